//! What becomes of a promise, as changes and in words: for the commands that record it one by one, and for the round of the
//! evening.

use chrono::TimeDelta;

use crate::advice;
use crate::app::{App, Failure, Machine};
use crate::capture::{self, tidy};
use crate::dates::Reading;
use crate::i18n::t;
use crate::model::ledger::outcome;
use crate::model::{
    Added, Change, Direction, Instant, Kind, Ledger, Outcome, Promise, PromiseId, Terms, Window, Wording, deadline,
};
use crate::render::style::clean;
use crate::render::{card, words};

/// A new window for a promise, from words for when that can stand.
pub fn move_to(app: &App, promise: &Promise, reading: &Reading, typed: &str, told: bool) -> Change {
    let was_attempt = promise.current().wording == Wording::Attempt;
    let wording = if was_attempt { Wording::Attempt } else { reading.wording };
    let said = tidy(reading.phrase.as_deref().unwrap_or(typed));
    let terms = capture::terms(app, reading, &said, wording);
    Change::Move {
        id: promise.id,
        terms: Box::new(capture::in_slot(app, terms, promise.kind, promise.direction)),
        told,
    }
}

/// Whether it is for that date and time already: then there is nothing to move, and nothing that counts as moved.
pub fn stays(promise: &Promise, change: &Change) -> bool {
    let Change::Move { terms, .. } = change else { return false };
    let ends = |window: &Option<Window>| window.as_ref().map(|w| (w.from, w.by, w.approx));
    let current = promise.current();
    terms.window.is_some() && ends(&terms.window) == ends(&current.window) && terms.deadline == current.deadline
}

/// That it stays as it was, and that the customer does not know yet where that is so.
pub fn stays_text(app: &App, ledger: &Ledger, promise: &Promise) -> String {
    let who = clean(&ledger.person(promise).name).into_owned();
    let when = card::when(&app.page(), promise);
    let known = if promise.is_untold() { "no" } else { "yes" };
    t!(app.words, "move-stays", id = promise.id.to_string(), who = who, when = when, known = known)
}

/// The customer was told how things stand.
pub fn tell(app: &App, promise: &Promise, note: Option<String>) -> Change {
    // Somebody who was told how things stand need not be looked at again today.
    let check = promise.current().deadline.is_none().then(|| {
        let settings = &app.settings;
        app.moment(deadline::check(app.local_now(), None, settings.flexible_check, &settings.hours))
    });
    Change::Tell { id: promise.id, note, check }
}

/// When it was done, from a moment that somebody named: not before it was promised. "At 10:00" is said of any second of that
/// minute.
pub fn done_at(app: &App, promise: &Promise, at: Instant) -> Result<Instant, Failure> {
    if at + TimeDelta::minutes(1) > promise.made_at {
        return Ok(at.max(promise.made_at));
    }
    let made = words::moment(&app.words, app.zone.local(promise.made_at), app.today());
    Err(Failure::misunderstood(t!(app.words, "done-before-made", id = promise.id.to_string(), made = made)))
}

/// "Kept: …", or how late it was.
pub fn done_text(app: &App, ledger: &Ledger, promise: &Promise) -> String {
    let who = clean(&ledger.person(promise).name).into_owned();
    let what = clean(&promise.what).into_owned();
    let id = promise.id.to_string();
    let closed = promise.closed.as_ref().expect("it was closed just now");
    let late = outcome(promise, promise.agreed.len() - 1, app.now) == Some(Outcome::Late);
    match promise.current().deadline.filter(|_| late) {
        Some(deadline) => {
            let late = words::late(&app.words, app.zone.local(deadline), app.zone.local(closed.at));
            t!(app.words, "done-late", id = id, who = who, what = what, late = late)
        }
        None if promise.direction == Direction::Theirs => t!(app.words, "done-theirs", id = id, who = who, what = what),
        None if promise.current().wording == Wording::Attempt => {
            t!(app.words, "done-attempt", id = id, who = who, what = what)
        }
        None => t!(app.words, "done-kept", id = id, who = who, what = what),
    }
}

/// That the customer knows, and when to look again.
pub fn tell_text(app: &App, ledger: &Ledger, promise: &Promise) -> String {
    let who = clean(&ledger.person(promise).name).into_owned();
    let id = promise.id.to_string();
    match promise.current().check.filter(|_| promise.current().deadline.is_none()) {
        Some(check) => {
            let day = words::day(&app.words, app.zone.local(check).date(), app.today());
            t!(app.words, "tell-told-until", id = id, who = who, day = day)
        }
        None => t!(app.words, "tell-told", id = id, who = who),
    }
}

/// That it ended unkept.
pub fn drop_text(app: &App, ledger: &Ledger, promise: &Promise, released: bool) -> String {
    let who = clean(&ledger.person(promise).name).into_owned();
    let what = clean(&promise.what).into_owned();
    let message = if released { "drop-released" } else { "drop-broken" };
    t!(app.words, message, id = promise.id.to_string(), who = who, what = what, direction = promise.direction.name())
}

/// Answers with a promise that was moved: what it is now, and whether the customer still has to be told.
pub fn answer_moved(app: &mut App, ledger: &Ledger, id: PromiseId) -> Result<(), Failure> {
    app.answer(ledger, id)?;
    let promise = ledger.get(id).expect("it was moved just now");
    if app.json || app.quiet {
        return Ok(());
    }
    let who = clean(&ledger.person(promise).name).into_owned();
    let text = if promise.is_untold() {
        t!(app.words, "move-tell-them", who = who, id = id.to_string())
    } else {
        t!(app.words, "move-told", who = who, direction = promise.direction.name())
    };
    let mut text = app.page().paragraph(&text, "    ");
    if let Some(advice) = advice::after(app, ledger, promise) {
        text += &advice;
    }
    app.out.write_all(text.as_bytes())?;
    Ok(())
}

/// Whether it takes the promise before it to tell what closing this one leaves open.
pub fn needs_all(ledger: &Ledger, id: PromiseId) -> bool {
    ledger.get(id).is_some_and(|promise| promise.complaint && promise.follows.is_some())
}

/// Whether closing it leaves to be checked that it has not come back: so it is with our own complaints, save those that are
/// such a check.
pub fn leaves_check(ledger: &Ledger, id: PromiseId) -> bool {
    let Some(promise) = ledger.get(id) else { return false };
    let before = promise.follows.and_then(|before| ledger.get(before)).filter(|before| before.complaint);
    let is_check = before.is_some_and(|before| before.closed.as_ref().is_some_and(|closed| !closed.no_news));
    promise.complaint && promise.direction == Direction::Mine && !is_check
}

/// The promise that follows, if one does: as asked for; and after a complaint in any case, so that it is not forgotten.
pub fn following_promise(
    app: &App,
    ledger: &Ledger,
    machine: &Machine,
    promise: &Promise,
    next: Option<&Reading>,
    no_news: bool,
) -> Option<Added> {
    let is_unsolved = no_news && promise.complaint && promise.direction == Direction::Mine;
    let leaves_check = !no_news && leaves_check(ledger, promise.id);
    let terms = match next {
        Some(next) => {
            let said = tidy(next.phrase.as_deref().unwrap_or_default());
            let is_undated = next.window.is_none() && next.wording == Wording::Fixed;
            capture::terms(app, next, &said, if is_undated { Wording::Flexible } else { next.wording })
        }
        None if leaves_check => {
            let from = deadline::after(app.local_now(), app.settings.complaint_check, &app.settings.hours);
            Terms { window: None, wording: Wording::Flexible, deadline: None, check: Some(app.moment(from)) }
        }
        None if is_unsolved => capture::terms_of(app, app.local_now(), None, "", Wording::Flexible),
        None => return None,
    };
    let what =
        next.map(|next| tidy(&next.rest)).filter(|what| !what.is_empty()).unwrap_or_else(|| match leaves_check {
            true => t!(app.words, "done-check-what", what = promise.what.as_str()),
            false => promise.what.clone(),
        });
    let kind = next.and_then(|next| next.kind).unwrap_or(if leaves_check { Kind::Call } else { promise.kind });
    let terms = capture::in_slot(app, terms, kind, promise.direction);
    Some(follow(ledger, machine, promise, what, kind, terms))
}

/// A promise to the same customer, by the same member of staff.
fn follow(ledger: &Ledger, machine: &Machine, promise: &Promise, what: String, kind: Kind, terms: Terms) -> Added {
    Added {
        id: PromiseId { letter: machine.letter, number: ledger.next_number(machine.letter) },
        who: ledger.person(promise).name.clone(),
        what,
        kind,
        direction: promise.direction,
        terms,
        complaint: promise.complaint,
        owner: promise.owner.clone(),
        tags: promise.tags.clone(),
        follows: Some(promise.id),
    }
}
