//! `config`: every setting with its value and where it comes from; sets one, takes one back.

use std::path::Path;

use serde_json::{Value, json};
use toml_edit::{Document, Item};

use crate::app::{Answer, App, Exit, Failure, shown};
use crate::dates::DateOrder;
use crate::files;
use crate::i18n::{Language, t};
use crate::render::json as to_json;
use crate::render::style::{clean, width};
use crate::settings::{self, Fault, KEYS, Settings, Source, edit};

/// The arguments of `config`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "SETTING")]
    request: Vec<String>,
}

/// Runs `config`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let words: Vec<&str> = args.request.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => show_all(app),
        ["path" | "ruta"] => show_path(app),
        ["set" | "pon", key, value @ ..] => set(app, key, value),
        ["unset" | "quita", key] => unset(app, key),
        [key] if !matches!(*key, "set" | "pon" | "unset" | "quita") => show_one(app, key),
        _ => Err(Failure::misunderstood(t!(app.words, "config-how")).hint(t!(app.words, "config-how-hint"))),
    }
}

/// One setting, ready to be shown.
struct Shown {
    key: &'static str,
    /// As it is written in the file, on one line; none where it has no value.
    text: Option<String>,
    value: Value,
    /// Where it comes from, in words.
    from: String,
    source: &'static str,
    line: Option<usize>,
    variable: Option<&'static str>,
}

impl Shown {
    fn to_json(&self, file: &Path) -> Value {
        json!({
            "key": self.key,
            "value": self.value,
            "source": self.source,
            "file": self.line.map(|_| file.to_string_lossy()),
            "line": self.line,
            "variable": self.variable,
        })
    }
}

fn show_all(app: &mut App) -> Answer {
    let file = app.settings.origin.file.clone();
    let text = read(app)?;
    let all: Vec<Shown> = KEYS.iter().map(|key| shown_setting(app, text.as_deref(), key)).collect();
    if app.json {
        let values: Vec<Value> = all.iter().map(|one| one.to_json(&file)).collect();
        let text = to_json::pretty(&Value::Array(values));
        writeln!(app.out, "{text}")?;
        return Ok(Exit::Done);
    }
    if !app.quiet && !file.as_os_str().is_empty() {
        let id = if text.is_some() { "config-file" } else { "config-no-file" };
        let title = t!(app.words, id, file = shown(&file));
        let title = app.page().paragraph(&title, "");
        write!(app.out, "{title}")?;
    }
    let page = table(app, &all);
    app.out.write_all(page.as_bytes())?;
    Ok(Exit::Done)
}

/// Name, value and source beside each other; the source moves under the value where there is no room for it.
fn table(app: &App, all: &[Shown]) -> String {
    let widest = KEYS.iter().map(|key| key.len()).max().unwrap_or(0);
    let value = |one: &Shown| one.text.clone().unwrap_or_else(|| "–".to_owned());
    let values = all.iter().map(|one| width(&value(one))).filter(|&wide| wide <= 32).max().unwrap_or(0);
    let sources = all.iter().map(|one| width(&one.from)).max().unwrap_or(0);
    let beside = widest + 2 + values + 2 + sources <= app.columns;
    let indent = " ".repeat(widest + 2);
    let mut text = String::new();
    for one in all {
        if app.quiet {
            text += &format!("{} = {}\n", one.key, one.text.as_deref().unwrap_or_default());
            continue;
        }
        let value = value(one);
        let room = " ".repeat(widest + 2 - one.key.len());
        if beside && width(&value) <= values {
            let gap = " ".repeat(values + 2 - width(&value));
            text += &format!("{}{room}{value}{gap}{}\n", app.style.id(one.key), app.style.dim(&one.from));
            continue;
        }
        let lines = app.page().paragraph(&value, &indent) + &app.page().paragraph(&one.from, &indent);
        text += &format!("{}{}", app.style.id(one.key), lines.get(one.key.len()..).unwrap_or("\n"));
    }
    text
}

fn show_one(app: &mut App, typed: &str) -> Answer {
    let key = known(app, typed)?;
    let text = read(app)?;
    let one = shown_setting(app, text.as_deref(), key);
    answer(app, &one)?;
    let about = t!(app.words, &format!("config-about-{}", key.replace('_', "-")));
    let about = app.page().paragraph(&about, "  ");
    if !app.json && !app.quiet {
        app.out.write_all(about.as_bytes())?;
    }
    Ok(Exit::Done)
}

/// Answers with one setting: as JSON, as its bare value, or with its source.
fn answer(app: &mut App, one: &Shown) -> Result<(), Failure> {
    if app.json {
        let text = to_json::pretty(&one.to_json(&app.settings.origin.file));
        writeln!(app.out, "{text}")?;
    } else if app.quiet {
        writeln!(app.out, "{}", one.text.as_deref().unwrap_or_default())?;
    } else {
        let line = match &one.text {
            Some(value) => format!("{} = {value} ({})", one.key, one.from),
            None => t!(app.words, "config-none", key = one.key),
        };
        app.say(&line)?;
    }
    Ok(())
}

fn show_path(app: &mut App) -> Answer {
    let file = file(app)?;
    if app.json {
        let text = to_json::pretty(&json!({ "path": file.to_string_lossy() }));
        writeln!(app.out, "{text}")?;
    } else {
        writeln!(app.out, "{}", shown(&file))?;
    }
    Ok(Exit::Done)
}

fn set(app: &mut App, typed: &str, words: &[&str]) -> Answer {
    let key = known(app, typed)?;
    if words.is_empty() {
        return Err(Failure::misunderstood(t!(app.words, "config-no-value", key = key)).hint(expected(app, key, "")));
    }
    let value = edit::as_toml(key, words);
    check(app, key, &value, &words.join(" "))?;
    let file = file(app)?;
    let old = mendable(app, &file)?;
    let new = edit::with_value(&old, key, &value);
    write(app, &file, key, Some(&value), &new)?;
    let one = shown_setting(app, Some(&new), key);
    answer(app, &one)?;
    Ok(Exit::Done)
}

fn unset(app: &mut App, typed: &str) -> Answer {
    let key = known(app, typed)?;
    let file = file(app)?;
    let old = mendable(app, &file)?;
    let new = edit::without_value(&old, key);
    if new != old {
        write(app, &file, key, None, &new)?;
    }
    let one = shown_setting(app, Some(&new), key);
    answer(app, &one)?;
    Ok(Exit::Done)
}

/// The setting with that name.
fn known(app: &App, typed: &str) -> Result<&'static str, Failure> {
    if let Some(key) = KEYS.iter().find(|key| **key == typed) {
        return Ok(key);
    }
    let failure = Failure::misunderstood(t!(app.words, "config-unknown", key = clean(typed).into_owned()));
    Err(failure.hint(match settings::likeness(typed) {
        Some(known) => t!(app.words, "settings-unknown-key-hint", known = known),
        None => t!(app.words, "config-unknown-hint"),
    }))
}

/// The file, whether it is there or not.
fn file(app: &App) -> Result<std::path::PathBuf, Failure> {
    let file = app.settings.origin.file.clone();
    if file.as_os_str().is_empty() {
        return Err(Failure::failed(t!(app.words, "config-no-home")).hint(t!(app.words, "config-no-home-hint")));
    }
    Ok(file)
}

/// The text of the file, every value in it checked; none where there is no file.
fn read(app: &mut App) -> Result<Option<String>, Failure> {
    let file = app.settings.origin.file.clone();
    let text = text(app, &file)?;
    if let Some(text) = &text {
        check_all(app, text, &file)?;
    }
    Ok(text)
}

/// The text of the file as it is, as long as it is TOML: a value in it that cannot be is what may be mended.
fn mendable(app: &App, file: &Path) -> Result<String, Failure> {
    let text = text(app, file)?.unwrap_or_default();
    match Settings::read(&text, file) {
        Err(error) if error.fault == Fault::Syntax => {
            Err(Failure::failed(error.text(&app.words)).hint(error.hint(&app.words)))
        }
        _ => Ok(text),
    }
}

fn text(app: &App, file: &Path) -> Result<Option<String>, Failure> {
    files::text(file, settings::LONGEST_FILE).map_err(|error| {
        Failure::failed(t!(app.words, "settings-unreadable", file = shown(file), why = error.to_string()))
    })
}

fn check_all(app: &App, text: &str, file: &Path) -> Result<(), Failure> {
    Settings::read(text, file)
        .map(|_| ())
        .map_err(|error| Failure::failed(error.text(&app.words)).hint(error.hint(&app.words)))
}

/// Refuses a value that the setting cannot have, by the same check as when the file is read.
fn check(app: &App, key: &'static str, value: &str, typed: &str) -> Result<(), Failure> {
    match Settings::read(&format!("{key} = {value}\n"), Path::new("config.toml")) {
        Ok(_) => Ok(()),
        Err(_) => {
            let message = t!(app.words, "config-bad-value", key = key, typed = clean(typed).into_owned());
            Err(Failure::misunderstood(message).hint(expected(app, key, value)))
        }
    }
}

/// What the setting can be, in words: what the check of a wrong value says.
fn expected(app: &App, key: &str, value: &str) -> String {
    let wrong = [value, "[[]]"].into_iter().filter(|value| !value.is_empty());
    let errors = wrong.filter_map(|value| Settings::read(&format!("{key} = {value}\n"), Path::new("")).err());
    errors.map(|error| error.hint(&app.words)).next().unwrap_or_default()
}

/// Writes the new text, once it is sure that it says what it should, and warns of what else is wrong in the file.
fn write(app: &mut App, file: &Path, key: &str, value: Option<&str>, new: &str) -> Result<(), Failure> {
    if Document::parse(new).is_err() || edit::raw_value(new, key).as_deref() != value {
        return Err(Failure::failed(t!(app.words, "config-not-edited", file = shown(file), key = key)));
    }
    files::replace_text(file, new).map_err(|error| app.unwritten(file, &error))?;
    match Settings::read(new, file) {
        Ok((mut settings, _)) => {
            settings.origin.environment = app.settings.origin.environment;
            app.settings = settings;
            Ok(())
        }
        Err(error) => {
            let text = format!("{} ({})", error.text(&app.words), error.hint(&app.words));
            app.warn(&text)
        }
    }
}

/// A setting as it stands in this text, or as it is where nobody states it.
fn shown_setting(app: &App, text: Option<&str>, key: &'static str) -> Shown {
    let text = text.unwrap_or_default();
    let stated = edit::raw_value(text, key);
    let settings = &app.settings;
    let (value, from, source, line, variable) = match settings.source(key) {
        Source::Environment(variable) => {
            let language = settings.origin.environment.map(|(language, _)| language.name());
            let value = language.map(edit::quoted);
            (value, t!(app.words, "config-from-environment", variable = variable), "environment", None, Some(variable))
        }
        _ if stated.is_some() => {
            let line = edit::line_of(text, key).unwrap_or(1);
            (stated, t!(app.words, "config-from-line", line = line), "file", Some(line), None)
        }
        _ => (default(app, key), t!(app.words, "config-from-default"), "default", None, None),
    };
    let text = value.map(|value| clean(&value.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned());
    Shown { key, value: text.as_deref().map_or(Value::Null, to_value), text, from, source, line, variable }
}

/// What holds where nobody states it; the language and the order of dates follow what is spoken here.
fn default(app: &App, key: &str) -> Option<String> {
    match key {
        "language" => Some(edit::quoted(Language::English.name())),
        "date_order" => Some(edit::quoted(match app.date_order {
            DateOrder::DayFirst => "day",
            DateOrder::MonthFirst => "month",
        })),
        _ => settings::default_text(key).map(str::to_owned),
    }
}

/// The text of a value as JSON.
fn to_value(text: &str) -> Value {
    let document = Document::parse(format!("value = {text}")).ok();
    document.map_or(Value::Null, |document| item_to_value(&document["value"]))
}

fn item_to_value(item: &Item) -> Value {
    if let Some(list) = item.as_array() {
        return list.iter().map(|one| item_to_value(&Item::Value(one.clone()))).collect();
    }
    match (item.as_str(), item.as_integer(), item.as_bool(), item.as_datetime()) {
        (Some(text), ..) => text.into(),
        (_, Some(number), ..) => number.into(),
        (_, _, Some(switch), _) => switch.into(),
        (.., Some(day)) => day.to_string().into(),
        _ => Value::Null,
    }
}
