//! What becomes of every agreed window, and the rate that follows from it: a fortnight reckoned by hand.

use crate::fixture::Shop;

/// From Monday 2 to Sunday 15 November 2026: the clock, then what was typed.
const FORTNIGHT: &[(&str, &str)] = &[
    ("2026-11-02 09:00", "add Ana 'call on 3 november at 17:00'"),
    ("2026-11-02 09:00", "add Leo 'call on 3 november at 17:00'"),
    ("2026-11-02 09:00", "add Eva 'deliver on wednesday'"),
    ("2026-11-02 09:00", "add Mia 'deliver on wednesday'"),
    ("2026-11-02 09:00", "add Tom 'visit on 5 november at 10:00'"),
    ("2026-11-02 09:00", "add Rita 'call on 5 november at 10:00'"),
    ("2026-11-02 09:00", "add Pau 'call on 5 november at 10:00'"),
    ("2026-11-02 09:00", "add Sol 'call on 5 november at 10:00'"),
    ("2026-11-02 09:00", "add Bea 'fix it as soon as I can'"),
    ("2026-11-02 09:00", "add Gus 'fix it as soon as I can'"),
    ("2026-11-02 09:00", "add Ivy 'deliver by friday'"),
    ("2026-11-02 09:00", "add Zoe 'write on 6 november'"),
    ("2026-11-02 09:00", "add Lou 'try to call on 4 november at 10:00' --attempt"),
    ("2026-11-02 09:00", "expect Kim 'send the form on 4 november'"),
    ("2026-11-02 09:00", "add Uma 'call on 30 november at 10:00'"),
    ("2026-11-02 09:00", "add Val 'call on 10 november at 10:00'"),
    ("2026-11-02 09:00", "add Wes 'call on 6 november at 10:00'"),
    ("2026-11-02 09:00", "add Xan 'call on 6 november at 10:00'"),
    ("2026-11-03 12:00", "drop 11 --broken"),
    ("2026-11-03 17:00", "done 1"),
    ("2026-11-03 17:01", "done 2"),
    ("2026-11-04 09:00", "move 5 '6 november at 10:00' --told"),
    ("2026-11-04 09:00", "move 6 '6 november at 17:00' --not-told"),
    ("2026-11-04 09:00", "move 7 '6 november at 17:00' --not-told"),
    ("2026-11-04 19:00", "done 3"),
    ("2026-11-05 09:00", "tell 6"),
    ("2026-11-05 10:00", "done 4"),
    ("2026-11-05 10:01", "move 8 '7 november at 12:00' --told"),
    ("2026-11-05 11:00", "tell 7"),
    ("2026-11-05 12:00", "move 5 '9 november at 10:00' --told"),
    ("2026-11-05 12:00", "move 18 as soon as I can --told"),
    ("2026-11-06 12:00", "drop 8 --released"),
    ("2026-11-06 12:00", "done 13"),
    ("2026-11-06 16:00", "done 7"),
    ("2026-11-06 17:01", "done 6"),
    ("2026-11-07 10:00", "done 17 --at 'yesterday at 9:30'"),
    ("2026-11-09 10:00", "done 5"),
    ("2026-11-09 10:00", "move 16 '25 november at 10:00' --not-told"),
    ("2026-11-09 10:00", "drop 14 --broken"),
    ("2026-11-12 10:00", "done 9"),
    ("2026-11-12 10:00", "drop 10 --broken"),
    ("2026-11-13 10:00", "done 18"),
];

/// What became of the windows of each promise, in order; a dash where it is not known yet.
const OUTCOMES: [&str; 18] = [
    "kept",
    "late",
    "kept",
    "late",
    "renegotiated renegotiated kept",
    "renegotiated late",
    "broken kept",
    "broken released",
    "kept",
    "broken",
    "broken",
    "late",
    "late",
    "broken",
    "-",
    "broken -",
    "kept",
    "renegotiated kept",
];

fn fortnight() -> Shop {
    let mut shop = Shop::new();
    for (clock, line) in FORTNIGHT {
        shop.set_clock(clock);
        shop.ok(line);
    }
    shop.set_clock("2026-11-15 12:00");
    shop
}

#[test]
fn every_agreed_window_has_the_outcome_reckoned_by_hand() {
    let shop = fortnight();
    for (place, wanted) in OUTCOMES.iter().enumerate() {
        let json = shop.json(&format!("show {}", place + 1));
        let history = json["history"].as_array().unwrap();
        let windows = history.iter().filter(|entry| entry["op"] == "add" || entry["op"] == "move");
        let found: Vec<&str> = windows.map(|entry| entry["outcome"].as_str().unwrap_or("-")).collect();
        assert_eq!(found.join(" "), *wanted, "{} {}", json["id"], json["who"]);
        assert_eq!(
            json["outcome"].as_str().unwrap_or("-"),
            *found.last().unwrap(),
            "the outcome is that of the last window"
        );
    }
}

#[test]
fn the_closing_line_gives_the_rate_reckoned_by_hand() {
    // Ours that are no attempts: kept 1 3 5 7 9 17 18; late 2 4 6 12; broken 7 8 10 11 16.
    let shop = fortnight();
    assert_eq!(
        shop.ok("due"),
        "\
Overdue
12  =   Zoe   write  6 Nov · 9 days late

Moved: tell them
16  =→1 Val   call   25 Nov 10:00

1 overdue · 1 to tell · 1 more later (--all) · kept 7 of 16 in 30 days (43%)
"
    );
    assert!(shop.ok("--lang es vence").ends_with("cumplidas 7 de 16 en 30 días (43 %)\n"));
}

#[test]
fn each_outcome_can_be_searched_for() {
    let shop = fortnight();
    for (outcome, wanted) in [
        ("kept", "1 3 5 7 9 17 18"),
        ("late", "2 4 6 12 13"),
        ("broken", "7 8 10 11 14 16"),
        ("released", "8"),
        ("renegotiated", "5 6 18"),
    ] {
        let found = shop.ok(&format!("list --quiet --outcome {outcome}"));
        assert_eq!(found.split_whitespace().collect::<Vec<_>>().join(" "), wanted, "{outcome}");
    }
}

#[test]
fn a_customer_has_a_record_of_their_own() {
    let shop = fortnight();
    for (name, kept, late, broken, renegotiated, released) in [
        ("tom", 1, 0, 0, 2, 0),
        ("rita", 0, 1, 0, 1, 0),
        ("sol", 0, 0, 1, 0, 1),
        ("lou", 0, 0, 0, 0, 0),
        ("kim", 0, 0, 0, 0, 0),
        ("uma", 0, 0, 0, 0, 0),
    ] {
        let json = shop.json(&format!("who {name}"));
        for (field, wanted) in
            [("kept", kept), ("late", late), ("broken", broken), ("renegotiated", renegotiated), ("released", released)]
        {
            assert_eq!(json[field], wanted, "{name} {field}");
        }
    }
}

#[test]
fn the_rate_does_not_rise_by_leaving_things_open() {
    let mut shop = fortnight();
    assert!(shop.ok("due").contains("kept 7 of 16"));
    // Forty days on, only what is open and overdue still counts: Zoe's, Uma's and the new window of Val's.
    shop.set_clock("2026-12-25 12:00");
    assert!(shop.ok("due").contains("kept 0 of 3 in 30 days"), "{}", shop.ok("due"));
    shop.ok("done 12");
    assert!(shop.ok("due").contains("kept 0 of 3 in 30 days"), "late it was, and late it stays");
}

#[test]
fn the_rate_is_rounded_so_that_one_slip_always_shows() {
    let mut shop = Shop::new();
    let lines: String = (0..200).map(|number| format!("Ana: call {number} times on monday at 10\n")).collect();
    assert_eq!(shop.pipe(&["add", "-", "--by", "monday at 10"], lines.as_bytes()).code, 0);
    for id in 1..200 {
        shop.ok(&format!("done {id} --quiet"));
    }
    shop.set_clock("2026-11-23 10:01");
    assert!(shop.ok("due").contains("kept 199 of 200 in 30 days (99%)"), "{}", shop.ok("due"));
}

#[test]
fn a_move_nobody_was_told_of_does_not_matter_if_the_old_hour_was_kept() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10'");
    shop.ok("move 1 'monday at 17:00' --not-told");
    shop.set_clock("2026-11-23 09:59");
    shop.ok("done 1");
    assert!(shop.ok("due").contains("kept 1 of 1 in 30 days"), "{}", shop.ok("due"));
}
