//! Everything that a client can be refused for.

use poem::http::StatusCode;

use crate::Violation;
use crate::payload::streamed::BodyError;

/// Why a request is not answered as it was meant. An [`ErrorFormat`](crate::ErrorFormat) renders
/// it; nothing that poem says itself reaches a client.
#[derive(Debug)]
pub enum Failure<'a, E> {
    /// The request breaks its contract; every violation of it.
    Invalid(Vec<Violation>),
    /// The body cannot be read at all. The sentence may be shown.
    Malformed(String),
    /// No credential, or a bad one.
    Unauthorized {
        /// The scheme that refused, by its name in the document.
        scheme: &'a str,
        /// Whether one was presented: false when it is missing.
        invalid: bool,
        /// The `WWW-Authenticate` that the operation's schemes ask for; empty when none of them is
        /// an HTTP scheme. The guard sets it on a 401 that has none.
        challenge: String,
    },
    /// No such path.
    NotFound,
    /// The path has other methods.
    MethodNotAllowed {
        /// The `Allow` that RFC 9110 wants; the guard sets it on a 405 that has none.
        allow: String,
    },
    /// The body is of a media type that the operation does not take.
    UnsupportedMediaType {
        /// Those that it takes.
        supported: Vec<String>,
    },
    /// The body, or a text in a form, is too long.
    PayloadTooLarge {
        /// At most this many bytes.
        limit: usize,
    },
    /// The body did not arrive in time.
    RequestTimeout,
    /// Too much is going on; the client may come back.
    Busy,
    /// A fault of ours. Its cause is in the log and never shown.
    Internal,
    /// The operation's own error.
    Application(&'a E),
}

/// The data of a 401 whose credential was presented and is refused, for a middleware around the guard that has to know which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefusedCredential {
    /// Its security scheme, by its name in the document.
    pub scheme: &'static str,
}

/// Wraps the error of an operation, so that it reaches the error format. One that comes from a [`BodyError`] is not the operation's own.
pub fn application<E: std::error::Error + Send + Sync + 'static>(error: E) -> poem::Error {
    match BodyError::behind(&error) {
        Some(error) => error.into(),
        None => poem::Error::new(error, StatusCode::INTERNAL_SERVER_ERROR),
    }
}
