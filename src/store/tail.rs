//! Looks at the end of a journal without reading the rest: what a new line is chained to, and what number it may have.

use std::io;

use super::files::Opened;
use super::journal::{FORMAT, Hash, MAX_LINE, Record, SEAL, Verdict, verify};
use super::notes::Seen;
use super::reader::{self, unconverted};

/// How the end of a journal looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tail {
    /// The length of the file.
    pub(super) length: u64,
    /// It ends in a newline, or is empty.
    pub(super) ended: bool,
    /// The hash of the last sound line; none if there is no sound line.
    pub(super) last: Option<Hash>,
    /// Where that line ends.
    pub(super) sound_to: u64,
    /// The highest line number known to the last line.
    pub(super) n: u64,
    /// The highest promise number given.
    pub(super) top: u32,
    /// The file has a newer format.
    pub(super) newer: bool,
}

/// Looks at the last line, and at the whole file only where that line cannot be believed.
pub(super) fn look(file: &Opened) -> io::Result<Tail> {
    if file.length == 0 {
        return Ok(Tail { ended: true, ..Tail::default() });
    }
    match look_at_last_line(file)? {
        Some(tail) => Ok(tail),
        None => look_at_all(file),
    }
}

fn look_at_last_line(file: &Opened) -> io::Result<Option<Tail>> {
    for window in [4096, MAX_LINE + 3] {
        let start = file.length.saturating_sub(window as u64);
        let mut end = vec![0; window.min(usize::try_from(file.length).unwrap_or(window))];
        let count = file.read_at(&mut end, start)?;
        end.truncate(count);
        let text = end.strip_suffix(b"\n").unwrap_or(&end);
        let line = match text.iter().rposition(|byte| *byte == b'\n') {
            Some(newline) => &text[newline + 1..],
            None if start == 0 => text,
            None => continue,
        };
        if start > 0 && !is_known_format(file)? || start == 0 && !starts_known(&end) {
            return Ok(None);
        }
        let is_first = start == 0 && line.len() == text.len();
        let (line, _) = unconverted(line, u64::from(!is_first));
        let (length, ended) = (file.length, text.len() < end.len());
        return Ok(last_line(line).map(|tail| Tail { length, ended, sound_to: length, ..tail }));
    }
    Ok(None)
}

/// Whether the file begins as a journal of this format does.
fn is_known_format(file: &Opened) -> io::Result<bool> {
    let mut start = [0; 16];
    let count = file.read_at(&mut start, 0)?;
    Ok(starts_known(&start[..count]))
}

fn starts_known(bytes: &[u8]) -> bool {
    bytes.starts_with(format!("{{\"promise\":{FORMAT},").as_bytes())
}

/// What the last line says, if it can be believed.
fn last_line(line: &[u8]) -> Option<Tail> {
    let Verdict::Sound(hash) = verify(line) else { return None };
    let mut space = String::new();
    let record = Record::read(line, &mut space).ok()?;
    let n = match record.promise {
        Some(_) => 0,
        None => record.number_and_moment().ok()?.0,
    };
    Some(Tail { last: Some(hash), n, top: record.top.unwrap_or(0), ..Tail::default() })
}

fn look_at_all(file: &Opened) -> io::Result<Tail> {
    let journal = reader::read(file.read(), ("", 1), None, &file.faults)?;
    let mut end = [0];
    file.read_at(&mut end, file.length - 1)?;
    Ok(Tail {
        length: file.length,
        ended: end == *b"\n",
        last: journal.last.map(|(hash, _)| hash),
        sound_to: journal.sound_to,
        n: journal.n,
        top: journal.top,
        newer: journal.newer,
    })
}

impl Tail {
    /// The hash that a new line is chained to: that of the last line that was acknowledged.
    ///
    /// Where that line is altered or gone, the new line names it all the same, so that the gap stays visible for ever; where it is
    /// followed by a fragment that was never acknowledged, the new line passes over the fragment.
    pub(super) fn link(&self, file: &Opened, seen: Option<&Seen>) -> io::Result<Option<Hash>> {
        if let Some(Seen { length, last: Some(last), .. }) = seen
            && self.last != Some(*last)
            && (*length > self.sound_to || !holds(file, *length, *last)?)
        {
            return Ok(Some(*last));
        }
        Ok(self.last)
    }
}

/// Whether the line that ends at this length has this hash.
pub(super) fn holds(file: &Opened, length: u64, hash: Hash) -> io::Result<bool> {
    const END: usize = SEAL + 1;
    let Some(start) = length.checked_sub(END as u64) else { return Ok(false) };
    let mut end = [0; END];
    let count = file.read_at(&mut end, start)?;
    Ok(count == END && end.strip_suffix(b"\n") == Some(hash.seal().as_bytes()))
}
