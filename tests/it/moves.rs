//! `move` and `tell`: a new window was agreed on, and whether the customer knows.

use serde_json::Value;

use crate::fixture::Shop;

fn shop() -> Shop {
    let shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10'");
    shop.ok("expect Leo 'send the form on monday'");
    shop
}

/// What became of each window of a promise, as far as is known.
fn outcomes(shop: &Shop, id: &str) -> Vec<Value> {
    let json = shop.json(&format!("show {id}"));
    let windows =
        json["history"].as_array().unwrap().iter().filter(|entry| entry["op"] == "add" || entry["op"] == "move");
    windows.map(|entry| entry["outcome"].clone()).collect()
}

#[test]
fn moved_and_told_is_renegotiated() {
    let shop = shop();
    assert_eq!(
        shop.ok("move 1 'tuesday at 11' --told"),
        "1   Ana · call · fixed\n    call\n    Tuesday 24 November, 11:00 (in 3 days)\n    Ana knows\n"
    );
    let json = shop.json("show 1");
    assert_eq!(
        (&json["moves"], &json["bucket"], &json["told"]),
        (&1.into(), &"coming".into(), &"2026-11-21T18:00:00+01:00".into())
    );
    assert_eq!(outcomes(&shop, "1"), ["renegotiated".into(), Value::Null]);
}

#[test]
fn what_is_for_that_time_already_is_not_moved() {
    let shop = shop();
    let before = shop.bytes();
    let stays = "1 stays as it was (Ana): Monday 23 November, 10:00 (in 40 h)\n";
    assert_eq!(shop.ok("move 1 monday at 10"), stays);
    assert_eq!(shop.ok("move ana 23/11 at 10:00 --told"), stays);
    assert_eq!(shop.type_in(&["move", "1", "monday at 10"], &[]).err, "", "nobody is asked");
    assert_eq!(shop.json("move 1 monday at 10")["moves"], 0);
    assert_eq!(
        shop.ok("--lang es mueve 1 lunes a las 10"),
        "La 1 queda como estaba (Ana): lunes 23 de noviembre, 10:00 (dentro de 40 h)\n"
    );
    assert_eq!(shop.bytes(), before, "nothing is stored");
    shop.ok("move 1 tuesday");
    let said = shop.ok("move 1 tuesday");
    assert!(said.ends_with("know yet; once told: promise tell 1\n") && said.contains("stays as it was"), "{said}");
    let said = shop.pipe(&["review"], b"m tuesday\n");
    assert!(said.code == 2 && said.err.contains("1 stays as it was"), "{said:?}");
    shop.ok("move 1 by tuesday");
    assert_eq!(shop.json("show 1")["moves"], 2, "other words for when are another window");
}

#[test]
fn a_script_that_does_not_say_has_not_told_anybody() {
    let shop = shop();
    assert_eq!(
        shop.ok("move 1 tuesday at 11"),
        "1   Ana · call · fixed\n    call\n    Tuesday 24 November, 11:00 (in 3 days)\n    Ana does not know yet; once told: promise tell 1\n"
    );
    let json = shop.json("show 1");
    assert_eq!((&json["bucket"], &json["told"]), (&"untold".into(), &Value::Null));
    assert_eq!(outcomes(&shop, "1"), [Value::Null, Value::Null], "there is time to tell until Monday at 10");
    assert_eq!(shop.ok("tell 1"), "Noted: Ana knows how things stand (1)\n");
    assert_eq!(outcomes(&shop, "1"), ["renegotiated".into(), Value::Null]);
}

#[test]
fn on_a_terminal_it_is_asked_and_the_default_is_no() {
    for (answer, bucket) in
        [("y", "coming"), ("Yes", "coming"), ("s", "coming"), ("", "untold"), ("n", "untold"), ("No", "untold")]
    {
        let shop = shop();
        let said = shop.type_in(&["move", "1", "tuesday at 11"], &[answer]);
        assert_eq!((said.code, said.err.as_str()), (0, "does Ana know? [y/N] "), "{answer}");
        assert_eq!(shop.json("show 1")["bucket"], bucket, "{answer}");
    }
    let shop = shop();
    let said = shop.type_in(&["move", "1", "tuesday at 11"], &["still not", "no"]);
    assert_eq!(said.err, "does Ana know? [y/N] does Ana know? [y/N] ", "what is neither yes nor no is asked again");
    assert_eq!(shop.json("show 1")["bucket"], "untold");
    shop.ok("undo");
    assert_eq!(shop.type_in(&["move", "1", "tuesday"], &[]).err, "does Ana know? [y/N] \n", "the end of input is no");
    assert_eq!(shop.type_in(&["move", "1", "wednesday", "--told"], &[]).err, "", "what is stated is not asked");
    assert_eq!(shop.type_in(&["move", "2", "tuesday"], &[]).err, "", "what a customer moves, they know");
    assert!(shop.type_in(&["--lang", "es", "mueve", "1", "jueves"], &["sí"]).err.starts_with("¿lo sabe Ana? "));
}

#[test]
fn what_a_customer_moves_they_know() {
    let shop = shop();
    assert_eq!(
        shop.ok("move 2 by friday"),
        "2   Leo · message · fixed · they promised us\n    send the form\n    by Friday 27 November (due Fri 19:00, in 6 days)\n    moved by Leo\n"
    );
    assert_eq!(outcomes(&shop, "2"), ["renegotiated".into(), Value::Null]);
    assert!(shop.ok("show 2").contains("today 18:00  they moved it: by Friday 27 November\n"));
}

#[test]
fn moved_after_the_deadline_is_broken_however_well_it_was_told() {
    let mut shop = shop();
    shop.set_clock("2026-11-23 10:01");
    shop.ok("move 1 'tuesday at 11' --told");
    assert_eq!(outcomes(&shop, "1"), ["broken".into(), Value::Null]);
    shop.set_clock("2026-11-24 11:00");
    shop.ok("done 1");
    assert_eq!(outcomes(&shop, "1"), ["broken", "kept"]);
}

#[test]
fn moved_at_the_very_minute_is_still_in_time() {
    let mut shop = shop();
    shop.set_clock("2026-11-23 10:00");
    shop.ok("move 1 'tuesday at 11' --told");
    assert_eq!(outcomes(&shop, "1"), ["renegotiated".into(), Value::Null]);
}

#[test]
fn every_window_of_several_moves_keeps_its_own_outcome() {
    let mut shop = shop();
    shop.ok("move 1 'tuesday at 11' --told");
    shop.ok("move 1 'wednesday at 11' --not-told");
    shop.ok("move 1 'thursday at 11' --told");
    shop.set_clock("2026-11-26 11:00");
    shop.ok("move 1 'friday at 11' --not-told");
    shop.set_clock("2026-11-26 12:00");
    shop.ok("tell 1");
    shop.set_clock("2026-11-27 11:01");
    shop.ok("done 1");
    assert_eq!(outcomes(&shop, "1"), ["renegotiated", "renegotiated", "renegotiated", "broken", "late"]);
    assert_eq!(shop.json("show 1")["moves"], 4);
    assert!(shop.ok("list").contains("=→4 Ana"), "{}", shop.ok("list"));
}

#[test]
fn not_told_before_the_old_hour_is_broken() {
    let mut shop = shop();
    shop.ok("move 1 'thursday at 11' --not-told");
    shop.set_clock("2026-11-23 10:00");
    assert_eq!(outcomes(&shop, "1"), [Value::Null, Value::Null]);
    shop.set_clock("2026-11-23 10:01");
    assert_eq!(outcomes(&shop, "1"), ["broken".into(), Value::Null]);
    assert_eq!(shop.json("show 1")["bucket"], "untold", "they still have to be told");
    shop.ok("tell 1");
    assert_eq!(outcomes(&shop, "1"), ["broken".into(), Value::Null]);
}

#[test]
fn it_can_move_to_no_day_at_all_and_back() {
    let mut shop = shop();
    assert_eq!(
        shop.ok("move 1 as soon as I can --told"),
        "1   Ana · call · flexible\n    call\n    no date; look again: Tuesday 24 November\n    Ana knows\n"
    );
    let json = shop.json("show 1");
    assert_eq!((&json["window"], &json["deadline"], &json["bucket"]), (&Value::Null, &Value::Null, &"undated".into()));
    assert_eq!(json["check"], "2026-11-24T09:00:00+01:00");
    shop.set_clock("2026-12-20 10:00");
    shop.ok("move 1 tomorrow --told");
    assert_eq!(outcomes(&shop, "1"), ["renegotiated".into(), "renegotiated".into(), Value::Null]);
    assert_eq!(shop.json("show 1")["wording"], "fixed");
}

#[test]
fn an_attempt_stays_an_attempt() {
    let shop = Shop::new();
    shop.ok("add Ana 'try to call on monday' --attempt");
    shop.ok("move 1 'tuesday at 10' --told");
    assert_eq!(shop.json("show 1")["wording"], "attempt");
}

#[test]
fn a_closed_hour_is_pointed_out() {
    let shop = shop();
    let text = shop.ok("move 1 'sunday at 11' --told");
    assert!(text.contains("closed on Sundays"), "{text}");
    assert!(!shop.ok("move 2 'sunday at 11'").contains("closed"), "they come when they like");
}

#[test]
fn what_cannot_stand_is_refused_and_changes_nothing() {
    let shop = shop();
    let before = shop.bytes();
    for phrase in ["yesterday", "banana", "30 february", "the red lamp", "monday 25 november", "''"] {
        let said = shop.sh(&format!("move 1 {phrase} --told"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{phrase}");
        assert!(said.err.starts_with("error: ") && said.err.contains("\nhint: "), "{phrase}: {}", said.err);
    }
    for line in ["move 1", "move 1 monday --told --not-told", "move"] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}");
    }
    assert_eq!(shop.bytes(), before);
}

#[test]
fn quiet_and_json_answer_for_scripts() {
    let shop = shop();
    assert_eq!(shop.ok("--quiet move 1 tuesday --told"), "1\n");
    let json = shop.json("move 1 'wednesday at 9' --told");
    assert_eq!((&json["deadline"], &json["moves"]), (&"2026-11-25T09:00:00+01:00".into(), &2.into()));
}

#[test]
fn telling_in_words_and_in_spanish() {
    let shop = Shop::spanish();
    shop.ok("anota Ana 'te llamo mañana a las 5'");
    shop.ok("anota Bea 'te lo arreglo cuando pueda'");
    assert_eq!(
        shop.ok("avisa 1 'falta una pieza'"),
        "Anotado: Ana sabe cómo está la cosa (1)\nSi esa era la llamada prometida: promise hecho 1\n"
    );
    assert_eq!(shop.ok("avisa bea"), "Anotado: Bea sabe cómo está la cosa (2); repaso: martes 24 de noviembre\n");
    assert!(shop.ok("ver 1").contains("hoy 18:00  se avisó al cliente: falta una pieza"));
    assert_eq!(shop.json("avisa 1")["told"], "2026-11-21T18:00:00+01:00");
    assert_eq!(shop.ok("--quiet avisa 1"), "");
}

#[test]
fn telling_puts_off_the_check_of_a_promise_without_a_date() {
    let mut shop = Shop::new();
    shop.ok("add Bea 'fix it as soon as I can'");
    shop.set_clock("2026-11-25 10:00");
    assert_eq!(shop.json("show 1")["bucket"], "today");
    assert_eq!(shop.ok("tell 1"), "Noted: Bea knows how things stand (1); look again: Friday 27 November\n");
    assert_eq!(shop.json("show 1")["check"], "2026-11-27T09:00:00+01:00");
    assert_eq!(shop.json("show 1")["bucket"], "undated");
}

#[test]
fn telling_does_not_change_what_is_due() {
    let mut shop = shop();
    shop.set_clock("2026-11-23 10:01");
    shop.ok("tell 1");
    assert_eq!(shop.json("show 1")["bucket"], "overdue");
    assert_eq!(outcomes(&shop, "1"), ["late"]);
}
