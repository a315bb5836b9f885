//! Whether a shop is as it should be after something went wrong: nothing acknowledged is gone, nothing is there twice, the
//! damage is named, and the next command works.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::shop::{Answer, Shop};

/// What is looked at to know everything.
const LOOKS: [&[&str]; 3] = [&["export"], &["list", "--json"], &["due", "--all", "--json"]];

/// What a shop says it holds: the text of its export.
pub fn holdings(shop: &Shop) -> Result<String, String> {
    let Answer { code, out, err } = shop.run(LOOKS[0]);
    match code {
        0 if err.is_empty() => Ok(out),
        1 if err.contains("warning:") && !out.is_empty() => Ok(out),
        _ => Err(format!("`export` ended with {code}: {err}")),
    }
}

/// What is wrong with a shop that should hold one of these.
pub fn judge(shop: &Shop, allowed: &[&str]) -> Result<(), String> {
    let held = holdings(shop)?;
    if !allowed.iter().any(|allowed| is_as(&held, allowed)) {
        return Err(format!(
            "it holds {}, not {}",
            brief(&held),
            allowed.iter().map(|one| brief(one)).collect::<Vec<_>>().join(" or ")
        ));
    }
    same_without_snapshot(shop)?;
    next_command_works(shop, &held)?;
    same_without_snapshot(shop)
}

/// Whether the same is held. Numbers may have been used up by a command that is not there: what matters is that none is given
/// twice.
fn is_as(held: &str, allowed: &str) -> bool {
    let parts = |export: &str| {
        let (head, rest) = export.split_once('\n').map(|(head, rest)| (head.to_owned(), rest.to_owned())).unwrap();
        let head: Value = serde_json::from_str(&format!("{}}}", head.trim_end_matches(','))).unwrap();
        (head["numbers"][""].as_u64().unwrap_or(0), rest)
    };
    let ((used, held), (given, allowed)) = (parts(held), parts(allowed));
    held == allowed && used >= given
}

/// The same must be said with the snapshot and without it.
fn same_without_snapshot(shop: &Shop) -> Result<(), String> {
    let snapshots = named(shop.root(), "snapshot.jsonl");
    if snapshots.is_empty() {
        return Ok(());
    }
    let look = || LOOKS.map(|words| shop.run(words)).map(|answer| (answer.code, answer.out, answer.err));
    let with = look();
    let kept: Vec<_> = snapshots.iter().map(|path| (path, fs::read(path).unwrap())).collect();
    kept.iter().for_each(|(path, _)| fs::remove_file(path).unwrap());
    let without = look();
    kept.iter().for_each(|(path, bytes)| fs::write(path, bytes).unwrap());
    if with == without { Ok(()) } else { Err(format!("with the snapshot: {with:?}\nwithout: {without:?}")) }
}

fn named(folder: &Path, name: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            found.extend(named(&entry.path(), name));
        } else if entry.file_name() == name {
            found.push(entry.path());
        }
    }
    found
}

/// One more promise is taken down, with a number of its own, and changes nothing else.
fn next_command_works(shop: &Shop, before: &str) -> Result<(), String> {
    let Answer { code, out, err } = shop.run(&["--quiet", "add", "Next:", "call next month"]);
    let number = out.trim().to_owned();
    let named = code == 1 && err.contains("warning:");
    if !(code == 0 && err.is_empty() || named) || number.is_empty() {
        return Err(format!("the next command ended with {code}: {out}{err}"));
    }
    let (before, after) = (promises(before), promises(&holdings(shop)?));
    if before.iter().any(|promise| promise["id"] == *number) {
        return Err(format!("number {number} was given twice"));
    }
    let (new, old): (Vec<_>, Vec<_>) = after.into_iter().partition(|promise| promise["id"] == *number);
    if new.len() != 1 {
        return Err(format!("the next command answered {number} and is there {} times", new.len()));
    }
    if old != before {
        return Err("the next command changed the promises before it".to_owned());
    }
    Ok(())
}

/// The promises of an export.
pub fn promises(export: &str) -> Vec<Value> {
    let value: Value = serde_json::from_str(export).unwrap_or_else(|error| panic!("{error}: {export}"));
    value["promises"].as_array().unwrap().clone()
}

/// What a shop holds, in a few words.
fn brief(export: &str) -> String {
    let words = |promise: &Value| {
        let (id, history) = (promise["id"].as_str().unwrap_or("?"), promise["history"].as_array().map_or(0, Vec::len));
        format!("{id} {} ({history})", promise["status"].as_str().unwrap_or("?"))
    };
    format!("[{}]", promises(export).iter().map(words).collect::<Vec<_>>().join(", "))
}

/// What a command said has become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// It is saved.
    Saved,
    /// It is not.
    NotSaved,
    /// Nobody knows.
    Unknown,
}

/// What a command said. Silence with a good exit means that it was done.
pub fn word(answer: &Answer) -> Result<Word, String> {
    let Answer { code, out, err } = answer;
    let Some(error) = err.lines().find(|line| line.starts_with("error:")) else {
        return match code {
            0 => Ok(Word::Saved),
            1 if err.contains("warning:") && !out.is_empty() => Ok(Word::Saved),
            _ => Err(format!("it ended with {code} and without a word: {out}{err}")),
        };
    };
    if *code != 1 {
        return Err(format!("it ended with {code}: {error}"));
    }
    if error.contains("not confirmed") {
        Ok(Word::Unknown)
    } else if error.contains("it is saved") || !out.is_empty() {
        // What comes after the answer is about something else.
        Ok(Word::Saved)
    } else {
        Ok(Word::NotSaved)
    }
}
