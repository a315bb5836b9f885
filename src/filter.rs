//! Which promises are wanted: the filters that `due` and `list` share.

use clap::Args;

use crate::app::{App, Failure};
use crate::i18n::t;
use crate::intake;
use crate::model::{Direction, Kind, Ledger, Promise, people};
use crate::render::style::clean;

/// The filters as typed.
#[derive(Args, Clone, Debug, Default)]
pub struct Filter {
    #[arg(long, conflicts_with = "theirs")]
    mine: bool,
    #[arg(long)]
    theirs: bool,
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    #[arg(long, value_name = "PERSON")]
    owner: Option<String>,
    #[arg(long, value_name = "KIND", value_parser = intake::kind)]
    kind: Option<Kind>,
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
}

impl Filter {
    /// Whether anything was asked for.
    pub fn is_set(&self) -> bool {
        let named = [&self.who, &self.owner, &self.tag].iter().any(|value| value.is_some());
        self.mine || self.theirs || named || self.kind.is_some()
    }

    /// Whether only what customers owe us was asked for.
    pub fn is_theirs(&self) -> bool {
        self.theirs
    }

    /// Whether a customer was asked for.
    pub fn names_somebody(&self) -> bool {
        self.who.is_some()
    }

    /// The customers that are wanted, as places in the ledger; none where any will do. A name that nobody has is an error.
    pub fn people(&self, app: &App, ledger: &Ledger) -> Result<Option<Vec<usize>>, Failure> {
        let Some(name) = &self.who else { return Ok(None) };
        let found: Vec<usize> = ledger.people_matching(name).iter().map(|(place, _)| *place).collect();
        if found.is_empty() {
            let failure = Failure::failed(t!(app.words, "who-nobody", typed = clean(name).into_owned()));
            return Err(failure.hint(t!(app.words, "who-nobody-hint")));
        }
        Ok(Some(found))
    }

    /// Whether a promise passes; `people` is what the method of that name found.
    pub fn passes(&self, promise: &Promise, people: Option<&[usize]>) -> bool {
        people.is_none_or(|people| people.contains(&promise.person))
            && (!self.mine || promise.direction == Direction::Mine)
            && (!self.theirs || promise.direction == Direction::Theirs)
            && self.kind.is_none_or(|kind| promise.kind == kind)
            && self.owner.as_deref().is_none_or(|typed| answers(promise.owner.as_deref(), typed))
            && self.tag.as_deref().is_none_or(|typed| promise.tags.iter().any(|own| same_tag(own, typed)))
    }
}

/// Whether two tags are one, case, accents and `#` aside.
pub fn same_tag(one: &str, other: &str) -> bool {
    people::key(one.trim_start_matches('#')) == people::key(other.trim_start_matches('#'))
}

fn answers(owner: Option<&str>, typed: &str) -> bool {
    owner.is_some_and(|owner| people::matches(&people::key(typed), &people::key(owner)).is_some())
}
