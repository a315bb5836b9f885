//! Events and tasks of a calendar (iCalendar, RFC 5545). Times are read in UTC, by the zones that the file describes, by the
//! shop's clock where they are of its zone or of none, and as whole days.

use std::collections::HashMap;
use std::io::BufRead;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use serde_json::json;

use super::entry;
use super::lines::{Lines, Property};
use super::vcard::begins;
use super::{Foreign, Found, Item, Next, Reader, Trouble, Why, Wishes};
use crate::app::App;
use crate::model::rules::{self, Rule};
use crate::model::{Promise, Shape, people};
use crate::render::ics::{self, When};

/// How many lines of one event are kept.
const MOST: usize = 200;

/// How many zones a file may describe, and how many rules each may have.
const MOST_ZONES: usize = 500;

/// Whether a text begins like a calendar.
pub fn looks(head: &[u8]) -> bool {
    begins(head, b"BEGIN:VCALENDAR")
}

/// Begins to read a calendar.
pub fn open<'a>(input: &'a mut dyn BufRead, _: &Wishes) -> Result<Box<dyn Reader + 'a>, Trouble> {
    Ok(Box::new(Calendar { lines: Lines::new(input), zones: HashMap::new(), any: false }))
}

struct Calendar<'a> {
    lines: Lines<'a>,
    zones: HashMap<String, Vec<Rule>>,
    any: bool,
}

/// The lines of an event or a task, without those of its alarms.
type Lot = Vec<Property>;

impl Reader for Calendar<'_> {
    fn next(&mut self, app: &App) -> Next {
        loop {
            let property = match self.lines.property() {
                Ok(Some(property)) => property,
                Ok(None) if self.any => return None,
                Ok(None) => {
                    self.any = true;
                    return Some(Err((Trouble::Said(Why::plain("exchange-no-calendar")), 1)));
                }
                Err(error) => return Some(Err((error.into(), self.lines.count))),
            };
            if property.name != "BEGIN" {
                continue;
            }
            let (name, line) = (property.raw().trim().to_ascii_uppercase(), property.line);
            self.any |= name == "VCALENDAR";
            let read = match name.as_str() {
                "VEVENT" | "VTODO" => self.lot(&name).and_then(|lot| self.promise(app, &lot, name == "VTODO")),
                "VTIMEZONE" => match self.zone() {
                    Ok(()) => continue,
                    Err(trouble) => Err(trouble),
                },
                _ => continue,
            };
            self.any = true;
            return Some(read.map(|item| Found { item, line }).map_err(|trouble| (trouble, line)));
        }
    }

    fn read(&self) -> u64 {
        self.lines.read
    }
}

fn value<'l>(lot: &'l [Property], name: &str) -> Option<&'l Property> {
    lot.iter().find(|property| property.name == name)
}

fn text(lot: &[Property], name: &str) -> String {
    value(lot, name).map(Property::text).unwrap_or_default()
}

impl Calendar<'_> {
    /// What stands in the part that has begun, up to its end.
    fn lot(&mut self, name: &str) -> Result<Lot, Trouble> {
        let (mut lot, mut depth) = (Lot::new(), 0);
        loop {
            let Some(property) = self.lines.property()? else { return Err(Trouble::Unended) };
            match property.name.as_str() {
                "BEGIN" => depth += 1,
                "END" if depth == 0 => {
                    let ends = property.raw().trim().eq_ignore_ascii_case(name);
                    return if ends { Ok(lot) } else { Err(Trouble::Unended) };
                }
                "END" => depth -= 1,
                _ if depth == 0 && lot.len() < MOST => lot.push(property),
                _ => {}
            }
        }
    }

    fn zone(&mut self) -> Result<(), Trouble> {
        let (mut id, mut rules, mut rule) = (String::new(), Vec::new(), None::<Lot>);
        loop {
            let Some(property) = self.lines.property()? else { return Err(Trouble::Unended) };
            match (property.name.as_str(), &mut rule) {
                ("BEGIN", _) => rule = Some(Lot::new()),
                ("END", Some(lot)) => {
                    let part = |name| value(lot, name).map(Property::raw).unwrap_or_default();
                    let dates = lot.iter().filter(|line| line.name == "RDATE").map(Property::raw).collect::<Vec<_>>();
                    rules.extend(Rule::all(&part("DTSTART"), &part("TZOFFSETTO"), &part("RRULE"), &dates.join(",")));
                    rules.truncate(MOST_ZONES);
                    rule = None;
                }
                ("END", None) => break,
                ("TZID", None) => id = property.text().trim().to_owned(),
                (_, Some(lot)) if lot.len() < MOST => lot.push(property),
                _ => {}
            }
        }
        if self.zones.len() < MOST_ZONES && !rules.is_empty() {
            self.zones.insert(id, rules);
        }
        Ok(())
    }

    fn promise(&self, app: &App, lot: &[Property], is_task: bool) -> Result<Item, Trouble> {
        let summary = text(lot, "SUMMARY");
        let left_out = |id| Ok(Item::LeftOut(Why::about(id, summary.clone())));
        if value(lot, "RRULE").is_some() || value(lot, "RDATE").is_some() {
            return left_out("exchange-repeats");
        }
        let status = text(lot, "STATUS").to_ascii_uppercase();
        if status == "CANCELLED" {
            return left_out("exchange-cancelled");
        }
        let when = |name| value(lot, name).map(|property| self.when(app, property)).transpose();
        let mut foreign = Foreign::default();
        if is_task {
            foreign.put("due", when("DUE")?.unwrap_or_default());
            if status == "COMPLETED" || value(lot, "COMPLETED").is_some() {
                foreign.put("status", "done");
                foreign.put("closed", when("COMPLETED")?.unwrap_or_default());
            }
        } else {
            let Some(start) = when("DTSTART")? else { return left_out("exchange-no-start") };
            let due = match (day(&start), when("DTEND")?.as_deref().and_then(day)) {
                // The end of whole days is the day after the last.
                (Some(first), Some(end)) => {
                    end.checked_sub_days(Days::new(1)).filter(|last| *last >= first).unwrap_or(first).to_string()
                }
                _ => start,
            };
            let is_over = entry::moment(app, &due).is_some_and(|(at, whole)| entry::end_of(app, at, whole) < app.now);
            if is_over {
                return left_out("exchange-over");
            }
            foreign.put("due", due);
        }
        let uid = text(lot, "UID");
        let is_ours = ics::is_uid(&uid);
        // One time of what repeats is another event than the others.
        if !uid.is_empty() {
            foreign.uid = uid.clone() + &value(lot, "RECURRENCE-ID").map(Property::raw).unwrap_or_default();
        }
        foreign.ours = is_ours.then_some(if is_task { Shape::Todo } else { Shape::Event });
        match owed(&summary).filter(|_| is_ours) {
            Some((who, what)) => {
                foreign.put("who", who);
                foreign.put("what", what);
                foreign.put("direction", "theirs");
            }
            None if is_ours && summary.contains(": ") => {
                let (who, what) = summary.split_once(": ").unwrap_or_default();
                foreign.put("who", who);
                foreign.put("what", what);
            }
            None if summary.trim().is_empty() => foreign.put("what", text(lot, "DESCRIPTION")),
            None => foreign.put("what", summary),
        }
        foreign.put("created", when("CREATED")?.unwrap_or_default());
        foreign.made_before_closed(app);
        name_people(app, lot, &mut foreign);
        let tags: Vec<String> =
            lot.iter().filter(|property| property.name == "CATEGORIES").flat_map(|tags| commas(&tags.raw())).collect();
        foreign.fields.insert("tags".to_owned(), json!(tags));
        for name in ["DESCRIPTION", "LOCATION"] {
            if !is_ours && !text(lot, name).trim().is_empty() {
                foreign.ignored.push(name.to_owned());
            }
        }
        Ok(Item::Foreign(foreign))
    }

    /// A time in a form that an entry can have.
    fn when(&self, app: &App, property: &Property) -> Result<String, Trouble> {
        let raw = property.raw();
        let raw = raw.trim();
        let odd = || Trouble::Said(Why::about("exchange-odd-time", format!("{}:{raw}", property.name)));
        if raw.len() == 8 {
            return NaiveDate::parse_from_str(raw, "%Y%m%d").map(|day| day.to_string()).map_err(|_| odd());
        }
        let local = NaiveDateTime::parse_from_str(raw.trim_end_matches('Z'), "%Y%m%dT%H%M%S").map_err(|_| odd())?;
        if !(1..=9998).contains(&local.year()) {
            return Err(odd());
        }
        if raw.ends_with('Z') {
            return Ok(local.and_utc().to_rfc3339());
        }
        match property.param("TZID") {
            None => Ok(entry::wall(local)),
            Some(zone) if rules::is_here(zone, &(app.zone_name)()) => Ok(entry::wall(local)),
            Some(zone) => match self.zones.get(zone).and_then(|rules| rules::moment(rules, local)) {
                Some(moment) => Ok(moment.to_rfc3339()),
                None => Err(Trouble::Said(Why::about("exchange-zone", zone))),
            },
        }
    }
}

/// Whether a promise has the date in calendars that was read there: they say less than what was agreed on.
pub fn is_as_published(app: &App, shape: Shape, promise: &Promise, due: &str) -> bool {
    match (app.publisher(shape).when(promise), entry::moment(app, due)) {
        (None, None) => true,
        (Some(When::Days(_, last)), Some((at, true))) => at.date_naive() == last,
        // Some programs write whole days from midnight on.
        (Some(When::Days(first, _)), Some((at, false))) => at.naive_local() == first.into(),
        (Some(When::Time(from, _)), Some((at, false))) => at.timestamp() == from.timestamp(),
        _ => false,
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn commas(raw: &str) -> Vec<String> {
    raw.split(',').map(|tag| tag.trim().replace('\\', "")).filter(|tag| !tag.is_empty()).collect()
}

/// What a customer promised us, as a calendar of ours says it in either language.
fn owed(summary: &str) -> Option<(&str, &str)> {
    [" owes us: ", " nos debe: "].into_iter().find_map(|owes| summary.split_once(owes))
}

/// The people invited, save whoever keeps the calendar; who keeps it only where that is a customer.
fn name_people(app: &App, lot: &[Property], foreign: &mut Foreign) {
    let address = |property: &Property| property.raw().trim().to_lowercase();
    let organizer = value(lot, "ORGANIZER");
    let me = app.settings.me.as_deref().map(people::key);
    for invited in lot.iter().filter(|property| property.name == "ATTENDEE") {
        let is_own = organizer.is_some_and(|organizer| address(organizer) == address(invited));
        let named = invited.param("CN").filter(|name| !name.contains('@') && Some(people::key(name)) != me);
        foreign.names.extend(named.filter(|_| !is_own).map(str::to_owned));
        foreign.addresses.extend(address(invited).strip_prefix("mailto:").filter(|_| !is_own).map(str::to_owned));
    }
    foreign.hints.extend(organizer.and_then(|organizer| organizer.param("CN")).map(str::to_owned));
    foreign.hints.extend(value(lot, "CONTACT").map(Property::text));
}
