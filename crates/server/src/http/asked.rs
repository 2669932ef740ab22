//! The method of a request as the client sent it.

use poem::Request;
use poem::http::Method;

/// What the edge has seen: by the time that a handler sees a request, the framework has made a GET of a HEAD.
#[derive(Debug, Clone)]
pub struct Asked(pub Method);

/// Whether the client asked for the head only.
#[must_use]
pub fn for_head(request: &Request) -> bool {
    request
        .data::<Asked>()
        .is_some_and(|Asked(method)| method == Method::HEAD)
}
