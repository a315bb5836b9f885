//! A disk that fails: what was said to be saved is there, what was said not to be saved is not.

use std::io::ErrorKind;

use proptest::prelude::*;

use super::*;
use crate::store::files::{Fault, Step};

fn disk_full() -> Fault {
    Fault::Error(ErrorKind::StorageFull)
}

impl Shop {
    fn plan(&self, step: Step, fault: Fault) {
        self.store.faults.plan(step, fault);
    }

    /// Every planned failure came to pass.
    fn all_failed(&self) {
        assert_eq!(self.store.faults.left(), 0);
    }
}

#[test]
fn a_failed_write_leaves_no_trace() {
    let shop = Shop::new();
    let first = shop.add(1);
    let before = shop.bytes();
    let length = {
        shop.add(2);
        let after = shop.bytes();
        shop.set(&before);
        shop.forget_seen();
        after.len() - before.len()
    };
    for short in 0..length {
        shop.plan(Step::Write, Fault::Short(short));
        assert!(matches!(shop.append(vec![add(2)]), Err(StoreError::NotSaved { .. })), "{short}");
        assert_eq!(shop.bytes(), before);
    }
    shop.plan(Step::Write, disk_full());
    let error = shop.append(vec![add(2)]).unwrap_err();
    assert!(
        matches!(&error, StoreError::NotSaved { path, source } if *path == shop.journal() && source.kind() == ErrorKind::StorageFull)
    );
    assert_eq!(shop.bytes(), before);
    let second = shop.add(2);
    assert_eq!(shop.read().lines, [first, second]);
    assert_eq!(shop.read().damage, []);
}

#[test]
fn what_cannot_be_cut_off_again_is_not_confirmed_and_no_obstacle() {
    let shop = Shop::new();
    let first = shop.add(1);
    shop.plan(Step::Write, Fault::Short(100));
    shop.plan(Step::Truncate, disk_full());
    assert!(matches!(shop.append(vec![add(2)]), Err(StoreError::NotConfirmed { .. })));
    assert_eq!(shop.read().lines, std::slice::from_ref(&first));
    let second = shop.add(2);
    assert_eq!(shop.read().lines, [first, second]);
    assert!(!shop.read().is_damaged());
    shop.all_failed();
}

#[test]
fn making_the_store_can_fail_anywhere() {
    for step in [Step::MakeFolder, Step::MakeFile, Step::SyncFolder, Step::Write, Step::Note] {
        let shop = Shop::new();
        shop.plan(step, disk_full());
        assert!(matches!(shop.append(vec![add(1)]), Err(StoreError::NotSaved { .. })), "{step:?}");
        shop.all_failed();
        assert_eq!(shop.read().lines, [], "{step:?}");
        let line = shop.add(1);
        assert_eq!((shop.read().lines, shop.read().damage), (vec![line], vec![]), "{step:?}");
    }
}

#[test]
fn a_failed_sync_is_made_good_in_a_fresh_file() {
    let shop = Shop::new();
    let mut lines = vec![shop.add(1), shop.add(2)];
    let old = shop.journal();
    shop.plan(Step::Sync, disk_full());
    lines.push(shop.add(3));
    shop.all_failed();
    let given_up = fs::read(&old).unwrap();
    lines.push(shop.add(4));
    assert_eq!(fs::read(&old).unwrap(), given_up, "the old file is never added to again");
    assert_eq!((shop.read().lines, shop.read().damage), (lines.clone(), vec![]));
    assert_eq!(shop.journals().len(), 2);
    // The note may be lost: the files alone must tell the same.
    shop.forget_seen();
    assert_eq!((shop.read().lines, shop.read().damage), (lines.clone(), vec![]));
    lines.push(shop.add(5));
    assert_eq!(fs::read(&old).unwrap(), given_up);
    // And once more.
    shop.plan(Step::Sync, disk_full());
    lines.push(shop.add(6));
    assert_eq!((shop.read().lines, shop.read().damage), (lines, vec![]));
    assert_eq!(shop.journals().len(), 3);
}

#[test]
fn the_very_first_sync_may_fail() {
    let shop = Shop::new();
    // The first sync is that of the machine's name: nothing is stored.
    shop.plan(Step::Sync, disk_full());
    assert!(matches!(shop.append(vec![add(1)]), Err(StoreError::NotSaved { .. })));
    // An empty journal, whose name is known: the next sync is that of the name, then that of the line.
    shop.add(1);
    let shop = Shop::new();
    let first = shop.add(1);
    shop.set(b"");
    shop.forget_seen();
    shop.plan(Step::Write, Fault::Short(10));
    assert!(shop.append(vec![add(1)]).is_err());
    let line = shop.add(1);
    assert_eq!(line, first);
    assert_eq!((shop.read().lines, shop.read().damage), (vec![line], vec![]));
}

#[test]
fn two_failed_syncs_are_not_confirmed_and_what_was_shown_stays() {
    let shop = Shop::new();
    let first = shop.add(1);
    for _ in 0..2 {
        shop.plan(Step::Sync, disk_full());
    }
    assert!(matches!(shop.append(vec![add(2)]), Err(StoreError::NotConfirmed { .. })));
    shop.all_failed();
    let shown = shop.read();
    assert_eq!(shown.damage, []);
    let next = shop.append(vec![Change::Tell { id: id(2), note: None, check: None }]).unwrap();
    assert_eq!((shop.read().lines, shop.read().damage), ([&shown.lines[..], &[next]].concat(), vec![]));
    assert_eq!(shown.lines[0], first);
    let third = shop.journals().into_iter().find(|path| path.to_string_lossy().ends_with(".3.jsonl")).unwrap();
    let text = fs::read_to_string(third).unwrap();
    assert!(text.contains(r#""op":"add","id":"2""#), "what was only shown is now synced along with the next command");
}

#[test]
fn a_fresh_file_that_cannot_even_be_made_is_made_once() {
    let shop = Shop::new();
    shop.add(1);
    shop.plan(Step::Sync, disk_full());
    shop.plan(Step::MakeFile, disk_full());
    assert!(matches!(shop.append(vec![add(2)]), Err(StoreError::NotConfirmed { .. })));
    shop.all_failed();
    for number in 3..6 {
        shop.add(number);
    }
    assert_eq!(shop.journals().len(), 2);
    assert_eq!((shop.read().lines.len(), shop.read().damage), (5, vec![]));
}

#[test]
fn the_first_line_of_all_can_fail_to_be_synced() {
    for failures in [1, 2] {
        let shop = Shop::new();
        // The name of the machine is synced first.
        shop.plan(Step::Sync, Fault::Not);
        for _ in 0..failures {
            shop.plan(Step::Sync, disk_full());
        }
        let first = shop.append(vec![add(1)]);
        assert_eq!(first.is_ok(), failures == 1, "{first:?}");
        shop.all_failed();
        let second = shop.add(2);
        let contents = shop.read();
        assert_eq!((contents.lines.len(), contents.damage), (2, vec![]));
        assert_eq!(contents.lines[1], second);
    }
}

#[test]
fn the_note_of_what_was_acknowledged_may_fail() {
    let shop = Shop::new();
    let first = shop.add(1);
    shop.plan(Step::Note, disk_full());
    let second = shop.add(2);
    shop.all_failed();
    let third = shop.add(3);
    assert_eq!((shop.read().lines, shop.read().damage), (vec![first, second, third], vec![]));
}

#[test]
fn damage_in_a_line_given_up_shows_no_command_twice() {
    let shop = Shop::new();
    let mut lines = vec![shop.add(1), shop.add(2)];
    let old = shop.journal();
    shop.plan(Step::Sync, disk_full());
    lines.push(shop.add(3));
    lines.push(shop.add(4));
    for path in [old.clone(), old.with_extension("2.jsonl")] {
        let whole = fs::read(&path).unwrap();
        for place in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[place] ^= 2;
            fs::write(&path, bytes).unwrap();
            let contents = shop.read();
            assert!(contents.lines.iter().all(|line| lines.contains(line)), "byte {place}");
            assert!(contents.lines.is_sorted_by(|a, b| a.n < b.n), "byte {place}");
            assert!(contents.lines == lines || contents.is_damaged(), "byte {place}: {:?}", contents.damage);
        }
        fs::write(&path, &whole).unwrap();
    }
}

fn any_trouble() -> impl Strategy<Value = Vec<(Step, usize)>> {
    let step = prop_oneof![
        4 => Just(Step::Sync),
        2 => Just(Step::Write),
        1 => Just(Step::Truncate),
        1 => Just(Step::Note),
        1 => Just(Step::SyncFolder),
        1 => Just(Step::MakeFile),
    ];
    proptest::collection::vec((step, 0usize..400), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]
    #[test]
    fn whatever_fails_the_store_keeps_its_word(
        troubles in proptest::collection::vec((any_trouble(), any::<bool>()), 1..12)
    ) {
        let shop = Shop::new();
        let (mut saved, mut perhaps): (Vec<Line>, Vec<u32>) = (Vec::new(), Vec::new());
        let mut unsaved = Vec::new();
        for (number, (troubles, forget)) in (1..).zip(troubles) {
            for (step, count) in troubles {
                let short = step == Step::Write && count > 0;
                shop.plan(step, if short { Fault::Short(count) } else { disk_full() });
            }
            if forget && number % 4 == 0 {
                let _ = fs::remove_file(shop.store.dir().join("seen"));
            }
            match shop.append(vec![add(number)]) {
                Ok(line) => saved.push(line),
                Err(StoreError::NotConfirmed { .. }) => perhaps.push(number),
                Err(_) => unsaved.push(number),
            }
            let contents = shop.read();
            // Without a note, a fragment that was sealed by another fragment cannot be told from a garbled line.
            let noted = fs::read(shop.store.dir().join("seen")).is_ok_and(|note| !note.is_empty());
            prop_assert!(!contents.is_damaged() || !noted, "{:?}", contents.damage);
            for line in &saved {
                prop_assert!(contents.lines.contains(line), "line {} is lost", line.n);
            }
            let numbers: Vec<u32> = contents.lines.iter().map(|line| line.changes[0].id().unwrap().number).collect();
            prop_assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
            prop_assert!(contents.lines.is_sorted_by(|a, b| a.n < b.n));
            prop_assert!(!numbers.iter().any(|number| unsaved.contains(number)), "{numbers:?}");
        }
    }
}
