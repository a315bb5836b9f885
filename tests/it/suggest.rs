//! `suggest`.
