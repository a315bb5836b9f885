//! The grammar of a day and a time beside each other, in any order.

use crate::dates::grammar::{Found, Grammar, Lead, longer};
use crate::dates::lexicon::{Edge, Part, Sense, Slot};
use crate::dates::phrase::{Amount, Day, NthOf, Period, Spot, Time, Which};

/// How many parts (day, hour, part of day, …) one phrase can have.
const MOST_PARTS: usize = 6;

/// One part of a phrase.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// A day.
    Day(Day),
    /// A clock time, and whether it is approximate.
    Time(Time, bool),
    /// A part of the day, its edge, and the day it says (today for "tonight").
    Part(Part, Option<Edge>, Option<i64>),
    /// The rest of today.
    Rest,
}

impl Grammar<'_> {
    /// A day, a time, or both in any order.
    pub(super) fn spot(&self, at: usize, lead: Lead) -> Option<Found<Spot>> {
        let mut best = None;
        for first in self.parts_at(at, lead, &Draft::default()) {
            let mut draft = Draft::default();
            if draft.take(first.value).is_some() {
                draft.sure = first.sure;
                draft.count = 1;
                best = longer(best, self.finish(draft, first.end));
            }
        }
        best
    }

    /// Takes further parts in for as long as they fit.
    fn finish(&self, mut draft: Draft, mut end: usize) -> Option<Found<Spot>> {
        for _ in 1..MOST_PARTS {
            let lead = Lead {
                day: draft.day.is_some(),
                clock: draft.has_clock,
                part: draft.part.is_some(),
                ..Lead::default()
            };
            let mut best: Option<(Draft, usize)> = None;
            for next in self.joints(end) {
                for part in self.parts_at(next, lead, &draft) {
                    let mut longer = draft.clone();
                    if longer.take(part.value).is_some() && best.as_ref().is_none_or(|(_, end)| part.end > *end) {
                        longer.sure |= part.sure || draft.count >= 1 && draft.day.is_some();
                        longer.count += 1;
                        best = Some((longer, part.end));
                    }
                }
            }
            let Some((longer, next)) = best else { break };
            (draft, end) = (longer, next);
        }
        let (sure, count) = (draft.sure, draft.count);
        Some(Found::new(draft.spot()?, end, sure || count >= 2))
    }

    /// The words at which the next part of the phrase may begin: at once, after a comma, after "of", after the T of
    /// "2026-12-03T17:00".
    fn joints(&self, end: usize) -> impl Iterator<Item = usize> {
        let of = self.eat(end, Sense::Of);
        let sign = [',', '-', '(', ')'].into_iter().any(|sign| self.words.is_sign(end, sign)).then_some(end + 1);
        let twice = sign.filter(|&next| self.words.is_sign(next, '-') || self.words.is_sign(next, ',')).map(|n| n + 1);
        let is_glued = |at| self.words.is_glued(at) && self.words.get(at).is_some();
        let t = (is_glued(end) && is_glued(end + 1) && self.words.folded(end) == "t").then_some(end + 1);
        [Some(end), of, sign, twice, t].into_iter().flatten()
    }

    fn parts_at(&self, at: usize, lead: Lead, draft: &Draft) -> impl Iterator<Item = Found<Piece>> {
        let day = self.day(at, lead).map(|day| day.map(Piece::Day));
        let time = if draft.has_clock { None } else { self.time(at, lead) };
        let part = if draft.part.is_some_and(|(part, _)| !is_wide(part) && !is_narrow(part)) {
            None
        } else {
            self.part(at, lead)
        };
        [day, time, part].into_iter().flatten()
    }
}

/// A spot in the making.
#[derive(Clone, Debug, Default)]
struct Draft {
    day: Option<Day>,
    time: Option<Time>,
    has_clock: bool,
    part: Option<(Part, Option<Edge>)>,
    approx: bool,
    sure: bool,
    count: usize,
}

impl Draft {
    /// Takes a part in; none if there is no room for it.
    fn take(&mut self, piece: Piece) -> Option<()> {
        match piece {
            Piece::Day(day) => {
                if let Day::Shift(amount, _) = &day
                    && amount.fine
                    && (self.has_clock || self.part.is_some())
                {
                    return None;
                }
                self.day = Some(match self.day.take() {
                    None => day,
                    Some(before) => merged(before, day)?,
                });
            }
            Piece::Time(time, approx) => {
                if self.has_clock
                    || matches!(&self.day, Some(Day::Shift(amount, _)) if amount.fine)
                    || matches!(self.day, Some(Day::Now))
                {
                    return None;
                }
                (self.time, self.has_clock) = (Some(time), true);
                self.approx |= approx;
            }
            Piece::Part(part, edge, day) => {
                let within = self.part.is_some_and(|before| narrows(part, before.0));
                let around = self.part.is_some_and(|before| narrows(before.0, part));
                if self.part.is_some() && !within && !around
                    || matches!(self.time, Some(Time::Rest))
                    || matches!(&self.day, Some(Day::Shift(amount, _)) if amount.fine)
                {
                    return None;
                }
                if let Some(offset) = day {
                    match &self.day {
                        None => self.day = Some(Day::Offset(offset)),
                        Some(Day::Offset(0)) if offset == 0 => {}
                        Some(Day::Weekday(..) | Day::Offset(_)) | Some(_) => return None,
                    }
                }
                if !around {
                    self.part = Some((part, edge));
                }
            }
            Piece::Rest => {
                if self.day.is_some() || self.has_clock || self.part.is_some() {
                    return None;
                }
                self.day = Some(Day::Offset(0));
                self.time = Some(Time::Rest);
                self.has_clock = true;
            }
        }
        Some(())
    }

    fn spot(mut self) -> Option<Spot> {
        if matches!(self.time, Some(Time::Same)) {
            // "This time next week": seven days from now.
            self.day = Some(match self.day? {
                Day::Period(Period::Week(weeks)) => Day::Offset(7 * weeks),
                Day::Period(Period::Month(months)) => Day::Shift(Amount { months, ..Amount::default() }, None),
                day => day,
            });
        }
        let time = match (self.time, self.part) {
            (Some(Time::Clock(clock)), Some((part, _))) => Some(Time::Clock(clock.in_part(part))),
            (Some(Time::Clocks(a, b)), Some((part, _))) => Some(Time::Clocks(a.in_part(part), b.in_part(part))),
            (Some(Time::Lasting(a, minutes)), Some((part, _))) => Some(Time::Lasting(a.in_part(part), minutes)),
            (time @ Some(_), _) => time,
            (None, Some((part, edge))) => Some(Time::Part(part, edge)),
            (None, None) => None,
        };
        if self.day.is_none() && time.is_none() {
            return None;
        }
        Some(Spot { day: self.day, time, approx: self.approx })
    }
}

/// A part of day that a narrower one may follow: "the morning, first thing".
fn is_wide(part: Part) -> bool {
    matches!(part.slot, Slot::Morning | Slot::LongMorning | Slot::Afternoon | Slot::Evening | Slot::Night)
}

/// A part of day that may stand beside the wider one in which it lies.
fn is_narrow(part: Part) -> bool {
    matches!(part.slot, Slot::FirstThing | Slot::LastThing | Slot::Closing)
}

/// Whether the first lies within the other.
fn narrows(part: Part, wide: Part) -> bool {
    match part.slot {
        Slot::FirstThing => matches!(wide.slot, Slot::Morning | Slot::LongMorning),
        Slot::LastThing | Slot::Closing => matches!(wide.slot, Slot::Afternoon | Slot::Evening),
        _ => false,
    }
}

/// Two days that say one thing together: "Friday" and "the 27th", "Tuesday" and "of next week".
fn merged(a: Day, b: Day) -> Option<Day> {
    match (a, b) {
        (Day::Weekday(weekday, Which::Plain | Which::This | Which::Coming), other)
        | (other, Day::Weekday(weekday, Which::Plain)) => match other {
            Day::Numbered { day, of, weekday: None } => Some(Day::Numbered { day, of, weekday: Some(weekday) }),
            Day::Date { day, month, year, weekday: None } => {
                Some(Day::Date { day, month, year, weekday: Some(weekday) })
            }
            Day::Figures { first, second, year, weekday: None } => {
                Some(Day::Figures { first, second, year, weekday: Some(weekday) })
            }
            Day::Period(Period::Week(week)) => Some(Day::Weekday(weekday, Which::InWeek(week))),
            Day::Period(week @ Period::WeekOf(_)) => Some(Day::Nth(1, NthOf::Weekday(weekday), week)),
            Day::Shift(amount, None) if !amount.fine => Some(Day::WeekdayAround(weekday, amount)),
            Day::Shift(amount, Some(base)) if *base == Day::Offset(0) && !amount.fine => {
                Some(Day::WeekdayAround(weekday, amount))
            }
            _ => None,
        },
        _ => None,
    }
}
