//! Server-sent events (WHATWG HTML, section 9.2).

use std::time::Duration;

use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt};
use poem::web::sse::{Event, SSE};
use poem::{IntoResponse, Response};
use poem_openapi::payload::Payload;
use poem_openapi::registry::{MetaSchemaRef, Registry};
use poem_openapi::types::Type;
use serde::Serialize;

/// A comment this often keeps proxies from closing a quiet stream.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// A stream of events, documented as `text/event-stream` with the event's schema. poem-openapi's
/// own documents an array and sends no ids.
pub struct Sse<E> {
    events: BoxStream<'static, SseEvent<E>>,
    keep_alive: Duration,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SseEvent<E> {
    /// What a client that comes back sends as `Last-Event-ID`.
    pub id: Option<String>,
    /// Its kind; `message` for a client when there is none.
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
        }
    }

    /// Sends a comment after this much silence; 15 s unless told.
    #[must_use]
    pub const fn keep_alive(mut self, period: Duration) -> Self {
        self.keep_alive = period;
        self
    }
}

impl<E> std::fmt::Debug for Sse<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sse")
            .field("keep_alive", &self.keep_alive)
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
        let events = self.events.filter_map(|event| async move { write(event) });
        SSE::new(events).keep_alive(self.keep_alive).into_response()
    }
}

fn write<E: Serialize>(event: SseEvent<E>) -> Option<Event> {
    let data = serde_json::to_string(&event.data)
        .inspect_err(|error| tracing::error!(%error, "an event cannot be written as JSON"))
        .ok()?;
    let mut message = Event::message(data);
    if let Some(id) = event.id {
        message = message.id(id);
    }
    if let Some(kind) = event.event {
        message = message.event_type(kind);
    }
    Some(message)
}

#[cfg(test)]
mod tests {
    use futures_util::stream;
    use poem::IntoResponse;
    use poem_openapi::payload::Payload;
    use poem_openapi::types::Type;

    use super::{Sse, SseEvent};
    use crate::Int;

    #[tokio::test]
    async fn events_have_ids_and_kinds() {
        let events = stream::iter([
            SseEvent {
                id: Some("1".into()),
                event: Some("count".into()),
                data: Int(5),
            },
            SseEvent {
                id: None,
                event: None,
                data: Int(6),
            },
        ]);
        let response = Sse::new(events).into_response();
        assert_eq!(response.content_type(), Some("text/event-stream"));
        let text = response.into_body().into_string().await.unwrap();
        assert_eq!(text, "id: 1\nevent: count\ndata: 5\n\ndata: 6\n\n");
    }

    #[test]
    fn the_event_is_documented() {
        assert_eq!(Sse::<Int>::schema_ref(), Int::schema_ref());
    }
}
