//! A panic in a handler fails its own request and nothing else.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use poem::{Endpoint, Middleware, Request, Result};

/// Turns a panic into an error that nobody knows, which the error format around it shows as an internal one.
#[derive(Debug, Clone, Copy)]
pub struct CatchPanics;

/// A handler panicked. Its message is in the log already, written by the panic hook.
#[derive(Debug, thiserror::Error)]
#[error("a handler panicked")]
struct Panicked;

impl<E: Endpoint> Middleware<E> for CatchPanics {
    type Output = CatchingEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        CatchingEndpoint(inner)
    }
}

/// See [`CatchPanics`].
pub struct CatchingEndpoint<E>(E);

impl<E: Endpoint> Endpoint for CatchingEndpoint<E> {
    type Output = E::Output;

    async fn call(&self, request: Request) -> Result<Self::Output> {
        // Unwind safety: what a panicking handler leaves half-done dies with its request; shared state is in the database.
        AssertUnwindSafe(self.0.call(request))
            .catch_unwind()
            .await
            .unwrap_or_else(|_| Err(poem::error::InternalServerError(Panicked)))
    }
}
