//! How long things took, in opening time, and which past promises are like one that is about to be made.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use chrono::TimeDelta;

use super::hours::Hours;
use super::order::PutInOrder;
use super::people;
use super::promise::{Direction, Ended, Kind, Promise};
use super::record::ENOUGH_CASES;
use super::zone::Zone;

/// Words that say nothing about what a promise is about, in the form of `people::key`: what joins the others, and the deeds
/// that the kind tells already.
const EMPTY_WORDS: &str = "
    a about an and are as at be by call deliver delivered for from get give going have her him his i id ill in is it its ll me
    message my of on or our out phone re ready ring s send she t text that the their them then there they this to up us ve visit
    we well will with write you your
    al algo aviso avisar avisare con como cuando de del el ella ellos en entregar entrego entregare entregado enviar envio es
    esta este estara estaran ha hacer hago hare han he la las le les listo lista listos listas llamar llamo llamare lo los mandar
    mando mandare me mi mis muy no nos o os para pasar paso pasare por que se sera si sin sobre su sus te tu tus un una unas uno
    unos usted voy y ya
";

/// The same, to be looked up.
static EMPTY: LazyLock<HashSet<&str>> = LazyLock::new(|| EMPTY_WORDS.split_whitespace().collect());

/// Endings that words of either language change by.
const ENDINGS: &[&str] = &[
    "aciones", "iciones", "iendo", "acion", "icion", "ados", "adas", "idos", "idas", "aran", "ando", "ing", "ies",
    "are", "ara", "ado", "ada", "ido", "ida", "ed", "es", "ar", "er", "ir", "os", "as", "an", "en", "s", "e", "a", "o",
    "y",
];

/// How many letters two forms of a word share at least.
const SHORTEST_STEM: usize = 4;

/// What the past promises that were looked at have in common with the one in question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Their kind, and so many words of what it is about.
    Words(usize),
    /// Their kind alone.
    Kind,
}

/// How long past promises took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// What they have in common with the one in question.
    pub likeness: Likeness,
    /// How long each one took from giving the word to doing it, in opening time, the shortest first.
    pub took: Vec<TimeDelta>,
    /// How many like these were given up, and took for ever.
    pub broken: usize,
}

impl Pace {
    /// Whether there are cases enough to tell anything from.
    pub fn is_enough(&self) -> bool {
        self.took.len() >= ENOUGH_CASES
    }

    /// The time within which so many of a hundred were done; none where there were none.
    pub fn within(&self, percent: usize) -> Option<TimeDelta> {
        let count = (self.took.len() * percent).div_ceil(100).max(1);
        self.took.get(count - 1).copied()
    }
}

/// How long promises like this one took: those that share all the words of `text`, or else most, or half of them; where those
/// are too few, all of the kind. A kind that is not known asks for the words alone, and then for tasks.
pub fn pace<'l>(
    promises: impl Iterator<Item = &'l Promise>,
    text: &str,
    kind: Option<Kind>,
    hours: &Hours,
    zone: &dyn Zone,
) -> Pace {
    let wanted = telling_words(text);
    let mut cases = Vec::new();
    for promise in promises.filter(|promise| promise.direction == Direction::Mine) {
        let Some(end) = end(promise, hours, zone) else { continue };
        let shared = if wanted.is_empty() { 0 } else { shared(&wanted, &telling_words(&promise.what)) };
        cases.push((promise.kind, shared, end));
    }
    for least in (wanted.len().div_ceil(2).max(1)..=wanted.len()).rev() {
        let alike = |case: &&Case| case.1 >= least && kind.is_none_or(|kind| case.0 == kind);
        let pace = gather(cases.iter().filter(alike), Likeness::Words(least));
        if pace.is_enough() {
            return pace;
        }
    }
    let kind = kind.unwrap_or(Kind::Task);
    gather(cases.iter().filter(|case| case.0 == kind), Likeness::Kind)
}

/// Kind, number of shared words, and how it ended.
type Case = (Kind, usize, End);

/// How a promise of the past ended.
#[derive(Clone, Copy)]
enum End {
    Took(TimeDelta),
    Broken,
}

/// How long a promise took. None while it is open, where the customer let it go, and where it was written down only after it was
/// done, which says nothing about how long that takes.
fn end(promise: &Promise, hours: &Hours, zone: &dyn Zone) -> Option<End> {
    match promise.current().ended {
        Some(Ended::Done(at)) if promise.made_at < at => {
            Some(End::Took(hours.open_between(zone.local(promise.made_at), zone.local(at))))
        }
        Some(Ended::Dropped { released: false, .. }) => Some(End::Broken),
        _ => None,
    }
}

fn gather<'c>(cases: impl Iterator<Item = &'c Case>, likeness: Likeness) -> Pace {
    let mut pace = Pace { likeness, took: Vec::new(), broken: 0 };
    for (_, _, end) in cases {
        match end {
            End::Took(length) => pace.took.push(*length),
            End::Broken => pace.broken += 1,
        }
    }
    pace.took.order();
    pace
}

/// The words of a text that say what it is about.
fn telling_words(text: &str) -> BTreeSet<String> {
    let key = people::key(text);
    let words = key.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1);
    words.filter(|word| !EMPTY.contains(word)).map(str::to_owned).collect()
}

/// How many of the wanted words are among these, whatever their endings.
fn shared(wanted: &BTreeSet<String>, words: &BTreeSet<String>) -> usize {
    wanted.iter().filter(|one| words.contains(*one) || words.iter().any(|other| are_forms(one, other))).count()
}

/// Whether two words are the same but for their endings.
fn are_forms(one: &str, other: &str) -> bool {
    let is_ending = |rest: &str| rest.is_empty() || ENDINGS.contains(&rest);
    let alike = one.char_indices().zip(other.chars()).take_while(|((_, a), b)| a == b);
    let places = alike.map(|((place, a), _)| place + a.len_utf8());
    places.skip(SHORTEST_STEM - 1).any(|end| is_ending(&one[end..]) && is_ending(&other[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_by_their_endings_are_one() {
        for family in [
            &["repair", "repairs", "repaired", "repairing"][..],
            &["reparar", "reparacion", "reparado", "reparo", "reparaciones"],
            &["lamp", "lamps"],
            &["lampara", "lamparas"],
            &["gafas", "gafa"],
            &["arreglar", "arreglo", "arreglado", "arreglada"],
            &["piece", "pieces"],
            &["replace", "replaced", "replacing"],
            &["llave", "llaves"],
            &["battery", "batteries"],
            &["caja", "cajas"],
        ] {
            for one in family {
                assert!(family.iter().all(|other| are_forms(one, other)), "{one} {family:?}");
            }
        }
        for (one, other) in
            [("lamp", "lamb"), ("casa", "caso"), ("quote", "quarter"), ("ring", "king"), ("lens", "lent")]
        {
            assert!(!are_forms(one, other) && !are_forms(other, one), "{one} {other}");
        }
    }

    #[test]
    fn words_that_say_nothing_are_left_out() {
        for (text, wanted) in [
            ("I'll call you with the quote", "quote"),
            ("te llamo con el presupuesto", "presupuesto"),
            ("the lamp will be ready", "lamp"),
            ("las gafas estarán listas", "gafas"),
            ("call you", ""),
        ] {
            let found = telling_words(text);
            assert_eq!(found.into_iter().collect::<Vec<_>>().join(" "), wanted, "{text}");
        }
    }

    #[test]
    fn nine_of_ten_were_done_within_the_ninth_of_ten() {
        let pace = |count: i64| Pace {
            likeness: Likeness::Kind,
            took: (1..=count).map(TimeDelta::hours).collect(),
            broken: 0,
        };
        for (count, half, most) in
            [(1, 1, 1), (5, 3, 5), (9, 5, 9), (10, 5, 9), (11, 6, 10), (20, 10, 18), (21, 11, 19)]
        {
            let pace = pace(count);
            let hours = |percent| pace.within(percent).unwrap().num_hours();
            assert_eq!((hours(50), hours(90)), (half, most), "{count}");
            let done = pace.took.iter().filter(|took| **took <= pace.within(90).unwrap()).count();
            assert!(done as i64 * 10 >= count * 9, "{count}");
        }
        assert_eq!(pace(0).within(90), None);
    }
}
