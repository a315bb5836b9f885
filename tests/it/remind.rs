//! `remind`: what needs attention, shown once, while the shop is open; and the timers that ask for it.

use std::io::ErrorKind;
use std::path::PathBuf;

use crate::fixture::{Said, Shop};

/// A shop at half past five in the afternoon that owes Ana a call since four, has Leo's lamp to deliver by six, has heard from Eva
/// that she comes by today, and has until Thursday to call Rosa.
fn busy() -> Shop {
    let mut shop = Shop::new().at("2026-11-21 10:00");
    shop.desk.notices.set(true);
    shop.ok("-q add Ana call with the quote today at 4pm");
    shop.ok("-q add Leo deliver the lamp today at 18:00");
    shop.ok("-q expect Eva she brings the form today at 18:30");
    shop.ok("-q add Rosa call on thursday at 5pm");
    shop.set_clock("2026-11-21 17:30");
    shop
}

/// What the notices said above, in their order.
fn summaries(shop: &Shop) -> Vec<String> {
    shop.desk.shown.borrow().iter().map(|notice| notice.summary.clone()).collect()
}

/// What the last notice said below.
fn body(shop: &Shop) -> String {
    shop.desk.shown.borrow().last().expect("there was a notice").body.clone()
}

#[test]
fn what_needs_attention_is_printed_and_shown_in_one_notice() {
    let shop = busy();
    assert_eq!(
        shop.ok("remind"),
        "Overdue\n1  = Ana   call with the quote  today 16:00\n\n\
         About to break: warn them now\n2  = Leo   deliver the lamp  today 18:00\n\n\
         Have it confirmed\n3  = Eva   she brings the form  today 18:30\n\n\
         In a notice on the desktop: 3 new.\n"
    );
    assert_eq!(summaries(&shop), ["3 promises need you"]);
    assert_eq!(
        body(&shop),
        "Overdue · 1 Ana, today 16:00: call with the quote\n\
         About to break: warn them now · 2 Leo, today 18:00: deliver the lamp\n\
         Have it confirmed · 3 Eva, today 18:30: she brings the form"
    );
}

#[test]
fn the_notice_speaks_the_language_of_the_reader() {
    let shop = busy().env("PROMISE_LANG", "es");
    let text = shop.ok("recuerda");
    assert!(
        text.contains("A punto de fallar: avise ya") && text.contains("En un aviso en la pantalla: 3 nuevas."),
        "{text}"
    );
    assert_eq!(summaries(&shop), ["3 promesas le esperan"]);
}

#[test]
fn no_notice_is_shown_twice_for_the_same_thing() {
    let shop = busy();
    shop.ok("remind");
    let text = shop.ok("remind");
    assert!(text.starts_with("Overdue\n") && text.ends_with("There was a notice of all of them before.\n"), "{text}");
    assert_eq!(shop.ok("-q remind"), "");
    assert_eq!(summaries(&shop).len(), 1);
}

#[test]
fn what_changes_is_shown_by_itself() {
    let mut shop = busy();
    shop.ok("remind");
    shop.set_clock("2026-11-21 18:10");
    shop.ok("-q remind");
    assert_eq!(summaries(&shop).last().unwrap(), "One promise needs you");
    assert!(body(&shop).starts_with("Overdue · 2 Leo"), "{}", body(&shop));
    shop.ok("move 1 today at 18:20 --told");
    shop.set_clock("2026-11-21 18:25");
    shop.ok("-q remind");
    assert!(body(&shop).starts_with("Overdue · 1 Ana, today 18:20"), "moved, it is another matter: {}", body(&shop));
    assert_eq!(summaries(&shop).len(), 3);
}

#[test]
fn outside_opening_hours_it_says_so_and_nothing_else() {
    let mut shop = busy();
    for closed in ["2026-11-21 19:01", "2026-11-22 12:00", "2026-11-23 08:59"] {
        shop.set_clock(closed);
        let said = shop.ok("remind");
        assert!(said.starts_with("You are closed now.") && said.lines().count() < 3, "{said}");
        assert_eq!(shop.ok("-q remind"), "");
        assert_eq!(shop.json("remind"), serde_json::json!([]));
    }
    assert_eq!(summaries(&shop), [""; 0]);
    shop.set_clock("2026-11-23 09:00");
    shop.ok("-q remind");
    assert_eq!(summaries(&shop).len(), 1, "it is shown once the shop opens");
    let mut shop = busy().settings("hours = \"mon-sat 09:00-14:00 17:00-20:00\"\nholidays = [\"2026-11-23\"]\n");
    for (when, shown) in [("2026-11-21 15:00", 0), ("2026-11-23 17:30", 0), ("2026-11-24 17:30", 1)] {
        shop.set_clock(when);
        shop.ok("-q remind");
        assert_eq!(summaries(&shop).len(), shown, "{when}");
    }
}

#[test]
fn the_calls_of_the_slot_come_when_it_begins() {
    let mut shop =
        Shop::new().at("2026-11-20 10:00").settings("callback_slot = \"18:00-19:00\"\nmargin_call = \"0 min\"\n");
    shop.desk.notices.set(true);
    shop.ok("-q add Ana I'll call you tomorrow");
    shop.set_clock("2026-11-21 17:59");
    assert_eq!(shop.ok("-q remind"), "");
    assert_eq!(summaries(&shop).len(), 0);
    shop.set_clock("2026-11-21 18:00");
    let text = shop.ok("remind");
    assert!(text.starts_with("Call back now\n1  = Ana"), "{text}");
    assert!(body(&shop).starts_with("Call back now · 1 Ana"), "{}", body(&shop));
}

#[test]
fn where_nothing_needs_attention_nothing_is_shown_or_made() {
    let shop = Shop::new();
    shop.desk.notices.set(true);
    assert_eq!(shop.ok("remind"), "Nothing needs attention now.\n");
    assert_eq!(shop.json("remind"), serde_json::json!([]));
    assert!(!shop.store().exists());
    assert_eq!(summaries(&shop).len(), 0);
}

#[test]
fn without_a_desktop_it_prints_and_all_is_well() {
    let shop = busy();
    shop.desk.trouble.set(Some(ErrorKind::ConnectionRefused));
    let text = shop.ok("remind");
    assert!(text.contains("1  = Ana") && text.contains("No notice: there is no desktop here"), "{text}");
    assert_eq!(shop.ok("-q remind"), "1\n2\n3\n", "what a timer prints is mailed by cron");
    assert_eq!(shop.ok("-q remind"), "", "and that only once");
    shop.desk.trouble.set(None);
    shop.ok("-q remind");
    assert_eq!(summaries(&shop), ["3 promises need you"], "a desktop that comes later shows it");
    assert_eq!(shop.ok("-q remind"), "");
    assert_eq!(summaries(&shop).len(), 1);
}

#[test]
fn a_build_without_notices_says_so() {
    let shop = busy();
    shop.desk.notices.set(false);
    let text = shop.ok("remind");
    assert!(text.contains("this build of the program shows none"), "{text}");
    assert_eq!(summaries(&shop).len(), 0);
}

#[test]
fn a_desktop_that_does_not_answer_is_not_asked_twice() {
    let shop = busy();
    shop.desk.trouble.set(Some(ErrorKind::TimedOut));
    assert!(shop.ok("remind").contains("the desktop does not answer"));
    shop.desk.trouble.set(None);
    shop.ok("-q remind");
    assert_eq!(summaries(&shop).len(), 0, "it may have shown it");
}

#[test]
fn what_cannot_be_noted_is_not_shown() {
    let shop = busy();
    std::fs::create_dir(shop.store().join("reminded.new")).unwrap();
    for _ in 0..2 {
        let Said { code, out, err } = shop.sh("remind");
        assert_eq!(code, 0, "{err}");
        assert!(out.contains("1  = Ana") && err.contains("could not be noted"), "{out}{err}");
        assert!(!out.contains("There was a notice") && !out.ends_with("\n\n"), "{out}");
        assert!(err.contains("reminded.new was not written"), "{err}");
        let quiet = shop.sh("-q remind");
        assert!(quiet.out.starts_with("1\n") && quiet.err.contains("could not be noted"), "{quiet:?}");
        assert!(shop.sh("--json remind").out.contains("\"notified\": false"));
    }
    assert_eq!(summaries(&shop).len(), 0);
}

#[test]
fn the_note_holds_no_name_and_may_be_lost_or_broken() {
    let shop = busy();
    shop.ok("-q remind");
    let file = shop.store().join("reminded");
    let note = std::fs::read_to_string(&file).unwrap();
    assert!(!note.contains("Ana") && !note.contains("quote") && note.contains("\"1 overdue "), "{note}");
    assert!(shop.sh("doctor").code == 0, "a look at the store knows the file");
    for broken in ["", "nonsense\n", &note.replace("overdue", "ovredue")] {
        std::fs::write(&file, broken).unwrap();
        shop.ok("-q remind");
    }
    assert_eq!(summaries(&shop).len(), 4, "once more for each time that the note was lost");
}

#[test]
fn what_is_closed_is_forgotten() {
    let mut shop = busy();
    shop.ok("-q remind");
    shop.ok("done 1");
    shop.set_clock("2026-11-21 18:10");
    let note = || std::fs::read_to_string(shop.store().join("reminded")).unwrap();
    assert!(note().contains("\"1 overdue"));
    shop.ok("-q remind");
    assert!(!note().contains("\"1 overdue") && note().contains("\"2 at-risk"), "{}", note());
}

#[test]
fn a_long_list_is_cut_in_the_notice_and_whole_in_print() {
    let mut shop = Shop::new().at("2026-11-21 10:00");
    shop.desk.notices.set(true);
    for number in 1..=9 {
        shop.ok(&format!("-q add Customer{number} call today at 11:00 about {}", "a very long matter ".repeat(20)));
    }
    shop.set_clock("2026-11-21 12:00");
    assert_eq!(shop.ok("remind").lines().filter(|line| line.contains("Customer")).count(), 9);
    assert_eq!(body(&shop).lines().count(), 6);
    assert!(body(&shop).lines().all(|line| line.chars().count() <= 90), "{}", body(&shop));
    assert!(body(&shop).ends_with("… and 4 more: promise remind"));
}

#[test]
fn a_notice_holds_nothing_that_a_screen_would_obey() {
    let mut shop = Shop::new().at("2026-11-21 10:00");
    shop.desk.notices.set(true);
    let said = shop.run(&["-q", "add", "A\u{1b}[31mna\u{202e}:", "call\u{7} <b>him</b> & her today at 11:00"]);
    assert_eq!(said.code, 0, "{}", said.err);
    shop.set_clock("2026-11-21 12:00");
    shop.ok("-q remind");
    let text = body(&shop);
    assert!(text.chars().all(|c| !promise::render::style::is_unprintable(c)), "{text:?}");
    // Whether it is markup is for the desktop to say, and is seen to where that is known.
    assert!(text.contains("<b>him</b> & her"), "{text}");
}

#[test]
fn programs_are_told_why_and_whether_there_was_a_notice() {
    let shop = busy();
    let list = shop.json("remind");
    let fields = |at: usize| (list[at]["id"].clone(), list[at]["attention"].clone(), list[at]["notified"].clone());
    assert_eq!(fields(0), ("1".into(), "overdue".into(), true.into()));
    assert_eq!(fields(1), ("2".into(), "at-risk".into(), true.into()));
    assert_eq!(fields(2), ("3".into(), "confirm".into(), true.into()));
    let shop = busy();
    shop.desk.notices.set(false);
    assert!(shop.sh("--json remind").out.contains("\"notified\": false"));
}

#[test]
fn it_fits_forty_columns() {
    let shop = busy().columns(40);
    let text = shop.ok("remind");
    assert!(text.lines().all(|line| line.chars().count() <= 40), "{text}");
}

#[test]
fn times_that_are_none_are_refused() {
    for (typed, named) in [
        ("25:00", "25:00"),
        ("9", "9"),
        ("09:00,noon", "noon"),
        ("9:5", "9:5"),
        ("", ""),
        ("-1:00", "-1:00"),
        ("09:60", "09:60"),
    ] {
        let said = Shop::new().run(&["remind", "on", &format!("--at={typed}")]);
        assert_eq!(said.code, 2, "{typed}");
        assert!(said.err.starts_with(&format!("error: `{named}` is no time of day\nhint: ")), "{}", said.err);
    }
    let many: Vec<String> = (0..49).map(|minute| format!("9:{minute:02}")).collect();
    assert_eq!(Shop::new().sh(&format!("remind on --at {}", many.join(","))).code, 2);
    for line in ["remind --at 09:00", "remind off --at 09:00", "remind status --print", "remind off --print"] {
        let said = Shop::new().sh(line);
        assert_eq!(said.code, 2, "{line}");
        assert!(said.err.contains("only says how reminders are switched on"), "{}", said.err);
    }
    let said = Shop::new().sh("remind maybe");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("`maybe`") && said.err.contains("on, off, status"), "{}", said.err);
}

#[test]
fn where_nothing_starts_programs_by_the_clock_it_says_so() {
    let shop = Shop::new();
    let said = shop.sh("remind on");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("nothing here that starts programs by the clock"), "{}", said.err);
    assert_eq!(shop.ok("remind status"), "Reminders are off.\n");
    assert_eq!(shop.ok("remind off"), "Reminders are off.\n");
}

fn unit(shop: &Shop, name: &str) -> PathBuf {
    shop.folder().join(".config/systemd/user").join(name)
}

#[test]
fn systemd_is_taken_where_it_is_and_given_back() {
    let shop = Shop::new();
    shop.desk.systemd.set(true);
    shop.desk.cron.replace(Some(Vec::new()));
    shop.desk.notices.set(true);
    let said = shop.ok("remind on --at 18:30,9:00,09:00");
    assert_eq!(said, "Reminders are on (systemd): at 09:00, 18:30 while you are open, each thing once.\n");
    let service = std::fs::read_to_string(unit(&shop, "promise-remind.service")).unwrap();
    let store = shop.store();
    let line = format!(
        "ExecStart=:\"/usr/bin/promise\" \"--quiet\" \"--lang\" \"en\" \"--store\" \"{}\" \"remind\"\n",
        store.display()
    );
    assert!(service.contains(&line), "{service}");
    let timer = std::fs::read_to_string(unit(&shop, "promise-remind.timer")).unwrap();
    assert!(timer.contains("OnCalendar=*-*-* 09:00:00\nOnCalendar=*-*-* 18:30:00\nPersistent=true\n"), "{timer}");
    assert!(shop.desk.calls.borrow().ends_with(&[
        "systemctl --user daemon-reload".into(),
        "systemctl --user enable promise-remind.timer".into(),
        "systemctl --user restart promise-remind.timer".into(),
        "crontab -l".into(),
    ]));
    assert_eq!(
        shop.json("remind status"),
        serde_json::json!({"on": true, "scheduler": "systemd", "at": ["09:00", "18:30"], "notices": true})
    );
    shop.ok("remind on");
    assert_eq!(
        shop.ok("remind status"),
        "Reminders are on (systemd): every 15 minutes while you are open, each thing\nonce.\n"
    );
    assert_eq!(shop.ok("remind off"), "Reminders are off now.\n");
    assert!(!unit(&shop, "promise-remind.service").exists() && !unit(&shop, "promise-remind.timer").exists());
    assert!(shop.desk.calls.borrow().contains(&"systemctl --user disable --now promise-remind.timer".into()));
    assert_eq!(shop.ok("-q remind status"), "off\n");
}

#[test]
fn a_unit_of_somebody_else_is_left_alone() {
    let shop = Shop::new();
    shop.desk.systemd.set(true);
    let file = unit(&shop, "promise-remind.timer");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, "[Timer]\n").unwrap();
    for line in ["remind on", "remind off", "remind status"] {
        let said = shop.sh(line);
        assert_eq!(said.code, 1, "{line}");
        assert!(said.err.contains("was not written by this program"), "{}", said.err);
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "[Timer]\n");
    assert!(!unit(&shop, "promise-remind.service").exists());
}

#[test]
fn the_other_lines_of_a_crontab_stay_byte_for_byte() {
    for before in
        [&b"# mine\n*/5 * * * * date +\\%H >/dev/null\n\n\tMAILTO=\"\"\r\n\xff\xfe\n"[..], b"0 1 * * * true\n", b""]
    {
        let shop = Shop::new();
        shop.desk.cron.replace(Some(before.to_vec()));
        shop.ok("remind on --at 09:00,18:30");
        shop.ok("remind on --at 08:05");
        let with = shop.desk.cron.borrow().clone().unwrap();
        let ours = String::from_utf8(with.strip_prefix(before).expect("other lines stay").to_vec()).unwrap();
        let store = shop.store();
        let expected = format!(
            "# BEGIN promise remind at: 08:05\n5 8 * * * '/usr/bin/promise' '--quiet' '--lang' 'en' '--store' '{}' 'remind'\n# END promise remind\n",
            store.display()
        );
        assert_eq!(ours, expected);
        assert_eq!(shop.json("remind status")["at"], serde_json::json!(["08:05"]));
        shop.ok("remind off");
        assert_eq!(shop.desk.cron.borrow().as_deref().unwrap(), before);
        let last = shop.desk.calls.borrow().last().cloned().unwrap();
        assert_eq!(last, if before.is_empty() { "crontab -r" } else { "crontab -" }, "none was there before");
    }
}

#[test]
fn a_crontab_that_cannot_be_understood_is_not_touched() {
    for broken in ["# BEGIN promise remind\n0 1 * * * true\n", "0 1 * * * true\n# END promise remind\n"] {
        let shop = Shop::new();
        shop.desk.cron.replace(Some(broken.into()));
        for line in ["remind on", "remind off"] {
            let said = shop.sh(line);
            assert_eq!(said.code, 1, "{line}");
            assert!(said.err.contains("one is missing") && said.err.contains("crontab -e"), "{}", said.err);
            let told = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(told.ends_with("crontab -e: # BEGIN promise remind, # END promise remind"), "{told}");
            let store = shop.store().join("elsewhere");
            let said = shop.run(&["--store", store.to_str().unwrap(), "remind", "off"]);
            let told = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(told.ends_with("crontab -e: # BEGIN promise remind, # END promise remind"), "{told}");
        }
        assert_eq!(shop.desk.cron.borrow().as_deref().unwrap(), broken.as_bytes());
    }
}

#[test]
fn remarks_of_their_owner_that_look_like_marks_stay() {
    let shop = Shop::new();
    let before = "# END promise remind x\n# BEGIN promise reminders\n# BEGIN promise remind me\n0 1 * * * true\n";
    shop.desk.cron.replace(Some(before.into()));
    assert_eq!(shop.ok("remind status"), "Reminders are off.\n");
    shop.ok("remind on --at 09:00");
    shop.ok("remind on");
    assert!(shop.ok("remind status").starts_with("Reminders are on (crontab): every 15 minutes"));
    let ours = String::from_utf8(shop.desk.cron.borrow().clone().unwrap()).unwrap();
    assert!(ours.starts_with(before) && ours.matches("# BEGIN").count() == 3, "{ours}");
    // A line end of another system is no other mark.
    shop.desk.cron.replace(Some(ours.replace('\n', "\r\n").into()));
    assert_eq!(shop.ok("remind off"), "Reminders are off now.\n");
    assert_eq!(shop.desk.cron.borrow().as_deref().unwrap(), before.replace('\n', "\r\n").as_bytes());
}

/// What would be written for a shop in a folder of that name.
fn printed(scheduler: &str, program: &str, store: &str) -> Said {
    let shop = Shop::new();
    shop.desk.program.replace(Some(program.into()));
    shop.run(&["--store", store, "remind", "on", "--at", "09:00", "--print", "--for", scheduler])
}

#[test]
fn printing_installs_nothing() {
    for scheduler in ["systemd", "crontab", "launchd", "windows"] {
        let shop = Shop::new();
        shop.desk.systemd.set(true);
        shop.desk.cron.replace(Some(Vec::new()));
        for line in [format!("remind on --print --for {scheduler}"), format!("remind --print --for {scheduler}")] {
            let text = shop.ok(&line);
            assert!(text.contains("promise") && text.contains("remind"), "{text}");
        }
        assert!(shop.desk.calls.borrow().is_empty() && !shop.folder().join(".config").exists(), "{scheduler}");
        assert_eq!(shop.desk.cron.borrow().as_deref(), Some(&b""[..]));
    }
}

#[test]
fn a_path_cannot_become_an_option_or_a_word_of_a_shell() {
    let quoted = "/opt/my \"tools\"/pro'mise";
    for (scheduler, program, expected) in [
        (
            "systemd",
            "/opt/my 5% tools/promise",
            "ExecStart=:\"/opt/my 5%% tools/promise\" \"--quiet\" \"--lang\" \"en\" \"--store\" \"/srv/50%% & $HOME `x`; -q\" \"remind\"\n",
        ),
        (
            "crontab",
            quoted,
            "0 9 * * * '/opt/my \"tools\"/pro'\"'\"'mise' '--quiet' '--lang' 'en' '--store' '/srv/50\\% & $HOME `x`; -q' 'remind'\n",
        ),
        (
            "launchd",
            quoted,
            "    <string>/opt/my &quot;tools&quot;/pro'mise</string>\n    <string>--quiet</string>\n    <string>--lang</string>\n    <string>en</string>\n    <string>--store</string>\n    <string>/srv/50% &amp; $HOME `x`; -q</string>\n    <string>remind</string>\n",
        ),
    ] {
        let said = printed(scheduler, program, "/srv/50% & $HOME `x`; -q");
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.out.contains(expected), "{scheduler}\n{}", said.out);
    }
    let said = printed("systemd", "/usr/bin/promise", "/srv/a \"b\" \\ c");
    assert!(said.out.contains(" \"/srv/a \\\"b\\\" \\\\ c\" \"remind\"\n"), "{}", said.out);
    assert_eq!(printed("systemd", quoted, "/srv/a").code, 1, "systemd takes no quotes in the path of a program");
    let said = printed("windows", "/opt/my tools/promise", "/srv/a & b $HOME\\");
    assert!(said.out.contains("<Command>&quot;/opt/my tools/promise&quot;</Command>"), "{}", said.out);
    assert!(said.out.contains("&quot;/srv/a &amp; b $HOME\\\\&quot; &quot;remind&quot;</Arguments>"), "{}", said.out);
}

#[test]
fn a_folder_that_begins_with_a_dash_is_named_from_the_root() {
    for scheduler in ["systemd", "crontab", "launchd", "windows"] {
        let said = printed(scheduler, "/usr/bin/promise", "./-rf");
        assert!(said.out.contains("/-rf") && !said.out.contains("\"-rf") && !said.out.contains("'-rf"), "{}", said.out);
        let said = Shop::new().run(&["--store=-rf", "remind", "--print", "--for", scheduler]);
        assert!(
            !said.out.contains(">-rf") && !said.out.contains("\"-rf") && !said.out.contains("'-rf"),
            "{}",
            said.out
        );
    }
}

#[test]
fn a_path_that_a_timer_cannot_be_given_is_refused() {
    for (scheduler, store) in [
        ("systemd", "/srv/a\nExecStart=/bin/evil"),
        ("crontab", "/srv/a\n* * * * * evil"),
        ("crontab", "/srv/a\\%evil"),
        ("launchd", "/srv/a\u{1}"),
        ("windows", "/srv/%PATH%"),
        ("windows", "/srv/$(Arg0)"),
        ("windows", "/srv/a\" evil \"b"),
        ("systemd", "/srv/a\rb"),
    ] {
        let said = printed(scheduler, "/usr/bin/promise", store);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{scheduler} {store:?}");
        assert!(said.err.contains("this timer cannot be given `/srv/"), "{}", said.err);
    }
}

#[test]
fn another_settings_file_goes_with_the_timer() {
    for (scheduler, expected) in [
        ("systemd", "Environment=\"PROMISE_CONFIG=/etc/50%% \\\"a\\\".toml\"\n"),
        ("crontab", " * * * * env 'PROMISE_CONFIG=/etc/50\\% \"a\".toml' '/usr/bin/promise' "),
        ("launchd", "<dict><key>PROMISE_CONFIG</key><string>/etc/50% &quot;a&quot;.toml</string></dict>"),
    ] {
        let shop = Shop::new();
        shop.desk.settings_file.replace(Some("/etc/50% \"a\".toml".into()));
        let text = shop.ok(&format!("remind --print --for {scheduler}"));
        assert!(text.contains(expected), "{text}");
    }
    let shop = Shop::new();
    shop.desk.settings_file.replace(Some("/etc/a.toml".into()));
    assert_eq!(shop.sh("remind --print --for windows").code, 1, "the Task Scheduler has no variables");
}

#[test]
fn a_language_that_is_set_need_not_go_with_the_timer() {
    let shop = Shop::new().settings("language = \"es\"\n");
    assert!(!shop.ok("remind --print --for crontab").contains("--lang"), "it is read from the settings");
    let shop = Shop::spanish();
    assert!(shop.ok("recuerda --print --for crontab").contains("'--lang' 'es'"));
}

#[test]
fn launchd_and_windows_are_told_to_take_their_files() {
    let shop = Shop::new();
    shop.ok("remind on --for launchd --at 09:00");
    let plist = shop.folder().join("Library/LaunchAgents/promise.remind.plist");
    let text = std::fs::read_to_string(&plist).unwrap();
    assert!(
        text.contains("<dict><key>Hour</key><integer>9</integer><key>Minute</key><integer>0</integer></dict>"),
        "{text}"
    );
    assert!(shop.desk.calls.borrow().contains(&format!("launchctl load -w {}", plist.display())));
    assert_eq!(shop.json("remind status --for launchd")["at"], serde_json::json!(["09:00"]));
    shop.ok("remind off --for launchd");
    assert!(!plist.exists() && shop.desk.calls.borrow().contains(&format!("launchctl unload -w {}", plist.display())));
    shop.ok("remind on --for windows");
    let task = shop.folder().join(".config/promise/promise-remind.xml");
    assert!(
        shop.desk.calls.borrow().contains(&format!("schtasks /create /f /tn promise-remind /xml {}", task.display()))
    );
    assert!(std::fs::read_to_string(&task).unwrap().contains("<Interval>PT15M</Interval>"));
    shop.ok("remind off --for windows");
    assert!(!task.exists() && shop.desk.calls.borrow().contains(&"schtasks /delete /f /tn promise-remind".into()));
}
