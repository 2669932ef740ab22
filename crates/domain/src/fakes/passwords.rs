//! Hashing that costs nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::password::{PasswordError, PasswordHasher, Verdict};

/// "Hashes" by putting a word before the password, and counts. Clones share permits and count.
#[derive(Debug, Clone)]
pub struct FakePasswords {
    permits: Arc<Semaphore>,
    verified: Arc<AtomicUsize>,
}

impl FakePasswords {
    /// With so many permits.
    #[must_use]
    pub fn new(permits: usize) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(permits)),
            verified: Arc::default(),
        }
    }

    /// From now on it is too busy for anybody.
    pub fn close(&self) {
        self.permits.close();
    }

    /// How many permits nobody holds.
    #[must_use]
    pub fn free(&self) -> usize {
        self.permits.available_permits()
    }

    /// How often a password was verified, for nobody included.
    #[must_use]
    pub fn verified(&self) -> usize {
        self.verified.load(Ordering::SeqCst)
    }

    /// What it makes of `password`.
    #[must_use]
    pub fn hashed(password: &str) -> String {
        format!("fake${password}")
    }

    /// What another system has made of `password`.
    #[must_use]
    pub fn outdated(password: &str) -> String {
        format!("old${password}")
    }
}

impl Default for FakePasswords {
    /// With one permit.
    fn default() -> Self {
        Self::new(1)
    }
}

impl PasswordHasher for FakePasswords {
    type Permit = OwnedSemaphorePermit;

    async fn permit(&self) -> Result<Self::Permit, PasswordError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        permit.map_err(|_| PasswordError::Busy)
    }

    async fn hash(
        &self,
        _permit: &Self::Permit,
        password: SecretString,
    ) -> Result<String, PasswordError> {
        tokio::task::yield_now().await;
        Ok(Self::hashed(password.expose_secret()))
    }

    async fn verify(
        &self,
        _permit: &Self::Permit,
        password: SecretString,
        hash: Option<String>,
    ) -> Result<Verdict, PasswordError> {
        tokio::task::yield_now().await;
        self.verified.fetch_add(1, Ordering::SeqCst);
        let password = password.expose_secret();
        Ok(match hash {
            Some(hash) if hash == Self::hashed(password) => Verdict::Right,
            Some(hash) if hash == Self::outdated(password) => Verdict::Outdated,
            _ => Verdict::Wrong,
        })
    }
}
