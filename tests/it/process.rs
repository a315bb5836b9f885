//! The real binary: many at once, killed at any moment, and in surroundings that are not kind.

use std::collections::BTreeSet;
use std::io::Write;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

fn promise(store: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_promise"));
    command
        .env_clear()
        .env("PROMISE_STORE", store)
        .env("PROMISE_CONFIG", "/dev/null")
        .env("PROMISE_NOW", "2026-11-21T18:00:00+01:00")
        .env("TZ", "Europe/Madrid")
        .stdin(Stdio::null());
    command
}

fn ran(command: &mut Command) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

fn ids(store: &Path) -> Vec<String> {
    let (code, out, err) = ran(promise(store).args(["list", "--quiet"]));
    assert_eq!((code, err.as_str()), (0, ""));
    out.lines().map(str::to_owned).collect()
}

#[test]
fn fifty_adds_at_once_are_all_there_with_numbers_of_their_own() {
    let dir = TempDir::new().unwrap();
    let store = dir.path().join("store");
    let children: Vec<_> = (0..50)
        .map(|n| {
            let mut command = promise(&store);
            command.args(["--quiet", "add", &format!("Customer{n}:"), "call tomorrow at 5"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let mut answered = BTreeSet::new();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let number = String::from_utf8(output.stdout).unwrap();
        assert!(answered.insert(number.trim().to_owned()), "number {number} was given twice");
    }
    assert_eq!(answered.len(), 50);
    assert_eq!(ids(&store).into_iter().collect::<BTreeSet<_>>(), answered);
}

#[test]
fn what_was_answered_is_there_after_a_kill_at_any_moment() {
    let dir = TempDir::new().unwrap();
    let store = dir.path().join("store");
    let mut answered = Vec::new();
    for n in 0..60_u64 {
        let mut child = promise(&store)
            .args(["--quiet", "add", "Ana:", &format!("call number {n}")])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let started = Instant::now();
        while started.elapsed() < Duration::from_micros(n * 100) {
            std::hint::spin_loop();
        }
        let _ = child.kill();
        let output = child.wait_with_output().unwrap();
        answered.extend(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned));
    }
    let there = ids(&store);
    let missing: Vec<_> = answered.iter().filter(|id| !there.contains(id)).collect();
    assert!(missing.is_empty(), "answered and gone: {missing:?}");
    let (code, out, err) = ran(promise(&store).args(["add", "Ana:", "one more"]));
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
}

#[test]
fn arguments_that_are_not_utf8_are_refused_in_words() {
    let dir = TempDir::new().unwrap();
    let bad = std::ffi::OsString::from_vec(vec![b'A', 0xff, b'a']);
    let (code, out, err) = ran(promise(dir.path()).arg("add").arg(&bad).arg("call"));
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.starts_with("error: these words are not valid UTF-8"), "{err}");
    let (code, _, err) = ran(promise(dir.path()).args(["--lang", "es", "show"]).arg(&bad));
    assert_eq!(code, 2);
    assert!(err.starts_with("error: estas palabras no son UTF-8 válido"), "{err}");
}

#[test]
fn a_reader_that_leaves_early_is_no_error_and_a_full_disk_is_one() {
    let dir = TempDir::new().unwrap();
    let store = dir.path().join("store");
    let mut lines =
        promise(&store).args(["--quiet", "add", "-"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let text: String = (0..2000).map(|n| format!("Customer {n}: bring the box number {n}\n")).collect();
    lines.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    assert!(lines.wait().unwrap().success());

    let mut child = promise(&store).args(["due"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));

    if let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") {
        let (code, _, err) = ran(promise(&store).arg("due").stdout(full));
        assert_eq!(code, 1);
        assert!(err.starts_with("error: the answer cannot be written"), "{err}");
    }
}

#[test]
fn a_store_that_cannot_be_written_says_so_and_saves_nothing() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("a-file");
    std::fs::write(&file, "not a folder").unwrap();
    let (code, out, err) = ran(promise(&file.join("store")).args(["add", "Ana:", "call"]));
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("nothing was saved"), "{err}");

    let (code, out, err) = ran(promise(Path::new("/proc/nowhere")).args(["--lang", "es", "add", "Ana:", "llamar"]));
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.starts_with("error: no se ha guardado: "), "{err}");
}

#[test]
fn the_store_is_private_whatever_the_umask() {
    let dir = TempDir::new().unwrap();
    let store = dir.path().join("deep/er/store");
    let script = format!("umask 0; exec {} add Ana: call tomorrow", env!("CARGO_BIN_EXE_promise"));
    let status = Command::new("sh")
        .args(["-c", &script])
        .env("PROMISE_STORE", &store)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    let mut left = vec![store];
    while let Some(path) = left.pop() {
        let mode = path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        if path.is_dir() {
            left.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
}

#[test]
fn a_megabyte_on_standard_input_is_answered_and_loses_nothing() {
    let dir = TempDir::new().unwrap();
    let store = dir.path().join("store");
    let mut text = String::from("Ana: call tomorrow at 5\n");
    text.push_str(&"x".repeat(1 << 20));
    text.push_str("\nEva: bring the box on friday\n");
    let mut child = promise(&store)
        .args(["add", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("line 2: a line is longer than 64 KiB"), "{err}");
    assert_eq!(ids(&store), ["1", "2"]);
}

#[test]
fn local_time_follows_the_zone_of_the_system_through_gap_and_overlap() {
    for (zone, now, said, wanted) in [
        ("Europe/Madrid", "2026-03-28T12:00:00+01:00", "tomorrow at 2:30 am", "2026-03-29T03:30:00+02:00"),
        ("Europe/Madrid", "2026-10-24T12:00:00+02:00", "tomorrow at 2:30 am", "2026-10-25T02:30:00+02:00"),
        ("America/New_York", "2026-03-07T12:00:00-05:00", "tomorrow at 2:30 am", "2026-03-08T03:30:00-04:00"),
        ("America/New_York", "2026-10-31T12:00:00-04:00", "tomorrow at 1:30 am", "2026-11-01T01:30:00-04:00"),
    ] {
        let dir = TempDir::new().unwrap();
        let mut command = promise(dir.path());
        command.env("TZ", zone).env("PROMISE_NOW", now).args(["--json", "when", said]);
        let (code, out, err) = ran(&mut command);
        assert_eq!((code, err.as_str()), (0, ""), "{zone} {said}");
        let value: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(value["by"], wanted, "{zone} {said}");
    }
}

#[test]
fn a_promise_is_kept_though_nobody_reads_the_warnings_or_the_answer() {
    let dir = TempDir::new().unwrap();
    let store = dir.path().join("store");
    let settings = dir.path().join("config.toml");
    std::fs::write(&settings, "unknown = 1\n").unwrap();
    let script = format!("exec {} add Ana: call tomorrow 2>&-", env!("CARGO_BIN_EXE_promise"));
    let run = |script: &str| {
        let mut command = promise(&store);
        let path = std::env!("PATH");
        let mut shell = Command::new("sh");
        shell.env_clear().env("PATH", path).envs(command.get_envs().filter_map(|(k, v)| v.map(|v| (k, v))));
        shell.env("PROMISE_CONFIG", &settings).args(["-c", script]).stdin(Stdio::null());
        command.stdin(Stdio::null());
        ran(&mut shell)
    };
    let (code, out, _) = run(&script);
    assert_eq!(code, 0);
    assert!(out.starts_with("1   Ana"), "{out}");
    assert_eq!(ids(&store), ["1"]);
    if Path::new("/dev/full").exists() {
        let (code, _, err) = run(&format!("exec {} add Ana: call tomorrow >/dev/full", env!("CARGO_BIN_EXE_promise")));
        assert_eq!(code, 1);
        assert!(err.contains("error: it is saved, but the answer cannot be written"), "{err}");
        assert_eq!(ids(&store), ["1", "2"]);
    }
}

#[test]
fn a_second_machine_gives_its_letter_from_its_first_number_on() {
    let dir = TempDir::new().unwrap();
    let (first, second) = (dir.path().join("first"), dir.path().join("second"));
    ran(promise(&first).args(["add", "Ana:", "call tomorrow"]));
    std::fs::create_dir_all(second.join("journal")).unwrap();
    for file in std::fs::read_dir(first.join("journal")).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), second.join("journal").join(file.file_name())).unwrap();
    }
    let (code, out, err) = ran(promise(&second).args(["--quiet", "add", "Leo:", "call tomorrow"]));
    assert_eq!((code, out.as_str(), err.as_str()), (0, "b1\n", ""));
    assert_eq!(ids(&second), ["1", "b1"]);
}
