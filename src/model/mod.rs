//! What a promise is and what follows from it: pure values and functions that know no disk, clock, screen or language.

pub mod promise;
pub mod event;
pub mod order;
pub mod people;
pub mod ledger;
pub mod hours;
pub mod zone;
pub mod rules;
pub mod deadline;
pub mod warning;
pub mod clash;
pub mod agenda;
pub mod attention;
pub mod record;
pub mod pace;
pub mod risk;
pub mod state;

pub use event::{Added, Change, Event, Line, Mend, Past, PersonMend, Terms};
pub use hours::Hours;
pub use ledger::Ledger;
pub use people::Person;
pub use promise::{
    Acceptance, Agreement, Closed, Direction, Ended, Grain, Instant, Kind, Outcome, Promise, PromiseId, Shape, Window,
    Wording,
};
