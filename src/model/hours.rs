//! Opening hours and holidays, and the questions that deadlines ask of them. All times are local to the shop.

use super::order::PutInOrder;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

/// How far ahead an open day is looked for; a shop closed for longer has no next open day.
const LOOK_AHEAD_DAYS: u64 = 400;

/// When the shop is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The open spans of each day of the week, Monday first, in order and apart from one another.
    week: [Vec<(NaiveTime, NaiveTime)>; 7],
    holidays: Vec<Holiday>,
    /// Whether the owner stated the hours, so that business days follow them; otherwise they are Monday to Friday.
    stated: bool,
}

/// A day on which the shop is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// On that one day.
    Once(NaiveDate),
    /// Every year, on this month and day.
    Yearly(u32, u32),
}

/// The part of a setting that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadHours(pub String);

impl Default for Hours {
    /// 09:00–19:00, Monday to Saturday, no holidays.
    fn default() -> Self {
        let day = vec![(time(9, 0), time(19, 0))];
        let mut week: [Vec<_>; 7] = std::array::from_fn(|_| day.clone());
        week[6].clear();
        Hours { week, holidays: Vec::new(), stated: false }
    }
}

impl Hours {
    /// Reads lines such as `mon-fri 09:00-14:00 17:00-20:00` or `sáb 10:00-14:00`; days that no line names are closed.
    /// A semicolon parts two lines in one text.
    pub fn parse<'a>(lines: impl IntoIterator<Item = &'a str>, holidays: Vec<Holiday>) -> Result<Self, BadHours> {
        let mut week: [Vec<(NaiveTime, NaiveTime)>; 7] = Default::default();
        let mut any = false;
        for line in lines.into_iter().flat_map(|l| l.split(';')).map(str::trim).filter(|l| !l.is_empty()) {
            any = true;
            let (days, spans) = parse_line(line)?;
            for day in days {
                week[day].extend(&spans);
            }
        }
        if !any {
            return Err(BadHours(String::new()));
        }
        for spans in &mut week {
            spans.order();
            if let Some(pair) = spans.windows(2).find(|pair| pair[1].0 < pair[0].1) {
                return Err(BadHours(format!("{} / {}", span_text(pair[0]), span_text(pair[1]))));
            }
        }
        Ok(Hours { week, holidays, stated: true })
    }

    /// The default hours with these holidays.
    pub fn with_holidays(holidays: Vec<Holiday>) -> Self {
        Hours { holidays, ..Hours::default() }
    }

    /// Whether the owner stated the hours.
    pub fn is_stated(&self) -> bool {
        self.stated
    }

    /// Whether `date` is one of the holidays.
    pub fn is_holiday(&self, date: NaiveDate) -> bool {
        self.holidays.iter().any(|holiday| match *holiday {
            Holiday::Once(day) => day == date,
            Holiday::Yearly(month, day) => date.month() == month && date.day() == day,
        })
    }

    /// The open spans of that day, in order; none on a holiday or a closed weekday.
    pub fn spans(&self, date: NaiveDate) -> &[(NaiveTime, NaiveTime)] {
        if self.is_holiday(date) { &[] } else { &self.week[date.weekday().num_days_from_monday() as usize] }
    }

    /// Whether the shop opens at all on that day.
    pub fn is_open_on(&self, date: NaiveDate) -> bool {
        !self.spans(date).is_empty()
    }

    /// Whether that weekday is normally worked.
    pub fn is_open_weekday(&self, weekday: Weekday) -> bool {
        !self.week[weekday.num_days_from_monday() as usize].is_empty()
    }

    /// Whether the shop is open at that moment; the closing minute itself counts as open, for a promise made for it.
    pub fn is_open_at(&self, moment: NaiveDateTime) -> bool {
        self.spans(moment.date()).iter().any(|&(open, close)| open <= moment.time() && moment.time() <= close)
    }

    /// When the shop opens on that day.
    pub fn opening(&self, date: NaiveDate) -> Option<NaiveDateTime> {
        self.spans(date).first().map(|span| date.and_time(span.0))
    }

    /// When the shop closes for the day.
    pub fn closing(&self, date: NaiveDate) -> Option<NaiveDateTime> {
        self.spans(date).last().map(|span| date.and_time(span.1))
    }

    /// The longest midday break of that day, if its hours have one.
    pub fn lunch(&self, date: NaiveDate) -> Option<(NaiveTime, NaiveTime)> {
        self.spans(date)
            .windows(2)
            .map(|pair| (pair[0].1, pair[1].0))
            .filter(|gap| gap.0 < gap.1)
            .max_by_key(|gap| gap.1 - gap.0)
    }

    /// Whether that day counts as a business day: an open day where the hours are stated, Monday to Friday otherwise.
    pub fn is_business_day(&self, date: NaiveDate) -> bool {
        if self.stated {
            self.is_open_on(date)
        } else {
            date.weekday().num_days_from_monday() < 5 && !self.is_holiday(date)
        }
    }

    /// The day that is `count` business days after `date`; none where the calendar or the shop's year runs out.
    pub fn add_business_days(&self, date: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut day = date;
        let mut idle = 0;
        let mut left = count;
        while left > 0 {
            day = day.checked_add_days(Days::new(1))?;
            if self.is_business_day(day) {
                left -= 1;
                idle = 0;
            } else {
                idle += 1;
                if idle > LOOK_AHEAD_DAYS {
                    return None;
                }
            }
        }
        Some(day)
    }

    /// The day that is `count` business days before `date`; none where the calendar or the shop's year runs out.
    pub fn subtract_business_days(&self, date: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut day = date;
        let mut idle = 0;
        let mut left = count;
        while left > 0 {
            day = day.pred_opt()?;
            if self.is_business_day(day) {
                left -= 1;
                idle = 0;
            } else {
                idle += 1;
                if idle > LOOK_AHEAD_DAYS {
                    return None;
                }
            }
        }
        Some(day)
    }

    /// The first open day at or after `date`.
    pub fn next_open_day(&self, date: NaiveDate) -> Option<NaiveDate> {
        (0..=LOOK_AHEAD_DAYS)
            .filter_map(|ahead| date.checked_add_days(Days::new(ahead)))
            .find(|&day| self.is_open_on(day))
    }

    /// The last closing time that is after `from` and not after `by`.
    pub fn last_closing(&self, from: NaiveDateTime, by: NaiveDateTime) -> Option<NaiveDateTime> {
        let mut day = by.date();
        for _ in 0..=LOOK_AHEAD_DAYS {
            if day < from.date() {
                return None;
            }
            if let Some(closing) = self.closing(day).filter(|&closing| from < closing && closing <= by) {
                return Some(closing);
            }
            day = day.pred_opt()?;
        }
        None
    }

    /// The moment that lies `margin` of opening time before `moment`, and never before the shop's previous `LOOK_AHEAD_DAYS`.
    /// A moment outside opening hours counts back from the closing before it.
    pub fn back(&self, moment: NaiveDateTime, margin: TimeDelta) -> NaiveDateTime {
        let mut left = margin;
        let mut day = moment.date();
        for _ in 0..=LOOK_AHEAD_DAYS {
            for &(open, close) in self.spans(day).iter().rev() {
                let (open, close) = (day.and_time(open), day.and_time(close).min(moment));
                let length = close - open;
                if length <= TimeDelta::zero() {
                    continue;
                }
                if left <= length {
                    return close - left;
                }
                left -= length;
            }
            match day.pred_opt() {
                Some(previous) => day = previous,
                None => break,
            }
        }
        moment - margin
    }

    /// The opening time between two moments, which is none where the later one comes first.
    pub fn open_between(&self, from: NaiveDateTime, to: NaiveDateTime) -> TimeDelta {
        let mut open = TimeDelta::zero();
        let mut day = from.date();
        while day <= to.date() {
            for &(opens, closes) in self.spans(day) {
                let length = day.and_time(closes).min(to) - day.and_time(opens).max(from);
                open += length.max(TimeDelta::zero());
            }
            match day.succ_opt() {
                Some(next) => day = next,
                None => break,
            }
        }
        open
    }

    /// The moment at which `length` of opening time has passed since `moment`; none where the shop does not open that long
    /// in its next `LOOK_AHEAD_DAYS`, which begin anew with each day it opens.
    pub fn forward(&self, moment: NaiveDateTime, length: TimeDelta) -> Option<NaiveDateTime> {
        let mut left = length;
        let mut day = self.next_open_day(moment.date())?;
        loop {
            for &(opens, closes) in self.spans(day) {
                let (opens, closes) = (day.and_time(opens).max(moment), day.and_time(closes));
                let length = (closes - opens).max(TimeDelta::zero());
                if left <= length && opens <= closes {
                    return Some(opens + left);
                }
                left -= length;
            }
            day = self.next_open_day(day.succ_opt()?)?;
        }
    }

    /// How long the shop is open on a usual day: the mean of the days of the week on which it opens.
    pub fn usual_day(&self) -> Option<TimeDelta> {
        let open_days = self.week.iter().filter(|spans| !spans.is_empty()).count();
        let open: TimeDelta = self.week.iter().flatten().map(|&(opens, closes)| closes - opens).sum();
        (open_days > 0).then(|| open / open_days as i32)
    }
}

impl Holiday {
    /// Reads `2026-12-25` or, for every year, `12-25`.
    pub fn parse(text: &str) -> Result<Self, BadHours> {
        let bad = || BadHours(text.to_owned());
        if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Ok(Holiday::Once(date));
        }
        let (month, day) = text.split_once('-').ok_or_else(bad)?;
        let (month, day) = (month.parse().map_err(|_| bad())?, day.parse().map_err(|_| bad())?);
        // A leap year, so that 29 February is a day.
        NaiveDate::from_ymd_opt(2024, month, day).map(|_| Holiday::Yearly(month, day)).ok_or_else(bad)
    }
}

/// The weekdays (0 is Monday) and open spans of one line.
type DayLine = (Vec<usize>, Vec<(NaiveTime, NaiveTime)>);

fn parse_line(line: &str) -> Result<DayLine, BadHours> {
    let mut days = Vec::new();
    let mut spans = Vec::new();
    let mut closed = false;
    for word in line.split([' ', '\t', ',']).filter(|word| !word.is_empty()) {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            spans.push(parse_span(word)?);
        } else if matches!(word.to_lowercase().as_str(), "closed" | "cerrado") {
            closed = true;
        } else if spans.is_empty() && !closed {
            days.extend(parse_days(word)?);
        } else {
            return Err(BadHours(word.to_owned()));
        }
    }
    if days.is_empty() || spans.is_empty() != closed {
        return Err(BadHours(line.to_owned()));
    }
    Ok((days, spans))
}

fn parse_days(word: &str) -> Result<Vec<usize>, BadHours> {
    let bad = || BadHours(word.to_owned());
    let (first, last) = word.split_once(['-', '–']).unwrap_or((word, word));
    let (first, last) = (weekday(first).ok_or_else(bad)?, weekday(last).ok_or_else(bad)?);
    Ok((0..7).map(|step| (first + step) % 7).take((last + 7 - first) % 7 + 1).collect())
}

fn weekday(word: &str) -> Option<usize> {
    const STEMS: [&[&str]; 7] = [
        &["mon", "lun"],
        &["tue", "mar"],
        &["wed", "mié", "mie"],
        &["thu", "jue"],
        &["fri", "vie"],
        &["sat", "sáb", "sab"],
        &["sun", "dom"],
    ];
    const NAMES: [&[&str]; 7] = [
        &["monday", "lunes"],
        &["tues", "tuesday", "martes"],
        &["wednesday", "miércoles", "miercoles"],
        &["thur", "thurs", "thursday", "jueves"],
        &["friday", "viernes"],
        &["saturday", "sábado", "sabado"],
        &["sunday", "domingo"],
    ];
    let word = word.to_lowercase();
    (0..7).find(|&day| STEMS[day].contains(&word.as_str()) || NAMES[day].contains(&word.as_str()))
}

/// Reads `18:00-19:00`.
pub fn parse_span(word: &str) -> Result<(NaiveTime, NaiveTime), BadHours> {
    let bad = || BadHours(word.to_owned());
    let (open, close) = word.split_once(['-', '–']).ok_or_else(bad)?;
    let (open, close) = (clock(open).ok_or_else(bad)?, clock(close).ok_or_else(bad)?);
    if open < close { Ok((open, close)) } else { Err(bad()) }
}

/// Reads `9`, `9:30` or `09:30`; `24:00` is the last minute of the day.
fn clock(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':').unwrap_or((text, "00"));
    if minute.len() != 2 || hour.is_empty() || hour.len() > 2 {
        return None;
    }
    match (hour.parse().ok()?, minute.parse().ok()?) {
        (24, 0) => Some(time(23, 59)),
        (hour, minute) => NaiveTime::from_hms_opt(hour, minute, 0),
    }
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).expect("a time written in this file is on the clock")
}

/// Writes a span as `parse_span` reads it.
pub fn span_text(span: (NaiveTime, NaiveTime)) -> String {
    format!("{}-{}", span.0.format("%H:%M"), span.1.format("%H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn split_day() -> Hours {
        let holidays = vec![Holiday::parse("12-25").unwrap(), Holiday::parse("2026-12-08").unwrap()];
        Hours::parse(["mon-fri 09:00-14:00 17:00-20:00", "sáb 10-14"], holidays).unwrap()
    }

    #[test]
    fn default_hours_are_nine_to_seven_monday_to_saturday() {
        let hours = Hours::default();
        assert_eq!(hours.closing(date("2026-11-21")), Some(at("2026-11-21 19:00")));
        assert_eq!(hours.opening(date("2026-11-23")), Some(at("2026-11-23 09:00")));
        assert!(!hours.is_open_on(date("2026-11-22")));
        assert_eq!(hours.lunch(date("2026-11-23")), None);
    }

    #[test]
    fn stated_hours_are_read_in_both_languages() {
        let hours = split_day();
        assert_eq!(hours, {
            let holidays = vec![Holiday::Yearly(12, 25), Holiday::Once(date("2026-12-08"))];
            Hours::parse(["lun-vie 9:00-14:00 17:00-20:00; sat 10:00-14:00; domingo cerrado"], holidays).unwrap()
        });
        assert_eq!(hours.lunch(date("2026-11-23")), Some((time(14, 0), time(17, 0))));
        assert_eq!(hours.closing(date("2026-11-28")), Some(at("2026-11-28 14:00")));
        assert!(!hours.is_open_on(date("2026-12-25")) && !hours.is_open_on(date("2026-12-08")));
        assert!(hours.is_open_on(date("2027-12-08")));
    }

    #[test]
    fn week_ranges_may_run_over_sunday() {
        let hours = Hours::parse(["sat-mon 10:00-12:00"], Vec::new()).unwrap();
        let open: Vec<_> =
            (16..23).filter(|d| hours.is_open_on(NaiveDate::from_ymd_opt(2026, 11, *d).unwrap())).collect();
        assert_eq!(open, [16, 21, 22]);
    }

    #[test]
    fn bad_hours_name_the_part_that_is_wrong() {
        for (text, part) in [
            ("", ""),
            ("mon", "mon"),
            ("09:00-10:00", "09:00-10:00"),
            ("funday 09:00-10:00", "funday"),
            ("mon 9:00-25:00", "9:00-25:00"),
            ("mon 10:00-09:00", "10:00-09:00"),
            ("mon 10:00-12:00 11:00-13:00", "10:00-12:00 / 11:00-13:00"),
            ("mon 10:00-12:00 tue", "tue"),
        ] {
            assert_eq!(Hours::parse([text], Vec::new()), Err(BadHours(part.to_owned())), "{text}");
        }
        for text in ["", "13-01", "02-30", "2026-02-29", "christmas"] {
            assert!(Holiday::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn business_days_follow_stated_hours_and_are_monday_to_friday_otherwise() {
        let friday = date("2026-11-20");
        assert_eq!(Hours::default().add_business_days(friday, 1), Some(date("2026-11-23")));
        assert_eq!(split_day().add_business_days(friday, 1), Some(date("2026-11-21")));
        assert_eq!(split_day().add_business_days(date("2026-12-07"), 1), Some(date("2026-12-09")));
        let never = Hours::parse(["mon closed"], Vec::new()).unwrap();
        assert_eq!(never.add_business_days(friday, 1), None);
    }

    #[test]
    fn last_closing_lies_between_its_two_moments() {
        let hours = Hours::default();
        let week_end = at("2026-11-23 00:00");
        assert_eq!(hours.last_closing(at("2026-11-17 10:15"), week_end), Some(at("2026-11-21 19:00")));
        assert_eq!(hours.last_closing(at("2026-11-21 19:00"), week_end), None);
        assert_eq!(hours.last_closing(at("2026-11-22 00:00"), week_end), None);
    }

    #[test]
    fn opening_time_is_counted_between_two_moments() {
        let hours = split_day();
        for (from, to, minutes) in [
            ("2026-11-23 09:00", "2026-11-23 14:00", 300),
            ("2026-11-23 13:00", "2026-11-23 18:00", 120),
            ("2026-11-23 14:30", "2026-11-23 16:30", 0),
            // Saturday until two, Sunday closed, Monday from nine.
            ("2026-11-21 13:00", "2026-11-23 09:30", 90),
            // The 8th of December is a holiday.
            ("2026-12-07 19:00", "2026-12-09 10:00", 120),
            ("2026-11-23 10:00", "2026-11-23 09:00", 0),
        ] {
            assert_eq!(hours.open_between(at(from), at(to)), TimeDelta::minutes(minutes), "{from} {to}");
        }
    }

    #[test]
    fn going_forward_by_the_opening_time_between_two_open_moments_comes_from_one_to_the_other() {
        let hours = split_day();
        let start = at("2026-11-20 00:00");
        let moments: Vec<_> = (0..24 * 12).map(|hour| start + TimeDelta::hours(hour)).collect();
        for &from in &moments {
            for &to in moments.iter().filter(|&&to| from < to && hours.is_open_at(to)) {
                let open = hours.open_between(from, to);
                let found = hours.forward(from, open).unwrap();
                // At an opening as much time has passed as at the closing before it.
                assert!(found <= to && hours.open_between(found, to).is_zero(), "{from} {to} {found}");
                assert!(from <= found && hours.open_between(from, found) == open, "{from} {to} {found}");
            }
        }
        let never = Hours::parse(["mon closed"], Vec::new()).unwrap();
        assert_eq!(never.forward(start, TimeDelta::minutes(1)), None);
        assert_eq!((never.usual_day(), hours.usual_day()), (None, Some(TimeDelta::minutes(44 * 60 / 6))));
    }

    #[test]
    fn margins_count_opening_time_only() {
        let hours = split_day();
        assert_eq!(hours.back(at("2026-11-23 17:10"), TimeDelta::minutes(30)), at("2026-11-23 13:40"));
        assert_eq!(hours.back(at("2026-11-22 12:00"), TimeDelta::minutes(30)), at("2026-11-21 13:30"));
        assert_eq!(hours.back(at("2026-11-23 12:00"), TimeDelta::zero()), at("2026-11-23 12:00"));
    }
}
