//! The manual page, in roff as `man(7)` reads it.

use clap::Command;
use roff::{Inline, Roff, bold, italic, roman};

use crate::i18n::{Catalogue, t};

use super::help::{about, arg_name, help};

/// The whole manual: every command with its arguments and examples.
pub fn manual(command: &Command, words: &Catalogue) -> String {
    let mut page = Roff::new();
    page.control("TH", ["PROMISE", "1", "", &format!("promise {}", env!("CARGO_PKG_VERSION")), ""]);
    page.control("SH", [t!(words, "help-man-name").as_str()]);
    page.text([roman(format!("promise - {}", about(command)))]);
    page.control("SH", [t!(words, "help-man-synopsis").as_str()]);
    page.text([bold(t!(words, "help-usage"))]);
    page.control("SH", [t!(words, "help-man-commands").as_str()]);
    for sub in command.get_subcommands() {
        let names: Vec<&str> = std::iter::once(sub.get_name()).chain(sub.get_visible_aliases()).collect();
        page.control("SS", [names.join(", ").as_str()]);
        page.text([roman(about(sub))]);
        page.control("PP", []);
        page.text([bold(t!(words, &format!("help-{}-usage", sub.get_name())))]);
        for arg in sub.get_arguments() {
            entry(&mut page, [italic(arg_name(arg))], &help(arg));
        }
        example(&mut page, &t!(words, &format!("help-{}-examples", sub.get_name())));
    }
    page.control("SH", [t!(words, "help-man-options").as_str()]);
    for arg in command.get_arguments() {
        entry(&mut page, [bold(arg_name(arg))], &help(arg));
    }
    page.control("SH", [t!(words, "help-man-exit").as_str()]);
    for code in 0..=3 {
        entry(&mut page, [bold(code.to_string())], &t!(words, &format!("help-man-exit-{code}")));
    }
    page.control("SH", [t!(words, "help-man-files").as_str()]);
    page.text([roman(t!(words, "help-man-files-text"))]);
    page.to_roff()
}

fn entry<const N: usize>(page: &mut Roff, name: [Inline; N], text: &str) {
    page.control("TP", []);
    page.text(name);
    page.text([roman(text)]);
}

fn example(page: &mut Roff, text: &str) {
    page.control("PP", []);
    page.control("nf", []);
    for line in text.lines() {
        page.text([roman(line)]);
    }
    page.control("fi", []);
}
