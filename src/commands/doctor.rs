//! `doctor`: looks at every byte of the store, takes in what the owner edited by hand, repairs what can be repaired.

use std::path::Path;

use serde_json::{Value, json};

use crate::app::{Answer, App, Exit, Failure, damage_id, given_number, refusal_id, shown};
use crate::i18n::t;
use crate::model::order::PutInOrder;
use crate::model::{Change, Ledger, Line, PromiseId};
use crate::render::json::pretty;
use crate::render::story;
use crate::render::style::{clean, cut};
use crate::store::{Checkup, DamageKind, Edited, Fault, FaultKind, LeftOut, Mended, Renumbered, Store};

/// The arguments of `doctor`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(long, conflicts_with = "repair")]
    accept: bool,
    #[arg(long)]
    repair: bool,
    #[arg(long)]
    yes: bool,
    #[arg(long)]
    dry_run: bool,
}

/// Runs `doctor`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let store = app.store()?.clone();
    if args.accept {
        return accept(&args, app, &store);
    }
    if args.repair {
        return repair(&args, app, &store);
    }
    let found = Finding::of(app, &store)?;
    if app.json {
        let value = found.json(app, &store);
        writeln!(app.out, "{}", pretty(&value))?;
    }
    found.tell(app, &store)?;
    found.verdict(app, &store)
}

/// What was found, and what follows from it.
struct Finding {
    checkup: Checkup,
    promises: usize,
    /// Promises that have the number of another.
    doubles: Vec<PromiseId>,
    /// Promises that are not here, with changes that wait for them.
    waiting: Vec<PromiseId>,
    /// Changes that only a newer version knows.
    unknown: usize,
}

impl Finding {
    fn of(app: &App, store: &Store) -> Result<Finding, Failure> {
        let mut checkup = store.examine().map_err(|error| app.store_failure(&error))?;
        let ledger = Ledger::fold(std::mem::take(&mut checkup.contents.lines));
        let (mut doubles, mut waiting) = (Vec::new(), Vec::new());
        for (_, change) in ledger.astray() {
            match given_number(change.deed()) {
                Some(id) => doubles.push(id),
                None => waiting.extend(change.id().filter(|id| !waiting.contains(id))),
            }
        }
        let promises = ledger.promises().len();
        let lines = ledger.into_lines();
        let changes = lines.iter().flat_map(|line| line.changes.iter());
        let unknown = changes.filter(|change| matches!(change.deed(), Change::Unknown { .. })).count();
        Ok(Finding { checkup, promises, doubles, waiting, unknown })
    }

    fn count(&self) -> usize {
        self.checkup.faults.len() + self.doubles.len()
    }

    fn json(&self, app: &App, store: &Store) -> Value {
        let mut faults: Vec<Value> = self.checkup.faults.iter().map(|fault| fault_json(app, store, fault)).collect();
        faults.extend(self.doubles.iter().map(|id| {
            let text = t!(app.words, "store-double", id = id.to_string());
            json!({ "file": null, "line": null, "what": "double", "text": text, "stands": null })
        }));
        json!({
            "well": self.count() == 0,
            "journals": self.checkup.journals,
            "lines": self.checkup.lines,
            "bytes": self.checkup.bytes,
            "promises": self.promises,
            "faults": faults,
            "unfinished": self.checkup.unfinished,
            "waiting": texts(&self.waiting),
            "unknown": self.unknown,
            "strangers": self.checkup.strangers.iter().map(|path| inside(store, path)).collect::<Vec<_>>(),
        })
    }

    fn tell(&self, app: &mut App, store: &Store) -> Result<(), Failure> {
        for fault in &self.checkup.faults {
            let text = fault_text(app, store, fault);
            app.say(&text)?;
            stands(app, fault.stands.as_deref())?;
        }
        for id in &self.doubles {
            let text = t!(app.words, "store-double", id = id.to_string());
            app.say(&text)?;
        }
        let Checkup { journals, lines, bytes, unfinished, .. } = &self.checkup;
        let checked = t!(
            app.words,
            "doctor-checked",
            journals = *journals,
            lines = *lines,
            kib = bytes.div_ceil(1024),
            promises = self.promises
        );
        app.say(&checked)?;
        let mut remarks = Vec::new();
        if *unfinished > 0 {
            remarks.push(t!(app.words, "doctor-unfinished", count = *unfinished));
        }
        if !self.waiting.is_empty() {
            remarks.push(t!(app.words, "doctor-waiting", ids = texts(&self.waiting).join(", ")));
        }
        if self.unknown > 0 || self.checkup.contents.newer_format {
            remarks.push(t!(app.words, "doctor-newer"));
        }
        for path in &self.checkup.strangers {
            let id = if is_left_behind(path) { "doctor-left-behind" } else { "doctor-stranger" };
            remarks.push(t!(app.words, id, path = inside(store, path)));
        }
        for remark in remarks {
            app.say(&remark)?;
        }
        if self.count() == 0 {
            let text = t!(app.words, "doctor-well");
            app.say(&text)?;
        }
        Ok(())
    }

    fn verdict(&self, app: &App, store: &Store) -> Answer {
        if self.count() == 0 {
            return Ok(Exit::Done);
        }
        let refused = |fault: &Fault| matches!(fault.what, FaultKind::Refused(_) | FaultKind::Unreadable);
        let harmless = |fault: &Fault| {
            matches!(fault.what, FaultKind::Open | FaultKind::Note | FaultKind::Line(DamageKind::Converted))
        };
        let faults = &self.checkup.faults;
        let hint = if faults.iter().any(refused) {
            "doctor-hint-refused"
        } else if faults.iter().all(harmless) && self.doubles.is_empty() {
            "doctor-hint-harmless"
        } else if store.edited().is_ok_and(|edited| !edited.is_empty()) {
            "doctor-hint-accept"
        } else {
            "doctor-hint-repair"
        };
        Err(Failure::failed(t!(app.words, "doctor-faults", count = self.count())).hint(t!(app.words, hint)))
    }
}

/// Whether an interrupted command has made this and could not clear it away.
fn is_left_behind(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    ["restoring-", "mending-", "erasing-", "spool-"].iter().any(|start| name.starts_with(start))
        || name.ends_with(".new")
}

/// The end of a path within the store.
fn inside(store: &Store, path: &Path) -> String {
    match path.strip_prefix(store.dir()) {
        Ok(inner) if !inner.as_os_str().is_empty() => shown(inner),
        _ => shown(path),
    }
}

fn texts(ids: &[PromiseId]) -> Vec<String> {
    ids.iter().map(PromiseId::to_string).collect()
}

/// Numbers in a sentence, those that follow one another as one.
fn runs(ids: &[PromiseId]) -> String {
    let mut runs: Vec<(PromiseId, PromiseId)> = Vec::new();
    for &id in ids {
        match runs.last_mut() {
            Some((_, last)) if last.letter == id.letter && last.number + 1 == id.number => *last = id,
            _ => runs.push((id, id)),
        }
    }
    let run = |(first, last): &(PromiseId, PromiseId)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

fn what_id(what: FaultKind) -> &'static str {
    match what {
        FaultKind::Line(kind) => damage_id(kind),
        FaultKind::Refused(reason) => refusal_id(reason),
        FaultKind::Open => "doctor-open",
        FaultKind::Note => "doctor-note",
        FaultKind::Unreadable => "doctor-unreadable",
    }
}

/// What is wrong, for programs.
fn what_name(what: FaultKind) -> &'static str {
    let id = what_id(what);
    let (_, name) = id.split_once('-').unwrap_or(("", id));
    name.strip_prefix("damage-").unwrap_or(name)
}

fn fault_text(app: &App, store: &Store, fault: &Fault) -> String {
    let what = t!(app.words, what_id(fault.what));
    t!(app.words, "store-damage", file = inside(store, &fault.path), line = fault.line, what = what)
}

fn fault_json(app: &App, store: &Store, fault: &Fault) -> Value {
    json!({
        "file": inside(store, &fault.path),
        "line": (fault.line > 0).then_some(fault.line),
        "what": what_name(fault.what),
        "text": t!(app.words, what_id(fault.what)),
        "stands": fault.stands,
    })
}

/// Shows the beginning of what stands somewhere, on one line.
fn stands(app: &mut App, text: Option<&str>) -> Result<(), Failure> {
    let Some(text) = text.filter(|_| !app.quiet && !app.json) else { return Ok(()) };
    let text = cut(&clean(text), app.columns.saturating_sub(4)).into_owned();
    writeln!(app.out, "    {}", app.style.dim(&text))?;
    Ok(())
}

fn repair(args: &Args, app: &mut App, store: &Store) -> Answer {
    if !args.dry_run {
        store.finish_erasing().map_err(|error| app.store_failure(&error))?;
    }
    let mended = if args.dry_run || !store.is_there() {
        store.would_repair()
    } else {
        store.lock().and_then(|locked| locked.repair(app.now))
    };
    let mended = mended.map_err(|error| app.store_failure(&error))?;
    if app.json {
        let value = mended_json(app, store, &mended, args.dry_run);
        writeln!(app.out, "{}", pretty(&value))?;
    }
    tell_of(app, store, &mended, args.dry_run)?;
    if args.dry_run {
        return Ok(Exit::Done);
    }
    // Whatever could not be put right is named.
    let found = Finding::of(app, store)?;
    if found.count() > 0 && !app.json {
        found.tell(app, store)?;
    }
    found.verdict(app, store)
}

fn tell_of(app: &mut App, store: &Store, mended: &Mended, dry: bool) -> Result<(), Failure> {
    if mended.is_nothing() {
        let text = t!(app.words, "doctor-nothing");
        return app.say(&text);
    }
    let dry = if dry { "yes" } else { "no" };
    for LeftOut { path, line, what, stands: beginning } in &mended.left_out {
        let what = t!(app.words, damage_id(*what));
        let text = t!(app.words, "store-damage", file = inside(store, path), line = *line, what = what);
        app.say(&text)?;
        stands(app, Some(beginning))?;
    }
    let mut said = Vec::new();
    if !mended.journals.is_empty() {
        let (saved, left) = (mended.saved, mended.left_out.len());
        said.push(t!(app.words, "doctor-saved", saved = saved, left = left, dry = dry));
    }
    if !mended.named.is_empty() {
        said.push(t!(app.words, "doctor-named", ids = runs(&mended.named)));
    }
    if !mended.missing.is_empty() {
        said.push(t!(app.words, "doctor-missing", ids = runs(&mended.missing)));
    }
    for Renumbered { from, to } in &mended.renumbered {
        said.push(t!(app.words, "doctor-renumbered", from = from.to_string(), to = to.to_string(), dry = dry));
    }
    for path in &mended.notes {
        said.push(t!(app.words, "doctor-rewritten", path = inside(store, path), dry = dry));
    }
    for path in &mended.closed {
        said.push(t!(app.words, "doctor-closed", path = inside(store, path), dry = dry));
    }
    if let Some(aside) = &mended.aside {
        said.push(t!(app.words, "backup-aside", path = shown(aside)));
    }
    said.iter().try_for_each(|text| app.say(text))
}

fn mended_json(app: &App, store: &Store, mended: &Mended, dry: bool) -> Value {
    let left_out = mended.left_out.iter().map(|left| {
        let what = FaultKind::Line(left.what);
        let fault = Fault { path: left.path.clone(), line: left.line, what, stands: Some(left.stands.clone()) };
        fault_json(app, store, &fault)
    });
    let renumbered = mended
        .renumbered
        .iter()
        .map(|Renumbered { from, to }| json!({ "from": from.to_string(), "to": to.to_string() }));
    json!({
        "changed": !dry && !mended.is_nothing(),
        "dry_run": dry,
        "saved": mended.saved,
        "left_out": left_out.collect::<Vec<_>>(),
        "named": texts(&mended.named),
        "missing": texts(&mended.missing),
        "renumbered": renumbered.collect::<Vec<_>>(),
        "rewritten": mended.notes.iter().map(|path| inside(store, path)).collect::<Vec<_>>(),
        "closed": mended.closed.iter().map(|path| inside(store, path)).collect::<Vec<_>>(),
        "set_aside": mended.aside.as_ref().map(|path| path.display().to_string()),
    })
}

fn accept(args: &Args, app: &mut App, store: &Store) -> Answer {
    let edited = store.edited().map_err(|error| app.store_failure(&error))?;
    if edited.is_empty() {
        return nothing_to_accept(app, store);
    }
    if !(app.interactive || args.yes || args.dry_run) {
        show_all(app, store, &edited)?;
        let message = t!(app.words, "doctor-accept-unasked", count = edited.len());
        return Err(Failure::misunderstood(message).hint(t!(app.words, "doctor-accept-unasked-hint")));
    }
    let mut accepted = Vec::new();
    if args.yes || args.dry_run {
        show_all(app, store, &edited)?;
        accepted.clone_from(&edited);
    } else {
        let ledger = ledger_with(app, store, &edited)?;
        for line in &edited {
            show(app, store, &ledger, line)?;
            app.out.flush()?;
            let question = t!(app.words, "doctor-accept-question");
            match app.yes(&question, false)? {
                Some(true) => accepted.push(line.clone()),
                Some(false) => {}
                None => break,
            }
        }
    }
    let aside = if args.dry_run || accepted.is_empty() {
        None
    } else {
        let locked = store.lock().map_err(|error| app.store_failure(&error))?;
        Some(locked.accept(app.now, &accepted).map_err(|error| app.store_failure(&error))?)
    };
    if app.json {
        let value = json!({
            "dry_run": args.dry_run,
            "accepted": accepted.iter().map(|line| edited_json(store, line)).collect::<Vec<_>>(),
            "set_aside": aside.as_ref().map(|path| path.display().to_string()),
        });
        writeln!(app.out, "{}", pretty(&value))?;
    }
    let dry = if args.dry_run { "yes" } else { "no" };
    let text = t!(app.words, "doctor-accepted", count = accepted.len(), dry = dry);
    app.say(&text)?;
    if let Some(aside) = aside {
        let text = t!(app.words, "backup-aside", path = shown(&aside));
        app.say(&text)?;
    }
    if args.dry_run {
        return Ok(Exit::Done);
    }
    // Whatever is still wrong is named.
    app.ledger()?;
    Ok(Exit::Done)
}

fn nothing_to_accept(app: &mut App, store: &Store) -> Answer {
    let found = Finding::of(app, store)?;
    if app.json {
        writeln!(app.out, "{}", pretty(&json!({ "dry_run": false, "accepted": [], "set_aside": null })))?;
    }
    if found.count() > 0 {
        let hint = t!(app.words, "doctor-hint-repair");
        return Err(Failure::failed(t!(app.words, "doctor-nothing-to-accept")).hint(hint));
    }
    let text = t!(app.words, "doctor-nothing");
    app.say(&text)?;
    Ok(Exit::Done)
}

fn edited_json(store: &Store, line: &Edited) -> Value {
    json!({ "file": inside(store, &line.path), "line": line.line, "stands": line.stands })
}

/// The ledger as it would be with all these lines.
fn ledger_with(app: &App, store: &Store, edited: &[Edited]) -> Result<Ledger, Failure> {
    let mut lines = store.read().map_err(|error| app.store_failure(&error))?.lines;
    lines.extend(edited.iter().filter_map(|line| line.command.clone()));
    lines.order_by(|a, b| (a.n, &a.machine).cmp(&(b.n, &b.machine)));
    Ok(Ledger::fold(lines))
}

fn show_all(app: &mut App, store: &Store, edited: &[Edited]) -> Result<(), Failure> {
    let ledger = ledger_with(app, store, edited)?;
    edited.iter().try_for_each(|line| show(app, store, &ledger, line))
}

/// Shows what a line says now.
fn show(app: &mut App, store: &Store, ledger: &Ledger, edited: &Edited) -> Result<(), Failure> {
    let text = t!(app.words, "doctor-edited", file = inside(store, &edited.path), line = edited.line);
    app.say(&text)?;
    let says = match &edited.command {
        Some(command) => says(app, ledger, command),
        None => vec![t!(app.words, "doctor-says-first")],
    };
    if !app.quiet && !app.json {
        for text in says {
            let text = app.page().hanging(&text, "    ", "      ");
            app.out.write_all(text.as_bytes())?;
        }
        let raw = app.page().paragraph(&clean(&edited.stands), "    ");
        app.out.write_all(raw.as_bytes())?;
    }
    Ok(())
}

/// A command in plain words, a sentence for each change.
fn says(app: &App, ledger: &Ledger, command: &Line) -> Vec<String> {
    let (page, words) = (app.page(), &app.words);
    let sentence = |change: &Change| {
        let change = change.deed();
        let promise = change.id().and_then(|id| ledger.get(id));
        match (change, promise) {
            (Change::Add(added), Some(promise)) => {
                let text = story::sentence(&page, promise, change);
                let (who, what) = (clean(&added.who).into_owned(), clean(&added.what).into_owned());
                t!(words, "doctor-says-add", id = added.id.to_string(), who = who, what = what, text = text)
            }
            (_, Some(promise)) => {
                let who = clean(&ledger.person(promise).name).into_owned();
                let text = story::sentence(&page, promise, change);
                t!(words, "doctor-says", id = promise.id.to_string(), who = who, text = text)
            }
            (Change::Person { name, .. }, _) => t!(words, "doctor-says-person", who = clean(name).into_owned()),
            (Change::Undo { n }, _) => t!(words, "doctor-says-undo", n = *n),
            (Change::Redo { n }, _) => t!(words, "doctor-says-redo", n = *n),
            (change, None) => {
                let id = change.id().map(|id| id.to_string()).unwrap_or_default();
                t!(words, "doctor-says-lost", id = id)
            }
        }
    };
    command.changes.iter().map(sentence).collect()
}
