//! State by snapshot is state by fold: for any history, whenever the snapshot was made, and whatever happened to it since.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::model::agenda::{Bucket, Horizon, agenda, bucket, let_down};
use crate::model::deadline::Margins;
use crate::model::people;
use crate::model::state::Need;
use crate::model::warning::ActBy;
use crate::model::{Acceptance, Hours, Ledger, Promise};
use crate::store::append::LOOKED_AT;
use crate::store::snapshot::SNAPSHOT;

const NAMES: [&str; 7] = ["Ana", "ana lópez", "Ana López Ruiz", "Eva", "Bar Eva", "Li", "李雷"];

/// What somebody does, in small numbers: what, to which promise, whose, when, and how.
type Deed = (u8, u8, u8, i8, u8);

/// What becomes of the snapshot after a deed: nothing, made new from the one before, or from the start.
#[derive(Clone, Copy, Debug)]
enum Then {
    Nothing,
    Renew,
    Fold,
}

fn moment(hours: i64) -> Instant {
    instant("2026-11-21T12:00:00.250+01:00") + TimeDelta::hours(hours)
}

/// The terms of a promise for some hours from noon; without a deadline for every ninth.
fn terms_at(hours: i8) -> Terms {
    if hours % 9 == 0 {
        return Terms { check: Some(moment(i64::from(hours))), ..loose_terms() };
    }
    let at = Some(moment(i64::from(hours) * 5));
    let wording = if hours % 7 == 0 { Wording::Attempt } else { Wording::Fixed };
    Terms { window: Some(Window { from: at, by: at, ..window() }), wording, deadline: at, check: None }
}

/// The changes of a deed; `next` is the number that a new promise gets, `n` that of the line.
fn changes((what, which, whose, when, how): Deed, next: u32, n: u64) -> Vec<Change> {
    let who = NAMES[usize::from(whose) % NAMES.len()].to_owned();
    let id = id(u32::from(which) % next.max(2) + 1);
    let yes = how % 2 == 0;
    let made = Added {
        id: PromiseId { letter: None, number: next },
        who: who.clone(),
        what: format!("call {next}"),
        kind: if yes { Kind::Call } else { Kind::Task },
        direction: if how % 5 == 0 { Direction::Theirs } else { Direction::Mine },
        terms: terms_at(when),
        complaint: how % 7 == 0,
        owner: yes.then(|| "Luis".to_owned()),
        tags: if how % 3 == 0 { vec!["boiler".to_owned()] } else { Vec::new() },
        follows: (how % 11 == 0).then_some(id),
    };
    let back = n.saturating_sub(u64::from(how % 6) + 1).max(1);
    let mend = Mend { wording: yes.then_some(Wording::Attempt), what: Some("more".to_owned()), ..Mend::default() };
    match what % 43 {
        0..=13 => vec![Change::Add(Box::new(made))],
        14..=18 => vec![Change::Done { id, at: None, note: None, no_news: yes }],
        19..=23 => vec![Change::Move { id, terms: Box::new(terms_at(when)), told: yes }],
        24..=25 => vec![Change::Tell { id, note: None, check: yes.then(|| moment(i64::from(when))) }],
        26..=27 => vec![Change::Drop { id, released: yes, why: None }],
        28 => vec![Change::Edit { id, mend: Box::new(mend) }],
        29 => vec![Change::Edit { id, mend: Box::new(Mend { terms: Some(terms_at(when)), ..Mend::default() }) }],
        30 => vec![Change::Edit { id, mend: Box::new(Mend { who: Some(who), ..Mend::default() }) }],
        31..=32 => {
            let mend = PersonMend { phone: Some(format!("600 {how}")), ..PersonMend::default() };
            vec![Change::Person { name: who, mend: Box::new(mend) }]
        }
        33 => {
            let rename = Some(NAMES[usize::from(how) % NAMES.len()].to_owned());
            vec![Change::Person { name: who, mend: Box::new(PersonMend { rename, ..PersonMend::default() }) }]
        }
        34..=35 => vec![Change::Undo { n: back }],
        36 => vec![Change::Undo { n: back }, Change::Undo { n: back.saturating_sub(1).max(1) }],
        37 => vec![Change::Redo { n: back }],
        38 => vec![Change::Done { id, at: Some(moment(-3)), note: None, no_news: false }, Change::Add(Box::new(made))],
        40 => vec![Change::Accept { id, how: if yes { Acceptance::Signed } else { Acceptance::Spoken } }],
        41 => vec![Change::Assign { id, to: "Eva".to_owned(), up: yes }],
        39 => {
            let past = Past { at: moment(-30), by: None, who: None, source: None, change: Change::Add(Box::new(made)) };
            vec![Change::Past(Box::new(past))]
        }
        _ => vec![Change::Unknown { op: "frobnicate".to_owned(), id: yes.then_some(id) }],
    }
}

impl Shop {
    fn snapshot(&self) -> PathBuf {
        self.store.dir().join(SNAPSHOT)
    }

    fn fold(&self) -> Ledger {
        Ledger::fold(self.read().lines)
    }

    /// Does what a writing command does.
    fn do_it(&self, deed: Deed, then: Then, now: Instant) {
        let store = self.store.clone().with_snapshots(Some(0));
        let mut locked = store.lock().unwrap();
        let contents = locked.read().unwrap();
        let (known, next, n) = (contents.known(), contents.top + 1, contents.lines.last().map_or(1, |line| line.n + 1));
        let ledger = Ledger::fold(contents.lines);
        let changes = changes(deed, next, n);
        let Ok(line) = locked.append(now, Some("Marta"), "Europe/Madrid", changes) else { return };
        let ledger = ledger.with(line);
        match then {
            Then::Nothing => {}
            Then::Renew => locked.renew(),
            Then::Fold => {
                let _ = fs::remove_file(self.snapshot());
                locked.renew_from(&ledger, &known);
            }
        }
    }

    /// As much of the ledger as is needed, read as commands read it; and whether the snapshot told.
    fn ledger_for(&self, need: &Need) -> (Ledger, bool) {
        let resumed = self.store.glance(need).and_then(|glance| Ledger::resume(glance.state, glance.tail));
        match resumed.filter(|ledger| ledger.are_open(&need.ids)) {
            Some(ledger) => (ledger, true),
            None => (self.fold(), false),
        }
    }
}

/// A promise without what only a whole ledger knows of it, with its customer.
fn plain(ledger: &Ledger, promise: &Promise) -> (Promise, crate::model::Person) {
    (Promise { history: Vec::new(), person: 0, ..promise.clone() }, ledger.person(promise).clone())
}

fn open_of(ledger: &Ledger) -> Vec<(Promise, crate::model::Person)> {
    ledger.open().map(|promise| plain(ledger, promise)).collect()
}

/// Compares every answer with that of the fold; says how often the snapshot told.
fn compare(shop: &Shop, now: Instant) -> usize {
    let whole = shop.fold();
    let mut told = 0;
    let mut ask = |need: &Need| {
        let (ledger, by_snapshot) = shop.ledger_for(need);
        told += usize::from(by_snapshot);
        assert_eq!(ledger.next_number(None), whole.next_number(None));
        ledger
    };
    for days in [0, 7] {
        let (since, day) = (now - TimeDelta::days(30), TimeDelta::days(days));
        let horizon = Horizon {
            now,
            today_starts: now - TimeDelta::hours(16),
            today_ends: now + TimeDelta::hours(8),
            coming_ends: now + day,
        };
        let (hours, margins) = (Hours::default(), Margins::default());
        let act_by = ActBy { hours: &hours, margins: &margins, zone: &chrono::Utc };
        let reach = act_by.reach(now);
        let outlook = act_by.outlook_within(reach);
        let until = Some(horizon.now.max(horizon.today_ends).max(horizon.coming_ends).max(reach.until()));
        let ledger = ask(&Need { until, record: Some((since, now)), ..Need::default() });
        let due = |ledger: &Ledger| {
            let sections = agenda(ledger.open(), &horizon, &outlook);
            let is_later =
                |promise: &&&Promise| bucket(promise, &horizon) == Bucket::Later && !outlook.is_at_risk(promise);
            let later = sections.iter().flat_map(|(_, promises)| promises).filter(is_later).count() + ledger.unread();
            let shown: Vec<_> = sections
                .iter()
                .flat_map(|(section, promises)| promises.iter().map(move |promise| (*section, promise)))
                .filter(|(_, promise)| !is_later(promise))
                .map(|(section, promise)| (section, plain(ledger, promise)))
                .collect();
            let let_down: Vec<_> = let_down(ledger, now).iter().map(|found| (found.promise.id, found.times)).collect();
            (shown, later, ledger.record(since, now), let_down)
        };
        assert_eq!(due(&ledger), due(&whole));
    }
    for number in 1..whole.next_number(None) + 2 {
        let ledger = ask(&Need { ids: vec![id(number)], ..Need::default() });
        let found = |ledger: &Ledger| ledger.get(id(number)).map(|promise| plain(ledger, promise));
        assert_eq!(found(&ledger), found(&whole));
        let beside = |ledger: &Ledger| {
            let person = ledger.get(id(number)).map(|promise| promise.person);
            let theirs: Vec<_> = ledger.open().filter(|other| Some(other.person) == person).map(|p| p.id).collect();
            theirs
        };
        assert_eq!(beside(&ledger), beside(&whole));
    }
    for name in NAMES.iter().copied().chain(["ANA LOPEZ", "bar", "nobody", "e"]) {
        let name = people::key(name);
        let ledger = ask(&Need { names: vec![name.clone()], ..Need::default() });
        let named = |ledger: &Ledger| ledger.person_named(&name).map(|(_, person)| person.clone());
        assert_eq!(named(&ledger), named(&whole));
        let starts = |ledger: &Ledger| {
            let starts = |key: &str| people::matches(&name, key) == Some(people::Match::Start);
            let found =
                ledger.people().map(|(_, person)| person.name.clone()).filter(|name| starts(&people::key(name)));
            let found: Vec<_> = found.collect();
            if found.len() > 1 { (2, None) } else { (found.len(), found.first().cloned()) }
        };
        assert_eq!(starts(&ledger), starts(&whole));
    }
    for name in ["anna", "evva", "ana lopes", "ban", "ana", "zz"] {
        let ledger = ask(&Need { near: Some(name.to_owned()), ..Need::default() });
        let near = |ledger: &Ledger| {
            let people = ledger.people().map(|(_, person)| person.clone());
            people.filter(|person| people::is_slip(name, &people::key(&person.name))).collect::<Vec<_>>()
        };
        assert_eq!(near(&ledger), near(&whole), "{name}");
    }
    for hours in [-200, -24, 0, 5, 30] {
        let (from, to) = (now + TimeDelta::hours(hours), now + TimeDelta::hours(hours + 20));
        let ledger = ask(&Need { due: Some((from, to)), ..Need::default() });
        let due = |ledger: &Ledger| {
            let within = |promise: &&Promise| {
                promise.current().deadline.is_some_and(|deadline| from <= deadline && deadline < to)
            };
            ledger.open().filter(within).map(|promise| plain(ledger, promise)).collect::<Vec<_>>()
        };
        assert_eq!(due(&ledger), due(&whole), "{hours}");
    }
    for name in NAMES {
        let ledger = ask(&Need { of: vec![people::key(name)], tally: true, ..Need::default() });
        let of = |ledger: &Ledger| {
            let place = ledger.person_named(name)?.0;
            let open = ledger.open().filter(|promise| promise.person == place).map(|promise| plain(ledger, promise));
            Some((open.collect::<Vec<_>>(), ledger.unkept(place)))
        };
        assert_eq!(of(&ledger), of(&whole), "{name}");
        assert_eq!(ledger.tally(), whole.tally());
    }
    let ledger = ask(&Need::whole());
    assert_eq!(ledger.tally(), whole.tally());
    let unkept = |ledger: &Ledger| -> Vec<_> {
        ledger.people().map(|(place, person)| (person.name.clone(), ledger.unkept(place))).collect()
    };
    assert_eq!(unkept(&ledger), unkept(&whole));
    assert_eq!(open_of(&ledger), open_of(&whole));
    let people = |ledger: &Ledger| ledger.people().map(|(_, person)| person.clone()).collect::<Vec<_>>();
    assert_eq!(people(&ledger), people(&whole));
    for since in [moment(-100), moment(0), now - TimeDelta::days(20)] {
        assert_eq!(ledger.record(since, now), whole.record(since, now));
    }
    told
}

fn deeds() -> impl Strategy<Value = Vec<(Deed, Then, u8)>> {
    let then = prop_oneof![5 => Just(Then::Nothing), 2 => Just(Then::Renew), 1 => Just(Then::Fold)];
    proptest::collection::vec((any::<Deed>(), then, 0u8..20), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn state_by_snapshot_is_state_by_fold(deeds in deeds()) {
        let shop = Shop::new();
        let mut now = moment(0);
        for (deed, then, hours) in deeds {
            now += TimeDelta::hours(i64::from(hours));
            shop.do_it(deed, then, now);
            compare(&shop, now);
        }
        compare(&shop, now - TimeDelta::days(60));
        compare(&shop, now + TimeDelta::days(60));
    }
}

/// A shop with a bit of everything, a snapshot and a tail.
fn busy_shop() -> (Shop, Instant) {
    let shop = Shop::new();
    for step in 0..14u8 {
        let deed = (if step < 8 { 0 } else { 10 + step }, step, step, i8::try_from(step).unwrap() - 3, step);
        shop.do_it(deed, if step == 11 { Then::Fold } else { Then::Nothing }, moment(i64::from(step)));
    }
    (shop, moment(20))
}

#[test]
fn a_snapshot_is_used_where_it_fits() {
    let (shop, now) = busy_shop();
    let told = compare(&shop, now);
    assert!(told > 10, "{told}");
    fs::remove_file(shop.snapshot()).unwrap();
    assert_eq!(compare(&shop, now), 0);
}

#[test]
fn reading_makes_no_snapshot_and_few_lines_need_none() {
    let shop = Shop::new();
    for _ in 0..5 {
        shop.add(shop.read().top + 1);
        let mut locked = shop.store.lock().unwrap();
        let contents = locked.read().unwrap();
        let known = contents.known();
        locked.renew_from(&Ledger::fold(contents.lines), &known);
    }
    compare(&shop, now());
    assert!(!shop.snapshot().exists());
}

#[cfg(unix)]
#[test]
fn a_snapshot_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let (shop, _) = busy_shop();
    assert_eq!(fs::metadata(shop.snapshot()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_damaged_snapshot_is_the_same_as_none() {
    let (shop, now) = busy_shop();
    let bytes = fs::read(shop.snapshot()).unwrap();
    let cutoff = Some(now + TimeDelta::days(3));
    let needs = [
        Need { until: cutoff, record: Some((now - TimeDelta::days(30), now)), ..Need::default() },
        Need {
            ids: vec![id(2)],
            names: vec!["ana".to_owned()],
            due: Some((now - TimeDelta::days(9), now + TimeDelta::days(9))),
            of: vec!["ana".to_owned()],
            tally: true,
            ..Need::default()
        },
        Need::whole(),
    ];
    let answers = |needs: &[Need]| -> Vec<_> {
        let answer = |need: &Need| {
            let (ledger, _) = shop.ledger_for(need);
            let shown = |promise: &&Promise| promise.current().deadline.is_none_or(|at| Some(at) <= cutoff);
            let mut shown: Vec<_> = ledger.open().filter(shown).map(|promise| plain(&ledger, promise)).collect();
            let unread = ledger.open().count() + ledger.unread();
            let record = ledger.record(now - TimeDelta::days(30), now);
            if need.until.is_none() && !need.all_open {
                shown.retain(|(promise, _)| promise.id == id(2));
                let named = ledger.person_named("ana").map(|(place, person)| (person.clone(), ledger.unkept(place)));
                return (shown, unread, Default::default(), named, ledger.next_number(None), ledger.tally());
            }
            (shown, unread, record, None, ledger.next_number(None), None)
        };
        needs.iter().map(answer).collect()
    };
    let wanted = answers(&needs);
    // One of the needs each, in turn: there are many places.
    let check = |place: usize, what: &str| {
        let turn = place % needs.len();
        assert_eq!(answers(&needs[turn..=turn]), wanted[turn..=turn], "{what} at {place}");
    };
    for length in 0..bytes.len() {
        fs::write(shop.snapshot(), &bytes[..length]).unwrap();
        check(length, "cut");
    }
    for place in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[place] ^= 1 << (place % 8);
        fs::write(shop.snapshot(), &flipped).unwrap();
        check(place, "flipped");
    }
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    for place in 1..lines.len() {
        let mut swapped = lines.clone();
        swapped.swap(place - 1, place);
        fs::write(shop.snapshot(), swapped.concat()).unwrap();
        assert_eq!(answers(&needs), wanted, "swapped at {place}");
        let mut dropped = lines.clone();
        dropped.remove(place);
        fs::write(shop.snapshot(), dropped.concat()).unwrap();
        assert_eq!(answers(&needs), wanted, "dropped {place}");
    }
}

#[test]
fn a_snapshot_of_another_time_or_store_is_the_same_as_none() {
    let (shop, now) = busy_shop();
    let stale = fs::read(shop.snapshot()).unwrap();
    let journal = shop.bytes();
    let (other, _) = busy_shop();
    fs::copy(other.snapshot(), shop.snapshot()).unwrap();
    assert_eq!(compare(&shop, now), 0, "of another store");
    fs::write(shop.snapshot(), &stale).unwrap();
    assert!(compare(&shop, now) > 0);
    let ends: Vec<usize> =
        journal.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
    for end in ends {
        shop.set_in_silence(&journal[..end]);
        compare(&shop, now);
        shop.forget_seen();
        compare(&shop, now);
        // The journal goes on from there in another way.
        shop.do_it((0, 1, 1, 1, 1), Then::Nothing, now);
        shop.do_it((0, 2, 2, 2, 2), Then::Renew, now);
        compare(&shop, now);
        fs::write(shop.snapshot(), &stale).unwrap();
        compare(&shop, now);
        shop.set_in_silence(&journal);
    }
}

#[test]
fn what_is_wrong_behind_a_snapshot_is_found_out() {
    let (shop, now) = busy_shop();
    let mut lines = shop.raw_lines();
    let last = lines.len() - 1;
    lines[last][30] ^= 1;
    shop.set_in_silence(&lines.concat());
    assert!(shop.store.glance(&Need::default()).is_none());
    compare(&shop, now);
}

#[test]
fn a_journal_that_somebody_else_has_touched_is_read_whole_until_nothing_is_wrong_with_it() {
    let (shop, now) = busy_shop();
    let is_used = || shop.store.glance(&Need::default()).is_some();
    assert!(is_used());
    let whole = shop.bytes();
    let mut altered = whole.clone();
    altered[whole.len() / 2] ^= 1;
    shop.set(&altered);
    assert!(!is_used());
    for _ in 0..3 {
        // The journal is ours again, but something is wrong with it.
        shop.do_it((0, 1, 1, 1, 1), Then::Nothing, now);
        assert!(!is_used());
    }
    let behind = shop.bytes().split_off(whole.len());
    shop.set(&[whole, behind].concat());
    assert!(!is_used());
    shop.do_it((0, 1, 1, 1, 1), Then::Nothing, now);
    assert!(is_used());
    assert!(compare(&shop, now) > 0);
}

#[test]
fn what_a_disk_forgets_before_the_snapshot_is_found_within_a_round_of_commands() {
    let (shop, now) = busy_shop();
    while shop.bytes().len() < 12 * LOOKED_AT {
        let top = shop.read().top;
        shop.append((1..=20).map(|more| add(top + more)).collect()).unwrap();
    }
    shop.do_it((0, 1, 1, 1, 1), Then::Fold, now);
    let is_used = || shop.store.glance(&Need::default()).is_some();
    assert!(is_used());
    let whole = shop.bytes();
    // What is there is looked at in pieces; each new line makes it longer.
    let round = whole.len() / (LOOKED_AT / 2) + 20;
    let dress = |mut bytes: Vec<u8>, place: usize| {
        bytes[place] ^= 1;
        bytes
    };
    for place in (0..whole.len()).step_by(1499) {
        let before = shop.bytes();
        shop.set_in_silence(&dress(before.clone(), place));
        assert!(is_used(), "{place}");
        let mut found = false;
        for _ in 0..round {
            let mut locked = shop.store.lock().unwrap();
            locked.append(now, None, "UTC", vec![Change::Tell { id: id(1), note: None, check: None }]).unwrap();
            found = locked.is_in_doubt();
            assert_eq!(found, locked.glance(&Need::default()).is_none(), "{place}");
            if found {
                break;
            }
        }
        assert!(found, "the flip in byte {place} was not found");
        // Whoever comes after is told as well.
        shop.append(vec![Change::Tell { id: id(1), note: None, check: None }]).unwrap();
        assert!(!is_used());
        assert!(shop.read().is_damaged());
        shop.set(&dress(shop.bytes(), place));
        shop.do_it((0, 1, 1, 1, 1), Then::Nothing, now);
        assert!(is_used());
    }
}

#[test]
fn a_torn_line_is_no_reason_to_doubt_for_ever() {
    let (shop, now) = busy_shop();
    let mut torn = shop.bytes();
    torn.extend_from_slice(b"{\"n\":99,\"at\":\"2026-11-21T18:00:00+01:00\",\"do\":[{\"op\":\"add\"");
    shop.set(&torn);
    shop.do_it((0, 1, 1, 1, 1), Then::Fold, now);
    let mut doubts = 0;
    for _ in 0..40 {
        let mut locked = shop.store.lock().unwrap();
        if locked.glance(&Need::default()).is_none() {
            locked.read().unwrap();
        }
        locked.append(now, None, "UTC", vec![Change::Tell { id: id(1), note: None, check: None }]).unwrap();
        doubts += usize::from(locked.is_in_doubt());
    }
    assert!((1..=20).contains(&doubts), "{doubts}");
    assert!(!shop.read().is_damaged());
}

#[test]
fn with_a_second_machine_everything_is_read() {
    let (shop, now) = busy_shop();
    let other = Shop::new();
    other.append(vec![add(1)]).unwrap();
    fs::copy(other.journal(), shop.store.dir().join("journal").join(other.journal().file_name().unwrap())).unwrap();
    assert_eq!(compare(&shop, now), 0);
    shop.do_it((0, 1, 1, 1, 1), Then::Fold, now);
    assert_eq!(compare(&shop, now), 0);
}
