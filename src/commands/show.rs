//! `show`: everything about one promise, with its history in plain words.

use crate::app::{Answer, App, Exit, Failure};
use crate::i18n::t;
use crate::model::{Ledger, Promise};
use crate::render::style::clean;
use crate::render::{card, json, story, table};
use crate::select::{self, Scope};

/// The arguments of `show`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "ID", required = true)]
    id: Vec<String>,
}

/// Runs `show`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let ledger = app.ledger()?;
    let id = select::promise(app, &ledger, &args.id.join(" "), Scope::Any)?;
    let promise = ledger.get(id).expect("it was selected from this ledger");
    if app.json {
        let text = json::pretty(&app.maker().promise(&ledger, promise, true));
        writeln!(app.out, "{text}")?;
    } else {
        write(app, &ledger, promise)?;
    }
    Ok(Exit::Done)
}

fn write(app: &mut App, ledger: &Ledger, promise: &Promise) -> Result<(), Failure> {
    let page = app.page();
    let mut text = card::card(&page, ledger, promise) + &card::warn_by(&page, promise, &app.act_by());
    let mut note = |line: String| text += &page.paragraph(&line, "    ");
    let person = ledger.person(promise);
    if !promise.is_open() {
        note(table::ending(&page, promise));
    }
    if promise.is_untold() {
        note(t!(app.words, "show-untold", id = promise.id.to_string()));
    }
    for value in [&person.phone, &person.email].into_iter().flatten() {
        note(clean(value).into_owned());
    }
    if let Some(value) = &person.note {
        note(clean(value).into_owned());
    }
    if let Some(before) = promise.follows {
        note(t!(app.words, "show-follows", id = before.to_string()));
    }
    for after in ledger.promises().iter().filter(|other| other.follows == Some(promise.id)) {
        note(t!(app.words, "show-followed", id = after.id.to_string()));
    }
    if promise.newer {
        note(t!(app.words, "select-newer", id = promise.id.to_string()));
    }
    text += "\n";
    text += &story::history(&page, ledger, promise);
    app.out.write_all(text.as_bytes())?;
    Ok(())
}
