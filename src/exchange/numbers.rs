//! What promises were numbered and what they are numbered here, in runs that go on side by side: of an export in its order there is
//! one, however long it is.

use std::collections::BTreeMap;

use crate::model::PromiseId;

/// The numbers of promises as they were and as they are now. Each run is its first number, with the number that this became, and
/// how many there are.
#[derive(Debug, Default)]
pub struct Numbers(BTreeMap<PromiseId, (PromiseId, u32)>);

impl Numbers {
    /// What became of a number; none if it was not noted.
    pub fn get(&self, old: PromiseId) -> Option<PromiseId> {
        let (from, (to, count)) = self.0.range(..=old).next_back()?;
        let away = old.number - from.number.min(old.number);
        (from.letter == old.letter && away < *count).then(|| PromiseId { number: to.number + away, ..*to })
    }

    /// Notes what became of a number, whatever was noted before.
    pub fn insert(&mut self, old: PromiseId, new: PromiseId) {
        self.remove(old);
        if let Some((from, (to, count))) = self.0.range_mut(..old).next_back()
            && (from.letter, to.letter) == (old.letter, new.letter)
            && from.number.checked_add(*count) == Some(old.number)
            && to.number.checked_add(*count) == Some(new.number)
        {
            *count += 1;
        } else {
            self.0.insert(old, (new, 1));
        }
    }

    /// Takes a number out, dividing the run that it stands in.
    fn remove(&mut self, old: PromiseId) {
        if self.get(old).is_none() {
            return;
        }
        let (from, (to, count)) =
            self.0.range(..=old).next_back().map(|(from, run)| (*from, *run)).expect("it is in a run");
        let before = old.number - from.number;
        self.0.remove(&from);
        if before > 0 {
            self.0.insert(from, (to, before));
        }
        if before + 1 < count {
            let after = |first: PromiseId| PromiseId { number: first.number + before + 1, ..first };
            self.0.insert(after(from), (after(to), count - before - 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn id(text: &str) -> PromiseId {
        text.parse().unwrap()
    }

    #[test]
    fn a_number_is_found_as_it_was_last_noted_whatever_the_order() {
        let (mut numbers, mut plain) = (Numbers::default(), HashMap::new());
        // A walk that meets every number up to 13 on two machines, many of them twice, forwards and backwards.
        for step in 0_u32..400 {
            let letter = (step * 7 % 3 == 0).then_some('b');
            let old = PromiseId { letter, number: 1 + (step * step / 3 + step) % 13 };
            let new = PromiseId { letter: None, number: old.number + step / 60 * 10 };
            numbers.insert(old, new);
            plain.insert(old, new);
            for number in 0..20 {
                for letter in [None, Some('a'), Some('b'), Some('c')] {
                    let asked = PromiseId { letter, number };
                    assert_eq!(numbers.get(asked), plain.get(&asked).copied(), "{asked} after step {step}");
                }
            }
        }
    }

    #[test]
    fn numbers_in_their_order_are_one_run() {
        let mut numbers = Numbers::default();
        for number in 1..1000 {
            let old = PromiseId { letter: None, number };
            numbers.insert(old, PromiseId { number: number + 5, ..old });
        }
        assert_eq!(numbers.0.len(), 1);
        assert_eq!(numbers.get(id("999")), Some(id("1004")));
        assert_eq!(numbers.get(id("1000")), None);
    }
}
