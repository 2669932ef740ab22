//! Profiles of drivers.
//!
//! Whatever changes one locks the row of `users` first, then that of `driver_profiles`, then those of `blobs`.

mod alone;
mod attachments;
mod create;
mod documents;
mod entries;
mod person;
mod read;
mod save;
mod sheet;

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::driver::{
    CreateDriverError, Driver, DriverRepository, Revision, SaveDriverError, Saved,
};
use domain::id::UserId;
use domain::store::StoreError;

use crate::connection::{Batcher, Database};

/// The domain's [`DriverRepository`].
#[derive(Debug, Clone)]
pub struct Drivers {
    database: Database,
    reads: Option<Batcher>,
    changes: Option<Batcher>,
}

impl Drivers {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        let reads = database.reads(read::DRIVER);
        let changes = database.writes(alone::ALONE);
        Self {
            database,
            reads,
            changes,
        }
    }
}

impl DriverRepository for Drivers {
    async fn read(
        &self,
        access: &Access,
        user: UserId,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Option<Driver>>>, StoreError> {
        read::driver(
            self.database.reader(),
            self.reads.as_ref(),
            access,
            user,
            now,
        )
        .await
    }

    async fn create(
        &self,
        access: &Access,
        revision: &Revision,
        now: DateTime<Utc>,
    ) -> Result<Granted<Saved>, CreateDriverError> {
        let transaction = self.database.begin().await?;
        let outcome = create::create(&transaction, access, revision, now).await;
        transaction.end(outcome).await
    }

    async fn save(
        &self,
        access: &Access,
        driver: &Driver,
        revision: &Revision,
        now: DateTime<Utc>,
    ) -> Result<Granted<Saved>, SaveDriverError> {
        let plain = access.user == driver.user
            && revision.documents.is_empty()
            && revision.review.is_none();
        if plain && let Some(changes) = &self.changes {
            let alone = alone::save(changes, access, driver, revision, now).await?;
            if let Some(granted) = alone {
                return Ok(granted);
            }
        }
        let transaction = self.database.begin().await?;
        let outcome = save::whole(&transaction, access, driver, revision, now).await;
        transaction.end(outcome).await
    }
}
