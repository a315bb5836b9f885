//! The form of a journal on disk: lines ⇄ bytes, their hashes and their chain.
//!
//! A journal is JSON, one object a line, each line at most 64 KiB with its newline. **The names below are frozen**: a line
//! written once must load for ever (`tests/golden/format-1.jsonl`).
//!
//! The **first line** names the format and the machine. It keeps this form in every format to come, so that an old program
//! can always tell that a file is too new for it:
//!
//! ```text
//! {"promise":1,"machine":"k3f9x2w","letter":"","zone":"Europe/Madrid","at":"2026-11-21T18:03:11.123+01:00","h":"…"}
//! ```
//!
//! `letter` stands before the numbers that this machine gives; the first machine of a shop has none. A file that goes on where
//! an older one could not be synced also has `part` (2, 3, …) and `p` (the hash of the last line that was acknowledged; absent
//! if none was). Lines behind that one may stand in the newer part again, with the same `n`: then these count. A first part
//! with a `p` says that an earlier journal of the machine was lost.
//!
//! **Every other line** is one command:
//!
//! ```text
//! {"n":43,"at":"2026-11-21T18:03:11.123+01:00","by":"Marta","top":17,"do":[{"op":"done","id":"17"}],"p":"…","h":"…"}
//! ```
//!
//! - `n` rises along the file, and is higher than that of every line known when it was written, on whichever machine. It is
//!   less than 2⁵³, so that every JSON reader can hold it.
//! - `top` is the highest promise number that this machine has given so far, so that the next one can be told from the last
//!   line alone, and a number is not given twice though its line was damaged.
//! - `do` holds the changes, in order. Their fields are those of [`Op`]; what is absent is none, false or empty.
//! - A change with `past` happened before it was written here: an import brought it in. `past` holds when it happened
//!   (`at`), who did it (`by`), and the name under which the customer of an `add` or an `edit` is known since, where that
//!   is another (`who`), and what the program that it came from knows it by, in short (`source`). What is absent there is none;
//!   `at` and `by` of the line tell of the import.
//! - A command too long for one line is several lines with the same `n`, numbered `"batch":1`, `2`, …; the last one also says
//!   `"last":true`. Without its last line the command counts as not there.
//! - `p` is the `h` of the line before: of the last *acknowledged* line. Where a torn fragment stands between two lines, `p`
//!   passes over it, and so proves that it was never acknowledged.
//! - `h` always ends the line: `,"h":"` + 16 digits + `"}`. It is the first 8 bytes, in hex, of the SHA-256 of all bytes of the
//!   line before that `,"h"`.
//!
//! Times are RFC 3339 with offset. Control characters, also those that JSON lets pass (DEL, C1, line and paragraph separators,
//! bidi marks, tag characters), are written as `\u and four digits`, so that a journal can be shown on any terminal. Unknown fields are
//! ignored; an unknown `op` becomes [`Change::Unknown`]; both stay in the file.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use chrono::{DateTime, FixedOffset, Offset, SecondsFormat};
use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::notes::is_name;
use crate::model::{
    Acceptance, Added, Change, Direction, Event, Grain, Instant, Kind, Line, Mend, Past, PersonMend, PromiseId, Terms,
    Window, Wording,
};

/// The format that this program writes, and the newest one that it may add to.
pub(super) const FORMAT: u32 = 1;

/// The length of the longest line, with its newline.
pub(super) const MAX_LINE: usize = 64 * 1024;

/// Line numbers stay below this, so that every JSON reader can hold them.
const MAX_N: u64 = 1 << 53;

/// The bytes of `,"h":"0123456789abcdef"}`.
pub(super) const SEAL: usize = 24;

/// The bytes of `,"p":"0123456789abcdef"`.
const LINK: usize = 23;

/// The hash of a line: the first 8 bytes of SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Hash(pub(super) u64);

impl Hash {
    /// The hash of the bytes of a line before its `,"h"`.
    pub(super) fn of(bytes: &[u8]) -> Hash {
        let digest = Sha256::digest(bytes);
        Hash(u64::from_be_bytes(std::array::from_fn(|place| digest[place])))
    }

    /// Reads 16 lower-case hex digits.
    pub(super) fn read(digits: &[u8]) -> Option<Hash> {
        if digits.len() != 16 {
            return None;
        }
        let value = digits.iter().try_fold(0u64, |value, digit| match digit {
            b'0'..=b'9' => Some(value << 4 | u64::from(digit - b'0')),
            b'a'..=b'f' => Some(value << 4 | u64::from(digit - b'a' + 10)),
            _ => None,
        })?;
        Some(Hash(value))
    }

    /// How a line with this hash ends.
    pub(super) fn seal(self) -> String {
        format!(",\"h\":\"{self}\"}}")
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
        let text = Text::deserialize(deserializer)?;
        Hash::read(text.0.as_bytes()).ok_or_else(|| de::Error::custom("not a hash"))
    }
}

/// What the hash of a line says about its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The bytes are those that were written.
    Sound(Hash),
    /// A whole line by its looks, with this hash, which is not that of its bytes.
    Altered(Hash),
    /// Not a whole line.
    Fragment,
}

/// Compares a line, given without its line end, with the hash that it claims.
pub(super) fn verify(line: &[u8]) -> Verdict {
    let Some(body) = line.len().checked_sub(SEAL) else { return Verdict::Fragment };
    let (body, seal) = line.split_at(body);
    let digits = seal.strip_prefix(b",\"h\":\"").and_then(|rest| rest.strip_suffix(b"\"}"));
    let Some(claimed) = digits.and_then(Hash::read) else { return Verdict::Fragment };
    if Hash::of(body) == claimed {
        Verdict::Sound(claimed)
    } else if body.starts_with(b"{") && !body.contains(&0) {
        Verdict::Altered(claimed)
    } else {
        Verdict::Fragment
    }
}

/// The hash that a sound line names as that of the line before.
pub(super) fn linked_to(line: &[u8]) -> Option<Hash> {
    const TEXT: &[u8] = b",\"p\":\"";
    let rest = &line[..line.len().checked_sub(SEAL)?];
    let link = &rest[rest.len().checked_sub(TEXT.len() + 17)?..];
    Hash::read(link.strip_prefix(TEXT)?.strip_suffix(b"\"")?)
}

/// Whether bytes cannot be what is left of a line that this program wrote: somebody else put them there. A disk may leave
/// zeros where data was to come.
pub(super) fn is_foreign(bytes: &[u8]) -> bool {
    let begins = |start: &[u8]| bytes.starts_with(start) || start.starts_with(bytes);
    let ours = begins(b"{\"n\":") || begins(b"{\"promise\":") || bytes.contains(&0);
    // What was cut off is no whole JSON.
    !ours || serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

/// A text that is borrowed from the line where it holds no escapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text<'a>(pub(super) Cow<'a, str>);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text<'a>, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Reader)
    }
}

/// A moment in the form of RFC 3339.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp(pub(super) Instant);

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&whole_minutes(self.0).to_rfc3339_opts(SecondsFormat::AutoSi, false))
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Stamp, D::Error> {
        let text = Text::deserialize(deserializer)?;
        DateTime::parse_from_rfc3339(&text.0).map(Stamp).map_err(de::Error::custom)
    }
}

/// The same moment with an offset that RFC 3339 can say: it knows no seconds there, as local mean times of old had.
fn whole_minutes(at: Instant) -> Instant {
    let seconds = at.offset().fix().local_minus_utc();
    match FixedOffset::east_opt(seconds - seconds.rem_euclid(60)) {
        Some(offset) if seconds % 60 != 0 => at.with_timezone(&offset),
        _ => at,
    }
}

/// Declares a form on disk: every field may be absent, and is left out when it is none.
macro_rules! form {
    ($(#[$doc:meta])* $name:ident<$life:lifetime> { $($(#[$note:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        #[serde(bound(deserialize = "'de: 'a"))]
        pub(super) struct $name<$life> {
            $($(#[$note])* #[serde(skip_serializing_if = "Option::is_none")] pub(super) $field: Option<$type>,)*
        }
    };
}

form! {
    /// Any line of a journal: a first line if it has `promise`, a command otherwise.
    Record<'a> {
        /// The format of the file.
        promise: u32,
        /// The name of the machine that writes it.
        machine: Text<'a>,
        /// What stands before the numbers that it gives.
        letter: Text<'a>,
        /// The time zone in which the journal was begun.
        zone: Text<'a>,
        /// The number of the part, from 2.
        part: u32,
        /// The number of the line.
        n: u64,
        /// When it was written.
        at: Stamp,
        /// Who ran the command.
        by: Text<'a>,
        /// The highest promise number that this machine has given.
        top: u32,
        /// The place of this line in a command of several, from 1.
        batch: u32,
        /// This line is the last of such a command.
        last: bool,
        /// The changes.
        r#do: Vec<Op<'a>>,
        /// The hash of the line before.
        p: Hash,
    }
}

form! {
    /// One change. Which fields an `op` has is told by [`Op::from_change`].
    Op<'a> {
        /// `add`, `done`, `tell`, `move`, `drop`, `accept`, `assign`, `edit`, `person`, `undo` or `redo`.
        op: Text<'a>,
        /// The promise.
        id: Text<'a>,
        /// The number of the line that is taken back or brought back.
        n: u64,
        /// The customer.
        who: Text<'a>,
        /// What was promised.
        what: Text<'a>,
        /// The sort of deed.
        kind: Kind,
        /// Who gave their word: `mine` when absent.
        direction: Direction,
        /// How firm the words were.
        wording: Wording,
        /// When it was promised for.
        window: WindowForm<'a>,
        /// The moment after which it is overdue.
        deadline: Stamp,
        /// When it must be looked at again.
        check: Stamp,
        /// In `edit`: what was really agreed on.
        terms: TermsForm<'a>,
        /// The customer is upset.
        complaint: bool,
        /// Who answers for it.
        owner: Text<'a>,
        /// Words to find it by.
        tags: Vec<Text<'a>>,
        /// In `edit`: words added.
        tag: Vec<Text<'a>>,
        /// In `edit`: words taken off.
        untag: Vec<Text<'a>>,
        /// The promise that it follows.
        follows: Text<'a>,
        /// When it was done.
        at: Stamp,
        /// A remark.
        note: Text<'a>,
        /// The call was made though there was nothing new.
        no_news: bool,
        /// The customer knows.
        told: bool,
        /// In `drop`: `released` or `broken`.
        r#as: Text<'a>,
        /// In `drop`: the reason.
        why: Text<'a>,
        /// In `accept`: how the other side accepted.
        how: Acceptance,
        /// In `assign`: it was passed up.
        up: bool,
        /// In `person`: the name so far.
        name: Text<'a>,
        /// In `person`: the new name.
        rename: Text<'a>,
        /// The telephone number.
        phone: Text<'a>,
        /// The e-mail address.
        email: Text<'a>,
        /// `en` or `es`.
        language: Text<'a>,
        /// When it happened, if an import brought it in.
        past: PastForm<'a>,
    }
}

form! {
    /// What the line cannot tell of a change that an import brought in.
    PastForm<'a> {
        /// When it happened.
        at: Stamp,
        /// Who did it.
        by: Text<'a>,
        /// The name under which the customer is known since.
        who: Text<'a>,
        /// What the program that it came from knows it by.
        source: Text<'a>,
    }
}

form! {
    /// A window of time.
    WindowForm<'a> {
        /// The words as typed.
        said: Text<'a>,
        /// The first moment meant.
        from: Stamp,
        /// The moment by which.
        by: Stamp,
        /// How coarse the words are.
        grain: Grain,
        /// More or less.
        approx: bool,
    }
}

form! {
    /// What was agreed on.
    TermsForm<'a> {
        /// When.
        window: WindowForm<'a>,
        /// How firm.
        wording: Wording,
        /// The moment after which it is overdue.
        deadline: Stamp,
        /// When it must be looked at again.
        check: Stamp,
    }
}

/// Why a line whose bytes are sound says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Senseless {
    /// It is not JSON.
    NotJson,
    /// Something is missing or has a value that cannot be.
    Nonsense,
}

impl<'a> Record<'a> {
    /// Reads a line. Fields of unknown names are passed over, and changes of unknown names whatever their fields hold; `space`
    /// is used where that takes a second look. What is passed over has to be text all the same: JSON is nothing else.
    pub(super) fn read(line: &'a [u8], space: &'a mut String) -> Result<Record<'a>, Senseless> {
        let line = str::from_utf8(line).map_err(|_| Senseless::NotJson)?;
        match serde_json::from_str::<Record>(line) {
            Ok(record) if record.is_of_no_machine() => Err(Senseless::Nonsense),
            Ok(record) => Ok(record),
            Err(error) if error.is_data() => {
                *space = without_unknown_changes(line)?;
                serde_json::from_str(space).map_err(|_| Senseless::Nonsense)
            }
            Err(_) => Err(Senseless::NotJson),
        }
    }

    /// Whether it begins a journal of this form for a machine whose name none can have: files are called by it.
    fn is_of_no_machine(&self) -> bool {
        let of_this_form = self.promise.is_some_and(|form| form <= FORMAT);
        of_this_form && self.machine.as_ref().is_some_and(|machine| !is_name(&machine.0))
    }

    /// The changes of a command.
    pub(super) fn changes(&mut self) -> Result<Vec<Change>, Senseless> {
        let ops = self.r#do.take().ok_or(Senseless::Nonsense)?;
        // Not collected: that would keep the memory of the forms, which are ten times as large.
        let mut changes = Vec::with_capacity(ops.len());
        for op in ops {
            changes.push(op.into_change().ok_or(Senseless::Nonsense)?);
        }
        Ok(changes)
    }

    /// The number and the moment of a command.
    pub(super) fn number_and_moment(&self) -> Result<(u64, Instant), Senseless> {
        match (self.n, self.at) {
            (Some(n), Some(at)) if (1..MAX_N).contains(&n) => Ok((n, at.0)),
            _ => Err(Senseless::Nonsense),
        }
    }
}

/// The same line with no more than the names of changes that this version does not know, and the promises they change.
fn without_unknown_changes(line: &str) -> Result<String, Senseless> {
    let mut whole: serde_json::Value = serde_json::from_str(line).map_err(|_| Senseless::NotJson)?;
    let changes = whole.get_mut("do").and_then(|changes| changes.as_array_mut()).ok_or(Senseless::Nonsense)?;
    for change in changes.iter_mut().filter_map(|change| change.as_object_mut()) {
        let known = change.get("op").and_then(|op| op.as_str()).is_none_or(|op| KNOWN.contains(&op));
        change.retain(|name, value| known || (name == "op" || name == "id") && value.is_string());
    }
    Ok(whole.to_string())
}

/// The changes that this version knows.
const KNOWN: [&str; 11] = ["add", "done", "tell", "move", "drop", "accept", "assign", "edit", "person", "undo", "redo"];

impl<'a> Op<'a> {
    /// The form of a change on disk.
    pub(super) fn from_change(change: &'a Change) -> Op<'a> {
        if let Change::Past(past) = change {
            let (by, who, source) = (text(&past.by), text(&past.who), text(&past.source));
            let form = PastForm { at: Some(Stamp(past.at)), by, who, source };
            return Op { past: Some(form), ..Op::from_change(&past.change) };
        }
        let op = Op { op: some(change.op()), id: change.id().map(id_text), ..Op::default() };
        match change {
            Change::Add(added) => op.with_added(added),
            Change::Done { id: _, at, note, no_news } => {
                Op { at: at.map(Stamp), note: text(note), no_news: truth(*no_news), ..op }
            }
            Change::Tell { id: _, note, check } => Op { note: text(note), check: check.map(Stamp), ..op },
            Change::Move { id: _, terms, told } => op.with_terms(terms).with_told(*told),
            Change::Drop { id: _, released, why } => {
                Op { r#as: some(if *released { "released" } else { "broken" }), why: text(why), ..op }
            }
            Change::Accept { id: _, how } => Op { how: Some(*how), ..op },
            Change::Assign { id: _, to, up } => Op { owner: some(to), up: truth(*up), ..op },
            Change::Edit { id: _, mend } => op.with_mend(mend),
            Change::Person { name, mend } => Op {
                name: some(name),
                rename: text(&mend.rename),
                phone: text(&mend.phone),
                email: text(&mend.email),
                language: text(&mend.language),
                note: text(&mend.note),
                ..op
            },
            Change::Undo { n } | Change::Redo { n } => Op { n: Some(*n), ..op },
            Change::Unknown { .. } | Change::Past(_) => op,
        }
    }

    fn with_added(self, added: &'a Added) -> Op<'a> {
        Op {
            who: some(&added.who),
            what: some(&added.what),
            kind: Some(added.kind),
            direction: (added.direction != Direction::Mine).then_some(added.direction),
            complaint: truth(added.complaint),
            owner: text(&added.owner),
            tags: texts(&added.tags),
            follows: added.follows.map(id_text),
            ..self
        }
        .with_terms(&added.terms)
    }

    fn with_terms(self, terms: &'a Terms) -> Op<'a> {
        let TermsForm { window, wording, deadline, check } = TermsForm::from(terms);
        Op { window, wording, deadline, check, ..self }
    }

    fn with_told(self, told: bool) -> Op<'a> {
        Op { told: truth(told), ..self }
    }

    fn with_mend(self, mend: &'a Mend) -> Op<'a> {
        Op {
            who: text(&mend.who),
            what: text(&mend.what),
            kind: mend.kind,
            wording: mend.wording,
            owner: text(&mend.owner),
            complaint: mend.complaint,
            tag: texts(&mend.tag),
            untag: texts(&mend.untag),
            terms: mend.terms.as_ref().map(TermsForm::from),
            ..self
        }
    }

    /// The change that this says, or none if it makes no sense.
    pub(super) fn into_change(mut self) -> Option<Change> {
        let past = self.past.take();
        let change = self.into_deed()?;
        match past {
            Some(PastForm { at, by, who, source }) if !matches!(change, Change::Undo { .. } | Change::Redo { .. }) => {
                let (by, who, source) = (owned(by), owned(who), owned(source));
                Some(Change::Past(Box::new(Past { at: at?.0, by, who, source, change })))
            }
            _ => Some(change),
        }
    }

    fn into_deed(self) -> Option<Change> {
        let name = self.op.as_ref()?;
        let name = name.0.as_ref();
        match name {
            "add" => self.into_added(),
            "done" => Some(Change::Done {
                id: id(&self.id)?,
                at: self.at.map(|at| at.0),
                note: owned(self.note),
                no_news: self.no_news.unwrap_or(false),
            }),
            "tell" => {
                Some(Change::Tell { id: id(&self.id)?, note: owned(self.note), check: self.check.map(|at| at.0) })
            }
            "move" => {
                let (id, told) = (id(&self.id)?, self.told.unwrap_or(false));
                Some(Change::Move { id, terms: Box::new(self.into_terms()?), told })
            }
            "drop" => {
                let released = match self.r#as?.0.as_ref() {
                    "released" => true,
                    "broken" => false,
                    _ => return None,
                };
                Some(Change::Drop { id: id(&self.id)?, released, why: owned(self.why) })
            }
            "accept" => Some(Change::Accept { id: id(&self.id)?, how: self.how? }),
            "assign" => {
                Some(Change::Assign { id: id(&self.id)?, to: owned(self.owner)?, up: self.up.unwrap_or(false) })
            }
            "edit" => self.into_edit(),
            "person" => self.into_person(),
            "undo" => Some(Change::Undo { n: self.n? }),
            "redo" => Some(Change::Redo { n: self.n? }),
            _ => Some(Change::Unknown { op: name.to_owned(), id: id(&self.id) }),
        }
    }

    fn into_added(mut self) -> Option<Change> {
        let follows = match &self.follows {
            Some(_) => Some(id(&self.follows)?),
            None => None,
        };
        Some(Change::Add(Box::new(Added {
            id: id(&self.id)?,
            who: owned(self.who.take())?,
            what: owned(self.what.take())?,
            kind: self.kind?,
            direction: self.direction.unwrap_or(Direction::Mine),
            complaint: self.complaint.unwrap_or(false),
            owner: owned(self.owner.take()),
            tags: all_owned(self.tags.take()),
            follows,
            terms: self.into_terms()?,
        })))
    }

    fn into_edit(self) -> Option<Change> {
        let terms = match self.terms {
            Some(terms) => Some(terms.into_terms()?),
            None => None,
        };
        let mend = Mend {
            who: owned(self.who),
            what: owned(self.what),
            kind: self.kind,
            wording: self.wording,
            owner: owned(self.owner),
            complaint: self.complaint,
            tag: all_owned(self.tag),
            untag: all_owned(self.untag),
            terms,
        };
        Some(Change::Edit { id: id(&self.id)?, mend: Box::new(mend) })
    }

    fn into_person(self) -> Option<Change> {
        let mend = PersonMend {
            rename: owned(self.rename),
            phone: owned(self.phone),
            email: owned(self.email),
            language: owned(self.language),
            note: owned(self.note),
        };
        Some(Change::Person { name: owned(self.name)?, mend: Box::new(mend) })
    }

    fn into_terms(self) -> Option<Terms> {
        let Op { window, wording, deadline, check, .. } = self;
        TermsForm { window, wording, deadline, check }.into_terms()
    }
}

/// An event in the form of a change on disk, with `past`.
pub(super) fn recorded(event: &Event) -> serde_json::Value {
    let own = |text: Option<&str>| text.map(|text| Text(Cow::Owned(text.to_owned())));
    let past =
        PastForm { at: Some(Stamp(event.at)), by: own(event.by), who: own(event.who), source: own(event.source) };
    let op = Op { past: Some(past), ..Op::from_change(event.change) };
    serde_json::to_value(op).expect("forms are made of texts and numbers")
}

/// A change in its form on disk.
pub(super) fn recorded_change(change: &Change) -> serde_json::Value {
    serde_json::to_value(Op::from_change(change)).expect("forms are made of texts and numbers")
}

/// The change that such a value says, or none if it makes no sense.
pub(super) fn read_recorded(value: &serde_json::Value) -> Option<Change> {
    Op::deserialize(value).ok()?.into_change()
}

impl<'a> TermsForm<'a> {
    fn from(terms: &'a Terms) -> TermsForm<'a> {
        TermsForm {
            window: terms.window.as_ref().map(WindowForm::from),
            wording: Some(terms.wording),
            deadline: terms.deadline.map(Stamp),
            check: terms.check.map(Stamp),
        }
    }

    fn into_terms(self) -> Option<Terms> {
        let window = match self.window {
            Some(window) => Some(window.into_window()?),
            None => None,
        };
        Some(Terms {
            window,
            wording: self.wording?,
            deadline: self.deadline.map(|at| at.0),
            check: self.check.map(|at| at.0),
        })
    }
}

impl<'a> WindowForm<'a> {
    fn from(window: &'a Window) -> WindowForm<'a> {
        WindowForm {
            said: some(&window.said),
            from: window.from.map(Stamp),
            by: window.by.map(Stamp),
            grain: Some(window.grain),
            approx: truth(window.approx),
        }
    }

    fn into_window(self) -> Option<Window> {
        Some(Window {
            said: owned(self.said)?,
            from: self.from.map(|at| at.0),
            by: self.by.map(|at| at.0),
            grain: self.grain?,
            approx: self.approx.unwrap_or(false),
        })
    }
}

pub(super) fn some(text: &str) -> Option<Text<'_>> {
    Some(Text(Cow::Borrowed(text)))
}

pub(super) fn text(text: &Option<String>) -> Option<Text<'_>> {
    text.as_deref().and_then(some)
}

fn texts(texts: &[String]) -> Option<Vec<Text<'_>>> {
    (!texts.is_empty()).then(|| texts.iter().map(|text| Text(Cow::Borrowed(text.as_str()))).collect())
}

fn id_text(id: PromiseId) -> Text<'static> {
    Text(Cow::Owned(id.to_string()))
}

fn truth(value: bool) -> Option<bool> {
    value.then_some(true)
}

pub(super) fn owned(text: Option<Text<'_>>) -> Option<String> {
    text.map(|text| text.0.into_owned())
}

fn all_owned(texts: Option<Vec<Text<'_>>>) -> Vec<String> {
    texts.into_iter().flatten().map(|text| text.0.into_owned()).collect()
}

fn id(text: &Option<Text<'_>>) -> Option<PromiseId> {
    text.as_ref()?.0.parse().ok()
}

/// A line without its link to the line before, its hash and its closing brace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Body(Vec<u8>);

impl Body {
    /// The body of a whole sound line.
    pub(super) fn of(line: &[u8]) -> Option<Body> {
        let rest = &line[..line.len().checked_sub(SEAL)?];
        let linked = rest.len().checked_sub(LINK).filter(|&at| rest[at..].starts_with(b",\"p\":\""));
        Some(Body(rest[..linked.unwrap_or(rest.len())].to_vec()))
    }

    /// A line that is no command: the first line of a journal, or one of the small files beside it.
    pub(super) fn from_form(form: &impl Serialize) -> Body {
        Body(without_brace(json(form)))
    }

    /// Appends the whole line with its newline, and gives its hash.
    pub(super) fn link(&self, to: Option<Hash>, out: &mut Vec<u8>) -> Hash {
        let start = out.len();
        out.extend_from_slice(&self.0);
        if let Some(p) = to {
            out.extend_from_slice(format!(",\"p\":\"{p}\"").as_bytes());
        }
        let hash = Hash::of(&out[start..]);
        out.extend_from_slice(hash.seal().as_bytes());
        out.push(b'\n');
        hash
    }
}

/// The changes cannot be written so that the same would be read back: one of them is too long for a line, or a moment in it
/// has no form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unwritable;

/// The bodies of a command: one, or several if it is too long for a single line.
pub(super) fn bodies(line: &Line, top: u32) -> Result<Vec<Body>, Unwritable> {
    if line.n >= MAX_N {
        return Err(Unwritable);
    }
    let ops: Vec<Vec<u8>> = line.changes.iter().map(|change| json(&Op::from_change(change))).collect();
    let room = MAX_LINE - LINK - SEAL - 1 - head(line, top, Some((u32::MAX, true))).len();
    let groups = pack(&ops, room)?;
    let several = groups.len() > 1;
    let mut bodies = Vec::with_capacity(groups.len());
    for (place, group) in groups.iter().enumerate() {
        let number = u32::try_from(place + 1).map_err(|_| Unwritable)?;
        let mut body = head(line, top, several.then_some((number, place + 1 == groups.len())));
        body.extend_from_slice(&group.join(&b','));
        body.push(b']');
        bodies.push(Body(body));
    }
    reads_back(line, &bodies).then_some(bodies).ok_or(Unwritable)
}

/// The bytes of one change.
pub(super) fn op_bytes(change: &Change) -> Vec<u8> {
    json(&Op::from_change(change))
}

/// How many bytes of changes, with a comma each, any line of a long command has room for.
pub(super) fn room(by: Option<&str>) -> usize {
    // The longest head there can be: moments are 35 bytes long at most, and this one is.
    let at = Stamp(DateTime::from_timestamp(4_000_000_000, 123_456_789).unwrap_or_default().fixed_offset());
    let line = Line { machine: String::new(), n: MAX_N - 1, at: at.0, by: by.map(str::to_owned), changes: Vec::new() };
    (MAX_LINE - LINK - SEAL - 1).saturating_sub(head(&line, u32::MAX, Some((u32::MAX, true))).len() + 8)
}

/// Whether changes in the form of bytes, with commas between them, say what they should.
pub(super) fn says(bytes: &[u8], changes: &[Change]) -> bool {
    let whole = [b"{\"do\":[", bytes, b"]}"].concat();
    let mut space = String::new();
    Record::read(&whole, &mut space).and_then(|mut record| record.changes()).is_ok_and(|read| read == changes)
}

/// One line of a long command, from the bytes of its changes.
pub(super) fn body(line: &Line, top: u32, batch: Option<(u32, bool)>, changes: &[u8]) -> Body {
    let mut body = head(line, top, batch);
    body.extend_from_slice(changes);
    body.push(b']');
    Body(body)
}

/// A line up to the first of its changes.
fn head(line: &Line, top: u32, batch: Option<(u32, bool)>) -> Vec<u8> {
    let record = Record {
        n: Some(line.n),
        at: Some(Stamp(line.at)),
        by: text(&line.by),
        top: (top > 0).then_some(top),
        batch: batch.map(|(place, _)| place),
        last: batch.and_then(|(_, last)| truth(last)),
        ..Record::default()
    };
    let mut head = without_brace(json(&record));
    head.extend_from_slice(b",\"do\":[");
    head
}

/// Divides changes among lines that have room for so many bytes each.
fn pack(ops: &[Vec<u8>], room: usize) -> Result<Vec<&[Vec<u8>]>, Unwritable> {
    let (mut groups, mut start, mut used) = (Vec::new(), 0, 0);
    for (place, op) in ops.iter().enumerate() {
        if op.len() + 1 > room {
            return Err(Unwritable);
        }
        if used + op.len() + 1 > room {
            groups.push(&ops[start..place]);
            (start, used) = (place, 0);
        }
        used += op.len() + 1;
    }
    groups.push(&ops[start..]);
    Ok(groups)
}

/// Whether the bodies say what the line says. Nothing is written that could not be read.
fn reads_back(line: &Line, bodies: &[Body]) -> bool {
    let mut expected = line.changes.iter();
    for body in bodies {
        let whole = [&body.0[..], b"}"].concat();
        let mut space = String::new();
        let Ok(mut record) = Record::read(&whole, &mut space) else { return false };
        let head = record.number_and_moment() == Ok((line.n, line.at)) && record.by == text(&line.by);
        let Ok(changes) = record.changes() else { return false };
        if !head || !changes.iter().all(|change| expected.next() == Some(change)) {
            return false;
        }
    }
    expected.next().is_none()
}

pub(super) fn without_brace(mut json: Vec<u8>) -> Vec<u8> {
    json.pop();
    json
}

/// JSON on one line, with everything escaped that a terminal could take for a command.
pub(super) fn json(form: &impl Serialize) -> Vec<u8> {
    let mut out = Vec::with_capacity(256);
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Escaping);
    form.serialize(&mut serializer).expect("forms are made of texts and numbers, and memory takes every byte");
    out
}

/// Escapes more than JSON asks for.
struct Escaping;

impl serde_json::ser::Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut plain = 0;
        for (place, letter) in fragment.char_indices().filter(|(_, letter)| must_be_escaped(*letter)) {
            writer.write_all(&fragment.as_bytes()[plain..place])?;
            for unit in letter.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            plain = place + letter.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[plain..])
    }
}

/// Control characters beyond those of ASCII's first column, which JSON escapes itself.
fn must_be_escaped(letter: char) -> bool {
    matches!(letter,
        '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
