//! `report`: a page to print or to keep, in one file that needs nothing beside itself: the sheet of a day, or a month in figures.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};
use serde_json::json;

use crate::app::{Answer, App, Exit, Failure, shown};
use crate::capture::{self, Edge, tidy};
use crate::files::{self, Draft};
use crate::i18n::t;
use crate::model::agenda::{Bucket, Horizon, Section, agenda, bucket, calls, last_said, section};
use crate::model::clash::clashes;
use crate::model::order::PutInOrder;
use crate::model::record::{Account, Period, Row, rows};
use crate::model::{Direction, Instant, Kind, Ledger, Promise};
use crate::render::figures::{Figures, with_percent};
use crate::render::page::{self, Day, MARK, MARK_WITHIN, Month};
use crate::render::sheet::Call;
use crate::render::{Page, json as to_json, links, table, words};

/// The days over which the sheet of a day counts what was kept, as `due` does.
const RECORD_DAYS: u64 = 30;

/// The arguments of `report`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "PAGE")]
    page: Option<String>,
    #[arg(long, value_name = "PHRASE")]
    date: Option<String>,
    #[arg(long, value_name = "PHRASE", conflicts_with = "date")]
    month: Option<String>,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long)]
    force: bool,
    #[arg(long)]
    open: bool,
}

/// Which page is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Day,
    Month,
}

/// A page, ready to be written.
struct Written {
    which: Which,
    /// The day or the month that it is about, as ISO 8601 writes it.
    of: String,
    html: String,
}

/// Runs `report`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let which = which(&args, app)?;
    if args.open && is_dash(&args) {
        return Err(Failure::misunderstood(t!(app.words, "report-open-dash")));
    }
    let written = match which {
        Which::Day => {
            let date = sheet_date(&args, app)?;
            let ledger = app.ledger()?;
            Written { which, of: date.to_string(), html: day(app, &ledger, date) }
        }
        Which::Month => {
            let first = first_of_month(&args, app)?;
            let ledger = app.ledger()?;
            Written { which, of: first.format("%Y-%m").to_string(), html: month(app, &ledger, first) }
        }
    };
    if is_dash(&args) {
        return to_screen(app, &written);
    }
    let file = args.out.clone().unwrap_or_else(|| format!("promise-{}.html", written.of).into());
    let replace = args.force || may_replace(app, &file)?;
    let mut draft = Draft::begin(&file, app.store()?.dir(), replace).map_err(|why| app.unwritten(&file, &why))?;
    draft.write_all(written.html.as_bytes()).map_err(|error| app.unwritten(&file, &error.into()))?;
    draft.finish().map_err(|why| app.unwritten(&file, &why))?;
    app.saved.set(true);
    say(app, &written, &file)?;
    if args.open {
        app.out.flush()?;
        open(app, &file).map_err(|error| not_opened(app, &file, &error))?;
    }
    Ok(Exit::Done)
}

/// The page that was named, or that an option speaks of; the sheet of the day otherwise.
fn which(args: &Args, app: &App) -> Result<Which, Failure> {
    let stated = match args.page.as_deref().map(str::to_lowercase).as_deref() {
        Some("day" | "día" | "dia") => Some(Which::Day),
        Some("month" | "mes") => Some(Which::Month),
        Some(_) => {
            let typed = tidy(args.page.as_deref().unwrap_or_default());
            let failure = Failure::misunderstood(t!(app.words, "report-no-page", typed = typed));
            return Err(failure.hint(t!(app.words, "report-no-page-hint")));
        }
        None => None,
    };
    match (stated, &args.date, &args.month) {
        (Some(Which::Day), _, Some(_)) => Err(Failure::misunderstood(t!(app.words, "report-day-month"))),
        (Some(Which::Month), Some(_), _) => Err(Failure::misunderstood(t!(app.words, "report-month-date"))),
        (Some(which), ..) => Ok(which),
        (None, _, Some(_)) => Ok(Which::Month),
        (None, ..) => Ok(Which::Day),
    }
}

fn is_dash(args: &Args) -> bool {
    args.out.as_deref() == Some(Path::new("-"))
}

/// The day that the sheet is for: today, or the first of the days that were said.
fn sheet_date(args: &Args, app: &mut App) -> Result<NaiveDate, Failure> {
    let Some(typed) = &args.date else { return Ok(app.today()) };
    let window = capture::phrase(app, typed)?.window;
    // A midnight that ends a day belongs to that day.
    let date = window.and_then(|window| match (window.from, window.by) {
        (Some(from), _) => Some(from.date()),
        (None, by) => by.map(|by| if by.time() == NaiveTime::MIN { by.date() - Days::new(1) } else { by.date() }),
    });
    date.ok_or_else(|| Failure::misunderstood(t!(app.words, "when-no-date", typed = tidy(typed))))
}

/// The first day of the month that was said, as words or as `2026-10`; of this month otherwise.
fn first_of_month(args: &Args, app: &App) -> Result<NaiveDate, Failure> {
    let today = app.today();
    let day = match &args.month {
        None => today,
        Some(typed) => match NaiveDate::parse_from_str(&format!("{}-01", typed.trim()), "%Y-%m-%d") {
            Ok(day) if (1..=9999).contains(&day.year()) => day,
            _ => app.zone.local(capture::edge(app, typed, Edge::Start)?).date(),
        },
    };
    let first = day.with_day(1).unwrap_or(day);
    match &args.month {
        Some(typed) if first > today => {
            Err(Failure::misunderstood(t!(app.words, "when-in-future", typed = tidy(typed))))
        }
        _ => Ok(first),
    }
}

fn midnight(app: &App, day: NaiveDate) -> Instant {
    app.moment(day.and_time(NaiveTime::MIN))
}

/// The sheet of a day that is still to come is about the moment when the shop opens, as if nothing were done by then.
fn day(app: &App, ledger: &Ledger, date: NaiveDate) -> String {
    let hours = &app.settings.hours;
    let now = match date == app.today() {
        true => app.now,
        false => app.moment(hours.opening(date).unwrap_or(date.and_time(NaiveTime::MIN))),
    };
    let after = |days: u64| midnight(app, date.checked_add_days(Days::new(days)).unwrap_or(date));
    let horizon = Horizon {
        now,
        today_starts: midnight(app, date),
        today_ends: after(1),
        coming_ends: after(u64::from(app.settings.horizon) + 1),
    };
    let chosen = Chosen::of(app, ledger, &horizon, date);
    let sheet_page = Page { now, local_now: app.zone.local(now), columns: 200, ..app.page() };
    let is_for_the_day = |promise: &&Promise| promise.current().deadline.is_some_and(|at| at <= horizon.today_ends);
    let clashes = clashes(ledger.open().filter(is_for_the_day), now, &app.room());
    let record = ledger.record(record_since(app), app.now);
    let (kept, judged) = (record.kept, record.judged());
    page::day(&Day {
        page: sheet_page,
        written: app.local_now(),
        shop: app.settings.shop.as_deref(),
        open: hours.spans(date),
        slot: app.settings.callback_slot,
        phone_country: app.settings.phone_country,
        ledger,
        calls: chosen.calls,
        clashes: clashes.iter().map(|clash| table::clash(&sheet_page, clash)).collect(),
        others: chosen.others,
        theirs: chosen.theirs,
        record: (judged > 0).then(|| {
            let rate = t!(app.words, "due-record", kept = kept, of = judged, days = RECORD_DAYS);
            with_percent(&app.words, rate, &record)
        }),
    })
}

fn record_since(app: &App) -> Instant {
    app.local_now().checked_sub_days(Days::new(RECORD_DAYS)).map_or(app.now, |local| app.moment(local))
}

/// What stands on the sheet.
struct Chosen<'l> {
    calls: Vec<Call<'l>>,
    others: Vec<Call<'l>>,
    theirs: Vec<Call<'l>>,
}

impl<'l> Chosen<'l> {
    fn of(app: &App, ledger: &'l Ledger, horizon: &Horizon, date: NaiveDate) -> Self {
        let outlook = app.act_by().outlook(horizon.now);
        // Paper does not change during the day: what is about to break by closing time belongs on it in the morning.
        let closing = app.settings.hours.closing(date).map_or(horizon.now, |at| app.moment(at).max(horizon.now));
        let by_closing = app.act_by().outlook(closing);
        let place = |promise: &Promise| match section(promise, horizon, &outlook) {
            Section::Ours(Bucket::Coming | Bucket::Later) if by_closing.is_at_risk(promise) => Section::AtRisk,
            section => section,
        };
        let is_wanted = |promise: &&Promise| match place(promise) {
            Section::Ours(bucket) => matches!(bucket, Bucket::Overdue | Bucket::Untold | Bucket::Today),
            Section::Again => promise.current().check.is_some_and(|check| check <= horizon.today_ends),
            Section::Theirs => bucket(promise, horizon) != Bucket::Later,
            Section::AtRisk | Section::Chase => true,
        };
        let room = app.room();
        let slot = room.slot.map(|(from, to)| (words::clock(from), words::clock(to)));
        let call = |promise: &'l Promise| Call {
            promise,
            section: place(promise),
            slot: slot.clone().filter(|_| room.is_in_slot(promise)),
            last: if is_call(promise) { last_said(ledger, promise) } else { None },
        };
        let wanted = || ledger.open().filter(is_wanted);
        let to_call = calls(wanted().filter(|promise| is_call(promise)), horizon, &outlook);
        let rest = agenda(wanted().filter(|promise| !is_call(promise)), horizon, &outlook);
        let rest = rest.into_iter().flat_map(|(_, promises)| promises).map(call);
        let (theirs, mut others): (Vec<Call>, Vec<Call>) = rest.partition(|call| call.section.is_theirs());
        // What will be about to break stands beside what is.
        others.order_by_key(|call| match call.section {
            Section::Ours(Bucket::Overdue) => 0,
            Section::AtRisk => 1,
            _ => 2,
        });
        Chosen { calls: to_call.into_iter().map(call).collect(), others, theirs }
    }
}

fn is_call(promise: &Promise) -> bool {
    promise.kind == Kind::Call && promise.direction == Direction::Mine
}

/// What `stats` says of a month, as a page.
fn month(app: &App, ledger: &Ledger, first: NaiveDate) -> String {
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    let until = Some(midnight(app, next)).filter(|&until| until <= app.now);
    let period = Period { since: midnight(app, first), until };
    let all: Vec<Row> = rows(ledger.promises().iter(), period, app.now).collect();
    let of = |account| all.iter().filter(move |row| row.account == account);
    let figures = Figures {
        period,
        account: Account::Ours,
        attempts: of(Account::Attempts).collect(),
        theirs: of(Account::Theirs).collect(),
        rows: of(Account::Ours).copied().collect(),
    };
    let last = next.pred_opt().unwrap_or(first).min(app.today());
    page::month(&Month { page: app.page(), shop: app.settings.shop.as_deref(), first, last, figures, ledger })
}

/// Whether a file may be replaced: it is such a page, or somebody says so.
fn may_replace(app: &mut App, file: &Path) -> Result<bool, Failure> {
    match files::head(file, MARK_WITHIN) {
        None => Ok(false),
        Some(head) if String::from_utf8_lossy(&head).contains(MARK) => Ok(true),
        Some(_) if app.interactive => {
            let question = t!(app.words, "report-replace", file = shown(file));
            Ok(app.yes(&question, false)? == Some(true))
        }
        Some(_) => Ok(false),
    }
}

fn to_screen(app: &mut App, written: &Written) -> Answer {
    if app.json {
        let text = to_json::pretty(&value(written, None));
        writeln!(app.out, "{text}")?;
    } else {
        app.out.write_all(written.html.as_bytes())?;
    }
    Ok(Exit::Done)
}

fn say(app: &mut App, written: &Written, file: &Path) -> Result<(), Failure> {
    if app.json {
        let text = to_json::pretty(&value(written, Some(file)));
        writeln!(app.out, "{text}")?;
    } else if app.quiet {
        writeln!(app.out, "{}", shown(file))?;
    }
    // Whoever said where knows the folder.
    let name = shown(Path::new(file.file_name().unwrap_or(file.as_os_str())));
    let text = t!(app.words, "report-done", file = name);
    app.say(&text)
}

fn value(written: &Written, file: Option<&Path>) -> serde_json::Value {
    json!({
        "page": match written.which { Which::Day => "day", Which::Month => "month" },
        "of": written.of,
        "file": file.map(|file| file.display().to_string()),
        "bytes": written.html.len(),
        "html": if file.is_none() { Some(written.html.as_str()) } else { None },
    })
}

/// Hands the page to the desktop as a link, which is never taken for an option.
fn open(app: &App, file: &Path) -> io::Result<()> {
    (app.open)(&links::file(&files::whole_path(file)?))
}

fn not_opened(app: &App, file: &Path, error: &io::Error) -> Failure {
    let message = match error.kind() {
        io::ErrorKind::NotFound => t!(app.words, "report-no-opener"),
        _ => t!(app.words, "report-not-opened", why = app.system_words(error)),
    };
    Failure::failed(message).hint(t!(app.words, "report-not-opened-hint", file = shown(file)))
}
