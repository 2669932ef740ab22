//! Profiles.

mod alone;
mod email;
mod read;
mod row;
mod update;
mod whole;

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::event::News;
use domain::profile::{Expected, Profile, ProfileChange, ProfileRepository, UpdateError, Updated};
use domain::store::StoreError;

pub(crate) use update::versions;

use crate::connection::{Batcher, Database};

/// The domain's [`ProfileRepository`].
#[derive(Debug, Clone)]
pub struct Profiles {
    database: Database,
    reads: Option<Batcher>,
    changes: Option<Batcher>,
}

impl Profiles {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        let reads = database.reads(read::PROFILE);
        let changes = database.writes(alone::ALONE);
        Self {
            database,
            reads,
            changes,
        }
    }
}

impl ProfileRepository for Profiles {
    async fn read(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Profile>>, StoreError> {
        read::profile(self.database.reader(), self.reads.as_ref(), access, now).await
    }

    async fn update(
        &self,
        access: &Access,
        change: &ProfileChange,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> Result<Granted<Updated>, UpdateError> {
        let news = News::of_change(access, change);
        let writer = self.database.writer();
        let plain = change.email.is_none() && change.image.is_keep();
        match &news[..] {
            [] if plain => {
                let granted = update::columns(writer, access, change, expected, now).await?;
                return Ok(update::updated(granted, false));
            }
            [news] if plain && let Some(changes) = &self.changes => {
                let alone = alone::change(changes, access, change, expected, now).await?;
                if let Some(granted) = alone {
                    return Ok(update::updated(granted, false));
                }
                return update::columns_with_news(writer, access, change, expected, news, now)
                    .await;
            }
            _ => {}
        }
        let transaction = self.database.begin().await?;
        let outcome = whole::whole(&transaction, access, change, expected, &news, now).await;
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
