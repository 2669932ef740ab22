//! Profiles.

mod read;
mod row;
mod update;

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::profile::{Expected, Profile, ProfileChange, ProfileRepository, UpdateError};
use domain::store::StoreError;

use crate::connection::Database;

/// The domain's [`ProfileRepository`].
#[derive(Debug, Clone)]
pub struct Profiles {
    database: Database,
}

impl Profiles {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

impl ProfileRepository for Profiles {
    async fn read(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Profile>>, StoreError> {
        read::profile(self.database.reader(), access, now).await
    }

    async fn update(
        &self,
        access: &Access,
        change: &ProfileChange,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> Result<Granted<Profile>, UpdateError> {
        if change.image.is_keep() {
            return update::columns(self.database.writer(), access, change, expected, now).await;
        }
        let transaction = self.database.begin().await?;
        let outcome = update::with_image(&transaction, access, change, expected, now).await;
        transaction.end(outcome).await
    }

    async fn username_taken(
        &self,
        access: &Access,
        key: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<bool>>, StoreError> {
        read::username_taken(self.database.reader(), access, key, now).await
    }
}
