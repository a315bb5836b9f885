//! The grammar of clock times: every way to say that it is a quarter to six.

use crate::dates::grammar::spot::Piece;
use crate::dates::grammar::{Found, Grammar, Lead};
use crate::dates::lexicon::{Bound, Half, Sense, Slot, Unit};
use crate::dates::phrase::{Clock, Time};
use crate::model::Kind;

/// Minutes that people count to and from the hour without saying that they are minutes.
const ROUND_MINUTES: [u32; 5] = [5, 10, 15, 20, 25];

impl Grammar<'_> {
    /// A clock time or a range of two, with the words before it.
    pub(super) fn time(&self, at: usize, lead: Lead) -> Option<Found<Piece>> {
        if let Some(end) = self.same_time(at) {
            return Some(Found::new(Piece::Time(Time::Same, true), end, false));
        }
        if let Some(near) = self.near(at) {
            return Some(near);
        }
        let range = self.clock_range(at, lead);
        let single = self.single_time(at, lead);
        let minutes_to = |single: &Found<Piece>| {
            let told = matches!(single.value, Piece::Time(Time::Clock(clock), _) if clock.minute > 0);
            told && self.is_minutes_first(at, lead)
        };
        match (range, single) {
            (Some(range), Some(single)) if single.end > range.end || minutes_to(&single) => Some(single),
            (range, single) => range.or(single),
        }
    }

    /// "Half an hour before closing", "una hora después de comer".
    fn near(&self, at: usize) -> Option<Found<Piece>> {
        let (minutes, next) = self.length_in_minutes(at)?;
        let ahead = self.bound(next).and_then(|(bound, _, next)| match bound {
            Bound::Before => Some((-minutes, next)),
            Bound::After => Some((minutes, next)),
            _ => None,
        });
        let told = ahead.and_then(|(minutes, next)| {
            let next = self.eat(next, Sense::Article).unwrap_or(next);
            self.pick(next, |sense| match sense {
                Sense::PartNoun(part) if matches!(part.slot, Slot::Closing | Slot::Opening) => Some((part, minutes)),
                _ => None,
            })
        });
        let ((part, minutes), end) = told.or_else(|| {
            self.pick(next, |sense| match sense {
                Sense::Part(part) if part.slot == Slot::AfterLunch => Some((part, minutes)),
                Sense::Part(part) if part.slot == Slot::BeforeLunch => Some((part, -minutes)),
                _ => None,
            })
        })?;
        Some(Found::new(Piece::Time(Time::Near(part, minutes), false), end, true))
    }

    /// Whether minutes to the hour stand there: "ten to five".
    fn is_minutes_first(&self, at: usize, lead: Lead) -> bool {
        let opened = self.time_opening(at, lead);
        let range = self.eat(at, Sense::From).is_some() || self.eat(at, Sense::Between).is_some();
        !range && self.minutes_first(opened.next, Lead { hour: opened.led, ..lead }).is_some()
    }

    /// "This time", "around the same time".
    fn same_time(&self, at: usize) -> Option<usize> {
        let opened = self.eat(at, Sense::At).unwrap_or(at);
        let opened = self.around(opened).map_or(opened, |(_, next)| next);
        self.eat(at, Sense::SameTime).or_else(|| self.eat(opened, Sense::SameTime))
    }

    fn single_time(&self, at: usize, lead: Lead) -> Option<Found<Piece>> {
        let opened = self.time_opening(at, lead);
        let clock = self.clock(opened.next, Lead { hour: opened.led, ..lead })?;
        // "Around 5 December", "30 Nov - 2 Dec".
        if !clock.sure && self.month_date(opened.next).is_some_and(|date| date.end > clock.end) {
            return None;
        }
        let clock = self.moved_behind_part(&clock, lead).unwrap_or(clock);
        let ish = self.eat(clock.end, Sense::Ish);
        let after_hyphen = self.words.is_sign(clock.end, '-').then(|| self.eat(clock.end + 1, Sense::Ish)).flatten();
        let end = ish.or(after_hyphen).unwrap_or(clock.end);
        let ish = end > clock.end;
        let bare_is_time = opened.led || ish && self.words.is_glued(clock.end) || self.lenient;
        let beside_day = (lead.day || opened.article && opened.begun) && self.is_followed_by_no_thing(end);
        // "From 5 to 10 people": no hour, if the range it opens is none of hours.
        let opens_range = !clock.sure && self.single_to(end).is_some_and(|next| self.number(next).is_some());
        if opens_range {
            return None;
        }
        // "Las 8 de la tarde"; "8 de la tarde" and "call 8 tonight", which could count people only elsewhere.
        let is_hour = || self.follows_meeting(at) || self.eat(clock.end, Sense::Of).is_some();
        let leads_to_part = opened.article || clock.value.open && is_hour();
        let told_by_part = leads_to_part && self.part_after_clock(clock.end).is_some();
        if !clock.sure && !bare_is_time && !beside_day && !told_by_part || !self.words.is_border(end) {
            return None;
        }
        if !clock.sure && self.counts_things(clock.end) {
            return None;
        }
        let sure = clock.sure || opened.led || ish || told_by_part;
        Some(Found::new(Piece::Time(Time::Clock(clock.value), opened.approx || ish), end, sure))
    }

    /// Whether a bare number beside a day is about to count nothing: neither "5 lamps" nor "5 or 6 lamps", "8 of the lamps" and "5 and
    /// a half kilos".
    fn is_followed_by_no_thing(&self, end: usize) -> bool {
        let joint = self.eat(end, Sense::Or).or_else(|| self.eat(end, Sense::And));
        let counts_more = joint.is_some_and(|next| {
            let half = self.eat(self.eat(next, Sense::One).unwrap_or(next), Sense::Half);
            let more = self.number(next).map(|(_, after)| after).or(half);
            more.is_some_and(|after| !self.is_followed_plainly(after))
        });
        let of = self.eat(end, Sense::Of).is_some() && self.part_after_clock(end).is_none();
        self.is_followed_plainly(end) && !counts_more && !of
    }

    /// "Las 8 de la noche menos cuarto".
    fn moved_behind_part(&self, clock: &Found<Clock>, lead: Lead) -> Option<Found<Clock>> {
        let (part, end) = self.part_after_clock(clock.end).filter(|_| clock.value.minute == 0)?;
        let (moved, end) = self.minutes_after(clock.value.in_part(part), end, Lead { bound: true, ..lead })?;
        Some(Found::new(moved, end, true))
    }

    /// "At around", "a eso de las", "for".
    fn time_opening(&self, at: usize, lead: Lead) -> Opening {
        let mut opening = Opening { next: at, led: lead.hour, approx: false, article: false, begun: lead.bound };
        for _ in 0..3 {
            if let Some(next) = self.eat(opening.next, Sense::At) {
                (opening.next, opening.led, opening.begun) = (next, true, true);
            } else if let Some((bare, next)) = self.around(opening.next) {
                (opening.next, opening.approx, opening.begun) = (next, true, true);
                opening.led |= bare;
            } else if let Some(next) = self.eat(opening.next, Sense::AroundHour) {
                opening = Opening { next, led: true, approx: true, begun: true, ..opening };
                break;
            } else if let Some(next) = self.eat(opening.next, Sense::For).filter(|_| lead.day && opening.next == at) {
                (opening.next, opening.begun) = (next, true);
            } else {
                break;
            }
        }
        if let Some(next) = self.eat(opening.next, Sense::TheHour) {
            opening.next = next;
            opening.article = true;
            opening.led |= opening.begun;
        }
        opening
    }

    /// "From 9 to 11", "entre las 5 y las 6", "4-5pm", "from 9 for two hours".
    fn clock_range(&self, at: usize, lead: Lead) -> Option<Found<Piece>> {
        if let Some(lasting) = self.length_from(at) {
            return Some(lasting);
        }
        let between = self.eat(at, Sense::Between);
        let opened = between.or_else(|| self.eat(at, Sense::From)).or_else(|| {
            let next = self.eat(at, Sense::At)?;
            Some(next)
        });
        let opening = self.time_opening(opened.unwrap_or(at), Lead::default());
        let from = self.leaned(opening.next, between.is_some())?;
        if let Some(lasting) = self.lasting(&from, opened.is_some() || lead.hour) {
            return Some(lasting);
        }
        let next = between
            .and_then(|_| self.eat(from.end, Sense::And))
            .or_else(|| self.eat(from.end, Sense::To).filter(|_| opened.is_some() || lead.hour || from.sure))
            .or_else(|| self.single_to(from.end))
            .or_else(|| self.words.is_sign(from.end, '-').then_some(from.end + 1))?;
        let second = self.time_opening(next, Lead { bound: true, ..Lead::default() });
        let to = self.leaned(second.next, false)?;
        let begun = opened.is_some() || lead.hour;
        let by_day = lead.day && self.is_followed_plainly(to.end);
        let articles = opening.article || second.article;
        let plain = articles || self.is_followed_plainly(to.end);
        let said = from.sure || to.sure || begun && plain || by_day || self.lenient;
        let counted = !from.sure && !to.sure && self.counts_things(to.end);
        if !said || counted || !self.words.is_border(to.end) {
            return None;
        }
        let approx = opening.approx || second.approx;
        Some(Found::new(Piece::Time(Time::Clocks(from.value, to.value), approx), to.end, true))
    }

    /// "For two hours" after the time at which it begins.
    fn lasting(&self, from: &Found<Clock>, begun: bool) -> Option<Found<Piece>> {
        if !begun && !from.sure {
            return None;
        }
        let next = self.eat(from.end, Sense::For)?;
        let length = self.length_in_minutes(next)?;
        Some(Found::new(Piece::Time(Time::Lasting(from.value, length.0), false), length.1, true))
    }

    /// "For two hours from nine".
    fn length_from(&self, at: usize) -> Option<Found<Piece>> {
        let (minutes, next) = self.length_in_minutes(self.eat(at, Sense::For)?)?;
        let clock = self.leaned(self.eat(next, Sense::From)?, false)?;
        Some(Found::new(Piece::Time(Time::Lasting(clock.value, minutes), false), clock.end, true))
    }

    /// A clock time with the part of day said right after it.
    fn leaned(&self, at: usize, between: bool) -> Option<Found<Clock>> {
        let clock = self.clock(at, Lead { hour: true, bound: between, ..Lead::default() })?;
        if let Some(part) = self.part_after_clock(clock.end) {
            return Some(Found::new(clock.value.in_part(part.0), part.1, true));
        }
        Some(clock)
    }

    /// A clock time. Sure if it can be nothing else; a bare number is not. `lead.hour` where something before it says that it is
    /// an hour, `lead.bound` where an "and" after it joins two hours.
    pub(super) fn clock(&self, at: usize, lead: Lead) -> Option<Found<Clock>> {
        let hour_first = self.hour_first(at, lead).or_else(|| self.half_hour(at, lead));
        match self.minutes_first(at, lead) {
            Some(found) if hour_first.as_ref().is_none_or(|other| other.end < found.end) => Some(found),
            _ => hour_first,
        }
    }

    /// "Half past five", "ten to six", "cuarto para las seis".
    fn minutes_first(&self, at: usize, lead: Lead) -> Option<Found<Clock>> {
        let (minutes, plain_number, next) = self.leading_minutes(at)?;
        let next = if self.words.is_sign(next, '-') && self.words.is_glued(next) { next + 1 } else { next };
        let past = self.eat(next, Sense::Past);
        let of = || self.eat(next, Sense::ShortOf).filter(|_| lead.hour || lead.bound || lead.day || self.lenient);
        let after = past.or_else(|| self.eat(next, Sense::Short)).or_else(of)?;
        if past.is_none() && (minutes == 30 && !plain_number) {
            return None;
        }
        let spelled = !self.is_figure(at);
        if plain_number && past.is_none() && self.is_minutes_to(at, minutes, after, after > next + 1, lead) {
            return self.minutes_to(minutes, after, lead);
        }
        // "Diez para las cinco" by itself: the article tells the hour.
        let alone = self.lenient && spelled && after > next + 1 && ROUND_MINUTES.contains(&minutes);
        if plain_number
            && past.is_none()
            && !alone
            && !(lead.hour && spelled && !lead.bound && ROUND_MINUTES.contains(&minutes))
        {
            return None;
        }
        if past.is_none() {
            return self.minutes_to(minutes, after, lead);
        }
        let hour = self.hour_of_minutes(after, lead)?;
        let total = hour.value.hour * 60 + hour.value.minute;
        Some(Found::new(moved_clock(hour.value, total + minutes), hour.end, true))
    }

    fn hour_of_minutes(&self, at: usize, lead: Lead) -> Option<Found<Clock>> {
        let after = self.eat(at, Sense::TheHour).unwrap_or(at);
        self.hour_first(after, Lead { hour: true, ..lead })
    }

    fn minutes_to(&self, minutes: u32, after: usize, lead: Lead) -> Option<Found<Clock>> {
        let hour = self.hour_of_minutes(after, lead)?;
        let total = hour.value.hour * 60 + hour.value.minute;
        Some(Found::new(moved_clock(hour.value, (total + 24 * 60).checked_sub(minutes)?), hour.end, true))
    }

    /// "Ten to five", where the hour is no later than the minutes would be as an hour, so that it is no range; or "10 para las
    /// cinco" beside a verb that brings nothing to be counted.
    fn is_minutes_to(&self, at: usize, minutes: u32, after: usize, article: bool, lead: Lead) -> bool {
        if !ROUND_MINUTES.contains(&minutes) {
            return false;
        }
        let Some(hour) = self.hour_of_minutes(after, lead) else { return false };
        let opens = |sense: Sense| at.checked_sub(1).is_some_and(|before| self.eat(before, sense).is_some());
        let ranged = opens(Sense::From) || opens(Sense::Between);
        let twelve = hour.value.hour <= 12 && (hour.value.minute == 0 || hour.value.open);
        if ranged || !twelve || self.counts_things(hour.end) || !self.words.is_border(hour.end) {
            return false;
        }
        let beside = lead.hour || lead.day || self.lenient || self.follows_meeting(at);
        if article {
            return beside;
        }
        // "Call me 10 to 4": nothing else is meant where a verb takes no number of things.
        let falling = hour.value.hour <= minutes;
        falling && (beside || lead.bound || self.is_followed_plainly(hour.end) && !self.is_figure(at))
    }

    /// Whether the words before are those of a call or a visit, which takes no number of things.
    fn follows_meeting(&self, at: usize) -> bool {
        self.follows(at, is_meeting)
    }

    /// "Half nine" as the British say it: half past nine.
    fn half_hour(&self, at: usize, lead: Lead) -> Option<Found<Clock>> {
        let next = self.eat(at, Sense::HalfPast)?;
        let hour = self.hour_and_minutes(next, lead).filter(|hour| hour.value.minute == 0 && hour.value.open)?;
        let sure = lead.hour || lead.day || self.is_followed_plainly(hour.end);
        (sure && !self.counts_things(hour.end))
            .then(|| Found::new(moved_clock(hour.value, hour.value.hour * 60 + 30), hour.end, true))
    }

    /// The minutes before "past" or "to", and whether they are a number without the word "minutes".
    fn leading_minutes(&self, at: usize) -> Option<(u32, bool, usize)> {
        if let Some(next) = self.eat(at, Sense::Quarter) {
            return Some((15, false, next));
        }
        if let Some(next) = self.eat(at, Sense::Half) {
            return Some((30, false, next));
        }
        let (number, next) = self.number(at).filter(|&(number, _)| number < 60)?;
        if let Some(next) = self.eat(next, Sense::Quarter).filter(|_| number == 3) {
            return Some((45, false, next));
        }
        match self.eat(next, Sense::Unit(Unit::Minute)) {
            Some(next) => Some((number, false, next)),
            None => Some((number, true, next)),
        }
    }

    fn hour_first(&self, at: usize, lead: Lead) -> Option<Found<Clock>> {
        if let Some((clock, end)) = self.pick(at, |sense| match sense {
            Sense::Clock(hour, minute) => Some(Clock::exact(hour.into(), minute.into())),
            _ => None,
        }) {
            return Some(Found::new(clock, end, true));
        }
        let mut found = self.hour_and_minutes(at, lead)?;
        if found.value.minute == 0
            && let Some((clock, end)) = self.minutes_after(found.value, found.end, lead)
        {
            found = Found::new(clock, end, true);
        }
        if let Some((half, end)) = self.half_after(found.end) {
            let twelve = found.value.hour == 12;
            let clock = if found.value.open || twelve { found.value.in_half(half) } else { found.value };
            found = Found::new(clock, end, true);
            if clock.minute == 0
                && let Some((clock, end)) = self.minutes_after(clock, end, lead)
            {
                found = Found::new(clock, end, true);
            }
        }
        if let Some(end) = self.eat(found.end, Sense::OClock) {
            let end = self.half_after(end).map_or((None, end), |(half, end)| (Some(half), end));
            let clock = end.0.map_or(found.value, |half| found.value.in_half(half));
            found = Found::new(clock, end.1, true);
        }
        Some(found)
    }

    /// "5", "17:30", "17.30 h", "17h30", "340pm", "cinco", "eight forty".
    fn hour_and_minutes(&self, at: usize, lead: Lead) -> Option<Found<Clock>> {
        let Some((number, digits)) = self.words.digits(at) else { return self.spelled(at, lead) };
        if digits > 4 {
            return None;
        }
        let zero = digits == 2 && number < 10;
        let said = |hour, minute| if zero { Clock::exact(hour, minute) } else { Clock::said(hour, minute) };
        let minutes_at =
            |index: usize| self.words.digits(index).filter(|&(_, digits)| digits == 2).map(|(minute, _)| minute);
        let on_clock = |hour: u32, minute: u32| hour < 24 && minute < 60 || (hour, minute) == (24, 0);
        if digits <= 2 && self.words.is_sign(at + 1, ':') && self.words.is_glued(at + 1) {
            let minute = minutes_at(at + 2)?;
            if !on_clock(number, minute) && !lead.hour && !self.lenient {
                return None;
            }
            let end = self.after_hour_mark(self.after_seconds(at + 3));
            return Some(Found::new(said(number, minute), end, true));
        }
        if digits <= 2
            && self.words.is_sign(at + 1, '.')
            && self.words.is_glued(at + 1)
            && self.words.is_glued(at + 2)
            && let Some(minute) = minutes_at(at + 2).filter(|&minute| on_clock(number, minute))
        {
            let end = self.after_hour_mark(at + 3);
            let marked = end > at + 3 || self.half_after(end).is_some();
            if !marked && self.eat(at + 3, Sense::Unit(Unit::Hour)).is_none() && self.counts_things(at + 3) {
                return None;
            }
            return Some(Found::new(said(number, minute), end, marked || lead.day));
        }
        if digits >= 3 {
            let (hour, minute) = (number / 100, number % 100);
            let marked = self.half_after(at + 1).is_some() || self.after_hour_mark(at + 1) > at + 1;
            let beside = self.offset(at + 1).is_some() || self.sure_weekday(at + 1).is_some();
            let told =
                digits == 4 && minute % 5 == 0 && (beside || self.follows_meeting(at) || self.ends_as_hour(at, lead));
            let plausible = on_clock(hour, minute) && (marked || told || lead.hour && digits == 4 && minute % 5 == 0);
            let exact = digits == 4 && hour < 10 || hour == 0;
            let clock = if exact { Clock::exact(hour, minute) } else { Clock::said(hour, minute) };
            return plausible.then(|| Found::new(clock, self.after_hour_mark(at + 1), marked || told));
        }
        if let Some(mark) = self.eat(at + 1, Sense::HourMark) {
            if let Some(minute) = minutes_at(mark).filter(|&minute| on_clock(number, minute)) {
                let glued = self.words.is_glued(mark);
                if glued || self.half_after(mark + 1).is_some() {
                    return Some(Found::new(said(number, minute), mark + 1, true));
                }
            }
            let brief = self.words.is_glued(at + 1) || self.words.folded(at + 1).len() <= 2;
            if number <= 24 && (lead.hour || lead.day && brief || self.words.is_glued(at + 1) && number >= 13) {
                return Some(Found::new(
                    said(number, 0),
                    mark,
                    number >= 13 || self.half_after(mark).is_some() || lead.hour,
                ));
            }
            return None;
        }
        // "At 5 thirty", "tomorrow 5 30".
        if (lead.hour || lead.day)
            && number <= 24
            && let Some((minute, end)) = self.number(at + 1).filter(|&(minute, _)| (10..60).contains(&minute))
            && (self.is_figure(at + 1) && self.are_minutes(at + 1, minute)
                || lead.hour && !self.is_figure(at + 1) && !self.counts_things(end))
        {
            return Some(Found::new(said(number, minute), end, true));
        }
        (number <= 24 || lead.hour && number <= 99)
            .then(|| Found::new(said(number, 0), at + 1, false))
            .filter(|found| found.value.hour <= 24)
    }

    /// Whether a figure behind an hour is its minutes and neither a date nor a number of things.
    fn are_minutes(&self, at: usize, minute: u32) -> bool {
        let is_date =
            self.month_date(at).is_some() || self.words.is_sign(at + 1, '/') || self.words.is_sign(at + 1, '-');
        minute.is_multiple_of(5) && self.words.is_border(at + 1) && self.is_followed_plainly(at + 1) && !is_date
    }

    /// "Call tomorrow 1700": four figures behind a day, at the end of a sentence about a call or a visit.
    fn ends_as_hour(&self, at: usize, lead: Lead) -> bool {
        let meets = || (0..at).any(|before| self.meanings.at(before).iter().any(|found| is_meeting(found.sense)));
        lead.day && self.is_end(at + 1) && (self.lenient || meets())
    }

    fn spelled(&self, at: usize, lead: Lead) -> Option<Found<Clock>> {
        let (hour, end) = self
            .number(at)
            .or_else(|| self.eat(at, Sense::One).filter(|_| self.is_hour_one(at)).map(|end| (1, end)))?;
        let (hour, end) = if hour > 24 {
            // "Las veinte y cinco": the hour is the tens.
            self.pick(at, |sense| match sense {
                Sense::Tens(20) => Some(20),
                _ => None,
            })?
        } else {
            (hour, end)
        };
        let after = if self.words.is_sign(end, '-') && self.words.is_glued(end + 1) { end + 1 } else { end };
        let minutes = self.number(after).filter(|&(minute, next)| {
            let told = minute >= 10 || lead.hour || self.lenient || self.half_after(next).is_some();
            !self.is_figure(after) && minute < 60 && told && !self.counts_things(next)
        });
        if let Some((minute, end)) = minutes {
            return Some(Found::new(Clock::said(hour, minute), end, true));
        }
        Some(Found::new(Clock::said(hour, 0), end, false))
    }

    /// "La una".
    fn is_hour_one(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.eat(before, Sense::TheHour).is_some())
    }

    /// "Y media", "menos cuarto" after the hour.
    fn minutes_after(&self, hour: Clock, at: usize, lead: Lead) -> Option<(Clock, usize)> {
        let total = hour.hour * 60;
        if let Some(next) = self.eat(at, Sense::Plus) {
            if let Some(end) = self.eat(next, Sense::Half).filter(|&end| self.unit_after_half(end)) {
                return Some((moved_clock(hour, total + 30), end));
            }
            if let Some(end) = self.eat(next, Sense::Quarter).filter(|&end| self.unit_after_half(end)) {
                return Some((moved_clock(hour, total + 15), end));
            }
            // "Las 5 y 1/2".
            if let Some((hundredths, end)) = self.fraction(next).filter(|&(_, end)| self.is_followed_plainly(end)) {
                return Some((moved_clock(hour, total + hundredths * 60 / 100), end));
            }
            if lead.bound || self.is_figure(at.checked_sub(1)?) != self.is_figure(next) {
                return None;
            }
            let (minutes, end) =
                self.number(next).filter(|&(minutes, end)| (1..60).contains(&minutes) && !self.counts_or_hours(end))?;
            let end = self.eat(end, Sense::Unit(Unit::Minute)).unwrap_or(end);
            return Some((moved_clock(hour, total + minutes), end));
        }
        let next = self.eat(at, Sense::Minus)?;
        let (minutes, end) = match self.eat(next, Sense::Quarter) {
            Some(end) => (15, end),
            None => self.number(next).filter(|&(minutes, _)| (1..60).contains(&minutes))?,
        };
        let end = self.eat(end, Sense::Unit(Unit::Minute)).unwrap_or(end);
        Some((moved_clock(hour, total + 24 * 60 - minutes), end))
    }

    fn unit_after_half(&self, end: usize) -> bool {
        self.pick(end, |sense| matches!(sense, Sense::Unit(Unit::Hour | Unit::Day | Unit::Week)).then_some(()))
            .is_none()
    }

    fn counts_or_hours(&self, end: usize) -> bool {
        self.counts_things(end) && self.eat(end, Sense::Unit(Unit::Minute)).is_none()
    }

    /// "am" or "p. m." after an hour.
    pub(super) fn half_after(&self, at: usize) -> Option<(Half, usize)> {
        let next = if self.words.is_sign(at, '.') && self.words.is_glued(at) { at + 1 } else { at };
        let (half, end) = self.pick(next, |sense| match sense {
            Sense::Half12(half) => Some(half),
            _ => None,
        })?;
        // A lone letter counts only where it touches the figure: "9a".
        let lone = self.words.folded(next).len() == 1 && end == next + 1;
        if lone && !self.words.is_glued(next) || !self.words.is_border(end) {
            return None;
        }
        Some((half, end))
    }

    fn after_seconds(&self, at: usize) -> usize {
        let seconds = self.words.is_sign(at, ':') && self.words.is_glued(at) && self.words.is_glued(at + 1);
        if seconds && self.words.digits(at + 1).is_some_and(|(second, digits)| digits == 2 && second < 60) {
            at + 2
        } else {
            at
        }
    }

    fn after_hour_mark(&self, at: usize) -> usize {
        self.eat(at, Sense::HourMark).unwrap_or(at)
    }
}

/// What stands before a clock time.
#[derive(Clone, Copy)]
struct Opening {
    next: usize,
    /// A bare number after it is an hour.
    led: bool,
    approx: bool,
    article: bool,
    begun: bool,
}

/// Whether it is a verb of a call or a visit.
fn is_meeting(sense: Sense) -> bool {
    matches!(sense, Sense::Deed(Kind::Call | Kind::Visit) | Sense::DeedAfterDoer(Kind::Call))
}

/// A clock time that many minutes after midnight, as open as the one it was reckoned from.
fn moved_clock(from: Clock, minutes: u32) -> Clock {
    let (hour, minute) = (minutes / 60 % 24, minutes % 60);
    if !from.open {
        return Clock::exact(hour, minute);
    }
    let hour = if hour == 0 { 12 } else { hour };
    Clock::said(hour, minute)
}
