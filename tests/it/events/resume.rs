//! `Last-Event-ID`: coming back.

use chrono::TimeDelta;
use serde_json::json;

use crate::support::events::EVENTS;
use crate::support::sse::Message;
use crate::support::{Account, Server, on_both_databases};

/// An owner who is online and has been told so many events, and their producer.
async fn told(server: &Server, count: usize) -> (Account, Account) {
    let (owner, producer) = (
        server.register("owner").await,
        server.service("producer").await,
    );
    server.be("online", &owner).await;
    server.tell_many(&producer, &owner, count).await;
    (owner, producer)
}

/// Has the first events deleted, as happens seven days after their delivery, and answers owner and producer with new tokens.
async fn expire(server: &Server, people: (Account, Account)) -> (Account, Account) {
    server.advance(TimeDelta::days(7) + TimeDelta::milliseconds(1));
    server.app.housekeeping.run().await;
    let (owner, producer) = people;
    (
        server.refresh(&owner).await,
        server.refresh(&producer).await,
    )
}

fn assert_gap(message: &Message, id: i64, requested: i64, reason: &str) {
    assert_eq!(message.event.as_deref(), Some("gap"), "{message:?}");
    assert_eq!(message.id, id);
    assert_eq!(message.data["type"], "gap");
    assert_eq!(
        message.data["data"],
        json!({"requested": requested, "reason": reason})
    );
}

on_both_databases! {
    async fn it_goes_on_after_any_id(server: Server) {
        let (owner, producer) = told(&server, 20).await;
        let mut whole = Vec::new();
        let mut all = server.follow_after(&owner, 0).await;
        for id in 1..=20 {
            whole.push(all.message().await);
            assert_eq!(whole.last().unwrap().id, id);
        }
        let mut streams = Vec::new();
        for after in 0..=20 {
            let mut stream = server.follow_after(&owner, after).await;
            for wanted in &whole[usize::try_from(after).unwrap()..] {
                assert_eq!(&stream.message().await, wanted, "after {after}");
            }
            streams.push(stream);
        }
        server.tell(&producer, &owner, "live").await;
        for mut stream in streams {
            assert_eq!(stream.message().await.id, 21);
        }
    }

    async fn a_client_that_keeps_coming_back_sees_each_event_once(server: Server) {
        let (owner, producer) = told(&server, 0).await;
        let reading = async {
            let mut seen = Vec::new();
            while seen.len() < 60 {
                let mut stream = server.follow_after(&owner, seen.last().copied().unwrap_or(0)).await;
                let take = 7.min(60 - seen.len());
                seen.extend(stream.ids(take).await);
            }
            seen
        };
        let ((), seen) = tokio::join!(server.tell_many(&producer, &owner, 60), reading);
        assert_eq!(seen, (1..=60).collect::<Vec<_>>());
    }

    async fn many_events_of_many_sizes_come_whole(server: Server) {
        let (owner, producer) = told(&server, 0).await;
        let size = |number: usize| [0, 60_000, 3, 9_000][number % 4] + number;
        for number in 0..150 {
            let event = json!({"type": "sized", "data": "é".repeat(size(number) / 2)});
            server.produce(&producer, &owner.uid, &event).send().await.expect(202);
        }
        let mut stream = server.follow_after(&owner, 0).await;
        for number in 0..150 {
            let data = stream.message().await.data["data"].clone();
            assert_eq!(data.as_str().map(|text| text.chars().count()), Some(size(number) / 2));
        }
    }

    async fn garbage_is_422_in_the_namespaces_format(server: Server) {
        let owner = server.register("owner").await;
        for id in ["x", "-1", "1.5", "1 2", "0x10", "", "9223372036854775808", "1, 2", "null"] {
            let reply = server.get(EVENTS, &owner.token).header("last-event-id", id).send().await;
            assert_eq!(reply.expect(422)["error"]["code"], "validation_failed", "{id:?}");
            assert_eq!(reply.fields(), ["Last-Event-ID"], "{id:?}");
            assert_eq!(reply.header("content-type"), Some("application/json"));
        }
    }

    async fn what_is_not_kept_any_more_is_a_gap_and_it_goes_on(server: Server) {
        let (owner, producer) = expire(&server, told(&server, 10).await).await;
        server.be("online", &owner).await;
        server.tell_many(&producer, &owner, 5).await;
        let mut streams = Vec::new();
        for requested in [1, 5, 9] {
            let mut stream = server.follow_after(&owner, requested).await;
            assert_gap(&stream.message().await, 10, requested, "expired");
            assert_eq!(stream.ids(5).await, [11, 12, 13, 14, 15]);
            streams.push(stream);
        }
        server.tell(&producer, &owner, "live").await;
        for mut stream in streams {
            assert_eq!(stream.ids(1).await, [16]);
        }
    }

    async fn nothing_is_missing_after_the_last_that_is_gone(server: Server) {
        let (owner, producer) = expire(&server, told(&server, 10).await).await;
        let mut at_the_end = server.follow_after(&owner, 10).await;
        server.be("online", &owner).await;
        server.tell(&producer, &owner, "live").await;
        assert_eq!(at_the_end.ids(1).await, [11]);
        assert_eq!(server.follow_after(&owner, 10).await.ids(1).await, [11]);
    }

    async fn zero_is_everything_that_is_kept_and_no_gap(server: Server) {
        let (owner, producer) = expire(&server, told(&server, 10).await).await;
        server.be("online", &owner).await;
        server.tell_many(&producer, &owner, 2).await;
        assert_eq!(server.follow_after(&owner, 0).await.ids(2).await, [11, 12]);
    }

    async fn an_id_that_nobody_has_seen_is_a_gap_and_it_goes_on_live(server: Server) {
        let (owner, producer) = told(&server, 4).await;
        for (requested, last) in [(5, 4), (1_000, 5), (i64::MAX, 6)] {
            let mut stream = server.follow_after(&owner, requested).await;
            assert_gap(&stream.message().await, last, requested, "future");
            server.tell(&producer, &owner, "live").await;
            assert_eq!(stream.ids(1).await, [last + 1]);
        }
    }

    async fn an_id_that_is_queued_has_not_been_seen(server: Server) {
        let (owner, producer) = told(&server, 2).await;
        server.be("away", &owner).await;
        server.tell_many(&producer, &owner, 2).await;
        let mut stream = server.follow_after(&owner, 3).await;
        assert_gap(&stream.message().await, 2, 3, "future");
        server.be("online", &owner).await;
        assert_eq!(stream.ids(2).await, [3, 4]);
    }

    async fn somebody_who_was_never_told_anything_can_ask_for_it(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let mut everything = server.follow_after(&owner, 0).await;
        let mut lost = server.follow_after(&owner, 7).await;
        assert_gap(&lost.message().await, 0, 7, "future");
        server.be("online", &owner).await;
        server.tell(&producer, &owner, "first").await;
        assert_eq!(everything.ids(1).await, [1]);
        assert_eq!(lost.ids(1).await, [1]);
    }
}
