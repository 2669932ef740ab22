//! The answer to a HEAD: that to a GET, but its body (RFC 9110, section 9.3.2).

use poem::http::{HeaderValue, StatusCode, header};
use poem::{Body, Response};

/// Takes the body off, and tells how long it is where that is known and not told yet.
pub fn without_body(response: &mut Response) {
    let whole: http::Response<_> = Response::from(response.take_body()).into();
    let length = hyper::body::Body::size_hint(whole.body()).exact();
    let bodiless = matches!(
        response.status(),
        StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED
    );
    if let (Some(length), false) = (length, bodiless) {
        let headers = response.headers_mut();
        headers
            .entry(header::CONTENT_LENGTH)
            .or_insert_with(|| HeaderValue::from(length));
    }
    response.set_body(Body::empty());
}
