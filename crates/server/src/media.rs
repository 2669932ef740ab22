//! `/media/<name>`: images, cached for ever, since no name is ever used for another picture.

use std::time::SystemTime;

use contract::conditional;
use domain::image::ImageName;
use futures_util::TryStreamExt;
use headers::{HeaderMapExt, LastModified, Range};
use media::{FileInfo, Files, OpenFile};
use poem::http::{HeaderMap, HeaderValue, StatusCode, header};
use poem::web::{Data, Path};
use poem::{Body, Endpoint, EndpointExt, Request, Response, ResponseBuilder, Route, handler};

use crate::error::ApiError;

/// How long a cache may keep a picture: as long as it likes (RFC 8246).
const CACHE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Makes the URLs under which clients fetch images.
#[derive(Debug, Clone)]
pub struct MediaUrls {
    base: String,
}

impl MediaUrls {
    /// URLs that begin with `public_url`, which has no trailing slash.
    #[must_use]
    pub fn new(public_url: &str) -> Self {
        Self {
            base: format!("{public_url}/media/"),
        }
    }

    /// Where the image can be fetched.
    #[must_use]
    pub fn url(&self, name: &ImageName) -> String {
        format!("{}{name}", self.base)
    }
}

/// The route; errors are left to whoever is around it.
pub fn endpoint(files: Files) -> impl Endpoint {
    Route::new().at("/:name", poem::get(serve)).data(files)
}

#[handler]
async fn serve(
    request: &Request,
    Path(name): Path<String>,
    Data(files): Data<&Files>,
) -> poem::Result<Response> {
    let headers = request.headers();
    let conditional =
        headers.contains_key(header::IF_NONE_MATCH) || headers.contains_key(header::RANGE);
    if !conditional {
        return send(open(files, &name, None).await?);
    }
    let info = files
        .find(&name)
        .await
        .map_err(failed)?
        .ok_or(poem::error::NotFoundError)?;
    if let Some(tags) = text(headers, &header::IF_NONE_MATCH)
        && conditional::none_match(&tags, &info.etag)
    {
        return Ok(describe(&info).status(StatusCode::NOT_MODIFIED).finish());
    }
    match wanted(headers, &info) {
        Wanted::Whole => send(open(files, &name, None).await?),
        Wanted::Part(range) => send(open(files, &name, Some(range)).await?),
        Wanted::Unsatisfiable => Ok(describe(&info)
            .status(StatusCode::RANGE_NOT_SATISFIABLE)
            .header(header::CONTENT_RANGE, format!("bytes */{}", info.size))
            .finish()),
    }
}

async fn open(
    files: &Files,
    name: &str,
    range: Option<std::ops::Range<u64>>,
) -> poem::Result<OpenFile> {
    let file = files.open(name, range).await.map_err(failed)?;
    file.ok_or_else(|| poem::error::NotFoundError.into())
}

fn failed(error: domain::store::StoreError) -> poem::Error {
    contract::application(ApiError::from(error))
}

enum Wanted {
    Whole,
    Part(std::ops::Range<u64>),
    Unsatisfiable,
}

/// What the `Range` header asks for (RFC 9110, section 14). Several ranges at once, another unit, or an `If-Range` that does not
/// match get the whole file, as the RFC allows.
fn wanted(headers: &HeaderMap, info: &FileInfo) -> Wanted {
    if text(headers, &header::IF_RANGE).is_some_and(|tag| tag != info.etag) {
        return Wanted::Whole;
    }
    let Some(range) = headers.typed_get::<Range>() else {
        return Wanted::Whole;
    };
    let many = text(headers, &header::RANGE).is_some_and(|range| range.contains(','));
    if many {
        return Wanted::Whole;
    }
    let Some((start, end)) = range.satisfiable_ranges(info.size).next() else {
        return Wanted::Unsatisfiable;
    };
    let start = match start {
        std::ops::Bound::Included(start) => start,
        std::ops::Bound::Excluded(start) => start + 1,
        std::ops::Bound::Unbounded => 0,
    };
    let end = match end {
        std::ops::Bound::Included(end) => end + 1,
        std::ops::Bound::Excluded(end) => end,
        std::ops::Bound::Unbounded => info.size,
    };
    let end = end.min(info.size);
    if start < end {
        Wanted::Part(start..end)
    } else {
        Wanted::Unsatisfiable
    }
}

fn send(file: OpenFile) -> poem::Result<Response> {
    let OpenFile { info, range, body } = file;
    let mut response = describe(&info)
        .content_type(info.content_type)
        .header(header::CONTENT_LENGTH, range.end - range.start);
    if range != (0..info.size) {
        response = response.status(StatusCode::PARTIAL_CONTENT).header(
            header::CONTENT_RANGE,
            format!("bytes {}-{}/{}", range.start, range.end - 1, info.size),
        );
    }
    Ok(response.body(Body::from_bytes_stream(body.into_stream())))
}

fn describe(info: &FileInfo) -> ResponseBuilder {
    Response::builder()
        .header(header::CACHE_CONTROL, CACHE)
        .header(header::ETAG, &info.etag)
        .header(header::ACCEPT_RANGES, "bytes")
        .typed_header(LastModified::from(SystemTime::from(info.last_modified)))
}

fn text(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned)
}
