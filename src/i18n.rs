//! The words on the screen: Fluent catalogues built into the program, and the choice of their language.
//!
//! A command shows a few dozen messages and must start in a millisecond, so nothing is parsed before it is asked for: the
//! part of a message's id before its first dash names its file, that file is cut into messages once, and Fluent is given
//! the source of the wanted message alone. Messages therefore refer to no other message; a test keeps it so.

use std::cell::{OnceCell, RefCell};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue;

/// Builds `AREAS` from the names of the files in `locales/en` and `locales/es`.
macro_rules! areas {
    ($($name:literal),* $(,)?) => {
        const AREAS: &[Area] = &[$(Area {
            name: $name,
            english: include_str!(concat!("../locales/en/", $name, ".ftl")),
            spanish: include_str!(concat!("../locales/es/", $name, ".ftl")),
        }),*];
    };
}

// One name for each pair of files.
areas!["settings", "time"];

/// Writes a message: `t!(catalogue, "due-count", count = 3, who = &name)`.
macro_rules! t {
    ($catalogue:expr, $id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $catalogue.text($id, &[$((stringify!($name), $crate::i18n::FluentValue::from($value))),*])
    };
}
pub(crate) use t;

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
    /// The messages of each area, cut out of its file the first time that one of them is wanted.
    indexes: [OnceCell<Index>; AREAS.len()],
    /// The messages that were wanted so far.
    bundle: RefCell<FluentBundle<FluentResource>>,
}

/// The messages of a file: their ids and their sources.
type Index = Vec<(&'static str, &'static str)>;

/// One part of the program's words, in every language.
struct Area {
    name: &'static str,
    english: &'static str,
    spanish: &'static str,
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
        Catalogue { language, indexes: std::array::from_fn(|_| OnceCell::new()), bundle: RefCell::new(bundle) }
    }

    /// The language it speaks.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a message with that id.
    pub fn has(&self, id: &str) -> bool {
        self.source(id).is_some()
    }

    /// The message with its values filled in. A message or value that is missing is a slip in this program: a build with
    /// debug assertions panics, a release shows the id instead of the message and the name instead of the value.
    pub fn text(&self, id: &str, args: &[(&str, FluentValue)]) -> String {
        if !self.bundle.borrow().has_message(id) && !self.load(id) {
            debug_assert!(false, "there is no message `{id}` in `{}`", self.language.name());
            return id.to_owned();
        }
        let bundle = self.bundle.borrow();
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, borrowed(value));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "`{id}` in `{}`: {errors:?}", self.language.name());
        text
    }

    /// Hands the source of a message to Fluent; false where there is none.
    fn load(&self, id: &str) -> bool {
        let Some(source) = self.source(id) else { return false };
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, errors)| {
            debug_assert!(false, "`{id}` in `{}`: {errors:?}", self.language.name());
            resource
        });
        // Another message under the same id would be the only error, and the caller has looked.
        let _ = self.bundle.borrow_mut().add_resource(resource);
        true
    }

    /// The source of a message.
    fn source(&self, id: &str) -> Option<&'static str> {
        let (name, _) = id.split_once('-')?;
        let place = AREAS.iter().position(|area| area.name == name)?;
        let index = self.indexes[place].get_or_init(|| index(AREAS[place].file(self.language)));
        index.iter().find(|entry| entry.0 == id).map(|entry| entry.1)
    }
}

impl Area {
    fn file(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Spanish => self.spanish,
        }
    }
}

/// Cuts a file into its messages. A message starts on a line that begins with a letter and ends before the next such line
/// or comment.
fn index(file: &'static str) -> Index {
    let mut entries = Vec::new();
    let mut started: Option<(&str, usize)> = None;
    let mut place = 0;
    for line in file.split_inclusive('\n') {
        let first = line.as_bytes()[0];
        if first.is_ascii_alphabetic() || first == b'#' {
            entries.extend(started.take().map(|(id, start)| (id, &file[start..place])));
        }
        if first.is_ascii_alphabetic() {
            let id = line.split([' ', '=']).next().unwrap_or(line);
            started = Some((id, place));
        }
        place += line.len();
    }
    entries.extend(started.map(|(id, start)| (id, &file[start..])));
    entries
}

/// The same value without a copy of its text.
fn borrowed<'a>(value: &'a FluentValue) -> FluentValue<'a> {
    match value {
        FluentValue::String(text) => FluentValue::from(text.as_ref()),
        other => other.clone(),
    }
}

/// The language to speak: `--lang`, `PROMISE_LANG`, the setting, and then what the environment asks for in the way of
/// gettext: `LANGUAGE`, a list of languages in order of preference that counts only where there is a locale, then that
/// locale. English if nothing names a language the program speaks.
pub fn choose(flag: Option<&str>, env: &dyn Fn(&str) -> Option<String>, setting: Option<Language>) -> Language {
    flag.and_then(Language::from_tag)
        .or_else(|| Language::from_tag(&env("PROMISE_LANG")?))
        .or(setting)
        .or_else(|| from_environment(env))
        .unwrap_or(Language::English)
}

fn from_environment(env: &dyn Fn(&str) -> Option<String>) -> Option<Language> {
    let locale = locale(env, "LC_MESSAGES")?;
    let listed = env("LANGUAGE").unwrap_or_default();
    listed.split(':').chain([locale.as_str()]).find_map(Language::from_tag)
}

/// The region whose habits the environment asks for (`GB` of `en_GB.UTF-8`), which settles how `3/12` is read: `LC_ALL`,
/// `LC_TIME`, `LANG`. None where no region is named, as in `C`.
pub fn region(env: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let locale = locale(env, "LC_TIME")?;
    let tag = locale.split(['.', '@']).next()?;
    let is_region = |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
    tag.split(['_', '-']).skip(1).find(is_region).map(str::to_ascii_uppercase)
}

/// The locale in force for one category; an empty variable is the same as none, and `C` and `POSIX` are no locale.
fn locale(env: &dyn Fn(&str) -> Option<String>, category: &str) -> Option<String> {
    let locale = ["LC_ALL", category, "LANG"].into_iter().filter_map(env).find(|value| !value.is_empty())?;
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    let is_none = matches!(name, "C" | "POSIX");
    (!is_none).then_some(locale)
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

    fn every_message() -> impl Iterator<Item = (&'static str, Language, &'static str, &'static str)> {
        AREAS.iter().flat_map(|area| {
            Language::ALL.into_iter().flat_map(move |language| {
                index(area.file(language)).into_iter().map(move |(id, source)| (area.name, language, id, source))
            })
        })
    }

    #[test]
    fn languages_have_the_same_messages_with_the_same_variables() {
        for area in AREAS {
            let [english, spanish] = Language::ALL.map(|language| {
                let messages = index(area.file(language)).into_iter();
                messages.map(|(id, source)| (id, variables(source))).collect::<BTreeMap<_, _>>()
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
        for (area, language, id, _) in every_message() {
            assert!(id.strip_prefix(area).is_some_and(|rest| rest.starts_with('-')), "{id} in {area}.ftl");
            assert!(seen.insert((language.name(), id)), "{id} stands twice in {}", language.name());
        }
    }

    #[test]
    fn every_message_parses_alone_and_refers_to_no_other() {
        for (_, language, id, source) in every_message() {
            let resource = FluentResource::try_new(source.to_owned())
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
                let whole = FluentResource::try_new(area.file(language).to_owned());
                let whole = whole.unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", area.name));
                let messages = whole.entries().filter(|entry| format!("{entry:?}").starts_with("Message")).count();
                assert_eq!(messages, index(area.file(language)).len(), "{} in {}", area.name, language.name());
            }
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
}
