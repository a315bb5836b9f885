//! Erases one customer: names, telephone, e-mail, texts and words said go from every file of the store; when things happened and
//! what became of them stays.
//!
//! As a repair does, it writes new journals into a folder of their own and exchanges that with `journal` in one step. What was set
//! aside earlier is rewritten before that step, and the former journals are taken away after it. A folder `erasing-…` that a crash
//! leaves behind can always go: it holds new journals that are not used, or old ones that are not used any more.

mod spots;

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::path::PathBuf;

use serde_json::{Map, Value};

use self::spots::{Name, Spot, Text, is_same_number, numbers_in};
use super::files::{Folder, Opened, Use};
use super::journal::{self, Body, Hash, MAX_LINE, Verdict};
use super::mend::{object, seen_of};
use super::notes::{BACKUPS, Seen, part_of};
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
const FRAME: &[&str] = &["machine", "letter", "zone", "p", "h", "file", "touched", "looked", "backup"];

/// The fields that hold words to find a promise by: one that is nothing but a name goes as a whole.
const TAGS: &[&str] = &["tag", "tags", "untag"];

/// Whom to forget, and what is looked for.
#[derive(Clone, Debug, Default)]
pub struct Erasure {
    /// The customer, as the ledger calls them.
    pub name: String,
    /// Everything that was recorded of them was taken back.
    pub is_taken_back: bool,
    /// What stands in the place of the name from now on.
    pub placeholder: String,
    /// Their promises, those that were taken back among them.
    pub ids: HashSet<PromiseId>,
    /// Texts of others that speak of them.
    pub mentions: Vec<Mention>,
    /// Texts of others in which the name stands in lower case, as another word may, and what they would be without it. They stay.
    pub lower_case: Vec<Mention>,
    /// What is another customer's, though it holds their name, number or address.
    pub stays: Vec<Stay>,
    /// What they are called or reached by that says too little to be looked for in texts.
    pub unsearched: Vec<String>,
    /// The name goes where it stands in lower case, too.
    any_case: bool,
    /// Every name they ever had, the longest first.
    names: Vec<Name>,
    /// Names of other customers that have a word of those, by their first words.
    others: HashMap<String, Vec<Name>>,
    /// Addresses of other customers that hold one of those.
    addresses_of_others: Vec<String>,
    /// The digits of every number they ever had.
    phones: Vec<String>,
    emails: Vec<String>,
    /// Of those, what another customer has as well.
    shared_phones: Vec<String>,
    shared_emails: Vec<String>,
    /// Promises of others.
    foreign: HashSet<PromiseId>,
    /// Under which name each of their promises was made, which may be one that is another's now.
    made_as: HashMap<PromiseId, String>,
}

/// A text of others that speaks of the customer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mention {
    /// The promise, if it is one.
    pub id: Option<PromiseId>,
    /// The words.
    pub text: String,
    /// The words without the customer.
    pub after: String,
}

/// What stays because it is another customer's.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stay {
    /// Whose it is.
    pub who: Option<String>,
    /// The promise in whose words it stands.
    pub id: Option<PromiseId>,
    /// What stays.
    pub text: String,
}

/// What was done.
#[derive(Clone, Debug, Default)]
pub struct Erased {
    /// How many files of the store were looked through afterwards, and how many bytes.
    pub files: u64,
    /// See `files`.
    pub bytes: u64,
    /// Whether the name stands somewhere in lower case.
    pub has_lower_case: bool,
    /// Where there is still a trace, which could not be taken away.
    pub traces: Vec<PathBuf>,
}

/// What was found in some bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Found {
    /// They speak of the customer.
    trace: bool,
    /// The name stands there in lower case, and stays.
    lower_case: bool,
}

impl Erasure {
    /// Finds out what is known of the customer with exactly this name, or was before it was taken back; `any_case` says that the name
    /// goes from texts of others in lower case, too.
    pub fn of(ledger: &Ledger, name: &str, placeholder: &str, any_case: bool) -> Option<Erasure> {
        let (place, name) = match ledger.person_named(name) {
            Some((place, person)) => (Some(place), person.name.clone()),
            None => (None, name_taken_back(ledger, name)?),
        };
        let (mut ids, mut foreign) = (HashSet::new(), HashSet::new());
        for promise in ledger.promises() {
            if Some(promise.person) == place {
                ids.insert(promise.id)
            } else {
                foreign.insert(promise.id)
            };
        }
        let mut found = Erasure {
            is_taken_back: place.is_none(),
            placeholder: placeholder.to_owned(),
            ids,
            names: names_of(ledger, place, &name),
            name,
            any_case,
            foreign,
            ..Erasure::default()
        };
        found.look_at_people(ledger, place);
        let changes = || ledger.lines().iter().flat_map(|line| &line.changes);
        let taken_back: Vec<PromiseId> = changes().filter_map(|change| found.is_theirs_by_name(change)).collect();
        found.ids.extend(taken_back);
        found.made_as = changes()
            .filter(|change| matches!(change.deed(), Change::Add(_)))
            .filter_map(|change| Some((change.id()?, people::key(named(change).first()?))))
            .filter(|(id, _)| found.ids.contains(id))
            .collect();
        found.look_at_others(ledger);
        found.look_for_mentions(ledger.lines());
        Some(found)
    }

    /// Whether all that was recorded under this name was taken back.
    pub fn can_be_of_taken_back(ledger: &Ledger, name: &str) -> bool {
        name_taken_back(ledger, name).is_some()
    }

    /// Whether the name goes where it stands in lower case, too.
    pub fn any_case(&self) -> bool {
        self.any_case
    }

    /// Whether a text holds the name, the number or the address, in whatever case.
    pub fn is_named_in(&self, text: &str) -> bool {
        !self.spots(text).is_empty()
    }

    fn is_theirs_by_name(&self, change: &Change) -> Option<PromiseId> {
        let Change::Add(added) = change.deed() else { return None };
        (!self.foreign.contains(&added.id) && self.is_name(&added.who)).then_some(added.id)
    }

    /// Gathers the numbers and addresses that they ever had, apart those that somebody else has, too.
    fn look_at_people(&mut self, ledger: &Ledger, place: Option<usize>) {
        let person = ledger.people().find(|(known, _)| Some(*known) == place).map(|(_, person)| person);
        let mut phones: Vec<&str> = person.and_then(|person| person.phone.as_deref()).into_iter().collect();
        let mut emails: Vec<&str> = person.and_then(|person| person.email.as_deref()).into_iter().collect();
        for change in ledger.lines().iter().flat_map(|line| &line.changes) {
            if let Change::Person { name, mend } = change.deed()
                && self.is_name(name)
            {
                phones.extend(mend.phone.as_deref());
                emails.extend(mend.email.as_deref());
            }
        }
        let theirs = || ledger.people().filter(|(known, _)| Some(*known) != place).map(|(_, person)| person);
        let phones_of_others: Vec<String> =
            theirs().filter_map(|person| person.phone.as_deref()).flat_map(numbers_in).collect();
        let emails_of_others: HashSet<String> =
            theirs().filter_map(|person| Some(people::key(person.email.as_deref()?))).collect();
        let short = phones.iter().filter(|phone| numbers_in(phone).is_empty());
        let strange = emails.iter().filter(|email| !email.contains('@'));
        self.unsearched = short.chain(strange).filter(|it| !it.trim().is_empty()).map(|&it| it.to_owned()).collect();
        self.unsearched.extend(self.names.iter().filter(|name| !name.can_be_found()).map(|name| name.key.clone()));
        self.unsearched.order();
        self.unsearched.dedup();
        let phones = phones.into_iter().flat_map(numbers_in);
        let is_others = |phone: &String| {
            phones_of_others.iter().any(|it| is_same_number(it, phone, false) || is_same_number(phone, it, false))
        };
        (self.shared_phones, self.phones) = phones.partition(is_others);
        let emails = emails.into_iter().map(people::key).filter(|email| email.contains('@'));
        (self.shared_emails, self.emails) = emails.partition(|email| emails_of_others.contains(email));
    }

    /// Gathers what other customers ever were called and reached by, as far as it holds something of this one.
    fn look_at_others(&mut self, ledger: &Ledger) {
        let (mut names, mut details) = (HashSet::new(), HashSet::new());
        // What was noted under a name that is another's now may be of either.
        let renamed = ledger.lines().iter().flat_map(|line| &line.changes).flat_map(renamed);
        let passed_on: HashSet<String> = renamed
            .filter(|(former, later)| self.is_name(later) && !self.is_name(former))
            .map(|(former, _)| people::key(former))
            .collect();
        let is_passed_on = |name: &str| passed_on.contains(&people::key(name));
        for change in ledger.lines().iter().flat_map(|line| &line.changes) {
            let other = |name: &&str| !self.is_name(name);
            names.extend(named(change).into_iter().filter(other));
            if let Change::Person { name, mend } = change.deed()
                && other(&name.as_str())
            {
                let note = mend.note.as_ref().filter(|_| is_passed_on(name));
                let known =
                    [&mend.phone, &mend.email].into_iter().flatten().chain(note).filter(|text| !text.is_empty());
                details.extend(known.map(|text| (name.as_str(), text.as_str())));
            }
        }
        let is_like = |name: &Name| self.names.iter().any(|known| known.is_like(name));
        let (like, unlike): (Vec<Name>, Vec<Name>) = names.iter().map(|name| Name::of(name)).partition(is_like);
        // Of "Pedro López, Ana" the first word of "López, Ana" is Pedro's, whoever is to be forgotten.
        let words: HashSet<String> = like.iter().flat_map(Name::each_word).map(str::to_owned).collect();
        let beside = unlike.into_iter().filter(|name| name.each_word().any(|word| words.contains(word)));
        let mut others: HashMap<String, Vec<Name>> = HashMap::new();
        for name in like.into_iter().chain(beside) {
            others.entry(name.first_word().to_owned()).or_default().push(name);
        }
        let mut stays: Vec<(String, String)> = names
            .into_iter()
            .filter(|name| self.is_named_in(name) || is_passed_on(name))
            .map(|name| (name.to_owned(), name.to_owned()))
            .collect();
        let holds = |text: &str| self.is_named_in(text) || self.is_shared(text);
        let details: Vec<(&str, &str)> =
            details.into_iter().filter(|(who, text)| holds(text) || is_passed_on(who)).collect();
        self.addresses_of_others = details.iter().map(|(_, text)| people::key(text)).collect();
        self.addresses_of_others.retain(|text| text.contains('@'));
        stays.extend(details.into_iter().map(|(who, text)| (who.to_owned(), text.to_owned())));
        stays.order();
        self.stays = stays.into_iter().map(|(who, text)| Stay { who: Some(who), id: None, text }).collect();
        self.others = others;
    }

    /// Whether a text holds a number or an address of theirs that is another customer's as well.
    fn is_shared(&self, text: &str) -> bool {
        if self.shared_phones.is_empty() && self.shared_emails.is_empty() {
            return false;
        }
        let text = Text::of(text);
        let is_address = |email: &String| !text.addresses(email).is_empty();
        self.shared_emails.iter().any(is_address) || !text.phones(&self.shared_phones).is_empty()
    }

    fn look_for_mentions(&mut self, lines: &[Line]) {
        let (mut mentions, mut lower_case, mut stays) = (Vec::new(), Vec::new(), Vec::new());
        for change in lines.iter().flat_map(|line| &line.changes) {
            if change.id().is_some_and(|id| self.ids.contains(&id)) || self.is_about_them(change) {
                continue;
            }
            let mut value = journal::recorded_change(change);
            let Some(op) = value.as_object_mut() else { continue };
            self.redact_texts(op, &mut |text, after| {
                let mention = |after: String| Mention { id: change.id(), text: text.to_owned(), after };
                mentions.extend(after.map(|after| mention(after.to_owned())));
                let bare = self.without_them(text, true).filter(|bare| Some(bare.as_str()) != after);
                lower_case.extend(bare.map(mention));
                if self.is_shared(text) {
                    stays.push(Stay { who: None, id: change.id(), text: text.to_owned() });
                }
            });
        }
        self.mentions = without_doubles(mentions);
        self.lower_case = without_doubles(lower_case);
        self.stays.extend(without_doubles(stays));
        self.look_at_the_shop(lines);
    }

    /// Gathers where somebody of the shop is called as they are, or nearly: who answers for a promise, and who typed.
    fn look_at_the_shop(&mut self, lines: &[Line]) {
        let mut found: HashSet<(Option<PromiseId>, &str)> = HashSet::new();
        for line in lines {
            found.extend(line.by.as_deref().map(|by| (None, by)));
            for change in &line.changes {
                found.extend(owner_in(change).map(|owner| (change.id(), owner)));
                if let Change::Past(past) = change {
                    found.extend(past.by.as_deref().map(|by| (None, by)));
                }
            }
        }
        let names: HashSet<&str> = found.iter().map(|(_, name)| *name).collect();
        let names: HashSet<&str> = names.into_iter().filter(|name| self.is_named_in(name)).collect();
        let mut found: Vec<_> = found.into_iter().filter(|(_, name)| names.contains(name)).collect();
        found.order_by_key(|(id, name)| (id.map(|id| (id.letter, id.number)), *name));
        self.stays.extend(found.into_iter().map(|(id, text)| Stay { who: None, id, text: text.to_owned() }));
    }

    fn is_about_them(&self, change: &Change) -> bool {
        matches!(change.deed(), Change::Person { name, .. } if self.is_name(name))
    }

    fn is_name(&self, name: &str) -> bool {
        let key = people::key(name);
        self.names.iter().any(|known| known.key == key)
    }

    /// The text without them; none where it does not speak of them.
    fn without_them(&self, text: &str, any_case: bool) -> Option<String> {
        let mut spots = self.spots(text);
        spots.retain(|spot| spot.is_sure || any_case);
        if spots.is_empty() {
            return None;
        }
        let (mut left, mut from) = (String::with_capacity(text.len()), 0);
        for Spot { start, end, .. } in spots {
            left.push_str(&text[from..start]);
            left.push_str(GONE);
            from = end;
        }
        left.push_str(&text[from..]);
        Some(left)
    }

    /// Where a text speaks of them, in its order.
    fn spots(&self, text: &str) -> Vec<Spot> {
        let text = Text::of(text);
        let mut spots: Vec<Spot> = self.names.iter().flat_map(|name| text.names(name)).collect();
        if !spots.is_empty() {
            let names = text.words().filter_map(|word| self.others.get(&word)).flatten();
            let names = names.flat_map(|name| text.names(name));
            let found: Vec<Spot> =
                names.chain(self.addresses_of_others.iter().flat_map(|email| text.addresses(email))).collect();
            // Of "Ana López, Ana" the second word is no part of "López, Ana".
            let is_taken = |spot: &&Spot| found.iter().any(|other| other.is_in_order && other.touches(spot));
            let others: Vec<&Spot> = found.iter().filter(|spot| spot.is_in_order || !is_taken(spot)).collect();
            // Of "Pedro López, Ana" the second word is Pedro's.
            let is_another =
                |spot: &Spot, other: &Spot| spot.lies_in(other) || !spot.is_in_order && spot.touches(other);
            spots.retain(|spot| !others.iter().any(|other| is_another(spot, other)));
        }
        spots.extend(self.emails.iter().flat_map(|email| text.addresses(email)));
        spots.extend(text.phones(&self.phones));
        spots::apart(spots)
    }

    fn found_in(&self, text: &str) -> Found {
        let spots = self.spots(text);
        let (sure, lower): (Vec<&Spot>, Vec<&Spot>) = spots.iter().partition(|spot| spot.is_sure || self.any_case);
        Found { trace: !sure.is_empty(), lower_case: !lower.is_empty() }
    }

    /// Whether bytes of a file speak of them, in whatever form JSON may have given the letters.
    fn is_in(&self, bytes: &[u8]) -> bool {
        self.look_at(bytes).trace
    }

    fn look_at(&self, bytes: &[u8]) -> Found {
        match serde_json::from_slice::<Value>(bytes) {
            Ok(value @ Value::Object(_)) => {
                let mut found = Found::default();
                self.look_at_value("", &value, &mut found);
                found
            }
            _ => self.found_in(&unescaped(&String::from_utf8_lossy(bytes))),
        }
    }

    /// The same where it is known which words are whose: an `add`, a `day` or an owner are none, whatever the customer is called, and
    /// what another customer is called and reached by is theirs.
    fn look_at_value(&self, field: &str, value: &Value, found: &mut Found) {
        match value {
            Value::String(text) if NAMES.contains(&field) => found.trace |= self.is_name(text),
            Value::String(text) if !LEFT.contains(&field) && !FRAME.contains(&field) => {
                let here = self.found_in(text);
                found.trace |= here.trace;
                found.lower_case |= here.lower_case;
            }
            Value::Array(values) => values.iter().for_each(|value| self.look_at_value(field, value, found)),
            Value::Object(fields) => {
                let is_theirs = fields.get("name").and_then(Value::as_str) == Some(self.placeholder.as_str());
                found.trace |= is_theirs && (fields.contains_key("phone") || fields.contains_key("email"));
                fields.iter().for_each(|(field, value)| self.look_at_value(field, value, found));
            }
            _ => {}
        }
    }

    /// The promises of theirs in journals that belong together: those that were set aside may have given a number to another promise.
    fn ids_in(&self, files: &[Opened]) -> io::Result<HashSet<PromiseId>> {
        let (mut theirs, mut others) = (HashSet::new(), HashSet::new());
        for file in files {
            let mut lines = Lines::new(file.read());
            while let Some(piece) = lines.next()? {
                let Some(value) = object(piece.bytes) else { continue };
                for op in value["do"].as_array().into_iter().flatten().filter(|op| op["op"] == "add") {
                    let Some(id) = op["id"].as_str().and_then(|id| id.parse().ok()) else { continue };
                    let who = op["past"]["who"].as_str().or(op["who"].as_str()).unwrap_or_default();
                    if self.is_name(who) {
                        theirs.insert(id);
                    } else if self.made_as.get(&id) != Some(&people::key(who)) {
                        others.insert(id);
                    }
                }
            }
        }
        theirs.retain(|id| !self.foreign.contains(id));
        theirs.extend(self.ids.iter().filter(|id| !others.contains(*id)));
        Ok(theirs)
    }

    /// Whether a journal says something of them, or of their promises.
    fn concerns(&self, file: &Opened, ids: &HashSet<PromiseId>) -> io::Result<bool> {
        let mut lines = Lines::new(file.read());
        while let Some(piece) = lines.next()? {
            if piece.too_long || self.is_in(piece.bytes) || self.line_without_them(piece.bytes, ids).is_some() {
                return Ok(true);
            }
        }
        Ok(false)
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
                self.redact_texts(op, &mut |_, _| {});
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
                    self.redact_texts(past, &mut |_, _| {});
                }
                _ => {}
            }
        }
    }

    /// Takes them out of the words of a change that concerns somebody else; `tell` is given each text, and what becomes of it.
    fn redact_texts(&self, fields: &mut Map<String, Value>, tell: &mut dyn FnMut(&str, Option<&str>)) {
        for (field, value) in fields.iter_mut() {
            let field = field.as_str();
            match value {
                Value::String(name) if NAMES.contains(&field) => {
                    if self.is_name(name) {
                        name.clone_from(&self.placeholder);
                    }
                }
                _ if LEFT.contains(&field) => {}
                value => {
                    self.redact(value, tell);
                    if let (true, Value::Array(tags)) = (TAGS.contains(&field), value) {
                        tags.retain(|tag| tag != GONE);
                    }
                }
            }
        }
    }

    fn redact(&self, value: &mut Value, tell: &mut dyn FnMut(&str, Option<&str>)) {
        match value {
            Value::String(text) => {
                let left = self.without_them(text, self.any_case);
                tell(text, left.as_deref());
                if let Some(left) = left {
                    *text = left;
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.redact(value, tell)),
            Value::Object(fields) => self.redact_texts(fields, tell),
            _ => {}
        }
    }
}

fn without_doubles<T: Clone + Eq + std::hash::Hash>(mut items: Vec<T>) -> Vec<T> {
    let mut kept = HashSet::new();
    items.retain(|item| kept.insert(item.clone()));
    items
}

fn strip_window(window: &mut Map<String, Value>) {
    window.retain(|field, _| matches!(field.as_str(), "said" | "from" | "by" | "grain" | "approx"));
    window.insert("said".to_owned(), GONE.into());
}

/// A name as it was recorded last, if all lines with it were taken back: where one is in force, it is what somebody was called before.
fn name_taken_back(ledger: &Ledger, name: &str) -> Option<String> {
    let key = people::key(name);
    let mut found = None;
    for (line, is_in_force) in ledger.lines_in_force() {
        for known in line.changes.iter().flat_map(named).filter(|known| people::key(known) == key) {
            if is_in_force {
                return None;
            }
            found = Some(known.to_owned());
        }
    }
    found
}

/// Every name that a customer ever had, the longest first; none that is another's now.
fn names_of(ledger: &Ledger, place: Option<usize>, name: &str) -> Vec<Name> {
    let mut names = vec![Name::of(name)];
    let is_other = |name: &str| ledger.person_named(name).is_some_and(|(known, _)| Some(known) != place);
    // A name that they had before a name that they had.
    loop {
        let before = names.len();
        for change in ledger.lines().iter().flat_map(|line| &line.changes) {
            for (former, later) in renamed(change) {
                let is_known = |name: &str| names.iter().any(|known| known.key == people::key(name));
                if is_known(later) && !is_known(former) && !is_other(former) {
                    names.push(Name::of(former));
                }
            }
        }
        if names.len() == before {
            break;
        }
    }
    names.order_by_key(|name| std::cmp::Reverse(name.key.len()));
    names
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

/// Who answers for a promise by a change.
fn owner_in(change: &Change) -> Option<&str> {
    match change.deed() {
        Change::Add(added) => added.owner.as_deref(),
        Change::Edit { mend, .. } => mend.owner.as_deref(),
        Change::Assign { to, .. } => Some(to),
        _ => None,
    }
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
        let given = before.machine.as_ref().map(|me| (me.name.as_str(), before.top));
        let mut anew = Rewriting::of(erasure, &journals_in_order(&self.journals)?, given)?;
        for from in journals_in_order(&self.journals)? {
            anew.write(&from, &folder.new_file(from.name().as_ref())?)?;
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

/// The journals of a folder, the parts of each machine's in their order.
fn journals_in_order(folder: &Folder) -> Result<Vec<Opened>, StoreError> {
    let mut names = folder.journals()?;
    names.order_by_key(|name| part_of(name).map(|(machine, part)| (machine.to_owned(), part)));
    names.iter().filter_map(|name| folder.file(name, Use::Read).transpose()).collect()
}

/// Rewrites the journals of a folder in their places, from the first on that speaks of the customer, since later parts are chained to
/// it; says whether any did.
fn rewrite_all(erasure: &Erasure, folder: &Folder) -> Result<bool, StoreError> {
    let mut names = folder.names()?;
    names.order_by_key(|name| part_of(name).map(|(machine, part)| (machine.to_owned(), part)));
    let files: Vec<Opened> = names.iter().filter_map(|name| folder.file(name, Use::Read).ok().flatten()).collect();
    let mut anew = Rewriting::of(erasure, &files, None)?;
    let mut is_changed = false;
    for file in files {
        let trouble = |source| StoreError::Io { path: file.path.clone(), source };
        is_changed = is_changed || erasure.concerns(&file, &anew.ids).map_err(trouble)?;
        if !is_changed {
            continue;
        }
        let (name, draft) = (file.name(), format!("{}.new", file.name()));
        let _ = folder.remove(draft.as_ref());
        anew.write(&file, &folder.new_file(draft.as_ref())?)?;
        let path = file.path.clone();
        // Some systems put no file in the place of one that is open.
        drop(file);
        let put = folder.rename(draft.as_ref(), name.as_ref());
        put.map_err(|source| StoreError::Io { path, source })?;
    }
    folder.sync()?;
    Ok(is_changed)
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

/// Journals that belong together, on their way to be written anew.
struct Rewriting<'a> {
    erasure: &'a Erasure,
    /// Whose promises are theirs in these journals.
    ids: HashSet<PromiseId>,
    /// What became of each line.
    chained: HashMap<Hash, Hash>,
    /// Who we are, and how far we gave numbers.
    given: Option<(&'a str, u32)>,
}

impl<'a> Rewriting<'a> {
    fn of(erasure: &'a Erasure, files: &[Opened], given: Option<(&'a str, u32)>) -> Result<Rewriting<'a>, StoreError> {
        let path = files.first().map(|file| file.path.clone()).unwrap_or_default();
        let ids = erasure.ids_in(files).map_err(|source| StoreError::Io { path, source })?;
        Ok(Rewriting { erasure, ids, chained: HashMap::new(), given })
    }

    fn write(&mut self, from: &Opened, to: &Opened) -> Result<(), StoreError> {
        let unsaved = |source| StoreError::NotSaved { path: to.path.clone(), source };
        let mut out = io::BufWriter::with_capacity(1 << 16, &to.file);
        self.each_line(from, &mut |line| out.write_all(line).map_err(unsaved))?;
        out.flush().and_then(|()| to.sync()).map_err(unsaved)
    }

    /// The lines of a journal as they are written anew, each chained to what became of the one before it. What cannot be believed is
    /// left out where it speaks of the customer, and where it was never acknowledged.
    fn each_line(
        &mut self,
        from: &Opened,
        take: &mut dyn FnMut(&[u8]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let unread = |source| StoreError::Io { path: from.path.clone(), source };
        let is_live = from.path.parent().is_some_and(|folder| folder.ends_with(JOURNALS));
        let mut line = Vec::new();
        let mut lines = Lines::new(from.read());
        while let Some(piece) = lines.next().map_err(unread)? {
            line.clear();
            match journal::verify(piece.bytes) {
                Verdict::Sound(old) if !piece.too_long => {
                    let numbered = self.given.and_then(|(me, top)| first_line_with(piece.bytes, me, top));
                    let body = match numbered.or_else(|| self.erasure.line_without_them(piece.bytes, &self.ids)) {
                        Some(value) => Body::from_form(&value),
                        None => Body::of(piece.bytes).ok_or(StoreError::Unmended)?,
                    };
                    let link = journal::linked_to(piece.bytes).map(|p| self.chained.get(&p).copied().unwrap_or(p));
                    self.chained.insert(old, body.link(link, &mut line));
                    if line.len() > MAX_LINE {
                        return Err(StoreError::Unwritable);
                    }
                }
                _ if piece.too_long || self.erasure.is_in(piece.bytes) => {}
                Verdict::Fragment if is_live => {}
                _ => {
                    line.extend_from_slice(piece.bytes);
                    line.push(b'\n');
                }
            }
            take(&line)?;
        }
        Ok(())
    }
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
        let is_ours = ["seen", "machine", BACKUPS].contains(&name.as_str());
        if !(name.ends_with(".jsonl") || name.ends_with(".jsonl.new") || is_ours) {
            return self.search_bytes(&mut file.read(), erased);
        }
        let mut lines = Lines::new(file.read());
        let mut found = false;
        while let Some(piece) = lines.next()? {
            let here = self.look_at(piece.bytes);
            found |= piece.too_long || here.trace;
            erased.has_lower_case |= here.lower_case;
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
    /// Whether the journals can be written anew without the customer, as far as that is seen without writing anything.
    ///
    /// # Errors
    ///
    /// As [`Locked::erase`].
    pub fn can_erase(&self, erasure: &Erasure) -> Result<(), StoreError> {
        let Some(root) = Folder::open(&self.dir, &self.faults)? else { return Ok(()) };
        let Some(folder) = root.inner(JOURNALS)? else { return Ok(()) };
        let files = journals_in_order(&folder)?;
        let mut anew = Rewriting::of(erasure, &files, None)?;
        for file in &files {
            anew.each_line(file, &mut |line| if erasure.is_in(line) { Err(StoreError::Unmended) } else { Ok(()) })?;
        }
        Ok(())
    }

    /// The names of customers in any file of the store, in the form in which they are compared.
    ///
    /// # Errors
    ///
    /// `Io` where a folder cannot be read.
    pub fn names(&self) -> Result<HashSet<String>, StoreError> {
        let mut names = HashSet::new();
        if let Some(root) = Folder::open(&self.dir, &self.faults)? {
            names_in_folder(&root, &mut names)?;
        }
        Ok(names)
    }

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
                let is_changed = rewrite_all(erasure, folder)?;
                if is_changed && erasure.is_in_folder(folder)? {
                    return Err(StoreError::Unmended);
                }
                Ok(is_changed)
            })
        });
        remove_all(&root, &name);
        written
    }
}

/// Gathers the names of customers in a journal or in a file that holds journals, in the form in which they are compared.
///
/// # Errors
///
/// What reading says.
pub fn names_in(from: impl Read, names: &mut HashSet<String>) -> io::Result<()> {
    let mut lines = Lines::new(from);
    while let Some(piece) = lines.next()? {
        if let Some(line) = object(piece.bytes) {
            gather_names("", &line, names);
        }
    }
    Ok(())
}

fn gather_names(field: &str, value: &Value, names: &mut HashSet<String>) {
    match value {
        Value::String(name) if NAMES.contains(&field) => {
            names.insert(people::key(name));
        }
        Value::Array(values) => values.iter().for_each(|value| gather_names(field, value, names)),
        Value::Object(fields) => fields.iter().for_each(|(field, value)| gather_names(field, value, names)),
        _ => {}
    }
}

fn names_in_folder(folder: &Folder, names: &mut HashSet<String>) -> Result<(), StoreError> {
    for name in folder.names()? {
        if let Ok(Some(inner)) = name.to_str().map_or(Ok(None), |name| folder.inner(name)) {
            names_in_folder(&inner, names)?;
        } else if let Ok(Some(file)) = folder.file(&name, Use::Read) {
            // What cannot be read is found by the search that comes last.
            let _ = names_in(file.read(), names);
        }
    }
    Ok(())
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
