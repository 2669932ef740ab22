//! The outermost endpoint: nothing leaves the server but through here.

use std::sync::Arc;
use std::time::Instant;

use ipnet::IpNet;
use poem::http::{HeaderValue, Method, StatusCode, Version, header};
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result};
use poem_openapi::OperationId;
use tracing::Instrument;
use tracing_opentelemetry::OpenTelemetrySpanExt;

use super::asked::Asked;
use super::client_address::ClientAddress;
use super::cors::Cors;
use super::drain::Rest;
use super::head;
use super::leaving::Leaving;
use super::measure::measure;
use super::request_id::{self, X_REQUEST_ID};
use super::security_headers;
use super::templates::Templates;
use crate::telemetry::{self, TARGET};

/// Gives every request its id and client address, and every response its id, security headers, CORS headers, log line and
/// metrics.
#[derive(Debug, Clone, Default)]
pub struct Edge {
    /// Who may call from a browser.
    pub cors: Cors,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether traces are sent somewhere.
    pub traces: bool,
    /// Whether connections close after their next response.
    pub leaving: Leaving,
    /// What requests are counted by; `None` where they are not counted.
    pub templates: Option<Arc<Templates>>,
}

impl<E: Endpoint> Middleware<E> for Edge {
    type Output = EdgeEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        EdgeEndpoint {
            inner,
            edge: self.clone(),
        }
    }
}

/// See [`Edge`].
pub struct EdgeEndpoint<E> {
    inner: E,
    edge: Edge,
}

impl<E: Endpoint> Endpoint for EdgeEndpoint<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let started = Instant::now();
        let id: Arc<str> = request_id::of(&request).into();
        let client = ClientAddress::of(&request, &self.edge.trusted_proxies);
        request.set_data(contract::RequestId(Arc::clone(&id)));
        request.set_data(client);
        request.set_data(Asked(request.method().clone()));
        let (method, path) = (request.method().clone(), shown(request.uri().path()));
        // HTTP/2 has a frame of its own for this, and forbids the header.
        let keeps_alive = request.version() < Version::HTTP_2;
        let origin = self.edge.cors.allowed(&request);
        let templates = self.edge.templates.as_ref();
        let route = templates.and_then(|templates| templates.of(request.uri().path()));
        if method == Method::HEAD {
            request.set_method(Method::GET);
        }
        let rest = Rest::of(&mut request);

        let span = tracing::info_span!(
            target: TARGET,
            "request",
            id = %id,
            otel.kind = "server",
            otel.name = %method,
            operation = tracing::field::Empty,
            http.request.method = %method,
            http.route = route.as_deref(),
            url.path = %path,
            http.response.status_code = tracing::field::Empty,
        );
        if self.edge.traces {
            // Refused only by a span that has begun already.
            let _ = span.set_parent(telemetry::parent(request.headers()));
        }
        let mut response = match self.edge.cors.preflight(&request) {
            Some(response) => response,
            // Each namespace renders its own errors; what still comes as one is no namespace's.
            None => match self.inner.call(request).instrument(span.clone()).await {
                Ok(response) => response.into_response(),
                Err(error) => error.into_response(),
            },
        };

        rest.drain(&mut response).await;
        if method == Method::HEAD {
            head::without_body(&mut response);
        }
        if keeps_alive && self.edge.leaving.has_begun() {
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
        }
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(X_REQUEST_ID, value);
        }
        security_headers::add(response.headers_mut());
        self.edge.cors.add(origin, response.headers_mut());
        let operation = response
            .data::<OperationId>()
            .map_or("-", |operation| operation.0);
        let seconds = started.elapsed().as_secs_f64();
        span.record("operation", operation);
        span.record("http.response.status_code", response.status().as_u16());
        if templates.is_some() {
            measure(&method, route, response.status(), seconds);
        }
        log(
            &id,
            &method,
            &path,
            operation,
            response.status(),
            seconds,
            client,
        );
        Ok(response)
    }
}

/// A path without the token in it: whoever reads the log must not be able to fetch or send what its bearer can.
fn shown(path: &str) -> String {
    const WITH_TOKENS: [&str; 2] = ["/media/documents/", "/api/v1/direct_uploads/"];
    let mut prefixes = WITH_TOKENS.iter();
    match prefixes.find(|prefix| path.starts_with(**prefix)) {
        Some(prefix) => format!("{prefix}…"),
        None => path.to_owned(),
    }
}

/// The path only: a query may hold what nobody should read in a log.
fn log(
    id: &str,
    method: &Method,
    path: &str,
    operation: &str,
    status: StatusCode,
    seconds: f64,
    client: ClientAddress,
) {
    let milliseconds = (seconds * 1e6).round() / 1e3;
    tracing::info!(
        target: "access",
        id,
        %method,
        path,
        operation,
        status = status.as_u16(),
        milliseconds,
        client = %client.0,
    );
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn tokens_are_not_shown() {
        assert_eq!(shown("/api/co/profile"), "/api/co/profile");
        assert_eq!(shown("/api/v1/direct_uploads"), "/api/v1/direct_uploads");
        assert_eq!(shown("/media/documents/eyJ--1/a.pdf"), "/media/documents/…");
        assert_eq!(
            shown("/api/v1/direct_uploads/eyJ--1"),
            "/api/v1/direct_uploads/…"
        );
    }
}
