//! The calls to make, on a sheet to telephone by: whom, at which number, about what, by when, and what was last said.

use crate::i18n::t;
use crate::model::agenda::Section;
use crate::model::{Change, Event, Instant, Ledger, Promise};

use super::Page;
use super::story;
use super::style::{clean, cut, width};
use super::table;
use super::words;

/// The widest column for the customer.
const WIDEST_NAME: usize = 24;

/// What is left of a customer's name at the least, if everything is to stand in one line.
const SHORTEST_NAME: usize = 12;

/// What is left of the text at the least beside when it was promised and what was last said.
const SHORTEST_TEXT: usize = 24;

/// One call on the sheet.
pub struct Call<'a> {
    /// The promise.
    pub promise: &'a Promise,
    /// The section of `due` that it stands in.
    pub section: Section,
    /// The part of the day that is kept for it, as clock times.
    pub slot: Option<(String, String)>,
    /// What was last said to the customer about it.
    pub last: Option<Event<'a>>,
}

/// What a call takes on the page.
struct Entry {
    id: String,
    marks: String,
    who: String,
    phone: String,
    when: String,
    is_late: bool,
    what: String,
    promised: String,
    last: Option<String>,
}

/// The calls in the order given: two lines each where there is room, and more on a narrow screen.
pub fn sheet(page: &Page, ledger: &Ledger, calls: &[Call]) -> String {
    let entries: Vec<Entry> = calls.iter().map(|call| entry(page, ledger, call)).collect();
    let widest = |of: fn(&Entry) -> &str| entries.iter().map(|entry| width(of(entry))).max().unwrap_or(0);
    let (id, marks) = (widest(|entry| &entry.id), widest(|entry| &entry.marks));
    let (who, phone, when) = (widest(|entry| &entry.who), widest(|entry| &entry.phone), widest(|entry| &entry.when));
    let start = id + 1 + marks + 1;
    let left = page.columns.saturating_sub(start + 2 + phone + 2 + when);
    if page.columns < table::ROOMY || left < who.min(SHORTEST_NAME) {
        return entries.iter().map(|entry| narrow(page, entry, start)).collect();
    }
    let columns = (id, marks, who.min(left).min(WIDEST_NAME), phone);
    entries.iter().map(|entry| wide(page, entry, columns)).collect()
}

fn entry(page: &Page, ledger: &Ledger, call: &Call) -> Entry {
    let promise = call.promise;
    let person = ledger.person(promise);
    let is_late = promise.current().is_past(page.now);
    let phone = person.phone.as_deref().map(|phone| clean(phone).into_owned());
    Entry {
        id: promise.id.to_string(),
        marks: table::marks(promise),
        who: clean(&person.name).into_owned(),
        phone: phone.unwrap_or_else(|| t!(page.words, "sheet-no-phone")),
        when: when(page, call, is_late),
        is_late,
        what: clean(&promise.what).into_owned(),
        promised: t!(page.words, "sheet-promised", day = day(page, promise.current().agreed_at)),
        last: call.last.map(|event| last(page, promise, &event)),
    }
}

/// What was said, and when.
pub(super) fn last(page: &Page, promise: &Promise, event: &Event) -> String {
    let day = day(page, event.at);
    let (id, note) = match event.change {
        Change::Done { note, no_news: true, .. } => ("sheet-no-news", note.as_deref()),
        Change::Done { note, .. } => ("sheet-called", note.as_deref()),
        Change::Tell { note, .. } => ("sheet-told", note.as_deref()),
        Change::Move { terms, .. } if story::is_reworded(promise, terms) => ("sheet-reworded", None),
        _ => ("sheet-moved", None),
    };
    let said = t!(page.words, id, day = day);
    match note {
        Some(note) => t!(page.words, "sheet-noted", said = said, note = clean(note).into_owned()),
        None => said,
    }
}

fn when(page: &Page, call: &Call, is_late: bool) -> String {
    match (&call.slot, call.promise.current().deadline) {
        (Some((from, to)), Some(deadline)) if !is_late => {
            let day = day(page, deadline);
            t!(page.words, "sheet-slot", day = day, from = from.as_str(), to = to.as_str())
        }
        _ if page.columns < table::ROOMY => table::due_when(page, call.promise, call.section).1,
        _ => table::due_when(page, call.promise, call.section).0,
    }
}

fn day(page: &Page, at: Instant) -> String {
    words::short_day(page.words, page.local(at).date(), page.today())
}

/// Who, phone and when in one line; what, and what was said, in the next.
fn wide(page: &Page, entry: &Entry, (id, marks, who, phone): (usize, usize, usize, usize)) -> String {
    let pad = |text: &str, columns: usize| " ".repeat(columns.saturating_sub(width(text)));
    let name = cut(&entry.who, who);
    let mut line = format!("{}{} ", pad(&entry.id, id), page.style.id(&entry.id));
    line += &format!("{}{} ", paint_marks(page, entry), pad(&entry.marks, marks));
    line += &format!("{name}{}  {}{}  ", pad(&name, who), entry.phone, pad(&entry.phone, phone));
    line += &paint_when(page, entry);
    let start = id + 1 + marks + 1;
    let rest = rest(entry);
    let room = page.columns.saturating_sub(start);
    let what = cut(&entry.what, room.saturating_sub(width(&rest) + 3).max(SHORTEST_TEXT)).into_owned();
    let second = format!("{what} · {rest}");
    format!("{}\n{}{}\n", line.trim_end(), " ".repeat(start), cut(&second, room))
}

/// One fact below the other.
fn narrow(page: &Page, entry: &Entry, start: usize) -> String {
    let name = cut(&entry.who, page.columns.saturating_sub(start));
    let pad = " ".repeat(start.saturating_sub(width(&entry.id) + 1 + width(&entry.marks)));
    let mut text = format!("{} {}{pad}{name}\n", page.style.id(&entry.id), paint_marks(page, entry));
    let indent = " ".repeat(4);
    let beside = format!("{} · {}", entry.phone, entry.when);
    if indent.len() + width(&beside) <= page.columns {
        text += &format!("{indent}{} · {}\n", entry.phone, paint_when(page, entry));
    } else {
        text += &page.paragraph(&entry.phone, &indent);
        text += &format!("{indent}{}\n", paint_when(page, entry));
    }
    text += &page.paragraph(&entry.what, &indent);
    text += &page.paragraph(&entry.promised, &indent);
    if let Some(last) = &entry.last {
        text += &page.paragraph(last, &indent);
    }
    text
}

/// When it was promised and what was last said.
fn rest(entry: &Entry) -> String {
    match &entry.last {
        Some(last) => format!("{} · {last}", entry.promised),
        None => entry.promised.clone(),
    }
}

fn paint_marks(page: &Page, entry: &Entry) -> String {
    let is_complaint = entry.marks.starts_with('!');
    if is_complaint { page.style.overdue(&entry.marks).into_owned() } else { entry.marks.clone() }
}

fn paint_when(page: &Page, entry: &Entry) -> String {
    if entry.is_late { page.style.overdue(&entry.when).into_owned() } else { entry.when.clone() }
}
