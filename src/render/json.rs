//! Promises and customers as JSON: fields are added, never renamed or removed; one without a value is null.

use serde::Serialize;

use crate::model::agenda::{Horizon, broken_in_a_row, bucket};
use crate::model::deadline::Margins;
use crate::model::ledger::outcome;
use crate::model::people::international_phone;
use crate::model::warning::ActBy;
use crate::model::zone::localize;
use crate::model::{Change, Hours, Instant, Ledger, Person, Promise, Terms, Window};

use super::Page;
use super::story;

/// What the JSON of a promise is made with.
#[derive(Clone, Copy)]
pub struct Maker<'a> {
    /// The page, for the zone and the words of the history.
    pub page: Page<'a>,
    /// Opening hours, for `act_by`.
    pub hours: &'a Hours,
    /// How long before its deadline each kind is to be worked towards, for `act_by`.
    pub margins: &'a Margins,
    /// The moments that part the buckets.
    pub horizon: Horizon,
    /// The calling code of numbers typed without one.
    pub phone_country: Option<u16>,
}

#[derive(Serialize)]
struct WindowJson<'a> {
    said: &'a str,
    from: Option<String>,
    by: Option<String>,
    grain: &'static str,
    approx: bool,
}

#[derive(Serialize)]
struct PromiseJson<'a> {
    id: String,
    who: &'a str,
    phone: Option<&'a str>,
    what: &'a str,
    kind: &'static str,
    direction: &'static str,
    wording: &'static str,
    window: Option<WindowJson<'a>>,
    deadline: Option<String>,
    act_by: Option<String>,
    check: Option<String>,
    status: &'static str,
    bucket: Option<&'static str>,
    at_risk: bool,
    made_at: String,
    made_by: Option<&'a str>,
    owner: Option<&'a str>,
    confirmed: Option<String>,
    confirmed_how: Option<&'static str>,
    complaint: bool,
    tags: &'a [String],
    moves: usize,
    told: Option<String>,
    follows: Option<String>,
    outcome: Option<&'static str>,
    closed_at: Option<String>,
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    history: Option<Vec<EntryJson<'a>>>,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    at: String,
    by: Option<&'a str>,
    op: &'a str,
    text: String,
    window: Option<WindowJson<'a>>,
    deadline: Option<String>,
    outcome: Option<&'static str>,
}

#[derive(Serialize)]
struct PersonJson<'a> {
    name: &'a str,
    phone: Option<&'a str>,
    phone_international: Option<String>,
    email: Option<&'a str>,
    language: Option<&'a str>,
    note: Option<&'a str>,
    open: usize,
    kept: usize,
    late: usize,
    broken: usize,
    renegotiated: usize,
    released: usize,
    broken_in_a_row: usize,
}

impl Maker<'_> {
    /// One promise as a value; with its history where asked.
    pub fn promise(&self, ledger: &Ledger, promise: &Promise, history: bool) -> serde_json::Value {
        let value = self.promise_json(ledger, promise, history);
        serde_json::to_value(value).expect("texts, numbers and lists are JSON")
    }

    fn promise_json<'p>(&self, ledger: &'p Ledger, promise: &'p Promise, history: bool) -> PromiseJson<'p> {
        let person = ledger.person(promise);
        let current = promise.current();
        let open = promise.is_open();
        PromiseJson {
            id: promise.id.to_string(),
            who: &person.name,
            phone: person.phone.as_deref(),
            what: &promise.what,
            kind: promise.kind.name(),
            direction: promise.direction.name(),
            wording: current.wording.name(),
            window: current.window.as_ref().map(|window| self.window(window)),
            deadline: current.deadline.map(|at| self.time(at)),
            act_by: self.act_by().of(promise).map(|at| self.time(at)),
            check: current.check.map(|at| self.time(at)),
            status: if open { "open" } else { "closed" },
            bucket: open.then(|| bucket(promise, &self.horizon).name()),
            at_risk: self.act_by().is_at_risk(promise, self.page.now),
            made_at: self.time(promise.made_at),
            made_by: promise.made_by.as_deref(),
            owner: promise.owner.as_deref(),
            confirmed: current.confirmed.map(|(at, _)| self.time(at)),
            confirmed_how: current.confirmed.map(|(_, how)| how.name()),
            complaint: promise.complaint,
            tags: &promise.tags,
            moves: promise.moves(),
            told: promise.told.map(|at| self.time(at)),
            follows: promise.follows.map(|id| id.to_string()),
            outcome: self.outcome(promise, promise.agreed.len() - 1),
            closed_at: promise.closed.as_ref().map(|closed| self.time(closed.at)),
            reason: promise.closed.as_ref().and_then(|closed| closed.reason.as_deref()),
            history: history.then(|| self.history(ledger, promise)),
        }
    }

    fn history<'p>(&self, ledger: &'p Ledger, promise: &'p Promise) -> Vec<EntryJson<'p>> {
        let mut agreed = 0;
        let mut entries = Vec::new();
        for event in ledger.history(promise) {
            let change = event.change;
            let terms = terms(change);
            let made = matches!(change, Change::Add(_) | Change::Move { .. });
            entries.push(EntryJson {
                at: self.time(event.at),
                by: event.by,
                op: change.op(),
                text: story::sentence(&self.page, promise, change),
                window: terms.and_then(|terms| terms.window.as_ref()).map(|window| self.window(window)),
                deadline: terms.and_then(|terms| terms.deadline).map(|at| self.time(at)),
                outcome: if made { self.outcome(promise, agreed) } else { None },
            });
            agreed += usize::from(made);
        }
        entries
    }

    /// One customer as a value.
    pub fn person(&self, ledger: &Ledger, place: usize, person: &Person) -> serde_json::Value {
        let theirs = || ledger.promises().iter().filter(move |promise| promise.person == place);
        let record = crate::model::record::record(theirs(), Instant::MIN_UTC.into(), self.page.now);
        let value = PersonJson {
            name: &person.name,
            phone: person.phone.as_deref(),
            phone_international: person
                .phone
                .as_deref()
                .and_then(|phone| international_phone(phone, self.phone_country)),
            email: person.email.as_deref(),
            language: person.language.as_deref(),
            note: person.note.as_deref(),
            open: theirs().filter(|promise| promise.is_open()).count(),
            kept: record.kept,
            late: record.late,
            broken: record.broken,
            renegotiated: record.renegotiated,
            released: record.released,
            broken_in_a_row: broken_in_a_row(ledger, place, person, self.page.now),
        };
        serde_json::to_value(value).expect("texts and numbers are JSON")
    }

    fn window<'w>(&self, window: &'w Window) -> WindowJson<'w> {
        WindowJson {
            said: &window.said,
            from: window.from.map(|at| self.time(at)),
            by: window.by.map(|at| self.time(at)),
            grain: window.grain.name(),
            approx: window.approx,
        }
    }

    fn act_by(&self) -> ActBy<'_> {
        ActBy { hours: self.hours, margins: self.margins, zone: self.page.zone }
    }

    fn outcome(&self, promise: &Promise, place: usize) -> Option<&'static str> {
        outcome(promise, place, self.page.now).map(|outcome| outcome.name())
    }

    /// RFC 3339 with the local offset, to the second.
    pub fn time(&self, at: Instant) -> String {
        time(&self.page, at)
    }
}

/// RFC 3339 with the local offset, to the second.
pub fn time(page: &Page, at: Instant) -> String {
    localize(page.zone, at).to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

fn terms(change: &Change) -> Option<&Terms> {
    match change {
        Change::Add(added) => Some(&added.terms),
        Change::Move { terms, .. } => Some(terms),
        Change::Edit { mend, .. } => mend.terms.as_ref(),
        _ => None,
    }
}

/// A value as one line, safe on any screen: what JSON leaves bare and a terminal would obey is escaped.
pub fn line(value: &serde_json::Value) -> String {
    escape(value.to_string())
}

/// A value over several lines, for people who look at it.
pub fn pretty(value: &serde_json::Value) -> String {
    escape(serde_json::to_string_pretty(value).expect("a JSON value can be written"))
}

/// Escapes the characters that JSON allows in a text and that a screen must not get.
fn escape(text: String) -> String {
    if text.is_ascii() && !text.contains('\u{7f}') {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if super::style::is_unprintable(c) && c != '\n' {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            escaped.push(c);
        }
    }
    escaped
}
