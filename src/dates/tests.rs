//! The conventions for time and wording, line by line, in both languages.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};

use crate::dates::find::phrase_of;
use crate::dates::window::resolve;
use crate::dates::{Context, DateOrder, LocalWindow, Problem, Reading, Tense, Tongue, Why, read, read_phrase};
use crate::model::{Hours, Kind, Wording};

/// A Tuesday morning.
const TUESDAY: &str = "2026-11-17 10:15";
/// That evening, after closing time.
const EVENING: &str = "2026-11-17 20:44";
/// A Monday, five minutes after opening.
const MONDAY: &str = "2026-11-23 09:05";
/// A Saturday afternoon.
const SATURDAY: &str = "2026-11-21 16:00";
/// A Sunday, closed.
const SUNDAY: &str = "2026-11-22 12:00";
/// The last day of a month, late.
const MONTH_END: &str = "2026-11-30 23:30";
/// The last day of a year.
const YEAR_END: &str = "2026-12-31 09:00";
/// A leap day.
const LEAP_DAY: &str = "2028-02-29 08:00";

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn context<'a>(now: &str, hours: &'a Hours, tongue: Tongue) -> Context<'a> {
    let date_order = if tongue == Tongue::Spanish { DateOrder::DayFirst } else { DateOrder::MonthFirst };
    Context { now: at(now), hours, tongue, date_order, tense: Tense::Ahead }
}

fn reading(now: &str, tongue: Tongue, text: &str) -> Reading {
    let hours = Hours::default();
    read(text, &context(now, &hours, tongue))
}

/// A window in short: `2026-11-18 17:00` for a time, `FROM .. BY grain` otherwise, midnights as dates, `~` where approximate.
fn short(window: Option<LocalWindow>) -> String {
    let Some(window) = window else { return "none".to_owned() };
    let moment = |moment: NaiveDateTime| {
        let format = if moment.time() == NaiveTime::MIN { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" };
        moment.format(format).to_string()
    };
    let end = |end: Option<NaiveDateTime>| end.map_or("…".to_owned(), moment);
    let approx = if window.approx { " ~" } else { "" };
    if window.from == window.by {
        return format!("{}{approx}", end(window.from));
    }
    format!("{} .. {} {}{approx}", end(window.from), end(window.by), window.grain.name())
}

fn check(now: &str, tongue: Tongue, table: &[(&str, &str)]) {
    let mut wrong = String::new();
    for &(text, expected) in table {
        let reading = reading(now, tongue, text);
        let got = short(reading.window);
        if got != expected || reading.problem.is_some() || !reading.unread.is_empty() {
            wrong += &format!("{text:?}: {got}, not {expected} {:?} {:?}\n", reading.problem, reading.unread);
        }
    }
    assert!(wrong.is_empty(), "at {now}:\n{wrong}");
}

#[test]
fn what_is_not_before_a_day_begins_on_it() {
    let (from, before) = ("2026-11-30 .. … day", "… .. 2026-11-30 day");
    check(
        "2026-11-25 10:00",
        Tongue::English,
        &[
            ("the clock won't be ready before monday", from),
            ("don't expect the clock before monday", from),
            ("we can't do it before monday", from),
            ("never before monday", from),
            ("el reloj no estará antes del lunes", from),
            ("no podrá ser antes del lunes", from),
            ("no antes del lunes", from),
            ("I'll call before monday", before),
            ("don't forget to call before monday", before),
            ("don't worry I'll call before monday", before),
            ("if the part doesn't come I'll call before monday", before),
            ("no se preocupe le llamo antes del lunes", before),
            ("no olvides llamar antes del lunes", before),
        ],
    );
}

#[test]
fn a_part_of_the_day_that_is_running_is_meant_until_it_ends() {
    let morning = [
        ("during the morning", "2026-11-17 08:00 .. 2026-11-17 12:00 part"),
        ("durante la mañana", "2026-11-17 08:00 .. 2026-11-17 12:00 part"),
        ("a lo largo de la mañana", "2026-11-17 08:00 .. 2026-11-17 12:00 part"),
        ("mañana durante la mañana", "2026-11-18 08:00 .. 2026-11-18 12:00 part"),
        ("in the morning", "2026-11-18 08:00 .. 2026-11-18 12:00 part"),
        ("por la mañana", "2026-11-18 08:00 .. 2026-11-18 12:00 part"),
    ];
    check("2026-11-17 10:00", Tongue::Spanish, &morning);
    let afternoon = [
        ("por la tarde", "2026-11-17 14:00 .. 2026-11-17 20:00 part"),
        ("el martes por la tarde", "2026-11-17 14:00 .. 2026-11-17 20:00 part"),
        ("in the afternoon", "2026-11-17 12:00 .. 2026-11-17 18:00 part"),
        ("durante la mañana", "2026-11-18 08:00 .. 2026-11-18 12:00 part"),
    ];
    check("2026-11-17 16:00", Tongue::Spanish, &afternoon);
    let late = [
        ("por la tarde", "2026-11-18 14:00 .. 2026-11-18 20:00 part"),
        ("durante la tarde", "2026-11-17 14:00 .. 2026-11-17 20:00 part"),
    ];
    check("2026-11-17 19:30", Tongue::Spanish, &late);
}

#[test]
fn words_tied_to_no_day_may_mean_today() {
    for (text, is_soon) in [
        ("I'll call you in a bit", true),
        ("I'll try to call you later", true),
        ("te llamo en un rato", true),
        ("ahorita te marco", true),
        ("I'll call you as soon as I can", false),
        ("cuando tenga un rato te llamo", false),
        ("when the part comes I'll call right away", false),
        ("te llamo en un rato el viernes", false),
        ("one of these days", false),
    ] {
        assert_eq!(reading("2026-11-17 10:00", Tongue::English, text).is_soon, is_soon, "{text}");
    }
}

const ENGLISH: &[(&str, &str)] = &[
    ("today", "2026-11-17 .. 2026-11-18 day"),
    ("tmrw", "2026-11-18 .. 2026-11-19 day"),
    ("the day after tomorrow", "2026-11-19 .. 2026-11-20 day"),
    // Weekdays.
    ("Friday", "2026-11-20 .. 2026-11-21 day"),
    ("Tuesday", "2026-11-24 .. 2026-11-25 day"),
    ("Tuesday at 6", "2026-11-17 18:00"),
    ("Tuesday at 9", "2026-11-24 09:00"),
    ("this Tuesday", "2026-11-17 .. 2026-11-18 day"),
    ("this Friday", "2026-11-20 .. 2026-11-21 day"),
    ("next Friday", "2026-11-27 .. 2026-11-28 day"),
    ("the coming Friday", "2026-11-20 .. 2026-11-21 day"),
    ("Friday of next week", "2026-11-27 .. 2026-11-28 day"),
    ("Friday week", "2026-11-27 .. 2026-11-28 day"),
    ("a week from Friday", "2026-11-27 .. 2026-11-28 day"),
    ("a week on Monday", "2026-11-30 .. 2026-12-01 day"),
    ("two Fridays from now", "2026-11-27 .. 2026-11-28 day"),
    ("mon", "2026-11-23 .. 2026-11-24 day"),
    ("on weds arvo", "2026-11-18 12:00 .. 2026-11-18 18:00 part"),
    // Weeks, weekends, months.
    ("next week", "2026-11-23 .. 2026-11-30 week"),
    ("this week", "2026-11-16 .. 2026-11-23 week"),
    ("the week after next", "2026-11-30 .. 2026-12-07 week"),
    ("the week of 14 December", "2026-12-14 .. 2026-12-21 week"),
    ("at the weekend", "2026-11-21 .. 2026-11-23 weekend"),
    ("next weekend", "2026-11-28 .. 2026-11-30 weekend"),
    ("next month", "2026-12-01 .. 2027-01-01 month"),
    ("in December", "2026-12-01 .. 2027-01-01 month"),
    ("early next week", "2026-11-23 .. 2026-11-26 range"),
    ("the middle of next week", "2026-11-25 .. 2026-11-27 range"),
    ("late next week", "2026-11-26 .. 2026-11-28 range"),
    ("early December", "2026-12-01 .. 2026-12-11 range"),
    ("mid-December", "2026-12-11 .. 2026-12-21 range"),
    ("late in December", "2026-12-21 .. 2027-01-01 range"),
    ("the end of next month", "2026-12-29 .. 2027-01-01 range"),
    ("by the end of the week", "… .. 2026-11-23 week"),
    ("by the end of the month", "… .. 2026-12-01 month"),
    ("the first Friday of December", "2026-12-04 .. 2026-12-05 day"),
    ("the last Monday of next month", "2026-12-28 .. 2026-12-29 day"),
    // Closing time.
    ("by the end of the day", "… .. 2026-11-17 19:00 part"),
    ("EOD", "… .. 2026-11-17 19:00 part"),
    ("EOD Friday", "… .. 2026-11-20 19:00 part"),
    ("before closing", "… .. 2026-11-17 19:00 part"),
    ("before you close tomorrow", "… .. 2026-11-18 19:00 part"),
    // Clock times.
    ("at 5", "2026-11-17 17:00"),
    ("at 10", "2026-11-18 10:00"),
    ("at 11", "2026-11-17 11:00"),
    ("at 12", "2026-11-17 12:00"),
    ("noon", "2026-11-17 12:00"),
    ("midnight", "2026-11-18"),
    ("today at 8", "2026-11-17 20:00"),
    ("tomorrow at 8", "2026-11-18 08:00"),
    ("tomorrow at 5", "2026-11-18 17:00"),
    ("tomorrow at 05:00", "2026-11-18 05:00"),
    ("tomorrow 5pm", "2026-11-18 17:00"),
    ("tomorrow at 5 p. m.", "2026-11-18 17:00"),
    ("tomorrow at 17h", "2026-11-18 17:00"),
    ("tomorrow at 17.30", "2026-11-18 17:30"),
    ("half past five", "2026-11-17 17:30"),
    ("tomorrow at half five", "2026-11-18 17:30"),
    ("quarter to six", "2026-11-17 17:45"),
    ("at ten to six", "2026-11-17 17:50"),
    ("20 past 4", "2026-11-17 16:20"),
    ("five thirty tomorrow", "2026-11-18 17:30"),
    ("at 5 o'clock sharp", "2026-11-17 17:00"),
    ("8 in the evening", "2026-11-17 20:00"),
    ("at 7 in the morning", "2026-11-18 07:00"),
    ("around 5", "2026-11-17 17:00 ~"),
    ("5ish", "2026-11-17 17:00 ~"),
    ("at about 5 tomorrow", "2026-11-18 17:00 ~"),
    // Parts of the day.
    ("in the morning", "2026-11-18 08:00 .. 2026-11-18 12:00 part"),
    ("this morning", "2026-11-17 08:00 .. 2026-11-17 12:00 part"),
    ("this afternoon", "2026-11-17 12:00 .. 2026-11-17 18:00 part"),
    ("tonight", "2026-11-17 18:00 .. 2026-11-18 part"),
    ("tomorrow evening", "2026-11-18 18:00 .. 2026-11-19 part"),
    ("Tuesday afternoon", "2026-11-17 12:00 .. 2026-11-17 18:00 part"),
    ("Tuesday morning", "2026-11-24 08:00 .. 2026-11-24 12:00 part"),
    ("first thing", "2026-11-18 09:00 .. 2026-11-18 11:00 part"),
    ("first thing on Friday", "2026-11-20 09:00 .. 2026-11-20 11:00 part"),
    ("last thing today", "2026-11-17 17:00 .. 2026-11-17 19:00 part"),
    ("mid-morning tomorrow", "2026-11-18 10:00 .. 2026-11-18 12:00 part"),
    ("mid-afternoon", "2026-11-17 16:00 .. 2026-11-17 18:00 part"),
    ("before lunch", "… .. 2026-11-17 13:00 part"),
    ("after lunch", "2026-11-17 13:00 .. 2026-11-17 15:00 part"),
    ("late this afternoon", "2026-11-17 16:00 .. 2026-11-17 18:00 part"),
    ("later today", "2026-11-17 11:00 .. 2026-11-18 part"),
    // Lengths of time.
    ("in 2 hours", "2026-11-17 12:15"),
    ("in an hour and a half", "2026-11-17 11:45"),
    ("in half an hour", "2026-11-17 10:45"),
    ("in 2.5 hours", "2026-11-17 12:45"),
    ("in 3 days", "2026-11-20 .. 2026-11-21 day"),
    ("3 days from now", "2026-11-20 .. 2026-11-21 day"),
    ("in three weeks' time", "2026-12-08 .. 2026-12-09 day"),
    ("in a couple of days", "2026-11-19 .. 2026-11-20 day"),
    ("in a few days", "2026-11-20 .. 2026-11-21 day ~"),
    ("a fortnight from today", "2026-12-01 .. 2026-12-02 day"),
    ("two days after tomorrow", "2026-11-20 .. 2026-11-21 day"),
    ("2 days before Friday", "2026-11-18 .. 2026-11-19 day"),
    ("in 5 business days", "2026-11-24 .. 2026-11-25 day"),
    ("in 3-5 business days", "2026-11-20 .. 2026-11-25 range"),
    ("within 48 hours", "… .. 2026-11-19 10:15 minute"),
    ("48 hours at most", "… .. 2026-11-19 10:15 minute"),
    ("the next 2 days", "2026-11-18 .. 2026-11-20 range"),
    ("in two or three days", "2026-11-19 .. 2026-11-21 range"),
    ("in a week or two", "2026-11-24 .. 2026-12-02 range"),
    ("in an hour or so", "2026-11-17 11:15 ~"),
    ("within the hour", "… .. 2026-11-17 11:15 minute"),
    ("the next business day", "2026-11-18 .. 2026-11-19 day"),
    ("the day after next Monday", "2026-11-24 .. 2026-11-25 day"),
    ("the first two weeks of January", "2027-01-01 .. 2027-01-15 range"),
    ("on the last day of the month", "2026-11-30 .. 2026-12-01 day"),
    ("the rest of the week", "2026-11-16 .. 2026-11-23 week"),
    // Deadlines.
    ("by Friday", "… .. 2026-11-21 day"),
    ("until Friday", "… .. 2026-11-21 day"),
    ("no later than Friday", "… .. 2026-11-21 day"),
    ("Friday at the latest", "… .. 2026-11-21 day"),
    ("before Friday", "… .. 2026-11-20 day"),
    ("by 5", "… .. 2026-11-17 17:00 minute"),
    ("tomorrow before 5", "… .. 2026-11-18 17:00 minute"),
    ("by tomorrow noon", "… .. 2026-11-18 12:00 minute"),
    ("after 5", "2026-11-17 17:00 .. … minute"),
    ("after Friday", "2026-11-21 .. … day"),
    ("from Friday onwards", "2026-11-20 .. … day"),
    // Ranges and alternatives.
    ("between 5 and 6", "2026-11-17 17:00 .. 2026-11-17 18:00 range"),
    ("between 9 and 11 tomorrow", "2026-11-18 09:00 .. 2026-11-18 11:00 range"),
    ("from 11 to 3", "2026-11-17 11:00 .. 2026-11-17 15:00 range"),
    ("4-5pm", "2026-11-17 16:00 .. 2026-11-17 17:00 range"),
    ("Friday 10 to 12", "2026-11-20 10:00 .. 2026-11-20 12:00 range"),
    ("from Friday to Monday", "2026-11-20 .. 2026-11-24 range"),
    ("from the 20th to the 24th", "2026-11-20 .. 2026-11-25 range"),
    ("Monday or Tuesday", "2026-11-23 .. 2026-11-25 range"),
    ("today or tomorrow", "2026-11-17 .. 2026-11-19 range"),
    // Dates.
    ("the 25th", "2026-11-25 .. 2026-11-26 day"),
    ("the 3rd", "2026-12-03 .. 2026-12-04 day"),
    ("Monday the 23rd", "2026-11-23 .. 2026-11-24 day"),
    ("December 3rd", "2026-12-03 .. 2026-12-04 day"),
    ("3 Dec", "2026-12-03 .. 2026-12-04 day"),
    ("the 3rd of next month", "2026-12-03 .. 2026-12-04 day"),
    ("17 November", "2026-11-17 .. 2026-11-18 day"),
    ("16 November", "2027-11-16 .. 2027-11-17 day"),
    ("3 December 2027", "2027-12-03 .. 2027-12-04 day"),
    ("12/3", "2026-12-03 .. 2026-12-04 day"),
    ("22/12", "2026-12-22 .. 2026-12-23 day"),
    ("2026-12-03", "2026-12-03 .. 2026-12-04 day"),
    ("by Christmas", "… .. 2026-12-26 day"),
    ("Monday without fail", "2026-11-23 .. 2026-11-24 day"),
    // The time of speaking, on another day.
    ("this time tomorrow", "2026-11-18 10:15 ~"),
    ("tomorrow around the same time", "2026-11-18 10:15 ~"),
    ("this time next week", "2026-11-24 10:15 ~"),
    // A part of the day within a wider one.
    ("Saturday morning first thing", "2026-11-21 09:00 .. 2026-11-21 11:00 part"),
    ("first thing Friday morning", "2026-11-20 09:00 .. 2026-11-20 11:00 part"),
    ("over lunch", "2026-11-17 12:00 .. 2026-11-17 14:00 part"),
    ("by close of business tomorrow", "… .. 2026-11-18 19:00 part"),
    ("from Friday on", "2026-11-20 .. … day"),
    ("early tomorrow", "2026-11-18 09:00 .. 2026-11-18 11:00 part"),
    ("late tonight", "2026-11-17 22:00 .. 2026-11-18 part"),
    ("when we open tomorrow", "2026-11-18 09:00"),
    ("tomorrow or the day after", "2026-11-18 .. 2026-11-20 range"),
    ("the Monday after next", "2026-11-30 .. 2026-12-01 day"),
    ("this Friday coming", "2026-11-20 .. 2026-11-21 day"),
    ("tomorrow at 5 thirty", "2026-11-18 17:30"),
    ("until after the weekend", "2026-11-23 .. … weekend"),
    ("through Friday", "… .. 2026-11-21 day"),
    ("give me a week", "… .. 2026-11-25 day"),
    ("within 3 days", "… .. 2026-11-21 day"),
    ("within a week", "… .. 2026-11-25 day"),
    ("within a day and 5 hours", "… .. 2026-11-18 15:15 minute"),
    ("in a hundred days", "2027-02-25 .. 2027-02-26 day"),
];

const SPANISH: &[(&str, &str)] = &[
    ("hoy mismo", "2026-11-17 .. 2026-11-18 day"),
    ("mañana", "2026-11-18 .. 2026-11-19 day"),
    ("pasado mañana", "2026-11-19 .. 2026-11-20 day"),
    // Weekdays.
    ("el viernes", "2026-11-20 .. 2026-11-21 day"),
    ("el martes", "2026-11-24 .. 2026-11-25 day"),
    ("el martes a las 6", "2026-11-17 18:00"),
    ("este viernes", "2026-11-20 .. 2026-11-21 day"),
    ("el próximo viernes", "2026-11-20 .. 2026-11-21 day"),
    ("el viernes que viene", "2026-11-20 .. 2026-11-21 day"),
    ("el viernes de la semana que viene", "2026-11-27 .. 2026-11-28 day"),
    ("del viernes en ocho", "2026-11-27 .. 2026-11-28 day"),
    ("el mié por la mañana", "2026-11-18 08:00 .. 2026-11-18 12:00 part"),
    // Weeks, weekends, months.
    ("la semana que viene", "2026-11-23 .. 2026-11-30 week"),
    ("la próxima semana", "2026-11-23 .. 2026-11-30 week"),
    ("la semana entrante", "2026-11-23 .. 2026-11-30 week"),
    ("esta semana", "2026-11-16 .. 2026-11-23 week"),
    ("la semana del 14 de diciembre", "2026-12-14 .. 2026-12-21 week"),
    ("el finde", "2026-11-21 .. 2026-11-23 weekend"),
    ("el fin de semana que viene", "2026-11-21 .. 2026-11-23 weekend"),
    ("el mes que viene", "2026-12-01 .. 2027-01-01 month"),
    ("en diciembre", "2026-12-01 .. 2027-01-01 month"),
    ("a principios de la semana que viene", "2026-11-23 .. 2026-11-26 range"),
    ("a mediados de la próxima semana", "2026-11-25 .. 2026-11-27 range"),
    ("a finales de la semana que viene", "2026-11-26 .. 2026-11-28 range"),
    ("a principios de diciembre", "2026-12-01 .. 2026-12-11 range"),
    ("a mediados de diciembre", "2026-12-11 .. 2026-12-21 range"),
    ("a finales de diciembre", "2026-12-21 .. 2027-01-01 range"),
    ("a principios de mes", "2026-12-01 .. 2026-12-11 range"),
    ("a fin de mes", "2026-11-28 .. 2026-12-01 range"),
    ("para fin de mes", "… .. 2026-12-01 month"),
    ("el primer viernes de diciembre", "2026-12-04 .. 2026-12-05 day"),
    // Closing time.
    ("antes de cerrar", "… .. 2026-11-17 19:00 part"),
    ("mañana antes de cerrar", "… .. 2026-11-18 19:00 part"),
    ("para el final del día", "… .. 2026-11-17 19:00 part"),
    // Clock times.
    ("a las 5", "2026-11-17 17:00"),
    ("a las 10", "2026-11-18 10:00"),
    ("hoy a las 8", "2026-11-17 20:00"),
    ("mañana a las 8", "2026-11-18 08:00"),
    ("a la una", "2026-11-17 13:00"),
    ("a mediodía", "2026-11-17 12:00"),
    ("a medianoche", "2026-11-18"),
    ("a las 5 y media", "2026-11-17 17:30"),
    ("a las cinco y cuarto", "2026-11-17 17:15"),
    ("a las 6 menos cuarto", "2026-11-17 17:45"),
    ("a las seis menos diez", "2026-11-17 17:50"),
    ("cuarto para las 6", "2026-11-17 17:45"),
    ("a las 17h", "2026-11-17 17:00"),
    ("a las 17.30 h", "2026-11-17 17:30"),
    ("a las 5 p. m.", "2026-11-17 17:00"),
    ("las cinco de la tarde", "2026-11-17 17:00"),
    ("a las 2 del mediodía", "2026-11-17 14:00"),
    ("mañana a las 7 de la mañana", "2026-11-18 07:00"),
    ("sobre las 5", "2026-11-17 17:00 ~"),
    ("a eso de las 5", "2026-11-17 17:00 ~"),
    ("como a las 5", "2026-11-17 17:00 ~"),
    ("hacia las 5", "2026-11-17 17:00 ~"),
    ("tipo 5", "2026-11-17 17:00 ~"),
    ("a las 5 más o menos", "2026-11-17 17:00 ~"),
    // Parts of the day.
    ("por la mañana", "2026-11-18 08:00 .. 2026-11-18 12:00 part"),
    ("mañana por la mañana", "2026-11-18 08:00 .. 2026-11-18 12:00 part"),
    ("mañana a la mañana", "2026-11-18 08:00 .. 2026-11-18 12:00 part"),
    ("esta tarde", "2026-11-17 14:00 .. 2026-11-17 20:00 part"),
    ("el jueves por la tarde", "2026-11-19 14:00 .. 2026-11-19 20:00 part"),
    ("esta noche", "2026-11-17 20:00 .. 2026-11-18 part"),
    ("el jueves en la noche", "2026-11-19 20:00 .. 2026-11-20 part"),
    ("a primera hora", "2026-11-18 09:00 .. 2026-11-18 11:00 part"),
    ("el lunes a primera hora", "2026-11-23 09:00 .. 2026-11-23 11:00 part"),
    ("mañana temprano", "2026-11-18 09:00 .. 2026-11-18 11:00 part"),
    ("hoy a última hora", "2026-11-17 17:00 .. 2026-11-17 19:00 part"),
    ("mañana a media mañana", "2026-11-18 10:00 .. 2026-11-18 12:00 part"),
    ("a media tarde", "2026-11-17 16:00 .. 2026-11-17 18:00 part"),
    ("antes de comer", "… .. 2026-11-17 14:00 part"),
    ("después de comer", "2026-11-17 14:00 .. 2026-11-17 16:00 part"),
    ("hoy más tarde", "2026-11-17 11:00 .. 2026-11-18 part"),
    // Lengths of time.
    ("en dos horas", "2026-11-17 12:15"),
    ("dentro de dos horas", "2026-11-17 12:15"),
    ("en hora y media", "2026-11-17 11:45"),
    ("en un cuarto de hora", "2026-11-17 10:30"),
    ("de aquí a una hora", "2026-11-17 11:15"),
    ("dentro de tres días", "2026-11-20 .. 2026-11-21 day"),
    ("en un par de días", "2026-11-19 .. 2026-11-20 day"),
    ("en unos días", "2026-11-20 .. 2026-11-21 day ~"),
    ("en ocho días", "2026-11-24 .. 2026-11-25 day"),
    ("de hoy en ocho", "2026-11-24 .. 2026-11-25 day"),
    ("dentro de 15 días", "2026-12-01 .. 2026-12-02 day"),
    ("dos días después de mañana", "2026-11-20 .. 2026-11-21 day"),
    ("en 5 días hábiles", "2026-11-24 .. 2026-11-25 day"),
    ("48 horas como máximo", "… .. 2026-11-19 10:15 minute"),
    ("en menos de 2 horas", "… .. 2026-11-17 12:15 minute"),
    ("en menos de 3 días", "… .. 2026-11-21 day"),
    ("en los próximos 2 días", "2026-11-18 .. 2026-11-20 range"),
    ("en dos o tres días", "2026-11-19 .. 2026-11-21 range"),
    ("en una o dos semanas", "2026-11-24 .. 2026-12-02 range"),
    ("en 1h30", "2026-11-17 11:45"),
    ("en unos 20 minutos", "2026-11-17 10:35 ~"),
    ("a lo largo de la semana", "2026-11-16 .. 2026-11-23 week"),
    ("de aquí al viernes", "… .. 2026-11-21 day"),
    ("para pasado mañana", "… .. 2026-11-20 day"),
    ("pasado el mediodía", "2026-11-17 12:00 .. … minute"),
    ("el último viernes del mes", "2026-11-27 .. 2026-11-28 day"),
    ("las dos primeras semanas de enero", "2027-01-01 .. 2027-01-15 range"),
    ("el martes 24-11 a las 17", "2026-11-24 17:00"),
    ("el lunes por la mañana antes de las 11", "… .. 2026-11-23 11:00 minute"),
    // Deadlines.
    ("para el viernes", "… .. 2026-11-21 day"),
    ("hasta el viernes", "… .. 2026-11-21 day"),
    ("a más tardar el viernes", "… .. 2026-11-21 day"),
    ("como muy tarde el viernes", "… .. 2026-11-21 day"),
    ("no más tarde del viernes", "… .. 2026-11-21 day"),
    ("el viernes como muy tarde", "… .. 2026-11-21 day"),
    ("antes del viernes", "… .. 2026-11-20 day"),
    ("antes de las 5", "… .. 2026-11-17 17:00 minute"),
    ("mañana antes de las 5", "… .. 2026-11-18 17:00 minute"),
    ("después de las 5", "2026-11-17 17:00 .. … minute"),
    ("a partir del viernes", "2026-11-20 .. … day"),
    // Ranges and alternatives.
    ("entre las 5 y las 6", "2026-11-17 17:00 .. 2026-11-17 18:00 range"),
    ("de 9 a 11", "2026-11-17 09:00 .. 2026-11-17 11:00 range"),
    ("mañana de 4 a 6", "2026-11-18 16:00 .. 2026-11-18 18:00 range"),
    ("de lunes a miércoles", "2026-11-23 .. 2026-11-26 range"),
    ("del 20 al 24", "2026-11-20 .. 2026-11-25 range"),
    ("del 3 al 5 de diciembre", "2026-12-03 .. 2026-12-06 range"),
    ("el lunes o el martes", "2026-11-23 .. 2026-11-25 range"),
    ("mañana o pasado", "2026-11-18 .. 2026-11-20 range"),
    // Dates.
    ("el 25", "2026-11-25 .. 2026-11-26 day"),
    ("el día 3", "2026-12-03 .. 2026-12-04 day"),
    ("el lunes 23", "2026-11-23 .. 2026-11-24 day"),
    ("el 3 de diciembre", "2026-12-03 .. 2026-12-04 day"),
    ("3 dic", "2026-12-03 .. 2026-12-04 day"),
    ("el veinticinco de enero", "2027-01-25 .. 2027-01-26 day"),
    ("el 3/12", "2026-12-03 .. 2026-12-04 day"),
    ("3-12-2026", "2026-12-03 .. 2026-12-04 day"),
    ("antes de Navidad", "… .. 2026-12-25 day"),
    ("el lunes sin falta", "2026-11-23 .. 2026-11-24 day"),
    ("entre semana", "2026-11-17 .. 2026-11-21 range"),
    // The time of speaking, on another day.
    ("mañana a esta hora", "2026-11-18 10:15 ~"),
    ("a la misma hora el viernes", "2026-11-20 10:15 ~"),
    // The other one is the one after this.
    ("la otra semana", "2026-11-23 .. 2026-11-30 week"),
    ("el otro mes", "2026-12-01 .. 2027-01-01 month"),
    ("el otro viernes", "2026-11-27 .. 2026-11-28 day"),
    // Paydays: the 15th and the last of the month.
    ("la quincena", "2026-11-30 .. 2026-12-01 day"),
    ("esta quincena", "2026-11-30 .. 2026-12-01 day"),
    ("la próxima quincena", "2026-11-30 .. 2026-12-01 day"),
    ("para la quincena", "… .. 2026-12-01 day"),
    ("la quincena que viene", "2026-11-30 .. 2026-12-01 day"),
    ("la otra quincena", "2026-12-15 .. 2026-12-16 day"),
    ("dentro de una quincena", "2026-12-01 .. 2026-12-02 day"),
    // A part of the day within a wider one, and small ones.
    ("el viernes por la mañana a primera hora", "2026-11-20 09:00 .. 2026-11-20 11:00 part"),
    ("el viernes a la nochecita", "2026-11-20 20:00 .. 2026-11-21 part"),
    ("mañana tempranito", "2026-11-18 09:00 .. 2026-11-18 11:00 part"),
    ("pasado el fin de semana", "2026-11-23 .. … weekend"),
    ("el lunes a primera", "2026-11-23 09:00 .. 2026-11-23 11:00 part"),
    ("el lunes a última", "2026-11-23 17:00 .. 2026-11-23 19:00 part"),
    ("el lunes por la tarde-noche", "2026-11-23 19:00 .. 2026-11-23 22:00 part"),
    ("pasado por la tarde", "2026-11-19 14:00 .. 2026-11-19 20:00 part"),
    ("el viernes no, el otro", "2026-11-27 .. 2026-11-28 day"),
    ("el jueves como tarde", "… .. 2026-11-20 day"),
    ("el lunes o el martes a más tardar", "… .. 2026-11-25 day"),
    ("pal viernes", "… .. 2026-11-21 day"),
    ("el cinco del uno", "2027-01-05 .. 2027-01-06 day"),
    ("diez para las cinco", "2026-11-17 16:50"),
    ("en cien días", "2027-02-25 .. 2027-02-26 day"),
];

#[test]
fn english_phrases_mean_what_the_conventions_say() {
    check(TUESDAY, Tongue::English, ENGLISH);
}

#[test]
fn spanish_phrases_mean_what_the_conventions_say() {
    check(TUESDAY, Tongue::Spanish, SPANISH);
}

#[test]
fn both_languages_are_understood_whatever_the_setting() {
    // Only these depend on it: the order of figures, and words that are in both languages.
    let depends = ["12/3", "el 3/12", "3-12-2026"];
    for (tongue, table) in [(Tongue::Spanish, ENGLISH), (Tongue::English, SPANISH)] {
        let rows: Vec<_> = table.iter().filter(|row| !depends.contains(&row.0)).copied().collect();
        check(TUESDAY, tongue, &rows);
    }
}

#[test]
fn the_moment_of_speaking_decides() {
    check(
        EVENING,
        Tongue::English,
        &[
            ("at 5", "2026-11-18 17:00"),
            ("at 9", "2026-11-18 09:00"),
            ("today at 9", "2026-11-17 21:00"),
            ("Tuesday afternoon", "2026-11-24 12:00 .. 2026-11-24 18:00 part"),
            ("Tuesday at 9pm", "2026-11-17 21:00"),
            ("between 8 and 10 pm", "2026-11-17 20:00 .. 2026-11-17 22:00 range"),
            ("first thing", "2026-11-18 09:00 .. 2026-11-18 11:00 part"),
            ("by the end of the day", "… .. 2026-11-18 part"),
            ("tonight", "2026-11-17 18:00 .. 2026-11-18 part"),
        ],
    );
    check(
        SATURDAY,
        Tongue::Spanish,
        &[
            ("a primera hora", "2026-11-23 09:00 .. 2026-11-23 11:00 part"),
            ("mañana a primera hora", "2026-11-22 09:00 .. 2026-11-22 11:00 part"),
            ("el finde", "2026-11-21 .. 2026-11-23 weekend"),
            ("el sábado", "2026-11-28 .. 2026-11-29 day"),
            ("el lunes", "2026-11-23 .. 2026-11-24 day"),
            ("en dos días hábiles", "2026-11-24 .. 2026-11-25 day"),
        ],
    );
    check(
        SUNDAY,
        Tongue::English,
        &[
            ("next week", "2026-11-23 .. 2026-11-30 week"),
            ("this week", "2026-11-16 .. 2026-11-23 week"),
            ("next Friday", "2026-11-27 .. 2026-11-28 day"),
            ("Sunday", "2026-11-29 .. 2026-11-30 day"),
            ("this weekend", "2026-11-21 .. 2026-11-23 weekend"),
            ("before closing", "… .. 2026-11-23 19:00 part"),
            ("later this week", "2026-11-22 .. 2026-11-23 range"),
        ],
    );
    check(
        MONTH_END,
        Tongue::Spanish,
        &[
            ("mañana", "2026-12-01 .. 2026-12-02 day"),
            ("el 31", "2026-12-31 .. 2027-01-01 day"),
            ("en un mes", "2026-12-30 .. 2026-12-31 day"),
            ("en tres meses", "2027-02-28 .. 2027-03-01 day"),
            ("en una hora", "2026-12-01 00:30"),
            ("a fin de mes", "2026-11-30 .. 2026-12-01 range"),
            ("hoy más tarde", "2026-11-30 23:30 .. 2026-12-01 part"),
        ],
    );
    check(
        YEAR_END,
        Tongue::English,
        &[
            ("tomorrow", "2027-01-01 .. 2027-01-02 day"),
            ("the 31st", "2026-12-31 .. 2027-01-01 day"),
            ("31 December", "2026-12-31 .. 2027-01-01 day"),
            ("30 December", "2027-12-30 .. 2027-12-31 day"),
            ("next month", "2027-01-01 .. 2027-02-01 month"),
            ("by the end of the year", "… .. 2027-01-01 range"),
        ],
    );
    check(
        LEAP_DAY,
        Tongue::Spanish,
        &[
            ("el 29 de febrero", "2028-02-29 .. 2028-03-01 day"),
            ("en un año", "2029-02-28 .. 2029-03-01 day"),
            ("mañana", "2028-03-01 .. 2028-03-02 day"),
        ],
    );
    check("2028-03-01 08:00", Tongue::English, &[("29 February", "2032-02-29 .. 2032-03-01 day")]);
}

#[test]
fn stated_hours_move_what_is_reckoned_from_them() {
    let hours = Hours::parse(["mon-fri 10:00-14:00 17:00-20:30", "sat 10:00-14:00"], Vec::new()).unwrap();
    let expect = |text: &str, expected: &str| {
        let reading = read(text, &context(TUESDAY, &hours, Tongue::Spanish));
        assert_eq!(short(reading.window), expected, "{text}");
    };
    expect("por la mañana", "2026-11-18 08:00 .. 2026-11-18 14:00 part");
    expect("mañana a primera hora", "2026-11-18 10:00 .. 2026-11-18 12:00 part");
    expect("hoy a última hora", "2026-11-17 18:30 .. 2026-11-17 20:30 part");
    expect("después de comer", "2026-11-17 17:00 .. 2026-11-17 19:00 part");
    expect("antes de comer", "… .. 2026-11-17 14:00 part");
    expect("antes de cerrar", "… .. 2026-11-17 20:30 part");
    expect("el sábado antes de cerrar", "… .. 2026-11-21 14:00 part");
    expect("en 5 días hábiles", "2026-11-23 .. 2026-11-24 day");
    expect("a las 8", "2026-11-17 20:00");
}

#[test]
fn phrases_are_found_in_sentences_and_taken_out_of_them() {
    let rows: &[(&str, &str, &str, &str)] = &[
        (
            "te llamo mañana a las 5 con el presupuesto",
            "mañana a las 5",
            "2026-11-18 17:00",
            "te llamo con el presupuesto",
        ),
        ("mañana te llamo a las 5", "mañana a las 5", "2026-11-18 17:00", "te llamo"),
        ("a las 5 te llamo mañana", "a las 5 mañana", "2026-11-18 17:00", "te llamo"),
        (
            "El viernes, si llega, por la tarde te aviso",
            "El viernes por la tarde",
            "2026-11-20 14:00 .. 2026-11-20 20:00 part",
            "si llega, te aviso",
        ),
        ("te lo dejo para el lunes sin falta", "para el lunes sin falta", "… .. 2026-11-24 day", "te lo dejo"),
        ("te  llamo   mañana,  a las 5, con  eso", "mañana, a las 5", "2026-11-18 17:00", "te llamo, con eso"),
        ("te llamo (mañana) seguro", "mañana", "2026-11-18 .. 2026-11-19 day", "te llamo seguro"),
        (
            "la cita del viernes te la confirmo mañana",
            "mañana",
            "2026-11-18 .. 2026-11-19 day",
            "la cita del viernes te la confirmo",
        ),
        (
            "I'll call you tomorrow at 5 with the quote",
            "tomorrow at 5",
            "2026-11-18 17:00",
            "I'll call you with the quote",
        ),
        (
            "On Friday I'll come round after lunch",
            "On Friday after lunch",
            "2026-11-20 13:00 .. 2026-11-20 15:00 part",
            "I'll come round",
        ),
        ("next week I'll call you on Tuesday", "next week on Tuesday", "2026-11-24 .. 2026-11-25 day", "I'll call you"),
        (
            "tomorrow I'll drop it off before noon",
            "tomorrow before noon",
            "… .. 2026-11-18 12:00 minute",
            "I'll drop it off",
        ),
        ("I'll send it over this evening", "this evening", "2026-11-17 18:00 .. 2026-11-18 part", "I'll send it over"),
        ("call me on 555 1234 tomorrow!", "tomorrow", "2026-11-18 .. 2026-11-19 day", "call me on 555 1234!"),
        ("tomorrow at 5", "tomorrow at 5", "2026-11-18 17:00", ""),
        ("¡Mañana!", "Mañana", "2026-11-18 .. 2026-11-19 day", ""),
        // A verb keeps its particle.
        ("I'll come by Friday", "Friday", "2026-11-20 .. 2026-11-21 day", "I'll come by"),
        ("I'll come by around 5", "around 5", "2026-11-17 17:00 ~", "I'll come by"),
        ("I'll drop by tomorrow", "tomorrow", "2026-11-18 .. 2026-11-19 day", "I'll drop by"),
        ("stop by on Friday at 5", "on Friday at 5", "2026-11-20 17:00", "stop by"),
        ("I'll swing by next Friday", "next Friday", "2026-11-27 .. 2026-11-28 day", "I'll swing by"),
        ("we'll call by this afternoon", "by this afternoon", "… .. 2026-11-17 18:00 part", "we'll call"),
        ("I'll call by Friday", "by Friday", "… .. 2026-11-21 day", "I'll call"),
        ("I'll call by before 5", "before 5", "… .. 2026-11-17 17:00 minute", "I'll call by"),
        ("I'll call by the shop on Friday", "on Friday", "2026-11-20 .. 2026-11-21 day", "I'll call by the shop"),
        ("I'll come by before 5", "before 5", "… .. 2026-11-17 17:00 minute", "I'll come by"),
        ("I'll pop in tomorrow", "tomorrow", "2026-11-18 .. 2026-11-19 day", "I'll pop in"),
        ("call tomorrow at 5 or at 6", "tomorrow at 5 or at 6", "2026-11-18 17:00 .. 2026-11-18 18:00 range", "call"),
        (
            "te llamo mañana a las 5 o a las 6",
            "mañana a las 5 o a las 6",
            "2026-11-18 17:00 .. 2026-11-18 18:00 range",
            "te llamo",
        ),
        ("I'll call you 2026-12-03T17:00", "2026-12-03T17:00", "2026-12-03 17:00", "I'll call you"),
        ("give me a call by Friday", "by Friday", "… .. 2026-11-21 day", "give me a call"),
        (
            "I'll do it first thing after the weekend",
            "first thing after the weekend",
            "2026-11-23 09:00 .. 2026-11-23 11:00 part",
            "I'll do it",
        ),
        ("bring the boxes round at 5", "at 5", "2026-11-17 17:00", "bring the boxes round"),
        ("the 38/40 by Friday", "by Friday", "… .. 2026-11-21 day", "the 38/40"),
        ("it will come back by Friday", "by Friday", "… .. 2026-11-21 day", "it will come back"),
        ("I'll call in the morning", "in the morning", "2026-11-18 08:00 .. 2026-11-18 12:00 part", "I'll call"),
        ("I'll call in 2 hours", "in 2 hours", "2026-11-17 12:15", "I'll call"),
        ("I'll pop round half four", "half four", "2026-11-17 16:30", "I'll pop round"),
        ("I'll call from Friday on", "from Friday on", "2026-11-20 .. … day", "I'll call"),
        ("I'll call from Friday on 555 1234", "from Friday", "2026-11-20 .. … day", "I'll call on 555 1234"),
        ("le llamo pasado", "pasado", "2026-11-19 .. 2026-11-20 day", "le llamo"),
        ("se lo llevo pasado, sobre las 5", "pasado, sobre las 5", "2026-11-19 17:00 ~", "se lo llevo"),
        ("te llamo tomorrow at 5", "tomorrow at 5", "2026-11-18 17:00", "te llamo"),
    ];
    for &(text, phrase, window, rest) in rows {
        let reading = reading(TUESDAY, Tongue::Spanish, text);
        let got = (reading.phrase.as_deref(), short(reading.window), reading.rest.as_str());
        assert_eq!(got, (Some(phrase), window.to_owned(), rest), "{text}");
        assert!(reading.unread.is_empty() && reading.problem.is_none(), "{text}: {reading:?}");
        let spans: Vec<&str> = reading.spans.iter().map(|span| &text[span.clone()]).collect();
        let single = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(single(&spans.join(" ")), phrase, "{text}");
    }
}

#[test]
fn what_is_no_date_is_left_alone() {
    for text in [
        "le llevo 3 cajas",
        "una tabla de 2 metros",
        "con descuento del 10",
        "un 10 por ciento menos",
        "son 25 euros",
        "1/2 kilo de clavos",
        "el pedido para Mar",
        "don Julio lo recoge",
        "Domingo Pérez paga",
        "le pongo sol y sombra",
        "llámame al 600 123 456",
        "caben de tres a cinco personas",
        "buenos días",
        "buenas tardes",
        "feliz año",
        "te cobro a 5 euros",
        "a la orden",
        "entre 2 y 3 kilos",
        "la talla 42",
        "te llamo a Julio",
        "ref. A1-2026-7B",
        "I'll bring 3 boxes",
        "it may rain",
        "May I help?",
        "this may take long",
        "at 5 stores",
        "for 5 people",
        "we cut 10 keys",
        "it costs 5 to 10 pounds",
        "the sun is out",
        "he sat down",
        "half a pound",
        "good morning",
        "have a nice day",
        "a second pair",
        "two of them",
        "at a pizza joint",
        "open 24/7",
        "score 3-2",
        "version 2.5",
        "mail may@sol.com",
        "scale 1:1",
        "the first box",
        "march on",
        "$DEC",
        "6.45%",
        "Mr August paid",
        "le quito el 21 de IVA",
        "calle 9 de Julio 310",
        "un mar de dudas",
        "un set de cuchillos",
        "from 5 to 10 people",
        "now and then",
        "el código es 10-12-14",
        "two evening classes at 3 night markets",
        "a month's rent",
        "media docena",
        "la segunda gratis",
        "dos años de garantía",
        "cada vez que viene",
        "every time",
        "march to the beat",
        "el pan está pasado",
        "lo corto en 2",
        "una pieza de 16/20",
        "otra vez",
        "round the corner",
    ] {
        for tongue in [Tongue::English, Tongue::Spanish] {
            let reading = reading(TUESDAY, tongue, text);
            assert_eq!((reading.phrase.as_deref(), &reading.unread), (None, &Vec::new()), "{text}");
            assert_eq!(reading.rest, text);
        }
    }
}

#[test]
fn time_words_that_are_not_understood_are_named() {
    let rows: &[(&str, &[&str])] = &[
        ("el viernes de marras por la tardecita", &["tardecita"]),
        ("el viernes de marras, trasantier", &["trasantier"]),
        // A number or a word that no clock and no calendar has is never dropped.
        ("call in -3 days", &["in -3 days"]),
        ("te llamo en -3 días", &["en -3 días"]),
        ("call in 1,000,000 days", &["in 1,000,000 days"]),
        ("call in fivve days", &["in fivve days"]),
        ("call in 5", &["in 5"]),
        ("te llamo en 1000000 de días", &["en 1000000 de días"]),
        ("ready by easter", &["by easter"]),
        ("I'll call bank holiday monday", &["bank holiday monday"]),
        ("te llamo en 5", &["en 5"]),
        ("call 13/13", &["13/13"]),
        ("te llamo el lunes a las 45", &["a las 45"]),
        ("call tonight at 25", &["at 25"]),
        ("call at 26 h", &["at 26 h"]),
        ("te llamo a las 26 horas", &["a las 26 horas"]),
        ("te llamo el viernez o el juebbes", &[]),
        ("te llamo mañana y el viernes te lo llevo", &["el viernes"]),
        ("I'll call tomorrow and bring it on Friday", &["on Friday"]),
        ("see you on thirsday", &[]),
        ("see you on Fridayy", &["Fridayy"]),
        ("te veo el mércoles", &["mércoles"]),
        ("the Monday order", &["Monday"]),
    ];
    for &(text, unread) in rows {
        let got = reading(TUESDAY, Tongue::Spanish, text).unread;
        if !unread.is_empty() {
            assert_eq!(got, unread, "{text}");
        }
    }
}

#[test]
fn a_text_that_is_meant_as_a_date_has_no_other_words() {
    let hours = Hours::default();
    let context = context(TUESDAY, &hours, Tongue::Spanish);
    for (text, window, unread) in [
        ("lunes a primera hora", "2026-11-23 09:00 .. 2026-11-23 11:00 part", &[] as &[&str]),
        ("el lunes, por favor, temprano", "2026-11-23 09:00 .. 2026-11-23 11:00 part", &["favor"]),
        ("mañana blup", "2026-11-18 .. 2026-11-19 day", &["blup"]),
        ("3 semanas", "2026-12-08 .. 2026-12-09 day", &[]),
        ("2h", "2026-11-17 12:15", &[]),
        ("sat 10am", "2026-11-21 10:00", &[]),
        ("mar", "2026-11-24 .. 2026-11-25 day", &[]),
        ("5", "none", &["5"]),
        ("blup", "none", &["blup"]),
        ("", "none", &[]),
    ] {
        let reading = read_phrase(text, &context);
        assert_eq!(
            (short(reading.window), reading.unread.as_slice()),
            (window.to_owned(), unread.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>().as_slice()),
            "{text}"
        );
    }
}

#[test]
fn a_time_that_is_past_names_the_likely_readings() {
    let offers = |now: &str, text: &str| match reading(now, Tongue::English, text).problem {
        Some(Problem::Past { offers, .. }) => offers.into_iter().map(|offer| offer.phrase).collect::<Vec<_>>(),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(offers(EVENING, "today at 8"), ["tomorrow at 8:00", "tomorrow at 20:00"]);
    assert_eq!(offers(EVENING, "hoy a las 8"), ["mañana a las 8:00", "mañana a las 20:00"]);
    assert_eq!(offers(EVENING, "I'll call you today at 5"), ["tomorrow at 17:00"]);
    assert_eq!(offers(TUESDAY, "today at 9 am"), ["tomorrow at 9:00"]);
    assert_eq!(offers(EVENING, "esta tarde"), ["mañana por la tarde"]);
    assert_eq!(offers(TUESDAY, "yesterday at 5"), ["today at 17:00", "tomorrow at 17:00"]);
    assert_eq!(offers(TUESDAY, "last Friday"), ["Friday"]);
    assert_eq!(offers(EVENING, "hoy antes de cerrar"), ["mañana antes de cerrar"]);
    assert_eq!(offers(EVENING, "by close of business today"), ["tomorrow before closing"]);
    assert_eq!(
        offers("2026-11-21 22:00", "today before closing"),
        ["Monday before closing", "tomorrow before closing"]
    );
    assert_eq!(offers(SATURDAY, "first thing today"), ["Monday first thing", "tomorrow first thing"]);
    assert_eq!(offers(EVENING, "hoy antes de comer"), ["mañana antes de comer"]);
    assert_eq!(offers(TUESDAY, "2 days ago"), [] as [&str; 0]);
    assert_eq!(offers(TUESDAY, "el 3/12/2025"), [] as [&str; 0]);
}

#[test]
fn a_weekday_and_a_date_must_agree() {
    let offers = |text: &str| match reading(TUESDAY, Tongue::Spanish, text).problem {
        Some(Problem::Disagrees { offers, .. }) => offers.into_iter().map(|offer| offer.phrase).collect::<Vec<_>>(),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(offers("el lunes 24"), ["el martes 24 de noviembre", "el lunes 23 de noviembre"]);
    assert_eq!(
        offers("te llamo el lunes 24 a las 10"),
        ["el martes 24 de noviembre a las 10:00", "el lunes 23 de noviembre a las 10:00"]
    );
    assert_eq!(offers("Friday 3 December at 5"), ["Thursday 3 December at 17:00", "Friday 4 December at 17:00"]);
}

#[test]
fn what_is_offered_means_its_window_when_typed_again() {
    let hours = Hours::default();
    let texts = [
        "today at 8",
        "hoy a las 8",
        "hoy a la 1",
        "this morning",
        "esta mañana",
        "el lunes 24 a las 8",
        "Monday 24",
        "yesterday at 5",
        "el lunes 24 a la una",
        "last Monday",
        "el sábado pasado",
    ];
    for now in [TUESDAY, EVENING, SATURDAY, SUNDAY, MONTH_END, YEAR_END, LEAP_DAY] {
        for text in texts {
            let context = context(now, &hours, Tongue::English);
            let offers = match read(text, &context).problem {
                Some(Problem::Past { offers, .. } | Problem::Disagrees { offers, .. }) => offers,
                _ => continue,
            };
            assert!(offers.len() <= 2);
            for offer in offers {
                let again = read_phrase(&offer.phrase, &context);
                assert_eq!(
                    (again.window, again.problem, again.unread),
                    (Some(offer.window), None, Vec::new()),
                    "{now} {text}: {}",
                    offer.phrase
                );
            }
        }
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let problem = |text: &str| reading(TUESDAY, Tongue::Spanish, text).problem;
    for text in [
        "31 November",
        "el 31 de noviembre",
        "te llamo a las 25:00",
        "mañana a las 17:75",
        "el 29 de febrero de 2027",
        "in 0 days",
        "call in 1000000 days",
        "te llamo dentro de 999999999999 horas",
        "call at 25:00",
    ] {
        assert!(matches!(problem(text), Some(Problem::Impossible { .. })), "{text}: {:?}", problem(text));
    }
    for text in ["from 17:00 to 16:00", "de 17:00 a 16:00 mañana", "desde las 5 hasta las 4"] {
        assert!(matches!(problem(text), Some(Problem::EndsBeforeStart { .. })), "{text}: {:?}", problem(text));
    }
    for text in
        ["every Monday", "te llamo cada lunes", "todos los días a las 5", "los lunes", "on Fridays", "each week"]
    {
        let reading = reading(TUESDAY, Tongue::Spanish, text);
        assert!(matches!(reading.problem, Some(Problem::Recurs { .. })), "{text}: {reading:?}");
        assert_eq!(reading.window, None);
    }
}

#[test]
fn looking_back_the_latest_such_moment_is_meant() {
    let hours = Hours::default();
    let rows: &[(&str, &str, &str)] = &[
        (TUESDAY, "yesterday at 5", "2026-11-16 17:00"),
        (TUESDAY, "ayer", "2026-11-16 .. 2026-11-17 day"),
        (TUESDAY, "anteayer", "2026-11-15 .. 2026-11-16 day"),
        (TUESDAY, "hace una hora", "2026-11-17 09:15"),
        (TUESDAY, "an hour ago", "2026-11-17 09:15"),
        (TUESDAY, "2 days ago", "2026-11-15 .. 2026-11-16 day"),
        (TUESDAY, "hace dos semanas", "2026-11-03 .. 2026-11-04 day"),
        (TUESDAY, "last Friday", "2026-11-13 .. 2026-11-14 day"),
        (TUESDAY, "el viernes pasado", "2026-11-13 .. 2026-11-14 day"),
        (TUESDAY, "Monday", "2026-11-16 .. 2026-11-17 day"),
        (TUESDAY, "el viernes a las 5", "2026-11-13 17:00"),
        (TUESDAY, "la semana pasada", "2026-11-09 .. 2026-11-16 week"),
        (TUESDAY, "last month", "2026-10-01 .. 2026-11-01 month"),
        (TUESDAY, "this morning", "2026-11-17 08:00 .. 2026-11-17 12:00 part"),
        (TUESDAY, "last night", "2026-11-16 20:00 .. 2026-11-17 part"),
        (TUESDAY, "a las 3", "2026-11-16 15:00"),
        (EVENING, "a las 3", "2026-11-17 15:00"),
        (TUESDAY, "at 9", "2026-11-17 09:00"),
        (TUESDAY, "the 25th", "2026-10-25 .. 2026-10-26 day"),
        (TUESDAY, "3 December", "2025-12-03 .. 2025-12-04 day"),
        (TUESDAY, "since Monday", "2026-11-16 .. … day"),
    ];
    for &(now, text, expected) in rows {
        let context = Context { tense: Tense::Back, ..context(now, &hours, Tongue::English) };
        let reading = read_phrase(text, &context);
        assert_eq!((short(reading.window), &reading.problem), (expected.to_owned(), &None), "{text}");
    }
}

#[test]
fn wording_and_kind_come_from_the_whole_sentence() {
    let rows: &[(&str, Wording, Why, Option<Kind>)] = &[
        ("te llamo mañana a las 5", Wording::Fixed, Why::NamesDayAndHour, Some(Kind::Call)),
        ("te llamo a las 5", Wording::Fixed, Why::NamesHour, Some(Kind::Call)),
        ("se lo entrego el viernes", Wording::Fixed, Why::NamesDay, Some(Kind::Delivery)),
        ("te lo llevo sobre las 5", Wording::Fixed, Why::NamesHour, Some(Kind::Delivery)),
        ("te llamo el lunes sin falta", Wording::Fixed, Why::FirmsUp, Some(Kind::Call)),
        ("te mando el presupuesto en cuanto pueda", Wording::Flexible, Why::NoDay, Some(Kind::Message)),
        ("lo antes posible paso a verlo", Wording::Flexible, Why::NoDay, Some(Kind::Visit)),
        ("le escribo en cuanto llegue el repuesto", Wording::Flexible, Why::Condition, Some(Kind::Message)),
        ("se lo acerco entre semana", Wording::Flexible, Why::NoDay, Some(Kind::Delivery)),
        ("ahorita te marco", Wording::Flexible, Why::NoDay, Some(Kind::Call)),
        ("le cambio la pantalla", Wording::Flexible, Why::NoTime, None),
        ("intentaré dejarlo listo el jueves", Wording::Attempt, Why::Tries, Some(Kind::Delivery)),
        ("si puedo te llamo mañana", Wording::Attempt, Why::Tries, Some(Kind::Call)),
        ("haré lo posible", Wording::Attempt, Why::Tries, None),
        ("I'll call you tomorrow at 5", Wording::Fixed, Why::NamesDayAndHour, Some(Kind::Call)),
        ("I'll send the invoice on Monday", Wording::Fixed, Why::NamesDay, Some(Kind::Message)),
        ("I'll send it on Friday", Wording::Fixed, Why::NamesDay, Some(Kind::Delivery)),
        ("I'll have it ready by noon", Wording::Fixed, Why::NamesHour, Some(Kind::Delivery)),
        ("I'll call by Friday", Wording::Fixed, Why::NamesDay, Some(Kind::Call)),
        ("I'll call by 5", Wording::Fixed, Why::NamesHour, Some(Kind::Call)),
        ("I'll call by your house on Friday", Wording::Fixed, Why::NamesDay, Some(Kind::Visit)),
        ("I'll call by on Friday", Wording::Fixed, Why::NamesDay, Some(Kind::Visit)),
        ("I'll come by on Monday without fail", Wording::Fixed, Why::FirmsUp, Some(Kind::Visit)),
        ("I'll email you as soon as I can", Wording::Flexible, Why::NoDay, Some(Kind::Message)),
        ("I'll ring you as soon as the part arrives", Wording::Flexible, Why::Condition, Some(Kind::Call)),
        ("I'll fix it one of these days", Wording::Flexible, Why::NoDay, None),
        ("I'll fix it", Wording::Flexible, Why::NoTime, None),
        ("I'll try to call tomorrow", Wording::Attempt, Why::Tries, Some(Kind::Call)),
        ("hopefully it's ready Friday", Wording::Attempt, Why::Tries, Some(Kind::Delivery)),
        ("I'll see what I can do", Wording::Attempt, Why::Tries, None),
        // What has to happen first.
        ("as soon as the part arrives I will ring", Wording::Flexible, Why::Condition, Some(Kind::Call)),
        ("once I have the part I'll call", Wording::Flexible, Why::Condition, Some(Kind::Call)),
        ("when the part comes in I'll text you", Wording::Flexible, Why::Condition, Some(Kind::Message)),
        ("when it's ready I'll phone", Wording::Flexible, Why::Condition, Some(Kind::Call)),
        ("en cuanto la tenga le llamo", Wording::Flexible, Why::Condition, Some(Kind::Call)),
        ("cuando me llegue te aviso", Wording::Flexible, Why::Condition, Some(Kind::Message)),
        ("en cuanto llegue la pieza te llamo", Wording::Flexible, Why::Condition, Some(Kind::Call)),
        ("cuando esté listo te llamo", Wording::Flexible, Why::Condition, Some(Kind::Call)),
        ("ya mismo te llamo", Wording::Flexible, Why::NoDay, Some(Kind::Call)),
        ("al tiro se lo mando", Wording::Flexible, Why::NoDay, Some(Kind::Delivery)),
        ("por estos días te llamo", Wording::Flexible, Why::NoDay, Some(Kind::Call)),
        ("te llamo a la vuelta de vacaciones", Wording::Flexible, Why::NoDay, Some(Kind::Call)),
        ("I'll do it presently", Wording::Flexible, Why::NoDay, None),
    ];
    for &(text, wording, why, kind) in rows {
        let reading = reading(TUESDAY, Tongue::English, text);
        assert_eq!((reading.wording, reading.why, reading.kind), (wording, why, kind), "{text}");
    }
}

#[test]
fn the_kind_is_the_deed_that_is_promised() {
    let rows: &[(&str, Option<Kind>)] = &[
        // Calls.
        ("I'll call in two days", Some(Kind::Call)),
        ("I'll call in a bit", Some(Kind::Call)),
        ("I'll try to ring", Some(Kind::Call)),
        ("ring Mrs Smith tomorrow", Some(Kind::Call)),
        ("I'll phone on Friday", Some(Kind::Call)),
        ("I'll give her a bell", Some(Kind::Call)),
        ("I'll give you a tinkle", Some(Kind::Call)),
        ("I'll give you a call back", Some(Kind::Call)),
        ("le doy un toque", Some(Kind::Call)),
        ("te pego un telefonazo", Some(Kind::Call)),
        ("le voy a marcar", Some(Kind::Call)),
        // Visits.
        ("I'll call in on Friday", Some(Kind::Visit)),
        ("I'll be round at 5", Some(Kind::Visit)),
        ("I'll come round", Some(Kind::Visit)),
        ("popping over tomorrow", Some(Kind::Visit)),
        ("paso el lunes a verlo", Some(Kind::Visit)),
        ("le paso a ver el lunes", Some(Kind::Visit)),
        // Deliveries.
        ("intentaré tener el abrigo", Some(Kind::Delivery)),
        ("lo dejo listo", Some(Kind::Delivery)),
        ("estará arreglado el lunes", Some(Kind::Delivery)),
        ("I'll have it ready", Some(Kind::Delivery)),
        ("ready to collect on Friday", Some(Kind::Delivery)),
        ("le mando un paquete", Some(Kind::Delivery)),
        ("te lo traigo el lunes", Some(Kind::Delivery)),
        // Messages.
        ("le mando presupuesto", Some(Kind::Message)),
        ("te paso la factura mañana", Some(Kind::Message)),
        ("le envío un correo", Some(Kind::Message)),
        ("te mando un whatsapp", Some(Kind::Message)),
        ("I'll drop you a line", Some(Kind::Message)),
        ("I'll text you", Some(Kind::Message)),
        // Neither.
        ("I'll resize the ring", None),
        ("I'll fix your phone by Friday", None),
        ("le arreglo la lámpara", None),
    ];
    let mut wrong = String::new();
    for &(text, kind) in rows {
        let got = reading(TUESDAY, Tongue::English, text).kind;
        if got != kind {
            wrong += &format!("{text:?}: {got:?}, not {kind:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_phrase_resolves_on_every_day_of_two_years_and_never_into_the_past() {
    let hours = Hours::parse(["mon-fri 09:00-14:00 17:00-20:00", "sat 10:00-14:00"], Vec::new()).unwrap();
    let first = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
    for (text, _) in ENGLISH.iter().chain(SPANISH) {
        let phrase = phrase_of(text, &context(TUESDAY, &hours, Tongue::English));
        let phrase = phrase.unwrap_or_else(|| panic!("the table holds phrases only, not {text:?}"));
        for day in 0..731 {
            // Another hour every day, so that all of them come round.
            let now = (first + Days::new(day)).and_hms_opt((day * 7 % 24) as u32, (day * 13 % 60) as u32, 0).unwrap();
            let context = Context { now, ..context(TUESDAY, &hours, Tongue::English) };
            let (window, trouble) = resolve(&phrase, &context);
            assert_eq!((window, trouble), resolve(&phrase, &context));
            assert!(window.is_some() || trouble.is_some(), "{now} {text}");
            if let (Some(window), None) = (window, trouble) {
                assert!(window.by.is_none_or(|by| by >= now), "{now} {text}: {window:?}");
                assert!(
                    window.from.is_none_or(|from| window.by.is_none_or(|by| from <= by)),
                    "{now} {text}: {window:?}"
                );
            }
            let back = Context { tense: Tense::Back, ..context };
            assert_eq!(resolve(&phrase, &back), resolve(&phrase, &back));
        }
    }
}

#[test]
fn the_ends_of_the_calendar_are_no_danger() {
    let hours = Hours::default();
    for now in ["1970-01-01 00:00", "9999-12-31 23:59", "9999-12-01 10:00", "0001-01-01 00:00"] {
        for (text, _) in ENGLISH.iter().chain(SPANISH) {
            for tense in [Tense::Ahead, Tense::Back] {
                read(text, &Context { tense, ..context(now, &hours, Tongue::English) });
            }
        }
    }
    for text in [
        "in 99999999 years",
        "in 9999 years",
        "in 9999 days",
        "9999 business days ago",
        "en 9999 meses",
        "in 999999999999999999999 hours",
        "hace 9999 años",
        "el 99/99/9999",
        "9999-12-31",
        "31/12/9999 a las 24:00",
    ] {
        for tense in [Tense::Ahead, Tense::Back] {
            read(text, &Context { tense, ..context(TUESDAY, &hours, Tongue::English) });
        }
    }
}

#[test]
fn long_texts_take_time_in_proportion_to_their_length() {
    for piece in [
        "mañana ",
        "1:",
        "a las 5 ",
        "de 9 a 11 y ",
        "next ",
        "the end of ",
        "twenty ",
        ",",
        "(",
        "más tarde de ",
        "2026-",
        "x",
        "é",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let reading = reading(TUESDAY, Tongue::Spanish, &text);
        assert!(reading.rest.len() <= text.len());
    }
}

/// What a sentence on a Monday at five past nine is found to mean, and what is left of it; `…` before words that are unread.
fn said(tongue: Tongue, text: &str) -> String {
    let reading = reading(MONDAY, tongue, text);
    let problem = match reading.problem {
        None => "",
        Some(Problem::Past { .. }) => " past",
        Some(Problem::Impossible { .. }) => " impossible",
        Some(_) => " problem",
    };
    let unread: String = reading.unread.iter().map(|word| format!(" …{word}")).collect();
    format!("{}{problem} | {}{unread}", short(reading.window), reading.rest)
}

fn check_said(tongue: Tongue, table: &[(&str, &str)]) {
    let mut wrong = String::new();
    for &(text, expected) in table {
        let got = said(tongue, text);
        if got != expected {
            wrong += &format!("(\"{text}\", \"{got}\"), not {expected}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn figures_with_a_slash_are_dates_where_a_date_would_stand() {
    let english = [
        ("bring it 12/3 at 5", "2026-12-03 17:00 | bring it"),
        ("ready 12-3", "2026-12-03 .. 2026-12-04 day | ready"),
        ("I'll ring in 3/4 of an hour", "2026-11-23 09:50 | I'll ring"),
        ("a tin of 1/2 kilo", "none | a tin of 1/2 kilo"),
    ];
    let spanish = [
        ("se lo llevo 3/12 a las 6", "2026-12-03 18:00 | se lo llevo"),
        ("recoge 1/12 por la tarde", "2026-12-01 14:00 .. 2026-12-01 20:00 part | recoge"),
        ("le marco en 1/2 hora", "2026-11-23 09:35 | le marco"),
        ("listo en 3/4 de hora", "2026-11-23 09:50 | listo"),
        ("la talla 38/40 lista", "none | la talla 38/40 lista"),
        ("atendemos 24/7", "none | atendemos 24/7"),
    ];
    check_said(Tongue::English, &english);
    check_said(Tongue::Spanish, &spanish);
}

#[test]
fn a_part_of_the_day_keeps_the_day_that_is_said_behind_it() {
    let spanish = [
        ("llamo la mañana del 3", "2026-12-03 08:00 .. 2026-12-03 12:00 part | llamo"),
        ("llevo la mesa por la tarde del 28", "2026-11-28 14:00 .. 2026-11-28 20:00 part | llevo la mesa"),
        ("llamo a primera hora del 3", "2026-12-03 09:00 .. 2026-12-03 11:00 part | llamo"),
        ("paso a última hora del 27", "2026-11-27 17:00 .. 2026-11-27 19:00 part | paso"),
        ("paso por la tarde de 3 a 5", "2026-11-23 15:00 .. 2026-11-23 17:00 range | paso"),
        ("listo el fin de semana del 12", "2026-12-12 .. 2026-12-14 weekend | listo"),
        ("paso el martes de la semana del 7", "2026-12-08 .. 2026-12-09 day | paso"),
        ("listo a media semana", "2026-11-25 .. 2026-11-27 range | listo"),
        ("paso la tarde del 3 o del 4", "2026-12-03 14:00 .. 2026-12-04 20:00 range | paso"),
        ("paso los días 3 y 5 por la tarde", "none problem | paso"),
    ];
    let english = [
        ("ready the weekend of the 12th", "2026-12-12 .. 2026-12-14 weekend | ready"),
        ("ready the weekend of 12 december", "2026-12-12 .. 2026-12-14 weekend | ready"),
        ("I'll call tuesday of the week of the 7th", "2026-12-08 .. 2026-12-09 day | I'll call"),
        ("ready midweek", "2026-11-25 .. 2026-11-27 range | ready"),
        ("bring the night lamp by friday", "… .. 2026-11-28 day | bring the night lamp"),
        ("iron the evening dress for friday at 10", "2026-11-27 10:00 | iron the evening dress"),
        ("I'll come late on the 3rd", "2026-12-03 17:00 .. 2026-12-03 19:00 part | I'll come"),
        ("call the morning of the 3rd", "2026-12-03 08:00 .. 2026-12-03 12:00 part | call"),
    ];
    check_said(Tongue::Spanish, &spanish);
    check_said(Tongue::English, &english);
}

#[test]
fn the_in_of_a_length_is_not_that_of_a_verb() {
    let english = [
        ("I'll come in 2 days", "2026-11-25 .. 2026-11-26 day | I'll come"),
        ("I'll come in half an hour", "2026-11-23 09:35 | I'll come"),
        ("Marta will come in three days", "2026-11-26 .. 2026-11-27 day | Marta will come"),
        ("it comes in 2 sizes", "none | it comes in 2 sizes"),
        ("ask her to come in", "none | ask her to come in"),
        ("come in on friday", "2026-11-27 .. 2026-11-28 day | come in"),
    ];
    check_said(Tongue::English, &english);
}

#[test]
fn figures_with_a_point_are_dates_only_where_they_count_nothing() {
    let english = [
        ("deliver 30.11. at 9", "2026-11-30 09:00 | deliver"),
        ("deliver on 3.12. at 9", "2026-12-03 09:00 | deliver"),
        ("call at 3.12", "2026-11-23 15:12 | call"),
        ("he owes 30.11 euros", "none | he owes 30.11 euros"),
    ];
    let spanish = [
        ("entrego el 3.12 a las 9", "2026-12-03 09:00 | entrego"),
        ("entrego el 3.12.", "2026-12-03 .. 2026-12-04 day | entrego."),
        ("el 3.50 que falta", "none | el 3.50 que falta"),
        ("la versión 3.12 mañana", "2026-11-24 .. 2026-11-25 day | la versión 3.12"),
    ];
    check_said(Tongue::English, &english);
    check_said(Tongue::Spanish, &spanish);
}

#[test]
fn minutes_behind_an_hour_are_not_lost() {
    let english = [
        ("call tomorrow at 5 30", "2026-11-24 17:30 | call"),
        ("call tomorrow 5 30", "2026-11-24 17:30 | call"),
        ("call you 7 this evening", "2026-11-23 19:00 | call you"),
        ("ring 10 tonight", "2026-11-23 22:00 | ring"),
        ("bring 10 tonight", "2026-11-23 18:00 .. 2026-11-24 part | bring 10"),
        ("call tomorrow 1715", "2026-11-24 17:15 | call"),
        ("bring tomorrow 1500 bricks", "2026-11-24 .. 2026-11-25 day | bring 1500 bricks"),
        ("call at 9 15 december", "2026-12-15 09:00 | call"),
    ];
    let spanish = [
        ("llamo mañana a las 5 30", "2026-11-24 17:30 | llamo"),
        ("llamo mañana a las 5 y 1/2", "2026-11-24 17:30 | llamo"),
        ("llamo a las 5 y 1/4", "2026-11-23 17:15 | llamo"),
        ("paso a las 8 de la tarde menos cuarto", "2026-11-23 19:45 | paso"),
        ("paso a las 9 de la mañana y media", "2026-11-23 09:30 | paso"),
        ("llamo 8 de la tarde", "2026-11-23 20:00 | llamo"),
        ("llevo mañana a las 5 30 sillas", "2026-11-24 17:00 | llevo 30 sillas"),
        ("te pago mañana 1500", "2026-11-24 .. 2026-11-25 day | te pago 1500"),
    ];
    check_said(Tongue::English, &english);
    check_said(Tongue::Spanish, &spanish);
}

#[test]
fn numbers_that_count_things_beside_a_day_are_no_hours() {
    let day = |rest: &str| format!("2026-11-24 .. 2026-11-25 day | {rest}");
    for (tongue, text, expected) in [
        (Tongue::English, "I'll bring tomorrow 5 or 6 lamps", day("I'll bring 5 or 6 lamps")),
        (Tongue::English, "bring tomorrow 8 of the lamps", day("bring 8 of the lamps")),
        (Tongue::English, "bring tomorrow 5 and a half kilos", day("bring 5 and a half kilos")),
        (Tongue::English, "bring by the 3rd 20 boxes", "… .. 2026-12-04 day | bring 20 boxes".to_owned()),
        (Tongue::English, "call around 5 december", "2026-12-05 .. 2026-12-06 day | call around".to_owned()),
        (Tongue::English, "call tomorrow 5 or 6", "2026-11-24 17:00 .. 2026-11-24 18:00 range | call".to_owned()),
        (Tongue::Spanish, "te llevo mañana 5 o 6 lámparas", day("te llevo 5 o 6 lámparas")),
        (Tongue::Spanish, "te llamo mañana 3 y media", "2026-11-24 15:30 | te llamo".to_owned()),
    ] {
        assert_eq!(said(tongue, text), expected, "{text}");
    }
}

#[test]
fn what_is_counted_from_a_deed_has_no_date_yet() {
    let spanish = [
        ("lo arreglo dos días después de llegar la pieza", "none | lo arreglo dos días después de llegar la pieza"),
        ("lo arreglo dos días después de mañana", "2026-11-26 .. 2026-11-27 day | lo arreglo"),
    ];
    check_said(Tongue::Spanish, &spanish);
}

#[test]
fn minutes_to_the_hour_are_no_range() {
    let english = [
        ("I'll ring ten to five tomorrow", "2026-11-24 16:50 | I'll ring"),
        ("pop in at 20 to 6", "2026-11-23 17:40 | pop in"),
        ("call me 10 to 4", "2026-11-23 15:50 | call me"),
        ("there by five to five", "… .. 2026-11-23 16:55 minute | there"),
        ("ring at a quarter of three", "2026-11-23 14:45 | ring"),
        ("ring at ten of three", "2026-11-23 14:50 | ring"),
        ("half-past four", "2026-11-23 16:30 | "),
        ("we open from 10 to 5", "2026-11-23 10:00 .. 2026-11-23 17:00 range | we open"),
        ("10 to 12", "2026-11-23 10:00 .. 2026-11-23 12:00 range | "),
        ("ready half four tomorrow", "2026-11-24 16:30 | ready"),
        ("come half nine tomorrow morning", "2026-11-24 09:30 | come"),
    ];
    let spanish = [
        ("llamo 10 para las 6", "2026-11-23 17:50 | llamo"),
        ("paso diez pa las cinco", "2026-11-23 16:50 | paso"),
        ("nos vemos faltando veinte para las cuatro", "2026-11-23 15:40 | nos vemos"),
        ("traigo 10 para las 6", "… .. 2026-11-23 18:00 minute | traigo 10"),
    ];
    check_said(Tongue::English, &english);
    check_said(Tongue::Spanish, &spanish);
}

#[test]
fn ranges_of_days_and_of_lengths_are_read_whole() {
    let english = [
        ("call dec 4-6", "2026-12-04 .. 2026-12-07 range | call"),
        ("we visit 7-9 december", "2026-12-07 .. 2026-12-10 range | we visit"),
        ("pop in wed/thurs", "2026-11-25 .. 2026-11-27 range | pop in"),
        ("ready 3-4 days", "2026-11-26 .. 2026-11-28 range | ready"),
        ("ready within 2 to 4 days", "… .. 2026-11-28 day | ready"),
        ("it'll be a couple of days", "2026-11-25 .. 2026-11-26 day | it'll be"),
        ("a month today", "2026-12-23 .. 2026-12-24 day | "),
        ("a 3-day job", "none | a 3-day job"),
        ("away 30 nov - 2 dec", "2026-11-30 .. 2026-12-03 range | away"),
        ("ready from 2 to 4 december", "2026-12-02 .. 2026-12-05 range | ready"),
        ("call between 2 and 4 december", "2026-12-02 .. 2026-12-05 range | call"),
        ("call between 2nd and 4th december", "2026-12-02 .. 2026-12-05 range | call"),
        ("call between december 2 and 4", "2026-12-02 .. 2026-12-05 range | call"),
    ];
    let spanish = [
        ("paso 4 ó 5 de diciembre", "2026-12-04 .. 2026-12-06 range | paso"),
        ("voy miércoles/jueves", "2026-11-25 .. 2026-11-27 range | voy"),
        ("paso de 2 a 4 de diciembre", "2026-12-02 .. 2026-12-05 range | paso"),
        ("paso entre 2 y 4 de diciembre", "2026-12-02 .. 2026-12-05 range | paso"),
        ("paso el 5 y 6 de diciembre", "2026-12-05 .. 2026-12-07 range | paso"),
        ("listo de 3 a 4 días", "2026-11-26 .. 2026-11-28 range | listo"),
        ("tardamos 3 o 4 días", "2026-11-26 .. 2026-11-28 range | tardamos"),
        ("listo entre 24 y 36 horas", "2026-11-24 09:05 .. 2026-11-24 21:05 range | listo"),
        ("de mañana no pasa", "… .. 2026-11-25 day | "),
        ("lo arreglo, del jueves no pasa", "… .. 2026-11-27 day | lo arreglo"),
    ];
    check_said(Tongue::English, &english);
    check_said(Tongue::Spanish, &spanish);
}

#[test]
fn what_is_denied_is_never_taken_in_silence() {
    for text in [
        "I won't call on thursday",
        "we can't deliver thursday",
        "not this thursday but the next",
        "no le llamo el jueves",
        "no este jueves sino el siguiente",
        "este jueves no, el que viene",
        "no mañana, pasado",
    ] {
        assert!(!reading(MONDAY, Tongue::Spanish, text).unread.is_empty(), "{text}");
    }
    for text in [
        "si no llega la pieza le llamo el jueves",
        "no puedo hasta el jueves",
        "don't worry, I'll call thursday",
        "no se preocupe, le llamo el jueves",
    ] {
        assert!(reading(MONDAY, Tongue::Spanish, text).unread.is_empty(), "{text}");
    }
}

#[test]
fn a_number_after_a_bound_is_a_day_and_after_a_weekday_only_where_it_counts_nothing() {
    let english = [
        ("visit thursday, first floor", "2026-11-26 .. 2026-11-27 day | visit, first floor"),
        ("ready thursday 1 lamp", "2026-11-26 .. 2026-11-27 day | ready 1 lamp"),
        ("by thursday noon, second floor", "… .. 2026-11-26 12:00 minute | second floor"),
    ];
    let spanish = [
        ("listo antes del 15", "… .. 2026-12-15 day | listo"),
        ("le llamo a partir del 1", "2026-12-01 .. … day | le llamo"),
        ("desde el 3", "2026-12-03 .. … day | "),
        ("antes de las 3", "… .. 2026-11-23 15:00 minute | "),
        ("el próximo día 3", "2026-12-03 .. 2026-12-04 day | "),
        ("visita el jueves, primer piso", "2026-11-26 .. 2026-11-27 day | visita, primer piso"),
        ("paso el jueves 4º B", "2026-11-26 .. 2026-11-27 day | paso 4º B"),
        ("listo el día 45", "none | listo el día 45 …45"),
        ("listo para el 32 de mayo", "none impossible | listo"),
    ];
    check_said(Tongue::English, &english);
    check_said(Tongue::Spanish, &spanish);
}

#[test]
fn on_a_monday_monday_is_today_only_with_an_hour_still_ahead() {
    let rows = [
        ("monday", "2026-11-30 .. 2026-12-01 day | "),
        ("by monday at 5", "… .. 2026-11-23 17:00 minute | "),
        ("monday afternoon", "2026-11-23 12:00 .. 2026-11-23 18:00 part | "),
        ("monday at 9", "2026-11-30 09:00 | "),
        ("monday at 8.30", "2026-11-30 08:30 | "),
    ];
    check_said(Tongue::English, &rows);
}

#[test]
fn moments_are_reckoned_from_the_hours_of_the_shop_and_from_feasts() {
    let english = [
        ("ring half an hour before closing", "2026-11-23 18:30 | ring"),
        ("come an hour after opening tomorrow", "2026-11-24 10:00 | come"),
        ("the week before christmas", "2026-12-14 .. 2026-12-21 week | "),
        ("I'll call 0930 tomorrow", "2026-11-24 09:30 | I'll call"),
        ("ring you 1715", "2026-11-23 17:15 | ring you"),
        ("it's ready tomorrow lunch", "2026-11-24 12:00 .. 2026-11-24 14:00 part | it's ready"),
        ("ready by month end", "… .. 2026-12-01 month | ready"),
        ("ready black friday", "none | ready black friday …black friday"),
    ];
    let spanish = [
        ("le llamo media hora antes de cerrar", "2026-11-23 18:30 | le llamo"),
        ("paso una hora después de comer", "2026-11-23 15:00 | paso"),
        ("dos días antes de navidad", "2026-12-23 .. 2026-12-24 day | "),
        ("llamo a última hora de mañana", "2026-11-24 17:00 .. 2026-11-24 19:00 part | llamo"),
        ("listo dentro de la semana", "… .. 2026-11-30 week | listo"),
        ("listo dentro de este mes", "… .. 2026-12-01 month | listo"),
        ("listo antes de cenar", "… .. 2026-11-23 20:00 part | listo"),
        ("listo la víspera de reyes", "none | listo la víspera de reyes …la víspera de"),
    ];
    check_said(Tongue::English, &english);
    check_said(Tongue::Spanish, &spanish);
}

#[test]
fn looking_and_trying_on_are_no_attempts_but_guesses_are() {
    let rows = [
        ("paso a ver la caldera el jueves", Wording::Fixed),
        ("I'll try on the suit friday", Wording::Fixed),
        ("creo que estará el viernes", Wording::Attempt),
        ("seguramente le llamo el viernes", Wording::Attempt),
        ("it should be ready friday", Wording::Attempt),
        ("we could be done friday", Wording::Attempt),
        ("paso el viernes, a ver si puedo", Wording::Attempt),
    ];
    for (text, wording) in rows {
        assert_eq!(reading(MONDAY, Tongue::Spanish, text).wording, wording, "{text}");
    }
}

/// Swaps letters for their accented or bare fellows where the language does not mind.
fn without_accents(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' => 'u',
            'ñ' => 'n',
            'Á' => 'A',
            'É' => 'E',
            other => other,
        })
        .collect()
}

fn a_row() -> impl Strategy<Value = &'static str> {
    (any::<bool>(), any::<proptest::sample::Index>()).prop_map(|(english, index)| {
        let table = if english { ENGLISH } else { SPANISH };
        index.get(table).0
    })
}

proptest! {
    #[test]
    fn case_accents_and_spacing_never_change_a_reading(text in a_row(), upper in any::<bool>(), spaces in 1usize..4) {
        let sentence = format!("te lo digo {text} con eso");
        let plain = reading(TUESDAY, Tongue::Spanish, &sentence);
        let mut other = without_accents(&sentence).replace(' ', &" ".repeat(spaces));
        other = if upper { other.to_uppercase() } else { other };
        let changed = reading(TUESDAY, Tongue::Spanish, &other);
        prop_assert_eq!(changed.window, plain.window);
        prop_assert_eq!((changed.wording, changed.why, changed.kind), (plain.wording, plain.why, plain.kind));
        prop_assert_eq!(changed.rest.to_lowercase(), without_accents(&plain.rest));
        prop_assert_eq!(changed.unread.len(), plain.unread.len());
    }

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn any_words_are_read_without_panic(words in proptest::collection::vec(("[0-9]{1,4}|[.,:/()-]|[a-zñé]{1,3}|sin falta|o|y|para|antes de|or|from|to|without fail|pasado", a_row(), any::<bool>()), 0..6)) {
        let text: String = words.iter().map(|(noise, row, glue)| format!("{noise}{}{row} ", if *glue { "" } else { " " })).collect();
        sound(&text);
    }

    #[test]
    fn spans_stand_in_order_on_character_boundaries(before in "\\PC{0,12}", text in a_row(), after in "\\PC{0,12}") {
        sound(&format!("{before} {text} {after}"));
    }
}

/// Checks what must hold of every reading.
fn sound(text: &str) {
    let hours = Hours::default();
    for tense in [Tense::Ahead, Tense::Back] {
        let context = Context { tense, ..context(TUESDAY, &hours, Tongue::Spanish) };
        for reading in [read(text, &context), read_phrase(text, &context)] {
            let mut last = 0;
            for span in &reading.spans {
                assert!(last <= span.start && span.start < span.end && span.end <= text.len(), "{text:?}");
                assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{text:?}");
                last = span.end;
            }
            assert_eq!(reading.spans.is_empty(), reading.phrase.is_none());
        }
    }
}
