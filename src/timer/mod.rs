//! What has the system start this program again and again: texts for its timers, in which no path can become an option or a
//! word of a shell.

pub mod install;

use std::fmt::Write;

/// What a crontab holds of ours stands between these lines.
pub const BEGIN: &str = "# BEGIN promise remind";
/// The second of them.
pub const END: &str = "# END promise remind";

/// What stands before the times in every text, so that they can be told.
const AT: &str = "at: ";

/// How often a timer without times of its own goes off, in minutes.
pub const EVERY_MINUTES: u32 = 15;

/// The most times of a day that can be named.
const MOST_TIMES: usize = 48;

/// What can start a program at its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheduler {
    /// The timers of a user of systemd.
    Systemd,
    /// The crontab of a user.
    Crontab,
    /// The agents of a user of macOS.
    Launchd,
    /// The Task Scheduler of Windows.
    Windows,
}

impl Scheduler {
    /// Every one of them.
    pub const ALL: [Scheduler; 4] = [Scheduler::Systemd, Scheduler::Crontab, Scheduler::Launchd, Scheduler::Windows];

    /// Those that this system may have, the best first.
    pub const HERE: &[Scheduler] = if cfg!(target_os = "macos") {
        &[Scheduler::Launchd]
    } else if cfg!(windows) {
        &[Scheduler::Windows]
    } else {
        &[Scheduler::Systemd, Scheduler::Crontab]
    };

    /// The word used on the command line and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Scheduler::Systemd => "systemd",
            Scheduler::Crontab => "crontab",
            Scheduler::Launchd => "launchd",
            Scheduler::Windows => "windows",
        }
    }

    /// The one with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Scheduler::ALL.into_iter().find(|scheduler| scheduler.name() == name)
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    hour: u32,
    minute: u32,
}

/// What is to be started, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The whole path of the program.
    pub program: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// The settings file that PROMISE_CONFIG names.
    pub config: Option<String>,
    /// The times of day, in order; none means every quarter of an hour.
    pub times: Vec<Time>,
    /// What it is for, in words.
    pub description: String,
}

/// A word that a timer of this kind cannot be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unquotable(pub String);

/// Reads `09:00,18:30`: in order, each once. Otherwise gives back what is no time of day, or everything where there is too much.
pub fn times(text: &str) -> Result<Vec<Time>, String> {
    let mut times = text.split([',', ' ']).filter(|word| !word.is_empty()).map(time).collect::<Result<Vec<_>, _>>()?;
    times.sort_unstable();
    times.dedup();
    if times.is_empty() || times.len() > MOST_TIMES { Err(text.to_owned()) } else { Ok(times) }
}

fn time(word: &str) -> Result<Time, String> {
    let number = |digits: &str, most: u32| {
        let is_number = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|number| is_number && *number <= most)
    };
    let parts = word.split_once(':').filter(|(_, minute)| minute.len() == 2);
    let read = parts.and_then(|(hour, minute)| Some(Time { hour: number(hour, 23)?, minute: number(minute, 59)? }));
    read.ok_or_else(|| word.to_owned())
}

/// The times as they are typed: `09:00,18:30`; empty where there are none.
pub fn typed(times: &[Time]) -> String {
    let typed = |time: &Time| format!("{:02}:{:02}", time.hour, time.minute);
    times.iter().map(typed).collect::<Vec<_>>().join(",")
}

/// The times that a text of ours names.
pub fn times_in(text: &str) -> Vec<Time> {
    let named = text.split_once(AT).and_then(|(_, rest)| rest.split([' ', '\n', '<']).next());
    named.and_then(|named| times(named).ok()).unwrap_or_default()
}

/// The texts of a timer with the names of their files; of a crontab, the lines.
pub fn texts(scheduler: Scheduler, job: &Job) -> Result<Vec<(&'static str, String)>, Unquotable> {
    for word in words(job) {
        if word.chars().any(char::is_control) {
            return Err(Unquotable(word.to_owned()));
        }
    }
    // Systemd takes no such path for that of a program, however it is quoted.
    if scheduler == Scheduler::Systemd && job.program.contains(['"', '\'', '\\']) {
        return Err(Unquotable(job.program.clone()));
    }
    Ok(match scheduler {
        Scheduler::Systemd => vec![("promise-remind.service", service(job)), ("promise-remind.timer", timer(job))],
        Scheduler::Crontab => vec![("crontab", crontab(job)?)],
        Scheduler::Launchd => vec![("promise.remind.plist", plist(job))],
        Scheduler::Windows => vec![("promise-remind.xml", task(job)?)],
    })
}

/// The names of the files of a timer.
pub fn file_names(scheduler: Scheduler) -> &'static [&'static str] {
    match scheduler {
        Scheduler::Systemd => &["promise-remind.timer", "promise-remind.service"],
        Scheduler::Crontab => &[],
        Scheduler::Launchd => &["promise.remind.plist"],
        Scheduler::Windows => &["promise-remind.xml"],
    }
}

/// Whether a text is one of ours.
pub fn is_ours(text: &str) -> bool {
    text.contains("promise remind")
}

/// The program and every word that it is given.
fn words(job: &Job) -> impl Iterator<Item = &str> {
    [&job.program].into_iter().chain(&job.args).chain(&job.config).map(String::as_str)
}

fn mark(job: &Job) -> String {
    let times = if job.times.is_empty() { String::new() } else { format!(" {AT}{}", typed(&job.times)) };
    format!("promise remind{times}")
}

fn service(job: &Job) -> String {
    let words: Vec<String> = [&job.program].into_iter().chain(&job.args).map(|word| systemd_word(word)).collect();
    let config =
        job.config.as_ref().map(|file| format!("Environment={}\n", systemd_word(&format!("PROMISE_CONFIG={file}"))));
    format!(
        "# {}\n[Unit]\nDescription={}\n\n[Service]\nType=oneshot\n{}ExecStart=:{}\n",
        mark(job),
        job.description.replace('%', "%%"),
        config.unwrap_or_default(),
        words.join(" ")
    )
}

fn timer(job: &Job) -> String {
    let mut text = format!("# {}\n[Unit]\nDescription={}\n\n[Timer]\n", mark(job), job.description.replace('%', "%%"));
    for time in &job.times {
        let _ = writeln!(text, "OnCalendar=*-*-* {:02}:{:02}:00", time.hour, time.minute);
    }
    if job.times.is_empty() {
        let _ = writeln!(text, "OnCalendar=*:0/{EVERY_MINUTES}");
    }
    text + "Persistent=true\n\n[Install]\nWantedBy=timers.target\n"
}

/// A word of a line of systemd (systemd.syntax(7), "Quoting"; systemd.unit(5), "Specifiers"). Variables are not looked for in
/// it, as the line begins with a colon (systemd.service(5)).
fn systemd_word(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%"))
}

fn crontab(job: &Job) -> Result<String, Unquotable> {
    let config = job.config.as_ref().map(|file| format!("PROMISE_CONFIG={file}"));
    let prefix = if config.is_some() { "env " } else { "" };
    let words =
        config.iter().map(String::as_str).chain([job.program.as_str()]).chain(job.args.iter().map(String::as_str));
    let command = words.map(cron_word).collect::<Result<Vec<_>, _>>()?.join(" ");
    let mut text = format!("{BEGIN}{}\n", mark(job).trim_start_matches("promise remind"));
    for time in &job.times {
        let _ = writeln!(text, "{} {} * * * {prefix}{command}", time.minute, time.hour);
    }
    if job.times.is_empty() {
        let _ = writeln!(text, "*/{EVERY_MINUTES} * * * * {prefix}{command}");
    }
    Ok(text + END + "\n")
}

/// A word of the shell that cron hands its command to. Cron itself takes a `%` for the end of the line, unless a backslash
/// stands before it, which it takes away (crontab(5)); what it makes of other backslashes differs, so that there is none.
fn cron_word(word: &str) -> Result<String, Unquotable> {
    if word.contains('\\') {
        return Err(Unquotable(word.to_owned()));
    }
    Ok(format!("'{}'", word.replace('\'', "'\"'\"'").replace('%', "\\%")))
}

fn plist(job: &Job) -> String {
    let strings: String = [&job.program]
        .into_iter()
        .chain(&job.args)
        .map(|word| format!("    <string>{}</string>\n", xml(word)))
        .collect();
    let minutes = (0..60).step_by(EVERY_MINUTES as usize);
    let every: String =
        minutes.map(|minute| format!("    <dict><key>Minute</key><integer>{minute}</integer></dict>\n")).collect();
    let each = |time: &Time| {
        let Time { hour, minute } = time;
        format!(
            "    <dict><key>Hour</key><integer>{hour}</integer><key>Minute</key><integer>{minute}</integer></dict>\n"
        )
    };
    let times: String = if job.times.is_empty() { every } else { job.times.iter().map(each).collect() };
    let config = job.config.as_ref().map(|file| {
        let file = xml(file);
        format!("  <key>EnvironmentVariables</key>\n  <dict><key>PROMISE_CONFIG</key><string>{file}</string></dict>\n")
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- {} -->\n<plist version=\"1.0\">\n<dict>\n  <key>Label</key>\n  \
         <string>promise.remind</string>\n  <key>ProgramArguments</key>\n  <array>\n{strings}  </array>\n{}  \
         <key>StartCalendarInterval</key>\n  <array>\n{times}  </array>\n</dict>\n</plist>\n",
        mark(job),
        config.unwrap_or_default(),
    )
}

fn task(job: &Job) -> Result<String, Unquotable> {
    // A task has no variables of its own.
    if let Some(file) = &job.config {
        return Err(Unquotable(file.clone()));
    }
    for word in words(job) {
        // These would be put in place of, and nothing keeps the Task Scheduler from that.
        if word.contains('%') || word.contains("$(") || word.contains('"') {
            return Err(Unquotable(word.to_owned()));
        }
    }
    // In the order in which the Task Scheduler itself writes them: what all triggers have stands before what only this one has
    // ([MS-TSCH] 2.5.3.9, an extension of 2.5.3.1).
    let trigger = |hour: u32, minute: u32, repeat: &str| {
        format!(
            "    <CalendarTrigger>\n{repeat}      <StartBoundary>2026-01-01T{hour:02}:{minute:02}:00</StartBoundary>\n      \
             <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>\n    </CalendarTrigger>\n"
        )
    };
    let repeat = format!(
        "      <Repetition><Interval>PT{EVERY_MINUTES}M</Interval><Duration>P1D</Duration>\
         <StopAtDurationEnd>false</StopAtDurationEnd></Repetition>\n"
    );
    let triggers: String = match job.times.as_slice() {
        [] => trigger(0, 0, &repeat),
        times => times.iter().map(|time| trigger(time.hour, time.minute, "")).collect(),
    };
    let args: Vec<String> = job.args.iter().map(|word| windows_word(word)).collect();
    Ok(format!(
        "<?xml version=\"1.0\"?>\n<Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\n  \
         <RegistrationInfo><Description>{}</Description></RegistrationInfo>\n  <Triggers>\n{triggers}  </Triggers>\n  \
         <Settings>\n    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>\n    \
         <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>\n    \
         <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>\n    <StartWhenAvailable>true</StartWhenAvailable>\n  \
         </Settings>\n  <Actions>\n    <Exec>\n      <Command>{}</Command>\n      <Arguments>{}</Arguments>\n    </Exec>\n  \
         </Actions>\n</Task>\n",
        xml(&mark(job)),
        xml(&windows_word(&job.program)),
        xml(&args.join(" ")),
    ))
}

/// A word of a command line of Windows
/// (<https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments>); it has no quotes in it.
fn windows_word(word: &str) -> String {
    let backslashes = word.len() - word.trim_end_matches('\\').len();
    format!("\"{word}{}\"", "\\".repeat(backslashes))
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A crontab whose mark of ours has no end, or no beginning: what is ours cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfinished;

/// A crontab without what is ours, every other byte as it was, and what is ours.
pub fn parted(crontab: &[u8]) -> Result<(Vec<u8>, Vec<u8>), Unfinished> {
    let (mut rest, mut ours, mut is_ours) = (Vec::new(), Vec::new(), false);
    for line in crontab.split_inclusive(|byte| *byte == b'\n') {
        let whole = line.trim_ascii_end();
        // A remark of its owner that goes on in another way is none of ours.
        let is_times = |rest: &[u8]| {
            rest.is_empty() || rest.strip_prefix(b" ").is_some_and(|rest| rest.starts_with(AT.as_bytes()))
        };
        let begins = whole.strip_prefix(BEGIN.as_bytes()).is_some_and(is_times);
        let ends = whole == END.as_bytes();
        if begins && is_ours || ends && !is_ours {
            return Err(Unfinished);
        }
        is_ours |= begins;
        if is_ours { &mut ours } else { &mut rest }.extend_from_slice(line);
        is_ours &= !ends;
    }
    if is_ours { Err(Unfinished) } else { Ok((rest, ours)) }
}

/// A crontab with these lines behind what it held.
pub fn joined(mut crontab: Vec<u8>, lines: &str) -> Vec<u8> {
    if crontab.last().is_some_and(|byte| *byte != b'\n') {
        crontab.push(b'\n');
    }
    crontab.extend_from_slice(lines.as_bytes());
    crontab
}
