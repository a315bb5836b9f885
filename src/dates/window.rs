//! Turns a phrase into a window, given the moment of speaking and the opening hours. All questions of convention are settled
//! here, as the table in the README states them.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use crate::dates::lexicon::{Bound, Edge, Part, Slot};
use crate::dates::phrase::{Amount, Clock, Core, Day, NthOf, Period, Phrase, Spot, Time, Which};
use crate::dates::{Context, DateOrder, LocalWindow, Tense};
use crate::model::Grain;

/// The bare hours that mean the afternoon; later ones mean the morning.
const AFTERNOON_HOURS: std::ops::RangeInclusive<u32> = 1..=7;
/// The bare hours that, today, mean the evening once the morning is over.
const EITHER_HOURS: std::ops::RangeInclusive<u32> = 8..=11;
/// How far ahead a day is looked for that has the weekday, the number or the opening hours asked for.
const MOST_MONTHS: u32 = 12 * 9;
const MOST_DAYS: u64 = 400;
/// The longest time that anybody means to wait.
const MOST_YEARS: u32 = 100;

/// Why a phrase has no window, or not one that can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It has passed.
    Past,
    /// No calendar and no clock has it.
    Impossible,
    /// That date is another weekday than the one said (Monday is 0).
    Disagrees(NaiveDate, u8),
    /// It ends before it starts.
    EndsBeforeStart,
    /// It comes again and again.
    Recurs,
}

/// The window that a phrase means, and what is wrong with it. A window in the past is given although it cannot stand.
pub fn resolve(phrase: &Phrase, context: &Context) -> (Option<LocalWindow>, Option<Trouble>) {
    let calendar = Calendar { context: *context };
    match calendar.window(&phrase.core) {
        Ok(window) if context.tense == Tense::Ahead && calendar.is_past(&window) => (Some(window), Some(Trouble::Past)),
        Ok(window) => (Some(window), None),
        Err(trouble) => (None, Some(trouble)),
    }
}

/// What a spot covers.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    from: NaiveDateTime,
    by: NaiveDateTime,
    grain: Grain,
    /// It names the end only: "before lunch", "end of day".
    deadline: bool,
    approx: bool,
}

impl Stretch {
    fn moment(at: NaiveDateTime) -> Self {
        Stretch { from: at, by: at, grain: Grain::Minute, deadline: false, approx: false }
    }

    fn days(from: NaiveDate, by: NaiveDate, grain: Grain) -> Self {
        let midnight = |date: NaiveDate| date.and_time(NaiveTime::MIN);
        Stretch { from: midnight(from), by: midnight(by), grain, deadline: false, approx: false }
    }

    fn of(from: NaiveDateTime, by: NaiveDateTime, grain: Grain) -> Self {
        Stretch { from, by, grain, deadline: false, approx: false }
    }

    fn deadline(by: NaiveDateTime) -> Self {
        Stretch { from: by, by, grain: Grain::Part, deadline: true, approx: false }
    }

    fn window(self) -> LocalWindow {
        let from = if self.deadline { None } else { Some(self.from) };
        LocalWindow { from, by: Some(self.by), grain: self.grain, approx: self.approx }
    }
}

type Answer<T> = Result<T, Trouble>;

struct Calendar<'a> {
    context: Context<'a>,
}

impl Calendar<'_> {
    fn now(&self) -> NaiveDateTime {
        self.context.now
    }

    fn today(&self) -> NaiveDate {
        self.context.now.date()
    }

    fn is_back(&self) -> bool {
        self.context.tense == Tense::Back
    }

    /// The same calendar seen from another moment, for the second end of a range.
    fn seen_from(&self, now: NaiveDateTime) -> Self {
        Calendar { context: Context { now, tense: Tense::Ahead, ..self.context } }
    }

    fn is_past(&self, window: &LocalWindow) -> bool {
        let minute = self.now().with_second(0).and_then(|now| now.with_nanosecond(0)).unwrap_or(self.now());
        match (window.from, window.by) {
            (Some(from), Some(by)) if from == by => by < minute,
            (_, Some(by)) => by <= minute,
            _ => false,
        }
    }

    fn window(&self, core: &Core) -> Answer<LocalWindow> {
        match core {
            Core::Plain(spot) => Ok(self.spot(spot)?.window()),
            Core::Bounded(bound, spot) => self.bounded(*bound, spot),
            Core::Span(a, b) => self.span(a, b),
            Core::Either(a, b) => self.either(a, b),
            Core::Within(amount) => self.within(*amount),
            Core::Recurring => Err(Trouble::Recurs),
        }
    }

    fn bounded(&self, bound: Bound, spot: &Spot) -> Answer<LocalWindow> {
        if let (Bound::By | Bound::Before, Some(Day::Edge(Edge::End, period))) = (bound, &spot.day) {
            // "By the end of the week": its very end.
            let whole = self.days(&Day::Period(period.clone()), None)?;
            return Ok(LocalWindow { from: None, by: Some(whole.by), grain: whole.grain, approx: spot.approx });
        }
        if let (Bound::After, Some(day), Some(time @ Time::Part(Part { slot: Slot::FirstThing, .. }, _))) =
            (bound, &spot.day, &spot.time)
        {
            // "First thing after the weekend": on the first day then that the shop is open.
            let after = self.days(day, None)?.by;
            let open = self.context.hours.next_open_day(after.date()).unwrap_or(after.date());
            return Ok(self.on(open, time, false)?.window());
        }
        let stretch = self.spot(spot)?;
        // "After the beginning of March", "next month after three": the end of that is not what is meant.
        let from_start =
            matches!(spot.day, Some(Day::Edge(Edge::Start, _))) || matches!(spot.time, Some(Time::Clock(_)));
        let (from, by) = match bound {
            Bound::By => (None, Some(stretch.by)),
            Bound::Before => (None, Some(stretch.from)),
            Bound::After if from_start => (Some(stretch.from), None),
            Bound::After => (Some(stretch.by), None),
            Bound::Since => (Some(stretch.from), None),
        };
        Ok(LocalWindow { from, by, grain: stretch.grain, approx: stretch.approx })
    }

    fn span(&self, a: &Spot, b: &Spot) -> Answer<LocalWindow> {
        let first = self.spot(a)?;
        let second = self.following(&first, b)?;
        if second.by <= first.from {
            return Err(Trouble::EndsBeforeStart);
        }
        let approx = first.approx || second.approx;
        Ok(LocalWindow { from: Some(first.from), by: Some(second.by), grain: Grain::Range, approx })
    }

    fn either(&self, a: &Spot, b: &Spot) -> Answer<LocalWindow> {
        let first = self.spot(a)?;
        let second = self.following(&first, b)?;
        let approx = first.approx || second.approx;
        let (from, by) = (first.from.min(second.from), first.by.max(second.by));
        Ok(LocalWindow { from: Some(from), by: Some(by), grain: Grain::Range, approx })
    }

    /// The second of two spots: where its words leave it open, the next one after the first.
    fn following(&self, first: &Stretch, spot: &Spot) -> Answer<Stretch> {
        let open = matches!(
            &spot.day,
            None | Some(
                Day::Weekday(_, Which::Plain | Which::Coming | Which::This)
                    | Day::Numbered { of: None, .. }
                    | Day::Date { year: None, .. }
                    | Day::Figures { year: None, .. }
                    | Day::Period(Period::Named(_, None))
                    | Day::Edge(_, Period::Named(_, None))
            )
        );
        if open { self.seen_from(first.from).spot(spot) } else { self.spot(spot) }
    }

    fn within(&self, amount: Amount) -> Answer<LocalWindow> {
        let by = if amount.business > 0 {
            midnight_after(self.shifted_date(self.today(), amount)?)?
        } else {
            match self.shifted(self.now(), amount)? {
                // Days are whole ones: the last of them lasts until the shop closes.
                by if !amount.fine && by.time() != NaiveTime::MIN => midnight_after(by.date())?,
                by => by,
            }
        };
        let grain = if amount.fine { Grain::Minute } else { Grain::Day };
        Ok(LocalWindow { from: None, by: Some(by), grain, approx: amount.approx })
    }

    // Spots.

    fn spot(&self, spot: &Spot) -> Answer<Stretch> {
        let stretch = match (&spot.day, &spot.time) {
            (None, Some(time)) => self.undated(time),
            (None, None) => Err(Trouble::Impossible),
            (Some(day), None) => self.days(day, None),
            (Some(day), Some(time)) => self.dated(day, time),
        }?;
        Ok(Stretch { approx: stretch.approx || spot.approx, ..stretch })
    }

    /// A time on a day; over several days, from its start on the first to its end on the last.
    fn dated(&self, day: &Day, time: &Time) -> Answer<Stretch> {
        let days = self.days(day, Some(time))?;
        let first = self.on(days.from.date(), time, true)?;
        let last_date = days.by.date().pred_opt().ok_or(Trouble::Impossible)?;
        if last_date <= days.from.date() {
            return Ok(first);
        }
        let last = self.on(last_date, time, true)?;
        Ok(Stretch { grain: Grain::Range, ..Stretch::of(first.from, last.by, Grain::Range) })
    }

    /// A time with no day: today if it is still ahead, tomorrow otherwise.
    fn undated(&self, time: &Time) -> Answer<Stretch> {
        let today = self.on(self.today(), time, self.is_back() || self.is_open_tonight(time))?;
        if self.is_back() {
            let begun = if today.deadline { today.by } else { today.from };
            let yesterday = self.today().pred_opt().ok_or(Trouble::Impossible)?;
            return if begun <= self.now() { Ok(today) } else { self.on(yesterday, time, true) };
        }
        let by_hours = matches!(
            time,
            Time::Part(
                Part { slot: Slot::FirstThing | Slot::LastThing | Slot::Closing | Slot::Opening | Slot::OpenHours, .. },
                _
            )
        );
        if by_hours {
            return self.next_open(time);
        }
        if self.is_ahead(&today, time) { Ok(today) } else { self.on(self.tomorrow()?, time, true) }
    }

    /// Whether a bare hour from 8 to 11 with no day may mean tonight: where the shop is open then, or is not at that hour in the
    /// morning either.
    fn is_open_tonight(&self, time: &Time) -> bool {
        let hour = match time {
            Time::Clock(clock) | Time::Clocks(clock, _) | Time::Lasting(clock, _) => *clock,
            _ => return false,
        };
        let hours = self.context.hours;
        let is_open = |date: NaiveDate, hour: u32| time_on(date, hour, 0).is_ok_and(|moment| hours.is_open_at(moment));
        let tonight = is_open(self.today(), hour.hour + 12);
        let some_day = (0..7).filter_map(|ahead| self.today().checked_add_days(Days::new(ahead)));
        let mut mornings = some_day.map(|date| is_open(date, hour.hour));
        EITHER_HOURS.contains(&hour.hour) && (tonight || !mornings.any(|open| open))
    }

    /// Whether a time today can still be meant: a range of hours until its end, anything else until it begins.
    fn is_ahead(&self, today: &Stretch, time: &Time) -> bool {
        let later = matches!(time, Time::Part(part, None) if matches!(part.slot, Slot::Afternoon | Slot::Evening | Slot::Night));
        let running = match time {
            Time::Clocks(..) | Time::Lasting(..) | Time::Part(_, Some(Edge::Whole)) => true,
            // "In the afternoon", said at four, is this one; "in the morning", said at ten, is that of tomorrow.
            _ => today.deadline || later && today.by - self.now() >= TimeDelta::hours(1),
        };
        if running { today.by > self.now() } else { today.from >= self.now() }
    }

    /// Such a time on the next day on which the shop opens.
    fn next_open(&self, time: &Time) -> Answer<Stretch> {
        for ahead in 0..=MOST_DAYS {
            let date = self.today().checked_add_days(Days::new(ahead)).ok_or(Trouble::Impossible)?;
            if !self.context.hours.is_open_on(date) {
                continue;
            }
            let stretch = self.on(date, time, true)?;
            if stretch.from >= self.now() {
                return Ok(stretch);
            }
        }
        self.on(self.tomorrow()?, time, true)
    }

    fn tomorrow(&self) -> Answer<NaiveDate> {
        self.today().succ_opt().ok_or(Trouble::Impossible)
    }

    // Times on a day.

    /// A time on a date. `either` where a bare hour from 8 to 11 may mean the evening of today.
    fn on(&self, date: NaiveDate, time: &Time, either: bool) -> Answer<Stretch> {
        match time {
            Time::Clock(clock) => Ok(Stretch::moment(self.clock_on(date, *clock, either)?)),
            Time::Clocks(a, b) => self.clocks_on(date, *a, *b, either),
            Time::Lasting(clock, minutes) => {
                let from = self.clock_on(date, *clock, either)?;
                let length = TimeDelta::try_minutes(*minutes).ok_or(Trouble::Impossible)?;
                let by = from.checked_add_signed(length).ok_or(Trouble::Impossible)?;
                Ok(Stretch::of(from, by, Grain::Range))
            }
            Time::Part(part, edge) => self.part_on(date, *part, *edge),
            Time::Near(part, minutes) => {
                let whole = self.part_on(date, *part, None)?;
                let moment = if whole.deadline { whole.by } else { whole.from };
                let length = TimeDelta::try_minutes(*minutes).ok_or(Trouble::Impossible)?;
                Ok(Stretch::moment(moment.checked_add_signed(length).ok_or(Trouble::Impossible)?))
            }
            Time::Same => Ok(Stretch::moment(self.time_of_speaking_on(date)?)),
            Time::Rest => {
                let hour = self.now().hour() + 1;
                let from = if hour < 24 { hour_on(date, hour)? } else { self.now() };
                Ok(Stretch::of(from, midnight_after(date)?, Grain::Part))
            }
        }
    }

    /// The time of speaking on another day, to five minutes.
    fn time_of_speaking_on(&self, date: NaiveDate) -> Answer<NaiveDateTime> {
        let minutes = (self.now().hour() * 60 + self.now().minute() + 2) / 5 * 5;
        time_on(date, minutes / 60, minutes % 60)
    }

    fn clock_on(&self, date: NaiveDate, clock: Clock, either: bool) -> Answer<NaiveDateTime> {
        if !clock.open {
            return time_on(date, clock.hour, clock.minute);
        }
        let usual = time_on(date, usual_hour(clock.hour), clock.minute)?;
        let may_be_evening = either && EITHER_HOURS.contains(&clock.hour) && date == self.today();
        if may_be_evening {
            let evening = time_on(date, clock.hour + 12, clock.minute)?;
            let wanted =
                if self.is_back() { evening <= self.now() } else { usual < self.now() && evening >= self.now() };
            if wanted {
                return Ok(evening);
            }
        }
        Ok(usual)
    }

    /// Both ends of a range in the same half of the day, as far as the words allow.
    fn clocks_on(&self, date: NaiveDate, a: Clock, b: Clock, either: bool) -> Answer<Stretch> {
        let day = TimeDelta::days(1);
        let half = TimeDelta::hours(12);
        let (from, by) = match (a.open, b.open) {
            (false, false) => {
                let (from, by) = (time_on(date, a.hour, a.minute)?, time_on(date, b.hour, b.minute)?);
                let overnight = by < from && a.hour >= 20;
                (from, if overnight { by.checked_add_signed(day).ok_or(Trouble::Impossible)? } else { by })
            }
            (false, true) => {
                let from = time_on(date, a.hour, a.minute)?;
                (from, self.open_after(from, b)?)
            }
            (true, false) => {
                let by = time_on(date, b.hour, b.minute)?;
                let early = time_on(date, a.hour % 12, a.minute)?;
                let late = early.checked_add_signed(half).ok_or(Trouble::Impossible)?;
                if late < by {
                    (late, by)
                } else if early < by && !(by.hour() < 7 && AFTERNOON_HOURS.contains(&a.hour) && early.hour() == 0) {
                    (early, by)
                } else {
                    (late, by.checked_add_signed(day).ok_or(Trouble::Impossible)?)
                }
            }
            (true, true) => {
                let from = self.clock_on(date, a, either)?;
                let by = self.open_after(from, b)?;
                if by.date() > date && by - from > TimeDelta::hours(8) {
                    return Err(Trouble::EndsBeforeStart);
                }
                (from, by)
            }
        };
        if by <= from {
            return Err(Trouble::EndsBeforeStart);
        }
        Ok(Stretch::of(from, by, Grain::Range))
    }

    /// The first moment after `from` at which the clock shows that time.
    fn open_after(&self, from: NaiveDateTime, clock: Clock) -> Answer<NaiveDateTime> {
        let mut by = time_on(from.date(), clock.hour % 12, clock.minute)?;
        while by <= from {
            by = by.checked_add_signed(TimeDelta::hours(12)).ok_or(Trouble::Impossible)?;
        }
        Ok(by)
    }

    fn part_on(&self, date: NaiveDate, part: Part, edge: Option<Edge>) -> Answer<Stretch> {
        let hours = self.context.hours;
        let at = |hour: u8| hour_on(date, hour.into());
        let two_hours = TimeDelta::hours(2);
        let stretch = |from, by| Ok(Stretch::of(from, by, Grain::Part));
        match part.slot {
            Slot::FirstThing => {
                let from = self.opening_on(date).map_or_else(|| at(9), Ok)?;
                stretch(from, from + two_hours)
            }
            Slot::LastThing => {
                let by = self.closing_on(date).map_or_else(|| at(part.to), Ok)?;
                stretch(by - two_hours, by)
            }
            Slot::Opening => Ok(Stretch::moment(self.opening_on(date).map_or_else(|| at(9), Ok)?)),
            Slot::OpenHours => {
                let from = self.opening_on(date).map_or_else(|| at(part.from), Ok)?;
                stretch(from, self.closing_on(date).map_or_else(|| at(part.to), Ok)?)
            }
            Slot::Closing => Ok(Stretch::deadline(self.closing_on(date).map_or_else(|| midnight_after(date), Ok)?)),
            Slot::DayEnd => {
                let closing = hours
                    .closing(date)
                    .filter(|&closing| date != self.today() || closing > self.now() || self.is_back());
                Ok(Stretch::deadline(closing.map_or_else(|| midnight_after(date), Ok)?))
            }
            Slot::BeforeLunch => {
                Ok(Stretch::deadline(hours.lunch(date).map_or_else(|| at(part.to), |gap| Ok(date.and_time(gap.0)))?))
            }
            Slot::AfterLunch => {
                let from = hours.lunch(date).map_or_else(|| at(part.from), |gap| Ok(date.and_time(gap.1)))?;
                stretch(from, from + two_hours)
            }
            Slot::LongMorning => {
                let noon_break = hours.lunch(date).map(|gap| gap.0).filter(|from| (12..=16).contains(&from.hour()));
                let by = noon_break.map_or_else(|| at(part.to), |from| Ok(date.and_time(from)))?;
                stretch_edge(at(part.from)?, by, edge)
            }
            _ => stretch_edge(at(part.from)?, at(part.to)?, edge),
        }
    }

    /// When the shop opens on that day, or would if it were a day like the next open one.
    fn opening_on(&self, date: NaiveDate) -> Option<NaiveDateTime> {
        let hours = self.context.hours;
        hours.opening(date).or_else(|| {
            let next = hours.next_open_day(date)?;
            hours.opening(next).map(|opening| date.and_time(opening.time()))
        })
    }

    fn closing_on(&self, date: NaiveDate) -> Option<NaiveDateTime> {
        let hours = self.context.hours;
        hours.closing(date).or_else(|| {
            let next = hours.next_open_day(date)?;
            hours.closing(next).map(|closing| date.and_time(closing.time()))
        })
    }

    // Days.

    /// The days meant. `time` is the time said with them, which decides whether today's weekday may be today.
    fn days(&self, day: &Day, time: Option<&Time>) -> Answer<Stretch> {
        let one = |date: NaiveDate| Ok(Stretch::days(date, next_day(date)?, Grain::Day));
        match day {
            Day::Now => Ok(Stretch::moment(self.now())),
            Day::Offset(days) => one(add_days(self.today(), *days)?),
            Day::Weekday(weekday, which) => one(self.weekday(*weekday, *which, time)?),
            Day::Numbered { day, of, weekday } => one(self.numbered(*day, of.as_ref(), *weekday)?),
            Day::Date { day, month, year, weekday } => {
                let date = self.date(*day, *month, *year)?;
                one(agreeing(date, *weekday)?)
            }
            Day::Figures { first, second, year, weekday } => one(self.figures(*first, *second, *year, *weekday)?),
            Day::Shift(amount, base) => self.shift(*amount, base.as_deref()),
            Day::Shifts(few, many) => {
                let (few, many) = (self.shift(*few, None)?, self.shift(*many, None)?);
                if many.by < few.from {
                    return Err(Trouble::EndsBeforeStart);
                }
                Ok(Stretch::of(few.from, many.by, Grain::Range))
            }
            Day::Stretch(amount) => self.stretch(*amount),
            Day::Period(period) => self.period(period),
            Day::Edge(edge, period) => self.edge(*edge, period),
            Day::Nth(nth, what, period) => self.nth(*nth, *what, period),
            Day::Slice(amount, last, period) => {
                let whole = self.period(period)?;
                let (first, after) = (whole.from.date(), whole.by.date());
                let (from, by) = if *last {
                    (self.shifted_date(after, amount.back())?, after)
                } else {
                    (first, self.shifted_date(first, *amount)?)
                };
                Ok(Stretch::days(from.max(first), by.min(after), Grain::Range))
            }
            Day::WeekdayAround(weekday, amount) => {
                let date = self.shifted_date(self.today(), *amount)?;
                one(add_days(monday_of(date)?, i64::from(*weekday))?)
            }
            Day::Payday(after, today_too) => one(self.payday(*after, *today_too)?),
            Day::Workdays => {
                let today = self.today();
                let from =
                    if today.weekday().num_days_from_monday() < 5 { today } else { add_days(monday_of(today)?, 7)? };
                Ok(Stretch::days(from, add_days(monday_of(from)?, 5)?, Grain::Range))
            }
        }
    }

    fn weekday(&self, weekday: u8, which: Which, time: Option<&Time>) -> Answer<NaiveDate> {
        let today = self.today();
        let now = i64::from(today.weekday().num_days_from_monday());
        let ahead = (i64::from(weekday) - now).rem_euclid(7);
        let behind = (now - i64::from(weekday)).rem_euclid(7);
        let monday = monday_of(today)?;
        let or_week = |days: i64| if days == 0 { 7 } else { days };
        let days = match which {
            Which::Next => return add_days(monday, 7 + i64::from(weekday)),
            Which::InWeek(week) => return add_days(monday, 7 * week + i64::from(weekday)),
            Which::Last => -or_week(behind),
            Which::Plain | Which::This if self.is_back() => {
                let passed = match time {
                    Some(time) => self.on(today, time, false)?.from <= self.now(),
                    None => true,
                };
                if behind == 0 && !passed { -7 } else { -behind }
            }
            Which::This => ahead,
            Which::Coming => or_week(ahead),
            Which::WeeksOn(weeks) => or_week(ahead) + 7 * weeks,
            Which::Plain => {
                let still = match time {
                    Some(time) if ahead == 0 => {
                        let stretch = self.on(today, time, false)?;
                        self.is_ahead(&stretch, time)
                    }
                    _ => false,
                };
                if still { 0 } else { or_week(ahead) }
            }
        };
        add_days(today, days)
    }

    fn numbered(&self, day: u32, of: Option<&Period>, weekday: Option<u8>) -> Answer<NaiveDate> {
        match of {
            Some(Period::Day(days)) => agreeing(add_days(self.today(), *days)?, weekday),
            Some(period) => {
                let month = self.period(period)?.from.date();
                agreeing(month.with_day(day).ok_or(Trouble::Impossible)?, weekday)
            }
            None => {
                let first = self.today().with_day(1).ok_or(Trouble::Impossible)?;
                let found = (0..MOST_MONTHS).find_map(|months| {
                    let month = if self.is_back() {
                        first.checked_sub_months(Months::new(months))
                    } else {
                        first.checked_add_months(Months::new(months))
                    };
                    month?.with_day(day).filter(|&date| self.is_on_this_side(date))
                });
                agreeing(found.ok_or(Trouble::Impossible)?, weekday)
            }
        }
    }

    /// The 15th or the last day of a month.
    fn payday(&self, after: u8, today_too: bool) -> Answer<NaiveDate> {
        let is_payday = |date: NaiveDate| date.day() == 15 || date.succ_opt().is_none_or(|next| next.day() == 1);
        let step = |days: u64| {
            let today = self.today();
            let days = Days::new(days);
            if self.is_back() { today.checked_sub_days(days) } else { today.checked_add_days(days) }
        };
        let first = u64::from(!today_too);
        (first..MOST_DAYS).filter_map(step).filter(|&date| is_payday(date)).nth(after.into()).ok_or(Trouble::Impossible)
    }

    /// Whether a date said without its year can be this one.
    fn is_on_this_side(&self, date: NaiveDate) -> bool {
        if self.is_back() { date <= self.today() } else { date >= self.today() }
    }

    fn date(&self, day: u32, month: u32, year: Option<i32>) -> Answer<NaiveDate> {
        if let Some(year) = year {
            return NaiveDate::from_ymd_opt(year, month, day).ok_or(Trouble::Impossible);
        }
        let this_year = self.today().year();
        (0..=8)
            .map(|years| if self.is_back() { this_year - years } else { this_year + years })
            .find_map(|year| NaiveDate::from_ymd_opt(year, month, day).filter(|&date| self.is_on_this_side(date)))
            .ok_or(Trouble::Impossible)
    }

    fn figures(&self, first: u32, second: u32, year: Option<i32>, weekday: Option<u8>) -> Answer<NaiveDate> {
        let (day_first, month_first) = (self.date(first, second, year), self.date(second, first, year));
        let (likely, other) = match self.context.date_order {
            DateOrder::DayFirst => (day_first, month_first),
            DateOrder::MonthFirst => (month_first, day_first),
        };
        let agrees = |date: &Answer<NaiveDate>| date.is_ok_and(|date| agreeing(date, weekday).is_ok());
        let date = if agrees(&likely) || likely.is_ok() && !agrees(&other) { likely } else { other };
        agreeing(date?, weekday)
    }

    fn shift(&self, amount: Amount, base: Option<&Day>) -> Answer<Stretch> {
        if base.is_none() && amount == (Amount { fine: amount.fine, approx: amount.approx, ..Amount::default() }) {
            return Err(Trouble::Impossible);
        }
        let approx = amount.approx;
        let stretch = match base {
            None if amount.fine => Stretch::moment(self.shifted(self.now(), amount)?),
            None => {
                let date = self.shifted_date(self.today(), amount)?;
                Stretch::days(date, next_day(date)?, Grain::Day)
            }
            Some(base) => {
                let from = self.days(base, None)?;
                if amount.fine {
                    Stretch::moment(self.shifted(from.from, amount)?)
                } else {
                    let date = self.shifted_date(from.from.date(), amount)?;
                    Stretch::days(date, next_day(date)?, Grain::Day)
                }
            }
        };
        // A slip of the finger, not a promise.
        let far = stretch.from.year().abs_diff(self.today().year()) > MOST_YEARS;
        if far { Err(Trouble::Impossible) } else { Ok(Stretch { approx, ..stretch }) }
    }

    fn stretch(&self, amount: Amount) -> Answer<Stretch> {
        if amount.fine {
            return Ok(Stretch::of(self.now(), self.shifted(self.now(), amount)?, Grain::Range));
        }
        let last = self.shifted_date(self.today(), amount)?;
        Ok(Stretch { approx: amount.approx, ..Stretch::days(self.tomorrow()?, next_day(last)?, Grain::Range) })
    }

    fn shifted(&self, from: NaiveDateTime, amount: Amount) -> Answer<NaiveDateTime> {
        let date = self.shifted_date(from.date(), Amount { seconds: 0, ..amount })?;
        let seconds = TimeDelta::try_seconds(amount.seconds).ok_or(Trouble::Impossible)?;
        date.and_time(from.time()).checked_add_signed(seconds).filter(in_reach).ok_or(Trouble::Impossible)
    }

    fn shifted_date(&self, from: NaiveDate, amount: Amount) -> Answer<NaiveDate> {
        let months = u32::try_from(amount.months.unsigned_abs()).map_err(|_| Trouble::Impossible)?;
        let moved = if amount.months < 0 {
            from.checked_sub_months(Months::new(months))
        } else {
            from.checked_add_months(Months::new(months))
        };
        let date = add_days(moved.ok_or(Trouble::Impossible)?, amount.days)?;
        let date = match amount.business {
            0 => date,
            ahead @ 1.. => {
                let count = u32::try_from(ahead).ok().filter(|&count| count <= 10_000).ok_or(Trouble::Impossible)?;
                self.context.hours.add_business_days(date, count).ok_or(Trouble::Impossible)?
            }
            back => self.business_days_before(date, back.unsigned_abs())?,
        };
        // What is left of a day and a half counts from the time of speaking.
        let rest = TimeDelta::try_seconds(amount.seconds).ok_or(Trouble::Impossible)?;
        let moment = date.and_time(self.now().time()).checked_add_signed(rest).ok_or(Trouble::Impossible)?;
        if amount.seconds == 0 { Ok(date) } else { Ok(moment.date()) }
    }

    fn business_days_before(&self, date: NaiveDate, count: u64) -> Answer<NaiveDate> {
        let (mut date, mut left) = (date, count.min(10_000));
        for _ in 0..MOST_DAYS * 40 {
            if left == 0 {
                return Ok(date);
            }
            date = date.pred_opt().ok_or(Trouble::Impossible)?;
            left -= u64::from(self.context.hours.is_business_day(date));
        }
        Err(Trouble::Impossible)
    }

    // Periods.

    fn period(&self, period: &Period) -> Answer<Stretch> {
        let today = self.today();
        let monday = monday_of(today)?;
        match period {
            Period::Week(week) => {
                let from = add_days(monday, 7 * week)?;
                Ok(Stretch::days(from, add_days(from, 7)?, Grain::Week))
            }
            Period::WorkWeek(week) => {
                let from = add_days(monday, 7 * week)?;
                Ok(Stretch::days(from, add_days(from, 5)?, Grain::Week))
            }
            Period::Weekend(week) => {
                let from = add_days(monday, 7 * week + 5)?;
                Ok(Stretch::days(from, add_days(from, 2)?, Grain::Weekend))
            }
            Period::Month(offset) => {
                let first = today.with_day(1).ok_or(Trouble::Impossible)?;
                let from = self.shifted_date(first, Amount { months: *offset, ..Amount::default() })?;
                Ok(Stretch::days(from, month_after(from)?, Grain::Month))
            }
            Period::Year(offset) => {
                let year = i64::from(today.year()) + offset;
                self.year(i32::try_from(year).map_err(|_| Trouble::Impossible)?)
            }
            Period::YearNumber(year) => self.year(*year),
            Period::Named(month, year) => self.named_month(*month, year.as_deref()),
            Period::WeekOf(day) => {
                let from = monday_of(self.days(day, None)?.from.date())?;
                Ok(Stretch::days(from, add_days(from, 7)?, Grain::Week))
            }
            Period::WeekendOf(day) => {
                let monday = monday_of(self.days(day, None)?.from.date())?;
                Ok(Stretch::days(add_days(monday, 5)?, add_days(monday, 7)?, Grain::Weekend))
            }
            Period::Running(running, _) => self.period(running),
            Period::Day(days) => {
                let date = add_days(today, *days)?;
                Ok(Stretch::days(date, next_day(date)?, Grain::Day))
            }
        }
    }

    fn year(&self, year: i32) -> Answer<Stretch> {
        let first = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1).ok_or(Trouble::Impossible);
        Ok(Stretch::days(first(year)?, first(year.checked_add(1).ok_or(Trouble::Impossible)?)?, Grain::Range))
    }

    fn named_month(&self, month: u32, year: Option<&Period>) -> Answer<Stretch> {
        let year = match year {
            Some(year) => self.period(year)?.from.year(),
            None => {
                let today = self.today();
                let later = match (self.is_back(), month.cmp(&today.month())) {
                    (false, std::cmp::Ordering::Less) => 1,
                    (true, std::cmp::Ordering::Greater) => -1,
                    _ => 0,
                };
                today.year() + later
            }
        };
        let from = NaiveDate::from_ymd_opt(year, month, 1).ok_or(Trouble::Impossible)?;
        Ok(Stretch::days(from, month_after(from)?, Grain::Month))
    }

    /// The beginning, middle or end of a period.
    fn edge(&self, edge: Edge, period: &Period) -> Answer<Stretch> {
        if let Period::Running(running, next) = period {
            let stretch = self.edge(edge, running)?;
            let over = !self.is_back() && stretch.by <= self.now();
            return if over { self.edge(edge, next) } else { Ok(stretch) };
        }
        let whole = self.period(period)?;
        let (first, after) = (whole.from.date(), whole.by.date());
        let days = |from: i64, by: i64| -> Answer<Stretch> {
            Ok(Stretch::days(add_days(first, from)?, add_days(first, by)?, Grain::Range))
        };
        let until_end = |from: NaiveDate| Stretch::days(from, after, Grain::Range);
        let stretch = match (period, edge) {
            (Period::Week(_) | Period::WorkWeek(_) | Period::WeekOf(_), Edge::Early | Edge::Start) => days(0, 3)?,
            (Period::Week(_) | Period::WorkWeek(_) | Period::WeekOf(_), Edge::Mid) => days(2, 4)?,
            (Period::Week(_) | Period::WorkWeek(_) | Period::WeekOf(_), Edge::Late | Edge::End) => days(3, 5)?,
            (Period::Weekend(_) | Period::WeekendOf(_), Edge::Early | Edge::Start) => days(0, 1)?,
            (Period::Weekend(_) | Period::WeekendOf(_), Edge::Mid) => whole,
            (Period::Weekend(_) | Period::WeekendOf(_), Edge::Late | Edge::End) => days(1, 2)?,
            (Period::Month(_) | Period::Named(..), Edge::Early | Edge::Start) => days(0, 10)?,
            (Period::Month(_) | Period::Named(..), Edge::Mid) => days(10, 20)?,
            (Period::Month(_) | Period::Named(..), Edge::Late) => until_end(add_days(first, 20)?),
            (Period::Month(_) | Period::Named(..), Edge::End) => until_end(add_days(after, -3)?),
            (Period::Year(_) | Period::YearNumber(_), _) => self.edge_of_year(edge, first.year())?,
            (Period::Running(..), _) | (_, Edge::Whole) => whole,
            (Period::Day(_), Edge::Early | Edge::Start) => {
                Stretch::of(hour_on(first, 8)?, hour_on(first, 12)?, Grain::Part)
            }
            (Period::Day(_), Edge::Mid) => Stretch::of(hour_on(first, 10)?, hour_on(first, 14)?, Grain::Part),
            (Period::Day(_), Edge::Late | Edge::End) => {
                Stretch::of(hour_on(first, 16)?, hour_on(first, 20)?, Grain::Part)
            }
        };
        Ok(self.still_ahead(stretch, whole))
    }

    fn edge_of_year(&self, edge: Edge, year: i32) -> Answer<Stretch> {
        let first_of = |month: u32| NaiveDate::from_ymd_opt(year, month, 1).ok_or(Trouble::Impossible);
        let (from, by) = match edge {
            Edge::Early | Edge::Start => (1, 4),
            Edge::Mid => (5, 8),
            Edge::Whole => (1, 12),
            Edge::Late => (10, 12),
            Edge::End => (12, 12),
        };
        Ok(Stretch::days(first_of(from)?, month_after(first_of(by)?)?, Grain::Range))
    }

    /// The late part of a period that is running begins today at the earliest, and lasts to its end where it is over already.
    fn still_ahead(&self, stretch: Stretch, whole: Stretch) -> Stretch {
        let today = self.today().and_time(NaiveTime::MIN);
        let running = !self.is_back() && whole.from <= self.now() && self.now() < whole.by;
        let late = stretch.from > whole.from && whole.by - stretch.by <= TimeDelta::days(2);
        if !running || !late || whole.grain == Grain::Day {
            return stretch;
        }
        let by = if stretch.by <= self.now() { whole.by } else { stretch.by };
        Stretch { from: stretch.from.max(today), by, ..stretch }
    }

    /// The first Friday of July, the third week of the month, the last Monday of next month.
    fn nth(&self, nth: u32, what: NthOf, period: &Period) -> Answer<Stretch> {
        let found = self.nth_in(nth, what, self.period(period)?)?;
        if let Period::Running(_, next) = period {
            let over = !self.is_back() && found.by <= self.now();
            return if over { self.nth_in(nth, what, self.period(next)?) } else { Ok(found) };
        }
        let open = matches!(period, Period::Named(_, None));
        if open && !self.is_back() && found.by <= self.now() {
            let Period::Named(month, _) = period else { return Ok(found) };
            let next_year = Period::Named(*month, Some(Box::new(Period::Year(1))));
            return self.nth_in(nth, what, self.period(&next_year)?);
        }
        Ok(found)
    }

    fn nth_in(&self, nth: u32, what: NthOf, whole: Stretch) -> Answer<Stretch> {
        let (first, after) = (whole.from.date(), whole.by.date());
        let nth = i64::from(nth);
        let (from, length) = match what {
            NthOf::Weekday(weekday) => {
                let weekday = i64::from(weekday);
                let day_of = |date: NaiveDate| i64::from(date.weekday().num_days_from_monday());
                let from = if nth == 0 {
                    let last = add_days(after, -1)?;
                    add_days(last, -(day_of(last) - weekday).rem_euclid(7))?
                } else {
                    add_days(first, (weekday - day_of(first)).rem_euclid(7) + 7 * (nth - 1))?
                };
                (from, 1)
            }
            NthOf::Week => {
                // A week belongs to the month in which its Thursday lies, as in ISO 8601.
                let holding = |date: NaiveDate| add_days(monday_of(add_days(date, 3)?)?, 0);
                let from: Answer<NaiveDate> =
                    if nth == 0 { add_days(holding(after)?, -7) } else { add_days(holding(first)?, 7 * (nth - 1)) };
                (from?, 7)
            }
            NthOf::Day => (if nth == 0 { add_days(after, -1)? } else { add_days(first, nth - 1)? }, 1),
            NthOf::Month => {
                let months = if nth == 0 { 11 } else { nth - 1 };
                let from = self.shifted_date(first, Amount { months, ..Amount::default() })?;
                return Ok(Stretch::days(from, month_after(from)?, Grain::Month));
            }
        };
        if from >= after {
            return Err(Trouble::Impossible);
        }
        let grain = if length == 1 { Grain::Day } else { Grain::Week };
        Ok(Stretch::days(from, add_days(from, length)?, grain))
    }
}

/// The hour of the day that a bare hour means.
fn usual_hour(hour: u32) -> u32 {
    if AFTERNOON_HOURS.contains(&hour) { hour + 12 } else { hour }
}

/// The date, unless it is another weekday than the one said.
fn agreeing(date: NaiveDate, weekday: Option<u8>) -> Answer<NaiveDate> {
    match weekday {
        Some(said) if date.weekday().num_days_from_monday() != u32::from(said) => Err(Trouble::Disagrees(date, said)),
        _ => Ok(date),
    }
}

/// The two hours at the beginning, in the middle or at the end of a part of day.
fn stretch_edge(from: NaiveDateTime, by: NaiveDateTime, edge: Option<Edge>) -> Answer<Stretch> {
    let two_hours = TimeDelta::hours(2);
    let (from, by) = match edge {
        None | Some(Edge::Whole) => (from, by),
        Some(Edge::Early | Edge::Start) => (from, from + two_hours),
        Some(Edge::Late | Edge::End) => (by - two_hours, by),
        Some(Edge::Mid) => {
            let middle = from + (by - from) / 2;
            (middle - TimeDelta::hours(1), middle + TimeDelta::hours(1))
        }
    };
    Ok(Stretch::of(from, by, Grain::Part))
}

fn hour_on(date: NaiveDate, hour: u32) -> Answer<NaiveDateTime> {
    time_on(date, hour, 0)
}

fn time_on(date: NaiveDate, hour: u32, minute: u32) -> Answer<NaiveDateTime> {
    if (hour, minute) == (24, 0) {
        return midnight_after(date);
    }
    NaiveTime::from_hms_opt(hour, minute, 0).map(|time| date.and_time(time)).ok_or(Trouble::Impossible)
}

fn midnight_after(date: NaiveDate) -> Answer<NaiveDateTime> {
    Ok(next_day(date)?.and_time(NaiveTime::MIN))
}

fn next_day(date: NaiveDate) -> Answer<NaiveDate> {
    add_days(date, 1)
}

/// So many days later, as long as the year still has four figures.
fn add_days(date: NaiveDate, days: i64) -> Answer<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    let moved = if days < 0 { date.checked_sub_days(count) } else { date.checked_add_days(count) };
    moved.filter(|date| (1..=9999).contains(&date.year())).ok_or(Trouble::Impossible)
}

fn in_reach(moment: &NaiveDateTime) -> bool {
    (1..=9999).contains(&moment.year())
}

fn monday_of(date: NaiveDate) -> Answer<NaiveDate> {
    add_days(date, -i64::from(date.weekday().num_days_from_monday()))
}

fn month_after(first: NaiveDate) -> Answer<NaiveDate> {
    first.checked_add_months(Months::new(1)).filter(|date| date.year() <= 9999).ok_or(Trouble::Impossible)
}
