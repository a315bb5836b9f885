//! bash, zsh and fish, typed into under tmux: short names, completions and the greeting of the day.

use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::bench::{Bench, have};

/// A shell in a terminal of tmux, in a home of its own.
struct Typed<'a> {
    bench: &'a Bench,
    session: &'static str,
}

impl<'a> Typed<'a> {
    /// Starts a shell; `line` is how that is typed.
    fn start(bench: &'a Bench, session: &'static str, line: &str) -> Self {
        let typed = Typed { bench, session };
        let mut tmux = typed.tmux();
        tmux.args(["-f", "/dev/null", "new-session", "-d", "-s", session, "-x", "100", "-y", "30", line]);
        bench.run(tmux);
        typed
    }

    fn tmux(&self) -> Command {
        let mut tmux = self.bench.command("tmux");
        let folder = std::path::Path::new(env!("CARGO_BIN_EXE_promise")).parent().unwrap().to_str().unwrap().to_owned();
        let path = std::env::var("PATH").unwrap_or_default();
        tmux.env("PATH", format!("{folder}:{path}")).env("TERM", "xterm").env("SHELL", "/bin/sh");
        tmux.env("PROMISE_NOW", crate::bench::NOW).env("PROMISE_LANG", "en");
        tmux.arg("-S").arg(self.bench.home().join("tmux"));
        tmux
    }

    fn keys(&self, keys: &[&str]) {
        let mut tmux = self.tmux();
        tmux.args(["send-keys", "-t", self.session]).args(keys);
        self.bench.run(tmux);
    }

    fn screen(&self) -> String {
        let mut tmux = self.tmux();
        tmux.args(["capture-pane", "-p", "-t", self.session]);
        self.bench.run(tmux)
    }

    /// Gives up the line, and empties the screen.
    fn start_over(&self) {
        self.keys(&["C-c"]);
        self.keys(&["clear", "Enter"]);
    }

    /// The screen as soon as it shows all of this.
    fn shows(&self, texts: &[&str]) -> String {
        let start = Instant::now();
        loop {
            let screen = self.screen();
            if texts.iter().all(|text| screen.contains(text)) {
                return screen;
            }
            assert!(start.elapsed() < Duration::from_secs(15), "no {texts:?} in {}:\n{screen}", self.session);
            sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Typed<'_> {
    fn drop(&mut self) {
        let _ = self.tmux().arg("kill-server").output();
    }
}

/// A shop with two promises of which one is overdue, and shells that read what `shell-init` prints.
fn shop() -> Bench {
    let bench = Bench::new();
    let mut add = bench.promise(&["add", "Ana", "I'll call you today at 10 with the quote"]);
    add.env("PROMISE_NOW", "2026-11-21T09:00:00+01:00");
    bench.run(add);
    bench.run(bench.promise(&["add", "Leo", "I'll deliver the lamp on friday"]));
    let write = |name: &str, text: &str| {
        let file = bench.home().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    };
    write(".bashrc", "PS1='ready> '\neval \"$(promise shell-init bash)\"\n");
    write(".zshrc", "PS1='ready> '\nautoload -Uz compinit && compinit -u\neval \"$(promise shell-init zsh)\"\n");
    let prompt = "function fish_greeting; end\nfunction fish_prompt; echo 'ready> '; end\n";
    write(".config/fish/config.fish", &format!("{prompt}promise shell-init fish | source\n"));
    bench
}

/// Tries something in each of the shells, at their first prompt.
fn in_each_shell(prepare: impl Fn(&Bench), test: impl Fn(&'static str, &Bench, &Typed)) {
    for shell in ["bash", "zsh", "fish"] {
        if !have(&["tmux", shell]) {
            continue;
        }
        let bench = shop();
        prepare(&bench);
        let typed = Typed::start(&bench, shell, shell);
        typed.shows(&["ready>"]);
        test(shell, &bench, &typed);
    }
}

/// What every shell must do; `start` is how it is started.
fn serves(shell: &'static str, start: &str) {
    if !have(&["tmux", shell]) {
        return;
    }
    let bench = shop();
    let typed = Typed::start(&bench, shell, start);
    typed.shows(&["promise: 1 overdue", "ready>"]);
    typed.keys(&["pa Eva \"I'll call you tomorrow at 5\"", "Enter"]);
    typed.shows(&["3   Eva · call · fixed"]);
    typed.keys(&["clear", "Enter"]);
    typed.keys(&["pk ", "Tab", "Tab"]);
    typed.shows(&["1", "2", "3"]);
    typed.start_over();
    typed.keys(&["promise who Le", "Tab"]);
    typed.shows(&["promise who Leo"]);
    typed.start_over();
    typed.keys(&["pk 3", "Enter"]);
    typed.shows(&["Kept: 3 Eva"]);
    typed.keys(&["clear", "Enter"]);
    typed.keys(&[&format!("{start} -i"), "Enter"]);
    typed.keys(&["echo again", "Enter"]);
    let screen = typed.shows(&["\nagain"]);
    assert!(!screen.contains("promise: "), "once a day is enough:\n{screen}");
}

#[test]
fn bash_knows_the_short_names_and_greets_once_a_day() {
    serves("bash", "bash");
}

#[test]
fn zsh_knows_the_short_names_and_greets_once_a_day() {
    serves("zsh", "zsh");
}

#[test]
fn fish_knows_the_short_names_and_greets_once_a_day() {
    serves("fish", "fish");
}

#[test]
fn numbers_come_with_their_texts() {
    in_each_shell(
        |_| {},
        |_, _, typed| {
            typed.keys(&["pk ", "Tab", "Tab"]);
            typed.shows(&["Ana", "deliver the lamp"]);
        },
    );
}

#[test]
fn no_name_becomes_a_command_however_it_is_completed() {
    let prepare = |bench: &Bench| {
        let name = "Zed $(touch harm) `touch harm`;touch harm";
        bench.run(bench.promise(&["add", name, "call on friday"]));
        bench.run(bench.promise(&["add", "Pat O'Brien", "call on friday"]));
    };
    in_each_shell(prepare, |shell, bench, typed| {
        // Behind nothing, and behind a quote.
        for start in ["promise who Zed", "promise who \"Zed", "promise who 'Zed"] {
            typed.keys(&[start, "Tab"]);
            typed.shows(&["harm"]);
            typed.keys(&["Enter"]);
            typed.shows(&["1 open"]);
            typed.keys(&["clear", "Enter"]);
            assert!(!bench.home().join("harm").exists(), "{shell}: {start}");
        }
        typed.keys(&["pd --who Pat", "Tab", "Enter"]);
        typed.shows(&["1 coming"]);
    });
}

#[test]
fn zsh_reads_its_completions_from_a_folder_when_they_are_asked_for() {
    if !have(&["tmux", "zsh"]) {
        return;
    }
    let bench = shop();
    let folder = bench.home().join("completions");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("_promise"), bench.run(bench.promise(&["completions", "zsh"]))).unwrap();
    let start = format!("PS1='ready> '\nfpath=({} $fpath)\nautoload -Uz compinit && compinit -u\n", folder.display());
    std::fs::write(bench.home().join(".zshrc"), start).unwrap();
    let typed = Typed::start(&bench, "zsh", "zsh");
    typed.shows(&["ready>"]);
    typed.keys(&["promise who Le", "Tab"]);
    typed.shows(&["promise who Leo"]);
}

#[test]
fn files_are_found_as_the_shell_finds_them() {
    let prepare = |bench: &Bench| std::fs::create_dir_all(bench.home().join("papers/phone")).unwrap();
    in_each_shell(prepare, |shell, _, typed| {
        typed.keys(&["cd && clear", "Enter"]);
        for (line, goes_on) in [
            ("promise calendar ~/pap", "promise calendar ~/papers/"),
            ("promise calendar papers/ph", "promise calendar papers/phone/"),
            ("promise --store pap", "promise --store papers/"),
            ("promise --store=pap", "promise --store=papers/"),
            ("promise config set calendar pap", "promise config set calendar papers/"),
        ] {
            // Fish is offered no files among words.
            if shell == "fish" && line.contains("config") {
                continue;
            }
            typed.keys(&[line, "Tab"]);
            typed.shows(&[goes_on]);
            typed.start_over();
        }
    });
}

#[test]
fn two_dashes_go_on_as_options_and_few_words_are_offered() {
    in_each_shell(
        |_| {},
        |_, _, typed| {
            for (line, shown) in [
                ("promise done 1 --", "--no-news"),
                ("promise calendar --as ev", "--as event"),
                ("promise confirm 1 --how sp", "--how spoken"),
                ("promise config set calendar_as to", "calendar_as todo"),
            ] {
                typed.keys(&[line, "Tab", "Tab"]);
                typed.shows(&[shown]);
                typed.start_over();
            }
        },
    );
}

#[test]
fn a_script_that_reads_the_lines_is_left_alone() {
    for shell in ["bash", "zsh", "fish"] {
        if !have(&[shell]) {
            continue;
        }
        let bench = shop();
        let mut promise = bench.promise(&["shell-init", shell]);
        promise.env("PATH", "/usr/bin:/bin");
        let script = bench.home().join("script");
        std::fs::write(&script, bench.run(promise)).unwrap();
        let mut command = bench.command(shell);
        command.arg("-c").arg(format!("source {}; echo done", script.display()));
        assert_eq!(bench.run(command), "done\n", "{shell}");
        let mut check = bench.command(shell);
        check.arg("-n").arg(&script);
        assert_eq!(bench.run(check), "", "{shell}");
    }
}
