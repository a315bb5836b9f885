//! A journal that something happened to: the rest is still shown, the damage named, and nothing more is lost.

use std::fs;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::fixture::{Said, Shop};

fn shop() -> Shop {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("add Leo 'call tomorrow at 6'");
    shop.ok("add Eva 'call on monday at 9'");
    shop
}

fn text(shop: &Shop) -> String {
    String::from_utf8(shop.bytes()).unwrap()
}

fn write(shop: &Shop, text: &str) {
    fs::write(shop.journal(), text).unwrap();
}

/// A line of a journal, sealed as the program seals it: `body` is its object without the last brace.
fn sealed(body: &str) -> String {
    let hash: String = Sha256::digest(body).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{body},\"h\":\"{hash}\"}}\n")
}

/// The seal of the last line.
fn last_seal(text: &str) -> &str {
    let place = text.rfind("\"h\":\"").unwrap() + 5;
    &text[place..place + 16]
}

/// Adds a line that another version of the program might have written.
fn append(shop: &Shop, n: u32, changes: &str) {
    let text = text(shop);
    let body =
        format!(r#"{{"n":{n},"at":"2026-11-21T18:00:00+01:00","top":3,"do":[{changes}],"p":"{}""#, last_seal(&text));
    write(shop, &(text.clone() + &sealed(&body)));
}

fn ids(shop: &Shop) -> Vec<String> {
    shop.sh("due --quiet").out.lines().map(str::to_owned).collect()
}

/// What is shown, with the name of the journal made short, and without the last line, which points to the doctor.
fn named(shop: &Shop, said: &Said) -> String {
    let shown = said.err.replace(&shop.journal().display().to_string(), "JOURNAL");
    let pointer = ["hint: `promise doctor` says more", "pista: `promise revisa` dice más"];
    let lines = shown.lines().filter(|line| !pointer.iter().any(|pointer| line.starts_with(pointer)));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_flipped_byte_costs_its_own_line_only() {
    let shop = shop();
    write(&shop, &text(&shop).replace("\"Leo\"", "\"Lep\""));
    let said = shop.sh("due");
    assert_eq!(said.code, 1);
    assert_eq!(said.out, "Coming\n1  = Ana   call  tomorrow 17:00\n3  = Eva   call  Mon 09:00\n\n2 coming\n");
    assert_eq!(named(&shop, &said), "warning: JOURNAL, line 3: this line is not as it was written; it is left out\n");
    let said = shop.sh("--lang es vence --count");
    assert_eq!((said.code, said.out.as_str()), (1, "2\n"));
    assert_eq!(named(&shop, &said), "aviso: JOURNAL, línea 3: esta línea no está como se escribió; se deja fuera\n");
}

#[test]
fn a_cut_tail_is_noticed_and_written_on_after() {
    let shop = shop();
    let whole = text(&shop);
    write(&shop, &whole[..whole.len() - 20]);
    let said = shop.sh("due");
    assert_eq!((said.code, ids(&shop)), (1, vec!["1".to_owned(), "2".to_owned()]));
    assert!(
        named(&shop, &said)
            .starts_with("warning: JOURNAL, line 4: it was longer before: promises recorded here are gone"),
        "{}",
        said.err
    );
    let said = shop.sh("--lang es vence");
    assert!(named(&shop, &said).starts_with("aviso: JOURNAL, línea 4: antes era más largo"), "{}", said.err);
    let id = shop.sh("--quiet add Mia 'call on tuesday'").out.trim().to_owned();
    assert_eq!(ids(&shop), ["1", "2", id.as_str()]);
    assert_ne!(id, "3", "that number was given");
}

/// Lines that are none of ours.
const FOREIGN: [&str; 6] = ["hello there", "{}", "[1,2,3]", "{\"n\":9,\"do\":[]}", "\u{feff}", "null"];

#[test]
fn a_foreign_line_in_the_place_of_one_of_ours_is_named_and_left_out() {
    for foreign in FOREIGN {
        let shop = shop();
        let mut lines: Vec<String> = text(&shop).lines().map(str::to_owned).collect();
        lines[2] = foreign.to_owned();
        write(&shop, &(lines.join("\n") + "\n"));
        let said = shop.sh("due --quiet");
        assert_eq!((said.code, said.out.as_str()), (1, "1\n3\n"), "{foreign}");
        assert_eq!(
            named(&shop, &said),
            "warning: JOURNAL, line 3: this is no line of the journal; it is left out\n",
            "{foreign}"
        );
        assert_eq!(shop.sh("--quiet add Mia 'call on tuesday'").out, "4\n", "{foreign}");
        assert_eq!(ids(&shop), ["1", "3", "4"], "{foreign}");
        assert!(text(&shop).contains(&format!("\n{foreign}\n")), "it stays on disk");
    }
}

#[test]
fn a_foreign_line_beside_ours_is_named_and_costs_nothing() {
    for foreign in FOREIGN {
        for place in 1..=4 {
            let shop = shop();
            let mut lines: Vec<String> = text(&shop).lines().map(str::to_owned).collect();
            lines.insert(place, foreign.to_owned());
            write(&shop, &(lines.join("\n") + "\n"));
            let said = shop.sh("due --quiet");
            assert_eq!((said.code, said.out.as_str()), (1, "1\n2\n3\n"), "{foreign} {place}");
            let line = format!("line {}: this is no line of the journal; it is left out\n", place + 1);
            assert!(named(&shop, &said).ends_with(&line), "{foreign} {place}: {}", said.err);
            assert!(!shop.sh("--quiet add Mia 'call on tuesday'").out.is_empty(), "{foreign} {place}");
            assert_eq!(ids(&shop).len(), 4, "{foreign} {place}");
            assert!(text(&shop).contains(&format!("\n{foreign}\n")), "it stays on disk");
        }
    }
}

#[test]
fn json_stays_json_beside_the_damage() {
    let shop = shop();
    write(&shop, &text(&shop).replace("\"Leo\"", "\"Lep\""));
    for line in ["due", "list", "who", "show 1", "done 1", "undo", "list --lines", "add Mia 'call on tuesday'", "redo"]
    {
        let said = shop.sh(&format!("--json {line}"));
        assert_eq!(said.code, 1, "{line}");
        if line == "redo" {
            continue;
        }
        for value in if line.ends_with("--lines") { said.out.lines().collect() } else { vec![said.out.as_str()] } {
            serde_json::from_str::<serde_json::Value>(value).unwrap_or_else(|error| panic!("{line}: {error}\n{value}"));
        }
        assert_eq!(said.err.matches("line 3").count(), 1, "{line}: named once\n{}", said.err);
    }
}

#[test]
fn a_lost_line_does_not_free_its_number() {
    let shop = shop();
    let without_last = text(&shop).lines().take(3).map(|line| format!("{line}\n")).collect::<String>();
    write(&shop, &without_last);
    let id: u32 = shop.sh("--quiet add Mia 'call on tuesday'").out.trim().parse().unwrap();
    assert!(id > 3, "{id} was given before");
}

#[test]
fn what_happened_to_a_promise_that_was_lost_waits() {
    let shop = shop();
    shop.ok("done 2");
    write(&shop, &text(&shop).replace("\"who\":\"Leo\"", "\"who\":\"Lep\""));
    assert_eq!(ids(&shop), ["1", "3"]);
    assert_eq!(shop.sh("show 2").code, 1);
    assert_eq!(shop.sh("undo").code, 1, "the damage is told");
    assert_eq!(ids(&shop), ["1", "3"]);
}

#[test]
fn a_journal_of_a_newer_format_is_read_and_not_written() {
    let shop = shop();
    let lines: Vec<String> = text(&shop).lines().map(str::to_owned).collect();
    // The same journal as a newer program would have sealed it.
    let mut newer = String::new();
    for (place, line) in lines.iter().enumerate() {
        let mut body = line[..line.rfind(",\"h\":").unwrap()].to_owned();
        if place == 0 {
            body = body.replace("{\"promise\":1,", "{\"promise\":2,\"colour\":\"blue\",");
        } else {
            let cut = body.rfind("\"p\":\"").unwrap();
            body = format!("{}\"p\":\"{}\"", &body[..cut], last_seal(&newer));
        }
        newer += &sealed(&body);
    }
    write(&shop, &newer);
    fs::remove_file(shop.store().join("seen")).unwrap();
    let said = shop.sh("due");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(ids(&shop), ["1", "2", "3"]);
    for line in ["add Mia 'call on tuesday'", "done 1", "undo", "move 1 monday --told", "who ana --phone 1", "tell 1"] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{line}");
        assert!(
            said.err.contains("written by a newer version of this program; it can be read, but nothing was saved"),
            "{}",
            said.err
        );
    }
    assert!(shop.sh("--lang es hecho 1").err.contains("lo escribió una versión más nueva de este programa"));
    assert_eq!(text(&shop), newer);
}

#[test]
fn a_change_that_only_a_newer_program_knows_locks_its_promise() {
    let shop = shop();
    append(&shop, 4, r#"{"op":"confirm","id":"2","how":"signed"}"#);
    let said = shop.sh("due");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(ids(&shop), ["1", "2", "3"]);
    assert!(shop.ok("show 2").contains("changed by a newer version (`confirm`)"), "{}", shop.ok("show 2"));
    let before = shop.bytes();
    for line in [
        "done 2",
        "done leo",
        "tell 2",
        "move 2 monday --told",
        "drop 2 --broken",
        "edit 2 --what x",
        "edit 2 --by monday",
    ] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{line}");
        assert_eq!(
            said.err,
            "error: promise 2 was changed by a newer version of this program, which is needed to change it again\n",
            "{line}"
        );
    }
    assert_eq!(shop.bytes(), before);
    shop.ok("done 1");
    assert_eq!(ids(&shop), ["2", "3"], "the others can be changed");
}

#[test]
fn unknown_fields_are_ignored_and_stay() {
    let shop = shop();
    append(&shop, 4, r#"{"op":"done","id":"1","mood":"happy"}"#);
    assert_eq!(shop.json("show 1")["status"], "closed");
    shop.ok("done 2");
    assert!(text(&shop).contains("\"mood\":\"happy\""));
}

#[test]
fn line_ends_changed_by_another_program_lose_nothing() {
    let shop = shop();
    write(&shop, &text(&shop).replace('\n', "\r\n"));
    let said = shop.sh("due --quiet");
    assert_eq!(said.out, "1\n2\n3\n");
    assert!(said.err.contains("another program changed its line ends; nothing is lost"), "{}", said.err);
}

/// The promises that are shown, and the exit.
fn shown(shop: &Shop) -> (Vec<Value>, u8) {
    let said = shop.sh("--json list");
    (serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}\n{}\n{}", said.out, said.err)), said.code)
}

/// Puts these bytes in the place of the journal: nothing wrong is shown, nothing is missing in silence, the doctor agrees and
/// puts it right, and what was shown before is shown after.
fn check(shop: &Shop, (whole, seen): (&[u8], &[u8]), bytes: &[u8], what: &str) {
    fs::write(shop.journal(), whole).unwrap();
    fs::write(shop.store().join("seen"), seen).unwrap();
    let (original, code) = shown(shop);
    assert_eq!(code, 0, "{what}");
    fs::write(shop.journal(), bytes).unwrap();
    let (promises, code) = shown(shop);
    let agreed =
        |promise: &Value| ["id", "who", "what", "kind", "made_at", "owner"].map(|field| promise[field].clone());
    for promise in &promises {
        assert!(original.iter().any(|other| agreed(other) == agreed(promise)), "{what}: {promise}");
    }
    assert!(code == 1 || promises == original, "{what}: in silence");
    let said = shop.sh("due");
    assert_eq!(said.code, code, "{what}");
    assert!(code == 0 || said.err.contains(".jsonl, line ") || said.err.contains(".jsonl: "), "{what}: {}", said.err);
    let said = shop.sh("doctor");
    assert_eq!(said.code, code, "{what}: {}", said.out);
    assert!(code == 0 || said.out.contains(".jsonl, line ") || said.out.contains(".jsonl: "), "{what}: {}", said.out);
    let said = shop.sh("doctor --repair");
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{what}: {}", said.out);
    assert_eq!(shown(shop), (promises, 0), "{what}");
    for line in ["due", "doctor"] {
        shop.ok(line);
    }
}

#[test]
fn whatever_happens_to_a_journal_nothing_is_wrong_or_silent_and_a_repair_keeps_the_rest() {
    let shop = shop();
    shop.ok("done 2");
    shop.ok("tell 1 'she knows'");
    let (whole, seen) = (shop.bytes(), fs::read(shop.store().join("seen")).unwrap());
    let state = (&whole[..], &seen[..]);
    for cut in (0..whole.len()).step_by(97) {
        check(&shop, state, &whole[..cut], &format!("cut at {cut}"));
    }
    for place in (0..whole.len()).step_by(89) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (place % 8);
        check(&shop, state, &bytes, &format!("a flip in byte {place}"));
    }
    let lines: Vec<Vec<u8>> = whole.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let count = lines.len();
    for place in 0..count {
        let with = |what: &str, change: &dyn Fn(&mut Vec<Vec<u8>>)| {
            let mut lines = lines.clone();
            change(&mut lines);
            check(&shop, state, &lines.concat(), &format!("line {} {what}", place + 1));
        };
        with("dropped", &|lines| drop(lines.remove(place)));
        with("doubled", &|lines| lines.insert(place, lines[place].clone()));
        with("swapped", &|lines| lines.swap(place, (place + 1) % count));
        with("joined", &|lines| lines[place].retain(|byte| *byte != b'\n'));
        with("zeroed", &|lines| lines[place].fill(0));
        with("behind a mark", &|lines| lines.insert(place, b"<<<<<<< HEAD\n=======\n>>>>>>> theirs\n".to_vec()));
        with("nested", &|lines| lines[place] = [vec![b'['; 200_000], b"\n".to_vec()].concat());
        with("nested within its length", &|lines| {
            lines[place] = sealed(&format!("{{\"n\":{}", "[".repeat(60_000))).into()
        });
    }
    check(&shop, state, String::from_utf8_lossy(&whole).replace('\n', "\r\n").as_bytes(), "other line ends");
    check(&shop, state, &[b"\xef\xbb\xbf", &whole[..]].concat(), "a mark at the start");
    check(&shop, state, &[&whole[..], &[0; 4096]].concat(), "a block of zeros");
    check(&shop, state, &[&whole[..], &whole[..]].concat(), "the whole file twice");
    check(&shop, state, b"", "nothing left");
}

#[test]
fn damage_before_the_snapshot_is_named_by_whichever_command_comes_next() {
    let commands =
        ["due", "due --count", "add Kim 'call tomorrow at 7' --quiet", "done 2", "tell 1", "drop 3 --released"];
    let mut turn = 0;
    let whole = snapshotted().bytes();
    for place in (0..whole.len()).step_by(61) {
        let shop = snapshotted();
        let mut bytes = shop.bytes();
        bytes[place.min(whole.len() - 9)] ^= 1 << (place % 7);
        fs::write(shop.journal(), bytes).unwrap();
        for _ in 0..3 {
            let line = commands[turn % commands.len()];
            turn += 1;
            let said = shop.sh(line);
            assert!(said.code == 1 && said.err.contains(".jsonl"), "{line}, byte {place}: {}{}", said.out, said.err);
        }
        shop.sh("doctor --repair");
        shop.ok("due");
    }
}

/// A shop with a snapshot behind which nothing has happened.
fn snapshotted() -> Shop {
    let shop = Shop::new().env("PROMISE_SNAPSHOT", "0");
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("add Leo 'call tomorrow at 6'");
    shop.ok("add Eva 'call on monday at 9'");
    assert!(shop.store().join("snapshot.jsonl").exists());
    shop
}

/// Runs the real binary with no more than so many KiB of memory.
#[cfg(unix)]
fn bounded(shop: &Shop, kib: u32, args: &str) -> (Option<i32>, String) {
    let script = format!("ulimit -v {kib}; exec {} {args}", env!("CARGO_BIN_EXE_promise"));
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .env_clear()
        .env("PROMISE_STORE", shop.store())
        .env("PROMISE_CONFIG", "/dev/null")
        .env("PROMISE_NOW", "2026-11-21T18:00:00+01:00")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).into_owned())
}

#[cfg(target_os = "linux")]
#[test]
fn a_gigabyte_without_a_line_end_takes_no_memory_and_is_repaired() {
    const KIB: u32 = 128 * 1024;
    let shop = shop();
    let whole = shop.bytes();
    let file = fs::OpenOptions::new().write(true).open(shop.journal()).unwrap();
    file.set_len(1 << 30).unwrap();
    let (code, said) = bounded(&shop, KIB, "due");
    assert!(
        code == Some(1) && said.contains("line 5: this line is too long; it is left out") && said.contains("Eva"),
        "{said}"
    );
    let (code, said) = bounded(&shop, KIB, "doctor --repair");
    assert!(code == Some(0) && said.contains("left out: 1"), "{said}");
    assert_eq!(bounded(&shop, KIB, "due --count"), (Some(0), "3\n".to_owned()));
    assert_eq!(shop.bytes().len(), whole.len() + ",\"top\":3".len());
}

#[test]
fn a_clock_behind_the_last_entry_is_pointed_out_once() {
    let mut shop = Shop::new();
    shop.ok("add Ana: call tomorrow at 5");
    shop.set_clock("2026-11-21 17:30");
    shop.ok("add Ana: call on monday at 5");
    shop.set_clock("2020-01-01 00:00");
    let said = shop.sh("add Ana: call on friday at 5");
    assert_eq!(
        (said.code, said.err.as_str()),
        (
            0,
            "warning: the clock says 2020-01-01 00:00, which is before the last entry, of 2026-11-21 17:30; is it right?\n"
        )
    );
    shop.ok("add Ana: call on friday at 6");
}
