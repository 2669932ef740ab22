//! Direct uploads.

use std::collections::BTreeMap;

use api::driver::{
    CreateDirectUploadOkJson, DriverBlob, DriverContentType, DriverDirectUpload,
    DriverDirectUploadRequest, DriverUpload, DriverUploadTarget, DriverUploadTicket,
    UploadFileBody,
};
use bytes::Bytes;
use contract::{AnyJson, BodyStream, Str, StreamedBody};
use domain::blob::{Blob, ContentType, NewBlob, PartError, UploadTarget};
use domain::driver::{Announced, Fault, FieldFault, Upload, UploadRoute};
use futures_util::{Stream, StreamExt};
use serde_json::{Map, Value};

use crate::error::ApiError;

/// Most of what a client may keep with a file, in bytes of compact JSON.
const MOST_METADATA: usize = 4 << 10;

/// How much a client wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// It asked with `file`: only where to send the bytes.
    Ticket,
    /// It asked with `blob`: all that Active Storage says.
    Blob,
}

/// The file that a request announces.
///
/// # Errors
/// When it announces none, or wants too much kept with it.
pub fn announced(request: DriverDirectUploadRequest) -> Result<(Upload, Wanted), ApiError> {
    let DriverDirectUploadRequest { file, blob } = request;
    let (upload, wanted) = match (file.0, blob.0) {
        (_, Some(blob)) => (blob, Wanted::Blob),
        (Some(file), None) => (file, Wanted::Ticket),
        (None, None) => return Err(ApiError::MissingParam("blob")),
    };
    let DriverUpload {
        filename,
        byte_size,
        checksum,
        content_type,
        metadata,
    } = upload;
    let metadata: Map<String, Value> = metadata
        .take()
        .unwrap_or_default()
        .into_iter()
        .map(|(name, value)| (name, value.into_inner()))
        .collect();
    let metadata = Value::Object(metadata).to_string();
    if metadata.len() > MOST_METADATA {
        return Err(ApiError::Fields(vec![FieldFault {
            field: "metadata",
            fault: Fault::TooLarge {
                limit: MOST_METADATA as u64,
            },
        }]));
    }
    let upload = Upload {
        filename: filename.into(),
        byte_size: byte_size.unsigned_abs(),
        checksum: checksum.into(),
        content_type: known(content_type),
        metadata,
    };
    Ok((upload, wanted))
}

/// The answer. Bytes that come here go to a URL that begins with `base`.
pub fn answer(announced: Announced, wanted: Wanted, base: &str) -> CreateDirectUploadOkJson {
    let Announced {
        blob:
            Blob {
                id,
                attached: _,
                disabled: _,
                blob,
            },
        signed_id,
        route,
    } = announced;
    let NewBlob {
        described,
        owner: _,
        filename,
        metadata,
        created_at,
    } = blob;
    let UploadTarget { url, headers } = match route {
        UploadRoute::Direct(target) => target,
        UploadRoute::Token(token) => UploadTarget {
            url: format!("{base}{token}"),
            headers: vec![(
                "Content-Type".to_owned(),
                described.content_type.name().to_owned(),
            )],
        },
    };
    let headers: BTreeMap<String, Str> = headers
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect();
    match wanted {
        Wanted::Ticket => CreateDirectUploadOkJson::DriverDirectUpload(DriverDirectUpload {
            direct_upload: DriverUploadTicket {
                headers,
                signed_id: signed_id.into(),
                url: url.into(),
            },
        }),
        Wanted::Blob => CreateDirectUploadOkJson::DriverBlob(DriverBlob {
            id,
            key: described.key.0.into(),
            filename: filename.as_str().into(),
            content_type: shown(described.content_type),
            metadata: kept(&metadata),
            byte_size: i64::try_from(described.byte_size).unwrap_or(i64::MAX),
            checksum: described.checksum.to_string().into(),
            created_at: created_at.into(),
            signed_id: signed_id.into(),
            direct_upload: DriverUploadTarget {
                url: url.into(),
                headers,
            },
        }),
    }
}

/// What was kept with the file; it was written by this server.
fn kept(metadata: &str) -> BTreeMap<String, AnyJson> {
    let members: Map<String, Value> = serde_json::from_str(metadata).unwrap_or_default();
    members
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect()
}

const fn known(content_type: DriverContentType) -> ContentType {
    match content_type {
        DriverContentType::ApplicationPdf => ContentType::Pdf,
        DriverContentType::ImageJpeg => ContentType::Jpeg,
        DriverContentType::ImagePng => ContentType::Png,
        DriverContentType::ImageWebp => ContentType::WebP,
    }
}

const fn shown(content_type: ContentType) -> DriverContentType {
    match content_type {
        ContentType::Pdf => DriverContentType::ApplicationPdf,
        ContentType::Jpeg => DriverContentType::ImageJpeg,
        ContentType::Png => DriverContentType::ImagePng,
        ContentType::WebP => DriverContentType::ImageWebp,
    }
}

/// The bytes of a file as they come, what they are said to be, and how many.
pub struct Incoming {
    pub content_type: ContentType,
    pub length: Option<u64>,
    stream: BodyStream,
}

impl Incoming {
    /// What the body of an upload is.
    pub fn of(body: UploadFileBody) -> Self {
        match body {
            UploadFileBody::Pdf(body) => Self::new(ContentType::Pdf, body),
            UploadFileBody::Jpeg(body) => Self::new(ContentType::Jpeg, body),
            UploadFileBody::Png(body) => Self::new(ContentType::Png, body),
            UploadFileBody::Webp(body) => Self::new(ContentType::WebP, body),
        }
    }

    fn new<M>(content_type: ContentType, body: StreamedBody<M>) -> Self {
        Self {
            content_type,
            length: body.length,
            stream: body.stream,
        }
    }

    /// The bytes.
    pub fn bytes(self) -> impl Stream<Item = Result<Bytes, PartError>> + Send + Unpin {
        self.stream
            .map(|part| part.map_err(|error| PartError(Box::new(error))))
    }
}
