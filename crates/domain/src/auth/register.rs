//! Making accounts.

use secrecy::SecretString;

use super::pair::Draft;
use super::{AuthError, AuthPorts, AuthService, Client, TokenPair};
use crate::access::Role;
use crate::account::{AccountRepository, Identity, NewAccount};
use crate::clock::Clock;
use crate::id::UserId;
use crate::password::PasswordHasher;

/// Who registers.
#[derive(Debug, Clone)]
pub struct Registration {
    /// The address to sign in with.
    pub email: String,
    /// In clear.
    pub password: SecretString,
    /// A username, if they want one.
    pub username: Option<String>,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
}

impl<P: AuthPorts> AuthService<P> {
    /// Makes an account of a [`Role::User`] and signs it in, both or neither.
    ///
    /// # Errors
    /// [`AuthError::EmailTaken`] and [`AuthError::UsernameTaken`], told by the store (so also in a race); [`AuthError::Busy`].
    pub async fn register(
        &self,
        registration: Registration,
        client: &Client,
    ) -> Result<TokenPair, AuthError> {
        let account = self.account(registration, Role::User).await?;
        let user = identity(&account);
        let session = self.new_session(account.uid, client, account.created_at);
        let draft = Draft::draw(account.created_at, &self.random);
        self.accounts
            .create(&account, Some((&session, &draft.pair)))
            .await?;
        self.issue(draft, session.id, user)
    }

    /// Makes an account without signing it in, for whoever administrates the server.
    ///
    /// # Errors
    /// As [`Self::register`].
    pub async fn create_account(
        &self,
        registration: Registration,
        role: Role,
    ) -> Result<Identity, AuthError> {
        let account = self.account(registration, role).await?;
        self.accounts.create(&account, None).await?;
        Ok(identity(&account))
    }

    async fn account(
        &self,
        registration: Registration,
        role: Role,
    ) -> Result<NewAccount, AuthError> {
        let Registration {
            email,
            password,
            username,
            first_name,
            last_name,
        } = registration;
        let permit = self.passwords.permit().await?;
        let password_hash = self.passwords.hash(&permit, password).await?;
        let created_at = self.clock.now();
        Ok(NewAccount {
            uid: UserId::generate(created_at, &self.random),
            email,
            username,
            first_name,
            last_name,
            password_hash,
            role,
            created_at,
        })
    }
}

fn identity(account: &NewAccount) -> Identity {
    Identity {
        uid: account.uid,
        email: account.email.clone(),
        username: account.username.clone(),
        role: account.role,
    }
}
