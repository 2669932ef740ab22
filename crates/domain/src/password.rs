//! The port to what hashes passwords.

use secrecy::SecretString;

/// Why a password could not be hashed or checked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Too many wait to be hashed already; worth a retry.
    #[error("too many passwords are being checked")]
    Busy,
    /// A kept hash cannot be read, or hashing itself failed: a defect.
    #[error("password hashing failed: {0}")]
    Internal(String),
}

/// What came of checking a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It does not match.
    Wrong,
    /// It matches.
    Right,
    /// It matches a hash that is not made as new ones are, such as one of another system: worth replacing while the password is at hand.
    Outdated,
}

/// Hashes passwords with argon2id on a bounded pool of blocking threads.
///
/// Hashing needs a permit, and there is a fixed number of them, which bounds the memory that a flood of sign-ins can take. Who checks
/// a guess takes the permit *before* reading how many guesses have failed and keeps it until the failure is counted: then guesses that
/// arrive together are checked a few at a time, each few seeing what the others have counted.
pub trait PasswordHasher: Send + Sync + 'static {
    /// The right to hash, one password after the other. Its place is free again once it is dropped *and* the work begun under it
    /// has ended: a request may be gone while its thread still hashes.
    type Permit: Send + Sync;

    /// Waits for a permit.
    ///
    /// # Errors
    /// [`PasswordError::Busy`] at once when too many wait already.
    fn permit(&self) -> impl Future<Output = Result<Self::Permit, PasswordError>> + Send;

    /// The PHC string of a new hash.
    ///
    /// # Errors
    /// [`PasswordError::Internal`].
    fn hash(
        &self,
        permit: &Self::Permit,
        password: SecretString,
    ) -> impl Future<Output = Result<String, PasswordError>> + Send;

    /// Whether `password` matches `hash`, which [`Self::hash`] has made or another system whose hashes are taken. With `None` the work of a
    /// new hash is done for nobody and the answer is [`Verdict::Wrong`], so that an unknown account takes the time of a known one. (A hash of
    /// another system takes its own time, until it is replaced.)
    ///
    /// # Errors
    /// [`PasswordError::Internal`].
    fn verify(
        &self,
        permit: &Self::Permit,
        password: SecretString,
        hash: Option<String>,
    ) -> impl Future<Output = Result<Verdict, PasswordError>> + Send;
}
