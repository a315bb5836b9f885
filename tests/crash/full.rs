//! A disk that is full and one that can only be read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::judge::{Word, holdings, judge, promises, word};
use crate::kill::{Case, cases};
use crate::shop::{Shop, WRITING, copy_folder, each, is_full_run, opened, tell, torn};

/// A small disk of our own, taken away again with the value.
struct Disk {
    folder: TempDir,
}

impl Disk {
    /// Mounts a disk with these options; none where that is not allowed, which is said.
    fn mount(options: &str, what: &str) -> Option<Disk> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "promise-crash-test"]).arg(folder.path()).stderr(Stdio::null());
        if mount.status().is_ok_and(|status| status.success()) {
            return Some(Disk { folder });
        }
        tell(&format!("SKIPPED, since nothing may be mounted here: {what}"));
        None
    }

    fn path(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    fn remount(&self, options: &str) {
        let status = Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(self.folder.path()).status();
        assert!(status.unwrap().success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").args(["-l"]).arg(self.folder.path()).status();
    }
}

/// Lets the write of a new promise stop short at every byte, or every so many; returns how many were tried, and what is wrong.
pub fn short_writes(shop: &Shop, stride: usize) -> (usize, Vec<String>) {
    let words = ["add", "Ana:", "call tomorrow at 5"];
    let before = holdings(shop).unwrap();
    let length = fs::metadata(shop.journal()).unwrap().len();
    let done = shop.copy();
    done.run(&words);
    let after = holdings(&done).unwrap();
    let whole = fs::metadata(done.journal()).unwrap().len();
    let limits: Vec<u64> = (length..whole).rev().step_by(stride).collect();
    let judged = each(&limits, |limit| {
        let shop = shop.copy();
        let answer = shop.run_limited(*limit, &words);
        let allowed = match word(&answer)? {
            Word::Saved => [after.as_str()],
            _ => [before.as_str()],
        };
        judge(&shop, &allowed).map_err(|why| format!("at {limit} of {whole} bytes: {why}\n    it said: {}", answer.err))
    });
    (limits.len(), judged.into_iter().filter_map(Result::err).collect())
}

#[test]
fn a_write_that_stops_short_at_any_byte_is_taken_back() {
    for (kind, shop) in [("open", opened()), ("torn", torn())] {
        let (count, wrong) = short_writes(&shop, if is_full_run() { 1 } else { 3 });
        tell(&format!("a write that stops short in a shop that is {kind}: {count} places, {} wrong", wrong.len()));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(count > 90);
    }
}

#[test]
fn every_command_says_what_became_of_it_where_files_may_not_grow() {
    let cases = cases();
    let points: Vec<(&Case, u64)> =
        cases.iter().flat_map(|case| [0, 57, 101, 500, 1700, 1900, 2500].map(|limit| (case, limit))).collect();
    let found = each(&points, |(case, limit)| {
        let shop = case.shop.copy();
        let answer = shop.run_limited(*limit, case.words);
        let told = |why: String| format!("{}, {limit} bytes: {why}\n    it said: {}", case.name, answer.err);
        let allowed: &[&str] = match word(&answer).map_err(told)? {
            Word::Saved => &[&case.after],
            Word::NotSaved => &[&case.before],
            Word::Unknown => &[&case.before, &case.after],
        };
        case.outside(&shop, word(&answer) == Ok(Word::Saved)).and_then(|()| judge(&shop, allowed)).map_err(told)
    });
    let wrong: Vec<String> = found.into_iter().filter_map(Result::err).collect();
    tell(&format!("{} commands where files may not grow, {} limits: {} wrong", cases.len(), points.len(), wrong.len()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_full_disk_loses_nothing_and_is_named() {
    for options in
        ["size=40k", "nr_inodes=4", "nr_inodes=5", "nr_inodes=6", "nr_inodes=7", "nr_inodes=8", "nr_inodes=14"]
    {
        let Some(disk) = Disk::mount(options, "a full disk") else { return };
        let shop = Shop::at(&disk.path());
        let (mut saved, mut refused) = (0, 0);
        for n in 0..if options.starts_with("nr") { 20 } else { 200 } {
            let answer = shop.run(&["--quiet", "add", &format!("Customer {n}:"), &"call about the box ".repeat(20)]);
            match word(&answer).unwrap() {
                Word::Saved => saved += 1,
                Word::NotSaved => {
                    assert!(answer.err.contains("the disk is full"), "{}", answer.err);
                    refused += 1;
                }
                Word::Unknown => panic!("{}", answer.err),
            }
            // Files that are not needed take the last names that the disk has.
            let _ = fs::write(disk.path().join(format!("file {n}")), "");
        }
        let there = if shop.store().exists() { promises(&holdings(&shop).unwrap()).len() } else { 0 };
        tell(&format!("a disk with {options}: {saved} saved, {refused} refused, {there} there"));
        assert_eq!(there, saved);
        assert!(refused > 0 || options.starts_with("nr"), "the disk never was full");
        disk.remount("size=2m,nr_inodes=0");
        let held = holdings(&shop).unwrap();
        judge(&shop, &[&held]).unwrap();
    }
}

#[test]
fn on_a_full_disk_every_command_says_what_became_of_it() {
    // A page at a time: the disk is full before, in the middle of and after every step.
    let shop = opened();
    let backup = shop.root().join("in/older.backup");
    let copied = fs::read(&backup).unwrap();
    for words in WRITING {
        let mut wrong = Vec::new();
        let done = shop.copy();
        done.must(words);
        let after = holdings(&done).unwrap();
        for pages in 1..=10 {
            let Some(disk) = Disk::mount(&format!("size={}k", 4 * pages + 64), "commands on a full disk") else {
                return;
            };
            copy_folder(shop.root(), &disk.path());
            // Each copy remembers this one, in which whom the one before has forgotten would keep that name.
            fs::write(&backup, &copied).unwrap();
            let here = Shop::at(&disk.path());
            let before = holdings(&here).unwrap();
            fill(&disk.path(), pages);
            let answer = here.run(words);
            let _ = fs::remove_file(disk.path().join("filling"));
            let allowed = match word(&answer) {
                Ok(Word::Saved) => vec![after.as_str()],
                Ok(Word::NotSaved) => vec![before.as_str()],
                Ok(Word::Unknown) => vec![before.as_str(), after.as_str()],
                Err(why) => panic!("{why}"),
            };
            if let Err(why) = judge(&here, &allowed) {
                wrong.push(format!("{words:?} with {pages} pages: {why}: {}", answer.err));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    tell(&format!("{} commands on a disk with no page left, one, two …: nothing wrong", WRITING.len()));
}

/// Leaves so many pages free, less one.
fn fill(disk: &Path, pages: usize) {
    let mut filling = Vec::new();
    loop {
        filling.extend([0; 4096]);
        if fs::write(disk.join("filling"), &filling).is_err() {
            break;
        }
    }
    let left = filling.len().saturating_sub(4096 * pages);
    fs::write(disk.join("filling"), &filling[..left]).unwrap();
}

#[test]
fn a_disk_that_can_only_be_read_is_read_and_nothing_is_said_to_be_saved() {
    let Some(disk) = Disk::mount("size=2m", "a disk that can only be read") else { return };
    copy_folder(opened().root(), &disk.path());
    let shop = Shop::at(&disk.path());
    let (before, due) = (holdings(&shop).unwrap(), shop.must(&["due"]));
    disk.remount("ro");
    assert_eq!(holdings(&shop).unwrap(), before);
    assert_eq!(shop.must(&["due"]), due);
    for words in WRITING {
        let answer = shop.run(words);
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{words:?}");
        assert!(answer.err.contains("the disk can only be read"), "{words:?}: {}", answer.err);
        assert_eq!(word(&answer), Ok(Word::NotSaved), "{words:?}");
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("copy");
    shop.must(&["backup", copy.to_str().unwrap()]);
    disk.remount("rw");
    judge(&shop, &[&before]).unwrap();
}
