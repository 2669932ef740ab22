//! Signing in with a password.

use secrecy::SecretString;

use super::pair::Draft;
use super::{AuthError, AuthPorts, AuthService, Client, TokenPair};
use crate::account::{AccountRepository, Credentials};
use crate::clock::Clock;
use crate::event::Wakes;
use crate::fold::fold;
use crate::password::PasswordHasher;
use crate::session::SessionRepository;
use crate::throttle::{Attempt, Limit};

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
        let Credentials {
            user,
            password_hash,
        } = self.prove(email, password, client).await?;
        let now = self.clock.now();
        let session = self.new_session(user.uid, client, now);
        let draft = Draft::draw(now, &self.random);
        let opened = self
            .sessions
            .open(&session, &draft.pair, &password_hash)
            .await?;
        if !opened {
            return Err(AuthError::WrongCredentials);
        }
        self.wakes.wake(user.uid, None);
        self.issue(draft, session.id, user)
    }

    /// The credentials that the password was proved against.
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
        let proved = self.passwords.verify(&permit, password, hash).await?;
        let Some(credentials) = found.filter(|_| proved) else {
            attempt.failed(&self.throttles, self.clock.now()).await?;
            return Err(AuthError::WrongCredentials);
        };
        attempt.succeeded(&self.throttles).await?;
        Ok(credentials)
    }
}
