//! Reads as much of a calendar file as tells what another program did to a promise. Strange lines are passed over.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::model::people;
use crate::model::rules::{self, Rule};
use crate::model::zone::{self, Zone};
use crate::model::{Instant, Shape};
use crate::render::ics::{self, DATE, MARK, STATUS};

/// How many letters of a title every program keeps.
const LONG_TITLE: usize = 100;

/// A date in a calendar file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// A whole day.
    Day(NaiveDate),
    /// A moment.
    Moment(Instant),
}

/// The event or the task of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it is; none where the file holds no event and no task.
    pub shape: Option<Shape>,
    /// What it is called.
    pub uid: String,
    /// How often it was changed.
    pub sequence: u32,
    /// What we published last, in short.
    pub mark: Option<String>,
    /// The date as we published it last.
    pub published: Option<String>,
    /// When it starts, or is due if it is a task.
    pub date: Option<Stamp>,
    /// When it ends.
    pub end: Option<Stamp>,
    /// The time zone of its date, where that is not known here.
    pub foreign: Option<String>,
    /// What we last published it as.
    pub status: Option<String>,
    /// It stands there as done.
    pub is_ticked: bool,
    /// When it was ticked, where that is told.
    pub ticked_at: Option<Instant>,
    /// It stands there as called off.
    pub is_cancelled: bool,
    /// Its title, as it stands there.
    pub summary: String,
    /// The file breaks off before its event or task ends, and tells no more than what it is called, or the beginning of that.
    pub is_cut: bool,
}

/// What is needed to understand local times.
#[derive(Clone, Copy)]
pub struct Clock<'a> {
    /// The rules of local time here.
    pub zone: &'a dyn Zone,
    /// The name of the time zone here.
    pub name: &'a str,
}

/// One line: its name, its parameters and its value.
struct Line<'a> {
    name: String,
    parameters: &'a str,
    value: &'a str,
}

/// Reads the first event or task of a file that is not one time only of what repeats.
pub fn item(text: &str, clock: Clock) -> Item {
    let text = text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    let zones = zones(&text);
    let mut item = Item::default();
    let mut depth = 0;
    let mut duration = None;
    let (mut is_one_time, mut has_ended) = (false, false);
    for line in text.lines().filter_map(line) {
        match (line.name.as_str(), line.value.to_ascii_uppercase().as_str()) {
            ("BEGIN", "VEVENT") if item.shape.is_none() => (item.shape, depth) = (Some(Shape::Event), 1),
            ("BEGIN", "VTODO") if item.shape.is_none() => (item.shape, depth) = (Some(Shape::Todo), 1),
            ("BEGIN", _) if depth > 0 => depth += 1,
            ("END", _) if depth == 1 && is_one_time => {
                (item, depth, duration, is_one_time) = (Item::default(), 0, None, false);
            }
            ("END", _) if depth == 1 => {
                has_ended = true;
                break;
            }
            ("END", _) if depth > 1 => depth -= 1,
            _ if depth != 1 => {}
            ("RECURRENCE-ID", _) => is_one_time = true,
            ("UID", _) => item.uid = line.value.to_owned(),
            ("SUMMARY", _) => item.summary = line.value.to_owned(),
            ("SEQUENCE", _) => item.sequence = line.value.parse().unwrap_or(0),
            (MARK, _) => item.mark = Some(line.value.to_owned()),
            (DATE, _) => item.published = Some(line.value.to_owned()),
            (STATUS, _) => item.status = Some(line.value.to_owned()),
            ("STATUS", "COMPLETED") => item.is_ticked = true,
            ("STATUS", "CANCELLED") => item.is_cancelled = true,
            ("COMPLETED", _) => {
                item.ticked_at = stamp(&line, &zones, clock).and_then(Stamp::moment);
                item.is_ticked = true;
            }
            ("DTSTART", _) if item.shape == Some(Shape::Event) => {
                item.date = stamp(&line, &zones, clock);
                item.foreign = foreign(&line, item.date);
            }
            ("DUE", _) => {
                item.date = stamp(&line, &zones, clock);
                item.foreign = foreign(&line, item.date);
            }
            ("DTEND", _) => item.end = stamp(&line, &zones, clock),
            ("DURATION", value) => duration = length(value),
            _ => {}
        }
    }
    if is_one_time {
        return Item::default();
    }
    if breaks_off(&text) {
        item.mark = None;
        if !has_ended {
            return Item { uid: item.uid, is_cut: true, ..Item::default() };
        }
    }
    // What is called off may have been ticked before, and is not done for that.
    item.is_ticked &= !item.is_cancelled;
    if let (None, Some(Stamp::Moment(start)), Some(length)) = (item.end, item.date, duration) {
        item.end = start.checked_add_signed(length).map(Stamp::Moment);
    }
    if !item.published.as_deref().is_some_and(|published| item.stands(published)) {
        item.take_midnights_for_days(clock);
    }
    item
}

/// Whether a calendar has no end, as a crash or a full disk may leave it.
fn breaks_off(text: &str) -> bool {
    const BEGIN: &str = "BEGIN:VCALENDAR";
    let text = text.trim_matches(['\0', '\u{feff}', '\n', ' ']);
    let is_calendar = text.starts_with(BEGIN) || BEGIN.starts_with(text);
    is_calendar && !text.lines().any(|line| line.trim_end().eq_ignore_ascii_case("END:VCALENDAR"))
}

impl Item {
    /// Whether its title is the same as in another, and it is as open. Signs, accents and the end of a long title count for nothing:
    /// what a server takes out each time is not to be written each time.
    pub fn says_the_same(&self, other: &Item) -> bool {
        let is_open = |item: &Item| !item.is_ticked && !item.is_cancelled;
        let letters = |item: &Item| people::key(&item.summary).replace(|c: char| !c.is_alphanumeric(), "");
        let (title, others) = (letters(self), letters(other));
        let is_cut = title.len() >= LONG_TITLE && others.starts_with(&title);
        is_open(self) == is_open(other) && (title == others || is_cut)
    }

    /// Whether somebody else ticked it.
    pub fn was_ticked(&self) -> bool {
        self.is_ticked && self.status.as_deref() != Some("COMPLETED")
    }

    /// Whether its date is this one, as `When::text` writes it. What had no length has none when a program gives it one, save that
    /// one day can become several.
    pub fn stands(&self, known: &str) -> bool {
        let (start, end) = known.split_once('/').map_or((known, None), |(start, end)| (start, Some(end)));
        let Some(date) = self.date else { return known == ics::UNDATED };
        let is_end = match (date, self.end, end) {
            (_, None, _) => true,
            (_, Some(there), Some(end)) => there.text() == end,
            (Stamp::Day(day), Some(Stamp::Day(end)), None) => end <= day || Some(end) == day.succ_opt(),
            (_, Some(_), None) => true,
        };
        is_end && date.text() == start
    }

    /// Some programs write whole days from midnight to midnight.
    fn take_midnights_for_days(&mut self, clock: Clock) {
        let day = |stamp: Stamp| {
            let local = stamp.moment().map(|at| clock.zone.local(at)).filter(|local| local.time() == NaiveTime::MIN);
            local.map(|local| Stamp::Day(local.date()))
        };
        let (date, end) = (self.date.and_then(day), self.end.map(day));
        if let (Some(date), None | Some(Some(_))) = (date, end) {
            (self.date, self.end) = (Some(date), end.flatten());
        }
    }

    /// Whether somebody else called it off.
    pub fn was_cancelled(&self) -> bool {
        self.is_cancelled && self.status.as_deref() != Some("CANCELLED")
    }
}

impl Stamp {
    fn moment(self) -> Option<Instant> {
        match self {
            Stamp::Moment(at) => Some(at),
            Stamp::Day(_) => None,
        }
    }

    /// The same as we write it.
    pub fn text(self) -> String {
        match self {
            Stamp::Day(day) => day.format("%Y%m%d").to_string(),
            Stamp::Moment(at) => ics::utc(at),
        }
    }
}

fn line(text: &str) -> Option<Line<'_>> {
    // A colon between quotes belongs to a parameter.
    let mut in_quotes = false;
    let colon = text.bytes().position(|byte| {
        in_quotes ^= byte == b'"';
        byte == b':' && !in_quotes
    })?;
    let (head, value) = (&text[..colon], text[colon + 1..].trim_end());
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    Some(Line { name: name.to_ascii_uppercase(), parameters, value })
}

/// The value of a parameter of a line.
fn parameter<'a>(line: &Line<'a>, name: &str) -> Option<&'a str> {
    let mut pairs = line.parameters.split(';').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim_matches('"'))
}

/// A date, a moment in UTC, or a wall time of a zone that is named or of ours.
fn stamp(line: &Line, zones: &HashMap<&str, Vec<Rule>>, clock: Clock) -> Option<Stamp> {
    if let Ok(day) = NaiveDate::parse_from_str(line.value, "%Y%m%d") {
        return Some(Stamp::Day(day));
    }
    let (value, is_utc) = match line.value.strip_suffix(['Z', 'z']) {
        Some(value) => (value, true),
        None => (line.value, false),
    };
    let wall = NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").ok()?;
    if is_utc {
        return Some(Stamp::Moment(zone::localize(clock.zone, wall.and_utc().fixed_offset())));
    }
    let at = match parameter(line, "TZID") {
        Some(named) if !rules::is_here(named, clock.name) => {
            zone::localize(clock.zone, rules::moment(zones.get(named)?, wall)?)
        }
        _ => zone::moment(clock.zone, wall),
    };
    Some(Stamp::Moment(at))
}

/// What to call the zone of a date that could not be read.
fn foreign(line: &Line, read: Option<Stamp>) -> Option<String> {
    read.is_none().then(|| parameter(line, "TZID").unwrap_or(line.value).to_owned())
}

/// The zones that a file describes.
fn zones(text: &str) -> HashMap<&str, Vec<Rule>> {
    let mut zones: HashMap<&str, Vec<Rule>> = HashMap::new();
    let (mut in_zone, mut named) = (false, "");
    let (mut starts, mut repeats, mut offset, mut dates) = ("", "", "", String::new());
    for line in text.lines().filter_map(line) {
        match (line.name.as_str(), line.value) {
            ("BEGIN", "VTIMEZONE") => (in_zone, named) = (true, ""),
            ("END", "VTIMEZONE") => in_zone = false,
            _ if !in_zone => {}
            ("TZID", value) => named = value,
            ("BEGIN", _) => (starts, repeats, offset, dates) = ("", "", "", String::new()),
            ("DTSTART", value) => starts = value,
            ("RRULE", value) => repeats = value,
            ("RDATE", value) => dates.extend([value, ","]),
            ("TZOFFSETTO", value) => offset = value,
            ("END", _) => zones.entry(named).or_default().extend(Rule::all(starts, offset, repeats, &dates)),
            _ => {}
        }
    }
    zones
}

/// Reads a length such as `PT1H30M`, `P1D` or `P1W`.
fn length(text: &str) -> Option<TimeDelta> {
    let mut total = TimeDelta::zero();
    let mut number = 0i64;
    for c in text.strip_prefix('P')?.chars() {
        let unit = match c {
            '0'..='9' => {
                number = number.checked_mul(10)?.checked_add(i64::from(c.to_digit(10)?))?;
                continue;
            }
            'T' => continue,
            'W' => 7 * 24 * 60 * 60,
            'D' => 24 * 60 * 60,
            'H' => 60 * 60,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        total = total.checked_add(&TimeDelta::try_seconds(number.checked_mul(unit)?)?)?;
        number = 0;
    }
    Some(total)
}
