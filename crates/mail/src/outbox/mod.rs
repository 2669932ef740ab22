//! Mail in a folder, for whoever has no mail server.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use lettre::Message;
use tempfile::NamedTempFile;

/// What the names of drafts begin and end with. Whoever writes one holds its lock: one that nobody holds was left by a killed process.
const DRAFT: (&str, &str) = (".", ".draft");

/// A folder. A letter appears in it whole and on the disk, or not at all; only who runs the server may read it.
#[derive(Debug, Clone)]
pub struct Outbox(Arc<Path>);

impl Outbox {
    /// That folder, which is made where it is missing. Removes what killed processes have left in it. Blocks.
    ///
    /// # Errors
    /// The disk's.
    pub fn open(folder: &Path) -> io::Result<Self> {
        make(folder)?;
        sweep(folder)?;
        Ok(Self(folder.into()))
    }

    /// Puts a letter into it that was written at that time and has that name. A caller that goes away does not end it.
    ///
    /// # Errors
    /// The disk's.
    pub async fn put(&self, letter: &Message, at: DateTime<Utc>, name: &str) -> io::Result<()> {
        let (folder, bytes) = (Arc::clone(&self.0), letter.formatted());
        let file = format!("{}-{name}.eml", at.format("%Y%m%dT%H%M%S%.3fZ"));
        let written = tokio::task::spawn_blocking(move || write(&folder, &file, &bytes));
        written.await.map_err(io::Error::other).flatten()
    }
}

/// Makes a folder that only its owner may look into, if it is missing.
fn make(folder: &Path) -> io::Result<()> {
    let mut making = fs::DirBuilder::new();
    making.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
    making.create(folder)
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    // Somebody may have moved it away with the letters in it.
    make(folder)?;
    let mut draft = begin(folder)?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    draft.persist_noclobber(folder.join(name))?;
    File::open(folder)?.sync_all()
}

/// A file that only its owner may read and that is deleted when it is dropped.
fn begin(folder: &Path) -> io::Result<NamedTempFile> {
    let (prefix, suffix) = DRAFT;
    loop {
        let draft = tempfile::Builder::new()
            .prefix(prefix)
            .suffix(suffix)
            .tempfile_in(folder)?;
        // A server that is just starting may have taken it for a remainder before it was locked. Where files cannot be locked, nothing is
        // taken for one.
        let taken = matches!(draft.as_file().try_lock(), Err(TryLockError::WouldBlock));
        if !taken && draft.path().try_exists()? {
            return Ok(draft);
        }
    }
}

fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(DRAFT.0) && name.ends_with(DRAFT.1) {
            remove_unless_locked(entry.path())?;
        }
    }
    Ok(())
}

fn remove_unless_locked(draft: PathBuf) -> io::Result<()> {
    let removed = File::open(&draft).and_then(|file| match file.try_lock() {
        Ok(()) => fs::remove_file(draft),
        Err(_) => Ok(()),
    });
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
