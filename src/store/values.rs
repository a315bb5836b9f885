//! JSON of our own writing, read value by value from left to right: several times faster than by a description of the whole,
//! for what every command waits for. What was not written by this program, without blanks and in this order, is not read.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::value::{BorrowedStrDeserializer, Error};

use super::journal::Text;

/// A text, and how far it was read. Everything gives none where something else stands there.
pub(super) struct Values<'a> {
    text: &'a str,
    place: usize,
}

impl<'a> Values<'a> {
    /// Everything in a text.
    pub fn of(text: &'a str) -> Self {
        Values { text, place: 0 }
    }

    /// The beginning of a list.
    pub fn begin(&mut self) -> Option<()> {
        self.pass(b',');
        self.pass(b'[').then_some(())
    }

    /// The end of a list.
    pub fn end(&mut self) -> Option<()> {
        self.pass(b']').then_some(())
    }

    /// Whether another value stands in this list.
    pub fn has_more(&self) -> bool {
        self.next() != Some(b']')
    }

    /// Whether everything was read.
    pub fn is_empty(&self) -> bool {
        self.next().is_none()
    }

    /// A whole number.
    pub fn number<N: TryFrom<i64>>(&mut self) -> Option<N> {
        self.pass(b',');
        let is_negative = self.pass(b'-');
        let (start, mut value) = (self.place, 0_i64);
        while let Some(digit @ b'0'..=b'9') = self.next() {
            value = value.checked_mul(10)?.checked_add(i64::from(digit - b'0'))?;
            self.place += 1;
        }
        if self.place == start {
            return None;
        }
        N::try_from(if is_negative { -value } else { value }).ok()
    }

    /// A text.
    pub fn text(&mut self) -> Option<Text<'a>> {
        self.pass(b',');
        if self.next() != Some(b'"') {
            return None;
        }
        let start = self.place + 1;
        let length = self.text.as_bytes()[start..].iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        if self.text.as_bytes()[start + length] == b'\\' {
            return self.any();
        }
        self.place = start + length + 1;
        Some(Text(Cow::Borrowed(&self.text[start..start + length])))
    }

    /// A text, or null.
    pub fn text_or_null(&mut self) -> Option<Option<Text<'a>>> {
        if self.pass_null() { Some(None) } else { self.text().map(Some) }
    }

    /// One of a few names.
    pub fn name<T: Deserialize<'a>>(&mut self) -> Option<T> {
        match self.text()?.0 {
            Cow::Borrowed(name) => T::deserialize(BorrowedStrDeserializer::<Error>::new(name)).ok(),
            Cow::Owned(_) => None,
        }
    }

    /// Whether null stood there.
    pub fn pass_null(&mut self) -> bool {
        self.pass(b',');
        let is_null = self.next() == Some(b'n') && self.text[self.place..].starts_with("null");
        self.place += if is_null { "null".len() } else { 0 };
        is_null
    }

    /// The last value of a list, which is left out where it says nothing, and the end of the list.
    pub fn last<T: Deserialize<'a> + Default>(&mut self) -> Option<T> {
        let value = if self.has_more() { self.any()? } else { T::default() };
        self.end()?;
        Some(value)
    }

    /// A value of any form.
    fn any<T: Deserialize<'a>>(&mut self) -> Option<T> {
        self.pass(b',');
        let mut values = serde_json::Deserializer::from_str(&self.text[self.place..]).into_iter::<T>();
        let value = values.next()?.ok()?;
        self.place += values.byte_offset();
        Some(value)
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.place).copied()
    }

    /// Whether this byte stood there, and is past now. It is never part of a longer letter.
    fn pass(&mut self, byte: u8) -> bool {
        let is_there = self.next() == Some(byte);
        self.place += usize::from(is_there);
        is_there
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    #[test]
    fn values_are_read_in_their_order() {
        let mut values = Values::of(r#"[17,-3,"Ana","a \"b\" ñ\n",null,"x","call",[],{"a":1}]"#);
        assert_eq!(values.begin(), Some(()));
        assert_eq!(values.number::<u32>(), Some(17));
        assert_eq!(values.number::<i32>(), Some(-3));
        assert_eq!(values.text(), Some(Text("Ana".into())));
        assert_eq!(values.text(), Some(Text("a \"b\" ñ\n".into())));
        assert_eq!(values.text_or_null(), Some(None));
        assert_eq!(values.text_or_null(), Some(Some(Text("x".into()))));
        assert_eq!(values.name::<Kind>(), Some(Kind::Call));
        assert_eq!((values.begin(), values.has_more(), values.end()), (Some(()), false, Some(())));
        assert_eq!(values.last::<std::collections::BTreeMap<String, u32>>(), Some([("a".to_owned(), 1)].into()));
        assert!(values.is_empty());
    }

    #[test]
    fn what_stands_elsewhere_is_not_read() {
        assert_eq!(Values::of("]").begin(), None);
        assert_eq!(Values::of("\"x\"").number::<i32>(), None);
        assert_eq!(Values::of("-").number::<i32>(), None);
        assert_eq!(Values::of("300").number::<u8>(), None);
        assert_eq!(Values::of("99999999999999999999").number::<i64>(), None);
        assert_eq!(Values::of("\"x").text(), None);
        assert_eq!(Values::of("\"x\\").text(), None);
        assert_eq!(Values::of("12").text(), None);
        assert_eq!(Values::of("\"letter\"").name::<Kind>(), None);
        assert_eq!(Values::of("{}").last::<u32>(), None);
    }
}
