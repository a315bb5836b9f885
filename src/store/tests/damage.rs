//! Damaged journals: nothing wrong is ever shown, nothing is damaged in silence, and the next command works.

use std::fs::OpenOptions;

use super::*;
use crate::store::journal::{Hash, MAX_LINE};

/// A journal with commands of every sort and one of several lines.
fn small_shop() -> (Shop, Vec<Line>) {
    let shop = Shop::new();
    let mut lines = vec![shop.add(1), shop.add(2)];
    lines.push(shop.append(vec![Change::Done { id: id(1), at: None, note: None, no_news: true }]).unwrap());
    lines.push(shop.append(vec![add(3), Change::Tell { id: id(3), note: None, check: None }]).unwrap());
    (shop, lines)
}

/// A command of several lines that are short, so that a test can damage each byte.
fn shop_with_batch() -> (Shop, Vec<Line>) {
    let (shop, mut lines) = small_shop();
    let machine = lines[0].machine.clone();
    let mut text = String::from_utf8(shop.bytes()).unwrap();
    let mut changes = Vec::new();
    for batch in 1..=3 {
        let p = &text[text.len() - 19..text.len() - 3];
        let last = if batch == 3 { ",\"last\":true" } else { "" };
        let at = "2026-11-21T18:03:11.123+01:00";
        let body =
            format!(r#"{{"n":5,"at":"{at}","batch":{batch}{last},"do":[{{"op":"tell","id":"{batch}"}}],"p":"{p}""#);
        let seal = Hash::of(body.as_bytes()).seal();
        text = format!("{text}{body}{seal}\n");
        changes.push(Change::Tell { id: id(batch), note: None, check: None });
    }
    shop.set(text.as_bytes());
    lines.push(Line { machine, n: 5, at: now(), by: None, changes });
    assert_eq!(shop.read().lines, lines);
    lines.push(shop.add(4));
    (shop, lines)
}

fn store_file(shop: &Shop, name: &str) -> PathBuf {
    shop.store.dir().join(name)
}

#[test]
fn cut_at_every_byte() {
    let (shop, lines) = shop_with_batch();
    let whole = shop.bytes();
    let seen = fs::read(store_file(&shop, "seen")).unwrap();
    for with_seen in [true, false] {
        for cut in 0..whole.len() {
            shop.set(&whole[..cut]);
            if with_seen {
                fs::write(store_file(&shop, "seen"), &seen).unwrap();
            } else {
                shop.forget_seen();
            }
            let ends = line_ends(&whole);
            let complete = ends.iter().filter(|end| **end <= cut + 1).count().saturating_sub(1);
            // The fifth command has three lines.
            let kept = if complete < 5 { complete } else { complete.saturating_sub(2).max(4) };
            let contents = shop.read();
            assert_eq!(contents.lines, lines[..kept], "cut at {cut}");
            let at_end = cut + 1 == whole.len();
            let between = ends.contains(&cut) || ends.contains(&(cut + 1)) || cut == 0;
            assert!(at_end || !contents.damage.is_empty() || between && !with_seen, "cut at {cut}");
            assert!(at_end || contents.is_damaged() || !with_seen, "cut at {cut}");
            let new = shop.add(9);
            let after = shop.read();
            assert_eq!(after.lines, [&lines[..kept], std::slice::from_ref(&new)].concat(), "cut at {cut}");
            assert_eq!(after.is_damaged(), with_seen && !at_end, "cut at {cut}: {:?}", after.damage);
            if with_seen {
                assert_eq!(new.n, lines.last().unwrap().n + 1);
            }
        }
    }
}

/// Where the lines end, each with its newline.
fn line_ends(bytes: &[u8]) -> Vec<usize> {
    bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(place, _)| place + 1).collect()
}

#[test]
fn every_bit_flipped() {
    let (shop, lines) = shop_with_batch();
    let whole = shop.bytes();
    let seen = fs::read(store_file(&shop, "seen")).unwrap();
    for place in 0..whole.len() {
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[place] ^= 1 << bit;
            shop.set(&bytes);
            let contents = shop.read();
            check(&contents, &lines, &format!("bit {bit} of byte {place}"));
            if bit != place % 8 {
                continue;
            }
            let new = shop.add(9);
            let after = shop.read();
            let (last, others) = after.lines.split_last().unwrap();
            assert_eq!(last, &new, "bit {bit} of byte {place}");
            assert_eq!(others, contents.lines, "bit {bit} of byte {place}");
            assert!(after.is_damaged() || others == lines, "bit {bit} of byte {place}: {:?}", after.damage);
            fs::write(store_file(&shop, "seen"), &seen).unwrap();
        }
    }
}

#[test]
fn every_bit_of_the_last_line_flipped_without_a_note_of_what_was_acknowledged() {
    let (shop, lines) = small_shop();
    let whole = shop.bytes();
    shop.forget_seen();
    let start = line_ends(&whole)[3];
    for place in start..whole.len() {
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[place] ^= 1 << bit;
            shop.set(&bytes);
            check(&shop.read(), &lines, &format!("bit {bit} of byte {place}"));
            // Where the line still looks whole, what follows names it, so that the damage shows for ever.
            if place > start && place + 25 < whole.len() && bytes[place] != b'\n' && bytes[place] != 0 {
                shop.add(9);
                assert!(shop.read().is_damaged(), "bit {bit} of byte {place}");
                shop.forget_seen();
            }
        }
    }
}

/// Nothing wrong, and nothing missing in silence.
fn check(contents: &Contents, original: &[Line], what: &str) {
    for line in &contents.lines {
        let whole = original.iter().find(|whole| whole.n == line.n).unwrap_or_else(|| panic!("{what}: {line:?}"));
        let rest = Line { changes: whole.changes.clone(), ..line.clone() };
        assert_eq!(&rest, whole, "{what}");
        // Of a command of several lines, the changes in the sound ones may be shown.
        let several = whole.n == 5 && contents.is_damaged();
        assert!(line == whole || several && line.changes.iter().all(|change| whole.changes.contains(change)), "{what}");
    }
    assert!(contents.lines.is_sorted_by(|a, b| a.n < b.n), "{what}");
    assert!(contents.lines == original || contents.is_damaged() || !contents.damage.is_empty(), "{what}");
    assert!(contents.lines.len() <= original.len(), "{what}");
}

/// Reads the journal with these lines, checks it, and appends to it.
fn check_lines(shop: &Shop, raw: &[Vec<u8>], original: &[Line], what: &str) -> Contents {
    let seen = fs::read(store_file(shop, "seen")).unwrap();
    shop.set(&raw.concat());
    let contents = shop.read();
    check(&contents, original, what);
    assert!(contents.is_damaged(), "{what}");
    let new = shop.add(9);
    let after = shop.read();
    assert_eq!(after.lines, [&contents.lines[..], &[new]].concat(), "{what}");
    assert!(after.is_damaged(), "{what}");
    fs::write(store_file(shop, "seen"), seen).unwrap();
    contents
}

#[test]
fn lines_dropped_swapped_doubled_and_joined() {
    let (shop, lines) = shop_with_batch();
    let raw = shop.raw_lines();
    for a in 0..raw.len() {
        let mut dropped = raw.clone();
        dropped.remove(a);
        check_lines(&shop, &dropped, &lines, &format!("line {a} dropped"));
        let mut doubled = raw.clone();
        doubled.insert(a, raw[a].clone());
        let contents = check_lines(&shop, &doubled, &lines, &format!("line {a} doubled"));
        assert_eq!(contents.lines, lines);
        for b in a + 1..raw.len() {
            let mut swapped = raw.clone();
            swapped.swap(a, b);
            check_lines(&shop, &swapped, &lines, &format!("lines {a} and {b} swapped"));
            let mut later = raw.clone();
            later.insert(b + 1, raw[a].clone());
            check_lines(&shop, &later, &lines, &format!("line {a} again after {b}"));
            if b == a + 1 {
                let mut joined = raw.clone();
                joined[a].pop();
                check_lines(&shop, &joined, &lines, &format!("lines {a} and {b} joined"));
            }
        }
    }
}

#[test]
fn a_block_of_zeros_anywhere() {
    let (shop, lines) = small_shop();
    let whole = shop.bytes();
    for length in [1, 16, 300] {
        for place in 0..whole.len() - length {
            let mut bytes = whole.clone();
            bytes[place..place + length].fill(0);
            shop.set(&bytes);
            let contents = shop.read();
            check(&contents, &lines, &format!("{length} zeros at {place}"));
            assert!(contents.is_damaged(), "{length} zeros at {place}");
        }
    }
}

#[test]
fn zeros_behind_the_end_were_never_acknowledged() {
    let (shop, mut lines) = small_shop();
    shop.set(&[shop.bytes(), vec![0; 5000]].concat());
    assert!(!shop.read().is_damaged());
    lines.push(shop.add(9));
    let contents = shop.read();
    assert_eq!(contents.lines, lines);
    assert!(!contents.is_damaged());
}

#[test]
fn other_line_ends_and_marks_lose_nothing_but_are_named() {
    let (shop, lines) = small_shop();
    let whole = shop.bytes();
    let text = String::from_utf8(whole.clone()).unwrap();
    for bytes in [text.replace('\n', "\r\n").into_bytes(), format!("\u{feff}{text}").into_bytes()] {
        shop.set(&bytes);
        let contents = shop.read();
        assert_eq!(contents.lines, lines);
        assert_eq!(contents.damage.iter().map(|d| (d.line, d.what)).collect::<Vec<_>>(), [(1, DamageKind::Converted)]);
        let new = shop.add(9);
        assert_eq!(shop.read().lines, [&lines[..], &[new]].concat());
    }
}

#[test]
fn conflict_marks_are_named_by_their_lines() {
    let (shop, lines) = small_shop();
    let mut raw = shop.raw_lines();
    raw.insert(4, b"<<<<<<< mine\n".to_vec());
    raw.insert(2, b"=======\n".to_vec());
    shop.set(&raw.concat());
    let contents = shop.read();
    assert_eq!(contents.lines, lines);
    assert_eq!(contents.damage.iter().map(|damage| damage.line).collect::<Vec<_>>(), [3, 6]);
}

#[test]
fn a_line_edited_by_hand_is_damaged_and_the_others_are_not() {
    let (shop, lines) = small_shop();
    let text = String::from_utf8(shop.bytes()).unwrap();
    shop.set(text.replacen("quote 2", "quote 9", 1).as_bytes());
    let contents = shop.read();
    assert_eq!(contents.lines, [&lines[..1], &lines[2..]].concat());
    let file = shop.journal();
    assert_eq!(contents.damage, [Damage { file, line: 3, what: DamageKind::Altered }]);
}

#[test]
fn blank_lines_are_nothing() {
    let (shop, lines) = small_shop();
    let text = String::from_utf8(shop.bytes()).unwrap();
    shop.set(text.replace('\n', "\n\n").as_bytes());
    assert_eq!((shop.read().lines, shop.read().damage), (lines, vec![]));
}

#[test]
fn fragments_are_sealed_and_stay_in_the_file() {
    let (shop, mut lines) = small_shop();
    let model = shop.raw_lines()[2].clone();
    for length in 1..model.len() - 1 {
        let fragment = &model[..length];
        shop.set(&[shop.bytes(), fragment.to_vec()].concat());
        let contents = shop.read();
        assert_eq!(contents.lines, lines);
        assert_eq!(contents.damage.last().unwrap().what, DamageKind::Torn);
        lines.push(shop.add(9));
        let contents = shop.read();
        assert_eq!(contents.lines, lines);
        assert!(!contents.is_damaged(), "{length}: {:?}", contents.damage);
        assert_eq!(contents.damage.len(), length, "every fragment stays and is told of");
    }
}

#[test]
fn a_line_that_lacks_only_its_newline_counts() {
    let (shop, mut lines) = small_shop();
    let whole = shop.bytes();
    shop.set(&whole[..whole.len() - 1]);
    assert_eq!((shop.read().lines, shop.read().damage), (lines.clone(), vec![]));
    lines.push(shop.add(9));
    assert_eq!((shop.read().lines, shop.read().damage), (lines, vec![]));
}

#[test]
fn a_torn_first_line_is_no_obstacle() {
    let shop = Shop::new();
    let first = shop.add(1);
    let head = shop.raw_lines()[0].clone();
    for length in 0..head.len() - 1 {
        shop.forget_seen();
        shop.set(&head[..length]);
        assert_eq!(shop.read().lines, []);
        let line = shop.add(1);
        assert_eq!(line, first);
        let contents = shop.read();
        assert_eq!(contents.lines, [line]);
        assert!(!contents.is_damaged(), "{length}: {:?}", contents.damage);
    }
}

#[test]
fn a_lost_or_emptied_journal_shows_for_ever() {
    for emptied in [true, false] {
        let (shop, lines) = small_shop();
        let path = shop.journal();
        if emptied {
            shop.set(b"");
        } else {
            fs::remove_file(&path).unwrap();
        }
        let contents = shop.read();
        assert_eq!(contents.lines, []);
        assert_eq!(contents.damage, [Damage { file: path.clone(), line: 0, what: DamageKind::WentBack }]);
        assert_eq!(contents.top, 3);
        let line = shop.add(4);
        assert_eq!((line.n, &line.machine), (5, &lines[0].machine));
        let contents = shop.read();
        assert_eq!(contents.damage, [Damage { file: path, line: 1, what: DamageKind::Broken }]);
    }
}

#[test]
fn an_older_copy_put_back_shows() {
    let shop = Shop::new();
    shop.add(1);
    let old = shop.bytes();
    shop.add(2);
    shop.set(&old);
    let contents = shop.read();
    assert_eq!(contents.damage, [Damage { file: shop.journal(), line: 2, what: DamageKind::WentBack }]);
    shop.add(3);
    let contents = shop.read();
    assert_eq!(contents.damage, [Damage { file: shop.journal(), line: 3, what: DamageKind::Broken }]);
    assert_eq!(contents.lines.iter().map(|line| line.n).collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn a_damaged_note_is_the_same_as_none() {
    let (shop, mut lines) = small_shop();
    let whole = fs::read(store_file(&shop, "seen")).unwrap();
    for place in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[place] ^= 4;
        fs::write(store_file(&shop, "seen"), bytes).unwrap();
        assert_eq!((shop.read().lines, shop.read().damage), (lines.clone(), vec![]));
    }
    fs::write(store_file(&shop, "seen"), &whole[..20]).unwrap();
    lines.push(shop.add(5));
    assert_eq!((shop.read().lines, shop.read().damage), (lines, vec![]));
}

#[test]
fn a_lost_name_is_told_by_the_note_or_drawn_anew() {
    let (shop, lines) = small_shop();
    for content in [None, Some("rubbish\n")] {
        fs::remove_file(store_file(&shop, "machine")).unwrap();
        if let Some(content) = content {
            fs::write(store_file(&shop, "machine"), content).unwrap();
        }
        assert_eq!(shop.read().machine.unwrap().name, lines[0].machine);
        assert_eq!(shop.add(4).machine, lines[0].machine);
    }
    fs::remove_file(store_file(&shop, "machine")).unwrap();
    shop.forget_seen();
    assert_eq!(shop.read().machine, None);
    let line = shop.add(5);
    assert_ne!(line.machine, lines[0].machine);
    assert_eq!(line.n, 7);
    let contents = shop.read();
    assert_eq!(contents.machine.unwrap().letter, Some('b'));
    assert_eq!((contents.lines.len(), contents.damage), (7, vec![]));
}

#[test]
fn a_copy_of_a_journal_under_another_name_counts_once() {
    let (shop, lines) = small_shop();
    let path = shop.journal();
    fs::copy(&path, path.with_file_name("copy of it.jsonl")).unwrap();
    let contents = shop.read();
    assert_eq!(contents.lines, lines);
    assert!(contents.damage.iter().all(|damage| damage.what == DamageKind::Doubled));
    assert_eq!(contents.damage.len(), lines.len());
    let new = shop.add(4);
    assert_eq!(shop.read().lines.last(), Some(&new));
}

#[test]
fn two_lines_with_the_same_number_are_both_shown() {
    let (shop, lines) = small_shop();
    let old = fs::read(shop.journal()).unwrap();
    let one = shop.append(vec![Change::Tell { id: id(1), note: None, check: None }]).unwrap();
    fs::write(shop.journal().with_file_name("fork.jsonl"), shop.bytes()).unwrap();
    let path = store_file(&shop, "journal").join(format!("{}.jsonl", lines[0].machine));
    fs::write(&path, old).unwrap();
    shop.forget_seen();
    fs::rename(store_file(&shop, "journal").join("fork.jsonl"), store_file(&shop, "fork")).unwrap();
    let two = shop.append(vec![Change::Tell { id: id(2), note: None, check: None }]).unwrap();
    fs::rename(store_file(&shop, "fork"), store_file(&shop, "journal").join("fork.jsonl")).unwrap();
    assert_eq!(one.n, two.n);
    let contents = shop.read();
    assert!(contents.lines.contains(&one) && contents.lines.contains(&two));
    assert!(contents.damage.iter().any(|damage| damage.what == DamageKind::Forked));
    assert_eq!(contents.lines.len(), lines.len() + 2);
}

#[test]
fn a_newer_format_is_read_and_not_added_to() {
    let (shop, _) = small_shop();
    let body = r#"{"promise":2,"machine":"zzzzzzz","letter":"b","zone":"UTC","at":"2026-11-21T18:03:11Z","new":[1]"#;
    let p = Hash::of(body.as_bytes());
    let head = format!("{body}{}\n", p.seal());
    let body = format!(r#"{{"n":9,"at":"2026-11-21T18:03:11Z","do":[{{"op":"tell","id":"b1"}}],"p":"{p}""#);
    let text = format!("{head}{body}{}\nsomething else altogether\n", Hash::of(body.as_bytes()).seal());
    fs::write(store_file(&shop, "journal/zzzzzzz.jsonl"), text).unwrap();
    let contents = shop.read();
    assert!(contents.newer_format);
    assert_eq!(contents.lines.last().unwrap().n, 9);
    let path = store_file(&shop, "journal/zzzzzzz.jsonl");
    assert!(matches!(shop.append(vec![add(9)]), Err(StoreError::NewerFormat { path: named }) if named == path));
}

#[test]
fn a_huge_file_without_a_newline_takes_bounded_memory_and_time() {
    let (shop, mut lines) = small_shop();
    let file = OpenOptions::new().write(true).open(shop.journal()).unwrap();
    file.set_len(300 << 20).unwrap();
    let contents = shop.read();
    assert_eq!(contents.lines, lines);
    assert_eq!(
        contents.damage.iter().map(|damage| (damage.line, damage.what)).collect::<Vec<_>>(),
        [(6, DamageKind::TooLong)]
    );
    lines.push(shop.add(9));
    assert_eq!(shop.read().lines, lines);
}

#[test]
fn lines_longer_than_a_line_can_be() {
    let (shop, lines) = small_shop();
    let raw = shop.raw_lines();
    for length in [MAX_LINE - 1, MAX_LINE, 3 * MAX_LINE, 400_000] {
        let mut long = vec![b'['; length];
        long.push(b'\n');
        shop.set(&[raw[..3].concat(), long, raw[3..].concat()].concat());
        let contents = shop.read();
        assert_eq!(contents.lines, lines, "{length}");
        let what = if length < MAX_LINE { DamageKind::Garbled } else { DamageKind::TooLong };
        assert_eq!(contents.damage, [Damage { file: shop.journal(), line: 4, what }], "{length}");
    }
}
