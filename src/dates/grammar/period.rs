//! The grammar of weeks, weekends, months and years, and of the days and ends of them.

use crate::dates::grammar::{Found, Grammar, Lead, longer};
use crate::dates::lexicon::{Bound, Edge, Firmness, Sense, Unit};
use crate::dates::phrase::{Amount, Day, NthOf, Period, Which};

impl Grammar<'_> {
    /// "The first Friday of July", "the third week of this month".
    pub(super) fn nth(&self, at: usize) -> Option<Found<Day>> {
        if let Some(slice) = self.slice(at) {
            return Some(slice);
        }
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

    /// "The first two weeks of January", "los últimos tres días del mes".
    fn slice(&self, at: usize) -> Option<Found<Day>> {
        let next = [Sense::On, Sense::In, Sense::For].into_iter().find_map(|sense| self.eat(at, sense)).unwrap_or(at);
        let next = self.eat(next, Sense::Article).unwrap_or(next);
        let edge_at = |next: usize| {
            let last = self.eat(next, Sense::Last).map(|next| (true, next));
            last.or_else(|| self.eat(next, Sense::Ordinal(1)).map(|next| (false, next)))
        };
        let edge_first = || {
            let (last, next) = edge_at(next)?;
            self.amount(next).map(|amount| (last, amount))
        };
        let count_first = || {
            let (count, next) = self.number(next)?;
            let (last, next) = edge_at(next)?;
            let (unit, end) = self.unit(next)?;
            Some((last, Found::new(Amount::of(i64::from(count) * 100, unit), end, true)))
        };
        let (last, amount) = edge_first().or_else(count_first).filter(|(_, amount)| !amount.value.fine)?;
        let next = self.eat(amount.end, Sense::Of).or_else(|| self.eat(amount.end, Sense::In))?;
        let period = self.period_of(next, Lead::default()).or_else(|| self.running(next))?;
        Some(Found::new(Day::Slice(amount.value, last, period.value), period.end, true))
    }

    /// A week, weekend, month or year, or the beginning or end of one.
    pub(super) fn period(&self, at: usize, lead: Lead) -> Option<Found<Day>> {
        let opened = [Sense::In, Sense::On, Sense::For, Sense::At].into_iter().find_map(|sense| self.eat(at, sense));
        let next = opened.unwrap_or(at);
        let next = self.eat(next, Sense::Article).unwrap_or(next);
        if self.eat(at, Sense::Throughout).is_some() {
            return self.calendar_period(at).map(|period| period.map(Day::Period));
        }
        let ends =
            |first: Period, second: Period| Day::Edge(Edge::End, Period::Running(Box::new(first), Box::new(second)));
        if let Some(end) = self.eat(next, Sense::MonthEnd) {
            return Some(Found::new(ends(Period::Month(0), Period::Month(1)), end, true));
        }
        if let Some(end) = self.eat(next, Sense::WeekEnd) {
            return Some(Found::new(ends(Period::Week(0), Period::Week(1)), end, true));
        }
        if let Some(end) = self.eat(next, Sense::MidWeek) {
            let week = Period::Running(Box::new(Period::Week(0)), Box::new(Period::Week(1)));
            return Some(Found::new(Day::Edge(Edge::Mid, week), end, true));
        }
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
    pub(super) fn calendar_period(&self, at: usize) -> Option<Found<Period>> {
        let next = self.eat(at, Sense::Article).unwrap_or(at);
        let throughout = self.eat(at, Sense::Throughout).map(|next| (Which::This, next));
        let other = self.other(at).map(|next| (Which::Coming, next));
        let before = throughout.or(other).or_else(|| self.which(at)).or_else(|| self.which(next));
        let (before, next) = before.map_or((None, next), |(which, next)| (Some(which), next));
        let next = self.eat(next, Sense::Article).filter(|_| before == Some(Which::This)).unwrap_or(next);
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
            let of_day = self.eat(end, Sense::Of).filter(|_| offset.is_none_or(|week| week == 0));
            if let Some(day) = of_day.and_then(|next| self.day_within(next)) {
                return Some(Found::new(Period::WeekendOf(Box::new(day.value)), day.end, true));
            }
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
        // "The week before Christmas".
        if let Some((bound @ (Bound::Before | Bound::After), _, next)) =
            self.eat(at, Sense::Unit(Unit::Week)).and_then(|next| self.bound(next))
        {
            let base = longer(self.offset(next), self.month_date(next)).filter(|base| base.value != Day::Now)?;
            let days = if bound == Bound::Before { -7 } else { 7 };
            let week = Day::Shift(Amount { days, ..Amount::default() }, Some(Box::new(base.value)));
            return Some(Found::new(Period::WeekOf(Box::new(week)), base.end, true));
        }
        let next = self.skip_stop(self.eat(at, Sense::WeekOf)?);
        let day = self.day_within(next)?;
        Some(Found::new(Period::WeekOf(Box::new(day.value)), day.end, true))
    }

    /// The day that tells which week or weekend is meant: "the 5th", "3 December", "3/12".
    fn day_within(&self, at: usize) -> Option<Found<Day>> {
        let the = self.eat(at, Sense::The).unwrap_or(at);
        let number = self.ordinal(the).or_else(|| self.number(the)).filter(|&(day, _)| (1..=31).contains(&day));
        let plain = number.map(|(day, end)| Found::new(Day::Numbered { day, of: None, weekday: None }, end, true));
        longer(longer(self.month_date(at), self.figures(at, Lead { bound: true, ..Lead::default() })), plain)
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PeriodUnit {
    Week,
    WorkWeek,
    Month,
    Year,
    Weekend,
}
