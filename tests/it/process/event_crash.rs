//! The process is killed again and again, with SIGKILL, while events are produced and followed.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::Client;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use uuid::Uuid;

use super::people::{People, World};
use crate::support::database::Kind;
use crate::support::sse::EventStream;

const PRODUCERS: usize = 4;
const EACH: usize = 250;
const ALL: usize = PRODUCERS * EACH;
const KILLS: usize = 12;
/// Before something is tried again that a dead server did not answer.
const PAUSE: Duration = Duration::from_millis(20);

/// Numbers that look random and follow from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

/// A client of whichever instance runs.
#[derive(Clone)]
struct Clients {
    people: People,
    url: watch::Receiver<String>,
    client: Client,
    accepted: Arc<AtomicUsize>,
}

impl Clients {
    fn url(&self, path: &str) -> String {
        format!("{}{path}", *self.url.borrow())
    }

    /// The id of the event under this key, once it has been accepted.
    async fn try_to_produce(&self, key: &str) -> Option<i64> {
        let request = self.client.post(self.url(&self.people.path()));
        let request = self.people.event(request, &json!(key));
        let request = request.header("idempotency-key", key);
        let response = request.send().await.ok()?;
        match response.status().as_u16() {
            202 => response.json::<Value>().await.ok()?["id"].as_i64(),
            status => panic!("{status}: {:?}", response.text().await),
        }
    }

    /// Produces events one after the other, each until it has been accepted. Answers their ids and keys.
    async fn produce(self, producer: usize) -> Vec<(i64, String)> {
        let mut events = Vec::new();
        for number in 0..EACH {
            let key = format!("{producer}-{number}");
            let id = loop {
                match self.try_to_produce(&key).await {
                    Some(id) => break id,
                    None => sleep(PAUSE).await,
                }
            };
            self.accepted.fetch_add(1, Ordering::SeqCst);
            events.push((id, key));
        }
        events
    }

    /// Follows events, from the last one again whenever the stream breaks. Answers how often that was, and ids and data as they came.
    async fn follow(self) -> (usize, Vec<(i64, String)>) {
        let mut seen: Vec<(i64, String)> = Vec::new();
        let mut streams = 0;
        while seen.len() < ALL {
            let request = self.client.get(self.url("/api/co/events"));
            let request = request.bearer_auth(&self.people.owner);
            let last = seen.last().map_or(0, |event| event.0);
            let Ok(mut stream) = EventStream::open(request.header("last-event-id", last)).await
            else {
                sleep(PAUSE).await;
                continue;
            };
            streams += 1;
            while let Ok(Some(message)) = stream.try_message().await {
                assert_eq!(message.event, None, "{message:?}");
                let key = message.data["data"].as_str().unwrap().to_owned();
                seen.push((message.id, key));
                if seen.len() == ALL {
                    break;
                }
            }
        }
        (streams, seen)
    }
}

async fn kills_lose_nothing(kind: Kind) {
    let seed = std::env::var("DOSSIER_TEST_SEED").map_or_else(
        |_| Uuid::new_v4().as_u64_pair().0,
        |seed| seed.parse().expect("a number"),
    );
    println!("DOSSIER_TEST_SEED={seed}");
    let mut dice = Dice(seed | 1);
    let world = World::new(kind).await;
    let mut server = world.serve().await;
    let people = world.people(&server).await;
    let (url, running) = watch::channel(server.url.clone());
    let clients = Clients {
        people,
        url: running,
        client: Client::builder().no_proxy().build().unwrap(),
        accepted: Arc::default(),
    };
    let producers: Vec<_> = (0..PRODUCERS)
        .map(|producer| tokio::spawn(clients.clone().produce(producer)))
        .collect();
    let follower = tokio::spawn(clients.clone().follow());

    let mut moments: Vec<usize> = (0..KILLS).map(|_| dice.below(ALL)).collect();
    moments.sort_unstable();
    for moment in moments {
        let reached = async {
            while clients.accepted.load(Ordering::SeqCst) < moment {
                sleep(Duration::from_millis(1)).await;
            }
        };
        timeout(Duration::from_mins(3), reached)
            .await
            .expect("events are accepted");
        sleep(Duration::from_micros(dice.below(20_000) as u64)).await;
        server.signal("KILL").await;
        server.child.wait().await.unwrap();
        server = world.serve().await;
        url.send_replace(server.url.clone());
    }

    let mut accepted = BTreeMap::new();
    for producer in producers {
        let events = producer.await.unwrap();
        assert!(events.is_sorted(), "a producer's events are out of order");
        accepted.extend(events);
    }
    // No number twice, none left out.
    assert!(accepted.keys().copied().eq(1..=i64::try_from(ALL).unwrap()));
    let (streams, shown) = timeout(Duration::from_mins(3), follower)
        .await
        .expect("all events arrive")
        .unwrap();
    assert!(shown.into_iter().eq(accepted));
    assert!(streams > 1, "the stream was never broken");
}

#[tokio::test]
async fn every_accepted_event_arrives_once_and_in_order_on_sqlite() {
    kills_lose_nothing(Kind::Sqlite).await;
}

#[tokio::test]
async fn every_accepted_event_arrives_once_and_in_order_on_postgres() {
    kills_lose_nothing(Kind::Postgres).await;
}
