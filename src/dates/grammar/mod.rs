//! Reads the phrase that begins at a word. It knows meanings only: which words carry them is the lexicons' affair.

mod clock;
mod date;
mod day;
mod length;
mod part;
mod period;
mod spot;

use crate::dates::Tongue;
use crate::dates::grammar::part::is_plain_part;
use crate::dates::lexicon::{Bound, Firmness, Found as Meaning, Meanings, Part, Sense, Unit};
use crate::dates::phrase::{Core, Day, Period, Phrase, Spot, Time, Which};
use crate::dates::words::{Shape, Word, Words};

/// Something read, and the word after it.
#[derive(Clone, Debug)]
pub struct Found<T> {
    /// What was read.
    pub value: T,
    /// The word after its last.
    pub end: usize,
    /// Whether it can only be a date; otherwise something else must speak for it.
    pub sure: bool,
}

impl<T> Found<T> {
    fn new(value: T, end: usize, sure: bool) -> Self {
        Found { value, end, sure }
    }

    fn map<U>(self, change: impl FnOnce(T) -> U) -> Found<U> {
        Found { value: change(self.value), end: self.end, sure: self.sure }
    }
}

/// The longer of two readings, the first if both are equally long.
fn longer<T>(a: Option<Found<T>>, b: Option<Found<T>>) -> Option<Found<T>> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.end > a.end || b.end == a.end && b.sure && !a.sure { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// What stands before the words to be read.
#[derive(Clone, Copy, Debug, Default)]
struct Lead {
    /// A word after which a bare number is an hour: "at", "before".
    pub hour: bool,
    /// A word after which hours take their article: "antes de" las cinco.
    pub bound: bool,
    /// A day stands beside it.
    pub day: bool,
    /// An hour stands beside it.
    pub clock: bool,
    /// A part of the day stands beside it.
    pub part: bool,
}

/// The grammar at work on one text.
#[derive(Clone, Copy, Debug)]
pub struct Grammar<'a> {
    words: &'a Words<'a>,
    meanings: &'a Meanings,
    tongue: Tongue,
    lenient: bool,
}

impl<'a> Grammar<'a> {
    /// A grammar for a text; `lenient` where the whole text is meant as a date phrase, so that bare numbers and names count.
    pub fn new(words: &'a Words<'a>, meanings: &'a Meanings, tongue: Tongue, lenient: bool) -> Self {
        Grammar { words, meanings, tongue, lenient }
    }

    /// The longest phrase that begins at the word `at`.
    pub fn phrase(&self, at: usize) -> Option<Found<Phrase>> {
        if self.meanings.at(at).is_empty() && self.words.get(at)?.shape != Shape::Digits {
            return None;
        }
        let core = [
            self.recurring(at),
            self.within(at),
            self.numbered_span(at),
            self.figure_span(at),
            self.no_further(at),
            self.span(at),
            self.plain(at),
            self.bounded(at),
        ]
        .into_iter()
        .fold(None, longer)?;
        let tongue = self.tongue_of(at, core.end);
        let core = self.bounded_after(core);
        (core.sure || self.lenient).then(|| core.map(|core| Phrase { core, tongue }))
    }

    // The core of a phrase.

    fn recurring(&self, at: usize) -> Option<Found<Core>> {
        let day_at = |next: usize| {
            let next = self.skip_number(next);
            self.pick(next, |sense| match sense {
                Sense::Weekday(..) | Sense::Weekdays(_) | Sense::Unit(_) | Sense::Weekend | Sense::Part(_) => Some(()),
                Sense::PartNoun(_) | Sense::Idiom(..) | Sense::Month(_, Firmness::Sure) => Some(()),
                _ => None,
            })
        };
        if let Some(end) = self.eat(at, Sense::Every).and_then(day_at).map(|(_, end)| end) {
            return Some(Found::new(Core::Recurring, self.recurring_tail(end), true));
        }
        let next = self.eat(at, Sense::On).unwrap_or(at);
        if let Some((_, end)) = self.pick(next, |sense| matches!(sense, Sense::Weekdays(_)).then_some(())) {
            return Some(Found::new(Core::Recurring, self.recurring_tail(end), true));
        }
        let next = self.eat(at, Sense::TheMany)?;
        if let Some(end) = self.several_numbered(next) {
            return Some(Found::new(Core::Recurring, self.recurring_tail(end), true));
        }
        let (_, end) = self.pick(next, |sense| {
            matches!(sense, Sense::Weekday(_, Firmness::Sure) | Sense::Weekdays(_)).then_some(())
        })?;
        (!self.is_figure(end)).then(|| Found::new(Core::Recurring, self.recurring_tail(end), true))
    }

    /// "Los días 3, 5 y 12": more than one day.
    fn several_numbered(&self, at: usize) -> Option<usize> {
        let next = self.eat(at, Sense::Unit(Unit::Day)).filter(|&next| self.is_figure(next))?;
        let (_, mut end) = self.number(next)?;
        let mut count = 1;
        loop {
            let joint = self.words.is_sign(end, ',').then_some(end + 1).or_else(|| self.eat(end, Sense::And));
            let Some((_, after)) = joint.filter(|&next| self.is_figure(next)).and_then(|next| self.number(next)) else {
                return (count > 1).then_some(end);
            };
            (count, end) = (count + 1, after);
        }
    }

    /// The words after a recurrence that belong to it: its hour, its part of day.
    fn recurring_tail(&self, end: usize) -> usize {
        let after_and = self.eat(end, Sense::And).and_then(|next| {
            let next = self.eat(next, Sense::TheMany).or_else(|| self.eat(next, Sense::Every)).unwrap_or(next);
            self.pick(next, |sense| matches!(sense, Sense::Weekday(..) | Sense::Weekdays(_)).then_some(()))
        });
        let end = after_and.map_or(end, |(_, end)| end);
        let lead = Lead { day: true, ..Lead::default() };
        let time = self.time(end, lead).map(|time| time.end);
        time.or_else(|| self.part(end, lead).map(|part| part.end)).unwrap_or(end)
    }

    fn within(&self, at: usize) -> Option<Found<Core>> {
        // "Dentro de este mes", "dentro de la semana": by its end.
        if let Some(next) = self.eat(at, Sense::After).filter(|&next| next > at + 1)
            && let Some(period) = self.calendar_period(next).or_else(|| self.this_period(next))
            && matches!(period.value, Period::Week(0) | Period::Month(0))
        {
            let spot = Spot { day: Some(Day::Period(period.value)), ..Spot::default() };
            return Some(Found::new(Core::Bounded(Bound::By, spot), period.end, true));
        }
        let next = self.eat(at, Sense::Within)?;
        let next = self.eat(next, Sense::Article).unwrap_or(next);
        let next = self.which(next).map_or(next, |(_, next)| next);
        if let Some((_, many)) = self.two_amounts(next) {
            return Some(many.map(Core::Within));
        }
        let amount = self.amount(next).or_else(|| self.single_unit(next))?;
        let mut end = self.eat(amount.end, Sense::FromNow).unwrap_or(amount.end);
        if let Some(base) = self.eat(end, Sense::FromDay).and_then(|next| self.offset(next)) {
            if base.value != Day::Offset(0) {
                let day = Day::Shift(amount.value, Some(Box::new(base.value)));
                let spot = Spot { day: Some(day), ..Spot::default() };
                return Some(Found::new(Core::Bounded(Bound::By, spot), base.end, true));
            }
            end = base.end;
        }
        Some(Found::new(Core::Within(amount.value), end, true))
    }

    /// "La semana", "el mes": the one that is running.
    fn this_period(&self, at: usize) -> Option<Found<Period>> {
        let (unit, end) = self.unit(self.eat(at, Sense::Article)?)?;
        match unit {
            Unit::Week => Some(Found::new(Period::Week(0), end, true)),
            Unit::Month => Some(Found::new(Period::Month(0), end, true)),
            _ => None,
        }
    }

    /// "From A to B", "between A and B", "A or B", where A and B are not both hours of the same day.
    fn span(&self, at: usize) -> Option<Found<Core>> {
        let between = self.eat(at, Sense::Between);
        let opened = between.or_else(|| self.eat(at, Sense::From));
        let first = self.spot(opened.unwrap_or(at), Lead { hour: opened.is_some(), ..Lead::default() })?;
        if let Some(next) = self.eat(first.end, Sense::Or) {
            return self.either(at, first, next);
        }
        let weekday = |spot: &Spot| matches!(spot, Spot { day: Some(Day::Weekday(..)), time: None, .. });
        if opened.is_none() && self.words.is_sign(first.end, '/') && weekday(&first.value) {
            let second = self.spot(first.end + 1, Lead { bound: true, ..Lead::default() })?;
            let told = matches!(second.value.day, Some(Day::Weekday(..))) && (first.sure || second.sure);
            return told.then(|| Found::new(Core::Either(first.value, second.value), second.end, true));
        }
        let first_is_dated = first.value.day.is_some() || opened.is_some();
        let next = between
            .and_then(|_| self.eat(first.end, Sense::And))
            .or_else(|| self.eat(first.end, Sense::To))
            .or_else(|| self.words.is_sign(first.end, '-').then_some(first.end + 1))
            .filter(|_| first_is_dated)?;
        let second = self.spot(next, Lead { hour: opened.is_some(), bound: true, ..Lead::default() })?;
        let (a, b) = spanned(first.value, second.value)?;
        let weekdays = weekday(&a) && weekday(&b);
        let sure = first.sure && second.sure || (opened.is_some() || weekdays) && (first.sure || second.sure);
        Some(Found::new(Core::Span(a, b), second.end, sure))
    }

    /// "Del 3 al 5 de diciembre", "entre el 3 y el 5".
    fn numbered_span(&self, at: usize) -> Option<Found<Core>> {
        let is_day = |day: &(u32, usize)| (1..=31).contains(&day.0);
        let (day, next) = self.number(self.eat(at, Sense::FromThe)?).filter(is_day)?;
        let next = self.eat(next, Sense::To).or_else(|| self.eat(next, Sense::And))?;
        let the = self.eat(next, Sense::The).unwrap_or(next);
        let plain =
            |end: usize| !self.counts_things(end) && self.clock(the, Lead::default()).is_none_or(|clock| !clock.sure);
        let second = longer(longer(self.month_date(next), self.numbered(next, Lead::default())), {
            let number = self.number(the).filter(is_day).filter(|&(_, end)| plain(end));
            number.map(|(day, end)| Found::new(Day::Numbered { day, of: None, weekday: None }, end, true))
        })?;
        let first = Spot { day: Some(Day::Numbered { day, of: None, weekday: None }), ..Spot::default() };
        let (a, b) = spanned(first, Spot { day: Some(second.value), ..Spot::default() })?;
        Some(Found::new(Core::Span(a, b), second.end, true))
    }

    /// "3-5 december", "3 o 4 de diciembre", "dec 3-5".
    fn figure_span(&self, at: usize) -> Option<Found<Core>> {
        let is_day = |day: &(u32, usize)| (1..=31).contains(&day.0);
        let spot = |day: Day| Spot { day: Some(day), ..Spot::default() };
        let joint = |next: usize| {
            let sign = self.words.is_sign(next, '-').then_some(next + 1);
            sign.or_else(|| self.eat(next, Sense::To))
                .or_else(|| self.eat(next, Sense::And))
                .map(|next| (false, next))
                .or_else(|| self.eat(next, Sense::Or).map(|next| (true, next)))
        };
        let core = |either: bool, a: Spot, b: Spot| if either { Core::Either(a, b) } else { Core::Span(a, b) };
        let opened = [Sense::On, Sense::For, Sense::From, Sense::Between]
            .into_iter()
            .find_map(|sense| self.eat(at, sense))
            .unwrap_or(at);
        let start = self.eat(opened, Sense::The).unwrap_or(opened);
        if let Some((day, next)) = self.ordinal(start).or_else(|| self.number(start)).filter(is_day)
            && let Some((either, next)) = joint(next)
            && self.ordinal(next).or_else(|| self.number(next)).is_some_and(|(second, _)| second > day)
            && let Some(second) = self.month_date(next)
            && let Day::Date { month, year, .. } = second.value
        {
            let first = spot(Day::Date { day, month, year, weekday: None });
            return Some(Found::new(core(either, first, spot(second.value)), second.end, true));
        }
        let ((month, _), next) = self.month_name(opened)?;
        let (day, next) = self.ordinal(next).or_else(|| self.number(next)).filter(is_day)?;
        let (either, next) = joint(next)?;
        let (last, end) = self.ordinal(next).or_else(|| self.number(next)).filter(is_day)?;
        let plain =
            last > day && !self.counts_things(end) && self.words.is_border(end) && self.month_name(end).is_none();
        let clock = self.clock(next, Lead::default()).is_some_and(|clock| clock.sure);
        let date = |day| spot(Day::Date { day, month, year: None, weekday: None });
        (plain && !clock).then(|| Found::new(core(either, date(day), date(last)), end, true))
    }

    /// "Del viernes no pasa": a deadline at its end.
    fn no_further(&self, at: usize) -> Option<Found<Core>> {
        let spot = self.spot(self.eat(at, Sense::Of)?, Lead::default())?;
        let end = self.eat(spot.end, Sense::NoFurther)?;
        Some(Found::new(Core::Bounded(Bound::By, spot.value), end, true))
    }

    fn either(&self, at: usize, first: Found<Spot>, next: usize) -> Option<Found<Core>> {
        if self.eat(at, Sense::From).is_some() && self.eat(at, Sense::At).is_none() && first.value.day.is_none() {
            return None;
        }
        let part = first.value.time.filter(|time| matches!(time, Time::Part(..)));
        let of_part = part.is_some() && self.eat(next, Sense::FromThe).is_some();
        let lead = Lead { hour: first.value.time.is_some(), bound: true, part: of_part, ..Lead::default() };
        let second = self.spot(next, lead)?;
        let (mut a, mut b) = (first.value, second.value);
        // "La tarde del 3 o del 4".
        b.time = b.time.or(part.filter(|_| of_part));
        let has_own_day = b.day.is_some();
        match (&a.day, &b.day) {
            (Some(day), None) if a.time.is_some() => b.day = Some(day.clone()),
            (Some(_), None) | (None, Some(_)) => return None,
            _ => {}
        }
        if let (Some(Day::Weekday(_, Which::InWeek(week))), Some(Day::Weekday(day, Which::Plain))) = (&a.day, &b.day) {
            b.day = Some(Day::Weekday(*day, Which::InWeek(*week)));
        }
        if let (Some(Day::Weekday(_, Which::Next)), Some(Day::Weekday(day, Which::Plain))) = (&a.day, &b.day) {
            b.day = Some(Day::Weekday(*day, Which::Next));
        }
        if a.time.is_none() && b.time.is_some() && b.day.is_some() {
            a.time = b.time;
        }
        // "Tomorrow or the day after".
        if has_own_day && a.day == b.day && b.day == Some(Day::Offset(1)) {
            b.day = Some(Day::Offset(2));
        }
        Some(Found::new(Core::Either(a, b), second.end, first.sure || second.sure))
    }

    fn bounded(&self, at: usize) -> Option<Found<Core>> {
        let (bound, bare, next) = self.bound(at)?;
        let inner = self.bound(next).filter(|inner| {
            bound == Bound::By && (matches!(inner.0, Bound::By | Bound::Before | Bound::After) || !bare)
        });
        if let Some((inner, inner_bare, next)) = inner {
            // "Para antes del lunes": the inner one tells.
            if let Some(found) = self.bounded_spot(inner, inner_bare, next) {
                return Some(found);
            }
        }
        if bound == Bound::After
            && let Some(amount) = self.amount(next)
        {
            let spot = Spot { day: Some(Day::Shift(amount.value, None)), ..Spot::default() };
            return Some(Found::new(Core::Plain(spot), amount.end, true));
        }
        self.bounded_spot(bound, bare, next)
    }

    fn bounded_spot(&self, bound: Bound, bare: bool, next: usize) -> Option<Found<Core>> {
        let spot = self.spot(next, Lead { hour: bare, bound: true, ..Lead::default() })?;
        if bound == Bound::Since && matches!(spot.value.time, Some(Time::Clocks(..) | Time::Lasting(..))) {
            return None;
        }
        Some(Found::new(Core::Bounded(bound, spot.value), spot.end, spot.sure))
    }

    /// The word that bounds what comes after it: what it does, and whether a bare number after it is an hour.
    fn bound(&self, at: usize) -> Option<(Bound, bool, usize)> {
        let ((bound, bare), end) = self.pick(at, |sense| match sense {
            Sense::Bound(bound, bare) => Some((bound, bare)),
            _ => None,
        })?;
        // "Pasado mañana" is a day and not what comes after tomorrow.
        if self.meanings.at(at).iter().any(|found| matches!(found.sense, Sense::Day(_)) && found.end > end) {
            return None;
        }
        // "Pasado por la tarde" is the day after tomorrow as well.
        if self.eat(at, Sense::Day(2)) == Some(end) && self.leads_to_time(end) {
            return None;
        }
        Some((bound, bare, end))
    }

    fn plain(&self, at: usize) -> Option<Found<Core>> {
        let spot = self.spot(at, Lead::default())?;
        // A day, then a bounded time: "tomorrow before five", "Thursday no later than noon".
        let part = match spot.value.time {
            Some(Time::Part(part, None)) => Some(part),
            _ => None,
        };
        let day = Spot { day: spot.value.day.clone(), ..Spot::default() };
        if spot.value.is_day_only() || part.is_some() && day.day.is_some() {
            let next = if self.words.is_sign(spot.end, ',') { spot.end + 1 } else { spot.end };
            if let Some(found) = self.bounded(next)
                && let Core::Bounded(bound, time) = &found.value
            {
                let time = part.map_or(Some(time.clone()), |part| within_part(time, part));
                if let Some(joined) = time.and_then(|time| day.joined(&time)) {
                    return Some(Found::new(Core::Bounded(*bound, joined), found.end, true));
                }
            }
        }
        Some(spot.map(Core::Plain))
    }

    /// "… at the latest", "… onwards" after a plain phrase.
    fn bounded_after(&self, core: Found<Core>) -> Found<Core> {
        let next = if self.words.is_sign(core.end, ',') { core.end + 1 } else { core.end };
        let after = self.pick(next, |sense| match sense {
            Sense::BoundAfter(bound) => Some(bound),
            _ => None,
        });
        let on = self.eat(core.end, Sense::On).filter(|&end| {
            let since = matches!(core.value, Core::Bounded(Bound::Since, _)) && end == core.end + 1;
            since && self.words.get(end).is_none_or(|word| matches!(word.shape, Shape::Sign(_)))
        });
        if let Some(end) = on {
            return Found::new(core.value, end, core.sure);
        }
        let Some((bound, end)) = after.filter(|&(_, end)| self.words.is_border(end)) else { return core };
        match core.value {
            Core::Plain(Spot { day: Some(Day::Shift(amount, None)), .. }) if bound == Bound::By => {
                Found::new(Core::Within(amount), end, true)
            }
            Core::Plain(spot) => Found::new(Core::Bounded(bound, spot), end, core.sure),
            Core::Bounded(Bound::By, spot) if bound == Bound::By => {
                Found::new(Core::Bounded(bound, spot), end, core.sure)
            }
            Core::Bounded(Bound::Since, spot) if bound == Bound::Since => {
                Found::new(Core::Bounded(bound, spot), end, core.sure)
            }
            Core::Either(_, last) if bound == Bound::By => Found::new(Core::Bounded(bound, last), end, core.sure),
            Core::Within(amount) if bound == Bound::By => Found::new(Core::Within(amount), end, true),
            other => Found::new(other, core.end, core.sure),
        }
    }

    // Looking at words.

    /// The longest run of words from `at` with a meaning that `wanted` takes.
    fn pick<T>(&self, at: usize, wanted: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        self.meanings.at(at).iter().find_map(|found| wanted(found.sense).map(|value| (value, found.end)))
    }

    /// The word after the longest run with that meaning.
    fn eat(&self, at: usize, sense: Sense) -> Option<usize> {
        self.meanings.at(at).iter().find(|found| found.sense == sense).map(|found| found.end)
    }

    fn around(&self, at: usize) -> Option<(bool, usize)> {
        self.pick(at, |sense| match sense {
            Sense::Around(bare) => Some(bare),
            _ => None,
        })
    }

    /// Whether a verb of that sort stands before, a pronoun or two apart.
    fn follows(&self, at: usize, verb: impl Fn(Sense) -> bool) -> bool {
        let plain = |at: usize| self.meanings.at(at).iter().any(|found| found.sense == Sense::Plain);
        (1..=3).filter_map(|back| at.checked_sub(back)).any(|start| {
            let ends = |found: &Meaning| verb(found.sense) && found.end <= at && (found.end..at).all(plain);
            self.meanings.at(start).iter().any(ends)
        })
    }

    fn is_figure(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.shape == Shape::Digits)
    }

    /// The word "to" by itself, without the article that makes "at" of it ("a las").
    fn single_to(&self, at: usize) -> Option<usize> {
        self.meanings.at(at).iter().find(|found| found.sense == Sense::To && found.end == at + 1).map(|found| found.end)
    }

    fn skip_number(&self, at: usize) -> usize {
        self.ordinal(at).or_else(|| self.number(at)).map_or(at, |(_, next)| next)
    }

    /// Whether the number before `at` counts things: "3 cajas", "10 %", "5 minutes".
    fn counts_things(&self, at: usize) -> bool {
        let sign = ['%', '€', '$', '£', '°'].into_iter().any(|sign| self.words.is_sign(at, sign));
        let unit = self.unit(at).is_some_and(|(unit, _)| !matches!(unit, Unit::Hour));
        sign || unit || self.eat(at, Sense::Counted).is_some() || self.is_told_by_part(at)
    }

    /// "Two evening classes": a part of day that says which things are counted.
    fn is_told_by_part(&self, at: usize) -> bool {
        let part = self.pick(at, |sense| matches!(sense, Sense::Part(part) if is_plain_part(part)).then_some(()));
        part.is_some_and(|(_, end)| {
            self.words.get(end).is_some_and(|word| word.shape == Shape::Letters) && self.meanings.at(end).is_empty()
        })
    }

    /// Whether what comes after `at` shows that the number before it was not about to count it.
    fn is_followed_plainly(&self, at: usize) -> bool {
        if self.counts_things(at) {
            return false;
        }
        match self.words.get(at) {
            None => true,
            Some(word) => {
                let known = |found: &Meaning| !matches!(found.sense, Sense::Letter | Sense::Title);
                matches!(word.shape, Shape::Sign(_)) || self.meanings.at(at).iter().any(known)
            }
        }
    }

    /// Whether a sentence or a part of one ends there.
    fn is_end(&self, at: usize) -> bool {
        let ends = |word: &Word| matches!(word.shape, Shape::Sign('.' | ',' | ';' | '!' | '?'));
        self.words.get(at).is_none_or(ends)
    }

    /// Whether the word is of a language in which days stand with an article.
    fn takes_article(&self, at: usize) -> bool {
        self.meanings.at(at).first().is_some_and(|found| found.tongue.voice().days_take_article)
    }

    /// The language that most of the words are in; the setting where that is a tie.
    fn tongue_of(&self, start: usize, end: usize) -> Tongue {
        let count = |tongue: Tongue| {
            let said = |at: &usize| self.meanings.at(*at).iter().any(|found| found.tongue == tongue);
            (start..end).filter(said).count()
        };
        // The last of equals is taken, and the setting stands last.
        let tongues = Tongue::ALL.into_iter().filter(|&tongue| tongue != self.tongue).chain([self.tongue]);
        tongues.max_by_key(|&tongue| count(tongue)).unwrap_or(self.tongue)
    }
}

/// The clock time, in the half of the day in which the part lies.
fn within_part(time: &Spot, part: Part) -> Option<Spot> {
    match (&time.day, time.time) {
        (None, Some(Time::Clock(clock))) => Some(Spot { time: Some(Time::Clock(clock.in_part(part))), ..time.clone() }),
        _ => None,
    }
}

/// Gives each end of a range what only the other one says.
fn spanned(mut a: Spot, mut b: Spot) -> Option<(Spot, Spot)> {
    match (&mut a.day, &mut b.day) {
        (Some(Day::Numbered { day, weekday, of: None }), Some(Day::Date { month, year, .. })) => {
            a.day = Some(Day::Date { day: *day, month: *month, year: *year, weekday: *weekday });
        }
        (Some(Day::Numbered { of: of_a @ None, .. }), Some(Day::Numbered { of: Some(of), .. })) => {
            *of_a = Some(of.clone())
        }
        (Some(Day::Weekday(_, which)), Some(Day::Weekday(day, other @ Which::Plain)))
            if matches!(which, Which::Next | Which::InWeek(_)) =>
        {
            let _ = day;
            *other = *which;
        }
        // Two hours of one day are a time of their own.
        (None, None) => return None,
        (Some(Day::Now), None) if b.time.is_some() => {}
        (Some(_), None) if b.time.is_some() && a.time.is_some() => b.day = a.day.clone(),
        (None, Some(_)) if a.time.is_some() && b.time.is_some() => a.day = b.day.clone(),
        (Some(_), None) | (None, Some(_)) if b.time.is_none() || a.time.is_none() => return None,
        _ => {}
    }
    Some((a, b))
}
