//! One stream.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use domain::access::Access;
use domain::event::{Event, EventError, EventService};
use futures_util::{Stream, stream};
use tokio::time::{Instant, sleep, sleep_until};

use super::subscription::{Heard, Subscription};
use crate::ports::Production;

/// How long to wait before a store that failed is asked again.
const PAUSE: Duration = Duration::from_millis(500);

struct Follower {
    service: Arc<EventService<Production>>,
    access: Access,
    subscription: Subscription,
    ends: Instant,
    /// There may be more in the store than has been read.
    behind: bool,
    read: VecDeque<Event>,
}

/// The events of the caller with `access` after `after`, each once and in order, as they are delivered. Ends when the access does not stand any
/// more, when it `ends` by itself, and when the hub closes. A store that cannot be reached only delays.
///
/// It takes from the store as much as its reader takes from it, a page at a time: a reader that is slow costs a page of memory.
pub fn follow(
    service: Arc<EventService<Production>>,
    access: Access,
    subscription: Subscription,
    after: i64,
    ends: Instant,
) -> impl Stream<Item = Event> + Send {
    subscription.show(after);
    let follower = Follower {
        service,
        access,
        subscription,
        ends,
        behind: true,
        read: VecDeque::new(),
    };
    stream::unfold(follower, |mut follower| async move {
        let event = follower.next().await?;
        follower.subscription.show(event.id);
        Some((event, follower))
    })
}

impl Follower {
    async fn next(&mut self) -> Option<Event> {
        let stopped = self.subscription.hub().stopped.clone();
        let ends = self.ends;
        tokio::select! {
            biased;
            () = stopped.cancelled() => None,
            () = sleep_until(ends) => None,
            event = self.advance() => event,
        }
    }

    async fn advance(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.read.pop_front() {
                return Some(event);
            }
            if self.behind {
                self.look().await?;
                continue;
            }
            match self.subscription.hear().await {
                Heard::Next(event) => return Some(Arc::unwrap_or_clone(event)),
                Heard::Nothing => {}
                Heard::Look => self.behind = true,
            }
        }
    }

    /// Reads a page; none when the stream is over.
    async fn look(&mut self) -> Option<()> {
        // Boxed, so that a stream that waits is small.
        let page = Box::pin(self.service.page(&self.access, self.subscription.shown())).await;
        match page {
            Ok(page) => {
                self.behind = !page.is_empty();
                self.read = page.into();
                Some(())
            }
            Err(EventError::Store(error)) => {
                tracing::debug!(%error, "a stream waits for the store");
                sleep(PAUSE).await;
                Some(())
            }
            Err(_) => None,
        }
    }
}
