//! `forget`: erases a customer's name, numbers and words from every file of the store, and leaves what the figures need.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::app::{Answer, App, Exit, Failure, shown};
use crate::capture::tidy;
use crate::files::{self, Draft};
use crate::i18n::t;
use crate::model::order::PutInOrder;
use crate::model::{Ledger, PromiseId, people};
use crate::render::json::pretty;
use crate::render::style::clean;
use crate::store::{Erased, Erasure, Flaw, Mention, Stay, Store, StoreError, Unrestored, names_in};

/// So many texts of each sort are shown.
const SHOWN: usize = 5;

/// The arguments of `forget`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,
    #[arg(long)]
    yes: bool,
    #[arg(long)]
    lower_case: bool,
    #[arg(long)]
    dry_run: bool,
}

/// What became of a backup.
enum Copied {
    /// It was written anew.
    Anew,
    /// It says nothing of the customer.
    Free,
    /// It still holds them, and why.
    Failed(String),
}

/// The backups that are remembered, those that are there with what became of them.
#[derive(Default)]
struct Backups {
    gone: Vec<PathBuf>,
    there: Vec<PathBuf>,
    done: Vec<(PathBuf, Copied)>,
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
    let (there, gone) = store.backups().into_iter().partition(|path| path.exists());
    let mut backups = Backups { gone, there, done: Vec::new() };
    let name = whom(app, &ledger, &name, args.yes)?;
    let placeholder = placeholder(app, &store, &backups)?;
    let find = |any_case| erasure_of(&ledger, &name, &placeholder, any_case, &backups);
    let mut erasure = find(args.lower_case).ok_or_else(|| nobody(app, &name))?;
    store.can_erase(&erasure).map_err(|error| failure(app, &error))?;
    app.refuse_unpulled(&ledger, touched(&erasure))?;
    let machines: HashSet<&str> = ledger.lines().iter().map(|line| line.machine.as_str()).collect();
    let is_shared = machines.len() > 1;
    if args.dry_run {
        show(app, &erasure, &backups, is_shared, &args)?;
        return answer(app, &erasure, &args, &backups, None);
    }
    if !args.yes {
        show(app, &erasure, &backups, is_shared, &args)?;
        if !app.interactive {
            let message = t!(app.words, "forget-unasked");
            return Err(Failure::misunderstood(message).hint(t!(app.words, "forget-unasked-hint")));
        }
        match agreed(app, &erasure)? {
            Some(false) => {}
            Some(true) => erasure = find(true).ok_or_else(|| nobody(app, &name))?,
            None => return answer(app, &erasure, &args, &backups, None),
        }
    }
    let erasure = erase(app, &store, &erasure, &mut backups)?;
    if args.yes {
        // What was not asked is answered: nothing is said to go before it is gone.
        show(app, &erasure, &backups, is_shared, &args)?;
    }
    let erased = store.search(&erasure).map_err(|error| app.store_failure(&error))?;
    answer(app, &erasure, &args, &backups, Some(&erased))
}

/// What there is to be erased. Where a backup was written to is nothing of theirs, and stays.
fn erasure_of(ledger: &Ledger, name: &str, placeholder: &str, any_case: bool, backups: &Backups) -> Option<Erasure> {
    let mut erasure = Erasure::of(ledger, name, placeholder, any_case)?;
    for path in backups.there.iter().chain(&backups.gone) {
        let text = path.display().to_string();
        if erasure.is_named_in(&text) {
            erasure.stays.push(Stay { who: None, id: None, text });
        }
    }
    Some(erasure)
}

/// What the store says to a failure, and where to look further.
fn failure(app: &App, error: &StoreError) -> Failure {
    let failure = app.store_failure(error);
    match error {
        StoreError::Unmended => failure.hint(t!(app.words, "forget-hint-doctor")),
        _ => failure,
    }
}

/// Asks; none where nothing is to be changed, and else whether the name goes in lower case, too.
fn agreed(app: &mut App, erasure: &Erasure) -> Result<Option<bool>, Failure> {
    let mut any_case = false;
    let count = erasure.lower_case.len();
    if count > 0 {
        let text = t!(app.words, "forget-lower-asked", count = count);
        app.say(&text)?;
        show_texts(app, &erasure.lower_case)?;
        app.out.flush()?;
        match app.yes(&t!(app.words, "forget-lower-question", count = count), false)? {
            Some(wanted) => any_case = wanted,
            None => return Ok(None),
        }
    }
    app.out.flush()?;
    let question = t!(app.words, "forget-question", name = clean(&erasure.name).into_owned());
    Ok((app.yes(&question, false)? == Some(true)).then_some(any_case))
}

/// The name of the customer that is meant: without a question, only the whole one. Where it is like nobody's, it may be that of
/// somebody who was taken back.
fn whom(app: &App, ledger: &Ledger, name: &str, is_sure: bool) -> Result<String, Failure> {
    if ledger.person_named(name).is_some() || Erasure::can_be_of_taken_back(ledger, name) {
        return Ok(name.to_owned());
    }
    let found = ledger.people_matching(name);
    match found.as_slice() {
        [] => Err(nobody(app, name)),
        [(_, person)] if !is_sure => Ok(person.name.clone()),
        several => {
            let names = several.iter().map(|(_, person)| clean(&person.name)).collect::<Vec<_>>().join(", ");
            let message = t!(app.words, "who-several", typed = name, names = names);
            Err(Failure::failed(message).hint(t!(app.words, "forget-whole-name")))
        }
    }
}

fn nobody(app: &App, name: &str) -> Failure {
    Failure::failed(t!(app.words, "who-nobody", typed = name)).hint(t!(app.words, "who-nobody-hint"))
}

/// A name that nobody has yet, and nobody had: neither in what was taken back or set aside, nor in a backup, which an erasure that was
/// interrupted may have reached.
fn placeholder(app: &App, store: &Store, backups: &Backups) -> Result<String, Failure> {
    let mut taken = store.names().map_err(|error| app.store_failure(&error))?;
    for path in &backups.there {
        // One that cannot be read is named when it is its turn.
        let _ = files::open(path).and_then(|(file, _)| names_in(file, &mut taken));
    }
    let name = |number: usize| t!(app.words, "forget-placeholder", number = number);
    let is_free = |number: &usize| !taken.contains(&people::key(&name(*number)));
    Ok(name((1..).find(is_free).expect("there are more numbers than customers")))
}

/// Says what will go, what stays, and where copies may remain.
fn show(app: &mut App, erasure: &Erasure, backups: &Backups, is_shared: bool, args: &Args) -> Result<(), Failure> {
    let ids = texts(&sorted(erasure));
    let name = clean(&erasure.name).into_owned();
    if erasure.is_taken_back {
        let text = t!(app.words, "forget-taken-back", name = name.as_str());
        app.say(&text)?;
    }
    let text = t!(app.words, "forget-goes", name = name, count = ids.len(), ids = ids.join(", "));
    app.say(&text)?;
    let text = t!(app.words, "forget-stays", placeholder = erasure.placeholder.as_str());
    app.say(&text)?;
    if !erasure.mentions.is_empty() {
        let text = t!(app.words, "forget-mentions");
        app.say(&text)?;
        show_texts(app, &erasure.mentions)?;
    }
    let is_asked = app.interactive && !args.yes && !args.dry_run;
    if !erasure.lower_case.is_empty() && !args.lower_case && !is_asked {
        let text = t!(app.words, "forget-lower-left", count = erasure.lower_case.len());
        app.say(&text)?;
        show_texts(app, &erasure.lower_case)?;
    }
    show_what_stays(app, erasure)?;
    let plan = if backups.done.is_empty() { backups.there.as_slice() } else { &[] };
    let plan = plan.iter().map(|path| t!(app.words, "forget-backup", path = shown(path)));
    let gone = backups.gone.iter().map(|path| t!(app.words, "forget-backup-gone", path = shown(path)));
    let mut said: Vec<String> = plan.chain(gone).collect();
    if is_shared {
        said.push(t!(app.words, "forget-machines"));
    }
    said.push(t!(app.words, "forget-elsewhere"));
    said.iter().try_for_each(|text| app.say(text))
}

/// Shows the first of these texts, before and after.
fn show_texts(app: &mut App, mentions: &[Mention]) -> Result<(), Failure> {
    let text = |text: &str| clean(text).into_owned();
    let line = |mention: &Mention| {
        let id = mention.id.map_or_else(|| "–".to_owned(), |id| id.to_string());
        t!(app.words, "forget-mention", id = id, text = text(&mention.text), after = text(&mention.after))
    };
    let lines: Vec<String> = mentions.iter().take(SHOWN).map(line).collect();
    say_lines(app, &lines, mentions.len())
}

fn show_what_stays(app: &mut App, erasure: &Erasure) -> Result<(), Failure> {
    if !erasure.unsearched.is_empty() {
        let said = erasure.unsearched.iter().map(|said| clean(said)).collect::<Vec<_>>().join(", ");
        let text = t!(app.words, "forget-unsearched", said = said);
        app.say(&text)?;
    }
    if erasure.stays.is_empty() {
        return Ok(());
    }
    let text = t!(app.words, "forget-others");
    app.say(&text)?;
    let line = |stay: &Stay| {
        let text = clean(&stay.text).into_owned();
        let whose = stay.who.as_ref().filter(|who| **who != stay.text).map(|who| clean(who).into_owned());
        match whose.or_else(|| stay.id.map(|id| id.to_string())) {
            Some(whose) => t!(app.words, "forget-other", whose = whose, text = text),
            None => text,
        }
    };
    let lines: Vec<String> = erasure.stays.iter().take(SHOWN).map(line).collect();
    say_lines(app, &lines, erasure.stays.len())
}

fn say_lines(app: &mut App, lines: &[String], count: usize) -> Result<(), Failure> {
    lines.iter().try_for_each(|line| app.say(line))?;
    if count > lines.len() {
        let text = t!(app.words, "forget-more", count = count - lines.len());
        app.say(&text)?;
    }
    Ok(())
}

/// Erases, and notes what became of the backups.
fn erase(app: &mut App, store: &Store, shown: &Erasure, backups: &mut Backups) -> Result<Erasure, Failure> {
    let mut locked = store.lock().map_err(|error| app.store_failure(&error))?;
    // Somebody may have added something about them while the question stood.
    let contents = locked.read().map_err(|error| app.store_failure(&error))?;
    let ledger = Ledger::fold(contents.lines);
    let is_taken = ledger.person_named(&shown.placeholder).is_some();
    let again = erasure_of(&ledger, &shown.name, &shown.placeholder, shown.any_case(), backups)
        .filter(|again| !is_taken && again.is_taken_back == shown.is_taken_back);
    let erasure = again.ok_or_else(|| Failure::failed(t!(app.words, "store-changed-meanwhile")))?;
    store.can_erase(&erasure).map_err(|error| failure(app, &error))?;
    for path in &backups.there {
        let done = match erase_backup(app, store, &erasure, path) {
            Ok(true) => Copied::Anew,
            Ok(false) => Copied::Free,
            Err(why) => Copied::Failed(why),
        };
        backups.done.push((path.clone(), done));
    }
    if let Err(error) = locked.erase(&erasure) {
        // The answer is that nothing was erased here; what was in the backups is gone all the same.
        say_of_backups(app, backups, |app, text| app.warn(text))?;
        return Err(failure(app, &error));
    }
    app.saved.set(true);
    app.rewrite_calendar_of(&touched(&erasure).collect::<Vec<_>>())?;
    Ok(erasure)
}

/// The promises of which words go: those of the customer, and others' that speak of them.
fn touched(erasure: &Erasure) -> impl Iterator<Item = PromiseId> {
    erasure.ids.iter().copied().chain(erasure.mentions.iter().filter_map(|mention| mention.id))
}

/// Whether the backup was written anew: not where it says nothing of them.
fn erase_backup(app: &mut App, store: &Store, erasure: &Erasure, path: &Path) -> Result<bool, String> {
    let unwritten = |app: &App, why| app.unwritten(path, &why).to_string();
    let mut draft = Draft::begin(path, store.dir(), true).map_err(|why| unwritten(app, why))?;
    let open = || files::open(path).map(|(opened, _)| opened);
    let written = store.erase_archive(erasure, &open, &mut draft).map_err(|why| flaw(app, path, why))?;
    if !written {
        return Ok(false);
    }
    let anew = draft.reread().map_err(|error| unwritten(app, error.into()))?;
    crate::store::verify(anew).map_err(|why| flaw(app, path, Unrestored::Flaw(why)))?;
    draft.finish().map_err(|why| unwritten(app, why))?;
    Ok(true)
}

fn flaw(app: &App, path: &Path, why: Unrestored) -> String {
    match why {
        Unrestored::Flaw(Flaw::Io(error)) => app.unread(path, &error).to_string(),
        Unrestored::Store(error) => app.store_failure(&error).to_string(),
        _ => t!(app.words, "forget-backup-strange"),
    }
}

/// Says what was done, and where something is left.
fn answer(app: &mut App, erasure: &Erasure, args: &Args, backups: &Backups, erased: Option<&Erased>) -> Answer {
    if app.json {
        let value = as_json(erasure, args, backups, erased);
        writeln!(app.out, "{}", pretty(&value))?;
    }
    let Some(Erased { files, bytes, traces, has_lower_case }) = erased else {
        let text = t!(app.words, "forget-nothing");
        app.say(&text)?;
        return Ok(Exit::Done);
    };
    say_of_backups(app, backups, |app, text| app.say(text))?;
    if !traces.is_empty() {
        let paths = traces.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", ");
        return Err(Failure::failed(t!(app.words, "forget-traces", paths = paths)));
    }
    if *has_lower_case && erasure.lower_case.is_empty() {
        let text = t!(app.words, "forget-lower-aside");
        app.say(&text)?;
    }
    let is_left = *has_lower_case || !erasure.stays.is_empty() || !erasure.unsearched.is_empty();
    let id = if is_left { "forget-done-left" } else { "forget-done" };
    let placeholder = erasure.placeholder.as_str();
    let text = t!(app.words, id, placeholder = placeholder, files = *files, kib = bytes.div_ceil(1024));
    app.say(&text)?;
    let is_failed = backups.done.iter().any(|(_, done)| matches!(done, Copied::Failed(_)));
    Ok(if is_failed { Exit::Failed } else { Exit::Done })
}

fn say_of_backups(
    app: &mut App,
    backups: &Backups,
    say: fn(&mut App, &str) -> Result<(), Failure>,
) -> Result<(), Failure> {
    for (path, done) in &backups.done {
        let path = shown(path);
        match done {
            Copied::Anew => say(app, &t!(app.words, "forget-backup-done", path = path))?,
            Copied::Free => say(app, &t!(app.words, "forget-backup-free", path = path))?,
            Copied::Failed(why) => app.warn(&t!(app.words, "forget-backup-failed", path = path, why = why.as_str()))?,
        }
    }
    Ok(())
}

fn as_json(erasure: &Erasure, args: &Args, backups: &Backups, erased: Option<&Erased>) -> Value {
    let id = |id: Option<PromiseId>| id.map(|id| id.to_string());
    let mentions = |mentions: &[Mention]| -> Value {
        mentions.iter().map(|it| json!({ "id": id(it.id), "text": it.text, "after": it.after })).collect()
    };
    let stay = |stay: &Stay| json!({ "who": stay.who, "id": id(stay.id), "text": stay.text });
    let paths =
        |paths: &mut dyn Iterator<Item = &PathBuf>| paths.map(|path| path.display().to_string()).collect::<Vec<_>>();
    let failed = backups.done.iter().filter(|(_, done)| matches!(done, Copied::Failed(_))).map(|(path, _)| path);
    json!({
        "dry_run": args.dry_run,
        "forgotten": erased.is_some(),
        "who": erasure.name,
        "placeholder": erasure.placeholder,
        "ids": texts(&sorted(erasure)),
        "mentions": mentions(&erasure.mentions),
        "lower_case": mentions(&erasure.lower_case),
        "stays": erasure.stays.iter().map(stay).collect::<Value>(),
        "unsearched": erasure.unsearched,
        "remaining": paths(&mut backups.gone.iter().chain(failed)),
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
