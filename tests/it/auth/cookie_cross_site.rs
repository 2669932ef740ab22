//! Whose pages may have the cookie sent.

use serde_json::{Value, json};

use crate::support::cookies::{SESSION, listed};
use crate::support::database::Kind;
use crate::support::exchange::Call;
use crate::support::{Reply, Server};

const APP: &str = "https://app.example.com";

async fn server(kind: Kind) -> Server {
    Server::with(
        kind,
        [(
            "cors_origins",
            "https://app.example.com, http://localhost:3000",
        )],
    )
    .await
}

fn with(call: Call, headers: &[(&str, &str)]) -> Call {
    headers
        .iter()
        .fold(call, |call, (name, value)| call.header(name, value))
}

fn assert_refused(reply: &Reply) {
    assert_eq!(reply.status, 403, "{}", reply.text);
    let sentence = "Cross-site requests with a cookie are refused";
    let body = reply.json();
    assert_eq!(
        (&body["detail"], &body["error"]["message"]),
        (&json!(sentence), &json!(sentence))
    );
    assert_eq!(body["code"], "forbidden");
    assert_eq!(reply.set_cookie(), None);
}

/// What browsers say of pages that may not.
const STRANGERS: [&[(&str, &str)]; 11] = [
    &[("origin", "https://evil.example.com")],
    &[("origin", "null")],
    &[("origin", "")],
    &[("origin", "http://app.example.com")],
    &[("origin", "https://app.example.com:8443")],
    &[("origin", "https://app.example.com.evil.com")],
    &[("origin", APP), ("origin", APP)],
    &[("origin", "null"), ("sec-fetch-site", "same-origin")],
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("sec-fetch-site", "anything")],
];

#[tokio::test]
async fn a_strangers_page_changes_nothing_with_the_cookie_of_its_visitor() {
    let server = server(Kind::Sqlite).await;
    let (owner, producer) = (
        server.register("owner").await,
        server.service("producer").await,
    );
    let (cookie, staff) = (
        server.sign_in(&owner).await,
        server.sign_in(&producer).await,
    );
    let other = listed(&server.sessions_of(&cookie).await)
        .into_iter()
        .find(|(_, current)| !current)
        .unwrap()
        .0;
    let session = format!("/auth/sessions/{}", other.as_str().unwrap());
    let password = json!({"current_password": owner.password, "new_password": "another horse"});
    for headers in STRANGERS {
        for call in [
            server.telling(&staff, &owner.uid),
            server.call("POST", "/auth/logout").cookie(&cookie),
            server.call("DELETE", SESSION).cookie(&cookie),
            server.call("DELETE", &session).cookie(&cookie),
            server
                .call("PUT", "/auth/password")
                .cookie(&cookie)
                .json(&password),
        ] {
            assert_refused(&with(call, headers).send().await);
        }
    }
    // Nothing has happened.
    assert_eq!(listed(&server.sessions_of(&cookie).await).len(), 2);
    server.login(&owner).await;
    assert_eq!(server.be("online", &owner).await, 2);
}

#[tokio::test]
async fn it_signs_nobody_in() {
    let server = server(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    for headers in STRANGERS {
        for call in [
            server.signing_in(&owner.email, &owner.password),
            // A form without a preflight, whose field holds JSON.
            server.call("POST", SESSION).body("text/plain", "{}"),
        ] {
            assert_refused(&with(call, headers).send().await);
        }
    }
    let alone = server.get("/auth/sessions", &owner.token).send().await;
    assert_eq!(listed(&alone).len(), 1);
}

#[tokio::test]
async fn pages_of_ours_and_programs_may() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let server = server(kind).await;
        let (owner, producer) = (
            server.register("owner").await,
            server.service("producer").await,
        );
        let own = server.url.clone();
        let good: [&[(&str, &str)]; 7] = [
            &[],
            &[("origin", APP), ("sec-fetch-site", "same-site")],
            &[("origin", "http://localhost:3000")],
            &[("origin", &own), ("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "none")],
            &[("referer", "https://evil.example.com/")],
        ];
        for headers in good {
            let call = server.signing_in(&producer.email, &producer.password);
            let cookie = with(call, headers).send().await.new_cookie().unwrap();
            let told = with(server.telling(&cookie, &owner.uid), headers);
            told.send().await.expect(202);
            let out = with(server.call("DELETE", SESSION).cookie(&cookie), headers);
            out.send().await.expect(204);
        }
    }
}

#[tokio::test]
async fn reading_is_left_to_cors() {
    let server = server(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    let cookie = server.sign_in(&owner).await;
    for method in ["GET", "HEAD"] {
        let read = |origin: &str| {
            let call = server.call(method, "/auth/sessions").cookie(&cookie);
            with(call, &[("origin", origin), ("sec-fetch-site", "same-site")]).send()
        };
        let ours = read(APP).await;
        assert_eq!(ours.status, 200);
        assert_eq!(ours.header("access-control-allow-origin"), Some(APP));
        assert_eq!(
            ours.header("access-control-allow-credentials"),
            Some("true")
        );
        let strangers = read("https://evil.example.com").await;
        assert_eq!(strangers.status, 200);
        assert_eq!(strangers.header("access-control-allow-origin"), None);
        assert_eq!(strangers.header("access-control-allow-credentials"), None);
    }
}

#[tokio::test]
async fn a_token_is_no_cookie_and_goes_with_any_page() {
    let server = server(Kind::Sqlite).await;
    let (owner, producer) = (
        server.register("owner").await,
        server.service("producer").await,
    );
    let cookie = server.sign_in(&owner).await;
    for headers in STRANGERS {
        let call = server.produce(&producer, &owner.uid, &json!({"type": "ride"}));
        with(call.cookie(&cookie), headers).send().await.expect(202);
    }
}

#[tokio::test]
async fn who_may_not_learns_nothing_else() {
    let server = server(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    let cookie = server.sign_in(&owner).await;
    let evil = [("origin", "https://evil.example.com")];
    let put = |content_type: &str, body: &str| {
        let call = server.call("PUT", "/auth/password").cookie(&cookie);
        with(call.body(content_type, body.to_owned()), &evil).send()
    };
    let large = " ".repeat(100_000);
    let bodies = [
        ("application/json", "{"),
        ("application/json", "{}"),
        ("text/plain", "x"),
        ("application/json", &large),
    ];
    for (content_type, body) in bodies {
        assert_refused(&put(content_type, body).await);
    }
    // Nor whether the session stands: nothing is looked up.
    let end = server.call("DELETE", SESSION).cookie(&cookie);
    end.send().await.expect(204);
    assert_refused(&put("application/json", "{}").await);
    // What is no cookie of ours is told as without any page.
    let call = server.call("DELETE", SESSION).cookie("x");
    let reply = with(call, &evil).send().await;
    assert_eq!((reply.status, reply.forgets()), (401, true));
    assert_eq!(reply.json()["errors"], Value::Null);
}
