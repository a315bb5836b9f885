//! `redo`: bring back what `undo` took back.

use crate::app::{Answer, App};
use crate::steps::{self, Way};

/// The arguments of `redo`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    count: u32,
}

/// Runs `redo`.
pub fn run(args: Args, app: &mut App) -> Answer {
    steps::take(app, Way::Forward, args.count as usize, true)
}
