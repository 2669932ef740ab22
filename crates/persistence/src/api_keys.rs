//! API keys.

use chrono::{DateTime, Utc};
use domain::api_key::{ApiKey, ApiKeyHash, ApiKeyPrefix, ApiKeyRepository, CreateApiKeyError};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::connection::Database;
use crate::error::{corrupt, is_taken, store};
use crate::statement::{all, at, execute, one, statement};

/// The domain's [`ApiKeyRepository`].
#[derive(Debug, Clone)]
pub struct ApiKeys {
    database: Database,
}

impl ApiKeys {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT prefix, name, hash, created_at, last_used_at, revoked_at FROM api_keys ",
            $rest
        )
    };
}

impl ApiKeyRepository for ApiKeys {
    async fn create(
        &self,
        prefix: &ApiKeyPrefix,
        name: &str,
        hash: &ApiKeyHash,
        now: DateTime<Utc>,
    ) -> Result<(), CreateApiKeyError> {
        const SQL: &str =
            "INSERT INTO api_keys (prefix, name, hash, created_at) VALUES ($1, $2, $3, $4)";
        let writer = self.database.writer();
        let values = [
            prefix.0.clone().into(),
            name.into(),
            hash.0.to_vec().into(),
            at(now).into(),
        ];
        writer
            .execute_raw(statement(writer.get_database_backend(), SQL, values))
            .await
            .map(drop)
            .map_err(refused)
    }

    async fn list(&self) -> Result<Vec<ApiKey>, StoreError> {
        const SQL: &str = select!("ORDER BY created_at, prefix");
        let rows: Vec<ApiKeyRow> = all(self.database.reader(), SQL, []).await?;
        rows.into_iter().map(ApiKey::try_from).collect()
    }

    async fn find(&self, prefix: &ApiKeyPrefix) -> Result<Option<ApiKey>, StoreError> {
        const SQL: &str = select!("WHERE prefix = $1");
        let row: Option<ApiKeyRow> = one(self.database.reader(), SQL, [prefix.0.clone().into()])
            .await
            .map_err(store)?;
        row.map(ApiKey::try_from).transpose()
    }

    async fn revoke(&self, name_or_prefix: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
        // One key may be called like another's prefix: then the other is meant.
        const SQL: &str = "UPDATE api_keys SET revoked_at = $2 WHERE revoked_at IS NULL AND (prefix = $1 \
                           OR (name = $1 AND NOT EXISTS (SELECT 1 FROM api_keys k WHERE k.prefix = $1)))";
        let values = [name_or_prefix.into(), at(now).into()];
        let revoked = execute(self.database.writer(), SQL, values).await?;
        Ok(revoked > 0)
    }

    async fn record_use(
        &self,
        prefix: &ApiKeyPrefix,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE api_keys SET last_used_at = $2 \
                           WHERE prefix = $1 AND (last_used_at IS NULL OR last_used_at < $2)";
        let values = [prefix.0.clone().into(), at(now).into()];
        execute(self.database.writer(), SQL, values).await?;
        Ok(())
    }
}

fn refused(error: DbErr) -> CreateApiKeyError {
    if is_taken(&error, "api_keys", "name") {
        CreateApiKeyError::NameTaken
    } else {
        store(error).into()
    }
}

#[derive(FromQueryResult)]
struct ApiKeyRow {
    prefix: String,
    name: String,
    hash: Vec<u8>,
    created_at: DateTime<Utc>,
    last_used_at: Option<DateTime<Utc>>,
    revoked_at: Option<DateTime<Utc>>,
}

impl TryFrom<ApiKeyRow> for ApiKey {
    type Error = StoreError;

    fn try_from(row: ApiKeyRow) -> Result<Self, StoreError> {
        let ApiKeyRow {
            prefix,
            name,
            hash,
            created_at,
            last_used_at,
            revoked_at,
        } = row;
        Ok(Self {
            prefix: ApiKeyPrefix(prefix),
            name,
            hash: ApiKeyHash(hash.as_slice().try_into().map_err(corrupt)?),
            created_at,
            last_used_at,
            revoked_at,
        })
    }
}
