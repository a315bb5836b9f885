//! Files outside the store: opened to be read, or written whole beside their place and put there once they are safe.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// Why a file cannot be written.
#[derive(Debug)]
pub enum Unwritten {
    /// A file with that name is there already.
    Exists,
    /// What stands there is no plain file: a link, a folder, a device.
    NotAFile,
    /// It would lie among the files of the store.
    InStore,
    /// The system says no.
    Io(io::Error),
}

impl From<io::Error> for Unwritten {
    fn from(error: io::Error) -> Self {
        Unwritten::Io(error)
    }
}

/// A file on its way to its place. Until `finish` it has another name there, which goes away with it.
#[derive(Debug)]
pub struct Draft {
    file: BufWriter<File>,
    temporary: PathBuf,
    target: PathBuf,
    replace: bool,
}

impl Draft {
    /// Begins a file that only its owner can read, anywhere but in this folder, the store. Where one is there already, it is
    /// replaced only if told so.
    pub fn begin(target: &Path, store: &Path, replace: bool) -> Result<Draft, Unwritten> {
        if lies_in(target, store) {
            return Err(Unwritten::InStore);
        }
        Draft::anywhere(target, replace)
    }

    fn anywhere(target: &Path, replace: bool) -> Result<Draft, Unwritten> {
        may_stand_at(target, replace)?;
        let name = target.file_name().ok_or(Unwritten::NotAFile)?;
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{:016x}.tmp", RandomState::new().hash_one("a name of its own")));
        let temporary = target.with_file_name(hidden);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = BufWriter::with_capacity(64 * 1024, options.open(&temporary)?);
        Ok(Draft { file, temporary, target: target.to_owned(), replace })
    }

    /// Makes what was written durable, and opens it to be read from its start.
    pub fn reread(&mut self) -> io::Result<File> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        File::open(&self.temporary)
    }

    /// Puts the file in its place, whole and durable.
    pub fn finish(mut self) -> Result<(), Unwritten> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        may_stand_at(&self.target, self.replace)?;
        if self.replace {
            fs::rename(&self.temporary, &self.target)?;
        } else {
            // A second name cannot take the place of a file that somebody else put there meanwhile.
            match fs::hard_link(&self.temporary, &self.target) {
                Ok(()) => fs::remove_file(&self.temporary)?,
                Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(Unwritten::Exists),
                Err(_) => fs::rename(&self.temporary, &self.target)?,
            }
        }
        // Some systems cannot sync a folder; there is nothing more to be done on them.
        let folder = self.target.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.temporary);
    }
}

/// Whether a file would lie in a folder, or below it, whatever links lead there.
fn lies_in(target: &Path, folder: &Path) -> bool {
    let above = target.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (above.canonicalize(), folder.canonicalize()) {
        (Ok(above), Ok(folder)) => above.starts_with(folder),
        _ => false,
    }
}

fn may_stand_at(target: &Path, replace: bool) -> Result<(), Unwritten> {
    match fs::symlink_metadata(target) {
        Ok(facts) if !facts.is_file() => Err(Unwritten::NotAFile),
        Ok(_) if !replace => Err(Unwritten::Exists),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Unwritten::Io(error)),
    }
}

/// The text of a file of at most `most` bytes; none where there is no such file.
pub fn text(path: &Path, most: u64) -> io::Result<Option<String>> {
    let bytes = bytes(path, most)?;
    bytes.map(String::from_utf8).transpose().map_err(|_| ErrorKind::InvalidData.into())
}

fn bytes(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(Some(bytes))
}

/// The first bytes of a plain file; none where there is none, or it cannot be read.
pub fn head(path: &Path, most: u64) -> Option<Vec<u8>> {
    fs::symlink_metadata(path).ok().filter(|facts| facts.is_file())?;
    let mut head = Vec::new();
    File::open(path).ok()?.take(most).read_to_end(&mut head).ok()?;
    Some(head)
}

/// The path of a file that is there, from the root of the disk.
pub fn whole_path(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// Puts a text in the place of a file, whole and durable, or leaves it as it was. A file that is there keeps its
/// permissions; a new one, and the folders on the way to it, are for their owner only. Of a link, the file that it leads
/// to is replaced: settings are often kept elsewhere.
pub fn replace_text(path: &Path, text: &str) -> Result<(), Unwritten> {
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(error) if error.kind() == ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error.into()),
    };
    let permissions = fs::metadata(&target).ok().map(|facts| facts.permissions());
    if permissions.as_ref().is_some_and(|permissions| permissions.readonly()) {
        return Err(Unwritten::Io(ErrorKind::PermissionDenied.into()));
    }
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        create_folder(folder)?;
    }
    let mut draft = Draft::anywhere(&target, true)?;
    draft.write_all(text.as_bytes())?;
    if let Some(permissions) = permissions {
        draft.file.get_ref().set_permissions(permissions)?;
    }
    draft.finish()
}

/// The names of the plain files in a folder, sorted; names that are no text are left out.
pub fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.extend(entry.file_name().into_string());
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// The text of a plain file, as [`text`], with a mark for each byte that is none; an error where something else stands there, so
/// that no link is followed.
pub fn plain_text(path: &Path, most: u64) -> io::Result<Option<String>> {
    match fs::symlink_metadata(path) {
        Ok(facts) if !facts.is_file() => Err(ErrorKind::InvalidInput.into()),
        Ok(_) => Ok(bytes(path, most)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Puts a text in the place of a plain file at once, without waiting until it is safe on the disk: for what can be written
/// anew at any time.
pub fn swap_text(path: &Path, store: &Path, text: &str) -> Result<(), Unwritten> {
    let mut draft = Draft::begin(path, store, true)?;
    draft.write_all(text.as_bytes())?;
    draft.flush()?;
    fs::rename(&draft.temporary, &draft.target)?;
    Ok(())
}

/// Takes a file away.
pub fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}

/// Makes a folder, and those on the way to it.
pub fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let is_taken = |error: io::Error| match error.kind() {
        ErrorKind::AlreadyExists => ErrorKind::NotADirectory.into(),
        _ => error,
    };
    builder.create(folder).map_err(is_taken)
}

/// Opens a file to be read; also says how long it is, where it has a length.
pub fn open(path: &Path) -> io::Result<(File, Option<u64>)> {
    let file = File::open(path)?;
    let facts = file.metadata()?;
    if facts.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let length = facts.is_file().then_some(facts.len());
    Ok((file, length))
}
