//! Images in a bucket.

use image::ImageFormat;
use reqwest::multipart::{Form, Part};

use super::{NOWHERE, bucket, objects};
use crate::support::Server;
use crate::support::database::Kind;
use crate::support::pictures::picture;

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
    let server = Server::with(Kind::Sqlite, [("media_url", NOWHERE)]).await;
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
