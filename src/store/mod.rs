//! The disk: a folder of journals in which every command is one line, nothing is ever rewritten, and a line counts only once it
//! is known to be on the disk.
//!
//! ```text
//! <store>/                     0700, files 0600
//!   journal/<machine>.jsonl    what happened; only its own machine appends to it (the form is told in `journal.rs`)
//!   journal/<machine>.2.jsonl  goes on after the first could not be synced
//!   machine                    which of the journals is ours
//!   seen                       the last line acknowledged here: shows a journal that went back in time
//!   replaced-<time>/           journals that a `restore` has replaced
//!   before-repair-<time>/      journals as they were before a `doctor --repair`
//!   before-accept-<time>/      journals as they were before a `doctor --accept`
//!   backups                    where `backup` has written to
//!   lock                       held while writing; freed by the system when a process dies
//!   reminded                   what a notice was shown of, so that it is shown once; disposable
//!   snapshot.jsonl             the state at some line, so that not everything need be read; disposable
//! ```

mod append;
mod archive;
mod bulk;
mod contents;
mod doctor;
mod erase;
mod files;
mod journal;
mod mend;
mod notes;
mod reader;
mod reminded;
mod snapshot;
mod values;
mod tail;
#[cfg(test)]
mod tests;

use std::fs::TryLockError;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant as Tick};

pub use archive::{Flaw, Summary, Unrestored, Unsaved, verify};
pub use bulk::{Mark, Spool};
pub use doctor::{Checkup, Fault, FaultKind};
pub use erase::{Erased, Erasure, Mention, Stay, names_in};
use files::{Faults, Folder, Opened, Protection, Use};
pub use mend::{Edited, LeftOut, Mended, Renumbered};
pub use reminded::Reminded;

pub use snapshot::Known;

use crate::model::state::{Need, State};
use crate::model::{Change, Event, Line};

/// A folder in which promises are kept.
#[derive(Clone, Debug)]
pub struct Store {
    dir: PathBuf,
    patience: Duration,
    /// How many lines may follow the snapshot before it is made new; none where there is to be no snapshot.
    snapshots: Option<usize>,
    faults: Faults,
}

/// A store that no other process writes to until this value is dropped.
#[derive(Debug)]
pub struct Locked<'a> {
    store: &'a Store,
    root: Folder,
    journals: Folder,
    /// Who we are, once settled: a machine without a journal keeps the name and letter that it was first given.
    me: Option<MachineInfo>,
    /// Whether nothing was wrong when everything was read; none if it was not.
    well: Option<bool>,
    /// Something older was found not to be as it should.
    doubt: bool,
    _lock: Opened,
}

/// Everything that could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The sound lines of every machine, sorted by number, then by machine.
    pub lines: Vec<Line>,
    /// What is wrong with the files, in their order.
    pub damage: Vec<Damage>,
    /// Which machine this is; none before its first line was written.
    pub machine: Option<MachineInfo>,
    /// The highest promise number that this machine has given, as far as its lines say. It can be higher than any promise
    /// that could be read, where lines are damaged; the next number must be higher still.
    pub top: u32,
    /// A journal has a newer format: what could be read of it is here, and nothing can be added.
    pub newer_format: bool,
}

impl Contents {
    /// Whether something that was acknowledged is missing or altered. A torn line alone is no damage.
    pub fn is_damaged(&self) -> bool {
        self.damage.iter().any(|damage| damage.what != DamageKind::Torn)
    }
}

/// What could be read without reading everything: a state, and the lines that came after it.
#[derive(Clone, Debug)]
pub struct Glance {
    /// The state, or as much of it as was needed.
    pub state: State,
    /// The lines after it.
    pub tail: Vec<Line>,
    /// Which machine this is.
    pub machine: MachineInfo,
    /// As in [`Contents::top`].
    pub top: u32,
    /// There are so many lines after it that whoever writes one more should make it new.
    pub is_stale: bool,
}

/// A machine that writes a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MachineInfo {
    /// Its name: lower-case letters and digits drawn at random.
    pub name: String,
    /// What stands before the numbers that it gives; the first machine of a shop has none.
    pub letter: Option<char>,
}

/// Something wrong with a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The journal.
    pub file: PathBuf,
    /// The place of the line in it, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong.
    pub what: DamageKind,
}

/// What can be wrong with a line of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DamageKind {
    /// A line that was being written when something went wrong, or is being written now. It was never acknowledged, so nothing
    /// is lost: no damage in itself.
    Torn,
    /// A whole line whose bytes are not those that were written: flipped bits, or somebody edited it.
    Altered,
    /// What stands here is no line of a journal.
    Garbled,
    /// The bytes are those that were written, but they are not JSON.
    NotJson,
    /// The bytes are those that were written, but something is missing in them or has a value that cannot be.
    Nonsense,
    /// Longer than any line can be.
    TooLong,
    /// It does not follow the line before: lines are missing or in another order.
    Broken,
    /// The same line again.
    Doubled,
    /// Another line of the same machine has the same number.
    Forked,
    /// The line ends or the start of the file were changed by another program; nothing is lost. Named once a file.
    Converted,
    /// The journal was longer once: lines acknowledged here are gone, as after an old copy was put back.
    WentBack,
}

/// Why the store could not do what was asked. Unless it is [`NotConfirmed`](StoreError::NotConfirmed), nothing was stored.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Something could not be read.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Nothing was stored.
    #[error("{}: not saved: {source}", path.display())]
    NotSaved {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The command was written, but whether it is on the disk is not known.
    #[error("{}: not confirmed: {source}", path.display())]
    NotConfirmed {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another process held the lock all the time. Nothing was stored.
    #[error("{}: in use for {waited:?}", path.display())]
    LockedOut {
        /// The lock.
        path: PathBuf,
        /// How long we waited.
        waited: Duration,
    },
    /// Something in the store is not what it should be, and was not touched.
    #[error("{}: refused: {reason:?}", path.display())]
    Refused {
        /// The file or folder.
        path: PathBuf,
        /// What it is.
        reason: Refusal,
    },
    /// A newer version of the program writes here; this one may only read. Nothing was stored.
    #[error("{}: written by a newer version", path.display())]
    NewerFormat {
        /// The journal.
        path: PathBuf,
    },
    /// Somebody else has written since a long command was begun, so that it may be wrong by now. Nothing was stored.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// What was to replace the journals does not read as it should. Nothing was changed.
    #[error("not as it should be")]
    Unmended,
    /// The command cannot be written: a text in it is longer than a line, or a moment has no form. Nothing was stored.
    #[error("too long to be stored")]
    Unwritable,
}

impl StoreError {
    /// The same while something is being stored.
    fn unsaved(self) -> StoreError {
        match self {
            StoreError::Io { path, source } => StoreError::NotSaved { path, source },
            other => other,
        }
    }
}

/// What something in the store is instead of what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// A symbolic link.
    Link,
    /// Not a regular file: a folder, a pipe, a device.
    NotAFile,
    /// Not a folder.
    NotAFolder,
    /// A file with several names.
    HardLinked,
    /// It belongs to another user.
    ForeignOwner,
}

/// An event as it stands in a journal, for those who keep it elsewhere.
pub fn recorded(event: &Event) -> serde_json::Value {
    journal::recorded(event)
}

/// What [`recorded`] wrote, read back; none if it makes no sense.
pub fn read_recorded(value: &serde_json::Value) -> Option<Change> {
    journal::read_recorded(value)
}

const JOURNALS: &str = "journal";
const LOCK: &str = "lock";

/// How many lines may follow the snapshot before it is made new, if it is small.
const TAIL: usize = 32;
/// How often who waits looks whether the lock still has its name.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

impl Store {
    /// A store in this folder, which need not exist. Touches nothing yet.
    pub fn at(dir: PathBuf) -> Store {
        Store { dir, patience: Duration::from_secs(10), snapshots: Some(TAIL), faults: Faults::default() }
    }

    /// The same store with another time to wait for other processes; 10 seconds by default.
    pub fn with_patience(self, patience: Duration) -> Store {
        Store { patience, ..self }
    }

    /// The same store with a snapshot that so many lines may follow, or that is neither read nor written.
    pub fn with_snapshots(self, snapshots: Option<usize>) -> Store {
        Store { snapshots, ..self }
    }

    /// The same store without some of its protections, for the tests that show what each is there for: their names, with commas
    /// between.
    #[cfg(debug_assertions)]
    pub fn without(mut self, protections: &str) -> Store {
        self.faults.switch_off(protections);
        self
    }

    /// Where it is.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Reads what is needed, without a lock and without reading everything; none where that cannot be. Then
    /// [`read`](Store::read) tells what there is, and what is wrong with it.
    pub fn glance(&self, need: &Need) -> Option<Glance> {
        let root = Folder::open(&self.dir, &self.faults).ok()??;
        snapshot::glance(&root, &root.inner(JOURNALS).ok()??, need, self.snapshots?)
    }

    /// Whether there is anything at all where it should be.
    pub fn is_there(&self) -> bool {
        !matches!(Folder::open(&self.dir, &self.faults), Ok(None))
    }

    /// Reads everything, without a lock: a line that is being written at this moment shows as torn. An absent store is empty.
    ///
    /// # Errors
    ///
    /// `Refused` where something in the store is not what it should be, `Io` where it cannot be read. Damage is no error.
    pub fn read(&self) -> Result<Contents, StoreError> {
        let Some(root) = Folder::open(&self.dir, &self.faults)? else { return Ok(Contents::default()) };
        contents::read(&root, root.inner(JOURNALS)?.as_ref())
    }

    /// Waits until no other process writes, at most 10 seconds, and keeps others from writing. Makes the store if it is absent.
    ///
    /// # Errors
    ///
    /// `LockedOut` where others were busy all the time; `Refused` or `NotSaved` where the store cannot be opened or made.
    pub fn lock(&self) -> Result<Locked<'_>, StoreError> {
        self.try_lock().map_err(StoreError::unsaved)
    }

    fn try_lock(&self) -> Result<Locked<'_>, StoreError> {
        let root = Folder::open_or_make(&self.dir, &self.faults)?;
        let lock = self.wait(&root)?;
        let journals = root.inner_or_make(JOURNALS)?;
        Ok(Locked { store: self, root, journals, me: None, well: None, doubt: false, _lock: lock })
    }

    fn wait(&self, root: &Folder) -> Result<Opened, StoreError> {
        let path = root.path().join(LOCK);
        let start = Tick::now();
        loop {
            let waited = start.elapsed();
            let left = self.patience.saturating_sub(waited);
            // Opened anew where somebody has taken the name away from the file that we wait for.
            if let Some(lock) = root.file(LOCK.as_ref(), Use::Write)? {
                let turn = take_turn(&lock, left);
                if turn.map_err(|source| StoreError::Io { path: path.clone(), source })? && lock.has_name() {
                    return Ok(lock);
                }
            }
            if left.is_zero() {
                return Err(StoreError::LockedOut { path, waited });
            }
        }
    }
}

/// Locks a file; false where others held it for so long, or it lost its name. The system lets those who wait in one after the
/// other, in the order in which they came, so that nobody is passed over in a crowd.
fn take_turn(lock: &Opened, patience: Duration) -> io::Result<bool> {
    match lock.file.try_lock() {
        _ if lock.lacks(Protection::Lock) => return Ok(true),
        Ok(()) => return Ok(true),
        Err(TryLockError::WouldBlock) => {}
        Err(TryLockError::Error(source)) => return Err(source),
    }
    let (turn, waiting) = mpsc::channel();
    let file = lock.file.try_clone()?;
    // Where the time is up first, the lock comes to a handle that nobody holds any more, and is given back with it.
    std::thread::spawn(move || turn.send(file.lock()));
    let start = Tick::now();
    loop {
        let left = patience.saturating_sub(start.elapsed());
        match waiting.recv_timeout(left.min(LOOK_AGAIN)) {
            Ok(locked) => return locked.map(|()| true),
            Err(_) if left.is_zero() || !lock.has_name() => return Ok(false),
            Err(_) => {}
        }
    }
}

impl Locked<'_> {
    /// Reads everything, as nobody else can change it now. Says which machine this is even before its first line, so that
    /// the first number it gives carries its letter.
    ///
    /// # Errors
    ///
    /// As [`Store::read`].
    pub fn read(&mut self) -> Result<Contents, StoreError> {
        let mut contents = contents::read(&self.root, Some(&self.journals))?;
        self.well = Some(!contents.is_damaged() && !contents.newer_format);
        if contents.machine.is_none() {
            contents.machine = Some(self.identity()?);
        }
        Ok(contents)
    }

    /// Whether what was just stored made us come by something older that is not as it should be, so that everything should be
    /// read to name it.
    pub fn is_in_doubt(&self) -> bool {
        self.doubt
    }

    /// The folder of the store.
    pub fn dir(&self) -> &Path {
        self.store.dir()
    }
}
