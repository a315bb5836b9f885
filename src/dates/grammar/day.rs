//! The grammar of days that have names: "tomorrow", "next Friday", "Christmas".

use crate::dates::grammar::{Found, Grammar, Lead, longer};
use crate::dates::lexicon::{Firmness, Sense, Unit};
use crate::dates::phrase::{Day, Period, Which};
use crate::dates::words::Shape;

impl Grammar<'_> {
    /// A day or a longer stretch of the calendar.
    pub(super) fn day(&self, at: usize, lead: Lead) -> Option<Found<Day>> {
        let named = if self.tongue.voice().short_names_are_weekdays {
            longer(self.weekday(at, lead), self.month_date(at))
        } else {
            longer(self.month_date(at), self.weekday(at, lead))
        };
        [
            self.offset(at),
            self.payday(at),
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
        if day == Day::Offset(2) && end == next + 1 && self.eat(next, Sense::Last).is_some() {
            // "Pasado" by itself is the day after tomorrow only beside tomorrow.
            if self.lenient && end == self.words.len() {
                return Some(Found::new(day, end, true));
            }
            let beside = at.checked_sub(1).is_some_and(|before| self.eat(before, Sense::Or).is_some());
            let beside = beside || self.is_day_by_itself(next, end) || at == 0 && self.leads_to_time(end);
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

    /// "La quincena", "la próxima quincena".
    fn payday(&self, at: usize) -> Option<Found<Day>> {
        let next = [Sense::In, Sense::For, Sense::Of].into_iter().find_map(|sense| self.eat(at, sense)).unwrap_or(at);
        let article =
            self.eat(next, Sense::Article).or_else(|| self.eat(at, Sense::InThe).filter(|_| self.bound(at).is_none()));
        if let Some(end) = self.other(at).or_else(|| self.other(next)) {
            let end = self.eat(end, Sense::Payday)?;
            return Some(Found::new(Day::Payday(1, true), end, true));
        }
        let next = article.unwrap_or(next);
        let (which, next) = self.which(next).map_or((None, next), |(which, next)| (Some(which), next));
        let end = self.eat(next, Sense::Payday)?;
        let (which, end) = match self.which_after(end).filter(|_| which.is_none()) {
            Some((which, end)) => (Some(which), end),
            None => (which, end),
        };
        match which {
            Some(Which::Coming | Which::Next) => Some(Found::new(Day::Payday(0, false), end, true)),
            Some(Which::This) => Some(Found::new(Day::Payday(0, true), end, true)),
            None if article.is_some() && self.is_followed_plainly(end) && self.eat(end, Sense::Of).is_none() => {
                Some(Found::new(Day::Payday(0, true), end, true))
            }
            _ => None,
        }
    }

    /// "La otra", which is the one after this; without its article it is one more.
    pub(super) fn other(&self, at: usize) -> Option<usize> {
        let end = self.eat(at, Sense::Other)?;
        let article = at.checked_sub(1).is_some_and(|before| self.eat(before, Sense::Article).is_some());
        (end > at + 1 || article).then_some(end)
    }

    /// Whether "pasado" by itself is the day after tomorrow: at the end of a clause, with no noun of time before it that it
    /// would say more about ("el año pasado").
    fn is_day_by_itself(&self, at: usize, end: usize) -> bool {
        let ends = match self.words.get(end).map(|word| word.shape) {
            None => true,
            Some(Shape::Sign(sign)) => matches!(sign, '.' | ',' | ';' | '!' | '?' | ')'),
            Some(_) => self.leads_to_time(end),
        };
        let before =
            at.checked_sub(1).filter(|&before| self.words.get(before).is_some_and(|word| word.shape == Shape::Letters));
        let said_of = before.is_some_and(|before| {
            let noun = |sense: Sense| {
                matches!(
                    sense,
                    Sense::Weekday(..)
                        | Sense::Weekdays(_)
                        | Sense::Month(..)
                        | Sense::Feast(..)
                        | Sense::Unit(_)
                        | Sense::Weekend
                        | Sense::Part(_)
                        | Sense::PartNoun(_)
                        | Sense::Payday
                        | Sense::Article
                )
            };
            self.pick(before, |sense| noun(sense).then_some(())).is_some()
                || self.meanings.at(before.saturating_sub(2)).iter().any(|found| noun(found.sense) && found.end == at)
        });
        before.is_some() && ends && !said_of
    }

    /// Whether a time of day begins there that a day can stand before: "a las 5", "por la tarde", "a primera hora".
    pub(super) fn leads_to_time(&self, at: usize) -> bool {
        self.pick(at, |sense| matches!(sense, Sense::At | Sense::InThe | Sense::Part(_)).then_some(())).is_some()
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

    pub(super) fn sure_weekday(&self, at: usize) -> Option<(u8, usize)> {
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
    pub(super) fn weekday(&self, at: usize, lead: Lead) -> Option<Found<Day>> {
        let feminine = at.checked_sub(1).is_some_and(|before| self.eat(before, Sense::TheHour).is_some());
        if feminine {
            return None;
        }
        let on = self.eat(at, Sense::On);
        let begun = on
            .or_else(|| self.eat(at, Sense::For))
            .or_else(|| self.eat(at, Sense::In))
            .or_else(|| self.eat(at, Sense::Of));
        let next = begun.unwrap_or(at);
        let article = self.eat(next, Sense::The);
        let other = self.other(next).map(|next| (Which::WeeksOn(1), next));
        let next = article.unwrap_or(next);
        let (which, next) = other.or_else(|| self.which(next)).unwrap_or((Which::Plain, next));
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
            if let Some((weeks, next)) = self.weeks_on(end) {
                (which, end, sure) = (Which::WeeksOn(weeks), next, true);
            } else if let Some((after, next)) = self.which_after(end) {
                (which, end, sure) = (after, next, true);
            } else if let Some(next) = self.eat(end, Sense::AfterNext) {
                (which, end, sure) = (Which::WeeksOn(1), next, true);
            }
        } else if let Some(next) = self.eat(end, Sense::Coming).filter(|_| which == Which::This) {
            end = next;
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

    pub(super) fn week_offset(&self, which: Which) -> Option<i64> {
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
        if article.is_none() && self.is_of_thing(end) {
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

    pub(super) fn which(&self, at: usize) -> Option<(Which, usize)> {
        self.pick(at, |sense| match sense {
            Sense::This => Some(Which::This),
            Sense::Next => Some(Which::Next),
            Sense::Coming => Some(Which::Coming),
            Sense::Last => Some(Which::Last),
            _ => None,
        })
    }

    pub(super) fn which_after(&self, at: usize) -> Option<(Which, usize)> {
        self.pick(at, |sense| match sense {
            Sense::This => Some(Which::This),
            Sense::Coming => Some(Which::Coming),
            Sense::Last => Some(Which::Last),
            _ => None,
        })
    }

    /// Whether the name of a day that is a person's name too stands where only a day would.
    fn stands_alone(&self, at: usize, end: usize) -> bool {
        let person_before = at.checked_sub(1).is_some_and(|before| {
            self.pick(before, |sense| matches!(sense, Sense::Plain | Sense::And | Sense::Title).then_some(())).is_some()
        });
        !person_before && self.is_followed_plainly(end)
    }

    /// Whether the article before a day is one that days take; in English "the Monday" calls for a thing after it.
    pub(super) fn article_fits(&self, next: usize, end: usize) -> bool {
        let english = next
            .checked_sub(1)
            .is_some_and(|before| self.eat(before, Sense::The).is_some() && !self.takes_article(before));
        !english || self.is_followed_plainly(end)
    }
}
