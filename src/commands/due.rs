//! `due`: what wants attention, in the order in which it wants it.

use chrono::Days;

use crate::app::{Answer, App, Exit, Failure};
use crate::capture;
use crate::filter::Filter;
use crate::i18n::t;
use crate::model::agenda::{Bucket, Horizon, Section, agenda, bucket};
use crate::model::state::Need;
use crate::model::{Direction, Instant, Kind, Ledger, Promise};
use crate::render::json::{self, Maker};
use crate::render::table;

/// The days over which the closing line counts what was kept.
const RECORD_DAYS: u64 = 30;

/// The arguments of `due`.
#[derive(clap::Args, Debug, Default)]
pub struct Args {
    #[arg(long)]
    overdue: bool,
    #[arg(long)]
    today: bool,
    #[arg(long, value_name = "PHRASE", conflicts_with = "all")]
    within: Option<String>,
    #[arg(long)]
    all: bool,
    #[arg(long)]
    calls: bool,
    #[command(flatten)]
    filter: Filter,
    #[arg(long)]
    count: bool,
    #[arg(long)]
    check: bool,
}

impl Args {
    /// Whether only some of what is due was asked for.
    fn is_narrow(&self) -> bool {
        self.names_a_bucket() || self.calls || self.filter.is_set()
    }

    /// Whether the answer ends with a closing line.
    fn has_closing(&self, app: &App) -> bool {
        !self.count && !app.json && !app.quiet
    }

    /// Whether only what is overdue, or for today, was asked for.
    fn names_a_bucket(&self) -> bool {
        self.overdue || self.today
    }
}

/// Runs `due`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let horizon = horizon(&args, app)?;
    let since = record_since(app);
    let ledger = app.ledger_for(&need(&args, app, &horizon, since))?;
    let people = args.filter.people(app, &ledger)?;
    let wanted =
        |promise: &Promise| args.filter.passes(promise, people.as_deref()) && is_wanted(&args, promise, &horizon);
    let mut sections = agenda(ledger.open().filter(|promise| wanted(promise)), &horizon);
    let mut later = if args.all { 0 } else { take_later(&mut sections, &horizon) };
    if !args.all && !args.names_a_bucket() {
        later += ledger.unread();
    }
    let overdue = ledger.open().any(|promise| {
        promise.direction == Direction::Mine && wanted(promise) && bucket(promise, &horizon) == Bucket::Overdue
    });
    write(&args, app, &ledger, &sections, later, horizon)?;
    Ok(if args.check && overdue { Exit::Overdue } else { Exit::Done })
}

/// What has to be known: everything that is open where it must be picked from, even if only to be counted.
fn need(args: &Args, app: &App, horizon: &Horizon, since: Instant) -> Need {
    let all_open = args.all || args.calls || args.filter.is_set();
    Need {
        until: Some(horizon.now.max(horizon.today_ends).max(horizon.coming_ends)),
        record: args.has_closing(app).then_some((since, app.now)),
        everybody: args.filter.names_somebody(),
        all_open,
        ..Need::default()
    }
}

/// From when on the closing line counts. By the calendar: the hour that the clocks were changed by does not count.
fn record_since(app: &App) -> Instant {
    app.local_now().checked_sub_days(Days::new(RECORD_DAYS)).map_or(app.now, |local| app.moment(local))
}

fn horizon(args: &Args, app: &mut App) -> Result<Horizon, Failure> {
    let Some(phrase) = &args.within else { return Ok(app.horizon()) };
    let reading = capture::phrase(app, phrase)?;
    let window = reading.window;
    let Some(until) = window.and_then(|window| window.by.or(window.from)) else {
        return Err(Failure::misunderstood(t!(app.words, "when-no-date", typed = phrase.as_str())));
    };
    Ok(Horizon { coming_ends: app.moment(until), ..app.horizon() })
}

fn is_wanted(args: &Args, promise: &Promise, horizon: &Horizon) -> bool {
    let bucket = bucket(promise, horizon);
    let some_bucket = args.overdue || args.today;
    let in_bucket = args.overdue && bucket == Bucket::Overdue || args.today && is_today(promise, bucket, horizon);
    (!some_bucket || in_bucket) && (!args.calls || promise.kind == Kind::Call)
}

/// Whether it is for today: a promise that was moved to today and not told of is for today all the same.
fn is_today(promise: &Promise, bucket: Bucket, horizon: &Horizon) -> bool {
    let moved_here = || promise.current().deadline.is_some_and(|deadline| deadline <= horizon.today_ends);
    bucket == Bucket::Today || bucket == Bucket::Untold && moved_here()
}

/// Takes out what is for later, theirs too, and says how many that were.
fn take_later(sections: &mut Vec<(Section, Vec<&Promise>)>, horizon: &Horizon) -> usize {
    let mut later = 0;
    for (_, promises) in sections.iter_mut() {
        let before = promises.len();
        promises.retain(|promise| bucket(promise, horizon) != Bucket::Later);
        later += before - promises.len();
    }
    sections.retain(|(_, promises)| !promises.is_empty());
    later
}

fn write(
    args: &Args,
    app: &mut App,
    ledger: &Ledger,
    sections: &[(Section, Vec<&Promise>)],
    later: usize,
    horizon: Horizon,
) -> Result<(), Failure> {
    let shown = sections.iter().flat_map(|(_, promises)| promises.iter().copied());
    if args.count {
        let count = shown.count();
        writeln!(app.out, "{count}")?;
    } else if app.json {
        let maker = Maker { horizon, ..app.maker() };
        let values = shown.map(|promise| maker.promise(ledger, promise, false)).collect();
        let text = json::pretty(&serde_json::Value::Array(values));
        writeln!(app.out, "{text}")?;
    } else if app.quiet {
        for promise in shown {
            writeln!(app.out, "{}", promise.id)?;
        }
    } else {
        let mut text = table::agenda(&app.page(), ledger, sections);
        if !text.is_empty() {
            text.push('\n');
        }
        text += &closing(args, app, ledger, sections, later);
        app.out.write_all(text.as_bytes())?;
    }
    Ok(())
}

/// The last line: how many of each, and the kept rate; or a friendly word where nothing is due.
fn closing(args: &Args, app: &App, ledger: &Ledger, sections: &[(Section, Vec<&Promise>)], later: usize) -> String {
    let mut parts: Vec<String> = sections
        .iter()
        .map(|(section, promises)| t!(app.words, &format!("due-count-{}", section.name()), count = promises.len()))
        .collect();
    if parts.is_empty() {
        // Only who looked at everything may hear that everything has been answered for.
        let id = match later {
            0 if args.is_narrow() => "due-nothing-such",
            0 => "due-nothing",
            _ => "due-nothing-soon",
        };
        parts.push(t!(app.words, id));
    }
    if later > 0 {
        parts.push(t!(app.words, "due-count-more-later", count = later));
    }
    let record = ledger.record(record_since(app), app.now);
    if let Some(percent) = record.percent() {
        let (kept, judged) = (record.kept, record.judged());
        parts.push(t!(app.words, "due-record", kept = kept, of = judged, percent = percent, days = RECORD_DAYS));
    }
    app.page().parts(&parts)
}
