//! Events in memory.

use chrono::{DateTime, Utc};

use super::MemoryStore;
use crate::access::{Access, Granted, Revoked};
use crate::event::{
    Delivery, Event, EventRepository, LONGEST_QUEUE, Mark, NewEvent, ProduceError, Produced,
    Standing,
};
use crate::id::{PairId, UserId};
use crate::presence::Presence;
use crate::store::StoreError;

/// So many events make a page.
const PAGE: usize = 16;

impl EventRepository for MemoryStore {
    async fn produce(
        &self,
        access: &Access,
        user: UserId,
        event: &NewEvent,
        key: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Granted<Produced>, ProduceError> {
        self.transaction("events.produce", |state| {
            let granted = state.grant(access, now, |_| ()).ok_or(Revoked)?;
            if !state.users.contains_key(&user) {
                return Err(ProduceError::UnknownUser);
            }
            let key = key.map(|key| (access.user, key.to_owned()));
            let feed = state.feed(user, now);
            let known = feed
                .events
                .iter()
                .find(|row| key.is_some() && row.key == key);
            let value = match known {
                Some(row) if row.fingerprint == event.fingerprint() => Produced {
                    event: row.event.clone(),
                    delivered: false,
                },
                Some(_) => return Err(ProduceError::KeyReused),
                None => {
                    let added = feed.add(event, key, LONGEST_QUEUE, now);
                    let (event, delivered) = added.ok_or(ProduceError::QueueFull)?;
                    Produced { event, delivered }
                }
            };
            Ok(Granted {
                value,
                first_use: granted.first_use,
            })
        })
        .await
    }

    async fn set_presence(
        &self,
        access: &Access,
        presence: Presence,
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Delivery>>, StoreError> {
        self.transaction("events.set_presence", |state| {
            let granted = state.grant(access, now, |_| ());
            Ok(granted.map(|granted| {
                let feed = state.feed(access.user, now);
                feed.presence = presence;
                feed.until = until;
                let count = match presence {
                    Presence::Online => feed.deliver(now),
                    Presence::Away | Presence::Offline => 0,
                };
                Granted {
                    value: Delivery { count },
                    first_use: granted.first_use,
                }
            }))
        })
        .await
    }

    async fn mark(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Mark>>, StoreError> {
        self.transaction("events.mark", |state| {
            let mark = state.feed(access.user, now).mark();
            Ok(state.grant(access, now, |_| mark))
        })
        .await
    }

    async fn page(
        &self,
        access: &Access,
        after: i64,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Vec<Event>>>, StoreError> {
        self.transaction("events.page", |state| {
            let feed = state.feed(access.user, now);
            let delivered = feed.delivered;
            let events = feed.events.iter().map(|row| &row.event);
            let next = events.filter(|event| event.id > after && event.id <= delivered);
            let page: Vec<Event> = next.take(PAGE).cloned().collect();
            Ok(state.grant(access, now, |_| page))
        })
        .await
    }

    async fn standing(
        &self,
        pairs: &[PairId],
        now: DateTime<Utc>,
    ) -> Result<Vec<Standing>, StoreError> {
        self.transaction("events.standing", |state| {
            let standing = pairs.iter().filter_map(|pair| {
                let row = state.pairs.get(pair).filter(|row| !row.void)?;
                let session = state.sessions.get(&row.session)?;
                state.active(session.user).filter(|_| session.stands(now))?;
                let delivered = state
                    .feeds
                    .get(&session.user)
                    .map_or(0, |feed| feed.delivered);
                Some(Standing {
                    pair: *pair,
                    delivered,
                })
            });
            Ok(standing.collect())
        })
        .await
    }

    async fn lease(
        &self,
        users: &[UserId],
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.transaction("events.lease", |state| {
            for user in users {
                if let Some(feed) = state.feeds.get_mut(user)
                    && feed.lasts(now)
                    && feed.last == feed.delivered
                {
                    feed.until = until;
                }
            }
            Ok(())
        })
        .await
    }

    async fn purge(&self, before: DateTime<Utc>, limit: u64) -> Result<u64, StoreError> {
        self.transaction("events.purge", |state| {
            let mut left = limit;
            for feed in state.feeds.values_mut() {
                feed.events.retain(|row| {
                    let old = row.delivered_at.is_some_and(|at| at < before);
                    let goes = old && left > 0;
                    left -= u64::from(goes);
                    !goes
                });
            }
            Ok(limit - left)
        })
        .await
    }
}
