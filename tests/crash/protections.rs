//! Each protection switched off, to show that these tests would notice: what is harmless with it is a loss, a double or a lie
//! without it.

use std::fs;

use crate::calls::can_record;
use crate::crowd::{at_once, newcomers, wrong_after};
use crate::full::short_writes;
use crate::judge::{holdings, judge};
use crate::power::{day, judge_all};
use crate::shop::{Shop, opened, tell, torn, unopened};

/// Asserts that a test finds nothing wrong with a protection, and something without it.
fn assert_needed(protection: &str, wrong: impl Fn(&str) -> Vec<String>) {
    let with = wrong("");
    assert!(with.is_empty(), "with every protection: {}", with.join("\n"));
    let without = wrong(protection);
    tell(&format!("without `{protection}`: {} wrong, such as {}", without.len(), example(&without)));
    assert!(!without.is_empty(), "nobody notices that `{protection}` is switched off");
}

fn example(wrong: &[String]) -> String {
    let first = wrong.first().map_or("nothing", String::as_str).lines().next().unwrap_or_default();
    first.chars().take(230).collect()
}

const ADD: &[&str] = &["add", "Ana:", "call tomorrow at 5"];

#[test]
fn without_syncing_the_file_an_answer_is_lost() {
    if can_record("that syncing the file is needed") {
        assert_needed("sync", |off| judge_all("no sync", &day(&opened().without(off), &[(ADD, None)])).1);
    }
}

#[test]
fn without_syncing_the_folders_an_answer_is_lost() {
    if can_record("that syncing the folders is needed") {
        assert_needed("folder-sync", |off| {
            judge_all("no folder sync", &day(&unopened().without(off), &[(ADD, None)])).1
        });
    }
}

#[test]
fn without_a_fresh_file_after_a_failed_sync_an_answer_is_lost() {
    if can_record("that a fresh file is needed after a sync that failed") {
        let tampered = [(ADD, Some("fdatasync:error=EIO:when=1"))];
        assert_needed("fresh-file", |off| judge_all("no fresh file", &day(&opened().without(off), &tampered)).1);
    }
}

#[test]
fn without_cutting_off_a_short_write_what_is_said_is_untrue() {
    assert_needed("truncate", |off| short_writes(&opened().without(off), 20).1);
}

#[test]
fn without_sealing_a_torn_line_an_answer_is_lost() {
    assert_needed("seal", |off| {
        let shop = torn().without(off);
        shop.run(ADD);
        let should = opened();
        should.must(ADD);
        judge(&Shop::at(shop.root()), &[&holdings(&should).unwrap()]).err().into_iter().collect()
    });
}

#[test]
fn without_the_note_of_what_was_acknowledged_an_old_copy_is_taken_for_the_truth() {
    assert_needed("seen", |off| {
        let shop = opened().without(off);
        let text = fs::read_to_string(shop.journal()).unwrap();
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        fs::write(shop.journal(), lines[..lines.len() - 2].concat()).unwrap();
        silence_about(&shop)
    });
}

#[test]
fn without_comparing_hashes_an_altered_promise_is_shown_in_silence() {
    assert_needed("hash", |off| {
        let shop = opened().without(off);
        let text = fs::read_to_string(shop.journal()).unwrap();
        assert!(text.contains("on thursday at 10"));
        fs::write(shop.journal(), text.replace("T10:00", "T19:00")).unwrap();
        silence_about(&shop)
    });
}

#[test]
fn without_the_chain_a_missing_line_is_passed_over_in_silence() {
    assert_needed("chain", |off| {
        let shop = opened().without(off);
        let text = fs::read_to_string(shop.journal()).unwrap();
        let kept: String = text.split_inclusive('\n').filter(|line| !line.contains("\"id\":\"2\"")).collect();
        assert_ne!(kept, text);
        fs::write(shop.journal(), kept).unwrap();
        silence_about(&shop)
    });
}

/// Complains where a damaged shop is shown as if nothing had happened.
fn silence_about(shop: &Shop) -> Vec<String> {
    let answer = shop.run(&["list"]);
    let named = answer.code == 1 && answer.err.contains("warning:");
    if named { Vec::new() } else { vec![format!("`list` ended with {} and {:?}", answer.code, answer.err)] }
}

#[test]
fn without_the_lock_a_crowd_loses_or_doubles() {
    let commands = newcomers(40);
    assert_needed("lock", |off| {
        let shop = Shop::new().without(off);
        shop.must(ADD);
        let answers = at_once(&shop, &commands);
        wrong_after(&Shop::at(shop.root()), 1, &commands, &answers)
    });
}
