//! Images in an S3-compatible store.

use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use uuid::Uuid;

use crate::support::Server;
use crate::support::database::Kind;
use crate::support::pictures::picture;
use crate::support::server::environment;

/// The URL of a new bucket on the test's S3 server.
async fn bucket() -> String {
    let endpoint = environment("DOSSIER_TEST_S3");
    let name = format!("test-{}", Uuid::new_v4().simple());
    let response = reqwest::Client::new()
        .put(format!("{endpoint}/{name}"))
        .send()
        .await
        .expect("the S3 server answers");
    assert!(response.status().is_success());
    format!("s3://{name}/pictures?endpoint={endpoint}&region=us-east-1")
}

/// How many objects lie in the bucket of this URL.
async fn objects(url: &str) -> usize {
    let endpoint = environment("DOSSIER_TEST_S3");
    let name = url
        .strip_prefix("s3://")
        .and_then(|rest| rest.split('/').next())
        .expect("a bucket");
    let list = reqwest::get(format!("{endpoint}/{name}?list-type=2"))
        .await
        .expect("it answers")
        .text()
        .await
        .expect("text");
    list.matches("<Key>").count()
}

#[tokio::test]
async fn images_live_and_die_there() {
    let url = bucket().await;
    let server = Server::with(Kind::Postgres, [("media_url", url.as_str())]).await;
    let owner = server.register("owner").await;
    let put = async |side: u32| {
        let part = Part::bytes(picture(side, side, ImageFormat::Jpeg)).file_name("a.jpg");
        let reply = server
            .call("PUT", "/api/co/profile")
            .bearer(&owner.token)
            .form(Form::new().part("file", part))
            .send()
            .await;
        reply.expect(200)["profileImage"]
            .as_str()
            .unwrap()
            .replace(&server.url, "")
    };
    let first = put(300).await;
    let shown = server.call("GET", &first).send().await;
    assert_eq!(
        (shown.status, shown.header("content-type")),
        (200, Some("image/jpeg"))
    );
    assert_eq!(image::load_from_memory(&shown.bytes).unwrap().width(), 300);
    let part = server
        .call("GET", &first)
        .header("range", "bytes=0-9")
        .send()
        .await;
    assert_eq!((part.status, &part.bytes[..]), (206, &shown.bytes[..10]));
    assert_eq!(
        server
            .call("GET", &first)
            .header("if-none-match", shown.header("etag").unwrap())
            .send()
            .await
            .status,
        304
    );
    assert_eq!(objects(&url).await, 2);

    let second = put(200).await;
    server.app.housekeeping.run().await;
    assert_eq!(server.call("GET", &first).send().await.status, 404);
    assert_eq!(server.call("GET", &second).send().await.status, 200);
    assert_eq!(objects(&url).await, 2);

    server
        .call("DELETE", "/api/co/profile")
        .bearer(&owner.token)
        .send()
        .await
        .expect(200);
    server.app.housekeeping.run().await;
    assert_eq!(objects(&url).await, 0);
    server.call("GET", "/readyz").send().await.expect(200);
}

#[tokio::test]
async fn a_store_that_is_away_is_503_and_changes_nothing() {
    let server = Server::with(
        Kind::Sqlite,
        [(
            "media_url",
            "s3://nothing/there?endpoint=http://127.0.0.1:1&region=us-east-1",
        )],
    )
    .await;
    let owner = server.register("owner").await;
    let part = Part::bytes(picture(30, 30, ImageFormat::Jpeg)).file_name("a.jpg");
    let form = Form::new().part("file", part).text("address", "kept out");
    let reply = server
        .call("PUT", "/api/co/profile")
        .bearer(&owner.token)
        .form(form)
        .send()
        .await;
    reply.expect(503);
    let profile = server
        .get("/api/co/profile", &owner.token)
        .send()
        .await
        .expect(200);
    assert_eq!(
        [&profile["profileImage"], &profile["address"]],
        [&serde_json::Value::Null; 2]
    );
    server.call("GET", "/readyz").send().await.expect(503);
}
