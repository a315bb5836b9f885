//! `restore`: brings back what `backup` kept, once every byte of it has been checked.

use std::path::PathBuf;

use serde_json::json;

use crate::app::{Answer, App, Exit, Failure, shown};
use crate::files;
use crate::i18n::t;
use crate::render::json;
use crate::store::{self, Flaw, Unrestored};

/// The arguments of `restore`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "FILE", required = true)]
    file: PathBuf,
    #[arg(long)]
    force: bool,
}

/// Runs `restore`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let file = &args.file;
    let open = || files::open(file).map(|(opened, _)| opened);
    let opened = open().map_err(|error| app.unread(file, &error))?;
    let summary = store::verify(opened).map_err(|flaw| refusal(app, &args, Unrestored::Flaw(flaw)))?;
    let store = app.store()?.clone();
    let before = app.in_calendar();
    let locked = store.lock().map_err(|error| app.store_failure(&error))?;
    let aside = locked.restore(app.now, &open, args.force).map_err(|why| refusal(app, &args, why))?;
    app.saved.set(true);
    if app.json {
        let aside = aside.as_ref().map(|aside| aside.display().to_string());
        let value = json!({
            "journals": summary.journals, "lines": summary.lines, "bytes": summary.bytes, "replaced": aside,
        });
        writeln!(app.out, "{}", json::pretty(&value))?;
    }
    let text = t!(app.words, "backup-restored", lines = summary.lines);
    app.say(&text)?;
    if let Some(aside) = aside {
        let text = t!(app.words, "backup-aside", path = shown(&aside));
        app.say(&text)?;
    }
    // Names the lines that were damaged when the copy was made.
    app.ledger()?;
    app.clear_calendar_of(&before)?;
    app.keep_whole_calendar()?;
    Ok(Exit::Done)
}

fn refusal(app: &App, args: &Args, why: Unrestored) -> Failure {
    let path = shown(&args.file);
    match why {
        Unrestored::Lacking(count) => {
            Failure::failed(t!(app.words, "backup-lacking", count = count)).hint(t!(app.words, "backup-lacking-hint"))
        }
        Unrestored::Flaw(Flaw::NoBackup) => Failure::failed(t!(app.words, "backup-is-none", path = path)),
        Unrestored::Flaw(Flaw::Newer) => Failure::failed(t!(app.words, "backup-newer", path = path)),
        Unrestored::Flaw(Flaw::Damaged) => Failure::failed(t!(app.words, "backup-damaged", path = path)),
        Unrestored::Flaw(Flaw::Io(error)) => app.unread(&args.file, &error),
        Unrestored::Store(error) => app.store_failure(&error),
    }
}
