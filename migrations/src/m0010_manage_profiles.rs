//! What consoles know of users.

use sea_orm_migration::prelude::*;

use crate::timestamp::timestamp;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Users {
    Table,
    Uid,
}

#[derive(DeriveIden)]
enum ManageProfiles {
    Table,
    Id,
    UserUid,
    Timezone,
    Attributes,
    CreatedAt,
    UpdatedAt,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(ManageProfiles::Table)
                    .col(
                        ColumnDef::new(ManageProfiles::Id)
                            .uuid()
                            .not_null()
                            .primary_key(),
                    )
                    .col(ColumnDef::new(ManageProfiles::UserUid).uuid().not_null())
                    .col(ColumnDef::new(ManageProfiles::Timezone).text())
                    // JSON, kept letter by letter: a database would change numbers.
                    .col(ColumnDef::new(ManageProfiles::Attributes).text().not_null())
                    .col(timestamp(ManageProfiles::CreatedAt).not_null())
                    .col(timestamp(ManageProfiles::UpdatedAt).not_null())
                    .foreign_key(
                        ForeignKey::create()
                            .name("manage_profiles_user_uid_fkey")
                            .from(ManageProfiles::Table, ManageProfiles::UserUid)
                            .to(Users::Table, Users::Uid)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("manage_profiles_user_uid_key")
                    .table(ManageProfiles::Table)
                    .col(ManageProfiles::UserUid)
                    .unique()
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(ManageProfiles::Table).to_owned())
            .await
    }
}
