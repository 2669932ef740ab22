//! A user's events in memory.

use chrono::{DateTime, Utc};

use super::state::{EventRow, FeedRow, State};
use crate::event::{Event, LONGEST_QUEUE, Mark, NewEvent, News, RESERVE};
use crate::id::{SessionId, UserId};
use crate::presence::Presence;

impl FeedRow {
    fn new(now: DateTime<Utc>) -> Self {
        Self {
            presence: Presence::Offline,
            until: now,
            last: 0,
            delivered: 0,
            events: Vec::new(),
        }
    }

    pub(super) fn lasts(&self, now: DateTime<Utc>) -> bool {
        self.presence != Presence::Offline && now < self.until
    }

    /// Numbers and keeps an event, unless `longest` are queued; answers whether it is delivered.
    pub(super) fn add(
        &mut self,
        event: &NewEvent,
        key: Option<(UserId, String)>,
        longest: i64,
        now: DateTime<Utc>,
    ) -> Option<(Event, bool)> {
        if self.last - self.delivered >= longest {
            return None;
        }
        self.last += 1;
        let delivered = self.presence == Presence::Online && self.lasts(now);
        if delivered {
            self.delivered = self.last;
        }
        let fingerprint = event.fingerprint();
        let event = Event {
            id: self.last,
            kind: event.kind.clone(),
            data: event.data.clone(),
            created_at: now,
        };
        self.events.push(EventRow {
            event: event.clone(),
            key,
            fingerprint,
            delivered_at: delivered.then_some(now),
        });
        Some((event, delivered))
    }

    /// Delivers what is queued and answers how much that was.
    pub(super) fn deliver(&mut self, now: DateTime<Utc>) -> i64 {
        let queued = self.last - self.delivered;
        self.delivered = self.last;
        for row in &mut self.events {
            row.delivered_at.get_or_insert(now);
        }
        queued
    }

    pub(super) fn mark(&self) -> Mark {
        let kept = self.events.first().map(|row| row.event.id);
        Mark {
            delivered: self.delivered,
            oldest: kept.unwrap_or(i64::MAX).min(self.delivered + 1),
        }
    }
}

impl State {
    /// The user's events, from the first time that somebody asks.
    pub(super) fn feed(&mut self, user: UserId, now: DateTime<Utc>) -> &mut FeedRow {
        self.feeds.entry(user).or_insert_with(|| FeedRow::new(now))
    }

    /// Whether `user` is to be told of something; with `but`, only if a session other than that one stands.
    pub(super) fn is_told(&self, user: UserId, but: Option<SessionId>, now: DateTime<Utc>) -> bool {
        but.is_none_or(|but| {
            let mut sessions = self.sessions.values();
            sessions.any(|row| row.user == user && row.session.id != but && row.stands(now))
        })
    }

    /// Makes `news` events of `user`; with `but`, only if a session other than that one stands. Answers whether it did.
    pub(super) fn announce(
        &mut self,
        user: UserId,
        but: Option<SessionId>,
        news: &[News],
        now: DateTime<Utc>,
    ) -> bool {
        if !self.is_told(user, but, now) {
            return false;
        }
        let feed = self.feed(user, now);
        let added = news
            .iter()
            .filter_map(|news| feed.add(&news.event(), None, LONGEST_QUEUE + RESERVE, now));
        added.count() > 0
    }
}
