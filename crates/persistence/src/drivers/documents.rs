//! Attaching and detaching, and what staff say of what is attached.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::driver::{Attachment, DocumentKind, DocumentReview};
use domain::id::UserId;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend};

use super::attachments::{AttachmentEntry, arrange};
use super::entries::Entry;
use crate::connection::Transaction;
use crate::error::corrupt;
use crate::statement::{all, at, execute};

/// What is attached; none if a blob that was to be is gone.
type Attached = Option<Vec<Attachment>>;

/// The kinds and what they are to hold, as a JSON object of arrays in `$2`: its keys, and a table of kind and id.
macro_rules! given_postgres {
    (kinds) => {
        "SELECT json_object_keys(CAST($2 AS json))"
    };
    (blobs) => {
        "SELECT k.key AS kind, CAST(i.id AS bigint) AS id FROM json_each(CAST($2 AS json)) k \
         CROSS JOIN LATERAL json_array_elements_text(k.value) i (id)"
    };
}

/// The same in SQLite.
macro_rules! given_sqlite {
    (kinds) => {
        "SELECT key FROM json_each($2)"
    };
    (blobs) => {
        "SELECT k.key AS kind, i.value AS id FROM json_each($2) k, json_each(k.value) i"
    };
}

/// Makes orphans of what the kinds hold and shall not.
macro_rules! orphan {
    ($given:ident) => {
        concat!(
            "UPDATE blobs SET state = 'orphan', changed_at = $3 WHERE owner_uid = $1 AND state = 'attached' \
             AND kind IN (",
            $given!(kinds),
            ") AND id NOT IN (SELECT g.id FROM (",
            $given!(blobs),
            ") g)"
        )
    };
}

/// Attaches what the kinds shall hold, as far as it is the owner's and reserved, or attached to that kind already. (Materialised, or PostgreSQL
/// reads the JSON again for each blob.)
macro_rules! attach {
    ($given:ident) => {
        concat!(
            "WITH g AS MATERIALIZED (",
            $given!(blobs),
            ") UPDATE blobs SET state = 'attached', kind = g.kind, changed_at = $3 FROM g \
             WHERE blobs.id = g.id AND blobs.owner_uid = $1 \
             AND (blobs.state = 'reserved' OR (blobs.state = 'attached' AND blobs.kind = g.kind)) \
             RETURNING blobs.id, blobs.kind, blobs.key, blobs.filename, blobs.byte_size, blobs.content_type"
        )
    };
}

/// Makes each of these kinds hold these blobs of `owner` and nothing else. `before` is what was attached, of any kind; answers what is now. The row
/// of `users` is locked already, so nobody else attaches or detaches anything of that person's.
pub(super) async fn hold(
    transaction: &Transaction,
    owner: UserId,
    documents: &[(DocumentKind, Vec<i64>)],
    before: &[Attachment],
    now: DateTime<Utc>,
) -> Result<Attached, StoreError> {
    if documents.is_empty() {
        return Ok(Some(before.to_vec()));
    }
    let (orphan, attach) = match transaction.get_database_backend() {
        DbBackend::Sqlite => (orphan!(given_sqlite), attach!(given_sqlite)),
        _ => (orphan!(given_postgres), attach!(given_postgres)),
    };
    let given: BTreeMap<_, _> = documents
        .iter()
        .map(|(kind, ids)| (kind.name(), ids))
        .collect();
    let given = serde_json::to_string(&given).map_err(corrupt)?;
    let values = [owner.0.into(), given.into(), at(now).into()];
    execute(transaction, orphan, values.clone()).await?;
    let mut held: Vec<_> = before
        .iter()
        .filter(|attachment| documents.iter().all(|(kind, _)| *kind != attachment.kind))
        .cloned()
        .collect();
    let wanted: usize = documents.iter().map(|(_, ids)| ids.len()).sum();
    if wanted > 0 {
        let rows: Vec<AttachmentEntry> = all(transaction, attach, values).await?;
        if rows.len() != wanted {
            return Ok(None);
        }
        for row in rows {
            held.push(row.item()?);
        }
        arrange(&mut held, documents);
    }
    Ok(Some(held))
}

/// Writes what staff say to all that is attached of the kind. (Nothing newly attached has anything written to it.)
pub(super) async fn review(
    connection: &impl ConnectionTrait,
    owner: UserId,
    kind: DocumentKind,
    review: &DocumentReview,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE blobs SET review = $3, review_reason = $4, reviewed_at = $5 \
                       WHERE owner_uid = $1 AND state = 'attached' AND kind = $2";
    let DocumentReview {
        verdict,
        reason,
        reviewed_at,
    } = review;
    let values = [
        owner.0.into(),
        kind.name().into(),
        verdict.name().into(),
        reason.clone().into(),
        at(*reviewed_at).into(),
    ];
    execute(connection, SQL, values).await?;
    Ok(())
}
