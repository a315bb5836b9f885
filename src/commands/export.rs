//! `export`: every promise and customer as JSON, with everything that happened, so that `import` brings all of it back; or the
//! promises as other programs read them.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::app::{Answer, App, Exit, Failure};
use crate::capture;
use crate::exchange::{sheet, tasks, todotxt};
use crate::files::Draft;
use crate::i18n::t;
use crate::model::{Change, Ended, Ledger, Person, Promise, Shape};
use crate::render::json;
use crate::store;

/// The version of the form of an export.
const FORM: u32 = 1;

/// The arguments of `export`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[arg(long, group = "format")]
    lines: bool,
    #[arg(long, group = "format")]
    csv: bool,
    #[arg(long, group = "format")]
    taskwarrior: bool,
    #[arg(long, group = "format")]
    todotxt: bool,
    #[arg(long, requires = "csv")]
    bom: bool,
    #[arg(long, group = "format")]
    ics: bool,
    #[arg(long = "as", value_name = "SHAPE", value_parser = capture::shape, requires = "ics")]
    shape: Option<Shape>,
    #[arg(long)]
    force: bool,
}

/// What is written.
#[derive(Clone, Copy)]
enum Form {
    /// One object that holds all.
    Whole,
    /// One object a line.
    Lines,
    /// A table, perhaps with the mark by which some spreadsheets know UTF-8.
    Table { bom: bool },
    /// What Taskwarrior reads.
    Tasks,
    /// A todo.txt.
    Todotxt,
    /// A calendar.
    Calendar(Shape),
}

impl Args {
    fn form(&self) -> Form {
        match () {
            () if self.lines => Form::Lines,
            () if self.csv => Form::Table { bom: self.bom },
            () if self.taskwarrior => Form::Tasks,
            () if self.todotxt => Form::Todotxt,
            () if self.ics => Form::Calendar(self.shape.unwrap_or_default()),
            () => Form::Whole,
        }
    }
}

/// Runs `export`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let form = args.form();
    let (ledger, _) = app.numbered_ledger()?;
    for promise in ledger.promises().iter().filter(|promise| promise.newer) {
        let text = t!(app.words, "exchange-newer", id = promise.id.to_string());
        app.warn(&text)?;
    }
    match args.file.as_deref().filter(|file| *file != Path::new("-")) {
        None => write(app, &ledger, form, &mut |app, text| app.out.write_all(text.as_bytes()))?,
        Some(file) => {
            let mut draft =
                Draft::begin(file, app.store()?.dir(), args.force).map_err(|why| app.unwritten(file, &why))?;
            write(app, &ledger, form, &mut |_, text| draft.write_all(text.as_bytes()))
                .map_err(|error| app.unwritten(file, &error.into()))?;
            draft.finish().map_err(|why| app.unwritten(file, &why))?;
            app.saved.set(true);
            say(app, &ledger, form)?;
        }
    }
    Ok(Exit::Done)
}

fn say(app: &mut App, ledger: &Ledger, form: Form) -> Result<(), Failure> {
    let written: Vec<&Promise> = wanted(app, ledger, form).collect();
    let people = match form {
        Form::Whole | Form::Lines => ledger.people().count(),
        _ => written.iter().map(|promise| promise.person).collect::<BTreeSet<_>>().len(),
    };
    let left_out = ledger.promises().len() - written.len();
    if app.json {
        let value = json!({ "promises": written.len(), "people": people, "left_out": left_out });
        writeln!(app.out, "{}", json::pretty(&value))?;
    }
    let text = t!(app.words, "exchange-exported", promises = written.len(), people = people);
    app.say(&text)?;
    match (left_out, form) {
        (0, _) => Ok(()),
        (count, Form::Todotxt) => {
            let text = t!(app.words, "exchange-no-dropped", count = count);
            app.say(&text)
        }
        (count, _) => {
            let text = t!(app.words, "exchange-no-closed", count = count);
            app.say(&text)
        }
    }
}

/// The promises that a form has a place for.
fn wanted<'l>(app: &App, ledger: &'l Ledger, form: Form) -> impl Iterator<Item = &'l Promise> {
    let is_dropped = |promise: &Promise| matches!(promise.current().ended, Some(Ended::Dropped { .. }));
    let wants = move |promise: &Promise| match form {
        Form::Calendar(shape) => app.publisher(shape).wants(promise),
        Form::Todotxt => !is_dropped(promise),
        Form::Whole | Form::Lines | Form::Table { .. } | Form::Tasks => true,
    };
    ledger.promises().iter().filter(move |promise| wants(promise))
}

/// Where the pieces of an export go.
type Put<'a> = dyn FnMut(&mut App, &str) -> io::Result<()> + 'a;

/// Writes the export piece by piece.
fn write(app: &mut App, ledger: &Ledger, form: Form, put: &mut Put) -> io::Result<()> {
    if let Form::Calendar(shape) = form {
        let text = app.publisher(shape).calendar(ledger, wanted(app, ledger, form));
        return put(app, &text);
    }
    if !matches!(form, Form::Whole | Form::Lines) {
        return write_for_others(app, ledger, form, put);
    }
    let letter = |letter: Option<char>| letter.map(String::from).unwrap_or_default();
    let numbers: Map<String, Value> =
        ledger.numbers().into_iter().map(|(of, number)| (letter(of), number.into())).collect();
    let head = json::line(&json!({ "promise": FORM, "numbers": numbers }));
    if matches!(form, Form::Lines) {
        put(app, &(head + "\n"))?;
        for (_, person) in ledger.people() {
            put(app, &(json::line(&json!({ "person": card(person) })) + "\n"))?;
        }
        for promise in ledger.promises() {
            let value = whole(app, ledger, promise);
            put(app, &(json::line(&value) + "\n"))?;
        }
        return Ok(());
    }
    put(app, &format!("{},\n\"people\":[", &head[..head.len() - 1]))?;
    let mut between = "\n";
    for (_, person) in ledger.people() {
        put(app, &format!("{between}{}", json::line(&card(person))))?;
        between = ",\n";
    }
    put(app, "],\n\"promises\":[")?;
    between = "\n";
    for promise in ledger.promises() {
        let value = whole(app, ledger, promise);
        put(app, &format!("{between}{}", json::line(&value)))?;
        between = ",\n";
    }
    put(app, "]}\n")
}

/// Writes what other programs read: a line each, of which Taskwarrior wants a list.
fn write_for_others(app: &mut App, ledger: &Ledger, form: Form, put: &mut Put) -> io::Result<()> {
    match form {
        Form::Table { bom } => {
            let mark = if bom { "\u{feff}" } else { "" };
            put(app, &format!("{mark}{}", sheet::row(sheet::COLUMNS.iter().map(|(name, _)| *name))))?;
        }
        Form::Tasks => put(app, "[\n")?,
        _ => {}
    }
    let wanted: Vec<&Promise> = wanted(app, ledger, form).collect();
    for (place, promise) in wanted.into_iter().enumerate() {
        let person = ledger.person(promise);
        let text = match form {
            Form::Table { .. } => {
                let mut value = app.maker().promise(ledger, promise, false);
                value["email"] = json!(person.email);
                sheet::promise(app, &value)
            }
            Form::Tasks => {
                let between = if place > 0 { ",\n" } else { "" };
                format!("{between}{}", json::line(&tasks::task(app, promise, &person.name)))
            }
            _ => todotxt::line(app, promise, &person.name),
        };
        put(app, &text)?;
    }
    if matches!(form, Form::Tasks) { put(app, "\n]\n") } else { Ok(()) }
}

fn card(person: &Person) -> Value {
    let Person { name, phone, email, language, note, broken_in_a_row: _ } = person;
    json!({ "name": name, "phone": phone, "email": email, "language": language, "note": note })
}

/// A promise in the documented form; each entry of its history also holds what was recorded of it.
fn whole(app: &App, ledger: &Ledger, promise: &Promise) -> Value {
    let mut value = app.maker().promise(ledger, promise, true);
    let entries = value["history"].as_array_mut().expect("it was asked for");
    let known_as = ledger.person(promise).name.as_str();
    for (entry, mut event) in entries.iter_mut().zip(ledger.history(promise)) {
        let named = match event.change {
            Change::Add(added) => Some(added.who.as_str()),
            Change::Edit { mend, .. } => mend.who.as_deref(),
            _ => None,
        };
        event.who = named.filter(|named| *named != known_as).map(|_| known_as);
        entry["recorded"] = store::recorded(&event);
    }
    value
}
