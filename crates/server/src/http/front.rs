//! What is refused before any route is looked for, and what no route would answer for, in the format of the namespace that was meant.

use std::sync::Arc;

use contract::{ErrorFormat, Exchange, Failure};
use poem::http::{Version, header, uri::Authority};
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result};

use super::request_id;
use crate::error::ApiError;

/// An error format of any namespace.
pub type Format = Arc<dyn ErrorFormat<Error = ApiError>>;

/// Stands before the routes.
#[derive(Clone)]
pub struct Front {
    /// Path prefixes and the formats of their errors; the first that fits counts.
    pub formats: Vec<(String, Format)>,
    /// The format of all other paths.
    pub otherwise: Format,
}

impl Front {
    fn format(&self, path: &str) -> &Format {
        let named = self.formats.iter().find(|(prefix, _)| {
            let rest = path.strip_prefix(prefix.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        named.map_or(&self.otherwise, |(_, format)| format)
    }
}

impl<E: Endpoint> Middleware<E> for Front {
    type Output = FrontEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        FrontEndpoint {
            inner,
            front: self.clone(),
        }
    }
}

/// See [`Front`].
pub struct FrontEndpoint<E> {
    inner: E,
    front: Front,
}

impl<E: Endpoint> Endpoint for FrontEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let (method, uri) = (request.method().clone(), request.original_uri().clone());
        let id = request_id::given(&request).to_owned();
        let content_type = request.headers().get(header::CONTENT_TYPE).cloned();
        let failure = if !names_one_host(&request) {
            Failure::Malformed("The request must name one host.".to_owned())
        } else if uri.path().starts_with('/') {
            match self.inner.call(request).await {
                Ok(response) => return Ok(response.into_response()),
                // The guards answer everything below their prefixes; what is left is a path that cannot even be decoded.
                Err(_) => Failure::NotFound,
            }
        } else {
            Failure::NotFound
        };
        let exchange = Exchange {
            method: &method,
            path: uri.path(),
            content_type: content_type.as_ref().and_then(|it| it.to_str().ok()),
            request_id: &id,
            operation_id: None,
        };
        Ok(self.front.format(uri.path()).render(failure, &exchange))
    }
}

/// RFC 9112, section 3.2: exactly one well-formed `Host`, where the version has the header at all.
fn names_one_host(request: &Request) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (None, _) => request.version() != Version::HTTP_11,
        (Some(host), None) => Authority::try_from(host.as_bytes()).is_ok(),
        (Some(_), Some(_)) => false,
    }
}
