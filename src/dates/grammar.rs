//! Reads the phrase that begins at a word. It knows meanings only: which words carry them is the lexicons' affair.

use crate::dates::Tongue;
use crate::dates::lexicon::{Bound, Edge, Firmness, Found as Meaning, Loose, Meanings, Part, Sense, Slot, Unit};
use crate::dates::phrase::{Amount, Core, Day, NthOf, Period, Phrase, Spot, Time, Which};
use crate::dates::words::{Shape, Words};

/// How many parts (day, hour, part of day, …) one phrase can have.
const MOST_PARTS: usize = 6;
/// How many units one length of time can have.
const MOST_UNITS: usize = 6;

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
    pub(super) fn new(value: T, end: usize, sure: bool) -> Self {
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
pub(super) struct Lead {
    /// A word after which a bare number is an hour: "at", "before".
    pub hour: bool,
    /// A word after which hours take their article: "antes de" las cinco.
    pub bound: bool,
    /// A day stands beside it.
    pub day: bool,
    /// An hour stands beside it.
    pub clock: bool,
}

/// The grammar at work on one text.
#[derive(Clone, Copy, Debug)]
pub struct Grammar<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) meanings: &'a Meanings,
    tongue: Tongue,
    pub(super) lenient: bool,
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
        let (_, end) = self.pick(next, |sense| {
            matches!(sense, Sense::Weekday(_, Firmness::Sure) | Sense::Weekdays(_)).then_some(())
        })?;
        (!self.is_figure(end)).then(|| Found::new(Core::Recurring, self.recurring_tail(end), true))
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
        let next = self.eat(at, Sense::Within)?;
        let next = self.eat(next, Sense::Article).unwrap_or(next);
        let next = self.which(next).map_or(next, |(_, next)| next);
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

    /// "From A to B", "between A and B", "A or B", where A and B are not both hours of the same day.
    fn span(&self, at: usize) -> Option<Found<Core>> {
        let between = self.eat(at, Sense::Between);
        let opened = between.or_else(|| self.eat(at, Sense::From));
        let first = self.spot(opened.unwrap_or(at), Lead { hour: opened.is_some(), ..Lead::default() })?;
        if let Some(next) = self.eat(first.end, Sense::Or) {
            return self.either(at, first, next);
        }
        let first_is_dated = first.value.day.is_some() || opened.is_some();
        let next = between
            .and_then(|_| self.eat(first.end, Sense::And))
            .or_else(|| self.eat(first.end, Sense::To))
            .or_else(|| self.words.is_sign(first.end, '-').then_some(first.end + 1))
            .filter(|_| first_is_dated)?;
        let second = self.spot(next, Lead { hour: opened.is_some(), bound: true, ..Lead::default() })?;
        let (a, b) = spanned(first.value, second.value)?;
        let sure = first.sure && second.sure || opened.is_some() && (first.sure || second.sure);
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

    fn either(&self, at: usize, first: Found<Spot>, next: usize) -> Option<Found<Core>> {
        if self.eat(at, Sense::From).is_some() && self.eat(at, Sense::At).is_none() && first.value.day.is_none() {
            return None;
        }
        let lead = Lead { hour: first.value.time.is_some(), bound: true, ..Lead::default() };
        let second = self.spot(next, lead)?;
        let (mut a, mut b) = (first.value, second.value);
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
        Some(Found::new(Core::Either(a, b), second.end, first.sure || second.sure))
    }

    fn bounded(&self, at: usize) -> Option<Found<Core>> {
        let (bound, bare, next) = self.bound(at)?;
        let inner = self
            .bound(next)
            .filter(|inner| bound == Bound::By && (matches!(inner.0, Bound::By | Bound::Before) || !bare));
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
            Core::Within(amount) if bound == Bound::By => Found::new(Core::Within(amount), end, true),
            other => Found::new(other, core.end, core.sure),
        }
    }

    // A day and a time beside each other.

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
            let lead = Lead { day: draft.day.is_some(), clock: draft.has_clock, ..Lead::default() };
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

    /// The words at which the next part of the phrase may begin: at once, after a comma, after "of".
    fn joints(&self, end: usize) -> impl Iterator<Item = usize> {
        let of = self.eat(end, Sense::Of);
        let sign = [',', '-', '(', ')'].into_iter().any(|sign| self.words.is_sign(end, sign)).then_some(end + 1);
        let twice = sign.filter(|&next| self.words.is_sign(next, '-') || self.words.is_sign(next, ',')).map(|n| n + 1);
        [Some(end), of, sign, twice].into_iter().flatten()
    }

    fn parts_at(&self, at: usize, lead: Lead, draft: &Draft) -> impl Iterator<Item = Found<Piece>> {
        let day = self.day(at, lead).map(|day| day.map(Piece::Day));
        let time = if draft.has_clock { None } else { self.time(at, lead) };
        let part = if draft.part.is_some() { None } else { self.part(at, lead) };
        [day, time, part].into_iter().flatten()
    }

    // Parts of the day.

    /// A part of the day, with the words before it.
    fn part(&self, at: usize, lead: Lead) -> Option<Found<Piece>> {
        if let Some((piece, end)) = self.pick(at, |sense| match sense {
            Sense::PartToday(part) => Some(Piece::Part(part, None, Some(0))),
            Sense::PartYesterday(part) => Some(Piece::Part(part, None, Some(-1))),
            _ => None,
        }) {
            return Some(Found::new(piece, end, true));
        }
        if let Some(rest) = self.rest_of_today(at) {
            return Some(rest);
        }
        longer(self.fixed_part(at), self.spoken_part(at, lead))
    }

    /// "The morning", "por la tarde", "late this evening".
    fn spoken_part(&self, at: usize, lead: Lead) -> Option<Found<Piece>> {
        let (before, mut known) = self.part_opening(at);
        let (edge, next) = self.part_edge(before);
        let (which, next) = match self.which(next) {
            Some((which, next)) => (Some(which), next),
            None => (None, next),
        };
        let (late_edge, next) = if edge.is_none() { self.part_edge(next) } else { (None, next) };
        let next = if edge.is_some() { self.part_opening(next).0 } else { next };
        let (inner_which, next) = match (which, self.which(next)) {
            (None, Some((which, next))) => (Some(which), next),
            _ => (None, next),
        };
        let (which, edge) = (which.or(inner_which), edge.or(late_edge));
        let next = if edge.is_some() && self.words.is_sign(next, '-') { next + 1 } else { next };
        known |= edge.is_some() || which.is_some();
        let ((part, noun), end) = self.pick(next, |sense| match sense {
            Sense::Part(part) => Some((part, false)),
            Sense::PartNoun(part) => Some((part, true)),
            _ => None,
        })?;
        let fixed = !is_plain_part(part);
        let led = lead.bound || lead.hour || self.eat(at, Sense::At).is_some() || self.around(at).is_some();
        let spoken_of = known || fixed && led || !noun && lead.day || self.part_of_day_follows(end, lead);
        if noun && !spoken_of && !(self.lenient && self.eat(at, Sense::Day(1)).is_none()) {
            return None;
        }
        if fixed && noun && !led && !known {
            return None;
        }
        if edge.is_some() && which.is_none() && fixed {
            return None;
        }
        let day = match which {
            Some(Which::This) => Some(0),
            Some(Which::Next | Which::Coming) => Some(1),
            Some(Which::Last) => Some(-1),
            Some(_) => return None,
            None => None,
        };
        let edge = edge.map(|edge| if edge == Edge::End { Edge::Late } else { edge });
        let sure = spoken_of || fixed && !noun || self.words.is_glued(end);
        Some(Found::new(Piece::Part(part, edge, day), end, sure))
    }

    /// A part of day that is said in words of its own, article and all: "the end of the day", "a primera hora".
    fn fixed_part(&self, at: usize) -> Option<Found<Piece>> {
        let opened = [Sense::At, Sense::In, Sense::For, Sense::Of].into_iter().find_map(|sense| self.eat(at, sense));
        let pick = |next: usize| {
            self.pick(next, |sense| match sense {
                Sense::Part(part) if !is_plain_part(part) => Some(part),
                _ => None,
            })
        };
        let (part, end) = pick(at).or_else(|| pick(opened?))?;
        Some(Found::new(Piece::Part(part, None, None), end, true))
    }

    /// Whether "of" and a day come after the noun: "noche de hoy", "tarde del próximo lunes".
    fn part_of_day_follows(&self, end: usize, lead: Lead) -> bool {
        !lead.day
            && self
                .eat(end, Sense::Of)
                .is_some_and(|next| self.offset(next).is_some() || self.weekday(next, Lead::default()).is_some())
    }

    /// The small words before a part of day; whether they leave no doubt that it is one.
    fn part_opening(&self, at: usize) -> (usize, bool) {
        if let Some(next) = self.eat(at, Sense::InThe) {
            return (next, true);
        }
        let prepositions = [Sense::In, Sense::At, Sense::On, Sense::For, Sense::Of];
        let begun = prepositions.into_iter().find_map(|sense| self.eat(at, sense));
        let around = self.around(at).map(|(_, next)| next);
        let next = begun.or(around).unwrap_or(at);
        match self.eat(next, Sense::Article).or_else(|| self.eat(next, Sense::TheHour)) {
            Some(next) => (next, true),
            None => (next, false),
        }
    }

    fn part_edge(&self, at: usize) -> (Option<Edge>, usize) {
        match self.edge(at) {
            Some((edge, next)) => (Some(edge), next),
            None => (None, at),
        }
    }

    fn edge(&self, at: usize) -> Option<(Edge, usize)> {
        self.pick(at, |sense| match sense {
            Sense::Edge(edge) => Some(edge),
            _ => None,
        })
    }

    /// "Later today", "hoy más tarde".
    fn rest_of_today(&self, at: usize) -> Option<Found<Piece>> {
        if let Some(end) = self.eat(at, Sense::LaterIn).and_then(|next| self.eat(next, Sense::Day(0))) {
            return Some(Found::new(Piece::Rest, end, true));
        }
        let next = self.eat(at, Sense::Day(0))?;
        self.eat(next, Sense::LaterIn).map(|end| Found::new(Piece::Rest, end, true))
    }

    // Days.

    /// A day or a longer stretch of the calendar.
    pub(super) fn day(&self, at: usize, lead: Lead) -> Option<Found<Day>> {
        let named = if self.tongue == Tongue::Spanish {
            longer(self.weekday(at, lead), self.month_date(at))
        } else {
            longer(self.month_date(at), self.weekday(at, lead))
        };
        [
            self.offset(at),
            named,
            self.figures(at, lead),
            self.numbered(at, lead),
            self.shift(at),
            self.nth(at),
            self.period(at, lead),
        ]
        .into_iter()
        .fold(None, longer)
    }

    /// "Tomorrow", "now", "christmas", "de hoy en ocho".
    pub(super) fn offset(&self, at: usize) -> Option<Found<Day>> {
        let opened = [Sense::On, Sense::For, Sense::Of, Sense::In].into_iter().find_map(|sense| self.eat(at, sense));
        let next = if self.day_name(at).is_some() { at } else { opened.unwrap_or(at) };
        let (day, end) = self.day_name(next).or_else(|| self.feast(at))?;
        if day == Day::Offset(2) && end == next + 1 && self.eat(next, Sense::Last).is_some() && !self.lenient {
            // "Pasado" by itself is the day after tomorrow only beside tomorrow.
            let beside = at.checked_sub(1).is_some_and(|before| self.eat(before, Sense::Or).is_some());
            return beside.then(|| Found::new(day, end, true));
        }
        if let (Day::Offset(days), Some((weeks, end))) = (&day, self.weeks_on(end)) {
            return Some(Found::new(Day::Offset(days + 7 * weeks), end, true));
        }
        if let Day::Offset(days @ 0..) = day
            && let Some((weekday, end)) = self.sure_weekday(end)
        {
            return Some(Found::new(
                Day::Numbered { day: days as u32, of: Some(Period::Day(days)), weekday: Some(weekday) },
                end,
                true,
            ));
        }
        Some(Found::new(day, end, true))
    }

    /// A day that has a name of its own.
    fn day_name(&self, at: usize) -> Option<(Day, usize)> {
        self.pick(at, |sense| match sense {
            Sense::Day(days) => Some(Day::Offset(days.into())),
            Sense::DaysOn(days) => Some(Day::Offset(days.into())),
            Sense::Now => Some(Day::Now),
            Sense::Workdays => Some(Day::Workdays),
            _ => None,
        })
    }

    fn feast(&self, at: usize) -> Option<(Day, usize)> {
        let opened =
            [Sense::On, Sense::For, Sense::In, Sense::At, Sense::Of].into_iter().find_map(|sense| self.eat(at, sense));
        let next = opened.unwrap_or(at);
        let next = self.eat(next, Sense::Article).unwrap_or(next);
        self.pick(next, |sense| match sense {
            Sense::Feast(month, day) => {
                Some(Day::Date { day: day.into(), month: month.into(), year: None, weekday: None })
            }
            _ => None,
        })
    }

    fn weeks_on(&self, at: usize) -> Option<(i64, usize)> {
        self.pick(at, |sense| match sense {
            Sense::WeeksOn(weeks) => Some(i64::from(weeks)),
            _ => None,
        })
    }

    fn sure_weekday(&self, at: usize) -> Option<(u8, usize)> {
        let (day, end) = self.pick(at, |sense| match sense {
            Sense::Weekday(day, Firmness::Sure) => Some(day),
            _ => None,
        })?;
        (!self.is_figure(end)).then_some((day, end))
    }

    fn weekday_name(&self, at: usize) -> Option<((u8, Firmness), usize)> {
        let (name, end) = self.pick(at, |sense| match sense {
            Sense::Weekday(day, firmness) => Some((day, firmness)),
            _ => None,
        })?;
        Some((name, self.skip_stop(end)))
    }

    /// "Friday", "el próximo viernes", "Friday week", "Friday of next week", "viernes 27".
    fn weekday(&self, at: usize, lead: Lead) -> Option<Found<Day>> {
        let on = self.eat(at, Sense::On);
        let begun = on
            .or_else(|| self.eat(at, Sense::For))
            .or_else(|| self.eat(at, Sense::In))
            .or_else(|| self.eat(at, Sense::Of));
        let next = begun.unwrap_or(at);
        let article = self.eat(next, Sense::The);
        let next = article.unwrap_or(next);
        let (which, next) = self.which(next).map_or((Which::Plain, next), |(which, next)| (which, next));
        let (week_before, next) = match self.week_then(next, which) {
            Some((week, next)) => (Some(week), next),
            None => (None, next),
        };
        let ((day, firmness), mut end) = self.weekday_name(next)?;
        let mut which = match week_before {
            Some(week) => Which::InWeek(week),
            None => which,
        };
        let mut sure = match firmness {
            Firmness::Sure => self.article_fits(article.unwrap_or(at), end),
            Firmness::Name => {
                article.is_some() || on.is_some() || lead.hour || lead.bound || self.stands_alone(at, end)
            }
            Firmness::Word => on.is_some() || lead.hour,
        } || which != Which::Plain;
        if which == Which::Plain {
            if let Some((after, next)) = self.which_after(end) {
                (which, end, sure) = (after, next, true);
            } else if let Some((weeks, next)) = self.weeks_on(end) {
                (which, end, sure) = (Which::WeeksOn(weeks), next, true);
            }
        }
        if let Some((day_number, next)) = self.number_after_weekday(end) {
            let date = Day::Numbered { day: day_number, of: None, weekday: Some(day) };
            return Some(Found::new(date, next, true));
        }
        if matches!(which, Which::Plain | Which::This)
            && let Some((week, next)) = self.of_week(end)
        {
            return Some(Found::new(Day::Weekday(day, Which::InWeek(week)), next, true));
        }
        Some(Found::new(Day::Weekday(day, which), end, sure))
    }

    /// "Next week" before a weekday.
    fn week_then(&self, at: usize, which: Which) -> Option<(i64, usize)> {
        let week = self.week_offset(which)?;
        let next = self.eat(at, Sense::Unit(Unit::Week))?;
        let next = if self.words.is_sign(next, ',') { next + 1 } else { next };
        let next = self.eat(next, Sense::On).or_else(|| self.eat(next, Sense::The)).unwrap_or(next);
        Some((week, next))
    }

    fn week_offset(&self, which: Which) -> Option<i64> {
        match which {
            Which::This => Some(0),
            Which::Next | Which::Coming => Some(1),
            Which::Last => Some(-1),
            _ => None,
        }
    }

    /// "Next week", "of the week after next" after a weekday.
    fn of_week(&self, at: usize) -> Option<(i64, usize)> {
        let next = if self.words.is_sign(at, ',') { at + 1 } else { at };
        let next = self.eat(next, Sense::Of).or_else(|| self.eat(next, Sense::In)).unwrap_or(next);
        let period = self.calendar_period(next)?;
        match period.value {
            Period::Week(week) => Some((week, period.end)),
            _ => None,
        }
    }

    /// A day of the month right after a weekday: "27", "the 27th".
    fn number_after_weekday(&self, at: usize) -> Option<(u32, usize)> {
        let next = if self.words.is_sign(at, ',') { at + 1 } else { at };
        let article = self.eat(next, Sense::The);
        let next = article.unwrap_or(next);
        let (day, end) = self.ordinal(next).or_else(|| self.number(next))?;
        let marked = self.ordinal(next).is_some();
        let part_of_more = self.meanings.at(next).first().is_some_and(|found| found.end > end);
        if marked && !self.is_figure(next) && (part_of_more || article.is_none() && !self.is_followed_plainly(end)) {
            return None;
        }
        if !(1..=31).contains(&day) || !self.words.is_border(end) && !marked {
            return None;
        }
        if !marked {
            // "Martes, tres personas": a number in words belongs to what comes after it.
            let spelled = !self.is_figure(next);
            if spelled && (self.words.is_sign(at, ',') || !self.is_followed_plainly(end)) {
                return None;
            }
            let clocklike =
                self.clock(next, Lead { hour: true, ..Lead::default() }).is_some_and(|clock| clock.end > end);
            let ranged = self.words.is_sign(end, '-') || self.single_to(end).is_some_and(|next| self.is_figure(next));
            if clocklike || ranged || self.counts_things(end) || self.figures(next, Lead::default()).is_some() {
                return None;
            }
            if self.month_name(end).is_some()
                || self.eat(end, Sense::Of).is_some_and(|next| self.month_name(next).is_some())
            {
                return None;
            }
        } else if self.month_date(next).is_some_and(|date| date.end > end) {
            return None;
        }
        Some((day, end))
    }

    fn which(&self, at: usize) -> Option<(Which, usize)> {
        self.pick(at, |sense| match sense {
            Sense::This => Some(Which::This),
            Sense::Next => Some(Which::Next),
            Sense::Coming => Some(Which::Coming),
            Sense::Last => Some(Which::Last),
            _ => None,
        })
    }

    fn which_after(&self, at: usize) -> Option<(Which, usize)> {
        self.pick(at, |sense| match sense {
            Sense::This => Some(Which::This),
            Sense::Coming => Some(Which::Coming),
            Sense::Last => Some(Which::Last),
            _ => None,
        })
    }

    fn month_name(&self, at: usize) -> Option<((u32, Firmness), usize)> {
        let (name, end) = self.pick(at, |sense| match sense {
            Sense::Month(month, firmness) => Some((u32::from(month), firmness)),
            _ => None,
        })?;
        Some((name, self.skip_stop(end)))
    }

    /// "3 December", "el 3 de diciembre de 2026", "December 3rd".
    fn month_date(&self, at: usize) -> Option<Found<Day>> {
        let next = self.date_opening(at);
        let day_first = || {
            let (day, next) = self.ordinal(next).or_else(|| self.number(next))?;
            let of_day = self.eat(next, Sense::Unit(Unit::Day)).filter(|&day| self.eat(day, Sense::Of).is_some());
            let next = of_day.unwrap_or(next);
            let next =
                ['-', '/', ',', '.'].into_iter().find(|&s| self.words.is_sign(next, s)).map_or(next, |_| next + 1);
            let next = self.eat(next, Sense::Of).unwrap_or(next);
            let ((month, _), next) = self.month_name(next)?;
            Some((day, month, next))
        };
        let month_first = || {
            let ((month, firmness), next) = self.month_name(next)?;
            let next = ['-', '/', ','].into_iter().find(|&s| self.words.is_sign(next, s)).map_or(next, |_| next + 1);
            let next = self.eat(next, Sense::The).unwrap_or(next);
            let marked = self.ordinal(next);
            let (day, end) =
                marked.or_else(|| self.number(next).filter(|_| self.words.digits(next).is_none_or(|d| d.1 <= 2)))?;
            let clock = self.clock(next, Lead::default()).is_some_and(|clock| clock.sure && clock.end > end);
            let doubtful = firmness == Firmness::Word && self.counts_things(end);
            let spelled = !self.is_figure(next) && !self.is_followed_plainly(end);
            (marked.is_some() || !clock && !doubtful && !spelled && self.words.is_border(end))
                .then_some((day, month, end))
        };
        let (day, month, end) = day_first().or_else(month_first)?;
        if !(1..=31).contains(&day) {
            return self.lenient.then(|| Found::new(Day::Date { day, month, year: None, weekday: None }, end, true));
        }
        let (year, end) = self.year_after(end).map_or((None, end), |(year, end)| (Some(year), end));
        Some(Found::new(Day::Date { day, month, year, weekday: None }, end, true))
    }

    /// The small words before a date.
    fn date_opening(&self, at: usize) -> usize {
        let begun = [Sense::On, Sense::For, Sense::In, Sense::Of].into_iter().find_map(|sense| self.eat(at, sense));
        let next = begun.unwrap_or(at);
        let next = self.eat(next, Sense::The).or_else(|| self.eat(next, Sense::Article)).unwrap_or(next);
        let next = match self.which(next) {
            Some((Which::This | Which::Coming | Which::Next, next)) => next,
            _ => next,
        };
        self.eat(next, Sense::The).unwrap_or(next)
    }

    fn year_after(&self, at: usize) -> Option<(i32, usize)> {
        let next = if self.words.is_sign(at, ',') || self.words.is_sign(at, '-') || self.words.is_sign(at, '/') {
            at + 1
        } else {
            at
        };
        let next = self.eat(next, Sense::Of).unwrap_or(next);
        let (year, digits) = self.words.digits(next)?;
        let clock = self.clock(next, Lead::default()).is_some_and(|clock| clock.end > next + 1);
        (digits == 4 && (1900..=9999).contains(&year) && !clock && self.words.is_border(next + 1))
            .then_some((year as i32, next + 1))
    }

    /// "3/12", "3-12-2026", "2026-12-03".
    fn figures(&self, at: usize, lead: Lead) -> Option<Found<Day>> {
        let next = self.date_opening(at);
        let (first, first_digits) = self.words.digits(next)?;
        let sign = ['/', '-', '.'].into_iter().find(|&sign| self.words.is_sign(next + 1, sign))?;
        if !self.words.is_glued(next + 1) || !self.words.is_glued(next + 2) {
            return None;
        }
        let (second, second_digits) = self.words.digits(next + 2)?;
        let third =
            (self.words.is_sign(next + 3, sign) && self.words.is_glued(next + 3) && self.words.is_glued(next + 4))
                .then(|| self.words.digits(next + 4))
                .flatten();
        if let Some((third, third_digits)) = third {
            let end = next + 5;
            if first_digits == 4 && (1900..=9999).contains(&first) && second <= 12 && third <= 31 {
                let date = Day::Date { day: third, month: second, year: Some(first as i32), weekday: None };
                return (third_digits <= 2).then(|| Found::new(date, end, true));
            }
            let year = match third_digits {
                2 => 2000 + third as i32,
                4 if (1900..=9999).contains(&third) => third as i32,
                _ => return None,
            };
            let plausible = first_digits <= 2 && second_digits <= 2 && could_be_date(first, second);
            return plausible
                .then(|| Found::new(Day::Figures { first, second, year: Some(year), weekday: None }, end, true));
        }
        if sign == '.' || first_digits > 2 || second_digits > 2 || !could_be_date(first, second) {
            return None;
        }
        let end = next + 3;
        if self.counts_things(end) || (first, second) == (24, 7) {
            return None;
        }
        let led = next > at || lead.bound || lead.hour || lead.day;
        let telling = sign == '/' && (first > 12 || second > 12 || first_digits + second_digits == 4);
        let hours = sign == '-' && !self.lenient && (next == at || self.eat(at, Sense::From).is_some());
        if !led && !telling && !self.lenient
            || hours
            || sign == '-' && next == at && end < self.words.len()
            || sign == '-' && (lead.day || self.half_after(end).is_some())
        {
            return None;
        }
        Some(Found::new(Day::Figures { first, second, year: None, weekday: None }, end, true))
    }

    /// "The 25th", "el 25", "el día 25", "the 15th day of next month", "el 21 del 3".
    fn numbered(&self, at: usize, lead: Lead) -> Option<Found<Day>> {
        let on = self
            .eat(at, Sense::On)
            .or_else(|| self.eat(at, Sense::For))
            .or_else(|| self.eat(at, Sense::Of))
            .or_else(|| self.eat(at, Sense::In));
        let next = on.unwrap_or(at);
        let article = self.eat(next, Sense::The);
        let next = article.unwrap_or(next);
        let marked = self.ordinal(next);
        let (day, end) = marked.or_else(|| self.number(next))?;
        let figure = self.words.digits(next).is_some();
        let counted = self.eat(end, Sense::Unit(Unit::Day)).is_none() && self.counts_things(end);
        if !(1..=31).contains(&day) || counted || !self.words.is_border(end) {
            return None;
        }
        let month = self.eat(end, Sense::Unit(Unit::Day)).unwrap_or(end);
        let month = self.eat(month, Sense::Of).filter(|_| article.is_some() || marked.is_some() || self.lenient);
        if let Some(next) = month {
            if let Some(period) = self.calendar_period(next).filter(|period| matches!(period.value, Period::Month(_))) {
                let date = Day::Numbered { day, of: Some(period.value), weekday: None };
                return Some(Found::new(date, period.end, true));
            }
            let this_month = self.eat(next, Sense::Article).and_then(|next| self.eat(next, Sense::Unit(Unit::Month)));
            if let Some(end) = this_month {
                return Some(Found::new(Day::Numbered { day, of: None, weekday: None }, end, true));
            }
            if let Some((second, 1..=2)) =
                self.words.digits(next).filter(|_| figure && (article.is_some() || self.lenient))
                && (1..=12).contains(&second)
                && self.words.is_border(next + 1)
            {
                let date = Day::Date { day, month: second, year: None, weekday: None };
                return Some(Found::new(date, next + 1, true));
            }
        }
        let clocklike = self.clock(next, Lead { hour: true, ..Lead::default() }).is_some_and(|clock| clock.end > end);
        if clocklike || marked.is_none() && !figure && !self.lenient && !self.is_spanish(next) {
            return None;
        }
        let date = Day::Numbered { day, of: None, weekday: None };
        let said = article.is_some() || on.is_some() && marked.is_some();
        if !said {
            let beside = lead.day || marked.is_some() && (lead.bound || self.lenient);
            let of_clock = lead.clock && on.is_some();
            let heads = self.lenient && figure && (self.words.is_sign(end, ',') || self.eat(end, Sense::At).is_some());
            return (marked.is_some() && beside || of_clock || heads).then(|| Found::new(date, end, !heads));
        }
        let english = marked.is_some() || !self.is_spanish(next.saturating_sub(1));
        let plain = self.is_followed_plainly(end);
        let sure = if english {
            plain && (marked.is_some() && figure || on.is_some() || self.lenient)
        } else {
            figure || plain
        };
        sure.then(|| Found::new(date, end, true))
    }

    /// "In two hours", "dos días después de mañana", "a week from Friday", "the next three days".
    fn shift(&self, at: usize) -> Option<Found<Day>> {
        let ahead = longer(longer(self.shift_ahead(at), self.stretch(at)), self.day_beside(at));
        if ahead.is_some() {
            return ahead;
        }
        if let Some(amount) = self.eat(at, Sense::AgoBefore).and_then(|next| self.amount(next)) {
            return Some(amount.map(|amount| Day::Shift(amount.back(), None)));
        }
        if let Some(found) = self.weekdays_from_now(at).or_else(|| self.now_plus(at)) {
            return Some(found);
        }
        let for_it = self.eat(at, Sense::For).unwrap_or(at);
        let amount = self.amount(for_it).or_else(|| self.amount(at))?;
        if let Some(end) = self.eat(amount.end, Sense::Ago) {
            return Some(Found::new(Day::Shift(amount.value.back(), None), end, true));
        }
        if let Some(base) = self.base_day(amount.end, amount.value) {
            return Some(base);
        }
        if let Some(end) = self.eat(amount.end, Sense::FromNow) {
            return Some(Found::new(Day::Shift(amount.value, None), end, true));
        }
        // A bare length is a date only where the whole text is one.
        self.lenient.then(|| Found::new(Day::Shift(amount.value, None), amount.end, false))
    }

    /// "The day after Friday", "el día antes del lunes".
    fn day_beside(&self, at: usize) -> Option<Found<Day>> {
        let next = [Sense::On, Sense::For].into_iter().find_map(|sense| self.eat(at, sense)).unwrap_or(at);
        let next = self.eat(next, Sense::Article).unwrap_or(next);
        let next = self.eat(next, Sense::Unit(Unit::Day))?;
        self.base_day(next, Amount::of(100, Unit::Day)).filter(|found| found.sure)
    }

    /// "Two Sundays from now".
    fn weekdays_from_now(&self, at: usize) -> Option<Found<Day>> {
        let (count, next) = self.number(at)?;
        let (day, next) = self.pick(next, |sense| match sense {
            Sense::Weekday(day, Firmness::Sure) | Sense::Weekdays(day) => Some(day),
            _ => None,
        })?;
        let end = self.eat(next, Sense::FromNow)?;
        let weeks = i64::from(count).checked_sub(1).filter(|&weeks| weeks >= 0)?;
        Some(Found::new(Day::Weekday(day, Which::WeeksOn(weeks)), end, true))
    }

    /// "Now + 30 minutes".
    fn now_plus(&self, at: usize) -> Option<Found<Day>> {
        let sign = self.eat(at, Sense::Now).filter(|&next| self.words.is_sign(next, '+'))?;
        let amount = self.amount(sign + 1)?;
        Some(amount.map(|amount| Day::Shift(Amount { fine: true, ..amount }, None)))
    }

    fn shift_ahead(&self, at: usize) -> Option<Found<Day>> {
        let (opening, next) = self.pick(at, |sense| (sense == Sense::After).then_some(()))?;
        let () = opening;
        let around = self.around(next).map_or(next, |(_, next)| next);
        let next = self.eat(around, Sense::Article).filter(|&next| self.is_figure(next)).unwrap_or(around);
        if let Some(range) = self.amounts(next) {
            return Some(range);
        }
        let amount = self.amount(next).or_else(|| {
            self.meanings
                .at(at)
                .iter()
                .filter(|found| found.sense == Sense::After)
                .find_map(|found| self.amount(found.end))
        })?;
        let approx = around > next;
        let amount = amount.map(|amount| Amount { approx: amount.approx || approx, ..amount });
        if let Some(base) = self.base_day(amount.end, amount.value) {
            return Some(base);
        }
        if let Some(range) = self.amount_or_more(&amount, at) {
            return Some(range);
        }
        if let Some(end) = self.eat(amount.end, Sense::Ish) {
            return Some(Found::new(Day::Shift(Amount { approx: true, ..amount.value }, None), end, true));
        }
        let possessive = if self.words.is_sign(amount.end, '\'') || self.words.is_sign(amount.end, '’') {
            amount.end + 1
        } else {
            amount.end
        };
        let end = self.eat(possessive, Sense::FromNow).unwrap_or(amount.end);
        Some(Found::new(Day::Shift(amount.value, None), end, true))
    }

    /// "… or two" after "in a week".
    fn amount_or_more(&self, amount: &Found<Amount>, at: usize) -> Option<Found<Day>> {
        let (unit, _) = self.unit(amount.end.checked_sub(1).filter(|&last| last > at)?)?;
        let (many, end) = self.number(self.eat(amount.end, Sense::Or)?)?;
        let plain = !self.counts_things(end) && self.unit(end).is_none() && self.words.is_border(end);
        plain.then(|| Found::new(Day::Shifts(amount.value, Amount::of(i64::from(many) * 100, unit)), end, true))
    }

    /// A day after a length: "… from Friday", "… after tomorrow", "a week today".
    fn base_day(&self, at: usize, amount: Amount) -> Option<Found<Day>> {
        let before = self.bound(at).filter(|&(bound, ..)| bound == Bound::Before && !amount.fine);
        if let Some((.., next)) = before {
            let base = [self.offset(next), self.weekday(next, Lead::default()), self.month_date(next)]
                .into_iter()
                .fold(None, longer)?;
            return Some(Found::new(Day::Shift(amount.back(), Some(Box::new(base.value))), base.end, true));
        }
        let joined = self.eat(at, Sense::FromDay);
        if let Some(end) = joined.and_then(|next| self.eat(next, Sense::Now)) {
            return Some(Found::new(Day::Shift(amount, None), end, true));
        }
        let on = self.eat(at, Sense::On).filter(|_| amount.days % 7 == 0 && amount.days > 0);
        let base = match joined.or(on) {
            Some(next) => [
                self.offset(next),
                self.weekday(next, Lead::default()),
                self.month_date(next),
                self.numbered(next, Lead::default()),
            ]
            .into_iter()
            .fold(None, longer),
            None => self
                .offset(at)
                .filter(|base| amount.days % 7 == 0 && amount.days > 0 && matches!(base.value, Day::Offset(0 | 1))),
        }?;
        Some(Found::new(Day::Shift(amount, Some(Box::new(base.value))), base.end, true))
    }

    /// "Two or three days", "2-3 days".
    fn amounts(&self, at: usize) -> Option<Found<Day>> {
        let (few, next) = self.number(at)?;
        let next = self
            .eat(next, Sense::Or)
            .or_else(|| self.eat(next, Sense::To))
            .or_else(|| self.words.is_sign(next, '-').then_some(next + 1))?;
        let (many, next) = self.number(next)?;
        let (unit, end) = self.unit(next)?;
        let of = |count: u32| Amount::of(i64::from(count) * 100, unit);
        Some(Found::new(Day::Shifts(of(few), of(many)), end, true))
    }

    /// "The next three days", "3 próximas semanas".
    fn stretch(&self, at: usize) -> Option<Found<Day>> {
        let next = self.eat(at, Sense::In).or_else(|| self.eat(at, Sense::For)).unwrap_or(at);
        let next = self.eat(next, Sense::Article).unwrap_or(next);
        if let Some((Which::Next | Which::Coming, after)) = self.which(next) {
            // "The next week" is a week of the calendar, "the next two weeks" are not.
            let counted = self.is_figure(after)
                || self.pick(after, |s| matches!(s, Sense::Number(2..) | Sense::Some(..)).then_some(())).is_some();
            if let Some((unit @ (Unit::Hour | Unit::Minute), end)) = self.unit(after) {
                return Some(Found::new(Day::Stretch(Amount::of(100, unit)), end, true));
            }
            if let Some((Unit::BusinessDay, end)) = self.unit(after) {
                return Some(Found::new(Day::Shift(Amount::of(100, Unit::BusinessDay), None), end, true));
            }
            if counted {
                return self
                    .amount(after)
                    .map(|amount| amount.map(Day::Stretch))
                    .map(|found| Found { sure: true, ..found });
            }
        }
        let (count, after) = self.number(next)?;
        let before_unit = |after: usize| match self.which(after) {
            Some((Which::Next | Which::Coming, next)) => self.unit(next),
            _ => None,
        };
        let after_unit = |after: usize| {
            let (unit, next) = self.unit(after)?;
            match self.which_after(next) {
                Some((Which::Coming, end)) => Some((unit, end)),
                _ => None,
            }
        };
        let (unit, end) = before_unit(after).or_else(|| after_unit(after))?;
        Some(Found::new(Day::Stretch(Amount::of(i64::from(count) * 100, unit)), end, true))
    }

    /// "The first Friday of July", "the third week of this month".
    fn nth(&self, at: usize) -> Option<Found<Day>> {
        let next = [Sense::On, Sense::In, Sense::For, Sense::Of]
            .into_iter()
            .find_map(|sense| self.eat(at, sense))
            .unwrap_or(at);
        let next = self.eat(next, Sense::The).or_else(|| self.eat(next, Sense::Article)).unwrap_or(next);
        let last = self.eat(next, Sense::Last).map(|next| (0, next));
        let (nth, next) = self.ordinal(next).filter(|&(nth, _)| nth <= 12).or(last)?;
        let (what, next) = self.pick(next, |sense| match sense {
            Sense::Weekday(day, _) => Some(NthOf::Weekday(day)),
            Sense::Unit(Unit::Week) => Some(NthOf::Week),
            Sense::Unit(Unit::Month) => Some(NthOf::Month),
            Sense::Unit(Unit::Day) => Some(NthOf::Day),
            _ => None,
        })?;
        let next = self.eat(next, Sense::Of).or_else(|| self.eat(next, Sense::In)).unwrap_or(next);
        let period = self.period_of(next, Lead::default()).or_else(|| self.running(next))?;
        let fits = match what {
            NthOf::Month => matches!(period.value, Period::Year(_) | Period::YearNumber(_)),
            _ => matches!(
                period.value,
                Period::Month(_) | Period::Named(..) | Period::Year(_) | Period::YearNumber(_) | Period::Running(..)
            ),
        };
        fits.then(|| Found::new(Day::Nth(nth, what, period.value), period.end, true))
    }

    // Periods.

    /// A week, weekend, month or year, or the beginning or end of one.
    fn period(&self, at: usize, lead: Lead) -> Option<Found<Day>> {
        let opened = [Sense::In, Sense::On, Sense::For, Sense::At].into_iter().find_map(|sense| self.eat(at, sense));
        let next = opened.unwrap_or(at);
        let next = self.eat(next, Sense::Article).unwrap_or(next);
        let weekend = self.eat(next, Sense::Weekend).is_some();
        if let Some((edge, after)) = self.edge(next).or_else(|| self.edge(at)).filter(|_| !weekend)
            && let Some(found) = self.edge_of(edge, after)
        {
            return Some(found);
        }
        let period = self.period_of(next, lead)?;
        let sure = match period.value {
            Period::Named(..) => {
                let article = self.eat(opened.unwrap_or(at), Sense::The);
                let told = [Sense::In, Sense::On].into_iter().any(|sense| self.eat(at, sense).is_some());
                (period.sure || told || lead.hour) && self.article_fits(article.unwrap_or(at), period.end)
            }
            Period::Weekend(0) => period.sure || next > at || self.is_followed_plainly(period.end),
            _ => true,
        };
        Some(Found::new(Day::Period(period.value), period.end, sure))
    }

    fn edge_of(&self, edge: Edge, at: usize) -> Option<Found<Day>> {
        let next = if self.words.is_sign(at, '-') { at + 1 } else { at };
        let next = self.eat(next, Sense::Of).unwrap_or(next);
        let next = self.eat(next, Sense::Article).unwrap_or(next);
        if let Some(found) = self.period_of(next, Lead::default()) {
            return Some(Found::new(Day::Edge(edge, found.value), found.end, true));
        }
        if let Some(end) = self.eat(next, Sense::Day(0)).filter(|_| matches!(edge, Edge::Early | Edge::Mid)) {
            return Some(Found::new(Day::Edge(edge, Period::Day(0)), end, true));
        }
        // "The end of the week", "a fin de mes": of the current one.
        let period = self.running(next)?;
        Some(Found::new(Day::Edge(edge, period.value), period.end, true))
    }

    /// "The week", "el mes": the one that is running.
    fn running(&self, at: usize) -> Option<Found<Period>> {
        let next = self.eat(at, Sense::Article).unwrap_or(at);
        let (unit, end) = self.unit(next)?;
        let period = match unit {
            Unit::Week => Period::Running(Box::new(Period::Week(0)), Box::new(Period::Week(1))),
            Unit::Month => Period::Running(Box::new(Period::Month(0)), Box::new(Period::Month(1))),
            Unit::Year => Period::Running(Box::new(Period::Year(0)), Box::new(Period::Year(1))),
            _ => return None,
        };
        Some(Found::new(period, end, true))
    }

    /// Any period that is said in full.
    fn period_of(&self, at: usize, lead: Lead) -> Option<Found<Period>> {
        let next = self.eat(at, Sense::Article).unwrap_or(at);
        longer(self.calendar_period(at), longer(self.week_of(next), self.named_month(at, lead)))
    }

    /// A period counted from now: "next week", "el mes que viene", "the week after next", "the weekend".
    fn calendar_period(&self, at: usize) -> Option<Found<Period>> {
        let next = self.eat(at, Sense::Article).unwrap_or(at);
        let (before, next) = self.which(next).map_or((None, next), |(which, next)| (Some(which), next));
        let (unit, mut end) = self.pick(next, |sense| match sense {
            Sense::Unit(Unit::Week) => Some(PeriodUnit::Week),
            Sense::Unit(Unit::WorkWeek) => Some(PeriodUnit::WorkWeek),
            Sense::Unit(Unit::Month) => Some(PeriodUnit::Month),
            Sense::Unit(Unit::Year) => Some(PeriodUnit::Year),
            Sense::Weekend => Some(PeriodUnit::Weekend),
            _ => None,
        })?;
        let mut offset = before.and_then(|which| self.week_offset(which));
        if before.is_none_or(|which| which == Which::This) {
            if let Some(next) = self.eat(end, Sense::AfterNext) {
                let unit_again = self.unit(next).map_or(next, |(_, next)| next);
                (offset, end) = (Some(2), unit_again);
            } else if let Some((which, next)) = self.which_after(end) {
                (offset, end) = (self.week_offset(which), next);
            }
        }
        if unit == PeriodUnit::Weekend {
            // "The coming weekend" is this one; only the English "next" means the one after.
            let coming = matches!(before, Some(Which::Coming)) || before.is_none() && offset == Some(1);
            let offset = if coming { 0 } else { offset.unwrap_or(0) };
            let sure = before.is_some();
            return Some(Found::new(Period::Weekend(offset), end, sure));
        }
        if let Some(next) = self.ordinary_year(unit, end) {
            return Some(next);
        }
        let offset = offset?;
        let period = match unit {
            PeriodUnit::Week => Period::Week(offset),
            PeriodUnit::WorkWeek => Period::WorkWeek(offset),
            PeriodUnit::Month => Period::Month(offset),
            PeriodUnit::Year => Period::Year(offset),
            PeriodUnit::Weekend => Period::Weekend(offset),
        };
        Some(Found::new(period, end, true))
    }

    /// "The year 2027".
    fn ordinary_year(&self, unit: PeriodUnit, at: usize) -> Option<Found<Period>> {
        let (year, 4) = self.words.digits(at).filter(|_| unit == PeriodUnit::Year)? else { return None };
        (1900..=9999).contains(&year).then(|| Found::new(Period::YearNumber(year as i32), at + 1, true))
    }

    fn week_of(&self, at: usize) -> Option<Found<Period>> {
        let next = self.eat(at, Sense::WeekOf)?;
        let next = self.skip_stop(next);
        let the = self.eat(next, Sense::The).unwrap_or(next);
        let number = self.ordinal(the).or_else(|| self.number(the)).filter(|&(day, _)| (1..=31).contains(&day));
        let plain = number.map(|(day, end)| Found::new(Day::Numbered { day, of: None, weekday: None }, end, true));
        let day =
            longer(longer(self.month_date(next), self.figures(next, Lead { bound: true, ..Lead::default() })), plain)?;
        Some(Found::new(Period::WeekOf(Box::new(day.value)), day.end, true))
    }

    fn named_month(&self, at: usize, lead: Lead) -> Option<Found<Period>> {
        let next = self.eat(at, Sense::Article).unwrap_or(at);
        let next = self.eat(next, Sense::The).unwrap_or(next);
        let (which, next) = self.which(next).map_or((None, next), |(which, next)| (Some(which), next));
        let ((month, firmness), end) = self.month_name(next)?;
        let (after, end) = match self.which_after(end).filter(|_| which.is_none()) {
            Some((which, end)) => (Some(which), end),
            None => (None, end),
        };
        if matches!(which.or(after), Some(Which::Last)) {
            return None;
        }
        // "This may" is more often a verb.
        let told = which.or(after).is_some_and(|which| which != Which::This || firmness == Firmness::Name);
        let sure = firmness == Firmness::Sure || told || firmness == Firmness::Name && lead.bound;
        if let Some((year, end)) = self.year_after(end) {
            return Some(Found::new(Period::Named(month, Some(Box::new(Period::YearNumber(year)))), end, true));
        }
        let of = self.eat(end, Sense::Of).unwrap_or(end);
        if let Some(year) = self.calendar_period(of).filter(|period| matches!(period.value, Period::Year(_))) {
            return Some(Found::new(Period::Named(month, Some(Box::new(year.value))), year.end, true));
        }
        Some(Found::new(Period::Named(month, None), end, sure))
    }

    // Numbers and lengths.

    /// A whole number in digits (at most four of them) or in words.
    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        if let Some((number, digits)) = self.words.digits(at) {
            return (digits <= 4).then_some((number, at + 1));
        }
        if let Some((tens, end)) = self.pick(at, |sense| match sense {
            Sense::Tens(tens) => Some(u32::from(tens)),
            _ => None,
        }) {
            let next = if self.words.is_sign(end, '-') { end + 1 } else { self.eat(end, Sense::Plus).unwrap_or(end) };
            let one = self.pick(next, |sense| match sense {
                Sense::Number(number @ 1..=9) => Some(u32::from(number)),
                _ => None,
            });
            return Some(one.map_or((tens, end), |(one, end)| (tens + one, end)));
        }
        self.pick(at, |sense| match sense {
            Sense::Number(number) => Some(u32::from(number)),
            _ => None,
        })
    }

    /// "1st", "25th", "1.º", "twenty fourth".
    fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        if let Some((number, _)) = self.words.digits(at).filter(|&(_, digits)| digits <= 2) {
            let next = if self.words.is_sign(at + 1, '.') && self.words.is_glued(at + 2) { at + 2 } else { at + 1 };
            let end =
                self.eat(next, Sense::OrdinalMark).or_else(|| self.words.is_sign(next, '°').then_some(next + 1))?;
            return self.words.is_glued(next).then_some((number, end));
        }
        if let Some((tens, end)) = self.pick(at, |sense| match sense {
            Sense::Tens(tens @ 20..=30) => Some(u32::from(tens)),
            _ => None,
        }) {
            let next = if self.words.is_sign(end, '-') { end + 1 } else { end };
            return self.pick(next, |sense| match sense {
                Sense::Ordinal(one @ 1..=9) => Some(tens + u32::from(one)),
                _ => None,
            });
        }
        self.pick(at, |sense| match sense {
            Sense::Ordinal(number) => Some(u32::from(number)),
            _ => None,
        })
    }

    fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        self.pick(at, |sense| match sense {
            Sense::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    /// A length of time: "two hours", "hora y media", "1 year 2 months", "2.5 hours".
    fn amount(&self, at: usize) -> Option<Found<Amount>> {
        let at = self.around(at).map_or(at, |(_, next)| next);
        let mut found = self.one_amount(at)?;
        for _ in 1..MOST_UNITS {
            let next = self.eat(found.end, Sense::And).unwrap_or(found.end);
            let next = if self.words.is_sign(next, ',') { next + 1 } else { next };
            let Some(more) = self.one_amount(next) else { break };
            found = Found::new(found.value.plus(more.value), more.end, true);
        }
        self.words.is_border(found.end).then_some(found)
    }

    fn one_amount(&self, at: usize) -> Option<Found<Amount>> {
        if let Some(((count, unit), end)) = self.pick(at, |sense| match sense {
            Sense::Idiom(count, unit) => Some((count, unit)),
            _ => None,
        }) {
            let beats_number = self.number(at).is_none() || self.unit(end).is_none();
            if beats_number {
                return Some(Found::new(Amount::of(i64::from(count) * 100, unit), end, true));
            }
        }
        let ((hundredths, approx), next) = self.loose_count(at).or_else(|| self.one_and_a_half(at))?;
        let (unit, end) = self.unit(next)?;
        let half = self.eat(end, Sense::And).and_then(|next| {
            let next = self.eat(next, Sense::One).unwrap_or(next);
            self.eat(next, Sense::Half)
                .map(|end| (50, end))
                .or_else(|| self.eat(next, Sense::Quarter).map(|end| (25, end)))
        });
        let (part, end) = half.filter(|&(_, end)| self.unit(end).is_none()).unwrap_or((0, end));
        Some(Found::new(Amount { approx, ..Amount::of(hundredths + part, unit) }, end, true))
    }

    /// "Mes y medio": one, where a half follows the unit.
    fn one_and_a_half(&self, at: usize) -> Option<((i64, bool), usize)> {
        let (_, end) = self.unit(at)?;
        let next = self.eat(end, Sense::And)?;
        self.eat(next, Sense::Half).map(|_| ((100, false), at))
    }

    /// "Within the hour": one of a unit, without its number.
    fn single_unit(&self, at: usize) -> Option<Found<Amount>> {
        let (unit, end) = self.unit(at)?;
        let of_article = at
            .checked_sub(1)
            .is_some_and(|before| self.eat(before, Sense::Article).is_some() || self.which(before).is_some());
        of_article.then(|| Found::new(Amount::of(100, unit), end, true))
    }

    /// How many, in hundredths, and whether loosely.
    fn loose_count(&self, at: usize) -> Option<((i64, bool), usize)> {
        if let Some(end) = self.eat(at, Sense::Half) {
            let end = self.eat(end, Sense::One).unwrap_or(end);
            return Some(((50, false), end));
        }
        if let Some(end) = self.eat(at, Sense::Quarter) {
            let end = self.eat(end, Sense::Of).unwrap_or(end);
            return Some(((25, false), end));
        }
        if let Some((some, end)) = self.pick(at, |sense| match sense {
            Sense::Some(count, loose) => Some((i64::from(count) * 100, loose == Loose::About)),
            _ => None,
        }) {
            if let Some((number, next)) = self.number(end) {
                return Some(((i64::from(number) * 100, true), next));
            }
            return Some((some, end));
        }
        if let Some(decimal) = self.decimal(at) {
            return Some(((decimal.0, false), decimal.1));
        }
        if let Some((number, end)) = self.number(at) {
            // "Two and a half hours", "3 cuartos de hora".
            if let Some(end) = self.eat(end, Sense::Quarter) {
                return Some(((i64::from(number) * 25, false), self.eat(end, Sense::Of).unwrap_or(end)));
            }
            let half = self.eat(end, Sense::And).and_then(|next| {
                let next = self.eat(next, Sense::One).unwrap_or(next);
                self.eat(next, Sense::Half)
            });
            let whole = i64::from(number) * 100;
            return Some(half.map_or(((whole, false), end), |end| ((whole + 50, false), end)));
        }
        let end = self.eat(at, Sense::One)?;
        let end = self
            .unit(end)
            .map_or_else(|| self.eat(end, Sense::Half).filter(|&next| self.unit(next).is_some()), |_| Some(end));
        end.map(|end| ((100, false), end))
    }

    /// "2.5", "0,5", in hundredths.
    fn decimal(&self, at: usize) -> Option<(i64, usize)> {
        let (whole, _) = self.words.digits(at).filter(|&(_, digits)| digits <= 4)?;
        let point = self.words.is_sign(at + 1, '.') || self.words.is_sign(at + 1, ',');
        if !point || !self.words.is_glued(at + 1) || !self.words.is_glued(at + 2) {
            return None;
        }
        let (part, digits) = self.words.digits(at + 2)?;
        let hundredths = match digits {
            1 => part * 10,
            2 => part,
            _ => return None,
        };
        Some((i64::from(whole) * 100 + i64::from(hundredths), at + 3))
    }

    /// A length in whole minutes, where it is counted in hours or less.
    pub(super) fn length_in_minutes(&self, at: usize) -> Option<(i64, usize)> {
        let amount = self.amount(at)?;
        amount.value.fine.then_some((amount.value.seconds / 60, amount.end))
    }

    /// The part of day said right after an hour: "de la tarde", "in the morning".
    pub(super) fn part_after_clock(&self, at: usize) -> Option<(Part, usize)> {
        let part = self.part(at, Lead { day: true, ..Lead::default() })?;
        match part.value {
            Piece::Part(value, None, None | Some(0)) => Some((value, part.end)),
            _ => None,
        }
    }

    // Looking at words.

    /// The longest run of words from `at` with a meaning that `wanted` takes.
    pub(super) fn pick<T>(&self, at: usize, wanted: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        self.meanings.at(at).iter().find_map(|found| wanted(found.sense).map(|value| (value, found.end)))
    }

    /// The word after the longest run with that meaning.
    pub(super) fn eat(&self, at: usize, sense: Sense) -> Option<usize> {
        self.meanings.at(at).iter().find(|found| found.sense == sense).map(|found| found.end)
    }

    pub(super) fn around(&self, at: usize) -> Option<(bool, usize)> {
        self.pick(at, |sense| match sense {
            Sense::Around(bare) => Some(bare),
            _ => None,
        })
    }

    pub(super) fn is_figure(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.shape == Shape::Digits)
    }

    /// The word "to" by itself, without the article that makes "at" of it ("a las").
    pub(super) fn single_to(&self, at: usize) -> Option<usize> {
        self.meanings.at(at).iter().find(|found| found.sense == Sense::To && found.end == at + 1).map(|found| found.end)
    }

    fn skip_number(&self, at: usize) -> usize {
        self.ordinal(at).or_else(|| self.number(at)).map_or(at, |(_, next)| next)
    }

    /// Past the full stop of an abbreviation that touches it.
    fn skip_stop(&self, at: usize) -> usize {
        if self.words.is_sign(at, '.') && self.words.is_glued(at) { at + 1 } else { at }
    }

    /// Whether the number before `at` counts things: "3 cajas", "10 %", "5 minutes".
    pub(super) fn counts_things(&self, at: usize) -> bool {
        let sign = ['%', '€', '$', '£', '°'].into_iter().any(|sign| self.words.is_sign(at, sign));
        let unit = self.unit(at).is_some_and(|(unit, _)| !matches!(unit, Unit::Hour));
        sign || unit || self.eat(at, Sense::Counted).is_some()
    }

    /// Whether what comes after `at` shows that the number before it was not about to count it.
    pub(super) fn is_followed_plainly(&self, at: usize) -> bool {
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

    /// Whether the name of a day that is a person's name too stands where only a day would.
    fn stands_alone(&self, at: usize, end: usize) -> bool {
        let person_before = at.checked_sub(1).is_some_and(|before| {
            self.pick(before, |sense| matches!(sense, Sense::Plain | Sense::And | Sense::Title).then_some(())).is_some()
        });
        !person_before && self.is_followed_plainly(end)
    }

    /// Whether the article before a day is one that days take; in English "the Monday" calls for a thing after it.
    fn article_fits(&self, next: usize, end: usize) -> bool {
        let english = next
            .checked_sub(1)
            .is_some_and(|before| self.eat(before, Sense::The).is_some() && !self.is_spanish(before));
        !english || self.is_followed_plainly(end)
    }

    fn is_spanish(&self, at: usize) -> bool {
        self.meanings.at(at).first().is_some_and(|found| found.tongue == Tongue::Spanish)
    }

    /// The language that most of the words are in; the setting where that is a tie.
    fn tongue_of(&self, start: usize, end: usize) -> Tongue {
        let mut lean = 0i32;
        for at in start..end {
            let found = self.meanings.at(at);
            let english = found.iter().any(|found| found.tongue == Tongue::English);
            let spanish = found.iter().any(|found| found.tongue == Tongue::Spanish);
            lean += i32::from(spanish) - i32::from(english);
        }
        match lean {
            0 => self.tongue,
            1.. => Tongue::Spanish,
            _ => Tongue::English,
        }
    }
}

/// The clock time, in the half of the day in which the part lies.
fn within_part(time: &Spot, part: Part) -> Option<Spot> {
    match (&time.day, time.time) {
        (None, Some(Time::Clock(clock))) => Some(Spot { time: Some(Time::Clock(clock.in_part(part))), ..time.clone() }),
        _ => None,
    }
}

/// Whether it is a part that every day is divided into, rather than one reckoned from meals or opening hours.
fn is_plain_part(part: Part) -> bool {
    matches!(part.slot, Slot::Dawn | Slot::Morning | Slot::LongMorning | Slot::Afternoon | Slot::Evening | Slot::Night)
}

/// Whether the two figures can be a day and a month in either order.
fn could_be_date(first: u32, second: u32) -> bool {
    let day = |n: u32| (1..=31).contains(&n);
    let month = |n: u32| (1..=12).contains(&n);
    day(first) && month(second) || month(first) && day(second)
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PeriodUnit {
    Week,
    WorkWeek,
    Month,
    Year,
    Weekend,
}

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
                if self.part.is_some()
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
                self.part = Some((part, edge));
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

    fn spot(self) -> Option<Spot> {
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
            Day::Shift(amount, None) if !amount.fine => Some(Day::WeekdayAround(weekday, amount)),
            Day::Shift(amount, Some(base)) if *base == Day::Offset(0) && !amount.fine => {
                Some(Day::WeekdayAround(weekday, amount))
            }
            _ => None,
        },
        _ => None,
    }
}
