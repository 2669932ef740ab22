//! Requests that no route would answer for, sent as bytes, since no well-behaved client sends them.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::Server;
use crate::support::database::Kind;

/// The whole response to these bytes.
async fn send(server: &Server, request: &[u8]) -> String {
    let mut socket = TcpStream::connect(server.url.trim_start_matches("http://"))
        .await
        .unwrap();
    socket.write_all(request).await.unwrap();
    let mut response = Vec::new();
    socket.read_to_end(&mut response).await.unwrap();
    String::from_utf8_lossy(&response).into_owned()
}

#[tokio::test]
async fn a_path_that_cannot_be_decoded_is_404_in_the_namespaces_format() {
    let server = Server::on(Kind::Sqlite).await;
    for (path, format) in [
        ("/api/co/profile%ff", "application/json\r\n"),
        ("/api/co%ff", "application/problem+json"),
        ("/auth/sessions/%ff", "application/problem+json"),
        ("/%ff", "application/problem+json"),
    ] {
        let request = format!("GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        let response = send(&server, request.as_bytes()).await;
        assert!(response.starts_with("HTTP/1.1 404 "), "{path}: {response}");
        assert!(
            response.contains(&format!("content-type: {format}")),
            "{path}: {response}"
        );
        assert!(response.contains("x-request-id: "), "{path}: {response}");
    }
}

#[tokio::test]
async fn a_target_that_is_no_path_is_404() {
    let server = Server::on(Kind::Sqlite).await;
    for line in ["OPTIONS *", "GET *", "CONNECT localhost:80"] {
        let request = format!("{line} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        let response = send(&server, request.as_bytes()).await;
        assert!(response.starts_with("HTTP/1.1 404 "), "{line}: {response}");
        assert!(
            response.contains("application/problem+json"),
            "{line}: {response}"
        );
    }
}

#[tokio::test]
async fn a_request_names_one_host() {
    let server = Server::on(Kind::Sqlite).await;
    for hosts in [
        "",
        "Host: a\r\nHost: a\r\n",
        "Host: a b\r\n",
        "Host: a/c\r\n",
    ] {
        let request = format!("GET /healthz HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n");
        let response = send(&server, request.as_bytes()).await;
        assert!(response.starts_with("HTTP/1.1 400 "), "{hosts}: {response}");
        assert!(
            response.contains("application/problem+json"),
            "{hosts}: {response}"
        );
    }
    for hosts in ["Host: a\r\n", "Host: [::1]:5000\r\n", "Host: a:80\r\n"] {
        let request = format!("GET /healthz HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n");
        assert!(
            send(&server, request.as_bytes())
                .await
                .starts_with("HTTP/1.1 200 "),
            "{hosts}"
        );
    }
    assert!(
        send(&server, b"GET /healthz HTTP/1.0\r\n\r\n")
            .await
            .starts_with("HTTP/1.0 200 ")
    );
}

/// A request with a body that nobody reads, then another one on the same connection.
#[tokio::test]
async fn a_client_that_is_still_sending_gets_its_answer_and_keeps_its_connection() {
    let server = Server::on(Kind::Sqlite).await;
    let body = "a".repeat(5_000_000);
    for (line, status) in [
        ("PUT /api/co/profile", "401"),
        ("PUT /nothing", "404"),
        ("POST /api/co/profile", "405"),
        ("POST /auth/login", "413"),
    ] {
        let head = format!(
            "{line} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let next = "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        let responses = send(&server, format!("{head}{body}{next}").as_bytes()).await;
        assert!(
            responses.starts_with(&format!("HTTP/1.1 {status} ")),
            "{line}: {responses}"
        );
        assert!(responses.contains("HTTP/1.1 200 OK"), "{line}: {responses}");
    }
}

#[tokio::test]
async fn a_body_without_end_is_told_that_the_connection_closes() {
    let server = Server::on(Kind::Sqlite).await;
    let head = "PUT /api/co/profile HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 500000000\r\n\r\n{";
    let response = send(&server, head.as_bytes()).await;
    assert!(
        response.starts_with("HTTP/1.1 401 ") && response.contains("connection: close"),
        "{response}"
    );
}

#[tokio::test]
async fn a_compressed_body_is_415() {
    let server = Server::on(Kind::Sqlite).await;
    let reply = server
        .call("POST", "/auth/login")
        .header("content-encoding", "gzip")
        .json(&serde_json::json!({}))
        .send()
        .await;
    reply.expect(415);
    let reply = server
        .call("POST", "/auth/login")
        .header("content-encoding", "identity")
        .json(&serde_json::json!({}))
        .send()
        .await;
    reply.expect(400);
}

#[tokio::test]
async fn what_is_no_http_is_refused_like_anything_else() {
    let server = Server::on(Kind::Sqlite).await;
    let many = "X: y\r\n".repeat(150);
    for (request, status) in [
        ("nonsense\r\n\r\n".to_owned(), "400 Bad Request"),
        ("GET / HTTP/1.2\r\n\r\n".to_owned(), "400 Bad Request"),
        (
            "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n".to_owned(),
            "400 Bad Request",
        ),
        (
            "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n".to_owned(),
            "400 Bad Request",
        ),
        (
            format!("GET / HTTP/1.1\r\nHost: a\r\n{many}\r\n"),
            "431 Request Header Fields Too Large",
        ),
    ] {
        let response = send(&server, request.as_bytes()).await;
        let (head, body) = response.split_once("\r\n\r\n").expect("a head");
        assert!(
            head.starts_with(&format!("HTTP/1.1 {status}\r\n")),
            "{response}"
        );
        for header in [
            "content-type: application/problem+json",
            "connection: close",
            "x-content-type-options: nosniff",
        ] {
            assert!(head.contains(header), "{header}: {response}");
        }
        let body: serde_json::Value = serde_json::from_str(body).expect("JSON");
        let id = body["requestId"].as_str().expect("an id");
        assert!(head.contains(&format!("x-request-id: {id}")), "{response}");
        assert_eq!(body["status"], status[..3].parse::<u16>().unwrap());
    }
}
