//! Promises in calendars: what is written, who may change it, and what comes back.

use std::fs;
use std::path::PathBuf;

use crate::fixture::Shop;

/// The files of the calendar folder, with their names.
fn files(shop: &Shop) -> Vec<(String, String)> {
    let Ok(folder) = fs::read_dir(folder(shop)) else { return Vec::new() };
    let mut files: Vec<_> = folder
        .map(|file| file.unwrap())
        .map(|file| (file.file_name().into_string().unwrap(), fs::read_to_string(file.path()).unwrap()))
        .collect();
    files.sort();
    files
}

fn folder(shop: &Shop) -> PathBuf {
    shop.folder().join("calendar")
}

/// The file of the promise with that number.
fn file(shop: &Shop, id: &str) -> String {
    let start = format!("promise-{id}-");
    files(shop).into_iter().find(|(name, _)| name.starts_with(&start)).unwrap_or_else(|| panic!("no file of {id}")).1
}

/// Changes the file of a promise as another program would.
fn change(shop: &Shop, id: &str, from: &str, to: &str) {
    let start = format!("promise-{id}-");
    let (name, text) = files(shop).into_iter().find(|(name, _)| name.starts_with(&start)).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(folder(shop).join(name), text.replacen(from, to, 1)).unwrap();
}

/// The content lines, unfolded.
fn lines(text: &str) -> Vec<String> {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// The value of the first line that begins so, escapes taken back.
fn value(text: &str, start: &str) -> String {
    let line =
        lines(text).into_iter().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}\n{text}"));
    let mut value = String::new();
    let mut chars = line[start.len()..].chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            (_, Some('n')) => value.push('\n'),
            (_, Some(escaped)) => value.push(escaped),
            (c, None) => value.push(c),
        }
    }
    value
}

/// A shop whose calendar folder is kept in step.
fn kept(shape: &str) -> Shop {
    let shop = Shop::new();
    let text = format!("calendar = {:?}\ncalendar_as = \"{shape}\"\n", folder(&shop));
    shop.settings(&text)
}

#[test]
fn times_are_in_utc_and_whole_days_are_dates() {
    for (said, wanted) in [
        ("I'll call you tomorrow at 5", ["DTSTART:20261122T160000Z", "DTEND:20261122T161500Z"]),
        ("I'll call you on monday between 10 and 12", ["DTSTART:20261123T090000Z", "DTEND:20261123T110000Z"]),
        ("the frame will be ready on friday", ["DTSTART;VALUE=DATE:20261127", "DTEND;VALUE=DATE:20261128"]),
        ("the frame will be ready by friday", ["DTSTART;VALUE=DATE:20261127", "DTEND;VALUE=DATE:20261128"]),
        (
            "the frame will be ready from monday to wednesday",
            ["DTSTART;VALUE=DATE:20261123", "DTEND;VALUE=DATE:20261126"],
        ),
        // Said on a Saturday: the days before are over, and the shop closes on Sunday.
        ("the frame will be ready this week", ["DTSTART;VALUE=DATE:20261121", "DTEND;VALUE=DATE:20261122"]),
        // Without a date: the day on which it is looked at again.
        ("I'll see to it as soon as I can", ["DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261125"]),
        // After the clocks were changed in spring.
        ("I'll call you on 29 march at 10", ["DTSTART:20270329T080000Z", "DTEND:20270329T081500Z"]),
    ] {
        let shop = Shop::new();
        shop.ok(&format!("add Ana \"{said}\""));
        let text = shop.ok("export --ics -");
        for line in wanted {
            assert!(lines(&text).contains(&line.to_owned()), "{said}: {line}\n{text}");
        }
    }
}

#[test]
fn tasks_are_due_when_their_windows_end() {
    for (said, wanted) in [
        ("I'll call you tomorrow at 5", "DUE:20261122T160000Z"),
        ("I'll call you on monday between 10 and 12", "DUE:20261123T110000Z"),
        ("the frame will be ready on friday", "DUE;VALUE=DATE:20261127"),
        ("the frame will be ready next week", "DUE;VALUE=DATE:20261128"),
    ] {
        let shop = Shop::new();
        shop.ok(&format!("add Ana \"{said}\""));
        let text = shop.ok("export --ics --as todo");
        assert!(lines(&text).contains(&wanted.to_owned()), "{said}\n{text}");
    }
    let shop = Shop::new();
    shop.ok("add Ana I\\'ll see to it as soon as I can");
    let text = shop.ok("export --ics --as task");
    assert!(!text.contains("DUE") && text.contains("STATUS:NEEDS-ACTION"), "{text}");
}

#[test]
fn the_same_promises_make_the_same_bytes() {
    let mut shop = Shop::new();
    shop.ok("add Ana I\\'ll call you tomorrow at 5 --phone 600123456");
    shop.ok("add Leo the frame will be ready on friday --complaint --owner Marta");
    let text = shop.ok("export --ics -");
    shop.set_clock("2026-11-22 09:30");
    assert_eq!(shop.ok("export --ics -"), text);
    let description = value(&text, "DESCRIPTION:");
    assert_eq!(
        description,
        "Customer: Ana\nPhone: 600123456\nSaid: “tomorrow at 5”\nFixed wording: they will count on it\nPromise 1"
    );
}

#[test]
fn nothing_in_a_name_or_a_text_leaves_its_property() {
    let evil = [
        "a\r\nATTENDEE:mailto:x@y",
        "b\nEND:VEVENT\nBEGIN:VEVENT",
        "c\\nd\\;e,f;g:h\"i",
        "e\u{2028}X:1\u{85}Y:2\u{0}Z",
        "f\u{202e}gnp\u{1b}[31m",
        "\\",
        "😀 ñandú 漢字",
    ];
    let shop = Shop::new();
    let entries: Vec<_> = evil
        .iter()
        .map(|evil| {
            serde_json::json!({
                "who": evil, "what": format!("{evil} {evil}"), "due": "2026-11-27", "phone": evil, "owner": evil,
                "tags": [evil], "note": evil,
            })
        })
        .collect();
    let said = shop.pipe(&["import", "-"], serde_json::to_string(&entries).unwrap().as_bytes());
    assert_eq!(said.code, 0, "{}", said.err);
    for shape in ["event", "todo"] {
        let text = shop.ok(&format!("export --ics --as {shape}"));
        let all = lines(&text);
        let mut names: Vec<&str> = all.iter().map(|line| line.split([':', ';']).next().unwrap()).collect();
        names.sort_unstable();
        names.dedup();
        let dates = if shape == "event" { vec!["DTEND", "DTSTART", "TRANSP"] } else { vec!["DUE", "STATUS"] };
        let known = [
            "ACTION",
            "BEGIN",
            "CREATED",
            "DESCRIPTION",
            "DTSTAMP",
            "END",
            "LAST-MODIFIED",
            "PRODID",
            "SEQUENCE",
            "SUMMARY",
            "TRIGGER",
            "UID",
            "VERSION",
            "X-PROMISE-DATE",
            "X-PROMISE-MARK",
            "X-PROMISE-STATUS",
        ];
        for name in names {
            assert!(known.contains(&name) || dates.contains(&name), "{name}\n{text}");
        }
        let component = if shape == "event" { "BEGIN:VEVENT" } else { "BEGIN:VTODO" };
        assert_eq!(all.iter().filter(|line| *line == component).count(), evil.len());
        assert!(!text.chars().any(|c| c.is_control() && !matches!(c, '\r' | '\n')), "{text:?}");
        assert!(!text.contains(['\u{202e}', '\u{2028}', '\u{85}']));
    }
    let text = shop.ok("export --ics -");
    assert!(
        lines(&text).contains(
            &"SUMMARY:c\\\\nd\\\\\\;e\\,f\\;g:h\"i: c\\\\nd\\\\\\;e\\,f\\;g:h\"i c\\\\nd\\\\\\;e\\,f\\;g:h\"i"
                .to_owned()
        ),
        "{text}"
    );
}

#[test]
fn long_lines_are_folded_at_75_octets_and_never_inside_a_character() {
    // Every place of the fold beside characters of one, two, three and four bytes.
    for filler in ["x", "ñ", "漢", "😀", "a ", "é😀"] {
        for shift in 0..8 {
            let shop = Shop::new();
            let what = format!("{}{}", "y".repeat(shift), filler.repeat(90));
            shop.run(&["add", "Ana", &what, "--by", "friday at 10"]);
            let text = shop.ok("export --ics -");
            for line in text.as_bytes().split(|byte| *byte == b'\n') {
                assert!(line.len() <= 76, "{}: {}", line.len(), String::from_utf8_lossy(line));
                assert!(std::str::from_utf8(line).is_ok());
            }
            assert_eq!(value(&text, "SUMMARY:"), format!("Ana: {}", what.trim_end()));
        }
    }
}

#[test]
fn alarms_ring_while_the_shop_is_open_or_not_at_all() {
    let hours = "hours = [\"mon-fri 09:00-14:00 17:00-20:00\", \"sat 10:00-14:00\"]\n";
    for (said, now, wanted) in [
        // Half an hour of opening before a call.
        ("I'll call you on monday at 18:00", "2026-11-20 12:00", Some("-PT30M")),
        ("I'll call you on monday at 17:10", "2026-11-20 12:00", Some("-PT210M")),
        // Late at night, and before opening: before the closing before it.
        ("I'll call you on monday at 23:30", "2026-11-20 12:00", Some("-PT240M")),
        ("I'll call you on monday at 07:00", "2026-11-20 12:00", Some("-PT2490M")),
        // Said on Sunday for Sunday: nobody is there.
        ("I'll call you today at 17:00", "2026-11-22 12:00", None),
        // At night for the night.
        ("I'll call you today at 23:45", "2026-11-23 22:00", None),
        // Without a date: at opening time of the day on which it is looked at again.
        ("I'll see to it as soon as I can", "2026-11-20 12:00", Some(";VALUE=DATE-TIME:20261123T080000Z")),
    ] {
        let shop = Shop::new().settings(hours).at(now);
        shop.ok(&format!("add Ana \"{said}\""));
        let text = shop.ok("export --ics -");
        let alarm = wanted.map(|at| format!("TRIGGER{}{at}", if at.starts_with(';') { "" } else { ":" }));
        assert_eq!(lines(&text).into_iter().find(|line| line.starts_with("TRIGGER")), alarm, "{said}");
        assert_eq!(text.matches("BEGIN:VALARM").count(), usize::from(wanted.is_some()));
        assert_eq!(text.matches("DTSTAMP").count(), 1, "an alarm has no moment of its own");
    }
}

#[test]
fn a_task_rings_at_the_same_moment_as_an_appointment() {
    let shop = Shop::new();
    shop.ok("add Ana I\\'ll call you on monday at 5");
    let (event, todo) = (shop.ok("export --ics -"), shop.ok("export --ics --as todo"));
    assert!(event.contains("TRIGGER:-PT30M\r\n") && event.contains("DTSTART:20261123T160000Z"), "{event}");
    assert!(todo.contains("TRIGGER;VALUE=DATE-TIME:20261123T153000Z\r\n"), "{todo}");
}

#[test]
fn other_opening_hours_move_the_alarms_of_what_is_written_already() {
    let mut shop = kept("event");
    shop.ok("add Ana I\\'ll call you on monday at 5");
    let text = format!("calendar = {:?}\nhours = \"mon-fri 09:00-14:00\"\n", folder(&shop));
    shop = shop.settings(&text);
    assert_eq!(shop.ok("calendar"), "Calendar: 1 written, 0 taken away, 0 as they were.\n");
    assert!(file(&shop, "1").contains("TRIGGER:-PT210M"));
}

#[test]
fn every_change_keeps_the_folder_in_step() {
    let mut shop = kept("event");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    let first = file(&shop, "1");
    assert!(first.contains("SEQUENCE:0\r\n") && first.contains("DTSTART:20261122T160000Z"), "{first}");
    shop.set_clock("2026-11-21 18:30");
    shop.ok("move 1 monday at 10 --told");
    let moved = file(&shop, "1");
    assert!(moved.contains("SEQUENCE:1\r\n") && moved.contains("LAST-MODIFIED:20261121T173000Z"), "{moved}");
    assert_eq!(value(&moved, "UID:"), value(&first, "UID:"));
    shop.ok("who Ana --phone 600123456");
    assert!(file(&shop, "1").contains("Phone: 600123456"));
    shop.ok("edit 1 --what \"tell you the price\"");
    assert!(file(&shop, "1").contains("SUMMARY:Ana: tell you the price"));
    shop.ok("done 1");
    assert_eq!(files(&shop), []);
    shop.ok("undo");
    assert!(file(&shop, "1").contains("tell you the price"));
    shop.ok("undo 3");
    let back = file(&shop, "1");
    assert!(back.contains("DTSTART:20261122T160000Z") && !back.contains("SEQUENCE:0\r\n"), "{back}");
    shop.ok("undo");
    assert_eq!(files(&shop), [], "what was never promised is in no calendar");
    shop.ok("redo");
    assert_eq!(files(&shop).len(), 1);
}

#[test]
fn imports_and_restores_reach_the_folder_too() {
    let shop = kept("event");
    let said = shop.pipe(&["import", "-"], b"{\"who\":\"Ana\",\"what\":\"call\",\"due\":\"2026-11-24 10:00\"}");
    assert_eq!((said.code, files(&shop).len()), (0, 1), "{}", said.err);
    let copy = shop.folder().join("copy");
    shop.ok(&format!("backup {}", copy.display()));
    shop.ok("done 1");
    assert_eq!(files(&shop), []);
    shop.ok(&format!("restore {} --force", copy.display()));
    assert_eq!(files(&shop).len(), 1, "it is open again");
}

#[test]
fn tasks_stay_ticked_or_cancelled_for_a_month() {
    let mut shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    shop.ok("add Leo I\\'ll call you tomorrow at 6");
    shop.ok("done 1 --at 18:00");
    shop.ok("drop 2 --released");
    let done = file(&shop, "1");
    assert!(done.contains("STATUS:COMPLETED\r\n") && done.contains("COMPLETED:20261121T170000Z"), "{done}");
    assert!(!done.contains("VALARM"), "nobody wants to be warned of it any more");
    assert!(file(&shop, "2").contains("STATUS:CANCELLED\r\n"));
    shop.ok("undo");
    assert!(file(&shop, "2").contains("STATUS:NEEDS-ACTION\r\n"));
    shop.ok("redo");
    shop.set_clock("2026-12-22 18:00");
    assert_eq!(shop.ok("calendar"), "Calendar: 0 written, 2 taken away, 0 as they were.\n");
    assert_eq!(files(&shop), []);
}

#[test]
fn what_a_snapshot_tells_makes_the_same_files_as_everything_does() {
    let shop = kept("todo").env("PROMISE_SNAPSHOT", "0");
    shop.ok("add Ana I\\'ll call you tomorrow at 5 --phone 600123456");
    shop.ok("add Leo the frame will be ready on friday");
    shop.ok("add Ana the lens will be ready on monday");
    shop.ok("move 1 monday --told");
    shop.ok("tell 2 \"still on its way\"");
    shop.ok("confirm 2");
    assert_eq!(shop.sh("add Ana I\\'ll write on tuesday --phone 600999999").code, 0);
    assert!(file(&shop, "3").contains("600999999"), "all that is open for a customer has the new number");
    shop.ok("done 3");
    assert_eq!(shop.ok("calendar"), "Calendar: 0 written, 0 taken away, 4 as they were.\n");
}

#[test]
fn without_the_setting_no_folder_is_written() {
    let shop = Shop::new();
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    assert!(!folder(&shop).exists());
    let said = shop.sh("calendar");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("which folder?") && said.err.contains("hint:"), "{}", said.err);
}

#[test]
fn files_that_are_not_ours_are_never_touched() {
    let shop = kept("event");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    let (name, ours) = files(&shop).remove(0);
    let foreign = ours.replace("UID:promise-1", "UID:somebody-else");
    let unknown = ours.replace("UID:promise-1-", "UID:promise-77-");
    let folder = folder(&shop);
    fs::write(folder.join(&name), &foreign).unwrap();
    fs::write(folder.join("dentist.ics"), "BEGIN:VCALENDAR\r\n").unwrap();
    fs::write(folder.join(name.replace("promise-1-", "promise-77-")), &unknown).unwrap();
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    let before = files(&shop);
    let said = shop.sh("move 1 monday at 10 --told");
    assert_eq!(said.code, 0);
    assert!(said.err.contains("there is something else of that name"), "{}", said.err);
    let said = shop.sh("calendar");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("promise-77-") && said.err.contains("not known here"), "{}", said.err);
    assert_eq!(shop.sh("done 1").code, 0);
    assert_eq!(shop.sh("calendar --pull --yes").code, 0);
    assert_eq!(files(&shop), before);
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_out_of_the_folder() {
    let shop = kept("event");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    let (name, ours) = files(&shop).remove(0);
    let elsewhere = shop.folder().join("elsewhere.ics");
    fs::rename(folder(&shop).join(&name), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, folder(&shop).join(&name)).unwrap();
    assert!(shop.sh("move 1 monday at 10 --told").err.contains("warning:"));
    assert_eq!(shop.sh("done 1").code, 0);
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), ours);
}

#[test]
fn where_the_folder_cannot_be_written_the_promise_is_saved() {
    let shop = kept("event");
    fs::write(folder(&shop), "no folder").unwrap();
    let said = shop.sh("add Ana I\\'ll call you tomorrow at 5");
    assert_eq!(said.code, 0);
    assert!(said.err.starts_with("warning: the promise is saved, but its calendar file is not:"), "{}", said.err);
    assert_eq!(shop.json("list").as_array().unwrap().len(), 1);
    assert_eq!(shop.sh("calendar").code, 1);
}

#[test]
fn no_calendar_is_kept_among_the_files_of_the_store() {
    let shop = Shop::new();
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    let inside = shop.store().join("journal");
    let said = shop.run(&["calendar", inside.to_str().unwrap()]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert_eq!(fs::read_dir(inside).unwrap().count(), 1);
}

#[test]
fn a_file_that_only_looks_different_is_left_alone() {
    let shop = kept("event");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    change(&shop, "1", "SUMMARY:", "X-PHONE:1\r\nSUMMARY:");
    let before = files(&shop);
    assert_eq!(shop.ok("calendar"), "Calendar: 0 written, 0 taken away, 1 as they were.\n");
    assert_eq!(files(&shop), before);
    assert_eq!(shop.ok("calendar --force"), "Calendar: 1 written, 0 taken away, 0 as they were.\n");
    assert!(!file(&shop, "1").contains("X-PHONE"));
}

#[test]
fn uids_survive_an_export_and_an_import() {
    let shop = Shop::new();
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    shop.ok("add Leo the frame will be ready on friday");
    let other = Shop::new().at("2026-11-22 10:00");
    assert_eq!(other.pipe(&["import", "-"], shop.ok("export").as_bytes()).code, 0);
    assert_eq!(other.ok("export --ics -"), shop.ok("export --ics -"));
}

/// As a task that was ticked on a telephone.
fn tick(shop: &Shop, id: &str, at: &str) {
    change(
        shop,
        id,
        "\r\nSTATUS:NEEDS-ACTION",
        &format!("\r\nSTATUS:COMPLETED\r\nPERCENT-COMPLETE:100\r\nCOMPLETED:{at}"),
    );
}

#[test]
fn what_was_ticked_is_done_at_the_time_at_which_it_was_ticked() {
    let mut shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    shop.ok("add Leo I\\'ll call you tomorrow at 5");
    shop.set_clock("2026-11-22 19:00");
    tick(&shop, "1", "20261122T154500Z");
    tick(&shop, "2", "20261122T170000Z");
    let journal = shop.bytes();
    let dry = shop.ok("calendar --pull --dry-run");
    assert!(
        dry.contains("1 Ana: ticked today, 16:45: I'll call you") && dry.ends_with("Nothing was stored.\n"),
        "{dry}"
    );
    assert_eq!(shop.bytes(), journal);
    let said = shop.ok("calendar --pull");
    assert_eq!(said, "Kept: 1 Ana: I'll call you\nDone, 1 h late: 2 Leo: I'll call you\n");
    assert_eq!(shop.json("show 1")["closed_at"], "2026-11-22T16:45:00+01:00");
    assert_eq!(shop.json("show 2")["outcome"], "late");
    assert_eq!(shop.ok("calendar --pull"), "Nothing was ticked or moved there.\n");
    assert_eq!(shop.ok("calendar"), "Calendar: 0 written, 0 taken away, 2 as they were.\n");
    shop.ok("undo");
    assert_eq!(shop.json("list --open").as_array().unwrap().len(), 2, "one pull is one step");
}

#[test]
fn clocks_of_telephones_that_are_wrong_do_no_harm() {
    let mut shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    shop.ok("add Leo I\\'ll call you tomorrow at 5");
    shop.set_clock("2026-11-21 19:00");
    tick(&shop, "1", "20240101T000000Z");
    tick(&shop, "2", "20400101T000000Z");
    shop.ok("calendar --pull");
    assert_eq!(shop.json("show 1")["closed_at"], "2026-11-21T18:00:00+01:00");
    assert_eq!(shop.json("show 2")["closed_at"], "2026-11-21T19:00:00+01:00");
}

#[test]
fn a_ticked_complaint_leaves_its_check_as_ever() {
    let shop = kept("todo");
    for who in ["Ana", "Leo"] {
        shop.ok(&format!("add {who} I\\'ll call you on monday --complaint --owner Marta"));
    }
    tick(&shop, "1", "20261121T170000Z");
    tick(&shop, "2", "20261121T170000Z");
    shop.ok("calendar --pull");
    assert_eq!(shop.json("show 3")["follows"], "1");
    assert_eq!(shop.json("show 4")["follows"], "2");
    assert!(file(&shop, "4").contains("SUMMARY:Leo"));
}

const NEW_YORK: &str = "BEGIN:VTIMEZONE\r\nTZID:Big Apple\r\nBEGIN:STANDARD\r\nDTSTART:20071104T020000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nEND:STANDARD\r\n\
    BEGIN:DAYLIGHT\r\nDTSTART:20070311T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\nTZOFFSETFROM:-0500\r\n\
    TZOFFSETTO:-0400\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VTODO\r\n";

#[test]
fn the_same_moment_in_another_zone_is_no_move() {
    for (zone, written) in [
        ("", "DUE:20261122T160000Z"),
        ("", "DUE:20261122T170000"),
        ("", "DUE;TZID=Europe/Madrid:20261122T170000"),
        ("", "DUE;TZID=\"/freeassociation.sourceforge.net/Europe/Madrid\":20261122T170000"),
        (NEW_YORK, "DUE;TZID=Big Apple:20261122T110000"),
    ] {
        let shop = kept("todo");
        shop.ok("add Ana I\\'ll call you tomorrow at 5");
        change(&shop, "1", "DUE:20261122T160000Z", written);
        if !zone.is_empty() {
            change(&shop, "1", "BEGIN:VTODO\r\n", zone);
        }
        assert_eq!(shop.ok("calendar --pull"), "Nothing was ticked or moved there.\n", "{written}");
    }
}

#[test]
fn what_was_moved_there_is_recorded_when_that_is_said() {
    for (zone, written, phrase, by) in [
        ("", "DUE:20261124T100000Z", "2026-11-24 11:00", "2026-11-24T11:00:00+01:00"),
        ("", "DUE;TZID=Europe/Madrid:20261124T113000", "2026-11-24 11:30", "2026-11-24T11:30:00+01:00"),
        (NEW_YORK, "DUE;TZID=Big Apple:20270401T110000", "2027-04-01 17:00", "2027-04-01T17:00:00+02:00"),
        (NEW_YORK, "DUE;TZID=Big Apple:20270315T110000", "2027-03-15 16:00", "2027-03-15T16:00:00+01:00"),
        ("", "DUE;VALUE=DATE:20261124", "2026-11-24", "2026-11-25T00:00:00+01:00"),
    ] {
        let shop = kept("todo");
        shop.ok("add Ana I\\'ll call you tomorrow at 5");
        change(&shop, "1", "DUE:20261122T160000Z", written);
        if !zone.is_empty() {
            change(&shop, "1", "BEGIN:VTODO\r\n", zone);
        }
        let journal = shop.bytes();
        let there = files(&shop);
        let said = shop.ok("calendar --pull");
        assert!(said.contains(&format!("promise move 1 {phrase}\n")), "{written}: {said}");
        assert_eq!((shop.bytes(), files(&shop)), (journal, there), "nobody said so");
        shop.ok("calendar --pull --yes");
        let promise = shop.json("show 1");
        assert_eq!((&promise["window"]["by"], &promise["moves"]), (&by.into(), &1.into()), "{written}");
        assert_eq!(promise["bucket"], "untold", "the customer does not know yet");
        assert!(file(&shop, "1").contains("SEQUENCE:1\r\n"));
        assert_eq!(shop.ok("calendar --pull"), "Nothing was ticked or moved there.\n");
        shop.ok("undo");
        assert_eq!(shop.json("show 1")["moves"], 0);
    }
}

/// A zone whose changes of clocks are listed, in one line and in several.
const LISTED: &str = "BEGIN:VTIMEZONE\r\nTZID:RD\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n\
    DTSTART:20260329T020000\r\nRDATE:20270328T020000\r\nRDATE;VALUE=DATE-TIME:20280326T020000,20290325T020000\r\n\
    END:DAYLIGHT\r\nBEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nDTSTART:20261025T030000\r\n\
    RDATE:20271031T030000,20281029T030000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

#[test]
fn a_zone_whose_changes_of_clocks_are_listed_is_read_on_either_side_of_each() {
    for (there, here) in [
        ("20261201T100000", "2026-12-01T10:00:00+01:00"),
        ("20270401T100000", "2027-04-01T10:00:00+02:00"),
        ("20271102T100000", "2027-11-02T10:00:00+01:00"),
        ("20280401T100000", "2028-04-01T10:00:00+02:00"),
        ("20281102T100000", "2028-11-02T10:00:00+01:00"),
        ("20290401T100000", "2029-04-01T10:00:00+02:00"),
    ] {
        let shop = kept("todo");
        shop.ok("add Ana I\\'ll call you tomorrow at 5");
        change(&shop, "1", "BEGIN:VTODO\r\n", &format!("{LISTED}BEGIN:VTODO\r\n"));
        change(&shop, "1", "DUE:20261122T160000Z", &format!("DUE;TZID=RD:{there}"));
        shop.ok("calendar --pull --yes");
        assert_eq!(shop.json("show 1")["window"]["by"], here);
        let text = format!(
            "BEGIN:VCALENDAR\r\n{LISTED}BEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=RD:{there}\r\nSUMMARY:Leo: call\r\nEND:VEVENT\r\n\
             END:VCALENDAR\r\n"
        );
        assert_eq!(shop.pipe(&["import", "-", "--ics"], text.as_bytes()).code, 0);
        assert_eq!(shop.json("show 2")["window"]["by"], here);
    }
}

#[test]
fn an_end_that_was_dragged_is_a_move_of_what_lasts_or_of_whole_days() {
    for (said, from, to, phrase) in [
        (
            "we\\'ll come on monday between 10 and 12",
            "DTEND:20261123T110000Z",
            "DTEND:20261123T150000Z",
            "2026-11-23 10:00-16:00",
        ),
        (
            "we\\'ll come on monday between 10 and 12",
            "DTEND:20261123T110000Z",
            "DTEND:20261124T110000Z",
            "2026-11-23 10:00 - 2026-11-24 12:00",
        ),
        ("I\\'ll call you tomorrow at 5", "DTEND:20261122T161500Z", "DTEND:20261122T170000Z", ""),
        (
            "the frame will be ready from monday to wednesday",
            "DTEND;VALUE=DATE:20261126",
            "DTEND;VALUE=DATE:20261128",
            "2026-11-23 - 2026-11-27",
        ),
        (
            "the frame will be ready on monday",
            "DTEND;VALUE=DATE:20261124",
            "DTEND;VALUE=DATE:20261126",
            "2026-11-23 - 2026-11-25",
        ),
    ] {
        let shop = kept("event");
        shop.ok(&format!("add Ana \"{said}\""));
        change(&shop, "1", from, to);
        let there = files(&shop);
        let pulled = shop.ok("calendar --pull --dry-run");
        if phrase.is_empty() {
            assert_eq!(pulled, "Nothing was ticked or moved there.\n", "{said}");
            continue;
        }
        assert!(pulled.contains(&format!("promise move 1 {phrase}\n")), "{said}: {pulled}");
        shop.sh("edit 1 --what frame");
        assert_eq!(files(&shop), there, "what was not pulled yet is not written over");
        shop.ok("calendar --pull --yes");
        assert_eq!(shop.ok("calendar --pull"), "Nothing was ticked or moved there.\n", "{said}");
        assert_eq!(shop.json("show 1")["moves"], 1);
    }
}

#[test]
fn from_midnight_to_midnight_is_a_whole_day() {
    let day = "VALUE=DATE:20261127";
    for (shape, start, end, phrase) in [
        ("event", "DTSTART:20261130T000000", "DTEND:20261201T000000", "2026-11-30"),
        ("event", "DTSTART:20261130T000000", "DTEND:20261202T000000", "2026-11-30 - 2026-12-01"),
        ("event", "DTSTART:20261129T230000Z", "X-END:NONE", "2026-11-30"),
        ("event", "DTSTART:20261127T000000", "DTEND:20261128T000000", ""),
        ("todo", "DUE:20261130T000000", "", "2026-11-30"),
        ("todo", "DUE:20261127T000000", "", ""),
    ] {
        let shop = kept(shape);
        shop.ok("add Leo \"the frame will be ready on friday\"");
        if shape == "todo" {
            change(&shop, "1", &format!("DUE;{day}"), start);
        } else {
            change(&shop, "1", &format!("DTSTART;{day}"), start);
            change(&shop, "1", "DTEND;VALUE=DATE:20261128", end);
        }
        let said = shop.ok("calendar --pull --dry-run");
        match phrase {
            "" => assert!(said.starts_with("Nothing was ticked"), "{start}: {said}"),
            phrase => assert!(said.contains(&format!("promise move 1 {phrase}\n")), "{start}: {said}"),
        }
    }
}

#[test]
fn a_date_that_was_taken_away_there_is_named() {
    let shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    change(&shop, "1", "DUE:20261122T160000Z\r\n", "");
    let there = files(&shop);
    let said = shop.ok("calendar --pull --yes");
    assert!(said.replace('\n', " ").contains("its date was taken away there"), "{said}");
    shop.sh("edit 1 --what call");
    assert_eq!(files(&shop), there);
    shop.ok("calendar --force");
    assert!(file(&shop, "1").contains("DUE:20261122T160000Z"));
}

#[test]
fn bytes_that_are_no_text_do_not_hide_what_was_ticked() {
    let shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    let (name, text) = files(&shop).remove(0);
    let ticked = text.replace("STATUS:NEEDS-ACTION", "STATUS:COMPLETED").replacen(
        "X-PROMISE-STATUS:COMPLETED",
        "X-PROMISE-STATUS:NEEDS-ACTION",
        1,
    );
    let mut bytes = ticked.into_bytes();
    let place = bytes.windows(4).position(|four| four == b"call").unwrap();
    bytes[place] = 0xe9;
    fs::write(folder(&shop).join(name), bytes).unwrap();
    shop.ok("calendar --pull");
    assert_eq!(shop.json("show 1")["outcome"], "kept");
}

#[test]
fn an_appointment_that_lasts_is_moved_with_its_length() {
    let shop = kept("event");
    shop.ok("add Ana \"we\\'ll come on monday between 10 and 12\"");
    shop.ok("add Leo \"the frame will be ready from monday to wednesday\"");
    change(&shop, "1", "DTSTART:20261123T090000Z", "DTSTART:20261124T140000Z");
    change(&shop, "1", "DTEND:20261123T110000Z", "DURATION:PT1H30M");
    change(&shop, "2", "DTSTART;VALUE=DATE:20261123", "DTSTART;VALUE=DATE:20261125");
    change(&shop, "2", "DTEND;VALUE=DATE:20261126", "DTEND;VALUE=DATE:20261128");
    let said = shop.ok("calendar --pull --dry-run");
    assert!(said.contains("promise move 1 2026-11-24 15:00-16:30"), "{said}");
    assert!(said.contains("promise move 2 2026-11-25 - 2026-11-27"), "{said}");
    shop.ok("calendar --pull --yes");
    assert_eq!(shop.json("show 1")["window"]["by"], "2026-11-24T16:30:00+01:00");
    assert_eq!(shop.json("show 2")["window"]["by"], "2026-11-28T00:00:00+01:00");
}

#[test]
fn on_a_terminal_each_move_is_asked_about() {
    let shop = kept("event");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    shop.ok("add Leo I\\'ll call you tomorrow at 5");
    for id in ["1", "2"] {
        change(&shop, id, "DTSTART:20261122T160000Z", "DTSTART:20261124T100000Z");
    }
    let said = shop.type_in(&["calendar", "--pull"], &["yes", "yes", "no"]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("Tuesday 24 November, 11:00") && said.err.contains("Record it?"), "{}", said.err);
    let promise = shop.json("show 1");
    assert_eq!((&promise["moves"], &promise["bucket"]), (&1.into(), &"coming".into()), "told");
    assert_eq!(shop.json("show 2")["moves"], 0);
    assert!(file(&shop, "2").contains("DTSTART:20261122T160000Z"), "what was refused has its old date back");
    assert!(file(&shop, "2").contains("SEQUENCE:1\r\n"), "and is newer than what the telephone has");
}

#[test]
fn what_was_changed_there_is_not_written_over_before_it_was_pulled() {
    let shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    tick(&shop, "1", "20261121T165900Z");
    let ticked = files(&shop);
    for line in ["tell 1 \"it takes longer\"", "edit 1 --what \"tell you the price\"", "calendar"] {
        let said = shop.sh(line);
        assert_eq!(said.code, 0);
        let is_told = said.err.contains("1 was changed in the calendar");
        assert!(is_told || line.starts_with("tell"), "{line}: {}", said.err);
        assert_eq!(files(&shop), ticked, "{line}");
    }
    shop.ok("calendar --force");
    assert!(file(&shop, "1").contains("STATUS:NEEDS-ACTION"));
}

/// As another program writes a file that drops what it does not know.
fn drop_what_is_ours(shop: &Shop, id: &str) {
    for name in ["X-PROMISE-DATE", "X-PROMISE-MARK", "X-PROMISE-STATUS"] {
        let text = file(shop, id);
        let line = text.split_inclusive("\r\n").find(|line| line.starts_with(name));
        if let Some(line) = line.map(str::to_owned) {
            change(shop, id, &line, "");
        }
    }
}

#[test]
fn a_move_in_a_file_that_lost_what_is_ours_is_not_written_over_either() {
    for (shape, from, to) in [
        ("event", "DTSTART:20261122T160000Z", "DTSTART:20261124T100000Z"),
        ("event", "SEQUENCE:0\r\n", "SEQUENCE:0\r\nSTATUS:CANCELLED\r\n"),
        ("todo", "DUE:20261122T160000Z", "DUE:20261124T100000Z"),
        ("todo", "DUE:20261122T160000Z\r\n", ""),
    ] {
        let shop = kept(shape);
        shop.ok("add Ana I\\'ll call you tomorrow at 5");
        drop_what_is_ours(&shop, "1");
        change(&shop, "1", from, to);
        let there = files(&shop);
        let pulled = shop.ok("calendar --pull");
        assert!(pulled.starts_with("1 Ana: "), "{shape} {to}: {pulled}");
        for line in ["calendar", "tell 1 \"it takes longer\"", "edit 1 --what \"tell you the price\""] {
            let said = shop.sh(line);
            assert!(said.err.contains("1 was changed in the calendar"), "{shape} {to} {line}: {}", said.err);
            assert_eq!(files(&shop), there, "{shape} {to} {line}");
        }
    }
}

#[test]
fn a_file_that_lost_what_is_ours_follows_the_moves_that_are_made_here() {
    let mut shop = kept("event");
    shop.ok("add Ana \"we\\'ll come on monday between 10 and 12\"");
    drop_what_is_ours(&shop, "1");
    assert_eq!(shop.ok("calendar --pull"), "Nothing was ticked or moved there.\n");
    assert_eq!(shop.ok("calendar --as todo"), "Calendar: 1 written, 0 taken away, 0 as they were.\n");
    assert_eq!(shop.ok("calendar --as event"), "Calendar: 1 written, 0 taken away, 0 as they were.\n");
    drop_what_is_ours(&shop, "1");
    shop.set_clock("2026-11-21 18:30");
    let said = shop.sh("move 1 tuesday at 10 --told");
    assert!(said.err.is_empty() && file(&shop, "1").contains("DTSTART:20261124T090000Z"), "{}", said.err);
    // Back to the date before, on a telephone.
    drop_what_is_ours(&shop, "1");
    change(&shop, "1", "SEQUENCE:1", "SEQUENCE:2");
    change(&shop, "1", "DTSTART:20261124T090000Z", "DTSTART:20261123T090000Z");
    change(&shop, "1", "DTEND:20261124T091500Z", "DTEND:20261123T110000Z");
    assert!(shop.ok("calendar --pull").contains("promise move 1 2026-11-23 10:00"));
    assert!(shop.sh("calendar").err.contains("1 was changed in the calendar"));
}

#[test]
fn nobody_is_forgotten_before_what_was_changed_there_was_brought_back() {
    let mut shop = kept("todo");
    shop.ok("add \"Ana Sol\" call tomorrow at 5");
    shop.ok("add Eva visit on friday");
    shop.ok("add Leo meet Ana Sol on friday");
    change(&shop, "2", "DUE;VALUE=DATE:20261127", "DUE:20261126T100000Z");
    shop.ok("forget \"Ana Sol\" --dry-run");
    shop.set_clock("2026-11-21 18:30");
    tick(&shop, "1", "20261121T170000Z");
    change(&shop, "3", "DUE;VALUE=DATE:20261127", "DUE:20261126T100000Z");
    let (there, journal) = (files(&shop), shop.bytes());
    for line in ["forget \"Ana Sol\" --yes", "forget \"Ana Sol\" --dry-run"] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{line}");
        assert!(said.err.contains("1, 3 were changed in the calendar") && said.err.contains("--pull"), "{}", said.err);
        assert_eq!((files(&shop), shop.bytes()), (there.clone(), journal.clone()), "{line}");
    }
    shop.ok("calendar --pull --yes");
    change(&shop, "3", "SUMMARY:", "SUMMARY:Ana Sol ");
    shop.ok("forget \"Ana Sol\" --yes");
    assert!(files(&shop).iter().all(|(_, text)| !text.contains("Ana Sol")));
    assert!(file(&shop, "3").contains("DUE:20261126T100000Z") && file(&shop, "1").contains("STATUS:COMPLETED"));
}

#[test]
fn dates_that_cannot_stand_are_named_and_nothing_is_stored() {
    let shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    for (written, why) in [
        ("DUE:20200101T100000Z", "2020-01-01 11:00"),
        ("DUE;TZID=Mars/Olympus:20261124T100000", "`Mars/Olympus`, is not known here"),
        ("DUE:99999999T999999Z", "`99999999T999999Z`, is not known here"),
    ] {
        shop.ok("calendar --force");
        change(&shop, "1", "DUE:20261122T160000Z", written);
        let journal = shop.bytes();
        let said = shop.ok("calendar --pull --yes");
        assert!(said.starts_with("1 Ana: moved in the calendar, but not to a date that can stand"), "{said}");
        let line = said.replace('\n', " ");
        assert!(line.contains(why) && line.contains("promise move 1 …") && line.contains("--put-back 1"), "{said}");
        assert_eq!(shop.bytes(), journal);
    }
}

#[test]
fn what_was_changed_of_one_promise_is_put_back_without_the_others() {
    let shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    shop.ok("add Leo I\\'ll call you tomorrow at 5");
    shop.ok("add Eva I\\'ll call you tomorrow at 5");
    change(&shop, "1", "DUE:20261122T160000Z", "DUE:20261124T100000Z");
    change(&shop, "2", "DUE:20261122T160000Z\r\n", "");
    change(&shop, "3", "\r\nSTATUS:NEEDS-ACTION", "\r\nSTATUS:CANCELLED");
    let moved = file(&shop, "1");
    let said = shop.ok("calendar --pull");
    for id in ["1", "2", "3"] {
        assert!(said.contains(&format!("--put-back {id}\n")), "{said}");
    }
    assert!(!said.contains("--force"), "{said}");
    assert_eq!(shop.ok("calendar --put-back 2"), "Calendar: 1 written, 0 taken away, 0 as they were.\n");
    shop.ok("calendar --put-back Eva");
    assert!(file(&shop, "2").contains("DUE:20261122T160000Z") && file(&shop, "3").contains("STATUS:NEEDS-ACTION"));
    assert_eq!(file(&shop, "1"), moved);
    shop.ok("calendar --put-back 1");
    assert_eq!(shop.ok("calendar --pull"), "Nothing was ticked or moved there.\n");
    let (there, said) = (files(&shop), shop.sh("calendar --put-back 4"));
    assert_eq!((said.code, files(&shop)), (1, there), "{}", said.err);
    assert_eq!(shop.sh("calendar --put-back 1 --force").code, 2);
    // What was recorded or refused needs no such word.
    change(&shop, "1", "DUE:20261122T160000Z", "DUE:20261124T100000Z");
    change(&shop, "2", "DUE:20261122T160000Z", "DUE:20261124T100000Z");
    let said = shop.type_in(&["calendar", "--pull"], &["yes", "yes", "no"]);
    assert!(!said.out.contains("--put-back"), "{}", said.out);
}

#[test]
fn a_restore_takes_away_the_files_of_what_it_takes_away() {
    let shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    let backup = shop.folder().join("copy");
    shop.ok(&format!("backup {}", backup.display()));
    shop.ok("add Leo I\\'ll call you tomorrow at 5");
    assert_eq!(files(&shop).len(), 2);
    let said = shop.sh(&format!("restore --force {}", backup.display()));
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(files(&shop).len(), 1);
    assert!(file(&shop, "1").contains("Ana"));
}

#[test]
fn what_another_store_moved_or_closed_is_told_when_its_calendar_comes_back() {
    let shop = Shop::new();
    for said in [
        "call tomorrow at 5",
        "lamp ready on friday",
        "paint this week",
        "paint soon",
        "come on monday between 10 and 12",
    ] {
        shop.ok(&format!("add Ana {said}"));
    }
    let other = Shop::new().at("2026-11-21 19:00");
    assert_eq!(other.pipe(&["import", "-"], shop.ok("export").as_bytes()).code, 0);
    other.ok("move 1 monday at 10 --told");
    other.ok("move 2 thursday --told");
    other.ok("move 5 tuesday between 10 and 12 --told");
    let later = shop.at("2026-11-21 20:00");
    for shape in ["event", "todo"] {
        if shape == "todo" {
            other.ok("done 4");
        }
        let line = format!("export --ics --as {shape}");
        let text = other.ok(&line);
        let is_ours = |line: &&str| line.starts_with("X-PROMISE");
        let bare: String = text.split_inclusive("\r\n").filter(|line| !is_ours(line)).collect();
        let bytes = later.bytes();
        for text in [text, bare] {
            let said = later.pipe(&["import", "-"], text.as_bytes());
            assert_eq!(said.code, 0, "{}", said.err);
            let end = if shape == "event" { "10:00" } else { "12:00" };
            let mut wanted = vec![
                "promise move 1 2026-11-23 10:00".to_owned(),
                "promise move 2 2026-11-26".to_owned(),
                format!("promise move 5 2026-11-24 {end}"),
            ];
            if shape == "todo" {
                wanted.insert(2, "promise done 4 --at \"2026-11-21 19:00\"".to_owned());
            }
            let told: Vec<&str> = said
                .out
                .lines()
                .filter_map(|line| line.strip_prefix("    "))
                .filter(|line| line.starts_with("promise"))
                .collect();
            assert_eq!(told, wanted, "{}", said.out);
        }
        assert_eq!(later.bytes(), bytes, "it is only told");
        // What goes out from here says nothing new.
        let said = later.pipe(&["import", "-"], later.ok(&line).as_bytes());
        assert_eq!(said.out, "Nothing new.\n5 were here already and are not doubled.\n");
    }
}

#[test]
fn an_invitation_takes_the_place_of_no_file() {
    let shop = Shop::new();
    let file = shop.folder().join("i.ics");
    shop.ok(&format!("add --ics {} Eva \"we\\'ll deliver on thursday at 10\"", file.display()));
    let said = shop.sh(&format!("add --ics {} Eva \"we\\'ll deliver on friday at 10\"", file.display()));
    assert!(
        said.code == 1 && said.err.contains("choose another name") && !said.err.contains("--force"),
        "{}",
        said.err
    );
    assert_eq!(shop.json("list").as_array().map_or(0, Vec::len), 1);
}

#[test]
fn what_is_no_folder_is_told_in_the_words_of_the_reader() {
    let shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    let file = shop.folder().join("a-file");
    fs::write(&file, "mine").unwrap();
    let said = shop.run(&["--lang", "es", "calendar", file.to_str().unwrap()]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("no es una carpeta"), "{}", said.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn what_was_called_off_there_is_named_and_stays_open() {
    let shop = kept("event");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    change(&shop, "1", "SEQUENCE:0", "SEQUENCE:1\r\nSTATUS:CANCELLED");
    let said = shop.ok("calendar --pull --yes");
    assert!(said.contains("called off in the calendar") && said.contains("promise drop 1 --released"), "{said}");
    assert_eq!(shop.json("show 1")["status"], "open");
}

#[test]
fn what_was_called_off_there_is_not_done_though_it_was_ticked_before() {
    for lines in ["STATUS:CANCELLED\r\nCOMPLETED:20261121T170000Z", "COMPLETED:20261121T170000Z\r\nSTATUS:CANCELLED"] {
        let shop = kept("todo");
        shop.ok("add Ana I\\'ll call you tomorrow at 5");
        change(&shop, "1", "\r\nSTATUS:NEEDS-ACTION", &format!("\r\n{lines}"));
        let said = shop.ok("calendar --pull --yes");
        assert!(said.contains("called off in the calendar"), "{said}");
        assert_eq!(shop.json("show 1")["status"], "open");
    }
}

#[test]
fn one_time_of_what_somebody_made_repeat_there_is_not_taken_for_the_promise() {
    let shop = kept("event");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    let whole = file(&shop, "1");
    let uid = value(&whole, "UID:");
    let one = format!(
        "BEGIN:VEVENT\r\nUID:{uid}\r\nRECURRENCE-ID:20261129T160000Z\r\nDTSTART:20261130T150000Z\r\nDURATION:PT1H\r\n\
         STATUS:CANCELLED\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT\r\n"
    );
    change(&shop, "1", "BEGIN:VEVENT\r\n", &format!("{one}BEGIN:VEVENT\r\nRRULE:FREQ=WEEKLY\r\n"));
    let there = files(&shop);
    assert_eq!(shop.ok("calendar --pull --yes"), "Nothing was ticked or moved there.\n");
    assert_eq!(shop.ok("calendar"), "Calendar: 0 written, 0 taken away, 1 as they were.\n");
    assert_eq!(files(&shop), there);
    change(&shop, "1", "DTSTART:20261122T160000Z", "DTSTART:20261124T100000Z");
    assert!(shop.ok("calendar --pull").contains("promise move 1 2026-11-24 11:00"));
}

#[test]
fn pull_tells_other_programs_what_it_saw() {
    let shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    shop.ok("add Leo I\\'ll call you tomorrow at 5");
    tick(&shop, "1", "20261121T165900Z");
    change(&shop, "2", "DUE:20261122T160000Z", "DUE:20261124T100000Z");
    let value = shop.json("calendar --pull");
    assert_eq!(value["dry_run"], false);
    assert_eq!(
        value["deeds"],
        serde_json::json!([
            { "id": "1", "deed": "done", "at": "2026-11-21T18:00:00+01:00", "phrase": null, "recorded": true },
            { "id": "2", "deed": "move", "at": null, "phrase": "2026-11-24 11:00", "recorded": false },
        ])
    );
    let value = shop.json("calendar --force");
    assert_eq!((&value["written"], &value["changed_there"]), (&2.into(), &serde_json::json!([])));
}

#[test]
fn garbage_in_the_folder_is_survived() {
    let shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    let (name, whole) = files(&shop).remove(0);
    let path = folder(&shop).join(name);
    for end in 0..whole.len() {
        fs::write(&path, &whole.as_bytes()[..end]).unwrap();
        assert_eq!(shop.sh("calendar --pull --dry-run").code, 0, "cut at {end}");
    }
    for garbage in
        [&b"\xff\xfe\0\0"[..], b"UID:promise-1", b"BEGIN:VTODO\nDUE;:\nDUE:T\n:\n;\nDURATION:P99999999999999999999W\n"]
    {
        fs::write(&path, garbage).unwrap();
        assert_eq!(shop.sh("calendar --pull").code, 0);
        assert_eq!(fs::read(&path).unwrap(), garbage, "it is not ours");
    }
    fs::write(&path, "").unwrap();
    assert_eq!(shop.ok("calendar"), "Calendar: 1 written, 0 taken away, 0 as they were.\n");
}

#[test]
fn a_file_that_breaks_off_anywhere_is_written_anew() {
    for shape in ["event", "todo"] {
        let shop = kept(shape);
        shop.ok("add Ana I\\'ll call you tomorrow at 5");
        let (name, whole) = files(&shop).remove(0);
        let path = folder(&shop).join(&name);
        let ends = whole.rfind(&format!("END:V{}", shape.to_uppercase())).unwrap();
        for end in (0..whole.rfind("END:VCALENDAR").unwrap()).step_by(3) {
            fs::write(&path, &whole.as_bytes()[..end]).unwrap();
            if end % 50 < 3 {
                let said = shop.sh("calendar --pull");
                let is_told = said.err.replace('\n', " ").contains("breaks off and tells nothing; `promise calendar");
                assert!(is_told || end > ends, "cut at {end}: {}", said.err);
                assert!(!said.err.contains("not known here"), "cut at {end}: {}", said.err);
            }
            let said = shop.sh("calendar");
            let again = file(&shop, "1").replace("SEQUENCE:1", "SEQUENCE:0");
            assert_eq!((said.code, again == whole), (0, true), "cut at {end}: {}{}", said.out, said.err);
        }
        // As a crash leaves what was never written.
        fs::write(&path, "\0".repeat(500)).unwrap();
        assert_eq!(shop.ok("calendar"), "Calendar: 1 written, 0 taken away, 0 as they were.\n");
        // What is whole but of somebody else stays, and what to do is said.
        let foreign = whole.replace("UID:promise-1", "UID:somebody-else");
        fs::write(&path, &foreign).unwrap();
        for line in ["calendar", "calendar --force", "calendar --pull"] {
            let said = shop.sh(line).err.replace('\n', " ");
            assert!(said.contains("there is something else of that name") && said.contains("Move it away"), "{said}");
            assert!(!said.contains("not known here"), "{said}");
        }
        assert_eq!(file(&shop, "1"), foreign);
    }
}

#[test]
fn a_tick_in_a_file_that_lacks_only_its_last_line_is_not_lost() {
    let shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    tick(&shop, "1", "20261121T165900Z");
    change(&shop, "1", "END:VCALENDAR\r\n", "");
    assert!(shop.sh("calendar").err.contains("1 was changed in the calendar"));
    shop.ok("calendar --pull");
    assert_eq!(shop.json("show 1")["outcome"], "kept");
}

#[test]
fn titles_and_ticks_that_were_taken_away_come_back() {
    let shop = kept("todo");
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    shop.ok("add Leo I\\'ll call you tomorrow at 5");
    shop.ok("add Eva I\\'ll call you tomorrow at 5");
    shop.ok("done 2");
    shop.ok("drop 3 --released");
    let whole = files(&shop);
    change(&shop, "1", "SUMMARY:Ana", "SUMMARY:Leo");
    let ticked = file(&shop, "2");
    let lines: String = ticked
        .split_inclusive("\r\n")
        .filter(|line| !line.starts_with("COMPLETED") && !line.starts_with("PERCENT"))
        .collect();
    change(&shop, "2", &ticked, &lines.replace("\r\nSTATUS:COMPLETED", "\r\nSTATUS:NEEDS-ACTION"));
    change(&shop, "3", "\r\nSTATUS:CANCELLED", "\r\nSTATUS:IN-PROCESS");
    assert_eq!(shop.ok("calendar --pull"), "Nothing was ticked or moved there.\n");
    assert_eq!(shop.ok("calendar"), "Calendar: 3 written, 0 taken away, 0 as they were.\n");
    assert_eq!(files(&shop), whole);
    // What waits to be pulled is no file as it was.
    tick(&shop, "1", "20261121T165900Z");
    let said = shop.sh("calendar");
    assert_eq!(said.out, "Calendar: 0 written, 0 taken away, 2 as they were.\n");
    assert!(said.err.contains("1 was changed in the calendar"), "{}", said.err);
}

#[test]
fn what_servers_change_each_time_is_not_written_each_time() {
    let shop = kept("todo");
    shop.ok(&format!("add \"José, S.L.\" \"arreglar; la lámpara 😀 {}\" --by \"tomorrow at 5\"", "y otra ".repeat(60)));
    shop.ok("add Leo call --by friday");
    shop.ok("drop 2 --released");
    let title = value(&file(&shop, "1"), "SUMMARY:");
    // Unfolded, with bare ends of lines, in another order, with another name, decomposed and without what it cannot keep.
    for (id, title) in [("1", title.as_str()), ("2", "Leo: call")] {
        for title in [
            title.to_owned(),
            title.replace(['😀', ',', ';'], ""),
            title.replace('é', "e\u{301}"),
            title.chars().take(255).collect(),
        ] {
            shop.ok("calendar --force");
            let text = file(&shop, id);
            let mut all: Vec<String> = text.replace("\r\n ", "").lines().map(str::to_owned).collect();
            all.iter_mut().for_each(|line| match line.split_once(':') {
                Some(("PRODID", _)) => *line = "PRODID:-//server".to_owned(),
                Some(("DTSTAMP" | "LAST-MODIFIED", _)) => line.push('X'),
                Some(("SUMMARY", _)) => *line = format!("SUMMARY;LANGUAGE=es:{title}"),
                Some(("STATUS", "CANCELLED")) => *line = "STATUS:COMPLETED".to_owned(),
                _ => {}
            });
            let end = all.iter().position(|line| line == "BEGIN:VALARM" || line == "END:VTODO").unwrap();
            all[4..end].reverse();
            change(&shop, id, &text, &all.join("\n"));
            let there = files(&shop);
            assert_eq!(shop.ok("calendar"), "Calendar: 0 written, 0 taken away, 2 as they were.\n", "{title}");
            assert_eq!(files(&shop), there);
        }
    }
}

#[test]
fn the_customers_invitation_has_nothing_of_ours_in_it() {
    let shop = Shop::new().settings("shop = \"Sun, Opticians\"\nme = \"Marta\"\n");
    shop.ok("add Ana I\\'ll write as soon as I can");
    shop.ok("who Ana --phone 600123456 --note \"always complains\" --language es --email ana@example.org");
    let path = shop.folder().join("ana.ics");
    let path = path.to_str().unwrap();
    shop.ok(&format!("add Ana \"I'll call you tomorrow at 5\" --tag vip --owner Marta --complaint --ics {path}"));
    let text = fs::read_to_string(path).unwrap();
    let start = "promise-2-20261121T170000000Z-customer";
    assert_eq!(
        lines(&text),
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//promise//promise-cli//EN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            "DTEND:20261122T161500Z",
            "DTSTAMP:20261121T170000Z",
            "DTSTART:20261122T160000Z",
            "SEQUENCE:0",
            "SUMMARY:Sun\\, Opticians: I'll call you",
            &format!("UID:{start}"),
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
    let journal = shop.bytes();
    let said = shop.sh(&format!("add Ana \"I'll call you tomorrow at 6\" --ics {path}"));
    assert_eq!((said.code, shop.bytes() == journal), (1, true), "a file that is there stays, and nothing is stored");
    let said = shop.sh(&format!("add Ana \"I'll call you as soon as I can\" --ics {path}2"));
    assert_eq!(said.code, 0);
    assert!(said.err.contains("has no date, so there is nothing to invite to"), "{}", said.err);
    assert!(!PathBuf::from(format!("{path}2")).exists());
}

#[test]
fn an_invitation_on_the_screen_is_all_there_is_on_standard_output() {
    let shop = Shop::spanish().settings("shop = \"Óptica Sol\"\n");
    let said = shop.run(&["espera", "Ana", "me trae la receta el lunes", "--ics", "-"]);
    assert_eq!(said.code, 0);
    assert!(said.out.starts_with("BEGIN:VCALENDAR\r\n") && said.out.ends_with("END:VCALENDAR\r\n"), "{}", said.out);
    assert!(said.out.contains("SUMMARY:me trae la receta (Óptica Sol)"), "{}", said.out);
    assert!(said.err.starts_with("1   Ana"), "{}", said.err);
    let said = shop.run(&["anota", "-", "--ics", "-"]);
    assert_eq!(said.code, 2);
}

#[test]
fn both_languages_have_their_calendar() {
    let shop = Shop::spanish();
    shop.ok("espera Ana me trae la receta el lunes");
    let text = shop.ok("exporta --ics --as tarea");
    assert!(text.contains("SUMMARY:Ana nos debe: me trae la receta") && text.contains("Se dijo: «el lunes»"), "{text}");
    let folder = folder(&shop);
    let said = shop.ok(&format!("calendario {}", folder.display()));
    assert_eq!(said, "Calendario: 1 escrito, 0 retirados, 0 sin cambios.\n");
}

#[test]
fn an_export_of_a_calendar_is_a_file_like_any_other() {
    let shop = Shop::new();
    shop.ok("add Ana I\\'ll call you tomorrow at 5");
    let path = shop.folder().join("all.ics");
    let line = format!("export --ics {}", path.display());
    shop.ok(&line);
    assert_eq!(fs::read_to_string(&path).unwrap(), shop.ok("export --ics -"));
    assert_eq!(shop.sh(&line).code, 1);
    assert_eq!(shop.sh("export --as todo").code, 2, "a shape is one of a calendar");
    assert_eq!(shop.sh("export --ics --as party").code, 2);
}
