//! `man`: the manual page, for `man -l -` or a package.

use crate::app::{Answer, App, Exit};
use crate::cli;
use crate::render::roff;

/// The arguments of `man`: none.
#[derive(clap::Args, Debug)]
pub struct Args {}

/// Runs `man`.
pub fn run(_: Args, app: &mut App) -> Answer {
    let text = roff::manual(&cli::localized(&app.words), &app.words);
    app.out.write_all(text.as_bytes())?;
    Ok(Exit::Done)
}
