//! Reads one journal from its first byte to its last, line by line in bounded memory, and says what of it can be believed.

use std::io::{self, BufRead, BufReader, Read};

use super::files::{Faults, Protection};
use super::journal::{self, Hash, MAX_LINE, Record, Senseless, Text, Verdict};
use super::{DamageKind, MachineInfo};
use crate::model::order::PutInOrder;
use crate::model::{Change, Instant, Line, PromiseId};

/// The mark that some editors put at the start of a file.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How many bytes are asked for at once: small, for most journals are, and memory that is touched takes time.
const READ_AT_ONCE: usize = 16 * 1024;

/// The lines of a journal as bytes, the longest of them cut off.
pub(super) struct Lines<R> {
    from: BufReader<R>,
    line: Vec<u8>,
    start: u64,
    count: usize,
    /// The end of the file has been seen: what is written behind it from now on is not the rest of the line that stood there.
    over: bool,
}

/// One line as bytes.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    /// Its bytes, without the line end.
    pub(super) bytes: &'a [u8],
    /// Where it starts in the file.
    pub(super) start: u64,
    /// Where the next one starts.
    pub(super) end: u64,
    /// Its place in the file, from 1.
    pub(super) place: usize,
    /// It ends in a newline; otherwise it is the end of the file.
    pub(super) ended: bool,
    /// It is longer than any line can be; its bytes are only the beginning.
    pub(super) too_long: bool,
    /// It was changed on its way through a program that writes other line ends or marks.
    pub(super) converted: bool,
}

impl<R: Read> Lines<R> {
    /// Reads from the start of a file.
    pub(super) fn new(from: R) -> Lines<R> {
        Lines { from: BufReader::with_capacity(READ_AT_ONCE, from), line: Vec::new(), start: 0, count: 0, over: false }
    }

    /// How many bytes have been passed over so far.
    pub(super) fn length(&self) -> u64 {
        self.start
    }

    /// The next line.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        self.line.clear();
        let limit = MAX_LINE as u64 + 1;
        let mut length = (&mut self.from).take(limit).read_until(b'\n', &mut self.line)? as u64;
        if length == 0 || self.over {
            return Ok(None);
        }
        let ended = self.line.last() == Some(&b'\n');
        let too_long = length == limit;
        self.over = !ended && !too_long;
        if too_long && !ended {
            length += self.from.skip_until(b'\n')? as u64;
        }
        let start = self.start;
        self.start += length;
        self.count += 1;
        let (bytes, converted) = unconverted(self.line.strip_suffix(b"\n").unwrap_or(&self.line), start);
        let end = self.start;
        Ok(Some(Piece { bytes, start, end, place: self.count, ended: ended || too_long, too_long, converted }))
    }
}

/// A line without what other programs add to it, and whether they did.
pub(super) fn unconverted(line: &[u8], start: u64) -> (&[u8], bool) {
    let marked = if start == 0 { line.strip_prefix(BYTE_ORDER_MARK) } else { None };
    let unmarked = marked.unwrap_or(line);
    let returned = unmarked.strip_suffix(b"\r").filter(|rest| rest.ends_with(b"}"));
    (returned.unwrap_or(unmarked), marked.is_some() || returned.is_some())
}

/// One command, and where it was found.
#[derive(Debug)]
pub(super) struct Sound {
    /// The command.
    pub(super) line: Line,
    /// The hash of its (last) line.
    pub(super) hash: Hash,
    /// The place of its (last) line in the file, from 1.
    pub(super) place: usize,
}

/// Everything that could be read of one journal.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// Which machine wrote it, if its first line says so.
    pub(super) machine: Option<MachineInfo>,
    /// The number of the part: 1 unless it goes on where an older part could not be synced.
    pub(super) part: u32,
    /// The hash of the last line that was acknowledged before it was begun.
    pub(super) goes_on_from: Option<Hash>,
    /// A newer format than this program knows.
    pub(super) newer: bool,
    /// Its commands, in the order of the file.
    pub(super) lines: Vec<Sound>,
    /// What is wrong with it: place in the file, and what.
    pub(super) flaws: Vec<(usize, DamageKind)>,
    /// How many lines the file has, counting what follows the last newline.
    pub(super) count: usize,
    /// The hash of the line that names the machine, and its place.
    pub(super) begun: Option<(Hash, usize)>,
    /// The hash of the last sound line, and its place.
    pub(super) last: Option<(Hash, usize)>,
    /// Where the last sound line ends.
    pub(super) sound_to: u64,
    /// The highest line number, also of lines that do not count.
    pub(super) n: u64,
    /// The highest promise number that the machine gave.
    pub(super) top: u32,
}

/// Reads a journal.
///
/// `name` and `part` are what its file name speaks of, for a file whose first line is lost. `acknowledged` is how far the file
/// was acknowledged, if that is known: a fragment behind it was never acknowledged.
pub(super) fn read(
    from: impl Read,
    (name, part): (&str, u32),
    acknowledged: Option<u64>,
    faults: &Faults,
) -> io::Result<Journal> {
    let mut lines = Lines::new(from);
    let mut reader = Reader::new(name, part, faults);
    while let Some(piece) = lines.next()? {
        reader.take(&piece);
    }
    Ok(reader.finish(acknowledged))
}

/// Reads the lines of a journal that follow its line with this hash, by the machine that wrote that one.
pub(super) fn resume(from: impl Read, machine: MachineInfo, last: Hash, faults: &Faults) -> io::Result<Journal> {
    let mut lines = Lines::new(from);
    let mut reader = Reader::new(&machine.name, 1, faults);
    reader.letter = machine.letter;
    reader.journal.machine = Some(machine);
    reader.journal.last = Some((last, 0));
    while let Some(piece) = lines.next()? {
        reader.take(&piece);
    }
    Ok(reader.finish(None))
}

/// A line that cannot be believed, until the next sound line shows what it was.
struct Doubtful {
    place: usize,
    start: u64,
    kind: DamageKind,
    ended: bool,
    /// It cannot be the beginning of a line that this program wrote.
    foreign: bool,
}

/// A command of several lines, until its last line is there.
struct Batch {
    line: Line,
    hash: Hash,
    place: usize,
}

struct Reader {
    journal: Journal,
    writer: String,
    letter: Option<char>,
    doubtful: Vec<Doubtful>,
    batch: Option<Batch>,
    converted: bool,
    /// Hashes are not compared.
    trusts_bytes: bool,
    /// Links are not compared.
    trusts_order: bool,
}

impl Reader {
    fn new(name: &str, part: u32, faults: &Faults) -> Reader {
        Reader {
            journal: Journal { part, ..Journal::default() },
            writer: name.to_owned(),
            letter: None,
            doubtful: Vec::new(),
            batch: None,
            converted: false,
            trusts_bytes: faults.lacks(Protection::Hash),
            trusts_order: faults.lacks(Protection::Chain),
        }
    }

    fn take(&mut self, piece: &Piece) {
        self.journal.count = piece.place;
        if piece.converted && !self.converted {
            self.converted = true;
            self.flaw(piece.place, DamageKind::Converted);
        }
        if piece.bytes.is_empty() {
            return;
        }
        let kind = if piece.too_long {
            DamageKind::TooLong
        } else {
            match journal::verify(piece.bytes) {
                Verdict::Sound(hash) => return self.sound(piece, hash),
                Verdict::Altered(hash) if self.trusts_bytes => return self.sound(piece, hash),
                Verdict::Altered(_) => DamageKind::Altered,
                Verdict::Fragment => DamageKind::Garbled,
            }
        };
        let foreign = kind == DamageKind::Garbled && journal::is_foreign(piece.bytes);
        self.doubtful.push(Doubtful { place: piece.place, start: piece.start, kind, ended: piece.ended, foreign });
    }

    /// A line whose bytes are those that were written.
    fn sound(&mut self, piece: &Piece, hash: Hash) {
        let place = piece.place;
        let mut space = String::new();
        match Record::read(piece.bytes, &mut space) {
            Ok(record) if record.promise.is_some() => self.first_line(&record, hash, place),
            Ok(record) if self.last() == Some(hash) && record.n.is_some() => {
                self.flaw(place, DamageKind::Doubled);
                return;
            }
            Ok(record) => {
                self.follow(record.p, place);
                self.command(record, hash, place);
            }
            Err(senseless) => {
                self.settle(true);
                self.flaw(place, kind_of(senseless));
            }
        }
        self.journal.last = Some((hash, place));
        self.journal.sound_to = piece.end;
    }

    fn last(&self) -> Option<Hash> {
        self.journal.last.map(|(hash, _)| hash)
    }

    /// The line that names the machine.
    fn first_line(&mut self, record: &Record, hash: Hash, place: usize) {
        if self.journal.last.is_some() {
            let again = self.journal.machine.is_some() && self.last() == Some(hash);
            self.flaw(place, if again { DamageKind::Doubled } else { DamageKind::Broken });
        }
        // Whatever stands before it was there before the journal was begun.
        self.settle(true);
        self.end_batch(false);
        let letter = record.letter.as_ref().and_then(|letter| letter.0.chars().next());
        self.journal.newer |= record.promise > Some(journal::FORMAT);
        // A journal that was mended says here how far numbers were given, perhaps on lines that are lost.
        self.journal.top = self.journal.top.max(record.top.unwrap_or(0));
        if let Some(Text(machine)) = &record.machine {
            self.writer = machine.clone().into_owned();
        }
        self.letter = letter;
        if self.journal.machine.is_some() {
            return;
        }
        self.journal.machine = Some(MachineInfo { name: self.writer.clone(), letter });
        self.journal.part = record.part.unwrap_or(1).max(1);
        self.journal.goes_on_from = record.p;
        if self.journal.part == 1 && record.p.is_some() {
            self.flaw(place, DamageKind::Broken);
        }
        self.journal.begun = Some((hash, place));
    }

    /// Compares the link of a line with the line before.
    fn follow(&mut self, p: Option<Hash>, place: usize) {
        let whole = self.trusts_order || p.is_some() && p == self.last();
        if !whole && self.doubtful.is_empty() {
            self.flaw(place, DamageKind::Broken);
        }
        self.settle(whole);
    }

    /// Decides what the doubtful lines so far were. If the chain passes over them, a fragment among them was never
    /// acknowledged; otherwise they stand where acknowledged lines stood.
    fn settle(&mut self, passed_over: bool) {
        for doubtful in std::mem::take(&mut self.doubtful) {
            let torn = passed_over && doubtful.kind == DamageKind::Garbled && !doubtful.foreign;
            self.flaw(doubtful.place, if torn { DamageKind::Torn } else { doubtful.kind });
        }
    }

    fn command(&mut self, mut record: Record, hash: Hash, place: usize) {
        let (n, at, changes) = match record.number_and_moment().and_then(|(n, at)| Ok((n, at, record.changes()?))) {
            Ok(sense) => sense,
            Err(senseless) => return self.flaw(place, kind_of(senseless)),
        };
        self.journal.n = self.journal.n.max(n);
        let given = changes.iter().filter_map(|change| number_given(change, self.letter)).max();
        self.journal.top = self.journal.top.max(record.top.unwrap_or(0)).max(given.unwrap_or(0));
        if self.batch.as_ref().is_some_and(|batch| batch.line.n != n || record.batch.is_none()) {
            self.end_batch(false);
        }
        let last = record.batch.is_none() || record.last == Some(true);
        self.extend_batch(n, at, record.by, changes, hash, place);
        if last {
            self.end_batch(true);
        }
    }

    fn extend_batch(&mut self, n: u64, at: Instant, by: Option<Text>, changes: Vec<Change>, hash: Hash, place: usize) {
        if let Some(batch) = &mut self.batch {
            batch.line.changes.extend(changes);
            (batch.hash, batch.place) = (hash, place);
            return;
        }
        let by = by.map(|by| by.0.into_owned());
        self.batch = Some(Batch { line: Line { machine: self.writer.clone(), n, at, by, changes }, hash, place });
    }

    /// Takes in the command read so far, or passes over it because its last line is not there. (Where another of its lines is
    /// damaged, which is told of, the changes in the sound ones still count: better than to hide a whole import.)
    fn end_batch(&mut self, complete: bool) {
        let Some(Batch { mut line, hash, place }) = self.batch.take() else { return };
        if complete {
            line.changes.shrink_to_fit();
            self.journal.lines.push(Sound { line, hash, place });
        } else {
            self.flaw(place, DamageKind::Torn);
        }
    }

    fn flaw(&mut self, place: usize, kind: DamageKind) {
        self.journal.flaws.push((place, kind));
    }

    fn finish(mut self, acknowledged: Option<u64>) -> Journal {
        for doubtful in std::mem::take(&mut self.doubtful) {
            let behind = acknowledged.is_some_and(|length| doubtful.start >= length);
            let torn = doubtful.kind != DamageKind::TooLong
                && !doubtful.foreign
                && (!doubtful.ended || behind && doubtful.kind == DamageKind::Garbled);
            self.flaw(doubtful.place, if torn { DamageKind::Torn } else { doubtful.kind });
        }
        self.end_batch(false);
        self.journal.flaws.order_by_key(|(place, _)| *place);
        self.journal
    }
}

fn kind_of(senseless: Senseless) -> DamageKind {
    match senseless {
        Senseless::NotJson => DamageKind::NotJson,
        Senseless::Nonsense => DamageKind::Nonsense,
    }
}

/// The number that a change gave to a new promise, if it bears this letter.
pub(super) fn number_given(change: &Change, letter: Option<char>) -> Option<u32> {
    match change.deed() {
        Change::Add(added) => Some(added.id).filter(|id: &PromiseId| id.letter == letter).map(|id| id.number),
        _ => None,
    }
}
