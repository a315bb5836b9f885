//! `doctor`: says what is wrong with the store and where, takes in what was edited on purpose, repairs the rest.

use std::fs;
use std::path::PathBuf;

use crate::fixture::{Said, Shop};

fn shop() -> Shop {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("add Leo 'call tomorrow at 6'");
    shop.ok("add Eva 'call on monday at 9'");
    shop.ok("done 2");
    shop
}

fn text(shop: &Shop) -> String {
    String::from_utf8(shop.bytes()).unwrap()
}

fn edit(shop: &Shop, from: &str, to: &str) {
    let text = text(shop);
    assert!(text.contains(from));
    fs::write(shop.journal(), text.replace(from, to)).unwrap();
}

/// What was said, with the name of the journal made short and lines that were folded made whole.
fn short(shop: &Shop, text: &str) -> String {
    let name = shop.journal().file_name().unwrap().to_string_lossy().into_owned();
    text.replace(&name, "J.jsonl").replace("left\nout\n", "left out\n")
}

fn aside(shop: &Shop) -> Vec<PathBuf> {
    let entries = fs::read_dir(shop.store()).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("before-")).collect()
}

fn json(said: &Said) -> serde_json::Value {
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}\n{}", said.out))
}

#[test]
fn a_sound_store_is_said_to_be_sound_and_not_touched() {
    let shop = shop();
    let before = shop.bytes();
    let well = "All is well: every line is as it was written, and none is missing.\n";
    assert_eq!(shop.ok("doctor"), format!("Checked: one journal, 5 lines, 2 KiB, 3 promises.\n{well}"));
    assert_eq!(
        shop.ok("--lang es revisa"),
        "Comprobado: un diario, 5 líneas, 2 KiB, 3 promesas.\nTodo está bien: cada línea está como se escribió y no falta ninguna.\n"
    );
    assert_eq!(shop.ok("doctor --quiet"), "");
    let value = shop.json("doctor");
    assert_eq!((&value["well"], &value["lines"], &value["promises"]), (&true.into(), &5.into(), &3.into()));
    for line in ["doctor --repair", "doctor --accept", "doctor --repair --dry-run", "doctor --accept --yes"] {
        assert_eq!(shop.ok(line), "Nothing to do: all is well.\n", "{line}");
    }
    assert!(shop.bytes() == before && aside(&shop).is_empty());
    let empty = Shop::new();
    assert!(empty.ok("doctor").ends_with(well));
    assert_eq!(empty.ok("doctor --repair"), "Nothing to do: all is well.\n");
    assert!(!empty.store().exists(), "looking makes nothing");
}

#[test]
fn each_fault_is_named_with_its_file_its_line_and_what_stands_there() {
    let shop = shop();
    edit(&shop, "\"Leo\"", "\"L\u{1b}[31meo\"");
    let said = shop.sh("doctor");
    assert_eq!(said.code, 1);
    let out = short(&shop, &said.out);
    assert!(
        out.starts_with("journal/J.jsonl, line 3: this line is not as it was written; it is left out\n    {\"n\":2,"),
        "{out}"
    );
    assert!(!said.out.contains('\u{1b}'));
    assert!(out.contains("waits for them: 2\n"), "{out}");
    assert_eq!(said.err.lines().next(), Some("error: something is wrong with the store"));
    assert!(said.err.contains("\nhint: `promise doctor --repair` keeps all that can be read"), "{}", said.err);
    let value = json(&shop.sh("--json doctor"));
    assert_eq!(value["well"], false);
    let fault = &value["faults"][0];
    assert_eq!((&fault["line"], &fault["what"]), (&3.into(), &"altered".into()));
    assert!(fault["stands"].as_str().unwrap().starts_with("{\"n\":2,"));
    let said = shop.sh("--lang es revisa");
    assert!(said.err.starts_with("error: algo no está bien en el almacén\n"), "{}", said.err);
    for columns in [40, 60] {
        let narrow = shop_with_columns(columns, &text(&shop));
        for line in narrow.sh("doctor").out.lines() {
            assert!(line.chars().count() <= columns, "{line}");
        }
    }
}

fn shop_with_columns(columns: usize, text: &str) -> Shop {
    let shop = Shop::new().columns(columns).env("COLUMNS", &columns.to_string());
    shop.ok("add Ana 'call tomorrow at 5'");
    fs::write(shop.journal(), text).unwrap();
    shop
}

#[test]
fn other_commands_name_the_damage_and_point_here_once() {
    let shop = shop();
    edit(&shop, "\"Leo\"", "\"Lep\"");
    for line in ["due", "list", "who", "show 1", "add Mia 'call on tuesday'", "done 1", "undo"] {
        let said = shop.sh(line);
        assert_eq!(said.code, 1, "{line}");
        assert!(said.err.contains("hint: `promise doctor` says more, and what can be done\n"), "{line}: {}", said.err);
        assert_eq!(said.err.matches("hint:").count(), 1, "{line}: {}", said.err);
    }
    let said = shop.sh("--lang es vence");
    assert!(said.err.ends_with("pista: `promise revisa` dice más, y qué se puede hacer\n"), "{}", said.err);
}

#[test]
fn a_repair_says_what_it_did_and_every_command_is_well_again() {
    let shop = shop();
    edit(&shop, "\"Leo\"", "\"Lep\"");
    let damaged = shop.bytes();
    let shown = shop.sh("list").out;
    let said = shop.sh("doctor --repair --dry-run");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("\nTo be kept: 3 lines; to be left out: 1.\n"), "{}", said.out);
    assert!(shop.bytes() == damaged && aside(&shop).is_empty());
    let said = shop.sh("doctor --repair");
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    let out = short(&shop, &said.out);
    assert!(
        out.starts_with("journal/J.jsonl, line 3: this line is not as it was written; it is left out\n    {\"n\":2,"),
        "{out}"
    );
    assert!(out.contains("\nKept: 3 lines; left out: 1.\nPromises named in what is left out: 2\nNumbers of which nothing is recorded any more: 2\n"), "{out}");
    let [aside] = aside(&shop).try_into().unwrap();
    assert!(aside.ends_with("before-repair-2026-11-21-180000"));
    assert!(out.replace(['\n', ' '], "").contains("before-repair-2026-11-21-180000"), "{out}");
    assert_eq!(fs::read(aside.join(shop.journal().file_name().unwrap())).unwrap(), damaged);
    assert_eq!(shop.ok("list"), shown);
    for line in ["due", "who", "show 1", "doctor", "export", "doctor --repair"] {
        shop.ok(line);
    }
    assert!(shop.ok("--quiet add Mia 'call on tuesday'").starts_with('4'), "a number is not given twice");
    shop.ok("undo");
    shop.ok("redo");
    shop.ok("doctor");
}

#[test]
fn a_repair_answers_in_json_and_in_spanish() {
    let shop = shop();
    edit(&shop, "\"Leo\"", "\"Lep\"");
    let dry = json(&shop.sh("--json doctor --repair --dry-run"));
    assert_eq!((&dry["changed"], &dry["dry_run"], &dry["saved"]), (&false.into(), &true.into(), &3.into()));
    let said = shop.sh("--json revisa --repair --lang es");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let value = json(&said);
    assert_eq!(
        (&value["changed"], &value["left_out"][0]["line"], &value["named"][0]),
        (&true.into(), &3.into(), &"2".into())
    );
    assert!(value["set_aside"].as_str().unwrap().contains("before-repair-"));
    let again = json(&shop.sh("--json doctor --repair"));
    assert_eq!((&again["changed"], &again["set_aside"]), (&false.into(), &serde_json::Value::Null));
}

#[test]
fn what_was_edited_by_hand_is_shown_and_taken_in_when_the_owner_says_so() {
    let shop = shop();
    edit(&shop, "\"who\":\"Leo\"", "\"who\":\"Leonor\"");
    let damaged = shop.bytes();
    let says = "journal/J.jsonl, line 3 now says:\n    2, Leonor: “call”; promised “tomorrow at 6”: tomorrow, Sunday 22 November,\n      18:00\n";
    let said = shop.sh("doctor --accept");
    assert_eq!(said.code, 2);
    assert!(short(&shop, &said.out).starts_with(says), "{}", said.out);
    assert!(said.err.ends_with("hint: --yes takes them in without asking\n"), "{}", said.err);
    let said = shop.type_in(&["doctor", "--accept"], &["n"]);
    assert_eq!(said.code, 1, "it is still damaged");
    assert!(said.err.contains("Take it in as it stands? [y/N]"), "{}", said.err);
    let said = shop.sh("doctor --accept --yes --dry-run");
    assert!(said.code == 0 && said.out.ends_with("To be taken in: one line.\n"), "{}", said.out);
    assert!(shop.bytes() == damaged && aside(&shop).is_empty());
    let said = shop.type_in(&["doctor", "--accept"], &["y"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("\nTaken in: one line.\n"), "{}", said.out);
    assert_eq!(shop.json("show 2")["who"], "Leonor");
    assert_eq!(shop.json("show 2")["status"], "closed", "what came after it still counts");
    shop.ok("doctor");
    let [aside] = aside(&shop).try_into().unwrap();
    assert!(aside.ends_with("before-accept-2026-11-21-180000"));
    assert_eq!(fs::read(aside.join(shop.journal().file_name().unwrap())).unwrap(), damaged);
    edit(&shop, "\"who\":\"Leonor\"", "\"who\":\"Leonos\"");
    assert_eq!(shop.sh("due").code, 1, "and is damaged when it changes again");
    let value = json(&shop.sh("--json doctor --accept --yes"));
    assert_eq!(value["accepted"][0]["line"], 3);
    shop.ok("--lang es revisa");
}

#[test]
fn every_sort_of_change_that_was_edited_is_told_in_words() {
    let shop = shop();
    shop.ok("who ana --phone '600 111 222'");
    shop.ok("move 1 tuesday --told");
    shop.ok("undo");
    shop.ok("redo");
    let marked = text(&shop).replace("{\"n\":", "{ \"n\":");
    fs::write(shop.journal(), marked).unwrap();
    let out = shop.sh("doctor --accept").out;
    for words in [
        "3, Eva: “call”",
        "2, Leo: ",
        "about the customer Ana",
        "1, Ana: ",
        "takes back command 6",
        "brings back command 6",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
    assert_eq!(shop.sh("doctor --accept --yes").code, 0);
    assert_eq!(shop.json("list").as_array().unwrap().len(), 3);
    shop.ok("doctor");
}

#[test]
fn a_line_that_makes_no_sense_cannot_be_taken_in() {
    let shop = shop();
    edit(&shop, "\"kind\":\"call\"", "\"kind\":\"dance\"");
    let said = shop.sh("doctor --accept --yes");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.starts_with("error: no damaged line makes sense as it stands"), "{}", said.err);
    let said = shop.sh("doctor --accept --repair");
    assert_eq!(said.code, 2);
}

#[test]
fn two_promises_of_one_number_both_live_on_after_a_repair() {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    let (old, note) = (shop.bytes(), fs::read(shop.store().join("seen")).unwrap());
    shop.ok("add Leo 'call tomorrow at 6'");
    let path = shop.journal();
    let copy = fs::read(&path).unwrap();
    fs::write(&path, old).unwrap();
    fs::write(shop.store().join("seen"), note).unwrap();
    shop.ok("add Eva 'call on monday at 9'");
    fs::write(path.with_file_name("elsewhere.jsonl"), copy).unwrap();
    let said = shop.sh("doctor");
    assert!(said.out.contains("two promises were recorded as 2"), "{}", said.out);
    let said = shop.sh("doctor --repair");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.out.contains("Two promises were 2; the second is 3 now.\n"), "{}", said.out);
    let list = shop.json("list");
    let who: Vec<_> = list.as_array().unwrap().iter().map(|promise| promise["who"].as_str().unwrap()).collect();
    assert!(who.len() == 3 && who.contains(&"Leo") && who.contains(&"Eva"), "{who:?}");
}

#[test]
fn what_is_no_part_of_the_store_is_named_and_left_alone() {
    let shop = shop();
    fs::write(shop.store().join("letter.txt"), "dear Ana").unwrap();
    fs::write(shop.store().join("journal/notes.txt"), "call").unwrap();
    let out = shop.ok("doctor");
    assert!(out.contains("No part of the store, and left alone: letter.txt\n"), "{out}");
    assert!(out.contains("No part of the store, and left alone: journal/notes.txt\n"), "{out}");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_named_and_neither_followed_nor_replaced() {
    for name in ["journal", "seen", "machine", "lock"] {
        let shop = shop();
        let path = shop.store().join(name);
        let elsewhere = shop.folder().join("elsewhere");
        fs::rename(&path, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
        let said = shop.sh("doctor");
        assert_eq!(said.code, 1, "{name}");
        assert!(said.out.contains(&format!("{name}: a link to somewhere else\n")), "{name}: {}", said.out);
        assert!(
            said.err.ends_with("hint: put a plain file or folder of your own in its place, then look again\n"),
            "{}",
            said.err
        );
        assert_eq!(shop.sh("doctor --repair").code, 1, "{name}");
        assert!(fs::symlink_metadata(&path).unwrap().is_symlink(), "{name}");
    }
}

#[test]
fn what_an_interrupted_command_left_behind_is_named() {
    let shop = Shop::new();
    shop.ok("add Ana: call tomorrow at 5");
    for name in ["restoring-0123456789abcdef", "erasing-0123456789abcdef"] {
        fs::create_dir(shop.store().join(name)).unwrap();
    }
    let said = shop.ok("doctor").replace('\n', " ");
    for name in ["restoring-0123456789abcdef", "erasing-0123456789abcdef"] {
        assert!(said.contains(&format!("it can be deleted: {name}")), "{said}");
    }
    shop.ok("doctor --repair");
    assert!(!shop.store().join("erasing-0123456789abcdef").exists());
    assert!(shop.store().join("restoring-0123456789abcdef").exists());
}
