//! Records the promises a shop makes to its customers and shows them before they are forgotten.

pub mod dates;
pub mod model;
pub mod store;
