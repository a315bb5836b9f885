//! `list`: search and filter all promises, closed ones too.

use crate::app::{Answer, App, Exit, Failure};
use crate::capture::{self, Edge, tidy};
use crate::filter::Filter;
use crate::i18n::t;
use crate::model::ledger::outcome;
use crate::model::order::PutInOrder;
use crate::model::{Instant, Ledger, Outcome, Promise, people};
use crate::render::{json, table};

/// The arguments of `list`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    #[arg(long, conflicts_with = "closed")]
    open: bool,
    #[arg(long)]
    closed: bool,
    #[arg(long, value_name = "PHRASE")]
    since: Option<String>,
    #[arg(long, value_name = "PHRASE")]
    until: Option<String>,
    #[arg(long, value_name = "OUTCOME", value_parser = parse_outcome)]
    outcome: Option<Outcome>,
    #[command(flatten)]
    filter: Filter,
    #[arg(long)]
    lines: bool,
}

/// Runs `list`.
pub fn run(args: Args, app: &mut App) -> Answer {
    // Not left to the parser, which does not see a `--json` that stands before the command.
    if args.lines && !app.json {
        return Err(Failure::misunderstood(t!(app.words, "cli-missing", arg = "--json")));
    }
    let since = args.since.as_deref().map(|typed| capture::edge(app, typed, Edge::Start)).transpose()?;
    let until = args.until.as_deref().map(|typed| capture::edge(app, typed, Edge::End)).transpose()?;
    let ledger = app.ledger()?;
    let people = args.filter.people(app, &ledger)?;
    let words = people::key(&tidy(&args.text.join(" ")));
    let now = app.now;
    let mut found: Vec<&Promise> = ledger
        .promises()
        .iter()
        .filter(|promise| since.is_none_or(|since| since <= promise.made_at))
        .filter(|promise| until.is_none_or(|until| promise.made_at < until))
        .filter(|promise| {
            args.filter.passes(promise, people.as_deref())
                && is_wanted(&args, promise, now)
                && has_words(&ledger, promise, &words)
        })
        .collect();
    found.order_by_key(|promise| !(promise.complaint && promise.is_open()));
    write(&args, app, &ledger, &found)?;
    Ok(Exit::Done)
}

/// Reads the name of an outcome in either language.
fn parse_outcome(text: &str) -> Result<Outcome, String> {
    match text.to_lowercase().as_str() {
        "kept" | "cumplida" => Ok(Outcome::Kept),
        "late" | "tarde" => Ok(Outcome::Late),
        "broken" | "rota" => Ok(Outcome::Broken),
        "released" | "liberada" => Ok(Outcome::Released),
        "renegotiated" | "renegociada" => Ok(Outcome::Renegotiated),
        _ => Err(text.to_owned()),
    }
}

fn is_wanted(args: &Args, promise: &Promise, now: Instant) -> bool {
    let ended_so = |wanted| (0..promise.agreed.len()).any(|place| outcome(promise, place, now) == Some(wanted));
    (!args.open || promise.is_open()) && (!args.closed || !promise.is_open()) && args.outcome.is_none_or(ended_so)
}

/// Whether every word typed stands somewhere in the promise, case and accents aside.
fn has_words(ledger: &Ledger, promise: &Promise, words: &str) -> bool {
    if words.is_empty() {
        return true;
    }
    let said = promise.agreed.iter().filter_map(|agreed| agreed.window.as_ref()).map(|window| window.said.as_str());
    let reason = promise.closed.as_ref().and_then(|closed| closed.reason.as_deref());
    let mut text = format!("{} {}", ledger.person(promise).name, promise.what);
    for part in said.chain(promise.tags.iter().map(String::as_str)).chain(reason) {
        text.push(' ');
        text.push_str(part);
    }
    let text = people::key(&text);
    words.split(' ').all(|word| text.contains(word.trim_start_matches('#')))
}

fn write(args: &Args, app: &mut App, ledger: &Ledger, found: &[&Promise]) -> Result<(), Failure> {
    if app.json {
        let maker = app.maker();
        let values = found.iter().map(|promise| maker.promise(ledger, promise, false));
        let text = if args.lines {
            values.map(|value| json::line(&value) + "\n").collect()
        } else {
            json::pretty(&serde_json::Value::Array(values.collect())) + "\n"
        };
        app.out.write_all(text.as_bytes())?;
    } else if app.quiet {
        for promise in found {
            writeln!(app.out, "{}", promise.id)?;
        }
    } else if found.is_empty() {
        let text = t!(app.words, "list-nothing");
        app.say(&text)?;
    } else {
        let text = table::list(&app.page(), ledger, found.iter().copied());
        app.out.write_all(text.as_bytes())?;
    }
    Ok(())
}
