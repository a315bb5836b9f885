//! `due`: what wants attention, in the order in which it wants it.

use chrono::Days;

use crate::app::{Answer, App, Exit, Failure};
use crate::capture;
use crate::filter::Filter;
use crate::i18n::t;
use crate::model::agenda::{Bucket, Horizon, Section, agenda, bucket, calls, last_said, section};
use crate::model::clash::{Clash, clashes};
use crate::model::hours::span_text;
use crate::model::order::PutInOrder;
use crate::model::state::Need;
use crate::model::warning::Outlook;
use crate::model::{Direction, Event, Instant, Kind, Ledger, Promise};
use crate::render::figures::with_percent;
use crate::render::json::{self, Maker};
use crate::render::sheet::{self, Call};
use crate::render::{story, table, words};

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

    /// Whether a sheet to telephone by is wanted, with what was last said on it.
    fn is_sheet(&self, app: &App) -> bool {
        self.calls && !self.count && (app.json || !app.quiet)
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
    let reach = app.act_by().reach(app.now);
    let need = need(&args, app, &horizon, since, reach.until());
    let ledger = if args.is_sheet(app) { app.ledger()? } else { app.ledger_for(&need)? };
    let outlook = app.act_by().outlook_within(reach);
    let people = args.filter.people(app, &ledger)?;
    let wanted =
        |promise: &Promise| args.filter.passes(promise, people.as_deref()) && is_wanted(&args, promise, &horizon);
    let mut sections = agenda(ledger.open().filter(|promise| wanted(promise)), &horizon, &outlook);
    let mut later = if args.all { 0 } else { take_later(&mut sections, &horizon) };
    if !args.all && !args.names_a_bucket() {
        later += ledger.unread();
    }
    let overdue = ledger.open().any(|promise| {
        promise.direction == Direction::Mine && wanted(promise) && bucket(promise, &horizon) == Bucket::Overdue
    });
    let page = Due { args: &args, ledger: &ledger, horizon, outlook, sections, later };
    let text = page.text(app);
    app.out.write_all(text.as_bytes())?;
    // The command ends here, and what it has read goes with it, all at once.
    std::mem::forget(ledger);
    Ok(if args.check && overdue { Exit::Overdue } else { Exit::Done })
}

/// What has to be known: everything that is open where it must be picked from, even if only to be counted.
/// What is about to break, up to `at_risk_until`, may be due after everything that is coming.
fn need(args: &Args, app: &App, horizon: &Horizon, since: Instant, at_risk_until: Instant) -> Need {
    let all_open = args.all || args.calls || args.filter.is_set();
    Need {
        until: Some(horizon.now.max(horizon.today_ends).max(horizon.coming_ends).max(at_risk_until)),
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
    (!some_bucket || in_bucket) && (!args.calls || is_to_call(args, promise))
}

/// Whether it is a call for us to make; what customers owe us is on the sheet only where it was asked for.
fn is_to_call(args: &Args, promise: &Promise) -> bool {
    promise.kind == Kind::Call && (promise.direction == Direction::Mine || args.filter.is_theirs())
}

/// Whether it is for today: a promise that was moved to today and not told of is for today all the same.
fn is_today(promise: &Promise, bucket: Bucket, horizon: &Horizon) -> bool {
    let moved_here = || promise.current().deadline.is_some_and(|deadline| deadline <= horizon.today_ends);
    bucket == Bucket::Today || bucket == Bucket::Untold && moved_here()
}

/// Takes out what is for later, theirs too, and says how many that were. What is about to break is not for later.
fn take_later(sections: &mut Vec<(Section, Vec<&Promise>)>, horizon: &Horizon) -> usize {
    let mut later = 0;
    for (section, promises) in sections.iter_mut() {
        let before = promises.len();
        promises.retain(|promise| *section == Section::AtRisk || bucket(promise, horizon) != Bucket::Later);
        later += before - promises.len();
    }
    sections.retain(|(_, promises)| !promises.is_empty());
    later
}

/// What is due, ready to be laid out.
struct Due<'a> {
    args: &'a Args,
    ledger: &'a Ledger,
    horizon: Horizon,
    outlook: Outlook<'a>,
    sections: Vec<(Section, Vec<&'a Promise>)>,
    later: usize,
}

impl<'a> Due<'a> {
    fn text(&self, app: &App) -> String {
        let shown = self.shown();
        if self.args.count {
            format!("{}\n", shown.len())
        } else if app.json {
            let maker = Maker { horizon: self.horizon, ..app.maker() };
            let values = shown.iter().map(|promise| self.value(app, &maker, promise)).collect();
            json::pretty(&serde_json::Value::Array(values)) + "\n"
        } else if app.quiet {
            shown.iter().map(|promise| format!("{}\n", promise.id)).collect()
        } else {
            let mut text = if self.args.calls { self.sheet(app, &shown) } else { self.page(app) };
            if !text.is_empty() {
                text.push('\n');
            }
            text + &closing(self.args, app, self.ledger, &self.sections, self.later)
        }
    }

    /// What is shown, in the order of the page.
    fn shown(&self) -> Vec<&'a Promise> {
        let shown = self.sections.iter().flat_map(|(_, promises)| promises.iter().copied());
        if self.args.calls { calls(shown, &self.horizon, &self.outlook) } else { shown.collect() }
    }

    fn value(&self, app: &App, maker: &Maker, promise: &Promise) -> serde_json::Value {
        let mut value = maker.promise(self.ledger, promise, false);
        if self.args.calls {
            let last = last_said(self.ledger, promise);
            let slot = app.settings.callback_slot.filter(|_| app.room().is_in_slot(promise));
            value["callback_slot"] = slot.map_or(serde_json::Value::Null, |slot| span_text(slot).into());
            value["last_said"] = last.map_or(serde_json::Value::Null, |event| said(app, promise, &event));
        }
        value
    }

    fn page(&self, app: &App) -> String {
        let mut remarks: Vec<(Section, Vec<String>)> = Vec::new();
        let at_risk = self.sections.iter().find(|(section, _)| *section == Section::AtRisk);
        if let Some((section, promises)) = at_risk.filter(|_| app.settings.coach) {
            let id = promises[0].id.to_string();
            let message = |name: &str| t!(app.words, name, id = id.as_str());
            remarks.push((*section, ["due-warn", "due-warn-say", "due-warn-move"].map(message).to_vec()));
        }
        for clash in self.clashes(app) {
            let mut calls = clash.calls.clone();
            calls.order();
            let is_named = |promise: &&Promise| calls.binary_search(&promise.id).is_ok();
            let holds = |promises: &[&Promise]| promises.iter().any(is_named);
            let mut ours = self.sections.iter().filter(|(section, _)| *section != Section::Ours(Bucket::Overdue));
            let below = ours.find(|(_, promises)| holds(promises));
            remarks.extend(below.map(|(section, _)| (*section, vec![table::clash(&app.page(), &clash)])));
        }
        table::agenda(&app.page(), self.ledger, &self.sections, &remarks, &app.room())
    }

    fn sheet(&self, app: &App, shown: &[&'a Promise]) -> String {
        if shown.is_empty() {
            return String::new();
        }
        let room = app.room();
        let slot = room.slot.map(|(from, to)| (words::clock(from), words::clock(to)));
        let call = |promise: &&'a Promise| Call {
            promise,
            section: section(promise, &self.horizon, &self.outlook),
            slot: slot.clone().filter(|_| room.is_in_slot(promise)),
            last: last_said(self.ledger, promise),
        };
        let calls: Vec<Call> = shown.iter().map(call).collect();
        let mut parts = vec![t!(app.words, "due-calls", day = words::day_month(&app.words, app.today(), app.today()))];
        parts.extend(slot.as_ref().map(|(from, to)| t!(app.words, "due-slot", from = from.as_str(), to = to.as_str())));
        let heading = app.page().parts(&parts);
        let mut text: String = heading.lines().map(|line| format!("{}\n", app.style.heading(line))).collect();
        text += &sheet::sheet(&app.page(), self.ledger, &calls);
        for clash in self.clashes(app) {
            if shown.iter().any(|promise| clash.calls.contains(&promise.id)) {
                text += &table::remark(&app.page(), &[table::clash(&app.page(), &clash)]);
            }
        }
        text
    }

    /// The calls up to the horizon that cannot all be made, whoever was asked for.
    fn clashes(&self, app: &App) -> Vec<Clash> {
        let until = self.horizon.today_ends.max(self.horizon.coming_ends);
        let is_near = |promise: &&Promise| promise.current().deadline.is_some_and(|deadline| deadline <= until);
        clashes(self.ledger.open().filter(is_near), app.now, &app.room())
    }
}

/// What was last said, as JSON.
fn said(app: &App, promise: &Promise, event: &Event) -> serde_json::Value {
    let page = app.page();
    serde_json::json!({
        "at": json::time(&page, event.at),
        "by": event.by,
        "op": event.change.op(),
        "text": story::sentence(&page, promise, event.change),
    })
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
    if record.judged() > 0 {
        let rate = t!(app.words, "due-record", kept = record.kept, of = record.judged(), days = RECORD_DAYS);
        parts.push(with_percent(&app.words, rate, &record));
    }
    app.page().parts(&parts)
}
