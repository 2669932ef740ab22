//! Updating together with the email.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted, Revoked};
use domain::fold::fold;
use domain::profile::{Expected, NewEmail, Profile, ProfileChange, UpdateError};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::row::ProfileRow;
use super::update::{changed, refused, update_users};
use crate::connection::Transaction;
use crate::email_proofs::use_up;
use crate::error::store;
use crate::standing::{caller_stands, standing, values};
use crate::statement::one;

/// Updates the row of `users`, and then uses up the proof of the email: whoever changes a person locks that row first.
pub(super) async fn columns(
    transaction: &Transaction,
    access: &Access,
    change: &ProfileChange,
    email: &NewEmail,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<Granted<Profile>, UpdateError> {
    // The proof is looked at already here, so that the unique index tells whether somebody has the address only to those who have proved that it is
    // theirs. Of two who use one proof at once, both may get so far.
    const SQL: &str = update_users!(
        "email = $19, email_key = $20, ",
        " AND CASE WHEN $21 IS NULL THEN email_key = $20 ELSE EXISTS (\
         SELECT 1 FROM email_proofs e WHERE e.id = $21 AND e.user_uid = $3 AND e.expires_at > $4) END"
    );
    let NewEmail { email, proof } = email;
    let mut values = values(access, now, changed(change, expected));
    values.extend([
        email.as_str().into(),
        fold(email).into(),
        proof.map(|proof| proof.0).into(),
    ]);
    let row: Option<ProfileRow> = one(transaction, SQL, values).await.map_err(refused)?;
    let Some(row) = row else {
        return Err(why_not(transaction, access, expected, now).await?);
    };
    if let Some(proof) = proof
        && !use_up(transaction, *proof).await?
    {
        return Err(UpdateError::EmailUnproved);
    }
    Ok(row.into())
}

#[derive(FromQueryResult)]
struct VersionRow {
    version: i64,
}

/// Why the update found no row.
async fn why_not(
    connection: &impl ConnectionTrait,
    access: &Access,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<UpdateError, StoreError> {
    const SQL: &str = concat!("SELECT u.version ", standing!());
    let row: Option<VersionRow> = one(connection, SQL, values(access, now, []))
        .await
        .map_err(store)?;
    Ok(match row {
        None => UpdateError::Revoked(Revoked),
        Some(VersionRow { version }) if !expected.admits(version) => UpdateError::Stale,
        Some(_) => UpdateError::EmailUnproved,
    })
}
