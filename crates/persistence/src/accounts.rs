//! Accounts.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::account::{AccountRepository, CreateError, Credentials, Identity, NewAccount};
use domain::event::News;
use domain::id::UserId;
use domain::session::{NewPair, NewSession};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult};
use uuid::Uuid;

use crate::connection::{Database, Transaction};
use crate::error::{corrupt, is_taken, store};
use crate::events::announce;
use crate::standing::{caller_stands, standing, values};
use crate::statement::{execute, one};
use crate::{entity, sessions};

/// The domain's [`AccountRepository`].
#[derive(Debug, Clone)]
pub struct Accounts {
    database: Database,
}

impl Accounts {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

impl AccountRepository for Accounts {
    async fn create(
        &self,
        account: &NewAccount,
        session: Option<(&NewSession, &NewPair)>,
    ) -> Result<(), CreateError> {
        let Some((session, pair)) = session else {
            return insert(self.database.writer(), account).await;
        };
        let transaction = self.database.begin().await?;
        let outcome = async {
            insert(&transaction, account).await?;
            sessions::insert(&transaction, session, pair)
                .await
                .map_err(|error| store(error).into())
        }
        .await;
        transaction.end(outcome).await
    }

    async fn credentials(&self, key: &str) -> Result<Option<Credentials>, StoreError> {
        const SQL: &str = "SELECT uid, email, username, role, password_hash FROM users \
                           WHERE email_key = $1 AND disabled_at IS NULL";
        let row: Option<CredentialsRow> = one(self.database.reader(), SQL, [key.into()])
            .await
            .map_err(store)?;
        row.map(Credentials::try_from).transpose()
    }

    async fn own_credentials(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Credentials>>, StoreError> {
        const SQL: &str = concat!(
            "SELECT u.uid, u.email, u.username, u.role, u.password_hash, p.used_at IS NULL AS first_use ",
            standing!()
        );
        let row: Option<OwnCredentialsRow> =
            one(self.database.reader(), SQL, values(access, now, []))
                .await
                .map_err(store)?;
        row.map(
            |OwnCredentialsRow {
                 credentials,
                 first_use,
             }| {
                Ok(Granted {
                    value: credentials.try_into()?,
                    first_use,
                })
            },
        )
        .transpose()
    }

    async fn replace_hash(
        &self,
        user: UserId,
        current: &str,
        new: &str,
    ) -> Result<bool, StoreError> {
        const SQL: &str =
            "UPDATE users SET password_hash = $3 WHERE uid = $1 AND password_hash = $2";
        let values = [user.0.into(), current.into(), new.into()];
        Ok(execute(self.database.writer(), SQL, values).await? > 0)
    }

    async fn change_password(
        &self,
        access: &Access,
        current: &str,
        new: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let transaction = self.database.begin().await?;
        let outcome = change_password(&transaction, access, current, new, now).await;
        transaction.end(outcome).await
    }
}

#[derive(FromQueryResult)]
struct CredentialsRow {
    uid: Uuid,
    email: String,
    username: Option<String>,
    role: String,
    password_hash: String,
}

#[derive(FromQueryResult)]
struct OwnCredentialsRow {
    #[sea_orm(nested)]
    credentials: CredentialsRow,
    first_use: bool,
}

impl TryFrom<CredentialsRow> for Credentials {
    type Error = StoreError;

    fn try_from(row: CredentialsRow) -> Result<Self, StoreError> {
        let CredentialsRow {
            uid,
            email,
            username,
            role,
            password_hash,
        } = row;
        Ok(Self {
            user: Identity {
                uid: UserId(uid),
                email,
                username,
                role: role.parse().map_err(corrupt)?,
            },
            password_hash,
        })
    }
}

async fn insert(
    connection: &impl ConnectionTrait,
    account: &NewAccount,
) -> Result<(), CreateError> {
    entity::user::Entity::insert(entity::user::ActiveModel::from(account))
        .exec_without_returning(connection)
        .await
        .map(drop)
        .map_err(refused)
}

fn refused(error: DbErr) -> CreateError {
    if is_taken(&error, "users", "email_key") {
        CreateError::EmailTaken
    } else if is_taken(&error, "users", "username_key") {
        CreateError::UsernameTaken
    } else {
        store(error).into()
    }
}

async fn change_password(
    transaction: &Transaction,
    access: &Access,
    current: &str,
    new: &str,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const SQL: &str = concat!(
        "UPDATE users SET password_hash = $6 WHERE password_hash = $5 AND ",
        caller_stands!()
    );
    let hashes = [current.into(), new.into()];
    if execute(transaction, SQL, values(access, now, hashes)).await? == 0 {
        return Ok(false);
    }
    sessions::revoke_others(transaction, access, now).await?;
    let session = access.session;
    let news = [News::PasswordChanged { session }];
    announce(transaction, access.user, None, &news, now).await?;
    Ok(true)
}
