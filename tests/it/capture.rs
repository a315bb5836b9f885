//! `add -`: many promises, one a line, from a list typed elsewhere.

use crate::fixture::{Said, Shop};

fn take(shop: &Shop, text: &str) -> Said {
    shop.pipe(&["add", "-"], text.as_bytes())
}

/// Who and what of every promise, in the order of their numbers.
fn stored(shop: &Shop) -> Vec<(String, String)> {
    let list = shop.json("list");
    let mut all: Vec<_> = list.as_array().unwrap().iter().collect();
    all.sort_by_key(|promise| promise["id"].as_str().unwrap().parse::<u32>().unwrap());
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    all.iter().map(|promise| (text(&promise["who"]), text(&promise["what"]))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(who, what)| ((*who).into(), (*what).into())).collect()
}

#[test]
fn good_lines_are_stored_and_listed() {
    let shop = Shop::new();
    let said = take(&shop, "Ana: call tomorrow at 5\nLeo López: bring the box on friday\n");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let listed = said.out.lines().filter(|line| !line.starts_with(' '));
    assert_eq!(listed.count(), 2, "{}", said.out);
    assert_eq!(stored(&shop), pairs(&[("Ana", "call"), ("Leo López", "bring the box")]));
}

#[test]
fn many_lines_are_one_step_of_undo() {
    let shop = Shop::new();
    shop.ok("add Eva call on friday");
    take(&shop, "Ana: call on friday\nLeo: call on friday\nLuz: call on friday\n");
    assert_eq!(stored(&shop).len(), 4);
    shop.ok("undo");
    assert_eq!(stored(&shop), pairs(&[("Eva", "call")]));
    shop.ok("redo");
    assert_eq!(stored(&shop).len(), 4);
}

#[test]
fn bad_lines_are_named_by_number_and_the_good_ones_stored() {
    let shop = Shop::new();
    let said = take(&shop, "Ana: call on friday\n\nno name here\nLeo: call yesterday\nLuz: call on tuesday\n");
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "warning: line 3: there is no `Name: text` in `no name here`
warning: line 4: `yesterday` is over already
error: 2 lines were not understood and are not stored; the other 2 are stored
"
    );
    assert_eq!(stored(&shop), pairs(&[("Ana", "call"), ("Luz", "call")]));
}

#[test]
fn bad_lines_are_named_in_spanish() {
    let shop = Shop::spanish();
    let said = take(&shop, "sin nombre\nAna: llamo el viernes\n");
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "aviso: línea 1: falta `Nombre: texto` en `sin nombre`
error: una línea no se entiende y no se ha guardado; la otra sí está guardada
"
    );
    let said = take(&shop, "sin nombre\nLeo: llamo ayer\n");
    assert!(said.err.ends_with("error: 2 líneas no se entienden y no se han guardado; no se ha guardado nada\n"));
}

#[test]
fn nothing_is_written_where_every_line_is_bad() {
    let shop = Shop::new();
    shop.ok("add Eva call on friday");
    let before = shop.bytes();
    let said = take(&shop, "no name\nAna: call yesterday\n: call on friday\nAna:\nAna: tomorrow at 5\n");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(said.err.lines().count(), 6, "{}", said.err);
    assert!(said.err.ends_with("error: 5 lines were not understood and are not stored; nothing was stored\n"));
    assert_eq!(shop.bytes(), before);
}

#[test]
fn no_lines_at_all_are_no_error_and_write_nothing() {
    let shop = Shop::new();
    for text in ["", "\n", "\n\n  \n\t\n", "\u{feff}", "\u{feff}\r\n"] {
        assert_eq!(take(&shop, text), Said { code: 0, out: String::new(), err: String::new() }, "{text:?}");
    }
    assert!(shop.bytes().is_empty());
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_name() {
    let shop = Shop::new();
    assert_eq!(take(&shop, "\u{feff}Ana: call on friday\n").code, 0);
    assert_eq!(stored(&shop), pairs(&[("Ana", "call")]));
}

#[test]
fn line_ends_of_windows_are_no_part_of_the_text() {
    let shop = Shop::new();
    assert_eq!(take(&shop, "Ana: call on friday\r\n\r\nLeo: bring it\r\n").code, 0);
    assert_eq!(stored(&shop), pairs(&[("Ana", "call"), ("Leo", "bring it")]));
}

#[test]
fn the_last_line_needs_no_end() {
    let shop = Shop::new();
    assert_eq!(take(&shop, "Ana: call on friday\nLeo: bring it").code, 0);
    assert_eq!(stored(&shop).len(), 2);
}

#[test]
fn a_line_that_is_not_utf8_is_bad_and_the_others_are_good() {
    let shop = Shop::new();
    let said = shop.pipe(&["add", "-"], b"Ana: call on friday\nLu\xffs: call on friday\nLeo: bring it\n");
    assert_eq!(said.code, 2);
    assert!(said.err.starts_with("warning: line 2: these words are not valid UTF-8\nerror: one line"), "{}", said.err);
    assert_eq!(stored(&shop), pairs(&[("Ana", "call"), ("Leo", "bring it")]));
}

#[test]
fn a_line_that_is_too_long_is_bad_and_the_others_are_good() {
    let shop = Shop::new();
    let long = "x".repeat(70_000);
    let said = take(&shop, &format!("Ana: call on friday\nLuis: {long}\nLeo: bring it\n"));
    assert_eq!(said.code, 2);
    assert!(said.err.starts_with("warning: line 2: a line is longer than 64 KiB"), "{}", said.err);
    assert_eq!(stored(&shop), pairs(&[("Ana", "call"), ("Leo", "bring it")]));
}

#[test]
fn a_name_may_have_any_number_of_words() {
    let shop = Shop::new();
    assert_eq!(take(&shop, "Ana López Pérez de la Santa Cruz y Ríos: bring it on monday\n").code, 0);
    assert_eq!(stored(&shop), pairs(&[("Ana López Pérez de la Santa Cruz y Ríos", "bring it")]));
}

#[test]
fn a_name_is_not_the_known_customer_it_begins_with() {
    let shop = Shop::new();
    shop.ok("-q add Ana: call on friday");
    assert_eq!(take(&shop, "Ana López: bring it on monday\nana lopez gil: call\n").code, 0);
    let who: Vec<_> = stored(&shop).into_iter().map(|(who, _)| who).collect();
    assert_eq!(who, ["Ana", "Ana López", "ana lopez gil"]);
}

#[test]
fn a_known_customer_is_the_same_in_every_case() {
    let shop = Shop::new();
    take(&shop, "José Muñoz: call\njose munoz: bring it\n");
    let who: Vec<_> = stored(&shop).into_iter().map(|(who, _)| who).collect();
    assert_eq!(who[0], "José Muñoz");
    take(&shop, "JOSE MUNOZ: call\n");
    assert_eq!(shop.json("who").as_array().unwrap().len(), 1);
}

#[test]
fn the_colon_of_a_clock_time_parts_no_name() {
    let shop = Shop::new();
    let said = take(&shop, "te llamo mañana a las 17:30\n");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("there is no `Name: text` in `te llamo mañana a las 17:30`"), "{}", said.err);
    assert_eq!(take(&shop, "Ana: call on friday at 17:30\nBar 7:30: bring it\nLeo:bring it\n").code, 0);
    assert_eq!(stored(&shop), pairs(&[("Ana", "call"), ("Bar 7:30", "bring it"), ("Leo", "bring it")]));
}

#[test]
fn details_of_the_command_line_hold_for_every_line() {
    let shop = Shop::new();
    let args = ["add", "-", "--by", "friday", "--kind", "visit", "--tag", "tour", "--owner", "Marta", "--theirs"];
    assert_eq!(shop.pipe(&args, b"Ana: see the roof\nLeo: see the cellar\n").code, 0);
    for promise in shop.json("list").as_array().unwrap() {
        assert_eq!(promise["kind"], "visit");
        assert_eq!(promise["owner"], "Marta");
        assert_eq!(promise["direction"], "theirs");
        assert_eq!(promise["tags"], serde_json::json!(["tour"]));
        assert_eq!(promise["deadline"], "2026-11-27T19:00:00+01:00");
    }
}

#[test]
fn what_is_expected_may_come_in_lines() {
    let shop = Shop::new();
    assert_eq!(shop.pipe(&["expect", "-"], b"Ana: send the form on friday\n").code, 0);
    assert_eq!(shop.json("show 1")["direction"], "theirs");
}

#[test]
fn quiet_answers_with_the_numbers() {
    let shop = Shop::new();
    let said = shop.pipe(&["--quiet", "add", "-"], b"Ana: call\nLeo: call\n");
    assert_eq!(said, Said { code: 0, out: "1\n2\n".into(), err: String::new() });
}

#[test]
fn json_answers_with_an_array() {
    let shop = Shop::new();
    let said = shop.pipe(&["--json", "add", "-"], b"Ana: call on friday\nLeo: call\n");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let value: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(value.as_array().unwrap().len(), 2);
    assert_eq!((value[0]["id"].as_str(), value[1]["who"].as_str()), (Some("1"), Some("Leo")));
    let said = shop.pipe(&["--json", "add", "-"], b"");
    assert_eq!(said.out, "[]\n");
}

#[test]
fn a_thousand_lines_are_one_step() {
    let shop = Shop::new();
    let text: String = (0..1000).map(|n| format!("Customer {n}: bring the box number {n} on friday\n")).collect();
    assert_eq!(take(&shop, &text).code, 0);
    assert_eq!(shop.ok("list -q").lines().count(), 1000);
    shop.ok("undo");
    assert_eq!(shop.ok("list -q"), "");
}
