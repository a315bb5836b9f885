//! `undo` and `redo`: any depth, in words, and not a byte lost.

use proptest::prelude::*;

use crate::fixture::Shop;

/// A shop with a promise of each sort.
fn shop() -> Shop {
    let shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10' --phone 600");
    shop.ok("expect Leo 'send the form on monday'");
    shop.ok("add Bea 'fix it as soon as I can'");
    shop
}

/// All that is known, to the byte.
fn state(shop: &Shop) -> String {
    shop.ok("--json list") + &shop.ok("--json who")
}

/// Every byte of the journal; none where no command has written yet.
fn bytes(shop: &Shop) -> Vec<u8> {
    let folder = std::fs::read_dir(shop.store().join("journal"));
    if folder.is_ok_and(|mut files| files.next().is_some()) { shop.bytes() } else { Vec::new() }
}

/// Every writing command, with what taking it back and bringing it back says in English and in Spanish.
const CASES: &[(&str, [&str; 2], [&str; 2])] = &[
    (
        "add Eva 'visit on monday'",
        ["Undone: the visit to Eva is no longer recorded (4)", "Redone: the visit to Eva is recorded again (4)"],
        ["Deshecho: la visita a Eva ya no consta (4)", "Rehecho: la visita a Eva vuelve a constar (4)"],
    ),
    (
        "expect Eva 'call us on monday'",
        ["Undone: what Eva promised is no longer recorded (4)", "Redone: what Eva promised is recorded again (4)"],
        ["Deshecho: lo prometido por Eva ya no consta (4)", "Rehecho: lo prometido por Eva vuelve a constar (4)"],
    ),
    (
        "done 1",
        ["Undone: the call to Ana is open again (1)", "Redone: the call to Ana is done (1)"],
        ["Deshecho: la llamada a Ana está abierta otra vez (1)", "Rehecho: hecho otra vez, la llamada a Ana (1)"],
    ),
    (
        "done 1 'a note' --no-news --at 'today at 6 pm'",
        ["Undone: the call to Ana is open again (1)", "Redone: the call to Ana is done (1)"],
        ["Deshecho: la llamada a Ana está abierta otra vez (1)", "Rehecho: hecho otra vez, la llamada a Ana (1)"],
    ),
    (
        "done 2",
        ["Undone: what Leo promised is open again (2)", "Redone: what Leo promised is done (2)"],
        [
            "Deshecho: lo prometido por Leo está abierto otra vez (2)",
            "Rehecho: hecho otra vez, lo prometido por Leo (2)",
        ],
    ),
    (
        "tell 1 'a note'",
        ["Undone: Ana has not been told (1)", "Redone: Ana has been told (1)"],
        ["Deshecho: Ana está sin avisar (1)", "Rehecho: Ana está al tanto (1)"],
    ),
    (
        "tell 3",
        ["Undone: Bea has not been told (3)", "Redone: Bea has been told (3)"],
        ["Deshecho: Bea está sin avisar (3)", "Rehecho: Bea está al tanto (3)"],
    ),
    (
        "move 1 'monday at 11' --told",
        [
            "Undone: the call to Ana stands as before: Monday 23 November, 10:00 (in 40 h) (1)",
            "Redone: the call to Ana is moved: Monday 23 November, 11:00 (in 41 h) (1)",
        ],
        [
            "Deshecho: la llamada a Ana queda como antes: lunes 23 de noviembre, 10:00 (dentro de 40 h) (1)",
            "Rehecho: la llamada a Ana se mueve: lunes 23 de noviembre, 11:00 (dentro de 41 h) (1)",
        ],
    ),
    (
        "move 3 'monday at 11' --not-told",
        [
            "Undone: the task for Bea stands as before: no date; look again: Tuesday 24 November (3)",
            "Redone: the task for Bea is moved: Monday 23 November, 11:00 (in 41 h) (3)",
        ],
        [
            "Deshecho: la tarea de Bea queda como antes: sin fecha; repaso: martes 24 de noviembre (3)",
            "Rehecho: la tarea de Bea se mueve: lunes 23 de noviembre, 11:00 (dentro de 41 h) (3)",
        ],
    ),
    (
        "drop 1 --broken --why 'a reason'",
        ["Undone: the call to Ana is open again (1)", "Redone: the call to Ana is closed (1)"],
        ["Deshecho: la llamada a Ana está abierta otra vez (1)", "Rehecho: la llamada a Ana está cerrada otra vez (1)"],
    ),
    (
        "drop 2 --released",
        ["Undone: what Leo promised is open again (2)", "Redone: what Leo promised is closed (2)"],
        [
            "Deshecho: lo prometido por Leo está abierto otra vez (2)",
            "Rehecho: lo prometido por Leo está cerrado otra vez (2)",
        ],
    ),
    (
        "edit 3 --what 'mend the roof' --kind visit --flexible --owner Marta --tag a --complaint --who Zoe --by tuesday",
        ["Undone: the task for Bea reads as before (3)", "Redone: the visit to Zoe is corrected (3)"],
        ["Deshecho: la tarea de Bea dice lo de antes (3)", "Rehecho: la visita a Zoe queda corregida (3)"],
    ),
    (
        "who ana --phone 1 --email e --language es --note n",
        ["Undone: what was recorded about Ana is as before", "Redone: what was recorded about Ana is back"],
        ["Deshecho: lo anotado sobre Ana queda como antes", "Rehecho: vuelve lo anotado sobre Ana"],
    ),
    (
        "who ana --rename 'Ana López'",
        ["Undone: what was recorded about Ana is as before", "Redone: what was recorded about Ana López is back"],
        ["Deshecho: lo anotado sobre Ana queda como antes", "Rehecho: vuelve lo anotado sobre Ana López"],
    ),
    (
        "who ana --rename Leo",
        ["Undone: what was recorded about Ana is as before", "Redone: what was recorded about Leo is back"],
        ["Deshecho: lo anotado sobre Ana queda como antes", "Rehecho: vuelve lo anotado sobre Leo"],
    ),
];

#[test]
fn every_writing_command_is_taken_back_and_brought_back_to_the_byte() {
    for (line, english, spanish) in CASES {
        let shop = shop();
        let before = state(&shop);
        shop.ok(line);
        let after = state(&shop);
        assert_ne!(before, after, "{line}");
        for _ in 0..2 {
            assert_eq!(shop.ok("undo").replace('\n', " ").trim_end(), english[0], "{line}");
            assert_eq!(state(&shop), before, "undo of {line}");
            assert_eq!(shop.ok("redo").replace('\n', " ").trim_end(), english[1], "{line}");
            assert_eq!(state(&shop), after, "redo of {line}");
        }
        assert_eq!(shop.ok("--lang es deshaz").replace('\n', " ").trim_end(), spanish[0], "{line}");
        assert_eq!(shop.ok("--lang es rehaz").replace('\n', " ").trim_end(), spanish[1], "{line}");
        assert_eq!(state(&shop), after, "{line}");
    }
}

#[test]
fn one_command_is_one_step_however_much_it_did() {
    let shop = shop();
    let before = state(&shop);
    shop.ok("done 1 --next 'I will deliver it on friday'");
    assert_eq!(
        shop.ok("undo"),
        "Undone: the call to Ana is open again (1)\nUndone: the delivery to Ana is no longer recorded (4)\n"
    );
    assert_eq!(state(&shop), before);
    assert_eq!(shop.pipe(&["add", "-"], b"Eva: call on monday\nMia: visit on tuesday\n").code, 0);
    assert_eq!(
        shop.ok("undo"),
        "Undone: the call to Eva is no longer recorded (5)\nUndone: the visit to Mia is no longer recorded (6)\n"
    );
    assert_eq!(state(&shop), before);
}

#[test]
fn several_steps_go_at_once_and_no_further_than_the_history() {
    let shop = shop();
    shop.ok("done 1");
    let full = state(&shop);
    assert_eq!(
        shop.ok("undo 2"),
        "Undone: the call to Ana is open again (1)\nUndone: the task for Bea is no longer recorded (3)\n"
    );
    assert!(shop.ok("undo 99").ends_with("That was all: 2.\n"));
    assert_eq!(state(&shop), "[]\n[]\n");
    assert!(shop.ok("--lang es rehaz 99").ends_with("No había más de 4.\n"));
    assert_eq!(state(&shop), full);
    // The steps of one `undo 3` come back one by one.
    shop.ok("undo 3");
    for _ in 0..3 {
        shop.ok("redo");
    }
    assert_eq!(state(&shop), full);
}

#[test]
fn where_there_is_nothing_to_take_back_it_says_so() {
    let shop = Shop::new();
    for (line, message) in [
        ("undo", "error: there is nothing to undo\n"),
        ("redo", "error: there is nothing to redo\n"),
        ("--lang es deshaz", "error: no hay nada que deshacer\n"),
        ("--lang es rehaz", "error: no hay nada que rehacer\n"),
    ] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (1, "", message), "{line}");
    }
    assert!(bytes(&shop).is_empty(), "nothing was written");
    for line in ["undo 0", "undo -1", "undo x", "undo 1.5", "redo 0"] {
        assert_eq!(shop.sh(line).code, 2, "{line}");
    }
}

#[test]
fn a_new_command_ends_what_could_be_brought_back() {
    let shop = shop();
    shop.ok("done 1");
    shop.ok("undo");
    shop.ok("tell 1");
    let said = shop.sh("redo");
    assert_eq!((said.code, said.err.as_str()), (1, "error: there is nothing to redo\n"));
    assert_eq!(shop.ok("undo"), "Undone: Ana has not been told (1)\n");
}

#[test]
fn numbers_that_were_taken_back_are_not_given_again() {
    let shop = shop();
    shop.ok("undo 3");
    assert_eq!(shop.ok("--quiet add Eva 'call on monday'"), "4\n");
    shop.ok("undo");
    assert_eq!(shop.ok("--quiet add Eva 'call on monday'"), "5\n");
    shop.ok("undo");
    shop.ok("redo");
    assert_eq!(shop.ok("--quiet add Eva 'call on tuesday'"), "6\n");
    assert_eq!(shop.sh("show 4").code, 1);
}

#[test]
fn reading_is_no_step_and_failing_neither() {
    let shop = shop();
    shop.ok("done 1");
    let before = shop.bytes();
    for line in [
        "due",
        "list",
        "show 1",
        "who",
        "who ana",
        "when tomorrow",
        "done 1",
        "move 2 banana",
        "add Eva 'call' --dry-run --by monday",
        "edit 1",
    ] {
        shop.sh(line);
    }
    assert_eq!(shop.bytes(), before);
    assert_eq!(shop.ok("undo"), "Undone: the call to Ana is open again (1)\n");
}

#[test]
fn scripts_get_little_or_json() {
    let shop = shop().settings("me = \"Marta\"\n");
    shop.ok("done 1");
    let json = shop.json("undo");
    assert_eq!(json["undone"], serde_json::json!([{"n": 4, "at": "2026-11-21T18:00:00+01:00", "by": "Marta"}]));
    assert_eq!(json["text"], serde_json::json!(["Undone: the call to Ana is open again (1)"]));
    assert_eq!(shop.json("redo")["redone"][0]["n"], 4);
    assert_eq!(shop.ok("--quiet undo"), "");
}

/// One random command that may write.
fn command() -> impl Strategy<Value = String> {
    let name = || prop::sample::select(vec!["Ana", "Leo", "Eva"]);
    let when = || prop::sample::select(vec!["monday at 10", "tuesday", "as soon as I can", "in 20 days"]);
    let id = || 1..8_u32;
    prop_oneof![
        4 => (name(), when(), any::<bool>()).prop_map(|(name, when, ours)| format!("{} {name} 'call {when}' --phone 1", if ours { "add" } else { "expect" })),
        2 => (id(), when(), any::<bool>()).prop_map(|(id, when, told)| format!("move {id} '{when}' {}", if told { "--told" } else { "--not-told" })),
        2 => id().prop_map(|id| format!("done {id}")),
        1 => id().prop_map(|id| format!("done {id} --next tuesday")),
        1 => id().prop_map(|id| format!("drop {id} --released")),
        1 => id().prop_map(|id| format!("tell {id}")),
        1 => (id(), name()).prop_map(|(id, name)| format!("edit {id} --who {name} --tag x --complaint")),
        1 => (name(), name()).prop_map(|(name, other)| format!("who {name} --rename {other}")),
        1 => (name(), 0..9).prop_map(|(name, phone)| format!("who {name} --phone {phone}")),
        2 => Just("undo".to_owned()),
        1 => Just("redo".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_history_is_taken_back_and_brought_back_step_by_step(lines in prop::collection::vec(command(), 1..20)) {
        let shop = Shop::new();
        // What was known after each command in force, and where in it the shop stands.
        let mut states = vec![state(&shop)];
        let mut here = 0;
        let mut given = 0;
        for line in &lines {
            let before = bytes(&shop);
            let said = shop.sh(&format!("--quiet {line}"));
            if bytes(&shop) == before {
                // What is for that time already is not moved.
                let stays = line.starts_with("move") && said.out.is_empty() && said.err.is_empty();
                prop_assert_ne!(said.code == 0, !stays, "{}", line);
                continue;
            }
            prop_assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", line);
            match line.as_str() {
                "undo" => here -= 1,
                "redo" => here += 1,
                _ => {
                    states.truncate(here + 1);
                    states.push(state(&shop));
                    here += 1;
                }
            }
            prop_assert_eq!(&state(&shop), &states[here], "{}", line);
            if line.starts_with("add") || line.starts_with("expect") || line.contains("--next") {
                let id: u32 = said.out.trim().parse().unwrap();
                prop_assert!(id > given, "number {} was given before", id);
                given = id;
            }
        }
        while here > 0 {
            here -= 1;
            prop_assert_eq!(shop.sh("undo").code, 0);
            prop_assert_eq!(&state(&shop), &states[here]);
        }
        prop_assert_eq!(shop.sh("undo").code, 1);
        prop_assert_eq!(&states[0], "[]\n[]\n");
        for state_then in &states[1..] {
            prop_assert_eq!(shop.sh("redo").code, 0);
            prop_assert_eq!(&state(&shop), state_then);
        }
        prop_assert_eq!(shop.sh("redo").code, 1);
    }
}

#[test]
fn many_commands_are_taken_back_only_when_that_is_meant() {
    let shop = Shop::new();
    for n in 1..=8 {
        shop.ok(&format!("-q add Ana 'call number {n} on monday'"));
    }
    let before = state(&shop);
    for answer in ["n", ""] {
        let said = shop.type_in(&["undo", "7"], &[answer]);
        assert_eq!((said.code, state(&shop)), (1, before.clone()));
        assert!(said.err.starts_with("take back the last 7 commands? [y/N] "), "{}", said.err);
        assert!(
            said.err.contains("error: nothing was taken back\nhint: the number says how many commands"),
            "{}",
            said.err
        );
    }
    assert_eq!(shop.type_in(&["undo", "18"], &["y"]).code, 0);
    assert_eq!(shop.json("list"), serde_json::json!([]));
    assert_eq!(shop.type_in(&["redo", "18"], &[]).code, 0, "what comes back is not asked about");
    assert_eq!(shop.type_in(&["undo", "5"], &[]).code, 0, "five are few");
    assert_eq!(shop.type_in(&["undo", "18"], &["y"]).code, 0, "only three are left");
    let spanish = Shop::spanish();
    (1..=6).for_each(|n| drop(spanish.ok(&format!("-q anota Ana 'llamar {n} el lunes'"))));
    assert!(spanish.type_in(&["deshaz", "6"], &["n"]).err.starts_with("¿deshacer las últimas 6 órdenes? [s/N] "));
    spanish.ok("deshaz 6");
    assert_eq!(spanish.json("lista"), serde_json::json!([]), "a script says what it means");
}

#[test]
fn a_number_that_may_be_that_of_a_promise_is_asked_about_however_few_commands_there_are() {
    let shop = Shop::new();
    shop.ok("-q add Ana call on friday");
    shop.ok("-q add Leo call on friday");
    let said = shop.type_in(&["undo", "7"], &["n"]);
    assert!(said.err.starts_with("take back the last 2 commands? [y/N] "), "{}", said.err);
    assert_eq!(shop.json("list").as_array().map_or(0, Vec::len), 2);
}

#[test]
fn after_a_forget_it_is_asked_for_as_many_as_were_typed() {
    let shop = Shop::new();
    for who in ["Ana", "Leo", "Eva"] {
        shop.ok(&format!("-q add {who} call on friday"));
    }
    shop.ok("forget Eva --yes");
    let said = shop.type_in(&["undo", "2"], &["n"]);
    assert!(said.err.contains("take back the last 2 commands? [y/N] "), "{}", said.err);
    assert_eq!(shop.json("list").as_array().map_or(0, Vec::len), 3);
}
