//! What several error formats say alike.

use contract::{Failure, Violation};

use crate::error::ApiError;

/// After how many seconds a client should come back when the server is not available.
const UNAVAILABLE_SECONDS: u64 = 1;

/// The value of `Retry-After`, in seconds, for a failure that has one.
#[must_use]
pub fn retry_after(failure: &Failure<'_, ApiError>) -> Option<u64> {
    match failure {
        Failure::Application(ApiError::Throttled { retry_after }) => Some(*retry_after),
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
