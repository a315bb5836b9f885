//! Complaints: they come first, somebody answers for them, and they are looked at again. And the call that is its own promise.

use serde_json::json;

use crate::fixture::Shop;

/// A shop with a complaint that has an owner.
fn shop() -> Shop {
    let shop = Shop::new();
    shop.ok("add Rosa 'repair the lamp on monday' --complaint --owner Marta --phone 600123456 --tag lamp");
    shop
}

#[test]
fn a_complaint_needs_somebody_who_answers_for_it() {
    let add = ["add", "Rosa", "repair the lamp on monday", "--complaint"];
    let shop = Shop::new();
    let said = shop.run(&add);
    assert_eq!(said.code, 0);
    assert_eq!(said.err, "warning: nobody answers for complaint 1 yet\nhint: promise assign 1 PERSON\n");
    let said = shop.pipe(&["add", "-", "--complaint"], "Ana: call on monday\nLeo: call on tuesday\n".as_bytes());
    assert_eq!(
        said.err,
        "warning: nobody answers for complaint 2 yet\nhint: promise assign 2 PERSON\nwarning: nobody answers for complaint 3 yet\nhint: promise assign 3 PERSON\n"
    );
    assert_eq!(
        shop.sh("--lang es espera Rosa 'paga el lunes' --complaint").err,
        "aviso: de la reclamación 4 aún no responde nadie\npista: promise asigna 4 PERSONA\n"
    );
    assert_eq!(shop.sh("--quiet add Rosa 'repair the lamp on monday' --complaint").err, "");
    assert_eq!(shop.sh("add Rosa 'repair the lamp on monday' --complaint --dry-run").err, "");

    let shop = Shop::new().settings("me = 'Marta'\n");
    assert_eq!(shop.json("add Rosa 'repair the lamp on monday' --complaint")["owner"], "Marta");
    assert_eq!(shop.json("add Rosa 'repair the lamp on monday' --complaint --owner Leo")["owner"], "Leo");
    assert_eq!(
        shop.json("add Rosa 'repair the lamp on monday'")["owner"],
        json!(null),
        "no complaint, nobody in particular"
    );
    shop.pipe(&["add", "-", "--complaint"], "Ana: call on monday\n".as_bytes());
    assert_eq!(shop.json("show 4")["owner"], "Marta");
}

#[test]
fn on_a_terminal_it_is_asked_who_answers_for_a_complaint() {
    let add = ["add", "Rosa", "repair the lamp on monday", "--complaint"];
    for (me, typed, question, owner) in [
        ("", "Leo", "who?", json!("Leo")),
        ("", "", "who?", json!(null)),
        ("me = 'Marta'\n", "", "who? (enter: Marta)", json!("Marta")),
        ("me = 'Marta'\n", "Leo", "who? (enter: Marta)", json!("Leo")),
    ] {
        let shop = Shop::new().settings(me);
        let said = shop.type_in(&add, &[typed]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(
            said.err.starts_with(&format!("a complaint needs somebody who answers for it: {question} ")),
            "{}",
            said.err
        );
        assert_eq!(said.err.contains("warning"), owner.is_null(), "{}", said.err);
        assert_eq!(shop.json("show 1")["owner"], owner);
    }
    // The end of input is no answer.
    let shop = Shop::new().settings("me = 'Marta'\n");
    shop.type_in(&add, &[]);
    assert_eq!(shop.json("show 1")["owner"], "Marta");
}

#[test]
fn complaints_come_first_everywhere() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10'");
    shop.ok("add Ana 'write on monday at 9'");
    shop.ok("add Ana 'visit on monday at 12' --complaint --owner Marta");
    shop.ok("add Ana 'deliver on monday at 8'");
    for line in ["due --quiet", "list --quiet", "list --quiet --open"] {
        assert_eq!(shop.ok(line).lines().next(), Some("3"), "{line}");
    }
    let first =
        |text: &str| text.lines().find(|line| line.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned);
    assert!(first(&shop.ok("who ana")).unwrap().starts_with("3 "));
    let said = shop.ok("done 1");
    assert!(said.contains("Still open for Ana (3):\n3 !="), "{said}");
    shop.set_clock("2026-11-25 10:00");
    assert_eq!(shop.ok("due --quiet --overdue"), "3\n4\n2\n");
    // What is closed is no more pressing than the rest.
    shop.ok("drop 3 --released");
    assert_eq!(shop.ok("list --quiet"), "1\n2\n3\n4\n");
}

#[test]
fn a_complaint_that_is_closed_is_looked_at_again() {
    let mut shop = shop();
    shop.set_clock("2026-11-23 12:00");
    assert_eq!(
        shop.ok("done 1"),
        "\
Kept: 1 Rosa: repair the lamp
2   Rosa · call · flexible · complaint · Marta answers for it · #lamp
    ask whether all is well since: repair the lamp
    no date; look again: Monday 30 November
    stays under “Check again”; to give it a day: promise move 2 PHRASE
"
    );
    let json = shop.json("show 2");
    assert_eq!((&json["follows"], &json["window"], &json["complaint"]), (&json!("1"), &json!(null), &json!(true)));
    assert_eq!(json["check"], "2026-11-30T09:00:00+01:00");
    for (clock, line) in [
        ("2026-11-23 12:00", "2 !~ Rosa  ask whether all is well since: repair…   look again 30 Nov  600123456"),
        ("2026-11-30 12:00", "2 !~ Rosa  ask whether all is well since: repair t…  look again today  600123456"),
        ("2027-03-01 12:00", "2 !~ Rosa  ask whether all is well since: repair t…  look again today  600123456"),
    ] {
        shop.set_clock(clock);
        let text = shop.ok("due");
        assert!(text.starts_with(&format!("Check again\n{line}\n\n1 to check again")), "{clock}\n{text}");
    }
    assert_eq!(shop.ok("due --today --quiet"), "2\n", "its time has come");
    assert_eq!(shop.json("due")[0]["bucket"], "today");
    // A complaint that has not come back is over.
    assert_eq!(shop.ok("done 2"), "Kept: 2 Rosa: ask whether all is well since: repair the lamp\n");
    assert_eq!(shop.ok("due --count"), "0\n");
}

#[test]
fn both_are_taken_back_in_one_step() {
    let shop = shop();
    shop.ok("done 1");
    assert_eq!(shop.ok("list --quiet --open"), "2\n");
    shop.ok("undo");
    assert_eq!(shop.ok("list --quiet --open"), "1\n");
    assert_eq!(shop.sh("show 2").code, 1);
    shop.ok("redo");
    assert_eq!(shop.ok("list --quiet --open"), "2\n");
    let json = shop.json("show 1");
    assert_eq!(json["status"], "closed");
}

#[test]
fn a_check_leaves_its_place_when_it_has_a_day_or_is_dropped() {
    let shop = shop();
    shop.ok("done 1");
    shop.ok("move 2 friday --told");
    assert!(shop.ok("due").starts_with("Coming\n2 !="), "{}", shop.ok("due"));
    shop.ok("undo");
    assert!(shop.ok("due").starts_with("Check again\n"));
    shop.ok("drop 2 --released");
    assert_eq!(shop.ok("due --count"), "0\n");
}

#[test]
fn the_day_of_the_check_can_be_given_at_once_and_is_not_asked_for_again() {
    let mut shop = shop();
    let said = shop.ok("done 1 --next friday");
    assert!(said.contains("2   Rosa · call · fixed · complaint · Marta answers for it · #lamp\n    ask whether all is well since: repair the lamp\n    Friday 27 November"), "{said}");
    assert!(!said.contains("Check again"), "{said}");
    shop.set_clock("2026-11-27 10:00");
    assert_eq!(shop.ok("done 2"), "Kept: 2 Rosa: ask whether all is well since: repair the lamp\n");
    assert_eq!(shop.ok("due --count"), "0\n");
    let shop = self::shop();
    let json = shop.json("done 1 --next 'visit her on friday'");
    assert_eq!((&json["next"]["what"], &json["next"]["kind"]), (&json!("visit her"), &json!("visit")));
}

#[test]
fn a_call_without_news_does_not_solve_a_complaint() {
    let shop = Shop::new();
    shop.ok("add Rosa 'call on monday at 10' --complaint --owner Marta");
    let json = shop.json("done 1 --no-news");
    assert_eq!((&json["next"]["what"], &json["next"]["check"]), (&json!("call"), &json!("2026-11-24T09:00:00+01:00")));
    // What follows a call without news is still the complaint, and so leaves its check.
    let json = shop.json("done 2");
    assert_eq!(json["next"]["what"], "ask whether all is well since: call");
    let json = shop.json("done 3");
    assert_eq!(json["next"], json!(null), "the check is the end of it");
}

#[test]
fn on_a_terminal_it_is_asked_when_the_check_is() {
    for (setting, usual, day) in [
        ("", "in one week", "2026-11-28"),
        ("complaint_check = '3 days'\n", "in 3 days", "2026-11-24"),
        ("complaint_check = '1 day'\n", "tomorrow", "2026-11-22"),
        ("complaint_check = '2 weeks'\n", "in 2 weeks", "2026-12-05"),
        ("complaint_check = '1 h'\n", "in one hour", "2026-11-21"),
        ("complaint_check = '90 min'\n", "in 90 minutes", "2026-11-21"),
    ] {
        let shop = Shop::new().settings(setting);
        shop.ok("add Rosa 'repair the lamp on monday' --complaint --owner Marta");
        let said = shop.type_in(&["done", "1"], &[""]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.err.contains(&format!("(enter: {usual})")), "{}", said.err);
        let window = shop.json("show 2")["window"].clone();
        assert!(window["from"].as_str().unwrap().starts_with(day), "{usual}: {window}");
        assert_eq!(window["said"], usual);
    }
    let shop = shop();
    shop.type_in(&["done", "1"], &["friday at 10"]);
    assert_eq!(shop.json("show 2")["deadline"], "2026-11-27T10:00:00+01:00");
    shop.ok("undo");
    let said = shop.type_in(&["done", "1"], &[]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(shop.json("show 3")["window"], json!(null), "no answer, and yet it is not forgotten");
}

#[test]
fn the_usual_check_is_understood_in_spanish_too() {
    for (setting, usual, day) in [
        ("", "dentro de una semana", "2026-11-28"),
        ("complaint_check = '3 días'\n", "dentro de 3 días", "2026-11-24"),
        ("complaint_check = '1 día'\n", "mañana", "2026-11-22"),
        ("complaint_check = '2 semanas'\n", "dentro de 2 semanas", "2026-12-05"),
        ("complaint_check = '1 h'\n", "dentro de una hora", "2026-11-21"),
        ("complaint_check = '2 h'\n", "dentro de 2 horas", "2026-11-21"),
        ("complaint_check = '90 min'\n", "dentro de 90 minutos", "2026-11-21"),
    ] {
        let shop = Shop::spanish().settings(setting);
        shop.ok("anota Rosa 'le arreglo la lámpara el lunes' --complaint --owner Marta");
        let said = shop.type_in(&["hecho", "1"], &[""]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.err.contains(&format!("(intro: {usual})")), "{}", said.err);
        let window = shop.json("ver 2")["window"].clone();
        assert!(window["from"].as_str().unwrap().starts_with(day), "{usual}: {window}");
        assert_eq!(shop.json("ver 2")["what"], "preguntar si todo sigue bien: le arreglo la lámpara");
    }
}

#[test]
fn the_check_comes_on_an_open_day_after_the_length_in_the_settings() {
    for (length, check) in [
        ("1 week", "2026-11-28T09:00:00+01:00"),
        ("1 day", "2026-11-23T09:00:00+01:00"),
        ("2 weeks", "2026-12-05T09:00:00+01:00"),
        ("2 h", "2026-11-21T20:00:00+01:00"),
    ] {
        let shop = Shop::new().settings(&format!("complaint_check = '{length}'\n"));
        shop.ok("add Rosa 'repair the lamp on monday' --complaint --owner Marta");
        assert_eq!(shop.json("done 1")["next"]["check"], check, "{length}");
    }
}

#[test]
fn what_is_no_complaint_of_ours_is_just_closed() {
    let shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10'");
    shop.ok("expect Ana 'pay on monday' --complaint --owner Marta");
    assert_eq!(shop.json("done 1")["next"], json!(null));
    assert_eq!(shop.json("done 2")["next"], json!(null));
}

#[test]
fn having_solved_it_is_not_having_called() {
    let shop = Shop::new();
    shop.ok("add Ana 'repair the lamp on monday'");
    shop.ok("add Ana 'call on monday at 10'");
    shop.ok("add Ana 'deliver the bill on tuesday'");
    shop.ok("expect Ana 'call us on tuesday'");
    shop.ok("add Leo 'call on monday at 11'");
    let json = shop.json("done 1");
    assert_eq!(json["still_open"], json!(["2", "3", "4"]));
    shop.ok("undo");
    assert_eq!(
        shop.ok("done 1"),
        "\
Kept: 1 Ana: repair the lamp
Solving it was not calling. Still to call Ana:
2  = Ana   call  Mon 10:00
Still open for Ana (2):
3  = Ana   deliver the bill  Tue
4  = Ana   call us           Tue
"
    );
    assert_eq!(shop.ok("--lang es hecho 3").lines().nth(1), Some("Resolver no es llamar. Falta llamar a Ana:"));
    // Who has called is not told to call.
    shop.ok("add Ana 'call on friday at 10'");
    assert_eq!(shop.ok("done 2").lines().nth(1), Some("Still open for Ana (2):"));
}

#[test]
fn a_call_whose_hour_has_passed_never_disappears() {
    let mut shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("add Ana 'deliver the glasses tomorrow'");
    for (clock, lines) in [
        ("2026-11-22 17:01", &["due", "due --calls", "due --overdue"][..]),
        ("2026-11-23 09:00", &["due", "due --calls --overdue"]),
        ("2029-01-01 09:00", &["due", "due --calls", "due --who ana"]),
    ] {
        shop.set_clock(clock);
        for line in lines {
            assert!(shop.ok(&format!("{line} --quiet")).lines().any(|id| id == "1"), "{clock} {line}");
        }
    }
    // Nothing but saying what became of the call itself closes it.
    for line in ["done 2", "tell 1 the part is late", "confirm 1", "assign 1 Marta", "say 1 sorry"] {
        shop.ok(line);
        assert_eq!(shop.json("show 1")["bucket"], "overdue", "{line}");
    }
    shop.ok("done 1 --no-news");
    assert_eq!(shop.ok("due --count"), "0\n");
}

#[test]
fn a_call_without_news_and_the_next_one_are_one_step() {
    let shop = Shop::new();
    shop.ok("add Ana 'call today at 19:00'");
    let json = shop.json("done 1 --no-news --next 'tomorrow at 5'");
    assert_eq!(
        (&json["outcome"], &json["next"]["what"], &json["next"]["follows"]),
        (&json!("kept"), &json!("call"), &json!("1"))
    );
    assert!(shop.ok("show 1").contains("called, though there was nothing new"));
    shop.ok("undo");
    assert_eq!(shop.ok("list --open --quiet"), "1\n");
}

#[test]
fn telling_a_customer_offers_to_close_the_call() {
    let shop = Shop::new();
    shop.ok("add Ana 'call tomorrow at 5'");
    shop.ok("add Ana 'deliver the glasses tomorrow'");
    assert_eq!(
        shop.ok("tell 1 the part is late"),
        "Noted: Ana knows how things stand (1)\nIf that was the call you promised: promise done 1\n"
    );
    assert_eq!(shop.ok("tell 2"), "Noted: Ana knows how things stand (2)\n");
    for (typed, closed) in [(&["n"][..], false), (&[""], false), (&[], false), (&["y"], true)] {
        let said = shop.type_in(&["tell", "1", "it", "is", "ready"], typed);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(
            said.err.starts_with("was that the call you promised? then it is closed as made [y/N] "),
            "{}",
            said.err
        );
        assert_eq!(shop.json("show 1")["status"] == "closed", closed, "{typed:?}");
    }
    let text = shop.ok("show 1");
    assert!(text.contains("the customer was told: it is ready") && text.contains("today 18:00  done\n"), "{text}");
    shop.ok("undo");
    assert_eq!(shop.json("show 1")["status"], "open", "one step");
    // Who only hears that it was moved has not been called.
    shop.ok("move 1 monday at 10 --not-told");
    assert_eq!(shop.ok("tell 1"), "Noted: Ana knows how things stand (1)\n");
    assert_eq!(shop.type_in(&["tell", "2"], &[]).err, "");
}

#[test]
fn a_complaint_is_closed_with_done_alone() {
    let shop = Shop::new();
    shop.ok("add Rosa 'call tomorrow at 5' --complaint --owner Marta");
    let said = shop.type_in(&["tell", "1"], &[]);
    assert_eq!(said.err, "");
    assert_eq!(said.out, "Noted: Rosa knows how things stand (1)\nIf that was the call you promised: promise done 1\n");
}

#[test]
fn complaints_and_their_checks_are_the_same_with_a_snapshot_and_without() {
    let session = |snapshot: &str| {
        let mut shop = Shop::new().env("PROMISE_SNAPSHOT", snapshot);
        let mut said = Vec::new();
        for (clock, line) in [
            ("21 10:00", "add Rosa 'repair the lamp on monday' --complaint --owner Marta"),
            ("21 10:01", "add Rosa 'call on monday at 10' --complaint --owner Marta"),
            ("21 10:02", "expect Rosa 'pay on monday'"),
            ("23 10:00", "confirm 3 --how message"),
            ("23 10:01", "done 2 --no-news"),
            ("23 10:02", "done 1"),
            ("23 10:03", "escalate 5 Carmen"),
            ("24 10:03", "assign 4 Luis"),
            ("25 10:00", "tell 4"),
            ("25 10:01", "done 4"),
            ("25 10:02", "done 5"),
            ("26 10:02", "move 6 friday --told"),
            ("28 10:02", "done 6"),
        ] {
            shop.set_clock(&format!("2026-11-{clock}"));
            said.push(shop.sh(line));
            for line in ["due", "due --json", "due --calls", "who rosa"] {
                said.push(shop.sh(line));
            }
        }
        said
    };
    let without = session("off");
    assert!(without.iter().all(|said| said.code == 0), "{without:#?}");
    for patience in ["0", "3"] {
        assert_eq!(session(patience), without, "{patience}");
    }
}
