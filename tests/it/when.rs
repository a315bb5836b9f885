//! `when`: how words are understood.

use crate::fixture::{Said, Shop};

#[test]
fn a_sentence_is_explained_in_english() {
    assert_eq!(
        Shop::new().ok("when 'I will call you on monday at 5 with the quote'"),
        "I will call you on monday at 5 with the quote
  when      Monday 23 November, 17:00
  deadline  Monday 23 November, 17:00 (in 47 h)
  wording   fixed: names a day and an hour
  kind      call
  promised  I will call you with the quote
"
    );
}

#[test]
fn a_sentence_is_explained_in_spanish() {
    assert_eq!(
        Shop::spanish().ok("cuando te llamo el lunes a las 5 con el presupuesto"),
        "te llamo el lunes a las 5 con el presupuesto
  cuándo      lunes 23 de noviembre, 17:00
  vence       lunes 23 de noviembre, 17:00 (dentro de 47 h)
  firmeza     palabras fijas: dicen un día y una hora
  tipo        llamada
  se promete  te llamo con el presupuesto
"
    );
}

#[test]
fn a_bare_phrase_is_explained() {
    assert_eq!(
        Shop::new().ok("when friday"),
        "friday
  when      Friday 27 November
  deadline  Friday 27 November, 19:00 (in 6 days)
  wording   fixed: names a day
"
    );
}

#[test]
fn words_without_a_date_say_when_they_are_looked_at_again() {
    let text = Shop::new().ok("when I will call as soon as I can");
    assert!(text.contains("  wording  ") && text.contains("Tuesday 24 November\n"), "{text}");
    assert!(text.contains("flexible: "), "{text}");
}

#[test]
fn nothing_is_stored() {
    let shop = Shop::new();
    shop.ok("when friday");
    shop.pipe(&["when", "-"], b"friday\n");
    assert!(!shop.store().exists());
}

#[test]
fn json_has_the_documented_keys_in_order() {
    let text = Shop::new().ok("--json when call around 5 on monday");
    assert_eq!(text.lines().count(), 1);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let keys: Vec<_> = value.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys.join(" "), "text phrase from by grain approx deadline wording kind rest unread problem");
    assert_eq!(
        value,
        serde_json::json!({
            "text": "call around 5 on monday", "phrase": "around 5 on monday", "from": "2026-11-23T17:00:00+01:00",
            "by": "2026-11-23T17:00:00+01:00", "grain": "minute", "approx": true,
            "deadline": "2026-11-23T17:00:00+01:00", "wording": "fixed", "kind": "call", "rest": "call", "unread": [],
            "problem": null
        })
    );
}

#[test]
fn json_is_null_where_there_is_no_date() {
    let value = Shop::new().json("when I will do it");
    for field in ["phrase", "from", "by", "grain", "approx", "deadline", "kind", "problem"] {
        assert_eq!(value[field], serde_json::Value::Null, "{field}");
    }
    assert_eq!((value["rest"].as_str(), value["wording"].as_str()), (Some("I will do it"), Some("flexible")));
}

#[test]
fn a_deadline_has_no_from_and_after_has_no_by() {
    let shop = Shop::new();
    let by = shop.json("when by friday");
    assert_eq!((&by["from"], by["by"].as_str()), (&serde_json::Value::Null, Some("2026-11-28T00:00:00+01:00")));
    let after = shop.json("when on monday after 5");
    assert_eq!((after["from"].as_str(), &after["by"]), (Some("2026-11-23T17:00:00+01:00"), &serde_json::Value::Null));
}

#[test]
fn what_cannot_stand_is_refused() {
    let shop = Shop::new();
    for (text, said) in [
        ("call yesterday", "`yesterday` is over already"),
        ("call on 31 november", "`on 31 november` is not a real date"),
        ("call every monday", "`every monday` is more than one date"),
        ("call friday por la tardecita", "not understood: `tardecita`"),
    ] {
        let Said { code, out, err } = shop.sh(&format!("when {text}"));
        assert_eq!((code, out.as_str()), (2, ""), "{text}");
        assert!(err.contains(said) && err.contains("\nhint: "), "{err}");
    }
    let said = Shop::spanish().sh("cuando llamar ayer");
    assert!(said.err.starts_with("error: `ayer` ya ha pasado\npista: "), "{}", said.err);
}

#[test]
fn json_tells_programs_of_the_problem_too() {
    let said = Shop::new().sh("--json when call friday por la tardecita");
    assert_eq!(said.code, 2);
    let value: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(value["unread"], serde_json::json!(["tardecita"]));
    assert!(value["problem"].as_str().unwrap().contains("`tardecita`"));
    assert!(said.err.starts_with("error: "), "{}", said.err);
}

#[test]
fn nothing_to_understand_is_refused() {
    let said = Shop::new().sh("when");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.starts_with("error: ") && said.err.contains("\nhint: "), "{}", said.err);
    let said = Shop::spanish().sh("cuando");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("\npista: "), "{}", said.err);
}

#[test]
fn a_person_is_asked_for_the_sentence() {
    let shop = Shop::new();
    let said = shop.type_in(&["when"], &["friday"]);
    assert_eq!((said.code, said.err.as_str()), (0, "what was said? "));
    assert!(said.out.contains("Friday 27 November"), "{}", said.out);
    for answers in [vec![], vec![""]] {
        assert_eq!(shop.type_in(&["when"], &answers).code, 2);
    }
}

#[test]
fn lines_are_understood_one_by_one() {
    let said = Shop::new().pipe(&["when", "-"], b"friday\n\ntomorrow at 5\r\ncall yesterday\n");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.starts_with("friday\n  when      Friday 27 November\n"), "{}", said.out);
    assert!(said.out.contains("\ntomorrow at 5\n") && said.out.contains("`yesterday` is over already"), "{}", said.out);
}

#[test]
fn json_lines_answer_one_object_for_each_line() {
    let said = Shop::new().pipe(&["--json", "when", "-"], "\u{feff}friday\n\nmañana\r\nLu\u{1b}is\n".as_bytes());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let values: Vec<serde_json::Value> = said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let texts: Vec<_> = values.iter().map(|value| value["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["friday", "", "mañana", "Lu\u{1b}is"]);
}

#[test]
fn a_line_that_is_too_long_is_named_and_the_others_are_answered() {
    let text = format!("friday\n{}\ntomorrow\n", "x".repeat(70_000));
    let said = Shop::new().pipe(&["--json", "when", "-"], text.as_bytes());
    assert_eq!((said.code, said.out.lines().count()), (2, 3));
    assert!(said.err.starts_with("warning: line 2: a line is longer than 64 KiB"), "{}", said.err);
}

#[test]
fn lines_that_are_not_utf8_are_answered() {
    let said = Shop::new().pipe(&["--json", "when", "-"], b"call \xff on friday\n");
    assert_eq!(said.code, 0);
    let value: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(value["deadline"], "2026-11-27T19:00:00+01:00");
}
