//! Customers, and finding the one that is meant: without regard to case, accents or the order of a full name.

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
}

/// The form of a text in which names are compared: lower case, no accents, single spaces.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        if word.is_ascii() {
            key.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            key.extend(word.nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase));
        }
    }
    key
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

/// Whether and how `words` names somebody; both are keys.
pub fn matches(words: &str, name: &str) -> Option<Match> {
    if words.is_empty() {
        return None;
    }
    if words == name {
        return Some(Match::Whole);
    }
    if name.strip_prefix(words).is_some_and(|rest| rest.starts_with(' ')) {
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
        ] {
            assert_eq!(key(text), wanted, "{text}");
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
