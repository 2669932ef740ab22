//! The life of images.

use chrono::{DateTime, Utc};
use domain::id::UserId;
use domain::image::{ImageName, ImageRepository};
use domain::store::StoreError;
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult};

use crate::connection::Database;
use crate::entity::image::{ActiveModel, Entity, State};
use crate::error::store;
use crate::statement::{all, at, execute};

/// The domain's [`ImageRepository`].
#[derive(Debug, Clone)]
pub struct Images {
    database: Database,
}

impl Images {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

impl ImageRepository for Images {
    async fn reserve(
        &self,
        name: &ImageName,
        owner: UserId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let reserved = ActiveModel {
            name: Set(name.0.clone()),
            owner_uid: Set(Some(owner.0)),
            state: Set(State::Reserved),
            created_at: Set(at(now)),
            changed_at: Set(at(now)),
        };
        Entity::insert(reserved)
            .exec_without_returning(self.database.writer())
            .await
            .map(drop)
            .map_err(store)
    }

    async fn release(&self, name: &ImageName, now: DateTime<Utc>) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE images SET state = 'orphaned', changed_at = $2 \
                           WHERE name = $1 AND state = 'reserved'";
        let values = [name.0.clone().into(), at(now).into()];
        execute(self.database.writer(), SQL, values).await?;
        Ok(())
    }

    async fn orphans(
        &self,
        reserved_before: DateTime<Utc>,
        now: DateTime<Utc>,
        limit: u64,
    ) -> Result<Vec<ImageName>, StoreError> {
        let transaction = self.database.begin().await?;
        let outcome = orphans(&transaction, reserved_before, now, limit).await;
        transaction.end(outcome).await
    }

    async fn forget(&self, name: &ImageName) -> Result<(), StoreError> {
        const SQL: &str = "DELETE FROM images WHERE name = $1 AND state = 'orphaned'";
        execute(self.database.writer(), SQL, [name.0.clone().into()]).await?;
        Ok(())
    }
}

#[derive(FromQueryResult)]
struct NameRow {
    name: String,
}

async fn orphans(
    connection: &impl ConnectionTrait,
    reserved_before: DateTime<Utc>,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<ImageName>, StoreError> {
    // An image whose owner is gone is nobody's, whatever it was.
    const AGE: &str = "UPDATE images SET state = 'orphaned', changed_at = $2 WHERE state <> 'orphaned' \
                       AND (owner_uid IS NULL OR (state = 'reserved' AND created_at < $1))";
    const LIST: &str =
        "SELECT name FROM images WHERE state = 'orphaned' ORDER BY changed_at, name LIMIT $1";
    let values = [at(reserved_before).into(), at(now).into()];
    execute(connection, AGE, values).await?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows: Vec<NameRow> = all(connection, LIST, [limit.into()]).await?;
    Ok(rows
        .into_iter()
        .map(|NameRow { name }| ImageName(name))
        .collect())
}
