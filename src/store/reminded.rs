//! `reminded`: what this machine has shown a notice of, and the day on which it last greeted. It holds numbers and times, never a
//! name or a word of a promise. Losing it costs one notice too many, so that it is not synced and may be deleted.

use std::io::Read;

use serde::{Deserialize, Serialize};

use super::files::Use;
use super::notes::{is_sealed, sealed};
use super::{Folder, Locked, Store, StoreError};

/// The name of the file.
pub(super) const REMINDED: &str = "reminded";

/// The longest file that is read, in bytes.
const LONGEST: u64 = 4 * 1024 * 1024;

/// What was told already. `{"greeted":"2026-11-21","told":["17 overdue 0 1795363200"],"h":"…"}`, sealed like a line of a journal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    /// The day on which a shell was last greeted.
    #[serde(default)]
    pub greeted: String,
    /// A mark for each matter of which a notice was shown.
    #[serde(default)]
    pub told: Vec<String>,
}

impl Store {
    /// What was told already; nothing where that is not known.
    pub fn reminded(&self) -> Reminded {
        Folder::open(&self.dir, &self.faults).ok().flatten().and_then(|root| read(&root)).unwrap_or_default()
    }
}

impl Locked<'_> {
    /// What was told already, as nobody else can tell anything now.
    pub fn reminded(&self) -> Reminded {
        read(&self.root).unwrap_or_default()
    }

    /// Notes what was told.
    ///
    /// # Errors
    ///
    /// As for any file of the store; then it is not noted.
    pub fn remember(&self, reminded: &Reminded) -> Result<(), StoreError> {
        self.root.replace(REMINDED, &sealed(reminded))
    }
}

fn read(root: &Folder) -> Option<Reminded> {
    let file = root.file(REMINDED.as_ref(), Use::Read).ok()??;
    let mut bytes = Vec::new();
    file.read().take(LONGEST).read_to_end(&mut bytes).ok()?;
    let line = bytes.strip_suffix(b"\n").filter(|line| is_sealed(line))?;
    serde_json::from_slice(line).ok()
}
