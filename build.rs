//! Has the release binary linked small on Linux: each way to save room is tried on an empty program first, and what this machine's
//! linker does not know, or what does not run here, is left out. Without any of it the same program is a tenth larger.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "cargo speaks to a build script through the environment, and is answered on standard output"
)]

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// The tables for unwinding, which a program that ends at a panic has no use for.
const UNWINDING: &str =
    "SECTIONS { /DISCARD/ : { *(.eh_frame .gcc_except_table .gcc_except_table.*) } } INSERT AFTER .rodata;\n";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_LINKER"] {
        println!("cargo::rerun-if-env-changed={name}");
    }
    let linux = env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux");
    let release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let Ok(out) = env::var("OUT_DIR") else { return };
    if !linux || !release {
        return;
    }
    let script = Path::new(&out).join("unwinding.ld");
    if fs::write(&script, UNWINDING).is_err() {
        return;
    }
    let ways = [
        // Addresses that are corrected at the start, written down in short.
        vec!["-Wl,-z,pack-relative-relocs".to_owned()],
        // Functions that came out the same, kept once.
        vec!["-Wl,--icf=all".to_owned()],
        vec!["-Wl,--no-eh-frame-hdr".to_owned(), format!("-Wl,-T,{}", script.display())],
    ];
    let mut known = Vec::new();
    for way in ways {
        let more = [known.clone(), way].concat();
        if links(Path::new(&out), &more) {
            known = more;
        }
    }
    for argument in known {
        println!("cargo::rustc-link-arg-bin=promise={argument}");
    }
}

/// Whether an empty program can be linked with `arguments` for the target and, where the target is this machine, runs.
fn links(out: &Path, arguments: &[String]) -> bool {
    let (source, program) = (out.join("empty.rs"), out.join("empty"));
    let (Ok(rustc), Ok(host), Ok(target)) = (env::var("RUSTC"), env::var("HOST"), env::var("TARGET")) else {
        return false;
    };
    if fs::write(&source, "fn main() {}\n").is_err() {
        return false;
    }
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let mut build = Command::new(rustc);
    build.args(["--edition=2024", "-Cpanic=abort", "--target", &target]).arg(&source).arg("-o").arg(&program);
    build.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    if let Ok(linker) = env::var("RUSTC_LINKER") {
        build.arg(format!("-Clinker={linker}"));
    }
    build.args(arguments.iter().map(|argument| format!("-Clink-arg={argument}")));
    succeeds(&mut build) && (host != target || succeeds(&mut Command::new(&program)))
}

fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
