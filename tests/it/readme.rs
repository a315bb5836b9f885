//! What both READMEs say is true: every example is run and its answer compared, every spelling read, every name known.
//!
//! A README is one shop whose clock stands still until `<!-- clock: 2026-11-22 17:05 -->` moves it; `<!-- shop: NAME -->`
//! goes on in another one, new at first, and `<!-- shop: first -->` returns to that of before. A `text` block that begins with `$` is run line by line; one after `<!-- file: NAME -->` is a file that later lines read with `< NAME`. A
//! table after `<!-- table: when -->` or `<!-- table: wording -->` holds phrases and, in its last column, what `promise
//! when` says of them. `UPDATE_README=1 cargo test readme` writes the answers of today in place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use clap::error::ErrorKind;
use promise::i18n::{Catalogue, Language};
use promise::settings::{KEYS, Settings};
use serde_json::Value;

use crate::fixture::{Shop, root, words};

/// One README, and the shop in which its examples happen.
struct Readme {
    name: &'static str,
    language: Language,
    lines: Vec<String>,
    shop: Shop,
    /// The shop of this name is open; the others wait.
    shop_name: String,
    others: BTreeMap<String, Shop>,
    files: BTreeMap<String, String>,
    last_code: u8,
}

/// What stands between two fences.
struct Block {
    language: String,
    lines: Vec<String>,
}

impl Readme {
    fn english() -> Self {
        Readme::open("README.md", Language::English, Shop::new())
    }

    fn spanish() -> Self {
        Readme::open("README.es.md", Language::Spanish, Shop::spanish())
    }

    fn both() -> [Self; 2] {
        [Readme::english(), Readme::spanish()]
    }

    fn open(name: &'static str, language: Language, shop: Shop) -> Self {
        let text = fs::read_to_string(root().join(name)).unwrap();
        let lines = text.lines().map(str::to_owned).collect();
        // The pages tell of the packages, on a machine that has all they can use.
        shop.desk.notices.set(true);
        shop.desk.systemd.set(true);
        let (shop_name, others, files) = ("first".to_owned(), BTreeMap::new(), BTreeMap::new());
        Readme { name, language, lines, shop, shop_name, others, files, last_code: 0 }
    }

    /// Goes on in the shop of that name.
    fn enter(&mut self, name: &str) {
        let other = self.others.remove(name).unwrap_or_else(|| match self.language {
            Language::English => Shop::new(),
            Language::Spanish => Shop::spanish(),
        });
        other.desk.notices.set(true);
        other.desk.systemd.set(true);
        let left = std::mem::replace(&mut self.shop, other);
        self.others.insert(std::mem::replace(&mut self.shop_name, name.to_owned()), left);
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut lines = self.lines.iter();
        while let Some(line) = lines.next() {
            if let Some(language) = line.strip_prefix("```") {
                let inside = lines.by_ref().take_while(|line| *line != "```").cloned().collect();
                blocks.push(Block { language: language.to_owned(), lines: inside });
            }
        }
        blocks
    }

    fn blocks_in(&self, language: &str) -> Vec<Block> {
        self.blocks().into_iter().filter(|block| block.language == language).collect()
    }

    /// What stands between backticks outside of blocks.
    fn spans(&self) -> Vec<String> {
        let mut spans = Vec::new();
        let mut in_block = false;
        for line in &self.lines {
            if line.starts_with("```") {
                in_block = !in_block;
            } else if !in_block {
                spans.extend(code_spans(line));
            }
        }
        spans
    }

    /// The whole text as it would be with the answers of today.
    fn brought_up_to_date(&mut self) -> Vec<String> {
        let mut text = Vec::new();
        let mut lines = std::mem::take(&mut self.lines).into_iter().peekable();
        let mut file = None;
        let mut table = None;
        while let Some(line) = lines.next() {
            if let Some(clock) = comment(&line, "clock") {
                self.shop.set_clock(clock);
            } else if let Some(name) = comment(&line, "shop") {
                self.enter(name);
            } else if let Some(name) = comment(&line, "file") {
                file = Some(name.to_owned());
            } else if let Some(row) = comment(&line, "table") {
                table = Some(row.to_owned());
            } else if !line.is_empty() && !line.starts_with('|') {
                table = None;
            }
            let language = line.strip_prefix("```").map(str::to_owned);
            let is_row = line.starts_with('|') && line.contains('`');
            match (&table, is_row) {
                (Some(asked), true) => text.push(self.row(&line, asked)),
                _ => text.push(line),
            }
            let Some(language) = language else { continue };
            let inside: Vec<String> = lines.by_ref().take_while(|line| line != "```").collect();
            if let Some(name) = file.take() {
                self.files.insert(name, inside.iter().map(|line| format!("{line}\n")).collect());
                text.extend(inside);
            } else if language == "text" && inside.iter().any(|line| line.starts_with("$ ")) {
                assert!(inside[0].starts_with("$ "), "{}: a block begins with an answer: {inside:?}", self.name);
                text.extend(self.session(inside));
            } else if language == "json" {
                text.extend(inside.iter().map(|line| self.journal_line(line)));
            } else {
                text.extend(inside);
            }
            text.push("```".to_owned());
        }
        text
    }

    /// Runs the commands of a block; the blank lines between them stay.
    fn session(&mut self, block: Vec<String>) -> Vec<String> {
        let mut text = Vec::new();
        let mut blank = 0;
        for line in block {
            match line.strip_prefix("$ ") {
                Some(typed) => {
                    text.extend(std::iter::repeat_n(String::new(), blank));
                    text.push(line.clone());
                    let answer = self.answer(typed);
                    text.extend(answer.lines().map(|line| line.trim_end().to_owned()));
                    blank = 0;
                }
                None if line.is_empty() => blank += 1,
                None => blank = 0,
            }
        }
        text
    }

    /// What the screen shows after a line was typed.
    fn answer(&mut self, typed: &str) -> String {
        if typed == "echo $?" {
            return format!("{}\n", self.last_code);
        }
        let (typed, filter) = match typed.split_once(" | ") {
            Some((typed, filter)) => (typed, Some(filter)),
            None => (typed, None),
        };
        let (typed, input) = match typed.split_once(" < ") {
            Some((typed, name)) => {
                let text = self.files.get(name).unwrap_or_else(|| panic!("{}: no file {name}", self.name));
                (typed, text.clone())
            }
            None => (typed, String::new()),
        };
        // Files are kept in a folder of the shop; the README calls it by a better name.
        let typed = typed.replace(ELSEWHERE, self.shop.folder().to_str().unwrap());
        let typed = typed.replace(" docs/", &format!(" {}/docs/", root().display()));
        let args = words(typed.strip_prefix("promise").unwrap_or_else(|| panic!("{}: {typed}", self.name)));
        let said = self.shop.pipe(&args, input.as_bytes());
        self.last_code = said.code;
        match filter {
            None => format!("{}{}", said.out, said.err),
            Some(filter) => {
                assert_eq!((said.code, said.err.as_str()), (0, ""), "{}: {typed}", self.name);
                filtered(&said.out, filter)
            }
        }
    }

    /// A row of a table of spellings: all its phrases must mean the same.
    fn row(&self, row: &str, asked: &str) -> String {
        let (phrases, meaning) = row.trim_end().strip_suffix('|').and_then(|row| row.rsplit_once('|')).unwrap();
        let mut found = BTreeMap::new();
        for phrase in code_spans(phrases) {
            let said = self.shop.run(&["--json", "when", &phrase]);
            assert_eq!(said.code, 0, "{}: `{phrase}`\n{}", self.name, said.err);
            let reading: Value = serde_json::from_str(&said.out).unwrap();
            assert_eq!(reading["unread"], serde_json::json!([]), "{}: `{phrase}`", self.name);
            if asked == "when" {
                let read = !reading["from"].is_null() || !reading["by"].is_null();
                assert!(read && reading["rest"] == "", "{}: `{phrase}` is no date: {reading}", self.name);
            }
            found.insert(self.shown_by_when(&phrase, asked), phrase);
        }
        assert_eq!(found.len(), 1, "{}: these mean different things: {found:?}", self.name);
        let (told, _) = found.pop_first().unwrap();
        if meaning.trim() == told { row.to_owned() } else { format!("{phrases}| {told} |") }
    }

    /// What `promise when` says of a phrase on its line for `asked`.
    fn shown_by_when(&self, phrase: &str, asked: &str) -> String {
        let label = Catalogue::new(self.language).text(&format!("when-label-{}", label_of(asked)), &[]);
        let said = self.shop.run(&["when", phrase]);
        let prefix = format!("  {label} ");
        let line = said.out.lines().find(|line| line.starts_with(&prefix));
        line.unwrap_or_else(|| panic!("{}: `{phrase}`\n{}", self.name, said.out))[prefix.len()..].trim().to_owned()
    }

    /// A line of the journal as it really stands there, but for the marks that differ in every store.
    fn journal_line(&self, shown: &str) -> String {
        let shown_fields: Value = serde_json::from_str(shown).unwrap_or_else(|error| panic!("{error}: {shown}"));
        let journal = String::from_utf8(self.shop.bytes()).unwrap();
        let real = journal.lines().find(|line| {
            serde_json::from_str::<Value>(line).is_ok_and(|line| line.get("n") == Some(&shown_fields["n"]))
        });
        let mut real = real.unwrap_or_else(|| panic!("{}: no such line: {shown}", self.name)).to_owned();
        let real_fields: Value = serde_json::from_str(&real).unwrap();
        for mark in ["p", "h"] {
            if let (Some(shown), Some(now)) = (shown_fields[mark].as_str(), real_fields[mark].as_str()) {
                real = real.replace(now, shown);
            }
        }
        real
    }

    /// Every line of a shell in which `promise` is called, in blocks and between backticks, without what surrounds it.
    fn calls(&self) -> Vec<Vec<String>> {
        let blocks = self.blocks();
        let in_blocks = blocks
            .iter()
            .filter(|block| matches!(block.language.as_str(), "text" | "sh"))
            .flat_map(|block| block.lines.iter().cloned())
            .filter(|line| line.starts_with("$ ") || !line.starts_with(' '));
        let mut calls = Vec::new();
        for line in in_blocks.chain(self.spans()) {
            let line = line.strip_prefix("$ ").unwrap_or(&line);
            let parts: Vec<&str> = match line.strip_prefix("alias ") {
                Some(aliases) => aliases.split('\'').collect(),
                None => line.split([';', '|', '(', ')', '<', '>']).collect(),
            };
            for part in parts {
                let part = part.trim();
                let typed = part.strip_prefix("cargo run --release -- ").or(part.strip_prefix("promise "));
                calls.extend(typed.map(words));
            }
        }
        calls
    }
}

fn label_of(asked: &str) -> &str {
    if asked == "when" { "window" } else { asked }
}

/// The value of an invisible comment: `<!-- clock: 2026-11-22 17:05 -->`.
fn comment<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    line.strip_prefix("<!-- ")?.strip_suffix(" -->")?.strip_prefix(name)?.strip_prefix(": ")
}

fn code_spans(line: &str) -> Vec<String> {
    line.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// What `jq` makes of an answer. Where `jq` is not installed the answer must at least be JSON.
fn filtered(answer: &str, filter: &str) -> String {
    serde_json::from_str::<Value>(answer).unwrap_or_else(|error| panic!("{error}: {answer}"));
    let filter = words(filter);
    assert_eq!(filter[0], "jq", "only jq is expected behind a bar");
    let started = Command::new("jq").args(&filter[1..]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut jq = match started {
        Ok(jq) => jq,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return NO_JQ.to_owned(),
        Err(error) => panic!("jq: {error}"),
    };
    jq.stdin.take().unwrap().write_all(answer.as_bytes()).unwrap();
    let done = jq.wait_with_output().unwrap();
    assert!(done.status.success(), "jq {filter:?}");
    String::from_utf8(done.stdout).unwrap()
}

/// Where the README keeps its files.
const ELSEWHERE: &str = "/media/usb";

/// Stands for the answer of a program that is not installed here.
const NO_JQ: &str = "(jq is not installed)";

#[allow(clippy::disallowed_methods, reason = "whoever runs the tests asks for it; the program never reads it")]
pub fn is_update_wanted() -> bool {
    std::env::var_os("UPDATE_README").is_some()
}

/// The examples of a README against what the program says today; or, on request, the README rewritten.
fn holds(mut readme: Readme) {
    let shown = readme.lines.clone();
    let real = readme.brought_up_to_date();
    if is_update_wanted() {
        assert!(!real.iter().any(|line| line == NO_JQ), "jq is needed to update {}", readme.name);
        let text: String = real.iter().map(|line| format!("{line}\n")).collect();
        fs::write(root().join(readme.name), text).unwrap();
        return;
    }
    if !real.iter().any(|line| line == NO_JQ) {
        let text = |lines: &[String]| lines.join("\n");
        snapbox::assert_data_eq!(text(&real), snapbox::Data::text(text(&shown)).raw());
    }
}

#[test]
fn every_example_and_spelling_of_the_readme_holds() {
    holds(Readme::english());
}

#[test]
fn every_example_and_spelling_of_the_spanish_readme_holds() {
    holds(Readme::spanish());
}

#[test]
fn every_example_of_the_pages_on_reminders_and_shells_holds() {
    for name in ["docs/reminders.md", "docs/shell.md"] {
        holds(Readme::open(name, Language::English, Shop::new()));
    }
    for name in ["docs/avisos.md", "docs/terminal.md"] {
        holds(Readme::open(name, Language::Spanish, Shop::spanish()));
    }
}

#[test]
fn every_example_of_the_page_on_forgetting_holds_in_both_languages() {
    holds(Readme::open("docs/forget.md", Language::English, Shop::new()));
    holds(Readme::open("docs/olvida.md", Language::Spanish, Shop::spanish()));
}

#[test]
fn every_example_of_the_pages_on_reports_holds() {
    holds(Readme::open("docs/report.md", Language::English, Shop::new()));
    holds(Readme::open("docs/informe.md", Language::Spanish, Shop::spanish()));
}

#[test]
fn every_example_of_the_pages_on_other_programs_holds() {
    holds(Readme::open("docs/exchange.md", Language::English, Shop::new()));
    holds(Readme::open("docs/intercambio.md", Language::Spanish, Shop::spanish()));
}

#[test]
fn every_example_of_the_page_on_calendars_holds_in_both_languages() {
    holds(Readme::open("docs/calendar.md", Language::English, Shop::new()));
    holds(Readme::open("docs/calendario.md", Language::Spanish, Shop::spanish()));
}

#[test]
fn every_command_and_option_that_the_readmes_name_exists() {
    let mut command = promise::cli::command();
    command.build();
    let all: BTreeSet<String> = command
        .get_subcommands()
        .chain([&command])
        .flat_map(clap::Command::get_arguments)
        .filter_map(|arg| arg.get_long().map(|long| format!("--{long}")))
        .collect();
    for readme in Readme::both() {
        for call in readme.calls() {
            let typed = std::iter::once("promise").chain(call.iter().map(String::as_str));
            let Err(error) = promise::cli::command().try_get_matches_from(typed) else { continue };
            // A command may be named without its arguments, or with `--help`.
            let is_there = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::MissingRequiredArgument);
            assert!(is_there, "{}: promise {}: {:?}", readme.name, call.join(" "), error.kind());
        }
        for span in readme.spans().iter().filter(|span| span.starts_with("--")) {
            let flag = span.split([' ', '=']).next().unwrap();
            assert!(all.contains(flag), "{}: no command has `{flag}`", readme.name);
        }
    }
}

#[test]
fn every_command_has_an_example_in_both_readmes() {
    for readme in Readme::both() {
        let spans = readme.spans();
        let shown: BTreeSet<String> = readme
            .blocks()
            .iter()
            .flat_map(|block| block.lines.iter())
            .filter_map(|line| line.strip_prefix("$ ").unwrap_or(line).strip_prefix("promise "))
            .filter_map(|line| line.split(' ').find(|word| !word.starts_with('-')).map(str::to_owned))
            .collect();
        for verb in promise::cli::VERBS {
            let name = match (readme.language, verb.alias) {
                (Language::Spanish, Some(alias)) => alias,
                _ => verb.name,
            };
            assert!(shown.contains(name), "{} has no example of `{name}`", readme.name);
            assert!(spans.iter().any(|span| span == name), "{} does not list `{name}`", readme.name);
        }
    }
}

#[test]
fn scripts_that_the_readmes_save_to_a_file_are_printed() {
    for readme in Readme::both() {
        for line in readme.blocks_in("sh").iter().flat_map(|block| &block.lines) {
            if let Some((typed, _)) = line.split_once(" > ") {
                let printed = readme.shop.ok(typed.strip_prefix("promise ").unwrap());
                assert!(printed.lines().count() > 5, "{}: {line}", readme.name);
            }
        }
    }
}

#[test]
fn the_sample_settings_are_read_without_a_warning_and_leave_none_out() {
    for readme in Readme::both() {
        let samples = readme.blocks_in("toml");
        assert!(!samples.is_empty(), "{}", readme.name);
        let mut text = String::new();
        for line in samples.iter().flat_map(|sample| &sample.lines) {
            text += &format!("{line}\n");
        }
        let (settings, warnings) = Settings::read(&text, Path::new("config.toml")).expect(readme.name);
        assert_eq!(warnings, [], "{}", readme.name);
        for key in KEYS {
            assert_ne!(settings.source(key), promise::settings::Source::Default, "{}: {key}", readme.name);
        }
    }
}

#[test]
fn the_fields_of_the_journal_and_of_json_are_all_explained() {
    for mut readme in Readme::both() {
        let spans: BTreeSet<String> = readme.spans().into_iter().collect();
        let samples: Vec<Value> = readme
            .blocks_in("json")
            .iter()
            .flat_map(|block| block.lines.iter())
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert!(!samples.is_empty(), "{} shows no line of the journal", readme.name);
        for field in samples.iter().flat_map(|line| line.as_object().unwrap().keys()) {
            assert!(spans.contains(field), "{} does not explain `{field}` of the journal", readme.name);
        }
        let marker = readme.lines.iter().position(|line| line == "<!-- fields -->").expect("the fields have a marker");
        let explained: BTreeSet<String> = readme.lines[marker + 1..]
            .iter()
            .skip_while(|line| line.is_empty())
            .take_while(|line| !line.is_empty())
            .filter_map(|line| code_spans(line).into_iter().next().filter(|_| line.starts_with("| `")))
            .flat_map(|fields| fields.split(", ").map(str::to_owned).collect::<Vec<_>>())
            .collect();
        readme.brought_up_to_date();
        let promise = readme.shop.json("show 1");
        let real: BTreeSet<String> = promise.as_object().unwrap().keys().cloned().collect();
        assert_eq!(explained, real, "{}", readme.name);
    }
}

#[test]
fn every_variable_that_the_readmes_name_is_read() {
    let sources = ["src/lib.rs", "src/main.rs", "src/i18n.rs", "src/app.rs", "src/render/style.rs"];
    let code: String = sources.iter().map(|file| fs::read_to_string(root().join(file)).unwrap()).collect();
    for readme in Readme::both() {
        for span in readme.spans() {
            let name = span.split('=').next().unwrap();
            let is_variable = name.len() > 3 && name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
            assert!(!is_variable || code.contains(&format!("\"{name}\"")), "{}: nothing reads {name}", readme.name);
        }
    }
}

#[test]
fn every_file_that_the_readmes_link_to_is_there() {
    for readme in Readme::both() {
        let links =
            readme.lines.iter().flat_map(|line| line.split("](").skip(1)).filter_map(|rest| rest.split_once(')'));
        for (link, _) in links.filter(|(link, _)| !link.starts_with("https://")) {
            let is_there = match link.strip_prefix('#') {
                Some(anchor) => readme.lines.iter().any(|line| line.to_lowercase() == format!("## {anchor}")),
                None => root().join(link).exists(),
            };
            assert!(is_there, "{} links to {link}", readme.name);
        }
    }
}
