//! What is refused, as HTTP says it.

use contract::{Location, Violation};
use domain::manage::Refusal;
use poem::http::StatusCode;
use serde_json::Value;

/// The status of a refusal. Its words are its own.
pub const fn status(refusal: Refusal) -> StatusCode {
    match refusal {
        Refusal::OthersRead | Refusal::OthersWrite => StatusCode::FORBIDDEN,
        Refusal::NoProfile | Refusal::NoUser => StatusCode::NOT_FOUND,
        Refusal::Timezone => StatusCode::BAD_REQUEST,
        Refusal::TooLarge | Refusal::TooDeep => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The member that is to blame, where there is one.
pub fn violation(refusal: Refusal) -> Option<Violation> {
    let path = vec!["timezone".to_owned()];
    (refusal == Refusal::Timezone).then(|| Violation {
        message: refusal.to_string(),
        ..Violation::new(Location::Body, path, "unfit", Value::Null)
    })
}
