//! The power goes at any moment: every state that the disk may be in, built and judged.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::calls::{can_record, record};
use crate::disk::{History, Remains, Tree, plant};
use crate::judge::{holdings, judge};
use crate::shop::{Shop, WRITING, each, is_full_run, opened, scratch, tell, torn, unopened};

/// A day in a shop: commands one after the other, and what was held after each. The first is what was held before all.
pub struct Day {
    /// Everything that was done to the disk.
    pub history: History,
    /// What was held before the first command, and after each.
    pub held: Vec<String>,
    /// What lay outside the store then.
    outside: Vec<BTreeMap<PathBuf, Vec<u8>>>,
}

/// The files that commands have put outside the store; those that are hidden are on their way.
fn outside(tree: &Tree) -> BTreeMap<PathBuf, Vec<u8>> {
    let hidden = |path: &Path| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let files = tree.iter().filter(|(path, _)| path.starts_with("out") && !hidden(path));
    files.filter_map(|(path, bytes)| Some((path.clone(), bytes.clone()?))).collect()
}

/// Runs commands one after the other and records what they do to the disk. Some are tampered with.
pub fn day(shop: &Shop, commands: &[(&[&str], Option<&str>)]) -> Day {
    let mut history = History::of(shop.root());
    let mut held = vec![holdings(shop).unwrap()];
    let mut lying = vec![outside(&history.tree_now())];
    for (words, tampering) in commands {
        let (answer, calls) = record(shop, words, false, *tampering);
        assert_eq!(answer.code, 0, "{words:?}: {}", answer.err);
        history.go_on(&calls);
        held.push(holdings(shop).unwrap());
        lying.push(outside(&history.tree_now()));
    }
    Day { history, held, outside: lying }
}

/// Judges every state in which a day may end; returns how many there are, and what is wrong.
pub fn judge_all(name: &str, day: &Day) -> (usize, Vec<String>) {
    let remains = day.history.remains(is_full_run());
    let wrong = Mutex::new(Vec::new());
    each(&remains, |remains| {
        let Remains { tree, answered, begun, after } = remains;
        let folder = scratch();
        plant(tree, folder.path());
        let allowed: Vec<&str> = day.held[*answered..=*begun].iter().map(String::as_str).collect();
        let found = if day.outside[*answered..=*begun].contains(&outside(tree)) {
            judge(&Shop::at(folder.path()), &allowed)
        } else {
            Err(format!("outside the store lie {:?}", outside(tree).keys()))
        };
        if let Err(why) = found {
            wrong.lock().unwrap().push(format!("{name}, {answered} answered, {begun} begun, {after}: {why}"));
        }
    });
    (remains.len(), wrong.into_inner().unwrap())
}

fn assert_sound(name: &str, shop: &Shop, commands: &[(&[&str], Option<&str>)]) {
    if !can_record(&format!("the power going, {name}")) {
        return;
    }
    let day = day(shop, commands);
    let (count, wrong) = judge_all(name, &day);
    tell(&format!("the power goes, {name}: {} commands, {count} states, {} wrong", commands.len(), wrong.len()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 10 * commands.len(), "only {count} states were found");
}

fn plain(commands: &[&'static [&'static str]]) -> Vec<(&'static [&'static str], Option<&'static str>)> {
    commands.iter().map(|words| (*words, None)).collect()
}

#[test]
fn no_answer_is_lost_when_the_power_goes_on_the_first_day() {
    let first: &[&[&str]] =
        &[&["add", "Ana:", "call tomorrow at 5"], &["done", "1"], &["add", "Eva:", "bring the box on friday"]];
    assert_sound("first day", &unopened(), &plain(first));
}

#[test]
fn no_answer_is_lost_when_the_power_goes_in_any_writing_command() {
    // Each on its own first, with nothing of an earlier command in the air, and then one after the other.
    for words in WRITING {
        assert_sound(words[0], &opened(), &plain(&[words]));
    }
    assert_sound("a whole day", &opened(), &plain(WRITING));
}

#[test]
fn no_number_is_lost_when_the_power_goes_behind_a_restore() {
    let restore: &[&str] = &["restore", "in/older.backup", "--force"];
    assert_sound("behind a restore", &opened(), &plain(&[restore, &["forget", "Ana", "--yes"]]));
}

#[test]
fn no_answer_is_lost_when_the_power_goes_behind_a_torn_line() {
    assert_sound("behind a torn line", &torn(), &plain(&[&["add", "Ana:", "call tomorrow at 5"], &["done", "1"]]));
}

#[test]
fn no_answer_is_lost_when_the_power_goes_after_a_sync_that_failed() {
    let commands: [(&[&str], _); 3] = [
        (&["add", "Ana:", "call tomorrow at 5"], Some("fdatasync:error=EIO:when=1")),
        (&["done", "1"], None),
        (&["add", "Eva:", "call tomorrow at 6"], None),
    ];
    assert_sound("after a sync that failed", &opened(), &commands);
}

#[test]
fn no_answer_is_lost_when_the_power_goes_while_a_long_journal_is_summed_up() {
    let shop = opened();
    for n in 0..125 {
        shop.must(&["who", "Ana", "--note", &format!("note {n}")]);
    }
    let day: &[&[&str]] = &[
        &["done", "1"],
        &["add", "Ana:", "call tomorrow at 5"],
        &["move", "2", "next friday", "--told"],
        &["add", "Eva:", "bring the box on friday"],
        &["undo"],
    ];
    assert_sound("a long journal", &shop, &plain(day));
}
