//! `DELETE /api/co/profile`.

use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::pictures::picture;
use crate::support::{Account, Server, on_both_databases};

const PATH: &str = "/api/co/profile";

async fn with_image(server: &Server) -> Account {
    let owner = server.register("owner").await;
    let part = Part::bytes(picture(9, 9, ImageFormat::Png)).file_name("a.png");
    server
        .call("PUT", PATH)
        .bearer(&owner.token)
        .form(Form::new().part("file", part))
        .send()
        .await
        .expect(200);
    owner
}

on_both_databases! {
    async fn removing_the_image_gives_the_envelope_and_a_new_tag(server: Server) {
        let owner = with_image(&server).await;
        let before = server.get(PATH, &owner.token).send().await;
        let reply = server.call("DELETE", PATH).bearer(&owner.token).header("x-request-id", "an-id").send().await;
        assert_eq!(reply.expect(200), json!({"data": {}, "meta": {"request_id": "an-id", "generated_at": "2026-02-12T10:00:00.000Z"}}));
        let after = server.get(PATH, &owner.token).send().await;
        assert_eq!(after.json()["profileImage"], Value::Null);
        assert_eq!(reply.header("etag"), after.header("etag"));
        assert_ne!(before.header("etag"), after.header("etag"));
    }

    async fn the_file_is_gone_then(server: Server) {
        let owner = with_image(&server).await;
        let url = server.get(PATH, &owner.token).send().await.json()["profileImage"].as_str().unwrap().replace(&server.url, "");
        assert_eq!(server.call("GET", &url).send().await.status, 200);
        server.call("DELETE", PATH).bearer(&owner.token).send().await.expect(200);
        server.app.housekeeping.run().await;
        assert_eq!(server.call("GET", &url).send().await.status, 404);
    }

    async fn where_there_is_none_it_is_204_and_nothing_changes(server: Server) {
        let owner = server.register("owner").await;
        let before = server.get(PATH, &owner.token).send().await;
        server.call("DELETE", PATH).bearer(&owner.token).send().await.expect(204);
        assert_eq!(server.get(PATH, &owner.token).send().await.header("etag"), before.header("etag"));
    }

    async fn of_eight_who_race_one_removes_it(server: Server) {
        let owner = with_image(&server).await;
        let calls = (0..8).map(|_| server.call("DELETE", PATH).bearer(&owner.token).send());
        let mut statuses: Vec<u16> = futures_util::future::join_all(calls).await.iter().map(|reply| reply.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 204, 204, 204, 204, 204, 204, 204]);
    }

    async fn without_a_tag_it_is_never_stale(server: Server) {
        let owner = with_image(&server).await;
        let write = async |number: usize| {
            server.call("PUT", PATH).bearer(&owner.token).json(&json!({"address": number.to_string()})).send().await
        };
        let writers = futures_util::future::join_all((0..40).map(write));
        let remove = server.call("DELETE", PATH).bearer(&owner.token).send();
        let (written, removed) = tokio::join!(writers, remove);
        assert!(written.iter().all(|reply| reply.status == 200));
        removed.expect(200);
    }

    async fn a_stale_tag_keeps_it(server: Server) {
        let owner = with_image(&server).await;
        server.call("DELETE", PATH).bearer(&owner.token).header("if-match", "\"0\"").send().await.expect(412);
        assert_ne!(server.get(PATH, &owner.token).send().await.json()["profileImage"], Value::Null);
        let tag = server.get(PATH, &owner.token).send().await.header("etag").unwrap().to_owned();
        server.call("DELETE", PATH).bearer(&owner.token).header("if-match", &tag).send().await.expect(200);
    }

    async fn a_content_type_without_a_body_is_fine(server: Server) {
        let owner = with_image(&server).await;
        server.call("DELETE", PATH).bearer(&owner.token).header("content-type", "application/json").send().await.expect(200);
    }
}
