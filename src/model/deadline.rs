//! From a window to the moments that matter: when it is overdue, when to look again, when to act. All times are local.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::hours::Hours;
use super::promise::{Grain, Kind};

/// The moment after which a promise for `[from, by)` is overdue, said at `now`.
///
/// A time is due at that time, to the minute. A window that ends with a day is due when the shop has closed on the last
/// open day in it, unless that moment has passed. "After five" is due at closing time that day; "after Friday" has no
/// deadline.
pub fn deadline(
    from: Option<NaiveDateTime>,
    by: Option<NaiveDateTime>,
    grain: Grain,
    now: NaiveDateTime,
    hours: &Hours,
) -> Option<NaiveDateTime> {
    match (from, by) {
        (_, Some(by)) if ends_with_a_day(from, by, grain, now) => {
            let start = from.map_or(now, |from| from.max(now));
            Some(hours.last_closing(start, by).unwrap_or(by))
        }
        (_, Some(by)) => Some(by),
        (Some(from), None) if from.time() != NaiveTime::MIN => {
            let start = from.max(now);
            let midnight = start.date().succ_opt()?.and_time(NaiveTime::MIN);
            Some(hours.closing(start.date()).filter(|&closing| closing > start).unwrap_or(midnight))
        }
        _ => None,
    }
}

/// When a promise without a deadline must be looked at again: at opening time, `business_days` after `now`, and not before
/// the day of `from`.
pub fn check(now: NaiveDateTime, from: Option<NaiveDateTime>, business_days: u32, hours: &Hours) -> NaiveDateTime {
    let day = hours.add_business_days(now.date(), business_days).unwrap_or(now.date());
    let day = from.map_or(day, |from| day.max(from.date()));
    hours.opening(day).unwrap_or(day.and_time(NaiveTime::MIN))
}

/// The time to work towards: the deadline less the margin of its kind, counted in opening time.
pub fn act_by(deadline: NaiveDateTime, kind: Kind, hours: &Hours) -> NaiveDateTime {
    let margin = match kind {
        Kind::Call | Kind::Message => TimeDelta::minutes(30),
        Kind::Visit => TimeDelta::hours(1),
        Kind::Delivery => TimeDelta::hours(4),
        Kind::Task => TimeDelta::hours(1),
    };
    hours.back(deadline, margin)
}

/// Whether the window is as long as days and `by` is the midnight that ends one; "between six and midnight" is not.
fn ends_with_a_day(from: Option<NaiveDateTime>, by: NaiveDateTime, grain: Grain, now: NaiveDateTime) -> bool {
    let begins_with_a_day = from.is_none_or(|from| from.time() == NaiveTime::MIN || from <= now);
    by.time() == NaiveTime::MIN && begins_with_a_day && !matches!(grain, Grain::Minute | Grain::Hour | Grain::Part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn deadlines_follow_the_opening_hours() {
        // Saturday evening, 21 November 2026: from, by, grain, deadline.
        for (from, by, grain, wanted) in [
            ("2026-11-22 17:00", "2026-11-22 17:00", Grain::Minute, "2026-11-22 17:00"),
            ("2026-11-23 00:00", "2026-11-24 00:00", Grain::Day, "2026-11-23 19:00"),
            ("2026-11-22 00:00", "2026-11-23 00:00", Grain::Day, "2026-11-23 00:00"),
            ("2026-11-21 00:00", "2026-11-22 00:00", Grain::Day, "2026-11-22 00:00"),
            ("2026-11-23 00:00", "2026-11-30 00:00", Grain::Week, "2026-11-28 19:00"),
            ("2026-11-23 18:00", "2026-11-24 00:00", Grain::Part, "2026-11-24 00:00"),
            ("2026-11-23 09:00", "2026-11-23 11:00", Grain::Range, "2026-11-23 11:00"),
            ("2026-11-23 18:00", "2026-11-24 00:00", Grain::Range, "2026-11-24 00:00"),
            ("", "2026-11-30 00:00", Grain::Day, "2026-11-28 19:00"),
            ("", "2026-11-23 17:00", Grain::Minute, "2026-11-23 17:00"),
            ("2026-11-23 17:00", "", Grain::Minute, "2026-11-23 19:00"),
            ("2026-11-22 17:00", "", Grain::Minute, "2026-11-23 00:00"),
            ("2026-11-28 00:00", "", Grain::Day, ""),
        ] {
            let read = |text: &str| (!text.is_empty()).then(|| at(text));
            let found = deadline(read(from), read(by), grain, at("2026-11-21 20:44"), &Hours::default());
            assert_eq!(found, read(wanted), "{from} .. {by}");
        }
    }

    #[test]
    fn promises_without_a_window_are_looked_at_after_two_business_days() {
        let hours = Hours::default();
        assert_eq!(check(at("2026-11-20 12:00"), None, 2, &hours), at("2026-11-24 09:00"));
        assert_eq!(check(at("2026-11-20 12:00"), Some(at("2026-12-01 00:00")), 2, &hours), at("2026-12-01 09:00"));
    }

    #[test]
    fn act_by_leaves_the_margin_of_its_kind() {
        let hours = Hours::default();
        assert_eq!(act_by(at("2026-11-23 17:00"), Kind::Call, &hours), at("2026-11-23 16:30"));
        assert_eq!(act_by(at("2026-11-23 10:00"), Kind::Delivery, &hours), at("2026-11-21 16:00"));
    }
}
