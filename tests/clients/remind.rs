//! The timers that `remind` asks for, read by systemd and cron themselves, and its notices, seen by a real desktop.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::bench::{Bench, NOW, have};

/// A shop in which one promise is overdue, told with markup in it.
fn shop() -> Bench {
    let bench = Bench::new();
    for (who, what) in
        [("Ana", "I'll call you today at 10 with <b>the</b> quote & more"), ("Leo", "deliver it on friday")]
    {
        let mut add = bench.promise(&["add", who, what]);
        add.env("PROMISE_NOW", "2026-11-21T09:00:00+01:00");
        bench.run(add);
    }
    bench
}

/// The program under another name, where every character that could be taken for something else is in the path.
fn awkward(bench: &Bench, folder: &str) -> PathBuf {
    let folder = bench.home().join(folder);
    std::fs::create_dir(&folder).unwrap();
    let program = folder.join("promise");
    let built = env!("CARGO_BIN_EXE_promise");
    std::fs::hard_link(built, &program).or_else(|_| std::fs::copy(built, &program).map(drop)).unwrap();
    program
}

#[test]
fn systemd_finds_nothing_wrong_with_the_units() {
    if !have(&["systemd-analyze"]) {
        return;
    }
    for (at, store) in [(None, "plain"), (Some("09:00,18:30"), "a b \"50%\" 'c' $HOME; \u{e9}")] {
        let bench = Bench::new();
        let program = awkward(&bench, "my 50% (tools) $HOME;x");
        let mut print = bench.command(program.to_str().unwrap());
        print.env("PROMISE_CONFIG", "/dev/null").args(["--store", store, "remind", "--print", "--for", "systemd"]);
        print.args(at.map(|times| format!("--at={times}")));
        let mut files = Vec::new();
        for part in bench.run(print).split("# /").skip(1) {
            let (path, text) = part.split_once('\n').unwrap();
            let file = bench.home().join(Path::new(path).file_name().unwrap());
            std::fs::write(&file, text).unwrap();
            files.push(file);
        }
        assert_eq!(files.len(), 2);
        let mut verify = bench.command("systemd-analyze");
        verify.env("XDG_RUNTIME_DIR", bench.home()).args(["--user", "--man=no", "verify"]).args(&files);
        let output = verify.output().unwrap();
        let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
        let ours: Vec<&str> = complaints.lines().filter(|line| line.contains("promise")).collect();
        assert!(output.status.success() && ours.is_empty(), "{complaints}");
        // That it looks closely: without the program there is something wrong.
        std::fs::remove_file(program).unwrap();
        let mut verify = bench.command("systemd-analyze");
        verify.env("XDG_RUNTIME_DIR", bench.home()).args(["--user", "--man=no", "verify"]).args(&files);
        let complaints = String::from_utf8_lossy(&verify.output().unwrap().stderr).into_owned();
        assert!(complaints.contains("50%"), "{complaints}");
    }
}

/// What other programs make of the file of a timer: the words of its command, and its times or the order of what a trigger says.
const READERS: [(&str, &str); 2] = [
    (
        "launchd",
        "import json, plistlib, sys
job = plistlib.load(sys.stdin.buffer)
print(json.dumps([job['ProgramArguments'], [[time['Hour'], time['Minute']] for time in job['StartCalendarInterval']]]))",
    ),
    (
        "windows",
        "import json, sys, xml.etree.ElementTree as tree
task = tree.parse(sys.stdin.buffer).getroot()
name = lambda element: element.tag.split('}')[1]
run = next(element for element in task.iter() if name(element) == 'Exec')
triggers = [[name(part) for part in element] for element in task.iter() if name(element) == 'CalendarTrigger']
print(json.dumps([[run[0].text, run[1].text], triggers]))",
    ),
];

#[test]
fn the_files_for_launchd_and_windows_say_to_their_readers_what_they_should() {
    if !have(&["python3"]) {
        return;
    }
    let read = |system: usize, folder: &str, at: Option<&str>| -> serde_json::Value {
        let bench = Bench::new();
        let program = awkward(&bench, folder);
        let mut print = bench.command(program.to_str().unwrap());
        print.args(["--store", "a <b> & c", "remind", "--print", "--for", READERS[system].0]);
        print.args(at.map(|times| format!("--at={times}")));
        let printed = bench.run(print);
        let text = &printed[printed.find("<?xml").unwrap()..];
        let file = bench.home().join("timer.xml");
        std::fs::write(&file, text).unwrap();
        let mut python = bench.command("python3");
        python.args(["-c", READERS[system].1]).stdin(std::fs::File::open(&file).unwrap());
        let said = bench.run(python);
        let home = bench.home().canonicalize().unwrap();
        serde_json::from_str(&said.replace(home.to_str().unwrap(), "HOME")).unwrap()
    };
    let launchd = read(0, "my 50% (tools) $HOME;x", Some("09:00,18:30"));
    assert_eq!(launchd[1], serde_json::json!([[9, 0], [18, 30]]));
    let words: Vec<&str> = launchd[0].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    assert_eq!(words[0], "HOME/my 50% (tools) $HOME;x/promise");
    assert!(words.contains(&"HOME/a <b> & c") && words.contains(&"remind"), "{words:?}");
    let windows = read(1, "my (tools) & more", None);
    assert_eq!(windows[1], serde_json::json!([["Repetition", "StartBoundary", "ScheduleByDay"]]));
    assert_eq!(windows[0][0], "\"HOME/my (tools) & more/promise\"");
    assert!(windows[0][1].as_str().unwrap().contains("\"HOME/a <b> & c\""), "{}", windows[0][1]);
    let twice = read(1, "tools", Some("09:00,18:30"));
    assert_eq!(twice[1], serde_json::json!([["StartBoundary", "ScheduleByDay"], ["StartBoundary", "ScheduleByDay"]]));
}

/// The crontab of whoever runs the tests, put back at the end, come what may. Nothing of theirs is ever left out meanwhile.
struct Crontab {
    theirs: Option<Vec<u8>>,
}

impl Crontab {
    fn borrow() -> Self {
        Crontab { theirs: Crontab::read() }
    }

    fn read() -> Option<Vec<u8>> {
        let output = Command::new("crontab").arg("-l").output().unwrap();
        output.status.success().then_some(output.stdout)
    }

    fn write(bytes: &[u8]) {
        let mut crontab = Command::new("crontab").arg("-").stdin(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut crontab.stdin.take().unwrap(), bytes).unwrap();
        assert!(crontab.wait().unwrap().success());
    }
}

impl Drop for Crontab {
    fn drop(&mut self) {
        match &self.theirs {
            Some(bytes) => Crontab::write(bytes),
            None => drop(Command::new("crontab").arg("-r").output()),
        }
    }
}

#[test]
fn a_crontab_is_installed_and_run_and_removed_and_its_other_lines_stay() {
    if !have(&["crontab"]) {
        return;
    }
    let crontab = Crontab::borrow();
    let mut before = crontab.theirs.clone().unwrap_or_default();
    before.extend_from_slice(b"# kept by hand: \xc3\xa9 50% \t\n0 0 1 1 * true # A \"quoted\" \\% line\n");
    Crontab::write(&before);
    let bench = shop();
    let program = awkward(&bench, "my \"50%\" 'tools' $HOME;x");
    let promise = |args: &[&str]| {
        let mut promise = bench.command(program.to_str().unwrap());
        promise.env("PROMISE_NOW", NOW).env("PROMISE_LANG", "en").args(args);
        promise
    };
    // A store whose name is as bad as that of the program.
    let store = bench.home().join("-b 50% 'c' \"d\" $HOME; é");
    std::fs::rename(bench.home().join(".local/share/promise"), &store).unwrap();
    let store = store.to_str().unwrap();
    bench.run(promise(&["--store", store, "remind", "on", "--for", "crontab", "--at", "09:00,18:30"]));
    let with = Crontab::read().unwrap();
    let ours = String::from_utf8(with.strip_prefix(&before[..]).expect("the other lines stay").to_vec()).unwrap();
    let lines: Vec<&str> = ours.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines.len(), 2, "{ours}");
    assert!(bench.run(promise(&["remind", "status", "--for", "crontab"])).contains("09:00, 18:30"));
    // What cron does with a line: the command goes to the shell once the backslashes before `%` are gone.
    let command = lines[0].strip_prefix("0 9 * * * ").unwrap();
    assert!(!command.replace("\\%", "").contains('%'), "cron would end the command there: {command}");
    let mut sh = bench.command("/bin/sh");
    sh.env("PROMISE_NOW", NOW).args(["-c", &command.replace("\\%", "%")]);
    assert_eq!(bench.run(sh), "1\n", "the overdue promise of that store, and nothing else");
    bench.run(promise(&["remind", "off", "--for", "crontab"]));
    assert_eq!(Crontab::read().unwrap(), before);
}

/// The program that shows notices, which is built apart: the packaged one, as `.ci/run` names it.
fn with_notices() -> Option<PathBuf> {
    let named = std::env::var_os("PROMISE_WITH_NOTICES").map(PathBuf::from);
    if named.is_none() {
        assert!(std::env::var_os("CLIENTS_ALL").is_none(), "PROMISE_WITH_NOTICES names no program");
        eprintln!("SKIPPED: PROMISE_WITH_NOTICES names no program that was built with the feature `notify`");
    }
    named
}

/// Runs a script where there is a screen, a session bus and dunst, which writes down what it shows.
fn on_a_desktop(bench: &Bench, program: &Path, script: &str) -> String {
    let whole = format!(
        "Xvfb -displayfd 1 -nolisten tcp >display 2>/dev/null & x=$!\n\
         for i in $(seq 100); do [ -s display ] && break; sleep 0.1; done\n\
         DISPLAY=:$(cat display) dunst -print >seen 2>trouble & d=$!\n\
         for i in $(seq 100); do\n\
         dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
         string:org.freedesktop.Notifications | grep -q true && break\nsleep 0.1\ndone\n\
         {script}\nsleep 1\nkill $d $x\n"
    );
    let mut session = bench.command("dbus-run-session");
    session.args(["--", "sh", "-c", &whole]).env("PROMISE", program);
    session.env("PROMISE_NOW", NOW).env("PROMISE_LANG", "en");
    bench.run(session)
}

#[test]
fn a_desktop_shows_one_notice_without_markup_and_none_twice() {
    let Some(program) = with_notices() else { return };
    if !have(&["dunst", "Xvfb", "dbus-run-session", "dbus-send"]) {
        return;
    }
    let bench = shop();
    let out = on_a_desktop(&bench, &program, "\"$PROMISE\" remind; \"$PROMISE\" remind; \"$PROMISE\" -q remind");
    let seen = std::fs::read_to_string(bench.home().join("seen")).unwrap();
    assert!(out.contains("In a notice on the desktop: 1 new."), "{out}\n{seen}");
    assert!(out.contains("There was a notice of all of them before."), "{out}");
    assert_eq!(seen.matches("summary: 'One promise needs you'").count(), 1, "{seen}");
    assert!(seen.contains("1 Ana, today 10:00"), "{seen}");
    assert!(seen.contains("&lt;b&gt;the&lt;/b&gt; quote &amp; more"), "{seen}");
}

#[test]
fn without_a_session_bus_it_prints_and_ends_well() {
    let Some(program) = with_notices() else { return };
    let bench = shop();
    let mut remind = bench.command(program.to_str().unwrap());
    remind.env("PROMISE_NOW", NOW).env("PROMISE_LANG", "en").arg("remind");
    remind.env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}/none", bench.home().display()));
    let out = bench.run(remind);
    assert!(out.contains("1  = Ana") && out.contains("No notice: there is no desktop here"), "{out}");
}
