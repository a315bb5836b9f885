//! Any words at all, parted into a customer and what was said to them: no panic, and no word is lost or made up.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promise::capture::address;
use promise::model::Ledger;
use promise::render::style::{clean, cut, is_unprintable, width};

fuzz_target!(|text: &str| {
    let ledger = Ledger::default();
    if let Some(addressed) = address(&ledger, &[text.to_owned()]) {
        assert!(!addressed.who.trim().is_empty());
        let words = |text: &str| text.split(|c: char| c.is_whitespace() || c == ':').filter(|w| !w.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!([words(&addressed.who), words(&addressed.text)].concat(), words(text));
    }
    let cleaned = clean(text);
    assert!(!cleaned.chars().any(is_unprintable));
    for columns in [0, 1, 7, 40] {
        assert!(width(&cut(&cleaned, columns)) <= columns);
    }
});
