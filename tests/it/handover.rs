//! `assign` and `escalate`: who answers for a promise.

use crate::fixture::Shop;

fn shop() -> Shop {
    let shop = Shop::new();
    shop.ok("add Ana 'call on monday at 10'");
    shop.ok("add 'Leo Marín' 'deliver the glasses on friday' --owner Marta");
    shop
}

#[test]
fn a_promise_is_handed_over_and_passed_up() {
    for (line, said) in [
        ("assign 1 Marta", "Marta answers for 1 now (Ana: call)\n"),
        ("assign ana Marta Ruiz", "Marta Ruiz answers for 1 now (Ana: call)\n"),
        ("assign leo marin Pepe", "Pepe answers for 2 now (Leo Marín: deliver the glasses)\n"),
        ("assign 2 Marta", "Marta answers for 2 already (Leo Marín: deliver the glasses)\n"),
        ("escalate 1 the owner", "Passed up: the owner answers for 1 now (Ana: call)\n"),
        ("escalate 2 Marta", "Marta answers for 2 already (Leo Marín: deliver the glasses)\n"),
        ("escalate 2 marta", "marta answers for 2 already (Leo Marín: deliver the glasses)\n"),
        ("escalate 2 Pepe", "Passed up: Pepe answers for 2 now (Leo Marín: deliver the glasses)\n"),
        ("--lang es asigna 1 Marta", "De la 1 responde ahora Marta (Ana: call)\n"),
        ("--lang es eleva 1 Marta", "Elevada: de la 1 responde ahora Marta (Ana: call)\n"),
        ("--lang es asigna 2 Marta", "De la 2 ya respondía Marta (Leo Marín: deliver the glasses)\n"),
        ("--quiet assign 1 Marta", ""),
    ] {
        assert_eq!(shop().ok(line), said, "{line}");
    }
    assert_eq!(shop().json("escalate 1 Marta")["owner"], "Marta");
    assert_eq!(shop().json("assign 1 Marta")["id"], "1");
}

#[test]
fn the_history_tells_both_and_undo_takes_them_back() {
    let shop = shop();
    shop.ok("assign 2 Pepe");
    shop.ok("escalate 2 Carmen");
    let before = shop.bytes();
    shop.ok("assign 2 Carmen");
    shop.ok("escalate 2 carmen");
    assert_eq!(shop.bytes(), before, "nothing changes");
    let text = shop.ok("show 2");
    assert!(text.contains("  today 18:00  handed over: Pepe answers for it\n"), "{text}");
    assert!(text.contains("  today 18:00  passed up: Carmen answers for it\n"), "{text}");
    assert_eq!(shop.ok("undo"), "Undone: 2 (Leo Marín) is answered for as before\n");
    assert_eq!(shop.json("show 2")["owner"], "Pepe");
    assert_eq!(shop.ok("undo"), "Undone: 2 (Leo Marín) is answered for as before\n");
    assert_eq!(shop.json("show 2")["owner"], "Marta");
    assert_eq!(shop.ok("due --owner marta --quiet"), "2\n");
}

#[test]
fn nobody_and_two_numbers_are_refused() {
    let shop = shop();
    let before = shop.bytes();
    for command in ["assign", "escalate"] {
        for (rest, code, error) in [
            (
                "1 ''",
                2,
                "error: who answers for it from now on? the name is empty\nhint: for example: promise assign 17 Marta\n",
            ),
            (
                "leo marin",
                2,
                "error: who answers for it from now on? the name is empty\nhint: for example: promise assign 17 Marta\n",
            ),
            (
                "9 Marta",
                1,
                "error: there is no promise `9`\nhint: `promise due` shows the open ones, `promise list` all of them\n",
            ),
        ] {
            let said = shop.sh(&format!("{command} {rest}"));
            assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (code, "", error), "{command} {rest}");
        }
        let said = shop.sh(&format!("{command} 1 2"));
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(said.err.contains("`2`"), "{}", said.err);
        assert_eq!(shop.sh(&format!("{command} 1")).code, 2);
    }
    assert_eq!(shop.bytes(), before);
}
