//! What a date phrase says before anybody looks at a clock or a calendar.

use crate::dates::Tongue;
use crate::dates::lexicon::{Bound, Edge, Half, Part, Slot, Unit};

/// A date phrase, free of any clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// What it says.
    pub core: Core,
    /// The language of its words, for the readings offered in its stead.
    pub tongue: Tongue,
}

/// How the parts of a phrase hang together.
#[derive(Clone, Debug, PartialEq)]
pub enum Core {
    /// One moment, day or longer.
    Plain(Spot),
    /// Bounded by it on one side.
    Bounded(Bound, Spot),
    /// From the one to the other.
    Span(Spot, Spot),
    /// The one or the other.
    Either(Spot, Spot),
    /// Before that much time has passed.
    Within(Amount),
    /// Again and again.
    Recurring,
}

/// A day, a time, or both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// The day or the days.
    pub day: Option<Day>,
    /// The time of day.
    pub time: Option<Time>,
    /// Said with "around" or the like.
    pub approx: bool,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Time {
    /// By the clock.
    Clock(Clock),
    /// From one clock time to another.
    Clocks(Clock, Clock),
    /// From a clock time on for so many minutes.
    Lasting(Clock, i64),
    /// A part of the day, or the beginning, middle or end of one.
    Part(Part, Option<Edge>),
    /// So many minutes from a moment that the opening hours or the midday break tell.
    Near(Part, i64),
    /// What is left of the day.
    Rest,
    /// The time of speaking.
    Same,
}

/// A clock time as said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The hour said, 0 to 24; anything above is on no clock.
    pub hour: u32,
    /// The minute said; anything above 59 is on no clock.
    pub minute: u32,
    /// Whether it may as well be twelve hours later or earlier.
    pub open: bool,
}

impl Clock {
    /// A time that can be read in one way only.
    pub fn exact(hour: u32, minute: u32) -> Self {
        Clock { hour, minute, open: false }
    }

    /// A time that may lie in either half of the day, unless its hour tells.
    pub fn said(hour: u32, minute: u32) -> Self {
        Clock { hour, minute, open: (1..=12).contains(&hour) }
    }

    /// The same time, in the half of the day that was said with it.
    pub fn in_half(self, half: Half) -> Self {
        let hour = match (half, self.hour) {
            (Half::Am, 12) => 0,
            (Half::Pm, hour @ 1..=11) => hour + 12,
            (_, hour) => hour,
        };
        Clock { hour, open: false, ..self }
    }

    /// The same time, within the part of the day that was said with it.
    pub fn in_part(self, part: Part) -> Self {
        if !self.open {
            return self;
        }
        let half = match part.slot {
            Slot::Dawn | Slot::Morning | Slot::LongMorning | Slot::FirstThing | Slot::Opening => {
                return if self.hour == 12 { Clock { open: false, ..self } } else { self.in_half(Half::Am) };
            }
            Slot::Night if self.hour == 12 => return Clock { hour: 24, open: false, ..self },
            Slot::Night if self.hour < 5 => Half::Am,
            Slot::Stretch if part.to <= 12 => Half::Am,
            Slot::Lunch | Slot::BeforeLunch if self.hour >= 10 => Half::Am,
            Slot::Lunch if self.hour == 12 => return Clock { open: false, ..self },
            _ => Half::Pm,
        };
        if self.hour == 12 { Clock { open: false, ..self } } else { self.in_half(half) }
    }
}

/// A day or more.
#[derive(Clone, Debug, PartialEq)]
pub enum Day {
    /// The moment of speaking.
    Now,
    /// So many days from today.
    Offset(i64),
    /// A day of the week, Monday is 0.
    Weekday(u8, Which),
    /// A day of a month that is said or understood, with the weekday it is said to be.
    Numbered {
        /// The day of the month.
        day: u32,
        /// The month, where it is said.
        of: Option<Period>,
        /// The weekday, where it is said.
        weekday: Option<u8>,
    },
    /// A day of a named month.
    Date {
        /// The day of the month.
        day: u32,
        /// The month.
        month: u32,
        /// The year, where it is said.
        year: Option<i32>,
        /// The weekday, where it is said.
        weekday: Option<u8>,
    },
    /// Two figures, one of them the day and one the month.
    Figures {
        /// The one said first.
        first: u32,
        /// The other.
        second: u32,
        /// The year, where it is said.
        year: Option<i32>,
        /// The weekday, where it is said.
        weekday: Option<u8>,
    },
    /// So much later than a day, or than now.
    Shift(Amount, Option<Box<Day>>),
    /// Between one and the other amount from now.
    Shifts(Amount, Amount),
    /// The stretch of that length which begins tomorrow, or now where it is counted in hours.
    Stretch(Amount),
    /// A week, a month or the like.
    Period(Period),
    /// The beginning, middle or end of one.
    Edge(Edge, Period),
    /// The weekday, week or month of that number within a period; counted from the end where the number is zero.
    Nth(u32, NthOf, Period),
    /// The first or, if so said, the last stretch of that length within a period.
    Slice(Amount, bool, Period),
    /// The weekday (or the day so much later) of the week in which the shifted day lies.
    WeekdayAround(u8, Amount),
    /// The days from today to Friday.
    Workdays,
    /// So many paydays (the 15th and the last of every month) after the first one that is not over; whether that can be today.
    Payday(u8, bool),
}

/// Which of the days of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The next one after today.
    Plain,
    /// The coming one, today if it is today.
    This,
    /// That of the next calendar week.
    Next,
    /// The coming one.
    Coming,
    /// The last one before today.
    Last,
    /// So many weeks after the coming one.
    WeeksOn(i64),
    /// That of the calendar week so many weeks from this one.
    InWeek(i64),
}

/// A stretch of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub enum Period {
    /// A week, Monday to Sunday, so many from this one.
    Week(i64),
    /// Its Monday to Friday.
    WorkWeek(i64),
    /// Its Saturday and Sunday.
    Weekend(i64),
    /// A month, so many from this one.
    Month(i64),
    /// A year, so many from this one.
    Year(i64),
    /// A year by its number.
    YearNumber(i32),
    /// A month by its name, in the year said or the next there is.
    Named(u32, Option<Box<Period>>),
    /// The week in which a day lies.
    WeekOf(Box<Day>),
    /// The weekend of that week.
    WeekendOf(Box<Day>),
    /// The first of the two, or the second where what is meant of the first is over.
    Running(Box<Period>, Box<Period>),
    /// The day itself, where its beginning or end is meant.
    Day(i64),
}

/// What is counted within a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NthOf {
    /// A day of the week.
    Weekday(u8),
    /// A week.
    Week,
    /// A month.
    Month,
    /// A day.
    Day,
}

/// A length of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// Calendar months.
    pub months: i64,
    /// Days.
    pub days: i64,
    /// Days on which the shop works.
    pub business: i64,
    /// Seconds.
    pub seconds: i64,
    /// Counted in hours or less, so that it leads to a moment and not to a day.
    pub fine: bool,
    /// Said loosely.
    pub approx: bool,
}

impl Amount {
    /// So many of a unit; halves and the like as hundredths.
    pub fn of(hundredths: i64, unit: Unit) -> Self {
        let whole = hundredths / 100;
        let seconds = |each: i64| hundredths.saturating_mul(each) / 100;
        match unit {
            Unit::Second => Amount { seconds: seconds(1), fine: true, ..Amount::default() },
            Unit::Minute => Amount { seconds: seconds(60), fine: true, ..Amount::default() },
            Unit::Hour => Amount { seconds: seconds(3600), fine: true, ..Amount::default() },
            Unit::Day => Amount::days_and_rest(hundredths, 1),
            Unit::Week | Unit::WorkWeek => Amount::days_and_rest(hundredths, 7),
            Unit::Fortnight => Amount::days_and_rest(hundredths, 14),
            Unit::BusinessDay => Amount { business: whole, ..Amount::default() },
            Unit::Month => Amount { months: whole, days: hundredths % 100 * 30 / 100, ..Amount::default() },
            Unit::Year => Amount { months: hundredths.saturating_mul(12) / 100, ..Amount::default() },
        }
    }

    fn days_and_rest(hundredths: i64, each: i64) -> Self {
        let days = hundredths.saturating_mul(each);
        Amount { days: days / 100, seconds: days % 100 * 864, ..Amount::default() }
    }

    /// The sum of both.
    pub fn plus(self, other: Amount) -> Self {
        Amount {
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
            business: self.business.saturating_add(other.business),
            seconds: self.seconds.saturating_add(other.seconds),
            fine: self.fine || other.fine,
            approx: self.approx || other.approx,
        }
    }

    /// The same length, backwards.
    pub fn back(self) -> Self {
        Amount { months: -self.months, days: -self.days, business: -self.business, seconds: -self.seconds, ..self }
    }
}

impl Spot {
    /// Whether it says a time and no day.
    pub fn is_time_only(&self) -> bool {
        self.day.is_none() && self.time.is_some()
    }

    /// Whether it says a day and no time.
    pub fn is_day_only(&self) -> bool {
        self.day.is_some() && self.time.is_none()
    }

    /// Both in one, if the one lacks what the other has.
    pub fn joined(&self, other: &Spot) -> Option<Spot> {
        let (day, time) = match (self.is_day_only(), other.is_time_only(), self.is_time_only(), other.is_day_only()) {
            (true, true, _, _) => (&self.day, &other.time),
            (_, _, true, true) => (&other.day, &self.time),
            _ => return None,
        };
        let takes_time = !matches!(day, Some(Day::Shift(amount, _)) if amount.fine)
            && !matches!(day, Some(Day::Now | Day::Shifts(..)));
        takes_time.then(|| Spot { day: day.clone(), time: *time, approx: self.approx || other.approx })
    }
}

impl Spot {
    /// A weekday in the week that the other one names: "next week I'll call you on Tuesday".
    fn in_week_of(&self, other: &Spot) -> Option<Spot> {
        let in_week = |day: &Spot, week: &Spot| match (&day.day, &week.day, &week.time) {
            (Some(Day::Weekday(weekday, Which::Plain)), Some(Day::Period(Period::Week(number))), None) => {
                Some(Spot { day: Some(Day::Weekday(*weekday, Which::InWeek(*number))), ..day.clone() })
            }
            _ => None,
        };
        in_week(self, other).or_else(|| in_week(other, self))
    }
}

impl Phrase {
    /// Whether it says that weekday (Monday is 0), "on" it or "by" it, and no hour.
    pub fn names_only(&self, weekday: u8) -> bool {
        let (Core::Plain(spot) | Core::Bounded(_, spot)) = &self.core else { return false };
        matches!(spot.time, None | Some(Time::Part(..))) && spot.day == Some(Day::Weekday(weekday, Which::Plain))
    }

    /// The clock time that it says, if it says one.
    pub fn clock(&self) -> Option<Clock> {
        match &self.core {
            Core::Plain(Spot { time: Some(Time::Clock(clock)), .. })
            | Core::Bounded(_, Spot { time: Some(Time::Clock(clock)), .. }) => Some(*clock),
            _ => None,
        }
    }

    /// Both in one phrase, if they fit together: the day of the one and the time of the other.
    pub fn joined(&self, other: &Phrase) -> Option<Phrase> {
        let core = match (&self.core, &other.core) {
            (Core::Plain(a), Core::Plain(b)) => Core::Plain(a.joined(b).or_else(|| a.in_week_of(b))?),
            (Core::Span(a, b), Core::Plain(week)) | (Core::Plain(week), Core::Span(a, b)) => {
                Core::Span(a.in_week_of(week)?, b.in_week_of(week)?)
            }
            (Core::Bounded(bound, a), Core::Plain(b)) | (Core::Plain(b), Core::Bounded(bound, a)) => {
                Core::Bounded(*bound, a.joined(b)?)
            }
            (Core::Either(a, b), Core::Plain(c)) | (Core::Plain(c), Core::Either(a, b)) => {
                Core::Either(a.joined(c)?, b.joined(c)?)
            }
            _ => return None,
        };
        Some(Phrase { core, tongue: self.tongue })
    }
}
