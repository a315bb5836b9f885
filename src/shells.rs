//! How shells ask how a line goes on, and how they are answered. A name of a customer may hold anything; what is put into a line
//! for it is quoted, so that no shell takes a part of it for a command.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::Path;

use clap_complete::engine::CompletionCandidate;
use clap_complete::env::{EnvCompleter, Shells};

use crate::render::style;

/// The variable by which a script tells the program that a shell is asking.
const VARIABLE: &str = "COMPLETE";

/// The name of the program, and of what shells look its completions up by.
const NAME: &str = "promise";

/// Between a word and what it stands for, where bash lists several.
const GAP: usize = 2;

/// Bash is asked to quote nothing, since it would quote only the names of files; so it gets its words quoted.
const BASH: &str = r#"_promise() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(COMPLETE=bash command promise "$COMP_CWORD" "${COMP_TYPE:-9}" "${COLUMNS:-80}" "$2" -- "${COMP_WORDS[@]}" 2>/dev/null)
    if [[ ${COMPREPLY-} == $'\x01' ]]; then
        COMPREPLY=()
        if type compopt >/dev/null 2>&1; then
            compopt -o bashdefault -o default
        fi
    fi
}
_promise_completes() {
    if (( BASH_VERSINFO[0] > 4 || BASH_VERSINFO[0] == 4 && BASH_VERSINFO[1] >= 4 )); then
        complete -o nosort -F "$1" "$2"
    else
        complete -o bashdefault -o default -F "$1" "$2"
    fi
}
_promise_completes _promise promise
"#;

/// Zsh quotes what it puts into a line by itself. It reads the file when it is asked for the first time, and then wants an answer.
const ZSH: &str = r#"#compdef promise
_promise() {
    local -a lines
    lines=("${(@f)$(_CLAP_IFS=$'\n' _CLAP_COMPLETE_INDEX=$((CURRENT - 1)) COMPLETE=zsh command promise -- "${words[@]}" 2>/dev/null)}")
    if [[ "$lines" == *$'\x01'* ]]; then
        compset -P '--*='
        _files
    elif [[ -n "$lines" ]]; then
        _describe -V 'values' lines
    fi
}
if [[ "${funcstack[1]}" == _promise ]]; then
    _promise "$@"
else
    compdef _promise promise
fi
"#;

/// Stands for the names of files, where a shell knows better how they are found and written.
pub const FILES: &str = "\u{1}";

/// How many words the script for bash says of itself.
const BASH_TELLS: usize = 4;

/// Writes what makes a shell ask; `shell` is one that clap knows.
pub fn write_script(shell: &str, out: &mut dyn Write) -> io::Result<()> {
    match shell {
        "bash" => return out.write_all(BASH.as_bytes()),
        "zsh" => return out.write_all(ZSH.as_bytes()),
        _ => {}
    }
    let shells = Shells::builtins();
    let completer = shells.completer(shell).ok_or(io::ErrorKind::Unsupported)?;
    completer.write_registration(VARIABLE, NAME, NAME, NAME, out)
}

/// A shell that asks how a line goes on.
pub enum Asker<'s> {
    /// Bash, with the line as it was typed.
    Bash(BashLine),
    /// Another one, and its line.
    Other(&'s dyn EnvCompleter, Vec<OsString>),
}

impl<'s> Asker<'s> {
    /// Reads who asks: `args` is the program, what its script says of itself, `--`, and the line so far. None if there is no
    /// line, in which case it is the script that is asked for.
    pub fn read(completer: &'s dyn EnvCompleter, args: &[OsString]) -> Option<Self> {
        let is_bash = completer.name() == "bash";
        // What is typed into bash may be two dashes itself.
        let told = args.get(BASH_TELLS + 1).is_some_and(|arg| is_bash && arg == "--").then_some(BASH_TELLS + 1);
        let dashes = told.or_else(|| args.iter().position(|arg| arg == "--"))?;
        let line = &args[dashes + 1..];
        Some(if is_bash {
            Asker::Bash(BashLine::read(args.get(1..dashes).unwrap_or_default(), line))
        } else {
            Asker::Other(completer, line.to_vec())
        })
    }

    /// The words of the line, without quotes where those are known.
    pub fn words(&self) -> &[OsString] {
        match self {
            Asker::Bash(line) => &line.words,
            Asker::Other(_, words) => words,
        }
    }

    /// How a value is written where it is offered. Zsh, fish and elvish quote what they put into a line; for bash it is done when
    /// all is known.
    pub fn quoting(&self) -> fn(&str) -> String {
        match self {
            Asker::Other(completer, _) if completer.name() == "powershell" => in_powershell,
            _ => str::to_owned,
        }
    }

    /// Whether it finds the names of files by itself, where it is told that some are wanted.
    pub fn finds_files(&self) -> bool {
        match self {
            Asker::Bash(_) => true,
            Asker::Other(completer, _) => completer.name() == "zsh",
        }
    }

    /// Writes how the line could go on.
    pub fn answer(self, command: &mut clap::Command, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Asker::Bash(line) => {
                let found = clap_complete::engine::complete(command, line.words.clone(), line.place, None)?;
                line.write(&found, out)
            }
            // Paths are those below the folder in which the shell stands, as it does itself.
            Asker::Other(completer, words) => completer.write_complete(command, words, Some(Path::new(".")), out),
        }
    }
}

/// The line of somebody who types into bash.
pub struct BashLine {
    words: Vec<OsString>,
    place: usize,
    /// The quote that the word begins with, if it is not closed yet.
    quote: Option<char>,
    /// What stands before the part of the word that bash will replace.
    before: String,
    /// Several words are to be shown, and none of them is put into the line.
    lists: bool,
    columns: usize,
}

impl BashLine {
    /// `told` is the place of the word, why it is asked (as `COMP_TYPE` has it), how wide the screen is, and the word as far as
    /// the cursor; bash takes words apart at `=`, too.
    fn read(told: &[OsString], line: &[OsString]) -> Self {
        let text = |place: usize| told.get(place).map(|word| word.to_string_lossy()).unwrap_or_default();
        let number = |place: usize| text(place).parse::<usize>().ok();
        let at = number(0).unwrap_or(line.len().saturating_sub(1)).min(line.len());
        let mut words: Vec<String> = line.iter().take(at).map(|word| unquoted(&word.to_string_lossy()).0).collect();
        let (mut last, quote) = line.get(at).map(|word| unquoted(&word.to_string_lossy())).unwrap_or_default();
        // What stands behind the cursor is not asked about.
        if let Some((before, _)) = told.get(3).map(|word| unquoted(&word.to_string_lossy()))
            && last.starts_with(&before)
            && last != "="
        {
            last = before;
        }
        let mut before = String::new();
        if last == "=" {
            before = words.pop().unwrap_or_default() + "=";
            last.clear();
        } else if words.last().is_some_and(|word| word == "=") {
            words.pop();
            before = words.pop().unwrap_or_default() + "=";
        }
        words.push(before.clone() + &last);
        let place = words.len() - 1;
        let lists = matches!(text(1).as_ref(), "33" | "63" | "64");
        let words = words.into_iter().map(OsString::from).collect();
        Self { words, place, quote, before, lists, columns: number(2).unwrap_or(80) }
    }

    /// One word a line: as they are put into the line, or, where several are shown, with what they stand for.
    fn write(&self, found: &[CompletionCandidate], out: &mut dyn Write) -> io::Result<()> {
        if found.iter().any(|candidate| candidate.get_value().to_string_lossy().ends_with(FILES)) {
            return writeln!(out, "{FILES}");
        }
        let is_option = |candidate: &&CompletionCandidate| candidate.get_value().to_string_lossy().starts_with('-');
        // Who has typed nothing yet is asked for a number or a name rather than for an option.
        let is_empty = self.words.get(self.place).is_none_or(|word| word.is_empty());
        let hides_options = is_empty && !found.iter().all(|candidate| is_option(&candidate));
        let shown: Vec<(String, Option<String>)> = found
            .iter()
            .filter(|candidate| !(hides_options && is_option(candidate)))
            .map(|candidate| {
                let value = candidate.get_value().to_string_lossy();
                let value = value.strip_prefix(self.before.as_str()).unwrap_or(&value);
                let help =
                    candidate.get_help().map(|help| help.to_string().lines().next().unwrap_or_default().to_owned());
                (in_bash(value, self.quote), help)
            })
            .collect();
        let longest = shown.iter().map(|(value, _)| style::width(value)).max().unwrap_or(0);
        for (value, help) in &shown {
            match help {
                Some(help) if self.lists && shown.len() > 1 => {
                    let gap = " ".repeat(longest - style::width(value) + GAP);
                    let line = format!("{value}{gap}{help}");
                    writeln!(out, "{}", style::cut(&line, self.columns.saturating_sub(1).max(longest + GAP)))?;
                }
                _ => writeln!(out, "{value}")?,
            }
        }
        Ok(())
    }
}

/// A word as it was typed without its quotes and backslashes, and the quote that is still open.
pub fn unquoted(word: &str) -> (String, Option<char>) {
    let (mut plain, mut open) = (String::new(), None);
    let mut chars = word.chars();
    while let Some(c) = chars.next() {
        match (c, open) {
            ('\\', None | Some('"')) => plain.extend(chars.next()),
            ('\'' | '"', None) => open = Some(c),
            (c, Some(quote)) if c == quote => open = None,
            (c, _) => plain.push(c),
        }
    }
    (plain, open)
}

/// What was typed of a value so far, whatever quotes stand in it.
pub fn typed(word: &OsStr) -> String {
    unquoted(&word.to_string_lossy()).0.to_lowercase()
}

/// A value as it stands in a line of bash, behind a quote that is open or none (bash(1), "QUOTING").
fn in_bash(value: &str, quote: Option<char>) -> String {
    let mut text = String::with_capacity(value.len());
    for c in value.chars() {
        match (c, quote) {
            ('\'', Some('\'')) => text.push_str("'\\''"),
            (c, Some('\'')) => text.push(c),
            // Between double quotes nothing keeps it from being looked up in the history.
            ('!', Some('"')) => text.push_str("\"'!'\""),
            ('"' | '\\' | '$' | '`', Some('"')) => text.extend(['\\', c]),
            (c, Some('"')) => text.push(c),
            (c, _) if c.is_alphanumeric() || "-_./,+:@%".contains(c) => text.push(c),
            (c, _) => text.extend(['\\', c]),
        }
    }
    text
}

/// A value as it stands in a line of PowerShell (about_Quoting_Rules): as it is, or between single quotes.
fn in_powershell(value: &str) -> String {
    if !value.is_empty() && value.chars().all(|c| c.is_alphanumeric() || "-_./\\:".contains(c)) {
        return value.to_owned();
    }
    // It takes the curly ones for the same.
    let doubled: String =
        value.chars().flat_map(|c| std::iter::repeat_n(c, if "'‘’‚‛".contains(c) { 2 } else { 1 })).collect();
    format!("'{doubled}'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_is_a_command_in_bash() {
        for (name, bare, single, double) in [
            ("Ana", "Ana", "Ana", "Ana"),
            ("Ana López", "Ana\\ López", "Ana López", "Ana López"),
            ("O'Brien", "O\\'Brien", "O'\\''Brien", "O'Brien"),
            ("$(id)", "\\$\\(id\\)", "$(id)", "\\$(id)"),
            ("`id`;x", "\\`id\\`\\;x", "`id`;x", "\\`id\\`;x"),
            ("a!b\"\\", "a\\!b\\\"\\\\", "a!b\"\\", "a\"'!'\"b\\\"\\\\"),
            ("~*?[x]{a,b}", "\\~\\*\\?\\[x\\]\\{a,b\\}", "~*?[x]{a,b}", "~*?[x]{a,b}"),
            ("#1 & Co | <x>", "\\#1\\ \\&\\ Co\\ \\|\\ \\<x\\>", "#1 & Co | <x>", "#1 & Co | <x>"),
        ] {
            assert_eq!(in_bash(name, None), bare);
            assert_eq!(in_bash(name, Some('\'')), single);
            assert_eq!(in_bash(name, Some('"')), double);
        }
    }

    #[test]
    fn what_is_typed_so_far_is_known_whatever_its_quotes() {
        for (typed, plain, open) in [
            ("Ana\\ L", "Ana L", None),
            ("\"Ana L", "Ana L", Some('"')),
            ("'Ana \"L", "Ana \"L", Some('\'')),
            ("\"a\\\"b\"c", "a\"bc", None),
            ("a\\", "a", None),
            ("", "", None),
        ] {
            assert_eq!(unquoted(typed), (plain.to_owned(), open), "{typed}");
        }
    }

    #[test]
    fn powershell_gets_names_between_quotes_where_they_need_them() {
        assert_eq!(in_powershell("Ana"), "Ana");
        assert_eq!(in_powershell("Zed $(id)"), "'Zed $(id)'");
        assert_eq!(in_powershell("O'Brien’s"), "'O''Brien’’s'");
    }

    #[test]
    fn words_that_bash_took_apart_are_put_together() {
        let line = |told: &[&str], words: &[&str]| {
            let of = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
            BashLine::read(&of(told), &of(words))
        };
        let asked = line(&["4", "9", "80", "An"], &["promise", "due", "--who", "=", "An"]);
        assert_eq!((asked.words[2].to_str(), asked.place, asked.before.as_str()), (Some("--who=An"), 2, "--who="));
        let asked = line(&["3", "9", "80", "="], &["promise", "due", "--who", "="]);
        assert_eq!((asked.words[2].to_str(), asked.before.as_str()), (Some("--who="), "--who="));
        let asked = line(&["2", "63", "40", ""], &["promise", "done"]);
        assert_eq!((asked.words[2].to_str(), asked.place, asked.lists, asked.columns), (Some(""), 2, true, 40));
        let asked = line(&["1", "9", "80", "du"], &["promise", "duex", "--json"]);
        assert_eq!((asked.words.len(), asked.words[1].to_str()), (2, Some("du")));
        let asked = line(&[], &["promise", "done", ""]);
        assert_eq!(asked.place, 2);
    }
}
