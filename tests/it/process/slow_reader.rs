//! Clients that do not read what they asked for.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::people::{People, World};
use super::support::Process;
use crate::support::database::Kind;
use crate::support::sse::EventStream;

const SLOW: usize = 4;
const EVENTS: usize = 2_000;
const WORKERS: usize = 8;
/// Bytes of an event, more or less. What is not read does not fit into the buffers of the system.
const SIZE: usize = 10_000;
/// KiB by which the program may grow meanwhile: a fraction of what the slow ones have not read.
const GROWTH: u64 = 16 << 10;

/// Memory of the process, in KiB.
fn resident(server: &Process) -> u64 {
    let id = server.child.id().expect("it runs");
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("it can be read");
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let figure = line.and_then(|line| line.split_whitespace().nth(1));
    figure.expect("a figure").parse().expect("a number")
}

async fn produce(people: &People, server: &Process, count: usize) {
    let data = json!("x".repeat(SIZE));
    let work = (0..WORKERS).map(async |_| {
        for _ in 0..count / WORKERS {
            people.produce(server, &data).await;
        }
    });
    join_all(work).await;
}

/// Reads on from `last` to the id `end`, from the last one again if the stream breaks.
async fn read_on(people: &People, server: &Process, mut stream: EventStream, end: i64) {
    let mut last = 0;
    while last < end {
        match stream.try_message().await {
            Ok(Some(message)) => {
                assert_eq!((message.id, message.event), (last + 1, None));
                let data = message.data["data"].as_str().map(str::len);
                assert_eq!(data, Some(SIZE));
                last += 1;
            }
            // Whoever reads nothing for long is given up.
            Ok(None) | Err(_) => stream = people.follow(server, last).await,
        }
    }
}

#[tokio::test]
async fn they_cost_little_memory_disturb_nobody_and_miss_nothing() {
    let world = World::new(Kind::Sqlite).await;
    let server = world.serve().await;
    let people = world.people(&server).await;
    let mut fast = people.follow(&server, 0).await;
    // The first ones warm up what grows once.
    let warm = 400;
    tokio::join!(produce(&people, &server, warm), fast.ids(warm));
    let before = resident(&server);
    let mut slow = Vec::new();
    for _ in 0..SLOW {
        slow.push(people.follow(&server, 0).await);
    }
    let reading = async {
        let mut longest = Duration::ZERO;
        for _ in 0..EVENTS {
            let waiting = Instant::now();
            let message = fast.message().await;
            longest = longest.max(waiting.elapsed());
            assert_eq!(message.data["type"], Value::from("test"));
        }
        longest
    };
    let mut most = before;
    let watching = async {
        loop {
            most = most.max(resident(&server));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let working = async { tokio::join!(produce(&people, &server, EVENTS), reading) };
    let ((), longest) = tokio::select! {
        () = watching => unreachable!("it watches for as long as there is work"),
        done = working => done,
    };
    println!("{before} KiB, at most {most} KiB; the fast reader waited for {longest:?} at most");
    assert!(most < before + GROWTH, "{before} KiB, then {most} KiB");
    // Between two looks there are three seconds: none had to be waited for.
    assert!(longest < Duration::from_secs(3), "{longest:?}");
    let end = i64::try_from(warm + EVENTS).unwrap();
    join_all(
        slow.into_iter()
            .map(|stream| read_on(&people, &server, stream, end)),
    )
    .await;
}
