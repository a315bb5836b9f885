//! A shop of its own for each test: a store in a temporary folder, a clock that stands still, answers typed beforehand.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use promise::model::Instant;
use promise::model::zone::localize;
use promise::{Terminal, World, run};
use tempfile::TempDir;

/// A shop.
pub struct Shop {
    dir: TempDir,
    homeless: bool,
    now: Instant,
    zone: Tz,
    env: HashMap<String, OsString>,
    columns: usize,
    opened: RefCell<Vec<String>>,
    by_key: Cell<bool>,
    beside: RefCell<Vec<String>>,
}

/// What a command answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    pub code: u8,
    pub out: String,
    pub err: String,
}

impl Shop {
    /// A shop in Madrid on Saturday, 21 November 2026, 18:00, whose owner reads English, at 80 columns without colour.
    pub fn new() -> Self {
        let env = HashMap::from([("PROMISE_LANG".into(), "en".into()), ("NO_COLOR".into(), "1".into())]);
        let shop = Shop {
            dir: TempDir::new().unwrap(),
            homeless: false,
            now: Instant::MIN_UTC.fixed_offset(),
            zone: chrono_tz::Europe::Madrid,
            env,
            columns: 80,
            opened: RefCell::default(),
            by_key: Cell::default(),
            beside: RefCell::default(),
        };
        shop.at("2026-11-21 18:00")
    }

    /// The same shop with an owner who reads Spanish.
    pub fn spanish() -> Self {
        Shop::new().env("PROMISE_LANG", "es")
    }

    /// Moves the clock.
    pub fn at(mut self, local: &str) -> Self {
        self.set_clock(local);
        self
    }

    /// Moves the clock of a shop that goes on.
    pub fn set_clock(&mut self, local: &str) {
        let local = chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
        self.now = promise::model::zone::moment(&self.zone, local);
    }

    /// Sets the clock by that of another shop.
    pub fn set_now_of(&mut self, other: &Shop) {
        self.now = other.now;
    }

    /// Moves the shop to another zone, at the same moment.
    pub fn zone(mut self, zone: Tz) -> Self {
        self.zone = zone;
        self.now = localize(&zone, self.now);
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.insert(name.into(), value.into());
        self
    }

    /// Takes the home folder away.
    pub fn homeless(mut self) -> Self {
        self.homeless = true;
        self
    }

    /// Sets the width of the screen.
    pub fn columns(mut self, columns: usize) -> Self {
        self.columns = columns;
        self
    }

    /// Writes the settings.
    pub fn settings(self, text: &str) -> Self {
        std::fs::create_dir_all(self.config_dir()).unwrap();
        std::fs::write(self.config_dir().join("config.toml"), text).unwrap();
        self
    }

    /// The links that were handed to the desktop.
    pub fn opened(&self) -> Vec<String> {
        self.opened.borrow().clone()
    }

    /// Where the store is.
    pub fn store(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// A folder for files of any kind.
    pub fn folder(&self) -> &Path {
        self.dir.path()
    }

    /// Where the settings are.
    pub fn config_dir(&self) -> PathBuf {
        self.dir.path().join("config")
    }

    /// The one journal of this shop, if there is one.
    pub fn journal(&self) -> PathBuf {
        let mut files: Vec<_> =
            std::fs::read_dir(self.store().join("journal")).unwrap().map(|f| f.unwrap().path()).collect();
        files.sort();
        files.remove(0)
    }

    /// Every byte of the store that a person would miss: the journals.
    pub fn bytes(&self) -> Vec<u8> {
        let Ok(folder) = std::fs::read_dir(self.store().join("journal")) else { return Vec::new() };
        let mut files: Vec<_> = folder.map(|file| file.unwrap().path()).collect();
        files.sort();
        files.iter().flat_map(|file| std::fs::read(file).unwrap()).collect()
    }

    /// Runs a command from a script: nobody is there to answer.
    pub fn run<S: AsRef<str>>(&self, args: &[S]) -> Said {
        self.run_with(args, b"", Terminal::default())
    }

    /// Runs a command that reads these bytes.
    pub fn pipe<S: AsRef<str>>(&self, args: &[S], input: &[u8]) -> Said {
        self.run_with(args, input, Terminal::default())
    }

    /// Runs a command on a terminal, where somebody types these lines.
    pub fn type_in<S: AsRef<str>>(&self, args: &[S], lines: &[&str]) -> Said {
        let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let terminal = Terminal { input: true, out: true, err: true, columns: Some(self.columns) };
        self.run_with(args, input.as_bytes(), terminal)
    }

    /// Runs a command on a terminal that hands over each key as it is pressed.
    pub fn press<S: AsRef<str>>(&self, args: &[S], keys: &str) -> Said {
        self.press_beside(args, keys, &[])
    }

    /// The same while somebody runs these command lines on another terminal, one before each key.
    pub fn press_beside<S: AsRef<str>>(&self, args: &[S], keys: &str, lines: &[&str]) -> Said {
        *self.beside.borrow_mut() = lines.iter().rev().map(|&line| line.to_owned()).collect();
        self.by_key.set(true);
        let terminal = Terminal { input: true, out: true, err: true, columns: Some(self.columns) };
        let said = self.run_with(args, keys.as_bytes(), terminal);
        self.by_key.set(false);
        said
    }

    /// Runs a command line written as in a shell, without its first word; it must succeed in silence on standard error.
    pub fn ok(&self, line: &str) -> String {
        let said = self.sh(line);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "promise {line}\n{}", said.out);
        said.out
    }

    /// Runs a command line written as in a shell, without its first word.
    pub fn sh(&self, line: &str) -> Said {
        self.run(&words(line))
    }

    /// The answer of a command as JSON.
    pub fn json(&self, line: &str) -> serde_json::Value {
        let text = self.ok(&format!("--json {line}"));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("promise --json {line}: {error}\n{text}"))
    }

    /// Runs a command with raw arguments.
    pub fn run_os(&self, args: Vec<OsString>) -> Said {
        self.run_all(args, b"", Terminal::default())
    }

    fn run_with<S: AsRef<str>>(&self, args: &[S], input: &[u8], terminal: Terminal) -> Said {
        self.run_all(args.iter().map(|arg| arg.as_ref().into()).collect(), input, terminal)
    }

    fn run_all(&self, args: Vec<OsString>, mut input: &[u8], terminal: Terminal) -> Said {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let terminal = Terminal { columns: Some(self.columns), ..terminal };
        let zone_name = self.zone.name();
        let exit = run(World {
            args: std::iter::once("promise".into()).chain(args).collect(),
            clock: &|| self.now,
            zone: &self.zone,
            zone_name: &|| zone_name.to_owned(),
            strange_zone: &|| self.env.get("TZ").map(|name| name.to_string_lossy().into_owned()),
            env: &|name| self.env.get(name).cloned(),
            data_dir: (!self.homeless).then(|| self.store()),
            config_dir: (!self.homeless).then(|| self.config_dir()),
            open: &|link| {
                self.opened.borrow_mut().push(link.to_owned());
                if self.env.contains_key("NO_DESKTOP") { Err(std::io::ErrorKind::NotFound.into()) } else { Ok(()) }
            },
            by_key: &|| {
                let line = self.beside.borrow_mut().pop();
                line.map(|line| self.ok(&line));
                self.by_key.get().then(|| Box::new(()) as promise::keys::Held)
            },
            input: &mut input,
            out: &mut out,
            err: &mut err,
            terminal,
        });
        let text = |bytes| String::from_utf8(bytes).expect("answers are UTF-8");
        Said { code: exit.code(), out: text(out), err: text(err) }
    }
}

/// Splits a line as a shell does, quotes and backslashes included.
pub fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (None, ' ') => words.extend(word.take()),
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(chars.next()),
            (Some(open), c) if open == c => quote = None,
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
