//! `done`: a promise was kept, or at least done.

use crate::fixture::Shop;

#[test]
fn a_kept_promise_says_so_in_both_languages() {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("add Ana 'call tomorrow at 6'");
    assert_eq!(shop.ok("done 1"), "Kept: 1 Ana: call\nStill open for Ana:\n2  = Ana   call  tomorrow 18:00\n");
    assert_eq!(shop.ok("--lang es hecho 2"), "Cumplida: 2 Ana: call\n");
}

#[test]
fn to_the_minute_is_kept_and_a_minute_later_is_late() {
    for (clock, wanted, outcome) in [
        ("2026-11-22 17:00", "Kept: 1 Ana: call\n", "kept"),
        ("2026-11-22 17:01", "Done, 1 min late: 1 Ana: call\n", "late"),
        ("2026-11-24 09:00", "Done, 40 h late: 1 Ana: call\n", "late"),
    ] {
        let mut shop = Shop::new();
        shop.ok("add Ana 'call tomorrow at 5 pm'");
        shop.set_clock(clock);
        assert_eq!(shop.ok("done 1"), wanted);
        assert_eq!(shop.json("show 1")["outcome"], outcome);
    }
    let mut shop = Shop::spanish();
    shop.ok("anota Ana 'te llamo mañana a las 5'");
    shop.set_clock("2026-11-22 19:00");
    assert_eq!(shop.ok("hecho 1"), "Hecha, 2 h tarde: 1 Ana: te llamo\n");
}

#[test]
fn attempts_and_what_they_owe_us_have_words_of_their_own() {
    let shop = Shop::new();
    shop.ok("add Ana 'try to call tomorrow at 5' --attempt");
    shop.ok("expect Leo 'send the form tomorrow'");
    assert_eq!(shop.ok("done 1"), "Done, though it was only an attempt: 1 Ana: try to call\n");
    assert_eq!(shop.ok("done 2"), "Leo kept their word: 2 send the form\n");
    assert_eq!(shop.ok("--lang es due").lines().last(), Some("No vence nada. No queda ninguna promesa pendiente."));
}

#[test]
fn a_note_is_kept_word_for_word() {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("done 1 she was  pleased, \"very\"");
    let json = shop.json("show 1");
    assert_eq!(json["reason"], "she was pleased, very");
    assert_eq!(json["status"], "closed");
    assert_eq!(json["bucket"], serde_json::Value::Null);
    assert!(shop.ok("show 1").contains("done: she was pleased, very"), "{}", shop.ok("show 1"));
}

#[test]
fn done_earlier_counts_from_when_it_was_done() {
    let mut shop = Shop::new().at("2026-11-20 10:00");
    shop.ok("add Ana 'call today at 7 pm'");
    shop.ok("add Leo 'call today at 5 pm'");
    shop.set_clock("2026-11-21 18:00");
    assert_eq!(shop.ok("done 1 --at 'yesterday at 6 pm'"), "Kept: 1 Ana: call\n");
    assert_eq!(shop.ok("done 2 --at 'yesterday at 6'"), "Done, 1 h late: 2 Leo: call\n");
    assert_eq!(shop.json("show 1")["closed_at"], "2026-11-20T18:00:00+01:00");
    let text = shop.ok("show 1");
    assert!(text.contains("today 18:00  done yesterday, Friday 20 November, 18:00"), "{text}");
    assert!(text.contains("kept yesterday"), "{text}");
}

#[test]
fn done_earlier_today_in_spanish() {
    let mut shop = Shop::spanish().at("2026-11-21 10:00");
    shop.ok("anota Ana 'te llamo hoy a las 5'");
    shop.set_clock("2026-11-21 19:00");
    assert_eq!(shop.ok("hecho 1 --at 'hoy a las 4'"), "Cumplida: 1 Ana: te llamo\n");
}

#[test]
fn a_time_ahead_or_before_the_promise_was_made_is_refused() {
    let mut shop = Shop::new().at("2026-11-20 10:00");
    shop.ok("add Ana 'call on monday at 5'");
    shop.set_clock("2026-11-21 18:00");
    let before = shop.bytes();
    for (typed, message) in [
        ("tomorrow", "error: `tomorrow` is still to come\n"),
        ("today at 18:01", "error: `today at 18:01` is still to come\n"),
        ("yesterday at 9", "error: promise 1 was made later than that: yesterday, Friday 20 November, 10:00\n"),
        ("last week", "error: promise 1 was made later than that: yesterday, Friday 20 November, 10:00\n"),
    ] {
        let said = shop.sh(&format!("done 1 --at '{typed}'"));
        assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (2, "", message), "{typed}");
    }
    for typed in ["banana", "", "30 february"] {
        let said = shop.sh(&format!("done 1 --at '{typed}'"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{typed}");
        assert!(said.err.starts_with("error: "), "{}", said.err);
    }
    assert_eq!(shop.bytes(), before);
    assert!(shop.ok("done 1 --at now").starts_with("Kept"), "now is no future");
}

#[test]
fn a_call_with_nothing_new_keeps_the_promise_to_call() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("add Leo 'call tomorrow at 5'");
    shop.set_clock("2026-11-22 16:00");
    assert_eq!(shop.ok("done 1 --no-news"), "Kept: 1 Ana: call\n");
    assert!(shop.ok("show 1").contains("today 16:00  called, though there was nothing new"), "{}", shop.ok("show 1"));
    shop.ok("done 2 --no-news --at 'today at 3 pm' 'no part yet'");
    let text = shop.ok("show 2");
    assert!(text.contains("called today, 15:00, though there was nothing new: no part yet"), "{text}");
    let text = shop.ok("--lang es ver 2");
    assert!(text.contains("se llamó hoy, 15:00, aunque no había novedades: no part yet"), "{text}");
}

#[test]
fn the_next_promise_is_opened_in_the_same_step() {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5 with the quote' --owner Marta --tag roof");
    assert_eq!(
        shop.ok("done 1 --no-news --next 'I will deliver it on friday'"),
        "\
Kept: 1 Ana: call with the quote
2   Ana · delivery · fixed · Marta answers for it · #roof
    I will deliver it
    Friday 27 November (due Fri 19:00, in 6 days)
"
    );
    let json = shop.json("show 2");
    assert_eq!(json["follows"], "1");
    assert_eq!(json["owner"], "Marta");
    assert_eq!(json["tags"], serde_json::json!(["roof"]));
    assert!(shop.ok("show 1").contains("    followed by promise 2\n"));
    assert!(shop.ok("show 2").contains("    follows promise 1\n"));
    // A bare date repeats what was promised.
    assert_eq!(shop.ok("--quiet done 2 --next 'monday at 10'"), "3\n");
    assert_eq!(shop.json("show 3")["what"], "I will deliver it");
    shop.ok("undo");
    assert_eq!(shop.json("show 2")["status"], "open");
    assert_eq!(shop.sh("show 3").code, 1, "one command is one step");
}

#[test]
fn a_next_promise_that_cannot_stand_stores_nothing() {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    let before = shop.bytes();
    for next in ["yesterday at 5", "30 february"] {
        let said = shop.sh(&format!("done 1 --next '{next}'"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{next}");
        assert!(said.err.starts_with("error: "), "{}", said.err);
    }
    assert_eq!(shop.bytes(), before);
}

#[test]
fn what_is_still_open_for_the_customer_is_listed() {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("add Ana 'deliver the lamp on monday'");
    shop.ok("expect Ana 'send the form on monday'");
    shop.ok("add Leo 'call on monday'");
    let text = shop.ok("done 1");
    assert!(text.starts_with("Kept: 1 Ana: call\nStill open for Ana (2):\n2 "), "{text}");
    assert!(text.contains("deliver the lamp") && text.contains("send the form") && !text.contains("Leo"), "{text}");
    assert_eq!(shop.ok("--quiet done 2"), "");
    assert_eq!(shop.ok("done 3"), "Ana kept their word: 3 send the form\n");
}

#[test]
fn the_answer_as_json_is_the_closed_promise() {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    let json = shop.json("done 1 fine");
    assert_eq!((&json["id"], &json["status"], &json["outcome"]), (&"1".into(), &"closed".into(), &"kept".into()));
    assert_eq!(json["reason"], "fine");
}

#[test]
fn a_promise_without_a_window_is_kept_whenever_it_is_done() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'fix it as soon as I can'");
    shop.set_clock("2027-06-01 10:00");
    assert!(shop.ok("done ana").starts_with("Kept: 1 Ana"));
    assert_eq!(shop.json("show 1")["outcome"], "kept");
}

#[test]
fn yesterday_means_closing_time_yesterday_and_a_minute_means_all_of_it() {
    let mut shop = Shop::new().at("2026-11-20 10:00");
    shop.ok("add Ana 'deliver the glasses today'");
    shop.ok("add Leo 'call as soon as I can'");
    shop.set_clock("2026-11-21 09:00");
    assert!(shop.ok("done 1 --at yesterday").starts_with("Kept: 1 Ana"));
    assert_eq!(shop.json("show 1")["closed_at"], "2026-11-20T19:00:00+01:00");
    shop.ok("done 2 --at 'yesterday at 10:00'");
    assert_eq!(shop.json("show 2")["outcome"], "kept");
}

#[test]
fn a_full_name_without_quotes_is_that_customer_and_no_other() {
    let shop = Shop::new();
    shop.ok("add 'María:' 'call tomorrow at 5'");
    shop.ok("add 'María José:' 'call monday at 5'");
    assert!(shop.ok("done María José she was glad").starts_with("Kept: 2 María José"));
    assert_eq!(shop.json("show 2")["reason"], "she was glad");
    shop.ok("add 'Ana Ruiz:' 'call monday'");
    shop.ok("add 'Ana López:' 'call monday'");
    shop.ok("done ana lópez");
    let said = shop.sh("done Ana López");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.starts_with("error: `Ana López` has no open promise"), "{}", said.err);
    assert_eq!(shop.json("show 3")["status"], "open");
}

#[test]
fn what_follows_must_say_something() {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    let said = shop.sh("done 1 --next ''");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(shop.json("show 1")["status"], "open");
}

#[test]
fn of_many_other_promises_to_the_customer_ten_are_shown_and_the_rest_counted() {
    let shop = Shop::new();
    for number in 1..=13 {
        shop.ok(&format!("-q add Ana: bring box {number} by friday"));
    }
    let said = shop.ok("done 1");
    assert_eq!(said.lines().filter(|line| line.contains("bring box")).count(), 1 + 10, "{said}");
    assert!(said.ends_with("… and 2 more\n"), "{said}");
    assert_eq!(shop.json("done 2")["still_open"].as_array().unwrap().len(), 11);
    assert!(!shop.ok("done 3").contains("more"));
}
