//! The floor of a command that saves: one line appended to the file that is named, and synced.

use std::fs::OpenOptions;
use std::io::Write;

fn main() -> std::io::Result<()> {
    let path = std::env::args_os().nth(1).expect("the file to append to is named");
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    let line = [b"x".repeat(399), b"\n".to_vec()].concat();
    file.write_all(&line)?;
    file.sync_data()
}
