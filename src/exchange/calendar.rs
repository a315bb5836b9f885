//! Events and tasks of a calendar (iCalendar, RFC 5545). Times are read in UTC, by the zones that the file describes, by the
//! shop's clock where they are of its zone or of none, and as whole days.

use std::collections::HashMap;
use std::io::BufRead;

use chrono::{Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Weekday};
use serde_json::json;

use super::entry;
use super::lines::{Lines, Property};
use super::vcard::begins;
use super::{Foreign, Found, Item, Next, Reader, Trouble, Why, Wishes};
use crate::app::App;
use crate::model::people;

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
                    rules.extend(Rule::read(lot).filter(|_| rules.len() < MOST_ZONES));
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
        let is_ours = text(lot, "UID").starts_with("promise-");
        match owed(&summary).filter(|_| is_ours) {
            Some((who, what)) => {
                foreign.put("who", who);
                foreign.put("what", what);
                foreign.put("direction", "theirs");
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
            Some(zone) if zone == (app.zone_name)() => Ok(entry::wall(local)),
            Some(zone) => match self.zones.get(zone).and_then(|rules| at(rules, local)) {
                Some(moment) => Ok(moment),
                None => Err(Trouble::Said(Why::about("exchange-zone", zone))),
            },
        }
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
        foreign.names.extend(invited.param("CN").filter(|_| !is_own).map(str::to_owned));
    }
    foreign.names.retain(|name| !name.contains('@') && Some(people::key(name)) != me);
    foreign.hints.extend(organizer.and_then(|organizer| organizer.param("CN")).map(str::to_owned));
    foreign.hints.extend(value(lot, "CONTACT").map(Property::text));
}

/// What clocks of a zone were set to, and since when: once, or on one day of every year.
struct Rule {
    from: NaiveDateTime,
    offset: FixedOffset,
    yearly: Option<Yearly>,
}

/// The third Sunday of a month, or the last but one.
struct Yearly {
    month: u32,
    nth: i32,
    weekday: Weekday,
    until: i32,
}

impl Rule {
    fn read(lot: &[Property]) -> Option<Rule> {
        let from = NaiveDateTime::parse_from_str(text(lot, "DTSTART").trim(), "%Y%m%dT%H%M%S").ok()?;
        let raw = text(lot, "TZOFFSETTO");
        let (sign, digits) = match raw.trim().split_at_checked(1)? {
            ("-", digits) => (-1, digits),
            (_, digits) => (1, digits),
        };
        let part = |place| digits.get(place..place + 2).map_or(Some(0), |part| part.parse::<i32>().ok());
        let offset = FixedOffset::east_opt(sign * (part(0)? * 3600 + part(2)? * 60 + part(4)?))?;
        let yearly = Yearly::read(&value(lot, "RRULE").map(Property::raw).unwrap_or_default());
        Some(Rule { from, offset, yearly })
    }

    /// The last moment up to `local` at which it came into force.
    fn last_before(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let again = self.yearly.as_ref().and_then(|yearly| {
            let onset = |year| Some(yearly.day(year)?.and_time(self.from.time()));
            [local.year(), local.year() - 1]
                .into_iter()
                .filter(|year| *year <= yearly.until)
                .filter_map(onset)
                .find(|onset| *onset <= local && *onset >= self.from)
        });
        again.or(Some(self.from).filter(|from| *from <= local))
    }
}

impl Yearly {
    fn read(rule: &str) -> Option<Yearly> {
        let parts: HashMap<&str, &str> = rule.split(';').filter_map(|part| part.split_once('=')).collect();
        let day = *parts.get("BYDAY")?;
        let (nth, weekday) = day.split_at_checked(day.len().checked_sub(2)?)?;
        // Some write the second Sunday as the Sunday from the 8th to the 14th.
        let of_days = || Some((parts.get("BYMONTHDAY")?.split(',').next()?.parse::<i32>().ok()? - 1) / 7 + 1);
        let nth = if nth.is_empty() { of_days()? } else { nth.parse().ok()? };
        let weekday = match weekday {
            "MO" => Weekday::Mon,
            "TU" => Weekday::Tue,
            "WE" => Weekday::Wed,
            "TH" => Weekday::Thu,
            "FR" => Weekday::Fri,
            "SA" => Weekday::Sat,
            _ => Weekday::Sun,
        };
        let until = parts.get("UNTIL").and_then(|until| until.get(..4)?.parse().ok()).unwrap_or(i32::MAX);
        Some(Yearly { month: parts.get("BYMONTH")?.parse().ok()?, nth, weekday, until })
    }

    fn day(&self, year: i32) -> Option<NaiveDate> {
        let nth = u8::try_from(self.nth.unsigned_abs()).ok()?;
        if self.nth > 0 {
            return NaiveDate::from_weekday_of_month_opt(year, self.month, self.weekday, nth);
        }
        (1..=5)
            .rev()
            .filter_map(|place| NaiveDate::from_weekday_of_month_opt(year, self.month, self.weekday, place))
            .nth(usize::from(nth.checked_sub(1)?))
    }
}

/// The moment at which clocks of a zone with these rules show `local`.
fn at(rules: &[Rule], local: NaiveDateTime) -> Option<String> {
    let in_force = rules.iter().max_by_key(|rule| rule.last_before(local))?;
    Some(in_force.offset.from_local_datetime(&local).single()?.to_rfc3339())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(text: &str) -> Rule {
        let mut input = text.as_bytes();
        let mut lines = Lines::new(&mut input);
        let mut lot = Lot::new();
        while let Some(property) = lines.property().unwrap() {
            lot.push(property);
        }
        Rule::read(&lot).unwrap()
    }

    #[test]
    fn a_described_zone_tells_summer_from_winter() {
        let last = |month| NaiveDate::from_ymd_opt(2026, month, if month == 3 { 29 } else { 25 }).unwrap();
        for (winter, summer) in [
            ("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
            ("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=4SU", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=5SU"),
            (
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=SU;BYMONTHDAY=22,23,24,25,26,27,28",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            ),
        ] {
            let rules = [
                rule(&format!("DTSTART:19701025T030000\nTZOFFSETTO:+0100\n{winter}")),
                rule(&format!("DTSTART:19700329T020000\nTZOFFSETTO:+0200\n{summer}")),
            ];
            for (day, hour, offset) in [
                (last(3), 1, "+01:00"),
                (last(3), 3, "+02:00"),
                (last(10), 1, "+02:00"),
                (last(10), 4, "+01:00"),
                (NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(), 0, "+01:00"),
            ] {
                let moment = at(&rules, day.and_hms_opt(hour, 0, 0).unwrap()).unwrap();
                assert!(moment.ends_with(offset), "{winter} {moment}");
            }
        }
        let once = [rule("DTSTART:19700101T000000\nTZOFFSETTO:-0330")];
        assert!(at(&once, last(3).and_hms_opt(1, 0, 0).unwrap()).unwrap().ends_with("-03:30"));
    }
}
