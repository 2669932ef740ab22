//! Bodies that stop arriving, or arrive too slowly.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::support::Process;
use crate::support::keep_alive::{Answer, KeepAlive, read};

const PROFILE: &str = "/api/co/profile";
const JSON: (&str, &str) = ("application/json", "{\"address\": \"");
const UPLOAD: (&str, &str) = (
    "multipart/form-data; boundary=x",
    "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\u{1}PNG",
);

/// A server that gives a body one second, and somebody's token.
async fn serve(folder: &tempfile::TempDir) -> (Process, String) {
    let server = Process::serve(folder.path(), &["--body-seconds", "1"]).await;
    let pair = server.register("owner@example.com").await;
    let token = pair["access_token"].as_str().unwrap().to_owned();
    (server, token)
}

/// Sends the head of a PUT and the beginning of its body, then a byte each time that so much has passed, and reads the answer to the
/// connection's end.
async fn put(
    address: String,
    token: String,
    (media_type, beginning): (&str, &str),
    every: Option<Duration>,
) -> Answer {
    let mut socket = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "PUT {PROFILE} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: {media_type}\r\nContent-Length: 2000\r\n\r\n{beginning}"
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    let mut socket = BufReader::new(socket);
    let answer = async {
        let answer = match every {
            None => read(&mut socket).await.unwrap(),
            Some(every) => loop {
                let mut first = [0];
                tokio::select! {
                    peeked = socket.get_ref().peek(&mut first) => {
                        assert_eq!(peeked.unwrap(), 1, "it closed without an answer");
                        break read(&mut socket).await.unwrap();
                    }
                    () = tokio::time::sleep(every) => socket.write_all(b"a").await.unwrap(),
                }
            },
        };
        let mut rest = Vec::new();
        socket.read_to_end(&mut rest).await.unwrap();
        assert!(rest.is_empty(), "{rest:?}");
        answer
    };
    tokio::time::timeout(Duration::from_secs(20), answer)
        .await
        .expect("it is answered, and the connection closes")
}

fn is_given_up(answer: &Answer) {
    assert_eq!(answer.status, 408, "{answer:?}");
    assert!(answer.closes(), "{answer:?}");
    assert!(
        answer.body.contains("\"code\":\"request_timeout\""),
        "{answer:?}"
    );
}

#[tokio::test]
async fn a_body_that_stops_is_given_up_while_others_are_served() {
    let folder = tempfile::tempdir().unwrap();
    let (server, token) = serve(&folder).await;
    let address = server.url.trim_start_matches("http://").to_owned();
    let started = Instant::now();
    let stalled: Vec<_> = [JSON, UPLOAD]
        .map(|body| tokio::spawn(put(address.clone(), token.clone(), body, None)))
        .into();
    let mut others = KeepAlive::to(&address);
    let mut answered = 0;
    while !stalled.iter().all(tokio::task::JoinHandle::is_finished) {
        let answer = others.send("PUT", PROFILE, &token, "{}");
        let answer = tokio::time::timeout(Duration::from_secs(2), answer).await;
        assert_eq!(answer.expect("it is served").unwrap().status, 200);
        answered += 1;
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(answered > 10, "{answered}");
    assert!(started.elapsed() >= Duration::from_secs(1));
    for answer in stalled {
        is_given_up(&answer.await.unwrap());
    }
}

#[tokio::test]
async fn a_body_that_dribbles_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let (server, token) = serve(&folder).await;
    let address = server.url.trim_start_matches("http://").to_owned();
    let every = Some(Duration::from_millis(100));
    let (json, upload) = tokio::join!(
        put(address.clone(), token.clone(), JSON, every),
        put(address.clone(), token.clone(), UPLOAD, every)
    );
    is_given_up(&json);
    is_given_up(&upload);
}
