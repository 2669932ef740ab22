//! The database goes away while streams are open, and comes back.

use serde_json::json;

use crate::support::database::{self, Kind};
use crate::support::events::PRESENCE;
use crate::support::proxy::Proxy;
use crate::support::{Account, Server};

const SECRET: &str = "the same on every instance, and long enough";

/// An instance that reaches its database through a proxy, one that reaches it directly, an owner who is online, and their producer.
struct World {
    far: Server,
    near: Server,
    proxy: Proxy,
    owner: Account,
    producer: Account,
}

async fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let url = database::create(Kind::Postgres, folder.path()).await;
    let pattern = regex::Regex::new("@([^/]+)/").unwrap();
    let address = pattern.captures(&url).unwrap()[1].to_owned();
    let proxy = Proxy::to(&address).await;
    let through = url.replace(&address, &proxy.address);
    let start = async |url: &str| {
        Server::with(
            Kind::Postgres,
            [("database_url", url), ("jwt_secret", SECRET)],
        )
        .await
    };
    let (near, far) = (start(&url).await, start(&through).await);
    let (owner, producer) = (near.register("owner").await, near.service("producer").await);
    near.be("online", &owner).await;
    World {
        far,
        near,
        proxy,
        owner,
        producer,
    }
}

#[tokio::test]
async fn presence_and_production_are_503_and_nothing_of_them_is_kept() {
    let World {
        far,
        near,
        proxy,
        owner,
        producer,
    } = world().await;
    far.tell(&producer, &owner, "before").await;
    proxy.cut();
    let presence = far.call("PUT", PRESENCE).bearer(&owner.token);
    let presence = presence.json(&json!({"status": "away"})).send().await;
    let event = far.produce(&producer, &owner.uid, &json!({"type": "lost"}));
    let event = event.header("idempotency-key", "one").send().await;
    let stream = far.get("/api/co/events", &owner.token).send().await;
    for reply in [&presence, &event, &stream] {
        reply.expect(503);
        assert_eq!(reply.header("retry-after"), Some("1"));
    }
    assert_eq!(presence.json()["error"]["code"], "service_unavailable");
    assert_eq!(event.json()["code"], "service_unavailable");
    proxy.mend();
    let event = far.produce(&producer, &owner.uid, &json!({"type": "found"}));
    let event = event.header("idempotency-key", "one").send().await;
    assert_eq!(event.expect(202)["id"], 2);
    assert_eq!(near.follow_after(&owner, 0).await.ids(2).await, [1, 2]);
}

#[tokio::test]
async fn an_open_stream_outlives_it_and_misses_nothing() {
    let World {
        far,
        near,
        proxy,
        owner,
        producer,
    } = world().await;
    let mut stream = far.follow(&owner).await;
    let mut last = 0;
    for _ in 0..3 {
        far.tell(&producer, &owner, "here").await;
        near.tell(&producer, &owner, "there").await;
        assert_eq!(stream.ids(2).await, [last + 1, last + 2]);
        proxy.cut();
        near.tell_many(&producer, &owner, 5).await;
        proxy.mend();
        near.tell_many(&producer, &owner, 5).await;
        last += 12;
        assert_eq!(stream.ids(10).await, (last - 9..=last).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn events_come_once_and_in_order_while_connections_are_cut() {
    let World {
        far,
        near,
        proxy,
        owner,
        producer,
    } = world().await;
    let mut stream = far.follow(&owner).await;
    let producing = near.tell_many(&producer, &owner, 200);
    let cutting = async {
        for milliseconds in [40, 90, 20, 160, 70] {
            proxy.cut();
            tokio::time::sleep(std::time::Duration::from_millis(milliseconds)).await;
            proxy.mend();
            tokio::time::sleep(std::time::Duration::from_millis(milliseconds)).await;
        }
    };
    let ((), (), ids) = tokio::join!(producing, cutting, stream.ids(200));
    assert_eq!(ids, (1..=200).collect::<Vec<_>>());
}
