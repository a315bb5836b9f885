//! The snapshot: the state of the store at some line of its journal, so that a command reads what it asks about and the lines
//! that came later, not all that ever happened.
//!
//! `snapshot.jsonl` can be deleted at any time. It is made new by commands that write, once the tail (the lines behind the one
//! it was made at) has grown past 32 lines or a thirty-second of the snapshot, whichever is more, or cannot be folded onto it. It
//! is not synced: a torn or wrong one is the same as none, since whatever is read from it is verified.
//!
//! ```text
//! head                 what it is bound to, how much there is of everything, and where it begins; numbers given
//! open, with deadline  sorted by deadline: whoever asks what is due stops reading at the cutoff
//! open, loose          with a deadline, but moved untold or with an outcome that may yet change; then without one: always read
//! customers            sorted by key, each with the numbers of its open promises and what it was promised in vain
//! tally                how closed promises were kept, by kind and by when they fell due: one line
//! days                 the outcomes settled on a day (UTC), by moment; the head has their counts
//! index                number → where the open promise stands; lines of one width, sorted
//! ```
//!
//! **Bound** to the journal by its name and length, and the number and hash of the line that ends there. That hash stands for
//! all lines before it, as each names the one before. The snapshot is used only where there is one journal in one part and
//! nothing is wrong with the tail; else everything is read, which also finds out what is wrong.
//!
//! **Verified**: each line is `{"c":"…","v":…}`, where `c` is a checksum over the bytes of `v`, its place in the file and the hash
//! of the journal's line, so that no line can stand for another, nor for one of another snapshot. It is made against accidents only (the file
//! is no less private than the journal) and for speed: any change within eight bytes is found for certain. Only the index has
//! none: a line that it leads to says itself which promise it is, and where it leads nowhere, everything is read.
//!
//! Places in the file are counted from the end of the head. Moments are `[seconds since 1970, offset in seconds]`, and
//! nanoseconds where there are any.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader, Read};
use std::rc::Rc;

use chrono::{DateTime, FixedOffset, Offset};
use memchr::arch::all::memchr::One;
use serde::de::{self, Deserializer, SeqAccess, Visitor};
use serde::ser::{SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};

use super::files::{Folder, Opened, Use};
use super::journal::{Hash, SEAL, Text, json, owned, text};
use super::notes::{Seen, file_name};
use super::reader::{self, Journal};
use super::values::Values;
use super::{Contents, DamageKind, Glance, Locked, MachineInfo, tail};
use crate::model::order::PutInOrder;
use crate::model::promise::Ended;
use crate::model::record::{Part, Record, Score, Slot, Tally, Unkept};
use crate::model::state::{Need, Settled, Standing, State, Touched, touched};
use crate::model::{
    Acceptance, Agreement, Change, Direction, Grain, Instant, Kind, Ledger, Line, Outcome, Person, Promise, PromiseId,
    Window, Wording, people,
};

/// The name of the file.
pub(super) const SNAPSHOT: &str = "snapshot.jsonl";

/// The form that this program reads and writes; any other is passed over.
const FORM: u32 = 4;

/// What stands in a line before its checksum, and between that and its value.
const CHECK_START: &str = "{\"c\":\"";
const VALUE_START: &str = "\",\"v\":";

/// The bytes of a line of the index, with its newline: letter, number, place.
const ENTRY: usize = 1 + 10 + 1 + 12 + 1;

/// The bytes of a settled outcome: the nanosecond of its day in hex, and a letter.
const OUTCOME: usize = 13;

/// The longest line that is believed, so that a damaged file takes no memory.
const LONGEST: usize = 64 << 20;

/// What part of the snapshot the tail may grow to be: so much that each command bears little of the work of making it new, so
/// little that no command folds much.
const SHARE: usize = 32;

/// How much is read at once where a line is looked for.
const BLOCK: u64 = 4096;

/// A stretch of the file.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Section {
    start: u64,
    end: u64,
    count: usize,
}

/// A day with settled outcomes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Day {
    /// Its number since 1970.
    day: i64,
    /// Where its line starts.
    start: u64,
    /// How many there are of each, in the order of [`Outcome::ALL`].
    counts: [usize; 5],
}

#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct Head<'a> {
    snapshot: u32,
    journal: Text<'a>,
    length: u64,
    n: u64,
    last: Hash,
    top: u32,
    highest: Vec<(Option<char>, u32)>,
    dated: Section,
    loose: Section,
    /// Where those of the loose ones end that have a deadline.
    untold: u64,
    people: Section,
    /// Where the tally starts.
    tally: u64,
    index: Section,
    since: Moment,
    days: Vec<Day>,
}

/// Has a form written as a list of its fields, the last one left out where it says nothing: a list is read several times
/// faster than names with their values, and whoever asks what is due waits for every line.
macro_rules! write_as_list {
    ($form:ident: $($field:ident),+; $rest:ident) => {
        impl Serialize for $form<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut list = serializer.serialize_seq(None)?;
                $(list.serialize_element(&self.$field)?;)+
                if self.$rest != Default::default() {
                    list.serialize_element(&self.$rest)?;
                }
                list.end()
            }
        }
    };
}

struct PromiseForm<'a> {
    place: usize,
    id: Text<'a>,
    person: PersonForm<'a>,
    what: Text<'a>,
    kind: Kind,
    direction: Direction,
    made_at: Moment,
    made_by: Option<Text<'a>>,
    agreed: Vec<AgreementForm<'a>>,
    rest: PromiseRest<'a>,
}

write_as_list!(PromiseForm: place, id, person, what, kind, direction, made_at, made_by, agreed; rest);

/// What few promises have.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
struct PromiseRest<'a> {
    #[serde(skip_serializing_if = "is_none")]
    counted: usize,
    #[serde(skip_serializing_if = "is_false")]
    complaint: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    follows: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    told: Option<Moment>,
    #[serde(skip_serializing_if = "is_false")]
    newer: bool,
}

struct AgreementForm<'a> {
    wording: Wording,
    window: Option<WindowForm<'a>>,
    rest: AgreementRest,
}

write_as_list!(AgreementForm: wording, window; rest);

/// What few agreements have: most deadlines are the end of the window, agreed on when the promise was made.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct AgreementRest {
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<Moment>,
    /// There is no deadline, though the window has an end.
    #[serde(skip_serializing_if = "is_false")]
    endless: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<Moment>,
    /// Absent where that was when the promise was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreed_at: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    told: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmed: Option<(Moment, Acceptance)>,
}

struct WindowForm<'a> {
    said: Text<'a>,
    grain: Grain,
    by: Option<Moment>,
    /// Absent where that is where it ends.
    from: Option<Moment>,
    rest: WindowRest,
}

write_as_list!(WindowForm: said, grain, by, from; rest);

/// What few windows have.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct WindowRest {
    /// It has no beginning, though it has an end.
    #[serde(skip_serializing_if = "is_false")]
    open: bool,
    #[serde(skip_serializing_if = "is_false")]
    approx: bool,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct PersonForm<'a> {
    place: usize,
    name: Text<'a>,
    phone: Option<Text<'a>>,
    #[serde(default)]
    rest: PersonRest<'a>,
}

write_as_list!(PersonForm: place, name, phone; rest);

/// What is known of few customers.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
struct PersonRest<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Text<'a>>,
    #[serde(skip_serializing_if = "is_none")]
    broken_in_a_row: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct CustomerForm<'a> {
    key: Text<'a>,
    person: PersonForm<'a>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    open: Vec<Text<'a>>,
    /// How many promises to them were not kept, and when the last of these was settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unkept: Option<(usize, Moment)>,
}

/// Kind, weekday, part of the day (the last two one past the end where there was no deadline), kept, judged.
type TallyForm = [usize; 5];

#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct DayForm<'a> {
    day: i64,
    at: Text<'a>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_none(number: &usize) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

/// A moment in numbers, which are read faster than a date.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Moment(Instant);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (seconds, offset) = (self.0.timestamp(), self.0.offset().fix().local_minus_utc());
        match self.0.timestamp_subsec_nanos() {
            0 => (seconds, offset).serialize(serializer),
            nanos => (seconds, offset, nanos).serialize(serializer),
        }
    }
}

impl Moment {
    fn of(seconds: i64, offset: i32, nanos: u32) -> Option<Moment> {
        let utc = DateTime::from_timestamp(seconds, nanos)?;
        Some(Moment(utc.with_timezone(&FixedOffset::east_opt(offset)?)))
    }

    fn read(values: &mut Values) -> Option<Moment> {
        values.begin()?;
        let (seconds, offset) = (values.number()?, values.number()?);
        let nanos = if values.has_more() { values.number()? } else { 0 };
        values.end()?;
        Moment::of(seconds, offset, nanos)
    }

    fn read_or_null(values: &mut Values) -> Option<Option<Moment>> {
        if values.pass_null() { Some(None) } else { Moment::read(values).map(Some) }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Moment;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a moment")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<Moment, A::Error> {
                let bad = || de::Error::custom("not a moment");
                let seconds: i64 = numbers.next_element()?.ok_or_else(bad)?;
                let offset: i32 = numbers.next_element()?.ok_or_else(bad)?;
                let nanos: u32 = numbers.next_element()?.unwrap_or(0);
                Moment::of(seconds, offset, nanos).ok_or_else(bad)
            }
        }
        deserializer.deserialize_seq(Reader)
    }
}

/// The checksum of a line.
fn checksum(salt: u64, place: u64, bytes: &[u8]) -> u64 {
    // Each step can be turned back, so that two lines that differ in one word never have the same sum.
    let mix = |sum: u64, word: u64| {
        let sum = (sum ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        sum ^ (sum >> 29)
    };
    let sum = mix(mix(mix(0x736e_6170, salt), place), bytes.len() as u64);
    let mut words = bytes.chunks_exact(8);
    let mut sum = (&mut words)
        .fold(sum, |sum, word| mix(sum, u64::from_le_bytes(word.try_into().expect("chunks of eight have eight"))));
    let mut last = [0; 8];
    last[..words.remainder().len()].copy_from_slice(words.remainder());
    sum = mix(sum, u64::from_le_bytes(last));
    mix(sum, sum >> 32)
}

/// Appends a line with its checksum and its newline.
fn put(out: &mut Vec<u8>, salt: u64, form: &impl Serialize) {
    let place = out.len() as u64;
    let body = json(form);
    out.extend_from_slice(format!("{CHECK_START}{:016x}{VALUE_START}", checksum(salt, place, &body)).as_bytes());
    out.extend_from_slice(&body);
    out.extend_from_slice(b"}\n");
}

/// What a line says, given without its newline, if it is the one that was put at this place.
fn sound(line: &[u8], salt: u64, place: u64) -> Option<&[u8]> {
    let (check, rest) = line.strip_prefix(CHECK_START.as_bytes())?.split_at_checked(16)?;
    let body = rest.strip_prefix(VALUE_START.as_bytes())?.strip_suffix(b"}")?;
    (Hash::read(check)?.0 == checksum(salt, place, body)).then_some(body)
}

/// What the lines of a snapshot are bound to.
fn salt_of(last: Hash, length: u64) -> u64 {
    last.0 ^ length.rotate_left(32)
}

// Writing.

/// Where and when a snapshot is made.
struct Stand {
    journal: String,
    length: u64,
    n: u64,
    last: Hash,
    top: u32,
}

/// The whole file; none where the state has a moment that a day cannot hold.
fn write(stand: &Stand, state: &State) -> Option<Vec<u8>> {
    let salt = salt_of(stand.last, stand.length);
    let names: HashMap<usize, &Person> = state.people.iter().map(|(place, person)| (*place, person)).collect();
    let (mut dated, mut loose): (Vec<&Standing>, Vec<&Standing>) = state.open.iter().partition(|standing| {
        let promise = &standing.promise;
        // What became of earlier windows counts in the record, though the promise be for later.
        let is_judged = standing.counted + 1 >= promise.agreed.len();
        promise.current().deadline.is_some() && !promise.is_untold() && is_judged
    });
    dated.order_by_key(|standing| (standing.promise.current().deadline, standing.place));
    loose.order_by_key(|standing| (standing.promise.current().deadline.is_none(), standing.place));
    let untold = loose.iter().take_while(|standing| standing.promise.current().deadline.is_some()).count();
    let mut out = Vec::with_capacity(state.open.len() * 448 + state.people.len() * 160 + 1024);
    let mut places: Vec<(PromiseId, u64)> = Vec::with_capacity(state.open.len());
    let mut promises = |standings: &[&Standing], out: &mut Vec<u8>| {
        let start = out.len() as u64;
        for standing in standings {
            places.push((standing.promise.id, out.len() as u64));
            let person = names.get(&standing.promise.person)?;
            put(out, salt, &promise_form(standing, person));
        }
        Some(Section { start, end: out.len() as u64, count: standings.len() })
    };
    let dated = promises(&dated, &mut out)?;
    let untold = promises(&loose[..untold], &mut out)?;
    let undated = promises(&loose[untold.count..], &mut out)?;
    let loose = Section { start: untold.start, end: undated.end, count: untold.count + undated.count };
    let people = put_customers(&mut out, salt, state);
    let tally = put_tally(&mut out, salt, state)?;
    let days = put_days(&mut out, salt, state)?;
    let index = put_index(&mut out, places);
    let head = Head {
        snapshot: FORM,
        journal: Text(stand.journal.as_str().into()),
        length: stand.length,
        n: stand.n,
        last: stand.last,
        top: stand.top,
        highest: state.highest.clone(),
        dated,
        loose,
        untold: untold.end,
        people,
        tally,
        index,
        since: Moment(state.since),
        days,
    };
    let mut file = Vec::with_capacity(out.len() + 4096);
    put(&mut file, 0, &head);
    file.extend_from_slice(&out);
    Some(file)
}

fn put_customers(out: &mut Vec<u8>, salt: u64, state: &State) -> Section {
    let start = out.len() as u64;
    let mut open: HashMap<usize, Vec<Text>> = HashMap::new();
    for standing in &state.open {
        open.entry(standing.promise.person).or_default().push(Text(standing.promise.id.to_string().into()));
    }
    let mut keyed: Vec<(String, usize, &Person)> =
        state.people.iter().map(|(place, person)| (people::key(&person.name), *place, person)).collect();
    keyed.order_by(|(a, ..), (b, ..)| a.cmp(b));
    for (key, place, person) in &keyed {
        let unkept = state.unkept.binary_search_by_key(place, |(place, _)| *place).ok();
        let form = CustomerForm {
            key: Text(key.as_str().into()),
            person: person_form(*place, person),
            open: open.remove(place).unwrap_or_default(),
            unkept: unkept.map(|at| state.unkept[at].1).map(|unkept| (unkept.count, Moment(unkept.last))),
        };
        put(out, salt, &form);
    }
    Section { start, end: out.len() as u64, count: keyed.len() }
}

fn put_tally(out: &mut Vec<u8>, salt: u64, state: &State) -> Option<u64> {
    let start = out.len() as u64;
    let form = |(kind, slot, score): (Kind, Option<Slot>, Score)| -> TallyForm {
        let (weekday, part) = slot.map_or((7, Part::ALL.len()), |slot| (slot.weekday.into(), slot.part as usize));
        [kind as usize, weekday, part, score.kept, score.judged]
    };
    put(out, salt, &state.tally.as_ref()?.counts().map(form).collect::<Vec<_>>());
    Some(start)
}

fn put_days(out: &mut Vec<u8>, salt: u64, state: &State) -> Option<Vec<Day>> {
    let Settled::Each(each) = &state.settled else { return None };
    let mut by_day: BTreeMap<i64, Vec<(u64, Outcome)>> = BTreeMap::new();
    for (at, outcome) in each {
        let (day, nanos) = day_of(*at)?;
        by_day.entry(day).or_default().push((nanos, *outcome));
    }
    let mut days = Vec::with_capacity(by_day.len());
    for (day, mut outcomes) in by_day {
        outcomes.order();
        let (mut counts, mut at) = ([0; 5], String::with_capacity(outcomes.len() * OUTCOME));
        for (nanos, outcome) in outcomes {
            counts[outcome as usize] += 1;
            at += &format!("{nanos:012x}{}", outcome as usize);
        }
        days.push(Day { day, start: out.len() as u64, counts });
        put(out, salt, &DayForm { day, at: Text(at.into()) });
    }
    Some(days)
}

fn put_index(out: &mut Vec<u8>, mut places: Vec<(PromiseId, u64)>) -> Section {
    let start = out.len() as u64;
    places.order();
    for (id, place) in &places {
        out.extend_from_slice(&index_key(*id));
        out.extend_from_slice(format!(" {place:012}\n").as_bytes());
    }
    Section { start, end: out.len() as u64, count: places.len() }
}

fn index_key(id: PromiseId) -> [u8; 11] {
    let mut key = [b' '; 11];
    let mut number = id.number;
    for digit in key[1..].iter_mut().rev() {
        *digit = b'0' + u8::try_from(number % 10).unwrap_or(0);
        number /= 10;
    }
    key[0] = id.letter.and_then(|letter| u8::try_from(letter).ok()).unwrap_or(b' ');
    key
}

/// The day of a moment and the nanosecond in it; none within a leap second.
fn day_of(at: Instant) -> Option<(i64, u64)> {
    let nanos = at.timestamp_subsec_nanos();
    let second = u64::try_from(at.timestamp().rem_euclid(86_400)).ok()?;
    (nanos < 1_000_000_000).then(|| (at.timestamp().div_euclid(86_400), second * 1_000_000_000 + u64::from(nanos)))
}

fn promise_form<'a>(standing: &'a Standing, person: &'a Person) -> PromiseForm<'a> {
    let promise = &standing.promise;
    PromiseForm {
        place: standing.place,
        id: Text(promise.id.to_string().into()),
        person: person_form(promise.person, person),
        what: Text(promise.what.as_str().into()),
        kind: promise.kind,
        direction: promise.direction,
        made_at: Moment(promise.made_at),
        made_by: text(&promise.made_by),
        agreed: promise.agreed.iter().map(|agreement| agreement_form(agreement, promise.made_at)).collect(),
        rest: PromiseRest {
            counted: standing.counted,
            complaint: promise.complaint,
            owner: text(&promise.owner),
            tags: promise.tags.iter().map(|tag| Text(tag.as_str().into())).collect(),
            follows: promise.follows.map(|id| Text(id.to_string().into())),
            told: promise.told.map(Moment),
            newer: promise.newer,
        },
    }
}

/// Whether two moments are written the same.
fn is_same(one: Instant, other: Instant) -> bool {
    one == other && one.offset() == other.offset()
}

fn agreement_form(agreement: &Agreement, made_at: Instant) -> AgreementForm<'_> {
    let (moved, told) = match &agreement.ended {
        Some(Ended::Moved { at, told }) => (Some(Moment(*at)), told.map(Moment)),
        // No open promise has a window that ended in another way.
        Some(Ended::Done(_) | Ended::Dropped { .. }) | None => (None, None),
    };
    let by = agreement.window.as_ref().and_then(|window| window.by);
    let by_then = by.zip(agreement.deadline).is_some_and(|(by, deadline)| is_same(by, deadline));
    AgreementForm {
        wording: agreement.wording,
        window: agreement.window.as_ref().map(window_form),
        rest: AgreementRest {
            deadline: agreement.deadline.filter(|_| !by_then).map(Moment),
            endless: by.is_some() && agreement.deadline.is_none(),
            check: agreement.check.map(Moment),
            agreed_at: Some(agreement.agreed_at).filter(|at| !is_same(*at, made_at)).map(Moment),
            moved,
            told,
            confirmed: agreement.confirmed.map(|(at, how)| (Moment(at), how)),
        },
    }
}

fn window_form(window: &Window) -> WindowForm<'_> {
    let is_point = window.from.zip(window.by).is_some_and(|(from, by)| is_same(from, by));
    WindowForm {
        said: Text(window.said.as_str().into()),
        grain: window.grain,
        by: window.by.map(Moment),
        from: window.from.filter(|_| !is_point).map(Moment),
        rest: WindowRest { open: window.by.is_some() && window.from.is_none(), approx: window.approx },
    }
}

fn person_form(place: usize, person: &Person) -> PersonForm<'_> {
    PersonForm {
        place,
        name: Text(person.name.as_str().into()),
        phone: text(&person.phone),
        rest: PersonRest {
            email: text(&person.email),
            language: text(&person.language),
            note: text(&person.note),
            broken_in_a_row: person.broken_in_a_row,
        },
    }
}

impl<'a> PersonForm<'a> {
    fn read(values: &mut Values<'a>) -> Option<Self> {
        values.begin()?;
        let (place, name, phone) = (values.number()?, values.text()?, values.text_or_null()?);
        Some(PersonForm { place, name, phone, rest: values.last()? })
    }

    fn into_person(self) -> (usize, Person) {
        let person = Person {
            name: self.name.0.into_owned(),
            phone: owned(self.phone),
            email: owned(self.rest.email),
            language: owned(self.rest.language),
            note: owned(self.rest.note),
            broken_in_a_row: self.rest.broken_in_a_row,
        };
        (self.place, person)
    }
}

impl<'a> PromiseForm<'a> {
    fn read(values: &mut Values<'a>) -> Option<Self> {
        values.begin()?;
        Some(PromiseForm {
            place: values.number()?,
            id: values.text()?,
            person: PersonForm::read(values)?,
            what: values.text()?,
            kind: values.name()?,
            direction: values.name()?,
            made_at: Moment::read(values)?,
            made_by: values.text_or_null()?,
            agreed: AgreementForm::read_all(values)?,
            rest: values.last()?,
        })
    }

    fn into_standing(self) -> Option<(Standing, Person)> {
        let rest = self.rest;
        let follows = match &rest.follows {
            Some(follows) => Some(follows.0.parse().ok()?),
            None => None,
        };
        let (person, known) = self.person.into_person();
        let promise = Promise {
            id: self.id.0.parse().ok()?,
            person,
            what: self.what.0.into_owned(),
            kind: self.kind,
            direction: self.direction,
            complaint: rest.complaint,
            owner: owned(rest.owner),
            made_by: owned(self.made_by),
            made_at: self.made_at.0,
            tags: rest.tags.into_iter().map(|tag| tag.0.into_owned()).collect(),
            follows,
            agreed: self.agreed.into_iter().map(|agreed| agreed.into_agreement(self.made_at.0)).collect(),
            told: rest.told.map(|at| at.0),
            closed: None,
            newer: rest.newer,
            history: Vec::new(),
        };
        if promise.agreed.is_empty() {
            return None;
        }
        Some((Standing { place: self.place, counted: rest.counted, promise }, known))
    }
}

impl<'a> AgreementForm<'a> {
    fn read_all(values: &mut Values<'a>) -> Option<Vec<Self>> {
        let mut all = Vec::with_capacity(1);
        values.begin()?;
        while values.has_more() {
            values.begin()?;
            let (wording, window) = (values.name()?, WindowForm::read(values)?);
            all.push(AgreementForm { wording, window, rest: values.last()? });
        }
        values.end()?;
        Some(all)
    }

    fn into_agreement(self, made_at: Instant) -> Agreement {
        let rest = self.rest;
        let told = rest.told.map(|at| at.0);
        let window = self.window.map(WindowForm::into_window);
        let by = window.as_ref().and_then(|window| window.by).filter(|_| !rest.endless);
        Agreement {
            window,
            wording: self.wording,
            deadline: rest.deadline.map(|at| at.0).or(by),
            check: rest.check.map(|at| at.0),
            agreed_at: rest.agreed_at.map_or(made_at, |at| at.0),
            confirmed: rest.confirmed.map(|(at, how)| (at.0, how)),
            ended: rest.moved.map(|at| Ended::Moved { at: at.0, told }),
        }
    }
}

impl<'a> WindowForm<'a> {
    fn read(values: &mut Values<'a>) -> Option<Option<Self>> {
        if values.pass_null() {
            return Some(None);
        }
        values.begin()?;
        let (said, grain) = (values.text()?, values.name()?);
        let (by, from) = (Moment::read_or_null(values)?, Moment::read_or_null(values)?);
        Some(Some(WindowForm { said, grain, by, from, rest: values.last()? }))
    }

    fn into_window(self) -> Window {
        let by = self.by.map(|at| at.0);
        Window {
            said: self.said.0.into_owned(),
            from: self.from.map(|at| at.0).or(by.filter(|_| !self.rest.open)),
            by,
            grain: self.grain,
            approx: self.rest.approx,
        }
    }
}

// Reading.

/// An open snapshot whose head is sound.
struct Snapshot<'a> {
    file: &'a Opened,
    blocks: Blocks,
    head: Head<'a>,
    /// Where the head ends.
    base: u64,
    salt: u64,
}

/// What was read of a snapshot so far, some of it perhaps more than once.
#[derive(Default)]
struct Found {
    open: Vec<Standing>,
    people: Vec<(usize, Person)>,
    unkept: Vec<(usize, Unkept)>,
}

/// Reads what is needed, if there is a snapshot that fits the journal and its tail.
pub(super) fn glance(root: &Folder, journals: &Folder, need: &Need, patience: usize) -> Option<Glance> {
    // First, so that the journal cannot be older than the note.
    let seen = Seen::load(root).ok()??;
    let machine = MachineInfo::load(root).ok()??;
    let file = root.file(SNAPSHOT.as_ref(), Use::Read).ok()??;
    let blocks = Blocks::default();
    let line = blocks.line_at(&file, 0)?;
    let head: Head = read(sound(&line, 0, 0)?)?;
    let name = file_name(&machine.name, 1);
    if head.snapshot != FORM || *head.journal.0 != *name || journals.journals().ok()? != [name.clone()] {
        return None;
    }
    let journal = journals.file(&name, Use::Read).ok()??;
    // Somebody else has changed the journal, perhaps where the snapshot hides it.
    if seen.touched.is_none() || seen.touched != journal.touched() {
        return None;
    }
    let tail = tail_of(&journal, &head, &machine)?;
    if !fits(&seen, &head, &tail) {
        return None;
    }
    let top = tail.top.max(head.top).max(seen.top);
    let lines: Vec<Line> = tail.lines.into_iter().map(|sound| sound.line).collect();
    let touched = touched(&lines, &head.highest)?;
    let length = head.dated.count + head.loose.count + head.people.count;
    let is_stale = weight(&lines) >= patience.max(length / SHARE);
    let salt = salt_of(head.last, head.length);
    let snapshot = Snapshot { file: &file, blocks, head, base: line.len() as u64 + 1, salt };
    let state = snapshot.state(need, &touched, &lines)?;
    Some(Glance { state, tail: lines, machine, top, is_stale })
}

/// How much it is to fold these lines: a long command counts as many.
fn weight(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.changes.len().max(1)).sum()
}

/// The blocks of the file that were looked at: whoever looks up several names, or one by halving, comes by the same ones.
#[derive(Default)]
struct Blocks {
    known: RefCell<HashMap<u64, Rc<Vec<u8>>>>,
}

impl Blocks {
    /// A block, the last one shorter, or empty behind the end.
    fn block(&self, file: &Opened, number: u64) -> Option<Rc<Vec<u8>>> {
        if let Some(block) = self.known.borrow().get(&number) {
            return Some(block.clone());
        }
        let mut block = vec![0; BLOCK as usize];
        let count = file.read_at(&mut block, number.checked_mul(BLOCK)?).ok()?;
        block.truncate(count);
        let block = Rc::new(block);
        self.known.borrow_mut().insert(number, block.clone());
        Some(block)
    }

    /// The line that starts at this place of the file, without its newline.
    fn line_at(&self, file: &Opened, place: u64) -> Option<Vec<u8>> {
        let (mut line, mut number, mut from) = (Vec::new(), place / BLOCK, usize::try_from(place % BLOCK).ok()?);
        loop {
            let block = self.block(file, number)?;
            let rest = block.get(from..)?;
            if let Some(end) = line_end(rest) {
                line.extend_from_slice(&rest[..end]);
                return Some(line);
            }
            line.extend_from_slice(rest);
            if (block.len() as u64) < BLOCK || line.len() > LONGEST {
                return None;
            }
            (number, from) = (number + 1, 0);
        }
    }

    /// So many bytes from this place.
    fn bytes_at(&self, file: &Opened, place: u64, count: usize) -> Option<Vec<u8>> {
        let (mut bytes, mut number, mut from) =
            (Vec::with_capacity(count), place / BLOCK, usize::try_from(place % BLOCK).ok()?);
        while bytes.len() < count {
            let block = self.block(file, number)?;
            let rest = block.get(from..)?;
            bytes.extend_from_slice(&rest[..rest.len().min(count - bytes.len())]);
            if bytes.len() < count && (block.len() as u64) < BLOCK {
                return None;
            }
            (number, from) = (number + 1, 0);
        }
        Some(bytes)
    }
}

/// The lines behind the snapshot, if the journal is the one that it was made of and there is nothing wrong with them.
fn tail_of(journal: &Opened, head: &Head, machine: &MachineInfo) -> Option<Journal> {
    let mut end = [0; SEAL + 1];
    let start = head.length.checked_sub(end.len() as u64)?;
    if journal.length < head.length || journal.read_at(&mut end, start).ok()? != end.len() {
        return None;
    }
    if end.strip_suffix(b"\n") != Some(head.last.seal().as_bytes()) {
        return None;
    }
    if journal.length == head.length {
        return Some(Journal { last: Some((head.last, 0)), ..Journal::default() });
    }
    let tail = reader::resume(journal.read_from(head.length), machine.clone(), head.last, &journal.faults).ok()?;
    let mut n = head.n;
    let rises = tail.lines.iter().all(|sound| sound.line.n > std::mem::replace(&mut n, sound.line.n));
    (tail.flaws.is_empty() && rises).then_some(tail)
}

/// Whether the line that was acknowledged last is the snapshot's or stands behind it.
fn fits(seen: &Seen, head: &Head, tail: &Journal) -> bool {
    let is_there = |last| last == head.last || tail.lines.iter().any(|sound| sound.hash == last);
    *seen.file == *head.journal.0 && seen.last.is_none_or(is_there)
}

impl Snapshot<'_> {
    fn state(&self, need: &Need, touched: &Touched, tail: &[Line]) -> Option<State> {
        let mut found = Found::default();
        if need.all_open || need.until.is_some() {
            let until = need.until.filter(|_| !need.all_open);
            self.each_open(self.head.dated, until, &mut found)?;
            self.each_open(self.head.loose, None, &mut found)?;
        }
        if let Some((from, to)) = need.due {
            self.due(from, to, &mut found)?;
        }
        for id in &need.ids {
            self.with_customer(*id, tail, &mut found)?;
        }
        for name in &need.of {
            self.everything_of(name, &mut found)?;
        }
        for id in &touched.ids {
            self.by_number(*id, &mut found)?;
        }
        if need.everybody {
            self.everybody(&mut found)?;
        } else {
            for name in &touched.names {
                self.customer(name, &mut found)?;
            }
            for name in &need.names {
                self.named(name, &mut found)?;
            }
            if let Some(name) = &need.near {
                self.near(name, &mut found)?;
            }
        }
        let settled = match need.record {
            _ if need.outcomes => Settled::Each(self.outcomes()?),
            Some((since, now)) => Settled::Counted(self.record(since, now)?),
            None => Settled::Counted(Record::default()),
        };
        let tally = if need.tally { Some(self.tally()?) } else { None };
        let (open, people, unkept) = found.sorted();
        let unread = (self.head.dated.count + self.head.loose.count).checked_sub(open.len())?;
        let (highest, since) = (self.head.highest.clone(), self.head.since.0);
        Some(State { highest, people, open, unread, settled, since, tally, unkept })
    }

    /// What the line at this place behind the head says, if it is sound.
    fn line(&self, place: u64) -> Option<Vec<u8>> {
        let line = self.blocks.line_at(self.file, self.base.checked_add(place)?)?;
        sound(&line, self.salt, place).map(<[u8]>::to_vec)
    }

    /// Takes in the open promises of a section up to a deadline.
    fn each_open(&self, section: Section, until: Option<Instant>, found: &mut Found) -> Option<()> {
        let mut count = 0;
        self.each_line(section, |line| {
            let (standing, person) = standing_of(line)?;
            if until.is_some_and(|until| standing.promise.current().deadline.is_none_or(|deadline| deadline > until)) {
                return Some(false);
            }
            count += 1;
            found.take(standing, person);
            Some(true)
        })?;
        (until.is_some() || count == section.count).then_some(())
    }

    /// Takes in the open promises with a deadline from one moment up to another, without it.
    fn due(&self, from: Instant, to: Instant, found: &mut Found) -> Option<()> {
        let untold = Section { end: self.head.untold, ..self.head.loose };
        let dated = Section { start: self.before_deadline(from)?, ..self.head.dated };
        for (section, is_sorted) in [(untold, false), (dated, true)] {
            self.each_line(section, |line| {
                let (standing, person) = standing_of(line)?;
                let deadline = standing.promise.current().deadline?;
                if from <= deadline && deadline < to {
                    found.take(standing, person);
                }
                Some(!is_sorted || deadline < to)
            })?;
        }
        Some(())
    }

    /// A place at most a block of lines before the first dated promise that is not due before this moment.
    fn before_deadline(&self, from: Instant) -> Option<u64> {
        self.halve(self.head.dated, |line| Some(standing_of(line)?.0.promise.current().deadline? < from))
    }

    /// Reads a section line by line while there is more to be known.
    fn each_line(&self, section: Section, mut take: impl FnMut(&[u8]) -> Option<bool>) -> Option<()> {
        let length = section.end.checked_sub(section.start)?;
        let from = self.file.read_from(self.base.checked_add(section.start)?).take(length);
        let mut from = BufReader::with_capacity(usize::try_from(length.clamp(1, 1 << 14)).ok()?, from);
        let (mut place, mut long) = (section.start, Vec::new());
        while place < section.end {
            let read = from.fill_buf().ok()?;
            // Most lines lie in what was read at once, whole.
            let (line, is_here) = match line_end(read) {
                Some(end) => (&read[..end], true),
                None => {
                    long.clear();
                    from.read_until(b'\n', &mut long).ok()?;
                    (long.strip_suffix(b"\n")?, false)
                }
            };
            if !take(sound(line, self.salt, place)?)? {
                return Some(());
            }
            let count = line.len() + 1;
            place += count as u64;
            if is_here {
                from.consume(count);
            }
        }
        Some(())
    }

    /// Takes in the open promise with a number, if there is one.
    fn by_number(&self, id: PromiseId, found: &mut Found) -> Option<Option<usize>> {
        let Some(place) = self.look_up(id)? else { return Some(None) };
        let (standing, person) = standing_of(&self.line(place)?)?;
        if standing.promise.id != id {
            return None;
        }
        let customer = standing.promise.person;
        found.take(standing, person);
        Some(Some(customer))
    }

    /// Where the index says that a promise stands.
    fn look_up(&self, id: PromiseId) -> Option<Option<u64>> {
        let (wanted, section) = (index_key(id), self.head.index);
        let (mut low, mut high) = (0, (section.end.checked_sub(section.start)?) / ENTRY as u64);
        let entries = |from: u64, to: u64| {
            let place = self.base.checked_add(section.start)?.checked_add(from * ENTRY as u64)?;
            self.blocks.bytes_at(self.file, place, usize::try_from((to - from) * ENTRY as u64).ok()?)
        };
        while high - low > BLOCK / ENTRY as u64 {
            let middle = low + (high - low) / 2;
            let entry = entries(middle, middle + 1)?;
            if entry[..wanted.len()] <= wanted[..] { low = middle } else { high = middle }
        }
        let block = entries(low, high)?;
        let entry = block.chunks_exact(ENTRY).find(|entry| entry[..wanted.len()] == wanted);
        match entry {
            None => Some(None),
            Some(entry) => std::str::from_utf8(&entry[12..24]).ok()?.parse().ok().map(Some),
        }
    }

    /// Takes in an open promise and everything that is open for its customer, as the snapshot or the tail tell.
    fn with_customer(&self, id: PromiseId, tail: &[Line], found: &mut Found) -> Option<()> {
        let added = tail.iter().flat_map(|line| &line.changes).find_map(|change| match change {
            Change::Add(added) if added.id == id => Some(added.who.as_str()),
            _ => None,
        });
        let name = match (self.by_number(id, found)?, added) {
            (Some(place), _) => people::key(&found.people.iter().find(|(own, _)| *own == place)?.1.name),
            (None, Some(name)) => people::key(name),
            (None, None) => return Some(()),
        };
        self.everything_of(&name, found)
    }

    /// Takes in the customer with this key, if there is one, and everything that is open for them.
    fn everything_of(&self, key: &str, found: &mut Found) -> Option<()> {
        for id in self.customer(key, found)? {
            // The line of the customer is sound, so the promise must be there.
            self.by_number(id, found)??;
        }
        Some(())
    }

    /// Takes in the customer with this key, if there is one, and gives the numbers of their open promises.
    fn customer(&self, key: &str, found: &mut Found) -> Option<Vec<PromiseId>> {
        let mut open = Vec::new();
        self.walk_from(key, |found_key, line| {
            if found_key == key {
                let customer: CustomerForm = read(line)?;
                open = customer.open.iter().map(|id| id.0.parse().ok()).collect::<Option<Vec<PromiseId>>>()?;
                found.meet(customer);
            }
            Some(false)
        })?;
        Some(open)
    }

    /// Takes in the customer with this key, and the first two whose names go on from it.
    fn named(&self, key: &str, found: &mut Found) -> Option<()> {
        let (start, mut left) = (format!("{key} "), 2);
        self.walk_from(key, |found_key, line| {
            if found_key == key {
                found.meet(read(line)?);
                return Some(true);
            }
            if !found_key.starts_with(&start) {
                return Some(*found_key < *start);
            }
            found.meet(read(line)?);
            left -= 1;
            Some(left > 0)
        })
    }

    /// Takes in the customers whose names are one slip away from this key.
    fn near(&self, key: &str, found: &mut Found) -> Option<()> {
        self.each_line(self.head.people, |line| {
            if people::is_slip(key, &key_of(line)?) {
                found.meet(read(line)?);
            }
            Some(true)
        })
    }

    /// Goes through the lines of the customers from the first whose key is not less than this, while there is more to be known.
    fn walk_from(&self, key: &str, mut take: impl FnMut(&str, &[u8]) -> Option<bool>) -> Option<()> {
        let section = self.head.people;
        let mut place = self.before_key(key)?;
        while place < section.end {
            let whole = self.blocks.line_at(self.file, self.base.checked_add(place)?)?;
            let line = sound(&whole, self.salt, place)?;
            let found = key_of(line)?;
            if *found >= *key && !take(&found, line)? {
                return Some(());
            }
            place += whole.len() as u64 + 1;
        }
        Some(())
    }

    /// A place at most a block of lines before the first customer whose key is not less than this.
    fn before_key(&self, key: &str) -> Option<u64> {
        self.halve(self.head.people, |line| Some(*key_of(line)? < *key))
    }

    /// A place at most a block before the first line of a sorted section that does not lie before what is looked for.
    fn halve(&self, section: Section, lies_before: impl Fn(&[u8]) -> Option<bool>) -> Option<u64> {
        let Section { start: mut low, end: mut high, .. } = section;
        while high.checked_sub(low)? > BLOCK {
            let middle = low + (high - low) / 2;
            let skipped = self.blocks.line_at(self.file, self.base.checked_add(middle)?)?;
            let place = middle + skipped.len() as u64 + 1;
            if place >= high {
                break;
            }
            if lies_before(&self.line(place)?)? {
                low = place;
            } else {
                high = place;
            }
        }
        Some(low)
    }

    fn everybody(&self, found: &mut Found) -> Option<()> {
        let mut count = 0;
        self.each_line(self.head.people, |line| {
            let customer: CustomerForm = read(line)?;
            found.meet(customer);
            count += 1;
            Some(true)
        })?;
        (count == self.head.people.count).then_some(())
    }

    /// How closed promises were kept.
    fn tally(&self) -> Option<Tally> {
        let line = self.line(self.head.tally)?;
        let mut tally = Tally::default();
        for [kind, weekday, part, kept, judged] in read::<Vec<TallyForm>>(&line)? {
            let slot = match weekday {
                0..7 => Some(Slot { weekday: u8::try_from(weekday).ok()?, part: *Part::ALL.get(part)? }),
                _ => None,
            };
            tally.add(*Kind::ALL.get(kind)?, slot, Score { kept, judged });
        }
        Some(tally)
    }

    /// Counts what was settled from one moment to another.
    fn record(&self, since: Instant, now: Instant) -> Option<Record> {
        if since < self.head.since.0 {
            return None;
        }
        let mut record = Record::default();
        let (first, last) = (day_of(since)?, day_of(now)?);
        for day in &self.head.days {
            if day.day < first.0 || day.day > last.0 {
                continue;
            }
            if day.day > first.0 && day.day < last.0 {
                add(&mut record, &day.counts);
                continue;
            }
            for (nanos, outcome) in self.outcomes_of(day)? {
                if (day.day, nanos) >= first && (day.day, nanos) <= last {
                    record.count(outcome);
                }
            }
        }
        Some(record)
    }

    fn outcomes(&self) -> Option<Vec<(Instant, Outcome)>> {
        let mut outcomes = Vec::new();
        for day in &self.head.days {
            for (nanos, outcome) in self.outcomes_of(day)? {
                let (seconds, nanos) = (i64::try_from(nanos / 1_000_000_000).ok()?, nanos % 1_000_000_000);
                let at = DateTime::from_timestamp(day.day * 86_400 + seconds, u32::try_from(nanos).ok()?)?;
                outcomes.push((at.fixed_offset(), outcome));
            }
        }
        Some(outcomes)
    }

    /// The outcomes settled on a day, each with its nanosecond.
    fn outcomes_of(&self, day: &Day) -> Option<Vec<(u64, Outcome)>> {
        let line = self.line(day.start)?;
        let form: DayForm = read(&line)?;
        if form.day != day.day {
            return None;
        }
        let outcome = |entry: &[u8]| {
            let (nanos, outcome) = entry.split_at_checked(OUTCOME - 1)?;
            let nanos = u64::from_str_radix(std::str::from_utf8(nanos).ok()?, 16).ok()?;
            Some((nanos, *Outcome::ALL.get(usize::from(outcome.first()?.checked_sub(b'0')?))?))
        };
        form.at.0.as_bytes().chunks(OUTCOME).map(outcome).collect()
    }
}

/// The key in the line of a customer; nearly always without reading the rest.
fn key_of(line: &[u8]) -> Option<Cow<'_, str>> {
    let rest = line.strip_prefix(b"{\"key\":\"")?;
    let bare = &rest[..find(b'"', rest)?];
    match find(b'\\', bare) {
        None => Some(Cow::Borrowed(std::str::from_utf8(bare).ok()?)),
        Some(_) => Some(Cow::Owned(read::<CustomerForm>(line)?.key.0.into_owned())),
    }
}

fn line_end(block: &[u8]) -> Option<usize> {
    find(b'\n', block)
}

/// Where a byte stands first. What finds it faster asks the processor what it can do first, which takes longer than all there is to
/// be found.
fn find(byte: u8, bytes: &[u8]) -> Option<usize> {
    One::new(byte).find(bytes)
}

/// Reads the form that a line holds.
fn read<'a, T: Deserialize<'a>>(line: &'a [u8]) -> Option<T> {
    serde_json::from_str(std::str::from_utf8(line).ok()?).ok()
}

fn standing_of(line: &[u8]) -> Option<(Standing, Person)> {
    let mut values = Values::of(std::str::from_utf8(line).ok()?);
    let form = PromiseForm::read(&mut values)?;
    values.is_empty().then(|| form.into_standing())?
}

fn add(record: &mut Record, counts: &[usize; 5]) {
    let [kept, late, broken, released, renegotiated] = counts;
    record.kept += kept;
    record.late += late;
    record.broken += broken;
    record.released += released;
    record.renegotiated += renegotiated;
}

impl Found {
    fn take(&mut self, standing: Standing, person: Person) {
        self.people.push((standing.promise.person, person));
        self.open.push(standing);
    }

    fn meet(&mut self, customer: CustomerForm) {
        let place = customer.person.place;
        self.unkept.extend(customer.unkept.map(|(count, last)| (place, Unkept { count, last: last.0 })));
        self.people.push(customer.person.into_person());
    }

    /// Everything once, in its order.
    #[expect(clippy::type_complexity, reason = "three lists, taken apart at once")]
    fn sorted(mut self) -> (Vec<Standing>, Vec<(usize, Person)>, Vec<(usize, Unkept)>) {
        self.open.order_by_key(|standing| standing.place);
        self.open.dedup_by_key(|standing| standing.place);
        self.people.order_by_key(|(place, _)| *place);
        self.people.dedup_by_key(|(place, _)| *place);
        self.unkept.order_by_key(|(place, _)| *place);
        self.unkept.dedup_by_key(|(place, _)| *place);
        (self.open, self.people, self.unkept)
    }
}

// Keeping up.

impl Locked<'_> {
    /// Reads what is needed, if there is a snapshot that fits; as nobody else can change it now.
    pub fn glance(&mut self, need: &Need) -> Option<Glance> {
        glance(&self.root, &self.journals, need, self.store.snapshots?)
    }

    /// Makes the snapshot new from the one before and its tail, once that has grown long. A failure is no loss.
    pub fn renew(&mut self) {
        let Some(whole) = self.glance(&Need::whole()) else { return };
        let (machine, top) = (whole.machine, whole.top);
        if let Some(state) = Ledger::resume(whole.state, whole.tail).as_ref().and_then(State::of) {
            let _ = self.save(&state, &machine, top);
        }
    }

    /// Makes the snapshot new where there is none that is of use; `ledger` was folded from the start, out of `contents` and
    /// what was appended since. A failure is no loss.
    pub fn renew_from(&mut self, ledger: &Ledger, known: &Known) {
        let Some(patience) = self.store.snapshots else { return };
        let Some(machine) = known.machine.as_ref().filter(|_| known.lines >= patience) else { return };
        let is_of_use = self
            .glance(&Need::default())
            .is_some_and(|glance| !glance.is_stale && Ledger::resume(glance.state, glance.tail).is_some());
        if let Some(state) = State::of(ledger).filter(|_| !is_of_use) {
            let _ = self.save(&state, machine, known.top);
        }
    }

    fn save(&self, state: &State, machine: &MachineInfo, top: u32) -> Option<()> {
        let name = file_name(&machine.name, 1);
        if self.journals.journals().ok()? != [name.clone()] {
            return None;
        }
        let journal = self.journals.file(&name, Use::Read).ok()??;
        let tail = tail::look(&journal).ok()?;
        if !tail.ended || tail.newer || tail.sound_to != tail.length {
            return None;
        }
        let stand = Stand {
            journal: name.to_str()?.to_owned(),
            length: tail.length,
            n: tail.n,
            last: tail.last?,
            top: top.max(tail.top),
        };
        self.root.replace(SNAPSHOT, &write(&stand, state)?).ok()
    }
}

/// What was known of a store when everything in it was read.
#[derive(Clone, Debug)]
pub struct Known {
    machine: Option<MachineInfo>,
    lines: usize,
    top: u32,
}

impl Contents {
    /// What is to be known for [`Locked::renew_from`].
    pub fn known(&self) -> Known {
        let is_plain = !self.newer_format && self.damage.iter().all(|damage| damage.what == DamageKind::Torn);
        let ours = |machine: &&MachineInfo| is_plain && self.lines.iter().all(|line| line.machine == machine.name);
        Known { machine: self.machine.as_ref().filter(ours).cloned(), lines: weight(&self.lines), top: self.top }
    }
}
