//! Paths without their last slash.

use serde_json::{Value, json};
use tokio::process::Command;

use crate::support::account::{IMAGE, OPERATIONS, UPDATE, data, errors};
use crate::support::on_both_databases;

on_both_databases! {
    async fn a_missing_slash_is_308_to_the_path_with_it(server: Server) {
        let caller = server.caller("owner").await;
        for (method, path) in OPERATIONS {
            let bare = path.trim_end_matches('/');
            for (asked, wanted) in [
                (bare.to_owned(), path.to_owned()), (format!("{bare}?a=1&b=%2F%20x"), format!("{path}?a=1&b=%2F%20x")), (format!("{bare}?"), format!("{path}?")),
            ] {
                // Before anything else: without credentials, with a bad body, whatever the method.
                for call in [server.call(method, &asked), server.ask(&caller, method, &asked).body("text/plain", "x"), server.call("DELETE", &asked)] {
                    let reply = call.send().await;
                    assert_eq!(reply.status, 308, "{method} {asked}");
                    let location = reply.header("location").unwrap();
                    assert_eq!(location.strip_prefix(&server.url).unwrap_or(location).trim_end_matches('?'), wanted.trim_end_matches('?'));
                }
            }
        }
    }

    async fn curl_sends_the_body_again(server: Server) {
        let caller = server.caller("owner").await;
        let url = format!("{}{}", server.url, UPDATE.trim_end_matches('/'));
        let output = Command::new("curl").args(["-sL", "--noproxy", "*", &url, "-F", "first_name=Åse", "-F", "email=owner@example.com"])
            .args(["-H", &format!("Authorization: Bearer {}", caller.account.token), "-H", &format!("apikey: {}", caller.key)])
            .output().await.unwrap();
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(answer["data"]["UserProfile"][0]["first_name"], "Åse", "{answer}");
    }

    async fn other_paths_are_404_in_the_words_of_the_framework(server: Server) {
        let caller = server.caller("owner").await;
        for path in [
            "/api/v1/user", "/api/v1/user/", "/api/v1/user/get", "/api/v1/user/get/", "/api/v1/user/nothing", "/api/v1/user/nothing/", "/api/v1/get", "/api/v1/get/",
            "/api/v1/get/local-info/x", "/api/v1/user/get/profile//", "/api/v1/user/get/profile/x/", "/api/v1/user/GET/profile/", "/api/v1/user//get/profile/",
        ] {
            for call in [server.call("GET", path), server.ask(&caller, "GET", path)] {
                assert_eq!(errors(&call.send().await, 404), json!({"detail": "Not found."}), "{path}");
            }
        }
    }

    async fn another_method_is_405_in_the_words_of_the_framework(server: Server) {
        let caller = server.caller("owner").await;
        for (method, path) in OPERATIONS {
            let allow = if method == "GET" { "GET, HEAD, OPTIONS".to_owned() } else { format!("OPTIONS, {method}") };
            for other in ["GET", "POST", "PUT", "PATCH", "DELETE"].into_iter().filter(|other| *other != method) {
                for call in [server.call(other, path), server.ask(&caller, other, path)] {
                    let reply = call.send().await;
                    assert_eq!(errors(&reply, 405), json!({"detail": format!("Method \"{other}\" not allowed.")}));
                    assert_eq!(reply.header("allow"), Some(allow.as_str()), "{path}");
                }
            }
            let options = server.call("OPTIONS", path).send().await;
            assert_eq!((options.status, options.header("allow")), (204, Some(allow.as_str())));
        }
    }

    async fn the_drivers_paths_stay_where_they_are(server: Server) {
        let caller = server.caller("owner").await;
        let driver = server.get("/api/v1/users/profile", &caller.account.token).send().await;
        assert_eq!(driver.expect(404), json!({"error": "Not Found"}));
        let slashed = server.get("/api/v1/users/profile/", &caller.account.token).send().await;
        assert_eq!(slashed.expect(404), json!({"error": "Not Found"}));
        let form = reqwest::multipart::Form::new().text("x", "y");
        assert!(errors(&server.ask(&caller, "POST", IMAGE).form(form).send().await, 400).is_object());
        data(&server.change_of(&caller, json!({})).await);
    }
}
