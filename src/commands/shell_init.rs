//! `shell-init`: short names, completions and a greeting once a day, for the file that a shell reads when it starts.

use std::time::Duration;

use chrono::NaiveDate;

use crate::app::{Answer, App, Exit, Failure};
use crate::i18n::{Language, t};
use crate::model::agenda::{Section, agenda};
use crate::model::state::Need;
use crate::shells;
use crate::store::Reminded;

/// How long a shell that starts waits for others who write.
const PATIENCE: Duration = Duration::from_millis(300);

/// The short names and the commands that they stand for, as both READMEs list them.
const ENGLISH: &[(&str, &str)] = &[
    ("pa", "add"),
    ("pe", "expect"),
    ("pd", "due"),
    ("pk", "done"),
    ("pt", "tell"),
    ("pm", "move"),
    ("px", "drop"),
    ("pu", "undo"),
    ("pw", "when"),
];
const SPANISH: &[(&str, &str)] = &[
    ("pa", "anota"),
    ("pe", "espera"),
    ("pv", "vence"),
    ("ph", "hecho"),
    ("pi", "avisa"),
    ("pm", "mueve"),
    ("px", "suelta"),
    ("pd", "deshaz"),
    ("pc", "cuando"),
];

/// The arguments of `shell-init`.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[arg(value_name = "SHELL", required_unless_present = "greet", value_parser = ["bash", "zsh", "fish"])]
    shell: Option<String>,
    #[arg(long, conflicts_with = "shell")]
    greet: bool,
}

/// Runs `shell-init`.
pub fn run(args: Args, app: &mut App) -> Answer {
    let Some(shell) = args.shell else { return greet(app) };
    let names = match app.words.language() {
        Language::English => ENGLISH,
        Language::Spanish => SPANISH,
    };
    let mut script = Vec::new();
    shells::write_script(&shell, &mut script)?;
    let script = String::from_utf8_lossy(&script);
    let text = match shell.as_str() {
        "bash" => bash(names, &script),
        "zsh" => zsh(names, &script),
        _ => fish(names, &script),
    };
    app.out.write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

/// Bash completes a short name by its own name, so that each is told what it stands for. A name that is taken stays what it is.
fn bash(names: &[(&str, &str)], completions: &str) -> String {
    let mut aliases = String::new();
    for (name, verb) in names {
        aliases += &format!(
            "if ! type {name} >/dev/null 2>&1; then\n    alias {name}='promise {verb}'\n    \
             _promise_completes _promise_short {name}\nfi\n"
        );
    }
    let cases: String = names.iter().map(|(name, verb)| format!("        {name}) verb={verb} ;;\n")).collect();
    format!(
        "if [[ $- == *i* ]]; then\n{completions}\n_promise_short() {{\n    local verb\n    case $1 in\n{cases}    esac\n    \
         local COMP_WORDS=(promise \"$verb\" \"${{COMP_WORDS[@]:1}}\") COMP_CWORD=$((COMP_CWORD + 1))\n    \
         _promise promise \"$2\" \"$3\"\n}}\n{aliases}command promise shell-init --greet 2>/dev/null\nfi\n"
    )
}

/// Zsh completes a short name as what it stands for. It greets at the first prompt, and forgets how.
fn zsh(names: &[(&str, &str)], completions: &str) -> String {
    let mut aliases = String::new();
    for (name, verb) in names {
        aliases += &format!("(( $+commands[{name}] + $+functions[{name}] )) || alias {name}='promise {verb}'\n");
    }
    // Completing is not switched on in every shell, and the script is to be read all the same.
    format!(
        "if [[ -o interactive ]]; then\n(( $+functions[compdef] )) || {{ autoload -Uz compinit && compinit -u }}\n{completions}\n{aliases}\
         _promise_greet() {{\n    precmd_functions=(${{precmd_functions:#_promise_greet}})\n    \
         unfunction _promise_greet\n    command promise shell-init --greet 2>/dev/null\n}}\n\
         precmd_functions+=(_promise_greet)\nfi\n"
    )
}

/// Fish completes a short name as what it wraps. It greets at the first prompt, and forgets how.
fn fish(names: &[(&str, &str)], completions: &str) -> String {
    let mut aliases = String::new();
    for (name, verb) in names {
        aliases += &format!(
            "    if not type -q {name}\n        function {name} --wraps 'promise {verb}'; promise {verb} $argv; end\n    end\n"
        );
    }
    format!(
        "if status is-interactive\n    {}\n{aliases}    function _promise_greet --on-event fish_prompt\n        \
         functions --erase _promise_greet\n        command promise shell-init --greet 2>/dev/null\n    end\nend\n",
        completions.trim_end()
    )
}

/// The figures of the day, to whoever asks first. Nothing goes wrong loudly where somebody only opens a shell.
fn greet(app: &mut App) -> Answer {
    let today = app.today();
    if !app.store()?.is_there() || app.store()?.reminded().greeted == day(today) {
        return Ok(Exit::Done);
    }
    let Some(greeting) = greeting(app)? else { return Ok(Exit::Done) };
    if is_first(app, today) {
        writeln!(app.out, "{greeting}")?;
    }
    Ok(Exit::Done)
}

fn day(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// Notes that somebody was greeted today, and says whether nobody was before; where that cannot be noted, nobody is greeted.
fn is_first(app: &App, today: NaiveDate) -> bool {
    let Ok(store) = app.store() else { return false };
    let store = store.clone().with_patience(PATIENCE);
    let Ok(locked) = store.lock() else { return false };
    let before = locked.reminded();
    let note = Reminded { greeted: day(today), told: before.told };
    before.greeted != note.greeted && locked.remember(&note).is_ok()
}

/// How many of each there are for today; none where there is nothing.
fn greeting(app: &mut App) -> Result<Option<String>, Failure> {
    let (horizon, reach) = (app.horizon(), app.act_by().reach(app.now));
    let until = horizon.today_ends.max(reach.until());
    // Damage is named by the commands that somebody types.
    app.damaged = true;
    let ledger = app.ledger_for(&Need { until: Some(until), ..Need::default() });
    app.damaged = false;
    let ledger = ledger?;
    let outlook = app.act_by().outlook_within(reach);
    let sections = agenda(ledger.open(), &horizon, &outlook);
    let is_of_today = |section: Section| {
        use crate::model::agenda::Bucket::{Overdue, Today, Untold};
        matches!(section, Section::Ours(Overdue | Untold | Today) | Section::AtRisk | Section::Chase | Section::Again)
    };
    let mut parts: Vec<String> = sections
        .iter()
        .filter(|(section, _)| is_of_today(*section))
        .map(|(section, promises)| t!(app.words, &format!("due-count-{}", section.name()), count = promises.len()))
        .collect();
    if parts.is_empty() {
        return Ok(None);
    }
    parts[0] = t!(app.words, "greeting-today", first = parts[0].as_str());
    Ok(Some(app.page().parts(&parts).trim_end().to_owned()))
}
