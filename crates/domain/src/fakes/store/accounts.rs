//! Accounts in memory.

use chrono::{DateTime, Utc};

use super::MemoryStore;
use super::state::{State, UserRow};
use crate::access::{Access, Granted};
use crate::account::{AccountRepository, CreateError, Credentials, NewAccount};
use crate::event::News;
use crate::fold::fold;
use crate::id::UserId;
use crate::profile::Profile;
use crate::session::{NewPair, NewSession};
use crate::store::StoreError;

impl AccountRepository for MemoryStore {
    async fn create(
        &self,
        account: &NewAccount,
        session: Option<(&NewSession, &NewPair)>,
    ) -> Result<(), CreateError> {
        self.transaction("accounts.create", |state| {
            check_unique(state, account)?;
            state.users.insert(account.uid, row(account));
            if let Some((session, pair)) = session {
                state.insert_session(session, pair);
            }
            Ok(())
        })
        .await
    }

    async fn credentials(&self, key: &str) -> Result<Option<Credentials>, StoreError> {
        self.transaction("accounts.credentials", |state| {
            let mut active = state
                .users
                .values()
                .filter(|user| user.disabled_at.is_none());
            let found = active.find(|user| fold(&user.profile.email) == key);
            Ok(found.map(UserRow::credentials))
        })
        .await
    }

    async fn own_credentials(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Credentials>>, StoreError> {
        self.transaction("accounts.own_credentials", |state| {
            Ok(state.grant(access, now, UserRow::credentials))
        })
        .await
    }

    async fn replace_hash(
        &self,
        user: UserId,
        current: &str,
        new: &str,
    ) -> Result<bool, StoreError> {
        self.transaction("accounts.replace_hash", |state| {
            let row = state.users.get_mut(&user);
            let row = row.filter(|row| row.password_hash == current);
            Ok(row
                .map(|row| new.clone_into(&mut row.password_hash))
                .is_some())
        })
        .await
    }

    async fn change_password(
        &self,
        access: &Access,
        current: &str,
        new: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.transaction("accounts.change_password", |state| {
            let unchanged = state.grant(access, now, |user| user.password_hash == current);
            if !unchanged.is_some_and(|granted| granted.value) {
                return Ok(false);
            }
            if let Some(user) = state.users.get_mut(&access.user) {
                new.clone_into(&mut user.password_hash);
            }
            let others = state.sessions.values_mut().filter(|row| {
                row.user == access.user && row.session.id != access.session && row.stands(now)
            });
            others.for_each(|row| row.revoked_at = Some(now));
            let session = access.session;
            state.announce(access.user, None, &[News::PasswordChanged { session }], now);
            Ok(true)
        })
        .await
    }
}

pub(super) fn check_unique(state: &State, account: &NewAccount) -> Result<(), CreateError> {
    let taken = |name: fn(&Profile) -> Option<&String>, wanted: &str| {
        let mut names = state.users.values().filter_map(|user| name(&user.profile));
        names.any(|name| fold(name) == fold(wanted))
    };
    if taken(|profile| Some(&profile.email), &account.email) {
        return Err(CreateError::EmailTaken);
    }
    let username = account.username.as_deref();
    if username.is_some_and(|username| taken(|profile| profile.username.as_ref(), username)) {
        return Err(CreateError::UsernameTaken);
    }
    Ok(())
}

pub(super) fn row(account: &NewAccount) -> UserRow {
    let NewAccount {
        uid,
        email,
        username,
        first_name,
        last_name,
        password_hash,
        role,
        created_at,
    } = account.clone();
    let profile = Profile {
        uid,
        email,
        username,
        first_name,
        last_name,
        phone_number: None,
        address: None,
        image: None,
        verify_vehicles: false,
        version: 1,
        created_at,
        updated_at: created_at,
    };
    UserRow {
        profile,
        role,
        password_hash,
        disabled_at: None,
    }
}
