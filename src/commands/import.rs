//! `import`: brings in what `export` wrote, or a list that another program wrote: all of it or nothing, as one step of `undo`.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use crate::app::{Answer, App, Exit, Failure, Machine};
use crate::capture::tidy;
use crate::exchange::customer::{self, Book};
use crate::exchange::entry::{self, HIGHEST_NUMBER, Incoming};
use crate::exchange::numbers::Numbers;
use crate::exchange::{self, Card, Foreign, Item, Reader, Trouble, Why, Wishes, sheet};
use crate::files;
use crate::i18n::t;
use crate::model::{Change, Instant, Ledger, Person, PersonMend, PromiseId, Terms, Window, people};
use crate::render::style::{cut, width};
use crate::render::{json, words};
use crate::store::{Spool, Store, StoreError};

/// The newest form of an export that is understood.
const FORM: u64 = 1;

/// How many bad entries, and runs of numbers, are named one by one.
const NAMED: usize = 20;

/// How much of a report is kept.
const MOST_KEPT: usize = 1000;

/// The longest phone, address or note, in bytes.
const LONGEST_DETAIL: usize = 16 * 1024;

/// How many entries there are from one sign of life to the next.
const STRIDE: u64 = 2000;

/// The arguments of `import`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "FILE", required = true)]
    file: PathBuf,
    #[arg(long, group = "format")]
    csv: bool,
    #[arg(long, group = "format")]
    contacts: bool,
    #[arg(long, group = "format")]
    vcard: bool,
    #[arg(long, group = "format")]
    ics: bool,
    #[arg(long, group = "format")]
    taskwarrior: bool,
    #[arg(long, group = "format")]
    todotxt: bool,
    #[arg(long, value_name = "COLUMNS")]
    columns: Option<String>,
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    #[arg(long)]
    known_only: bool,
    #[arg(long)]
    replace: bool,
    #[arg(long)]
    skip_bad: bool,
    #[arg(long)]
    dry_run: bool,
}

impl Args {
    /// The format that a flag asks for.
    fn format(&self) -> Option<&'static str> {
        let flags = [
            (self.csv, "csv"),
            (self.contacts, "contacts"),
            (self.vcard, "vcard"),
            (self.ics, "ics"),
            (self.taskwarrior, "taskwarrior"),
            (self.todotxt, "todotxt"),
        ];
        flags.into_iter().find(|(given, _)| *given).map(|(_, name)| name)
    }

    /// A flag that says nothing to this format.
    fn without_use(&self, format: &str) -> Option<&'static str> {
        let is = |formats: &[&str]| formats.contains(&format);
        [
            (self.columns.is_some() && !is(&["csv", "contacts"]), "--columns"),
            (self.who.is_some() && is(&["json", "vcard", "contacts"]), "--who"),
            (self.known_only && is(&["json"]), "--known-only"),
            (self.replace && is(&["json"]), "--replace"),
            (self.skip_bad && is(&["json"]), "--skip-bad"),
        ]
        .into_iter()
        .find(|(given, _)| *given)
        .map(|(_, flag)| flag)
    }

    fn wishes(&self, app: &App) -> Result<Wishes, Failure> {
        let mut columns = Vec::new();
        for pair in self.columns.iter().flat_map(|columns| columns.split(',')) {
            let Some((role, column)) = pair.split_once('=') else {
                let message = t!(app.words, "exchange-odd-columns", typed = tidy(pair));
                return Err(Failure::misunderstood(message).hint(t!(app.words, "exchange-odd-columns-hint")));
            };
            columns.push((role.trim().to_lowercase(), column.to_owned()));
        }
        Ok(Wishes { columns })
    }
}

/// Runs `import`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let store = app.store()?.clone();
    // First, so that nothing can be written between it and the reading without showing.
    let mark = store.mark().map_err(|error| app.store_failure(&error))?;
    let (ledger, machine) = app.numbered_ledger()?;
    let mut import = Import::new(&store, ledger, &machine, &args);
    if args.file == Path::new("-") {
        let input = std::mem::replace(&mut app.input, Box::leak(Box::new(io::empty())));
        import.take_input(app, &args, input, None, None)?;
    } else {
        let (file, length) = files::open(&args.file).map_err(|error| app.unread(&args.file, &error))?;
        import.take_input(app, &args, &mut BufReader::with_capacity(1 << 16, file), length, Some(&args.file))?;
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
    /// What cannot be taken is left out, and the rest is taken.
    skip_bad: bool,
    /// What the file says of a customer takes the place of what is known.
    replace: bool,
    /// Customers who are not known stay away.
    known_only: bool,
    /// Who a promise is about that names nobody.
    otherwise: Option<String>,
    /// Something was read that another program wrote.
    is_foreign: bool,
    /// The customers, once an address book is read.
    book: Option<Book>,
    /// Known customers of whom something was learned.
    filled: HashSet<String>,
    conflicts: Vec<Conflict>,
    conflict_count: usize,
    perhaps: Vec<(String, String)>,
    left_out: Vec<(u64, u64, String)>,
    left_out_count: usize,
    /// What is to be said of the order of days and months.
    remark: Option<Why>,
    /// Times that clocks pass over, in words.
    passed_over: Vec<(u64, u64, String)>,
    /// Promises that are here already and of which something else is said there.
    changed: Vec<Changed>,
    changed_count: usize,
    /// What other programs gave for life and this file has told already.
    met: HashSet<u128>,
    /// A part of an entry that cannot be taken is among what would be stored.
    torn: bool,
    /// Nothing was ever promised here: what comes keeps its numbers.
    fresh: bool,
    /// The number that the next promise gets.
    next: PromiseId,
    /// Promises of the ledger by what they are known by.
    known: HashMap<u128, Known>,
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
    fn new(store: &'s Store, ledger: Ledger, machine: &Machine, args: &Args) -> Self {
        let mut import = Import {
            store,
            dry_run: args.dry_run,
            skip_bad: args.skip_bad,
            replace: args.replace,
            known_only: args.known_only,
            otherwise: args.who.as_deref().map(tidy).filter(|who| !who.is_empty()),
            is_foreign: false,
            book: None,
            filled: HashSet::new(),
            conflicts: Vec::new(),
            conflict_count: 0,
            perhaps: Vec::new(),
            left_out: Vec::new(),
            left_out_count: 0,
            remark: None,
            passed_over: Vec::new(),
            changed: Vec::new(),
            changed_count: 0,
            met: HashSet::new(),
            torn: false,
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
                let known = import.known.entry(hash(&import.hashers, &name));
                let known = known.or_insert(Known { first: promise.id, left: 0, is_only: true });
                known.is_only = known.left == 0;
                known.left += 1;
            }
        }
        import.ledger = ledger;
        import
    }

    /// Finds out the format of the text, and takes all of it.
    fn take_input(
        &mut self,
        app: &mut App,
        args: &Args,
        input: &mut dyn BufRead,
        length: Option<u64>,
        path: Option<&Path>,
    ) -> Result<(), Failure> {
        let unread =
            |app: &App, error| path.map_or_else(|| app.unreadable_input(&error), |path| app.unread(path, &error));
        let head = input.fill_buf().map_err(|error| unread(app, error))?;
        if head.is_empty() {
            return Err(Failure::misunderstood(t!(app.words, "exchange-empty")));
        }
        let name = path.and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        let format = exchange::format(args.format(), &name, head);
        if format.name != "json" && (head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff")) {
            return Err(Failure::misunderstood(t!(app.words, "exchange-utf16")));
        }
        if let Some(flag) = args.without_use(format.name) {
            return Err(Failure::misunderstood(t!(app.words, "exchange-no-use", flag = flag)));
        }
        let begins_json = |head: &[u8]| matches!(head.trim_ascii_start().first(), None | Some(b'{' | b'['));
        let is_called_json = format.endings.iter().any(|ending| name.to_lowercase().ends_with(ending));
        if format.name == "json" && !is_called_json && !begins_json(head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head))
        {
            let failure = Failure::misunderstood(t!(app.words, "exchange-unknown-kind"));
            return Err(failure.hint(t!(app.words, "exchange-unknown-kind-hint")));
        }
        let mut reader = match (format.open)(input, &args.wishes(app)?) {
            Ok(reader) => reader,
            Err(Trouble::Io(error)) => return Err(unread(app, error)),
            Err(trouble) => return Err(unopened(app, &trouble)),
        };
        self.take_all(app, &mut *reader, length, path)
    }

    fn take_all(
        &mut self,
        app: &mut App,
        reader: &mut dyn Reader,
        length: Option<u64>,
        path: Option<&Path>,
    ) -> Result<(), Failure> {
        app.date_order = reader.date_order(app);
        let mut anything = false;
        let taken = loop {
            let Some(next) = reader.next(app) else { break Ok(()) };
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
                    // Behind what is torn nobody knows what is missing.
                    self.skip_bad &= matches!(trouble, Trouble::Said(_) | Trouble::Told(_));
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
            let taken = match found.item {
                Item::LeftOut(why) => {
                    self.note_left_out(found.line, t!(app.words, why.id, value = shortened(&why.value)));
                    Ok(())
                }
                Item::Foreign(foreign) => self.take_foreign(app, found.line, foreign),
                Item::Card(card) => self.take_card(app, found.line, card),
                item => self.take(app, &item),
            };
            match taken {
                Ok(()) => {}
                Err(Trip::Bad(why)) => self.note_bad(app, found.line, why),
                Err(Trip::Stop(failure)) => break Err(failure),
            }
            if self.entries.is_multiple_of(STRIDE) {
                self.show_progress(app, reader.read(), length)?;
            }
        };
        self.clear_progress(app)?;
        self.remark = reader.remark();
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
            Item::Foreign(_) | Item::Card(_) | Item::LeftOut(_) => return Ok(()),
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

    /// A promise of another program.
    fn take_foreign(&mut self, app: &App, line: u64, mut foreign: Foreign) -> Result<(), Trip> {
        self.is_foreign = true;
        let (source, ours) = (foreign.source(), foreign.ours);
        customer::settle(&self.ledger, &mut foreign, self.otherwise.as_deref());
        let room = 100_usize.saturating_sub(self.unknown.len());
        self.unknown.extend(foreign.ignored.iter().take(room).map(|name| shortened(name)));
        if foreign.text("who").is_none_or(|who| people::key(&tidy(who)).is_empty()) {
            let what = shortened(foreign.text("what").unwrap_or_default());
            return Err(Trip::Bad(t!(app.words, "exchange-no-customer", what = what)));
        }
        let value = Value::Object(foreign.fields);
        let read = entry::promise(app, &value, &mut self.unknown);
        let due = value["due"].as_str().unwrap_or_default();
        let mut incoming = read.map_err(|why| {
            Trip::Bad(sheet::blamed(app, &foreign.cells, due, value["created"].as_str()).unwrap_or(why))
        })?;
        if exchange::is_for_life(&source) {
            if !self.met.insert(hash(&self.hashers, &source)) {
                let what = shortened(value["what"].as_str().unwrap_or_default());
                self.note_left_out(line, t!(app.words, "exchange-again", value = what));
                return Ok(());
            }
            incoming.is_dated = true;
        }
        if let Some(shape) = ours.filter(|_| incoming.changes.len() == 1) {
            let known = self.known.get(&hash(&self.hashers, &source));
            let here = known.and_then(|known| self.ledger.get(known.first));
            incoming.is_dated &= !here.is_some_and(|here| exchange::calendar::is_as_published(app, shape, here, due));
        }
        incoming.set_source(source);
        let passed_over = entry::passed_over(app, due, &incoming);
        let unknown = incoming.who().filter(|who| self.ledger.person_named(who).is_none());
        if let Some(who) = unknown.filter(|_| self.known_only) {
            let why = t!(app.words, "exchange-not-known", who = shortened(who));
            self.note_left_out(line, why);
            return Ok(());
        }
        let before = self.promises;
        self.take_promise(app, incoming)?;
        if let Some((said, shown)) =
            passed_over.filter(|_| self.promises > before && self.passed_over.len() < MOST_KEPT)
        {
            let time = |local: NaiveDateTime| local.format("%Y-%m-%d %H:%M").to_string();
            let text = t!(app.words, "exchange-passed-over-one", said = time(said), shown = time(shown));
            self.passed_over.push((self.entries, line, text));
        }
        Ok(())
    }

    /// The promise that this is, and whether no other may be meant.
    fn find(&mut self, incoming: &Incoming) -> Option<(PromiseId, bool)> {
        let by_text = hash(&self.hashers, &incoming.known_by);
        let source = incoming.source();
        if let Some(known) = source.and_then(|source| self.known.get_mut(&hash(&self.hashers, source)))
            && known.left > 0
        {
            known.left -= 1;
            let found = (known.first, known.is_only);
            // It is no other's twin any more.
            if let Some(twins) = self.known.get_mut(&by_text) {
                twins.left = twins.left.saturating_sub(1);
            }
            return Some(found);
        }
        let known = self.known.get_mut(&by_text).filter(|known| known.left > 0)?;
        let is_for_life = |promise| {
            let first = self.ledger.history(promise).next();
            first.and_then(|event| event.source).is_some_and(exchange::is_for_life)
        };
        // What has another name for life is another one, however alike.
        if source.is_some_and(exchange::is_for_life) && self.ledger.get(known.first).is_some_and(is_for_life) {
            return None;
        }
        known.left -= 1;
        Some((known.first, known.is_only))
    }

    /// Notes what is said there of an open promise that is here already, where that is something else.
    fn note_changes(&mut self, id: PromiseId, incoming: &Incoming) {
        let Some(promise) = self.ledger.get(id).filter(|promise| promise.is_open() && !promise.newer) else { return };
        let Some(Change::Add(added)) = incoming.changes.first().map(Change::deed) else { return };
        let ending = incoming.changes.get(1).cloned();
        if ending.is_none() && !entry::is_moved(promise.current(), &added.terms) {
            return;
        }
        self.changed_count += 1;
        if self.changed.len() < MOST_KEPT {
            self.changed.push(Changed { id, there: added.terms.clone(), ending });
        }
    }

    /// A customer of an address book: a known one is filled in, and never doubled.
    fn take_card(&mut self, app: &App, line: u64, mut card: Card) -> Result<(), Trip> {
        self.is_foreign = true;
        if people::key(&card.name).is_empty() {
            return Err(Trip::Bad(t!(app.words, "exchange-nobody")));
        }
        let country = app.settings.phone_country;
        if self.book.is_none() {
            let mut book = Book::default();
            for (_, person) in self.ledger.people() {
                book.add(&person.name, person.phone.as_deref(), country);
            }
            self.book = Some(book);
        }
        let book = self.book.as_mut().expect("it was just made");
        match book.find(&card.name, &card.phones, country) {
            Some(known) => card.name = known.to_owned(),
            None if self.known_only => {
                self.note_left_out(line, t!(app.words, "exchange-not-known", who = shortened(&card.name)));
                return Ok(());
            }
            None => {
                if let Some(near) = book.perhaps(&card.name).filter(|_| self.perhaps.len() < MOST_KEPT) {
                    self.perhaps.push((card.name.clone(), near.to_owned()));
                }
            }
        }
        book.add(&card.name, card.phones.iter().map(String::as_str), country);
        self.fill(app, card)
    }

    /// Takes down what is new about a customer; of what differs from what is known only as much as was asked for.
    fn fill(&mut self, app: &App, card: Card) -> Result<(), Trip> {
        let key = people::key(&card.name);
        let (mend, mut conflicts) = self.news(app, &card)?;
        self.conflict_count += conflicts.len();
        conflicts.truncate(MOST_KEPT.saturating_sub(self.conflicts.len()));
        self.conflicts.append(&mut conflicts);
        let is_known = self.ledger.person_named(&card.name).is_some();
        if mend == PersonMend::default() && (is_known || self.people.contains_key(&key)) {
            return Ok(());
        }
        let counted = if is_known { &mut self.filled } else { &mut self.new_people };
        counted.insert(key.clone());
        let learned = self.people.entry(key).or_default();
        for (learned, new) in details_mut(learned).into_iter().zip(details(&mend)) {
            if new.is_some() {
                learned.clone_from(new);
            }
        }
        self.push(app, Change::Person { name: card.name, mend: Box::new(mend) })
    }

    /// What a card says that is to be taken down, and where it differs from what is known.
    fn news(&self, app: &App, card: &Card) -> Result<(PersonMend, Vec<Conflict>), Trip> {
        let here = self.ledger.person_named(&card.name).map(|(_, person)| person);
        let here = here.map(|here| [&here.phone, &here.email, &here.language, &here.note]);
        let learned = self.people.get(&people::key(&card.name)).map(details);
        let said = [&card.phones[..], &card.emails[..], card.language.as_slice(), card.note.as_slice()];
        let (mut mend, mut conflicts) = (PersonMend::default(), Vec::new());
        for (place, (new, said)) in details_mut(&mut mend).into_iter().zip(said).enumerate() {
            let Some(best) = said.first() else { continue };
            if best.len() > LONGEST_DETAIL {
                return Err(Trip::Bad(t!(app.words, "exchange-too-long")));
            }
            let known = [learned, here].into_iter().flatten().find_map(|known| known[place].as_ref());
            let Some(known) = known.filter(|known| !known.is_empty()) else {
                *new = Some(best.clone());
                continue;
            };
            let is_same = |said: &String| match DETAILS[place] {
                "phone" => customer::is_same_phone(said, known, app.settings.phone_country),
                _ => said.eq_ignore_ascii_case(known),
            };
            if !said.iter().any(is_same) {
                *new = Some(best.clone()).filter(|_| self.replace);
                let (who, here, there) = (card.name.clone(), known.clone(), best.clone());
                conflicts.push(Conflict { who, field: DETAILS[place], here, there });
            }
        }
        Ok((mend, conflicts))
    }

    fn take_promise(&mut self, app: &App, incoming: Incoming) -> Result<(), Trip> {
        if let Some((here, is_only)) = self.find(&incoming) {
            if let Some(old) = incoming.id {
                self.numbers.insert(old, here);
            }
            self.already += 1;
            if self.is_foreign && is_only && incoming.is_dated {
                self.note_changes(here, &incoming);
            }
            return Ok(());
        }
        let Incoming { id: old, whole, mut changes, person, .. } = incoming;
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
        for (place, change) in changes.into_iter().enumerate() {
            let pushed = self.push(app, change);
            self.torn |= place > 0 && matches!(pushed, Err(Trip::Bad(_)));
            pushed?;
        }
        if let Some(old) = old {
            self.numbers.insert(old, id);
            self.note_number(old, id);
        }
        self.promises += 1;
        match person {
            Some((name, PersonMend { phone, email, .. })) if self.is_foreign => {
                let (phones, emails) = (phone.into_iter().collect(), email.into_iter().collect());
                self.fill(app, Card { name, phones, emails, ..Card::default() })
            }
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
        if self.dry_run || self.bad_count > 0 && !self.skip_bad {
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
        if self.skip_bad {
            self.note_left_out(line, why);
            return;
        }
        self.spool = None;
        if self.bad.len() < NAMED {
            self.bad.push(t!(app.words, "exchange-bad-entry", entry = self.entries, line = line, why = why));
        }
    }

    fn note_left_out(&mut self, line: u64, why: String) {
        self.left_out_count += 1;
        if self.left_out.len() < MOST_KEPT {
            self.left_out.push((self.entries, line, why));
        }
    }

    fn refuse_bad(&self, app: &App) -> Result<(), Failure> {
        if self.torn {
            return Err(Failure::misunderstood(t!(app.words, "exchange-too-long")));
        }
        if self.bad_count == 0 || self.skip_bad {
            return Ok(());
        }
        let mut message = t!(app.words, "exchange-bad-entries", count = self.bad_count);
        for line in &self.bad {
            message += &format!("\n  {line}");
        }
        if self.bad_count > self.bad.len() {
            message += &format!("\n  {}", t!(app.words, "exchange-and-more", count = self.bad_count - self.bad.len()));
        }
        let failure = Failure::misunderstood(message);
        Err(if self.is_foreign { failure.hint(t!(app.words, "exchange-bad-hint")) } else { failure })
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
                "filled": self.filled.len(),
                "conflicts": self.conflicts.iter().map(|conflict| self.conflict_json(conflict)).collect::<Vec<_>>(),
                "perhaps": self.perhaps.iter().map(|(who, near)| json!({ "who": who, "known": near })).collect::<Vec<_>>(),
                "changed": self.changed.iter().map(|changed| self.changed_json(app, changed)).collect::<Vec<_>>(),
                "passed_over": self.passed_over.iter().map(left_out_json).collect::<Vec<_>>(),
                "remark": self.remark.as_ref().map(|why| t!(app.words, why.id, value = shortened(&why.value))),
                "left_out": self.left_out.iter().map(left_out_json).collect::<Vec<_>>(),
            });
            writeln!(app.out, "{}", json::pretty(&value))?;
            return Ok(());
        }
        let id = match (self.promises == 0 && !self.new_people.is_empty(), self.dry_run) {
            (false, false) => "exchange-imported",
            (false, true) => "exchange-would-import",
            (true, false) => "exchange-imported-people",
            (true, true) => "exchange-would-import-people",
        };
        let text = t!(app.words, id, promises = self.promises, people = self.new_people.len());
        app.say(&text)?;
        if !self.filled.is_empty() {
            let text = t!(app.words, "exchange-filled", count = self.filled.len());
            app.say(&text)?;
        }
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
        self.report(app)
    }

    /// Names what was not taken, what differs, and who may be known already, to whoever reads.
    fn report(&self, app: &mut App) -> Result<(), Failure> {
        let mut lines = Vec::new();
        if self.conflict_count > 0 {
            let id = if self.replace { "exchange-replaced" } else { "exchange-conflicts" };
            lines.push(t!(app.words, id, count = self.conflict_count));
            lines.extend(self.conflicts.iter().take(NAMED).map(|conflict| {
                let Conflict { who, field, here, there } = conflict;
                let field = t!(app.words, &format!("exchange-field-{field}"));
                let (here, there) = (shortened(here), shortened(there));
                format!(
                    "  {}",
                    t!(app.words, "exchange-conflict", who = shortened(who), field = field, here = here, there = there)
                )
            }));
            self.and_more(app, self.conflict_count, &mut lines);
        }
        if !self.perhaps.is_empty() {
            lines.push(t!(app.words, "exchange-perhaps", count = self.perhaps.len()));
            let line = |(who, near): &(String, String)| {
                t!(app.words, "exchange-near", who = shortened(who), near = shortened(near))
            };
            lines.extend(self.perhaps.iter().take(NAMED).map(|near| format!("  {}", line(near))));
            self.and_more(app, self.perhaps.len(), &mut lines);
        }
        if let Some(Why { id, value }) = &self.remark {
            lines.push(t!(app.words, id, value = shortened(value)));
        }
        if !self.passed_over.is_empty() {
            lines.push(t!(app.words, "exchange-passed-over", count = self.passed_over.len()));
            lines.extend(self.passed_over.iter().take(NAMED).map(|entry| entry_in_words(app, entry)));
            self.and_more(app, self.passed_over.len(), &mut lines);
        }
        if self.changed_count > 0 {
            lines.push(t!(app.words, "exchange-changed", count = self.changed_count));
            lines.extend(self.changed.iter().take(NAMED).flat_map(|changed| self.changed_in_words(app, changed)));
            self.and_more(app, self.changed_count, &mut lines);
        }
        if self.left_out_count > 0 {
            lines.push(t!(app.words, "exchange-left-out", count = self.left_out_count));
            lines.extend(self.left_out.iter().take(NAMED).map(|entry| entry_in_words(app, entry)));
            self.and_more(app, self.left_out_count, &mut lines);
        }
        if app.quiet {
            return Ok(());
        }
        for line in lines {
            let text = line.trim_start();
            let text = app.page().paragraph(text, &line[..line.len() - text.len()]);
            app.out.write_all(text.as_bytes())?;
        }
        Ok(())
    }

    /// A promise of which something else is said there, and what records that.
    fn changed_in_words(&self, app: &App, changed: &Changed) -> Vec<String> {
        let Some(promise) = self.ledger.get(changed.id) else { return Vec::new() };
        let (id, who) = (changed.id.to_string(), shortened(&self.ledger.person(promise).name));
        let what = shortened(&promise.what);
        let (said, command) = match changed.ending.as_ref().map(|ending| (ending, ending.deed())) {
            None => {
                let in_words = |window: &Option<Window>| match window {
                    Some(window) => {
                        let local = |at: Option<Instant>| at.map(|at| app.zone.local(at));
                        let (from, by) = (local(window.from), local(window.by));
                        words::window(&app.words, from, by, window.grain, window.approx, app.today())
                    }
                    None => t!(app.words, "exchange-undated"),
                };
                let (here, there) = (in_words(&promise.current().window), in_words(&changed.there.window));
                let phrase = entry::phrase(app, &changed.there);
                let said = t!(
                    app.words,
                    "exchange-moved",
                    id = id.as_str(),
                    who = who,
                    what = what,
                    here = here,
                    there = there
                );
                (said, t!(app.words, "exchange-to-move", id = id, phrase = phrase))
            }
            Some((ending, deed)) => {
                let said = t!(app.words, "exchange-ended", id = id.as_str(), who = who, what = what);
                let command = match (ending, deed) {
                    (_, Change::Drop { released: true, .. }) => t!(app.words, "exchange-to-release", id = id),
                    (_, Change::Drop { .. }) => t!(app.words, "exchange-to-break", id = id),
                    (Change::Past(past), _) => {
                        let at = app.zone.local(past.at).format("%Y-%m-%d %H:%M").to_string();
                        t!(app.words, "exchange-to-do", id = id, at = at)
                    }
                    _ => String::new(),
                };
                (said, command)
            }
        };
        vec![format!("  {said}"), format!("    {command}")]
    }

    fn changed_json(&self, app: &App, changed: &Changed) -> Value {
        let Changed { id, there, ending } = changed;
        let here = self.ledger.get(*id).and_then(|promise| promise.current().deadline);
        let at = |at: Option<Instant>| at.map(|at| json::time(&app.page(), at));
        json!({ "id": id.to_string(), "here": at(here), "there": at(there.deadline), "closed": ending.is_some() })
    }

    fn and_more(&self, app: &App, count: usize, lines: &mut Vec<String>) {
        if count > NAMED {
            lines.push(format!("  {}", t!(app.words, "exchange-and-more", count = count - NAMED)));
        }
    }

    fn conflict_json(&self, conflict: &Conflict) -> Value {
        let Conflict { who, field, here, there } = conflict;
        json!({ "who": who, "field": field, "here": here, "there": there, "replaced": self.replace })
    }
}

fn entry_in_words(app: &App, (entry, line, why): &(u64, u64, String)) -> String {
    format!("  {}", t!(app.words, "exchange-bad-entry", entry = *entry, line = *line, why = why.as_str()))
}

fn left_out_json((entry, line, why): &(u64, u64, String)) -> Value {
    json!({ "entry": entry, "line": line, "why": why })
}

/// What is known of a customer beside the name.
const DETAILS: [&str; 4] = ["phone", "email", "language", "note"];

fn details(mend: &PersonMend) -> [&Option<String>; 4] {
    [&mend.phone, &mend.email, &mend.language, &mend.note]
}

fn details_mut(mend: &mut PersonMend) -> [&mut Option<String>; 4] {
    [&mut mend.phone, &mut mend.email, &mut mend.language, &mut mend.note]
}

/// Promises that are known by the same.
struct Known {
    /// The first of them.
    first: PromiseId,
    /// How many there are of which nothing was read yet.
    left: u32,
    is_only: bool,
}

/// A promise that is here already and of which something else is said there.
struct Changed {
    id: PromiseId,
    there: Terms,
    /// What became of it there, if it was closed.
    ending: Option<Change>,
}

/// What is known of a customer, and what the file says instead.
struct Conflict {
    who: String,
    field: &'static str,
    here: String,
    there: String,
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
        Trouble::Told(text) => text.clone(),
        Trouble::Said(Why { id, value }) => t!(app.words, id, value = shortened(value)),
        Trouble::NotJson | Trouble::Io(_) => t!(app.words, "exchange-not-json"),
    }
}

/// What is said of a text that is not of its format at all.
fn unopened(app: &App, trouble: &Trouble) -> Failure {
    let failure = Failure::misunderstood(trouble_in_words(app, trouble));
    match trouble {
        Trouble::Said(_) => failure.hint(t!(app.words, "exchange-odd-columns-hint")),
        _ => failure,
    }
}

/// A text of others as it is named in a message.
fn shortened(text: &str) -> String {
    cut(&tidy(text), 60).into_owned()
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
