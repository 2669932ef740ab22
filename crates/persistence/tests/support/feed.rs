//! Shortcuts to events.

use chrono::{DateTime, Utc};
use domain::access::Access;
use domain::event::{Event, EventRepository, Mark, NewEvent, ProduceError, Produced};
use domain::id::UserId;
use domain::presence::Presence;

use super::data::after;
use super::world::World;

/// An event that says `text`.
pub fn note(text: &str) -> NewEvent {
    NewEvent {
        kind: "note".to_owned(),
        data: format!("{{\"text\":\"{text}\"}}"),
    }
}

impl World {
    /// Makes a note for `user` in the name of `access`.
    pub async fn try_note(
        &self,
        access: &Access,
        user: UserId,
        text: &str,
        key: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Produced, ProduceError> {
        let event = note(text);
        let granted = self.events.produce(access, user, &event, key, now).await?;
        Ok(granted.value)
    }

    /// Makes a note without a key, at `seconds`; answers its id and whether it was delivered.
    pub async fn note(&self, access: &Access, user: UserId, seconds: i64) -> (i64, bool) {
        let made = self.try_note(access, user, "x", None, after(seconds)).await;
        let Produced { event, delivered } = made.expect("an event");
        (event.id, delivered)
    }

    /// Sets a presence from one time to another, and answers how many events that has delivered.
    pub async fn be(&self, access: &Access, presence: Presence, from: i64, until: i64) -> i64 {
        let set = self
            .events
            .set_presence(access, presence, after(until), after(from));
        let granted = set.await.expect("an answer").expect("a presence");
        granted.value.count
    }

    /// One page of events.
    pub async fn page(&self, access: &Access, from: i64) -> Vec<Event> {
        let page = self.events.page(access, from, after(1)).await;
        page.expect("an answer").expect("a page").value
    }

    /// The ids of all delivered events.
    pub async fn delivered(&self, access: &Access) -> Vec<i64> {
        let mut ids: Vec<i64> = Vec::new();
        loop {
            let page = self.page(access, ids.last().copied().unwrap_or(0)).await;
            if page.is_empty() {
                return ids;
            }
            ids.extend(page.into_iter().map(|event| event.id));
        }
    }

    /// The types of all delivered events.
    pub async fn kinds(&self, access: &Access) -> Vec<String> {
        let page = self.page(access, 0).await;
        page.into_iter().map(|event| event.kind).collect()
    }

    /// How far the events go.
    pub async fn mark(&self, access: &Access) -> Mark {
        let mark = self.events.mark(access, after(1)).await;
        mark.expect("an answer").expect("a mark").value
    }

    /// Fills the queue of the one called `name`, who has had no event yet.
    pub async fn fill_queue(&self, name: &str, data: &str) {
        self.sql(&format!(
            "INSERT INTO event_feeds (user_uid, presence, present_until, last_id, delivered_id) \
             SELECT uid, 'offline', created_at, 10000, 0 FROM users WHERE username = '{name}'"
        ))
        .await;
        self.sql(&format!(
            "INSERT INTO events (user_uid, id, kind, data, created_at) \
             WITH RECURSIVE numbers (number) AS \
             (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 10000) \
             SELECT uid, number, 'note', {data}, created_at FROM users, numbers WHERE username = '{name}'"
        ))
        .await;
    }
}
