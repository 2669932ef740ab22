//! The middleware around a service.

use std::sync::Arc;

use poem::http::header::CONTENT_TYPE;
use poem::http::{HeaderValue, Method, Uri};
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result};

use super::format::{ErrorFormat, Exchange, RequestId};
use super::limits::Limits;
use crate::request::{Shared, State};
use crate::{Admit, Authenticate, Index, Inspect};

/// A poem middleware to go right around a generated service. It gives each request what the
/// operation's arguments need, and answers every failure in one format.
pub struct Guard<F> {
    shared: Arc<Shared>,
    format: Arc<F>,
}

impl<F: ErrorFormat> Guard<F> {
    /// Guards the service of this document.
    pub fn new(
        index: Arc<Index>,
        format: F,
        authenticate: Arc<dyn Authenticate>,
        limits: Limits,
    ) -> Self {
        let shared = Shared {
            index,
            authenticate,
            limits,
            inspector: None,
            admission: None,
        };
        Self {
            shared: Arc::new(shared),
            format: Arc::new(format),
        }
    }

    /// The same guard, which also has somebody judge the requests that break their document.
    #[must_use]
    pub fn inspecting(self, inspector: Arc<dyn Inspect>) -> Self {
        self.with(|shared| shared.inspector = Some(inspector))
    }

    /// The same guard, which also has somebody decide who may go on, after authentication and before the body is read.
    #[must_use]
    pub fn admitting(self, admission: Arc<dyn Admit>) -> Self {
        self.with(|shared| shared.admission = Some(admission))
    }

    fn with(self, change: impl FnOnce(&mut Shared)) -> Self {
        let mut shared = Arc::unwrap_or_clone(self.shared);
        change(&mut shared);
        Self {
            shared: Arc::new(shared),
            format: self.format,
        }
    }
}

impl<F> Clone for Guard<F> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            format: Arc::clone(&self.format),
        }
    }
}

impl<F> std::fmt::Debug for Guard<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Guard")
            .field("index", &self.shared.index)
            .field("limits", &self.shared.limits)
            .finish_non_exhaustive()
    }
}

impl<F: ErrorFormat, E: Endpoint> Middleware<E> for Guard<F> {
    type Output = Guarded<F, E>;

    fn transform(&self, service: E) -> Guarded<F, E> {
        Guarded {
            guard: self.clone(),
            service,
        }
    }
}

/// A service with a [`Guard`] around it.
#[derive(Debug)]
pub struct Guarded<F, E> {
    guard: Guard<F>,
    service: E,
}

impl<F: ErrorFormat, E: Endpoint> Endpoint for Guarded<F, E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let Guard { shared, format } = &self.guard;
        let state = Arc::new(State::new(Arc::clone(shared)));
        let asked = Asked::of(&request);
        request.set_data(Arc::clone(&state));
        match self.service.call(request).await {
            Ok(response) => Ok(response.into_response()),
            // Boxed: a failure's room is not carried by every request.
            Err(error) => {
                Ok(Box::pin(super::respond::respond(&**format, &state, &asked, error)).await)
            }
        }
    }
}

/// What of a request outlives it. All of it is cheap to clone.
pub(super) struct Asked {
    pub(super) method: Method,
    /// What the service was asked for, without the prefix that it is mounted under.
    pub(super) uri: Uri,
    original: Uri,
    content_type: Option<HeaderValue>,
    id: Id,
}

enum Id {
    None,
    Own(RequestId),
    Header(HeaderValue),
}

impl Asked {
    fn of(request: &Request) -> Self {
        let id = match (
            request.data::<RequestId>(),
            request.headers().get("x-request-id"),
        ) {
            (Some(id), _) => Id::Own(id.clone()),
            (None, Some(header)) => Id::Header(header.clone()),
            (None, None) => Id::None,
        };
        Self {
            method: request.method().clone(),
            uri: request.uri().clone(),
            original: request.original_uri().clone(),
            content_type: request.headers().get(CONTENT_TYPE).cloned(),
            id,
        }
    }

    /// The path as it was sent. A prefix that was stripped is only in the original URI, which a
    /// request that did not come over a connection does not have.
    fn path(&self) -> &str {
        let (original, own) = (self.original.path(), self.uri.path());
        if original.ends_with(own) {
            original
        } else {
            own
        }
    }

    pub(super) fn exchange<'a>(&'a self, operation_id: Option<&'a str>) -> Exchange<'a> {
        Exchange {
            method: &self.method,
            path: self.path(),
            content_type: self.content_type.as_ref().and_then(|it| it.to_str().ok()),
            request_id: match &self.id {
                Id::None => "",
                Id::Own(id) => &id.0,
                Id::Header(header) => header.to_str().unwrap_or_default(),
            },
            operation_id,
        }
    }
}
