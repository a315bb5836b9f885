//! `who`: customers; one customer with open promises, record and phone.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::app::{Answer, App, Exit, Failure};
use crate::capture::{self, tidy};
use crate::exchange::{Card, vcard};
use crate::files::Draft;
use crate::i18n::{Language, t};
use crate::model::agenda::broken_in_a_row;
use crate::model::order::PutInOrder;
use crate::model::people::international_phone;
use crate::model::record::record;
use crate::model::{Change, Instant, Ledger, Person, PersonMend, Promise};
use crate::render::figures::with_percent;
use crate::render::style::{clean, cut, width};
use crate::render::{json, table};

/// The arguments of `who`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    #[arg(long, value_name = "PHONE")]
    phone: Option<String>,
    #[arg(long, value_name = "EMAIL")]
    email: Option<String>,
    #[arg(long, value_name = "LANG", value_parser = languages())]
    language: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[arg(long, value_name = "NAME")]
    rename: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["phone", "email", "language", "note", "rename"])]
    export_vcard: Option<PathBuf>,
    #[arg(long, requires = "export_vcard")]
    force: bool,
}

/// The languages to write to a customer in; an empty one takes the value away, which no hint has to offer.
fn languages() -> PossibleValuesParser {
    PossibleValuesParser::new(["en".into(), "es".into(), PossibleValue::new("").hide(true)])
}

/// Runs `who`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let name = tidy(&args.name.join(" "));
    let mend = mend(app, &args)?;
    let ledger = app.ledger()?;
    if let Some(file) = &args.export_vcard {
        return export(app, &ledger, &name, file, args.force);
    }
    if name.is_empty() {
        if mend != PersonMend::default() {
            return Err(Failure::misunderstood(t!(app.words, "who-whom")));
        }
        return everybody(app, &ledger);
    }
    let (place, person) = one(app, &ledger, &name)?;
    if mend == PersonMend::default() {
        write_one(app, &ledger, place, person)?;
        return Ok(Exit::Done);
    }
    let known = person.name.clone();
    let renamed = mend.rename.clone();
    let mut replaced = None;
    let ledger = app.commit(|app, ledger, _| {
        // Somebody may have renamed this customer meanwhile.
        if ledger.person_named(&known).is_none() {
            return Err(Failure::failed(t!(app.words, "who-nobody", typed = known.as_str())));
        }
        replaced = capture::replaced_phone(ledger, &known, args.phone.as_deref());
        Ok(vec![Change::Person { name: known.clone(), mend: Box::new(mend) }])
    })?;
    let name = renamed.unwrap_or(known);
    if let Some((place, person)) = ledger.person_named(&name) {
        write_one(app, &ledger, place, person)?;
    }
    capture::warn_of_phone(app, args.phone.as_deref())?;
    if let Some(old) = replaced {
        let text = capture::replaced_phone_text(app, &name, &old, args.phone.as_deref());
        app.say(&text)?;
    }
    Ok(Exit::Done)
}

fn mend(app: &App, args: &Args) -> Result<PersonMend, Failure> {
    let rename = args.rename.as_deref().map(tidy);
    if rename.as_deref() == Some("") {
        return Err(Failure::misunderstood(t!(app.words, "edit-empty", flag = "--rename")));
    }
    Ok(PersonMend {
        rename,
        phone: args.phone.as_deref().map(tidy),
        email: args.email.as_deref().map(tidy),
        language: args.language.clone(),
        note: args.note.as_deref().map(tidy),
    })
}

fn one<'l>(app: &App, ledger: &'l Ledger, name: &str) -> Result<(usize, &'l Person), Failure> {
    let found = ledger.people_matching(name);
    match found.as_slice() {
        [] => Err(Failure::failed(t!(app.words, "who-nobody", typed = name)).hint(t!(app.words, "who-nobody-hint"))),
        [only] => Ok(*only),
        several => {
            let names = several.iter().map(|(_, person)| clean(&person.name)).collect::<Vec<_>>().join(", ");
            Err(Failure::failed(t!(app.words, "who-several", typed = name, names = names)))
        }
    }
}

/// Writes the cards of all customers, or of one.
fn export(app: &mut App, ledger: &Ledger, name: &str, file: &Path, force: bool) -> Answer {
    let mut people: Vec<&Person> = match name {
        "" => ledger.people().map(|(_, person)| person).collect(),
        name => vec![one(app, ledger, name)?.1],
    };
    people.order_by_key(|person| crate::model::people::key(&person.name));
    let country = app.settings.phone_country;
    let cards: String = people.iter().map(|person| vcard::card(&card(person, country))).collect();
    if file == Path::new("-") {
        app.out.write_all(cards.as_bytes())?;
        return Ok(Exit::Done);
    }
    let mut draft = Draft::begin(file, app.store()?.dir(), force).map_err(|why| app.unwritten(file, &why))?;
    draft.write_all(cards.as_bytes()).map_err(|error| app.unwritten(file, &error.into()))?;
    draft.finish().map_err(|why| app.unwritten(file, &why))?;
    if app.json {
        writeln!(app.out, "{}", json::pretty(&serde_json::json!({ "people": people.len() })))?;
        return Ok(Exit::Done);
    }
    let text = t!(app.words, "who-exported", count = people.len());
    app.say(&text)?;
    Ok(Exit::Done)
}

/// A customer as an address book keeps them; the phone in the form that every telephone can dial, where that is known.
fn card(person: &Person, country: Option<u16>) -> Card {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let phone = given(&person.phone).map(|phone| international_phone(&phone, country).unwrap_or(phone));
    Card {
        name: person.name.clone(),
        phones: phone.into_iter().collect(),
        emails: given(&person.email).into_iter().collect(),
        language: given(&person.language),
        note: given(&person.note),
    }
}

fn open_of(ledger: &Ledger, place: usize) -> impl Iterator<Item = &Promise> {
    ledger.open().filter(move |promise| promise.person == place)
}

fn everybody(app: &mut App, ledger: &Ledger) -> Answer {
    let mut people: Vec<(usize, &Person)> = ledger.people().collect();
    people.order_by_key(|(_, person)| crate::model::people::key(&person.name));
    if app.json {
        let maker = app.maker();
        let values = people.iter().map(|(place, person)| maker.person(ledger, *place, person)).collect();
        let text = json::pretty(&serde_json::Value::Array(values));
        writeln!(app.out, "{text}")?;
        return Ok(Exit::Done);
    }
    if people.is_empty() {
        let text = t!(app.words, "who-empty");
        app.say(&text)?;
    }
    let widest = people.iter().map(|(_, person)| width(&clean(&person.name))).max().unwrap_or(0);
    let room = widest.min(app.columns.saturating_sub(28).max(10));
    let mut open = vec![0; ledger.people().map(|(place, _)| place + 1).max().unwrap_or(0)];
    for promise in ledger.open() {
        open[promise.person] += 1;
    }
    for (place, person) in people {
        let name = clean(&person.name).into_owned();
        if app.quiet {
            writeln!(app.out, "{name}")?;
            continue;
        }
        let name = cut(&name, room).into_owned();
        let gap = " ".repeat(room - width(&name));
        let open = t!(app.words, "who-open", count = open[place]);
        let phone = person.phone.as_deref().map(|phone| format!("  {}", clean(phone))).unwrap_or_default();
        writeln!(app.out, "{}{gap}  {open}{phone}", app.style.heading(&name))?;
    }
    Ok(Exit::Done)
}

fn write_one(app: &mut App, ledger: &Ledger, place: usize, person: &Person) -> Result<(), Failure> {
    if app.json {
        let text = json::pretty(&app.maker().person(ledger, place, person));
        writeln!(app.out, "{text}")?;
        return Ok(());
    }
    if app.quiet {
        return Ok(());
    }
    let page = app.page();
    let mut text = format!("{}\n", app.style.heading(&clean(&person.name)));
    let language = person.language.as_deref().and_then(Language::from_tag);
    let language = language.map(|language| t!(app.words, &format!("who-language-{}", language.name())));
    for value in [&person.phone, &person.email, &language, &person.note].into_iter().flatten() {
        text += &page.paragraph(&clean(value), "  ");
    }
    let theirs = ledger.promises().iter().filter(|promise| promise.person == place);
    let record = record(theirs, Instant::MIN_UTC.into(), app.now);
    if record.judged() > 0 {
        let rate = t!(app.words, "who-record", kept = record.kept, of = record.judged());
        let line = with_percent(&app.words, rate, &record);
        text += &page.paragraph(&line, "  ");
    }
    let broken = broken_in_a_row(ledger, place, person, app.now);
    if broken > 1 {
        text += &page.paragraph(&t!(app.words, "who-let-down", count = broken), "  ");
    }
    let mut open: Vec<&Promise> = open_of(ledger, place).collect();
    open.order_by_key(|promise| !promise.complaint);
    text += &page.paragraph(&t!(app.words, "who-open", count = open.len()), "  ");
    text += &table::list(&page, ledger, open.into_iter());
    app.out.write_all(text.as_bytes())?;
    Ok(())
}
