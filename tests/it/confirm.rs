//! `confirm`: what the other side accepted, and chasing what customers promised.

use serde_json::json;

use crate::fixture::Shop;

/// A customer who promised a form for Monday at ten, and one to whom a call was promised.
fn shop() -> Shop {
    let shop = Shop::new();
    shop.ok("expect Ana 'send the form on monday at 10'");
    shop.ok("add Leo 'call on monday at 11'");
    shop
}

#[test]
fn it_is_said_who_accepted_and_how() {
    for (line, said) in [
        ("confirm 1", "Noted: Ana confirmed 1: send the form\n"),
        ("confirm ana --how message", "Noted: Ana confirmed 1 in writing: send the form\n"),
        ("confirm 1 --how signed", "Noted: Ana signed 1: send the form\n"),
        ("confirm 2 --how spoken", "Noted: Leo accepted 2: call\n"),
        ("confirm leo --how MESSAGE", "Noted: Leo accepted 2 in writing: call\n"),
        ("--lang es confirma 1 --how de-palabra", "Anotado: Ana confirmó la 1: send the form\n"),
        ("--lang es confirma 1 --how mensaje", "Anotado: Ana confirmó la 1 por escrito: send the form\n"),
        ("--lang es confirma 2 --how firmada", "Anotado: Leo firmó la 2: call\n"),
        ("--quiet confirm 1", ""),
    ] {
        assert_eq!(shop().ok(line), said, "{line}");
    }
    let json = shop().json("confirm 2 --how signed");
    assert_eq!((&json["confirmed"], &json["confirmed_how"]), (&json!("2026-11-21T18:00:00+01:00"), &json!("signed")));
}

#[test]
fn what_is_known_already_is_not_written_again() {
    let shop = shop();
    shop.ok("confirm 1 --how message");
    let before = shop.bytes();
    assert_eq!(shop.ok("confirm 1"), "Ana had confirmed 1 in writing already: send the form\n");
    assert_eq!(shop.ok("confirm 1 --how message"), "Ana had confirmed 1 in writing already: send the form\n");
    assert_eq!(shop.bytes(), before);
    assert_eq!(shop.ok("confirm 1 --how signed"), "Noted: Ana signed 1: send the form\n");
    assert_eq!(shop.json("show 1")["confirmed_how"], "signed");
}

#[test]
fn another_window_wants_to_be_accepted_anew_and_undo_takes_it_back() {
    let shop = shop();
    shop.ok("confirm 2");
    assert!(shop.ok("show 2").contains("today 18:00  the customer accepted it\n"));
    shop.ok("move 2 tuesday at 11 --told");
    let json = shop.json("show 2");
    assert_eq!((&json["confirmed"], &json["confirmed_how"]), (&json!(null), &json!(null)));
    shop.ok("undo");
    assert_eq!(shop.json("show 2")["confirmed_how"], "spoken");
    assert_eq!(shop.ok("undo"), "Undone: Leo has not accepted 2\n");
    assert_eq!(shop.json("show 2")["confirmed"], json!(null));
}

#[test]
fn bad_input_names_what_was_typed_and_stores_nothing() {
    let shop = shop();
    shop.ok("done 2");
    let before = shop.bytes();
    for (line, code, error) in [
        (
            "confirm 1 --how loudly",
            2,
            "error: `loudly` is not a value for `--how`\nhint: one of: spoken, message, signed\n",
        ),
        (
            "--lang es confirma 1 --how bien",
            2,
            "error: `bien` no vale para `--how`\npista: una de estas: de-palabra, mensaje, firmada\n",
        ),
        (
            "confirm 2",
            1,
            "error: promise 2 is closed already: kept today\nhint: `promise show 2` tells its story; `promise undo` takes back the last command\n",
        ),
        (
            "confirm 9",
            1,
            "error: there is no promise `9`\nhint: `promise due` shows the open ones, `promise list` all of them\n",
        ),
    ] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (code, "", error), "{line}");
    }
    assert_eq!(shop.sh("confirm").code, 2);
    assert_eq!(shop.bytes(), before);
}

#[test]
fn what_customers_have_not_confirmed_bears_a_mark_that_is_explained_once() {
    let shop = shop();
    shop.ok("expect Mia 'bring the keys on tuesday'");
    assert!(shop.ok("due").contains(
        "They promised us\n1  =* Ana   send the form   Mon 10:00\n3  =* Mia   bring the keys  Tue\n  * not confirmed yet; once they do: promise confirm 1\n"
    ));
    shop.ok("confirm 1");
    assert!(shop.ok("due").contains(
        "They promised us\n1  =  Ana   send the form   Mon 10:00\n3  =* Mia   bring the keys  Tue\n  * not confirmed yet; once they do: promise confirm 3\n"
    ));
    shop.ok("confirm 3");
    assert!(!shop.ok("due").contains('*'));
}

#[test]
fn what_customers_owe_us_is_asked_for_from_the_day_after_on() {
    let mut shop = shop();
    shop.ok("add Leo 'visit on friday'");
    shop.ok("expect Mia 'bring the keys on friday'");
    shop.ok("done 2");
    let heading = |shop: &Shop, id: &str| {
        let text = shop.ok("due");
        let mut heading = String::new();
        for line in text.lines() {
            if line.starts_with(&format!("{id} ")) {
                return heading;
            }
            if line.chars().next().is_some_and(char::is_alphabetic) {
                heading = line.to_owned();
            }
        }
        panic!("{id} is not there\n{text}");
    };
    for (clock, under) in [
        ("2026-11-23 10:00", "They promised us"),
        ("2026-11-23 10:05", "They promised us"),
        ("2026-11-23 23:59", "They promised us"),
        ("2026-11-24 00:00", "Ask them"),
        ("2026-12-24 00:00", "Ask them"),
    ] {
        shop.set_clock(clock);
        assert_eq!(heading(&shop, "1"), under, "{clock}");
    }
    shop.set_clock("2026-11-24 09:00");
    assert_eq!(
        shop.ok("due"),
        "\
Ask them
1  =* Ana   send the form   yesterday 10:00 · 23 h late
  words to ask with: promise say 1

Coming
3  =  Leo   visit           Fri

They promised us
4  =* Mia   bring the keys  Fri
  * not confirmed yet; once they do: promise confirm 4

1 to ask for · 1 coming · 1 owed to us · kept 1 of 1 in 30 days
"
    );
    assert!(shop.ok("say 1").contains("send the form"));
    // Who confirmed and did not keep it is asked as well.
    shop.ok("confirm 1");
    assert_eq!(heading(&shop, "1"), "Ask them");
    assert_eq!(shop.json("due --overdue")[0]["bucket"], "overdue");
    assert_eq!(shop.sh("due --check").code, 0);
    shop.ok("done 1");
    assert!(!shop.ok("due").contains("Ask them"));
}

/// The lines of `due` that point somebody out, with the snapshot and without.
fn pointed_out(lines: &[(&str, &str)]) -> Vec<String> {
    let mut answers = Vec::new();
    for snapshot in ["off", "0", "2"] {
        let mut shop = Shop::new().env("PROMISE_SNAPSHOT", snapshot).at("2026-11-02 10:00");
        for (clock, line) in lines {
            shop.set_clock(&format!("2026-11-{clock} 10:00"));
            let said = shop.sh(line);
            assert_eq!(said.code, 0, "{line}: {}", said.err);
        }
        let text = shop.ok("due");
        let found: Vec<String> = text.lines().filter(|line| line.contains("escalate")).map(str::to_owned).collect();
        answers.push((found, text));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:#?}");
    answers.remove(0).0
}

#[test]
fn a_customer_who_breaks_their_word_twice_in_a_row_is_pointed_out() {
    let add = |who, day| match (who, day) {
        ("Ana", 3) => ("02", "expect Ana 'send the form on the 3rd at 11'"),
        ("Ana", _) => ("02", "expect Ana 'pay on the 5th at 11'"),
        _ => ("02", "expect Leo 'pay on the 5th at 11'"),
    };
    let once: &[(&str, &str)] = &[add("Ana", 3), ("04", "add Tom 'call at 12'")];
    assert_eq!(pointed_out(once), [""; 0]);
    let both = [add("Ana", 3), add("Ana", 5), ("06", "add Tom 'call at 12'")];
    let found = ["  Ana has not kept 2 in a row: promise escalate 1 PERSON"];
    assert_eq!(pointed_out(&both), found);
    let two_people = [add("Ana", 3), add("Leo", 5), ("06", "add Tom 'call at 12'")];
    assert_eq!(pointed_out(&two_people), [""; 0]);
    let second = ["  Ana has not kept 2 in a row: promise escalate 2 PERSON"];
    for (what, deed, wanted) in [
        ("given up", "drop 1 --broken", &second[..]),
        ("let go", "drop 1 --released", &[]),
        ("kept after all", "done 1", &[]),
    ] {
        let lines = [add("Ana", 3), add("Ana", 5), ("04", deed), ("06", "add Tom 'call at 12'")];
        assert_eq!(pointed_out(&lines), wanted, "{what}");
    }
    // Put off after its time, and not kept again.
    let lines = [add("Ana", 3), ("04", "move 1 'the 5th at 11'"), ("06", "add Tom 'call at 12'")];
    assert_eq!(pointed_out(&lines), found);
    let lines = [add("Ana", 3), ("02", "move 1 'the 5th at 11'"), ("06", "add Tom 'call at 12'")];
    assert_eq!(pointed_out(&lines), [""; 0], "put off in time");
    let lines = [
        add("Ana", 3),
        add("Ana", 5),
        ("04", "drop 1 --broken"),
        ("04", "undo"),
        ("04", "done 1"),
        ("06", "add Tom 'call at 12'"),
    ];
    assert_eq!(pointed_out(&lines), [""; 0], "taken back");
}

#[test]
fn a_customer_shows_how_many_they_have_not_kept_in_a_row() {
    let mut shop = Shop::new().at("2026-11-02 10:00");
    shop.ok("expect Ana 'send the form on the 3rd at 11'");
    shop.ok("expect Ana 'pay on the 5th at 11'");
    shop.set_clock("2026-11-04 10:00");
    shop.ok("drop 1 --broken");
    assert_eq!(shop.json("who ana")["broken_in_a_row"], 1);
    assert!(!shop.ok("who ana").contains("the last"));
    shop.set_clock("2026-11-06 10:00");
    assert_eq!(shop.json("who")[0]["broken_in_a_row"], 2);
    assert!(shop.ok("who ana").contains("  what they promised us: the last 2 were not kept\n"));
    shop.ok("done 2");
    assert_eq!(shop.json("who ana")["broken_in_a_row"], 0);
}

#[test]
fn the_page_fits_any_width_with_marks_and_notes() {
    for columns in 40..100 {
        for language in ["en", "es"] {
            let mut shop = Shop::new().columns(columns).at("2026-11-02 10:00").env("PROMISE_LANG", language);
            shop.ok("expect 'Maximiliana Fernández de la Vega': 'send the form on the 3rd at 11' --lang en");
            shop.ok("expect 'Maximiliana Fernández de la Vega': 'pay on the 3rd at 12' --lang en");
            shop.ok("add Rosa: 'the lamp is ready on the 3rd' --complaint --owner Marta --phone '+34 600 123 456' --lang en");
            shop.ok("done 3");
            shop.set_clock("2026-11-06 10:00");
            for line in shop.ok("due").lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= columns, "{columns}: {line}");
            }
        }
    }
}
