//! What the program is given (`World`), what a command gets (`App`), and how a command fails (`Failure`).

use std::cell::Cell;
use std::ffi::OsString;
use std::fmt;
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, TimeDelta};

use crate::calendar::read::Clock;
use crate::calendar::{self, Folder, Report, Trouble};
use crate::dates::{Context, DateOrder, Tense, Tongue};
use crate::desktop::Desk;
use crate::files::Unwritten;
use crate::i18n::{Catalogue, Language, t};
use crate::keys::{self, Held};
use crate::model::agenda::Horizon;
use crate::model::clash::Room;
use crate::model::state::Need;
use crate::model::warning::ActBy;
use crate::model::zone::{self, Zone};
use crate::model::{Change, Instant, Ledger, Line, PromiseId, Shape};
use crate::render::ics::Publisher;
use crate::render::json::{self, Maker};
use crate::render::style::{Style, clean, is_unprintable, width};
use crate::render::{Page, card};
use crate::settings::Settings;
use crate::store::{Contents, DamageKind, Glance, Known, MachineInfo, Refusal, Store, StoreError};

/// How long a line of input may be: longer than anybody types, short enough to bound memory.
pub const LONGEST_INPUT: u64 = 64 * 1024;

/// The real world, read once in `main.rs`, or a made-up one in a test.
pub struct World<'a> {
    /// The words of the command line, the program's name first.
    pub args: Vec<OsString>,
    /// Reads the clock; PROMISE_NOW overrides it.
    pub clock: &'a dyn Fn() -> Instant,
    /// The rules of local time.
    pub zone: &'a dyn Zone,
    /// Finds the name of the time zone, which the journal notes down.
    pub zone_name: &'a dyn Fn() -> String,
    /// What TZ says, where it is the name of no zone.
    pub strange_zone: &'a dyn Fn() -> Option<String>,
    /// Looks up an environment variable.
    pub env: &'a dyn Fn(&str) -> Option<OsString>,
    /// The platform's folder for this program's data; none where there is no home.
    pub data_dir: Option<PathBuf>,
    /// The platform's folder for this program's settings; none where there is no home.
    pub config_dir: Option<PathBuf>,
    /// Hands a link to the desktop.
    pub open: &'a dyn Fn(&str) -> io::Result<()>,
    /// Has the terminal hand over each key as it is pressed, until what this returns is dropped; none where it cannot.
    pub by_key: &'a dyn Fn() -> Option<Held>,
    /// Notices, timers and the programs that they take.
    pub desk: &'a dyn Desk,
    /// Standard input.
    pub input: &'a mut dyn BufRead,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
    /// What is a terminal.
    pub terminal: Terminal,
}

/// Which streams are a terminal, and how wide it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terminal {
    /// Standard input is typed by a person.
    pub input: bool,
    /// Standard output is read by a person.
    pub out: bool,
    /// Standard error is read by a person.
    pub err: bool,
    /// The width of the terminal in columns, where there is one.
    pub columns: Option<usize>,
}

impl World<'_> {
    /// An environment variable as text; one that is not UTF-8 counts as absent.
    pub fn var(&self, name: &str) -> Option<String> {
        (self.env)(name).and_then(|value| value.into_string().ok())
    }

    /// The columns to fill: COLUMNS, then the terminal, then 80; never fewer than 20 nor more than 400.
    pub fn columns(&self) -> usize {
        let stated = self.var("COLUMNS").and_then(|columns| columns.trim().parse().ok()).filter(|&columns| columns > 0);
        stated.or(self.terminal.columns.filter(|&columns| columns > 0)).unwrap_or(80).clamp(20, 400)
    }
}

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It did what was asked.
    Done,
    /// It failed: no such promise, an ambiguous name, the disk, a damaged store.
    Failed,
    /// The command line or a phrase was not understood; nothing was stored.
    NotUnderstood,
    /// `due --check` found something of ours overdue.
    Overdue,
}

impl Exit {
    /// The code that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::NotUnderstood => 2,
            Exit::Overdue => 3,
        }
    }
}

/// Why a command did not do what was asked, in words for the person who asked.
#[derive(Debug)]
pub enum Failure {
    /// A message, and perhaps the next step.
    Said {
        /// The exit that goes with it.
        exit: Exit,
        /// What went wrong, naming what was typed.
        message: String,
        /// What to do next.
        hint: Option<String>,
    },
    /// The answer could not be written.
    Write(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Write(error)
    }
}

impl Failure {
    /// It failed (exit 1).
    pub fn failed(message: String) -> Self {
        Failure::Said { exit: Exit::Failed, message, hint: None }
    }

    /// It was not understood, and nothing was stored (exit 2).
    pub fn misunderstood(message: String) -> Self {
        Failure::Said { exit: Exit::NotUnderstood, message, hint: None }
    }

    /// Adds the next step.
    pub fn hint(mut self, text: String) -> Self {
        if let Failure::Said { hint, .. } = &mut self {
            *hint = Some(text);
        }
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Said { message, .. } => f.write_str(message),
            Failure::Write(error) => error.fmt(f),
        }
    }
}

/// How a question was answered that one key can answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// With a key.
    Key(char),
    /// With a line, trimmed, where keys come line by line.
    Line(String),
    /// The input has ended.
    End,
    /// The person wants out.
    Stop,
}

/// What a command returns.
pub type Answer = Result<Exit, Failure>;

/// The machine that a command runs on, as its journal knows it.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// Its name; empty before its first line is written.
    pub name: String,
    /// The letter of the numbers it gives.
    pub letter: Option<char>,
}

impl From<Option<&MachineInfo>> for Machine {
    fn from(info: Option<&MachineInfo>) -> Self {
        info.map(|info| Machine { name: info.name.clone(), letter: info.letter }).unwrap_or_default()
    }
}

/// What a command is given to work with.
pub struct App<'a> {
    /// The moment of asking; of the last answer, once a person has answered.
    pub now: Instant,
    /// Reads the clock again after each answer; none where PROMISE_NOW stands still.
    pub clock: Option<&'a dyn Fn() -> Instant>,
    /// The words of the command line, to be given back where it is not known whether they were saved.
    pub typed: String,
    /// Set once something was saved, so that a failure after it can say so.
    pub saved: &'a Cell<bool>,
    /// The rules of local time.
    pub zone: &'a dyn Zone,
    /// Finds the name of the time zone.
    pub zone_name: &'a dyn Fn() -> String,
    /// What the owner set.
    pub settings: Settings,
    /// Every word that a person sees.
    pub words: Catalogue,
    /// The journal on disk; none where there is no home and no store was named.
    pub store: Option<Store>,
    /// Hands a link to the desktop.
    pub open: &'a dyn Fn(&str) -> io::Result<()>,
    /// Has the terminal hand over each key as it is pressed, until what this returns is dropped; none where it cannot.
    pub by_key: &'a dyn Fn() -> Option<Held>,
    /// Notices, timers and the programs that they take.
    pub desk: &'a dyn Desk,
    /// Answers typed by a person, or lines from a pipe.
    pub input: &'a mut dyn BufRead,
    /// Where answers go.
    pub out: &'a mut dyn Write,
    /// Where questions, warnings and errors go.
    pub err: &'a mut dyn Write,
    /// Colours on standard output.
    pub style: Style,
    /// Colours on standard error.
    pub err_style: Style,
    /// Columns to fill.
    pub columns: usize,
    /// The columns to fold warnings to, where a person reads them.
    pub fold: Option<usize>,
    /// Somebody is there to answer questions.
    pub interactive: bool,
    /// Somebody sees standard error while a command is at work.
    pub watched: bool,
    /// Answers are wanted as JSON.
    pub json: bool,
    /// As few words as possible.
    pub quiet: bool,
    /// How `3/12` is read.
    pub date_order: DateOrder,
    /// Lines of the journal that could not be read were named already.
    pub damaged: bool,
}

impl App<'_> {
    /// The local wall time of asking.
    pub fn local_now(&self) -> NaiveDateTime {
        self.zone.local(self.now)
    }

    /// Today, here.
    pub fn today(&self) -> NaiveDate {
        self.local_now().date()
    }

    /// The moment that a local wall time means.
    pub fn moment(&self, local: NaiveDateTime) -> Instant {
        zone::moment(self.zone, local)
    }

    /// The later moment that a local wall time means, in the hour that comes twice.
    pub fn later_moment(&self, local: NaiveDateTime) -> Instant {
        zone::later_moment(self.zone, local)
    }

    /// The midnight that ends the day `days` after today.
    pub fn end_of_day(&self, days: u32) -> Instant {
        let day = self.today().checked_add_days(Days::new(u64::from(days) + 1)).unwrap_or(NaiveDate::MAX);
        self.moment(day.and_time(NaiveTime::MIN))
    }

    /// The moments that part the sections of `due`.
    pub fn horizon(&self) -> Horizon {
        Horizon {
            now: self.now,
            today_starts: self.moment(self.today().and_time(NaiveTime::MIN)),
            today_ends: self.end_of_day(0),
            coming_ends: self.end_of_day(self.settings.horizon),
        }
    }

    /// What says when a promise is to be worked towards.
    pub fn act_by(&self) -> ActBy<'_> {
        ActBy { hours: &self.settings.hours, margins: &self.settings.margins, zone: self.zone }
    }

    /// How much room there is for calls.
    pub fn room(&self) -> Room<'_> {
        let Settings { calls_per_hour, callback_slot: slot, hours, .. } = &self.settings;
        Room { calls_per_hour: *calls_per_hour, slot: *slot, hours, zone: self.zone }
    }

    /// What the meaning of a phrase depends on.
    pub fn context(&self, tense: Tense) -> Context<'_> {
        let tongue = match self.words.language() {
            Language::English => Tongue::English,
            Language::Spanish => Tongue::Spanish,
        };
        Context { now: self.local_now(), hours: &self.settings.hours, tongue, date_order: self.date_order, tense }
    }

    /// The page that answers are laid out on.
    pub fn page(&self) -> Page<'_> {
        Page {
            words: &self.words,
            style: &self.style,
            columns: self.columns,
            now: self.now,
            zone: self.zone,
            local_now: self.local_now(),
        }
    }

    /// What the JSON of promises is made with.
    pub fn maker(&self) -> Maker<'_> {
        Maker {
            page: self.page(),
            hours: &self.settings.hours,
            margins: &self.settings.margins,
            horizon: self.horizon(),
            phone_country: self.settings.phone_country,
        }
    }

    /// What promises are put into a calendar with.
    pub fn publisher(&self, shape: Shape) -> Publisher<'_> {
        Publisher { words: &self.words, act_by: self.act_by(), shape, now: self.now }
    }

    /// Answers with one promise: as JSON, as its bare number, or in full.
    pub fn answer(&mut self, ledger: &Ledger, id: PromiseId) -> Result<(), Failure> {
        let promise = ledger.get(id).expect("the caller has found it in this ledger");
        let text = if self.json {
            json::pretty(&self.maker().promise(ledger, promise, false)) + "\n"
        } else if self.quiet {
            format!("{id}\n")
        } else {
            card::card(&self.page(), ledger, promise)
        };
        self.out.write_all(text.as_bytes())?;
        Ok(())
    }

    /// Writes a line of an answer, which `--quiet` and `--json` do without.
    pub fn say(&mut self, text: &str) -> Result<(), Failure> {
        if !self.quiet && !self.json {
            let text = self.page().paragraph(text, "");
            self.out.write_all(text.as_bytes())?;
        }
        Ok(())
    }

    /// Writes a warning to standard error.
    pub fn warn(&mut self, text: &str) -> Result<(), Failure> {
        let label = t!(self.words, "common-warning");
        let text = folded(&label, &clean(text), self.fold);
        // A promise is not given up because nobody reads the warnings.
        let _ = writeln!(self.err, "{} {text}", self.err_style.warning(&label));
        Ok(())
    }

    /// Writes what can be done next to standard error.
    pub fn hint(&mut self, text: &str) {
        let label = t!(self.words, "common-hint");
        let text = folded(&label, &clean(text), self.fold);
        let _ = writeln!(self.err, "{} {text}", self.err_style.dim(&label));
    }

    /// Asks a question on standard error and returns the answer, trimmed; none at the end of input.
    pub fn ask(&mut self, question: &str) -> Result<Option<String>, Failure> {
        let folded = textwrap::fill(question, self.columns.saturating_sub(1));
        write!(self.err, "{} ", self.err_style.heading(&folded))?;
        self.err.flush()?;
        let line = read_line(self.input).map_err(|error| self.unreadable_input(&error))?;
        if let Some(clock) = self.clock {
            self.now = clock().trunc_subsecs(3);
        }
        let Some(line) = line else {
            writeln!(self.err)?;
            return Ok(None);
        };
        match String::from_utf8(line) {
            Ok(line) => Ok(Some(line.trim().to_owned())),
            Err(_) => Err(Failure::misunderstood(t!(self.words, "cli-not-utf8"))),
        }
    }

    /// Asks a question on standard error that one key answers: at once on a terminal that can hand it over, with a line
    /// elsewhere. What was answered before is on the screen by then.
    pub fn press(&mut self, question: &str) -> Result<Pressed, Failure> {
        self.out.flush()?;
        let Some(held) = self.interactive.then(|| (self.by_key)()).flatten() else {
            let Some(line) = self.ask(question)? else { return Ok(Pressed::End) };
            if !self.interactive {
                // No terminal has shown what was answered.
                writeln!(self.err, "{}", clean(&line))?;
            }
            return Ok(Pressed::Line(line));
        };
        let folded = textwrap::fill(question, self.columns.saturating_sub(2));
        write!(self.err, "{} ", self.err_style.heading(&folded))?;
        self.err.flush()?;
        let key = keys::read(self.input).map_err(|error| self.unreadable_input(&error));
        drop(held);
        if let Some(clock) = self.clock {
            self.now = clock().trunc_subsecs(3);
        }
        let pressed = match key? {
            Some(keys::INTERRUPT | keys::END_OF_TEXT) => Pressed::Stop,
            Some(key) => Pressed::Key(key),
            None => Pressed::End,
        };
        match pressed {
            Pressed::Key(key) if !is_unprintable(key) => writeln!(self.err, "{key}")?,
            _ => writeln!(self.err)?,
        }
        Ok(pressed)
    }

    /// Offers numbered choices; none where nothing was chosen.
    pub fn choose(&mut self, question: &str, choices: &[String]) -> Result<Option<usize>, Failure> {
        self.list(choices)?;
        let Some(answer) = self.ask(question)? else { return Ok(None) };
        Ok(answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|&place| place < choices.len()))
    }

    /// Shows choices with their numbers, counted from 1.
    pub fn list(&mut self, choices: &[String]) -> Result<(), Failure> {
        for (place, choice) in choices.iter().enumerate() {
            writeln!(self.err, "  {} {choice}", self.err_style.id(&format!("{})", place + 1)))?;
        }
        Ok(())
    }

    /// Asks a yes-or-no question; an empty answer is the default, the end of input is none.
    pub fn yes(&mut self, question: &str, default: bool) -> Result<Option<bool>, Failure> {
        let letters = t!(self.words, if default { "common-yes-letters" } else { "common-no-letters" });
        let question = format!("{question} {letters}");
        while let Some(answer) = self.ask(&question)? {
            match answer.to_lowercase().as_str() {
                "" => return Ok(Some(default)),
                "y" | "yes" | "s" | "si" | "sí" => return Ok(Some(true)),
                "n" | "no" => return Ok(Some(false)),
                _ => {}
            }
        }
        Ok(None)
    }

    /// As much as is needed of what is known now, without taking the lock and, where that can be, without reading everything.
    pub fn ledger_for(&mut self, need: &Need) -> Result<Ledger, Failure> {
        let glance = self.store()?.glance(need);
        match glance.and_then(|glance| Basis::of(glance, need)) {
            Some(basis) => Ok(basis.ledger),
            None => self.ledger(),
        }
    }

    /// What is known now, without taking the lock.
    pub fn ledger(&mut self) -> Result<Ledger, Failure> {
        let contents = self.store()?.read().map_err(|error| self.store_failure(&error))?;
        self.report_damage(&contents)?;
        let ledger = Ledger::fold(contents.lines);
        self.report_doubles(&ledger)?;
        Ok(ledger)
    }

    /// What is known now, with every number that was ever given, and which machine this is.
    pub fn numbered_ledger(&mut self) -> Result<(Ledger, Machine), Failure> {
        let contents = self.store()?.read().map_err(|error| self.store_failure(&error))?;
        self.report_damage(&contents)?;
        let machine = Machine::from(contents.machine.as_ref());
        let ledger = Ledger::fold(contents.lines).with_top(machine.letter, contents.top);
        Ok((ledger, machine))
    }

    /// The journal on disk.
    pub fn store(&self) -> Result<&Store, Failure> {
        self.store
            .as_ref()
            .ok_or_else(|| Failure::failed(t!(self.words, "store-no-home")).hint(t!(self.words, "store-no-home-hint")))
    }

    /// Records what `decide` makes of the ledger, under the lock, and returns the ledger with it. An empty decision writes
    /// nothing. The line is on disk when this returns.
    pub fn commit(
        &mut self,
        decide: impl FnOnce(&App, &Ledger, &Machine) -> Result<Vec<Change>, Failure>,
    ) -> Result<Ledger, Failure> {
        self.commit_for(None, decide)
    }

    /// The same where `decide` needs only so much of the ledger, and the caller no more of the one returned.
    pub fn commit_for(
        &mut self,
        need: Option<&Need>,
        decide: impl FnOnce(&App, &Ledger, &Machine) -> Result<Vec<Change>, Failure>,
    ) -> Result<Ledger, Failure> {
        let store = self.store()?.clone();
        let mut locked = store.lock().map_err(|error| self.store_failure(&error))?;
        let glanced = need.and_then(|need| Basis::of(locked.glance(need)?, need));
        let basis = match glanced {
            Some(basis) => basis,
            None => {
                let contents = locked.read().map_err(|error| self.store_failure(&error))?;
                self.report_damage(&contents)?;
                let (known, machine) = (contents.known(), Machine::from(contents.machine.as_ref()));
                let ledger = Ledger::fold(contents.lines).with_top(machine.letter, contents.top);
                Basis { ledger, machine, known: Some(known), is_stale: false }
            }
        };
        self.doubt_clock(&basis.ledger)?;
        let changes = decide(self, &basis.ledger, &basis.machine)?;
        if changes.is_empty() {
            return Ok(basis.ledger);
        }
        let by = self.settings.me.clone();
        let line: Line = locked
            .append(self.now, by.as_deref(), &(self.zone_name)(), changes)
            .map_err(|error| self.store_failure(&error))?;
        self.saved.set(true);
        if locked.is_in_doubt() {
            // What was asked for is saved, whether that can be read or not.
            if let Ok(contents) = locked.read() {
                self.report_damage(&contents)?;
            }
        }
        let ledger = basis.ledger.with(line);
        match &basis.known {
            Some(known) => locked.renew_from(&ledger, known),
            None if basis.is_stale => locked.renew(),
            None => {}
        }
        if let Some(path) = self.settings.calendar.clone() {
            self.keep_calendar(&path, &ledger)?;
        }
        Ok(ledger)
    }

    /// Brings the calendar files of what the last line touched up to date. It is saved already: what goes wrong here is told and no more.
    fn keep_calendar(&mut self, path: &Path, ledger: &Ledger) -> Result<(), Failure> {
        let changes = ledger.last_line().map(|line| line.changes.clone()).unwrap_or_default();
        let is_person = changes.iter().any(|change| matches!(change.deed(), Change::Person { .. }));
        let whole;
        let ledger = if is_person && !ledger.is_whole() {
            let Ok(all) = self.ledger() else { return Ok(()) };
            whole = all;
            &whole
        } else {
            ledger
        };
        let touched = calendar::touched(ledger, &changes);
        let zone_name = (self.zone_name)();
        let folder = self.calendar_folder(path, &zone_name, false)?;
        let report = folder.keep(&self.publisher(self.settings.calendar_as), ledger, &touched);
        self.warn_not_kept(path, &report)
    }

    /// Brings every calendar file of the folder that the settings name up to date, after a command that changed many promises at once.
    pub fn keep_whole_calendar(&mut self) -> Result<(), Failure> {
        let Some(path) = self.settings.calendar.clone() else { return Ok(()) };
        let Ok(ledger) = self.ledger() else { return Ok(()) };
        let zone_name = (self.zone_name)();
        let folder = self.calendar_folder(&path, &zone_name, false)?;
        let report = folder.keep_all(&self.publisher(self.settings.calendar_as), &ledger);
        self.warn_not_kept(&path, &report)
    }

    /// The promises of which there may be calendar files, for a command that takes some of them away.
    pub fn in_calendar(&self) -> Vec<(PromiseId, Instant)> {
        let ledger = self.settings.calendar.as_ref().and_then(|_| Some(self.store.as_ref()?.read().ok()?.lines));
        ledger.map(|lines| calendar::every_promise(&Ledger::fold(lines))).unwrap_or_default()
    }

    /// Takes away the calendar files of those of these promises that are not there any more.
    pub fn clear_calendar_of(&mut self, before: &[(PromiseId, Instant)]) -> Result<(), Failure> {
        let Some(path) = self.settings.calendar.clone() else { return Ok(()) };
        let Ok(ledger) = self.ledger() else { return Ok(()) };
        let is_there = |id: PromiseId, made_at| ledger.get(id).is_some_and(|promise| promise.made_at == made_at);
        let gone: Vec<_> = before.iter().copied().filter(|(id, made_at)| !is_there(*id, *made_at)).collect();
        let zone_name = (self.zone_name)();
        let folder = self.calendar_folder(&path, &zone_name, false)?;
        let report = folder.keep(&self.publisher(self.settings.calendar_as), &ledger, &gone);
        self.warn_not_kept(&path, &report)
    }

    /// Refuses what would write over ticks and moves of these promises in the calendar that were not brought back yet.
    pub fn refuse_unpulled(&self, ledger: &Ledger, ids: impl Iterator<Item = PromiseId>) -> Result<(), Failure> {
        let Some(path) = &self.settings.calendar else { return Ok(()) };
        let zone_name = (self.zone_name)();
        let publisher = self.publisher(self.settings.calendar_as);
        let changed = self.calendar_folder(path, &zone_name, false)?.changed_there(&publisher, ledger, ids);
        if changed.is_empty() {
            return Ok(());
        }
        let ids = changed.iter().map(PromiseId::to_string).collect::<Vec<_>>().join(", ");
        let message = t!(self.words, "calendar-unpulled", count = changed.len(), ids = ids);
        Err(Failure::failed(message).hint(t!(self.words, "calendar-unpulled-hint")))
    }

    /// Writes the calendar files of these promises anew, whatever was changed in them elsewhere: for words that must go.
    pub fn rewrite_calendar_of(&mut self, ids: &[PromiseId]) -> Result<(), Failure> {
        let Some(path) = self.settings.calendar.clone() else { return Ok(()) };
        let ledger = self.ledger()?;
        let made: Vec<_> = ids.iter().filter_map(|id| Some((*id, ledger.get(*id)?.made_at))).collect();
        let zone_name = (self.zone_name)();
        let folder = self.calendar_folder(&path, &zone_name, true)?;
        let report = folder.keep(&self.publisher(self.settings.calendar_as), &ledger, &made);
        self.warn_not_kept(&path, &report)
    }

    fn warn_not_kept(&mut self, path: &Path, report: &Report) -> Result<(), Failure> {
        for trouble in &report.troubles {
            let text = t!(self.words, "calendar-not-kept", why = self.calendar_trouble(trouble));
            self.warn(&text)?;
        }
        self.warn_changed_there(path, report)
    }

    /// A folder of calendar files.
    pub fn calendar_folder<'f>(
        &'f self,
        path: &'f Path,
        zone_name: &'f str,
        force: bool,
    ) -> Result<Folder<'f>, Failure> {
        let clock = Clock { zone: self.zone, name: zone_name };
        Ok(Folder { path, store: self.store()?.dir(), clock, force })
    }

    /// What could not be done in a calendar folder.
    pub fn calendar_trouble(&self, trouble: &Trouble) -> String {
        match trouble {
            Trouble::Unwritten(path, why) => self.unwritten(path, why).to_string(),
            Trouble::Taken(path) => {
                let dir = shown(path.parent().unwrap_or(path));
                t!(self.words, "calendar-taken", path = shown(path), dir = dir)
            }
        }
    }

    /// Warns of what was left as somebody changed it in the calendar.
    pub fn warn_changed_there(&mut self, path: &Path, report: &Report) -> Result<(), Failure> {
        for id in &report.changed_there {
            let text = t!(self.words, "calendar-changed-there", id = id.to_string(), dir = shown(path));
            self.warn(&text)?;
        }
        Ok(())
    }

    /// What the ledger would be after a decision that needs only so much of it, with nothing stored and no lock taken.
    pub fn rehearse_for(
        &mut self,
        need: &Need,
        decide: impl FnOnce(&App, &Ledger, &Machine) -> Result<Vec<Change>, Failure>,
    ) -> Result<Ledger, Failure> {
        let glance = self.store()?.glance(need);
        let basis = match glance.and_then(|glance| Basis::of(glance, need)) {
            Some(basis) => basis,
            None => {
                let (ledger, machine) = self.numbered_ledger()?;
                Basis { ledger, machine, known: None, is_stale: false }
            }
        };
        let changes = decide(self, &basis.ledger, &basis.machine)?;
        let by = self.settings.me.clone();
        Ok(basis.ledger.with(Line { machine: basis.machine.name, n: u64::MAX, at: self.now, by, changes }))
    }

    /// Warns where the clock is behind what was recorded last: once, as what is recorded now is then the last.
    fn doubt_clock(&mut self, ledger: &Ledger) -> Result<(), Failure> {
        let Some(last) = ledger.last_line().map(|line| line.at).filter(|last| *last - self.now > CLOCKS_DIFFER) else {
            return Ok(());
        };
        let shown = |at: Instant| self.zone.local(at).format("%Y-%m-%d %H:%M").to_string();
        let text = t!(self.words, "store-clock-behind", now = shown(self.now), last = shown(last));
        self.warn(&text)
    }

    /// Names numbers that two promises claim, which only machines that did not know of each other can have given.
    fn report_doubles(&mut self, ledger: &Ledger) -> Result<(), Failure> {
        let doubles: Vec<PromiseId> = ledger.astray().filter_map(|(_, change)| given_number(change)).collect();
        let known = self.damaged;
        for id in doubles {
            self.damaged = true;
            let text = t!(self.words, "store-double", id = id.to_string());
            self.warn(&text)?;
        }
        if known { Ok(()) } else { self.point_to_doctor() }
    }

    /// Names the damaged lines, once a command; the good ones are still used, and the exit tells.
    fn report_damage(&mut self, contents: &Contents) -> Result<(), Failure> {
        if self.damaged {
            return Ok(());
        }
        for damage in contents.damage.iter().filter(|damage| damage.what != DamageKind::Torn) {
            self.damaged = true;
            let what = t!(self.words, damage_id(damage.what));
            let file = clean(&damage.file.display().to_string()).into_owned();
            let text = t!(self.words, "store-damage", file = file, line = damage.line, what = what);
            self.warn(&text)?;
        }
        self.point_to_doctor()
    }

    /// Says once, behind what is wrong, what to do about it.
    fn point_to_doctor(&mut self) -> Result<(), Failure> {
        if self.damaged {
            let hint = t!(self.words, "store-damage-hint");
            self.hint(&hint);
        }
        Ok(())
    }

    /// What a failing store says.
    pub fn store_failure(&self, error: &StoreError) -> Failure {
        let message = match error {
            StoreError::LockedOut { waited, .. } => t!(self.words, "store-locked", seconds = waited.as_secs()),
            StoreError::NewerFormat { path } => t!(self.words, "store-newer-format", path = shown(path)),
            StoreError::Refused { path, reason } => {
                let why = t!(self.words, refusal_id(*reason));
                t!(self.words, "store-refused", path = shown(path), why = why)
            }
            StoreError::NotSaved { path, source } => {
                t!(self.words, "store-not-saved", path = shown(path), why = self.system_words(source))
            }
            StoreError::NotConfirmed { path, source } => {
                t!(self.words, "store-not-confirmed", path = shown(path), why = self.system_words(source))
            }
            StoreError::Io { path, source } => {
                t!(self.words, "store-io", path = shown(path), why = self.system_words(source))
            }
            StoreError::Unmended => t!(self.words, "doctor-unmended"),
            StoreError::ChangedMeanwhile => t!(self.words, "store-changed-meanwhile"),
            _ => t!(self.words, "store-unwritable"),
        };
        let failure = Failure::failed(message);
        match error {
            StoreError::NotConfirmed { .. } => failure.hint(t!(self.words, "store-typed", typed = self.typed.as_str())),
            _ => failure,
        }
    }

    /// What the system says of a failure, in the reader's language where it is a common one.
    pub fn system_words(&self, error: &io::Error) -> String {
        let id = match error.kind() {
            io::ErrorKind::PermissionDenied => "store-why-permission",
            io::ErrorKind::StorageFull => "store-why-full",
            io::ErrorKind::QuotaExceeded => "store-why-quota",
            io::ErrorKind::ReadOnlyFilesystem => "store-why-read-only",
            io::ErrorKind::NotADirectory => "store-why-no-folder",
            io::ErrorKind::NotFound => "store-why-not-found",
            _ => return error.to_string(),
        };
        t!(self.words, id)
    }

    /// What a file outside the store that cannot be written says.
    pub fn unwritten(&self, path: &Path, why: &Unwritten) -> Failure {
        let path = shown(path);
        match why {
            Unwritten::Exists => {
                Failure::failed(t!(self.words, "files-exists", path = path)).hint(t!(self.words, "files-exists-hint"))
            }
            Unwritten::InStore => Failure::failed(t!(self.words, "files-in-store", path = path))
                .hint(t!(self.words, "files-in-store-hint")),
            Unwritten::NotAFile => Failure::failed(t!(self.words, "files-not-a-file", path = path)),
            Unwritten::Io(error) => {
                Failure::failed(t!(self.words, "files-unwritten", path = path, why = self.system_words(error)))
            }
        }
    }

    /// What a file outside the store that cannot be read says.
    pub fn unread(&self, path: &Path, error: &io::Error) -> Failure {
        Failure::failed(t!(self.words, "files-unread", path = shown(path), why = self.system_words(error)))
    }

    /// What input that cannot be read says.
    pub fn unreadable_input(&self, error: &io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::InvalidData => Failure::misunderstood(t!(self.words, "common-line-too-long")),
            _ => Failure::failed(t!(self.words, "common-input-failed", why = error.to_string())),
        }
    }
}

/// By how much clocks may differ, and commands that run at once, without anything being wrong.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::hours(1);

/// The number that a change gives to a new promise.
pub fn given_number(change: &Change) -> Option<PromiseId> {
    match change {
        Change::Add(added) => Some(added.id),
        _ => None,
    }
}

/// What a command is decided on.
struct Basis {
    ledger: Ledger,
    machine: Machine,
    /// What the whole store says; none where only a part was read.
    known: Option<Known>,
    /// The part that was read was long behind.
    is_stale: bool,
}

impl Basis {
    /// As much of a store as was needed, if it need not be read whole.
    fn of(glance: Glance, need: &Need) -> Option<Basis> {
        let machine = Machine::from(Some(&glance.machine));
        let ledger = Ledger::resume(glance.state, glance.tail)?.with_top(machine.letter, glance.top);
        let has_all = ledger.are_open(&need.ids);
        has_all.then_some(Basis { ledger, machine, known: None, is_stale: glance.is_stale })
    }
}

/// The message that says what a part of the store is instead of what it should be.
pub fn refusal_id(reason: Refusal) -> &'static str {
    match reason {
        Refusal::Link => "store-refused-link",
        Refusal::NotAFile => "store-refused-not-a-file",
        Refusal::NotAFolder => "store-refused-not-a-folder",
        Refusal::HardLinked => "store-refused-hard-linked",
        Refusal::ForeignOwner => "store-refused-foreign",
    }
}

/// The message that says what is wrong with a line of the journal.
pub fn damage_id(what: DamageKind) -> &'static str {
    match what {
        DamageKind::Torn => "store-damage-torn",
        DamageKind::Altered => "store-damage-altered",
        DamageKind::Garbled => "store-damage-garbled",
        DamageKind::NotJson => "store-damage-not-json",
        DamageKind::Nonsense => "store-damage-nonsense",
        DamageKind::TooLong => "store-damage-too-long",
        DamageKind::Broken => "store-damage-broken",
        DamageKind::Doubled => "store-damage-doubled",
        DamageKind::Forked => "store-damage-forked",
        DamageKind::Converted => "store-damage-converted",
        DamageKind::WentBack => "store-damage-went-back",
    }
}

/// What follows a label, each line folded to fit so many columns. A word that is longer than a line stays whole, to be copied.
pub fn folded(label: &str, text: &str, columns: Option<usize>) -> String {
    let Some(columns) = columns else { return text.to_owned() };
    let fold = |(place, line): (usize, &str)| {
        let first = if place == 0 { " ".repeat(width(label) + 1) } else { String::new() };
        let options = textwrap::Options::new(columns).break_words(false).initial_indent(&first).subsequent_indent("  ");
        textwrap::fill(line, options).split_off(first.len())
    };
    text.lines().enumerate().map(fold).collect::<Vec<_>>().join("\n")
}

/// A path, for a screen.
pub fn shown(path: &Path) -> String {
    clean(&path.display().to_string()).into_owned()
}

/// Reads one line without its end; none at the end of input. A line longer than `LONGEST_INPUT` is `InvalidData`, and
/// what is left of it is skipped.
pub fn read_line(input: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let mut bounded = Read::take(&mut *input, LONGEST_INPUT + 1);
    bounded.read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
    } else if line.len() as u64 > LONGEST_INPUT {
        skip_line(input)?;
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(Some(line))
}

fn skip_line(input: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let (used, ended) = match buffer.iter().position(|&byte| byte == b'\n') {
            Some(place) => (place + 1, true),
            None => (buffer.len(), false),
        };
        input.consume(used);
        if ended {
            return Ok(());
        }
    }
}

impl fmt::Debug for App<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").field("now", &self.now).field("settings", &self.settings).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_whole_and_bounded() {
        let long = "x".repeat(LONGEST_INPUT as usize + 5);
        let text = format!("one\r\n\n{long}\nlast");
        let mut input = text.as_bytes();
        assert_eq!(read_line(&mut input).unwrap().unwrap(), b"one");
        assert_eq!(read_line(&mut input).unwrap().unwrap(), b"");
        assert_eq!(read_line(&mut input).unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert_eq!(read_line(&mut input).unwrap().unwrap(), b"last");
        assert!(read_line(&mut input).unwrap().is_none());
    }
}
