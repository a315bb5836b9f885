//! Finds the date phrase in a sentence, joins one that stands in several places, and says what is left.

use std::ops::Range;

use chrono::Datelike;

use crate::dates::grammar::Grammar;
use crate::dates::lexicon::{Bound, Firmness, Found, Meanings, Sense, Unit};
use crate::dates::offer;
use crate::dates::phrase::{Core, Day, Phrase, Spot, Which};
use crate::dates::window::{self, Trouble};
use crate::dates::words::{Shape, Words};
use crate::dates::{Context, LocalWindow, Problem, Reading, wording};
use crate::model::Kind;

/// Phrases are looked for in so many words of a text; nobody says more in one breath.
const MOST_WORDS: usize = 2_000;

/// How many words may stand between a "not" and the phrase that it denies.
const MOST_BEFORE: usize = 8;

/// A phrase found in the text and the words it took.
struct Piece {
    phrase: Phrase,
    words: Range<usize>,
    /// It only says which thing is spoken of: "la cita del viernes", "the order of Monday".
    complement: bool,
    /// It means the past, where the future is asked for: "like last year".
    past: bool,
}

/// A phrase, the words it took, and the words of the phrases that are left over.
struct Choice {
    phrase: Option<Phrase>,
    taken: Vec<Range<usize>>,
    others: Vec<Range<usize>>,
}

/// Everything that a text says about time. `whole` where all of it is meant as a date phrase.
pub fn read(text: &str, context: &Context, whole: bool) -> Reading {
    let words = Words::cut(text);
    let meanings = Meanings::of(&words, context.tongue);
    let Choice { mut phrase, mut taken, others } = match read_whole(&words, &meanings, context) {
        Some(piece) => Choice { phrase: Some(piece.phrase), taken: vec![piece.words], others: Vec::new() },
        None => joined(scan(&words, &meanings, context)),
    };
    // What will not be ready before Monday will be from Monday on.
    if let (Some(Phrase { core: Core::Bounded(bound @ Bound::Before, _), .. }), [span]) =
        (&mut phrase, taken.as_slice())
        && is_turned(&words, &meanings, span)
    {
        *bound = Bound::Since;
    }
    let mut last = 0;
    for span in &mut taken {
        let wider = with_firm_words(&words, &meanings, span.clone());
        *span = wider.start.max(last)..wider.end;
        last = span.end;
    }
    let unread = unread(&words, &meanings, &taken, &others, whole);
    let other_dates = others.iter().map(|span| words.typed(span.start, span.end).to_owned());
    let other_dates: Vec<String> = other_dates.filter(|other| unread.contains(other)).collect();
    let (wording, why) = wording::wording(&words, &meanings, phrase.as_ref(), &taken);
    let kind = wording::kind(&words, &meanings, &taken);
    let spans: Vec<Range<usize>> = taken.iter().map(|span| bytes(&words, span)).collect();
    let said =
        (!spans.is_empty()).then(|| spans.iter().map(|span| tidy(&text[span.clone()])).collect::<Vec<_>>().join(" "));
    let (window, problem) = match (&phrase, &said) {
        (Some(phrase), Some(said)) => judged(phrase, said, context),
        _ => (None, None),
    };
    let rest = rest(text, &spans);
    let is_later = window.is_some_and(|w| w.from.or(w.by).is_some_and(|at| at.date() > context.now.date()));
    let skips_today = is_later && phrase.as_ref().is_some_and(|phrase| phrase.names_only(today(context)));
    let is_soon = phrase.is_none() && wording::is_soon(&words, &meanings);
    Reading {
        phrase: said,
        spans,
        window,
        skips_today,
        is_soon,
        wording,
        why,
        kind,
        rest,
        unread,
        other_dates,
        problem,
    }
}

/// The weekday of the moment of speaking, Monday is 0.
fn today(context: &Context) -> u8 {
    context.now.weekday().num_days_from_monday() as u8
}

/// The window that a text means which is a date phrase and nothing else; none where it cannot stand.
pub(super) fn window_of(text: &str, context: &Context) -> Option<LocalWindow> {
    match window::resolve(&phrase_of(text, context)?, context) {
        (window, None) => window,
        (_, Some(_)) => None,
    }
}

/// The phrase that the whole text is, free of the moment of speaking.
pub(super) fn phrase_of(text: &str, context: &Context) -> Option<Phrase> {
    let words = Words::cut(text);
    let meanings = Meanings::of(&words, context.tongue);
    read_whole(&words, &meanings, context).map(|piece| piece.phrase)
}

/// The window of the phrase and what is wrong with it, with the readings that may have been meant.
fn judged(phrase: &Phrase, said: &str, context: &Context) -> (Option<LocalWindow>, Option<Problem>) {
    let (window, trouble) = window::resolve(phrase, context);
    let said = said.to_owned();
    let problem = trouble.map(|trouble| match trouble {
        Trouble::Past => Problem::Past { offers: offer::for_past(phrase, context), phrase: said },
        Trouble::Impossible => Problem::Impossible { phrase: said },
        Trouble::Disagrees(date, weekday) => {
            Problem::Disagrees { offers: offer::for_disagreement(phrase, date, weekday, context), phrase: said }
        }
        Trouble::EndsBeforeStart => Problem::EndsBeforeStart { phrase: said },
        Trouble::Recurs => Problem::Recurs { phrase: said },
    });
    (window, problem)
}

/// The text as one phrase from its first word to its last, signs at its ends apart.
fn read_whole(words: &Words, meanings: &Meanings, context: &Context) -> Option<Piece> {
    let is_edge = |at: usize| matches!(words.get(at).map(|word| word.shape), Some(Shape::Sign(sign)) if sign != '@' && sign != '$');
    let start = (0..words.len()).find(|&at| !is_edge(at))?;
    let end = (start..words.len()).rev().find(|&at| !is_edge(at))? + 1;
    if end - start == 1 && words.digits(start).is_some() || end - start > 40 {
        return None;
    }
    let grammar = Grammar::new(words, meanings, context.tongue, true);
    let idle =
        meanings.at(start).iter().any(|found| matches!(found.sense, Sense::Nothing | Sense::Vague) && found.end >= end);
    let found = grammar.phrase(start).filter(|_| !idle)?;
    let whole = with_firm_words(words, meanings, start..found.end);
    (whole.end >= end).then_some(Piece { phrase: found.value, words: start..found.end, complement: false, past: false })
}

/// Whether a word such as "in" stands before a length of time.
fn begins_length(meanings: &Meanings, grammar: &Grammar, at: usize) -> bool {
    let is_ahead = meanings.at(at).iter().any(|found| found.sense == Sense::After && found.end == at + 1);
    let lasts =
        |phrase: &Phrase| matches!(phrase.core, Core::Plain(Spot { day: Some(Day::Shift(..) | Day::Shifts(..)), .. }));
    is_ahead && grammar.phrase(at).is_some_and(|found| lasts(&found.value))
}

/// Every phrase in the text, from left to right, the longest at each place.
fn scan(words: &Words, meanings: &Meanings, context: &Context) -> Vec<Piece> {
    let grammar = Grammar::new(words, meanings, context.tongue, false);
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < words.len().min(MOST_WORDS) {
        let no_date = |found: &&Found| match found.sense {
            Sense::Nothing | Sense::Vague => true,
            Sense::Stray => found.end > at + 1,
            _ => false,
        };
        let blocked = meanings.at(at).iter().find(no_date).map(|found| found.end);
        // "I'll come in 2 days": the word is that of the length, and not of the verb.
        let blocked =
            blocked.map(|end| if end > at + 1 && begins_length(meanings, &grammar, end - 1) { end - 1 } else { end });
        let begins = words.is_border(at)
            && !is_named(words, meanings, at)
            && !(is_particle(meanings, at) && leaves_a_phrase(words, meanings, &grammar, at));
        let found = if begins { grammar.phrase(at) } else { None };
        let found = found.filter(|found| words.is_border(found.end) && blocked.is_none_or(|end| found.end > end));
        match (found, blocked) {
            (Some(found), _) => {
                let (value, end) = (found.value, found.end);
                let complement = is_complement(words, meanings, &(at..end)) && is_bare_day(&value);
                let past = window::resolve(&value, context).1 == Some(Trouble::Past);
                pieces.push(Piece { phrase: value, words: at..end, complement, past });
                at = end;
            }
            (None, Some(end)) => at = end,
            (None, None) => at += 1,
        }
    }
    pieces
}

/// Whether the word is the last of a verb of several: "come by", "drop it round".
fn is_particle(meanings: &Meanings, at: usize) -> bool {
    (1..=2).filter_map(|back| at.checked_sub(back)).any(|start| {
        let verb = |found: &Found| matches!(found.sense, Sense::Deed(_) | Sense::DeedAfterDoer(_) | Sense::State(_));
        // "Give me a call by Friday": a noun and no verb.
        let noun = start.checked_sub(1).is_some_and(|before| {
            meanings.at(before).iter().any(|found| matches!(found.sense, Sense::One | Sense::Article))
        });
        !noun
            && meanings
                .at(start)
                .iter()
                .any(|found| verb(found) && found.end == at + 1 && !may_end(meanings, start, at))
    })
}

/// Whether another deed is told without the last word, which may open a deadline: "call by Friday" is more often a call.
fn may_end(meanings: &Meanings, start: usize, at: usize) -> bool {
    let is = |at: usize, wanted: fn(&Found) -> bool| meanings.at(at).iter().any(wanted);
    let call = |found: &Found| matches!(found.sense, Sense::Deed(Kind::Call) | Sense::DeedAfterDoer(Kind::Call));
    let bound = |found: &Found| matches!(found.sense, Sense::Bound(..));
    // "Call by on Friday", "call by before five": the day has a preposition of its own.
    let opened = is(at + 1, |found| matches!(found.sense, Sense::At | Sense::On | Sense::Bound(..)));
    at == start + 1 && is(start, call) && is(at, bound) && !opened
}

/// Whether a phrase stands after a verb's particle that does without it: "come by | Friday"; but "call | in the morning".
fn leaves_a_phrase(words: &Words, meanings: &Meanings, grammar: &Grammar, at: usize) -> bool {
    let is = |at: usize, sense: Sense| meanings.at(at).iter().any(|found| found.sense == sense);
    let of_time = is(at, Sense::In) && is(at + 1, Sense::Article);
    !of_time && words.is_border(at + 1) && grammar.phrase(at + 1).is_some()
}

/// Whether the word before is a title, so that this one is a person's or a place's name: "don Julio", "calle 9 de Julio".
fn is_named(words: &Words, meanings: &Meanings, at: usize) -> bool {
    let title = |before: usize| meanings.at(before).iter().any(|found| found.sense == Sense::Title && found.end <= at);
    let name = |sense: Sense| matches!(sense, Sense::Weekday(..) | Sense::Month(..) | Sense::Feast(..));
    at.checked_sub(1).is_some_and(title)
        && (words.digits(at).is_some() || meanings.at(at).iter().any(|found| name(found.sense)))
}

/// The pieces that make one phrase together, and those that are left over.
fn joined(pieces: Vec<Piece>) -> Choice {
    let telling = |piece: &Piece| !piece.complement && !piece.past && !is_now(&piece.phrase);
    let base = pieces.iter().position(telling).or_else(|| pieces.iter().position(|piece| !piece.complement));
    let mut choice =
        Choice { phrase: base.map(|base| pieces[base].phrase.clone()), taken: Vec::new(), others: Vec::new() };
    for (index, piece) in pieces.into_iter().enumerate() {
        let both = match &choice.phrase {
            Some(phrase) if Some(index) != base && !piece.complement => phrase.joined(&piece.phrase),
            _ => None,
        };
        if Some(index) == base || both.is_some() {
            choice.phrase = both.or(choice.phrase);
            choice.taken.push(piece.words);
        } else if !piece.past || piece.complement {
            choice.others.push(piece.words);
        }
    }
    choice
}

/// "Now" beside a real date is no date of its own.
fn is_now(phrase: &Phrase) -> bool {
    matches!(phrase.core, Core::Plain(Spot { day: Some(Day::Now), .. }))
}

/// The span with "without fail" and the like that stand right beside it.
fn with_firm_words(words: &Words, meanings: &Meanings, span: Range<usize>) -> Range<usize> {
    let firm_at = |at: usize| meanings.at(at).iter().find(|found| found.sense == Sense::Firm).map(|found| found.end);
    let after_comma = if words.is_sign(span.end, ',') { span.end + 1 } else { span.end };
    let end = firm_at(after_comma).unwrap_or(span.end);
    let start =
        (span.start.saturating_sub(4)..span.start).find(|&at| firm_at(at) == Some(span.start)).unwrap_or(span.start);
    start..end
}

/// The words that speak of time and were not taken.
fn unread(
    words: &Words,
    meanings: &Meanings,
    taken: &[Range<usize>],
    mut others: &[Range<usize>],
    whole: bool,
) -> Vec<String> {
    let mut unread = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(denial) =
            taken.iter().find_map(|span| denial(words, meanings, span)).filter(|span| span.start == at)
        {
            unread.push(words.typed(denial.start, denial.end).to_owned());
        }
        if let Some(span) = taken.iter().find(|span| span.contains(&at)) {
            at = span.end;
            continue;
        }
        // They stand in order, so that each is looked at once.
        while others.first().is_some_and(|span| span.start < at) {
            others = &others[1..];
        }
        if let Some(span) = others.first().filter(|span| span.start == at) {
            if whole || !is_complement(words, meanings, span) {
                unread.push(words.typed(span.start, span.end).to_owned());
            }
            at = span.end;
            continue;
        }
        if let Some(end) = idle_end(meanings, at) {
            at = end;
            continue;
        }
        let end = time_word_end(words, meanings, at, taken).or_else(|| odd_time_end(words, meanings, at, taken));
        if let Some(end) = end {
            unread.push(words.typed(at, end).to_owned());
        } else if whole && !is_filler(words, meanings, at) {
            unread.push(words.typed(at, at + 1).to_owned());
        }
        at = end.unwrap_or(at + 1);
    }
    unread
}

/// Whether "before" says when something begins, since it is denied: "won't be ready before Monday", "no podrá ser antes del
/// lunes". Not where another deed is promised, or nothing is denied: "don't forget to call before Monday".
fn is_turned(words: &Words, meanings: &Meanings, taken: &Range<usize>) -> bool {
    const UNTURNED: [&str; 12] =
        ["forget", "worry", "fail", "but", "if", "so", "olvid", "preocup", "pero", "si", "deje", "porque"];
    let is_deed = |at: usize| {
        let deed = |sense| matches!(sense, Sense::Deed(_) | Sense::DeedAfterDoer(_) | Sense::Sends);
        meanings.at(at).iter().any(|found| deed(found.sense))
    };
    let is_small = |at: usize| meanings.at(at).iter().any(|found| found.sense == Sense::Plain);
    let is_sign = |at: usize| matches!(words.get(at).map(|word| word.shape), Some(Shape::Sign(_)));
    let from = (taken.start.saturating_sub(MOST_BEFORE)..taken.start).rev();
    let Some((start, end)) = from
        .take_while(|&at| !is_sign(at))
        .find_map(|at| meanings.at(at).iter().find(|found| found.sense == Sense::Not).map(|found| (at, found.end)))
    else {
        return false;
    };
    let between: Vec<usize> = (end.min(taken.start)..taken.start).filter(|&at| !is_small(at)).collect();
    let unturned = |at: usize| {
        let word = words.folded(at);
        UNTURNED.iter().any(|known| if known.len() < 5 { word == *known } else { word.starts_with(known) })
    };
    !(start..taken.start).any(unturned) && !between.iter().skip(1).any(|&at| is_deed(at))
}

/// The words that deny a phrase: "not this Friday", "no le llamo el viernes", "este viernes no".
fn denial(words: &Words, meanings: &Meanings, taken: &Range<usize>) -> Option<Range<usize>> {
    let is = |at: usize, wanted: fn(Sense) -> bool| meanings.at(at).iter().find(|found| wanted(found.sense));
    let not = |at: usize| is(at, |sense| sense == Sense::Not).map(|found| found.end);
    // "No llamo hasta el viernes" promises it for Friday.
    if is(taken.start, |sense| matches!(sense, Sense::Bound(..) | Sense::Within)).is_some() {
        return None;
    }
    let ends = |at: usize| words.get(at).is_none_or(|word| matches!(word.shape, Shape::Sign(',' | '.' | ';')));
    if let Some(end) = not(taken.end).filter(|&end| ends(end)) {
        return Some(taken.end..end);
    }
    for start in (taken.start.saturating_sub(MOST_BEFORE)..taken.start).rev() {
        if matches!(words.get(start).map(|word| word.shape), Some(Shape::Sign(_))) {
            return None;
        }
        let Some(end) = not(start) else { continue };
        if end == taken.start {
            return Some(start..end);
        }
        let small = |at: &usize| is(*at, |sense| sense == Sense::Plain).is_some();
        let verb = (end..taken.start).find(|at| !small(at))?;
        let deed =
            |sense: Sense| matches!(sense, Sense::Deed(_) | Sense::DeedAfterDoer(_) | Sense::State(_) | Sense::Sends);
        let denied = is(verb, deed)?.end;
        // "Si no llega la pieza le llamo el viernes": another deed is promised.
        let other = (denied..taken.start).any(|at| is(at, deed).is_some());
        return (!other).then(|| start..denied.min(taken.start));
    }
    None
}

/// Whether the phrase says no more than a day that a thing may be called by.
fn is_bare_day(phrase: &Phrase) -> bool {
    let Core::Plain(Spot { day: Some(day), time: None, .. }) = &phrase.core else { return false };
    matches!(
        day,
        Day::Weekday(_, Which::Plain | Which::Last)
            | Day::Offset(_)
            | Day::Numbered { .. }
            | Day::Date { .. }
            | Day::Figures { .. }
            | Day::Period(_)
    )
}

/// Whether a second date only says which thing is spoken of: "la cita del viernes", "the order of Monday".
fn is_complement(words: &Words, meanings: &Meanings, span: &Range<usize>) -> bool {
    let of = |at: usize| {
        let found = meanings.at(at);
        found.iter().any(|of| of.sense == Sense::Of && found.iter().all(|other| other.end <= of.end))
    };
    of(span.start) || span.start > 0 && of(span.start - 1) && words.is_border(span.start)
}

/// The end of words that are known to be no date, although one of them may look like it.
fn idle_end(meanings: &Meanings, at: usize) -> Option<usize> {
    meanings
        .at(at)
        .iter()
        .find(|found| {
            matches!(
                found.sense,
                Sense::Nothing | Sense::Vague | Sense::Tries | Sense::Condition | Sense::Firm | Sense::Sends
            )
        })
        .filter(|found| found.end > at + 1 || meanings.at(at).iter().all(|other| !speaks_of_time(other.sense)))
        .map(|found| found.end)
}

fn time_word_end(words: &Words, meanings: &Meanings, at: usize, taken: &[Range<usize>]) -> Option<usize> {
    let free = |end: usize| {
        words.is_border(at) && words.is_border(end) && !taken.iter().any(|span| span.start < end && at < span.start)
    };
    let named = is_named(words, meanings, at);
    let known = meanings.at(at).iter().find(|found| speaks_of_time(found.sense) && free(found.end) && !named);
    let unit_at =
        |at: usize| meanings.at(at).iter().find(|found| matches!(found.sense, Sense::Unit(_))).map(|found| found.end);
    let which = |found: &&Found| matches!(found.sense, Sense::This | Sense::Next | Sense::Coming);
    let period = meanings.at(at).iter().find(which).and_then(|found| unit_at(found.end)).filter(|&end| free(end));
    if period.is_some() {
        return period;
    }
    let misspelt = || meanings.at(at).is_empty() && is_near_miss(words.folded(at));
    known.map(|found| found.end).or_else(|| misspelt().then_some(at + 1))
}

/// The end of words that can only be meant as a time and are none that a clock or a calendar has: "in -3 days", "tonight at
/// 25", "call 13/13", "call in 5".
fn odd_time_end(words: &Words, meanings: &Meanings, at: usize, taken: &[Range<usize>]) -> Option<usize> {
    let free = |end: usize| {
        words.is_border(at) && words.is_border(end) && !taken.iter().any(|span| span.start < end && at < span.end)
    };
    let after = |sense: Sense| meanings.at(at).iter().filter(move |found| found.sense == sense).map(|found| found.end);
    let length = after(Sense::After).find_map(|next| unreadable_length_end(words, meanings, next));
    let beside = |end: usize| taken.iter().any(|span| span.end == at || span.start == end);
    let bare =
        || after(Sense::After).filter(|&next| next == at + 1).find_map(|next| bare_number_end(words, meanings, next));
    let hour = || {
        let next = after(Sense::At).next()?;
        let end = bare_number_end(words, meanings, next).or_else(|| late_hour_end(words, meanings, next))?;
        (next > at + 1 || beside(end) || follows_deed(meanings, at)).then_some(end)
    };
    let the = |before: usize| meanings.at(before).iter().any(|found| found.sense == Sense::The);
    let on = at.checked_sub(1).is_some_and(|before| {
        meanings.at(before).iter().any(|found| matches!(found.sense, Sense::On | Sense::Bound(..)))
    });
    let date = || {
        let beside = taken.iter().any(|span| span.end == at) || at.checked_sub(1).is_some_and(the);
        impossible_date_end(words, meanings, at, on).filter(|_| on || beside || follows_deed(meanings, at))
    };
    let day = || {
        let told = at.checked_sub(1).is_some_and(the);
        over_the_month_end(words, meanings, at).filter(|_| told)
    };
    length
        .or_else(day)
        .or_else(|| bare().filter(|_| at == 0 || follows_deed(meanings, at)))
        .or_else(hour)
        .or_else(date)
        .filter(|&end| free(end))
}

/// Whether the words before, a pronoun or two apart, name a deed.
fn follows_deed(meanings: &Meanings, at: usize) -> bool {
    let deed = |found: &Found| {
        matches!(found.sense, Sense::Deed(_) | Sense::DeedAfterDoer(_) | Sense::State(_) | Sense::Sends)
    };
    (1..=3).filter_map(|back| at.checked_sub(back)).any(|start| {
        let ends = |found: &Found| {
            deed(found)
                && (found.end..at).all(|between| meanings.at(between).iter().any(|found| found.sense == Sense::Plain))
                || deed(found) && found.end == at + 1
        };
        meanings.at(start).iter().any(ends)
    })
}

/// "-3 days", "1,000,000 days", "fivve days" where "in" goes before: the end of the unit.
fn unreadable_length_end(words: &Words, meanings: &Meanings, start: usize) -> Option<usize> {
    const MOST_TOKENS: usize = 6;
    let number = |at: usize| {
        let counts = |sense: Sense| matches!(sense, Sense::Number(_) | Sense::Tens(_) | Sense::One | Sense::Some(..));
        meanings.at(at).iter().any(|found| counts(found.sense))
    };
    let unit =
        |at: usize| meanings.at(at).iter().find(|found| matches!(found.sense, Sense::Unit(_))).map(|found| found.end);
    let of = |at: usize| at > start && meanings.at(at).iter().any(|found| found.sense == Sense::Of);
    let mut unknown = 0;
    for at in start..start + MOST_TOKENS {
        if let Some(end) = unit(at).filter(|_| at > start) {
            return Some(end);
        }
        match words.get(at)?.shape {
            Shape::Digits | Shape::Sign('-' | '.' | ',' | '+' | '/') => {}
            Shape::Letters if number(at) || of(at) => {}
            Shape::Letters if meanings.at(at).is_empty() && unknown == 0 => unknown += 1,
            _ => return None,
        }
    }
    None
}

/// A number at the end of a clause, which counts nothing.
fn bare_number_end(words: &Words, meanings: &Meanings, at: usize) -> Option<usize> {
    let counts = |found: &&Found| matches!(found.sense, Sense::Number(_) | Sense::Tens(_));
    let spelled = meanings.at(at).iter().find(counts).map(|found| found.end);
    let end = words.digits(at).filter(|&(_, digits)| digits <= 4).map(|_| at + 1).or(spelled)?;
    let ends = |shape: Shape| matches!(shape, Shape::Sign('.' | ',' | ';' | '!' | '?' | ')'));
    words.get(end).is_none_or(|word| ends(word.shape)).then_some(end)
}

/// "26 h", "26 horas": the end of an hour that no clock has.
fn late_hour_end(words: &Words, meanings: &Meanings, at: usize) -> Option<usize> {
    let (25.., _) = words.digits(at)? else { return None };
    meanings.at(at + 1).iter().find(|found| found.sense == Sense::Unit(Unit::Hour)).map(|found| found.end)
}

/// "The 45th", "el día 45": the end of a number that no month has.
fn over_the_month_end(words: &Words, meanings: &Meanings, at: usize) -> Option<usize> {
    let (number, 2) = words.digits(at)? else { return None };
    let mark = meanings.at(at + 1).iter().find(|found| found.sense == Sense::OrdinalMark && words.is_glued(at + 1));
    let end = mark.map_or(at + 1, |found| found.end);
    let ends = words.get(end).is_none_or(|word| matches!(word.shape, Shape::Sign(',' | '.' | ';' | '!' | '?')));
    let day = at
        .checked_sub(1)
        .is_some_and(|before| meanings.at(before).iter().any(|found| found.sense == Sense::The && found.end == at));
    (number > 31 && ends && day).then_some(end)
}

/// Two figures with a slash between them of which neither is a month; after "on" neither need be a day.
fn impossible_date_end(words: &Words, meanings: &Meanings, at: usize, on: bool) -> Option<usize> {
    let figure = |at: usize| words.digits(at).filter(|&(_, digits)| digits <= 2).map(|(number, _)| number);
    let (first, second) = (figure(at)?, figure(at + 2)?);
    let slash = words.is_sign(at + 1, '/') && words.is_glued(at + 1) && words.is_glued(at + 2);
    let most = if on { 99 } else { 31 };
    let odd = (13..=most).contains(&first) && (13..=most).contains(&second);
    let ends = |shape: Shape| matches!(shape, Shape::Sign('.' | ',' | ';' | '!' | '?' | ')'));
    let plain = |found: &Found| !matches!(found.sense, Sense::Counted | Sense::Letter | Sense::Title);
    let last = words.get(at + 3).is_none_or(|word| ends(word.shape)) || meanings.at(at + 3).iter().any(plain);
    (slash && odd && last).then_some(at + 3)
}

/// Whether a word with that meaning must not be left over in silence.
fn speaks_of_time(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Weekday(_, Firmness::Sure)
            | Sense::Weekdays(_)
            | Sense::Month(_, Firmness::Sure)
            | Sense::Day(-2 | 0 | 1 | 3)
            | Sense::DaysOn(_)
            | Sense::PartToday(_)
            | Sense::PartYesterday(_)
            | Sense::Weekend
            | Sense::Clock(..)
            | Sense::Unit(Unit::Fortnight)
            | Sense::Stray
    )
}

/// Names long enough to be known by, should one letter be wrong.
const NAMES: [&str; 26] = [
    "afternoon",
    "evening",
    "morning",
    "domingo",
    "february",
    "friday",
    "january",
    "martes",
    "miercoles",
    "monday",
    "november",
    "noviembre",
    "october",
    "octubre",
    "saturday",
    "sabado",
    "september",
    "septiembre",
    "sunday",
    "thursday",
    "tomorrow",
    "tonight",
    "tuesday",
    "viernes",
    "wednesday",
    "diciembre",
];

/// Whether a word is one slip away from the name of a day or a month.
fn is_near_miss(word: &str) -> bool {
    word.len() >= 6
        && word.is_ascii()
        && NAMES
            .iter()
            .any(|name| name.as_bytes()[0] == word.as_bytes()[0] && is_one_slip(name.as_bytes(), word.as_bytes()))
}

/// Whether one letter more, less, other or two swapped make the one of the other.
fn is_one_slip(a: &[u8], b: &[u8]) -> bool {
    if a.len().abs_diff(b.len()) > 1 || a == b {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a.len(), b.len()) {
        (left, right) if left > right => a[1..] == *b,
        (left, right) if left < right => *a == b[1..],
        _ => a[1..] == b[1..] || a.len() >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..],
    }
}

/// A small word or a sign that may be left over where all the text is meant as a date.
fn is_filler(words: &Words, meanings: &Meanings, at: usize) -> bool {
    let sign = matches!(words.get(at).map(|word| word.shape), Some(Shape::Sign(_)));
    sign || meanings.at(at).iter().any(|found| {
        matches!(
            found.sense,
            Sense::Plain
                | Sense::Article
                | Sense::The
                | Sense::At
                | Sense::On
                | Sense::In
                | Sense::Of
                | Sense::For
                | Sense::Firm
                | Sense::Vague
                | Sense::Condition
                | Sense::Tries
                | Sense::Around(_)
        )
    })
}

fn bytes(words: &Words, span: &Range<usize>) -> Range<usize> {
    let start = words.get(span.start).map_or(words.text.len(), |word| word.span.start);
    let end = span.end.checked_sub(1).and_then(|last| words.get(last)).map_or(start, |word| word.span.end);
    start..end.max(start)
}

/// The text without the spans, single-spaced, and without the commas that hang where they were.
fn rest(text: &str, spans: &[Range<usize>]) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for span in spans {
        push_tidy(&mut rest, &text[from..span.start], from > 0);
        from = span.end;
    }
    push_tidy(&mut rest, &text[from..], from > 0);
    let kept = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let kept = if spans.is_empty() { rest.trim() } else { kept };
    if kept.chars().any(char::is_alphanumeric) { kept.to_owned() } else { String::new() }
}

/// Adds a piece of the rest; `cut` where a phrase was taken out before it.
fn push_tidy(rest: &mut String, piece: &str, cut: bool) {
    let piece = tidy(piece);
    let mut piece = piece.as_str();
    if cut {
        let ended = rest.is_empty() || rest.ends_with([',', ';', ':', '(']);
        if ended {
            piece = piece.trim_start_matches([',', ';']).trim_start();
        }
        if rest.ends_with('(') && piece.starts_with(')') {
            rest.pop();
            piece = piece[1..].trim_start();
        }
        while rest.ends_with([' ', ',']) && piece.starts_with(['.', '!', '?', ';', ')']) {
            rest.pop();
        }
    }
    let stuck = piece.starts_with([',', '.', ';', ':', '!', '?', ')']);
    if !rest.is_empty() && !piece.is_empty() && !stuck && !rest.ends_with([' ', '(', '¿', '¡']) {
        rest.push(' ');
    }
    rest.push_str(piece);
}

/// Trimmed, and with single spaces.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}
