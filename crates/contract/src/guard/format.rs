//! How failures look on the wire.

use std::sync::Arc;

use poem::Response;
use poem::http::Method;

use super::Failure;

/// Renders failures. One per error format, not one per operation.
pub trait ErrorFormat: Send + Sync + 'static {
    /// What the operations fail with.
    type Error: std::error::Error + Send + Sync + 'static;

    /// The whole response: status, headers, body.
    fn render(&self, failure: Failure<'_, Self::Error>, exchange: &Exchange<'_>) -> Response;
}

/// What a failure answers to.
#[derive(Debug, Clone, Copy)]
pub struct Exchange<'a> {
    /// The method.
    pub method: &'a Method,
    /// The path as the client sent it.
    pub path: &'a str,
    /// From the request's [`RequestId`] or else its `X-Request-Id`; empty when it has neither.
    pub request_id: &'a str,
    /// The `Content-Type` as the client sent it, if it is text.
    pub content_type: Option<&'a str>,
    /// The operation, once one was found.
    pub operation_id: Option<&'a str>,
}

/// The id of a request, which a middleware may set as the request's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(pub Arc<str>);
