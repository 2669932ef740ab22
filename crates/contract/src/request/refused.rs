//! Why a request is refused before its handler runs.

use poem::http::StatusCode;
use poem_openapi::types::{ParseError, Type};
use serde_json::Value;

use crate::payload::streamed::BodyError;
use crate::{Location, Violation};

/// Why a request is refused before its handler runs. The guard turns it into a
/// [`Failure`](crate::Failure).
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refused {
    #[error("the request breaks its contract in {} place(s)", .0.len())]
    Invalid(Vec<Violation>),
    #[error("{0}")]
    Malformed(String),
    #[error("the credential of `{scheme}` is missing or refused")]
    Unauthorized { scheme: &'static str, invalid: bool },
    #[error("the credential could not be decided")]
    Undecided(#[source] poem::Error),
    #[error("the media type is not supported")]
    UnsupportedMediaType(Vec<String>),
    #[error("the body has more than {0} bytes")]
    TooLarge(usize),
    #[error("the body did not arrive in time")]
    Timeout,
    #[error("too many bodies are in flight")]
    Busy,
    #[error("{0}")]
    Misused(&'static str),
}

impl From<Refused> for poem::Error {
    fn from(refused: Refused) -> Self {
        // The status is the format's to choose; this one is never seen.
        Self::new(refused, StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl From<BodyError> for Refused {
    fn from(error: BodyError) -> Self {
        match error {
            BodyError::BrokenOff => Self::Malformed("The body broke off.".to_owned()),
            BodyError::Timeout => Self::Timeout,
            BodyError::TooLarge { limit } => Self::TooLarge(limit),
        }
    }
}

/// A body that fits the document and yet not its type. The reason would tell the value, so it is
/// kept out of the log as well.
pub(crate) fn unfit<T: Type>(_: ParseError<T>) -> poem::Error {
    tracing::warn!(name = %T::name(), "a body fits its document but not its type");
    let violation = Violation::new(Location::Body, Vec::new(), "unfit", Value::Null);
    Refused::Invalid(vec![violation]).into()
}
