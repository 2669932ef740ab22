//! `dossier migrate`.

use super::CommandError;
use crate::config::Settings;
use crate::start;

/// Brings the database's tables up to date.
///
/// # Errors
/// When the database cannot be reached or its tables are newer than this program.
pub async fn run(settings: Settings) -> Result<(), CommandError> {
    start::data_folder(&settings)?;
    start::database(&settings).await?;
    println!("The database is up to date.");
    Ok(())
}
