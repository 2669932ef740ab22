//! What consoles know, in memory.

use chrono::{DateTime, Utc};

use super::MemoryStore;
use super::state::State;
use crate::access::{Access, Granted, Revoked};
use crate::change::Change;
use crate::event::News;
use crate::id::UserId;
use crate::manage::{
    Found, ManageProfile, ManageRepository, ManageWrite, ManageWriteError, ManageWritten,
    ManagedUser, NOTHING, UserChange, UserWritten,
};
use crate::profile::Expected;
use crate::store::StoreError;

impl ManageRepository for MemoryStore {
    async fn read(
        &self,
        access: &Access,
        user: UserId,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Option<Found>>>, StoreError> {
        self.transaction("manage.read", |state| {
            Ok(state.grant(access, now, |_| state.found(user)))
        })
        .await
    }

    async fn write(
        &self,
        access: &Access,
        user: UserId,
        write: &ManageWrite,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> Result<Granted<ManageWritten>, ManageWriteError> {
        self.transaction("manage.write", |state| {
            let granted = state.grant(access, now, |_| ()).ok_or(Revoked)?;
            let found = state.expected(user, expected)?;
            let mut profile = found.profile.unwrap_or_else(|| ManageProfile {
                id: write.id,
                user,
                timezone: None,
                attributes: NOTHING.to_owned(),
                created_at: now,
                updated_at: now,
                version: 0,
            });
            match &write.timezone {
                Change::Keep => {}
                Change::Clear => profile.timezone = None,
                Change::Set(name) => profile.timezone = Some(name.clone()),
            }
            if let Some(attributes) = &write.attributes {
                profile.attributes.clone_from(attributes);
            }
            profile.updated_at = now;
            profile.version = state.raise(user, now);
            state.manage.insert(user, profile.clone());
            let announced = state.tell(access, user, write.members(), now);
            Ok(Granted {
                value: ManageWritten { profile, announced },
                first_use: granted.first_use,
            })
        })
        .await
    }

    async fn change_user(
        &self,
        access: &Access,
        user: UserId,
        change: UserChange,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> Result<Granted<UserWritten>, ManageWriteError> {
        self.transaction("manage.change_user", |state| {
            let granted = state.grant(access, now, |_| ()).ok_or(Revoked)?;
            state.expected(user, expected)?;
            let before = state.managed(user).ok_or(ManageWriteError::NoUser)?;
            let changed = change.of(&before);
            let mut announced = false;
            if let Some(change) = changed {
                if let Some(row) = state.users.get_mut(&user) {
                    if let Some(verified) = change.verify_vehicles {
                        row.profile.verify_vehicles = verified;
                    }
                    if let Some(disabled) = change.disabled {
                        row.disabled_at = disabled.then_some(now);
                    }
                }
                state.raise(user, now);
                let members = change.verify_vehicles.map(|_| "verify_vehicles");
                announced = state.tell(access, user, members.into_iter().collect(), now);
            }
            let user = state.managed(user).ok_or(ManageWriteError::NoUser)?;
            Ok(Granted {
                value: UserWritten {
                    user,
                    changed: changed.unwrap_or_default(),
                    announced,
                },
                first_use: granted.first_use,
            })
        })
        .await
    }
}

impl State {
    fn found(&self, user: UserId) -> Option<Found> {
        let version = self.users.get(&user)?.profile.version;
        let profile = self.manage.get(&user).cloned();
        let profile = profile.map(|profile| ManageProfile { version, ..profile });
        Some(Found { version, profile })
    }

    fn expected(&self, user: UserId, expected: &Expected) -> Result<Found, ManageWriteError> {
        let found = self.found(user).ok_or(ManageWriteError::NoUser)?;
        if expected.admits(found.version) {
            Ok(found)
        } else {
            Err(ManageWriteError::Stale)
        }
    }

    /// Raises the version of a person and answers it.
    fn raise(&mut self, user: UserId, now: DateTime<Utc>) -> i64 {
        self.users.get_mut(&user).map_or(0, |row| {
            row.profile.version += 1;
            row.profile.updated_at = now;
            row.profile.version
        })
    }

    /// Tells the user, if anything of it is worth telling.
    fn tell(
        &mut self,
        access: &Access,
        user: UserId,
        members: Vec<&'static str>,
        now: DateTime<Utc>,
    ) -> bool {
        let session = access.session;
        let but = (access.user == user).then_some(session);
        let told = !members.is_empty();
        told && self.announce(user, but, &[News::ProfileChanged { session, members }], now)
    }

    fn managed(&self, user: UserId) -> Option<ManagedUser> {
        let row = self.users.get(&user)?;
        let profile = &row.profile;
        Some(ManagedUser {
            id: user,
            email: profile.email.clone(),
            username: profile.username.clone(),
            role: row.role,
            verify_vehicles: profile.verify_vehicles,
            disabled: row.disabled_at.is_some(),
            created_at: profile.created_at,
            updated_at: profile.updated_at,
            version: profile.version,
        })
    }
}
