//! What is measured of a request: OpenTelemetry's `http.server.request.duration`, by its attributes
//! (<https://opentelemetry.io/docs/specs/semconv/http/http-metrics/>).

use metrics::{Label, SharedString, histogram};
use poem::http::{Method, StatusCode};

/// The histogram, in seconds; its count is the number of requests.
pub const DURATION: &str = "http_server_request_duration_seconds";

/// Counts a request that was answered so many seconds after it came. A path that is served nowhere has no `route`.
pub fn measure(method: &Method, route: Option<SharedString>, status: StatusCode, seconds: f64) {
    let mut labels = vec![
        Label::new("http_request_method", known(method)),
        Label::new("http_response_status_code", label(status)),
    ];
    labels.extend(route.map(|route| Label::new("http_route", route)));
    histogram!(DURATION, labels).record(seconds);
}

/// A method that everybody knows by its name, so that nobody can make up labels.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "_OTHER",
    }
}

/// A status as a label; the usual ones cost no allocation.
fn label(status: StatusCode) -> SharedString {
    match status.as_u16() {
        200 => SharedString::const_str("200"),
        204 => SharedString::const_str("204"),
        304 => SharedString::const_str("304"),
        401 => SharedString::const_str("401"),
        other => other.to_string().into(),
    }
}
