//! `say`: a draft of what to tell the customer, and a link that opens it ready to be sent. Nothing is sent by itself.

use std::io;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::app::{Answer, App, Exit, Failure, shown};
use crate::capture::{self, tidy};
use crate::deeds;
use crate::desktop;
use crate::files;
use crate::i18n::{Catalogue, Language, t};
use crate::model::people::international_phone;
use crate::model::{Change, Direction, Ledger, Outcome, Person, Promise, PromiseId, Terms, Window, Wording, ledger};
use crate::render::draft::{self, Draft, Matter, Occasion};
use crate::render::style::clean;
use crate::render::{Page, card, json as to_json, links};
use crate::select::{self, Scope};

/// The largest template that is read, in bytes.
const LONGEST_TEMPLATE: u64 = 64 * 1024;

/// The arguments of `say`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "ID", required = true)]
    id: String,
    #[arg(value_name = "OCCASION")]
    occasion: Vec<String>,
    #[arg(long, value_name = "PHRASE")]
    by: Option<String>,
    #[arg(long, requires = "by")]
    moved: bool,
    #[arg(long, conflicts_with_all = ["mail", "sms"])]
    whatsapp: bool,
    #[arg(long, conflicts_with = "sms")]
    mail: bool,
    #[arg(long)]
    sms: bool,
    #[arg(long)]
    open: bool,
}

/// A new window that the draft speaks of.
#[derive(Clone, Copy)]
struct Proposal<'a> {
    window: Option<&'a Window>,
    settled: bool,
}

/// What is answered.
struct Reply<'a> {
    id: PromiseId,
    who: &'a str,
    occasion: Occasion,
    language: Language,
    draft: Draft,
    link: Option<&'a str>,
    moved: bool,
}

impl Reply<'_> {
    fn to_json(&self, app: &App) -> Value {
        json!({
            "id": self.id.to_string(),
            "who": self.who,
            "occasion": self.occasion.name(),
            "language": self.language.name(),
            "form": app.settings.form.name(),
            "subject": self.draft.subject,
            "text": self.draft.text,
            "when": self.draft.when,
            "link": self.link,
            "moved": self.moved,
        })
    }
}

/// Runs `say`.
pub fn run(args: Args, app: &mut App) -> Answer {
    if args.open && !(args.whatsapp || args.mail || args.sms) {
        return Err(Failure::misunderstood(t!(app.words, "say-open-which")));
    }
    let ledger = app.ledger()?;
    let (name, rest) = select::name_and_note(&ledger, &args.id, &args.occasion);
    let stated = stated_occasion(app, &rest)?;
    let id = select::promise(app, &ledger, &name, if args.moved { Scope::Open } else { Scope::Any })?;
    let occasion = occasion(app, &ledger, id, stated, args.by.is_some())?;
    let terms = args.by.as_deref().map(|typed| terms(app, &ledger, id, typed)).transpose()?;
    if let Some(terms) = terms.as_ref().filter(|_| args.moved) {
        refuse_to_stay(app, &ledger, id, terms)?;
    }
    let window = terms.as_ref().and_then(|terms| terms.window.clone());
    let words = Catalogue::new(language(app, &ledger, id));
    let new = Proposal { window: window.as_ref(), settled: args.moved };
    let draft = compose(app, &words, &ledger, id, occasion, new)?;
    let person = ledger.person(found(&ledger, id));
    let link = link(app, person, &draft, &args)?;
    if let Some(terms) = terms.filter(|_| args.moved) {
        app.commit(|app, ledger, _| {
            select::check(app, ledger, id, Scope::Open)?;
            Ok(vec![Change::Move { id, terms: Box::new(terms), told: true }])
        })?;
    }
    let language = words.language();
    write(app, &Reply { id, who: &person.name, occasion, language, draft, link: link.as_deref(), moved: args.moved })?;
    warn_if_early(app, found(&ledger, id), occasion)?;
    if let Some(link) = link.filter(|_| args.open) {
        app.out.flush()?;
        (app.open)(&link).map_err(|error| not_opened(app, &error))?;
    }
    Ok(Exit::Done)
}

fn found(ledger: &Ledger, id: PromiseId) -> &Promise {
    ledger.get(id).expect("it was selected from this ledger")
}

/// A date that it has already is no new one to tell the customer of.
fn refuse_to_stay(app: &App, ledger: &Ledger, id: PromiseId, terms: &Terms) -> Result<(), Failure> {
    let change = Change::Move { id, terms: Box::new(terms.clone()), told: true };
    let promise = found(ledger, id);
    if deeds::stays(promise, &change) {
        Err(Failure::misunderstood(deeds::stays_text(app, ledger, promise)))
    } else {
        Ok(())
    }
}

/// Points out that a promise that can still be kept is nothing to be sorry for.
fn warn_if_early(app: &mut App, promise: &Promise, occasion: Occasion) -> Result<(), Failure> {
    let current = promise.current();
    let is_early = promise.is_open() && current.deadline.is_some() && !current.is_past(app.now);
    if occasion != Occasion::Sorry || !is_early || app.quiet || app.json {
        return Ok(());
    }
    let id = promise.id.to_string();
    let text = t!(app.words, "say-early", id = id.as_str(), when = card::when(&app.page(), promise));
    app.warn(&text)?;
    let hint = t!(app.words, "say-early-hint", id = id);
    app.hint(&hint);
    Ok(())
}

fn not_opened(app: &App, error: &io::Error) -> Failure {
    let message = match error.kind() {
        io::ErrorKind::NotFound => t!(app.words, "say-no-opener", opener = desktop::OPENER),
        _ => t!(app.words, "say-not-opened", why = app.system_words(error)),
    };
    Failure::failed(message).hint(t!(app.words, "say-not-opened-hint"))
}

/// The occasion that was typed, if one was.
fn stated_occasion(app: &App, typed: &str) -> Result<Option<Occasion>, Failure> {
    if typed.is_empty() {
        return Ok(None);
    }
    let unknown = || {
        let message = t!(app.words, "say-no-occasion", typed = clean(typed).into_owned());
        Failure::misunderstood(message).hint(t!(app.words, "say-no-occasion-hint"))
    };
    Occasion::parse(typed).map(Some).ok_or_else(unknown)
}

/// What the draft is for: as typed, if there is such a draft for this promise, otherwise what the promise calls for.
fn occasion(
    app: &App,
    ledger: &Ledger,
    id: PromiseId,
    stated: Option<Occasion>,
    proposes: bool,
) -> Result<Occasion, Failure> {
    let promise = found(ledger, id);
    let occasion = match stated.or_else(|| called_for(app, promise, proposes)) {
        Some(occasion) => occasion,
        None => {
            let message = t!(app.words, "say-unkept", id = id.to_string());
            return Err(Failure::misunderstood(message).hint(t!(app.words, "say-no-occasion-hint")));
        }
    };
    let name = occasion.name_in(app.words.language());
    if !draft::exists(occasion, promise.direction) {
        let message = t!(app.words, "say-theirs-only", occasion = name);
        return Err(Failure::misunderstood(message).hint(t!(app.words, "say-theirs-only-hint")));
    }
    if proposes && !matches!(occasion, Occasion::Delay | Occasion::Sorry) {
        return Err(Failure::misunderstood(t!(app.words, "say-by-delay", occasion = name)));
    }
    // What is over has no time to agree on any more.
    if !matches!(occasion, Occasion::Done | Occasion::Sorry) {
        select::check(app, ledger, id, Scope::Open)?;
    }
    Ok(occasion)
}

/// What a promise calls for as it stands; nothing where the other side let it go.
fn called_for(app: &App, promise: &Promise, proposes: bool) -> Option<Occasion> {
    if !promise.is_open() {
        return match ledger::outcome(promise, promise.agreed.len() - 1, app.now) {
            Some(Outcome::Released) => None,
            Some(Outcome::Broken) if promise.direction == Direction::Theirs => None,
            Some(Outcome::Broken) => Some(Occasion::Sorry),
            _ => Some(Occasion::Done),
        };
    }
    let is_overdue = promise.current().is_past(app.now);
    Some(match promise.direction {
        Direction::Mine if is_overdue => Occasion::Sorry,
        Direction::Theirs if is_overdue => Occasion::Delay,
        _ if proposes || promise.is_untold() => Occasion::Delay,
        // What was promised today is put in writing; what was promised before is confirmed before its time comes.
        _ if app.zone.local(promise.made_at).date() == app.today() => Occasion::Make,
        _ => Occasion::Confirm,
    })
}

/// What is proposed instead of what was agreed on.
fn terms(app: &mut App, ledger: &Ledger, id: PromiseId, typed: &str) -> Result<Terms, Failure> {
    let reading = capture::phrase(app, typed)?;
    let promise = found(ledger, id);
    let was_attempt = promise.current().wording == Wording::Attempt;
    let wording = if was_attempt { Wording::Attempt } else { reading.wording };
    let said = tidy(reading.phrase.as_deref().unwrap_or(typed));
    Ok(capture::in_slot(app, capture::terms(app, &reading, &said, wording), promise.kind, promise.direction))
}

/// The language to write to the customer in: theirs where it is known, otherwise the program's.
fn language(app: &App, ledger: &Ledger, id: PromiseId) -> Language {
    let theirs = ledger.person(found(ledger, id)).language.as_deref().and_then(Language::from_tag);
    theirs.unwrap_or(app.words.language())
}

fn compose(
    app: &App,
    words: &Catalogue,
    ledger: &Ledger,
    id: PromiseId,
    occasion: Occasion,
    new: Proposal,
) -> Result<Draft, Failure> {
    let promise = found(ledger, id);
    let matter = Matter {
        page: Page { words, ..app.page() },
        who: &ledger.person(promise).name,
        promise,
        occasion,
        proposed: new.window,
        settled: new.settled,
        form: app.settings.form,
        me: promise.owner.as_deref().or(app.settings.me.as_deref()),
        shop: app.settings.shop.as_deref(),
    };
    let Some((file, template)) = template(app, words.language(), occasion, promise.direction)? else {
        return Ok(draft::draft(&matter));
    };
    let draft = draft::from_template(&matter, &template).map_err(|unknown| {
        let found = clean(&unknown.found).into_owned();
        let message = t!(app.words, "say-template-unknown", file = shown(&file), line = unknown.line, found = found);
        Failure::failed(message).hint(t!(app.words, "say-template-unknown-hint"))
    })?;
    if draft.text.is_empty() {
        return Err(Failure::failed(t!(app.words, "say-template-empty", file = shown(&file))));
    }
    Ok(draft)
}

/// The words that the shop keeps for this draft, beside its settings; none where it keeps none.
fn template(
    app: &App,
    language: Language,
    occasion: Occasion,
    direction: Direction,
) -> Result<Option<(PathBuf, String)>, Failure> {
    let settings = &app.settings.origin.file;
    let Some(folder) = settings.parent().filter(|_| !settings.as_os_str().is_empty()) else { return Ok(None) };
    let name = draft::template_name(occasion, direction);
    let file = folder.join("templates").join(language.name()).join(name);
    let text = files::text(&file, LONGEST_TEMPLATE).map_err(|error| {
        let why = app.system_words(&error);
        Failure::failed(t!(app.words, "say-template-unread", file = shown(&file), why = why))
    })?;
    Ok(text.map(|text| (file, text.trim_start_matches('\u{feff}').to_owned())))
}

/// The link that was asked for, if one was.
fn link(app: &App, person: &Person, draft: &Draft, args: &Args) -> Result<Option<String>, Failure> {
    if args.mail {
        return mail(app, person, draft).map(Some);
    }
    if !args.whatsapp && !args.sms {
        return Ok(None);
    }
    let phone = phone(app, person)?;
    Ok(Some(if args.sms { links::sms(&phone, &draft.text) } else { links::whatsapp(&phone, &draft.text) }))
}

/// The phone of the customer, written for the whole world.
fn phone(app: &App, person: &Person) -> Result<String, Failure> {
    let who = clean(&person.name).into_owned();
    let Some(phone) = person.phone.as_deref().filter(|phone| !phone.is_empty()) else {
        let message = t!(app.words, "say-no-phone", who = who.as_str());
        return Err(Failure::failed(message).hint(t!(app.words, "say-no-phone-hint", who = who)));
    };
    let country = app.settings.phone_country;
    international_phone(phone, country).ok_or_else(|| {
        let typed = clean(phone).into_owned();
        if country.is_none() && international_phone(phone, Some(1)).is_some() {
            let message = t!(app.words, "say-no-country", who = who, phone = typed);
            Failure::failed(message).hint(t!(app.words, "say-no-country-hint"))
        } else {
            let message = t!(app.words, "say-bad-phone", who = who.as_str(), phone = typed);
            Failure::failed(message).hint(t!(app.words, "say-no-phone-hint", who = who))
        }
    })
}

fn mail(app: &App, person: &Person, draft: &Draft) -> Result<String, Failure> {
    let who = clean(&person.name).into_owned();
    let hint = t!(app.words, "say-no-email-hint", who = who.as_str());
    let Some(email) = person.email.as_deref().filter(|email| !email.is_empty()) else {
        return Err(Failure::failed(t!(app.words, "say-no-email", who = who)).hint(hint));
    };
    links::mail(email, &draft.subject, &draft.text).ok_or_else(|| {
        let email = clean(email).into_owned();
        Failure::failed(t!(app.words, "say-bad-email", who = who, email = email)).hint(hint)
    })
}

fn write(app: &mut App, reply: &Reply) -> Result<(), Failure> {
    if app.json {
        let text = to_json::pretty(&reply.to_json(app));
        writeln!(app.out, "{text}")?;
        return Ok(());
    }
    if app.quiet {
        // As it is, to be piped somewhere: not folded, and nothing beside it.
        writeln!(app.out, "{}", reply.link.unwrap_or(&reply.draft.text))?;
        return Ok(());
    }
    for line in reply.draft.text.lines() {
        let line = app.page().paragraph(line, "");
        let line = if line.is_empty() { "\n" } else { &line };
        app.out.write_all(line.as_bytes())?;
    }
    if let Some(link) = reply.link {
        writeln!(app.out, "\n{link}")?;
    }
    if reply.moved {
        let note = t!(app.words, "say-moved", who = clean(reply.who).into_owned(), id = reply.id.to_string());
        writeln!(app.out)?;
        app.say(&note)?;
    }
    Ok(())
}
