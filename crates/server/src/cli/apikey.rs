//! `dossier apikey`.

use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, Utc};
use domain::api_key::{ApiKey, ApiKeyPrefix, ApiKeyService};
use domain::clock::{Clock, SystemClock};
use domain::random::SystemRandom;
use persistence::{ApiKeys, Database};
use secrecy::ExposeSecret;

use super::CommandError;
use crate::config::Settings;
use crate::ports::Production;
use crate::start;

/// What stands above the columns of the list.
const HEADINGS: [&str; 5] = ["PREFIX", "NAME", "CREATED", "LAST USED", "REVOKED"];

/// Makes a key and prints it and nothing else, so that it can go wherever secrets are kept.
///
/// # Errors
/// When the name is bad or taken, or the database fails.
pub async fn create(settings: Settings, name: String) -> Result<(), CommandError> {
    let (database, keys) = open(&settings).await?;
    let key = keys.create(&name).await?;
    database.close().await;
    println!("{}", key.expose_secret());
    Ok(())
}

/// Prints all keys as a table, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn list(settings: Settings) -> Result<(), CommandError> {
    let (database, keys) = open(&settings).await?;
    let kept = keys.list().await?;
    database.close().await;
    let rows: Vec<[String; 5]> = kept.into_iter().map(row).collect();
    let table = std::iter::once(HEADINGS.map(str::to_owned)).chain(rows);
    let table: Vec<[String; 5]> = table.collect();
    for row in &table {
        println!("{}", line(row, &table));
    }
    Ok(())
}

/// Revokes a key.
///
/// # Errors
/// When there is none of that name or prefix that is good, or the database fails.
pub async fn revoke(settings: Settings, which: String) -> Result<(), CommandError> {
    let (database, keys) = open(&settings).await?;
    let revoked = keys.revoke(&which).await?;
    database.close().await;
    if !revoked {
        return Err(format!(
            "There is no good API key with the name or prefix '{}'.",
            public(&which).escape_debug()
        )
        .into());
    }
    println!("The API key is revoked. Running servers refuse it within 5 seconds.");
    Ok(())
}

async fn open(settings: &Settings) -> Result<(Database, ApiKeyService<Production>), CommandError> {
    start::data_folder(settings)?;
    let database = start::database(settings).await?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let keys = ApiKeyService::new(ApiKeys::new(database.clone()), clock, SystemRandom);
    Ok((database, keys))
}

fn row(key: ApiKey) -> [String; 5] {
    let ApiKey {
        prefix: ApiKeyPrefix(prefix),
        name,
        hash: _,
        created_at,
        last_used_at,
        revoked_at,
    } = key;
    let or = |time: Option<DateTime<Utc>>, never: &str| time.map_or(never.to_owned(), written);
    [
        prefix,
        name,
        written(created_at),
        or(last_used_at, "never"),
        or(revoked_at, "no"),
    ]
}

fn written(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A row whose cells are as wide as the widest of their column, the last one apart.
fn line(row: &[String; 5], table: &[[String; 5]]) -> String {
    let cells = row.iter().enumerate().map(|(column, cell)| {
        let widths = table.iter().map(|row| row[column].chars().count());
        let width = widths.max().unwrap_or_default();
        format!("{cell:<width$}")
    });
    let cells: Vec<String> = cells.collect();
    cells.join("  ").trim_end().to_owned()
}

/// What may be shown of what was asked for: of a whole key no more than its prefix.
fn public(which: &str) -> &str {
    match which.split_once('.') {
        Some((prefix, secret)) if secret.len() >= 32 => prefix,
        _ => which,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let table = [
            HEADINGS.map(str::to_owned),
            [
                "abcdefgh",
                "brønnøy shop",
                "2026-02-12T10:00:00Z",
                "never",
                "no",
            ]
            .map(str::to_owned),
        ];
        assert_eq!(
            table.each_ref().map(|row| line(row, &table)),
            [
                "PREFIX    NAME          CREATED               LAST USED  REVOKED",
                "abcdefgh  brønnøy shop  2026-02-12T10:00:00Z  never      no",
            ]
        );
    }
}
