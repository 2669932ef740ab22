//! Several instances on one PostgreSQL.

use std::time::Duration;

use futures_util::future::join_all;
use tokio::time::Instant;

use crate::support::database::{self, Kind};
use crate::support::{Account, Server};

/// Two instances, an owner who is online and their producer.
async fn two() -> (Server, Server, Account, Account) {
    let server = Server::on(Kind::Postgres).await;
    let other = server.another().await;
    let (owner, producer) = (
        server.register("owner").await,
        server.service("producer").await,
    );
    server.be("online", &owner).await;
    (server, other, owner, producer)
}

#[tokio::test]
async fn what_one_accepts_another_shows_without_waiting_for_a_look() {
    let (server, other, owner, producer) = two().await;
    let mut stream = other.follow(&owner).await;
    let started = Instant::now();
    for _ in 0..20 {
        let id = server.tell(&producer, &owner, "ride").await;
        assert_eq!(stream.message().await.id, id);
    }
    // Looks are three seconds apart.
    assert!(started.elapsed() < Duration::from_secs(15));
}

#[tokio::test]
async fn a_queue_that_one_delivers_another_shows() {
    let (server, other, owner, producer) = two().await;
    server.be("away", &owner).await;
    let mut stream = other.follow(&owner).await;
    server.tell_many(&producer, &owner, 100).await;
    assert_eq!(server.be("online", &owner).await, 100);
    assert_eq!(stream.ids(100).await, (1..=100).collect::<Vec<_>>());
}

#[tokio::test]
async fn streams_everywhere_show_what_is_accepted_everywhere_once_and_in_order() {
    let (server, other, owner, producer) = two().await;
    let third = server.another().await;
    let instances = [&server, &other, &third];
    let mut streams = join_all(instances.map(|instance| instance.follow(&owner))).await;
    let producing = join_all(instances.map(|instance| instance.tell_many(&producer, &owner, 40)));
    let reading = join_all(streams.iter_mut().map(|stream| stream.ids(120)));
    let (_, shown) = tokio::join!(producing, reading);
    for ids in shown {
        assert_eq!(ids, (1..=120).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn a_client_goes_on_at_another_one() {
    let (server, other, owner, producer) = two().await;
    let mut stream = server.follow(&owner).await;
    server.tell_many(&producer, &owner, 10).await;
    let last = *stream.ids(7).await.last().unwrap();
    drop(stream);
    let mut stream = other.follow_after(&owner, last).await;
    server.tell(&producer, &owner, "live").await;
    assert_eq!(stream.ids(4).await, [8, 9, 10, 11]);
}

#[tokio::test]
async fn a_hint_that_is_lost_only_delays() {
    let (server, other, owner, producer) = two().await;
    let mut stream = other.follow(&owner).await;
    let listening =
        "FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    for round in 1..=3 {
        let seen = async {
            let sql = format!("SELECT COUNT(*) AS value {listening}");
            while database::value::<i64>(&server, &sql).await < 2 {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        let seen = tokio::time::timeout(Duration::from_secs(20), seen).await;
        seen.expect("both instances listen");
        let kill = format!("SELECT pg_terminate_backend(pid) {listening}");
        database::execute(&server, &kill).await;
        let id = server.tell(&producer, &owner, "ride").await;
        let shown = stream.message_within(Duration::from_secs(5)).await;
        assert_eq!((shown.id, id), (round, round));
    }
}
