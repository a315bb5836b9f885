//! At most one line of advice after a promise was made: the most useful one, with the command that acts on it.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::app::App;
use crate::i18n::t;
use crate::model::{Direction, Grain, Promise};
use crate::render::style::width;
use crate::render::words;

/// That the shop is closed when the promise is due, and what to say instead. None where it is open, where nobody of the
/// shop has to act, or where the owner wants no advice.
pub fn closed_then(app: &App, promise: &Promise) -> Option<String> {
    if !app.settings.coach || promise.direction == Direction::Theirs {
        return None;
    }
    let current = promise.current();
    let window = current.window.as_ref()?;
    let due = app.zone.local(current.deadline?);
    let hours = &app.settings.hours;
    let is_hour = matches!(window.grain, Grain::Minute | Grain::Hour | Grain::Range | Grain::Part);
    // What ends at midnight ends with the day before it.
    let ends_a_day = window.from != window.by && due.time() == NaiveTime::MIN;
    let due = if ends_a_day || !is_hour { due - TimeDelta::minutes(1) } else { due };
    let day = due.date();
    let reason = if hours.is_holiday(day) {
        t!(app.words, "advice-holiday")
    } else if !hours.is_open_on(day) {
        t!(app.words, "advice-closed-weekday", weekday = weekday_id(day))
    } else if is_hour && is_outside(app, window.from.map(|from| app.zone.local(from)), due) {
        t!(app.words, "advice-closed-hour")
    } else {
        return None;
    };
    let early = is_hour && hours.spans(day).first().is_some_and(|&(open, _)| due.date() == day && due.time() < open);
    let phrase = first_thing(app, if early { day } else { day.checked_add_days(Days::new(1))? })?;
    let question = t!(app.words, "advice-instead", reason = reason, phrase = phrase.as_str());
    let command = t!(app.words, "advice-move", id = promise.id.to_string(), phrase = phrase.as_str());
    Some(lay_out(app, &question, &command))
}

/// That a call promised for a day stands in the slot for calling back. None where there is no slot, and where the owner wants
/// no advice.
pub fn in_slot(app: &App, promise: &Promise) -> Option<String> {
    let (from, to) = app.settings.callback_slot.filter(|_| app.settings.coach && app.room().is_in_slot(promise))?;
    let text = t!(app.words, "advice-slot", from = words::clock(from), to = words::clock(to));
    Some(app.page().paragraph(&text, "    "))
}

/// Whether the shop is closed from the beginning of the window to its end.
fn is_outside(app: &App, from: Option<NaiveDateTime>, due: NaiveDateTime) -> bool {
    let hours = &app.settings.hours;
    let from = from.filter(|from| from.date() == due.date()).unwrap_or(due);
    let open = hours.spans(due.date()).iter().any(|&(open, close)| open <= due.time() && from.time() <= close);
    !open
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
    const IDS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    IDS[day.weekday().num_days_from_monday() as usize]
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
