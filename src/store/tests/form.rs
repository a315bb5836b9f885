//! The form on disk.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::model::Acceptance;
use crate::store::files::Faults;
use crate::store::journal;
use crate::store::reader::{self, Journal};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/format-1.jsonl");

fn encode(line: &Line) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut hash = None;
    for body in journal::bodies(line, 0).unwrap() {
        hash = Some(body.link(hash, &mut bytes));
    }
    bytes
}

fn decode(bytes: &[u8]) -> Journal {
    reader::read(bytes, ("k3f9x2w", 1), None, &Faults::default()).unwrap()
}

fn line_of(changes: Vec<Change>) -> Line {
    Line { machine: "k3f9x2w".to_owned(), n: 1, at: now(), by: None, changes }
}

#[test]
fn a_line_looks_like_the_documentation_says() {
    let changes = vec![Change::Done { id: id(17), at: None, note: None, no_news: false }];
    let line = Line { n: 43, by: Some("Marta".to_owned()), ..line_of(changes) };
    let text = String::from_utf8(encode(&line)).unwrap();
    let body = r#"{"n":43,"at":"2026-11-21T18:03:11.123+01:00","by":"Marta","do":[{"op":"done","id":"17"}]"#;
    assert_eq!(text.strip_suffix("\"}\n").unwrap().rsplit_once(",\"h\":\"").unwrap().0, body);
}

#[test]
fn every_change_comes_back_as_it_was() {
    for change in every_change() {
        let line = line_of(vec![change]);
        let read = decode(&encode(&line));
        assert_eq!(read.lines[0].line, line);
    }
}

#[test]
fn offsets_keep_their_meaning_even_with_seconds() {
    let madrid_before_1901 = chrono::FixedOffset::west_opt(884).unwrap();
    let line = Line { at: now().with_timezone(&madrid_before_1901), ..line_of(vec![add(1)]) };
    assert_eq!(decode(&encode(&line)).lines[0].line.at, line.at);
}

#[test]
fn no_control_character_reaches_the_file() {
    let every = (0..=char::MAX as u32).filter_map(char::from_u32).filter(|c| c.is_control() || !c.is_alphanumeric());
    let nasty: Vec<char> = every.collect();
    for some in nasty.chunks(5000) {
        let note: String = some.iter().collect();
        let line = line_of(vec![Change::Tell { id: id(1), note: Some(note), check: None }]);
        let bytes = encode(&line);
        let text = std::str::from_utf8(&bytes[..bytes.len() - 1]).unwrap();
        assert!(
            !text.chars().any(|c| c.is_control() || "\u{2028}\u{2029}\u{202e}\u{2066}\u{feff}\u{e0001}".contains(c))
        );
        assert_eq!(decode(&bytes).lines[0].line, line);
    }
}

#[test]
fn moments_without_a_form_are_refused() {
    let shop = Shop::new();
    let far = chrono::DateTime::<chrono::Utc>::MAX_UTC.fixed_offset();
    let change = Change::Done { id: id(1), at: Some(far), note: None, no_news: false };
    assert!(matches!(shop.append(vec![change]), Err(StoreError::Unwritable)));
    assert_eq!(shop.read().lines, []);
    for year in ["1970", "9999"] {
        let at = Some(instant(&format!("{year}-12-31T23:59:59Z")));
        shop.append(vec![Change::Done { id: id(1), at, note: None, no_news: false }]).unwrap();
    }
    assert_eq!(shop.read().lines.len(), 2);
}

/// One line of the golden file.
fn golden_line(body: &str, p: Option<&str>) -> (String, String) {
    let body = match p {
        Some(p) => format!("{body},\"p\":\"{p}\""),
        None => body.to_owned(),
    };
    let hash = journal::Hash::of(body.as_bytes());
    (format!("{body}{}\n", hash.seal()), hash.to_string())
}

#[test]
fn format_1_loads_for_ever() {
    let bytes = fs::read(GOLDEN).unwrap();
    let journal = decode(&bytes);
    assert_eq!(journal.flaws, []);
    assert_eq!(journal.machine.unwrap().letter, Some('b'));
    let lines: Vec<Line> = journal.lines.into_iter().map(|sound| sound.line).collect();
    assert_eq!(lines.len(), 5);
    assert_eq!((lines[0].n, &lines[0].by, lines[0].at), (1, &Some("Marta".to_owned()), now()));
    assert_eq!(lines[0].changes, every_change());
    assert_eq!(lines[1].changes, [add(2), add(3)]);
    assert_eq!(lines[2].changes, [Change::Unknown { op: "confirm".to_owned(), id: Some(id(2)) }]);
    assert_eq!(lines[3].changes, [Change::Unknown { op: "weather".to_owned(), id: None }, add(4)]);
    assert_eq!(lines[4].changes, [Change::Tell { id: id(4), note: None, check: None }]);
}

const GOLDEN_PAST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/format-1-past.jsonl");

/// Changes that an import brought in.
fn past_changes() -> Vec<Change> {
    let past = |change, by: Option<&str>, who: Option<&str>| {
        let (at, by, who) = (instant("2025-03-30T03:00:00.5+02:00"), by.map(str::to_owned), who.map(str::to_owned));
        let source = who.is_some().then(|| "uid-0123456789abcdef".to_owned());
        Change::Past(Box::new(Past { at, by, who, source, change }))
    };
    let every =
        every_change().into_iter().filter(|change| !matches!(change, Change::Undo { .. } | Change::Redo { .. }));
    every
        .enumerate()
        .map(|(place, change)| match place % 3 {
            0 => past(change, None, None),
            1 => past(change, Some("Marta"), None),
            _ => past(change, Some("Luis"), Some("Ana López Ruiz")),
        })
        .collect()
}

#[test]
fn what_an_import_brought_in_loads_for_ever() {
    let journal = decode(&fs::read(GOLDEN_PAST).unwrap());
    assert_eq!(journal.flaws, []);
    assert_eq!(journal.lines.len(), 1);
    assert_eq!(journal.lines[0].line.changes, past_changes());
    let read_again = decode(&encode(&journal.lines[0].line));
    assert_eq!(read_again.lines[0].line, journal.lines[0].line);
}

/// Writes the golden file anew. Only ever run before the first release.
#[test]
#[ignore = "writes the golden file"]
fn write_the_golden_file_of_imports() {
    let head =
        r#"{"promise":1,"machine":"k3f9x2w","letter":"","zone":"Europe/Madrid","at":"2026-11-21T18:03:11.123+01:00""#;
    let (mut text, p) = golden_line(head, None);
    let line = String::from_utf8(encode(&line_of(past_changes()))).unwrap();
    text.push_str(&golden_line(line.rsplit_once(",\"h\"").unwrap().0, Some(&p)).0);
    fs::write(GOLDEN_PAST, text).unwrap();
}

/// Writes the golden file anew. Only ever run before the first release.
#[test]
#[ignore = "writes the golden file"]
fn write_the_golden_file() {
    let head =
        r#"{"promise":1,"machine":"k3f9x2w","letter":"b","zone":"Europe/Madrid","at":"2026-11-21T18:03:11.123+01:00""#;
    let (mut text, mut p) = golden_line(head, None);
    let every = Line { by: Some("Marta".to_owned()), ..line_of(every_change()) };
    let first = String::from_utf8(encode(&every)).unwrap();
    let first = first.rsplit_once(",\"h\"").unwrap().0.to_owned();
    let at = r#""at":"2026-11-21T18:03:11.123+01:00""#;
    let change = |number| {
        let whole = String::from_utf8(encode(&line_of(vec![add(number)]))).unwrap();
        whole.split_once("\"do\":[").unwrap().1.rsplit_once(']').unwrap().0.to_owned()
    };
    let bodies = [
        first,
        format!(r#"{{"n":2,{at},"batch":1,"do":[{}]"#, change(2)),
        format!(r#"{{"n":2,{at},"batch":2,"last":true,"do":[{}]"#, change(3)),
        format!(r#"{{"n":3,{at},"do":[{{"op":"confirm","id":"2","at":["not","a","date"],"how":"spoken"}}]"#),
        format!(r#"{{"n":4,{at},"new":{{"field":[1]}},"do":[{{"op":"weather","id":7}},{}]"#, change(4)),
        format!(r#"{{"n":5,{at},"by":null,"do":[{{"op":"tell","id":"4","loudness":11}}]"#),
    ];
    for body in bodies {
        let (line, hash) = golden_line(&body, Some(&p));
        text.push_str(&line);
        p = hash;
    }
    fs::create_dir_all(Path::new(GOLDEN).parent().unwrap()).unwrap();
    fs::write(GOLDEN, text).unwrap();
}

#[test]
fn unknown_fields_and_changes_stay_in_the_file() {
    let golden = fs::read(GOLDEN).unwrap();
    let shop = Shop::new();
    shop.add(1);
    fs::write(shop.store.dir().join("journal/k3f9x2w.jsonl"), &golden).unwrap();
    let line = shop.add(2);
    assert_eq!(line.n, 6, "higher than every line of any machine");
    assert_eq!(fs::read(shop.store.dir().join("journal/k3f9x2w.jsonl")).unwrap(), golden);
    let contents = shop.read();
    assert_eq!(contents.damage, []);
    assert_eq!(contents.lines.len(), 7);
    assert_eq!(contents.lines.iter().map(|line| line.n).collect::<Vec<_>>(), [1, 1, 2, 3, 4, 5, 6]);
}

#[test]
fn fields_that_make_no_sense_damage_their_line_only() {
    let head = r#"{"promise":1,"machine":"k3f9x2w","letter":"","zone":"UTC","at":"2026-11-21T18:03:11Z""#;
    let at = r#""at":"2026-11-21T18:03:11Z""#;
    let good = format!(r#"{{"n":9,{at},"do":[{{"op":"tell","id":"1"}}]"#);
    let deep = format!(r#"{{"n":1,{at},"x":{}{},"do":[]"#, "[".repeat(20_000), "]".repeat(20_000));
    let deep_typed = format!(r#"{{"n":1,{at},"by":{}{},"do":[]"#, "[".repeat(20_000), "]".repeat(20_000));
    let cases = [
        (format!(r#"{{"n":1,{at},"do":[{{"op":"tell"}}]"#), Some(DamageKind::Nonsense)),
        (format!(r#"{{"n":1,{at},"do":[{{"op":"tell","id":"x"}}]"#), Some(DamageKind::Nonsense)),
        (format!(r#"{{"n":1,{at},"do":[{{"op":"tell","id":17}}]"#), Some(DamageKind::Nonsense)),
        (format!(r#"{{"n":1,{at},"do":[{{"op":"done","id":"1","at":"yesterday"}}]"#), Some(DamageKind::Nonsense)),
        (format!(r#"{{"n":1,{at},"do":[{{"op":"drop","id":"1"}}]"#), Some(DamageKind::Nonsense)),
        (format!(r#"{{"n":1,{at},"do":[{{"op":"drop","id":"1","as":"lost"}}]"#), Some(DamageKind::Nonsense)),
        (format!(r#"{{"n":1,{at},"do":[{{"id":"1"}}]"#), Some(DamageKind::Nonsense)),
        (format!(r#"{{"n":1,{at},"do":[7]"#), Some(DamageKind::Nonsense)),
        (format!(r#"{{"n":1,{at},"do":[{{"op":"undo"}}]"#), Some(DamageKind::Nonsense)),
        (format!(r#"{{"n":0,{at},"do":[]"#), Some(DamageKind::Nonsense)),
        (format!(r#"{{"n":18446744073709551615,{at},"do":[]"#), Some(DamageKind::Nonsense)),
        (format!(r#"{{"n":-1,{at},"do":[]"#), Some(DamageKind::Nonsense)),
        (r#"{"n":1,"do":[]"#.to_owned(), Some(DamageKind::Nonsense)),
        (format!(r#"{{"n":1,{at}"#), Some(DamageKind::Nonsense)),
        (r#"{"n":1,,"#.to_owned(), Some(DamageKind::NotJson)),
        (deep_typed, Some(DamageKind::NotJson)),
        (deep, None),
        (format!(r#"{{"n":1,{at},"do":[]"#), None),
    ];
    for (body, expected) in cases {
        let (mut text, p) = golden_line(head, None);
        let (line, p) = golden_line(&body, Some(&p));
        text.push_str(&line);
        text.push_str(&golden_line(&good, Some(&p)).0);
        let journal = decode(text.as_bytes());
        let flaws: Vec<_> = journal.flaws.iter().map(|(place, kind)| (*place, Some(*kind))).collect();
        let short = &body[..body.len().min(200)];
        assert_eq!(flaws, if expected.is_some() { vec![(2, expected)] } else { vec![] }, "{short}");
        assert_eq!(journal.lines.last().unwrap().line.n, 9, "{short}");
    }
}

#[test]
fn a_line_that_is_no_text_is_damaged_even_where_it_is_passed_over() {
    let line = |filler: &[u8]| {
        let mut body = br#"{"n":1,"at":"2026-11-21T18:03:11Z","x":""#.to_vec();
        body.extend_from_slice(filler);
        body.extend_from_slice(br#"","do":[]"#);
        let seal = journal::Hash::of(&body).seal();
        body.extend_from_slice(seal.as_bytes());
        body.push(b'\n');
        body
    };
    let flaws = |filler: &[u8]| decode(&line(filler)).flaws;
    assert!(flaws("añ".as_bytes()).iter().all(|(_, kind)| *kind != DamageKind::NotJson));
    assert!(flaws(b"a\xf1").contains(&(1, DamageKind::NotJson)));
}

#[test]
fn long_commands_are_divided_and_put_together_again() {
    let shop = Shop::new();
    let changes: Vec<Change> = (1..=3000).map(add).collect();
    let line = shop.append(changes).unwrap();
    let after = shop.add(3001);
    let lines = shop.raw_lines();
    assert!(lines.len() > 5 && lines.iter().all(|line| line.len() <= journal::MAX_LINE));
    assert_eq!(shop.read().lines, [line, after]);
    assert_eq!(shop.read().damage, []);
}

#[test]
fn a_command_whose_last_line_is_missing_is_not_there() {
    let shop = Shop::new();
    let first = shop.add(1);
    shop.append((2..=2000).map(add).collect()).unwrap();
    let lines = shop.raw_lines();
    shop.forget_seen();
    shop.set(&lines[..lines.len() - 1].concat());
    let contents = shop.read();
    assert_eq!(contents.lines, std::slice::from_ref(&first));
    assert!(!contents.is_damaged() && contents.damage.len() == 1, "{:?}", contents.damage);
    let next = shop.add(2);
    let contents = shop.read();
    assert_eq!(contents.lines, [first, next]);
    assert!(!contents.is_damaged(), "{:?}", contents.damage);
}

#[test]
fn one_change_longer_than_a_line_is_refused() {
    let shop = Shop::new();
    let long = |length| vec![Change::Tell { id: id(1), note: Some("x".repeat(length)), check: None }];
    assert!(matches!(shop.append(long(70_000)), Err(StoreError::Unwritable)));
    let line = shop.append(long(65_000)).unwrap();
    assert_eq!(shop.read().lines, [line]);
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        ".{0,20}",
        Just("\",\"h\":\"0123456789abcdef\"}\n".to_owned()),
        Just("\0\r\n\u{2028}\u{feff}\\u000a".to_owned()),
    ]
}

fn any_instant() -> impl Strategy<Value = Instant> {
    (0i64..253_402_300_799, 0u32..1_000_000_000, -14 * 60..=14 * 60i32).prop_map(|(seconds, nanos, minutes)| {
        let at = DateTime::from_timestamp(seconds, nanos).unwrap();
        let offset = chrono::FixedOffset::east_opt(minutes * 60).unwrap();
        // Stays within the year 9999 on the clock, whatever the offset.
        let at = at - chrono::Duration::days(2);
        if at.timestamp() < 0 { now() } else { at.with_timezone(&offset) }
    })
}

fn any_id() -> impl Strategy<Value = PromiseId> {
    (proptest::option::of(proptest::char::range('a', 'z')), 1u32..)
        .prop_map(|(letter, number)| PromiseId { letter, number })
}

fn any_window() -> impl Strategy<Value = Window> {
    let grain = prop_oneof![Just(Grain::Minute), Just(Grain::Part), Just(Grain::Weekend), Just(Grain::Range)];
    let instant = || proptest::option::of(any_instant());
    (any_text(), instant(), instant(), grain, any::<bool>()).prop_map(|(said, from, by, grain, approx)| Window {
        said,
        from,
        by,
        grain,
        approx,
    })
}

fn any_wording() -> impl Strategy<Value = Wording> {
    prop_oneof![Just(Wording::Fixed), Just(Wording::Flexible), Just(Wording::Attempt)]
}

fn any_terms() -> impl Strategy<Value = Terms> {
    let instant = || proptest::option::of(any_instant());
    (proptest::option::of(any_window()), any_wording(), instant(), instant())
        .prop_map(|(window, wording, deadline, check)| Terms { window, wording, deadline, check })
}

fn any_added() -> impl Strategy<Value = Change> {
    let kind = prop_oneof![Just(Kind::Call), Just(Kind::Task), Just(Kind::Message)];
    let direction = prop_oneof![Just(Direction::Mine), Just(Direction::Theirs)];
    let words = (any_text(), any_text(), proptest::option::of(any_text()), proptest::collection::vec(any_text(), 0..3));
    (any_id(), words, kind, direction, any_terms(), any::<bool>(), proptest::option::of(any_id())).prop_map(
        |(id, (who, what, owner, tags), kind, direction, terms, complaint, follows)| {
            Change::Add(Box::new(Added { id, who, what, kind, direction, terms, complaint, owner, tags, follows }))
        },
    )
}

fn any_mend() -> impl Strategy<Value = Mend> {
    let text = || proptest::option::of(any_text());
    let texts = || proptest::collection::vec(any_text(), 0..3);
    let kind = proptest::option::of(Just(Kind::Visit));
    let rest = (proptest::option::of(any_wording()), proptest::option::of(any::<bool>()));
    (text(), text(), kind, rest, text(), texts(), texts(), proptest::option::of(any_terms())).prop_map(
        |(who, what, kind, (wording, complaint), owner, tag, untag, terms)| Mend {
            who,
            what,
            kind,
            wording,
            owner,
            complaint,
            tag,
            untag,
            terms,
        },
    )
}

fn any_change() -> impl Strategy<Value = Change> {
    let text = || proptest::option::of(any_text());
    let person = (text(), text(), text(), text(), text())
        .prop_map(|(rename, phone, email, language, note)| PersonMend { rename, phone, email, language, note });
    prop_oneof![
        any_added(),
        (any_id(), proptest::option::of(any_instant()), text(), any::<bool>())
            .prop_map(|(id, at, note, no_news)| Change::Done { id, at, note, no_news }),
        (any_id(), text(), proptest::option::of(any_instant())).prop_map(|(id, note, check)| Change::Tell {
            id,
            note,
            check
        }),
        (any_id(), any_terms(), any::<bool>()).prop_map(|(id, terms, told)| Change::Move {
            id,
            terms: Box::new(terms),
            told
        }),
        (any_id(), any::<bool>(), text()).prop_map(|(id, released, why)| Change::Drop { id, released, why }),
        (any_id(), proptest::sample::select(&Acceptance::ALL[..])).prop_map(|(id, how)| Change::Accept { id, how }),
        (any_id(), any_text(), any::<bool>()).prop_map(|(id, to, up)| Change::Assign { id, to, up }),
        (any_id(), any_mend()).prop_map(|(id, mend)| Change::Edit { id, mend: Box::new(mend) }),
        (any_text(), person).prop_map(|(name, mend)| Change::Person { name, mend: Box::new(mend) }),
        any::<u64>().prop_map(|n| Change::Undo { n }),
        any::<u64>().prop_map(|n| Change::Redo { n }),
        ("[a-z]{10,12}", proptest::option::of(any_id())).prop_map(|(op, id)| Change::Unknown { op, id }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_line_comes_back_as_it_was(
        n in 1u64..1 << 53,
        at in any_instant(),
        by in proptest::option::of(any_text()),
        changes in proptest::collection::vec(any_change(), 0..6),
    ) {
        let line = Line { machine: "k3f9x2w".to_owned(), n, at, by, changes };
        let bytes = encode(&line);
        prop_assert_eq!(bytes.iter().filter(|byte| **byte < 0x20).count(), 1);
        let journal = decode(&bytes);
        prop_assert_eq!(&journal.lines[0].line, &line);
        prop_assert_eq!(journal.lines[0].line.at.offset(), line.at.offset());
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let journal = decode(&bytes);
        prop_assert!(journal.lines.is_empty());
    }
}
