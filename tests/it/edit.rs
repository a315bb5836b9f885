//! `edit`: mends what was recorded wrongly, and nothing else.

use serde_json::{Value, json};

use crate::fixture::Shop;

fn shop() -> Shop {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5' --phone 600 --tag roof");
    shop.ok("add 'Leo Marín' 'deliver the lamp on monday'");
    shop
}

#[test]
fn each_flag_changes_its_own_field_and_no_other() {
    for (flags, field, value) in [
        ("--what 'call with the quote'", "what", json!("call with the quote")),
        ("--kind message", "kind", json!("message")),
        ("--kind visita", "kind", json!("visit")),
        ("--fixed", "wording", json!("fixed")),
        ("--flexible", "wording", json!("flexible")),
        ("--attempt", "wording", json!("attempt")),
        ("--owner Marta", "owner", json!("Marta")),
        ("--owner ''", "owner", Value::Null),
        ("--tag urgent --tag '#wet'", "tags", json!(["roof", "urgent", "wet"])),
        ("--tag roof", "tags", json!(["roof"])),
        ("--untag roof", "tags", json!([])),
        ("--untag other", "tags", json!(["roof"])),
        ("--tag new --untag '#roof'", "tags", json!(["new"])),
        ("--complaint", "complaint", json!(true)),
        ("--no-complaint", "complaint", json!(false)),
    ] {
        let shop = shop();
        let mut wanted = shop.json("list --who ana")[0].clone();
        let found = shop.json(&format!("edit 1 {flags}"));
        wanted[field] = value;
        // The last moment to act depends on the kind.
        wanted["act_by"] = found["act_by"].clone();
        assert_eq!(found, wanted, "{flags}");
    }
}

#[test]
fn many_flags_are_one_step() {
    let shop = shop();
    let before = shop.json("list");
    shop.ok("edit 1 --what x --kind visit --flexible --owner Marta --tag a --untag roof --complaint --who leo --by 'monday at 9'");
    let json = shop.json("show 1");
    assert_eq!((&json["who"], &json["what"], &json["wording"]), (&"Leo Marín".into(), &"x".into(), &"flexible".into()));
    assert_eq!(json["deadline"], "2026-11-23T09:00:00+01:00");
    assert_eq!(json["moves"], 0, "a slip of the tongue is no move");
    shop.ok("undo");
    assert_eq!(shop.json("list"), before);
}

#[test]
fn the_customer_is_the_known_one_or_a_new_one() {
    let shop = shop();
    assert_eq!(shop.json("edit 1 --who 'LEO'")["who"], "Leo Marín");
    assert_eq!(shop.json("edit 1 --who ana")["phone"], "600");
    assert_eq!(shop.json("edit 1 --who Zoe")["who"], "Zoe");
    let names: Vec<String> = shop.ok("who --quiet").lines().map(str::to_owned).collect();
    assert_eq!(names, ["Ana", "Leo Marín", "Zoe"], "a customer stays, with their phone");
}

#[test]
fn the_answer_is_the_promise_as_it_now_reads() {
    let shop = shop();
    assert_eq!(
        shop.ok("edit 1 --complaint --owner Marta --tag wet"),
        "1   Ana · call · fixed · complaint · Marta answers for it · #roof · #wet\n    call\n    tomorrow, Sunday 22 November, 17:00 (in 23 h)\n"
    );
    assert_eq!(shop.ok("--quiet edit 1 --no-complaint"), "1\n");
}

#[test]
fn the_date_can_be_mended_within_the_hour_only() {
    let mut shop = shop();
    shop.set_clock("2026-11-21 19:00");
    shop.ok("edit 1 --by 'tomorrow at 6 pm'");
    assert_eq!(shop.json("show 1")["deadline"], "2026-11-22T18:00:00+01:00");
    shop.set_clock("2026-11-21 19:01");
    let before = shop.bytes();
    let said = shop.sh("edit 1 --by 'tomorrow at 7 pm' --what 'no part of it'");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(
        said.err,
        "error: it is too late to correct the date of promise 1: that goes for an hour after it was recorded, and only if it was not moved\n\
         hint: `promise move 1 PHRASE` records the new date\n"
    );
    assert_eq!(shop.bytes(), before);
    shop.ok("edit 1 --what 'the rest can be mended for ever'");
}

#[test]
fn a_date_that_was_moved_is_no_slip() {
    let shop = shop();
    shop.ok("move 1 monday --told");
    let said = shop.sh("edit 1 --by tuesday");
    assert_eq!(said.code, 2);
    assert!(said.err.starts_with("error: it is too late"), "{}", said.err);
}

#[test]
fn a_mended_date_may_be_no_date() {
    let shop = shop();
    let json = shop.json("edit 1 --by 'as soon as I can'");
    assert_eq!(
        (&json["window"], &json["wording"], &json["bucket"]),
        (&Value::Null, &"flexible".into(), &"undated".into())
    );
    assert!(shop.ok("show 1").contains("today 18:00  corrected: no date"), "{}", shop.ok("show 1"));
}

#[test]
fn what_cannot_stand_changes_nothing() {
    let shop = shop();
    let before = shop.bytes();
    for (line, message) in [
        ("edit 1", "error: nothing to change was given\n"),
        ("edit 1 --who ''", "error: `--who` cannot be empty\n"),
        ("edit 1 --what '  '", "error: `--what` cannot be empty\n"),
        ("edit 1 --kind banana", "error: `banana` is not a value for `--kind`\n"),
        ("edit 1 --fixed --attempt", "error: `--fixed` and `--attempt` cannot go together\n"),
        ("edit 1 --complaint --no-complaint", "error: `--complaint` and `--no-complaint` cannot go together\n"),
        ("edit 1 --by yesterday", "error: `yesterday` is over already\n"),
        ("edit 1 --by '30 february'", "error: `30 february` is not a real date\n"),
    ] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}");
        assert!(
            said.err.starts_with(message) && said.err.contains("\nhint: ") || said.err == message,
            "{line}: {}",
            said.err
        );
    }
    assert_eq!(shop.sh("--lang es edita 1").err.lines().next(), Some("error: no se ha dicho qué corregir"));
    assert_eq!(shop.bytes(), before);
}

#[test]
fn a_closed_promise_can_be_mended_but_for_its_date() {
    let shop = shop();
    shop.ok("done 1");
    let json = shop.json("edit 1 --what 'call about the roof' --who leo --untag roof");
    assert_eq!(
        (&json["what"], &json["who"], &json["status"]),
        (&"call about the roof".into(), &"Leo Marín".into(), &"closed".into())
    );
    assert_eq!(shop.sh("edit 1 --by monday").code, 1);
}

#[test]
fn an_attempt_does_not_become_a_promise_by_its_date() {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow' --attempt");
    assert_eq!(shop.json("edit 1 --by 'monday at 10'")["wording"], "attempt");
    assert_eq!(shop.json("edit 1 --by 'monday at 10' --fixed")["wording"], "fixed");
}

#[test]
fn history_says_what_was_mended_in_both_languages() {
    let shop = shop();
    shop.ok("edit 1 --who leo --what 'call again' --kind visit --flexible --owner Marta --complaint --tag a --untag roof --by monday");
    shop.ok("edit 1 --owner '' --no-complaint --attempt");
    let text = shop.ok("show 1").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("corrected: it is for Leo Marín; “call again”; a visit; the words were flexible; Marta answers for it; it is a complaint; +#a; -#roof; Monday 23 November"),
        "{text}"
    );
    assert!(
        text.contains("corrected: it was an attempt; nobody in particular answers for it; it is no complaint"),
        "{text}"
    );
    let text = shop.ok("--lang es ver 1").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("corrección: es para Leo Marín; «call again»; tipo: visita; las palabras eran flexibles; a cargo de Marta; es una reclamación; +#a; -#roof; lunes 23 de noviembre"),
        "{text}"
    );
}

#[test]
fn somebody_answers_for_what_becomes_a_complaint() {
    let shop = shop();
    let said = shop.sh("edit 1 --complaint");
    assert_eq!(said.err, "warning: nobody answers for complaint 1 yet\nhint: promise assign 1 PERSON\n");
    let said = shop.type_in(&["edit", "1", "--complaint"], &["Luis"]);
    assert_eq!((said.code, shop.json("show 1")["owner"].as_str()), (0, Some("Luis")), "{}", said.err);
    let said = shop.type_in(&["edit", "1", "--complaint"], &[]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "Luis does already");
    let shop = shop.settings("me = 'Marta'\n");
    shop.ok("edit 2 --complaint");
    assert_eq!(shop.json("show 2")["owner"], "Marta");
    shop.ok("edit 2 --complaint --owner Eva");
    assert_eq!(shop.json("show 2")["owner"], "Eva");
}
