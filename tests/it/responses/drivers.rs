//! What can go wrong, or right, with drivers and their documents.

use serde_json::{Value, json};

use super::raw;
use crate::support::database::Kind;
use crate::support::drivers::{PROFILE, announcement, new_profile, pdf, update};
use crate::support::{Account, Server};

/// Announces a PDF; answers where to send it.
pub async fn announce(server: &Server, account: &Account) -> String {
    let announced = server
        .announce(account, &announcement("a.pdf", &pdf(1)))
        .send()
        .await;
    server.path_of(&announced.expect(200)["direct_upload"]["url"])
}

pub async fn profiles() {
    let server = Server::on(Kind::Sqlite).await;
    let account = server.register("driver").await;
    server.get(PROFILE, &account.token).send().await.expect(404);
    server
        .update_profile(&account, &update(json!({})))
        .await
        .expect(404);
    server
        .create_profile(&account, &new_profile(json!({"postcode": ""})))
        .await
        .expect(422);
    server
        .create_profile(&account, &new_profile(json!({})))
        .await
        .expect(200);
    let read = server.get(PROFILE, &account.token).send().await;
    let tag = read.header("etag").unwrap().to_owned();
    server
        .get(PROFILE, &account.token)
        .header("if-none-match", &tag)
        .send()
        .await
        .expect(304);
    server
        .update_profile(&account, &update(json!({"postcode": ""})))
        .await
        .expect(422);
    server
        .update_profile(&account, &update(json!({})))
        .await
        .expect(200);
    let call = server.call("PUT", PROFILE).bearer(&account.token);
    call.header("if-match", &tag)
        .json(&update(json!({})))
        .send()
        .await
        .expect(412);
}

pub async fn uploads() {
    let server = Server::on(Kind::Sqlite).await;
    let account = server.register("driver").await;
    server
        .announce(&account, &json!({"filename": "a.pdf"}))
        .send()
        .await
        .expect(422);
    let path = announce(&server, &account).await;
    let call = server.call("PUT", "/api/v1/direct_uploads/x");
    call.body("application/pdf", pdf(1))
        .send()
        .await
        .expect(404);
    for (content_type, number, status) in [
        ("image/png", 1, 422),
        ("application/pdf", 2, 422),
        ("application/pdf", 1, 204),
    ] {
        server
            .call("PUT", &path)
            .body(content_type, pdf(number))
            .send()
            .await
            .expect(status);
    }
    for (headers, body, status) in [
        (
            "Content-Type: application/pdf\r\nTransfer-Encoding: chunked",
            "no number\r\n",
            400,
        ),
        (
            "Content-Type: application/pdf\r\nContent-Length: 999999999999",
            "",
            413,
        ),
        (
            "Content-Type: application/pdf\r\nContent-Encoding: gzip\r\nContent-Length: 3",
            "abc",
            422,
        ),
    ] {
        assert_eq!(
            raw::send(&server, "PUT", &path, headers, body).await,
            status
        );
    }
}

pub async fn staff() {
    let server = Server::on(Kind::Sqlite).await;
    let (account, staff) = (server.driver("driver").await, server.service("staff").await);
    let signed_id = server.upload(&account, "a.pdf", pdf(1)).await;
    server.set(&account, json!({"dbs": signed_id})).await;
    let send = async |who: &Account, method: &str, path: &str, body: &Value| {
        let path = format!("/manage/api/users/{}/driver/{path}", account.uid);
        server
            .call(method, &path)
            .bearer(&who.token)
            .json(body)
            .send()
            .await
            .status
    };
    for (method, path, good, status) in [
        (
            "POST",
            "interviews",
            json!({"scheduled_at": "2026-03-01T09:00:00Z"}),
            201,
        ),
        ("POST", "reviews", json!({"rating": 5}), 201),
        (
            "PUT",
            "documents/dbs/review",
            json!({"status": "approved"}),
            200,
        ),
    ] {
        assert_eq!(send(&staff, method, path, &good).await, status);
        assert_eq!(send(&staff, method, path, &json!({})).await, 400);
        assert_eq!(send(&account, method, path, &good).await, 403);
        let nobody = format!("/manage/api/users/nobody/driver/{path}");
        server
            .call(method, &nobody)
            .bearer(&staff.token)
            .json(&good)
            .send()
            .await
            .expect(404);
        if method == "PUT" {
            let path = format!("/manage/api/users/{}/driver/{path}", account.uid);
            let call = server.call(method, &path).bearer(&staff.token);
            let call = call.header("if-match", "\"0\"").json(&good);
            call.send().await.expect(412);
        }
        if method == "POST" {
            while send(&staff, method, path, &good).await == 201 {}
            assert_eq!(send(&staff, method, path, &good).await, 422);
        }
    }
}
