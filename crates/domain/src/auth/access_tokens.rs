//! The port to what signs access tokens.

use chrono::{DateTime, Utc};
use secrecy::SecretString;

use crate::access::Access;
use crate::store::Cause;

/// An access token could not be signed: a defect.
#[derive(Debug, thiserror::Error)]
#[error("an access token could not be signed")]
pub struct SignError(#[source] pub Cause);

/// Signs access tokens. Verifying them is no business of the domain: it starts with an [`Access`] that has been verified.
pub trait AccessTokens: Send + Sync + 'static {
    /// A token that proves `access` from `issued_at` until `expires_at`.
    ///
    /// # Errors
    /// See [`SignError`].
    fn sign(
        &self,
        access: &Access,
        issued_at: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<SecretString, SignError>;
}
