//! The real binary, killed, failed, crowded and cut off from its disk wherever that is possible; and each protection switched off
//! once, to show that these tests would notice. Everything here is a count of what was tried and what was lost.
//!
//! `CRASH_FULL=1` tears every write at every byte and fails every system call in every way; it takes some minutes more. What
//! needs `strace` is skipped out loud where it is not installed.

#![cfg(target_os = "linux")]

mod shop;
mod calls;
mod disk;
mod judge;
mod kill;
mod power;
mod fail;
mod full;
mod protections;
mod crowd;
