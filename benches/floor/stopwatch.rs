//! Runs the commands that it reads, one a line with tabs between their words, and answers each with the nanoseconds that it took
//! and its exit code. A small program of its own, because starting a program from a large one takes longer.

use std::io::{BufRead, Write};
use std::process::{Command, Stdio};
use std::time::Instant;

fn main() -> std::io::Result<()> {
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let mut words = line.split('\t');
        let mut command = Command::new(words.next().expect("a line has a first word"));
        command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let status = command.spawn()?.wait()?;
        let nanoseconds = start.elapsed().as_nanos();
        let mut out = std::io::stdout();
        writeln!(out, "{nanoseconds}\t{}", status.code().unwrap_or(-1))?;
        out.flush()?;
    }
    Ok(())
}
