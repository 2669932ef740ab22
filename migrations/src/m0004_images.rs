//! Which image belongs to whom, and which one nobody needs any more.

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
enum Images {
    Table,
    Name,
    OwnerUid,
    State,
    CreatedAt,
    ChangedAt,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Images::Table)
                    .col(ColumnDef::new(Images::Name).text().not_null().primary_key())
                    .col(ColumnDef::new(Images::OwnerUid).uuid())
                    // reserved, attached or orphaned
                    .col(ColumnDef::new(Images::State).text().not_null())
                    .col(timestamp(Images::CreatedAt).not_null())
                    .col(timestamp(Images::ChangedAt).not_null())
                    .foreign_key(
                        // The row outlives its owner: it is what the sweep finds the files by.
                        ForeignKey::create()
                            .name("images_owner_uid_fkey")
                            .from(Images::Table, Images::OwnerUid)
                            .to(Users::Table, Users::Uid)
                            .on_delete(ForeignKeyAction::SetNull),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("images_owner_uid_idx")
                    .table(Images::Table)
                    .col(Images::OwnerUid)
                    .to_owned(),
            )
            .await?;
        // What the sweep looks for.
        manager
            .create_index(
                Index::create()
                    .name("images_state_changed_at_idx")
                    .table(Images::Table)
                    .col(Images::State)
                    .col(Images::ChangedAt)
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(Images::Table).to_owned())
            .await
    }
}
