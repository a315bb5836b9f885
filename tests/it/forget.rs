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
    let said = shop.sh("forget 'ANA LOPEZ' --yes --lower-case");
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
    for answers in [&["n", "n"][..], &["y", "n"], &["y"], &[]] {
        let said = shop.type_in(&["forget", "ana lópez"], answers);
        assert!(said.code == 0 && said.out.contains("Nothing was changed."), "{}", said.out);
    }
    // A part of a name is enough only where somebody is asked.
    for line in ["forget ani --yes", "forget nobody --yes", "forget lópez --yes"] {
        assert_eq!(shop.sh(line).code, 1, "{line}");
    }
    assert_eq!(shop.bytes(), before);
    let said = shop.type_in(&["forget", "ana lópez"], &["y", "y"]);
    assert!(said.err.contains("Take it out of this text, too?"), "{}", said.err);
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
    assert!(said.code == 1 && said.err.contains("was cleared away"), "{}", said.err);
    assert!(!left.exists());
}

#[test]
fn who_was_taken_back_is_forgotten_by_the_whole_name() {
    let mut shop = Shop::new();
    let cards = shop.folder().join("cards.vcf");
    let card = |name: &str, phone: &str| format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:{phone}\nEND:VCARD\n");
    fs::write(&cards, card("Ana López", "600112233") + &card("Bea Ruiz", "611223344")).unwrap();
    assert_eq!(shop.run(&["import", cards.to_str().unwrap()]).code, 0);
    shop.ok("undo");
    shop.ok("add 'Ana López': call about the hinge tomorrow at 5");
    shop.ok("undo");
    shop.set_clock("2026-11-22 10:00");
    shop.ok("add Leo: ask Ana López, 600 112 233, on friday");
    fs::remove_file(cards).unwrap();
    assert_eq!(shop.sh("forget Ana --yes").code, 1, "a part of the name is not enough");
    let said = plain(&shop.ok("forget 'ana lopez' --yes"));
    assert!(said.contains("Ana López is no customer now: all that was recorded of them was taken back"), "{said}");
    assert!(said.contains("every word of one promise: 1.") && said.contains("no trace is left"), "{said}");
    assert_eq!(traces(shop.folder()), []);
    assert_eq!(shop.json("show 2")["what"], "ask …, …");
    // Another gets a name of their own, though nobody has that of the first.
    assert_eq!(shop.json("forget 'Bea Ruiz' --yes")["placeholder"], "forgotten customer 2");
    assert_eq!(shop.json("who").as_array().unwrap().len(), 1);
    shop.ok("doctor");
}

#[test]
fn a_former_name_of_somebody_is_nobody_who_was_taken_back() {
    let shop = Shop::new();
    shop.ok("add Anita: call on friday");
    shop.ok("who Anita --rename 'Ana López'");
    shop.ok("add Anita: call on monday");
    shop.ok("undo");
    let before = shop.bytes();
    assert_eq!(shop.sh("forget Anita --yes").code, 1);
    assert_eq!(shop.bytes(), before);
}

#[test]
fn a_name_that_stands_in_a_backup_for_somebody_forgotten_is_given_to_nobody_else() {
    let shop = Shop::new();
    shop.ok("add Ana: call on friday");
    shop.ok("add Rosa: call on friday");
    let copy = shop.folder().join("shop.backup");
    assert_eq!(shop.run(&["backup", copy.to_str().unwrap()]).code, 0);
    let before = files(&shop.store()).into_iter().map(|path| (fs::read(&path).unwrap(), path));
    let before: Vec<(Vec<u8>, PathBuf)> = before.collect();
    shop.ok("forget Ana --yes");
    // As when it was interrupted between the backups and the store.
    before.into_iter().for_each(|(bytes, path)| fs::write(path, bytes).unwrap());
    fs::create_dir(shop.store().join("erasing-0123456789abcdef")).unwrap();
    let said = shop.sh("forget Rosa --yes");
    assert!(said.code == 0 && plain(&said.err).contains("if `promise who` still names them"), "{}", said.err);
    let copied = fs::read_to_string(copy).unwrap();
    assert!(copied.contains("forgotten customer 1") && copied.contains("forgotten customer 2"), "{copied}");
    assert_eq!(shop.json("show 1")["who"], "Ana");
    assert_eq!(shop.json("show 2")["who"], "forgotten customer 2");
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
fn a_promise_that_was_made_under_another_name_loses_its_words_too() {
    let shop = Shop::new();
    shop.ok("add Leo: bring the hinge on friday");
    shop.ok("edit 1 --who 'Ana López'");
    shop.ok("add Anita: call about the hinge on friday");
    shop.ok("who Anita --note 'asks for Marta'");
    shop.ok("who Anita --rename 'Ana López'");
    shop.ok("add Anita: call on monday");
    let copy = shop.folder().join("shop.backup");
    assert_eq!(shop.run(&["backup", copy.to_str().unwrap()]).code, 0);
    let said = plain(&shop.ok("forget 'Ana López' --yes"));
    // What was noted under a name that is another's now may be of either.
    assert!(said.contains("Anita Anita · asks for Marta") && said.contains("but what stays"), "{said}");
    assert_eq!(traces(&shop.store()).iter().filter(|(_, trace)| *trace != "anita").count(), 0);
    assert_eq!(shop.json("show 3")["what"], "call");
    assert!(!fs::read_to_string(copy).unwrap().contains("hinge"));
    shop.ok("doctor");
}

/// The answer in one line, so that it does not matter where it is folded.
fn plain(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_others_are_called_and_reached_by_is_theirs_and_is_named() {
    let shop = Shop::new();
    shop.ok("add Ana: call on friday --phone 600112233");
    shop.ok("add 'Ana López': call on friday");
    shop.ok("add Pedro: call on friday");
    shop.ok("add Leo: ask Ana, not ana.lopez@example.org, on friday");
    shop.ok("who 'Ana López' --email ana.lopez@example.org");
    shop.ok("who Pedro --email pedro@ana.es --phone '600112233 (Ana)'");
    shop.ok("who Pedro --email pedro@example.org --phone 611");
    let preview = plain(&shop.ok("forget Ana --dry-run"));
    let said = shop.sh("forget Ana --yes");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for answer in [preview, plain(&said.out)] {
        for named in ["Ana López · ana.lopez@example.org", "Pedro · pedro@ana.es", "Pedro · 600112233 (Ana)"] {
            assert!(answer.contains(named), "{named}: {answer}");
        }
    }
    assert!(plain(&said.out).contains("but what stays, as said above"), "{}", said.out);
    assert_eq!(shop.json("who 'Ana López'")["email"], "ana.lopez@example.org");
    assert_eq!(shop.json("show 4")["what"], "ask …, not ana.lopez@example.org");
    shop.ok("doctor");
}

#[test]
fn a_name_that_is_a_word_goes_in_lower_case_only_where_that_is_asked_for() {
    let shop = || {
        let shop = Shop::new();
        shop.ok("add Will: call on friday");
        shop.ok("add Rosa: the lamp will be ready on friday");
        shop.ok("add Rosa: Will and WILL will ask on friday");
        shop.ok("add 'Mark May': call on friday");
        shop.ok("add Luz: la luz del salón on friday");
        shop.ok("add Eva: mark may come, Mark may not; la luz del salón; on friday");
        shop
    };
    let what = |shop: &Shop, id: &str| shop.json(&format!("show {id}"))["what"].clone();
    let left = shop();
    let preview = left.json("forget Will --dry-run");
    assert_eq!(preview["mentions"][0]["after"], "… and … will ask");
    assert_eq!(
        (preview["lower_case"][0]["id"].clone(), preview["lower_case"].as_array().unwrap().len()),
        ("2".into(), 2)
    );
    let said = plain(&left.ok("forget Will --yes"));
    assert!(said.contains("2 texts have the name in lower case") && said.contains("--lower-case"), "{said}");
    assert!(said.contains("the lamp will be ready → the lamp … be ready"), "{said}");
    assert!(said.contains("but what stays, as said above"), "{said}");
    left.ok("forget 'Mark May' --yes");
    left.ok("forget Luz --yes");
    assert_eq!(what(&left, "2"), "the lamp will be ready");
    assert_eq!(what(&left, "3"), "… and … will ask");
    assert!(what(&left, "6").as_str().unwrap().starts_with("mark may come, Mark may not; la luz del salón"));
    let taken = shop();
    let json = taken.json("forget Will --yes --lower-case");
    assert_eq!((json["mentions"].as_array().unwrap().len(), json["lower_case"].clone()), (2, serde_json::json!([])));
    assert_eq!((what(&taken, "2"), what(&taken, "3")), ("the lamp … be ready".into(), "… and … … ask".into()));
    for (answer, after) in [("n", "the lamp will be ready"), ("y", "the lamp … be ready")] {
        let shop = shop();
        let said = shop.type_in(&["forget", "Will"], &[answer, "y"]);
        assert!(said.code == 0 && said.err.contains("Take it out of these 2 texts, too?"), "{}", said.err);
        assert!(said.out.contains("the lamp will be ready → the lamp … be ready"), "{}", said.out);
        assert_eq!(plain(&said.out).contains("no trace is left in the store."), answer == "y", "{}", said.out);
        assert_eq!(what(&shop, "2"), after);
    }
}

#[test]
fn a_long_list_of_others_words_is_cut_and_counted() {
    let shop = Shop::new();
    shop.ok("add Ana: call on friday");
    for number in 0..7 {
        shop.ok(&format!("add Leo: bring box {number} to Ana on friday"));
    }
    let said = shop.ok("forget Ana --dry-run");
    assert!(said.contains("box 4 to Ana → bring box 4 to …") && !said.contains("box 5"), "{said}");
    assert!(said.contains("… and 2 more"), "{said}");
    assert_eq!(shop.json("forget Ana --dry-run")["mentions"].as_array().unwrap().len(), 7);
}

#[test]
fn a_name_is_found_in_any_order_however_its_words_are_parted_in_tags_too() {
    let shop = Shop::new();
    shop.ok("add 'Ana López': call on friday --phone 600112233");
    shop.ok("add Leo: bring López, Ana her key; ana-lópez; ana_lópez; ana.lopez; López Ana ６００１１２２３３ on friday --tag ana-lópez --tag key");
    shop.ok("add Eva: ask Ana López Ruiz on friday");
    shop.ok("add 'Ruiz, Ana López': call on friday");
    let said = plain(&shop.ok("forget 'Ana López' --yes"));
    assert!(said.contains("no trace is left in the store"), "{said}");
    let shown = shop.json("show 2");
    assert_eq!(shown["what"], "bring … her key; …; …; …; … …");
    assert_eq!(shown["tags"], serde_json::json!(["key"]));
    assert_eq!(shop.json("show 3")["what"], "ask Ana López Ruiz");
    assert_eq!(shop.json("show 4")["who"], "Ruiz, Ana López");
}

#[test]
fn a_name_right_behind_the_longer_one_of_another_goes_and_theirs_stays() {
    let shop = Shop::new();
    shop.ok("add Ana: call on friday");
    shop.ok("add 'Ana López': call on friday");
    shop.ok("add 'Pedro López': call on friday");
    shop.ok(r#"add Leo: "ask Ana López, Ana's mother, and López, Ana and Pedro López, Ana" --by friday"#);
    shop.ok("forget Ana --yes");
    assert_eq!(shop.json("show 4")["what"], "ask Ana López, …'s mother, and López, Ana and Pedro López, …");
}

#[test]
fn a_number_goes_however_it_is_parted_and_a_time_and_an_order_number_stay() {
    let shop = Shop::new();
    shop.ok("add Ana: call on friday --phone '600 123 456'");
    for what in ["ring 600 - 123 - 456 or 600,123,456", "be there 17:00 600 123 456", "order 9600123456"] {
        // It asks about the time.
        assert_eq!(shop.sh(&format!("add Leo: '{what}' --by friday")).code, 0);
    }
    let said = plain(&shop.ok("forget Ana --yes"));
    assert!(said.contains("no trace is left in the store."), "{said}");
    let what = |id: &str| shop.json(&format!("show {id}"))["what"].clone();
    assert_eq!([what("2"), what("3"), what("4")], ["ring … or …", "be there 17:00 …", "order 9600123456"]);
}

#[test]
fn a_name_goes_with_any_apostrophe_in_capitals_and_run_together() {
    let shop = Shop::new();
    for name in ["O'Brien", "Strauß", "Ana López"] {
        shop.ok(&format!("add \"{name}\": call on friday"));
    }
    shop.ok("add Leo: 'O’Brien, STRAUSS, AnaLópez, Ana (López)' --by friday");
    for name in ["O'Brien", "Strauß", "Ana López"] {
        let said = plain(&shop.ok(&format!("forget \"{name}\" --yes")));
        assert!(said.contains("no trace is left in the store."), "{said}");
    }
    assert_eq!(shop.json("show 4")["what"], "…, …, …, …");
}

#[test]
fn a_number_that_stays_because_another_has_it_too_is_said() {
    let shop = Shop::new();
    shop.ok("add Ana: call on friday --phone '600 112 233'");
    shop.ok("add Eva: call on friday --phone 600112233");
    shop.ok("add Leo: ring 600112233 on friday");
    let said = plain(&shop.ok("forget Ana --yes"));
    assert!(said.contains("Eva · 600112233") && said.contains("3 · ring 600112233"), "{said}");
    assert!(said.contains("but what stays, as said above"), "{said}");
    assert_eq!(shop.json("show 3")["what"], "ring 600112233");
}

#[test]
fn who_of_the_shop_is_called_the_same_stays_and_is_named() {
    let shop = Shop::new().settings("me = 'Luis'\n");
    shop.ok("add 'Luis Pérez': call on friday");
    shop.ok("add Leo: call on friday --owner 'Luis Pérez'");
    shop.ok("add Eva: call on friday");
    shop.ok("assign 3 'Luis Pérez'");
    let said = plain(&shop.ok("forget 'Luis Pérez' --yes"));
    assert!(said.contains("2 · Luis Pérez 3 · Luis Pérez"), "{said}");
    assert!(said.contains("no trace is left in the store but what stays, as said above"), "{said}");
    shop.ok("add Luis: call on friday");
    let stays = shop.json("forget Luis --dry-run")["stays"].clone();
    assert_eq!(stays[0], serde_json::json!({ "who": null, "id": null, "text": "Luis" }), "who typed it");
    assert_eq!(shop.json("forget Leo --dry-run")["stays"], serde_json::json!([]));
    assert_eq!(shop.json("show 2")["owner"], "Luis Pérez");
}

#[test]
fn what_says_too_little_to_be_looked_for_is_said_and_taken_from_the_customer() {
    let shop = Shop::new();
    shop.ok("add .: call on friday --phone 5551");
    shop.ok("add Leo: bring the box to . on friday, door 5551");
    let said = shop.sh("forget . --yes");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(plain(&said.out).contains("Too little to be looked for in texts: ., 5551"), "{}", said.out);
    assert_eq!(shop.json("forget Leo --dry-run")["unsearched"], serde_json::json!([]));
    let shown = shop.json("show 1");
    assert_eq!((shown["who"].clone(), shown["phone"].clone()), ("forgotten customer 1".into(), Value::Null));
}

#[test]
fn a_backup_is_said_to_be_written_anew_only_where_it_was() {
    let shop = Shop::new();
    shop.ok("add Leo: call on friday");
    let path = |name: &str| shop.folder().join(name);
    let copy = |name: &str| assert_eq!(shop.run(&["backup", path(name).to_str().unwrap()]).code, 0);
    copy("before.backup");
    shop.ok("add Ana: call on friday");
    for name in ["good.backup", "gone.backup", "bad.backup"] {
        copy(name);
    }
    fs::remove_file(path("gone.backup")).unwrap();
    fs::write(path("bad.backup"), fs::read_to_string(path("bad.backup")).unwrap().replace("call", "ring")).unwrap();
    let preview = shop.json("forget Ana --dry-run");
    assert_eq!(preview["remaining"], serde_json::json!([path("gone.backup")]));
    let twin = shop.run(&["forget", "Ana", "--yes"]);
    let (out, err) = (plain(&twin.out), plain(&twin.err));
    let line = |name: &str, says: &str| format!("The backup {} {says}", path(name).display());
    assert_eq!(twin.code, 1);
    assert!(out.contains(&line("good.backup", "was written anew.")), "{out}");
    assert!(out.contains(&line("before.backup", "says nothing of them.")), "{out}");
    assert!(out.contains(&line("gone.backup", "is not there now, and keeps them")), "{out}");
    assert!(!out.contains("bad.backup") && err.contains("the backup still holds them:"), "{out}{err}");
    assert!(fs::read_to_string(path("bad.backup")).unwrap().contains("Ana"));
    assert!(!fs::read_to_string(path("good.backup")).unwrap().contains("Ana"));
}

#[test]
fn the_backups_that_keep_them_are_in_json_too() {
    let shop = Shop::new().settings("");
    shop.ok("add Ana: call on friday");
    let path = |name: &str| shop.folder().join(name);
    for name in ["one.backup", "two.backup"] {
        assert_eq!(shop.run(&["backup", path(name).to_str().unwrap()]).code, 0);
    }
    fs::rename(path("one.backup"), path("elsewhere.backup")).unwrap();
    // What stands there is no file, and is not replaced.
    fs::rename(path("two.backup"), path("other.backup")).unwrap();
    fs::create_dir(path("two.backup")).unwrap();
    let said = shop.run(&["--json", "forget", "Ana", "--yes"]);
    let json: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(said.code, 1, "{}", said.err);
    assert_eq!(json["remaining"], serde_json::json!([path("one.backup"), path("two.backup")]));
    assert_eq!(json["traces"], serde_json::json!([]));
}

#[test]
fn the_path_of_a_backup_is_no_trace_and_is_named() {
    let shop = Shop::new();
    shop.ok("add Ana: call on friday");
    let path = shop.folder().join("Ana.backup");
    assert_eq!(shop.run(&["backup", path.to_str().unwrap()]).code, 0);
    let said = shop.sh("forget Ana --yes");
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.replace('\n', "").contains("Ana.backup"), "{}", said.out);
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
