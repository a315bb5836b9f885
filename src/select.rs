//! Which promise or customer is meant: by number, or by a name where it leaves one.

use crate::app::{App, Exit, Failure};
use crate::i18n::t;
use crate::model::state::Need;
use crate::model::{Ledger, Promise, PromiseId};
use crate::render::style::clean;
use crate::render::table;

/// How many words behind the first may belong to a name.
const LONGEST_NAME: usize = 5;

/// Which promises may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Only open ones: the command changes what is agreed.
    Open,
    /// Closed ones too.
    Any,
}

/// What has to be known to find the open promise that was meant, and to tell whether a note names others.
pub fn need(typed: &str, note: &[String]) -> Need {
    let Ok(id) = typed.trim().parse::<PromiseId>() else {
        return Need { everybody: true, all_open: true, ..Need::default() };
    };
    let mut ids = vec![id];
    ids.extend(numbers(note).unwrap_or_default());
    Need { ids, ..Need::default() }
}

/// What has to be known of one open promise, and of what else is open for its customer.
pub fn need_of(id: PromiseId) -> Need {
    Need { ids: vec![id], ..Need::default() }
}

/// The numbers in a note that is nothing but numbers.
fn numbers(note: &[String]) -> Option<Vec<PromiseId>> {
    let words = note.iter().flat_map(|words| words.split_whitespace());
    let ids: Option<Vec<PromiseId>> = words.map(|word| word.trim_matches(',').parse().ok()).collect();
    ids.filter(|ids| !ids.is_empty())
}

/// The promise that was meant. Where a name leaves several, a person is asked; a script is told which there are.
pub fn promise(app: &mut App, ledger: &Ledger, typed: &str, scope: Scope) -> Result<PromiseId, Failure> {
    let number = typed.trim();
    if let Ok(id) = number.parse::<PromiseId>() {
        return match ledger.get(id) {
            Some(_) => check(app, ledger, id, scope).map(|promise| promise.id),
            None => Err(no_number(app, number)),
        };
    }
    let digits = number.strip_prefix('#').unwrap_or(number);
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(no_number(app, number));
    }
    let mut words = number.split_whitespace();
    if let (Some(Ok(_)), Some(more)) = (words.next().map(str::parse::<PromiseId>), words.next()) {
        return Err(Failure::misunderstood(t!(app.words, "cli-too-many", typed = clean(more).into_owned())));
    }
    let found = named(ledger, typed, scope);
    match found.as_slice() {
        [] => Err(nobody(app, ledger, typed)),
        [only] => check(app, ledger, only.id, scope).map(|promise| promise.id),
        several => ask_which(app, ledger, typed, several),
    }
}

/// Parts the name of a customer, typed without quotes, from the note behind it: the longest run of words that is the name of
/// a known customer, or its beginning where that names only one. A number, or a single word, is taken as it stands.
pub fn name_and_note(ledger: &Ledger, id: &str, note: &[String]) -> (String, String) {
    let words: Vec<&str> = note.iter().flat_map(|words| words.split_whitespace()).collect();
    if id.trim().parse::<PromiseId>().is_err() {
        for count in (1..=words.len().min(LONGEST_NAME)).rev() {
            let name = format!("{} {}", id.trim(), words[..count].join(" "));
            if ledger.person_named(&name).is_some() || ledger.only_starting(&name).is_some() {
                return (name, words[count..].join(" "));
            }
        }
    }
    (id.to_owned(), words.join(" "))
}

/// The promise with that number, if it is there and may be meant.
pub fn check<'l>(app: &App, ledger: &'l Ledger, id: PromiseId, scope: Scope) -> Result<&'l Promise, Failure> {
    let Some(promise) = ledger.get(id) else { return Err(no_number(app, &id.to_string())) };
    if scope == Scope::Open {
        if promise.newer {
            return Err(Failure::failed(t!(app.words, "select-newer", id = id.to_string())));
        }
        if !promise.is_open() {
            let how = table::ending(&app.page(), promise);
            let message = t!(app.words, "select-closed", id = id.to_string(), how = how);
            return Err(Failure::failed(message).hint(t!(app.words, "select-closed-hint", id = id.to_string())));
        }
    }
    Ok(promise)
}

fn no_number(app: &App, typed: &str) -> Failure {
    let message = t!(app.words, "select-no-number", id = clean(typed).into_owned());
    Failure::failed(message).hint(t!(app.words, "select-list-hint"))
}

/// Refuses a note that is nothing but numbers of open promises: `done 17 18` means both, and would close only the first.
pub fn one_at_a_time(app: &App, ledger: &Ledger, note: &[String]) -> Result<(), Failure> {
    if numbers(note).is_none_or(|ids| !ledger.are_open(&ids)) {
        return Ok(());
    }
    let message = t!(app.words, "select-one-at-a-time", typed = clean(&note.join(" ")).into_owned());
    Err(Failure::misunderstood(message).hint(t!(app.words, "select-one-at-a-time-hint")))
}

/// The promises that a name leaves: open ones, or closed ones where there are no open ones and they may be meant.
fn named<'l>(ledger: &'l Ledger, typed: &str, scope: Scope) -> Vec<&'l Promise> {
    let people: Vec<usize> = ledger.people_matching(typed).iter().map(|(place, _)| *place).collect();
    let all = || ledger.promises().iter().filter(|promise| people.contains(&promise.person));
    let open: Vec<&Promise> = all().filter(|promise| promise.is_open()).collect();
    if open.is_empty() && scope == Scope::Any { all().collect() } else { open }
}

fn nobody(app: &App, ledger: &Ledger, typed: &str) -> Failure {
    let typed = clean(typed).into_owned();
    let known = ledger.people_matching(&typed);
    let message = match known.as_slice() {
        [] => t!(app.words, "select-nobody", typed = typed),
        _ => t!(app.words, "select-nothing-open", typed = typed),
    };
    Failure::failed(message).hint(t!(app.words, "select-list-hint"))
}

fn ask_which(app: &mut App, ledger: &Ledger, typed: &str, several: &[&Promise]) -> Result<PromiseId, Failure> {
    let lines: Vec<String> = several.iter().map(|promise| table::one_line(&app.page(), ledger, promise)).collect();
    let typed = clean(typed).into_owned();
    let message = t!(app.words, "select-several", typed = typed, count = several.len());
    if app.interactive {
        writeln!(app.err, "{message}")?;
        for line in &lines {
            writeln!(app.err, "  {line}")?;
        }
        let question = t!(app.words, "select-which");
        let answer = app.ask(&question)?.unwrap_or_default();
        if let Some(chosen) = answer.parse().ok().filter(|id| several.iter().any(|promise| promise.id == *id)) {
            return Ok(chosen);
        }
        return Err(Failure::Said { exit: Exit::Failed, message: t!(app.words, "select-none-chosen"), hint: None });
    }
    let listed = lines.iter().map(|line| format!("\n  {line}")).collect::<String>();
    Err(Failure::failed(format!("{message}{listed}")).hint(t!(app.words, "select-give-number")))
}
