//! `stats`: the kept rate with its counts, by slices and by week, and the reasons.

use chrono::Days;

use crate::app::{Answer, App, Exit, Failure};
use crate::capture::{self, Edge, tidy};
use crate::filter::Filter;
use crate::i18n::t;
use crate::model::record::{Account, Period, Record, Row, rows};
use crate::model::{Direction, Instant};
use crate::render::figures::{self, Figures};
use crate::render::json;

/// The days that are counted where nothing else is asked for.
const PERIOD_DAYS: u64 = 90;

/// The arguments of `stats`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(long, value_name = "PHRASE")]
    since: Option<String>,
    #[arg(long, value_name = "PHRASE")]
    until: Option<String>,
    #[command(flatten)]
    filter: Filter,
}

/// Runs `stats`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let period = period(&args, app)?;
    let ledger = app.ledger()?;
    let people = args.filter.people(app, &ledger)?;
    let wanted = ledger.promises().iter().filter(|promise| args.filter.passes(promise, people.as_deref()));
    let all: Vec<Row> = rows(wanted, period, app.now).collect();
    let of = |account| all.iter().filter(move |row| row.account == account);
    let account = if args.filter.is_theirs() { Account::Theirs } else { Account::Ours };
    let figures = Figures {
        period,
        account,
        attempts: of(Account::Attempts).collect(),
        theirs: of(Account::Theirs).collect(),
        rows: of(account).copied().collect(),
    };
    if app.json {
        let text = json::pretty(&figures::value(&app.page(), &ledger, &figures));
        writeln!(app.out, "{text}")?;
    } else if app.quiet {
        let total: Record = figures.rows.iter().collect();
        writeln!(app.out, "{}/{}", total.kept, total.judged())?;
    } else if all.is_empty() {
        let text = match ledger.promises().iter().any(|promise| promise.direction == Direction::Mine) {
            true if args.filter.is_set() || args.since.is_some() || args.until.is_some() => {
                t!(app.words, "stats-nothing-such")
            }
            true => t!(app.words, "stats-nothing-yet"),
            false => t!(app.words, "stats-nothing"),
        };
        app.say(&text)?;
    } else {
        let text = figures::text(&app.page(), &ledger, &figures);
        app.out.write_all(text.as_bytes())?;
    }
    Ok(Exit::Done)
}

fn period(args: &Args, app: &App) -> Result<Period, Failure> {
    let since = match &args.since {
        Some(typed) => {
            let since = capture::edge(app, typed, Edge::Start)?;
            if since > app.now {
                return Err(Failure::misunderstood(t!(app.words, "when-in-future", typed = tidy(typed))));
            }
            since
        }
        None => days_before(app, app.now),
    };
    let Some(typed) = &args.until else { return Ok(Period { since, until: None }) };
    let until = capture::edge(app, typed, Edge::End)?;
    // With nothing but an end, as many days before it are meant.
    let since = if args.since.is_none() { days_before(app, until.min(app.now)) } else { since };
    if until <= since {
        return Err(Failure::misunderstood(t!(app.words, "stats-backwards", typed = tidy(typed))));
    }
    Ok(Period { since, until: Some(until).filter(|&until| until <= app.now) })
}

/// The midnight that begins the day so many days before: by the calendar, and whole days, so that weeks are whole.
fn days_before(app: &App, moment: Instant) -> Instant {
    let day = app.zone.local(moment).date();
    day.checked_sub_days(Days::new(PERIOD_DAYS)).map_or(moment, |day| app.moment(day.and_time(chrono::NaiveTime::MIN)))
}
