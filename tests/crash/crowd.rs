//! Five hundred commands at once, and one that stops with the lock in its hand.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::calls::can_record;
use crate::judge::{holdings, judge, promises};
use crate::shop::{Answer, Shop, scratch, tell};

/// The commands in the journals of a shop, as they stand there.
fn lines(shop: &Shop) -> Vec<Value> {
    let mut lines = Vec::new();
    for entry in fs::read_dir(shop.store().join("journal")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        lines.extend(
            text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).filter(|line| line["n"].is_u64()),
        );
    }
    lines
}

/// Lets all these commands run at once, and returns what each said. They all wait for the lock before the first gets it.
pub fn at_once(shop: &Shop, commands: &[Vec<String>]) -> Vec<Answer> {
    let answers = scratch();
    let gate = File::options().write(true).create(true).truncate(false).open(shop.store().join("lock")).unwrap();
    gate.lock().unwrap();
    let start = |(place, words): (usize, &Vec<String>)| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let file = |kind: &str| File::create(answers.path().join(format!("{kind}-{place}"))).unwrap();
        shop.command(&words).stdout(file("out")).stderr(file("err")).spawn().unwrap()
    };
    let children: Vec<Child> = commands.iter().enumerate().map(start).collect();
    drop(gate);
    let end = |(place, mut child): (usize, Child)| {
        let code = child.wait().unwrap().code().unwrap_or(-1);
        let read = |kind: &str| fs::read_to_string(answers.path().join(format!("{kind}-{place}"))).unwrap();
        Answer { code, out: read("out"), err: read("err") }
    };
    children.into_iter().enumerate().map(end).collect()
}

/// Whether a command was told that others were busy all the time.
fn is_refusal(answer: &Answer) -> bool {
    let said = answer.err.contains("another command has been writing for") && answer.err.contains("nothing was saved");
    answer.code == 1 && said && answer.out.is_empty()
}

/// What is wrong with a shop in which these commands ran at once. The `count` commands before them are there as well.
pub fn wrong_after(shop: &Shop, count: usize, commands: &[Vec<String>], answers: &[Answer]) -> Vec<String> {
    let (mut wrong, mut saved) = (Vec::new(), 0);
    for (words, answer) in commands.iter().zip(answers) {
        match answer.code {
            0 if answer.err.is_empty() => saved += 1,
            _ if is_refusal(answer) => {}
            _ => wrong.push(format!("{words:?} ended with {}: {}", answer.code, answer.err)),
        }
    }
    let lines = lines(shop);
    if lines.len() != count + saved {
        wrong.push(format!("{saved} were answered, {} are there", lines.len() - count));
    }
    let mut numbers: BTreeMap<u64, usize> = BTreeMap::new();
    let mut deeds: BTreeMap<String, usize> = BTreeMap::new();
    for line in &lines {
        // A long command has several lines with one number.
        if line["batch"].is_null() {
            *numbers.entry(line["n"].as_u64().unwrap()).or_default() += 1;
        }
        for deed in line["do"].as_array().unwrap() {
            if deed["op"] == "person" {
                continue;
            }
            // One command of each kind for each promise, and each command is taken back once.
            let of = if deed["op"] == "add" {
                &deed["who"]
            } else if deed["op"] == "undo" {
                &deed["n"]
            } else {
                &deed["id"]
            };
            *deeds.entry(format!("{} {of}", deed["op"])).or_default() += 1;
            if deed["op"] == "add" {
                *deeds.entry(format!("number {}", deed["id"])).or_default() += 1;
            }
        }
    }
    wrong.extend(
        numbers.iter().filter(|(_, times)| **times > 1).map(|(n, times)| format!("line {n} is there {times} times")),
    );
    wrong.extend(
        deeds.iter().filter(|(_, times)| **times > 1).map(|(deed, times)| format!("{deed} is there {times} times")),
    );
    for (words, answer) in commands.iter().zip(answers).filter(|(words, answer)| words[1] == "add" && answer.code == 0)
    {
        let number = format!("number \"{}\"", answer.out.trim());
        let customer = format!("\"add\" \"{}\"", words[2].trim_end_matches(':'));
        if !deeds.contains_key(&number) || !deeds.contains_key(&customer) {
            wrong.push(format!("{words:?} was answered {} and is gone", answer.out.trim()));
        }
    }
    match holdings(shop) {
        Err(why) => wrong.push(why),
        Ok(held) => wrong.extend(judge(shop, &[&held]).err()),
    }
    wrong
}

/// A shop with so many promises, each taken down by a command of its own.
fn busy(count: usize) -> Shop {
    let shop = Shop::new();
    let text: String = (1..=count).map(|n| format!("Customer {n}: call next month\n")).collect();
    fs::write(shop.root().join("in/promises"), text).unwrap();
    let mut command = shop.command(&["--quiet", "add", "-"]);
    let input = File::open(shop.root().join("in/promises")).unwrap();
    assert!(command.stdin(input).stdout(Stdio::null()).status().unwrap().success());
    shop
}

fn words(text: &[&str]) -> Vec<String> {
    text.iter().map(|&word| word.to_owned()).collect()
}

/// New promises of different customers, at once.
pub fn newcomers(count: usize) -> Vec<Vec<String>> {
    (1..=count).map(|n| words(&["--quiet", "add", &format!("Newcomer{n}:"), "call tomorrow at 5"])).collect()
}

#[test]
fn five_hundred_commands_at_once_are_each_there_once() {
    let shop = busy(120);
    // What is taken back are commands of the crowd or these, never those that others build on.
    for n in 1..=80 {
        shop.must(&["who", "Customer 1", "--note", &format!("note {n}")]);
    }
    let count = lines(&shop).len();
    let mut commands = newcomers(300);
    for n in 1..=60 {
        commands.insert(n * 3, words(&["--quiet", "done", &n.to_string()]));
        commands.insert(n * 4, words(&["--quiet", "move", &(n + 60).to_string(), "next friday", "--told"]));
    }
    for n in 1..=80 {
        commands.insert(n * 5, words(&["--quiet", "undo"]));
    }
    assert_eq!(commands.len(), 500);
    let mut answers = at_once(&shop, &commands);
    // Who was told after 10 s that nothing was saved types it again.
    let (mut again, mut rounds) = (0, 1);
    while let refused @ 1.. = answers.iter().filter(|answer| is_refusal(answer)).count() {
        assert!(rounds < 20, "{refused} commands never got their turn");
        let places: Vec<usize> = (0..answers.len()).filter(|place| is_refusal(&answers[*place])).collect();
        let repeated: Vec<Vec<String>> = places.iter().map(|place| commands[*place].clone()).collect();
        for (place, answer) in places.into_iter().zip(at_once(&shop, &repeated)) {
            answers[place] = answer;
        }
        (again, rounds) = (again + refused, rounds + 1);
    }
    let wrong = wrong_after(&shop, count, &commands, &answers);
    tell(&format!("500 commands at once: {again} typed again after a refusal, {} wrong", wrong.len()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_stopped_command_that_holds_the_lock_is_named_after_ten_seconds_and_nothing_is_saved() {
    if !can_record("a command that was stopped with the lock in its hand") {
        return;
    }
    let shop = busy(3);
    let before = holdings(&shop).unwrap();
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-e"]);
    command.args(["inject=fdatasync:signal=STOP:when=1", env!("CARGO_BIN_EXE_promise"), "done", "1"]);
    shop.surround(&mut command);
    let stopped = command.stdout(Stdio::piped()).spawn().unwrap();
    let process = stopped_child(stopped.id());

    // Its line is written and not synced: readers may see it already, and nobody has been told.
    // (strace stops it for a moment at each call, so that it may not have come that far yet.)
    let held = loop {
        let held = holdings(&shop).unwrap();
        if held != before {
            break held;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(shop.run(&["due"]).code, 0, "who only reads does not wait");
    let waiting: [&[&str]; 3] = [&["add", "Ana:", "call tomorrow"], &["done", "2"], &["undo"]];
    let waiting: Vec<Vec<String>> = waiting.iter().map(|text| words(text)).collect();
    let spawn = |words: &Vec<String>| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        shop.command(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<Child> = waiting.iter().map(spawn).collect();
    for child in children {
        let answer: Answer = child.wait_with_output().unwrap().into();
        let said = "error: another command has been writing for 10 s; nothing was saved\n";
        assert_eq!((answer.code, answer.out.as_str(), answer.err.as_str()), (1, "", said));
    }
    assert_eq!(holdings(&shop).unwrap(), held);

    assert!(Command::new("kill").args(["-CONT", &process.to_string()]).status().unwrap().success());
    let output = stopped.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(0), false));
    let after = holdings(&shop).unwrap();
    assert_ne!(after, before);
    assert_eq!(promises(&after)[0]["status"], "closed");
    judge(&shop, &[&after]).unwrap();
    tell("a command stopped with the lock in its hand: three others told so after 10 s, nothing lost");
}

/// The process that a process has started, once it is stopped.
fn stopped_child(parent: u32) -> u32 {
    loop {
        let children = fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).unwrap_or_default();
        for child in children.split_whitespace() {
            let state = fs::read_to_string(format!("/proc/{child}/stat")).unwrap_or_default();
            if state.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with(['T', 't']))
                && holds_lock(child)
            {
                return child.parse().unwrap();
            }
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Whether a process holds a lock on a file.
fn holds_lock(process: &str) -> bool {
    let locks = fs::read_to_string("/proc/locks").unwrap();
    locks.lines().any(|line| line.split_whitespace().any(|word| word == process))
}
