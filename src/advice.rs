//! At most one line of advice after a promise was made or moved: the most useful one, with the command that acts on it.

use chrono::{Datelike, Days, NaiveDate};

use crate::app::App;
use crate::i18n::t;
use crate::model::record::{Score, Slot};
use crate::model::risk::{self, Case, ClosedFor, Closure, Risk, Slice};
use crate::model::state::Need;
use crate::model::{Ledger, Promise, Terms, people};
use crate::render::style::{clean, width};
use crate::render::words;

/// How many promises of a full hour are named.
const MOST_NAMED: usize = 3;

/// The words of the catalogues for the weekdays.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// What has to be known beside, so that [`after`] can advise on a promise with these terms; of the customer too, where they
/// are named.
pub fn need(app: &App, terms: &Terms, who: Option<&str>, need: Need) -> Need {
    if !is_wanted(app) {
        return need;
    }
    let due = risk::hour(terms.window.as_ref(), terms.deadline);
    Need { due, of: who.map(people::key).into_iter().collect(), tally: true, ..need }
}

/// The advice that follows a promise which was made or moved just now, ready to be shown under it.
pub fn after(app: &App, ledger: &Ledger, promise: &Promise) -> Option<String> {
    if !is_wanted(app) {
        return None;
    }
    let open: Vec<&Promise> = ledger.open().collect();
    let case = Case {
        promise,
        open: &open,
        unkept: ledger.unkept(promise.person),
        tally: &ledger.tally().unwrap_or_default(),
        hours: &app.settings.hours,
        zone: app.zone,
        now: app.now,
    };
    let id = promise.id.to_string();
    let who = clean(&ledger.person(promise).name).into_owned();
    let advice = risk::risks(&case).iter().find_map(|risk| match risk {
        Risk::Closed(closure) => at_another_time(app, &id, *closure),
        risk => {
            let question = t!(app.words, "advice-flexible", reason = reason(app, risk, &who));
            Some((question, t!(app.words, "advice-reword", id = id.as_str())))
        }
    });
    match advice {
        Some((question, command)) => Some(lay_out(app, &question, &command)),
        None => in_slot(app, promise),
    }
}

/// That a call promised for a day stands in the slot for calling back. None where there is no slot.
fn in_slot(app: &App, promise: &Promise) -> Option<String> {
    let (from, to) = app.settings.callback_slot.filter(|_| app.room().is_in_slot(promise))?;
    let text = t!(app.words, "advice-slot", from = words::clock(from), to = words::clock(to));
    Some(app.page().paragraph(&text, "    "))
}

/// Whether anybody would see it who wants to.
fn is_wanted(app: &App) -> bool {
    app.settings.coach && !app.json && !app.quiet
}

/// The next moment at which the shop is open, and the command that moves the promise there.
fn at_another_time(app: &App, id: &str, closure: Closure) -> Option<(String, String)> {
    let day = closure.due.date();
    let reason = match closure.why {
        ClosedFor::Holiday => t!(app.words, "advice-holiday"),
        ClosedFor::Weekday => t!(app.words, "advice-closed-weekday", weekday = weekday_id(day)),
        ClosedFor::Hour => t!(app.words, "advice-closed-hour"),
    };
    let phrase = first_thing(app, if closure.early { day } else { day.checked_add_days(Days::new(1))? })?;
    let question = t!(app.words, "advice-instead", reason = reason, phrase = phrase.as_str());
    Some((question, t!(app.words, "advice-move", id = id, phrase = phrase)))
}

/// What speaks against fixed words.
fn reason(app: &App, risk: &Risk, who: &str) -> String {
    match risk {
        Risk::Closed(_) => t!(app.words, "advice-closed-hour"),
        Risk::Overdue(id) => t!(app.words, "advice-overdue", who = who, id = id.to_string()),
        Risk::Crowded(ids) => {
            let named: Vec<String> = ids.iter().take(MOST_NAMED).map(ToString::to_string).collect();
            let more = if ids.len() > MOST_NAMED { ", …" } else { "" };
            t!(app.words, "advice-crowded", count = ids.len(), ids = named.join(", ") + more)
        }
        Risk::SeldomKept(slice, score) => seldom_kept(app, *slice, *score),
        Risk::Unkept(at) => {
            let day = words::short_day(&app.words, app.zone.local(*at).date(), app.today());
            t!(app.words, "advice-unkept", who = who, day = day)
        }
        Risk::Open(id) => t!(app.words, "advice-open", who = who, id = id.to_string()),
    }
}

fn seldom_kept(app: &App, slice: Slice, Score { kept, judged }: Score) -> String {
    let day = |weekday: u8| WEEKDAYS[usize::from(weekday % 7)];
    match slice {
        Slice::Slot(Slot { weekday, part }) => {
            let (weekday, part) = (day(weekday), part.name());
            t!(app.words, "advice-kept-then", kept = kept, count = judged, weekday = weekday, part = part)
        }
        Slice::Kind(kind) => t!(app.words, "advice-kept-kind", kept = kept, count = judged, kind = kind.name()),
        Slice::Weekday(weekday) => {
            t!(app.words, "advice-kept-weekday", kept = kept, count = judged, weekday = day(weekday))
        }
        Slice::Part(part) => t!(app.words, "advice-kept-part", kept = kept, count = judged, part = part.name()),
    }
}

/// Words for opening time on the first open day from `day` on, which mean just that when they are typed.
fn first_thing(app: &App, day: NaiveDate) -> Option<String> {
    let open = app.settings.hours.next_open_day(day)?;
    let ahead = (open - app.today()).num_days();
    Some(match ahead {
        0 => t!(app.words, "advice-today"),
        1 => t!(app.words, "advice-tomorrow"),
        2..=6 => t!(app.words, "advice-weekday", weekday = weekday_id(open)),
        _ => t!(app.words, "advice-date", date = words::day_month(&app.words, open, app.today())),
    })
}

fn weekday_id(day: NaiveDate) -> &'static str {
    WEEKDAYS[day.weekday().num_days_from_monday() as usize]
}

/// Question and command side by side where they fit, below one another where not.
fn lay_out(app: &App, question: &str, command: &str) -> String {
    let question_on_page = app.page().paragraph(question, "    ");
    if 4 + width(question) + 4 + width(command) <= app.columns {
        let gap = " ".repeat(app.columns.min(80).saturating_sub(4 + width(question) + width(command)).clamp(2, 8));
        return format!("    {question}{gap}{}\n", app.style.hint(command));
    }
    let folded = app.page().paragraph(command, "    ");
    let painted = folded.lines().map(|line| format!("    {}\n", app.style.hint(line.trim_start()))).collect::<String>();
    question_on_page + &painted
}
