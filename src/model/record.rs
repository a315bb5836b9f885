//! The kept rate: counts of what became of our own promises.

use super::ledger::{outcome, settled_at};
use super::promise::{Direction, Instant, Outcome, Promise, Wording};

/// How many agreed windows ended in each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Done by the deadline.
    pub kept: usize,
    /// Done after it, or still open after it.
    pub late: usize,
    /// Given up, or moved without telling in time.
    pub broken: usize,
    /// The customer let it go.
    pub released: usize,
    /// Moved in time and told.
    pub renegotiated: usize,
}

impl Record {
    /// How many windows the kept rate is about: neither released nor renegotiated ones, which stand beside it.
    pub fn judged(&self) -> usize {
        self.kept + self.late + self.broken
    }

    /// Kept, of a hundred judged, rounded down so that one broken promise always shows; none where nothing was judged.
    pub fn percent(&self) -> Option<usize> {
        (self.kept * 100).checked_div(self.judged())
    }

    /// Counts one outcome.
    pub fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Kept => self.kept += 1,
            Outcome::Late => self.late += 1,
            Outcome::Broken => self.broken += 1,
            Outcome::Released => self.released += 1,
            Outcome::Renegotiated => self.renegotiated += 1,
        }
    }
}

/// The record of our own promises whose outcome was settled from `since` to `now`. Attempts and what customers owe us are
/// left out; what is not due yet never counts.
pub fn record<'a>(promises: impl Iterator<Item = &'a Promise>, since: Instant, now: Instant) -> Record {
    let mut record = Record::default();
    for promise in promises {
        count(&mut record, promise, 0, since, now);
    }
    record
}

/// Counts what became of the windows of one promise, the first `counted` of which are counted already.
pub(super) fn count(record: &mut Record, promise: &Promise, counted: usize, since: Instant, now: Instant) {
    if promise.direction != Direction::Mine {
        return;
    }
    for (place, agreement) in promise.agreed.iter().enumerate().skip(counted) {
        if agreement.wording == Wording::Attempt {
            continue;
        }
        let settled = settled_at(promise, place, now).filter(|&at| since <= at && at <= now);
        if let Some(outcome) = settled.and_then(|_| outcome(promise, place, now)) {
            record.count(outcome);
        }
    }
}
