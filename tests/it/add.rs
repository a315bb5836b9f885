//! `add` and `expect`: what is taken down, and what is answered.

use crate::fixture::{Said, Shop};

/// What a refused command says: exit 2, nothing on standard output, nothing written.
pub fn refused(shop: &Shop, line: &str) -> String {
    let before = shop.bytes();
    let Said { code, out, err } = shop.sh(line);
    assert_eq!((code, out.as_str()), (2, ""), "promise {line}\n{err}");
    assert!(shop.bytes() == before, "promise {line} wrote to the journal");
    err
}

/// The first line of a card: who, kind, wording and marks.
fn heading(card: &str) -> &str {
    card.lines().next().unwrap()
}

fn last(shop: &Shop) -> serde_json::Value {
    shop.json("list").as_array().unwrap().iter().max_by_key(|p| number(p)).unwrap().clone()
}

fn number(promise: &serde_json::Value) -> u32 {
    promise["id"].as_str().unwrap().parse().unwrap()
}

#[test]
fn the_card_shows_the_whole_reading_in_english() {
    let shop = Shop::new();
    assert_eq!(
        shop.ok("add Ana \"I'll call you on monday at 5 with the quote\""),
        "1   Ana · call · fixed
    I'll call you with the quote
    Monday 23 November, 17:00 (in 47 h)
"
    );
}

#[test]
fn the_card_shows_the_whole_reading_in_spanish() {
    let shop = Shop::spanish();
    assert_eq!(
        shop.ok("anota Ana te llamo el lunes a las 5 con el presupuesto"),
        "1   Ana · llamada · fija
    te llamo con el presupuesto
    lunes 23 de noviembre, 17:00 (dentro de 47 h)
"
    );
}

#[test]
fn a_window_that_ends_with_the_day_is_due_when_the_shop_closes() {
    assert_eq!(
        Shop::new().ok("add Ana 'bring the glasses on friday'"),
        "1   Ana · delivery · fixed
    bring the glasses
    Friday 27 November (due Fri 19:00, in 6 days)
    to be ready by Thursday 26 November, 19:00, or else warn them
"
    );
    assert_eq!(
        Shop::spanish().ok("anota Ana traer las gafas el viernes"),
        "1   Ana · entrega · fija
    traer las gafas
    viernes 27 de noviembre (vence vie 19:00, dentro de 6 días)
    debe estar listo: jueves 26 de noviembre, 19:00; si no, avise
"
    );
}

#[test]
fn a_promise_without_a_date_says_when_it_is_looked_at_again() {
    let english = Shop::new().ok("add Ana 'call as soon as I can'");
    assert!(english.starts_with("1   Ana · call · flexible\n    call as soon as I can\n    no date"), "{english}");
    assert!(english.ends_with("Tuesday 24 November\n"), "{english}");
    let spanish = Shop::spanish().ok("anota Ana llamar en cuanto pueda");
    assert!(
        spanish.starts_with("1   Ana · llamada · flexible\n    llamar en cuanto pueda\n    sin fecha"),
        "{spanish}"
    );
    assert!(spanish.ends_with("martes 24 de noviembre\n"), "{spanish}");
}

#[test]
fn every_mark_stands_in_the_heading() {
    let shop = Shop::new().columns(120);
    let card = shop.ok("add Ana call on friday --complaint --owner Marta --tag vip --tag '#late' --theirs");
    assert_eq!(
        heading(&card),
        "1   Ana · call · fixed · they promised us · complaint · Marta answers for it · #vip · #late"
    );
    let shop = Shop::spanish().columns(120);
    let card = shop.ok("anota Ana llamar el viernes --complaint --owner Marta --tag vip --theirs");
    assert_eq!(heading(&card), "1   Ana · llamada · fija · nos lo prometieron · reclamación · a cargo de Marta · #vip");
}

#[test]
fn numbers_are_given_in_order() {
    let shop = Shop::new();
    for id in 1..=12 {
        assert_eq!(shop.ok("--quiet add Ana call tomorrow at 5"), format!("{id}\n"));
    }
}

#[test]
fn a_number_that_was_undone_is_not_given_again() {
    let shop = Shop::new();
    shop.ok("add Ana call on friday");
    shop.ok("add Ana call on tuesday");
    shop.ok("undo");
    assert_eq!(shop.ok("-q add Ana call on friday"), "3\n");
}

#[test]
fn the_first_word_is_the_customer() {
    let shop = Shop::new();
    assert_eq!(heading(&shop.ok("add Ana call on friday")), "1   Ana · call · fixed");
    assert_eq!(heading(&shop.ok("add luis call on friday")), "2   luis · call · fixed");
}

#[test]
fn quoted_words_are_the_customer() {
    let shop = Shop::new();
    assert_eq!(
        heading(&shop.ok("add 'the corner bar' bring chairs on friday")),
        "1   the corner bar · delivery · fixed"
    );
    assert_eq!(last(&shop)["what"], "bring chairs");
}

#[test]
fn words_before_a_colon_are_the_customer() {
    let shop = Shop::new();
    for (id, line) in [
        (1, "add the corner bar: bring chairs on friday"),
        (2, "add 'the corner bar: bring chairs on friday'"),
        (3, "add 'the corner bar:' bring chairs on friday"),
        (4, "add the corner bar : bring chairs on friday"),
        (5, "add 'the corner bar:' 'bring chairs on friday'"),
    ] {
        let card = shop.ok(line);
        assert_eq!(heading(&card), format!("{id}   the corner bar · delivery · fixed"), "{line}");
        assert_eq!(card.lines().nth(1), Some("    bring chairs"), "{line}");
    }
}

#[test]
fn a_name_before_a_colon_is_not_the_known_customer_it_begins_with() {
    let shop = Shop::new();
    shop.ok("add Ana call on friday");
    for (id, line) in [
        (2, "add Ana López: call on friday"),
        (3, "add 'Ana López: call on friday'"),
        (4, "add 'Ana López:' call on friday"),
    ] {
        assert_eq!(heading(&shop.ok(line)), format!("{id}   Ana López · call · fixed"), "{line}");
    }
}

#[test]
fn a_colon_in_what_is_said_to_a_known_customer_parts_nothing() {
    let shop = Shop::new();
    shop.ok("add Ana call on friday");
    let card = shop.ok("add ana tell him: come on friday");
    assert_eq!(heading(&card), "2   Ana · visit · fixed");
    assert_eq!(card.lines().nth(1), Some("    tell him: come"));
}

#[test]
fn a_clock_time_is_no_colon() {
    let shop = Shop::new();
    let card = shop.ok("add Ana call on friday at 17:30");
    assert_eq!(card, "1   Ana · call · fixed\n    call\n    Friday 27 November, 17:30 (in 6 days)\n");
}

#[test]
fn a_known_customer_is_found_by_the_longest_run_of_words() {
    let shop = Shop::new();
    shop.ok("-q add Ana call on friday");
    shop.ok("-q add 'Ana López' call on friday");
    shop.ok("-q add 'Ana López Gil' call on friday");
    for (typed, who) in [
        ("ana call on friday", "Ana"),
        ("ANA LOPEZ call on friday", "Ana López"),
        ("ana lópez gil call on friday", "Ana López Gil"),
        ("'ana lopez' call on friday", "Ana López"),
        ("ana lopez: call on friday", "Ana López"),
    ] {
        let value = shop.json(&format!("add {typed}"));
        assert_eq!((value["who"].as_str(), value["what"].as_str()), (Some(who), Some("call")), "{typed}");
    }
}

#[test]
fn the_beginning_of_a_name_that_only_one_customer_has_is_enough() {
    let shop = Shop::new();
    shop.ok("-q add 'Ana López' call on friday");
    assert_eq!(shop.json("add ana call on tuesday")["who"], "Ana López");
    shop.ok("-q add 'Ana Gil' call on friday");
    assert_eq!(shop.json("add ana call on tuesday")["who"], "ana", "two customers begin so");
}

#[test]
fn a_name_that_goes_on_is_not_the_known_customer_it_begins_with() {
    let shop = Shop::new();
    shop.ok("-q add Ana: call on friday");
    assert_eq!(shop.json("add Ana López call on friday")["who"], "Ana López");
    assert_eq!(shop.json("add Ana Call on friday")["who"], "Ana", "a verb is no name");
    assert_eq!(shop.json("add Ana Friday at 10 a call")["who"], "Ana", "a date is no name");
    let shop = Shop::new();
    shop.ok("-q add 'Ana López': call on friday");
    assert_eq!(shop.json("add Ana Gil call on friday")["who"], "Ana Gil", "one Ana is not the other");
    assert_eq!(shop.json("add Ana López call on friday")["who"], "Ana López");
    assert_eq!(shop.json("who").as_array().unwrap().len(), 2);
}

#[test]
fn a_customer_is_written_as_the_first_time() {
    let shop = Shop::new();
    shop.ok("-q add 'José Muñoz' call on friday");
    assert_eq!(heading(&shop.ok("add jose munoz call on friday")), "2   José Muñoz · call · fixed");
}

#[test]
fn a_name_one_slip_away_is_pointed_out_and_not_merged() {
    let shop = Shop::new();
    shop.ok("-q add Anna call on friday");
    let said = shop.sh("add Ana call on friday");
    assert_eq!((said.code, heading(&said.out)), (0, "2   Ana · call · fixed"));
    assert_eq!(said.err, "warning: is `Ana` the known `Anna`? if so: promise edit 2 --who \"Anna\"\n");
    assert_eq!(shop.json("who").as_array().unwrap().len(), 2);
    shop.ok("edit 2 --who Anna");
    assert_eq!(shop.json("show 2")["who"], "Anna");

    let shop = Shop::spanish();
    shop.ok("-q anota Martínez llamar el viernes");
    let said = shop.sh("anota Martinex llamar el viernes");
    assert_eq!(said.code, 0);
    assert_eq!(
        said.err,
        "aviso: ¿es `Martinex` el cliente ya conocido `Martínez`? si lo es: promise edita 2 --who \"Martínez\"\n"
    );
}

#[test]
fn a_known_name_is_never_a_near_miss() {
    let shop = Shop::new();
    shop.ok("-q add Anna call on friday");
    shop.sh("-q add Ana call on friday");
    assert_eq!(shop.sh("add Ana call on tuesday").err, "");
    assert_eq!(shop.sh("-q add Anno call on tuesday").err, "", "--quiet does without");
}

#[test]
fn by_keeps_the_date_apart_from_the_text() {
    let shop = Shop::new();
    let value = shop.json("add Ana 'deliver the glasses' --by 'friday at 10'");
    assert_eq!(value["what"], "deliver the glasses");
    assert_eq!(value["wording"], "fixed");
    assert_eq!(value["window"]["said"], "friday at 10");
    assert_eq!(value["deadline"], "2026-11-27T10:00:00+01:00");
}

#[test]
fn with_by_the_text_keeps_its_own_words_for_when() {
    let shop = Shop::new();
    let value = shop.json("add Ana 'collect the order of last monday' --by friday");
    assert_eq!(value["what"], "collect the order of last monday");
    assert_eq!(value["window"]["by"], "2026-11-28T00:00:00+01:00");
}

#[test]
fn by_may_say_that_there_is_no_date() {
    let shop = Shop::new();
    let value = shop.json("add Ana call --by 'as soon as I can'");
    assert_eq!(
        (&value["window"], &value["deadline"], value["wording"].as_str()),
        (&().into(), &().into(), Some("flexible"))
    );
    assert_eq!(value["check"], "2026-11-24T09:00:00+01:00");
}

#[test]
fn an_attempt_stays_one_whatever_its_date() {
    let shop = Shop::new();
    assert_eq!(shop.json("add Ana \"I'll try to call\" --by friday")["wording"], "attempt");
    assert_eq!(shop.json("add Ana \"I'll try to call on friday\"")["wording"], "attempt");
    assert_eq!(shop.json("add Ana lo intento el viernes")["wording"], "attempt");
}

#[test]
fn the_kind_is_read_from_the_verb() {
    let shop = Shop::new();
    for (text, kind) in [
        ("'I will call on friday'", "call"),
        ("te llamo el viernes", "call"),
        ("deliver it on friday", "delivery"),
        ("entrego el viernes", "delivery"),
        ("write an email on friday", "message"),
        ("le escribo el viernes", "message"),
        ("visit on friday", "visit"),
        ("le visito el viernes", "visit"),
        ("think about it by friday", "task"),
        ("pensarlo para el viernes", "task"),
    ] {
        assert_eq!(shop.json(&format!("add Ana: {text}"))["kind"], kind, "{text}");
    }
}

#[test]
fn kind_overrides_the_verb_in_either_language() {
    let shop = Shop::new();
    for (typed, kind) in [
        ("call", "call"),
        ("llamada", "call"),
        ("delivery", "delivery"),
        ("entrega", "delivery"),
        ("message", "message"),
        ("mensaje", "message"),
        ("visit", "visit"),
        ("visita", "visit"),
        ("task", "task"),
        ("tarea", "task"),
        ("LLAMADA", "call"),
    ] {
        assert_eq!(shop.json(&format!("add Ana: deliver it friday --kind {typed}"))["kind"], kind, "{typed}");
    }
}

#[test]
fn flags_state_the_wording() {
    let shop = Shop::new();
    for (flags, wording) in [
        ("call on friday", "fixed"),
        ("call on friday --flexible", "flexible"),
        ("call on friday --attempt", "attempt"),
        ("call as soon as I can", "flexible"),
        ("call as soon as I can --fixed", "fixed"),
        ("\"I'll try to call on friday\" --fixed", "fixed"),
    ] {
        assert_eq!(shop.json(&format!("add Ana: {flags}"))["wording"], wording, "{flags}");
    }
}

#[test]
fn two_wordings_at_once_are_refused() {
    let shop = Shop::new();
    for (flags, named) in [
        ("--fixed --flexible", "`--fixed` and `--flexible`"),
        ("--flexible --attempt", "`--flexible` and `--attempt`"),
        ("--attempt --fixed", "`--fixed`"),
    ] {
        let err = refused(&shop, &format!("add Ana call on friday {flags}"));
        assert!(err.contains(named) && err.contains("cannot go together"), "{err}");
    }
}

#[test]
fn a_phone_is_kept_once_per_customer() {
    let shop = Shop::new();
    assert_eq!(shop.json("add Ana call on friday --phone '600 123 456'")["phone"], "600 123 456");
    assert_eq!(shop.json("add Ana call on tuesday")["phone"], "600 123 456");
    assert_eq!(shop.json("who Ana")["phone"], "600 123 456");
    assert_eq!(shop.json("add Luis call on tuesday --phone ''")["phone"], serde_json::Value::Null);
}

#[test]
fn a_phone_that_takes_the_place_of_another_is_pointed_out() {
    let shop = Shop::new();
    shop.ok("add Ana call on friday --phone '600 123 456'");
    shop.ok("add ana call on tuesday --phone 600123456");
    shop.ok("add Leo call on tuesday --phone 600999999");
    let said = shop.sh("add ana call on wednesday --phone 600123465");
    assert_eq!(said.code, 0);
    assert_eq!(
        said.err,
        "warning: the phone of Ana was 600123456; it is 600123465 now\nhint: to put the old one back: promise who \"Ana\" --phone \"600123456\"\n"
    );
    let out = shop.ok("--lang es clientes ana --phone 600123456");
    assert!(out.ends_with("\nel teléfono de Ana era 600123465; ahora es 600123456\n"), "{out}");
    assert_eq!(shop.sh("--quiet add Ana call on monday --phone 600").err, "");
    assert_eq!(shop.sh("who Ana --phone ''").err, "", "to take a phone away is no slip");
    assert_eq!(shop.sh("add Ana call on monday --phone 700").err, "");
}

#[test]
fn a_promise_with_a_phone_is_one_step_of_undo() {
    let shop = Shop::new();
    shop.ok("add Ana call on friday");
    shop.ok("add Ana call on tuesday --phone 600123456");
    shop.ok("undo");
    assert_eq!(shop.json("list").as_array().unwrap().len(), 1);
    assert_eq!(shop.json("who Ana")["phone"], serde_json::Value::Null);
}

#[test]
fn tags_lose_their_hash_and_are_kept_once() {
    let shop = Shop::new();
    let value = shop.json("add Ana call on friday --tag vip --tag '#vip' --tag '' --tag '##late  fee'");
    assert_eq!(value["tags"], serde_json::json!(["vip", "late fee"]));
}

#[test]
fn theirs_and_expect_are_the_same() {
    let shop = Shop::new();
    let mut one = shop.json("add Ana 'send the form on friday' --theirs");
    let mut other = shop.json("expect Ana 'send the form on friday'");
    assert_eq!((one["direction"].as_str(), other["direction"].as_str()), (Some("theirs"), Some("theirs")));
    (one["id"], other["id"]) = ("".into(), "".into());
    assert_eq!(one, other);
}

#[test]
fn expect_has_no_flag_theirs() {
    let err = refused(&Shop::new(), "expect Ana 'send the form' --theirs");
    assert!(err.starts_with("error: there is no option `--theirs` here\n"), "{err}");
}

#[test]
fn what_is_expected_is_said_to_be_theirs() {
    assert_eq!(
        Shop::new().ok("expect Ana 'bring the form on friday'"),
        "1   Ana · delivery · fixed · they promised us
    bring the form
    Friday 27 November (due Fri 19:00, in 6 days)
"
    );
    assert_eq!(
        Shop::spanish().ok("espera Ana traer el formulario el viernes"),
        "1   Ana · entrega · fija · nos lo prometieron
    traer el formulario
    viernes 27 de noviembre (vence vie 19:00, dentro de 6 días)
"
    );
}

#[test]
fn a_dry_run_answers_in_full_and_stores_nothing() {
    let shop = Shop::new();
    assert_eq!(
        shop.ok("add Ana call on friday --dry-run"),
        "1   Ana · call · fixed
    call
    Friday 27 November (due Fri 19:00, in 6 days)
    nothing was stored: this was a dry run
"
    );
    assert!(!shop.store().join("journal").exists());
    assert!(Shop::spanish().ok("anota Ana llamar el viernes --dry-run").ends_with("era solo una prueba\n"));
    shop.ok("add Ana call on friday");
    let before = shop.bytes();
    assert_eq!(shop.ok("-q add Ana call on friday --dry-run"), "2\n");
    assert_eq!(shop.json("add Luis call on friday --dry-run")["id"], "2");
    shop.ok("expect Luis call on friday --dry-run");
    assert_eq!(shop.pipe(&["add", "-", "--dry-run"], b"Leo: bring it on friday\n").code, 0);
    assert_eq!(shop.bytes(), before);
}

#[test]
fn quiet_answers_with_the_bare_number() {
    let shop = Shop::new();
    assert_eq!(shop.ok("--quiet add Ana call tomorrow at 5"), "1\n");
    assert_eq!(shop.ok("add -q Ana call tomorrow at 5"), "2\n");
    assert_eq!(shop.ok("expect Ana call tomorrow at 5 --quiet"), "3\n");
}

#[test]
fn json_has_exactly_the_documented_fields_in_order() {
    let shop = Shop::new();
    let text = shop.ok("--json add Ana call tomorrow at 5");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let keys: Vec<_> = value.as_object().unwrap().keys().map(String::as_str).collect();
    let documented = "id who phone what kind direction wording window deadline act_by check status bucket at_risk made_at made_by \
                      owner confirmed confirmed_how complaint tags moves told follows outcome closed_at reason";
    assert_eq!(keys.join(" "), documented);
    let window: Vec<_> = value["window"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(window.join(" "), "said from by grain approx");
}

#[test]
fn json_gives_every_field_its_value() {
    let shop = Shop::new().settings("me = 'Marta'\n");
    let value = shop.json("add Ana 'call around 5 on monday' --phone 600123456 --owner Leo --tag vip --complaint");
    assert_eq!(
        value,
        serde_json::json!({
            "id": "1", "who": "Ana", "phone": "600123456", "what": "call", "kind": "call", "direction": "mine",
            "wording": "fixed",
            "window": {
                "said": "around 5 on monday", "from": "2026-11-23T17:00:00+01:00", "by": "2026-11-23T17:00:00+01:00",
                "grain": "minute", "approx": true
            },
            "deadline": "2026-11-23T17:00:00+01:00", "act_by": "2026-11-23T16:30:00+01:00", "check": null,
            "status": "open", "bucket": "coming", "at_risk": false, "made_at": "2026-11-21T18:00:00+01:00", "made_by": "Marta",
            "owner": "Leo", "confirmed": null, "confirmed_how": null, "complaint": true, "tags": ["vip"], "moves": 0, "told": null,
            "follows": null, "outcome": null, "closed_at": null, "reason": null
        })
    );
}

#[test]
fn json_says_null_where_there_is_nothing() {
    let value = Shop::new().json("add Ana call");
    for field in ["phone", "window", "deadline", "act_by", "made_by", "owner", "told", "outcome", "reason"] {
        assert_eq!(value[field], serde_json::Value::Null, "{field}");
    }
    assert_eq!((value["tags"].as_array().unwrap().len(), value["moves"].as_u64()), (0, Some(0)));
}

#[test]
fn what_was_said_is_kept_as_typed() {
    let shop = Shop::new();
    for (text, said) in [
        ("call TOMORROW at 5", "TOMORROW at 5"),
        ("call manana  a las 5", "manana a las 5"),
        ("te llamo mañana con el presupuesto a las 5", "mañana a las 5"),
    ] {
        assert_eq!(shop.json(&format!("add Ana: {text}"))["window"]["said"], said, "{text}");
    }
}

#[test]
fn both_languages_are_read_whatever_the_language_of_the_answer() {
    assert_eq!(heading(&Shop::new().ok("add Ana te llamo el viernes")), "1   Ana · call · fixed");
    assert_eq!(heading(&Shop::spanish().ok("add Ana: I will call on friday")), "1   Ana · llamada · fija");
}

#[test]
fn dashes_may_begin_a_text_after_two_dashes() {
    let shop = Shop::new();
    assert_eq!(shop.json("add Ana --by friday -- --no-news is what she said")["what"], "--no-news is what she said");
    let err = refused(&shop, "add Ana --no-news is what she said");
    assert!(err.contains("`--no-news`") && err.contains("go after `--`"), "{err}");
}

#[test]
fn a_date_in_the_words_that_contradicts_by_is_pointed_out() {
    let shop = Shop::new();
    let said = shop.sh("add Ana \"I'll call you tomorrow at 5\" --by friday");
    assert_eq!(said.code, 0);
    assert_eq!(
        said.err,
        "warning: the words also say “tomorrow at 5” (tomorrow, Sunday 22 November, 17:00); what counts is --by\n"
    );
    assert_eq!(shop.json("show 1")["deadline"], "2026-11-27T19:00:00+01:00");
    for (text, by) in [
        ("I'll call you on friday", "friday at 5"),
        ("I'll call you on friday at 5", "friday"),
        ("I'll call you", "friday"),
        ("I'll call you as soon as I can", "friday"),
    ] {
        assert_eq!(shop.run(&["add", "Ana", text, "--by", by]).err, "", "{text}");
    }
}

#[test]
fn the_weekday_of_today_is_said_to_be_that_of_next_week() {
    let shop = Shop::new();
    assert_eq!(
        shop.ok("add Ana: I will call you on saturday"),
        "1   Ana · call · fixed\n    I will call you\n    Saturday 28 November (due 28 Nov 19:00, in 7 days)\n    in a week, not today, which is Saturday too; for today: promise edit 1 --by\n    today\n"
    );
    for (text, is_said) in [
        ("bring it by saturday", true),
        ("call el sábado", true),
        ("call on saturday at 7", false),
        ("call on sunday", false),
        ("call this saturday", false),
        ("call in a week", false),
        ("call on saturday the 28th", false),
    ] {
        let out = shop.ok(&format!("add Leo: {text}"));
        assert_eq!(out.contains("which is Saturday too"), is_said, "{text}\n{out}");
    }
    assert!(
        shop.ok("add Leo: --dry-run call on saturday").contains("which is Saturday too\n"),
        "a dry run gives no number"
    );
    assert!(shop.ok("move 2 saturday").contains("for today: promise move 2 today"));
    assert!(shop.ok("when by saturday").contains("by Saturday 28 November, in a week: not today\n"));
    let out = shop.ok("--lang es anota Eva: te llamo el sábado");
    assert!(out.contains("dentro de una semana, no hoy, que también es sábado; si es hoy: promise"), "{out}");
    assert_eq!(shop.ok("--quiet add Leo: call on saturday"), "10\n");
}

#[test]
fn a_name_in_small_letters_before_a_colon_is_not_given_to_a_customer_with_the_same_first_name() {
    for (known, typed, who, what) in [
        ("ana", "ana lopez: the bread will be ready tomorrow", "ana lopez", "the bread will be ready"),
        ("Ana", "Ana lopez: the bread will be ready tomorrow", "Ana lopez", "the bread will be ready"),
        ("maria lopez", "maria garcia: the bread will be ready tomorrow", "maria garcia", "the bread will be ready"),
        ("Ana", "Ana tell him: come tomorrow", "Ana", "tell him: come"),
        ("ana lopez", "ana: the bread will be ready tomorrow", "ana lopez", "the bread will be ready"),
    ] {
        let shop = Shop::new();
        shop.run(&["-q", "add", &format!("{known}:"), "call on friday"]);
        shop.run(&["-q", "add", typed]);
        let value = shop.json("show 2");
        assert_eq!((&value["who"], &value["what"]), (&who.into(), &what.into()), "{typed}");
    }
}

#[test]
fn a_known_name_that_goes_on_in_small_letters_is_pointed_out() {
    for (typed, is_near) in [("Ana urgent: call tomorrow", true), ("Ana López: call tomorrow", false)] {
        let shop = Shop::new();
        shop.ok("-q add Ana call on friday");
        let said = shop.run(&["add", typed]);
        assert_eq!(said.err.contains("known `Ana`"), is_near, "{typed}: {}", said.err);
    }
}
