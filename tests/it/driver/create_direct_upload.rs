//! `POST /api/v1/direct_uploads`.

use serde_json::{Value, json};

use crate::support::drivers::{UPLOADS, announcement, errors, pdf};
use crate::support::{Account, Reply, Server, on_both_databases};

async fn post(server: &Server, account: &Account, body: &Value) -> Reply {
    let call = server.call("POST", UPLOADS).bearer(&account.token);
    call.json(body).send().await
}

fn names(object: &Value) -> Vec<&str> {
    object
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect()
}

/// An announcement with another value in a member.
fn other(member: &str, value: Value) -> Value {
    let mut announcement = announcement("a.pdf", &pdf(1));
    announcement[member] = value;
    announcement
}

on_both_databases! {
    async fn under_file_the_answer_is_where_to_send_the_bytes(server: Server) {
        let account = server.register("driver").await;
        let reply = post(&server, &account, &json!({"file": announcement("a.pdf", &pdf(1))})).await;
        let body = reply.expect(200);
        assert_eq!(names(&body), ["direct_upload"]);
        let target = &body["direct_upload"];
        assert_eq!(names(target), ["headers", "signed_id", "url"]);
        assert_eq!(target["headers"], json!({"Content-Type": "application/pdf"}));
        assert!(target["url"].as_str().unwrap().starts_with(&format!("{}{UPLOADS}/", server.url)));
        assert_eq!(reply.header("content-type"), Some("application/json; charset=utf-8"));
        assert_eq!(reply.header("etag"), None);
    }

    async fn under_blob_it_is_all_that_active_storage_says(server: Server) {
        let account = server.register("driver").await;
        let mut blob = announcement("my licence?.pdf", &pdf(1));
        blob["metadata"] = json!({"b": [1, {"c": null}], "a": "x"});
        let body = post(&server, &account, &json!({"blob": blob})).await.expect(200);
        assert_eq!(names(&body), ["id", "key", "filename", "content_type", "metadata", "byte_size", "checksum", "created_at", "signed_id", "direct_upload"]);
        assert_eq!(names(&body["direct_upload"]), ["url", "headers"]);
        assert!(body["id"].is_i64());
        let key = body["key"].as_str().unwrap();
        assert!(key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()), "{key}");
        assert_eq!(body["filename"], "my licence-.pdf");
        for member in ["content_type", "byte_size", "checksum"] {
            assert_eq!(body[member], blob[member], "{member}");
        }
        assert_eq!(body["metadata"]["b"], blob["metadata"]["b"]);
        assert_eq!((names(&body["metadata"]).len(), &body["metadata"]["a"]), (2, &json!("x")));
        assert_eq!(body["created_at"], "2026-02-12T10:00:00.000Z");
        assert_eq!(body["direct_upload"]["headers"], json!({"Content-Type": "application/pdf"}));
    }

    async fn each_has_a_key_of_its_own(server: Server) {
        let account = server.register("driver").await;
        let mut seen = Vec::new();
        for _ in 0..3 {
            let body = server.announce(&account, &announcement("a.pdf", &pdf(1))).send().await.expect(200);
            for member in ["id", "key", "signed_id"] {
                assert!(!seen.contains(&body[member]), "{member}");
                seen.push(body[member].clone());
            }
            assert!(!seen.contains(&body["direct_upload"]["url"]));
            seen.push(body["direct_upload"]["url"].clone());
        }
        assert_eq!(server.files().len(), 0);
    }

    async fn metadata_may_be_absent_null_or_4_kib(server: Server) {
        let account = server.register("driver").await;
        let mut without = announcement("a.pdf", &pdf(1));
        without.as_object_mut().unwrap().remove("metadata");
        let most = json!({"a": "x".repeat(4_096 - 8)});
        assert_eq!(most.to_string().len(), 4_096);
        for (blob, kept) in [(without, json!({})), (other("metadata", json!(null)), json!({})), (other("metadata", most.clone()), most)] {
            assert_eq!(server.announce(&account, &blob).send().await.expect(200)["metadata"], kept);
        }
        let reply = server.announce(&account, &other("metadata", json!({"a": "x".repeat(4_096 - 7)}))).send().await;
        assert_eq!(errors(&reply), json!({"metadata": ["is too large (maximum is 4096 bytes)"]}));
    }

    async fn what_can_be_no_file_is_told_all_at_once(server: Server) {
        let account = server.register("driver").await;
        for (root, blob, told) in [
            ("blob", json!({"unknown": 1}), json!({"byte_size": ["can't be blank"], "checksum": ["can't be blank"], "content_type": ["can't be blank"], "filename": ["can't be blank"]})),
            ("file", json!({"filename": " ", "byte_size": 0, "checksum": "x", "content_type": "text/html", "metadata": []}), json!({
                "byte_size": ["must be greater than or equal to 1"], "checksum": ["is invalid"], "content_type": ["is not included in the list"],
                "filename": ["can't be blank"], "metadata": ["is invalid"],
            })),
            ("blob", other("byte_size", json!(20_000_001)), json!({"byte_size": ["must be less than or equal to 20000000"]})),
            ("blob", other("byte_size", json!("16")), json!({"byte_size": ["is invalid"]})),
            ("blob", other("byte_size", json!(1.5)), json!({"byte_size": ["is invalid"]})),
            // 22 digits of base64, but not those of 16 bytes.
            ("blob", other("checksum", json!("1B2M2Y8AsgTpgAmY7PhCfh==")), json!({"checksum": ["is invalid"]})),
            ("blob", other("checksum", json!("d41d8cd98f00b204e9800998ecf8427e")), json!({"checksum": ["is invalid"]})),
            ("blob", other("content_type", json!("application/x-msdownload")), json!({"content_type": ["is not included in the list"]})),
            ("blob", other("filename", json!("x".repeat(256))), json!({"filename": ["is too long (maximum is 255 characters)"]})),
        ] {
            let reply = post(&server, &account, &json!({root: blob})).await;
            assert_eq!(errors(&reply), told, "{blob}");
        }
        let rows: i64 = crate::support::database::value(&server, "SELECT count(*) AS value FROM blobs").await;
        assert_eq!(rows, 0);
    }
}
