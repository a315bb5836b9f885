//! Looks at every byte of a store and names whatever is not as it should be. Changes nothing and takes no lock.

use std::collections::{BTreeSet, HashMap};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::files::{Folder, Opened, Use};
use super::notes::{BACKUPS, Seen, sealed_line};
use super::reader::Lines;
use super::reminded::REMINDED;
use super::snapshot::SNAPSHOT;
use super::{Contents, Damage, DamageKind, JOURNALS, LOCK, MachineInfo, Refusal, Store, StoreError, contents};
use crate::model::order::PutInOrder;

/// How much of a faulty line is kept to be shown.
const SHOWN: usize = 240;

/// What was looked at, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkup {
    /// Everything that could be read.
    pub contents: Contents,
    /// How many journals were read.
    pub journals: usize,
    /// How many lines they have.
    pub lines: u64,
    /// How many bytes they and the notes beside them have.
    pub bytes: u64,
    /// What is wrong, by file and line.
    pub faults: Vec<Fault>,
    /// Lines that were never acknowledged and were passed over: no fault.
    pub unfinished: u64,
    /// What is in the store and is no part of it.
    pub strangers: Vec<PathBuf>,
}

/// Something wrong with a file of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file or folder.
    pub path: PathBuf,
    /// The line, from 1; 0 where the whole of it is meant.
    pub line: usize,
    /// What is wrong.
    pub what: FaultKind,
    /// The beginning of what stands there.
    pub stands: Option<String>,
}

/// What can be wrong with a file of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A line of a journal is not as it should be.
    Line(DamageKind),
    /// It is not what it should be, and was not opened.
    Refused(Refusal),
    /// Others than its owner can read it or write to it.
    Open,
    /// The note cannot be believed.
    Note,
    /// It cannot be read at all.
    Unreadable,
}

impl Checkup {
    /// Whether everything is as it should be.
    pub fn is_well(&self) -> bool {
        self.faults.is_empty()
    }
}

/// What a store may hold besides its journals.
enum Known {
    /// A note that ends its first line in its own hash.
    Sealed,
    /// A file whose bytes do not matter, or are checked elsewhere.
    Plain,
    /// Something that was set aside.
    Aside,
}

fn known(name: &str) -> Option<Known> {
    match name {
        "machine" | "seen" => Some(Known::Sealed),
        // A crash may tear these, which is no fault: they are checked where they are used, and then the same as none.
        LOCK | SNAPSHOT | REMINDED | BACKUPS => Some(Known::Plain),
        _ => ["replaced-", "before-"].iter().any(|start| name.starts_with(start)).then_some(Known::Aside),
    }
}

impl Store {
    /// Looks at everything. An absent store is well.
    ///
    /// # Errors
    ///
    /// `Io` where a folder cannot be read.
    pub fn examine(&self) -> Result<Checkup, StoreError> {
        let mut checkup = Checkup::default();
        let root = match Folder::open(&self.dir, &self.faults) {
            Ok(Some(root)) => root,
            Ok(None) => return Ok(checkup),
            Err(error) => {
                checkup.refused(error)?;
                return Ok(checkup);
            }
        };
        checkup.open(root.path(), root.others().is_ok_and(|others| others.write));
        checkup.notes(&root)?;
        checkup.journals(&root)?;
        checkup.faults.order_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
        Ok(checkup)
    }
}

impl Checkup {
    fn fault(&mut self, path: PathBuf, line: usize, what: FaultKind, stands: Option<String>) {
        self.faults.push(Fault { path, line, what, stands });
    }

    fn open(&mut self, path: &Path, open: bool) {
        if open {
            self.fault(path.to_owned(), 0, FaultKind::Open, None);
        }
    }

    /// Names what was refused; any other error is one.
    fn refused(&mut self, error: StoreError) -> Result<(), StoreError> {
        match error {
            StoreError::Refused { path, reason } => self.fault(path, 0, FaultKind::Refused(reason), None),
            StoreError::Io { path, .. } => self.fault(path, 0, FaultKind::Unreadable, None),
            error => return Err(error),
        }
        Ok(())
    }

    /// The small files beside the journals, and whatever else is there.
    fn notes(&mut self, root: &Folder) -> Result<(), StoreError> {
        for name in root.names()? {
            if name == JOURNALS {
                continue;
            }
            let path = root.path().join(&name);
            match name.to_str().and_then(known) {
                None => self.strangers.push(path),
                Some(Known::Aside) => {}
                Some(note) => match root.file(&name, Use::Read) {
                    Ok(Some(file)) => self.note(&name, &file, &note),
                    Ok(None) => {}
                    Err(error) => self.refused(error)?,
                },
            }
        }
        Ok(())
    }

    fn note(&mut self, name: &OsStr, file: &Opened, note: &Known) {
        self.open(&file.path, file.others().is_ok_and(|others| others.read));
        if !matches!(note, Known::Sealed) {
            return;
        }
        self.bytes += file.length;
        let sound = if name == "seen" {
            // It is made before it is first written.
            file.length == 0 || Seen::read(file).is_some()
        } else {
            sealed_line(file).is_some_and(|line| MachineInfo::parse(&line).is_some())
        };
        if !sound {
            let stands = file.first_line().ok().flatten().map(|line| beginning(&line));
            self.fault(file.path.clone(), 0, FaultKind::Note, stands);
        }
    }

    fn journals(&mut self, root: &Folder) -> Result<(), StoreError> {
        let journals = match root.inner(JOURNALS) {
            Ok(journals) => journals,
            Err(error) => return self.refused(error),
        };
        let before = self.faults.len();
        let mut names = Vec::new();
        if let Some(folder) = &journals {
            self.open(folder.path(), folder.others().is_ok_and(|others| others.read));
            names = folder.journals()?;
            self.strangers.extend(
                folder.names()?.iter().filter(|name| !names.contains(name)).map(|name| folder.path().join(name)),
            );
            for name in &names {
                match folder.file(name, Use::Read) {
                    Ok(Some(file)) => self.open(&file.path, file.others().is_ok_and(|others| others.read)),
                    Ok(None) => {}
                    Err(error) => self.refused(error)?,
                }
            }
        }
        let unread = |fault: &Fault| matches!(fault.what, FaultKind::Refused(_) | FaultKind::Unreadable);
        if self.faults[before..].iter().any(unread) {
            return Ok(());
        }
        match contents::read(root, journals.as_ref()) {
            Ok(contents) => self.contents = contents,
            // The note of what was acknowledged is not what it should be, which was told of.
            Err(StoreError::Refused { .. }) => return Ok(()),
            Err(error) => return self.refused(error),
        }
        match &journals {
            Some(folder) => self.lines(folder, &names),
            None => {
                self.damage(&HashMap::new());
                Ok(())
            }
        }
    }

    /// Counts the lines, and finds what stands where something is wrong.
    fn lines(&mut self, folder: &Folder, names: &[OsString]) -> Result<(), StoreError> {
        let mut stands = HashMap::new();
        for name in names {
            let Some(file) = folder.file(name, Use::Read)? else { continue };
            let wrong: BTreeSet<usize> = self
                .contents
                .damage
                .iter()
                .filter(|damage| damage.file == file.path)
                .map(|damage| damage.line)
                .collect();
            self.journals += 1;
            let unread = |source| StoreError::Io { path: file.path.clone(), source };
            let mut lines = Lines::new(file.read());
            while let Some(piece) = lines.next().map_err(unread)? {
                self.lines += 1;
                if wrong.contains(&piece.place) {
                    stands.insert((file.path.clone(), piece.place), beginning(piece.bytes));
                }
            }
            self.bytes += lines.length();
        }
        self.damage(&stands);
        Ok(())
    }

    fn damage(&mut self, stands: &HashMap<(PathBuf, usize), String>) {
        for Damage { file, line, what } in self.contents.damage.clone() {
            if what == DamageKind::Torn {
                self.unfinished += 1;
                continue;
            }
            let stands = match what {
                DamageKind::WentBack | DamageKind::Broken | DamageKind::Converted => None,
                _ => stands.get(&(file.clone(), line)).cloned(),
            };
            self.fault(file, line, FaultKind::Line(what), stands);
        }
    }
}

/// The beginning of a line, as far as it is text.
pub(super) fn beginning(line: &[u8]) -> String {
    up_to(line, SHOWN)
}

/// So many bytes of a line, as far as they are text.
pub(super) fn up_to(line: &[u8], count: usize) -> String {
    String::from_utf8_lossy(&line[..line.len().min(count)]).into_owned()
}
