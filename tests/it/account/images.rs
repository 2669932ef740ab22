//! `POST user/profile/profile-image/` and `POST user/profile-image/`.

use futures_util::future::join_all;
use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::account::{Caller, IMAGE, SHORT_IMAGE, data, invalid};
use crate::support::pictures::{picture, transparent};
use crate::support::{Reply, Server, on_both_databases};

const NO_IMAGE: &str =
    "Upload a valid image. The file you uploaded was either not an image or a corrupted image.";
const MISSING: &str = "No file was submitted.";
const NO_FILE: &str = "The submitted data was not a file. Check the encoding type on the form.";
const EMPTY: &str = "The submitted file is empty.";

fn file(bytes: impl Into<Vec<u8>>) -> Part {
    let part = Part::bytes(bytes.into()).file_name("picture.jpg");
    part.mime_str("image/jpeg").unwrap()
}

fn square(side: u32) -> Part {
    file(picture(side, side, ImageFormat::Png))
}

async fn post(server: &Server, caller: &Caller, form: Form) -> Reply {
    server.ask(caller, "POST", IMAGE).form(form).send().await
}

/// How wide the picture at a URL is.
async fn width(server: &Server, url: &Value) -> u32 {
    let shown = server.call("GET", &server.path_of(url)).send().await;
    assert_eq!(shown.status, 200);
    image::load_from_memory(&shown.bytes).unwrap().width()
}

on_both_databases! {
    async fn an_image_becomes_the_profile_image_in_every_api(server: Server) {
        let caller = server.caller("owner").await;
        for (path, side) in [(IMAGE, 20), (SHORT_IMAGE, 30)] {
            let reply = server.ask(&caller, "POST", path).form(Form::new().part("image", square(side))).send().await;
            let answer = data(&reply);
            let url = answer["ProfileImage"].clone();
            assert_eq!(answer, json!({"ProfileImage": url}));
            assert_eq!(width(&server, &url).await, side);
            assert_eq!(server.profile_data(&caller).await["ProfileImage"], url);
            let owner = server.get("/api/co/profile", &caller.account.token).send().await;
            assert_eq!(owner.expect(200)["profileImage"], url);
        }
        server.app.housekeeping.run().await;
        assert_eq!(server.files().len(), 2);
    }

    async fn what_the_user_has_cropped_is_shown(server: Server) {
        let caller = server.caller("owner").await;
        for (image, cropped) in [(40, 20), (20, 40)] {
            let form = Form::new().part("image", square(image)).part("cropped_image", square(cropped));
            let url = data(&post(&server, &caller, form).await)["ProfileImage"].clone();
            assert_eq!(width(&server, &url).await, cropped);
        }
        let form = Form::new().part("cropped_image", square(50)).part("image", square(10));
        let url = data(&post(&server, &caller, form).await)["ProfileImage"].clone();
        assert_eq!(width(&server, &url).await, 50);
        server.app.housekeeping.run().await;
        assert_eq!(server.files().len(), 2);
    }

    async fn a_cropped_image_that_was_not_chosen_is_absent(server: Server) {
        let caller = server.caller("owner").await;
        let unchosen = Part::bytes(Vec::new()).file_name("").mime_str("application/octet-stream").unwrap();
        let form = Form::new().part("image", square(10)).part("cropped_image", unchosen);
        let url = data(&post(&server, &caller, form).await)["ProfileImage"].clone();
        assert_eq!(width(&server, &url).await, 10);
    }

    async fn both_are_told_at_once(server: Server) {
        let caller = server.caller("owner").await;
        let text = || Part::text("no file");
        let cases: Vec<(Form, Value)> = vec![
            (Form::new().text("other", "x"), json!({"image": [MISSING]})),
            (Form::new().part("cropped_image", square(9)), json!({"image": [MISSING]})),
            (Form::new().part("cropped_image", file("nonsense")), json!({"image": [MISSING], "cropped_image": [NO_IMAGE]})),
            (Form::new().part("image", file("nonsense")), json!({"image": [NO_IMAGE]})),
            (Form::new().part("image", file("nonsense")).part("cropped_image", square(9)), json!({"image": [NO_IMAGE]})),
            (Form::new().part("image", square(9)).part("cropped_image", file("nonsense")), json!({"cropped_image": [NO_IMAGE]})),
            (Form::new().part("image", file("nonsense")).part("cropped_image", file("%PDF-1.7")), json!({"image": [NO_IMAGE], "cropped_image": [NO_IMAGE]})),
            (Form::new().part("image", text()).part("cropped_image", text()), json!({"image": [NO_FILE], "cropped_image": [NO_FILE]})),
            (Form::new().part("image", text()).part("cropped_image", file("nonsense")), json!({"image": [NO_FILE], "cropped_image": [NO_IMAGE]})),
            (Form::new().part("image", file("")).part("cropped_image", file("")), json!({"image": [EMPTY], "cropped_image": [EMPTY]})),
            (Form::new().part("image", file("")).part("cropped_image", file("nonsense")), json!({"image": [EMPTY], "cropped_image": [NO_IMAGE]})),
        ];
        for (number, (form, wrong)) in cases.into_iter().enumerate() {
            assert_eq!(invalid(&post(&server, &caller, form).await), wrong, "{number}");
        }
        assert_eq!(server.profile_data(&caller).await["ProfileImage"], Value::Null);
        server.app.housekeeping.run().await;
        assert_eq!(server.files().len(), 0);
    }

    async fn a_bad_one_keeps_the_image_there_is(server: Server) {
        let caller = server.caller("owner").await;
        let url = data(&post(&server, &caller, Form::new().part("image", square(9))).await)["ProfileImage"].clone();
        let jpeg = picture(200, 150, ImageFormat::Jpeg);
        for bad in [jpeg[..20].to_vec(), jpeg[..jpeg.len() / 2].to_vec(), b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec()] {
            let form = Form::new().part("image", square(30)).part("cropped_image", file(bad.clone()));
            assert_eq!(invalid(&post(&server, &caller, form).await), json!({"cropped_image": [NO_IMAGE]}));
            let form = Form::new().part("image", file(bad)).part("cropped_image", square(30));
            assert_eq!(invalid(&post(&server, &caller, form).await), json!({"image": [NO_IMAGE]}));
        }
        assert_eq!(server.profile_data(&caller).await["ProfileImage"], url);
        server.app.housekeeping.run().await;
        assert_eq!(server.files().len(), 2);
    }

    async fn every_format_is_taken_and_told_by_its_content(server: Server) {
        let caller = server.caller("owner").await;
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
            let part = Part::bytes(picture(64, 48, format)).file_name("text.txt").mime_str("text/plain").unwrap();
            data(&post(&server, &caller, Form::new().part("image", part)).await);
        }
        let url = data(&post(&server, &caller, Form::new().part("image", file(transparent(30, 20)))).await)["ProfileImage"].clone();
        let shown = server.call("GET", &server.path_of(&url)).send().await;
        assert_eq!(shown.header("content-type"), Some("image/png"));
        let url = data(&post(&server, &caller, Form::new().part("image", file(picture(2_000, 1_500, ImageFormat::Jpeg)))).await)["ProfileImage"].clone();
        assert_eq!(width(&server, &url).await, 1_024);
    }

    async fn ten_megabytes_are_taken_and_no_more(server: Server) {
        let caller = server.caller("owner").await;
        let padded = |size: usize| {
            let mut bytes = picture(16, 16, ImageFormat::Jpeg);
            bytes.resize(size, 0);
            file(bytes)
        };
        let both = Form::new().part("image", padded(10_000_000)).part("cropped_image", padded(10_000_000));
        data(&post(&server, &caller, both).await);
        let form = Form::new().part("image", padded(10_000_001));
        assert!(invalid(&post(&server, &caller, form).await)["image"].is_array());
        let form = Form::new().part("image", padded(30_000_000));
        post(&server, &caller, form).await.expect(413);
    }

    async fn a_stale_upload_keeps_the_image_out(server: Server) {
        let caller = server.caller("owner").await;
        let form = Form::new().part("image", square(9)).part("cropped_image", square(9));
        let call = server.ask(&caller, "POST", IMAGE).header("if-match", "\"0\"");
        call.form(form).send().await.expect(412);
        server.app.housekeeping.run().await;
        assert_eq!(server.files().len(), 0);
    }

    async fn uploads_that_race_leave_one_image_and_no_other_file(server: Server) {
        let caller = server.caller("owner").await;
        let forms = (0..8).map(|n| Form::new().part("image", square(10 + n)).part("cropped_image", square(20 + n)));
        let replies = join_all(forms.map(|form| post(&server, &caller, form))).await;
        for reply in &replies {
            data(reply);
        }
        server.app.housekeeping.run().await;
        let url = server.profile_data(&caller).await["ProfileImage"].clone();
        assert!((20..28).contains(&width(&server, &url).await));
        assert_eq!(server.files().len(), 2);
    }

    async fn an_image_that_the_car_owner_removes_is_gone(server: Server) {
        let caller = server.caller("owner").await;
        data(&post(&server, &caller, Form::new().part("image", square(9))).await);
        server.call("DELETE", "/api/co/profile").bearer(&caller.account.token).send().await.expect(200);
        assert_eq!(server.profile_data(&caller).await["ProfileImage"], Value::Null);
    }
}
