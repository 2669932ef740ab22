//! Tells the contract who calls.

use std::sync::Arc;

use contract::{Authenticate, Credential, Principal};
use domain::access::Access;
use domain::clock::Clock;
use domain::session::SessionRepository;
use futures_util::future::BoxFuture;

use super::jwt::{Jwt, Verified};
use crate::error::ApiError;

/// Verifies access tokens. Whether a token's session still stands is left to the statement that does the operation's work, and
/// asked here only when the request is refused for another reason.
pub struct Authenticator<S> {
    /// Verifies signatures.
    pub jwt: Arc<Jwt>,
    /// Where sessions are kept.
    pub sessions: S,
    /// For expiry.
    pub clock: Arc<dyn Clock>,
}

impl<S: SessionRepository> Authenticate for Authenticator<S> {
    fn authenticate<'a>(
        &'a self,
        _scheme: &'static str,
        credential: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Principal>, poem::Error>> {
        let caller = match credential {
            Credential::Bearer(token) => self.jwt.verify(token, self.clock.now()),
            Credential::ApiKey(_) | Credential::Basic { .. } => None,
        };
        Box::pin(std::future::ready(Ok(caller.map(Principal::new))))
    }

    fn confirm<'a>(&'a self, principal: &'a Principal) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            let Some(Verified { access, .. }) = principal.get() else {
                return false;
            };
            // A store that cannot answer leaves the first reason standing.
            !matches!(
                self.sessions.check(access, self.clock.now()).await,
                Ok(None)
            )
        })
    }
}

/// The access that the principal of a checked bearer token holds.
///
/// # Errors
/// When it is another kind of principal.
pub fn access(principal: &Principal) -> Result<&Access, ApiError> {
    Ok(&authenticated(principal)?.access)
}

/// The same with when it ends.
///
/// # Errors
/// As [`access`].
pub fn authenticated(principal: &Principal) -> Result<&Verified, ApiError> {
    principal.get::<Verified>().ok_or(ApiError::Revoked)
}
