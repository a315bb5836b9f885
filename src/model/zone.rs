//! From wall time to moments and back, by the rules of a time zone that is handed in.

use chrono::{MappedLocalTime, NaiveDateTime, Offset, TimeDelta, TimeZone};

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
}
