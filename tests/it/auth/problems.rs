//! The error format of `/auth`, and of everything outside a namespace.

use serde_json::{Value, json};

use crate::support::{Reply, on_both_databases};

fn assert_problem(reply: &Reply, status: u16, code: &str, instance: &str) {
    let body = reply.expect(status);
    assert_eq!(
        reply.header("content-type"),
        Some("application/problem+json")
    );
    let names: Vec<&str> = body
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .filter(|name| *name != "errors")
        .collect();
    assert_eq!(
        names,
        [
            "code",
            "detail",
            "instance",
            "requestId",
            "status",
            "title",
            "error"
        ]
    );
    assert_eq!(body["code"], code);
    assert_eq!(body["status"], status);
    assert_eq!(body["instance"], instance);
    assert_eq!(body["requestId"], reply.header("x-request-id").unwrap());
    assert_eq!(body["error"]["code"], code);
    let message: String = body["detail"].as_str().unwrap().chars().take(100).collect();
    assert_eq!(body["error"]["message"], message);
}

on_both_databases! {
    async fn each_failure_has_the_members_of_a_problem(server: Server) {
        let owner = server.register("owner").await;
        let login = "/auth/login";
        assert_problem(&server.call("POST", login).json(&json!({})).send().await, 400, "bad_request", login);
        assert_problem(&server.call("POST", login).body("application/json", "{").send().await, 400, "bad_request", login);
        assert_problem(&server.call("GET", "/auth/sessions").send().await, 401, "unauthorized", "/auth/sessions");
        assert_problem(&server.call("GET", "/auth/nothing").send().await, 404, "not_found", "/auth/nothing");
        assert_problem(&server.call("GET", login).send().await, 405, "method_not_allowed", login);
        let large = json!({"email": "a".repeat(70_000)});
        assert_problem(&server.call("POST", login).json(&large).send().await, 413, "payload_too_large", login);
        assert_problem(&server.call("POST", login).body("text/plain", "x").send().await, 415, "unsupported_media_type", login);
        let gone = "/auth/sessions/00000000-0000-0000-0000-000000000000";
        assert_problem(&server.call("DELETE", gone).bearer(&owner.token).send().await, 404, "not_found", gone);
    }

    async fn paths_outside_the_namespaces_too(server: Server) {
        for path in ["/nothing", "/api", "/api/cox", "/media/nothing", "/openapi/nothing.yaml", "/docs/nothing", "/%00", "/..%2f..%2fetc%2fpasswd"] {
            let reply = server.call("GET", path).send().await;
            assert_problem(&reply, 404, "not_found", path);
        }
        assert_eq!(server.call("POST", "/healthz").send().await.header("content-type"), Some("application/problem+json"));
    }

    async fn a_secret_never_comes_back(server: Server) {
        let body = json!({"email": "hunter2-in-the-email", "password": "hunter2", "refresh_token": "hunter2"});
        for path in ["/auth/login", "/auth/register", "/auth/refresh"] {
            let reply = server.call("POST", path).json(&body).send().await;
            assert!(!reply.text.contains("hunter2"), "{path}: {}", reply.text);
        }
        let reply = server.call("POST", "/auth/login").body("application/json", "{\"password\": \"hunter2").send().await;
        assert!(!reply.text.contains("hunter2"), "{}", reply.text);
        assert_ne!(reply.json()["detail"], Value::Null);
    }
}
