//! Several statements that take effect together.

use domain::store::StoreError;
use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use tokio::sync::Mutex;

use super::lease::Lease;
use crate::error::store;

/// An open transaction. Dropped before [`Self::end`] has answered, it is rolled back: its connection is closed.
#[derive(Debug)]
pub(crate) struct Transaction {
    backend: DbBackend,
    lease: Mutex<Lease>,
}

impl Transaction {
    pub(super) fn new(backend: DbBackend, lease: Lease) -> Self {
        Self {
            backend,
            lease: Mutex::new(lease),
        }
    }

    /// Commits what led to an `Ok`, rolls back what led to an `Err`, and hands `outcome` on.
    pub(crate) async fn end<T, E: From<StoreError>>(self, outcome: Result<T, E>) -> Result<T, E> {
        let mut lease = self.lease.into_inner();
        if outcome.is_ok() {
            lease.execute_unprepared("COMMIT").await.map_err(store)?;
            lease.in_transaction = false;
        } else if lease.execute_unprepared("ROLLBACK").await.is_ok() {
            lease.in_transaction = false;
        }
        outcome
    }
}

#[async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.backend
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.lease.lock().await.execute(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.lease.lock().await.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let rows = self.query_all_raw(statement).await?;
        Ok(rows.into_iter().next())
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.lease.lock().await.query(statement).await
    }
}
