//! Calls that cannot all be made: more of them promised for one stretch of time than fit into it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::hours::Hours;
use super::order::PutInOrder;
use super::promise::{Direction, Grain, Instant, Kind, Promise, PromiseId};
use super::zone::Zone;

/// How much room there is for calls.
#[derive(Clone, Copy)]
pub struct Room<'a> {
    /// How many calls fit into an hour.
    pub calls_per_hour: u32,
    /// The part of the day that is kept for calling back.
    pub slot: Option<(NaiveTime, NaiveTime)>,
    /// When the shop is open.
    pub hours: &'a Hours,
    /// The rules of local time.
    pub zone: &'a dyn Zone,
}

/// More calls than fit between two moments of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// From when on they can be made.
    pub from: NaiveDateTime,
    /// By when they have to be made.
    pub until: NaiveDateTime,
    /// How many can.
    pub fit: usize,
    /// All of them, the earliest deadline first.
    pub calls: Vec<PromiseId>,
}

/// A call and the stretch of a day in which it has to be made.
struct Due {
    day: NaiveDate,
    from: NaiveDateTime,
    until: NaiveDateTime,
    deadline: Instant,
    id: PromiseId,
}

impl Room<'_> {
    /// Whether a promise is a call that was promised for a day and is due at the end of the part kept for calling back.
    pub fn is_in_slot(&self, promise: &Promise) -> bool {
        let current = promise.current();
        let (Some((_, end)), Some(deadline)) = (self.slot, current.deadline) else { return false };
        let is_for_a_day = || current.window.as_ref().is_some_and(|w| w.grain == Grain::Day && w.from.is_some());
        let is_call = promise.kind == Kind::Call && promise.direction == Direction::Mine;
        is_call && is_for_a_day() && self.zone.local(deadline).time() == end
    }

    /// Whether a moment is in the part of the day that is kept for calling back.
    pub fn is_slot(&self, moment: Instant) -> bool {
        let time = self.zone.local(moment).time();
        self.slot.is_some_and(|(from, to)| from <= time && time < to)
    }

    /// How many calls fit between two moments: as many as the opening time there holds, and always one.
    fn fit(&self, from: NaiveDateTime, until: NaiveDateTime) -> usize {
        let open = self.hours.open_between(from, until);
        let length = if open > TimeDelta::zero() { open } else { until - from };
        let minutes = usize::try_from(length.num_minutes()).unwrap_or(0);
        (minutes * self.calls_per_hour as usize).div_ceil(60).max(1)
    }

    /// The stretch in which an open call of ours has to be made; none if it is late, and while it lasts beyond its day.
    fn due(&self, promise: &Promise, now: Instant) -> Option<Due> {
        let current = promise.current();
        let is_ours = promise.is_open() && promise.kind == Kind::Call && promise.direction == Direction::Mine;
        let deadline = current.deadline.filter(|_| is_ours && !current.is_past(now))?;
        let due = self.zone.local(deadline);
        let window = current.window.as_ref();
        let is_hour = window.is_some_and(|w| w.from == w.by && matches!(w.grain, Grain::Minute | Grain::Hour));
        let (from, until) = if is_hour {
            let hour = due.date().and_hms_opt(due.hour(), 0, 0)?;
            (hour, hour + TimeDelta::hours(1))
        } else if let (true, Some((start, _))) = (self.is_in_slot(promise), self.slot) {
            (due.date().and_time(start), due)
        } else {
            (window.and_then(|w| w.from).map_or(NaiveDateTime::MIN, |from| self.zone.local(from)), due)
        };
        let now = self.zone.local(now);
        let from = from.max(now - TimeDelta::seconds(i64::from(now.second())));
        // Nobody is called before the shop opens, if it opens that day before the call is due.
        let opening = self.hours.opening(from.date()).filter(|&opening| from < opening && opening < until);
        let from = opening.unwrap_or(from);
        let day = day_of(until);
        (from < until && from.date() == day).then_some(Due { day, from, until, deadline, id: promise.id })
    }
}

/// The day that a moment ends: midnight ends the day before it.
fn day_of(until: NaiveDateTime) -> NaiveDate {
    (until - TimeDelta::minutes(1)).date()
}

/// The calls that cannot all be made, by time. A stretch is named where more calls have to be made inside it than fit, those
/// aside that are too many for a shorter stretch within it already.
pub fn clashes<'a>(promises: impl Iterator<Item = &'a Promise>, now: Instant, room: &Room) -> Vec<Clash> {
    let mut calls: Vec<Due> = promises.filter_map(|promise| room.due(promise, now)).collect();
    calls.order_by_key(|call| (call.day, call.deadline, call.id));
    let days = calls.chunk_by(|one, other| one.day == other.day);
    let mut clashes: Vec<Clash> = days.flat_map(|calls| clashes_of_a_day(calls, room)).collect();
    clashes.order_by_key(|clash| (clash.from, clash.until));
    clashes
}

fn clashes_of_a_day(calls: &[Due], room: &Room) -> Vec<Clash> {
    let mut stretches: Vec<_> = calls.iter().map(|call| (call.until - call.from, call.from, call.until)).collect();
    stretches.order();
    stretches.dedup();
    let mut clashes: Vec<Clash> = Vec::new();
    for (_, from, until) in stretches {
        let is_inside = |start, end| from <= start && end <= until;
        let inside: Vec<_> = calls.iter().filter(|call| is_inside(call.from, call.until)).map(|call| call.id).collect();
        let named = clashes.iter().filter(|clash| is_inside(clash.from, clash.until));
        let over: usize = named.map(|clash| clash.calls.len() - clash.fit).sum();
        let fit = room.fit(from, until);
        if inside.len().saturating_sub(over) > fit {
            clashes.push(Clash { from, until, fit, calls: inside });
        }
    }
    clashes
}

#[cfg(test)]
mod tests {
    use chrono_tz::Europe::Madrid;

    use super::*;
    use crate::model::zone::moment;
    use crate::model::{Added, Change, Ledger, Line, Terms, Window, Wording};

    fn local(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn at(text: &str) -> Instant {
        moment(&Madrid, local(text))
    }

    /// Calls promised a week before: from, by, grain, deadline.
    fn ledger(calls: &[(&str, &str, Grain, &str)]) -> Ledger {
        let add = |(place, (from, by, grain, deadline)): (usize, &(&str, &str, Grain, &str))| {
            Change::Add(Box::new(Added {
                id: PromiseId { letter: None, number: u32::try_from(place).unwrap() + 1 },
                who: "Ana".to_owned(),
                what: "call".to_owned(),
                kind: Kind::Call,
                direction: Direction::Mine,
                terms: Terms {
                    window: Some(Window {
                        said: String::new(),
                        from: Some(at(from)),
                        by: Some(at(by)),
                        grain: *grain,
                        approx: false,
                    }),
                    wording: Wording::Fixed,
                    deadline: Some(at(deadline)),
                    check: None,
                },
                complaint: false,
                owner: None,
                tags: Vec::new(),
                follows: None,
            }))
        };
        let changes = calls.iter().enumerate().map(add).collect();
        let line = Line { machine: String::new(), n: 1, at: at("2026-11-16 10:00"), by: None, changes };
        Ledger::fold(vec![line])
    }

    fn found(calls: &[(&str, &str, Grain, &str)], now: &str, slot: bool) -> Vec<(String, usize, String)> {
        let hours = Hours::default();
        let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let slot = slot.then(|| (clock(18), clock(19)));
        let room = Room { calls_per_hour: 2, slot, hours: &hours, zone: &Madrid };
        let ledger = ledger(calls);
        let ids = |calls: &[PromiseId]| calls.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        clashes(ledger.open(), at(now), &room)
            .iter()
            .map(|clash| {
                let span = format!("{}-{}", clash.from.format("%d %H:%M"), clash.until.format("%H:%M"));
                (span, clash.fit, ids(&clash.calls))
            })
            .collect()
    }

    fn timed(time: &'static str) -> (&'static str, &'static str, Grain, &'static str) {
        (time, time, Grain::Minute, time)
    }

    const DAY: (&str, &str, Grain, &str) = ("2026-11-24 00:00", "2026-11-25 00:00", Grain::Day, "2026-11-24 19:00");
    const HALF: (&str, &str, Grain, &str) = ("2026-11-24 17:00", "2026-11-24 17:30", Grain::Range, "2026-11-24 17:30");
    const FIVE: &str = "2026-11-24 17:00";
    const NEARLY_SIX: &str = "2026-11-24 17:59";
    const SIX: &str = "2026-11-24 18:00";

    #[test]
    fn calls_clash_where_more_of_them_must_be_made_than_fit() {
        let monday = "2026-11-23 12:00";
        let none: [(&str, usize, &str); 0] = [];
        for (calls, now, slot, wanted) in [
            // Two fit into an hour, and three do not, whatever their minutes.
            (vec![timed(FIVE), timed(NEARLY_SIX)], monday, false, none.to_vec()),
            (vec![timed(FIVE), timed(NEARLY_SIX), timed(SIX)], monday, false, none.to_vec()),
            (vec![timed(FIVE), timed(NEARLY_SIX), timed(FIVE)], monday, false, vec![("24 17:00-18:00", 2, "1 3 2")]),
            // Half an hour holds one; what is too many there is not named again for the hour around it.
            (vec![HALF, HALF], monday, false, vec![("24 17:00-17:30", 1, "1 2")]),
            (vec![HALF, HALF, timed(FIVE)], monday, false, vec![("24 17:00-17:30", 1, "1 2")]),
            (
                vec![HALF, HALF, timed(FIVE), timed(FIVE)],
                monday,
                false,
                vec![("24 17:00-17:30", 1, "1 2"), ("24 17:00-18:00", 2, "3 4 1 2")],
            ),
            // A day holds what its opening hours hold, and less when it has gone by.
            (vec![DAY; 20], monday, false, none.to_vec()),
            (vec![DAY; 3], "2026-11-24 17:30", false, none.to_vec()),
            (vec![DAY; 3], "2026-11-24 18:00", false, vec![("24 18:00-19:00", 2, "1 2 3")]),
            // Where a part of the day is kept for calling back, it must hold them.
            (vec![DAY; 3], monday, true, vec![("24 18:00-19:00", 2, "1 2 3")]),
            (vec![DAY, DAY, timed(SIX)], monday, true, vec![("24 18:00-19:00", 2, "3 1 2")]),
            // What remains of an hour; one call always fits; what is late is no longer upcoming.
            (vec![timed(NEARLY_SIX); 2], "2026-11-24 17:40", false, vec![("24 17:40-18:00", 1, "1 2")]),
            (vec![timed(NEARLY_SIX)], "2026-11-24 17:59", false, none.to_vec()),
            (vec![timed(FIVE); 3], "2026-11-24 17:01", false, none.to_vec()),
        ] {
            let wanted: Vec<_> =
                wanted.iter().map(|(s, fit, ids)| ((*s).to_owned(), *fit, (*ids).to_owned())).collect();
            assert_eq!(found(&calls, now, slot), wanted, "{now}");
        }
    }

    #[test]
    fn a_window_of_many_days_counts_on_its_last_day() {
        let week = ("2026-11-23 00:00", "2026-11-30 00:00", Grain::Week, "2026-11-28 19:00");
        assert_eq!(found(&[week; 30], "2026-11-27 18:00", false), []);
        let last = found(&[week; 3], "2026-11-28 18:00", false);
        assert_eq!(last, [("28 18:00-19:00".to_owned(), 2, "1 2 3".to_owned())]);
    }

    #[test]
    fn every_call_named_is_open_ours_and_not_late() {
        let ledger = ledger(&[timed(FIVE); 3]);
        let hours = Hours::default();
        let room = Room { calls_per_hour: 2, slot: None, hours: &hours, zone: &Madrid };
        let mut promises: Vec<Promise> = ledger.open().cloned().collect();
        assert_eq!(clashes(promises.iter(), at(FIVE), &room).len(), 1);
        promises[0].direction = Direction::Theirs;
        assert_eq!(clashes(promises.iter(), at(FIVE), &room), []);
        promises[0].direction = Direction::Mine;
        promises[1].kind = Kind::Visit;
        assert_eq!(clashes(promises.iter(), at(FIVE), &room), []);
    }
}
