//! The ledger: what is true after everything that happened. Folding cannot fail; what makes no sense is set aside and named.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

use super::event::{Added, Change, Event, Line, Mend, PersonMend, Terms};
use super::order::PutInOrder;
use super::people::{self, Match, Person};
use super::promise::{Agreement, Closed, Direction, Ended, Instant, Outcome, Promise, PromiseId, Wording};
use super::record::{self, Record, Tally, Unkept};
use super::state::{Settled, State};

/// Every promise and every customer, as the journal leaves them.
#[derive(Debug, Default)]
pub struct Ledger {
    lines: Vec<Line>,
    promises: Vec<Promise>,
    by_id: HashMap<PromiseId, usize>,
    people: Vec<Person>,
    by_key: BTreeMap<String, usize>,
    /// The highest number given out by each letter, taken back or not.
    highest: HashMap<Option<char>, u32>,
    /// The highest number of a letter by what the journal states.
    top: (Option<char>, u32),
    steps: HashMap<String, Steps>,
    astray: Vec<(usize, usize)>,
    base: Option<Base>,
}

/// What a ledger goes on from that was not folded from the start.
#[derive(Debug)]
pub(super) struct Base {
    /// How many open promises were left out.
    pub(super) unread: usize,
    /// The outcomes that were settled.
    pub(super) settled: Settled,
    /// The moment from which on they are known.
    pub(super) since: Instant,
    /// How many of a promise's first windows are among them, where there are any.
    counted: HashMap<PromiseId, usize>,
    /// How closed promises were kept, where that was asked for.
    tally: Option<Tally>,
    /// What customers were promised and did not get, by their places.
    unkept: HashMap<usize, Unkept>,
}

/// The commands of one machine that can be taken back and brought back, as places in the ledger's lines; the last is next.
#[derive(Debug, Default)]
struct Steps {
    done: Vec<usize>,
    undone: Vec<usize>,
}

impl Ledger {
    /// Folds the lines of every journal, in the order of the store.
    pub fn fold(lines: Vec<Line>) -> Self {
        let (steps, in_force) = steps_of(&lines);
        let mut ledger = Ledger { steps, ..Ledger::default() };
        for (place, line) in lines.iter().enumerate() {
            for (part, change) in line.changes.iter().enumerate() {
                ledger.take(line, change, (place, part), in_force[place]);
            }
        }
        ledger.lines = lines;
        ledger
    }

    /// Goes on from a state with the lines that came after it; none where these touch what the state does not hold. What is
    /// asked of the ledger must be what was asked for when the state was read.
    pub fn resume(state: State, tail: Vec<Line>) -> Option<Self> {
        let State { highest, people, open, unread, settled, since, tally, unkept } = state;
        let (steps, in_force) = steps_of(&tail);
        let mut ledger = Ledger { lines: tail, steps, ..Ledger::default() };
        ledger.highest.extend(highest);
        let places: Vec<usize> = people.iter().map(|(place, _)| *place).collect();
        ledger.people = people.into_iter().map(|(_, person)| person).collect();
        ledger.by_key =
            ledger.people.iter().enumerate().map(|(place, person)| (people::key(&person.name), place)).collect();
        let mut counted = HashMap::new();
        ledger.by_id.reserve(open.len());
        ledger.promises.reserve(open.len());
        for standing in open {
            let mut promise = standing.promise;
            promise.person = places.binary_search(&promise.person).ok()?;
            if standing.counted > 0 {
                counted.insert(promise.id, standing.counted);
            }
            ledger.by_id.insert(promise.id, ledger.promises.len());
            ledger.promises.push(promise);
        }
        let unkept = unkept.into_iter().map(|(place, unkept)| Some((places.binary_search(&place).ok()?, unkept)));
        let unkept = unkept.collect::<Option<_>>()?;
        ledger.base = Some(Base { unread, settled, since, counted, tally, unkept });
        let touches_known = |ledger: &Ledger, change: &Change| {
            matches!(change, Change::Add(_)) || change.id().is_none_or(|id| ledger.by_id.contains_key(&id))
        };
        let lines = std::mem::take(&mut ledger.lines);
        for (place, line) in lines.iter().enumerate() {
            for (part, change) in line.changes.iter().enumerate() {
                if in_force[place] && !touches_known(&ledger, change) {
                    return None;
                }
                ledger.take(line, change, (place, part), in_force[place]);
            }
        }
        ledger.lines = lines;
        Some(ledger)
    }

    /// The ledger with one more line.
    pub fn with(mut self, line: Line) -> Self {
        let is_step = |change: &Change| matches!(change, Change::Undo { .. } | Change::Redo { .. });
        if self.base.is_none() && line.changes.iter().any(is_step) {
            let mut lines = self.lines;
            lines.push(line);
            return Ledger::fold(lines);
        }
        let place = self.lines.len();
        for (part, change) in line.changes.iter().enumerate() {
            self.take(&line, change, (place, part), true);
        }
        let steps = self.steps.entry(line.machine.clone()).or_default();
        steps.done.push(place);
        steps.undone.clear();
        self.lines.push(line);
        self
    }

    /// Takes in one change of a line.
    fn take(&mut self, line: &Line, change: &Change, here: (usize, usize), in_force: bool) {
        if let Change::Add(added) = change.deed() {
            let highest = self.highest.entry(added.id.letter).or_default();
            *highest = added.id.number.max(*highest);
        }
        if in_force && !self.apply(Event::of(line, change), here) {
            self.astray.push(here);
        }
    }

    /// The ledger of a journal that says it has given numbers up to `top`, perhaps on lines that cannot be read any more.
    pub fn with_top(mut self, letter: Option<char>, top: u32) -> Self {
        self.top = (letter, top);
        self
    }

    /// The promise with that number.
    pub fn get(&self, id: PromiseId) -> Option<&Promise> {
        self.by_id.get(&id).map(|&place| &self.promises[place])
    }

    /// Every promise, in the order in which they were made.
    pub fn promises(&self) -> &[Promise] {
        &self.promises
    }

    /// The promises that are open.
    pub fn open(&self) -> impl Iterator<Item = &Promise> {
        self.promises.iter().filter(|promise| promise.is_open())
    }

    /// The customer whom a promise concerns.
    pub fn person(&self, promise: &Promise) -> &Person {
        &self.people[promise.person]
    }

    /// Every customer who still has a name, with their place for `Promise::person`.
    pub fn people(&self) -> impl Iterator<Item = (usize, &Person)> {
        // A customer renamed to another's name became that other; the emptied place stays so that places do not shift.
        self.people.iter().enumerate().filter(|(_, person)| !person.name.is_empty())
    }

    /// The customer with exactly this name, case and accents aside.
    pub fn person_named(&self, name: &str) -> Option<(usize, &Person)> {
        self.by_key.get(&people::key(name)).map(|&place| (place, &self.people[place]))
    }

    /// The one customer whose name is, or begins with, these words; none where there are several.
    pub fn only_starting(&self, words: &str) -> Option<(usize, &Person)> {
        let key = people::key(words);
        let longer = format!("{key} ");
        let from = self.by_key.range::<str, _>((Bound::Included(longer.as_str()), Bound::Unbounded));
        let mut longer = from.take_while(|(known, _)| known.starts_with(&longer));
        let place = match (self.by_key.get(&key), longer.next(), longer.next()) {
            (Some(&whole), ..) => whole,
            (None, Some((_, &only)), None) if !key.is_empty() => only,
            _ => return None,
        };
        Some((place, &self.people[place]))
    }

    /// The customers whom `words` may name, the best sort of match only.
    pub fn people_matching(&self, words: &str) -> Vec<(usize, &Person)> {
        let words = people::key(words);
        let mut best = Match::Words;
        let mut found = Vec::new();
        for (place, person) in self.people() {
            let Some(how) = people::matches(&words, &people::key(&person.name)) else { continue };
            if how > best {
                best = how;
                found.clear();
            }
            if how == best {
                found.push((place, person));
            }
        }
        found
    }

    /// The number that the next promise made with that letter gets.
    pub fn next_number(&self, letter: Option<char>) -> u32 {
        let stated = if self.top.0 == letter { self.top.1 } else { 0 };
        self.highest.get(&letter).copied().unwrap_or(0).max(stated) + 1
    }

    /// How many promises are open beyond what was asked for, all of them for later.
    pub fn unread(&self) -> usize {
        self.base.as_ref().map_or(0, |base| base.unread)
    }

    /// The record of our own promises from `since` to `now`; see [`record::record`].
    pub fn record(&self, since: Instant, now: Instant) -> Record {
        let Some(base) = &self.base else { return record::record(self.promises.iter(), since, now) };
        let mut record = base.settled.record(since, now);
        for promise in &self.promises {
            record::count(&mut record, promise, self.counted(promise), since, now);
        }
        record
    }

    /// How closed promises were kept; none where that was not asked for.
    pub fn tally(&self) -> Option<Tally> {
        let mut tally = match &self.base {
            Some(base) => base.tally.clone()?,
            None => Tally::default(),
        };
        self.promises.iter().for_each(|promise| tally.count(promise));
        Some(tally)
    }

    /// What the customer at this place was promised and did not get, as far as it is closed.
    pub fn unkept(&self, person: usize) -> Option<Unkept> {
        let before = self.base.as_ref().and_then(|base| base.unkept.get(&person)).copied();
        let theirs = self.promises.iter().filter(|promise| promise.person == person);
        theirs.fold(before, |sum, promise| Unkept::and(sum, record::unkept(promise)))
    }

    /// The same for every customer at once, by place; those who got everything left out.
    pub(super) fn all_unkept(&self) -> BTreeMap<usize, Unkept> {
        let before = self.base.iter().flat_map(|base| &base.unkept).map(|(&person, &unkept)| (person, unkept));
        let since = self.promises.iter().filter_map(|promise| Some((promise.person, record::unkept(promise)?)));
        let mut all = BTreeMap::new();
        for (person, unkept) in before.chain(since) {
            let sum = Unkept::and(all.get(&person).copied(), Some(unkept));
            all.extend(sum.map(|sum| (person, sum)));
        }
        all
    }

    /// Whether all these promises are here and open.
    pub fn are_open(&self, ids: &[PromiseId]) -> bool {
        ids.iter().all(|id| self.get(*id).is_some_and(Promise::is_open))
    }

    /// What it goes on from, if it was not folded from the start.
    pub(super) fn base(&self) -> Option<&Base> {
        self.base.as_ref()
    }

    /// How many of a promise's first windows are counted in what it goes on from.
    pub(super) fn counted(&self, promise: &Promise) -> usize {
        self.base.as_ref().and_then(|base| base.counted.get(&promise.id)).copied().unwrap_or(0)
    }

    /// Whether everything that ever happened was folded into it.
    pub fn is_whole(&self) -> bool {
        self.base.is_none()
    }

    /// The lines that were folded.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The lines that were folded, and whether each is in force: what was taken back is not.
    pub fn lines_in_force(&self) -> impl Iterator<Item = (&Line, bool)> {
        self.lines.iter().zip(steps_of(&self.lines).1)
    }

    /// The last line that was taken in.
    pub fn last_line(&self) -> Option<&Line> {
        self.lines.last()
    }

    /// Everything that happened to a promise, oldest first.
    pub fn history(&self, promise: &Promise) -> impl Iterator<Item = Event<'_>> {
        promise.history.iter().map(|&(line, part)| Event::of(&self.lines[line], &self.lines[line].changes[part]))
    }

    /// The lines that were folded.
    pub fn into_lines(self) -> Vec<Line> {
        self.lines
    }

    /// The highest number given out by each letter, sorted.
    pub fn numbers(&self) -> Vec<(Option<char>, u32)> {
        let mut highest = self.highest.clone();
        let own = highest.entry(self.top.0).or_default();
        *own = self.top.1.max(*own);
        sorted(&highest)
    }

    /// The same by the lines alone, whatever the journal states.
    pub(super) fn numbers_on_lines(&self) -> Vec<(Option<char>, u32)> {
        sorted(&self.highest)
    }

    /// The lines that `undo` would take back on that machine, next first.
    pub fn undoable(&self, machine: &str) -> impl Iterator<Item = &Line> {
        self.steps.get(machine).into_iter().flat_map(|steps| steps.done.iter().rev()).map(|&place| &self.lines[place])
    }

    /// The lines that `redo` would bring back on that machine, next first.
    pub fn redoable(&self, machine: &str) -> impl Iterator<Item = &Line> {
        self.steps.get(machine).into_iter().flat_map(|steps| steps.undone.iter().rev()).map(|&place| &self.lines[place])
    }

    /// Changes that make no sense here, such as one to a promise that does not exist: they wait, and change nothing.
    pub fn astray(&self) -> impl Iterator<Item = (&Line, &Change)> {
        self.astray.iter().map(|&(line, part)| (&self.lines[line], &self.lines[line].changes[part]))
    }

    /// Applies one change; false where it makes no sense.
    fn apply(&mut self, event: Event, here: (usize, usize)) -> bool {
        let change = event.change;
        match change {
            Change::Add(added) => return self.add(event, added, here),
            Change::Person { name, mend } => {
                self.mend_person(name, mend);
                return true;
            }
            Change::Undo { .. } | Change::Redo { .. } | Change::Past(_) => return true,
            _ => {}
        }
        let Some(&place) = change.id().as_ref().and_then(|id| self.by_id.get(id)) else { return false };
        if let Change::Edit { mend, .. } = change
            && let Some(who) = &mend.who
        {
            self.promises[place].person = self.person_place(event.who.unwrap_or(who));
        }
        let promise = &mut self.promises[place];
        let makes_sense = happen(promise, event.at, change);
        if makes_sense {
            promise.history.push(here);
            let broken = &mut self.people[promise.person].broken_in_a_row;
            *broken = broken_since(promise, change, event.at, *broken);
        }
        makes_sense
    }

    fn add(&mut self, event: Event, added: &Added, here: (usize, usize)) -> bool {
        if self.by_id.contains_key(&added.id) {
            return false;
        }
        let person = self.person_place(event.who.unwrap_or(&added.who));
        self.by_id.insert(added.id, self.promises.len());
        self.promises.push(Promise {
            id: added.id,
            person,
            what: added.what.clone(),
            kind: added.kind,
            direction: added.direction,
            complaint: added.complaint,
            owner: added.owner.clone(),
            made_by: event.by.map(str::to_owned),
            made_at: event.at,
            tags: added.tags.clone(),
            follows: added.follows,
            agreed: vec![agree(&added.terms, event.at)],
            told: None,
            closed: None,
            newer: false,
            history: vec![here],
        });
        true
    }

    /// The place of the customer with that name, who is entered if new.
    fn person_place(&mut self, name: &str) -> usize {
        let key = people::key(name);
        *self.by_key.entry(key).or_insert_with(|| {
            self.people.push(Person { name: name.to_owned(), ..Person::default() });
            self.people.len() - 1
        })
    }

    fn mend_person(&mut self, name: &str, mend: &PersonMend) {
        let mut place = self.person_place(name);
        if let Some(rename) = mend.rename.as_ref().filter(|name| !name.trim().is_empty()) {
            place = self.rename(place, rename);
        }
        let person = &mut self.people[place];
        set(&mut person.phone, &mend.phone);
        set(&mut person.email, &mend.email);
        set(&mut person.language, &mend.language);
        set(&mut person.note, &mend.note);
    }

    /// Gives a customer another name; where that name is another customer's, the two become one. Returns who it is now.
    fn rename(&mut self, place: usize, name: &str) -> usize {
        let old = people::key(&self.people[place].name);
        match self.by_key.get(&people::key(name)).copied() {
            Some(other) if other != place => {
                let gone = std::mem::take(&mut self.people[place]);
                self.by_key.remove(&old);
                for promise in self.promises.iter_mut().filter(|promise| promise.person == place) {
                    promise.person = other;
                }
                join(&mut self.people[other], gone);
                other
            }
            _ => {
                self.by_key.remove(&old);
                self.by_key.insert(people::key(name), place);
                self.people[place].name = name.to_owned();
                place
            }
        }
    }
}

/// Works out which lines are in force, and what each machine can take back and bring back.
fn steps_of(lines: &[Line]) -> (HashMap<String, Steps>, Vec<bool>) {
    let mut in_force = vec![true; lines.len()];
    let mut places: HashMap<(&str, u64), usize> = HashMap::new();
    let mut all: HashMap<String, Steps> = HashMap::new();
    for (place, line) in lines.iter().enumerate() {
        let steps = match all.get_mut(&line.machine) {
            Some(steps) => steps,
            None => all.entry(line.machine.clone()).or_default(),
        };
        let mut is_step_itself = false;
        for change in &line.changes {
            let (Change::Undo { n } | Change::Redo { n }) = change else { continue };
            is_step_itself = true;
            let Some(&target) = places.get(&(line.machine.as_str(), *n)) else { continue };
            let back = matches!(change, Change::Undo { .. });
            let (from, to) =
                if back { (&mut steps.done, &mut steps.undone) } else { (&mut steps.undone, &mut steps.done) };
            if let Some(at) = from.iter().rposition(|&place| place == target) {
                from.remove(at);
                to.push(target);
                in_force[target] = !back;
            }
        }
        if !is_step_itself {
            places.insert((&line.machine, line.n), place);
            steps.done.push(place);
            steps.undone.clear();
        }
    }
    (all, in_force)
}

/// Letters with their highest numbers, sorted.
fn sorted(highest: &HashMap<Option<char>, u32>) -> Vec<(Option<char>, u32)> {
    let mut numbers: Vec<_> = highest.iter().map(|(&letter, &number)| (letter, number)).collect();
    numbers.retain(|(_, number)| *number > 0);
    numbers.order();
    numbers
}

/// How many times in a row a customer has not kept their word after a change, where there were so many before it. What was
/// let go counts neither way, and who only said that they would try has broken nothing.
fn broken_since(promise: &Promise, change: &Change, now: Instant, before: usize) -> usize {
    let ended = match change {
        Change::Done { .. } | Change::Drop { .. } => promise.agreed.len() - 1,
        Change::Move { .. } => promise.agreed.len() - 2,
        _ => return before,
    };
    if promise.direction != Direction::Theirs || promise.agreed[ended].wording == Wording::Attempt {
        return before;
    }
    match outcome(promise, ended, now) {
        Some(Outcome::Kept | Outcome::Late) => 0,
        Some(Outcome::Broken) => before + 1,
        _ => before,
    }
}

/// Adds what was known of one customer to another; what the other has already goes into the note, so that nothing is lost.
fn join(person: &mut Person, gone: Person) {
    let mut also = Vec::new();
    for (kept, other) in [(&mut person.phone, gone.phone), (&mut person.email, gone.email)] {
        match kept {
            Some(kept) => also.extend(other.filter(|other| other != kept)),
            None => *kept = other,
        }
    }
    also.extend(gone.note);
    person.broken_in_a_row = person.broken_in_a_row.max(gone.broken_in_a_row);
    person.language = person.language.take().or(gone.language);
    let notes: Vec<String> = person.note.take().into_iter().chain(also).collect();
    person.note = (!notes.is_empty()).then(|| notes.join("; "));
}

/// What became of the window at `place`, as far as is known at `now`. Every window gets exactly one outcome; one that is
/// overdue and still open counts as late already.
pub fn outcome(promise: &Promise, place: usize, now: Instant) -> Option<Outcome> {
    let agreement = &promise.agreed[place];
    match &agreement.ended {
        None => agreement.is_past(now).then_some(Outcome::Late),
        Some(Ended::Done(at)) => Some(if agreement.is_past(*at) { Outcome::Late } else { Outcome::Kept }),
        Some(Ended::Dropped { released: true, .. }) => Some(Outcome::Released),
        Some(Ended::Dropped { released: false, .. }) => Some(Outcome::Broken),
        Some(Ended::Moved { at, told }) => moved_outcome(promise, agreement, *at, *told, now),
    }
}

/// When that outcome was settled: a period's record counts the outcomes settled in it. One that is overdue and still open
/// is being settled now, so that leaving it open never takes it out of the count.
pub fn settled_at(promise: &Promise, place: usize, now: Instant) -> Option<Instant> {
    let outcome = outcome(promise, place, now)?;
    let agreement = &promise.agreed[place];
    Some(match &agreement.ended {
        None => now,
        Some(Ended::Done(at) | Ended::Dropped { at, .. }) => *at,
        Some(Ended::Moved { at, told }) => match (outcome, agreement.deadline) {
            (Outcome::Broken, Some(deadline)) => {
                let closed = promise.closed.as_ref().map_or(deadline, |closed| closed.at);
                deadline.min(closed).max(*at)
            }
            _ => told.unwrap_or(*at),
        },
    })
}

/// A window that was moved is renegotiated if the customer knew by its deadline, and broken if not. A move does not
/// matter when the promise was done, or let go, while the old window still stood.
fn moved_outcome(
    promise: &Promise,
    agreement: &Agreement,
    moved: Instant,
    told: Option<Instant>,
    now: Instant,
) -> Option<Outcome> {
    if let Some(Ended::Done(at) | Ended::Dropped { at, released: true }) = &promise.current().ended
        && agreement.deadline.is_some()
        && !agreement.is_past(*at)
    {
        return Some(Outcome::Renegotiated);
    }
    if agreement.is_past(moved) {
        return Some(Outcome::Broken);
    }
    if let Some(told) = told {
        return Some(if agreement.is_past(told) { Outcome::Broken } else { Outcome::Renegotiated });
    }
    if agreement.deadline.is_none() {
        return Some(Outcome::Renegotiated);
    }
    (!promise.is_open() || agreement.is_past(now)).then_some(Outcome::Broken)
}

fn agree(terms: &Terms, at: Instant) -> Agreement {
    Agreement {
        window: terms.window.clone(),
        wording: terms.wording,
        deadline: terms.deadline,
        check: terms.check,
        agreed_at: at,
        confirmed: None,
        ended: None,
    }
}

/// Lets one change happen to one promise; false where it makes no sense.
fn happen(promise: &mut Promise, now: Instant, change: &Change) -> bool {
    if let Change::Edit { mend, .. } = change {
        mend_promise(promise, mend);
        return true;
    }
    if let Change::Unknown { .. } = change {
        promise.newer = true;
        return true;
    }
    if !promise.is_open() {
        return false;
    }
    match change {
        Change::Done { at, note, no_news, .. } => {
            let at = at.unwrap_or(now);
            end(promise, Ended::Done(at));
            promise.closed = Some(Closed { at, reason: note.clone(), no_news: *no_news });
        }
        Change::Drop { released, why, .. } => {
            end(promise, Ended::Dropped { at: now, released: *released });
            promise.closed = Some(Closed { at: now, reason: why.clone(), no_news: false });
        }
        Change::Tell { check, .. } => {
            tell(promise, now);
            if promise.current().deadline.is_none() && check.is_some() {
                promise.agreed.last_mut().expect("never empty").check = *check;
            }
        }
        Change::Accept { how, .. } => {
            promise.agreed.last_mut().expect("never empty").confirmed = Some((now, *how));
        }
        Change::Assign { to, .. } => set(&mut promise.owner, &Some(to.clone())),
        Change::Move { terms, told, .. } => {
            end(promise, Ended::Moved { at: now, told: None });
            promise.agreed.push(agree(terms, now));
            if *told {
                tell(promise, now);
            }
        }
        _ => return false,
    }
    true
}

fn end(promise: &mut Promise, ended: Ended) {
    promise.agreed.last_mut().expect("never empty").ended = Some(ended);
}

/// The customer now knows of every move there was.
fn tell(promise: &mut Promise, now: Instant) {
    promise.told = Some(now);
    for agreement in &mut promise.agreed {
        if let Some(Ended::Moved { told: told @ None, .. }) = &mut agreement.ended {
            *told = Some(now);
        }
    }
}

fn mend_promise(promise: &mut Promise, mend: &Mend) {
    if let Some(what) = &mend.what {
        promise.what.clone_from(what);
    }
    if let Some(kind) = mend.kind {
        promise.kind = kind;
    }
    if let Some(complaint) = mend.complaint {
        promise.complaint = complaint;
    }
    set(&mut promise.owner, &mend.owner);
    let goes = |tag: &str| mend.untag.iter().any(|typed| people::key(typed) == people::key(tag));
    promise.tags.retain(|tag| !goes(tag));
    for tag in &mend.tag {
        if !promise.tags.iter().any(|own| people::key(own) == people::key(tag)) {
            promise.tags.push(tag.clone());
        }
    }
    let current = promise.agreed.last_mut().expect("never empty");
    if let Some(terms) = &mend.terms {
        current.window.clone_from(&terms.window);
        current.wording = terms.wording;
        current.deadline = terms.deadline;
        current.check = terms.check;
    }
    if let Some(wording) = mend.wording {
        current.wording = wording;
    }
}

/// Changes a field; an empty text takes its value away.
fn set(field: &mut Option<String>, to: &Option<String>) {
    if let Some(to) = to {
        *field = (!to.is_empty()).then(|| to.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Hours;
    use crate::model::agenda::{Bucket, Horizon, Section, agenda, broken_in_a_row, bucket, let_down, section};
    use crate::model::deadline::Margins;
    use crate::model::record::{Record, record};
    use crate::model::warning::ActBy;
    use crate::model::{Direction, Grain, Kind, Window, Wording};

    fn at(text: &str) -> Instant {
        Instant::parse_from_str(&format!("2026-{text}:00+01:00"), "%Y-%m-%d %H:%M:%S%:z").unwrap()
    }

    fn id(number: u32) -> PromiseId {
        PromiseId { letter: None, number }
    }

    /// Terms for a time, or for none at all.
    fn terms(by: &str) -> Terms {
        let by = (!by.is_empty()).then(|| at(by));
        Terms {
            window: by.map(|by| Window {
                said: "then".into(),
                from: Some(by),
                by: Some(by),
                grain: Grain::Minute,
                approx: false,
            }),
            wording: if by.is_some() { Wording::Fixed } else { Wording::Flexible },
            deadline: by,
            check: by.is_none().then(|| at("11-24 09:00")),
        }
    }

    fn add(number: u32, who: &str, by: &str) -> Change {
        Change::Add(Box::new(Added {
            id: id(number),
            who: who.into(),
            what: "call".into(),
            kind: Kind::Call,
            direction: Direction::Mine,
            terms: terms(by),
            complaint: false,
            owner: None,
            tags: Vec::new(),
            follows: None,
        }))
    }

    fn done() -> Change {
        Change::Done { id: id(1), at: None, note: None, no_news: false }
    }

    fn tell() -> Change {
        Change::Tell { id: id(1), note: None, check: None }
    }

    fn shift(by: &str, told: bool) -> Change {
        Change::Move { id: id(1), terms: Box::new(terms(by)), told }
    }

    fn drop(released: bool) -> Change {
        Change::Drop { id: id(1), released, why: None }
    }

    fn line(n: u64, when: &str, change: Change) -> Line {
        Line { machine: "m".into(), n, at: at(when), by: None, changes: vec![change] }
    }

    fn fold(changes: Vec<(&str, Change)>) -> Ledger {
        Ledger::fold(
            changes.into_iter().enumerate().map(|(n, (when, change))| line(n as u64 + 1, when, change)).collect(),
        )
    }

    #[test]
    fn every_agreed_window_gets_exactly_one_outcome() {
        use Outcome::{Broken, Kept, Late, Released, Renegotiated};
        // Promised on the 20th for 21 November 17:00; what happened; the outcomes as seen on the 30th.
        type Case = (&'static str, Vec<(&'static str, Change)>, Vec<Option<Outcome>>);
        let cases: Vec<Case> = vec![
            ("open and overdue", vec![], vec![Some(Late)]),
            ("done in time", vec![("11-21 16:00", done())], vec![Some(Kept)]),
            ("done to the minute", vec![("11-21 17:00", done())], vec![Some(Kept)]),
            ("done a minute late", vec![("11-21 17:01", done())], vec![Some(Late)]),
            (
                "done earlier than said",
                vec![(
                    "11-23 09:00",
                    Change::Done { id: id(1), at: Some(at("11-21 16:00")), note: None, no_news: false },
                )],
                vec![Some(Kept)],
            ),
            ("released", vec![("11-22 09:00", drop(true))], vec![Some(Released)]),
            ("given up", vec![("11-21 09:00", drop(false))], vec![Some(Broken)]),
            (
                "moved and told, twice, then kept",
                vec![
                    ("11-21 09:00", shift("11-22 17:00", true)),
                    ("11-22 09:00", shift("11-23 17:00", true)),
                    ("11-23 17:00", done()),
                ],
                vec![Some(Renegotiated), Some(Renegotiated), Some(Kept)],
            ),
            (
                "moved after the deadline",
                vec![("11-21 18:00", shift("11-22 17:00", true)), ("11-22 17:00", done())],
                vec![Some(Broken), Some(Kept)],
            ),
            (
                "moved in time, told too late",
                vec![("11-21 09:00", shift("11-22 17:00", false)), ("11-21 18:00", tell()), ("11-22 16:00", done())],
                vec![Some(Broken), Some(Kept)],
            ),
            (
                "moved in time, told in time",
                vec![("11-21 09:00", shift("11-22 17:00", false)), ("11-21 16:00", tell()), ("11-22 18:00", done())],
                vec![Some(Renegotiated), Some(Late)],
            ),
            ("moved and never told", vec![("11-21 09:00", shift("12-22 17:00", false))], vec![Some(Broken), None]),
            (
                "moved, never told, done while the old window stood",
                vec![("11-21 09:00", shift("11-22 17:00", false)), ("11-21 16:00", done())],
                vec![Some(Renegotiated), Some(Kept)],
            ),
        ];
        for (name, changes, wanted) in cases {
            let mut all = vec![("11-20 10:00", add(1, "Ana", "11-21 17:00"))];
            all.extend(changes);
            let ledger = fold(all);
            let promise = ledger.get(id(1)).unwrap();
            let found: Vec<_> =
                (0..promise.agreed.len()).map(|place| outcome(promise, place, at("11-30 10:00"))).collect();
            assert_eq!(found, wanted, "{name}");
        }
    }

    #[test]
    fn a_promise_without_a_window_cannot_be_late() {
        let ledger = fold(vec![("11-20 10:00", add(1, "Ana", ""))]);
        assert_eq!(outcome(ledger.get(id(1)).unwrap(), 0, at("12-30 10:00")), None);
        let ledger = fold(vec![("11-20 10:00", add(1, "Ana", "")), ("12-29 10:00", done())]);
        assert_eq!(outcome(ledger.get(id(1)).unwrap(), 0, at("12-30 10:00")), Some(Outcome::Kept));
    }

    #[test]
    fn the_record_counts_what_was_settled_in_its_period_and_what_is_overdue_now() {
        let ledger = fold(vec![
            ("11-01 10:00", add(1, "Ana", "11-02 17:00")),
            ("11-01 10:00", add(2, "Eva", "11-03 17:00")),
            ("11-01 10:00", add(3, "Leo", "11-28 17:00")),
            ("11-02 16:00", done()),
        ]);
        let count = |since| record(ledger.promises().iter(), at(since), at("11-20 10:00"));
        assert_eq!(count("11-01 00:00"), Record { kept: 1, late: 1, ..Record::default() });
        assert_eq!(count("11-10 00:00"), Record { late: 1, ..Record::default() });
        assert_eq!(count("11-01 00:00").percent(), Some(50));
    }

    #[test]
    fn undo_and_redo_reach_any_depth_and_a_new_command_ends_redo() {
        let history = |extra: Vec<Change>| {
            let mut all = vec![
                ("11-20 10:00", add(1, "Ana", "11-21 17:00")),
                ("11-20 11:00", shift("11-22 17:00", true)),
                ("11-20 12:00", done()),
            ];
            all.extend(extra.into_iter().map(|change| ("11-20 13:00", change)));
            fold(all)
        };
        let undoable = |ledger: &Ledger| ledger.undoable("m").map(|line| line.n).collect::<Vec<_>>();
        let redoable = |ledger: &Ledger| ledger.redoable("m").map(|line| line.n).collect::<Vec<_>>();

        let ledger = history(vec![Change::Undo { n: 3 }]);
        assert!(ledger.get(id(1)).unwrap().is_open());
        assert_eq!((undoable(&ledger), redoable(&ledger)), (vec![2, 1], vec![3]));

        let ledger = history(vec![Change::Undo { n: 3 }, Change::Undo { n: 2 }, Change::Undo { n: 1 }]);
        assert!(ledger.get(id(1)).is_none());
        assert_eq!(ledger.next_number(None), 2, "a number stays used");
        assert_eq!((undoable(&ledger), redoable(&ledger)), (vec![], vec![1, 2, 3]));

        let ledger =
            history(vec![Change::Undo { n: 3 }, Change::Undo { n: 2 }, Change::Redo { n: 2 }, Change::Redo { n: 3 }]);
        assert!(!ledger.get(id(1)).unwrap().is_open());
        assert_eq!((undoable(&ledger), redoable(&ledger)), (vec![3, 2, 1], vec![]));

        let ledger = history(vec![Change::Undo { n: 3 }, tell()]);
        assert_eq!((undoable(&ledger), redoable(&ledger)), (vec![5, 2, 1], vec![]));
    }

    #[test]
    fn what_makes_no_sense_waits_and_changes_nothing() {
        let ledger = fold(vec![
            ("11-20 10:00", done()),
            ("11-20 10:00", add(1, "Ana", "11-21 17:00")),
            ("11-20 10:00", add(1, "Eva", "11-21 17:00")),
            ("11-20 11:00", done()),
            ("11-20 12:00", drop(true)),
        ]);
        assert_eq!(ledger.astray().map(|(line, _)| line.n).collect::<Vec<_>>(), [1, 3, 5]);
        assert_eq!(ledger.person(ledger.get(id(1)).unwrap()).name, "Ana");
    }

    #[test]
    fn customers_are_one_whatever_the_case_and_can_be_renamed_and_joined() {
        let rename = |from: &str, to: &str| Change::Person {
            name: from.into(),
            mend: Box::new(PersonMend { rename: Some(to.into()), ..PersonMend::default() }),
        };
        let phone = |name: &str, phone: &str| Change::Person {
            name: name.into(),
            mend: Box::new(PersonMend { phone: Some(phone.into()), ..PersonMend::default() }),
        };
        let ledger = fold(vec![
            ("11-20 10:00", add(1, "Ana", "11-21 17:00")),
            ("11-20 10:00", add(2, "ÁNA", "11-21 17:00")),
            ("11-20 10:00", phone("Ana", "600")),
            ("11-20 10:00", rename("ana", "Ana López")),
            ("11-20 10:00", add(3, "Anna Lopes", "11-21 17:00")),
            ("11-20 10:00", rename("anna lopes", "ana lopez")),
        ]);
        assert_eq!(ledger.people().map(|(_, person)| person.name.as_str()).collect::<Vec<_>>(), ["Ana López"]);
        assert!(ledger.promises().iter().all(|promise| ledger.person(promise).phone.as_deref() == Some("600")));
        assert!(ledger.person_named("ana").is_none());
        assert_eq!(ledger.people_matching("lop").len(), 1);
    }

    #[test]
    fn a_customer_has_broken_their_word_as_often_as_it_was_broken_since_they_last_kept_it() {
        let expect = |number: u32, by: &str, wording: Wording| {
            let Change::Add(added) = add(number, "Ana", by) else { unreachable!() };
            let terms = Terms { wording, ..added.terms };
            Change::Add(Box::new(Added { direction: Direction::Theirs, terms, ..*added }))
        };
        let drop_of = |number: u32, released: bool| Change::Drop { id: id(number), released, why: None };
        let done_of = |number: u32| Change::Done { id: id(number), at: None, note: None, no_news: false };
        // What happened, and how it is on the 20th, when the third has been overdue for a while.
        type Case = (&'static str, Vec<(&'static str, Change)>, usize);
        let cases: Vec<Case> = vec![
            ("nothing: two are overdue", vec![], 2),
            ("given up", vec![("11-05 10:00", drop_of(1, false))], 2),
            ("both given up", vec![("11-05 10:00", drop_of(1, false)), ("11-05 10:00", drop_of(2, false))], 3),
            ("let go", vec![("11-05 10:00", drop_of(1, true))], 1),
            ("kept", vec![("11-02 10:00", done_of(1))], 1),
            ("kept late", vec![("11-05 10:00", done_of(1))], 1),
            ("given up, then kept", vec![("11-05 10:00", drop_of(1, false)), ("11-06 10:00", done_of(2))], 1),
            ("kept, then given up", vec![("11-05 10:00", done_of(1)), ("11-06 10:00", drop_of(2, false))], 2),
            ("put off in time", vec![("11-02 10:00", shift("11-25 10:00", true))], 1),
            ("put off too late", vec![("11-05 10:00", shift("11-25 10:00", true))], 2),
            ("put off too late, and not kept again", vec![("11-05 10:00", shift("11-06 10:00", true))], 3),
            ("an attempt is given up", vec![("11-02 10:00", done_of(1)), ("11-05 10:00", drop_of(4, false))], 1),
            ("we broke ours", vec![("11-02 10:00", done_of(1)), ("11-05 10:00", drop_of(5, false))], 1),
            ("taken back", vec![("11-02 10:00", done_of(1)), ("11-02 10:00", Change::Undo { n: 6 })], 2),
        ];
        for (what, happened, times) in cases {
            let mut all = vec![
                ("11-01 10:00", expect(1, "11-03 17:00", Wording::Fixed)),
                ("11-01 10:00", expect(2, "11-28 17:00", Wording::Fixed)),
                ("11-01 10:00", expect(3, "11-04 17:00", Wording::Fixed)),
                ("11-01 10:00", expect(4, "11-03 17:00", Wording::Attempt)),
                ("11-01 10:00", add(5, "Ana", "11-03 17:00")),
            ];
            all.extend(happened);
            let ledger = fold(all);
            let (place, person) = ledger.people().next().unwrap();
            assert_eq!(broken_in_a_row(&ledger, place, person, at("11-20 10:00")), times, "{what}");
            let pointed_out: Vec<usize> =
                let_down(&ledger, at("11-20 10:00")).iter().map(|found| found.times).collect();
            assert_eq!(pointed_out, if times > 1 { vec![times] } else { vec![] }, "{what}");
        }
    }

    #[test]
    fn an_open_promise_stands_under_one_heading() {
        let horizon = Horizon {
            now: at("11-21 12:00"),
            today_starts: at("11-21 00:00"),
            today_ends: at("11-22 00:00"),
            coming_ends: at("11-29 00:00"),
        };
        let (hours, margins) = (Hours::default(), Margins::default());
        let outlook = ActBy { hours: &hours, margins: &margins, zone: &chrono::Utc }.outlook(horizon.now);
        let made = |by: &str, direction: Direction, complaint: bool, follows: Option<u32>| {
            let Change::Add(added) = add(1, "Ana", by) else { unreachable!() };
            Change::Add(Box::new(Added { direction, complaint, follows: follows.map(id), ..*added }))
        };
        let (mine, theirs) = (Direction::Mine, Direction::Theirs);
        for (made, wanted) in [
            (made("11-20 17:00", mine, true, Some(7)), Section::Ours(Bucket::Overdue)),
            (made("11-23 17:00", mine, true, Some(7)), Section::Ours(Bucket::Coming)),
            (made("", mine, true, Some(7)), Section::Again),
            (made("", mine, true, None), Section::Ours(Bucket::Undated)),
            (made("", mine, false, Some(7)), Section::Ours(Bucket::Undated)),
            (made("", theirs, true, Some(7)), Section::Theirs),
            (made("11-20 23:59", theirs, false, None), Section::Chase),
            (made("11-21 00:00", theirs, false, None), Section::Chase),
            (made("11-21 00:01", theirs, false, None), Section::Theirs),
            (made("11-21 11:00", theirs, false, None), Section::Theirs),
            (made("11-25 11:00", theirs, false, None), Section::Theirs),
        ] {
            let ledger = fold(vec![("11-19 10:00", made.clone())]);
            assert_eq!(section(ledger.get(id(1)).unwrap(), &horizon, &outlook), wanted, "{made:?}");
            let page = agenda(ledger.open(), &horizon, &outlook);
            assert_eq!(
                page.iter().map(|(section, promises)| (*section, promises.len())).collect::<Vec<_>>(),
                [(wanted, 1)]
            );
        }
    }

    #[test]
    fn an_open_promise_is_in_one_bucket() {
        let horizon = Horizon {
            now: at("11-21 12:00"),
            today_starts: at("11-21 00:00"),
            today_ends: at("11-22 00:00"),
            coming_ends: at("11-29 00:00"),
        };
        for (by, then, wanted) in [
            ("11-21 11:00", None, Bucket::Overdue),
            ("11-21 12:00", None, Bucket::Today),
            ("11-22 00:00", None, Bucket::Today),
            ("11-22 00:01", None, Bucket::Coming),
            ("11-29 00:01", None, Bucket::Later),
            ("", None, Bucket::Undated),
            ("11-21 17:00", Some(shift("11-25 17:00", false)), Bucket::Untold),
            ("11-21 17:00", Some(shift("11-25 17:00", true)), Bucket::Coming),
            ("11-21 11:00", Some(shift("11-21 11:30", false)), Bucket::Overdue),
        ] {
            let mut all = vec![("11-20 10:00", add(1, "Ana", by))];
            all.extend(then.map(|change| ("11-20 11:00", change)));
            let ledger = fold(all);
            assert_eq!(bucket(ledger.get(id(1)).unwrap(), &horizon), wanted, "{by}");
        }
        let ledger = fold(vec![("11-20 10:00", add(1, "Ana", ""))]);
        let later = Horizon {
            now: at("11-24 08:00"),
            today_starts: at("11-24 00:00"),
            today_ends: at("11-25 00:00"),
            coming_ends: at("12-01 00:00"),
        };
        assert_eq!(bucket(ledger.get(id(1)).unwrap(), &later), Bucket::Today, "its check has come");
    }
}
