//! What an upload token says.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::links;
use crate::blob::{Checksum, Described, NewBlob, Purpose, Seal};
use crate::id::UserId;

/// The right to send the bytes of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ticket {
    /// The blob's number.
    pub(super) blob: i64,
    pub(super) owner: UserId,
    pub(super) described: Described,
    pub(super) until: DateTime<Utc>,
}

impl Ticket {
    pub(super) fn new(id: i64, blob: &NewBlob, until: DateTime<Utc>) -> Self {
        Self {
            blob: id,
            owner: blob.owner,
            described: blob.described.clone(),
            until,
        }
    }

    pub(super) fn seal(&self, seal: &Seal) -> String {
        let Self {
            blob,
            owner,
            described,
            until,
        } = self;
        let value = json!({
            "blob": blob,
            "owner": owner.0,
            "key": described.key.0,
            "size": described.byte_size,
            "md5": described.checksum.to_string(),
            "type": described.content_type.name(),
            "until": until.timestamp_millis(),
        });
        seal.seal(Purpose::Upload, &value)
    }

    /// None for a token that is not good; whether it still is, [`Self::until`] tells.
    pub(super) fn open(seal: &Seal, token: &str) -> Option<Self> {
        let value = seal.open(Purpose::Upload, token)?;
        Some(Self {
            blob: value["blob"].as_i64()?,
            owner: links::user(&value)?,
            described: Described {
                key: links::key(&value)?,
                byte_size: value["size"].as_u64()?,
                checksum: Checksum::parse(value["md5"].as_str()?)?,
                content_type: links::content_type(&value)?,
            },
            until: DateTime::from_timestamp_millis(value["until"].as_i64()?)?,
        })
    }
}
