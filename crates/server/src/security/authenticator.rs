//! Tells the contract who calls.

use std::sync::Arc;

use contract::{Authenticate, Credential, Credentials, Principal};
use domain::access::Access;
use domain::api_key::{ApiKeyPrefix, ApiKeyService};
use domain::clock::Clock;
use domain::session::{PassSeal, SessionRepository};
use futures_util::future::BoxFuture;

use super::cookies::COOKIE_AUTH;
use super::jwt::{Jwt, Verified};
use crate::error::ApiError;
use crate::ports::Production;

/// The documents' security scheme of API keys.
const API_KEY: &str = "apikey";

/// Verifies access tokens, cookies and API keys. Whether the session of a token or cookie still stands is left to the statement that does the operation's work, and
/// asked here only when the request is refused for another reason.
pub struct Authenticator<S> {
    /// Verifies signatures.
    pub jwt: Arc<Jwt>,
    /// Opens cookies.
    pub passes: PassSeal,
    /// Where sessions are kept.
    pub sessions: S,
    /// Who knows API keys.
    pub api_keys: Arc<ApiKeyService<Production>>,
    /// For expiry.
    pub clock: Arc<dyn Clock>,
}

impl<S: SessionRepository> Authenticate for Authenticator<S> {
    fn authenticate<'a>(
        &'a self,
        scheme: &'static str,
        credential: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Principal>, poem::Error>> {
        let caller = match credential {
            Credential::Bearer(token) => self.jwt.verify(token, self.clock.now()),
            Credential::ApiKey(cookie) if scheme == COOKIE_AUTH => {
                let pass = self.passes.open(cookie, self.clock.now());
                pass.map(|pass| Verified {
                    access: pass.access,
                    expires_at: pass.expires_at(),
                })
            }
            Credential::ApiKey(key) if scheme == API_KEY => {
                return Box::pin(async move {
                    let known = self.api_keys.check(key).await;
                    let known = known.map_err(|error| contract::application(ApiError::from(error)));
                    Ok(known?.map(Principal::new))
                });
            }
            Credential::ApiKey(_) | Credential::Basic { .. } => None,
        };
        Box::pin(std::future::ready(Ok(caller.map(Principal::new))))
    }

    fn confirm<'a>(&'a self, principal: &'a Principal) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            let Some(Verified { access, .. }) = principal.get() else {
                // Keys have been looked up already.
                return principal.get::<ApiKeyPrefix>().is_some();
            };
            // A store that cannot answer leaves the first reason standing.
            !matches!(
                self.sessions.check(access, self.clock.now()).await,
                Ok(None)
            )
        })
    }
}

/// The access that a security argument of an operation proves, whichever of its schemes was used.
///
/// # Errors
/// When it proves something else.
pub fn access_of(caller: &impl Credentials) -> Result<&Access, ApiError> {
    let verified = caller.find::<Verified>().ok_or(ApiError::Revoked)?;
    Ok(&verified.access)
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

/// The access of whoever calls, among all that a request has proved.
///
/// # Errors
/// When there is none.
pub fn caller<'a>(principals: &'a [(&'static str, Principal)]) -> Result<&'a Access, ApiError> {
    let verified = principals.iter().find_map(|(_, it)| it.get::<Verified>());
    verified.map(|it| &it.access).ok_or(ApiError::Revoked)
}
