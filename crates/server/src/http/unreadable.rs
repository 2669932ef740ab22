//! The answer to what is no HTTP request.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use poem::Request;

use super::request_id::{self, X_REQUEST_ID};
use super::security_headers;
use crate::problem;

/// A whole response in HTTP/1.1, upon which the connection closes, for a request whose head cannot be read: 400, 414 or 431. It is logged like
/// any other.
#[must_use]
pub fn answer(status: StatusCode) -> Bytes {
    let detail = match status {
        StatusCode::URI_TOO_LONG => "The path and the query are too long.",
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => "The headers are too many or too long.",
        _ => "This is no HTTP request that can be read.",
    };
    // It has none of its own, as far as anybody can tell.
    let id = request_id::of(&Request::builder().finish());
    let body = problem::text(status, detail, &id);
    tracing::info!(target: "access", id, status = status.as_u16(), "unreadable");
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    headers.insert(header::CONTENT_LENGTH, body.len().into());
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(X_REQUEST_ID, id);
    }
    security_headers::add(&mut headers);
    let mut text = format!("HTTP/1.1 {status}\r\n").into_bytes();
    for (name, value) in &headers {
        text.extend_from_slice(name.as_str().as_bytes());
        text.extend_from_slice(b": ");
        text.extend_from_slice(value.as_bytes());
        text.extend_from_slice(b"\r\n");
    }
    text.extend_from_slice(b"\r\n");
    text.extend_from_slice(&body);
    text.into()
}
