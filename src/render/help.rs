//! The help pages: of the whole program and of one command, folded to the width at hand.

use clap::{Arg, ArgAction, Command};

use crate::i18n::{Catalogue, Language, t};

use super::style::{Style, width};

/// Columns that names may take before their text moves to the next line.
const WIDEST_NAME: usize = 26;

/// The help of one command, or of the whole program.
pub fn page(command: &Command, verb: Option<&str>, words: &Catalogue, style: &Style, columns: usize) -> String {
    let layout = Layout { words, style, columns };
    match verb.and_then(|verb| command.find_subcommand(verb)) {
        Some(sub) => layout.verb(sub),
        None => layout.program(command),
    }
}

struct Layout<'a> {
    words: &'a Catalogue,
    style: &'a Style,
    columns: usize,
}

impl Layout<'_> {
    fn program(&self, command: &Command) -> String {
        let mut text = self.fold(&about(command), "");
        text += &self.heading("help-heading-usage");
        text += &self.fold(&t!(self.words, "help-usage"), "  ");
        text += &self.heading("help-heading-commands");
        let rows = command.get_subcommands().map(|sub| (self.names(sub), about(sub))).collect::<Vec<_>>();
        text += &self.rows(&rows);
        text += &self.heading("help-heading-options");
        text += &self.rows(&self.options(command));
        text += &self.heading("help-heading-examples");
        text += &self.block(&t!(self.words, "help-examples"));
        text
    }

    fn verb(&self, sub: &Command) -> String {
        let mut text = self.fold(&about(sub), "");
        text += &self.heading("help-heading-usage");
        text += &self.fold(&t!(self.words, &format!("help-{}-usage", sub.get_name())), "  ");
        let aliases = sub.get_visible_aliases().collect::<Vec<_>>();
        if !aliases.is_empty() {
            let other = match self.words.language() {
                Language::Spanish => sub.get_name(),
                Language::English => aliases[0],
            };
            text += &self.fold(&t!(self.words, "help-also", name = other), "  ");
        }
        let positional: Vec<_> = sub.get_positionals().map(|arg| (arg_name(arg), help(arg))).collect();
        let options: Vec<_> = self.options(sub);
        if !positional.is_empty() {
            text += &self.heading("help-heading-arguments");
            text += &self.rows(&positional);
        }
        if !options.is_empty() {
            text += &self.heading("help-heading-options");
            text += &self.rows(&options);
        }
        text += &self.heading("help-heading-examples");
        text += &self.block(&t!(self.words, &format!("help-{}-examples", sub.get_name())));
        text.push('\n');
        text += &self.fold(&t!(self.words, "help-global"), "");
        text
    }

    fn names(&self, sub: &Command) -> String {
        let alias = sub.get_visible_aliases().next();
        match (self.words.language(), alias) {
            (Language::Spanish, Some(alias)) => format!("{alias}, {}", sub.get_name()),
            (Language::English, Some(alias)) => format!("{}, {alias}", sub.get_name()),
            (_, None) => sub.get_name().to_owned(),
        }
    }

    fn options(&self, command: &Command) -> Vec<(String, String)> {
        command.get_arguments().filter(|arg| !arg.is_positional()).map(|arg| (arg_name(arg), help(arg))).collect()
    }

    fn heading(&self, id: &str) -> String {
        format!("\n{}\n", self.style.heading(&t!(self.words, id)))
    }

    /// Names on the left, texts on the right; below the name where there is no room beside it.
    fn rows(&self, rows: &[(String, String)]) -> String {
        let widest = rows.iter().map(|(name, _)| width(name)).filter(|&w| w <= WIDEST_NAME).max().unwrap_or(0);
        let beside = self.columns >= 2 + widest + 2 + 24;
        let indent = if beside { " ".repeat(widest + 4) } else { " ".repeat(6) };
        let mut text = String::new();
        for (name, help) in rows {
            let taken = width(name);
            let painted = self.style.id(name);
            let folded = self.fold(help, &indent);
            if beside && taken <= widest {
                let rest = folded.get(taken + 2..).unwrap_or("\n");
                text += &format!("  {painted}{rest}");
            } else {
                text += &format!("  {painted}\n{folded}");
            }
        }
        text
    }

    /// Lines of their own, folded where they are wider than the screen.
    fn block(&self, text: &str) -> String {
        let options = textwrap::Options::new(self.columns).initial_indent("  ").subsequent_indent("      ");
        text.lines()
            .flat_map(|line| textwrap::wrap(line, &options))
            .map(|line| format!("{}\n", line.trim_end()))
            .collect()
    }

    fn fold(&self, text: &str, indent: &str) -> String {
        let options = textwrap::Options::new(self.columns).initial_indent(indent).subsequent_indent(indent);
        textwrap::wrap(text, options).iter().map(|line| format!("{}\n", line.trim_end())).collect()
    }
}

/// How an argument is written: `WHO`, `TEXT…`, `-q, --quiet`, `--by PHRASE`.
pub fn arg_name(arg: &Arg) -> String {
    let value = arg.get_value_names().and_then(|names| names.first()).map(|name| name.to_string());
    let value = value.unwrap_or_else(|| arg.get_id().as_str().to_uppercase());
    if arg.is_positional() {
        let many = matches!(arg.get_action(), ArgAction::Append);
        return if many { format!("{value}…") } else { value };
    }
    let long = arg.get_long().map(|long| format!("--{long}")).unwrap_or_default();
    let name = match arg.get_short() {
        Some(short) => format!("-{short}, {long}"),
        None => long,
    };
    let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    if takes_value { format!("{name} {value}") } else { name }
}

/// What a command is for.
pub fn about(command: &Command) -> String {
    command.get_about().map(|text| text.to_string()).unwrap_or_default()
}

/// What an argument is for.
pub fn help(arg: &Arg) -> String {
    arg.get_help().map(|text| text.to_string()).unwrap_or_default()
}
