//! `confirm`: the other side accepted what is agreed.

use crate::app::{Answer, App, Exit};
use crate::i18n::t;
use crate::model::{Acceptance, Change, Direction};
use crate::render::style::clean;
use crate::select::{self, Scope};

/// The arguments of `confirm`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "ID", required = true)]
    id: Vec<String>,
    #[arg(long, value_name = "HOW", value_parser = how)]
    how: Option<Acceptance>,
}

/// Reads how it was accepted, in either language.
fn how(text: &str) -> Result<Acceptance, String> {
    match text.to_lowercase().as_str() {
        "spoken" | "de-palabra" | "palabra" => Ok(Acceptance::Spoken),
        "message" | "mensaje" => Ok(Acceptance::Message),
        "signed" | "firmada" | "firmado" => Ok(Acceptance::Signed),
        _ => Err(text.to_owned()),
    }
}

/// Runs `confirm`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let typed = args.id.join(" ");
    let ledger = app.ledger_for(&select::need(&typed, &[]))?;
    let id = select::promise(app, &ledger, &typed, Scope::Open)?;
    let mut was_known = false;
    let ledger = app.commit_for(Some(&select::need_of(id)), |app, ledger, _| {
        let known = select::check(app, ledger, id, Scope::Open)?.current().confirmed.map(|(_, how)| how);
        let how = args.how.or(known).unwrap_or(Acceptance::Spoken);
        was_known = known == Some(how);
        Ok(if was_known { Vec::new() } else { vec![Change::Accept { id, how }] })
    })?;
    if app.json {
        app.answer(&ledger, id)?;
        return Ok(Exit::Done);
    }
    let promise = ledger.get(id).expect("it was looked at just now");
    let who = clean(&ledger.person(promise).name).into_owned();
    let (_, how) = promise.current().confirmed.expect("it is confirmed, now or before");
    let message = match (was_known, promise.direction) {
        (true, _) => "confirm-known",
        (false, Direction::Mine) => "confirm-mine",
        (false, Direction::Theirs) => "confirm-theirs",
    };
    let what = clean(&promise.what).into_owned();
    let text = t!(app.words, message, id = id.to_string(), who = who, what = what, how = how.name());
    app.say(&text)?;
    Ok(Exit::Done)
}
