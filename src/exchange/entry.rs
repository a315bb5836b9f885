//! From an entry to changes: one that `export` wrote brings its whole history; one of another program says in a few fields who,
//! what, by when, and what became of it.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde_json::{Map, Value};

use super::{source_of, tasks};
use crate::app::{App, Failure};
use crate::capture::{self, tidy};
use crate::dates::{self, Context, LocalWindow, Problem, Reading, Tense};
use crate::i18n::t;
use crate::intake;
use crate::model::zone::localize;
use crate::model::{
    Added, Agreement, Change, Direction, Event, Grain, Instant, Kind, Ledger, Line, Past, PersonMend, Promise,
    PromiseId, Terms, Window, Wording, people,
};
use crate::render::ics;
use crate::render::style::clean;
use crate::store;

/// The highest number that is believed: far above what a shop gives in its life, far below where counting ends.
pub const HIGHEST_NUMBER: u32 = 1_000_000_000;

/// The longest text, in bytes: what is said about a promise fits a line of the journal several times over.
const LONGEST_TEXT: usize = 16 * 1024;

/// Names of fields that are no news: they follow from the others, or are read together with them.
const FOLLOWING: [&str; 9] =
    ["act_by", "bucket", "at_risk", "moves", "told", "confirmed", "check", "phone_international", "history"];

/// A promise that came in.
#[derive(Debug)]
pub struct Incoming {
    /// The number that it had, if it had one.
    pub id: Option<PromiseId>,
    /// Whether it comes with its history, and so may keep its number.
    pub whole: bool,
    /// What it is known by again.
    pub known_by: String,
    /// Everything that happened to it; the first makes it.
    pub changes: Vec<Change>,
    /// What is said about the customer beside the promise.
    pub person: Option<(String, PersonMend)>,
    /// Whether it says when it was made, so that the words for when mean the same whenever they are read.
    pub is_dated: bool,
    /// Whether it states window and deadline both, as this program writes them, so that a change of either is one.
    pub is_exact: bool,
    /// What is agreed on there now and how it was closed, where its history tells.
    pub latest: Option<(Terms, Option<Change>)>,
}

impl Incoming {
    /// The customer whom it is about.
    pub fn who(&self) -> Option<&str> {
        match self.changes.first()?.deed() {
            Change::Add(added) => Some(&added.who),
            _ => None,
        }
    }

    /// What it is known by where a spreadsheet has left out the seconds, if it says when it was made; and whether that has seconds.
    pub fn by_minute(&self) -> Option<(String, bool)> {
        let Change::Past(past) = self.changes.first().filter(|_| self.is_dated)? else { return None };
        let Change::Add(added) = &past.change else { return None };
        Some((by_minute(past.at, &added.who, &added.what), past.at.timestamp() % 60 != 0))
    }

    /// What it is known by to the program that it comes from.
    pub fn source(&self) -> Option<&str> {
        match self.changes.first()? {
            Change::Past(past) => past.source.as_deref(),
            _ => None,
        }
    }

    /// Notes what it is known by to the program that it comes from.
    pub fn set_source(&mut self, source: String) {
        if let Some(Change::Past(past)) = self.changes.first_mut() {
            past.source = Some(source);
        }
    }
}

/// Why an entry cannot be taken, in words.
type Why = String;

/// What a promise is known by again: when it was made, to whom, and what; without a time, by the words for when.
fn known_by(made_at: Option<Instant>, who: &str, what: &str, said: &str) -> String {
    let who = people::key(who);
    match made_at {
        Some(at) => format!("{}\0{who}\0{what}", at.timestamp()),
        None => format!("\0{said}\0{who}\0{what}"),
    }
}

fn by_minute(made_at: Instant, who: &str, what: &str) -> String {
    format!("{}\0m\0{}\0{what}", made_at.timestamp().div_euclid(60), people::key(who))
}

/// Everything that a promise of the ledger may be known by.
pub fn all_known_by(ledger: &Ledger, promise: &Promise) -> BTreeSet<String> {
    let name = &ledger.person(promise).name;
    let mut all = BTreeSet::from([known_by(Some(promise.made_at), name, &promise.what, "")]);
    // Under these it goes out to other programs.
    all.extend([tasks::uuid(promise), ics::uid(promise.id, promise.made_at)].iter().map(|uid| source_of(uid)));
    if let Some(Event { change: Change::Add(added), source, .. }) = ledger.history(promise).next() {
        all.extend(source.map(str::to_owned));
        let said = added.terms.window.as_ref().map_or("", |window| window.said.as_str());
        for who in [&added.who, name] {
            all.insert(known_by(Some(promise.made_at), who, &added.what, ""));
            all.insert(by_minute(promise.made_at, who, &added.what));
            all.insert(known_by(None, who, &added.what, said));
        }
    }
    all
}

fn minute(at: Option<Instant>) -> Option<i64> {
    at.map(|at| at.timestamp().div_euclid(60))
}

/// Whether the window there is the one that is agreed on here.
pub fn is_same_window(here: &Agreement, there: &Terms) -> bool {
    let ends = |window: &Window| (minute(window.from), minute(window.by));
    there.window.is_some() && here.window.as_ref().map(ends) == there.window.as_ref().map(ends)
}

/// Whether what is agreed on here is for another time than what is said there. Unless it is said exactly, a day there may be an hour of it
/// here.
pub fn is_moved(here: &Agreement, there: &Terms, is_exact: bool) -> bool {
    let Some(window) = &there.window else { return false };
    let is_same_window = is_same_window(here, there);
    let is_same_deadline = here.deadline.is_some() && minute(here.deadline) == minute(there.deadline);
    if is_exact {
        return !is_same_window || !is_same_deadline && there.deadline.is_some();
    }
    let day = |at: Option<Instant>| at.map(|at| (at.naive_local() - TimeDelta::minutes(1)).date());
    let is_same_day = window.grain == Grain::Day && here.deadline.is_some() && day(here.deadline) == day(window.by);
    !is_same_window && !is_same_deadline && !is_same_day
}

/// The time to which it was moved there: of window and deadline the one that differs.
pub fn moved_to(here: &Agreement, there: &Terms) -> Option<Instant> {
    let by = there.window.as_ref().and_then(|window| window.by.or(window.from));
    let is_window_alone = minute(here.deadline) == minute(there.deadline) && !is_same_window(here, there);
    if is_window_alone { by } else { there.deadline.or(by) }
}

/// A date in figures that `move` takes.
pub fn phrase(app: &App, here: &Agreement, there: &Terms) -> String {
    let is_day = there.window.as_ref().is_some_and(|window| window.grain == Grain::Day) && !is_same_window(here, there);
    // A day ends where the next one begins.
    let at = moved_to(here, there).map(|at| if is_day { at - TimeDelta::minutes(1) } else { at });
    let local = at.map(|at| app.zone.local(at)).unwrap_or_default();
    local.format(if is_day { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" }).to_string()
}

/// Reads a customer.
pub fn person(app: &App, value: &Value, unknown: &mut BTreeSet<String>) -> Result<(String, PersonMend), Why> {
    let fields = Fields::of(app, value)?;
    fields.name_unknown(&["name", "phone", "email", "language", "note"], unknown);
    let name = fields.text(&["name"])?.unwrap_or_default();
    if people::key(&name).is_empty() {
        return Err(t!(app.words, "exchange-nobody"));
    }
    let language = fields.text(&["language"])?;
    if language.as_deref().is_some_and(|language| !matches!(language, "en" | "es")) {
        return Err(fields.odd("language"));
    }
    let mend = PersonMend {
        rename: None,
        phone: fields.text(&["phone"])?,
        email: fields.text(&["email"])?,
        language,
        note: fields.text(&["note"])?,
    };
    Ok((name, mend))
}

/// Reads a promise. Names of fields that mean nothing here are noted in `unknown`.
pub fn promise(app: &App, value: &Value, unknown: &mut BTreeSet<String>) -> Result<Incoming, Why> {
    let fields = Fields::of(app, value)?;
    match fields.map.get("history").and_then(Value::as_array) {
        Some(entries) if entries.iter().any(|entry| entry.get("recorded").is_some()) => whole(&fields, entries),
        _ => plain(&fields, unknown),
    }
}

/// A promise with its history as it was recorded.
fn whole(fields: &Fields, entries: &[Value]) -> Result<Incoming, Why> {
    let app = fields.app;
    let senseless = || t!(app.words, "exchange-senseless");
    let mut changes = Vec::with_capacity(entries.len());
    for entry in entries {
        let change = entry.get("recorded").and_then(store::read_recorded).ok_or_else(senseless)?;
        let named = match &change {
            Change::Past(past) => match &past.change {
                Change::Add(added) => [Some(&added.who), past.who.as_ref()],
                Change::Edit { mend, .. } => [mend.who.as_ref(), past.who.as_ref()],
                _ => [None, None],
            },
            _ => return Err(senseless()),
        };
        if named.into_iter().flatten().any(|name| people::key(name).is_empty()) {
            return Err(t!(app.words, "exchange-nobody"));
        }
        changes.push(change);
    }
    let Some(Change::Past(first)) = changes.first() else { return Err(senseless()) };
    let Past { at, change: Change::Add(added), .. } = &**first else { return Err(senseless()) };
    let id = added.id;
    let stated = fields.map.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
    if stated != Some(id) || id.number > HIGHEST_NUMBER {
        return Err(fields.odd("id"));
    }
    let known_by = known_by(Some(*at), &added.who, &added.what, "");
    // What makes no sense here would make none in the journal.
    let line = Line { machine: String::new(), n: 1, at: app.now, by: None, changes };
    let ledger = Ledger::fold(vec![line]);
    let makes_sense = ledger.astray().next().is_none() && ledger.promises().len() == 1;
    let latest = ledger.promises().first().map(latest);
    let changes = ledger.into_lines().into_iter().flat_map(|line| line.changes).collect::<Vec<_>>();
    let latest = latest.map(|(terms, closed)| {
        let is_end = |change: &&Change| matches!(change.deed(), Change::Done { .. } | Change::Drop { .. });
        let deed = closed.and_then(|at| Some((at, changes.iter().rfind(is_end)?.deed().clone())));
        (terms, deed.map(|(at, change)| Change::Past(Box::new(Past { at, by: None, who: None, source: None, change }))))
    });
    if !makes_sense || changes.iter().any(|change| change.id() != Some(id)) {
        return Err(senseless());
    }
    Ok(Incoming { id: Some(id), whole: true, known_by, changes, person: None, is_dated: true, is_exact: true, latest })
}

/// What is agreed on now, and when it was closed.
fn latest(promise: &Promise) -> (Terms, Option<Instant>) {
    let Agreement { window, wording, deadline, check, .. } = promise.current().clone();
    (Terms { window, wording, deadline, check }, promise.closed.as_ref().map(|closed| closed.at))
}

/// A promise of another program.
fn plain(fields: &Fields, unknown: &mut BTreeSet<String>) -> Result<Incoming, Why> {
    let app = fields.app;
    fields.name_unknown(&PLAIN, unknown);
    let who = tidy(&fields.text(&["who"])?.unwrap_or_default());
    if people::key(&who).is_empty() {
        return Err(t!(app.words, "exchange-nobody"));
    }
    let what = tidy(&fields.text(&["what"])?.unwrap_or_default());
    if what.is_empty() {
        return Err(t!(app.words, "exchange-nothing-promised"));
    }
    let created = fields.moment(&["created", "made_at"])?.map(|(at, _)| at);
    let closed = fields.moment(&["closed", "closed_at"])?;
    if let Some(name) = [("created", created), ("closed", closed.map(|(at, _)| at))]
        .into_iter()
        .find_map(|(name, at)| at.filter(|at| *at > app.now).map(|_| name))
    {
        return Err(t!(app.words, "exchange-in-future", field = name));
    }
    let spoken =
        dates::read(&what, &Context { now: app.zone.local(created.unwrap_or(app.now)), ..app.context(Tense::Ahead) });
    let said = fields.text(&["due"])?.map(|due| tidy(&due)).unwrap_or_default();
    let terms = terms(fields, created, &said)?;
    let id = fields.text(&["id"])?.and_then(|id| id.parse::<PromiseId>().ok());
    let ending = ending(fields, &terms, closed)?;
    // Only what has ended has a remark of its own.
    if ending.is_none() && fields.text(&["note"])?.is_some_and(|note| !note.trim().is_empty()) {
        unknown.insert("note".to_owned());
    }
    let made_at = created.unwrap_or_else(|| ending.as_ref().map_or(app.now, |(at, _)| (*at).min(app.now)));
    if ending.as_ref().is_some_and(|(at, _)| *at < made_at) {
        return Err(t!(app.words, "exchange-closed-before-made"));
    }
    let by = fields.text(&["made_by"])?;
    let words_for_when = terms.window.as_ref().map_or("", |window| window.said.as_str()).to_owned();
    let number = PromiseId { letter: None, number: HIGHEST_NUMBER };
    let added = Added {
        id: number,
        who: who.clone(),
        what: what.clone(),
        kind: match fields.text(&["kind"])? {
            Some(kind) => intake::kind(&kind).map_err(|_| fields.odd("kind"))?,
            None => spoken.kind.unwrap_or(Kind::Task),
        },
        direction: match fields.text(&["direction"])?.as_deref() {
            None | Some("mine") => Direction::Mine,
            Some("theirs") => Direction::Theirs,
            Some(_) => return Err(fields.odd("direction")),
        },
        terms,
        complaint: match fields.map.get("complaint") {
            None | Some(Value::Null) => false,
            Some(Value::Bool(complaint)) => *complaint,
            Some(_) => return Err(fields.odd("complaint")),
        },
        owner: fields.text(&["owner"])?.map(|owner| tidy(&owner)).filter(|owner| !owner.is_empty()),
        tags: intake::tags(&fields.texts("tags")?),
        follows: fields.text(&["follows"])?.and_then(|id| id.parse().ok()),
    };
    let past = |at, by, change| Change::Past(Box::new(Past { at, by, who: None, source: None, change }));
    let mut changes = vec![past(made_at, by, Change::Add(Box::new(added)))];
    changes.extend(ending.map(|(at, change)| past(at, None, change(number))));
    let contact = |name| fields.text(&[name]).map(|text| text.map(|text| tidy(&text)).filter(|text| !text.is_empty()));
    let mend = PersonMend { phone: contact("phone")?, email: contact("email")?, ..PersonMend::default() };
    let person = (mend != PersonMend::default()).then(|| (who.clone(), mend));
    let known_by = known_by(created, &who, &what, &words_for_when);
    let is_stated = |name| fields.map.get(name).is_some_and(|value| !value.is_null());
    let is_exact = is_stated("window") && is_stated("deadline");
    let is_dated = created.is_some();
    Ok(Incoming { id, whole: false, known_by, changes, person, is_dated, is_exact, latest: None })
}

/// The fields of a promise of another program.
const PLAIN: [&str; 24] = [
    "id",
    "who",
    "what",
    "due",
    "window",
    "deadline",
    "wording",
    "kind",
    "direction",
    "created",
    "made_at",
    "made_by",
    "status",
    "outcome",
    "closed",
    "closed_at",
    "reason",
    "note",
    "phone",
    "email",
    "owner",
    "tags",
    "complaint",
    "follows",
];

/// What was agreed on: the window as this program writes it, or what `due` says, as it was meant when it was said.
fn terms(fields: &Fields, created: Option<Instant>, said: &str) -> Result<Terms, Why> {
    let app = fields.app;
    let now = app.zone.local(created.unwrap_or(app.now));
    let stated = match fields.text(&["wording"])? {
        Some(wording) => Some(wording_of(&wording).ok_or_else(|| fields.odd("wording"))?),
        None => None,
    };
    if let Some(window) = fields.map.get("window").filter(|window| !window.is_null()) {
        let window = Fields::of(app, window)?;
        let read = Window {
            said: window.text(&["said"])?.unwrap_or_default(),
            from: window.moment(&["from"])?.map(|(at, _)| at),
            by: window.moment(&["by"])?.map(|(at, _)| at),
            grain: grain(window.text(&["grain"])?.as_deref()).ok_or_else(|| window.odd("grain"))?,
            approx: window.map.get("approx").and_then(Value::as_bool).unwrap_or(false),
        };
        if read.from.zip(read.by).is_some_and(|(from, by)| by < from) {
            return Err(window.odd("by"));
        }
        let deadline = fields.moment(&["deadline"])?.and_then(|(at, whole_day)| match whole_day {
            true => capture::terms_of(app, now, Some(day_of(app, at)?), "", Wording::Fixed).deadline,
            false => Some(at),
        });
        let local = LocalWindow {
            from: read.from.map(|at| app.zone.local(at)),
            by: read.by.map(|at| app.zone.local(at)),
            grain: read.grain,
            approx: read.approx,
        };
        let wording = stated.unwrap_or(Wording::Fixed);
        let own = capture::terms_of(app, now, Some(local), &read.said, wording);
        let check = if deadline.is_some() { None } else { own.check };
        return Ok(Terms { window: Some(read), wording, deadline: deadline.or(own.deadline), check });
    }
    let due = match said {
        "" => fields.text(&["deadline"])?.map(|deadline| tidy(&deadline)).unwrap_or_default(),
        said => said.to_owned(),
    };
    if due.is_empty() {
        return Ok(capture::terms_of(app, now, None, "", stated.unwrap_or(Wording::Flexible)));
    }
    let wording = stated.unwrap_or(Wording::Fixed);
    let window = match moment(app, &due) {
        Some((at, true)) => day_of(app, at).ok_or_else(|| fields.odd("due"))?,
        Some((at, false)) => {
            let local = Some(app.zone.local(at));
            let window = LocalWindow { from: local, by: local, grain: Grain::Minute, approx: false };
            // The very moment, also where clocks show its time twice.
            let terms = capture::terms_of(app, now, Some(window), &due, wording);
            let window = terms.window.map(|window| Window { from: Some(at), by: Some(at), ..window });
            return Ok(Terms { window, deadline: Some(at), check: None, ..terms });
        }
        None => {
            let reading = dates::read_phrase(&due, &Context { now, ..app.context(Tense::Ahead) });
            if let Some(failure) = refusal(app, &due, &reading) {
                return Err(failure.to_string());
            }
            let wording = stated.unwrap_or(if reading.window.is_some() { Wording::Fixed } else { Wording::Flexible });
            return Ok(capture::terms_of(app, now, reading.window, &due, wording));
        }
    };
    Ok(capture::terms_of(app, now, Some(window), &due, wording))
}

/// The day on which it then is in the shop.
fn day_of(app: &App, at: Instant) -> Option<LocalWindow> {
    let day = app.zone.local(at).date();
    let end = day.checked_add_days(Days::new(1))?;
    let midnight = |day: NaiveDate| Some(day.and_time(NaiveTime::MIN));
    Some(LocalWindow { from: midnight(day), by: midnight(end), grain: Grain::Day, approx: false })
}

/// Whether words for when can be taken; otherwise why not, where more can be said than that they are no date.
pub fn date(app: &App, due: &str, created: Option<&str>) -> Result<(), Option<String>> {
    if due.is_empty() || moment(app, due).is_some() {
        return Ok(());
    }
    let made = created.and_then(|created| moment(app, created)).map_or(app.now, |(at, _)| at);
    let reading = dates::read_phrase(due, &Context { now: app.zone.local(made), ..app.context(Tense::Ahead) });
    let says_why = reading.problem.is_some();
    match refusal(app, due, &reading) {
        Some(failure) => Err(says_why.then(|| failure.to_string())),
        None => Ok(()),
    }
}

/// Why words for when cannot be taken. A list may well hold what is overdue.
fn refusal(app: &App, due: &str, reading: &Reading) -> Option<Failure> {
    let has_passed = matches!(reading.problem, Some(Problem::Past { .. })) && reading.window.is_some();
    capture::phrase_refusal(app, due, reading).filter(|_| !has_passed)
}

/// The time that was said and the one that clocks show instead, where they go forward over it.
pub fn passed_over(app: &App, due: &str, incoming: &Incoming) -> Option<(NaiveDateTime, NaiveDateTime)> {
    let Some(Change::Add(added)) = incoming.changes.first().map(Change::deed) else { return None };
    let local_from = app.zone.local(added.terms.window.as_ref()?.from?);
    let is_gap = |minutes| {
        let before = local_from.checked_sub_signed(TimeDelta::minutes(minutes));
        before.is_some_and(|before| app.zone.moments(before).earliest().is_none())
    };
    // Words are read once more only where clocks do go forward.
    if ![30, 60, 120].into_iter().any(is_gap) {
        return None;
    }
    let phrase = || dates::read_phrase(due, &app.context(Tense::Ahead)).window;
    let time = || phrase().filter(|window| window.from == window.by).and_then(|window| window.by);
    let said = local(due).or_else(time)?;
    let shown = app.zone.local(app.moment(said));
    (said != shown).then_some((said, shown))
}

/// What a status can be, in the words of both languages.
pub const STATES: [&str; 17] = [
    "open",
    "pending",
    "todo",
    "abierta",
    "pendiente",
    "closed",
    "completed",
    "done",
    "hecha",
    "kept",
    "cumplida",
    "late",
    "tarde",
    "broken",
    "rota",
    "released",
    "liberada",
];

/// When it ended and how, as far as the entry says so.
#[expect(clippy::type_complexity, reason = "a moment, and a change that still lacks its number")]
fn ending(
    fields: &Fields,
    terms: &Terms,
    closed: Option<(Instant, bool)>,
) -> Result<Option<(Instant, Box<dyn Fn(PromiseId) -> Change>)>, Why> {
    let app = fields.app;
    let status = fields.text(&["status"])?.map(|status| status.to_lowercase());
    let outcome = fields.text(&["outcome"])?.map(|outcome| outcome.to_lowercase());
    let said = match (status.as_deref(), outcome.as_deref()) {
        (Some("open" | "pending" | "todo" | "abierta" | "pendiente"), _) => return Ok(None),
        (None, None) => {
            if closed.is_none() {
                return Ok(None);
            }
            "done"
        }
        (Some("closed"), Some(outcome)) | (None, Some(outcome)) => outcome,
        (Some("closed" | "completed"), None) => "done",
        (Some(status), _) => status,
    };
    let reason = fields.text(&["reason", "note"])?.map(|reason| tidy(&reason)).filter(|reason| !reason.is_empty());
    let past_deadline = |at: Instant| terms.deadline.is_some_and(|deadline| at >= deadline + TimeDelta::minutes(1));
    let due = terms.deadline.filter(|deadline| *deadline <= app.now);
    let late = match said {
        "done" | "hecha" => None,
        "kept" | "cumplida" => Some(false),
        "late" | "tarde" => Some(true),
        "broken" | "rota" | "released" | "liberada" => {
            let released = matches!(said, "released" | "liberada");
            let at = closed.map(|(at, whole_day)| end_of(app, at, whole_day)).or(due).unwrap_or(app.now);
            return Ok(Some((at, Box::new(move |id| Change::Drop { id, released, why: reason.clone() }))));
        }
        _ => return Err(fields.odd(if outcome.as_deref() == Some(said) { "outcome" } else { "status" })),
    };
    let at = match (closed, late) {
        // A day alone says no hour: by the deadline if that was on this day, unless it is said to have been late.
        (Some((at, true)), late) => {
            let end = end_of(app, at, true);
            match terms.deadline {
                Some(deadline) if late != Some(true) && deadline >= at && deadline <= end => deadline,
                _ => end,
            }
        }
        (Some((at, false)), _) => at,
        (None, Some(true)) => terms.deadline.map_or(app.now, |deadline| deadline + TimeDelta::minutes(1)),
        (None, _) => due.unwrap_or(app.now),
    };
    if late.is_some_and(|late| late != past_deadline(at)) || at > app.now {
        return Err(t!(app.words, "exchange-contradicts", status = said.to_owned()));
    }
    Ok(Some((at, Box::new(move |id| Change::Done { id, at: None, note: reason.clone(), no_news: false }))))
}

/// The last moment of a day, or of what is past of it; the moment itself where it is more than a day.
pub fn end_of(app: &App, at: Instant, whole_day: bool) -> Instant {
    if whole_day { (at + TimeDelta::hours(24) - TimeDelta::minutes(1)).min(app.now) } else { at }
}

/// Reads how firm words were, in either language.
pub fn wording_of(text: &str) -> Option<Wording> {
    match text.to_lowercase().as_str() {
        "fixed" | "fija" => Some(Wording::Fixed),
        "flexible" => Some(Wording::Flexible),
        "attempt" | "intento" => Some(Wording::Attempt),
        _ => None,
    }
}

fn grain(text: Option<&str>) -> Option<Grain> {
    Some(match text {
        Some("minute") | None => Grain::Minute,
        Some("hour") => Grain::Hour,
        Some("part") => Grain::Part,
        Some("day") => Grain::Day,
        Some("weekend") => Grain::Weekend,
        Some("week") => Grain::Week,
        Some("month") => Grain::Month,
        Some("range") => Grain::Range,
        Some(_) => return None,
    })
}

/// A moment in one of the forms of ISO 8601 that programs write, and whether it is a whole day.
pub fn moment(app: &App, text: &str) -> Option<(Instant, bool)> {
    if let Ok(at) = Instant::parse_from_rfc3339(text) {
        // Programs write what clocks show in Greenwich; what is kept here tells what they showed in the shop.
        return Some((localize(app.zone, at), false));
    }
    // 28-11-26 is no day of the year 28.
    if text.get(4..5) != Some("-") {
        return None;
    }
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return believable(day).then(|| (app.moment(day.and_time(NaiveTime::MIN)), true));
    }
    let local = local(text)?;
    believable(local.date()).then(|| (app.moment(local), false))
}

/// What clocks show, in one of those forms.
fn local(text: &str) -> Option<NaiveDateTime> {
    let forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"];
    forms.into_iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}

/// What clocks show, in a form that `moment` reads.
pub fn wall(local: NaiveDateTime) -> String {
    local.format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// Whether a day is one that RFC 3339 can write, with room for any offset.
fn believable(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (1..=9998).contains(&day.year())
}

/// The fields of an entry.
struct Fields<'a, 'w> {
    app: &'a App<'w>,
    map: &'a Map<String, Value>,
}

impl<'a, 'w> Fields<'a, 'w> {
    fn of(app: &'a App<'w>, value: &'a Value) -> Result<Self, Why> {
        let map = value.as_object().ok_or_else(|| t!(app.words, "exchange-no-object"))?;
        Ok(Fields { app, map })
    }

    fn name_unknown(&self, known: &[&str], unknown: &mut BTreeSet<String>) {
        for name in self.map.keys() {
            if !known.contains(&name.as_str()) && !FOLLOWING.contains(&name.as_str()) && unknown.len() < 100 {
                unknown.insert(clean(name).chars().take(40).collect());
            }
        }
    }

    /// The first of these fields that is there, as a text; none where it is null. A number is as good as its digits.
    fn text(&self, names: &[&str]) -> Result<Option<String>, Why> {
        for name in names {
            match self.map.get(*name) {
                None | Some(Value::Null) => {}
                Some(Value::String(text)) if text.len() <= LONGEST_TEXT => return Ok(Some(text.clone())),
                Some(Value::Number(number)) => return Ok(Some(number.to_string())),
                Some(_) => return Err(self.odd(name)),
            }
        }
        Ok(None)
    }

    fn texts(&self, name: &str) -> Result<Vec<String>, Why> {
        match self.map.get(name) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(values)) => {
                values.iter().map(|value| value.as_str().map(str::to_owned).ok_or_else(|| self.odd(name))).collect()
            }
            Some(_) => Err(self.odd(name)),
        }
    }

    fn moment(&self, names: &[&str]) -> Result<Option<(Instant, bool)>, Why> {
        for name in names {
            if let Some(text) = self.text(&[name])? {
                return moment(self.app, text.trim()).map(Some).ok_or_else(|| self.odd(name));
            }
        }
        Ok(None)
    }

    /// What is said of a field whose value cannot be.
    fn odd(&self, name: &str) -> Why {
        let value = self.map.get(name).map(Value::to_string).unwrap_or_default();
        let mut shown: String = clean(&value).chars().take(60).collect();
        if shown.len() < clean(&value).len() {
            shown.push('…');
        }
        t!(self.app.words, "exchange-odd", field = name.to_owned(), value = shown)
    }
}
