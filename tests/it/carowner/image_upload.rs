//! `PUT /api/co/profile` as a form, with and without an image.

use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::pictures::{picture, transparent};
use crate::support::{Account, Reply, Server, on_both_databases};

const PATH: &str = "/api/co/profile";

async fn put(server: &Server, owner: &Account, form: Form) -> Reply {
    server
        .call("PUT", PATH)
        .bearer(&owner.token)
        .form(form)
        .send()
        .await
}

fn file(bytes: Vec<u8>) -> Part {
    Part::bytes(bytes)
        .file_name("picture.jpg")
        .mime_str("image/jpeg")
        .unwrap()
}

fn path_of(server: &Server, url: &Value) -> String {
    url.as_str()
        .expect("a URL")
        .strip_prefix(&server.url)
        .expect("a URL of this server")
        .to_owned()
}

/// How many files lie in the media folder.
fn files(server: &Server) -> usize {
    fn count(folder: &std::path::Path) -> usize {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .map(|entry| {
                if entry.path().is_dir() {
                    count(&entry.path())
                } else {
                    1
                }
            })
            .sum()
    }
    count(&server.data().join("media"))
}

on_both_databases! {
    async fn a_form_changes_what_json_changes(server: Server) {
        let owner = server.register("owner").await;
        let form = Form::new().text("username", "form.user").text("first_name", "Åse").text("phone_number", "+4799999999");
        let body = put(&server, &owner, form).await.expect(200);
        assert_eq!([&body["username"], &body["firstName"], &body["phone_number"]], ["form.user", "Åse", "+4799999999"]);
        let form = Form::new().text("first_name", "").text("phone_number", "").text("username", "");
        let body = put(&server, &owner, form).await.expect(200);
        assert_eq!([&body["username"], &body["firstName"], &body["phone_number"]], [&Value::Null; 3]);
    }

    async fn the_violations_of_a_form_are_told_at_once_and_keep_the_image_out(server: Server) {
        let owner = server.register("owner").await;
        let form = Form::new()
            .text("username", "no spaces").text("first_name", "a".repeat(256)).text("phone_number", "12")
            .part("file", file(picture(20, 20, ImageFormat::Jpeg)));
        let reply = put(&server, &owner, form).await;
        reply.expect(422);
        assert_eq!(reply.fields(), ["first_name", "phone_number", "username"]);
        assert_eq!(server.get(PATH, &owner.token).send().await.json()["profileImage"], Value::Null);
        assert_eq!(files(&server), 0);
    }

    async fn a_bad_image_is_told_together_with_the_rest(server: Server) {
        let owner = server.register("owner").await;
        let form = Form::new().text("username", "no spaces").part("file", file(b"no image".to_vec()));
        let reply = put(&server, &owner, form).await;
        reply.expect(422);
        assert_eq!(reply.fields(), ["file", "username"]);
    }

    async fn a_file_that_was_not_chosen_is_absent(server: Server) {
        let owner = server.register("owner").await;
        let unchosen = Part::bytes(Vec::new()).file_name("").mime_str("application/octet-stream").unwrap();
        let form = Form::new().text("address", "Oslo").text("file", "").part("profile_image", unchosen);
        let body = put(&server, &owner, form).await.expect(200);
        assert_eq!([&body["address"], &body["profileImage"]], [&Value::from("Oslo"), &Value::Null]);
    }

    async fn a_file_without_a_name_is_told_by_its_type(server: Server) {
        let owner = server.register("owner").await;
        let typed = Part::bytes(picture(9, 9, ImageFormat::Png)).mime_str("image/png").unwrap();
        put(&server, &owner, Form::new().part("file", typed)).await.expect(200);
        let reply = put(&server, &owner, Form::new().part("file", Part::bytes(picture(9, 9, ImageFormat::Png)))).await;
        reply.expect(422);
        assert_eq!(reply.fields(), ["file"]);
    }

    async fn every_format_becomes_the_profile_image_under_either_name(server: Server) {
        let owner = server.register("owner").await;
        let mut seen = Vec::new();
        for (name, format) in [("file", ImageFormat::Jpeg), ("profile_image", ImageFormat::Png), ("file", ImageFormat::Gif), ("profile_image", ImageFormat::WebP)] {
            let body = put(&server, &owner, Form::new().part(name, file(picture(64, 48, format))).text("address", name)).await.expect(200);
            assert_eq!(body["address"], name);
            let url = body["profileImage"].clone();
            assert!(!seen.contains(&url));
            let shown = server.call("GET", &path_of(&server, &url)).send().await;
            assert_eq!(shown.status, 200);
            assert_eq!(shown.header("content-type"), Some("image/jpeg"));
            let decoded = image::load_from_memory(&shown.bytes).unwrap();
            assert_eq!((decoded.width(), decoded.height()), (64, 48));
            seen.push(url);
        }
    }

    async fn transparency_is_kept(server: Server) {
        let owner = server.register("owner").await;
        let body = put(&server, &owner, Form::new().part("file", file(transparent(30, 20)))).await.expect(200);
        let shown = server.call("GET", &path_of(&server, &body["profileImage"])).send().await;
        assert_eq!(shown.header("content-type"), Some("image/png"));
        assert!(image::load_from_memory(&shown.bytes).unwrap().color().has_alpha());
    }

    async fn a_large_picture_is_scaled_down_and_has_a_thumbnail(server: Server) {
        let owner = server.register("owner").await;
        let body = put(&server, &owner, Form::new().part("file", file(picture(2_000, 1_500, ImageFormat::Jpeg)))).await.expect(200);
        let path = path_of(&server, &body["profileImage"]);
        let size = async |path: &str| {
            let decoded = image::load_from_memory(&server.call("GET", path).send().await.bytes).unwrap();
            (decoded.width(), decoded.height())
        };
        assert_eq!(size(&path).await, (1_024, 768));
        assert_eq!(size(&path.replace(".jpg", "-thumb.jpg")).await, (128, 96));
    }

    async fn the_replaced_image_is_gone(server: Server) {
        let owner = server.register("owner").await;
        let mut urls = Vec::new();
        for side in [10, 20, 30] {
            let body = put(&server, &owner, Form::new().part("file", file(picture(side, side, ImageFormat::Png)))).await.expect(200);
            urls.push(path_of(&server, &body["profileImage"]));
        }
        server.app.housekeeping.run().await;
        for old in &urls[..2] {
            assert_eq!(server.call("GET", old).send().await.status, 404);
            assert_eq!(server.call("GET", &old.replace(".jpg", "-thumb.jpg")).send().await.status, 404);
        }
        assert_eq!(server.call("GET", &urls[2]).send().await.status, 200);
        assert_eq!(files(&server), 2);
    }

    async fn two_images_are_422(server: Server) {
        let owner = server.register("owner").await;
        let form = Form::new().part("file", file(picture(9, 9, ImageFormat::Png))).part("profile_image", file(picture(9, 9, ImageFormat::Png))).text("address", "kept out");
        let reply = put(&server, &owner, form).await;
        reply.expect(422);
        assert_eq!(reply.fields(), ["file", "profile_image"]);
        let profile = server.get(PATH, &owner.token).send().await.json();
        assert_eq!([&profile["profileImage"], &profile["address"]], [&Value::Null; 2]);
    }

    async fn the_same_part_twice_is_422(server: Server) {
        let owner = server.register("owner").await;
        let form = Form::new().part("file", file(picture(9, 9, ImageFormat::Png))).part("file", file(picture(9, 9, ImageFormat::Png)));
        assert_eq!(put(&server, &owner, form).await.status, 422);
        assert_eq!(put(&server, &owner, Form::new().text("address", "a").text("address", "b")).await.status, 422);
    }

    async fn what_is_no_image_is_422_and_changes_nothing(server: Server) {
        let owner = server.register("owner").await;
        put(&server, &owner, Form::new().part("file", file(picture(9, 9, ImageFormat::Png)))).await.expect(200);
        let before = server.get(PATH, &owner.token).send().await;
        let (jpeg, png) = (picture(200, 150, ImageFormat::Jpeg), picture(200, 150, ImageFormat::Png));
        let truncated = |file: &[u8], part: usize| file[..file.len() * part / 4].to_vec();
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>"#;
        for (what, bytes) in [
            ("empty", Vec::new()), ("text", b"hello".to_vec()), ("svg", svg.to_vec()), ("html", b"<!doctype html><p>x".to_vec()),
            ("a PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec()), ("a ZIP", b"PK\x03\x04rest".to_vec()), ("a BMP", picture(9, 9, ImageFormat::Png)[..8].to_vec()),
            ("a JPEG's head", jpeg[..20].to_vec()), ("a quarter of a JPEG", truncated(&jpeg, 1)), ("half a JPEG", truncated(&jpeg, 2)),
            ("half a PNG", truncated(&png, 2)), ("three quarters of a PNG", truncated(&png, 3)), ("a bomb", huge_png()),
        ] {
            let reply = put(&server, &owner, Form::new().part("profile_image", file(bytes)).text("address", "kept out")).await;
            assert_eq!(reply.status, 422, "{what}: {}", reply.text);
            assert_eq!(reply.fields(), ["profile_image"], "{what}");
        }
        let after = server.get(PATH, &owner.token).send().await;
        assert_eq!(after.json(), before.json());
        assert_eq!(after.header("etag"), before.header("etag"));
        server.app.housekeeping.run().await;
        assert_eq!(files(&server), 2);
    }

    async fn a_mislabelled_image_is_told_by_its_content(server: Server) {
        let owner = server.register("owner").await;
        let part = Part::bytes(picture(9, 9, ImageFormat::Png)).file_name("text.txt").mime_str("text/plain").unwrap();
        put(&server, &owner, Form::new().part("file", part)).await.expect(200);
        let part = Part::bytes(b"plain text".to_vec()).file_name("picture.png").mime_str("image/png").unwrap();
        put(&server, &owner, Form::new().part("file", part)).await.expect(422);
    }

    async fn ten_megabytes_are_taken_and_no_more(server: Server) {
        let owner = server.register("owner").await;
        let padded = |size: usize| {
            let mut bytes = picture(16, 16, ImageFormat::Jpeg);
            bytes.resize(size, 0);
            bytes
        };
        put(&server, &owner, Form::new().part("file", file(padded(10_000_000)))).await.expect(200);
        let reply = put(&server, &owner, Form::new().part("file", file(padded(10_000_001)))).await;
        reply.expect(422);
        assert_eq!(reply.fields(), ["file"]);
        put(&server, &owner, Form::new().part("file", file(padded(12_000_000)))).await.expect(413);
    }

    async fn text_where_a_file_belongs_and_a_file_where_text_belongs_are_422(server: Server) {
        let owner = server.register("owner").await;
        let reply = put(&server, &owner, Form::new().text("file", "not a file")).await;
        reply.expect(422);
        assert_eq!(reply.fields(), ["file"]);
        let reply = put(&server, &owner, Form::new().part("address", file(b"not text".to_vec()))).await;
        reply.expect(422);
        assert_eq!(reply.fields(), ["address"]);
    }

    async fn a_taken_username_keeps_the_image_out(server: Server) {
        server.register_with("other", json!({"username": "taken"})).await;
        let owner = server.register("owner").await;
        let form = Form::new().text("username", "TAKEN").part("file", file(picture(9, 9, ImageFormat::Png)));
        put(&server, &owner, form).await.expect(409);
        assert_eq!(server.get(PATH, &owner.token).send().await.json()["profileImage"], Value::Null);
        server.app.housekeeping.run().await;
        assert_eq!(files(&server), 0);
    }

    async fn a_stale_upload_keeps_the_image_out(server: Server) {
        let owner = server.register("owner").await;
        let form = Form::new().part("file", file(picture(9, 9, ImageFormat::Png)));
        let reply = server.call("PUT", PATH).bearer(&owner.token).header("if-match", "\"0\"").form(form).send().await;
        reply.expect(412);
        server.app.housekeeping.run().await;
        assert_eq!(files(&server), 0);
    }

    async fn uploads_that_race_leave_one_image_and_no_other_file(server: Server) {
        let owner = server.register("owner").await;
        let forms = (0..8).map(|n| put(&server, &owner, Form::new().part("file", file(picture(10 + n, 10, ImageFormat::Png)))));
        let replies = futures_util::future::join_all(forms).await;
        assert!(replies.iter().all(|reply| reply.status == 200), "{:?}", replies.iter().map(|reply| reply.status).collect::<Vec<_>>());
        server.app.housekeeping.run().await;
        let url = server.get(PATH, &owner.token).send().await.json()["profileImage"].clone();
        assert_eq!(server.call("GET", &path_of(&server, &url)).send().await.status, 200);
        assert_eq!(files(&server), 2);
    }

    async fn an_upload_that_is_cut_off_changes_nothing(server: Server) {
        let owner = server.register("owner").await;
        let head = format!(
            "PUT {PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n",
            owner.token,
        );
        let mut socket = tokio::net::TcpStream::connect(server.url.trim_start_matches("http://")).await.unwrap();
        tokio::io::AsyncWriteExt::write_all(&mut socket, head.as_bytes()).await.unwrap();
        drop(socket);
        assert_eq!(server.get(PATH, &owner.token).send().await.json()["profileImage"], Value::Null);
        assert_eq!(files(&server), 0);
    }
}

/// A PNG of a few bytes that claims 30,000 by 30,000 pixels.
fn huge_png() -> Vec<u8> {
    let mut file = picture(1, 1, ImageFormat::Png);
    let side = 30_000_u32.to_be_bytes();
    file[16..20].copy_from_slice(&side);
    file[20..24].copy_from_slice(&side);
    let crc = crc32(&file[12..29]);
    file[29..33].copy_from_slice(&crc.to_be_bytes());
    file
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            }
        })
    })
}
