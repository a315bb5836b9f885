//! What reaches a screen: nothing that could move the cursor or hide text, and no line wider than it.

use promise::render::style::{is_unprintable, width};

use crate::fixture::{Said, Shop};

/// Texts that would do something to a terminal, each with letters around it so that something is left.
const EVIL: [&str; 12] = [
    "A\u{1b}[31mna",
    "A\u{1b}]0;title\u{7}na",
    "A\u{1b}[2J\u{1b}[Hna",
    "A\u{9b}31mna",
    "A\u{202e}na\u{202c}",
    "A\u{2066}na\u{2069}",
    "A\u{200f}na\u{200e}",
    "A\rna",
    "A\nna",
    "A\u{8}\u{7f}\u{0b}\u{85}na",
    "A\u{2028}n\u{2029}a",
    "A\u{e0041}\u{e007f}\u{feff}na",
];

/// Fails where a character stands in an answer that a screen must not get.
fn check(said: &Said, what: &str) {
    for text in [&said.out, &said.err] {
        let found = text.chars().find(|&c| c != '\n' && is_unprintable(c));
        assert_eq!(found, None, "{what}: {text:?}");
    }
}

fn run(shop: &Shop, args: &[&str]) -> Said {
    let said = shop.run(args);
    check(&said, &format!("{args:?}"));
    said
}

#[test]
fn what_is_stored_never_acts_on_a_terminal() {
    for evil in EVIL {
        for language in ["en", "es"] {
            let shop = Shop::new().env("PROMISE_LANG", language).settings("me = \"A\\u001b[31mna\\u202e\"\n");
            let name = format!("{evil}:");
            let args =
                ["add", &name, evil, "--by", "friday", "--tag", evil, "--owner", evil, "--phone", evil, "--complaint"];
            assert_eq!(run(&shop, &args).code, 0, "{evil:?}");
            run(&shop, &["add", &name, &format!("{evil} again tomorrow at 5")]);
            run(&shop, &["expect", &name, evil]);
            run(&shop, &["who", "1", "--note", evil, "--email", evil]);
            run(&shop, &["edit", "1", "--what", evil, "--who", evil, "--owner", evil, "--tag", evil]);
            run(&shop, &["move", "1", "monday", "--not-told"]);
            for line in
                [vec!["due"], vec!["list"], vec!["who"], vec!["show", "1"], vec!["show", "2"], vec!["due", "--all"]]
            {
                run(&shop, &line);
            }
            run(&shop, &["tell", "1", evil]);
            run(&shop, &["done", "1", evil]);
            run(&shop, &["drop", "2", "--broken", "--why", evil]);
            for line in [vec!["show", "1"], vec!["show", "2"], vec!["undo"], vec!["undo"], vec!["redo"], vec!["list"]] {
                run(&shop, &line);
            }
            let who = shop.run(&["who", "ana"]);
            check(&who, "who");
        }
    }
}

#[test]
fn what_was_typed_wrongly_is_shown_again_in_safety() {
    for evil in EVIL {
        for shop in [Shop::new(), Shop::spanish()] {
            shop.run(&["add", "Ana", "call on friday"]);
            shop.run(&["add", "Ana", "call on monday"]);
            for args in [
                vec![evil],
                vec!["--lang", evil],
                vec!["--color", evil],
                vec!["add", "Ana", "--kind", evil],
                vec!["add", "Ana", "call", "--by", evil],
                vec!["add", "Ana", "--by", "friday", "call", "--nope", evil],
                vec!["add", "Ana", "call", &format!("--{evil}")],
                vec!["add", evil],
                vec!["due", evil],
                vec!["due", "--who", evil],
                vec!["due", "--within", evil],
                vec!["list", "--since", evil],
                vec!["list", "--outcome", evil],
                vec!["list", evil],
                vec!["show", evil],
                vec!["done", evil],
                vec!["done", "1", "--at", evil],
                vec!["done", "1", "--next", &format!("call {evil} yesterday")],
                vec!["tell", evil],
                vec!["move", evil, "friday"],
                vec!["move", "1", evil],
                vec!["drop", evil, "--broken"],
                vec!["edit", evil, "--what", "x"],
                vec!["edit", "1", "--by", evil],
                vec!["undo", evil],
                vec!["redo", evil],
                vec!["who", evil],
                vec!["who", "Ana", "--language", evil],
                vec!["when", evil],
                vec!["when", &format!("call on 31 november {evil}")],
                vec!["when", &format!("call on friday por la {evil}tardecita")],
                vec!["completions", evil],
            ] {
                run(&shop, &args);
            }
            let said = shop.pipe(&["add", "-"], format!("{evil}\n{evil}: call yesterday {evil}\n").as_bytes());
            check(&said, "add -");
            let said = shop.pipe(&["when", "-"], format!("{evil} friday\n").as_bytes());
            check(&said, "when -");
        }
    }
}

#[test]
fn the_environment_is_shown_in_safety() {
    for evil in EVIL {
        let shop = Shop::new().env("PROMISE_NOW", evil);
        check(&shop.sh("due"), "PROMISE_NOW");
        let shop = Shop::new().env("COMPLETE", evil);
        check(&shop.sh("due"), "COMPLETE");
        let shop = Shop::new()
            .settings(&format!("\"{}\" = 1\n", evil.escape_unicode()).replace("\\u{", "\\U").replace('}', ""));
        check(&shop.sh("due"), "settings");
        let shop = Shop::new();
        let file = shop.config_dir().join(evil);
        std::fs::create_dir_all(shop.config_dir()).unwrap();
        std::fs::write(&file, format!("coach = '{evil}'\n{evil} = 1\n")).unwrap();
        let shop = shop.env("PROMISE_CONFIG", file.to_str().unwrap());
        check(&shop.sh("due"), "file of settings");
        std::fs::write(&file, format!("{evil}\n")).unwrap();
        check(&shop.sh("due"), "file of settings");
        let shop = Shop::new();
        std::fs::create_dir_all(shop.config_dir()).unwrap();
        let not_a_folder = shop.config_dir().join(format!("{evil}store"));
        std::fs::write(&not_a_folder, "").unwrap();
        let said = run(&shop, &["--store", not_a_folder.to_str().unwrap(), "add", "Ana", "call on friday"]);
        assert_eq!((said.code, said.out.as_str()), (1, ""));
    }
}

#[test]
fn dialogues_show_answers_in_safety() {
    for evil in EVIL.iter().filter(|evil| !evil.contains('\n')) {
        for shop in [Shop::new(), Shop::spanish()] {
            check(&shop.type_in(&["add"], &[evil, evil, evil, evil, "friday", ""]), "add");
            check(&shop.type_in(&["add"], &[evil, "call on friday", "9", ""]), "add");
            check(&shop.type_in(&["add", evil, "call", "today at 5"], &[evil, evil, "friday"]), "add");
            check(&shop.type_in(&["when"], &[evil]), "when");
            shop.run(&["add", &format!("{evil}:"), "call on friday"]);
            shop.run(&["add", &format!("{evil}:"), "call on monday"]);
            check(&shop.type_in(&["done", "an"], &[evil]), "done");
            check(&shop.type_in(&["move", "1", evil], &[evil, "friday", evil]), "move");
            check(&shop.type_in(&["drop", "1"], &[evil]), "drop");
        }
    }
}

#[test]
fn json_escapes_what_a_terminal_would_obey() {
    for evil in EVIL {
        let shop = Shop::new();
        let name = format!("{evil}:");
        run(&shop, &["add", &name, evil, "--by", "friday", "--tag", evil, "--owner", evil, "--phone", evil]);
        for args in [
            vec!["--json", "due"],
            vec!["--json", "list"],
            vec!["--json", "list", "--lines"],
            vec!["--json", "show", "1"],
            vec!["--json", "who"],
            vec!["--json", "when", evil],
            vec!["--json", "done", "1", evil],
            vec!["--json", "undo"],
        ] {
            let said = run(&shop, &args);
            for line in if args.contains(&"--lines") { said.out.lines().collect() } else { vec![said.out.as_str()] } {
                serde_json::from_str::<serde_json::Value>(line)
                    .unwrap_or_else(|error| panic!("{args:?} {error}: {line}"));
            }
        }
        let value = serde_json::from_str::<serde_json::Value>(&shop.run(&["--json", "when", evil]).out).unwrap();
        assert_eq!(value["text"], evil, "the text is whole, only written otherwise");
    }
}

#[test]
fn help_and_manual_are_fit_for_a_screen() {
    for shop in [Shop::new(), Shop::spanish()] {
        for line in ["--help", "add --help", "man", "--version"] {
            check(&shop.sh(line), line);
        }
    }
}

const LONG: [(&str, &str); 7] = [
    ("Ana", "call"),
    ("María de la Concepción Fernández de Córdoba", "bring the box of spare parts that came from the workshop in Vigo"),
    (
        "Supercalifragilisticexpialidocious-Donaudampfschifffahrtsgesellschaft",
        "Antidisestablishmentarianism-without-a-single-space-in-the-whole-of-it-for-a-hundred-columns",
    ),
    ("株式会社日本電気通信工業", "お客様のご注文の品物を金曜日までにお届けすることをお約束いたします"),
    ("👩‍👩‍👧 🇪🇸 👍🏽 Café", "🎂 a cake with 👩‍🍳🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉 and more"),
    ("עברית לקוח", "טקסט ארוך מאוד שצריך להתאים למסך צר ולא לעבור את הרוחב שלו בשום אופן"),
    (
        "e\u{301}e\u{301}e\u{301} z\u{300}z\u{300}",
        "a\u{301}b\u{301}c\u{301} letters with accents of their own, many of them, one after another, e\u{301}",
    ),
];

fn fits(text: &str, columns: usize, what: &str) {
    for line in text.lines() {
        assert!(width(line) <= columns, "{what} at {columns}: {} columns: {line}", width(line));
    }
}

#[test]
fn no_line_is_wider_than_the_screen() {
    for columns in [40, 60, 80, 200] {
        for language in ["en", "es"] {
            let shop = Shop::new().env("PROMISE_LANG", language).columns(columns);
            for (who, what) in LONG {
                for by in [
                    "friday",
                    "tomorrow at 5",
                    "in 2 hours",
                    "from monday to friday",
                    "as soon as I can",
                    "15 december 2027",
                ] {
                    let said = shop.run(&[
                        "add",
                        &format!("{who}:"),
                        what,
                        "--by",
                        by,
                        "--phone",
                        "+34 600 123 456",
                        "--tag",
                        "a-rather-long-tag",
                        "--owner",
                        "Maximiliano",
                        "--complaint",
                    ]);
                    assert_eq!(said.code, 0, "{who} {by} {}", said.err);
                    fits(&said.out, columns, "add");
                }
                fits(&shop.run(&["expect", &format!("{who}:"), what]).out, columns, "expect");
            }
            for line in
                ["due", "due --all", "due --calls", "list", "show 1", "show 8", "show 15", "show 22", "list call"]
            {
                fits(&shop.ok(line), columns, line);
            }
            for (_, what) in LONG {
                fits(&shop.run(&["when", &format!("{what} on friday")]).out, columns, "when");
            }
        }
    }
}

#[test]
fn no_line_is_wider_than_the_screen_days_later() {
    for columns in [40, 60, 80, 200] {
        for language in ["en", "es"] {
            let mut shop = Shop::new().env("PROMISE_LANG", language).columns(columns);
            for (who, what) in LONG {
                for by in ["tomorrow at 5", "friday", "as soon as I can"] {
                    shop.run(&["-q", "add", &format!("{who}:"), what, "--by", by, "--phone", "+34 600 123 456"]);
                }
            }
            shop.set_clock("2026-12-14 21:30");
            for id in ["2", "5", "8", "11", "14", "17", "20"] {
                fits(&shop.ok(&format!("move {id} friday --not-told")), columns, "move");
                let id = (id.parse::<u32>().unwrap() + 1).to_string();
                fits(
                    &shop.ok(&format!("done {id} 'a note that is rather long, and goes on for a while'")),
                    columns,
                    "done",
                );
                fits(&shop.ok(&format!("show {id}")), columns, "show");
            }
            for line in ["due", "due --all", "due --overdue", "list", "list --closed", "undo", "redo"] {
                fits(&shop.ok(line), columns, line);
            }
        }
    }
}

#[test]
fn numbers_are_never_cut() {
    let shop = Shop::new().columns(40);
    let text: String =
        (1..=1200).map(|n| format!("Customer with a long name {n}: bring the box of parts on friday\n")).collect();
    let said = shop.pipe(&["add", "-"], text.as_bytes());
    assert_eq!(said.code, 0);
    fits(&said.out, 40, "add -");
    for id in ["1 ", "99 ", "100 ", "1200 "] {
        assert!(said.out.lines().any(|line| line.trim_start().starts_with(id)), "{id}");
    }
    fits(&shop.ok("due"), 40, "due");
}

#[test]
fn columns_of_the_environment_come_first() {
    let shop = Shop::new().columns(200).env("COLUMNS", "40");
    shop.run(&["-q", "add", LONG[1].0, LONG[1].1]);
    fits(&shop.ok("due"), 40, "due");
    let shop = shop.env("COLUMNS", "nonsense");
    fits(&shop.ok("due"), 200, "due");
    let shop = shop.env("COLUMNS", "1");
    assert_eq!(shop.sh("due").code, 0);
}

#[test]
fn colour_adds_nothing_but_colour() {
    let shop = Shop::new().env("NO_COLOR", "");
    for (who, what) in LONG {
        shop.run(&["-q", "add", &format!("{who}:"), what, "--by", "tomorrow at 5", "--complaint"]);
    }
    for line in ["due", "list", "show 1", "who", "add Ana call tomorrow at 5 --dry-run", "when friday"] {
        let coloured = shop.ok(&format!("--color always {line}"));
        assert!(coloured.contains("\u{1b}["), "{line}");
        assert_eq!(without_colour(&coloured), shop.ok(&format!("--color never {line}")), "{line}");
    }
}

/// The text without the sequences that set colours.
fn without_colour(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').expect("a colour ends in m").1)
}

#[test]
fn errors_and_hints_fit_a_narrow_terminal_and_keep_long_words_whole() {
    for shop in [Shop::new(), Shop::spanish()] {
        let shop = shop.columns(40);
        for args in [
            vec!["done", "18"],
            vec!["add", "Ana", "call yesterday"],
            vec!["edit", "1"],
            vec!["add", "Ana", "call on friday", "--phone", "not a phone", "--complaint"],
            vec!["nonsense"],
        ] {
            let said = shop.type_in(&args, &[""]);
            // What was answered stands on the screen, but not in what the program wrote.
            let labels = ["error:", "warning:", "aviso:"];
            let from = labels.iter().filter_map(|label| said.err.find(label)).min().expect("something is wrong");
            for line in said.err[from..].lines() {
                assert!(width(line) <= 40, "{args:?}: {line}");
            }
        }
        let long = "x".repeat(60);
        assert!(shop.type_in(&["done", &long], &[]).err.contains(&long), "it can be copied");
        assert!(
            shop.run(&["add", "Ana", "call yesterday"]).err.lines().any(|line| width(line) > 40),
            "a pipe gets whole lines"
        );
    }
}

#[test]
fn on_narrow_screens_it_is_said_that_a_promise_was_made_today() {
    let [english, spanish] = [Shop::new(), Shop::spanish()].map(|shop| shop.columns(40));
    english.ok("add Ana call as soon as I can");
    spanish.ok("anota Ana te llamo en cuanto pueda");
    let out = english.type_in(&["due"], &[]).out;
    assert!(out.contains("  made today\n"), "{out}");
    assert!(spanish.type_in(&["vence"], &[]).out.contains("  anotada hoy\n"));
    let mut english = english;
    english.set_clock("2026-11-24 18:00");
    assert!(english.type_in(&["due"], &[]).out.contains("  3 days ago\n"), "an age by itself is no date");
}

#[test]
fn help_fits_the_screen() {
    for (language, verb) in [("en", "add"), ("es", "anota"), ("en", "say"), ("es", "importa"), ("es", "mueve")] {
        for columns in [40, 60, 80] {
            let shop = Shop::new().columns(columns);
            let out = shop.type_in(&["--lang", language, verb, "--help"], &[]).out;
            assert!(out.lines().all(|line| width(line) <= columns), "{verb} {columns}\n{out}");
        }
    }
}
