//! Calendars: the folder is carried by vdirsyncer over Radicale to a telephone's, looked at with khal, ticked and moved with
//! todoman, and every file is read by Python's icalendar, which is strict.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::bench::{Bench, have};

/// When promises are made here, long before any clock of the machine, so that what other programs do with that clock comes later.
const MADE: &str = "2020-01-01T12:00:00+01:00";

/// When promises are looked at here, long after it.
const LATER: &str = "2099-01-01T12:00:00+01:00";

/// A server of calendars on a port of its own, until this goes away.
struct Radicale {
    child: Child,
    port: u16,
}

impl Drop for Radicale {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Radicale {
    /// Starts it with one empty calendar.
    fn start(bench: &Bench) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let config = format!(
            "[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n[storage]\nfilesystem_folder = {}\n",
            bench.home().join("server").display()
        );
        fs::write(bench.home().join("radicale.conf"), config).unwrap();
        let mut command = bench.command("radicale");
        command.args(["--config", "radicale.conf"]).stdout(Stdio::null()).stderr(Stdio::null());
        let server = Radicale { child: command.spawn().unwrap(), port };
        let mut stream = server.connect();
        // ana:x
        let request = "MKCALENDAR /ana/promises/ HTTP/1.0\r\nHost: localhost\r\nAuthorization: Basic YW5hOng=\r\n\r\n";
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.contains(" 201 "), "{answer}");
        server
    }

    fn connect(&self) -> TcpStream {
        let start = Instant::now();
        loop {
            match TcpStream::connect(("127.0.0.1", self.port)) {
                Ok(stream) => return stream,
                Err(error) => assert!(start.elapsed() < Duration::from_secs(15), "radicale does not answer: {error}"),
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// A shop with a calendar folder, and a telephone that gets it over a server.
struct Desk {
    bench: Bench,
    _server: Radicale,
}

impl Desk {
    fn new(shape: &str) -> Self {
        let bench = Bench::new();
        let server = Radicale::start(&bench);
        let (home, port) = (bench.home().display(), server.port);
        let pair = |name: &str, folder: &str| {
            format!(
                "[pair {name}]\na = \"{folder}\"\nb = \"server\"\ncollections = null\n\
                 conflict_resolution = \"b wins\"\n[storage {folder}]\ntype = \"filesystem\"\npath = \"{home}/{folder}\"\nfileext = \".ics\"\n"
            )
        };
        let config = format!(
            "[general]\nstatus_path = \"{home}/status\"\n{}{}[storage server]\ntype = \"caldav\"\n\
             url = \"http://127.0.0.1:{port}/ana/promises/\"\nusername = \"ana\"\npassword = \"x\"\n",
            pair("here", "calendar"),
            pair("there", "phone"),
        );
        fs::write(bench.home().join("vdirsyncer.conf"), config).unwrap();
        fs::create_dir(bench.home().join("phone")).unwrap();
        let config = format!("calendar = \"{home}/calendar\"\ncalendar_as = \"{shape}\"\n");
        fs::create_dir_all(bench.home().join(".config/promise")).unwrap();
        fs::write(bench.home().join(".config/promise/config.toml"), config).unwrap();
        let khal = format!(
            "[calendars]\n[[phone]]\npath = {home}/phone\n[sqlite]\npath = {home}/khal.db\n[locale]\n\
             local_timezone = Europe/Madrid\ndefault_timezone = Europe/Madrid\ntimeformat = %H:%M\n\
             dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n\
             longdatetimeformat = %Y-%m-%d %H:%M\n"
        );
        fs::write(bench.home().join("khal.conf"), khal).unwrap();
        let todoman = format!(
            "path = \"{home}/phone\"\ndate_format = \"%Y-%m-%d\"\ntime_format = \"%H:%M\"\ndefault_list = \"phone\"\n\
             cache_path = \"{home}/todoman.db\"\n"
        );
        fs::write(bench.home().join("todoman.py"), todoman).unwrap();
        let desk = Desk { bench, _server: server };
        fs::create_dir_all(desk.bench.home().join("calendar")).unwrap();
        desk.run("vdirsyncer", &["-c", "vdirsyncer.conf", "discover"]);
        desk
    }

    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let mut command = self.bench.command(program);
        command.args(arguments);
        self.bench.run(command)
    }

    fn promise_at(&self, now: &str, arguments: &[&str]) -> String {
        let mut command: Command = self.bench.promise(arguments);
        command.env("PROMISE_NOW", now);
        self.bench.run(command)
    }

    fn promise(&self, arguments: &[&str]) -> String {
        self.promise_at(MADE, arguments)
    }

    /// From the shop to the telephone.
    fn send(&self) {
        self.run("vdirsyncer", &["-c", "vdirsyncer.conf", "sync", "here"]);
        self.run("vdirsyncer", &["-c", "vdirsyncer.conf", "sync", "there"]);
    }

    /// From the telephone to the shop.
    fn fetch(&self) {
        self.run("vdirsyncer", &["-c", "vdirsyncer.conf", "sync", "there"]);
        self.run("vdirsyncer", &["-c", "vdirsyncer.conf", "sync", "here"]);
    }

    fn khal(&self, day: &str) -> String {
        let format = "{start-time} {title}{alarm-symbol}";
        self.run("khal", &["-c", "khal.conf", "list", "--day-format", "", "--format", format, day, "1d"])
    }

    fn todoman(&self, arguments: &[&str]) -> String {
        self.run("todoman", &[&["-c", "todoman.py"], arguments].concat())
    }

    /// The number that todoman gave to the task with these words.
    fn task(&self, words: &str) -> serde_json::Value {
        let list = self.todoman(&["--porcelain", "list", "--status", "ANY"]);
        let list: Vec<serde_json::Value> = serde_json::from_str(&list).unwrap();
        let task = list.iter().find(|task| task["summary"].as_str().unwrap().contains(words));
        task.unwrap_or_else(|| panic!("{words}: {list:?}")).clone()
    }
}

#[test]
fn promises_reach_a_telephone_with_their_alarms_and_follow_their_moves() {
    if !have(&["radicale", "vdirsyncer", "khal"]) {
        return;
    }
    let desk = Desk::new("event");
    desk.promise(&["add", "Ana", "I'll call you tomorrow at 5"]);
    desk.promise(&["add", "Leo", "the frame; a big, \"heavy\" one, will be ready on friday"]);
    desk.send();
    let day = desk.khal("2020-01-02");
    assert!(day.contains("17:00 Ana: I'll call you") && day.contains('⏰'), "{day}");
    let day = desk.khal("2020-01-03");
    assert!(day.contains("Leo: the frame; a big, \"heavy\" one"), "{day}");
    desk.promise(&["move", "1", "friday at 11:30", "--told"]);
    desk.send();
    assert_eq!(desk.khal("2020-01-02").trim(), "");
    assert!(desk.khal("2020-01-03").contains("11:30 Ana: I'll call you"));
    desk.promise(&["done", "1"]);
    desk.send();
    assert!(!desk.khal("2020-01-03").contains("Ana"), "what is done goes away");
    assert_eq!(desk.promise(&["calendar"]), "Calendar: 0 written, 0 taken away, 1 as they were.\n");
}

#[test]
fn what_is_ticked_and_moved_on_a_telephone_comes_back() {
    if !have(&["radicale", "vdirsyncer", "todoman"]) {
        return;
    }
    let desk = Desk::new("todo");
    desk.promise(&["add", "Ana", "I'll call you tomorrow at 5", "--phone", "600 123 456"]);
    desk.promise(&["add", "Leo", "the frame will be ready on friday"]);
    desk.promise(&["add", "Eva", "I'll see to it as soon as I can"]);
    desk.send();
    let task = desk.task("Ana");
    assert!(task["description"].as_str().unwrap().contains("Phone: 600 123 456"), "{task}");
    desk.todoman(&["done", &task["id"].to_string()]);
    desk.todoman(&["edit", &desk.task("Leo")["id"].to_string(), "--due", "2099-01-08 11:30"]);
    desk.fetch();
    let journal = desk.promise(&["show", "1", "--json"]);
    assert!(desk.promise_at(LATER, &["calendar", "--pull", "--dry-run"]).contains("promise move 2 2099-01-08 11:30"));
    assert_eq!(desk.promise(&["show", "1", "--json"]), journal);
    desk.promise_at(LATER, &["calendar", "--pull", "--yes"]);
    let show = |id: &str| -> serde_json::Value {
        serde_json::from_str(&desk.promise_at(LATER, &["show", id, "--json"])).unwrap()
    };
    let (ticked, moved) = (show("1"), show("2"));
    assert_eq!(ticked["status"], "closed");
    let at = chrono::DateTime::parse_from_rfc3339(ticked["closed_at"].as_str().unwrap()).unwrap();
    let ago = chrono::Utc::now() - at.to_utc();
    assert!(ago.num_seconds() < 120, "done when it was ticked, a moment ago: {at}");
    assert_eq!((&moved["moves"], &moved["window"]["by"]), (&1.into(), &"2099-01-08T11:30:00+01:00".into()));
    assert_eq!(show("3")["status"], "open");
    desk.send();
    assert_eq!(desk.promise_at(LATER, &["calendar", "--pull"]), "Nothing was ticked or moved there.\n");
    let kept = desk.promise_at(LATER, &["calendar"]);
    assert!(kept.starts_with("Calendar: 0 written"), "what others write in their own way is left alone: {kept}");
    desk.promise_at(LATER, &["move", "2", "2099-01-09 10:00", "--told"]);
    desk.send();
    let due = desk.task("Leo")["due"].as_i64().unwrap();
    assert_eq!(due, chrono::DateTime::parse_from_rfc3339("2099-01-09T10:00:00+01:00").unwrap().timestamp());
    desk.promise_at(LATER, &["undo", "2"]);
    assert_eq!(show("1")["status"], "open", "the pull was one step");
    // Moved on both sides at once: what was said on the telephone is asked about, and nothing stops.
    desk.send();
    desk.todoman(&["edit", &desk.task("Leo")["id"].to_string(), "--due", "2099-02-10 12:00"]);
    desk.promise_at(LATER, &["move", "2", "2099-02-11 10:00", "--told"]);
    desk.fetch();
    let pulled = desk.promise_at(LATER, &["calendar", "--pull"]);
    assert!(pulled.contains("promise move 2 2099-02-10 12:00"), "{pulled}");
}

/// Reads files as strictly as it can, and prints what they say of each promise.
const STRICT: &str = "
import sys, icalendar
for name in sys.argv[1:]:
    data = open(name, 'rb').read()
    assert b'\\n' not in data.replace(b'\\r\\n', b''), name
    for line in data.split(b'\\r\\n'):
        assert len(line) <= 75, (name, line)
        line.decode('utf-8')
    calendar = icalendar.Calendar.from_ical(data)
    parts = [part for part in calendar.walk()]
    for part in parts:
        assert not part.errors, (name, part.errors)
    item = [part for part in parts if part.name in ('VEVENT', 'VTODO')]
    assert len(item) == 1 and len(parts) <= 3, (name, parts)
    assert 'ATTENDEE' not in item[0], name
    print(repr(str(item[0]['SUMMARY'])))
";

#[test]
fn a_strict_parser_accepts_every_file() {
    let python = "/usr/bin/python3";
    if !have(&[python]) {
        return;
    }
    let bench = Bench::new();
    let mut probe = bench.command(python);
    if !probe.args(["-c", "import icalendar"]).output().unwrap().status.success() {
        assert!(std::env::var_os("CLIENTS_ALL").is_none(), "not installed: python3-icalendar");
        eprintln!("SKIPPED: not installed: python3-icalendar");
        return;
    }
    let texts = [
        "I'll call you tomorrow at 5",
        "a;b,c:d\\n \"e\" \\; the frame will be ready on friday",
        "x\r\nATTENDEE:mailto:a@b\r\n.\r\nEND:VEVENT, I'll write on monday",
        "😀 la lámpara estará el viernes, ñandú 漢字 y un texto tan largo que hay que doblarlo más de una vez 😀😀😀😀😀😀😀",
        "I'll see to it as soon as I can",
        "the sofa will be there next week",
    ];
    for (place, text) in texts.iter().enumerate() {
        let name = format!("N{place} \"x\";y\r\nX-A:b:");
        bench.run(bench.promise(&["add", &name, text, "--phone", "600\r\nX:1", "--complaint", "--owner", "O;\r\nY:2"]));
    }
    for shape in ["event", "todo"] {
        let folder = bench.home().join(shape);
        bench.run(bench.promise(&["calendar", folder.to_str().unwrap(), "--as", shape]));
        let mut files: Vec<String> =
            fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path().to_str().unwrap().to_owned()).collect();
        files.sort();
        assert_eq!(files.len(), texts.len());
        let mut strict = bench.command(python);
        strict.args(["-c", STRICT]).args(&files);
        let told = bench.run(strict);
        assert!(told.lines().nth(3).unwrap().contains("😀 la lámpara estará"), "{told}");
        assert_eq!(told.lines().count(), texts.len());
    }
    bench.run(bench.promise(&["add", "Zoe", "I'll call you tomorrow at 6", "--ics", "zoe.ics"]));
    let mut strict = bench.command(python);
    strict.args(["-c", STRICT, "zoe.ics"]);
    assert_eq!(bench.run(strict), "\"I'll call you\"\n");
}
