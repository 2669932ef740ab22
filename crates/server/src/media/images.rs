//! `/media/<name>`: images, cached for ever, since no name is ever used for another picture.

use media::Files;
use poem::http::{HeaderMap, HeaderValue, header};
use poem::web::{Data, Path};
use poem::{Request, Response, handler};

use super::answer::{File, answer};

/// How long a cache may keep a picture: as long as it likes (RFC 8246).
const CACHE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// `GET` and `HEAD`.
#[handler]
pub async fn serve(
    request: &Request,
    Path(name): Path<String>,
    Data(files): Data<&Files>,
) -> poem::Result<Response> {
    let headers = HeaderMap::from_iter([(header::CACHE_CONTROL, CACHE)]);
    answer(request, files, File::Image(name), headers).await
}
