//! Hands a link to the desktop, which opens it in the program that is meant for it. The only place that starts another
//! program.

use std::io::{self, ErrorKind};
use std::process::{Command, Stdio};
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

/// How often it is looked whether the opener has ended.
const STEP: Duration = Duration::from_millis(20);

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
