//! The errors of the Account API, as Django REST framework words them.

use api::account::{AccountError, AccountErrorDetail, AccountNothing};
use contract::{AnyJson, EMPTY_BODY, ErrorFormat, Exchange, Failure};
use domain::email_proof::EmailFault;
use domain::image::ImageError;
use poem::http::{HeaderValue, StatusCode, header};
use poem::{IntoResponse, Response};
use serde_json::json;

use super::sentences;
use super::words::{self, Words};
use crate::error::ApiError;
use crate::report::{add_headers, log_cause};

/// The challenge of the framework.
const CHALLENGE: HeaderValue = HeaderValue::from_static("Bearer realm=\"api\"");
/// What is said of no access token.
const NOT_PROVIDED: &str = "Authentication credentials were not provided.";
/// What is said of a bad one.
const NOT_VALID: &str = "Given token not valid for any token type";
/// What is said of no API key, or a bad one.
const FORBIDDEN: &str = "You do not have permission to perform this action.";

/// Renders failures as `{"status_code": N, "errors": {…}, "data": {}}`: sentences by field, or one as `detail`.
#[derive(Debug, Clone, Copy)]
pub struct DrfFormat;

/// What is answered.
enum Answer {
    /// Something is wrong as a whole.
    Detail(StatusCode, String),
    /// Fields are wrong.
    Fields(Words),
}

impl ErrorFormat for DrfFormat {
    type Error = ApiError;

    fn render(&self, failure: Failure<'_, ApiError>, exchange: &Exchange<'_>) -> Response {
        let mut response = match answer(&failure, exchange) {
            Answer::Detail(status, detail) => contract::Json(AccountError {
                status_code: i64::from(status.as_u16()).into(),
                errors: AccountErrorDetail {
                    detail: detail.into(),
                },
                data: AccountNothing {},
            })
            .with_status(status)
            .into_response(),
            Answer::Fields(words) => {
                let status = StatusCode::BAD_REQUEST;
                let body = json!({"status_code": status.as_u16(), "errors": words, "data": {}});
                contract::Json(AnyJson(body))
                    .with_status(status)
                    .into_response()
            }
        };
        add_headers(&failure, response.headers_mut());
        if response.status() == StatusCode::UNAUTHORIZED {
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, CHALLENGE);
        }
        log_cause(&failure, exchange);
        response
    }
}

fn answer(failure: &Failure<'_, ApiError>, exchange: &Exchange<'_>) -> Answer {
    match failure {
        Failure::Invalid(violations) => Answer::Fields(words::of_violations(violations)),
        // The framework takes a body of no bytes for one without members.
        Failure::Malformed(reason) if reason == EMPTY_BODY => {
            Answer::Fields(words::of_nothing(exchange.operation_id.unwrap_or_default()))
        }
        Failure::Malformed(reason) => malformed(reason, exchange),
        Failure::Unauthorized { scheme, .. } if *scheme == "apikey" => forbidden(),
        Failure::Unauthorized { invalid, .. } => {
            let detail = if *invalid { NOT_VALID } else { NOT_PROVIDED };
            plain(StatusCode::UNAUTHORIZED, detail)
        }
        Failure::NotFound => plain(StatusCode::NOT_FOUND, "Not found."),
        Failure::MethodNotAllowed { .. } => {
            let detail = format!("Method \"{}\" not allowed.", exchange.method);
            Answer::Detail(StatusCode::METHOD_NOT_ALLOWED, detail)
        }
        Failure::UnsupportedMediaType { .. } => {
            let sent = exchange.content_type.unwrap_or_default();
            let detail = format!("Unsupported media type \"{sent}\" in request.");
            Answer::Detail(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail)
        }
        Failure::PayloadTooLarge { .. } => plain(
            StatusCode::PAYLOAD_TOO_LARGE,
            "The request body is too large.",
        ),
        Failure::RequestTimeout => plain(
            StatusCode::REQUEST_TIMEOUT,
            "The request body did not arrive in time.",
        ),
        Failure::Busy => unavailable(),
        Failure::Internal => internal(),
        Failure::Application(error) => of_error(error),
    }
}

fn of_error(error: &ApiError) -> Answer {
    match error {
        ApiError::Revoked | ApiError::LoginFailed | ApiError::RefreshRefused => {
            plain(StatusCode::UNAUTHORIZED, NOT_VALID)
        }
        ApiError::Forbidden | ApiError::WrongPassword | ApiError::CrossSite => forbidden(),
        ApiError::NotFound | ApiError::UnknownUser | ApiError::Manage(_) => {
            plain(StatusCode::NOT_FOUND, "Not found.")
        }
        ApiError::Email(faults) => emails(faults),
        ApiError::EmailTaken => emails(&[EmailFault::Taken]),
        ApiError::Pictures(faults) => pictures(faults),
        ApiError::InvalidImage { field, .. } => pictures(&[(*field, ImageError::Invalid)]),
        ApiError::UsernameTaken => one("username", "This field must be unique."),
        ApiError::Fields(_)
        | ApiError::MissingParam(_)
        | ApiError::DriverExists
        | ApiError::TwoImages
        | ApiError::EventTooLarge
        | ApiError::KeyReused
        | ApiError::TooManyEntries => one("non_field_errors", "Invalid input."),
        ApiError::Stale => plain(
            StatusCode::PRECONDITION_FAILED,
            "The profile has changed since it was read.",
        ),
        ApiError::DailyLimit { retry_after } => Answer::Detail(
            StatusCode::TOO_MANY_REQUESTS,
            format!(
                "Your daily profile update limit exceeded. Expected available in {:02} hours {:02} minutes and {:02} seconds.",
                retry_after / 3_600,
                retry_after / 60 % 60,
                retry_after % 60
            ),
        ),
        ApiError::Throttled { retry_after } => {
            let unit = if *retry_after == 1 {
                "second"
            } else {
                "seconds"
            };
            let detail =
                format!("Request was throttled. Expected available in {retry_after} {unit}.");
            Answer::Detail(StatusCode::TOO_MANY_REQUESTS, detail)
        }
        ApiError::QueueFull => plain(StatusCode::TOO_MANY_REQUESTS, "Request was throttled."),
        ApiError::Unavailable(_) => unavailable(),
        ApiError::Broken(_) | ApiError::Internal(_) => internal(),
    }
}

/// What cannot be read at all, with the name of what should have read it.
fn malformed(reason: &str, exchange: &Exchange<'_>) -> Answer {
    let sent = exchange.content_type.unwrap_or_default();
    let sent = sent.to_ascii_lowercase();
    let detail = match sent.split(';').next().unwrap_or_default().trim() {
        "application/json" => format!("JSON parse error - {reason}"),
        "multipart/form-data" => format!("Multipart form parse error - {reason}"),
        "application/x-www-form-urlencoded" => format!("Form parse error - {reason}"),
        _ => "Malformed request.".to_owned(),
    };
    Answer::Detail(StatusCode::BAD_REQUEST, detail)
}

fn emails(faults: &[EmailFault]) -> Answer {
    let told = faults.iter().map(|fault| sentences::of_email(*fault));
    let told = told.map(|(field, words)| (field.to_owned(), vec![words.to_owned()]));
    Answer::Fields(told.collect())
}

fn pictures(faults: &[(&'static str, ImageError)]) -> Answer {
    let told = faults.iter().filter_map(|(field, fault)| {
        let words = sentences::of_picture(fault)?;
        Some(((*field).to_owned(), vec![words.to_owned()]))
    });
    Answer::Fields(told.collect())
}

fn one(field: &str, words: &str) -> Answer {
    Answer::Fields(Words::from([(field.to_owned(), vec![words.to_owned()])]))
}

fn forbidden() -> Answer {
    plain(StatusCode::FORBIDDEN, FORBIDDEN)
}

fn unavailable() -> Answer {
    plain(
        StatusCode::SERVICE_UNAVAILABLE,
        "Service temporarily unavailable, try again later.",
    )
}

fn internal() -> Answer {
    plain(
        StatusCode::INTERNAL_SERVER_ERROR,
        "A server error occurred.",
    )
}

fn plain(status: StatusCode, detail: &str) -> Answer {
    Answer::Detail(status, detail.to_owned())
}
