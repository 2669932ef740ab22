//! Requests that are wrong as a whole.

use super::compare::compare;
use super::requests::raw;
use crate::support::account::{IMAGE, TOKENS, UPDATE};

#[tokio::test]
async fn what_is_wrong_with_a_request_as_a_whole_is_told_alike() {
    let mut requests = vec![
        raw(UPDATE, "text/plain", "x"),
        raw(UPDATE, "application/xml", "<x/>"),
        raw(IMAGE, "text/html; charset=utf-8", "x"),
        raw(UPDATE, "application/json", "[]"),
        raw(UPDATE, "application/json", "\"text\""),
        raw(UPDATE, "application/json", "7"),
        raw(UPDATE, "application/json", "1.5"),
        raw(UPDATE, "application/json", "true"),
        raw(TOKENS, "application/json", "[1]"),
        raw(UPDATE, "application/json", ""),
        raw(UPDATE, "application/x-www-form-urlencoded", ""),
        raw(UPDATE, "multipart/form-data; boundary=b", "--b--\r\n"),
    ];
    for method in ["PUT", "PATCH", "DELETE"] {
        let mut request = raw(UPDATE, "application/json", "{}");
        request.method = method;
        requests.push(request);
    }
    assert_eq!(compare(&requests).await, requests.len());
}
