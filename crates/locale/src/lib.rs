//! Where network addresses are, and what is said, paid and dialled there.
//!
//! [`Addresses`] and [`World`] implement the domain's ports [`domain::locale::AddressBook`] and [`domain::locale::Gazetteer`]. What they know comes
//! from a database that the operator has, from CLDR, `GeoNames`, the time zone database and libphonenumber: nothing is typed by hand. Tables lie
//! in the program and are looked at when somebody asks, so that they cost neither time at the start nor memory worth mentioning.

mod addresses;
mod countries;
mod languages;
mod phones;
mod table;
mod world;
mod zones;

#[cfg(test)]
mod tests;

pub use addresses::{Addresses, AddressesError};
pub use world::World;
