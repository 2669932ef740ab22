//! Sign-ins.

use domain::session::NewSession;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::statement::at;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) user_uid: Uuid,
    pub(crate) created_at: DateTimeUtc,
    pub(crate) last_used_at: DateTimeUtc,
    pub(crate) expires_at: DateTimeUtc,
    pub(crate) revoked_at: Option<DateTimeUtc>,
    pub(crate) user_agent: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl From<&NewSession> for ActiveModel {
    fn from(session: &NewSession) -> Self {
        let NewSession {
            id,
            user,
            created_at,
            expires_at,
            user_agent,
        } = session.clone();
        let created_at = at(created_at);
        Self {
            id: Set(id.0),
            user_uid: Set(user.0),
            created_at: Set(created_at),
            last_used_at: Set(created_at),
            expires_at: Set(at(expires_at)),
            revoked_at: Set(None),
            user_agent: Set(user_agent),
        }
    }
}
