//! `undo`: take back the last command, as deep as the history.

use crate::app::{Answer, App};
use crate::steps::{self, Way};

/// The arguments of `undo`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    count: u32,
    #[arg(long)]
    yes: bool,
}

/// Runs `undo`.
pub fn run(args: Args, app: &mut App) -> Answer {
    steps::take(app, Way::Back, args.count as usize, args.yes)
}
