//! Saving.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted, Revoked};
use domain::driver::{Attachment, Driver, Revision, SaveDriverError, Saved};
use domain::store::StoreError;
use sea_orm::ConnectionTrait;

use super::attachments::AttachmentEntry;
use super::documents;
use super::entries::written;
use super::person::{Touched, names, saved, update_person};
use super::sheet::{self, sheet_columns};
use crate::connection::Transaction;
use crate::error::store;
use crate::events::announce;
use crate::standing::{caller_stands, first_use, standing, values};
use crate::statement::{at, execute, one};

/// See [`domain::driver::DriverRepository::save`].
pub(super) async fn whole(
    transaction: &Transaction,
    access: &Access,
    driver: &Driver,
    revision: &Revision,
    now: DateTime<Utc>,
) -> Result<Granted<Saved>, SaveDriverError> {
    let user = driver.user;
    let Some(touched) = touch(transaction, access, driver, revision, now).await? else {
        return Err(why_not(transaction, access, now).await?);
    };
    let Touched { person, first_use } = touched;
    let attachments = documents::hold(
        transaction,
        user,
        &revision.documents,
        &driver.attachments,
        now,
    )
    .await?
    .ok_or(SaveDriverError::BlobGone)?;
    write(transaction, driver, revision, &attachments, now).await?;
    if let Some((kind, review)) = &revision.review {
        documents::review(transaction, user, *kind, review).await?;
    }
    // Who changes their own profile knows of it.
    let but = (access.user == user).then_some(access.session);
    let announced = announce(transaction, user, but, &revision.news, now).await?;
    let driver = person.driver(driver.id, user, revision.sheet.clone(), attachments);
    Ok(saved(driver, announced, first_use))
}

/// Updates the row of `users`, and so locks it, if the caller's access stands and the version is the one that was read.
async fn touch(
    connection: &impl ConnectionTrait,
    access: &Access,
    driver: &Driver,
    revision: &Revision,
    now: DateTime<Utc>,
) -> Result<Option<Touched>, StoreError> {
    const OWN: &str = update_person!(concat!(caller_stands!(), " AND version = $7"));
    const OTHER: &str = update_person!(concat!(
        "uid = $8 AND version = $7 AND EXISTS (SELECT 1 ",
        standing!(),
        ")"
    ));
    let mut more = names(revision).to_vec();
    more.push(driver.version.into());
    let sql = if access.user == driver.user {
        OWN
    } else {
        more.push(driver.user.0.into());
        OTHER
    };
    one(connection, sql, values(access, now, more))
        .await
        .map_err(store)
}

/// Why the row of `users` was not updated.
async fn why_not(
    connection: &impl ConnectionTrait,
    access: &Access,
    now: DateTime<Utc>,
) -> Result<SaveDriverError, StoreError> {
    Ok(match first_use(connection, access, now).await? {
        Some(_) => SaveDriverError::Stale,
        None => SaveDriverError::Revoked(Revoked),
    })
}

async fn write(
    connection: &impl ConnectionTrait,
    driver: &Driver,
    revision: &Revision,
    attachments: &[Attachment],
    now: DateTime<Utc>,
) -> Result<(), SaveDriverError> {
    const SQL: &str = concat!(
        "UPDATE driver_profiles SET (updated_at, ",
        sheet_columns!(),
        ", attachments) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) WHERE user_uid = $1"
    );
    let mut values = vec![driver.user.0.into(), at(now).into()];
    values.extend(sheet::values(&revision.sheet)?);
    values.push(written::<AttachmentEntry>(attachments)?.into());
    if execute(connection, SQL, values).await? == 0 {
        return Err(SaveDriverError::Stale);
    }
    Ok(())
}
