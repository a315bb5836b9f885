//! From wall time to moments and back, by the rules of a time zone that is handed in.

use std::cell::Cell;

use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};

use super::promise::Instant;

/// A time zone: the system's in the program, a named one in tests.
pub trait Zone {
    /// The moments at which clocks there show `local`: none in the spring gap, two in the autumn overlap.
    fn moments(&self, local: NaiveDateTime) -> MappedLocalTime<Instant>;

    /// What clocks there show at `moment`.
    fn local(&self, moment: Instant) -> NaiveDateTime;
}

impl<T: TimeZone> Zone for T {
    fn moments(&self, local: NaiveDateTime) -> MappedLocalTime<Instant> {
        self.from_local_datetime(&local).map(|moment| moment.fixed_offset())
    }

    fn local(&self, moment: Instant) -> NaiveDateTime {
        moment.with_timezone(self).naive_local()
    }
}

/// How many days are remembered at once.
const DAYS_KEPT: usize = 16;

/// The seconds of a day.
const DAY: i64 = 86_400;

/// A day (UTC, by its number since 1970) and the offset that is in force all day, if it is one.
type Known = Option<(i64, Option<FixedOffset>)>;

/// A zone that remembers the offset of the days it was asked about: a page asks about the same few days again and again.
pub struct Remembered<Z> {
    zone: Z,
    days: [Cell<Known>; DAYS_KEPT],
}

impl<Z: TimeZone> Remembered<Z> {
    /// Nothing is remembered yet.
    pub fn new(zone: Z) -> Self {
        Remembered { zone, days: [const { Cell::new(None) }; DAYS_KEPT] }
    }

    /// The offset that is in force on the whole of a day; none where clocks are changed on it. (No clock is changed and changed
    /// back within a day.)
    fn all_day(&self, day: i64) -> Option<FixedOffset> {
        let kept = &self.days[usize::try_from(day.rem_euclid(DAYS_KEPT as i64)).unwrap_or(0)];
        match kept.get() {
            Some((known, offset)) if known == day => offset,
            _ => {
                let offset = |seconds| Some(self.zone.offset_from_utc_datetime(&utc(seconds)?).fix());
                let start = day.checked_mul(DAY)?;
                let offset = offset(start).filter(|at_start| offset(start + DAY - 1) == Some(*at_start));
                kept.set(Some((day, offset)));
                offset
            }
        }
    }
}

fn utc(seconds: i64) -> Option<NaiveDateTime> {
    Some(DateTime::<Utc>::from_timestamp(seconds, 0)?.naive_utc())
}

impl<Z: TimeZone> Zone for Remembered<Z> {
    fn moments(&self, local: NaiveDateTime) -> MappedLocalTime<Instant> {
        let day = local.and_utc().timestamp().div_euclid(DAY);
        let offset = self.all_day(day);
        // What clocks show on a day was so on that day, the day before or the day after, by UTC.
        let is_one = offset.is_some() && offset == self.all_day(day - 1) && offset == self.all_day(day + 1);
        match offset.filter(|_| is_one).and_then(|offset| Some((local.checked_sub_offset(offset)?, offset))) {
            Some((utc, offset)) => MappedLocalTime::Single(Instant::from_naive_utc_and_offset(utc, offset)),
            None => self.zone.moments(local),
        }
    }

    fn local(&self, moment: Instant) -> NaiveDateTime {
        let known = self.all_day(moment.timestamp().div_euclid(DAY));
        match known.and_then(|offset| moment.naive_utc().checked_add_offset(offset)) {
            Some(local) => local,
            None => self.zone.local(moment),
        }
    }
}

/// The moment that a promise for `local` means. In the gap, when clocks go forward over it, as much later as they jump;
/// in the overlap, the first of the two.
pub fn moment(zone: &dyn Zone, local: NaiveDateTime) -> Instant {
    match zone.moments(local) {
        MappedLocalTime::Single(moment) => moment,
        // Not `.earliest()`: chrono's `Local` returns the two in the wrong order on Unix.
        MappedLocalTime::Ambiguous(one, other) => one.min(other),
        MappedLocalTime::None => after_gap(zone, local),
    }
}

/// The second of the two moments where clocks show `local` twice; otherwise the same as `moment`.
pub fn later_moment(zone: &dyn Zone, local: NaiveDateTime) -> Instant {
    match zone.moments(local) {
        MappedLocalTime::Ambiguous(one, other) => one.max(other),
        _ => moment(zone, local),
    }
}

/// `moment`, written with the offset in force there at that moment.
pub fn localize(zone: &dyn Zone, moment: Instant) -> Instant {
    let local = zone.local(moment);
    let seconds = (local - moment.naive_utc()).num_seconds();
    match i32::try_from(seconds).ok().and_then(chrono::FixedOffset::east_opt) {
        Some(offset) => moment.with_timezone(&offset),
        None => moment,
    }
}

/// Reads the missing wall time with the offset that was in force before the gap.
fn after_gap(zone: &dyn Zone, local: NaiveDateTime) -> Instant {
    let before = (1..=48)
        .filter_map(|half_hours| local.checked_sub_signed(TimeDelta::minutes(30 * half_hours)))
        .find_map(|earlier| zone.moments(earlier).earliest());
    match before {
        Some(before) => {
            let offset = before.offset().fix();
            localize(
                zone,
                Instant::from_naive_utc_and_offset(local - TimeDelta::seconds(offset.local_minus_utc().into()), offset),
            )
        }
        None => Instant::from_naive_utc_and_offset(local, chrono::Utc.fix()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Tz;

    /// Local wall time in a zone, and the moment it means.
    const CASES: [(Tz, &str, &str); 10] = [
        (chrono_tz::Europe::Madrid, "2026-03-29 01:59", "2026-03-29T01:59:00+01:00"),
        (chrono_tz::Europe::Madrid, "2026-03-29 02:30", "2026-03-29T03:30:00+02:00"),
        (chrono_tz::Europe::Madrid, "2026-03-29 03:00", "2026-03-29T03:00:00+02:00"),
        (chrono_tz::Europe::Madrid, "2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),
        (chrono_tz::Europe::Madrid, "2026-10-25 03:00", "2026-10-25T03:00:00+01:00"),
        (chrono_tz::America::New_York, "2026-03-08 02:00", "2026-03-08T03:00:00-04:00"),
        (chrono_tz::America::New_York, "2026-11-01 01:30", "2026-11-01T01:30:00-04:00"),
        (chrono_tz::America::New_York, "2026-11-01 02:00", "2026-11-01T02:00:00-05:00"),
        (chrono_tz::Australia::Lord_Howe, "2026-10-04 02:15", "2026-10-04T02:45:00+11:00"),
        (chrono_tz::Pacific::Apia, "2011-12-30 12:00", "2011-12-31T12:00:00+14:00"),
    ];

    #[test]
    fn missing_hours_move_forward_and_double_hours_take_the_first() {
        for (zone, local, wanted) in CASES {
            let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
            assert_eq!(moment(&zone, local).to_rfc3339(), wanted, "{zone} {local}");
        }
    }

    #[test]
    fn every_half_hour_of_two_years_has_a_moment_that_shows_it() {
        for zone in [chrono_tz::Europe::Madrid, chrono_tz::America::New_York] {
            let start = NaiveDateTime::parse_from_str("2026-01-01 00:00", "%Y-%m-%d %H:%M").unwrap();
            for step in 0..2 * 365 * 48 {
                let local = start + TimeDelta::minutes(30 * step);
                let found = moment(&zone, local);
                let shown = zone.local(found);
                assert!(shown == local || shown - local == TimeDelta::hours(1), "{zone} {local} {shown}");
            }
        }
    }

    #[test]
    fn a_zone_that_remembers_says_what_the_zone_says() {
        use chrono_tz::{Africa, America, Antarctica, Asia, Australia, Europe, Pacific};
        let zones = [
            Europe::Madrid,
            Europe::Dublin,
            America::New_York,
            America::Mexico_City,
            Africa::Casablanca,
            Africa::El_Aaiun,
            Antarctica::Troll,
            Asia::Gaza,
            Asia::Kathmandu,
            Australia::Lord_Howe,
            Pacific::Apia,
            Pacific::Kiritimati,
        ];
        for zone in zones {
            let remembered = Remembered::new(zone);
            for year in [2011, 2026, 2027] {
                let start = chrono::NaiveDate::from_ymd_opt(year, 1, 1).unwrap().and_time(chrono::NaiveTime::MIN);
                for step in 0..366 * 24 {
                    let local = start + TimeDelta::minutes(60 * step + 17 * (step % 4));
                    let (said, wanted) = (remembered.moments(local), zone.moments(local));
                    assert_eq!(said.earliest(), wanted.earliest(), "{zone} {local}");
                    assert_eq!(said.latest(), wanted.latest(), "{zone} {local}");
                    let moment = local.and_utc().fixed_offset();
                    assert_eq!(Zone::local(&remembered, moment), Zone::local(&zone, moment), "{zone} {local} UTC");
                }
            }
        }
        for extreme in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            let zone = Remembered::new(chrono_tz::UTC);
            assert_eq!(zone.moments(extreme).single().map(|moment| moment.naive_utc()), Some(extreme));
        }
    }
}
