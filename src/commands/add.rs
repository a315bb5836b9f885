//! `add`: record a promise to a customer.

use crate::app::{Answer, App};
use crate::intake::{self, Details};
use crate::model::Direction;

/// The arguments of `add`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "WHO")]
    words: Vec<String>,
    #[arg(long)]
    theirs: bool,
    #[command(flatten)]
    details: Details,
}

/// Runs `add`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let direction = if args.theirs { Direction::Theirs } else { Direction::Mine };
    intake::take_down(app, &args.words, &args.details, direction)
}
