//! What a promise is and what follows from it: pure values and functions that know no disk, clock, screen or language.

pub mod event;
pub mod hours;
pub mod promise;

pub use event::{Added, Change, Line, Mend, PersonMend, Terms};
pub use hours::Hours;
pub use promise::{
    Agreement, Closed, Direction, Ended, Grain, Instant, Kind, Outcome, Promise, PromiseId, Window, Wording,
};
