//! Who goes online, and the events that are posted.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::sleep_until;

use crate::Cast;
use crate::connection::{Connection, broken, with_json};

/// The producer's connections.
const CONNECTIONS: usize = 32;

/// Posted before anything counts.
pub const WARM_UP: Duration = Duration::from_secs(1);

/// How much is posted.
pub struct Schedule {
    /// Events per second.
    pub rate: u32,
    /// For so long.
    pub lasts: Duration,
}

/// An event that was posted.
#[derive(Clone, Copy)]
pub struct Post {
    /// Which one it is.
    pub number: u32,
    /// Just before its first byte was sent.
    pub sent: Instant,
    /// When it was answered.
    pub answered: Instant,
    /// With what.
    pub status: u16,
}

/// All that was posted.
pub struct Produced {
    /// When the first event was due.
    pub begin: Instant,
    /// How many users they were for.
    pub users: usize,
    /// Each, by its number.
    pub posts: Vec<Post>,
}

impl Produced {
    /// How many were accepted.
    pub fn accepted(&self) -> usize {
        self.posts.iter().filter(|post| post.status == 202).count()
    }
}

/// Says that all are there.
pub async fn go_online(cast: &Arc<Cast>) -> io::Result<()> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (cast, next) = (Arc::clone(cast), Arc::clone(&next));
        tasks.spawn(async move {
            let mut connection = Connection::open(cast.address).await?;
            while let Some(user) = cast.users.get(next.fetch_add(1, Ordering::Relaxed)) {
                let request = with_json(
                    "PUT",
                    "/api/co/presence",
                    &user.token,
                    r#"{"status":"online"}"#,
                );
                match connection.exchange(&request).await? {
                    200 => {}
                    status => return Err(broken(format!("going online is answered {status}"))),
                }
            }
            Ok::<_, io::Error>(())
        });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    Ok(())
}

/// Posts events: the one of number n to the n-th user, and so on in turn.
pub async fn produce(cast: &Arc<Cast>, schedule: &Schedule) -> io::Result<Produced> {
    let next = Arc::new(AtomicU32::new(0));
    let begin = Instant::now();
    let ends = begin + WARM_UP + schedule.lasts;
    let pause = Duration::from_secs(1) / schedule.rate;
    let mut tasks = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (cast, next) = (Arc::clone(cast), Arc::clone(&next));
        tasks.spawn(async move {
            let mut connection = Connection::open(cast.address).await?;
            let mut posts = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let due = begin + pause * number;
                if due.max(Instant::now()) >= ends {
                    return Ok::<_, io::Error>(posts);
                }
                sleep_until(due.into()).await;
                let request = post(&cast, number);
                let sent = Instant::now();
                let status = connection.exchange(&request).await?;
                let answered = Instant::now();
                posts.push(Post {
                    number,
                    sent,
                    answered,
                    status,
                });
            }
        });
    }
    let mut posts = Vec::new();
    while let Some(of_one) = tasks.join_next().await {
        posts.append(&mut of_one??);
    }
    posts.sort_unstable_by_key(|post: &Post| post.number);
    Ok(Produced {
        begin,
        users: cast.users.len(),
        posts,
    })
}

fn post(cast: &Cast, number: u32) -> Vec<u8> {
    let user = &cast.users[number as usize % cast.users.len()].id;
    let path = format!("/manage/api/users/{user}/events");
    let body = format!(r#"{{"type":"ride.assigned","data":{{"number":{number}}}}}"#);
    with_json("POST", &path, &cast.service, &body)
}
