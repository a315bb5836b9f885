//! `assign`: somebody else answers for a promise.

use crate::app::{Answer, App};
use crate::handover::{self, Handover, Way};

/// The arguments of `assign`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

/// Runs `assign`.
pub fn run(args: Args, app: &mut App) -> Answer {
    handover::hand(app, &args.handover, Way::Over)
}
