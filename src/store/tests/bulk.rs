//! Long commands, and whole stores in one file.

use std::io::{self, ErrorKind};

use super::*;
use crate::model::Ledger;
use crate::store::files::{Fault, Step};
use crate::store::{Erasure, Mark, Spool, Unrestored};

/// A long command with so many promises, and the journals as they were before it.
fn spool(shop: &Shop, count: u32) -> (Spool, Mark) {
    let mark = shop.store.mark().unwrap();
    let mut spool = shop.store.spool(Some("Marta")).unwrap();
    for number in 1..=count {
        spool.push(add(number)).unwrap();
    }
    (spool, mark)
}

fn append(shop: &Shop, (spool, mark): (Spool, Mark)) -> Result<u64, StoreError> {
    shop.store.lock()?.append_spool(now(), Some("Marta"), "Europe/Madrid", spool, &mark, 0)
}

fn files(shop: &Shop) -> usize {
    fs::read_dir(shop.store.dir()).unwrap().count()
}

#[test]
fn a_long_command_is_the_same_as_a_short_one() {
    for count in [1, 10, 500, 9000] {
        let (long, short) = (Shop::new(), Shop::new());
        assert_eq!(append(&long, spool(&long, count)).unwrap(), 1);
        let line = short.append((1..=count).map(add).collect()).unwrap();
        let contents = long.read();
        assert_eq!((contents.damage, contents.top), (vec![], count));
        assert_eq!(contents.lines.len(), 1);
        assert_eq!(contents.lines[0].changes, line.changes);
        let without_machine = |shop: &Shop| shop.raw_lines()[1..].concat().len();
        assert!(without_machine(&long).abs_diff(without_machine(&short)) <= short.raw_lines().len() * 200);
        assert!(long.raw_lines().iter().all(|line| line.len() <= 64 * 1024));
        assert_eq!(long.add(count + 1).n, 2);
        assert_eq!(long.read().damage, []);
    }
}

#[test]
fn a_long_command_that_cannot_be_written_leaves_nothing() {
    let shop = Shop::new();
    shop.add(9999);
    let (before, names) = (shop.bytes(), files(&shop));
    for (step, fault) in [(Step::Write, Fault::Error(ErrorKind::StorageFull)), (Step::Write, Fault::Short(1000))] {
        for later in 0..3 {
            let ready = spool(&shop, 9000);
            for _ in 0..later {
                shop.store.faults.plan(step, Fault::Not);
            }
            shop.store.faults.plan(
                step,
                match &fault {
                    Fault::Error(kind) => Fault::Error(*kind),
                    Fault::Short(count) => Fault::Short(*count),
                    Fault::Not => Fault::Not,
                },
            );
            let said = append(&shop, ready);
            let left = shop.store.faults.left();
            if left > 0 {
                // There were not so many pieces.
                assert!(said.is_ok());
                return;
            }
            assert!(matches!(said, Err(StoreError::NotSaved { .. })));
            assert_eq!(shop.bytes(), before);
            assert_eq!(files(&shop), names, "what was gathered went away");
        }
    }
}

#[test]
fn a_long_command_that_cannot_be_synced_goes_into_a_fresh_part_once() {
    let shop = Shop::new();
    shop.add(9999);
    let ready = spool(&shop, 3000);
    shop.store.faults.plan(Step::Sync, Fault::Error(ErrorKind::Other));
    assert_eq!(append(&shop, ready).unwrap(), 2);
    assert_eq!(shop.journals().len(), 2);
    assert_eq!(shop.read().lines.last().unwrap().changes.len(), 3000);
    assert_eq!(shop.read().lines.len(), 2);
    let ready = spool(&shop, 3000);
    for _ in 0..2 {
        shop.store.faults.plan(Step::Sync, Fault::Error(ErrorKind::Other));
    }
    assert!(matches!(append(&shop, ready), Err(StoreError::NotConfirmed { .. })));
}

#[test]
fn a_long_command_is_refused_where_somebody_wrote_meanwhile() {
    let shop = Shop::new();
    let early = spool(&shop, 10);
    shop.add(1);
    let before = shop.bytes();
    assert!(matches!(append(&shop, early), Err(StoreError::ChangedMeanwhile)));
    assert_eq!(shop.bytes(), before);
    assert_eq!(append(&shop, spool(&shop, 10)).unwrap(), 2);
}

#[test]
fn what_is_too_long_for_a_line_is_refused_before_anything_is_written() {
    let shop = Shop::new();
    let (mut spool, mark) = spool(&shop, 1);
    let long = Change::Tell { id: id(1), note: Some("x".repeat(70_000)), check: None };
    assert!(matches!(spool.push(long), Err(StoreError::Unwritable)));
    let far = chrono::DateTime::<chrono::Utc>::MAX_UTC.fixed_offset();
    spool.push(Change::Done { id: id(1), at: Some(far), note: None, no_news: false }).unwrap();
    assert!(matches!(append(&shop, (spool, mark)), Err(StoreError::Unwritable)));
    assert_eq!(shop.read().lines, []);
}

fn archive(shop: &Shop) -> Vec<u8> {
    let mut bytes = Vec::new();
    shop.store.archive(now(), &mut bytes).unwrap();
    bytes
}

fn restore(shop: &Shop, bytes: &[u8], force: bool) -> Result<Option<PathBuf>, Unrestored> {
    shop.store.lock().unwrap().restore(now(), &|| Ok(io::Cursor::new(bytes.to_vec())), force)
}

#[test]
fn a_restore_that_fails_at_any_step_leaves_the_store_as_it_was() {
    let shop = Shop::new();
    shop.add(1);
    let kept = archive(&shop);
    shop.add(2);
    let before = shop.read();
    let steps = [Step::MakeFolder, Step::MakeFile, Step::SyncFolder, Step::Sync, Step::Exchange];
    for (step, later) in steps.iter().flat_map(|step| (0..3).map(move |later| (*step, later))) {
        for _ in 0..later {
            shop.store.faults.plan(step, Fault::Not);
        }
        shop.store.faults.plan(step, Fault::Error(ErrorKind::StorageFull));
        let said = restore(&shop, &kept, true);
        if shop.store.faults.left() > 0 {
            // There are not so many of these steps: it was done. Back to where it was.
            shop.store.faults.clear();
            assert!(said.is_ok());
            fs::remove_dir_all(shop.store.dir().join("journal")).unwrap();
            fs::rename(said.unwrap().unwrap(), shop.store.dir().join("journal")).unwrap();
            continue;
        }
        if matches!(said, Err(Unrestored::Store(StoreError::NotConfirmed { .. }))) {
            // It was done, and what was here before is set aside; back to where it was.
            assert_eq!((shop.read().lines, step), (before.lines[..1].to_vec(), Step::SyncFolder));
            let mut names = fs::read_dir(shop.store.dir()).unwrap().map(|entry| entry.unwrap().path());
            let aside = names.find(|path| path.display().to_string().contains("replaced-")).unwrap();
            fs::remove_dir_all(shop.store.dir().join("journal")).unwrap();
            fs::rename(aside, shop.store.dir().join("journal")).unwrap();
        } else {
            assert!(said.is_err());
            assert_eq!(shop.read(), Contents { damage: vec![], ..before.clone() }, "{step:?} {later}");
        }
        assert!(
            !fs::read_dir(shop.store.dir())
                .unwrap()
                .any(|entry| { entry.unwrap().file_name().to_string_lossy().starts_with("restoring-") })
        );
    }
}

#[test]
fn names_are_exchanged_in_turn_where_the_system_cannot_do_it_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let rename = |from: &str, to: &str| fs::rename(folder.path().join(from), folder.path().join(to));
    fs::write(folder.path().join("a"), "1").unwrap();
    fs::write(folder.path().join("b"), "2").unwrap();
    crate::store::files::exchange_in_turn(&rename, "a", "b").unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("a")).unwrap(), "2");
    assert!(crate::store::files::exchange_in_turn(&rename, "nothing", "b").is_err());
    assert_eq!(fs::read_to_string(folder.path().join("b")).unwrap(), "1");
}

#[test]
fn a_backup_of_several_parts_stays_one_chain_when_a_customer_is_erased_from_it() {
    let shop = Shop::new();
    shop.add(1);
    shop.store.faults.plan(Step::Sync, Fault::Error(ErrorKind::Other));
    // The second part says nothing of the customer, and is chained to the first.
    shop.append(vec![Change::Person { name: "Eva".to_owned(), mend: Box::default() }]).unwrap();
    assert_eq!(shop.journals().len(), 2);
    let kept = archive(&shop);
    let ledger = Ledger::fold(shop.read().lines);
    let erasure = Erasure::of(&ledger, "Ana López", "somebody", false).unwrap();
    let mut anew = Vec::new();
    assert!(shop.store.erase_archive(&erasure, &|| Ok(io::Cursor::new(kept.clone())), &mut anew).unwrap());
    assert!(!String::from_utf8(anew.clone()).unwrap().contains("Ana"));
    let other = Shop::new();
    restore(&other, &anew, false).unwrap();
    assert!(other.store.examine().unwrap().is_well());
    assert_eq!(other.read().lines.len(), 2);
}
