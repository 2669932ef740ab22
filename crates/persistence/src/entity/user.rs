//! People.

use domain::account::NewAccount;
use domain::fold::fold;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::statement::at;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) uid: Uuid,
    pub(crate) email: String,
    pub(crate) email_key: String,
    pub(crate) username: Option<String>,
    pub(crate) username_key: Option<String>,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) phone_number: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) image: Option<String>,
    pub(crate) verify_vehicles: bool,
    pub(crate) password_hash: String,
    pub(crate) role: String,
    pub(crate) disabled_at: Option<DateTimeUtc>,
    pub(crate) version: i64,
    pub(crate) created_at: DateTimeUtc,
    pub(crate) updated_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl From<&NewAccount> for ActiveModel {
    fn from(account: &NewAccount) -> Self {
        let NewAccount {
            uid,
            email,
            username,
            first_name,
            last_name,
            password_hash,
            role,
            created_at,
        } = account.clone();
        let created_at = at(created_at);
        Self {
            uid: Set(uid.0),
            email_key: Set(fold(&email)),
            email: Set(email),
            username_key: Set(username.as_deref().map(fold)),
            username: Set(username),
            first_name: Set(first_name),
            last_name: Set(last_name),
            phone_number: Set(None),
            address: Set(None),
            image: Set(None),
            verify_vehicles: Set(false),
            password_hash: Set(password_hash),
            role: Set(role.name().to_owned()),
            disabled_at: Set(None),
            version: Set(1),
            created_at: Set(created_at),
            updated_at: Set(created_at),
        }
    }
}
