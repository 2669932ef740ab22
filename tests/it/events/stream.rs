//! `GET /api/co/events`: what is delivered, as it is delivered.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::json;
use tokio::time::{Instant, timeout};

use crate::support::Server;
use crate::support::database::{self, Kind};
use crate::support::events::EVENTS;
use crate::support::on_both_databases;
use crate::support::sse::Block;

on_both_databases! {
    async fn an_event_is_shown_as_its_producer_told_it(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let mut stream = server.follow(&owner).await;
        server.be("online", &owner).await;
        let event = json!({"type": "ride.assigned", "data": {"ride": 4711, "to": "Tromsø", "stops": [null, true, 1.5]}});
        let told = server.produce(&producer, &owner.uid, &event).send().await.expect(202);
        let shown = stream.message().await;
        assert_eq!((shown.id, shown.event), (1, None));
        assert_eq!(shown.data, told);
        assert_eq!(told["data"], event["data"]);
        assert_eq!(told["created_at"], "2026-02-12T10:00:00.000Z");
    }

    async fn every_stream_of_a_user_shows_each_event_once_and_in_order(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let other = server.login(&owner).await;
        let mut streams = [server.follow(&owner).await, server.follow(&owner).await, server.follow(&other).await];
        // The other session's sign-in.
        assert_eq!(server.be("online", &owner).await, 1);
        let producing = join_all((0..6).map(|_| server.tell_many(&producer, &owner, 10)));
        let reading = join_all(streams.iter_mut().map(|stream| stream.ids(61)));
        let (_, shown) = tokio::join!(producing, reading);
        for ids in shown {
            assert_eq!(ids, (1..=61).collect::<Vec<_>>());
        }
    }

    async fn nobody_is_shown_somebody_elses_events(server: Server) {
        let (a, b, producer) = (server.register("a").await, server.register("b").await, server.service("producer").await);
        let mut streams = [server.follow(&a).await, server.follow(&b).await];
        server.be("online", &a).await;
        server.be("online", &b).await;
        server.tell(&producer, &a, "for a").await;
        server.tell(&producer, &b, "for b").await;
        assert_eq!(streams[0].message().await.data["type"], "for a");
        assert_eq!(streams[1].message().await.data["type"], "for b");
    }

    async fn without_an_id_it_begins_now(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        server.tell_many(&producer, &owner, 3).await;
        server.be("online", &owner).await;
        let mut stream = server.follow(&owner).await;
        server.tell(&producer, &owner, "now").await;
        assert_eq!(stream.message().await.id, 4);
    }

    async fn it_is_what_event_sources_expect(server: Server) {
        let owner = server.register("owner").await;
        let mut stream = server.follow(&owner).await;
        let header = |name: &str| stream.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(header("content-type").as_deref(), Some("text/event-stream"));
        assert!(header("cache-control").unwrap().contains("no-cache"));
        assert_eq!(header("x-accel-buffering").as_deref(), Some("no"));
        assert_eq!(header("content-length"), None);
        // It says at once that it is open, and when to come back, and where.
        let first = timeout(Duration::from_secs(5), stream.block()).await.unwrap().unwrap();
        assert_eq!(first, Some(Block::Opening { retry: 1000, position: 0 }));
    }

    async fn a_client_that_loses_it_before_the_first_event_misses_none(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        server.be("online", &owner).await;
        server.tell_many(&producer, &owner, 3).await;
        let mut stream = server.follow(&owner).await;
        let Some(Block::Opening { position, .. }) = stream.block().await.unwrap() else {
            panic!("it does not say where it begins");
        };
        assert_eq!(position, 3);
        drop(stream);
        server.tell(&producer, &owner, "meanwhile").await;
        assert_eq!(server.follow_after(&owner, position).await.message().await.id, 4);
    }

    async fn data_is_shown_as_it_was_given_whatever_its_members_are_called(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        server.be("online", &owner).await;
        let mut stream = server.follow(&owner).await;
        for data in [
            json!({"$serde_json::private::RawValue": "[9]"}),
            json!({"$serde_json::private::Number": "9", "b": [{"$serde_json::private::RawValue": "1"}]}),
            json!({"a": [null, true, -1, 1.5, "\u{0}\u{2028}\r\n", {}]}),
        ] {
            let event = json!({"type": "odd", "data": data});
            server.produce(&producer, &owner.uid, &event).send().await.expect(202);
            assert_eq!(stream.message().await.data["data"], data);
        }
    }

    async fn to_ask_for_its_head_shortens_no_presence(server: Server) {
        let (owner, guest) = (server.register("owner").await, server.register("guest").await);
        server.be("online", &owner).await;
        server.be("online", &guest).await;
        assert_eq!(server.call("HEAD", EVENTS).bearer(&owner.token).send().await.status, 200);
        // A stream that closes does.
        drop(server.follow(&guest).await);
        let longer = "SELECT COUNT(*) AS value FROM event_feeds a JOIN event_feeds b ON a.present_until > b.present_until";
        let shortened = async {
            while database::value::<i64>(&server, longer).await == 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(Duration::from_secs(10), shortened).await.expect("only one presence is shorter");
    }

    async fn head_is_get_without_a_body(server: Server) {
        let owner = server.register("owner").await;
        let head = server.call("HEAD", EVENTS).bearer(&owner.token).send().await;
        assert_eq!((head.status, head.bytes.len()), (200, 0));
        assert_eq!(head.header("content-type"), Some("text/event-stream"));
        server.get("/api/co/profile", &owner.token).send().await.expect(200);
    }

    async fn another_method_is_405_with_allow(server: Server) {
        let owner = server.register("owner").await;
        for method in ["PUT", "POST", "DELETE", "PATCH"] {
            let reply = server.call(method, EVENTS).bearer(&owner.token).send().await;
            assert_eq!(reply.expect(405)["error"]["code"], "method_not_allowed");
            assert_eq!(reply.header("allow"), Some("GET, HEAD, OPTIONS"));
        }
    }
}

#[tokio::test]
async fn a_quiet_one_gets_a_comment_every_fifteen_seconds() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    let mut stream = server.follow(&owner).await;
    let opening = stream.block().await.unwrap();
    assert!(
        matches!(opening, Some(Block::Opening { .. })),
        "{opening:?}"
    );
    let opened = Instant::now();
    let next = timeout(Duration::from_secs(20), stream.block()).await;
    assert_eq!(next.expect("it comes").unwrap(), Some(Block::Comment));
    assert!(opened.elapsed() > Duration::from_secs(14));
}
