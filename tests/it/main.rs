//! What the program does, command by command, through its front door. Most tests run it in their own process with a clock
//! that stands still (`fixture`); a handful run the real binary (`process`). `tidy` and `readme` test the project itself.

mod fixture;
mod tidy;
mod smoke;
mod add;
mod refusals;
mod capture;
mod dialogue;
mod advice;
mod when;
mod zones;
mod settings;
mod language;
mod screen;
mod shell;
#[cfg(unix)]
mod process;
