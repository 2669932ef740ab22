//! The database is restarted while one instance accepts events and another shows them.

use std::time::Duration;

use serde_json::json;

use crate::support::cluster::Cluster;
use crate::support::database::Kind;
use crate::support::{Account, Server};

const EVENTS: usize = 300;

/// Produces an event until it is accepted, as a client with a key may.
async fn insist(server: &Server, producer: &Account, owner: &Account, number: usize) {
    let event = json!({"type": "ride", "data": number});
    loop {
        let call = server.produce(producer, &owner.uid, &event);
        let reply = call
            .header("idempotency-key", &number.to_string())
            .send()
            .await;
        if reply.status == 202 {
            return;
        }
        assert_eq!(reply.status, 503, "{}", reply.text);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn what_one_accepts_another_shows_once_and_in_order_while_the_database_is_restarted() {
    let cluster = Cluster::start().await;
    let url = cluster.url();
    let server = Server::with(Kind::Postgres, [("database_url", url.as_str())]).await;
    let other = server.another().await;
    let (owner, producer) = (
        server.register("owner").await,
        server.service("producer").await,
    );
    server.be("online", &owner).await;
    let mut stream = other.follow(&owner).await;

    let producing = async {
        for number in 0..EVENTS {
            insist(&server, &producer, &owner, number).await;
        }
    };
    let restarting = async {
        for _ in 0..2 {
            tokio::time::sleep(Duration::from_millis(300)).await;
            cluster.restart().await;
        }
    };
    let reading = async {
        let mut numbers = Vec::new();
        while numbers.len() < EVENTS {
            let message = stream.message().await;
            assert_eq!(message.id, i64::try_from(numbers.len()).unwrap() + 1);
            numbers.push(message.data["data"].as_u64().unwrap());
        }
        numbers
    };
    let ((), (), numbers) = tokio::join!(producing, restarting, reading);
    assert_eq!(numbers, (0..EVENTS as u64).collect::<Vec<_>>());
}
