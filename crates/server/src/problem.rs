//! RFC 9457 errors with the members that the console API's clients know; `/auth` and everything outside a namespace speak them too.

use api::auth::{Problem, ProblemError, ProblemViolation};
use contract::{ErrorFormat, Exchange, Failure, Location, Violation};
use domain::driver::{Fault, FieldFault};
use poem::http::StatusCode;
use poem::{IntoResponse, Response};
use serde_json::Value;

use crate::error::ApiError;
use crate::report::{add_headers, log_cause};

/// How long `error.message` may be, in characters.
const LONGEST_MESSAGE: usize = 100;

/// Renders failures as `application/problem+json`.
#[derive(Debug, Clone, Copy)]
pub struct ProblemFormat;

impl ErrorFormat for ProblemFormat {
    type Error = ApiError;

    fn render(&self, failure: Failure<'_, ApiError>, exchange: &Exchange<'_>) -> Response {
        let (status, detail) = describe(&failure);
        let mut response = respond(status, detail, errors(&failure), exchange);
        add_headers(&failure, response.headers_mut());
        log_cause(&failure, exchange);
        response
    }
}

fn describe(failure: &Failure<'_, ApiError>) -> (StatusCode, String) {
    let (status, detail) = match failure {
        Failure::Invalid(violations) => (StatusCode::BAD_REQUEST, crate::report::count(violations)),
        Failure::Malformed(reason) => (StatusCode::BAD_REQUEST, reason.clone()),
        Failure::Unauthorized { invalid: true, .. } | Failure::Application(ApiError::Revoked) => (
            StatusCode::UNAUTHORIZED,
            "The credentials are wrong, expired or revoked.".to_owned(),
        ),
        Failure::Unauthorized { .. } => (
            StatusCode::UNAUTHORIZED,
            "Credentials are needed.".to_owned(),
        ),
        Failure::NotFound => (StatusCode::NOT_FOUND, "There is no such path.".to_owned()),
        Failure::MethodNotAllowed { allow } => (
            StatusCode::METHOD_NOT_ALLOWED,
            format!("This path takes {allow}."),
        ),
        Failure::UnsupportedMediaType { supported } => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            format!("The body must be {}.", supported.join(" or ")),
        ),
        Failure::PayloadTooLarge { limit } => (
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("The body must not be larger than {limit} bytes."),
        ),
        Failure::RequestTimeout => (
            StatusCode::REQUEST_TIMEOUT,
            "The body did not arrive in time.".to_owned(),
        ),
        Failure::Busy | Failure::Application(ApiError::Unavailable(_)) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "The service is not available right now; try again.".to_owned(),
        ),
        Failure::Internal | Failure::Application(ApiError::Internal(_)) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "Internal Server Error".to_owned(),
        ),
        Failure::Application(error) => describe_error(error),
    };
    (status, detail)
}

fn describe_error(error: &ApiError) -> (StatusCode, String) {
    let (status, detail) = match error {
        ApiError::Revoked => (
            StatusCode::UNAUTHORIZED,
            "The credentials are wrong, expired or revoked.",
        ),
        ApiError::LoginFailed => (
            StatusCode::UNAUTHORIZED,
            "The email or the password is wrong.",
        ),
        ApiError::RefreshRefused => (
            StatusCode::UNAUTHORIZED,
            "The refresh token is wrong, expired, used or revoked.",
        ),
        ApiError::WrongPassword => (StatusCode::FORBIDDEN, "The current password is wrong."),
        ApiError::Forbidden => (
            StatusCode::FORBIDDEN,
            "This needs the role service or admin.",
        ),
        ApiError::NotFound => (StatusCode::NOT_FOUND, "There is no such thing."),
        ApiError::UnknownUser => (StatusCode::NOT_FOUND, "There is no such user."),
        ApiError::EventTooLarge => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "The event's data is larger than 64 KiB.",
        ),
        ApiError::KeyReused => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "The idempotency key was used for another event.",
        ),
        ApiError::QueueFull => (
            StatusCode::TOO_MANY_REQUESTS,
            "The user has 10,000 events queued; wait until some are delivered.",
        ),
        ApiError::Fields(_) | ApiError::MissingParam(_) | ApiError::Email(_) => {
            (StatusCode::BAD_REQUEST, "What was sent cannot be kept.")
        }
        ApiError::DriverExists => (StatusCode::CONFLICT, "The driver profile exists already."),
        ApiError::TooManyEntries => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "The driver has 200 of them already.",
        ),
        ApiError::EmailTaken => (StatusCode::CONFLICT, "The email is taken."),
        ApiError::UsernameTaken => (StatusCode::CONFLICT, "The username is taken."),
        ApiError::Stale => (
            StatusCode::PRECONDITION_FAILED,
            "The profile has changed since it was read.",
        ),
        ApiError::InvalidImage { reason, .. } => {
            return (StatusCode::UNPROCESSABLE_ENTITY, reason.clone());
        }
        ApiError::Pictures(_) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "What was sent is no valid image.",
        ),
        ApiError::TwoImages => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "Only one image can be sent.",
        ),
        ApiError::Throttled { .. } => (
            StatusCode::TOO_MANY_REQUESTS,
            "Too many failures; wait before you try again.",
        ),
        ApiError::DailyLimit { .. } => (
            StatusCode::TOO_MANY_REQUESTS,
            "The profile was changed as often as it may be in a day.",
        ),
        ApiError::Unavailable(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "The service is not available right now; try again.",
        ),
        ApiError::Broken(_) | ApiError::Internal(_) => {
            (StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
        }
    };
    (status, detail.to_owned())
}

fn errors(failure: &Failure<'_, ApiError>) -> Vec<ProblemViolation> {
    let taken = |name: &str, detail: &str| {
        vec![ProblemViolation {
            pointer: format!("#/{name}").into(),
            name: name.into(),
            detail: detail.into(),
            reason: "unique".into(),
        }]
    };
    match failure {
        Failure::Invalid(violations) => violations.iter().map(violation).collect(),
        Failure::Application(ApiError::EmailTaken) => taken("email", "The email is taken."),
        Failure::Application(ApiError::UsernameTaken) => {
            taken("username", "The username is taken.")
        }
        Failure::Application(ApiError::Fields(faults)) => faults.iter().map(fault).collect(),
        _ => Vec::new(),
    }
}

/// A fault that no document tells, as if it did.
fn fault(fault: &FieldFault) -> ProblemViolation {
    let (keyword, limit) = match fault.fault {
        Fault::Blank => ("required", Value::Null),
        Fault::TooLarge { limit } => ("maximum", limit.into()),
        Fault::InFuture | Fault::Invalid | Fault::WrongType => ("unfit", Value::Null),
    };
    let path = fault.field.split('.').map(str::to_owned).collect();
    violation(&Violation::new(Location::Body, path, keyword, limit))
}

fn violation(violation: &Violation) -> ProblemViolation {
    let escaped: Vec<String> = violation
        .path
        .iter()
        .map(|step| step.replace('~', "~0").replace('/', "~1"))
        .collect();
    let place = match violation.location {
        Location::Body => "",
        Location::Query => "/query",
        Location::Path => "/path",
        Location::Header => "/header",
        Location::Cookie => "/cookie",
    };
    let steps: String = escaped.iter().flat_map(|step| ["/", step]).collect();
    ProblemViolation {
        pointer: format!("#{place}{steps}").into(),
        name: violation.path.last().map_or("", String::as_str).into(),
        detail: violation.message.as_str().into(),
        reason: violation.keyword.to_string().into(),
    }
}

/// The body of a problem that answers to nothing that can be named.
pub fn text(status: StatusCode, detail: &str, request_id: &str) -> Vec<u8> {
    let problem = problem(status, detail.to_owned(), Vec::new(), "", request_id);
    // Strings and numbers can always be written.
    serde_json::to_vec(&problem).unwrap_or_default()
}

fn respond(
    status: StatusCode,
    detail: String,
    errors: Vec<ProblemViolation>,
    exchange: &Exchange<'_>,
) -> Response {
    let problem = problem(status, detail, errors, exchange.path, exchange.request_id);
    contract::Json(problem)
        .with_status(status)
        .with_content_type("application/problem+json")
        .into_response()
}

/// A problem with the members that the seed of the format prints, in their order.
fn problem(
    status: StatusCode,
    detail: String,
    errors: Vec<ProblemViolation>,
    instance: &str,
    request_id: &str,
) -> Problem {
    let title = status.canonical_reason().unwrap_or("Error");
    let code = title.to_ascii_lowercase().replace([' ', '-'], "_");
    let message: String = detail.chars().take(LONGEST_MESSAGE).collect();
    Problem {
        code: code.as_str().into(),
        detail: detail.into(),
        instance: instance.into(),
        request_id: request_id.into(),
        status: i64::from(status.as_u16()).into(),
        title: title.into(),
        error: ProblemError {
            code: code.into(),
            message: message.into(),
        },
        errors: (!errors.is_empty()).then_some(errors).into(),
    }
}
