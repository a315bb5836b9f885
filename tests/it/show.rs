//! `show`: everything about one promise, with its history in plain words.

use crate::fixture::Shop;

/// A promise that lived through everything in five days.
fn eventful() -> Shop {
    let mut shop = Shop::new().at("2026-11-16 10:00").settings("me = \"Marta\"\n");
    shop.ok("add Ana 'call tomorrow at 5 with the quote' --phone 600111222 --tag roof");
    shop.ok("who ana --email ana@example.com --note 'prefers mornings'");
    shop.set_clock("2026-11-17 11:00");
    shop.ok("move 1 'wednesday at 5' --told");
    shop.set_clock("2026-11-18 18:00");
    shop.ok("tell ana 'the part is late'");
    shop.ok("move 1 'friday at 10' --not-told");
    shop.set_clock("2026-11-20 09:30");
    shop.ok("done 1 fine --next 'monday at 9'");
    shop.set_clock("2026-11-21 18:00");
    shop
}

#[test]
fn a_whole_life_is_told_in_plain_words() {
    assert_eq!(
        eventful().ok("show 1"),
        "\
1   Ana · call · fixed · #roof
    call with the quote
    yesterday, Friday 20 November, 10:00
    kept yesterday
    600111222
    ana@example.com
    prefers mornings
    followed by promise 2

    16 Nov 10:00  promised “tomorrow at 5”: Tuesday 17 November, 17:00 (Marta) —
      renegotiated
    17 Nov 11:00  moved, and the customer told: Wednesday 18 November, 17:00
      (Marta) — broken
    18 Nov 18:00  the customer was told: the part is late (Marta)
    18 Nov 18:00  moved, the customer not told: yesterday, Friday 20 November,
      10:00 (Marta) — kept
    yesterday 09:30  done: fine (Marta)
"
    );
}

#[test]
fn a_whole_life_is_told_in_spanish() {
    assert_eq!(
        eventful().ok("--lang es ver 1"),
        "\
1   Ana · llamada · fija · #roof
    call with the quote
    ayer, viernes 20 de noviembre, 10:00
    cumplida ayer
    600111222
    ana@example.com
    prefers mornings
    la sigue la promesa 2

    16 nov 10:00  se prometió «tomorrow at 5»: martes 17 de noviembre, 17:00
      (Marta) — renegociada
    17 nov 11:00  se movió y se avisó al cliente: miércoles 18 de noviembre,
      17:00 (Marta) — rota
    18 nov 18:00  se avisó al cliente: the part is late (Marta)
    18 nov 18:00  se movió sin avisar al cliente: ayer, viernes 20 de noviembre,
      10:00 (Marta) — cumplida
    ayer 09:30  hecho: fine (Marta)
"
    );
}

#[test]
fn a_window_whose_end_is_not_known_yet_says_nothing_of_it() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10'");
    assert!(shop.ok("show 1").ends_with("promised “on monday at 10”: Monday 23 November, 10:00\n"));
    shop.set_clock("2026-11-23 10:01");
    assert!(shop.ok("show 1").ends_with("promised “on monday at 10”: today, 10:00 — late\n"), "{}", shop.ok("show 1"));
    shop.ok("drop 1 --released");
    assert!(shop.ok("show 1").contains("today, 10:00 — released\n"), "{}", shop.ok("show 1"));
}

#[test]
fn what_was_moved_and_not_told_says_how_to_tell() {
    let shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10'");
    shop.ok("move 1 tuesday --not-told");
    assert!(shop.ok("show 1").contains("    moved, and the customer does not know yet: promise tell 1\n"));
    assert!(shop.ok("--lang es ver 1").contains("    se movió y el cliente aún no lo sabe: promise avisa 1\n"));
}

#[test]
fn promises_without_a_date_and_theirs_are_told_as_such() {
    let shop = Shop::new();
    shop.ok("add Bea 'fix it as soon as I can'");
    shop.ok("expect Leo 'send the form on monday'");
    shop.ok("expect Leo 'bring the key when he can'");
    assert!(shop.ok("show 1").ends_with("\n    today 18:00  promised, without a date\n"));
    assert!(shop.ok("show 2").ends_with("\n    today 18:00  they promised “on monday”: Monday 23 November\n"));
    assert!(shop.ok("show 3").ends_with("\n    today 18:00  they promised, without a date\n"));
    assert!(shop.ok("--lang es ver 3").ends_with("\n    hoy 18:00  nos lo prometieron, sin fecha\n"));
}

#[test]
fn json_has_every_field_of_the_contract() {
    let json = eventful().json("show 1");
    let mut names: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    let mut wanted: Vec<&str> =
        "id who phone what kind direction wording window deadline act_by check status bucket at_risk made_at made_by \
        owner confirmed confirmed_how complaint tags moves told follows outcome closed_at reason history"
            .split_whitespace()
            .collect();
    wanted.sort_unstable();
    assert_eq!(names, wanted);
    let mut parts: Vec<&str> = json["window"].as_object().unwrap().keys().map(String::as_str).collect();
    parts.sort_unstable();
    assert_eq!(parts, ["approx", "by", "from", "grain", "said"]);
    assert_eq!(json["made_by"], "Marta");
    assert_eq!(json["made_at"], "2026-11-16T10:00:00+01:00");
    assert_eq!(json["act_by"], "2026-11-20T09:30:00+01:00");
    let history = json["history"].as_array().unwrap();
    let told: Vec<(&str, Option<&str>)> =
        history.iter().map(|entry| (entry["op"].as_str().unwrap(), entry["outcome"].as_str())).collect();
    assert_eq!(
        told,
        [
            ("add", Some("renegotiated")),
            ("move", Some("broken")),
            ("tell", None),
            ("move", Some("kept")),
            ("done", None)
        ]
    );
    assert_eq!(history[0]["by"], "Marta");
    assert_eq!(history[1]["window"]["said"], "wednesday at 5");
}

#[test]
fn a_promise_of_another_year_names_the_year() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call on 4 january 2027 at 10'");
    shop.set_clock("2027-01-04 10:00");
    shop.ok("done 1");
    shop.set_clock("2027-03-01 10:00");
    let text = shop.ok("show 1");
    assert!(text.contains("kept 4 Jan\n") && text.contains("\n    21 Nov 2026 18:00  promised"), "{text}");
}

#[test]
fn it_fits_narrow_screens() {
    for columns in [40, 60] {
        let shop = eventful().columns(columns);
        for line in ["show 1", "--lang es ver 1"] {
            let text = shop.ok(line);
            assert!(text.lines().all(|line| line.chars().count() <= columns), "{text}");
        }
    }
}
