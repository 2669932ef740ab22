//! Requests that both are sent.

use serde_json::Value;

use crate::support::account::TOKENS;

/// A request that both are sent.
#[derive(Debug, Clone)]
pub struct Request {
    /// The method.
    pub method: &'static str,
    /// The path.
    pub path: &'static str,
    /// The media type of the body.
    pub content_type: String,
    /// The body.
    pub body: Vec<u8>,
}

/// The address of the caller, which needs no proof.
pub const MINE: &str = "owner@example.com";

/// A part of a multipart form.
pub enum Part<'a> {
    /// Without a name.
    Text(&'a str),
    /// With a name.
    File(&'a str, &'a [u8]),
}

/// A request with a JSON body.
pub fn json_body(path: &'static str, body: &Value) -> Request {
    raw(path, "application/json", body.to_string())
}

/// One with a form in the body.
pub fn urlencoded(path: &'static str, pairs: &[(&str, &str)]) -> Request {
    let mut url = reqwest::Url::parse("http://x").unwrap();
    url.query_pairs_mut().extend_pairs(pairs);
    let query = url.query().unwrap_or_default().to_owned();
    raw(path, "application/x-www-form-urlencoded", query)
}

/// One with a form with parts.
pub fn multipart(path: &'static str, parts: &[(&str, Part)]) -> Request {
    let mut body = Vec::new();
    for (name, part) in parts {
        let (head, content) = match part {
            Part::Text(text) => (String::new(), text.as_bytes()),
            Part::File(filename, bytes) => (
                format!("; filename=\"{filename}\"\r\nContent-Type: image/png"),
                *bytes,
            ),
        };
        body.extend(
            format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"{head}\r\n\r\n").bytes(),
        );
        body.extend_from_slice(content);
        body.extend(b"\r\n");
    }
    body.extend(b"--b--\r\n");
    raw(path, "multipart/form-data; boundary=b", body)
}

/// One with any body, by the method of its path.
pub fn raw(path: &'static str, content_type: &str, body: impl Into<Vec<u8>>) -> Request {
    Request {
        method: if path == TOKENS { "PUT" } else { "POST" },
        path,
        content_type: content_type.to_owned(),
        body: body.into(),
    }
}
