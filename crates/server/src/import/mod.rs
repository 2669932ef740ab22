//! Moving people in from another system: lines of JSON that become accounts.
//!
//! A thread reads and checks ([`checked`] over [`lines`], [`members`] and [`record`]), a thousand lines at a time; [`run`] has their accounts made meanwhile,
//! and [`report`] tells what became of them. No more than three times a thousand lines are held, whatever the file has.

mod checked;
mod lines;
mod members;
mod record;
mod report;
mod run;

pub use checked::{Checks, Source};
pub use report::Report;
pub use run::run;
