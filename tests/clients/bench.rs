//! A shop of its own for each test: an empty HOME, a store, the binary, and the programs of others.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A saturday noon in Madrid, at which the clock of every test stands still unless it says otherwise.
pub const NOW: &str = "2026-11-21T12:00:00+01:00";

/// Whether each of these programs can be started. Says out loud which is missing, and fails where none may be.
pub fn have(programs: &[&str]) -> bool {
    let missing: Vec<&str> = programs.iter().copied().filter(|name| find(name).is_none()).collect();
    if missing.is_empty() {
        return true;
    }
    assert!(std::env::var_os("CLIENTS_ALL").is_none(), "not installed: {}", missing.join(", "));
    eprintln!("SKIPPED: not installed: {}", missing.join(", "));
    false
}

fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A home folder with nothing in it, and a store inside.
pub struct Bench {
    home: tempfile::TempDir,
}

impl Bench {
    pub fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Any program, in this home and in Madrid, with nothing else of this machine's environment but PATH.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", self.home()).env("TZ", "Europe/Madrid").env("LANG", "C.UTF-8");
        command.current_dir(self.home()).stdin(Stdio::null());
        command
    }

    /// `promise`, in English, with its clock standing at `NOW`.
    pub fn promise(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(env!("CARGO_BIN_EXE_promise"));
        command.env("PROMISE_NOW", NOW).env("PROMISE_LANG", "en").args(arguments);
        command
    }

    /// What a program that must succeed prints.
    pub fn run(&self, mut command: Command) -> String {
        let Output { status, stdout, stderr } = command.output().unwrap();
        let (stdout, stderr) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
        assert!(status.success(), "{command:?}: {status}\n{stdout}{stderr}");
        stdout.into_owned()
    }
}
