//! Deciding about users.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted, Revoked, Role};
use domain::event::News;
use domain::id::UserId;
use domain::manage::{ManageWriteError, ManagedUser, UserChange, UserWritten};
use domain::profile::Expected;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use uuid::Uuid;

use crate::connection::Transaction;
use crate::error::{corrupt, store};
use crate::events::announce;
use crate::standing::first_use;
use crate::statement::{at, one, one_locked};

macro_rules! columns {
    () => {
        "uid, email, username, role, verify_vehicles, disabled_at, created_at, updated_at, version"
    };
}

#[derive(FromQueryResult)]
struct UserRow {
    uid: Uuid,
    email: String,
    username: Option<String>,
    role: String,
    verify_vehicles: bool,
    disabled_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    version: i64,
}

impl TryFrom<UserRow> for ManagedUser {
    type Error = StoreError;

    fn try_from(row: UserRow) -> Result<Self, StoreError> {
        let UserRow {
            uid,
            email,
            username,
            role,
            verify_vehicles,
            disabled_at,
            created_at,
            updated_at,
            version,
        } = row;
        Ok(Self {
            id: UserId(uid),
            email,
            username,
            role: role.parse::<Role>().map_err(corrupt)?,
            verify_vehicles,
            disabled: disabled_at.is_some(),
            created_at,
            updated_at,
            version,
        })
    }
}

/// See [`domain::manage::ManageRepository::change_user`].
pub(super) async fn change(
    transaction: &Transaction,
    access: &Access,
    user: UserId,
    change: UserChange,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<Granted<UserWritten>, ManageWriteError> {
    const SQL: &str = concat!("SELECT ", columns!(), " FROM users WHERE uid = $1");
    let row: Option<UserRow> =
        one_locked(transaction, SQL, "FOR NO KEY UPDATE", [user.0.into()]).await?;
    let first_use = first_use(transaction, access, now).await?.ok_or(Revoked)?;
    let before = ManagedUser::try_from(row.ok_or(ManageWriteError::NoUser)?)?;
    if !expected.admits(before.version) {
        return Err(ManageWriteError::Stale);
    }
    let Some(changed) = change.of(&before) else {
        return Ok(written(before, UserChange::default(), false, first_use));
    };
    let after = update(transaction, user, changed, now).await?;
    let session = access.session;
    let members = changed.verify_vehicles.map(|_| "verify_vehicles");
    let news = members.map(|member| News::ProfileChanged {
        session,
        members: vec![member],
    });
    // Who decides about themselves knows of it.
    let but = (access.user == user).then_some(session);
    let announced = announce(transaction, user, but, news.as_slice(), now).await?;
    Ok(written(after, changed, announced, first_use))
}

async fn update(
    connection: &impl ConnectionTrait,
    user: UserId,
    change: UserChange,
    now: DateTime<Utc>,
) -> Result<ManagedUser, ManageWriteError> {
    const SQL: &str = concat!(
        "UPDATE users SET verify_vehicles = COALESCE($3, verify_vehicles), \
         disabled_at = CASE WHEN $4 IS NULL THEN disabled_at WHEN $4 THEN $2 END, \
         version = version + 1, updated_at = $2 WHERE uid = $1 RETURNING ",
        columns!()
    );
    let UserChange {
        verify_vehicles,
        disabled,
    } = change;
    let values: [Value; 4] = [
        user.0.into(),
        at(now).into(),
        verify_vehicles.into(),
        disabled.into(),
    ];
    let row: Option<UserRow> = one(connection, SQL, values).await.map_err(store)?;
    Ok(row.ok_or(ManageWriteError::NoUser)?.try_into()?)
}

fn written(
    user: ManagedUser,
    changed: UserChange,
    announced: bool,
    first_use: bool,
) -> Granted<UserWritten> {
    Granted {
        value: UserWritten {
            user,
            changed,
            announced,
        },
        first_use,
    }
}
