//! How often a person may change their profile: a number of times in any 24 hours, counted durably.

mod repository;

pub use repository::{QuotaError, QuotaRepository};

use chrono::TimeDelta;

/// The window that slides.
pub const WINDOW: TimeDelta = TimeDelta::hours(24);
