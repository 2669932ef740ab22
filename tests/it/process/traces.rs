//! OpenTelemetry traces.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::support::Process;

/// The bodies of the first `count` requests that come in; each is answered with 200.
async fn collect(listener: TcpListener, count: usize) -> Vec<(String, Vec<u8>)> {
    let mut collected = Vec::new();
    while collected.len() < count {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut bytes = Vec::new();
        let (head, body) = loop {
            assert_ne!(
                socket.read_buf(&mut bytes).await.unwrap(),
                0,
                "the request is cut off"
            );
            let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else {
                continue;
            };
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let length: usize = head
                .split("content-length: ")
                .nth(1)
                .unwrap()
                .split("\r\n")
                .next()
                .unwrap()
                .parse()
                .unwrap();
            if bytes.len() >= end + 4 + length {
                break (head, bytes[end + 4..].to_vec());
            }
        };
        socket
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            .await
            .unwrap();
        collected.push((head, body));
    }
    collected
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}

#[tokio::test]
async fn requests_are_traced_where_a_collector_is_configured() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let collector = format!("http://{}", listener.local_addr().unwrap());
    let collected = tokio::spawn(collect(listener, 1));
    let folder = tempfile::tempdir().unwrap();
    let mut server = Process::serve(folder.path(), &["--otlp-url", &collector]).await;
    let trace = "0af7651916cd43dd8448eb211c80319c";
    let traceparent = format!("00-{trace}-b7ad6b7169203331-01");
    let response = server
        .request("GET", "/api/co/profile")
        .header("traceparent", traceparent)
        .header("x-request-id", "traced")
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 401);
    // What is left is sent before the program ends.
    server.signal("TERM").await;
    server.child.wait().await.unwrap();
    let (head, body) = collected.await.unwrap().remove(0);
    assert!(head.starts_with("post /v1/traces "), "{head}");
    let id: Vec<u8> = (0..16)
        .map(|byte| u8::from_str_radix(&trace[byte * 2..byte * 2 + 2], 16).unwrap())
        .collect();
    for needle in [
        &b"dossier"[..],
        b"getProfile",
        b"/api/co/profile",
        b"http.response.status_code",
        b"traced",
        &id,
    ] {
        assert!(
            contains(&body, needle),
            "{}: {}",
            String::from_utf8_lossy(needle),
            String::from_utf8_lossy(&body)
        );
    }
}
