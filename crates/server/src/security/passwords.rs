//! argon2id on a bounded number of blocking threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::password::{PasswordError, PasswordHasher};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Memory of one hash, in KiB (OWASP's password storage cheat sheet, as t and p).
const MEMORY: u32 = 19_456;
/// Passes over that memory.
const PASSES: u32 = 2;
/// Lanes.
const LANES: u32 = 1;
/// How many callers may wait for a place, for each place there is: about five seconds of work. More are told to come back.
const WAITING_PER_PLACE: usize = 256;
/// What an unknown account's password is compared with: the same work, and no password gives this hash.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Hashes with m = 19456 KiB, t = 2, p = 1. At most as many at once as it has places, so a flood of sign-ins costs that many
/// times 19 MiB and no more.
pub struct Passwords {
    argon2: Argon2<'static>,
    places: Arc<Semaphore>,
    waiting: AtomicUsize,
    most_waiting: usize,
}

impl Passwords {
    /// As many places as the machine has cores.
    ///
    /// # Errors
    /// When argon2 refuses the parameters, which it does not.
    pub fn new() -> Result<Self, argon2::Error> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self::with_places(cores)
    }

    fn with_places(places: usize) -> Result<Self, argon2::Error> {
        let params = Params::new(MEMORY, PASSES, LANES, None)?;
        Ok(Self {
            argon2: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            places: Arc::new(Semaphore::new(places)),
            waiting: AtomicUsize::new(0),
            most_waiting: places * WAITING_PER_PLACE,
        })
    }

    /// Runs `work` on a blocking thread. The place is kept until the work has ended, even if the caller has gone away.
    async fn on_thread<T: Send + 'static>(
        &self,
        permit: &Arc<OwnedSemaphorePermit>,
        work: impl FnOnce(&Argon2<'static>) -> Result<T, String> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let (argon2, permit) = (self.argon2.clone(), Arc::clone(permit));
        tokio::task::spawn_blocking(move || {
            let result = work(&argon2);
            drop(permit);
            result
        })
        .await
        .map_err(|error| PasswordError::Internal(error.to_string()))?
        .map_err(PasswordError::Internal)
    }
}

/// Counts a caller in for as long as it waits, and out even when it goes away.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn enter(count: &'a AtomicUsize, most: usize) -> Option<Self> {
        let waiting = Self(count);
        (count.fetch_add(1, Ordering::Relaxed) < most).then_some(waiting)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl PasswordHasher for Passwords {
    type Permit = Arc<OwnedSemaphorePermit>;

    async fn permit(&self) -> Result<Self::Permit, PasswordError> {
        let _waiting =
            Waiting::enter(&self.waiting, self.most_waiting).ok_or(PasswordError::Busy)?;
        let permit = Arc::clone(&self.places).acquire_owned().await;
        permit.map(Arc::new).map_err(|_| PasswordError::Busy)
    }

    async fn hash(
        &self,
        permit: &Self::Permit,
        password: SecretString,
    ) -> Result<String, PasswordError> {
        self.on_thread(permit, move |argon2| {
            argon2
                .hash_password(password.expose_secret().as_bytes())
                .map(|hash| hash.to_string())
                .map_err(|error| error.to_string())
        })
        .await
    }

    async fn verify(
        &self,
        permit: &Self::Permit,
        password: SecretString,
        hash: Option<String>,
    ) -> Result<bool, PasswordError> {
        self.on_thread(permit, move |argon2| {
            let known = hash.is_some();
            let hash = hash.as_deref().unwrap_or(NOBODY);
            let hash = PasswordHash::new(hash).map_err(|error| error.to_string())?;
            let matches = argon2
                .verify_password(password.expose_secret().as_bytes(), &hash)
                .is_ok();
            Ok(known && matches)
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_matches_its_own_hash_only() {
        let passwords = Passwords::new().unwrap();
        let permit = passwords.permit().await.unwrap();
        let hash = passwords
            .hash(&permit, "correct horse".into())
            .await
            .unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(
            passwords
                .verify(&permit, "correct horse".into(), Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify(&permit, "wrong horse".into(), Some(hash))
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn two_hashes_of_one_password_differ() {
        let passwords = Passwords::new().unwrap();
        let permit = passwords.permit().await.unwrap();
        let first = passwords
            .hash(&permit, "correct horse".into())
            .await
            .unwrap();
        assert_ne!(
            first,
            passwords
                .hash(&permit, "correct horse".into())
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn nobody_has_no_password_but_costs_a_whole_hash() {
        let passwords = Passwords::new().unwrap();
        let permit = passwords.permit().await.unwrap();
        assert!(
            !passwords
                .verify(&permit, "correct horse".into(), None)
                .await
                .unwrap()
        );
        let nobody = PasswordHash::new(NOBODY).unwrap();
        assert_eq!(
            nobody.params.to_string(),
            format!("m={MEMORY},t={PASSES},p={LANES}")
        );
        assert_eq!(nobody.hash.unwrap().len(), 32);
    }

    #[tokio::test]
    async fn a_hash_that_cannot_be_read_is_a_defect_and_no_match() {
        let passwords = Passwords::new().unwrap();
        let permit = passwords.permit().await.unwrap();
        let verified = passwords
            .verify(&permit, "correct horse".into(), Some("plain".to_owned()))
            .await;
        assert!(matches!(verified, Err(PasswordError::Internal(_))));
    }

    #[tokio::test]
    async fn callers_beyond_the_queue_are_told_to_come_back() {
        let passwords = Passwords::with_places(1).unwrap();
        let held = passwords.permit().await.unwrap();
        let mut waiting: Vec<_> = (0..WAITING_PER_PLACE)
            .map(|_| Box::pin(passwords.permit()))
            .collect();
        for future in &mut waiting {
            assert!(futures_util::poll!(future).is_pending());
        }
        assert_eq!(passwords.permit().await.unwrap_err(), PasswordError::Busy);
        drop(waiting);
        drop(held);
        assert!(passwords.permit().await.is_ok());
    }
}
