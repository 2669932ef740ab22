//! What is attached, as it is kept with the profile and as rows of `blobs`.

use domain::blob::{BlobKey, Filename};
use domain::driver::{Attachment, DocumentKind};
use domain::store::StoreError;
use sea_orm::FromQueryResult;
use serde::{Deserialize, Serialize, Serializer};

use super::entries::{Entry, document_kind};
use crate::blobs::{kind_of_content, size};

/// A row of `blobs`, or an entry of `driver_profiles.attachments`, which is written as an array in this order: nothing of it ever changes while it
/// is attached, and to read it there costs far less than to gather it from the rows.
#[derive(FromQueryResult, Deserialize)]
pub(super) struct AttachmentEntry {
    id: i64,
    kind: String,
    key: String,
    filename: String,
    byte_size: i64,
    content_type: String,
}

impl Serialize for AttachmentEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (
            self.id,
            &self.kind,
            &self.key,
            &self.filename,
            self.byte_size,
            &self.content_type,
        )
            .serialize(serializer)
    }
}

impl Entry<'_> for AttachmentEntry {
    type Item = Attachment;

    fn of(item: &Attachment) -> Self {
        let Attachment {
            id,
            kind,
            key,
            filename,
            byte_size,
            content_type,
        } = item;
        Self {
            id: *id,
            kind: kind.name().to_owned(),
            key: key.0.clone(),
            filename: filename.as_str().to_owned(),
            byte_size: i64::try_from(*byte_size).unwrap_or(i64::MAX),
            content_type: content_type.name().to_owned(),
        }
    }

    fn item(self) -> Result<Attachment, StoreError> {
        let Self {
            id,
            kind,
            key,
            filename,
            byte_size,
            content_type,
        } = self;
        Ok(Attachment {
            id,
            kind: document_kind(&kind)?,
            key: BlobKey(key),
            filename: Filename::kept(filename),
            byte_size: size(byte_size)?,
            content_type: kind_of_content(&content_type)?,
        })
    }
}

/// Puts what is attached into its order: by kind, and of the kinds that are `given` with their blobs in that order. What is of another kind stays in its order.
pub(super) fn arrange(attachments: &mut [Attachment], given: &[(DocumentKind, Vec<i64>)]) {
    attachments.sort_by_key(|attachment| {
        let ids = given.iter().find(|(kind, _)| *kind == attachment.kind);
        let place = ids.map(|(_, ids)| ids.iter().position(|id| *id == attachment.id));
        (attachment.kind, place)
    });
}
