//! The grammar of parts of the day: "this morning", "a última hora", "before closing".

use crate::dates::grammar::spot::Piece;
use crate::dates::grammar::{Found, Grammar, Lead, longer};
use crate::dates::lexicon::{Edge, Part, Sense, Slot};
use crate::dates::phrase::Which;

impl Grammar<'_> {
    /// A part of the day, with the words before it.
    pub(super) fn part(&self, at: usize, lead: Lead) -> Option<Found<Piece>> {
        if let Some((piece, end)) = self.pick(at, |sense| match sense {
            Sense::PartToday(part) => Some(Piece::Part(part, None, Some(0))),
            Sense::PartYesterday(part) => Some(Piece::Part(part, None, Some(-1))),
            _ => None,
        }) {
            return Some(Found::new(piece, end, true));
        }
        // "Late tonight".
        if let (Some(edge), next) = self.part_edge(at)
            && let Some((part, end)) = self.pick(next, |sense| match sense {
                Sense::PartToday(part) => Some(part),
                _ => None,
            })
        {
            return Some(Found::new(Piece::Part(part, Some(edge), Some(0)), end, true));
        }
        if let Some(rest) = self.rest_of_today(at) {
            return Some(rest);
        }
        let beside = longer(self.fixed_part(at), self.spoken_part(at, lead)).or_else(|| self.part_beside(at, lead));
        // "El jueves como tarde" is a deadline and no afternoon.
        let bounds = self.pick(at, |sense| matches!(sense, Sense::BoundAfter(_)).then_some(())).map(|(_, end)| end);
        beside.filter(|found| bounds.is_none_or(|end| end < found.end))
    }

    /// "Early" beside a day: "early tomorrow", "Friday early".
    fn part_beside(&self, at: usize, lead: Lead) -> Option<Found<Piece>> {
        let (part, end) = self.pick(at, |sense| match sense {
            Sense::PartBeside(part) => Some(part),
            _ => None,
        })?;
        let day_next = || {
            let next = self.eat(end, Sense::On).unwrap_or(end);
            let dated =
                || longer(self.numbered(end, Lead::default()), self.month_date(end)).is_some_and(|day| day.sure);
            self.offset(next).is_some() || self.sure_weekday(next).is_some() || dated()
        };
        let fits = lead.day && self.is_followed_plainly(end) || day_next();
        fits.then(|| Found::new(Piece::Part(part, None, None), end, true))
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
        // "A última hora de mañana" is tomorrow's.
        let of = next.checked_sub(1).is_some_and(|before| self.eat(before, Sense::Of) == Some(next));
        if edge.is_some() && noun && of && self.eat(next, Sense::Day(1)) == Some(end) && self.is_followed_plainly(end) {
            return None;
        }
        let fixed = !is_plain_part(part);
        // "The night lamp" is a lamp.
        let article = self.eat(at, Sense::Article) == Some(next) && !self.takes_article(at);
        if article && !fixed && !lead.day && self.is_of_thing(end) {
            return None;
        }
        let meal = matches!(part.slot, Slot::Lunch | Slot::Stretch) && lead.day && !self.takes_article(next);
        let led = lead.bound || lead.hour || self.eat(at, Sense::At).is_some() || self.around(at).is_some();
        let spoken_of = known
            || meal && self.is_followed_plainly(end)
            || fixed && led
            || !noun && lead.day
            || self.part_of_day_follows(end, lead);
        if noun && !spoken_of && !(self.lenient && self.eat(at, Sense::Day(1)).is_none()) {
            return None;
        }
        if fixed && noun && !led && !known && !spoken_of {
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
        let during = self.eat(at, Sense::During).is_some() && edge.is_none() && which.is_none() && !fixed;
        let edge = edge.map(|edge| if edge == Edge::End { Edge::Late } else { edge }).or(during.then_some(Edge::Whole));
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

    pub(super) fn edge(&self, at: usize) -> Option<(Edge, usize)> {
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

    /// The part of day said right after an hour: "de la tarde", "in the morning".
    pub(super) fn part_after_clock(&self, at: usize) -> Option<(Part, usize)> {
        let part = self.part(at, Lead { day: true, ..Lead::default() })?;
        match part.value {
            Piece::Part(value, None, None | Some(0)) => Some((value, part.end)),
            _ => None,
        }
    }
}

/// Whether it is a part that every day is divided into, rather than one reckoned from meals or opening hours.
pub(super) fn is_plain_part(part: Part) -> bool {
    matches!(part.slot, Slot::Dawn | Slot::Morning | Slot::LongMorning | Slot::Afternoon | Slot::Evening | Slot::Night)
}
