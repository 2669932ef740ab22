//! What users are told, how far each has been told, and whether they are there.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::timestamp::timestamp;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Users {
    Table,
    Uid,
}

#[derive(DeriveIden)]
enum EventFeeds {
    Table,
    UserUid,
    Presence,
    PresentUntil,
    LastId,
    DeliveredId,
}

#[derive(DeriveIden)]
enum Events {
    Table,
    UserUid,
    Id,
    Kind,
    Data,
    CreatedAt,
    DeliveredAt,
    ProducerUid,
    IdempotencyKey,
    Fingerprint,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(event_feeds()).await?;
        manager.create_table(events()).await?;
        for index in [
            // The name of this one is what tells a repeated key from a defect.
            Index::create()
                .name("events_idempotency_key_key")
                .table(Events::Table)
                .col(Events::UserUid)
                .col(Events::ProducerUid)
                .col(Events::IdempotencyKey)
                .unique()
                .cond_where(Expr::col(Events::IdempotencyKey).is_not_null())
                .to_owned(),
            // What the sweep of old events looks for.
            Index::create()
                .name("events_delivered_at_idx")
                .table(Events::Table)
                .col(Events::DeliveredAt)
                .cond_where(Expr::col(Events::DeliveredAt).is_not_null())
                .to_owned(),
        ] {
            manager.create_index(index).await?;
        }
        if manager.get_database_backend() == DbBackend::Postgres {
            // Each event changes a row, and no index: with room left in its page that leaves nothing behind for a vacuum.
            let room = "ALTER TABLE event_feeds SET (fillfactor = 70)";
            manager.get_connection().execute_unprepared(room).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(Events::Table).to_owned())
            .await?;
        manager
            .drop_table(Table::drop().table(EventFeeds::Table).to_owned())
            .await
    }
}

/// A row for each user who has had an event or has said whether they are there.
fn event_feeds() -> TableCreateStatement {
    Table::create()
        .table(EventFeeds::Table)
        .col(
            ColumnDef::new(EventFeeds::UserUid)
                .uuid()
                .not_null()
                .primary_key(),
        )
        // online, away or offline
        .col(ColumnDef::new(EventFeeds::Presence).text().not_null())
        .col(timestamp(EventFeeds::PresentUntil).not_null())
        .col(ColumnDef::new(EventFeeds::LastId).big_integer().not_null())
        // All events up to this one have been delivered, the later ones are queued.
        .col(
            ColumnDef::new(EventFeeds::DeliveredId)
                .big_integer()
                .not_null(),
        )
        .foreign_key(
            ForeignKey::create()
                .name("event_feeds_user_uid_fkey")
                .from(EventFeeds::Table, EventFeeds::UserUid)
                .to(Users::Table, Users::Uid)
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn events() -> TableCreateStatement {
    Table::create()
        .table(Events::Table)
        .col(ColumnDef::new(Events::UserUid).uuid().not_null())
        .col(ColumnDef::new(Events::Id).big_integer().not_null())
        .col(ColumnDef::new(Events::Kind).text().not_null())
        .col(timestamp(Events::CreatedAt).not_null())
        .col(timestamp(Events::DeliveredAt))
        // These three only where the producer gave a key.
        .col(ColumnDef::new(Events::ProducerUid).uuid())
        .col(ColumnDef::new(Events::IdempotencyKey).text())
        .col(ColumnDef::new(Events::Fingerprint).blob())
        // JSON, kept letter by letter.
        .col(ColumnDef::new(Events::Data).text().not_null())
        .primary_key(Index::create().col(Events::UserUid).col(Events::Id))
        .foreign_key(
            // Not to the user: whoever adds an event has locked the feed already, and locks nothing more.
            ForeignKey::create()
                .name("events_user_uid_fkey")
                .from(Events::Table, Events::UserUid)
                .to(EventFeeds::Table, EventFeeds::UserUid)
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
