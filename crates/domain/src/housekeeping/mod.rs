//! What has to be tidied up from time to time, on any number of instances at once.

mod service;

#[cfg(test)]
mod tests;

pub use service::{HousekeepingPorts, HousekeepingService, INTERVAL, Tidied};
