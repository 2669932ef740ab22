//! Cross-origin requests, allowed for the configured origins only (the Fetch standard, section 3.3).

use poem::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use poem::{Request, Response};

const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE");
const EXPOSED: HeaderValue =
    HeaderValue::from_static("ETag, Location, Retry-After, WWW-Authenticate, X-Request-Id");
/// How long a browser may keep a preflight's answer, in seconds; Chromium's own limit.
const MAX_AGE: HeaderValue = HeaderValue::from_static("7200");

/// What to answer to browsers of other origins.
#[derive(Debug, Clone, Default)]
pub struct Cors {
    origins: Vec<HeaderValue>,
}

impl Cors {
    /// Allows these origins, written as browsers write them. Anything that is no header value is left out.
    #[must_use]
    pub fn new(origins: &[String]) -> Self {
        Self {
            origins: origins
                .iter()
                .filter_map(|origin| HeaderValue::from_str(origin).ok())
                .collect(),
        }
    }

    /// The request's origin, if it is an allowed one.
    #[must_use]
    pub fn allowed(&self, request: &Request) -> Option<HeaderValue> {
        let origin = request.headers().get(header::ORIGIN)?;
        self.origins.contains(origin).then(|| origin.clone())
    }

    /// The answer to a preflight from an allowed origin; `None` for every other request.
    #[must_use]
    pub fn preflight(&self, request: &Request) -> Option<Response> {
        let wanted = request.headers().get(header::ACCESS_CONTROL_REQUEST_METHOD);
        if request.method() != Method::OPTIONS || wanted.is_none() {
            return None;
        }
        self.allowed(request)?;
        let mut response = Response::builder()
            .status(StatusCode::NO_CONTENT)
            .header(header::ACCESS_CONTROL_ALLOW_METHODS, METHODS)
            .header(header::ACCESS_CONTROL_MAX_AGE, MAX_AGE);
        if let Some(names) = request
            .headers()
            .get(header::ACCESS_CONTROL_REQUEST_HEADERS)
        {
            response = response.header(header::ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
        }
        Some(response.finish())
    }

    /// Adds what an allowed origin needs to read a response. `Vary` is added whenever origins are configured, so that a shared
    /// cache does not mix them up.
    pub fn add(&self, origin: Option<HeaderValue>, headers: &mut HeaderMap) {
        if self.origins.is_empty() {
            return;
        }
        let named = |value: &HeaderValue| {
            let names = value.to_str().unwrap_or_default().split(',');
            names
                .map(str::trim)
                .any(|name| name.eq_ignore_ascii_case("origin"))
        };
        if !headers.get_all(header::VARY).iter().any(named) {
            headers.append(header::VARY, header::ORIGIN.into());
        }
        if let Some(origin) = origin {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(
                header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
                HeaderValue::from_static("true"),
            );
            headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }
}
