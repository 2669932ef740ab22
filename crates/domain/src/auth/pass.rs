//! Signing in for a browser, which keeps a pass instead of tokens.

use secrecy::SecretString;

use super::login::Begun;
use super::{AuthError, AuthPorts, AuthService, Client};
use crate::access::Access;
use crate::account::Identity;
use crate::clock::Clock;
use crate::session::{PASS_LIFE, Pass, RENEWABLE, SessionRepository};
use crate::store::StoreError;

/// What a browser gets when somebody signs in with it.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Opens what takes a pass.
    pub pass: SecretString,
    /// Whose it is.
    pub user: Identity,
}

impl<P: AuthPorts> AuthService<P> {
    /// As [`Self::login`], but gives a pass instead of a token pair. The session's refresh token is forgotten at once: nobody can exchange it.
    ///
    /// # Errors
    /// As [`Self::login`].
    pub async fn sign_in(
        &self,
        email: &str,
        password: SecretString,
        client: &Client,
    ) -> Result<SignedIn, AuthError> {
        let Begun {
            session,
            draft,
            user,
        } = self.begin(email, password, client, PASS_LIFE).await?;
        let access = Access {
            user: user.uid,
            session,
            pair: draft.pair.id,
            role: user.role,
        };
        let pass = self.passes.seal(&Pass {
            access,
            issued_at: draft.pair.issued_at,
        });
        Ok(SignedIn { pass, user })
    }

    /// A pass that lasts longer than `pass`, which has been used: once a day, and until [`RENEWABLE`] after its session began. It says what role its
    /// user has now. None where that is not due, or where the access does not stand.
    ///
    /// # Errors
    /// The store's.
    pub async fn renew_pass(&self, pass: &Pass) -> Result<Option<SecretString>, StoreError> {
        let now = self.clock.now();
        if !pass.is_due(now) {
            return Ok(None);
        }
        let prolonged = self
            .sessions
            .prolong(&pass.access, now, now + PASS_LIFE, now - RENEWABLE);
        Ok(prolonged.await?.map(|role| {
            self.passes.seal(&Pass {
                access: Access {
                    role,
                    ..pass.access
                },
                issued_at: now,
            })
        }))
    }
}
