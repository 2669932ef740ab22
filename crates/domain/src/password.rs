//! The port to what hashes passwords.

use secrecy::SecretString;

/// Why a password could not be hashed or checked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Too many are being hashed already; worth a retry.
    #[error("too many passwords are being checked")]
    Busy,
    /// A kept hash cannot be read, or hashing itself failed: a defect.
    #[error("password hashing failed: {0}")]
    Internal(String),
}

/// Hashes passwords with argon2id on a bounded pool of blocking threads.
pub trait PasswordHasher: Send + Sync + 'static {
    /// The PHC string of a new hash.
    ///
    /// # Errors
    /// See [`PasswordError`].
    fn hash(
        &self,
        password: SecretString,
    ) -> impl Future<Output = Result<String, PasswordError>> + Send;

    /// Whether `password` matches the PHC string `hash`; with `None` the same work is done for nobody and the answer is false, so that
    /// an unknown account takes the time of a known one.
    ///
    /// # Errors
    /// See [`PasswordError`].
    fn verify(
        &self,
        password: SecretString,
        hash: Option<String>,
    ) -> impl Future<Output = Result<bool, PasswordError>> + Send;
}
