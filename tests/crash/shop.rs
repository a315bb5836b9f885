//! A shop in a folder of its own, the real binary, and the commands that write.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

/// Says what was tried, also where the tests' own output is kept back.
#[allow(clippy::disallowed_methods, reason = "counts are for whoever runs the tests")]
pub fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "crash tests: {text}");
}

/// Whether the longer run is wanted.
#[allow(clippy::disallowed_methods, reason = "a test has no world to read the environment for it")]
pub fn is_full_run() -> bool {
    std::env::var_os("CRASH_FULL").is_some()
}

/// What the program answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The exit code; -1 where a signal ended it.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl From<Output> for Answer {
    fn from(output: Output) -> Answer {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let code = output.status.code().unwrap_or(-1);
        Answer { code, out: text(output.stdout), err: text(output.stderr) }
    }
}

/// A shop: its store lies a few folders deep, so that a new store means several new folders; what goes in and comes out lies
/// beside it.
pub struct Shop {
    root: PathBuf,
    protections_off: String,
    _folder: Option<TempDir>,
}

impl Shop {
    /// A shop without a store.
    pub fn new() -> Shop {
        let folder = scratch();
        let shop = Shop { root: folder.path().to_owned(), protections_off: String::new(), _folder: Some(folder) };
        shop.furnish();
        shop
    }

    /// A shop in a folder that is there already and stays there.
    pub fn at(root: &Path) -> Shop {
        Shop { root: root.to_owned(), protections_off: String::new(), _folder: None }
    }

    fn furnish(&self) {
        fs::create_dir_all(self.root.join("in")).unwrap();
        fs::create_dir_all(self.root.join("out")).unwrap();
        let list: String = (1..=3)
            .map(|n| format!("{{\"who\":\"Imported {n}\",\"what\":\"bring the box {n}\",\"due\":\"2026-12-0{n}\"}}\n"))
            .collect();
        fs::write(self.root.join("in/list.jsonl"), list).unwrap();
    }

    /// The same shop without some of its protections.
    pub fn without(mut self, protections: &str) -> Shop {
        protections.clone_into(&mut self.protections_off);
        self
    }

    /// A shop like this one in another folder.
    pub fn copy(&self) -> Shop {
        let folder = scratch();
        copy_folder(&self.root, folder.path());
        let note = folder.path().join("deep/er/store/backups");
        if let Ok(text) = fs::read_to_string(&note) {
            // The backups of the copy are those beside it.
            let here = folder.path().to_str().unwrap();
            fs::write(note, text.replace(self.root.to_str().unwrap(), here)).unwrap();
        }
        let protections_off = self.protections_off.clone();
        Shop { root: folder.path().to_owned(), protections_off, _folder: Some(folder) }
    }

    /// The folder around everything.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the store.
    pub fn store(&self) -> PathBuf {
        self.root.join("deep/er/store")
    }

    /// The journal that is written to; there must be one only.
    pub fn journal(&self) -> PathBuf {
        let mut paths: Vec<_> =
            fs::read_dir(self.store().join("journal")).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(paths.len(), 1, "{paths:?}");
        paths.remove(0)
    }

    /// What surrounds the program.
    pub fn surround(&self, command: &mut Command) {
        command
            .env_clear()
            .env("PATH", std::env!("PATH"))
            .env("PROMISE_STORE", self.store())
            .env("PROMISE_CONFIG", "/dev/null")
            .env("PROMISE_NOW", "2026-11-21T18:00:00+01:00")
            .env("PROMISE_UNSAFE", &self.protections_off)
            .env("TZ", "Europe/Madrid")
            .current_dir(&self.root)
            .stdin(Stdio::null());
    }

    /// The program with these words.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_promise"));
        self.surround(command.args(words));
        command
    }

    /// Runs the program with these words.
    pub fn run(&self, words: &[&str]) -> Answer {
        self.command(words).output().unwrap().into()
    }

    /// Runs a command that cannot fail.
    pub fn must(&self, words: &[&str]) -> String {
        let answer = self.run(words);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{words:?}");
        answer.out
    }

    /// Runs the program under a limit to the length of files, in bytes, which it may ignore or die of.
    pub fn run_limited(&self, bytes: u64, words: &[&str]) -> Answer {
        let mut command = Command::new("sh");
        let script = "trap '' XFSZ; exec prlimit --fsize=\"$0\" -- \"$@\"";
        command.args(["-c", script, &bytes.to_string(), env!("CARGO_BIN_EXE_promise")]).args(words);
        self.surround(&mut command);
        command.output().unwrap().into()
    }
}

/// A folder that goes away with the value: in memory where there is such a place, since none of these tests needs a real disk.
pub fn scratch() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.or_else(|_| tempfile::tempdir()).unwrap()
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&to).unwrap();
            copy_folder(&entry.path(), &to);
            fs::set_permissions(&to, fs::Permissions::from_mode(0o700)).unwrap();
        } else {
            fs::copy(entry.path(), &to).unwrap();
            // A journal that somebody else has touched is read whole, and the snapshot is not looked at.
            let file = fs::File::options().write(true).open(&to).unwrap();
            file.set_modified(entry.metadata().unwrap().modified().unwrap()).unwrap();
        }
    }
}

/// Every command that writes, as it is typed in a shop that [`opened`] has set up.
pub const WRITING: &[&[&str]] = &[
    &["add", "Ana:", "call tomorrow at 5"],
    &["expect", "Leo:", "send the form on friday"],
    &["done", "1", "she was glad"],
    &["tell", "2"],
    &["move", "2", "in three weeks", "--told"],
    &["drop", "3", "--released"],
    &["edit", "2", "--what", "bring both boxes"],
    &["who", "Eva", "--phone", "600123123"],
    &["undo"],
    &["redo"],
    &["import", "in/list.jsonl"],
    &["restore", "in/older.backup", "--force"],
    &["forget", "Ana", "--yes"],
    &["export", "out/promises.json"],
    &["backup", "out/promises.backup"],
];

/// What can be done without a store.
pub const FIRST: &[&[&str]] = &[
    &["add", "Ana:", "call tomorrow at 5"],
    &["import", "in/list.jsonl"],
    &["restore", "in/older.backup"],
    &["backup", "out/promises.backup"],
];

/// A shop in use: three promises, one command that can be undone and one that can be redone, and an older backup.
pub fn opened() -> Shop {
    let shop = Shop::new();
    shop.must(&["add", "Ana:", "call on thursday at 10"]);
    shop.must(&["add", "Eva:", "bring the box on friday"]);
    shop.must(&["backup", "in/older.backup"]);
    shop.must(&["add", "Leo:", "write the offer"]);
    shop.must(&["who", "Ana", "--email", "ana@example.com"]);
    shop.must(&["add", "Sol:", "visit on monday"]);
    shop.must(&["undo"]);
    shop
}

/// A shop without a store, but with a backup from another one.
pub fn unopened() -> Shop {
    let shop = Shop::new();
    fs::copy(opened().root().join("in/older.backup"), shop.root().join("in/older.backup")).unwrap();
    shop
}

/// A shop whose last command was torn off in the middle of a line that nobody was told of.
pub fn torn() -> Shop {
    let shop = opened();
    let journal = shop.journal();
    let mut bytes = fs::read(&journal).unwrap();
    bytes.extend_from_slice(br#"{"n":99,"at":"2026-11-21T18:00:00+01:00","do":[{"op":"add","id":"9"#);
    fs::write(&journal, bytes).unwrap();
    shop
}

/// Does the work on every item, as many at once as the machine can, and gathers what each says.
pub fn each<'a, T: Sync, R: Send>(items: &'a [T], work: impl Fn(&'a T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let said = work(item);
                    found.lock().unwrap().push(said);
                }
            });
        }
    });
    found.into_inner().unwrap()
}
