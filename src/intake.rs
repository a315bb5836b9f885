//! Taking a promise down, for `add`, `expect` and the promise that follows another: one from the command line, one asked
//! for question by question, or many from lines.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::advice;
use crate::app::{Answer, App, Exit, Failure, Machine, read_line};
use crate::capture::{self, Addressed, tidy};
use crate::dates::{self, LocalWindow, Reading, Tense, Why};
use crate::files::{self, Unwritten};
use crate::i18n::{Catalogue, Language, t};
use crate::model::state::Need;
use crate::model::{Added, Change, Direction, Kind, Ledger, PersonMend, PromiseId, Terms, Wording, people};
use crate::render::style::clean;
use crate::render::{card, ics, json, table, words};

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
    #[arg(long, value_name = "FILE")]
    ics: Option<PathBuf>,
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
    /// The flag that states a wording.
    fn of(wording: Wording) -> Self {
        WordingFlags {
            fixed: wording == Wording::Fixed,
            flexible: wording == Wording::Flexible,
            attempt: wording == Wording::Attempt,
        }
    }

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
#[derive(Clone)]
struct Draft {
    who: String,
    is_new: bool,
    what: String,
    kind: Kind,
    terms: Terms,
    /// It names the weekday that today is.
    skips_today: bool,
    /// Words of the sentence for another time than that which counts, and that time in words.
    other: Option<(String, String)>,
}

/// A sentence and its date phrase, read and found to stand.
struct Understood {
    sentence: Reading,
    date: Option<Reading>,
}

/// Takes down what the command line says: one promise, lines from standard input, or the answers to questions.
pub fn take_down(app: &mut App, words: &[String], details: &Details, direction: Direction) -> Answer {
    match words {
        [only] if only == "-" && details.ics.is_some() => {
            Err(Failure::misunderstood(t!(app.words, "cli-conflict", arg = "--ics", prior = "-")))
        }
        [only] if only == "-" => from_lines(app, details, direction),
        [dash, ..] if dash == "-" => {
            Err(Failure::misunderstood(t!(app.words, "cli-too-many", typed = clean(&words[1]).into_owned())))
        }
        [] if app.interactive => {
            let (words, details) = ask(app, details)?;
            one(app, &words, &details, direction)
        }
        [] => Err(Failure::misunderstood(t!(app.words, "add-nothing")).hint(t!(app.words, "add-hint"))),
        words => one(app, words, details, direction),
    }
}

fn one(app: &mut App, words: &[String], details: &Details, direction: Direction) -> Answer {
    let mut details = details.clone();
    let asked = if app.interactive { Some(understand_by_asking(app, words, &details)?) } else { None };
    details.owner = owner(app, &details)?;
    let details = &details;
    let mut id = None;
    let mut facts = None;
    let mut other = None;
    let mut replaced = None;
    let mut skips_today = false;
    let (need, before) = prepare(app, words, details, direction, asked.as_ref())?;
    let decide = |app: &App, ledger: &Ledger, machine: &Machine| {
        let addressed = addressed(app, ledger, words)?;
        // Somebody else may have made the customer known meanwhile.
        let draft = match before {
            (same, draft) if same == addressed => draft,
            _ => draft(app, &addressed, details, direction, asked.as_ref())?,
        };
        let number = PromiseId { letter: machine.letter, number: ledger.next_number(machine.letter) };
        id = Some(number);
        let near = draft.is_new.then(|| capture::near_miss(ledger, &draft.who)).flatten();
        replaced = capture::replaced_phone(ledger, &draft.who, details.phone.as_deref());
        facts = Some((draft.who.clone(), near));
        other.clone_from(&draft.other);
        skips_today = draft.skips_today;
        Ok(changes(draft, number, details, direction))
    };
    let invitation = begin_invitation(app, details)?;
    let ledger = if details.dry_run { app.rehearse_for(&need, decide)? } else { app.commit_for(Some(&need), decide)? };
    let (Some(id), Some((who, near))) = (id, facts) else { return Ok(Exit::Done) };
    let is_on_screen = matches!(invitation, Invitation::Screen);
    if is_on_screen {
        // The invitation alone goes where it is read by another program.
        std::mem::swap(&mut app.out, &mut app.err);
        std::mem::swap(&mut app.style, &mut app.err_style);
    }
    let answered = answer(app, &ledger, id, details.dry_run, skips_today);
    if is_on_screen {
        std::mem::swap(&mut app.out, &mut app.err);
        std::mem::swap(&mut app.style, &mut app.err_style);
    }
    answered?;
    invite(app, &ledger, id, invitation)?;
    if let Some(near) = near.filter(|_| !app.quiet && !details.dry_run) {
        let text = t!(
            app.words,
            "add-near-miss",
            typed = clean(&who).into_owned(),
            known = clean(&near).into_owned(),
            id = id.to_string()
        );
        app.warn(&text)?;
    }
    if let Some((words, window)) = other {
        let text = t!(app.words, "add-by-differs", words = words, window = window);
        app.warn(&text)?;
    }
    capture::warn_of_phone(app, details.phone.as_deref())?;
    if let Some(old) = replaced.filter(|_| !app.quiet && !details.dry_run) {
        let text = capture::replaced_phone_text(app, &who, &old, details.phone.as_deref());
        app.warn(&text)?;
        let hint =
            t!(app.words, "who-phone-replaced-hint", who = clean(&who).into_owned(), old = clean(&old).into_owned());
        app.hint(&hint);
    }
    warn_unowned(app, &ledger, &[id], details.dry_run)?;
    Ok(Exit::Done)
}

/// Where the customer's invitation goes.
enum Invitation {
    Nowhere,
    Screen,
    File(PathBuf, files::Draft),
}

/// Makes sure that the invitation can be written, before anything is stored.
fn begin_invitation(app: &App, details: &Details) -> Result<Invitation, Failure> {
    match details.ics.as_deref() {
        None => Ok(Invitation::Nowhere),
        Some(_) if details.dry_run => Ok(Invitation::Nowhere),
        Some(file) if file == Path::new("-") => Ok(Invitation::Screen),
        Some(file) => {
            let draft = files::Draft::begin(file, app.store()?.dir(), false).map_err(|why| match why {
                // No option of these commands replaces a file.
                Unwritten::Exists => app.unwritten(file, &why).hint(t!(app.words, "add-ics-hint")),
                _ => app.unwritten(file, &why),
            })?;
            Ok(Invitation::File(file.to_owned(), draft))
        }
    }
}

/// Writes the invitation in the customer's language. The promise is saved by now: what goes wrong is told and no more.
fn invite(app: &mut App, ledger: &Ledger, id: PromiseId, invitation: Invitation) -> Result<(), Failure> {
    if matches!(invitation, Invitation::Nowhere) {
        return Ok(());
    }
    let promise = ledger.get(id).expect("it was added just now");
    let language = ledger.person(promise).language.as_deref().and_then(Language::from_tag);
    let words = Catalogue::new(language.unwrap_or(app.words.language()));
    let Some(text) = ics::invitation(&words, app.settings.shop.as_deref(), promise) else {
        let text = t!(app.words, "add-no-invitation", id = id.to_string());
        return app.warn(&text);
    };
    let Invitation::File(file, mut draft) = invitation else {
        app.out.write_all(text.as_bytes())?;
        return Ok(());
    };
    let written = draft.write_all(text.as_bytes()).map_err(Unwritten::from).and_then(|()| draft.finish());
    if let Err(why) = written {
        let text = t!(app.words, "add-uninvited", why = app.unwritten(&file, &why).to_string());
        app.warn(&text)?;
    }
    Ok(())
}

/// Who answers for it: as stated; for a complaint, which needs somebody, as answered, or else who works here.
fn owner(app: &mut App, details: &Details) -> Result<Option<String>, Failure> {
    let stated = details.owner.as_deref().map(tidy).filter(|owner| !owner.is_empty());
    if stated.is_some() || !details.complaint {
        return Ok(stated);
    }
    if details.dry_run { Ok(app.settings.me.clone()) } else { complaint_owner(app) }
}

/// Who answers for a complaint: as answered, or else who works here.
pub fn complaint_owner(app: &mut App) -> Result<Option<String>, Failure> {
    let me = app.settings.me.clone();
    if !app.interactive {
        return Ok(me);
    }
    let question = match &me {
        Some(me) => t!(app.words, "add-ask-owner-or", me = clean(me).into_owned()),
        None => t!(app.words, "add-ask-owner"),
    };
    let answer = app.ask(&question)?.map(|answer| tidy(&answer)).filter(|answer| !answer.is_empty());
    Ok(answer.or(me))
}

/// Points out complaints that nobody in particular answers for.
pub fn warn_unowned(app: &mut App, ledger: &Ledger, ids: &[PromiseId], dry_run: bool) -> Result<(), Failure> {
    if app.quiet || dry_run {
        return Ok(());
    }
    let unowned = |id: &&PromiseId| ledger.get(**id).is_some_and(|one| one.complaint && one.owner.is_none());
    for id in ids.iter().filter(unowned) {
        let text = t!(app.words, "add-unowned", id = id.to_string());
        app.warn(&text)?;
        let hint = t!(app.words, "add-unowned-hint", id = id.to_string());
        app.hint(&hint);
    }
    Ok(())
}

/// What has to be known to take down these words, and how they are understood: whom they are addressed to; where that is nobody
/// who is known, those of nearly that name, since one of them may be meant; and what advice is given on.
fn prepare(
    app: &mut App,
    words: &[String],
    details: &Details,
    direction: Direction,
    asked: Option<&Understood>,
) -> Result<(Need, (Addressed, Draft)), Failure> {
    let need = Need { names: capture::names_in_question(words), ..Need::default() };
    let ledger = app.ledger_for(&need)?;
    let addressed = addressed(app, &ledger, words)?;
    let draft = draft(app, &addressed, details, direction, asked)?;
    let need = Need { near: (!addressed.known).then(|| people::key(&addressed.who)), ..need };
    let who = addressed.known.then_some(draft.who.as_str());
    let need = match direction {
        _ if details.dry_run => need,
        Direction::Mine => advice::need(app, &draft.terms, who, need),
        Direction::Theirs => advice::need_of_theirs(app, who, need),
    };
    Ok((need, (addressed, draft)))
}

fn answer(app: &mut App, ledger: &Ledger, id: PromiseId, dry_run: bool, skips_today: bool) -> Result<(), Failure> {
    let promise = ledger.get(id).expect("it was added just now");
    if app.json || app.quiet {
        return app.answer(ledger, id);
    }
    let mut text = card::card(&app.page(), ledger, promise);
    if skips_today {
        let command = if dry_run { "none" } else { "edit" };
        text += &app.page().paragraph(&capture::skips_today(app, id, command), "    ");
    }
    if app.act_by().is_days_before(promise) {
        text += &card::warn_by(&app.page(), promise, &app.act_by());
    }
    // A dry run gives no number, and so no command that names one.
    if let Some(advice) = advice::after(app, ledger, promise).filter(|_| !dry_run) {
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

/// Tags without their `#`, tidied; empty ones and those given twice are left out.
pub fn tags(typed: &[String]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.iter().map(|tag| tidy(tag.trim_start_matches('#'))) {
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

fn draft(
    app: &App,
    addressed: &Addressed,
    details: &Details,
    direction: Direction,
    asked: Option<&Understood>,
) -> Result<Draft, Failure> {
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
    let said = || date.as_ref().map_or(sentence.wording, |date| capture::together(sentence, date).0);
    let wording = details.wording.stated().unwrap_or_else(said);
    let (reading, said) = match date {
        Some(date) => (date, tidy(details.by.as_deref().unwrap_or_default())),
        None => (sentence, tidy(sentence.phrase.as_deref().unwrap_or_default())),
    };
    let kind = details.kind.or(sentence.kind).unwrap_or(Kind::Task);
    let other = date.as_ref().and_then(|date| other_time(app, sentence, date));
    Ok(Draft {
        who: tidy(&addressed.who),
        is_new: !addressed.known,
        what,
        kind,
        terms: capture::in_slot(app, capture::terms(app, reading, &said, wording), kind, direction),
        skips_today: reading.skips_today,
        other,
    })
}

/// The words of a sentence that name a time beside the date that was given apart, and that time, where both cannot be meant.
fn other_time(app: &App, sentence: &Reading, date: &Reading) -> Option<(String, String)> {
    let (inside, apart) = (sentence.window?, date.window?);
    let ends_before = |one: &LocalWindow, other: &LocalWindow| {
        let (end, start) = (one.by.or(one.from), other.from.or(other.by));
        end.zip(start).is_some_and(|(end, start)| end < start)
    };
    if !ends_before(&inside, &apart) && !ends_before(&apart, &inside) {
        return None;
    }
    let window = words::window(&app.words, inside.from, inside.by, inside.grain, inside.approx, app.today());
    Some((clean(sentence.phrase.as_deref()?).into_owned(), window))
}

fn addressed(app: &App, ledger: &Ledger, words: &[String]) -> Result<Addressed, Failure> {
    let addressed = capture::address(ledger, words);
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
    let need = Need { names: capture::names_in_question(words), ..Need::default() };
    let ledger = app.ledger_for(&need)?;
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

/// Asks for a promise one question at a time, showing how each answer is understood. The end of input anywhere gives up.
fn ask(app: &mut App, details: &Details) -> Result<(Vec<String>, Details), Failure> {
    let ledger = app.ledger_for(&Need { everybody: true, ..Need::default() })?;
    let who = ask_who(app, &ledger)?;
    let question = t!(app.words, "add-ask-what");
    let mut what = app.ask(&question)?.ok_or_else(|| unanswered(app))?;
    if tidy(&what).is_empty() {
        return Err(Failure::misunderstood(t!(app.words, "add-no-text", who = who.as_str())));
    }
    let sentence = dates::read(&what, &app.context(Tense::Ahead));
    let date = match &details.by {
        Some(by) => Some(with_words(capture::phrase(app, by)?, by)),
        None if sentence.problem.is_some() || !sentence.unread.is_empty() => {
            let date = capture::settle(app, sentence.clone())?;
            if !tidy(&sentence.rest).is_empty() {
                what.clone_from(&sentence.rest);
            }
            Some(date)
        }
        None if sentence.window.is_none() => ask_date(app)?,
        None => None,
    };
    show_understood(app, date.as_ref().unwrap_or(&sentence))?;
    let understood = match &date {
        Some(date) => capture::together(&sentence, date),
        None => (sentence.wording, sentence.why),
    };
    let wording = match details.wording.stated() {
        Some(stated) => stated,
        None => ask_wording(app, understood)?,
    };
    let by = date.and_then(|date| date.phrase);
    let details = Details { by, wording: WordingFlags::of(wording), ..details.clone() };
    Ok((vec![format!("{who}:"), what], details))
}

fn ask_who(app: &mut App, ledger: &Ledger) -> Result<String, Failure> {
    let question = t!(app.words, "add-ask-who");
    let typed = app.ask(&question)?.ok_or_else(|| unanswered(app))?;
    let addressed = capture::addressed(ledger, tidy(&typed).trim_end_matches([':', ' ']), String::new());
    if addressed.who.is_empty() {
        return Err(Failure::misunderstood(t!(app.words, "add-nobody")));
    }
    let who = clean(&addressed.who).into_owned();
    let text = match capture::near_miss(ledger, &who).filter(|_| !addressed.known) {
        _ if addressed.known => t!(app.words, "add-known", who = who.as_str()),
        Some(near) => t!(app.words, "add-new-near", who = who.as_str(), known = clean(&near).into_owned()),
        None => t!(app.words, "add-new", who = who.as_str()),
    };
    writeln!(app.err, "  {}", app.err_style.dim(&text))?;
    Ok(who)
}

/// Asks by when; none where the answer is empty.
fn ask_date(app: &mut App) -> Result<Option<Reading>, Failure> {
    let question = t!(app.words, "add-ask-when");
    let answer = app.ask(&question)?.ok_or_else(|| unanswered(app))?;
    if answer.is_empty() {
        return Ok(None);
    }
    Ok(Some(with_words(capture::phrase(app, &answer)?, &answer)))
}

/// A date in words that may name none ("as soon as I can"), which then stand for it.
fn with_words(reading: Reading, typed: &str) -> Reading {
    let phrase = reading.phrase.clone().or_else(|| Some(typed.to_owned()));
    Reading { phrase, ..reading }
}

fn show_understood(app: &mut App, reading: &Reading) -> Result<(), Failure> {
    let text = match &reading.window {
        Some(w) => words::window(&app.words, w.from, w.by, w.grain, w.approx, app.today()),
        None => t!(app.words, "add-undated"),
    };
    writeln!(app.err, "  {}", app.err_style.dim(&text))?;
    Ok(())
}

fn ask_wording(app: &mut App, (wording, why): (Wording, Why)) -> Result<Wording, Failure> {
    let now = t!(app.words, &format!("when-wording-{}", wording.name()));
    let why = t!(app.words, capture::why_id(why));
    let text = t!(app.words, "add-wording", wording = now, why = why);
    writeln!(app.err, "  {}", app.err_style.dim(&text))?;
    let question = t!(app.words, "add-ask-wording");
    for _ in 0..3 {
        let Some(answer) = app.ask(&question)? else { break };
        match answer.as_str() {
            "" => return Ok(wording),
            "1" => return Ok(Wording::Fixed),
            "2" => return Ok(Wording::Flexible),
            "3" => return Ok(Wording::Attempt),
            _ => {}
        }
    }
    Err(unanswered(app))
}

fn unanswered(app: &App) -> Failure {
    Failure::misunderstood(t!(app.words, "add-unanswered"))
}

/// Takes down `Name: text` lines: the good ones in one step, the bad ones named by number.
fn from_lines(app: &mut App, details: &Details, direction: Direction) -> Answer {
    let lines = read_lines(app)?;
    // Nobody can be asked: the lines come where answers would.
    let me = app.settings.me.clone().filter(|_| details.complaint);
    let details = &Details { owner: details.owner.clone().or(me), ..details.clone() };
    let mut bad = Vec::new();
    let mut ids = Vec::new();
    let mut near = Vec::new();
    let decide = |app: &App, ledger: &Ledger, machine: &Machine| {
        let mut changes_made = Vec::new();
        let mut number = ledger.next_number(machine.letter);
        for (place, line) in &lines {
            match line.as_ref().map_err(Clone::clone).and_then(|line| line_draft(app, ledger, line, details, direction))
            {
                Ok(draft) => {
                    let id = PromiseId { letter: machine.letter, number };
                    number += 1;
                    ids.push(id);
                    let known =
                        (draft.is_new && !details.dry_run).then(|| capture::near_miss(ledger, &draft.who)).flatten();
                    near.extend(known.map(|known| (id, draft.who.clone(), known)));
                    changes_made.extend(changes(draft, id, details, direction));
                }
                Err(why) => bad.push((*place, why)),
            }
        }
        Ok(changes_made)
    };
    let names = lines.iter().filter_map(|(_, line)| name_and_text(line.as_deref().ok()?)).map(|(who, _)| tidy(who));
    let need = Need { everybody: true, ..Need::default() };
    let is_advised = direction == Direction::Mine && !details.dry_run;
    let need = if is_advised { advice::need_for_all(app, names, need) } else { need };
    let ledger = if details.dry_run { app.rehearse_for(&need, decide)? } else { app.commit_for(Some(&need), decide)? };
    answer_lines(app, &ledger, &ids)?;
    if is_advised {
        let added: Vec<_> = ids.iter().filter_map(|id| ledger.get(*id)).collect();
        let text = advice::after_all(app, &ledger, &added);
        app.out.write_all(text.as_bytes())?;
    }
    for (id, who, known) in near {
        let text = t!(app.words, "add-near-miss", typed = who, known = known, id = id.to_string());
        app.warn(&text)?;
    }
    capture::warn_of_phone(app, details.phone.as_deref())?;
    warn_unowned(app, &ledger, &ids, details.dry_run)?;
    if details.dry_run {
        let text = t!(app.words, "add-dry-run");
        app.say(&text)?;
    }
    for (place, why) in &bad {
        let text = t!(app.words, "add-bad-line", line = *place, why = why.as_str());
        app.warn(&text)?;
    }
    if bad.is_empty() {
        return Ok(Exit::Done);
    }
    let stored = if details.dry_run { 0 } else { ids.len() };
    Err(Failure::misunderstood(t!(app.words, "add-bad-lines", stored = stored, bad = bad.len())))
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
        if !matches!(&line, Ok(line) if tidy(line).is_empty()) {
            lines.push((place, line));
        }
    }
    Ok(lines)
}

fn line_draft(
    app: &App,
    ledger: &Ledger,
    line: &str,
    details: &Details,
    direction: Direction,
) -> Result<Draft, String> {
    let Some((who, text)) = name_and_text(line).filter(|(who, _)| !tidy(who).is_empty()) else {
        return Err(t!(app.words, "add-line-without-name", line = clean(line).into_owned()));
    };
    let words = [format!("{}:", tidy(who)), text.to_owned()];
    let addressed = addressed(app, ledger, &words).map_err(|failure| failure.to_string())?;
    draft(app, &addressed, details, direction, None).map_err(|failure| failure.to_string())
}

/// Parts a line at its first colon; the one of a clock time (17:30) parts nothing.
fn name_and_text(line: &str) -> Option<(&str, &str)> {
    let bytes = line.as_bytes();
    let is_digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    let of_a_clock = |place: usize| place > 0 && is_digit(place - 1) && is_digit(place + 1);
    let (place, _) = line.match_indices(':').find(|&(place, _)| !of_a_clock(place))?;
    Some((&line[..place], &line[place + 1..]))
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
