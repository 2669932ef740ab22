//! Images.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "images")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) name: String,
    pub(crate) owner_uid: Option<Uuid>,
    pub(crate) state: State,
    pub(crate) created_at: DateTimeUtc,
    pub(crate) changed_at: DateTimeUtc,
}

/// Where an image is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum State {
    /// Its files are being written, or were and nobody has used them yet.
    #[sea_orm(string_value = "reserved")]
    Reserved,
    /// A profile shows it.
    #[sea_orm(string_value = "attached")]
    Attached,
    /// Nobody needs it: its files go first, its row last.
    #[sea_orm(string_value = "orphaned")]
    Orphaned,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
