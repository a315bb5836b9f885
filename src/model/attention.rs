//! What needs attention at this moment: the part of what is due of which somebody should be told unasked.

use super::agenda::{Bucket, Horizon, Section, agenda, is_unconfirmed};
use super::clash::Room;
use super::order::PutInOrder;
use super::promise::{Instant, Promise};
use super::warning::Outlook;

/// Why a promise needs attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Ours, and past its deadline.
    Overdue,
    /// Ours, and the last useful moment to warn has come.
    AtRisk,
    /// Ours and moved, and the customer does not know.
    Untold,
    /// A call for the part of the day that is kept for calling back, which is now.
    Call,
    /// What a customer has owed us since yesterday or longer.
    Ask,
    /// What a customer promised us for today or tomorrow and has not confirmed.
    Confirm,
}

impl Reason {
    /// The word used in JSON and in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Overdue => "overdue",
            Reason::AtRisk => "at-risk",
            Reason::Untold => "untold",
            Reason::Call => "call",
            Reason::Ask => "ask",
            Reason::Confirm => "confirm",
        }
    }
}

/// The open promises that need attention, each for one reason, the most urgent first. Until `confirm_until` a customer is to
/// have confirmed what they owe us.
pub fn attention<'a>(
    promises: impl Iterator<Item = &'a Promise>,
    horizon: &Horizon,
    outlook: &Outlook,
    room: &Room,
    confirm_until: Instant,
) -> Vec<(Reason, Vec<&'a Promise>)> {
    let mut found: Vec<(Reason, Vec<&Promise>)> = Vec::new();
    for (section, promises) in agenda(promises, horizon, outlook) {
        for promise in promises {
            let Some(reason) = reason(section, promise, horizon, room, confirm_until) else { continue };
            match found.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, promises)) => promises.push(promise),
                None => found.push((reason, vec![promise])),
            }
        }
    }
    found.order_by_key(|(reason, _)| *reason as u8);
    found
}

fn reason(
    section: Section,
    promise: &Promise,
    horizon: &Horizon,
    room: &Room,
    confirm_until: Instant,
) -> Option<Reason> {
    let due_by = |moment| promise.current().deadline.is_some_and(|deadline| deadline <= moment);
    let is_call_of_now = || room.is_slot(horizon.now) && room.is_in_slot(promise) && due_by(horizon.today_ends);
    match section {
        Section::Ours(Bucket::Overdue) => Some(Reason::Overdue),
        Section::Ours(Bucket::Untold) => Some(Reason::Untold),
        Section::Chase => Some(Reason::Ask),
        _ if is_call_of_now() => Some(Reason::Call),
        Section::AtRisk => Some(Reason::AtRisk),
        Section::Theirs if is_unconfirmed(promise) && due_by(confirm_until) => Some(Reason::Confirm),
        _ => None,
    }
}

/// What tells one reason to be told of a promise from every other: moved to another time, the same promise is another matter.
pub fn mark(reason: Reason, promise: &Promise) -> String {
    let deadline = promise.current().deadline.map_or(0, |deadline| deadline.timestamp());
    format!("{} {} {} {deadline}", promise.id, reason.name(), promise.moves())
}

/// The number of the promise that a mark speaks of.
pub fn marked(mark: &str) -> Option<super::PromiseId> {
    mark.split(' ').next()?.parse().ok()
}
