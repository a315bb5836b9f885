//! A promise in full, as `add` answers and `show` begins.

use crate::i18n::t;
use crate::model::warning::ActBy;
use crate::model::{Direction, Grain, Instant, Ledger, Promise, Window};

use super::Page;
use super::style::clean;
use super::words;

/// The reading of a promise: who, kind and wording; what; when.
pub fn card(page: &Page, ledger: &Ledger, promise: &Promise) -> String {
    let id = promise.id.to_string();
    let indent = " ".repeat((id.len() + 2).max(4));
    let mut lines = page.paragraph(&heading(page, ledger, promise), &indent);
    lines.replace_range(..id.len(), &page.style.id(&id));
    lines += &page.paragraph(&clean(&promise.what), &indent);
    lines += &page.paragraph(&when(page, promise), &indent);
    lines
}

fn heading(page: &Page, ledger: &Ledger, promise: &Promise) -> String {
    let kind = t!(page.words, &format!("card-kind-{}", promise.kind.name()));
    let wording = wording(page, promise);
    let mut parts = vec![clean(&ledger.person(promise).name).into_owned(), kind, wording];
    if promise.direction == Direction::Theirs {
        parts.push(t!(page.words, "card-theirs"));
    }
    if promise.complaint {
        parts.push(t!(page.words, "card-complaint"));
    }
    if let Some(owner) = &promise.owner {
        parts.push(t!(page.words, "card-owner", owner = clean(owner).into_owned()));
    }
    parts.extend(promise.tags.iter().map(|tag| format!("#{}", clean(tag))));
    parts.join(" · ")
}

/// How firm a promise is, agreeing with the word for its kind.
pub fn wording(page: &Page, promise: &Promise) -> String {
    let id = format!("card-wording-{}", promise.current().wording.name());
    t!(page.words, &id, kind = promise.kind.name())
}

/// When it is due, in full, with how long that is from now.
pub fn when(page: &Page, promise: &Promise) -> String {
    let current = promise.current();
    let said = current.window.as_ref().map(|window| window_in_words(page, window));
    if !promise.is_open() {
        return said.unwrap_or_else(|| t!(page.words, "card-no-date"));
    }
    match (said, current.deadline, current.check) {
        (Some(window), Some(deadline), _) => {
            let relative = words::relative(page.words, page.steady(deadline), page.local_now);
            if is_exact(current.window.as_ref(), deadline) {
                t!(page.words, "card-when", window = window, relative = relative)
            } else {
                let due = words::short(page.words, page.local(deadline), page.local_now);
                t!(page.words, "card-when-due", window = window, due = due, relative = relative)
            }
        }
        (Some(window), None, Some(check)) => {
            let day = words::day(page.words, page.local(check).date(), page.today());
            t!(page.words, "card-when-check", window = window, day = day)
        }
        (None, _, Some(check)) => {
            let day = words::day(page.words, page.local(check).date(), page.today());
            t!(page.words, "card-undated", day = day)
        }
        (Some(window), None, None) => window,
        (None, _, None) => t!(page.words, "card-no-date"),
    }
}

/// By when it is to be worked towards and the customer warned at the latest: nothing where there is no deadline, and where
/// it is late or not ours.
pub fn warn_by(page: &Page, promise: &Promise, act_by: &ActBy) -> String {
    let current = promise.current();
    let is_pending = promise.is_open() && promise.direction == Direction::Mine && !current.is_past(page.now);
    let is_before = |by: &Instant| current.deadline.is_some_and(|deadline| *by < deadline);
    let Some(by) = act_by.of(promise).filter(is_before).filter(|_| is_pending) else { return String::new() };
    let text = if act_by.is_at_risk(promise, page.now) {
        t!(page.words, "card-warn-now")
    } else {
        let when = words::moment(page.words, page.local(by), page.today());
        t!(page.words, "card-warn-by", kind = promise.kind.name(), when = when)
    };
    page.paragraph(&text, "    ")
}

/// A window in full words.
pub fn window_in_words(page: &Page, window: &Window) -> String {
    let local = |at: Option<_>| at.map(|at| page.local(at));
    words::window(page.words, local(window.from), local(window.by), window.grain, window.approx, page.today())
}

/// Whether the words of the window state the deadline already.
fn is_exact(window: Option<&Window>, deadline: Instant) -> bool {
    window.is_some_and(|w| {
        w.by == Some(deadline) && matches!(w.grain, Grain::Minute | Grain::Hour | Grain::Part | Grain::Range)
    })
}
