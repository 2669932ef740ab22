//! A file as the answer to a request: whole, in part, or not at all.

use std::ops::Range;
use std::time::SystemTime;

use contract::conditional;
use domain::blob::{BlobKey, ContentType};
use domain::store::StoreError;
use futures_util::TryStreamExt;
use headers::{HeaderMapExt, LastModified};
use media::{FileInfo, Files, OpenFile};
use poem::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use poem::{Body, Request, Response};

use super::range::{Wanted, wanted};
use crate::error::ApiError;

/// What is asked for.
pub enum File {
    /// An image, by its name.
    Image(String),
    /// A document.
    Document(BlobKey, ContentType),
}

impl File {
    async fn find(&self, files: &Files) -> Result<Option<FileInfo>, StoreError> {
        match self {
            Self::Image(name) => files.find(name).await,
            Self::Document(key, content_type) => files.find_blob(key, *content_type).await,
        }
    }

    async fn open(
        &self,
        files: &Files,
        range: Option<Range<u64>>,
    ) -> Result<Option<OpenFile>, StoreError> {
        match self {
            Self::Image(name) => files.open(name, range).await,
            Self::Document(key, content_type) => files.open_blob(key, *content_type, range).await,
        }
    }
}

/// Answers with a file as the request's conditions and range want it (RFC 9110); `headers` come with it.
///
/// # Errors
/// 404 where there is none; the store's.
pub async fn answer(
    request: &Request,
    files: &Files,
    file: File,
    mut headers: HeaderMap,
) -> poem::Result<Response> {
    let asked = request.headers();
    let conditional =
        asked.contains_key(header::IF_NONE_MATCH) || asked.contains_key(header::RANGE);
    if !conditional {
        return Ok(send(open(files, &file, None).await?, headers));
    }
    let info = file
        .find(files)
        .await
        .map_err(failed)?
        .ok_or(poem::error::NotFoundError)?;
    let tags = asked.get(header::IF_NONE_MATCH);
    if let Some(Ok(tags)) = tags.map(HeaderValue::to_str)
        && conditional::none_match(tags, &info.etag)
    {
        describe(&info, &mut headers);
        return Ok(bare(StatusCode::NOT_MODIFIED, headers));
    }
    // A range means something for GET only.
    let wanted = if request.method() == Method::GET {
        wanted(asked, &info)
    } else {
        Wanted::Whole
    };
    match wanted {
        Wanted::Whole => Ok(send(open(files, &file, None).await?, headers)),
        Wanted::Part(range) => Ok(send(open(files, &file, Some(range)).await?, headers)),
        Wanted::Unsatisfiable => {
            describe(&info, &mut headers);
            content_range(&mut headers, format!("bytes */{}", info.size));
            Ok(bare(StatusCode::RANGE_NOT_SATISFIABLE, headers))
        }
    }
}

async fn open(files: &Files, file: &File, range: Option<Range<u64>>) -> poem::Result<OpenFile> {
    let opened = file.open(files, range).await.map_err(failed)?;
    opened.ok_or_else(|| poem::error::NotFoundError.into())
}

fn failed(error: StoreError) -> poem::Error {
    contract::application(ApiError::from(error))
}

fn send(file: OpenFile, mut headers: HeaderMap) -> Response {
    let OpenFile { info, range, body } = file;
    describe(&info, &mut headers);
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(info.content_type),
    );
    headers.insert(header::CONTENT_LENGTH, (range.end - range.start).into());
    let mut status = StatusCode::OK;
    if range != (0..info.size) {
        status = StatusCode::PARTIAL_CONTENT;
        content_range(
            &mut headers,
            format!("bytes {}-{}/{}", range.start, range.end - 1, info.size),
        );
    }
    let mut response = bare(status, headers);
    response.set_body(Body::from_bytes_stream(body.into_stream()));
    response
}

fn describe(info: &FileInfo, headers: &mut HeaderMap) {
    if let Ok(tag) = HeaderValue::from_str(&info.etag) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.typed_insert(LastModified::from(SystemTime::from(info.last_modified)));
}

fn content_range(headers: &mut HeaderMap, range: String) {
    if let Ok(range) = HeaderValue::try_from(range) {
        headers.insert(header::CONTENT_RANGE, range);
    }
}

fn bare(status: StatusCode, headers: HeaderMap) -> Response {
    let mut response = status.into();
    *Response::headers_mut(&mut response) = headers;
    response
}
