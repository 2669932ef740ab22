//! What consoles know of users, and what staff decide about them.
//!
//! Whatever writes locks the row of `users` first, then that of `manage_profiles`.

mod alone;
mod read;
mod row;
mod user;
mod write;

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::id::UserId;
use domain::manage::{
    Found, ManageRepository, ManageWrite, ManageWriteError, ManageWritten, UserChange, UserWritten,
};
use domain::profile::Expected;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend};

use crate::connection::{Batcher, Database};

/// The domain's [`ManageRepository`].
#[derive(Debug, Clone)]
pub struct Manage {
    database: Database,
    reads: Option<Batcher>,
}

impl Manage {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        let reads = database.reads(read::PROFILE);
        Self { database, reads }
    }
}

impl ManageRepository for Manage {
    async fn read(
        &self,
        access: &Access,
        user: UserId,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Option<Found>>>, StoreError> {
        let reader = self.database.reader();
        read::profile(reader, self.reads.as_ref(), access, user, now).await
    }

    async fn write(
        &self,
        access: &Access,
        user: UserId,
        write: &ManageWrite,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> Result<Granted<ManageWritten>, ManageWriteError> {
        let writer = self.database.writer();
        if access.user == user && writer.get_database_backend() == DbBackend::Postgres {
            let alone = alone::write(writer, access, write, expected, now).await?;
            if let Some(granted) = alone {
                return Ok(granted);
            }
        }
        let transaction = self.database.begin().await?;
        let outcome = write::whole(&transaction, access, user, write, expected, now).await;
        transaction.end(outcome).await
    }

    async fn change_user(
        &self,
        access: &Access,
        user: UserId,
        change: UserChange,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> Result<Granted<UserWritten>, ManageWriteError> {
        let transaction = self.database.begin().await?;
        let outcome = user::change(&transaction, access, user, change, expected, now).await;
        transaction.end(outcome).await
    }
}
