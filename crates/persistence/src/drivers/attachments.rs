//! What is attached, as rows of `blobs`.

use domain::blob::{BlobKey, Filename};
use domain::driver::Attachment;
use domain::store::StoreError;
use sea_orm::FromQueryResult;
use serde::Deserialize;

use super::entries::document_kind;
use crate::blobs::{kind_of_content, size};
use crate::error::corrupt;

/// A row of its own, or an array in JSON whose items have this order.
#[derive(FromQueryResult, Deserialize)]
pub(super) struct AttachmentRow {
    id: i64,
    kind: String,
    position: i32,
    key: String,
    filename: String,
    byte_size: i64,
    content_type: String,
}

impl AttachmentRow {
    fn attachment(self) -> Result<(i32, Attachment), StoreError> {
        let Self {
            id,
            kind,
            position,
            key,
            filename,
            byte_size,
            content_type,
        } = self;
        let attachment = Attachment {
            id,
            kind: document_kind(&kind)?,
            key: BlobKey(key),
            filename: Filename::kept(filename),
            byte_size: size(byte_size)?,
            content_type: kind_of_content(&content_type)?,
        };
        Ok((position, attachment))
    }
}

/// What is attached, in its order.
pub(super) fn attachments(rows: Vec<AttachmentRow>) -> Result<Vec<Attachment>, StoreError> {
    let placed = rows.into_iter().map(AttachmentRow::attachment);
    let mut placed = placed.collect::<Result<Vec<_>, _>>()?;
    placed
        .sort_unstable_by_key(|(position, attachment)| (attachment.kind, *position, attachment.id));
    Ok(placed
        .into_iter()
        .map(|(_, attachment)| attachment)
        .collect())
}

/// The same of a JSON array; of none, nothing.
pub(super) fn attachments_of(json: Option<&str>) -> Result<Vec<Attachment>, StoreError> {
    let rows = json.map(serde_json::from_str).transpose();
    attachments(rows.map_err(corrupt)?.unwrap_or_default())
}
