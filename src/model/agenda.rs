//! What is due: each open promise in exactly one section, in the order in which it wants attention.

use super::promise::{Direction, Instant, Promise};

/// The moments that part the sections from one another.
#[derive(Clone, Copy, Debug)]
pub struct Horizon {
    /// The moment of asking.
    pub now: Instant,
    /// The midnight that ends today.
    pub today_ends: Instant,
    /// The moment up to which promises are coming; after it they are for later.
    pub coming_ends: Instant,
}

/// How urgent an open promise is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bucket {
    /// Past its deadline.
    Overdue,
    /// Moved, and the customer does not know.
    Untold,
    /// Due today, or its check has come.
    Today,
    /// Due within the horizon.
    Coming,
    /// Due after the horizon.
    Later,
    /// No deadline, and its check has not come.
    Undated,
}

impl Bucket {
    /// The word used in JSON and in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Bucket::Overdue => "overdue",
            Bucket::Untold => "untold",
            Bucket::Today => "today",
            Bucket::Coming => "coming",
            Bucket::Later => "later",
            Bucket::Undated => "undated",
        }
    }
}

/// A heading of `due`, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// Ours, by urgency.
    Ours(Bucket),
    /// What customers owe us.
    Theirs,
}

impl Section {
    /// The word used in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Section::Ours(bucket) => bucket.name(),
            Section::Theirs => "theirs",
        }
    }
}

/// How urgent an open promise is at the horizon's moment.
pub fn bucket(promise: &Promise, horizon: &Horizon) -> Bucket {
    let current = promise.current();
    if current.is_past(horizon.now) {
        return Bucket::Overdue;
    }
    if promise.is_untold() {
        return Bucket::Untold;
    }
    match (current.deadline, current.check) {
        (Some(deadline), _) if deadline <= horizon.today_ends => Bucket::Today,
        (Some(deadline), _) if deadline <= horizon.coming_ends => Bucket::Coming,
        (Some(_), _) => Bucket::Later,
        (None, Some(check)) if check <= horizon.today_ends => Bucket::Today,
        (None, _) => Bucket::Undated,
    }
}

/// Under which heading an open promise stands.
pub fn section(promise: &Promise, horizon: &Horizon) -> Section {
    match promise.direction {
        Direction::Mine => Section::Ours(bucket(promise, horizon)),
        Direction::Theirs => Section::Theirs,
    }
}

/// The open promises under their headings, in the order of the page: complaints first, then the earliest deadline, then the
/// oldest.
pub fn agenda<'a>(promises: impl Iterator<Item = &'a Promise>, horizon: &Horizon) -> Vec<(Section, Vec<&'a Promise>)> {
    let mut placed: Vec<(Section, &Promise)> =
        promises.filter(|promise| promise.is_open()).map(|promise| (section(promise, horizon), promise)).collect();
    placed.sort_by_cached_key(|(section, promise)| {
        let current = promise.current();
        let undated = current.deadline.is_none();
        (*section, !promise.complaint, undated, current.deadline, promise.made_at, promise.id)
    });
    let mut agenda: Vec<(Section, Vec<&Promise>)> = Vec::new();
    for (section, promise) in placed {
        match agenda.last_mut() {
            Some((last, promises)) if *last == section => promises.push(promise),
            _ => agenda.push((section, vec![promise])),
        }
    }
    agenda
}
