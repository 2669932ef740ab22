//! Updating in several statements: where an email or an image is involved, and on SQLite where there is something to tell.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::change::Change;
use domain::event::News;
use domain::id::UserId;
use domain::image::ImageName;
use domain::profile::{Expected, ProfileChange, UpdateError, Updated};
use domain::store::StoreError;
use sea_orm::ConnectionTrait;

use super::email;
use super::update::{columns, updated};
use crate::connection::Transaction;
use crate::events::announce;
use crate::statement::{at, execute};

/// Updates the row of `users`, the life of the images and the events, and uses up the proof of an email: the new image goes from reserved to
/// attached, any other that was attached becomes an orphan. The row of `users`, locked first, keeps two updates of one person apart.
pub(super) async fn whole(
    transaction: &Transaction,
    access: &Access,
    change: &ProfileChange,
    expected: &Expected,
    news: &[News],
    now: DateTime<Utc>,
) -> Result<Granted<Updated>, UpdateError> {
    let granted = match &change.email {
        Some(email) => email::columns(transaction, access, change, email, expected, now).await?,
        None => columns(transaction, access, change, expected, now).await?,
    };
    if let Change::Set(name) = &change.image
        && !attach(transaction, name, access.user, now).await?
    {
        return Err(UpdateError::ImageGone);
    }
    if !change.image.is_keep() {
        orphan_others(transaction, granted.value.image.as_ref(), access.user, now).await?;
    }
    let announced = announce(transaction, access.user, Some(access.session), news, now).await?;
    Ok(updated(granted, announced))
}

async fn attach(
    connection: &impl ConnectionTrait,
    name: &ImageName,
    owner: UserId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const SQL: &str = "UPDATE images SET state = 'attached', changed_at = $3 \
                       WHERE name = $1 AND owner_uid = $2 AND state = 'reserved'";
    let values = [name.0.clone().into(), owner.0.into(), at(now).into()];
    Ok(execute(connection, SQL, values).await? == 1)
}

async fn orphan_others(
    connection: &impl ConnectionTrait,
    kept: Option<&ImageName>,
    owner: UserId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE images SET state = 'orphaned', changed_at = $3 \
                       WHERE owner_uid = $2 AND state = 'attached' AND ($1 IS NULL OR name <> $1)";
    let values = [
        kept.map(|name| name.0.clone()).into(),
        owner.0.into(),
        at(now).into(),
    ];
    execute(connection, SQL, values).await?;
    Ok(())
}
