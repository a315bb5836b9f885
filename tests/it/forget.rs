//! `forget`: a customer is gone from every byte, what happened stays, and the figures with it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::fixture::Shop;

/// Everything of Ana that must be gone, in the forms in which it may be looked for.
const TRACES: &[&str] = &[
    "ana lopez",
    "ana lópez",
    "ana l\\u00f3pez",
    "anita",
    "600112233",
    "600 11 22 33",
    "ana@example.org",
    "dentist",
    "hinge",
];

fn shop() -> Shop {
    let mut shop = Shop::new().env("PROMISE_SNAPSHOT", "2");
    shop.set_clock("2026-11-16 10:00");
    shop.ok("add Anita: call about the hinge tomorrow at 5 --tag hinge");
    shop.ok("who Anita --rename 'Ana López' --phone '600 11 22 33' --email ana@example.org --note 'her dentist knows'");
    shop.ok("add Leo: bring the key to ANA  LOPEZ on friday");
    shop.ok("add Leo: call on monday at 10");
    shop.ok("add 'Ana López Ruiz': call on friday at 11");
    shop.set_clock("2026-11-17 16:00");
    shop.ok("done 1 'about the hinge: +34 600-112-233 is right'");
    shop.ok("add Ana López: deliver the hinge today at 18:00");
    shop.set_clock("2026-11-18 10:00");
    shop.ok("move 5 'friday at 9' --told");
    shop.ok("who Leo --note 'neighbour of ana lópez, tel 600.112.233'");
    shop.ok("add Ana López: send the hinge invoice next week");
    shop.ok("undo");
    shop.ok("edit 3 --what 'ask for Ana López Ruiz'");
    shop
}

/// The files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// The files below a folder that hold something of Ana.
fn traces(folder: &Path) -> Vec<(PathBuf, &'static str)> {
    let mut found = Vec::new();
    for path in files(folder) {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).to_lowercase();
        // Ana López Ruiz is somebody else.
        let text = text.replace("ana lópez ruiz", "").replace("ana lopez ruiz", "");
        found.extend(TRACES.iter().filter(|trace| text.contains(**trace)).map(|trace| (path.clone(), *trace)));
    }
    found
}

#[test]
fn no_byte_of_the_customer_is_left_and_what_happened_stays() {
    let shop = shop();
    let copy = shop.folder().join("shop.backup");
    let copied = copy.to_str().unwrap();
    assert_eq!(shop.run(&["backup", copied]).code, 0);
    // A later state is set aside, and a repair leaves what was there before.
    shop.ok("add Ana López: call about the hinge on thursday at 17:00");
    assert_eq!(shop.run(&["restore", copied, "--force"]).code, 0);
    let altered = String::from_utf8(shop.bytes()).unwrap().replace("neighbour", "neighbor");
    fs::write(shop.journal(), altered).unwrap();
    shop.ok("doctor --repair");
    assert!(!traces(shop.folder()).is_empty());
    let stats = || shop.json("stats").to_string().replace("Ana López", "forgotten customer 1");
    let counted = stats();
    let before = shop.json("list");
    let said = shop.sh("forget 'ANA LOPEZ' --yes");
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.contains("1, 5, 6") && said.out.replace('\n', " ").contains("no trace is left"), "{}", said.out);
    assert_eq!(traces(shop.folder()), []);
    assert_eq!(stats(), counted);
    let after = shop.json("list");
    let facts = |list: &Value| -> Vec<Value> {
        let fields =
            ["id", "kind", "wording", "deadline", "status", "outcome", "made_at", "closed_at", "moves", "told"];
        let fact = |promise: &Value| fields.iter().map(|field| promise[field].clone()).collect::<Value>();
        list.as_array().unwrap().iter().map(fact).collect()
    };
    assert_eq!(facts(&before), facts(&after));
    let who = |id: &str| after.as_array().unwrap().iter().find(|it| it["id"] == id).unwrap()["who"].clone();
    assert_eq!((who("1"), who("5")), ("forgotten customer 1".into(), "forgotten customer 1".into()));
    assert_eq!((who("2"), who("4")), ("Leo".into(), "Ana López Ruiz".into()));
    assert!(shop.ok("show 2").contains("bring the key to …"));
    assert!(shop.ok("show 3").contains("ask for Ana López Ruiz"));
    assert!(shop.ok("who leo").contains("neighbour of …, tel …") || shop.ok("who leo").contains("Leo"));
    for line in ["doctor", "due", "list", "who 'forgotten customer 1'", "export"] {
        let answer = shop.sh(line);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{line}");
    }
    // Nothing brings it back, and numbers go on.
    for _ in 0..12 {
        shop.sh("undo");
    }
    for _ in 0..12 {
        shop.sh("redo");
    }
    assert_eq!(traces(shop.folder()), []);
    assert_eq!(shop.ok("add Kim: call tomorrow at 5 --quiet"), "8\n");
    assert_eq!(shop.run(&["restore", copied, "--force"]).code, 0);
    assert_eq!(traces(shop.folder()), []);
    shop.ok("doctor");
}

#[test]
fn it_shows_what_goes_and_asks_first() {
    let shop = shop();
    let before = shop.bytes();
    let said = shop.sh("forget ana lópez");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("nobody is here to be asked") && said.err.contains("hint: --yes"), "{}", said.err);
    for shown in
        ["Ana López", "1, 5, 6", "2 · bring the key to ANA LOPEZ", "neighbour of ana lópez", "Copies may remain"]
    {
        assert!(said.out.contains(shown), "{shown}: {}", said.out);
    }
    let said = shop.sh("forget ana lópez --dry-run");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("Nothing was changed."));
    let said = shop.type_in(&["forget", "ana lópez"], &["n"]);
    assert!(said.code == 0 && said.out.contains("Nothing was changed."), "{}", said.out);
    // A part of a name is enough only where somebody is asked.
    for line in ["forget ani --yes", "forget nobody --yes", "forget lópez --yes"] {
        assert_eq!(shop.sh(line).code, 1, "{line}");
    }
    assert_eq!(shop.bytes(), before);
    let said = shop.type_in(&["forget", "ana lópez"], &["y"]);
    assert!(said.code == 0 && said.out.replace('\n', " ").contains("no trace is left"), "{}{}", said.out, said.err);
    assert_eq!(traces(&shop.store()), []);
    let json = shop.json("forget 'Ana López Ruiz' --yes");
    assert_eq!((json["forgotten"].clone(), json["ids"].clone()), (true.into(), serde_json::json!(["4"])));
    assert_eq!(json["placeholder"], "forgotten customer 2");
}

#[test]
fn a_name_that_is_a_word_of_the_file_or_of_the_shop_is_no_hindrance() {
    for name in ["Add", "Day", "Call", "Mine", "Customer", "Marta", "Who", "Li"] {
        let shop = Shop::new().settings("me = 'Marta'\n");
        shop.ok(&format!("add {name}: bring the box tomorrow at 5 --owner Marta"));
        shop.ok(&format!("add Leo: ask {name} on friday at 9"));
        shop.ok(&format!("add '{name} Ruiz': ask on friday at 9"));
        let said = shop.sh(&format!("forget {name} --yes"));
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{name}: {}", said.out);
        let list = shop.json("list");
        let promises = list.as_array().unwrap();
        assert!(
            promises.iter().all(|promise| promise["who"] != name && promise["what"] != format!("ask {name}")),
            "{name}"
        );
        assert!(promises.iter().any(|promise| promise["who"] == format!("{name} Ruiz")), "{name}");
        assert_eq!(promises[0]["made_by"], "Marta");
        shop.ok("doctor");
    }
}

#[test]
fn a_number_that_is_also_that_of_another_customer_stays_theirs() {
    let shop = Shop::new();
    shop.ok("add Ana: call tomorrow at 5 --phone 600112233");
    shop.ok("add Eva: call tomorrow at 6 --phone '+34 600 11 22 33'");
    shop.ok("forget Ana --yes");
    assert_eq!(shop.json("show 2")["phone"], "+34 600 11 22 33");
    assert_eq!(shop.json("show 1")["phone"], Value::Null);
}

#[test]
fn a_damaged_store_is_mended_first() {
    let shop = shop();
    let altered = String::from_utf8(shop.bytes()).unwrap().replace("neighbour", "neighbor");
    fs::write(shop.journal(), &altered).unwrap();
    let said = shop.sh("forget 'ana lópez' --yes");
    assert!(said.code == 1 && said.err.contains("nothing was changed"), "{}", said.err);
    assert_eq!(shop.bytes(), altered.into_bytes());
}

#[test]
fn what_an_interrupted_erasure_left_behind_goes_with_the_next() {
    let shop = shop();
    let left = shop.store().join("erasing-0123456789abcdef");
    fs::create_dir(&left).unwrap();
    fs::copy(shop.journal(), left.join("abcdefg.jsonl")).unwrap();
    let said = shop.sh("forget nobody");
    assert!(said.code == 1 && said.err.contains("is complete now"), "{}", said.err);
    assert!(!left.exists());
}

#[test]
fn the_calendar_loses_the_words_too_even_what_was_changed_on_a_telephone() {
    let shop = Shop::new();
    let folder = shop.folder().join("calendar");
    let shop = shop.settings(&format!("calendar = '{}'\ncalendar_as = 'todo'\n", folder.display()));
    shop.ok("add 'Ana López': call about the hinge tomorrow at 5");
    shop.ok("add 'Ana López': deliver the hinge on friday");
    shop.ok("add Leo: bring the key to Ana López on friday");
    shop.ok("add Leo: call on monday at 10");
    shop.ok("done 1");
    for path in files(&folder) {
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace("BEGIN:VTODO\r\n", "BEGIN:VTODO\r\nX-PHONE:seen\r\nPERCENT-COMPLETE:50\r\n"))
            .unwrap();
    }
    assert!(!traces(&folder).is_empty());
    shop.ok("forget 'Ana López' --yes");
    assert_eq!(traces(&folder), []);
    assert_eq!(files(&folder).len(), 4);
}

#[test]
fn undo_right_after_it_says_what_it_would_take_back_instead() {
    let shop = Shop::new();
    shop.ok("add Leo call on monday at 10");
    shop.ok("add Ana call on monday at 11");
    shop.ok("done 1");
    shop.ok("forget ana --yes");
    let before = shop.bytes();
    let said = shop.sh("undo");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(
        said.err,
        "error: what was forgotten cannot be brought back; the command before it would be taken back: 1 Leo: done\nhint: --yes takes that back without asking\n"
    );
    let asked = shop.type_in(&["undo"], &["n"]);
    assert_eq!(asked.code, 1);
    assert!(
        asked.err.contains("1 Leo: done") && asked.err.contains("take back the command before? [y/N] "),
        "{}",
        asked.err
    );
    assert_eq!(shop.bytes(), before, "nothing was taken back");
    assert_eq!(shop.ok("undo --yes"), "Undone: the call to Leo is open again (1)\n");
    shop.ok("redo");
    shop.ok("forget leo --yes");
    shop.ok("add Eva call on monday at 10");
    assert_eq!(
        shop.ok("undo"),
        "Undone: the call to Eva is no longer recorded (3)\n",
        "it is that which was done last"
    );
}
