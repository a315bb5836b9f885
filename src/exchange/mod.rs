//! What other programs, or this one on another machine, have written: cut into entries (`scan`), each of which becomes changes
//! (`entry`) under the numbers that are free here (`numbers`).

pub mod entry;
pub mod numbers;
pub mod scan;
