//! Links, modes, owners, locks and crowds.

#[cfg(unix)]
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant as Tick};

use super::*;
use crate::store::Refusal;

/// Runs one of the tests below that are no tests of their own, in another process.
fn in_another_process(test: &str, dir: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "--ignored", &format!("store::tests::safety::{test}")]);
    command.env("PROMISE_TEST_STORE", dir).stdout(std::process::Stdio::null());
    command
}

#[expect(clippy::disallowed_methods, reason = "how one test process tells another where to write")]
fn store_of_another_process() -> Store {
    Store::at(std::env::var_os("PROMISE_TEST_STORE").expect("only run by another test").into())
}

fn append_to(store: &Store, number: u32) -> Line {
    store.lock().unwrap().append(now(), None, "UTC", vec![add(number)]).unwrap()
}

#[test]
#[ignore = "run by other tests in a process of its own"]
fn appends_ten() {
    let store = store_of_another_process();
    for number in 1..=10 {
        append_to(&store, number);
    }
}

#[cfg(unix)]
#[test]
#[ignore = "run by other tests in a process of its own"]
fn appends_with_no_umask() {
    rustix::process::umask(rustix::fs::Mode::empty());
    append_to(&store_of_another_process(), 1);
}

#[cfg(unix)]
#[test]
#[ignore = "run by other tests in a process of its own"]
fn appends_with_a_full_umask() {
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o777));
    append_to(&store_of_another_process(), 1);
    append_to(&store_of_another_process(), 2);
}

#[cfg(unix)]
#[test]
fn modes_are_private_whatever_the_umask() {
    for test in ["appends_with_no_umask", "appends_with_a_full_umask"] {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("deep/er/store");
        assert!(in_another_process(test, &dir).status().unwrap().success(), "{test}");
        let store = Store::at(dir.clone());
        let journal = format!("journal/{}.jsonl", store.read().unwrap().machine.unwrap().name);
        for name in ["../..", "..", "", "journal"] {
            assert_eq!(fs::metadata(dir.join(name)).unwrap().mode() & 0o7777, 0o700, "{test} {name}");
        }
        for name in ["lock", "seen", "machine", &journal] {
            assert_eq!(fs::metadata(dir.join(name)).unwrap().mode() & 0o7777, 0o600, "{test} {name}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_folder_with_a_laxer_mode_is_left_as_it_is() {
    let shop = Shop::new();
    fs::create_dir(shop.store.dir()).unwrap();
    fs::set_permissions(shop.store.dir(), fs::Permissions::from_mode(0o750)).unwrap();
    shop.add(1);
    assert_eq!(fs::metadata(shop.store.dir()).unwrap().mode() & 0o7777, 0o750);
}

/// Both reading and appending refuse, in no time, and touch nothing.
fn assert_refused(shop: &Shop, expected: Refusal, what: &str) {
    let start = Tick::now();
    let refused = |error: &StoreError| matches!(error, StoreError::Refused { reason, .. } if *reason == expected);
    let error = shop.append(vec![add(9)]).unwrap_err();
    assert!(refused(&error), "{what}: {error:?}");
    if !what.starts_with("lock") {
        let error = shop.store.read().unwrap_err();
        assert!(refused(&error), "{what}: {error:?}");
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{what}");
}

#[cfg(unix)]
#[test]
fn links_pipes_and_folders_in_place_of_files_are_refused() {
    for name in ["journal", "machine", "seen", "lock"] {
        let shop = Shop::new();
        shop.add(1);
        let path = if name == "journal" { shop.journal() } else { shop.store.dir().join(name) };
        let elsewhere = shop.folder.path().join("elsewhere");
        fs::rename(&path, &elsewhere).unwrap();
        let before = fs::read(&elsewhere).unwrap();

        symlink(&elsewhere, &path).unwrap();
        assert_refused(&shop, Refusal::Link, &format!("{name} is a link"));
        fs::remove_file(&path).unwrap();

        symlink("nowhere", &path).unwrap();
        assert_refused(&shop, Refusal::Link, &format!("{name} is a link to nothing"));
        fs::remove_file(&path).unwrap();

        fs::hard_link(&elsewhere, &path).unwrap();
        assert_refused(&shop, Refusal::HardLinked, &format!("{name} has two names"));
        fs::remove_file(&path).unwrap();

        fs::create_dir(&path).unwrap();
        assert_refused(&shop, Refusal::NotAFile, &format!("{name} is a folder"));
        fs::remove_dir(&path).unwrap();

        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        assert_refused(&shop, Refusal::NotAFile, &format!("{name} is a pipe"));
        fs::remove_file(&path).unwrap();

        let _socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert_refused(&shop, Refusal::NotAFile, &format!("{name} is a socket"));
        fs::remove_file(&path).unwrap();

        assert_eq!(fs::read(&elsewhere).unwrap(), before);
        fs::rename(&elsewhere, &path).unwrap();
        shop.add(2);
    }
}

#[cfg(unix)]
#[test]
fn the_folder_of_journals_must_be_a_folder() {
    let shop = Shop::new();
    shop.add(1);
    let path = shop.store.dir().join("journal");
    let elsewhere = shop.folder.path().join("elsewhere");
    fs::rename(&path, &elsewhere).unwrap();
    symlink(&elsewhere, &path).unwrap();
    assert_refused(&shop, Refusal::Link, "journal folder is a link");
    fs::remove_file(&path).unwrap();
    fs::write(&path, "").unwrap();
    assert_refused(&shop, Refusal::NotAFolder, "journal folder is a file");
}

#[test]
fn the_store_must_be_a_folder() {
    let shop = Shop::new();
    fs::write(shop.store.dir(), "").unwrap();
    assert_refused(&shop, Refusal::NotAFolder, "store is a file");
}

#[cfg(unix)]
#[test]
fn the_path_to_the_store_may_lead_over_a_link() {
    let shop = Shop::new();
    let line = shop.add(1);
    let link = shop.folder.path().join("link");
    symlink(shop.store.dir(), &link).unwrap();
    let store = Store::at(link);
    assert_eq!(store.read().unwrap().lines, [line]);
    append_to(&store, 2);
}

#[cfg(unix)]
#[test]
fn what_belongs_to_somebody_else_is_refused() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let shop = Shop::new();
    shop.add(1);
    let folder = shop.store.dir().join("journal");
    for path in [shop.journal(), folder, shop.store.dir().to_owned()] {
        std::os::unix::fs::chown(&path, Some(12345), None).unwrap();
        assert_refused(&shop, Refusal::ForeignOwner, &path.to_string_lossy());
        std::os::unix::fs::chown(&path, Some(0), None).unwrap();
    }
    shop.add(2);
}

#[test]
fn who_waits_too_long_for_the_lock_is_told_and_nothing_is_saved() {
    let shop = Shop::new();
    let line = shop.add(1);
    let held = shop.store.lock().unwrap();
    let impatient = shop.store.clone().with_patience(Duration::from_millis(50));
    let start = Tick::now();
    let error = impatient.lock().unwrap_err();
    assert!(matches!(error, StoreError::LockedOut { waited, .. } if waited >= Duration::from_millis(50)), "{error:?}");
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(shop.read().lines, [line], "readers take no lock");
    drop(held);
    impatient.lock().unwrap();
}

#[test]
fn who_waits_for_the_lock_gets_it_when_it_is_free() {
    let shop = Shop::new();
    let held = shop.store.lock().unwrap();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| shop.add(1));
        std::thread::sleep(Duration::from_millis(50));
        assert_eq!(shop.read().lines, []);
        drop(held);
        waiting.join().unwrap();
    });
    assert_eq!(shop.read().lines.len(), 1);
}

#[test]
fn who_waits_for_a_lock_that_is_taken_away_waits_no_longer_for_it() {
    let shop = Shop::new();
    shop.add(1);
    let held = shop.store.lock().unwrap();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| shop.add(2));
        std::thread::sleep(Duration::from_millis(50));
        fs::remove_file(shop.store.dir().join("lock")).unwrap();
        waiting.join().unwrap();
    });
    assert_eq!(shop.read().lines.len(), 2);
    drop(held);
}

#[test]
fn a_removed_lock_keeps_nobody_apart_for_long() {
    let shop = Shop::new();
    shop.add(1);
    fs::remove_file(shop.store.dir().join("lock")).unwrap();
    shop.add(2);
    assert_eq!((shop.read().lines.len(), shop.read().damage), (2, vec![]));
}

#[test]
fn fifty_threads_lose_nothing_and_readers_see_no_damage() {
    let shop = Shop::new();
    std::thread::scope(|scope| {
        let writers: Vec<_> = (1..=50)
            .map(|number| {
                scope.spawn({
                    let shop = &shop;
                    move || shop.add(number)
                })
            })
            .collect();
        let mut seen = 0;
        while writers.iter().any(|writer| !writer.is_finished()) {
            let contents = shop.read();
            assert!(!contents.is_damaged(), "{:?}", contents.damage);
            assert!(contents.lines.len() >= seen);
            seen = contents.lines.len();
        }
        for writer in writers {
            writer.join().unwrap();
        }
    });
    let contents = shop.read();
    assert_eq!(contents.damage, []);
    assert_eq!(contents.lines.iter().map(|line| line.n).collect::<Vec<_>>(), (1..=50).collect::<Vec<_>>());
    let mut numbers: Vec<u32> = contents.lines.iter().map(|line| line.changes[0].id().unwrap().number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=50).collect::<Vec<_>>());
}

#[test]
fn processes_lose_nothing() {
    let shop = Shop::new();
    let processes: Vec<_> =
        (0..8).map(|_| in_another_process("appends_ten", shop.store.dir()).spawn().unwrap()).collect();
    for mut process in processes {
        assert!(process.wait().unwrap().success());
    }
    let contents = shop.read();
    assert_eq!(contents.damage, []);
    assert_eq!(contents.lines.iter().map(|line| line.n).collect::<Vec<_>>(), (1..=80).collect::<Vec<_>>());
    assert_eq!(shop.journals().len(), 1, "one machine, one journal");
}

#[cfg(unix)]
#[test]
#[ignore = "run by other tests in a process of its own"]
fn appends_until_killed() {
    let store = store_of_another_process();
    let told = store.dir().with_extension("told");
    for number in 1.. {
        append_to(&store, number);
        fs::write(&told, number.to_string()).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_killed_process_keeps_its_word() {
    for pause in (0..20).map(|step| 20 + 5 * step) {
        let shop = Shop::new();
        let mut process = in_another_process("appends_until_killed", shop.store.dir()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(pause));
        process.kill().unwrap();
        process.wait().unwrap();
        let told = fs::read_to_string(shop.store.dir().with_extension("told")).unwrap_or_default();
        let told = told.parse().unwrap_or(0);
        let contents = shop.read();
        assert!(!contents.is_damaged() && contents.lines.len() >= told, "{told}: {:?}", contents.damage);
        shop.add(9999);
    }
}
