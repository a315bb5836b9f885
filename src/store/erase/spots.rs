//! Where a text speaks of a customer: names, whatever the order of their words and what parts them, numbers and addresses.

use std::cmp::Reverse;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::order::PutInOrder;
use crate::model::people;

/// Marks that are not seen, within words.
const UNSEEN: &[char] = &['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

/// How a telephone number is parted in writing.
const PARTS: &[char] = &['-', '.', '/', '(', ')', '\u{2010}', '\u{2013}', '_'];

/// A word of fewer letters is told from others by the signs around it, where the name has some.
const SHORT: usize = 3;

/// A letter as names are compared, and where what it was made of stands.
type Letter = (char, usize, usize);

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// It is written as a name is, and can hardly be another word.
    pub(super) is_sure: bool,
    /// Its words stand in the order of the name.
    pub(super) is_in_order: bool,
}

impl Spot {
    pub(super) fn lies_in(&self, other: &Spot) -> bool {
        other.start <= self.start && self.end <= other.end
    }

    pub(super) fn touches(&self, other: &Spot) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Those that lie apart, in their order: what is certain goes before what is not, and the longer before the shorter.
pub(super) fn apart(mut spots: Vec<Spot>) -> Vec<Spot> {
    spots.order_by_key(|spot| (!spot.is_sure, !spot.is_in_order, Reverse(spot.end - spot.start), spot.start));
    let mut kept: Vec<Spot> = Vec::new();
    for spot in spots {
        if !kept.iter().any(|other| other.touches(&spot)) {
            kept.push(spot);
        }
    }
    kept.order();
    kept
}

/// A text as names are compared, cut into words.
pub(super) struct Text<'a> {
    text: &'a str,
    letters: Vec<Letter>,
    /// From which letter to which.
    words: Vec<(usize, usize)>,
}

/// A name to look for.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// It as names are compared.
    pub(super) key: String,
    /// Its words, and whether each begins in lower case.
    words: Vec<(String, bool)>,
    /// What stands before, between and after them.
    around: Vec<String>,
}

impl Name {
    pub(super) fn of(name: &str) -> Name {
        let text = Text::of(name);
        let words = text.words.iter().map(|word| (text.letters_of(*word), text.is_lower(*word))).collect();
        let edges = std::iter::once(0).chain(text.words.iter().flat_map(|word| [word.0, word.1]));
        let edges: Vec<usize> = edges.chain([text.letters.len()]).collect();
        let around = edges.chunks(2).map(|edge| text.letters_of((edge[0], edge[1]))).collect();
        Name { key: people::key(name), words, around }
    }

    /// Whether there is anything in it that can be told from the signs of any text.
    pub(super) fn can_be_found(&self) -> bool {
        !self.words.is_empty()
    }

    /// The first of its words, if it has one.
    pub(super) fn first_word(&self) -> &str {
        self.words.first().map_or("", |(word, _)| word)
    }

    /// Whether it has a word of the other.
    pub(super) fn is_like(&self, other: &Name) -> bool {
        self.words.iter().any(|(word, _)| other.words.iter().any(|(known, _)| known == word))
    }
}

impl<'a> Text<'a> {
    pub(super) fn of(text: &'a str) -> Text<'a> {
        let letters = folded(text);
        let mut words: Vec<(usize, usize)> = Vec::new();
        for (place, (letter, ..)) in letters.iter().enumerate() {
            match words.last_mut() {
                _ if !letter.is_alphanumeric() => {}
                Some(word) if word.1 == place => word.1 += 1,
                _ => words.push((place, place + 1)),
            }
        }
        Text { text, letters, words }
    }

    /// Its words as names are compared.
    pub(super) fn words(&self) -> impl Iterator<Item = String> {
        self.words.iter().map(|word| self.letters_of(*word))
    }

    fn letters_of(&self, (from, to): (usize, usize)) -> String {
        self.letters[from..to].iter().map(|(letter, ..)| letter).collect()
    }

    fn is_lower(&self, word: (usize, usize)) -> bool {
        self.text[self.letters[word.0].1..].chars().next().is_some_and(char::is_lowercase)
    }

    fn spot(&self, from: usize, to: usize) -> Spot {
        Spot { start: self.letters[from].1, end: self.letters[to - 1].2, is_sure: true, is_in_order: true }
    }

    /// Where a name stands.
    pub(super) fn names(&self, name: &Name) -> Vec<Spot> {
        if !name.can_be_found() {
            return Vec::new();
        }
        self.words.windows(name.words.len()).filter_map(|words| self.name_at(words, name)).collect()
    }

    fn name_at(&self, words: &[(usize, usize)], name: &Name) -> Option<Spot> {
        let mut left: Vec<&(String, bool)> = name.words.iter().collect();
        let (mut is_sure, mut is_in_order) = (true, true);
        for word in words {
            let is_it = |known: &&(String, bool)| self.is_word(*word, &known.0);
            let place = left.iter().position(is_it)?;
            is_in_order &= place == 0;
            is_sure &= left.remove(place).1 || !self.is_lower(*word);
        }
        let mut is_joined = words.len() > 1;
        for (place, pair) in words.windows(2).enumerate() {
            let between = self.letters_of((pair[0].1, pair[1].0));
            is_joined &= matches!(between.as_str(), "-" | "_" | "." | "\u{2010}");
            let is_its_own = is_in_order && between == name.around[place + 1];
            if !(is_its_own || can_part(&between)) {
                return None;
            }
        }
        let (before, after) = (&name.around[0], &name.around[words.len()]);
        let (mut from, mut to) = (words[0].0, words[words.len() - 1].1);
        let has_before = self.letters_of((from.saturating_sub(before.chars().count()), from)) == *before;
        let has_after = self.letters_of((to, self.letters.len().min(to + after.chars().count()))) == *after;
        if words.len() == 1 && to - from < SHORT && !(has_before && has_after) {
            return None;
        }
        if is_in_order && has_before && has_after {
            (from, to) = (from - before.chars().count(), to + after.chars().count());
        }
        Some(Spot { is_sure: is_sure || is_joined, is_in_order, ..self.spot(from, to) })
    }

    fn is_word(&self, (from, to): (usize, usize), word: &str) -> bool {
        self.letters[from..to].iter().map(|(letter, ..)| *letter).eq(word.chars())
    }

    /// Where an address stands that is not a part of a longer one.
    pub(super) fn addresses(&self, address: &str) -> Vec<Spot> {
        let wanted: Vec<char> = address.chars().collect();
        let letter = |place: usize| self.letters.get(place).map(|(letter, ..)| *letter);
        let is_word = |place: usize| letter(place).is_some_and(char::is_alphanumeric);
        let is_sign = |place: usize| letter(place).is_some_and(|sign| matches!(sign, '.' | '-' | '_' | '+'));
        let goes_on = |from: usize, to: usize| {
            let begins_before = from > 0 && (is_word(from - 1) || from > 1 && is_sign(from - 1) && is_word(from - 2));
            begins_before || is_word(to) || is_sign(to) && is_word(to + 1)
        };
        let is_here = |from: usize| wanted.iter().enumerate().all(|(place, sign)| letter(from + place) == Some(*sign));
        let found = |from: usize| {
            let to = from + wanted.len();
            (is_here(from) && !goes_on(from, to)).then(|| self.spot(from, to))
        };
        if wanted.is_empty() { Vec::new() } else { (0..self.letters.len()).filter_map(found).collect() }
    }

    /// The numbers as they may be dialled, and their digits.
    pub(super) fn numbers(&self) -> Vec<(Spot, String)> {
        let mut found: Vec<(Spot, String)> = Vec::new();
        let mut gap = usize::MAX;
        for (place, (letter, _, end)) in self.letters.iter().enumerate() {
            if letter.is_ascii_digit() {
                match found.last_mut().filter(|_| gap <= 2) {
                    Some((spot, digits)) => {
                        spot.end = *end;
                        digits.push(*letter);
                    }
                    None => found.push((self.spot(place, place + 1), letter.to_string())),
                }
                gap = 0;
            } else {
                let parts = letter.is_whitespace() || PARTS.contains(letter);
                gap = if parts { gap.saturating_add(1) } else { usize::MAX };
            }
        }
        found
    }
}

/// Whether this may stand between the words of one name.
fn can_part(between: &str) -> bool {
    between == "." || matches!(between.trim(), "" | "," | "-" | "_" | "\u{2010}" | "\u{2013}")
}

/// By what the numbers in a telephone field are known, however they are typed: the last nine digits of each; none of one that is
/// too short to be told from others.
pub(super) fn last_digits(phone: &str) -> Vec<String> {
    let numbers = Text::of(phone).numbers().into_iter().map(|(_, digits)| digits);
    numbers.filter(|it| it.len() >= 6).map(|it| it[it.len().saturating_sub(9)..].to_owned()).collect()
}

/// The letters of a text as names are compared, each with where it stands.
fn folded(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        if letter.is_ascii() {
            letters.push((letter.to_ascii_lowercase(), start, end));
        } else if is_combining_mark(letter) || UNSEEN.contains(&letter) {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a text that are the name for certain, and those that may be another word.
    fn found<'a>(name: &str, text: &'a str) -> (Vec<&'a str>, Vec<&'a str>) {
        let spots = apart(Text::of(text).names(&Name::of(name)));
        let (sure, unsure): (Vec<Spot>, Vec<Spot>) = spots.into_iter().partition(|spot| spot.is_sure);
        let texts = |spots: Vec<Spot>| spots.iter().map(|spot| &text[spot.start..spot.end]).collect();
        (texts(sure), texts(unsure))
    }

    #[test]
    fn a_name_is_found_in_any_order_and_writing_and_told_from_words_that_look_like_it() {
        let no: &[&str] = &[];
        for (name, text, sure, unsure) in [
            ("Will", "Will will: WILL; willing", &["Will", "WILL"][..], &["will"][..]),
            ("Luz", "la luz del salón, dice Luz", &["Luz"], &["luz"]),
            ("Mark May", "mark may come, Mark may not", no, &["mark may", "Mark may"]),
            ("Mark May", "MARK MAY and Mark  May", &["MARK MAY", "Mark  May"], no),
            ("Mark May", "ask Mark. May is late", no, no),
            ("Ana López", "López, Ana her key", &["López, Ana"], no),
            ("Ana López", "ana-lópez ana_lopez LOPEZ.ANA", &["ana-lópez", "ana_lopez", "LOPEZ.ANA"], no),
            ("Ana López", "Ana López Ana López Ana", &["Ana López", "Ana López"], no),
            ("Ana López", "Lopez Ana; López - Ana", &["Lopez Ana", "López - Ana"], no),
            ("Ana López", "Lo\u{301}pez,\u{a0}Ana", &["Lo\u{301}pez,\u{a0}Ana"], no),
            ("Ana López", "Ana\u{2009}Ló\u{ad}pez", &["Ana\u{2009}Ló\u{ad}pez"], no),
            ("Ana López", "Ana; López, Mariana López", no, no),
            ("Ana de la Torre", "Ana de la Torre, ANA DE LA TORRE", &["Ana de la Torre", "ANA DE LA TORRE"], no),
            ("ana", "ask ana or Ana", &["ana", "Ana"], no),
            ("O'Brien & Sons", "to O'Brien & Sons.", &["O'Brien & Sons"], no),
            ("Ana (vecina)", "to Ana (vecina), Ana", &["Ana (vecina)"], no),
            ("C++", "vitamin C and C++", &["C++"], no),
            ("李雷", "ask 李雷 now", &["李雷"], no),
            (".", "seen.jsonl .", no, no),
            ("", "anything", no, no),
        ] {
            assert_eq!(found(name, text), (sure.to_vec(), unsure.to_vec()), "{name} in {text}");
        }
    }

    #[test]
    fn addresses_and_numbers_are_found_whole() {
        let found = |text: &str| Text::of(text).addresses("ana@x.es").len();
        for (text, wanted) in [
            ("ana@x.es", 1),
            ("to ANA@x.es, and (ana@x.es).", 2),
            ("-ana@x.es_", 1),
            ("rosana@x.es", 0),
            ("m.ana@x.es", 0),
            ("ana@x.es.mx", 0),
            ("ａｎａ＠ｘ．ｅｓ", 1),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
        for (phone, wanted) in [
            ("+34 600 11 22 33", &["600112233"][..]),
            ("６００１１２２３３", &["600112233"]),
            ("600112233 (Ana)", &["600112233"]),
            ("600 11 22 33 / 611 22 33 44", &["600112233", "611223344"]),
            ("555-12", &[]),
        ] {
            assert_eq!(last_digits(phone), wanted, "{phone}");
        }
    }
}
