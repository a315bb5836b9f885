//! Erases one customer: names, telephone, e-mail, texts and words said go from every file of the store; when things happened and
//! what became of them stays.
//!
//! As a repair does, it writes new journals into a folder of their own and exchanges that with `journal` in one step. What was set
//! aside earlier is rewritten before that step, and the former journals are taken away after it. A folder `erasing-…` that a crash
//! leaves behind can always go: it holds new journals that are not used, or old ones that are not used any more.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::path::PathBuf;

use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::files::{Folder, Opened, Use};
use super::journal::{self, Body, Hash, MAX_LINE, Verdict};
use super::mend::{object, seen_of};
use super::notes::{Seen, part_of};
use super::reader::Lines;
use super::snapshot::SNAPSHOT;
use super::{JOURNALS, Locked, Store, StoreError, archive, contents};
use crate::model::order::PutInOrder;
use crate::model::{Change, Ledger, Line, PromiseId, people};

/// What a folder of files on their way in or out is called.
pub(super) const ERASING: &str = "erasing-";

/// What stands where a text stood.
const GONE: &str = "…";

/// The fields of a change that say when and what became of it, and no word about whom.
const KEPT: &[&str] = &[
    "op",
    "id",
    "n",
    "kind",
    "direction",
    "wording",
    "deadline",
    "check",
    "complaint",
    "owner",
    "follows",
    "at",
    "no_news",
    "told",
    "as",
    "how",
    "up",
];

/// The fields that hold the name of a customer.
const NAMES: &[&str] = &["who", "name", "rename"];

/// The fields of other customers' changes that are left as they are.
const LEFT: &[&str] = &[
    "op",
    "id",
    "kind",
    "direction",
    "wording",
    "grain",
    "as",
    "how",
    "owner",
    "by",
    "at",
    "from",
    "deadline",
    "check",
    "phone",
    "email",
    "language",
    "follows",
];

/// What a line says beside its changes, none of it about customers: who typed it is somebody of the shop.
const FRAME: &[&str] = &["machine", "letter", "zone", "p", "h", "file", "touched", "looked"];

/// How a telephone number is parted in writing.
const PARTS: &[char] = &[' ', '-', '.', '/', '(', ')', '\u{a0}', '\u{202f}'];

/// Whom to forget, and what is looked for.
#[derive(Clone, Debug, Default)]
pub struct Erasure {
    /// The customer, as the ledger calls them.
    pub name: String,
    /// What stands in the place of the name from now on.
    pub placeholder: String,
    /// Their promises, those that were taken back among them.
    pub ids: HashSet<PromiseId>,
    /// Texts of others that speak of them: the promise, if it is one, and the words.
    pub mentions: Vec<(Option<PromiseId>, String)>,
    /// Every name they ever had, as keys, the longest first.
    names: Vec<String>,
    /// Names of other customers that hold one of those; they stay.
    others: Vec<String>,
    /// The last digits of every number they ever had.
    phones: Vec<String>,
    emails: Vec<String>,
    /// Promises of others.
    foreign: HashSet<PromiseId>,
}

/// What was done.
#[derive(Clone, Debug, Default)]
pub struct Erased {
    /// How many files of the store were looked through afterwards, and how many bytes.
    pub files: u64,
    /// See `files`.
    pub bytes: u64,
    /// Where there is still a trace, which could not be taken away.
    pub traces: Vec<PathBuf>,
}

impl Erasure {
    /// Finds out what is known of the customer at this place of the ledger.
    pub fn of(ledger: &Ledger, place: usize, placeholder: &str) -> Option<Erasure> {
        let person = ledger.people().find(|(known, _)| *known == place)?.1;
        let mut names = vec![people::key(&person.name)];
        let is_other = |name: &str| ledger.person_named(name).is_some_and(|(known, _)| known != place);
        let changes = || ledger.lines().iter().flat_map(|line| &line.changes);
        // A name that they had before a name that they had.
        loop {
            let before = names.len();
            for change in changes() {
                for (former, later) in renamed(change) {
                    let (former, later) = (people::key(former), people::key(later));
                    if names.contains(&later) && !names.contains(&former) && !is_other(&former) {
                        names.push(former);
                    }
                }
            }
            if names.len() == before {
                break;
            }
        }
        let (mut ids, mut foreign) = (HashSet::new(), HashSet::new());
        for promise in ledger.promises() {
            if promise.person == place {
                ids.insert(promise.id)
            } else {
                foreign.insert(promise.id)
            };
        }
        let mut found = Erasure {
            name: person.name.clone(),
            placeholder: placeholder.to_owned(),
            ids,
            names,
            foreign,
            ..Erasure::default()
        };
        found.look_at_people(ledger, place);
        found.names.order_by_key(|name| std::cmp::Reverse(name.len()));
        let taken_back: Vec<PromiseId> = changes().filter_map(|change| found.is_theirs_by_name(change)).collect();
        found.ids.extend(taken_back);
        if !found.spots(placeholder).is_empty() {
            // They are called what would stand there.
            found.placeholder = placeholder.replace(|sign: char| !sign.is_ascii_digit(), "#");
        }
        found.look_for_mentions(ledger.lines());
        Some(found)
    }

    fn is_theirs_by_name(&self, change: &Change) -> Option<PromiseId> {
        let Change::Add(added) = change.deed() else { return None };
        (!self.foreign.contains(&added.id) && self.is_name(&added.who)).then_some(added.id)
    }

    /// Gathers the numbers and addresses that they ever had and nobody else has, and the names of others that are like theirs.
    fn look_at_people(&mut self, ledger: &Ledger, place: usize) {
        let person = ledger.people().find(|(known, _)| *known == place).map(|(_, person)| person);
        let mut phones: Vec<&str> = person.and_then(|person| person.phone.as_deref()).into_iter().collect();
        let mut emails: Vec<&str> = person.and_then(|person| person.email.as_deref()).into_iter().collect();
        let mut others = HashSet::new();
        for change in ledger.lines().iter().flat_map(|line| &line.changes) {
            if let Change::Person { name, mend } = change.deed()
                && self.is_name(name)
            {
                phones.extend(mend.phone.as_deref());
                emails.extend(mend.email.as_deref());
            }
            others.extend(named(change).into_iter().map(people::key).filter(|key| !self.names.contains(key)));
        }
        let theirs = || ledger.people().filter(|(known, _)| *known != place).map(|(_, person)| person);
        let phones_of_others: HashSet<String> =
            theirs().filter_map(|person| last_digits(person.phone.as_deref()?)).collect();
        let emails_of_others: HashSet<String> =
            theirs().filter_map(|person| Some(person.email.as_deref()?.to_lowercase())).collect();
        self.phones = phones.into_iter().filter_map(last_digits).filter(|it| !phones_of_others.contains(it)).collect();
        self.emails = emails.into_iter().map(|email| email.trim().to_lowercase()).collect();
        self.emails.retain(|email| email.contains('@') && !emails_of_others.contains(email));
        let holds = |other: &String| self.names.iter().any(|name| !find_words(&folded(other), name).is_empty());
        self.others = others.into_iter().filter(holds).collect();
    }

    fn look_for_mentions(&mut self, lines: &[Line]) {
        let mut mentions = Vec::new();
        for change in lines.iter().flat_map(|line| &line.changes) {
            if change.id().is_some_and(|id| self.ids.contains(&id)) || self.is_about_them(change) {
                continue;
            }
            let mut value = journal::recorded_change(change);
            if let Some(op) = value.as_object_mut() {
                self.redact_texts(op, &mut |text| {
                    if !mentions.contains(&(change.id(), text.to_owned())) {
                        mentions.push((change.id(), text.to_owned()));
                    }
                });
            }
        }
        self.mentions = mentions;
    }

    fn is_about_them(&self, change: &Change) -> bool {
        matches!(change.deed(), Change::Person { name, .. } if self.is_name(name))
    }

    fn is_name(&self, name: &str) -> bool {
        let key = people::key(name);
        self.names.contains(&key)
    }

    /// The text without them; none where it does not speak of them.
    fn without_them(&self, text: &str) -> Option<String> {
        let spots = self.spots(text);
        if spots.is_empty() {
            return None;
        }
        let (mut left, mut from) = (String::with_capacity(text.len()), 0);
        for (start, end) in spots {
            if start >= from {
                left.push_str(&text[from..start]);
                left.push_str(GONE);
                from = end;
            }
        }
        left.push_str(&text[from..]);
        Some(left)
    }

    /// Where a text speaks of them, in its order.
    fn spots(&self, text: &str) -> Vec<(usize, usize)> {
        let letters = folded(text);
        let others: Vec<(usize, usize)> = self.others.iter().flat_map(|name| find_words(&letters, name)).collect();
        let within = |spot: &(usize, usize)| others.iter().any(|other| other.0 <= spot.0 && spot.1 <= other.1);
        let mut spots: Vec<(usize, usize)> = self.names.iter().flat_map(|name| find_words(&letters, name)).collect();
        spots.retain(|spot| !within(spot));
        spots.extend(self.emails.iter().flat_map(|email| find_whole(&letters, email)));
        if !self.phones.is_empty() {
            spots.extend(numbers(text).into_iter().filter(|(_, digits)| self.is_phone(digits)).map(|(spot, _)| spot));
        }
        spots.order();
        spots
    }

    fn is_phone(&self, digits: &str) -> bool {
        self.phones.iter().any(|phone| digits.ends_with(phone.as_str()) && digits.len() <= phone.len() + 6)
    }

    /// Whether bytes of a file speak of them, in whatever form JSON may have given the letters.
    fn is_in(&self, bytes: &[u8]) -> bool {
        match serde_json::from_slice::<Value>(bytes) {
            Ok(value @ Value::Object(_)) => self.is_in_value("", &value),
            _ => !self.spots(&unescaped(&String::from_utf8_lossy(bytes))).is_empty(),
        }
    }

    /// The same where it is known which words are whose: an `add`, a `day` or an owner are none, whatever the customer is called.
    fn is_in_value(&self, field: &str, value: &Value) -> bool {
        let is_other = || matches!(field, "phone" | "email") || !LEFT.contains(&field) && !FRAME.contains(&field);
        match value {
            Value::String(text) => is_other() && !self.spots(text).is_empty(),
            Value::Array(values) => values.iter().any(|value| self.is_in_value(field, value)),
            Value::Object(fields) => fields.iter().any(|(field, value)| self.is_in_value(field, value)),
            _ => false,
        }
    }

    /// The promises of theirs in one journal: a journal that was set aside may have given a number to another promise.
    fn ids_in(&self, file: &Opened) -> io::Result<HashSet<PromiseId>> {
        let (mut theirs, mut others) = (HashSet::new(), HashSet::new());
        let mut lines = Lines::new(file.read());
        while let Some(piece) = lines.next()? {
            let Some(value) = object(piece.bytes) else { continue };
            for op in value["do"].as_array().into_iter().flatten().filter(|op| op["op"] == "add") {
                let Some(id) = op["id"].as_str().and_then(|id| id.parse().ok()) else { continue };
                let who = op["past"]["who"].as_str().or(op["who"].as_str()).unwrap_or_default();
                if self.is_name(who) {
                    theirs.insert(id)
                } else {
                    others.insert(id)
                };
            }
        }
        theirs.retain(|id| !self.foreign.contains(id));
        theirs.extend(self.ids.iter().filter(|id| !others.contains(*id)));
        Ok(theirs)
    }

    /// What a line says without them; none where it says nothing of them.
    fn line_without_them(&self, line: &[u8], ids: &HashSet<PromiseId>) -> Option<Value> {
        let before = object(line)?;
        let mut value = before.clone();
        for op in value.get_mut("do").and_then(Value::as_array_mut).into_iter().flatten() {
            let Some(op) = op.as_object_mut() else { continue };
            let id = op.get("id").and_then(Value::as_str).and_then(|id| id.parse::<PromiseId>().ok());
            let name = op.get("name").and_then(Value::as_str);
            let is_theirs = id.is_some_and(|id| ids.contains(&id)) || name.is_some_and(|name| self.is_name(name));
            if is_theirs {
                self.strip(op);
            } else {
                self.redact_texts(op, &mut |_| {});
            }
        }
        (value != before).then_some(value)
    }

    /// Leaves times and outcomes of a change that concerns them.
    fn strip(&self, op: &mut Map<String, Value>) {
        op.retain(|field, _| {
            KEPT.contains(&field.as_str())
                || matches!(field.as_str(), "who" | "name" | "what" | "window" | "terms" | "past")
        });
        for (field, value) in op.iter_mut() {
            match (field.as_str(), value) {
                ("who" | "name", Value::String(name)) if self.is_name(name) => name.clone_from(&self.placeholder),
                ("what", what) => *what = GONE.into(),
                ("window", Value::Object(window)) => strip_window(window),
                ("terms", Value::Object(terms)) => {
                    terms.retain(|field, _| KEPT.contains(&field.as_str()) || field == "window");
                    if let Some(Value::Object(window)) = terms.get_mut("window") {
                        strip_window(window);
                    }
                }
                ("past", Value::Object(past)) => {
                    past.retain(|field, _| matches!(field.as_str(), "at" | "by" | "who"));
                    self.redact_texts(past, &mut |_| {});
                }
                _ => {}
            }
        }
    }

    /// Takes them out of the words of a change that concerns somebody else; `tell` is given the words before.
    fn redact_texts(&self, fields: &mut Map<String, Value>, tell: &mut dyn FnMut(&str)) {
        for (field, value) in fields.iter_mut() {
            let field = field.as_str();
            match value {
                Value::String(name) if NAMES.contains(&field) => {
                    if self.is_name(name) {
                        name.clone_from(&self.placeholder);
                    }
                }
                _ if LEFT.contains(&field) => {}
                value => self.redact(value, tell),
            }
        }
    }

    fn redact(&self, value: &mut Value, tell: &mut dyn FnMut(&str)) {
        match value {
            Value::String(text) => {
                if let Some(left) = self.without_them(text) {
                    tell(text);
                    *text = left;
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.redact(value, tell)),
            Value::Object(fields) => self.redact_texts(fields, tell),
            _ => {}
        }
    }
}

fn strip_window(window: &mut Map<String, Value>) {
    window.retain(|field, _| matches!(field.as_str(), "said" | "from" | "by" | "grain" | "approx"));
    window.insert("said".to_owned(), GONE.into());
}

/// The names in a change under which a customer was known and is known since.
fn renamed(change: &Change) -> Vec<(&str, &str)> {
    let deed = match change.deed() {
        Change::Person { name, mend } => mend.rename.as_deref().map(|rename| (name.as_str(), rename)),
        _ => None,
    };
    let past = match change {
        Change::Past(past) => match (&past.change, past.who.as_deref()) {
            (Change::Add(added), Some(since)) => Some((added.who.as_str(), since)),
            (Change::Edit { mend, .. }, Some(since)) => mend.who.as_deref().map(|who| (who, since)),
            _ => None,
        },
        _ => None,
    };
    deed.into_iter().chain(past).collect()
}

/// Every name of a customer in a change.
fn named(change: &Change) -> Vec<&str> {
    let since = match change {
        Change::Past(past) => past.who.as_deref(),
        _ => None,
    };
    let (one, other) = match change.deed() {
        Change::Add(added) => (Some(added.who.as_str()), None),
        Change::Edit { mend, .. } => (mend.who.as_deref(), None),
        Change::Person { name, mend } => (Some(name.as_str()), mend.rename.as_deref()),
        _ => (None, None),
    };
    since.into_iter().chain(one).chain(other).collect()
}

/// The letters of a text as names are compared, each with where it stands.
fn folded(text: &str) -> Vec<(char, usize, usize)> {
    let mut letters: Vec<(char, usize, usize)> = Vec::with_capacity(text.len());
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        if letter.is_ascii() {
            letters.push((letter.to_ascii_lowercase(), start, end));
        } else if is_combining_mark(letter) {
            // It belongs to the letter before.
            if let Some(last) = letters.last_mut() {
                last.2 = end;
            }
        } else {
            let bare = std::iter::once(letter).nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase);
            letters.extend(bare.map(|c| (c, start, end)));
        }
    }
    letters
}

/// Where these words stand by themselves, with any space between them.
fn find_words(letters: &[(char, usize, usize)], words: &str) -> Vec<(usize, usize)> {
    let is_word = |at: Option<&(char, usize, usize)>| at.is_some_and(|(c, ..)| c.is_alphanumeric());
    let mut found = Vec::new();
    for start in 0..letters.len() {
        if start > 0 && is_word(letters.get(start - 1)) && is_word(letters.get(start)) {
            continue;
        }
        if let Some(end) = matches_at(letters, start, words)
            .filter(|end| !(is_word(letters.get(*end)) && is_word(letters.get(end - 1))))
        {
            found.push((letters[start].1, letters[end - 1].2));
        }
    }
    found
}

/// Where the words end that begin here, if they do.
fn matches_at(letters: &[(char, usize, usize)], start: usize, words: &str) -> Option<usize> {
    let mut at = start;
    for letter in words.chars() {
        if letter == ' ' {
            let before = at;
            while letters.get(at).is_some_and(|(c, ..)| c.is_whitespace()) {
                at += 1;
            }
            if at == before {
                return None;
            }
        } else if letters.get(at).is_some_and(|(c, ..)| *c == letter) {
            at += 1;
        } else {
            return None;
        }
    }
    (at > start).then_some(at)
}

/// Where this stands, whatever is around it.
fn find_whole(letters: &[(char, usize, usize)], text: &str) -> Vec<(usize, usize)> {
    let found = |start: usize| matches_at(letters, start, text).map(|end| (letters[start].1, letters[end - 1].2));
    (0..letters.len()).filter_map(found).collect()
}

/// The numbers in a text as they may be dialled: where they stand, and their digits.
fn numbers(text: &str) -> Vec<((usize, usize), String)> {
    let mut found: Vec<((usize, usize), String)> = Vec::new();
    let mut gap = usize::MAX;
    for (start, letter) in text.char_indices() {
        if letter.is_ascii_digit() {
            match found.last_mut().filter(|_| gap <= 2) {
                Some((spot, digits)) => {
                    spot.1 = start + 1;
                    digits.push(letter);
                }
                None => found.push(((start, start + 1), letter.to_string())),
            }
            gap = 0;
        } else {
            gap = if PARTS.contains(&letter) { gap.saturating_add(1) } else { usize::MAX };
        }
    }
    found
}

/// By what a number is known, however it is typed: its last nine digits; none where it is too short to be told from others.
fn last_digits(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 6).then(|| digits[digits.len().saturating_sub(9)..].to_owned())
}

/// A text without the escapes of JSON.
fn unescaped(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(place) = rest.find('\\') {
        plain.push_str(&rest[..place]);
        rest = &rest[place + 1..];
        let units: Vec<u16> = escaped_units(&mut rest);
        if units.is_empty() {
            // An escaped sign stands for itself, or for space.
            let next = rest.chars().next();
            plain.extend(next.map(|sign| if matches!(sign, 'n' | 'r' | 't' | 'b' | 'f') { ' ' } else { sign }));
            rest = &rest[next.map_or(0, char::len_utf8)..];
        } else {
            plain.push_str(&String::from_utf16_lossy(&units));
        }
    }
    plain.push_str(rest);
    plain
}

/// Reads `u` and four digits, and what follows in the same way behind another backslash.
fn escaped_units(rest: &mut &str) -> Vec<u16> {
    let mut units = Vec::new();
    while let Some(unit) =
        rest.strip_prefix('u').and_then(|rest| rest.get(..4)).and_then(|digits| u16::from_str_radix(digits, 16).ok())
    {
        units.push(unit);
        *rest = &rest[5..];
        match rest.strip_prefix("\\u") {
            Some(_) => *rest = &rest[1..],
            None => break,
        }
    }
    units
}

impl Locked<'_> {
    /// Writes every file of the store anew without the customer. With any error but `NotConfirmed`, the journals are as they were.
    ///
    /// # Errors
    ///
    /// `Unmended` where the store is damaged, or would not say afterwards what it should; `NewerFormat`, `NotSaved`, and
    /// `NotConfirmed` where it was done, and the disk did not say that it will last.
    pub fn erase(self, erasure: &Erasure) -> Result<(), StoreError> {
        let folder = fresh(&self.root).map_err(StoreError::unsaved)?;
        let done = self.exchange_without(erasure, &folder);
        // Whatever is in it now is not used, and speaks of them.
        remove_all(&self.root, &folder);
        let synced = self.root.sync();
        done.map_err(StoreError::unsaved)?;
        synced.map_err(|error| match error {
            StoreError::Io { path, source } => StoreError::NotConfirmed { path, source },
            error => error,
        })
    }

    fn exchange_without(&self, erasure: &Erasure, name: &str) -> Result<(), StoreError> {
        let before = contents::read(&self.root, Some(&self.journals))?;
        if before.newer_format {
            return Err(StoreError::NewerFormat { path: self.journals.path().to_owned() });
        }
        if before.is_damaged() {
            return Err(StoreError::Unmended);
        }
        let folder = self.root.inner_or_make(name)?;
        let mut chained = HashMap::new();
        let mut names = self.journals.journals()?;
        names.order_by_key(|name| part_of(name).map(|(machine, part)| (machine.to_owned(), part)));
        for name in &names {
            let Some(from) = self.journals.file(name, Use::Read)? else { continue };
            let given = before.machine.as_ref().map(|me| (me.name.as_str(), before.top));
            rewrite(erasure, &from, &folder.new_file(name)?, &mut chained, given)?;
        }
        folder.sync()?;
        let old_seen = Seen::load(&self.root)?;
        let given = (old_seen.as_ref().map_or(0, |seen| seen.n), before.top);
        let seen = match &before.machine {
            Some(me) => seen_of(&folder, me, given)?,
            None => None,
        };
        let after = contents::put_together(&self.root, Some(&folder), seen.as_ref(), before.machine.clone())?;
        if after.is_damaged() || !is_same_but_words(&before.lines, &after.lines) || erasure.is_in_folder(&folder)? {
            return Err(StoreError::Unmended);
        }
        // What is not used any more after the exchange goes before it: there is nothing to be lost in a snapshot.
        for name in [SNAPSHOT.to_owned(), format!("{SNAPSHOT}.new")] {
            let _ = self.root.remove(name.as_ref());
        }
        self.erase_aside(erasure, name)?;
        let noted = |seen: Seen| Seen { forgot: true, ..seen };
        self.exchange_noted(name, old_seen.map(noted).as_ref(), seen.map(noted).as_ref())
    }

    /// Rewrites what earlier commands have set aside.
    fn erase_aside(&self, erasure: &Erasure, fresh: &str) -> Result<(), StoreError> {
        for name in self.root.names()? {
            let Some(name) = name.to_str().filter(|name| ![JOURNALS, fresh].contains(name)) else { continue };
            if name.starts_with(ERASING) {
                remove_all(&self.root, name);
                continue;
            }
            if let Ok(Some(folder)) = self.root.inner(name) {
                rewrite_all(erasure, &folder)?;
            } else if name.ends_with("-snapshot") {
                let _ = self.root.remove(name.as_ref());
            }
        }
        Ok(())
    }
}

/// Makes a folder for files on their way.
fn fresh(root: &Folder) -> Result<String, StoreError> {
    let name = format!("{ERASING}{:016x}", RandomState::new().hash_one("a name of its own"));
    root.inner_or_make(&name)?;
    Ok(name)
}

fn remove_all(root: &Folder, name: &str) {
    if let Ok(Some(folder)) = root.inner(name) {
        for file in folder.names().unwrap_or_default() {
            let _ = folder.remove(&file);
        }
    }
    root.remove_folder(name);
}

/// Rewrites the journals of a folder in their places, where they speak of the customer.
fn rewrite_all(erasure: &Erasure, folder: &Folder) -> Result<(), StoreError> {
    for name in folder.names()? {
        let Ok(Some(file)) = folder.file(&name, Use::Read) else { continue };
        if !erasure.is_in_file(&file)? {
            continue;
        }
        let mut anew = name.clone();
        anew.push(".new");
        let _ = folder.remove(&anew);
        rewrite(erasure, &file, &folder.new_file(&anew)?, &mut HashMap::new(), None)?;
        folder.rename(&anew, &name).map_err(|source| StoreError::Io { path: file.path.clone(), source })?;
    }
    folder.sync()
}

/// The line that begins a journal of ours, with the highest number given, which may stand in no line any more; none where it is another.
fn first_line_with(line: &[u8], me: &str, top: u32) -> Option<Value> {
    let mut value = line.starts_with(b"{\"promise\":").then(|| object(line))??;
    if top == 0 || value["machine"] != me {
        return None;
    }
    value["top"] = top.into();
    Some(value)
}

/// Writes a journal anew, each line chained to what became of the one before it. What cannot be believed is left out where it
/// speaks of the customer, and where it was never acknowledged. `given` is who we are, and how far we gave numbers.
fn rewrite(
    erasure: &Erasure,
    from: &Opened,
    to: &Opened,
    chained: &mut HashMap<Hash, Hash>,
    given: Option<(&str, u32)>,
) -> Result<(), StoreError> {
    let unread = |source| StoreError::Io { path: from.path.clone(), source };
    let unsaved = |source| StoreError::NotSaved { path: to.path.clone(), source };
    let ids = erasure.ids_in(from).map_err(unread)?;
    let mut out = io::BufWriter::with_capacity(1 << 16, &to.file);
    let mut line = Vec::new();
    let mut lines = Lines::new(from.read());
    while let Some(piece) = lines.next().map_err(unread)? {
        line.clear();
        match journal::verify(piece.bytes) {
            Verdict::Sound(old) if !piece.too_long => {
                let numbered = given.and_then(|(me, top)| first_line_with(piece.bytes, me, top));
                let body = match numbered.or_else(|| erasure.line_without_them(piece.bytes, &ids)) {
                    Some(value) => Body::from_form(&value),
                    None => Body::of(piece.bytes).ok_or(StoreError::Unmended)?,
                };
                let link = journal::linked_to(piece.bytes).map(|p| chained.get(&p).copied().unwrap_or(p));
                chained.insert(old, body.link(link, &mut line));
                if line.len() > MAX_LINE {
                    return Err(StoreError::Unwritable);
                }
            }
            _ if piece.too_long || erasure.is_in(piece.bytes) => {}
            Verdict::Fragment if from.path.parent().is_some_and(|folder| folder.ends_with(JOURNALS)) => {}
            _ => {
                line.extend_from_slice(piece.bytes);
                line.push(b'\n');
            }
        }
        out.write_all(&line).map_err(unsaved)?;
    }
    out.flush().and_then(|()| to.sync()).map_err(unsaved)
}

/// Whether the same happened, to promises of the same numbers, at the same times.
fn is_same_but_words(before: &[Line], after: &[Line]) -> bool {
    let same = |before: &Change, after: &Change| before.op() == after.op() && before.id() == after.id();
    before.len() == after.len()
        && before.iter().zip(after).all(|(before, after)| {
            (&before.machine, before.n, before.at, &before.by) == (&after.machine, after.n, after.at, &after.by)
                && before.changes.len() == after.changes.len()
                && before.changes.iter().zip(&after.changes).all(|(before, after)| same(before, after))
        })
}

// The search.

/// How much is looked through at once, and how much of it once more with what follows.
const WINDOW: usize = 1 << 16;
const OVERLAP: usize = 1 << 10;

impl Erasure {
    fn is_in_file(&self, file: &Opened) -> Result<bool, StoreError> {
        self.search(file, &mut Erased::default()).map_err(|source| StoreError::Io { path: file.path.clone(), source })
    }

    fn is_in_folder(&self, folder: &Folder) -> Result<bool, StoreError> {
        for name in folder.names()? {
            if let Some(file) = folder.file(&name, Use::Read)?
                && self.is_in_file(&file)?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Looks through every byte.
    fn search(&self, file: &Opened, erased: &mut Erased) -> io::Result<bool> {
        let name = file.name();
        if !(name.ends_with(".jsonl") || name.ends_with(".jsonl.new") || ["seen", "machine"].contains(&name.as_str())) {
            return self.search_bytes(&mut file.read(), erased);
        }
        let mut lines = Lines::new(file.read());
        let mut found = false;
        while let Some(piece) = lines.next()? {
            found |= piece.too_long || self.is_in(piece.bytes);
        }
        erased.bytes += lines.length();
        Ok(found)
    }

    fn search_bytes(&self, from: &mut impl Read, erased: &mut Erased) -> io::Result<bool> {
        let mut window = Vec::with_capacity(WINDOW + OVERLAP);
        loop {
            let count = from.take(WINDOW as u64).read_to_end(&mut window)?;
            erased.bytes += count as u64;
            if count == 0 {
                return Ok(false);
            }
            if self.is_in(&window) {
                return Ok(true);
            }
            let seen = window.len().saturating_sub(OVERLAP);
            window.drain(..seen);
        }
    }
}

impl Store {
    /// Looks through every byte of every file of the store for the customer.
    ///
    /// # Errors
    ///
    /// `Io` where a folder cannot be read.
    pub fn search(&self, erasure: &Erasure) -> Result<Erased, StoreError> {
        let mut erased = Erased::default();
        if let Some(root) = Folder::open(&self.dir, &self.faults)? {
            search_folder(&root, erasure, &mut erased)?;
        }
        Ok(erased)
    }

    /// Takes away what an erasure that was interrupted has left behind; false where there is nothing.
    ///
    /// # Errors
    ///
    /// As [`Store::lock`].
    pub fn finish_erasing(&self) -> Result<bool, StoreError> {
        let Some(root) = Folder::open(&self.dir, &self.faults)? else { return Ok(false) };
        let is_left = |name: &OsString| name.to_str().is_some_and(|name| name.starts_with(ERASING));
        if !root.names()?.iter().any(is_left) {
            return Ok(false);
        }
        let locked = self.lock()?;
        for name in locked.root.names()?.into_iter().filter(is_left) {
            remove_all(&locked.root, &name.to_string_lossy());
        }
        Ok(true)
    }

    /// Writes an archive anew without the customer; false where it does not speak of them, and nothing was written.
    ///
    /// # Errors
    ///
    /// What is wrong with the archive, or why it cannot be written.
    pub fn erase_archive<R: Read>(
        &self,
        erasure: &Erasure,
        open: &dyn Fn() -> io::Result<R>,
        out: &mut dyn Write,
    ) -> Result<bool, archive::Unrestored> {
        let Some(root) = Folder::open(&self.dir, &self.faults)? else { return Ok(false) };
        let name = fresh(&root)?;
        let written = root.inner_or_make(&name).map_err(archive::Unrestored::from).and_then(|folder| {
            archive::rewritten(&folder, open, out, &|folder| {
                let is_there = erasure.is_in_folder(folder)?;
                if is_there {
                    rewrite_all(erasure, folder)?;
                }
                Ok(is_there)
            })
        });
        remove_all(&root, &name);
        written
    }
}

fn search_folder(folder: &Folder, erasure: &Erasure, erased: &mut Erased) -> Result<(), StoreError> {
    for name in folder.names()? {
        if let Ok(Some(inner)) = name.to_str().map_or(Ok(None), |name| folder.inner(name)) {
            search_folder(&inner, erasure, erased)?;
            continue;
        }
        let path = folder.path().join(&name);
        let Ok(Some(file)) = folder.file(OsStr::new(&name), Use::Read) else {
            erased.traces.push(path);
            continue;
        };
        erased.files += 1;
        if erasure.search(&file, erased).unwrap_or(true) {
            erased.traces.push(path);
        }
    }
    Ok(())
}
