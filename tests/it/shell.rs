//! Completions for shells, and the manual page.

use std::process::{Command, Stdio};

use crate::fixture::{Said, Shop};

/// What the shell is offered for a line, its last word unfinished.
fn offered(shop: Shop, line: &[&str]) -> Vec<String> {
    let shop = shop.env("COMPLETE", "fish");
    let Said { code, out, err } = shop.run(&[&["--", "promise"], line].concat());
    assert_eq!((code, err.as_str()), (0, ""), "{line:?}");
    out.lines().map(str::to_owned).collect()
}

/// The words among them, without their explanations.
fn words(shop: Shop, line: &[&str]) -> Vec<String> {
    offered(shop, line).iter().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

fn busy(shop: Shop) -> Shop {
    shop.ok("-q add Ana call on friday");
    shop.ok("-q add 'Leo López': bring the box on monday");
    shop.ok("-q add Eva visit");
    shop.ok("done 3");
    shop
}

#[test]
fn each_shell_gets_a_registration() {
    let shop = Shop::new();
    for (shell, line) in [
        ("bash", "complete -o"),
        ("zsh", "#compdef promise"),
        ("fish", "complete --keep-order --exclusive --command promise"),
        ("elvish", "edit:completion:arg-completer[promise]"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let script = shop.ok(&format!("completions {shell}"));
        assert!(script.contains(line) && script.contains("COMPLETE"), "{shell}\n{script}");
        assert_eq!(shop.ok(&format!("completado {shell}")), script, "{shell}");
    }
}

#[test]
fn a_shell_that_is_not_known_is_refused() {
    let said = Shop::new().sh("completions tcsh");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(
        said.err,
        "error: `tcsh` is not a value for `SHELL`\nhint: one of: bash, zsh, fish, elvish, powershell\n"
    );
    let said = Shop::new().sh("completions nu");
    assert!(said.err.contains("`nu`") && said.err.contains("bash"), "{}", said.err);
    let said = Shop::spanish().sh("completado");
    assert_eq!(said.code, 2);
    assert!(said.err.starts_with("error: falta algo: "), "{}", said.err);
    let said = Shop::new().env("COMPLETE", "tcsh").sh("-- promise ''");
    assert_eq!((said.code, said.err.as_str()), (2, "error: no completions for the shell `tcsh`\n"));
}

#[test]
fn the_variable_alone_asks_for_the_registration() {
    for shell in ["bash", "zsh", "fish"] {
        let script = Shop::new().ok(&format!("completions {shell}"));
        assert_eq!(Shop::new().env("COMPLETE", shell).ok(""), script);
    }
}

#[test]
fn commands_are_offered_in_the_language_of_the_reader() {
    let english = words(Shop::new(), &[""]);
    let spanish = words(Shop::spanish(), &[""]);
    for (name, alias) in
        [("add", "anota"), ("expect", "espera"), ("due", "vence"), ("done", "hecho"), ("undo", "deshaz")]
    {
        assert!(english.contains(&name.into()) && !english.contains(&alias.into()), "{name} {english:?}");
        assert!(spanish.contains(&alias.into()) && !spanish.contains(&name.into()), "{alias} {spanish:?}");
    }
}

#[test]
fn commands_of_the_other_language_complete_too() {
    assert_eq!(words(Shop::new(), &["anot"]), ["anota"]);
    assert_eq!(words(Shop::spanish(), &["expe"]), ["expect"]);
}

#[test]
fn open_numbers_are_offered_with_their_texts() {
    for command in ["done", "hecho", "tell", "move", "drop", "confirm", "assign", "escalate", "edit", "show"] {
        let lines = offered(busy(Shop::new()), &[command, ""]);
        let first = lines.iter().find(|line| line.starts_with("1\t")).unwrap_or_else(|| panic!("{command} {lines:?}"));
        assert!(first.contains("Ana") && first.contains("call"), "{first}");
        assert!(lines.iter().any(|line| line.starts_with("2\t") && line.contains("bring the box")), "{lines:?}");
        assert!(!lines.iter().any(|line| line.starts_with("3\t")), "closed ones are not offered: {lines:?}");
    }
}

#[test]
fn numbers_are_narrowed_by_what_was_typed() {
    let shop = Shop::new();
    for _ in 0..12 {
        shop.ok("-q add Ana call on friday");
    }
    assert_eq!(words(shop, &["done", "1"]), ["1", "10", "11", "12"]);
    assert_eq!(words(busy(Shop::new()), &["calendar", "--put-back", "1"]), ["1"], "behind an option, too");
}

#[test]
fn customers_are_offered() {
    assert_eq!(words(busy(Shop::new()), &["who", "L"]), ["Leo López"]);
    assert_eq!(words(busy(Shop::new()), &["add", "a"]), ["Ana"]);
    assert_eq!(words(busy(Shop::new()), &["espera", "ev"]), ["Eva"]);
    assert!(words(busy(Shop::new()), &["list", "--who", ""]).contains(&"Leo López".into()));
    assert!(words(busy(Shop::new()), &["due", "--who", ""]).contains(&"Ana".into()));
}

#[test]
fn kinds_and_settings_are_offered() {
    assert_eq!(words(Shop::new(), &["add", "--kind", ""]), ["call", "delivery", "message", "visit", "task"]);
    assert_eq!(words(Shop::spanish(), &["vence", "--kind", "l"]), ["llamada"]);
    assert_eq!(words(Shop::new(), &["config", "set", "calls"]), ["calls_per_hour"]);
    assert_eq!(words(Shop::new(), &["remind", "o"]), ["on", "off"]);
}

#[test]
fn each_shell_is_given_short_names_that_both_readmes_list() {
    for (shop, page, done) in
        [(Shop::new(), "README.md", "pk='promise done'"), (Shop::spanish(), "README.es.md", "ph='promise hecho'")]
    {
        let page = std::fs::read_to_string(crate::fixture::root().join(page)).unwrap();
        let listed = page.lines().filter_map(|line| line.strip_prefix("alias ")).collect::<Vec<_>>().join(" ");
        assert!(listed.contains(done), "{listed}");
        for shell in ["bash", "zsh", "fish"] {
            let script = shop.ok(&format!("shell-init {shell}"));
            assert_eq!(shop.ok(&format!("terminal {shell}")), script);
            for pair in listed.trim_end_matches('\'').split("' ") {
                let (name, what) = pair.split_once("='").unwrap();
                let line = if shell == "fish" {
                    format!("function {name} --wraps '{what}'; {what} $argv; end")
                } else {
                    format!("alias {name}='{what}'")
                };
                assert!(script.contains(&line), "{shell} {line}\n{script}");
            }
            assert!(script.contains("promise shell-init --greet") && script.contains("COMPLETE"), "{script}");
        }
    }
}

#[test]
fn a_shell_without_a_script_of_ours_is_refused() {
    let said = Shop::new().sh("shell-init tcsh");
    assert_eq!(said.code, 2);
    assert_eq!(said.err, "error: `tcsh` is not a value for `SHELL`\nhint: one of: bash, zsh, fish\n");
    assert_eq!(Shop::new().sh("shell-init").code, 2);
}

#[test]
fn a_shell_is_greeted_once_a_day_with_the_figures_of_the_day() {
    let mut shop = Shop::new().at("2026-11-21 10:00");
    shop.ok("-q add Ana call today at 11:00");
    shop.ok("-q add Leo call today at 17:00");
    shop.ok("-q add Eva call on friday");
    shop.set_clock("2026-11-21 12:00");
    assert_eq!(shop.ok("shell-init --greet"), "promise: 1 overdue · 1 today\n");
    assert_eq!(shop.ok("shell-init --greet"), "");
    shop.set_clock("2026-11-22 08:00");
    assert_eq!(shop.ok("shell-init --greet"), "promise: 2 overdue\n");
    let shop = shop.env("PROMISE_LANG", "es").at("2026-11-23 08:00");
    assert_eq!(shop.ok("terminal --greet"), "promise: 2 vencidas\n");
}

#[test]
fn greeting_and_reminding_remember_beside_each_other() {
    let mut shop = Shop::new().at("2026-11-21 10:00");
    shop.desk.notices.set(true);
    shop.ok("-q add Ana call today at 11:00");
    shop.set_clock("2026-11-21 12:00");
    shop.ok("-q remind");
    shop.ok("shell-init --greet");
    shop.ok("-q add Leo call --by 'today at 12:01'");
    shop.set_clock("2026-11-21 12:05");
    shop.ok("-q remind");
    assert_eq!(shop.desk.shown.borrow().len(), 2);
    assert_eq!(shop.desk.shown.borrow()[1].summary, "One promise needs you");
    assert_eq!(shop.ok("shell-init --greet"), "");
}

#[test]
fn nobody_is_greeted_where_there_is_nothing_to_say() {
    let shop = Shop::new();
    assert_eq!(shop.ok("shell-init --greet"), "");
    assert!(!shop.store().exists(), "opening a shell makes no store");
    shop.ok("-q add Eva call on friday");
    assert_eq!(shop.ok("shell-init --greet"), "");
    assert!(!shop.store().join("reminded").exists(), "what comes up later today is still told");
}

#[test]
fn a_greeting_that_cannot_be_noted_is_not_given() {
    let shop = Shop::new().at("2026-11-21 10:00");
    shop.ok("-q add Ana call today at 11:00");
    std::fs::create_dir(shop.store().join("reminded.new")).unwrap();
    assert_eq!(shop.ok("shell-init --greet"), "", "or every shell would be greeted again");
}

#[test]
fn options_are_explained_in_the_language_of_the_reader() {
    let english = offered(Shop::new(), &["add", "--comp"]);
    assert!(english[0].starts_with("--complaint\tthe customer is upset"), "{english:?}");
    let spanish = offered(Shop::spanish(), &["anota", "--comp"]);
    assert!(spanish[0].starts_with("--complaint\t") && !spanish[0].contains("upset"), "{spanish:?}");
}

#[test]
fn a_shell_is_never_answered_with_an_error() {
    let lines: [&[&str]; 6] =
        [&["nope", ""], &["done", "1", "2", "3", ""], &["add", "--kind", ""], &["--lang", ""], &["-"], &["--nope", ""]];
    for line in lines {
        offered(Shop::new(), line);
        offered(busy(Shop::spanish()), line);
    }
    offered(Shop::new().settings("coach = 3\n"), &["done", ""]);
    offered(Shop::new().settings("nope = 3\n"), &["done", ""]);
    offered(Shop::new().settings("not toml"), &["done", ""]);
    let shop = busy(Shop::new());
    let mut bytes = shop.bytes();
    bytes[200] ^= 1;
    std::fs::write(shop.journal(), bytes).unwrap();
    offered(shop, &["done", ""]);
}

#[test]
fn completing_stores_nothing() {
    let shop = Shop::new();
    let store = shop.store();
    offered(shop, &["add", "Ana", "call"]);
    assert!(!store.join("journal").exists());
}

#[test]
fn names_are_offered_without_what_a_terminal_would_obey() {
    let shop = Shop::new();
    shop.run(&["-q", "add", "A\u{1b}[31mna\u{202e}:", "call\u{7}\u{9b} on friday"]);
    for line in offered(shop, &["done", ""]) {
        let found = line.chars().find(|&c| c != '\t' && promise::render::style::is_unprintable(c));
        assert_eq!(found, None, "{line:?}");
    }
}

#[test]
fn bash_and_zsh_are_answered_by_the_binary() {
    let dir = tempfile::TempDir::new().unwrap();
    let command = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_promise"));
        command
            .env_clear()
            .env("PROMISE_STORE", dir.path().join("store"))
            .env("PROMISE_LANG", "en")
            .stdin(Stdio::null());
        command.env("PROMISE_CONFIG", "/dev/null");
        command
    };
    assert!(command().args(["add", "Ana", "call tomorrow at 5"]).stdout(Stdio::null()).status().unwrap().success());
    for (shell, asks, expected) in [("bash", &["2", "9", "80", ""][..], "1"), ("zsh", &[], "1:")] {
        let output = command()
            .env("COMPLETE", shell)
            .env("_CLAP_COMPLETE_INDEX", "2")
            .env("_CLAP_IFS", "\n")
            .args(asks)
            .args(["--", "promise", "done", ""])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{shell}");
        assert!(text.lines().any(|line| line.starts_with(expected)), "{shell}: {text}");
    }
}

#[test]
fn bash_gets_names_quoted_and_numbers_with_their_texts_where_it_lists_them() {
    let shop = || {
        let shop = busy(Shop::new());
        shop.run(&["-q", "add", "Zed $(id)", "call on friday"]);
        shop.run(&["-q", "add", "Leo O'Brien", "call on friday"]);
        shop
    };
    let asked = |kind: &str, cursor: &str, words: &[&str]| {
        let place = (words.len() - 1).to_string();
        let told = [place.as_str(), kind, "50", cursor, "--"];
        let Said { code, out, err } = shop().env("COMPLETE", "bash").run(&[&told, words].concat());
        assert_eq!((code, err.as_str()), (0, ""), "{words:?}");
        out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(asked("9", "Ze", &["promise", "who", "Ze"]), ["Zed\\ \\$\\(id\\)"]);
    assert_eq!(asked("9", "Ze", &["promise", "who", "\"Ze"]), ["Zed \\$(id)"]);
    assert_eq!(asked("9", "Leo ", &["promise", "due", "--who", "'Leo "]), ["Leo López", "Leo O'\\''Brien"]);
    assert_eq!(asked("9", "Leo\\ L", &["promise", "due", "--who", "Leo\\ L"]), ["Leo\\ López"]);
    assert_eq!(asked("9", "An", &["promise", "due", "--who", "=", "An"]), ["Ana"]);
    assert_eq!(asked("9", "", &["promise", "done", ""]), ["1", "2", "4", "5"], "and no options");
    assert_eq!(asked("9", "--js", &["promise", "done", "--js"]), ["--json"], "which come where one is begun");
    let listed = asked("63", "", &["promise", "done", ""]);
    assert_eq!(listed.len(), 4);
    assert!(listed[0].starts_with("1  Ana") && listed.iter().all(|line| line.chars().count() < 50), "{listed:?}");
    assert_eq!(asked("9", "An", &["promise", "done", "An"]), ["Ana"], "a name does as well as a number");
    assert_eq!(asked("63", "4", &["promise", "done", "4"]), ["4"], "what is alone goes into the line");
    assert!(
        asked("9", "--", &["promise", "done", "1", "--"]).contains(&"--no-news".to_owned()),
        "two dashes are a word"
    );
    for files in [&["promise", "calendar", ""][..], &["promise", "--store", "~/x"], &["promise", "backup", "a/b"]] {
        assert_eq!(asked("9", files[files.len() - 1], files), ["\u{1}"], "bash finds files by itself");
    }
}

#[test]
fn where_a_few_words_are_understood_they_are_offered_in_the_language_of_the_reader() {
    for (line, english, spanish) in [
        (&["remind", ""][..], &["on", "off", "status"][..], &["activa", "quita", "estado"][..]),
        (&["confirm", "1", "--how", ""], &["spoken", "message", "signed"], &["palabra", "mensaje", "firmada"]),
        (&["calendar", "--as", ""], &["event", "todo"], &["evento", "tarea"]),
        (&["config", "set", "calendar_as", ""], &["event", "todo"], &["event", "todo"]),
        (&["config", "set", "form", ""], &["polite", "familiar"], &["usted", "tú"]),
        (&["config", "set", "coach", ""], &["true", "false"], &["true", "false"]),
        (&["config", "unset", "comp"], &["complaint_check"], &["complaint_check"]),
    ] {
        for (language, expected) in [("en", english), ("es", spanish)] {
            let mut offered = words(Shop::new().env("PROMISE_LANG", language), line);
            offered.retain(|word| !word.starts_with('-'));
            assert_eq!(offered, expected, "{line:?}");
        }
    }
}

#[test]
fn the_manual_has_every_command_in_both_languages() {
    for (shop, section, names) in [
        (Shop::new(), ".SH COMMANDS", ["add, anota", "due, vence", "completions, completado", "man, manual"]),
        (Shop::spanish(), ".SH ", ["anota", "vence", "completado", "manual"]),
    ] {
        let page = shop.ok("man");
        assert!(page.contains(".TH PROMISE 1") && page.contains(section), "{page}");
        for name in names {
            assert!(page.lines().any(|line| line.starts_with(".SS ") && line.contains(name)), "{name}");
        }
        let page = page.replace("shell\\-init", "shell-init");
        for verb in promise::cli::VERBS {
            let heading = page.lines().filter(|line| line.starts_with(".SS ") && line.contains(verb.name)).count();
            assert!(heading > 0, "{}", verb.name);
            assert!(
                page.contains(&format!("promise {}", verb.alias.unwrap_or(verb.name)))
                    || page.contains(&format!("promise {}", verb.name))
            );
        }
        assert!(page.contains("\\-\\-dry\\-run") && page.contains("PROMISE_STORE"), "options and files");
        assert!(!page.contains("help-"), "every message is there");
    }
    assert_ne!(Shop::new().ok("man"), Shop::spanish().ok("man"));
}

#[test]
fn the_manual_is_read_by_man_without_complaint() {
    let Ok(probe) = Command::new("groff").arg("--version").output() else { return };
    assert!(probe.status.success());
    for shop in [Shop::new(), Shop::spanish()] {
        let file = shop.config_dir().join("promise.1");
        std::fs::create_dir_all(shop.config_dir()).unwrap();
        std::fs::write(&file, shop.ok("man")).unwrap();
        let output = Command::new("groff").args(["-man", "-Tutf8", "-Kutf8", "-ww", "-z"]).arg(&file).output().unwrap();
        let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && complaints.is_empty(), "{complaints}");
    }
}
