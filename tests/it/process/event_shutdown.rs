//! Streams end when the program is told to stop.

use std::time::Duration;

use chrono::{TimeDelta, Utc};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::people::World;
use super::support::Process;
use crate::support::database::Kind;

/// Long before requests in flight are given up.
const SOON: Duration = Duration::from_secs(10);

async fn stops(server: &mut Process) {
    server.signal("TERM").await;
    let status = timeout(SOON, server.child.wait()).await.expect("it ends");
    assert_eq!(status.unwrap().code(), Some(0));
}

#[tokio::test]
async fn streams_end_as_they_should_and_clients_go_on_after_a_restart() {
    let world = World::new(Kind::Sqlite).await;
    let mut server = world.serve().await;
    let people = world.people(&server).await;
    let mut streams = Vec::new();
    for _ in 0..3 {
        streams.push(people.follow(&server, 0).await);
    }
    for number in 1..=5 {
        assert_eq!(people.produce(&server, &json!(number)).await, number);
    }
    // The first has read all, the last nothing.
    assert_eq!(streams[0].ids(5).await, [1, 2, 3, 4, 5]);
    assert_eq!(streams[1].ids(2).await, [1, 2]);
    stops(&mut server).await;
    for stream in &mut streams {
        while let Some(message) = stream.try_message().await.expect("it ends as it should") {
            assert!(message.id <= 5);
        }
    }
    let server = world.serve().await;
    let mut stream = people.follow(&server, 2).await;
    // Nobody who comes back so soon has been offline.
    assert_eq!(people.produce(&server, &json!("live")).await, 6);
    assert_eq!(stream.ids(4).await, [3, 4, 5, 6]);
}

#[tokio::test]
async fn presences_end_a_minute_after_the_streams() {
    let world = World::new(Kind::Sqlite).await;
    let mut server = world.serve().await;
    let people = world.people(&server).await;
    let _stream = people.follow(&server, 0).await;
    stops(&mut server).await;
    // It was set for five.
    let left = world.presence_ends().await - Utc::now();
    assert!(left < TimeDelta::seconds(61), "{left}");
}

#[tokio::test]
async fn clients_go_on_at_another_instance_meanwhile() {
    let world = World::new(Kind::Postgres).await;
    let (mut first, second) = (world.serve().await, world.serve().await);
    let people = world.people(&first).await;
    let mut stream = people.follow(&first, 0).await;
    people.produce(&second, &json!("before")).await;
    assert_eq!(stream.ids(1).await, [1]);
    let stopping = stops(&mut first);
    let following = async {
        stream.ends_within(SOON).await;
        let mut stream = people.follow(&second, 1).await;
        assert_eq!(people.produce(&second, &json!("meanwhile")).await, 2);
        assert_eq!(stream.ids(1).await, [2]);
    };
    tokio::join!(stopping, following);
}

#[tokio::test]
async fn the_last_bytes_are_those_of_a_whole_response() {
    let world = World::new(Kind::Sqlite).await;
    let mut server = world.serve().await;
    let people = world.people(&server).await;
    let mut socket = TcpStream::connect(server.url.trim_start_matches("http://"))
        .await
        .unwrap();
    let head = format!(
        "GET /api/co/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\r\n",
        people.owner
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    let mut opening = [0; 1024];
    let mut read = 0;
    while !opening[..read].ends_with(b"retry: 1000\nid: 0\n\n\r\n") {
        let more = timeout(SOON, socket.read(&mut opening[read..])).await;
        let more = more.expect("it begins at once").unwrap();
        assert_ne!(more, 0, "{}", String::from_utf8_lossy(&opening[..read]));
        read += more;
    }
    stops(&mut server).await;
    let mut rest = Vec::new();
    socket.read_to_end(&mut rest).await.unwrap();
    assert_eq!(rest, b"0\r\n\r\n");
}
