//! Promises as iCalendar (RFC 5545): an event or a task each, with its alarm, and the customer's own invitation. Pure text: the
//! same promise always makes the same bytes.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property, Todo};
use sha2::{Digest, Sha256};

use crate::i18n::{Catalogue, t};
use crate::model::warning::ActBy;
use crate::model::{Agreement, Direction, Ended, Grain, Instant, Ledger, Promise, PromiseId, Shape, Wording, zone};

use super::style::clean;

/// The longest line in octets, without its end (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;

/// How long something takes in a calendar that was promised for a moment.
const MOMENT: TimeDelta = TimeDelta::minutes(15);

/// How many days a closed promise stays among the tasks, ticked.
const DAYS_TICKED: i64 = 30;

/// The date as it was published, by which it is seen that another program moved it.
pub const DATE: &str = "X-PROMISE-DATE";

/// What stands there for no date.
pub const UNDATED: &str = "NONE";

/// The status as it was published, by which it is seen that somebody ticked it elsewhere.
pub const STATUS: &str = "X-PROMISE-STATUS";

/// What was published, in short, by which it is seen that there is nothing new to say.
pub const MARK: &str = "X-PROMISE-MARK";

/// What promises are published with.
#[derive(Clone, Copy)]
pub struct Publisher<'a> {
    /// The words.
    pub words: &'a Catalogue,
    /// What says when a promise is to be worked towards.
    pub act_by: ActBy<'a>,
    /// What they become.
    pub shape: Shape,
    /// The moment of asking.
    pub now: Instant,
}

/// When something stands in a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Whole days, the last one included.
    Days(NaiveDate, NaiveDate),
    /// From one moment to another.
    Time(Instant, Instant),
}

impl When {
    /// How the start of it is written: a date, or a moment in UTC.
    pub fn start(self) -> String {
        match self {
            When::Days(from, _) => date(from),
            When::Time(from, _) => utc(from),
        }
    }

    /// The same with its end, where it lasts: behind a slash, a date being that of the day after.
    pub fn text(self) -> String {
        match self {
            When::Days(from, last) if from < last => format!("{}/{}", date(from), date(day_after(last))),
            When::Time(from, by) if from < by => format!("{}/{}", utc(from), utc(by)),
            _ => self.start(),
        }
    }

    /// The one moment or day that a task is due.
    fn due(self) -> When {
        match self {
            When::Days(_, last) => When::Days(last, last),
            When::Time(_, by) => When::Time(by, by),
        }
    }
}

/// What a promise is called for life in every calendar, also as the name of a file: its number and when it was made, which
/// never change.
pub fn uid(id: PromiseId, made_at: Instant) -> String {
    format!("promise-{id}-{}", made_at.naive_utc().format("%Y%m%dT%H%M%S%3fZ"))
}

/// Whether a text has the form of our UIDs.
pub fn is_uid(text: &str) -> bool {
    let parts = text.strip_prefix("promise-").and_then(|rest| rest.split_once('-'));
    let is_moment =
        |text: &str| text.len() == 19 && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'T' | b'Z'));
    parts.is_some_and(|(id, made)| id.parse::<PromiseId>().is_ok() && is_moment(made))
}

impl Publisher<'_> {
    /// Whether a promise belongs into the calendar: while it is open, and as a task for some time longer, ticked.
    pub fn wants(&self, promise: &Promise) -> bool {
        match &promise.closed {
            None => true,
            Some(closed) => self.shape == Shape::Todo && self.now - closed.at < TimeDelta::days(DAYS_TICKED),
        }
    }

    /// When a promise stands in the calendar: a task is due then. A promise without a date is an appointment on the day on which it must be
    /// looked at again, and a task without a date.
    pub fn when(&self, promise: &Promise) -> Option<When> {
        self.when_agreed(promise.current())
    }

    /// The same of what was agreed on at any time.
    pub fn when_agreed(&self, agreed: &Agreement) -> Option<When> {
        let window = when(agreed);
        match self.shape {
            Shape::Todo => window.map(When::due),
            Shape::Event => window.or_else(|| agreed.check.map(|check| one_day(check.date_naive()))),
        }
    }

    /// Several promises in one calendar.
    pub fn calendar<'p>(&self, ledger: &Ledger, promises: impl Iterator<Item = &'p Promise>) -> String {
        let mut calendar = empty();
        for promise in promises {
            self.put(&mut calendar, ledger, promise, 0);
        }
        finished(&calendar)
    }

    /// One promise in a calendar of its own; its sequence is at least `sequence`.
    pub fn file(&self, ledger: &Ledger, promise: &Promise, sequence: u32) -> String {
        let mut calendar = empty();
        self.put(&mut calendar, ledger, promise, sequence);
        finished(&calendar)
    }

    fn put(&self, calendar: &mut Calendar, ledger: &Ledger, promise: &Promise, sequence: u32) {
        let mut properties = self.properties(ledger, promise);
        let trigger = self.trigger(promise);
        properties.push(Property::new(MARK, mark(&properties, trigger.as_ref())));
        properties.push(Property::new("SEQUENCE", own_sequence(promise).max(sequence).to_string()));
        let alarm = trigger.map(|trigger| {
            let mut alarm = Alarm::display(&self.summary(ledger, promise), TimeDelta::zero());
            alarm.append_property(trigger).done()
        });
        match self.shape {
            Shape::Event => calendar.push(filled(Event::new(), properties, alarm)),
            Shape::Todo => calendar.push(filled(Todo::new(), properties, alarm)),
        };
    }

    fn properties(&self, ledger: &Ledger, promise: &Promise) -> Vec<Property> {
        let stamp = utc(last_event(promise));
        let mut properties = Property::from_array([
            ("UID", uid(promise.id, promise.made_at).as_str()),
            ("DTSTAMP", &stamp),
            ("LAST-MODIFIED", &stamp),
            ("CREATED", &utc(promise.made_at)),
            ("SUMMARY", &self.summary(ledger, promise)),
            ("DESCRIPTION", &self.description(ledger, promise)),
        ]);
        if promise.complaint {
            properties.push(Property::new("PRIORITY", "1"));
        }
        let when = self.when(promise);
        properties.push(Property::new(DATE, when.map_or(UNDATED.to_owned(), When::text)));
        match (self.shape, when) {
            (Shape::Event, Some(when)) => properties.extend(span(when)),
            (Shape::Todo, Some(when)) => properties.push(dated("DUE", when.start())),
            (_, None) => {}
        }
        if self.shape == Shape::Todo {
            let status = match (&promise.closed, &promise.current().ended) {
                (None, _) => "NEEDS-ACTION",
                (Some(_), Some(Ended::Done(_))) => "COMPLETED",
                (Some(_), _) => "CANCELLED",
            };
            properties.extend(Property::from_array([("STATUS", status), (STATUS, status)]));
            if let Some(closed) = promise.closed.as_ref().filter(|_| status == "COMPLETED") {
                let at = utc(closed.at);
                properties.extend(Property::from_array([("PERCENT-COMPLETE", "100"), ("COMPLETED", &at)]));
            }
        }
        properties
    }

    fn summary(&self, ledger: &Ledger, promise: &Promise) -> String {
        let (who, what) = (clean(&ledger.person(promise).name), clean(&promise.what));
        match promise.direction {
            Direction::Mine => t!(self.words, "ics-mine", who = who, what = what),
            Direction::Theirs => t!(self.words, "ics-theirs", who = who, what = what),
        }
    }

    /// Who, their telephone, what was said and how firm it was.
    fn description(&self, ledger: &Ledger, promise: &Promise) -> String {
        let (person, current) = (ledger.person(promise), promise.current());
        let mut lines = vec![t!(self.words, "ics-customer", who = clean(&person.name))];
        if let Some(phone) = &person.phone {
            lines.push(t!(self.words, "ics-phone", phone = clean(phone)));
        }
        if let Some(window) = current.window.as_ref().filter(|window| !window.said.is_empty()) {
            lines.push(t!(self.words, "ics-said", said = clean(&window.said)));
        }
        lines.push(match current.wording {
            Wording::Fixed => t!(self.words, "ics-fixed"),
            Wording::Flexible => t!(self.words, "ics-flexible"),
            Wording::Attempt => t!(self.words, "ics-attempt"),
        });
        if promise.complaint {
            lines.push(t!(self.words, "ics-complaint"));
        }
        if let Some(owner) = &promise.owner {
            lines.push(t!(self.words, "ics-owner", owner = clean(owner)));
        }
        lines.push(t!(self.words, "ics-number", id = promise.id.to_string()));
        lines.join("\n")
    }

    /// When the alarm rings: before an appointment, or else at a moment of its own, which not every program rings at.
    fn trigger(&self, promise: &Promise) -> Option<Property> {
        let at = self.alarm(promise).filter(|_| promise.is_open())?;
        Some(match (self.shape, self.when(promise)) {
            (Shape::Event, Some(When::Time(from, _))) if at <= from => {
                Property::new("TRIGGER", format!("-PT{}M", (from - at).num_minutes()))
            }
            _ => Property::new("TRIGGER", utc(at)).add_parameter("VALUE", "DATE-TIME").done(),
        })
    }

    /// The last useful moment to warn, or to look at it again: while the shop is open, for nobody is there to hear it at night. None where there
    /// is no such moment between the word and its deadline.
    fn alarm(&self, promise: &Promise) -> Option<Instant> {
        let current = promise.current();
        let at = self.act_by.of(promise).or(current.check)?;
        let ActBy { hours, zone, .. } = self.act_by;
        let local = zone.local(at);
        if hours.is_open_at(local) {
            return Some(at);
        }
        let closing = hours.back(local, TimeDelta::zero());
        let closing = Some(closing).filter(|closing| hours.is_open_at(*closing));
        closing.map(|closing| zone::moment(zone, closing)).filter(|at| *at > current.agreed_at)
    }
}

/// The invitation that a customer gets: what was promised, when, and by which shop; nothing of what we note about it. None
/// where there is no date.
pub fn invitation(words: &Catalogue, shop: Option<&str>, promise: &Promise) -> Option<String> {
    let current = promise.current();
    let when = when(current)?;
    let what = clean(&promise.what);
    let summary = match (shop, promise.direction) {
        (None, _) => what.into_owned(),
        (Some(shop), Direction::Mine) => t!(words, "ics-from-shop", shop = clean(shop), what = what),
        (Some(shop), Direction::Theirs) => t!(words, "ics-for-shop", shop = clean(shop), what = what),
    };
    let uid = format!("{}-customer", uid(promise.id, promise.made_at));
    let sequence = own_sequence(promise).to_string();
    let stamp = utc(last_event(promise));
    let mut properties = Property::from_array([
        ("UID", uid.as_str()),
        ("DTSTAMP", &stamp),
        ("SEQUENCE", &sequence),
        ("SUMMARY", &summary),
    ]);
    properties.extend(span(when));
    let mut calendar = empty();
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.push(filled(Event::new(), properties, None));
    Some(finished(&calendar))
}

/// When what was agreed on stands in a calendar; none where it has no date. Days are those of the clock of the shop that agreed.
fn when(agreed: &Agreement) -> Option<When> {
    let (window, deadline) = (agreed.window.as_ref()?, agreed.deadline);
    let is_midnight = |at: Instant| at.time() == NaiveTime::MIN;
    let of_days = match window.grain {
        Grain::Day | Grain::Weekend | Grain::Week | Grain::Month => true,
        Grain::Range => window.by.is_some_and(is_midnight) && window.from.is_none_or(is_midnight),
        Grain::Minute | Grain::Hour | Grain::Part => false,
    };
    let (from, by) = (window.from.or(window.by)?, window.by.or(deadline).or(window.from)?);
    if !of_days {
        return Some(When::Time(from, by));
    }
    let last = last_day(deadline.map_or(by, |deadline| deadline.min(by)));
    // Of "this week" the days before it was said are over.
    let from = window.from.map_or(last, |from| from.max(agreed.agreed_at).date_naive());
    Some(When::Days(from.min(last), last))
}

fn one_day(day: NaiveDate) -> When {
    When::Days(day, day)
}

/// The day on which something ends: a midnight ends the day before it.
fn last_day(ends: Instant) -> NaiveDate {
    let day = ends.date_naive();
    if ends.time() == NaiveTime::MIN { day.pred_opt().unwrap_or(day) } else { day }
}

/// Start and end of an appointment. What is promised for a moment takes a little time, or some calendars do not show it; whole
/// days end before the day that follows them.
fn span(when: When) -> Vec<Property> {
    let start = dated("DTSTART", when.start());
    match when {
        When::Days(_, last) => {
            vec![start, dated("DTEND", date(day_after(last))), Property::new("TRANSP", "TRANSPARENT")]
        }
        When::Time(from, by) => vec![start, dated("DTEND", utc(if by > from { by } else { from + MOMENT }))],
    }
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

/// A date or a moment, by its length.
fn dated(name: &str, value: String) -> Property {
    let is_date = value.len() == 8;
    let mut property = Property::new(name, value);
    if is_date {
        property.add_parameter("VALUE", "DATE");
    }
    property
}

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A moment in UTC, to the second.
pub fn utc(at: Instant) -> String {
    at.naive_utc().format("%Y%m%dT%H%M%SZ").to_string()
}

/// How often it was moved, which tells calendars whose word is newer.
pub fn own_sequence(promise: &Promise) -> u32 {
    u32::try_from(promise.agreed.len() - 1).unwrap_or(u32::MAX)
}

/// The last moment at which something happened to a promise, as far as what is true now tells.
fn last_event(promise: &Promise) -> Instant {
    let ended = |ended: &Ended| match ended {
        Ended::Done(at) | Ended::Dropped { at, .. } => *at,
        Ended::Moved { at, told } => told.unwrap_or(*at).max(*at),
    };
    let agreed = promise.agreed.iter().flat_map(|agreed| {
        [Some(agreed.agreed_at), agreed.confirmed.map(|confirmed| confirmed.0), agreed.ended.as_ref().map(ended)]
    });
    let moments = agreed.chain([promise.told, promise.closed.as_ref().map(|closed| closed.at)]).flatten();
    moments.fold(promise.made_at, Instant::max)
}

fn mark(properties: &[Property], trigger: Option<&Property>) -> String {
    let mut digest = Sha256::new();
    for property in properties.iter().chain(trigger) {
        digest.update(property.key());
        digest.update([0]);
        digest.update(property.value());
        digest.update([0]);
    }
    digest.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn empty() -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", "-//promise//promise-cli//EN"));
    calendar
}

fn filled<T: EventLike>(mut component: T, properties: Vec<Property>, alarm: Option<Alarm>) -> T {
    for property in properties {
        component.append_property(property);
    }
    if let Some(alarm) = alarm {
        component.alarm(alarm);
    }
    component
}

/// The text of a calendar. The library gives alarms a moment and a name of their own, which differ each time and which they need not have, and
/// lets some lines grow too long.
fn finished(calendar: &Calendar) -> String {
    let raw = calendar.to_string().replace("\r\n ", "");
    let mut text = String::with_capacity(raw.len() + raw.len() / 32);
    let mut in_alarm = false;
    for line in raw.split_terminator("\r\n") {
        match line {
            "BEGIN:VALARM" => in_alarm = true,
            "END:VALARM" => in_alarm = false,
            _ => {}
        }
        if !in_alarm || !(line.starts_with("DTSTAMP:") || line.starts_with("UID:")) {
            fold(line, &mut text);
        }
    }
    text
}

/// Parts a line into pieces of at most 75 octets, never inside a character.
fn fold(line: &str, text: &mut String) {
    let mut room = LONGEST_LINE;
    for c in line.chars() {
        if room < c.len_utf8() {
            text.push_str("\r\n ");
            room = LONGEST_LINE - 1;
        }
        room -= c.len_utf8();
        text.push(c);
    }
    text.push_str("\r\n");
}
