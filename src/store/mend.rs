//! Makes journals anew: `repair` keeps all that can be believed, in a new chain; `accept` takes in lines that the owner edited.
//!
//! Nothing is written into the journals that are there. New ones are made in a folder of their own, made durable, read again and
//! compared with what they should say; then that folder and `journal` change places in one step, and what was there before stays in
//! a folder `before-…`. The note of what was acknowledged says beforehand what will hold after that step, so that it is right
//! on both sides of it.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ffi::OsString;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::contents::{self, Source};
use super::doctor::{beginning, up_to};
use super::files::{Folder, Opened, Use};
use super::journal::{self, Body, FORMAT, Hash, MAX_LINE, Record, Stamp, Text, Verdict};
use super::notes::{After, Seen, file_name, is_name, part_of};
use super::reader::{Lines, Piece, Sound};
use super::snapshot::SNAPSHOT;
use super::{Contents, DamageKind, JOURNALS, Locked, MachineInfo, Store, StoreError, tail};
use crate::model::order::PutInOrder;
use crate::model::{Change, Instant, Line, PromiseId};

/// How much of an edited line is shown: as a rule all of it, since the owner is to judge it.
const SHOWN_TO_BE_JUDGED: usize = 1000;

/// What a repair did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The journals that were made anew.
    pub journals: Vec<PathBuf>,
    /// How many lines of them were kept.
    pub saved: u64,
    /// The lines that were left out.
    pub left_out: Vec<LeftOut>,
    /// The promises that are named in lines that were left out, as far as those can be read.
    pub named: Vec<PromiseId>,
    /// Numbers that were given here, of which nothing is recorded.
    pub missing: Vec<PromiseId>,
    /// Promises that had the number of another.
    pub renumbered: Vec<Renumbered>,
    /// Notes that were written anew.
    pub notes: Vec<PathBuf>,
    /// What others could read or write, and now cannot.
    pub closed: Vec<PathBuf>,
    /// Where the former journals are now.
    pub aside: Option<PathBuf>,
}

impl Mended {
    /// Whether there was nothing to do.
    pub fn is_nothing(&self) -> bool {
        self.journals.is_empty() && self.notes.is_empty() && self.closed.is_empty()
    }
}

/// A line that a repair left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The journal.
    pub path: PathBuf,
    /// The line.
    pub line: usize,
    /// Why.
    pub what: DamageKind,
    /// Its beginning.
    pub stands: String,
}

/// A promise that had the number of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renumbered {
    /// Its number so far.
    pub from: PromiseId,
    /// Its number from now on.
    pub to: PromiseId,
}

/// A line that somebody edited by hand, and that makes sense as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The journal.
    pub path: PathBuf,
    /// The line.
    pub line: usize,
    /// What it says now; none for the line that begins a journal.
    pub command: Option<Line>,
    /// The beginning of what stands there.
    pub stands: String,
    /// The hash of all its bytes, so that nothing else is taken in than what was shown.
    bytes: Hash,
}

/// One command on its way into a new journal.
struct Kept {
    line: Line,
    source: usize,
    /// Where its last line stands in the old journal.
    place: usize,
    /// Where all its lines stand there: start and length.
    spots: Vec<(u64, usize)>,
    /// Its number in the new journal.
    n: u64,
}

/// The new number of a promise.
struct NewNumber {
    to: PromiseId,
    /// The command that made the promise: its number, and its place in the journal.
    since: (u64, usize),
    /// What follows in that journal is about this promise; otherwise it is about the first one of that number.
    goes_on: bool,
}

/// What a repair is going to do.
#[derive(Default)]
struct Plan {
    mended: Mended,
    sources: Vec<Source>,
    /// The machines whose journals are made anew.
    touched: BTreeSet<String>,
    kept: Vec<Kept>,
    /// By journal and old number: the new numbers of commands.
    steps: HashMap<(usize, u64), u64>,
    /// By journal and old number: the new numbers of promises.
    ids: HashMap<(usize, PromiseId), NewNumber>,
    /// Who we are, if the store tells.
    me: Option<MachineInfo>,
    top: u32,
    seen: Option<Seen>,
    before: Contents,
}

impl Store {
    /// What a repair would do.
    ///
    /// # Errors
    ///
    /// As [`Store::read`], and `NewerFormat`.
    pub fn would_repair(&self) -> Result<Mended, StoreError> {
        let Some(root) = Folder::open(&self.dir, &self.faults)? else { return Ok(Mended::default()) };
        let journals = root.inner(JOURNALS)?;
        Ok(plan(&root, journals.as_ref())?.mended)
    }

    /// The damaged lines that make sense as they are: somebody may have edited them on purpose.
    ///
    /// # Errors
    ///
    /// As [`Store::read`].
    pub fn edited(&self) -> Result<Vec<Edited>, StoreError> {
        let Some(root) = Folder::open(&self.dir, &self.faults)? else { return Ok(Vec::new()) };
        match root.inner(JOURNALS)? {
            Some(journals) => edited(&root, &journals),
            None => Ok(Vec::new()),
        }
    }
}

impl Locked<'_> {
    /// Puts what can be believed into new journals, and sets aside those that were here. Does nothing where all is well.
    ///
    /// # Errors
    ///
    /// `NotConfirmed` where it was done, and the disk did not say that it will last. With any other error the journals are as they were.
    pub fn repair(self, at: Instant) -> Result<Mended, StoreError> {
        let mut plan = plan(&self.root, Some(&self.journals))?;
        for path in &plan.mended.closed {
            close(&self.root, &self.journals, path).map_err(StoreError::unsaved)?;
        }
        if !plan.touched.is_empty() {
            let fresh = self.fresh()?;
            let result = self.rebuild(&mut plan, &fresh, at);
            plan.mended.aside = Some(self.or_remove(&fresh, result)?);
        }
        if !plan.mended.notes.is_empty() {
            self.mend_notes(&plan, at)?;
        }
        Ok(plan.mended)
    }

    /// Takes in lines that were edited by hand, so that they count as they stand. Returns where the former journals are now.
    ///
    /// # Errors
    ///
    /// `ChangedMeanwhile` where one of the lines is no longer what it was; otherwise as [`Locked::repair`].
    pub fn accept(self, at: Instant, lines: &[Edited]) -> Result<PathBuf, StoreError> {
        let fresh = self.fresh()?;
        let result = self.take_in(lines, &fresh, at);
        self.or_remove(&fresh, result)
    }

    /// The name of a folder that is not there yet.
    fn fresh(&self) -> Result<String, StoreError> {
        let name = format!("mending-{:016x}", RandomState::new().hash_one("a name of its own"));
        self.root.inner_or_make(&name).map_err(StoreError::unsaved)?;
        Ok(name)
    }

    fn or_remove<T>(&self, fresh: &str, result: Result<T, StoreError>) -> Result<T, StoreError> {
        // Where it was done, the folder holds what was here before.
        if !matches!(result, Ok(_) | Err(StoreError::NotConfirmed { .. })) {
            self.root.remove_folder(fresh);
        }
        result.map_err(StoreError::unsaved)
    }

    fn rebuild(&self, plan: &mut Plan, fresh: &str, at: Instant) -> Result<PathBuf, StoreError> {
        let folder = self.root.inner_or_make(fresh)?;
        plan.mended.saved = write_anew(plan, &self.journals, &folder, at)?;
        folder.sync()?;
        let seen = plan.me.as_ref().map(|me| seen_of(&folder, me, plan.given())).transpose()?.flatten();
        let after = contents::put_together(&self.root, Some(&folder), seen.as_ref(), plan.me.clone())?;
        if after.is_damaged() || !plan.is_said_by(&after.lines) {
            return Err(StoreError::Unmended);
        }
        let aside =
            self.put_in_place(fresh, plan.seen.as_ref(), seen.as_ref(), &format!("before-repair-{}", stamp(at)))?;
        if seen.is_none() && plan.seen.is_some() {
            // It spoke of a machine that has no journal any more.
            self.root.set_aside("seen", &format!("before-repair-{}-seen", stamp(at)));
        }
        // It may be all that is left of lines that cannot be read any more.
        self.root.set_aside(SNAPSHOT, &format!("before-repair-{}-snapshot", stamp(at)));
        Ok(aside)
    }

    fn take_in(&self, lines: &[Edited], fresh: &str, at: Instant) -> Result<PathBuf, StoreError> {
        let before = contents::read(&self.root, Some(&self.journals))?;
        if before.newer_format {
            return Err(StoreError::NewerFormat { path: self.journals.path().to_owned() });
        }
        let folder = self.root.inner_or_make(fresh)?;
        let mut seen = Seen::load(&self.root)?;
        let old_seen = seen.clone();
        write_accepted(&self.journals, &folder, lines, seen.as_mut())?;
        folder.sync()?;
        let machine = MachineInfo::load(&self.root)?;
        let after = contents::put_together(&self.root, Some(&folder), seen.as_ref(), machine)?;
        let mut there: HashMap<(&str, u64), Vec<&Line>> = HashMap::new();
        for line in &after.lines {
            there.entry((&line.machine, line.n)).or_default().push(line);
        }
        // A command of several lines may say more than each of them, and more than before.
        let is_there = |line: &Line| {
            let found = there.get(&(line.machine.as_str(), line.n));
            found.into_iter().flatten().any(|found| line.changes.iter().all(|change| found.changes.contains(change)))
        };
        let commands = lines.iter().filter_map(|edited| edited.command.as_ref());
        let whole = before.lines.iter().chain(commands).all(is_there);
        if !whole || after.damage.len() >= before.damage.len() {
            return Err(StoreError::Unmended);
        }
        self.put_in_place(fresh, old_seen.as_ref(), seen.as_ref(), &format!("before-accept-{}", stamp(at)))
    }

    /// Exchanges the journals for those in the folder with this name. If it fails, they are not. `seen` is what is noted now,
    /// `then` what is to be noted.
    fn put_in_place(
        &self,
        fresh: &str,
        seen: Option<&Seen>,
        then: Option<&Seen>,
        aside: &str,
    ) -> Result<PathBuf, StoreError> {
        self.exchange_noted(fresh, seen, then)?;
        let name = self.root.set_aside(fresh, aside);
        self.root.sync().map_err(confirmed)?;
        Ok(self.root.path().join(name))
    }

    /// The same without a word about what was here before, which stays in that folder.
    pub(super) fn exchange_noted(
        &self,
        fresh: &str,
        seen: Option<&Seen>,
        then: Option<&Seen>,
    ) -> Result<(), StoreError> {
        if let (Some(seen), Some(then)) = (seen, then) {
            let after = then.last.map(|last| After { file: then.file.clone(), length: then.length, last });
            Seen { after, ..seen.clone() }.put(&self.root)?;
        }
        self.root.sync()?;
        self.root
            .exchange(fresh, JOURNALS)
            .map_err(|source| StoreError::NotSaved { path: self.root.path().join(JOURNALS), source })?;
        // From here on it has happened, whatever fails.
        self.root.sync().map_err(confirmed)?;
        if let (Ok(Some(note)), Some(then)) = (Seen::open(&self.root, Use::Write), then) {
            then.save(&note);
        }
        Ok(())
    }

    /// Writes anew the notes that cannot be believed, or sets them aside where nobody knows what they said.
    fn mend_notes(&self, plan: &Plan, at: Instant) -> Result<(), StoreError> {
        for path in &plan.mended.notes {
            let seen = path.ends_with("seen");
            let anew = match &plan.me {
                Some(me) if seen => {
                    match (
                        seen_of(&self.root.inner_or_make(JOURNALS)?, me, plan.given())?,
                        Seen::open(&self.root, Use::Write)?,
                    ) {
                        (Some(seen), Some(note)) => seen.write(&note).is_ok(),
                        _ => false,
                    }
                }
                Some(me) => me.save(&self.root).map(|()| true)?,
                None => false,
            };
            if !anew {
                let name = if seen { "seen" } else { "machine" };
                self.root.set_aside(name, &format!("before-repair-{}-{name}", stamp(at)));
            }
        }
        self.root.sync().map_err(StoreError::unsaved)
    }
}

/// What a failure is that comes after the deed.
fn confirmed(error: StoreError) -> StoreError {
    match error {
        StoreError::Io { path, source } => StoreError::NotConfirmed { path, source },
        error => error,
    }
}

fn stamp(at: Instant) -> String {
    at.format("%Y-%m-%d-%H%M%S").to_string()
}

fn close(root: &Folder, journals: &Folder, path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::NotSaved { path: path.to_owned(), source };
    if path == root.path() {
        return root.make_private().map_err(failed);
    }
    if path == journals.path() {
        return journals.make_private().map_err(failed);
    }
    let Some(name) = path.file_name() else { return Ok(()) };
    let folder = if path.parent() == Some(journals.path()) { journals } else { root };
    match folder.file(name, Use::Read)? {
        Some(file) => file.make_private().map_err(failed),
        None => Ok(()),
    }
}

/// What was acknowledged last, as the journals in this folder tell; the numbers of lines and of promises no lower than these.
pub(super) fn seen_of(journals: &Folder, me: &MachineInfo, (n, top): (u64, u32)) -> Result<Option<Seen>, StoreError> {
    let mut newest: Option<(u32, Opened)> = None;
    for name in journals.journals()? {
        let Some((machine, part)) = part_of(&name) else { continue };
        if machine != me.name || newest.as_ref().is_some_and(|(number, _)| *number > part) {
            continue;
        }
        newest = journals.file(&name, Use::Read)?.map(|file| (part, file)).or(newest);
    }
    let Some((_, file)) = newest else { return Ok(None) };
    let end = tail::look(&file).map_err(|source| StoreError::Io { path: file.path.clone(), source })?;
    let (n, top) = (n.max(end.n), top.max(end.top));
    Ok(Some(Seen { file: file.name(), length: end.sound_to, n, top, last: end.last, ..Seen::default() }))
}

/// Looks at everything and settles what a repair has to do.
fn plan(root: &Folder, journals: Option<&Folder>) -> Result<Plan, StoreError> {
    let before = contents::read(root, journals)?;
    if before.newer_format {
        return Err(StoreError::NewerFormat { path: root.path().join(JOURNALS) });
    }
    let seen = Seen::load(root)?;
    let mut plan = Plan { seen, top: before.top, me: before.machine.clone(), before, ..Plan::default() };
    if let Some(journals) = journals {
        plan.sources = contents::read_journals(journals, plan.seen.as_ref())?;
        contents::drop_repeated(&mut plan.sources);
    }
    plan.gather(root, journals)?;
    plan.look_at_notes(root, journals)?;
    Ok(plan)
}

impl Plan {
    /// The highest numbers that were given: of a line, and of a promise.
    fn given(&self) -> (u64, u32) {
        (self.seen.as_ref().map_or(0, |seen| seen.n), self.top)
    }

    /// Finds the journals that must be made anew, and what goes into them.
    fn gather(&mut self, root: &Folder, journals: Option<&Folder>) -> Result<(), StoreError> {
        for damage in self.before.damage.iter().filter(|damage| damage.what != DamageKind::Torn) {
            let of_source =
                self.sources.iter().find(|source| source.path == damage.file).map(|source| source.machine.clone());
            let named = || damage.file.file_name().and_then(part_of).map(|(machine, _)| machine.to_owned());
            self.touched.extend(of_source.or_else(named));
        }
        let mut all = Vec::new();
        for (place, source) in self.sources.iter_mut().enumerate() {
            for sound in std::mem::take(&mut source.journal.lines) {
                all.push((place, sound));
            }
        }
        all.order_by(|(a, one), (b, other)| {
            (one.line.n, &one.line.machine, a, one.place).cmp(&(other.line.n, &other.line.machine, b, other.place))
        });
        self.number_anew(&all);
        // Journals that were put into one another belong together.
        loop {
            let before = self.touched.len();
            for (place, sound) in &all {
                if self.touched.contains(&self.sources[*place].machine) {
                    self.touched.insert(sound.line.machine.clone());
                }
            }
            if self.touched.len() == before {
                break;
            }
        }
        let touched = |place: usize| self.touched.contains(&self.sources[place].machine);
        let places: HashMap<(usize, usize), usize> = all
            .iter()
            .enumerate()
            .filter(|(_, (source, _))| touched(*source))
            .map(|(at, (source, sound))| ((*source, sound.place), at))
            .collect();
        let mut spots = vec![Vec::new(); all.len()];
        let mut named = BTreeSet::new();
        for place in (0..self.sources.len()).filter(|place| touched(*place)).collect::<Vec<_>>() {
            self.mended.journals.push(self.sources[place].path.clone());
            if let Some(journals) = journals {
                named.append(&mut self.walk(place, journals, &places, &mut spots)?);
            }
        }
        let lost = self.touched.iter().filter(|machine| !self.sources.iter().any(|source| source.machine == **machine));
        self.mended.journals.extend(lost.map(|machine| root.path().join(JOURNALS).join(file_name(machine, 1))));
        self.keep(all, spots);
        self.tell_of(&named);
        Ok(())
    }

    /// Gives new numbers to promises that have the number of another.
    fn number_anew(&mut self, all: &[(usize, Sound)]) {
        let mut given: HashMap<PromiseId, usize> = HashMap::new();
        let mut highest: HashMap<Option<char>, u32> = HashMap::new();
        let adds = |sound: &Sound| sound.line.changes.iter().filter_map(added).collect::<Vec<_>>();
        if let Some(me) = &self.me {
            highest.insert(me.letter, self.top);
        }
        for id in all.iter().flat_map(|(_, sound)| adds(sound)) {
            let highest = highest.entry(id.letter).or_default();
            *highest = id.number.max(*highest);
        }
        let mut hashes = HashSet::new();
        for (place, sound) in all {
            if !hashes.insert(sound.hash) {
                continue;
            }
            for from in adds(sound) {
                let Some(first) = given.get(&from) else {
                    given.insert(from, *place);
                    continue;
                };
                let highest = highest.entry(from.letter).or_default();
                *highest += 1;
                let to = PromiseId { number: *highest, ..from };
                self.touched.insert(self.sources[*place].machine.clone());
                let new = NewNumber { to, since: (sound.line.n, sound.place), goes_on: first != place };
                self.ids.insert((*place, from), new);
                self.mended.renumbered.push(Renumbered { from, to });
                if self.me.as_ref().is_some_and(|me| me.letter == from.letter) {
                    self.top = self.top.max(*highest);
                }
            }
        }
    }

    /// Finds where the lines of each command stand, and notes what is left out.
    fn walk(
        &mut self,
        place: usize,
        journals: &Folder,
        places: &HashMap<(usize, usize), usize>,
        spots: &mut [Vec<(u64, usize)>],
    ) -> Result<BTreeSet<String>, StoreError> {
        let source = &self.sources[place];
        let Some(file) = journals.file(&source.name, Use::Read)? else { return Ok(BTreeSet::new()) };
        let unread = |source| StoreError::Io { path: file.path.clone(), source };
        let flaws: HashMap<usize, DamageKind> =
            source.journal.flaws.iter().filter(|(_, kind)| is_left_out(*kind)).copied().collect();
        let mut named = BTreeSet::new();
        let mut batch: Option<(u64, Vec<(u64, usize)>)> = None;
        let mut last = None;
        let mut lines = Lines::new(file.read());
        while let Some(piece) = lines.next().map_err(unread)? {
            if let Some(&what) = flaws.get(&piece.place) {
                let stands = beginning(piece.bytes);
                self.mended.left_out.push(LeftOut { path: file.path.clone(), line: piece.place, what, stands });
                named.extend(numbers_in(piece.bytes));
            }
            let hash = match journal::verify(piece.bytes) {
                Verdict::Sound(hash) if !piece.too_long => hash,
                _ => continue,
            };
            let (n, in_batch) = match role(&piece, hash, last.replace(hash)) {
                Role::Command(n, in_batch) => (n, in_batch),
                Role::First => {
                    batch = None;
                    continue;
                }
                Role::Nothing => continue,
            };
            let mark = piece.converted && piece.start == 0;
            let spot = (piece.start + if mark { 3 } else { 0 }, piece.bytes.len());
            if batch.as_ref().is_some_and(|(open, _)| *open != n || !in_batch) {
                batch = None;
            }
            if in_batch {
                batch.get_or_insert((n, Vec::new())).1.push(spot);
            }
            if let Some(&at) = places.get(&(place, piece.place)) {
                spots[at] = batch.take().map_or_else(|| vec![spot], |(_, spots)| spots);
            }
        }
        Ok(named)
    }

    /// Settles the commands that are kept, each once, with rising numbers.
    fn keep(&mut self, all: Vec<(usize, Sound)>, spots: Vec<Vec<(u64, usize)>>) {
        let mut last: HashMap<String, u64> = HashMap::new();
        let mut hashes = HashSet::new();
        for ((source, sound), spots) in all.into_iter().zip(spots) {
            if !hashes.insert((sound.line.machine.clone(), sound.line.n, sound.hash)) {
                continue;
            }
            let mut n = sound.line.n;
            if !spots.is_empty() {
                let last = last.entry(sound.line.machine.clone()).or_default();
                n = n.max(*last + 1);
                *last = n;
                if n != sound.line.n {
                    self.steps.insert((source, sound.line.n), n);
                }
            }
            self.kept.push(Kept { line: sound.line, source, place: sound.place, spots, n });
        }
        self.mended.saved = self.kept.iter().map(|kept| kept.spots.len() as u64).sum();
    }

    fn tell_of(&mut self, named: &BTreeSet<String>) {
        let there: HashSet<PromiseId> =
            self.kept.iter().flat_map(|kept| kept.line.changes.iter().filter_map(added)).collect();
        self.mended.named = named.iter().filter_map(|id| id.parse().ok()).collect();
        self.mended.named.order_by_key(|id| (id.letter, id.number));
        if let (Some(me), false) = (&self.me, self.touched.is_empty()) {
            let ids = (1..=self.before.top).map(|number| PromiseId { letter: me.letter, number });
            self.mended.missing = ids.filter(|id| !there.contains(id)).collect();
        }
    }

    fn look_at_notes(&mut self, root: &Folder, journals: Option<&Folder>) -> Result<(), StoreError> {
        let mut folders = vec![(root.path().to_owned(), root.others().is_ok_and(|others| others.write))];
        let mut closed = |path: &Path, file: &Opened| {
            folders.push((path.to_owned(), file.others().is_ok_and(|others| others.read)));
        };
        for name in ["machine", "seen", super::LOCK, "snapshot.jsonl"] {
            let Some(file) = root.file(name.as_ref(), Use::Read)? else { continue };
            closed(&root.path().join(name), &file);
            let unsound = match name {
                "machine" => MachineInfo::load(root)?.is_none(),
                "seen" => file.length > 0 && Seen::read(&file).is_none(),
                _ => false,
            };
            if unsound {
                self.mended.notes.push(file.path.clone());
            }
        }
        if let Some(journals) = journals {
            folders.push((journals.path().to_owned(), journals.others().is_ok_and(|others| others.read)));
            for name in journals.journals()? {
                if let Some(file) = journals.file(&name, Use::Read)? {
                    folders.push((file.path.clone(), file.others().is_ok_and(|others| others.read)));
                }
            }
        }
        self.mended.closed = folders.into_iter().filter(|(_, open)| *open).map(|(path, _)| path).collect();
        if self.me.is_none() && !self.mended.notes.is_empty() {
            // The owner asks for this very store to be put right: its only machine is this one.
            let machines: BTreeSet<&String> = self.sources.iter().map(|source| &source.machine).collect();
            if let (1, Some(source)) = (machines.len(), self.sources.first()) {
                let unnamed = || MachineInfo { name: source.machine.clone(), letter: None };
                self.me = Some(source.journal.machine.clone().unwrap_or_else(unnamed)).filter(|me| is_name(&me.name));
                self.top = self.sources.iter().map(|source| source.journal.top).fold(self.top, u32::max);
            }
        }
        Ok(())
    }

    /// Whether the new journals say all that was kept, and nothing else.
    fn is_said_by(&self, lines: &[Line]) -> bool {
        let mut kept: Vec<&Kept> = self.kept.iter().collect();
        kept.order_by(|a, b| (a.n, &a.line.machine).cmp(&(b.n, &b.line.machine)));
        let numbered = |source: usize| {
            self.ids.keys().any(|(of, _)| *of == source) || self.steps.keys().any(|(of, _)| *of == source)
        };
        lines.len() == kept.len()
            && lines.iter().zip(kept).all(|(line, kept)| {
                let like = line.changes.len() == kept.line.changes.len()
                    && (line.n, line.at, &line.by, &line.machine)
                        == (kept.n, kept.line.at, &kept.line.by, &kept.line.machine);
                like && (numbered(kept.source) || line.changes == kept.line.changes)
            })
    }

    /// The body of a line of a command in the new journal.
    fn body(&self, kept: &Kept, line: &[u8]) -> Result<Body, StoreError> {
        let numbered = self.ids.keys().any(|(source, _)| *source == kept.source);
        if kept.n == kept.line.n && !numbered && !self.steps.keys().any(|(source, _)| *source == kept.source) {
            return Body::of(line).ok_or(StoreError::Unmended);
        }
        let mut value = object(line).ok_or(StoreError::Unmended)?;
        value["n"] = kept.n.into();
        let changes = value.get_mut("do").and_then(Value::as_array_mut).ok_or(StoreError::Unmended)?;
        for change in changes.iter_mut().filter_map(Value::as_object_mut) {
            for field in ["id", "follows"] {
                let Some(id) = change.get(field).and_then(Value::as_str).and_then(|id| id.parse().ok()) else {
                    continue;
                };
                let here = (kept.line.n, kept.place);
                let is_meant = |new: &&NewNumber| here == new.since || here > new.since && new.goes_on;
                if let Some(new) = self.ids.get(&(kept.source, id)).filter(is_meant) {
                    change.insert(field.to_owned(), new.to.to_string().into());
                }
            }
            let step = matches!(change.get("op").and_then(Value::as_str), Some("undo" | "redo"));
            let to = change.get("n").and_then(Value::as_u64).and_then(|n| self.steps.get(&(kept.source, n)));
            if let (true, Some(&to)) = (step, to) {
                change.insert("n".to_owned(), to.into());
            }
        }
        Ok(Body::from_form(&value))
    }
}

/// Whether a line with such a flaw does not go into a new journal.
fn is_left_out(kind: DamageKind) -> bool {
    use DamageKind::{Altered, Garbled, Nonsense, NotJson, TooLong, Torn};
    matches!(kind, Altered | Garbled | Nonsense | NotJson | TooLong | Torn)
}

/// What a line is to the commands around it, as the reader takes it.
enum Role {
    /// Part of a command with this number, perhaps of several lines.
    Command(u64, bool),
    /// It ends what was begun before it.
    First,
    /// It does not count.
    Nothing,
}

/// What a sound line is; `last` is the hash of the sound line before it.
fn role(piece: &Piece, hash: Hash, last: Option<Hash>) -> Role {
    let mut space = String::new();
    let Ok(mut record) = Record::read(piece.bytes, &mut space) else { return Role::Nothing };
    if record.promise.is_some() {
        return Role::First;
    }
    let again = last == Some(hash) && record.n.is_some();
    match (record.number_and_moment(), record.changes()) {
        (Ok((n, _)), Ok(_)) if !again => Role::Command(n, record.batch.is_some()),
        _ => Role::Nothing,
    }
}

/// The number that a change gives to a promise.
fn added(change: &Change) -> Option<PromiseId> {
    match change.deed() {
        Change::Add(added) => Some(added.id),
        _ => None,
    }
}

/// The numbers of promises that stand in what is left of a line.
fn numbers_in(bytes: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(bytes);
    let ends = text.split("\"id\":\"").skip(1).filter_map(|rest| rest.split('"').next());
    ends.filter_map(|id| id.parse::<PromiseId>().ok()).map(|id| id.to_string()).collect()
}

/// The object in a line, without its link and its hash.
pub(super) fn object(line: &[u8]) -> Option<Value> {
    let mut value: Value = serde_json::from_slice(line).ok()?;
    let fields = value.as_object_mut()?;
    fields.shift_remove("p");
    fields.shift_remove("h");
    Some(value)
}

/// Writes lines of a journal into a file.
struct Writer<'a> {
    out: BufWriter<&'a std::fs::File>,
    path: PathBuf,
    file: &'a Opened,
    length: u64,
}

impl<'a> Writer<'a> {
    fn new(file: &'a Opened) -> Writer<'a> {
        Writer { out: BufWriter::with_capacity(1 << 16, &file.file), path: file.path.clone(), file, length: 0 }
    }

    fn trouble(&self, source: io::Error) -> StoreError {
        StoreError::NotSaved { path: self.path.clone(), source }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.length += bytes.len() as u64;
        self.out.write_all(bytes).map_err(|source| self.trouble(source))
    }

    fn copy(&mut self, from: &mut impl Read) -> Result<(), StoreError> {
        let count = io::copy(from, &mut self.out).map_err(|source| self.trouble(source))?;
        self.length += count;
        Ok(())
    }

    fn finish(mut self) -> Result<(), StoreError> {
        let written = self.out.flush().and_then(|()| self.file.sync());
        written.map_err(|source| self.trouble(source))
    }
}

/// Writes the journals of a repaired store into a folder. Returns how many lines were kept.
fn write_anew(plan: &Plan, journals: &Folder, folder: &Folder, at: Instant) -> Result<u64, StoreError> {
    for source in plan.sources.iter().filter(|source| !plan.touched.contains(&source.machine)) {
        let Some(from) = journals.file(&source.name, Use::Read)? else { continue };
        copy_whole(&from, folder, &source.name)?;
    }
    let mut groups: BTreeMap<OsString, (String, Vec<&Kept>)> = BTreeMap::new();
    for machine in &plan.touched {
        groups.entry(target(plan, machine)).or_insert_with(|| (machine.clone(), Vec::new()));
    }
    for kept in plan.kept.iter().filter(|kept| !kept.spots.is_empty()) {
        let machine = &kept.line.machine;
        groups.entry(target(plan, machine)).or_insert_with(|| (machine.clone(), Vec::new())).1.push(kept);
    }
    let mut files = HashMap::new();
    let mut saved = 0;
    for (name, (machine, commands)) in groups {
        let made = folder.new_file(&name)?;
        let mut out = Writer::new(&made);
        let mut line = Vec::new();
        let mut hash = head(plan, journals, &machine, &commands, at)?.link(None, &mut line);
        out.put(&line)?;
        for kept in commands {
            let from = match files.entry(kept.source) {
                Entry::Occupied(found) => found.into_mut(),
                Entry::Vacant(space) => {
                    let name = &plan.sources[kept.source].name;
                    space.insert(journals.file(name, Use::Read)?.ok_or(StoreError::ChangedMeanwhile)?)
                }
            };
            for &(start, length) in &kept.spots {
                let mut bytes = vec![0; length];
                from.read_at(&mut bytes, start).map_err(|source| StoreError::Io { path: from.path.clone(), source })?;
                line.clear();
                hash = plan.body(kept, &bytes)?.link(Some(hash), &mut line);
                out.put(&line)?;
                saved += 1;
            }
        }
        out.finish()?;
    }
    Ok(saved)
}

fn copy_whole(from: &Opened, folder: &Folder, name: &OsString) -> Result<(), StoreError> {
    let made = folder.new_file(name)?;
    let mut out = Writer::new(&made);
    out.copy(&mut from.read())?;
    out.finish()
}

/// The name of the one new journal of a machine.
fn target(plan: &Plan, machine: &str) -> OsString {
    if is_name(machine) {
        return file_name(machine, 1);
    }
    let source = plan.sources.iter().find(|source| source.machine == machine);
    source.map_or_else(|| "unknown.jsonl".into(), |source| source.name.clone())
}

/// The line that begins a new journal: the old one without its link, where that can be read.
fn head(plan: &Plan, journals: &Folder, machine: &str, commands: &[&Kept], at: Instant) -> Result<Body, StoreError> {
    let mut found = None;
    let mut top = commands
        .iter()
        .flat_map(|kept| kept.line.changes.iter())
        .filter_map(added)
        .map(|id| id.number)
        .max()
        .unwrap_or(0);
    let ours = plan.me.as_ref().filter(|me| me.name == machine);
    for source in plan.sources.iter().filter(|source| source.machine == machine) {
        top = top.max(source.journal.top);
        found = found.or(old_head(journals, source)?);
    }
    top = top.max(ours.map_or(0, |_| plan.top));
    if let Some(mut head) = found {
        let fields = head.as_object_mut().ok_or(StoreError::Unmended)?;
        fields.shift_remove("part");
        fields.shift_remove("top");
        if top > 0 {
            fields.insert("top".to_owned(), top.into());
        }
        return Ok(Body::from_form(&head));
    }
    let letter = match ours {
        Some(me) => me.letter,
        None => commands.iter().flat_map(|kept| kept.line.changes.iter()).find_map(added).and_then(|id| id.letter),
    };
    let letter = letter.map(String::from).unwrap_or_default();
    let begun = commands.first().map_or(at, |kept| kept.line.at);
    Ok(Body::from_form(&Record {
        promise: Some(FORMAT),
        machine: Some(Text(machine.into())),
        letter: Some(Text(letter.as_str().into())),
        at: Some(Stamp(begun)),
        top: (top > 0).then_some(top),
        ..Record::default()
    }))
}

/// The line that began a journal, if it can be believed.
fn old_head(journals: &Folder, source: &Source) -> Result<Option<Value>, StoreError> {
    let Some((_, place)) = source.journal.begun else { return Ok(None) };
    let Some(file) = journals.file(&source.name, Use::Read)? else { return Ok(None) };
    let mut lines = Lines::new(file.read());
    while let Some(piece) = lines.next().map_err(|source| StoreError::Io { path: file.path.clone(), source })? {
        if piece.place == place {
            return Ok(object(piece.bytes));
        }
    }
    Ok(None)
}

/// What an edited line says.
struct Sense {
    body: Body,
    p: Option<Hash>,
    /// The hash that the line claims.
    claimed: Option<Hash>,
    command: Option<Line>,
}

/// Reads a line that is not as it was written.
fn sense(bytes: &[u8], machine: &str) -> Option<Sense> {
    let value: Value = serde_json::from_slice(bytes).ok()?;
    let hash = |name: &str| value.get(name).and_then(Value::as_str).and_then(|digits| Hash::read(digits.as_bytes()));
    let (p, claimed) = (hash("p"), hash("h"));
    let body = match journal::verify(bytes) {
        Verdict::Fragment => Body::from_form(&object(bytes)?),
        _ => Body::of(bytes)?,
    };
    let mut line = Vec::new();
    body.link(p, &mut line);
    if line.len() > MAX_LINE {
        return None;
    }
    // What will be written must read: a field that stands there twice, say, does not.
    let mut space = String::new();
    let mut record = Record::read(line.strip_suffix(b"\n")?, &mut space).ok()?;
    if let Some(format) = record.promise {
        let same = record.machine.as_ref().is_some_and(|name| name.0 == machine);
        return (format == FORMAT && same).then_some(Sense { body, p, claimed, command: None });
    }
    let (n, at) = record.number_and_moment().ok()?;
    let changes = record.changes().ok()?;
    let by = record.by.as_ref().map(|by| by.0.clone().into_owned());
    let command = Some(Line { machine: machine.to_owned(), n, at, by, changes });
    Some(Sense { body, p, claimed, command })
}

fn edited(root: &Folder, journals: &Folder) -> Result<Vec<Edited>, StoreError> {
    let damage = contents::read(root, Some(journals))?.damage;
    let mut found = Vec::new();
    for name in journals.journals()? {
        let Some(file) = journals.file(&name, Use::Read)? else { continue };
        let wrong: BTreeSet<usize> = damage
            .iter()
            .filter(|damage| {
                damage.file == file.path && matches!(damage.what, DamageKind::Altered | DamageKind::Garbled)
            })
            .map(|damage| damage.line)
            .collect();
        if wrong.is_empty() {
            continue;
        }
        let machine = machine_of(&file)?;
        let mut lines = Lines::new(file.read());
        while let Some(piece) = lines.next().map_err(|source| StoreError::Io { path: file.path.clone(), source })? {
            if !wrong.contains(&piece.place) || piece.too_long {
                continue;
            }
            if let Some(sense) = sense(piece.bytes, &machine) {
                found.push(Edited {
                    path: file.path.clone(),
                    line: piece.place,
                    command: sense.command,
                    stands: up_to(piece.bytes, SHOWN_TO_BE_JUDGED),
                    bytes: Hash::of(piece.bytes),
                });
            }
        }
    }
    Ok(found)
}

/// Which machine writes this journal, by its first line or its name.
fn machine_of(file: &Opened) -> Result<String, StoreError> {
    let name = file.name();
    let called =
        part_of(name.as_ref()).map_or_else(|| name.trim_end_matches(".jsonl").to_owned(), |(name, _)| name.to_owned());
    let first = file.first_line().map_err(|source| StoreError::Io { path: file.path.clone(), source })?;
    let Some(first) = first.filter(|line| matches!(journal::verify(line), Verdict::Sound(_))) else {
        return Ok(called);
    };
    let mut space = String::new();
    let machine = Record::read(&first, &mut space).ok().and_then(|record| Some(record.machine?.0.into_owned()));
    Ok(machine.unwrap_or(called))
}

/// The lines that were taken in right before a line, by the hashes that it may name them by.
#[derive(Default)]
struct Run {
    names: Vec<Hash>,
    last: Option<Hash>,
    /// One of them does not say what it was called: the line behind it is taken to name it.
    nameless: bool,
}

/// Writes the journals into a folder, with the edited lines taken in and everything behind them chained anew. `seen` is changed to what will be true.
fn write_accepted(
    journals: &Folder,
    folder: &Folder,
    accepted: &[Edited],
    mut seen: Option<&mut Seen>,
) -> Result<(), StoreError> {
    let mut chained: HashMap<Hash, Hash> = HashMap::new();
    let mut taken = 0;
    // Parts in their order, so that a later one is chained to what became of an earlier one.
    let mut names = journals.journals()?;
    names.order_by_key(|name| part_of(name).map(|(machine, part)| (machine.to_owned(), part)));
    for name in names {
        let Some(from) = journals.file(&name, Use::Read)? else { continue };
        let made = folder.new_file(&name)?;
        let mut chain = Chain {
            out: Writer::new(&made),
            from: &from,
            machine: machine_of(&from)?,
            chained: &mut chained,
            run: Run::default(),
            old_last: None,
            new_last: None,
            noted: seen.as_ref().filter(|seen| *seen.file == *name).map(|seen| (seen.length, seen.last)),
            length: None,
            found: false,
        };
        taken += chain.rewrite(accepted)?;
        let length = chain.length;
        chain.out.finish()?;
        if let (Some(seen), Some(length)) = (seen.as_deref_mut(), length) {
            seen.length = length;
        }
    }
    if let Some(seen) = seen {
        seen.last = seen.last.map(|last| chained.get(&last).copied().unwrap_or(last));
    }
    if taken == accepted.len() { Ok(()) } else { Err(StoreError::ChangedMeanwhile) }
}

/// A journal that is being chained anew.
struct Chain<'a> {
    out: Writer<'a>,
    from: &'a Opened,
    machine: String,
    chained: &'a mut HashMap<Hash, Hash>,
    run: Run,
    /// The hash that the last sound line had before.
    old_last: Option<Hash>,
    /// The hash that it has now.
    new_last: Option<Hash>,
    /// How far the old journal was acknowledged, and how far the new one is.
    noted: Option<(u64, Option<Hash>)>,
    length: Option<u64>,
    /// The last acknowledged line was found, so that the length is not only reckoned.
    found: bool,
}

impl Chain<'_> {
    fn rewrite(&mut self, accepted: &[Edited]) -> Result<usize, StoreError> {
        let path = &self.from.path;
        let accepted: HashMap<usize, &Edited> =
            accepted.iter().filter(|edited| edited.path == *path).map(|edited| (edited.line, edited)).collect();
        let mut taken = 0;
        let mut lines = Lines::new(self.from.read());
        while let Some(piece) = lines.next().map_err(|source| StoreError::Io { path: path.clone(), source })? {
            let start = self.out.length;
            match accepted.get(&piece.place).filter(|edited| edited.bytes == Hash::of(piece.bytes)) {
                Some(_) => {
                    self.take_in(&piece)?;
                    taken += 1;
                }
                None => self.go_on(&piece)?,
            }
            match self.noted {
                _ if self.found => {}
                Some((noted, _)) if piece.end <= noted => self.length = Some(self.out.length),
                Some((noted, _)) if piece.start < noted => self.length = Some(start + (noted - piece.start)),
                _ => {}
            }
        }
        Ok(taken)
    }

    /// Notes that the line of this hash ends here.
    fn ends(&mut self, old: Hash) {
        if self.noted.is_some_and(|(_, last)| last == Some(old)) {
            (self.length, self.found) = (Some(self.out.length), true);
        }
    }

    /// What a link to that line is now.
    fn link(&self, p: Hash) -> Hash {
        match self.run.last {
            Some(last) if self.run.nameless || self.run.names.contains(&p) => last,
            _ => self.chained.get(&p).copied().unwrap_or(p),
        }
    }

    fn take_in(&mut self, piece: &Piece) -> Result<(), StoreError> {
        let Sense { body, p, claimed, .. } = sense(piece.bytes, &self.machine).ok_or(StoreError::ChangedMeanwhile)?;
        let mut line = Vec::new();
        // A line that names none before it stands where it stands.
        let hash = body.link(p.map(|p| self.link(p)).or(self.new_last), &mut line);
        self.out.put(&line)?;
        self.new_last = Some(hash);
        self.run.nameless |= claimed.is_none();
        // The line after it names the one that stood here, or the one before where this one was put in between.
        let actual = piece.bytes.len().checked_sub(journal::SEAL).map(|end| Hash::of(&piece.bytes[..end]));
        for name in [claimed, actual].into_iter().flatten() {
            self.chained.insert(name, hash);
            self.run.names.push(name);
            self.ends(name);
        }
        self.run.names.extend(self.old_last);
        self.run.last = Some(hash);
        Ok(())
    }

    fn go_on(&mut self, piece: &Piece) -> Result<(), StoreError> {
        let sound = match journal::verify(piece.bytes) {
            Verdict::Sound(hash) if !piece.too_long => Some(hash),
            _ => None,
        };
        if let (Some(old), Some(p)) = (sound, journal::linked_to(piece.bytes)) {
            let to = self.link(p);
            if to != p {
                let mut line = Vec::new();
                let hash = Body::of(piece.bytes).ok_or(StoreError::Unmended)?.link(Some(to), &mut line);
                self.out.put(&line)?;
                self.chained.insert(old, hash);
                self.new_last = Some(hash);
                self.ends(old);
                (self.run, self.old_last) = (Run::default(), Some(old));
                return Ok(());
            }
        }
        if !piece.bytes.is_empty() {
            self.run = Run::default();
        }
        self.old_last = sound.or(self.old_last);
        let mut rest = Span { file: self.from, place: piece.start, end: piece.end };
        self.out.copy(&mut rest)?;
        if let Some(old) = sound {
            self.new_last = sound;
            self.ends(old);
        }
        Ok(())
    }
}

/// Some bytes of a file.
struct Span<'a> {
    file: &'a Opened,
    place: u64,
    end: u64,
}

impl Read for Span<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end - self.place).unwrap_or(usize::MAX).min(room.len());
        let count = self.file.read_at(&mut room[..left], self.place)?;
        self.place += count as u64;
        Ok(count)
    }
}
