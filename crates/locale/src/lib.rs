//! Where network addresses are, and what is said, paid and dialled there.
//!
//! [`Addresses`] and [`World`] implement the domain's ports [`domain::locale::AddressBook`] and [`domain::locale::Gazetteer`].

mod addresses;
mod world;

pub use addresses::{Addresses, AddressesError};
pub use world::World;
