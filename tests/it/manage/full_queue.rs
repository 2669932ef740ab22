//! A user who is away for long.

use serde_json::json;

use crate::support::database::execute;
use crate::support::{Account, Reply, Server, on_both_databases};

const LONGEST: i64 = 10_000;

/// An owner with so many events queued, the first one made under the key `first`, and their producer.
async fn queued(server: &Server, count: i64) -> (Account, Account) {
    let (owner, producer) = (
        server.register("owner").await,
        server.service("producer").await,
    );
    with_key(server, &owner, &producer, "first")
        .await
        .expect(202);
    let events = format!(
        "INSERT INTO events (user_uid, id, kind, data, created_at) \
         WITH RECURSIVE numbers(id) AS (SELECT 2 UNION ALL SELECT id + 1 FROM numbers WHERE id < {count}) \
         SELECT e.user_uid, numbers.id, 'filler', 'null', e.created_at FROM events e, numbers"
    );
    execute(server, &events).await;
    execute(server, &format!("UPDATE event_feeds SET last_id = {count}")).await;
    (owner, producer)
}

async fn with_key(server: &Server, owner: &Account, producer: &Account, key: &str) -> Reply {
    let call = server.produce(producer, &owner.uid, &json!({"type": "ride"}));
    call.header("idempotency-key", key).send().await
}

on_both_databases! {
    async fn beyond_ten_thousand_it_is_429_and_nothing_is_dropped(server: Server) {
        let (owner, producer) = queued(&server, LONGEST - 1).await;
        assert_eq!(server.tell(&producer, &owner, "the last").await, LONGEST);
        for _ in 0..3 {
            let reply = server.produce(&producer, &owner.uid, &json!({"type": "too many"})).send().await;
            assert_eq!(reply.expect(429)["code"], "too_many_requests");
            assert!(reply.header("retry-after").unwrap().parse::<u64>().unwrap() >= 1);
        }
        assert_eq!(server.be("online", &owner).await, LONGEST);
        assert_eq!(server.tell(&producer, &owner, "live").await, LONGEST + 1);
        let mut stream = server.follow_after(&owner, 0).await;
        assert_eq!(stream.ids(10_001).await, (1..=LONGEST + 1).collect::<Vec<_>>());
    }

    async fn a_repeat_of_what_was_accepted_is_not_refused(server: Server) {
        let (owner, producer) = queued(&server, LONGEST).await;
        with_key(&server, &owner, &producer, "new").await.expect(429);
        let repeat = with_key(&server, &owner, &producer, "first").await;
        assert_eq!(repeat.expect(202)["id"], 1);
        let call = server.produce(&producer, &owner.uid, &json!({"type": "another"}));
        call.header("idempotency-key", "first").send().await.expect(422);
        // The key of what was refused is still free.
        server.be("online", &owner).await;
        assert_eq!(with_key(&server, &owner, &producer, "new").await.expect(202)["id"], LONGEST + 1);
    }

    async fn it_is_of_one_user_and_keeps_nobody_from_changing_their_profile(server: Server) {
        let (owner, producer) = queued(&server, LONGEST).await;
        let other = server.register("other").await;
        server.tell(&producer, &other, "ride").await;
        let second = server.login(&owner).await;
        let change = server.call("PUT", "/api/co/profile").bearer(&second.token).json(&json!({"address": "Oslo"}));
        assert_eq!(change.send().await.expect(200)["address"], "Oslo");
        // A full queue hides neither the sign-in nor the change, and still takes nothing of its producer.
        with_key(&server, &owner, &producer, "new").await.expect(429);
        assert_eq!(server.be("online", &owner).await, LONGEST + 2);
        let mut stream = server.follow_after(&owner, LONGEST).await;
        for kind in ["session.created", "profile.changed"] {
            assert_eq!(stream.message().await.data["type"], kind);
        }
    }
}
