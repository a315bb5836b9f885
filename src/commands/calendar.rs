//! `calendar`: a folder of calendar files, one promise a file, brought up to date; and what was ticked or moved there, brought back.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::app::{Answer, App, Exit, Failure, Machine, shown};
use crate::calendar::read::{Item, Stamp};
use crate::calendar::{self, Found, Strange, Trouble};
use crate::capture;
use crate::dates::{self, Reading, Tense};
use crate::deeds;
use crate::i18n::t;
use crate::model::{Change, Direction, Instant, Ledger, Promise, PromiseId, Shape};
use crate::render::ics::{self, When};
use crate::render::style::clean;
use crate::render::{json as to_json, words};
use crate::select::{self, Scope};

/// How many names of files are told.
const NAMES_TOLD: usize = 5;

/// The arguments of `calendar`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
    #[arg(long = "as", value_name = "SHAPE", value_parser = capture::shape)]
    shape: Option<Shape>,
    #[arg(long)]
    pull: bool,
    #[arg(long, requires = "pull")]
    dry_run: bool,
    #[arg(long, requires = "pull", conflicts_with = "dry_run")]
    yes: bool,
    #[arg(long, conflicts_with = "pull")]
    force: bool,
    #[arg(long, value_name = "ID", conflicts_with_all = ["pull", "force"])]
    put_back: Option<String>,
}

/// Runs `calendar`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let Some(dir) = args.dir.clone().or_else(|| app.settings.calendar.clone()) else {
        let failure = Failure::misunderstood(t!(app.words, "calendar-no-folder"));
        return Err(failure.hint(t!(app.words, "calendar-no-folder-hint")));
    };
    if args.pull { pull(app, &args, &dir) } else { publish(app, &args, &dir) }
}

fn publish(app: &mut App, args: &Args, dir: &Path) -> Answer {
    let ledger = app.ledger()?;
    let zone_name = (app.zone_name)();
    let only = args.put_back.as_deref().map(|typed| select::promise(app, &ledger, typed, Scope::Any)).transpose()?;
    let only = only.and_then(|id| Some((id, ledger.get(id)?.made_at)));
    let folder = app.calendar_folder(dir, &zone_name, args.force || only.is_some())?;
    let found = folder.ours().map(|(found, _)| found).unwrap_or_default();
    let publisher = app.publisher(shape_of(app, args, dir, &found));
    let report = match only {
        Some(only) => folder.keep(&publisher, &ledger, &[only]),
        None => folder.keep_all(&publisher, &ledger),
    };
    if app.json {
        let value = json!({
            "dir": dir.to_string_lossy(),
            "written": report.written,
            "removed": report.removed,
            "unchanged": report.unchanged,
            "changed_there": report.changed_there.iter().map(PromiseId::to_string).collect::<Vec<_>>(),
            "unknown": report.unknown,
        });
        writeln!(app.out, "{}", to_json::pretty(&value))?;
    }
    let text = t!(
        app.words,
        "calendar-kept",
        written = report.written,
        removed = report.removed,
        unchanged = report.unchanged
    );
    // Where nothing could be written at all, only that is worth a word.
    if report.troubles.is_empty() || report.written + report.removed + report.unchanged > 0 {
        app.say(&text)?;
    }
    app.warn_changed_there(dir, &report)?;
    warn_unknown(app, &report.unknown)?;
    match report.troubles.as_slice() {
        [] => Ok(Exit::Done),
        troubles => {
            let texts: Vec<String> = troubles.iter().take(NAMES_TOLD).map(|one| app.calendar_trouble(one)).collect();
            Err(Failure::failed(texts.join("\n")))
        }
    }
}

/// What promises become in a folder: as stated, as the settings say of that folder, as they stand there already.
fn shape_of(app: &App, args: &Args, dir: &Path, found: &[Found]) -> Shape {
    let is_kept = app.settings.calendar.as_deref() == Some(dir);
    let there = found.iter().find_map(|found| found.item.shape).filter(|_| !is_kept);
    args.shape.or(there).unwrap_or(app.settings.calendar_as)
}

/// Names files that look like ours and are of no promise that is known here.
fn warn_unknown(app: &mut App, names: &[String]) -> Result<(), Failure> {
    if names.is_empty() {
        return Ok(());
    }
    let told: Vec<_> = names.iter().take(NAMES_TOLD).map(|name| clean(name)).collect();
    let text = t!(app.words, "calendar-unknown", count = names.len(), names = told.join(", "));
    app.warn(&text)
}

/// What somebody did to a promise in the calendar.
struct Noticed {
    id: PromiseId,
    deed: Deed,
}

enum Deed {
    /// Ticked at that moment.
    Tick(Instant),
    /// Moved to that date, in words that `move` takes.
    Move { phrase: String, reading: Box<Reading>, told: Option<bool> },
    /// Moved to a date that cannot stand, and why.
    Stray(String),
    /// Called off.
    Cancel,
}

/// What came of a pull.
struct Pulled {
    deeds: Vec<Noticed>,
    recorded: Vec<PromiseId>,
    refused: Vec<PromiseId>,
    unknown: Vec<String>,
    is_trial: bool,
}

fn pull(app: &mut App, args: &Args, dir: &Path) -> Answer {
    let ledger = app.ledger()?;
    let zone_name = (app.zone_name)();
    let (found, strange) =
        app.calendar_folder(dir, &zone_name, false)?.ours().map_err(|error| app.unread(dir, &error))?;
    let shape = shape_of(app, args, dir, &found);
    let (mut deeds, mut unknown, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for Found { name, item } in found {
        match promise_of(&ledger, &name) {
            Some(_) if item.is_cut => {
                unread.push(t!(app.words, "calendar-cut", path = shown(&dir.join(name)), dir = shown(dir)));
            }
            Some(promise) => deeds.extend(deed(app, promise, &item).map(|deed| Noticed { id: promise.id, deed })),
            None => unknown.push(name),
        }
    }
    for Strange { name, error } in strange {
        let path = dir.join(&name);
        match error {
            _ if promise_of(&ledger, &name).is_none() => unknown.push(name),
            Some(error) => unread.push(app.unread(&path, &error).to_string()),
            None => unread.push(app.calendar_trouble(&Trouble::Taken(path))),
        }
    }
    let mut refused = Vec::new();
    if !args.dry_run {
        settle(app, args, &ledger, &mut deeds, &mut refused)?;
    }
    let is_recorded = |found: &&Noticed| matches!(found.deed, Deed::Tick(_) | Deed::Move { told: Some(_), .. });
    let recorded: Vec<PromiseId> =
        if args.dry_run { Vec::new() } else { deeds.iter().filter(is_recorded).map(|found| found.id).collect() };
    let after = if recorded.is_empty() { ledger } else { record(app, &deeds, &recorded)? };
    let changed: Vec<PromiseId> = recorded.iter().copied().chain(refused.iter().copied()).collect();
    if !changed.is_empty() {
        republish(app, dir, shape, &after, &recorded, &refused)?;
    }
    let pulled = Pulled { deeds, recorded, refused, unknown, is_trial: args.dry_run };
    answer(app, dir, &after, &pulled)?;
    unread.iter().take(NAMES_TOLD).try_for_each(|text| app.warn(text))?;
    warn_unknown(app, &pulled.unknown)?;
    Ok(Exit::Done)
}

/// The promise that the name of a file names.
fn promise_of<'l>(ledger: &'l Ledger, name: &str) -> Option<&'l Promise> {
    let uid = name.strip_suffix(".ics")?;
    let id = uid.split('-').nth(1)?.parse().ok()?;
    ledger.get(id).filter(|promise| ics::uid(promise.id, promise.made_at) == uid)
}

/// What was done to an open promise in its file; none where nothing was.
fn deed(app: &App, promise: &Promise, item: &Item) -> Option<Deed> {
    if !promise.is_open() || promise.newer {
        return None;
    }
    if item.was_ticked() {
        // The clocks of telephones differ from ours.
        let at = item.ticked_at.unwrap_or(app.now).min(app.now).max(promise.made_at);
        return Some(Deed::Tick(at));
    }
    if item.was_cancelled() {
        return Some(Deed::Cancel);
    }
    if let Some(zone) = &item.foreign {
        return Some(Deed::Stray(t!(app.words, "calendar-foreign-zone", zone = zone.as_str())));
    }
    let publisher = app.publisher(item.shape?);
    if !calendar::is_moved_there(&publisher, promise, item) {
        return None;
    }
    let Some(phrase) = phrase(app, item, publisher.when(promise)) else {
        return Some(Deed::Stray(t!(app.words, "calendar-date-gone")));
    };
    let reading = dates::read_phrase(&phrase, &app.context(Tense::Ahead));
    match capture::phrase_refusal(app, &phrase, &reading) {
        Some(failure) => Some(Deed::Stray(failure.to_string())),
        None => Some(Deed::Move { phrase, reading: Box::new(reading), told: None }),
    }
}

/// The date of a file in words that `move` takes. Of what is at a moment only what lasted before is taken to last.
fn phrase(app: &App, item: &Item, ours: Option<When>) -> Option<String> {
    Some(match (item.date?, item.end, ours) {
        (Stamp::Day(from), Some(Stamp::Day(end)), _) if end.pred_opt().is_some_and(|last| last > from) => {
            format!("{from} - {}", end.pred_opt().unwrap_or(end))
        }
        (Stamp::Day(day), ..) => day.to_string(),
        (Stamp::Moment(at), end, ours) => {
            let from = app.zone.local(at);
            let lasts = matches!(ours, Some(When::Time(from, by)) if from < by);
            let end = match end {
                Some(Stamp::Moment(end)) if lasts => Some(app.zone.local(end)),
                _ => None,
            };
            let start = from.format("%Y-%m-%d %H:%M");
            match end.filter(|end| *end > from) {
                Some(end) if end.date() == from.date() => format!("{start}-{}", end.format("%H:%M")),
                Some(end) => format!("{start} - {}", end.format("%Y-%m-%d %H:%M")),
                None => start.to_string(),
            }
        }
    })
}

/// Settles which moves are recorded: all of them where that was said, otherwise as somebody answers. What is refused gets its old date
/// back in the calendar.
fn settle(
    app: &mut App,
    args: &Args,
    ledger: &Ledger,
    deeds: &mut [Noticed],
    refused: &mut Vec<PromiseId>,
) -> Result<(), Failure> {
    for Noticed { id, deed } in deeds {
        let Deed::Move { reading, told, .. } = deed else { continue };
        let promise = select::check(app, ledger, *id, Scope::Open)?;
        let is_theirs = promise.direction == Direction::Theirs;
        if args.yes {
            *told = Some(is_theirs);
        } else if app.interactive {
            let text = moved_text(app, ledger, promise, reading);
            let question = t!(app.words, "calendar-ask-move", moved = text);
            match app.yes(&question, true)? {
                Some(true) if is_theirs => *told = Some(true),
                Some(true) => {
                    let who = clean(&ledger.person(promise).name).into_owned();
                    let question = t!(app.words, "move-ask-told", who = who);
                    *told = Some(app.yes(&question, false)?.unwrap_or(false));
                }
                Some(false) => refused.push(*id),
                None => {}
            }
        }
    }
    Ok(())
}

/// Records what is to be recorded, as one step.
fn record(app: &mut App, deeds: &[Noticed], recorded: &[PromiseId]) -> Result<Ledger, Failure> {
    app.commit(|app, ledger, machine| {
        let mut changes = Vec::new();
        for Noticed { id, deed } in deeds.iter().filter(|found| recorded.contains(&found.id)) {
            let Some(promise) = ledger.get(*id).filter(|promise| promise.is_open() && !promise.newer) else { continue };
            match deed {
                Deed::Tick(at) => tick(app, ledger, machine, promise, *at, &mut changes),
                Deed::Move { phrase, reading, told: Some(told) } => {
                    changes.push(deeds::move_to(app, promise, reading, phrase, *told));
                }
                _ => {}
            }
        }
        Ok(changes)
    })
}

/// It was done when it was ticked; a complaint leaves to be checked that it does not come back, as ever.
fn tick(app: &App, ledger: &Ledger, machine: &Machine, promise: &Promise, at: Instant, changes: &mut Vec<Change>) {
    changes.push(Change::Done { id: promise.id, at: Some(at), note: None, no_news: false });
    if let Some(mut added) = deeds::following_promise(app, ledger, machine, promise, None, false) {
        let before = changes.iter().filter(|change| matches!(change, Change::Add(_))).count();
        added.id.number += u32::try_from(before).unwrap_or(0);
        changes.push(Change::Add(Box::new(added)));
    }
}

/// Writes the files of what was recorded, and of what was refused.
fn republish(
    app: &mut App,
    dir: &Path,
    shape: Shape,
    ledger: &Ledger,
    recorded: &[PromiseId],
    refused: &[PromiseId],
) -> Result<(), Failure> {
    let zone_name = (app.zone_name)();
    let made = |id: &PromiseId| Some((*id, ledger.get(*id)?.made_at));
    let following = ledger.promises().iter().filter(|one| one.follows.is_some_and(|before| recorded.contains(&before)));
    let touched: Vec<_> = recorded.iter().chain(refused).filter_map(made).collect();
    let touched: Vec<_> = touched.into_iter().chain(following.map(|one| (one.id, one.made_at))).collect();
    let report = app.calendar_folder(dir, &zone_name, true)?.keep(&app.publisher(shape), ledger, &touched);
    for trouble in &report.troubles {
        let text = app.calendar_trouble(trouble);
        app.warn(&text)?;
    }
    Ok(())
}

fn moved_text(app: &App, ledger: &Ledger, promise: &Promise, reading: &Reading) -> String {
    let when = match &reading.window {
        Some(w) => words::window(&app.words, w.from, w.by, w.grain, w.approx, app.today()),
        None => String::new(),
    };
    let (who, what) = (clean(&ledger.person(promise).name), clean(&promise.what));
    t!(app.words, "calendar-moved", id = promise.id.to_string(), who = who, what = what, when = when)
}

fn answer(app: &mut App, dir: &Path, ledger: &Ledger, pulled: &Pulled) -> Result<(), Failure> {
    let Pulled { deeds, recorded, refused, unknown, is_trial } = pulled;
    if app.json {
        let deeds: Vec<Value> = deeds.iter().map(|found| to_value(app, found, recorded)).collect();
        let value = json!({ "deeds": deeds, "unknown": unknown, "dry_run": is_trial });
        writeln!(app.out, "{}", to_json::pretty(&value))?;
        return Ok(());
    }
    for Noticed { id, deed } in deeds {
        let Some(promise) = ledger.get(*id) else { continue };
        let is_recorded = recorded.contains(id);
        let (who, what) = (clean(&ledger.person(promise).name), clean(&promise.what));
        let text = match deed {
            Deed::Tick(_) if is_recorded && !promise.is_open() => deeds::done_text(app, ledger, promise),
            Deed::Tick(at) => {
                let when = words::moment(&app.words, app.zone.local(*at), app.today());
                t!(app.words, "calendar-ticked", id = id.to_string(), who = who, what = what, when = when)
            }
            Deed::Move { reading, .. } => moved_text(app, ledger, promise, reading),
            Deed::Stray(why) => {
                t!(app.words, "calendar-stray", id = id.to_string(), who = who, what = what, why = clean(why))
            }
            Deed::Cancel => t!(app.words, "calendar-cancelled", id = id.to_string(), who = who, what = what),
        };
        app.say(&text)?;
        let mut next = match deed {
            Deed::Tick(_) if is_recorded => continue,
            Deed::Tick(_) => String::new(),
            Deed::Move { phrase, .. } if !is_recorded => {
                t!(app.words, "calendar-to-move", id = id.to_string(), phrase = phrase)
            }
            Deed::Move { .. } if promise.is_untold() => {
                t!(app.words, "move-tell-them", id = id.to_string(), who = clean(&ledger.person(promise).name))
            }
            Deed::Move { .. } => continue,
            Deed::Cancel => t!(app.words, "calendar-to-drop", id = id.to_string()),
            Deed::Stray(_) => t!(app.words, "calendar-to-move", id = id.to_string(), phrase = "…"),
        };
        if !next.is_empty() {
            next = app.page().paragraph(&next, "    ");
        }
        if !is_recorded && !refused.contains(id) {
            let put_back = t!(app.words, "calendar-to-put-back", id = id.to_string(), dir = shown(dir));
            next += &app.page().paragraph(&put_back, "    ");
        }
        if !app.quiet {
            app.out.write_all(next.as_bytes())?;
        }
    }
    let text = match (deeds.is_empty(), *is_trial) {
        (true, _) => t!(app.words, "calendar-nothing"),
        (false, true) => t!(app.words, "calendar-dry-run"),
        (false, false) => return Ok(()),
    };
    app.say(&text)
}

fn to_value(app: &App, found: &Noticed, recorded: &[PromiseId]) -> Value {
    let (deed, at, phrase) = match &found.deed {
        Deed::Tick(at) => ("done", to_json::time(&app.page(), *at).into(), Value::Null),
        Deed::Move { phrase, .. } => ("move", Value::Null, phrase.as_str().into()),
        Deed::Stray(_) => ("move", Value::Null, Value::Null),
        Deed::Cancel => ("cancel", Value::Null, Value::Null),
    };
    let recorded = recorded.contains(&found.id);
    json!({ "id": found.id.to_string(), "deed": deed, "at": at, "phrase": phrase, "recorded": recorded })
}
