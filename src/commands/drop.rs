//! `drop`: a promise ends unkept, released by the customer or broken by us.

use crate::app::{Answer, App, Exit, Failure};
use crate::capture::tidy;
use crate::deeds;
use crate::i18n::t;
use crate::model::{Change, Direction, Ledger, PromiseId};
use crate::render::style::clean;
use crate::select::{self, Scope};

/// The arguments of `drop`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "ID", required = true)]
    id: Vec<String>,
    #[arg(long, conflicts_with = "broken")]
    released: bool,
    #[arg(long)]
    broken: bool,
    #[arg(long, value_name = "REASON")]
    why: Option<String>,
}

/// Runs `drop`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let typed = args.id.join(" ");
    let ledger = app.ledger_for(&select::need(&typed, &[]))?;
    let id = select::promise(app, &ledger, &typed, Scope::Open)?;
    let released = is_released(app, &ledger, id, &args)?;
    let why = args.why.as_deref().map(tidy).filter(|why| !why.is_empty());
    let ledger = app.commit_for(Some(&select::need_of(id)), |app, ledger, _| {
        select::check(app, ledger, id, Scope::Open)?;
        Ok(vec![Change::Drop { id, released, why }])
    })?;
    if app.json {
        app.answer(&ledger, id)?;
        return Ok(Exit::Done);
    }
    let promise = ledger.get(id).expect("it was dropped just now");
    let text = deeds::drop_text(app, &ledger, promise, released);
    app.say(&text)?;
    Ok(Exit::Done)
}

/// How it ends: as stated, or as answered; a script has to state it.
fn is_released(app: &mut App, ledger: &Ledger, id: PromiseId, args: &Args) -> Result<bool, Failure> {
    if args.released || args.broken {
        return Ok(args.released);
    }
    let unstated = Failure::misunderstood(t!(app.words, "drop-unstated", id = id.to_string()))
        .hint(t!(app.words, "drop-unstated-hint"));
    if !app.interactive {
        return Err(unstated);
    }
    let promise = select::check(app, ledger, id, Scope::Open)?;
    let who = clean(&ledger.person(promise).name).into_owned();
    let theirs = promise.direction == Direction::Theirs;
    let choices = if theirs {
        [t!(app.words, "drop-choice-we-release"), t!(app.words, "drop-choice-they-broke", who = who.as_str())]
    } else {
        [t!(app.words, "drop-choice-released", who = who.as_str()), t!(app.words, "drop-choice-broken")]
    };
    let question = t!(app.words, "drop-ask");
    match app.choose(&question, &choices)? {
        Some(place) => Ok(place == 0),
        None => Err(unstated),
    }
}
