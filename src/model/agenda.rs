//! What is due: each open promise in exactly one section, in the order in which it wants attention.

use std::collections::BTreeMap;

use super::event::{Change, Event};
use super::order::PutInOrder;
use super::promise::{Direction, Instant, Kind, Promise, Wording};
use super::warning::Outlook;
use super::{Ledger, Person};

/// How many times in a row a customer breaks their word before somebody else should talk to them.
const TOO_OFTEN: usize = 2;

/// The moments that part the sections from one another.
#[derive(Clone, Copy, Debug)]
pub struct Horizon {
    /// The moment of asking.
    pub now: Instant,
    /// The midnight that began today.
    pub today_starts: Instant,
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

/// A heading of `due`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// Ours, by urgency.
    Ours(Bucket),
    /// What customers have owed us since yesterday or longer: they want to be asked.
    Chase,
    /// Complaints that were solved, where nobody has looked yet whether they came back, nor said when they will.
    Again,
    /// Ours, about to break: the last useful moment to warn has come.
    AtRisk,
    /// What customers owe us.
    Theirs,
}

impl Section {
    /// The word used in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Section::Ours(bucket) => bucket.name(),
            Section::Chase => "chase",
            Section::Again => "again",
            Section::AtRisk => "at-risk",
            Section::Theirs => "theirs",
        }
    }

    /// Whether it was the customers who promised.
    pub fn is_theirs(self) -> bool {
        matches!(self, Section::Chase | Section::Theirs)
    }

    /// Its place on the page: what is for today comes before what is coming, whoever gave their word.
    fn rank(self) -> usize {
        match self {
            Section::Ours(Bucket::Overdue) => 0,
            Section::AtRisk => 1,
            Section::Ours(Bucket::Untold) => 2,
            Section::Ours(Bucket::Today) => 3,
            Section::Chase => 4,
            Section::Again => 5,
            Section::Ours(Bucket::Coming) => 6,
            Section::Ours(Bucket::Later) => 7,
            Section::Ours(Bucket::Undated) => 8,
            Section::Theirs => 9,
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

/// Under which heading an open promise stands. What was moved untold wants telling before anything else about it.
pub fn section(promise: &Promise, horizon: &Horizon, outlook: &Outlook) -> Section {
    let current = promise.current();
    let since_yesterday = || current.deadline.is_some_and(|deadline| deadline <= horizon.today_starts);
    match (promise.direction, bucket(promise, horizon)) {
        (Direction::Theirs, _) if current.is_past(horizon.now) && since_yesterday() => Section::Chase,
        (Direction::Theirs, _) => Section::Theirs,
        (Direction::Mine, bucket @ (Bucket::Overdue | Bucket::Untold)) => Section::Ours(bucket),
        (Direction::Mine, _) if is_to_check_again(promise) => Section::Again,
        (Direction::Mine, _) if outlook.is_at_risk(promise) => Section::AtRisk,
        (Direction::Mine, bucket) => Section::Ours(bucket),
    }
}

/// Whether it follows a complaint and names no time: it stays in sight until it is done, dropped, or moved to a day.
pub fn is_to_check_again(promise: &Promise) -> bool {
    promise.complaint && promise.follows.is_some() && promise.current().window.is_none() && !promise.is_untold()
}

/// Whether it was the customer who promised, and they have not confirmed what is agreed now.
pub fn is_unconfirmed(promise: &Promise) -> bool {
    promise.is_open() && promise.direction == Direction::Theirs && promise.current().confirmed.is_none()
}

/// A customer who has broken their word more than once in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetDown<'a> {
    /// What they have owed us for the longest.
    pub promise: &'a Promise,
    /// How many times in a row.
    pub times: usize,
}

/// The customers who owe us something overdue and have now broken their word too often.
pub fn let_down(ledger: &Ledger, now: Instant) -> Vec<LetDown<'_>> {
    let mut by_person: BTreeMap<usize, LetDown> = BTreeMap::new();
    for promise in overdue_of_theirs(ledger, now) {
        let times = ledger.person(promise).broken_in_a_row;
        let found = by_person.entry(promise.person).or_insert(LetDown { promise, times });
        found.times += 1;
        if promise.current().deadline < found.promise.current().deadline {
            found.promise = promise;
        }
    }
    by_person.into_values().filter(|found| found.times >= TOO_OFTEN).collect()
}

/// How many times in a row a customer has broken their word: what they owe us and is overdue counts, and so does what ended
/// broken since they last kept anything.
pub fn broken_in_a_row(ledger: &Ledger, place: usize, person: &Person, now: Instant) -> usize {
    person.broken_in_a_row + overdue_of_theirs(ledger, now).filter(|promise| promise.person == place).count()
}

fn overdue_of_theirs(ledger: &Ledger, now: Instant) -> impl Iterator<Item = &Promise> {
    ledger.open().filter(move |promise| {
        let current = promise.current();
        promise.direction == Direction::Theirs && current.wording != Wording::Attempt && current.is_past(now)
    })
}

/// The open promises under their headings, in the order of the page: complaints first, then the earliest deadline, then the
/// oldest.
pub fn agenda<'a>(
    promises: impl Iterator<Item = &'a Promise>,
    horizon: &Horizon,
    outlook: &Outlook,
) -> Vec<(Section, Vec<&'a Promise>)> {
    let mut placed: Vec<(Section, &Promise)> = promises
        .filter(|promise| promise.is_open())
        .map(|promise| (section(promise, horizon, outlook), promise))
        .collect();
    placed.order_by_key(|(section, promise)| {
        let current = promise.current();
        let undated = current.deadline.is_none();
        (section.rank(), !promise.complaint, undated, current.deadline, promise.made_at, promise.id)
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

/// The calls among the open promises, in the order in which they are to be made: complaints, what is overdue, what is about
/// to break, what is for today by the hour, and the rest, with those that have no date last.
pub fn calls<'a>(
    promises: impl Iterator<Item = &'a Promise>,
    horizon: &Horizon,
    outlook: &Outlook,
) -> Vec<&'a Promise> {
    let mut calls: Vec<&Promise> = promises.filter(|promise| promise.is_open() && promise.kind == Kind::Call).collect();
    calls.order_by_key(|promise| {
        let current = promise.current();
        let bucket = bucket(promise, horizon);
        let is_today = bucket == Bucket::Today || current.deadline.is_some_and(|at| at <= horizon.today_ends);
        let urgency = match bucket {
            Bucket::Overdue => 0,
            _ if outlook.is_at_risk(promise) => 1,
            _ if is_today => 2,
            _ => 3,
        };
        let undated = current.deadline.is_none();
        (!promise.complaint, urgency, undated, current.deadline, promise.made_at, promise.id)
    });
    calls
}

/// What was last said to a customer about a call: when they were told of it or of its move, or what was noted when they were
/// called last, whichever was later. Asks for the history, which only a ledger folded from the start has.
pub fn last_said<'a>(ledger: &'a Ledger, call: &'a Promise) -> Option<Event<'a>> {
    let is_called = |other: &&Promise| {
        other.person == call.person && other.kind == Kind::Call && other.direction == Direction::Mine
    };
    let ended_at = |promise: &&Promise| promise.closed.as_ref().map(|closed| closed.at);
    let before = ledger.promises().iter().filter(is_called).filter(|other| !other.is_open()).max_by_key(ended_at);
    let says = |event: &Event| match event.change {
        Change::Tell { .. } | Change::Move { told: true, .. } => true,
        Change::Done { note, no_news, .. } => note.is_some() || *no_news,
        _ => false,
    };
    let events = [Some(call), before].into_iter().flatten().flat_map(|promise| ledger.history(promise));
    events.filter(says).max_by_key(|event| event.at)
}
