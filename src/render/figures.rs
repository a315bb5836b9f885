//! The figures of `stats`: the kept rate and its slices, for people with bars and for programs as JSON.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use serde_json::{Value, json};

use crate::i18n::{Catalogue, t};
use crate::model::order::PutInOrder;
use crate::model::record::{Account, ENOUGH_CASES, Period, Record, Row, median, reasons, slices, weeks};
use crate::model::{Instant, Ledger, Outcome};

use super::json::time;
use super::style::{clean, cut, width};
use super::{Page, words};

/// How many customers are named; the others are counted together.
const MOST_CUSTOMERS: usize = 5;

/// How many weeks have a line of their own; those before are counted together.
const MOST_WEEKS: usize = 26;

/// How many reasons are told.
pub(super) const MOST_REASONS: usize = 7;

/// The widest a bar gets, in columns.
const WIDEST_BAR: usize = 30;

/// What the figures are made from.
pub struct Figures<'l> {
    /// The period that was asked for.
    pub period: Period,
    /// The account that the figures are about.
    pub account: Account,
    /// The windows of that account.
    pub rows: Vec<Row<'l>>,
    /// What became of attempts.
    pub attempts: Record,
    /// What became of what customers owed us.
    pub theirs: Record,
}

/// Windows that have something in common.
pub(super) struct Slice {
    /// The word for programs; none where the windows lack what the others are told apart by.
    key: Option<String>,
    /// The words for people.
    pub label: String,
    pub record: Record,
}

/// All windows, told apart by one thing.
pub(super) struct Slicing {
    pub name: &'static str,
    pub slices: Vec<Slice>,
}

/// The figures for a screen.
pub fn text(page: &Page, ledger: &Ledger, figures: &Figures) -> String {
    let mut text = head(page, figures);
    let total: Record = figures.rows.iter().collect();
    // Slices of a handful say nothing but what the list of promises says better.
    let told = if total.judged() < ENOUGH_CASES { Vec::new() } else { slicings(page, ledger, figures) };
    for slicing in told {
        let judged: Vec<Slice> = slicing.slices.into_iter().filter(|slice| slice.record.judged() > 0).collect();
        // One slice is the whole, which was told already.
        if judged.len() > 1 {
            text += &table(page, slicing.name, named(page, slicing.name, judged));
        }
    }
    for outcome in [Outcome::Broken, Outcome::Released] {
        text += &why(page, figures, outcome);
    }
    text + &bars(page, figures)
}

/// The figures for programs.
pub fn value(page: &Page, ledger: &Ledger, figures: &Figures) -> Value {
    let total: Record = figures.rows.iter().collect();
    let mut value = json!({
        "since": time(page, figures.period.since),
        "until": time(page, figures.period.until.unwrap_or(page.now)),
    });
    extend(&mut value, record_value(&total));
    value["open_late"] = json!(still_open(figures));
    value["late_by_minutes"] = json!(late_by(figures).map(|late| late.num_minutes()));
    value["attempts"] = record_value(&figures.attempts);
    value["theirs"] = record_value(&figures.theirs);
    for slicing in slicings(page, ledger, figures) {
        let slices = slicing.slices.iter().map(|slice| keyed(slicing.name, json!(slice.key), &slice.record));
        value[format!("by_{}", slicing.name)] = slices.collect();
    }
    let reason = |outcome: Outcome| {
        let found = reasons(&figures.rows, outcome).into_iter();
        found.map(move |(reason, count)| json!({ "reason": reason, "count": count, "outcome": outcome.name() }))
    };
    let mut all: Vec<Value> = reason(Outcome::Broken).chain(reason(Outcome::Released)).collect();
    all.order_by_key(|reason| Reverse(reason["count"].as_u64()));
    value["reasons"] = json!(all);
    let weeks = by_week(page, figures).into_iter();
    value["weeks"] = weeks.map(|(week, record)| keyed("week", json!(week.to_string()), &record)).collect();
    value
}

fn record_value(record: &Record) -> Value {
    json!({
        "kept": record.kept,
        "late": record.late,
        "broken": record.broken,
        "judged": record.judged(),
        "percent": record.telling_percent(),
        "renegotiated": record.renegotiated,
        "released": record.released,
    })
}

fn keyed(name: &str, key: Value, record: &Record) -> Value {
    let mut value = json!({ name: key });
    extend(&mut value, record_value(record));
    value
}

/// Puts the fields of one object behind those of another.
fn extend(value: &mut Value, more: Value) {
    if let (Value::Object(fields), Value::Object(more)) = (value, more) {
        fields.extend(more);
    }
}

/// The period, the rate and what stands beside it.
fn head(page: &Page, figures: &Figures) -> String {
    let catalogue = page.words;
    let total: Record = figures.rows.iter().collect();
    let since = page.local(figures.period.since).date();
    let until = figures.period.until.map_or(page.today(), |until| last_day(page, until));
    let [since, until] = [since, until].map(|day| words::day(catalogue, day, page.today()));
    let mut text = page.paragraph(&t!(catalogue, "stats-period", since = since, until = until), "");
    let (rate, nothing) = match figures.account {
        Account::Theirs => ("stats-theirs", "stats-nothing-then-theirs"),
        _ => ("stats-rate", "stats-nothing-then"),
    };
    if total.judged() > 0 {
        let line = rate_words(page, rate, &total);
        for line in page.paragraph(&line, "").lines() {
            text += &format!("{}\n", page.style.heading(line));
        }
    } else {
        text += &page.paragraph(&t!(catalogue, nothing), "");
    }
    for line in beside(page, figures, &total) {
        text += &page.hanging(&line, "  ", "    ");
    }
    text
}

/// What is told beneath the rate, a line each.
fn beside(page: &Page, figures: &Figures, total: &Record) -> Vec<String> {
    let catalogue = page.words;
    let mut lines: Vec<String> = late_words(page, figures, total).into_iter().collect();
    let released = if figures.account == Account::Theirs { "stats-released-theirs" } else { "stats-released" };
    for (id, count) in
        [("stats-broken", total.broken), ("stats-renegotiated", total.renegotiated), (released, total.released)]
    {
        if count > 0 {
            lines.push(t!(catalogue, id, count = count));
        }
    }
    if figures.account == Account::Ours {
        for (id, record) in [("stats-attempts", &figures.attempts), ("stats-theirs-too", &figures.theirs)] {
            if record.judged() > 0 {
                lines.push(rate_words(page, id, record));
            }
        }
        if total.telling_percent() == Some(100) {
            lines.push(t!(catalogue, "stats-all-kept"));
        }
    }
    lines
}

/// How many were late and by how much, and how many of them are not done yet.
pub(super) fn late_words(page: &Page, figures: &Figures, total: &Record) -> Option<String> {
    let by = words::length(page.words, late_by(figures)?.max(TimeDelta::minutes(1)));
    Some(t!(page.words, "stats-late", count = total.late, by = by, open = still_open(figures)))
}

/// A rate with its count, and as a percentage where there are cases enough.
pub(super) fn rate_words(page: &Page, id: &str, record: &Record) -> String {
    with_percent(page.words, t!(page.words, id, kept = record.kept, of = record.judged()), record)
}

/// The same of a rate that is in words already.
pub fn with_percent(words: &Catalogue, rate: String, record: &Record) -> String {
    match record.telling_percent() {
        Some(percent) => t!(words, "stats-with-percent", rate = rate, percent = percent),
        None => rate,
    }
}

fn late_by(figures: &Figures) -> Option<TimeDelta> {
    median(figures.rows.iter().filter_map(Row::late_by).collect())
}

fn still_open(figures: &Figures) -> usize {
    figures.rows.iter().filter(|row| row.is_open()).count()
}

fn last_day(page: &Page, until: Instant) -> NaiveDate {
    page.local(until - TimeDelta::milliseconds(1)).date()
}

/// Every way in which the windows are told apart. The slices of each hold every window once.
pub(super) fn slicings(page: &Page, ledger: &Ledger, figures: &Figures) -> Vec<Slicing> {
    let (rows, catalogue) = (&figures.rows, page.words);
    let undated = || (None, t!(catalogue, "stats-undated"));
    let names: BTreeMap<usize, &str> =
        rows.iter().map(|row| (row.promise.person, ledger.person(row.promise).name.as_str())).collect();
    let named = |what: &str, key: &str| (Some(key.to_owned()), t!(catalogue, &format!("stats-{what}-{key}")));
    let plain = |name: &str| (Some(name.to_owned()), clean(name).into_owned());
    let mut all = vec![
        slicing("wording", rows, |row| row.agreement().wording, |wording| named("wording", wording.name())),
        slicing("kind", rows, |row| row.promise.kind, |kind| named("kind", kind.name())),
        slicing(
            "weekday",
            rows,
            |row| last(row.slot().map(|slot| slot.weekday)),
            |(_, weekday)| match *weekday {
                Some(day) => (Some(DAYS[usize::from(day)].to_owned()), words::weekday_name(catalogue, day)),
                None => undated(),
            },
        ),
        slicing(
            "part",
            rows,
            |row| last(row.slot().map(|slot| slot.part)),
            |(_, part)| match part {
                Some(part) => named("part", part.name()),
                None => undated(),
            },
        ),
        slicing("who", rows, |row| row.promise.person, |person| plain(names[person])),
        slicing(
            "owner",
            rows,
            |row| last(row.promise.owner.as_deref()),
            |(_, owner)| match owner {
                Some(owner) => plain(owner),
                None => (None, t!(catalogue, "stats-nobody")),
            },
        ),
    ];
    for slicing in all.iter_mut().filter(|slicing| matches!(slicing.name, "who" | "owner")) {
        slicing.slices.order_by_key(|slice| (slice.key.is_none(), Reverse(slice.record.judged())));
    }
    all
}

/// The windows told apart by `key`; `told` names a slice for programs and for people.
fn slicing<'l, K: Ord>(
    name: &'static str,
    rows: &[Row<'l>],
    key: impl Fn(&Row<'l>) -> K,
    told: impl Fn(&K) -> (Option<String>, String),
) -> Slicing {
    let slices = slices(rows, key).into_iter().map(|(key, record)| {
        let (key, label) = told(&key);
        Slice { key, label, record }
    });
    Slicing { name, slices: slices.collect() }
}

/// Puts what is missing behind all that is not.
fn last<K>(key: Option<K>) -> (bool, Option<K>) {
    (key.is_none(), key)
}

/// The names of the weekdays for programs.
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The slices that have a line of their own; of many customers the last ones share one.
fn named(page: &Page, name: &str, mut slices: Vec<Slice>) -> Vec<Slice> {
    if name != "who" || slices.len() <= MOST_CUSTOMERS + 1 {
        return slices;
    }
    let mut record = Record::default();
    let others = slices.split_off(MOST_CUSTOMERS);
    for slice in &others {
        record.add(&slice.record);
    }
    slices.push(Slice { key: None, label: t!(page.words, "stats-others", count = others.len()), record });
    slices
}

/// A line a slice: what it is, kept of how many, and the percentage.
fn table(page: &Page, name: &str, slices: Vec<Slice>) -> String {
    let counts: Vec<String> = slices.iter().map(|slice| count(page, &slice.record)).collect();
    let counts_width = counts.iter().map(|count| width(count)).max().unwrap_or(0);
    let percents = slices.iter().filter_map(|slice| slice.record.telling_percent());
    let percents = percents.map(|percent| width(&t!(page.words, "stats-percent", percent = percent)));
    let percent_width = percents.max().unwrap_or(0);
    // Two columns before, and two between each.
    let room = page.columns.saturating_sub(counts_width + percent_width + 6).max(4);
    let widest = slices.iter().map(|slice| width(&slice.label)).max().unwrap_or(0).min(room);
    let mut text = heading(page, &format!("stats-by-{name}"));
    for (slice, count) in slices.iter().zip(counts) {
        let label = cut(&slice.label, widest).into_owned();
        let gap = " ".repeat(widest - width(&label) + 2 + counts_width - width(&count));
        let percent = match slice.record.telling_percent() {
            Some(percent) => {
                let percent = t!(page.words, "stats-percent", percent = percent);
                format!("  {percent:>percent_width$}")
            }
            None => String::new(),
        };
        text += &format!("  {label}{gap}{count}{percent}\n");
    }
    text
}

pub(super) fn count(page: &Page, record: &Record) -> String {
    t!(page.words, "stats-count", kept = record.kept, of = record.judged())
}

fn heading(page: &Page, id: &str) -> String {
    let folded = page.paragraph(&t!(page.words, id), "");
    let painted = folded.lines().map(|line| format!("{}\n", page.style.heading(line)));
    std::iter::once("\n".to_owned()).chain(painted).collect()
}

/// The reasons given for that outcome, the most frequent first.
fn why(page: &Page, figures: &Figures, outcome: Outcome) -> String {
    let found = reasons(&figures.rows, outcome);
    if found.is_empty() {
        return String::new();
    }
    let digits = found.iter().map(|(_, count)| count.to_string().len()).max().unwrap_or(1);
    let id = match (outcome, figures.account) {
        (Outcome::Released, Account::Theirs) => "stats-why-released-theirs",
        (Outcome::Released, _) => "stats-why-released",
        _ => "stats-why-broken",
    };
    let mut text = heading(page, id);
    for (reason, count) in found.iter().take(MOST_REASONS) {
        let first = format!("  {count:>digits$}  ");
        text += &page.hanging(&clean(reason), &first, &" ".repeat(digits + 4));
    }
    if found.len() > MOST_REASONS {
        let more = found.len() - MOST_REASONS;
        text += &page.paragraph(&t!(page.words, "stats-more-reasons", count = more), "  ");
    }
    text
}

/// The weeks of the period, from the first in which anything was settled.
pub(super) fn by_week(page: &Page, figures: &Figures) -> Vec<(NaiveDate, Record)> {
    let Some(first) = figures.rows.iter().map(|row| row.week(page.zone)).min() else { return Vec::new() };
    let until = figures.period.until.map_or(page.today(), |until| last_day(page, until).min(page.today()));
    weeks(&figures.rows, page.zone, first, until)
}

/// A bar a week: what was kept, and behind it what was not.
fn bars(page: &Page, figures: &Figures) -> String {
    let mut all = by_week(page, figures);
    let judged = |(_, record): &&(NaiveDate, Record)| record.judged() > 0;
    if all.iter().filter(judged).count() < 2 {
        return String::new();
    }
    let mut before = Record::default();
    for (_, record) in all.drain(..all.len().saturating_sub(MOST_WEEKS)) {
        before.add(&record);
    }
    let label = |day: NaiveDate| words::short_date(page.words, day, page.today());
    let mut rows: Vec<(String, Record)> = all.into_iter().map(|(week, record)| (label(week), record)).collect();
    let labels = rows.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    let counts: Vec<String> = rows.iter().map(|(_, record)| count(page, record)).collect();
    let counts = counts.iter().map(|count| width(count)).max().unwrap_or(0);
    let room = page.columns.saturating_sub(labels + counts + 6).clamp(1, WIDEST_BAR);
    let most = rows.iter().map(|(_, record)| record.judged()).max().unwrap_or(0);
    let mut text = heading(page, "stats-by-week");
    if before.judged() > 0 {
        let line = t!(page.words, "stats-weeks-before", kept = before.kept, of = before.judged());
        text += &page.paragraph(&line, "  ");
    }
    for (label, record) in rows.drain(..) {
        let (kept, rest) = bar(&record, most, room);
        let gap = " ".repeat(labels - width(&label) + 2);
        let count = if record.judged() > 0 { format!("  {}", count(page, &record)) } else { String::new() };
        let (full, empty) = ("█".repeat(kept), "░".repeat(rest));
        let line = format!("  {label}{gap}{}{}{count}", page.style.good(&full), page.style.overdue(&empty));
        text += &format!("{}\n", line.trim_end());
    }
    text
}

/// The columns of a bar for what was kept and for what was not: one a case where they fit, and in proportion where not, but
/// never none for what there is.
fn bar(record: &Record, most: usize, room: usize) -> (usize, usize) {
    let scaled = |cases: usize| match cases {
        0 => 0,
        _ if most <= room => cases,
        _ => (cases * room.saturating_sub(1) / most).max(1),
    };
    (scaled(record.kept), scaled(record.judged() - record.kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_fit_their_room_and_show_whatever_there_is() {
        for most in 1..60 {
            for room in 2..=WIDEST_BAR {
                for judged in 0..=most {
                    for kept in 0..=judged {
                        let record = Record { kept, late: judged - kept, ..Record::default() };
                        let (full, empty) = bar(&record, most, room);
                        assert!(full + empty <= room, "{kept} of {judged}, most {most} in {room}");
                        assert_eq!((full > 0, empty > 0), (kept > 0, judged > kept));
                    }
                }
            }
        }
    }
}
