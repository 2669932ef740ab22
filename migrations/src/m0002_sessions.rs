//! Sign-ins, and the token pairs issued to them.

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
enum Sessions {
    Table,
    Id,
    UserUid,
    CreatedAt,
    LastUsedAt,
    ExpiresAt,
    RevokedAt,
    UserAgent,
}

#[derive(DeriveIden)]
enum TokenPairs {
    Table,
    Id,
    SessionId,
    UserUid,
    ExpiresAt,
    RefreshHash,
    IssuedAt,
    UsedAt,
    RotatedAt,
    ReplacedBy,
    VoidAt,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(sessions()).await?;
        manager.create_table(token_pairs()).await?;
        for index in [
            Index::create()
                .name("sessions_user_uid_idx")
                .table(Sessions::Table)
                .col(Sessions::UserUid)
                .to_owned(),
            // What the sweep of sessions that are over looks for.
            Index::create()
                .name("sessions_expires_at_idx")
                .table(Sessions::Table)
                .col(Sessions::ExpiresAt)
                .to_owned(),
            Index::create()
                .name("sessions_revoked_at_idx")
                .table(Sessions::Table)
                .col(Sessions::RevokedAt)
                .to_owned(),
            Index::create()
                .name("token_pairs_session_id_idx")
                .table(TokenPairs::Table)
                .col(TokenPairs::SessionId)
                .to_owned(),
            Index::create()
                .name("token_pairs_refresh_hash_key")
                .table(TokenPairs::Table)
                .col(TokenPairs::RefreshHash)
                .unique()
                .to_owned(),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(TokenPairs::Table).to_owned())
            .await?;
        manager
            .drop_table(Table::drop().table(Sessions::Table).to_owned())
            .await
    }
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table(Sessions::Table)
        .col(ColumnDef::new(Sessions::Id).uuid().not_null().primary_key())
        .col(ColumnDef::new(Sessions::UserUid).uuid().not_null())
        .col(timestamp(Sessions::CreatedAt).not_null())
        .col(timestamp(Sessions::LastUsedAt).not_null())
        .col(timestamp(Sessions::ExpiresAt).not_null())
        .col(timestamp(Sessions::RevokedAt))
        .col(ColumnDef::new(Sessions::UserAgent).text())
        .foreign_key(
            ForeignKey::create()
                .name("sessions_user_uid_fkey")
                .from(Sessions::Table, Sessions::UserUid)
                .to(Users::Table, Users::Uid)
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn token_pairs() -> TableCreateStatement {
    Table::create()
        .table(TokenPairs::Table)
        .col(
            ColumnDef::new(TokenPairs::Id)
                .uuid()
                .not_null()
                .primary_key(),
        )
        .col(ColumnDef::new(TokenPairs::SessionId).uuid().not_null())
        // The session's, which never change: so a request needs to look at the pair and its user only.
        .col(ColumnDef::new(TokenPairs::UserUid).uuid().not_null())
        .col(timestamp(TokenPairs::ExpiresAt).not_null())
        .col(ColumnDef::new(TokenPairs::RefreshHash).blob().not_null())
        .col(timestamp(TokenPairs::IssuedAt).not_null())
        // First use of its access token or of its refresh token.
        .col(timestamp(TokenPairs::UsedAt))
        // When its refresh token was exchanged, and the pair that it gave.
        .col(timestamp(TokenPairs::RotatedAt))
        .col(ColumnDef::new(TokenPairs::ReplacedBy).uuid())
        // Another pair has taken its place before it was used, or its session was revoked.
        .col(timestamp(TokenPairs::VoidAt))
        .foreign_key(
            ForeignKey::create()
                .name("token_pairs_session_id_fkey")
                .from(TokenPairs::Table, TokenPairs::SessionId)
                .to(Sessions::Table, Sessions::Id)
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
