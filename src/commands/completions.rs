//! `completions`: the script that makes a shell offer commands, numbers and customers; and what it is answered.

use std::ffi::{OsStr, OsString};

use clap::{Arg, Command, ValueHint};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;

use crate::app::{Answer, App, Exit, Failure};
use crate::cli;
use crate::i18n::{Language, t};
use crate::model::order::PutInOrder;
use crate::model::state::Need;
use crate::model::{Kind, Ledger, Promise};
use crate::render::style::clean;
use crate::render::{draft, table};
use crate::settings::KEYS;
use crate::shells::{self, Asker};

/// The arguments of `completions`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "SHELL", required = true, value_parser = ["bash", "zsh", "fish", "elvish", "powershell"])]
    shell: String,
}

/// Runs `completions`.
pub fn run(args: Args, app: &mut App) -> Answer {
    shells::write_script(&args.shell, &mut app.out)?;
    Ok(Exit::Done)
}

/// Answers a shell: `args` is the program, what its script says of itself, `--`, and the line so far.
pub fn complete(app: &mut App, shell: &str, args: Vec<OsString>) -> Answer {
    let known = Shells::builtins();
    let Some(completer) = known.completer(shell) else {
        return Err(Failure::misunderstood(t!(
            app.words,
            "completions-unknown-shell",
            typed = clean(shell).into_owned()
        )));
    };
    // Without a line to complete it is the script that is asked for: `source <(COMPLETE=bash promise)`.
    let Some(asker) = Asker::read(completer, &args) else {
        shells::write_script(completer.name(), &mut app.out)?;
        return Ok(Exit::Done);
    };
    // A shell that asks must not be answered with an error; without a store there are only no values to offer.
    let mut command = cli::localized(&app.words);
    let ledger = app.ledger_for(&need(&command, asker.words())).unwrap_or_default();
    let (numbers, customers) = (numbers(app, &ledger), customers(&ledger));
    let finds_files = asker.finds_files();
    let mut settings = settings(words_of(asker.words(), "config"), app.words.language());
    settings.retain(|value| finds_files || value.text != shells::FILES);
    let quote = asker.quoting();
    let words = &app.words;
    let occasions: Vec<Value> =
        draft::Occasion::ALL.iter().map(|occasion| Value::plain(occasion.name_in(words.language()))).collect();
    let kinds: Vec<Value> =
        Kind::ALL.iter().map(|kind| Value::plain(&t!(words, &format!("card-kind-{}", kind.name())))).collect();
    let with_files = |arg: Arg| if finds_files && is_path(&arg) { arg.add(files()) } else { arg };
    command = command.mut_args(with_files);
    for verb in cli::VERBS {
        command = command.mut_subcommand(verb.name, |sub| {
            // The name in the reader's language is offered; the other one completes where nothing else does.
            let name = cli::name(verb, words);
            let other = verb.alias.map(|alias| if name == alias { verb.name } else { alias });
            let sub = sub.name(name).visible_alias(None::<&str>).alias(other).mut_args(with_files);
            sub.mut_args(|arg| match arg.get_id().as_str() {
                "id" | "put_back" => arg.add(offer(numbers.clone(), quote)),
                "kind" => arg.add(offer(kinds.clone(), quote)),
                "occasion" => arg.add(offer(occasions.clone(), quote)),
                "request" => arg.add(offer(settings.clone(), quote)),
                "who" | "name" | "words" => arg.add(offer(customers.clone(), quote)),
                id => match choices(id, words.language()) {
                    [] => arg,
                    some => arg.add(offer(some.iter().copied().map(Value::plain).collect(), quote)),
                },
            })
        });
    }
    match asker.answer(&mut command, &mut app.out) {
        // This is how it says that nothing goes on from here.
        Err(error) if error.kind() == std::io::ErrorKind::Other => Ok(Exit::Done),
        written => Ok(written.map(|()| Exit::Done)?),
    }
}

/// What has to be known to go on with a line: all customers, who may be many, only where it takes one of them.
fn need(command: &Command, line: &[OsString]) -> Need {
    let words = || line.iter().skip(1).filter_map(|word| word.to_str());
    let sub = words().find_map(cli::verb).and_then(|verb| command.find_subcommand(verb.name));
    let takes =
        |names: &[&str]| sub.is_some_and(|sub| sub.get_positionals().any(|arg| names.contains(&arg.get_id().as_str())));
    let everybody = takes(&["who", "name", "words"]) || words().any(|word| word.starts_with("--who"));
    let all_open = takes(&["id"]) || words().any(|word| word.starts_with("--put-back"));
    Need { all_open, everybody, ..Need::default() }
}

/// A word that the line could go on with.
#[derive(Clone, Debug)]
struct Value {
    text: String,
    help: Option<String>,
    /// It is offered only once a part of it is typed.
    once_begun: bool,
}

impl Value {
    fn plain(text: &str) -> Self {
        Value { text: text.to_owned(), help: None, once_begun: false }
    }
}

/// The open promises: number and text.
fn numbers(app: &App, ledger: &Ledger) -> Vec<Value> {
    let page = app.page();
    let value = |promise: &Promise| {
        let (text, line) = (promise.id.to_string(), table::one_line(&page, ledger, promise));
        // Shells show the number before it.
        let help = line.strip_prefix(text.as_str()).map_or(line.as_str(), str::trim_start).to_owned();
        Value { text, help: Some(help), once_begun: false }
    };
    // A name that leaves only one does as well.
    let mut names: Vec<String> = ledger.open().map(|one| clean(&ledger.person(one).name).into_owned()).collect();
    names.order();
    names.dedup();
    let names = names.into_iter().map(|text| Value { once_begun: true, ..Value::plain(&text) });
    ledger.open().map(value).chain(names).collect()
}

/// What may be said where only a few words are understood.
fn choices(id: &str, language: Language) -> &'static [&'static str] {
    match (id, language) {
        ("shape", Language::English) => &["event", "todo"],
        ("shape", Language::Spanish) => &["evento", "tarea"],
        ("how", Language::English) => &["spoken", "message", "signed"],
        ("how", Language::Spanish) => &["palabra", "mensaje", "firmada"],
        ("outcome", Language::English) => &["kept", "late", "broken", "released", "renegotiated"],
        ("outcome", Language::Spanish) => &["cumplida", "tarde", "rota", "liberada", "renegociada"],
        ("page", Language::English) => &["day", "month"],
        ("page", Language::Spanish) => &["día", "mes"],
        ("action", Language::English) => &["on", "off", "status"],
        ("action", Language::Spanish) => &["activa", "quita", "estado"],
        _ => &[],
    }
}

/// What `config` may be asked next: to do something, then the name of a setting, then the value of one that knows only a few.
fn settings(said: Vec<&str>, language: Language) -> Vec<Value> {
    let deeds = if language == Language::Spanish { ["pon", "quita", "ruta"] } else { ["set", "unset", "path"] };
    let words: Vec<&str> = match said.as_slice() {
        [] => deeds.into_iter().chain(KEYS).collect(),
        ["set" | "pon" | "unset" | "quita"] => KEYS.to_vec(),
        ["set" | "pon", key] => match *key {
            "language" => vec!["en", "es"],
            "form" if language == Language::Spanish => vec!["usted", "tú"],
            "form" => vec!["polite", "familiar"],
            "date_order" => vec!["day", "month"],
            "calendar_as" => vec!["event", "todo"],
            "coach" => vec!["true", "false"],
            "calendar" => vec![shells::FILES],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    words.into_iter().map(Value::plain).collect()
}

/// The words of a line between the name of a command and the one that is asked about, options aside.
fn words_of<'l>(line: &'l [OsString], command: &str) -> Vec<&'l str> {
    let mut words = line.iter().filter_map(|word| word.to_str()).filter(|word| !word.starts_with('-'));
    let _ = words.by_ref().skip(1).find(|word| cli::verb(word).is_some_and(|verb| verb.name == command));
    let mut words: Vec<&str> = words.collect();
    words.pop();
    words
}

/// Whether the value of an option or a command is the name of a file.
fn is_path(arg: &Arg) -> bool {
    !matches!(arg.get_value_hint(), ValueHint::Unknown | ValueHint::Other)
}

/// Leaves it to the shell to find files.
fn files() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let is_option = typed.as_encoded_bytes().starts_with(b"-");
        if is_option { Vec::new() } else { vec![CompletionCandidate::new(shells::FILES)] }
    })
}

fn customers(ledger: &Ledger) -> Vec<Value> {
    ledger.people().map(|(_, person)| Value::plain(&clean(&person.name))).collect()
}

/// Offers those of the values that begin with what was typed.
fn offer(values: Vec<Value>, quote: fn(&str) -> String) -> ArgValueCompleter {
    ArgValueCompleter::new(move |typed: &OsStr| {
        let typed = shells::typed(typed);
        let begins = |value: &&Value| value.text == shells::FILES || value.text.to_lowercase().starts_with(&typed);
        let begins = values.iter().filter(begins);
        let begins = begins.filter(|value| !(value.once_begun && typed.is_empty()));
        begins
            .map(|value| CompletionCandidate::new(quote(&value.text)).help(value.help.clone().map(Into::into)))
            .collect::<Vec<_>>()
    })
}
