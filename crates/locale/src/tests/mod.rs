//! What is known of the world, held against what others know of it.

mod addresses;
mod countries;
mod languages;
mod phones;
mod zones;
