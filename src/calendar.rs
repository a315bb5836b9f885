//! A folder of calendar files, one promise a file (a "vdir"), which other programs carry to telephones and back. Only files that
//! are ours by their name and by what they say are ever written or taken away.

pub mod read;

use std::io;
use std::path::{Path, PathBuf};

use crate::files::{self, Unwritten};
use crate::model::order::PutInOrder;
use crate::model::{Change, Event, Instant, Ledger, Promise, PromiseId};
use crate::render::ics::{self, Publisher, UNDATED, When};

use read::{Clock, Item};

/// The largest file that is read, in bytes.
const LONGEST_FILE: u64 = 1024 * 1024;

/// A folder of calendar files.
#[derive(Clone, Copy)]
pub struct Folder<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// The store, in which no calendar may lie.
    pub store: &'a Path,
    /// What is needed to understand what others wrote.
    pub clock: Clock<'a>,
    /// Whether what was changed there is overwritten.
    pub force: bool,
}

/// What became of the files.
#[derive(Debug, Default)]
pub struct Report {
    /// How many were written.
    pub written: usize,
    /// How many were taken away.
    pub removed: usize,
    /// How many had nothing new to say.
    pub unchanged: usize,
    /// The promises that somebody ticked or moved there, which were left as they are.
    pub changed_there: Vec<PromiseId>,
    /// Files that look like ours, of promises that are not known here.
    pub unknown: Vec<String>,
    /// What could not be done.
    pub troubles: Vec<Trouble>,
}

/// Why a file is not as it should be.
#[derive(Debug)]
pub enum Trouble {
    /// It cannot be read or written.
    Unwritten(PathBuf, Unwritten),
    /// Something that is not ours has its name.
    Taken(PathBuf),
}

/// A file of ours.
#[derive(Debug)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub item: Item,
}

/// A file that only looks like one of ours.
#[derive(Debug)]
pub struct Strange {
    /// Its name.
    pub name: String,
    /// Why it cannot be read, if it cannot.
    pub error: Option<io::Error>,
}

/// What stands where a file of ours would.
enum There {
    Nothing,
    Ours(Box<Item>),
    Theirs,
}

impl Folder<'_> {
    /// Brings the files of these promises up to date.
    pub fn keep(&self, publisher: &Publisher, ledger: &Ledger, touched: &[(PromiseId, Instant)]) -> Report {
        let mut report = Report::default();
        if let Err(error) = files::create_folder(self.path) {
            report.troubles.push(Trouble::Unwritten(self.path.to_owned(), error.into()));
            return report;
        }
        for &(id, made_at) in touched {
            let uid = ics::uid(id, made_at);
            let promise = ledger.get(id).filter(|promise| promise.made_at == made_at);
            let path = self.path.join(format!("{uid}.ics"));
            if let Err(trouble) = self.keep_one(publisher, ledger, promise, &uid, &path, &mut report) {
                report.troubles.push(trouble);
            }
        }
        report
    }

    /// Brings the whole folder up to date with the whole ledger.
    pub fn keep_all(&self, publisher: &Publisher, ledger: &Ledger) -> Report {
        let made = every_promise(ledger);
        let mut report = self.keep(publisher, ledger, &made);
        let known: std::collections::HashSet<String> =
            made.iter().map(|(id, made_at)| ics::uid(*id, *made_at)).collect();
        let names = files::names(self.path).unwrap_or_default();
        report.unknown =
            names.into_iter().filter(|name| uid_of(name).is_some_and(|uid| !known.contains(uid))).collect();
        report
    }

    /// Which of these promises somebody ticked, moved or called off there, while they are open.
    pub fn changed_there(
        &self,
        publisher: &Publisher,
        ledger: &Ledger,
        ids: impl Iterator<Item = PromiseId>,
    ) -> Vec<PromiseId> {
        let is_changed = |id: &PromiseId| {
            let Some(promise) = ledger.get(*id).filter(|promise| promise.is_open()) else { return false };
            let uid = ics::uid(*id, promise.made_at);
            match self.there(&self.path.join(format!("{uid}.ics")), &uid) {
                Ok(There::Ours(item)) => is_changed_there(publisher, promise, &item),
                _ => false,
            }
        };
        let mut changed: Vec<PromiseId> = ids.filter(is_changed).collect();
        changed.order();
        changed.dedup();
        changed
    }

    /// The files that are ours, and those that only look like it, or cannot be read.
    pub fn ours(&self) -> io::Result<(Vec<Found>, Vec<Strange>)> {
        let (mut ours, mut strange) = (Vec::new(), Vec::new());
        for name in files::names(self.path)? {
            let Some(uid) = uid_of(&name) else { continue };
            match self.there(&self.path.join(&name), uid) {
                Ok(There::Ours(item)) => ours.push(Found { item: *item, name }),
                Ok(There::Nothing) => {}
                Ok(There::Theirs) => strange.push(Strange { name, error: None }),
                Err(error) => strange.push(Strange { name, error: Some(error) }),
            }
        }
        Ok((ours, strange))
    }

    fn keep_one(
        &self,
        publisher: &Publisher,
        ledger: &Ledger,
        promise: Option<&Promise>,
        uid: &str,
        path: &Path,
        report: &mut Report,
    ) -> Result<(), Trouble> {
        let io_trouble = |error: io::Error| Trouble::Unwritten(path.to_owned(), error.into());
        let wanted = promise.filter(|promise| publisher.wants(promise));
        let item = match (self.there(path, uid).map_err(io_trouble)?, wanted) {
            (There::Nothing, None) => return Ok(()),
            (There::Theirs, None) => return Ok(()),
            (There::Theirs, Some(_)) => return Err(Trouble::Taken(path.to_owned())),
            (There::Ours(_), None) => {
                files::remove(path).map_err(io_trouble)?;
                report.removed += 1;
                return Ok(());
            }
            (There::Nothing, Some(_)) => None,
            (There::Ours(item), Some(_)) => Some(item),
        };
        let Some(promise) = wanted else { return Ok(()) };
        let mut sequence = 0;
        if let Some(item) = &item {
            if promise.is_open() && !self.force && is_changed_there(publisher, promise, item) {
                report.changed_there.push(promise.id);
                return Ok(());
            }
            let there = Publisher { shape: item.shape.unwrap_or(publisher.shape), ..*publisher };
            sequence = item.sequence.saturating_add(u32::from(!item.stands(&text_of(there.when(promise)))));
        }
        let text = publisher.file(ledger, promise, sequence);
        let ours = read::item(&text, self.clock);
        if item.is_some_and(|item| !self.force && item.mark == ours.mark && item.says_the_same(&ours)) {
            report.unchanged += 1;
            return Ok(());
        }
        files::swap_text(path, self.store, &text).map_err(|why| Trouble::Unwritten(path.to_owned(), why))?;
        report.written += 1;
        Ok(())
    }

    /// What stands at a path. A file that breaks off, or without a byte, is what a crash may leave of one of ours.
    fn there(&self, path: &Path, uid: &str) -> io::Result<There> {
        Ok(match files::plain_text(path, LONGEST_FILE) {
            Ok(None) => There::Nothing,
            Ok(Some(text)) => match read::item(&text, self.clock) {
                item if item.uid == uid || item.is_cut && uid.starts_with(&item.uid) => There::Ours(Box::new(item)),
                _ => There::Theirs,
            },
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => There::Theirs,
            Err(error) => return Err(error),
        })
    }
}

/// Whether somebody ticked the file of an open promise, or moved it to another date than the one that was published and the
/// one that holds now.
pub fn is_changed_there(publisher: &Publisher, promise: &Promise, item: &Item) -> bool {
    item.was_ticked() || item.was_cancelled() || is_moved_there(publisher, promise, item)
}

/// The second half of that. A program that drops what it does not know leaves nothing to compare with but what was agreed on: an
/// earlier date is one that was not brought up to date yet, unless the file was changed more often than the promise.
pub fn is_moved_there(publisher: &Publisher, promise: &Promise, item: &Item) -> bool {
    let Some(shape) = item.shape else { return false };
    let publisher = Publisher { shape, ..*publisher };
    let is_old = match &item.published {
        Some(known) => item.stands(known),
        None if item.sequence > ics::own_sequence(promise) => false,
        None => promise.agreed.iter().any(|agreed| item.stands(&text_of(publisher.when_agreed(agreed)))),
    };
    item.foreign.is_some() || !is_old && !item.stands(&text_of(publisher.when(promise)))
}

/// A date as it is published.
fn text_of(when: Option<When>) -> String {
    when.map_or(UNDATED.to_owned(), When::text)
}

/// The promises that changes touch, with when they were made. An undone step touches what it had done.
pub fn touched(ledger: &Ledger, changes: &[Change]) -> Vec<(PromiseId, Instant)> {
    let mut ids: Vec<PromiseId> = changes.iter().filter_map(Change::id).collect();
    let mut gone = Vec::new();
    for change in changes {
        match change {
            Change::Person { name, mend } => {
                let name = mend.rename.as_deref().unwrap_or(name);
                let place = ledger.person_named(name).map(|(place, _)| place);
                ids.extend(ledger.promises().iter().filter(|one| Some(one.person) == place).map(|one| one.id));
            }
            Change::Undo { n } | Change::Redo { n } => {
                for line in ledger.lines().iter().filter(|line| line.n == *n) {
                    let made = line.changes.iter().filter_map(|change| made(Event::of(line, change)));
                    gone.extend(made);
                    let others = line
                        .changes
                        .iter()
                        .filter(|change| !matches!(change, Change::Undo { .. } | Change::Redo { .. }));
                    gone.extend(touched(ledger, &others.cloned().collect::<Vec<_>>()));
                }
            }
            _ => {}
        }
    }
    gone.extend(ids.into_iter().filter_map(|id| Some((id, ledger.get(id)?.made_at))));
    gone.order();
    gone.dedup();
    gone
}

/// Every promise that was ever made here, also where it was taken back.
pub fn every_promise(ledger: &Ledger) -> Vec<(PromiseId, Instant)> {
    let lines = ledger.lines().iter();
    lines.flat_map(|line| line.changes.iter().filter_map(|change| made(Event::of(line, change)))).collect()
}

fn made(event: Event) -> Option<(PromiseId, Instant)> {
    match event.change {
        Change::Add(added) => Some((added.id, event.at)),
        _ => None,
    }
}

/// The UID that the name of a file stands for, if it has the form of ours.
fn uid_of(name: &str) -> Option<&str> {
    name.strip_suffix(".ics").filter(|uid| ics::is_uid(uid))
}
