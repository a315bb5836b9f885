//! `who`: customers, one of them in full, and what is recorded about them.

use serde_json::json;

use crate::fixture::Shop;

fn shop() -> Shop {
    let shop = Shop::new();
    shop.ok("add 'Ana López' 'call tomorrow at 5' --phone 600111222");
    shop.ok("add 'Ana Ruiz' 'deliver the lamp on monday'");
    shop.ok("add Eva 'call on monday'");
    shop.ok("add Eva 'visit on tuesday'");
    shop.ok("done 3");
    shop
}

#[test]
fn customers_are_listed_by_name() {
    let shop = shop();
    shop.ok("add álvaro 'call on monday'");
    shop.ok("drop 5 --released");
    assert_eq!(
        shop.ok("who"),
        "álvaro     nothing open\nAna López  1 open  600111222\nAna Ruiz   1 open\nEva        1 open\n"
    );
    assert_eq!(shop.ok("--lang es clientes").lines().next(), Some("álvaro     nada abierto"));
    assert_eq!(shop.ok("who --quiet"), "álvaro\nAna López\nAna Ruiz\nEva\n");
    assert_eq!(Shop::new().ok("who"), "There are no customers yet.\n");
    assert_eq!(Shop::new().ok("--json who"), "[]\n");
}

#[test]
fn one_customer_is_shown_with_record_and_open_promises() {
    let shop = shop();
    shop.ok("who eva --phone '+34 600 999 888' --email eva@example.com --language es --note 'rings twice'");
    assert_eq!(
        shop.ok("who eva"),
        "\
Eva
  +34 600 999 888
  eva@example.com
  write in Spanish
  rings twice
  kept 1 of 1
  1 open
4  = Eva   visit  Tue
"
    );
    assert_eq!(
        shop.json("who eva"),
        json!({"name": "Eva", "phone": "+34 600 999 888", "phone_international": "+34600999888", "email": "eva@example.com", "language": "es", "note": "rings twice",
            "open": 1, "kept": 1, "late": 0, "broken": 0, "renegotiated": 0, "released": 0, "broken_in_a_row": 0})
    );
}

#[test]
fn each_flag_changes_its_own_field_and_an_empty_value_takes_it_away() {
    let shop = shop();
    for (flag, field, value) in [
        ("--phone", "phone", "911 222 333"),
        ("--email", "email", "a@example.com"),
        ("--language", "language", "es"),
        ("--note", "note", "prefers mornings"),
    ] {
        let mut wanted = shop.json("who eva");
        wanted[field] = value.into();
        assert_eq!(shop.json(&format!("who eva {flag} '{value}'")), wanted);
        wanted[field] = serde_json::Value::Null;
        assert_eq!(shop.json(&format!("who eva {flag} ''")), wanted);
    }
    assert_eq!(shop.ok("who eva --phone 1 --quiet"), "");
}

#[test]
fn a_phone_given_to_a_promise_belongs_to_the_customer() {
    let shop = shop();
    shop.ok("add eva 'call on friday' --phone 777");
    assert!(shop.json("list --who eva").as_array().unwrap().iter().all(|promise| promise["phone"] == "777"));
}

#[test]
fn a_new_name_reaches_every_promise() {
    let shop = shop();
    assert!(shop.ok("who eva --rename 'Eva Sanz'").starts_with("Eva Sanz\n"));
    assert_eq!(shop.json("show 4")["who"], "Eva Sanz");
    assert_eq!(shop.sh("who eva").code, 0, "she is still found by her first name");
    shop.ok("who 'eva sanz' --rename 'EVA Sanz'");
    assert_eq!(shop.json("show 4")["who"], "EVA Sanz", "only the case changes");
    shop.ok("add eva 'call on friday'");
    assert_eq!(shop.json("show 5")["who"], "EVA Sanz");
    let said = shop.sh("who 'eva sanz' --rename ' '");
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (2, "", "error: `--rename` cannot be empty\n"));
}

#[test]
fn two_customers_can_be_joined_and_parted_again() {
    let shop = shop();
    shop.ok("who 'ana ruiz' --email ruiz@example.com --phone 999");
    let (before, people) = (shop.ok("--json list"), shop.ok("--json who"));
    shop.ok("who 'ana ruiz' --rename 'ana lopez'");
    let json = shop.json("who");
    let names: Vec<_> = json.as_array().unwrap().iter().map(|person| person["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Ana López", "Eva"]);
    let ana = shop.json("who ana");
    assert_eq!(
        (&ana["phone"], &ana["email"], &ana["open"]),
        (&"600111222".into(), &"ruiz@example.com".into(), &2.into())
    );
    assert_eq!(shop.json("show 2")["who"], "Ana López");
    assert_eq!(shop.ok("undo"), "Undone: what was recorded about Ana Ruiz is as before\n");
    assert_eq!((shop.ok("--json list"), shop.ok("--json who")), (before, people));
}

#[test]
fn a_name_that_could_be_several_lists_them_and_changes_nothing() {
    let shop = shop();
    let before = shop.bytes();
    for line in ["who ana", "who ana --phone 1", "who ana --rename X"] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{line}");
        assert_eq!(said.err, "error: `ana` could be any of these: Ana López, Ana Ruiz\n", "{line}");
    }
    assert_eq!(
        shop.sh("--lang es clientes ana").err,
        "error: `ana` puede ser cualquiera de estos: Ana López, Ana Ruiz\n"
    );
    assert_eq!(shop.bytes(), before);
}

#[test]
fn a_name_that_nobody_has_is_refused() {
    let shop = shop();
    let before = shop.bytes();
    for line in ["who zoe", "who zoe --phone 1", "who anna lopes"] {
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{line}");
        assert!(
            said.err.starts_with("error: nobody called `")
                && said.err.ends_with("hint: `promise who` lists the customers\n"),
            "{}",
            said.err
        );
    }
    let said = shop.sh("who --phone 1");
    assert_eq!((said.code, said.err.as_str()), (2, "error: which customer is that about?\n"));
    let said = shop.sh("who eva --language fr");
    assert_eq!(
        (said.code, said.err.as_str()),
        (2, "error: `fr` is not a value for `--language`\nhint: one of: en, es\n")
    );
    assert_eq!(shop.bytes(), before);
}

#[test]
fn what_is_theirs_and_attempts_stay_out_of_the_record() {
    let shop = Shop::new();
    shop.ok("expect Ana 'send the form on monday'");
    shop.ok("add Ana 'call on monday' --attempt");
    shop.ok("done 1");
    shop.ok("drop 2 --broken");
    assert_eq!(shop.ok("who ana"), "Ana\n  nothing open\n");
    let json = shop.json("who ana");
    assert_eq!((&json["kept"], &json["broken"]), (&0.into(), &0.into()));
}

#[test]
fn a_list_of_customers_fits_narrow_screens() {
    let shop = shop().columns(40);
    shop.ok("add 'Maximiliana Fernández de la Vega y Hermanos' 'call on monday' --phone '+34 600 999 888'");
    let text = shop.ok("who");
    assert!(text.lines().all(|line| line.chars().count() <= 40), "{text}");
    assert!(text.contains("+34 600 999 888"), "{text}");
}

#[test]
fn a_phone_without_a_digit_is_kept_and_pointed_out() {
    let shop = Shop::new();
    let said = shop.sh("add Ana 'call on friday' --phone notaphone");
    assert_eq!((said.code, said.err.as_str()), (0, "warning: kept, but no number to call: `notaphone`\n"));
    assert_eq!(shop.json("who ana")["phone"], "notaphone");
    assert_eq!(shop.sh("who ana --phone 'ask Leo'").err, "warning: kept, but no number to call: `ask Leo`\n");
    assert_eq!(shop.sh("who ana --phone '600 123 456 (mornings)'").err, "");
    assert_eq!(shop.sh("who ana --phone ''").err, "");
}
