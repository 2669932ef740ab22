//! What a driver's documents are named by, and fetched with.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::{Attachment, DriverPorts, DriverService};
use crate::blob::{BlobKey, ContentType, Purpose, Seal};
use crate::clock::Clock;
use crate::id::UserId;

/// In seconds.
const HOUR: i64 = 3_600;

/// The hour in which a download token is made: within it, the token of a document stays the same. Hours are counted from 1970.
#[must_use]
pub const fn download_epoch(now: DateTime<Utc>) -> i64 {
    now.timestamp().div_euclid(HOUR)
}

/// What a download token opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// Where the bytes lie.
    pub key: BlobKey,
    /// What they are.
    pub content_type: ContentType,
}

/// What a signed id says.
#[derive(Serialize)]
struct SignedId {
    blob: i64,
    owner: Uuid,
}

/// What a download token says.
#[derive(Serialize)]
struct DownloadToken<'a> {
    key: &'a str,
    #[serde(rename = "type")]
    content_type: &'a str,
    until: i64,
}

impl<P: DriverPorts> DriverService<P> {
    /// By which `owner`, and nobody else, names the blob with this number. Always the same.
    #[must_use]
    pub fn signed_id(&self, owner: UserId, id: i64) -> String {
        let UserId(owner) = owner;
        self.seal
            .seal(Purpose::SignedId, &SignedId { blob: id, owner })
    }

    /// With which everybody who has it can fetch a document, until the end of the hour after the one in which it is made.
    #[must_use]
    pub fn download_token(&self, attachment: &Attachment, now: DateTime<Utc>) -> String {
        let value = DownloadToken {
            key: &attachment.key.0,
            content_type: attachment.content_type.name(),
            until: (download_epoch(now) + 2) * HOUR,
        };
        self.seal.seal(Purpose::Download, &value)
    }

    /// What a download token opens; none if it is not good, or not any more.
    #[must_use]
    pub fn open_download(&self, token: &str) -> Option<Download> {
        let value = self.seal.open(Purpose::Download, token)?;
        let good = self.clock.now().timestamp() < value["until"].as_i64()?;
        good.then_some(Download {
            key: key(&value)?,
            content_type: content_type(&value)?,
        })
    }
}

/// The blob that `owner` names by a signed id; none if it is not good, or another's.
pub(super) fn blob_of(seal: &Seal, owner: UserId, signed_id: &str) -> Option<i64> {
    let value = seal.open(Purpose::SignedId, signed_id)?;
    value["blob"]
        .as_i64()
        .filter(|_| user(&value) == Some(owner))
}

/// A token's `owner`.
pub(super) fn user(value: &Value) -> Option<UserId> {
    Uuid::parse_str(value["owner"].as_str()?).ok().map(UserId)
}

/// A token's `key`.
pub(super) fn key(value: &Value) -> Option<BlobKey> {
    value["key"].as_str().map(|key| BlobKey(key.to_owned()))
}

/// A token's `type`.
pub(super) fn content_type(value: &Value) -> Option<ContentType> {
    ContentType::named(value["type"].as_str()?)
}
