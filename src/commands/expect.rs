//! `expect`: record what a customer promised us.

use crate::app::{Answer, App};
use crate::intake::{self, Details};
use crate::model::Direction;

/// The arguments of `expect`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "WHO")]
    words: Vec<String>,
    #[command(flatten)]
    details: Details,
}

/// Runs `expect`.
pub fn run(args: Args, app: &mut App) -> Answer {
    intake::take_down(app, &args.words, &args.details, Direction::Theirs)
}
