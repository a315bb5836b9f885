//! From a window to the moments that matter: when it is overdue, when to look again, when to act. All times are local.

use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta};

use super::hours::Hours;
use super::promise::{Grain, Kind};

/// A length of time as the owner of a shop states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Minutes, which hours are turned into.
    Minutes(u32),
    /// Days.
    Days(u32),
    /// Weeks.
    Weeks(u32),
}

/// How long before the deadline a promise of each kind is to be worked towards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margins {
    /// For a telephone call: 30 minutes.
    pub call: Length,
    /// For something handed over or made ready: a day.
    pub delivery: Length,
    /// For a written message: 30 minutes.
    pub message: Length,
    /// For going to see the customer: an hour.
    pub visit: Length,
    /// For anything else: an hour.
    pub task: Length,
}

impl Default for Margins {
    fn default() -> Self {
        Margins {
            call: Length::Minutes(30),
            delivery: Length::Days(1),
            message: Length::Minutes(30),
            visit: Length::Minutes(60),
            task: Length::Minutes(60),
        }
    }
}

impl Margins {
    /// The margin of that kind.
    pub fn of(&self, kind: Kind) -> Length {
        match kind {
            Kind::Call => self.call,
            Kind::Delivery => self.delivery,
            Kind::Message => self.message,
            Kind::Visit => self.visit,
            Kind::Task => self.task,
        }
    }
}

impl Length {
    /// The longest length that is read, in days.
    pub const MOST_DAYS: u32 = 366;

    /// Reads `30 min`, `2 h`, `1 h 30 min`, `1 day`, `2 weeks`, in English or Spanish; none for anything else, and for
    /// more than `MOST_DAYS`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let words = text.split_whitespace().flat_map(number_and_unit).collect::<Vec<_>>();
        let mut lengths = words.chunks(2).map(|pair| match pair {
            [number, unit] => length(number, unit),
            _ => None,
        });
        let first = lengths.next()??;
        let whole = match (first, lengths.next()) {
            (whole, None) => whole,
            // Only hours go on: "1 h 30 min".
            (Length::Minutes(hours), Some(Some(Length::Minutes(minutes)))) if hours % 60 == 0 && minutes < 60 => {
                Length::Minutes(hours.checked_add(minutes)?)
            }
            _ => return None,
        };
        let days = match whole {
            Length::Minutes(minutes) => minutes / (24 * 60),
            Length::Days(days) => days,
            Length::Weeks(weeks) => weeks.checked_mul(7)?,
        };
        (lengths.next().is_none() && days <= Self::MOST_DAYS).then_some(whole)
    }
}

/// Parts `30min` into a number and a unit.
fn number_and_unit(word: &str) -> impl Iterator<Item = &str> {
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (number, unit) = word.split_at(digits);
    [number, unit].into_iter().filter(|part| !part.is_empty())
}

fn length(number: &str, unit: &str) -> Option<Length> {
    let number: u32 = number.parse().ok()?;
    match unit {
        "min" | "mins" | "minute" | "minutes" | "minuto" | "minutos" => Some(Length::Minutes(number)),
        "h" | "hr" | "hrs" | "hour" | "hours" | "hora" | "horas" => Some(Length::Minutes(number.checked_mul(60)?)),
        "d" | "day" | "days" | "día" | "días" | "dia" | "dias" => Some(Length::Days(number)),
        "w" | "week" | "weeks" | "semana" | "semanas" => Some(Length::Weeks(number)),
        _ => None,
    }
}

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

/// When a promise that is meant for today and has no deadline must be looked at: two hours from `now`, and before the shop
/// closes where it is open still.
pub fn check_soon(now: NaiveDateTime, hours: &Hours) -> NaiveDateTime {
    let closing = hours.closing(now.date()).filter(|closing| *closing > now);
    let midnight = now.date().and_time(NaiveTime::MIN) + TimeDelta::days(1) - TimeDelta::minutes(1);
    (now + TimeDelta::hours(2)).min(closing.unwrap_or(midnight))
}

/// A moment that far after `now`: for days and weeks, at opening time on the first open day from then on.
pub fn after(now: NaiveDateTime, length: Length, hours: &Hours) -> NaiveDateTime {
    let days = match length {
        Length::Minutes(minutes) => return now.checked_add_signed(TimeDelta::minutes(minutes.into())).unwrap_or(now),
        Length::Days(days) => u64::from(days),
        Length::Weeks(weeks) => 7 * u64::from(weeks),
    };
    let day = now.date().checked_add_days(Days::new(days)).unwrap_or(now.date());
    let day = hours.next_open_day(day).unwrap_or(day);
    hours.opening(day).unwrap_or(day.and_time(NaiveTime::MIN))
}

/// The time to work towards, and the last useful moment to warn: the deadline less `margin`, counted in opening time.
///
/// Hours and minutes of a margin are hours and minutes in which the shop is open. A day is a business day: the same time
/// on the business day before, or the last moment of opening before that time. A deadline outside opening hours counts
/// from the closing before it.
pub fn act_by(deadline: NaiveDateTime, margin: Length, hours: &Hours) -> NaiveDateTime {
    let earlier = match margin {
        Length::Minutes(0) | Length::Days(0) | Length::Weeks(0) => return deadline,
        Length::Minutes(minutes) => return hours.back(deadline, TimeDelta::minutes(minutes.into())),
        Length::Days(days) => {
            let last = last_open_moment(deadline, hours);
            hours.subtract_business_days(last.date(), days).map(|day| day.and_time(last.time()))
        }
        Length::Weeks(weeks) => {
            let last = last_open_moment(deadline, hours);
            last.checked_sub_days(Days::new(7 * u64::from(weeks)))
        }
    };
    earlier.map_or(deadline, |earlier| within_its_day(earlier, hours))
}

/// The moment at which half of the opening time from `from` to `to` is left, or half of the time where the shop is closed
/// all along.
pub fn halfway(from: NaiveDateTime, to: NaiveDateTime, hours: &Hours) -> NaiveDateTime {
    let half = |length: TimeDelta| TimeDelta::minutes(length.num_minutes() / 2);
    let open = hours.open_between(from, to);
    if open > TimeDelta::zero() { hours.back(to, half(open)) } else { to - half(to - from) }
}

/// When a call that was promised for a day is due where a part of the day is kept for calling back: at its end. None for
/// other windows, and where the shop is closed then or that time has passed.
pub fn in_slot(
    from: Option<NaiveDateTime>,
    by: Option<NaiveDateTime>,
    grain: Grain,
    now: NaiveDateTime,
    slot: (NaiveTime, NaiveTime),
    hours: &Hours,
) -> Option<NaiveDateTime> {
    let (from, by) = (from?, by?);
    let end = from.date().and_time(slot.1);
    let is_one_day = grain == Grain::Day && by.time() == NaiveTime::MIN && from.date().succ_opt() == Some(by.date());
    (is_one_day && now < end && hours.is_open_at(end)).then_some(end)
}

/// The last moment at or before `moment` at which the shop is open.
fn last_open_moment(moment: NaiveDateTime, hours: &Hours) -> NaiveDateTime {
    if hours.is_open_at(moment) { moment } else { hours.back(moment, TimeDelta::zero()) }
}

/// The last moment at or before `moment` at which the shop is open, and on the same day where it opens on that day at all.
fn within_its_day(moment: NaiveDateTime, hours: &Hours) -> NaiveDateTime {
    match hours.opening(moment.date()) {
        Some(opening) if moment < opening => opening,
        _ => last_open_moment(moment, hours),
    }
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
    fn what_is_meant_for_today_is_looked_at_before_closing() {
        for (now, wanted) in [
            ("2026-11-20 12:00", "2026-11-20 14:00"),
            ("2026-11-20 18:00", "2026-11-20 19:00"),
            ("2026-11-20 20:00", "2026-11-20 22:00"),
            ("2026-11-20 23:00", "2026-11-20 23:59"),
            ("2026-11-22 12:00", "2026-11-22 14:00"),
        ] {
            assert_eq!(check_soon(at(now), &Hours::default()), at(wanted), "{now}");
        }
    }

    #[test]
    fn a_length_after_now_ends_when_the_shop_opens() {
        let hours = Hours::default();
        // Friday, 20 November 2026; closed on Sundays.
        for (length, wanted) in [
            (Length::Minutes(90), "2026-11-20 13:30"),
            (Length::Days(1), "2026-11-21 09:00"),
            (Length::Days(2), "2026-11-23 09:00"),
            (Length::Weeks(1), "2026-11-27 09:00"),
        ] {
            assert_eq!(after(at("2026-11-20 12:00"), length, &hours), at(wanted), "{length:?}");
        }
        let never = Hours::parse(["mon closed"], Vec::new()).unwrap();
        assert_eq!(after(at("2026-11-20 12:00"), Length::Days(2), &never), at("2026-11-22 00:00"));
    }

    #[test]
    fn lengths_are_read_in_both_languages() {
        for (text, wanted) in [
            ("30 min", Some(Length::Minutes(30))),
            ("30min", Some(Length::Minutes(30))),
            ("45 minutos", Some(Length::Minutes(45))),
            ("2 h", Some(Length::Minutes(120))),
            ("1 Hora", Some(Length::Minutes(60))),
            ("1 h 30 min", Some(Length::Minutes(90))),
            ("1h30min", None),
            ("0 min", Some(Length::Minutes(0))),
            ("1 day", Some(Length::Days(1))),
            ("2 días", Some(Length::Days(2))),
            ("366 days", Some(Length::Days(366))),
            ("367 days", None),
            ("1 week", Some(Length::Weeks(1))),
            ("2 semanas", Some(Length::Weeks(2))),
            ("53 weeks", None),
            ("9000 h", None),
            ("99999999999 min", None),
            ("4294967295 h", None),
            ("4294967295 weeks", None),
            ("30", None),
            ("min", None),
            ("", None),
            ("-1 h", None),
            ("1 day 2 h", None),
            ("30 min 1 h", None),
            ("1 h 90 min", None),
            ("1 h 30 min 5 min", None),
            ("a while", None),
        ] {
            assert_eq!(Length::parse(text), wanted, "{text}");
        }
    }

    #[test]
    fn act_by_leaves_the_margin_of_its_kind() {
        let margins = Margins::default();
        let hours = Hours::default();
        for (kind, wanted) in [
            (Kind::Call, "2026-11-24 16:30"),
            (Kind::Message, "2026-11-24 16:30"),
            (Kind::Visit, "2026-11-24 16:00"),
            (Kind::Task, "2026-11-24 16:00"),
            (Kind::Delivery, "2026-11-23 17:00"),
        ] {
            assert_eq!(act_by(at("2026-11-24 17:00"), margins.of(kind), &hours), at(wanted), "{kind:?}");
        }
    }

    type Case = (fn() -> Hours, &'static str, &'static str, &'static str);

    /// Open all day from Monday to Saturday, nothing stated: business days are Monday to Friday.
    fn default_hours() -> Hours {
        Hours::default()
    }

    /// A Spanish shop: closed at noon, Saturday mornings only, closed on 8 December.
    fn split_hours() -> Hours {
        let holidays = vec![crate::model::hours::Holiday::parse("12-08").unwrap()];
        Hours::parse(["mon-fri 09:00-14:00 17:00-20:00", "sat 10-14"], holidays).unwrap()
    }

    /// A bar that opens late on Thursdays.
    fn uneven_hours() -> Hours {
        Hours::parse(["mon-wed 09:00-19:00", "thu 16:00-22:00", "fri 09:00-13:00"], Vec::new()).unwrap()
    }

    #[test]
    fn margins_are_counted_in_opening_time() {
        let table: [Case; 33] = [
            // Minutes within a day, over the midday break, over night, over Sunday, over a holiday.
            (default_hours, "2026-11-24 17:00", "30 min", "2026-11-24 16:30"),
            (default_hours, "2026-11-24 09:10", "30 min", "2026-11-23 18:40"),
            (default_hours, "2026-11-23 09:10", "30 min", "2026-11-21 18:40"),
            (default_hours, "2026-11-24 09:00", "30 min", "2026-11-23 18:30"),
            (default_hours, "2026-11-24 09:30", "30 min", "2026-11-24 09:00"),
            (default_hours, "2026-11-24 19:00", "10 h", "2026-11-24 09:00"),
            (default_hours, "2026-11-24 19:00", "11 h", "2026-11-23 18:00"),
            (split_hours, "2026-11-23 17:10", "30 min", "2026-11-23 13:40"),
            (split_hours, "2026-11-23 17:00", "30 min", "2026-11-23 13:30"),
            (split_hours, "2026-11-23 15:30", "30 min", "2026-11-23 13:30"),
            (split_hours, "2026-12-09 09:15", "1 h", "2026-12-07 19:15"),
            (split_hours, "2026-11-23 09:15", "1 h 30 min", "2026-11-21 12:45"),
            // A deadline outside opening hours counts from the closing before it.
            (default_hours, "2026-11-22 17:00", "30 min", "2026-11-21 18:30"),
            (default_hours, "2026-11-24 22:00", "30 min", "2026-11-24 18:30"),
            (default_hours, "2026-11-24 07:00", "30 min", "2026-11-23 18:30"),
            (default_hours, "2026-11-25 00:00", "1 h", "2026-11-24 18:00"),
            (split_hours, "2026-12-08 12:00", "30 min", "2026-12-07 19:30"),
            // Days are business days.
            (default_hours, "2026-11-24 17:00", "1 day", "2026-11-23 17:00"),
            (default_hours, "2026-11-23 10:00", "1 day", "2026-11-20 10:00"),
            (default_hours, "2026-11-21 19:00", "1 day", "2026-11-20 19:00"),
            (default_hours, "2026-11-22 17:00", "1 day", "2026-11-20 19:00"),
            (default_hours, "2026-11-27 19:00", "3 days", "2026-11-24 19:00"),
            (split_hours, "2026-11-24 20:00", "1 day", "2026-11-23 20:00"),
            (split_hours, "2026-11-23 20:00", "1 day", "2026-11-21 14:00"),
            (split_hours, "2026-11-24 15:30", "1 day", "2026-11-23 14:00"),
            (split_hours, "2026-12-09 11:00", "1 day", "2026-12-07 11:00"),
            (uneven_hours, "2026-11-27 12:00", "1 day", "2026-11-26 16:00"),
            (uneven_hours, "2026-11-30 18:00", "1 day", "2026-11-27 13:00"),
            // Weeks are weeks, unless the shop is closed then.
            (default_hours, "2026-11-24 17:00", "1 week", "2026-11-17 17:00"),
            (split_hours, "2026-12-15 11:00", "1 week", "2026-12-07 20:00"),
            (split_hours, "2026-11-24 15:30", "2 weeks", "2026-11-10 14:00"),
            // No margin at all.
            (default_hours, "2026-11-22 17:00", "0 min", "2026-11-22 17:00"),
            (default_hours, "2026-11-23 09:00", "0 days", "2026-11-23 09:00"),
        ];
        for (hours, deadline, margin, wanted) in table {
            let found = act_by(at(deadline), Length::parse(margin).unwrap(), &hours());
            assert_eq!(found, at(wanted), "{margin} before {deadline}");
        }
    }

    #[test]
    fn act_by_never_lies_after_the_deadline_and_is_open_where_anything_is() {
        let margins = [&["1 min", "30 min", "1 h", "4 h", "23 h"][..], &["1 day", "2 days", "9 days"], &["1 week"]];
        for hours in [default_hours(), split_hours(), uneven_hours()] {
            let mut deadline = at("2026-11-30 00:00");
            while deadline < at("2026-12-14 00:00") {
                for longer in margins {
                    let mut last = deadline;
                    for margin in longer {
                        let found = act_by(deadline, Length::parse(margin).unwrap(), &hours);
                        assert!(found < last && hours.is_open_at(found), "{margin} before {deadline}: {found}");
                        last = found;
                    }
                }
                deadline += TimeDelta::minutes(15);
            }
        }
    }

    #[test]
    fn calls_for_a_day_are_due_when_the_slot_for_calling_back_ends() {
        let slot = (NaiveTime::from_hms_opt(18, 0, 0).unwrap(), NaiveTime::from_hms_opt(18, 30, 0).unwrap());
        // Monday, 23 November 2026, at noon: from, by, grain, deadline.
        for (from, by, grain, wanted) in [
            ("2026-11-23 00:00", "2026-11-24 00:00", Grain::Day, "2026-11-23 18:30"),
            ("2026-11-23 12:00", "2026-11-24 00:00", Grain::Day, "2026-11-23 18:30"),
            ("2026-11-25 00:00", "2026-11-26 00:00", Grain::Day, "2026-11-25 18:30"),
            // Closed on Sundays; several days; an hour; by a day; after a day; another day that has passed its slot.
            ("2026-11-29 00:00", "2026-11-30 00:00", Grain::Day, ""),
            ("2026-11-25 00:00", "2026-11-27 00:00", Grain::Day, ""),
            ("2026-11-23 00:00", "2026-11-30 00:00", Grain::Week, ""),
            ("2026-11-23 17:00", "2026-11-23 17:00", Grain::Minute, ""),
            ("2026-11-23 18:00", "2026-11-24 00:00", Grain::Part, ""),
            ("", "2026-11-24 00:00", Grain::Day, ""),
            ("2026-11-24 00:00", "", Grain::Day, ""),
            ("2026-11-21 00:00", "2026-11-22 00:00", Grain::Day, ""),
        ] {
            let read = |text: &str| (!text.is_empty()).then(|| at(text));
            let found = in_slot(read(from), read(by), grain, at("2026-11-23 12:00"), slot, &Hours::default());
            assert_eq!(found, read(wanted), "{from} .. {by}");
        }
        let today = (Some(at("2026-11-23 00:00")), Some(at("2026-11-24 00:00")));
        let now = at("2026-11-23 18:30");
        assert_eq!(in_slot(today.0, today.1, Grain::Day, now, slot, &Hours::default()), None, "the slot is over");
    }

    #[test]
    fn a_shop_that_never_opens_still_has_moments() {
        let never = Hours::parse(["mon closed"], Vec::new()).unwrap();
        for margin in ["30 min", "1 day", "1 week"] {
            assert!(act_by(at("2026-11-24 17:00"), Length::parse(margin).unwrap(), &never) <= at("2026-11-24 17:00"));
        }
    }
}
