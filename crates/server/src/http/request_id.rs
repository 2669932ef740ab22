//! `X-Request-Id`: one id in the response, the log and every error body that has a place for it.

use poem::Request;
use poem::http::{HeaderName, HeaderValue};
use uuid::Uuid;

/// The id that the edge gave to a request; empty without the edge.
#[must_use]
pub fn given(request: &Request) -> &str {
    request.data::<contract::RequestId>().map_or("", |id| &id.0)
}

/// The header's name.
pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest id that is taken from a caller, in bytes.
const LONGEST: usize = 128;

/// The caller's id if it is 1 to 128 visible ASCII characters, else a new UUID.
#[must_use]
pub fn of(request: &Request) -> String {
    request
        .headers()
        .get(X_REQUEST_ID)
        .map(HeaderValue::as_bytes)
        .filter(|id| (1..=LONGEST).contains(&id.len()) && id.iter().all(u8::is_ascii_graphic))
        .and_then(|id| std::str::from_utf8(id).ok())
        .map_or_else(|| Uuid::now_v7().to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(sent: &[u8]) -> String {
        of(&Request::builder().header(X_REQUEST_ID, sent).finish())
    }

    #[test]
    fn a_good_id_is_kept() {
        assert_eq!(id(b"req_1234567890"), "req_1234567890");
        assert_eq!(id(&[b'~'; LONGEST]), "~".repeat(LONGEST));
    }

    #[test]
    fn any_other_is_replaced_by_a_uuid() {
        for bad in [&b""[..], &[b'a'; LONGEST + 1], b"a b", b"\xc3\xa9"] {
            assert!(id(bad).parse::<Uuid>().is_ok(), "{bad:?}");
        }
        assert_ne!(of(&Request::default()), of(&Request::default()));
    }
}
