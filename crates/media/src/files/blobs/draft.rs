//! A file is written while its bytes come.

use std::io::{self, Write};

use bytes::Bytes;
use domain::blob::{Described, Mismatch, PartError, ReceiveError};
use domain::store::StoreError;
use futures_util::{Stream, StreamExt};

use super::super::failure::disk_failed;
use super::proof::Proof;

/// How many bytes are written at a time; of a file that is arriving, about as many are in memory.
const PIECE: usize = 128 << 10;

/// Writes a file to `draft` as its bytes come, and gives it back when it is what it was said to be. Reads nothing after the first byte too many.
/// Whatever else happens, `draft` is dropped.
///
/// # Errors
/// See [`ReceiveError`].
pub async fn write<W: Write + Send + 'static>(
    draft: W,
    described: &Described,
    mut bytes: impl Stream<Item = Result<Bytes, PartError>> + Send + Unpin,
) -> Result<W, ReceiveError> {
    let mut room = described.byte_size;
    let mut writing = Writing {
        draft,
        proof: Proof::new(described.clone()),
        piece: Vec::with_capacity(PIECE.min(usize::try_from(room).unwrap_or(PIECE))),
    };
    while let Some(part) = bytes.next().await {
        let mut part = part?;
        let length = part.len() as u64;
        room = room
            .checked_sub(length)
            .ok_or(ReceiveError::Mismatch(Mismatch::Length))?;
        while !part.is_empty() {
            let taken = part.split_to(part.len().min(PIECE - writing.piece.len()));
            writing.piece.extend_from_slice(&taken);
            if writing.piece.len() == PIECE {
                writing = writing.flush().await?;
            }
        }
    }
    let Writing { draft, proof, .. } = writing.flush().await?;
    match proof.mismatch() {
        None => Ok(draft),
        Some(mismatch) => Err(ReceiveError::Mismatch(mismatch)),
    }
}

struct Writing<W> {
    draft: W,
    proof: Proof,
    piece: Vec<u8>,
}

impl<W: Write + Send + 'static> Writing<W> {
    async fn flush(mut self) -> Result<Self, StoreError> {
        on_a_thread(move || {
            self.proof.take(&self.piece);
            self.draft.write_all(&self.piece)?;
            self.piece.clear();
            Ok(self)
        })
        .await
    }
}

/// Does what may block where it may. A caller that goes away does not end it.
///
/// # Errors
/// [`StoreError::Unavailable`] with the disk's.
pub async fn on_a_thread<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, StoreError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(io::Error::other)
        .flatten()
        .map_err(disk_failed)
}
