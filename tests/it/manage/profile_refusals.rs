//! `/manage/api/users/{userId}/profile`: what is refused, and how that is told.

use domain::access::Role;
use serde_json::json;

use crate::support::manage::{MERGE_PATCH, assert_problem, profile_of};
use crate::support::{Account, on_both_databases};

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

/// User ids that are none, or nobody's.
const STRANGERS: [&str; 8] = [
    NOBODY,
    "x",
    "me",
    "%20",
    "%00",
    "'%20OR%201=1--",
    "%F0%9F%9A%97",
    "018f6f5e-7f4e-7c11-9d4a-2f1f6c1e5a1",
];

on_both_databases! {
    async fn somebody_elses_profile_is_403_whoever_it_is(server: Server) {
        let owner = server.register("owner").await;
        let other = server.register("other").await;
        server.put_profile(&other, &json!({"attributes": "secret"})).await.expect(200);
        for uid in STRANGERS.into_iter().chain([other.uid.as_str()]) {
            let foreign = Account { uid: uid.to_owned(), ..owner.clone() };
            let reply = server.own_profile("GET", &foreign).send().await;
            assert_problem(&reply, 403, "Cannot access another user's profile");
            for reply in [
                server.put_profile(&foreign, &json!({})).await,
                server.patch_profile(&foreign, &json!({"timezone": "UTC"})).await,
                server.merge_profile(&foreign, "{\"attributes\":{\"a\":1}}").await,
            ] {
                assert_problem(&reply, 403, "Cannot update another user's profile");
            }
        }
        assert_eq!(server.read_profile(&other).await["attributes"], "secret");
    }

    async fn staff_are_told_that_there_is_no_such_user(server: Server) {
        let staff = server.staff("admin", Role::Admin).await;
        for uid in STRANGERS {
            let foreign = Account { uid: uid.to_owned(), ..staff.clone() };
            let reply = server.own_profile("GET", &foreign).send().await;
            assert_problem(&reply, 404, "User profile not found");
            for reply in [
                server.put_profile(&foreign, &json!({})).await,
                server.patch_profile(&foreign, &json!({"timezone": "UTC"})).await,
                server.patch_profile(&foreign, &json!({})).await,
                server.merge_profile(&foreign, "{\"attributes\":{\"a\":1}}").await,
            ] {
                assert_problem(&reply, 404, "User not found");
            }
        }
    }

    async fn a_time_zone_that_is_none_is_400(server: Server) {
        let owner = server.register("owner").await;
        for name in ["", "utc", "UTC ", "europe/oslo", "Europe/Nowhere", "+01:00", "Etc/Unknown", "Europe/Oslo\u{0}", "../UTC", "Local", &"A".repeat(1000)] {
            let body = json!({"timezone": name});
            for reply in [
                server.put_profile(&owner, &body).await,
                server.patch_profile(&owner, &body).await,
                server.merge_profile(&owner, &body.to_string()).await,
            ] {
                let problem = assert_problem(&reply, 400, "Invalid IANA timezone");
                let errors = json!([{"pointer": "#/timezone", "name": "timezone", "detail": "Invalid IANA timezone", "reason": "unfit"}]);
                assert_eq!(problem["errors"], errors);
            }
        }
        server.own_profile("GET", &owner).send().await.expect(404);
        for name in ["UTC", "Asia/Kolkata", "Asia/Calcutta", "Europe/Kyiv", "Europe/Kiev", "America/Argentina/Ushuaia", "Etc/GMT+12", "GMT", "EST5EDT"] {
            let profile = server.put_profile(&owner, &json!({"timezone": name})).await;
            assert_eq!(profile.expect(200)["timezone"], name);
        }
    }

    async fn all_that_is_wrong_is_told_at_once(server: Server) {
        let staff = server.service("service").await;
        let long = Account { uid: "x".repeat(129), ..staff };
        let reply = server.put_profile(&long, &json!({"timezone": "Nowhere"})).await;
        let problem = assert_problem(&reply, 400, "The request breaks the contract in 2 places.");
        let errors = problem["errors"].as_array().unwrap();
        let mut told: Vec<_> = errors.iter().map(|it| (it["pointer"].as_str().unwrap(), it["reason"].as_str().unwrap())).collect();
        told.sort_unstable();
        assert_eq!(told, [("#/path/userId", "maxLength"), ("#/timezone", "unfit")]);
    }

    async fn a_body_of_another_shape_is_400(server: Server) {
        let owner = server.register("owner").await;
        for (body, pointer, reason) in [
            ("[]", "#", "type"), ("null", "#", "nullable"), ("\"x\"", "#", "type"), ("5", "#", "type"),
            ("{\"timezone\":5}", "#/timezone", "type"), ("{\"timezone\":{}}", "#/timezone", "type"),
        ] {
            for (method, media_type) in [("PUT", "application/json"), ("PATCH", "application/json"), ("PATCH", MERGE_PATCH)] {
                let reply = server.own_profile(method, &owner).body(media_type, body).send().await;
                let problem = assert_problem(&reply, 400, "The request breaks the contract in 1 place.");
                assert_eq!((&problem["errors"][0]["pointer"], &problem["errors"][0]["reason"]), (&json!(pointer), &json!(reason)), "{body}");
            }
        }
        for body in ["", "{", "{\"timezone\":\"UTC\",\"timezone\":null}", "{\"attributes\":1,\"attributes\":2}", "{} {}"] {
            let reply = server.own_profile("PUT", &owner).body("application/json", body).send().await;
            assert_eq!(reply.expect(400).get("errors"), None);
        }
    }

    async fn another_media_type_is_415_and_a_large_body_413(server: Server) {
        let owner = server.register("owner").await;
        for (method, media_type) in [("PUT", MERGE_PATCH), ("PUT", "text/plain"), ("PATCH", "application/json-patch+json"), ("PATCH", "application/x-www-form-urlencoded")] {
            let reply = server.own_profile(method, &owner).body(media_type, "{}").send().await;
            assert_eq!(reply.expect(415)["code"], "unsupported_media_type");
        }
        for media_type in ["application/json", MERGE_PATCH] {
            let large = format!("{{\"attributes\":\"{}\"}}", "x".repeat(300_000));
            let reply = server.own_profile("PATCH", &owner).body(media_type, large).send().await;
            assert_eq!(reply.expect(413)["code"], "payload_too_large");
        }
    }

    async fn credentials_that_are_missing_or_bad_are_401(server: Server) {
        let owner = server.register("owner").await;
        let path = profile_of(&owner.uid);
        let bad = server.login(&owner).await;
        server.call("POST", "/auth/logout").bearer(&bad.token).send().await.expect(204);
        for method in ["GET", "PUT", "PATCH"] {
            let missing = server.call(method, &path).json(&json!({})).send().await;
            assert_problem(&missing, 401, "Credentials are needed.");
            assert_eq!(missing.header("www-authenticate"), Some("Bearer"));
            for token in ["x", "a.b.c", &bad.token] {
                let reply = server.call(method, &path).bearer(token).json(&json!({})).send().await;
                assert_problem(&reply, 401, "The credentials are wrong, expired or revoked.");
                assert_eq!(reply.header("www-authenticate"), Some("Bearer error=\"invalid_token\""));
            }
        }
    }

    async fn another_method_is_405_and_another_path_404(server: Server) {
        let owner = server.register("owner").await;
        for method in ["POST", "DELETE"] {
            let reply = server.own_profile(method, &owner).send().await;
            assert_eq!(reply.expect(405)["code"], "method_not_allowed");
            assert_eq!(reply.header("allow"), Some("GET, HEAD, OPTIONS, PATCH, PUT"));
        }
        let reply = server.get(&format!("{}/", profile_of(&owner.uid)), &owner.token).send().await;
        assert_problem(&reply, 404, "There is no such path.");
        let staff = server.staff("admin", Role::Admin).await;
        let none = server.get("/manage/api/users//profile", &staff.token).send().await;
        let problem = assert_problem(&none, 400, "The request breaks the contract in 1 place.");
        assert_eq!(problem["errors"][0]["pointer"], "#/path/userId");
    }
}
