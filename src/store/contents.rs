//! Puts what the journals of all machines say together.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use super::files::{Folder, Use};
use super::journal::Hash;
use super::notes::{Seen, part_of};
use super::reader::{self, Journal, Sound};
use super::{Contents, Damage, DamageKind, MachineInfo, StoreError};
use crate::model::Line;
use crate::model::order::PutInOrder;

/// One journal and where it was found.
pub(super) struct Source {
    /// The name of its file.
    pub(super) name: OsString,
    /// Where it is.
    pub(super) path: PathBuf,
    /// Which machine wrote it.
    pub(super) machine: String,
    /// What it says.
    pub(super) journal: Journal,
}

/// Reads every journal of a store.
pub(super) fn read(root: &Folder, journals: Option<&Folder>) -> Result<Contents, StoreError> {
    // First, so that the journal cannot be older than the note.
    let seen = Seen::load(root)?;
    let machine = MachineInfo::load(root)?;
    put_together(root, journals, seen.as_ref(), machine)
}

/// Reads every journal of a folder, beside notes that need not be on the disk yet.
pub(super) fn put_together(
    root: &Folder,
    journals: Option<&Folder>,
    seen: Option<&Seen>,
    machine: Option<MachineInfo>,
) -> Result<Contents, StoreError> {
    let mut sources = match journals {
        Some(folder) => read_journals(folder, seen)?,
        None => Vec::new(),
    };
    let machine = machine.or_else(|| named_by(seen?, &sources));
    let went_back = seen.and_then(|seen| went_back(seen, &sources, root));
    drop_repeated(&mut sources);
    let mut damage = Vec::from_iter(went_back);
    for source in &sources {
        let named = |&(line, what)| Damage { file: source.path.clone(), line, what };
        damage.extend(source.journal.flaws.iter().map(named));
    }
    let ours = |source: &&Source| machine.as_ref().is_some_and(|machine| machine.name == source.machine);
    let noted = seen.map_or(0, |seen| seen.top);
    let top = sources.iter().filter(ours).map(|source| source.journal.top).fold(noted, u32::max);
    let newer_format = sources.iter().any(|source| source.journal.newer);
    let lines = in_order(sources, &mut damage);
    damage.order_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    Ok(Contents { lines, damage, machine, top, newer_format })
}

/// Who we are, if the store tells, and every machine with a journal here.
pub(super) fn machines(
    root: &Folder,
    journals: &Folder,
) -> Result<(Option<MachineInfo>, Vec<MachineInfo>), StoreError> {
    let seen = Seen::load(root)?;
    let sources = read_journals(journals, None)?;
    let me = seen.and_then(|seen| named_by(&seen, &sources));
    let unnamed = |source: &Source| MachineInfo { name: source.machine.clone(), letter: None };
    let all = sources.iter().map(|source| source.journal.machine.clone().unwrap_or_else(|| unnamed(source)));
    Ok((me, all.collect()))
}

/// Reads every journal of a folder by itself, sorted by machine and part.
pub(super) fn read_journals(folder: &Folder, seen: Option<&Seen>) -> Result<Vec<Source>, StoreError> {
    let mut sources = Vec::new();
    for name in folder.journals()? {
        let Some(file) = folder.file(&name, Use::Read)? else { continue };
        let acknowledged = seen.and_then(|seen| acknowledged(seen, &name));
        let path = folder.path().join(&name);
        let (called, part) = called(&name);
        let journal = reader::read(file.read(), (&called, part), acknowledged, &file.faults)
            .map_err(|source| StoreError::Io { path: path.clone(), source })?;
        let machine = journal.machine.as_ref().map_or(called, |machine| machine.name.clone());
        sources.push(Source { name, path, machine, journal });
    }
    sources.order_by(|a, b| (&a.machine, a.journal.part).cmp(&(&b.machine, b.journal.part)));
    Ok(sources)
}

/// How far a journal was acknowledged, if the note tells: a part later than the one it names was not at all.
fn acknowledged(seen: &Seen, name: &OsStr) -> Option<u64> {
    let ((ours, noted), (machine, part)) = (seen.journal()?, part_of(name)?);
    match part.cmp(&noted) {
        _ if machine != ours => None,
        Ordering::Less => None,
        Ordering::Equal => Some(seen.length),
        Ordering::Greater => Some(0),
    }
}

/// The machine and the part that the name of a file speaks of.
fn called(name: &OsStr) -> (String, u32) {
    match part_of(name) {
        Some((machine, part)) => (machine.to_owned(), part),
        None => (name.to_string_lossy().trim_end_matches(".jsonl").to_owned(), 1),
    }
}

/// Who we are by the note of what we acknowledged.
fn named_by(seen: &Seen, sources: &[Source]) -> Option<MachineInfo> {
    let (name, _) = seen.journal()?;
    sources.iter().filter_map(|source| source.journal.machine.as_ref()).find(|machine| machine.name == name).cloned()
}

/// Takes out the lines of older parts that stand in a later part again, and checks that the later part goes on from a line that
/// is there. `sources` are sorted by machine and part.
pub(super) fn drop_repeated(sources: &mut [Source]) {
    for place in 1..sources.len() {
        let (older, later) = sources.split_at_mut(place);
        let Source { machine, journal: later, .. } = &mut later[0];
        let mut older: Vec<&mut Source> = older.iter_mut().filter(|source| source.machine == *machine).collect();
        if later.part == 1 || older.is_empty() {
            continue;
        }
        if let Some(p) = later.goes_on_from {
            let complete = !later.lines.is_empty();
            if !acknowledged_to(p, &mut older, complete) && !older.iter().any(|source| source.is_damaged()) {
                later.flaws.push((1, DamageKind::Broken));
            }
        }
        let again: HashSet<u64> = later.lines.iter().map(|sound| sound.line.n).collect();
        for source in older {
            source.journal.lines.retain(|sound| !again.contains(&sound.line.n));
        }
    }
}

impl Source {
    fn is_damaged(&self) -> bool {
        self.journal.flaws.iter().any(|(_, kind)| *kind != DamageKind::Torn)
    }
}

impl Journal {
    /// The place of the line with this hash, if that is among those that were read.
    fn place_of(&self, hash: Hash) -> Option<usize> {
        let ends = [self.last, self.begun].into_iter().flatten();
        let lines = self.lines.iter().rev().map(|sound| (sound.hash, sound.place));
        ends.chain(lines).find(|(found, _)| *found == hash).map(|(_, place)| place)
    }
}

/// A later part says that this line was the last one acknowledged. If that part is complete, no fragment behind the line was.
/// False if the line is not in the older parts.
fn acknowledged_to(hash: Hash, older: &mut [&mut Source], complete: bool) -> bool {
    let mut end = None;
    for source in older {
        end = end.map(|_| 0).or_else(|| source.journal.place_of(hash));
        for (place, kind) in &mut source.journal.flaws {
            if complete && *kind == DamageKind::Garbled && end.is_some_and(|end| *place > end) {
                *kind = DamageKind::Torn;
            }
        }
    }
    end.is_some()
}

/// The damage that the note of what was acknowledged tells of: its line is no longer there, and no altered line explains it.
fn went_back(seen: &Seen, sources: &[Source], root: &Folder) -> Option<Damage> {
    let last = seen.last?;
    let source = sources.iter().find(|source| source.name == *seen.file);
    let line = match source {
        Some(source) if source.journal.place_of(last).is_some() || source.is_damaged() => return None,
        Some(source) => source.journal.count,
        None => 0,
    };
    let file = root.path().join(super::JOURNALS).join(&seen.file);
    Some(Damage { file, line, what: DamageKind::WentBack })
}

/// All lines by number and machine; the same line twice counts once.
fn in_order(sources: Vec<Source>, damage: &mut Vec<Damage>) -> Vec<Line> {
    let several = sources.len() > 1;
    let mut found: Vec<(usize, Sound)> = Vec::new();
    let mut paths = Vec::new();
    for (place, source) in sources.into_iter().enumerate() {
        found.extend(source.journal.lines.into_iter().map(|sound| (place, sound)));
        paths.push(source.path);
    }
    let key = |(_, sound): &(usize, Sound)| sound.line.n;
    if several || !found.is_sorted_by_key(key) {
        found.order_by(|(_, a), (_, b)| (a.line.n, &a.line.machine).cmp(&(b.line.n, &b.line.machine)));
    }
    let mut lines: Vec<Line> = Vec::with_capacity(found.len());
    let mut group: Vec<Hash> = Vec::new();
    for (place, sound) in found {
        let same = lines.last().is_some_and(|line| line.n == sound.line.n && line.machine == sound.line.machine);
        if !same {
            group.clear();
        }
        let doubled = group.contains(&sound.hash);
        if same {
            let what = if doubled { DamageKind::Doubled } else { DamageKind::Forked };
            damage.push(Damage { file: paths[place].clone(), line: sound.place, what });
        }
        if !doubled {
            group.push(sound.hash);
            lines.push(sound.line);
        }
    }
    lines
}
