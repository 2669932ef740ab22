//! What problems are called.

use contract::Failure;
use poem::http::StatusCode;

use crate::error::ApiError;
use crate::manage;

/// The status and the words of a failure.
pub(super) fn describe(failure: &Failure<'_, ApiError>) -> (StatusCode, String) {
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
        ApiError::CrossSite => (
            StatusCode::FORBIDDEN,
            "Cross-site requests with a cookie are refused",
        ),
        ApiError::Manage(refusal) => return (manage::status(*refusal), refusal.to_string()),
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
