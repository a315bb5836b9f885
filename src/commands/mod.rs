//! One file a command, with the command's name: its arguments, and the function that runs it. None imports another.

pub mod add;
pub mod expect;
pub mod due;
pub mod done;
pub mod tell;
pub mod r#move;
pub mod drop;
pub mod edit;
pub mod show;
pub mod list;
pub mod who;
pub mod undo;
pub mod redo;
pub mod when;
pub mod review;
pub mod say;
pub mod suggest;
pub mod stats;
pub mod export;
pub mod import;
pub mod backup;
pub mod restore;
pub mod config;
pub mod doctor;
pub mod completions;
pub mod man;
