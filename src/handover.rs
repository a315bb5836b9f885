//! Who answers for a promise: handing it over, and passing it up.

use clap::Args;

use crate::app::{Answer, App, Exit, Failure};
use crate::capture::tidy;
use crate::i18n::t;
use crate::model::{Change, people};
use crate::render::style::clean;
use crate::select::{self, Scope};

/// Which promise, and who answers for it from now on.
#[derive(Args, Debug)]
pub struct Handover {
    #[arg(value_name = "ID", required = true)]
    id: String,
    #[arg(value_name = "PERSON", required = true)]
    person: Vec<String>,
}

/// Which way a promise goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// `assign`: to somebody else.
    Over,
    /// `escalate`: to somebody who can do more.
    Up,
}

/// Records who answers for a promise from now on. Where that person does already, nothing happens.
pub fn hand(app: &mut App, handover: &Handover, way: Way) -> Answer {
    let ledger = app.ledger_for(&select::need(&handover.id, &handover.person))?;
    select::one_at_a_time(app, &ledger, &handover.person)?;
    let (name, to) = select::name_and_note(&ledger, &handover.id, &handover.person);
    let to = tidy(&to);
    if to.is_empty() {
        let failure = Failure::misunderstood(t!(app.words, "handover-nobody"));
        return Err(failure.hint(t!(app.words, "handover-nobody-hint")));
    }
    let id = select::promise(app, &ledger, &name, Scope::Open)?;
    let mut was_theirs = false;
    let ledger = app.commit_for(Some(&select::need_of(id)), |app, ledger, _| {
        let promise = select::check(app, ledger, id, Scope::Open)?;
        was_theirs = promise.owner.as_deref().is_some_and(|owner| people::key(owner) == people::key(&to));
        let change = Change::Assign { id, to: to.clone(), up: way == Way::Up };
        Ok(if was_theirs { Vec::new() } else { vec![change] })
    })?;
    if app.json {
        app.answer(&ledger, id)?;
        return Ok(Exit::Done);
    }
    let promise = ledger.get(id).expect("it was looked at just now");
    let message = match way {
        _ if was_theirs => "handover-known",
        Way::Over => "handover-over",
        Way::Up => "handover-up",
    };
    let who = clean(&ledger.person(promise).name).into_owned();
    let what = clean(&promise.what).into_owned();
    let text = t!(app.words, message, id = id.to_string(), who = who, what = what, to = to);
    app.say(&text)?;
    Ok(Exit::Done)
}
