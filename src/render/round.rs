//! The round of the evening: one promise at a time with the answers that it takes, then what is left and what the day was.

use crate::i18n::t;
use crate::model::record::Record;
use crate::model::{Ledger, Promise};

use super::style::clean;
use super::{Page, card, words};

/// What can be answered to "what became of it?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It was done in time.
    Kept,
    /// The call was made in time, though there was nothing new.
    NoNews,
    /// It was done, but late.
    Late,
    /// The customer knows how things stand.
    Told,
    /// It has a new window.
    Moved,
    /// It was not kept, and will not be.
    Broken,
    /// The other side let it go.
    Released,
    /// Nothing yet.
    Skip,
    /// The last answer was wrong.
    Back,
    /// Enough for today.
    Quit,
    /// What do these answers mean?
    Help,
}

impl Deed {
    /// Every answer, in the order in which they are offered.
    pub const ALL: [Deed; 11] = [
        Deed::Kept,
        Deed::NoNews,
        Deed::Late,
        Deed::Told,
        Deed::Moved,
        Deed::Broken,
        Deed::Released,
        Deed::Skip,
        Deed::Back,
        Deed::Quit,
        Deed::Help,
    ];

    /// The word used in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Deed::Kept => "kept",
            Deed::NoNews => "no-news",
            Deed::Late => "late",
            Deed::Told => "told",
            Deed::Moved => "moved",
            Deed::Broken => "broken",
            Deed::Released => "released",
            Deed::Skip => "skip",
            Deed::Back => "back",
            Deed::Quit => "quit",
            Deed::Help => "help",
        }
    }
}

/// Where in the round a promise stands.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Which it is, counted from 1.
    pub number: usize,
    /// Of how many.
    pub count: usize,
}

/// A promise with its place, the phone for it, and the keys that answer.
pub fn promise(page: &Page, ledger: &Ledger, promise: &Promise, place: Place, deeds: &[Deed]) -> String {
    let heading = t!(page.words, "review-place", number = place.number, count = place.count);
    let mut text = format!("{}\n", page.style.dim(&heading));
    text += &card::card(page, ledger, promise);
    if promise.is_untold() {
        text += &page.paragraph(&t!(page.words, "review-untold"), "    ");
    }
    if let Some(phone) = &ledger.person(promise).phone {
        text += &page.paragraph(&clean(phone), "    ");
    }
    let keys: Vec<String> = deeds.iter().map(|deed| choice(page, *deed)).collect();
    text + &painted(page, &page.parts(&keys))
}

fn painted(page: &Page, text: &str) -> String {
    text.lines().map(|line| format!("{}\n", page.style.dim(line))).collect()
}

fn choice(page: &Page, deed: Deed) -> String {
    let key = t!(page.words, &format!("review-key-{}", deed.name()));
    let label = t!(page.words, &format!("review-label-{}", deed.name()));
    format!("{key} {label}")
}

/// What each answer means, one a line.
pub fn help(page: &Page, promise: &Promise, deeds: &[Deed]) -> String {
    let lines = deeds.iter().map(|deed| {
        let direction = promise.direction.name();
        let meaning = t!(page.words, &format!("review-help-{}", deed.name()), direction = direction);
        page.hanging(&format!("  {}: {meaning}", choice(page, *deed)), "", "    ")
    });
    lines.collect::<String>() + &page.hanging(&t!(page.words, "review-help-notes"), "  ", "    ")
}

/// Calls with their phones: who and where, then what and when it was due.
pub fn calls(page: &Page, ledger: &Ledger, calls: &[&Promise]) -> String {
    let mut text = page.paragraph(&t!(page.words, "review-calls"), "");
    for promise in calls {
        let person = ledger.person(promise);
        let id = promise.id.to_string();
        let indent = " ".repeat((id.len() + 2).max(4));
        let who =
            [Some(&person.name), person.phone.as_ref()].into_iter().flatten().map(|part| clean(part).into_owned());
        let mut lines = page.paragraph(&who.collect::<Vec<_>>().join(" · "), &indent);
        lines.replace_range(..id.len(), &page.style.id(&id));
        let due = promise.current().deadline.map(|due| words::short(page.words, page.local(due), page.local_now));
        let what = [Some(clean(&promise.what).into_owned()), due].into_iter().flatten();
        text += &(lines + &page.paragraph(&what.collect::<Vec<_>>().join(" · "), &indent));
    }
    text
}

/// The figures of a day in one line; `open` of the late ones are not done yet.
pub fn figures(page: &Page, record: &Record, open: usize) -> String {
    let mut parts = vec![t!(page.words, "review-count-kept", count = record.kept)];
    let counts = [
        ("late", record.late - open),
        ("broken", record.broken),
        ("moved", record.renegotiated),
        ("released", record.released),
        ("open", open),
    ];
    for (name, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        parts.push(t!(page.words, &format!("review-count-{name}"), count = count));
    }
    if let Some(percent) = record.telling_percent() {
        parts.push(t!(page.words, "review-rate", percent = percent));
    }
    page.parts(&parts)
}
