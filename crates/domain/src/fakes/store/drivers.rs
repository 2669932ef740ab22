//! Drivers' profiles in memory.

use chrono::{DateTime, Utc};

use super::MemoryStore;
use super::state::{DriverRow, State};
use crate::access::{Access, Granted, Revoked};
use crate::driver::{
    Action, Activity, Amendment, Attachment, CreateDriverError, Draft, Driver, DriverRepository,
    Revision, SaveDriverError, Saved,
};
use crate::id::UserId;
use crate::profile::Expected;
use crate::store::StoreError;

impl DriverRepository for MemoryStore {
    async fn read(
        &self,
        access: &Access,
        user: UserId,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Option<Driver>>>, StoreError> {
        self.transaction("drivers.read", |state| {
            Ok(state.grant(access, now, |_| state.driver(user)))
        })
        .await
    }

    async fn create(
        &self,
        access: &Access,
        revision: &Revision,
        now: DateTime<Utc>,
    ) -> Result<Granted<Saved>, CreateDriverError> {
        self.transaction("drivers.create", |state| {
            let granted = state.grant(access, now, |_| ()).ok_or(Revoked)?;
            if state.drivers.contains_key(&access.user) {
                return Err(CreateDriverError::Exists);
            }
            let id = state.drivers.len() as u64 + 1;
            let saved = state.write(access, access.user, revision, now);
            let row = DriverRow {
                id: id.cast_signed(),
                sheet: revision.sheet.clone(),
            };
            let announced = saved.ok_or(CreateDriverError::BlobGone)?;
            state.drivers.insert(access.user, row);
            Ok(state.saved(access.user, announced, granted.first_use)?)
        })
        .await
    }

    async fn amend(
        &self,
        access: &Access,
        amendment: &Amendment,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Driver>>, StoreError> {
        if !self.amends_drivers() {
            return Ok(None);
        }
        self.transaction("drivers.amend", |state| {
            let granted = state.grant(access, now, |_| state.driver(access.user));
            let Some((Some(before), first_use)) = granted.map(|it| (it.value, it.first_use)) else {
                return Ok(None);
            };
            let but = Some(access.session);
            if !expected.admits(before.version) || state.is_told(access.user, but, now) {
                return Ok(None);
            }
            let draft = Draft::revise(&before, amendment);
            if draft.members.is_empty() {
                return Ok(None);
            }
            let mut revision = Revision {
                first_name: draft.first_name,
                last_name: draft.last_name,
                sheet: draft.sheet,
                documents: Vec::new(),
                review: None,
                news: Vec::new(),
            };
            let trail = &mut revision.sheet.activities;
            Activity::record(trail, Action::Updated, None, now);
            state.write(access, access.user, &revision, now);
            let value = state.driver(access.user);
            Ok(value.map(|value| Granted { value, first_use }))
        })
        .await
    }

    async fn save(
        &self,
        access: &Access,
        driver: &Driver,
        revision: &Revision,
        now: DateTime<Utc>,
    ) -> Result<Granted<Saved>, SaveDriverError> {
        self.transaction("drivers.save", |state| {
            let granted = state.grant(access, now, |_| ()).ok_or(Revoked)?;
            let current = state.driver(driver.user).map(|it| it.version);
            if current != Some(driver.version) {
                return Err(SaveDriverError::Stale);
            }
            let saved = state.write(access, driver.user, revision, now);
            let announced = saved.ok_or(SaveDriverError::BlobGone)?;
            Ok(state.saved(driver.user, announced, granted.first_use)?)
        })
        .await
    }
}

impl State {
    fn driver(&self, user: UserId) -> Option<Driver> {
        let DriverRow { id, sheet } = self.drivers.get(&user)?;
        let profile = &self.users.get(&user)?.profile;
        let own = self.blobs.iter().filter(|(_, row)| row.blob.owner == user);
        let mut attached: Vec<_> = own
            .filter_map(|(id, row)| Some((row.place?, *id, &row.blob)))
            .collect();
        attached.sort_by_key(|(place, ..)| *place);
        let attachments = attached
            .into_iter()
            .map(|((kind, _), id, blob)| Attachment {
                id,
                kind,
                key: blob.described.key.clone(),
                filename: blob.filename.clone(),
                byte_size: blob.described.byte_size,
                content_type: blob.described.content_type,
            });
        Some(Driver {
            id: *id,
            user,
            version: profile.version,
            email: profile.email.clone(),
            first_name: profile.first_name.clone(),
            last_name: profile.last_name.clone(),
            phone_number: profile.phone_number.clone(),
            sheet: sheet.clone(),
            attachments: attachments.collect(),
        })
    }

    /// Writes a revision; answers whether the user is told, or none if a blob cannot be attached (then nothing is written).
    fn write(
        &mut self,
        access: &Access,
        user: UserId,
        revision: &Revision,
        now: DateTime<Utc>,
    ) -> Option<bool> {
        let Revision {
            first_name,
            last_name,
            sheet,
            documents,
            review,
            news,
        } = revision;
        if !self.attach(user, documents, now) {
            return None;
        }
        if let Some((kind, review)) = review {
            self.review(user, *kind, review);
        }
        if let Some(row) = self.drivers.get_mut(&user) {
            row.sheet = sheet.clone();
        }
        if let Some(row) = self.users.get_mut(&user) {
            let profile = &mut row.profile;
            profile.first_name = first_name.clone().or(profile.first_name.take());
            profile.last_name = last_name.clone().or(profile.last_name.take());
            profile.version += 1;
            profile.updated_at = now;
        }
        let but = (access.user == user).then_some(access.session);
        Some(self.announce(user, but, news, now))
    }

    fn saved(
        &self,
        user: UserId,
        announced: bool,
        first_use: bool,
    ) -> Result<Granted<Saved>, StoreError> {
        let driver = self.driver(user);
        let driver = driver.ok_or(StoreError::Internal("the driver is gone".into()))?;
        Ok(Granted {
            value: Saved { driver, announced },
            first_use,
        })
    }
}
