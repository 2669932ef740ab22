//! Reads what is left of a request's body before its response goes out.
//!
//! A client that is still sending when the connection closes sees a reset instead of the response. So a body that nobody wanted is read to
//! its end within limits, and where that is too much, the client is told that the connection closes.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt};
use poem::http::{HeaderValue, Version, header};
use poem::{Body, Request, Response};

/// How much is read for nothing, in bytes: a little more than the largest upload that is taken.
const MOST: usize = 62_000_000;
/// For how long.
const LONGEST: Duration = Duration::from_secs(3);

type Chunks = BoxStream<'static, std::io::Result<Bytes>>;

/// What is left of a request's body; nothing for a request without one.
pub struct Rest {
    rest: Option<Arc<Mutex<Chunks>>>,
    closes: bool,
}

/// A body that leaves its rest behind when it is dropped.
struct Lent(Arc<Mutex<Chunks>>);

impl Stream for Lent {
    type Item = std::io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .poll_next_unpin(context)
    }
}

impl Rest {
    /// Watches the body of `request`.
    pub fn of(request: &mut Request) -> Self {
        let headers = request.headers();
        let sends = headers.contains_key(header::TRANSFER_ENCODING)
            || headers
                .get(header::CONTENT_LENGTH)
                .is_some_and(|length| length != "0");
        if !sends {
            return Self {
                rest: None,
                closes: false,
            };
        }
        // HTTP/2 ends a stream without the connection, and forbids the header.
        let closes = request.version() < Version::HTTP_2;
        let chunks: Chunks = request.take_body().into_bytes_stream().boxed();
        let chunks = Arc::new(Mutex::new(chunks));
        request.set_body(Body::from_bytes_stream(Lent(Arc::clone(&chunks))));
        Self {
            rest: Some(chunks),
            closes,
        }
    }

    /// Reads the rest, or tells in the response that the connection closes.
    pub async fn drain(self, response: &mut Response) {
        let Some(mut rest) = self.rest.map(Lent) else {
            return;
        };
        let reading = async {
            let mut read = 0;
            while read <= MOST {
                match rest.next().await {
                    Some(Ok(chunk)) => read += chunk.len(),
                    Some(Err(_)) => return false,
                    None => return true,
                }
            }
            false
        };
        let ended = tokio::time::timeout(LONGEST, reading)
            .await
            .unwrap_or(false);
        if !ended && self.closes {
            response
                .headers_mut()
                .insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
    }
}
