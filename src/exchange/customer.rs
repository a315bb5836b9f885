//! Who a promise of another program is about, and which customer a card of an address book is.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::Foreign;
use crate::model::order::PutInOrder;
use crate::model::{Ledger, people};

/// How many words may stand before a colon that parts the customer from the text.
const WORDS_OF_A_NAME: usize = 5;

/// Settles who it is about: as it says itself; the customers among the people that it names, before a colon ("Ana: …") and among the words
/// that it hints at; a new name before a colon; the people that it names, known or not; the customer with whom the text begins, or the only one whose name stands in it. Where none of that says,
/// `otherwise` does. Nobody looks at each line here, so that the beginning of a name is not the name, save at the start of a text and in
/// `otherwise`; what was taken there for whom is returned.
pub fn settle(
    ledger: &Ledger,
    book: &Book,
    foreign: &mut Foreign,
    otherwise: Option<&str>,
    country: Option<u16>,
) -> Option<(String, String)> {
    let mut assumed = None;
    let phones: Vec<String> = foreign.text("phone").map(str::to_owned).into_iter().collect();
    let known = |name: &str| book.find(name, &phones, country).map(str::to_owned);
    if let Some(who) = foreign.text("who") {
        let who = known(who).unwrap_or_else(|| who.to_owned());
        strip_name(foreign, &who);
        foreign.put("who", who);
        return None;
    }
    let what = foreign.text("what").unwrap_or_default().to_owned();
    let by_address = || {
        let mut people = ledger.people().map(|(_, person)| person).filter(|_| !foreign.addresses.is_empty());
        let is_theirs = |email: &str| foreign.addresses.iter().any(|address| address.eq_ignore_ascii_case(email));
        people.find(|person| person.email.as_deref().is_some_and(is_theirs)).map(|person| person.name.clone())
    };
    let named = foreign.names.iter().find_map(|name| known(name));
    // "Ana" with the address of Ana López is she, even where there is another Ana.
    let named = match (named, by_address()) {
        (Some(named), Some(theirs)) => Some(if is_part_of(&named, &theirs) { theirs } else { named }),
        (named, theirs) => named.or(theirs),
    };
    // "López, Ana: …" where Ana López is known.
    let turned = || {
        let (name, rest) = what.split_once(": ")?;
        let rest = before_colon(&format!("{}: {rest}", name.replacen(',', "", 1)))?.1;
        known(name).map(|who| (who, rest))
    };
    let colon = before_colon(&what).or_else(turned);
    let hinted = || foreign.hints.iter().find_map(|hint| Some((hint.clone(), known(hint)?)));
    if let Some(who) = named {
        strip_name(foreign, &who);
        foreign.put("who", who);
    } else if let Some((who, rest)) = colon.as_ref().and_then(|(name, rest)| Some((known(name)?, rest))) {
        foreign.put("who", who);
        foreign.put("what", rest);
    } else if let Some((hint, who)) = hinted() {
        strip_name(foreign, &who);
        if let Some(Value::Array(tags)) = foreign.fields.get_mut("tags") {
            tags.retain(|tag| tag.as_str() != Some(&hint));
        }
        foreign.put("who", who);
    } else if let Some((who, rest)) = colon {
        foreign.put("who", who);
        foreign.put("what", rest);
    } else if let Some(who) = foreign.names.first().cloned() {
        foreign.put("who", who);
    } else if let Some((typed, who, rest)) = at_the_start(ledger, &what) {
        foreign.put("who", who.as_str());
        foreign.put("what", rest);
        assumed = Some((typed, who));
    } else if let Some(who) = inside(ledger, &what) {
        foreign.put("who", who);
    } else if let Some(who) = otherwise {
        let known = ledger.only_starting(who).map(|(_, person)| person.name.clone()).or_else(|| known(who));
        let known = known.unwrap_or_else(|| who.to_owned());
        foreign.put("who", known.as_str());
        assumed = Some((who.to_owned(), known));
    }
    assumed.filter(|(typed, who)| people::key(typed) != people::key(who))
}

/// "Ana López: call" of Ana López is only "call".
fn strip_name(foreign: &mut Foreign, who: &str) {
    let key = people::key(who);
    let what = foreign.text("what").unwrap_or_default();
    let mut colons = what.match_indices(": ").map(|(place, _)| (&what[..place], what[place + 2..].trim()));
    if let Some((_, rest)) = colons.find(|(name, rest)| people::key(name) == key && !rest.is_empty()) {
        let rest = rest.to_owned();
        foreign.put("what", rest);
    }
}

/// A name before a colon, and what follows.
pub fn before_colon(text: &str) -> Option<(String, String)> {
    let (name, rest) = text.split_once(": ")?;
    let (name, rest) = (name.trim(), rest.trim());
    let is_name = name.split_whitespace().count() <= WORDS_OF_A_NAME
        && name.chars().next().is_some_and(char::is_uppercase)
        && !name.contains(['(', ')', '/', '?', '!', ',', ';', '"']);
    (is_name && !rest.is_empty()).then(|| (name.to_owned(), rest.to_owned()))
}

fn at_the_start(ledger: &Ledger, text: &str) -> Option<(String, String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if !words.first()?.chars().next()?.is_uppercase() {
        return None;
    }
    (1..words.len().min(WORDS_OF_A_NAME + 1)).rev().find_map(|count| {
        let typed = words[..count].join(" ");
        let typed = typed.trim_end_matches([',', ':']);
        let (_, person) = ledger.only_starting(typed)?;
        Some((typed.to_owned(), person.name.clone(), words[count..].join(" ")))
    })
}

/// The only customer whose whole name stands in a text, written with a capital.
fn inside(ledger: &Ledger, text: &str) -> Option<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    let mut found: Option<(String, usize)> = None;
    for (place, first) in words.iter().enumerate() {
        if !first.chars().next().is_some_and(char::is_uppercase) {
            continue;
        }
        let longest = (1..=WORDS_OF_A_NAME.min(words.len() - place)).rev();
        let here = longest
            .filter_map(|count| {
                Some((ledger.person_named(&words[place..place + count].join(" "))?.1.name.clone(), place + count))
            })
            .next();
        match (&found, here) {
            (Some((_, end)), Some(_)) if place < *end => {}
            (Some((name, _)), Some((other, _))) if *name != other => return None,
            (None, Some(here)) => found = Some(here),
            _ => {}
        }
    }
    found.map(|(name, _)| name)
}

/// The customers by the words of their names and by their phones.
#[derive(Default)]
pub struct Book {
    by_key: BTreeMap<String, String>,
    by_words: HashMap<String, Option<String>>,
    by_phone: HashMap<String, Vec<String>>,
}

/// Whether every word of one name stands in the other.
fn is_part_of(part: &str, whole: &str) -> bool {
    let (part, whole) = (people::key(part), people::key(whole));
    part.split(' ').all(|word| whole.split(' ').any(|other| other == word))
}

/// The words of a name in the order of the alphabet: "López, Ana" is Ana López.
fn sorted(name: &str) -> String {
    let key = people::key(&name.replace(',', " "));
    let mut words: Vec<&str> = key.split(' ').collect();
    words.order();
    words.join(" ")
}

impl Book {
    /// Notes a customer.
    pub fn add<'p>(&mut self, name: &str, phones: impl IntoIterator<Item = &'p str>, country: Option<u16>) {
        self.by_key.entry(people::key(name)).or_insert_with(|| name.to_owned());
        let known = self.by_words.entry(sorted(name)).or_insert_with(|| Some(name.to_owned()));
        if known.as_deref().is_some_and(|known| people::key(known) != people::key(name)) {
            *known = None;
        }
        for phone in phones {
            let names = self.by_phone.entry(dialled(phone, country)).or_default();
            if !names.iter().any(|known| people::key(known) == people::key(name)) {
                names.push(name.to_owned());
            }
        }
    }

    /// Whether somebody is called just so.
    pub fn has(&self, name: &str) -> bool {
        self.by_key.contains_key(&people::key(name))
    }

    /// The customer that a card is: one with these words in any order, or one with the same phone and part of the name.
    pub fn find(&self, name: &str, phones: &[String], country: Option<u16>) -> Option<&str> {
        let exact = self.by_key.get(&people::key(name)).map(String::as_str);
        let exact = exact.or_else(|| self.by_words.get(&sorted(name))?.as_deref());
        let with_phone = phones.iter().filter_map(|phone| self.by_phone.get(&dialled(phone, country))).flatten();
        let mut same = with_phone.filter(|known| is_part_of(known, name) || is_part_of(name, known));
        let first = same.next().map(String::as_str);
        let only = first.filter(|first| same.all(|other| other == first));
        // "Ana" with the phone of Ana López is she, even where there is another Ana.
        match exact {
            Some(exact) => Some(only.filter(|only| is_part_of(exact, only)).unwrap_or(exact)),
            None => only,
        }
    }

    /// A customer whose name begins this one, or goes on after it: it may be the same person, and may not.
    pub fn perhaps(&self, name: &str) -> Option<&str> {
        let key = people::key(name);
        let shorter = key.match_indices(' ').filter_map(|(end, _)| self.by_key.get(&key[..end])).next_back();
        let longer = || {
            let start = format!("{key} ");
            let (next, name) = self.by_key.range(start.clone()..).next()?;
            next.starts_with(&start).then_some(name)
        };
        shorter.or_else(longer).map(String::as_str)
    }
}

/// What is dialled, by which two spellings of a number are the same.
pub fn dialled(phone: &str, country: Option<u16>) -> String {
    people::international_phone(phone, country)
        .unwrap_or_else(|| phone.chars().filter(char::is_ascii_alphanumeric).collect())
}

/// Whether two spellings may be of one number: dialled the same, or the same but for what is dialled from abroad.
pub fn is_same_phone(one: &str, other: &str, country: Option<u16>) -> bool {
    let (one, other) = (dialled(one, country), dialled(other, country));
    let ends = |long: &str, short: &str| short.len() >= 7 && long.starts_with('+') && long.ends_with(short);
    one == other || ends(&one, &other) || ends(&other, &one)
}
