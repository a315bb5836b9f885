//! The command line: global flags, the table of commands, and what is said when it is not understood.

use std::ffi::OsString;

use clap::builder::TypedValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, ValueHint};

use crate::app::{Answer, App, Failure};
use crate::commands;
use crate::i18n::{Catalogue, Language, t};
use crate::render::style::{ColorChoice, clean};

/// One command: its names, its arguments and the function that runs it.
pub struct Verb {
    /// The name in English.
    pub name: &'static str,
    /// The name in Spanish, where it differs.
    pub alias: Option<&'static str>,
    augment: fn(Command) -> Command,
    run: fn(&ArgMatches, &mut App) -> Answer,
}

/// Builds a `Verb` from the module of a command.
macro_rules! verb {
    ($name:literal, $alias:expr, $($module:tt)+) => {
        Verb {
            name: $name,
            alias: $alias,
            augment: <commands::$($module)+::Args as Args>::augment_args,
            run: |matches, app| {
                let args = commands::$($module)+::Args::from_arg_matches(matches)
                    .expect("clap has matched these very arguments");
                commands::$($module)+::run(args, app)
            },
        }
    };
}

/// Every command, in the order of the help page.
pub const VERBS: &[Verb] = &[
    verb!("add", Some("anota"), add),
    verb!("expect", Some("espera"), expect),
    verb!("due", Some("vence"), due),
    verb!("done", Some("hecho"), done),
    verb!("tell", Some("avisa"), tell),
    verb!("move", Some("mueve"), r#move),
    verb!("drop", Some("suelta"), drop),
    verb!("confirm", Some("confirma"), confirm),
    verb!("assign", Some("asigna"), assign),
    verb!("escalate", Some("eleva"), escalate),
    verb!("edit", Some("edita"), edit),
    verb!("show", Some("ver"), show),
    verb!("list", Some("lista"), list),
    verb!("who", Some("clientes"), who),
    verb!("undo", Some("deshaz"), undo),
    verb!("redo", Some("rehaz"), redo),
    verb!("when", Some("cuando"), when),
    verb!("reword", Some("reformula"), reword),
    verb!("review", Some("repaso"), review),
    verb!("say", Some("di"), say),
    verb!("suggest", Some("sugiere"), suggest),
    verb!("stats", Some("cifras"), stats),
    verb!("remind", Some("recuerda"), remind),
    verb!("report", Some("informe"), report),
    verb!("calendar", Some("calendario"), calendar),
    verb!("export", Some("exporta"), export),
    verb!("import", Some("importa"), import),
    verb!("backup", Some("copia"), backup),
    verb!("restore", Some("restaura"), restore),
    verb!("forget", Some("olvida"), forget),
    verb!("config", Some("ajustes"), config),
    verb!("doctor", Some("revisa"), doctor),
    verb!("completions", Some("completado"), completions),
    verb!("shell-init", Some("terminal"), shell_init),
    verb!("man", Some("manual"), man),
];

/// The flags that every command takes.
#[derive(Clone, Debug, Default)]
pub struct Globals {
    /// `--json`
    pub json: bool,
    /// `--quiet`
    pub quiet: bool,
    /// `--lang`
    pub lang: Option<String>,
    /// `--color`
    pub color: ColorChoice,
    /// `--store`
    pub store: Option<OsString>,
}

/// What is to be run.
pub enum Task {
    /// `due` with nothing else, which is most of what is ever typed: clap need not be asked what that means.
    Due,
    /// A command with its arguments.
    Verb(&'static Verb, Box<ArgMatches>),
}

/// What the command line asks for.
pub enum Request {
    /// Run a command; without one, `due`.
    Run(Globals, Task),
    /// Show the help of a command, or of them all.
    Help(Option<&'static Verb>),
    /// Show the version.
    Version,
    /// It was not understood.
    Mistake(Box<clap::Error>),
}

/// The whole command line. Each command's arguments are built only when it is the one that was typed.
pub fn command() -> Command {
    let mut command = bare();
    for verb in VERBS {
        command = command.subcommand(named(verb).defer(verb.augment));
    }
    command
}

/// The same with every argument built and every text in place, for the help, the man page and the shells.
pub fn localized(words: &Catalogue) -> Command {
    let mut command = bare().about(t!(words, "help-about"));
    for verb in VERBS {
        let about = t!(words, &format!("help-{}", verb.name));
        let texts = (verb.augment)(named(verb)).about(about).mut_args(|arg| {
            let id = format!("help-{}-{}", verb.name, arg.get_id().as_str().replace('_', "-"));
            with_texts(arg, &id, words)
        });
        command = command.subcommand(texts);
    }
    command.mut_args(|arg| {
        let id = format!("help-global-{}", arg.get_id());
        with_texts(arg, &id, words)
    })
}

/// What the words of the command line ask for.
pub fn parse(args: &[OsString]) -> Request {
    if let Some(globals) = plain_due(args) {
        return Request::Run(globals, Task::Due);
    }
    // Most lines name a command, and are understood with that one alone. Only a mistake is looked at with all of them in
    // view, so that it can be said which was meant.
    let alone = match typed_verb(args) {
        Some(verb) => bare().subcommand((verb.augment)(named(verb))),
        None => (verb("due").expect("the table has it").augment)(bare()),
    };
    let matches = match alone.try_get_matches_from(args).or_else(|_| command().try_get_matches_from(args)) {
        Ok(matches) => matches,
        Err(error) => {
            return match error.kind() {
                ErrorKind::DisplayHelp => Request::Help(typed_verb(args)),
                ErrorKind::DisplayVersion => Request::Version,
                ErrorKind::InvalidSubcommand if asks_for_help(args) => Request::Help(typed_verb(&args[1..])),
                _ => Request::Mistake(Box::new(error)),
            };
        }
    };
    let globals = Globals {
        json: matches.get_flag("json"),
        quiet: matches.get_flag("quiet"),
        lang: matches.get_one::<String>("lang").cloned(),
        color: *matches.get_one::<ColorChoice>("color").unwrap_or(&ColorChoice::Auto),
        store: matches.get_one::<OsString>("store").cloned(),
    };
    match matches.subcommand() {
        Some((name, sub)) => {
            let verb = verb(name).expect("clap only knows the commands of the table");
            Request::Run(globals, Task::Verb(verb, Box::new(sub.clone())))
        }
        None => {
            let due = verb("due").expect("the table has it");
            Request::Run(globals, Task::Verb(due, Box::new(matches)))
        }
    }
}

/// The global flags of a line that says nothing but `due`, or nothing at all, perhaps of a store.
fn plain_due(args: &[OsString]) -> Option<Globals> {
    let (mut globals, mut named) = (Globals::default(), false);
    let mut args = args.iter().skip(1);
    while let Some(arg) = args.next() {
        match arg.to_str()? {
            "due" | "vence" if !named => named = true,
            "--store" if globals.store.is_none() => {
                let dir = args.next().filter(|dir| !dir.is_empty() && !dir.as_encoded_bytes().starts_with(b"-"))?;
                globals.store = Some(dir.clone());
            }
            _ => return None,
        }
    }
    Some(globals)
}

/// Runs a command.
pub fn run(task: &Task, app: &mut App) -> Answer {
    match task {
        Task::Due => commands::due::run(commands::due::Args::default(), app),
        Task::Verb(verb, matches) => (verb.run)(matches, app),
    }
}

/// The command with that name, in either language.
pub fn verb(name: &str) -> Option<&'static Verb> {
    VERBS.iter().find(|verb| verb.name == name || verb.alias == Some(name))
}

/// Whether that is the name of a command, in either language.
pub fn is_verb(name: &str) -> bool {
    verb(name).is_some()
}

/// The value of a global flag as typed, even where the rest of the command line was not understood.
pub fn typed_value<'a>(args: &'a [OsString], flag: &str) -> Option<&'a str> {
    let mut args = args.iter().filter_map(|arg| arg.to_str()).take_while(|arg| *arg != "--");
    while let Some(arg) = args.next() {
        match arg.strip_prefix(flag) {
            Some("") => return args.next(),
            Some(value) if value.starts_with('=') => return Some(&value[1..]),
            _ => {}
        }
    }
    None
}

/// What a command line that was not understood says.
pub fn mistake(error: &clap::Error, args: &[OsString], words: &Catalogue) -> Failure {
    let text = |kind| error.get(kind).map(context_text).map(|text| clean(&text).into_owned());
    let named = |kind| {
        let all = |text: String| text.split(", ").map(|one| argument(one, words)).collect::<Vec<_>>().join(", ");
        let as_typed = |text: &String| error.kind() == ErrorKind::UnknownArgument && !text.starts_with('-');
        text(kind).map(|text| if as_typed(&text) { text } else { all(text) })
    };
    let arg = named(ContextKind::InvalidArg).unwrap_or_default();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            t!(words, "cli-unknown-command", typed = text(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::UnknownArgument if !arg.starts_with('-') => t!(words, "cli-too-many", typed = arg),
        ErrorKind::UnknownArgument => t!(words, "cli-unknown-argument", typed = arg),
        ErrorKind::InvalidValue if value.is_empty() => t!(words, "cli-no-value", arg = arg),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            t!(words, "cli-bad-value", arg = arg, typed = value)
        }
        ErrorKind::ArgumentConflict => match named(ContextKind::PriorArg) {
            Some(prior) if prior != arg => t!(words, "cli-conflict", arg = arg, prior = prior),
            _ => t!(words, "cli-twice", arg = arg),
        },
        ErrorKind::MissingRequiredArgument => t!(words, "cli-missing", arg = arg),
        ErrorKind::TooManyValues => t!(words, "cli-too-many", typed = value),
        ErrorKind::InvalidUtf8 => t!(words, "cli-not-utf8"),
        _ => t!(words, "cli-not-understood"),
    };
    let failure = Failure::misunderstood(message);
    match hint(error, args, words) {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}

/// The next step after a mistake: what may have been meant, the values allowed, or the help.
fn hint(error: &clap::Error, args: &[OsString], words: &Catalogue) -> Option<String> {
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg]
        .into_iter()
        .find_map(|kind| error.get(kind))
        .map(likeliest);
    if let Some(suggested) = suggested {
        let suggested = verb(&suggested).map_or(suggested, |verb| name(verb, words).to_owned());
        return Some(t!(words, "cli-did-you-mean", suggested = clean(&suggested).into_owned()));
    }
    if let Some(valid) = error.get(ContextKind::ValidValue).map(context_text).filter(|valid| !valid.is_empty()) {
        return Some(t!(words, "cli-valid-values", values = valid));
    }
    if let (ErrorKind::ValueValidation, Some(ContextValue::String(arg))) =
        (error.kind(), error.get(ContextKind::InvalidArg))
    {
        if arg.starts_with("--kind") {
            return Some(t!(words, "cli-valid-kinds"));
        }
        if arg.starts_with("--how") {
            return Some(t!(words, "cli-valid-hows"));
        }
        if arg.starts_with("--outcome") {
            return Some(t!(words, "cli-valid-outcomes"));
        }
    }
    Some(match typed_verb(args) {
        Some(verb) => t!(words, "cli-see-help", command = name(verb, words)),
        None => t!(words, "cli-see-all-help"),
    })
}

/// The name of a command in the language of the reader.
pub fn name(verb: &Verb, words: &Catalogue) -> &'static str {
    match (words.language(), verb.alias) {
        (Language::Spanish, Some(alias)) => alias,
        _ => verb.name,
    }
}

/// An argument as a person knows it: `--kind` rather than `--kind <KIND>`, and `ID` rather than `<ID>`.
fn argument(text: &str, words: &Catalogue) -> String {
    if text.starts_with('-') {
        return text.split([' ', '=']).next().unwrap_or(text).to_owned();
    }
    let bare = text.trim_matches(|c| matches!(c, '<' | '>' | '[' | ']' | '.'));
    let id = format!("help-value-{}", bare.to_lowercase());
    if words.has(&id) { t!(words, &id) } else { bare.to_owned() }
}

/// The last of several suggestions, which is the likeliest.
fn likeliest(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.last().cloned().unwrap_or_default(),
        other => context_text(other),
    }
}

fn context_text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}

/// Whether help was asked for as a command: `promise help move`.
fn asks_for_help(args: &[OsString]) -> bool {
    args.get(1).is_some_and(|word| word == "help" || word == "ayuda")
}

/// The command that was typed, wherever it stands among the global flags.
fn typed_verb(args: &[OsString]) -> Option<&'static Verb> {
    let mut args = args.iter().skip(1).filter_map(|arg| arg.to_str());
    while let Some(arg) = args.next() {
        if matches!(arg, "--lang" | "--color" | "--store") {
            args.next();
        } else if !arg.starts_with('-') {
            return verb(arg);
        }
    }
    None
}

/// The program and its global flags, without commands.
fn bare() -> Command {
    Command::new("promise")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).global(true))
        .arg(Arg::new("quiet").long("quiet").short('q').action(ArgAction::SetTrue).global(true))
        .arg(Arg::new("lang").long("lang").value_name("LANG").value_parser(["en", "es"]).global(true))
        .arg(
            Arg::new("color")
                .long("color")
                .value_name("COLOR")
                .value_parser(
                    clap::builder::PossibleValuesParser::new(["auto", "always", "never"]).map(|choice| color(&choice)),
                )
                .global(true),
        )
        .arg(
            Arg::new("store")
                .long("store")
                .value_name("DIR")
                .value_parser(clap::value_parser!(OsString))
                .value_hint(ValueHint::DirPath)
                .global(true),
        )
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help).global(true))
        .arg(Arg::new("version").long("version").short('V').action(ArgAction::Version))
}

fn named(verb: &Verb) -> Command {
    let command = Command::new(verb.name).disable_help_flag(true);
    match verb.alias {
        Some(alias) => command.visible_alias(alias),
        None => command,
    }
}

fn with_texts(arg: Arg, id: &str, words: &Catalogue) -> Arg {
    let arg = if words.has(id) { arg.help(t!(words, id)) } else { arg };
    match arg.get_value_names().and_then(|names| names.first()) {
        Some(name) => {
            let id = format!("help-value-{}", name.to_lowercase());
            if words.has(&id) { arg.value_name(t!(words, &id)) } else { arg }
        }
        None => arg,
    }
}

/// What `--color` asks for.
pub fn color(choice: &str) -> ColorChoice {
    match choice {
        "always" => ColorChoice::Always,
        "never" => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_says_nothing_but_due_means_what_clap_takes_it_for() {
        let clap = |args: &[OsString]| {
            let matches = command().get_matches_from(args);
            let store = matches.get_one::<OsString>("store").cloned();
            let args = matches.subcommand().map(|(name, sub)| {
                assert_eq!(name, "due");
                commands::due::Args::from_arg_matches(sub).expect("clap has matched them")
            });
            (store, format!("{:?}", args.unwrap_or_default()))
        };
        for (line, is_plain) in [
            ("promise", true),
            ("promise due", true),
            ("promise vence", true),
            ("promise --store here", true),
            ("promise --store here due", true),
            ("promise due --store here", true),
            ("promise due --store=here", false),
            ("promise due --json", false),
            ("promise due --overdue", false),
            ("promise due due", false),
            ("promise --store", false),
            ("promise --store -q", false),
            ("promise list", false),
        ] {
            let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            let plain = plain_due(&args);
            assert_eq!(plain.is_some(), is_plain, "{line}");
            if let Some(globals) = plain {
                assert_eq!((globals.store, format!("{:?}", commands::due::Args::default())), clap(&args), "{line}");
            }
        }
    }
}
