//! The one line of advice after a promise.

use promise::render::style::width;

use crate::fixture::Shop;

/// The command that the advice offers, its lines joined; none where there is no advice.
fn offered(card: &str) -> Option<String> {
    let start = card.find("promise move").or_else(|| card.find("promise mueve"))?;
    Some(card[start..].split_whitespace().skip(1).collect::<Vec<_>>().join(" "))
}

#[test]
fn the_day_on_which_the_shop_is_closed_is_named() {
    let card = Shop::new().ok("add Ana call tomorrow at 5");
    assert_eq!(
        card,
        "1   Ana · call · fixed
    call
    tomorrow, Sunday 22 November, 17:00 (in 23 h)
    closed on Sundays: “first thing on Monday”?
    promise move 1 first thing on Monday
"
    );
    let card = Shop::spanish().ok("anota Ana llamar mañana a las 5");
    assert!(
        card.ends_with(
            "    cerrado los domingos: ¿«el lunes a primera hora»?\n    promise mueve 1 el lunes a primera hora\n"
        ),
        "{card}"
    );
}

#[test]
fn question_and_command_stand_side_by_side_where_there_is_room() {
    let card = Shop::new().columns(120).ok("add Ana call tomorrow at 5");
    let last = card.lines().last().unwrap();
    assert!(last.starts_with("    closed on Sundays: “first thing on Monday”?  "), "{last}");
    assert!(last.ends_with("  promise move 1 first thing on Monday"), "{last}");
}

#[test]
fn a_holiday_is_named() {
    let shop = Shop::new().settings("holidays = ['2026-11-23', '12-25']\n");
    let card = shop.ok("add Ana call on monday at 5");
    assert!(card.contains("    that day is a holiday: “first thing on Tuesday”?\n"), "{card}");
    assert!(shop.ok("add Ana call on 25 december at 10").contains("that day is a holiday"));
    let shop = Shop::spanish().settings("holidays = ['2026-11-23']\n");
    assert!(shop.ok("anota Ana llamar el lunes").contains("    ese día es fiesta: ¿«el martes a primera hora»?\n"));
}

#[test]
fn an_hour_at_which_the_shop_is_closed_is_named() {
    let card = Shop::new().ok("add Ana call on monday at 22:00");
    assert!(card.contains("    closed at that hour: “first thing on Tuesday”?\n"), "{card}");
    let card = Shop::spanish().ok("anota Ana llamar el lunes a las 22:00");
    assert!(card.contains("    cerrado a esa hora: ¿«el martes a primera hora»?\n"), "{card}");
}

#[test]
fn an_hour_before_opening_is_moved_to_the_opening_of_that_day() {
    let card = Shop::new().ok("add Ana call on monday at 8");
    assert!(card.contains("    closed at that hour: “first thing on Monday”?\n"), "{card}");
    let shop = Shop::new().at("2026-11-20 07:00");
    let card = shop.ok("add Ana call today at 8 am");
    assert!(card.contains("    closed at that hour: “first thing today”?\n"), "{card}");
    let shop = Shop::spanish().at("2026-11-20 07:00");
    let card = shop.ok("anota Ana llamar hoy a las 8 de la mañana");
    assert!(card.contains("    cerrado a esa hora: ¿«hoy a primera hora»?\n"), "{card}");
}

#[test]
fn the_midday_break_is_closed_too() {
    let shop = Shop::new().settings("hours = 'mon-fri 09:00-14:00 17:00-20:00'\n");
    assert!(shop.ok("add Ana call on monday at 15:30").contains("closed at that hour"));
    assert_eq!(offered(&shop.ok("add Ana call on monday at 13:00")), None);
    assert_eq!(offered(&shop.ok("add Ana call on monday at 18:00")), None);
}

#[test]
fn there_is_no_advice_while_the_shop_is_open() {
    let shop = Shop::new();
    for text in
        ["call on monday at 10", "call on monday", "call by friday", "call as soon as I can", "call on monday at 7 pm"]
    {
        assert_eq!(offered(&shop.ok(&format!("add Ana: {text}"))), None, "{text}");
    }
}

#[test]
fn an_evening_that_begins_while_the_shop_is_open_needs_no_advice() {
    let shop = Shop::new().at("2026-11-21 17:00");
    assert_eq!(offered(&shop.ok("add Ana call tonight")), None, "it is Saturday until midnight, and open until seven");
    assert_eq!(offered(&shop.ok("add Ana call between 6 and 7")), None);
    let card = shop.ok("add Ana call between 8 pm and 10 pm");
    assert!(card.contains("closed at that hour: “first thing on Monday”?"), "{card}");
}

#[test]
fn what_customers_owe_us_needs_no_advice() {
    assert_eq!(offered(&Shop::new().ok("expect Ana call tomorrow at 5")), None);
}

#[test]
fn coach_false_silences_it() {
    let shop = Shop::new().settings("coach = false\n");
    let card = shop.ok("add Ana call tomorrow at 5");
    assert_eq!(card, "1   Ana · call · fixed\n    call\n    tomorrow, Sunday 22 November, 17:00 (in 23 h)\n");
}

#[test]
fn quiet_and_json_do_without() {
    let shop = Shop::new();
    assert_eq!(shop.ok("-q add Ana call tomorrow at 5"), "1\n");
    assert!(!shop.ok("--json add Ana call tomorrow at 5").contains("Sundays"));
}

#[test]
fn the_advised_words_move_the_promise_to_an_open_hour() {
    for (language, text) in [("en", "call {} at 5"), ("es", "llamar {} a las 5")] {
        for now in ["2026-11-21 18:00", "2026-11-22 10:00", "2026-11-27 18:00", "2026-12-24 12:00", "2026-12-31 20:00"]
        {
            let days: &[&str] = match language {
                "en" => &["tomorrow", "sunday", "25 december", "on 6 january", "in a week on sunday"],
                _ => &["mañana", "el domingo", "el 25 de diciembre", "el 6 de enero"],
            };
            let shop = Shop::new().env("PROMISE_LANG", language).at(now).settings(
                "hours = ['mon-fri 09:00-14:00 16:00-20:00']\nholidays = ['12-25', '2026-12-28', '2027-01-01', '01-06']\n",
            );
            for day in days {
                let said = shop.sh(&format!("add Ana: {}", text.replace("{}", day)));
                let Some(command) = offered(&said.out) else { continue };
                let moved = shop.sh(&format!("--json {command} --told"));
                assert_eq!((moved.code, moved.err.as_str()), (0, ""), "{now} {day}: {command}");
                let value: serde_json::Value = serde_json::from_str(&moved.out).unwrap();
                let from = value["window"]["from"].as_str().unwrap();
                assert!(from.contains("T09:00:00"), "{now} {day}: {command}: {from}");
                let again = shop.ok(&format!("--color never {command} --told"));
                assert_eq!(offered(&again), None, "{now} {day}: {command} is closed as well\n{again}");
            }
        }
    }
}

#[test]
fn a_long_closure_is_advised_with_the_date() {
    let holidays: Vec<String> = (1..=31).map(|day| format!("'2026-12-{day:02}'")).collect();
    let shop = Shop::new().at("2026-11-30 10:00").settings(&format!("holidays = [{}, '01-01']\n", holidays.join(", ")));
    let card = shop.ok("add Ana call tomorrow at 5");
    assert_eq!(offered(&card).unwrap(), "move 1 first thing on 2 January 2027", "{card}");
    let value = shop.json("move 1 first thing on 2 January 2027 --told");
    assert_eq!(value["window"]["from"], "2027-01-02T09:00:00+01:00");
}

#[test]
fn a_shop_that_never_opens_again_is_left_in_peace() {
    let shop = Shop::new().settings("hours = 'mon 09:00-09:01'\n");
    assert_eq!(shop.sh("add Ana call tomorrow at 5").code, 0);
}

#[test]
fn the_advice_fits_the_screen() {
    for columns in [40, 60, 80, 200] {
        for (language, line) in
            [("en", "add Ana call on wednesday at 23:00"), ("es", "add Ana llamar el miércoles a las 23:00")]
        {
            let shop = Shop::new().env("PROMISE_LANG", language).columns(columns);
            for _ in 0..3 {
                let card = shop.ok(line);
                assert!(offered(&card).is_some());
                for line in card.lines() {
                    assert!(width(line) <= columns, "{columns}: {line}");
                }
            }
        }
    }
}

/// The lines of advice under a card, joined.
fn advice(card: &str) -> String {
    let lines = card.lines().skip(3).map(str::trim).filter(|line| !line.starts_with("to be ready by"));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_full_hour_is_named_with_the_promises_in_it() {
    let shop = Shop::new();
    for (who, at) in [("Eva", "17:00"), ("Leo", "17:30"), ("Noa", "18:00"), ("Sol", "17:10"), ("Kim", "17:20")] {
        shop.ok(&format!("add {who}: call on monday at {at}"));
    }
    let card = shop.ok("add Ana: call on monday at 17:59");
    assert_eq!(
        advice(&card),
        "4 fixed promises at that hour already (1, 2, 4, …): better in flexible words? promise reword 6"
    );
    assert_eq!(advice(&shop.ok("add Ana: call on monday at 16:59")), "");
    assert_eq!(
        advice(&Shop::env(shop, "PROMISE_LANG", "es").ok("anota Gil: llamar el lunes a las 18:10")),
        "ya hay otra promesa fija a esa hora (3): ¿mejor con palabras flexibles? promise reformula 8"
    );
}

#[test]
fn a_move_into_a_full_hour_is_named_too() {
    let shop = Shop::new();
    shop.ok("add Eva: call on monday at 17:00");
    shop.ok("add Ana: call on monday at 16:00");
    let card = shop.ok("move 2 monday at 17:30 --told");
    assert!(card.contains("another fixed promise at that hour (1): better in flexible words?"), "{card}");
}

#[test]
fn what_the_customer_still_waits_for_is_named() {
    let mut shop = Shop::new();
    shop.ok("add Ana: call on monday at 10");
    assert_eq!(advice(&shop.ok("add Ana: bring the lamp on thursday")), "", "it is the same conversation");
    shop.set_clock("2026-11-22 18:00");
    assert_eq!(
        advice(&shop.ok("add Ana: call on friday at 10")),
        "“call” for Ana is still open (1): better in flexible words? promise reword 3"
    );
    shop.set_clock("2026-11-23 18:00");
    assert_eq!(
        advice(&shop.ok("add Ana: call on friday at 12")),
        "Ana is still waiting for “call” (1): better in flexible words? promise reword 4"
    );
    assert_eq!(advice(&shop.ok("add Ana: I\\'ll call as soon as I can")), "", "flexible words bear it");
}

#[test]
fn a_promise_to_the_customer_that_was_not_kept_is_remembered_for_a_month() {
    let mut shop = Shop::new();
    shop.ok("add Ana: call on monday at 10");
    shop.set_clock("2026-11-24 10:00");
    shop.ok("done 1");
    shop.set_clock("2026-12-24 09:00");
    assert_eq!(
        advice(&shop.ok("add Ana: call on tuesday at 10")),
        "a promise to Ana was not kept on time (24 Nov): better in flexible words? promise reword 2"
    );
    shop.ok("undo");
    shop.set_clock("2026-12-26 10:00");
    assert_eq!(advice(&shop.ok("add Ana: call on tuesday at 10")), "");
}

/// A shop that kept all thirty of its promises for weekday mornings, and this many of those for Friday afternoons.
fn with_a_record(kept: usize, of: usize) -> Shop {
    let mut shop = Shop::new().env("PROMISE_SNAPSHOT", "4");
    let mut id = 0;
    let mut deal = |shop: &mut Shop, day: &str, at: &str, done: &str| {
        shop.set_clock(&format!("2026-{day} 09:30"));
        id += 1;
        shop.ok(&format!("-q add 'Customer {id}': deliver it today at {at}"));
        shop.set_clock(&format!("2026-{day} {done}"));
        shop.ok(&format!("done {id}"));
    };
    for week in 0..of {
        let day = |weekday: u64| {
            let day =
                chrono::NaiveDate::from_ymd_opt(2026, 8, 31).unwrap() + chrono::Days::new(week as u64 * 7 + weekday);
            day.format("%m-%d").to_string()
        };
        for weekday in 0..4 {
            deal(&mut shop, &day(weekday), "11:00", "10:00");
        }
        deal(&mut shop, &day(4), "17:00", if week < kept { "16:00" } else { "18:00" });
    }
    shop.set_clock("2026-11-18 10:00");
    shop
}

#[test]
fn what_is_kept_less_often_than_usual_is_named_with_its_count() {
    let shop = with_a_record(4, 9);
    assert_eq!(
        advice(&shop.ok("add Ana: call on friday at 5")),
        "kept 4 of 9 on Friday afternoons: better in flexible words? promise reword 46"
    );
    assert_eq!(
        advice(&shop.ok("add Bea: call on friday at 11")),
        "kept 4 of 9 on Fridays: better in flexible words? promise reword 47"
    );
    assert_eq!(
        advice(&shop.ok("add Kim: call on monday at 17:30")),
        "kept 4 of 9 in the afternoon: better in flexible words? promise reword 48"
    );
    assert_eq!(advice(&shop.ok("add Leo: call on monday at 11")), "");
    let shop = shop.env("PROMISE_LANG", "es");
    assert_eq!(
        advice(&shop.ok("anota Sol: llamar el viernes a las 6 de la tarde")),
        "cumplidas 4 de 9 los viernes por la tarde: ¿mejor con palabras flexibles? promise reformula 50"
    );
    // The rule holds with the snapshot away as well.
    std::fs::remove_file(shop.store().join("snapshot.jsonl")).unwrap();
    let shop = shop.env("PROMISE_SNAPSHOT", "off").env("PROMISE_LANG", "en");
    assert!(shop.ok("add Eva: call on friday at 16:30").contains("kept 4 of 9 on Friday afternoons"));
}

#[test]
fn four_cases_say_nothing_of_a_rate() {
    let shop = with_a_record(0, 4);
    assert_eq!(advice(&shop.ok("add Ana: call on friday at 5")), "");
}

#[test]
fn every_advice_fits_the_screen_and_coach_false_silences_it() {
    for columns in [40, 80] {
        for language in ["en", "es"] {
            let mut shop = with_a_record(2, 5).env("PROMISE_LANG", language).columns(columns);
            shop.ok("add 'Ana María López de la Fuente': call on friday at 17:00");
            let mut cards =
                vec![shop.ok("add Eva: call on friday at 17:00"), shop.ok("add Kim: call on friday at 18:00")];
            shop.set_clock("2026-11-21 10:00");
            cards.push(shop.ok("add 'Ana María López de la Fuente': call on monday at 11"));
            for card in &cards {
                assert!(advice(card).contains("promise re"), "{card}");
                for line in card.lines() {
                    assert!(width(line) <= columns, "{columns}: {line}");
                }
            }
            let shop = shop.settings("coach = false\n");
            assert!(!shop.ok("add Eva: call on monday at 11:10").contains("promise re"));
        }
    }
}

#[test]
fn a_long_earlier_promise_is_named_by_its_first_words() {
    let mut shop = Shop::spanish();
    shop.ok("anota Ana: te llamo el lunes a las 10 con el presupuesto de la bisagra de la puerta del garaje");
    shop.set_clock("2026-11-22 18:00");
    let card = shop.ok("anota Ana: te llamo el viernes a las 10");
    assert!(card.contains("con Ana sigue pendiente «te llamo con el presupu…» (1)"), "{card}");
}

#[test]
fn the_promise_that_follows_is_advised_on_too() {
    for snapshot in ["4", "none"] {
        let shop = Shop::new().env("PROMISE_SNAPSHOT", snapshot);
        shop.ok("add Ana: call on monday at 10");
        shop.ok("add Leo: call on friday at 10");
        let said = shop.ok("done 1 --next \"I'll call you on friday at 10:30\"");
        assert!(
            said.ends_with(
                "    another fixed promise at that hour (2): better in flexible words?\n    promise reword 3\n"
            ),
            "{said}"
        );
        let said = shop.ok("done 3 --next \"I'll call you tomorrow at 5\"");
        assert!(said.contains("closed on Sundays: “first thing on Monday”?"), "{said}");
        assert!(!shop.ok("-q done 4 --next \"I'll call you tomorrow at 5\"").contains("Sundays"));
    }
}

#[test]
fn being_late_just_now_is_not_held_against_the_next_step() {
    let mut shop = Shop::new();
    shop.ok("add Ana: call on monday at 10");
    shop.set_clock("2026-11-24 10:00");
    let said = shop.ok("done 1 --next \"I'll call you on thursday at 10\"");
    assert!(said.starts_with("Done, ") && !said.contains("not kept on time"), "{said}");
    shop.set_clock("2026-11-24 10:01");
    assert!(shop.ok("add Ana: call on friday at 10").contains("a promise to Ana was not kept on time (today)"));
}

#[test]
fn lines_that_came_together_are_advised_on_in_a_line_each() {
    let shop = Shop::new();
    let said =
        shop.pipe(&["add", "-"], b"Ana: call tomorrow at 5\nLeo: call on monday at 10\nEva: call on monday at 10:30\n");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(
        said.out.lines().skip(3).collect::<Vec<_>>(),
        [
            "  1: closed on Sundays · promise move 1 first thing on Monday",
            "  2: another fixed promise at that hour (3) · promise reword 2",
            "  3: another fixed promise at that hour (2) · promise reword 3",
        ]
    );
    for silent in [&["-q", "add", "-"][..], &["--json", "add", "-"], &["add", "-", "--dry-run"], &["expect", "-"]] {
        assert!(!shop.pipe(silent, b"Ana: call tomorrow at 5\n").out.contains("Sundays"), "{silent:?}");
    }
}

#[test]
fn of_many_lines_ten_are_advised_on() {
    let lines: String = (1..=12).map(|n| format!("Customer {n}: call tomorrow at 5\n")).collect();
    let said = Shop::spanish().pipe(&["anota", "-"], lines.as_bytes());
    assert_eq!(said.out.matches("promise mueve").count(), 10, "{}", said.out);
    assert!(said.out.ends_with("  y 2 más que conviene pensar otra vez\n"), "{}", said.out);
}

#[test]
fn a_record_is_known_to_lines_that_come_together() {
    let shop = with_a_record(2, 9);
    let said = shop.pipe(&["add", "-"], b"Ana: deliver it on friday at 4 pm\n");
    assert!(said.out.contains(": kept 2 of 9 on Friday afternoons · promise reword "), "{}", said.out);
}

#[test]
fn whoever_did_not_keep_their_word_twice_is_pointed_out_when_they_promise_again() {
    for snapshot in ["4", "none"] {
        let mut shop = Shop::new().env("PROMISE_SNAPSHOT", snapshot);
        shop.ok("expect Leo 'he pays on monday'");
        shop.ok("expect Leo 'he sends the papers on monday'");
        assert_eq!(shop.ok("expect Leo 'he sends the form on monday'").lines().count(), 3);
        shop.ok("drop 3 --released");
        shop.set_clock("2026-11-24 10:00");
        shop.ok("drop 1 --broken");
        let said = shop.ok("expect Leo 'he pays on friday'");
        assert!(said.ends_with("    Leo has not kept 2 in a row: promise escalate 4 PERSON\n"), "{said}");
        shop.ok("done 2");
        assert!(!shop.ok("expect Leo 'he comes on friday'").contains("in a row"), "he sent the papers");
    }
}
