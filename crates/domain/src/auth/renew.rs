//! Replacing outdated hashes.

use secrecy::SecretString;

use super::{AuthError, AuthPorts, AuthService};
use crate::account::{AccountRepository, Credentials};
use crate::fold::fold;
use crate::password::{PasswordHasher, Verdict};

impl<P: AuthPorts> AuthService<P> {
    /// Replaces the hash that `password` was proved against by one as they are made now; answers the credentials as they are kept then.
    ///
    /// Of two sign-ins at once one replaces it, and the other finds its password proved by what the first has made.
    ///
    /// # Errors
    /// [`AuthError::WrongCredentials`] when the password itself was changed meanwhile.
    pub(super) async fn renew(
        &self,
        permit: &<P::Passwords as PasswordHasher>::Permit,
        credentials: Credentials,
        password: SecretString,
    ) -> Result<Credentials, AuthError> {
        let Credentials {
            user,
            password_hash: current,
        } = credentials;
        let new = self.passwords.hash(permit, password.clone()).await?;
        let replaced = self.accounts.replace_hash(user.uid, &current, &new);
        if replaced.await? {
            return Ok(Credentials {
                user,
                password_hash: new,
            });
        }
        let found = self.accounts.credentials(&fold(&user.email)).await?;
        let hash = found.as_ref().map(|found| found.password_hash.clone());
        let verdict = self.passwords.verify(permit, password, hash).await?;
        found
            .filter(|_| verdict != Verdict::Wrong)
            .ok_or(AuthError::WrongCredentials)
    }
}
