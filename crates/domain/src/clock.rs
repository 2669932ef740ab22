//! Time comes in from outside.

use chrono::{DateTime, Utc};

/// Tells the time. One implementation reads the system's clock, the others stand still for tests.
pub trait Clock: Send + Sync + 'static {
    /// Now, in UTC, cut to whole milliseconds (what every API shows and every store keeps).
    fn now(&self) -> DateTime<Utc>;
}
