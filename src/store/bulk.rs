//! A command too long to be held in memory, such as an import: its changes wait in a nameless file, without the lock, until all
//! of them are known to be good; then they are appended as one batch, if nobody has written meanwhile.

use std::collections::HashMap;
use std::ffi::OsString;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufRead, BufReader, Write};

use super::files::{Folder, Opened, Use};
use super::journal::{self, Body};
use super::{JOURNALS, Locked, Store, StoreError};
use crate::model::{Change, Line};

/// How much is gathered before it is written.
const PIECE: usize = 1 << 20;

/// How long every journal was at one moment: shows whether somebody has written since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark(Vec<(OsString, u64)>);

/// Changes on their way into the journal. They go away with this value.
#[derive(Debug)]
pub struct Spool {
    file: Opened,
    /// What of the file is not written yet.
    waiting: Vec<u8>,
    /// The changes of the line that is being filled, and their bytes.
    changes: Vec<Change>,
    ops: Vec<Vec<u8>>,
    used: usize,
    room: usize,
    lines: u32,
    /// The highest promise number given, by letter.
    given: HashMap<Option<char>, u32>,
}

impl Store {
    /// How long every journal is now. An absent store has none.
    ///
    /// # Errors
    ///
    /// As [`Store::read`].
    pub fn mark(&self) -> Result<Mark, StoreError> {
        let Some(root) = Folder::open(&self.dir, &self.faults)? else { return Ok(Mark(Vec::new())) };
        root.inner(JOURNALS)?.as_ref().map_or(Ok(Mark(Vec::new())), Mark::of)
    }

    /// Begins to gather the changes of a long command. Makes the store if it is absent. `by` is who runs it.
    ///
    /// # Errors
    ///
    /// `Refused` or `NotSaved` where the store cannot be opened or made.
    pub fn spool(&self, by: Option<&str>) -> Result<Spool, StoreError> {
        self.begin_spool(by).map_err(StoreError::unsaved)
    }

    fn begin_spool(&self, by: Option<&str>) -> Result<Spool, StoreError> {
        let root = Folder::open_or_make(&self.dir, &self.faults)?;
        let name = OsString::from(format!("spool-{:016x}", RandomState::new().hash_one("a name of its own")));
        let file = root.new_file(&name)?;
        // Without a name it goes away by itself, however this process ends.
        root.remove(&name).map_err(|source| StoreError::Io { path: file.path.clone(), source })?;
        Ok(Spool {
            file,
            waiting: Vec::new(),
            changes: Vec::new(),
            ops: Vec::new(),
            used: 0,
            room: journal::room(by),
            lines: 0,
            given: HashMap::new(),
        })
    }
}

impl Mark {
    fn of(journals: &Folder) -> Result<Mark, StoreError> {
        let mut lengths = Vec::new();
        for name in journals.journals()? {
            let Some(file) = journals.file(&name, Use::Read)? else { continue };
            lengths.push((name, file.length));
        }
        Ok(Mark(lengths))
    }
}

impl Spool {
    /// Adds one change.
    ///
    /// # Errors
    ///
    /// `Unwritable` where the change is too long for a line; `NotSaved` where the disk has no room.
    pub fn push(&mut self, change: Change) -> Result<(), StoreError> {
        let op = journal::op_bytes(&change);
        if op.len() + 1 > self.room {
            return Err(StoreError::Unwritable);
        }
        if self.used + op.len() + 1 > self.room {
            self.end_line()?;
        }
        if let Change::Add(added) = change.deed() {
            let highest = self.given.entry(added.id.letter).or_default();
            *highest = added.id.number.max(*highest);
        }
        self.used += op.len() + 1;
        self.ops.push(op);
        self.changes.push(change);
        Ok(())
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.lines == 0 && self.changes.is_empty()
    }

    /// The highest number given with this letter.
    pub(super) fn highest(&self, letter: Option<char>) -> u32 {
        self.given.get(&letter).copied().unwrap_or(0)
    }

    fn end_line(&mut self) -> Result<(), StoreError> {
        let bytes = self.ops.join(&b',');
        // Nothing is written that could not be read.
        if !journal::says(&bytes, &self.changes) {
            return Err(StoreError::Unwritable);
        }
        self.waiting.extend_from_slice(&bytes);
        self.waiting.push(b'\n');
        self.ops.clear();
        self.changes.clear();
        self.used = 0;
        self.lines += 1;
        if self.waiting.len() >= PIECE {
            self.write()?;
        }
        Ok(())
    }

    fn write(&mut self) -> Result<(), StoreError> {
        let written = (&self.file.file).write_all(&self.waiting);
        self.waiting.clear();
        written.map_err(|source| StoreError::NotSaved { path: self.file.path.clone(), source })
    }

    /// Writes down what is left.
    pub(super) fn end(&mut self) -> Result<(), StoreError> {
        if !self.changes.is_empty() {
            self.end_line()?;
        }
        self.write()
    }

    /// Hands out the bodies of the lines, one after the other.
    pub(super) fn each(
        &self,
        line: &Line,
        top: u32,
        mut take: impl FnMut(io::Result<Body>) -> Result<(), super::append::Failure>,
    ) -> Result<(), super::append::Failure> {
        let mut from = BufReader::with_capacity(64 * 1024, self.file.read());
        let mut bytes = Vec::new();
        for place in 1..=self.lines {
            bytes.clear();
            if let Err(error) = from.read_until(b'\n', &mut bytes) {
                return take(Err(error));
            }
            if bytes.pop() != Some(b'\n') {
                return take(Err(io::ErrorKind::UnexpectedEof.into()));
            }
            let batch = (self.lines > 1).then_some((place, place == self.lines));
            take(Ok(journal::body(line, top, batch, &bytes)))?;
        }
        Ok(())
    }
}

impl Locked<'_> {
    /// Whether the journals are still as long as they were then.
    pub(super) fn is_as_marked(&self, mark: &Mark) -> Result<bool, StoreError> {
        Ok(Mark::of(&self.journals)? == *mark)
    }
}
