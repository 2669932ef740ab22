//! The life of blobs.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::blob::{
    Blob, BlobKey, BlobRepository, Checksum, ContentType, Described, Filename, NewBlob,
};
use domain::id::UserId;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};

use crate::connection::Database;
use crate::error::{corrupt, store, unknown};
use crate::list::{numbered_postgres, numbered_sqlite, numbers};
use crate::standing::{standing, values};
use crate::statement::{all, at, execute, one};

/// The domain's [`BlobRepository`].
#[derive(Debug, Clone)]
pub struct Blobs {
    database: Database,
}

impl Blobs {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

impl BlobRepository for Blobs {
    async fn reserve(
        &self,
        access: &Access,
        blob: &NewBlob,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<i64>>, StoreError> {
        reserve(self.database.writer(), access, blob, now).await
    }

    async fn find(&self, owner: UserId, ids: &[i64]) -> Result<Vec<Blob>, StoreError> {
        find(self.database.reader(), owner, ids).await
    }

    async fn release(&self, id: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE blobs SET state = 'orphan', changed_at = $2 \
                           WHERE id = $1 AND state = 'reserved'";
        execute(self.database.writer(), SQL, [id.into(), at(now).into()]).await?;
        Ok(())
    }

    async fn orphans(
        &self,
        reserved_before: DateTime<Utc>,
        now: DateTime<Utc>,
        limit: u64,
    ) -> Result<Vec<(i64, BlobKey)>, StoreError> {
        let transaction = self.database.begin().await?;
        let outcome = orphans(&transaction, reserved_before, now, limit).await;
        transaction.end(outcome).await
    }

    async fn forget(&self, id: i64) -> Result<(), StoreError> {
        const SQL: &str = "DELETE FROM blobs WHERE id = $1 AND state = 'orphan'";
        execute(self.database.writer(), SQL, [id.into()]).await?;
        Ok(())
    }
}

#[derive(FromQueryResult)]
struct ReservedRow {
    id: i64,
    first_use: bool,
}

async fn reserve(
    connection: &impl ConnectionTrait,
    access: &Access,
    blob: &NewBlob,
    now: DateTime<Utc>,
) -> Result<Option<Granted<i64>>, StoreError> {
    const SQL: &str = concat!(
        "INSERT INTO blobs (key, owner_uid, filename, content_type, byte_size, checksum, metadata, state, created_at, changed_at) \
         SELECT $5, u.uid, $6, $7, $8, $9, $10, 'reserved', $11, $4 ",
        standing!(),
        " RETURNING id, (SELECT used_at IS NULL FROM token_pairs WHERE id = $1) AS first_use"
    );
    // The owner is the caller.
    let NewBlob {
        described,
        owner: _,
        filename,
        metadata,
        created_at,
    } = blob;
    let Described {
        key,
        byte_size,
        checksum,
        content_type,
    } = described;
    let more = [
        key.0.clone().into(),
        filename.as_str().into(),
        content_type.name().into(),
        i64::try_from(*byte_size).unwrap_or(i64::MAX).into(),
        checksum.to_string().into(),
        metadata.clone().into(),
        at(*created_at).into(),
    ];
    let row = one(connection, SQL, values(access, now, more))
        .await
        .map_err(store)?;
    Ok(row.map(|ReservedRow { id, first_use }| Granted {
        value: id,
        first_use,
    }))
}

async fn find(
    connection: &impl ConnectionTrait,
    owner: UserId,
    ids: &[i64],
) -> Result<Vec<Blob>, StoreError> {
    macro_rules! find {
        ($numbered:expr) => {
            concat!(
                "SELECT id, key, filename, content_type, byte_size, checksum, metadata, created_at, \
                 state = 'attached' AS attached, \
                 (SELECT u.disabled_at IS NOT NULL FROM users u WHERE u.uid = $2) AS disabled FROM blobs \
                 WHERE owner_uid = $2 AND state <> 'orphan' AND id ",
                $numbered
            )
        };
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = match connection.get_database_backend() {
        DbBackend::Sqlite => find!(numbered_sqlite!()),
        _ => find!(numbered_postgres!()),
    };
    let values = [numbers(ids).into(), owner.0.into()];
    let rows: Vec<BlobRow> = all(connection, sql, values).await?;
    rows.into_iter().map(|row| row.of(owner)).collect()
}

#[derive(FromQueryResult)]
struct BlobRow {
    id: i64,
    key: String,
    filename: String,
    content_type: String,
    byte_size: i64,
    checksum: String,
    metadata: String,
    created_at: DateTime<Utc>,
    attached: bool,
    disabled: bool,
}

impl BlobRow {
    fn of(self, owner: UserId) -> Result<Blob, StoreError> {
        let Self {
            id,
            key,
            filename,
            content_type,
            byte_size,
            checksum,
            metadata,
            created_at,
            attached,
            disabled,
        } = self;
        let described = Described {
            key: BlobKey(key),
            byte_size: size(byte_size)?,
            checksum: Checksum::parse(&checksum).ok_or_else(|| unknown("MD5", &checksum))?,
            content_type: kind_of_content(&content_type)?,
        };
        let blob = NewBlob {
            described,
            owner,
            filename: Filename::kept(filename),
            metadata,
            created_at,
        };
        Ok(Blob {
            id,
            attached,
            disabled,
            blob,
        })
    }
}

/// How many bytes a row says that a file has.
pub(crate) fn size(bytes: i64) -> Result<u64, StoreError> {
    u64::try_from(bytes).map_err(corrupt)
}

/// What a row says that a file is.
pub(crate) fn kind_of_content(name: &str) -> Result<ContentType, StoreError> {
    ContentType::named(name).ok_or_else(|| unknown("type of files", name))
}

#[derive(FromQueryResult)]
struct OrphanRow {
    id: i64,
    key: String,
}

async fn orphans(
    connection: &impl ConnectionTrait,
    reserved_before: DateTime<Utc>,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<(i64, BlobKey)>, StoreError> {
    // That none of them is attached is said besides, or SQLite does not see that its partial index will do. A blob whose owner is gone is
    // nobody's, whatever it was.
    macro_rules! unneeded {
        () => {
            "(state <> 'attached' AND state = 'reserved' AND changed_at < $1) \
             OR (owner_uid IS NULL AND state <> 'orphan')"
        };
    }
    const SQLITE: &str = concat!(
        "UPDATE blobs SET state = 'orphan', changed_at = $2 WHERE ",
        unneeded!()
    );
    // What is locked is being attached or swept: who does not wait for it waits in no circle.
    const POSTGRES: &str = concat!(
        "UPDATE blobs SET state = 'orphan', changed_at = $2 WHERE id = ANY (ARRAY (SELECT id FROM blobs WHERE ",
        unneeded!(),
        " FOR UPDATE SKIP LOCKED))"
    );
    const LIST: &str = "SELECT id, key FROM blobs WHERE state <> 'attached' AND state = 'orphan' \
                        ORDER BY changed_at, id LIMIT $1";
    let sql = match connection.get_database_backend() {
        DbBackend::Sqlite => SQLITE,
        _ => POSTGRES,
    };
    let values = [at(reserved_before).into(), at(now).into()];
    execute(connection, sql, values).await?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows: Vec<OrphanRow> = all(connection, LIST, [limit.into()]).await?;
    Ok(rows
        .into_iter()
        .map(|OrphanRow { id, key }| (id, BlobKey(key)))
        .collect())
}
