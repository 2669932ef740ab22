//! The errors of the drivers' API, as a Rails application renders them.

use api::driver::{DriverError, DriverErrors};
use contract::{ErrorFormat, Exchange, Failure, Violation};
use poem::http::StatusCode;
use poem::{IntoResponse, Response};

use super::words::{self, Words};
use crate::error::ApiError;
use crate::report::{add_headers, log_cause};

/// Devise's sentence for whoever is not signed in.
const NOT_SIGNED_IN: &str = "You need to sign in or sign up before continuing.";

/// Renders failures as `{"error": "…"}`, and what is wrong with fields as `{"errors": {"field": ["…"]}}`.
#[derive(Debug, Clone, Copy)]
pub struct DriverFormat;

/// What is answered.
enum Answer {
    /// Something is wrong as a whole.
    Error(StatusCode, String),
    /// Fields are wrong.
    Fields(Words),
}

impl ErrorFormat for DriverFormat {
    type Error = ApiError;

    fn render(&self, failure: Failure<'_, ApiError>, exchange: &Exchange<'_>) -> Response {
        let mut response = match answer(&failure, exchange) {
            Answer::Error(status, error) => contract::Json(DriverError {
                error: error.into(),
            })
            .with_status(status)
            .into_response(),
            Answer::Fields(words) => contract::Json(errors(words))
                .with_status(StatusCode::UNPROCESSABLE_ENTITY)
                .into_response(),
        };
        add_headers(&failure, response.headers_mut());
        log_cause(&failure, exchange);
        response
    }
}

fn errors(words: Words) -> DriverErrors {
    let told = |words: Vec<String>| words.into_iter().map(Into::into).collect();
    DriverErrors {
        errors: words
            .into_iter()
            .map(|(field, it)| (field, told(it)))
            .collect(),
    }
}

fn answer(failure: &Failure<'_, ApiError>, exchange: &Exchange<'_>) -> Answer {
    match failure {
        Failure::Invalid(violations) => match missing_root(violations, exchange) {
            Some(root) => missing(root),
            None => Answer::Fields(words::of_violations(violations)),
        },
        Failure::Malformed(_) => plain(StatusCode::BAD_REQUEST),
        Failure::Unauthorized { .. } => not_signed_in(),
        Failure::NotFound => plain(StatusCode::NOT_FOUND),
        Failure::MethodNotAllowed { .. } => plain(StatusCode::METHOD_NOT_ALLOWED),
        // A file of another type than was announced is a wrong file, not a wrong body.
        Failure::UnsupportedMediaType { .. } if exchange.operation_id == Some("uploadFile") => {
            Answer::Fields(one("content_type", "is invalid"))
        }
        Failure::UnsupportedMediaType { .. } => plain(StatusCode::UNSUPPORTED_MEDIA_TYPE),
        Failure::PayloadTooLarge { .. } => plain(StatusCode::PAYLOAD_TOO_LARGE),
        Failure::RequestTimeout => plain(StatusCode::REQUEST_TIMEOUT),
        Failure::Busy => plain(StatusCode::SERVICE_UNAVAILABLE),
        Failure::Internal => plain(StatusCode::INTERNAL_SERVER_ERROR),
        Failure::Application(error) => of_error(error),
    }
}

fn of_error(error: &ApiError) -> Answer {
    match error {
        ApiError::Revoked | ApiError::LoginFailed | ApiError::RefreshRefused => not_signed_in(),
        ApiError::Forbidden | ApiError::WrongPassword | ApiError::CrossSite => {
            plain(StatusCode::FORBIDDEN)
        }
        ApiError::NotFound | ApiError::UnknownUser | ApiError::Manage(_) => {
            plain(StatusCode::NOT_FOUND)
        }
        ApiError::MissingParam(name) => missing(name),
        ApiError::DriverExists => Answer::Fields(one("base", "Profile already exists")),
        ApiError::Fields(faults) => Answer::Fields(words::of_faults(faults)),
        ApiError::Email(_) => Answer::Fields(one("email", "is invalid")),
        ApiError::EmailTaken => Answer::Fields(one("email", "has already been taken")),
        ApiError::UsernameTaken => Answer::Fields(one("username", "has already been taken")),
        ApiError::InvalidImage { field, .. } => Answer::Fields(one(field, "is invalid")),
        ApiError::TwoImages
        | ApiError::Pictures(_)
        | ApiError::EventTooLarge
        | ApiError::KeyReused
        | ApiError::TooManyEntries => Answer::Fields(one("base", "is invalid")),
        ApiError::Stale => plain(StatusCode::PRECONDITION_FAILED),
        ApiError::QueueFull | ApiError::Throttled { .. } | ApiError::DailyLimit { .. } => {
            plain(StatusCode::TOO_MANY_REQUESTS)
        }
        ApiError::Unavailable(_) => plain(StatusCode::SERVICE_UNAVAILABLE),
        ApiError::Broken(_) | ApiError::Internal(_) => plain(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// The root that a body lacks, or has nothing in, or something else than members.
fn missing_root(violations: &[Violation], exchange: &Exchange<'_>) -> Option<&'static str> {
    let root = match exchange.operation_id {
        Some("createProfile" | "updateProfile") => "profile",
        Some("createDirectUpload") => "blob",
        _ => return None,
    };
    let lacks = |violation: &Violation| {
        let whole = violation.path.is_empty();
        whole || violation.path.len() == 1 && violation.path[0] == root
    };
    violations.iter().any(lacks).then_some(root)
}

fn missing(root: &str) -> Answer {
    let sentence = format!("param is missing or the value is empty: {root}");
    Answer::Error(StatusCode::BAD_REQUEST, sentence)
}

fn not_signed_in() -> Answer {
    Answer::Error(StatusCode::UNAUTHORIZED, NOT_SIGNED_IN.to_owned())
}

/// The status in its own words.
fn plain(status: StatusCode) -> Answer {
    let words = status.canonical_reason().unwrap_or_default();
    Answer::Error(status, words.to_owned())
}

fn one(field: &str, words: &str) -> Words {
    Words::from([(field.to_owned(), vec![words.to_owned()])])
}
