//! The one way in which points in time are kept.

use sea_orm_migration::prelude::{ColumnDef, IntoIden};

/// A column for a point in time: `timestamptz` on PostgreSQL, RFC 3339 text in UTC on SQLite. Both give whole
/// milliseconds back, and both compare in the order of time.
pub fn timestamp(name: impl IntoIden) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.timestamp_with_time_zone();
    column
}
