//! The rules of a time zone as calendars describe them (iCalendar's VTIMEZONE, RFC 5545, section 3.6.5).

use std::collections::HashMap;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Weekday};

use super::promise::Instant;

/// What clocks of a zone were set to, and since when: once, or on one day of every year.
pub struct Rule {
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
    /// Reads its DTSTART, TZOFFSETTO, RRULE and what stands in lines of RDATE, empty where there is none. A change of clocks on a day of
    /// a list is a rule of its own.
    pub fn all(from: &str, offset: &str, repeats: &str, dates: &str) -> Vec<Rule> {
        let listed = dates.split(',').filter_map(|date| Rule::read(date, offset, ""));
        Rule::read(from, offset, repeats).into_iter().chain(listed).collect()
    }

    fn read(from: &str, offset: &str, repeats: &str) -> Option<Rule> {
        let from = NaiveDateTime::parse_from_str(from.trim().trim_end_matches('Z'), "%Y%m%dT%H%M%S").ok()?;
        let (sign, digits) = match offset.trim().split_at_checked(1)? {
            ("-", digits) => (-1, digits),
            (_, digits) => (1, digits),
        };
        let part = |place| digits.get(place..place + 2).map_or(Some(0), |part| part.parse::<i32>().ok());
        let offset = FixedOffset::east_opt(sign * (part(0)? * 3600 + part(2)? * 60 + part(4)?))?;
        Some(Rule { from, offset, yearly: Yearly::read(repeats) })
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
pub fn moment(rules: &[Rule], local: NaiveDateTime) -> Option<Instant> {
    let in_force = rules.iter().max_by_key(|rule| rule.last_before(local))?;
    in_force.offset.from_local_datetime(&local).single()
}

/// Whether a zone is the one here; some programs put something before its name.
pub fn is_here(named: &str, here: &str) -> bool {
    named == here || named.strip_suffix(here).is_some_and(|before| before.ends_with('/') && here.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A rule from its lines: since when, which offset, and when it comes again.
    fn rule(text: &str) -> Rule {
        let line = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        Rule::read(line("DTSTART:"), line("TZOFFSETTO:"), line("RRULE:")).unwrap()
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
                let moment = moment(&rules, day.and_hms_opt(hour, 0, 0).unwrap()).unwrap().to_rfc3339();
                assert!(moment.ends_with(offset), "{winter} {moment}");
            }
        }
        let once = [rule("DTSTART:19700101T000000\nTZOFFSETTO:-0330")];
        let moment = moment(&once, last(3).and_hms_opt(1, 0, 0).unwrap()).unwrap();
        assert!(moment.to_rfc3339().ends_with("-03:30"));
    }

    #[test]
    fn a_zone_is_known_by_its_name_whatever_a_program_puts_before_it() {
        for (named, here, wanted) in [
            ("Europe/Madrid", "Europe/Madrid", true),
            ("/freeassociation.sourceforge.net/Europe/Madrid", "Europe/Madrid", true),
            ("Atlantic/Europe/London", "Europe/Madrid", false),
            ("Some/UTC", "UTC", false),
            ("XEurope/Madrid", "Europe/Madrid", false),
        ] {
            assert_eq!(is_here(named, here), wanted, "{named}");
        }
    }
}
