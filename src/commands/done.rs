//! `done`: a promise was kept, or at least done.

use crate::advice;
use crate::app::{Answer, App, Exit, Failure};
use crate::capture::{self, tidy};
use crate::dates::{self, Reading, Tense};
use crate::deeds;
use crate::i18n::t;
use crate::model::agenda::is_to_check_again;
use crate::model::deadline::Length;
use crate::model::order::PutInOrder;
use crate::model::state::Need;
use crate::model::{Change, Direction, Kind, Ledger, Promise, PromiseId};
use crate::render::style::clean;
use crate::render::{json, table};
use crate::select::{self, Scope};

/// How many of the other promises to the customer are shown, of each sort.
const OTHERS_SHOWN: usize = 10;

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
    let ledger = if deeds::needs_all(&ledger, id) { app.ledger()? } else { ledger };
    let need = (!deeds::needs_all(&ledger, id)).then(|| select::need_of(id));
    let at = args.at.as_deref().map(|at| capture::past_moment(app, at)).transpose()?;
    let next = match &args.next {
        Some(next) => Some(understand_next(app, next)?),
        None if !args.no_news && deeds::leaves_check(&ledger, id) => ask_check(app)?,
        None => None,
    };
    let note = Some(tidy(&note)).filter(|note| !note.is_empty());
    let need = need.map(|need| match &next {
        Some(next) => need_to_advise(app, &ledger, id, next, need),
        None => need,
    });
    let mut following = None;
    let ledger = app.commit_for(need.as_ref(), |app, ledger, machine| {
        let promise = select::check(app, ledger, id, Scope::Open)?;
        let at = at.map(|at| deeds::done_at(app, promise, at)).transpose()?;
        let mut changes = vec![Change::Done { id, at, note, no_news: args.no_news }];
        if let Some(added) = deeds::following_promise(app, ledger, machine, promise, next.as_ref(), args.no_news) {
            following = Some(added.id);
            changes.push(Change::Add(Box::new(added)));
        }
        Ok(changes)
    })?;
    answer(app, &ledger, id, following)?;
    Ok(Exit::Done)
}

/// What has to be known beside to advise on the promise that follows.
fn need_to_advise(app: &App, ledger: &Ledger, id: PromiseId, next: &Reading, need: Need) -> Need {
    let Some(promise) = ledger.get(id) else { return need };
    let who = ledger.person(promise).name.as_str();
    advice::need(app, &capture::terms(app, next, "", next.wording), Some(who), need)
}

fn understand_next(app: &mut App, typed: &str) -> Result<Reading, Failure> {
    if tidy(typed).is_empty() {
        return Err(Failure::misunderstood(t!(app.words, "cli-no-value", arg = "--next")));
    }
    let reading = dates::read(typed, &app.context(Tense::Ahead));
    capture::settle(app, reading)
}

/// Asks when it is checked that a complaint has not come back; none where nobody answers.
fn ask_check(app: &mut App) -> Result<Option<Reading>, Failure> {
    if !app.interactive {
        return Ok(None);
    }
    let usual = usual_check(app);
    let question = t!(app.words, "done-ask-check", phrase = usual.as_str());
    let Some(answer) = app.ask(&question)? else { return Ok(None) };
    let typed = if answer.is_empty() { usual } else { answer };
    capture::phrase(app, &typed).map(Some)
}

/// What the settings say of it, as it is said.
fn usual_check(app: &App) -> String {
    match app.settings.complaint_check {
        Length::Minutes(minutes) if minutes % 60 == 0 => t!(app.words, "done-in-hours", count = minutes / 60),
        Length::Minutes(minutes) => t!(app.words, "done-in-minutes", count = minutes),
        Length::Days(days) => t!(app.words, "done-in-days", count = days),
        Length::Weeks(weeks) => t!(app.words, "done-in-weeks", count = weeks),
    }
}

fn answer(app: &mut App, ledger: &Ledger, id: PromiseId, following: Option<PromiseId>) -> Result<(), Failure> {
    if app.json {
        let promise = ledger.get(id).expect("it was closed just now");
        let mut value = app.maker().promise(ledger, promise, false);
        let next = following.and_then(|id| ledger.get(id));
        value["next"] = next.map_or(serde_json::Value::Null, |next| app.maker().promise(ledger, next, false));
        value["still_open"] = still_open(ledger, promise, following).iter().map(|other| other.id.to_string()).collect();
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
        let next = ledger.get(following).expect("it was opened just now");
        if is_to_check_again(next) {
            let note = t!(app.words, "done-in-sight", id = following.to_string());
            let note = app.page().paragraph(&note, "    ");
            app.out.write_all(note.as_bytes())?;
        }
        if let Some(advice) = advice::after(app, ledger, next) {
            app.out.write_all(advice.as_bytes())?;
        }
    }
    write_still_open(app, ledger, promise, following)
}

/// What is still open for the same customer: first the calls, where what was done is no call, then complaints.
fn still_open<'l>(ledger: &'l Ledger, promise: &Promise, following: Option<PromiseId>) -> Vec<&'l Promise> {
    let is_other = |other: &&Promise| other.person == promise.person && Some(other.id) != following;
    let mut others: Vec<&Promise> = ledger.open().filter(is_other).collect();
    others.order_by_key(|other| (!is_left_to_call(promise, other), !other.complaint));
    others
}

/// Having solved it is not having called: what is done and is no call leaves the calls to that customer open.
fn is_left_to_call(done: &Promise, other: &Promise) -> bool {
    let is_call = |promise: &Promise| promise.kind == Kind::Call && promise.direction == Direction::Mine;
    done.direction == Direction::Mine && !is_call(done) && is_call(other)
}

fn write_still_open(
    app: &mut App,
    ledger: &Ledger,
    promise: &Promise,
    following: Option<PromiseId>,
) -> Result<(), Failure> {
    let who = clean(&ledger.person(promise).name).into_owned();
    let (calls, others): (Vec<&Promise>, Vec<&Promise>) =
        still_open(ledger, promise, following).into_iter().partition(|other| is_left_to_call(promise, other));
    for (message, promises) in [("done-still-to-call", calls), ("done-still-open", others)] {
        if !promises.is_empty() {
            let heading = t!(app.words, message, who = who.as_str(), count = promises.len());
            app.say(&heading)?;
            let more = promises.len().saturating_sub(OTHERS_SHOWN);
            let lines = table::list(&app.page(), ledger, promises.into_iter().take(OTHERS_SHOWN));
            app.out.write_all(lines.as_bytes())?;
            if more > 0 {
                let text = t!(app.words, "done-more-open", count = more);
                app.say(&text)?;
            }
        }
    }
    Ok(())
}
