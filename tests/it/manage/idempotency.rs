//! `Idempotency-Key`.

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::database::{self, Kind};
use crate::support::{Account, Reply, Server, on_both_databases};

async fn produce(
    server: &Server,
    producer: &Account,
    user: &Account,
    key: &str,
    event: &Value,
) -> Reply {
    let call = server.produce(producer, &user.uid, event);
    call.header("idempotency-key", key).send().await
}

/// How many events there are, of everybody.
async fn kept(server: &Server) -> i64 {
    database::value(server, "SELECT COUNT(*) AS value FROM events").await
}

on_both_databases! {
    async fn a_repeat_is_answered_as_the_first_time_and_adds_nothing(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let event = json!({"type": "ride", "data": {"ride": 1, "to": [1.5, null]}});
        let first = produce(&server, &producer, &owner, "one", &event).await.expect(202);
        server.tell(&producer, &owner, "between").await;
        server.advance(chrono::TimeDelta::minutes(1));
        for _ in 0..3 {
            assert_eq!(produce(&server, &producer, &owner, "one", &event).await.expect(202), first);
        }
        assert_eq!(server.be("online", &owner).await, 2);
        assert_eq!(produce(&server, &producer, &owner, "one", &event).await.expect(202), first);
        assert_eq!(kept(&server).await, 2);
    }

    async fn a_repeat_may_be_spaced_otherwise(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let mut ids = Vec::new();
        for body in [r#"{"type":"ride","data":{"a":1}}"#, r#"{ "type" : "ride",  "data" : { "a" : 1 } }"#, r#"{"data":{"a":1},"type":"ride"}"#] {
            let call = server.call("POST", &crate::support::events::events_of(&owner.uid)).bearer(&producer.token);
            let reply = call.header("idempotency-key", "one").body("application/json", body).send().await;
            ids.push(reply.expect(202)["id"].clone());
        }
        assert_eq!(ids, [1, 1, 1]);
    }

    async fn absent_data_is_the_same_as_null(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        for event in [json!({"type": "ride"}), json!({"type": "ride", "data": null})] {
            assert_eq!(produce(&server, &producer, &owner, "one", &event).await.expect(202)["id"], 1);
        }
    }

    async fn twelve_at_once_are_one_event(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        server.be("online", &owner).await;
        let mut stream = server.follow(&owner).await;
        for round in 1..=3 {
            let (key, event) = (format!("key {round}"), json!({"type": "ride", "data": round}));
            let replies = join_all((0..12).map(|_| produce(&server, &producer, &owner, &key, &event))).await;
            for reply in replies {
                assert_eq!(reply.expect(202)["id"], round);
            }
        }
        assert_eq!(stream.ids(3).await, [1, 2, 3]);
        // Nothing was numbered in vain.
        assert_eq!(server.tell(&producer, &owner, "next").await, 4);
        assert_eq!(stream.ids(1).await, [4]);
    }

    async fn another_event_under_the_same_key_is_422(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        produce(&server, &producer, &owner, "one", &json!({"type": "ride", "data": 1})).await.expect(202);
        for event in [json!({"type": "ride", "data": 2}), json!({"type": "rides", "data": 1}), json!({"type": "ride"}), json!({"type": "ride", "data": "1"})] {
            let reply = produce(&server, &producer, &owner, "one", &event).await;
            let body = reply.expect(422);
            assert!(body["detail"].as_str().unwrap().contains("key"), "{body}");
        }
        assert_eq!(kept(&server).await, 1);
    }

    async fn twelve_different_ones_at_once_under_one_key_are_one_event(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let events: Vec<_> = (0..12).map(|number| json!({"type": "ride", "data": number})).collect();
        let replies = join_all(events.iter().map(|event| produce(&server, &producer, &owner, "one", event))).await;
        let mut statuses: Vec<_> = replies.iter().map(|reply| reply.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [[202].as_slice(), &[422; 11]].concat());
        assert_eq!(kept(&server).await, 1);
    }

    async fn a_key_is_its_producers_and_its_users(server: Server) {
        let (a, b) = (server.register("a").await, server.register("b").await);
        let (producer, other) = (server.service("producer").await, server.service("other").await);
        for (count, (producer, user)) in (1..).zip([(&producer, &a), (&other, &a), (&producer, &b), (&other, &b)]) {
            produce(&server, producer, user, "one", &json!({"type": "ride", "data": count})).await.expect(202);
            assert_eq!(kept(&server).await, count);
        }
        // Of a session it is not.
        let again = server.login(&producer).await;
        let repeat = produce(&server, &again, &a, "one", &json!({"type": "ride", "data": 1})).await;
        assert_eq!(repeat.expect(202)["id"], 1);
    }

    async fn any_visible_text_of_up_to_255_characters_is_a_key(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let event = json!({"type": "ride"});
        for (id, key) in (1..).zip(["k".repeat(255).as_str(), "K", "k", "\"k\"", "k, k", "8e03978e-40d5-43e8-bc93-6894a57f9324"]) {
            for _ in 0..2 {
                assert_eq!(produce(&server, &producer, &owner, key, &event).await.expect(202)["id"], id, "{key}");
            }
        }
    }

    async fn without_a_key_every_request_is_an_event(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        for id in 1..=3 {
            assert_eq!(server.tell(&producer, &owner, "ride").await, id);
        }
    }

    async fn what_was_refused_can_be_repeated_under_its_key(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        produce(&server, &producer, &owner, "one", &json!({"type": ""})).await.expect(400);
        produce(&server, &producer, &owner, "one", &json!({"type": "ride", "data": "x".repeat(70_000)})).await.expect(422);
        produce(&server, &producer, &owner, "one", &json!({"type": "ride"})).await.expect(202);
    }
}

#[tokio::test]
async fn one_key_at_two_instances_is_one_event() {
    let server = Server::on(Kind::Postgres).await;
    let other = server.another().await;
    let (owner, producer) = (
        server.register("owner").await,
        server.service("producer").await,
    );
    let event = json!({"type": "ride"});
    let replies = join_all(
        [&server, &other]
            .repeat(6)
            .into_iter()
            .map(|instance| produce(instance, &producer, &owner, "one", &event)),
    )
    .await;
    for reply in replies {
        assert_eq!(reply.expect(202)["id"], 1);
    }
    assert_eq!(kept(&server).await, 1);
}
