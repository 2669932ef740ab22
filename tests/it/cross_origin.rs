//! Browsers of other origins.

use crate::support::database::Kind;
use crate::support::{Reply, Server};

const APP: &str = "https://app.example.com";

async fn server() -> Server {
    Server::with(
        Kind::Sqlite,
        [(
            "cors_origins",
            "https://app.example.com, http://localhost:3000",
        )],
    )
    .await
}

async fn preflight(server: &Server, origin: &str) -> Reply {
    let call = server
        .call("OPTIONS", "/api/co/profile")
        .header("origin", origin);
    call.header("access-control-request-method", "PUT")
        .header("access-control-request-headers", "authorization,if-match")
        .send()
        .await
}

#[tokio::test]
async fn a_configured_origin_may_call() {
    let server = server().await;
    let reply = preflight(&server, APP).await;
    assert_eq!(reply.status, 204);
    assert_eq!(reply.header("access-control-allow-origin"), Some(APP));
    assert!(
        reply
            .header("access-control-allow-methods")
            .unwrap()
            .contains("PUT")
    );
    assert_eq!(
        reply.header("access-control-allow-headers"),
        Some("authorization,if-match")
    );
    let reply = server
        .call("GET", "/api/co/profile")
        .header("origin", APP)
        .send()
        .await;
    assert_eq!(reply.header("access-control-allow-origin"), Some(APP));
    assert!(
        reply
            .header("access-control-expose-headers")
            .unwrap()
            .contains("ETag")
    );
    assert!(
        reply
            .header("vary")
            .unwrap()
            .to_lowercase()
            .contains("origin")
    );
}

#[tokio::test]
async fn any_other_may_not() {
    let server = server().await;
    for origin in [
        "https://evil.example.com",
        "https://app.example.com.evil.com",
        "http://app.example.com",
        "https://app.example.com:8443",
        "null",
    ] {
        assert_eq!(
            preflight(&server, origin)
                .await
                .header("access-control-allow-origin"),
            None,
            "{origin}"
        );
        let reply = server
            .call("GET", "/api/co/profile")
            .header("origin", origin)
            .send()
            .await;
        assert_eq!(
            reply.header("access-control-allow-origin"),
            None,
            "{origin}"
        );
        assert!(
            reply
                .header("vary")
                .unwrap()
                .to_lowercase()
                .contains("origin")
        );
    }
}

#[tokio::test]
async fn by_default_nobody_may() {
    let server = Server::on(Kind::Sqlite).await;
    assert_eq!(
        preflight(&server, APP)
            .await
            .header("access-control-allow-origin"),
        None
    );
}
