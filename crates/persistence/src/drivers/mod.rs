//! Profiles of drivers.
//!
//! Whatever changes one locks the row of `users` first, then those of `blobs`, then that of `driver_profiles`.

mod amend;
mod attachments;
mod create;
mod documents;
mod entries;
mod moment;
mod person;
mod read;
mod save;
mod sheet;

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::driver::{
    Amendment, CreateDriverError, Driver, DriverRepository, Revision, SaveDriverError, Saved,
};
use domain::id::UserId;
use domain::profile::Expected;
use domain::store::StoreError;

use crate::connection::{Batcher, Database};

/// The domain's [`DriverRepository`].
#[derive(Debug, Clone)]
pub struct Drivers {
    database: Database,
    reads: Option<Batcher>,
    amendments: Option<Batcher>,
}

impl Drivers {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        let reads = database.reads(read::OWN);
        let amendments = database.writes(amend::AMEND);
        Self {
            database,
            reads,
            amendments,
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

    async fn amend(
        &self,
        access: &Access,
        amendment: &Amendment,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Driver>>, StoreError> {
        match &self.amendments {
            Some(batcher) => amend::amend(batcher, access, amendment, expected, now).await,
            // A file is read in no time.
            None => Ok(None),
        }
    }

    async fn save(
        &self,
        access: &Access,
        driver: &Driver,
        revision: &Revision,
        now: DateTime<Utc>,
    ) -> Result<Granted<Saved>, SaveDriverError> {
        let transaction = self.database.begin().await?;
        let outcome = save::whole(&transaction, access, driver, revision, now).await;
        transaction.end(outcome).await
    }
}
