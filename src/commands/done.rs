//! `done`: a promise was kept, or at least done.

use crate::app::{Answer, App, Exit, Failure, Machine};
use crate::capture::{self, tidy};
use crate::dates::{self, Reading, Tense};
use crate::deeds;
use crate::i18n::t;
use crate::model::{Added, Change, Ledger, Promise, PromiseId, Wording};
use crate::render::style::clean;
use crate::render::{json, table};
use crate::select::{self, Scope};

/// The arguments of `done`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "ID", required = true)]
    id: String,
    #[arg(value_name = "NOTE")]
    note: Vec<String>,
    #[arg(long, value_name = "PHRASE")]
    at: Option<String>,
    #[arg(long)]
    no_news: bool,
    #[arg(long, value_name = "PHRASE")]
    next: Option<String>,
}

/// Runs `done`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let ledger = app.ledger_for(&select::need(&args.id, &args.note))?;
    select::one_at_a_time(app, &ledger, &args.note)?;
    let (name, note) = select::name_and_note(&ledger, &args.id, &args.note);
    let id = select::promise(app, &ledger, &name, Scope::Open)?;
    let at = args.at.as_deref().map(|at| capture::past_moment(app, at)).transpose()?;
    let next = args.next.as_deref().map(|next| understand_next(app, next)).transpose()?;
    let note = Some(tidy(&note)).filter(|note| !note.is_empty());
    let mut following = None;
    let ledger = app.commit_for(Some(&select::need_of(id)), |app, ledger, machine| {
        let promise = select::check(app, ledger, id, Scope::Open)?;
        let at = at.map(|at| deeds::done_at(app, promise, at)).transpose()?;
        let mut changes = vec![Change::Done { id, at, note, no_news: args.no_news }];
        if let Some(next) = &next {
            let added = follow(app, ledger, machine, promise, next);
            following = Some(added.id);
            changes.push(Change::Add(Box::new(added)));
        }
        Ok(changes)
    })?;
    answer(app, &ledger, id, following)?;
    Ok(Exit::Done)
}

fn understand_next(app: &mut App, typed: &str) -> Result<Reading, Failure> {
    if tidy(typed).is_empty() {
        return Err(Failure::misunderstood(t!(app.words, "cli-no-value", arg = "--next")));
    }
    let reading = dates::read(typed, &app.context(Tense::Ahead));
    capture::settle(app, reading)
}

/// The promise that follows: the same to the same customer, unless the phrase says what.
fn follow(app: &App, ledger: &Ledger, machine: &Machine, promise: &Promise, next: &Reading) -> Added {
    let rest = tidy(&next.rest);
    let said = tidy(next.phrase.as_deref().unwrap_or_default());
    let wording =
        if next.window.is_none() && next.wording == Wording::Fixed { Wording::Flexible } else { next.wording };
    Added {
        id: PromiseId { letter: machine.letter, number: ledger.next_number(machine.letter) },
        who: ledger.person(promise).name.clone(),
        what: if rest.is_empty() { promise.what.clone() } else { rest },
        kind: next.kind.unwrap_or(promise.kind),
        direction: promise.direction,
        terms: capture::terms(app, next, &said, wording),
        complaint: promise.complaint,
        owner: promise.owner.clone(),
        tags: promise.tags.clone(),
        follows: Some(promise.id),
    }
}

fn answer(app: &mut App, ledger: &Ledger, id: PromiseId, following: Option<PromiseId>) -> Result<(), Failure> {
    if app.json {
        let promise = ledger.get(id).expect("it was closed just now");
        let mut value = app.maker().promise(ledger, promise, false);
        let next = following.and_then(|id| ledger.get(id));
        value["next"] = next.map_or(serde_json::Value::Null, |next| app.maker().promise(ledger, next, false));
        writeln!(app.out, "{}", json::pretty(&value))?;
        return Ok(());
    }
    if app.quiet {
        if let Some(following) = following {
            writeln!(app.out, "{following}")?;
        }
        return Ok(());
    }
    let promise = ledger.get(id).expect("it was closed just now");
    let text = deeds::done_text(app, ledger, promise);
    app.say(&text)?;
    if let Some(following) = following {
        app.answer(ledger, following)?;
    }
    let others: Vec<&Promise> =
        ledger.open().filter(|other| other.person == promise.person && Some(other.id) != following).collect();
    if !others.is_empty() {
        let who = clean(&ledger.person(promise).name).into_owned();
        let heading = t!(app.words, "done-still-open", who = who, count = others.len());
        app.say(&heading)?;
        let lines = table::list(&app.page(), ledger, others.into_iter());
        app.out.write_all(lines.as_bytes())?;
    }
    Ok(())
}
