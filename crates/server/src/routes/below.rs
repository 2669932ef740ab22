//! A service below a prefix that its document does not repeat.

use std::sync::Arc;

use poem::http::Uri;
use poem::http::uri::PathAndQuery;
use poem::{Endpoint, Middleware, Request, Result};

/// Takes the prefix off the paths of requests.
#[derive(Debug, Clone)]
pub struct Below(Arc<str>);

impl Below {
    /// A prefix as it is configured: with a slash before it and none behind.
    #[must_use]
    pub fn new(prefix: &str) -> Self {
        Self(prefix.into())
    }
}

impl<E: Endpoint> Middleware<E> for Below {
    type Output = BelowEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        BelowEndpoint {
            inner,
            prefix: self.clone(),
        }
    }
}

/// See [`Below`].
pub struct BelowEndpoint<E> {
    inner: E,
    prefix: Below,
}

impl<E: Endpoint> Endpoint for BelowEndpoint<E> {
    type Output = E::Output;

    async fn call(&self, mut request: Request) -> Result<Self::Output> {
        if let Some(uri) = without(request.uri(), &self.prefix.0) {
            *request.uri_mut() = uri;
        }
        self.inner.call(request).await
    }
}

/// The same without the prefix; none when there would be no path left.
fn without(uri: &Uri, prefix: &str) -> Option<Uri> {
    let mut parts = uri.clone().into_parts();
    let path = parts.path_and_query.as_ref()?.as_str();
    let rest = path
        .strip_prefix(prefix)
        .filter(|rest| rest.starts_with('/'))?;
    parts.path_and_query = Some(PathAndQuery::try_from(rest).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::{Uri, without};

    #[test]
    fn a_prefix_is_taken_off_whole_segments() {
        for (uri, rest) in [
            ("/api/v1/user/x/?a=%2F", Some("/user/x/?a=%2F")),
            ("http://a.example/api/v1/get", Some("http://a.example/get")),
            ("/api/v10/user", None),
            ("/api/v1", None),
            ("/other", None),
        ] {
            let uri: Uri = uri.parse().unwrap();
            let found = without(&uri, "/api/v1").map(|uri| uri.to_string());
            assert_eq!(found.as_deref(), rest, "{uri}");
        }
    }
}
