//! What answers below `/docs`.

use std::sync::Arc;

use poem::http::uri::Authority;
use poem::http::{HeaderName, HeaderValue, StatusCode, header};
use poem::web::{Data, Json};
use poem::{Endpoint, EndpointExt, IntoResponse, Request, Response, Route, handler};

use super::files;
use crate::demo::Demo;
use crate::security::cookies::is_loopback;

/// Nothing from another host, and no script but the page's own. Swagger UI writes styles inline and draws its icons from `data:` URLs.
const POLICY: (HeaderName, HeaderValue) = (
    header::CONTENT_SECURITY_POLICY,
    HeaderValue::from_static(
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    ),
);

/// What the page shows of a server that was started with `--demo`.
type Shown = Option<Arc<Demo>>;

/// The page and its files, to be nested under `/docs`, which leads to `/docs/`. The page shows the credentials of `demo`, if there is one.
pub fn endpoint(demo: Shown) -> impl Endpoint {
    Route::new()
        .at("/", poem::get(file))
        .at("/demo.json", poem::get(credentials))
        .at("/*path", poem::get(file))
        .data::<Shown>(demo)
}

/// From `/` to the page, for whoever opens the server in a browser.
#[handler]
pub fn home() -> Response {
    to_the_page(StatusCode::TEMPORARY_REDIRECT)
}

#[handler]
fn file(request: &Request) -> poem::Result<Response> {
    // The page names its files relative to itself.
    if request.original_uri().path() == "/docs" {
        return Ok(to_the_page(StatusCode::PERMANENT_REDIRECT));
    }
    let path = request.uri().path().trim_start_matches('/');
    let file = files::find(path).ok_or(poem::error::NotFoundError)?;
    Ok(file
        .bytes
        .with_content_type(file.content_type)
        .with_header(header::CACHE_CONTROL, "no-cache")
        .with_header(POLICY.0, POLICY.1)
        .into_response())
}

/// `null` without `--demo`, and for whoever has not asked by a name of this machine: a page of a stranger whose name leads here (DNS rebinding), or
/// people who come through a proxy.
#[handler]
fn credentials(request: &Request, Data(demo): Data<&Shown>) -> Response {
    let shown = demo.as_deref().filter(|_| asks_by_loopback(request));
    Json(shown)
        .with_header(header::CACHE_CONTROL, "no-store")
        .into_response()
}

/// HTTP/2 has the name in the target, HTTP/1.1 in `Host`.
fn asks_by_loopback(request: &Request) -> bool {
    let named = request.original_uri().authority().cloned();
    let authority: Option<Authority> = named.or_else(|| request.header(header::HOST)?.parse().ok());
    authority.is_some_and(|authority| is_loopback(authority.host()))
}

/// Relative, since a proxy may have put a path before ours.
fn to_the_page(status: StatusCode) -> Response {
    Response::builder()
        .status(status)
        .header(header::LOCATION, "docs/")
        .finish()
}
