//! What is true without how it came about: the part of a ledger that a snapshot keeps, so that a command need not fold
//! everything that ever happened.
//!
//! A [`State`] holds what is open, who the customers are, which numbers were given, and which outcomes were settled lately. It
//! can be made of a [`Ledger`], and a ledger can go on from it with the lines that came later, the tail
//! ([`Ledger::resume`](super::Ledger::resume)). What stands in the ledger then is the same as if it had been folded from the
//! start, save that it has no history and knows no closed promise but those that the tail closed.
//!
//! A state may be only a part: a [`Need`] says what a command will ask, and what is not needed is left out. Whoever reads a
//! part also reads what the tail touches, so that the tail can be folded onto it.
//!
//! **Where a tail cannot be folded onto a state**, everything is folded instead; nobody sees the difference but the clock.
//! That is so where a line takes back or brings back one that the state has swallowed, renames a customer (which moves promises
//! that were not read) or gives a promise to another, touches a promise that is not open (it may be closed, and its outcome
//! counted), gives a number that may have been given, was brought in by an import, or holds a change of a newer version.
//!
//! **Outcomes.** What a closed promise came to never changes, nor that a window was moved while the customer knew in time: these
//! are kept as moments, so that any period since [`State::since`] can be counted to the millisecond. The windows
//! of an open promise that are counted so are always its first ones; [`Standing::counted`] says how many.
//!
//! **Counts.** What became of closed promises is summed up without an end: by kind and by when they fell due, and, of what was
//! not kept, by customer. Only closed ones, since one that is open may still be corrected.

use std::collections::HashSet;

use chrono::TimeDelta;

use super::event::{Change, Line};
use super::order::PutInOrder;
use super::people::{self, Person};
use super::promise::{Agreement, Direction, Ended, Instant, Outcome, Promise, PromiseId, Wording};
use super::record::{Record, Tally, Unkept};
use super::{Ledger, ledger};

/// How many days before the last line outcomes are kept: a month's record can be counted though clocks differ by days.
const DAYS_KEPT: i64 = 35;

/// What is true, or as much of it as was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The highest number given out by each letter, taken back or not.
    pub highest: Vec<(Option<char>, u32)>,
    /// The customers and their places, in the order of these.
    pub people: Vec<(usize, Person)>,
    /// The open promises, in the order in which they were made.
    pub open: Vec<Standing>,
    /// How many open promises were left out. All of them have a deadline after [`Need::until`], and are not moved untold.
    pub unread: usize,
    /// The outcomes settled for good since `since`, or in the period that was asked for.
    pub settled: Settled,
    /// The moment from which on settled outcomes are known.
    pub since: Instant,
    /// How closed promises were kept, where that was asked for.
    pub tally: Option<Tally>,
    /// What was not kept of what these customers were promised, in the order of their places.
    pub unkept: Vec<(usize, Unkept)>,
}

/// An open promise and where it stands among all.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Its place in the order in which promises were made.
    pub place: usize,
    /// How many of its first windows are counted among the settled outcomes.
    pub counted: usize,
    /// The promise; its `person` is a place of [`State::people`].
    pub promise: Promise,
}

/// Outcomes that nothing can change any more, of our own promises, attempts left out.
#[derive(Clone, Debug, PartialEq)]
pub enum Settled {
    /// Each of them with its moment, in the order of these.
    Each(Vec<(Instant, Outcome)>),
    /// How many there were in the period that was asked for.
    Counted(Record),
}

/// What a command will ask of a ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// The open promises with a deadline up to this moment, and all that have none or were moved untold.
    pub until: Option<Instant>,
    /// The record from this moment to that.
    pub record: Option<(Instant, Instant)>,
    /// The promises with these numbers, which must be open, and everything that is open for the same customers.
    pub ids: Vec<PromiseId>,
    /// The customers with these names, and two of those whose names go on from there: as many as tell whether there is one.
    pub names: Vec<String>,
    /// The customers whose names are one slip away from this key.
    pub near: Option<String>,
    /// All customers.
    pub everybody: bool,
    /// All open promises.
    pub all_open: bool,
    /// Every settled outcome there is, one by one.
    pub outcomes: bool,
    /// The open promises with a deadline from the first moment up to the second, without it.
    pub due: Option<(Instant, Instant)>,
    /// The customers with these names as keys, everything that is open for them, and what they were promised and did not get.
    pub of: Vec<String>,
    /// How closed promises were kept.
    pub tally: bool,
}

impl Need {
    /// Everything that a state holds.
    pub fn whole() -> Need {
        Need { everybody: true, all_open: true, outcomes: true, tally: true, ..Need::default() }
    }
}

/// What a tail touches.
#[derive(Debug, Default)]
pub struct Touched {
    /// The promises that must be open before it.
    pub ids: HashSet<PromiseId>,
    /// The names of customers as keys, known or not.
    pub names: HashSet<String>,
}

/// What must be known of a state before these lines can be folded onto it; none where that cannot be.
pub fn touched(tail: &[Line], highest: &[(Option<char>, u32)]) -> Option<Touched> {
    let is_fresh = |id: PromiseId| {
        highest.iter().find(|(letter, _)| *letter == id.letter).is_none_or(|(_, highest)| id.number > *highest)
    };
    let (mut touched, mut made, mut steps) = (Touched::default(), HashSet::new(), HashSet::new());
    for line in tail {
        let mut is_step_itself = false;
        for change in &line.changes {
            match change {
                Change::Add(added) if is_fresh(added.id) => {
                    made.insert(added.id);
                    touched.names.insert(people::key(&added.who));
                }
                Change::Person { name, mend } if mend.rename.is_none() => {
                    touched.names.insert(people::key(name));
                }
                Change::Undo { n } | Change::Redo { n } if steps.contains(n) => is_step_itself = true,
                Change::Edit { mend, .. } if mend.who.is_some() => return None,
                Change::Done { id, .. }
                | Change::Tell { id, .. }
                | Change::Move { id, .. }
                | Change::Drop { id, .. }
                | Change::Accept { id, .. }
                | Change::Assign { id, .. }
                | Change::Edit { id, .. } => {
                    if !made.contains(id) {
                        touched.ids.insert(*id);
                    }
                }
                Change::Add(_)
                | Change::Person { .. }
                | Change::Undo { .. }
                | Change::Redo { .. }
                | Change::Past(_)
                | Change::Unknown { .. } => return None,
            }
        }
        if !is_step_itself {
            steps.insert(line.n);
        }
    }
    Some(touched)
}

impl State {
    /// What a ledger says, all of it; none where it says something that a state cannot hold, or nothing at all.
    pub fn of(ledger: &Ledger) -> Option<State> {
        let at = ledger.last_line()?.at;
        let base = ledger.base();
        let since = at.checked_sub_signed(TimeDelta::days(DAYS_KEPT))?;
        let (since, mut settled) = match base {
            Some(base) => (since.max(base.since), base.settled.each()?.to_vec()),
            None => (since, Vec::new()),
        };
        let mut state = State {
            highest: ledger.numbers_on_lines(),
            people: ledger.people().map(|(place, person)| (place, person.clone())).collect(),
            open: Vec::new(),
            unread: 0,
            settled: Settled::Each(Vec::new()),
            since,
            tally: Some(ledger.tally()?),
            unkept: ledger.all_unkept().into_iter().collect(),
        };
        if base.is_some_and(|base| base.unread > 0) {
            return None;
        }
        // Two promises of one number are named whenever everything is read; a newer program may know what is unknown here.
        let unknown = |change: &Change| matches!(change.deed(), Change::Add(_) | Change::Unknown { .. });
        if ledger.astray().any(|(_, change)| unknown(change)) || ledger.promises().iter().any(|promise| promise.newer) {
            return None;
        }
        for (place, promise) in ledger.promises().iter().enumerate() {
            if ledger.person(promise).name.is_empty() {
                return None;
            }
            let counted = count_settled(promise, at);
            for place in ledger.counted(promise)..counted {
                settled.extend(settled_outcome(promise, place, at));
            }
            if promise.is_open() {
                let promise = Promise { history: Vec::new(), ..promise.clone() };
                state.open.push(Standing { place, counted, promise });
            }
        }
        settled.retain(|(at, _)| *at >= since);
        settled.order();
        state.settled = Settled::Each(settled);
        Some(state)
    }
}

impl Settled {
    fn each(&self) -> Option<&[(Instant, Outcome)]> {
        match self {
            Settled::Each(each) => Some(each),
            Settled::Counted(_) => None,
        }
    }

    /// How many of each there are from one moment to another.
    pub fn record(&self, since: Instant, now: Instant) -> Record {
        match self {
            Settled::Counted(record) => *record,
            Settled::Each(each) => {
                let mut record = Record::default();
                for (_, outcome) in each.iter().filter(|(at, _)| since <= *at && *at <= now) {
                    record.count(*outcome);
                }
                record
            }
        }
    }
}

/// How many of a promise's first windows have an outcome that nothing can change. Of an open promise these are the renegotiated
/// ones: one that was moved too late still turns out to be no broken word where the promise is said to have been done in time.
fn count_settled(promise: &Promise, now: Instant) -> usize {
    if !promise.is_open() {
        return promise.agreed.len();
    }
    let is_final = |(place, agreed): &(usize, &Agreement)| {
        let told = matches!(agreed.ended, Some(Ended::Moved { told: Some(_), .. }));
        told && ledger::outcome(promise, *place, now) == Some(Outcome::Renegotiated)
    };
    promise.agreed.iter().enumerate().take_while(is_final).count()
}

/// What became of a window for good, and when, if the record counts it.
fn settled_outcome(promise: &Promise, place: usize, now: Instant) -> Option<(Instant, Outcome)> {
    if promise.direction != Direction::Mine || promise.agreed[place].wording == Wording::Attempt {
        return None;
    }
    Some((ledger::settled_at(promise, place, now)?, ledger::outcome(promise, place, now)?))
}
