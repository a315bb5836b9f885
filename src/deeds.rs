//! What becomes of a promise, as changes and in words: for the commands that record it one by one, and for the round of the
//! evening.

use chrono::TimeDelta;

use crate::advice;
use crate::app::{App, Failure};
use crate::capture::{self, tidy};
use crate::dates::Reading;
use crate::i18n::t;
use crate::model::ledger::outcome;
use crate::model::{Change, Direction, Instant, Ledger, Outcome, Promise, PromiseId, Wording, deadline};
use crate::render::style::clean;
use crate::render::words;

/// A new window for a promise, from words for when that can stand.
pub fn move_to(app: &App, promise: &Promise, reading: &Reading, typed: &str, told: bool) -> Change {
    let was_attempt = promise.current().wording == Wording::Attempt;
    let wording = if was_attempt { Wording::Attempt } else { reading.wording };
    let said = tidy(reading.phrase.as_deref().unwrap_or(typed));
    Change::Move { id: promise.id, terms: Box::new(capture::terms(app, reading, &said, wording)), told }
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
    if let Some(advice) = advice::closed_then(app, promise) {
        text += &advice;
    }
    app.out.write_all(text.as_bytes())?;
    Ok(())
}
