//! The documents promise no status that cannot occur: every one of every operation is provoked here. (What occurs and is not
//! promised fails the test in which it occurs.)

mod account;
mod cookies;
mod drivers;
mod manage;
mod raw;
mod requests;
mod states;

use std::collections::BTreeSet;

use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::future::join_all;
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::support::account::OPERATIONS;
use crate::support::database::{self, Kind};
use crate::support::drivers::pdf;
use crate::support::exchange::Call;
use crate::support::proxy::Proxy;
use crate::support::{Server, conformance};
use requests::{WITH_BODY, WITH_TOKEN, good};

async fn statuses(calls: Vec<Call>) -> Vec<u16> {
    join_all(calls.into_iter().map(Call::send))
        .await
        .into_iter()
        .map(|reply| reply.status)
        .collect()
}

#[tokio::test]
async fn every_promised_status_can_occur() {
    states::profiles().await;
    states::sessions().await;
    cookies::sessions().await;
    states::throttled().await;
    states::events().await;
    drivers::profiles().await;
    drivers::uploads().await;
    drivers::staff().await;
    manage::profiles().await;
    manage::bodies().await;
    account::callers().await;
    account::throttled().await;
    account::slow_bodies().await;
    mistakes().await;
    slow_bodies().await;
    a_defect().await;
    the_database_away().await;
    let missing: BTreeSet<_> = conformance::promised()
        .difference(&conformance::seen())
        .cloned()
        .collect();
    assert!(missing.is_empty(), "promised, but never seen: {missing:?}");
}

async fn mistakes() {
    let server = Server::on(Kind::Sqlite).await;
    // Who may do everything, and so is told what is wrong with it.
    let owner = server.service("owner").await;
    for (method, path) in WITH_TOKEN {
        server
            .call(method, path)
            .json(&json!({}))
            .send()
            .await
            .expect(401);
    }
    let refresh = json!({"refresh_token": "unknown"});
    server
        .call("POST", "/auth/refresh")
        .json(&refresh)
        .send()
        .await
        .expect(401);
    for (method, path) in WITH_BODY {
        let send = async |content_type: &str, body: String| {
            server
                .call(method, path)
                .bearer(&owner.token)
                .body(content_type, body)
                .send()
                .await
                .status
        };
        assert_eq!(
            send("application/json", "{".to_owned()).await,
            400,
            "{path}"
        );
        assert_eq!(
            send(
                "application/json",
                json!({"x": "a".repeat(3 << 20)}).to_string()
            )
            .await,
            413,
            "{path}"
        );
        assert_eq!(send("text/plain", "x".to_owned()).await, 415, "{path}");
    }
}

async fn slow_bodies() {
    let server = Server::with(Kind::Sqlite, [("body_seconds", "1")]).await;
    let owner = server.service("owner").await;
    let calls = WITH_BODY.map(|(method, path)| {
        let never_ending =
            futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(b"{"))])
                .chain(futures_util::stream::pending());
        server
            .call(method, path)
            .bearer(&owner.token)
            .body("application/json", reqwest::Body::wrap_stream(never_ending))
    });
    assert_eq!(statuses(calls.into()).await, [408; WITH_BODY.len()]);
    let upload = drivers::announce(&server, &owner).await;
    let beginning = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(b"%"))]);
    let never_ending = reqwest::Body::wrap_stream(beginning.chain(futures_util::stream::pending()));
    let call = server
        .call("PUT", &upload)
        .body("application/pdf", never_ending);
    call.send().await.expect(408);
}

async fn a_defect() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    let upload = drivers::announce(&server, &owner).await;
    let caller = server.caller("caller").await;
    let staff = server.service("staff").await;
    let cookie = server.sign_in(&owner).await;
    let url = &server
        .flags
        .iter()
        .find(|(key, _)| *key == "database_url")
        .unwrap()
        .1;
    let connection = sea_orm::Database::connect(url).await.unwrap();
    for table in ["users", "sessions", "token_pairs", "blobs", "api_keys"] {
        connection
            .execute_unprepared(&format!("ALTER TABLE {table} RENAME TO {table}_gone"))
            .await
            .unwrap();
    }
    let sending = server.call("PUT", &upload).body("application/pdf", pdf(1));
    let account = account::good(&server, &caller);
    for call in good(&server, &owner)
        .into_iter()
        .chain([sending])
        .chain(account)
        .chain(manage::good(&server, &staff))
        .chain(cookies::good(&server, &owner, &cookie))
    {
        let reply = call.send().await;
        assert_eq!(reply.status, 500, "{}", reply.text);
        assert!(!reply.text.contains("table"), "{}", reply.text);
    }
}

async fn the_database_away() {
    let folder = tempfile::tempdir().unwrap();
    let url = database::create(Kind::Postgres, folder.path()).await;
    let address = url
        .split(['@', '/'])
        .find(|part| part.contains(':') && !part.ends_with(':'))
        .unwrap()
        .to_owned();
    let proxy = Proxy::to(&address).await;
    let server = Server::with(
        Kind::Postgres,
        [(
            "database_url",
            url.replace(&address, &proxy.address).as_str(),
        )],
    )
    .await;
    let owner = server.register("owner").await;
    let upload = drivers::announce(&server, &owner).await;
    let caller = server.caller("caller").await;
    let staff = server.service("staff").await;
    let cookie = server.sign_in(&owner).await;
    proxy.cut();
    let sending = server.call("PUT", &upload).body("application/pdf", pdf(1));
    sending.send().await.expect(503);
    assert_eq!(
        statuses(good(&server, &owner)).await,
        [503; 3 + WITH_TOKEN.len()]
    );
    assert_eq!(statuses(manage::good(&server, &staff)).await, [503; 4]);
    let by_cookie = cookies::good(&server, &owner, &cookie);
    assert_eq!(statuses(by_cookie).await, [503; 2]);
    assert_eq!(
        statuses(account::good(&server, &caller)).await,
        [503; OPERATIONS.len()]
    );
}
