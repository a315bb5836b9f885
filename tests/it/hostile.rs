//! Surroundings that mean no good: clocks, widths and folders as no shop has them.

use crate::fixture::Shop;

/// What a shop does in a day; every line of it must be answered, whatever the clock says.
const DAY: [&str; 17] = [
    "add Ana 'call you tomorrow at 5'",
    "add Leo 'bring it by the end of the month'",
    "add Eva 'as soon as I can'",
    "expect Bar 'send the form on friday'",
    "due",
    "due --all --json",
    "move 1 'in two weeks' --told",
    "tell 3 'still nothing'",
    "done 2 --next 'in a year'",
    "drop 4 --released",
    "edit 1 --tag late",
    "undo 2",
    "redo",
    "list --json",
    "show 1 --json",
    "stats",
    "when 'the last day of february'",
];

#[test]
fn no_clock_brings_a_command_down() {
    for moment in [
        "1970-01-01T00:00:00+00:00",
        "1969-12-31T23:59:59-12:00",
        "1900-03-01T12:00:00+00:00",
        "2000-02-29T23:59:59+14:00",
        "2038-01-19T03:14:08+00:00",
        "2100-02-28T18:00:00-03:30",
        "9999-12-31T23:59:59+00:00",
        "9999-01-01T00:00:00-12:00",
    ] {
        let shop = Shop::new().env("PROMISE_NOW", moment);
        for line in DAY {
            let said = shop.sh(line);
            // Days that no calendar holds are refused, and a promise for one is not saved; nothing panics.
            let is_too_far = said.code == 1 && moment.starts_with("9999");
            let is_refused = said.code == 2 && said.err.starts_with("error: ");
            assert!(said.code == 0 || is_too_far || is_refused, "{moment}: promise {line}\n{}{}", said.out, said.err);
        }
        assert_eq!(shop.ok("list --quiet").lines().count(), shop.json("list").as_array().unwrap().len());
    }
}

#[test]
fn a_clock_that_goes_backwards_loses_nothing_and_gives_no_number_twice() {
    let mut shop = Shop::new();
    for (day, number) in [("2026-11-21", 1), ("2026-11-20", 2), ("2031-01-01", 3), ("1999-12-31", 4)] {
        shop.set_clock(&format!("{day} 10:00"));
        let said = shop.sh(&format!("-q add 'Customer {number}:' 'call in two hours'"));
        assert_eq!((said.code, said.out), (0, format!("{number}\n")));
        assert_eq!(said.err.contains("is it right?"), [2, 4].contains(&number), "{}", said.err);
        assert_eq!(shop.ok("list -q").lines().count(), number);
    }
    // In 1999 nothing of that is due yet but the last; in 2031 all of it is.
    assert_eq!(shop.ok("due --count --today"), "1\n");
    assert_eq!(shop.ok("due --count --all"), "4\n");
    shop.set_clock("2031-01-01 13:00");
    assert_eq!(shop.ok("due --count --overdue"), "4\n");
    assert_eq!(shop.ok("undo 4").lines().count(), 4);
    assert_eq!(shop.ok("due --count --all"), "0\n");
}

#[test]
fn a_year_later_the_leap_day_is_the_last_of_february() {
    let shop = Shop::new().at("2028-02-28 10:00");
    for (phrase, by) in [
        ("tomorrow at 5", "2028-02-29T17:00:00+01:00"),
        ("on 29 february at 10", "2028-02-29T10:00:00+01:00"),
        ("the last day of february at 10", "2028-02-29T10:00:00+01:00"),
        ("in two days at 10", "2028-03-01T10:00:00+01:00"),
    ] {
        assert_eq!(shop.json(&format!("when '{phrase}'"))["deadline"], by, "{phrase}");
    }
    let shop = shop.at("2028-02-29 10:00");
    assert_eq!(shop.json("when 'in a year at 10'")["deadline"], "2029-02-28T10:00:00+01:00");
    let shop = shop.at("2027-03-01 10:00");
    assert_eq!(shop.json("when 'on 29 february at 10'")["deadline"], "2028-02-29T10:00:00+01:00");
}

#[test]
fn no_width_is_too_narrow_or_too_wide() {
    for columns in ["0", "1", "2", "7", "65535", "18446744073709551615", "-3", ""] {
        let shop = Shop::new().env("COLUMNS", columns);
        shop.ok("add Ana 'call you tomorrow at 5 with the quote for the boiler' --phone '600 123 456'");
        for line in ["due", "list", "show 1", "who", "who ana", "stats", "when friday", "--help", "config", "doctor"] {
            let said = shop.sh(line);
            assert_eq!((said.code, said.err.as_str()), (0, ""), "COLUMNS={columns} promise {line}");
            assert!(!said.out.is_empty(), "COLUMNS={columns} promise {line}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_relative_xdg_path_is_passed_over_and_none_of_it_is_made_here() {
    use std::process::Command;
    let dir = tempfile::TempDir::new().unwrap();
    let (home, here) = (dir.path().join("home"), dir.path().join("here"));
    std::fs::create_dir(&home).unwrap();
    std::fs::create_dir(&here).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_promise"))
        .env_clear()
        .env("HOME", &home)
        .env("XDG_DATA_HOME", "data")
        .env("XDG_CONFIG_HOME", "./config")
        .current_dir(&here)
        .args(["-q", "add", "Ana:", "call you tomorrow at 5"])
        .output()
        .unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(0), b"1\n".as_slice()));
    assert_eq!(std::fs::read_dir(&here).unwrap().count(), 0);
    assert!(std::fs::read_dir(&home).unwrap().count() > 0);
}
