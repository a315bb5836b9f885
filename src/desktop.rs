//! Hands a link to the desktop, which opens it in the program that is meant for it. The only place that starts another
//! program.

use std::io::{self, ErrorKind};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// How long a refusal is waited for; an opener that is still at work then is taken to have done it.
const PATIENCE: Duration = Duration::from_millis(2000);

/// How often it is looked whether the opener has ended.
const STEP: Duration = Duration::from_millis(20);

/// Opens a link. It goes to the opener as one argument, through no shell; it must begin with the name of its scheme, so
/// that no opener can take it for an option.
pub fn open(link: &str) -> io::Result<()> {
    if !link.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut opener = opener();
    let opener = opener.arg(link).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = opener.spawn()?;
    let mut waited = Duration::ZERO;
    while waited < PATIENCE {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(io::Error::other(status.to_string())),
            None => thread::sleep(STEP),
        }
        waited += STEP;
    }
    Ok(())
}

#[cfg(target_os = "macos")]
fn opener() -> Command {
    Command::new("open")
}

/// `start` is a word of the shell and no program; this is what it calls.
#[cfg(windows)]
fn opener() -> Command {
    let mut command = Command::new("rundll32");
    command.arg("url.dll,FileProtocolHandler");
    command
}

#[cfg(not(any(target_os = "macos", windows)))]
fn opener() -> Command {
    Command::new("xdg-open")
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
}
