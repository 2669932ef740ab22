//! Statements outside a transaction: each borrows a connection for itself.

use std::sync::Arc;

use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use super::lease::Lease;
use super::pool::Pool;

/// Runs each statement on a connection of its own, as a transaction of its own.
#[derive(Debug, Clone)]
pub(crate) struct Executor {
    pub(super) pool: Arc<Pool>,
    pub(super) backend: DbBackend,
    /// Statements only read: one that met a dead connection is sent once more, on a new one. (A write may have been applied.)
    pub(super) repeats: bool,
}

impl Executor {
    pub(super) async fn query(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let mut lease = self.pool.lease().await?;
        if !(self.repeats && lease.reused) {
            return lease.query(statement).await;
        }
        match lease.query(statement.clone()).await {
            Err(_) if lease.is_lost() => {
                drop(lease);
                self.pool.lease().await?.query(statement).await
            }
            outcome => outcome,
        }
    }
}

/// Begins a transaction on a connection from `pool`; a dead connection is replaced, for nothing has been done on it yet.
pub(super) async fn begin(pool: &Arc<Pool>, sql: &str) -> Result<Lease, DbErr> {
    let mut lease = pool.lease().await?;
    lease.in_transaction = true;
    match lease.execute_unprepared(sql).await {
        Ok(_) => Ok(lease),
        Err(_) if lease.reused && lease.is_lost() => {
            drop(lease);
            let mut lease = pool.lease().await?;
            lease.in_transaction = true;
            lease.execute_unprepared(sql).await?;
            Ok(lease)
        }
        Err(error) => Err(error),
    }
}

#[async_trait]
impl ConnectionTrait for Executor {
    fn get_database_backend(&self) -> DbBackend {
        self.backend
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.pool.lease().await?.execute(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.pool.lease().await?.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        Ok(self.query(statement).await?.into_iter().next())
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.query(statement).await
    }
}
