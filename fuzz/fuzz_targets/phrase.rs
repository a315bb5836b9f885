//! Any text at all, read as a sentence and as a phrase at a moment that the text itself chooses: no panic, spans on the
//! borders of characters, twice the same, and never a promise for the past.

#![no_main]

use chrono::{NaiveDate, TimeDelta};
use libfuzzer_sys::fuzz_target;
use promise::dates::{Context, DateOrder, Reading, Tense, Tongue, read, read_phrase};
use promise::model::Hours;

fuzz_target!(|data: &[u8]| {
    let [day, minute, choices, text @ ..] = data else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let start = NaiveDate::from_ymd_opt(2024, 2, 20).unwrap().and_hms_opt(0, 7, 0).unwrap();
    let now = start + TimeDelta::days(i64::from(*day) * 3) + TimeDelta::minutes(i64::from(*minute) * 5);
    let hours = Hours::default();
    let context = Context {
        now,
        hours: &hours,
        tongue: if choices & 1 == 0 { Tongue::English } else { Tongue::Spanish },
        date_order: if choices & 2 == 0 { DateOrder::DayFirst } else { DateOrder::MonthFirst },
        tense: if choices & 4 == 0 { Tense::Ahead } else { Tense::Back },
    };
    for reader in [read, read_phrase] {
        let reading = reader(text, &context);
        check(text, &reading);
        assert_eq!(reading, reader(text, &context));
        if let (Tense::Ahead, Some(window), None) = (context.tense, reading.window, &reading.problem) {
            // What has no end ("from today on") may have begun.
            assert!(window.by.is_none_or(|end| end >= now), "{window:?}");
        }
    }
});

fn check(text: &str, reading: &Reading) {
    let mut last = 0;
    for span in &reading.spans {
        assert!(last <= span.start && span.start < span.end && span.end <= text.len());
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        last = span.end;
    }
}
