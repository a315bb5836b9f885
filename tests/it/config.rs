//! `config`: what the settings are and where they come from, and changing them without losing a word of the owner's.

use std::fs;

use promise::settings::KEYS;

use crate::fixture::Shop;

fn file(shop: &Shop) -> String {
    fs::read_to_string(shop.config_dir().join("config.toml")).unwrap()
}

#[test]
fn every_setting_is_shown_with_its_value_and_its_source() {
    let shop = Shop::new()
        .env("PROMISE_LANG", "")
        .settings("# mine\nme = 'Marta'\n\nhours = [\n 'mon-fri 9-14',\n 'sat 10-14']\n");
    let out = shop.ok("config");
    assert!(out.starts_with(&shop.config_dir().join("config.toml").display().to_string()[..20]), "{out}");
    for (key, value, source) in [
        ("language", "\"en\"", "default"),
        ("me", "'Marta'", "line 2"),
        ("shop", "–", "default"),
        ("margin_delivery", "\"1 day\"", "default"),
        ("coach", "true", "default"),
    ] {
        let line =
            out.lines().find(|line| line.split(' ').next() == Some(key)).unwrap_or_else(|| panic!("{key}: {out}"));
        let words: Vec<&str> = line.splitn(2, ' ').collect();
        assert!(words[1].trim_start().starts_with(value) && line.ends_with(source), "{line}");
    }
    assert!(out.contains("[ 'mon-fri 9-14', 'sat 10-14']") && out.contains("line 4"), "{out}");
    for key in KEYS {
        assert!(out.lines().any(|line| line.split(' ').next() == Some(key)), "{key}");
    }
}

#[test]
fn a_variable_of_the_environment_is_named_as_the_source_of_the_language() {
    for (env, settings, value, source, variable) in [
        (("LANG", "es_ES.UTF-8"), "", "es", "environment", Some("LANG")),
        (("LANG", "es_ES.UTF-8"), "language = 'en'\n", "en", "file", None),
        (("PROMISE_LANG", "es"), "language = 'en'\n", "es", "environment", Some("PROMISE_LANG")),
        (("LANG", "C"), "", "en", "default", None),
    ] {
        let shop = Shop::new().env("PROMISE_LANG", "").env(env.0, env.1).settings(settings);
        let json = shop.json("config language");
        let seen = (json["value"].as_str(), json["source"].as_str(), json["variable"].as_str());
        assert_eq!(seen, (Some(value), Some(source), variable), "{env:?} {settings}");
    }
}

#[test]
fn a_language_that_is_set_is_answered_as_it_is_from_then_on() {
    let shop = Shop::new().env("PROMISE_LANG", "").env("LANG", "en_US.UTF-8");
    assert_eq!(shop.ok("config set language es"), "language = \"es\" (line 1)\n");
    assert_eq!(shop.ok("config language").lines().next(), Some("language = \"es\" (línea 1)"));
    assert_eq!(shop.ok("config unset language"), "language = \"en\" (de LANG)\n");
}

#[test]
fn json_has_every_setting_with_its_value_as_it_is() {
    let shop = Shop::new().settings("horizon = 10\nholidays = ['12-25', 2026-12-08]\ncoach = false\n");
    let json = shop.json("config");
    let all = json.as_array().unwrap();
    let keys: Vec<_> = all.iter().map(|one| one["key"].as_str().unwrap()).collect();
    assert_eq!(keys, KEYS);
    let one = |key: &str| all.iter().find(|one| one["key"] == key).unwrap();
    assert_eq!((&one("horizon")["value"], &one("horizon")["line"]), (&10.into(), &1.into()));
    assert_eq!(one("holidays")["value"], serde_json::json!(["12-25", "2026-12-08"]));
    assert_eq!(one("coach")["value"], false);
    assert_eq!(one("coach")["file"], shop.config_dir().join("config.toml").to_str().unwrap());
    assert_eq!((&one("me")["value"], &one("me")["source"]), (&serde_json::Value::Null, &"default".into()));
    assert_eq!(one("margin_call")["value"], "30 min");
}

#[test]
fn one_setting_is_explained() {
    let shop = Shop::new().settings("horizon = 10\n");
    assert_eq!(shop.ok("config horizon"), "horizon = 10 (line 1)\n  how many days ahead `due` looks\n");
    assert_eq!(
        shop.ok("config me"),
        "me is not set\n  who works here: recorded with each promise, and signs what you write\n"
    );
    assert_eq!(shop.ok("-q config margin_call"), "\"30 min\"\n");
    assert_eq!(
        Shop::spanish().ok("ajustes callback_slot"),
        "callback_slot no tiene valor\n  la parte del día reservada para devolver llamadas\n"
    );
    for shop in [Shop::new(), Shop::spanish()] {
        for key in KEYS {
            assert!(shop.ok(&format!("config {key}")).lines().count() > 1, "{key}");
        }
    }
}

#[test]
fn a_setting_is_set_taken_back_and_has_effect_at_once() {
    let shop = Shop::new();
    assert!(!shop.config_dir().exists());
    assert_eq!(shop.ok("config set me Marta Ruiz"), "me = \"Marta Ruiz\" (line 1)\n");
    assert_eq!(file(&shop), "me = \"Marta Ruiz\"\n");
    assert_eq!(shop.json("add Ana call on friday")["made_by"], "Marta Ruiz");
    assert_eq!(shop.ok("config set horizon 14"), "horizon = 14 (line 2)\n");
    assert_eq!(shop.ok("config set me Leo"), "me = \"Leo\" (line 1)\n");
    assert_eq!(file(&shop), "me = \"Leo\"\nhorizon = 14\n");
    assert_eq!(shop.ok("config unset me"), "me is not set\n");
    assert_eq!(shop.ok("config unset me"), "me is not set\n");
    assert_eq!(shop.ok("config unset horizon"), "horizon = 7 (default)\n");
    assert_eq!(file(&shop), "");
    assert_eq!(shop.ok("-q config set coach no"), "false\n");
    assert_eq!(shop.json("config set calls_per_hour 4")["value"], 4);
    let spanish = Shop::spanish();
    assert_eq!(spanish.ok("ajustes pon margin_delivery 2 días"), "margin_delivery = \"2 días\" (línea 1)\n");
    assert_eq!(spanish.ok("ajustes quita margin_delivery"), "margin_delivery = \"1 day\" (por defecto)\n");
}

#[test]
fn hours_and_holidays_are_typed_as_they_are_said() {
    let shop = Shop::new();
    shop.ok("config set hours mon-fri 09:00-14:00 17:00-20:00 sat 10:00-14:00");
    shop.ok("config set holidays 12-25 2026-12-08");
    assert_eq!(
        file(&shop),
        "hours = [\"mon-fri 09:00-14:00 17:00-20:00\", \"sat 10:00-14:00\"]\nholidays = [\"12-25\", \"2026-12-08\"]\n"
    );
    assert_eq!(shop.json("add Ana call on friday")["deadline"], "2026-11-27T20:00:00+01:00");
}

#[test]
fn not_a_word_of_the_owner_is_lost() {
    let text = "# Opening hours, winter\nhours = 'mon-fri 9-19' # Saturdays closed\n\n# the rest\ncoach=false\n";
    let shop = Shop::new().settings(text);
    shop.ok("config set hours mon-sat 9-19");
    shop.ok("config set horizon 10");
    assert_eq!(
        file(&shop),
        "# Opening hours, winter\nhours = \"mon-sat 9-19\" # Saturdays closed\n\n# the rest\ncoach=false\nhorizon = 10\n"
    );
    shop.ok("config unset hours");
    shop.ok("config unset horizon");
    assert_eq!(file(&shop), "# Opening hours, winter\n# Saturdays closed\n\n# the rest\ncoach=false\n");
}

#[test]
fn a_value_that_cannot_be_is_refused_and_nothing_is_written() {
    for (line, message, hint) in [
        ("config set coach perhaps", "`coach` cannot be `perhaps`", "true or false"),
        ("config set horizon 400", "`horizon` cannot be `400`", "from 0 to 366"),
        ("config set horizon 1 2", "`horizon` cannot be `1 2`", "whole number"),
        ("config set language fr", "`language` cannot be `fr`", "\"en\" or \"es\""),
        ("config set form vos", "`form` cannot be `vos`", "familiar"),
        ("config set hours funday 9-12", "`hours` cannot be `funday 9-12`", "mon-fri"),
        ("config set hours mon 9-12 mon 11-13", "`hours` cannot be", "mon-fri"),
        ("config set holidays 12-32", "`holidays` cannot be `12-32`", "a list of days"),
        ("config set margin_call soon", "`margin_call` cannot be `soon`", "30 min"),
        ("config set callback_slot 19", "`callback_slot` cannot be `19`", "18:00-19:00"),
        ("config set calls_per_hour 0", "`calls_per_hour` cannot be `0`", "from 1 to 60"),
        ("config set complaint_check 0 days", "`complaint_check` cannot be `0 days`", "1 week"),
        ("config set phone_country Spain", "`phone_country` cannot be `Spain`", "34"),
        ("config set date_order dmy", "`date_order` cannot be `dmy`", "\"day\""),
        ("config set horizon", "`horizon` needs a value", "whole number"),
        ("config set horizont 3", "there is no setting `horizont`", "perhaps `horizon`?"),
        ("config unset idioma", "there is no setting `idioma`", "promise config"),
        ("config colours", "there is no setting `colours`", "promise config"),
        ("config set", "that is nothing `config` can do", "promise config set KEY VALUE"),
        ("config unset me shop", "that is nothing `config` can do", "promise config"),
    ] {
        let shop = Shop::new().settings("# as it was\nhorizon = 3\n");
        let said = shop.sh(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line}");
        assert!(said.err.starts_with(&format!("error: {message}")) && said.err.contains(hint), "{line}: {}", said.err);
        assert!(said.err.contains("\nhint: "), "{line}: {}", said.err);
        assert_eq!(file(&shop), "# as it was\nhorizon = 3\n", "{line}");
    }
    let said = Shop::spanish().sh("ajustes set coach quizá");
    assert_eq!(said.err, "error: `coach` no puede ser `quizá`\npista: se espera true (sí) o false (no)\n");
}

#[test]
fn a_file_with_a_bad_value_can_be_mended() {
    let shop = Shop::new().settings("coach = 3\nhorizon = -1\n");
    let said = shop.sh("config");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("line 1: `coach` cannot be `3`"), "{}", said.err);
    let said = shop.sh("config set coach true");
    assert_eq!((said.code, said.out.as_str()), (0, "coach = true (line 1)\n"));
    assert!(said.err.starts_with("warning: ") && said.err.contains("line 2: `horizon` cannot be `-1`"), "{}", said.err);
    assert_eq!(shop.ok("config unset horizon"), "horizon = 7 (default)\n");
    shop.ok("due");
    let shop = Shop::new().settings("coach 3\n");
    let said = shop.sh("config set coach true");
    assert_eq!((said.code, said.out.as_str(), file(&shop).as_str()), (1, "", "coach 3\n"));
    assert!(said.err.contains("line 1: not understood: `coach 3`"), "{}", said.err);
    assert!(shop.ok("config path").ends_with("config.toml\n"));
}

#[test]
fn what_cannot_be_edited_is_left_alone() {
    let text = "[coach]\nloud = true\n";
    let shop = Shop::new().settings(text);
    let said = shop.sh("config set coach true");
    assert_eq!((said.code, said.out.as_str(), file(&shop).as_str()), (1, "", text), "{}", said.err);
}

#[test]
fn the_path_follows_promise_config() {
    let shop = Shop::new();
    let place = shop.config_dir().join("config.toml");
    assert_eq!(shop.ok("config path"), format!("{}\n", place.display()));
    assert_eq!(shop.json("config path")["path"], place.to_str().unwrap());
    let other = shop.folder().join("a folder/of mine/promise.toml");
    let shop = shop.env("PROMISE_CONFIG", other.to_str().unwrap());
    assert!(shop.ok("config").contains("not there yet"));
    shop.ok("config set me Leo");
    assert_eq!(fs::read_to_string(&other).unwrap(), "me = \"Leo\"\n");
    assert!(!place.exists());
    let said = Shop::new().homeless().sh("config set me Leo");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("PROMISE_CONFIG"), "{}", said.err);
    assert!(Shop::new().homeless().ok("config").contains("horizon"));
}

#[test]
fn it_fits_every_width() {
    for columns in [40, 60, 80, 200] {
        for shop in [Shop::new(), Shop::spanish()] {
            let shop = shop.columns(columns);
            shop.ok("config set hours mon-fri 09:00-14:00 17:00-20:00 sat 10:00-14:00 sun 10:00-12:00");
            shop.ok("config set shop Talleres de la Abuela Conchita y Sobrinos");
            for line in shop.ok("config").lines().filter(|line| !line.contains("config.toml")) {
                assert!(promise::render::style::width(line) <= columns, "{columns}: {line}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn a_new_file_is_its_owners_alone_and_an_old_one_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let shop = Shop::new();
    shop.ok("config set me Leo");
    let place = shop.config_dir().join("config.toml");
    assert_eq!((mode(&place), mode(&shop.config_dir())), (0o600, 0o700));
    fs::set_permissions(&place, fs::Permissions::from_mode(0o640)).unwrap();
    shop.ok("config set me Marta");
    assert_eq!(mode(&place), 0o640);
    fs::set_permissions(&place, fs::Permissions::from_mode(0o440)).unwrap();
    let said = shop.sh("config set me Rosa");
    assert_eq!((said.code, file(&shop).as_str()), (1, "me = \"Marta\"\n"), "{}", said.err);
    assert_eq!(fs::read_dir(shop.config_dir()).unwrap().count(), 1, "nothing is left beside it");
}

#[cfg(unix)]
#[test]
fn settings_that_are_kept_elsewhere_stay_there() {
    let shop = Shop::new().settings("");
    let place = shop.config_dir().join("config.toml");
    let real = shop.folder().join("dotfiles.toml");
    fs::write(&real, "# mine\n").unwrap();
    fs::remove_file(&place).unwrap();
    std::os::unix::fs::symlink(&real, &place).unwrap();
    shop.ok("config set me Leo");
    assert!(fs::symlink_metadata(&place).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap(), "# mine\nme = \"Leo\"\n");
    fs::remove_file(&real).unwrap();
    let said = shop.sh("config set me Marta");
    assert_eq!((said.code, said.out.as_str()), (1, ""), "a link that leads nowhere");
}
