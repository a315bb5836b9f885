//! The real world, read once and handed to `promise::run`: the only place that looks at the clock, the environment, the
//! arguments, the streams and the terminal.

#![allow(clippy::disallowed_methods, reason = "this is the one place that the bans of clippy.toml leave open")]

use std::env;
use std::io::{self, BufWriter, IsTerminal};
use std::process::ExitCode;

use chrono::Local;
use directories::ProjectDirs;
use promise::{Remembered, Terminal, World, run};

fn main() -> ExitCode {
    let dirs = ProjectDirs::from("", "", "promise");
    let (input, out, err) = (io::stdin(), io::stdout(), io::stderr());
    let terminal = Terminal {
        input: input.is_terminal(),
        out: out.is_terminal(),
        err: err.is_terminal(),
        columns: terminal_size::terminal_size().map(|(width, _)| width.0.into()),
    };
    let exit = run(World {
        args: env::args_os().collect(),
        clock: &|| Local::now().fixed_offset(),
        zone: &Remembered::new(Local),
        zone_name: &zone_name,
        strange_zone: &strange_zone,
        env: &|name| env::var_os(name),
        data_dir: dirs.as_ref().map(|dirs| dirs.data_dir().to_owned()),
        config_dir: dirs.as_ref().map(|dirs| dirs.config_dir().to_owned()),
        open: &promise::desktop::open,
        by_key: &|| promise::keys::by_key(io::stdin()),
        input: &mut input.lock(),
        out: &mut BufWriter::with_capacity(64 * 1024, out.lock()),
        err: &mut err.lock(),
        terminal,
    });
    ExitCode::from(exit.code())
}

/// The name of the zone, as TZ or the system's link to it states it; empty where neither does.
fn zone_name() -> String {
    let stated = env::var("TZ").ok().filter(|name| !name.is_empty());
    stated.or_else(linked_zone_name).unwrap_or_default()
}

/// What TZ says, where the system knows no zone of that name: clocks are then read as if it said nothing, or UTC. A rule
/// such as `CET-1CEST,M3.5.0,M10.5.0/3` names no file (POSIX, the environment variable TZ).
fn strange_zone() -> Option<String> {
    let typed = env::var("TZ").ok().filter(|name| !name.is_empty() && name != "localtime")?;
    let name = typed.trim_start_matches(':');
    let is_rule = name.chars().any(|c| c.is_ascii_digit()) && (name.contains(',') || !name.contains('/'));
    let folders = ["/usr/share/zoneinfo", "/share/zoneinfo", "/etc/zoneinfo", "/usr/share/lib/zoneinfo"];
    let is_file = || folders.iter().any(|folder| std::path::Path::new(folder).join(name).is_file());
    (cfg!(unix) && !is_rule && !is_file()).then_some(typed)
}

fn linked_zone_name() -> Option<String> {
    let link = std::fs::read_link("/etc/localtime").ok()?;
    Some(link.to_str()?.split_once("zoneinfo/")?.1.to_owned())
}
