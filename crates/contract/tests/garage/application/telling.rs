//! How failures look.

use contract::{BodyError, ErrorFormat, Exchange, Failure};
use poem::Response;
use poem::http::StatusCode;
use serde_json::json;

/// What operations fail with.
#[derive(Debug, thiserror::Error)]
pub enum Own {
    #[error("own")]
    Plain,
    #[error("the body stopped coming")]
    Body(#[from] BodyError),
    #[error("who called is gone")]
    Gone,
}

/// Tells everything, so that tests can look.
pub struct Telling;

impl ErrorFormat for Telling {
    type Error = Own;

    fn render(&self, failure: Failure<'_, Own>, exchange: &Exchange<'_>) -> Response {
        let (status, what) = match failure {
            Failure::Invalid(violations) => (
                422,
                json!({"invalid": violations.iter().map(|it| {
                format!("{} {} {}", it.location.name(), it.path.join("/"), it.keyword)
            }).collect::<Vec<_>>()}),
            ),
            Failure::Malformed(reason) => (400, json!({"malformed": reason})),
            Failure::Unauthorized {
                scheme, invalid, ..
            } => (401, json!({"unauthorized": scheme, "invalid": invalid})),
            Failure::NotFound => (404, json!("not found")),
            Failure::MethodNotAllowed { .. } => (405, json!("method not allowed")),
            Failure::UnsupportedMediaType { supported } => (415, json!({"supported": supported})),
            Failure::PayloadTooLarge { limit } => (413, json!({"limit": limit})),
            Failure::RequestTimeout => (408, json!("timeout")),
            Failure::Busy => (503, json!("busy")),
            Failure::Internal => (500, json!("internal")),
            Failure::Application(Own::Gone) => (401, json!("gone")),
            Failure::Application(error) => (409, json!({"application": error.to_string()})),
        };
        let body = json!({
            "what": what,
            "method": exchange.method.as_str(),
            "path": exchange.path,
            "request_id": exchange.request_id,
            "content_type": exchange.content_type,
            "operation_id": exchange.operation_id,
        });
        Response::builder()
            .status(StatusCode::from_u16(status).unwrap())
            .content_type("application/json")
            .body(body.to_string())
    }
}
