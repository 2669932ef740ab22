//! Events wait while their user is not online, and are delivered once.

use std::time::Duration;

use chrono::TimeDelta;
use futures_util::future::{join, join_all};
use tokio::time::timeout;

use crate::support::database::{self, Kind};
use crate::support::{Account, Server, on_both_databases};

/// A second instance over the same database, whose clock is a minute ahead: what it delivers from the queue can be told from what was
/// delivered at once.
async fn ahead(server: &Server) -> Server {
    let url = &server
        .flags
        .iter()
        .find(|(key, _)| *key == "database_url")
        .unwrap()
        .1;
    let secret = std::fs::read_to_string(server.data().join("jwt_secret")).unwrap();
    let flags = [
        ("database_url", url.as_str()),
        ("jwt_secret", secret.as_str()),
    ];
    let ahead = Server::with(server.kind, flags).await;
    ahead.advance(TimeDelta::minutes(1));
    ahead
}

/// How many events have been delivered from the queue.
async fn delivered_late(server: &Server) -> i64 {
    let sql = "SELECT COUNT(*) AS value FROM events WHERE delivered_at > created_at";
    database::value(server, sql).await
}

/// What eight requests at once have counted in all.
async fn eight_times_online(server: &Server, owner: &Account) -> i64 {
    let counts = join_all((0..8).map(|_| server.be("online", owner))).await;
    counts.iter().sum()
}

on_both_databases! {
    async fn a_user_who_never_came_has_a_queue(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        server.tell_many(&producer, &owner, 3).await;
        let mut stream = server.follow_after(&owner, 0).await;
        assert_eq!(server.be("away", &owner).await, 0);
        let early = timeout(Duration::from_millis(500), stream.try_message()).await;
        assert!(early.is_err(), "it is shown before it is delivered: {early:?}");
        assert_eq!(server.be("online", &owner).await, 3);
        assert_eq!(stream.ids(3).await, [1, 2, 3]);
        assert_eq!(server.be("online", &owner).await, 0);
    }

    async fn away_and_offline_queue_and_online_delivers_in_order(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let mut stream = server.follow(&owner).await;
        for (round, status) in (0..).zip(["away", "offline"]) {
            assert_eq!(server.be("online", &owner).await, 0);
            let first = round * 4 + 1;
            assert_eq!(server.tell(&producer, &owner, "live").await, first);
            assert_eq!(stream.message().await.data["type"], "live");
            server.be(status, &owner).await;
            server.tell_many(&producer, &owner, 3).await;
            assert_eq!(server.be("online", &owner).await, 3);
            assert_eq!(stream.ids(3).await, [first + 1, first + 2, first + 3]);
        }
    }

    async fn what_is_queued_outlives_other_statuses(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        for status in ["away", "offline", "away"] {
            server.tell(&producer, &owner, "ride").await;
            assert_eq!(server.be(status, &owner).await, 0);
        }
        assert_eq!(server.be("online", &owner).await, 3);
    }

    async fn of_eight_at_once_each_event_is_counted_by_one(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let mut stream = server.follow(&owner).await;
        server.tell_many(&producer, &owner, 40).await;
        assert_eq!(eight_times_online(&server, &owner).await, 40);
        assert_eq!(stream.ids(40).await, (1..=40).collect::<Vec<_>>());
    }

    async fn the_count_is_exact_while_events_come(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let ahead = ahead(&server).await;
        let mut stream = server.follow(&owner).await;
        let mut counted = 0;
        for round in 1..=4 {
            server.be("away", &owner).await;
            server.tell_many(&producer, &owner, 3).await;
            let producing = join_all((0..5).map(|_| server.tell_many(&producer, &owner, 5)));
            let (_, count) = join(producing, eight_times_online(&ahead, &owner)).await;
            assert!(count >= 3, "{count}");
            counted += count;
            assert_eq!(delivered_late(&server).await, counted, "in round {round}");
            assert_eq!(ahead.be("online", &owner).await, 0);
        }
        assert_eq!(stream.ids(4 * 28).await, (1..=4 * 28).collect::<Vec<_>>());
    }

    async fn each_user_has_their_own_queue_and_numbers(server: Server) {
        let (a, b, producer) = (server.register("a").await, server.register("b").await, server.service("producer").await);
        assert_eq!(server.tell(&producer, &a, "one").await, 1);
        assert_eq!(server.tell(&producer, &b, "two").await, 1);
        assert_eq!(server.tell(&producer, &a, "three").await, 2);
        assert_eq!(server.be("online", &a).await, 2);
        assert_eq!(server.follow_after(&a, 0).await.ids(2).await, [1, 2]);
        assert_eq!(server.be("online", &b).await, 1);
        assert_eq!(server.follow_after(&b, 0).await.message().await.data["type"], "two");
    }
}

#[tokio::test]
async fn two_instances_share_a_queue() {
    let server = Server::on(Kind::Postgres).await;
    let other = server.another().await;
    let (owner, producer) = (
        server.register("owner").await,
        server.service("producer").await,
    );
    join(
        server.tell_many(&producer, &owner, 20),
        other.tell_many(&producer, &owner, 20),
    )
    .await;
    let (here, there) = join(
        eight_times_online(&server, &owner),
        eight_times_online(&other, &owner),
    )
    .await;
    assert_eq!(here + there, 40);
}
