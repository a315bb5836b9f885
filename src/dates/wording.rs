//! How firm a sentence is, and what deed it promises.

use std::ops::Range;

use crate::dates::Why;
use crate::dates::lexicon::{Found, Meanings, Sense};
use crate::dates::phrase::{Core, Day, Phrase, Spot};
use crate::dates::words::Words;
use crate::model::{Kind, Wording};

/// How firm the sentence is and why. `taken` are the words that the date phrase took.
pub fn wording(words: &Words, meanings: &Meanings, phrase: Option<&Phrase>, taken: &[Range<usize>]) -> (Wording, Why) {
    let senses = loose(words, meanings, taken);
    if senses.contains(&Sense::Tries) {
        return (Wording::Attempt, Why::Tries);
    }
    let Some(phrase) = phrase else {
        let vague = senses.contains(&Sense::Vague);
        let condition = senses.contains(&Sense::Condition);
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
    let firm =
        (0..words.len()).any(|at| meanings.at(at).iter().any(|found| matches!(found.sense, Sense::Firm | Sense::Vow)));
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
    let senses = loose(words, meanings, taken);
    senses.iter().find_map(|sense| match sense {
        Sense::Deed(kind) => Some(*kind),
        Sense::Sends if senses.contains(&Sense::Letter) => Some(Kind::Message),
        Sense::Sends => Some(Kind::Delivery),
        _ => None,
    })
}

/// The meanings that tell of firmness and deeds, outside the words that the date phrase took; of two that overlap, the longer.
fn loose(words: &Words, meanings: &Meanings, taken: &[Range<usize>]) -> Vec<Sense> {
    let mut senses = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(span) = taken.iter().find(|span| span.contains(&at)) {
            at = span.end;
            continue;
        }
        let telling = |found: &&Found| tells(found.sense) && words.is_border(found.end);
        let longest = meanings.at(at).iter().find(telling).map(|found| found.end);
        let alike = meanings.at(at).iter().filter(telling).filter(|found| Some(found.end) == longest);
        senses.extend(alike.map(|found| found.sense));
        at = longest.unwrap_or(at + 1);
    }
    senses
}

fn tells(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Tries
            | Sense::Vague
            | Sense::Condition
            | Sense::Firm
            | Sense::Nothing
            | Sense::Deed(_)
            | Sense::Sends
            | Sense::Letter
    )
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
