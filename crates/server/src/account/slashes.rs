//! Paths without their trailing slash.

use std::collections::HashSet;
use std::sync::Arc;

use poem::http::{StatusCode, header};
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result};
use serde_json::Value;

/// Leads from a path of the document without its trailing slash to the one with it, whatever the method: 308, so that method and body stay
/// (RFC 9110, section 15.4.9).
#[derive(Debug, Clone)]
pub struct Slashes {
    /// The paths without their trailing slash.
    bare: Arc<HashSet<String>>,
    /// What stands before them.
    prefix: Arc<str>,
}

impl Slashes {
    /// For the paths of a bundled document that is served below `prefix`.
    #[must_use]
    pub fn new(document: &str, prefix: &str) -> Self {
        let document: Value = serde_json::from_str(document).unwrap_or_default();
        let paths = document["paths"].as_object().into_iter().flatten();
        let bare = paths.filter_map(|(path, _)| path.strip_suffix('/'));
        Self {
            bare: Arc::new(bare.map(str::to_owned).collect()),
            prefix: prefix.into(),
        }
    }
}

impl<E: Endpoint> Middleware<E> for Slashes {
    type Output = SlashesEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        SlashesEndpoint {
            inner,
            slashes: self.clone(),
        }
    }
}

/// See [`Slashes`].
pub struct SlashesEndpoint<E> {
    inner: E,
    slashes: Slashes,
}

impl<E: Endpoint> Endpoint for SlashesEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let uri = request.uri();
        if !self.slashes.bare.contains(uri.path()) {
            return Ok(self.inner.call(request).await?.into_response());
        }
        let (prefix, path) = (&self.slashes.prefix, uri.path());
        let query = uri.query().map(|query| format!("?{query}"));
        let there = format!("{prefix}{path}/{}", query.unwrap_or_default());
        Ok(StatusCode::PERMANENT_REDIRECT
            .with_header(header::LOCATION, there)
            .into_response())
    }
}

#[cfg(test)]
mod tests {
    use poem::EndpointExt;
    use poem::endpoint::make_sync;
    use poem::http::Method;

    use super::*;

    const DOCUMENT: &str = r#"{"paths": {"/a/b/": {}, "/c": {}}}"#;

    #[tokio::test]
    async fn a_path_leads_to_the_one_with_its_slash_and_keeps_the_query() {
        let endpoint = make_sync(|_| "inside").with(Slashes::new(DOCUMENT, "/v1"));
        let ask = |method, path: &str| {
            let request = Request::builder().method(method).uri_str(path).finish();
            endpoint.get_response(request)
        };
        for (path, there) in [
            ("/a/b", "/v1/a/b/"),
            ("/a/b?x=1&y=%2F", "/v1/a/b/?x=1&y=%2F"),
        ] {
            for method in [Method::GET, Method::POST, Method::OPTIONS] {
                let response = ask(method, path).await;
                assert_eq!(response.status(), StatusCode::PERMANENT_REDIRECT);
                assert_eq!(response.header("location"), Some(there));
            }
        }
        for path in ["/a/b/", "/c", "/a", "/a/b//", "/A/b"] {
            let response = ask(Method::GET, path).await;
            assert_eq!(response.into_body().into_string().await.unwrap(), "inside");
        }
    }
}
