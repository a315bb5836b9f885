//! `due`: what wants attention, in the order in which it wants it.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use crate::fixture::Shop;

/// A shop two days into its work: something in every section, on Saturday at 18:00.
fn busy() -> Shop {
    let mut shop = Shop::new().at("2026-11-19 10:00");
    for line in [
        "add Ana 'call tomorrow at 5' --phone 600111222",
        "add 'Leo Marín' 'deliver the glasses by tomorrow' --owner Marta --tag glasses",
        "add Eva 'I will call you today at 12' --complaint --owner Rosa --phone '+34 600 123 456'",
        "add Bea 'as soon as I can I will fix it'",
        "add Tom 'call on saturday at 7 pm' --phone 911222333",
        "expect Rita 'send the form tomorrow'",
        "add Tom 'try to call on monday at 10' --attempt",
        "add Pau 'paint the door on 15 December' --owner Marta",
        "add Leo 'visit on saturday'",
        "add Mia 'write on friday at 9'",
        "move 10 'wednesday at 9' --not-told",
        "expect Sol 'I will call you on thursday'",
    ] {
        shop.ok(line);
    }
    shop.set_clock("2026-11-21 18:00");
    shop
}

/// The numbers that `due` shows, in order.
fn ids(shop: &Shop, flags: &str) -> Vec<String> {
    shop.ok(&format!("due --quiet {flags}")).lines().map(str::to_owned).collect()
}

/// The bucket of each open promise, by number.
fn buckets(shop: &Shop) -> Vec<(String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let json = shop.json("due --all");
    json.as_array().unwrap().iter().map(|promise| (text(&promise["id"]), text(&promise["bucket"]))).collect()
}

fn bucket(shop: &Shop, id: &str) -> String {
    let found = buckets(shop).into_iter().find(|(own, _)| own == id);
    found.unwrap_or_else(|| panic!("{id} is not due")).1
}

/// A text without its colours.
fn bare(text: &str) -> String {
    let mut bare = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            chars.by_ref().find(|c| c.is_ascii_alphabetic());
        } else {
            bare.push(c);
        }
    }
    bare
}

#[test]
fn sections_stand_in_order_with_complaints_and_the_longest_overdue_first() {
    assert_eq!(
        busy().ok("due"),
        "\
Overdue
 3 !=   Eva        I will call you  19 Nov 12:00 · 2 days late   +34 600 123 456
 1  =   Ana        call             yesterday 17:00 · 25 h late  600111222
 2  =   Leo Marín  deliver the gl…  yesterday · 23 h late

About to break: warn them now
 9  =   Leo Marín  visit            today · in 1 h
    the last useful moment to warn them is now: promise say 9 delay --by …
    or promise move 9 …

Moved: tell them
10  =→1 Mia        write            Wed 09:00

Today
 5  =   Tom        call             19:00                        911222333

Ask them
 6  =*  Rita       send the form    yesterday · 23 h late
  words to ask with: promise say 6

Coming
 7  ?   Tom        try to call      Mon 10:00                    911222333

Without a date
 4  ~   Bea        as soon as I c…  made 2 days ago

They promised us
11  =*  Sol        I will call you  Thu
  * not confirmed yet; once they do: promise confirm 11

3 overdue · 1 about to break · 1 to tell · 1 today · 1 to ask for · 1 coming ·
1 without a date · 1 owed to us · 1 more later (--all) · kept 0 of 4 in 30 days
"
    );
}

#[test]
fn the_page_is_spanish_for_a_spanish_reader() {
    let shop = busy().env("PROMISE_LANG", "es");
    assert_eq!(
        shop.ok("vence --all"),
        "\
Vencidas
 3 !=   Eva        I will call you  19 nov 12:00 · 2 días tarde  +34 600 123 456
 1  =   Ana        call             ayer 17:00 · 25 h tarde      600111222
 2  =   Leo Marín  deliver the gl…  ayer · 23 h tarde

A punto de fallar: avise ya
 9  =   Leo Marín  visit            hoy · dentro de 1 h
    es el último momento útil para avisar: promise di 9 retraso --by …
    o promise mueve 9 …

Movidas: falta avisar
10  =→1 Mia        write            mié 09:00

Hoy
 5  =   Tom        call             19:00                        911222333

Toca preguntar
 6  =*  Rita       send the form    ayer · 23 h tarde
  con qué palabras: promise di 6

Próximas
 7  ?   Tom        try to call      lun 10:00                    911222333

Más adelante
 8  =   Pau        paint the door   15 dic

Sin fecha
 4  ~   Bea        as soon as I c…  anotada hace 2 días

Nos prometieron
11  =*  Sol        I will call you  jue
  * aún sin confirmar; cuando lo esté: promise confirma 11

3 vencidas · 1 a punto de fallar · 1 por avisar · 1 hoy · 1 por preguntar ·
1 próxima · 1 más adelante · 1 sin fecha · 1 que nos deben ·
cumplidas 0 de 4 en 30 días
"
    );
}

#[test]
fn the_bare_program_is_due() {
    let shop = busy();
    assert_eq!(shop.run::<&str>(&[]), shop.sh("due"));
}

#[test]
fn a_complaint_comes_before_whatever_is_longer_overdue() {
    let mut shop = Shop::new().at("2026-11-19 10:00");
    shop.ok("add Ana 'call today at 11'");
    shop.ok("add Eva 'call today at 13'");
    shop.ok("add Leo 'call today at 12'");
    shop.ok("add Mia 'call today at 14' --complaint --owner Rosa");
    shop.set_clock("2026-11-20 10:00");
    assert_eq!(ids(&shop, ""), ["4", "1", "3", "2"]);
    shop.ok("edit 2 --complaint --owner Rosa");
    assert_eq!(ids(&shop, ""), ["2", "4", "1", "3"]);
    shop.ok("edit 4 --no-complaint");
    assert_eq!(ids(&shop, ""), ["2", "1", "3", "4"]);
}

#[test]
fn a_time_is_due_to_the_minute() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call on monday at 5 pm'");
    for (clock, wanted) in [
        ("2026-11-22 23:59", "coming"),
        ("2026-11-23 00:00", "today"),
        ("2026-11-23 16:59", "today"),
        ("2026-11-23 17:00", "today"),
        ("2026-11-23 17:01", "overdue"),
        ("2026-11-24 00:00", "overdue"),
    ] {
        shop.set_clock(clock);
        assert_eq!(bucket(&shop, "1"), wanted, "{clock}");
    }
    shop.set_clock("2026-11-23 17:01");
    assert!(shop.ok("due").contains("today 17:00 · 1 min late\n"), "{}", shop.ok("due"));
}

#[test]
fn a_day_is_due_at_closing_time_of_the_last_open_day_in_it() {
    for (typed, last, first) in [
        ("deliver on monday", "2026-11-23 19:00", "2026-11-23 19:01"),
        ("deliver next week", "2026-11-28 19:00", "2026-11-28 19:01"),
        // A Sunday is closed, so it lasts until its midnight.
        ("deliver on sunday", "2026-11-23 00:00", "2026-11-23 00:01"),
    ] {
        let mut shop = Shop::new();
        shop.ok(&format!("add Ana '{typed}'"));
        shop.set_clock(last);
        assert_eq!(bucket(&shop, "1"), "today", "{typed}");
        assert_eq!(shop.sh("due --check").code, 0, "{typed}");
        shop.set_clock(first);
        assert_eq!(bucket(&shop, "1"), "overdue", "{typed}");
        assert_eq!(shop.sh("due --check").code, 3, "{typed}");
    }
}

#[test]
fn an_evening_lasts_until_midnight_and_not_a_minute_longer() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'bring the lamp tonight'");
    for (clock, wanted) in
        [("2026-11-21 23:59", "today"), ("2026-11-22 00:00", "today"), ("2026-11-22 00:01", "overdue")]
    {
        shop.set_clock(clock);
        assert_eq!(bucket(&shop, "1"), wanted, "{clock}");
    }
}

#[test]
fn the_hours_of_the_shop_move_its_deadlines_but_not_those_already_agreed() {
    let mut shop = Shop::new().settings("hours = [\"mon-fri 09:00-14:00\"]\n");
    shop.ok("add Ana 'deliver on monday'");
    shop = shop.settings("hours = [\"mon-fri 09:00-21:00\"]\n");
    shop.ok("add Leo 'deliver on monday'");
    shop.set_clock("2026-11-23 14:01");
    assert_eq!((bucket(&shop, "1").as_str(), bucket(&shop, "2").as_str()), ("overdue", "today"));
}

#[test]
fn seven_days_are_coming_and_the_eighth_is_later() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call on 28 november at 18:00'");
    shop.ok("add Leo 'call on 29 november at 18:00'");
    assert_eq!(buckets(&shop), [("1".into(), "coming".into()), ("2".into(), "later".into())]);
    assert_eq!(ids(&shop, ""), ["1"]);
    shop.set_clock("2026-11-22 00:00");
    assert_eq!(ids(&shop, ""), ["1", "2"], "the horizon moves at midnight");
    let shop = shop.settings("horizon = 2\n");
    assert_eq!(ids(&shop, ""), Vec::<String>::new());
    assert_eq!(shop.ok("due"), "Nothing is due for now. · 2 more later (--all)\n");
}

#[test]
fn a_promise_without_a_window_moves_up_when_its_check_comes_and_is_never_overdue() {
    let mut shop = Shop::new().at("2026-11-20 12:00");
    shop.ok("add Bea 'as soon as I can I will fix it'");
    shop.ok("add Ana 'call on tuesday at 11'");
    shop.set_clock("2026-11-23 23:59");
    assert_eq!(bucket(&shop, "1"), "undated");
    shop.set_clock("2026-11-24 00:00");
    assert_eq!(
        shop.ok("due"),
        "\
Today
2  = Ana   call                            11:00
1  ~ Bea   as soon as I can I will fix it  no date · made 4 days ago

2 today
"
    );
    shop.set_clock("2027-03-01 12:00");
    assert_eq!(bucket(&shop, "1"), "today");
    assert_eq!(shop.ok("due --overdue --quiet --mine"), "2\n");
    // Somebody who was told need not be looked at again today.
    shop.ok("tell 1");
    assert_eq!(bucket(&shop, "1"), "undated");
}

#[test]
fn a_window_that_only_begins_says_from_when() {
    let mut shop = Shop::new().at("2026-11-20 10:00");
    shop.ok("add Ana 'call after 24 november'");
    assert_eq!(shop.ok("due"), "Without a date\n1  = Ana   call  from Wed\n\n1 without a date\n");
    assert_eq!(shop.ok("list"), "1  = Ana   call  from Wed\n");
    assert_eq!(shop.ok("--lang es lista"), "1  = Ana   call  desde mié\n");
    shop.set_clock("2026-11-25 10:00");
    assert_eq!(shop.ok("due"), "Today\n1  = Ana   call  from today\n\n1 today\n");
}

#[test]
fn promises_without_a_date_stand_by_age() {
    let mut shop = Shop::new().at("2026-11-17 10:00");
    for (clock, name) in [("2026-11-20 10:00", "Cleo"), ("2026-11-21 10:00", "Bea"), ("2026-11-21 11:00", "Ana")] {
        shop.set_clock(clock);
        shop.ok(&format!("add {name} 'fix it as soon as I can'"));
    }
    shop.ok("edit 2 --complaint --owner Rosa");
    assert_eq!(ids(&shop, ""), ["2", "1", "3"]);
}

#[test]
fn what_was_moved_and_not_told_waits_under_its_own_heading_until_it_is_told() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10'");
    shop.ok("move 1 'tuesday at 10' --not-told");
    assert_eq!(bucket(&shop, "1"), "untold");
    assert_eq!(shop.ok("due"), "Moved: tell them\n1  =→1 Ana   call  Tue 10:00\n\n1 to tell\n");
    shop.set_clock("2026-11-24 10:01");
    assert_eq!(bucket(&shop, "1"), "overdue", "overdue is worse than untold");
    shop.set_clock("2026-11-22 10:00");
    shop.ok("tell 1");
    assert_eq!(bucket(&shop, "1"), "coming");
}

#[test]
fn what_customers_owe_us_stands_apart_and_never_trips_the_check() {
    let mut shop = Shop::new();
    shop.ok("expect Ana 'send the form on monday at 10'");
    shop.set_clock("2026-11-23 10:01");
    assert_eq!(
        shop.ok("due"),
        "They promised us\n1  =* Ana   send the form  today 10:00 · 1 min late\n  * not confirmed yet; once they do: promise confirm 1\n\n1 owed to us\n"
    );
    assert_eq!(shop.sh("due --check").code, 0);
    assert_eq!(ids(&shop, "--overdue"), ["1"]);
}

#[test]
fn only_calls_show_the_phone() {
    let shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10' --phone 600111222");
    shop.ok("add Ana 'deliver the lamp on monday'");
    shop.ok("expect Ana 'call us on monday'");
    let text = shop.ok("due");
    let with_phone: Vec<_> = text.lines().filter(|line| line.contains("600111222")).collect();
    assert_eq!(with_phone.len(), 1, "{text}");
    assert!(with_phone[0].starts_with("1 "), "{text}");
}

#[test]
fn a_phone_has_room_at_eighty_columns_beside_a_long_name_and_a_long_delay() {
    let mut shop = Shop::new().at("2026-11-20 10:00");
    shop.ok("add 'Maximiliana Fernández de la Vega' 'call today at 5 with the quote' --phone '+34 600 123 456'");
    shop.set_clock("2026-11-21 18:00");
    let text = shop.ok("due");
    assert!(text.contains("yesterday 17:00 · 25 h late  +34 600 123 456\n"), "{text}");
}

#[test]
fn around_five_is_marked_as_around_five() {
    let shop = Shop::new();
    shop.ok("add Ana 'call on monday around 5 pm'");
    assert!(shop.ok("due").contains("≈Mon 17:00"), "{}", shop.ok("due"));
}

#[test]
fn nothing_due_is_said_in_one_friendly_line() {
    let shop = Shop::new();
    assert_eq!(shop.ok("due"), "Nothing is due. No promise is left open.\n");
    assert_eq!(shop.ok("due --count"), "0\n");
    assert_eq!(shop.ok("due --quiet"), "");
    assert_eq!(shop.ok("--json due"), "[]\n");
    assert_eq!(shop.ok("--lang es due"), "No vence nada. No queda ninguna promesa pendiente.\n");
    assert!(!shop.store().exists(), "looking writes nothing");
}

#[test]
fn nobody_who_asked_for_a_part_hears_that_everything_is_answered_for() {
    let shop = busy();
    for flags in [
        "--today --who pau",
        "--tag nothing",
        "--owner Marta --theirs",
        "--kind delivery --today",
        "--who tom --theirs",
    ] {
        let text = shop.ok(&format!("due {flags}"));
        assert!(text.starts_with("Nothing due matches.") || text.starts_with("Nothing is due for now."), "{text}");
    }
    assert_eq!(shop.ok("--lang es due --tag nothing"), "No vence nada que coincida. · cumplidas 0 de 4 en 30 días\n");
}

#[test]
fn each_filter_shows_just_what_it_names() {
    let shop = busy();
    for (flags, wanted) in [
        ("", "3 1 2 9 10 5 6 7 4 11"),
        ("--all", "3 1 2 9 10 5 6 7 8 4 11"),
        ("--overdue", "3 1 2 6"),
        ("--overdue --mine", "3 1 2"),
        ("--overdue --theirs", "6"),
        ("--today", "9 5"),
        ("--overdue --today", "3 1 2 9 5 6"),
        ("--theirs", "6 11"),
        ("--mine", "3 1 2 9 10 5 7 4"),
        ("--calls --mine", "3 1 5 7"),
        ("--calls --today", "5"),
        ("--calls", "3 1 5 7"),
        ("--calls --theirs", "11"),
        ("--kind call --mine", "3 1 5 7"),
        ("--kind llamada --mine", "3 1 5 7"),
        ("--kind visit", "9"),
        ("--who leo", "2 9"),
        ("--who LEO --overdue", "2"),
        ("--who 'leo marin' --kind visit", "9"),
        ("--owner marta", "2"),
        ("--owner marta --all", "2 8"),
        ("--tag glasses", "2"),
        ("--tag '#GLASSES'", "2"),
        ("--tag none", ""),
        ("--within tomorrow", "3 1 2 9 10 5 6 4"),
        ("--within 'next month'", "3 1 2 9 10 5 6 7 8 4 11"),
        ("--within 'in 3 weeks' --mine --who pau", ""),
        ("--within 'in 4 weeks' --mine --who pau", "8"),
    ] {
        assert_eq!(ids(&shop, flags).join(" "), wanted, "{flags}");
        let count = wanted.split_whitespace().count();
        assert_eq!(shop.ok(&format!("due --count {flags}")), format!("{count}\n"), "{flags}");
        let json = shop.json(&format!("due {flags}"));
        let found: Vec<_> = json.as_array().unwrap().iter().map(|promise| promise["id"].as_str().unwrap()).collect();
        assert_eq!(found.join(" "), wanted, "{flags} --json");
    }
}

#[test]
fn what_is_looked_at_further_ahead_is_coming_in_json_too() {
    let shop = busy();
    let json = shop.json("due --within 'in 4 weeks' --who pau");
    assert_eq!(json[0]["bucket"], "coming");
}

#[test]
fn filters_that_make_no_sense_are_refused_with_two() {
    let shop = busy();
    for (line, named) in [
        ("due --mine --theirs", "--theirs"),
        ("due --within friday --all", "--all"),
        ("due --kind banana", "banana"),
        ("due --within yesterday", "yesterday"),
        ("due --within banana", "banana"),
        ("due --nonsense", "--nonsense"),
        ("due ana", "ana"),
    ] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}");
        assert!(said.err.starts_with("error: ") && said.err.contains(named), "{line}: {}", said.err);
    }
    let said = shop.sh("due --who nobody");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert_eq!(said.err.lines().next(), Some("error: nobody called `nobody` is known"));
}

#[test]
fn the_check_exits_with_three_when_something_of_ours_is_overdue() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10'");
    assert_eq!(shop.sh("due --check").code, 0);
    shop.set_clock("2026-11-23 10:01");
    let said = shop.sh("due --check --count --overdue");
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (3, "1\n", ""));
    assert_eq!(shop.sh("due").code, 0, "without the flag it is no failure");
    shop.ok("add Leo 'call today at 12'");
    assert_eq!(shop.sh("due --check --who leo").code, 0, "Leo's is not overdue");
    assert_eq!(shop.sh("due --check --who ana --json").code, 3);
    shop.ok("done 1");
    assert_eq!(shop.sh("due --check").code, 0);
}

#[test]
fn the_closing_line_counts_thirty_days_only() {
    let mut shop = Shop::new().at("2026-10-01 10:00");
    shop.ok("add Ana 'call tomorrow at 10'");
    shop.ok("add Leo 'call tomorrow at 10'");
    shop.ok("done 1");
    assert_eq!(shop.ok("due --who ana"), "Nothing due matches. · kept 1 of 1 in 30 days\n");
    shop.set_clock("2026-10-31 09:59");
    assert!(shop.ok("due").contains("kept 1 of 2 in 30 days"), "{}", shop.ok("due"));
    shop.set_clock("2026-10-31 10:01");
    assert!(shop.ok("due").contains("kept 0 of 1 in 30 days"), "an overdue one counts as long as it is open");
}

#[test]
fn no_line_is_wider_than_the_screen_and_no_number_or_time_is_cut() {
    for language in ["en", "es"] {
        for columns in [40, 44, 60, 72, 80, 120, 200] {
            let shop = busy().env("PROMISE_LANG", language).columns(columns);
            shop.ok("add 'Maximiliana Fernández de la Vega y Hermanos' 'call on monday around 17:30 about the extraordinarily long-winded quote' --complaint --owner Rosa --phone '+34 600 999 888'");
            shop.ok("add 李雷 'deliver 电视机电视机电视机电视机电视机电视机电视机 on 3 january 2027'");
            shop.ok("expect Zoë 'bring the 🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲 on sunday night'");
            shop.ok("move 12 'tuesday around 17:30' --not-told");
            shop.ok("move 12 'wednesday around 17:30' --not-told");
            let text = shop.ok("due --all");
            for line in text.lines() {
                assert!(line.width() <= columns, "{language} {columns}: {line}");
            }
            let rows: Vec<&str> =
                text.lines().filter(|line| line.chars().nth(1).is_some_and(|c| c.is_ascii_digit())).collect();
            assert_eq!(rows.len(), 14, "{text}");
            for (id, time) in
                [("10", "09:00"), ("12", "≈"), ("12", "17:30"), (" 5", "19:00"), (" 7", "10:00"), ("13", "2027")]
            {
                let row = rows.iter().find(|row| row.starts_with(id)).unwrap();
                assert!(row.contains(time), "{language} {columns}: {row}");
            }
            // A phone is there whole or not at all.
            let digits = text.matches("600 999 888").count();
            assert_eq!(text.matches("+34 600 999").count(), digits, "{text}");
            assert!(columns < 80 || digits == 1, "{columns}: {text}");
        }
    }
}

#[test]
fn every_hour_is_told_in_the_zone_of_the_reader() {
    let shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10'");
    let mut shop = shop.zone(chrono_tz::America::New_York);
    assert!(shop.ok("due").contains("Mon 04:00"), "{}", shop.ok("due"));
    shop.set_clock("2026-11-23 04:01");
    assert!(shop.ok("due").contains("today 04:00 · 1 min late"), "{}", shop.ok("due"));
    assert_eq!(shop.json("show 1")["deadline"], "2026-11-23T04:00:00-05:00");
}

#[test]
fn the_change_of_clocks_moves_no_promise() {
    let mut shop = Shop::new().at("2026-10-24 12:00");
    shop.ok("add Ana 'call tomorrow at 12:00'");
    shop.ok("add Leo 'call tomorrow at 2:30 am'");
    shop.set_clock("2026-10-25 12:00");
    assert_eq!((bucket(&shop, "1").as_str(), bucket(&shop, "2").as_str()), ("today", "overdue"));
    assert!(shop.ok("due").contains("today 02:30 · 11 h late"), "{}", shop.ok("due"));
    shop.set_clock("2026-10-25 12:01");
    assert_eq!(bucket(&shop, "1"), "overdue");
}

#[test]
fn colours_only_colour() {
    for language in ["en", "es"] {
        for columns in [40, 80, 120] {
            let plain = busy().env("PROMISE_LANG", language).columns(columns);
            let vivid =
                busy().env("PROMISE_LANG", language).columns(columns).env("NO_COLOR", "").env("CLICOLOR_FORCE", "1");
            for line in ["due", "due --all", "list", "show 10", "who", "who leo"] {
                let (plain, vivid) = (plain.ok(line), vivid.ok(line));
                assert!(vivid.contains('\u{1b}'), "{line}");
                assert!(!plain.contains('\u{1b}'), "{line}");
                assert_eq!(bare(&vivid), plain, "{line}");
            }
        }
    }
}

#[test]
fn control_characters_never_reach_the_screen() {
    let shop = Shop::new();
    shop.run(&[
        "add",
        "A\u{1b}[31mna\u{202e}:",
        "call\u{7} tomorrow at 5\u{9b}2J",
        "--phone",
        "6\u{1b}]0;x\u{7}00",
        "--tag",
        "a\u{1b}b",
    ]);
    for line in ["due", "list", "show 1", "who", "who ana", "--json due", "--json show 1", "done 1", "undo", "redo"] {
        let said = shop.sh(line);
        let text = said.out + &said.err;
        assert!(!text.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202e}')), "{line}: {text:?}");
    }
}

/// One random command of a day at the counter. Numbers may not exist; then the command fails, and nothing changes.
fn command() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["Ana", "Leo", "Eva", "Mia"]);
    let when = prop::sample::select(vec![
        "tomorrow at 10",
        "in 2 hours",
        "today",
        "on sunday",
        "next week",
        "as soon as I can",
        "in 20 days",
        "by friday",
        "tonight",
    ]);
    let id = 1..9_u32;
    prop_oneof![
        4 => (name, when.clone(), 0..8_usize).prop_map(|(name, when, how)| {
            let flags = [
                "",
                "--complaint",
                "--theirs",
                "--attempt",
                "--flexible",
                "--kind delivery",
                "--kind visit --complaint",
                "--kind delivery --theirs",
            ];
            let flag = flags[how];
            format!("add {name} 'call {when}' {flag}")
        }),
        3 => (id.clone(), when, any::<bool>()).prop_map(|(id, when, told)| {
            format!("move {id} '{when}' {}", if told { "--told" } else { "--not-told" })
        }),
        2 => id.clone().prop_map(|id| format!("done {id}")),
        1 => id.clone().prop_map(|id| format!("done {id} --next 'tomorrow at 12'")),
        1 => id.clone().prop_map(|id| format!("done {id} --no-news")),
        1 => id.clone().prop_map(|id| format!("reword {id} --yes")),
        1 => id.clone().prop_map(|id| format!("confirm {id}")),
        1 => (id.clone(), any::<bool>()).prop_map(|(id, kind)| format!("drop {id} {}", if kind { "--released" } else { "--broken" })),
        1 => id.clone().prop_map(|id| format!("tell {id}")),
        1 => id.prop_map(|id| format!("edit {id} --attempt --complaint")),
        1 => Just("undo".to_owned()),
        1 => Just("redo".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_open_promise_stands_in_exactly_one_section(steps in prop::collection::vec((command(), 0..3_i64), 1..24)) {
        let mut clock = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap().and_hms_opt(18, 0, 0).unwrap();
        let mut shop = Shop::new();
        for (line, pause) in &steps {
            clock += chrono::TimeDelta::minutes(pause * pause * 701);
            shop.set_clock(&clock.format("%Y-%m-%d %H:%M").to_string());
            let said = shop.sh(line);
            prop_assert!(said.code <= 2, "{line}: {said:?}");
        }
        let mut shown = ids(&shop, "--all");
        let mut open: Vec<String> = shop.ok("list --open --quiet").lines().map(str::to_owned).collect();
        shown.sort();
        open.sort();
        prop_assert_eq!(&shown, &open);
        let json: Vec<String> = buckets(&shop).into_iter().map(|(id, _)| id).collect();
        prop_assert_eq!(json.len(), open.len());
        let text = shop.ok("due --all");
        let page = text.rsplit_once("\n\n").map_or("", |(page, _)| page);
        let rows = page.lines().filter(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        prop_assert_eq!(rows.count(), open.len(), "{}", text);
        // The line at the end counts each of them once.
        let closing = text.rsplit_once("\n\n").map_or("", |(_, closing)| closing);
        let counted = closing.split(['·', '\n']).filter(|part| !part.contains("kept"));
        let sum: usize = counted.filter_map(|part| part.split_whitespace().next()?.parse::<usize>().ok()).sum();
        prop_assert!(open.is_empty() || sum == open.len(), "{}", text);
    }

    #[test]
    fn every_call_stands_once_on_the_sheet_and_what_waits_today_once_in_the_round(
        steps in prop::collection::vec((command(), 0..3_i64), 1..24)
    ) {
        let mut clock = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap().and_hms_opt(18, 0, 0).unwrap();
        let mut shop = Shop::new().settings("callback_slot = '18:00-19:00'\n");
        for (line, pause) in &steps {
            clock += chrono::TimeDelta::minutes(pause * pause * 701);
            shop.set_clock(&clock.format("%Y-%m-%d %H:%M").to_string());
            shop.sh(line);
        }
        let of = |line: &str, wanted: &dyn Fn(&serde_json::Value) -> bool| {
            let json = shop.json(line);
            let found = json.as_array().unwrap().iter().filter(|promise| wanted(promise));
            let mut ids: Vec<String> = found.map(|promise| promise["id"].as_str().unwrap().to_owned()).collect();
            ids.sort();
            ids
        };
        let mut sheet = ids(&shop, "--calls --all");
        sheet.sort();
        let is_call = |promise: &serde_json::Value| promise["kind"] == "call" && promise["direction"] == "mine";
        prop_assert_eq!(&sheet, &of("list --open", &is_call));
        let text = shop.ok("due --calls --all");
        let rows = text.lines().filter(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        let rows = rows.filter(|line| line.contains("no phone"));
        prop_assert_eq!(rows.count(), sheet.len(), "{}", text);
        let waits = |promise: &serde_json::Value| {
            ["overdue", "untold", "today"].contains(&promise["bucket"].as_str().unwrap())
        };
        prop_assert_eq!(of("review", &|_| true), of("due --all", &waits));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_no_page_is_wider_than_the_screen(
        texts in prop::collection::vec(("[a-zñ李🚲\u{301}]{1,30}( [A-Zé💡]{1,9})?", "[a-zé ]{0,20}[李電🚲a-z\u{200d}\u{fe0f}]{1,60}", 0..7_usize, 0..4_usize), 1..6),
        columns in 40..130_usize,
        spanish in any::<bool>(),
    ) {
        let mut shop = Shop::new().columns(columns).env("PROMISE_LANG", if spanish { "es" } else { "en" });
        for (who, what, when, how) in &texts {
            let by = ["tomorrow at 10", "today at 18:30", "3 january 2027", "as soon as I can", "by friday", "next week", "monday around 17:30"][*when];
            let flags = [&["--phone", "+34 600 999 888", "--kind", "call"][..], &["--theirs"], &["--complaint", "--owner", "Maximiliana de la Vega"], &["--attempt", "--tag", "a-rather-long-tag-for-a-narrow-screen"]][*how];
            let name = format!("{who}:");
            let mut args = vec!["--quiet", "add", &name, what, "--by", by, "--lang", "en"];
            args.extend(flags);
            let said = shop.run(&args);
            prop_assert_eq!(said.code, 0, "{:?} {:?}", args, said);
        }
        shop.ok("move 1 'tuesday at 9' --not-told --lang en");
        for clock in ["2026-11-21 18:00", "2026-11-23 23:59", "2027-02-03 10:00"] {
            shop.set_clock(clock);
            for line in ["due", "due --all", "list", "who", "show 1", "list zzz"] {
                let text = shop.ok(line);
                for row in text.lines() {
                    prop_assert!(row.width() <= columns, "{line} at {columns}: {row}");
                }
            }
        }
    }
}

#[test]
fn what_was_promised_in_a_bit_is_looked_at_today() {
    let shop = Shop::new().at("2026-11-21 11:00");
    assert!(shop.ok("add Ana I will call you in a bit").ends_with("no date; look again: today\n"));
    assert!(shop.ok("add Leo I will call you as soon as I can").contains("look again: Tuesday 24 November"));
    assert_eq!(shop.json("show 1")["check"], "2026-11-21T13:00:00+01:00");
    assert_eq!(buckets(&shop), [("1".into(), "today".into()), ("2".into(), "undated".into())]);
}

#[test]
fn both_ends_of_a_window_are_shown_where_there_is_room() {
    let shop = Shop::new().at("2026-11-23 10:00");
    for text in [
        "visit today between 4 and 6",
        "visit friday between 4 and 6",
        "visit tomorrow morning",
        "visit friday",
        "visit today by 7",
    ] {
        shop.ok(&format!("add Ana {text}"));
    }
    assert_eq!(
        shop.ok("due"),
        "Today\n1  = Ana   visit  16:00–18:00\n5  = Ana   visit  19:00\n\nComing\n3  = Ana   visit  tomorrow 08:00–12:00\n2  = Ana   visit  Fri 16:00–18:00\n4  = Ana   visit  Fri\n\n2 today · 3 coming\n"
    );
    let shop = shop.columns(40);
    let out = shop.type_in(&["due"], &[]).out;
    assert!(out.contains("1  = Ana   visit  18:00\n") && out.contains("2  = Ana   visit  Fri 18:00\n"), "{out}");
    let shop = shop.columns(80).at("2026-11-23 18:30");
    assert!(
        shop.ok("due").contains("1  = Ana   visit  today 18:00 · 30 min late\n"),
        "what is late was due at its end"
    );
}
