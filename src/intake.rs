//! Taking a promise down, for `add`, `expect` and the promise that follows another: one from the command line, one asked
//! for question by question, or many from lines.

use clap::Args;

use crate::app::{Answer, App, Exit, Failure, Machine, read_line};
use crate::capture::{self, Addressed, tidy};
use crate::dates::{self, Reading, Tense};
use crate::i18n::t;
use crate::model::{Added, Change, Direction, Kind, Ledger, Line, PersonMend, PromiseId, Terms, Wording};
use crate::render::style::clean;
use crate::render::{card, json, table, words};

/// Everything but the words of a promise.
#[derive(Args, Clone, Debug, Default)]
pub struct Details {
    #[arg(long, value_name = "PHRASE")]
    by: Option<String>,
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    #[command(flatten)]
    wording: WordingFlags,
    #[arg(long, value_name = "PHONE")]
    phone: Option<String>,
    #[arg(long)]
    complaint: bool,
    #[arg(long, value_name = "PERSON")]
    owner: Option<String>,
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    #[arg(long)]
    dry_run: bool,
}

/// The wording, where the person states it.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct WordingFlags {
    #[arg(long, conflicts_with_all = ["flexible", "attempt"])]
    fixed: bool,
    #[arg(long, conflicts_with = "attempt")]
    flexible: bool,
    #[arg(long)]
    attempt: bool,
}

impl WordingFlags {
    /// The wording stated, if one is.
    pub fn stated(self) -> Option<Wording> {
        match self {
            WordingFlags { fixed: true, .. } => Some(Wording::Fixed),
            WordingFlags { flexible: true, .. } => Some(Wording::Flexible),
            WordingFlags { attempt: true, .. } => Some(Wording::Attempt),
            _ => None,
        }
    }
}

/// Reads the name of a kind in either language.
pub fn kind(text: &str) -> Result<Kind, String> {
    match text.to_lowercase().as_str() {
        "call" | "llamada" => Ok(Kind::Call),
        "delivery" | "entrega" => Ok(Kind::Delivery),
        "message" | "mensaje" => Ok(Kind::Message),
        "visit" | "visita" => Ok(Kind::Visit),
        "task" | "tarea" => Ok(Kind::Task),
        _ => Err(text.to_owned()),
    }
}

/// What is known of a promise before it has a number.
struct Draft {
    who: String,
    is_new: bool,
    what: String,
    kind: Kind,
    terms: Terms,
}

/// A sentence and its date phrase, read and found to stand.
struct Understood {
    sentence: Reading,
    date: Option<Reading>,
}

/// Takes down what the command line says: one promise, lines from standard input, or the answers to questions.
pub fn take_down(app: &mut App, words: &[String], details: &Details, direction: Direction) -> Answer {
    match words {
        [only] if only == "-" => from_lines(app, details, direction),
        [] if app.interactive => {
            let (words, details) = ask(app, details)?;
            one(app, &words, &details, direction)
        }
        [] => Err(Failure::misunderstood(t!(app.words, "add-nothing")).hint(t!(app.words, "add-hint"))),
        words => one(app, words, details, direction),
    }
}

fn one(app: &mut App, words: &[String], details: &Details, direction: Direction) -> Answer {
    let asked = if app.interactive { Some(understand_by_asking(app, words, details)?) } else { None };
    let mut id = None;
    let mut facts = None;
    let decide = |app: &App, ledger: &Ledger, machine: &Machine| {
        let draft = draft(app, ledger, words, details, asked.as_ref())?;
        let number = PromiseId { letter: machine.letter, number: ledger.next_number(machine.letter) };
        id = Some(number);
        let near = draft.is_new.then(|| capture::near_miss(ledger, &draft.who)).flatten();
        facts = Some((draft.who.clone(), near));
        Ok(changes(draft, number, details, direction))
    };
    let ledger = if details.dry_run { rehearse(app, decide)? } else { app.commit(decide)? };
    let (Some(id), Some((who, near))) = (id, facts) else { return Ok(Exit::Done) };
    answer(app, &ledger, id, details.dry_run)?;
    if let Some(near) = near.filter(|_| !app.quiet) {
        let text = t!(
            app.words,
            "add-near-miss",
            typed = clean(&who).into_owned(),
            known = clean(&near).into_owned(),
            id = id.to_string()
        );
        app.warn(&text)?;
    }
    Ok(Exit::Done)
}

/// What would be known, with nothing stored.
fn rehearse(
    app: &mut App,
    decide: impl FnOnce(&App, &Ledger, &Machine) -> Result<Vec<Change>, Failure>,
) -> Result<Ledger, Failure> {
    let ledger = app.ledger()?;
    let changes = decide(app, &ledger, &Machine::default())?;
    let by = app.settings.me.clone();
    Ok(ledger.with(Line { machine: String::new(), n: u64::MAX, at: app.now, by, changes }))
}

fn answer(app: &mut App, ledger: &Ledger, id: PromiseId, dry_run: bool) -> Result<(), Failure> {
    let promise = ledger.get(id).expect("it was added just now");
    if app.json || app.quiet {
        return app.answer(ledger, id);
    }
    let mut text = card::card(&app.page(), ledger, promise);
    if let Some(advice) = crate::advice::closed_then(app, promise) {
        text += &advice;
    }
    if dry_run {
        text += &app.page().paragraph(&t!(app.words, "add-dry-run"), "    ");
    }
    app.out.write_all(text.as_bytes())?;
    Ok(())
}

fn changes(draft: Draft, id: PromiseId, details: &Details, direction: Direction) -> Vec<Change> {
    let mut changes = Vec::new();
    let phone = details.phone.as_deref().map(tidy).filter(|phone| !phone.is_empty());
    let person = phone.map(|phone| Change::Person {
        name: draft.who.clone(),
        mend: Box::new(PersonMend { phone: Some(phone), ..PersonMend::default() }),
    });
    changes.push(Change::Add(Box::new(Added {
        id,
        who: draft.who,
        what: draft.what,
        kind: draft.kind,
        direction,
        terms: draft.terms,
        complaint: details.complaint,
        owner: details.owner.as_deref().map(tidy).filter(|owner| !owner.is_empty()),
        tags: tags(&details.tag),
        follows: None,
    })));
    changes.extend(person);
    changes
}

/// Tags without their `#`, tidied; empty ones are left out.
pub fn tags(typed: &[String]) -> Vec<String> {
    typed.iter().map(|tag| tidy(tag.trim_start_matches('#'))).filter(|tag| !tag.is_empty()).collect()
}

fn draft(
    app: &App,
    ledger: &Ledger,
    words: &[String],
    details: &Details,
    asked: Option<&Understood>,
) -> Result<Draft, Failure> {
    let addressed = addressed(app, ledger, words)?;
    let understood;
    let Understood { sentence, date } = match asked {
        Some(asked) => asked,
        None => {
            understood = understand(app, &addressed.text, details)?;
            &understood
        }
    };
    let what = tidy(if date.is_some() { &addressed.text } else { &sentence.rest });
    if what.is_empty() {
        let message = t!(app.words, "add-no-text", who = clean(&addressed.who).into_owned());
        return Err(Failure::misunderstood(message).hint(t!(app.words, "add-hint")));
    }
    let wording = details.wording.stated().unwrap_or_else(|| wording(sentence, date.as_ref()));
    let (reading, said) = match date {
        Some(date) => (date, tidy(details.by.as_deref().unwrap_or_default())),
        None => (sentence, tidy(sentence.phrase.as_deref().unwrap_or_default())),
    };
    Ok(Draft {
        who: tidy(&addressed.who),
        is_new: !addressed.known,
        what,
        kind: details.kind.or(sentence.kind).unwrap_or(Kind::Task),
        terms: capture::terms(app, reading, &said, wording),
    })
}

/// An attempt in the sentence stays one; otherwise the date that was kept apart decides.
fn wording(sentence: &Reading, date: Option<&Reading>) -> Wording {
    match date {
        Some(date) if sentence.wording != Wording::Attempt => date.wording,
        _ => sentence.wording,
    }
}

fn addressed(app: &App, ledger: &Ledger, words: &[String]) -> Result<Addressed, Failure> {
    let addressed = capture::address(ledger, words).filter(|addressed| !tidy(&addressed.who).is_empty());
    addressed.ok_or_else(|| Failure::misunderstood(t!(app.words, "add-nobody")).hint(t!(app.words, "add-hint")))
}

fn understand(app: &App, text: &str, details: &Details) -> Result<Understood, Failure> {
    let sentence = dates::read(text, &app.context(Tense::Ahead));
    let Some(by) = &details.by else {
        return match capture::refusal(app, &sentence) {
            Some(failure) => Err(failure),
            None => Ok(Understood { sentence, date: None }),
        };
    };
    let date = dates::read_phrase(by, &app.context(Tense::Ahead));
    match capture::phrase_refusal(app, by, &date) {
        Some(failure) => Err(failure),
        None => Ok(Understood { sentence, date: Some(date) }),
    }
}

/// The same on a terminal, where a date that cannot stand is asked for again.
fn understand_by_asking(app: &mut App, words: &[String], details: &Details) -> Result<Understood, Failure> {
    let ledger = app.ledger()?;
    let addressed = addressed(app, &ledger, words)?;
    let sentence = dates::read(&addressed.text, &app.context(Tense::Ahead));
    match &details.by {
        Some(by) => {
            let date = capture::phrase(app, by)?;
            Ok(Understood { sentence, date: Some(date) })
        }
        None => Ok(Understood { sentence: capture::settle(app, sentence)?, date: None }),
    }
}

/// Asks for a promise one question at a time, showing how each answer is understood.
fn ask(app: &mut App, details: &Details) -> Result<(Vec<String>, Details), Failure> {
    let ledger = app.ledger()?;
    let who = ask_who(app, &ledger)?;
    let question = t!(app.words, "add-ask-what");
    let what = app.ask(&question)?.filter(|what| !tidy(what).is_empty());
    let what =
        what.ok_or_else(|| Failure::misunderstood(t!(app.words, "add-no-text", who = clean(&who).into_owned())))?;
    let mut details = details.clone();
    let mut reading = dates::read(&what, &app.context(Tense::Ahead));
    if reading.window.is_none() && reading.problem.is_none() && reading.unread.is_empty() && details.by.is_none() {
        let question = t!(app.words, "add-ask-when");
        if let Some(by) = app.ask(&question)?.filter(|by| !by.is_empty()) {
            reading = capture::phrase(app, &by)?;
            details.by = Some(reading.phrase.clone().unwrap_or(by));
        }
    } else if reading.problem.is_some() || !reading.unread.is_empty() {
        reading = capture::settle(app, reading)?;
        details.by = reading.phrase.clone();
    }
    show_understood(app, &reading)?;
    details.wording = ask_wording(app, &reading, details.wording)?;
    let what = if details.by.is_some() { reading_rest(app, &what) } else { what };
    Ok((vec![format!("{who}:"), what], details))
}

/// The words of the answer without a date that had to be asked for again.
fn reading_rest(app: &App, what: &str) -> String {
    let rest = dates::read(what, &app.context(Tense::Ahead)).rest;
    if rest.is_empty() { what.to_owned() } else { rest }
}

fn ask_who(app: &mut App, ledger: &Ledger) -> Result<String, Failure> {
    let question = t!(app.words, "add-ask-who");
    let typed = app.ask(&question)?.unwrap_or_default();
    let addressed = capture::address(ledger, &[format!("{}:", tidy(&typed).trim_end_matches(':'))]);
    let Some(addressed) = addressed.filter(|addressed| !addressed.who.is_empty()) else {
        return Err(Failure::misunderstood(t!(app.words, "add-nobody")));
    };
    let who = clean(&addressed.who).into_owned();
    let text = match capture::near_miss(ledger, &who).filter(|_| !addressed.known) {
        _ if addressed.known => t!(app.words, "add-known", who = who.as_str()),
        Some(near) => t!(app.words, "add-new-near", who = who.as_str(), known = clean(&near).into_owned()),
        None => t!(app.words, "add-new", who = who.as_str()),
    };
    writeln!(app.err, "  {}", app.err_style.dim(&text))?;
    Ok(who)
}

fn show_understood(app: &mut App, reading: &Reading) -> Result<(), Failure> {
    let text = match &reading.window {
        Some(w) => words::window(&app.words, w.from, w.by, w.grain, w.approx, app.today()),
        None => t!(app.words, "add-undated"),
    };
    writeln!(app.err, "  {}", app.err_style.dim(&text))?;
    Ok(())
}

fn ask_wording(app: &mut App, reading: &Reading, stated: WordingFlags) -> Result<WordingFlags, Failure> {
    if stated.stated().is_some() {
        return Ok(stated);
    }
    let now = t!(app.words, &format!("when-wording-{}", reading.wording.name()));
    let why = t!(app.words, capture::why_id(reading.why));
    let text = t!(app.words, "add-wording", wording = now, why = why);
    writeln!(app.err, "  {}", app.err_style.dim(&text))?;
    let question = t!(app.words, "add-ask-wording");
    let answer = app.ask(&question)?.unwrap_or_default();
    Ok(match answer.as_str() {
        "1" => WordingFlags { fixed: true, ..WordingFlags::default() },
        "2" => WordingFlags { flexible: true, ..WordingFlags::default() },
        "3" => WordingFlags { attempt: true, ..WordingFlags::default() },
        _ => stated,
    })
}

/// Takes down `Name: text` lines: the good ones in one step, the bad ones named by number.
fn from_lines(app: &mut App, details: &Details, direction: Direction) -> Answer {
    let lines = read_lines(app)?;
    let mut bad = Vec::new();
    let mut ids = Vec::new();
    let decide = |app: &App, ledger: &Ledger, machine: &Machine| {
        let mut changes_made = Vec::new();
        let mut number = ledger.next_number(machine.letter);
        for (place, line) in &lines {
            match line.as_ref().map_err(Clone::clone).and_then(|line| line_draft(app, ledger, line, details)) {
                Ok(draft) => {
                    let id = PromiseId { letter: machine.letter, number };
                    number += 1;
                    ids.push(id);
                    changes_made.extend(changes(draft, id, details, direction));
                }
                Err(why) => bad.push((*place, why)),
            }
        }
        Ok(changes_made)
    };
    let ledger = if details.dry_run { rehearse(app, decide)? } else { app.commit(decide)? };
    answer_lines(app, &ledger, &ids)?;
    for (place, why) in &bad {
        let text = t!(app.words, "add-bad-line", line = *place, why = why.as_str());
        app.warn(&text)?;
    }
    if bad.is_empty() {
        return Ok(Exit::Done);
    }
    Err(Failure::misunderstood(t!(app.words, "add-bad-lines", stored = ids.len(), bad = bad.len())))
}

/// A line of input and its number, from 1; or why it cannot be read.
type NumberedLine = (usize, Result<String, String>);

/// The lines of standard input that are not blank.
fn read_lines(app: &mut App) -> Result<Vec<NumberedLine>, Failure> {
    let mut lines = Vec::new();
    for place in 1.. {
        let line = match read_line(app.input) {
            Ok(None) => break,
            Ok(Some(line)) => String::from_utf8(line).map_err(|_| t!(app.words, "cli-not-utf8")),
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => Err(t!(app.words, "common-line-too-long")),
            Err(error) => return Err(app.unreadable_input(&error)),
        };
        if !matches!(&line, Ok(line) if line.trim().is_empty()) {
            lines.push((place, line));
        }
    }
    Ok(lines)
}

fn line_draft(app: &App, ledger: &Ledger, line: &str, details: &Details) -> Result<Draft, String> {
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    let Some((who, text)) = line.split_once(':').filter(|(who, _)| !tidy(who).is_empty()) else {
        return Err(t!(app.words, "add-line-without-name", line = clean(line).into_owned()));
    };
    let words = [format!("{}:", tidy(who)), text.to_owned()];
    draft(app, ledger, &words, details, None).map_err(|failure| failure.to_string())
}

fn answer_lines(app: &mut App, ledger: &Ledger, ids: &[PromiseId]) -> Result<(), Failure> {
    let added: Vec<_> = ids.iter().filter_map(|id| ledger.get(*id)).collect();
    if app.json {
        let maker = app.maker();
        let values = added.iter().map(|promise| maker.promise(ledger, promise, false)).collect();
        let text = json::pretty(&serde_json::Value::Array(values));
        writeln!(app.out, "{text}")?;
    } else if app.quiet {
        for id in ids {
            writeln!(app.out, "{id}")?;
        }
    } else {
        let text = table::list(&app.page(), ledger, added.into_iter());
        app.out.write_all(text.as_bytes())?;
    }
    Ok(())
}
