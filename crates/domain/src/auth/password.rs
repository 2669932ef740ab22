//! Changing a password.

use secrecy::SecretString;

use super::{AuthError, AuthPorts, AuthService};
use crate::access::Access;
use crate::account::{AccountRepository, Credentials};
use crate::clock::Clock;
use crate::event::Wakes;
use crate::password::{PasswordHasher, Verdict};
use crate::session::admit;
use crate::throttle::{Attempt, Limit};

/// The old password and the new one, in clear.
#[derive(Debug, Clone)]
pub struct PasswordChange {
    /// The password as it is.
    pub current: SecretString,
    /// The password as it shall be.
    pub new: SecretString,
}

impl<P: AuthPorts> AuthService<P> {
    /// Changes the caller's password and ends all their other sessions. A wrong current password counts as a failed sign-in to the
    /// account: a stolen access token does not open a second way to guess.
    ///
    /// # Errors
    /// [`AuthError::WrongPassword`], [`AuthError::Throttled`], [`AuthError::Busy`], [`AuthError::Revoked`].
    pub async fn change_password(
        &self,
        access: &Access,
        change: PasswordChange,
    ) -> Result<(), AuthError> {
        let permit = self.passwords.permit().await?;
        let now = self.clock.now();
        let granted = self.accounts.own_credentials(access, now).await?;
        let Credentials {
            user,
            password_hash: mut current,
        } = admit(&self.sessions, access, granted, now).await?;

        let attempt =
            Attempt::begin(&self.throttles, Limit::account(&user.email), None, now).await?;
        let verify = |hash: &String| {
            self.passwords
                .verify(&permit, change.current.clone(), Some(hash.clone()))
        };
        let mut verdict = verify(&current).await?;
        if verdict == Verdict::Wrong {
            attempt.failed(&self.throttles, self.clock.now()).await?;
            return Err(AuthError::WrongPassword);
        }
        attempt.succeeded(&self.throttles).await?;

        let new = self.passwords.hash(&permit, change.new).await?;
        loop {
            let now = self.clock.now();
            let changed = self.accounts.change_password(access, &current, &new, now);
            if changed.await? {
                self.wakes.wake(access.user, None);
                return Ok(());
            }
            // Another change came first. From another session it has ended this one; from this one it has made the password wrong. But what was
            // outdated may only have been replaced, by a sign-in with the same password.
            let granted = self.accounts.own_credentials(access, now).await?;
            let kept = admit(&self.sessions, access, granted, now).await?;
            if verdict == Verdict::Right {
                return Err(AuthError::WrongPassword);
            }
            current = kept.password_hash;
            verdict = verify(&current).await?;
            if verdict == Verdict::Wrong {
                return Err(AuthError::WrongPassword);
            }
        }
    }
}
