//! `doctor`: what it says agrees with what is read, a repair keeps every line that can be believed, and neither a failure nor a
//! crash in the middle leaves anything else than the old journals or the new ones.

use std::io::ErrorKind;

use super::*;
use crate::store::files::{Fault as Planned, Step};
use crate::store::journal::Hash;
use crate::store::{Edited, FaultKind};

fn shop() -> Shop {
    let shop = Shop::new();
    shop.add(1);
    shop.add(2);
    shop.append(vec![Change::Done { id: id(1), at: None, note: None, no_news: true }]).unwrap();
    shop.add(3);
    shop.append(vec![Change::Undo { n: 3 }]).unwrap();
    shop
}

fn seen(shop: &Shop) -> Vec<u8> {
    fs::read(shop.store.dir().join("seen")).unwrap_or_default()
}

/// Puts a note back, which only its owner may read.
fn set_seen(shop: &Shop, bytes: &[u8]) {
    let path = shop.store.dir().join("seen");
    if !path.exists() {
        fs::copy(shop.store.dir().join("lock"), &path).unwrap();
    }
    fs::write(path, bytes).unwrap();
}

fn repair(shop: &Shop) -> crate::store::Mended {
    shop.store.lock().unwrap().repair(now()).unwrap()
}

/// Every folder that was set aside.
fn aside(shop: &Shop) -> Vec<PathBuf> {
    let entries = fs::read_dir(shop.store.dir()).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir() && !path.ends_with("journal")).collect()
}

/// Damages the journal, looks, repairs, looks again, goes on.
fn check(shop: &Shop, whole: &(Vec<u8>, Vec<u8>), bytes: &[u8], what: &str) {
    shop.set(bytes);
    set_seen(shop, &whole.1);
    let before = shop.read();
    let checkup = shop.store.examine().unwrap();
    assert_eq!(checkup.is_well(), !before.is_damaged(), "{what}: {:?}", checkup.faults);
    assert_eq!(checkup.contents, before, "{what}");
    let would = shop.store.would_repair().unwrap();
    assert_eq!(shop.bytes(), bytes, "{what}: looking changes nothing");
    let mut mended = repair(shop);
    let set_aside = mended.aside.take();
    assert_eq!(mended, would, "{what}");
    assert_eq!(mended.is_nothing(), !before.is_damaged(), "{what}");
    if let Some(aside) = set_aside {
        let kept = fs::read_dir(&aside).unwrap().next().unwrap().unwrap().path();
        assert_eq!(fs::read(kept).unwrap(), bytes, "{what}: the old file is kept");
    }
    let after = shop.read();
    assert!(!after.is_damaged(), "{what}: {:?}", after.damage);
    assert_eq!(after.lines, before.lines, "{what}");
    assert_eq!((after.top, &after.machine), (before.top, &before.machine), "{what}");
    assert!(shop.store.examine().unwrap().is_well(), "{what}");
    assert!(repair(shop).is_nothing(), "{what}");
    let new = shop.add(9);
    let later = shop.read();
    assert!(!later.is_damaged() && later.lines.last() == Some(&new), "{what}: {:?}", later.damage);
    assert_eq!(later.lines.len(), before.lines.len() + 1, "{what}");
    // It does not hang on the note.
    shop.forget_seen();
    assert!(!shop.read().is_damaged() && shop.read().top >= before.top, "{what}");
    for path in aside(shop) {
        fs::remove_dir_all(path).unwrap();
    }
}

#[test]
fn a_repair_keeps_every_line_that_can_be_believed_wherever_the_journal_is_cut() {
    let shop = shop();
    let whole = (shop.bytes(), seen(&shop));
    for cut in (0..whole.0.len()).step_by(7).chain([whole.0.len() - 1, whole.0.len() - 2]) {
        check(&shop, &whole, &whole.0[..cut], &format!("cut at {cut}"));
    }
}

#[test]
fn a_repair_keeps_every_line_that_can_be_believed_whichever_byte_is_flipped() {
    let shop = shop();
    let whole = (shop.bytes(), seen(&shop));
    for place in (0..whole.0.len()).step_by(5) {
        let mut bytes = whole.0.clone();
        bytes[place] ^= 1 << (place % 8);
        check(&shop, &whole, &bytes, &format!("byte {place}"));
    }
}

#[test]
fn a_repair_puts_lines_right_that_were_dropped_swapped_doubled_joined_or_put_in() {
    let shop = shop();
    let whole = (shop.bytes(), seen(&shop));
    let raw = shop.raw_lines();
    let marks = ["<<<<<<< ours\n", "\0\0\0\0\0\0\0\0\n", "{}\n", "null\n", "\u{feff}\n"];
    for a in 0..raw.len() {
        let with = |change: &dyn Fn(&mut Vec<Vec<u8>>), what: &str| {
            let mut lines = raw.clone();
            change(&mut lines);
            check(&shop, &whole, &lines.concat(), &format!("line {a} {what}"));
        };
        with(&|lines| drop(lines.remove(a)), "dropped");
        with(&|lines| lines.insert(a, raw[a].clone()), "doubled");
        with(&|lines| lines[a].truncate(raw[a].len() - 1), "joined");
        with(&|lines| lines[a].insert(raw[a].len() - 1, b'\r'), "with a return");
        with(&|lines| lines[a] = vec![b'['; 200_000], "nested");
        for mark in marks {
            with(&|lines| lines.insert(a, mark.as_bytes().to_vec()), mark);
        }
        for b in a + 1..raw.len() {
            with(&|lines| lines.swap(a, b), "swapped");
        }
    }
    check(&shop, &whole, &[b"\xef\xbb\xbf", &whole.0[..]].concat(), "a mark at the start");
    check(&shop, &whole, &vec![0; whole.0.len()], "zeros all through");
}

#[test]
fn a_store_without_its_journal_is_put_right_and_its_numbers_are_not_given_again() {
    let shop = shop();
    let journal = shop.journal();
    fs::remove_file(&journal).unwrap();
    assert!(!shop.store.examine().unwrap().is_well());
    let mended = repair(&shop);
    assert_eq!(mended.missing, [id(1), id(2), id(3)]);
    assert!(shop.store.examine().unwrap().is_well());
    assert_eq!((shop.journal(), shop.read().top), (journal, 3));
    fs::remove_dir_all(shop.store.dir().join("journal")).unwrap();
    assert!(!shop.store.would_repair().unwrap().is_nothing());
    repair(&shop);
    assert!(shop.store.examine().unwrap().is_well());
}

#[test]
fn parts_of_a_journal_become_one_and_other_machines_are_left_alone() {
    let shop = shop();
    shop.store.faults.plan(Step::Sync, Planned::Error(ErrorKind::Other));
    shop.add(4);
    let second = shop.journals().into_iter().find(|path| path.to_string_lossy().ends_with(".2.jsonl")).unwrap();
    let other = Shop::new();
    other.add(1);
    let theirs = fs::read(other.journal()).unwrap();
    let their_path = shop.store.dir().join("journal").join(other.journal().file_name().unwrap());
    fs::write(&their_path, &theirs).unwrap();
    let lines = shop.read().lines;
    // The other machine gives the same numbers, which no damage has to do with; it is told apart by the tests of numbers.
    let first = shop.journals().into_iter().find(|path| *path != second && *path != their_path).unwrap();
    let bytes = fs::read(&first).unwrap();
    fs::write(&first, &bytes[1..]).unwrap();
    assert!(shop.read().is_damaged());
    let mended = repair(&shop);
    assert!(!second.exists() && !shop.read().is_damaged());
    assert_eq!(mended.renumbered.len(), 1);
    assert_eq!(shop.read().lines.len(), lines.len());
}

#[test]
fn a_copy_that_went_its_own_way_keeps_its_promises_under_numbers_of_their_own() {
    let shop = Shop::new();
    shop.add(1);
    let (old, note) = (shop.bytes(), seen(&shop));
    shop.append(vec![add(2), Change::Person { name: "Eva".to_owned(), mend: Box::default() }]).unwrap();
    shop.append(vec![Change::Done { id: id(2), at: None, note: None, no_news: false }]).unwrap();
    shop.append(vec![Change::Undo { n: 3 }]).unwrap();
    let copy = shop.bytes();
    shop.set(&old);
    set_seen(&shop, &note);
    shop.add(2);
    shop.append(vec![Change::Tell { id: id(2), note: None, check: None }]).unwrap();
    let path = shop.journal();
    let name = format!("{} (copy).jsonl", path.file_stem().unwrap().to_string_lossy());
    fs::write(path.with_file_name(name), copy).unwrap();
    let before = shop.read();
    assert!(before.damage.iter().any(|damage| damage.what == DamageKind::Forked));
    let mended = repair(&shop);
    assert_eq!(mended.renumbered.iter().map(|number| (number.from, number.to)).collect::<Vec<_>>(), [(id(2), id(3))]);
    let after = shop.read();
    assert!(shop.store.examine().unwrap().is_well() && shop.journals().len() == 1);
    let ledger = crate::model::Ledger::fold(after.lines);
    assert_eq!((ledger.promises().len(), ledger.astray().count()), (3, 0));
    let named = |number| {
        ledger.history(ledger.get(id(number)).unwrap()).map(|event| event.change.op().to_owned()).collect::<Vec<_>>()
    };
    // What was done and undone in one copy, and what was told in the other, stay with their own promise.
    let mut histories = [named(2), named(3)];
    histories.sort();
    assert_eq!(histories, [vec!["add".to_owned()], vec!["add".to_owned(), "tell".to_owned()]]);
    assert_eq!(shop.add(4).n, 7);
}

#[test]
fn notes_and_modes_that_are_wrong_are_named_and_put_right() {
    for name in ["machine", "seen"] {
        let shop = shop();
        let path = shop.store.dir().join(name);
        let bytes = fs::read(&path).unwrap();
        let mut flipped = bytes.clone();
        flipped[20] ^= 4;
        fs::write(&path, flipped).unwrap();
        let faults = shop.store.examine().unwrap().faults;
        assert_eq!(
            faults.iter().map(|fault| (&fault.path, fault.what)).collect::<Vec<_>>(),
            [(&path, FaultKind::Note)]
        );
        assert_eq!(repair(&shop).notes, std::slice::from_ref(&path));
        let said = |bytes: &[u8]| -> serde_json::Value {
            let line = bytes.split(|byte| *byte == b'\n').next().unwrap();
            let mut value: serde_json::Value = serde_json::from_slice(line).unwrap();
            // How far the journal was looked at is not known any more.
            for field in ["touched", "looked", "h"] {
                value.as_object_mut().unwrap().remove(field);
            }
            value
        };
        assert_eq!(said(&fs::read(&path).unwrap()), said(&bytes), "{name}");
        assert!(shop.store.examine().unwrap().is_well());
    }
}

#[cfg(unix)]
#[test]
fn what_others_can_read_is_named_and_closed() {
    use std::os::unix::fs::PermissionsExt;
    let shop = shop();
    for path in [shop.journal(), shop.store.dir().join("journal"), shop.store.dir().join("seen")] {
        let old = fs::metadata(&path).unwrap().permissions();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        let faults = shop.store.examine().unwrap().faults;
        assert_eq!(
            faults.iter().map(|fault| (&fault.path, fault.what)).collect::<Vec<_>>(),
            [(&path, FaultKind::Open)]
        );
        assert_eq!(repair(&shop).closed, std::slice::from_ref(&path));
        assert!(shop.store.examine().unwrap().is_well());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o677, old.mode() & 0o677);
    }
}

/// A journal with its second promise edited by hand, and the lines that count once that is taken in.
fn edited_shop() -> (Shop, Vec<Edited>) {
    let shop = shop();
    let text = String::from_utf8(shop.bytes()).unwrap();
    shop.set(text.replace("call with quote 2", "ring with the quote").as_bytes());
    let edited = shop.store.edited().unwrap();
    assert_eq!(edited.len(), 1);
    (shop, edited)
}

fn accept(shop: &Shop, edited: &[Edited]) -> Result<PathBuf, StoreError> {
    shop.store.lock().unwrap().accept(now(), edited)
}

#[test]
fn an_edited_line_counts_once_it_is_accepted_and_can_be_damaged_again() {
    let (shop, edited) = edited_shop();
    let before = shop.read().lines;
    let old = shop.bytes();
    let aside = accept(&shop, &edited).unwrap();
    let kept = fs::read_dir(&aside).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read(kept).unwrap(), old);
    let after = shop.read();
    assert!(!after.is_damaged() && shop.store.examine().unwrap().is_well());
    assert_eq!(after.lines.len(), before.len() + 1);
    let command = edited[0].command.as_ref().unwrap();
    assert!(after.lines.contains(command) && before.iter().all(|line| after.lines.contains(line)));
    let bytes = shop.bytes();
    for place in bytes.windows(4).position(|window| window == b"ring").into_iter().flat_map(|start| start..start + 19) {
        let mut flipped = bytes.clone();
        flipped[place] ^= 1;
        shop.set(&flipped);
        assert!(shop.read().is_damaged(), "byte {place}");
        assert!(!shop.read().lines.contains(command));
    }
    shop.set(&bytes);
    shop.add(9);
    assert!(!shop.read().is_damaged());
    assert!(shop.store.edited().unwrap().is_empty());
}

#[test]
fn any_line_can_be_edited_also_the_last_and_several_and_in_any_form() {
    let edits: [(&str, &[(&str, &str)]); 6] = [
        ("the last", &[("\"op\":\"undo\",\"n\":3", "\"op\":\"undo\",\"n\":4")]),
        ("two", &[("call with quote 1", "one"), ("call with quote 2", "two")]),
        ("all", &[("\"by\":\"Marta\"", "\"by\":\"Eva\"")]),
        ("the first line", &[("Europe/Madrid", "Atlantic/Canary")]),
        ("spaces", &[("{\"n\":2,\"at\"", "{ \"n\": 2, \"at\"")]),
        ("spaces at the end", &[("\"id\":\"3\",", "\"id\":\"3\" ,")]),
    ];
    for (what, pairs) in edits {
        let shop = shop();
        let count = shop.read().lines.len();
        let mut text = String::from_utf8(shop.bytes()).unwrap();
        for (from, to) in pairs {
            assert!(text.contains(from), "{what}");
            text = text.replace(from, to);
        }
        shop.set(text.as_bytes());
        assert!(shop.read().is_damaged(), "{what}");
        let edited = shop.store.edited().unwrap();
        accept(&shop, &edited).unwrap_or_else(|error| panic!("{what}: {error}"));
        let after = shop.read();
        assert!(!after.is_damaged() && after.damage.is_empty(), "{what}: {:?}", after.damage);
        assert_eq!(after.lines.len(), count, "{what}");
        shop.add(9);
        assert!(!shop.read().is_damaged(), "{what}");
    }
}

#[test]
fn a_line_without_its_hash_and_a_line_put_in_by_hand_can_be_accepted() {
    for place in 1..6 {
        let shop = shop();
        let lines = shop.read().lines;
        let mut raw = shop.raw_lines();
        let line = String::from_utf8(raw[place].clone()).unwrap();
        for end in [",\"p\":", ",\"h\":"] {
            raw[place] = format!("{}}}\n", &line[..line.rfind(end).unwrap()]).into_bytes();
            shop.set(&raw.concat());
            accept(&shop, &shop.store.edited().unwrap()).unwrap();
            assert!(shop.read().damage.is_empty(), "{place}: {:?}", shop.read().damage);
            assert_eq!(shop.read().lines, lines);
        }
    }
    let count = 5;
    let shop = shop();
    let mut raw = shop.raw_lines();
    let line = String::from_utf8(raw[3].clone()).unwrap();
    let put_in =
        line.replace("\"n\":3", "\"n\":30").replace("\"op\":\"done\",\"id\":\"1\"", "\"op\":\"done\",\"id\":\"2\"");
    assert_ne!(line, put_in);
    raw.insert(3, put_in.into_bytes());
    shop.set(&raw.concat());
    accept(&shop, &shop.store.edited().unwrap()).unwrap();
    assert!(shop.read().damage.is_empty(), "{:?}", shop.read().damage);
    assert_eq!(shop.read().lines.len(), count + 1);
}

#[test]
fn what_is_not_accepted_stays_damaged_and_what_changed_meanwhile_is_not_accepted() {
    let shop = shop();
    let text = String::from_utf8(shop.bytes()).unwrap();
    shop.set(text.replace("quote 1", "quota 1").replace("quote 3", "quota 3").as_bytes());
    let edited = shop.store.edited().unwrap();
    assert_eq!(edited.len(), 2);
    let before = shop.bytes();
    shop.set(text.replace("quote 1", "quota x").replace("quote 3", "quota 3").as_bytes());
    assert!(matches!(accept(&shop, &edited), Err(StoreError::ChangedMeanwhile)));
    assert!(aside(&shop).is_empty());
    shop.set(&before);
    accept(&shop, &edited[1..]).unwrap();
    let after = shop.read();
    assert_eq!(
        after.damage.iter().map(|damage| (damage.line, damage.what)).collect::<Vec<_>>(),
        [(2, DamageKind::Altered)]
    );
    accept(&shop, &shop.store.edited().unwrap()).unwrap();
    assert!(shop.read().damage.is_empty());
    assert_eq!(aside(&shop).len(), 2, "two in one second have names of their own");
}

/// The state of a store as somebody sees it.
fn state(shop: &Shop) -> (Vec<Line>, Vec<DamageKind>, u32) {
    let contents = shop.read();
    (contents.lines, contents.damage.iter().map(|damage| damage.what).collect(), contents.top)
}

#[test]
fn a_failure_at_any_step_leaves_the_old_journals_or_the_new_ones() {
    for (name, accepts) in [("repair", false), ("accept", true)] {
        for step in [Step::MakeFolder, Step::MakeFile, Step::Sync, Step::SyncFolder, Step::Note, Step::Exchange] {
            for skipped in 0..8 {
                let (shop, edited) = edited_shop();
                let damaged = state(&shop);
                let bytes = shop.bytes();
                for _ in 0..skipped {
                    shop.store.faults.plan(step, Planned::Not);
                }
                shop.store.faults.plan(step, Planned::Error(ErrorKind::StorageFull));
                let locked = shop.store.lock().unwrap();
                let done =
                    if accepts { locked.accept(now(), &edited).map(|_| ()) } else { locked.repair(now()).map(|_| ()) };
                let what = format!("{name}, {step:?} after {skipped}");
                let struck = shop.store.faults.left() == 0;
                shop.store.faults.clear();
                match done {
                    Ok(()) => assert!(state(&shop).1.is_empty() && (!struck || step == Step::Note), "{what}"),
                    Err(StoreError::NotConfirmed { .. }) => assert!(state(&shop).1.is_empty(), "{what}"),
                    Err(_) => {
                        assert!((state(&shop), shop.bytes()) == (damaged, bytes), "{what}");
                        assert!(aside(&shop).is_empty(), "{what}");
                    }
                }
                shop.add(9);
                repair(&shop);
                assert!(shop.store.examine().unwrap().is_well(), "{what}");
                if !struck {
                    break;
                }
            }
        }
    }
}

/// What stands in the way of a crash: the note that holds on both sides of the exchange.
#[test]
fn a_crash_on_either_side_of_the_exchange_leaves_the_old_state_or_the_new_one() {
    for accepts in [false, true] {
        let (shop, edited) = edited_shop();
        // The last line was cut off as well, which only the note tells.
        let raw = shop.raw_lines();
        let lines = if accepts { raw.len() } else { raw.len() - 1 };
        shop.set(&raw[..lines].concat());
        let old = state(&shop);
        let old_bytes = shop.bytes();
        let mut notes = Vec::new();
        // The note as it is while the journals change places: the one written after that is made to fail.
        shop.store.faults.plan(Step::Note, Planned::Error(ErrorKind::Other));
        let locked = shop.store.lock().unwrap();
        if accepts {
            drop(locked.accept(now(), &edited).unwrap())
        } else {
            drop(locked.repair(now()).unwrap())
        }
        assert_eq!(shop.store.faults.left(), 0);
        notes.push(seen(&shop));
        let new = state(&shop);
        assert!(
            new.1.is_empty() && !old.1.is_empty(),
            "{accepts}: {:?} {:?} {}",
            new.1,
            old.1,
            String::from_utf8_lossy(&notes[0])
        );
        assert!(String::from_utf8_lossy(&notes[0]).contains("\"after\":"));
        // The old journal with the same note is the old state, to the last word.
        let new_bytes = shop.bytes();
        shop.set(&old_bytes);
        assert_eq!(state(&shop), old);
        shop.add(9);
        assert!(shop.read().is_damaged());
        shop.set(&new_bytes);
        set_seen(&shop, &notes[0]);
        shop.add(9);
        assert_eq!(shop.read().damage, []);
    }
}

#[test]
fn a_journal_of_a_newer_version_is_not_rewritten() {
    let shop = shop();
    let body = r#"{"promise":2,"machine":"zzzzzzz","letter":"b","zone":"UTC","at":"2026-11-21T18:03:11Z""#;
    let text = format!("{body}{}\nsomething\n", Hash::of(body.as_bytes()).seal());
    fs::write(shop.store.dir().join("journal/zzzzzzz.jsonl"), text).unwrap();
    assert!(matches!(shop.store.lock().unwrap().repair(now()), Err(StoreError::NewerFormat { .. })));
    assert!(matches!(shop.store.would_repair(), Err(StoreError::NewerFormat { .. })));
}

#[test]
fn a_first_line_for_a_machine_that_cannot_be_is_left_out_and_what_stands_around_it_kept() {
    let shop = shop();
    let head = r#"{"promise":1,"machine":"k3f9' x2w","letter":"","zone":"UTC","at":"2026-11-21T18:03:11Z""#;
    let mut bytes = shop.bytes();
    bytes.extend_from_slice(format!("{head}{}\n", Hash::of(head.as_bytes()).seal()).as_bytes());
    shop.set(&bytes);
    let before = shop.read();
    assert!(before.damage.iter().any(|damage| damage.what == DamageKind::Nonsense), "{:?}", before.damage);
    repair(&shop);
    assert_eq!(shop.read().lines, before.lines);
    assert!(!shop.read().is_damaged());
}
