//! Puts a timer where the system looks for it, and takes it away again.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::PathBuf;

use super::{Job, Scheduler, Time, Unquotable, file_names, is_ours, joined, parted, texts, times_in};
use crate::desktop::{Call, Desk, Ran};
use crate::files::{self, Unwritten};

/// The largest file that is taken for one of ours, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Why a timer cannot be put in place or taken away.
#[derive(Debug)]
pub enum TimerError {
    /// There is no home folder.
    NoHome,
    /// A word that this timer cannot be given.
    Unquotable(String),
    /// A file of that name is there, and is not ours.
    Foreign(PathBuf),
    /// Somebody has taken away one of the two lines around what is ours in the crontab.
    Unfinished,
    /// A file cannot be written, or read, or removed.
    File(PathBuf, Unwritten),
    /// A program cannot be started.
    NotStarted(&'static str, io::Error),
    /// A program would not do it, and says why.
    Refused(&'static str, String),
}

impl From<Unquotable> for TimerError {
    fn from(Unquotable(word): Unquotable) -> Self {
        TimerError::Unquotable(word)
    }
}

/// The scheduler to use here; none where there is none.
pub fn scheduler(desk: &dyn Desk) -> Option<Scheduler> {
    Scheduler::HERE.iter().copied().find(|scheduler| match scheduler {
        Scheduler::Systemd => run(desk, "systemctl", "--user list-timers").is_ok(),
        Scheduler::Crontab => crontab(desk).is_ok(),
        Scheduler::Launchd | Scheduler::Windows => true,
    })
}

/// The texts of a timer, each with the place where it belongs.
pub fn shown(desk: &dyn Desk, scheduler: Scheduler, job: &Job) -> Result<Vec<(String, String)>, TimerError> {
    let place = |name: &str| match path(desk, scheduler, name) {
        Ok(path) if scheduler != Scheduler::Crontab => path.display().to_string(),
        _ => name.to_owned(),
    };
    Ok(texts(scheduler, job)?.into_iter().map(|(name, text)| (place(name), text)).collect())
}

/// Puts a timer in place, instead of one that may be there.
pub fn install(desk: &dyn Desk, scheduler: Scheduler, job: &Job) -> Result<(), TimerError> {
    let texts = texts(scheduler, job)?;
    if scheduler == Scheduler::Crontab {
        let (rest, _) = parted(&crontab(desk)?).map_err(|_| TimerError::Unfinished)?;
        return set_crontab(desk, joined(rest, &texts[0].1));
    }
    if scheduler == Scheduler::Systemd {
        // Where nobody would read them, nothing is written.
        run(desk, "systemctl", "--user list-timers")?;
    }
    for (name, _) in &texts {
        read(desk, scheduler, name)?;
    }
    for (name, text) in &texts {
        let path = path(desk, scheduler, name)?;
        files::replace_text(&path, text).map_err(|error| TimerError::File(path, error))?;
    }
    let file = path(desk, scheduler, texts[0].0)?.into_os_string();
    match scheduler {
        Scheduler::Systemd => {
            run(desk, "systemctl", "--user daemon-reload")?;
            run(desk, "systemctl", "--user enable promise-remind.timer")?;
            run(desk, "systemctl", "--user restart promise-remind.timer")
        }
        Scheduler::Launchd => {
            // It may not be there yet.
            let _ = run_with(desk, "launchctl", "unload", &file);
            run_with(desk, "launchctl", "load -w", &file)
        }
        _ => run_with(desk, "schtasks", "/create /f /tn promise-remind /xml", &file),
    }
}

/// Takes a timer away; false where there was none.
pub fn remove(desk: &dyn Desk, scheduler: Scheduler) -> Result<bool, TimerError> {
    if scheduler == Scheduler::Crontab {
        let (rest, ours) = match crontab(desk) {
            Ok(crontab) => parted(&crontab).map_err(|_| TimerError::Unfinished)?,
            // Where there is no cron, there is nothing of ours in it.
            Err(_) => return Ok(false),
        };
        if !ours.is_empty() {
            set_crontab(desk, rest)?;
        }
        return Ok(!ours.is_empty());
    }
    let mut paths = Vec::new();
    for name in file_names(scheduler) {
        if read(desk, scheduler, name)?.is_some() {
            paths.push(path(desk, scheduler, name)?);
        }
    }
    let Some(first) = paths.first() else { return Ok(false) };
    // What cannot be stopped any more is taken away all the same.
    let _ = match scheduler {
        Scheduler::Systemd => run(desk, "systemctl", "--user disable --now promise-remind.timer"),
        Scheduler::Launchd => run_with(desk, "launchctl", "unload -w", first.as_os_str()),
        _ => run(desk, "schtasks", "/delete /f /tn promise-remind"),
    };
    for path in paths {
        files::remove(&path).map_err(|error| TimerError::File(path, Unwritten::Io(error)))?;
    }
    if scheduler == Scheduler::Systemd {
        let _ = run(desk, "systemctl", "--user daemon-reload");
    }
    Ok(true)
}

/// The times of the timer that is there; none where there is none.
pub fn installed(desk: &dyn Desk, scheduler: Scheduler) -> Result<Option<Vec<Time>>, TimerError> {
    if scheduler == Scheduler::Crontab {
        let Ok(crontab) = crontab(desk) else { return Ok(None) };
        let (_, ours) = parted(&crontab).map_err(|_| TimerError::Unfinished)?;
        return Ok((!ours.is_empty()).then(|| times_in(&String::from_utf8_lossy(&ours))));
    }
    let text = read(desk, scheduler, file_names(scheduler)[0])?;
    Ok(text.map(|text| times_in(&text)))
}

fn path(desk: &dyn Desk, scheduler: Scheduler, name: &str) -> Result<PathBuf, TimerError> {
    let (home, settings) = desk.folders().ok_or(TimerError::NoHome)?;
    Ok(match scheduler {
        Scheduler::Launchd => home.join("Library").join("LaunchAgents").join(name),
        Scheduler::Windows => settings.join("promise").join(name),
        Scheduler::Systemd | Scheduler::Crontab => settings.join("systemd").join("user").join(name),
    })
}

/// The text of a file of ours; none where there is none.
fn read(desk: &dyn Desk, scheduler: Scheduler, name: &str) -> Result<Option<String>, TimerError> {
    let path = path(desk, scheduler, name)?;
    match files::text(&path, LONGEST) {
        Ok(Some(text)) if !is_ours(&text) => Err(TimerError::Foreign(path)),
        Ok(text) => Ok(text),
        Err(error) => Err(TimerError::File(path, Unwritten::Io(error))),
    }
}

/// The crontab as it is. One that is not there is empty; where that is not certain, nothing may be put in its place.
fn crontab(desk: &dyn Desk) -> Result<Vec<u8>, TimerError> {
    let ran = start(desk, Call { program: "crontab", args: vec!["-l".into()], input: Vec::new() })?;
    let complaint = String::from_utf8_lossy(&ran.err);
    match ran.success {
        true => Ok(ran.out),
        false if complaint.contains("no crontab") || complaint.contains("No such file") => Ok(Vec::new()),
        false => Err(refused("crontab", &ran)),
    }
}

fn set_crontab(desk: &dyn Desk, crontab: Vec<u8>) -> Result<(), TimerError> {
    let arg = if crontab.is_empty() { "-r" } else { "-" };
    let ran = start(desk, Call { program: "crontab", args: vec![arg.into()], input: crontab })?;
    if ran.success { Ok(()) } else { Err(refused("crontab", &ran)) }
}

/// Runs a program with these words, which have spaces between them.
fn run(desk: &dyn Desk, program: &'static str, words: &str) -> Result<(), TimerError> {
    run_all(desk, program, words.split(' ').map(OsString::from).collect())
}

/// The same with a path behind them, which is whole and so no option.
fn run_with(desk: &dyn Desk, program: &'static str, words: &str, path: &OsStr) -> Result<(), TimerError> {
    run_all(desk, program, words.split(' ').map(OsStr::new).chain([path]).map(OsStr::to_owned).collect())
}

fn run_all(desk: &dyn Desk, program: &'static str, args: Vec<OsString>) -> Result<(), TimerError> {
    let ran = start(desk, Call { program, args, input: Vec::new() })?;
    if ran.success { Ok(()) } else { Err(refused(program, &ran)) }
}

fn start(desk: &dyn Desk, call: Call) -> Result<Ran, TimerError> {
    let program = call.program;
    desk.run(&call).map_err(|error| TimerError::NotStarted(program, error))
}

fn refused(program: &'static str, ran: &Ran) -> TimerError {
    let complaint = String::from_utf8_lossy(&ran.err);
    TimerError::Refused(program, complaint.lines().next().unwrap_or_default().to_owned())
}
