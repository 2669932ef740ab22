//! The streams that are open on this instance.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::access::Access;
use domain::event::{Event, Standing, Wakes};
use domain::id::{PairId, UserId};
use tokio::sync::{Notify, mpsc, watch};
use tokio_util::sync::CancellationToken;

use super::subscription::{Signal, Subscription};

/// So many hints wait to be passed on to other instances; what does not fit is found there by looking.
const WAITING_HINTS: usize = 10_000;

/// Where streams are subscribed, and hints come in. Nothing in it needs to be known by another instance: streams read from the store.
#[derive(Debug)]
pub struct Hub {
    open: Mutex<Open>,
    /// Somebody's last stream has closed.
    pub(super) closed: Notify,
    /// Cancelled when all streams have to end.
    pub(super) stopped: CancellationToken,
    others: mpsc::Sender<UserId>,
}

#[derive(Debug, Default)]
struct Open {
    streams: u64,
    users: HashMap<UserId, User>,
    /// Whose last stream has closed since somebody asked.
    closed: Vec<UserId>,
}

#[derive(Debug)]
struct User {
    signal: watch::Sender<Signal>,
    streams: HashMap<u64, Stream>,
}

#[derive(Debug)]
struct Stream {
    pair: PairId,
    /// The id of the last event that the stream has shown.
    shown: Arc<AtomicI64>,
}

impl Hub {
    /// An empty one, and what it has to tell other instances.
    #[must_use]
    pub fn new() -> (Arc<Self>, mpsc::Receiver<UserId>) {
        let (others, hints) = mpsc::channel(WAITING_HINTS);
        let hub = Self {
            open: Mutex::default(),
            closed: Notify::new(),
            stopped: CancellationToken::new(),
            others,
        };
        (Arc::new(hub), hints)
    }

    /// A new stream, which hears of everything that happens from now on.
    pub fn subscribe(self: &Arc<Self>, access: &Access) -> Subscription {
        let shown = Arc::new(AtomicI64::new(0));
        let mut open = self.open();
        open.streams += 1;
        let number = open.streams;
        let user = open.users.entry(access.user).or_insert_with(|| User {
            signal: watch::Sender::default(),
            streams: HashMap::new(),
        });
        let stream = Stream {
            pair: access.pair,
            shown: Arc::clone(&shown),
        };
        user.streams.insert(number, stream);
        let signal = user.signal.subscribe();
        drop(open);
        metrics::gauge!("event_streams").increment(1);
        Subscription::new(Arc::clone(self), access.user, number, signal, shown)
    }

    pub(super) fn unsubscribe(&self, user: UserId, number: u64) {
        let mut open = self.open();
        if let Some(entry) = open.users.get_mut(&user) {
            entry.streams.remove(&number);
            if entry.streams.is_empty() {
                open.users.remove(&user);
                open.closed.push(user);
                self.closed.notify_one();
            }
        }
        drop(open);
        metrics::gauge!("event_streams").decrement(1);
    }

    /// Ends all streams.
    pub fn close(&self) {
        self.stopped.cancel();
    }

    /// Wakes the streams of `user` on this instance.
    pub(super) fn wake_here(&self, user: UserId, event: Option<&Event>) {
        if let Some(entry) = self.open().users.get(&user) {
            let event = event.cloned().map(Arc::new);
            entry.signal.send_modify(|signal| signal.next(event));
        }
    }

    /// Wakes all streams on this instance.
    pub(super) fn wake_all(&self) {
        for user in self.open().users.values() {
            user.signal.send_modify(|signal| signal.next(None));
        }
    }

    /// Who has a stream open.
    pub(super) fn users(&self) -> Vec<UserId> {
        self.open().users.keys().copied().collect()
    }

    /// Whose last stream has closed since this was last asked.
    pub(super) fn take_closed(&self) -> Vec<UserId> {
        let mut open = self.open();
        let mut closed = std::mem::take(&mut open.closed);
        closed.sort_unstable();
        closed.dedup();
        // Some have come back already.
        closed.retain(|user| !open.users.contains_key(user));
        closed
    }

    /// The pairs that streams were opened with.
    pub(super) fn pairs(&self) -> Vec<PairId> {
        let open = self.open();
        let streams = open.users.values().flat_map(|user| user.streams.values());
        let mut pairs: Vec<_> = streams.map(|stream| stream.pair).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Wakes the streams that were opened with one of `pairs` and have missed something: their access does not stand any more, or they
    /// have not shown all there is.
    pub(super) fn wake_late(&self, pairs: &[PairId], standing: &[Standing]) {
        let standing: HashMap<_, _> = standing
            .iter()
            .map(|one| (one.pair, one.delivered))
            .collect();
        let open = self.open();
        for user in open.users.values() {
            let late = user.streams.values().any(|stream| {
                pairs.binary_search(&stream.pair).is_ok()
                    && standing
                        .get(&stream.pair)
                        .is_none_or(|delivered| *delivered > stream.shown.load(Ordering::Relaxed))
            });
            if late {
                user.signal.send_modify(|signal| signal.next(None));
            }
        }
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        // Nothing that runs under the lock can panic half-way.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Wakes for Hub {
    fn wake(&self, user: UserId, event: Option<&Event>) {
        self.wake_here(user, event);
        // A full queue only delays what others show.
        let _ = self.others.try_send(user);
    }
}
