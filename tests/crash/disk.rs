//! What is on a disk after the power went: from the recorded system calls of some commands, every state that POSIX allows.
//!
//! The bytes of a file last once that file was synced, a name once its folder was. Everything else may be there, be missing, or,
//! for bytes, be there in part or as zeros, each for itself and in any combination. A sync that failed makes nothing last, and
//! what it should have saved is never made to last by a later one.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::{self, DirBuilder};
use std::hash::{BuildHasher, RandomState};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::calls::Call;

type Inode = usize;

const ROOT: Inode = 0;

#[derive(Clone, Debug)]
enum Node {
    Folder(BTreeMap<String, Inode>),
    File(Vec<u8>),
}

/// One thing that was done to the disk, or said.
#[derive(Clone, Debug)]
enum Deed {
    /// Names in folders came to mean something else, or nothing.
    Names(Vec<(Inode, String, Option<Inode>)>),
    /// Bytes were written.
    Bytes { file: Inode, at: usize, bytes: Vec<u8> },
    /// A file was cut off or made longer.
    Length { file: Inode, length: usize },
    /// A file or folder was synced, or that failed.
    Sync { of: Inode, done: bool },
    /// The person was answered.
    Said,
    /// The command ended.
    Ended,
}

/// What becomes of a deed that was not made to last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Whole,
    Missing,
    /// Only the first so many bytes are there.
    Begun(usize),
    /// The first so many bytes are there, and zeros for the rest.
    ThenZeros(usize),
    /// Zeros for the first so many bytes, then the rest.
    ZerosThen(usize),
}

/// What was done to a disk by one command after the other.
pub struct History {
    /// What there was at the beginning, and what was made since, empty.
    nodes: Vec<Node>,
    deeds: Vec<Deed>,
    /// What every name means now.
    now: Vec<Node>,
    root: PathBuf,
}

/// Everything below a folder: the bytes of files, none for folders.
pub type Tree = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// What may be found after the power went.
pub struct Remains {
    /// What is on the disk.
    pub tree: Tree,
    /// How many commands had answered.
    pub answered: usize,
    /// How many commands had been begun.
    pub begun: usize,
    /// What was done last.
    pub after: String,
}

/// An open file.
#[derive(Clone, Copy)]
struct Open {
    node: Inode,
    place: usize,
    appends: bool,
}

impl History {
    /// Begins with what is in a folder now, all of which has lasted.
    pub fn of(root: &Path) -> History {
        let mut nodes = vec![Node::Folder(BTreeMap::new())];
        take_in(root, ROOT, &mut nodes);
        History { now: nodes.clone(), nodes, deeds: Vec::new(), root: root.to_owned() }
    }

    /// Goes on with a command.
    pub fn go_on(&mut self, calls: &[Call]) {
        let mut open: HashMap<i64, Open> = HashMap::new();
        for call in calls {
            self.follow(call, &mut open);
        }
        self.deeds.push(Deed::Ended);
    }

    fn follow(&mut self, call: &Call, open: &mut HashMap<i64, Open>) {
        let descriptor = |place: usize| call.arguments[place].split('<').next().unwrap().parse::<i64>().unwrap_or(-1);
        let Some(result) = call.result else {
            // A sync that failed is a deed of its own.
            if let ("fsync" | "fdatasync", Some(open)) = (call.name.as_str(), open.get(&descriptor(0))) {
                self.deeds.push(Deed::Sync { of: open.node, done: false });
            }
            return;
        };
        match call.name.as_str() {
            "openat" => {
                let Some(path) = call.path_at(0) else { return };
                open.remove(&result);
                if let Some(node) = self.opened(&path, &call.arguments[2]) {
                    let appends = call.arguments[2].contains("O_APPEND");
                    open.insert(result, Open { node, place: 0, appends });
                }
            }
            "close" => {
                open.remove(&descriptor(0));
            }
            "write" if descriptor(0) == 1 => self.deeds.push(Deed::Said),
            "write" | "pwrite64" => {
                let Some(file) = open.get_mut(&descriptor(0)) else { return };
                let Node::File(current) = &self.now[file.node] else { return };
                let count = usize::try_from(result).unwrap();
                let at = match call.name.as_str() {
                    "write" if file.appends => current.len(),
                    "write" => file.place,
                    _ => usize::try_from(call.number(3)).unwrap(),
                };
                if call.name == "write" {
                    file.place = at + count;
                }
                let bytes = call.bytes(1)[..count].to_vec();
                self.done(Deed::Bytes { file: file.node, at, bytes });
            }
            "lseek" => {
                if let Some(file) = open.get_mut(&descriptor(0)) {
                    file.place = usize::try_from(result).unwrap();
                }
            }
            "ftruncate" => {
                let Some(file) = open.get(&descriptor(0)) else { return };
                self.done(Deed::Length { file: file.node, length: usize::try_from(call.number(1)).unwrap() });
            }
            "fsync" | "fdatasync" => {
                if let Some(open) = open.get(&descriptor(0)) {
                    self.deeds.push(Deed::Sync { of: open.node, done: true });
                }
            }
            "mkdir" | "mkdirat" => {
                let path = if call.name == "mkdir" { named(call, 0) } else { call.path_at(0).unwrap() };
                if self.is_inside(&path) {
                    self.make(&path, Node::Folder(BTreeMap::new()));
                }
            }
            "unlink" | "rmdir" => self.rename(&named(call, 0), None),
            "unlinkat" => self.rename(&call.path_at(0).unwrap(), None),
            "rename" => self.rename(&named(call, 0), Some(&named(call, 1))),
            "renameat" => self.rename(&call.path_at(0).unwrap(), Some(&call.path_at(2).unwrap())),
            "renameat2" if call.arguments[4].contains("EXCHANGE") => {
                self.exchange(&call.path_at(0).unwrap(), &call.path_at(2).unwrap());
            }
            "renameat2" => self.rename(&call.path_at(0).unwrap(), Some(&call.path_at(2).unwrap())),
            "link" => self.link(&named(call, 0), &named(call, 1)),
            "linkat" => self.link(&call.path_at(0).unwrap(), &call.path_at(2).unwrap()),
            "dup" | "dup2" | "dup3" | "ioctl" | "flock" | "chmod" | "fchmod" | "fchmodat" | "fchmodat2" => {}
            // What this page does not know must not pass for harmless.
            _ if !call.concerns(&self.root) => {}
            other => panic!("{other} is not understood here yet: {call:?}"),
        }
    }

    /// What is there as long as the power does not go.
    pub fn tree_now(&self) -> Tree {
        let mut tree = Tree::new();
        gather(&self.now, ROOT, Path::new(""), &mut tree);
        tree
    }

    fn is_inside(&self, path: &Path) -> bool {
        path.starts_with(&self.root) && path != self.root
    }

    /// The node that was opened by this path; made where it is new.
    fn opened(&mut self, path: &Path, flags: &str) -> Option<Inode> {
        assert!(!flags.contains("O_TMPFILE"), "nameless files are not understood here yet");
        if path != self.root && !self.is_inside(path) {
            return None;
        }
        let node = self.find(path).unwrap_or_else(|| {
            assert!(flags.contains("O_CREAT"), "opened and not there: {}", path.display());
            self.make(path, Node::File(Vec::new()))
        });
        if flags.contains("O_TRUNC") {
            self.done(Deed::Length { file: node, length: 0 });
        }
        Some(node)
    }

    fn find(&self, path: &Path) -> Option<Inode> {
        let mut node = ROOT;
        for part in path.strip_prefix(&self.root).ok()?.components() {
            match (part.as_os_str().to_str()?, &self.now[node]) {
                (".", _) => {}
                (name, Node::Folder(names)) => node = *names.get(name)?,
                (_, Node::File(_)) => return None,
            }
        }
        Some(node)
    }

    fn place_of(&self, path: &Path) -> (Inode, String) {
        let folder = self.find(path.parent().unwrap()).unwrap_or_else(|| panic!("no folder for {}", path.display()));
        (folder, path.file_name().unwrap().to_str().unwrap().to_owned())
    }

    fn make(&mut self, path: &Path, node: Node) -> Inode {
        let made = self.now.len();
        let empty = match node {
            Node::Folder(_) => Node::Folder(BTreeMap::new()),
            Node::File(_) => Node::File(Vec::new()),
        };
        self.now.push(node);
        self.nodes.push(empty);
        let (folder, name) = self.place_of(path);
        self.done(Deed::Names(vec![(folder, name, Some(made))]));
        made
    }

    fn rename(&mut self, from: &Path, to: Option<&Path>) {
        if !self.is_inside(from) {
            return;
        }
        let node = self.find(from);
        let (folder, name) = self.place_of(from);
        let mut names = vec![(folder, name, None)];
        if let Some(to) = to {
            let (folder, name) = self.place_of(to);
            names.push((folder, name, node));
        }
        self.done(Deed::Names(names));
    }

    fn link(&mut self, from: &Path, to: &Path) {
        let (node, (folder, name)) = (self.find(from), self.place_of(to));
        self.done(Deed::Names(vec![(folder, name, node)]));
    }

    fn exchange(&mut self, one: &Path, other: &Path) {
        let ((first, one_name), (second, other_name)) = (self.place_of(one), self.place_of(other));
        let (one, other) = (self.find(one), self.find(other));
        self.done(Deed::Names(vec![(first, one_name, other), (second, other_name, one)]));
    }

    fn done(&mut self, deed: Deed) {
        apply(&mut self.now, &deed, Fate::Whole);
        self.deeds.push(deed);
    }

    /// Everything that may be found if the power goes at any moment; each state once. With `thorough`, writes are torn at every
    /// byte.
    pub fn remains(&self, thorough: bool) -> Vec<Remains> {
        let (hasher, mut known) = (RandomState::new(), HashSet::new());
        let mut found = Vec::new();
        for moment in 0..=self.deeds.len() {
            let past = &self.deeds[..moment];
            let said = |deed: &Deed| matches!(deed, Deed::Said | Deed::Ended);
            let ended = past.iter().filter(|deed| matches!(deed, Deed::Ended)).count();
            let current = past.iter().rposition(|deed| matches!(deed, Deed::Ended)).map_or(0, |end| end + 1);
            let answered = ended + usize::from(past[current..].iter().any(said));
            let begun = ended + usize::from(moment > current);
            let after = past.last().map_or_else(|| "nothing".to_owned(), |deed| self.describe(deed));
            let fleeting = fleeting(past);
            for fates in fates(past, &fleeting, thorough) {
                let tree = self.tree(past, &fates);
                if known.insert(hasher.hash_one((&tree, answered, begun))) {
                    let fates: Vec<String> =
                        fates.iter().map(|(deed, fate)| format!("{}: {fate:?}", self.describe(&past[*deed]))).collect();
                    let after = format!("after {after}; {}", fates.join(", "));
                    found.push(Remains { tree, answered, begun, after });
                }
            }
        }
        found
    }

    fn describe(&self, deed: &Deed) -> String {
        match deed {
            Deed::Names(names) => format!("names {:?}", names.iter().map(|(_, name, _)| name).collect::<Vec<_>>()),
            Deed::Bytes { file, at, bytes } => format!("{} bytes at {at} of #{file}", bytes.len()),
            Deed::Length { file, length } => format!("#{file} cut to {length}"),
            Deed::Sync { of, done } => format!("sync of #{of}{}", if *done { "" } else { " that failed" }),
            Deed::Said => "the answer".to_owned(),
            Deed::Ended => "the end of a command".to_owned(),
        }
    }

    fn tree(&self, past: &[Deed], fates: &[(usize, Fate)]) -> Tree {
        let mut nodes = self.nodes.clone();
        for (place, deed) in past.iter().enumerate() {
            let fate = fates.iter().find(|(of, _)| *of == place).map_or(Fate::Whole, |(_, fate)| *fate);
            apply(&mut nodes, deed, fate);
        }
        let mut tree = Tree::new();
        gather(&nodes, ROOT, Path::new(""), &mut tree);
        tree
    }
}

fn named(call: &Call, place: usize) -> PathBuf {
    PathBuf::from(String::from_utf8(call.bytes(place)).unwrap())
}

fn take_in(path: &Path, folder: Inode, nodes: &mut Vec<Node>) {
    let mut entries: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap()).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let node = nodes.len();
        let is_folder = entry.file_type().unwrap().is_dir();
        let made = if is_folder { Node::Folder(BTreeMap::new()) } else { Node::File(fs::read(entry.path()).unwrap()) };
        nodes.push(made);
        let Node::Folder(names) = &mut nodes[folder] else { unreachable!("only folders are walked") };
        names.insert(entry.file_name().into_string().unwrap(), node);
        if is_folder {
            take_in(&entry.path(), node, nodes);
        }
    }
}

fn apply(nodes: &mut [Node], deed: &Deed, fate: Fate) {
    if fate == Fate::Missing {
        return;
    }
    match deed {
        Deed::Names(changes) => {
            for (folder, name, node) in changes {
                let Node::Folder(names) = &mut nodes[*folder] else { continue };
                match node {
                    Some(node) => names.insert(name.clone(), *node),
                    None => names.remove(name),
                };
            }
        }
        Deed::Bytes { file, at, bytes } => {
            let Node::File(current) = &mut nodes[*file] else { return };
            let count = if let Fate::Begun(count) = fate { count } else { bytes.len() };
            if current.len() < at + count {
                current.resize(at + count, 0);
            }
            let room = &mut current[*at..at + count];
            room.copy_from_slice(&bytes[..count]);
            match fate {
                Fate::ThenZeros(count) => room[count..].fill(0),
                Fate::ZerosThen(count) => room[..count].fill(0),
                _ => {}
            }
        }
        Deed::Length { file, length } => {
            if let Node::File(current) = &mut nodes[*file] {
                current.resize(*length, 0);
            }
        }
        Deed::Sync { .. } | Deed::Said | Deed::Ended => {}
    }
}

fn gather(nodes: &[Node], node: Inode, path: &Path, tree: &mut Tree) {
    let Node::Folder(names) = &nodes[node] else { return };
    for (name, node) in names {
        let path = path.join(name);
        let bytes = match &nodes[*node] {
            Node::Folder(_) => None,
            Node::File(bytes) => Some(bytes.clone()),
        };
        tree.insert(path.clone(), bytes);
        gather(nodes, *node, &path, tree);
    }
}

/// The deeds that nothing has made to last.
fn fleeting(past: &[Deed]) -> Vec<usize> {
    let lasts = |place: usize, of: Inode| {
        let syncs = past[place..].iter().filter_map(|deed| match deed {
            Deed::Sync { of: synced, done } if *synced == of => Some(*done),
            _ => None,
        });
        syncs.into_iter().next() == Some(true)
    };
    let is_fleeting = |(place, deed): (usize, &Deed)| {
        let lasting = match deed {
            Deed::Names(names) => names.iter().all(|(folder, ..)| lasts(place, *folder)),
            Deed::Bytes { file, .. } | Deed::Length { file, .. } => lasts(place, *file),
            Deed::Sync { .. } | Deed::Said | Deed::Ended => true,
        };
        (!lasting).then_some(place)
    };
    past.iter().enumerate().filter_map(is_fleeting).collect()
}

/// What may become of them, each for itself. Where they are so many that not every combination can be tried: all, none, each of
/// the last ones alone, all but that one, all before it and all from it on.
fn fates(past: &[Deed], fleeting: &[usize], thorough: bool) -> Vec<Vec<(usize, Fate)>> {
    let count = fleeting.len();
    let mut kept: Vec<Vec<bool>> = Vec::new();
    if count <= if thorough { 12 } else { 5 } {
        kept.extend((0..1_usize << count).map(|bits| (0..count).map(|place| bits >> place & 1 == 1).collect()));
    } else {
        kept.push(vec![true; count]);
        kept.push(vec![false; count]);
        for chosen in if thorough { 0 } else { count - 5 }..count {
            kept.push((0..count).map(|place| place == chosen).collect());
            kept.push((0..count).map(|place| place != chosen).collect());
            kept.push((0..count).map(|place| place < chosen).collect());
            kept.push((0..count).map(|place| place >= chosen).collect());
        }
    }
    let fate = |kept: bool| if kept { Fate::Whole } else { Fate::Missing };
    let plain = |kept: &Vec<bool>| fleeting.iter().zip(kept).map(|(deed, kept)| (*deed, fate(*kept))).collect();
    let mut all: Vec<Vec<(usize, Fate)>> = kept.iter().map(plain).collect();
    // Of the writes, only the last two are torn: the combinations of the others were met when they were young.
    for (place, torn) in fleeting.iter().enumerate().rev().filter(|(_, deed)| is_bytes(&past[**deed])).take(2) {
        let Deed::Bytes { bytes, .. } = &past[*torn] else { continue };
        for tear in tears(bytes, thorough) {
            for others in [true, false] {
                let mut fates: Vec<(usize, Fate)> = fleeting.iter().map(|deed| (*deed, fate(others))).collect();
                fates[place].1 = tear;
                all.push(fates);
            }
        }
    }
    all
}

fn is_bytes(deed: &Deed) -> bool {
    matches!(deed, Deed::Bytes { .. })
}

/// Where a write may be torn.
fn tears(bytes: &[u8], thorough: bool) -> Vec<Fate> {
    let length = bytes.len();
    let mut places: Vec<usize> = if thorough && length < 2000 {
        (0..length).collect()
    } else {
        let newlines = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at);
        let sectors = (512..length).step_by(512);
        let near = newlines.take(4).chain(sectors.take(4)).flat_map(|at| [at.saturating_sub(1), at, at + 1]);
        near.chain([0, 1, length / 3, length / 2, length.saturating_sub(2), length.saturating_sub(1)]).collect()
    };
    places.retain(|place| *place < length);
    places.sort_unstable();
    places.dedup();
    places.into_iter().flat_map(|at| [Fate::Begun(at), Fate::ThenZeros(at), Fate::ZerosThen(at)]).collect()
}

/// Puts a tree into an empty folder.
pub fn plant(tree: &Tree, root: &Path) {
    for (path, bytes) in tree {
        let path = root.join(path);
        match bytes {
            None => DirBuilder::new().mode(0o700).create(path).unwrap(),
            Some(bytes) => {
                let mut options = fs::OpenOptions::new();
                let mut file = options.write(true).create_new(true).mode(0o600).open(path).unwrap();
                std::io::Write::write_all(&mut file, bytes).unwrap();
            }
        }
    }
}
