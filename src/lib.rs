//! Records the promises a shop makes to its customers and shows them before they are forgotten.
//!
//! `run` is the whole program: a world goes in, an exit comes out. The modules are listed in reading order.

pub mod model;
pub mod dates;
pub mod i18n;
pub mod settings;
pub mod store;
pub mod files;
pub mod desktop;
pub mod timer;
pub mod keys;
pub mod render;
pub mod calendar;
pub mod app;
pub mod select;
pub mod capture;
pub mod advice;
pub mod intake;
pub mod deeds;
pub mod filter;
pub mod steps;
pub mod handover;
pub mod shells;
pub mod exchange;
pub mod commands;
pub mod cli;

use std::cell::Cell;
use std::io::ErrorKind;
use std::path::PathBuf;

use chrono::SubsecRound;

pub use app::{Exit, Terminal, World};
pub use model::zone::Remembered;

use app::{Answer, App, Failure, folded, shown};
use cli::{Globals, Request};
use i18n::{Catalogue, t};
use model::{Instant, zone};
use render::style::{ColorChoice, Style, clean};
use settings::Settings;
use store::Store;

/// Runs the program in a world.
pub fn run(mut world: World) -> Exit {
    let request = cli::parse(&world.args);
    let (words, loaded) = prepare(&world, &request);
    let color = match &request {
        Request::Run(globals, ..) => globals.color,
        _ => cli::typed_value(&world.args, "--color").map(cli::color).unwrap_or_default(),
    };
    let saved = Cell::new(false);
    let answer = answer(&mut world, request, &words, loaded, color, &saved);
    let answer = answer.and_then(|exit| match world.out.flush() {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Write(error)),
        _ => Ok(exit),
    });
    conclude(&mut world, &words, answer, color, saved.get())
}

/// Settings as read, or why they cannot be.
type Loaded = Result<(Settings, Vec<String>), Failure>;

/// Settles the language, which takes the settings, which may be wrong and must say so in that language.
fn prepare(world: &World, request: &Request) -> (Catalogue, Loaded) {
    let flag = match request {
        Request::Run(globals, ..) => globals.lang.as_deref(),
        _ => cli::typed_value(&world.args, "--lang"),
    };
    let choose = |setting| Catalogue::new(i18n::choose(flag, &|name| world.var(name), setting));
    let Some(path) = settings_path(world) else { return (choose(None), Ok(Default::default())) };
    let text = match files::text(&path, settings::LONGEST_FILE) {
        Ok(Some(text)) => text,
        Ok(None) if world.var("PROMISE_CONFIG").is_none_or(|path| path.is_empty()) => {
            return (choose(None), Ok((Settings::without(path), Vec::new())));
        }
        Ok(None) => {
            let words = choose(None);
            let message = t!(words, "settings-missing", file = shown(&path));
            return (words, Err(Failure::failed(message)));
        }
        Err(error) => {
            let words = choose(None);
            let message = t!(words, "settings-unreadable", file = shown(&path), why = error.to_string());
            return (words, Err(Failure::failed(message)));
        }
    };
    match Settings::read(&text, &path) {
        Ok((settings, warnings)) => {
            let words = choose(settings.language);
            let warnings = warnings.iter().map(|warning| warning_text(warning, &words)).collect();
            (words, Ok((settings, warnings)))
        }
        Err(error) => {
            let words = choose(None);
            let failure = Failure::failed(error.text(&words)).hint(error.hint(&words));
            (words, Err(failure))
        }
    }
}

fn warning_text(warning: &settings::Warning, words: &Catalogue) -> String {
    let hint = warning.hint(words).map(|hint| format!(" ({hint})")).unwrap_or_default();
    format!("{}{hint}", warning.text(words))
}

fn settings_path(world: &World) -> Option<PathBuf> {
    match (world.env)("PROMISE_CONFIG").filter(|path| !path.is_empty()) {
        Some(path) => Some(PathBuf::from(path)),
        None => world.config_dir.as_ref().map(|dir| dir.join("config.toml")),
    }
}

/// What `config` is given: where the file is, whether it is there or can be used or not, so that it can be mended.
fn settings_to_mend(world: &World, loaded: Loaded) -> Loaded {
    let (mut settings, warnings) = loaded.unwrap_or_default();
    settings.origin.file = settings_path(world).unwrap_or_default();
    settings.origin.environment = i18n::chosen_by(&|name| world.var(name));
    Ok((settings, warnings))
}

fn answer(
    world: &mut World,
    request: Request,
    words: &Catalogue,
    loaded: Loaded,
    color: ColorChoice,
    saved: &Cell<bool>,
) -> Answer {
    match request {
        Request::Help(verb) => {
            let style = Style::decide(color, &|name| world.var(name), world.terminal.out);
            let text =
                render::help::page(&cli::localized(words), verb.map(|verb| verb.name), words, &style, world.columns());
            world.out.write_all(text.as_bytes())?;
            Ok(Exit::Done)
        }
        Request::Version => {
            writeln!(world.out, "promise {}", env!("CARGO_PKG_VERSION"))?;
            Ok(Exit::Done)
        }
        Request::Mistake(error) => match world.var("COMPLETE").filter(|shell| !shell.is_empty()) {
            Some(shell) => complete(world, Globals::default(), words, loaded, &shell, saved),
            None => Err(cli::mistake(&error, &world.args, words)),
        },
        Request::Run(globals, task) => {
            if let Some(shell) = world.var("COMPLETE").filter(|shell| !shell.is_empty()) {
                return complete(world, globals, words, loaded, &shell, saved);
            }
            let is_config = matches!(&task, cli::Task::Verb(verb, _) if verb.name == "config");
            let loaded = if is_config { settings_to_mend(world, loaded) } else { loaded };
            let mut app = app(world, &globals, words, loaded, saved)?;
            let exit = cli::run(&task, &mut app)?;
            Ok(if app.damaged && exit == Exit::Done { Exit::Failed } else { exit })
        }
    }
}

/// Answers a shell that asks how a line could go on.
fn complete(
    world: &mut World,
    globals: Globals,
    words: &Catalogue,
    loaded: Loaded,
    shell: &str,
    saved: &Cell<bool>,
) -> Answer {
    let args = world.args.clone();
    // What is wrong with the settings is said by the next command; here it would be written across the line being typed.
    let settings = loaded.map(|(settings, _)| settings).unwrap_or_default();
    let mut app = app(world, &globals, words, Ok((settings, Vec::new())), saved)?;
    app.damaged = true;
    commands::completions::complete(&mut app, shell, args)
}

/// Gathers what a command gets.
fn app<'a>(
    world: &'a mut World,
    globals: &Globals,
    words: &Catalogue,
    loaded: Loaded,
    saved: &'a Cell<bool>,
) -> Result<App<'a>, Failure> {
    let (settings, warnings) = loaded?;
    let var = |name: &str| world.var(name);
    let dir = globals.store.clone().or_else(|| (world.env)("PROMISE_STORE").filter(|dir| !dir.is_empty()));
    let columns = world.columns();
    let strange_zone = (world.strange_zone)();
    let store = dir.map(PathBuf::from).or_else(|| world.data_dir.clone()).map(|dir| store(world, dir));
    let (now, stands_still) = now(world, words)?;
    let typed = world.args.iter().skip(1).map(|arg| arg.to_string_lossy()).collect::<Vec<_>>().join(" ");
    let mut app = App {
        now,
        clock: (!stands_still).then_some(world.clock),
        typed,
        saved,
        zone: world.zone,
        zone_name: world.zone_name,
        open: world.open,
        by_key: world.by_key,
        desk: world.desk,
        style: Style::decide(globals.color, &var, world.terminal.out),
        err_style: Style::decide(globals.color, &var, world.terminal.err),
        date_order: settings.date_order(words.language(), i18n::region(&var).as_deref()),
        settings,
        words: match &globals.store {
            Some(dir) => Catalogue::new(words.language()).for_store(&clean(&dir.to_string_lossy()), cli::is_verb),
            None => Catalogue::new(words.language()),
        },
        store,
        input: &mut *world.input,
        out: &mut *world.out,
        err: &mut *world.err,
        columns,
        fold: world.terminal.err.then_some(columns),
        interactive: world.terminal.input && world.terminal.err,
        watched: world.terminal.err && !globals.quiet,
        json: globals.json,
        quiet: globals.quiet,
        damaged: false,
    };
    for warning in &warnings {
        app.warn(warning)?;
    }
    if let Some(name) = strange_zone {
        let text = t!(app.words, "common-strange-zone", typed = name.as_str());
        app.warn(&text)?;
    }
    Ok(app)
}

/// The store in a folder.
#[cfg(not(debug_assertions))]
fn store(_: &World, dir: PathBuf) -> Store {
    Store::at(dir)
}

/// The store in a folder, for tests, with two switches that a release knows nothing of: PROMISE_SNAPSHOT says how many lines may
/// follow a snapshot, and with anything but a number there is none; PROMISE_UNSAFE names the protections that are off, so that
/// the crash tests can show what each is there for.
#[cfg(debug_assertions)]
fn store(world: &World, dir: PathBuf) -> Store {
    let store = Store::at(dir).without(&world.var("PROMISE_UNSAFE").unwrap_or_default());
    match world.var("PROMISE_SNAPSHOT") {
        Some(lines) => store.with_snapshots(lines.parse().ok()),
        None => store,
    }
}

/// The moment of asking, to the millisecond: `PROMISE_NOW` where it is set, and then it stands still, so that a whole run
/// can be repeated; otherwise the clock.
fn now(world: &World, words: &Catalogue) -> Result<(Instant, bool), Failure> {
    match world.var("PROMISE_NOW").filter(|text| !text.is_empty()) {
        None => Ok(((world.clock)().trunc_subsecs(3), false)),
        Some(text) => match Instant::parse_from_rfc3339(&text) {
            Ok(now) => Ok((zone::localize(world.zone, now.trunc_subsecs(3)), true)),
            Err(_) => Err(Failure::misunderstood(t!(words, "common-bad-now", typed = text))),
        },
    }
}

/// Says what went wrong, and turns the answer into an exit. A reader that closes the pipe early is no error.
fn conclude(world: &mut World, words: &Catalogue, answer: Answer, color: ColorChoice, saved: bool) -> Exit {
    let (exit, message, hint) = match answer {
        Ok(exit) => return exit,
        Err(Failure::Write(error)) if error.kind() == ErrorKind::BrokenPipe => return Exit::Done,
        Err(Failure::Write(error)) => {
            let id = if saved { "common-saved-output-failed" } else { "common-output-failed" };
            (Exit::Failed, t!(words, id, why = error.to_string()), None)
        }
        Err(Failure::Said { exit, message, hint }) => (exit, message, hint),
    };
    let style = Style::decide(color, &|name| world.var(name), world.terminal.err);
    // What was answered before the failure belongs before it; nobody is left to tell if even this cannot be written.
    let _ = world.out.flush();
    let columns = world.terminal.err.then(|| world.columns());
    let label = t!(words, "common-error");
    let _ = writeln!(world.err, "{} {}", style.error(&label), folded(&label, &clean_lines(&message), columns));
    if let Some(hint) = hint {
        let label = t!(words, "common-hint");
        let _ = writeln!(world.err, "{} {}", style.dim(&label), folded(&label, &clean_lines(&hint), columns));
    }
    let _ = world.err.flush();
    exit
}

/// Cleans each line of a message that may have several.
fn clean_lines(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n")
}
