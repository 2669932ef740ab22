//! `/media/documents/<token>/<filename>`: documents, for whoever has a token, as long as it is good.

use std::sync::Arc;

use domain::blob::{BlobKey, ContentType, Filename};
use media::Files;
use poem::http::{HeaderMap, HeaderValue, header};
use poem::web::{Data, Path};
use poem::{Request, Response, handler};

use super::answer::{File, answer};
use super::disposition;

/// For so long nobody asks again, whatever becomes of the token meanwhile.
const CACHE: HeaderValue = HeaderValue::from_static("private, max-age=300");

/// A document may be looked at and may do nothing. Browsers style the page that they make of a picture.
const POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'");

/// Which document a token opens, and of what type that is; none where the token is none or is good no longer.
pub type OpenToken = Arc<dyn Fn(&str) -> Option<(BlobKey, ContentType)> + Send + Sync>;

/// `GET` and `HEAD`.
#[handler]
pub async fn serve(
    request: &Request,
    Path((token, filename)): Path<(String, String)>,
    Data(files): Data<&Files>,
    Data(open): Data<&OpenToken>,
) -> poem::Result<Response> {
    let (key, content_type) = open(&token).ok_or(poem::error::NotFoundError)?;
    // Whoever has the URL may have changed the name.
    let name = disposition::inline(&Filename::new(&filename));
    let headers = HeaderMap::from_iter([
        (header::CACHE_CONTROL, CACHE),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CONTENT_DISPOSITION, name),
    ]);
    answer(request, files, File::Document(key, content_type), headers).await
}
