//! `edit`: mend what was recorded wrongly; a promise that changes is moved instead.

use chrono::TimeDelta;

use crate::app::{Answer, App, Exit, Failure};
use crate::capture::{self, tidy};
use crate::i18n::t;
use crate::intake::{self, WordingFlags};
use crate::model::{Change, Kind, Mend, Promise, Wording};
use crate::select::{self, Scope};

/// For how long after it was recorded the window may be mended as a slip of the tongue.
const SLIP: TimeDelta = TimeDelta::hours(1);

/// The arguments of `edit`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "ID", required = true)]
    id: Vec<String>,
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    #[arg(long, value_name = "TEXT")]
    what: Option<String>,
    #[arg(long, value_name = "KIND", value_parser = intake::kind)]
    kind: Option<Kind>,
    #[command(flatten)]
    wording: WordingFlags,
    #[arg(long, value_name = "PERSON")]
    owner: Option<String>,
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    #[arg(long, value_name = "TAG")]
    untag: Vec<String>,
    #[arg(long, conflicts_with = "no_complaint")]
    complaint: bool,
    #[arg(long)]
    no_complaint: bool,
    #[arg(long, value_name = "PHRASE")]
    by: Option<String>,
}

/// Runs `edit`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let ledger = app.ledger()?;
    let id = select::promise(app, &ledger, &args.id.join(" "), Scope::Any)?;
    let mut mend = mend(app, &args)?;
    let by = match &args.by {
        Some(by) => {
            slip_allowed(app, select::check(app, &ledger, id, Scope::Open)?)?;
            Some(capture::phrase(app, by)?)
        }
        None => None,
    };
    if mend == Mend::default() && by.is_none() {
        return Err(Failure::misunderstood(t!(app.words, "edit-nothing")).hint(t!(app.words, "edit-nothing-hint")));
    }
    let needs_owner = args.complaint && args.owner.is_none() && ledger.get(id).is_some_and(|one| one.owner.is_none());
    if needs_owner {
        mend.owner = intake::complaint_owner(app)?;
    }
    let mut near = None;
    let ledger = app.commit(|app, ledger, _| {
        let promise = select::check(app, ledger, id, if by.is_some() { Scope::Open } else { Scope::Any })?;
        if promise.newer {
            return Err(Failure::failed(t!(app.words, "select-newer", id = id.to_string())));
        }
        if let Some(who) = mend.who.take() {
            let who = capture::known_as(ledger, &who);
            let is_new = ledger.person_named(&who).is_none();
            near = is_new.then(|| capture::near_miss(ledger, &who)).flatten().map(|known| (who.clone(), known));
            mend.who = Some(who);
        }
        if let Some(reading) = &by {
            slip_allowed(app, promise)?;
            let typed = args.by.as_deref().unwrap_or_default();
            let said = tidy(reading.phrase.as_deref().unwrap_or(typed));
            let was_attempt = promise.current().wording == Wording::Attempt;
            let wording = if was_attempt { Wording::Attempt } else { reading.wording };
            let terms = capture::terms(app, reading, &said, wording);
            mend.terms = Some(capture::in_slot(app, terms, mend.kind.unwrap_or(promise.kind), promise.direction));
        }
        Ok(vec![Change::Edit { id, mend: Box::new(mend) }])
    })?;
    app.answer(&ledger, id)?;
    if let Some((typed, known)) = near.filter(|_| !app.quiet) {
        let text = t!(app.words, "add-near-miss", typed = typed, known = known, id = id.to_string());
        app.warn(&text)?;
    }
    if args.complaint && !app.json {
        intake::warn_unowned(app, &ledger, &[id], false)?;
    }
    Ok(Exit::Done)
}

fn mend(app: &App, args: &Args) -> Result<Mend, Failure> {
    let text = |value: &Option<String>, flag: &str| match value.as_deref().map(tidy) {
        Some(text) if text.is_empty() => Err(Failure::misunderstood(t!(app.words, "edit-empty", flag = flag))),
        text => Ok(text),
    };
    Ok(Mend {
        who: text(&args.who, "--who")?,
        what: text(&args.what, "--what")?,
        kind: args.kind,
        wording: args.wording.stated(),
        owner: args.owner.as_deref().map(tidy),
        complaint: (args.complaint || args.no_complaint).then_some(args.complaint),
        tag: intake::tags(&args.tag),
        untag: intake::tags(&args.untag),
        terms: None,
    })
}

/// A window may be mended within the hour it was recorded; after that, or once moved, it changes by `move`.
fn slip_allowed(app: &App, promise: &Promise) -> Result<(), Failure> {
    let age = app.now - promise.made_at;
    if promise.moves() == 0 && age <= SLIP {
        return Ok(());
    }
    let id = promise.id.to_string();
    let message = t!(app.words, "edit-too-late", id = id.as_str());
    Err(Failure::misunderstood(message).hint(t!(app.words, "edit-too-late-hint", id = id)))
}
