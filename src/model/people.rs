//! Customers, and finding the one that is meant: without regard to case, accents or the order of a full name.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A customer: a person or a firm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name as it is written.
    pub name: String,
    /// The telephone number as typed.
    pub phone: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The language to write to them in: `en` or `es`.
    pub language: Option<String>,
    /// Anything worth remembering.
    pub note: Option<String>,
    /// How many times in a row they have not kept what they promised us, as far as that is over: it follows from what became
    /// of their promises, and is kept here so that `due` need not look at closed ones.
    pub broken_in_a_row: usize,
}

/// How a customer is addressed in writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// With distance: usted, "Dear Ana".
    #[default]
    Polite,
    /// As a friend: tú, "Hi Ana".
    Familiar,
}

impl Form {
    /// The word used in JSON and in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Form::Polite => "polite",
            Form::Familiar => "familiar",
        }
    }

    /// Reads `polite` or `familiar`, `usted` or `tú`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.to_lowercase().as_str() {
            "polite" | "usted" => Some(Form::Polite),
            "familiar" | "tú" | "tu" => Some(Form::Familiar),
            _ => None,
        }
    }
}

/// The form of a text in which names are compared: lower case, no accents, one sort of apostrophe, single spaces. Snapshots keep it: a
/// change of it is another form of theirs.
pub fn key(text: &str) -> String {
    let text = &*with_plain_apostrophes(text);
    let mut key = String::with_capacity(text.len());
    if !text.is_ascii() {
        // An accent that stands alone decomposes into a space and the accent.
        let bare: String = text.nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect();
        return bare.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    }
    key
}

/// What is typed instead of a straight apostrophe; the last two are accents.
pub const APOSTROPHES: [char; 6] = ['\u{2019}', '\u{2018}', '\u{2bc}', '\u{2032}', '\u{b4}', '`'];

/// Keyboards and telephones write one apostrophe or another. An accent that stands alone is one at a letter.
fn with_plain_apostrophes(text: &str) -> Cow<'_, str> {
    if !text.contains(APOSTROPHES) {
        return Cow::Borrowed(text);
    }
    let mut before = None;
    let mut rest = text.chars().peekable();
    let mut plain = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        let mut is_at_letter = || before.into_iter().chain(rest.peek().copied()).any(char::is_alphanumeric);
        let is_apostrophe = match c {
            '´' | '`' => is_at_letter(),
            c => APOSTROPHES.contains(&c),
        };
        plain.push(if is_apostrophe { '\'' } else { c });
        before = Some(c);
    }
    Cow::Owned(plain)
}

/// Countries in which the leading zero of a number is part of it, and dialled from abroad as well: Italy and San Marino,
/// Ivory Coast, Gabon, the Congo.
const ZERO_BELONGS_TO_THE_NUMBER: [u16; 5] = [39, 378, 225, 241, 242];

/// A telephone number in the form that is understood everywhere (ITU-T E.164): a plus, the country's calling code and the
/// digits. A number typed without a plus or `00` is taken to be of `country`, and loses the zero that is dialled only
/// inside it; none where the country is not known or where what was typed is no number of 4 to 15 digits.
pub fn international_phone(typed: &str, country: Option<u16>) -> Option<String> {
    let typed = typed.trim();
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}');
    if !typed.chars().all(is_number) || typed.rfind('+').is_some_and(|place| place > 0) {
        return None;
    }
    // "+44 (0)20" shows the zero that is left out when dialling from abroad.
    let whole = if typed.starts_with(['+', '0']) { typed.replace("(0)", "") } else { typed.to_owned() };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let number = match (typed.starts_with('+'), digits.strip_prefix("00")) {
        (true, _) => digits,
        (false, Some(abroad)) => abroad.to_owned(),
        (false, None) => {
            let country = country?;
            let national = digits.strip_prefix('0').filter(|_| !ZERO_BELONGS_TO_THE_NUMBER.contains(&country));
            format!("{country}{}", national.unwrap_or(&digits))
        }
    };
    (4..=15).contains(&number.len()).then(|| format!("+{number}"))
}

/// How well `words` (a key) names the person with this key: the whole name, its beginning, or words of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// Every word typed begins some word of the name, in any order.
    Words,
    /// The name's first words are those typed, whole.
    Start,
    /// The whole name.
    Whole,
}

/// Whether `words` are the first words of a longer name, whole; both are keys.
pub fn begins(words: &str, name: &str) -> bool {
    !words.is_empty() && name.strip_prefix(words).is_some_and(|rest| rest.starts_with(' '))
}

/// How many letters may differ in a slip.
const SLIP: usize = 1;

/// Whether a name, or where a single word was typed one word of a name, is one slip away from what was typed: a letter too many,
/// too few or another, or two that changed places. Both are keys; what is the same is no slip, and short words are no sign.
pub fn is_slip(typed: &str, name: &str) -> bool {
    let length = typed.chars().count();
    // The lengths alone rule most names out.
    let near = |name: &str| {
        name.chars().count().abs_diff(length) <= SLIP && strsim::osa_distance(name, typed) <= SLIP && name != typed
    };
    length >= 3 && (near(name) || !typed.contains(' ') && name.split(' ').any(|word| word.len() > 2 && near(word)))
}

/// Whether and how `words` names somebody; both are keys.
pub fn matches(words: &str, name: &str) -> Option<Match> {
    if words.is_empty() {
        return None;
    }
    if words == name {
        return Some(Match::Whole);
    }
    if begins(words, name) {
        return Some(Match::Start);
    }
    words.split(' ').all(|typed| name.split(' ').any(|word| word.starts_with(typed))).then_some(Match::Words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_forget_case_accents_and_spacing() {
        for (text, wanted) in [
            ("Ana López", "ana lopez"),
            ("  ANA   lopez ", "ana lopez"),
            ("Muñoz e Hijos", "munoz e hijos"),
            ("Ana Lo\u{301}pez", "ana lopez"),
            ("Straße", "straße"),
            ("李雷", "李雷"),
            ("", ""),
            ("´", ""),
            ("O'Brien", "o'brien"),
            ("O’Brien", "o'brien"),
            ("O‘BRIEN", "o'brien"),
            ("OʼBrien", "o'brien"),
            ("O´Brien", "o'brien"),
            ("O`Brien", "o'brien"),
            ("O＇Brien", "o'brien"),
            ("’t Hóen", "'t hoen"),
            ("´t Hoen", "'t hoen"),
            ("Muñoz’", "munoz'"),
            (" ¨ ana ´", "ana"),
        ] {
            assert_eq!(key(text), wanted, "{text}");
        }
    }

    #[test]
    fn phones_are_written_for_the_whole_world_where_the_country_is_known() {
        for (typed, country, wanted) in [
            ("600 123 456", Some(34), Some("+34600123456")),
            ("(55) 1234-5678", Some(52), Some("+525512345678")),
            ("+44 20 7946 0018", Some(34), Some("+442079460018")),
            ("0033 1 23 45 67 89", None, Some("+33123456789")),
            ("600 123 456", None, None),
            ("020 7946 0018", Some(44), Some("+442079460018")),
            ("07700 900123", Some(44), Some("+447700900123")),
            ("+44 (0)20 7946 0018", None, Some("+442079460018")),
            ("0044 (0)20 7946 0018", Some(34), Some("+442079460018")),
            ("06 698 12345", Some(39), Some("+390669812345")),
            ("(020) 7946 0018", Some(44), Some("+442079460018")),
            ("600 123 456 ext 7", Some(34), None),
            ("6+00", Some(34), None),
            ("", Some(34), None),
            ("1234567890123456", Some(34), None),
        ] {
            assert_eq!(international_phone(typed, country).as_deref(), wanted, "{typed}");
        }
    }

    #[test]
    fn a_name_is_matched_by_its_words() {
        for (typed, name, wanted) in [
            ("ana lopez", "ana lopez", Some(Match::Whole)),
            ("ana", "ana lopez", Some(Match::Start)),
            ("lopez", "ana lopez", Some(Match::Words)),
            ("lop", "ana lopez", Some(Match::Words)),
            ("lopez ana", "ana lopez", Some(Match::Words)),
            ("na", "ana lopez", None),
            ("ana maria", "ana lopez", None),
            ("", "ana lopez", None),
        ] {
            assert_eq!(matches(typed, name), wanted, "{typed}");
        }
    }
}
