//! Signing in with a password.

use chrono::TimeDelta;
use secrecy::SecretString;

use super::pair::Draft;
use super::{AuthError, AuthPorts, AuthService, Client, SESSION_LIFE, TokenPair};
use crate::account::{AccountRepository, Credentials, Identity};
use crate::clock::Clock;
use crate::event::Wakes;
use crate::fold::fold;
use crate::id::SessionId;
use crate::password::{PasswordHasher, Verdict};
use crate::session::{NewSession, SessionRepository};
use crate::throttle::{Attempt, Limit};

/// A session that has begun, and of which its client is still to hear.
pub(super) struct Begun {
    /// Its id.
    pub(super) session: SessionId,
    /// Its first pair.
    pub(super) draft: Draft,
    /// Whose it is.
    pub(super) user: Identity,
}

impl<P: AuthPorts> AuthService<P> {
    /// Begins a session for who knows the password of the account with this email (in any spelling).
    ///
    /// An unknown email costs the same time and the same writes as a wrong password, and both are throttled alike, per account and per
    /// address.
    ///
    /// # Errors
    /// [`AuthError::WrongCredentials`], [`AuthError::Throttled`], [`AuthError::Busy`].
    pub async fn login(
        &self,
        email: &str,
        password: SecretString,
        client: &Client,
    ) -> Result<TokenPair, AuthError> {
        let Begun {
            session,
            draft,
            user,
        } = self.begin(email, password, client, SESSION_LIFE).await?;
        self.issue(draft, session, user)
    }

    /// Begins a session that is over after `life` for who knows the password; for the errors see [`Self::login`].
    pub(super) async fn begin(
        &self,
        email: &str,
        password: SecretString,
        client: &Client,
        life: TimeDelta,
    ) -> Result<Begun, AuthError> {
        let Credentials {
            user,
            password_hash,
        } = self.prove(email, password, client).await?;
        let now = self.clock.now();
        let session = NewSession {
            expires_at: now + life,
            ..self.new_session(user.uid, client, now)
        };
        let draft = Draft::draw(now, &self.random);
        let opened = self
            .sessions
            .open(&session, &draft.pair, &password_hash)
            .await?;
        if !opened {
            return Err(AuthError::WrongCredentials);
        }
        self.wakes.wake(user.uid, None);
        Ok(Begun {
            session: session.id,
            draft,
            user,
        })
    }

    /// The credentials that the password was proved against, with the hash as it is kept now.
    async fn prove(
        &self,
        email: &str,
        password: SecretString,
        client: &Client,
    ) -> Result<Credentials, AuthError> {
        let permit = self.passwords.permit().await?;
        let account = Limit::account(email);
        let origin = Limit::address(client.address);
        let now = self.clock.now();
        let attempt = Attempt::begin(&self.throttles, account, Some(origin), now).await?;

        let found = self.accounts.credentials(&fold(email)).await?;
        let hash = found.as_ref().map(|found| found.password_hash.clone());
        let checked = self.passwords.verify(&permit, password.clone(), hash);
        let verdict = checked.await?;
        let Some(credentials) = found.filter(|_| verdict != Verdict::Wrong) else {
            attempt.failed(&self.throttles, self.clock.now()).await?;
            return Err(AuthError::WrongCredentials);
        };
        attempt.succeeded(&self.throttles).await?;
        match verdict {
            Verdict::Outdated => self.renew(&permit, credentials, password).await,
            Verdict::Right | Verdict::Wrong => Ok(credentials),
        }
    }
}
