//! One key at a time: a terminal that hands over each key as it is pressed, and gets its lines back when it is let go.

use std::any::Any;
use std::io::{self, BufRead, ErrorKind, Stdin};

/// A terminal held; it is as it was once this is dropped.
pub type Held = Box<dyn Any>;

/// Ctrl-C, which comes as a key from a terminal that is held.
pub const INTERRUPT: char = '\u{3}';

/// Ctrl-D, likewise.
pub const END_OF_TEXT: char = '\u{4}';

const ESCAPE: char = '\u{1b}';

/// More bytes than any key sends.
const LONGEST_SEQUENCE: usize = 32;

/// Has a terminal hand over each key at once and show none, until what this returns is dropped; none where that cannot be,
/// and keys then come line by line. Ctrl-C is a key meanwhile, so that nothing ends the program while the terminal is held.
#[cfg(unix)]
pub fn by_key(terminal: Stdin) -> Option<Held> {
    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

    let before = tcgetattr(&terminal).ok()?;
    let mut held = before.clone();
    held.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG | LocalModes::IEXTEN);
    held.special_codes[SpecialCodeIndex::VMIN] = 1;
    held.special_codes[SpecialCodeIndex::VTIME] = 0;
    // What was typed ahead stays: a fast hand answers before it is asked.
    tcsetattr(&terminal, OptionalActions::Now, &held).ok()?;
    Some(Box::new(unix::Restore { terminal, before }))
}

/// Keys come line by line.
#[cfg(not(unix))]
pub fn by_key(_: Stdin) -> Option<Held> {
    None
}

#[cfg(unix)]
mod unix {
    use std::io::Stdin;

    use rustix::termios::{OptionalActions, Termios, tcsetattr};

    /// Gives a terminal back what it was.
    pub(super) struct Restore {
        pub(super) terminal: Stdin,
        pub(super) before: Termios,
    }

    impl Drop for Restore {
        fn drop(&mut self) {
            // A terminal that is gone wants nothing back.
            let _ = tcsetattr(&self.terminal, OptionalActions::Now, &self.before);
        }
    }
}

/// Reads one key; none at the end of input. An arrow, or another key that sends several bytes, is one key and no letter.
pub fn read(input: &mut dyn BufRead) -> io::Result<Option<char>> {
    let waiting = waiting(input)?;
    let Some(&first) = waiting.first() else { return Ok(None) };
    if char::from(first) == ESCAPE {
        input.consume(sequence_length(&waiting));
        return Ok(Some(ESCAPE));
    }
    let length = match first {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf7 => 4,
        _ => 1,
    };
    let mut bytes = Vec::new();
    while bytes.len() < length {
        let Some(&next) = self::waiting(input)?.first() else { break };
        input.consume(1);
        bytes.push(next);
    }
    Ok(String::from_utf8_lossy(&bytes).chars().next())
}

/// The first of the bytes that are there, or that come next.
fn waiting(input: &mut dyn BufRead) -> io::Result<Vec<u8>> {
    loop {
        match input.fill_buf() {
            Ok(bytes) => return Ok(bytes.iter().take(LONGEST_SEQUENCE).copied().collect()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// How many bytes belong to the escape that begins them. They all come at once: what is not there yet belongs to no key that
/// was pressed, and is not waited for.
fn sequence_length(bytes: &[u8]) -> usize {
    match bytes.get(1) {
        Some(b'[') => {
            let last = bytes.iter().skip(2).position(|byte| (0x40..=0x7e).contains(byte));
            last.map_or(bytes.len(), |last| last + 3)
        }
        Some(b'O') => bytes.len().min(3),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(mut bytes: &[u8]) -> Vec<char> {
        std::iter::from_fn(|| read(&mut bytes).unwrap()).collect()
    }

    #[test]
    fn each_key_is_one_letter() {
        assert_eq!(keys("kñ?€".as_bytes()), ['k', 'ñ', '?', '€']);
        assert_eq!(keys(b"\x03\x04"), [INTERRUPT, END_OF_TEXT]);
        assert_eq!(keys(b""), []);
    }

    #[test]
    fn an_arrow_is_one_key_and_no_letter() {
        for arrow in ["\u{1b}[A", "\u{1b}OB", "\u{1b}[3~", "\u{1b}[1;5C", "\u{1b}"] {
            assert_eq!(keys(format!("{arrow}k").as_bytes()), [ESCAPE, 'k'], "{arrow:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_letters_are_keys_that_mean_nothing() {
        assert_eq!(keys(b"\xffk"), [char::REPLACEMENT_CHARACTER, 'k']);
        assert_eq!(keys("é".as_bytes().split_last().unwrap().1), [char::REPLACEMENT_CHARACTER]);
        assert_eq!(keys(b"\x1b["), [ESCAPE]);
    }
}
