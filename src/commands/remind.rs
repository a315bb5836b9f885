//! `remind`: what needs attention now, a notice of it on the desktop, and the timer that asks for both.

use std::io;
use std::path::Path;

use serde_json::json;

use crate::app::{Answer, App, Exit, Failure, shown};
use crate::desktop::Notice;
use crate::files::Unwritten;
use crate::i18n::t;
use crate::model::attention::{Reason, attention, mark, marked};
use crate::model::state::Need;
use crate::model::{Ledger, Promise, PromiseId};
use crate::render::style::{clean, cut};
use crate::render::{json as to_json, table, words};
use crate::store::{Locked, Reminded, StoreError};
use crate::timer::install::{self, TimerError};
use crate::timer::{self, Job, Scheduler, Time};

/// How many promises a notice names.
const NAMED: usize = 5;

/// The columns of a line of a notice.
const NOTICE_COLUMNS: usize = 90;

/// What stands before a mark of what was printed because there was no desktop to show it.
const PRINTED: char = '-';

/// The arguments of `remind`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "ACTION", value_enum)]
    action: Option<Action>,
    #[arg(long, value_name = "TIMES")]
    at: Option<String>,
    #[arg(long)]
    print: bool,
    #[arg(long = "for", value_name = "SCHEDULER", value_parser = ["systemd", "crontab", "launchd", "windows"])]
    scheduler: Option<String>,
}

/// What is to be done with the timer.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    /// Put it in place.
    #[value(alias = "activa")]
    On,
    /// Take it away.
    #[value(alias = "quita")]
    Off,
    /// Say whether it is there.
    #[value(alias = "estado")]
    Status,
}

/// Runs `remind`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let sets = args.action == Some(Action::On) || args.print && args.action.is_none();
    for (is_given, name) in [(args.at.is_some(), "--at"), (args.print, "--print")] {
        if is_given && !sets {
            let message = t!(app.words, "remind-only-on", arg = name);
            return Err(Failure::misunderstood(message).hint(t!(app.words, "remind-only-on-hint")));
        }
    }
    let stated = args.scheduler.as_deref().and_then(Scheduler::parse);
    match args.action {
        None if !args.print => remind(app),
        None | Some(Action::On) => set(app, &args, stated),
        Some(Action::Off) => unset(app, stated),
        Some(Action::Status) => status(app, stated),
    }
}

/// The promises that need attention, by reason.
type Matters<'a> = Vec<(Reason, Vec<&'a Promise>)>;

fn remind(app: &mut App) -> Answer {
    let local = app.local_now();
    if !app.settings.hours.is_open_at(local) {
        if app.json {
            writeln!(app.out, "[]")?;
        }
        app.say(&t!(app.words, "remind-closed"))?;
        return Ok(Exit::Done);
    }
    let (horizon, reach) = (app.horizon(), app.act_by().reach(app.now));
    let confirm_until = app.end_of_day(1);
    let until = Some(horizon.today_ends.max(confirm_until).max(reach.until()));
    let ledger = app.ledger_for(&Need { until, ..Need::default() })?;
    let outlook = app.act_by().outlook_within(reach);
    let matters = attention(ledger.open(), &horizon, &outlook, &app.room(), confirm_until);
    let told = tell(app, &ledger, &matters)?;
    if app.json {
        let text = json(app, &ledger, &matters, &told);
        app.out.write_all(text.as_bytes())?;
    } else if app.quiet {
        for id in &told.printed {
            writeln!(app.out, "{id}")?;
        }
    } else {
        let text = text(app, &ledger, &matters, &told);
        app.out.write_all(text.as_bytes())?;
    }
    Ok(Exit::Done)
}

/// What became of the notice.
#[derive(Default)]
struct Told {
    /// The marks of what was told of in a notice, now or before.
    marks: Vec<String>,
    /// How many promises a notice was shown of now.
    sent: usize,
    /// Why none could be shown, although there was something new.
    failed: Option<io::Error>,
    /// It could not be noted that one is shown, so that none was, which was said.
    is_unnoted: bool,
    /// What is to be printed instead where little is printed: once, too.
    printed: Vec<PromiseId>,
}

/// Shows a notice of what is new. It is noted first and shown then, so that nothing is shown twice, whoever else is at it.
fn tell(app: &mut App, ledger: &Ledger, matters: &Matters) -> Result<Told, Failure> {
    let all = || matters.iter().flat_map(|(reason, promises)| promises.iter().map(|promise| (*reason, *promise)));
    let before = app.store()?.reminded().told;
    let is_known = |known: &[String], reason, promise: &Promise| known.contains(&mark(reason, promise));
    if all().all(|(reason, promise)| is_known(&before, reason, promise)) {
        return Ok(Told { marks: before, ..Told::default() });
    }
    let mut new = Vec::new();
    let noted = note(app, |told| {
        // What was closed, or is far off again, is forgotten.
        told.retain(|mark| marked(mark.trim_start_matches(PRINTED)).is_some_and(|id| is_open(ledger, id)));
        new = all().filter(|(reason, promise)| !is_known(told, *reason, promise)).collect();
        told.extend(new.iter().map(|(reason, promise)| mark(*reason, promise)));
    });
    let told = match noted {
        Ok(told) => told,
        Err(error) => {
            let why = match error {
                StoreError::Io { path, source } => app.unwritten(&path, &Unwritten::Io(source)),
                error => app.store_failure(&error),
            };
            app.warn(&t!(app.words, "remind-not-noted", why = why.to_string()))?;
            // Where little is printed it is printed each time, for that cannot be noted either.
            let unknown = all().filter(|(reason, promise)| !is_known(&before, *reason, promise));
            let printed = unknown.map(|(_, promise)| promise.id).collect();
            return Ok(Told { marks: before, is_unnoted: true, printed, ..Told::default() });
        }
    };
    if new.is_empty() {
        return Ok(Told { marks: told, ..Told::default() });
    }
    let shown = match app.desk.has_notices() {
        true => app.desk.notify(&notice(app, ledger, &new)),
        false => Err(io::ErrorKind::Unsupported.into()),
    };
    match shown {
        Ok(()) => Ok(Told { marks: told, sent: new.len(), ..Told::default() }),
        // It may be shown yet.
        Err(error) if error.kind() == io::ErrorKind::TimedOut => {
            Ok(Told { marks: told, failed: Some(error), ..Told::default() })
        }
        Err(error) => not_shown(app, &new, error),
    }
}

fn is_open(ledger: &Ledger, id: PromiseId) -> bool {
    ledger.get(id).is_some_and(Promise::is_open)
}

/// Takes back the note of what could not be shown. Where little is printed it is printed once instead.
fn not_shown(app: &mut App, new: &[(Reason, &Promise)], error: io::Error) -> Result<Told, Failure> {
    let (quiet, mut printed) = (app.quiet && !app.json, Vec::new());
    let noted = note(app, |told| {
        for (reason, promise) in new {
            let shown = mark(*reason, promise);
            let mark = format!("{PRINTED}{shown}");
            told.retain(|known| *known != shown);
            if quiet && !told.contains(&mark) {
                told.push(mark);
                printed.push(promise.id);
            }
        }
    });
    Ok(Told { marks: noted.unwrap_or_default(), failed: Some(error), printed, ..Told::default() })
}

/// Changes what is noted of what was told, while nobody else does.
fn note(app: &App, change: impl FnOnce(&mut Vec<String>)) -> Result<Vec<String>, StoreError> {
    let store = app.store.as_ref().expect("a ledger was read from it").clone();
    let locked: Locked = store.lock()?;
    let Reminded { greeted, mut told } = locked.reminded();
    let before = told.clone();
    change(&mut told);
    if told != before {
        locked.remember(&Reminded { greeted, told: told.clone() })?;
    }
    Ok(told)
}

fn notice(app: &App, ledger: &Ledger, new: &[(Reason, &Promise)]) -> Notice {
    let line = |(reason, promise): &(Reason, &Promise)| {
        let reason = heading(app, *reason);
        let line = t!(app.words, "remind-line", reason = reason, promise = in_short(app, ledger, promise));
        cut(&line, NOTICE_COLUMNS).into_owned()
    };
    let mut lines: Vec<String> = new.iter().take(NAMED).map(line).collect();
    if new.len() > NAMED {
        lines.push(t!(app.words, "remind-more", count = new.len() - NAMED));
    }
    Notice { summary: t!(app.words, "remind-summary", count = new.len()), body: lines.join("\n") }
}

fn in_short(app: &App, ledger: &Ledger, promise: &Promise) -> String {
    let id = promise.id.to_string();
    let who = clean(&ledger.person(promise).name).into_owned();
    let what = clean(&promise.what).into_owned();
    match promise.current().deadline {
        Some(deadline) => {
            let when = words::short(&app.words, app.zone.local(deadline), app.local_now());
            t!(app.words, "remind-promise", id = id, who = who, when = when, what = what)
        }
        None => t!(app.words, "remind-promise-undated", id = id, who = who, what = what),
    }
}

fn heading(app: &App, reason: Reason) -> String {
    t!(app.words, &format!("remind-because-{}", reason.name()))
}

fn text(app: &App, ledger: &Ledger, matters: &Matters, told: &Told) -> String {
    if matters.is_empty() {
        return app.page().paragraph(&t!(app.words, "remind-nothing"), "");
    }
    let mut text = String::new();
    for (reason, promises) in matters {
        text += &format!("{}\n", app.style.heading(&heading(app, *reason)));
        text += &table::list(&app.page(), ledger, promises.iter().copied());
        text.push('\n');
    }
    let closing = match &told.failed {
        _ if told.is_unnoted => {
            text.pop();
            return text;
        }
        Some(error) => no_notice(app, error),
        None if told.sent > 0 => t!(app.words, "remind-sent", count = told.sent),
        None => t!(app.words, "remind-known"),
    };
    text + &app.page().paragraph(&closing, "")
}

/// Why no notice was shown.
fn no_notice(app: &App, error: &io::Error) -> String {
    let id = match error.kind() {
        io::ErrorKind::Unsupported => "remind-without",
        io::ErrorKind::TimedOut => "remind-no-answer",
        _ => "remind-no-desktop",
    };
    t!(app.words, id)
}

fn json(app: &App, ledger: &Ledger, matters: &Matters, told: &Told) -> String {
    let maker = app.maker();
    let values = matters.iter().flat_map(|(reason, promises)| {
        promises.iter().map(|promise| {
            let mut value = maker.promise(ledger, promise, false);
            value["attention"] = reason.name().into();
            value["notified"] = told.marks.contains(&mark(*reason, promise)).into();
            value
        })
    });
    to_json::pretty(&serde_json::Value::Array(values.collect())) + "\n"
}

/// `remind on`, or what it would write.
fn set(app: &mut App, args: &Args, stated: Option<Scheduler>) -> Answer {
    let times = match &args.at {
        None => Vec::new(),
        Some(typed) => timer::times(typed).map_err(|word| {
            let message = t!(app.words, "remind-no-time", typed = clean(&word).into_owned());
            Failure::misunderstood(message).hint(t!(app.words, "remind-no-time-hint"))
        })?,
    };
    let scheduler = match stated.or_else(|| install::scheduler(app.desk)) {
        Some(scheduler) => scheduler,
        None if args.print => Scheduler::HERE[0],
        None => {
            let message = t!(app.words, "remind-no-scheduler");
            return Err(Failure::failed(message).hint(t!(app.words, "remind-no-scheduler-hint")));
        }
    };
    let job = job(app, times)?;
    if args.print {
        let texts = install::shown(app.desk, scheduler, &job).map_err(|error| failure(app, error))?;
        let is_only = texts.len() == 1;
        for (place, text) in texts {
            // What is one file can be read by what reads such files.
            let head = if is_only { String::new() } else { format!("# {}\n", clean(&place)) };
            write!(app.out, "{head}{text}")?;
        }
        return Ok(Exit::Done);
    }
    install::install(app.desk, scheduler, &job).map_err(|error| failure(app, error))?;
    // Two timers would be one too many.
    for other in Scheduler::HERE.iter().filter(|other| **other != scheduler) {
        install::remove(app.desk, *other).map_err(|error| failure(app, error))?;
    }
    report(app, Some((scheduler, job.times)))
}

fn unset(app: &mut App, stated: Option<Scheduler>) -> Answer {
    let mut removed = false;
    for scheduler in looked_at(stated) {
        removed |= install::remove(app.desk, scheduler).map_err(|error| failure(app, error))?;
    }
    if app.json {
        return report(app, None);
    }
    app.say(&t!(app.words, if removed { "remind-removed" } else { "remind-off" }))?;
    Ok(Exit::Done)
}

fn status(app: &mut App, stated: Option<Scheduler>) -> Answer {
    for scheduler in looked_at(stated) {
        if let Some(times) = install::installed(app.desk, scheduler).map_err(|error| failure(app, error))? {
            return report(app, Some((scheduler, times)));
        }
    }
    report(app, None)
}

fn looked_at(stated: Option<Scheduler>) -> Vec<Scheduler> {
    stated.map_or_else(|| Scheduler::HERE.to_vec(), |scheduler| vec![scheduler])
}

/// Says which timer there is.
fn report(app: &mut App, timer: Option<(Scheduler, Vec<Time>)>) -> Answer {
    let name = timer.as_ref().map(|(scheduler, _)| scheduler.name());
    let typed = timer.as_ref().map(|(_, times)| timer::typed(times)).unwrap_or_default();
    if app.json {
        let at: Vec<&str> = typed.split(',').filter(|time| !time.is_empty()).collect();
        let notices = app.desk.has_notices();
        let value = json!({ "on": name.is_some(), "scheduler": name, "at": at, "notices": notices });
        writeln!(app.out, "{}", to_json::pretty(&value))?;
        return Ok(Exit::Done);
    }
    if app.quiet {
        writeln!(app.out, "{}", name.unwrap_or("off"))?;
        return Ok(Exit::Done);
    }
    let text = match name {
        None => t!(app.words, "remind-off"),
        Some(name) if typed.is_empty() => {
            t!(app.words, "remind-on-every", scheduler = name, minutes = timer::EVERY_MINUTES)
        }
        Some(name) => t!(app.words, "remind-on-at", scheduler = name, times = typed.replace(',', ", ")),
    };
    app.say(&text)?;
    if name.is_some() && !app.desk.has_notices() {
        app.say(&t!(app.words, "remind-without"))?;
    }
    Ok(Exit::Done)
}

/// What a timer starts: this very program, on this very store, in the language that is spoken here.
fn job(app: &App, times: Vec<Time>) -> Result<Job, Failure> {
    let program = app.desk.program().ok_or_else(|| failure(app, TimerError::NoHome))?;
    let mut args = vec!["--quiet".to_owned()];
    if app.settings.language.is_none() {
        args.extend(["--lang".to_owned(), app.words.language().name().to_owned()]);
    }
    args.extend(["--store".to_owned(), whole(app, app.store()?.dir())?, "remind".to_owned()]);
    let config = app.desk.settings_file().map(|file| whole(app, &file)).transpose()?;
    let program = whole(app, &program)?;
    Ok(Job { program, args, config, times, description: t!(app.words, "remind-description") })
}

/// A path as a timer needs it: from the root, so that it is no option, and as text.
fn whole(app: &App, path: &Path) -> Result<String, Failure> {
    let whole = std::path::absolute(path).ok().and_then(|path| path.to_str().map(str::to_owned));
    whole.ok_or_else(|| failure(app, TimerError::Unquotable(path.display().to_string())))
}

fn failure(app: &App, error: TimerError) -> Failure {
    let words = &app.words;
    match error {
        TimerError::NoHome => Failure::failed(t!(words, "store-no-home")).hint(t!(words, "store-no-home-hint")),
        TimerError::Unquotable(word) => {
            let typed = clean(&word).into_owned();
            Failure::failed(t!(words, "remind-unquotable", typed = typed)).hint(t!(words, "remind-unquotable-hint"))
        }
        TimerError::Foreign(path) => Failure::failed(t!(words, "remind-foreign", path = shown(&path))),
        TimerError::Unfinished => {
            let hint = t!(words, "remind-unfinished-hint", begin = timer::BEGIN, end = timer::END);
            Failure::failed(t!(words, "remind-unfinished")).hint(hint)
        }
        TimerError::File(path, why) => app.unwritten(&path, &why),
        TimerError::NotStarted(program, why) => {
            Failure::failed(t!(words, "remind-refused", program = program, why = app.system_words(&why)))
        }
        TimerError::Refused(program, why) => {
            let why = clean(&why).into_owned();
            Failure::failed(t!(words, "remind-refused", program = program, why = why))
        }
    }
}
