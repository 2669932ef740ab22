//! The tables of `data`, which say themselves how they were made.

/// The rows of a table, without what is said about it.
pub fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}
