//! What a stream hears.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use domain::event::Event;
use domain::id::UserId;
use tokio::sync::watch;

use super::Hub;

/// The last hint to a user's streams.
#[derive(Debug, Clone, Default)]
pub(super) struct Signal {
    number: u64,
    event: Option<Arc<Event>>,
}

impl Signal {
    pub(super) fn next(&mut self, event: Option<Arc<Event>>) {
        self.number += 1;
        self.event = event;
    }
}

/// What a hint means to a stream.
#[derive(Debug)]
pub(super) enum Heard {
    /// The event that follows what it has shown.
    Next(Arc<Event>),
    /// Nothing that it has not shown.
    Nothing,
    /// It has to look.
    Look,
}

/// A stream's place in the hub; closed when it is dropped.
#[derive(Debug)]
pub struct Subscription {
    hub: Arc<Hub>,
    user: UserId,
    number: u64,
    signal: watch::Receiver<Signal>,
    heard: u64,
    shown: Arc<AtomicI64>,
}

impl Subscription {
    pub(super) fn new(
        hub: Arc<Hub>,
        user: UserId,
        number: u64,
        mut signal: watch::Receiver<Signal>,
        shown: Arc<AtomicI64>,
    ) -> Self {
        let heard = signal.borrow_and_update().number;
        Self {
            hub,
            user,
            number,
            signal,
            heard,
            shown,
        }
    }

    pub(super) fn hub(&self) -> &Hub {
        &self.hub
    }

    /// The id of the last event that the stream has shown, or begins after.
    pub(super) fn shown(&self) -> i64 {
        self.shown.load(Ordering::Relaxed)
    }

    /// Says that the stream has shown everything up to the event with this id.
    pub(super) fn show(&self, id: i64) {
        self.shown.store(id, Ordering::Relaxed);
    }

    /// Waits for the next hint. Nothing is lost when it is dropped before it answers.
    pub(super) async fn hear(&mut self) -> Heard {
        if self.signal.changed().await.is_err() {
            // The hub keeps the sender for as long as this is subscribed.
            return Heard::Look;
        }
        let signal = self.signal.borrow_and_update().clone();
        let only = signal.number == self.heard + 1;
        self.heard = signal.number;
        match signal.event {
            Some(event) if only && event.id == self.shown() + 1 => Heard::Next(event),
            Some(event) if only && event.id <= self.shown() => Heard::Nothing,
            _ => Heard::Look,
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.hub.unsubscribe(self.user, self.number);
    }
}
