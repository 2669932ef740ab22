//! Proofs that an address is somebody's, which have been begun and not used.

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
enum EmailProofs {
    Table,
    UserUid,
    Slot,
    Id,
    Code,
    ExpiresAt,
    Tries,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(EmailProofs::Table)
                    .col(ColumnDef::new(EmailProofs::UserUid).uuid().not_null())
                    // Counted from 0 for each user. What is over leaves its slot to another.
                    .col(ColumnDef::new(EmailProofs::Slot).integer().not_null())
                    .col(ColumnDef::new(EmailProofs::Id).uuid().not_null())
                    // HMAC-SHA256 of the code and the id.
                    .col(ColumnDef::new(EmailProofs::Code).blob().not_null())
                    .col(timestamp(EmailProofs::ExpiresAt).not_null())
                    .col(ColumnDef::new(EmailProofs::Tries).integer().not_null())
                    .primary_key(
                        Index::create()
                            .col(EmailProofs::UserUid)
                            .col(EmailProofs::Slot),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("email_proofs_user_uid_fkey")
                            .from(EmailProofs::Table, EmailProofs::UserUid)
                            .to(Users::Table, Users::Uid)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        for index in [
            Index::create()
                .name("email_proofs_id_key")
                .table(EmailProofs::Table)
                .col(EmailProofs::Id)
                .unique()
                .to_owned(),
            // What the sweep of proofs that are over looks for.
            Index::create()
                .name("email_proofs_expires_at_idx")
                .table(EmailProofs::Table)
                .col(EmailProofs::ExpiresAt)
                .to_owned(),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(EmailProofs::Table).to_owned())
            .await
    }
}
