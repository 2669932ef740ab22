//! Documents that are arriving in a folder.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use domain::blob::BlobKey;
use tempfile::NamedTempFile;

/// Where drafts lie until they are whole: beside the documents, so that they can be renamed, and in a folder of their own, so that what killed
/// processes have left is found among few. A draft is called after its key, and whoever writes it holds its lock: one that nobody holds is
/// such a remainder.
#[derive(Debug, Clone)]
pub struct Incoming {
    documents: PathBuf,
    drafts: PathBuf,
}

impl Incoming {
    /// Those of the folder where documents lie.
    pub fn of(documents: PathBuf) -> Self {
        let drafts = documents.join(".incoming");
        Self { documents, drafts }
    }

    /// Begins a draft, which is deleted when it is dropped. Blocks.
    ///
    /// # Errors
    /// The disk's.
    pub fn begin(&self, key: &BlobKey) -> io::Result<NamedTempFile> {
        loop {
            let draft = match self.new_draft(key) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    self.make_folders()?;
                    self.new_draft(key)?
                }
                made => made?,
            };
            // Somebody may have taken it for a remainder before it was locked. Where files cannot be locked, nothing is taken for one.
            let taken = matches!(draft.as_file().try_lock(), Err(TryLockError::WouldBlock));
            if !taken && draft.path().try_exists()? {
                return Ok(draft);
            }
        }
    }

    /// Makes a draft the document under `key`, on the disk before anybody sees it, and removes what killed processes have left of the same one.
    /// Blocks.
    ///
    /// # Errors
    /// The disk's.
    pub fn keep(&self, draft: NamedTempFile, key: &BlobKey) -> io::Result<()> {
        draft.as_file().sync_all()?;
        draft.persist(self.documents.join(&key.0))?;
        sync(&self.documents)?;
        if let Err(error) = self.sweep(key, |draft| draft.try_lock().is_ok()) {
            tracing::warn!(%error, "what killed processes have left of a document stays until it is deleted");
        }
        Ok(())
    }

    /// Removes all drafts of the document under `key`; whoever still writes one is told so when it is whole. Blocks.
    ///
    /// # Errors
    /// The disk's.
    pub fn clear(&self, key: &BlobKey) -> io::Result<()> {
        self.sweep(key, |_| true)
    }

    fn sweep(&self, key: &BlobKey, which: impl Fn(&File) -> bool) -> io::Result<()> {
        let prefix = prefix(key);
        for entry in unless_missing(fs::read_dir(&self.drafts))?
            .into_iter()
            .flatten()
        {
            let entry = entry?;
            if !entry.file_name().to_string_lossy().starts_with(&prefix) {
                continue;
            }
            if let Some(draft) = unless_missing(File::open(entry.path()))?
                && which(&draft)
            {
                unless_missing(fs::remove_file(entry.path()))?;
            }
        }
        Ok(())
    }

    fn new_draft(&self, key: &BlobKey) -> io::Result<NamedTempFile> {
        tempfile::Builder::new()
            .prefix(&prefix(key))
            .tempfile_in(&self.drafts)
    }

    /// Makes them, and has it on the disk that they are there.
    fn make_folders(&self) -> io::Result<()> {
        fs::create_dir_all(&self.drafts)?;
        sync(&self.documents)?;
        self.documents.parent().map_or(Ok(()), sync)
    }
}

fn prefix(key: &BlobKey) -> String {
    format!("{key}.")
}

fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

fn unless_missing<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
