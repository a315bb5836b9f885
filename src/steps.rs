//! Taking commands back and bringing them back, in words.

use crate::app::{Answer, App, Exit, Failure, Machine};
use crate::i18n::t;
use crate::model::{Change, Ledger, Line};
use crate::render::style::clean;
use crate::render::{Page, json, story};

/// How many commands are taken back without a question.
const UNASKED: usize = 5;

/// How many changes of one command are told one by one.
const MOST_TOLD: usize = 100;

/// Which way along the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// `undo`
    Back,
    /// `redo`
    Forward,
}

/// Takes that many steps, or as many as there are, as one line of the journal.
pub fn take(app: &mut App, way: Way, count: usize, sure: bool) -> Answer {
    if way == Way::Back && !sure && !is_meant(app, count)? {
        return Err(Failure::failed(t!(app.words, "steps-kept")).hint(t!(app.words, "steps-kept-hint")));
    }
    let mut taken: Vec<Line> = Vec::new();
    let mut before = Vec::new();
    let after = app.commit(|app, ledger, machine| {
        taken = match way {
            Way::Back => ledger.undoable(&machine.name).take(count).cloned().collect(),
            Way::Forward => ledger.redoable(&machine.name).take(count).cloned().collect(),
        };
        if taken.is_empty() {
            let message = if way == Way::Back { "steps-nothing-to-undo" } else { "steps-nothing-to-redo" };
            return Err(Failure::failed(t!(app.words, message)));
        }
        // What is taken back altogether can only be described by the ledger that still knows it.
        before = describe(app, ledger, &taken, way);
        let step = |line: &Line| match way {
            Way::Back => Change::Undo { n: line.n },
            Way::Forward => Change::Redo { n: line.n },
        };
        Ok(taken.iter().map(step).collect())
    })?;
    let texts: Vec<String> = describe(app, &after, &taken, way)
        .into_iter()
        .zip(before)
        .map(|(after, before)| after.or(before).unwrap_or_default())
        .collect();
    answer(app, way, count, &taken, &texts)?;
    Ok(Exit::Done)
}

/// Says that the forgetting of a customer, if that came last, cannot be taken back, and what would be instead.
fn warn_of_forgetting(app: &mut App, ledger: &Ledger, machine: &Machine) -> Result<(), Failure> {
    let Some(line) = ledger.undoable(&machine.name).next() else { return Ok(()) };
    let page = app.page();
    let what: Vec<String> = line.changes.iter().take(1).map(|change| named(&page, ledger, change)).collect();
    let text = t!(app.words, "steps-forgotten", what = what.join("; "), count = line.changes.len());
    if !app.interactive {
        return Err(Failure::misunderstood(text).hint(t!(app.words, "steps-forgotten-hint")));
    }
    app.warn(&text)
}

/// A change by what it is about.
fn named(page: &Page, ledger: &Ledger, change: &Change) -> String {
    let deed = change.deed();
    if let Change::Person { name, .. } = deed {
        return t!(page.words, "steps-person", who = clean(name).into_owned());
    }
    let Some(promise) = deed.id().and_then(|id| ledger.get(id)) else { return deed.op().to_owned() };
    let (id, who) = (promise.id.to_string(), clean(&ledger.person(promise).name).into_owned());
    t!(page.words, "steps-change", id = id, who = who, text = story::sentence(page, promise, deed))
}

/// Whether so many commands are to be taken back; asked where somebody is there to answer, for the number may have been that of
/// a promise; after a customer was forgotten, asked in any case.
fn is_meant(app: &mut App, count: usize) -> Result<bool, Failure> {
    let has_forgotten = app.store()?.has_just_forgotten();
    if !has_forgotten && (count <= UNASKED || !app.interactive) {
        return Ok(true);
    }
    let (ledger, machine) = app.numbered_ledger()?;
    let there = ledger.undoable(&machine.name).take(count).count();
    if there == 0 {
        return Ok(true);
    }
    if has_forgotten {
        warn_of_forgetting(app, &ledger, &machine)?;
    }
    let question = t!(app.words, "steps-ask", count = there);
    Ok(app.yes(&question, false)?.unwrap_or(false))
}

/// Each change of the lines in words, or their count where an import brought in many; none where this ledger does not know the promise.
fn describe(app: &App, ledger: &Ledger, lines: &[Line], way: Way) -> Vec<Option<String>> {
    let page = app.page();
    let mut texts = Vec::new();
    for line in lines {
        let is_import = line.changes.iter().any(|change| matches!(change, Change::Past(_)));
        if is_import || line.changes.len() > MOST_TOLD {
            let id = if way == Way::Back { "story-undone-many" } else { "story-redone-many" };
            texts.push(Some(t!(app.words, id, count = line.changes.len())));
            continue;
        }
        for change in &line.changes {
            let known = change.id().is_none_or(|id| ledger.get(id).is_some());
            texts.push(known.then(|| story::step(&page, ledger, change, way == Way::Back)));
        }
    }
    texts
}

fn answer(app: &mut App, way: Way, count: usize, taken: &[Line], texts: &[String]) -> Result<(), Failure> {
    if app.json {
        let steps = taken.iter().map(|line| {
            let at = json::time(&app.page(), line.at);
            serde_json::json!({ "n": line.n, "at": at, "by": line.by })
        });
        let key = if way == Way::Back { "undone" } else { "redone" };
        let value = serde_json::json!({ key: steps.collect::<Vec<_>>(), "text": texts });
        writeln!(app.out, "{}", json::pretty(&value))?;
        return Ok(());
    }
    for text in texts {
        app.say(text)?;
    }
    if taken.len() < count && count > 1 {
        let text = t!(app.words, "steps-no-more", count = taken.len());
        app.say(&text)?;
    }
    Ok(())
}
