//! Request bodies that are handed over as they come.

use std::error::Error;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::Stream;
use poem::{Request, RequestBody, Result};
use poem_openapi::payload::{ParsePayload, Payload};
use poem_openapi::registry::MetaSchemaRef;

use super::binary::binary_schema;
use super::extractor::body_extractor;
use super::media_type::{MediaType, fits};
use crate::request::{Parsed, Refused, received};

/// Why the rest of a [`StreamedBody`] does not come.
///
/// An operation that fails because of it needs no answer of its own: where it is anywhere among the [sources](Error::source) of the
/// operation's error, the guard answers as it does for any other body. A `#[error(transparent)]` around it hides it, since such an error
/// has the sources of what is in it, but not itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// The connection ended before the body did. Answered as [`Failure::Malformed`](crate::Failure::Malformed).
    #[error("the body broke off")]
    BrokenOff,
    /// It stalled, or took too long in all. Answered as [`Failure::RequestTimeout`](crate::Failure::RequestTimeout).
    #[error("the body did not arrive in time")]
    Timeout,
    /// It is too long. Answered as [`Failure::PayloadTooLarge`](crate::Failure::PayloadTooLarge).
    #[error("the body has more than {limit} bytes")]
    TooLarge {
        /// At most this many bytes.
        limit: usize,
    },
}

impl BodyError {
    /// The one that `error` is, or comes from.
    #[must_use]
    pub fn behind(error: &(dyn Error + 'static)) -> Option<Self> {
        let mut next = Some(error);
        while let Some(error) = next {
            if let Some(found) = error.downcast_ref() {
                return Some(*found);
            }
            // An I/O error has the sources of what is in it, but not itself.
            next = match error.downcast_ref::<std::io::Error>() {
                Some(error) => error.get_ref().map(|inner| inner as &(dyn Error + 'static)),
                None => error.source(),
            };
        }
        None
    }
}

impl From<BodyError> for poem::Error {
    fn from(error: BodyError) -> Self {
        Refused::from(error).into()
    }
}

/// The bytes of a body as they come. It ends with the body or after the first error.
pub struct BodyStream(Pin<Box<dyn Stream<Item = std::result::Result<Bytes, BodyError>> + Send>>);

impl BodyStream {
    pub(crate) fn new(
        pieces: impl Stream<Item = std::result::Result<Bytes, BodyError>> + Send + 'static,
    ) -> Self {
        Self(Box::pin(pieces))
    }
}

impl Stream for BodyStream {
    type Item = std::result::Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context)
    }
}

impl std::fmt::Debug for BodyStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BodyStream")
    }
}

/// A request body that nobody holds as a whole: nothing of it is read before the operation asks for it, and it takes no part of the
/// memory that the guard bounds. In the document its media type says `x-streamed: true`.
pub struct StreamedBody<M> {
    /// How many bytes will come, when the client says so.
    pub length: Option<u64>,
    /// The `Content-Type` as it was sent.
    pub content_type: Option<String>,
    /// The bytes.
    pub stream: BodyStream,
    media_type: PhantomData<fn() -> M>,
}

impl<M> std::fmt::Debug for StreamedBody<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StreamedBody")
            .field("length", &self.length)
            .field("content_type", &self.content_type)
            .finish_non_exhaustive()
    }
}

impl<M: MediaType> Payload for StreamedBody<M> {
    const CONTENT_TYPE: &'static str = M::NAME;

    fn check_content_type(content_type: &str) -> bool {
        fits(M::NAME, content_type)
    }

    fn schema_ref() -> MetaSchemaRef {
        binary_schema()
    }
}

impl<M: MediaType> ParsePayload for StreamedBody<M> {
    const IS_REQUIRED: bool = true;

    async fn from_request(request: &Request, _body: &mut RequestBody) -> Result<Self> {
        let Parsed::Streamed(length, stream) = received(request)? else {
            return Err(
                Refused::Misused("the document does not say that the body is streamed").into(),
            );
        };
        Ok(Self {
            length,
            content_type: request.content_type().map(str::to_owned),
            stream,
            media_type: PhantomData,
        })
    }
}

body_extractor!(StreamedBody<M>, M: MediaType);

#[cfg(test)]
mod tests {
    use std::io;

    use super::BodyError;

    #[derive(Debug, thiserror::Error)]
    #[error("outer")]
    struct Outer(#[source] Box<dyn std::error::Error + Send + Sync>);

    #[test]
    fn it_is_found_behind_other_errors() {
        let error = BodyError::TooLarge { limit: 5 };
        assert_eq!(BodyError::behind(&error), Some(error));
        let wrapped = io::Error::other(Outer(io::Error::other(error).into()));
        assert_eq!(BodyError::behind(&Outer(wrapped.into())), Some(error));
        let other = Outer(io::Error::from(io::ErrorKind::NotFound).into());
        assert_eq!(BodyError::behind(&other), None);
    }
}
