//! Bodies that are none, and paths and methods that are not there.

use bytes::Bytes;
use futures_util::stream;
use serde_json::{Value, json};

use crate::support::drivers::{PROFILE, UPLOADS, announcement, pdf};
use crate::support::{Account, Reply, Server, on_both_databases};

const JSON: &str = "application/json";

async fn send(
    server: &Server,
    account: &Account,
    method: &str,
    path: &str,
    content_type: &str,
    body: impl Into<reqwest::Body>,
) -> Reply {
    let call = server.call(method, path).bearer(&account.token);
    call.body(content_type, body).send().await
}

fn assert_error(reply: &Reply, status: u16, words: &str) {
    assert_eq!(reply.expect(status), json!({"error": words}));
    assert_eq!(
        reply.header("content-type"),
        Some("application/json; charset=utf-8")
    );
    for name in [
        "x-runtime",
        "x-request-id",
        "x-xss-protection",
        "x-permitted-cross-domain-policies",
    ] {
        assert!(reply.headers.contains_key(name), "{name}");
    }
    assert_eq!(reply.header("vary"), Some("Accept, Origin"));
}

on_both_databases! {
    async fn a_body_without_its_root_is_400(server: Server) {
        let account = server.driver("driver").await;
        for method in ["POST", "PUT"] {
            for body in [
                json!({}), json!({"profile": {}}), json!({"profile": null}), json!({"profile": []}), json!({"profile": "x"}), json!({"profile": [{"first_name": "x"}]}),
                json!({"first_name": "x"}), json!([]), json!(null), json!("profile"), json!(7), json!({"Profile": {"first_name": "x"}}),
            ] {
                let reply = send(&server, &account, method, PROFILE, JSON, body.to_string()).await;
                assert_error(&reply, 400, "param is missing or the value is empty: profile");
            }
        }
        for body in [json!({}), json!({"blob": {}}), json!({"blob": null}), json!({"blob": "x"}), json!({"file": {}}), json!({"filename": "a.pdf"}), json!([]), json!(null)] {
            let reply = send(&server, &account, "POST", UPLOADS, JSON, body.to_string()).await;
            let words = "param is missing or the value is empty: blob";
            if reply.status == 400 {
                assert_error(&reply, 400, words);
            } else {
                // Under a name that is known everything is missing.
                assert_eq!(reply.expect(422)["errors"].as_object().unwrap().len(), 4, "{body}");
                assert!(body.get("blob").or(body.get("file")).is_some_and(Value::is_object));
            }
        }
    }

    async fn a_body_that_is_malformed_is_400(server: Server) {
        let account = server.driver("driver").await;
        let before = server.shown(&account).await;
        for (method, path) in [("POST", PROFILE), ("PUT", PROFILE), ("POST", UPLOADS)] {
            for body in ["", "{", "{\"profile\": {\"first_name\": \"x\",}}", "profile", "{\"profile\": {\"first_name\": \"\\ud800\"}}", "{} {}"] {
                let reply = send(&server, &account, method, path, JSON, body).await;
                assert_error(&reply, 400, "Bad Request");
            }
            let reply = send(&server, &account, method, path, JSON, &b"{\"profile\": {\"bio\": \"\xff\"}}"[..]).await;
            assert_error(&reply, 400, "Bad Request");
        }
        for (content_type, body) in [
            ("multipart/form-data", "x"), ("multipart/form-data; boundary=b", "x"), ("multipart/form-data; boundary=b", "--b\r\n\r\nx"),
            ("application/x-www-form-urlencoded", "profile[bio]=x&profile[bio][y]=z"), ("application/x-www-form-urlencoded", "profile[bio]=%ff"),
        ] {
            let reply = send(&server, &account, "PUT", PROFILE, content_type, body).await;
            assert_error(&reply, 400, "Bad Request");
        }
        assert_eq!(server.shown(&account).await, before);
    }

    async fn a_body_that_is_too_large_is_413(server: Server) {
        let account = server.driver("driver").await;
        let large = json!({"profile": {"bio": "x".repeat(3 << 20)}}).to_string();
        for (method, path) in [("POST", PROFILE), ("PUT", PROFILE), ("POST", UPLOADS)] {
            assert_error(&send(&server, &account, method, path, JSON, large.clone()).await, 413, "Payload Too Large");
            // Without saying so first.
            let parts: Vec<_> = large.as_bytes().chunks(100_000).map(|part| Ok::<_, std::io::Error>(Bytes::copy_from_slice(part))).collect();
            let body = reqwest::Body::wrap_stream(stream::iter(parts));
            assert_error(&send(&server, &account, method, path, JSON, body).await, 413, "Payload Too Large");
        }
    }

    async fn a_type_that_is_not_taken_is_415(server: Server) {
        let account = server.driver("driver").await;
        for (method, path) in [("POST", PROFILE), ("PUT", PROFILE), ("POST", UPLOADS)] {
            for content_type in ["text/plain", "application/xml", "application/pdf", "nonsense"] {
                assert_error(&send(&server, &account, method, path, content_type, "{}").await, 415, "Unsupported Media Type");
            }
        }
        let reply = send(&server, &account, "POST", UPLOADS, "application/x-www-form-urlencoded", "blob[filename]=a.pdf").await;
        assert_error(&reply, 415, "Unsupported Media Type");
    }

    async fn another_method_is_405_with_those_there_are(server: Server) {
        let account = server.driver("driver").await;
        let announced = server.announce(&account, &announcement("a.pdf", &pdf(1))).send().await.expect(200);
        let upload = server.path_of(&announced["direct_upload"]["url"]);
        for (method, path, allow) in [
            ("DELETE", PROFILE, "GET, HEAD, OPTIONS, POST, PUT"), ("PATCH", PROFILE, "GET, HEAD, OPTIONS, POST, PUT"), ("GET", UPLOADS, "OPTIONS, POST"), ("PUT", UPLOADS, "OPTIONS, POST"),
            ("GET", upload.as_str(), "OPTIONS, PUT"), ("POST", upload.as_str(), "OPTIONS, PUT"),
        ] {
            let reply = server.client.request(method.parse().unwrap(), format!("{}{path}", server.url)).bearer_auth(&account.token).send().await.unwrap();
            assert_eq!(reply.status(), 405, "{method} {path}");
            let mut methods: Vec<_> = reply.headers()["allow"].to_str().unwrap().split(", ").collect();
            methods.sort_unstable();
            assert_eq!(methods.join(", "), allow, "{method} {path}");
            assert_eq!(reply.json::<Value>().await.unwrap(), json!({"error": "Method Not Allowed"}));
        }
    }

    async fn a_path_that_is_not_there_is_404(server: Server) {
        let account = server.driver("driver").await;
        for path in ["/api/v1/users", "/api/v1/users/", "/api/v1/users/profile/", "/api/v1/users/profile/1", "/api/v1/users/other", "/api/v1/direct_uploads/a/b"] {
            let reply = server.get(path, &account.token).send().await;
            assert_eq!(reply.status, 404, "{path}");
            assert_eq!(reply.json(), json!({"error": "Not Found"}), "{path}");
        }
    }
}
