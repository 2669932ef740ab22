//! Taking the bytes of a file that was announced.

use bytes::Bytes;
use futures_util::Stream;

use super::faults::Faults;
use super::tickets::Ticket;
use super::{DriverError, DriverPorts, DriverService, Fault, FieldFault};
use crate::blob::{Blob, BlobRepository, BlobStore, Mismatch, PartError, ReceiveError};
use crate::clock::Clock;

impl<P: DriverPorts> DriverService<P> {
    /// Keeps the bytes of the file that `token` was made for, if they are what was announced; nothing of them otherwise. They may be sent again as long as
    /// the token is good. `content_type` and `length` are what the client says of them before they come.
    ///
    /// # Errors
    /// [`DriverError::UnknownUpload`] for a token that is not good (any more), for a file that nobody waits for any more, and for one of a user who is disabled;
    /// [`DriverError::Invalid`], [`DriverError::Broken`].
    pub async fn receive(
        &self,
        token: &str,
        content_type: &str,
        length: Option<u64>,
        bytes: impl Stream<Item = Result<Bytes, PartError>> + Send + Unpin,
    ) -> Result<(), DriverError> {
        let ticket = Ticket::open(&self.seal, token)
            .filter(|ticket| self.clock.now() < ticket.until)
            .ok_or(DriverError::UnknownUpload)?;
        declared(&ticket, content_type, length)?;
        if self.awaited(&ticket).await?.disabled {
            return Err(DriverError::UnknownUpload);
        }

        let described = &ticket.described;
        let received = self.store.receive(described, bytes).await;
        received.map_err(|error| refused(error, announced_as))?;

        // What was swept meanwhile would never be swept again.
        let awaited = self.awaited(&ticket).await;
        if matches!(awaited, Err(DriverError::UnknownUpload)) {
            self.store.delete(&described.key).await?;
        }
        awaited.map(drop)
    }

    /// The file, if it is still reserved, or attached already.
    async fn awaited(&self, ticket: &Ticket) -> Result<Blob, DriverError> {
        let found = self.blobs.find(ticket.owner, &[ticket.blob]).await?;
        found.into_iter().next().ok_or(DriverError::UnknownUpload)
    }
}

/// Which member of the announcement was wrong.
const fn announced_as(mismatch: Mismatch) -> &'static str {
    match mismatch {
        Mismatch::Length => "byte_size",
        Mismatch::Type => "content_type",
        Mismatch::Checksum => "checksum",
    }
}

/// Why bytes were not kept: a mismatch is the fault of the field that it means.
pub(super) fn refused(
    error: ReceiveError,
    field: impl FnOnce(Mismatch) -> &'static str,
) -> DriverError {
    match error {
        ReceiveError::Mismatch(mismatch) => DriverError::Invalid(vec![FieldFault {
            field: field(mismatch),
            fault: Fault::Invalid,
        }]),
        ReceiveError::Broken(error) => DriverError::Broken(error),
        ReceiveError::Store(error) => DriverError::Store(error),
    }
}

/// Tells what is announced otherwise now than it was.
fn declared(ticket: &Ticket, content_type: &str, length: Option<u64>) -> Result<(), DriverError> {
    let described = &ticket.described;
    let mut faults = Faults::default();
    let (essence, _) = content_type.split_once(';').unwrap_or((content_type, ""));
    if !essence
        .trim()
        .eq_ignore_ascii_case(described.content_type.name())
    {
        faults.add("content_type", Fault::Invalid);
    }
    if length.is_some_and(|length| length != described.byte_size) {
        faults.add("byte_size", Fault::Invalid);
    }
    faults.check()
}
