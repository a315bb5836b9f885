//! What speaks against a promise at the moment of giving it: pure, from what is known of the shop, its record and the customer.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::hours::Hours;
use super::promise::{Agreement, Direction, Grain, Instant, Kind, Promise, PromiseId, Window, Wording};
use super::record::{ENOUGH_CASES, Part, Score, Slot, Tally, Unkept, slot};
use super::zone::Zone;

/// By how many of a hundred a rate must lie below the usual one to be worth a word: a fifth of all promises is more than
/// chance does to the few cases that a shop has.
const CLEARLY_BELOW: usize = 20;

/// For how many days a promise that was not kept is held against the next one to the same customer.
const DAYS_REMEMBERED: i64 = 30;

/// What is known at the moment of promising.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The promise that was just made, or moved.
    pub promise: &'a Promise,
    /// What is open: all of the customer's, and all that is due in the same hour, if not more. The promise may be among it.
    pub open: &'a [&'a Promise],
    /// What the customer was promised before and did not get.
    pub unkept: Option<Unkept>,
    /// How our closed promises were kept.
    pub tally: &'a Tally,
    /// When the shop is open.
    pub hours: &'a Hours,
    /// The rules of local time.
    pub zone: &'a dyn Zone,
    /// The moment of promising.
    pub now: Instant,
}

/// One thing that speaks against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Risk {
    /// Nobody will be there.
    Closed(Closure),
    /// The customer is waiting for this one already, past its deadline.
    Overdue(PromiseId),
    /// These fixed promises are due in the same hour.
    Crowded(Vec<PromiseId>),
    /// Such promises are kept clearly less often than usual.
    SeldomKept(Slice, Score),
    /// The customer did not get what was promised, this lately.
    Unkept(Instant),
    /// The customer is still to get this one, promised on another day.
    Open(PromiseId),
}

/// Why nobody is there, and when that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closure {
    /// The last minute that was promised, by the clock of the shop.
    pub due: NaiveDateTime,
    /// Why.
    pub why: ClosedFor,
    /// It is too early on a day on which the shop opens.
    pub early: bool,
}

/// Why a shop is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosedFor {
    /// The day is a holiday.
    Holiday,
    /// It never opens on that weekday.
    Weekday,
    /// It is closed at that hour.
    Hour,
}

/// The promises that a rate is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slice {
    /// Those due in that part of that weekday.
    Slot(Slot),
    /// Those of that kind.
    Kind(Kind),
    /// Those due on that weekday, 0 for Monday.
    Weekday(u8),
    /// Those due in that part of any day.
    Part(Part),
}

/// Everything that speaks against a promise of ours, the most useful first. Only fixed words with an end are rigid enough for
/// more than the opening hours to matter.
pub fn risks(case: &Case) -> Vec<Risk> {
    let promise = case.promise;
    if promise.direction == Direction::Theirs {
        return Vec::new();
    }
    let current = promise.current();
    let closed = closure(current, case.hours, case.zone).map(Risk::Closed);
    if !is_rigid(current) {
        return closed.into_iter().collect();
    }
    // Whoever moves a promise has the customer's other ones in mind.
    let of_the_customer = promise.moves() == 0;
    let others = || earlier(case).filter(|_| of_the_customer);
    let overdue = others().find(|other| other.current().is_past(case.now)).map(|other| Risk::Overdue(other.id));
    let crowded = Some(beside(case)).filter(|ids| !ids.is_empty()).map(Risk::Crowded);
    let seldom =
        seldom_kept(case.tally, promise.kind, slot(current)).map(|(slice, score)| Risk::SeldomKept(slice, score));
    // What came too late at this very moment is known to whoever promises the next step.
    let lately = |unkept: &Unkept| {
        unkept.last < promise.made_at && (0..=DAYS_REMEMBERED).contains(&(case.now - unkept.last).num_days())
    };
    let unkept = case.unkept.filter(lately).filter(|_| of_the_customer).map(|unkept| Risk::Unkept(unkept.last));
    let open = others().next().map(|other| Risk::Open(other.id));
    [closed, overdue, crowded, seldom, unkept, open].into_iter().flatten().collect()
}

/// The clock hour in which a time is promised, from its beginning to the next; none for what is due in a part of a day or later.
pub fn hour(window: Option<&Window>, deadline: Option<Instant>) -> Option<(Instant, Instant)> {
    window.filter(|window| matches!(window.grain, Grain::Minute | Grain::Hour))?;
    let deadline = deadline?;
    let clock = deadline.naive_local().time();
    let past = TimeDelta::minutes(clock.minute().into())
        + TimeDelta::seconds(clock.second().into())
        + TimeDelta::nanoseconds(clock.nanosecond().into());
    let begins = deadline.checked_sub_signed(past)?;
    Some((begins, begins.checked_add_signed(TimeDelta::hours(1))?))
}

/// Whether somebody will look at the clock or the calendar because of these words.
pub fn is_rigid(agreement: &Agreement) -> bool {
    let ends = agreement.window.as_ref().is_some_and(|window| window.by.is_some());
    agreement.wording == Wording::Fixed && ends && agreement.deadline.is_some()
}

/// The other promises to the customer that were made on an earlier day: what is said in one conversation belongs together.
fn earlier<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Promise> {
    let Case { promise, zone, now, .. } = *case;
    let today = zone.local(now).date();
    let is_earlier = move |other: &&Promise| {
        other.id != promise.id
            && other.person == promise.person
            && other.direction == Direction::Mine
            && zone.local(other.made_at).date() < today
    };
    case.open.iter().copied().filter(is_earlier)
}

/// The other fixed promises of ours for a time in the same hour.
fn beside(case: &Case) -> Vec<PromiseId> {
    let current = case.promise.current();
    let Some((from, to)) = hour(current.window.as_ref(), current.deadline) else { return Vec::new() };
    let is_beside = |other: &&&Promise| {
        let agreed = other.current();
        let is_time = hour(agreed.window.as_ref(), agreed.deadline).is_some();
        let is_then = agreed.deadline.is_some_and(|deadline| from <= deadline && deadline < to);
        other.id != case.promise.id && other.direction == Direction::Mine && is_rigid(agreed) && is_time && is_then
    };
    case.open.iter().filter(is_beside).map(|other| other.id).collect()
}

/// The narrowest slice of the record that such a promise falls into and that is kept clearly less often than all is, with at
/// least so many cases that a number means something.
fn seldom_kept(tally: &Tally, kind: Kind, due: Option<Slot>) -> Option<(Slice, Score)> {
    let usual = tally.score(|_, _| true);
    // What is due at any time of a day tells of no part of it.
    let timed = due.filter(|due| due.part != Part::Day);
    let slices = [
        timed.map(Slice::Slot),
        Some(Slice::Kind(kind)),
        due.map(|due| Slice::Weekday(due.weekday)),
        timed.map(|due| Slice::Part(due.part)),
    ];
    slices.into_iter().flatten().find_map(|slice| {
        let score = tally.score(|kind, slot| slice.has(kind, slot));
        (score.judged >= ENOUGH_CASES && is_clearly_below(score, usual)).then_some((slice, score))
    })
}

fn is_clearly_below(score: Score, usual: Score) -> bool {
    // Two rates compared without rounding: each times a hundred and the number of cases of both.
    100 * score.kept * usual.judged + CLEARLY_BELOW * score.judged * usual.judged <= 100 * usual.kept * score.judged
}

impl Slice {
    fn has(self, kind: Kind, due: Option<Slot>) -> bool {
        match self {
            Slice::Slot(slot) => due == Some(slot),
            Slice::Kind(own) => own == kind,
            Slice::Weekday(weekday) => due.is_some_and(|due| due.weekday == weekday),
            Slice::Part(part) => due.is_some_and(|due| due.part == part),
        }
    }
}

/// That the shop is closed when the promise is due.
fn closure(current: &Agreement, hours: &Hours, zone: &dyn Zone) -> Option<Closure> {
    let window = current.window.as_ref()?;
    let due = zone.local(current.deadline?);
    let is_hour = matches!(window.grain, Grain::Minute | Grain::Hour | Grain::Range | Grain::Part);
    // What ends at midnight ends with the day before it.
    let ends_a_day = window.from != window.by && due.time() == NaiveTime::MIN;
    let due = if ends_a_day || !is_hour { due - TimeDelta::minutes(1) } else { due };
    let day = due.date();
    let why = if hours.is_holiday(day) {
        ClosedFor::Holiday
    } else if !hours.is_open_on(day) {
        ClosedFor::Weekday
    } else if is_hour && is_outside(hours, window.from.map(|from| zone.local(from)), due) {
        ClosedFor::Hour
    } else {
        return None;
    };
    let early = is_hour && hours.spans(day).first().is_some_and(|&(open, _)| due.time() < open);
    Some(Closure { due, why, early })
}

/// Whether the shop is closed from the beginning of the window to its end.
fn is_outside(hours: &Hours, from: Option<NaiveDateTime>, due: NaiveDateTime) -> bool {
    let from = from.filter(|from| from.date() == due.date()).unwrap_or(due);
    let open = hours.spans(due.date()).iter().any(|&(open, close)| open <= due.time() && from.time() <= close);
    !open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Added, Change, Ledger, Line, Terms};

    /// A moment in Madrid in November 2026: `20 17:00`, a Friday.
    fn at(text: &str) -> Instant {
        Instant::parse_from_str(&format!("2026-11-{text}:00+01:00"), "%Y-%m-%d %H:%M:%S%:z").unwrap()
    }

    fn terms(by: &str, grain: Grain, wording: Wording) -> Terms {
        let by = at(by);
        let window = Window { said: "then".into(), from: Some(by), by: Some(by), grain, approx: false };
        Terms { window: Some(window), wording, deadline: Some(by), check: None }
    }

    /// `number who made-at due`, in those words.
    fn made(text: &str, wording: Wording, direction: Direction) -> Line {
        let words: Vec<&str> = text.split(' ').collect();
        let [number, who, day, time, due_day, due_time] = words[..] else { panic!("{text}") };
        let added = Added {
            id: number.parse().unwrap(),
            who: who.into(),
            what: "call".into(),
            kind: Kind::Call,
            direction,
            terms: terms(&format!("{due_day} {due_time}"), Grain::Minute, wording),
            complaint: false,
            owner: None,
            tags: Vec::new(),
            follows: None,
        };
        let n = number.parse().unwrap();
        let changes = vec![Change::Add(Box::new(added))];
        Line { machine: "m".into(), n, at: at(&format!("{day} {time}")), by: None, changes }
    }

    fn id(number: u32) -> PromiseId {
        PromiseId { letter: None, number }
    }

    /// What speaks against the last of these promises at the moment it was made.
    fn risks_of(lines: Vec<Line>, unkept: Option<Unkept>, tally: &Tally) -> Vec<Risk> {
        let now = lines.last().unwrap().at;
        let ledger = Ledger::fold(lines);
        let open: Vec<&Promise> = ledger.open().collect();
        let promise = open.last().copied().unwrap();
        let hours = Hours::default();
        let zone = &chrono_tz::Europe::Madrid;
        risks(&Case { promise, open: &open, unkept, tally, hours: &hours, zone, now })
    }

    /// A kind and a time of the week, how many were kept, and of how many.
    type Count = (Kind, Option<(u8, Part)>, usize, usize);

    fn tally(counts: &[Count]) -> Tally {
        let mut tally = Tally::default();
        for &(kind, slot, kept, judged) in counts {
            let slot = slot.map(|(weekday, part)| Slot { weekday, part });
            tally.add(kind, slot, Score { kept, judged });
        }
        tally
    }

    #[test]
    fn every_risk_has_its_case() {
        use Direction::{Mine, Theirs};
        use Wording::{Attempt, Fixed, Flexible};
        let fixed = |text| made(text, Fixed, Mine);
        let unkept = |last: &str| Some(Unkept { count: 1, last: at(last) });
        let closed = |due: &str, why, early| Risk::Closed(Closure { due: at(due).naive_local(), why, early });
        type Given = (&'static str, Vec<Line>, Option<Unkept>, Vec<Risk>);
        let cases: Vec<Given> = vec![
            ("nothing", vec![fixed("1 Ana 18 10:00 20 17:00")], None, vec![]),
            (
                "a Sunday",
                vec![fixed("1 Ana 18 10:00 22 17:00")],
                None,
                vec![closed("22 17:00", ClosedFor::Weekday, false)],
            ),
            (
                "before opening",
                vec![fixed("1 Ana 18 10:00 20 08:00")],
                None,
                vec![closed("20 08:00", ClosedFor::Hour, true)],
            ),
            (
                "a Sunday in flexible words",
                vec![made("1 Ana 18 10:00 22 17:00", Flexible, Mine)],
                None,
                vec![closed("22 17:00", ClosedFor::Weekday, false)],
            ),
            ("a Sunday that is theirs", vec![made("1 Ana 18 10:00 22 17:00", Fixed, Theirs)], None, vec![]),
            (
                "two others in the hour, one just before it, one just after",
                vec![
                    fixed("1 Eva 18 10:00 20 17:00"),
                    fixed("2 Leo 18 10:00 20 17:59"),
                    fixed("3 Noa 18 10:00 20 16:59"),
                    fixed("4 Noa 18 10:00 20 18:00"),
                    fixed("5 Ana 18 10:00 20 17:30"),
                ],
                None,
                vec![Risk::Crowded(vec![id(1), id(2)])],
            ),
            (
                "in the hour, but loose, an attempt, theirs",
                vec![
                    made("1 Eva 18 10:00 20 17:00", Flexible, Mine),
                    made("2 Leo 18 10:00 20 17:00", Attempt, Mine),
                    made("3 Noa 18 10:00 20 17:00", Fixed, Theirs),
                    fixed("4 Ana 18 10:00 20 17:30"),
                ],
                None,
                vec![],
            ),
            (
                "a full hour promised loosely",
                vec![fixed("1 Eva 18 10:00 20 17:00"), made("2 Ana 18 10:00 20 17:30", Flexible, Mine)],
                None,
                vec![],
            ),
            (
                "still open from another day",
                vec![fixed("1 Ana 17 10:00 21 10:00"), fixed("2 Ana 18 10:00 20 17:00")],
                None,
                vec![Risk::Open(id(1))],
            ),
            (
                "from the same conversation",
                vec![fixed("1 Ana 18 09:55 21 10:00"), fixed("2 Ana 18 10:00 20 17:00")],
                None,
                vec![],
            ),
            (
                "overdue goes before the hour, and is open as well",
                vec![
                    fixed("1 Ana 16 10:00 17 10:00"),
                    fixed("2 Eva 18 09:00 20 17:00"),
                    fixed("3 Ana 18 10:00 20 17:00"),
                ],
                None,
                vec![Risk::Overdue(id(1)), Risk::Crowded(vec![id(2)]), Risk::Open(id(1))],
            ),
            (
                "what the customer owes us is another matter",
                vec![made("1 Ana 16 10:00 17 10:00", Fixed, Theirs), fixed("2 Ana 18 10:00 20 17:00")],
                None,
                vec![],
            ),
            (
                "broken lately",
                vec![fixed("1 Ana 18 10:00 20 17:00")],
                unkept("02 10:00"),
                vec![Risk::Unkept(at("02 10:00"))],
            ),
            (
                "broken long ago",
                vec![fixed("1 Ana 18 10:00 20 17:00")],
                Some(Unkept { count: 9, last: at("18 10:00") - TimeDelta::days(31) }),
                vec![],
            ),
            ("broken by a clock that ran ahead", vec![fixed("1 Ana 18 10:00 20 17:00")], unkept("20 10:00"), vec![]),
        ];
        for (name, lines, unkept, wanted) in cases {
            assert_eq!(risks_of(lines, unkept, &Tally::default()), wanted, "{name}");
        }
    }

    #[test]
    fn a_rate_is_told_from_five_cases_on_and_a_fifth_below_the_usual() {
        use Part::{Afternoon, Day, Evening, Morning};
        let friday = Slot { weekday: 4, part: Afternoon };
        let usual = (Kind::Task, Some((0, Morning)), 30, 32);
        // Kept, of how many; asked of a call for Friday afternoon.
        type Given = (&'static str, Vec<Count>, Option<(Slice, usize, usize)>);
        let cases: Vec<Given> = vec![
            ("no record", vec![], None),
            ("four cases", vec![usual, (Kind::Task, Some((4, Afternoon)), 0, 4)], None),
            ("five", vec![usual, (Kind::Task, Some((4, Afternoon)), 1, 5)], Some((Slice::Slot(friday), 1, 5))),
            ("of nine", vec![usual, (Kind::Call, Some((4, Afternoon)), 4, 9)], Some((Slice::Slot(friday), 4, 9))),
            ("as usual", vec![usual, (Kind::Call, Some((4, Afternoon)), 8, 9)], None),
            ("always so", vec![(Kind::Call, Some((4, Afternoon)), 1, 9)], None),
            (
                "exactly a fifth below",
                vec![(Kind::Task, None, 9, 10), (Kind::Call, None, 5, 10)],
                Some((Slice::Kind(Kind::Call), 5, 10)),
            ),
            ("a little less", vec![(Kind::Task, None, 9, 10), (Kind::Call, None, 6, 11)], None),
            ("the kind", vec![usual, (Kind::Call, Some((1, Morning)), 3, 9)], Some((Slice::Kind(Kind::Call), 3, 9))),
            (
                "the weekday",
                vec![usual, (Kind::Task, Some((4, Morning)), 1, 4), (Kind::Task, Some((4, Day)), 1, 4)],
                Some((Slice::Weekday(4), 2, 8)),
            ),
            (
                "the part of the day",
                vec![usual, (Kind::Task, Some((1, Afternoon)), 1, 4), (Kind::Task, Some((2, Afternoon)), 1, 4)],
                Some((Slice::Part(Afternoon), 2, 8)),
            ),
            ("another time", vec![usual, (Kind::Task, Some((1, Evening)), 1, 9)], None),
        ];
        for (name, counts, wanted) in cases {
            let found = seldom_kept(&tally(&counts), Kind::Call, Some(friday));
            let wanted = wanted.map(|(slice, kept, judged)| (slice, Score { kept, judged }));
            assert_eq!(found, wanted, "{name}");
        }
    }

    #[test]
    fn the_hour_is_that_of_the_clock() {
        for (due, grain, wanted) in [
            ("20 17:00", Grain::Minute, Some(("20 17:00", "20 18:00"))),
            ("20 17:59", Grain::Hour, Some(("20 17:00", "20 18:00"))),
            ("20 00:00", Grain::Minute, Some(("20 00:00", "20 01:00"))),
            ("20 17:00", Grain::Day, None),
            ("20 17:00", Grain::Part, None),
        ] {
            let terms = terms(due, grain, Wording::Fixed);
            let wanted = wanted.map(|(from, to)| (at(from), at(to)));
            assert_eq!(hour(terms.window.as_ref(), terms.deadline), wanted, "{due}");
        }
    }

    #[test]
    fn a_promise_that_was_moved_says_nothing_new_of_its_customer() {
        let mut lines = vec![
            made("1 Ana 16 10:00 17 10:00", Wording::Fixed, Direction::Mine),
            made("2 Eva 18 09:00 20 17:00", Wording::Fixed, Direction::Mine),
            made("3 Ana 18 10:00 19 17:00", Wording::Fixed, Direction::Mine),
        ];
        let terms = terms("20 17:00", Grain::Minute, Wording::Fixed);
        let changes = vec![Change::Move { id: id(3), terms: Box::new(terms), told: true }];
        lines.push(Line { machine: "m".into(), n: 4, at: at("18 11:00"), by: None, changes });
        assert_eq!(risks_of(lines, None, &Tally::default()), vec![Risk::Crowded(vec![id(2)])]);
    }
}
