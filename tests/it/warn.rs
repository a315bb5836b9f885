//! Warning before and not after: what is about to break, calls that cannot all be made, and the slot for calling back.

use unicode_width::UnicodeWidthStr;

use crate::fixture::Shop;

/// The promises of `due` under the heading that begins so, as their lines.
fn under(shop: &Shop, heading: &str) -> Vec<String> {
    let text = shop.ok("due");
    let section = text.split("\n\n").find(|section| section.starts_with(heading)).unwrap_or_default();
    section.lines().skip(1).map(str::to_owned).collect()
}

fn deadline(shop: &Shop, line: &str) -> String {
    shop.json(line)["deadline"].as_str().unwrap_or_default().to_owned()
}

/// A shop that calls back from six to seven, on Monday at noon.
fn with_slot() -> Shop {
    Shop::new().at("2026-11-23 12:00").settings("callback_slot = '18:00-18:45'\n")
}

#[test]
fn from_its_act_by_to_its_deadline_a_promise_is_about_to_break() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call on monday at 5 pm'");
    for (clock, is_at_risk, bucket) in [
        ("2026-11-23 16:29", false, "today"),
        ("2026-11-23 16:30", true, "today"),
        ("2026-11-23 17:00", true, "today"),
        ("2026-11-23 17:01", false, "overdue"),
    ] {
        shop.set_clock(clock);
        let json = &shop.json("due")[0];
        assert_eq!((json["at_risk"].as_bool(), json["bucket"].as_str()), (Some(is_at_risk), Some(bucket)), "{clock}");
        assert_eq!(!under(&shop, "About to break").is_empty(), is_at_risk, "{clock}");
    }
    shop.set_clock("2026-11-23 16:40");
    shop.ok("done 1");
    assert_eq!(shop.json("show 1")["at_risk"], false, "what is done is past breaking");
}

#[test]
fn the_section_says_how_long_is_left_and_how_to_warn() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call on monday at 5 pm' --phone 600111222");
    shop.ok("add Leo 'deliver the lamp by tuesday at 4 pm'");
    shop.set_clock("2026-11-23 16:40");
    assert_eq!(
        shop.ok("due"),
        "\
About to break: warn them now
1  = Ana   call              17:00 · in 20 min         600111222
2  = Leo   deliver the lamp  tomorrow 16:00 · in 23 h
    the last useful moment to warn them is now: promise say 1 delay --by …
    or promise move 1 …

2 about to break
"
    );
    assert!(shop.ok("--lang es vence").starts_with("A punto de fallar: avise ya\n"));
    let shop = shop.settings("coach = false\n");
    assert!(!shop.ok("due").contains("promise say"), "who wants no advice gets the section alone");
    assert_eq!(under(&shop, "About to break").len(), 2);
}

#[test]
fn what_must_be_warned_of_is_shown_however_far_off_it_is_due() {
    for patience in ["0", "off"] {
        let mut shop = Shop::new().env("PROMISE_SNAPSHOT", patience).settings("margin_delivery = '2 weeks'\n");
        shop.ok("add Ana 'deliver the table on 16 december at 5 pm'");
        shop.ok("add Leo 'paint the door on 16 december at 5 pm'");
        shop.set_clock("2026-12-02 16:59");
        assert_eq!(shop.ok("due"), "Nothing is due for now. · 2 more later (--all)\n", "{patience}");
        shop.set_clock("2026-12-02 17:00");
        let json = shop.json("due");
        let fields = (json[0]["id"].as_str(), json[0]["bucket"].as_str(), json[0]["at_risk"].as_bool());
        assert_eq!(fields, (Some("1"), Some("later"), Some(true)), "{patience}");
        assert_eq!(under(&shop, "About to break").len(), 3, "{patience}: the promise and the hint\n{}", shop.ok("due"));
        assert!(shop.ok("due").ends_with("\n1 about to break · 1 more later (--all)\n"), "{patience}");
    }
}

#[test]
fn what_was_moved_untold_wants_telling_first() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call on monday at 4 pm'");
    shop.ok("move 1 'monday at 5 pm' --not-told");
    shop.set_clock("2026-11-23 16:45");
    let json = &shop.json("due")[0];
    assert_eq!((json["bucket"].as_str(), json["at_risk"].as_bool()), (Some("untold"), Some(true)));
    assert_eq!(under(&shop, "Moved: tell them").len(), 1);
}

#[test]
fn what_was_promised_at_short_notice_is_not_about_to_break_at_once() {
    let mut shop = Shop::new().at("2026-11-23 10:00");
    let json = shop.json("add Ana 'deliver the lamp today at 6 pm'");
    assert_eq!((json["act_by"].as_str(), json["at_risk"].as_bool()), (Some("2026-11-23T14:00:00+01:00"), Some(false)));
    shop.set_clock("2026-11-23 14:00");
    assert_eq!(shop.json("show 1")["at_risk"], true);
}

#[test]
fn the_time_to_work_towards_is_said_in_words() {
    let mut shop = Shop::new();
    let card = shop.ok("add Ana 'deliver the lamp on friday at 5 pm'");
    assert!(card.ends_with("    to be ready by Thursday 26 November, 17:00, or else warn them\n"), "{card}");
    let card = shop.ok("add Leo 'call on friday at 4 pm'");
    assert!(card.ends_with("Friday 27 November, 16:00 (in 6 days)\n"), "half an hour goes without saying: {card}");
    assert!(shop.ok("show 2").contains("    last moment to warn them: Friday 27 November, 15:30\n"));
    assert!(shop.ok("--lang es ver 1").contains("    debe estar listo: jueves 26 de noviembre, 17:00; si no, avise\n"));
    shop.set_clock("2026-11-27 15:45");
    assert!(shop.ok("show 2").contains("    about to break: the last moment to warn them is now\n"));
    shop.set_clock("2026-11-27 16:01");
    assert!(!shop.ok("show 2").contains("warn them"), "after the hour there is nothing to warn of");
    assert!(!shop.ok("expect Eva 'deliver the form on friday'").contains("warn"));
}

#[test]
fn calls_that_cannot_all_be_made_are_named_below_their_section() {
    let shop = Shop::new().settings("calls_per_hour = 2\n");
    for name in ["Ana", "Leo", "Eva"] {
        shop.ok(&format!("add {name} 'call on monday at 5:15 pm'"));
    }
    shop.ok("add Mia 'call on monday at 4 pm'");
    let wanted = "    too many calls Mon between 17:00 and 18:00: 3, with room for 2 (1, 2, 3)";
    assert_eq!(under(&shop, "Coming").last().unwrap(), wanted);
    assert!(shop.ok("due --who leo").contains(wanted), "it is said to whom it concerns");
    assert!(!shop.ok("due --who mia").contains("too many"));
    assert!(
        shop.ok("--lang es vence")
            .contains("demasiadas llamadas lun de 17:00 a 18:00: 3, y hay sitio para 2 (1, 2, 3)")
    );
    shop.ok("move 3 'monday at 6 pm' --told");
    assert!(!shop.ok("due").contains("too many"));
}

#[test]
fn only_a_dozen_are_named_where_too_many_are_promised() {
    let shop = Shop::new();
    for _ in 0..15 {
        shop.ok("add Ana 'call on monday at 5 pm'");
    }
    let text = shop.ok("due").split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted =
        "too many calls Mon between 17:00 and 18:00: 15, with room for 6 (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …)";
    assert!(text.contains(wanted), "{text}");
}

#[test]
fn a_call_promised_for_a_day_is_due_when_the_slot_for_calling_back_ends() {
    let shop = with_slot();
    let slot = |day: &str| format!("2026-11-{day}T18:45:00+01:00");
    assert_eq!(deadline(&shop, "add Ana 'I will call you today'"), slot("23"));
    assert_eq!(deadline(&shop, "add Ana 'te llamo el jueves'"), slot("26"));
    assert_eq!(deadline(&shop, "add Ana 'about the lamp' --kind call --by tomorrow"), slot("24"));
    assert_eq!(deadline(&shop, "move 3 thursday --told"), slot("26"));
}

#[test]
fn lines_of_calls_for_the_slot_show_its_times() {
    let shop = with_slot();
    for line in
        ["add Ana 'I will call you today'", "add Leo 'I will call you on thursday'", "add Eva 'call today at 5 pm'"]
    {
        shop.ok(line);
    }
    let due = shop.ok("due");
    let line = |id: &str| due.lines().find(|line| line.starts_with(id)).unwrap_or_default();
    assert!(line("1 ").ends_with("  18:00–18:45"), "{due}");
    assert!(line("2 ").ends_with("  Thu 18:00–18:45"), "{due}");
    assert!(line("3 ").ends_with("  17:00"), "{due}");
}

#[test]
fn every_way_to_promise_a_call_knows_the_slot() {
    let shop = with_slot();
    let slot = |day: &str| format!("2026-11-{day}T18:45:00+01:00");
    shop.ok("add Ana 'call at 5 pm'");
    assert_eq!(deadline(&shop, "edit 1 --by today"), slot("23"));
    shop.ok("say 1 delay --by tomorrow --moved");
    assert_eq!(deadline(&shop, "show 1"), slot("24"));
    assert_eq!(shop.json("done 1 --next thursday")["next"]["deadline"], slot("26"));
    assert_eq!(shop.json("when 'I will call you tomorrow'")["deadline"], slot("24"));
    assert_eq!(shop.pipe(&["add", "-"], b"Leo: I will call you tomorrow\n").code, 0);
    assert_eq!(deadline(&shop, "show 3"), slot("24"));
}

#[test]
fn the_slot_is_for_calls_of_ours_without_an_hour_on_days_when_it_is_open() {
    let mut shop = with_slot();
    for (line, wanted) in [
        ("add Ana 'call today at 5 pm'", "2026-11-23T17:00:00+01:00"),
        ("add Ana 'call this afternoon'", "2026-11-23T18:00:00+01:00"),
        ("add Ana 'call by thursday'", "2026-11-26T19:00:00+01:00"),
        ("add Ana 'call this week'", "2026-11-28T19:00:00+01:00"),
        ("add Ana 'deliver the lamp today'", "2026-11-23T19:00:00+01:00"),
        ("expect Ana 'I will call you today'", "2026-11-23T19:00:00+01:00"),
        ("add Ana 'call on sunday'", "2026-11-30T00:00:00+01:00"),
        ("when tomorrow", "2026-11-24T19:00:00+01:00"),
    ] {
        assert_eq!(deadline(&shop, line), wanted, "{line}");
    }
    shop.set_clock("2026-11-23 18:45");
    assert_eq!(deadline(&shop, "add Ana 'call today'"), "2026-11-23T19:00:00+01:00", "the slot is over");
}

#[test]
fn what_was_promised_keeps_its_deadline_when_the_slot_changes() {
    let shop = with_slot();
    shop.ok("add Ana 'call tomorrow'");
    let shop = shop.settings("callback_slot = '12:00-13:00'\n");
    assert_eq!(deadline(&shop, "show 1"), "2026-11-24T18:45:00+01:00");
    let shop = shop.settings("");
    assert_eq!(deadline(&shop, "show 1"), "2026-11-24T18:45:00+01:00");
}

#[test]
fn the_advice_names_the_slot() {
    let shop = with_slot();
    let card = shop.ok("add Ana 'I will call you today'");
    assert!(card.ends_with("    in your slot for calling back, 18:00–18:45\n"), "{card}");
    let card = shop.ok("--lang es mueve 1 mañana --told");
    assert!(card.ends_with("    en su hueco para devolver llamadas, 18:00–18:45\n"), "{card}");
    assert!(!shop.ok("add Ana 'I will call you today at 5 pm'").contains("slot"));
    assert!(
        !shop.settings("callback_slot = '18:00-18:45'\ncoach = false\n").ok("add Ana 'call today'").contains("slot")
    );
}

/// A shop with one call of every urgency, in the wrong order.
fn calls() -> Shop {
    let mut shop = with_slot();
    shop.set_clock("2026-11-20 10:00");
    for line in [
        "add Bea 'call as soon as I can' --phone 600000001",
        "add Leo 'call on wednesday at 10 about the frame'",
        "add Ana 'call on monday about the warranty of the washing machine' --phone 600000003",
        "add Tom 'call on monday at 12:20' --phone '+34 600 000 004'",
        "add Eva 'call on monday at 10'",
        "add Kim 'call on wednesday' --complaint --owner Marta",
        "add Ana 'deliver the lamp on monday'",
        "expect Sol 'I will call you on monday'",
        "add Pau 'call on 15 december'",
    ] {
        shop.ok(line);
    }
    shop.ok("tell 2 'still waiting for the hinge'");
    shop.ok("add Leo 'call today at 11'");
    shop.set_clock("2026-11-20 11:00");
    shop.ok("done 10 --no-news");
    shop.ok("add Eva 'call today at 12'");
    shop.ok("done 11 'left a message'");
    shop.set_clock("2026-11-23 12:00");
    shop
}

#[test]
fn calls_are_a_sheet_in_the_order_to_call() {
    assert_eq!(
        calls().ok("due --calls"),
        "\
Calls to make, 23 November · slot for calling back 18:00–18:45
6 != Kim  no phone         Wed 18:00–18:45
     call · promised 20 Nov
5  = Eva  no phone         today 10:00 · 2 h late
     call · promised 20 Nov · called 20 Nov: left a message
4  = Tom  +34 600 000 004  12:20 · in 20 min
     call · promised 20 Nov
3  = Ana  600000003        today 18:00–18:45
     call about the warranty of the washing machine · promised 20 Nov
2  = Leo  no phone         Wed 10:00
     call about the frame · promised 20 Nov · called 20 Nov, no news
1  ~ Bea  600000001        made 3 days ago
     call as soon as I can · promised 20 Nov

1 overdue · 1 about to break · 1 today · 2 coming · 1 without a date ·
1 more later (--all) · kept 2 of 3 in 30 days
"
    );
}

#[test]
fn a_narrow_sheet_tells_one_fact_below_the_other() {
    let text = calls().columns(40).env("PROMISE_LANG", "es").ok("vence --calls --who leo");
    assert_eq!(
        text,
        "\
Llamadas por hacer, 23 de noviembre ·
hueco para devolver llamadas 18:00–18:45
2  = Leo
    sin teléfono · mié 10:00
    call about the frame
    prometida 20 nov
    se llamó 20 nov, sin novedades

1 próxima · cumplidas 2 de 3 en 30 días
"
    );
}

#[test]
fn the_sheet_fits_the_screen_and_prints_without_colour() {
    for columns in [40, 56, 71, 72, 80, 120] {
        for language in ["en", "es"] {
            let shop = calls().columns(columns).env("PROMISE_LANG", language);
            shop.ok("add 'Maximiliana Fernández de la Vega y Hermanos:' 'call on monday at 12:30 about the extraordinarily long-winded quote 电视机电视机电视机电视机电视机' --phone '+34 600 999 888 ext. 12345' --lang en");
            shop.ok("tell 12 'that it will take a good deal longer than anybody would have thought'");
            for line in ["due --calls", "due --calls --all", "due"] {
                let text = shop.ok(line);
                assert!(!text.contains('\u{1b}'));
                for row in text.lines() {
                    assert!(row.width() <= columns, "{language} {columns}: {row}");
                }
            }
            assert!(shop.ok("due --calls").contains("+34 600 999 888 ext. 12345"), "a phone is there whole");
        }
    }
}

#[test]
fn the_sheet_as_json_has_the_same_facts() {
    let json = calls().json("due --calls");
    let ids: Vec<&str> = json.as_array().unwrap().iter().map(|call| call["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["6", "5", "4", "3", "2", "1"]);
    let said = serde_json::json!({
        "at": "2026-11-20T11:00:00+01:00", "by": null, "op": "done", "text": "called, though there was nothing new"
    });
    assert_eq!(json[4]["last_said"], said);
    assert_eq!(json[2]["last_said"], serde_json::Value::Null);
    assert_eq!((json[3]["callback_slot"].as_str(), json[4]["callback_slot"].as_str()), (Some("18:00-18:45"), None));
    assert!(calls().json("due")[0].get("last_said").is_none());
}

#[test]
fn what_was_last_said_is_the_latest_of_what_was_told_and_the_last_call() {
    let mut shop = calls();
    shop.ok("tell 2 'it comes on tuesday'");
    let last = |shop: &Shop| shop.json("due --calls --who leo")[0]["last_said"]["text"].clone();
    assert_eq!(last(&shop), "the customer was told: it comes on tuesday");
    shop.set_clock("2026-11-23 13:00");
    shop.ok("move 2 'thursday at 10' --not-told");
    assert_eq!(last(&shop), "the customer was told: it comes on tuesday", "what nobody was told was not said");
    shop.ok("move 2 'friday at 10' --told");
    assert_eq!(last(&shop), "moved, and the customer told: Friday 27 November, 10:00");
    shop.ok("undo");
    assert_eq!(last(&shop), "the customer was told: it comes on tuesday");
}

#[test]
fn where_there_is_nobody_to_call_the_sheet_is_one_line() {
    let shop = with_slot();
    assert_eq!(shop.ok("due --calls"), "Nothing due matches.\n");
    shop.ok("add Pau 'call on 15 december'");
    assert_eq!(shop.ok("due --calls"), "Nothing is due for now. · 1 more later (--all)\n");
}
