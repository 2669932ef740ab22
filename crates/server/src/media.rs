//! `/media/<name>`: images, cached for ever, since no name is ever used for another picture.

use std::ops;
use std::time::SystemTime;

use contract::conditional;
use domain::image::ImageName;
use futures_util::TryStreamExt;
use headers::LastModified;
use media::{FileInfo, Files, OpenFile};
use poem::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
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
        return Ok(send(open(files, &name, None).await?));
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
    // A range means something for GET only.
    let wanted = if request.method() == Method::GET {
        wanted(headers, &info)
    } else {
        Wanted::Whole
    };
    match wanted {
        Wanted::Whole => Ok(send(open(files, &name, None).await?)),
        Wanted::Part(range) => Ok(send(open(files, &name, Some(range)).await?)),
        Wanted::Unsatisfiable => Ok(describe(&info)
            .status(StatusCode::RANGE_NOT_SATISFIABLE)
            .header(header::CONTENT_RANGE, format!("bytes */{}", info.size))
            .finish()),
    }
}

async fn open(files: &Files, name: &str, range: Option<ops::Range<u64>>) -> poem::Result<OpenFile> {
    let file = files.open(name, range).await.map_err(failed)?;
    file.ok_or_else(|| poem::error::NotFoundError.into())
}

fn failed(error: domain::store::StoreError) -> poem::Error {
    contract::application(ApiError::from(error))
}

enum Wanted {
    Whole,
    Part(ops::Range<u64>),
    Unsatisfiable,
}

/// What the `Range` header asks for (RFC 9110, section 14). Several ranges at once, another unit, or an `If-Range` that does not
/// match get the whole file, as the RFC allows.
fn wanted(headers: &HeaderMap, info: &FileInfo) -> Wanted {
    if text(headers, &header::IF_RANGE).is_some_and(|tag| tag != info.etag) {
        return Wanted::Whole;
    }
    match text(headers, &header::RANGE).and_then(|range| single_range(&range, info.size)) {
        None => Wanted::Whole,
        Some(range) if range.start < range.end => Wanted::Part(range),
        Some(_) => Wanted::Unsatisfiable,
    }
}

/// The bytes that `bytes=first-last`, `bytes=first-` or `bytes=-length` mean in a file of `size` bytes; empty when they lie outside it,
/// `None` when the header is anything else.
fn single_range(header: &str, size: u64) -> Option<ops::Range<u64>> {
    let number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse::<u64>().ok())
            .flatten()
    };
    let (first, last) = header.strip_prefix("bytes=")?.split_once('-')?;
    match (first, last) {
        ("", length) => Some(size.saturating_sub(number(length)?)..size),
        (first, "") => number(first).map(|first| first.min(size)..size),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then(|| first.min(size)..last.saturating_add(1).min(size))
        }
    }
}

fn send(file: OpenFile) -> Response {
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
    response.body(Body::from_bytes_stream(body.into_stream()))
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

/// Makes the URLs under which documents are fetched.
#[derive(Debug, Clone)]
pub struct DocumentUrls {
    base: String,
}

impl DocumentUrls {
    /// URLs that begin with `public_url`, which has no trailing slash.
    #[must_use]
    pub fn new(public_url: &str) -> Self {
        Self {
            base: format!("{public_url}/media/documents/"),
        }
    }

    /// Where the document can be fetched.
    #[must_use]
    pub fn url(&self, token: &str, filename: &str) -> String {
        format!("{}{token}/{filename}", self.base)
    }
}
