//! Headers that a Rails application sends with everything.

use std::time::Instant;

use poem::http::{HeaderName, HeaderValue, StatusCode, header};
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result};

const RUNTIME: HeaderName = HeaderName::from_static("x-runtime");
/// What Rails says of a body that a browser may keep and has to ask for again.
const KEPT: HeaderValue = HeaderValue::from_static("max-age=0, private, must-revalidate");
/// What it says of everything else.
const NOT_KEPT: HeaderValue = HeaderValue::from_static("no-cache");
const VARY: HeaderValue = HeaderValue::from_static("Accept, Origin");
/// Rails names the character set, although JSON has only one.
const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");
const NO_FILTER: HeaderValue = HeaderValue::from_static("0");

/// Adds them; `X-Runtime` is how long the request took, in seconds.
#[derive(Debug, Clone, Copy)]
pub struct RailsHeaders;

impl<E: Endpoint> Middleware<E> for RailsHeaders {
    type Output = RailsEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        RailsEndpoint(inner)
    }
}

/// See [`RailsHeaders`].
pub struct RailsEndpoint<E>(E);

impl<E: Endpoint> Endpoint for RailsEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let started = Instant::now();
        let mut response = self.0.call(request).await?.into_response();
        let kept = matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED);
        let runtime = format!("{:.6}", started.elapsed().as_secs_f64());
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, if kept { KEPT } else { NOT_KEPT });
        headers.insert(header::VARY, VARY);
        if headers.contains_key(header::CONTENT_TYPE) {
            headers.insert(header::CONTENT_TYPE, JSON);
        }
        headers.insert(header::X_XSS_PROTECTION, NO_FILTER);
        if let Ok(runtime) = HeaderValue::from_str(&runtime) {
            headers.insert(RUNTIME, runtime);
        }
        Ok(response)
    }
}
