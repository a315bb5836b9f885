//! Each writing command killed on its way into each system call that changes something.

use std::fs;

use crate::calls::{Call, can_record, record, tamper};
use crate::judge::{holdings, judge};
use crate::shop::{FIRST, Shop, WRITING, each, opened, tell, torn, unopened};

/// A command in a shop, and what that holds before and after it.
pub struct Case {
    /// In words.
    pub name: String,
    /// The shop before the command.
    pub shop: Shop,
    /// The command.
    pub words: &'static [&'static str],
    /// What is held before.
    pub before: String,
    /// What is held after.
    pub after: String,
    /// The same shop after the command.
    pub done: Shop,
}

/// Every writing command in every kind of shop.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (kind, shop, commands) in [("new", unopened(), FIRST), ("open", opened(), WRITING), ("torn", torn(), WRITING)] {
        let before = holdings(&shop).unwrap();
        for words in commands {
            let (shop, done) = (shop.copy(), shop.copy());
            done.must(words);
            let after = holdings(&done).unwrap();
            let name = format!("{} in a shop that is {kind}", words[0]);
            cases.push(Case { name, shop, words, before: before.clone(), after, done });
        }
    }
    cases
}

const LONG: &str = "a long import";

/// A command so long that it takes several writes.
fn long_case() -> Case {
    let (shop, words): (_, &[&str]) = (opened(), &["import", "in/long.jsonl"]);
    let text = "bring the box and whatever lies beside it ".repeat(380);
    let list: String = (1..=75).map(|n| format!("{{\"who\":\"Ana\",\"what\":\"{n}: {text}\"}}\n")).collect();
    fs::write(shop.root().join("in/long.jsonl"), list).unwrap();
    let done = shop.copy();
    done.must(words);
    let (before, after) = (holdings(&shop).unwrap(), holdings(&done).unwrap());
    Case { name: LONG.to_owned(), shop, words, before, after, done }
}

impl Case {
    /// Whether what the command put outside the store is there whole, or not at all where that is allowed.
    pub fn outside(&self, shop: &Shop, must_be_there: bool) -> Result<(), String> {
        for entry in fs::read_dir(self.done.root().join("out")).unwrap() {
            let name = entry.unwrap().file_name();
            let read = |shop: &Shop| fs::read(shop.root().join("out").join(&name)).ok();
            match read(shop) {
                None if must_be_there => return Err(format!("{} is missing", name.display())),
                found if found.is_some() && found != read(&self.done) => {
                    return Err(format!("{} is there in part", name.display()));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

#[test]
fn a_command_killed_at_any_system_call_is_there_whole_or_not_at_all() {
    if !can_record("commands killed at each system call") {
        return;
    }
    let mut cases = cases();
    cases.push(long_case());
    let mut points = Vec::new();
    for case in &cases {
        let shop = case.shop.copy();
        let (_, calls) = record(&shop, case.words, false, None);
        let chosen = |call: &Call| {
            // To look at so long an import takes a while; its other system calls are those of a short one.
            let matters = case.name != LONG || matches!(call.name.as_str(), "write" | "fdatasync");
            matters && call.changes() && call.concerns(shop.root())
        };
        points.extend(calls.into_iter().filter(chosen).map(|call| (case, call)));
    }
    let wrong: Vec<String> = each(&points, |(case, call)| {
        let shop = case.shop.copy();
        let answer = tamper(&shop, case.words, &call.name, &format!("{}:signal=KILL:when={}", call.name, call.place));
        let said = !answer.out.is_empty();
        let allowed: &[&str] = if said { &[&case.after] } else { &[&case.before, &case.after] };
        let killed = if answer.code == 0 { Err("it was not killed".to_owned()) } else { Ok(()) };
        let found = killed.and_then(|()| case.outside(&shop, said)).and_then(|()| judge(&shop, allowed));
        found.err().map(|why| format!("{}, killed at {} {}: {why}", case.name, call.name, call.place))
    })
    .into_iter()
    .flatten()
    .collect();
    tell(&format!("{} commands killed at {} system calls: {} wrong", cases.len(), points.len(), wrong.len()));
    let writes = points.iter().filter(|(case, call)| case.name == LONG && call.name == "write").count();
    assert!(writes > 3, "the long import is no longer than any other");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(points.len() > 200, "only {} system calls were found", points.len());
}

#[test]
fn an_erasure_killed_at_any_system_call_was_not_begun_or_is_finished_by_the_next() {
    if !can_record("an erasure killed at each system call") {
        return;
    }
    let shop = opened();
    shop.must(&["restore", "in/older.backup", "--force"]);
    shop.must(&["add", "Leo:", "bring the box to Ana on monday at 9"]);
    shop.must(&["backup", "out/promises.backup"]);
    let words = ["forget", "Ana", "--yes"];
    let before = holdings(&shop).unwrap();
    let done = shop.copy();
    done.must(&words);
    let after = holdings(&done).unwrap();
    assert_eq!(left_of_ana(&done), [] as [String; 0]);
    let (_, calls) = record(&shop.copy(), &words, false, None);
    let points: Vec<&Call> = calls.iter().filter(|call| call.changes()).collect();
    let found = each(&points, |call| {
        let shop = shop.copy();
        tamper(&shop, &words, &call.name, &format!("{}:signal=KILL:when={}", call.name, call.place));
        let held = holdings(&shop).unwrap();
        if held == before {
            let answer = shop.run(&words);
            assert_eq!(answer.code, 0, "{}", answer.err);
        } else {
            assert_eq!(held, after);
            shop.run(&["forget", "Nobody"]);
        }
        let left = left_of_ana(&shop);
        let wrong = format!("killed at {} {}: {left:?}", call.name, call.place);
        (!left.is_empty()).then_some(wrong)
    });
    let wrong: Vec<String> = found.into_iter().flatten().collect();
    tell(&format!("an erasure killed at {} system calls: {} wrong", points.len(), wrong.len()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(points.len() > 20, "only {} system calls were found", points.len());
}

/// The files of a shop in which Ana still stands.
fn left_of_ana(shop: &Shop) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![shop.store(), shop.root().join("out")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if String::from_utf8_lossy(&fs::read(&path).unwrap()).contains("Ana") {
                found.push(path.display().to_string());
            }
        }
    }
    found
}
