//! How firm a sentence is, and what deed it promises.

use std::ops::Range;

use crate::dates::Why;
use crate::dates::lexicon::{Found, Meanings, Sense};
use crate::dates::phrase::{Core, Day, Phrase, Spot};
use crate::dates::words::{Shape, Words};
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

/// Whether words that are tied to no day mean today: "in a bit", if nothing else has to happen first.
pub fn is_soon(words: &Words, meanings: &Meanings) -> bool {
    let senses = loose(words, meanings, &[]);
    senses.contains(&Sense::Soon) && !senses.contains(&Sense::Condition)
}

/// The sort of deed that the first verb names.
pub fn kind(words: &Words, meanings: &Meanings, taken: &[Range<usize>]) -> Option<Kind> {
    let deeds = deeds(words, meanings, taken);
    let letter = deeds.contains(&Sense::Letter);
    let of = |sense: &Sense| match sense {
        Sense::Deed(kind) | Sense::DeedAfterDoer(kind) | Sense::State(kind) => Some(*kind),
        Sense::Sends if letter => Some(Kind::Message),
        Sense::Sends => Some(Kind::Delivery),
        _ => None,
    };
    // "When it is ready I'll call": what has to be so first is not what is promised.
    let first = deeds.iter().position(|sense| of(sense).is_some())?;
    let condition = deeds[..first].contains(&Sense::Condition);
    let is_state = |sense: &Sense| matches!(sense, Sense::State(_));
    if condition && is_state(&deeds[first]) {
        return of(deeds[first..].iter().find(|sense| !is_state(sense) && of(sense).is_some())?);
    }
    of(&deeds[first])
}

/// The meanings that tell of deeds, outside the words that the date phrase took. A verb of which the phrase took the last word
/// counts only where no shorter one is left.
fn deeds(words: &Words, meanings: &Meanings, taken: &[Range<usize>]) -> Vec<Sense> {
    let overlaps = |at: usize, end: usize| taken.iter().any(|span| span.start < end && at < span.end);
    let vague = |at: usize| meanings.at(at).iter().any(|found| found.sense == Sense::Vague && found.end > at + 1);
    let whole = |at: usize, found: &Found| {
        let cut_off = found.end > at + 1 && vague(found.end - 1);
        !overlaps(at, found.end) && !cut_off
    };
    let mut deeds = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(span) = taken.iter().find(|span| span.contains(&at)) {
            at = span.end;
            continue;
        }
        let telling = |found: &&Found| {
            let told = match found.sense {
                Sense::DeedAfterDoer(_) => is_done(words, meanings, at),
                sense => tells_of_deeds(sense),
            };
            told && words.is_border(found.end)
        };
        let found = meanings.at(at);
        let longest =
            found.iter().filter(telling).find(|found| whole(at, found)).or_else(|| found.iter().find(telling));
        let Some(end) = longest.map(|found| found.end) else {
            at += 1;
            continue;
        };
        deeds.extend(found.iter().filter(telling).filter(|found| found.end == end).map(|found| found.sense));
        at = end;
    }
    deeds
}

fn tells_of_deeds(sense: Sense) -> bool {
    matches!(sense, Sense::Nothing | Sense::Condition | Sense::Deed(_) | Sense::State(_) | Sense::Sends | Sense::Letter)
}

/// Whether a word that is a noun as well is the verb here: first in its clause, or after one who does it.
fn is_done(words: &Words, meanings: &Meanings, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let sign = matches!(words.get(before).map(|word| word.shape), Some(Shape::Sign(_)));
    sign || meanings.at(before).iter().any(|found| found.sense == Sense::Doer)
}

/// The meanings that tell of firmness, outside the words that the date phrase took; of two that overlap, the longer.
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
    matches!(sense, Sense::Tries | Sense::Vague | Sense::Soon | Sense::Condition | Sense::Firm | Sense::Nothing)
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
