//! `escalate`: a promise is passed up to somebody who can do more.

use crate::app::{Answer, App};
use crate::handover::{self, Handover, Way};

/// The arguments of `escalate`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

/// Runs `escalate`.
pub fn run(args: Args, app: &mut App) -> Answer {
    handover::hand(app, &args.handover, Way::Up)
}
