//! Bodies that are handed over as they come.

use std::time::Duration;

use contract::MemoryBudget;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::application::{Running, run, run_with};
use crate::application::MULTIPART;
use crate::wire::{chunked, exchange, listen, status};

fn head(more: &str) -> String {
    format!(
        "PUT /manual HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good\r\n\
         Content-Type: application/pdf; a=b\r\nConnection: close\r\n{more}\r\n"
    )
}

async fn put(running: &Running, request: &str) -> String {
    exchange(&listen(running.endpoint.clone()).await, request).await
}

#[tokio::test]
async fn pieces_reach_the_operation_before_the_rest_is_sent() {
    let running = run();
    let mut seen = running.papers.seen.subscribe();
    let address = listen(running.endpoint.clone()).await;
    let mut stream = TcpStream::connect(&address).await.unwrap();
    stream
        .write_all(head("Content-Length: 9\r\n").as_bytes())
        .await
        .unwrap();
    for so_far in [3, 6, 9] {
        stream.write_all(b"PDF").await.unwrap();
        seen.wait_for(|seen| *seen == so_far).await.unwrap();
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert_eq!(status(&answer), "200", "{answer}");
    assert!(
        answer.ends_with("9 Some(9) application/pdf; a=b"),
        "{answer}"
    );
}

#[tokio::test]
async fn it_takes_no_memory_of_the_budget() {
    // Somebody else's body has all of it, and would be waited for.
    let memory = MemoryBudget::new(1024);
    let patient = run_with(Duration::from_mins(1), memory.clone());
    let address = listen(patient.endpoint).await;
    let mut other = TcpStream::connect(&address).await.unwrap();
    let request = "POST /papers HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good\r\n\
                   Content-Type: application/json\r\nContent-Length: 1000\r\n\
                   Expect: 100-continue\r\n\r\n";
    other.write_all(request.as_bytes()).await.unwrap();
    // The body is asked for once there is room for it.
    let mut asked = [0; 12];
    other.read_exact(&mut asked).await.unwrap();
    assert_eq!(&asked, b"HTTP/1.1 100");

    let hasty = run_with(Duration::from_millis(200), memory);
    let body = "x".repeat(MULTIPART);
    let length = format!("Content-Length: {MULTIPART}\r\n");
    let answer = put(&hasty, &format!("{}{body}", head(&length))).await;
    assert_eq!(status(&answer), "200", "{answer}");
    let busy = hasty.send("application/json", "{}".to_owned(), 503).await;
    assert_eq!(busy["what"], "busy");
}

#[tokio::test]
async fn one_that_is_too_long_is_413() {
    let running = run();
    let declared = head(&format!("Content-Length: {}\r\n", MULTIPART + 1));
    let answer = put(&running, &declared).await;
    assert_eq!(status(&answer), "413", "{answer}");
    assert_eq!(*running.papers.seen.borrow(), 0);

    let half = "x".repeat(MULTIPART / 2);
    let head = head("Transfer-Encoding: chunked\r\n");
    let answer = put(&running, &format!("{head}{}", chunked(&[&half, &half]))).await;
    assert!(
        answer.ends_with(&format!("{MULTIPART} None application/pdf; a=b")),
        "{answer}"
    );
    let answer = put(
        &running,
        &format!("{head}{}", chunked(&[&half, &half, "x"])),
    )
    .await;
    assert_eq!(status(&answer), "413", "{answer}");
    assert!(
        answer.contains(&format!("{{\"limit\":{MULTIPART}}}")),
        "{answer}"
    );
}

#[tokio::test]
async fn one_that_stalls_is_408_and_the_connection_closes() {
    let running = run_with(Duration::from_millis(100), MemoryBudget::new(1 << 20));
    let answer = put(&running, &format!("{}PDF", head("Content-Length: 9\r\n"))).await;
    assert_eq!(status(&answer), "408", "{answer}");
    assert!(
        answer.to_lowercase().contains("\r\nconnection: close\r\n"),
        "{answer}"
    );
    assert_eq!(*running.papers.seen.borrow(), 3);
}

#[tokio::test]
async fn one_that_is_no_http_any_more_is_malformed() {
    let head = head("Transfer-Encoding: chunked\r\n");
    let answer = put(&run(), &format!("{head}3\r\nPDF\r\nnonsense\r\n")).await;
    assert_eq!(status(&answer), "400", "{answer}");
    assert!(answer.contains("The body broke off."), "{answer}");
}
