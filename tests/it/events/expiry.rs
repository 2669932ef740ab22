//! How long a presence lasts by itself.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::{sleep, timeout};

use crate::support::{Account, Server, database, on_both_databases};

/// An owner who has just said that they are online, and a producer.
async fn online(server: &Server) -> (Account, Account) {
    let (owner, producer) = (
        server.register("owner").await,
        server.service("producer").await,
    );
    server.be("online", &owner).await;
    (owner, producer)
}

/// Whether an event was delivered at once that came just now; then there is nothing left for going online to deliver.
async fn was_online(server: &Server, owner: &Account, producer: &Account) -> bool {
    server.tell(producer, owner, "probe").await;
    server.be("online", owner).await == 0
}

/// Waits until the owner's presence ends so long after the present time.
async fn ends_after(server: &Server, wanted: TimeDelta) {
    let end = server.now() + wanted;
    let moved = async {
        loop {
            let sql = "SELECT present_until AS value FROM event_feeds";
            let until: DateTime<Utc> = database::value(server, sql).await;
            if until == end {
                return;
            }
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(Duration::from_secs(20), moved)
        .await
        .expect("the server moves the end");
}

on_both_databases! {
    async fn without_a_stream_it_is_over_five_minutes_after_the_last_put(server: Server) {
        let (owner, producer) = online(&server).await;
        server.advance(TimeDelta::minutes(4));
        server.be("online", &owner).await;
        server.advance(TimeDelta::minutes(5) - TimeDelta::milliseconds(1));
        assert!(was_online(&server, &owner, &producer).await);
        server.advance(TimeDelta::minutes(5));
        assert!(!was_online(&server, &owner, &producer).await);
    }

    async fn a_stream_alone_makes_nobody_online(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let _stream = server.follow(&owner).await;
        assert!(!was_online(&server, &owner, &producer).await);
    }

    async fn a_stream_holds_it(server: Server) {
        let (owner, producer) = online(&server).await;
        let mut stream = server.follow(&owner).await;
        server.advance(TimeDelta::minutes(5) - TimeDelta::seconds(1));
        ends_after(&server, TimeDelta::seconds(75)).await;
        server.advance(TimeDelta::seconds(70));
        let id = server.tell(&producer, &owner, "live").await;
        assert_eq!(stream.message().await.id, id);
        assert_eq!(server.be("online", &owner).await, 0);
    }

    async fn it_is_over_a_minute_after_the_last_stream_closes(server: Server) {
        let (owner, producer) = online(&server).await;
        let streams = [server.follow(&owner).await, server.follow(&owner).await];
        drop(streams);
        ends_after(&server, TimeDelta::minutes(1)).await;
        server.advance(TimeDelta::minutes(1) - TimeDelta::milliseconds(1));
        assert!(was_online(&server, &owner, &producer).await);
        drop(server.follow(&owner).await);
        ends_after(&server, TimeDelta::minutes(1)).await;
        server.advance(TimeDelta::minutes(1));
        assert!(!was_online(&server, &owner, &producer).await);
    }

    async fn one_of_two_streams_that_closes_changes_nothing(server: Server) {
        let (owner, _) = online(&server).await;
        let stays = server.follow(&owner).await;
        drop(server.follow(&owner).await);
        // Somebody else's only stream closes later, and its end is moved: so was the owner's, had it been.
        let other = server.register("other").await;
        server.be("online", &other).await;
        drop(server.follow(&other).await);
        let released = async {
            let sql = "SELECT COUNT(*) AS value FROM event_feeds f, event_feeds o WHERE f.present_until < o.present_until";
            while database::value::<i64>(&server, sql).await == 0 {
                sleep(Duration::from_millis(50)).await;
            }
        };
        timeout(Duration::from_secs(20), released).await.expect("the other's end is moved");
        let sql = "SELECT f.present_until AS value FROM event_feeds f JOIN users u ON u.uid = f.user_uid WHERE u.email = 'owner@example.com'";
        let until: DateTime<Utc> = database::value(&server, sql).await;
        assert_eq!(until, server.now() + TimeDelta::minutes(5));
        drop(stays);
    }

    async fn away_is_over_too_and_nothing_is_delivered_by_that(server: Server) {
        let (owner, producer) = online(&server).await;
        server.be("away", &owner).await;
        server.tell(&producer, &owner, "ride").await;
        server.advance(TimeDelta::minutes(6));
        assert!(!was_online(&server, &owner, &producer).await);
    }
}
