//! Cards of an address book: vCard 2.1, 3.0 and 4.0 read as phones and mail programs write them, and 3.0 written, which all of
//! them read (RFC 2426).

use std::io::BufRead;

use super::lines::{Lines, Property, escaped, folded};
use super::sheet::{self, Sort};
use super::{Card, Found, Item, Next, Reader, Trouble, Why, Wishes};
use crate::app::App;
use crate::capture::tidy;
use crate::i18n::Language;
use crate::model::order::PutInOrder;
use crate::model::people;

/// How many numbers and addresses of one card are looked at.
const MOST: usize = 50;

/// Whether a text begins like cards.
pub fn looks(head: &[u8]) -> bool {
    begins(head, b"BEGIN:VCARD")
}

/// Whether a text begins with these capitals, however they are written there.
pub fn begins(head: &[u8], with: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    head.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

/// Begins to read cards.
pub fn open<'a>(input: &'a mut dyn BufRead, _: &Wishes) -> Result<Box<dyn Reader + 'a>, Trouble> {
    Ok(Box::new(Cards { lines: Lines::new(input), any: false }))
}

struct Cards<'a> {
    lines: Lines<'a>,
    any: bool,
}

impl Reader for Cards<'_> {
    fn next(&mut self, _: &App) -> Next {
        let begin = loop {
            match self.lines.property() {
                Ok(Some(property)) if is(&property, "BEGIN") => break property.line,
                Ok(Some(_)) => {}
                Ok(None) if self.any => return None,
                Ok(None) => {
                    self.any = true;
                    return Some(Err((Trouble::Said(Why::plain("exchange-no-card")), 1)));
                }
                Err(error) => return Some(Err((error.into(), self.lines.count))),
            }
        };
        self.any = true;
        Some(self.card().map(|item| Found { item, line: begin }).map_err(|trouble| (trouble, begin)))
    }

    fn read(&self) -> u64 {
        self.lines.read
    }
}

fn is(property: &Property, name: &str) -> bool {
    property.name == name && property.raw().trim().eq_ignore_ascii_case("VCARD")
}

/// The names that a card may give, the best first, and the rest of it with how good each is.
#[derive(Default)]
struct Draft {
    names: [String; 4],
    phones: Vec<(u8, String)>,
    /// The groups of the phones, and what is said of groups: Apple writes so what sort a phone is.
    groups: Vec<String>,
    labels: Vec<(String, String)>,
    emails: Vec<(u8, String)>,
    languages: Vec<(u8, String)>,
    notes: Vec<String>,
    is_group: bool,
}

impl Cards<'_> {
    /// The card that has begun.
    fn card(&mut self) -> Result<Item, Trouble> {
        let mut draft = Draft::default();
        let mut depth = 0;
        loop {
            let Some(property) = self.lines.property()? else { return Err(Trouble::Unended) };
            if is(&property, "BEGIN") {
                // A card within a card is another person's.
                depth += 1;
            } else if is(&property, "END") {
                if depth == 0 {
                    return draft.done();
                }
                depth -= 1;
            } else if depth == 0 {
                draft.take(&property);
            }
        }
    }
}

impl Draft {
    fn take(&mut self, property: &Property) {
        let name = |property: &Property| tidy(&property.text());
        match property.name.as_str() {
            "FN" if self.names[0].is_empty() => self.names[0] = name(property),
            "N" if self.names[1].is_empty() => {
                let parts = property.parts();
                let part = |place: usize| parts.get(place).map(|part| part.replace(',', " ")).unwrap_or_default();
                self.names[1] = tidy(&format!("{} {} {}", part(1), part(2), part(0)));
            }
            "ORG" if self.names[2].is_empty() => {
                self.names[2] = tidy(property.parts().first().map_or("", String::as_str));
            }
            "NICKNAME" if self.names[3].is_empty() => self.names[3] = name(property),
            "TEL" if self.phones.len() < MOST => {
                let text = property.text();
                let text = text.trim();
                let number = match text.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("tel:")) {
                    Some(_) => text[4..].split(';').next().unwrap_or_default(),
                    None => text,
                };
                self.phones.push((phone_rank(property), tidy(number)));
                self.groups.push(property.group.clone());
            }
            "X-ABLABEL" if self.labels.len() < MOST => {
                self.labels.push((property.group.clone(), people::key(&property.text())));
            }
            "EMAIL" if self.emails.len() < MOST => {
                let address = name(property);
                let address = address.strip_prefix("mailto:").unwrap_or(&address).to_owned();
                self.emails.push((preference(property), address));
            }
            "LANG" if self.languages.len() < MOST => self.languages.push((preference(property), name(property))),
            "NOTE" if self.notes.len() < MOST => self.notes.push(name(property)),
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => self.is_group |= name(property).eq_ignore_ascii_case("group"),
            _ => {}
        }
    }

    fn done(mut self) -> Result<Item, Trouble> {
        for ((rank, _), group) in self.phones.iter_mut().zip(&self.groups).filter(|(_, group)| !group.is_empty()) {
            let label = self.labels.iter().find(|(of, _)| of == group).map_or("", |(_, label)| label);
            *rank = match sheet::rank(label) {
                Sort::Mobile => *rank % 100,
                Sort::Fax => 200,
                _ => *rank,
            };
        }
        let name = self.names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        if self.is_group {
            return Ok(Item::LeftOut(Why::about("exchange-group", name)));
        }
        let language = best(self.languages).iter().find_map(|tag| Language::from_tag(tag));
        let note = self.notes.join(" ").trim().to_owned();
        Ok(Item::Card(Card {
            name,
            phones: best(self.phones),
            emails: best(self.emails),
            language: language.map(|language| language.name().to_owned()),
            note: Some(note).filter(|note| !note.is_empty()),
        }))
    }
}

/// In their order of preference, without those that are empty or stand there twice.
pub fn best<R: Ord + Copy>(mut all: Vec<(R, String)>) -> Vec<String> {
    all.order_by_key(|(rank, _)| *rank);
    let mut texts: Vec<String> = Vec::new();
    for (_, text) in all {
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// 0 for what is preferred above all.
fn preference(property: &Property) -> u8 {
    match property.param("PREF").and_then(|rank| rank.parse().ok()) {
        Some(rank) => rank,
        None if property.is_type("PREF") => 0,
        None => 101,
    }
}

/// A mobile phone is reached first, and by messages; a fax is no phone to call.
fn phone_rank(property: &Property) -> u8 {
    let rank = preference(property).min(101) / 2;
    match () {
        () if ["FAX", "PAGER", "X400", "HOMEFAX", "WORKFAX"].iter().any(|kind| property.is_type(kind)) => 200,
        () if ["CELL", "IPHONE", "MOBILE"].iter().any(|kind| property.is_type(kind)) => rank,
        () => 100 + rank,
    }
}

/// A card, as vCard 3.0. Nothing in it can become more than the value that it is.
pub fn card(card: &Card) -> String {
    let name = escaped(&card.name);
    let mut text = String::from("BEGIN:VCARD\r\nVERSION:3.0\r\n");
    let mut put = |line: String| text.push_str(&folded(&line));
    put(format!("FN:{name}"));
    // Which of its words are the family's cannot be known.
    put(format!("N:;{name};;;"));
    card.phones.iter().for_each(|phone| put(format!("TEL;TYPE=VOICE:{}", escaped(phone))));
    card.emails.iter().for_each(|email| put(format!("EMAIL;TYPE=INTERNET:{}", escaped(email))));
    card.language.iter().for_each(|language| put(format!("LANG:{}", escaped(language))));
    card.note.iter().for_each(|note| put(format!("NOTE:{}", escaped(note))));
    text + "END:VCARD\r\n"
}
