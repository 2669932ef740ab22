//! One attempt to prove a password.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Limit, ThrottleKey, ThrottleRepository, WINDOW};
use crate::store::StoreError;

/// Why an attempt may not even be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AttemptError {
    /// Too many have failed.
    #[error("too many attempts have failed")]
    Wait {
        /// Until the next one may be made.
        retry_after: Duration,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An attempt that may be made; ends in [`Self::failed`] or [`Self::succeeded`].
#[derive(Debug)]
#[must_use]
pub(crate) struct Attempt {
    /// Where a failure is counted.
    keys: Vec<ThrottleKey>,
    /// What a success clears, if there is anything to clear.
    account: Option<ThrottleKey>,
}

impl Attempt {
    /// Asks whether an attempt on `account` may be made, from `origin` where that counts too. The caller holds what bounds how many
    /// attempts run at once, from before this until the attempt has ended.
    pub(crate) async fn begin<T: ThrottleRepository>(
        throttles: &T,
        account: Limit,
        origin: Option<Limit>,
        now: DateTime<Utc>,
    ) -> Result<Self, AttemptError> {
        let limits: Vec<Limit> = std::iter::once(account).chain(origin).collect();
        let keys: Vec<ThrottleKey> = limits.iter().map(|limit| limit.key.clone()).collect();
        let failures = throttles.failures(&keys, now - WINDOW).await?;
        let wait = limits
            .iter()
            .zip(&failures)
            .filter_map(|(limit, failures)| Some(limit.wait(failures.as_ref()?, now)))
            .max()
            .unwrap_or(TimeDelta::zero());
        if wait > TimeDelta::zero() {
            let retry_after = wait.to_std().unwrap_or_default();
            return Err(AttemptError::Wait { retry_after });
        }
        let failed_before = failures.first().is_some_and(Option::is_some);
        let account = keys.first().filter(|_| failed_before).cloned();
        Ok(Self { keys, account })
    }

    /// Counts a failure, in one transaction.
    pub(crate) async fn failed<T: ThrottleRepository>(
        self,
        throttles: &T,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        throttles.fail(&self.keys, now - WINDOW, now).await
    }

    /// Forgets the account's failures, and only those.
    pub(crate) async fn succeeded<T: ThrottleRepository>(
        self,
        throttles: &T,
    ) -> Result<(), StoreError> {
        match &self.account {
            Some(key) => throttles.clear(key).await,
            None => Ok(()),
        }
    }
}
