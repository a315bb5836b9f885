//! `when`: how a phrase or a sentence is understood.

use serde_json::{Value, json};

use crate::app::{Answer, App, Exit, Failure, read_line};
use crate::capture;
use crate::dates::{self, Reading, Tense};
use crate::i18n::t;
use crate::model::{Direction, Kind, Terms};
use crate::render::style::{clean, width};
use crate::render::{json as to_json, words};

/// The arguments of `when`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
}

/// Runs `when`.
pub fn run(args: Args, app: &mut App) -> Answer {
    match args.text.as_slice() {
        [only] if only == "-" => from_lines(app),
        [] if app.interactive => {
            let question = t!(app.words, "when-ask-sentence");
            match app.ask(&question)?.filter(|text| !text.is_empty()) {
                Some(text) => one(app, &text),
                None => Err(nothing(app)),
            }
        }
        [] => Err(nothing(app)),
        text if text.iter().all(|word| word.trim().is_empty()) => Err(nothing(app)),
        text => one(app, &text.join(" ")),
    }
}

fn nothing(app: &App) -> Failure {
    Failure::misunderstood(t!(app.words, "when-nothing")).hint(t!(app.words, "when-nothing-hint"))
}

fn from_lines(app: &mut App) -> Answer {
    let mut exit = Exit::Done;
    for place in 1.. {
        let line = match read_line(app.input) {
            Ok(None) => break,
            Ok(Some(line)) => {
                let text = String::from_utf8_lossy(&line);
                text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()
            }
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
                let text = t!(app.words, "add-bad-line", line = place, why = t!(app.words, "common-line-too-long"));
                app.warn(&text)?;
                exit = Exit::NotUnderstood;
                String::new()
            }
            Err(error) => return Err(app.unreadable_input(&error)),
        };
        if app.json {
            let value = as_json(app, &line);
            let text = to_json::line(&value);
            writeln!(app.out, "{text}")?;
        } else if !line.trim().is_empty() {
            let text = as_text(app, &line);
            writeln!(app.out, "{text}")?;
        }
    }
    Ok(exit)
}

fn one(app: &mut App, text: &str) -> Answer {
    let reading = dates::read(text, &app.context(Tense::Ahead));
    if app.json {
        let value = as_json(app, text);
        writeln!(app.out, "{}", to_json::line(&value))?;
    }
    if let Some(failure) = capture::refusal(app, &reading) {
        return Err(failure);
    }
    if !app.json {
        let page = as_text(app, text);
        app.out.write_all(page.as_bytes())?;
    }
    Ok(Exit::Done)
}

fn terms(app: &App, reading: &Reading) -> Terms {
    let said = reading.phrase.clone().unwrap_or_default();
    let terms = capture::terms(app, reading, &said, reading.wording);
    match reading.kind {
        Some(kind) => capture::in_slot(app, terms, kind, Direction::Mine),
        None => terms,
    }
}

fn as_json(app: &App, text: &str) -> Value {
    let reading = dates::read(text, &app.context(Tense::Ahead));
    let terms = terms(app, &reading);
    let page = app.page();
    let time = |at: Option<_>| at.map(|at| to_json::time(&page, at));
    let window = terms.window.as_ref();
    json!({
        "text": text,
        "phrase": reading.phrase,
        "from": time(window.and_then(|window| window.from)),
        "by": time(window.and_then(|window| window.by)),
        "grain": window.map(|window| window.grain.name()),
        "approx": window.map(|window| window.approx),
        "deadline": time(terms.deadline),
        "wording": reading.wording.name(),
        "kind": reading.kind.map(Kind::name),
        "rest": reading.rest,
        "unread": reading.unread,
        "problem": capture::refusal(app, &reading).map(|failure| failure.to_string()),
    })
}

/// The reading in words: a label and a value a line.
fn as_text(app: &App, text: &str) -> String {
    let reading = dates::read(text, &app.context(Tense::Ahead));
    let terms = terms(app, &reading);
    let words = &app.words;
    let mut rows = Vec::new();
    if let Some(failure) = capture::refusal(app, &reading) {
        rows.push((t!(words, "when-label-problem"), failure.to_string()));
    }
    rows.push((
        t!(words, "when-label-window"),
        match reading.window {
            Some(w) if reading.skips_today => {
                let window = words::window(words, w.from, w.by, w.grain, w.approx, app.today());
                t!(words, "when-in-a-week", window = window)
            }
            Some(w) => words::window(words, w.from, w.by, w.grain, w.approx, app.today()),
            None => t!(words, "when-no-window"),
        },
    ));
    if let Some(deadline) = terms.deadline {
        let local = app.zone.local(deadline);
        let moment = words::until(words, local, app.today());
        let relative = words::relative(words, app.page().steady(deadline), app.local_now());
        rows.push((t!(words, "when-label-deadline"), t!(words, "card-when", window = moment, relative = relative)));
    } else if let Some(check) = terms.check {
        let day = words::day(words, app.zone.local(check).date(), app.today());
        rows.push((t!(words, "when-label-check"), day));
    }
    let wording = t!(words, &format!("when-wording-{}", reading.wording.name()));
    let why = t!(words, capture::why_id(reading.why));
    rows.push((t!(words, "when-label-wording"), format!("{wording}: {why}")));
    if let Some(kind) = reading.kind {
        rows.push((t!(words, "when-label-kind"), t!(words, &format!("card-kind-{}", kind.name()))));
    }
    if !reading.rest.trim().is_empty() {
        rows.push((t!(words, "when-label-rest"), clean(&reading.rest).into_owned()));
    }
    lay_out(app, text, &rows)
}

fn lay_out(app: &App, text: &str, rows: &[(String, String)]) -> String {
    let page = app.page();
    let widest = rows.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    let indent = " ".repeat(widest + 4);
    let mut lines = String::new();
    for line in page.paragraph(&clean(text), "").lines() {
        lines += &format!("{}\n", app.style.heading(line));
    }
    for (label, value) in rows {
        let folded = page.paragraph(value, &indent);
        let gap = " ".repeat(widest - width(label) + 2);
        let rest = folded.get(indent.len()..).unwrap_or("\n");
        lines += &format!("  {}{gap}{rest}", app.style.dim(label));
    }
    lines
}
