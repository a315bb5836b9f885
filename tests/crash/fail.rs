//! Each system call of each writing command fails once, in each way in which it can: what the command says of it is true.

use crate::calls::{Call, can_record, record, tamper};
use crate::judge::{Word, judge, word};
use crate::kill::{Case, cases};
use crate::shop::{each, is_full_run, tell};

/// A system call that fails, or several.
struct Point<'a> {
    case: &'a Case,
    name: String,
    tampering: String,
}

fn points(case: &Case) -> Vec<Point<'_>> {
    let shop = case.shop.copy();
    let (_, calls) = record(&shop, case.words, true, None);
    let mut points = Vec::new();
    for call in calls.iter().filter(|call| call.concerns(shop.root())) {
        for error in errors(call, case) {
            let tampering = format!("{}:error={error}:when={}", call.name, call.place);
            points.push(Point { case, name: call.name.clone(), tampering });
        }
    }
    // A disk that has failed goes on failing.
    for name in ["fdatasync", "fsync", "pwrite64", "ftruncate", "mkdirat", "renameat2", "flock"] {
        if calls.iter().any(|call| call.name == name) {
            points.push(Point { case, name: name.to_owned(), tampering: format!("{name}:error=EIO:when=1+") });
        }
    }
    points
}

/// How a call fails: everything everywhere in the longer run; otherwise what matters where it matters.
fn errors(call: &Call, case: &Case) -> &'static [&'static str] {
    let open = case.name.ends_with("open");
    match (call.changes(), call.name.as_str()) {
        (false, "close" | "dup" | "dup2" | "dup3" | "ioctl") => &[],
        (true, _) if is_full_run() || open && call.name != "fchmodat" => &["EIO", "ENOSPC", "EDQUOT", "EINTR"],
        (true, _) => &["EIO"],
        (false, _) if is_full_run() => &["EIO", "EINTR"],
        (false, "openat" | "read" | "pread64" | "getdents64") if open => &["EIO"],
        (false, _) => &[],
    }
}

fn found(point: &Point) -> Result<Word, String> {
    let Point { case, name, tampering } = point;
    let shop = case.shop.copy();
    let answer = tamper(&shop, case.words, name, tampering);
    let told = |why: String| format!("{}, {tampering}: {why}\n    it said: {}{}", case.name, answer.out, answer.err);
    let word = word(&answer).map_err(told)?;
    let allowed: &[&str] = match word {
        Word::Saved => &[&case.after],
        Word::NotSaved => &[&case.before],
        Word::Unknown => &[&case.before, &case.after],
    };
    case.outside(&shop, word == Word::Saved).map_err(told)?;
    judge(&shop, allowed).map_err(told)?;
    Ok(word)
}

#[test]
fn what_is_said_is_true_when_any_system_call_fails() {
    if !can_record("each system call failing") {
        return;
    }
    let cases = cases();
    let points: Vec<Point> = each(&cases, points).into_iter().flatten().collect();
    let found = each(&points, found);
    let count = |word: Word| found.iter().filter(|found| **found == Ok(word)).count();
    let wrong: Vec<&String> = found.iter().filter_map(|found| found.as_ref().err()).collect();
    tell(&format!(
        "{} commands with {} system calls that failed: {} saved all the same, {} not saved, {} not confirmed, {} wrong",
        cases.len(),
        points.len(),
        count(Word::Saved),
        count(Word::NotSaved),
        count(Word::Unknown),
        wrong.len()
    ));
    assert!(wrong.is_empty(), "{}", wrong.iter().map(|why| why.as_str()).collect::<Vec<_>>().join("\n"));
    assert!(points.len() > 500, "only {} ways to fail were found", points.len());
}
