//! `move`: a new window was agreed on, with the customer or not yet.

use crate::advice;
use crate::app::{Answer, App, Exit, Failure};
use crate::capture::{self, tidy};
use crate::deeds;
use crate::i18n::t;
use crate::model::{Direction, Ledger, PromiseId};
use crate::render::style::clean;
use crate::select::{self, Scope};

/// The arguments of `move`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "ID", required = true)]
    id: String,
    #[arg(value_name = "PHRASE", required = true)]
    phrase: Vec<String>,
    #[arg(long, conflicts_with = "not_told")]
    told: bool,
    #[arg(long)]
    not_told: bool,
}

/// Runs `move`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let ledger = app.ledger_for(&select::need(&args.id, &[]))?;
    let (name, typed) = select::name_and_note(&ledger, &args.id, &args.phrase);
    let id = select::promise(app, &ledger, &name, Scope::Open)?;
    let reading = capture::phrase(app, &typed)?;
    let promise = select::check(app, &ledger, id, Scope::Open)?;
    let mut stays = deeds::stays(promise, &deeds::move_to(app, promise, &reading, &typed, false));
    let told = !stays && is_told(app, &ledger, id, &args)?;
    let terms = |app: &App, wording| {
        let said = tidy(reading.phrase.as_deref().unwrap_or(&typed));
        capture::terms(app, &reading, &said, wording)
    };
    let need = advice::need(app, &terms(app, reading.wording), None, select::need_of(id));
    let ledger = app.commit_for(Some(&need), |app, ledger, _| {
        let promise = select::check(app, ledger, id, Scope::Open)?;
        let change = deeds::move_to(app, promise, &reading, &typed, told);
        stays = deeds::stays(promise, &change);
        Ok(if stays { Vec::new() } else { vec![change] })
    })?;
    if stays && !app.json {
        let text = deeds::stays_text(app, &ledger, select::check(app, &ledger, id, Scope::Open)?);
        app.say(&text)?;
    } else {
        deeds::answer_moved(app, &ledger, id)?;
        if reading.skips_today {
            let text = capture::skips_today(app, id, "move");
            app.say(&text)?;
        }
    }
    Ok(Exit::Done)
}

/// Whether the customer knows: as stated, as answered, and "not yet" where nobody can be asked. What a customer moves,
/// they know.
fn is_told(app: &mut App, ledger: &Ledger, id: PromiseId, args: &Args) -> Result<bool, Failure> {
    let promise = select::check(app, ledger, id, Scope::Open)?;
    if args.told || promise.direction == Direction::Theirs {
        return Ok(true);
    }
    if args.not_told || !app.interactive {
        return Ok(false);
    }
    let who = clean(&ledger.person(promise).name).into_owned();
    let question = t!(app.words, "move-ask-told", who = who);
    Ok(app.yes(&question, false)?.unwrap_or(false))
}
