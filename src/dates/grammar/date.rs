//! The grammar of calendar dates: "the 25th", "3/12", "December 3rd".

use crate::dates::grammar::{Found, Grammar, Lead};
use crate::dates::lexicon::{Firmness, Sense, Unit};
use crate::dates::phrase::{Day, Period, Which};
use crate::dates::words::Shape;

impl Grammar<'_> {
    pub(super) fn month_name(&self, at: usize) -> Option<((u32, Firmness), usize)> {
        let (name, end) = self.pick(at, |sense| match sense {
            Sense::Month(month, firmness) => Some((u32::from(month), firmness)),
            _ => None,
        })?;
        Some((name, self.skip_stop(end)))
    }

    /// "3 December", "el 3 de diciembre de 2026", "December 3rd".
    pub(super) fn month_date(&self, at: usize) -> Option<Found<Day>> {
        let next = self.date_opening(at);
        let day_first = || {
            let counted = self.number(next).filter(|_| self.eat(next, Sense::One).is_none());
            let (day, next) = self.ordinal(next).or(counted)?;
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
            let told = next > at || self.ordinal(next).is_some();
            let odd = day < 100 && (self.lenient || told && self.is_figure(next));
            return odd.then(|| Found::new(Day::Date { day, month, year: None, weekday: None }, end, true));
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

    pub(super) fn year_after(&self, at: usize) -> Option<(i32, usize)> {
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
    pub(super) fn figures(&self, at: usize, lead: Lead) -> Option<Found<Day>> {
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
            // Two figures for the year may be anything, unless a slash or an article says that it is a date.
            let bare = third_digits == 2 && sign != '/' && next == at && !lead.bound && !lead.day && !self.lenient;
            let plausible = !bare && first_digits <= 2 && second_digits <= 2 && could_be_date(first, second);
            return plausible
                .then(|| Found::new(Day::Figures { first, second, year: Some(year), weekday: None }, end, true));
        }
        if first_digits > 2 || second_digits > 2 || !could_be_date(first, second) {
            return None;
        }
        let end = next + 3;
        if sign == '.' {
            return self.pointed(at, next, lead);
        }
        if self.counts_things(end)
            || (first, second) == (24, 7)
            || self.fraction(next).is_some_and(|f| self.is_part_of(f.1))
        {
            return None;
        }
        let stands = next == at && self.stands_as_date(next, end);
        let led = next > at || lead.bound || lead.hour || lead.day || stands;
        let telling = sign == '/' && (first > 12 || second > 12 || first_digits + second_digits == 4);
        let day_first = first > 12;
        let hours = sign == '-'
            && !day_first
            && !self.lenient
            && !stands
            && (next == at || self.eat(at, Sense::From).is_some());
        if !led && !telling && !self.lenient
            || hours
            || sign == '-' && !day_first && next == at && end < self.words.len() && !stands
            || sign == '-' && (lead.day && !day_first || self.half_after(end).is_some())
        {
            return None;
        }
        Some(Found::new(Day::Figures { first, second, year: None, weekday: None }, end, true))
    }

    /// "El 25.11", "30.11. at 9": figures with a point are a date only where they can be no hour and count nothing. The day stands
    /// first wherever dates are written so.
    fn pointed(&self, at: usize, next: usize, lead: Lead) -> Option<Found<Day>> {
        let (first, second) = (self.words.digits(next)?.0, self.words.digits(next + 2)?.0);
        let end = next + 3;
        let stop = self.words.is_sign(end, '.') && self.words.is_glued(end) && self.words.is_border(end + 1);
        // A point behind the last word of a sentence is that of the sentence.
        let marked = stop && (self.leads_to_time(end + 1) || next > at && !lead.hour);
        let led = next > at && self.eat(at, Sense::At).is_none() && self.is_followed_plainly(end);
        let told = second_is_month(first, second) && (marked || led || stop && first > 24);
        let end = if stop && self.words.get(end + 1).is_some() { end + 1 } else { end };
        told.then(|| Found::new(Day::Date { day: first, month: second, year: None, weekday: None }, end, true))
    }

    /// Whether two bare figures stand where a sentence would have a date: after what is promised, before a time, or at an end
    /// of the sentence.
    fn stands_as_date(&self, at: usize, end: usize) -> bool {
        let deed = |sense| matches!(sense, Sense::Deed(_) | Sense::DeedAfterDoer(_) | Sense::State(_) | Sense::Sends);
        let promised = self.follows(at, deed);
        let ends = self.is_end(end);
        let timed = self.leads_to_time(end)
            || self.pick(end, |sense| matches!(sense, Sense::Clock(..)).then_some(())).is_some();
        let slash = self.words.is_sign(at + 1, '/');
        if slash { timed || promised && (ends || self.is_followed_plainly(end)) } else { promised && (ends || timed) }
    }

    /// "1/2", "3/4", in hundredths.
    pub(super) fn fraction(&self, at: usize) -> Option<(u32, usize)> {
        let glued = self.words.is_sign(at + 1, '/') && self.words.is_glued(at + 1) && self.words.is_glued(at + 2);
        match (self.words.digits(at)?.0, self.words.digits(at + 2).filter(|_| glued)?.0) {
            (1, 2) => Some((50, at + 3)),
            (1, 4) => Some((25, at + 3)),
            (3, 4) => Some((75, at + 3)),
            _ => None,
        }
    }

    /// Whether a unit of time comes there, "of an" before it or not.
    fn is_part_of(&self, at: usize) -> bool {
        let next = self.eat(at, Sense::Of).unwrap_or(at);
        let next = self.eat(next, Sense::One).unwrap_or(next);
        self.unit(next).is_some()
    }

    /// "The 25th", "el 25", "el día 25", "the 15th day of next month", "el 21 del 3".
    pub(super) fn numbered(&self, at: usize, lead: Lead) -> Option<Found<Day>> {
        let on = self
            .eat(at, Sense::On)
            .or_else(|| self.eat(at, Sense::For))
            .or_else(|| self.eat(at, Sense::Of))
            .or_else(|| self.eat(at, Sense::In));
        let next = on.unwrap_or(at);
        let article = self.eat(next, Sense::The);
        // "Antes del 15", "desde el 3": the article is the bound's.
        let of_bound = at.checked_sub(1).filter(|_| lead.bound && next == at).and_then(|before| {
            let the = self.eat(before, Sense::The).or_else(|| self.eat(before, Sense::FromThe));
            the.filter(|&end| end == at && self.takes_article(before))
        });
        let article = article.or(of_bound.filter(|&next| self.is_figure(next)));
        let next = article.unwrap_or(next);
        // "El próximo día 3".
        let coming = article.and_then(|next| self.which(next)).filter(|which| which.0 == Which::Coming);
        let next = coming
            .map(|(_, next)| self.eat(next, Sense::The).unwrap_or(next))
            .filter(|&next| self.is_figure(next))
            .unwrap_or(next);
        let marked = self.ordinal(next);
        let (day, end) = marked.or_else(|| self.number(next))?;
        // "Tuesday, first floor", "el viernes 4º B".
        if marked.is_some() && article.is_none() && on.is_none() && (lead.day || lead.clock) && self.is_of_thing(end) {
            return None;
        }
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
            // "El cinco del uno".
            if let Some((month, end)) =
                self.number(next).filter(|_| !figure && article.is_some() && !self.is_figure(next))
                && (1..=12).contains(&month)
                && self.words.get(end).is_none_or(|word| matches!(word.shape, Shape::Sign(_)))
            {
                return Some(Found::new(Day::Date { day, month, year: None, weekday: None }, end, true));
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
        // "El 21 de IVA" is a rate.
        let of_thing = marked.is_none()
            && self.eat(end, Sense::Of).is_some_and(|next| {
                let next = self.eat(next, Sense::Article).unwrap_or(next);
                self.words.get(next).is_some_and(|word| word.shape == Shape::Letters)
                    && self.meanings.at(next).is_empty()
            });
        if of_thing {
            return None;
        }
        let clocklike = self.clock(next, Lead { hour: true, ..Lead::default() }).is_some_and(|clock| clock.end > end);
        if clocklike || marked.is_none() && !figure && !self.lenient && !self.takes_article(next) {
            return None;
        }
        let date = Day::Numbered { day, of: None, weekday: None };
        let said = article.is_some() || on.is_some() && marked.is_some();
        if !said {
            let beside = lead.day || marked.is_some() && (lead.bound || self.lenient);
            // "A las 5 del 3", "la mañana del 3".
            let of_clock = lead.clock && on.is_some() || lead.part && self.eat(at, Sense::FromThe).is_some();
            let heads = self.lenient && figure && (self.words.is_sign(end, ',') || self.eat(end, Sense::At).is_some());
            return (marked.is_some() && beside || of_clock || heads).then(|| Found::new(date, end, !heads));
        }
        let english = marked.is_some() || !self.takes_article(next.saturating_sub(1));
        // "By the 3rd 20 boxes".
        let counts = marked.is_some() && self.is_figure(end) && !self.is_followed_plainly(end + 1);
        let plain = self.is_followed_plainly(end) || counts;
        let sure = if english {
            plain && (marked.is_some() && figure || on.is_some() || self.lenient)
        } else {
            figure || plain
        };
        sure.then(|| Found::new(date, end, true))
    }

    /// Whether the number before is that of a thing: a word that is no word of time, and no name.
    pub(super) fn is_of_thing(&self, at: usize) -> bool {
        let letters = self.words.get(at).is_some_and(|word| word.shape == Shape::Letters);
        let typed = self.words.typed(at, at + 1);
        let letter = typed.chars().count() == 1 && typed.chars().all(char::is_uppercase);
        letters && (letter || self.meanings.at(at).is_empty() && typed.chars().next().is_some_and(char::is_lowercase))
    }

    /// "1st", "25th", "1.º", "twenty fourth".
    pub(super) fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
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

    /// Past the full stop of an abbreviation that touches it.
    pub(super) fn skip_stop(&self, at: usize) -> usize {
        if self.words.is_sign(at, '.') && self.words.is_glued(at) { at + 1 } else { at }
    }
}

/// Whether the second of two figures can be the month.
fn second_is_month(first: u32, second: u32) -> bool {
    (1..=31).contains(&first) && (1..=12).contains(&second)
}

/// Whether the two figures can be a day and a month in either order.
fn could_be_date(first: u32, second: u32) -> bool {
    let day = |n: u32| (1..=31).contains(&n);
    let month = |n: u32| (1..=12).contains(&n);
    day(first) && month(second) || month(first) && day(second)
}
