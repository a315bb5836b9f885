//! What happened to a promise, in plain words, and what taking it back means.

use crate::i18n::t;
use crate::model::ledger::outcome;
use crate::model::{Agreement, Change, Direction, Ledger, Promise, Terms};

use super::Page;
use super::card;
use super::style::clean;
use super::words;

/// The history of a promise, one line an event; what became of each agreed window stands behind it.
pub fn history(page: &Page, ledger: &Ledger, promise: &Promise) -> String {
    let mut text = String::new();
    let mut agreed = 0;
    for event in ledger.history(promise) {
        let change = event.change;
        let at = page.local(event.at);
        let when = t!(
            page.words,
            "story-when",
            day = words::short_day(page.words, at.date(), page.today()),
            time = at.format("%H:%M").to_string()
        );
        let mut sentence = sentence(page, promise, change);
        if let Some(by) = event.by {
            sentence = t!(page.words, "story-by", text = sentence, by = clean(by).into_owned());
        }
        if let Change::Add(_) | Change::Move { .. } = change {
            if let Some(outcome) = outcome(promise, agreed, page.now) {
                sentence = t!(page.words, "story-outcome", text = sentence, outcome = outcome.name());
            }
            agreed += 1;
        }
        let folded = page.hanging(&format!("{when}  {sentence}"), "    ", "      ");
        text += &folded;
    }
    text
}

/// One change in a sentence.
pub fn sentence(page: &Page, promise: &Promise, change: &Change) -> String {
    let words = page.words;
    let noted = |text: String, note: &Option<String>| match note {
        Some(note) => t!(words, "story-noted", text = text, note = clean(note).into_owned()),
        None => text,
    };
    match change {
        Change::Add(added) => match &added.terms.window {
            Some(window) => {
                let said = clean(&window.said).into_owned();
                let window = card::window_in_words(page, window);
                t!(words, "story-add", direction = added.direction.name(), said = said, window = window)
            }
            None => t!(words, "story-add-undated", direction = added.direction.name()),
        },
        Change::Done { at, note: remark, no_news, .. } => {
            let text = match at {
                Some(at) => {
                    let when = words::moment(words, page.local(*at), page.today());
                    let id = if *no_news { "story-done-earlier-no-news" } else { "story-done-earlier" };
                    t!(words, id, when = when)
                }
                None if *no_news => t!(words, "story-done-no-news"),
                None => t!(words, "story-done"),
            };
            noted(text, remark)
        }
        Change::Tell { note: remark, .. } => noted(t!(words, "story-tell"), remark),
        Change::Move { terms, told, .. } => {
            let told = if promise.direction == Direction::Theirs {
                "theirs"
            } else if *told {
                "told"
            } else {
                "untold"
            };
            match &terms.window {
                Some(window) if is_reworded(promise, terms) => {
                    t!(words, "story-reword", window = card::window_in_words(page, window), told = told)
                }
                Some(window) => {
                    t!(words, "story-move", window = card::window_in_words(page, window), told = told)
                }
                None => t!(words, "story-move-undated", told = told),
            }
        }
        Change::Drop { released, why, .. } => {
            let id = if *released { "story-released" } else { "story-broken" };
            noted(t!(words, id, direction = promise.direction.name()), why)
        }
        Change::Accept { how, .. } => {
            let theirs = promise.direction == Direction::Theirs;
            t!(words, if theirs { "story-accept-theirs" } else { "story-accept" }, how = how.name())
        }
        Change::Assign { to, up, .. } => {
            t!(words, if *up { "story-escalate" } else { "story-assign" }, to = clean(to).into_owned())
        }
        Change::Edit { mend, .. } => mended(page, mend),
        Change::Unknown { op, .. } => t!(words, "story-unknown", op = clean(op).into_owned()),
        Change::Person { .. } | Change::Undo { .. } | Change::Redo { .. } | Change::Past(_) => String::new(),
    }
}

/// Whether these terms only say in flexible words what the promise said in fixed ones before.
pub fn is_reworded(promise: &Promise, terms: &Terms) -> bool {
    let is_meant = |agreed: &Agreement| agreed.window == terms.window && agreed.wording == terms.wording;
    promise.agreed.windows(2).any(|pair| is_meant(&pair[1]) && pair[1].rewords(&pair[0]))
}

fn mended(page: &Page, mend: &crate::model::Mend) -> String {
    let words = page.words;
    let mut parts = Vec::new();
    if let Some(who) = &mend.who {
        parts.push(t!(words, "story-mend-who", to = clean(who).into_owned()));
    }
    if let Some(what) = &mend.what {
        parts.push(t!(words, "story-mend-what", to = clean(what).into_owned()));
    }
    if let Some(kind) = mend.kind {
        parts.push(t!(words, "story-mend-kind", to = t!(words, &format!("card-kind-{}", kind.name()))));
    }
    if let Some(wording) = mend.wording {
        parts.push(t!(words, "story-mend-wording", to = wording.name()));
    }
    if let Some(owner) = &mend.owner {
        parts.push(match owner.as_str() {
            "" => t!(words, "story-mend-no-owner"),
            owner => t!(words, "story-mend-owner", to = clean(owner).into_owned()),
        });
    }
    if let Some(complaint) = mend.complaint {
        parts.push(t!(words, if complaint { "story-mend-complaint" } else { "story-mend-no-complaint" }));
    }
    parts.extend(mend.tag.iter().map(|tag| format!("+#{}", clean(tag))));
    parts.extend(mend.untag.iter().map(|tag| format!("-#{}", clean(tag))));
    if let Some(terms) = &mend.terms {
        parts.push(match &terms.window {
            Some(window) => t!(words, "story-mend-by", to = card::window_in_words(page, window)),
            None => t!(words, "story-mend-undated"),
        });
    }
    t!(words, "story-edit", changes = parts.join("; "))
}

/// What taking a change back, or bringing it back, means. `ledger` is one that knows the promise.
pub fn step(page: &Page, ledger: &Ledger, change: &Change, back: bool) -> String {
    let words = page.words;
    let change = change.deed();
    let prefix = if back { "undone" } else { "redone" };
    if let Change::Person { name, mend } = change {
        let name = mend.rename.as_ref().filter(|_| !back).unwrap_or(name);
        return t!(words, &format!("story-{prefix}-person"), who = clean(name).into_owned());
    }
    let promise = change.id().and_then(|id| ledger.get(id));
    let Some(promise) = promise else { return t!(words, &format!("story-{prefix}-unknown")) };
    let id = promise.id.to_string();
    let who = clean(&ledger.person(promise).name).into_owned();
    // A call that a customer owes us is no call to them.
    let kind = if promise.direction == Direction::Theirs { "theirs" } else { promise.kind.name() };
    let message =
        format!("story-{prefix}-{}", if matches!(change, Change::Unknown { .. }) { "unknown" } else { change.op() });
    match change {
        Change::Unknown { .. } => t!(words, &message),
        Change::Add(_) | Change::Done { .. } | Change::Tell { .. } | Change::Edit { .. } => {
            t!(words, &message, id = id, who = who, kind = kind)
        }
        Change::Drop { .. } | Change::Accept { .. } | Change::Assign { .. } => {
            t!(words, &message, id = id, who = who, kind = kind)
        }
        _ => t!(words, &message, id = id, who = who, kind = kind, when = card::when(page, promise)),
    }
}
