//! `tell`: the customer was informed how things stand.

use crate::app::{Answer, App, Exit};
use crate::capture::tidy;
use crate::deeds;
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
    let ledger = app.commit_for(Some(&select::need_of(id)), |app, ledger, _| {
        let promise = select::check(app, ledger, id, Scope::Open)?;
        Ok(vec![deeds::tell(app, promise, note)])
    })?;
    if app.json {
        app.answer(&ledger, id)?;
        return Ok(Exit::Done);
    }
    let promise = ledger.get(id).expect("it was told of just now");
    let text = deeds::tell_text(app, &ledger, promise);
    app.say(&text)?;
    Ok(Exit::Done)
}
