//! The project tests itself: layers point one way, documents name real files, words exist in both languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::fixture::root;

/// Which modules each layer may use. A layer that is not listed may use everything but `main`.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &["model"]),
    ("dates", &["dates", "model"]),
    ("i18n", &["i18n"]),
    ("settings", &["settings", "model", "dates", "i18n"]),
    ("store", &["store", "model"]),
    ("files", &[]),
    ("desktop", &[]),
    ("timer", &["timer", "desktop", "files"]),
    ("keys", &[]),
    ("render", &["render", "model", "i18n"]),
    ("calendar", &["calendar", "files", "model", "render"]),
    ("app", &["app", "calendar", "desktop", "keys", "model", "dates", "i18n", "settings", "store", "files", "render"]),
    ("select", &["select", "app", "model", "i18n", "render"]),
    ("capture", &["capture", "app", "model", "dates", "i18n", "render"]),
    ("advice", &["advice", "app", "model", "i18n", "render"]),
    ("intake", &["intake", "advice", "capture", "app", "files", "model", "dates", "i18n", "render"]),
    ("deeds", &["deeds", "advice", "capture", "app", "model", "dates", "i18n", "render"]),
    ("filter", &["filter", "app", "intake", "model", "i18n", "render"]),
    ("exchange", &["exchange", "intake", "capture", "app", "model", "dates", "i18n", "store", "render"]),
    ("steps", &["steps", "app", "model", "i18n", "render"]),
];

/// What only `main.rs`, the store, `files.rs` and the reading of the settings file may touch.
const OUTSIDE_WORLD: &[&str] = &["std::fs", "std::env", "std::net", "Local::now", "Utc::now", "SystemTime"];

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(root()).unwrap().to_owned(), text));
            }
        }
    }
    files.sort();
    files
}

/// The code of a file without its unit tests.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

fn layer(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap();
    inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// The modules of this crate that a text names.
fn used(text: &str) -> BTreeSet<String> {
    let end_of_name = |c: char| !c.is_alphanumeric() && c != '_';
    text.split("crate::").skip(1).map(|rest| rest.split(end_of_name).next().unwrap().to_owned()).collect()
}

#[test]
fn layers_point_one_way() {
    for (path, text) in sources() {
        let layer = layer(&path);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else { continue };
        for module in used(&code(&text)) {
            assert!(module.is_empty() || allowed.contains(&module.as_str()), "{} uses {module}", path.display());
        }
    }
}

#[test]
fn commands_do_not_import_one_another() {
    for (path, text) in sources().into_iter().filter(|(path, _)| layer(path) == "commands") {
        assert!(!text.contains("commands::") && !text.contains("super::"), "{}", path.display());
    }
}

#[test]
fn the_outside_world_is_touched_in_its_places_only() {
    for (path, text) in sources() {
        let allowed = matches!(layer(&path).as_str(), "main" | "store" | "files")
            || path == Path::new("src/lib.rs")
            || path.ends_with("tests.rs");
        for name in OUTSIDE_WORLD.iter().filter(|_| !allowed) {
            assert!(!code(&text).contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn other_programs_are_started_in_one_place_only() {
    for (path, text) in
        sources().into_iter().filter(|(path, _)| !path.components().any(|part| part.as_os_str() == "tests"))
    {
        let is_place = layer(&path) == "desktop";
        assert_eq!(is_place, code(&text).contains("process::{Command"), "{}", path.display());
        assert!(!code(&text).contains("process::Command"), "{}", path.display());
    }
    let desktop = fs::read_to_string(root().join("src/desktop.rs")).unwrap();
    assert!(code(&desktop).contains("Command::new(") && !desktop.contains("\"sh\"") && !desktop.contains("\"cmd\""));
}

#[test]
fn only_one_file_uses_colored() {
    let users: Vec<_> =
        sources().into_iter().filter(|(_, text)| text.contains("colored::")).map(|(path, _)| path).collect();
    assert_eq!(users, [Path::new("src/render/style.rs")]);
}

#[test]
fn the_architecture_page_names_every_file_and_no_other() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let is_test = |path: &Path| path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs");
    for (path, _) in sources().into_iter().filter(|(path, _)| !is_test(path)) {
        let inside = path.strip_prefix("src").unwrap().to_str().unwrap();
        assert!(page.contains(&format!("`{inside}`")), "ARCHITECTURE.md does not name `{inside}`");
    }
    for name in page.split('`').skip(1).step_by(2).filter(|name| name.ends_with(".rs")) {
        let exists = root().join("src").join(name).exists()
            || root().join("tests/it").join(name).exists()
            || root().join(name).exists();
        assert!(exists, "ARCHITECTURE.md names `{name}`, which is not there");
    }
}

#[test]
fn nothing_unfinished_is_left_in_the_code() {
    for (path, text) in sources() {
        for mark in ["todo!(", "unimplemented!(", "dbg!(", "FIXME", "XXX"] {
            assert!(!text.contains(mark), "{} has {mark}", path.display());
        }
        assert!(text.starts_with("//!"), "{} does not begin with a sentence that says what it is for", path.display());
    }
}

#[test]
fn the_compiler_forbids_unsafe_code_and_nothing_takes_that_back() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let lints = manifest.split("[lints.rust]\n").nth(1).unwrap().split("\n[").next().unwrap();
    assert!(lints.lines().any(|line| line == "unsafe_code = \"forbid\""), "Cargo.toml no longer forbids unsafe code");
    let build = fs::read_to_string(root().join("build.rs")).unwrap();
    for (path, text) in sources().into_iter().chain([("build.rs".into(), build)]) {
        let is_taken_back = text.contains("(unsafe_code") || code(&text).contains("unsafe {");
        assert!(!is_taken_back, "{} has unsafe code", path.display());
    }
}

/// Message ids that stand whole in the code.
fn ids_in_code() -> BTreeSet<String> {
    let areas: Vec<String> = fs::read_dir(root().join("locales/en"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap().trim_end_matches(".ftl").to_owned())
        .collect();
    let mut ids = BTreeSet::new();
    for (_, text) in sources() {
        for literal in code(&text).split('"') {
            let is_id = literal.split_once('-').is_some_and(|(area, rest)| {
                areas.iter().any(|known| known == area)
                    && !rest.is_empty()
                    && literal.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            });
            if is_id {
                ids.insert(literal.to_owned());
            }
        }
    }
    ids
}

#[test]
fn every_message_named_in_the_code_exists_in_both_languages() {
    for language in [promise::i18n::Language::English, promise::i18n::Language::Spanish] {
        let words = promise::i18n::Catalogue::new(language);
        let missing: Vec<_> = ids_in_code().into_iter().filter(|id| !words.has(id)).collect();
        assert_eq!(missing, Vec::<String>::new(), "{}", language.name());
    }
}

#[test]
fn every_message_is_used() {
    let ids = ids_in_code();
    let code: String = sources().into_iter().map(|(_, text)| text).collect();
    let mut unused = Vec::new();
    for file in fs::read_dir(root().join("locales/en")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        for line in text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            let id = line.split([' ', '=']).next().unwrap();
            // Ids put together from parts: some beginning of them, up to a dash, stands before a `{` in the code.
            let built = id.match_indices('-').any(|(at, _)| code.contains(&format!("\"{}{{", &id[..=at])));
            if !ids.contains(id) && !built {
                unused.push(id.to_owned());
            }
        }
    }
    assert_eq!(unused, Vec::<String>::new());
}
