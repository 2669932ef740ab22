//! Requests that no client would send.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::support::keep_alive::{Answer, read};
use crate::support::{Reply, Server, conformance};

/// A request with these headers and this body, to the letter. Its response is held against the document.
pub async fn send(server: &Server, method: &str, path: &str, headers: &str, body: &str) -> u16 {
    let address = server.url.trim_start_matches("http://");
    let connection = TcpStream::connect(address).await;
    let mut connection = BufReader::new(connection.expect("the server is there"));
    let request = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n\r\n{body}");
    let sent = connection.write_all(request.as_bytes()).await;
    sent.expect("the request can be sent");
    let Answer { status, head, body } = read(&mut connection).await.expect("there is an answer");
    let header = |line: &str| -> Option<(HeaderName, HeaderValue)> {
        let (name, value) = line.split_once(": ")?;
        Some((name.parse().ok()?, value.parse().ok()?))
    };
    let headers: HeaderMap = head.lines().filter_map(header).collect();
    let reply = Reply {
        status,
        headers,
        bytes: body.clone().into(),
        text: body,
    };
    conformance::check(method, path, &reply);
    status
}
