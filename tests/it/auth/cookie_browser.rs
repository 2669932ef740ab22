//! The cookie in a browser, with pages of an origin that is allowed and of others.

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::support::Server;
use crate::support::browser::browse;
use crate::support::cookies::NAME;
use crate::support::database::Kind;

/// Serves an empty page; the port.
async fn page() -> u16 {
    const ANSWER: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\nConnection: close\r\n\r\n<!doctype html>";
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            tokio::spawn(async move {
                // The head of a request for a page fits.
                let _ = socket.read(&mut [0; 16 << 10]).await;
                let _ = socket.write_all(ANSWER.as_bytes()).await;
            });
        }
    });
    port
}

#[tokio::test]
async fn an_allowed_page_reads_and_writes_with_the_cookie_and_others_do_not() {
    let (allowed, other) = (page().await, page().await);
    // Ports of one host are one site, so that the cookie is sent, but origins of their own.
    let allowed = format!("http://127.0.0.1:{allowed}");
    let stranger = format!("http://127.0.0.1:{other}");
    let foreign = format!("http://localhost:{other}");
    let server = Server::with(Kind::Sqlite, [("cors_origins", allowed.as_str())]).await;
    let owner = server.register("owner").await;
    let profile = format!("/manage/api/users/{}/profile", owner.uid);
    let put = server.call("PUT", &profile).bearer(&owner.token);
    put.json(&json!({"attributes": {"by": "token"}}))
        .send()
        .await
        .expect(200);
    let seen = browse(
        "cookies.mjs",
        &[
            ("DOSSIER_URL", &server.url),
            ("ALLOWED", &allowed),
            ("STRANGER", &stranger),
            ("FOREIGN", &foreign),
            ("PROFILE", &profile),
            ("EMAIL", &owner.email),
            ("PASSWORD", &owner.password),
        ],
    )
    .await;

    assert_eq!(seen["before"]["status"], 401);
    assert_eq!(seen["signedIn"]["status"], 200);
    assert_eq!(seen["signedIn"]["body"]["user"]["uid"], owner.uid);
    let cookie = json!({"name": NAME, "path": "/", "httpOnly": true, "sameSite": "Lax"});
    assert_eq!((&seen["cookie"], &seen["scripts"]), (&cookie, &json!("")));

    for (page, before) in [("allowed", "token"), ("own", "allowed")] {
        let (read, written) = (&seen[page]["read"], &seen[page]["written"]);
        assert_eq!([&read["status"], &written["status"]], [200, 200]);
        assert_eq!(read["body"]["attributes"]["by"], before);
        assert_eq!(written["body"]["attributes"]["by"], page);
    }

    // A script of another origin is told nothing, and cannot even ask where that needs a preflight.
    let hidden = json!({"type": "opaque", "status": 0, "body": null});
    for page in ["stranger", "foreign"] {
        for what in ["read", "written"] {
            assert_eq!(seen[page][what], "TypeError", "{page} {what}");
        }
        assert_eq!(seen[page]["blind"]["seen"], hidden, "{page}");
    }
    // What needs none reaches the server, with the cookie from the same site, without it from another.
    assert_eq!(seen["stranger"]["blind"]["status"], 403);
    let form = json!({"status": 403, "withCookie": true, "origin": stranger});
    assert_eq!(seen["stranger"]["form"], form);
    assert_eq!(seen["foreign"]["blind"]["status"], 401);
    let form = json!({"status": 401, "withCookie": false, "origin": foreign});
    assert_eq!(seen["foreign"]["form"], form);

    // Nor does it sign anybody in.
    assert_eq!(seen["strangerSignsIn"]["script"], "TypeError");
    assert_eq!(seen["strangerSignsIn"]["form"]["status"], 403);
    assert_eq!(seen["noCookies"], 0);

    // The session has come through all of it, and only what was let in has happened.
    assert_eq!(seen["after"]["status"], 200);
    assert_eq!(seen["after"]["body"]["attributes"]["by"], "own");
    assert_eq!(
        seen["signedOut"],
        json!({"type": "cors", "status": 204, "body": null})
    );
    assert_eq!(seen["cookiesLeft"], 0);
}
