//! The grammar of lengths of time, and of days reckoned with them: "in two hours", "a week from Friday".

use crate::dates::grammar::{Found, Grammar, Lead, longer};
use crate::dates::lexicon::{Bound, Firmness, Loose, Sense, Unit};
use crate::dates::phrase::{Amount, Day, Which};

/// How many units one length of time can have.
const MOST_UNITS: usize = 6;

impl Grammar<'_> {
    /// "In two hours", "dos días después de mañana", "a week from Friday", "the next three days".
    pub(super) fn shift(&self, at: usize) -> Option<Found<Day>> {
        self.any_shift(at).filter(|found| !self.is_of_deed(found.end))
    }

    /// "… de recibir la pieza" after a length: it is counted from a day that nobody knows yet.
    fn is_of_deed(&self, at: usize) -> bool {
        self.eat(at, Sense::Of).is_some_and(|next| {
            let word = self.words.folded(next);
            let deed = word.strip_suffix("se").unwrap_or(word);
            let is_day = self.offset(next).is_some() || self.month_name(next).is_some();
            deed.len() > 3 && ["ar", "er", "ir"].iter().any(|end| deed.ends_with(end)) && !is_day
        })
    }

    fn any_shift(&self, at: usize) -> Option<Found<Day>> {
        let ahead = longer(longer(self.shift_ahead(at), self.stretch(at)), self.day_beside(at));
        if ahead.is_some() {
            return ahead;
        }
        if let Some(range) = self.amounts_opened(at).or_else(|| self.length_taken(at)) {
            return Some(range);
        }
        if let Some(amount) = self.eat(at, Sense::AgoBefore).and_then(|next| self.amount(next)) {
            return Some(amount.map(|amount| Day::Shift(amount.back(), None)));
        }
        if let Some(found) = self.weekdays_from_now(at).or_else(|| self.now_plus(at)) {
            return Some(found);
        }
        let for_it = self.eat(at, Sense::For).unwrap_or(at);
        let amount = self.amount(for_it).or_else(|| self.amount(at))?;
        if let Some(base) = self.base_day(amount.end, amount.value) {
            return Some(base);
        }
        if let Some(end) = self.eat(amount.end, Sense::Ago) {
            return Some(Found::new(Day::Shift(amount.value.back(), None), end, true));
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
            None => self.offset(at).filter(|base| {
                (amount.months > 0 || amount.days % 7 == 0 && amount.days > 0)
                    && matches!(base.value, Day::Offset(0 | 1))
            }),
        }?;
        Some(Found::new(Day::Shift(amount, Some(Box::new(base.value))), base.end, true))
    }

    /// "Two or three days", "2-3 days".
    fn amounts(&self, at: usize) -> Option<Found<Day>> {
        let (few, many) = self.two_amounts(at)?;
        Some(many.map(|many| Day::Shifts(few, many)))
    }

    /// "De 2 a 3 días", "entre 24 y 48 horas".
    fn amounts_opened(&self, at: usize) -> Option<Found<Day>> {
        let between = self.eat(at, Sense::Between);
        let next = between.or_else(|| self.eat(at, Sense::From))?;
        if let Some(found) = self.amounts(next) {
            return Some(found);
        }
        let (few, next) = self.number(next).filter(|_| between.is_some())?;
        let (many, next) = self.number(self.eat(next, Sense::And)?)?;
        let (unit, end) = self.unit(next)?;
        let of = |count: u32| Amount::of(i64::from(count) * 100, unit);
        Some(Found::new(Day::Shifts(of(few), of(many)), end, true))
    }

    /// A length by itself, where the words before it say that it is the time that something takes: "tarda 2 o 3 días".
    fn length_taken(&self, at: usize) -> Option<Found<Day>> {
        let done = |sense| matches!(sense, Sense::Deed(_) | Sense::State(_) | Sense::Sends | Sense::Takes);
        if let Some(range) = self.amounts(at).filter(|_| self.follows(at, done)) {
            return Some(range);
        }
        if !self.follows(at, |sense| sense == Sense::Takes) {
            return None;
        }
        let amount = self.amount(at)?;
        self.is_end(amount.end).then(|| amount.map(|amount| Day::Shift(amount, None)))
    }

    pub(super) fn two_amounts(&self, at: usize) -> Option<(Amount, Found<Amount>)> {
        if self.fraction(at).is_some() {
            return None;
        }
        let (few, next) = self.number(at)?;
        let next = self
            .eat(next, Sense::Or)
            .or_else(|| self.eat(next, Sense::To))
            .or_else(|| self.words.is_sign(next, '-').then_some(next + 1))
            .or_else(|| self.words.is_sign(next, '/').then_some(next + 1))?;
        let (many, next) = self.number(next)?;
        let (unit, end) = self.unit(next)?;
        let of = |count: u32| Amount::of(i64::from(count) * 100, unit);
        Some((of(few), Found::new(of(many), end, true)))
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

    /// A figure so long that no calendar reaches that far; it counts all the same, so that it can be refused.
    fn huge(&self, at: usize) -> Option<(u32, usize)> {
        self.is_figure(at).then(|| (self.words.digits(at).map_or(u32::MAX, |(number, _)| number), at + 1))
    }

    pub(super) fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        self.pick(at, |sense| match sense {
            Sense::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    /// A length of time: "two hours", "hora y media", "1 year 2 months", "2.5 hours".
    pub(super) fn amount(&self, at: usize) -> Option<Found<Amount>> {
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
        let minutes =
            self.words.digits(end).filter(|&(minutes, digits)| digits == 2 && minutes < 60 && unit == Unit::Hour);
        if let Some((minutes, _)) = minutes.filter(|_| self.words.is_glued(end) && self.words.is_glued(next)) {
            let amount = Amount::of(hundredths, unit).plus(Amount::of(i64::from(minutes) * 100, Unit::Minute));
            return Some(Found::new(amount, end + 1, true));
        }
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
    pub(super) fn single_unit(&self, at: usize) -> Option<Found<Amount>> {
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
        if let Some((hundredths, end)) = self.fraction(at) {
            let end = self.eat(end, Sense::Of).unwrap_or(end);
            let end = self.eat(end, Sense::One).unwrap_or(end);
            return Some(((hundredths.into(), false), end));
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
        if let Some((number, end)) = self.number(at).or_else(|| self.huge(at)) {
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
}
