//! `import`: brings in what `export` wrote, or a list that another program wrote: all of it or nothing, as one step of `undo`.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::app::{Answer, App, Exit, Failure, Machine};
use crate::exchange::entry::{self, HIGHEST_NUMBER, Incoming};
use crate::exchange::numbers::Numbers;
use crate::exchange::scan::{Item, Scanner, Trouble};
use crate::files;
use crate::i18n::t;
use crate::model::{Change, Ledger, Person, PersonMend, PromiseId, people};
use crate::render::json;
use crate::render::style::{cut, width};
use crate::store::{Spool, Store, StoreError};

/// The newest form of an export that is understood.
const FORM: u64 = 1;

/// How many bad entries, and runs of numbers, are named one by one.
const NAMED: usize = 20;

/// How many entries there are from one sign of life to the next.
const STRIDE: u64 = 2000;

/// The arguments of `import`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "FILE", required = true)]
    file: PathBuf,
    #[arg(long)]
    dry_run: bool,
}

/// Runs `import`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let store = app.store()?.clone();
    // First, so that nothing can be written between it and the reading without showing.
    let mark = store.mark().map_err(|error| app.store_failure(&error))?;
    let (ledger, machine) = app.numbered_ledger()?;
    let mut import = Import::new(&store, ledger, &machine, args.dry_run);
    if args.file == Path::new("-") {
        let input = std::mem::replace(&mut app.input, Box::leak(Box::new(io::empty())));
        import.take_all(app, input, None, None)?;
    } else {
        let (file, length) = files::open(&args.file).map_err(|error| app.unread(&args.file, &error))?;
        import.take_all(app, &mut BufReader::with_capacity(1 << 16, file), length, Some(&args.file))?;
    }
    import.refuse_bad(app)?;
    if let Some(spool) = import.spool.take().filter(|spool| !spool.is_empty()) {
        let by = app.settings.me.clone();
        let mut locked = store.lock().map_err(|error| app.store_failure(&error))?;
        locked
            .append_spool(app.now, by.as_deref(), &(app.zone_name)(), spool, &mark, import.top)
            .map_err(|error| app.store_failure(&error))?;
        app.saved.set(true);
    }
    import.answer(app)?;
    if app.saved.get() {
        app.keep_whole_calendar()?;
    }
    Ok(Exit::Done)
}

/// Promises that follow one another, with the numbers that they had and those that they got.
struct Run {
    from: PromiseId,
    to: PromiseId,
    count: u32,
}

struct Import<'s> {
    store: &'s Store,
    ledger: Ledger,
    dry_run: bool,
    /// Nothing was ever promised here: what comes keeps its numbers.
    fresh: bool,
    /// The number that the next promise gets.
    next: PromiseId,
    /// Promises of the ledger by what they are known by: the first of them, and how many there are.
    known: HashMap<u128, (PromiseId, u32)>,
    hashers: [RandomState; 2],
    /// Numbers as they were, and as they are now.
    numbers: Numbers,
    runs: Vec<Run>,
    /// Numbers up to this were given where the export comes from.
    top: u32,
    spool: Option<Spool>,
    entries: u64,
    promises: usize,
    already: usize,
    /// Customers who are new, by key, with what was last said of them.
    people: HashMap<String, PersonMend>,
    new_people: HashSet<String>,
    unknown: BTreeSet<String>,
    bad: Vec<String>,
    bad_count: usize,
    /// How wide the line is that shows the progress.
    shown: usize,
}

impl<'s> Import<'s> {
    fn new(store: &'s Store, ledger: Ledger, machine: &Machine, dry_run: bool) -> Self {
        let mut import = Import {
            store,
            dry_run,
            fresh: ledger.numbers().is_empty(),
            next: PromiseId { letter: machine.letter, number: ledger.next_number(machine.letter) },
            known: HashMap::new(),
            hashers: [RandomState::new(), RandomState::new()],
            numbers: Numbers::default(),
            runs: Vec::new(),
            top: 0,
            spool: None,
            entries: 0,
            promises: 0,
            already: 0,
            people: HashMap::new(),
            new_people: HashSet::new(),
            unknown: BTreeSet::new(),
            bad: Vec::new(),
            bad_count: 0,
            shown: 0,
            ledger: Ledger::default(),
        };
        for promise in ledger.promises() {
            for name in entry::all_known_by(&ledger, promise) {
                let (_, count) = import.known.entry(hash(&import.hashers, &name)).or_insert((promise.id, 0));
                *count += 1;
            }
        }
        import.ledger = ledger;
        import
    }

    fn take_all(
        &mut self,
        app: &mut App,
        input: &mut dyn BufRead,
        length: Option<u64>,
        path: Option<&Path>,
    ) -> Result<(), Failure> {
        let mut scanner = Scanner::new(input);
        let mut anything = false;
        let taken = loop {
            let Some(next) = scanner.next() else { break Ok(()) };
            anything = true;
            let found = match next {
                Ok(found) => found,
                Err((Trouble::Io(error), _)) => {
                    break Err(match path {
                        Some(path) => app.unread(path, &error),
                        None => app.unreadable_input(&error),
                    });
                }
                Err((trouble, line)) => {
                    self.entries += 1;
                    let why = trouble_in_words(app, &trouble);
                    self.note_bad(app, line, why);
                    continue;
                }
            };
            if let Item::Field(name, value) = &found.item {
                if let Err(failure) = self.take_field(app, name, value) {
                    break Err(failure);
                }
                continue;
            }
            self.entries += 1;
            match self.take(app, &found.item) {
                Ok(()) => {}
                Err(Trip::Bad(why)) => self.note_bad(app, found.line, why),
                Err(Trip::Stop(failure)) => break Err(failure),
            }
            if self.entries.is_multiple_of(STRIDE) {
                self.show_progress(app, scanner.read(), length)?;
            }
        };
        self.clear_progress(app)?;
        taken?;
        if !anything {
            return Err(Failure::misunderstood(t!(app.words, "exchange-empty")));
        }
        Ok(())
    }

    /// A field of the export itself.
    fn take_field(&mut self, app: &App, name: &str, value: &[u8]) -> Result<(), Failure> {
        let value: Value = serde_json::from_slice(value).unwrap_or_default();
        match name {
            "promise" => match value.as_u64() {
                Some(form) if form <= FORM => Ok(()),
                Some(_) => Err(Failure::failed(t!(app.words, "exchange-newer-form"))),
                None => Err(Failure::misunderstood(t!(app.words, "exchange-no-export"))),
            },
            "numbers" => {
                let letter = self.next.letter.map(String::from).unwrap_or_default();
                let top = value.get(&letter).and_then(Value::as_u64).and_then(|top| u32::try_from(top).ok());
                if self.fresh {
                    self.top = self.top.max(top.filter(|top| *top <= HIGHEST_NUMBER).unwrap_or(0));
                }
                Ok(())
            }
            "people" | "promises" => Err(Failure::misunderstood(t!(app.words, "exchange-no-export"))),
            _ => {
                self.unknown.insert(name.chars().take(40).collect());
                Ok(())
            }
        }
    }

    fn take(&mut self, app: &App, item: &Item) -> Result<(), Trip> {
        let (bytes, is_person) = match item {
            Item::Person(bytes) => (bytes, true),
            Item::Entry(bytes) | Item::Field(_, bytes) => (bytes, false),
        };
        let value: Value =
            serde_json::from_slice(bytes).map_err(|_| Trip::Bad(trouble_in_words(app, &Trouble::NotJson)))?;
        let alone = value.as_object().filter(|map| map.len() == 1).and_then(|map| map.get("person"));
        match alone.or(is_person.then_some(&value)) {
            Some(person) => {
                let (name, mend) = entry::person(app, person, &mut self.unknown).map_err(Trip::Bad)?;
                self.take_person(app, &name, &mend)
            }
            None => {
                let incoming = entry::promise(app, &value, &mut self.unknown).map_err(Trip::Bad)?;
                self.take_promise(app, incoming)
            }
        }
    }

    /// A customer; what is known of one here already stays.
    fn take_person(&mut self, app: &App, name: &str, mend: &PersonMend) -> Result<(), Trip> {
        let known = self.ledger.person_named(name).map(|(_, person)| person);
        let mend = match known {
            Some(person) => only_news(mend, person),
            None => mend.clone(),
        };
        let key = people::key(name);
        if known.is_some() && mend == PersonMend::default() || self.people.get(&key) == Some(&mend) {
            return Ok(());
        }
        if known.is_none() {
            self.new_people.insert(key.clone());
        }
        self.people.insert(key, mend.clone());
        self.push(app, Change::Person { name: name.to_owned(), mend: Box::new(mend) })
    }

    fn take_promise(&mut self, app: &App, incoming: Incoming) -> Result<(), Trip> {
        let Incoming { id: old, whole, known_by, mut changes, person } = incoming;
        if let Some((here, count)) = self.known.get_mut(&hash(&self.hashers, &known_by)).filter(|(_, count)| *count > 0)
        {
            *count -= 1;
            let here = *here;
            if let Some(old) = old {
                self.numbers.insert(old, here);
            }
            self.already += 1;
            return Ok(());
        }
        if let Some(old) = old
            && self.numbers.get(old).is_some()
            && whole
        {
            return Err(Trip::Bad(t!(app.words, "exchange-twice", id = old.to_string())));
        }
        let id = match old {
            Some(old) if whole && self.fresh => old,
            _ => self.next,
        };
        if id.letter == self.next.letter {
            self.next.number = self.next.number.max(id.number + 1);
        }
        for change in &mut changes {
            self.renumber(change, id);
        }
        if let Some(Change::Past(past)) = changes.first()
            && let Change::Add(added) = &past.change
        {
            let who = past.who.as_ref().unwrap_or(&added.who);
            if self.ledger.person_named(who).is_none() {
                self.new_people.insert(people::key(who));
            }
        }
        for change in changes {
            self.push(app, change)?;
        }
        if let Some(old) = old {
            self.numbers.insert(old, id);
            self.note_number(old, id);
        }
        self.promises += 1;
        match person {
            Some((name, mend)) => self.take_person(app, &name, &mend),
            None => Ok(()),
        }
    }

    /// Gives a change the number that its promise has here.
    fn renumber(&self, change: &mut Change, to: PromiseId) {
        match change {
            Change::Past(past) => self.renumber(&mut past.change, to),
            Change::Add(added) => {
                added.id = to;
                // What it followed may not have come along; in a store of its own it keeps its number in any case.
                added.follows = added.follows.and_then(|old| self.numbers.get(old).or(self.fresh.then_some(old)));
            }
            Change::Done { id, .. }
            | Change::Tell { id, .. }
            | Change::Move { id, .. }
            | Change::Drop { id, .. }
            | Change::Accept { id, .. }
            | Change::Assign { id, .. }
            | Change::Edit { id, .. } => *id = to,
            Change::Unknown { id, .. } => *id = Some(to),
            Change::Person { .. } | Change::Undo { .. } | Change::Redo { .. } => {}
        }
    }

    fn note_number(&mut self, from: PromiseId, to: PromiseId) {
        if let Some(run) = self.runs.last_mut()
            && (run.from.letter, run.to.letter) == (from.letter, to.letter)
            && Some(from.number) == run.from.number.checked_add(run.count)
            && Some(to.number) == run.to.number.checked_add(run.count)
        {
            run.count += 1;
        } else if from != to {
            self.runs.push(Run { from, to, count: 1 });
        }
    }

    /// Adds a change to those that will be stored; while something is bad nothing will.
    fn push(&mut self, app: &App, change: Change) -> Result<(), Trip> {
        if self.dry_run || self.bad_count > 0 {
            return Ok(());
        }
        let stop = |error: StoreError| Trip::Stop(app.store_failure(&error));
        let spool = match &mut self.spool {
            Some(spool) => spool,
            none => none.insert(self.store.spool(app.settings.me.as_deref()).map_err(stop)?),
        };
        match spool.push(change) {
            Ok(()) => Ok(()),
            Err(StoreError::Unwritable) => Err(Trip::Bad(t!(app.words, "exchange-too-long"))),
            Err(error) => Err(stop(error)),
        }
    }

    fn note_bad(&mut self, app: &App, line: u64, why: String) {
        self.bad_count += 1;
        self.spool = None;
        if self.bad.len() < NAMED {
            self.bad.push(t!(app.words, "exchange-bad-entry", entry = self.entries, line = line, why = why));
        }
    }

    fn refuse_bad(&self, app: &App) -> Result<(), Failure> {
        if self.bad_count == 0 {
            return Ok(());
        }
        let mut message = t!(app.words, "exchange-bad-entries", count = self.bad_count);
        for line in &self.bad {
            message += &format!("\n  {line}");
        }
        if self.bad_count > self.bad.len() {
            message += &format!("\n  {}", t!(app.words, "exchange-and-more", count = self.bad_count - self.bad.len()));
        }
        Err(Failure::misunderstood(message))
    }

    fn show_progress(&mut self, app: &mut App, read: u64, length: Option<u64>) -> Result<(), Failure> {
        if !app.watched {
            return Ok(());
        }
        let text = match length.filter(|length| *length > 0) {
            Some(length) => {
                let percent = read.min(length) * 100 / length;
                t!(app.words, "exchange-progress-of", count = self.entries, percent = percent)
            }
            None => t!(app.words, "exchange-progress", count = self.entries),
        };
        let text = cut(&text, app.columns.saturating_sub(1)).into_owned();
        let blank = " ".repeat(self.shown.saturating_sub(width(&text)));
        self.shown = width(&text);
        write!(app.err, "\r{text}{blank}")?;
        app.err.flush()?;
        Ok(())
    }

    fn clear_progress(&mut self, app: &mut App) -> Result<(), Failure> {
        if self.shown > 0 {
            write!(app.err, "\r{}\r", " ".repeat(self.shown))?;
            app.err.flush()?;
            self.shown = 0;
        }
        Ok(())
    }

    fn answer(&self, app: &mut App) -> Result<(), Failure> {
        if !self.unknown.is_empty() && !app.quiet {
            let names = self.unknown.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let text = t!(app.words, "exchange-ignored", names = names);
            app.warn(&text)?;
        }
        if app.json {
            let numbers = self
                .runs
                .iter()
                .map(|run| json!({ "from": run.from.to_string(), "to": run.to.to_string(), "count": run.count }));
            let value = json!({
                "dry_run": self.dry_run,
                "promises": self.promises,
                "people": self.new_people.len(),
                "already": self.already,
                "numbers": numbers.collect::<Vec<_>>(),
                "ignored": self.unknown,
            });
            writeln!(app.out, "{}", json::pretty(&value))?;
            return Ok(());
        }
        let id = if self.dry_run { "exchange-would-import" } else { "exchange-imported" };
        let text = t!(app.words, id, promises = self.promises, people = self.new_people.len());
        app.say(&text)?;
        if self.already > 0 {
            let text = t!(app.words, "exchange-already", count = self.already);
            app.say(&text)?;
        }
        for run in self.runs.iter().take(NAMED) {
            let last = |first: PromiseId| PromiseId { number: first.number + run.count - 1, ..first };
            let text = if run.count == 1 {
                t!(app.words, "exchange-number", from = run.from.to_string(), to = run.to.to_string())
            } else {
                t!(
                    app.words,
                    "exchange-numbers",
                    from = format!("{}–{}", run.from, last(run.from)),
                    to = format!("{}–{}", run.to, last(run.to))
                )
            };
            app.say(&text)?;
        }
        if self.runs.len() > NAMED {
            let rest: u32 = self.runs[NAMED..].iter().map(|run| run.count).sum();
            let text = t!(app.words, "exchange-more-numbers", count = rest);
            app.say(&text)?;
        }
        Ok(())
    }
}

/// What stops an entry, or the whole import.
enum Trip {
    /// This entry cannot be taken.
    Bad(String),
    /// Nothing can.
    Stop(Failure),
}

fn trouble_in_words(app: &App, trouble: &Trouble) -> String {
    match trouble {
        Trouble::TooLong => t!(app.words, "exchange-entry-too-long"),
        Trouble::TooDeep => t!(app.words, "exchange-too-deep"),
        Trouble::Unended => t!(app.words, "exchange-unended"),
        Trouble::NotJson | Trouble::Io(_) => t!(app.words, "exchange-not-json"),
    }
}

/// What is not known of a customer yet.
fn only_news(mend: &PersonMend, known: &Person) -> PersonMend {
    let news = |said: &Option<String>, known: &Option<String>| said.clone().filter(|_| known.is_none());
    PersonMend {
        rename: None,
        phone: news(&mend.phone, &known.phone),
        email: news(&mend.email, &known.email),
        language: news(&mend.language, &known.language),
        note: news(&mend.note, &known.note),
    }
}

/// So wide that two texts do not meet by chance, nor by design.
fn hash(hashers: &[RandomState; 2], text: &str) -> u128 {
    let [one, other] = hashers;
    u128::from(one.hash_one(text)) << 64 | u128::from(other.hash_one(text))
}
