//! `/media/<name>`.

use image::ImageFormat;
use reqwest::multipart::{Form, Part};

use crate::support::pictures::picture;
use crate::support::{Server, on_both_databases};

/// Uploads a picture and answers its path.
async fn upload(server: &Server) -> String {
    let owner = server.register("owner").await;
    let part = Part::bytes(picture(300, 200, ImageFormat::Jpeg)).file_name("a.jpg");
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
}

on_both_databases! {
    async fn an_image_may_be_cached_for_ever(server: Server) {
        let path = upload(&server).await;
        let reply = server.call("GET", &path).send().await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.header("cache-control"), Some("public, max-age=31536000, immutable"));
        assert_eq!(reply.header("content-length").unwrap(), reply.bytes.len().to_string());
        assert_eq!(reply.header("accept-ranges"), Some("bytes"));
        let tag = reply.header("etag").unwrap();
        assert!(tag.starts_with('"'));
        let again = server.call("GET", &path).header("if-none-match", tag).send().await;
        assert_eq!((again.status, again.bytes.len(), again.header("etag")), (304, 0, Some(tag)));
        assert_eq!(server.call("GET", &path).header("if-none-match", "\"x\"").send().await.status, 200);
    }

    async fn a_part_can_be_fetched(server: Server) {
        let path = upload(&server).await;
        let whole = server.call("GET", &path).send().await;
        let (bytes, size) = (&whole.bytes, whole.bytes.len());
        for (range, start, end) in [("bytes=0-9", 0, 10), ("bytes=10-", 10, size), ("bytes=-5", size - 5, size), ("bytes=0-99999999", 0, size)] {
            let reply = server.call("GET", &path).header("range", range).send().await;
            if (start, end) == (0, size) {
                assert!([200, 206].contains(&reply.status), "{range}");
            } else {
                assert_eq!(reply.status, 206, "{range}");
                assert_eq!(reply.header("content-range").unwrap(), format!("bytes {start}-{}/{size}", end - 1));
            }
            assert_eq!(reply.bytes, bytes.slice(start..end), "{range}");
        }
        let beyond = server.call("GET", &path).header("range", &format!("bytes={size}-")).send().await;
        assert_eq!((beyond.status, beyond.header("content-range")), (416, Some(format!("bytes */{size}").as_str())));
        for ignored in ["bytes=0-1,4-5", "lines=1-2", "bytes=x-y", "bytes=5-2"] {
            assert_eq!(server.call("GET", &path).header("range", ignored).send().await.bytes, *bytes, "{ignored}");
        }
        let stale = server.call("GET", &path).header("range", "bytes=0-9").header("if-range", "\"x\"").send().await;
        assert_eq!(stale.status, 200);
        let fresh = server.call("GET", &path).header("range", "bytes=0-9").header("if-range", whole.header("etag").unwrap()).send().await;
        assert_eq!(fresh.status, 206);
    }

    async fn head_tells_the_same_without_a_body(server: Server) {
        let path = upload(&server).await;
        let (get, head) = (server.call("GET", &path).send().await, server.call("HEAD", &path).send().await);
        assert_eq!((head.status, head.bytes.len()), (200, 0));
        for name in ["etag", "content-type", "cache-control", "last-modified"] {
            assert_eq!(head.header(name), get.header(name), "{name}");
        }
    }

    async fn a_name_cannot_be_guessed_or_climbed_out_of(server: Server) {
        let path = upload(&server).await;
        let name = path.strip_prefix("/media/").unwrap();
        let stem = name.strip_suffix(".jpg").unwrap();
        assert_eq!(stem.len(), 32);
        std::fs::write(server.data().join("secret.jpg"), "secret").unwrap();
        for other in [
            "..%2fsecret.jpg", "../secret.jpg", "%2e%2e/secret.jpg", "....//secret.jpg", "..%5csecret.jpg", &name.to_uppercase(), &name.replace(".jpg", ".png"),
            &name.replace(".jpg", ""), &format!("{stem}-thumb-thumb.jpg"), &format!("{name}%00"), &format!("{name}/"), "",
        ] {
            let reply = server.call("GET", &format!("/media/{other}")).send().await;
            assert!([404, 400].contains(&reply.status), "{other}: {}", reply.status);
            assert!(!reply.text.contains("secret\""), "{other}");
            assert_ne!(reply.text, "secret");
        }
    }
}
