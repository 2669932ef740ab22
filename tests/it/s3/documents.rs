//! Documents in a bucket, where clients send them themselves.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::{NOWHERE, bucket, objects};
use crate::support::database::Kind;
use crate::support::drivers::{PROFILE, announcement, errors, pdf, update};
use crate::support::server::environment;
use crate::support::{Account, Server};

/// Announces a PDF; answers what was answered.
async fn announce(server: &Server, driver: &Account, bytes: &[u8]) -> Value {
    let announced = server.announce(driver, &announcement("cv.pdf", bytes));
    announced.send().await.expect(200)
}

/// Sends bytes where an announcement says, as it says.
async fn send(announced: &Value, bytes: Vec<u8>) {
    let target = &announced["direct_upload"];
    let mut request = reqwest::Client::new().put(target["url"].as_str().unwrap());
    for (name, value) in target["headers"].as_object().unwrap() {
        request = request.header(name, value.as_str().unwrap());
    }
    let response = request.body(bytes).send().await.unwrap();
    assert!(response.status().is_success(), "{response:?}");
}

#[tokio::test]
async fn documents_live_and_die_there() {
    let url = bucket().await;
    let server = Server::with(Kind::Postgres, [("media_url", url.as_str())]).await;
    let driver = server.driver("driver").await;

    let sent = pdf(1);
    let announced = announce(&server, &driver, &sent).await;
    let target = announced["direct_upload"]["url"].as_str().unwrap();
    assert!(
        target.starts_with(&environment("DOSSIER_TEST_S3")),
        "{target}"
    );
    send(&announced, sent.clone()).await;
    let profile = server
        .set(&driver, json!({"cv": announced["signed_id"]}))
        .await;
    let fetched = server.fetch(&profile["cv"]).await;
    assert_eq!((fetched.status, &fetched.bytes[..]), (200, &sent[..]));
    assert_eq!(fetched.header("content-type"), Some("application/pdf"));
    let path = server.path_of(&profile["cv"]["url"]);
    let part = server
        .call("GET", &path)
        .header("range", "bytes=1-3")
        .send()
        .await;
    assert_eq!((part.status, &part.bytes[..]), (206, &b"PDF"[..]));
    assert_eq!(objects(&url).await, 1);

    // A form takes its file through the server.
    let mut form = Form::new();
    for (name, value) in [
        ("first_name", "Virgie"),
        ("last_name", "Luettgen"),
        ("postcode", "123"),
        ("english_level", "advanced"),
        ("contact_phone_number", "07856 207372"),
    ] {
        form = form.text(format!("profile[{name}]"), value);
    }
    let form = form.part("profile[cv]", Part::bytes(pdf(2)).file_name("new.pdf"));
    let put = server.call("PUT", PROFILE).bearer(&driver.token).form(form);
    let profile = put.send().await.expect(200)["profile"].clone();
    assert_eq!(server.fetch(&profile["cv"]).await.bytes, pdf(2));
    server.app.housekeeping.run().await;
    assert_eq!(server.call("GET", &path).send().await.status, 404);
    assert_eq!(objects(&url).await, 1);

    server.set(&driver, json!({"cv": null})).await;
    server.app.housekeeping.run().await;
    assert_eq!(objects(&url).await, 0);
}

#[tokio::test]
async fn what_is_not_there_or_is_another_file_is_not_attached() {
    let url = bucket().await;
    let server = Server::with(Kind::Sqlite, [("media_url", url.as_str())]).await;
    let driver = server.driver("driver").await;
    let announced = announce(&server, &driver, &pdf(1)).await;
    let attach = async || {
        let body = update(json!({"cv": announced["signed_id"]}));
        errors(&server.update_profile(&driver, &body).await)
    };
    assert_eq!(attach().await, json!({"cv": ["is invalid"]}));

    // A store that holds bytes against nothing that was signed.
    send(&announced, pdf(2)).await;
    assert_eq!(attach().await, json!({"cv": ["is invalid"]}));
    assert_eq!(objects(&url).await, 0);

    send(&announced, pdf(1)).await;
    let profile = server
        .set(&driver, json!({"cv": announced["signed_id"]}))
        .await;
    assert_eq!(server.fetch(&profile["cv"]).await.bytes, pdf(1));
}

#[tokio::test]
async fn a_bucket_that_is_away_is_503_and_changes_nothing() {
    let server = Server::with(Kind::Sqlite, [("media_url", NOWHERE)]).await;
    let driver = server.driver("driver").await;
    let announced = announce(&server, &driver, &pdf(1)).await;
    let more = json!({"cv": announced["signed_id"], "bio": "kept out"});
    let body = update(more);
    let before = server.shown(&driver).await;
    server.update_profile(&driver, &body).await.expect(503);
    assert_eq!(server.shown(&driver).await, before);
}
