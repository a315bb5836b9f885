//! At most one line of advice after a promise was made or moved: the most useful one, with the command that acts on it.

use chrono::{Datelike, Days, NaiveDate};

use crate::app::App;
use crate::i18n::t;
use crate::model::record::{Score, Slot};
use crate::model::risk::{self, Case, ClosedFor, Closure, Risk, Slice};
use crate::model::state::Need;
use crate::model::{Direction, Ledger, Promise, Terms, agenda, people};
use crate::render::style::{clean, cut, width};
use crate::render::words;

/// How many promises of a full hour are named.
const MOST_NAMED: usize = 3;

/// How many promises that came together are advised on.
const MOST_ADVISED: usize = 10;

/// The most columns that the words of an earlier promise take.
const LONGEST_QUOTE: usize = 24;

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

/// The same for what a customer promises.
pub fn need_of_theirs(app: &App, who: Option<&str>, need: Need) -> Need {
    if is_wanted(app) { Need { of: who.map(people::key).into_iter().collect(), ..need } } else { need }
}

/// What has to be known beside, so that [`after_all`] can advise on what is promised to these customers.
pub fn need_for_all(app: &App, names: impl Iterator<Item = String>, need: Need) -> Need {
    if !is_wanted(app) {
        return need;
    }
    Need { all_open: true, of: names.map(|name| people::key(&name)).collect(), tally: true, ..need }
}

/// The advice that follows a promise which was made or moved just now, ready to be shown under it.
pub fn after(app: &App, ledger: &Ledger, promise: &Promise) -> Option<String> {
    if !is_wanted(app) {
        return None;
    }
    if promise.direction == Direction::Theirs {
        return let_down(app, ledger, promise);
    }
    match found(app, ledger, promise) {
        Some((reason, Step::Reword)) => {
            let question = t!(app.words, "advice-flexible", reason = reason);
            Some(lay_out(app, &question, &t!(app.words, "advice-reword", id = promise.id.to_string())))
        }
        Some((reason, Step::Move(phrase))) => {
            let question = t!(app.words, "advice-instead", reason = reason, phrase = phrase.as_str());
            Some(lay_out(app, &question, &t!(app.words, "advice-move", id = promise.id.to_string(), phrase = phrase)))
        }
        None => in_slot(app, promise),
    }
}

/// That the customer who promises has not kept their word lately.
fn let_down(app: &App, ledger: &Ledger, promise: &Promise) -> Option<String> {
    let person = ledger.person(promise);
    let times = agenda::broken_in_a_row(ledger, promise.person, person, app.now);
    let who = clean(&person.name).into_owned();
    let text = t!(app.words, "table-note-let-down", who = who, count = times, id = promise.id.to_string());
    (times > 1).then(|| app.page().paragraph(&text, "    "))
}

/// The advice on promises that were made together: a line each, for the first of those that it is wise to think of again.
pub fn after_all(app: &App, ledger: &Ledger, promises: &[&Promise]) -> String {
    if !is_wanted(app) {
        return String::new();
    }
    let mut text = String::new();
    let mut advised = 0;
    for promise in promises {
        let Some((reason, step)) = found(app, ledger, promise) else { continue };
        advised += 1;
        if advised > MOST_ADVISED {
            continue;
        }
        let id = promise.id.to_string();
        let command = match step {
            Step::Reword => t!(app.words, "advice-reword", id = id.as_str()),
            Step::Move(phrase) => t!(app.words, "advice-move", id = id.as_str(), phrase = phrase),
        };
        let line = t!(app.words, "advice-line", id = id, reason = reason, command = command);
        text += &app.page().hanging(&line, "  ", "    ");
    }
    if advised > MOST_ADVISED {
        text += &app.page().paragraph(&t!(app.words, "advice-more", count = advised - MOST_ADVISED), "  ");
    }
    text
}

/// What to do about it.
enum Step {
    /// Say it in flexible words.
    Reword,
    /// Move it to when these words say.
    Move(String),
}

/// The first thing that speaks against a promise and can be helped, in words.
fn found(app: &App, ledger: &Ledger, promise: &Promise) -> Option<(String, Step)> {
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
    let who = clean(&ledger.person(promise).name).into_owned();
    risk::risks(&case).iter().find_map(|risk| match risk {
        Risk::Closed(closure) => at_another_time(app, *closure),
        risk => Some((reason(app, ledger, risk, &who), Step::Reword)),
    })
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

/// Why the shop is closed, and words for the next moment at which it is open.
fn at_another_time(app: &App, closure: Closure) -> Option<(String, Step)> {
    let day = closure.due.date();
    let reason = match closure.why {
        ClosedFor::Holiday => t!(app.words, "advice-holiday"),
        ClosedFor::Weekday => t!(app.words, "advice-closed-weekday", weekday = weekday_id(day)),
        ClosedFor::Hour => t!(app.words, "advice-closed-hour"),
    };
    let phrase = first_thing(app, if closure.early { day } else { day.checked_add_days(Days::new(1))? })?;
    Some((reason, Step::Move(phrase)))
}

/// What speaks against fixed words.
fn reason(app: &App, ledger: &Ledger, risk: &Risk, who: &str) -> String {
    let what = |id| ledger.get(id).map(|earlier| clean(&earlier.what).into_owned()).unwrap_or_default();
    match risk {
        Risk::Closed(_) => t!(app.words, "advice-closed-hour"),
        Risk::Overdue(id) => {
            let what = what(*id);
            t!(app.words, "advice-overdue", who = who, what = cut(&what, LONGEST_QUOTE), id = id.to_string())
        }
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
        Risk::Open(id) => {
            let what = what(*id);
            t!(app.words, "advice-open", who = who, what = cut(&what, LONGEST_QUOTE), id = id.to_string())
        }
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
