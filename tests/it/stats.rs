//! `stats`: what is counted, and how it is said. The sums themselves are checked in `month`.

use crate::fixture::Shop;

/// A shop in which so many calls were kept and so many were made late, all due on Monday at ten.
fn shop_with(kept: usize, late: usize) -> Shop {
    let mut shop = Shop::new();
    for number in 0..kept + late {
        shop.ok(&format!("add Ana 'call {number} times on monday at 10'"));
    }
    shop.set_clock("2026-11-23 09:30");
    for id in 1..=kept {
        shop.ok(&format!("done {id}"));
    }
    shop.set_clock("2026-11-23 12:00");
    for id in kept + 1..=kept + late {
        shop.ok(&format!("done {id}"));
    }
    shop
}

#[test]
fn an_empty_record_says_what_would_help() {
    for (shop, help) in [(Shop::new(), "`promise add`"), (Shop::spanish(), "`promise anota`")] {
        let said = shop.ok("stats");
        assert!(said.contains(help), "{said}");
        shop.ok("add Ana 'call on monday at 10'");
        let said = shop.ok("stats");
        assert!(said.contains("promise drop") || said.contains("promise suelta"), "nothing is due yet: {said}");
    }
    let shop = Shop::new();
    let figures = shop.json("stats");
    assert_eq!((&figures["judged"], &figures["percent"]), (&0.into(), &serde_json::Value::Null));
    assert_eq!(figures["weeks"], serde_json::json!([]));
}

#[test]
fn below_five_cases_no_percentage_is_given() {
    assert!(shop_with(3, 1).ok("stats").contains("Kept 3 of 4\n"));
    assert!(shop_with(4, 1).ok("stats").contains("Kept 4 of 5 (80%)\n"));
    assert_eq!(shop_with(3, 1).json("stats")["percent"], serde_json::Value::Null);
    assert_eq!(shop_with(4, 1).json("stats")["percent"], 80);
}

#[test]
fn everything_kept_is_no_reason_for_praise() {
    assert!(!shop_with(4, 0).ok("stats").contains("too little"));
    assert!(
        shop_with(5, 0).ok("stats").contains("Kept 5 of 5 (100%)\n  All of them: perhaps you promise too little.\n")
    );
    assert!(shop_with(5, 0).ok("--lang es cifras").contains("quizá promete usted demasiado poco"));
    assert!(!shop_with(5, 1).ok("stats").contains("too little"));
}

#[test]
fn the_rate_is_that_of_the_closing_line_of_due() {
    let shop = shop_with(5, 2);
    assert!(shop.ok("due").contains("kept 5 of 7 in 30 days (71%)"));
    assert!(
        shop.ok("stats")
            .starts_with("Tuesday 25 August – today\nKept 5 of 7 (71%)\n  2 late, half of them by 2 h or less\n")
    );
    assert_eq!(shop.ok("stats --quiet"), "5/7\n");
}

#[test]
fn periods_that_follow_one_another_share_the_windows_among_themselves() {
    let mut shop = shop_with(2, 1);
    shop.ok("add Leo 'call today at 17:00'");
    shop.set_clock("2026-11-24 12:00");
    shop.ok("add Eva 'call today at 13:00'");
    shop.set_clock("2026-11-25 12:00");
    shop.ok("done 5");
    let judged = |line: &str| shop.json(line)["judged"].as_u64().unwrap();
    // On Monday two were kept and one was late; the fourth is open and late today; the fifth was late today.
    assert_eq!(judged("stats --since 'last monday' --until 'last monday'"), 3);
    assert_eq!(judged("stats --since yesterday --until yesterday"), 0);
    assert_eq!(judged("stats --since today"), 2);
    assert_eq!(judged("stats --since '1 november'"), 5);
    assert_eq!(judged("stats"), 5);
    assert_eq!(judged("stats --until '1 november'"), 0);
    assert_eq!(judged("stats --until tomorrow"), 5, "a period that reaches beyond now reaches to now");
}

#[test]
fn a_period_that_cannot_be_is_refused() {
    for (line, message) in [
        ("stats --since tomorrow", "error: `tomorrow` is still to come\n"),
        ("stats --since yesterday --until 'last friday'", "error: `last friday` ends before the period begins\n"),
        ("stats --since nonsense", "error: this word speaks of time and was not understood: `nonsense`\nhint: "),
        ("stats --since '31 november'", "error: `31 november` is not a real date\n"),
        ("stats --kind funeral", "error: "),
    ] {
        let said = shop_with(1, 0).sh(line);
        assert!(said.code == 2 && said.out.is_empty(), "{line}: {said:?}");
        assert!(said.err.starts_with(message), "{line}: {}", said.err);
    }
    let said = shop_with(1, 0).sh("stats --who nobody");
    assert_eq!(said.code, 1);
}

#[test]
fn where_nothing_matches_it_is_said() {
    let shop = shop_with(2, 0);
    assert!(shop.ok("stats --kind visit").starts_with("Nothing was settled then that matches."));
    assert!(shop.ok("stats --until '1 november'").starts_with("Nothing was settled then that matches."));
    assert!(shop.ok("stats --theirs").starts_with("Nothing was settled then that matches."));
}

#[test]
fn what_customers_kept_has_its_own_page() {
    let mut shop = Shop::new();
    shop.ok("expect Ana 'send the form on monday'");
    shop.ok("expect Leo 'pay on monday'");
    shop.set_clock("2026-11-24 10:00");
    shop.ok("done 1 --at yesterday");
    assert!(shop.ok("stats").contains("None of our own promises was kept or missed then.\n  customers kept: 1 of 2\n"));
    let said = shop.ok("stats --theirs");
    assert!(said.contains("Customers kept 1 of 2\n  1 late, by 15 h; 1 still open\n"), "{said}");
    shop.ok("drop 2 --released --why 'a gift'");
    let said = shop.ok("stats --theirs");
    assert!(
        said.contains("Customers kept 1 of 1\n  not in the rate: 1 we let go\n\nWhy we let them go\n  1  a gift\n"),
        "{said}"
    );
    let json = shop.json("stats --theirs");
    let by_who = json["by_who"].as_array().unwrap();
    assert_eq!(
        by_who.iter().map(|who| (&who["who"], &who["kept"])).collect::<Vec<_>>(),
        [(&"Ana".into(), &1.into()), (&"Leo".into(), &0.into())]
    );
}

#[test]
fn what_was_imported_counts_when_it_happened() {
    let shop = Shop::new();
    let list = r#"[
        {"who":"Ana","what":"call","due":"2026-10-05T10:00","created":"2026-10-01T10:00","closed":"2026-10-05T09:00","status":"kept"},
        {"who":"Ana","what":"call","due":"2026-10-06T10:00","created":"2026-10-01T10:00","closed":"2026-10-06T11:00","status":"late"},
        {"who":"Leo","what":"call","due":"2026-05-06T10:00","created":"2026-05-01T10:00","closed":"2026-05-06T09:00","status":"kept"}
    ]"#;
    let said = shop.pipe(&["import", "-"], list.as_bytes());
    assert_eq!(said.code, 0, "{said:?}");
    let figures = shop.json("stats --since '1 october' --until '31 october'");
    assert_eq!((&figures["kept"], &figures["late"], &figures["late_by_minutes"]), (&1.into(), &1.into(), &60.into()));
    assert_eq!(figures["weeks"][0]["week"], "2026-10-05");
    assert_eq!(shop.json("stats --since '1 january'")["judged"], 3);
    assert_eq!(shop.json("stats")["judged"], 2, "ninety days do not reach back to May");
}

#[test]
fn reasons_are_grouped_without_regard_to_case_and_accents() {
    let shop = Shop::spanish();
    for why in ["No llegó la pieza", "se me olvidó", "no llego la pieza", "NO LLEGÓ LA PIEZA", "se me olvido"] {
        shop.ok("anota Ana 'llamo el lunes a las 10'");
        let id = shop.ok("lista --open --quiet");
        shop.ok(&format!("suelta {} --broken --why '{why}'", id.trim()));
    }
    let said = shop.ok("cifras");
    let reasons = said.split("Por qué se rompieron\n").nth(1).unwrap();
    assert!(reasons.starts_with("  3  "), "{said}");
    assert_eq!(reasons.lines().nth(1), Some("  2  se me olvidó"), "as told first, of those told at one moment: {said}");
    assert_eq!(reasons.lines().filter(|line| !line.is_empty()).count(), 2, "{said}");
}

/// A store of many weeks, with long names and reasons.
fn busy_shop() -> Shop {
    let mut list = Vec::new();
    for number in 0..400 {
        let created = chrono::NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + chrono::Days::new(number * 3 / 4);
        let closed = created + chrono::Days::new(1);
        let status = if number % 3 == 0 { "broken" } else { "kept" };
        let who =
            ["Maximiliano Fernández de la Reguera y Ochoa", "日本の会社", "Ana", "Leo", "Eva", "Kim", "Bea", "Gus"];
        list.push(format!(
            r#"{{"who":"{}","what":"call {number}","due":"{closed}T10:00","created":"{created}","closed":"{closed}T09:00","status":"{status}","owner":"Bartolomé José {}","note":"a rather long reason, number {}"}}"#,
            who[number as usize % who.len()],
            number % 4,
            number % 27,
        ));
    }
    let shop = Shop::new();
    let said = shop.pipe(&["import", "-"], list.join("\n").as_bytes());
    assert_eq!(said.code, 0, "{}", said.err);
    shop
}

#[test]
fn the_page_fits_any_screen_and_says_the_same_without_colour() {
    let mut shop = busy_shop();
    for columns in [40, 41, 47, 60, 80, 132] {
        shop = shop.columns(columns);
        for lang in ["en", "es"] {
            for period in ["", "--since '1 january'", "--since '1 january' --kind call", "--theirs"] {
                let plain = shop.ok(&format!("--lang {lang} stats {period}"));
                for line in plain.lines() {
                    let width = promise::render::style::width(line);
                    assert!(width <= columns, "{width} columns of {columns}: {line}");
                }
                let coloured = shop.ok(&format!("--lang {lang} --color always stats {period}"));
                let mut parts = coloured.split('\u{1b}');
                let first = parts.next().unwrap().to_owned();
                let bare = parts.fold(first, |text, part| text + part.split_once('m').unwrap().1);
                assert_eq!(bare, plain, "{columns}");
            }
        }
    }
    let plain = shop.columns(80).ok("stats --since '1 january'");
    assert!(plain.contains("\n  before: "), "weeks that have no line of their own are counted together: {plain}");
    assert!(plain.contains(" 3 others  "), "{plain}");
    assert!(plain.contains("and 2 more reasons"), "{plain}");
}
