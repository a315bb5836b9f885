//! The readings offered where the one that was typed cannot stand. Each is words that, typed again, mean its window.

use chrono::{Datelike, Days, NaiveDate};

use crate::dates::find::window_of;
use crate::dates::lexicon::{Slot, Voice};
use crate::dates::phrase::{Clock, Core, Day, Phrase, Spot, Time, Which};
use crate::dates::{Context, Offer};

/// At most so many readings are offered.
const MOST: usize = 2;

/// What a phrase may have meant that says a moment in the past: the same hour tomorrow, in either half of the day.
pub fn for_past(phrase: &Phrase, context: &Context) -> Vec<Offer> {
    let voice = phrase.tongue.voice();
    let mut texts = Vec::new();
    if let Some(clock) = phrase.clock() {
        for clock in halves(clock) {
            // "Today at nine" would be read as nine in the evening.
            if !(8..=11).contains(&clock.hour) {
                texts.push(format!("{} {}", voice.today, clock_text(voice, clock)));
            }
            texts.push(format!("{} {}", voice.tomorrow, clock_text(voice, clock)));
        }
    } else if let Core::Plain(spot) | Core::Bounded(_, spot) = &phrase.core {
        texts.extend(day_text(voice, spot, context));
    }
    checked(texts, context)
}

/// What a phrase may have meant whose weekday and date disagree: that date, or the nearest such weekday.
pub fn for_disagreement(phrase: &Phrase, date: NaiveDate, weekday: u8, context: &Context) -> Vec<Offer> {
    let voice = phrase.tongue.voice();
    let time = phrase.clock().map(|clock| halves(clock).next().unwrap_or(clock));
    let text = |date: NaiveDate| {
        let date = date_text(voice, date);
        time.map_or_else(|| date.clone(), |clock| format!("{date} {}", clock_text(voice, clock)))
    };
    let nearest = nearest_weekday(date, weekday, context.now.date());
    checked([Some(date), nearest].into_iter().flatten().map(text).collect(), context)
}

/// The first few of the texts that mean something still to come.
fn checked(texts: Vec<String>, context: &Context) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for phrase in texts {
        let Some(window) = window_of(&phrase, context) else { continue };
        if offers.iter().all(|offer| offer.window != window) {
            offers.push(Offer { phrase, window });
        }
    }
    offers.truncate(MOST);
    offers
}

/// The hours that a clock time may mean, the likelier first.
fn halves(clock: Clock) -> impl Iterator<Item = Clock> {
    let exact = |hour: u32| Clock { hour, open: false, ..clock };
    let (first, second) = match clock.hour {
        _ if !clock.open => (clock, None),
        1..=7 => (exact(clock.hour + 12), None),
        8..=11 => (exact(clock.hour), Some(exact(clock.hour + 12))),
        _ => (exact(clock.hour), None),
    };
    std::iter::once(first).chain(second)
}

fn clock_text(voice: &Voice, clock: Clock) -> String {
    let at = if clock.hour == 1 { voice.at_one } else { voice.at };
    // A leading zero says that the early morning is meant.
    if clock.hour < 8 {
        format!("{at} {:02}:{:02}", clock.hour, clock.minute)
    } else {
        format!("{at} {}:{:02}", clock.hour, clock.minute)
    }
}

fn date_text(voice: &Voice, date: NaiveDate) -> String {
    let weekday = voice.weekdays[date.weekday().num_days_from_monday() as usize];
    let month = voice.months[date.month0() as usize];
    voice.date.replace("{weekday}", weekday).replace("{day}", &date.day().to_string()).replace("{month}", month)
}

/// Tomorrow's part of the day for today's, the coming weekday for the last one.
fn day_text(voice: &Voice, spot: &Spot, context: &Context) -> Vec<String> {
    match (&spot.day, &spot.time) {
        (_, Some(Time::Part(part, _))) => {
            let name = match part.slot {
                Slot::FirstThing => voice.first_thing,
                Slot::LastThing => voice.last_thing,
                Slot::BeforeLunch => voice.before_lunch,
                Slot::AfterLunch => voice.after_lunch,
                Slot::Closing => voice.before_closing,
                Slot::Dawn | Slot::Morning | Slot::LongMorning => voice.parts[0],
                Slot::Evening | Slot::Night => voice.parts[2],
                _ => voice.parts[1],
            };
            let mut days = vec![voice.today, voice.tomorrow];
            // What goes by the opening hours waits for a day that has some.
            let by_hours = matches!(part.slot, Slot::FirstThing | Slot::LastThing | Slot::Closing);
            let tomorrow = context.now.date().succ_opt();
            if let Some(open) = tomorrow.and_then(|date| context.hours.next_open_day(date)).filter(|_| by_hours)
                && Some(open) != tomorrow
            {
                days.insert(1, voice.weekdays[open.weekday().num_days_from_monday() as usize]);
            }
            days.into_iter().map(|day| format!("{day} {name}")).collect()
        }
        (Some(Day::Weekday(day, Which::Last | Which::InWeek(_))), None) => {
            vec![voice.weekdays[usize::from(*day) % 7].to_owned()]
        }
        _ => Vec::new(),
    }
}

fn nearest_weekday(date: NaiveDate, weekday: u8, today: NaiveDate) -> Option<NaiveDate> {
    let wanted = u32::from(weekday);
    (1..=6u64)
        .flat_map(|away| [date.checked_sub_days(Days::new(away)), date.checked_add_days(Days::new(away))])
        .flatten()
        .find(|&near| near >= today && near.weekday().num_days_from_monday() == wanted)
}
