//! Token pairs.

use domain::id::{SessionId, UserId};
use domain::session::NewPair;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::statement::at;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "token_pairs")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) session_id: Uuid,
    pub(crate) user_uid: Uuid,
    pub(crate) expires_at: DateTimeUtc,
    pub(crate) refresh_hash: Vec<u8>,
    pub(crate) issued_at: DateTimeUtc,
    pub(crate) used_at: Option<DateTimeUtc>,
    pub(crate) rotated_at: Option<DateTimeUtc>,
    pub(crate) replaced_by: Option<Uuid>,
    pub(crate) void_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The row of `pair`, issued to `session` of `user`, which is over at `expires_at`.
pub(crate) fn new(
    session: SessionId,
    user: UserId,
    expires_at: DateTimeUtc,
    pair: &NewPair,
) -> ActiveModel {
    let NewPair {
        id,
        refresh,
        issued_at,
    } = pair;
    ActiveModel {
        id: Set(id.0),
        session_id: Set(session.0),
        user_uid: Set(user.0),
        expires_at: Set(at(expires_at)),
        refresh_hash: Set(refresh.0.to_vec()),
        issued_at: Set(at(*issued_at)),
        used_at: Set(None),
        rotated_at: Set(None),
        replaced_by: Set(None),
        void_at: Set(None),
    }
}
