//! One line a promise: number, marks, customer, what, when, and the phone for calls; cut to the width at hand.

use std::borrow::Cow;

use crate::i18n::t;
use crate::model::agenda::{Bucket, LetDown, Section, is_unconfirmed, let_down};
use crate::model::clash::{Clash, Room};
use crate::model::ledger::outcome;
use crate::model::{Direction, Kind, Ledger, Outcome, Promise, Wording};

use super::Page;
use super::style::{clean, cut, width};
use super::words;

/// From this width on a line says both when it was due and how late it is.
pub(super) const ROOMY: usize = 72;

/// Below this width a line says in a word what a wider one says in two.
const NARROW: usize = 48;

/// What the time may take there.
const WIDEST_BRIEF: usize = 16;

/// What the column for the text keeps when the phone is given room.
const TEXT_BESIDE_PHONE: usize = 10;

/// What the column for the customer keeps then, if their name is longer.
const NAME_BESIDE_PHONE: usize = 12;

/// How many calls are named where there are too many of them.
const CALLS_NAMED: usize = 12;

/// One line before it is cut to width.
struct Row<'a> {
    id: String,
    marks: String,
    who: Cow<'a, str>,
    what: Cow<'a, str>,
    when: String,
    brief: String,
    phone: String,
    tone: Tone,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Overdue,
    Today,
    Plain,
    Dim,
}

/// The widths of the columns.
struct Widths {
    id: usize,
    marks: usize,
    who: usize,
    what: usize,
    when: usize,
    phone: usize,
    roomy: bool,
}

/// The open promises under their headings, calls that are for the slot with its times; below the lines of a section stand its remarks, each a list of parts that are
/// not torn apart.
pub fn agenda(
    page: &Page,
    ledger: &Ledger,
    agenda: &[(Section, Vec<&Promise>)],
    remarks: &[(Section, Vec<String>)],
    room: &Room,
) -> String {
    let sections: Vec<(Section, Vec<Row>)> = agenda
        .iter()
        .map(|(section, promises)| {
            (*section, promises.iter().map(|promise| due_row(page, ledger, promise, *section, room)).collect())
        })
        .collect();
    let widths = widths(page, sections.iter().flat_map(|(_, rows)| rows));
    let let_down =
        if agenda.iter().any(|(section, _)| section.is_theirs()) { let_down(ledger, page.now) } else { vec![] };
    let is_marked = |(_, promises): &&(Section, Vec<&Promise>)| promises.iter().any(|promise| is_unconfirmed(promise));
    let last_marked = agenda.iter().rfind(is_marked).map(|(section, _)| *section);
    let mut text = String::new();
    for ((section, rows), (_, promises)) in sections.iter().zip(agenda) {
        if !text.is_empty() {
            text.push('\n');
        }
        let heading = t!(page.words, &format!("table-section-{}", section.name()));
        text += &page.style.heading(&heading);
        text.push('\n');
        for row in rows {
            write_line(&mut text, page, row, &widths);
        }
        for (_, parts) in remarks.iter().filter(|(below, _)| below == section) {
            text += &remark(page, parts);
        }
        text += &notes(page, ledger, *section, promises, &let_down);
        if last_marked == Some(*section) {
            text += &legend(page, promises);
        }
    }
    text
}

/// What the mark of unconfirmed promises means, once a page.
fn legend(page: &Page, promises: &[&Promise]) -> String {
    let Some(first) = promises.iter().find(|promise| is_unconfirmed(promise)) else { return String::new() };
    note(page, &t!(page.words, "table-note-unconfirmed", id = first.id.to_string()))
}

/// A line below a section.
fn note(page: &Page, text: &str) -> String {
    page.hanging(text, "  ", "    ")
}

/// What there is to say below what customers owe us: how to ask them, and who has let us down too often.
fn notes(page: &Page, ledger: &Ledger, section: Section, promises: &[&Promise], let_down: &[LetDown]) -> String {
    if !section.is_theirs() {
        return String::new();
    }
    let mut notes = Vec::new();
    if section == Section::Chase {
        notes.extend(promises.first().map(|first| t!(page.words, "table-note-ask", id = first.id.to_string())));
    }
    for found in let_down.iter().filter(|found| promises.iter().any(|promise| promise.id == found.promise.id)) {
        let who = clean(&ledger.person(found.promise).name).into_owned();
        let id = found.promise.id.to_string();
        notes.push(t!(page.words, "table-note-let-down", who = who, count = found.times, id = id));
    }
    notes.iter().map(|text| note(page, text)).collect()
}

/// Calls that cannot all be made in their time.
pub fn clash(page: &Page, clash: &Clash) -> String {
    let mut ids: Vec<String> = clash.calls.iter().take(CALLS_NAMED).map(ToString::to_string).collect();
    if clash.calls.len() > CALLS_NAMED {
        ids.push("…".to_owned());
    }
    t!(
        page.words,
        "due-clash",
        day = words::short_day(page.words, clash.from.date(), page.today()),
        from = words::clock(clash.from.time()),
        to = words::until_clock(clash.until),
        count = clash.calls.len(),
        fit = clash.fit,
        ids = ids.join(", ")
    )
}

/// A line or more in which each part stands whole where it fits.
pub fn remark(page: &Page, parts: &[String]) -> String {
    const GLUE: &str = "\u{a0}";
    const INDENT: &str = "    ";
    let fits = |part: &String| INDENT.len() + width(part) <= page.columns;
    let whole = |part: &String| if fits(part) { part.replace(' ', GLUE) } else { part.clone() };
    let text = parts.iter().map(whole).collect::<Vec<_>>().join(" ");
    let lines = page.paragraph(&text, INDENT).replace(GLUE, " ");
    lines.lines().map(|line| format!("{INDENT}{}\n", page.style.dim(line.trim_start()))).collect()
}

/// Promises one after another, open or closed.
pub fn list<'a>(page: &Page, ledger: &Ledger, promises: impl Iterator<Item = &'a Promise>) -> String {
    let rows: Vec<Row> = promises.map(|promise| list_row(page, ledger, promise)).collect();
    let widths = widths(page, rows.iter());
    let mut text = String::new();
    for row in &rows {
        write_line(&mut text, page, row, &widths);
    }
    text
}

/// One promise in one line of its own, without columns.
pub fn one_line(page: &Page, ledger: &Ledger, promise: &Promise) -> String {
    let row = list_row(page, ledger, promise);
    let fixed = width(&row.id) + width(&row.who) + width(&row.when) + 6;
    let what = cut(&row.what, page.columns.saturating_sub(fixed + 2).max(8)).into_owned();
    format!("{}  {}  {what}  {}", row.id, row.who, row.when)
}

/// What became of a closed promise, and when: "kept on 21 Nov".
pub fn ending(page: &Page, promise: &Promise) -> String {
    let Some(closed) = &promise.closed else { return t!(page.words, "table-open") };
    let day = words::short_day(page.words, page.local(closed.at).date(), page.today());
    t!(page.words, &format!("table-ended-{}", became(page, promise).name()), day = day)
}

/// What became of the last window that was agreed on.
fn became(page: &Page, promise: &Promise) -> Outcome {
    outcome(promise, promise.agreed.len() - 1, page.now).unwrap_or(Outcome::Kept)
}

fn due_row<'a>(page: &Page, ledger: &'a Ledger, promise: &'a Promise, section: Section, room: &Room) -> Row<'a> {
    let (mut when, mut brief) = due_when(page, promise, section);
    if let Some((from, to)) = room.slot.filter(|_| room.is_in_slot(promise)) {
        let slot = || format!("{}–{}", words::clock(from), words::clock(to));
        match section {
            Section::Ours(Bucket::Today) => (when, brief) = (slot(), slot()),
            Section::Ours(Bucket::Coming | Bucket::Later) => when = format!("{when} {}", slot()),
            _ => {}
        }
    }
    let tone = match section {
        _ if promise.current().is_past(page.now) => Tone::Overdue,
        Section::Ours(Bucket::Today | Bucket::Untold) | Section::AtRisk => Tone::Today,
        Section::Again if is_check_due(page, promise) => Tone::Today,
        _ => Tone::Plain,
    };
    let mut row = row(ledger, promise);
    if is_unconfirmed(promise) {
        row.marks.push('*');
    }
    Row { when, brief, tone, ..row }
}

fn is_check_due(page: &Page, promise: &Promise) -> bool {
    promise.current().check.is_some_and(|check| page.local(check).date() <= page.today())
}

/// When it is or was due, with how late it is or how long is left where that presses: in full, and for narrow screens.
pub(super) fn due_when(page: &Page, promise: &Promise, section: Section) -> (String, String) {
    let current = promise.current();
    let now = page.local_now;
    let late = current.is_past(page.now);
    match current.deadline.map(|deadline| page.local(deadline)) {
        Some(_) if late => {
            let late = words::late(page.words, page.steady(current.deadline.unwrap_or(page.now)), now);
            let when = short(page, promise);
            (t!(page.words, "table-late", when = when, late = late.as_str()), late)
        }
        Some(_) if section == Section::Ours(Bucket::Today) => {
            let time = time_today(page, promise);
            (both_ends(page, promise).unwrap_or_else(|| time.clone()), time)
        }
        Some(deadline) if section == Section::AtRisk => {
            let is_today = (deadline - chrono::TimeDelta::minutes(1)).date() == page.today();
            let when = if is_today { time_today(page, promise) } else { short(page, promise) };
            let left = words::relative(page.words, page.steady(current.deadline.unwrap_or(page.now)), now);
            (t!(page.words, "table-left", when = when.as_str(), left = left), when)
        }
        Some(deadline) => {
            let when = short(page, promise);
            let day = || words::short_day(page.words, deadline.date(), page.today());
            let full =
                both_ends(page, promise).map(|time| t!(page.words, "time-moment-short", day = day(), time = time));
            (full.unwrap_or_else(|| when.clone()), when)
        }
        None if section == Section::Again => to_check(page, promise),
        None => undated(page, promise, section),
    }
}

/// When it is looked at whether a complaint came back: in full, and for narrow screens.
fn to_check(page: &Page, promise: &Promise) -> (String, String) {
    let day = promise.current().check.map_or(page.today(), |check| page.local(check).date()).max(page.today());
    let day = words::short_day(page.words, day, page.today());
    (t!(page.words, "table-again", day = day.as_str()), day)
}

/// When a promise without a deadline begins, or how old it is: in full, and for narrow screens.
fn undated(page: &Page, promise: &Promise, section: Section) -> (String, String) {
    if let Some(from) = open_end(page, promise) {
        return (from.clone(), from);
    }
    let ago = age(page, promise);
    let made = t!(page.words, "table-made", ago = ago.as_str());
    // "Today" by itself would be read as when it is due.
    let says_ago = made_days_ago(page, promise) > 1;
    let made_or_ago = if page.columns < NARROW && says_ago { ago } else { made.clone() };
    if section == Section::Ours(Bucket::Today) {
        return (t!(page.words, "table-check", age = made), made_or_ago);
    }
    (made, made_or_ago)
}

/// How long ago a promise was made.
fn age(page: &Page, promise: &Promise) -> String {
    let made = page.local(promise.made_at);
    match made_days_ago(page, promise) {
        ..=1 => words::short_day(page.words, made.date(), page.today()),
        _ => words::relative(page.words, made, page.local_now),
    }
}

fn made_days_ago(page: &Page, promise: &Promise) -> i64 {
    (page.today() - page.local(promise.made_at).date()).num_days()
}

fn list_row<'a>(page: &Page, ledger: &'a Ledger, promise: &'a Promise) -> Row<'a> {
    let (when, tone) = if !promise.is_open() {
        (ending(page, promise), Tone::Dim)
    } else if promise.current().is_past(page.now) {
        (short(page, promise), Tone::Overdue)
    } else if promise.current().deadline.is_some() {
        (short(page, promise), Tone::Plain)
    } else {
        (open_end(page, promise).unwrap_or_else(|| t!(page.words, "table-undated")), Tone::Plain)
    };
    let brief = match promise.closed {
        Some(_) if page.columns < NARROW && width(&when) > WIDEST_BRIEF => {
            t!(page.words, &format!("table-became-{}", became(page, promise).name()))
        }
        _ => when.clone(),
    };
    Row { brief, when, tone, ..row(ledger, promise) }
}

fn row<'a>(ledger: &'a Ledger, promise: &'a Promise) -> Row<'a> {
    let person = ledger.person(promise);
    let is_call = promise.kind == Kind::Call && promise.direction == Direction::Mine && promise.is_open();
    let phone = person.phone.as_deref().filter(|_| is_call);
    Row {
        id: promise.id.to_string(),
        marks: marks(promise),
        who: clean(&person.name),
        what: clean(&promise.what),
        when: String::new(),
        brief: String::new(),
        phone: phone.map(|phone| clean(phone).into_owned()).unwrap_or_default(),
        tone: Tone::Plain,
    }
}

/// `!` complaint, then `=` fixed, `~` flexible or `?` attempt, then `→2` moved twice.
pub(super) fn marks(promise: &Promise) -> String {
    let mut marks = String::from(if promise.complaint { "!" } else { " " });
    marks.push(match promise.current().wording {
        Wording::Fixed => '=',
        Wording::Flexible => '~',
        Wording::Attempt => '?',
    });
    if promise.moves() > 0 {
        marks += &format!("→{}", promise.moves());
    }
    marks
}

/// The deadline as the narrow column shows it: the day alone where the window is as long as days.
pub(super) fn short(page: &Page, promise: &Promise) -> String {
    let current = promise.current();
    let Some(deadline) = current.deadline.map(|deadline| page.local(deadline)) else { return String::new() };
    if is_timed(promise) && !is_midnight(deadline) {
        let text = words::short(page.words, deadline, page.local_now);
        return about(promise, text);
    }
    // The midnight that ends a day belongs to that day.
    let day = (deadline - chrono::TimeDelta::minutes(1)).date();
    words::short_day(page.words, day, page.today())
}

/// "16:00–18:00", for a window within a day that has a beginning too; it is due at its end.
fn both_ends(page: &Page, promise: &Promise) -> Option<String> {
    let current = promise.current();
    let window = current.window.as_ref().filter(|window| window.by == current.deadline)?;
    let (from, by) = (page.local(window.from?), page.local(window.by?));
    let is_timed = !is_midnight(from) && !is_midnight(by) && from < by && from.date() == by.date();
    is_timed.then(|| about(promise, format!("{}–{}", words::clock(from.time()), words::clock(by.time()))))
}

/// "From Monday", for a window that has a beginning and no end.
pub(super) fn open_end(page: &Page, promise: &Promise) -> Option<String> {
    let current = promise.current();
    let from = current.window.as_ref().filter(|_| current.deadline.is_none())?.from?;
    let day = words::short_day(page.words, page.local(from).date(), page.today());
    Some(t!(page.words, "table-from", day = day))
}

pub(super) fn time_today(page: &Page, promise: &Promise) -> String {
    match promise.current().deadline {
        Some(deadline) if is_timed(promise) && !is_midnight(page.local(deadline)) => {
            about(promise, page.local(deadline).format("%H:%M").to_string())
        }
        _ => t!(page.words, "table-during-today"),
    }
}

fn about(promise: &Promise, text: String) -> String {
    let approx = promise.current().window.as_ref().is_some_and(|window| window.approx);
    if approx { format!("≈{text}") } else { text }
}

/// Whether a moment is the end of a day rather than an hour that anybody would name.
fn is_midnight(local: chrono::NaiveDateTime) -> bool {
    local.time() == chrono::NaiveTime::MIN
}

/// Whether the words named an hour, so that the hour is shown.
fn is_timed(promise: &Promise) -> bool {
    let current = promise.current();
    current.window.as_ref().is_some_and(|window| {
        let by = window.by.or(current.deadline);
        by == current.deadline && !matches!(window.grain, crate::model::Grain::Day)
            || matches!(window.grain, crate::model::Grain::Minute | crate::model::Grain::Hour)
    })
}

fn widths<'r>(page: &Page, rows: impl Iterator<Item = &'r Row<'r>> + Clone) -> Widths {
    let widest = |of: for<'a> fn(&'a Row) -> &'a str| rows.clone().map(|row| width(of(row))).max().unwrap_or(0);
    let roomy = page.columns >= ROOMY;
    let (id, marks) = (widest(|row| &row.id), widest(|row| &row.marks));
    let when = if roomy { widest(|row| &row.when) } else { widest(|row| &row.brief) };
    let phone = widest(|row| &row.phone);
    let left = page.columns.saturating_sub(id + 1 + marks + 1 + 2 + when + 2);
    let who = widest(|row| &row.who).min(left * 2 / 5).clamp(4, 24);
    let name_beside_phone = left.saturating_sub(TEXT_BESIDE_PHONE + phone + 2).min(who);
    let has_room = phone > 0 && name_beside_phone >= who.min(NAME_BESIDE_PHONE);
    let (who, phone) = if has_room { (name_beside_phone, phone) } else { (who, 0) };
    let after_phone = if phone > 0 { phone + 2 } else { 0 };
    let what = left.saturating_sub(who + after_phone).max(4).min(widest(|row| &row.what).max(4));
    Widths { id, marks, who, what, when, phone, roomy }
}

/// Writes a row at the end of the text, cut to the widths of the columns.
fn write_line(text: &mut String, page: &Page, row: &Row, widths: &Widths) {
    let style = page.style;
    let start = text.len();
    let spaces = |text: &mut String, taken: usize, columns: usize| {
        text.extend(std::iter::repeat_n(' ', columns.saturating_sub(taken)));
    };
    spaces(text, width(&row.id), widths.id);
    *text += &style.id(&row.id);
    text.push(' ');
    *text += &if row.marks.starts_with('!') { style.overdue(&row.marks) } else { Cow::Borrowed(row.marks.as_str()) };
    spaces(text, width(&row.marks), widths.marks + 1);
    for (column, columns) in [(&row.who, widths.who), (&row.what, widths.what)] {
        let column = cut(column, columns);
        *text += &column;
        spaces(text, width(&column), columns + 2);
    }
    let when = if widths.roomy { &row.when } else { &row.brief };
    *text += &match row.tone {
        Tone::Overdue => style.overdue(when),
        Tone::Today => style.today(when),
        Tone::Dim => style.dim(when),
        Tone::Plain => Cow::Borrowed(when.as_str()),
    };
    if widths.phone > 0 && !row.phone.is_empty() {
        spaces(text, width(when), widths.when + 2);
        *text += &row.phone;
    }
    text.truncate(text.trim_end().len().max(start));
    text.push('\n');
}
