//! What other programs, or this one on another machine, have written: each format is cut into entries (`scan` for JSON, a file
//! for each of the others), each of which becomes changes (`entry`) under the numbers that are free here (`numbers`).

pub mod calendar;
pub mod customer;
pub mod entry;
pub mod lines;
pub mod numbers;
pub mod scan;
pub mod sheet;
pub mod tasks;
pub mod todotxt;
pub mod vcard;

use std::io::{self, BufRead};

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::dates::DateOrder;
use crate::model::Shape;

/// The longest entry, in bytes: longer than anything that can be stored, short enough to bound memory.
pub const LONGEST_ENTRY: usize = 1024 * 1024;

/// A part of what is read, and where it stands.
#[derive(Debug, PartialEq)]
pub struct Found {
    /// What it is.
    pub item: Item,
    /// The line on which it begins, from 1.
    pub line: u64,
}

/// A part of what is read.
#[derive(Debug, PartialEq)]
pub enum Item {
    /// A field of an export itself; its bytes are JSON as far as brackets go.
    Field(String, Vec<u8>),
    /// A customer of an export, in the same bytes.
    Person(Vec<u8>),
    /// A promise of an export or a list, or a customer on a line, in the same bytes.
    Entry(Vec<u8>),
    /// A promise of another program.
    Foreign(Foreign),
    /// A customer of an address book.
    Card(Card),
    /// What is no promise, and why.
    LeftOut(Why),
}

/// A promise of another program: the fields of a plain entry, and who it may be about where no field says so.
#[derive(Debug, Default, PartialEq)]
pub struct Foreign {
    /// The fields, by the names of a plain entry.
    pub fields: Map<String, Value>,
    /// People that it names, the likeliest first.
    pub names: Vec<String>,
    /// E-mail addresses of people that it names; known ones are customers.
    pub addresses: Vec<String>,
    /// Words that are a customer if one is called so, and nothing otherwise.
    pub hints: Vec<String>,
    /// The cells of a table that say when, each with the name of its column.
    pub cells: Vec<(String, String)>,
    /// What of it means nothing here.
    pub ignored: Vec<String>,
    /// What its program knows it by for life; empty where it does not.
    pub uid: String,
    /// What this program made of the promise, where it stands in a calendar of ours.
    pub ours: Option<Shape>,
}

/// How a name begins that a program gave for life.
const UID: &str = "uid-";

/// What is kept of a name that another program gave for life, by which it is known again. It gives nothing away.
pub fn source_of(uid: &str) -> String {
    shortened(UID, uid)
}

/// Whether a source is of such a name, and not of mere words.
pub fn is_for_life(source: &str) -> bool {
    source.starts_with(UID)
}

fn shortened(prefix: &str, text: &str) -> String {
    let hash = Sha256::digest(text);
    hash.iter().take(8).fold(prefix.to_owned(), |source, byte| format!("{source}{byte:02x}"))
}

impl Foreign {
    /// What it is known by again: the name that it has for life, or else the words that stand there, whoever they turn out to be about.
    pub fn source(&self) -> String {
        if !self.uid.is_empty() {
            return source_of(&self.uid);
        }
        let fields = if self.fields.contains_key("created") { ["created"; 3] } else { ["due", "window", "deadline"] };
        let fields: Vec<_> = fields.iter().chain(&["who", "what"]).map(|name| self.fields.get(*name)).collect();
        shortened("text-", &json!([fields, self.names, self.hints]).to_string())
    }

    /// Notes a field, unless there is nothing in it.
    pub fn put(&mut self, name: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.fields.insert(name.to_owned(), Value::String(text));
        }
    }

    /// Forgets when it was made where that is after it was closed: other programs take down late what was done before.
    pub fn made_before_closed(&mut self, app: &App) {
        let at = |name| entry::moment(app, self.text(name)?);
        // A day is not over before its end.
        let closed = at("closed").map(|(at, whole_day)| entry::end_of(app, at, whole_day));
        if at("created").zip(closed).is_some_and(|((created, _), closed)| closed < created) {
            self.fields.remove("created");
        }
    }

    /// What a field says.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.fields.get(name).and_then(Value::as_str)
    }
}

/// A customer of an address book. The first phone and the first address are the best ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The name.
    pub name: String,
    /// Telephone numbers.
    pub phones: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// The language to write to them in: `en` or `es`.
    pub language: Option<String>,
    /// Anything worth remembering.
    pub note: Option<String>,
}

/// A message that says why, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The message; it may name a `value`.
    pub id: &'static str,
    /// What was found.
    pub value: String,
}

impl Why {
    /// A reason that names nothing.
    pub fn plain(id: &'static str) -> Self {
        Why { id, value: String::new() }
    }

    /// A reason that names what was found.
    pub fn about(id: &'static str, value: impl Into<String>) -> Self {
        Why { id, value: value.into() }
    }
}

/// Why a part of what is read cannot be taken.
#[derive(Debug)]
pub enum Trouble {
    /// What stands there is not JSON.
    NotJson,
    /// It is longer than any entry.
    TooLong,
    /// It is nested too deeply.
    TooDeep,
    /// The text ends in the middle of it.
    Unended,
    /// Anything else.
    Said(Why),
    /// Anything else, in words.
    Told(String),
    /// The system says no.
    Io(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Trouble::Io(error)
    }
}

/// The next part; or what is wrong, with the line on which that part begins. None at the end.
pub type Next = Option<Result<Found, (Trouble, u64)>>;

/// Reads one format, an entry at a time and in bounded memory.
pub trait Reader {
    /// Goes one entry on.
    fn next(&mut self, app: &App) -> Next;

    /// How many bytes were read so far.
    fn read(&self) -> u64;

    /// In which order days and months stand in it; asked before anything is read.
    fn date_order(&mut self, app: &App) -> DateOrder {
        app.date_order
    }

    /// What is to be said of that order, once everything is read.
    fn remark(&self) -> Option<Why> {
        None
    }
}

/// What was asked of a format.
#[derive(Debug, Default)]
pub struct Wishes {
    /// Which column holds what, as typed: `who=Cliente`.
    pub columns: Vec<(String, String)>,
}

/// Begins to read a text; or says why it is none of this format.
pub type Open = for<'a> fn(&'a mut dyn BufRead, &Wishes) -> Result<Box<dyn Reader + 'a>, Trouble>;

/// A format that can be brought in.
pub struct Format {
    /// Its flag.
    pub name: &'static str,
    /// How the names of its files end.
    pub endings: &'static [&'static str],
    /// Whether a text that begins like this is one, where nothing else tells.
    pub looks: fn(&[u8]) -> bool,
    /// Begins to read.
    pub open: Open,
}

/// The formats, in the order in which they are tried where no flag decides; JSON, the last, takes whatever is left.
pub const FORMATS: &[Format] = &[
    Format { name: "vcard", endings: &[".vcf", ".vcard"], looks: vcard::looks, open: vcard::open },
    Format { name: "ics", endings: &[".ics", ".ical"], looks: calendar::looks, open: calendar::open },
    Format { name: "contacts", endings: &[], looks: sheet::looks_like_contacts, open: sheet::open_contacts },
    Format { name: "csv", endings: &[".csv", ".tsv"], looks: sheet::looks_like_promises, open: sheet::open_promises },
    Format { name: "todotxt", endings: &["todo.txt", "done.txt", ".todotxt"], looks: |_| false, open: todotxt::open },
    Format { name: "taskwarrior", endings: &[], looks: tasks::looks, open: tasks::open },
    Format { name: "json", endings: &[".json", ".jsonl"], looks: |_| true, open: scan::open },
];

/// The format that a flag asks for; otherwise the one that the beginning of the text, or else the name of the file, tells.
pub fn format(flag: Option<&str>, file: &str, head: &[u8]) -> &'static Format {
    let file = file.to_lowercase();
    let named = flag.and_then(|flag| FORMATS.iter().find(|format| format.name == flag));
    let ends = |format: &&Format| format.endings.iter().any(|ending| file.ends_with(ending));
    named
        .or_else(|| FORMATS.iter().find(|format| format.name != "json" && (format.looks)(head)))
        .or_else(|| FORMATS.iter().find(ends))
        .unwrap_or(&FORMATS[FORMATS.len() - 1])
}

/// A text in the bytes that it came in: UTF-8, or else Windows-1252, of which Latin-1 is a part.
pub fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| windows_1252(byte)).collect(),
    }
}

/// What Windows-1252 means by a byte; Latin-1 has control characters where it differs.
pub fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
