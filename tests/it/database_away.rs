//! The database goes away and comes back: 503 with `Retry-After` meanwhile, in each namespace's format, then all is well by itself.

use serde_json::json;

use crate::support::database::Kind;
use crate::support::proxy::Proxy;
use crate::support::server::environment;
use crate::support::{Server, database};

#[tokio::test]
async fn postgres_away_is_503_and_recovers_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let url = database::create(Kind::Postgres, folder.path()).await;
    let address = regex::Regex::new("@([^/]+)/")
        .unwrap()
        .captures(&url)
        .unwrap()[1]
        .to_owned();
    assert!(environment("DOSSIER_TEST_POSTGRES").contains(&address));
    let proxy = Proxy::to(&address).await;
    let through = url.replace(&address, &proxy.address);
    let server = Server::with(Kind::Postgres, [("database_url", through.as_str())]).await;
    let owner = server.register("owner").await;

    proxy.cut();
    let login = json!({"email": owner.email, "password": owner.password});
    let away = [
        server.get("/api/co/profile", &owner.token).send().await,
        server
            .call("PUT", "/api/co/profile")
            .bearer(&owner.token)
            .json(&json!({"address": "lost"}))
            .send()
            .await,
        server
            .call("DELETE", "/api/co/profile")
            .bearer(&owner.token)
            .send()
            .await,
        server
            .get("/api/co/profile/check-username?username=abc", &owner.token)
            .send()
            .await,
        server.call("POST", "/auth/login").json(&login).send().await,
        server
            .call("POST", "/auth/register")
            .json(&json!({"email": "b@example.com", "password": "correct horse"}))
            .send()
            .await,
        server
            .call("POST", "/auth/refresh")
            .json(&json!({"refresh_token": owner.refresh_token}))
            .send()
            .await,
        server.get("/auth/sessions", &owner.token).send().await,
        server
            .call("POST", "/auth/logout")
            .bearer(&owner.token)
            .send()
            .await,
    ];
    for reply in &away {
        assert_eq!(reply.status, 503, "{}", reply.text);
        assert_eq!(reply.header("retry-after"), Some("1"));
        assert!(!reply.text.contains("postgres"), "{}", reply.text);
    }
    assert_eq!(away[0].json()["error"]["code"], "service_unavailable");
    assert_eq!(away[4].json()["code"], "service_unavailable");
    server.call("GET", "/healthz").send().await.expect(200);
    assert_eq!(
        server.call("GET", "/readyz").send().await.expect(503)["away"],
        json!(["database"])
    );
    // What is wrong with a body is told without the database.
    server
        .call("PUT", "/api/co/profile")
        .bearer(&owner.token)
        .json(&json!({"address": 1}))
        .send()
        .await
        .expect(422);

    proxy.mend();
    let body = server
        .get("/api/co/profile", &owner.token)
        .send()
        .await
        .expect(200);
    assert_eq!(body["address"], serde_json::Value::Null);
    server.call("GET", "/readyz").send().await.expect(200);
}

#[tokio::test]
async fn a_database_that_was_never_there_keeps_the_server_from_starting_with_a_sentence() {
    use server::config::Settings;
    let folder = tempfile::tempdir().unwrap();
    let flags = [
        ("data", folder.path().display().to_string()),
        (
            "database_url",
            "postgres://user:hunter2@127.0.0.1:1/nothing".to_owned(),
        ),
    ];
    let settings = Settings::collect(flags, [], None).unwrap();
    let clock = std::sync::Arc::new(domain::fakes::FixedClock::default());
    let error = server::app::App::start(&settings, clock)
        .await
        .err()
        .expect("it cannot start")
        .to_string();
    assert!(!error.contains("hunter2"), "{error}");
    assert!(error.to_lowercase().contains("database"), "{error}");
}
