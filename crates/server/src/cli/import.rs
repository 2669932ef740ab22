//! `dossier user import`.

use std::fs::{File, Metadata};
use std::path::{Path, PathBuf};

use domain::clock::{Clock, SystemClock};
use domain::import::Roll;
use domain::random::SystemRandom;
use persistence::Imports;

use super::CommandError;
use crate::config::Settings;
use crate::import::{self, Checks, Report, Source};
use crate::security::signing_key;
use crate::start;

/// What the command line says of an import.
pub struct Import {
    /// The file with the lines; `-` is standard input.
    pub file: PathBuf,
    /// Where rejects are written, if not to standard error.
    pub rejects: Option<PathBuf>,
    /// Whether nothing is to be made.
    pub dry_run: bool,
    /// Whether lines may have any role.
    pub allow_roles: bool,
}

/// Makes accounts of lines of JSON, and prints how many.
///
/// # Errors
/// When lines were rejected, or the file cannot be read, or the database fails.
pub async fn run(settings: Settings, import: Import) -> Result<(), CommandError> {
    let Import {
        file,
        rejects,
        dry_run,
        allow_roles,
    } = import;
    let (source, read) = open(&file)?;
    let rejects = match rejects {
        Some(path) => Some(create(&path, read.as_ref())?),
        None => None,
    };
    start::data_folder(&settings)?;
    let secret = match &settings.jwt_secret {
        Some(secret) => secret.clone(),
        None => signing_key::load_or_create(&settings.data, &SystemRandom)?,
    };
    let roll = if dry_run {
        Roll::with_usernames(&secret)
    } else {
        Roll::new(&secret)
    };
    let checks = Checks::new(roll, allow_roles, SystemClock.now())?;
    let length = read.filter(Metadata::is_file).map(|read| read.len());
    let report = Report::new(rejects, length);
    let database = start::database(&settings).await?;
    let accounts = Imports::new(database.clone());
    let summary = import::run(&accounts, source, checks, dry_run, report).await?;
    database.close().await;
    println!("{}{summary}", if dry_run { "would be " } else { "" });
    match summary.rejected {
        0 => Ok(()),
        1 => Err("A line was rejected.".into()),
        many => Err(format!("{many} lines were rejected.").into()),
    }
}

fn open(path: &Path) -> Result<(Source, Option<Metadata>), CommandError> {
    if path.as_os_str() == "-" {
        return Ok((Source::Stdin, None));
    }
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?, file)));
    let (metadata, file) =
        opened.map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
    Ok((Source::File(file), Some(metadata)))
}

/// Makes or empties the file of rejects, unless it is the one that is read.
fn create(path: &Path, read: Option<&Metadata>) -> Result<File, CommandError> {
    use std::os::unix::fs::MetadataExt as _;
    let written = |error| format!("{} cannot be written: {error}.", path.display());
    // Not emptied before it is known to be another.
    let file = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .open(path);
    let file = file.map_err(written)?;
    let metadata = file.metadata().map_err(written)?;
    let same = |read: &Metadata| (read.dev(), read.ino()) == (metadata.dev(), metadata.ino());
    if read.is_some_and(same) {
        return Err("The rejects cannot go where the lines come from.".into());
    }
    if metadata.is_file() {
        file.set_len(0).map_err(written)?;
    }
    Ok(file)
}
