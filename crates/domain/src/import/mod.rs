//! Moving people in from another system.
//!
//! What the other system says of somebody is a [`Newcomer`]. [`Roll`] gives each an id and turns away whom it has seen before;
//! [`ImportRepository`] makes the accounts. Nothing else is kept: ids are made of the emails, so an import that was broken off is begun again from
//! the start, and whoever has come in already is known.

mod newcomer;
mod repository;
mod roll;
#[cfg(test)]
mod tests;

pub use newcomer::{ImportedAccount, Newcomer};
pub use repository::{ImportRepository, Outcome};
pub use roll::{Repeated, Roll};
