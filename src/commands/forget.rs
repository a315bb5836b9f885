//! `forget`: erases a customer's name, numbers and words from every file of the store, and leaves what the figures need.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::app::{Answer, App, Exit, Failure, shown};
use crate::capture::tidy;
use crate::files::{self, Draft};
use crate::i18n::t;
use crate::model::order::PutInOrder;
use crate::model::{Ledger, PromiseId};
use crate::render::json::pretty;
use crate::render::style::clean;
use crate::store::{Erased, Erasure, Flaw, Store, Unrestored};

/// The arguments of `forget`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,
    #[arg(long)]
    yes: bool,
    #[arg(long)]
    dry_run: bool,
}

/// Runs `forget`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let name = tidy(&args.name.join(" "));
    let store = app.store()?.clone();
    if store.finish_erasing().map_err(|error| app.store_failure(&error))? {
        let text = t!(app.words, "forget-finished");
        app.warn(&text)?;
    }
    let ledger = app.ledger()?;
    if app.damaged {
        return Err(Failure::failed(t!(app.words, "forget-damaged")).hint(t!(app.words, "doctor-hint-repair")));
    }
    let place = whom(app, &ledger, &name, args.yes)?;
    let erasure = Erasure::of(&ledger, place, &placeholder(app, &ledger)).expect("the customer is in this ledger");
    let machines: HashSet<&str> = ledger.lines().iter().map(|line| line.machine.as_str()).collect();
    let backups = store.backups();
    let is_shared = machines.len() > 1;
    if args.dry_run {
        show(app, &erasure, &backups, is_shared)?;
        return answer(app, &erasure, &args, &[], None);
    }
    if !args.yes {
        show(app, &erasure, &backups, is_shared)?;
        if !app.interactive {
            let message = t!(app.words, "forget-unasked");
            return Err(Failure::misunderstood(message).hint(t!(app.words, "forget-unasked-hint")));
        }
        app.out.flush()?;
        let question = t!(app.words, "forget-question", name = clean(&erasure.name).into_owned());
        if app.yes(&question, false)? != Some(true) {
            return answer(app, &erasure, &args, &[], None);
        }
    }
    let (erasure, remaining) = erase(app, &store, &erasure, &backups)?;
    if args.yes {
        // What was not asked is answered: nothing is said to go before it is gone.
        show(app, &erasure, &backups, is_shared)?;
    }
    let erased = store.search(&erasure).map_err(|error| app.store_failure(&error))?;
    answer(app, &erasure, &args, &remaining, Some(&erased))
}

/// The customer that is meant: without a question, only by the whole name.
fn whom(app: &App, ledger: &Ledger, name: &str, is_sure: bool) -> Result<usize, Failure> {
    if let Some((place, _)) = ledger.person_named(name) {
        return Ok(place);
    }
    let found = ledger.people_matching(name);
    match found.as_slice() {
        [] => Err(Failure::failed(t!(app.words, "who-nobody", typed = name)).hint(t!(app.words, "who-nobody-hint"))),
        [(place, _)] if !is_sure => Ok(*place),
        several => {
            let names = several.iter().map(|(_, person)| clean(&person.name)).collect::<Vec<_>>().join(", ");
            let message = t!(app.words, "who-several", typed = name, names = names);
            Err(Failure::failed(message).hint(t!(app.words, "forget-whole-name")))
        }
    }
}

/// A name that nobody has yet.
fn placeholder(app: &App, ledger: &Ledger) -> String {
    let name = |number: usize| t!(app.words, "forget-placeholder", number = number);
    let is_free = |number: &usize| ledger.person_named(&name(*number)).is_none();
    name((1..).find(is_free).expect("there are more numbers than customers"))
}

/// Says what will go, what stays, and where copies may remain.
fn show(app: &mut App, erasure: &Erasure, backups: &[PathBuf], is_shared: bool) -> Result<(), Failure> {
    let ids = texts(&sorted(erasure));
    let name = clean(&erasure.name).into_owned();
    let mut said = vec![
        t!(app.words, "forget-goes", name = name, count = ids.len(), ids = ids.join(", ")),
        t!(app.words, "forget-stays", placeholder = erasure.placeholder.as_str()),
    ];
    if !erasure.mentions.is_empty() {
        said.push(t!(app.words, "forget-mentions"));
        said.extend(erasure.mentions.iter().map(|(id, text)| {
            let id = id.map_or_else(|| "–".to_owned(), |id| id.to_string());
            t!(app.words, "forget-mention", id = id, text = clean(text).into_owned())
        }));
    }
    for path in backups {
        let id = if path.exists() { "forget-backup" } else { "forget-backup-gone" };
        said.push(t!(app.words, id, path = shown(path)));
    }
    if is_shared {
        said.push(t!(app.words, "forget-machines"));
    }
    said.push(t!(app.words, "forget-elsewhere"));
    said.iter().try_for_each(|text| app.say(text))
}

/// Erases, and says which backups still speak of the customer, and why.
fn erase(
    app: &mut App,
    store: &Store,
    shown: &Erasure,
    backups: &[PathBuf],
) -> Result<(Erasure, Vec<(PathBuf, String)>), Failure> {
    let mut locked = store.lock().map_err(|error| app.store_failure(&error))?;
    // Somebody may have added something about them while the question stood.
    let contents = locked.read().map_err(|error| app.store_failure(&error))?;
    let ledger = Ledger::fold(contents.lines);
    let place = ledger.person_named(&shown.name).map(|(place, _)| place);
    let erasure = place.and_then(|place| Erasure::of(&ledger, place, &shown.placeholder));
    let changed = || Failure::failed(t!(app.words, "store-changed-meanwhile"));
    let erasure = erasure.ok_or_else(changed)?;
    let mut remaining = Vec::new();
    for path in backups.iter().filter(|path| path.exists()) {
        if let Err(why) = erase_backup(app, store, &erasure, path) {
            remaining.push((path.clone(), why));
        }
    }
    locked.erase(&erasure).map_err(|error| app.store_failure(&error))?;
    app.saved.set(true);
    let mentioned = erasure.mentions.iter().filter_map(|(id, _)| *id);
    app.rewrite_calendar_of(&erasure.ids.iter().copied().chain(mentioned).collect::<Vec<_>>())?;
    Ok((erasure, remaining))
}

fn erase_backup(app: &mut App, store: &Store, erasure: &Erasure, path: &Path) -> Result<(), String> {
    let unwritten = |app: &App, why| app.unwritten(path, &why).to_string();
    let mut draft = Draft::begin(path, store.dir(), true).map_err(|why| unwritten(app, why))?;
    let open = || files::open(path).map(|(opened, _)| opened);
    let written = store.erase_archive(erasure, &open, &mut draft).map_err(|why| flaw(app, path, why))?;
    if !written {
        return Ok(());
    }
    let anew = draft.reread().map_err(|error| unwritten(app, error.into()))?;
    crate::store::verify(anew).map_err(|why| flaw(app, path, Unrestored::Flaw(why)))?;
    draft.finish().map_err(|why| unwritten(app, why))
}

fn flaw(app: &App, path: &Path, why: Unrestored) -> String {
    match why {
        Unrestored::Flaw(Flaw::Io(error)) => app.unread(path, &error).to_string(),
        Unrestored::Store(error) => app.store_failure(&error).to_string(),
        _ => t!(app.words, "forget-backup-strange"),
    }
}

/// Says what was done, and where something is left.
fn answer(
    app: &mut App,
    erasure: &Erasure,
    args: &Args,
    remaining: &[(PathBuf, String)],
    erased: Option<&Erased>,
) -> Answer {
    if app.json {
        let value = as_json(erasure, args, remaining, erased);
        writeln!(app.out, "{}", pretty(&value))?;
    }
    let Some(Erased { files, bytes, traces }) = erased else {
        let text = t!(app.words, "forget-nothing");
        app.say(&text)?;
        return Ok(Exit::Done);
    };
    for (path, why) in remaining {
        let text = t!(app.words, "forget-backup-failed", path = shown(path), why = why.as_str());
        app.warn(&text)?;
    }
    if !traces.is_empty() {
        let paths = traces.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", ");
        return Err(Failure::failed(t!(app.words, "forget-traces", paths = paths)));
    }
    let placeholder = erasure.placeholder.as_str();
    let text = t!(app.words, "forget-done", placeholder = placeholder, files = *files, kib = bytes.div_ceil(1024));
    app.say(&text)?;
    Ok(if remaining.is_empty() { Exit::Done } else { Exit::Failed })
}

fn as_json(erasure: &Erasure, args: &Args, remaining: &[(PathBuf, String)], erased: Option<&Erased>) -> Value {
    let mention = |(id, text): &(Option<PromiseId>, String)| json!({ "id": id.map(|id| id.to_string()), "text": text });
    let paths =
        |paths: &mut dyn Iterator<Item = &PathBuf>| paths.map(|path| path.display().to_string()).collect::<Vec<_>>();
    json!({
        "dry_run": args.dry_run,
        "forgotten": erased.is_some(),
        "who": erasure.name,
        "placeholder": erasure.placeholder,
        "ids": texts(&sorted(erasure)),
        "mentions": erasure.mentions.iter().map(mention).collect::<Vec<_>>(),
        "remaining": paths(&mut remaining.iter().map(|(path, _)| path)),
        "traces": paths(&mut erased.iter().flat_map(|erased| &erased.traces)),
    })
}

fn sorted(erasure: &Erasure) -> Vec<PromiseId> {
    let mut ids: Vec<PromiseId> = erasure.ids.iter().copied().collect();
    ids.order_by_key(|id| (id.letter, id.number));
    ids
}

fn texts(ids: &[PromiseId]) -> Vec<String> {
    ids.iter().map(PromiseId::to_string).collect()
}
