//! `suggest`: which promises are taken for like ones, and dates that can be promised just as they are said.

use chrono::{NaiveDateTime, TimeDelta};
use promise::model::{Hours, Kind, deadline};

use crate::fixture::{Shop, words};

/// A shop that made so many of these: what it was, its kind, when it was promised and when it was done, in November.
fn shop_with(cases: &[(usize, &str, &str, &str, &str)]) -> Shop {
    let shop = Shop::new();
    let mut list = Vec::new();
    for (count, what, kind, made, done) in cases {
        for number in 0..*count {
            // Two of the same words to one customer at one moment would be one promise imported twice.
            list.push(format!(
                r#"{{"who":"Customer {number}","what":"{what}","kind":"{kind}","created":"2026-{made}","closed":"2026-{done}","status":"done"}}"#
            ));
        }
    }
    let said = shop.pipe(&["import", "-"], list.join("\n").as_bytes());
    assert_eq!(said.code, 0, "{}", said.err);
    shop
}

#[test]
fn without_a_record_it_says_what_would_help() {
    for (shop, line, few, help) in [
        (Shop::new(), "suggest call", "calls made, 0 of the 5 it takes", "`promise done`"),
        (Shop::spanish(), "sugiere llamada", "llamadas hechas, 0; hacen falta 5", "`promise hecho`"),
    ] {
        let said = shop.ok(line);
        assert!(said.contains(few) && said.contains(help), "{said}");
        assert_eq!(shop.ok(&format!("{line} --quiet")), "");
    }
    let json = Shop::new().json("suggest call");
    assert_eq!((&json["count"], &json["needed"]), (&0.into(), &5.into()));
    assert!(["phrase", "deadline", "command", "half_minutes"].iter().all(|field| json[field].is_null()), "{json}");
}

#[test]
fn four_cases_are_too_few_and_five_are_enough() {
    let case = |count| shop_with(&[(count, "make the call", "call", "11-16T10:00", "11-16T11:00")]);
    assert!(case(4).json("suggest call")["phrase"].is_null());
    assert_eq!(case(5).json("suggest call")["half_minutes"], 60);
}

#[test]
fn words_of_either_language_find_what_is_like_them_and_otherwise_the_kind_is_taken() {
    let shop = shop_with(&[
        (5, "repair the lamp", "task", "11-16T10:00", "11-16T12:00"),
        (5, "repaired two bikes", "task", "11-16T10:00", "11-18T10:00"),
        (6, "reparación de gafas", "task", "11-16T10:00", "11-16T11:00"),
        (6, "take the keys", "delivery", "11-16T10:00", "11-19T10:00"),
    ]);
    for (text, like, count, half) in [
        // Both words; where those are too few, one of two; an ending is no difference.
        ("repair a lamp", "words", 5, 120),
        ("repairing lamps", "words", 5, 120),
        ("repair the radio", "words", 10, 120),
        ("reparar unas gafas", "words", 6, 60),
        ("las gafas", "words", 6, 60),
        // Nothing like it: the kind that the verb names, or else tasks.
        ("deliver the piano", "kind", 6, 30 * 60),
        ("wax the floor", "kind", 16, 120),
        ("entrega", "kind", 6, 30 * 60),
        ("task", "kind", 16, 120),
    ] {
        let json = shop.json(&format!("suggest '{text}'"));
        assert_eq!((&json["like"], &json["count"]), (&like.into(), &count.into()), "{text}: {json}");
        assert_eq!(json["half_minutes"], half, "{text}: {json}");
    }
    assert!(
        shop.ok("suggest wax the floor").starts_with("Fewer than 5 closed promises have such words; from all 16 tasks")
    );
    assert!(shop.ok("suggest repair a lamp").starts_with("From 5 promises with such words"));
}

#[test]
fn only_our_own_that_were_done_tell_how_long_things_take() {
    let mut shop = shop_with(&[(5, "make the call", "call", "11-16T10:00", "11-16T11:00")]);
    shop.set_clock("2026-11-23 09:00");
    // Theirs, one released, one given up, one open, and one written down only when it was done.
    let late = r#"{"who":"Bea","what":"call","kind":"call","created":"2026-11-20T12:00","closed":"2026-11-20T12:00","status":"done"}"#;
    assert_eq!(shop.pipe(&["import", "-"], late.as_bytes()).code, 0);
    shop.ok("expect Ana 'call on tuesday'");
    shop.ok("add Leo 'call on tuesday'");
    shop.ok("add Eva 'call on tuesday'");
    shop.ok("add Kim 'call on tuesday'");
    shop.set_clock("2026-11-23 18:00");
    shop.ok("done 7");
    shop.ok("drop 8 --released");
    shop.ok("drop 9 --broken");
    let json = shop.json("suggest call");
    assert_eq!((&json["count"], &json["broken"], &json["most_minutes"]), (&5.into(), &1.into(), &60.into()));
    assert!(shop.ok("suggest call").contains("  and 1 was given up\n"));
}

#[test]
fn what_is_suggested_is_read_back_as_said_and_leaves_the_time_and_the_margin() {
    let hours = Hours::default();
    let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").unwrap();
    // One hour, nine hours, three days, a fortnight, four months; the slowest of five.
    for (made, done) in [
        ("11-16T10:00", "11-16T11:00"),
        ("11-16T10:00", "11-16T19:00"),
        ("11-16T10:00", "11-19T10:00"),
        ("11-02T10:00", "11-16T10:00"),
        ("07-13T10:00", "11-16T10:00"),
    ] {
        let mut shop = shop_with(&[(5, "bring it", "delivery", made, done), (5, "make the call", "call", made, done)]);
        for day in 21..=25 {
            for clock in ["07:30", "09:00", "13:10", "18:00", "18:50", "22:00"] {
                shop.set_clock(&format!("2026-11-{day} {clock}"));
                let now = at(&format!("2026-11-{day}T{clock}:00"));
                for (lang, kind, of) in
                    [("en", "call", Kind::Call), ("es", "llamada", Kind::Call), ("es", "entrega", Kind::Delivery)]
                {
                    let json = shop.json(&format!("--lang {lang} suggest {kind}"));
                    let phrase = json["phrase"].as_str().unwrap_or_else(|| panic!("{now} {json}"));
                    let took = TimeDelta::minutes(json["most_minutes"].as_i64().unwrap());
                    let due = at(&json["deadline"].as_str().unwrap()[..19]);
                    let acting = deadline::act_by(due, deadline::Margins::default().of(of), &hours);
                    assert!(acting >= hours.forward(now, took).unwrap(), "{now} {took} {phrase}: {due}");
                    assert!(hours.is_open_at(due), "{now} {phrase}: {due}");
                    let read = shop.json(&format!("--lang {lang} when '{phrase}'"));
                    assert_eq!(read["deadline"], json["deadline"], "{now} {phrase}");
                    assert_eq!((&read["by"], &read["unread"]), (&json["by"], &serde_json::json!([])), "{now} {phrase}");
                }
            }
        }
    }
}

#[test]
fn dates_are_rounded_to_what_people_say() {
    // Saturday 21 November, 18:00, or another moment; how long the slowest of five took; what is said.
    for (now, made, done, english, spanish) in [
        ("2026-11-23 10:10", "11-16T10:00", "11-16T11:00", "today at 12", "hoy a las 12"),
        ("2026-11-23 16:00", "11-16T10:00", "11-16T12:00", "today before closing", "hoy antes de cerrar"),
        ("2026-11-23 18:00", "11-16T10:00", "11-16T12:00", "tomorrow at 12", "mañana a las 12"),
        ("2026-11-23 18:00", "11-16T10:00", "11-17T10:00", "tomorrow before closing", "mañana antes de cerrar"),
        ("2026-11-21 18:00", "11-16T10:00", "11-18T10:00", "Tuesday before closing", "el martes antes de cerrar"),
        ("2026-11-21 18:00", "11-09T10:00", "11-20T10:00", "within two weeks", "en dos semanas como máximo"),
    ] {
        let mut shop = shop_with(&[(5, "make the call", "call", made, done)]);
        shop.set_clock(now);
        assert_eq!(shop.ok("suggest call --quiet"), format!("{english}\n"), "{now} {done}");
        assert_eq!(shop.ok("--lang es sugiere llamada --quiet"), format!("{spanish}\n"), "{now} {done}");
    }
}

#[test]
fn the_command_it_offers_records_that_very_promise() {
    let shop = shop_with(&[(6, "repair the lamp", "task", "11-16T10:00", "11-18T10:00")]);
    for (lang, text, name) in [("en", "repair your lamp", "NAME"), ("es", "reparar su lámpara", "NOMBRE")] {
        let json = shop.json(&format!("--lang {lang} suggest {text}"));
        let command = json["command"].as_str().unwrap().replace(name, "Ana");
        let mut args = words(command.strip_prefix("promise ").unwrap());
        args.extend(["--dry-run".to_owned(), "--json".to_owned(), "--lang".to_owned(), lang.to_owned()]);
        let said = shop.run(&args);
        let promise: serde_json::Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{said:?}"));
        assert_eq!((&promise["what"], &promise["deadline"]), (&text.into(), &json["deadline"]), "{command}");
    }
    // What a shell would take for its own is not offered to be pasted.
    let json = shop.run(&["--json", "suggest", "repair the lamp $(rm -rf) `x`"]);
    assert!(!json.out.contains("--by") || !json.out.contains("\\\"repair the lamp $"), "{}", json.out);
    assert!(json.out.contains("promise add NAME TEXT --kind"), "{}", json.out);
}

#[test]
fn nothing_to_go_by_is_refused() {
    let said = Shop::new().run(&["suggest", "  "]);
    assert_eq!((said.code, said.err.as_str()), (2, "error: nothing was said that could be promised\n"));
    assert_eq!(Shop::new().sh("suggest").code, 2);
}

#[test]
fn the_page_fits_a_narrow_screen() {
    let shop = shop_with(&[(5, "make the call", "call", "11-16T10:00", "11-18T10:00")]).columns(40);
    for line in
        ["suggest call", "--lang es sugiere llamada", "suggest paint it", "--lang es sugiere te llamo por la llave"]
    {
        for line in shop.ok(line).lines() {
            assert!(promise::render::style::width(line) <= 40, "{line}");
        }
    }
}
