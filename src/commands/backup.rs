//! `backup`: the whole store in one file, read again before it is said to be there.

use std::path::PathBuf;

use serde_json::json;

use crate::app::{Answer, App, Exit, Failure};
use crate::files::Draft;
use crate::i18n::t;
use crate::render::json;
use crate::store::{self, Flaw, Unsaved};

/// The arguments of `backup`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "FILE", required = true)]
    file: PathBuf,
    #[arg(long)]
    force: bool,
}

/// Runs `backup`.
pub fn run(args: Args, app: &mut App) -> Answer {
    // Names damaged lines, which the copy has as well.
    app.ledger()?;
    let file = &args.file;
    let mut draft = Draft::begin(file, app.store()?.dir(), args.force).map_err(|why| app.unwritten(file, &why))?;
    let summary = app.store()?.archive(app.now, &mut draft).map_err(|error| match error {
        Unsaved::Store(error) => app.store_failure(&error),
        Unsaved::File(error) => app.unwritten(file, &error.into()),
    })?;
    let written = draft.reread().map_err(|error| app.unwritten(file, &error.into()))?;
    match store::verify(written) {
        Ok(found) if found == summary => {}
        Err(Flaw::Io(error)) => return Err(app.unread(file, &error)),
        _ => return Err(Failure::failed(t!(app.words, "backup-not-as-written"))),
    }
    draft.finish().map_err(|why| app.unwritten(file, &why))?;
    app.saved.set(true);
    app.store()?.remember_backup(file);
    if app.json {
        let value = json!({ "journals": summary.journals, "lines": summary.lines, "bytes": summary.bytes });
        writeln!(app.out, "{}", json::pretty(&value))?;
    }
    let kib = summary.bytes.div_ceil(1024);
    let text = t!(app.words, "backup-done", lines = summary.lines, kib = kib);
    app.say(&text)?;
    Ok(Exit::Done)
}
