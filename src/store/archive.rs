//! The whole store in one file, and back. An archive holds every journal byte for byte, and who we are:
//!
//! ```text
//! {"backup":1,"at":"2026-11-21T18:03:11+01:00"}
//! {"file":"machine","length":58,"sha256":"…"}
//! <58 bytes>
//! {"file":"journal/k3f9x2w.jsonl","length":8123,"sha256":"…"}
//! <8123 bytes>
//! {"end":2,"sha256":"<of everything before this line>"}
//! ```
//!
//! Each file is followed by a newline of its own. What is not in it is made anew: `seen`, the lock.
//!
//! Restoring writes the journals into a new folder first, and exchanges that with `journal` in one step, so that there is always
//! the old state or the new one. What was there before stays in a folder `replaced-…`, unless the archive holds all of it.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::files::{Folder, Opened, Use};
use super::journal::{self, Hash, MAX_LINE, Verdict};
use super::mend::seen_of;
use super::notes::{After, Seen, file_name};
use super::reader::{Lines, unconverted};
use super::{JOURNALS, Locked, MachineInfo, Store, StoreError, contents};
use crate::model::Instant;

/// The form of an archive.
const FORM: u32 = 1;

/// The longest line of an archive's own.
const LONGEST: u64 = 1000;

const MACHINE: &str = "machine";

/// What an archive holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many journals.
    pub journals: usize,
    /// How many lines they have.
    pub lines: u64,
    /// How many bytes.
    pub bytes: u64,
}

/// Why an archive cannot be used.
#[derive(Debug)]
pub enum Flaw {
    /// It is no archive at all.
    NoBackup,
    /// A newer version of the program wrote it.
    Newer,
    /// It is not as it was written: cut off or altered.
    Damaged,
    /// The system says no.
    Io(io::Error),
}

impl From<io::Error> for Flaw {
    fn from(error: io::Error) -> Flaw {
        if error.kind() == io::ErrorKind::UnexpectedEof { Flaw::Damaged } else { Flaw::Io(error) }
    }
}

/// Why an archive was not written.
#[derive(Debug)]
pub enum Unsaved {
    /// The store cannot be read.
    Store(StoreError),
    /// The file cannot be written.
    File(io::Error),
}

/// Why the store is still as it was.
#[derive(Debug)]
pub enum Unrestored {
    /// The archive cannot be used.
    Flaw(Flaw),
    /// So many lines of the store are not in the archive.
    Lacking(u64),
    /// The store cannot be written.
    Store(StoreError),
}

impl From<StoreError> for Unrestored {
    fn from(error: StoreError) -> Unrestored {
        Unrestored::Store(error.unsaved())
    }
}

#[derive(Serialize, Deserialize)]
struct Head {
    backup: u32,
    at: String,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    file: String,
    length: u64,
    sha256: String,
}

#[derive(Serialize, Deserialize)]
struct End {
    end: usize,
    sha256: String,
}

fn hex(digest: impl AsRef<[u8]>) -> String {
    digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Hashes what passes through it.
struct Hashing<T> {
    inner: T,
    hash: Sha256,
}

impl<T> Hashing<T> {
    fn new(inner: T) -> Self {
        Hashing { inner, hash: Sha256::new() }
    }

    fn so_far(&self) -> String {
        hex(self.hash.clone().finalize())
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.hash.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(room)?;
        self.hash.update(&room[..count]);
        Ok(count)
    }
}

impl Store {
    /// Writes the whole store. Nobody else writes meanwhile, unless the disk can only be read.
    ///
    /// # Errors
    ///
    /// As [`Store::read`], or what the file says.
    pub fn archive(&self, at: Instant, out: &mut dyn Write) -> Result<Summary, Unsaved> {
        let root = Folder::open(&self.dir, &self.faults).map_err(Unsaved::Store)?;
        let _lock = match root.is_some().then(|| self.lock()) {
            Some(Err(error @ (StoreError::LockedOut { .. } | StoreError::Refused { .. }))) => {
                return Err(Unsaved::Store(error));
            }
            Some(locked) => locked.ok(),
            None => None,
        };
        let mut files = Vec::new();
        if let Some(root) = &root {
            let machine = root.file(MACHINE.as_ref(), Use::Read).map_err(Unsaved::Store)?;
            files.extend(machine.map(|file| (MACHINE.to_owned(), file)));
            let journals = root.inner(JOURNALS).map_err(Unsaved::Store)?;
            for (name, file) in journals.as_ref().map_or(Ok(Vec::new()), all).map_err(Unsaved::Store)? {
                files.push((format!("{JOURNALS}/{name}"), file));
            }
        }
        write(at, &files, out)
    }
}

/// The journals of a folder.
fn all(journals: &Folder) -> Result<Vec<(String, Opened)>, StoreError> {
    let mut all = Vec::new();
    for name in journals.journals()? {
        let Some(text) = name.to_str().filter(|name| is_journal(name)) else {
            let (path, source) = (journals.path().join(&name), io::ErrorKind::InvalidFilename.into());
            return Err(StoreError::Io { path, source });
        };
        if let Some(file) = journals.file(&name, Use::Read)? {
            all.push((text.to_owned(), file));
        }
    }
    Ok(all)
}

/// Whether a name is that of a journal, and of nothing outside its folder.
fn is_journal(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ' | '(' | ')');
    name.len() <= 200 && name.ends_with(".jsonl") && !name.starts_with(['.', ' ']) && name.chars().all(plain)
}

fn write(at: Instant, files: &[(String, Opened)], out: &mut dyn Write) -> Result<Summary, Unsaved> {
    let mut out = Hashing::new(out);
    let mut summary = Summary::default();
    out.write_all(&line(&Head { backup: FORM, at: at.to_rfc3339() })).map_err(Unsaved::File)?;
    for (name, file) in files {
        let unread = |source| Unsaved::Store(StoreError::Io { path: file.path.clone(), source });
        let mut hash = Hashing::new(io::sink());
        let length = io::copy(&mut file.read(), &mut hash).map_err(unread)?;
        let entry = Entry { file: name.clone(), length, sha256: hash.so_far() };
        out.write_all(&line(&entry)).map_err(Unsaved::File)?;
        let mut from = BufReader::with_capacity(64 * 1024, file.read()).take(length);
        loop {
            let buffer = from.fill_buf().map_err(unread)?;
            if buffer.is_empty() {
                break;
            }
            out.write_all(buffer).map_err(Unsaved::File)?;
            if name != MACHINE {
                summary.lines += count_lines(buffer);
            }
            let used = buffer.len();
            from.consume(used);
        }
        out.write_all(b"\n").map_err(Unsaved::File)?;
        summary.journals += usize::from(name != MACHINE);
        summary.bytes += length;
    }
    let end = End { end: files.len(), sha256: out.so_far() };
    out.write_all(&line(&end)).map_err(Unsaved::File)?;
    Ok(summary)
}

fn count_lines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// A form on a line of its own.
fn line(form: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(form).expect("forms are made of texts and numbers");
    line.push(b'\n');
    line
}

/// Is given the files of an archive.
type Take<'a> = dyn FnMut(&str, &[u8]) -> Result<(), Unrestored> + 'a;

/// Reads an archive from its first byte to its last and checks every one; `take` is given each file: its name, and its bytes
/// in pieces.
fn each(from: impl Read, take: &mut Take) -> Result<(), Unrestored> {
    let flaw = |error: io::Error| Unrestored::Flaw(error.into());
    let damaged = || Unrestored::Flaw(Flaw::Damaged);
    let mut from = BufReader::with_capacity(64 * 1024, from);
    let mut hash = Sha256::new();
    // A file that is nothing of ours need not have lines at all.
    let first = own_line(&mut from).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => Unrestored::Flaw(Flaw::NoBackup),
        _ => flaw(error),
    })?;
    match serde_json::from_slice::<Head>(&first) {
        Ok(head) if head.backup == FORM => {}
        Ok(head) if head.backup > FORM => return Err(Unrestored::Flaw(Flaw::Newer)),
        _ => return Err(Unrestored::Flaw(Flaw::NoBackup)),
    }
    hash.update(&first);
    let mut names = HashSet::new();
    loop {
        let line = own_line(&mut from).map_err(flaw)?;
        if let Ok(end) = serde_json::from_slice::<End>(&line) {
            let whole = end.end == names.len() && end.sha256 == hex(hash.finalize());
            let over = from.fill_buf().map_err(flaw)?.is_empty();
            return if whole && over { Ok(()) } else { Err(damaged()) };
        }
        let entry: Entry = serde_json::from_slice(&line).map_err(|_| damaged())?;
        let journal = entry.file.strip_prefix("journal/").filter(|name| is_journal(name));
        if journal.is_none() && entry.file != MACHINE || !names.insert(entry.file.clone()) {
            return Err(damaged());
        }
        hash.update(&line);
        let mut own = Sha256::new();
        let mut left = entry.length;
        take(&entry.file, b"")?;
        while left > 0 {
            let buffer = from.fill_buf().map_err(flaw)?;
            if buffer.is_empty() {
                return Err(damaged());
            }
            let piece = &buffer[..usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len())];
            own.update(piece);
            hash.update(piece);
            take(&entry.file, piece)?;
            let used = piece.len();
            left -= used as u64;
            from.consume(used);
        }
        let mut newline = [0];
        from.read_exact(&mut newline).map_err(flaw)?;
        hash.update(newline);
        if hex(own.finalize()) != entry.sha256 {
            return Err(damaged());
        }
    }
}

/// Takes the journals of an archive into a folder, has them changed there, and writes an archive of what they are then; false
/// where they were not changed, and nothing was written.
pub(super) fn rewritten<R: Read>(
    folder: &Folder,
    open: &dyn Fn() -> io::Result<R>,
    out: &mut dyn Write,
    change: &dyn Fn(&Folder) -> Result<bool, StoreError>,
) -> Result<bool, Unrestored> {
    let opened = || open().map_err(|error| Unrestored::Flaw(Flaw::Io(error)));
    let mut machine = Vec::new();
    let at = own_line(&mut BufReader::new(opened()?)).ok();
    each(opened()?, &mut |name, piece| {
        if name == MACHINE && machine.len() + piece.len() <= 1000 {
            machine.extend_from_slice(piece);
        }
        Ok(())
    })?;
    fill(folder, opened()?)?;
    if !change(folder)? {
        return Ok(false);
    }
    let mut files: Vec<(String, Opened)> =
        all(folder)?.into_iter().map(|(name, file)| (format!("{JOURNALS}/{name}"), file)).collect();
    if !machine.is_empty() {
        let note = folder.new_file(MACHINE.as_ref())?;
        let written = (&note.file).write_all(&machine);
        written.map_err(|source| StoreError::NotSaved { path: note.path.clone(), source })?;
        files.insert(0, (MACHINE.to_owned(), note));
    }
    let head = at.and_then(|line| serde_json::from_slice::<Head>(&line).ok()).map(|head| head.at);
    let at = head.and_then(|at| Instant::parse_from_rfc3339(&at).ok()).ok_or(Unrestored::Flaw(Flaw::Damaged))?;
    match write(at, &files, out) {
        Ok(_) => Ok(true),
        Err(Unsaved::Store(error)) => Err(error.into()),
        Err(Unsaved::File(error)) => Err(Unrestored::Flaw(Flaw::Io(error))),
    }
}

/// A line of the archive's own, with its newline.
fn own_line(from: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    from.take(LONGEST).read_until(b'\n', &mut line)?;
    if line.ends_with(b"\n") { Ok(line) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// Checks every byte of an archive.
///
/// # Errors
///
/// What is wrong with it.
pub fn verify(from: impl Read) -> Result<Summary, Flaw> {
    let mut summary = Summary::default();
    let checked = each(from, &mut |name, piece| {
        summary.bytes += piece.len() as u64;
        if name != MACHINE {
            summary.journals += usize::from(piece.is_empty());
            summary.lines += count_lines(piece);
        }
        Ok(())
    });
    match checked {
        Ok(()) => Ok(summary),
        Err(Unrestored::Flaw(flaw)) => Err(flaw),
        Err(_) => Err(Flaw::Damaged),
    }
}

impl Locked<'_> {
    /// Puts the journals of an archive in place of those here. `open` opens the archive anew, as often as it is asked. Returns where the
    /// former journals are now, if they hold anything that the archive does not.
    ///
    /// # Errors
    ///
    /// `Lacking` where sound lines of the store are not in the archive and it is not forced; `NotConfirmed` where it was done, and the
    /// disk did not say that it will last. With any other error the store is as it was.
    pub fn restore<R: Read>(
        self,
        at: Instant,
        open: &dyn Fn() -> io::Result<R>,
        force: bool,
    ) -> Result<Option<PathBuf>, Unrestored> {
        let opened = || open().map_err(|error| Unrestored::Flaw(Flaw::Io(error)));
        let present = all(&self.journals)?;
        let mut machine = Vec::new();
        let mut held = Held::beside(&present);
        each(opened()?, &mut |name, piece| {
            match name.strip_prefix("journal/") {
                Some(journal) => held.take(journal, piece),
                None if machine.len() + piece.len() <= 1000 => machine.extend_from_slice(piece),
                None => return Err(Unrestored::Flaw(Flaw::Damaged)),
            }
            Ok(())
        })?;
        held.end_file();
        let (lacking, beyond) = compare(&present, &held)?;
        if lacking > 0 && !force {
            return Err(Unrestored::Lacking(lacking));
        }
        let fresh = format!("restoring-{:016x}", RandomState::new().hash_one("a name of its own"));
        let folder = self.root.inner_or_make(&fresh)?;
        let prepared = fill(&folder, opened()?).and_then(|()| Ok(folder.sync()?));
        let exchanged = prepared.and_then(|()| self.exchange((&fresh, &folder), &machine, present.is_empty()));
        if let Err(error) = exchanged {
            self.root.remove_folder(&fresh);
            return Err(error);
        }
        // What was here goes only when what is here now is known to be safe.
        let safe = self.root.sync();
        if safe.is_ok() && !beyond {
            self.root.remove_folder(&fresh);
            return Ok(None);
        }
        let aside = self.root.set_aside(&fresh, &format!("replaced-{}", at.format("%Y-%m-%d-%H%M%S")));
        match safe.and_then(|()| self.root.sync()) {
            Ok(()) => Ok(Some(self.root.path().join(aside))),
            Err(StoreError::Io { path, source }) => Err(StoreError::NotConfirmed { path, source }.into()),
            Err(error) => Err(error.into()),
        }
    }

    /// Exchanges the journals for those in the folder with this name. If it fails, they are not.
    fn exchange(&self, fresh: (&str, &Folder), machine: &[u8], was_empty: bool) -> Result<(), Unrestored> {
        let here = MachineInfo::load(&self.root)?;
        let then = MachineInfo::parse(machine).or_else(|| here.clone());
        let me = then.clone().filter(|me| Some(me) != here.as_ref());
        let seen = self.seen_then(fresh.1, here.as_ref(), then.as_ref())?;
        // Who we are is written on the side of the exchange where no journal of our own stands: each state is whole without it.
        if let Some(me) = me.as_ref().filter(|_| was_empty) {
            me.save(&self.root)?;
        }
        match &seen {
            Some(seen) => seen.put(&self.root)?,
            None => self.forget_seen()?,
        }
        self.root.sync()?;
        self.root
            .exchange(fresh.0, JOURNALS)
            .map_err(|source| StoreError::NotSaved { path: self.root.path().join(JOURNALS), source })?;
        // From here on it has happened, whatever fails.
        if let Some(me) = me.as_ref().filter(|_| !was_empty) {
            let _ = me.save(&self.root);
        }
        Ok(())
    }

    /// What is noted of the journals that are here and of those that will be, so that numbers that were given here are not given again to
    /// other promises. It stays as it is after the exchange: to write it anew then could lose it, and only the next line of the journal says
    /// the same. None where nobody knows who gave the numbers.
    fn seen_then(
        &self,
        fresh: &Folder,
        here: Option<&MachineInfo>,
        then: Option<&MachineInfo>,
    ) -> Result<Option<Seen>, StoreError> {
        let Some(me) = then else { return Ok(None) };
        let seen = Seen::load(&self.root)?.unwrap_or_default();
        let given = contents::read(&self.root, Some(&self.journals))?.top;
        let top = if here.is_none_or(|here| here.letter == me.letter) { given } else { 0 };
        let nothing = Seen { file: file_name(&me.name, 1).to_string_lossy().into_owned(), ..Seen::default() };
        let then = seen_of(fresh, me, (seen.n, top))?.unwrap_or(Seen { n: seen.n, top, ..nothing });
        let Some(last) = then.last else { return Ok(Some(then)) };
        let after = After { file: then.file.clone(), length: then.length, last };
        Ok(Some(Seen { top: then.top.max(seen.top), n: then.n, forgot: false, after: Some(after), ..seen }))
    }

    /// What was acknowledged was acknowledged in other journals.
    fn forget_seen(&self) -> Result<(), StoreError> {
        match self.root.remove("seen".as_ref()) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                Err(StoreError::NotSaved { path: self.root.path().join("seen"), source })
            }
            _ => self.root.sync(),
        }
    }
}

/// What the first look at an archive leaves: the hashes of its lines, and of the beginnings of its files, as long as the files that
/// are here.
struct Held {
    lines: HashSet<Hash>,
    /// By name: how long the file here is, and what so many bytes of the one in the archive hash to.
    beginnings: HashMap<String, (u64, Option<String>)>,
    name: String,
    hash: Sha256,
    length: u64,
    line: Vec<u8>,
    start: u64,
}

impl Held {
    fn beside(present: &[(String, Opened)]) -> Held {
        let beginnings = present.iter().map(|(name, file)| (name.clone(), (file.length, None)));
        Held {
            lines: HashSet::new(),
            beginnings: beginnings.collect(),
            name: String::new(),
            hash: Sha256::new(),
            length: 0,
            line: Vec::new(),
            start: 0,
        }
    }

    fn take(&mut self, name: &str, piece: &[u8]) {
        if piece.is_empty() {
            self.end_file();
            name.clone_into(&mut self.name);
        }
        if let Some((wanted, found)) = self.beginnings.get_mut(&self.name) {
            let left = usize::try_from(*wanted - (*wanted).min(self.length)).unwrap_or(usize::MAX).min(piece.len());
            self.hash.update(&piece[..left]);
            if found.is_none() && self.length + piece.len() as u64 >= *wanted {
                *found = Some(hex(self.hash.clone().finalize()));
            }
        }
        self.length += piece.len() as u64;
        for part in piece.split_inclusive(|byte| *byte == b'\n') {
            let room = (MAX_LINE + 1).saturating_sub(self.line.len()).min(part.len());
            self.line.extend_from_slice(&part[..room]);
            if part.ends_with(b"\n") {
                self.end_line();
            }
        }
    }

    fn end_line(&mut self) {
        let (line, _) = unconverted(self.line.strip_suffix(b"\n").unwrap_or(&self.line), self.start);
        if let Verdict::Sound(hash) = journal::verify(line) {
            self.lines.insert(hash);
        }
        self.start = self.length.max(1);
        self.line.clear();
    }

    fn end_file(&mut self) {
        self.end_line();
        (self.hash, self.length, self.start) = (Sha256::new(), 0, 0);
        self.name.clear();
    }
}

/// How many sound lines of these files the archive lacks, and whether one of them is more than the beginning of the one there.
fn compare(present: &[(String, Opened)], held: &Held) -> Result<(u64, bool), StoreError> {
    let (mut lacking, mut beyond) = (0, false);
    for (name, file) in present {
        let unread = |source| StoreError::Io { path: file.path.clone(), source };
        let mut lines = Lines::new(file.read());
        while let Some(piece) = lines.next().map_err(unread)? {
            if let Verdict::Sound(hash) = journal::verify(piece.bytes) {
                lacking += u64::from(!piece.too_long && !held.lines.contains(&hash));
            }
        }
        let mut hash = Hashing::new(io::sink());
        io::copy(&mut file.read(), &mut hash).map_err(unread)?;
        beyond |= held.beginnings.get(name).and_then(|(_, found)| found.as_ref()) != Some(&hash.so_far());
    }
    Ok((lacking, beyond || lacking > 0))
}

/// Writes the journals of the archive into a folder, durably.
fn fill(folder: &Folder, from: impl Read) -> Result<(), Unrestored> {
    let mut current: Option<(String, Opened)> = None;
    let end = |current: &mut Option<(String, Opened)>| match current.take() {
        Some((_, file)) => file.sync().map_err(|source| StoreError::NotSaved { path: file.path.clone(), source }),
        None => Ok(()),
    };
    each(from, &mut |name, piece| {
        let Some(journal) = name.strip_prefix("journal/") else { return Ok(()) };
        if current.as_ref().is_none_or(|(open, _)| open != journal) {
            end(&mut current)?;
            current = Some((journal.to_owned(), folder.new_file(journal.as_ref())?));
        }
        let Some((_, file)) = &current else { return Ok(()) };
        let written = (&file.file).write_all(piece);
        written.map_err(|source| StoreError::NotSaved { path: file.path.clone(), source }.into())
    })?;
    Ok(end(&mut current)?)
}
