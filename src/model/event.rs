//! The vocabulary of changes: everything that can happen to a promise or a customer, in one screen.

use super::promise::{Acceptance, Direction, Instant, Kind, PromiseId, Window, Wording};

/// One command's worth of changes: all of them happened or none, and together they are one step of `undo`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The machine that wrote it.
    pub machine: String,
    /// Its number: rises along each machine's journal, and is higher than that of every line known when it was written.
    pub n: u64,
    /// When the command was run.
    pub at: Instant,
    /// Who ran it.
    pub by: Option<String>,
    /// What the command changed, in order.
    pub changes: Vec<Change>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A promise was made. Undone: it never was, but its number stays used.
    Add(Box<Added>),
    /// It was done. Undone: it is open again.
    Done {
        /// Which promise.
        id: PromiseId,
        /// When it was done, if earlier than the command.
        at: Option<Instant>,
        /// A remark.
        note: Option<String>,
        /// The call was made though there was nothing new.
        no_news: bool,
    },
    /// The customer was told how things stand. Undone: not told.
    Tell {
        /// Which promise.
        id: PromiseId,
        /// What was said.
        note: Option<String>,
        /// When to look again, for a promise without a deadline.
        check: Option<Instant>,
    },
    /// A new window was agreed on. Undone: the old window is in force.
    Move {
        /// Which promise.
        id: PromiseId,
        /// The new window, its deadline and its check.
        terms: Box<Terms>,
        /// Whether the customer knows.
        told: bool,
    },
    /// It ended unkept. Undone: it is open again.
    Drop {
        /// Which promise.
        id: PromiseId,
        /// The other side let it go; otherwise we broke it.
        released: bool,
        /// Why.
        why: Option<String>,
    },
    /// The other side accepted what is agreed. Undone: not accepted.
    Accept {
        /// Which promise.
        id: PromiseId,
        /// How they said so.
        how: Acceptance,
    },
    /// Somebody answers for it from now on. Undone: who did before.
    Assign {
        /// Which promise.
        id: PromiseId,
        /// Who answers for it.
        to: String,
        /// It was passed up, because it went wrong or weighs much; otherwise only handed over.
        up: bool,
    },
    /// What was recorded wrongly was mended. Undone: as it was.
    Edit {
        /// Which promise.
        id: PromiseId,
        /// The fields that change.
        mend: Box<Mend>,
    },
    /// Something about a customer was recorded. Undone: as it was.
    Person {
        /// The name by which the customer was known.
        name: String,
        /// The fields that change.
        mend: Box<PersonMend>,
    },
    /// Took back the line with this number on the same machine.
    Undo {
        /// The line taken back.
        n: u64,
    },
    /// Brought the line with this number back into force.
    Redo {
        /// The line brought back.
        n: u64,
    },
    /// Something that happened before it was written here: an import brought it in. Undone: it never was.
    Past(Box<Past>),
    /// A change that only a newer version of the program knows.
    Unknown {
        /// Its name in the journal.
        op: String,
        /// The promise it changed, if it says so.
        id: Option<PromiseId>,
    },
}

/// A change that an import brought in, with the facts that the line cannot tell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// When it happened.
    pub at: Instant,
    /// Who did it.
    pub by: Option<String>,
    /// The name under which the customer named by the change is known since, where that is another.
    pub who: Option<String>,
    /// What the program that it came from knows it by, in short, so that it is known again when it comes in changed.
    pub source: Option<String>,
    /// What happened; never `Past`, `Undo` or `Redo`.
    pub change: Change,
}

/// What was agreed on: when, how firm, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The window; none for "as soon as I can".
    pub window: Option<Window>,
    /// How firm the words were.
    pub wording: Wording,
    /// The moment after which it is overdue.
    pub deadline: Option<Instant>,
    /// When it must be looked at again, where there is no deadline.
    pub check: Option<Instant>,
}

/// A promise as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Its number for life.
    pub id: PromiseId,
    /// The customer's name.
    pub who: String,
    /// What was promised, without the words for when.
    pub what: String,
    /// What sort of deed it is.
    pub kind: Kind,
    /// Who gave their word.
    pub direction: Direction,
    /// When, and how firm.
    pub terms: Terms,
    /// The customer is upset.
    pub complaint: bool,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Free words to find it by.
    pub tags: Vec<String>,
    /// The promise that this one follows.
    pub follows: Option<PromiseId>,
}

/// The fields of a promise that `edit` changes; none means unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mend {
    /// Another customer.
    pub who: Option<String>,
    /// Other words.
    pub what: Option<String>,
    /// Another kind.
    pub kind: Option<Kind>,
    /// How firm the words really were.
    pub wording: Option<Wording>,
    /// Somebody else answers for it; an empty name means nobody.
    pub owner: Option<String>,
    /// Whether the customer is upset.
    pub complaint: Option<bool>,
    /// Words added to find it by.
    pub tag: Vec<String>,
    /// Words taken off.
    pub untag: Vec<String>,
    /// The window that was really said, for a slip of the tongue.
    pub terms: Option<Terms>,
}

/// The fields of a customer that change; none means unchanged, an empty text takes the value away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonMend {
    /// A new name.
    pub rename: Option<String>,
    /// The telephone number as typed.
    pub phone: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The language to write to them in: `en` or `es`.
    pub language: Option<String>,
    /// Anything worth remembering.
    pub note: Option<String>,
}

impl Change {
    /// What happened, whether it was written here at once or brought in later.
    pub fn deed(&self) -> &Change {
        match self {
            Change::Past(past) => &past.change,
            change => change,
        }
    }

    /// Its name in the journal and in JSON.
    pub fn op(&self) -> &str {
        match self.deed() {
            Change::Add(_) => "add",
            Change::Done { .. } => "done",
            Change::Tell { .. } => "tell",
            Change::Move { .. } => "move",
            Change::Drop { .. } => "drop",
            Change::Accept { .. } => "accept",
            Change::Assign { .. } => "assign",
            Change::Edit { .. } => "edit",
            Change::Person { .. } => "person",
            Change::Undo { .. } => "undo",
            Change::Redo { .. } => "redo",
            Change::Unknown { op, .. } => op,
            Change::Past(_) => "past",
        }
    }

    /// The promise that it changes, if it is one.
    pub fn id(&self) -> Option<PromiseId> {
        match self.deed() {
            Change::Add(added) => Some(added.id),
            Change::Done { id, .. }
            | Change::Tell { id, .. }
            | Change::Move { id, .. }
            | Change::Drop { id, .. }
            | Change::Accept { id, .. }
            | Change::Assign { id, .. }
            | Change::Edit { id, .. } => Some(*id),
            Change::Unknown { id, .. } => *id,
            Change::Person { .. } | Change::Undo { .. } | Change::Redo { .. } | Change::Past(_) => None,
        }
    }
}

/// One thing that happened, with when and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event<'a> {
    /// When it happened.
    pub at: Instant,
    /// Who did it.
    pub by: Option<&'a str>,
    /// The name under which the customer named by it is known since, where an import says so.
    pub who: Option<&'a str>,
    /// What the program that it came from knows it by.
    pub source: Option<&'a str>,
    /// What happened; never `Past`.
    pub change: &'a Change,
}

impl<'a> Event<'a> {
    /// A change of a line.
    pub fn of(line: &'a Line, change: &'a Change) -> Event<'a> {
        match change {
            Change::Past(past) => Event {
                at: past.at,
                by: past.by.as_deref(),
                who: past.who.as_deref(),
                source: past.source.as_deref(),
                change: &past.change,
            },
            change => Event { at: line.at, by: line.by.as_deref(), who: None, source: None, change },
        }
    }
}
