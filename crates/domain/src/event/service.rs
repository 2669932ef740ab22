//! Producing events, delivering them, and saying who is there.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Delivery, Event, EventError, EventRepository, LARGEST_DATA, NewEvent, Opened, Produced,
    Standing, Wakes,
};
use crate::access::{Access, Role};
use crate::clock::Clock;
use crate::id::{PairId, UserId};
use crate::presence::{HELD_FOR, LASTS, LINGERS, Presence};
use crate::session::{SessionRepository, admit};
use crate::store::StoreError;

/// How long an event can be read again after it was delivered.
pub const RETENTION: TimeDelta = TimeDelta::days(7);

/// The types of the ports of [`EventService`], as one parameter.
pub trait EventPorts: 'static {
    /// Where events and presences are kept.
    type Events: EventRepository;
    /// Where sessions are kept.
    type Sessions: SessionRepository;
    /// The streams that are open.
    type Wakes: Wakes;
    /// What tells the time.
    type Clock: Clock;
}

/// Queues and delivers events.
pub struct EventService<P: EventPorts> {
    /// Where events and presences are kept.
    pub events: P::Events,
    /// Where sessions are kept.
    pub sessions: P::Sessions,
    /// The streams that are open.
    pub wakes: P::Wakes,
    /// What tells the time.
    pub clock: P::Clock,
}

impl<P: EventPorts> EventService<P> {
    /// Queues an event for `user`, or delivers it if they are online. Under an idempotency `key` that the caller has used for this user before,
    /// the event of that time is answered and nothing is added.
    ///
    /// # Errors
    /// [`EventError::Forbidden`] for a caller that is neither service nor admin, told before anything is looked up;
    /// [`EventError::TooLarge`], [`EventError::UnknownUser`], [`EventError::QueueFull`], [`EventError::KeyReused`],
    /// [`EventError::Revoked`].
    pub async fn produce(
        &self,
        access: &Access,
        user: Option<UserId>,
        event: &NewEvent,
        key: Option<&str>,
    ) -> Result<Event, EventError> {
        let now = self.clock.now();
        if access.role == Role::User {
            // A revoked token is told so first.
            let granted = self.sessions.check(access, now).await?;
            admit(&self.sessions, access, granted, now).await?;
            return Err(EventError::Forbidden);
        }
        if event.data.len() > LARGEST_DATA {
            return Err(EventError::TooLarge);
        }
        let user = user.ok_or(EventError::UnknownUser)?;
        let granted = self.events.produce(access, user, event, key, now).await?;
        let Produced { event, delivered } = admit(&self.sessions, access, granted, now).await?;
        if delivered {
            self.wakes.wake(user, Some(&event));
        }
        Ok(event)
    }

    /// Sets the caller's presence and answers how many queued events that has delivered.
    ///
    /// # Errors
    /// [`EventError::Revoked`].
    pub async fn set_presence(
        &self,
        access: &Access,
        presence: Presence,
    ) -> Result<i64, EventError> {
        let now = self.clock.now();
        let until = now + LASTS;
        let granted = self
            .events
            .set_presence(access, presence, until, now)
            .await?;
        let Delivery { count } = admit(&self.sessions, access, granted, now).await?;
        if count > 0 {
            self.wakes.wake(access.user, None);
        }
        Ok(count)
    }

    /// Where a stream of the caller's events begins that asks for what came after the event `requested`.
    ///
    /// # Errors
    /// [`EventError::Revoked`].
    pub async fn open(
        &self,
        access: &Access,
        requested: Option<i64>,
    ) -> Result<Opened, EventError> {
        let now = self.clock.now();
        let granted = self.events.mark(access, now).await?;
        let mark = admit(&self.sessions, access, granted, now).await?;
        Ok(Opened::at(requested, mark))
    }

    /// The next delivered events after the one with the id `after`, a page at a time.
    ///
    /// # Errors
    /// [`EventError::Revoked`].
    pub async fn page(&self, access: &Access, after: i64) -> Result<Vec<Event>, EventError> {
        let now = self.clock.now();
        let granted = self.events.page(access, after, now).await?;
        Ok(admit(&self.sessions, access, granted, now).await?)
    }

    /// Which of these streams may go on, and how far the events of their users go.
    ///
    /// # Errors
    /// The store's.
    pub async fn standing(&self, pairs: &[PairId]) -> Result<Vec<Standing>, StoreError> {
        self.events.standing(pairs, self.clock.now()).await
    }

    /// Keeps the presences of users with an open stream from ending. To be repeated before [`HELD_FOR`] less [`LINGERS`] is over.
    ///
    /// # Errors
    /// The store's.
    pub async fn hold(&self, users: &[UserId]) -> Result<(), StoreError> {
        let now = self.clock.now();
        self.events.lease(users, now + HELD_FOR, now).await
    }

    /// Lets the presences of users whose last stream closed at `closed_at` end a while after that.
    ///
    /// # Errors
    /// The store's.
    pub async fn release(
        &self,
        users: &[UserId],
        closed_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let now = self.clock.now();
        self.events.lease(users, closed_at + LINGERS, now).await
    }
}
