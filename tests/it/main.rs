//! What the program does, command by command, through its front door. Most tests run it in their own process with a clock
//! that stands still (`fixture`); a handful run the real binary (`process`). `tidy` and `readme` test the project itself.

mod fixture;
mod tidy;
mod readme;
mod smoke;
mod due;
mod done;
mod select;
mod moves;
mod drop;
mod confirm;
mod handover;
mod complaints;
mod edit;
mod show;
mod list;
mod who;
mod stats;
mod suggest;
mod month;
mod add;
mod refusals;
mod reword;
mod capture;
mod dialogue;
mod advice;
mod warn;
mod when;
mod zones;
mod settings;
mod config;
mod review;
mod say;
mod language;
mod screen;
mod shell;
mod undo;
mod outcomes;
mod damage;
mod hostile;
mod backup;
mod doctor;
mod exchange;
mod snapshot;
#[cfg(unix)]
mod process;
