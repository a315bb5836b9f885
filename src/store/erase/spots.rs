//! Where a text speaks of a customer: names, whatever the order of their words and what parts them, numbers and addresses.

use std::cmp::Reverse;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::order::PutInOrder;
use crate::model::people;

/// Marks that are not seen, within words.
const UNSEEN: &[char] = &['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

/// What parts two numbers of one telephone field, and may part one number, too.
const STRONG: &[char] = &['/', ',', ';', '|', '\n'];

/// So many signs and no more stand between the groups of a number.
const GAP: usize = 5;

/// So many last digits tell a number from others, however it is dialled; of a shorter one all of them.
const TELLING: usize = 9;

/// A number of fewer digits is not looked for.
const TOO_SHORT: usize = 6;

/// A number has no more digits than this.
const LONGEST: usize = 20;

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

    /// Its words.
    pub(super) fn each_word(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(word, _)| word.as_str())
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
        (0..self.words.len()).filter_map(|first| self.name_at(&self.words[first..], name)).collect()
    }

    /// The name whose first word begins the first of these words, if it is there: its words in any order, apart or run together.
    fn name_at(&self, words: &[(usize, usize)], name: &Name) -> Option<Spot> {
        let (mut words, mut place) = (words.iter(), words.first()?.0);
        let mut word = *words.next()?;
        let mut left: Vec<usize> = (0..name.words.len()).collect();
        let (mut is_sure, mut is_in_order, mut is_joined) = (true, true, name.words.len() > 1);
        let (mut from, mut to, mut last): (usize, usize, Option<usize>) = (place, place, None);
        while !left.is_empty() {
            if place == word.1 {
                word = *words.next()?;
                place = word.0;
            }
            // Of several that stand here, the longest: the others are a part of it.
            let stands = |known: &usize| self.stands_at(place, word.1, &name.words[*known].0);
            let found = left.iter().position(|known| self.is_rest(place, word.1, &name.words[*known].0));
            let found = found.or_else(|| {
                (0..left.len()).filter(|at| stands(&left[*at])).max_by_key(|at| name.words[left[*at]].0.len())
            })?;
            let known = left.remove(found);
            if let Some(last) = last {
                let between = self.letters_of((to, place));
                is_joined &= matches!(between.as_str(), "-" | "_" | "." | "\u{2010}");
                let is_its_own = known == last + 1 && between == name.around[known];
                if !(is_its_own || between.is_empty() || can_part(&between)) {
                    return None;
                }
            }
            is_in_order &= found == 0;
            is_sure &= name.words[known].1 || !self.is_lower((place, word.1));
            place += name.words[known].0.chars().count();
            (to, last) = (place, Some(known));
        }
        if to != word.1 {
            return None;
        }
        let (before, after) = (&name.around[0], &name.around[name.words.len()]);
        let has_before = self.letters_of((from.saturating_sub(before.chars().count()), from)) == *before;
        let has_after = self.letters_of((to, self.letters.len().min(to + after.chars().count()))) == *after;
        if name.words.len() == 1 && to - from < SHORT && !(has_before && has_after) {
            return None;
        }
        if is_in_order && has_before && has_after {
            (from, to) = (from - before.chars().count(), to + after.chars().count());
        }
        (from, to) = self.with_brackets(from, to);
        Some(Spot { is_sure: is_sure || is_joined, is_in_order, ..self.spot(from, to) })
    }

    /// With the bracket around it that would be left alone.
    fn with_brackets(&self, from: usize, to: usize) -> (usize, usize) {
        let count = |sign: char| self.letters[from..to].iter().filter(|(letter, ..)| *letter == sign).count();
        let is_sign = |place: usize, sign: char| self.letters.get(place).is_some_and(|(letter, ..)| *letter == sign);
        let opens = count('(') < count(')') && from > 0 && is_sign(from - 1, '(');
        let closes = count('(') > count(')') && is_sign(to, ')');
        (from - usize::from(opens), to + usize::from(closes))
    }

    /// Whether a word goes on with this from here.
    fn stands_at(&self, place: usize, end: usize, known: &str) -> bool {
        let mut letters = self.letters[place..end].iter().map(|(letter, ..)| *letter);
        known.chars().all(|letter| letters.next() == Some(letter))
    }

    /// Whether a word is this from here on.
    fn is_rest(&self, place: usize, end: usize, known: &str) -> bool {
        self.letters[place..end].iter().map(|(letter, ..)| *letter).eq(known.chars())
    }

    /// Where an address stands that is not a part of a longer one.
    pub(super) fn addresses(&self, address: &str) -> Vec<Spot> {
        let wanted: Vec<char> = folded(address).into_iter().map(|(letter, ..)| letter).collect();
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

    /// Where these numbers stand, however they are parted, with what is dialled before them.
    pub(super) fn phones(&self, numbers: &[String]) -> Vec<Spot> {
        if numbers.is_empty() {
            return Vec::new();
        }
        let groups = self.groups();
        let ends = (1..=groups.len()).map(|count| &groups[..count]);
        ends.flat_map(|groups| numbers.iter().filter_map(|number| self.phone_at(groups, number))).collect()
    }

    /// Digits that stand together, from which letter to which.
    fn groups(&self) -> Vec<(usize, usize)> {
        let mut groups: Vec<(usize, usize)> = Vec::new();
        for (place, (letter, ..)) in self.letters.iter().enumerate() {
            match groups.last_mut() {
                _ if !letter.is_ascii_digit() => {}
                Some(group) if group.1 == place => group.1 += 1,
                _ => groups.push((place, place + 1)),
            }
        }
        groups
    }

    /// This number, where it ends with the last of these groups: of as few of them as make it whole, so that a time or a count before
    /// it is no part of it.
    fn phone_at(&self, groups: &[(usize, usize)], number: &str) -> Option<Spot> {
        let (mut digits, mut next) = (String::new(), None);
        for (place, &group) in groups.iter().enumerate().rev() {
            if digits.len() > LONGEST || next.is_some_and(|next| !self.is_gap(group.1, next)) {
                return None;
            }
            digits.insert_str(0, &self.letters_of(group));
            next = Some(group.0);
            if is_same_number(&digits, number, self.is_sign(group.0, '+')) {
                let from = self.with_prefix(&groups[..place], group.0);
                let (from, to) = self.with_brackets(from - usize::from(self.is_sign(from, '+')), groups.last()?.1);
                return Some(self.spot(from, to));
            }
        }
        None
    }

    /// Where a number begins with what is dialled before it from abroad, such as `+44 (0)`.
    fn with_prefix(&self, before: &[(usize, usize)], from: usize) -> usize {
        let (mut first, mut next) = (from, from);
        for &group in before.iter().rev().take(2) {
            let digits = self.letters_of(group);
            let is_code = self.is_sign(group.0, '+') && digits.len() <= 4;
            if !self.is_gap(group.1, next) {
                break;
            }
            if is_code || digits.starts_with("00") && (3..=6).contains(&digits.len()) {
                return group.0;
            }
            if digits != "0" {
                break;
            }
            next = group.0;
            if self.is_sign(group.0, '(') {
                first = group.0;
            }
        }
        first
    }

    /// Whether this sign stands before a letter.
    fn is_sign(&self, place: usize, sign: char) -> bool {
        place > 0 && self.letters[place - 1].0 == sign
    }

    /// Whether no more is between two groups than parts a number: a colon parts a time.
    fn is_gap(&self, from: usize, to: usize) -> bool {
        let parts = |letter: char| !letter.is_alphanumeric() && !matches!(letter, ':' | '+');
        to - from <= GAP && self.letters[from..to].iter().all(|(letter, ..)| parts(*letter))
    }
}

/// Whether this may stand between the words of one name.
fn can_part(between: &str) -> bool {
    let signs = ["", ",", "-", "_", "/", "(", ")", "·", "|", "\u{2010}", "\u{2013}"];
    between == "." || signs.contains(&between.trim())
}

/// The digits of each number in a telephone field; none of one that is too short to be told from others.
pub(super) fn numbers_in(phone: &str) -> Vec<String> {
    let text = Text::of(phone);
    // What stands between two signs that may part two numbers, and whether it may go on with what is before it.
    let (mut pieces, mut end): (Vec<(String, bool)>, usize) = (Vec::new(), 0);
    for group in text.groups() {
        let (digits, gap) = (text.letters_of(group), text.letters_of((end, group.0)));
        let is_gap = text.is_gap(end, group.0);
        match pieces.last_mut() {
            Some((last, _)) if is_gap && !gap.contains(STRONG) && gap.chars().count() <= 2 => last.push_str(&digits),
            _ => pieces.push((digits, is_gap)),
        }
        end = group.1;
    }
    let (mut found, mut is_joined): (Vec<String>, bool) = (Vec::new(), false);
    for (digits, goes_on) in pieces {
        match found.last_mut() {
            // A part of a number is no number; what may be either is both.
            Some(last) if goes_on && last.len() < TELLING && last.len().min(digits.len()) < TOO_SHORT => {
                let whole = format!("{last}{digits}");
                if last.len() > TOO_SHORT && !is_joined {
                    found.push(whole)
                } else {
                    *last = whole
                }
                is_joined = true;
            }
            _ => {
                found.push(digits);
                is_joined = false;
            }
        }
    }
    found.retain(|digits| digits.len() >= TOO_SHORT);
    found
}

/// Whether both are dialled for the same: digits as they were typed, perhaps behind a plus, and a number that is known.
pub(super) fn is_same_number(typed: &str, known: &str, has_plus: bool) -> bool {
    let pairs = typed.bytes().rev().zip(known.bytes().rev());
    let same = pairs.take_while(|(one, other)| one == other).count();
    if same < TELLING.min(known.len()) {
        return false;
    }
    let (before, known_before) = (&typed[..typed.len() - same], &known[..known.len() - same]);
    let is_inland = |digits: &str| digits.starts_with('0') || digits == "8";
    let agree = before.starts_with(known_before)
        || known_before.starts_with(before)
        || is_inland(before)
        || is_inland(known_before);
    agree && can_be_dialled(before, has_plus, known.len()) && can_be_dialled(known_before, false, typed.len())
}

/// Whether these digits may be dialled before a number of so many digits: a country's code, a zero, or where a number is as short as within a town,
/// the code of the town. A single digit is no country's but 1 and 7.
fn can_be_dialled(before: &str, has_plus: bool, length: usize) -> bool {
    let abroad = before.strip_prefix("00").or_else(|| before.strip_prefix("011"));
    let longest = if length < TELLING { 6 } else { 3 };
    match abroad {
        Some(code) => code.len() <= longest.max(4),
        None if has_plus => before.len() <= longest.max(4),
        None if before.len() == 1 => matches!(before, "0" | "1" | "7" | "8"),
        None => before.len() <= longest,
    }
}

/// The letters of a text as names are compared, each with where it stands. What differs in lower case and is one in capitals is one.
fn folded(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        if people::APOSTROPHES.contains(&letter) {
            letters.push(('\'', start, end));
        } else if letter.is_ascii() {
            letters.push((letter.to_ascii_lowercase(), start, end));
        } else if is_combining_mark(letter) || UNSEEN.contains(&letter) {
            // It belongs to the letter before.
            if let Some(last) = letters.last_mut() {
                last.2 = end;
            }
        } else {
            let bare = std::iter::once(letter).nfkd().filter(|&c| !is_combining_mark(c));
            let bare = bare.flat_map(char::to_lowercase).flat_map(char::to_uppercase).flat_map(char::to_lowercase);
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
            (
                "O'Brien",
                "O’Brien, OʼBrien, O`Brien, O´Brien, OBrien, O Brien",
                &["O’Brien", "OʼBrien", "O`Brien", "O´Brien", "OBrien", "O Brien"],
                no,
            ),
            ("O’Brien", "O'Brien's", &["O'Brien"], no),
            (
                "D'Angelo Bruno",
                "D’Angelo Bruno; Bruno D’Angelo; BRUNO DANGELO",
                &["D’Angelo Bruno", "Bruno D’Angelo", "BRUNO DANGELO"],
                no,
            ),
            ("Ana S", "Ana's", no, no),
            ("Ümit Yılmaz", "ÜMIT YILMAZ, Umit Yilmaz", &["ÜMIT YILMAZ", "Umit Yilmaz"], no),
            ("Strauß", "STRAUSS, Strauss, STRAUẞ, Strau", &["STRAUSS", "Strauss", "STRAUẞ"], no),
            ("Γιώργος", "ΓΙΩΡΓΟΣ", &["ΓΙΩΡΓΟΣ"], no),
            (
                "Ana López",
                "Ana/López, Ana (López)! (López) Ana; López | Ana",
                &["Ana/López", "Ana (López)", "(López) Ana", "López | Ana"],
                no,
            ),
            ("Ana López", "AnaLópez #LópezAna ANALOPEZ", &["AnaLópez", "LópezAna", "ANALOPEZ"], no),
            ("Ana López", "analópez", no, &["analópez"]),
            ("Ana López", "AnaLópezRuiz MarianaLópez AnaLópe", no, no),
            ("Ana María López", "AnaMaría López, López AnaMaría", &["AnaMaría López", "López AnaMaría"], no),
            ("Ana Anabel", "AnabelAna; Ana Anabel Ana", &["AnabelAna", "Ana Anabel"], no),
            ("Will Power", "willpower", no, &["willpower"]),
            (".", "seen.jsonl .", no, no),
            ("", "anything", no, no),
        ] {
            assert_eq!(found(name, text), (sure.to_vec(), unsure.to_vec()), "{name} in {text}");
        }
    }

    #[test]
    fn a_number_is_found_however_it_is_parted_and_nothing_else_with_it() {
        for (phone, text, wanted) in [
            (
                "600 123 456",
                "600 - 123 - 456 or 600/123/456 or 600 / 123 / 456 x",
                &["600 - 123 - 456", "600/123/456", "600 / 123 / 456"][..],
            ),
            ("600123456", "600,123,456; 600·123·456. (600) 123-456", &["600,123,456", "600·123·456", "(600) 123-456"]),
            ("600 - 123 - 456", "tel600123456", &["600123456"]),
            ("600123456", "at 17:00 600 123 456 17:00", &["600 123 456"]),
            ("600123456", "12 600123456 7, 600 123 4567", &["600123456"]),
            ("600123456", "9600123456 and 6001234567 and 600123", &[]),
            (
                "600123456",
                "+34 600 123 456, (+34) 600123456, +34600123456",
                &["+34 600 123 456", "(+34) 600123456", "+34600123456"],
            ),
            (
                "600123456",
                "0034 600123456, 34600123456, 0034600123456",
                &["0034 600123456", "34600123456", "0034600123456"],
            ),
            ("+34 600 123 456", "600123456, 34 600 123 456", &["600123456", "600 123 456"]),
            (
                "020 7946 0111",
                "020 - 7946 - 0111, +44 (0)20 7946 0111, +44 20 79460111",
                &["020 - 7946 - 0111", "+44 (0)20 7946 0111", "+44 20 79460111"],
            ),
            (
                "+44 (0)20 7946 0111",
                "020 7946 0111, +44 20 7946 0111, 00442079460111",
                &["020 7946 0111", "+44 20 7946 0111", "00442079460111"],
            ),
            ("(555) 123-4567", "+1 555-123-4567, 15551234567, 5 123 4567", &["+1 555-123-4567", "15551234567"]),
            ("+52 1 55 1234 5678", "+52 55 1234 5678, 55 1234 5678", &["+52 55 1234 5678", "55 1234 5678"]),
            ("55 1234 5678", "65 1234 5678, 512345678", &[]),
            ("555-0123", "2125550123, 555 01 23", &["2125550123", "555 01 23"]),
        ] {
            let phones = apart(Text::of(text).phones(&numbers_in(phone)));
            let found: Vec<&str> = phones.iter().map(|spot| &text[spot.start..spot.end]).collect();
            assert_eq!(found, wanted, "{phone} in {text}");
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
            ("+34 600 11 22 33", &["34600112233"][..]),
            ("６００１１２２３３", &["600112233"]),
            ("600112233 (Ana)", &["600112233"]),
            ("600 11 22 33 / 611 22 33 44", &["600112233", "611223344"]),
            ("555-12", &[]),
            ("600 - 112 - 233", &["600112233"]),
            ("600/11/22/33", &["600112233"]),
            ("600112233; 611223344, 622334455 ext 7", &["600112233", "611223344", "622334455"]),
            ("600112233 / 7", &["600112233"]),
            ("5512 3456 / 5598 7654", &["55123456", "55987654"]),
            ("020 7946 / 0111", &["0207946", "02079460111"]),
        ] {
            assert_eq!(numbers_in(phone), wanted, "{phone}");
        }
    }
}
