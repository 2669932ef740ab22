//! What a command needs before it can work: the data folder, the database with its tables, the media store, what takes mail
//! and what knows addresses.

use locale::Addresses;
use mail::Post;
use media::Files;
use persistence::Database;
use secrecy::ExposeSecret;

use crate::cli::CommandError;
use crate::config::Settings;

/// Makes the data folder, where the embedded defaults keep their files.
///
/// # Errors
/// When it cannot be made, as a sentence.
pub fn data_folder(settings: &Settings) -> Result<(), CommandError> {
    let data = &settings.data;
    let mut folder = std::fs::DirBuilder::new();
    folder.recursive(true);
    // It will hold password hashes and the signing key.
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(data).map_err(|error| {
        format!(
            "The data folder {} cannot be made: {error}.",
            data.display()
        )
        .into()
    })
}

/// Connects to the database and brings its tables up to date.
///
/// # Errors
/// When it cannot be reached, or its tables are newer than this program.
pub async fn database(settings: &Settings) -> Result<Database, CommandError> {
    let mut options = persistence::Settings::new(settings.database_url.expose_secret());
    options.max_connections = settings.database_connections;
    let database = Database::connect(&options).await?;
    let connection = database.for_migration().await?;
    let applied = migration::migrate(&connection).await?;
    connection.close().await?;
    if applied > 0 {
        tracing::info!(applied, "the database has been migrated");
    }
    Ok(database)
}

/// Opens the media store.
///
/// # Errors
/// When its URL cannot be used, as a sentence.
pub fn files(settings: &Settings) -> Result<Files, CommandError> {
    let files = Files::connect(&settings.media_url);
    files.map_err(|error| format!("The media store {error}.").into())
}

/// What mail is handed to: the server that is configured, else the folder in the data folder.
///
/// # Errors
/// When the folder cannot be used, as a sentence.
pub fn post(settings: &Settings) -> Result<Post, CommandError> {
    let from = settings.sender()?;
    match &settings.smtp_url {
        Some(url) => Ok(Post::smtp(url.clone(), from)),
        None => {
            Post::folder(&settings.outbox(), from).map_err(|error| format!("Mail: {error}.").into())
        }
    }
}

/// What knows where addresses are.
///
/// # Errors
/// When the file that is configured is no such database, as a sentence.
pub fn addresses(settings: &Settings) -> Result<Addresses, CommandError> {
    match &settings.geoip_db {
        Some(file) => {
            Addresses::open(file).map_err(|error| format!("DOSSIER_GEOIP_DB {error}.").into())
        }
        None => Ok(Addresses::none()),
    }
}
