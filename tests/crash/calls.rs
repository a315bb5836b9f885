//! The system calls of a command: recorded by `strace`, read from its log, and tampered with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::shop::{Answer, Shop, scratch, tell};

/// Every call that can change a disk or answer somebody, and what is needed to follow file descriptors.
const FOLLOWED: &str = "open,openat,openat2,creat,close,dup,dup2,dup3,write,pwrite64,writev,pwritev,pwritev2,lseek,ftruncate,\
    truncate,fallocate,fsync,fdatasync,sync,syncfs,sync_file_range,msync,rename,renameat,renameat2,link,linkat,symlink,\
    symlinkat,unlink,unlinkat,rmdir,mkdir,mkdirat,mknod,mknodat,chmod,fchmod,fchmodat,fchmodat2,chown,fchown,fchownat,\
    sendfile,splice,copy_file_range,flock,setxattr,fsetxattr,ioctl";

/// The same and what reads.
const READING: &str = "read,pread64,getdents64,fstat,newfstatat,statx,fcntl";

/// One system call.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its name.
    pub name: String,
    /// Its arguments as they stand in the log.
    pub arguments: Vec<String>,
    /// What it returned; none where it did not return or failed.
    pub result: Option<i64>,
    /// It is the so-manieth of its name, from 1.
    pub place: usize,
}

impl Call {
    /// A number among its arguments.
    pub fn number(&self, place: usize) -> u64 {
        let text = self.arguments[place].split('<').next().unwrap();
        let parsed = text.strip_prefix("0x").map_or_else(|| text.parse(), |hex| u64::from_str_radix(hex, 16));
        parsed.unwrap_or_else(|_| panic!("no number: {self:?}"))
    }

    /// The path of an open file or folder among its arguments.
    pub fn path_of(&self, place: usize) -> Option<PathBuf> {
        let (_, rest) = self.arguments.get(place)?.split_once('<')?;
        Some(PathBuf::from(String::from_utf8(unescaped(rest.trim_end_matches('>'))).ok()?))
    }

    /// The bytes of a text among its arguments.
    pub fn bytes(&self, place: usize) -> Vec<u8> {
        let text = &self.arguments[place];
        assert!(!text.ends_with("..."), "cut off: {self:?}");
        unescaped(text.trim_matches('"'))
    }

    /// The path that two arguments name together: an open folder and a name in it.
    pub fn path_at(&self, place: usize) -> Option<PathBuf> {
        let name = String::from_utf8(self.bytes(place + 1)).ok()?;
        Some(self.path_of(place)?.join(name))
    }

    /// Whether the call concerns what is in this folder, or is an answer.
    pub fn concerns(&self, root: &Path) -> bool {
        if self.name == "write" && self.arguments[0].starts_with("1<") {
            return true;
        }
        let at = |place: usize| match self.arguments.get(place + 1) {
            Some(text) if text.starts_with('"') && self.arguments[place].contains('<') && self.name.contains("at") => {
                self.path_at(place)
            }
            _ => self.path_of(place),
        };
        let named = |place: usize| {
            let text = self.arguments.get(place).filter(|text| text.starts_with('"'));
            text.and_then(|_| String::from_utf8(self.bytes(place)).ok().map(PathBuf::from))
        };
        (0..self.arguments.len().min(3))
            .flat_map(|place| [at(place), named(place)])
            .flatten()
            .any(|path| path.starts_with(root))
    }

    /// Whether it can change what is stored, or is an answer.
    pub fn changes(&self) -> bool {
        match self.name.as_str() {
            "openat" | "open" => self.arguments.iter().any(|argument| argument.contains("O_CREAT")),
            "close" | "dup" | "dup2" | "dup3" | "lseek" | "ioctl" => false,
            name => FOLLOWED.split(',').any(|followed| followed == name),
        }
    }
}

/// The bytes of a text in which every byte is written as `\x61`.
fn unescaped(text: &str) -> Vec<u8> {
    text.split("\\x").filter(|hex| !hex.is_empty()).map(|hex| u8::from_str_radix(&hex[..2], 16).unwrap()).collect()
}

/// Whether system calls can be recorded here. If not, says what is not tested.
pub fn can_record(what: &str) -> bool {
    let runs = Command::new("strace").args(["-qq", "-e", "trace=none", "true"]).stderr(Stdio::null()).status();
    let can = runs.is_ok_and(|status| status.success());
    if !can {
        tell(&format!("SKIPPED, since strace is not installed or may not trace: {what}"));
    }
    can
}

/// Runs a command and records its system calls, with `reading` also those that only read. `tampering` is what `strace` is to do
/// to them.
pub fn record(shop: &Shop, words: &[&str], reading: bool, tampering: Option<&str>) -> (Answer, Vec<Call>) {
    let folder = scratch();
    let log = folder.path().join("calls");
    let all = if reading { format!("{FOLLOWED},{READING}") } else { FOLLOWED.to_owned() };
    let mut command = strace(shop, &log, words, tampering);
    let known: Vec<String> = all.split(',').map(|name| format!("?{}", name.trim())).collect();
    command.args(["-y", "-xx", "-s", "10000000", "-e", &format!("trace={}", known.join(","))]);
    let answer = command.arg(env!("CARGO_BIN_EXE_promise")).args(words).output().unwrap().into();
    (answer, read_log(&fs::read_to_string(log).unwrap()))
}

/// Runs a command and tampers with one of its system calls.
pub fn tamper(shop: &Shop, words: &[&str], name: &str, tampering: &str) -> Answer {
    let mut command = strace(shop, Path::new("/dev/null"), words, Some(tampering));
    command.args(["-e", &format!("trace={name}"), env!("CARGO_BIN_EXE_promise")]).args(words);
    command.output().unwrap().into()
}

fn strace(shop: &Shop, log: &Path, _: &[&str], tampering: Option<&str>) -> Command {
    let mut command = Command::new("strace");
    shop.surround(command.args(["-f", "-qq", "-o"]).arg(log));
    if let Some(tampering) = tampering {
        command.args(["-e", &format!("inject={tampering}")]);
    }
    command
}

fn read_log(log: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    for line in log.lines() {
        let call = line.split_once(' ').map_or("", |(_, call)| call.trim_start());
        if call.starts_with("---") || call.starts_with("+++") {
            continue;
        }
        assert!(!call.contains("<unfinished") && !call.contains("resumed>"), "two threads at once: {line}");
        let (name, rest) = call.split_once('(').unwrap_or_else(|| panic!("no call: {line}"));
        let (arguments, rest) = arguments(rest);
        let result = rest.trim().trim_start_matches("= ").split([' ', '<']).next().unwrap();
        let result = result.parse().ok().filter(|result| *result >= 0);
        let place = calls.iter().filter(|call| call.name == name).count() + 1;
        calls.push(Call { name: name.to_owned(), arguments, result, place });
    }
    calls
}

/// Cuts `a, "b", {c, d}) = 0` into its arguments and what follows the parenthesis.
fn arguments(text: &str) -> (Vec<String>, &str) {
    let (mut found, mut depth, mut quoted, mut start) = (Vec::new(), 0, false, 0);
    for (at, sign) in text.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '{' | '[' => depth += 1,
            ')' if depth == 0 => {
                found.push(text[start..at].trim().to_owned());
                return (found, &text[at + 1..]);
            }
            ')' | '}' | ']' => depth -= 1,
            ',' if depth == 0 => {
                found.push(text[start..at].trim().to_owned());
                start = at + 1;
            }
            _ => {}
        }
    }
    panic!("no end of a call: {text}");
}
