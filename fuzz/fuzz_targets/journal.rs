//! Any bytes at all in the place of a journal: reading them never panics, shows no line whose hash is wrong, and agrees with what
//! `doctor` says; a repair keeps every line that was shown and leaves nothing wrong.

#![no_main]

use std::cell::OnceCell;
use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use chrono::DateTime;
use libfuzzer_sys::fuzz_target;
use promise::model::Ledger;
use promise::store::Store;
use sha2::{Digest, Sha256};

/// A folder of this process, in memory where the system has such a place.
fn folder() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    let place = if memory.is_dir() { memory } else { std::env::temp_dir() };
    place.join(format!("promise-fuzz-{}", std::process::id()))
}

thread_local! {
    static STORE: OnceCell<PathBuf> = const { OnceCell::new() };
}

/// What every line of a command has.
#[derive(serde::Deserialize)]
struct Numbered {
    n: Option<u64>,
}

/// The numbers of the lines whose hash is that of their bytes.
fn sound(bytes: &[u8]) -> HashSet<u64> {
    let mut found = HashSet::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let Some(end) = line.len().checked_sub(24) else { continue };
        let hash: String = Sha256::digest(&line[..end]).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        if line[end..] == *format!(",\"h\":\"{hash}\"}}").as_bytes() {
            // What is of no known name is passed over, however deep or large it is, as long as it is text.
            let numbered = str::from_utf8(line).ok().and_then(|line| serde_json::from_str::<Numbered>(line).ok());
            found.extend(numbered.and_then(|numbered| numbered.n));
        }
    }
    found
}

/// Bytes in which each `@` that ends a line stands for the hash that would make it sound, so that the fuzzer gets past it.
fn sealed(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut last = String::new();
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        let (body, rest) = match line.strip_suffix(b"@\n") {
            Some(body) => (body, true),
            None => (line, false),
        };
        if !rest {
            out.extend_from_slice(line);
            continue;
        }
        let start = out.len();
        out.extend_from_slice(body);
        if !last.is_empty() {
            out.extend_from_slice(format!(",\"p\":\"{last}\"").as_bytes());
        }
        last = Sha256::digest(&out[start..]).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        out.extend_from_slice(format!(",\"h\":\"{last}\"}}\n").as_bytes());
    }
    out
}

fuzz_target!(|data: &[u8]| {
    let bytes = sealed(data);
    let dir = STORE.with(|store| store.get_or_init(folder).clone());
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(dir.join("journal")).unwrap();
    let file = dir.join("journal/k3f9x2w.jsonl");
    fs::write(&file, &bytes).unwrap();
    let store = Store::at(dir);
    let contents = store.read().unwrap();
    let sound = sound(&bytes);
    assert!(contents.lines.iter().all(|line| sound.contains(&line.n)));
    let ledger = Ledger::fold(contents.lines.clone());
    assert!(ledger.promises().len() <= contents.lines.iter().map(|line| line.changes.len()).sum());
    let checkup = store.examine().unwrap();
    let of_lines = checkup.faults.iter().filter(|fault| fault.line > 0).count();
    assert_eq!(of_lines > 0, contents.is_damaged());
    assert_eq!(checkup.contents, contents);
    store.edited().unwrap();
    if contents.newer_format {
        return;
    }
    let at = DateTime::parse_from_rfc3339("2026-11-21T18:00:00+01:00").unwrap();
    store.lock().unwrap().repair(at).unwrap();
    let after = store.read().unwrap();
    assert!(!after.is_damaged(), "{:?}", after.damage);
    assert_eq!(after.lines.len(), contents.lines.len());
});
