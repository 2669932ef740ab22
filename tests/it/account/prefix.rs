//! Another prefix.

use serde_json::{Value, json};
use server::config::Settings;

use crate::support::Server;
use crate::support::account::{OPERATIONS, data, errors};
use crate::support::database::Kind;

const PREFIX: &str = "/profiles/v2";

async fn moved() -> Server {
    Server::with(Kind::Sqlite, [("account_prefix", PREFIX)]).await
}

fn path(usual: &str) -> String {
    usual.replacen("/api/v1", PREFIX, 1)
}

#[tokio::test]
async fn every_operation_is_there_and_nowhere_else() {
    let server = moved().await;
    let caller = server.caller("owner").await;
    for (method, usual) in OPERATIONS {
        let there = server.ask(&caller, method, &path(usual)).send().await;
        assert!([200, 400, 415].contains(&there.status), "{}", there.text);
        // Nothing promises anything there, so that nothing is held against the document.
        let here = server
            .client
            .request(method.parse().unwrap(), format!("{}{usual}", server.url));
        assert_eq!(here.send().await.unwrap().status(), 404, "{method} {usual}");
        let bare = path(usual.trim_end_matches('/'));
        let bare = server
            .ask(&caller, method, &format!("{bare}?x=1"))
            .send()
            .await;
        assert_eq!(bare.status, 308);
        let location = bare.header("location").unwrap();
        assert!(
            location.ends_with(&format!("{}?x=1", path(usual))),
            "{location}"
        );
    }
    let body = json!({"email": "owner@example.com", "first_name": "Åse"});
    let call = server.ask(&caller, "POST", &path("/api/v1/user/update/profile/"));
    assert_eq!(
        data(&call.json(&body).send().await)["UserProfile"][0]["first_name"],
        "Åse"
    );
    let nothing = server.ask(&caller, "GET", &path("/api/v1/user/x/")).send();
    assert_eq!(errors(&nothing.await, 404), json!({"detail": "Not found."}));
    // Drivers stay where they are.
    let driver = server.get("/api/v1/users/profile", &caller.account.token);
    assert_eq!(
        driver.send().await.expect(404),
        json!({"error": "Not Found"})
    );
}

#[tokio::test]
async fn the_document_says_so() {
    for (server, prefix) in [
        (Server::on(Kind::Sqlite).await, "/api/v1"),
        (moved().await, PREFIX),
    ] {
        let reply = server.call("GET", "/openapi/account.json").send().await;
        let document = reply.expect(200);
        assert_eq!(document["servers"][0]["url"], prefix);
        let paths: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
        assert_eq!(paths.len(), OPERATIONS.len());
        for path in paths {
            let usual = format!("/api/v1{path}");
            assert!(
                OPERATIONS.iter().any(|(_, known)| *known == usual),
                "{path}"
            );
        }
        let reply = server.call("GET", "/openapi/account.yaml").send().await;
        assert!(reply.text.contains(&format!("url: {prefix}\n")), "{prefix}");
    }
}

#[test]
fn a_prefix_that_is_none_or_is_taken_stops_the_start_with_a_sentence() {
    for prefix in [
        "",
        "/",
        "api",
        "/api/v1/",
        "//x",
        "/a//b",
        "/a/../b",
        "/a b",
        "/a?b",
        "/a#b",
        "/{x}",
        "/:x",
        "/*x",
        "http://x/y",
        "/auth",
        "/auth/x",
        "/api/co",
        "/api/co/x",
        "/manage",
        "/manage/api/users",
        "/media",
        "/docs",
        "/openapi",
        "/healthz",
        "/readyz",
    ] {
        let settings = Settings::collect([("account_prefix", prefix.to_owned())], [], None);
        let told = settings.expect_err(prefix).to_string();
        assert!(told.contains("account-prefix"), "{prefix}: {told}");
    }
}

/// What is at `/openapi/account.json` leads clients to where the API is.
#[tokio::test]
async fn who_follows_the_document_arrives() {
    let server = moved().await;
    let caller = server.caller("owner").await;
    let document: Value = server
        .call("GET", "/openapi/account.json")
        .send()
        .await
        .json();
    let base = document["servers"][0]["url"].as_str().unwrap();
    for (path, item) in document["paths"].as_object().unwrap() {
        if item.get("get").is_some() {
            let path = format!("{base}{path}");
            data(&server.ask(&caller, "GET", &path).send().await);
        }
    }
}
