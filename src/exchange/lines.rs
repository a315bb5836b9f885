//! Lines of text within bounds, and the content lines of vCard and iCalendar (RFC 6350 and 5545, section 3 of each): unfolded and
//! parted when read, escaped and folded when written.

use std::io::{self, BufRead};

use super::decoded;
use crate::render::style::is_unprintable;

/// How much of a line is kept; pictures are longer, and nothing that is wanted is.
pub const LONGEST_LINE: usize = 64 * 1024;

/// How long a written line may be, in bytes and without its end.
const FOLD: usize = 75;

/// Reads lines, whatever ends them, and keeps no more of each than is wanted.
pub struct Lines<'a> {
    input: &'a mut dyn BufRead,
    /// How many lines were read so far.
    pub count: u64,
    /// How many bytes were read so far.
    pub read: u64,
}

impl<'a> Lines<'a> {
    /// Begins at the start of a text.
    pub fn new(input: &'a mut dyn BufRead) -> Self {
        Lines { input, count: 0, read: 0 }
    }

    /// Adds the next line to `line`, without its end, as far as there is room; tells whether there was one.
    pub fn next(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        let start = self.read;
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                break;
            }
            let end = memchr::memchr(b'\n', buffer);
            let piece = &buffer[..end.unwrap_or(buffer.len())];
            line.extend_from_slice(&piece[..piece.len().min(LONGEST_LINE.saturating_sub(line.len()))]);
            let used = piece.len() + usize::from(end.is_some());
            self.input.consume(used);
            self.read += used as u64;
            if end.is_some() {
                break;
            }
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        let any = self.read > start;
        if any && start == 0 && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
        }
        self.count += u64::from(any);
        Ok(any)
    }

    /// Whether the next line begins with white space, and so goes on with this one.
    fn goes_on(&mut self) -> io::Result<bool> {
        Ok(matches!(self.input.fill_buf()?.first(), Some(b' ' | b'\t')))
    }

    /// The next content line; none at the end. A line without a colon has no name.
    pub fn property(&mut self) -> io::Result<Option<Property>> {
        let mut line = Vec::new();
        if !self.next(&mut line)? {
            return Ok(None);
        }
        let at = self.count;
        while !line.is_empty() && self.goes_on()? {
            self.read_folded(&mut line)?;
        }
        let mut property = Property::parse(&line);
        // In quoted-printable, which only vCard 2.1 has, a sign at its end says that the line goes on.
        while property.is_quoted_printable() && property.value.last() == Some(&b'=') {
            property.value.pop();
            let mut more = Vec::new();
            if !self.next(&mut more)? {
                break;
            }
            let room = LONGEST_LINE.saturating_sub(property.value.len());
            property.value.extend_from_slice(&more[..more.len().min(room)]);
        }
        property.line = at;
        Ok(Some(property))
    }

    fn read_folded(&mut self, line: &mut Vec<u8>) -> io::Result<()> {
        self.input.consume(1);
        self.read += 1;
        self.next(line).map(|_| ())
    }
}

/// A content line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Property {
    /// Its name in capitals.
    pub name: String,
    /// The group before the name, in capitals: others of it say more of the same thing.
    pub group: String,
    /// Its parameters, with names in capitals; one without a name is a `TYPE`.
    pub params: Vec<(String, String)>,
    /// Its value as it stands there.
    value: Vec<u8>,
    /// The line on which it begins.
    pub line: u64,
}

impl Property {
    fn parse(line: &[u8]) -> Property {
        let mut quoted = false;
        let mut parts = Vec::new();
        let mut from = 0;
        for (place, &byte) in line.iter().enumerate() {
            match byte {
                b'"' => quoted = !quoted,
                b';' | b':' if !quoted => {
                    parts.push(decoded(&line[from..place]));
                    from = place + 1;
                    if byte == b':' {
                        let mut property = Property { value: line[from..].to_vec(), ..Property::default() };
                        property.head(parts);
                        return property;
                    }
                }
                _ => {}
            }
        }
        Property::default()
    }

    fn head(&mut self, parts: Vec<String>) {
        let mut parts = parts.into_iter();
        let name = parts.next().unwrap_or_default();
        let (group, name) = name.rsplit_once('.').unwrap_or(("", &name));
        self.name = name.trim().to_ascii_uppercase();
        self.group = group.trim().to_ascii_uppercase();
        for part in parts {
            let (name, values) = match part.split_once('=') {
                Some((name, values)) => (name.trim().to_ascii_uppercase(), values),
                None if is_encoding(&part) => ("ENCODING".to_owned(), part.as_str()),
                None => ("TYPE".to_owned(), part.as_str()),
            };
            let value = values.trim().trim_matches('"');
            // RFC 6868.
            let value = value.replace("^n", " ").replace("^'", "\"").replace("^^", "^");
            self.params.push((name, value));
        }
    }

    fn is_quoted_printable(&self) -> bool {
        self.param("ENCODING").is_some_and(|encoding| encoding.eq_ignore_ascii_case("QUOTED-PRINTABLE"))
    }

    /// The first parameter with this name.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it says of itself that it is of this type.
    pub fn is_type(&self, wanted: &str) -> bool {
        let types = self.params.iter().filter(|(name, _)| name == "TYPE");
        types.flat_map(|(_, values)| values.split(',')).any(|value| value.trim().eq_ignore_ascii_case(wanted))
    }

    /// Its value as text, with escapes as they stand there.
    pub fn raw(&self) -> String {
        let bytes = match self.param("ENCODING").map(str::to_ascii_uppercase).as_deref() {
            Some("QUOTED-PRINTABLE") => unquoted(&self.value),
            // What is no base64 after all is as it stands there.
            Some("BASE64" | "B") => from_base64(&self.value).unwrap_or_else(|| self.value.clone()),
            _ => self.value.clone(),
        };
        let charset = self.param("CHARSET").unwrap_or_default().to_ascii_lowercase();
        if charset.starts_with("iso-8859-1") || charset.starts_with("windows-125") {
            return bytes.iter().map(|&byte| super::windows_1252(byte)).collect();
        }
        decoded(&bytes)
    }

    /// Its value as one text.
    pub fn text(&self) -> String {
        unescaped(&self.raw())
    }

    /// Its value as the texts between its semicolons.
    pub fn parts(&self) -> Vec<String> {
        let raw = self.raw();
        let (mut parts, mut part, mut escaped) = (Vec::new(), String::new(), false);
        for c in raw.chars() {
            if c == ';' && !escaped {
                parts.push(unescaped(&std::mem::take(&mut part)));
                continue;
            }
            escaped = c == '\\' && !escaped;
            part.push(c);
        }
        parts.push(unescaped(&part));
        parts
    }
}

fn is_encoding(word: &str) -> bool {
    ["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"].iter().any(|known| word.trim().eq_ignore_ascii_case(known))
}

fn unquoted(bytes: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut plain = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while place < bytes.len() {
        match (bytes[place], digit(bytes.get(place + 1)), digit(bytes.get(place + 2))) {
            (b'=', Some(high), Some(low)) => {
                plain.push(u8::try_from(high * 16 + low).expect("two digits of sixteen are a byte"));
                place += 3;
            }
            (byte, ..) => {
                plain.push(byte);
                place += 1;
            }
        }
    }
    plain
}

/// RFC 4648, section 4; none where it is something else.
fn from_base64(text: &[u8]) -> Option<Vec<u8>> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut plain = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.trim_ascii_end().iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != b'=') {
        let digit = DIGITS.iter().position(|digit| digit == byte)?;
        bits = bits << 6 & 0xff_ffff | u32::try_from(digit).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            plain.push((bits >> count & 0xff) as u8);
        }
    }
    Some(plain)
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(other) => plain.push(other),
                None => {}
            },
            c => plain.push(c),
        }
    }
    plain
}

/// A text as it stands in a value: on one line, and unable to end it or to begin another part of it.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => safe.extend(['\\', c]),
            '\n' | '\u{2028}' | '\u{2029}' => safe.push_str("\\n"),
            c if is_unprintable(c) => {}
            c => safe.push(c),
        }
    }
    safe
}

/// A content line with its end, folded so that no line of it is too long and no character is cut.
pub fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / FOLD * 3 + 2);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > FOLD {
            folded.push_str("\r\n ");
            used = 1;
        }
        folded.push(c);
        used += c.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn properties(text: &[u8]) -> Vec<(u64, String, String)> {
        let mut input = text;
        let mut lines = Lines::new(&mut input);
        let mut all = Vec::new();
        while let Some(property) = lines.property().unwrap() {
            all.push((property.line, property.name.clone(), property.text()));
        }
        assert_eq!(lines.read, text.len() as u64);
        all
    }

    #[test]
    fn lines_are_unfolded_and_keep_their_numbers() {
        let text = b"\xef\xbb\xbfFN:Ana L\r\n \xc3\xb3pez\r\nitem1.TEL;type=CELL:1\nNOTE;X=\"a:b;c\":one\\, two\n\t\\nthree\r\nbare\nEND:x";
        let wanted =
            [(1, "FN", "Ana López"), (3, "TEL", "1"), (4, "NOTE", "one, two\nthree"), (6, "", ""), (7, "END", "x")];
        assert_eq!(properties(text), wanted.map(|(line, name, text)| (line, name.to_owned(), text.to_owned())));
    }

    #[test]
    fn what_is_quoted_printable_goes_on_and_has_its_charset() {
        let text = b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=B3pez;=\r\nAna\r\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Mu=F1oz=\nX=4\nNOTE;QUOTED-PRINTABLE:=";
        let all = properties(text);
        assert_eq!(all[0].2, "López;Ana");
        assert_eq!(all[1].2, "MuñozX=4");
        assert_eq!(all[2], (5, "NOTE".to_owned(), String::new()));
        // Without a charset, what is no UTF-8 is what Windows wrote.
        assert_eq!(properties(b"FN:Mu\xf1oz \x80")[0].2, "Muñoz €");
    }

    #[test]
    fn base64_is_text_again() {
        for (text, wanted) in [
            ("FN;CHARSET=UTF-8;ENCODING=BASE64:QsOhcmJhcmEgUnXDrXo=", "Bárbara Ruíz"),
            ("FN;encoding=b:QW5h", "Ana"),
            ("FN;ENCODING=B:QW5hIEw=", "Ana L"),
            ("FN;BASE64:QW5hIE\r\n zDs3BleiBQ\r\n w6lyZXo", "Ana López Pérez"),
            ("FN;ENCODING=BASE64;CHARSET=ISO-8859-1:TXXxb3o=", "Muñoz"),
            ("FN;ENCODING=BASE64:Muñoz, Eva", "Muñoz, Eva"),
        ] {
            assert_eq!(properties(text.as_bytes())[0].2, wanted, "{text}");
        }
        assert_eq!(Property::parse(b"N;ENCODING=BASE64:UnXDrXo7QsOhcmJhcmE=").parts(), ["Ru\u{ed}z", "B\u{e1}rbara"]);
    }

    #[test]
    fn a_line_of_any_length_is_kept_in_part_only() {
        let text = [b"PHOTO:".to_vec(), vec![b'x'; 3 << 20], b"\n y\nFN:Ana\n".to_vec()].concat();
        let all = properties(&text);
        assert!(all[0].2.len() < LONGEST_LINE);
        assert_eq!(all[1], (3, "FN".to_owned(), "Ana".to_owned()));
    }

    #[test]
    fn what_is_written_stays_one_property_and_is_read_again() {
        for text in
            ["Ana", "a;b,c\\d", "one\r\nEND:VCARD\nTEL:1", "\u{7}\u{85}é", &"ñ".repeat(200), &"日本 ".repeat(60)]
        {
            let line = folded(&format!("NOTE:{}", escaped(text)));
            assert!(line.ends_with("\r\n") && line.split("\r\n").all(|line| line.len() <= FOLD), "{line:?}");
            let read = properties(line.as_bytes());
            assert_eq!(read.len(), 1, "{line:?}");
            let plain: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
            assert_eq!(read[0].2, plain, "{line:?}");
        }
    }

    #[test]
    fn parts_are_divided_where_no_escape_says_otherwise() {
        let property = Property::parse(b"N:L\\;x;Ana\\\\;;");
        assert_eq!(property.parts(), ["L;x", "Ana\\", "", ""]);
    }
}
