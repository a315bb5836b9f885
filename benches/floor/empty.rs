//! The floor: what the system takes to start a program and end it.

fn main() {}
