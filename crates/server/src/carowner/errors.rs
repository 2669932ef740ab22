//! The car owner API's error envelope.

use std::sync::Arc;

use api::carowner::{CarOwnerError, CarOwnerErrorBody, CarOwnerErrorDetail, CarOwnerMeta};
use contract::{ErrorFormat, Exchange, Failure, Violation};
use domain::clock::Clock;
use poem::http::StatusCode;
use poem::{IntoResponse, Response};

use crate::error::ApiError;
use crate::report::{add_headers, count, log_cause};

/// Renders failures as `{"error": {code, message, details}, "meta": {request_id, generated_at}}`.
#[derive(Clone)]
pub struct CarOwnerFormat {
    /// For `generated_at`.
    pub clock: Arc<dyn Clock>,
}

/// Status, code for programs, message for people.
type Description = (StatusCode, &'static str, String);

impl ErrorFormat for CarOwnerFormat {
    type Error = ApiError;

    fn render(&self, failure: Failure<'_, ApiError>, exchange: &Exchange<'_>) -> Response {
        let (status, code, message) = describe(&failure);
        let error = CarOwnerError {
            error: CarOwnerErrorBody {
                code: code.into(),
                message: message.into(),
                details: details(&failure),
            },
            meta: CarOwnerMeta {
                request_id: exchange.request_id.into(),
                generated_at: self.clock.now().into(),
            },
        };
        let mut response = contract::Json(error).with_status(status).into_response();
        add_headers(&failure, response.headers_mut());
        log_cause(&failure, exchange);
        response
    }
}

fn describe(failure: &Failure<'_, ApiError>) -> Description {
    match failure {
        Failure::Invalid(violations) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "validation_failed",
            count(violations),
        ),
        Failure::Malformed(reason) => (StatusCode::BAD_REQUEST, "malformed_body", reason.clone()),
        Failure::Unauthorized { .. } => unauthorized(),
        Failure::NotFound => (
            StatusCode::NOT_FOUND,
            "not_found",
            "There is no such path.".to_owned(),
        ),
        Failure::MethodNotAllowed { allow } => (
            StatusCode::METHOD_NOT_ALLOWED,
            "method_not_allowed",
            format!("This path takes {allow}."),
        ),
        Failure::UnsupportedMediaType { supported } => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported_media_type",
            format!("The body must be {}.", supported.join(" or ")),
        ),
        Failure::PayloadTooLarge { limit } => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "payload_too_large",
            format!("The body must not be larger than {limit} bytes."),
        ),
        Failure::RequestTimeout => (
            StatusCode::REQUEST_TIMEOUT,
            "request_timeout",
            "The body did not arrive in time.".to_owned(),
        ),
        Failure::Busy => unavailable(),
        Failure::Internal => internal(),
        Failure::Application(error) => describe_error(error),
    }
}

fn describe_error(error: &ApiError) -> Description {
    let (status, code, message) = match error {
        ApiError::Revoked | ApiError::LoginFailed | ApiError::RefreshRefused => {
            return unauthorized();
        }
        ApiError::WrongPassword => (
            StatusCode::FORBIDDEN,
            "forbidden",
            "The current password is wrong.",
        ),
        ApiError::Forbidden => (
            StatusCode::FORBIDDEN,
            "forbidden",
            "This needs the role service or admin.",
        ),
        ApiError::CrossSite => (
            StatusCode::FORBIDDEN,
            "forbidden",
            "Cross-site requests with a cookie are refused.",
        ),
        ApiError::NotFound | ApiError::UnknownUser | ApiError::Manage(_) => (
            StatusCode::NOT_FOUND,
            "not_found",
            "There is no such thing.",
        ),
        ApiError::QueueFull => (
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_requests",
            "Too many events are queued; wait until some are delivered.",
        ),
        ApiError::EmailTaken => (StatusCode::CONFLICT, "email_taken", "The email is taken."),
        ApiError::UsernameTaken => (
            StatusCode::CONFLICT,
            "username_taken",
            "The username is taken.",
        ),
        ApiError::Stale => (
            StatusCode::PRECONDITION_FAILED,
            "precondition_failed",
            "The profile has changed since it was read.",
        ),
        ApiError::InvalidImage { .. }
        | ApiError::Pictures(_)
        | ApiError::Email(_)
        | ApiError::TwoImages
        | ApiError::EventTooLarge
        | ApiError::KeyReused
        | ApiError::Fields(_)
        | ApiError::MissingParam(_)
        | ApiError::DriverExists
        | ApiError::TooManyEntries => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "validation_failed",
            "The request breaks the contract in 1 place.",
        ),
        ApiError::Throttled { .. } | ApiError::DailyLimit { .. } => (
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_requests",
            "Too many failures; wait before you try again.",
        ),
        ApiError::Unavailable(_) => return unavailable(),
        ApiError::Broken(_) | ApiError::Internal(_) => return internal(),
    };
    (status, code, message.to_owned())
}

fn unauthorized() -> Description {
    (
        StatusCode::UNAUTHORIZED,
        "unauthorized",
        "A valid access token is needed.".to_owned(),
    )
}

fn unavailable() -> Description {
    let message = "The service is not available right now; try again.";
    (
        StatusCode::SERVICE_UNAVAILABLE,
        "service_unavailable",
        message.to_owned(),
    )
}

fn internal() -> Description {
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        "internal_error",
        "Something went wrong inside.".to_owned(),
    )
}

fn details(failure: &Failure<'_, ApiError>) -> Vec<CarOwnerErrorDetail> {
    let one = |field: &str, message: &str| {
        vec![CarOwnerErrorDetail {
            field: field.into(),
            message: message.into(),
        }]
    };
    match failure {
        Failure::Invalid(violations) => violations.iter().map(detail).collect(),
        Failure::Application(ApiError::UsernameTaken) => one("username", "The username is taken."),
        Failure::Application(ApiError::InvalidImage { field, reason }) => one(field, reason),
        Failure::Application(ApiError::TwoImages) => {
            let message = "Only one of file and profile_image can be sent.";
            [one("file", message), one("profile_image", message)].concat()
        }
        _ => Vec::new(),
    }
}

fn detail(violation: &Violation) -> CarOwnerErrorDetail {
    let field = if violation.path.is_empty() {
        "body".to_owned()
    } else {
        violation.path.join(".")
    };
    CarOwnerErrorDetail {
        field: field.into(),
        message: violation.message.as_str().into(),
    }
}
