//! The store as a whole: what is written is read, whatever happens in between.

mod bulk;
mod damage;
mod failures;
mod form;
mod mend;
mod safety;
mod snapshot;

use std::fs;
use std::path::PathBuf;

use chrono::DateTime;
use tempfile::TempDir;

use super::{Contents, Damage, DamageKind, Store, StoreError};
use crate::model::{
    Added, Change, Direction, Grain, Instant, Kind, Line, Mend, Past, PersonMend, PromiseId, Terms, Window, Wording,
};

/// A store in a folder that goes away with it.
struct Shop {
    store: Store,
    folder: TempDir,
}

impl Shop {
    fn new() -> Shop {
        let folder = tempfile::tempdir().unwrap();
        Shop { store: Store::at(folder.path().join("store")), folder }
    }

    fn add(&self, number: u32) -> Line {
        self.append(vec![add(number)]).unwrap()
    }

    fn append(&self, changes: Vec<Change>) -> Result<Line, StoreError> {
        self.store.lock()?.append(now(), Some("Marta"), "Europe/Madrid", changes)
    }

    fn read(&self) -> Contents {
        self.store.read().unwrap()
    }

    /// The files of the journal, by name.
    fn journals(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.store.dir().join("journal")).unwrap();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    }

    fn journal(&self) -> PathBuf {
        let paths = self.journals();
        assert_eq!(paths.len(), 1, "{paths:?}");
        paths[0].clone()
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.journal()).unwrap()
    }

    fn set(&self, bytes: &[u8]) {
        fs::write(self.journal(), bytes).unwrap();
    }

    /// The same as a disk would change it, without anybody having written: the time of the last change stays.
    fn set_in_silence(&self, bytes: &[u8]) {
        let touched = fs::metadata(self.journal()).unwrap().modified().unwrap();
        self.set(bytes);
        fs::File::options().write(true).open(self.journal()).unwrap().set_modified(touched).unwrap();
    }

    /// The lines of the journal, each with its newline.
    fn raw_lines(&self) -> Vec<Vec<u8>> {
        self.bytes().split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
    }

    fn forget_seen(&self) {
        let _ = fs::remove_file(self.store.dir().join("seen"));
    }
}

fn instant(text: &str) -> Instant {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn now() -> Instant {
    instant("2026-11-21T18:03:11.123+01:00")
}

fn id(number: u32) -> PromiseId {
    PromiseId { letter: None, number }
}

fn window() -> Window {
    Window {
        said: "mañana a las 5".to_owned(),
        from: Some(instant("2026-11-22T17:00:00+01:00")),
        by: Some(instant("2026-11-22T17:00:00+01:00")),
        grain: Grain::Minute,
        approx: false,
    }
}

fn terms() -> Terms {
    Terms {
        window: Some(window()),
        wording: Wording::Fixed,
        deadline: Some(instant("2026-11-22T17:00:00+01:00")),
        check: None,
    }
}

fn loose_terms() -> Terms {
    Terms {
        window: None,
        wording: Wording::Flexible,
        deadline: None,
        check: Some(instant("2026-11-24T19:00:00+01:00")),
    }
}

fn add(number: u32) -> Change {
    Change::Add(Box::new(Added {
        id: id(number),
        who: "Ana López".to_owned(),
        what: format!("call with quote {number}"),
        kind: Kind::Call,
        direction: Direction::Mine,
        terms: terms(),
        complaint: false,
        owner: None,
        tags: Vec::new(),
        follows: None,
    }))
}

/// At least one of every change, with every field set and with none.
fn every_change() -> Vec<Change> {
    let some = |text: &str| Some(text.to_owned());
    let full = Added {
        id: PromiseId { letter: Some('b'), number: 4 },
        who: "José \"Pepe\" Núñez & Co.".to_owned(),
        what: "send\tthe form\n\u{7f}\u{9b}31m\u{2028}\u{202e}".to_owned(),
        kind: Kind::Delivery,
        direction: Direction::Theirs,
        terms: Terms {
            window: Some(Window { approx: true, from: None, by: None, grain: Grain::Range, said: String::new() }),
            wording: Wording::Attempt,
            deadline: Some(instant("2027-03-28T01:59:59.999999999+01:00")),
            check: Some(instant("1970-01-01T00:00:00-11:30")),
        },
        complaint: true,
        owner: some("Luis"),
        tags: vec!["boiler".to_owned(), String::new()],
        follows: Some(id(3)),
    };
    let mend = Mend {
        who: some("Eva"),
        what: some(""),
        kind: Some(Kind::Visit),
        wording: Some(Wording::Flexible),
        owner: some(""),
        complaint: Some(false),
        tag: vec!["one".to_owned()],
        untag: vec!["two".to_owned(), "three".to_owned()],
        terms: Some(loose_terms()),
    };
    let person = PersonMend {
        rename: some("Ana López Ruiz"),
        phone: some("+34 600 11 22 33"),
        email: some("ana@example.org"),
        language: some("es"),
        note: some(""),
    };
    vec![
        add(1),
        Change::Add(Box::new(full)),
        Change::Done { id: id(1), at: None, note: None, no_news: false },
        Change::Done { id: id(1), at: Some(now()), note: some("left a message"), no_news: true },
        Change::Tell { id: id(1), note: None, check: None },
        Change::Tell { id: id(1), note: some("she knows"), check: Some(now()) },
        Change::Move { id: id(1), terms: Box::new(terms()), told: true },
        Change::Move { id: id(1), terms: Box::new(loose_terms()), told: false },
        Change::Drop { id: id(1), released: true, why: None },
        Change::Drop { id: id(1), released: false, why: some("no part") },
        Change::Edit { id: id(1), mend: Box::new(mend) },
        Change::Edit { id: id(1), mend: Box::default() },
        Change::Person { name: "Ana".to_owned(), mend: Box::new(person) },
        Change::Person { name: String::new(), mend: Box::default() },
        Change::Undo { n: 7 },
        Change::Redo { n: 8 },
    ]
}

#[test]
fn an_absent_store_is_empty_and_stays_absent() {
    let shop = Shop::new();
    assert_eq!(shop.read(), Contents::default());
    assert!(!shop.store.dir().exists());
}

#[test]
fn what_is_appended_is_read() {
    let shop = Shop::new();
    let mut expected: Vec<Line> = (1..=5).map(|number| shop.add(number)).collect();
    expected.push(shop.append(every_change()).unwrap());
    let contents = shop.read();
    assert_eq!(contents.lines, expected);
    assert_eq!(contents.damage, []);
    assert_eq!(expected.iter().map(|line| line.n).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    let machine = contents.machine.unwrap();
    assert_eq!((machine.letter, &machine.name), (None, &expected[0].machine));
    assert_eq!(shop.journal().file_stem().unwrap(), machine.name.as_str());
}

#[test]
fn several_commands_under_one_lock_and_a_read_in_between() {
    let shop = Shop::new();
    let mut locked = shop.store.lock().unwrap();
    for number in 1..=3 {
        let line = locked.append(now(), None, "UTC", vec![add(number)]).unwrap();
        assert_eq!(locked.read().unwrap().lines.last(), Some(&line));
    }
}

#[test]
fn numbers_given_are_known_even_where_their_lines_are_damaged() {
    let shop = Shop::new();
    shop.add(16);
    shop.add(17);
    shop.append(vec![Change::Tell { id: id(16), note: None, check: None }]).unwrap();
    let mut lines = shop.raw_lines();
    lines[2][40] ^= 1;
    shop.set(&lines.concat());
    let contents = shop.read();
    assert_eq!(contents.lines.len(), 2);
    assert_eq!(contents.top, 17);
}
