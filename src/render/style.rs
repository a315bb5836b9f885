//! Colour where it is wanted, and text that is fit for a screen: cleaned of control characters, measured and cut in columns.

use std::borrow::Cow;
use std::sync::Once;

use colored::{ColoredString, Colorize};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What `--color` asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorChoice {
    /// Colour on terminals that want it.
    #[default]
    Auto,
    /// Colour even in a pipe.
    Always,
    /// No colour.
    Never,
}

/// Whether one stream is coloured, and what colours mean. Every mark is said in words elsewhere too, so nothing is lost
/// without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    on: bool,
}

impl Style {
    /// No colour.
    pub const PLAIN: Style = Style { on: false };

    /// Decides for one stream: `--color`, then NO_COLOR (<https://no-color.org>: set and not empty), CLICOLOR_FORCE and
    /// CLICOLOR (<https://bixense.com/clicolors>), `TERM=dumb`, and last whether it is a terminal.
    pub fn decide(choice: ColorChoice, env: &dyn Fn(&str) -> Option<String>, is_terminal: bool) -> Self {
        let given = |name| env(name).filter(|value| !value.is_empty());
        let on = match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if given("NO_COLOR").is_some() => false,
            ColorChoice::Auto if given("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
            ColorChoice::Auto if given("CLICOLOR").is_some_and(|value| value == "0") => false,
            ColorChoice::Auto if given("TERM").is_some_and(|value| value == "dumb") => false,
            ColorChoice::Auto => is_terminal,
        };
        Style { on }
    }

    /// Whether this stream is coloured.
    pub fn is_on(self) -> bool {
        self.on
    }

    /// What is overdue, and the customer who is upset.
    pub fn overdue(self, text: &str) -> Cow<'_, str> {
        self.paint(text, |text| text.red().bold())
    }

    /// What is for today.
    pub fn today(self, text: &str) -> Cow<'_, str> {
        self.paint(text, |text| text.yellow().bold())
    }

    /// What went well.
    pub fn good(self, text: &str) -> Cow<'_, str> {
        self.paint(text, |text| text.green())
    }

    /// What may be passed over by the eye.
    pub fn dim(self, text: &str) -> Cow<'_, str> {
        self.paint(text, |text| text.dimmed())
    }

    /// The head of a section.
    pub fn heading(self, text: &str) -> Cow<'_, str> {
        self.paint(text, |text| text.bold())
    }

    /// The number of a promise, to be typed back.
    pub fn id(self, text: &str) -> Cow<'_, str> {
        self.paint(text, |text| text.cyan().bold())
    }

    /// The word that announces an error.
    pub fn error(self, text: &str) -> Cow<'_, str> {
        self.paint(text, |text| text.red().bold())
    }

    /// The word that announces a warning.
    pub fn warning(self, text: &str) -> Cow<'_, str> {
        self.paint(text, |text| text.yellow().bold())
    }

    /// The word that announces a hint, and the command that it offers.
    pub fn hint(self, text: &str) -> Cow<'_, str> {
        self.paint(text, |text| text.cyan())
    }

    fn paint(self, text: &str, paint: impl Fn(ColoredString) -> ColoredString) -> Cow<'_, str> {
        if !self.on || text.is_empty() {
            return Cow::Borrowed(text);
        }
        take_over();
        Cow::Owned(paint(text.into()).to_string())
    }
}

/// Keeps `colored` from deciding by itself: it would look at standard output for both streams, and not at `TERM`.
fn take_over() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| colored::control::set_override(true));
}

/// The text as a screen may show it: line ends and tabs become spaces, and characters that could move the cursor, hide
/// text or turn its direction are left out. Everything a person sees that came from outside the program goes through here.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.bytes().fold(false, |found, byte| found | may_begin_hidden(byte))
        || text.chars().all(|c| shown(c) == Some(c))
    {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(shown).collect())
}

/// Whether a screen must not get this character as it stands.
pub fn is_unprintable(c: char) -> bool {
    shown(c) != Some(c)
}

/// Whether a character that is not shown as it stands may begin with this byte of UTF-8; most text is past this at once.
fn may_begin_hidden(byte: u8) -> bool {
    byte < b' ' || matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef | 0xf3)
}

/// What stands for a character on the screen; nothing where it is left out.
fn shown(c: char) -> Option<char> {
    match c {
        ' '..='~' => Some(c),
        // What parts lines or columns becomes a space, so that words do not run together.
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        // C0, DEL and C1.
        _ if c.is_control() => None,
        // Bidirectional embeddings, overrides and isolates, and the marks that leave no trace themselves.
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        // The soft hyphen, which terminals draw each in its own way, the byte order mark, the annotation marks and the tags.
        '\u{ad}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => None,
        _ => Some(c),
    }
}

/// How many columns a clean text takes on a screen.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    if is_narrow(text) { text.chars().count() } else { text.width() }
}

/// Whether the text has nothing but letters of one column: what comes before U+0300, the first accent that stands on
/// another letter, whose first byte is 0xCC. So has most text of this program, and measuring the rest takes a while.
fn is_narrow(text: &str) -> bool {
    text.bytes().fold(0, u8::max) < 0xcc
}

/// The text in at most that many columns, ending in "…" where something was cut off. A letter keeps its accents, and an
/// emoji its parts, or goes as a whole.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if text.len() <= columns || width(text) <= columns {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let kept = text[..fitting(text, columns - 1)].trim_end();
    Cow::Owned([kept, "…"].concat())
}

/// Where to cut, so that what stands before it fits into that many columns.
fn fitting(text: &str, columns: usize) -> usize {
    if is_narrow(text) {
        return text.char_indices().nth(columns).map_or(text.len(), |(place, _)| place);
    }
    let mut allowed = columns;
    loop {
        // Letters that join may together take other room than apart, so the whole is measured before it is believed.
        let end = sum_fitting(text, allowed);
        if width(&text[..end]) <= columns {
            return end;
        }
        if allowed == 0 {
            return 0;
        }
        allowed -= 1;
    }
}

/// The same, by the sum of what each character takes.
fn sum_fitting(text: &str, columns: usize) -> usize {
    let (mut end, mut used) = (0, 0);
    for next in boundaries(text) {
        used += width(&text[end..next]);
        if used > columns {
            break;
        }
        end = next;
    }
    end
}

/// The places at which the text may be cut: the ends of what a reader takes for one character. Close to the grapheme
/// clusters of UAX #29, which would cost a table of their own.
fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    let mut flag = false;
    text.char_indices().zip(text.chars().skip(1).map(Some).chain([None])).filter_map(move |((place, c), next)| {
        let end = place + c.len_utf8();
        // Two letters of a flag belong together, and the third begins another flag.
        flag = is_flag_letter(c) && !flag;
        let joined = next.is_some_and(|next| clings(next) || c == ZERO_WIDTH_JOINER || (flag && is_flag_letter(next)));
        (!joined).then_some(end)
    })
}

const ZERO_WIDTH_JOINER: char = '\u{200d}';

fn is_flag_letter(c: char) -> bool {
    ('\u{1f1e6}'..='\u{1f1ff}').contains(&c)
}

/// Whether a character is part of the one before it: accents, variation selectors, joiners, and the tones of emoji skin.
fn clings(c: char) -> bool {
    !c.is_ascii() && (c.width() == Some(0) || ('\u{1f3fb}'..='\u{1f3ff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(words: &str) -> impl Fn(&str) -> Option<String> {
        move |name| words.split(' ').filter_map(|w| w.split_once('=')).find(|w| w.0 == name).map(|w| w.1.to_owned())
    }

    #[test]
    fn colour_is_decided_by_the_flag_then_the_environment_then_the_terminal() {
        use ColorChoice::{Always, Auto, Never};
        for (choice, words, terminal, on) in [
            (Auto, "", true, true),
            (Auto, "", false, false),
            (Always, "NO_COLOR=1 TERM=dumb", false, true),
            (Never, "CLICOLOR_FORCE=1", true, false),
            (Auto, "NO_COLOR=1", true, false),
            (Auto, "NO_COLOR=0", true, false),
            (Auto, "NO_COLOR=", true, true),
            (Auto, "NO_COLOR=1 CLICOLOR_FORCE=1", true, false),
            (Auto, "CLICOLOR_FORCE=1", false, true),
            (Auto, "CLICOLOR_FORCE=0", false, false),
            (Auto, "CLICOLOR_FORCE=0", true, true),
            (Auto, "CLICOLOR_FORCE=", false, false),
            (Auto, "CLICOLOR_FORCE=1 CLICOLOR=0", false, true),
            (Auto, "CLICOLOR_FORCE=1 TERM=dumb", false, true),
            (Auto, "CLICOLOR=0", true, false),
            (Auto, "CLICOLOR=1", true, true),
            (Auto, "CLICOLOR=1", false, false),
            (Auto, "CLICOLOR=1 TERM=dumb", true, false),
            (Auto, "TERM=dumb", true, false),
            (Auto, "TERM=xterm", true, true),
        ] {
            assert_eq!(Style::decide(choice, &env(words), terminal).is_on(), on, "{choice:?} {words} {terminal}");
        }
    }

    #[test]
    fn one_stream_is_coloured_and_the_other_is_not() {
        let (on, off) = (Style { on: true }, Style::PLAIN);
        for _ in 0..2 {
            assert_eq!(on.overdue("22 h late"), "\u{1b}[1;31m22 h late\u{1b}[0m");
            assert_eq!(off.overdue("22 h late"), "22 h late");
        }
        assert_eq!(on.id("17"), "\u{1b}[1;36m17\u{1b}[0m");
        assert_eq!(on.dim(""), "");
    }

    #[test]
    fn control_characters_never_reach_the_screen() {
        for (text, shown) in [
            ("Ana López", "Ana López"),
            ("a\nb\tc", "a b c"),
            ("a\r\nb", "a b"),
            ("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f", "a b c d e f"),
            ("\u{1b}[31mred\u{7}\u{0}\u{7f}", "[31mred"),
            ("\u{9b}31m", "31m"),
            ("abc\u{202e}def\u{202c}", "abcdef"),
            ("\u{2066}a\u{2069}\u{200e}\u{200f}\u{61c}", "a"),
            ("\u{feff}a\u{fff9}b\u{fffb}", "ab"),
            ("a\u{e0001}\u{e0061}\u{e007f}b", "ab"),
            ("👩\u{200d}👧 ❤\u{fe0f}", "👩\u{200d}👧 ❤\u{fe0f}"),
            ("e\u{301} ñ 日本 עברית", "e\u{301} ñ 日本 עברית"),
            ("", ""),
        ] {
            let cleaned = clean(text);
            assert_eq!(cleaned, shown, "{text:?}");
            assert_eq!(matches!(cleaned, Cow::Borrowed(_)), text == shown, "{text:?}");
            assert_eq!(clean(&cleaned), cleaned);
        }
    }

    #[test]
    fn the_short_ways_come_to_the_same() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let mut buffer = [0; 4];
            let text = c.encode_utf8(&mut buffer);
            assert_eq!(clean(text), shown(c).map(String::from).unwrap_or_default(), "{c:?}");
            assert!(!clean(text).chars().any(char::is_control), "{c:?}");
            assert_eq!(width(&clean(text)), UnicodeWidthStr::width(&*clean(text)), "{c:?}");
        }
    }

    #[test]
    fn text_is_cut_to_its_columns() {
        for (text, columns, expected) in [
            ("", 0, ""),
            ("", 5, ""),
            ("a", 0, ""),
            ("a", 1, "a"),
            ("ab", 0, ""),
            ("ab", 1, "…"),
            ("ab", 2, "ab"),
            ("hola", 4, "hola"),
            ("hola", 3, "ho…"),
            ("hola mundo", 6, "hola…"),
            ("mañana", 6, "mañana"),
            ("mañana", 4, "mañ…"),
            ("man\u{303}ana", 6, "man\u{303}ana"),
            ("man\u{303}ana", 4, "man\u{303}…"),
            ("man\u{303}ana", 3, "ma…"),
            ("日本語", 6, "日本語"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("日本語", 2, "…"),
            ("日本語", 1, "…"),
            ("日本語", 0, ""),
            ("👩\u{200d}👩\u{200d}👧ab", 4, "👩\u{200d}👩\u{200d}👧ab"),
            ("👩\u{200d}👩\u{200d}👧ab", 3, "👩\u{200d}👩\u{200d}👧…"),
            ("👩\u{200d}👩\u{200d}👧ab", 2, "…"),
            ("👍🏽👍🏽", 4, "👍🏽👍🏽"),
            ("👍🏽👍🏽", 3, "👍🏽…"),
            ("🇪🇸🇲🇽", 4, "🇪🇸🇲🇽"),
            ("🇪🇸🇲🇽", 3, "🇪🇸…"),
            ("🇪🇸🇲🇽", 2, "…"),
            ("❤\u{fe0f}❤\u{fe0f}", 3, "❤\u{fe0f}…"),
            ("각각", 3, "각…"),
        ] {
            assert_eq!(cut(text, columns), expected, "{text:?} in {columns}");
        }
    }

    #[test]
    fn nothing_that_was_cut_is_too_wide() {
        let pieces =
            ["a", "ñ", "e\u{301}", "日", "👩\u{200d}👧", "👍🏽", "🇪🇸", "❤\u{fe0f}", "לא", "각", " ", "\u{200d}", "🇲"];
        for one in pieces {
            for two in pieces {
                for three in pieces {
                    let text = format!("{one}{two}{three}{one}");
                    for columns in 0..12 {
                        let short = cut(&text, columns);
                        assert!(width(&short) <= columns, "{text:?} in {columns}: {short:?}");
                        assert!(width(&text) > columns || short == text, "{text:?} in {columns}: {short:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_pile_of_accents_is_one_letter() {
        let text = format!("a{}b", "\u{301}".repeat(5_000));
        assert_eq!((width(&text), cut(&text, 1).as_ref()), (2, "…"));
        assert_eq!(cut(&format!("{text}c"), 2).chars().count(), 5_002);
    }
}
