//! The round of the evening: every key, every way out, in both languages, by key and by line.

use serde_json::Value;

use crate::fixture::{Said, Shop};

/// A shop on Saturday at six with a call to Ana of the day before, a delivery to Leo of noon, what Rosa owes since ten, and
/// a call to Mr Kent at eight: in that order, Rosa last.
fn evening() -> Shop {
    prepared(Shop::new())
}

fn prepared(shop: Shop) -> Shop {
    let mut shop = shop.at("2026-11-20 10:00");
    shop.ok(r#"add Ana: "I will call you today at 17:00 with the quote" --phone "600 123 456""#);
    shop.ok(r#"add Leo: "the keys will be ready by tomorrow at 12""#);
    shop.ok(r#"expect Rosa: "she sends the form tomorrow at 10""#);
    shop.ok(r#"add Kent: "I will call tomorrow at 20:00" --phone 600999 --owner Marta"#);
    shop.ok(r#"add Kent: "I will call on tuesday at 10""#);
    shop.set_clock("2026-11-21 18:00");
    shop
}

fn piped(shop: &Shop, answers: &str) -> Said {
    shop.pipe(&["review"], answers.as_bytes())
}

/// A round that ends well; what it answered.
fn went_through(shop: &Shop, answers: &str) -> String {
    let Said { code, out, err } = piped(shop, answers);
    assert_eq!(code, 0, "{answers:?}\n{out}{err}");
    out
}

fn outcome(shop: &Shop, id: &str) -> Value {
    shop.json(&format!("show {id}"))["outcome"].clone()
}

fn status(shop: &Shop, id: &str) -> Value {
    shop.json(&format!("show {id}"))["status"].clone()
}

fn lines(shop: &Shop) -> usize {
    shop.bytes().iter().filter(|&&byte| byte == b'\n').count()
}

#[test]
fn the_round_goes_from_the_longest_overdue_to_what_is_still_ahead_today() {
    let ids: Vec<String> = evening()
        .json("review")
        .as_array()
        .unwrap()
        .iter()
        .map(|promise| promise["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["1", "2", "4", "3"]);
}

#[test]
fn a_complaint_comes_first() {
    let shop = evening();
    shop.ok("edit 2 --complaint --owner Marta");
    assert_eq!(shop.json("review")[0]["id"], "2");
}

#[test]
fn json_asks_nothing_and_records_nothing() {
    let shop = evening();
    let before = shop.bytes();
    let said = shop.pipe(&["review", "--json"], b"k\nk\n");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(shop.bytes() == before);
}

#[test]
fn with_nothing_to_go_through_there_is_one_friendly_line() {
    let shop = Shop::new();
    assert_eq!(shop.ok("review"), "Nothing to go through: no promise is waiting for an answer.\n");
    assert_eq!(shop.ok("--json review"), "[]\n");
    shop.ok("add Ana call on monday");
    assert_eq!(shop.ok("review"), "Nothing to go through: no promise is waiting for an answer.\n");
    assert_eq!(shop.ok("review --owner Marta"), "Nothing to go through matches.\n");
    assert_eq!(Shop::spanish().ok("repaso"), "Nada que repasar: ninguna promesa espera respuesta.\n");
}

#[test]
fn a_whole_round_reads_like_this() {
    let shop = evening();
    let said = piped(&shop, "n\nl today at 13:00\ns\nk\n");
    assert_eq!(said.code, 0);
    assert_eq!(
        said.out,
        "Kept: 1 Ana: I will call you with the quote
Done, 1 h late: 2 Leo: the keys will be ready
Rosa kept their word: 3 she sends the form

Calls you can still make now:
4   Kent · 600999
    I will call · today 20:00
Today: 0 kept · 1 late
"
    );
    assert!(
        said.err.starts_with(
            "1 of 4
1   Ana · call · fixed
    I will call you with the quote
    yesterday, Friday 20 November, 17:00 (25 h ago)
    600 123 456
k kept · n no news · l late · m moved · b broken · r released · s skip ·
q quit · ? help
what became of it? n

2 of 4
"
        ),
        "{}",
        said.err
    );
}

#[test]
fn kept_means_in_time_whenever_it_is_noted_down() {
    let shop = evening();
    went_through(&shop, "k\n");
    let promise = shop.json("show 1");
    assert_eq!((&promise["outcome"], &promise["closed_at"]), (&"kept".into(), &"2026-11-20T17:00:00+01:00".into()));
}

#[test]
fn kept_before_the_deadline_is_kept_now() {
    let shop = evening();
    went_through(&shop, "s\ns\nk\n");
    assert_eq!(shop.json("show 4")["closed_at"], "2026-11-21T18:00:00+01:00");
}

#[test]
fn no_news_goes_with_our_calls_only() {
    let shop = evening();
    went_through(&shop, "n\n");
    let story = shop.ok("show 1").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(story.contains("called yesterday, Friday 20 November, 17:00, though there was nothing new"), "{story}");
    let said = piped(&shop, "n\n");
    assert_eq!((said.code, status(&shop, "2")), (2, "open".into()), "a delivery\n{}", said.err);
    let said = piped(&shop, "s\ns\nn\n");
    assert_eq!((said.code, status(&shop, "3")), (2, "open".into()), "theirs\n{}", said.err);
}

#[test]
fn late_asks_when_and_takes_nothing_for_now() {
    let shop = evening();
    went_through(&shop, "l\nyesterday at 19:00\nl\n\n");
    let closed = |id: &str| shop.json(&format!("show {id}"))["closed_at"].as_str().unwrap().to_owned();
    assert_eq!((closed("1").as_str(), outcome(&shop, "1")), ("2026-11-20T19:00:00+01:00", "late".into()));
    assert_eq!((closed("2").as_str(), outcome(&shop, "2")), ("2026-11-21T18:00:00+01:00", "late".into()));
}

#[test]
fn what_is_not_past_cannot_be_late() {
    let shop = evening();
    let said = piped(&shop, "s\ns\nl\n");
    assert_eq!(said.code, 2, "{}", said.err);
    assert_eq!(status(&shop, "4"), "open");
}

#[test]
fn moved_asks_for_when_and_whether_they_know() {
    for (answers, told) in [
        ("m\nmonday at 10\ny\n", true),
        ("m\nmonday at 10\nsí\n", true),
        ("m\nmonday at 10\nn\n", false),
        ("m\nmonday at 10\n\n", false),
        ("m monday at 10\ny\n", true),
        ("m monday at 10\n", false),
    ] {
        let shop = evening();
        let out = went_through(&shop, answers);
        let promise = shop.json("show 1");
        assert_eq!(promise["deadline"], "2026-11-23T10:00:00+01:00", "{answers:?}");
        assert_eq!(promise["bucket"] == "untold", !told, "{answers:?}");
        assert_eq!(out.contains("once told: promise tell 1"), !told, "{answers:?}\n{out}");
    }
}

#[test]
fn what_a_customer_moves_they_know() {
    let shop = evening();
    went_through(&shop, "s\ns\ns\nm monday\n");
    assert_eq!(shop.json("show 3")["bucket"], "coming");
}

#[test]
fn a_date_that_cannot_be_is_refused_as_move_refuses_it() {
    for phrase in ["yesterday at 5", "the 30th of february", "bananas"] {
        let shop = evening();
        let moved = shop.sh(&format!("move 1 {phrase}"));
        let said = piped(&shop, &format!("m\n{phrase}\ny\n"));
        assert_eq!((said.code, moved.code), (2, 2), "{phrase}");
        assert!(said.err.ends_with(&moved.err), "{phrase}\n{}\n{}", said.err, moved.err);
        assert_eq!(shop.json("show 1")["moves"], 0, "{phrase}");
    }
}

#[test]
fn a_person_is_asked_again_for_a_date_that_cannot_be() {
    let shop = evening();
    let said = shop.type_in(&["review"], &["m", "bananas", "", "s", "m", "bananas", "monday at 10", "y", "q"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!((shop.json("show 1")["moves"].clone(), shop.json("show 2")["moves"].clone()), (0.into(), 1.into()));
}

#[test]
fn no_date_goes_back_to_the_promise() {
    let shop = evening();
    let before = shop.bytes();
    let said = piped(&shop, "m\n\nq\n");
    assert_eq!(said.code, 0);
    assert_eq!(said.err.matches("1 of 4").count(), 2, "{}", said.err);
    assert!(shop.bytes() == before);
}

#[test]
fn broken_takes_a_reason_from_the_list_or_in_own_words() {
    for (answers, reason) in [
        ("b\n1\n", Some("I forgot")),
        ("b\n6\n", Some("somebody else let us down")),
        ("b 2\n", Some("there was no time")),
        ("b the van broke down\n", Some("the van broke down")),
        ("b\nthe van broke down\n", Some("the van broke down")),
        ("b\n0\nthe van broke down\n", Some("the van broke down")),
        ("B\nthe van broke down\n", Some("the van broke down")),
        ("b\n0\n\n", None),
        ("b\n\n", None),
        ("b\n", None),
    ] {
        let shop = evening();
        went_through(&shop, answers);
        let promise = shop.json("show 1");
        assert_eq!((&promise["outcome"], promise["reason"].as_str()), (&"broken".into(), reason), "{answers:?}");
    }
}

#[test]
fn a_reason_that_is_not_on_the_list_is_refused() {
    let shop = evening();
    let said = piped(&shop, "b\n7\n");
    assert_eq!((said.code, status(&shop, "1")), (2, "open".into()), "{}", said.err);
    let said = shop.type_in(&["review"], &["b", "7", "1"]);
    assert_eq!((said.code, outcome(&shop, "1")), (0, "broken".into()), "{}", said.err);
}

#[test]
fn what_a_customer_broke_asks_for_no_reason() {
    let shop = evening();
    let said = piped(&shop, "s\ns\ns\nb\n");
    assert!(!said.err.contains("why?"), "{}", said.err);
    assert_eq!(said.out.lines().next(), Some("Broken by Rosa: 3 she sends the form"));
}

#[test]
fn released_is_released() {
    let shop = evening();
    went_through(&shop, "r\nr bought elsewhere\n");
    assert_eq!((outcome(&shop, "1"), outcome(&shop, "2")), ("released".into(), "released".into()));
    assert_eq!(shop.json("show 2")["reason"], "bought elsewhere");
}

#[test]
fn told_goes_with_what_they_do_not_know_yet() {
    let shop = evening();
    shop.ok("move 2 monday at 10 --not-told");
    shop.ok("add Pepe: I will see about the hinge");
    let mut shop = shop;
    shop.set_clock("2026-11-25 18:00");
    let said = piped(&shop, "t\n");
    assert_eq!(said.code, 2, "Ana's call was not moved\n{}", said.err);
    let out = went_through(&shop, "s\ns\nt he laughed\ns\nt\n");
    assert!(out.contains("Noted: Leo knows how things stand (2)\n"), "{out}");
    assert!(out.contains("Noted: Pepe knows how things stand (6); look again: "), "{out}");
    assert!(shop.ok("show 2").contains("the customer was told: he laughed"), "{}", shop.ok("show 2"));
}

#[test]
fn words_behind_a_key_are_a_note_and_a_capital_asks_for_one() {
    for answers in ["k by bike\n", "K\nby bike\n", "K by bike\n"] {
        let shop = evening();
        went_through(&shop, answers);
        assert_eq!(shop.json("show 1")["reason"], "by bike", "{answers:?}");
    }
    for answers in ["L\n\nby bike\n", "L yesterday at 19:00\nby bike\n"] {
        let shop = evening();
        went_through(&shop, answers);
        let promise = shop.json("show 1");
        assert_eq!((&promise["outcome"], &promise["reason"]), (&"late".into(), &"by bike".into()), "{answers:?}");
    }
    let shop = evening();
    went_through(&shop, "K\n\n");
    assert_eq!((outcome(&shop, "1"), shop.json("show 1")["reason"].clone()), ("kept".into(), Value::Null));
}

#[test]
fn each_answer_is_one_line_of_the_journal_and_a_skipped_promise_none() {
    let shop = evening();
    let before = lines(&shop);
    went_through(&shop, "k\ns\nm monday\ny\nk\n");
    assert_eq!(lines(&shop), before + 3);
}

#[test]
fn back_undoes_the_very_line_and_asks_again() {
    let shop = evening();
    let before = lines(&shop);
    let out = went_through(&shop, "k\nm monday at 10\ny\nu\nb\n1\n");
    assert_eq!((outcome(&shop, "1"), outcome(&shop, "2")), ("kept".into(), "broken".into()));
    assert!(out.contains("Undone: the delivery to Leo stands as before: today, by 12:00 (6 h ago) (2)\n"), "{out}");
    assert_eq!(shop.json("show 2")["moves"], 0);
    assert_eq!(lines(&shop), before + 4, "kept, moved, undone, broken");
}

#[test]
fn back_goes_as_far_as_the_first_answer() {
    let shop = evening();
    let said = piped(&shop, "k\ns\nk\nu\nu\nu\nr\n");
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(
        (outcome(&shop, "1"), status(&shop, "2"), status(&shop, "4")),
        ("released".into(), "open".into(), "open".into())
    );
    let said = piped(&evening(), "u\n");
    assert_eq!(said.code, 2, "there is nothing to go back to\n{}", said.err);
}

#[test]
fn what_back_took_back_can_be_brought_back() {
    let shop = evening();
    went_through(&shop, "k\nu\nq\n");
    assert_eq!(status(&shop, "1"), "open");
    shop.ok("redo");
    assert_eq!(outcome(&shop, "1"), "kept");
}

#[test]
fn quitting_and_the_end_of_the_input_lose_nothing() {
    for answers in ["k\nq\nk\nk\n", "k\n", "k", "k\nm\n", "k\nm"] {
        let shop = evening();
        let out = went_through(&shop, answers);
        assert_eq!((outcome(&shop, "1"), status(&shop, "2")), ("kept".into(), "open".into()), "{answers:?}");
        assert!(out.ends_with("Today: 0 kept · 1 still overdue\n"), "{answers:?}\n{out}");
    }
}

#[test]
fn lines_that_are_no_answer_end_a_piped_round_and_keep_what_was_answered() {
    for line in ["x", "kk", "no", "9", "quit now", "\u{1b}[31m", "s s"] {
        let shop = evening();
        let said = piped(&shop, &format!("k\n{line}\nk\n"));
        assert_eq!((said.code, outcome(&shop, "1"), status(&shop, "2")), (2, "kept".into(), "open".into()), "{line}");
        assert!(said.err.contains("is none of the answers\nhint: the answers before it are saved"), "{}", said.err);
        assert!(!said.err.contains('\u{1b}'), "{:?}", said.err);
    }
}

#[test]
fn a_person_who_types_no_answer_is_asked_again() {
    let shop = evening();
    let said = shop.type_in(&["review"], &["x", "", "k", "n", "k"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("`x` is none of the answers\n? says what each key means\n"), "{}", said.err);
    assert!(said.err.contains("that is no answer to this promise\n"), "Leo's is no call\n{}", said.err);
    assert_eq!((outcome(&shop, "1"), outcome(&shop, "2")), ("kept".into(), "kept".into()));
}

#[test]
fn the_name_of_an_answer_will_do() {
    let shop = evening();
    went_through(&shop, "no news\nReleased\nskip\nkept\n");
    assert_eq!(
        (outcome(&shop, "1"), outcome(&shop, "2"), outcome(&shop, "3")),
        ("kept".into(), "released".into(), "kept".into())
    );
}

#[test]
fn help_explains_the_keys_of_this_promise() {
    let said = piped(&evening(), "?\ns\n?\n");
    let [first, second] = [0, 1].map(|place| said.err.split("what became of it? ?\n").nth(place + 1).unwrap());
    assert!(first.starts_with("  k kept: it was done in time\n  n no news: you called in time, though"), "{first}");
    assert!(!second.contains("n no news: ") && second.contains("u undo: "), "{second}");
}

#[test]
fn keys_need_no_enter_where_the_terminal_hands_them_over() {
    let shop = evening();
    let said = shop.press(&["review"], "nb1mmonday at 10\nyk");
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(
        (outcome(&shop, "1"), outcome(&shop, "2"), outcome(&shop, "3")),
        ("kept".into(), "broken".into(), "kept".into())
    );
    assert_eq!(shop.json("show 2")["reason"], "I forgot");
    assert_eq!(shop.json("show 4")["deadline"], "2026-11-23T10:00:00+01:00");
    assert!(
        said.err.contains("what became of it? n\n") && said.err.contains("does Kent know? [y/N] y\n"),
        "{}",
        said.err
    );
}

#[test]
fn keys_that_mean_nothing_do_nothing() {
    let shop = evening();
    let said = shop.press(&["review"], "\n \u{1b}[A\u{1b}xñk");
    assert_eq!((said.code, outcome(&shop, "1"), status(&shop, "2")), (0, "kept".into(), "open".into()), "{}", said.err);
    assert!(!said.err.contains('\u{1b}'), "{:?}", said.err);
}

#[test]
fn backspace_goes_back() {
    let shop = evening();
    let said = shop.press(&["review"], "k\u{7f}r\u{8}b\u{7f}l\n");
    assert_eq!((said.code, outcome(&shop, "1")), (0, "late".into()), "{}", said.err);
}

#[test]
fn control_c_leaves_without_answering() {
    let shop = evening();
    for keys in ["k\u{3}kkk", "\u{4}kkk", "b\u{3}\u{3}k", "mmonday at 10\n\u{3}\u{3}k"] {
        let said = shop.press(&["review"], keys);
        assert_eq!(said.code, 0, "{}", said.err);
        assert_eq!((outcome(&shop, "1"), status(&shop, "2")), ("kept".into(), "open".into()), "{keys:?}");
    }
}

#[test]
fn a_capital_asks_for_a_note_by_key_too() {
    let shop = evening();
    assert_eq!(shop.press(&["review"], "Kby bike\nb0the van broke down\nb\nq").code, 0);
    let reason = |id: &str| shop.json(&format!("show {id}"))["reason"].clone();
    assert_eq!((reason("1"), reason("2"), reason("4")), ("by bike".into(), "the van broke down".into(), Value::Null));
}

#[test]
fn spanish_has_letters_of_its_own() {
    let shop = prepared(Shop::spanish());
    let said = shop.pipe(&["repaso"], "n\nt\nhoy a las 13:00\nm el lunes a las 10\ns\nv\nr\n1\nl\n".as_bytes());
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(
        ["1", "2", "4", "3"].map(|id| outcome(&shop, id)),
        ["kept", "late", "broken", "released"].map(Value::from)
    );
    assert_eq!(shop.json("show 4")["reason"], "se me olvidó");
    assert!(said.err.contains("c cumplida · n sin novedad · t tarde · m movida · r rota · l liberada"), "{}", said.err);
    assert!(said.out.ends_with("\nHoy: 0 cumplidas · 1 con retraso · 1 rota\n"), "{}", said.out);
}

#[test]
fn letters_of_the_other_language_will_do_where_they_mean_one_thing() {
    for (shop, keys, expected) in [
        (Shop::spanish(), "k\nb 1\nq\n", ["kept", "broken"]),
        (Shop::new(), "c\nf\n", ["kept", ""]),
        (Shop::spanish(), "l\nr 1\n", ["released", "broken"]),
        (Shop::new(), "l\n\nr\n", ["late", "released"]),
        (Shop::spanish(), "cumplida\nrota\n1\nfin\n", ["kept", "broken"]),
        (Shop::spanish(), "kept\nfin\n", ["kept", ""]),
    ] {
        let shop = prepared(shop);
        went_through(&shop, keys);
        let found = ["1", "2"].map(|id| outcome(&shop, id).as_str().unwrap_or_default().to_owned());
        assert_eq!(found[0], expected[0], "{keys:?}");
        assert!(
            found[1] == expected[1] || expected[1].is_empty() && status(&shop, "2") == "open",
            "{keys:?}: {found:?}"
        );
    }
}

#[test]
fn every_letter_of_a_language_means_one_answer() {
    for name in ["en", "es"] {
        let path = crate::fixture::root().join(format!("locales/{name}/review.ftl"));
        let text = std::fs::read_to_string(path).unwrap();
        let mut keys: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("review-key-")?.split_once(" = "))
            .map(|(_, key)| key)
            .collect();
        assert!(keys.len() == 11 && keys.iter().all(|key| key.chars().count() == 1), "{keys:?}");
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), 11, "{name}");
    }
}

#[test]
fn everything_fits_forty_columns() {
    for shop in [Shop::new(), Shop::spanish()] {
        let shop = prepared(shop).columns(40);
        let said = shop.type_in(&["review"], &["?", "x", "b", "0", "no time", "m", "monday at 10", "n", "?", "s"]);
        assert_eq!(said.code, 0, "{}", said.err);
        // A terminal shows the Enter that ends an answer; here nothing does.
        let questions = ["it? ", "ella? ", "reason) ", "motivo) ", "words: ", "palabras: ", "back) ", "volver) ", "] "];
        let err =
            questions.iter().fold(said.err, |err, question| err.replace(question, &format!("{}\n", question.trim())));
        for line in said.out.lines().chain(err.lines()) {
            assert!(line.chars().count() <= 40, "{line:?}");
        }
    }
}

#[test]
fn only_what_was_asked_for_is_gone_through() {
    let shop = evening();
    for (args, ids) in [
        ("--who kent", vec!["4"]),
        ("--owner marta", vec!["4"]),
        ("--theirs", vec!["3"]),
        ("--kind call", vec!["1", "4"]),
    ] {
        let found = shop.json(&format!("review {args}"));
        let found: Vec<&str> =
            found.as_array().unwrap().iter().map(|promise| promise["id"].as_str().unwrap()).collect();
        assert_eq!(found, ids, "{args}");
    }
    let said = shop.pipe(&["review", "--owner", "Marta"], b"k\n");
    assert!(said.out.ends_with("\nToday: 1 kept\n"), "{}", said.out);
    assert_eq!(shop.sh("review --who nobody").code, 1);
}

#[test]
fn calls_are_offered_only_at_a_decent_hour() {
    for (time, offered) in [("18:00", true), ("20:59", true), ("21:00", false), ("23:30", false)] {
        let shop = evening().at(&format!("2026-11-21 {time}"));
        let out = went_through(&shop, "");
        assert_eq!(out.contains("Calls you can still make now:\n1   Ana · 600 123 456\n"), offered, "{time}\n{out}");
        assert_eq!(
            out.contains("It is no hour to ring anybody: 2 calls wait until morning."),
            !offered,
            "{time}\n{out}"
        );
    }
    let shop = evening().settings("hours = [\"mon-sun 18:00-23:45\"]").at("2026-11-21 23:30");
    assert!(went_through(&shop, "").contains("Calls you can still make now:"));
}

#[test]
fn a_rate_is_told_from_five_cases_on() {
    let shop = evening();
    assert!(!went_through(&shop, "s\nk\nk\n").contains('%'));
    for _ in 0..3 {
        shop.ok("add Zoe: I will call today at 18:30");
        shop.ok("done zoe");
    }
    let shop = shop.at("2026-11-21 18:01");
    let out = went_through(&shop, "");
    assert!(out.ends_with("Today: 5 kept · 1 still overdue · 83% kept\n"), "{out}");
}

#[test]
fn quiet_rounds_say_nothing_and_record_all_the_same() {
    let shop = evening();
    let said = shop.pipe(&["-q", "review"], b"k\n");
    assert_eq!((said.code, said.out.as_str(), outcome(&shop, "1")), (0, "", "kept".into()));
}

#[test]
fn a_round_means_the_same_with_any_snapshot() {
    let journals = ["off", "0", "1"].map(|lines| {
        let shop = prepared(Shop::new().env("PROMISE_SNAPSHOT", lines));
        let out = went_through(&shop, "k\nm monday at 10\nn\nu\nb 1\nu\nu\nl\n\nr\nk\n");
        let states = ["1", "2", "3", "4"].map(|id| shop.json(&format!("show {id}")));
        (out, states)
    });
    assert_eq!(journals[0], journals[1]);
    assert_eq!(journals[0], journals[2]);
}

/// A real terminal of forty columns, in which a shell runs.
#[cfg(unix)]
struct Tmux {
    dir: tempfile::TempDir,
}

#[cfg(unix)]
impl Tmux {
    /// None, said out loud, where there is no tmux.
    fn open(shop: &Shop) -> Option<Self> {
        let tmux = Tmux { dir: tempfile::TempDir::new().unwrap() };
        let quoted = |path: &std::path::Path| format!("'{}'", path.display());
        let shell = format!(
            "env PATH={}:\"$PATH\" PROMISE_STORE={} PROMISE_CONFIG=/dev/null PROMISE_LANG=en NO_COLOR=1 TZ=Europe/Madrid \
             PROMISE_NOW=2026-11-21T18:00:00+01:00 PS1='ready> ' ENV= sh",
            quoted(std::path::Path::new(env!("CARGO_BIN_EXE_promise")).parent().unwrap()),
            quoted(&shop.store()),
        );
        let opened = tmux.run(&["-f", "/dev/null", "new-session", "-d", "-x", "40", "-y", "100", &shell]);
        if opened.is_none() {
            say_skipped();
            return None;
        }
        tmux.wait_for("ready> ");
        Some(tmux)
    }

    fn run(&self, args: &[&str]) -> Option<String> {
        let mut command = std::process::Command::new("tmux");
        command.arg("-S").arg(self.dir.path().join("socket")).args(args);
        let output = command.output().ok()?;
        output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
    }

    fn type_keys(&self, keys: &[&str]) {
        self.run(&[&["send-keys"], keys].concat()).expect("tmux has opened");
    }

    fn screen(&self) -> String {
        self.run(&["capture-pane", "-p"]).expect("tmux has opened")
    }

    /// The screen once it ends with this line.
    fn wait_for(&self, last: &str) -> String {
        self.wait_for_both("", last)
    }

    /// The screen once it shows something and ends with this line.
    fn wait_for_both(&self, shown: &str, last: &str) -> String {
        for _ in 0..400 {
            let screen = self.screen();
            let ends = screen.trim_end().lines().last().is_some_and(|line| line.trim_end() == last.trim_end());
            if ends && screen.contains(shown) {
                return screen;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("`{last}` does not come:\n{}", self.screen());
    }

    /// What the terminal is set to between two commands.
    fn modes(&self) -> String {
        self.type_keys(&["clear; stty -a", "Enter"]);
        let screen = self.wait_for_both("speed ", "ready> ");
        screen.lines().map(|line| line.trim_end().to_owned() + " ").collect::<String>()
    }
}

#[cfg(unix)]
#[allow(clippy::disallowed_methods, reason = "what was not tested is for whoever runs the tests")]
fn say_skipped() {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "SKIPPED, since tmux is not installed: the round in a real terminal");
}

#[cfg(unix)]
impl Drop for Tmux {
    fn drop(&mut self) {
        let _ = self.run(&["kill-server"]);
    }
}

#[cfg(unix)]
#[test]
fn a_real_terminal_needs_no_enter_and_is_left_as_it_was() {
    const ASKED: &str = "what became of it?";
    let shop = evening();
    let Some(tmux) = Tmux::open(&shop) else { return };
    let before = tmux.modes();
    assert!(before.contains(" icanon ") && before.contains(" isig ") && before.contains(" echo "), "{before}");

    tmux.type_keys(&["clear; promise review", "Enter"]);
    tmux.wait_for(ASKED);
    tmux.type_keys(&["n"]);
    tmux.wait_for_both("\n2 of 4\n", ASKED);
    assert_eq!(outcome(&shop, "1"), "kept", "saved at once");
    tmux.type_keys(&["m"]);
    tmux.wait_for("to when? (empty: back)");
    tmux.type_keys(&["-l", "monday at 11"]);
    tmux.type_keys(&["BSpace", "BSpace", "10", "Enter"]);
    tmux.wait_for("does Leo know? [y/N]");
    tmux.type_keys(&["y"]);
    tmux.wait_for_both("\n3 of 4\n", ASKED);
    assert_eq!(shop.json("show 2")["deadline"], "2026-11-23T10:00:00+01:00", "a line can be mended as ever");
    tmux.type_keys(&["Up", "BSpace"]);
    tmux.wait_for_both("\nUndone: ", ASKED);
    tmux.type_keys(&["q"]);
    let screen = tmux.wait_for_both("Today: ", "ready> ");
    assert!(screen.contains("Undone: the delivery to Leo stands as"), "{screen}");
    assert!(screen.contains("Today: 0 kept · 1 still overdue\n"), "{screen}");
    assert!(!screen.contains("^["), "{screen}");
    assert_eq!(tmux.modes(), before);

    for way_out in ["C-c", "C-d"] {
        tmux.type_keys(&["clear; promise review; echo left with $?", "Enter"]);
        tmux.wait_for(ASKED);
        tmux.type_keys(&[way_out]);
        let screen = tmux.wait_for_both("\nleft with ", "ready> ");
        assert!(screen.contains("\nleft with 0\n"), "{screen}");
        assert_eq!(tmux.modes(), before, "{way_out}");
    }
    assert_eq!((status(&shop, "2"), status(&shop, "4")), ("open".into(), "open".into()));
}

#[test]
fn what_somebody_else_answered_meanwhile_is_passed_over() {
    let shop = evening();
    let said = shop.press_beside(&["review"], "kkk", &["drop 1 --released", "done 2", "list"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.err.matches(" is closed already: ").count(), 2, "answered while it was asked for\n{}", said.err);
    assert_eq!(["1", "2", "4"].map(|id| outcome(&shop, id)), ["released", "late", "kept"].map(Value::from));

    let shop = evening();
    let said = shop.press_beside(&["review"], "skuuk", &["done 2", "list", "list", "done 4"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.err.matches(" is closed already: ").count(), 3, "answered before it was asked for\n{}", said.err);
}

#[test]
fn a_complaint_that_is_kept_leaves_its_check_and_back_takes_both_away() {
    let shop = evening();
    shop.ok("edit 2 --complaint --owner Marta");
    let said = went_through(&shop, "k\nq\n");
    assert!(said.contains("stays under “Check again”"), "{said}");
    let check = shop.json("show 6");
    assert_eq!((&check["follows"], &check["status"]), (&Value::from("2"), &Value::from("open")));
    let shop = evening();
    shop.ok("edit 2 --complaint --owner Marta");
    went_through(&shop, "k\nu\nq\n");
    assert_eq!(status(&shop, "2"), "open");
    assert_eq!(shop.json("list").as_array().map(Vec::len), Some(5));
}
