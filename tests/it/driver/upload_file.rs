//! `PUT /api/v1/direct_uploads/{token}`.

use bytes::Bytes;
use chrono::TimeDelta;
use futures_util::future::join_all;
use futures_util::stream;
use image::ImageFormat;
use serde_json::{Value, json};

use crate::support::database;
use crate::support::drivers::{UPLOADS, announcement, checksum, errors, pdf, update};
use crate::support::pictures::picture;
use crate::support::{Account, Reply, Server, on_both_databases};

/// Announces these bytes, and answers where to send them and the signed id.
async fn announce(server: &Server, account: &Account, bytes: &[u8]) -> (String, Value) {
    let announced = server
        .announce(account, &announcement("a.pdf", bytes))
        .send()
        .await
        .expect(200);
    (
        server.path_of(&announced["direct_upload"]["url"]),
        announced["signed_id"].clone(),
    )
}

async fn put(
    server: &Server,
    path: &str,
    content_type: &str,
    bytes: impl Into<reqwest::Body>,
) -> Reply {
    server
        .call("PUT", path)
        .body(content_type, bytes)
        .send()
        .await
}

/// A body in pieces that says nothing of its length.
fn in_pieces(bytes: &[u8]) -> reqwest::Body {
    let pieces: Vec<_> = bytes
        .chunks(7)
        .map(|piece| Ok::<_, std::io::Error>(Bytes::copy_from_slice(piece)))
        .collect();
    reqwest::Body::wrap_stream(stream::iter(pieces))
}

on_both_databases! {
    async fn the_bytes_are_kept_and_can_be_attached(server: Server) {
        let account = server.driver("driver").await;
        for root in ["file", "blob"] {
            let bytes = pdf(1);
            let call = server.call("POST", UPLOADS).bearer(&account.token);
            let announced = call.json(&json!({root: announcement("licence.pdf", &bytes)})).send().await.expect(200);
            // The token is the right: there is no bearer.
            let reply = server.send_bytes(&announced, bytes.clone()).await;
            assert_eq!((reply.status, reply.bytes.len()), (204, 0));
            let signed_id = announced.get("signed_id").unwrap_or(&announced["direct_upload"]["signed_id"]);
            let shown = server.set(&account, json!({"dbs": signed_id})).await["dbs"].clone();
            assert_eq!((&shown["filename"], &shown["signed_id"]), (&json!("licence.pdf"), signed_id));
            assert_eq!(server.fetch(&shown).await.bytes, bytes);
        }
    }

    async fn every_type_that_is_taken_is_taken(server: Server) {
        let account = server.driver("driver").await;
        for (format, name) in [(ImageFormat::Jpeg, "image/jpeg"), (ImageFormat::Png, "image/png"), (ImageFormat::WebP, "image/webp")] {
            let bytes = picture(8, 8, format);
            let mut blob = announcement("a", &bytes);
            blob["content_type"] = json!(name);
            let announced = server.announce(&account, &blob).send().await.expect(200);
            assert_eq!(announced["direct_upload"]["headers"], json!({"Content-Type": name}));
            put(&server, &server.path_of(&announced["direct_upload"]["url"]), name, bytes.clone()).await.expect(204);
            let shown = server.set(&account, json!({"cv": announced["signed_id"]})).await["cv"].clone();
            assert_eq!(server.fetch(&shown).await.header("content-type"), Some(name));
        }
    }

    async fn they_may_come_again_before_and_after_they_are_attached(server: Server) {
        let account = server.driver("driver").await;
        let (path, signed_id) = announce(&server, &account, &pdf(1)).await;
        for _ in 0..2 {
            put(&server, &path, "application/pdf", pdf(1)).await.expect(204);
        }
        let shown = server.set(&account, json!({"dbs": signed_id})).await["dbs"].clone();
        put(&server, &path, "application/pdf", pdf(1)).await.expect(204);
        assert_eq!(errors(&put(&server, &path, "application/pdf", pdf(2)).await), json!({"checksum": ["is invalid"]}));
        assert_eq!(server.fetch(&shown).await.bytes, pdf(1));
        server.set(&account, json!({"dbs": null})).await;
        put(&server, &path, "application/pdf", pdf(1)).await.expect(404);
    }

    async fn twelve_at_once_are_one(server: Server) {
        let account = server.driver("driver").await;
        let (path, signed_id) = announce(&server, &account, &pdf(1)).await;
        let replies = join_all((0..12).map(|_| put(&server, &path, "application/pdf; charset=binary", in_pieces(&pdf(1))))).await;
        assert!(replies.iter().all(|reply| reply.status == 204));
        assert_eq!(server.files().len(), 1);
        let shown = server.set(&account, json!({"dbs": signed_id})).await["dbs"].clone();
        assert_eq!(server.fetch(&shown).await.bytes, pdf(1));
    }

    async fn a_token_is_good_for_five_minutes(server: Server) {
        let account = server.driver("driver").await;
        let (path, signed_id) = announce(&server, &account, &pdf(1)).await;
        server.advance(TimeDelta::seconds(299));
        put(&server, &path, "application/pdf", pdf(1)).await.expect(204);
        server.advance(TimeDelta::seconds(1));
        assert_eq!(put(&server, &path, "application/pdf", pdf(1)).await.expect(404), json!({"error": "Not Found"}));
        server.set(&account, json!({"dbs": signed_id})).await;
    }

    async fn a_token_that_is_none_is_404(server: Server) {
        let account = server.driver("driver").await;
        let (path, _) = announce(&server, &account, &pdf(1)).await;
        let (data, tag) = path.rsplit_once("--").unwrap();
        let (other, _) = announce(&server, &account, &pdf(2)).await;
        let (_, others) = other.rsplit_once("--").unwrap();
        for bad in [format!("{data}--{others}"), format!("{data}x--{tag}"), format!("{path}0"), data.to_owned(), format!("{UPLOADS}/x"), format!("{UPLOADS}/--"), format!("{UPLOADS}/%00")] {
            let reply = put(&server, &bad, "application/pdf", pdf(1)).await;
            assert_eq!(reply.expect(404), json!({"error": "Not Found"}), "{bad}");
        }
        let long = format!("{UPLOADS}/{}", "x".repeat(2_049));
        put(&server, &long, "application/pdf", pdf(1)).await.expect(404);
        assert_eq!(server.files().len(), 0);
    }

    async fn another_length_is_refused(server: Server) {
        let account = server.driver("driver").await;
        let bytes = pdf(1);
        let (path, signed_id) = announce(&server, &account, &bytes).await;
        let (longer, shorter) = ([&bytes[..], b"x"].concat(), &bytes[..bytes.len() - 1]);
        for other in [&longer[..], shorter] {
            let told = errors(&put(&server, &path, "application/pdf", other.to_vec()).await);
            assert_eq!(told, json!({"byte_size": ["is invalid"]}), "{}", other.len());
            let told = errors(&put(&server, &path, "application/pdf", in_pieces(other)).await);
            assert_eq!(told, json!({"byte_size": ["is invalid"]}), "{}", other.len());
        }
        assert_eq!(server.files().len(), 0);
        put(&server, &path, "application/pdf", in_pieces(&bytes)).await.expect(204);
        server.set(&account, json!({"dbs": signed_id})).await;
    }

    async fn a_stream_that_does_not_end_is_cut_at_the_first_byte_too_many(server: Server) {
        let account = server.driver("driver").await;
        let (path, _) = announce(&server, &account, &pdf(1)).await;
        let endless = stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from(vec![b'x'; 10_000])));
        let request = server.client.put(format!("{}{path}", server.url)).header("content-type", "application/pdf");
        let answer = request.body(reqwest::Body::wrap_stream(endless)).send();
        let answer = tokio::time::timeout(std::time::Duration::from_secs(20), answer).await.expect("it does not go on for ever");
        // The connection may be closed before the answer is read.
        assert!(answer.is_err() || answer.is_ok_and(|answer| answer.status() == 422));
        assert_eq!(server.files().len(), 0);
    }

    async fn another_content_is_refused(server: Server) {
        let account = server.driver("driver").await;
        let (path, signed_id) = announce(&server, &account, &pdf(1)).await;
        assert_eq!(pdf(1).len(), pdf(2).len());
        let told = errors(&put(&server, &path, "application/pdf", pdf(2)).await);
        assert_eq!(told, json!({"checksum": ["is invalid"]}));
        assert_eq!(server.files().len(), 0);
        let reply = server.update_profile(&account, &update(json!({"dbs": signed_id}))).await;
        assert_eq!(errors(&reply), json!({"dbs": ["is invalid"]}));
    }

    async fn another_type_is_refused(server: Server) {
        let account = server.driver("driver").await;
        let (path, _) = announce(&server, &account, &pdf(1)).await;
        for content_type in ["image/png", "text/plain", "application/octet-stream", "nonsense", "application/pdfx"] {
            let told = errors(&put(&server, &path, content_type, pdf(1)).await);
            assert_eq!(told, json!({"content_type": ["is invalid"]}), "{content_type}");
        }
        let request = server.client.put(format!("{}{path}", server.url)).body(pdf(1));
        assert_eq!(request.send().await.unwrap().status(), 422);
        let told = errors(&put(&server, &path, "image/png", b"x".to_vec()).await);
        assert_eq!(told, json!({"byte_size": ["is invalid"], "content_type": ["is invalid"]}));
        assert_eq!(server.files().len(), 0);
        put(&server, &path, "Application/PDF", pdf(1)).await.expect(204);
    }

    async fn what_is_not_what_it_was_called_is_refused(server: Server) {
        let account = server.driver("driver").await;
        let executable = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff".to_vec();
        for (bytes, content_type) in [(executable, "application/pdf"), (pdf(1), "image/png"), (picture(8, 8, ImageFormat::Png), "image/jpeg"), (b"GIF89a".to_vec(), "image/webp")] {
            let blob = json!({"filename": "a.pdf", "byte_size": bytes.len(), "checksum": checksum(&bytes), "content_type": content_type});
            let announced = server.announce(&account, &blob).send().await.expect(200);
            let told = errors(&put(&server, &server.path_of(&announced["direct_upload"]["url"]), content_type, bytes).await);
            assert_eq!(told, json!({"content_type": ["is invalid"]}), "{content_type}");
            let reply = server.update_profile(&account, &update(json!({"dbs": announced["signed_id"]}))).await;
            assert_eq!(errors(&reply), json!({"dbs": ["is invalid"]}));
        }
        assert_eq!(server.files().len(), 0);
    }

    async fn bytes_that_stop_coming_are_forgotten(server: Server) {
        let account = server.driver("driver").await;
        let bytes = pdf(1);
        let (path, _) = announce(&server, &account, &bytes).await;
        let broken = stream::iter([Ok(Bytes::copy_from_slice(&bytes[..20])), Err(std::io::Error::other("gone"))]);
        let request = server.client.put(format!("{}{path}", server.url)).header("content-type", "application/pdf");
        assert!(request.body(reqwest::Body::wrap_stream(broken)).send().await.is_err());
        put(&server, &path, "application/pdf", bytes).await.expect(204);
        assert_eq!(server.files().len(), 1);
    }

    async fn who_has_gone_uploads_no_more_and_leaves_nothing(server: Server) {
        let account = server.driver("driver").await;
        let (first, signed_id) = announce(&server, &account, &pdf(1)).await;
        let (second, _) = announce(&server, &account, &pdf(2)).await;
        put(&server, &first, "application/pdf", pdf(1)).await.expect(204);
        server.set(&account, json!({"dbs": signed_id})).await;
        database::execute(&server, "DELETE FROM users WHERE email = 'driver@example.com'").await;
        put(&server, &second, "application/pdf", pdf(2)).await.expect(404);
        server.app.housekeeping.run().await;
        let rows: i64 = database::value(&server, "SELECT count(*) AS value FROM blobs").await;
        assert_eq!((server.files().len(), rows), (0, 0));
    }
}
