//! How firm a sentence is, and what deed it promises.

use std::ops::Range;

use crate::dates::Why;
use crate::dates::lexicon::{Found, Meanings, Sense};
use crate::dates::phrase::{Core, Day, Phrase, Spot};
use crate::dates::words::Words;
use crate::model::{Kind, Wording};

/// How firm the sentence is and why. `taken` are the words that the date phrase took.
pub fn wording(words: &Words, meanings: &Meanings, phrase: Option<&Phrase>, taken: &[Range<usize>]) -> (Wording, Why) {
    let says = |wanted: fn(Sense) -> bool| loose(words, meanings, taken).any(|found| wanted(found.sense));
    if says(|sense| sense == Sense::Tries) {
        return (Wording::Attempt, Why::Tries);
    }
    let Some(phrase) = phrase else {
        let vague = says(|sense| sense == Sense::Vague);
        let condition = says(|sense| sense == Sense::Condition);
        let why = match (vague, condition) {
            (true, _) => Why::NoDay,
            (false, true) => Why::Condition,
            (false, false) => Why::NoTime,
        };
        return (Wording::Flexible, why);
    };
    if is_loose(&phrase.core) {
        return (Wording::Flexible, Why::NoDay);
    }
    let firm = (0..words.len()).any(|at| meanings.at(at).iter().any(|found| found.sense == Sense::Firm));
    if firm {
        return (Wording::Fixed, Why::FirmsUp);
    }
    let why = match names(&phrase.core) {
        (true, true) => Why::NamesDayAndHour,
        (false, true) => Why::NamesHour,
        (_, false) => Why::NamesDay,
    };
    (Wording::Fixed, why)
}

/// The sort of deed that the first verb names.
pub fn kind(words: &Words, meanings: &Meanings, taken: &[Range<usize>]) -> Option<Kind> {
    let sense = loose(words, meanings, taken).find_map(|found| match found.sense {
        sense @ (Sense::Deed(_) | Sense::Sends) => Some(sense),
        _ => None,
    })?;
    match sense {
        Sense::Deed(kind) => Some(kind),
        _ => {
            let written = loose(words, meanings, taken).any(|found| found.sense == Sense::Letter);
            Some(if written { Kind::Message } else { Kind::Delivery })
        }
    }
}

/// The meanings of the words that the date phrase did not take, longest first at each word.
fn loose<'a>(words: &'a Words, meanings: &'a Meanings, taken: &'a [Range<usize>]) -> impl Iterator<Item = Found> + 'a {
    let free = |at: &usize| !taken.iter().any(|span| span.contains(at));
    (0..words.len())
        .filter(free)
        .flat_map(|at| meanings.at(at).iter().copied())
        .filter(|found| words.is_border(found.end))
}

/// Days that nobody will count on: "one weekday or other".
fn is_loose(core: &Core) -> bool {
    matches!(core, Core::Plain(Spot { day: Some(Day::Workdays), time: None, .. }))
}

/// Whether a day is named, and whether an hour or a part of the day.
fn names(core: &Core) -> (bool, bool) {
    let of = |spot: &Spot| {
        let fine = matches!(&spot.day, Some(Day::Shift(amount, _) | Day::Shifts(amount, _) | Day::Stretch(amount)) if amount.fine)
            || matches!(spot.day, Some(Day::Now));
        (spot.day.is_some() && !fine, spot.time.is_some() || fine)
    };
    match core {
        Core::Plain(spot) | Core::Bounded(_, spot) => of(spot),
        Core::Span(a, b) | Core::Either(a, b) => {
            let (a, b) = (of(a), of(b));
            (a.0 || b.0, a.1 || b.1)
        }
        Core::Within(amount) => (!amount.fine, amount.fine),
        Core::Recurring => (true, false),
    }
}
