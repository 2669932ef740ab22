//! Taking the bytes of a file that was announced.

use bytes::Bytes;
use futures_util::Stream;

use super::faults::Faults;
use super::tickets::Ticket;
use super::{DriverError, DriverPorts, DriverService, Fault, FieldFault};
use crate::blob::{BlobRepository, BlobStore, PartError, ReceiveError};
use crate::clock::Clock;

impl<P: DriverPorts> DriverService<P> {
    /// Keeps the bytes of the file that `token` was made for, if they are what was announced; nothing of them otherwise. They may be sent again as long as
    /// the token is good. `content_type` and `length` are what the client says of them before they come.
    ///
    /// # Errors
    /// [`DriverError::UnknownUpload`] for a token that is not good (any more) and for a file that nobody waits for any more;
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
        self.awaited(&ticket).await?;

        let described = &ticket.described;
        let received = self.store.receive(described, bytes).await;
        received.map_err(|error| refused(error, "checksum"))?;

        // What was swept meanwhile would never be swept again.
        let awaited = self.awaited(&ticket).await;
        if matches!(awaited, Err(DriverError::UnknownUpload)) {
            self.store.delete(&described.key).await?;
        }
        awaited
    }

    /// Whether the file is still reserved, or attached already.
    async fn awaited(&self, ticket: &Ticket) -> Result<(), DriverError> {
        let found = self.blobs.find(ticket.owner, &[ticket.blob]).await?;
        if found.is_empty() {
            return Err(DriverError::UnknownUpload);
        }
        Ok(())
    }
}

/// Why bytes were not kept: [`ReceiveError::Mismatch`] is the fault of `field`.
pub(super) fn refused(error: ReceiveError, field: &'static str) -> DriverError {
    match error {
        ReceiveError::Mismatch => DriverError::Invalid(vec![FieldFault {
            field,
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
