//! `config.toml`: what each setting does, and what is said of one that cannot be.

use crate::fixture::Shop;

#[test]
fn language_is_the_language_of_every_answer() {
    let shop = Shop::new().env("PROMISE_LANG", "").settings("language = 'es'\n");
    assert!(shop.ok("add Ana call on friday").contains("llamada · fija"));
    let shop = Shop::new().env("PROMISE_LANG", "").settings("language = 'en'\n").env("LANG", "es_ES.UTF-8");
    assert!(shop.ok("add Ana call on friday").contains("call · fixed"));
}

#[test]
fn me_is_written_down_as_the_one_who_gave_the_promise() {
    let shop = Shop::new().settings("me = 'Marta'\n");
    assert_eq!(shop.json("add Ana call on friday")["made_by"], "Marta");
    assert_eq!(shop.json("show 1")["made_by"], "Marta");
}

#[test]
fn hours_move_the_deadline_of_a_day() {
    for (hours, deadline) in [
        ("", "2026-11-27T19:00:00+01:00"),
        ("hours = 'mon-fri 09:00-14:00 17:00-20:30'\n", "2026-11-27T20:30:00+01:00"),
        ("hours = 'lun-vie 09:00-14:00'\n", "2026-11-27T14:00:00+01:00"),
        ("hours = ['mon-thu 9-19', 'fri 9-13']\n", "2026-11-27T13:00:00+01:00"),
    ] {
        assert_eq!(Shop::new().settings(hours).json("add Ana call on friday")["deadline"], deadline, "{hours}");
    }
}

#[test]
fn hours_say_what_first_thing_and_business_days_are() {
    let shop = Shop::new().settings("hours = 'tue-sat 10:00-20:00'\n");
    assert_eq!(shop.json("when first thing on tuesday")["from"], "2026-11-24T10:00:00+01:00");
    assert_eq!(shop.json("when in 2 business days")["deadline"], "2026-11-25T20:00:00+01:00");
}

#[test]
fn holidays_are_no_business_days() {
    let shop = Shop::new().settings("holidays = ['2026-11-24']\n");
    assert_eq!(shop.json("add Ana call")["check"], "2026-11-25T09:00:00+01:00");
    assert_eq!(Shop::new().json("add Ana call")["check"], "2026-11-24T09:00:00+01:00");
}

#[test]
fn horizon_is_how_far_due_looks() {
    for (text, shown) in [("", false), ("horizon = 14\n", true), ("horizon = 1\n", false)] {
        let shop = Shop::new().settings(text);
        shop.ok("-q add Ana bring the box --by 'in 10 days'");
        assert_eq!(shop.ok("due").contains("bring the box"), shown, "{text}");
    }
}

#[test]
fn flexible_check_is_when_a_promise_without_a_date_is_looked_at_again() {
    for (text, check) in [("", "2026-11-24T09:00:00+01:00"), ("flexible_check = 5\n", "2026-11-27T09:00:00+01:00")] {
        assert_eq!(Shop::new().settings(text).json("add Ana call")["check"], check, "{text}");
    }
}

#[test]
fn date_order_settles_numbers_for_day_and_month() {
    for (text, by) in
        [("date_order = 'day'\n", "2026-12-04T"), ("date_order = 'month'\n", "2027-04-"), ("", "2027-04-")]
    {
        let value = Shop::new().settings(text).json("when 3/12");
        assert!(value["by"].as_str().unwrap().starts_with(if by == "2027-04-" { "2027-03-13T" } else { by }), "{text}");
    }
    assert!(Shop::spanish().json("when 3/12")["by"].as_str().unwrap().starts_with("2026-12-04T"));
    assert!(
        Shop::new().env("LANG", "en_GB.UTF-8").json("when 3/12")["by"].as_str().unwrap().starts_with("2026-12-04T")
    );
}

#[test]
fn phone_country_completes_phones_in_json() {
    let shop = Shop::new().settings("phone_country = 34\n");
    assert_eq!(shop.json("add Ana call on friday --phone '600 123 456'")["phone"], "600 123 456");
    assert_eq!(shop.json("who Ana")["phone_international"], "+34600123456");
}

#[test]
fn margins_say_when_to_act_and_the_deadline_stays() {
    let shop = Shop::new();
    for (text, margins) in [
        ("call on tuesday at 5", "16:30 2026-11-24"),
        ("send the quote on tuesday at 5", "16:30 2026-11-24"),
        ("visit on tuesday at 5", "16:00 2026-11-24"),
        ("mend the lamp by tuesday at 5", "16:00 2026-11-24"),
        ("deliver the lamp by tuesday at 5", "17:00 2026-11-23"),
    ] {
        let json = shop.json(&format!("add Ana {text}"));
        let (time, day) = margins.split_once(' ').unwrap();
        assert_eq!(json["act_by"], format!("{day}T{time}:00+01:00"), "{text}");
        assert_eq!(json["deadline"], "2026-11-24T17:00:00+01:00", "{text}");
    }
    // Derived when it is read: other margins move what is recorded already, and no deadline.
    let shop = shop.settings("margin_call = '2 h'\nmargin_delivery = '2 days'\n");
    assert_eq!(shop.json("show 1")["act_by"], "2026-11-24T15:00:00+01:00");
    assert_eq!(shop.json("show 5")["act_by"], "2026-11-23T17:30:00+01:00", "half of a notice shorter than the margin");
    assert_eq!(shop.json("show 5")["deadline"], "2026-11-24T17:00:00+01:00");
    let shop = shop.settings("hours = 'mon-sat 09:00-14:00 16:45-20:00'\n");
    assert_eq!(shop.json("show 1")["act_by"], "2026-11-24T13:45:00+01:00");
}

#[test]
fn coach_switches_advice_off() {
    let shop = Shop::new().settings("coach = false\n");
    assert!(!shop.ok("add Ana call tomorrow at 5").contains("closed"));
    let shop = Shop::new().settings("coach = true\n");
    assert!(shop.ok("add Ana call tomorrow at 5").contains("closed on Sundays"));
}

#[test]
fn an_unknown_key_warns_and_has_no_effect() {
    let shop = Shop::new().settings("coach = false\nhorizont = 3\n");
    let file = shop.config_dir().join("config.toml");
    let said = shop.sh("add Ana call tomorrow at 5");
    assert_eq!(said.code, 0);
    assert_eq!(
        said.err,
        format!(
            "warning: {}, line 2: there is no setting `horizont`; it has no effect (perhaps `horizon`?)\n",
            file.display()
        )
    );
    let said = shop.sh("--lang es due");
    assert!(said.err.starts_with("aviso: ") && said.err.contains("línea 2: no existe el ajuste `horizont`"));
}

#[test]
fn a_bad_value_names_file_and_line_and_stores_nothing() {
    for (text, line, found, expected) in [
        ("coach = 3\n", 1, "`coach` cannot be `3`", "true or false"),
        ("me = 'Marta'\nlanguage = 'fr'\n", 2, "`language` cannot be `\"fr\"`", "\"en\" or \"es\""),
        ("\n\nhorizon = -1\n", 3, "`horizon` cannot be `-1`", "a whole number of days"),
        ("flexible_check = 'x'\n", 1, "`flexible_check` cannot be `'x'`", "a whole number of days"),
        ("hours = 'funday 9-12'\n", 1, "`hours` cannot be `funday`", "hours, such as"),
        ("holidays = ['12-32']\n", 1, "`holidays` cannot be `'12-32'`", "a list of days"),
        ("margin_call = '1 fortnight'\n", 1, "`margin_call` cannot be `'1 fortnight'`", "such as \"30 min\""),
        ("form = 'vos'\n", 1, "`form` cannot be `'vos'`", "\"polite\" or \"familiar\""),
        ("callback_slot = '19-18'\n", 1, "`callback_slot` cannot be `'19-18'`", "\"18:00-19:00\""),
        ("calls_per_hour = 0\n", 1, "`calls_per_hour` cannot be `0`", "from 1 to 60"),
        ("calendar = 'calendar'\n", 1, "`calendar` cannot be `'calendar'`", "a folder, named in full"),
        ("calendar_as = 'party'\n", 1, "`calendar_as` cannot be `'party'`", "\"event\" or \"todo\""),
        ("complaint_check = ''\n", 1, "`complaint_check` cannot be `''`", "\"1 week\""),
        ("phone_country = 'Spain'\n", 1, "`phone_country` cannot be `'Spain'`", "34"),
        ("date_order = 'dmy'\n", 1, "`date_order` cannot be `'dmy'`", "\"day\" or \"month\""),
        ("coach 3\n", 1, "not understood: `coach 3`", "a setting stands once"),
    ] {
        let shop = Shop::new().settings(&text.replace("'fr'", "\"fr\""));
        for command in ["add Ana call on friday", "due", "list", "when friday", "undo"] {
            let said = shop.sh(command);
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{text} {command}");
            let place = format!("error: {}, line {line}: ", shop.config_dir().join("config.toml").display());
            assert!(said.err.starts_with(&place) && said.err.contains(found), "{text} {}", said.err);
            assert!(said.err.contains("\nhint: ") && said.err.contains(expected), "{text} {}", said.err);
        }
        assert!(!shop.store().exists(), "{text}");
    }
}

#[test]
fn a_bad_value_is_named_in_spanish() {
    let said = Shop::spanish().settings("coach = 3\n").sh("vence");
    assert_eq!(said.code, 1);
    assert!(said.err.contains(", línea 1: `coach` no puede ser `3`\npista: se espera true (sí) o false (no)\n"));
}

#[test]
fn bad_settings_do_not_keep_the_help_away() {
    let shop = Shop::new().settings("coach = 3\n");
    assert!(shop.ok("--help").contains("promise"));
    assert!(shop.ok("add --help").contains("promise add"));
    assert!(shop.ok("--version").starts_with("promise "));
}

#[test]
fn settings_that_are_a_folder_or_not_utf8_are_named() {
    let shop = Shop::new();
    std::fs::create_dir_all(shop.config_dir().join("config.toml")).unwrap();
    let said = shop.sh("due");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.starts_with("error: ") && said.err.contains("config.toml: cannot be read: "), "{}", said.err);

    let shop = Shop::new().settings("");
    std::fs::write(shop.config_dir().join("config.toml"), b"me = 'Mar\xffta'\n").unwrap();
    let said = shop.sh("due");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("config.toml: cannot be read: "), "{}", said.err);
}

#[test]
fn another_file_may_be_named() {
    let shop = Shop::new().settings("coach = 3\n");
    let other = shop.config_dir().join("other.toml");
    std::fs::write(&other, "me = 'Leo'\n").unwrap();
    let shop = shop.env("PROMISE_CONFIG", other.to_str().unwrap());
    assert_eq!(shop.json("add Ana call on friday")["made_by"], "Leo");
    let shop = shop.env("PROMISE_CONFIG", "/nowhere/at/all.toml");
    let said = shop.sh("add Ana call on friday");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.starts_with("error: /nowhere/at/all.toml: there is no such file"), "{}", said.err);
}

#[test]
fn another_store_may_be_named() {
    let shop = Shop::new();
    let other = shop.config_dir().join("other-store");
    shop.ok("add Ana call on friday");
    shop.ok(&format!("--store {} add Leo call on friday", other.display()));
    assert_eq!(shop.ok(&format!("list -q --store {}", other.display())), "1\n");
    let shop = shop.env("PROMISE_STORE", other.to_str().unwrap());
    assert_eq!(shop.json("show 1")["who"], "Leo");
}

#[test]
fn a_clock_that_cannot_be_read_is_refused() {
    let shop = Shop::new().env("PROMISE_NOW", "yesterday");
    let said = shop.sh("add Ana call on friday");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(said.err, "error: PROMISE_NOW is not a time: `yesterday` (expected 2026-11-21T18:00:00+01:00)\n");
    assert!(!shop.store().exists());
    let said = Shop::spanish().env("PROMISE_NOW", "2026-11-21").sh("vence");
    assert_eq!(said.code, 2);
    assert!(said.err.starts_with("error: PROMISE_NOW no es una hora: `2026-11-21` ("), "{}", said.err);
}

#[test]
fn a_clock_may_be_given_from_outside() {
    let shop = Shop::new().env("PROMISE_NOW", "2027-01-04T12:00:00Z");
    assert_eq!(shop.json("add Ana call tomorrow at 5")["deadline"], "2027-01-05T17:00:00+01:00");
    let shop = Shop::new().env("PROMISE_NOW", "");
    assert_eq!(shop.json("add Ana call tomorrow at 5")["deadline"], "2026-11-22T17:00:00+01:00");
}

#[test]
fn without_a_home_it_says_how_to_name_a_folder() {
    for (language, hint) in [("en", "--store DIR or PROMISE_STORE"), ("es", "--store CARPETA o PROMISE_STORE")] {
        let shop = Shop::new().env("PROMISE_LANG", language).homeless();
        for line in ["due", "add Ana call tomorrow", "undo"] {
            let said = shop.sh(line);
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{line}");
            assert!(said.err.contains(hint), "{line}: {}", said.err);
        }
        assert!(!shop.store().exists());
        let named = shop.store();
        let shop = shop.env("PROMISE_STORE", named.to_str().unwrap());
        assert!(shop.ok("--quiet add Ana call tomorrow").starts_with('1'));
    }
}
