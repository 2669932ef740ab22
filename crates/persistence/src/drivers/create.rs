//! Creating.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted, Revoked};
use domain::driver::{Attachment, CreateDriverError, Revision, Saved};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::attachments::AttachmentEntry;
use super::documents;
use super::entries::written;
use super::person::{Touched, names, saved, update_person};
use super::sheet::{self, sheet_columns};
use crate::connection::Transaction;
use crate::error::{is_taken, store};
use crate::events::announce;
use crate::standing::{caller_stands, values};
use crate::statement::{at, one};

#[derive(FromQueryResult)]
struct NumberRow {
    id: i64,
}

/// See [`domain::driver::DriverRepository::create`].
pub(super) async fn create(
    transaction: &Transaction,
    access: &Access,
    revision: &Revision,
    now: DateTime<Utc>,
) -> Result<Granted<Saved>, CreateDriverError> {
    const USERS: &str = update_person!(caller_stands!());
    let user = access.user;
    let touched: Option<Touched> = one(transaction, USERS, values(access, now, names(revision)))
        .await
        .map_err(store)?;
    let Touched { person, first_use } = touched.ok_or(Revoked)?;
    let attachments = documents::hold(transaction, user, &revision.documents, &[], now)
        .await?
        .ok_or(CreateDriverError::BlobGone)?;
    let id = insert(transaction, access, revision, &attachments, now).await?;
    let announced = announce(transaction, user, Some(access.session), &revision.news, now).await?;
    let driver = person.driver(id, user, revision.sheet.clone(), attachments);
    Ok(saved(driver, announced, first_use))
}

async fn insert(
    connection: &impl ConnectionTrait,
    access: &Access,
    revision: &Revision,
    attachments: &[Attachment],
    now: DateTime<Utc>,
) -> Result<i64, CreateDriverError> {
    const SQL: &str = concat!(
        "INSERT INTO driver_profiles (user_uid, created_at, updated_at, ",
        sheet_columns!(),
        ", attachments) VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id"
    );
    let mut values = vec![access.user.0.into(), at(now).into()];
    values.extend(sheet::values(&revision.sheet)?);
    values.push(written::<AttachmentEntry>(attachments)?.into());
    let row: Option<NumberRow> = one(connection, SQL, values).await.map_err(refused)?;
    let NumberRow { id } = row.ok_or_else(|| store(DbErr::RecordNotInserted))?;
    Ok(id)
}

fn refused(error: DbErr) -> CreateDriverError {
    if is_taken(&error, "driver_profiles", "user_uid") {
        CreateDriverError::Exists
    } else {
        store(error).into()
    }
}
