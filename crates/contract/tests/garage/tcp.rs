//! What only a connection shows: chunked, slow and broken bodies.

use std::time::Duration;

use contract::MemoryBudget;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::application::{BODY, MULTIPART, run, run_with};
use crate::wire::{chunked, exchange, listen, status};

const ID: &str = "f59ee325-0445-4bd0-9bf1-73edcd7da151";

fn head(content_type: &str, more: &str) -> String {
    format!(
        "PUT /api/profiles/{ID} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good\r\n\
         Content-Type: {content_type}\r\nConnection: close\r\n{more}\r\n"
    )
}

#[tokio::test]
async fn a_chunked_body_is_read_and_counted() {
    let address = listen(run().endpoint).await;
    let json = head("application/json", "Transfer-Encoding: chunked\r\n");
    let answer = exchange(
        &address,
        &format!("{json}{}", chunked(&["{\"first", "Name\": \"A\"}"])),
    )
    .await;
    assert_eq!(status(&answer), "200", "{answer}");
    assert!(answer.contains(r#"{"firstName":"A"}"#), "{answer}");
    let long = " ".repeat(BODY / 2 + 1);
    let answer = exchange(&address, &format!("{json}{}", chunked(&[&long, &long]))).await;
    assert_eq!(status(&answer), "413", "{answer}");
    assert!(
        answer.contains(&format!("{{\"limit\":{BODY}}}")),
        "{answer}"
    );
}

#[tokio::test]
async fn a_chunked_multipart_body_is_counted() {
    let address = listen(run().endpoint).await;
    let multipart = head(
        "multipart/form-data; boundary=X",
        "Transfer-Encoding: chunked\r\n",
    );
    let start = "--X\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a\"\r\n\r\n";
    let half = "x".repeat(MULTIPART / 2);
    let answer = exchange(
        &address,
        &format!("{multipart}{}", chunked(&[start, &half, "\r\n--X--\r\n"])),
    )
    .await;
    assert_eq!(status(&answer), "200", "{answer}");
    assert!(
        answer.contains(&format!("\"picture\":{}", MULTIPART / 2)),
        "{answer}"
    );
    let answer = exchange(
        &address,
        &format!(
            "{multipart}{}",
            chunked(&[start, &half, &half, "\r\n--X--\r\n"])
        ),
    )
    .await;
    assert_eq!(status(&answer), "413", "{answer}");
}

#[tokio::test]
async fn a_declared_length_is_refused_before_the_body_comes() {
    let address = listen(run().endpoint).await;
    let request = head(
        "application/json",
        &format!("Content-Length: {}\r\n", BODY + 1),
    );
    let answer = exchange(&address, &request).await;
    assert_eq!(status(&answer), "413", "{answer}");
}

#[tokio::test]
async fn a_body_that_stalls_is_408_and_the_connection_closes() {
    let running = run_with(Duration::from_millis(100), MemoryBudget::new(1 << 20));
    let address = listen(running.endpoint).await;
    let request = head("application/json", "Content-Length: 10\r\n");
    let answer = exchange(&address, &format!("{request}{{")).await;
    assert_eq!(status(&answer), "408", "{answer}");
    assert!(
        answer.to_lowercase().contains("\r\nconnection: close\r\n"),
        "{answer}"
    );
}

#[tokio::test]
async fn a_body_that_breaks_off_reaches_no_handler() {
    let running = run();
    let address = listen(running.endpoint.clone()).await;
    let mut stream = TcpStream::connect(&address).await.unwrap();
    let request = head("application/json", "Content-Length: 10\r\n");
    stream
        .write_all(format!("{request}{{}}").as_bytes())
        .await
        .unwrap();
    stream.shutdown().await.unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer).await;
    assert_ne!(status(&answer), "200", "{answer}");
    assert_eq!(running.reached(), 0);
}
