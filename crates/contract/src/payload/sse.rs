//! Server-sent events (WHATWG HTML, section 9.2).

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{BufMut, Bytes, BytesMut};
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt};
use poem::http::{HeaderName, HeaderValue, header};
use poem::{Body, IntoResponse, Response};
use poem_openapi::payload::Payload;
use poem_openapi::registry::{MetaSchemaRef, Registry};
use poem_openapi::types::Type;
use serde::Serialize;
use tokio::time::{Instant, Sleep, sleep};

/// A comment this often keeps proxies from closing a quiet stream.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Keeps nginx from waiting for more before it passes a message on.
const UNBUFFERED: HeaderName = HeaderName::from_static("x-accel-buffering");

/// A stream of events, documented as `text/event-stream` with the event's schema. poem-openapi's
/// own documents an array and sends no ids.
pub struct Sse<E> {
    events: BoxStream<'static, SseEvent<E>>,
    keep_alive: Duration,
    retry: Option<Duration>,
    position: Option<String>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SseEvent<E> {
    /// What a client that comes back sends as `Last-Event-ID`; without line breaks.
    pub id: Option<String>,
    /// Its kind, without line breaks; `message` for a client when there is none.
    pub event: Option<String>,
    /// Sent as JSON.
    pub data: E,
}

impl<E> Sse<E> {
    /// Sends these events until the stream ends.
    pub fn new(events: impl Stream<Item = SseEvent<E>> + Send + 'static) -> Self {
        Self {
            events: events.boxed(),
            keep_alive: KEEP_ALIVE,
            retry: None,
            position: None,
        }
    }

    /// Sends a comment after this much silence; 15 s unless told.
    #[must_use]
    pub const fn keep_alive(mut self, period: Duration) -> Self {
        self.keep_alive = period;
        self
    }

    /// Tells the client the id to come back with before there is an event: without line breaks.
    #[must_use]
    pub fn position(mut self, id: impl Into<String>) -> Self {
        self.position = Some(id.into());
        self
    }

    /// Tells the client to wait this long before it comes back.
    #[must_use]
    pub const fn retry(mut self, after: Duration) -> Self {
        self.retry = Some(after);
        self
    }
}

impl<E> std::fmt::Debug for Sse<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sse")
            .field("keep_alive", &self.keep_alive)
            .field("retry", &self.retry)
            .field("position", &self.position)
            .finish_non_exhaustive()
    }
}

impl<E: Type> Payload for Sse<E> {
    const CONTENT_TYPE: &'static str = "text/event-stream";

    fn schema_ref() -> MetaSchemaRef {
        E::schema_ref()
    }

    fn register(registry: &mut Registry) {
        E::register(registry);
    }
}

impl<E: Serialize + Send + 'static> IntoResponse for Sse<E> {
    fn into_response(self) -> Response {
        // The first bytes leave at once, so that a client knows that it is connected.
        let retry = self
            .retry
            .map(|after| format!("retry: {}\n", after.as_millis()));
        let position = self.position.map(|id| format!("id: {id}\n"));
        let opening = match (retry, position) {
            (None, None) => ":\n\n".to_owned(),
            (retry, position) => [
                retry.unwrap_or_default(),
                position.unwrap_or_default(),
                "\n".to_owned(),
            ]
            .concat(),
        };
        let body = Text {
            events: self.events,
            opening: Some(opening.into()),
            keep_alive: self.keep_alive,
            silence: Box::pin(sleep(self.keep_alive)),
        };
        Response::builder()
            .content_type("text/event-stream")
            .header(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))
            .header(UNBUFFERED, HeaderValue::from_static("no"))
            .body(Body::from_bytes_stream(body))
    }
}

/// The events as they are sent, and comments between them.
struct Text<E> {
    events: BoxStream<'static, SseEvent<E>>,
    opening: Option<Bytes>,
    keep_alive: Duration,
    silence: Pin<Box<Sleep>>,
}

impl<E: Serialize> Stream for Text<E> {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(opening) = self.opening.take() {
            return Poll::Ready(Some(Ok(opening)));
        }
        let text = match self.events.poll_next_unpin(context) {
            Poll::Ready(None) => return Poll::Ready(None),
            Poll::Ready(Some(event)) => write(&event),
            Poll::Pending => match self.silence.as_mut().poll(context) {
                Poll::Ready(()) => Ok(Bytes::from_static(b":\n\n")),
                Poll::Pending => return Poll::Pending,
            },
        };
        let next = Instant::now() + self.keep_alive;
        self.silence.as_mut().reset(next);
        Poll::Ready(Some(text))
    }
}

/// An event that cannot be written ends the stream: to leave it out would lose it.
fn write<E: Serialize>(event: &SseEvent<E>) -> io::Result<Bytes> {
    let mut text = BytesMut::new();
    if let Some(id) = &event.id {
        field(&mut text, b"id: ", id.as_bytes());
    }
    if let Some(kind) = &event.event {
        field(&mut text, b"event: ", kind.as_bytes());
    }
    let data = serde_json::to_vec(&event.data)
        .inspect_err(|error| tracing::error!(%error, "an event cannot be written as JSON"))?;
    field(&mut text, b"data: ", &data);
    text.put_u8(b'\n');
    Ok(text.freeze())
}

fn field(text: &mut BytesMut, name: &[u8], value: &[u8]) {
    text.reserve(name.len() + value.len() + 2);
    text.put_slice(name);
    text.put_slice(value);
    text.put_u8(b'\n');
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::{StreamExt, stream};
    use poem::IntoResponse;
    use poem_openapi::payload::Payload;
    use poem_openapi::types::Type;

    use super::{Sse, SseEvent};
    use crate::Int;

    fn event(data: i64) -> SseEvent<Int> {
        SseEvent {
            id: None,
            event: None,
            data: Int(data),
        }
    }

    #[tokio::test]
    async fn events_have_ids_and_kinds() {
        let first = SseEvent {
            id: Some("1".into()),
            event: Some("count".into()),
            data: Int(5),
        };
        let response = Sse::new(stream::iter([first, event(6)])).into_response();
        assert_eq!(response.content_type(), Some("text/event-stream"));
        let text = response.into_body().into_string().await.unwrap();
        assert_eq!(text, ":\n\nid: 1\nevent: count\ndata: 5\n\ndata: 6\n\n");
    }

    #[tokio::test]
    async fn the_client_is_told_when_to_come_back_and_where() {
        let sse = || Sse::new(stream::iter([event(6)])).retry(Duration::from_millis(1_500));
        for (sse, expected) in [
            (sse(), "retry: 1500\n\ndata: 6\n\n"),
            (sse().position("17"), "retry: 1500\nid: 17\n\ndata: 6\n\n"),
        ] {
            let body = sse.into_response().into_body();
            assert_eq!(body.into_string().await.unwrap(), expected);
        }
    }

    #[tokio::test]
    async fn comments_fill_the_silence() {
        let events = stream::iter([event(6)]).chain(stream::pending());
        let sse = Sse::new(events).keep_alive(Duration::from_millis(5));
        let mut body = sse.into_response().into_body().into_bytes_stream();
        for expected in [":\n\n", "data: 6\n\n", ":\n\n", ":\n\n"] {
            assert_eq!(body.next().await.unwrap().unwrap(), expected);
        }
    }

    #[test]
    fn the_event_is_documented() {
        assert_eq!(Sse::<Int>::schema_ref(), Int::schema_ref());
    }
}
