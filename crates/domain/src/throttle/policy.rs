//! How long to wait after how many failures.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Failures, ThrottleKey};

/// How long a count lives after its last failure.
pub const WINDOW: TimeDelta = TimeDelta::minutes(30);

/// The longest wait. Shorter than [`WINDOW`], or waiting it out would forget the count.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(15);

/// So many failures in a row slow an account.
const ACCOUNT_THRESHOLD: u32 = 5;

/// So many slow an address; more, because many people may share one.
const ADDRESS_THRESHOLD: u32 = 20;

/// What is counted under one key, and how many failures are free.
#[derive(Debug, Clone)]
pub(crate) struct Limit {
    /// Where the failures are counted.
    pub(crate) key: ThrottleKey,
    threshold: u32,
}

impl Limit {
    /// The limit of the account with this email.
    pub(crate) fn account(email: &str) -> Self {
        Self {
            key: ThrottleKey::account(email),
            threshold: ACCOUNT_THRESHOLD,
        }
    }

    /// The limit of an address.
    pub(crate) fn address(address: IpAddr) -> Self {
        Self {
            key: ThrottleKey::address(address),
            threshold: ADDRESS_THRESHOLD,
        }
    }

    /// How long the next attempt has to wait from `now` on; zero or less when it need not.
    pub(crate) fn wait(&self, failures: &Failures, now: DateTime<Utc>) -> TimeDelta {
        let Some(beyond) = failures.count.checked_sub(self.threshold) else {
            return TimeDelta::zero();
        };
        failures.last_at + pause(beyond) - now
    }
}

/// One second, doubled `times` times, up to the longest wait.
fn pause(times: u32) -> TimeDelta {
    1_i64
        .checked_shl(times)
        .and_then(TimeDelta::try_seconds)
        .filter(|pause| *pause > TimeDelta::zero())
        .map_or(LONGEST_WAIT, |pause| pause.min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_from_one_second_to_a_quarter_of_an_hour() {
        let seconds: Vec<i64> = (0..12).map(|times| pause(times).num_seconds()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    }

    #[test]
    fn no_count_is_too_high_for_the_wait() {
        for times in [62, 63, 64, u32::MAX] {
            assert_eq!(pause(times), LONGEST_WAIT, "{times}");
        }
    }

    #[test]
    fn waiting_does_not_outlast_the_count() {
        const { assert!(LONGEST_WAIT.num_seconds() < WINDOW.num_seconds()) };
    }
}
