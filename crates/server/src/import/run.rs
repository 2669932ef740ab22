//! The import itself.

use std::time::Duration;

use domain::import::{ImportRepository, ImportedAccount, Outcome};
use domain::store::StoreError;

use super::checked::{Checks, Chunk, Source, begin};
use super::report::{Report, Summary};
use crate::cli::CommandError;

/// So often is asked of a database that is away, or that somebody else's work keeps from answering.
const TRIES: u32 = 10;
/// So long is waited in between.
const PAUSE: Duration = Duration::from_secs(1);
/// So long other writers have after each thousand: on SQLite they do not stand in line, but look now and then whether it is their turn.
const TURN: Duration = Duration::from_millis(10);

/// Makes accounts of the lines of `source`, or with `dry_run` only says what would become of them.
///
/// # Errors
/// What cannot be read or stored. What was reported is stored; to begin again from the start is harmless.
pub async fn run(
    repository: &impl ImportRepository,
    source: Source,
    checks: Checks,
    dry_run: bool,
    mut report: Report,
) -> Result<Summary, CommandError> {
    let mut chunks = begin(source, checks);
    while let Some(chunk) = chunks.recv().await {
        let Chunk {
            accounts,
            lines,
            unknown,
            so_far,
        } = chunk.map_err(|error| format!("The lines cannot be read: {error}."))?;
        for (line, name) in unknown {
            report.unknown(line, &name);
        }
        let outcomes = store(repository, &accounts, dry_run, &report).await?;
        let mut outcomes = outcomes.into_iter();
        for (line, reason) in lines {
            match reason {
                Some(reason) => report.rejected(line, &reason)?,
                None => match outcomes.next() {
                    Some(Outcome::Imported) => report.imported(),
                    Some(Outcome::AlreadyThere) => report.already_there(),
                    Some(Outcome::EmailTaken) => report.rejected(line, "the email is taken")?,
                    Some(Outcome::UsernameTaken) => {
                        report.rejected(line, "the username is taken")?;
                    }
                    None => return Err("The store has not told of every account.".into()),
                },
            }
        }
        report.progressed(so_far)?;
        tokio::time::sleep(TURN).await;
    }
    Ok(report.end()?)
}

async fn store(
    repository: &impl ImportRepository,
    accounts: &[ImportedAccount],
    dry_run: bool,
    report: &Report,
) -> Result<Vec<Outcome>, StoreError> {
    for _ in 1..TRIES {
        match attempt(repository, accounts, dry_run).await {
            Err(StoreError::Unavailable(error)) => {
                report.say(&format!(
                    "The database does not answer, which is tried again: {error}."
                ));
                tokio::time::sleep(PAUSE).await;
            }
            outcome => return outcome,
        }
    }
    attempt(repository, accounts, dry_run).await
}

async fn attempt(
    repository: &impl ImportRepository,
    accounts: &[ImportedAccount],
    dry_run: bool,
) -> Result<Vec<Outcome>, StoreError> {
    if dry_run {
        repository.preview(accounts).await
    } else {
        repository.import(accounts).await
    }
}
