//! The streams, one of each user.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde::Deserialize;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::Cast;
use crate::connection::{Connection, broken, find, get};

/// So many are opened at once.
const AT_ONCE: usize = 32;

/// An event at a stream.
pub struct Arrival {
    /// The index of the user whose stream it is.
    pub user: usize,
    /// The event's id.
    pub id: i64,
    /// Which one it is of those that were posted.
    pub number: u32,
    /// When.
    pub at: Instant,
}

/// What a stream shows of an event, as far as it matters here.
#[derive(Deserialize)]
struct Event {
    id: i64,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    number: u32,
}

/// All streams.
pub struct Streams {
    tasks: JoinSet<io::Result<Vec<Arrival>>>,
    arrived: Arc<AtomicUsize>,
    stop: CancellationToken,
}

impl Streams {
    /// Opens them.
    pub async fn open(cast: &Arc<Cast>) -> io::Result<Self> {
        let gate = Arc::new(Semaphore::new(AT_ONCE));
        let mut opening = JoinSet::new();
        for user in 0..cast.users.len() {
            let (cast, gate) = (Arc::clone(cast), Arc::clone(&gate));
            opening.spawn(async move {
                let _permit = gate.acquire().await.map_err(io::Error::other)?;
                open(&cast, user).await
            });
        }
        let mut streams = Self {
            tasks: JoinSet::new(),
            arrived: Arc::default(),
            stop: CancellationToken::new(),
        };
        while let Some(opened) = opening.join_next().await {
            let (user, connection) = opened??;
            let (arrived, stop) = (Arc::clone(&streams.arrived), streams.stop.clone());
            streams.tasks.spawn(follow(user, connection, arrived, stop));
        }
        Ok(streams)
    }

    /// Waits until so many events have arrived, or for as long as `patience` says.
    pub async fn wait_for(&self, events: usize, patience: Duration) {
        let begin = Instant::now();
        while self.arrived.load(Ordering::Relaxed) < events && begin.elapsed() < patience {
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// Closes them and answers what has arrived, of each stream in its order.
    pub async fn close(mut self) -> io::Result<Vec<Arrival>> {
        self.stop.cancel();
        let mut arrivals = Vec::new();
        while let Some(of_one) = self.tasks.join_next().await {
            arrivals.append(&mut of_one??);
        }
        Ok(arrivals)
    }
}

async fn open(cast: &Cast, user: usize) -> io::Result<(usize, Connection)> {
    let mut connection = Connection::open(cast.address).await?;
    let request = get("/api/co/events", &cast.users[user].token);
    match connection.begin(&request).await? {
        200 => Ok((user, connection)),
        status => Err(broken(format!("a stream is answered {status}"))),
    }
}

async fn follow(
    user: usize,
    mut connection: Connection,
    arrived: Arc<AtomicUsize>,
    stop: CancellationToken,
) -> io::Result<Vec<Arrival>> {
    let mut arrivals = Vec::new();
    // What is not a whole message yet.
    let mut text = Vec::new();
    loop {
        let chunk = tokio::select! {
            () = stop.cancelled() => return Ok(arrivals),
            chunk = connection.chunk() => chunk?.ok_or_else(|| broken("the server has ended a stream"))?,
        };
        let at = Instant::now();
        text.extend_from_slice(&chunk);
        while let Some(end) = find(&text, b"\n\n") {
            if let Some(Event { id, data }) = event(&text[..end])? {
                arrived.fetch_add(1, Ordering::Relaxed);
                let number = data.number;
                arrivals.push(Arrival {
                    user,
                    id,
                    number,
                    at,
                });
            }
            text.drain(..end + 2);
        }
    }
}

/// The event in a message; none in a comment.
fn event(message: &[u8]) -> io::Result<Option<Event>> {
    let Some(begin) = find(message, b"data: ") else {
        return Ok(None);
    };
    let event = serde_json::from_slice(&message[begin + 6..]);
    event
        .map(Some)
        .map_err(|error| broken(format!("an event is not what was posted: {error}")))
}
