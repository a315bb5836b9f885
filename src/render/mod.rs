//! Values in, text out: everything that the program shows is made here, and nothing is printed here.

pub mod style;
pub mod words;
