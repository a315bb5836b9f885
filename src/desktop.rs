//! The desktop and the timers of this machine: hands over links, shows notices, and is the only place that starts another
//! program.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// The program that opens links.
#[cfg(target_os = "macos")]
pub const OPENER: &str = "open";

/// The program that opens links. `start` is a word of the shell and no program; this is what it calls.
#[cfg(windows)]
pub const OPENER: &str = "rundll32";

/// The program that opens links.
#[cfg(not(any(target_os = "macos", windows)))]
pub const OPENER: &str = "xdg-open";

/// What the opener is told before the link.
const BEFORE: &[&str] = if cfg!(windows) { &["url.dll,FileProtocolHandler"] } else { &[] };

/// How long a refusal is waited for; an opener that is still at work then is taken to have done it.
const PATIENCE: Duration = Duration::from_millis(2000);

/// How long the desktop may take to show a notice.
const NOTICE_PATIENCE: Duration = Duration::from_secs(5);

/// How often it is looked whether the opener has ended.
const STEP: Duration = Duration::from_millis(20);

/// What a timer and a notice need of the machine: the real one, or a made-up one in a test.
pub trait Desk {
    /// The path of this very program.
    fn program(&self) -> Option<PathBuf>;
    /// The home folder, and the folder for settings of every program.
    fn folders(&self) -> Option<(PathBuf, PathBuf)>;
    /// The settings file that the environment names instead of the usual one.
    fn settings_file(&self) -> Option<PathBuf>;
    /// Whether this build can show notices at all.
    fn has_notices(&self) -> bool;
    /// Shows a notice.
    ///
    /// # Errors
    ///
    /// `TimedOut` where the desktop has not answered, and may show it yet; anything else where it cannot.
    fn notify(&self, notice: &Notice) -> io::Result<()>;
    /// Runs a program to its end.
    ///
    /// # Errors
    ///
    /// Where it cannot be started; that it fails is no error.
    fn run(&self, call: &Call) -> io::Result<Ran>;
}

/// What a notice says, as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// One line.
    pub summary: String,
    /// A few lines.
    pub body: String,
}

/// A program to be run, through no shell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// Its name.
    pub program: &'static str,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// What it reads.
    pub input: Vec<u8>,
}

/// How a program ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// Whether it did what it was asked.
    pub success: bool,
    /// What it wrote.
    pub out: Vec<u8>,
    /// What it complained of.
    pub err: Vec<u8>,
}

/// Opens a link. It goes to the opener as one argument, through no shell; it must begin with the name of its scheme, so
/// that no opener can take it for an option.
pub fn open(link: &str) -> io::Result<()> {
    if !link.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut opener = Command::new(OPENER);
    let opener = opener.args(BEFORE).arg(link).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = opener.spawn()?;
    let mut waited = Duration::ZERO;
    while waited < PATIENCE {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => {
                let code = status.code().map_or_else(|| "?".to_owned(), |code| code.to_string());
                return Err(io::Error::other(format!("{OPENER}: {code}")));
            }
            None => thread::sleep(STEP),
        }
        waited += STEP;
    }
    Ok(())
}

/// Runs a program to its end. It speaks no language, so that what it complains of can be told apart.
pub fn run(call: &Call) -> io::Result<Ran> {
    let mut command = Command::new(call.program);
    command.args(&call.args).env("LC_ALL", "C");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (input, bytes) = (child.stdin.take(), call.input.clone());
    // Written beside, for a program that answers while it reads. One that reads nothing has its reasons, and tells them.
    let writer = thread::spawn(move || input.map(|mut input| input.write_all(&bytes)));
    let output = child.wait_with_output()?;
    let _ = writer.join();
    Ok(Ran { success: output.status.success(), out: output.stdout, err: output.stderr })
}

/// Shows a notice, or says that the desktop cannot or does not answer.
pub fn notify(notice: &Notice) -> io::Result<()> {
    let (done, waiting) = mpsc::channel();
    let notice = notice.clone();
    // Some desktops never answer, and who waits for them must not wait for ever.
    thread::spawn(move || done.send(show(&notice)));
    waiting.recv_timeout(NOTICE_PATIENCE).unwrap_or_else(|_| Err(ErrorKind::TimedOut.into()))
}

/// Whether this build can show notices at all.
pub const HAS_NOTICES: bool = cfg!(feature = "notify");

#[cfg(feature = "notify")]
fn show(notice: &Notice) -> io::Result<()> {
    let Notice { summary, body } = notice;
    let body = if takes_markup() { escaped(body) } else { body.clone() };
    let mut message = notify_rust::Notification::new();
    let message = message.appname("promise").summary(summary).body(&body);
    message.show().map(drop).map_err(|error| io::Error::other(error.to_string()))
}

#[cfg(not(feature = "notify"))]
fn show(_: &Notice) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Whether the desktop reads the body of a notice as markup, which is for it to say
/// (<https://specifications.freedesktop.org/notification-spec/latest/markup.html>). One that does not say is taken to.
#[cfg(all(feature = "notify", unix, not(target_os = "macos")))]
fn takes_markup() -> bool {
    notify_rust::get_capabilities().map_or(true, |can| can.iter().any(|can| can == "body-markup"))
}

/// Other systems show a body as it stands.
#[cfg(all(feature = "notify", not(all(unix, not(target_os = "macos")))))]
fn takes_markup() -> bool {
    false
}

/// A text with nothing in it that could be markup.
#[cfg(any(feature = "notify", test))]
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_an_option_is_never_handed_on() {
        for link in ["--help", "-x", "", " https://wa.me/1", "/etc/passwd"] {
            assert_eq!(open(link).unwrap_err().kind(), ErrorKind::InvalidInput, "{link}");
        }
    }

    #[test]
    fn a_notice_holds_no_markup() {
        let text = escaped("<b>Ana</b> & <img src='x'> &lt; >");
        assert_eq!(text, "&lt;b&gt;Ana&lt;/b&gt; &amp; &lt;img src='x'&gt; &amp;lt; &gt;");
    }

    #[cfg(unix)]
    #[test]
    fn a_program_is_given_its_input_and_its_words_through_no_shell() {
        let args = ["a b", "$HOME", "'"].map(OsString::from);
        let call = Call {
            program: "printf",
            args: [OsString::from("%s|")].into_iter().chain(args).collect(),
            input: Vec::new(),
        };
        assert_eq!(run(&call).unwrap(), Ran { success: true, out: b"a b|$HOME|'|".to_vec(), err: Vec::new() });
        let call = Call { program: "cat", input: vec![b'%'; 100_000], ..Call::default() };
        assert_eq!(run(&call).unwrap().out.len(), 100_000);
        assert!(run(&Call { program: "no-such-program-here", ..Call::default() }).is_err());
    }
}
