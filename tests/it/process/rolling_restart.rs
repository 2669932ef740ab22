//! Instances behind a load balancer, restarted one after another.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use super::support::Process;
use crate::support::balancer::Balancer;
use crate::support::database::{self, Kind};
use crate::support::keep_alive::KeepAlive;

const PROFILE: &str = "/api/co/profile";

/// Changes a profile and reads it back, again and again, until told to stop. Answers how many requests it sent.
async fn work(balancer: String, token: String, pause: Duration, stop: Arc<AtomicBool>) -> u32 {
    let mut client = KeepAlive::to(&balancer);
    let mut round = 0;
    while !stop.load(Ordering::SeqCst) {
        round += 1;
        let change = json!({"address": format!("round {round}")});
        let change_text = change.to_string();
        for (method, body) in [("PUT", change_text.as_str()), ("GET", "")] {
            let answer = client
                .send(method, PROFILE, &token, body)
                .await
                .unwrap_or_else(|error| panic!("{method} in round {round} is lost: {error}"));
            assert_eq!(answer.status, 200, "{method} in round {round}: {answer:?}");
            let profile: Value = serde_json::from_str(&answer.body).unwrap();
            assert_eq!(profile["address"], change["address"], "{method}");
            tokio::time::sleep(pause).await;
        }
    }
    2 * round
}

async fn instance(data: &Path, database: &str) -> Process {
    let flags = ["--database-url", database, "--drain-seconds", "2"];
    Process::serve(data, &flags).await
}

fn address(instance: &Process) -> &str {
    instance.url.trim_start_matches("http://")
}

async fn ends_with_0(instance: &mut Process) {
    let status = tokio::time::timeout(Duration::from_secs(10), instance.child.wait())
        .await
        .expect("it ends")
        .unwrap();
    assert_eq!(status.code(), Some(0));
}

#[tokio::test]
async fn a_rolling_restart_loses_no_request() {
    let folder = tempfile::tempdir().unwrap();
    let database = database::create(Kind::Postgres, folder.path()).await;
    let mut balancer = Balancer::start().await;
    let mut instances = Vec::new();
    for _ in 0..2 {
        let instance = instance(folder.path(), &database).await;
        balancer.watch(address(&instance)).await;
        instances.push(instance);
    }
    let stop = Arc::new(AtomicBool::new(false));
    let mut clients = Vec::new();
    // Some connections are busy when the instance stops, some idle.
    for (number, pause) in [0, 0, 7, 30, 110, 300].into_iter().enumerate() {
        let pair = instances[0]
            .register(&format!("owner{number}@example.com"))
            .await;
        clients.push(tokio::spawn(work(
            balancer.address.clone(),
            pair["access_token"].as_str().unwrap().to_owned(),
            Duration::from_millis(pause),
            Arc::clone(&stop),
        )));
    }
    for _ in 0..2 {
        for place in &mut instances {
            place.signal("TERM").await;
            ends_with_0(place).await;
            *place = instance(folder.path(), &database).await;
            balancer.watch(address(place)).await;
        }
    }
    stop.store(true, Ordering::SeqCst);
    for client in clients {
        let sent = client.await.unwrap();
        assert!(sent >= 10, "a client sent only {sent} requests");
    }
}

#[tokio::test]
async fn while_draining_everything_is_served_but_readyz_and_connections_close() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Process::serve(folder.path(), &["--drain-seconds", "3600"]).await;
    let pair = server.register("owner@example.com").await;
    let token = pair["access_token"].as_str().unwrap();
    let mut early = KeepAlive::to(address(&server));
    let before = early.send("GET", PROFILE, token, "").await.unwrap();
    assert!(!before.closes(), "{before:?}");
    server.signal("TERM").await;
    let turning = async {
        loop {
            let mut probe = KeepAlive::to(address(&server));
            let answer = probe.send("GET", "/readyz", token, "").await.unwrap();
            if answer.status != 200 {
                return answer;
            }
        }
    };
    let turned = tokio::time::timeout(Duration::from_secs(10), turning)
        .await
        .expect("it turns");
    assert_eq!(turned.status, 503);
    assert_eq!(turned.body, json!({"status": "stopping"}).to_string());
    let mut late = KeepAlive::to(address(&server));
    for client in [&mut early, &mut late] {
        for path in [PROFILE, "/healthz", "/docs/"] {
            let answer = client.send("GET", path, token, "").await.unwrap();
            assert!(answer.status == 200 && answer.closes(), "{answer:?}");
        }
    }
    // The second signal does not wait.
    server.signal("TERM").await;
    ends_with_0(&mut server).await;
}
