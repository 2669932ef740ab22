//! Files that are sent ahead.

use chrono::TimeDelta;

use super::faults::Faults;
use super::tickets::Ticket;
use super::{DriverError, DriverPorts, DriverService, Fault};
use crate::access::Access;
use crate::blob::{
    Blob, BlobKey, BlobRepository, BlobStore, Checksum, ContentType, Described, Filename,
    LARGEST_FILE, NewBlob, UploadTarget,
};
use crate::clock::Clock;
use crate::session::{SessionRepository, admit};

/// How long the bytes of an announced file can be sent.
const VALID: TimeDelta = TimeDelta::minutes(5);

/// A file that is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// What its owner calls it.
    pub filename: String,
    /// How many bytes it has.
    pub byte_size: u64,
    /// Their MD5 in base64.
    pub checksum: String,
    /// What it is.
    pub content_type: ContentType,
    /// What its owner wants to keep with it, as a compact JSON object.
    pub metadata: String,
}

/// Where the bytes go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UploadRoute {
    /// To [`DriverService::receive`], with this token.
    Token(String),
    /// Straight to the store.
    Direct(UploadTarget),
}

/// A file that was announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// The file, as it is to be.
    pub blob: Blob,
    /// By which its owner names it from now on.
    pub signed_id: String,
    /// Where its bytes go, for five minutes.
    pub route: UploadRoute,
}

impl<P: DriverPorts> DriverService<P> {
    /// Reserves a file that the caller will send within five minutes.
    ///
    /// # Errors
    /// [`DriverError::Revoked`], [`DriverError::Invalid`] for what is no MD5 and for a size that no file may have.
    pub async fn announce(
        &self,
        access: &Access,
        upload: Upload,
    ) -> Result<Announced, DriverError> {
        let now = self.clock.now();
        let checksum = match checksum(&upload) {
            Ok(checksum) => checksum,
            Err(error) => {
                let granted = self.sessions.check(access, now).await?;
                admit(&self.sessions, access, granted, now).await?;
                return Err(error);
            }
        };
        let blob = NewBlob {
            described: Described {
                key: BlobKey::generate(&self.random),
                byte_size: upload.byte_size,
                checksum,
                content_type: upload.content_type,
            },
            owner: access.user,
            filename: Filename::new(&upload.filename),
            metadata: upload.metadata,
            created_at: now,
        };
        let granted = self.blobs.reserve(access, &blob, now).await?;
        let id = admit(&self.sessions, access, granted, now).await?;

        let valid = VALID.to_std().unwrap_or_default();
        let route = match self.store.target(&blob.described, valid).await? {
            Some(target) => UploadRoute::Direct(target),
            None => UploadRoute::Token(Ticket::new(id, &blob, now + VALID).seal(&self.seal)),
        };
        Ok(Announced {
            signed_id: self.signed_id(access.user, id),
            blob: Blob {
                id,
                attached: false,
                disabled: false,
                blob,
            },
            route,
        })
    }
}

/// The MD5, if everything about the file can be right.
fn checksum(upload: &Upload) -> Result<Checksum, DriverError> {
    let mut faults = Faults::default();
    match upload.byte_size {
        0 => faults.add("byte_size", Fault::Invalid),
        1..=LARGEST_FILE => {}
        _ => faults.add(
            "byte_size",
            Fault::TooLarge {
                limit: LARGEST_FILE,
            },
        ),
    }
    let checksum = Checksum::parse(&upload.checksum);
    if checksum.is_none() {
        faults.add("checksum", Fault::Invalid);
    }
    faults.check()?;
    checksum.ok_or(DriverError::Invalid(Vec::new()))
}
