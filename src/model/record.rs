//! What became of our word, counted: one row a window that counts, the kept rate, and the rows seen by slices.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::ledger::{outcome, settled_at};
use super::order::PutInOrder;
use super::people;
use super::promise::{Agreement, Direction, Ended, Grain, Instant, Kind, Outcome, Promise, Wording};
use super::zone::Zone;

/// From so many cases on a percentage says more than its count.
pub const ENOUGH_CASES: usize = 5;

/// How many agreed windows ended in each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Done by the deadline.
    pub kept: usize,
    /// Done after it, or still open after it.
    pub late: usize,
    /// Given up, or moved without telling in time.
    pub broken: usize,
    /// The customer let it go.
    pub released: usize,
    /// Moved in time and told.
    pub renegotiated: usize,
}

impl Record {
    /// How many windows the kept rate is about: neither released nor renegotiated ones, which stand beside it.
    pub fn judged(&self) -> usize {
        self.kept + self.late + self.broken
    }

    /// Kept, of a hundred judged, rounded down so that one broken promise always shows; none where nothing was judged.
    pub fn percent(&self) -> Option<usize> {
        (self.kept * 100).checked_div(self.judged())
    }

    /// The same where there are enough cases for it to mean something.
    pub fn telling_percent(&self) -> Option<usize> {
        self.percent().filter(|_| self.judged() >= ENOUGH_CASES)
    }

    /// Whether nothing was counted at all.
    pub fn is_empty(&self) -> bool {
        *self == Record::default()
    }

    /// Counts one outcome.
    pub fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Kept => self.kept += 1,
            Outcome::Late => self.late += 1,
            Outcome::Broken => self.broken += 1,
            Outcome::Released => self.released += 1,
            Outcome::Renegotiated => self.renegotiated += 1,
        }
    }

    /// Adds what another counted.
    pub fn add(&mut self, other: &Record) {
        self.kept += other.kept;
        self.late += other.late;
        self.broken += other.broken;
        self.released += other.released;
        self.renegotiated += other.renegotiated;
    }
}

impl<'r, 'l: 'r> FromIterator<&'r Row<'l>> for Record {
    fn from_iter<T: IntoIterator<Item = &'r Row<'l>>>(rows: T) -> Self {
        let mut record = Record::default();
        for row in rows {
            record.count(row.outcome);
        }
        record
    }
}

/// Whose account a window stands on. Only the first has to do with the kept rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// We gave our word.
    Ours,
    /// We said that we would try.
    Attempts,
    /// The customer gave theirs.
    Theirs,
}

/// The part of the day in which a deadline lies. By the clock alone, so that the settings of today cannot move the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// To 12:00.
    Morning,
    /// After 12:00, to 15:00.
    Midday,
    /// After 15:00, to 18:00.
    Afternoon,
    /// After 18:00.
    Evening,
    /// At any time of a day or longer, by closing.
    Day,
}

impl Part {
    /// Every part, in the order of the day.
    pub const ALL: [Part; 5] = [Part::Morning, Part::Midday, Part::Afternoon, Part::Evening, Part::Day];

    /// The word used in JSON and in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Part::Morning => "morning",
            Part::Midday => "midday",
            Part::Afternoon => "afternoon",
            Part::Evening => "evening",
            Part::Day => "day",
        }
    }
}

/// When in the week a deadline lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// Its weekday, 0 for Monday. A midnight ends the day before it.
    pub weekday: u8,
    /// The part of that day.
    pub part: Part,
}

/// When in the week an agreement falls due, by the clock of the shop that agreed on it, which is written down with its moments; none
/// without a deadline. No zone is asked, so that a count that was taken once is right wherever it is read.
pub fn slot(agreement: &Agreement) -> Option<Slot> {
    let deadline = agreement.deadline?.naive_local();
    let window = agreement.window.as_ref();
    let is_day = window.is_some_and(|window| {
        let long = matches!(window.grain, Grain::Day | Grain::Weekend | Grain::Week | Grain::Month);
        let moved = window.by.is_some_and(|by| Some(by) != agreement.deadline);
        window.by.is_some_and(|by| is_midnight(by.naive_local())) && (long || moved)
    });
    let day = if is_midnight(deadline) { deadline.date().pred_opt()? } else { deadline.date() };
    let part = if is_day { Part::Day } else { part_of(deadline.time()) };
    Some(Slot { weekday: day.weekday().num_days_from_monday() as u8, part })
}

/// How many were kept, of how many that the kept rate is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How many were kept.
    pub kept: usize,
    /// How many were kept, late or broken.
    pub judged: usize,
}

impl Score {
    /// Counts one outcome that the kept rate is about.
    fn count(&mut self, outcome: Outcome) {
        self.kept += usize::from(outcome == Outcome::Kept);
        self.judged += 1;
    }

    fn add(&mut self, other: Score) {
        self.kept += other.kept;
        self.judged += other.judged;
    }
}

/// How our own closed promises were kept, by kind and by when they fell due: enough to say what is kept less often than
/// usual, whatever the number of promises. Attempts are left out, as ever.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<(Kind, Option<Slot>), Score>);

impl Tally {
    /// Counts every window of a promise, if it is ours and closed. What is open may still be given another kind.
    pub fn count(&mut self, promise: &Promise) {
        for (place, outcome) in verdicts(promise) {
            let score = self.0.entry((promise.kind, slot(&promise.agreed[place]))).or_default();
            score.count(outcome);
        }
    }

    /// Adds what was counted before.
    pub fn add(&mut self, kind: Kind, slot: Option<Slot>, score: Score) {
        self.0.entry((kind, slot)).or_default().add(score);
    }

    /// Every count, by kind and when it fell due.
    pub fn counts(&self) -> impl Iterator<Item = (Kind, Option<Slot>, Score)> {
        self.0.iter().map(|(&(kind, slot), &score)| (kind, slot, score))
    }

    /// The sum of the counts that are asked for.
    pub fn score(&self, of: impl Fn(Kind, Option<Slot>) -> bool) -> Score {
        let mut sum = Score::default();
        for (.., score) in self.counts().filter(|(kind, slot, _)| of(*kind, *slot)) {
            sum.add(score);
        }
        sum
    }
}

/// What we did not keep of what we promised one customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unkept {
    /// How many windows of closed promises were late or broken.
    pub count: usize,
    /// When the last of them was settled.
    pub last: Instant,
}

impl Unkept {
    /// What two counts come to together.
    pub fn and(one: Option<Unkept>, other: Option<Unkept>) -> Option<Unkept> {
        match (one, other) {
            (Some(one), Some(other)) => Some(Unkept { count: one.count + other.count, last: one.last.max(other.last) }),
            (one, other) => one.or(other),
        }
    }
}

/// The windows of a promise that were not kept, if it is ours and closed.
pub fn unkept(promise: &Promise) -> Option<Unkept> {
    let closed = promise.closed.as_ref()?.at;
    let unkept = verdicts(promise).filter(|(_, outcome)| matches!(outcome, Outcome::Late | Outcome::Broken));
    unkept.fold(None, |sum, (place, _)| {
        // What is closed is settled: no moment of asking matters any more.
        let last = settled_at(promise, place, closed).unwrap_or(closed);
        Unkept::and(sum, Some(Unkept { count: 1, last }))
    })
}

/// What became of each window of a promise for good; nothing while it is open, nor of what is not on our account.
fn verdicts(promise: &Promise) -> impl Iterator<Item = (usize, Outcome)> {
    let closed = promise.closed.as_ref().map(|closed| closed.at);
    (0..promise.agreed.len()).filter(|&place| account(promise, place) == Account::Ours).filter_map(move |place| {
        let outcome = outcome(promise, place, closed?)?;
        Some((place, outcome)).filter(|(_, outcome)| !matches!(outcome, Outcome::Released | Outcome::Renegotiated))
    })
}

/// When outcomes must have been settled to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first moment of it.
    pub since: Instant,
    /// The first moment after it; none for one that reaches to now.
    pub until: Option<Instant>,
}

impl Period {
    /// Whether that moment lies in the period.
    pub fn contains(&self, moment: Instant) -> bool {
        self.since <= moment && self.until.is_none_or(|until| moment < until)
    }
}

/// One agreed window that has an outcome.
#[derive(Clone, Copy, Debug)]
pub struct Row<'l> {
    /// The promise it belongs to.
    pub promise: &'l Promise,
    /// Which of its windows, counted from 0.
    pub place: usize,
    /// Whose account it stands on.
    pub account: Account,
    /// What became of it.
    pub outcome: Outcome,
    /// When that was settled; now, where it is overdue and open.
    pub settled: Instant,
}

impl<'l> Row<'l> {
    /// What was agreed.
    pub fn agreement(&self) -> &'l Agreement {
        &self.promise.agreed[self.place]
    }

    /// Whether it is overdue and nobody has said yet what became of it.
    pub fn is_open(&self) -> bool {
        self.agreement().ended.is_none()
    }

    /// By how much it was late: until it was done, or until now; none where it was not late.
    pub fn late_by(&self) -> Option<TimeDelta> {
        let deadline = self.agreement().deadline.filter(|_| self.outcome == Outcome::Late)?;
        Some(self.settled - deadline)
    }

    /// The weekday and the part of the day of the deadline; none without a deadline.
    pub fn slot(&self) -> Option<Slot> {
        slot(self.agreement())
    }

    /// The Monday of the week in which it was settled.
    pub fn week(&self, zone: &dyn Zone) -> NaiveDate {
        monday(zone.local(self.settled).date())
    }

    /// Why it was dropped, where somebody said so.
    pub fn reason(&self) -> Option<&'l str> {
        match self.agreement().ended {
            Some(Ended::Dropped { .. }) => self.promise.closed.as_ref()?.reason.as_deref(),
            _ => None,
        }
    }
}

/// Every window whose outcome was settled in the period, each once. What is not due yet has no row.
pub fn rows<'l>(
    promises: impl Iterator<Item = &'l Promise>,
    period: Period,
    now: Instant,
) -> impl Iterator<Item = Row<'l>> {
    promises.flat_map(move |promise| {
        (0..promise.agreed.len()).filter_map(move |place| {
            let settled = settled_at(promise, place, now).filter(|&at| period.contains(at) && at <= now)?;
            let outcome = outcome(promise, place, now)?;
            Some(Row { promise, place, account: account(promise, place), outcome, settled })
        })
    })
}

/// The record of our own promises whose outcome was settled from `since` to `now`. Attempts and what customers owe us are
/// left out; what is not due yet never counts.
pub fn record<'l>(promises: impl Iterator<Item = &'l Promise>, since: Instant, now: Instant) -> Record {
    let mut record = Record::default();
    for promise in promises {
        count(&mut record, promise, 0, since, now);
    }
    record
}

/// Counts what became of the windows of one promise, the first `counted` of which are counted already.
pub(super) fn count(record: &mut Record, promise: &Promise, counted: usize, since: Instant, now: Instant) {
    if promise.direction != Direction::Mine {
        return;
    }
    for (place, agreement) in promise.agreed.iter().enumerate().skip(counted) {
        if agreement.wording == Wording::Attempt {
            continue;
        }
        let settled = settled_at(promise, place, now).filter(|&at| since <= at && at <= now);
        if let Some(outcome) = settled.and_then(|_| outcome(promise, place, now)) {
            record.count(outcome);
        }
    }
}

/// The rows in slices: what `key` makes of each, in its order, with the record of the rows that share it. Every row is in
/// exactly one slice.
pub fn slices<'l, K: Ord>(rows: &[Row<'l>], key: impl Fn(&Row<'l>) -> K) -> Vec<(K, Record)> {
    let mut slices: BTreeMap<K, Record> = BTreeMap::new();
    for row in rows {
        slices.entry(key(row)).or_default().count(row.outcome);
    }
    slices.into_iter().collect()
}

/// The record of every week from that of `first` to that of `last`, those without a case too.
pub fn weeks(rows: &[Row], zone: &dyn Zone, first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, Record)> {
    let found: BTreeMap<NaiveDate, Record> = slices(rows, |row| row.week(zone)).into_iter().collect();
    let mut weeks = Vec::new();
    let mut week = monday(first);
    while week <= last {
        weeks.push((week, found.get(&week).copied().unwrap_or_default()));
        match week.checked_add_days(Days::new(7)) {
            Some(next) => week = next,
            None => break,
        }
    }
    weeks
}

/// The middle one of the lengths, or what lies half-way between the two in the middle.
pub fn median(mut lengths: Vec<TimeDelta>) -> Option<TimeDelta> {
    lengths.order();
    let middle = lengths.len() / 2;
    match lengths.len() {
        0 => None,
        count if count % 2 == 1 => Some(lengths[middle]),
        _ => Some((lengths[middle - 1] + lengths[middle]) / 2),
    }
}

/// The reasons given for windows that ended so, the most frequent first; spellings that differ by case or accents are one,
/// told as it was told last.
pub fn reasons<'l>(rows: &[Row<'l>], outcome: Outcome) -> Vec<(&'l str, usize)> {
    let mut found: BTreeMap<String, (Instant, &str, usize)> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.outcome == outcome) {
        let Some(reason) = row.reason() else { continue };
        let entry = found.entry(people::key(reason)).or_insert((row.settled, reason, 0));
        entry.2 += 1;
        if entry.0 < row.settled {
            (entry.0, entry.1) = (row.settled, reason);
        }
    }
    let mut reasons: Vec<_> = found.into_values().map(|(_, reason, count)| (reason, count)).collect();
    // Stable, so that reasons given as often stay in the order of their letters.
    reasons.order_by_key(|&(_, count)| std::cmp::Reverse(count));
    reasons
}

fn account(promise: &Promise, place: usize) -> Account {
    match (promise.direction, promise.agreed[place].wording) {
        (Direction::Theirs, _) => Account::Theirs,
        (Direction::Mine, Wording::Attempt) => Account::Attempts,
        (Direction::Mine, _) => Account::Ours,
    }
}

fn part_of(time: NaiveTime) -> Part {
    match (time.hour(), time.minute()) {
        // Midnight is 24:00 of the day that it ends.
        (0, 0) => Part::Evening,
        (0..12, _) | (12, 0) => Part::Morning,
        (12..15, _) | (15, 0) => Part::Midday,
        (15..18, _) | (18, 0) => Part::Afternoon,
        _ => Part::Evening,
    }
}

fn is_midnight(local: NaiveDateTime) -> bool {
    local.time() == NaiveTime::MIN
}

fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};

    use super::*;
    use crate::model::promise::{Kind, PromiseId, Window};
    use crate::model::{Added, Change, Ledger, Line, Past, Terms};

    /// Monday, 5 October 2026, 00:00 in Madrid.
    fn start() -> Instant {
        "2026-10-05T00:00:00+02:00".parse().unwrap()
    }

    fn hour(hours: i64) -> Instant {
        start() + TimeDelta::hours(hours)
    }

    /// What one promise of a random shop goes through: made at that hour, due so many hours later (or without a date), and then
    /// steps, each so many hours after the last.
    #[derive(Clone, Debug)]
    struct Life {
        made: i64,
        due: Option<i64>,
        whole_day: bool,
        wording: Wording,
        direction: Direction,
        imported: bool,
        steps: Vec<(i64, Step)>,
    }

    #[derive(Clone, Debug)]
    enum Step {
        Move(Option<i64>, bool),
        Tell,
        Done,
        Drop(bool, Option<&'static str>),
    }

    fn life() -> impl Strategy<Value = Life> {
        let wording =
            proptest::sample::select(vec![Wording::Fixed, Wording::Fixed, Wording::Flexible, Wording::Attempt]);
        let direction = proptest::sample::select(vec![Direction::Mine, Direction::Mine, Direction::Theirs]);
        let due = || proptest::option::weighted(0.8, 0..200i64);
        let why = proptest::sample::select(vec![None, Some("No part"), Some("no part"), Some("forgot")]);
        let step = proptest::prop_oneof![
            (due(), any::<bool>()).prop_map(|(due, told)| Step::Move(due, told)),
            proptest::strategy::Just(Step::Tell),
            proptest::strategy::Just(Step::Done),
            (any::<bool>(), why).prop_map(|(released, why)| Step::Drop(released, why)),
        ];
        let steps = proptest::collection::vec((0..100i64, step), 0..5);
        (0..700i64, due(), any::<bool>(), wording, direction, any::<bool>(), steps).prop_map(
            |(made, due, whole_day, wording, direction, imported, steps)| Life {
                made,
                due,
                whole_day,
                wording,
                direction,
                imported,
                steps,
            },
        )
    }

    fn terms(due: Option<i64>, at: i64, whole_day: bool, wording: Wording) -> Terms {
        let deadline = due.map(|due| hour(at + due));
        let grain = if whole_day { Grain::Day } else { Grain::Minute };
        let window = deadline.map(|by| Window { said: String::new(), from: None, by: Some(by), grain, approx: false });
        Terms { window, wording, deadline, check: None }
    }

    /// The changes of a life with their hours. Steps after the end make no sense and are set aside by the ledger.
    fn changes(number: u32, life: &Life) -> Vec<(i64, Change)> {
        let id = PromiseId { letter: None, number };
        let mut changes = vec![(
            life.made,
            Change::Add(Box::new(Added {
                id,
                who: format!("Customer {}", number % 3),
                what: "call".into(),
                kind: Kind::ALL[number as usize % 5],
                direction: life.direction,
                terms: terms(life.due, life.made, life.whole_day, life.wording),
                complaint: false,
                owner: (number.is_multiple_of(2)).then(|| "Marta".into()),
                tags: Vec::new(),
                follows: None,
            })),
        )];
        let mut at = life.made;
        for (later, step) in &life.steps {
            at += later;
            changes.push((
                at,
                match step {
                    Step::Move(due, told) => {
                        Change::Move { id, terms: Box::new(terms(*due, at, life.whole_day, life.wording)), told: *told }
                    }
                    Step::Tell => Change::Tell { id, note: None, check: None },
                    Step::Done => Change::Done { id, at: None, note: Some("a note".into()), no_news: false },
                    Step::Drop(released, why) => Change::Drop { id, released: *released, why: why.map(str::to_owned) },
                },
            ));
        }
        changes
    }

    fn shop(lives: &[Life]) -> Ledger {
        let mut all: Vec<(i64, bool, Change)> = Vec::new();
        for (place, life) in lives.iter().enumerate() {
            all.extend(changes(place as u32 + 1, life).into_iter().map(|(at, change)| (at, life.imported, change)));
        }
        all.sort_by_key(|(at, ..)| *at);
        let line = |(n, (at, imported, change)): (usize, (i64, bool, Change))| {
            let past =
                |change| Change::Past(Box::new(Past { at: hour(at), by: None, who: None, source: None, change }));
            // What was imported happened long before it was written here.
            let (at, change) = if imported { (2_000, past(change)) } else { (at, change) };
            Line { machine: "m".into(), n: n as u64 + 1, at: hour(at), by: None, changes: vec![change] }
        };
        Ledger::fold(all.into_iter().enumerate().map(line).collect())
    }

    /// Every slicing that `stats` shows, as the sums of its slices.
    fn sums(rows: &[Row]) -> Vec<Record> {
        let zone = &chrono_tz::Europe::Madrid;
        fn sum<K>(slices: Vec<(K, Record)>) -> Record {
            let mut sum = Record::default();
            for (_, record) in &slices {
                sum.add(record);
            }
            sum
        }
        let week = |pick: fn(NaiveDate, NaiveDate) -> NaiveDate| rows.iter().map(|row| row.week(zone)).reduce(pick);
        let (first, last) = (week(Ord::min).unwrap_or_default(), week(Ord::max).unwrap_or_default());
        vec![
            sum(slices(rows, |row| row.agreement().wording)),
            sum(slices(rows, |row| row.promise.kind)),
            sum(slices(rows, |row| row.slot().map(|slot| slot.weekday))),
            sum(slices(rows, |row| row.slot().map(|slot| slot.part))),
            sum(slices(rows, |row| row.promise.person)),
            sum(slices(rows, |row| row.promise.owner.clone())),
            sum(weeks(rows, zone, first, last)),
        ]
    }

    proptest! {
        #[test]
        fn no_window_is_counted_twice_or_lost(
            lives in proptest::collection::vec(life(), 0..12),
            now in 0..1_200i64,
            cuts in proptest::collection::btree_set(-50..1_300i64, 0..6),
        ) {
            let (ledger, now) = (shop(&lives), hour(now));
            let promises: Vec<&Promise> = ledger.promises().iter().collect();
            let ever = Period { since: Instant::MIN_UTC.into(), until: None };
            let all: Vec<Row> = rows(promises.iter().copied(), ever, now).collect();

            // Every window with an outcome settled by now has one row, and no other has any.
            let mut settled = Vec::new();
            for promise in &promises {
                for place in 0..promise.agreed.len() {
                    if settled_at(promise, place, now).is_some_and(|at| at <= now) {
                        settled.push((promise.id, place));
                    }
                }
            }
            prop_assert_eq!(all.iter().map(|row| (row.promise.id, row.place)).collect::<Vec<_>>(), settled);

            // Periods that follow one another share the rows among themselves.
            let mut parts = Vec::new();
            let mut since: Instant = Instant::MIN_UTC.into();
            for cut in cuts.iter().map(|&cut| Some(hour(cut))).chain([None]) {
                parts.extend(rows(promises.iter().copied(), Period { since, until: cut }, now));
                since = cut.unwrap_or(since);
            }
            let key = |row: &Row| (row.promise.id, row.place);
            parts.sort_by_key(key);
            let mut whole = all.clone();
            whole.sort_by_key(key);
            prop_assert_eq!(parts.iter().map(key).collect::<Vec<_>>(), whole.iter().map(key).collect::<Vec<_>>());

            // Three accounts, each of them the sum of its slices, whichever way it is cut; ours is the record of `due`.
            let mut accounts = 0;
            for account in [Account::Ours, Account::Attempts, Account::Theirs] {
                let rows: Vec<Row> = all.iter().filter(|row| row.account == account).copied().collect();
                accounts += rows.len();
                let total: Record = rows.iter().collect();
                for sum in sums(&rows) {
                    prop_assert_eq!(sum, total);
                }
                prop_assert_eq!(rows.iter().filter_map(Row::late_by).count(), total.late);
                prop_assert!(rows.iter().filter_map(Row::late_by).all(|late| late >= TimeDelta::minutes(1)));
                let told: usize = [Outcome::Broken, Outcome::Released]
                    .iter()
                    .flat_map(|outcome| reasons(&rows, *outcome))
                    .map(|(_, count)| count)
                    .sum();
                prop_assert_eq!(told, rows.iter().filter(|row| row.reason().is_some()).count());
                if account == Account::Ours {
                    prop_assert_eq!(record(promises.iter().copied(), Instant::MIN_UTC.into(), now), total);
                }
            }
            prop_assert_eq!(accounts, all.len());
        }
    }

    #[test]
    fn a_rate_is_told_as_a_percentage_from_five_cases_on() {
        for (kept, late, wanted) in
            [(0, 0, None), (4, 0, None), (4, 1, Some(80)), (199, 1, Some(99)), (5, 0, Some(100))]
        {
            assert_eq!(Record { kept, late, ..Record::default() }.telling_percent(), wanted, "{kept} {late}");
        }
    }

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        for (minutes, wanted) in [(&[][..], None), (&[7], Some(7)), (&[9, 1], Some(5)), (&[5, 100, 1], Some(5))] {
            let lengths = minutes.iter().map(|&minutes| TimeDelta::minutes(minutes)).collect();
            assert_eq!(median(lengths), wanted.map(TimeDelta::minutes), "{minutes:?}");
        }
    }

    #[test]
    fn deadlines_are_told_by_weekday_and_part_of_the_day() {
        // Hours after Monday 00:00, and whether the window is a day.
        for (due, whole_day, weekday, part) in [
            (9, false, 0, Part::Morning),
            (12, false, 0, Part::Morning),
            (13, false, 0, Part::Midday),
            (15, false, 0, Part::Midday),
            (17, false, 0, Part::Afternoon),
            (18, false, 0, Part::Afternoon),
            (19, false, 0, Part::Evening),
            (24, false, 0, Part::Evening),
            (24, true, 0, Part::Day),
            (25, false, 1, Part::Morning),
            (7 * 24, true, 6, Part::Day),
        ] {
            let life = Life {
                made: 0,
                due: Some(due),
                whole_day,
                wording: Wording::Fixed,
                direction: Direction::Mine,
                imported: false,
                steps: Vec::new(),
            };
            let ledger = shop(&[life]);
            let now = hour(1_000);
            let rows: Vec<Row> = rows(ledger.promises().iter(), Period { since: start(), until: None }, now).collect();
            assert_eq!(rows[0].slot(), Some(Slot { weekday, part }), "{due} {whole_day}");
        }
    }
}
