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
