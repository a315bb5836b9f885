//! The real binary beside the programs that shops already use: calendars, task lists, shells, timers and browsers. Each test
//! needs a program of another's making. What is not installed is skipped out loud; `CLIENTS_ALL=1` makes a skip a failure, as
//! `.ci/run` does once it has installed them.

#![cfg(target_os = "linux")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::print_stderr,
    reason = "other programs are started with the machine's own PATH, and skips are told"
)]

mod bench;
mod jq;
mod report;
