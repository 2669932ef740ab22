//! Documents in a folder.

mod arriving;
mod folder;
mod refused;
mod remains;

use std::fs;
use std::path::PathBuf;

use bytes::Bytes;
use domain::blob::{BlobKey, Checksum, ContentType, Described, PartError};
use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use md5::{Digest, Md5};
use tempfile::TempDir;

use crate::{Files, Location};

const KEY: &str = "abcdefghijklmnopqrstuvwxyz234567";
const OTHER: &str = "zyxwvutsrqponmlkjihgfedcba765432";

/// A store in a folder of its own.
struct Folder {
    files: Files,
    root: TempDir,
}

impl Folder {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let files = Files::connect(&Location::Folder(root.path().join("not/yet/there"))).unwrap();
        Self { files, root }
    }

    fn documents(&self) -> PathBuf {
        self.root.path().join("not/yet/there/documents")
    }

    fn drafts(&self) -> PathBuf {
        self.documents().join(".incoming")
    }

    /// The names of all documents, and how many drafts lie there.
    fn seen(&self) -> (Vec<String>, usize) {
        let mut names = names(self.documents());
        names.retain(|name| name != ".incoming");
        (names, names_in_drafts(self).len())
    }

    async fn read(&self, described: &Described) -> Option<Vec<u8>> {
        let opened = self
            .files
            .open_blob(&described.key, described.content_type, None)
            .await
            .unwrap()?;
        let pieces: Vec<_> = opened.body.try_collect().await.unwrap();
        Some(pieces.concat())
    }
}

fn names(folder: PathBuf) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn names_in_drafts(folder: &Folder) -> Vec<String> {
    names(folder.drafts())
}

/// A PDF of so many bytes, no two pieces of which are the same.
fn pdf(size: usize) -> Vec<u8> {
    let counted = (0_u32..).flat_map(u32::to_be_bytes);
    b"%PDF-1.7\n"
        .iter()
        .copied()
        .chain(counted)
        .take(size)
        .collect()
}

/// What `bytes` are, under [`KEY`].
fn described(bytes: &[u8]) -> Described {
    Described {
        key: BlobKey(KEY.to_owned()),
        byte_size: bytes.len() as u64,
        checksum: Checksum(Md5::digest(bytes).into()),
        content_type: ContentType::Pdf,
    }
}

/// `bytes` in parts of `length`.
fn parts(
    bytes: &[u8],
    length: usize,
) -> impl Stream<Item = Result<Bytes, PartError>> + Send + Unpin + use<> {
    let parts: Vec<_> = bytes
        .chunks(length)
        .map(|part| Ok(Bytes::copy_from_slice(part)))
        .collect();
    stream::iter(parts)
}
