//! Cuts a JSON text of any length into its entries, one at a time and in bounded memory: an export, a list, or one object a
//! line.

use std::io::{self, BufRead};

use super::{Found, Item, LONGEST_ENTRY, Next, Reader, Trouble, Wishes};
use crate::app::App;

/// How deep an entry may be nested.
const DEEPEST: usize = 100;

/// Where in the text we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Between entries.
    Top,
    /// In a list of promises at the top.
    Plain { first: bool },
    /// In the object of an export, between its fields.
    Export { first: bool },
    /// In a list of an export.
    List { people: bool, first: bool },
    /// Nothing more can be understood.
    End,
}

/// Begins to read JSON.
pub fn open<'a>(input: &'a mut dyn BufRead, _: &Wishes) -> Result<Box<dyn Reader + 'a>, Trouble> {
    Ok(Box::new(Scanner::new(input)))
}

/// Reads entries from a text.
pub struct Scanner<'a> {
    input: &'a mut dyn BufRead,
    line: u64,
    read: u64,
    state: State,
}

impl<'a> Scanner<'a> {
    /// Begins at the start of a text.
    pub fn new(input: &'a mut dyn BufRead) -> Self {
        Scanner { input, line: 1, read: 0, state: State::Top }
    }

    /// Goes one step on: over a bracket, a comma or a part.
    fn step(&mut self) -> Result<Option<Item>, Trouble> {
        let next = self.peek()?;
        match (self.state, next) {
            (State::End, _) | (State::Top, None) => {
                self.state = State::End;
                Ok(None)
            }
            (_, None) => Err(Trouble::Unended),
            (State::Top, Some(b'[')) => self.go_on(State::Plain { first: true }),
            (State::Top, Some(b'{')) => self.object(),
            (State::Top, Some(_)) => Err(Trouble::NotJson),
            (State::Plain { .. }, Some(b']')) => self.go_on(State::Top),
            (State::Plain { first: false }, Some(b',')) => self.go_on(State::Plain { first: true }),
            (State::Plain { first: true }, Some(_)) => {
                self.state = State::Plain { first: false };
                Ok(Some(Item::Entry(self.value()?)))
            }
            (State::List { .. }, Some(b']')) => self.go_on(State::Export { first: false }),
            (State::List { people, first: false }, Some(b',')) => self.go_on(State::List { people, first: true }),
            (State::List { people, first: true }, Some(_)) => {
                self.state = State::List { people, first: false };
                let value = self.value()?;
                Ok(Some(if people { Item::Person(value) } else { Item::Entry(value) }))
            }
            (State::Export { .. }, Some(b'}')) => self.go_on(State::Top),
            (State::Export { first: false }, Some(b',')) => self.go_on(State::Export { first: true }),
            (State::Export { first: true }, Some(b'"')) => {
                let key = self.value()?;
                self.field(&key)
            }
            (State::Plain { .. } | State::List { .. } | State::Export { .. }, Some(_)) => Err(Trouble::NotJson),
        }
    }

    fn go_on(&mut self, state: State) -> Result<Option<Item>, Trouble> {
        self.bump()?;
        self.state = state;
        Ok(None)
    }

    /// An object at the top: an export if it begins like one, an entry otherwise.
    fn object(&mut self) -> Result<Option<Item>, Trouble> {
        let mut bytes = vec![b'{'];
        self.bump()?;
        self.skip_space()?;
        if self.peek()? == Some(b'"') {
            let key = self.value()?;
            if matches!(key.as_slice(), b"\"promise\"" | b"\"numbers\"" | b"\"people\"" | b"\"promises\"") {
                self.state = State::Export { first: false };
                return self.field(&key);
            }
            bytes.extend(key);
        }
        self.rest(&mut bytes, 1)?;
        Ok(Some(Item::Entry(bytes)))
    }

    /// What follows the name of a field of an export.
    fn field(&mut self, key: &[u8]) -> Result<Option<Item>, Trouble> {
        // Whatever goes wrong in an export, what follows cannot be told apart from it.
        self.state = State::Export { first: false };
        let key: String = serde_json::from_slice(key).map_err(|_| Trouble::NotJson)?;
        self.skip_space()?;
        if self.peek()? != Some(b':') {
            return Err(Trouble::NotJson);
        }
        self.bump()?;
        self.skip_space()?;
        if matches!(key.as_str(), "people" | "promises") && self.peek()? == Some(b'[') {
            return self.go_on(State::List { people: key == "people", first: true });
        }
        Ok(Some(Item::Field(key, self.value()?)))
    }

    /// A whole value, as bytes.
    fn value(&mut self) -> Result<Vec<u8>, Trouble> {
        let mut bytes = Vec::new();
        self.rest(&mut bytes, 0)?;
        if bytes.is_empty() { Err(Trouble::NotJson) } else { Ok(bytes) }
    }

    /// The rest of a value that is open by so many brackets.
    fn rest(&mut self, bytes: &mut Vec<u8>, mut depth: usize) -> Result<(), Trouble> {
        let (mut text, mut escaped, mut ended) = (false, false, false);
        while !ended {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                let bare = depth == 0 && !text && !bytes.is_empty();
                return if bare { Ok(()) } else { Err(Trouble::Unended) };
            }
            let mut used = 0;
            for &byte in buffer {
                match byte {
                    b'\n' => self.line += 1,
                    _ if escaped => escaped = false,
                    b'\\' if text => escaped = true,
                    b'"' => {
                        text = !text;
                        ended = !text && depth == 0;
                    }
                    _ if text => {}
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' | b',' | b' ' | b'\t' | b'\r' | b':' if depth == 0 => {
                        ended = true;
                        break;
                    }
                    b'}' | b']' => {
                        depth -= 1;
                        ended = depth == 0;
                    }
                    _ => {}
                }
                if byte == b'\n' && depth == 0 && !text {
                    self.line -= 1;
                    ended = true;
                    break;
                }
                bytes.push(byte);
                used += 1;
                if ended || depth > DEEPEST || bytes.len() > LONGEST_ENTRY {
                    break;
                }
            }
            self.input.consume(used);
            self.read += used as u64;
            if depth > DEEPEST {
                return Err(Trouble::TooDeep);
            }
            if bytes.len() > LONGEST_ENTRY {
                return Err(Trouble::TooLong);
            }
        }
        Ok(())
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.input.fill_buf()?.first().copied())
    }

    fn bump(&mut self) -> io::Result<()> {
        if self.peek()? == Some(b'\n') {
            self.line += 1;
        }
        self.input.consume(1);
        self.read += 1;
        Ok(())
    }

    /// Passes over white space, commas between lines, and the mark that some editors put at the start of a file.
    fn skip_space(&mut self) -> Result<(), Trouble> {
        while let Some(byte) = self.peek()? {
            let mark = self.read < 3 && matches!(byte, 0xef | 0xbb | 0xbf);
            if !mark && !byte.is_ascii_whitespace() {
                break;
            }
            self.bump()?;
        }
        Ok(())
    }

    fn skip_line(&mut self) -> io::Result<()> {
        let skipped = self.input.skip_until(b'\n')?;
        self.read += skipped as u64;
        self.line += 1;
        Ok(())
    }
}

impl Iterator for Scanner<'_> {
    type Item = Result<Found, (Trouble, u64)>;

    /// The next part; or what is wrong, with the line on which that part begins. None at the end.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Err(trouble) = self.skip_space() {
                self.state = State::End;
                return Some(Err((trouble, self.line)));
            }
            let line = self.line;
            match self.step() {
                Ok(None) if self.state == State::End => return None,
                Ok(None) => {}
                Ok(Some(item)) => return Some(Ok(Found { item, line })),
                Err(trouble) => {
                    // A line that is no JSON can be passed over where every line stands for itself.
                    let again = self.state == State::Top && matches!(trouble, Trouble::NotJson);
                    if !again || self.skip_line().is_err() {
                        self.state = State::End;
                    }
                    return Some(Err((trouble, line)));
                }
            }
        }
    }
}

impl Reader for Scanner<'_> {
    fn next(&mut self, _: &App) -> Next {
        Iterator::next(self)
    }

    fn read(&self) -> u64 {
        self.read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries as text, fields and customers with a mark before them, what is wrong as its line.
    fn scan(text: &[u8]) -> Vec<String> {
        let mut input = text;
        let mut scanner = Scanner::new(&mut input);
        let mut found = Vec::new();
        for next in &mut scanner {
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
            found.push(match next {
                Ok(Found { item: Item::Field(key, value), .. }) => format!("{key}={}", text(value)),
                Ok(Found { item: Item::Person(value), .. }) => format!("+{}", text(value)),
                Ok(Found { item: Item::Entry(value), line }) => format!("{line}:{}", text(value)),
                Ok(Found { item, .. }) => panic!("JSON has no {item:?}"),
                Err((trouble, line)) => format!("{line}!{trouble:?}"),
            });
        }
        found
    }

    #[test]
    fn exports_lists_and_lines_are_cut_into_entries() {
        let export =
            b"{\"promise\":1,\"numbers\":{\"\":2},\n\"people\":[\n{\"a\":1},\n{}],\"promises\":[{\"b\":\"]}\\\"\"}]}\n";
        assert_eq!(scan(export), ["promise=1", "numbers={\"\":2}", "+{\"a\":1}", "+{}", "4:{\"b\":\"]}\\\"\"}"]);
        assert_eq!(
            scan(b"\xef\xbb\xbf[ {\"a\": [1,2]} ,\n3, \"x\",{}\n]"),
            ["1:{\"a\": [1,2]}", "2:3", "2:\"x\"", "2:{}"]
        );
        assert_eq!(scan(b"{\"a\":1}\r\n\n{\r\n\"b\":2}{}"), ["1:{\"a\":1}", "3:{\"b\":2}", "4:{}"]);
        assert_eq!(scan(b"{\"promise\":1}\n{\"person\":{}}\n"), ["promise=1", "2:{\"person\":{}}"]);
        assert_eq!(scan(b""), Vec::<String>::new());
        assert_eq!(scan(b"[]"), Vec::<String>::new());
        assert_eq!(scan(b"{\"people\":[],\"promises\":[]}"), Vec::<String>::new());
    }

    #[test]
    fn what_is_no_json_is_named_by_its_line() {
        assert_eq!(scan(b"hello\n{}\nyou"), ["1!NotJson", "2:{}", "3!NotJson"]);
        assert_eq!(scan(b"{\"a\":1}\n{\"b\":"), ["1:{\"a\":1}", "2!Unended"]);
        assert_eq!(scan(b"[{},\n"), ["1:{}", "2!Unended"]);
        assert_eq!(scan(b"[{}\n{}]"), ["1:{}", "2!NotJson"]);
        assert_eq!(scan(b"[{}}"), ["1:{}", "1!NotJson"]);
        assert_eq!(scan(b"{\"promise\" 1}"), ["1!NotJson"]);
        assert_eq!(scan(&[b'['; 200_000]), ["1!TooDeep"]);
        assert_eq!(scan(&[b"{\"a\":\"".to_vec(), vec![b'x'; 2 << 20]].concat()), ["1!TooLong"]);
    }
}
