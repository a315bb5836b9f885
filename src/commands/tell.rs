//! `tell`: the customer was informed how things stand.

use crate::app::{Answer, App, Exit, Failure};
use crate::capture::tidy;
use crate::deeds;
use crate::i18n::t;
use crate::model::{Change, Direction, Kind, Ledger, Promise, PromiseId};
use crate::render::style::clean;
use crate::select::{self, Scope};

/// The arguments of `tell`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "ID", required = true)]
    id: String,
    #[arg(value_name = "NOTE")]
    note: Vec<String>,
}

/// Runs `tell`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let ledger = app.ledger_for(&select::need(&args.id, &args.note))?;
    select::one_at_a_time(app, &ledger, &args.note)?;
    let (name, note) = select::name_and_note(&ledger, &args.id, &args.note);
    let id = select::promise(app, &ledger, &name, Scope::Open)?;
    let note = Some(tidy(&note)).filter(|note| !note.is_empty());
    let may_be_call = may_be_promised_call(select::check(app, &ledger, id, Scope::Open)?);
    let was_made = may_be_call && is_to_close(app, &ledger, id)?;
    let ledger = app.commit_for(Some(&select::need_of(id)), |app, ledger, _| {
        let promise = select::check(app, ledger, id, Scope::Open)?;
        let mut changes = vec![deeds::tell(app, promise, note)];
        if was_made {
            changes.push(Change::Done { id, at: None, note: None, no_news: false });
        }
        Ok(changes)
    })?;
    if app.json {
        app.answer(&ledger, id)?;
        return Ok(Exit::Done);
    }
    let promise = ledger.get(id).expect("it was told of just now");
    if was_made {
        let who = clean(&ledger.person(promise).name).into_owned();
        let text = t!(app.words, "tell-made", id = id.to_string(), who = who, what = clean(&promise.what).into_owned());
        app.say(&text)?;
        return Ok(Exit::Done);
    }
    let text = deeds::tell_text(app, &ledger, promise);
    app.say(&text)?;
    if may_be_call && (!app.interactive || promise.complaint) {
        let text = t!(app.words, "tell-if-made", id = id.to_string());
        app.say(&text)?;
    }
    Ok(Exit::Done)
}

/// Whether telling the customer may have been the call that was promised: not where they only hear that it was moved.
fn may_be_promised_call(promise: &Promise) -> bool {
    promise.kind == Kind::Call && promise.direction == Direction::Mine && !promise.is_untold()
}

/// Whether the call that was promised is closed as made; asked where somebody is there to answer. A complaint is closed with
/// `done` alone, which sees to it that it is looked at again.
fn is_to_close(app: &mut App, ledger: &Ledger, id: PromiseId) -> Result<bool, Failure> {
    let is_complaint = select::check(app, ledger, id, Scope::Open)?.complaint;
    if is_complaint || !app.interactive || app.json || app.quiet {
        return Ok(false);
    }
    let question = t!(app.words, "tell-ask-made");
    Ok(app.yes(&question, false)?.unwrap_or(false))
}
