//! Cuts a text into words, each folded so that case and accents make no difference.

use std::ops::Range;

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters, with apostrophes between them.
    Letters,
    /// ASCII digits.
    Digits,
    /// One sign: a comma, a colon, anything that is neither letter, digit nor space.
    Sign(char),
}

/// One word, number or sign of a text.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
    /// What it is made of.
    pub shape: Shape,
    /// No space parts it from the word before it.
    pub glued: bool,
    folded: Range<usize>,
}

/// A text cut into words.
#[derive(Debug)]
pub struct Words<'t> {
    /// The text as typed.
    pub text: &'t str,
    words: Vec<Word>,
    folded: String,
}

impl<'t> Words<'t> {
    /// Cuts `text` into words. Takes time in proportion to its length.
    pub fn cut(text: &'t str) -> Self {
        let mut cut = Words { text, words: Vec::with_capacity(16), folded: String::with_capacity(text.len()) };
        let mut chars = text.char_indices().peekable();
        let mut glued = false;
        while let Some((start, c)) = chars.next() {
            if c.is_whitespace() || is_mark(c) {
                glued = !c.is_whitespace() && glued;
                continue;
            }
            let shape = shape_of(c);
            let folded_start = cut.folded.len();
            let mut end = start + c.len_utf8();
            push_folded(&mut cut.folded, c);
            while let Some(&(at, next)) = chars.peek() {
                let joins = match shape {
                    Shape::Digits => next.is_ascii_digit(),
                    Shape::Letters => is_letter(next) || is_mark(next) || joins_letters(text, at, next),
                    Shape::Sign(_) => is_mark(next),
                };
                if !joins {
                    break;
                }
                push_folded(&mut cut.folded, next);
                end = at + next.len_utf8();
                chars.next();
            }
            let folded = folded_start..cut.folded.len();
            cut.words.push(Word { span: start..end, shape, glued, folded });
            glued = true;
        }
        cut
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at `index`.
    pub fn get(&self, index: usize) -> Option<&Word> {
        self.words.get(index)
    }

    /// The folded letters of the word at `index`; empty past the end.
    pub fn folded(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &self.folded[word.folded.clone()])
    }

    /// The words as typed, from `start` to before `end`.
    pub fn typed(&self, start: usize, end: usize) -> &'t str {
        match (self.words.get(start), end.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) if start < end => &self.text[first.span.start..last.span.end],
            _ => "",
        }
    }

    /// Whether the word at `index` is that sign.
    pub fn is_sign(&self, index: usize, sign: char) -> bool {
        self.words.get(index).is_some_and(|word| word.shape == Shape::Sign(sign))
    }

    /// Whether the word at `index` is there and touches the one before it.
    pub fn is_glued(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.glued)
    }

    /// The number written in digits at `index`, with the count of its digits; none where there are more than nine.
    pub fn digits(&self, index: usize) -> Option<(u32, usize)> {
        let word = self.words.get(index).filter(|word| word.shape == Shape::Digits)?;
        let digits = &self.folded[word.folded.clone()];
        if digits.len() > 9 {
            return None;
        }
        digits.parse().ok().map(|number| (number, digits.len()))
    }

    /// Whether a phrase may begin or end between the words `index - 1` and `index`: never inside `A1B2`, `133-03` or `6.45`.
    pub fn is_border(&self, index: usize) -> bool {
        let (Some(before), Some(after)) = (index.checked_sub(1).and_then(|i| self.words.get(i)), self.words.get(index))
        else {
            return true;
        };
        if !after.glued {
            return true;
        }
        match (before.shape, after.shape) {
            (Shape::Sign(sign), _) => {
                let left = index.checked_sub(2).filter(|_| before.glued).map(|left| self.words[left].shape);
                !is_tied(left, sign, Some(after.shape))
            }
            (_, Shape::Sign(sign)) => {
                let right = self.words.get(index + 1).filter(|right| right.glued).map(|right| right.shape);
                !is_tied(Some(before.shape), sign, right)
            }
            _ => false,
        }
    }
}

/// Whether a sign makes one thing of itself and the words that touch it: a figure, a price, an address.
fn is_tied(left: Option<Shape>, sign: char, right: Option<Shape>) -> bool {
    let (letters, digits) = (Some(Shape::Letters), Some(Shape::Digits));
    match sign {
        '-' | '/' | '.' | ':' | ',' | '\'' | '+' if left == digits && right == digits => true,
        '.' => left == letters && right == letters,
        '$' | '€' | '£' | '¥' | '#' => right == digits || right == letters || left == digits,
        '%' | '§' | '"' => left == digits,
        '@' => left.is_some() && right.is_some(),
        '_' => true,
        _ => false,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

/// A combining accent, a soft hyphen or another character that is seen on its neighbour or not at all.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´')
}

fn joins_letters(text: &str, at: usize, c: char) -> bool {
    is_apostrophe(c) && text[at + c.len_utf8()..].chars().next().is_some_and(is_letter)
}

fn shape_of(c: char) -> Shape {
    if c.is_ascii_digit() {
        Shape::Digits
    } else if is_letter(c) {
        Shape::Letters
    } else {
        Shape::Sign(if matches!(c, '–' | '—' | '−' | '‐' | '‑') { '-' } else { c })
    }
}

fn push_folded(folded: &mut String, c: char) {
    if is_mark(c) {
        return;
    }
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
    } else if is_apostrophe(c) {
        folded.push('\'');
    } else {
        folded.extend(c.to_lowercase().filter(|&c| !is_mark(c)).map(bare));
    }
}

/// The letter without its accent, for the letters of western Europe; any other character as it is.
fn bare(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ª' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'º' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let words = Words::cut(text);
        (0..words.len()).map(|i| words.folded(i).to_owned()).collect()
    }

    #[test]
    fn words_are_folded_and_figures_stand_apart() {
        assert_eq!(folded("Mañana, MIÉRCOLES 5PM"), ["manana", ",", "miercoles", "5", "pm"]);
        assert_eq!(folded("I’ll at 10 o'clock"), ["i'll", "at", "10", "o'clock"]);
        assert_eq!(folded("man\u{303}ana 4.º"), ["manana", "4", ".", "o"]);
    }

    #[test]
    fn phrases_begin_and_end_between_words_only() {
        let borders = |text: &str| {
            let words = Words::cut(text);
            (1..words.len()).filter(|&i| words.is_border(i)).collect::<Vec<_>>()
        };
        assert!(borders("5pm").is_empty());
        assert!(borders("133-03-2020").is_empty());
        assert_eq!(borders("a 5, b"), [1, 2, 3]);
        assert!(borders("6.45%").is_empty());
        assert_eq!(borders("10. 5"), [1, 2]);
    }
}
