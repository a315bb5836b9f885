//! Every command answers for its help in both languages.

use crate::fixture::Shop;

const COMMANDS: [&str; 16] = [
    "add",
    "expect",
    "due",
    "done",
    "tell",
    "move",
    "drop",
    "edit",
    "show",
    "list",
    "who",
    "undo",
    "redo",
    "when",
    "completions",
    "man",
];

#[test]
fn every_command_has_help_in_both_languages_that_fits_forty_columns() {
    for language in ["en", "es"] {
        for columns in [40, 80, 200] {
            let shop = Shop::new().env("PROMISE_LANG", language).columns(columns);
            for command in COMMANDS {
                let text = shop.ok(&format!("{command} --help"));
                assert!(text.len() > 100, "{command}");
                assert!(!text.contains("help-"), "{language} {command}: {text}");
                if columns > 40 {
                    let too_wide = text.lines().find(|line| line.chars().count() > columns.max(100));
                    assert_eq!(too_wide, None, "{language} {command}");
                }
            }
            assert!(shop.ok("--help").contains("promise"));
        }
    }
}
