//! What people say about time: finds the date phrase in a sentence and says which window of time it means, how firm the
//! words are and what sort of deed they promise. Pure: words in, values out.

//!
//! Two stages. A language is a table of words and their meanings (`english`, `spanish`, looked up by `lexicon`); the grammar
//! reads meanings into a phrase that knows no clock (`phrase`, by `grammar` and `clock`). `window` then settles what the phrase
//! means at the moment of speaking. `find` looks for phrases in a sentence, `wording` judges the sentence, `offer` finds other
//! readings for one that cannot stand.

mod english;
mod find;
mod grammar;
mod lexicon;
mod offer;
mod phrase;
mod spanish;
mod window;
mod wording;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use chrono::NaiveDateTime;

use crate::model::{Grain, Hours, Kind, Wording};

/// The language that settles ties; both are always understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tongue {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

/// How `3/12` is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// Day, then month.
    DayFirst,
    /// Month, then day.
    MonthFirst,
}

/// Which side of now is meant where the words leave it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// A promise: never in the past.
    Ahead,
    /// A report or a search ("done yesterday at five", "since Monday"): the latest such moment that is not after now.
    Back,
}

/// Everything outside the words that their meaning depends on.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The local time of speaking.
    pub now: NaiveDateTime,
    /// When the shop is open.
    pub hours: &'a Hours,
    /// The language that settles ties.
    pub tongue: Tongue,
    /// How `3/12` is read.
    pub date_order: DateOrder,
    /// Which side of now is meant.
    pub tense: Tense,
}

/// The window that a phrase means, in local time: half-open `[from, by)`; a time has `from == by`; a deadline has no `from`;
/// "after five" has no `by`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalWindow {
    /// The first moment meant.
    pub from: Option<NaiveDateTime>,
    /// The moment by which.
    pub by: Option<NaiveDateTime>,
    /// How coarse the words are.
    pub grain: Grain,
    /// Said with "around" or the like.
    pub approx: bool,
}

/// Why a sentence was given its wording; the screen turns it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Names a day and an hour.
    NamesDayAndHour,
    /// Names an hour.
    NamesHour,
    /// Names a day, or something as long as days.
    NamesDay,
    /// Says "without fail" or the like.
    FirmsUp,
    /// Says when in words tied to no day ("as soon as I can").
    NoDay,
    /// Depends on something else happening ("as soon as the part arrives").
    Condition,
    /// Says nothing about time.
    NoTime,
    /// Only says that one will try.
    Tries,
}

/// A reading that the speaker may have meant, offered where theirs cannot stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Words which, typed again, mean this window; in the language of the phrase.
    pub phrase: String,
    /// The window they mean.
    pub window: LocalWindow,
}

/// Why a phrase cannot be taken as a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It means a moment that has passed. The likely readings that are still ahead, at most two.
    Past {
        /// The words.
        phrase: String,
        /// What may have been meant.
        offers: Vec<Offer>,
    },
    /// No calendar has it: 31 November, 25:00.
    Impossible {
        /// The words.
        phrase: String,
    },
    /// The weekday and the date do not agree: "Monday 24" when the 24th is a Tuesday. The two likely readings.
    Disagrees {
        /// The words.
        phrase: String,
        /// What may have been meant.
        offers: Vec<Offer>,
    },
    /// It ends before it starts.
    EndsBeforeStart {
        /// The words.
        phrase: String,
    },
    /// It comes again and again ("every Monday"), which is no date.
    Recurs {
        /// The words.
        phrase: String,
    },
}

/// Everything that was understood of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The words for when, as typed; several places are joined by a space. None where there is no date.
    pub phrase: Option<String>,
    /// Where in the text those words stand: byte ranges on character boundaries, in order, apart from one another.
    pub spans: Vec<Range<usize>>,
    /// The window; none where there is no date or it cannot stand. One that has passed is kept, beside its problem.
    pub window: Option<LocalWindow>,
    /// It names the weekday that today is, and nothing more: that of next week is meant, though today may have been.
    pub skips_today: bool,
    /// It has no date, and is meant for today all the same: "in a bit".
    pub is_soon: bool,
    /// How firm the whole sentence is.
    pub wording: Wording,
    /// Why it is that firm.
    pub why: Why,
    /// The sort of deed that the verb names; none if nothing says.
    pub kind: Option<Kind>,
    /// The sentence without the words for when and their preposition.
    pub rest: String,
    /// Words that speak of time and were not understood, as typed.
    pub unread: Vec<String>,
    /// Those of them that are a date of their own, beside the phrase.
    pub other_dates: Vec<String>,
    /// Why the phrase cannot be taken.
    pub problem: Option<Problem>,
}

/// Reads a whole sentence: the date phrase in it, if there is one, and how firm the sentence is.
///
/// A phrase that means the past keeps its window beside [`Problem::Past`], so that it can be shown; whoever stores promises must
/// refuse wherever there is a problem. The other problems leave no window.
pub fn read(text: &str, context: &Context) -> Reading {
    find::read(text, context, false)
}

/// Reads a text that is meant as a date phrase and nothing else: the same as [`read`], but every word that is left over and
/// is more than a small word is unread.
pub fn read_phrase(text: &str, context: &Context) -> Reading {
    find::read(text, context, true)
}
