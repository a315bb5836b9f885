//! The words on the screen: Fluent catalogues built into the program, and the choice of their language.
//!
//! A command shows a few dozen messages and must start in a millisecond, so the files are cut into messages when the
//! program is built, the part of an id before its first dash names the file, and nothing is parsed before it is asked for.
//! Fluent is given the source of the wanted message alone, and only where it has a choice to make; messages therefore
//! refer to no other message, and a test keeps it so.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::cmp::Ordering;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// Builds `AREAS` from the names of the files in `locales/en` and `locales/es`.
macro_rules! areas {
    ($($name:literal),* $(,)?) => {
        const AREAS: &[Area] = &[$(area!(
            $name,
            include_str!(concat!("../locales/en/", $name, ".ftl")),
            include_str!(concat!("../locales/es/", $name, ".ftl")),
        )),*];
    };
}

/// One pair of files, cut into messages while the program is built. What is kept are the ids, once, and the texts.
macro_rules! area {
    ($name:expr, $english:expr, $spanish:expr $(,)?) => {{
        const COUNT: usize = count($english);
        const ENGLISH: [Place; COUNT] = places($english);
        const SPANISH: [Place; COUNT] = places($spanish);
        assert!(have_same_ids($english, &ENGLISH, $spanish, &SPANISH), "both languages have the same messages");
        Area {
            name: $name,
            ids: packed!($english, ENGLISH, Place::id),
            english: packed!($english, ENGLISH, Place::text),
            spanish: packed!($spanish, SPANISH, Place::text),
        }
    }};
}

/// One part of each message, its id or its text, behind one another.
macro_rules! packed {
    ($file:expr, $places:ident, Place::$part:ident) => {{
        const ENDS: [u16; COUNT] = {
            let (mut ends, mut next, mut end) = ([0; COUNT], 0, 0);
            while next < COUNT {
                let (from, to) = $places[next].$part();
                end += to - from;
                ends[next] = short(end);
                next += 1;
            }
            ends
        };
        const BYTES: [u8; ENDS[COUNT - 1] as usize] = {
            let (mut bytes, mut next, mut end) = ([0; ENDS[COUNT - 1] as usize], 0, 0);
            while next < COUNT {
                let (mut at, to) = $places[next].$part();
                while at < to {
                    bytes[end] = $file.as_bytes()[at];
                    (at, end) = (at + 1, end + 1);
                }
                next += 1;
            }
            bytes
        };
        const TEXT: &str = match str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("messages are text"),
        };
        Packed { text: TEXT, ends: &ENDS }
    }};
}

// One name for each pair of files, in the order of the alphabet.
areas![
    "add",
    "advice",
    "backup",
    "calendar",
    "card",
    "cli",
    "common",
    "completions",
    "config",
    "confirm",
    "doctor",
    "done",
    "drop",
    "due",
    "edit",
    "exchange",
    "files",
    "forget",
    "greeting",
    "handover",
    "help",
    "ics",
    "list",
    "move",
    "remind",
    "report",
    "review",
    "reword",
    "say",
    "select",
    "settings",
    "sheet",
    "show",
    "stats",
    "steps",
    "store",
    "story",
    "suggest",
    "table",
    "tell",
    "time",
    "when",
    "who",
];

/// Writes a message: `t!(catalogue, "due-count", count = 3, who = &name)`.
macro_rules! t {
    ($catalogue:expr, $id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $catalogue.text($id, &[$((stringify!($name), $crate::i18n::Value::from($value))),*])
    };
}
pub(crate) use t;

/// What stands in a message for one of its names. There are a thousand calls, so it is as plain as it can be: Fluent's own values
/// would take a tenth of the program to be made and dropped.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// A number, by which Fluent may choose.
    Number(f64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Value::Text(text)
    }
}

/// Numbers as large as any that is shown, without loss.
macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Value::Number(number as f64)
            }
        }
    )*};
}
numbers!(i32, u8, u16, u32, i64, u64, usize);

/// A language the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

/// The messages of one language.
pub struct Catalogue {
    language: Language,
    /// The messages that Fluent was asked for so far.
    bundle: RefCell<FluentBundle<FluentResource>>,
    /// The messages that were found last: a list asks for the same few in every line.
    found: [Cell<Option<Message>>; FOUND],
    /// The store that was named on the command line, which every command that is offered names as well.
    store: Option<NamedStore>,
}

/// What stands behind the name of the program in commands that are offered.
struct NamedStore {
    /// The option, as Fluent writes it.
    option: String,
    /// Tells a command from the word behind "promise" in a sentence.
    is_verb: fn(&str) -> bool,
}

/// How many messages are remembered at once.
const FOUND: usize = 32;

/// One part of the program's words, in every language.
struct Area {
    name: &'static str,
    /// The ids of its messages, in their order.
    ids: Packed,
    english: Packed,
    spanish: Packed,
}

/// Words behind one another, and where each of them ends.
struct Packed {
    text: &'static str,
    ends: &'static [u16],
}

/// Where a message stands in its file.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    id_end: usize,
    text: usize,
    end: usize,
}

/// One message.
#[derive(Clone, Copy)]
struct Message {
    id: &'static str,
    /// Its text, as Fluent writes it.
    text: &'static str,
}

impl Language {
    /// Every language, in the order in which they are listed to people.
    pub const ALL: [Language; 2] = [Language::English, Language::Spanish];

    /// The word used in settings, on the command line and in the journal.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
        }
    }

    /// Reads a language tag or the name of a locale (`es`, `es-MX`, `es_ES.UTF-8`); none for every other language and for
    /// `C`, which is no language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['_', '-', '.', '@']).next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| language.name().eq_ignore_ascii_case(primary))
    }

    fn identifier(self) -> LanguageIdentifier {
        self.name().parse().expect("`en` and `es` are language identifiers")
    }
}

impl Catalogue {
    /// The catalogue of that language; reads nothing yet.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new(vec![language.identifier()]);
        // The marks that fence off a right-to-left name would reach files and pipes too.
        bundle.set_use_isolating(false);
        Catalogue { language, bundle: RefCell::new(bundle), found: [const { Cell::new(None) }; FOUND], store: None }
    }

    /// The same with commands that work on the store in this folder, so that they can be copied from the screen.
    pub fn for_store(self, dir: &str, is_verb: fn(&str) -> bool) -> Self {
        let is_plain = |c: char| c.is_alphanumeric() || "/._-+:,@%".contains(c);
        let quoted = match dir.chars().all(is_plain) && !dir.is_empty() {
            true => dir.to_owned(),
            false => format!("'{}'", dir.replace('\'', r"'\''")),
        };
        let literal = quoted.replace('\\', r"\\").replace('"', r#"\""#);
        let option = format!("--store {{ \"{literal}\" }} ");
        Catalogue { store: Some(NamedStore { option, is_verb }), ..self }
    }

    /// The language it speaks.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a message with that id.
    pub fn has(&self, id: &str) -> bool {
        self.message(id).is_some()
    }

    /// The message with its values filled in. A message or value that is missing is a slip in this program: a build with
    /// debug assertions panics, a release shows the id instead of the message and the name instead of the value.
    pub fn text(&self, id: &str, args: &[(&str, Value)]) -> String {
        if self.language == Language::Spanish && args.iter().any(wants_article) {
            return with_articles(&self.plain(id, &args.iter().map(marked).collect::<Vec<_>>()));
        }
        self.plain(id, args)
    }

    /// The message with its values as they are.
    fn plain(&self, id: &str, args: &[(&str, Value)]) -> String {
        let Some(message) = self.message(id) else {
            debug_assert!(false, "there is no message `{id}` in `{}`", self.language.name());
            return id.to_owned();
        };
        if let Some(text) = self.store.as_ref().and_then(|store| store.named_in(message.text)) {
            return self.format(id, &text, args);
        }
        let filled = if message.text.contains('\n') { None } else { fill(message.text, args) };
        filled.unwrap_or_else(|| self.format(message.id, message.text, args))
    }

    /// A message in which Fluent has a choice to make.
    fn format(&self, id: &str, text: &str, args: &[(&str, Value)]) -> String {
        if !self.bundle.borrow().has_message(id) {
            self.load(id, text);
        }
        let bundle = self.bundle.borrow();
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let values: FluentArgs = args.iter().map(|(name, value)| (*name, borrowed(value))).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "`{id}` in `{}`: {errors:?}", self.language.name());
        text
    }

    /// Hands a message to Fluent.
    fn load(&self, id: &str, text: &str) {
        let resource = FluentResource::try_new(format!("{id} = {text}")).unwrap_or_else(|(resource, errors)| {
            debug_assert!(false, "`{id}` in `{}`: {errors:?}", self.language.name());
            resource
        });
        // Another message under the same id would be the only error, and the caller has looked.
        let _ = self.bundle.borrow_mut().add_resource(resource);
    }

    fn message(&self, id: &str) -> Option<Message> {
        let found = &self.found[place_of(id)];
        if let Some(message) = found.get().filter(|message| message.id == id) {
            return Some(message);
        }
        let message = self.look_up(id);
        found.set(message);
        message
    }

    fn look_up(&self, id: &str) -> Option<Message> {
        let (name, _) = id.split_once('-')?;
        let area = AREAS.binary_search_by(|area| area.name.cmp(name)).ok()?;
        AREAS[area].message(AREAS[area].ids.place_of(id)?, self.language)
    }
}

impl NamedStore {
    /// The text of a message with the store named in every command; none where there is no command in it.
    fn named_in(&self, source: &str) -> Option<String> {
        const PROGRAM: &str = "promise ";
        let mut named = String::new();
        let mut rest = source;
        while let Some(place) = rest.find(PROGRAM) {
            let (before, after) = rest.split_at(place + PROGRAM.len());
            named += before;
            let verb: String = after.chars().take_while(|c| c.is_alphanumeric()).collect();
            if (self.is_verb)(&verb) {
                named += &self.option;
            }
            rest = after;
        }
        (named.len() + rest.len() > source.len()).then(|| named + rest)
    }
}

/// Where a message is remembered: ids differ most at their ends.
fn place_of(id: &str) -> usize {
    let bytes = id.as_bytes();
    let near_end = |back: usize| bytes.len().checked_sub(back).map_or(0, |place| usize::from(bytes[place]));
    (bytes.len() + near_end(1) + 3 * near_end(3) + 5 * near_end(7)) % FOUND
}

impl Area {
    fn message(&self, place: usize, language: Language) -> Option<Message> {
        let texts = match language {
            Language::English => &self.english,
            Language::Spanish => &self.spanish,
        };
        Some(Message { id: self.ids.get(place)?, text: texts.get(place)? })
    }
}

impl Packed {
    fn get(&self, place: usize) -> Option<&'static str> {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start.into()..(*self.ends.get(place)?).into())
    }

    /// Where a word stands among words in the order of their bytes.
    fn place_of(&self, word: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = (low + high) / 2;
            match self.get(middle)?.cmp(word) {
                Ordering::Less => low = middle + 1,
                Ordering::Equal => return Some(middle),
                Ordering::Greater => high = middle,
            }
        }
        None
    }
}

impl Place {
    /// From where to where its id stands.
    const fn id(&self) -> (usize, usize) {
        (self.start, self.id_end)
    }

    /// From where to where its text stands.
    const fn text(&self) -> (usize, usize) {
        (self.text, self.end)
    }
}

/// A place among fewer bytes than a file may have.
const fn short(place: usize) -> u16 {
    assert!(place <= u16::MAX as usize, "a file has 64 KiB at most");
    place as u16
}

/// Whether two files have the same messages; each is in the order of its ids.
const fn have_same_ids(one: &str, places: &[Place], other: &str, others: &[Place]) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut next = 0;
    while next < places.len() {
        if is_before(one, places[next], other, others[next]) || is_before(other, others[next], one, places[next]) {
            return false;
        }
        next += 1;
    }
    true
}

/// How many messages a file has.
const fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut place) = (0, 0);
    while place < bytes.len() {
        if bytes[place].is_ascii_alphabetic() {
            count += 1;
        }
        place = line_end(bytes, place);
    }
    count
}

/// Cuts a file into its messages. A message starts on a line that begins with a letter and ends before the next such line
/// or comment, blank lines aside. They are put in the order of their ids, to be found by halving.
const fn places<const COUNT: usize>(text: &str) -> [Place; COUNT] {
    let bytes = text.as_bytes();
    let mut places = [Place { start: 0, id_end: 0, text: 0, end: 0 }; COUNT];
    let (mut next, mut place, mut inside) = (0, 0, false);
    while place < bytes.len() {
        let end = text_end(bytes, place);
        let is_start = bytes[place].is_ascii_alphabetic();
        if is_start {
            let id_end = id_end(bytes, place);
            places[next] = Place { start: place, id_end, text: text_start(bytes, id_end), end };
            next += 1;
        } else if inside && bytes[place] != b'#' && end > place {
            places[next - 1].end = end;
        }
        inside = is_start || inside && bytes[place] != b'#';
        place = line_end(bytes, place);
    }
    assert!(next == COUNT, "a file has as many messages in both languages");
    sort(bytes, &mut places);
    places
}

/// Sorts messages by their ids.
const fn sort(bytes: &[u8], places: &mut [Place]) {
    let mut sorted = 1;
    while sorted < places.len() {
        let mut place = sorted;
        while place > 0 && is_before(bytes, places[place], bytes, places[place - 1]) {
            places.swap(place, place - 1);
            place -= 1;
        }
        sorted += 1;
    }
}

/// Whether the id of one message sorts before that of another.
const fn is_before(one: &[u8], place: Place, other: &[u8], against: Place) -> bool {
    let (mut at, mut beside) = (place.start, against.start);
    while at < place.id_end && beside < against.id_end && one[at] == other[beside] {
        at += 1;
        beside += 1;
    }
    beside < against.id_end && (at == place.id_end || one[at] < other[beside])
}

/// Where the next line begins.
const fn line_end(bytes: &[u8], mut place: usize) -> usize {
    while place < bytes.len() && bytes[place] != b'\n' {
        place += 1;
    }
    if place < bytes.len() { place + 1 } else { place }
}

/// Where the id that begins at `place` ends.
const fn id_end(bytes: &[u8], mut place: usize) -> usize {
    while place < bytes.len() && (bytes[place].is_ascii_alphanumeric() || bytes[place] == b'-' || bytes[place] == b'_')
    {
        place += 1;
    }
    place
}

/// Where the text after an id begins: past the equals sign and the blanks around it.
const fn text_start(bytes: &[u8], mut place: usize) -> usize {
    while bytes[place] == b' ' {
        place += 1;
    }
    assert!(bytes[place] == b'=', "an id is followed by an equals sign");
    place += 1;
    while place < bytes.len() && bytes[place] == b' ' {
        place += 1;
    }
    place
}

/// Where the text of a line ends: before its line end and the blanks at its end.
const fn text_end(bytes: &[u8], place: usize) -> usize {
    let mut end = line_end(bytes, place);
    while end > place && matches!(bytes[end - 1], b' ' | b'\r' | b'\n') {
        end -= 1;
    }
    end
}

/// Fills in a line with nothing but `{ $name }` in it, at a fraction of what Fluent takes: most messages are such, and a
/// list shows several in every line. None where there is anything else, or a value is missing.
fn fill(line: &str, args: &[(&str, Value)]) -> Option<String> {
    let mut text = String::with_capacity(2 * line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        let name = name.trim().strip_prefix('$')?;
        text.push_str(before);
        match &args.iter().find(|arg| arg.0 == name)?.1 {
            Value::Text(value) => text.push_str(value),
            Value::Number(number) if is_whole(*number) => text.push_str(&(*number as i64).to_string()),
            Value::Number(_) => return None,
        }
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// Stands before a name that takes an article in Spanish, while a message is filled in.
const NAME_MARK: char = '\u{e000}';

/// The titles that take an article in Spanish: masculine, feminine.
const TITLES: [&[&str]; 2] = [
    &["sr", "señor", "dr", "doctor", "profesor"],
    &["sra", "srta", "señora", "señorita", "dra", "doctora", "profesora"],
];

/// The article that a name takes behind a preposition: "el" for "Sr. Ruiz" and for "el vecino", "la" for "Sra. Ruiz".
fn article(name: &str) -> Option<&'static str> {
    let (first, _) = name.split_once(' ')?;
    let title = first.trim_end_matches('.').to_lowercase();
    let of = |titles: &[&str]| titles.contains(&title.as_str());
    if first == "el" || of(TITLES[0]) { Some("el") } else { of(TITLES[1]).then_some("la") }
}

fn wants_article((name, value): &(&str, Value)) -> bool {
    matches!(*name, "who" | "name" | "to" | "owner" | "me")
        && matches!(value, Value::Text(text) if article(text).is_some())
}

fn marked<'a>(arg: &(&'a str, Value<'a>)) -> (&'a str, Value<'a>) {
    match &arg.1 {
        Value::Text(text) if wants_article(arg) => (arg.0, format!("{NAME_MARK}{text}").into()),
        value => (arg.0, value.clone()),
    }
}

/// "Llamar a Sr. Ruiz" as it is said: "llamar al Sr. Ruiz". Only names that were filled in are looked at, no other words.
fn with_articles(text: &str) -> String {
    let mut pieces = text.split(NAME_MARK);
    let mut said = pieces.next().unwrap_or_default().to_owned();
    for name in pieces {
        let article = article(name).unwrap_or_default();
        let preposition = said.strip_suffix(' ').and_then(|before| before.rsplit([' ', '«', '¿', '(']).next());
        let name = match (preposition.map(str::to_lowercase).as_deref(), article) {
            (Some("a" | "de"), "el") => {
                said.pop();
                said.push_str("l ");
                name.strip_prefix("el ").unwrap_or(name)
            }
            (Some("a" | "de" | "con" | "para" | "por"), _) if !name.starts_with("el ") => {
                said.push_str(article);
                said.push(' ');
                name
            }
            _ => name,
        };
        said.push_str(name);
    }
    said
}

/// Whether a number is written without a point; nearly all are, and those take little to write.
fn is_whole(number: f64) -> bool {
    number.trunc() == number && number.abs() < 1e15
}

/// The same value as Fluent has it, without a copy of its text.
fn borrowed<'a>(value: &'a Value) -> FluentValue<'a> {
    match value {
        Value::Text(text) => FluentValue::from(text.as_ref()),
        Value::Number(number) => FluentValue::from(*number),
    }
}

/// The language to speak: `--lang`, `PROMISE_LANG`, the setting, and then what the environment asks for in the way of
/// gettext: `LANGUAGE`, a list of languages in order of preference that counts only where there is a locale, then that
/// locale. English if nothing names a language the program speaks.
pub fn choose(flag: Option<&str>, env: &dyn Fn(&str) -> Option<String>, setting: Option<Language>) -> Language {
    flag.and_then(Language::from_tag)
        .or_else(|| Language::from_tag(&env(FIRST)?))
        .or(setting)
        .or_else(|| from_environment(env).map(|(language, _)| language))
        .unwrap_or(Language::English)
}

/// The variable that says which language to speak where the command line does not, with that language.
pub fn chosen_by(env: &dyn Fn(&str) -> Option<String>) -> Option<(Language, &'static str)> {
    let first = env(FIRST).and_then(|tag| Language::from_tag(&tag));
    first.map(|language| (language, FIRST)).or_else(|| from_environment(env))
}

/// The variable that goes before the setting; the others count only where there is no setting.
pub const FIRST: &str = "PROMISE_LANG";

/// The language that the environment asks for, and the variable that does.
fn from_environment(env: &dyn Fn(&str) -> Option<String>) -> Option<(Language, &'static str)> {
    let (variable, locale) = locale(env, "LC_MESSAGES")?;
    let listed = env("LANGUAGE").unwrap_or_default();
    let listed = listed.split(':').find_map(Language::from_tag).map(|language| (language, "LANGUAGE"));
    listed.or_else(|| Some((Language::from_tag(&locale)?, variable)))
}

/// The region whose habits the environment asks for (`GB` of `en_GB.UTF-8`), which settles how `3/12` is read: `LC_ALL`,
/// `LC_TIME`, `LANG`. None where no region is named, as in `C`.
pub fn region(env: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let (_, locale) = locale(env, "LC_TIME")?;
    let tag = locale.split(['.', '@']).next()?;
    let is_region = |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
    tag.split(['_', '-']).skip(1).find(is_region).map(str::to_ascii_uppercase)
}

/// The locale in force for one category; an empty variable is the same as none, and `C` and `POSIX` are no locale.
fn locale(env: &dyn Fn(&str) -> Option<String>, category: &'static str) -> Option<(&'static str, String)> {
    let set = |variable| env(variable).filter(|value| !value.is_empty()).map(|value| (variable, value));
    let (variable, locale) = ["LC_ALL", category, "LANG"].into_iter().find_map(set)?;
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    let is_none = matches!(name, "C" | "POSIX");
    (!is_none).then_some((variable, locale))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The variables named in the source of a message.
    fn variables(source: &str) -> BTreeSet<&str> {
        let end_of_name = |c: char| !c.is_ascii_alphanumeric() && c != '_';
        source.split('$').skip(1).map(|rest| rest.split(end_of_name).next().unwrap()).collect()
    }

    #[test]
    fn titles_have_their_article_in_spanish_sentences() {
        let words = Catalogue::new(Language::Spanish);
        for (who, offer, moved) in [
            ("Sr. Ruiz", "Dígaselo al Sr. Ruiz; una", "cambio del Sr. Ruiz"),
            ("Sra. Ruiz", "Dígaselo a la Sra. Ruiz; una", "cambio de la Sra. Ruiz"),
            ("señor Ruiz", "Dígaselo al señor Ruiz; una", "cambio del señor Ruiz"),
            ("Dra Gil", "Dígaselo a la Dra Gil; una", "cambio de la Dra Gil"),
            ("el vecino", "Dígaselo al vecino; una", "cambio del vecino"),
            ("El Rubio", "Dígaselo a El Rubio; una", "cambio de El Rubio"),
            ("don Julio", "Dígaselo a don Julio; una", "cambio de don Julio"),
            ("Sr", "Dígaselo a Sr; una", "cambio de Sr"),
            ("Ana", "Dígaselo a Ana; una", "cambio de Ana"),
        ] {
            let offer_of = words.text("reword-offer", &[("who", who.into()), ("id", "1".into())]);
            assert!(offer_of.starts_with(offer), "{offer_of}");
            assert_eq!(words.text("move-told", &[("who", who.into()), ("direction", "theirs".into())]), moved);
        }
        let said = words
            .text("advice-open", &[("who", "Dr. Gil".into()), ("what", "ver a Sr. Ruiz".into()), ("id", "1".into())]);
        assert_eq!(said, "con el Dr. Gil sigue pendiente «ver a Sr. Ruiz» (1)", "what was typed is left as it is");
        let english = Catalogue::new(Language::English);
        assert!(english.text("reword-offer", &[("who", "Sr. Ruiz".into()), ("id", "1".into())]).contains(" Sr. Ruiz"));
    }

    fn messages(area: &Area, language: Language) -> impl Iterator<Item = Message> {
        (0..area.ids.ends.len()).map(move |place| area.message(place, language).unwrap())
    }

    fn every_message() -> impl Iterator<Item = (&'static str, Language, Message)> {
        AREAS.iter().flat_map(|area| {
            Language::ALL
                .into_iter()
                .flat_map(move |language| messages(area, language).map(move |message| (area.name, language, message)))
        })
    }

    #[test]
    fn languages_have_the_same_messages_with_the_same_variables() {
        for area in AREAS {
            let [english, spanish] = Language::ALL.map(|language| {
                messages(area, language).map(|m| (m.id, variables(m.text))).collect::<BTreeMap<_, _>>()
            });
            assert_eq!(english, spanish, "{}", area.name);
        }
    }

    #[test]
    fn every_file_in_the_locales_folder_is_built_in() {
        for language in Language::ALL {
            let folder = format!("{}/locales/{}", env!("CARGO_MANIFEST_DIR"), language.name());
            let mut files: Vec<_> =
                std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
            files.sort();
            let mut listed: Vec<_> = AREAS.iter().map(|area| format!("{}.ftl", area.name)).collect();
            listed.sort();
            assert_eq!(files, listed, "{}", language.name());
        }
    }

    #[test]
    fn every_id_begins_with_its_area_and_stands_once() {
        let mut seen = BTreeSet::new();
        for (area, language, Message { id, .. }) in every_message() {
            assert!(id.strip_prefix(area).is_some_and(|rest| rest.starts_with('-')), "{id} in {area}.ftl");
            assert!(seen.insert((language.name(), id)), "{id} stands twice in {}", language.name());
        }
    }

    #[test]
    fn every_message_parses_alone_and_refers_to_no_other() {
        for (_, language, Message { id, text }) in every_message() {
            let resource = FluentResource::try_new(format!("{id} = {text}"))
                .unwrap_or_else(|(_, errors)| panic!("{id} in {}: {errors:?}", language.name()));
            let tree = format!("{:?}", resource.entries().collect::<Vec<_>>());
            for word in ["Junk", "MessageReference", "TermReference", "FunctionReference", "attributes: [Attr"] {
                assert!(!tree.contains(word), "{id} in {}: {word}", language.name());
            }
            assert_eq!(resource.entries().count(), 1, "{id} in {}", language.name());
        }
    }

    #[test]
    fn a_file_cut_into_messages_loses_none() {
        for area in AREAS {
            for language in Language::ALL {
                let root = env!("CARGO_MANIFEST_DIR");
                let file = format!("{root}/locales/{}/{}.ftl", language.name(), area.name);
                let whole = FluentResource::try_new(std::fs::read_to_string(file).unwrap());
                let whole = whole.unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", area.name));
                let messages = whole.entries().filter(|entry| format!("{entry:?}").starts_with("Message"));
                assert_eq!(messages.count(), area.ids.ends.len(), "{} in {}", area.name, language.name());
            }
        }
    }

    #[test]
    fn every_message_reads_as_fluent_has_it() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(language);
            for (_, _, message) in every_message().filter(|message| message.1 == language) {
                for number in [0.0, 1.0, -2.0, 2027.0, 1e6, 1e15, 0.5] {
                    for value in [Value::Number(number), Value::from("{ $x } \n ñ")] {
                        let args: Vec<_> =
                            variables(message.text).into_iter().map(|name| (name, value.clone())).collect();
                        assert_eq!(
                            catalogue.text(message.id, &args),
                            catalogue.format(message.id, message.text, &args),
                            "{}",
                            message.id
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn only_simple_lines_are_filled_in_without_fluent() {
        let args = [("a", Value::from("1")), ("b", Value::from(2))];
        for (line, text) in [
            ("plain", Some("plain")),
            ("{ $a } of {$b}", Some("1 of 2")),
            ("= { $a }", Some("= 1")),
            ("{ $c }", None),
            ("{ \"{\" }", None),
            ("{ NUMBER($a) }", None),
            ("{ $a ->", None),
        ] {
            assert_eq!(fill(line, &args).as_deref(), text, "{line}");
        }
    }

    #[test]
    fn a_file_is_cut_at_ids_and_comments() {
        const ONE: &str = "# head\nx-e = last\nx-a = one\n\n# more\nx-b=\n    two\n\n    lines  \n\nx-c = { $n ->\n    [one] 1\n*[other] 2\n}\n#\n x\nx-d =  end";
        const UNO: &str = "x-a = uno\nx-b = dos\nx-c = tres\nx-d = fin\n# pie\nx-e = último";
        const AREA: Area = area!("x", ONE, UNO);
        let cut = |language| messages(&AREA, language).map(|m| (m.id, m.text)).collect::<Vec<_>>();
        let expected = [
            ("x-a", "one"),
            ("x-b", "\n    two\n\n    lines"),
            ("x-c", "{ $n ->\n    [one] 1\n*[other] 2\n}"),
            ("x-d", "end"),
            ("x-e", "last"),
        ];
        assert_eq!(cut(Language::English), expected);
        let spanish = [("x-a", "uno"), ("x-b", "dos"), ("x-c", "tres"), ("x-d", "fin"), ("x-e", "último")];
        assert_eq!(cut(Language::Spanish), spanish);
        assert_eq!((AREA.ids.place_of("x-d"), AREA.ids.place_of("x-cc"), AREA.ids.place_of("")), (Some(3), None, None));
        let choice = AREA.message(2, Language::English).unwrap();
        let catalogue = Catalogue::new(Language::English);
        for (count, text) in [(1, "1"), (2, "2"), (0, "2")] {
            assert_eq!(catalogue.format(choice.id, choice.text, &[("n", Value::from(count))]), text);
        }
    }

    #[test]
    fn tags_are_read_whatever_they_carry() {
        for (tag, language) in [
            ("es", Some(Language::Spanish)),
            ("ES", Some(Language::Spanish)),
            ("es_ES.UTF-8", Some(Language::Spanish)),
            ("es_MX@currency", Some(Language::Spanish)),
            ("es-419", Some(Language::Spanish)),
            ("es.UTF-8", Some(Language::Spanish)),
            ("en-GB", Some(Language::English)),
            ("en", Some(Language::English)),
            ("C", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
            ("fr_FR", None),
            ("est", None),
            ("spanish", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }

    /// An environment of `NAME=value` words.
    fn env(words: &str) -> impl Fn(&str) -> Option<String> {
        move |name| words.split(' ').filter_map(|w| w.split_once('=')).find(|w| w.0 == name).map(|w| w.1.to_owned())
    }

    #[test]
    fn the_language_is_chosen_as_gettext_does() {
        use Language::{English, Spanish};
        for (flag, words, setting, expected) in [
            (None, "", None, English),
            (Some("es"), "PROMISE_LANG=en LANG=en_US.UTF-8", Some(English), Spanish),
            (None, "PROMISE_LANG=es LANG=en_US.UTF-8", Some(English), Spanish),
            (None, "PROMISE_LANG= LANG=en_US.UTF-8", Some(Spanish), Spanish),
            (None, "PROMISE_LANG=fr", Some(Spanish), Spanish),
            (None, "LANG=es_ES.UTF-8", Some(English), English),
            (None, "LANG=es_ES.UTF-8", None, Spanish),
            (None, "LANG=es_ES.UTF-8 LC_MESSAGES=en_GB.UTF-8", None, English),
            (None, "LANG=en_GB.UTF-8 LC_MESSAGES=en_GB LC_ALL=es_MX.UTF-8", None, Spanish),
            (None, "LANG=es_ES.UTF-8 LC_ALL=", None, Spanish),
            (None, "LANG=es_ES.UTF-8 LC_ALL=C", None, English),
            (None, "LANG=es_ES.UTF-8 LC_TIME=en_GB.UTF-8", None, Spanish),
            (None, "LANGUAGE=es", None, English),
            (None, "LANGUAGE=es LANG=C", None, English),
            (None, "LANGUAGE=es LANG=C.UTF-8", None, English),
            (None, "LANGUAGE=es LANG=en_US.UTF-8", None, Spanish),
            (None, "LANGUAGE=fr:es:en LANG=en_US.UTF-8", None, Spanish),
            (None, "LANGUAGE=fr:en:es LANG=es_ES.UTF-8", None, English),
            (None, "LANGUAGE=ca LANG=es_ES.UTF-8", None, Spanish),
            (None, "LANGUAGE=:: LANG=es_ES.UTF-8", None, Spanish),
            (None, "LANG=fr_FR.UTF-8", None, English),
        ] {
            assert_eq!(choose(flag, &env(words), setting), expected, "{flag:?} {words} {setting:?}");
        }
    }

    #[test]
    fn the_region_is_read_from_the_locale_of_dates() {
        for (words, region_name) in [
            ("", None),
            ("LANG=C", None),
            ("LANG=C.UTF-8", None),
            ("LANG=POSIX", None),
            ("LANG=en", None),
            ("LANG=en_GB.UTF-8", Some("GB")),
            ("LANG=en-us", Some("US")),
            ("LANG=es_ES@euro", Some("ES")),
            ("LANG=es-419", None),
            ("LANG=zh_Hant_TW", Some("TW")),
            ("LANG=en_US.UTF-8 LC_TIME=en_DK.UTF-8", Some("DK")),
            ("LANG=en_US.UTF-8 LC_TIME=en_DK.UTF-8 LC_ALL=en_IE", Some("IE")),
            ("LANG=en_US.UTF-8 LC_MESSAGES=es_ES", Some("US")),
        ] {
            assert_eq!(region(&env(words)).as_deref(), region_name, "{words}");
        }
    }

    #[test]
    fn messages_are_filled_in_without_isolation_marks() {
        let catalogue = Catalogue::new(Language::Spanish);
        for _ in 0..2 {
            assert_eq!(t!(catalogue, "time-tomorrow", date = "domingo 22"), "mañana, domingo 22");
        }
    }

    #[test]
    fn a_message_that_is_missing_is_known_to_be() {
        let catalogue = Catalogue::new(Language::English);
        assert!(catalogue.has("time-tomorrow"));
        for id in ["time-", "time", "nowhere-else", "", "-"] {
            assert!(!catalogue.has(id), "{id}");
        }
    }

    #[test]
    #[should_panic = "there is no message `time-nonsense` in `en`"]
    #[cfg(debug_assertions)]
    fn a_missing_message_panics_in_tests() {
        Catalogue::new(Language::English).text("time-nonsense", &[]);
    }
    #[test]
    #[should_panic = "`time-tomorrow` in `en`"]
    #[cfg(debug_assertions)]
    fn a_missing_value_panics_in_tests() {
        t!(Catalogue::new(Language::English), "time-tomorrow", day = "Sunday");
    }
}
