//! Which language is spoken, and what is said of a command line that was not understood.

use crate::fixture::{Said, Shop};

/// A shop where only these variables speak of languages.
fn shop(env: &[(&str, &str)]) -> Shop {
    env.iter().fold(Shop::new().env("PROMISE_LANG", ""), |shop, (name, value)| shop.env(name, value))
}

fn is_spanish(shop: &Shop, line: &str) -> bool {
    let help = shop.ok(&format!("{line} --help"));
    assert!(help.contains("Opciones") != help.contains("Options"), "{help}");
    help.contains("Opciones")
}

/// What a command line that was not understood says; nothing else is said and nothing is touched.
fn mistake(shop: &Shop, line: &str) -> String {
    let Said { code, out, err } = shop.sh(line);
    assert_eq!((code, out.as_str()), (2, ""), "promise {line}\n{err}");
    assert!(!shop.store().exists(), "promise {line}");
    err
}

#[test]
fn the_environment_chooses() {
    for (env, spanish) in [
        (vec![], false),
        (vec![("LANG", "es_ES.UTF-8")], true),
        (vec![("LANG", "es")], true),
        (vec![("LANG", "en_GB.UTF-8")], false),
        (vec![("LANG", "de_DE.UTF-8")], false),
        (vec![("LANG", "C")], false),
        (vec![("LANG", "C.UTF-8"), ("LANGUAGE", "es")], false),
        (vec![("LANG", "en_US.UTF-8"), ("LANGUAGE", "es:en")], true),
        (vec![("LANG", "es_MX.UTF-8"), ("LANGUAGE", "de:en")], false),
        (vec![("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "es_ES.UTF-8")], true),
        (vec![("LANG", "en_US.UTF-8"), ("LC_ALL", "es_AR.UTF-8")], true),
        (vec![("LC_MESSAGES", "es_ES"), ("LC_ALL", "en_US")], false),
        (vec![("LC_ALL", ""), ("LANG", "es_ES")], true),
        (vec![("PROMISE_LANG", "es"), ("LC_ALL", "en_US")], true),
        (vec![("PROMISE_LANG", "en"), ("LC_ALL", "es_ES")], false),
        (vec![("PROMISE_LANG", "fr"), ("LC_ALL", "es_ES")], true),
        (vec![("PROMISE_LANG", "es_MX.UTF-8")], true),
    ] {
        assert_eq!(is_spanish(&shop(&env), "due"), spanish, "{env:?}");
    }
}

#[test]
fn the_flag_beats_the_variable_and_the_variable_beats_the_setting() {
    let shop = shop(&[("LANG", "en_US")]).settings("language = 'es'\n");
    assert!(is_spanish(&shop, "due"));
    assert!(!is_spanish(&shop, "--lang en due"));
    assert!(!is_spanish(&shop, "--lang=en due"));
    let shop = shop.env("PROMISE_LANG", "en");
    assert!(!is_spanish(&shop, "due"));
    assert!(
        is_spanish(&shop, "--lang es due") && is_spanish(&shop, "due --lang es") && is_spanish(&shop, "due --lang=es")
    );
}

#[test]
fn every_command_has_a_spanish_name() {
    let shop = Shop::new();
    for (name, alias) in [
        ("add", "anota"),
        ("expect", "espera"),
        ("due", "vence"),
        ("done", "hecho"),
        ("tell", "avisa"),
        ("move", "mueve"),
        ("drop", "suelta"),
        ("confirm", "confirma"),
        ("assign", "asigna"),
        ("escalate", "eleva"),
        ("edit", "edita"),
        ("show", "ver"),
        ("list", "lista"),
        ("who", "clientes"),
        ("undo", "deshaz"),
        ("redo", "rehaz"),
        ("when", "cuando"),
    ] {
        assert_eq!(shop.ok(&format!("{name} --help")), shop.ok(&format!("{alias} --help")), "{name}");
    }
}

#[test]
fn without_a_command_it_is_due() {
    let shop = Shop::new();
    shop.ok("-q add Ana call on friday");
    assert_eq!(shop.ok(""), shop.ok("due"));
    assert_eq!(shop.ok("--json"), shop.ok("due --json"));
    assert_eq!(shop.ok("--lang es"), shop.ok("vence --lang es"));
}

#[test]
fn the_version_is_one_line() {
    for line in ["--version", "-V", "--lang es --version"] {
        assert_eq!(Shop::new().ok(line), format!("promise {}\n", env!("CARGO_PKG_VERSION")), "{line}");
    }
}

#[test]
fn help_lists_every_command_in_the_language_of_the_reader() {
    let (english, spanish) = (Shop::new().ok("--help"), Shop::spanish().ok("--help"));
    assert_eq!(english, Shop::new().ok("-h"));
    for name in ["add", "expect", "due", "done", "tell", "move", "drop", "edit", "show", "list", "who", "undo", "redo"]
    {
        assert!(english.contains(&format!("\n  {name}, ")), "{name}\n{english}");
    }
    for name in ["anota", "espera", "vence", "hecho", "avisa", "mueve", "suelta", "edita", "ver", "lista", "clientes"] {
        assert!(spanish.contains(&format!("\n  {name}, ")), "{name}\n{spanish}");
    }
    assert!(Shop::new().ok("add -h").starts_with(&Shop::new().ok("add --help")));
}

#[test]
fn help_is_no_colour_in_a_pipe_and_none_when_asked() {
    let shop = Shop::new().env("NO_COLOR", "");
    assert!(!shop.ok("--help").contains('\u{1b}'));
    assert!(shop.type_in(&["--help"], &[]).out.contains('\u{1b}'));
    assert!(!shop.type_in(&["--color", "never", "--help"], &[]).out.contains('\u{1b}'));
    assert!(!shop.type_in(&["--color=never", "add", "--help"], &[]).out.contains('\u{1b}'));
}

#[test]
fn errors_heed_the_flag_for_colour() {
    let shop = Shop::new().env("NO_COLOR", "");
    for line in [vec!["show", "9"], vec!["ad"], vec!["add", "Ana", "--kind", "x"]] {
        let with = |flag: &str| shop.type_in(&[&[flag], line.as_slice()].concat(), &[]).err;
        assert!(with("--color=auto").contains('\u{1b}'), "{line:?}");
        assert!(!with("--color=never").contains('\u{1b}'), "{line:?}");
        let piped = |flag: &str| shop.run(&[&[flag], line.as_slice()].concat()).err;
        assert!(piped("--color=always").contains('\u{1b}'), "{line:?}");
        assert!(!piped("--color=auto").contains('\u{1b}'), "{line:?}");
    }
}

#[test]
fn an_unknown_command_is_met_with_a_suggestion() {
    assert_eq!(mistake(&Shop::new(), "ad Ana call"), "error: there is no command `ad`\nhint: did you mean `add`?\n");
    assert_eq!(
        mistake(&Shop::spanish(), "anot Ana llamar"),
        "error: no existe la orden `anot`\npista: ¿quería decir `anota`?\n"
    );
    assert_eq!(
        mistake(&Shop::spanish(), "ad Ana llamar"),
        "error: no existe la orden `ad`\npista: ¿quería decir `anota`?\n"
    );
    assert_eq!(
        mistake(&Shop::new(), "frobnicate"),
        "error: there is no command `frobnicate`\nhint: `promise --help` lists the commands\n"
    );
    assert_eq!(
        mistake(&Shop::spanish(), "frobnicar"),
        "error: no existe la orden `frobnicar`\npista: `promise --help` enumera las órdenes\n"
    );
}

#[test]
fn an_unknown_option_is_met_with_a_suggestion() {
    assert_eq!(
        mistake(&Shop::new(), "add Ana call --kin call"),
        "error: there is no option `--kin` here\nhint: did you mean `--kind`?\n"
    );
    assert_eq!(
        mistake(&Shop::spanish(), "anota Ana llamar --kin=llamada"),
        "error: aquí no existe la opción `--kin`\npista: ¿quería decir `--kind`?\n"
    );
    assert!(mistake(&Shop::spanish(), "vence --zzz").starts_with("error: aquí no existe la opción `--zzz`\npista: "));
    assert!(mistake(&Shop::new(), "-x").starts_with("error: there is no option `-x` here\nhint: "));
}

#[test]
fn a_bad_kind_is_met_with_the_kinds_there_are() {
    assert_eq!(
        mistake(&Shop::new(), "add Ana call --kind frob"),
        "error: `frob` is not a value for `--kind`\nhint: one of: call, delivery, message, visit, task\n"
    );
    assert_eq!(
        mistake(&Shop::spanish(), "anota Ana llamar --kind frob"),
        "error: `frob` no vale para `--kind`\npista: uno de estos: llamada, entrega, mensaje, visita, tarea\n"
    );
}

#[test]
fn a_missing_argument_is_named_in_the_language_of_the_reader() {
    assert!(mistake(&Shop::new(), "show").starts_with("error: something is missing: ID\nhint: `promise show --help`"));
    assert!(mistake(&Shop::spanish(), "ver").starts_with("error: falta algo: ID\npista: `promise ver --help`"));
    assert!(mistake(&Shop::new(), "move").starts_with("error: something is missing: ID, PHRASE\nhint: "));
    assert!(mistake(&Shop::spanish(), "mueve").starts_with("error: falta algo: ID, FECHA\npista: "));
    assert!(mistake(&Shop::spanish(), "mueve 1").starts_with("error: falta algo: FECHA\npista: "));
}

#[test]
fn a_missing_value_is_named() {
    assert!(mistake(&Shop::new(), "add Ana call --by").starts_with("error: `--by` needs a value\n"));
    assert!(mistake(&Shop::spanish(), "anota Ana llamar --by").starts_with("error: `--by` necesita un valor\n"));
    assert!(mistake(&Shop::spanish(), "--lang").contains("`--lang`"));
}

#[test]
fn flags_that_cannot_go_together_are_named() {
    let err = mistake(&Shop::new(), "move 1 friday --told --not-told");
    assert!(err.starts_with("error: `--told` and `--not-told` cannot go together\n"), "{err}");
    let err = mistake(&Shop::spanish(), "mueve 1 viernes --told --not-told");
    assert!(err.starts_with("error: `--told` y `--not-told` no pueden ir juntas\n"), "{err}");
    let err = mistake(&Shop::spanish(), "suelta 1 --released --broken");
    assert!(err.contains("no pueden ir juntas"), "{err}");
}

#[test]
fn a_flag_given_twice_is_named() {
    let err = mistake(&Shop::new(), "add Ana call --by friday --by monday");
    assert!(err.starts_with("error: `--by` was given more than once\n"), "{err}");
    let err = mistake(&Shop::spanish(), "anota Ana llamar --kind llamada --kind visita");
    assert!(err.starts_with("error: `--kind` aparece más de una vez\n"), "{err}");
}

#[test]
fn a_word_too_many_is_named() {
    assert!(mistake(&Shop::new(), "due now").starts_with("error: one word too many: `now`\nhint: "));
    assert!(mistake(&Shop::spanish(), "vence ya").starts_with("error: sobra una palabra: `ya`\npista: "));
    assert!(mistake(&Shop::new(), "show 1 2").starts_with("error: one word too many: `2`\n"));
}

#[test]
fn a_bad_global_value_is_met_with_those_there_are() {
    assert_eq!(
        mistake(&Shop::new(), "--color pink due"),
        "error: `pink` is not a value for `--color`\nhint: one of: auto, always, never\n"
    );
    assert_eq!(
        mistake(&Shop::spanish(), "--lang fr due"),
        "error: `fr` no vale para `--lang`\npista: una de estas: en, es\n"
    );
}

#[test]
fn the_flag_for_the_language_holds_in_mistakes_too() {
    assert!(mistake(&Shop::new(), "--lang es ad").starts_with("error: no existe la orden `ad`\n"));
    assert!(mistake(&Shop::new(), "add Ana call --kind x --lang es").starts_with("error: `x` no vale"));
    assert!(mistake(&Shop::spanish(), "--lang=en ad").starts_with("error: there is no command `ad`\n"));
    assert!(mistake(&Shop::spanish(), "ad -- --lang en").starts_with("error: no existe la orden `ad`\n"));
}

#[test]
#[cfg(unix)]
fn words_that_are_not_utf8_are_refused() {
    use std::os::unix::ffi::OsStringExt;
    let bad = || std::ffi::OsString::from_vec(vec![b'A', 0xff]);
    for args in
        [vec!["add".into(), bad(), "call".into()], vec![bad()], vec!["add".into(), "Ana".into(), "--by".into(), bad()]]
    {
        let said = Shop::spanish().run_os(args.clone());
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}");
        assert!(said.err.starts_with("error: "), "{args:?} {}", said.err);
        assert!(!said.err.contains("InvalidUtf8"), "{}", said.err);
    }
}

#[test]
fn commands_that_are_offered_name_the_store_that_was_named() {
    for (folder, quoted) in
        [("elsewhere", "elsewhere"), ("a \"b\" {c} \\d", "'a \"b\" {c} \\d'"), ("it's", "'it'\\''s'")]
    {
        let shop = Shop::new();
        let dir = shop.folder().join(folder);
        let folder = dir.to_str().unwrap();
        let run = |args: &[&str]| shop.run(&[&["--store", folder], args].concat());
        let path = shop.folder().to_str().unwrap();
        let named = match quoted.strip_prefix('\'') {
            Some(rest) => format!("'{path}/{rest}"),
            None => format!("{path}/{quoted}"),
        };
        let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let card = joined(&run(&["add", "Ana", "call tomorrow at 5"]).out);
        assert!(card.contains(&joined(&format!("promise --store {named} move 1 first thing on Monday"))), "{card}");
        let said = run(&["done", "7"]);
        assert!(said.err.contains(&format!("`promise --store {named} due` shows")), "{}", said.err);
        let empty = run(&["move", "1", "monday", "--not-told"]).out;
        assert!(joined(&empty).contains(&joined(&format!("once told: promise --store {named} tell 1"))), "{empty}");
    }
    let said = Shop::new().sh("done 7");
    assert!(said.err.contains("`promise due` shows"), "{}", said.err);
}
