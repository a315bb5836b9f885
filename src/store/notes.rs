//! The small files beside the journals: `machine` says who we are, `seen` what was acknowledged here last, `backups` where copies
//! were written to.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::{Folder, Opened, Protection, Use};
use super::journal::{Body, Hash, Text, Verdict, some, verify};
use super::tail::holds;
use super::{JOURNALS, MachineInfo, Store, StoreError};

/// The last line that was acknowledged here. Written without syncing after each line: it may lag, never lead. What cannot be
/// read is the same as absent.
///
/// `{"file":"k3f9x2w.jsonl","length":8123,"n":43,"top":17,"last":"<h of line 43>","h":"…"}`, sealed like a line of a journal;
/// what follows the first newline is left over from a longer note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// The name of the journal.
    pub(super) file: String,
    /// How long it was.
    pub(super) length: u64,
    /// The number of its last line.
    pub(super) n: u64,
    /// The highest promise number given.
    pub(super) top: u32,
    /// The hash of its last line; none if nothing was ever acknowledged.
    pub(super) last: Option<Hash>,
    /// Syncing has failed for this part of the journal and those before it: they must not be added to again. It is enough to
    /// know that for as long as the system runs, since it is the system's memory that can no longer be trusted.
    pub(super) failed: u32,
    /// When the journal was last changed, in nanoseconds since 1970, if that was by us and nothing was wrong with it then:
    /// whoever finds that it was changed since reads everything, instead of going on from the snapshot.
    pub(super) touched: Option<u64>,
    /// How far it was looked at again.
    pub(super) looked: Option<Looked>,
    /// Nothing was written here since a customer was forgotten.
    pub(super) forgot: bool,
    /// Where that last line stands once journals that were mended are put in the place of those that are here. Which of them
    /// are here is seen by looking, so that the note is right on either side of that one step.
    pub(super) after: Option<After>,
}

/// How far a journal was looked at again, a little with each command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Looked {
    /// Where the last line ends that was looked at.
    pub(super) to: u64,
    /// The hash of that line.
    pub(super) last: Hash,
}

/// The last acknowledged line of a journal that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct After {
    /// The name of the journal.
    pub(super) file: String,
    /// How long it is.
    pub(super) length: u64,
    /// The hash of its last line.
    pub(super) last: Hash,
}

#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct AfterForm<'a> {
    file: Text<'a>,
    length: u64,
    last: Hash,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct SeenForm<'a> {
    file: Option<Text<'a>>,
    length: u64,
    n: u64,
    top: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<Hash>,
    #[serde(default, skip_serializing_if = "is_zero")]
    failed: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    touched: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    looked: Option<Looked>,
    #[serde(default, skip_serializing_if = "is_false")]
    forgot: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<AfterForm<'a>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

const SEEN: &str = "seen";

impl Seen {
    /// Reads the note, if there is one that can be believed.
    pub(super) fn load(store: &Folder) -> Result<Option<Seen>, StoreError> {
        Ok(Seen::open(store, Use::Read)?.and_then(|file| Seen::read(&file)).map(|seen| seen.settled(store)))
    }

    /// Opens the note; none if that is not possible, which is no loss, as an old note is as good as none.
    pub(super) fn open(store: &Folder, purpose: Use) -> Result<Option<Opened>, StoreError> {
        match store.file(SEEN.as_ref(), purpose) {
            Err(StoreError::Io { .. }) => Ok(None),
            opened => opened,
        }
    }

    /// Reads an open note.
    pub(super) fn read(file: &Opened) -> Option<Seen> {
        if file.lacks(Protection::Seen) {
            return None;
        }
        let line = sealed_line(file)?;
        let form: SeenForm = serde_json::from_slice(&line).ok()?;
        let SeenForm { file, length, n, top, last, failed, touched, looked, forgot, after } = form;
        let after = after.map(|form| After { file: form.file.0.into_owned(), length: form.length, last: form.last });
        Some(Seen { file: file?.0.into_owned(), length, n, top, last, failed, touched, looked, forgot, after })
    }

    /// The note of the journals that are here, where it speaks of others as well.
    pub(super) fn settled(mut self, store: &Folder) -> Seen {
        match self.after.take() {
            Some(After { file, length, last }) if is_there(store, &file, length, last) => {
                Seen { file, length, last: Some(last), failed: 0, touched: None, looked: None, ..self }
            }
            _ => self,
        }
    }

    /// Writes the note. A failure is no loss here either.
    pub(super) fn save(&self, to: &Opened) {
        let _ = self.write(to);
    }

    /// Puts the note in the place of the one that is there, which may be all that tells of some numbers: it must not be torn.
    pub(super) fn put(&self, root: &Folder) -> Result<(), StoreError> {
        root.replace_durably(SEEN, &self.bytes()).map_err(StoreError::unsaved)
    }

    /// Writes the note, and says whether that was done.
    pub(super) fn write(&self, to: &Opened) -> io::Result<()> {
        to.note(&self.bytes())
    }

    fn bytes(&self) -> Vec<u8> {
        let Seen { file, length, n, top, last, failed, touched, looked, forgot, after } = self;
        let (length, n, top, last, failed, touched, looked) = (*length, *n, *top, *last, *failed, *touched, *looked);
        let after = after.as_ref().map(|After { file, length, last }| AfterForm {
            file: Text(file.as_str().into()),
            length: *length,
            last: *last,
        });
        let forgot = *forgot;
        sealed(&SeenForm { file: some(file), length, n, top, last, failed, touched, looked, forgot, after })
    }

    /// The machine and the part that the journal belongs to.
    pub(super) fn journal(&self) -> Option<(&str, u32)> {
        part_of(OsStr::new(&self.file))
    }
}

fn is_there(store: &Folder, name: &str, length: u64, last: Hash) -> bool {
    let Ok(Some(journals)) = store.inner(JOURNALS) else { return false };
    let Ok(Some(file)) = journals.file(OsStr::new(name), Use::Read) else { return false };
    holds(&file, length, last).unwrap_or(false)
}

/// Who we are: `{"machine":"k3f9x2w","letter":"","h":"…"}`. This file decides which journal is ours, since the folder may
/// hold those of other machines. Where it is lost, `seen` tells; where both are, we are a new machine, for writing into a
/// journal that may be somebody else's is worse than numbers with a letter.
#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct MachineForm<'a> {
    machine: Text<'a>,
    letter: Text<'a>,
}

const MACHINE: &str = "machine";

impl MachineInfo {
    /// Reads who we are, if the store says so.
    pub(super) fn load(store: &Folder) -> Result<Option<MachineInfo>, StoreError> {
        let Some(file) = store.file(MACHINE.as_ref(), Use::Read)? else { return Ok(None) };
        Ok(MachineInfo::read(&file))
    }

    fn read(file: &Opened) -> Option<MachineInfo> {
        MachineInfo::of_line(&sealed_line(file)?)
    }

    /// Reads who a store was, from the bytes of its note.
    pub(super) fn parse(note: &[u8]) -> Option<MachineInfo> {
        let line = note.split(|byte| *byte == b'\n').next()?;
        matches!(verify(line), Verdict::Sound(_)).then(|| MachineInfo::of_line(line))?
    }

    fn of_line(line: &[u8]) -> Option<MachineInfo> {
        let form: MachineForm = serde_json::from_slice(line).ok()?;
        if !is_name(&form.machine.0) {
            return None;
        }
        Some(MachineInfo { name: form.machine.0.into_owned(), letter: form.letter.0.chars().next() })
    }

    /// Writes who we are, durably.
    pub(super) fn save(&self, store: &Folder) -> Result<(), StoreError> {
        let form = MachineForm { machine: Text(self.name.as_str().into()), letter: Text(self.letter_text().into()) };
        let path = store.path().join(MACHINE);
        let unsaved = |source| StoreError::NotSaved { path: path.clone(), source };
        let gone = || unsaved(io::ErrorKind::NotFound.into());
        let file = store.file(MACHINE.as_ref(), Use::Write)?.ok_or_else(gone)?;
        file.note(&sealed(&form)).and_then(|()| file.sync()).map_err(unsaved)
    }

    /// The letter before its numbers as it stands in files.
    pub(super) fn letter_text(&self) -> String {
        self.letter.map(String::from).unwrap_or_default()
    }
}

/// A note with its own hash at its end.
pub(super) fn sealed(form: &impl Serialize) -> Vec<u8> {
    let mut line = Vec::new();
    Body::from_form(form).link(None, &mut line);
    line
}

pub(super) fn sealed_line(file: &Opened) -> Option<Vec<u8>> {
    let line = file.first_line().ok()??;
    is_sealed(&line).then_some(line)
}

/// Whether a line ends in its own hash.
pub(super) fn is_sealed(line: &[u8]) -> bool {
    matches!(verify(line), Verdict::Sound(_))
}

/// Whether a text can be the name of a machine, and so of a file.
pub(super) fn is_name(text: &str) -> bool {
    (6..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

/// The machine and the part that the name of a journal speaks of: `k3f9x2w.jsonl` is the first part, `k3f9x2w.2.jsonl` the
/// second.
pub(super) fn part_of(file: &OsStr) -> Option<(&str, u32)> {
    let stem = file.to_str()?.strip_suffix(".jsonl")?;
    let (name, part) = match stem.split_once('.') {
        Some((name, digits)) => (name, digits.parse().ok().filter(|part| *part > 1 && digits == format!("{part}"))?),
        None => (stem, 1),
    };
    is_name(name).then_some((name, part))
}

/// The name of a part of a machine's journal.
pub(super) fn file_name(machine: &str, part: u32) -> OsString {
    if part == 1 { format!("{machine}.jsonl").into() } else { format!("{machine}.{part}.jsonl").into() }
}

/// Where copies of the store were written to: `{"backup":"/media/usb/shop.backup"}`, a line each, the latest last. Whoever is to be
/// forgotten is to be forgotten there as well.
#[derive(Serialize, Deserialize)]
struct BackupForm {
    backup: PathBuf,
}

pub(super) const BACKUPS: &str = "backups";

/// So many are remembered.
const REMEMBERED: usize = 200;

impl Store {
    /// Whether nothing was written here since a customer was forgotten, as far as that is known.
    pub fn has_just_forgotten(&self) -> bool {
        let Ok(Some(root)) = Folder::open(&self.dir, &self.faults) else { return false };
        Seen::load(&root).ok().flatten().is_some_and(|seen| seen.forgot)
    }

    /// The files that `backup` wrote, as far as they are remembered.
    pub fn backups(&self) -> Vec<PathBuf> {
        let Ok(Some(root)) = Folder::open(&self.dir, &self.faults) else { return Vec::new() };
        let Ok(Some(file)) = root.file(BACKUPS.as_ref(), Use::Read) else { return Vec::new() };
        let mut text = String::new();
        if file.read().take(1 << 20).read_to_string(&mut text).is_err() {
            return Vec::new();
        }
        text.lines().filter_map(|line| Some(serde_json::from_str::<BackupForm>(line).ok()?.backup)).collect()
    }

    /// Remembers that a copy was written to this file. A failure is no loss: the copy is there.
    pub fn remember_backup(&self, path: &Path) {
        let Ok(path) = std::path::absolute(path) else { return };
        let mut known = self.backups();
        known.retain(|other| *other != path);
        known.push(path);
        known.drain(..known.len().saturating_sub(REMEMBERED));
        let lines = known.into_iter().filter_map(|backup| serde_json::to_string(&BackupForm { backup }).ok());
        let text: String = lines.map(|line| line + "\n").collect();
        if let Ok(Some(root)) = Folder::open(&self.dir, &self.faults) {
            let _ = root.replace(BACKUPS, text.as_bytes());
        }
    }
}
