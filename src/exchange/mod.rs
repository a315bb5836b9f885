//! What other programs, or this one on another machine, have written: cut into entries (`scan`), each of which becomes changes
//! (`entry`).

pub mod entry;
pub mod scan;
