//! Appends one command: the steps that must succeed before anybody is told that it is saved.
//!
//! The store is locked. We look at the ends of the journals (never at the rest), write the command in one piece behind the last
//! line, sync it, and only then say so. A write that fails is cut off again. A sync that fails is never tried again on the
//! same file, since the system forgets what it could not write and the second call lies; the command is tried once in a fresh
//! file, and the old one is never added to again.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::PathBuf;

use super::files::{Opened, Protection, Use};
use super::journal::{self, Body, FORMAT, Hash, MAX_LINE, Record, Stamp, Verdict, some};
use super::notes::{Looked, Seen, file_name, part_of};
use super::reader::{Lines, number_given};
use super::tail::{self, Tail};
use super::{Locked, MachineInfo, Mark, Spool, StoreError, contents};
use crate::model::{Change, Instant, Line};

/// As soon as so much is gathered it is handed to the system: more than any line, so that a command of one line is one write.
const PIECE: usize = 1 << 20;

/// How much of the journal is looked at again with each command: so little that nobody waits for it.
pub(super) const LOOKED_AT: usize = 4 * 1024;

/// A part of our journal.
struct Part {
    number: u32,
    file: Opened,
    tail: Tail,
}

/// How things stand before a command is written.
#[derive(Default)]
struct Standing {
    /// The highest line number on any machine.
    n: u64,
    /// The highest promise number that we gave.
    top: u32,
    /// The part of our journal that was begun last.
    newest: Option<Part>,
    /// The last line of ours, as if it had been noted.
    last: Seen,
    /// What was acknowledged.
    seen: Option<Seen>,
    /// Where that is noted.
    note: Option<Opened>,
}

/// A command on its way to the disk.
struct Command<'a> {
    line: &'a Line,
    bodies: Bodies<'a>,
    zone: &'a str,
    me: &'a MachineInfo,
}

/// The lines of a command.
enum Bodies<'a> {
    /// A few.
    Few(Vec<Body>),
    /// More than memory should hold; each says that numbers were given up to the second value.
    Many(&'a Spool, u32),
}

/// A command that is on the disk.
struct Written {
    file: String,
    length: u64,
    hash: Hash,
    /// When that was.
    touched: Option<u64>,
}

/// How far a command came that is not on the disk for certain.
pub(super) enum Failure {
    /// Nothing of it is there. The flag says that the file could not be synced all the same.
    Nothing(StoreError, bool),
    /// It is there in part, and could not be cut off.
    Partly(PathBuf, io::Error),
    /// It is there as far as the system remembers.
    NotSynced(PathBuf, io::Error),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::Nothing(error, false)
    }
}

impl Locked<'_> {
    /// Stores one command. Says `Ok` only when it is on the disk.
    ///
    /// `at`, `by` and `zone` (the name of the time zone, noted when a journal is begun) are those of the command; the number of
    /// the line is the next one.
    ///
    /// # Errors
    ///
    /// `NotConfirmed` where the command was written but could not be synced, neither in the journal nor in a fresh one. With any
    /// other error nothing was stored.
    pub fn append(
        &mut self,
        at: Instant,
        by: Option<&str>,
        zone: &str,
        changes: Vec<Change>,
    ) -> Result<Line, StoreError> {
        let me = self.identity().map_err(StoreError::unsaved)?;
        let mut standing = self.survey(&me).map_err(StoreError::unsaved)?;
        let given = changes.iter().filter_map(|change| number_given(change, me.letter)).max();
        standing.top = standing.top.max(given.unwrap_or(0));
        let n = standing.n + 1;
        let line = Line { machine: me.name.clone(), n, at, by: by.map(str::to_owned), changes };
        let bodies = journal::bodies(&line, standing.top).map_err(|_| StoreError::Unwritable)?;
        let command = Command { line: &line, bodies: Bodies::Few(bodies), zone, me: &me };
        self.store_command(&command, &standing)?;
        Ok(line)
    }

    /// Stores a command of any length, as [`append`](Locked::append) does a short one, if the journals are as they were when they
    /// were marked. `top` is a number up to which numbers count as given. The number of the line is returned.
    ///
    /// # Errors
    ///
    /// As [`append`](Locked::append), and `ChangedMeanwhile`.
    pub fn append_spool(
        &mut self,
        at: Instant,
        by: Option<&str>,
        zone: &str,
        mut spool: Spool,
        mark: &Mark,
        top: u32,
    ) -> Result<u64, StoreError> {
        spool.end()?;
        if !self.is_as_marked(mark).map_err(StoreError::unsaved)? {
            return Err(StoreError::ChangedMeanwhile);
        }
        let me = self.identity().map_err(StoreError::unsaved)?;
        let mut standing = self.survey(&me).map_err(StoreError::unsaved)?;
        standing.top = standing.top.max(spool.highest(me.letter)).max(top);
        let n = standing.n + 1;
        let line = Line { machine: me.name.clone(), n, at, by: by.map(str::to_owned), changes: Vec::new() };
        let bodies = Bodies::Many(&spool, standing.top);
        self.store_command(&Command { line: &line, bodies, zone, me: &me }, &standing)?;
        Ok(n)
    }

    fn store_command(&mut self, command: &Command, standing: &Standing) -> Result<(), StoreError> {
        let number = standing.newest.as_ref().map_or(1, |part| part.number);
        let failed = standing.seen.as_ref().map_or(0, |seen| seen.failed);
        let number = if number <= failed { number + 1 } else { number };
        let ours = standing.is_ours_alone();
        let (path, source) = match self.write(command, standing, number) {
            Ok(written) => {
                let looked = self.look_back(standing);
                let well = self.well.unwrap_or(ours) && !self.doubt;
                standing.note(command, written, failed.min(number - 1), well, looked);
                return Ok(());
            }
            Err(Failure::Nothing(error, spoilt)) => {
                if spoilt {
                    standing.note_failed(number);
                }
                return Err(error.unsaved());
            }
            Err(Failure::Partly(path, source)) => return Err(StoreError::NotConfirmed { path, source }),
            Err(Failure::NotSynced(path, source)) => (path, source),
        };
        standing.note_failed(number);
        match self.begin(command, standing, number + 1, None) {
            Ok(written) => {
                standing.note(command, written, number, false, None);
                Ok(())
            }
            Err(_) => {
                standing.note_failed(number + 1);
                Err(StoreError::NotConfirmed { path, source })
            }
        }
    }

    /// Looks again at the part of the journal that was not looked at for the longest time, so that what a disk forgets is found
    /// though no command reads the journal whole. Says how far that is.
    fn look_back(&mut self, standing: &Standing) -> Option<Looked> {
        let part = standing.newest.as_ref().filter(|part| part.number == 1)?;
        let before = standing.seen.as_ref().filter(|seen| seen.file == part.file.name()).and_then(|seen| seen.looked);
        let before = before.filter(|looked| looked.to < part.file.length);
        if self.well.is_some() || part.file.length == 0 {
            return before;
        }
        // A line of an import may be so long that it waits for its turn, and no command bears more than its share.
        let window = if standing.n.is_multiple_of(MAX_LINE as u64 / LOOKED_AT as u64) { MAX_LINE } else { LOOKED_AT };
        match look_again(&part.file, before, window) {
            // From the start again once the end is reached.
            Some(looked) => looked.filter(|looked| looked.to < part.file.length),
            None => {
                self.doubt = true;
                None
            }
        }
    }

    /// Who we are. Where only the note of what was acknowledged tells, it is written down anew; a machine without a journal is
    /// named when that is begun.
    pub(super) fn identity(&mut self) -> Result<MachineInfo, StoreError> {
        if let Some(me) = &self.me {
            return Ok(me.clone());
        }
        let me = match MachineInfo::load(&self.root)? {
            Some(me) => me,
            None => match contents::machines(&self.root, &self.journals)? {
                (Some(me), _) => me.save(&self.root).map(|()| me)?,
                (None, others) => MachineInfo { name: random_name(), letter: free_letter(&others)? },
            },
        };
        self.me = Some(me.clone());
        Ok(me)
    }

    /// Looks at the end of every journal.
    fn survey(&self, me: &MachineInfo) -> Result<Standing, StoreError> {
        let ours = |seen: &Seen| seen.journal().is_some_and(|(machine, _)| machine == me.name);
        let note = Seen::open(&self.root, Use::Write)?;
        let seen = note.as_ref().and_then(Seen::read).map(|seen| seen.settled(&self.root)).filter(ours);
        let nothing = Seen { file: file_name(&me.name, 1).to_string_lossy().into_owned(), ..Seen::default() };
        let mut standing = Standing { note, last: nothing, ..Standing::default() };
        if let Some(seen) = &seen {
            (standing.n, standing.top) = (seen.n, seen.top);
        }
        for name in self.journals.journals()? {
            let ours = part_of(&name).filter(|(machine, _)| *machine == me.name).map(|(_, number)| number);
            let purpose = if ours.is_some() { Use::Append } else { Use::Read };
            let Some(file) = self.journals.file(&name, purpose)? else { continue };
            let tail = tail::look(&file).map_err(|source| StoreError::Io { path: file.path.clone(), source })?;
            if tail.newer {
                return Err(StoreError::NewerFormat { path: file.path });
            }
            standing.n = standing.n.max(tail.n);
            if let Some(number) = ours {
                standing.take(Part { number, file, tail });
            }
        }
        standing.seen = seen;
        Ok(standing)
    }

    /// Writes the command into this part of our journal, which is begun if it has no sound line yet.
    fn write(&self, command: &Command, standing: &Standing, number: u32) -> Result<Written, Failure> {
        match &standing.newest {
            Some(part) if part.number == number && part.tail.last.is_some() => extend(command, standing, part),
            Some(part) if part.number == number => self.begin(command, standing, number, Some(part)),
            _ => self.begin(command, standing, number, None),
        }
    }

    /// Begins a part of our journal with its first line, what older parts hold beyond the last acknowledged line, and the command.
    fn begin(
        &self,
        command: &Command,
        standing: &Standing,
        number: u32,
        stump: Option<&Part>,
    ) -> Result<Written, Failure> {
        let made;
        let file = match stump {
            Some(part) => &part.file,
            None => {
                made = self.journals.new_file(&file_name(&command.line.machine, number))?;
                &made
            }
        };
        if number == 1 {
            command.me.save(&self.root)?;
        }
        self.journals.sync()?;
        self.root.sync()?;
        self.root.sync_above()?;
        let acknowledged = standing.acknowledged();
        let carried = if number > 1 { self.unacknowledged(command.line, number, acknowledged.n)? } else { Vec::new() };
        let mut pen = Pen::at(file, acknowledged.last);
        if stump.is_some_and(|part| !part.tail.ended) {
            pen.end_line();
        }
        pen.add(&first_line(command, number))?;
        for body in &carried {
            pen.add(body)?;
        }
        pen.write_all(command)
    }

    /// Our lines behind the last acknowledged one and before the new one, from parts older than this: they could not be synced
    /// where they are, but have been shown to whoever read the store since, so they go along.
    fn unacknowledged(&self, line: &Line, number: u32, after: u64) -> Result<Vec<Body>, StoreError> {
        let mut found: BTreeMap<u64, Vec<Body>> = BTreeMap::new();
        for older in 1..number {
            let Some(file) = self.journals.file(&file_name(&line.machine, older), Use::Read)? else { continue };
            let bodies = bodies_between(&file, after, line.n);
            // What stands in a later part again counts there.
            found.extend(bodies.map_err(|source| StoreError::Io { path: file.path.clone(), source })?);
        }
        Ok(found.into_values().flatten().collect())
    }
}

impl Standing {
    /// Notes that the command is acknowledged.
    fn note(&self, command: &Command, written: Written, failed: u32, well: bool, looked: Option<Looked>) {
        let Written { file, length, hash, touched } = written;
        let (n, top, last, touched) = (command.line.n, self.top, Some(hash), touched.filter(|_| well));
        self.save(&Seen { file, length, n, top, last, failed, touched, looked, forgot: false, after: None });
    }

    /// Whether nobody but us has changed our journal so far.
    fn is_ours_alone(&self) -> bool {
        let Some(part) = &self.newest else { return true };
        let touched = self.seen.as_ref().filter(|seen| seen.file == part.file.name()).and_then(|seen| seen.touched);
        touched.is_some() && touched == part.file.touched()
    }

    /// Notes that this part of the journal could not be synced.
    fn note_failed(&self, number: u32) {
        self.save(&Seen { failed: number, forgot: false, ..self.acknowledged().clone() });
    }

    fn save(&self, seen: &Seen) {
        if let Some(note) = &self.note {
            seen.save(note);
        }
    }

    /// Takes in a part of our journal.
    fn take(&mut self, part: Part) {
        self.top = self.top.max(part.tail.top);
        if part.tail.last.is_some() && part.tail.n >= self.last.n {
            let Tail { sound_to: length, n, top, last, .. } = part.tail;
            self.last = Seen { file: part.file.name(), length, n, top, last, ..Seen::default() };
        }
        if self.newest.as_ref().is_none_or(|newest| newest.number < part.number) {
            self.newest = Some(part);
        }
    }

    /// What was acknowledged. Where no note tells, it is taken to be all that stood in the journal before the command.
    fn acknowledged(&self) -> &Seen {
        self.seen.as_ref().unwrap_or(&self.last)
    }
}

/// Writes the command behind the last line of this part.
fn extend(command: &Command, standing: &Standing, part: &Part) -> Result<Written, Failure> {
    let seen = standing.seen.as_ref().filter(|seen| seen.file == part.file.name());
    let link = part.tail.link(&part.file, seen);
    let link = link.map_err(|source| StoreError::Io { path: part.file.path.clone(), source })?;
    let mut pen = Pen::at(&part.file, link);
    if !part.tail.ended {
        pen.end_line();
    }
    pen.write_all(command)
}

/// Puts lines at the end of a journal, durably or not at all.
struct Pen<'a> {
    file: &'a Opened,
    /// Lines that are not written yet: a short command is written in one piece.
    waiting: Vec<u8>,
    written: u64,
    hash: Option<Hash>,
}

impl<'a> Pen<'a> {
    /// Goes on behind the line with this hash.
    fn at(file: &'a Opened, hash: Option<Hash>) -> Pen<'a> {
        Pen { file, waiting: Vec::with_capacity(1024), written: 0, hash }
    }

    /// Ends a fragment that stands at the end of the file.
    fn end_line(&mut self) {
        if !self.file.lacks(Protection::Seal) {
            self.waiting.push(b'\n');
        }
    }

    fn add(&mut self, body: &Body) -> Result<(), Failure> {
        self.hash = Some(body.link(self.hash, &mut self.waiting));
        if self.waiting.len() >= PIECE { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), Failure> {
        let source = match self.file.write(&self.waiting) {
            Ok(count) if count == self.waiting.len() => {
                self.written += count as u64;
                self.waiting.clear();
                return Ok(());
            }
            Ok(_) => io::ErrorKind::StorageFull.into(),
            Err(source) => source,
        };
        Err(self.take_back(source))
    }

    /// Cuts off again what was written.
    fn take_back(&self, source: io::Error) -> Failure {
        if self.file.truncate(self.file.length).is_err() {
            return Failure::Partly(self.file.path.clone(), source);
        }
        let spoilt = self.file.sync().is_err();
        Failure::Nothing(StoreError::NotSaved { path: self.file.path.clone(), source }, spoilt)
    }

    /// Writes the whole command, and makes it durable.
    fn write_all(mut self, command: &Command) -> Result<Written, Failure> {
        match &command.bodies {
            Bodies::Few(bodies) => bodies.iter().try_for_each(|body| self.add(body))?,
            Bodies::Many(spool, top) => spool.each(command.line, *top, |body| match body {
                Ok(body) => self.add(&body),
                Err(source) => Err(self.take_back(source)),
            })?,
        }
        self.write()?;
        let Pen { file, written, hash, .. } = self;
        let hash = hash.expect("a command has at least one line");
        match file.sync() {
            Ok(()) => Ok(Written { file: file.name(), length: file.length + written, hash, touched: file.touched() }),
            Err(source) => Err(Failure::NotSynced(file.path.clone(), source)),
        }
    }
}

/// Looks at the lines that follow in a journal, from its start if none were looked at yet, and says how far it came. None where
/// one of them is not as it should be, or is the rest of a line that was never finished: whoever reads everything can tell.
fn look_again(file: &Opened, before: Option<Looked>, window: usize) -> Option<Option<Looked>> {
    let mut looked = before;
    let from = before.map_or(0, |looked| looked.to);
    let left = usize::try_from(file.length.saturating_sub(from)).unwrap_or(window);
    let mut bytes = vec![0; window.min(left)];
    let count = file.read_at(&mut bytes, from).ok()?;
    for line in bytes[..count].split_inclusive(|byte| *byte == b'\n') {
        let Some(whole) = line.strip_suffix(b"\n") else { break };
        match journal::verify(whole) {
            Verdict::Sound(last) if journal::linked_to(whole) == looked.map(|looked| looked.last) => {
                looked = Some(Looked { to: looked.map_or(0, |looked| looked.to) + line.len() as u64, last });
            }
            _ => return None,
        }
    }
    let is_stuck = looked == before && window >= MAX_LINE;
    (!is_stuck).then_some(looked)
}

/// The line that names the machine.
fn first_line(command: &Command, number: u32) -> Body {
    let later = number > 1;
    let letter = command.me.letter_text();
    Body::from_form(&Record {
        promise: Some(FORMAT),
        machine: some(&command.line.machine),
        letter: some(&letter),
        zone: some(command.zone),
        part: later.then_some(number),
        at: Some(Stamp(command.line.at)),
        ..Record::default()
    })
}

/// The sound lines of a journal with numbers between these two.
fn bodies_between(file: &Opened, after: u64, before: u64) -> io::Result<BTreeMap<u64, Vec<Body>>> {
    let (mut lines, mut found) = (Lines::new(file.read()), BTreeMap::<u64, Vec<Body>>::new());
    while let Some(piece) = lines.next()? {
        if piece.too_long || !matches!(journal::verify(piece.bytes), Verdict::Sound(_)) {
            continue;
        }
        let mut space = String::new();
        let Ok(Record { promise: None, n: Some(n), .. }) = Record::read(piece.bytes, &mut space) else { continue };
        if n > after && n < before {
            found.entry(n).or_default().extend(Body::of(piece.bytes));
        }
    }
    Ok(found)
}

/// A name that no other machine has, by chance alone: one in 78 billion.
fn random_name() -> String {
    const SIGNS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut number = RandomState::new().hash_one("the name of a machine");
    let mut name = String::with_capacity(7);
    for _ in 0..7 {
        name.push(char::from(SIGNS[(number % 36) as usize]));
        number /= 36;
    }
    name
}

/// The letter for the numbers of a new machine: none for the first one.
fn free_letter(others: &[MachineInfo]) -> Result<Option<char>, StoreError> {
    if others.is_empty() {
        return Ok(None);
    }
    let taken = |letter: &char| others.iter().any(|other| other.letter == Some(*letter));
    match ('b'..='z').chain(['a']).find(|letter| !taken(letter)) {
        Some(letter) => Ok(Some(letter)),
        None => Err(StoreError::Unwritable),
    }
}
