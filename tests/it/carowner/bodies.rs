//! Bodies that are no good, paths and methods that are not there: always the namespace's own format, and nothing changed.

use serde_json::{Value, json};

use crate::support::{Account, Reply, Server, on_both_databases};

const PATH: &str = "/api/co/profile";

async fn put(
    server: &Server,
    owner: &Account,
    content_type: &str,
    body: impl Into<reqwest::Body>,
) -> Reply {
    server
        .call("PUT", PATH)
        .bearer(&owner.token)
        .body(content_type, body)
        .send()
        .await
}

fn assert_envelope(reply: &Reply, status: u16, code: &str) {
    let body = reply.expect(status);
    assert_eq!(body["error"]["code"], code, "{}", reply.text);
    assert_eq!(
        body["meta"]["request_id"],
        reply.header("x-request-id").unwrap()
    );
    assert_eq!(reply.header("content-type"), Some("application/json"));
}

on_both_databases! {
    async fn what_no_form_of_the_document_has_may_come_as_often_as_it_likes(server: Server) {
        let owner = server.register("owner").await;
        let part = |name: &str, value: &str| format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        let form = |parts: &[(&str, &str)]| parts.iter().map(|(name, value)| part(name, value)).collect::<String>() + "--b--\r\n";
        let good = form(&[("x", "1"), ("x", "2"), ("x[y]", "3"), ("address", "Oslo"), ("x", "4")]);
        let shown = put(&server, &owner, "multipart/form-data; boundary=b", good).await.expect(200);
        assert_eq!(shown["address"], "Oslo");
        let twice = form(&[("x", "1"), ("x", "2"), ("address", "Bergen"), ("address", "Bodø")]);
        let told = put(&server, &owner, "multipart/form-data; boundary=b", twice).await.expect(422);
        assert_eq!(told["error"]["details"], json!([{"field": "address", "message": "This value must be given only once."}]));
        assert_eq!(server.get(PATH, &owner.token).send().await.expect(200)["address"], "Oslo");
    }

    async fn malformed_json_is_400(server: Server) {
        let owner = server.register("owner").await;
        let before = server.get(PATH, &owner.token).send().await.json();
        let bad: [&[u8]; 16] = [
            b"", b" ", b"{", b"{\"address\": \"a\"", b"{\"address\": \"a\",}", b"{'address': 'a'}", b"{address: 1}", b"{\"address\": \"a\"} x", b"nul",
            b"{\"address\": \"\xff\"}", b"\xef\xbb\xbf{\"address\": \"a\"}", b"{\"address\": \"\\ud800\"}", b"{\"address\": \"\\udc00\\ud800\"}",
            b"{\"address\": \"a\nb\"}", b"{\"address\": 01}", b"{\"address\": NaN}",
        ];
        for body in bad {
            let reply = put(&server, &owner, "application/json", body.to_vec()).await;
            assert_envelope(&reply, 400, "malformed_body");
        }
        assert_eq!(server.get(PATH, &owner.token).send().await.json(), before);
    }

    async fn a_member_that_stands_twice_is_400(server: Server) {
        let owner = server.register("owner").await;
        let reply = put(&server, &owner, "application/json", r#"{"address": "a", "address": "b"}"#).await;
        assert_envelope(&reply, 400, "malformed_body");
        assert!(reply.text.contains("twice"), "{}", reply.text);
        let reply = put(&server, &owner, "application/json", r#"{"x": {"\u0061": 1, "a": 2}}"#).await;
        assert_envelope(&reply, 400, "malformed_body");
    }

    async fn json_that_is_no_object_is_422(server: Server) {
        let owner = server.register("owner").await;
        for body in ["null", "[]", "\"text\"", "1", "true"] {
            let reply = put(&server, &owner, "application/json", body).await;
            assert_envelope(&reply, 422, "validation_failed");
        }
    }

    async fn deep_json_is_refused_in_bounded_time(server: Server) {
        let owner = server.register("owner").await;
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let depth = 10_000;
            let body = format!("{{\"x\": {}1{}}}", open.repeat(depth), close.repeat(depth));
            let reply = put(&server, &owner, "application/json", body).await;
            assert!([400, 413].contains(&reply.status), "{}", reply.status);
        }
        let fine = format!("{{\"x\": {}1{}}}", "[".repeat(50), "]".repeat(50));
        put(&server, &owner, "application/json", fine).await.expect(200);
    }

    async fn another_media_type_is_415(server: Server) {
        let owner = server.register("owner").await;
        for content_type in ["text/plain", "application/xml", "application/x-www-form-urlencoded", "application/jsonx", "application/merge-patch+json", "nonsense", "application/json; charset=utf-16"] {
            let reply = put(&server, &owner, content_type, "{}").await;
            assert_envelope(&reply, 415, "unsupported_media_type");
        }
        let none = server.call("PUT", PATH).bearer(&owner.token).send().await;
        // A body that is missing altogether has no type that could be wrong.
    assert_envelope(&none, 422, "validation_failed");
    assert_eq!(none.fields(), ["body"]);
        for content_type in ["application/json; charset=utf-8", "application/json;charset=UTF-8", "Application/JSON"] {
            put(&server, &owner, content_type, "{}").await.expect(200);
        }
    }

    async fn a_large_body_is_413_with_and_without_a_length(server: Server) {
        let owner = server.register("owner").await;
        let large = json!({"x": "a".repeat(70_000)}).to_string();
        assert_envelope(&put(&server, &owner, "application/json", large.clone()).await, 413, "payload_too_large");
        let chunks = futures_util::stream::iter(large.into_bytes().chunks(1_000).map(|chunk| Ok::<_, std::io::Error>(chunk.to_vec())).collect::<Vec<_>>());
        let reply = put(&server, &owner, "application/json", reqwest::Body::wrap_stream(chunks)).await;
        assert_envelope(&reply, 413, "payload_too_large");
    }

    async fn a_small_chunked_body_is_fine(server: Server) {
        let owner = server.register("owner").await;
        let chunks = futures_util::stream::iter([Ok::<_, std::io::Error>("{\"addr"), Ok("ess\": \"chunks\"}")]);
        let body = put(&server, &owner, "application/json", reqwest::Body::wrap_stream(chunks)).await.expect(200);
        assert_eq!(body["address"], "chunks");
    }

    async fn malformed_multipart_is_400(server: Server) {
        let owner = server.register("owner").await;
        let before = server.get(PATH, &owner.token).send().await.json();
        for (content_type, body) in [
            ("multipart/form-data", "--b\r\n\r\n--b--\r\n"),
            ("multipart/form-data; boundary=b", ""),
            ("multipart/form-data; boundary=b", "nonsense"),
            ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"address\"\r\n\r\ncut off"),
            ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--b--\r\n"),
        ] {
            let reply = put(&server, &owner, content_type, body).await;
            assert_envelope(&reply, 400, "malformed_body");
        }
        assert_eq!(server.get(PATH, &owner.token).send().await.json(), before);
    }

    async fn a_path_that_is_not_there_is_404_in_the_namespaces_format(server: Server) {
        let owner = server.register("owner").await;
        for path in ["/api/co", "/api/co/", "/api/co/nothing", "/api/co/profile/", "/api/co/profile/x", "/api/co//profile", "/api/co/PROFILE"] {
            assert_envelope(&server.get(path, &owner.token).send().await, 404, "not_found");
            assert_envelope(&server.call("GET", path).send().await, 404, "not_found");
        }
    }

    async fn another_method_is_405_with_allow(server: Server) {
        for (method, path, allow) in [
            ("POST", PATH, "DELETE, GET, HEAD, OPTIONS, PUT"),
            ("PATCH", PATH, "DELETE, GET, HEAD, OPTIONS, PUT"),
            ("PUT", "/api/co/profile/check-username", "GET, HEAD, OPTIONS"),
            ("DELETE", "/api/co/profile/check-username", "GET, HEAD, OPTIONS"),
        ] {
            let reply = server.call(method, path).send().await;
            assert_envelope(&reply, 405, "method_not_allowed");
            assert_eq!(reply.header("allow"), Some(allow));
        }
        let options = server.call("OPTIONS", PATH).send().await;
        assert_eq!((options.status, options.header("allow")), (204, Some("DELETE, GET, HEAD, OPTIONS, PUT")));
    }

    async fn the_callers_request_id_is_in_the_error_too(server: Server) {
        let reply = server.call("GET", PATH).header("x-request-id", "my-own-id_42").send().await;
        assert_eq!(reply.header("x-request-id"), Some("my-own-id_42"));
        assert_eq!(reply.json()["meta"]["request_id"], Value::from("my-own-id_42"));
    }
}
