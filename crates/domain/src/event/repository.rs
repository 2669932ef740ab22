//! The port to where events and presences are kept.

use chrono::{DateTime, Utc};

use super::{Event, NewEvent, ProduceError};
use crate::access::{Access, Granted};
use crate::id::{PairId, UserId};
use crate::presence::Presence;
use crate::store::StoreError;

/// An event that has been accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Produced {
    /// The event, numbered.
    pub event: Event,
    /// Whether it was delivered at once, the user being online; it is queued otherwise.
    pub delivered: bool,
}

/// What came of setting a presence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivery {
    /// How many events went from queued to delivered.
    pub count: i64,
}

/// How far a user's events go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The id of the last delivered event, 0 when there was none ever.
    pub delivered: i64,
    /// The id of the oldest event that is still kept, `delivered + 1` when none of the delivered is.
    pub oldest: i64,
}

/// A stream's access that stands, and how far its user's events go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The pair of the access that the stream was opened with.
    pub pair: PairId,
    /// The id of the user's last delivered event.
    pub delivered: i64,
}

/// Where events and presences are kept. Each method is one transaction.
///
/// A presence is online from when it was set to [`Presence::Online`] until its time is up; then it counts as offline without anybody having to
/// write so. An event that arrives while the user is online is delivered with it, any other is queued.
pub trait EventRepository: Send + Sync + 'static {
    /// Numbers and keeps an event for `user`, made by the caller with `access`. Under a `key` that the same caller has used for this user
    /// before, nothing is added: the event of that time is answered if it says the same (by its [`NewEvent::fingerprint`]), even when the
    /// queue is full by now. However many requests race, ids are without gaps and a key gives one event. One round trip on PostgreSQL when
    /// the event is accepted.
    ///
    /// # Errors
    /// See [`ProduceError`].
    fn produce(
        &self,
        access: &Access,
        user: UserId,
        event: &NewEvent,
        key: Option<&str>,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Granted<Produced>, ProduceError>> + Send;

    /// Sets the caller's presence, which lasts until `until` (for [`Presence::Offline`]: it is over at once). Going online delivers
    /// everything that is queued and counts it; of requests that race, each event is counted by one. `None` when the access does not stand.
    ///
    /// # Errors
    /// The store's.
    fn set_presence(
        &self,
        access: &Access,
        presence: Presence,
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<Delivery>>, StoreError>> + Send;

    /// How far the caller's events go; `None` when the access does not stand. One round trip.
    ///
    /// # Errors
    /// The store's.
    fn mark(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<Mark>>, StoreError>> + Send;

    /// The caller's delivered events after the one with the id `after`, in order, as many as make a page of bounded size (at least one,
    /// when there are any); `None` when the access does not stand. One round trip.
    ///
    /// # Errors
    /// The store's.
    fn page(
        &self,
        access: &Access,
        after: i64,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<Vec<Event>>>, StoreError>> + Send;

    /// Which of these pairs give access at `now`, and how far the events of their users go. One round trip however many there are.
    ///
    /// # Errors
    /// The store's.
    fn standing(
        &self,
        pairs: &[PairId],
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Vec<Standing>, StoreError>> + Send;

    /// Makes the presences of these users that last at `now` end at `until`, be it sooner or later than they would have. A user who has something
    /// queued is left alone: if they are not away, their presence is over by another instance's clock already.
    ///
    /// # Errors
    /// The store's.
    fn lease(
        &self,
        users: &[UserId],
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Deletes events that were delivered before `before`, at most `limit`; answers how many. What is queued stays.
    ///
    /// # Errors
    /// The store's.
    fn purge(
        &self,
        before: DateTime<Utc>,
        limit: u64,
    ) -> impl Future<Output = Result<u64, StoreError>> + Send;
}
