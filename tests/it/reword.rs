//! `reword`: a fixed promise in flexible words.

use promise::render::style::width;

use crate::fixture::Shop;

/// The flexible sentence for the first promise of a shop.
fn reworded(shop: &Shop, line: &str) -> String {
    shop.ok(line);
    shop.ok("-q reword 1").trim_end().to_owned()
}

#[test]
fn it_is_built_from_the_words_of_the_promise() {
    for (said, wanted) in [
        (
            "I\\'ll call you tomorrow at 5 with the quote",
            "I'll call you as soon as I have the quote, tomorrow at the latest.",
        ),
        (
            "call about the boiler on monday at 5",
            "I'll call about the boiler as soon as possible, Monday at the latest.",
        ),
        (
            "I\\'ll e-mail you the measurements today at 18:30",
            "I'll e-mail you the measurements as soon as possible, today at the latest.",
        ),
        ("deliver the sofa on 4 december", "I'll deliver the sofa as soon as possible, 4 December at the latest."),
        (
            "the lamp will be ready on monday by 7",
            "You'll have it as soon as possible, Monday at the latest: “the lamp will be ready”.",
        ),
    ] {
        assert_eq!(reworded(&Shop::new(), &format!("add Ana: {said}")), wanted, "{said}");
    }
    for (said, wanted) in [
        (
            "te llamo mañana a las 5 con el presupuesto",
            "En cuanto tenga el presupuesto le llamo, mañana como muy tarde.",
        ),
        ("te lo llevo el lunes a las 5", "Se lo llevo lo antes posible, el lunes como muy tarde."),
        ("mandarle la factura hoy a las 18:30", "Le mandaré la factura lo antes posible, hoy como muy tarde."),
        (
            "la lámpara estará lista el 4 de diciembre",
            "Se lo entrego en cuanto pueda, el 4 de diciembre como muy tarde: «la lámpara estará lista».",
        ),
    ] {
        assert_eq!(reworded(&Shop::spanish(), &format!("anota 'Ana: {said}'")), wanted, "{said}");
    }
}

#[test]
fn every_kind_has_its_sentence_in_both_languages_and_forms() {
    for (language, form) in [("en", "polite"), ("en", "familiar"), ("es", "polite"), ("es", "familiar")] {
        let mut seen = Vec::new();
        for kind in ["call", "delivery", "message", "visit", "task"] {
            let shop = Shop::new().env("PROMISE_LANG", language).settings(&format!("form = '{form}'\n"));
            let sentence = reworded(&shop, &format!("add Ana: 3 x 7 mm --by 2026-11-30 --kind {kind}"));
            assert!(sentence.contains("3 x 7 mm") && sentence.ends_with('.'), "{sentence}");
            assert!(!seen.contains(&sentence), "{sentence}");
            seen.push(sentence);
        }
    }
}

#[test]
fn the_customer_is_spoken_to_in_their_language_and_form() {
    let shop = Shop::new().settings("form = 'tú'\n");
    shop.ok("add Ana: te llamo el lunes a las 5 con el presupuesto");
    shop.ok("who Ana --language es");
    assert_eq!(
        shop.ok("reword 1"),
        "En cuanto tenga el presupuesto te llamo, el lunes como muy tarde.\n    Say it to Ana; once it is said: promise reword 1 --yes\n"
    );
    let value = shop.json("reword 1");
    assert_eq!(
        (&value["language"], &value["form"], &value["latest"], &value["recorded"]),
        (&"es".into(), &"familiar".into(), &"el lunes como muy tarde".into(), &false.into())
    );
}

#[test]
fn showing_it_records_nothing() {
    let shop = Shop::new();
    shop.ok("add Ana: call on monday at 5");
    let before = shop.bytes();
    shop.ok("reword 1");
    shop.ok("reword ana");
    assert_eq!(shop.bytes(), before);
}

#[test]
fn yes_keeps_the_day_loosens_the_words_and_is_no_move() {
    let shop = Shop::new();
    shop.ok("add Ana: call on monday at 5");
    let card = shop.ok("reword 1 --yes");
    assert!(card.contains("1   Ana · call · flexible\n") && card.contains("Ana is taken to have heard it"), "{card}");
    let value = shop.json("show 1");
    assert_eq!(
        (&value["wording"], &value["moves"], &value["deadline"]),
        (&"flexible".into(), &0.into(), &"2026-11-23T19:00:00+01:00".into())
    );
    assert_eq!(value["window"]["said"], "Monday at the latest");
    assert_eq!(value["window"]["by"], "2026-11-24T00:00:00+01:00");
    let entry = |place: usize, field: &str| value["history"][place][field].clone();
    assert_eq!(
        (entry(0, "outcome"), entry(0, "deadline")),
        ("renegotiated".into(), "2026-11-23T17:00:00+01:00".into())
    );
    assert_eq!(entry(1, "text"), "reworded, and the customer told: by Monday 23 November");
    assert!(!shop.ok("due").contains('→'));
    assert!(!shop.ok("due").contains("tell them"));
}

#[test]
fn undo_takes_it_back_whole() {
    let shop = Shop::new();
    shop.ok("add Ana: call on monday at 5");
    let before = shop.json("show 1");
    shop.ok("reword 1 --yes");
    assert!(shop.ok("undo").starts_with("Undone: the call to Ana stands as before: Monday 23 November, 17:00"));
    assert_eq!(shop.json("show 1"), before);
    shop.ok("redo");
    assert_eq!(shop.json("show 1")["wording"], "flexible");
}

#[test]
fn a_real_move_is_still_called_one() {
    let shop = Shop::new();
    shop.ok("add Ana: call on monday at 5");
    shop.ok("move 1 tuesday at 5 --told");
    let text = shop.ok("show 1");
    assert!(text.contains("moved, and the customer told: Tuesday") && !text.contains("reworded"), "{text}");
    shop.ok("reword 1 --yes");
    assert_eq!(shop.json("show 1")["moves"], 1);
}

#[test]
fn nothing_that_was_promised_after_closing_falls_due_earlier() {
    let shop = Shop::new();
    shop.ok("add Ana: call on monday at 22:00");
    shop.ok("add Eva: call tomorrow at 5");
    for (id, deadline) in [(1, "2026-11-23T22:00:00+01:00"), (2, "2026-11-22T17:00:00+01:00")] {
        shop.ok(&format!("reword {id} --yes"));
        assert_eq!(shop.json(&format!("show {id}"))["deadline"], deadline);
    }
}

#[test]
fn loose_words_are_said_to_be_loose() {
    let shop = Shop::new();
    shop.ok("add Ana: call as soon as I can");
    shop.ok("add Eva: I\\'ll try to call on monday at 5");
    shop.ok("add Leo: call --fixed");
    for (id, wanted) in [
        (1, "1 says it loosely already (flexible words): there is nothing to reword\n"),
        (2, "2 says it loosely already (an attempt): there is nothing to reword\n"),
        (3, "3 names no last day: there is nothing to reword\n"),
    ] {
        assert_eq!(shop.ok(&format!("reword {id}")), wanted);
        let value = shop.json(&format!("reword {id}"));
        assert!(value["text"].is_null() && value["latest"].is_null(), "{value}");
        let before = shop.bytes();
        let said = shop.sh(&format!("reword {id} --yes"));
        assert_eq!((said.code, said.err), (2, format!("error: {wanted}")));
        assert_eq!(shop.bytes(), before);
    }
}

#[test]
fn what_is_over_or_theirs_cannot_be_reworded() {
    let mut shop = Shop::new();
    shop.ok("add Ana: call today at 18:30");
    shop.ok("expect Eva: send the form on monday");
    shop.ok("add Leo: call on monday at 5");
    shop.ok("done 3");
    shop.set_clock("2026-11-21 18:31");
    let said = shop.sh("reword 1");
    let wanted = "error: 1 was due today 18:30: no wording mends that\nhint: promise move 1 <when> --told\n";
    assert_eq!((said.code, said.err.as_str()), (2, wanted));
    let said = shop.sh("reword 2 --yes");
    assert_eq!(
        (said.code, said.err.as_str()),
        (2, "error: 2 is what Eva promised: their words are not yours to change\n")
    );
    assert_eq!(shop.sh("reword 3").code, 1);
    assert_eq!(shop.sh("reword 4").code, 1);
}

#[test]
fn it_fits_the_screen() {
    for columns in [40, 80] {
        for language in ["en", "es"] {
            let shop = Shop::new().env("PROMISE_LANG", language).columns(columns);
            shop.ok("add 'Ana María López': te llamo con el presupuesto --by 2026-12-09");
            for line in ["reword 1", "reword 1 --yes", "show 1"] {
                for line in shop.ok(line).lines() {
                    assert!(width(line) <= columns, "{columns}: {line}");
                }
            }
        }
    }
}

#[test]
fn the_sheet_of_calls_says_that_it_was_reworded_and_not_moved() {
    for (shop, lines, wanted) in [
        (
            Shop::new(),
            ["add Ana 'I will call you on monday at 10'", "reword 1 --yes", "due --calls"],
            "told today in flexible words",
        ),
        (
            Shop::spanish(),
            ["anota Ana 'le llamo el lunes a las 10'", "reformula 1 --yes", "vence --calls"],
            "dicha hoy con palabras flexibles",
        ),
    ] {
        let [_, _, sheet] = lines.map(|line| shop.ok(line));
        assert!(sheet.contains(wanted), "{sheet}");
    }
    let shop = Shop::new();
    shop.ok("add Ana 'I will call you on monday at 10'");
    shop.ok("move 1 tuesday at 10 --told");
    assert!(shop.ok("due --calls").contains("told today that it was moved"));
}
