//! The owner's choices: what `config.toml` says, read from its text, with the line that each choice came from.

pub mod edit;

use std::ops::Range;
use std::path::{Path, PathBuf};

use chrono::NaiveTime;
use toml_edit::{Document, Item, Value};

use crate::dates::DateOrder;
use crate::i18n::{self, Catalogue, Language, t};
use crate::model::Hours;
use crate::model::deadline::{Length, Margins};
use crate::model::hours::{BadHours, Holiday, parse_span};
use crate::model::people::Form;
use crate::model::promise::Shape;

/// The largest file that is read, in bytes.
pub const LONGEST_FILE: u64 = 1024 * 1024;

/// The most days that a setting may look ahead.
const MOST_DAYS: u32 = 366;

/// The most calls that an hour can be said to hold.
const MOST_CALLS: u32 = 60;

/// The most characters of the file that an error repeats.
const MOST_FOUND: usize = 60;

/// Every setting, in the order in which they are listed to people.
pub const KEYS: [&str; 21] = [
    "language",
    "me",
    "shop",
    "form",
    "hours",
    "holidays",
    "horizon",
    "flexible_check",
    "margin_call",
    "margin_delivery",
    "margin_message",
    "margin_visit",
    "margin_task",
    "callback_slot",
    "calls_per_hour",
    "complaint_check",
    "phone_country",
    "date_order",
    "calendar",
    "calendar_as",
    "coach",
];

/// What the owner chose, and what holds where they chose nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language to speak; none leaves it to the environment.
    pub language: Option<Language>,
    /// The member of staff who works on this machine, written down as the one who made a promise.
    pub me: Option<String>,
    /// The name of the shop, which drafts are signed with.
    pub shop: Option<String>,
    /// How drafts address a customer.
    pub form: Form,
    /// When the shop is open, holidays included: 09:00–19:00, Monday to Saturday, unless stated.
    pub hours: Hours,
    /// How many days ahead `due` looks: 7.
    pub horizon: u32,
    /// After how many business days a promise without a window is looked at again: 2.
    pub flexible_check: u32,
    /// How long before its deadline a promise is to be worked towards, by its kind.
    pub margins: Margins,
    /// The part of the day that is kept for calling back.
    pub callback_slot: Option<(NaiveTime, NaiveTime)>,
    /// How many calls fit into an hour: 6.
    pub calls_per_hour: u32,
    /// How long after a complaint is closed it is checked that it has not come back: a week.
    pub complaint_check: Length,
    /// The calling code of telephone numbers that are written without one (34 for Spain, 52 for Mexico).
    pub phone_country: Option<u16>,
    /// How `3/12` is read; none leaves it to the language and the region.
    pub date_order: Option<DateOrder>,
    /// The folder of calendar files that is kept in step; none where there is none.
    pub calendar: Option<PathBuf>,
    /// What promises become there.
    pub calendar_as: Shape,
    /// Whether a line of advice may follow an answer.
    pub coach: bool,
    /// Where the choices were read from.
    pub origin: Origin,
}

/// The file that settings were read from, and the line of each one that stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file, whether it is there or not; empty where there is no place for one.
    pub file: PathBuf,
    /// The variable of the environment that asks for a language, with that language, where one does.
    pub environment: Option<(Language, &'static str)>,
    lines: Vec<(&'static str, usize)>,
}

/// Where the value of one setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source<'a> {
    /// Nobody stated it.
    Default,
    /// It stands in that file on that line, counted from 1.
    File(&'a Path, usize),
    /// A variable of the environment says so.
    Environment(&'static str),
}

/// Something in the file that has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The file.
    pub file: PathBuf,
    /// Its line, counted from 1.
    pub line: usize,
    /// The name that is no setting.
    pub key: String,
    /// The setting whose name is most like it.
    pub known: Option<&'static str>,
}

/// Why the file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsError {
    /// The file.
    pub file: PathBuf,
    /// Its line, counted from 1.
    pub line: usize,
    /// The part of the file that is wrong, as it stands there; no more than the start of one line.
    pub found: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a part of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not TOML.
    Syntax,
    /// The setting cannot have this value.
    Value {
        /// The setting.
        key: &'static str,
        /// The message that says what it can be.
        expected: &'static str,
    },
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            language: None,
            me: None,
            shop: None,
            form: Form::default(),
            hours: Hours::default(),
            horizon: 7,
            flexible_check: 2,
            margins: Margins::default(),
            callback_slot: None,
            calls_per_hour: 6,
            complaint_check: Length::Weeks(1),
            phone_country: None,
            date_order: None,
            calendar: None,
            calendar_as: Shape::default(),
            coach: true,
            origin: Origin::default(),
        }
    }
}

impl Settings {
    /// Reads the text of `config.toml`; `file` is only named in what is said about it. Unknown names are warned of and
    /// have no effect; the first value that a setting cannot have is an error, for a wrong guess would move deadlines.
    pub fn read(text: &str, file: &Path) -> Result<(Self, Vec<Warning>), SettingsError> {
        let document = Document::parse(text).map_err(|error| syntax_error(text, file, error.span()))?;
        let mut settings =
            Settings { origin: Origin { file: file.to_owned(), ..Origin::default() }, ..Self::default() };
        let mut warnings = Vec::new();
        let mut hours = None;
        let mut holidays = Vec::new();
        for (name, item) in document.iter() {
            let key_span = document.as_table().key(name).and_then(|key| key.span());
            let line = line_of(text, key_span.or(item.span()));
            let Some(&key) = KEYS.iter().find(|&&known| known == name) else {
                warnings.push(Warning { file: file.to_owned(), line, key: name.to_owned(), known: likeness(name) });
                continue;
            };
            settings.origin.lines.push((key, line));
            let given = Given { text, file, key, item };
            match key {
                "language" => settings.language = Some(given.language()?),
                "me" => settings.me = given.name("settings-expected-name")?,
                "shop" => settings.shop = given.name("settings-expected-shop")?,
                "form" => settings.form = given.form()?,
                "hours" => hours = Some(given.hour_lines()?),
                "holidays" => holidays = given.holidays()?,
                "horizon" => settings.horizon = given.days()?,
                "flexible_check" => settings.flexible_check = given.days()?,
                "margin_call" => settings.margins.call = given.length()?,
                "margin_delivery" => settings.margins.delivery = given.length()?,
                "margin_message" => settings.margins.message = given.length()?,
                "margin_visit" => settings.margins.visit = given.length()?,
                "margin_task" => settings.margins.task = given.length()?,
                "callback_slot" => settings.callback_slot = Some(given.slot()?),
                "calls_per_hour" => settings.calls_per_hour = given.calls()?,
                "complaint_check" => settings.complaint_check = given.some_length()?,
                "phone_country" => settings.phone_country = Some(given.country()?),
                "date_order" => settings.date_order = Some(given.date_order()?),
                "calendar" => settings.calendar = given.folder()?,
                "calendar_as" => settings.calendar_as = given.shape()?,
                "coach" => settings.coach = given.switch()?,
                _ => unreachable!("every name in KEYS has its line here"),
            }
        }
        settings.hours = match hours {
            // Each line was read on its own before, so only two that overlap are left to be found.
            Some(lines) => Hours::parse(lines.iter().copied(), holidays)
                .map_err(|bad| Given { text, file, key: "hours", item: &document["hours"] }.bad_hours(bad))?,
            None => Hours::with_holidays(holidays),
        };
        Ok((settings, warnings))
    }

    /// What holds where there is no such file.
    pub fn without(file: PathBuf) -> Self {
        Settings { origin: Origin { file, ..Origin::default() }, ..Self::default() }
    }

    /// Where the value of the setting with that name comes from.
    pub fn source(&self, key: &str) -> Source<'_> {
        let environment = self.origin.environment.filter(|_| key == "language");
        if let Some((_, variable)) = environment.filter(|(_, by)| self.language.is_none() || *by == i18n::FIRST) {
            return Source::Environment(variable);
        }
        let line = self.origin.lines.iter().find(|line| line.0 == key);
        line.map_or(Source::Default, |line| Source::File(&self.origin.file, line.1))
    }

    /// How `3/12` is read: as stated; otherwise the day comes first, save in English in the United States and where no
    /// region is known.
    pub fn date_order(&self, language: Language, region: Option<&str>) -> DateOrder {
        self.date_order.unwrap_or(match (language, region) {
            (Language::English, None | Some("US")) => DateOrder::MonthFirst,
            _ => DateOrder::DayFirst,
        })
    }
}

impl Warning {
    /// The warning in words.
    pub fn text(&self, catalogue: &Catalogue) -> String {
        let file = self.file.to_string_lossy();
        t!(catalogue, "settings-unknown-key", file = file, line = self.line, key = &self.key)
    }

    /// What the owner may have meant.
    pub fn hint(&self, catalogue: &Catalogue) -> Option<String> {
        self.known.map(|known| t!(catalogue, "settings-unknown-key-hint", known = known))
    }
}

impl SettingsError {
    /// The error in words.
    pub fn text(&self, catalogue: &Catalogue) -> String {
        let file = self.file.to_string_lossy();
        match self.fault {
            Fault::Syntax => t!(catalogue, "settings-syntax", file = file, line = self.line, found = &self.found),
            Fault::Value { key, .. } => {
                t!(catalogue, "settings-bad-value", file = file, line = self.line, key = key, found = &self.found)
            }
        }
    }

    /// What should stand there instead.
    pub fn hint(&self, catalogue: &Catalogue) -> String {
        match self.fault {
            Fault::Syntax => t!(catalogue, "settings-syntax-hint"),
            Fault::Value { expected, .. } => {
                t!(catalogue, "settings-bad-value-hint", expected = expectation(expected, catalogue))
            }
        }
    }
}

/// What a setting can be, in words.
pub fn expectation(expected: &str, catalogue: &Catalogue) -> String {
    // Messages that name no limit leave it aside.
    let most = if expected == "settings-expected-calls" { MOST_CALLS } else { MOST_DAYS };
    t!(catalogue, expected, most = most)
}

/// One setting as it stands in the file.
struct Given<'a> {
    text: &'a str,
    file: &'a Path,
    key: &'static str,
    item: &'a Item,
}

impl<'a> Given<'a> {
    fn language(&self) -> Result<Language, SettingsError> {
        let tag = self.item.as_str().and_then(Language::from_tag);
        tag.ok_or_else(|| self.wrong("settings-expected-language"))
    }

    /// A name; an empty one is the same as none.
    fn name(&self, expected: &'static str) -> Result<Option<String>, SettingsError> {
        let name = self.item.as_str().ok_or_else(|| self.wrong(expected))?.trim();
        Ok((!name.is_empty()).then(|| name.to_owned()))
    }

    /// A folder, named in full; an empty text is the same as none.
    fn folder(&self) -> Result<Option<PathBuf>, SettingsError> {
        let expected = "settings-expected-folder";
        let folder = self.name(expected)?.map(PathBuf::from);
        if folder.as_ref().is_some_and(|folder| !folder.is_absolute()) {
            return Err(self.wrong(expected));
        }
        Ok(folder)
    }

    fn shape(&self) -> Result<Shape, SettingsError> {
        self.item.as_str().and_then(Shape::parse).ok_or_else(|| self.wrong("settings-expected-shape"))
    }

    fn form(&self) -> Result<Form, SettingsError> {
        self.item.as_str().and_then(Form::parse).ok_or_else(|| self.wrong("settings-expected-form"))
    }

    /// A length of time, perhaps none at all.
    fn length(&self) -> Result<Length, SettingsError> {
        self.item.as_str().and_then(Length::parse).ok_or_else(|| self.wrong("settings-expected-length"))
    }

    /// A length of time longer than none.
    fn some_length(&self) -> Result<Length, SettingsError> {
        let none = |length: &Length| matches!(length, Length::Minutes(0) | Length::Days(0) | Length::Weeks(0));
        let length = self.item.as_str().and_then(Length::parse).filter(|length| !none(length));
        length.ok_or_else(|| self.wrong("settings-expected-some-length"))
    }

    fn slot(&self) -> Result<(NaiveTime, NaiveTime), SettingsError> {
        let slot = self.item.as_str().map(|text| text.split_whitespace().collect::<String>());
        let slot = slot.and_then(|text| parse_span(&text).ok());
        slot.ok_or_else(|| self.wrong("settings-expected-slot"))
    }

    fn calls(&self) -> Result<u32, SettingsError> {
        let calls = self.item.as_integer().and_then(|calls| u32::try_from(calls).ok());
        calls.filter(|calls| (1..=MOST_CALLS).contains(calls)).ok_or_else(|| self.wrong("settings-expected-calls"))
    }

    /// The lines of opening hours, each of them readable.
    fn hour_lines(&self) -> Result<Vec<&'a str>, SettingsError> {
        let expected = "settings-expected-hours";
        let mut lines = Vec::new();
        for value in self.values(expected)? {
            let line = value.as_str().ok_or_else(|| self.wrong_at(value.span(), expected))?;
            Hours::parse([line], Vec::new())
                .map_err(|bad| SettingsError { line: line_of(self.text, value.span()), ..self.bad_hours(bad) })?;
            lines.push(line);
        }
        Ok(lines)
    }

    fn holidays(&self) -> Result<Vec<Holiday>, SettingsError> {
        let expected = "settings-expected-holidays";
        let day = |value: &Value| match value {
            Value::String(day) => Holiday::parse(day.value().trim()).ok(),
            Value::Datetime(day) if day.value().time.is_none() => Holiday::parse(&day.value().to_string()).ok(),
            _ => None,
        };
        let values = self.values(expected)?.into_iter();
        values.map(|value| day(value).ok_or_else(|| self.wrong_at(value.span(), expected))).collect()
    }

    fn days(&self) -> Result<u32, SettingsError> {
        let days = self.item.as_integer().and_then(|days| u32::try_from(days).ok());
        days.filter(|&days| days <= MOST_DAYS).ok_or_else(|| self.wrong("settings-expected-days"))
    }

    /// A calling code: 34, "34", "+34" or "0034".
    fn country(&self) -> Result<u16, SettingsError> {
        let written = match self.item.as_integer() {
            Some(code) => code.to_string(),
            None => self.item.as_str().unwrap_or_default().trim().to_owned(),
        };
        let digits = written.strip_prefix('+').or(written.strip_prefix("00")).unwrap_or(&written);
        let plausible = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        let code = digits.parse().ok().filter(|&code| plausible && code > 0 && !digits.starts_with('0'));
        code.ok_or_else(|| self.wrong("settings-expected-country"))
    }

    fn date_order(&self) -> Result<DateOrder, SettingsError> {
        match self.item.as_str() {
            Some("day") => Ok(DateOrder::DayFirst),
            Some("month") => Ok(DateOrder::MonthFirst),
            _ => Err(self.wrong("settings-expected-date-order")),
        }
    }

    fn switch(&self) -> Result<bool, SettingsError> {
        self.item.as_bool().ok_or_else(|| self.wrong("settings-expected-switch"))
    }

    /// The members of a list, or the one value that stands instead of a list.
    fn values(&self, expected: &'static str) -> Result<Vec<&'a Value>, SettingsError> {
        match self.item.as_value() {
            Some(Value::Array(list)) => Ok(list.iter().collect()),
            Some(value) => Ok(vec![value]),
            None => Err(self.wrong(expected)),
        }
    }

    fn bad_hours(&self, bad: BadHours) -> SettingsError {
        let error = self.wrong("settings-expected-hours");
        if bad.0.is_empty() { error } else { SettingsError { found: bad.0, ..error } }
    }

    /// The whole value is wrong.
    fn wrong(&self, expected: &'static str) -> SettingsError {
        self.wrong_at(self.item.span(), expected)
    }

    /// A part of the value is wrong.
    fn wrong_at(&self, span: Option<Range<usize>>, expected: &'static str) -> SettingsError {
        SettingsError {
            file: self.file.to_owned(),
            line: line_of(self.text, span.clone()),
            found: excerpt(span.and_then(|span| self.text.get(span)).unwrap_or_default()),
            fault: Fault::Value { key: self.key, expected },
        }
    }
}

fn syntax_error(text: &str, file: &Path, span: Option<Range<usize>>) -> SettingsError {
    let line = line_of(text, span);
    let found = excerpt(text.lines().nth(line - 1).unwrap_or_default());
    SettingsError { file: file.to_owned(), line, found, fault: Fault::Syntax }
}

/// The start of the first line, enough to find it by.
fn excerpt(text: &str) -> String {
    text.trim().lines().next().unwrap_or_default().chars().take(MOST_FOUND).collect()
}

/// The line on which a part of the text starts, counted from 1.
fn line_of(text: &str, span: Option<Range<usize>>) -> usize {
    let start = span.map_or(0, |span| span.start).min(text.len());
    text.as_bytes()[..start].iter().filter(|&&byte| byte == b'\n').count() + 1
}

/// The value that a setting has where nobody states it, as it would be written in the file; none where it has none.
pub fn default_text(key: &str) -> Option<&'static str> {
    Some(match key {
        "form" => "\"polite\"",
        "hours" => "\"mon-sat 09:00-19:00\"",
        "holidays" => "[]",
        "horizon" => "7",
        "flexible_check" => "2",
        "margin_call" | "margin_message" => "\"30 min\"",
        "margin_visit" | "margin_task" => "\"1 h\"",
        "margin_delivery" => "\"1 day\"",
        "calls_per_hour" => "6",
        "complaint_check" => "\"1 week\"",
        "calendar_as" => "\"event\"",
        "coach" => "true",
        _ => return None,
    })
}

/// The setting whose name is most like this one, if any is like it at all.
pub fn likeness(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase().replace(['-', ' '], "_");
    let scored = KEYS.iter().map(|&key| (strsim::jaro_winkler(key, &name), key));
    scored.filter(|scored| scored.0 > 0.8).max_by(|a, b| a.0.total_cmp(&b.0)).map(|scored| scored.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "/shop/config.toml";

    fn read(text: &str) -> Result<(Settings, Vec<Warning>), SettingsError> {
        Settings::read(text, Path::new(FILE))
    }

    fn settings(text: &str) -> Settings {
        let (settings, warnings) = read(text).unwrap();
        assert_eq!(warnings, []);
        settings
    }

    #[test]
    fn an_empty_file_is_the_same_as_none() {
        for text in ["", "\n\n", "# nothing yet\n", "\u{feff}"] {
            let read = settings(text);
            assert_eq!(Settings { origin: Origin::default(), ..read.clone() }, Settings::default(), "{text:?}");
            assert!(KEYS.iter().all(|key| read.source(key) == Source::Default));
        }
    }

    #[test]
    fn every_setting_is_read_with_its_line() {
        let text = r#"
            language = "es"
            me = " Marta "
            shop = "Óptica Sol"
            form = "tú"
            # opening hours
            hours = [
                "lun-vie 09:00-14:00 17:00-20:00",
                "sáb 10-14",
            ]
            holidays = ["12-25", "2026-12-08", 2027-01-06]
            horizon = 10
            flexible_check = 3
            margin_call = "1 h"
            margin_delivery = "2 días"
            margin_message = "5 min"
            margin_visit = "1 h 30 min"
            margin_task = "0 min"
            callback_slot = "18:00 - 19:00"
            calls_per_hour = 4
            complaint_check = "10 days"
            phone_country = "+34"
            date_order = "month"
            calendar = "/home/ana/calendar"
            calendar_as = "tarea"
            coach = false
        "#;
        let read = settings(text);
        let holidays = ["12-25", "2026-12-08", "2027-01-06"].map(|day| Holiday::parse(day).unwrap());
        let hours = Hours::parse(["mon-fri 9-14 17-20; sat 10-14"], holidays.to_vec()).unwrap();
        let expected = Settings {
            language: Some(Language::Spanish),
            me: Some("Marta".to_owned()),
            shop: Some("Óptica Sol".to_owned()),
            form: Form::Familiar,
            hours,
            horizon: 10,
            flexible_check: 3,
            margins: Margins {
                call: Length::Minutes(60),
                delivery: Length::Days(2),
                message: Length::Minutes(5),
                visit: Length::Minutes(90),
                task: Length::Minutes(0),
            },
            callback_slot: parse_span("18:00-19:00").ok(),
            calls_per_hour: 4,
            complaint_check: Length::Days(10),
            phone_country: Some(34),
            date_order: Some(DateOrder::MonthFirst),
            calendar: Some(PathBuf::from("/home/ana/calendar")),
            calendar_as: Shape::Todo,
            coach: false,
            origin: read.origin.clone(),
        };
        assert_eq!(read, expected);
        let lines: Vec<_> = KEYS.iter().map(|key| read.source(key)).collect();
        let expected = [2, 3, 4, 5, 7, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26]
            .map(|line| Source::File(Path::new(FILE), line));
        assert_eq!(lines, expected);
    }

    #[test]
    fn defaults_are_what_their_texts_say() {
        let mut text = String::new();
        for (key, default) in KEYS.iter().filter_map(|key| Some((key, default_text(key)?))) {
            text += &format!("{key} = {default}\n");
        }
        let default = Settings::default();
        let read = settings(&text);
        for day in (16..23).map(|day| chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap()) {
            assert_eq!(read.hours.spans(day), default.hours.spans(day), "{day}");
        }
        // Hours that are stated also say which days are business days, so they are not the same hours.
        let read = Settings { origin: Origin::default(), hours: default.hours.clone(), ..read };
        assert_eq!(read, default);
    }

    #[test]
    fn values_may_be_written_in_several_ways() {
        for (one, other) in [
            (r#"hours = "mon-fri 9-19; sat 10-14""#, "hours = ['mon-fri 9-19', 'sat 10-14']"),
            (r#"holidays = ["2026-12-25"]"#, "holidays = 2026-12-25"),
            ("phone_country = 34", "phone_country = '0034'"),
            ("phone_country = 34", "phone_country = '34'"),
            ("language = 'es'", "language = 'es-MX'"),
            ("me = ''", ""),
            ("shop = ' '", ""),
            ("form = 'usted'", "form = 'polite'"),
            ("form = 'tu'", "form = 'familiar'"),
            ("form = 'Tú'", "form = 'familiar'"),
            ("margin_call = '30 min'\nmargin_delivery = '1 día'\nmargin_visit = '60 min'", ""),
            ("calls_per_hour = 6\ncomplaint_check = '1 semana'", ""),
            ("callback_slot = '18-19'", "callback_slot = '18:00-19:00'"),
            ("coach = true\r\nhorizon = 7\r\n", ""),
        ] {
            let [one, other] = [one, other].map(|text| Settings { origin: Origin::default(), ..settings(text) });
            assert_eq!(one, other);
        }
    }

    #[test]
    fn a_bad_value_names_its_line_and_what_was_found() {
        for (text, line, found, expected) in [
            ("\nlanguage = \"fr\"", 2, "\"fr\"", "language"),
            ("language = true", 1, "true", "language"),
            ("me = 3", 1, "3", "name"),
            ("shop = 3", 1, "3", "shop"),
            ("form = 'vos'", 1, "'vos'", "form"),
            ("form = true", 1, "true", "form"),
            ("margin_call = 30", 1, "30", "length"),
            ("margin_delivery = 'a day'", 1, "'a day'", "length"),
            ("margin_task = '400 days'", 1, "'400 days'", "length"),
            ("callback_slot = '19:00-18:00'", 1, "'19:00-18:00'", "slot"),
            ("callback_slot = '18:00'", 1, "'18:00'", "slot"),
            ("callback_slot = ''", 1, "''", "slot"),
            ("calls_per_hour = 0", 1, "0", "calls"),
            ("calls_per_hour = 61", 1, "61", "calls"),
            ("complaint_check = '0 days'", 1, "'0 days'", "some-length"),
            ("complaint_check = 7", 1, "7", "some-length"),
            ("hours = 9", 1, "9", "hours"),
            ("hours = \"\"", 1, "\"\"", "hours"),
            ("hours = [\n'mon 9-12',\n'funday 9-12']", 3, "funday", "hours"),
            ("hours = [\n'mon 9-12',\n3]", 3, "3", "hours"),
            ("hours = []", 1, "[]", "hours"),
            ("hours = ['mon 9-12',\n'lun 11-13']", 1, "09:00-12:00 / 11:00-13:00", "hours"),
            ("holidays = ['12-25',\n'12-32']", 2, "'12-32'", "holidays"),
            ("holidays = 2026-12-25T10:00:00", 1, "2026-12-25T10:00:00", "holidays"),
            ("horizon = -1", 1, "-1", "days"),
            ("horizon = 367", 1, "367", "days"),
            ("horizon = 1.5", 1, "1.5", "days"),
            ("horizon = '7'", 1, "'7'", "days"),
            ("flexible_check = 99999999999", 1, "99999999999", "days"),
            ("phone_country = 'Spain'", 1, "'Spain'", "country"),
            ("phone_country = 0", 1, "0", "country"),
            ("phone_country = 1234", 1, "1234", "country"),
            ("phone_country = ''", 1, "''", "country"),
            ("date_order = 'dmy'", 1, "'dmy'", "date-order"),
            ("coach = 'no'", 1, "'no'", "switch"),
            ("coach = [\n1]", 1, "[", "switch"),
        ] {
            let error = read(text).unwrap_err();
            let Fault::Value { expected: id, .. } = error.fault else { panic!("{text}") };
            let seen = (error.line, error.found.as_str(), id.strip_prefix("settings-expected-").unwrap());
            assert_eq!(seen, (line, found, expected), "{text}");
            for language in Language::ALL {
                let catalogue = Catalogue::new(language);
                assert!(error.text(&catalogue).contains(found) && !error.hint(&catalogue).is_empty());
            }
        }
        assert!(matches!(read("[hours]\nmon = '9-12'").unwrap_err().fault, Fault::Value { key: "hours", .. }));
    }

    #[test]
    fn a_file_that_is_no_toml_names_the_line() {
        for (text, line, found) in [
            ("horizon 7", 1, "horizon 7"),
            ("coach = false\n  horizon = \n", 2, "horizon ="),
            ("coach = true\nme = \"Ana\ncoach = 1\n", 2, "me = \"Ana"),
            ("coach = true\ncoach = false\n", 2, "coach = false"),
            ("me = Marta", 1, "me = Marta"),
        ] {
            let error = read(text).unwrap_err();
            assert_eq!((error.line, error.found.as_str(), error.fault), (line, found, Fault::Syntax), "{text}");
        }
    }

    #[test]
    fn unknown_names_are_warned_of_and_the_rest_is_read() {
        let (read, warnings) = read("horizont = 3\ncoach = false\n[colours]\nred = 1\n").unwrap();
        assert!(!read.coach && read.horizon == 7);
        let seen: Vec<_> = warnings.iter().map(|w| (w.key.as_str(), w.line, w.known)).collect();
        assert_eq!(seen, [("horizont", 1, Some("horizon")), ("colours", 3, None)]);
        for (name, known) in [
            ("Language", Some("language")),
            ("lang", Some("language")),
            ("holiday", Some("holidays")),
            ("date-order", Some("date_order")),
            ("flexible-check", Some("flexible_check")),
            ("idioma", None),
            ("x", None),
        ] {
            assert_eq!(likeness(name), known, "{name}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_in_both_languages() {
        let (english, spanish) = (Catalogue::new(Language::English), Catalogue::new(Language::Spanish));
        let error = read("horizon = 'a week'").unwrap_err();
        assert_eq!(error.text(&english), "/shop/config.toml, line 1: `horizon` cannot be `'a week'`");
        assert_eq!(error.hint(&english), "expected a whole number of days from 0 to 366");
        assert_eq!(error.text(&spanish), "/shop/config.toml, línea 1: `horizon` no puede ser `'a week'`");
        assert_eq!(error.hint(&spanish), "se espera un número entero de días, de 0 a 366");
        let error = read("\nhorizon 7").unwrap_err();
        assert_eq!(error.text(&spanish), "/shop/config.toml, línea 2: no se entiende: `horizon 7`");
        let warning = &read("horizont = 7").unwrap().1[0];
        assert_eq!(
            warning.text(&english),
            "/shop/config.toml, line 1: there is no setting `horizont`; it has no effect"
        );
        assert_eq!(warning.hint(&spanish).unwrap(), "¿quizá `horizon`?");
    }

    #[test]
    fn the_order_of_dates_follows_the_setting_then_the_language_and_region() {
        use DateOrder::{DayFirst, MonthFirst};
        use Language::{English, Spanish};
        for (stated, language, region, expected) in [
            (None, English, None, MonthFirst),
            (None, English, Some("US"), MonthFirst),
            (None, English, Some("GB"), DayFirst),
            (None, Spanish, None, DayFirst),
            (None, Spanish, Some("US"), DayFirst),
            (Some(DayFirst), English, Some("US"), DayFirst),
            (Some(MonthFirst), Spanish, Some("ES"), MonthFirst),
        ] {
            let settings = Settings { date_order: stated, ..Settings::default() };
            assert_eq!(settings.date_order(language, region), expected, "{stated:?} {language:?} {region:?}");
        }
    }
}
