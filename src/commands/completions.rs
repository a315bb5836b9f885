//! `completions`: the script that makes a shell offer commands, numbers and customers; and what it is answered.

use std::ffi::{OsStr, OsString};

use clap::Command;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;

use crate::app::{Answer, App, Exit, Failure};
use crate::cli;
use crate::i18n::t;
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
    let (numbers, customers, settings) = (numbers(app, &ledger), customers(&ledger), settings());
    let quote = asker.quoting();
    let words = &app.words;
    let occasions: Vec<Value> =
        draft::Occasion::ALL.iter().map(|occasion| Value::plain(occasion.name_in(words.language()))).collect();
    let kinds: Vec<Value> =
        Kind::ALL.iter().map(|kind| Value::plain(&t!(words, &format!("card-kind-{}", kind.name())))).collect();
    for verb in cli::VERBS {
        command = command.mut_subcommand(verb.name, |sub| {
            // The name in the reader's language is offered; the other one completes where nothing else does.
            let name = cli::name(verb, words);
            let other = verb.alias.map(|alias| if name == alias { verb.name } else { alias });
            sub.name(name).visible_alias(None::<&str>).alias(other).mut_args(|arg| match arg.get_id().as_str() {
                "id" => arg.add(offer(numbers.clone(), quote)),
                "kind" => arg.add(offer(kinds.clone(), quote)),
                "occasion" => arg.add(offer(occasions.clone(), quote)),
                "request" => arg.add(offer(settings.clone(), quote)),
                "who" | "name" | "words" => arg.add(offer(customers.clone(), quote)),
                _ => arg,
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
    Need { all_open: takes(&["id"]), everybody, ..Need::default() }
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

/// What `config` may be asked, and the names of the settings.
fn settings() -> Vec<Value> {
    let words = ["set", "unset", "path"].into_iter().chain(KEYS);
    words.map(Value::plain).collect()
}

fn customers(ledger: &Ledger) -> Vec<Value> {
    ledger.people().map(|(_, person)| Value::plain(&clean(&person.name))).collect()
}

/// Offers those of the values that begin with what was typed.
fn offer(values: Vec<Value>, quote: fn(&str) -> String) -> ArgValueCompleter {
    ArgValueCompleter::new(move |typed: &OsStr| {
        let typed = shells::typed(typed);
        let begins = values.iter().filter(|value| value.text.to_lowercase().starts_with(&typed));
        let begins = begins.filter(|value| !(value.once_begun && typed.is_empty()));
        begins
            .map(|value| CompletionCandidate::new(quote(&value.text)).help(value.help.clone().map(Into::into)))
            .collect::<Vec<_>>()
    })
}
