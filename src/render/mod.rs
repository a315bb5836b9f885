//! From values to text for people and programs. Knows the words, never the store, the clock or the terminal.

pub mod style;
pub mod words;
pub mod table;
pub mod sheet;
pub mod card;
pub mod story;
pub mod round;
pub mod draft;
pub mod flexible;
pub mod links;
pub mod figures;
pub mod page;
pub mod json;
pub mod help;
pub mod roff;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::i18n::Catalogue;
use crate::model::Instant;
use crate::model::zone::Zone;

use style::{Style, width};

/// What answers are laid out on.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The words.
    pub words: &'a Catalogue,
    /// The colours.
    pub style: &'a Style,
    /// The columns to fill.
    pub columns: usize,
    /// The moment of asking.
    pub now: Instant,
    /// The rules of local time.
    pub zone: &'a dyn Zone,
    /// What clocks here show at the moment of asking.
    pub local_now: NaiveDateTime,
}

impl Page<'_> {
    /// What clocks here show at a moment.
    pub fn local(&self, moment: Instant) -> NaiveDateTime {
        self.zone.local(moment)
    }

    /// What clocks here would show at a moment if none were changed between it and now: distances are told by it, and an
    /// hour that comes twice is two hours.
    pub fn steady(&self, moment: Instant) -> NaiveDateTime {
        let apart = moment - self.now;
        match self.local_now.checked_add_signed(apart) {
            Some(local) if apart.abs() < TimeDelta::days(1) => local,
            _ => self.local(moment),
        }
    }

    /// Today, here.
    pub fn today(&self) -> NaiveDate {
        self.local_now.date()
    }

    /// Folds a text into lines that fit, each begun with `indent`, and ends each.
    pub fn paragraph(&self, text: &str, indent: &str) -> String {
        self.hanging(text, indent, indent)
    }

    /// Lays parts out so that a line ends between two of them: `30 days (95 %)` is read in one glance.
    pub fn parts(&self, parts: &[String]) -> String {
        const GLUE: &str = "\u{a0}";
        let whole =
            |part: &String| if width(part) + 2 <= self.columns { part.replace(' ', GLUE) } else { part.clone() };
        let text = parts.iter().map(whole).collect::<Vec<_>>().join(&format!("{GLUE}· "));
        self.paragraph(&text, "").replace(GLUE, " ")
    }

    /// The same with lines after the first begun with `rest`.
    pub fn hanging(&self, text: &str, first: &str, rest: &str) -> String {
        let options = textwrap::Options::new(self.columns).initial_indent(first).subsequent_indent(rest);
        textwrap::wrap(text, options).iter().map(|line| format!("{}\n", line.trim_end())).collect()
    }
}
