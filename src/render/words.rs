//! Days, times and windows in human words. Every time is local to the shop; the caller converts.
//!
//! A midnight that ends something is told as the day it ends: what is due by Saturday 00:00 is due on Friday, and an
//! evening lasts until 24:00.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Weekday};

use crate::i18n::{Catalogue, t};
use crate::model::Grain;

/// Below so many hours a half hour is worth telling.
const HOURS_TOLD_WITH_HALVES: i64 = 6;

/// From how many days on a distance is told in weeks. The messages count on it that one week is never told.
const DAYS_TOLD_IN_WEEKS: i64 = 21;

/// How many days ahead a weekday alone is clear in a list.
const DAYS_TOLD_BY_WEEKDAY: i64 = 6;

/// The messages of the weekdays, Monday first, with those for narrow columns.
const WEEKDAYS: [[&str; 2]; 7] = [
    ["time-monday", "time-monday-short"],
    ["time-tuesday", "time-tuesday-short"],
    ["time-wednesday", "time-wednesday-short"],
    ["time-thursday", "time-thursday-short"],
    ["time-friday", "time-friday-short"],
    ["time-saturday", "time-saturday-short"],
    ["time-sunday", "time-sunday-short"],
];

/// The messages of the months, with those for narrow columns.
const MONTHS: [[&str; 2]; 12] = [
    ["time-january", "time-january-short"],
    ["time-february", "time-february-short"],
    ["time-march", "time-march-short"],
    ["time-april", "time-april-short"],
    ["time-may", "time-may-short"],
    ["time-june", "time-june-short"],
    ["time-july", "time-july-short"],
    ["time-august", "time-august-short"],
    ["time-september", "time-september-short"],
    ["time-october", "time-october-short"],
    ["time-november", "time-november-short"],
    ["time-december", "time-december-short"],
];

/// Which form of a name: in full, or for a narrow column.
#[derive(Clone, Copy)]
enum Form {
    Full,
    Short,
}

/// A day that has a name of its own today.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Near {
    Yesterday,
    Today,
    Tomorrow,
}

/// A day: "today", "tomorrow, Sunday 22 November", "Sunday 3 January 2027". The year is told where it is not today's.
pub fn day(catalogue: &Catalogue, date: NaiveDate, today: NaiveDate) -> String {
    let words = || full_date(catalogue, date, today);
    match near(date, today) {
        Some(Near::Today) => t!(catalogue, "time-today"),
        Some(Near::Tomorrow) => t!(catalogue, "time-tomorrow", date = words()),
        Some(Near::Yesterday) => t!(catalogue, "time-yesterday", date = words()),
        None => words(),
    }
}

/// A moment: "tomorrow, Sunday 22 November, 17:00".
pub fn moment(catalogue: &Catalogue, at: NaiveDateTime, today: NaiveDate) -> String {
    t!(catalogue, "time-moment", day = day(catalogue, at.date(), today), time = clock(at.time()))
}

/// A time of day on a clock of 24 hours: "09:05".
pub fn clock(time: NaiveTime) -> String {
    let digits = |number: u32| [number / 10, number % 10].map(|digit| char::from(b'0' + digit as u8));
    let ([h, hh], [m, mm]) = (digits(time.hour()), digits(time.minute()));
    String::from_iter([h, hh, ':', m, mm])
}

/// A window in full, whatever its grain; half-open `[from, by)`, a time has `from == by`, a deadline has no `from` and an
/// open end no `by`.
pub fn window(
    catalogue: &Catalogue,
    from: Option<NaiveDateTime>,
    by: Option<NaiveDateTime>,
    grain: Grain,
    approx: bool,
    today: NaiveDate,
) -> String {
    let words = match (from, by) {
        (Some(from), Some(by)) if from == by => return instant(catalogue, by, approx, today),
        (Some(from), Some(by)) => span(catalogue, from, by, grain, today),
        (None, Some(by)) => deadline(catalogue, by, today),
        (Some(from), None) => open_end(catalogue, from, today),
        (None, None) => return t!(catalogue, "time-open"),
    };
    if approx { t!(catalogue, "time-about", when = words) } else { words }
}

/// A window as it stands behind a verb: "I will call you on Monday 23 November at 10:00".
pub fn within_sentence(
    catalogue: &Catalogue,
    from: Option<NaiveDateTime>,
    by: Option<NaiveDateTime>,
    grain: Grain,
    approx: bool,
    today: NaiveDate,
) -> String {
    let hour_at = |at: NaiveDateTime| hour(catalogue, at.time(), ending(at).1);
    let words = match (from, by) {
        (Some(from), Some(by)) if from == by => {
            let id = if approx { "time-said-around" } else { "time-said-at" };
            return t!(catalogue, id, day = on_day(catalogue, ending(by).0, today, true), hour = hour_at(by));
        }
        (Some(from), Some(by)) => said_span(catalogue, from, by, grain, today),
        (None, Some(by)) if !is_midnight(by) => {
            t!(catalogue, "time-said-by", day = on_day(catalogue, by.date(), today, true), hour = hour_at(by))
        }
        (Some(from), None) if !is_midnight(from) => {
            t!(catalogue, "time-said-from", day = on_day(catalogue, from.date(), today, true), hour = hour_at(from))
        }
        _ => return window(catalogue, from, by, grain, approx, today),
    };
    if approx { t!(catalogue, "time-about", when = words) } else { words }
}

fn said_span(catalogue: &Catalogue, from: NaiveDateTime, by: NaiveDateTime, grain: Grain, today: NaiveDate) -> String {
    let (first, last) = (from.date(), ending(by).0);
    let fills_days = is_midnight(by) && (is_midnight(from) || grain == Grain::Day);
    if first == last && fills_days {
        return on_day(catalogue, last, today, false);
    }
    if first == last {
        let (from, to) = (hour(catalogue, from.time(), clock(from.time())), hour(catalogue, by.time(), ending(by).1));
        return t!(catalogue, "time-said-between", day = on_day(catalogue, last, today, true), from = from, to = to);
    }
    let named = is_midnight(by) && named_span(catalogue, first, last, grain, today).is_some();
    let kind = match named {
        true => grain.name(),
        false if fills_days => "days",
        false => "moments",
    };
    t!(catalogue, "time-said-span", kind = kind, when = span(catalogue, from, by, grain, today))
}

/// "Today", "on Monday 23 November"; `more` where a time follows.
fn on_day(catalogue: &Catalogue, date: NaiveDate, today: NaiveDate, more: bool) -> String {
    let words = full_date(catalogue, date, today);
    match near(date, today) {
        Some(Near::Today) => t!(catalogue, "time-today"),
        Some(Near::Tomorrow) if more => t!(catalogue, "time-said-tomorrow", date = words),
        Some(_) => day(catalogue, date, today),
        None => t!(catalogue, "time-said-on", date = words),
    }
}

/// How far off a moment is, in the one unit that says most: "in 23 h", "22 h ago", "now".
pub fn relative(catalogue: &Catalogue, at: NaiveDateTime, now: NaiveDateTime) -> String {
    let (unit, count) = distance(at.min(now), at.max(now));
    if count == "0" {
        return t!(catalogue, "time-now");
    }
    let id = match unit {
        Unit::Minutes if at > now => "time-in-minutes",
        Unit::Hours if at > now => "time-in-hours",
        Unit::Days if at > now => "time-in-days",
        Unit::Weeks if at > now => "time-in-weeks",
        Unit::Minutes => "time-minutes-ago",
        Unit::Hours => "time-hours-ago",
        Unit::Days => "time-days-ago",
        Unit::Weeks => "time-weeks-ago",
    };
    t!(catalogue, id, count = count)
}

/// By how much a deadline has been missed: "22 h late". Never less than a minute, for late is late.
pub fn late(catalogue: &Catalogue, by: NaiveDateTime, now: NaiveDateTime) -> String {
    let (unit, count) = distance(by.min(now), now);
    let id = match unit {
        Unit::Minutes => "time-minutes-late",
        Unit::Hours => "time-hours-late",
        Unit::Days => "time-days-late",
        Unit::Weeks => "time-weeks-late",
    };
    t!(catalogue, id, count = if count == "0" { "1".to_owned() } else { count })
}

/// A length of time in the one unit that says most: "40 min", "3½ h", "2 days". Days and weeks are those of the calendar.
pub fn length(catalogue: &Catalogue, length: TimeDelta) -> String {
    // Told from noon to noon, so that days are rounded and not begun.
    let noon = NaiveDateTime::default() + TimeDelta::hours(12);
    let (unit, count) = distance(noon, noon.checked_add_signed(length).unwrap_or(NaiveDateTime::MAX));
    let id = match unit {
        Unit::Minutes => "time-minutes",
        Unit::Hours => "time-hours",
        Unit::Days => "time-days-long",
        Unit::Weeks => "time-weeks",
    };
    t!(catalogue, id, count = count)
}

/// The name of a weekday, 0 for Monday.
pub fn weekday_name(catalogue: &Catalogue, weekday: u8) -> String {
    t!(catalogue, WEEKDAYS[usize::from(weekday) % 7][Form::Full as usize])
}

/// A date for a narrow column, never by a name: "21 Nov", "3 Jan 2027".
pub fn short_date(catalogue: &Catalogue, date: NaiveDate, today: NaiveDate) -> String {
    let month = month(catalogue, date, Form::Short);
    if date.year() == today.year() {
        t!(catalogue, "time-date-short", day = date.day(), month = month)
    } else {
        t!(catalogue, "time-date-year-short", day = date.day(), month = month, year = date.year())
    }
}

/// A deadline for a narrow column: "today 17:00", "Tue 17:00", "3 Dec 17:00", "3 Jan 2027 17:00".
pub fn short(catalogue: &Catalogue, at: NaiveDateTime, now: NaiveDateTime) -> String {
    let (date, time) = ending(at);
    t!(catalogue, "time-moment-short", day = short_day(catalogue, date, now.date()), time = time)
}

/// A day for a narrow column: "today", "Tue", "3 Dec", "3 Jan 2027".
pub fn short_day(catalogue: &Catalogue, date: NaiveDate, today: NaiveDate) -> String {
    match near(date, today) {
        Some(Near::Today) => return t!(catalogue, "time-today-short"),
        Some(Near::Tomorrow) => return t!(catalogue, "time-tomorrow-short"),
        Some(Near::Yesterday) => return t!(catalogue, "time-yesterday-short"),
        None => {}
    }
    if (0..=DAYS_TOLD_BY_WEEKDAY).contains(&(date - today).num_days()) {
        return weekday(catalogue, date.weekday(), Form::Short);
    }
    short_date(catalogue, date, today)
}

/// A day with its weekday and its year, whatever today is: "Sunday 22 November 2026".
pub fn full_day(catalogue: &Catalogue, day: NaiveDate) -> String {
    date(catalogue, day, true, true)
}

/// The name of the month in which a day lies.
pub fn month_name(catalogue: &Catalogue, day: NaiveDate) -> String {
    month(catalogue, day, Form::Full)
}

/// A date without its weekday: "3 December", "3 de diciembre".
pub fn day_month(catalogue: &Catalogue, day: NaiveDate, today: NaiveDate) -> String {
    date(catalogue, day, false, day.year() != today.year())
}

/// A time: "tomorrow, Sunday 22 November, 17:00", or around it.
fn instant(catalogue: &Catalogue, at: NaiveDateTime, approx: bool, today: NaiveDate) -> String {
    let (date, time) = ending(at);
    let day = day(catalogue, date, today);
    if approx {
        t!(catalogue, "time-around", day = day, hour = hour(catalogue, at.time(), time))
    } else {
        t!(catalogue, "time-moment", day = day, time = time)
    }
}

/// "By Friday 20 November", or by a time of day.
fn deadline(catalogue: &Catalogue, by: NaiveDateTime, today: NaiveDate) -> String {
    let (date, time) = ending(by);
    if !is_midnight(by) {
        let hour = hour(catalogue, by.time(), time);
        return t!(catalogue, "time-by-hour", day = day(catalogue, date, today), hour = hour);
    }
    match near(date, today) {
        Some(Near::Today) => t!(catalogue, "time-by-today"),
        Some(_) => t!(catalogue, "time-by-named", day = day(catalogue, date, today)),
        None => t!(catalogue, "time-by-date", date = full_date(catalogue, date, today)),
    }
}

/// "From Friday 20 November on", or from a time of day.
fn open_end(catalogue: &Catalogue, from: NaiveDateTime, today: NaiveDate) -> String {
    let date = from.date();
    if !is_midnight(from) {
        let hour = hour(catalogue, from.time(), clock(from.time()));
        return t!(catalogue, "time-from-hour", day = day(catalogue, date, today), hour = hour);
    }
    match near(date, today) {
        Some(Near::Today) => t!(catalogue, "time-from-today"),
        Some(_) => t!(catalogue, "time-from-named", day = day(catalogue, date, today)),
        None => t!(catalogue, "time-from-date", date = full_date(catalogue, date, today)),
    }
}

/// A window with two ends.
fn span(catalogue: &Catalogue, from: NaiveDateTime, by: NaiveDateTime, grain: Grain, today: NaiveDate) -> String {
    let (last, end) = ending(by);
    if is_midnight(by) {
        if let Some(words) = named_span(catalogue, from.date(), last, grain, today) {
            return words;
        }
        if is_midnight(from) {
            return days(catalogue, from.date(), last, today);
        }
    }
    let start = clock(from.time());
    if from.date() == last {
        return t!(catalogue, "time-span", day = day(catalogue, last, today), from = start, to = end);
    }
    let at = |date, time| t!(catalogue, "time-moment", day = full_date(catalogue, date, today), time = time);
    t!(catalogue, "time-moments", from = at(from.date(), start), to = at(last, end))
}

/// The day, weekend, week or month that a window fills, if it fills one. What has already begun is told as a whole: "this
/// week", said on Saturday, is the week.
fn named_span(
    catalogue: &Catalogue,
    first: NaiveDate,
    last: NaiveDate,
    grain: Grain,
    today: NaiveDate,
) -> Option<String> {
    let begins = |start: NaiveDate| first == start || (start < first && first <= today);
    let is_sunday = last.weekday() == Weekday::Sun;
    match grain {
        Grain::Day if first == last => Some(day(catalogue, last, today)),
        Grain::Weekend if is_sunday => {
            let saturday = last.pred_opt().filter(|&saturday| saturday <= first)?;
            let (from, to) = two_dates(catalogue, saturday, last, today, false);
            Some(t!(catalogue, "time-weekend", from = from, to = to))
        }
        Grain::Week if is_sunday => {
            let monday = last.week(Weekday::Mon).checked_first_day().filter(|&monday| begins(monday))?;
            let (from, to) = two_dates(catalogue, monday, last, today, false);
            Some(t!(catalogue, "time-week", from = from, to = to))
        }
        Grain::Month if last.succ_opt()?.day() == 1 && begins(last.with_day(1)?) => {
            let month = month(catalogue, last, Form::Full);
            Some(t!(catalogue, "time-month", month = month, year = last.year()))
        }
        _ => None,
    }
}

/// Whole days, both included.
fn days(catalogue: &Catalogue, first: NaiveDate, last: NaiveDate, today: NaiveDate) -> String {
    if first == last {
        return day(catalogue, last, today);
    }
    let (first, last) = two_dates(catalogue, first, last, today, true);
    t!(catalogue, "time-days", from = first, to = last)
}

/// The ends of several days; the first leaves out what the second says too: "23", "29 November".
fn two_dates(
    catalogue: &Catalogue,
    first: NaiveDate,
    last: NaiveDate,
    today: NaiveDate,
    weekdays: bool,
) -> (String, String) {
    let same_year = first.year() == last.year();
    let first_words = match (same_year && first.month() == last.month(), weekdays) {
        (true, true) => {
            t!(
                catalogue,
                "time-weekday-day",
                weekday = weekday(catalogue, first.weekday(), Form::Full),
                day = first.day()
            )
        }
        (true, false) => first.day().to_string(),
        (false, _) => date(catalogue, first, weekdays, !same_year && first.year() != today.year()),
    };
    (first_words, date(catalogue, last, weekdays, last.year() != today.year()))
}

/// A date with its weekday, and its year where it is not today's.
fn full_date(catalogue: &Catalogue, day: NaiveDate, today: NaiveDate) -> String {
    date(catalogue, day, true, day.year() != today.year())
}

fn date(catalogue: &Catalogue, date: NaiveDate, with_weekday: bool, with_year: bool) -> String {
    let (day, month, year) = (date.day(), month(catalogue, date, Form::Full), date.year());
    let weekday = || weekday(catalogue, date.weekday(), Form::Full);
    match (with_weekday, with_year) {
        (true, true) => t!(catalogue, "time-date-year", weekday = weekday(), day = day, month = month, year = year),
        (true, false) => t!(catalogue, "time-date", weekday = weekday(), day = day, month = month),
        (false, true) => t!(catalogue, "time-day-month-year", day = day, month = month, year = year),
        (false, false) => t!(catalogue, "time-day-month", day = day, month = month),
    }
}

fn weekday(catalogue: &Catalogue, weekday: Weekday, form: Form) -> String {
    t!(catalogue, WEEKDAYS[weekday.num_days_from_monday() as usize][form as usize])
}

fn month(catalogue: &Catalogue, date: NaiveDate, form: Form) -> String {
    t!(catalogue, MONTHS[date.month0() as usize][form as usize])
}

/// A time of day with the article that some languages give it; Spanish says "la 01:00" and "las 17:00".
fn hour(catalogue: &Catalogue, time: NaiveTime, words: String) -> String {
    if time.hour() == 1 {
        t!(catalogue, "time-hour-one", time = words)
    } else {
        t!(catalogue, "time-hour-many", time = words)
    }
}

fn near(date: NaiveDate, today: NaiveDate) -> Option<Near> {
    match (date - today).num_days() {
        -1 => Some(Near::Yesterday),
        0 => Some(Near::Today),
        1 => Some(Near::Tomorrow),
        _ => None,
    }
}

/// A deadline in full: "tomorrow, Sunday 22 November, 17:00"; midnight is 24:00 of the day that it ends.
pub fn until(catalogue: &Catalogue, at: NaiveDateTime, today: NaiveDate) -> String {
    let (date, time) = ending(at);
    t!(catalogue, "time-moment", day = day(catalogue, date, today), time = time)
}

/// The clock time at which something ends: midnight is 24:00.
pub fn until_clock(at: NaiveDateTime) -> String {
    ending(at).1
}

/// The day and clock time at which something ends: midnight is 24:00 of the day before.
fn ending(at: NaiveDateTime) -> (NaiveDate, String) {
    match at.date().pred_opt() {
        Some(before) if is_midnight(at) => (before, "24:00".to_owned()),
        _ => (at.date(), clock(at.time())),
    }
}

fn is_midnight(at: NaiveDateTime) -> bool {
    at.time() == NaiveTime::MIN
}

/// What a distance is told in.
#[derive(Clone, Copy)]
enum Unit {
    Minutes,
    Hours,
    Days,
    Weeks,
}

/// The distance between two moments: minutes within the hour, hours within two days, the first few of them with their
/// halves, then days by the calendar, as people count them, and weeks. An hour and a half is never told as two.
fn distance(earlier: NaiveDateTime, later: NaiveDateTime) -> (Unit, String) {
    // A promise for two hours from now is in two hours, whatever the second.
    let minutes = ((later - earlier).num_seconds() + 59) / 60;
    let (hours, over) = (minutes / 60, minutes % 60);
    let days = (later.date() - earlier.date()).num_days();
    match hours {
        0 => (Unit::Minutes, minutes.to_string()),
        1..HOURS_TOLD_WITH_HALVES if over >= 30 => (Unit::Hours, format!("{hours}½")),
        1..HOURS_TOLD_WITH_HALVES => (Unit::Hours, hours.to_string()),
        _ if hours < 48 || days < 2 => (Unit::Hours, ((minutes + 30) / 60).to_string()),
        _ if days < DAYS_TOLD_IN_WEEKS => (Unit::Days, days.to_string()),
        _ => (Unit::Weeks, (days / 7).to_string()),
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;
    use crate::i18n::Language;

    /// Saturday 21 November 2026, 18:03.
    const NOW: &str = "2026-11-21 18:03";

    /// The day of `NOW`.
    const TODAY: &str = "2026-11-21";

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn catalogues() -> [Catalogue; 2] {
        Language::ALL.map(Catalogue::new)
    }

    /// Checks one thing said in English and in Spanish.
    fn check(said: impl Fn(&Catalogue) -> String, english: &str, spanish: &str) {
        let [en, es] = catalogues();
        assert_eq!([said(&en), said(&es)], [english, spanish]);
    }

    #[test]
    fn days_are_told_by_name_and_date() {
        for (date, english, spanish) in [
            ("2026-11-21", "today", "hoy"),
            ("2026-11-22", "tomorrow, Sunday 22 November", "mañana, domingo 22 de noviembre"),
            ("2026-11-20", "yesterday, Friday 20 November", "ayer, viernes 20 de noviembre"),
            ("2026-11-23", "Monday 23 November", "lunes 23 de noviembre"),
            ("2026-12-01", "Tuesday 1 December", "martes 1 de diciembre"),
            ("2027-01-03", "Sunday 3 January 2027", "domingo 3 de enero de 2027"),
            ("2025-11-22", "Saturday 22 November 2025", "sábado 22 de noviembre de 2025"),
        ] {
            check(|c| day(c, on(date), on(TODAY)), english, spanish);
        }
        check(
            |c| day(c, on("2027-01-01"), on("2026-12-31")),
            "tomorrow, Friday 1 January 2027",
            "mañana, viernes 1 de enero de 2027",
        );
    }

    #[test]
    fn lengths_are_told_in_the_unit_that_says_most() {
        for (minutes, english, spanish) in [
            (0, "0 min", "0 min"),
            (40, "40 min", "40 min"),
            (90, "1½ h", "1½ h"),
            (47 * 60, "47 h", "47 h"),
            (59 * 60, "2 days", "2 días"),
            (71 * 60, "3 days", "3 días"),
            (21 * 24 * 60, "3 weeks", "3 semanas"),
        ] {
            check(|c| length(c, TimeDelta::minutes(minutes)), english, spanish);
        }
    }

    #[test]
    fn moments_end_with_the_clock() {
        for (text, english, spanish) in [
            ("2026-11-21 09:05", "today, 09:05", "hoy, 09:05"),
            ("2026-11-22 17:00", "tomorrow, Sunday 22 November, 17:00", "mañana, domingo 22 de noviembre, 17:00"),
            ("2026-11-22 00:00", "tomorrow, Sunday 22 November, 00:00", "mañana, domingo 22 de noviembre, 00:00"),
        ] {
            check(|c| moment(c, at(text), on(TODAY)), english, spanish);
        }
    }

    /// Windows as `grain from / by`, each followed by its words in English and in Spanish.
    const WINDOWS: &str = "
        # A time.
        minute 2026-11-22 17:00 / 2026-11-22 17:00
            tomorrow, Sunday 22 November, 17:00
            mañana, domingo 22 de noviembre, 17:00
        hour 2026-11-21 19:30 / 2026-11-21 19:30
            today, 19:30
            hoy, 19:30
        minute 2026-11-22 00:00 / 2026-11-22 00:00
            today, 24:00
            hoy, 24:00
        # A day.
        day 2026-11-21 00:00 / 2026-11-22 00:00
            today
            hoy
        day 2026-11-21 18:03 / 2026-11-22 00:00
            today
            hoy
        day 2026-11-22 00:00 / 2026-11-23 00:00
            tomorrow, Sunday 22 November
            mañana, domingo 22 de noviembre
        day 2026-12-31 00:00 / 2027-01-01 00:00
            Thursday 31 December
            jueves 31 de diciembre
        day 2027-01-01 00:00 / 2027-01-02 00:00
            Friday 1 January 2027
            viernes 1 de enero de 2027
        # A part of a day, and between two times.
        part 2026-11-22 14:00 / 2026-11-22 20:00
            tomorrow, Sunday 22 November, 14:00–20:00
            mañana, domingo 22 de noviembre, 14:00–20:00
        part 2026-11-21 20:00 / 2026-11-22 00:00
            today, 20:00–24:00
            hoy, 20:00–24:00
        range 2026-11-27 17:00 / 2026-11-27 18:00
            Friday 27 November, 17:00–18:00
            viernes 27 de noviembre, 17:00–18:00
        range 2026-11-21 23:00 / 2026-11-22 01:00
            from Saturday 21 November, 23:00, to Sunday 22 November, 01:00
            desde el sábado 21 de noviembre, 23:00, hasta el domingo 22 de noviembre, 01:00
        # Several days.
        range 2026-11-23 00:00 / 2026-11-25 00:00
            Monday 23 to Tuesday 24 November
            del lunes 23 al martes 24 de noviembre
        range 2026-11-30 00:00 / 2026-12-02 00:00
            Monday 30 November to Tuesday 1 December
            del lunes 30 de noviembre al martes 1 de diciembre
        range 2026-12-31 00:00 / 2027-01-02 00:00
            Thursday 31 December to Friday 1 January 2027
            del jueves 31 de diciembre al viernes 1 de enero de 2027
        range 2027-01-04 00:00 / 2027-01-06 00:00
            Monday 4 to Tuesday 5 January 2027
            del lunes 4 al martes 5 de enero de 2027
        range 2027-12-31 00:00 / 2028-01-02 00:00
            Friday 31 December 2027 to Saturday 1 January 2028
            del viernes 31 de diciembre de 2027 al sábado 1 de enero de 2028
        range 2026-11-23 00:00 / 2026-11-24 00:00
            Monday 23 November
            lunes 23 de noviembre
        # Weekends.
        weekend 2026-11-28 00:00 / 2026-11-30 00:00
            the weekend of 28 and 29 November
            el fin de semana del 28 y 29 de noviembre
        weekend 2026-11-21 18:03 / 2026-11-23 00:00
            the weekend of 21 and 22 November
            el fin de semana del 21 y 22 de noviembre
        weekend 2026-10-31 00:00 / 2026-11-02 00:00
            the weekend of 31 October and 1 November
            el fin de semana del 31 de octubre y 1 de noviembre
        weekend 2027-01-02 00:00 / 2027-01-04 00:00
            the weekend of 2 and 3 January 2027
            el fin de semana del 2 y 3 de enero de 2027
        # Weeks.
        week 2026-11-23 00:00 / 2026-11-30 00:00
            the week of 23 to 29 November
            la semana del 23 al 29 de noviembre
        week 2026-11-30 00:00 / 2026-12-07 00:00
            the week of 30 November to 6 December
            la semana del 30 de noviembre al 6 de diciembre
        week 2026-12-28 00:00 / 2027-01-04 00:00
            the week of 28 December to 3 January 2027
            la semana del 28 de diciembre al 3 de enero de 2027
        week 2026-11-21 18:03 / 2026-11-23 00:00
            the week of 16 to 22 November
            la semana del 16 al 22 de noviembre
        week 2026-11-23 00:00 / 2026-11-26 00:00
            Monday 23 to Wednesday 25 November
            del lunes 23 al miércoles 25 de noviembre
        week 2026-11-26 00:00 / 2026-11-30 00:00
            Thursday 26 to Sunday 29 November
            del jueves 26 al domingo 29 de noviembre
        # Months.
        month 2026-12-01 00:00 / 2027-01-01 00:00
            December 2026
            diciembre de 2026
        month 2026-11-21 18:03 / 2026-12-01 00:00
            November 2026
            noviembre de 2026
        month 2026-12-21 00:00 / 2027-01-01 00:00
            Monday 21 to Thursday 31 December
            del lunes 21 al jueves 31 de diciembre
        month 2026-12-01 00:00 / 2026-12-11 00:00
            Tuesday 1 to Thursday 10 December
            del martes 1 al jueves 10 de diciembre
        # Deadlines.
        day - / 2026-11-28 00:00
            by Friday 27 November
            a más tardar el viernes 27 de noviembre
        day - / 2026-11-22 00:00
            by the end of today
            hoy a más tardar
        day - / 2026-11-23 00:00
            by tomorrow, Sunday 22 November
            a más tardar mañana, domingo 22 de noviembre
        day - / 2026-11-21 00:00
            by yesterday, Friday 20 November
            a más tardar ayer, viernes 20 de noviembre
        month - / 2027-01-01 00:00
            by Thursday 31 December
            a más tardar el jueves 31 de diciembre
        minute - / 2026-11-22 17:00
            tomorrow, Sunday 22 November, by 17:00
            mañana, domingo 22 de noviembre, antes de las 17:00
        minute - / 2026-11-22 01:30
            tomorrow, Sunday 22 November, by 01:30
            mañana, domingo 22 de noviembre, antes de la 01:30
        # Open ends.
        minute 2026-11-21 19:00 / -
            today, from 19:00 on
            hoy, a partir de las 19:00
        day 2026-11-27 00:00 / -
            from Friday 27 November on
            a partir del viernes 27 de noviembre
        day 2026-11-22 00:00 / -
            from tomorrow, Sunday 22 November, on
            a partir de mañana, domingo 22 de noviembre
        day 2026-11-21 00:00 / -
            from today on
            a partir de hoy
        day - / -
            no date
            sin fecha
    ";

    /// The same, said loosely.
    const LOOSE_WINDOWS: &str = "
        minute 2026-11-22 17:00 / 2026-11-22 17:00
            tomorrow, Sunday 22 November, around 17:00
            mañana, domingo 22 de noviembre, hacia las 17:00
        minute 2026-11-23 01:00 / 2026-11-23 01:00
            Monday 23 November, around 01:00
            lunes 23 de noviembre, hacia la 01:00
        minute 2026-11-23 00:00 / 2026-11-23 00:00
            tomorrow, Sunday 22 November, around 24:00
            mañana, domingo 22 de noviembre, hacia las 24:00
        day 2026-11-24 00:00 / 2026-11-25 00:00
            Tuesday 24 November, or thereabouts
            martes 24 de noviembre, más o menos
        week 2026-11-23 00:00 / 2026-11-30 00:00
            the week of 23 to 29 November, or thereabouts
            la semana del 23 al 29 de noviembre, más o menos
    ";

    fn check_windows(table: &str, approx: bool) {
        let lines: Vec<_> = table.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        assert_eq!(lines.len() % 3, 0);
        for case in lines.chunks(3) {
            let (grain, ends) = case[0].split_once(' ').unwrap();
            let grain = serde_json::from_value(grain.into()).unwrap();
            let (from, by) = ends.split_once(" / ").unwrap();
            let [from, by] = [from, by].map(|end| (end != "-").then(|| at(end)));
            check(|c| window(c, from, by, grain, approx, on(TODAY)), case[1], case[2]);
        }
    }

    #[test]
    fn windows_of_every_sort_are_told_in_full() {
        check_windows(WINDOWS, false);
    }

    #[test]
    fn what_is_said_loosely_is_told_loosely() {
        check_windows(LOOSE_WINDOWS, true);
    }

    #[test]
    fn distances_are_told_in_the_unit_that_says_most() {
        for (text, english, spanish) in [
            ("2026-11-21 18:03", "now", "ahora"),
            ("2026-11-21 18:04", "in 1 min", "dentro de 1 min"),
            ("2026-11-21 19:02", "in 59 min", "dentro de 59 min"),
            ("2026-11-21 19:03", "in 1 h", "dentro de 1 h"),
            ("2026-11-21 19:32", "in 1 h", "dentro de 1 h"),
            ("2026-11-21 19:32", "in 1 h", "dentro de 1 h"),
            ("2026-11-21 19:33", "in 1½ h", "dentro de 1½ h"),
            ("2026-11-21 20:02", "in 1½ h", "dentro de 1½ h"),
            ("2026-11-21 20:03", "in 2 h", "dentro de 2 h"),
            ("2026-11-22 17:00", "in 23 h", "dentro de 23 h"),
            ("2026-11-23 18:02", "in 48 h", "dentro de 48 h"),
            ("2026-11-23 18:03", "in 2 days", "dentro de 2 días"),
            ("2026-11-24 09:00", "in 3 days", "dentro de 3 días"),
            ("2026-12-11 09:00", "in 20 days", "dentro de 20 días"),
            ("2026-12-12 09:00", "in 3 weeks", "dentro de 3 semanas"),
            ("2027-11-20 09:00", "in 52 weeks", "dentro de 52 semanas"),
            ("2026-11-21 18:02", "1 min ago", "hace 1 min"),
            ("2026-11-20 20:00", "22 h ago", "hace 22 h"),
            ("2026-11-19 17:00", "2 days ago", "hace 2 días"),
            ("2026-10-21 17:00", "4 weeks ago", "hace 4 semanas"),
        ] {
            check(|c| relative(c, at(text), at(NOW)), english, spanish);
        }
    }

    #[test]
    fn one_day_is_never_told_in_days() {
        let catalogue = Catalogue::new(Language::English);
        for seconds in 0..=60 {
            let (earlier, later) = (at("2026-11-21 00:00") + TimeDelta::seconds(seconds), at("2026-11-23 00:00"));
            let words = relative(&catalogue, later, earlier);
            assert_eq!(words, if seconds < 60 { "in 2 days" } else { "in 48 h" }, "{seconds}");
        }
    }

    #[test]
    fn lateness_is_told_from_the_first_minute() {
        for (text, english, spanish) in [
            ("2026-11-21 18:03", "1 min late", "1 min tarde"),
            ("2026-11-21 18:00", "3 min late", "3 min tarde"),
            ("2026-11-20 20:00", "22 h late", "22 h tarde"),
            ("2026-11-18 19:00", "3 days late", "3 días tarde"),
            ("2026-10-21 17:00", "4 weeks late", "4 semanas tarde"),
            ("2026-11-30 17:00", "1 min late", "1 min tarde"),
        ] {
            check(|c| late(c, at(text), at(NOW)), english, spanish);
        }
    }

    #[test]
    fn narrow_columns_get_short_words() {
        for (text, english, spanish) in [
            ("2026-11-21 17:00", "today 17:00", "hoy 17:00"),
            ("2026-11-22 17:00", "tomorrow 17:00", "mañana 17:00"),
            ("2026-11-22 00:00", "today 24:00", "hoy 24:00"),
            ("2026-11-20 17:00", "yesterday 17:00", "ayer 17:00"),
            ("2026-11-24 17:00", "Tue 17:00", "mar 17:00"),
            ("2026-11-27 09:30", "Fri 09:30", "vie 09:30"),
            ("2026-11-28 17:00", "28 Nov 17:00", "28 nov 17:00"),
            ("2026-12-03 17:00", "3 Dec 17:00", "3 dic 17:00"),
            ("2027-01-03 17:00", "3 Jan 2027 17:00", "3 ene 2027 17:00"),
            ("2026-11-19 17:00", "19 Nov 17:00", "19 nov 17:00"),
            ("2025-11-19 17:00", "19 Nov 2025 17:00", "19 nov 2025 17:00"),
        ] {
            check(|c| short(c, at(text), at(NOW)), english, spanish);
        }
        for (date, english, spanish) in [
            ("2026-11-21", "today", "hoy"),
            ("2026-11-22", "tomorrow", "mañana"),
            ("2026-11-20", "yesterday", "ayer"),
            ("2026-11-25", "Wed", "mié"),
            ("2026-11-28", "28 Nov", "28 nov"),
        ] {
            check(|c| short_day(c, on(date), on(TODAY)), english, spanish);
        }
    }

    #[test]
    fn every_day_of_two_years_is_told_and_told_apart() {
        let today = on(TODAY);
        for catalogue in catalogues() {
            let mut seen = std::collections::BTreeSet::new();
            for date in on("2026-01-01").iter_days().take(730) {
                assert!(seen.insert(day(&catalogue, date, today)), "{date}");
                assert!(short_day(&catalogue, date, today).chars().count() <= 11, "{date}");
                let by = (date + Days::new(1)).and_time(NaiveTime::MIN);
                for words in [
                    window(&catalogue, None, Some(by), Grain::Day, false, today),
                    window(&catalogue, Some(by), None, Grain::Day, false, today),
                ] {
                    for slip in ["el hoy", "el mañana", "el ayer", "de martes", "de viernes", "tardar lunes"] {
                        assert!(!words.contains(slip), "{words}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_ends_of_the_calendar_are_told_too() {
        let [catalogue, _] = catalogues();
        let today = on(TODAY);
        for end in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            for grain in [Grain::Minute, Grain::Day, Grain::Weekend, Grain::Week, Grain::Month, Grain::Range] {
                for (from, by) in [(Some(end), Some(end)), (None, Some(end)), (Some(end), None)] {
                    assert!(!window(&catalogue, from, by, grain, false, today).is_empty());
                }
                assert!(!window(&catalogue, Some(at(NOW)), Some(end), grain, false, today).is_empty());
            }
            assert!(!relative(&catalogue, end, at(NOW)).is_empty());
        }
    }
}
