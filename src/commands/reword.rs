//! `reword`: a fixed promise in flexible words, to be said to the customer, and the change of wording recorded.

use chrono::{Days, NaiveTime};
use serde_json::json;

use crate::app::{Answer, App, Exit, Failure};
use crate::capture;
use crate::dates::LocalWindow;
use crate::i18n::{Catalogue, Language, t};
use crate::model::{Change, Direction, Grain, Ledger, Promise, PromiseId, Terms, Wording};
use crate::render::style::clean;
use crate::render::{card, flexible, json as to_json, words};
use crate::select::{self, Scope};

/// The arguments of `reword`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "ID", required = true)]
    id: Vec<String>,
    #[arg(long)]
    yes: bool,
}

/// The flexible sentence, and what is agreed on once it is said.
struct Reworded {
    sentence: String,
    latest: String,
    language: Language,
    terms: Terms,
}

/// Runs `reword`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let ledger = app.ledger()?;
    let id = select::promise(app, &ledger, &args.id.join(" "), Scope::Open)?;
    let promise = select::check(app, &ledger, id, Scope::Open)?;
    let reworded = match reword(app, &ledger, promise)? {
        Ok(reworded) => reworded,
        Err(loose) if args.yes => return Err(Failure::misunderstood(loose)),
        Err(loose) => {
            write_loose(app, &ledger, promise, &loose)?;
            return Ok(Exit::Done);
        }
    };
    if !args.yes {
        write(app, &ledger, id, &reworded, false)?;
        return Ok(Exit::Done);
    }
    let agreed = promise.agreed.len();
    let ledger = app.commit(|app, ledger, _| {
        let promise = select::check(app, ledger, id, Scope::Open)?;
        // Somebody else may have moved it since it was looked at.
        let terms = match reword(app, ledger, promise)? {
            _ if promise.agreed.len() == agreed => reworded.terms.clone(),
            Ok(other) => other.terms,
            Err(loose) => return Err(Failure::misunderstood(loose)),
        };
        Ok(vec![Change::Move { id, terms: Box::new(terms), told: true }])
    })?;
    write(app, &ledger, id, &reworded, true)?;
    Ok(Exit::Done)
}

/// The promise in flexible words; or why there is nothing to reword. A failure where no words help.
fn reword(app: &App, ledger: &Ledger, promise: &Promise) -> Result<Result<Reworded, String>, Failure> {
    let id = promise.id.to_string();
    let who = clean(&ledger.person(promise).name).into_owned();
    let current = promise.current();
    if promise.direction == Direction::Theirs {
        return Err(Failure::misunderstood(t!(app.words, "reword-theirs", id = id, who = who)));
    }
    if current.wording != Wording::Fixed {
        return Ok(Err(t!(app.words, "reword-not-fixed", id = id, wording = current.wording.name())));
    }
    let (Some(last), Some(deadline)) = (current.last_day(), current.deadline) else {
        return Ok(Err(t!(app.words, "reword-no-day", id = id)));
    };
    if current.is_past(app.now) {
        let when = words::short(&app.words, app.zone.local(deadline), app.local_now());
        let message = t!(app.words, "reword-too-late", id = id.as_str(), when = when);
        return Err(Failure::misunderstood(message).hint(t!(app.words, "reword-too-late-hint", id = id)));
    }
    let theirs = ledger.person(promise).language.as_deref().and_then(Language::from_tag);
    let catalogue = Catalogue::new(theirs.unwrap_or(app.words.language()));
    let latest = flexible::latest(&catalogue, last, app.today());
    let window = LocalWindow {
        from: None,
        by: last.checked_add_days(Days::new(1)).map(|next| next.and_time(NaiveTime::MIN)),
        grain: Grain::Day,
        approx: false,
    };
    let mut terms = capture::terms_of(app, app.local_now(), Some(window), &latest, Wording::Flexible);
    // Nothing of what was agreed is lost: what was promised for after closing may still take as long.
    terms.deadline = terms.deadline.max(current.deadline);
    let sentence = flexible::sentence(&catalogue, promise, app.settings.form, last, app.today());
    Ok(Ok(Reworded { sentence, latest, language: catalogue.language(), terms }))
}

/// That there is nothing to reword.
fn write_loose(app: &mut App, ledger: &Ledger, promise: &Promise, why: &str) -> Result<(), Failure> {
    if app.json {
        let value = json!({
            "id": promise.id.to_string(),
            "who": ledger.person(promise).name,
            "language": null,
            "form": app.settings.form.name(),
            "text": null,
            "latest": null,
            "recorded": false,
        });
        writeln!(app.out, "{}", to_json::pretty(&value))?;
    }
    app.say(why)
}

fn write(app: &mut App, ledger: &Ledger, id: PromiseId, reworded: &Reworded, recorded: bool) -> Result<(), Failure> {
    let promise = ledger.get(id).expect("it was selected from this ledger");
    let name = &ledger.person(promise).name;
    if app.json {
        let value = json!({
            "id": id.to_string(),
            "who": name,
            "language": reworded.language.name(),
            "form": app.settings.form.name(),
            "text": reworded.sentence,
            "latest": reworded.latest,
            "recorded": recorded,
        });
        writeln!(app.out, "{}", to_json::pretty(&value))?;
        return Ok(());
    }
    if app.quiet {
        writeln!(app.out, "{}", reworded.sentence)?;
        return Ok(());
    }
    let who = clean(name).into_owned();
    let page = app.page();
    let mut text = page.paragraph(&reworded.sentence, "");
    if recorded {
        text += "\n";
        text += &card::card(&page, ledger, promise);
        text += &page.paragraph(&t!(app.words, "reword-done", who = who), "    ");
    } else {
        text += &page.paragraph(&t!(app.words, "reword-offer", who = who, id = id.to_string()), "    ");
    }
    app.out.write_all(text.as_bytes())?;
    Ok(())
}
