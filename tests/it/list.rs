//! `list`: searches and filters all promises, closed ones too.

use crate::fixture::Shop;

/// Seven promises of a week, in every state.
fn shop() -> Shop {
    let mut shop = Shop::new().at("2026-11-12 10:00");
    shop.ok("add 'José Muñoz' 'deliver the glasses tomorrow' --tag Crystal --owner Marta");
    shop.set_clock("2026-11-13 10:00");
    shop.ok("done 1 'he was delighted'");
    shop.ok("add Ana 'call today at 5 about the roof'");
    shop.ok("add Eva 'write the report as soon as I can'");
    shop.set_clock("2026-11-16 10:00");
    shop.ok("done 2");
    shop.ok("expect Ana 'send the form by friday'");
    shop.ok("add Eva 'visit on wednesday' --owner Marta");
    shop.ok("move 5 thursday --told");
    shop.ok("drop 5 --broken");
    shop.set_clock("2026-11-21 18:00");
    shop.ok("add Tom 'repair the ventilación on monday at 9'");
    shop.ok("add Tom 'call on tuesday'");
    shop.ok("drop 7 --released");
    shop
}

fn ids(shop: &Shop, line: &str) -> String {
    shop.ok(&format!("list --quiet {line}")).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn all_promises_are_listed_by_number() {
    assert_eq!(
        shop().ok("list"),
        "\
1  =   José Muñoz  deliver the glasses                kept 13 Nov
2  =   Ana         call about the roof                late 16 Nov
3  ~   Eva         write the report as soon as I can  no date
4  =   Ana         send the form                      yesterday
5  =→1 Eva         visit                              broken 16 Nov
6  =   Tom         repair the ventilación             Mon 09:00
7  =   Tom         call                               released today
"
    );
}

#[test]
fn text_is_found_whatever_its_case_and_accents() {
    let shop = shop();
    for (line, wanted) in [
        ("jose", "1"),
        ("MUÑOZ", "1"),
        ("munoz glasses", "1"),
        ("GLASSES josé", "1"),
        ("crystal", "1"),
        ("'#crystal'", "1"),
        ("delighted", "1"),
        ("ventilacion", "6"),
        ("VENTILACIÓN", "6"),
        ("ana", "2 4"),
        ("roof ana", "2"),
        ("'by friday'", "4"),
        ("thursday", "5"),
        ("the", "1 2 3 4 6"),
        ("zebra", ""),
        ("''", "1 2 3 4 5 6 7"),
    ] {
        assert_eq!(ids(&shop, line), wanted, "{line}");
    }
}

#[test]
fn each_filter_keeps_just_what_it_names() {
    let shop = shop();
    for (line, wanted) in [
        ("--open", "3 4 6"),
        ("--closed", "1 2 5 7"),
        ("--mine --open", "3 6"),
        ("--theirs", "4"),
        ("--who eva", "3 5"),
        ("--owner marta", "1 5"),
        ("--kind visit", "5"),
        ("--kind llamada", "2 7"),
        ("--tag CRYSTAL", "1"),
        ("--tag '#crystal'", "1"),
        ("--tag crys", ""),
        ("--outcome kept", "1"),
        ("--outcome late", "2 4"),
        ("--outcome broken", "5"),
        ("--outcome rota", "5"),
        ("--outcome renegotiated", "5"),
        ("--outcome released", "7"),
        ("--outcome liberada", "7"),
        ("--outcome kept --open", ""),
        ("ana --open", "4"),
        ("--since 'last monday'", "4 5 6 7"),
        ("--since today", "6 7"),
        ("--until '15 november'", "1 2 3"),
        ("--until yesterday", "1 2 3 4 5"),
        ("--since '13 november' --until '13 november'", "2 3"),
        // The week before Saturday 21 November began on Monday the 9th.
        ("--closed --since 'last week'", "1 2 5 7"),
        ("--since '14 november' --until '15 november'", ""),
    ] {
        assert_eq!(ids(&shop, line), wanted, "{line}");
        let json = shop.json(&format!("list {line}"));
        let found: Vec<_> = json.as_array().unwrap().iter().map(|promise| promise["id"].as_str().unwrap()).collect();
        assert_eq!(found.join(" "), wanted, "{line} --json");
    }
}

#[test]
fn nothing_found_is_said_on_standard_output() {
    let shop = shop();
    assert_eq!(shop.ok("list zebra"), "No promise matches.\n");
    assert_eq!(shop.ok("--lang es lista zebra"), "No hay ninguna promesa que coincida.\n");
    assert_eq!(shop.ok("--json list zebra"), "[]\n");
    assert_eq!(shop.ok("--json list zebra --lines"), "");
    assert_eq!(shop.ok("list zebra --quiet"), "");
}

#[test]
fn lines_are_one_object_each_and_the_same_objects() {
    let shop = shop();
    let lines: Vec<serde_json::Value> =
        shop.ok("--json list --lines").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(serde_json::Value::Array(lines), shop.json("list"));
    assert_eq!(shop.json("list")[2]["window"], serde_json::Value::Null);
}

#[test]
fn lines_may_be_asked_for_on_either_side_of_json() {
    let shop = shop();
    let wanted = shop.ok("--json list --lines");
    assert_eq!(wanted.lines().count(), 7);
    for line in ["list --json --lines", "list --lines --json"] {
        assert_eq!(shop.ok(line), wanted, "{line}");
    }
}

#[test]
fn filters_that_make_no_sense_are_refused() {
    let shop = shop();
    for (line, named) in [
        ("list --open --closed", "--closed"),
        ("list --mine --theirs", "--theirs"),
        ("list --lines", "--json"),
        ("list --outcome banana", "banana"),
        ("list --since banana", "banana"),
        ("list --since ''", "``"),
        ("list --until '30 february'", "30 february"),
    ] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}");
        assert!(said.err.starts_with("error: ") && said.err.contains(named), "{line}: {}", said.err);
    }
}

#[test]
fn rows_fit_the_screen() {
    for columns in [40, 60, 80, 120] {
        let shop = shop().columns(columns);
        shop.ok("add 'Maximiliana Fernández de la Vega' 'deliver a very very very very long list of very small things on monday at 9'");
        let text = shop.ok("list");
        assert!(text.lines().all(|line| line.chars().count() <= columns), "{columns}: {text}");
        assert!(text.contains("Mon 09:00") && text.contains("released today"), "{columns}: {text}");
    }
}
