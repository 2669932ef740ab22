//! Time comes in from outside.

use std::sync::Arc;
use std::time::SystemTime;

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

/// Tells the time. One implementation reads the system's clock, the others stand still for tests.
pub trait Clock: Send + Sync + 'static {
    /// Now, in UTC, cut to whole milliseconds (what every API shows and every store keeps).
    fn now(&self) -> DateTime<Utc>;
}

impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn now(&self) -> DateTime<Utc> {
        (**self).now()
    }
}

/// The system's clock: the one place that reads it.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        cut(SystemTime::now().into())
    }
}

/// `time` without what is finer than a millisecond.
fn cut(time: DateTime<Utc>) -> DateTime<Utc> {
    time.duration_trunc(TimeDelta::milliseconds(1))
        .unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_cut_to_whole_milliseconds() {
        let time = "2026-02-12T10:00:00.123999999Z".parse().unwrap();
        assert_eq!(cut(time).to_rfc3339(), "2026-02-12T10:00:00.123+00:00");
    }
}
