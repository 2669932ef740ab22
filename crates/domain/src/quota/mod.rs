//! How often a person may change their profile: a number of times in any 24 hours, counted durably.

mod repository;
mod service;

#[cfg(test)]
mod tests;

pub use repository::{QuotaError, QuotaRepository};
pub use service::{QuotaPorts, QuotaService};

use chrono::TimeDelta;

/// The window that slides.
pub const WINDOW: TimeDelta = TimeDelta::hours(24);
