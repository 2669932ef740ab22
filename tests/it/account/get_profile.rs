//! `GET user/get/profile/`.

use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::account::{IMAGE, LOCAL_INFO, PROFILE, data};
use crate::support::on_both_databases;
use crate::support::pictures::picture;

on_both_databases! {
    async fn a_new_profile_has_every_member_and_nothing_in_most(server: Server) {
        let caller = server.caller("owner").await;
        let mut shown = server.profile_data(&caller).await;
        let here = shown["UserLocInfo"].take();
        assert_eq!(shown, json!({
            "UserProfile": [{
                "username": null, "first_name": null, "last_name": null, "email": "owner@example.com", "phone_code": null, "phone_number": null,
                "country_code": null,
            }],
            "ProfileImage": null,
            "UserLocInfo": null,
        }));
        let local = data(&server.ask(&caller, "GET", LOCAL_INFO).send().await);
        assert_eq!(here, local["UserLocInfo"]);
    }

    async fn the_members_stand_in_the_order_of_the_original(server: Server) {
        let caller = server.caller("owner").await;
        let reply = server.ask(&caller, "GET", PROFILE).send().await;
        let names = [
            "status_code", "errors", "data", "UserProfile", "username", "first_name", "last_name", "email", "phone_code", "phone_number", "country_code",
            "ProfileImage", "UserLocInfo", "lan", "tz", "currency",
        ];
        let places = names.map(|name| reply.text.find(&format!("\"{name}\":")).expect(name));
        assert!(places.is_sorted(), "{}", reply.text);
    }

    async fn what_is_kept_is_shown(server: Server) {
        let caller = server.caller("owner").await;
        let change = json!({"username": "owner", "first_name": "Åse", "last_name": "Farrell", "phone_number": "+4799999999"});
        server.call("PUT", "/api/co/profile").bearer(&caller.account.token).json(&change).send().await.expect(200);
        assert_eq!(server.person(&caller).await, json!({
            "username": "owner", "first_name": "Åse", "last_name": "Farrell", "email": "owner@example.com", "phone_code": "+47",
            "phone_number": "+4799999999", "country_code": "NO",
        }));
    }

    async fn a_phone_number_tells_its_calling_code_and_its_country_if_it_has_one(server: Server) {
        let caller = server.caller("owner").await;
        for (number, code, country) in [
            ("+4799999999", "+47", json!("NO")), ("+14155552671", "+1", json!("US")), ("+16135550123", "+1", json!("CA")), ("+442079460958", "+44", json!("GB")),
            ("+77012345678", "+7", json!("KZ")), ("+79161234567", "+7", json!("RU")), ("+390612345678", "+39", json!("IT")),
            ("+881612345678", "+881", Value::Null),
        ] {
            server.change_of(&caller, json!({"phone_number": number})).await.expect(200);
            let person = server.person(&caller).await;
            assert_eq!([&person["phone_number"], &person["phone_code"], &person["country_code"]], [&json!(number), &json!(code), &country]);
        }
    }

    async fn a_number_that_nobody_can_have_tells_nothing(server: Server) {
        let caller = server.caller("owner").await;
        server.change_of(&caller, json!({"phone_number": "+999999999999999"})).await.expect(200);
        let person = server.person(&caller).await;
        assert_eq!([&person["phone_number"], &person["phone_code"], &person["country_code"]], [&json!("+999999999999999"), &Value::Null, &Value::Null]);
    }

    async fn the_image_is_a_url_that_serves_it(server: Server) {
        let caller = server.caller("owner").await;
        let part = Part::bytes(picture(30, 20, ImageFormat::Png)).file_name("a.png");
        server.ask(&caller, "POST", IMAGE).form(Form::new().part("image", part)).send().await.expect(200);
        let url = server.profile_data(&caller).await["ProfileImage"].take();
        let shown = server.call("GET", &server.path_of(&url)).send().await;
        assert_eq!((shown.status, shown.header("content-type")), (200, Some("image/jpeg")));
    }

    async fn a_head_is_a_get_without_a_body(server: Server) {
        let caller = server.caller("owner").await;
        for path in [PROFILE, LOCAL_INFO] {
            let get = server.ask(&caller, "GET", path).send().await;
            let head = server.ask(&caller, "HEAD", path).send().await;
            assert_eq!((head.status, head.bytes.len()), (200, 0));
            assert_eq!(head.header("etag"), get.header("etag"));
            assert_eq!(head.header("content-type"), get.header("content-type"));
            assert_eq!(head.header("content-length"), Some(get.bytes.len().to_string().as_str()));
        }
    }

    async fn a_form_that_is_posted_back_changes_nothing(server: Server) {
        let caller = server.caller("owner").await;
        server.change_of(&caller, json!({"first_name": "Åse", "last_name": "Farrell", "phone_number": "4799999999"})).await.expect(200);
        let before = server.profile_data(&caller).await;
        let person = &before["UserProfile"][0];
        assert_eq!(data(&server.change(&caller, person).await), before);
        assert_eq!(server.profile_data(&caller).await, before);
    }
}
