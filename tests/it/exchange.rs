//! `export` and `import`: everything goes out and comes back, all of it or nothing, and nothing twice.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixture::Shop;

/// A shop in which everything has happened that can happen.
fn busy() -> Shop {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5 with the quote' --phone 600123456 --tag quote --owner Marta");
    shop.ok("add Leo 'I will ring you as soon as the hinge arrives'");
    shop.ok("add Rosa 'the lamp will be ready on monday by 7' --complaint --owner Marta");
    shop.ok("expect Ana 'she sends the form on Friday'");
    shop.set_clock("2026-11-22 18:30");
    shop.ok("done 1 --at 'today at 16:00' she was pleased --next 'call on friday at 10'");
    shop.ok("move 3 tuesday at 12 --not-told");
    shop.set_clock("2026-11-23 10:00");
    shop.ok("tell 3 the bulb was wrong");
    shop.ok("drop 2 --broken --why 'no hinge'");
    shop.ok("edit 3 --what 'repair the lamp' --tag lamp --who 'Rosa Díaz'");
    shop.ok("add Kim 'I will try to write next week'");
    shop.ok("undo");
    shop.ok("who ana --rename 'Ana López' --email ana@example.org --note 'mornings, \"only\"' --language es");
    shop.ok("add Ana 'bring the glasses tomorrow'");
    shop
}

fn other(like: &Shop) -> Shop {
    let mut shop = Shop::new();
    shop.set_now_of(like);
    shop
}

/// Everything that a shop shows, from every side.
fn everything(shop: &Shop) -> Vec<Value> {
    let list = shop.json("list");
    let mut all = vec![shop.json("who"), shop.json("due --all")];
    for promise in list.as_array().unwrap() {
        all.push(shop.json(&format!("show {}", promise["id"].as_str().unwrap())));
    }
    all.push(list);
    all
}

fn file(shop: &Shop, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = shop.folder().join(name);
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn an_export_is_json_in_the_documented_shape_with_everything_recorded() {
    let shop = busy();
    let export: Value = serde_json::from_str(&shop.ok("export")).unwrap();
    assert_eq!(export["promise"], 1);
    assert_eq!(export["numbers"], json!({ "": 7 }));
    let promises = export["promises"].as_array().unwrap();
    assert_eq!(promises.len(), 6);
    for promise in promises {
        let mut shown = shop.json(&format!("show {}", promise["id"].as_str().unwrap()));
        let mut promise = promise.clone();
        for entry in promise["history"].as_array_mut().unwrap() {
            assert!(entry.as_object_mut().unwrap().remove("recorded").unwrap().is_object());
        }
        assert_eq!(promise, shown.take());
    }
    let people: Vec<_> = export["people"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(people, ["Ana López", "Leo", "Rosa", "Rosa Díaz"]);
    let lines = shop.ok("export - --lines");
    assert!(lines.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
    assert_eq!(lines.lines().count(), 1 + 4 + 6);
}

#[test]
fn what_was_exported_comes_back_as_it_was_in_both_forms() {
    let shop = busy();
    for form in ["export", "export --lines"] {
        let export = shop.ok(form);
        let new = other(&shop);
        let said = new.pipe(&["import", "-"], export.as_bytes());
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
        assert_eq!(said.out, "Imported: 6 promises, 4 new customers.\n");
        assert_eq!(everything(&new), everything(&shop));
        assert_eq!(new.ok(form), export);
        assert_eq!(new.bytes().iter().filter(|byte| **byte == b'\n').count(), 2, "one line, and that of the machine");
        assert!(new.ok("add Eva 'call tomorrow at 9' --quiet").starts_with('8'), "a number is never given twice");
    }
}

#[test]
fn an_import_is_one_step_of_undo_and_is_never_doubled() {
    let shop = busy();
    let export = shop.ok("export");
    let new = other(&shop);
    new.pipe(&["import", "-"], export.as_bytes());
    let before = new.bytes();
    let said = new.pipe(&["import", "-"], export.as_bytes());
    assert_eq!(said.out, "Nothing new.\n6 were here already and are not doubled.\n");
    assert_eq!(new.bytes(), before);
    // Known again after it was mended, too.
    new.ok("edit 3 --what 'repair both lamps'");
    assert!(new.pipe(&["import", "-"], export.as_bytes()).out.starts_with("Nothing new."));
    new.ok("undo");
    assert_eq!(new.ok("undo").lines().count(), 1);
    assert_eq!(new.json("list"), json!([]));
    new.ok("redo");
    assert_eq!(everything(&new), everything(&shop));
}

#[test]
fn what_was_moved_or_closed_in_another_store_is_told_and_what_is_older_there_is_not() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("add Leo 'lamp ready on friday'");
    shop.ok("add Eva 'send it next week'");
    shop.ok("add Rosa 'soup as soon as possible'");
    let older = file(&shop, "older.json", shop.ok("export"));
    let mut other = Shop::new();
    other.ok(&format!("import '{}'", older.display()));
    other.set_clock("2026-11-21 18:30");
    for line in [
        "move 1 monday at 10 --told",
        "done 2 --at '2026-11-21 18:20'",
        "move 3 next friday",
        "undo",
        "drop 4 --released",
    ] {
        other.ok(line);
    }
    shop.set_now_of(&other);
    let newer = file(&shop, "newer.json", other.ok("export"));
    let lines = file(&shop, "newer.jsonl", other.ok("export --lines"));
    let told = "Nothing new.\n4 were here already and are not doubled.\n3 that are here already have changed there; here they stay as they were:\n  \
        1 Ana: there Monday 23 November, 10:00, here tomorrow, Sunday 22 November,\n  17:00: call\n    promise move 1 2026-11-23 10:00\n  \
        2 Leo: closed there, open here: lamp ready\n    promise done 2 --at \"2026-11-21 18:20\"\n  \
        4 Rosa: closed there, open here: soup as soon as possible\n    promise drop 4 --released\n";
    for path in [&newer, &lines] {
        assert_eq!(shop.ok(&format!("import '{}'", path.display())), told);
    }
    let answer: Value = serde_json::from_str(&shop.ok(&format!("import --json '{}'", newer.display()))).unwrap();
    assert_eq!(answer["changed"][0]["there"], "2026-11-23T10:00:00+01:00");
    assert_eq!(answer["changed"][1]["closed"], true);
    // What was moved here since is no news of an export made before.
    shop.ok("move 1 tuesday at 10 --told");
    let quiet = "Nothing new.\n4 were here already and are not doubled.\n";
    assert_eq!(shop.ok(&format!("import '{}'", older.display())), quiet);
    let list =
        |due: &str| json!([{ "who": "Kim", "what": "pay", "due": due, "created": "2026-11-20T10:00:00" }]).to_string();
    shop.ok(&format!("import '{}'", file(&shop, "list.json", list("2026-11-25 12:00")).display()));
    let said = shop.ok(&format!("import '{}'", file(&shop, "list.json", list("2026-11-26 12:00")).display()));
    assert!(said.ends_with("    promise move 5 2026-11-26 12:00\n"), "{said}");
    let same = shop.ok(&format!("import '{}'", file(&shop, "list.json", list("2026-11-25 12:00")).display()));
    assert_eq!(same, "Nothing new.\nOne was here already and is not doubled.\n");
}

#[test]
fn a_store_with_promises_gives_new_numbers_and_says_which() {
    let shop = busy();
    let export = shop.ok("export");
    let new = other(&shop);
    new.ok("add Eva 'call tomorrow at 9'");
    new.ok("add 'Ana López' 'call tomorrow at 9' --phone 999");
    let said = new.pipe(&["import", "-", "--dry-run"], export.as_bytes());
    assert_eq!(said.code, 0, "{}", said.err);
    let bytes = new.bytes();
    let said = new.pipe(&["import", "-"], export.as_bytes());
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.out, "Imported: 6 promises, 3 new customers.\n1–5 are 3–7 here\n7 is 8 here\n");
    assert_ne!(new.bytes(), bytes);
    assert_eq!(new.json("show 7")["follows"], "3");
    assert_eq!(new.json("who 'ana lópez'")["phone"], "999", "what is known here stays");
    assert_eq!(new.json("who 'ana lópez'")["email"], "ana@example.org");
    assert_eq!(shop.json("show 3")["history"][1], new.json("show 5")["history"][1]);
}

#[test]
fn a_plain_list_says_who_what_when_and_what_became_of_it() {
    let shop = Shop::new();
    let list = json!([
        { "who": "Ana", "what": "call with the quote", "due": "2026-11-23T17:00:00+01:00", "created": "2026-11-20T10:00:00+01:00" },
        { "who": "Leo", "what": "deliver the glasses", "due": "2026-11-27", "phone": "600", "priority": 3, "tags": ["a", "#b"] },
        { "who": "Eva", "what": "write", "due": "tomorrow at 5", "created": "2026-11-10", "status": "done", "closed": "2026-11-11 16:30", "note": "fine" },
        { "who": "Kim", "what": "visit", "due": "2026-11-12 10:00", "created": "2026-11-10", "status": "late" },
        { "who": "Kim", "what": "paint", "created": "2026-11-10", "status": "broken", "wording": "attempt", "priority": 1 },
        { "who": "Kim", "what": "sing", "created": "2026-11-10", "outcome": "released", "reason": "no voice" },
        { "who": "Kim", "what": "dance", "status": "kept", "closed": "2026-11-20", "due": "2026-11-20T17:00" },
    ]);
    let path = file(&shop, "list.json", list.to_string());
    let said = shop.run(&["import", path.to_str().unwrap()]);
    assert_eq!(said.err, "warning: these fields mean nothing here and were left out: `priority`\n");
    assert_eq!((said.code, said.out.as_str()), (0, "Imported: 7 promises, 4 new customers.\n"));
    let found = shop.json("list");
    let seen: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|p| {
            [&p["id"], &p["kind"], &p["wording"], &p["deadline"], &p["outcome"], &p["closed_at"]]
                .map(|v| v.as_str().unwrap_or("").to_owned())
        })
        .collect();
    let wanted = [
        ["1", "call", "fixed", "2026-11-23T17:00:00+01:00", "", ""],
        ["2", "delivery", "fixed", "2026-11-27T19:00:00+01:00", "", ""],
        ["3", "message", "fixed", "2026-11-11T17:00:00+01:00", "kept", "2026-11-11T16:30:00+01:00"],
        ["4", "visit", "fixed", "2026-11-12T10:00:00+01:00", "late", "2026-11-12T10:01:00+01:00"],
        ["5", "task", "attempt", "", "broken", "2026-11-21T18:00:00+01:00"],
        ["6", "task", "flexible", "", "released", "2026-11-21T18:00:00+01:00"],
        ["7", "task", "fixed", "2026-11-20T17:00:00+01:00", "kept", "2026-11-20T17:00:00+01:00"],
    ];
    assert_eq!(seen, wanted);
    assert_eq!(shop.json("who leo")["phone"], "600");
    let again = shop.run(&["import", path.to_str().unwrap(), "--quiet"]);
    assert_eq!((again.code, again.out.as_str(), again.err.as_str()), (0, "", ""));
    assert_eq!(shop.json("list"), found);
    // What `list --json` prints is such a list too.
    let new = Shop::new();
    assert_eq!(new.pipe(&["import", "-", "--quiet"], found.to_string().as_bytes()).code, 0);
    assert_eq!(new.json("list"), found);
    assert!(new.pipe(&["import", "-"], found.to_string().as_bytes()).out.starts_with("Nothing new."));
}

#[test]
fn bad_entries_are_named_and_nothing_is_stored() {
    let shop = Shop::new();
    shop.ok("add Eva 'call tomorrow at 9'");
    let before = shop.bytes();
    let good = r#"{"who":"Ana","what":"call"}"#;
    for (bad, why) in [
        ("hello", "this is not JSON"),
        ("{\"who\":\"Ana\" \"what\":3}", "this is not JSON"),
        ("{\"who\":\"Ana\",\"what\":[1]}", "`what` cannot be [1]"),
        ("{\"what\":\"call\"}", "the customer has no name"),
        ("{\"who\":\"Ana\"}", "it does not say what was promised"),
        ("{\"who\":\"Ana\",\"what\":\"x\",\"due\":\"31 november\"}", "`31 november` is not a real date"),
        ("{\"who\":\"Ana\",\"what\":\"x\",\"status\":\"lost\"}", "`status` cannot be \"lost\""),
        ("{\"who\":\"Ana\",\"what\":\"x\",\"kind\":\"sport\"}", "`kind` cannot be \"sport\""),
        ("{\"who\":\"Ana\",\"what\":\"x\",\"created\":\"soon\"}", "`created` cannot be \"soon\""),
        ("{\"who\":\"Ana\",\"what\":\"x\",\"created\":\"2027-01-01\"}", "`created` is in the future"),
        ("{\"who\":\"Ana\",\"what\":\"x\",\"status\":\"late\"}", "`late` does not agree with its dates"),
        (
            "{\"who\":\"Ana\",\"what\":\"x\",\"history\":[{\"recorded\":{\"op\":\"done\",\"id\":\"1\"}}]}",
            "its history makes no sense",
        ),
        ("{\"person\":{\"name\":\" \"}}", "the customer has no name"),
        ("{\"person\":{\"name\":\"Ana\",\"language\":\"tlh\"}}", "`language` cannot be \"tlh\""),
    ] {
        for dry in [false, true] {
            let text = format!("{good}\n{bad}\n{good}\n");
            let args: &[&str] = if dry { &["import", "-", "--dry-run"] } else { &["import", "-"] };
            let said = shop.pipe(args, text.as_bytes());
            let wanted = format!("error: one entry cannot be taken; nothing was stored\n  entry 2, line 2: {why}\n");
            assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (2, "", wanted.as_str()), "{bad}");
            assert_eq!(shop.bytes(), before);
        }
    }
    let many = format!("{good}\n{}", "x\n".repeat(30));
    let said = shop.pipe(&["import", "-"], many.as_bytes());
    assert!(
        said.err.starts_with("error: 30 entries cannot be taken") && said.err.contains("… and 10 more"),
        "{}",
        said.err
    );
}

#[test]
fn hostile_input_is_refused_within_bounds() {
    let shop = Shop::new();
    let deep = "[".repeat(200_000);
    let deep_inside = format!("{{\"who\":\"Ana\",\"what\":{}1{}}}", "[".repeat(90), "]".repeat(90));
    let long = format!("{{\"who\":\"Ana\",\"what\":\"{}", "x".repeat(8 << 20));
    let note = format!("{{\"who\":\"Ana\",\"what\":\"{}\"}}", "x".repeat(70_000));
    for text in [
        deep.as_bytes(),
        deep_inside.as_bytes(),
        long.as_bytes(),
        note.as_bytes(),
        b"\xff\xfe{\x00",
        b"{\"who\":\"\xff\",\"what\":\"x\"}",
        b"{\"who\":\"\\ud800\",\"what\":\"x\"}",
        b"{\"who\":\"Ana\",\"what\"",
        b"{\"promise\":1,\"promises\":{}}",
        b"{\"promise\":\"x\"}",
        b"[1,null,\"x\",[]]",
        b"",
        b" \n\n",
        b"null",
    ] {
        let said = shop.pipe(&["import", "-"], text);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{}", String::from_utf8_lossy(&text[..text.len().min(60)]));
        assert!(said.err.len() < 2000);
        assert!(!shop.store().join("journal").exists());
    }
    let said = shop.pipe(&["import", "-"], b"{\"promise\":2,\"promises\":[]}");
    assert_eq!(
        (said.code, said.err.as_str()),
        (1, "error: this was exported by a newer version of this program; nothing was stored\n")
    );
    // Control characters are kept from the screen, wherever they come from.
    let nasty = b"{\"who\":\"A\\u001b[2Jna\",\"what\":\"call\\u202e \\u0007now\",\"x\\u001b[1m\":1}";
    let said = shop.pipe(&["import", "-"], nasty);
    assert_eq!(said.code, 0, "{}", said.err);
    for text in [&said.out, &said.err, &shop.ok("list"), &shop.ok("export")] {
        assert!(!text.chars().any(|c| c.is_control() && c != '\n' || c == '\u{202e}'), "{text:?}");
    }
}

#[test]
fn a_number_cannot_stand_twice_in_an_export() {
    let shop = busy();
    let export = shop.ok("export --lines");
    let last = export.lines().last().unwrap();
    let new = other(&shop);
    let said = new.pipe(&["import", "-"], format!("{export}{last}\n").as_bytes());
    assert_eq!((said.code, said.err.lines().last()), (2, Some("  entry 11, line 12: number 7 stands here twice")));
    let high = last.replace("\"id\":\"7\"", "\"id\":\"4294967295\"");
    assert_eq!(new.pipe(&["import", "-"], high.as_bytes()).code, 2);
}

#[test]
fn a_file_is_written_whole_and_never_over_another() {
    let shop = busy();
    let path = shop.folder().join("out.json");
    let path_text = path.to_str().unwrap();
    assert_eq!(shop.run(&["export", path_text]).out, "Exported: 6 promises, 4 customers.\n");
    let export = fs::read_to_string(&path).unwrap();
    assert_eq!(export, shop.ok("export"));
    let said = shop.run(&["export", path_text, "--lines"]);
    assert_eq!((said.code, said.err.lines().last()), (1, Some("hint: --force replaces it")));
    assert_eq!(fs::read_to_string(&path).unwrap(), export);
    assert_eq!(shop.run(&["export", path_text, "--lines", "--force"]).code, 0);
    assert_ne!(fs::read_to_string(&path).unwrap(), export);
    let nowhere = shop.folder().join("nowhere/out.json");
    let said = shop.run(&["export", nowhere.to_str().unwrap()]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("it is not there"), "{}", said.err);
    assert_eq!(shop.run(&["export", shop.folder().to_str().unwrap(), "--force"]).code, 1);
    let said = shop.run(&["import", nowhere.to_str().unwrap()]);
    assert!(said.code == 1 && said.err.contains("it is not there"), "{}", said.err);
    assert_eq!(shop.run(&["import", shop.folder().to_str().unwrap()]).code, 1);
    let names = fs::read_dir(shop.folder()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(!names.into_iter().any(|name| name.to_string_lossy().ends_with(".tmp")));
}

#[cfg(unix)]
#[test]
fn a_link_is_never_written_through() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let shop = busy();
    let (link, target) = (shop.folder().join("link"), shop.folder().join("target"));
    symlink(&target, &link).unwrap();
    for args in [vec!["export", link.to_str().unwrap()], vec!["export", link.to_str().unwrap(), "--force"]] {
        let said = shop.run(&args);
        assert_eq!(said.code, 1);
        assert!(said.err.contains("not a plain file"), "{}", said.err);
        assert!(!target.exists() && link.is_symlink());
    }
    shop.run(&["export", target.to_str().unwrap()]);
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn progress_shows_on_a_terminal_only_and_is_cleaned_up() {
    let shop = Shop::new();
    let lines: String = (0..5000).map(|n| format!("{{\"who\":\"C{}\",\"what\":\"thing {n}\"}}\n", n % 7)).collect();
    let path = file(&shop, "long.jsonl", lines);
    let silent = shop.run(&["import", path.to_str().unwrap(), "--dry-run"]);
    assert_eq!((silent.code, silent.err.as_str()), (0, ""));
    let said = shop.type_in(&["import", path.to_str().unwrap()], &[]);
    assert_eq!(said.out, "Imported: 5000 promises, 7 new customers.\n");
    let shown: Vec<&str> = said.err.split('\r').collect();
    assert_eq!(&shown[..3], ["", "2000 read … 39 %", "4000 read … 79 %"]);
    assert!(shown[3].chars().all(|c| c == ' ') && shown[4].is_empty() && shown.len() == 5, "{shown:?}");
    // More than one line of the journal holds, and yet one step.
    assert!(shop.bytes().iter().filter(|byte| **byte == b'\n').count() > 3);
    assert_eq!(shop.ok("undo"), "Undone: 5000 changes of one command\n");
    assert_eq!(shop.json("list"), json!([]));
}

#[test]
fn the_spanish_names_say_the_same() {
    let shop = Shop::spanish();
    shop.ok("anota Ana 'te llamo mañana a las 5'");
    let export = shop.ok("exporta");
    let new = Shop::spanish();
    assert_eq!(new.pipe(&["importa", "-"], export.as_bytes()).out, "Importado: una promesa, un cliente nuevo.\n");
    assert_eq!(new.ok("exporta"), export);
}

/// What a shop may do, by any names and at any time.
fn deeds() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    prop::collection::vec((0..12u8, 0..5u8, 1..7u8), 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_history_comes_back_as_it_was(deeds in deeds()) {
        let mut shop = Shop::new();
        let names = ["Ana", "ana lópez", "Leo", "Ána", "María José"];
        for (day, (deed, name, id)) in deeds.into_iter().enumerate() {
            shop.set_clock(&format!("2026-11-{:02} {:02}:{:02}", 1 + day, 8 + id, 7 * id));
            let (who, whom) = (names[usize::from(name)], names[usize::from(id) % 5]);
            // What cannot be is refused, and changes nothing.
            shop.sh(&match deed {
                0..=2 => format!("add '{who}' 'call you in {id} days at 5' --tag t{id}"),
                3 => format!("add '{who}' 'write as soon as I can'"),
                4 => format!("done {id} --next 'call in 2 days' thanks"),
                5 => format!("move {id} 'in {name} days' --not-told"),
                6 => format!("tell {id} soon"),
                7 => format!("drop {id} --released"),
                8 => format!("edit {id} --who '{whom}' --complaint"),
                9 => format!("who '{who}' --rename '{whom}' --phone {id}"),
                10 => format!("who '{who}' --rename 'New {id}' --note \"it's\""),
                _ => "undo".to_owned(),
            });
        }
        let export = shop.ok("export");
        let new = other(&shop);
        let said = new.pipe(&["import", "-"], export.as_bytes());
        prop_assert_eq!((said.code, said.err.as_str()), (0, ""));
        if shop.json("who") == json!([]) {
            // Everything was undone: there is nothing to store, not even the numbers.
            return Ok(());
        }
        prop_assert_eq!(new.ok("export"), export);
        prop_assert_eq!(everything(&new), everything(&shop));
    }
}
