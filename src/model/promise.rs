//! A promise and the words it is made of: who, what, when, how firm, and what became of it.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// A moment in time, with the offset that was in force where it was written down.
pub type Instant = DateTime<FixedOffset>;

/// The number of a promise: `17`, or `b4` when it was given on a second machine. Never reused, never renumbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PromiseId {
    /// The letter of the machine that gave the number; the first machine of a shop has none.
    pub letter: Option<char>,
    /// Counts from 1 on each machine.
    pub number: u32,
}

impl fmt::Display for PromiseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(letter) = self.letter {
            write!(f, "{letter}")?;
        }
        write!(f, "{}", self.number)
    }
}

/// The text is not the number of a promise.
#[derive(Debug, PartialEq, Eq)]
pub struct NotAnId;

impl FromStr for PromiseId {
    type Err = NotAnId;

    /// Reads `17`, `#17`, `b4` or `B4`.
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let text = text.strip_prefix('#').unwrap_or(text);
        let first = text.chars().next().ok_or(NotAnId)?;
        let letter = first.is_ascii_alphabetic().then(|| first.to_ascii_lowercase());
        let digits = if letter.is_some() { &text[1..] } else { text };
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotAnId);
        }
        match digits.parse() {
            Ok(number) if number > 0 => Ok(PromiseId { letter, number }),
            _ => Err(NotAnId),
        }
    }
}

/// What sort of deed was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A telephone call.
    Call,
    /// Something handed over, sent or made ready to collect.
    Delivery,
    /// A written message: a quote by e-mail, a text.
    Message,
    /// Going to see the customer.
    Visit,
    /// Anything else.
    Task,
}

impl Kind {
    /// Every kind, in the order in which they are listed to people.
    pub const ALL: [Kind; 5] = [Kind::Call, Kind::Delivery, Kind::Message, Kind::Visit, Kind::Task];

    /// The word used in JSON, on the command line and in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Call => "call",
            Kind::Delivery => "delivery",
            Kind::Message => "message",
            Kind::Visit => "visit",
            Kind::Task => "task",
        }
    }
}

/// Who gave their word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// We promised the customer.
    Mine,
    /// The customer promised us.
    Theirs,
}

impl Direction {
    /// The word used in JSON and in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Mine => "mine",
            Direction::Theirs => "theirs",
        }
    }
}

/// What a promise becomes in a calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// An appointment, which every telephone shows.
    #[default]
    Event,
    /// A task, which can be ticked.
    Todo,
}

impl Shape {
    /// The word used in settings and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Event => "event",
            Shape::Todo => "todo",
        }
    }

    /// Reads `event` or `todo`, in either language.
    pub fn parse(text: &str) -> Option<Self> {
        match text.to_lowercase().as_str() {
            "event" | "evento" => Some(Shape::Event),
            "todo" | "task" | "tarea" => Some(Shape::Todo),
            _ => None,
        }
    }
}

/// How firm the words were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wording {
    /// Names a day or an hour that the customer will count on.
    Fixed,
    /// Promises the thing but ties it to no day.
    Flexible,
    /// Only says that one will try.
    Attempt,
}

impl Wording {
    /// The word used in JSON and in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Wording::Fixed => "fixed",
            Wording::Flexible => "flexible",
            Wording::Attempt => "attempt",
        }
    }
}

/// How the other side accepted a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Acceptance {
    /// They said so.
    Spoken,
    /// They wrote so.
    Message,
    /// They signed.
    Signed,
}

impl Acceptance {
    /// Every way, in the order in which they are listed to people.
    pub const ALL: [Acceptance; 3] = [Acceptance::Spoken, Acceptance::Message, Acceptance::Signed];

    /// The word used in JSON, on the command line and in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Acceptance::Spoken => "spoken",
            Acceptance::Message => "message",
            Acceptance::Signed => "signed",
        }
    }
}

/// How coarse a window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// A time to the minute.
    Minute,
    /// A whole hour.
    Hour,
    /// A part of a day: the morning, after lunch.
    Part,
    /// A whole day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// From one moment to another.
    Range,
}

impl Grain {
    /// The word used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Grain::Minute => "minute",
            Grain::Hour => "hour",
            Grain::Part => "part",
            Grain::Day => "day",
            Grain::Weekend => "weekend",
            Grain::Week => "week",
            Grain::Month => "month",
            Grain::Range => "range",
        }
    }
}

/// When something was promised for: half-open `[from, by)`. A time has `from == by`; a deadline has no `from`; "after five"
/// has no `by`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The words as they were typed.
    pub said: String,
    /// The first moment that was meant.
    pub from: Option<Instant>,
    /// The moment by which it was promised.
    pub by: Option<Instant>,
    /// How coarse the words were.
    pub grain: Grain,
    /// "Around five": that time, more or less.
    #[serde(default)]
    pub approx: bool,
}

/// What became of one agreed window. Every agreed window gets exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// Done by its deadline, or done at all where there was none.
    Kept,
    /// Done after the deadline, or still open after it.
    Late,
    /// Given up, moved after its deadline, or moved without telling the customer in time.
    Broken,
    /// The other side let it go.
    Released,
    /// Moved before its deadline and the customer told.
    Renegotiated,
}

impl Outcome {
    /// Every outcome, in the order in which they are listed to people.
    pub const ALL: [Outcome; 5] =
        [Outcome::Kept, Outcome::Late, Outcome::Broken, Outcome::Released, Outcome::Renegotiated];

    /// The word used in JSON, on the command line and in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Kept => "kept",
            Outcome::Late => "late",
            Outcome::Broken => "broken",
            Outcome::Released => "released",
            Outcome::Renegotiated => "renegotiated",
        }
    }
}

/// How a window came to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It was done, at this moment.
    Done(Instant),
    /// It was moved to another window.
    Moved {
        /// When it was moved.
        at: Instant,
        /// When the customer was told of the move, if they were.
        told: Option<Instant>,
    },
    /// It ended unkept.
    Dropped {
        /// When it was given up.
        at: Instant,
        /// The other side let it go.
        released: bool,
    },
}

/// One window that was agreed on, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The window; none for "as soon as I can".
    pub window: Option<Window>,
    /// How firm the words were.
    pub wording: Wording,
    /// The moment after which it is overdue, fixed when the window was agreed so that later settings cannot change the past.
    pub deadline: Option<Instant>,
    /// For a promise without a deadline: when it must be looked at again.
    pub check: Option<Instant>,
    /// When this window was agreed on.
    pub agreed_at: Instant,
    /// When and how the other side accepted it, if they did. Another window wants to be accepted anew.
    pub confirmed: Option<(Instant, Acceptance)>,
    /// How it ended; none while it is in force.
    pub ended: Option<Ended>,
}

impl Agreement {
    /// Whether `moment` is past the deadline. A promise for five o'clock is kept at any second of 17:00.
    pub fn is_past(&self, moment: Instant) -> bool {
        self.deadline.is_some_and(|deadline| moment - deadline >= TimeDelta::minutes(1))
    }

    /// The last day that was promised, by the clock of the shop that agreed on it. A midnight ends the day before it.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let ends = self.window.as_ref()?.by?.naive_local();
        if ends.time() == NaiveTime::MIN { ends.date().pred_opt() } else { Some(ends.date()) }
    }

    /// The day on which it is due where no hour was named, by the clock of the shop that agreed on it. A midnight ends the day
    /// before it.
    pub fn whole_day(&self) -> Option<NaiveDate> {
        let is_days =
            |window: &&Window| matches!(window.grain, Grain::Day | Grain::Weekend | Grain::Week | Grain::Month);
        let ends = self.window.as_ref().filter(is_days).and(self.deadline)?.naive_local();
        Some((ends - TimeDelta::minutes(1)).date())
    }

    /// Whether it only says in flexible words what was said in fixed ones before, up to the same day.
    pub fn rewords(&self, before: &Agreement) -> bool {
        let loosens = before.wording == Wording::Fixed && self.wording == Wording::Flexible;
        loosens && self.last_day().is_some() && self.last_day() == before.last_day()
    }
}

/// How a promise was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// When it ended: when the deed was done, or when it was given up.
    pub at: Instant,
    /// The reason given, or the note.
    pub reason: Option<String>,
    /// The call was made although there was nothing new to say.
    pub no_news: bool,
}

/// A promise with everything that happened to it since it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Its number for life.
    pub id: PromiseId,
    /// Which customer, as a place in the ledger's list of people.
    pub person: usize,
    /// What was promised, without the words for when.
    pub what: String,
    /// What sort of deed it is.
    pub kind: Kind,
    /// Who gave their word.
    pub direction: Direction,
    /// The customer is upset: it goes first everywhere.
    pub complaint: bool,
    /// The member of staff who answers for it.
    pub owner: Option<String>,
    /// The member of staff who gave their word.
    pub made_by: Option<String>,
    /// When it was recorded.
    pub made_at: Instant,
    /// Free words to find it by.
    pub tags: Vec<String>,
    /// The promise that this one follows.
    pub follows: Option<PromiseId>,
    /// Every window agreed on, in order. Never empty; the last one is in force until the promise is closed.
    pub agreed: Vec<Agreement>,
    /// When the customer was last told how things stand.
    pub told: Option<Instant>,
    /// How it was closed; none while it is open.
    pub closed: Option<Closed>,
    /// A newer version of the program changed it in a way that this one does not know.
    pub newer: bool,
    /// Where in the ledger's lines its history stands: line and place within the line.
    pub history: Vec<(usize, usize)>,
}

impl Promise {
    /// The window in force, or the last one that was.
    pub fn current(&self) -> &Agreement {
        self.agreed.last().expect("a promise is made with one agreement and loses none")
    }

    /// Whether nobody has said yet what became of it.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether it was moved and the customer does not know yet.
    pub fn is_untold(&self) -> bool {
        self.is_open() && self.agreed.iter().any(|a| matches!(a.ended, Some(Ended::Moved { told: None, .. })))
    }

    /// How many times it was moved to another day or time. Saying the same day in looser words is no move.
    pub fn moves(&self) -> usize {
        self.agreed.windows(2).filter(|pair| !pair[1].rewords(&pair[0])).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for text in ["1", "17", "b4", "z4294967295"] {
            assert_eq!(text.parse::<PromiseId>().unwrap().to_string(), text);
        }
        assert_eq!("#17".parse::<PromiseId>().unwrap().to_string(), "17");
        assert_eq!("B4".parse::<PromiseId>().unwrap().to_string(), "b4");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "#", "b", "0", "-1", "1b", "bb1", "ñ1", "4294967296", "1.5", "ana", "+3"] {
            assert!(text.parse::<PromiseId>().is_err(), "{text}");
        }
    }
}
