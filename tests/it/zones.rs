//! Local time through the hour that is missing in spring and the one that comes twice in autumn.

use chrono_tz::America::New_York;
use chrono_tz::Europe::Madrid;
use chrono_tz::Tz;

use crate::fixture::Shop;

fn shop(zone: Tz, now: &str) -> Shop {
    Shop::new().zone(zone).at(now).settings("coach = false\n")
}

fn deadline(zone: Tz, now: &str, phrase: &str) -> String {
    let shop = shop(zone, now);
    let value = shop.json(&format!("add Ana: call {phrase}"));
    let shown = shop.json("show 1");
    assert_eq!(value["deadline"], shown["deadline"], "{phrase}: as read back");
    value["deadline"].as_str().unwrap().to_owned()
}

#[test]
fn a_time_that_does_not_exist_moves_forward() {
    assert_eq!(deadline(Madrid, "2026-03-28 12:00", "tomorrow at 2:30 am"), "2026-03-29T03:30:00+02:00");
    assert_eq!(deadline(New_York, "2026-03-07 12:00", "tomorrow at 2:30 am"), "2026-03-08T03:30:00-04:00");
}

#[test]
fn a_time_that_comes_twice_is_the_first_one() {
    assert_eq!(deadline(Madrid, "2026-10-24 12:00", "tomorrow at 2:30 am"), "2026-10-25T02:30:00+02:00");
    assert_eq!(deadline(New_York, "2026-10-31 12:00", "tomorrow at 1:30 am"), "2026-11-01T01:30:00-04:00");
}

#[test]
fn an_hour_after_the_change_keeps_its_place_on_the_clock() {
    assert_eq!(deadline(Madrid, "2026-03-28 12:00", "on monday at 5 pm"), "2026-03-30T17:00:00+02:00");
    assert_eq!(deadline(Madrid, "2026-10-24 12:00", "on monday at 5 pm"), "2026-10-26T17:00:00+01:00");
    assert_eq!(deadline(New_York, "2026-03-07 12:00", "on monday at 5 pm"), "2026-03-09T17:00:00-04:00");
    assert_eq!(deadline(New_York, "2026-10-31 12:00", "on monday at 5 pm"), "2026-11-02T17:00:00-05:00");
}

#[test]
fn a_day_has_one_deadline_at_closing_time_on_both_sides() {
    assert_eq!(deadline(Madrid, "2026-03-27 12:00", "on monday"), "2026-03-30T19:00:00+02:00");
    assert_eq!(deadline(New_York, "2026-10-30 12:00", "on monday"), "2026-11-02T19:00:00-05:00");
}

#[test]
fn the_card_shows_what_clocks_show() {
    let card = shop(Madrid, "2026-03-28 12:00").ok("add Ana call tomorrow at 2:30 am");
    assert!(card.contains("tomorrow, Sunday 29 March, 03:30"), "{card}");
    let card = shop(Madrid, "2026-10-24 12:00").ok("add Ana call tomorrow at 2:30 am");
    assert!(card.contains("tomorrow, Sunday 25 October, 02:30"), "{card}");
}

#[test]
fn in_hours_is_told_by_the_clock_on_the_wall_or_by_the_time_that_passes_but_never_in_the_past() {
    for (zone, now) in [(Madrid, "2026-03-29 01:30"), (Madrid, "2026-10-25 01:30"), (New_York, "2026-11-01 00:30")] {
        let shop = shop(zone, now);
        let value = shop.json("add Ana call in 2 hours");
        let at = |field: &str| chrono::DateTime::parse_from_rfc3339(value[field].as_str().unwrap()).unwrap();
        let ahead = at("deadline") - at("made_at");
        assert!((1..=3).contains(&ahead.num_hours()), "{zone} {now}: {ahead}");
    }
}

#[test]
fn a_range_through_the_gap_does_not_end_before_it_starts() {
    let shop = shop(Madrid, "2026-03-28 12:00");
    let value = shop.json("add Ana call tomorrow between 2:10 am and 2:50 am");
    let (from, by) = (value["window"]["from"].as_str().unwrap(), value["window"]["by"].as_str().unwrap());
    assert!(from <= by, "{from} {by}");
}

#[test]
fn what_was_agreed_here_is_shown_in_local_time_there() {
    let shop = shop(Madrid, "2026-11-20 12:00");
    shop.ok("add Ana call on monday at 5 pm");
    let shop = shop.zone(New_York);
    assert_eq!(shop.json("show 1")["deadline"], "2026-11-23T11:00:00-05:00");
    assert!(shop.ok("show 1").contains("Monday 23 November, 11:00"));
}

#[test]
fn every_zone_answers_with_its_own_offset() {
    for (zone, offset) in [
        (chrono_tz::UTC, "+00:00"),
        (chrono_tz::Asia::Kathmandu, "+05:45"),
        (chrono_tz::America::St_Johns, "-03:30"),
        (chrono_tz::Pacific::Kiritimati, "+14:00"),
        (chrono_tz::Atlantic::Canary, "+00:00"),
    ] {
        assert_eq!(
            deadline(zone, "2026-11-20 12:00", "tomorrow at 5"),
            format!("2026-11-21T17:00:00{offset}"),
            "{zone}"
        );
    }
}

#[test]
fn a_zone_that_nobody_knows_is_pointed_out_once() {
    let said = Shop::new().env("TZ", "Europe/Madird").sh("add Ana call on monday at 5");
    assert_eq!(
        (said.code, said.err.as_str()),
        (0, "warning: TZ names no zone that is known here: `Europe/Madird`; times may be wrong\n")
    );
}
