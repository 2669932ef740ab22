//! What several error formats say alike.

use std::error::Error;

use contract::{Exchange, Failure, Violation};
use poem::http::{HeaderMap, HeaderValue, header};

use crate::error::ApiError;

/// After how many seconds a client should come back when the server is not available.
const UNAVAILABLE_SECONDS: u64 = 1;

/// After how many seconds a producer should try a full queue again: nobody knows when the user comes back.
const QUEUE_FULL_SECONDS: u64 = 60;

/// What a client is told when its token is refused by the application (RFC 6750, section 3).
const INVALID_TOKEN: HeaderValue = HeaderValue::from_static("Bearer error=\"invalid_token\"");
/// What a client is told when a sign-in fails: which scheme a successful one is for.
const BEARER: HeaderValue = HeaderValue::from_static("Bearer");
/// What a client is told where only a cookie is taken: no registered scheme says that, and a 401 needs a challenge (RFC 9110, section 15.5.2).
const COOKIE: HeaderValue =
    HeaderValue::from_static("Cookie cookie-name=\"better-auth.session_token\"");

/// Writes to the log why a request failed inside; the client is told nothing of it.
pub fn log_cause(failure: &Failure<'_, ApiError>, exchange: &Exchange<'_>) {
    match failure {
        Failure::Application(ApiError::Internal(cause)) => {
            tracing::error!(
                id = exchange.request_id,
                operation = exchange.operation_id,
                error = &**cause as &dyn Error,
                "internal error"
            );
        }
        Failure::Application(ApiError::Unavailable(Some(cause))) => {
            tracing::warn!(
                id = exchange.request_id,
                operation = exchange.operation_id,
                error = &**cause as &dyn Error,
                "unavailable"
            );
        }
        _ => {}
    }
}

/// Adds `Retry-After` and `WWW-Authenticate` where the failure has them. The guard adds its own challenge to what it refuses itself.
pub fn add_headers(failure: &Failure<'_, ApiError>, headers: &mut HeaderMap) {
    if let Some(seconds) = retry_after(failure) {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    match failure {
        Failure::Unauthorized { challenge, .. } if challenge.is_empty() => {
            headers.insert(header::WWW_AUTHENTICATE, COOKIE);
        }
        Failure::Application(ApiError::Revoked) => {
            headers.insert(header::WWW_AUTHENTICATE, INVALID_TOKEN);
        }
        Failure::Application(ApiError::LoginFailed | ApiError::RefreshRefused) => {
            headers.insert(header::WWW_AUTHENTICATE, BEARER);
        }
        _ => {}
    }
}

/// The value of `Retry-After`, in seconds, for a failure that has one.
fn retry_after(failure: &Failure<'_, ApiError>) -> Option<u64> {
    match failure {
        Failure::Application(
            ApiError::Throttled { retry_after } | ApiError::DailyLimit { retry_after },
        ) => Some(*retry_after),
        Failure::Application(ApiError::QueueFull) => Some(QUEUE_FULL_SECONDS),
        Failure::Busy | Failure::Application(ApiError::Unavailable(_)) => Some(UNAVAILABLE_SECONDS),
        _ => None,
    }
}

/// How many violations there are, as a sentence.
#[must_use]
pub fn count(violations: &[Violation]) -> String {
    match violations.len() {
        1 => "The request breaks the contract in 1 place.".to_owned(),
        number => format!("The request breaks the contract in {number} places."),
    }
}
