//! The last useful moment to warn: when a promise is to be worked towards, and which promises are about to break.

use chrono::{NaiveTime, TimeDelta};

use super::deadline::{self, Length, Margins};
use super::hours::Hours;
use super::promise::{Direction, Instant, Kind, Promise};
use super::zone::{Zone, moment};

/// How many days ahead a promise is looked for that must be warned of today: a margin of a year and all its closed days.
const MOST_DAYS: usize = 1000;

/// What the act-by of a promise follows from.
#[derive(Clone, Copy)]
pub struct ActBy<'a> {
    /// When the shop is open.
    pub hours: &'a Hours,
    /// How long before its deadline each kind is to be worked towards.
    pub margins: &'a Margins,
    /// The rules of local time.
    pub zone: &'a dyn Zone,
}

/// Which promises are about to break at one moment.
#[derive(Clone, Copy)]
pub struct Outlook<'a> {
    act_by: ActBy<'a>,
    reach: Reach,
}

/// How far ahead a deadline may lie that is to be warned of at one moment.
#[derive(Clone, Copy)]
pub struct Reach {
    now: Instant,
    /// By kind: the moment from which on no deadline is to be warned of yet.
    ends: [Instant; Kind::ALL.len()],
}

impl<'a> ActBy<'a> {
    /// The time to work towards, and the last useful moment to warn: a margin before the deadline. What was promised at
    /// shorter notice than its margin is worked towards by half of the opening time it was given. None without a deadline.
    pub fn of(&self, promise: &Promise) -> Option<Instant> {
        let current = promise.current();
        let (deadline, agreed) = (self.zone.local(current.deadline?), self.zone.local(current.agreed_at));
        let by = deadline::act_by(deadline, self.margins.of(promise.kind), self.hours);
        let by = if by <= agreed { deadline::halfway(agreed, deadline, self.hours) } else { by };
        // Nothing can be done before the word was given.
        Some(moment(self.zone, by).max(current.agreed_at))
    }

    /// Whether the margin of a promise is days, so that nobody would guess from its deadline when to begin.
    pub fn is_days_before(&self, promise: &Promise) -> bool {
        matches!(self.margins.of(promise.kind), Length::Days(_) | Length::Weeks(_))
    }

    /// Whether a promise is ours, open, not late yet, and its last useful moment to warn has come.
    pub fn is_at_risk(&self, promise: &Promise, now: Instant) -> bool {
        let current = promise.current();
        let is_pending = promise.is_open() && promise.direction == Direction::Mine && !current.is_past(now);
        let has_come = |deadline| self.of(promise).is_some_and(|by| by <= now && by < deadline);
        is_pending && current.deadline.is_some_and(has_come)
    }

    /// What is about to break at `now`.
    pub fn outlook(self, now: Instant) -> Outlook<'a> {
        self.outlook_within(self.reach(now))
    }

    /// What is about to break, where it is known already how far ahead that may lie.
    pub fn outlook_within(self, reach: Reach) -> Outlook<'a> {
        Outlook { act_by: self, reach }
    }

    /// How far ahead a deadline may lie that is to be warned of at `now`.
    pub fn reach(&self, now: Instant) -> Reach {
        Reach { now, ends: Kind::ALL.map(|kind| self.reach_of(kind, now)) }
    }

    /// The minute from which on no deadline of that kind is to be warned of yet: a later deadline never has an earlier act-by.
    fn reach_of(&self, kind: Kind, now: Instant) -> Instant {
        let local = self.zone.local(now);
        let is_clear = |deadline| deadline::act_by(deadline, self.margins.of(kind), self.hours) > local;
        let midnights = local.date().iter_days().skip(1).take(MOST_DAYS).map(|day| day.and_time(NaiveTime::MIN));
        let Some(mut clear) = midnights.into_iter().find(|midnight| is_clear(*midnight)) else {
            return Instant::MAX_UTC.fixed_offset();
        };
        let mut near = local.max(clear - TimeDelta::days(1));
        while clear - near > TimeDelta::minutes(1) {
            let middle = near + TimeDelta::minutes((clear - near).num_minutes() / 2).max(TimeDelta::minutes(1));
            if is_clear(middle) { clear = middle } else { near = middle }
        }
        // Where clocks were changed, an hour more does no harm: what is near is looked at closely.
        moment(self.zone, clear) + TimeDelta::hours(1)
    }
}

impl Outlook<'_> {
    /// Whether a promise is ours, open, not late yet, and its last useful moment to warn has come.
    pub fn is_at_risk(&self, promise: &Promise) -> bool {
        // Most deadlines are far off: these are told apart without asking the calendar.
        let is_near =
            promise.current().deadline.is_some_and(|deadline| deadline < self.reach.ends[promise.kind as usize]);
        is_near && self.act_by.is_at_risk(promise, self.reach.now)
    }
}

impl Reach {
    /// The moment from which on nothing is about to break, whatever its kind.
    pub fn until(&self) -> Instant {
        self.ends.iter().copied().max().unwrap_or(self.now)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDateTime, TimeDelta};
    use chrono_tz::Europe::Madrid;

    use super::*;
    use crate::model::{Agreement, PromiseId, Wording};

    fn at(text: &str) -> Instant {
        moment(&Madrid, NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
    }

    fn promise(kind: Kind, agreed_at: &str, deadline: &str) -> Promise {
        let agreement = Agreement {
            window: None,
            wording: Wording::Fixed,
            deadline: (!deadline.is_empty()).then(|| at(deadline)),
            check: None,
            agreed_at: at(agreed_at),
            confirmed: None,
            ended: None,
        };
        Promise {
            id: PromiseId { letter: None, number: 1 },
            person: 0,
            what: String::new(),
            kind,
            direction: Direction::Mine,
            complaint: false,
            owner: None,
            made_by: None,
            made_at: at(agreed_at),
            tags: Vec::new(),
            follows: None,
            agreed: vec![agreement],
            told: None,
            closed: None,
            newer: false,
            history: Vec::new(),
        }
    }

    #[test]
    fn the_last_moment_to_warn_is_a_margin_before_the_deadline_or_half_of_a_shorter_notice() {
        let (hours, margins) = (Hours::default(), Margins::default());
        let act_by = ActBy { hours: &hours, margins: &margins, zone: &Madrid };
        for (kind, agreed, deadline, wanted) in [
            (Kind::Call, "2026-11-20 10:00", "2026-11-24 17:00", "2026-11-24 16:30"),
            (Kind::Delivery, "2026-11-20 10:00", "2026-11-24 17:00", "2026-11-23 17:00"),
            // A day's margin over a weekend.
            (Kind::Delivery, "2026-11-19 10:00", "2026-11-23 17:00", "2026-11-20 17:00"),
            // Promised within the margin: half of what was left of the day, of the night, of the weekend.
            (Kind::Call, "2026-11-24 16:40", "2026-11-24 17:00", "2026-11-24 16:50"),
            (Kind::Delivery, "2026-11-24 10:00", "2026-11-24 18:00", "2026-11-24 14:00"),
            (Kind::Delivery, "2026-11-24 18:00", "2026-11-25 12:00", "2026-11-25 10:00"),
            (Kind::Delivery, "2026-11-21 18:00", "2026-11-23 19:00", "2026-11-23 13:30"),
            // While the shop is closed, half of the time by the clock.
            (Kind::Call, "2026-11-22 10:00", "2026-11-22 14:00", "2026-11-22 12:00"),
            (Kind::Call, "2026-11-24 17:00", "2026-11-24 16:00", "2026-11-24 17:00"),
        ] {
            let found = act_by.of(&promise(kind, agreed, deadline));
            assert_eq!(found, Some(at(wanted)), "{kind:?} {agreed} {deadline}");
        }
        assert_eq!(act_by.of(&promise(Kind::Call, "2026-11-20 10:00", "")), None);
    }

    #[test]
    fn a_promise_is_at_risk_from_its_act_by_until_it_is_late() {
        let (hours, margins) = (Hours::default(), Margins::default());
        let act_by = ActBy { hours: &hours, margins: &margins, zone: &Madrid };
        let call = promise(Kind::Call, "2026-11-20 10:00", "2026-11-24 17:00");
        for (now, wanted) in [
            ("2026-11-24 16:29", false),
            ("2026-11-24 16:30", true),
            ("2026-11-24 17:00", true),
            ("2026-11-24 17:01", false),
        ] {
            assert_eq!(act_by.is_at_risk(&call, at(now)), wanted, "{now}");
            assert_eq!(act_by.outlook(at(now)).is_at_risk(&call), wanted, "{now}");
        }
        let theirs = Promise { direction: Direction::Theirs, ..call.clone() };
        assert!(!act_by.is_at_risk(&theirs, at("2026-11-24 16:45")));
        let none = Margins { call: Length::Minutes(0), ..Margins::default() };
        let none = ActBy { margins: &none, ..act_by };
        assert!(!none.is_at_risk(&call, at("2026-11-24 17:00")), "without a margin nothing is said");
    }

    #[test]
    fn nothing_at_risk_lies_beyond_the_reach_whatever_the_hours_and_the_margin() {
        let shops = [
            Hours::default(),
            Hours::parse(["mon-fri 09:00-14:00 17:00-20:00", "sat 10-14"], Vec::new()).unwrap(),
            Hours::parse(["mon-wed 09:00-19:00", "thu 16:00-22:00", "fri 09:00-13:00"], Vec::new()).unwrap(),
            Hours::parse(["tue 10:00-11:00"], Vec::new()).unwrap(),
            Hours::parse(["mon closed"], Vec::new()).unwrap(),
        ];
        for hours in &shops {
            for text in ["0 min", "30 min", "9 h", "25 h", "1 day", "4 days", "1 week", "3 weeks"] {
                let margin = Length::parse(text).unwrap();
                let margins = Margins { call: margin, ..Margins::default() };
                let act_by = ActBy { hours, margins: &margins, zone: &Madrid };
                for hour in (0..8 * 24).step_by(11) {
                    let now = at("2026-11-16 00:30") + TimeDelta::hours(hour);
                    let outlook = act_by.outlook(now);
                    for ahead in (0..60 * 24).step_by(13) {
                        let mut call = promise(Kind::Call, "2026-10-01 10:00", "2026-11-24 17:00");
                        call.agreed[0].deadline = Some(now + TimeDelta::hours(ahead));
                        let is_at_risk = act_by.is_at_risk(&call, now);
                        assert_eq!(outlook.is_at_risk(&call), is_at_risk, "{text} {now} {ahead}");
                    }
                }
            }
        }
    }
}
