//! What a person on a terminal is asked.

use crate::fixture::{Said, Shop};

fn ask(shop: &Shop, line: &str, answers: &[&str]) -> Said {
    shop.type_in(&crate::fixture::words(line), answers)
}

/// A dialogue that ends with nothing stored.
fn given_up(shop: &Shop, line: &str, answers: &[&str]) -> String {
    let before = shop.bytes();
    let Said { code, out, err } = ask(shop, line, answers);
    assert_eq!((code, out.as_str()), (2, ""), "promise {line} {answers:?}\n{err}");
    assert!(shop.bytes() == before, "promise {line} {answers:?} wrote to the journal");
    err
}

#[test]
fn add_asks_one_question_at_a_time_in_english() {
    let said = ask(&Shop::new(), "add", &["Ana", "I will call with the quote", "monday at 5", ""]);
    assert_eq!(said.code, 0);
    assert_eq!(
        said.err,
        "who is the promise to?   Ana, a new customer
what was said? by when? (empty: no date)   Monday 23 November, 17:00
  fixed: names a day and an hour
enter to keep it, or 1 fixed, 2 flexible, 3 attempt: "
    );
    assert_eq!(
        said.out,
        "1   Ana · call · fixed
    I will call with the quote
    Monday 23 November, 17:00 (in 47 h)
"
    );
}

#[test]
fn add_asks_one_question_at_a_time_in_spanish() {
    let said = ask(&Shop::spanish(), "anota", &["Ana", "te llamo con el presupuesto", "el lunes a las 5", ""]);
    assert_eq!(said.code, 0);
    assert_eq!(
        said.err,
        "¿a quién se promete?   Ana, cliente nuevo
¿qué se dijo? ¿para cuándo? (vacío: sin fecha)   lunes 23 de noviembre, 17:00
  palabras fijas: dicen un día y una hora
intro para dejarlo así, o 1 fijas, 2 flexibles, 3 un intento: "
    );
    assert_eq!(
        said.out,
        "1   Ana · llamada · fija
    te llamo con el presupuesto
    lunes 23 de noviembre, 17:00 (dentro de 47 h)
"
    );
}

#[test]
fn a_date_in_the_sentence_is_not_asked_for() {
    let said = ask(&Shop::new(), "add", &["Ana", "I will call on monday at 5", ""]);
    assert_eq!(said.code, 0);
    assert!(!said.err.contains("by when?") && said.err.contains("  Monday 23 November, 17:00\n"), "{}", said.err);
    assert!(said.out.contains("    I will call\n    Monday 23 November, 17:00"), "{}", said.out);
}

#[test]
fn no_date_is_an_answer() {
    let shop = Shop::new();
    let said = ask(&shop, "add", &["Ana", "I will call", "", ""]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("  no date\n  flexible: "), "{}", said.err);
    assert_eq!(shop.json("show 1")["window"], serde_json::Value::Null);
}

#[test]
fn as_soon_as_i_can_is_an_answer() {
    let shop = Shop::new();
    let said = ask(&shop, "add", &["Ana", "I will call", "as soon as I can", ""]);
    assert_eq!(said.code, 0, "{}", said.err);
    let value = shop.json("show 1");
    assert_eq!((&value["window"], value["wording"].as_str()), (&serde_json::Value::Null, Some("flexible")));
}

#[test]
fn the_wording_can_be_chosen() {
    for (answer, wording) in [("", "fixed"), ("1", "fixed"), ("2", "flexible"), ("3", "attempt")] {
        let shop = Shop::new();
        assert_eq!(ask(&shop, "add", &["Ana", "call on friday", answer]).code, 0);
        assert_eq!(shop.json("show 1")["wording"], wording, "{answer}");
    }
}

#[test]
fn an_answer_that_is_no_wording_is_asked_for_again() {
    let shop = Shop::new();
    assert_eq!(ask(&shop, "add", &["Ana", "call on friday", "9", "2"]).code, 0);
    assert_eq!(shop.json("show 1")["wording"], "flexible");
    given_up(&shop, "add", &["Ana", "call on friday", "x", "y", "z"]);
}

#[test]
fn the_wording_shown_is_the_wording_stored() {
    for (answers, shown) in [
        (["Ana", "I'll try to call", "friday", ""], "attempt"),
        (["Ana", "call", "friday if I can", ""], "attempt"),
        (["Ana", "call", "friday", ""], "fixed"),
        (["Ana", "call", "as soon as I can", ""], "flexible"),
        (["Ana", "call", "", ""], "flexible"),
    ] {
        let shop = Shop::new();
        let said = ask(&shop, "add", &answers);
        assert_eq!(said.code, 0, "{answers:?} {}", said.err);
        let question = said.err.lines().rfind(|line| line.starts_with("  ")).unwrap();
        let shown_first = question.starts_with(&format!("  {shown}: "));
        assert!(shown_first, "{answers:?} {question}");
        assert_eq!(shop.json("show 1")["wording"], shown, "{answers:?}");
    }
}

#[test]
fn a_wording_stated_on_the_command_line_is_not_asked_for() {
    let shop = Shop::new();
    let said = ask(&shop, "add --flexible", &["Ana", "call on friday"]);
    assert_eq!(said.code, 0);
    assert!(!said.err.contains("enter to keep"), "{}", said.err);
    assert_eq!(shop.json("show 1")["wording"], "flexible");
}

#[test]
fn a_date_stated_on_the_command_line_is_not_asked_for_and_is_shown() {
    let shop = Shop::new();
    let said = ask(&shop, "add --by 'friday at 10'", &["Ana", "call", ""]);
    assert_eq!(said.code, 0);
    assert!(!said.err.contains("by when?") && said.err.contains("  Friday 27 November, 10:00\n"), "{}", said.err);
    assert_eq!(shop.json("show 1")["window"]["said"], "friday at 10");
}

#[test]
fn a_known_customer_is_recognised() {
    let shop = Shop::new();
    shop.ok("-q add 'Ana López': call on friday");
    let said = ask(&shop, "add", &["ana lopez", "call on friday", ""]);
    assert!(said.err.starts_with("who is the promise to?   Ana López, a known customer\n"), "{}", said.err);
    assert_eq!(shop.json("show 2")["who"], "Ana López");
    let said = ask(&shop, "add", &["ana lopes", "call on friday", ""]);
    assert!(said.err.contains("  ana lopes, a new customer (not the known Ana López)\n"), "{}", said.err);
}

#[test]
fn a_customer_with_several_words_needs_no_quotes() {
    for name in ["the corner bar", "the corner bar:", "uno dos tres cuatro cinco seis siete ocho"] {
        let shop = Shop::new();
        assert_eq!(ask(&shop, "add", &[name, "call: it is ready", "", ""]).code, 0);
        let value = shop.json("show 1");
        assert_eq!(value["who"], name.trim_end_matches(':'));
        assert_eq!(value["what"], "call: it is ready");
    }
}

#[test]
fn a_name_is_not_the_known_customer_it_begins_with() {
    let shop = Shop::new();
    shop.ok("-q add Ana: call on friday");
    assert_eq!(ask(&shop, "add", &["Ana López", "call on friday", ""]).code, 0);
    assert_eq!(shop.json("show 2")["who"], "Ana López");
}

#[test]
fn the_end_of_input_at_any_question_stores_nothing() {
    for shop in [Shop::new(), Shop::spanish()] {
        let answers = ["Ana", "I will call", "friday"];
        for count in 0..=answers.len() {
            let err = given_up(&shop, "add", &answers[..count]);
            assert!(err.contains("nothing was stored") || err.contains("no se ha guardado nada"), "{count} {err}");
        }
        given_up(&shop, "add", &["Ana", "I will call on friday"]);
        given_up(&shop, "expect", &["Ana"]);
    }
}

#[test]
fn an_empty_name_or_text_stores_nothing() {
    let shop = Shop::new();
    assert!(given_up(&shop, "add", &["", "call", "friday", ""]).ends_with("error: the customer has no name\n"));
    assert!(given_up(&shop, "add", &[" : ", "call", "friday", ""]).ends_with("error: the customer has no name\n"));
    assert!(given_up(&shop, "add", &["Ana", "", "friday", ""]).contains("error: what was Ana promised?"));
    let spanish = Shop::spanish();
    assert!(given_up(&spanish, "anota", &[""]).ends_with("error: el cliente no tiene nombre\n"));
}

#[test]
fn expect_asks_the_same_questions() {
    let shop = Shop::new();
    assert_eq!(ask(&shop, "expect", &["Ana", "send the form on friday", ""]).code, 0);
    assert_eq!(shop.json("show 1")["direction"], "theirs");
}

#[test]
fn a_dry_run_asks_and_stores_nothing() {
    let shop = Shop::new();
    assert_eq!(ask(&shop, "add --dry-run", &["Ana", "call on friday", ""]).code, 0);
    assert!(shop.bytes().is_empty());
}

#[test]
fn a_time_that_is_past_is_offered_again_as_choices() {
    let shop = Shop::new();
    let said = ask(&shop, "add Ana call today at 5", &["1"]);
    assert_eq!(said.code, 0);
    assert_eq!(
        said.err,
        "`today at 5` is over already
  1) tomorrow, Sunday 22 November, 17:00
  2) another time
which one? "
    );
    assert_eq!(shop.json("show 1")["deadline"], "2026-11-22T17:00:00+01:00");
    assert_eq!(shop.json("show 1")["what"], "call");
}

#[test]
fn choices_are_offered_in_spanish() {
    let shop = Shop::spanish();
    let said = ask(&shop, "anota Ana llamar hoy a las 5", &["1"]);
    assert_eq!(said.code, 0);
    assert!(said.err.starts_with("`hoy a las 5` ya ha pasado\n  1) mañana, domingo 22 de noviembre, 17:00\n  2) "));
    assert_eq!(shop.json("show 1")["deadline"], "2026-11-22T17:00:00+01:00");
}

#[test]
fn a_weekday_and_date_that_disagree_are_offered_apart() {
    for (answer, day) in [("1", "2026-11-24T19:00:00+01:00"), ("2", "2026-11-23T19:00:00+01:00")] {
        let shop = Shop::new();
        let said = ask(&shop, "add Ana call on monday 24", &[answer]);
        assert_eq!(said.code, 0);
        assert!(
            said.err.contains("  1) Tuesday 24 November\n  2) Monday 23 November\n  3) another time\n"),
            "{}",
            said.err
        );
        assert_eq!(shop.json("show 1")["deadline"], day);
    }
}

#[test]
fn another_time_is_asked_for() {
    for answers in
        [vec!["2", "friday at 10"], vec!["friday at 10"], vec!["9", "friday at 10"], vec!["blah", "friday at 10"]]
    {
        let shop = Shop::new();
        let said = ask(&shop, "add Ana call today at 5", &answers);
        assert_eq!(said.code, 0, "{answers:?} {}", said.err);
        assert_eq!(shop.json("show 1")["deadline"], "2026-11-27T10:00:00+01:00", "{answers:?}");
    }
}

#[test]
fn a_date_that_cannot_stand_is_asked_for_again() {
    for line in [
        "add Ana call on 31 november",
        "add Ana call every monday",
        "add Ana call friday por la tardecita",
        "add Ana call --by blah",
        "add Ana call --by '31 november'",
    ] {
        let shop = Shop::new();
        let said = ask(&shop, line, &["yesterday", "friday at 10"]);
        assert_eq!(said.code, 0, "{line}\n{}", said.err);
        assert!(said.err.contains("`yesterday` is over already\nwhen? (empty to give up) "), "{line}\n{}", said.err);
        assert_eq!(shop.json("show 1")["deadline"], "2026-11-27T10:00:00+01:00", "{line}");
    }
}

#[test]
fn no_day_in_particular_is_an_answer_to_when() {
    let shop = Shop::new();
    assert_eq!(ask(&shop, "add Ana call on 31 november", &["as soon as I can"]).code, 0);
    let value = shop.json("show 1");
    assert_eq!((&value["window"], value["wording"].as_str()), (&serde_json::Value::Null, Some("flexible")));
}

#[test]
fn giving_up_on_a_date_stores_nothing() {
    let shop = Shop::new();
    for (line, answers) in [
        ("add Ana call today at 5", vec![]),
        ("add Ana call today at 5", vec![""]),
        ("add Ana call today at 5", vec!["2"]),
        ("add Ana call today at 5", vec!["2", ""]),
        ("add Ana call on 31 november", vec![]),
        ("add Ana call on 31 november", vec![""]),
        ("add Ana call on 31 november", vec!["x", "y", "z"]),
        ("add Ana call --by blah", vec![""]),
        ("add", vec!["Ana", "call today at 5", ""]),
        ("add", vec!["Ana", "call", "yesterday", ""]),
        ("add", vec!["Ana", "call", "yesterday", "friday"]),
    ] {
        let err = given_up(&shop, line, &answers);
        assert!(err.contains("; nothing was stored\n"), "{line} {answers:?}\n{err}");
    }
    let err = given_up(&Shop::spanish(), "anota Ana llamar hoy a las 5", &[""]);
    assert!(err.ends_with("error: no se ha dicho ninguna fecha; no se ha guardado nada\n"), "{err}");
}

#[test]
fn the_dialogue_mends_a_date_in_the_sentence() {
    let shop = Shop::new();
    let said = ask(&shop, "add", &["Ana", "call today at 5 with the quote", "1", ""]);
    assert_eq!(said.code, 0, "{}", said.err);
    let value = shop.json("show 1");
    assert_eq!(value["what"], "call with the quote");
    assert_eq!(value["deadline"], "2026-11-22T17:00:00+01:00");

    let said = ask(&shop, "add", &["Ana", "I'll try to call on 31 november", "friday", ""]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(shop.json("show 2")["wording"], "attempt");
}

#[test]
fn an_attempt_stays_one_when_its_date_is_asked_for_again() {
    let shop = Shop::new();
    assert_eq!(ask(&shop, "add Ana \"I'll try to call on 31 november\"", &["friday"]).code, 0);
    assert_eq!(shop.json("show 1")["wording"], "attempt");
}

#[test]
fn a_script_without_answers_is_never_asked() {
    let shop = Shop::new();
    let said = shop.pipe(&["add"], b"Ana\ncall\nfriday\n\n");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.starts_with("error: who was promised what?\n"), "{}", said.err);
}

#[test]
fn what_was_typed_is_cleaned_before_it_is_shown_again() {
    let shop = Shop::new();
    let said = ask(&shop, "add", &["An\u{1b}[31ma\u{202e}", "call\u{7} me \u{9b}2J", "fri\u{1b}day", ""]);
    let text = said.out + &said.err;
    assert!(!text.chars().any(|c| c != '\n' && promise::render::style::is_unprintable(c)), "{text:?}");
}
