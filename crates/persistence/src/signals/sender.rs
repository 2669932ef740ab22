//! Sending hints.

use domain::id::UserId;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend};
use uuid::Uuid;

use super::listener::Listener;
use super::{CHANNEL, payload};
use crate::connection::Database;
use crate::statement::found;

/// Sends hints to all instances on a database, and lets them be heard. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Signals {
    database: Database,
}

impl Signals {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self { database }
    }

    /// Tells all instances, as `instance`, that there may be something new for `users`: one round trip however many they are. Does nothing
    /// on SQLite, or when there are none.
    ///
    /// # Errors
    /// [`StoreError`], upon which some or none may have been told.
    pub async fn notify(&self, instance: Uuid, users: &[UserId]) -> Result<(), StoreError> {
        const SQL: &str =
            "SELECT pg_notify($1, value) FROM json_array_elements_text(CAST($2 AS json))";
        let writer = self.database.writer();
        if users.is_empty() || writer.get_database_backend() == DbBackend::Sqlite {
            return Ok(());
        }
        let values = [CHANNEL.into(), payload::write(instance, users).into()];
        found(writer, SQL, values).await?;
        Ok(())
    }

    /// Opens a connection of its own, beyond [`crate::Settings::max_connections`], that hears what is sent from now on; `None` on SQLite.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn listen(&self) -> Result<Option<Listener>, StoreError> {
        match self.database.postgres() {
            Some((options, patience)) => Listener::open(options, patience).await.map(Some),
            None => Ok(None),
        }
    }
}
