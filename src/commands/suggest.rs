//! `suggest`: a date that would have been kept nine times of ten, from how long such things took.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde_json::json;

use crate::app::{Answer, App, Exit, Failure};
use crate::capture::{self, tidy};
use crate::dates::{self, Tense};
use crate::i18n::t;
use crate::intake;
use crate::model::pace::{Likeness, Pace, pace};
use crate::model::record::ENOUGH_CASES;
use crate::model::{Kind, Terms, Wording, deadline};
use crate::render::style::clean;
use crate::render::{json as to_json, words};

/// How many of a hundred promises the suggested window would have kept.
const SAFE_PERCENT: usize = 90;

/// Longer than so many usual days of opening, a length is told in working days.
const DAYS_TOLD_FROM: f64 = 2.0;

/// The arguments of `suggest`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
}

/// What a date is wanted for.
struct Wish {
    /// What is to be promised; empty where only a kind was named.
    what: String,
    /// The kind, where the words name one.
    named: Option<Kind>,
}

/// Words for a window, and what they mean.
struct Suggestion {
    phrase: String,
    terms: Terms,
}

/// Runs `suggest`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let wish = wish(&args, app)?;
    let ledger = app.ledger()?;
    let pace = pace(ledger.promises().iter(), &wish.what, wish.named, &app.settings.hours, app.zone);
    let suggestion = if pace.is_enough() { suggestion(app, &pace, wish.kind()) } else { None };
    if app.json {
        let text = to_json::pretty(&value(app, &wish, &pace, suggestion.as_ref()));
        writeln!(app.out, "{text}")?;
    } else if app.quiet {
        if let Some(suggestion) = suggestion {
            writeln!(app.out, "{}", suggestion.phrase)?;
        }
    } else {
        let text = text(app, &wish, &pace, suggestion.as_ref());
        app.out.write_all(text.as_bytes())?;
    }
    Ok(Exit::Done)
}

impl Wish {
    /// The kind that the promise will have.
    fn kind(&self) -> Kind {
        self.named.unwrap_or(Kind::Task)
    }
}

fn wish(args: &Args, app: &App) -> Result<Wish, Failure> {
    let text = tidy(&args.text.join(" "));
    if text.is_empty() {
        return Err(Failure::misunderstood(t!(app.words, "suggest-empty")));
    }
    if let Ok(kind) = intake::kind(&text) {
        return Ok(Wish { what: String::new(), named: Some(kind) });
    }
    let reading = dates::read(&text, &app.context(Tense::Ahead));
    let what = if reading.rest.trim().is_empty() { text } else { tidy(&reading.rest) };
    Ok(Wish { what, named: reading.kind })
}

/// The first thing people say that leaves the time it takes, and the margin of its kind.
fn suggestion(app: &App, pace: &Pace, kind: Kind) -> Option<Suggestion> {
    let hours = &app.settings.hours;
    let ready = hours.forward(app.local_now(), pace.within(SAFE_PERCENT)?)?;
    let margin = app.settings.margins.of(kind);
    let leaves_time = |due: NaiveDateTime| ready <= due && ready <= deadline::act_by(due, margin, hours);
    candidates(app, ready).into_iter().find_map(|phrase| {
        let reading = dates::read_phrase(&phrase, &app.context(Tense::Ahead));
        if capture::phrase_refusal(app, &phrase, &reading).is_some() {
            return None;
        }
        let terms = capture::terms(app, &reading, &phrase, Wording::Fixed);
        let due = app.zone.local(terms.deadline?);
        (hours.is_open_at(due) && leaves_time(due)).then_some(Suggestion { phrase, terms })
    })
}

/// What people say, the soonest first: an hour of today, noon, five or closing time tomorrow, closing time on a day of the
/// coming week, so many days or weeks, and in the end a date.
fn candidates(app: &App, ready: NaiveDateTime) -> Vec<String> {
    let hours = &app.settings.hours;
    let (now, today) = (app.local_now(), app.today());
    let clock = |hour: u32| if hour <= 12 { hour.to_string() } else { format!("{hour}:00") };
    let on_hour = |day: NaiveDate, hour| NaiveTime::from_hms_opt(hour, 0, 0).map(|time| day.and_time(time));
    let mut phrases = Vec::new();
    // A quarter of an hour is no promise that anybody needs advice for.
    let ahead = now + TimeDelta::minutes(15);
    let is_closing = |at| hours.closing(today) == Some(at);
    let open =
        |hour: &u32| on_hour(today, *hour).is_some_and(|at| ahead <= at && hours.is_open_at(at) && !is_closing(at));
    phrases.extend((8..24).filter(open).map(|hour| t!(app.words, "suggest-today-hour", hour = clock(hour))));
    phrases.push(t!(app.words, "suggest-today"));
    for hour in [12, 17] {
        phrases.push(t!(app.words, "suggest-tomorrow-hour", hour = clock(hour)));
    }
    phrases.push(t!(app.words, "suggest-tomorrow"));
    let day_after = |days: u64| today.checked_add_days(Days::new(days));
    let is_open = |day: &NaiveDate| hours.is_open_on(*day);
    for day in (2..=6).filter_map(day_after).filter(is_open) {
        phrases.push(t!(app.words, "suggest-weekday", weekday = weekday_id(day)));
    }
    for length in ["ten-days", "two-weeks", "three-weeks", "four-weeks", "six-weeks", "two-months", "three-months"] {
        phrases.push(t!(app.words, &format!("suggest-within-{length}")));
    }
    // Room for a margin that does not fit into what is left of a day.
    let far = (0..60).filter_map(|days| ready.date().checked_add_days(Days::new(days))).filter(is_open);
    phrases.extend(far.map(|day| t!(app.words, "suggest-date", date = words::day_month(&app.words, day, today))));
    phrases
}

fn weekday_id(day: NaiveDate) -> &'static str {
    const IDS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    IDS[day.weekday().num_days_from_monday() as usize]
}

fn text(app: &App, wish: &Wish, pace: &Pace, suggestion: Option<&Suggestion>) -> String {
    let page = app.page();
    let catalogue = &app.words;
    let kind = wish.kind().name();
    let count = pace.took.len();
    if !pace.is_enough() {
        let text = t!(catalogue, "suggest-too-few", count = count, needed = ENOUGH_CASES, kind = kind);
        return page.paragraph(&text, "") + &page.paragraph(&t!(catalogue, "suggest-too-few-help"), "");
    }
    let basis = match pace.likeness {
        Likeness::Words(_) => t!(catalogue, "suggest-from-words", count = count),
        Likeness::Kind if wish.what.is_empty() => t!(catalogue, "suggest-from-kind", count = count, kind = kind),
        Likeness::Kind => t!(catalogue, "suggest-from-kind-only", count = count, kind = kind, needed = ENOUGH_CASES),
    };
    let mut text = page.paragraph(&basis, "");
    let length = |percent| pace.within(percent).map(|length| opening(app, length)).unwrap_or_default();
    text += &page.paragraph(&t!(catalogue, "suggest-half", length = length(50)), "  ");
    text += &page.paragraph(&t!(catalogue, "suggest-most", length = length(SAFE_PERCENT)), "  ");
    if pace.broken > 0 {
        text += &page.paragraph(&t!(catalogue, "suggest-broken", count = pace.broken), "  ");
    }
    let Some(suggestion) = suggestion else { return text + &page.paragraph(&t!(catalogue, "suggest-too-long"), "") };
    let due = suggestion.terms.deadline.map(|due| words::until(catalogue, app.zone.local(due), app.today()));
    let phrase = suggestion.phrase.as_str();
    text += &page.paragraph(&t!(catalogue, "suggest-say", phrase = phrase, due = due.unwrap_or_default()), "");
    for line in page.hanging(&command(app, wish, phrase), "  ", "    ").lines() {
        text += &format!("{}\n", app.style.hint(line));
    }
    text
}

/// The command that records the promise. Words that a shell would take for its own are left for the person to type.
fn command(app: &App, wish: &Wish, phrase: &str) -> String {
    let is_plain = |c: char| !matches!(c, '"' | '$' | '`' | '\\' | '!');
    if wish.what.is_empty() || !wish.what.chars().all(is_plain) {
        return t!(app.words, "suggest-command-kind", phrase = phrase, kind = wish.kind().name());
    }
    t!(app.words, "suggest-command", what = clean(&wish.what).into_owned(), phrase = phrase)
}

/// A length of opening time: in minutes and hours, or, where it is long, in the working days that it fills.
fn opening(app: &App, length: TimeDelta) -> String {
    let minutes = length.num_minutes().max(1);
    match app.settings.hours.usual_day().map(|day| minutes as f64 / day.num_minutes().max(1) as f64) {
        Some(days) if days >= DAYS_TOLD_FROM => t!(app.words, "suggest-days", count = days.ceil() as i64),
        _ if minutes < 60 => t!(app.words, "suggest-minutes", count = minutes),
        _ => t!(app.words, "suggest-hours", count = (minutes + 59) / 60),
    }
}

fn value(app: &App, wish: &Wish, pace: &Pace, suggestion: Option<&Suggestion>) -> serde_json::Value {
    let page = app.page();
    let minutes = |percent| pace.within(percent).filter(|_| pace.is_enough()).map(|length| length.num_minutes());
    let terms = suggestion.map(|suggestion| &suggestion.terms);
    let window = terms.and_then(|terms| terms.window.as_ref());
    let time = |at: Option<_>| at.map(|at| to_json::time(&page, at));
    json!({
        "what": (!wish.what.is_empty()).then_some(&wish.what),
        "kind": wish.kind().name(),
        "like": match pace.likeness {
            Likeness::Words(_) => "words",
            Likeness::Kind => "kind",
        },
        "count": pace.took.len(),
        "needed": ENOUGH_CASES,
        "broken": pace.broken,
        "half_minutes": minutes(50),
        "most_minutes": minutes(SAFE_PERCENT),
        "phrase": suggestion.map(|suggestion| &suggestion.phrase),
        "from": time(window.and_then(|window| window.from)),
        "by": time(window.and_then(|window| window.by)),
        "deadline": time(terms.and_then(|terms| terms.deadline)),
        "command": suggestion.map(|suggestion| command(app, wish, &suggestion.phrase)),
    })
}
