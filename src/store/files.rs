//! The careful system calls: folders opened once and everything inside them without following links, files checked before they
//! are trusted, private modes, and a place where tests can make each step fail.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{Refusal, StoreError};
use crate::model::order::PutInOrder;

/// What can fail while something is stored. Tests make it fail; see [`Faults`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Making a folder.
    MakeFolder,
    /// Making a file.
    MakeFile,
    /// Syncing a folder.
    SyncFolder,
    /// Writing to a journal.
    Write,
    /// Cutting a journal back.
    Truncate,
    /// Syncing a file.
    Sync,
    /// Noting what was acknowledged.
    Note,
    /// Exchanging two folders.
    Exchange,
}

/// How a step fails.
#[derive(Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "only tests plan failures"))]
pub(super) enum Fault {
    /// With this error.
    Error(io::ErrorKind),
    /// Only so many bytes are written.
    Short(usize),
    /// Not at all: it is a later step of the kind that fails.
    Not,
}

/// What keeps a store safe. In debug builds each can be switched off, so that the crash tests can show that they would notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protection {
    /// Syncing a file.
    Sync,
    /// Syncing folders.
    FolderSync,
    /// Cutting off what was written in part.
    Truncate,
    /// Ending a fragment before the next line.
    Seal,
    /// Comparing with what was acknowledged.
    Seen,
    /// Comparing a line with its hash.
    Hash,
    /// Comparing a line with the line before.
    Chain,
    /// Keeping others from writing.
    Lock,
    /// Going on in a fresh file after a sync that failed, instead of asking again.
    FreshFile,
}

#[cfg(debug_assertions)]
impl Protection {
    fn called(name: &str) -> Option<Protection> {
        Some(match name {
            "sync" => Protection::Sync,
            "folder-sync" => Protection::FolderSync,
            "truncate" => Protection::Truncate,
            "seal" => Protection::Seal,
            "seen" => Protection::Seen,
            "hash" => Protection::Hash,
            "chain" => Protection::Chain,
            "lock" => Protection::Lock,
            "fresh-file" => Protection::FreshFile,
            _ => return None,
        })
    }
}

/// The failures that a test has planned, and the protections that it has switched off. In a release this is nothing at all.
#[derive(Clone, Debug, Default)]
pub(super) struct Faults {
    #[cfg(test)]
    planned: std::sync::Arc<std::sync::Mutex<Vec<(Step, Fault)>>>,
    #[cfg(debug_assertions)]
    off: Vec<Protection>,
}

impl Faults {
    /// Makes the next such step fail; planned several times, the next several.
    #[cfg(test)]
    pub(super) fn plan(&self, step: Step, fault: Fault) {
        self.planned.lock().unwrap().push((step, fault));
    }

    /// Forgets the failures that have not come to pass.
    #[cfg(test)]
    pub(super) fn clear(&self) {
        self.planned.lock().unwrap().clear();
    }

    /// How many planned failures have not come to pass.
    #[cfg(test)]
    pub(super) fn left(&self) -> usize {
        self.planned.lock().unwrap().len()
    }

    /// Switches protections off: their names, with commas between.
    #[cfg(debug_assertions)]
    pub(super) fn switch_off(&mut self, names: &str) {
        self.off.extend(names.split(',').filter_map(Protection::called));
    }

    /// Whether a protection is switched off.
    #[cfg(debug_assertions)]
    pub(super) fn lacks(&self, protection: Protection) -> bool {
        self.off.contains(&protection)
    }

    /// Whether a protection is switched off: never.
    #[cfg(not(debug_assertions))]
    pub(super) fn lacks(&self, _: Protection) -> bool {
        false
    }

    #[cfg(test)]
    fn next(&self, step: Step) -> Option<Fault> {
        let mut planned = self.planned.lock().unwrap();
        let place = planned.iter().position(|(planned, _)| *planned == step)?;
        Some(planned.remove(place).1)
    }

    #[cfg(not(test))]
    fn next(&self, _: Step) -> Option<Fault> {
        None
    }

    fn strike(&self, step: Step) -> io::Result<()> {
        match self.next(step) {
            Some(Fault::Error(kind)) => Err(kind.into()),
            Some(Fault::Short(_) | Fault::Not) | None => Ok(()),
        }
    }
}

/// What a file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// To be read.
    Read,
    /// To be read, and written at its end only.
    Append,
    /// To be read and written anywhere; made if it is absent.
    Write,
}

/// What others than its owner may do with a file or a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Others {
    /// They may read or write it.
    pub(super) read: bool,
    /// They may write it.
    pub(super) write: bool,
}

/// An open folder.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    handle: system::Handle,
    faults: Faults,
}

impl Folder {
    /// Opens the folder of a store, or says that there is none. Its own path may lead over links; nothing inside may.
    pub(super) fn open(path: &Path, faults: &Faults) -> Result<Option<Folder>, StoreError> {
        let handle = match system::open_folder(path) {
            Ok(handle) => handle,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(StoreError::Refused { path: path.to_owned(), reason: Refusal::NotAFolder });
            }
            Err(source) => return Err(StoreError::Io { path: path.to_owned(), source }),
        };
        Folder::checked(path.to_owned(), handle, faults).map(Some)
    }

    /// Opens the folder of a store, making it and the folders above it where they are absent.
    pub(super) fn open_or_make(path: &Path, faults: &Faults) -> Result<Folder, StoreError> {
        if let Some(folder) = Folder::open(path, faults)? {
            return Ok(folder);
        }
        faults
            .strike(Step::MakeFolder)
            .and_then(|()| make_folders(path))
            .map_err(|source| StoreError::Io { path: path.to_owned(), source })?;
        let gone = || StoreError::Io { path: path.to_owned(), source: io::ErrorKind::NotFound.into() };
        Folder::open(path, faults)?.ok_or_else(gone)
    }

    /// Opens a folder inside this one, or says that there is none.
    pub(super) fn inner(&self, name: &str) -> Result<Option<Folder>, StoreError> {
        let path = self.path.join(name);
        match system::open_inner(&self.handle, &self.path, name) {
            Ok(handle) => Folder::checked(path, handle, &self.faults).map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(match self.seen_as(name.as_ref()) {
                Some(reason @ Refusal::Link) => StoreError::Refused { path, reason },
                _ if source.kind() == io::ErrorKind::NotADirectory => {
                    StoreError::Refused { path, reason: Refusal::NotAFolder }
                }
                _ => StoreError::Io { path, source },
            }),
        }
    }

    /// Opens a folder inside this one, making it if it is absent.
    pub(super) fn inner_or_make(&self, name: &str) -> Result<Folder, StoreError> {
        if let Some(folder) = self.inner(name)? {
            return Ok(folder);
        }
        let made =
            self.faults.strike(Step::MakeFolder).and_then(|()| system::make_inner(&self.handle, &self.path, name));
        match made {
            Err(source) if source.kind() != io::ErrorKind::AlreadyExists => {
                return Err(StoreError::Io { path: self.path.join(name), source });
            }
            _ => {}
        }
        let gone = || StoreError::Io { path: self.path.join(name), source: io::ErrorKind::NotFound.into() };
        self.inner(name)?.ok_or_else(gone)
    }

    fn checked(path: PathBuf, handle: system::Handle, faults: &Faults) -> Result<Folder, StoreError> {
        match system::is_ours(&handle) {
            Ok(true) => Ok(Folder { path, handle, faults: faults.clone() }),
            Ok(false) => Err(StoreError::Refused { path, reason: Refusal::ForeignOwner }),
            Err(source) => Err(StoreError::Io { path, source }),
        }
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The names in it that end in `.jsonl`, sorted.
    pub(super) fn journals(&self) -> Result<Vec<OsString>, StoreError> {
        let mut names = system::names(&self.handle, &self.path).map_err(|source| self.trouble(source))?;
        names.retain(|name| Path::new(name).extension() == Some(OsStr::new("jsonl")));
        names.order();
        Ok(names)
    }

    /// Opens a file in it, or says that there is none. Refuses what is not a regular file of this user with one name.
    pub(super) fn file(&self, name: &OsStr, purpose: Use) -> Result<Option<Opened>, StoreError> {
        self.opened(name, system::open_file(&self.handle, &self.path, name, purpose, false))
    }

    /// Makes a file in it that must not be there yet. Only its owner can read it, whatever the umask.
    pub(super) fn new_file(&self, name: &OsStr) -> Result<Opened, StoreError> {
        let made = self.faults.strike(Step::MakeFile);
        let made = made.and_then(|()| system::open_file(&self.handle, &self.path, name, Use::Append, true));
        let gone = || StoreError::Io { path: self.path.join(name), source: io::ErrorKind::NotFound.into() };
        self.opened(name, made)?.ok_or_else(gone)
    }

    /// Every name in it, sorted.
    pub(super) fn names(&self) -> Result<Vec<OsString>, StoreError> {
        let mut names = system::names(&self.handle, &self.path).map_err(|source| self.trouble(source))?;
        names.retain(|name| name != "." && name != "..");
        names.order();
        Ok(names)
    }

    /// What others than its owner may do with it; nothing where the system has no modes.
    pub(super) fn others(&self) -> io::Result<Others> {
        system::others(&self.handle)
    }

    /// Takes from others what they may do with it.
    pub(super) fn make_private(&self) -> io::Result<()> {
        system::make_private(&self.handle)
    }

    /// Takes a name away.
    pub(super) fn remove(&self, name: &OsStr) -> io::Result<()> {
        system::remove(&self.handle, &self.path, name)
    }

    /// Takes a folder and the files in it away, as far as that is possible: it is not needed any more.
    pub(super) fn remove_folder(&self, name: &str) {
        if let Ok(Some(inner)) = self.inner(name) {
            for name in inner.journals().unwrap_or_default() {
                let _ = inner.remove(&name);
            }
            let _ = system::remove_folder(&self.handle, &self.path, name);
        }
    }

    /// Gives a file the name of another, which goes.
    pub(super) fn rename(&self, name: &OsStr, to: &OsStr) -> io::Result<()> {
        let text = |name: &OsStr| name.to_str().map(str::to_owned).ok_or(io::ErrorKind::InvalidFilename);
        system::rename(&self.handle, &self.path, &text(name)?, &text(to)?)
    }

    /// Exchanges the names of two folders, in one step where the system can.
    pub(super) fn exchange(&self, one: &str, other: &str) -> io::Result<()> {
        self.faults.strike(Step::Exchange)?;
        system::exchange(&self.handle, &self.path, one, other)
    }

    /// Gives a folder another name, or one like it where that is taken. Returns the name that it has now.
    pub(super) fn set_aside(&self, name: &str, wanted: &str) -> String {
        for place in 1..1000 {
            let wanted = if place == 1 { wanted.to_owned() } else { format!("{wanted}-{place}") };
            let taken = std::fs::symlink_metadata(self.path.join(&wanted)).is_ok();
            if !taken && system::rename(&self.handle, &self.path, name, &wanted).is_ok() {
                return wanted;
            }
        }
        name.to_owned()
    }

    fn opened(&self, name: &OsStr, opened: io::Result<File>) -> Result<Option<Opened>, StoreError> {
        let path = self.path.join(name);
        let file = match opened {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => {
                return Err(match self.seen_as(name) {
                    Some(reason) => StoreError::Refused { path, reason },
                    None => StoreError::Io { path, source },
                });
            }
        };
        match system::check(&file) {
            Ok(Ok(length)) => Ok(Some(Opened { file, length, path, faults: self.faults.clone() })),
            Ok(Err(reason)) => Err(StoreError::Refused { path, reason }),
            Err(source) => Err(StoreError::Io { path, source }),
        }
    }

    /// Why something that could not be opened would be refused, judged by its name alone.
    fn seen_as(&self, name: &OsStr) -> Option<Refusal> {
        let kind = std::fs::symlink_metadata(self.path.join(name)).ok()?.file_type();
        if kind.is_symlink() {
            Some(Refusal::Link)
        } else if !kind.is_file() {
            Some(Refusal::NotAFile)
        } else {
            None
        }
    }

    /// Puts a file with these bytes under this name, in one step: others see the file that was there before, or the whole new
    /// one. Nothing is synced: after a crash the file may be torn.
    pub(super) fn replace(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.put(name, bytes, |_| Ok(()))
    }

    /// The same with the bytes made durable before they have the name: after a crash there is the old file or the new one, once
    /// the folder is synced the new one.
    pub(super) fn replace_durably(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.put(name, bytes, Opened::sync)
    }

    fn put(&self, name: &str, bytes: &[u8], sync: impl Fn(&Opened) -> io::Result<()>) -> Result<(), StoreError> {
        let draft = format!("{name}.new");
        let trouble = |source| StoreError::Io { path: self.path.join(&draft), source };
        match self.remove(draft.as_ref()) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => return Err(trouble(source)),
            _ => {}
        }
        let made = self.new_file(draft.as_ref())?;
        let written = (&made.file).write_all(bytes);
        let written = written.and_then(|()| sync(&made));
        let put = written.and_then(|()| system::rename(&self.handle, &self.path, &draft, name));
        if put.is_err() {
            let _ = self.remove(draft.as_ref());
        }
        put.map_err(trouble)
    }

    /// Makes the names in it durable.
    pub(super) fn sync(&self) -> Result<(), StoreError> {
        if self.faults.lacks(Protection::FolderSync) {
            return Ok(());
        }
        self.faults
            .strike(Step::SyncFolder)
            .and_then(|()| system::sync_folder(&self.handle))
            .map_err(|source| self.trouble(source))
    }

    /// Makes its own name and the names of the folders above it durable, as far as they can be opened. Only a failure of the
    /// folder right above counts: those further up were there before, save perhaps when this very store was made.
    pub(super) fn sync_above(&self) -> Result<(), StoreError> {
        if self.faults.lacks(Protection::FolderSync) {
            return Ok(());
        }
        let whole = std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone());
        for (height, above) in whole.ancestors().skip(1).enumerate() {
            let Ok(handle) = system::open_folder(above) else { continue };
            let synced = system::sync_folder(&handle);
            if let (0, Err(source)) = (height, synced) {
                return Err(StoreError::Io { path: above.to_owned(), source });
            }
        }
        Ok(())
    }

    fn trouble(&self, source: io::Error) -> StoreError {
        StoreError::Io { path: self.path.clone(), source }
    }
}

/// Makes a folder and those above it, each for its owner only.
fn make_folders(path: &Path) -> io::Result<()> {
    match system::make_folder(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
        made => return made,
    }
    match path.parent() {
        Some(above) if !above.as_os_str().is_empty() => make_folders(above)?,
        _ => return Err(io::ErrorKind::NotFound.into()),
    }
    match system::make_folder(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

/// Exchanges two names by way of a third. A process that dies between the steps leaves everything there under some name.
pub(super) fn exchange_in_turn(
    rename: &dyn Fn(&str, &str) -> io::Result<()>,
    one: &str,
    other: &str,
) -> io::Result<()> {
    let third = format!("{one}-former");
    rename(other, &third)?;
    if let Err(error) = rename(one, other) {
        rename(&third, other)?;
        return Err(error);
    }
    rename(&third, one)
}

/// An open regular file of this user.
#[derive(Debug)]
pub(super) struct Opened {
    /// The file.
    pub(super) file: File,
    /// How long it was when it was opened.
    pub(super) length: u64,
    /// Where it is.
    pub(super) path: PathBuf,
    /// What tests do to its store.
    pub(super) faults: Faults,
}

impl Opened {
    /// Whether a protection of its store is switched off.
    pub(super) fn lacks(&self, protection: Protection) -> bool {
        self.faults.lacks(protection)
    }

    /// The last part of its path.
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// What others than its owner may do with it; nothing where the system has no modes.
    pub(super) fn others(&self) -> io::Result<Others> {
        system::others(&self.file)
    }

    /// Takes from others what they may do with it.
    pub(super) fn make_private(&self) -> io::Result<()> {
        system::make_private(&self.file)
    }

    /// Whether it still has the name under which it was opened.
    pub(super) fn has_name(&self) -> bool {
        matches!(system::check(&self.file), Ok(Ok(_)))
    }

    /// When it was last changed, in nanoseconds since 1970.
    pub(super) fn touched(&self) -> Option<u64> {
        let since = self.file.metadata().ok()?.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        u64::try_from(since.as_nanos()).ok()
    }

    /// Reads it from its start.
    pub(super) fn read(&self) -> impl Read {
        self.read_from(0)
    }

    /// Reads it from a place in it.
    pub(super) fn read_from(&self, place: u64) -> impl Read {
        OnePass { file: self, place }
    }

    /// Fills `room` from a place in the file, or less at its end.
    pub(super) fn read_at(&self, room: &mut [u8], place: u64) -> io::Result<usize> {
        let mut filled = 0;
        while filled < room.len() {
            match system::read_at(&self.file, &mut room[filled..], place + filled as u64) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }

    /// One write at the end; says how many bytes went in.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        let bytes = match self.faults.next(Step::Write) {
            Some(Fault::Error(kind)) => return Err(kind.into()),
            Some(Fault::Short(count)) => &bytes[..count.min(bytes.len())],
            Some(Fault::Not) | None => bytes,
        };
        loop {
            match (&self.file).write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                done => return done,
            }
        }
    }

    /// Cuts it back to this length.
    pub(super) fn truncate(&self, length: u64) -> io::Result<()> {
        self.faults.strike(Step::Truncate)?;
        if self.lacks(Protection::Truncate) { Ok(()) } else { self.file.set_len(length) }
    }

    /// Makes what was written durable.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.faults.strike(Step::Sync)?;
        if self.lacks(Protection::Sync) {
            return Ok(());
        }
        match self.file.sync_data() {
            Err(_) if self.lacks(Protection::FreshFile) => self.file.sync_data(),
            synced => synced,
        }
    }

    /// Overwrites the start of the file in one write.
    pub(super) fn note(&self, bytes: &[u8]) -> io::Result<()> {
        self.faults.strike(Step::Note)?;
        system::write_at(&self.file, bytes, 0)
            .and_then(|count| if count == bytes.len() { Ok(()) } else { Err(io::ErrorKind::WriteZero.into()) })
    }

    /// The first line, if the file has one of at most 1,000 bytes.
    pub(super) fn first_line(&self) -> io::Result<Option<Vec<u8>>> {
        let mut start = [0; 1000];
        let length = usize::try_from(self.length).unwrap_or(1000).min(1000);
        let count = self.read_at(&mut start[..length], 0)?;
        Ok(start[..count].iter().position(|byte| *byte == b'\n').map(|end| start[..end].to_vec()))
    }
}

/// A file read from a place to its end, wherever others have read or written it in between.
struct OnePass<'a> {
    file: &'a Opened,
    place: u64,
}

impl Read for OnePass<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = system::read_at(&self.file.file, room, self.place)?;
        self.place += count as u64;
        Ok(count)
    }
}

/// The real calls, where folders can be held open.
#[cfg(unix)]
mod system {
    use std::ffi::{OsStr, OsString};
    use std::fs::File;
    use std::io;
    use std::os::fd::{AsFd, OwnedFd};
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::FileExt;
    use std::path::Path;
    use std::sync::OnceLock;

    use rustix::fs::{self, AtFlags, CWD, Dir, FileType, Mode, OFlags};

    use super::{Others, Use};
    use crate::store::Refusal;

    pub(super) type Handle = OwnedFd;

    const PRIVATE_FOLDER: Mode = Mode::RWXU;
    const PRIVATE_FILE: Mode = Mode::RUSR.union(Mode::WUSR);
    const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);
    /// Links are not followed, and a pipe or a terminal that stands there is neither waited for nor taken over.
    const FILE: OFlags = OFlags::NOFOLLOW.union(OFlags::CLOEXEC).union(OFlags::NONBLOCK).union(OFlags::NOCTTY);

    pub(super) fn open_folder(path: &Path) -> io::Result<Handle> {
        Ok(fs::openat(CWD, path, FOLDER, Mode::empty())?)
    }

    pub(super) fn open_inner(folder: &Handle, _: &Path, name: &str) -> io::Result<Handle> {
        Ok(fs::openat(folder, name, FOLDER | OFlags::NOFOLLOW, Mode::empty())?)
    }

    pub(super) fn make_folder(path: &Path) -> io::Result<()> {
        fs::mkdirat(CWD, path, PRIVATE_FOLDER)?;
        Ok(fs::chmodat(CWD, path, PRIVATE_FOLDER, AtFlags::empty())?)
    }

    pub(super) fn make_inner(folder: &Handle, _: &Path, name: &str) -> io::Result<()> {
        fs::mkdirat(folder, name, PRIVATE_FOLDER)?;
        Ok(fs::chmodat(folder, name, PRIVATE_FOLDER, AtFlags::empty())?)
    }

    pub(super) fn is_ours(handle: &Handle) -> io::Result<bool> {
        Ok(fs::fstat(handle)?.st_uid == user())
    }

    pub(super) fn others(of: impl AsFd) -> io::Result<Others> {
        let mode = Mode::from_raw_mode(fs::fstat(of)?.st_mode);
        Ok(Others {
            read: mode.intersects(Mode::RGRP | Mode::ROTH | Mode::WGRP | Mode::WOTH),
            write: mode.intersects(Mode::WGRP | Mode::WOTH),
        })
    }

    pub(super) fn make_private(of: impl AsFd) -> io::Result<()> {
        let mode = Mode::from_raw_mode(fs::fstat(&of)?.st_mode);
        Ok(fs::fchmod(of, mode & Mode::RWXU)?)
    }

    /// Who we are; asked once.
    fn user() -> u32 {
        static USER: OnceLock<u32> = OnceLock::new();
        *USER.get_or_init(|| rustix::process::geteuid().as_raw())
    }

    pub(super) fn names(folder: &Handle, _: &Path) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in Dir::read_from(folder)? {
            names.push(OsStr::from_bytes(entry?.file_name().to_bytes()).to_owned());
        }
        Ok(names)
    }

    pub(super) fn open_file(folder: &Handle, _: &Path, name: &OsStr, purpose: Use, new: bool) -> io::Result<File> {
        let mut flags = FILE
            | match purpose {
                Use::Read => OFlags::RDONLY,
                Use::Append => OFlags::RDWR | OFlags::APPEND,
                Use::Write => OFlags::RDWR,
            };
        if new {
            flags |= OFlags::CREATE | OFlags::EXCL;
        }
        let opened = match fs::openat(folder, name, flags, PRIVATE_FILE) {
            Err(rustix::io::Errno::NOENT) if purpose == Use::Write => {
                match fs::openat(folder, name, flags | OFlags::CREATE | OFlags::EXCL, PRIVATE_FILE) {
                    // Another process was faster: its file is as good.
                    Err(rustix::io::Errno::EXIST) => File::from(fs::openat(folder, name, flags, PRIVATE_FILE)?),
                    made => with_private_mode(File::from(made?))?,
                }
            }
            opened if new => with_private_mode(File::from(opened?))?,
            opened => File::from(opened?),
        };
        Ok(opened)
    }

    pub(super) fn remove(folder: &Handle, _: &Path, name: &OsStr) -> io::Result<()> {
        Ok(fs::unlinkat(folder, name, AtFlags::empty())?)
    }

    pub(super) fn remove_folder(folder: &Handle, _: &Path, name: &str) -> io::Result<()> {
        Ok(fs::unlinkat(folder, name, AtFlags::REMOVEDIR)?)
    }

    pub(super) fn rename(folder: &Handle, _: &Path, name: &str, to: &str) -> io::Result<()> {
        Ok(fs::renameat(folder, name, folder, to)?)
    }

    pub(super) fn exchange(folder: &Handle, path: &Path, one: &str, other: &str) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
        match fs::renameat_with(folder, one, folder, other, fs::RenameFlags::EXCHANGE) {
            // Some file systems cannot.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {}
            done => return Ok(done?),
        }
        super::exchange_in_turn(&|from, to| rename(folder, path, from, to), one, other)
    }

    /// A umask may have taken more than it should.
    fn with_private_mode(file: File) -> io::Result<File> {
        if Mode::from_raw_mode(fs::fstat(&file)?.st_mode) != PRIVATE_FILE {
            fs::fchmod(&file, PRIVATE_FILE)?;
        }
        Ok(file)
    }

    /// The length of the file, if it is a regular file of this user with one name. A file that lost its name while it was
    /// opened has none, and is not found.
    pub(super) fn check(file: &File) -> io::Result<Result<u64, Refusal>> {
        let facts = fs::fstat(file)?;
        if FileType::from_raw_mode(facts.st_mode) != FileType::RegularFile {
            return Ok(Err(Refusal::NotAFile));
        }
        if facts.st_uid != user() {
            return Ok(Err(Refusal::ForeignOwner));
        }
        match facts.st_nlink {
            0 => Err(io::ErrorKind::NotFound.into()),
            1 => Ok(Ok(u64::try_from(facts.st_size).unwrap_or(0))),
            _ => Ok(Err(Refusal::HardLinked)),
        }
    }

    pub(super) fn sync_folder(folder: &Handle) -> io::Result<()> {
        match fs::fsync(folder) {
            // Some file systems cannot sync a folder, and say so; there is nothing more to be done on them.
            Ok(()) | Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOTSUP | rustix::io::Errno::ROFS) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn read_at(file: &File, room: &mut [u8], place: u64) -> io::Result<usize> {
        file.read_at(room, place)
    }

    pub(super) fn write_at(file: &File, bytes: &[u8], place: u64) -> io::Result<usize> {
        file.write_at(bytes, place)
    }
}

/// The same with the standard library alone, by path: folders cannot be held open or synced, and owners are not known.
#[cfg(not(unix))]
mod system {
    use std::ffi::{OsStr, OsString};
    use std::fs::{self, File, OpenOptions};
    use std::io::{self, Read, Seek, SeekFrom, Write};
    use std::path::Path;

    use super::{Others, Use};
    use crate::store::Refusal;

    /// Stands for a folder that was found where it was looked for.
    #[derive(Debug)]
    pub(super) struct Handle;

    pub(super) fn open_folder(path: &Path) -> io::Result<Handle> {
        if fs::metadata(path)?.is_dir() { Ok(Handle) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    pub(super) fn open_inner(_: &Handle, above: &Path, name: &str) -> io::Result<Handle> {
        if fs::symlink_metadata(above.join(name))?.is_dir() {
            Ok(Handle)
        } else {
            Err(io::ErrorKind::NotADirectory.into())
        }
    }

    pub(super) fn make_folder(path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    pub(super) fn make_inner(_: &Handle, above: &Path, name: &str) -> io::Result<()> {
        fs::create_dir(above.join(name))
    }

    pub(super) fn is_ours(_: &Handle) -> io::Result<bool> {
        Ok(true)
    }

    pub(super) fn others<T>(_: &T) -> io::Result<Others> {
        Ok(Others::default())
    }

    pub(super) fn make_private<T>(_: &T) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn names(_: &Handle, path: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(path)?.map(|entry| Ok(entry?.file_name())).collect()
    }

    pub(super) fn open_file(_: &Handle, above: &Path, name: &OsStr, purpose: Use, new: bool) -> io::Result<File> {
        let path = above.join(name);
        if fs::symlink_metadata(&path).is_ok_and(|facts| !facts.is_file()) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut options = OpenOptions::new();
        options.read(true).create_new(new);
        match purpose {
            Use::Read => options.read(true),
            // Appending alone would not allow cutting back.
            Use::Append => options.write(true),
            Use::Write => options.write(true).create(true).truncate(false),
        };
        let mut file = options.open(path)?;
        if purpose == Use::Append {
            file.seek(SeekFrom::End(0))?;
        }
        Ok(file)
    }

    pub(super) fn remove(_: &Handle, above: &Path, name: &OsStr) -> io::Result<()> {
        fs::remove_file(above.join(name))
    }

    pub(super) fn remove_folder(_: &Handle, above: &Path, name: &str) -> io::Result<()> {
        fs::remove_dir(above.join(name))
    }

    pub(super) fn rename(_: &Handle, above: &Path, name: &str, to: &str) -> io::Result<()> {
        fs::rename(above.join(name), above.join(to))
    }

    pub(super) fn exchange(folder: &Handle, above: &Path, one: &str, other: &str) -> io::Result<()> {
        super::exchange_in_turn(&|from, to| rename(folder, above, from, to), one, other)
    }

    pub(super) fn check(file: &File) -> io::Result<Result<u64, Refusal>> {
        let facts = file.metadata()?;
        Ok(if facts.is_file() { Ok(facts.len()) } else { Err(Refusal::NotAFile) })
    }

    pub(super) fn sync_folder(_: &Handle) -> io::Result<()> {
        Ok(())
    }

    /// Leaves the file at its end, where a journal is written.
    pub(super) fn read_at(mut file: &File, room: &mut [u8], place: u64) -> io::Result<usize> {
        file.seek(SeekFrom::Start(place))?;
        let count = file.read(room);
        file.seek(SeekFrom::End(0))?;
        count
    }

    pub(super) fn write_at(mut file: &File, bytes: &[u8], place: u64) -> io::Result<usize> {
        file.seek(SeekFrom::Start(place))?;
        file.write(bytes)
    }
}
