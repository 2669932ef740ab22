//! Counts of failures.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::store::StoreError;
use domain::throttle::{Failures, ThrottleKey, ThrottleRepository};
use sea_orm::{FromQueryResult, Value};

use crate::connection::Database;
use crate::error::corrupt;
use crate::statement::{all, at, execute};

/// The domain's [`ThrottleRepository`].
#[derive(Debug, Clone)]
pub struct Throttles {
    database: Database,
}

impl Throttles {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[derive(FromQueryResult)]
struct ThrottleRow {
    key: String,
    failures: i32,
    last_at: DateTime<Utc>,
}

impl ThrottleRepository for Throttles {
    async fn failures(
        &self,
        keys: &[ThrottleKey],
        since: DateTime<Utc>,
    ) -> Result<Vec<Option<Failures>>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT key, failures, last_at FROM throttles WHERE last_at >= $1 AND key IN ({})",
            (2..keys.len() + 2)
                .map(|number| format!("${number}"))
                .collect::<Vec<_>>()
                .join(", ")
        );
        let values =
            std::iter::once(at(since).into()).chain(keys.iter().map(|key| key.0.clone().into()));
        let rows: Vec<ThrottleRow> = all(self.database.reader(), &sql, values).await?;
        let mut counted = HashMap::with_capacity(rows.len());
        for ThrottleRow {
            key,
            failures,
            last_at,
        } in rows
        {
            let count = u32::try_from(failures).map_err(corrupt)?;
            counted.insert(key, Failures { count, last_at });
        }
        Ok(keys
            .iter()
            .map(|key| counted.get(&key.0).cloned())
            .collect())
    }

    async fn fail(
        &self,
        keys: &[ThrottleKey],
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        // In one order everywhere, so that no two wait for each other, and each once.
        let mut keys: Vec<&str> = keys.iter().map(|key| key.0.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        if keys.is_empty() {
            return Ok(());
        }
        let sql = format!(
            "INSERT INTO throttles (key, failures, last_at) VALUES {} ON CONFLICT (key) DO UPDATE SET \
             failures = CASE WHEN throttles.last_at < $1 THEN 1 ELSE throttles.failures + 1 END, \
             last_at = excluded.last_at",
            (3..keys.len() + 3)
                .map(|number| format!("(${number}, 1, $2)"))
                .collect::<Vec<_>>()
                .join(", ")
        );
        let times: [Value; 2] = [at(since).into(), at(now).into()];
        let values = times.into_iter().chain(keys.into_iter().map(Value::from));
        execute(self.database.writer(), &sql, values).await?;
        Ok(())
    }

    async fn clear(&self, key: &ThrottleKey) -> Result<(), StoreError> {
        const SQL: &str = "DELETE FROM throttles WHERE key = $1";
        execute(self.database.writer(), SQL, [key.0.clone().into()]).await?;
        Ok(())
    }

    async fn purge(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        const SQL: &str = "DELETE FROM throttles WHERE last_at < $1";
        execute(self.database.writer(), SQL, [at(before).into()]).await
    }
}
