//! Bodies that are no good: always in the envelope, and nothing changed.

use serde_json::{Value, json};

use crate::support::account::{Caller, IMAGE, SHORT_IMAGE, TOKENS, UPDATE, errors};
use crate::support::{Reply, Server, on_both_databases};

/// The operations that take bodies.
const WITH_BODY: [(&str, &str); 4] = [
    ("POST", UPDATE),
    ("PUT", TOKENS),
    ("POST", IMAGE),
    ("POST", SHORT_IMAGE),
];
const WITH_JSON: [(&str, &str); 2] = [("POST", UPDATE), ("PUT", TOKENS)];

async fn send(
    server: &Server,
    caller: &Caller,
    (method, path): (&str, &str),
    content_type: &str,
    body: impl Into<reqwest::Body>,
) -> Reply {
    let call = server.ask(caller, method, path);
    call.body(content_type, body).send().await
}

/// What is told of a body as a whole.
fn detail(reply: &Reply, status: u16) -> String {
    let told = errors(reply, status);
    assert_eq!(told.as_object().unwrap().len(), 1, "{told}");
    told["detail"].as_str().expect("a sentence").to_owned()
}

on_both_databases! {
    async fn malformed_json(server: Server) {
        let caller = server.caller("owner").await;
        let bad: [&[u8]; 12] = [
            b"{", b"{\"email\": \"a\"", b"{\"email\": \"a\",}", b"{'email': 'a'}", b"{email: 1}", b"{\"email\": \"a\"} x", b"nul", b"{\"email\": \"\xff\"}",
            b"{\"email\": \"a\nb\"}", b"{\"email\": 01}", b"{\"email\": \"\\x\"}", b"\xff\xfe{\0}\0",
        ];
        for operation in WITH_JSON {
            for body in bad {
                let told = detail(&send(&server, &caller, operation, "application/json", body.to_vec()).await, 400);
                assert!(told.starts_with("JSON parse error - "), "{told}");
            }
        }
    }

    async fn what_no_form_has_may_come_as_often_as_it_likes(server: Server) {
        let caller = server.caller("owner").await;
        let email = caller.account.email.replace('@', "%40");
        let form = "application/x-www-form-urlencoded";
        let good = format!("x=1&x=2&x[y]=3&first_name=Ada&email={email}");
        send(&server, &caller, ("POST", UPDATE), form, good).await.expect(200);
        let twice = format!("x=1&x=2&first_name=Ada&first_name=Eve&email={email}");
        let told = errors(&send(&server, &caller, ("POST", UPDATE), form, twice).await, 400);
        assert_eq!(told, json!({"first_name": ["This field may be given only once."]}));
    }

    async fn json_that_is_no_object(server: Server) {
        let caller = server.caller("owner").await;
        for operation in WITH_JSON {
            for (body, kind) in [("[]", "list"), ("\"text\"", "str"), ("1", "int"), ("true", "bool")] {
                let reply = send(&server, &caller, operation, "application/json", body).await;
                let told = errors(&reply, 400);
                assert_eq!(told, json!({"non_field_errors": [format!("Invalid data. Expected a dictionary, but got {kind}.")]}), "{body}");
            }
        }
    }

    async fn deep_json_is_refused_in_bounded_time(server: Server) {
        let caller = server.caller("owner").await;
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let body = format!("{{\"x\": {}1{}}}", open.repeat(10_000), close.repeat(10_000));
            let reply = send(&server, &caller, WITH_JSON[0], "application/json", body).await;
            assert!([400, 413].contains(&reply.status), "{}", reply.status);
        }
    }

    async fn malformed_multipart(server: Server) {
        let caller = server.caller("owner").await;
        for operation in WITH_BODY {
            for (content_type, body) in [
                ("multipart/form-data", "--b\r\n\r\n--b--\r\n"),
                ("multipart/form-data; boundary=b", "nonsense"),
                ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\ncut off"),
                ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--b--\r\n"),
            ] {
                let told = detail(&send(&server, &caller, operation, content_type, body).await, 400);
                assert!(told.starts_with("Multipart form parse error - "), "{told}");
            }
        }
    }

    async fn another_media_type(server: Server) {
        let caller = server.caller("owner").await;
        for operation in WITH_BODY {
            for content_type in ["text/plain", "application/xml", "application/jsonx", "application/octet-stream", "image/png"] {
                let told = detail(&send(&server, &caller, operation, content_type, "{}").await, 415);
                assert_eq!(told, format!("Unsupported media type \"{content_type}\" in request."));
            }
        }
        for operation in &WITH_BODY[2..] {
            let told = detail(&send(&server, &caller, *operation, "application/json", "{}").await, 415);
            assert_eq!(told, "Unsupported media type \"application/json\" in request.");
        }
        for content_type in ["application/json; charset=utf-8", "Application/JSON", "application/json;charset=UTF-8"] {
            let body = json!({"email": "owner@example.com"}).to_string();
            send(&server, &caller, WITH_JSON[0], content_type, body).await.expect(200);
        }
    }

    async fn no_body_at_all_has_no_fields(server: Server) {
        let caller = server.caller("owner").await;
        for (method, path) in WITH_JSON {
            let reply = server.ask(&caller, method, path).send().await;
            assert_eq!(errors(&reply, 400), json!({"email": ["This field is required."]}), "{path}");
            let reply = send(&server, &caller, (method, path), "application/x-www-form-urlencoded", "").await;
            assert_eq!(errors(&reply, 400), json!({"email": ["This field is required."]}), "{path}");
        }
        for path in [IMAGE, SHORT_IMAGE] {
            let reply = server.ask(&caller, "POST", path).send().await;
            assert_eq!(errors(&reply, 400), json!({"image": ["No file was submitted."]}), "{path}");
        }
    }

    async fn a_large_body_with_and_without_a_length(server: Server) {
        let caller = server.caller("owner").await;
        let large = json!({"email": "x".repeat(4 << 20)}).to_string();
        for operation in WITH_JSON {
            detail(&send(&server, &caller, operation, "application/json", large.clone()).await, 413);
            let chunks: Vec<_> = large.as_bytes().chunks(10_000).map(|chunk| Ok::<_, std::io::Error>(chunk.to_vec())).collect();
            let body = reqwest::Body::wrap_stream(futures_util::stream::iter(chunks));
            detail(&send(&server, &caller, operation, "application/json", body).await, 413);
        }
    }

    async fn none_of_it_changes_anything(server: Server) {
        let caller = server.caller("owner").await;
        let before = server.profile_data(&caller).await;
        for body in ["{\"email\": \"owner@example.com\", \"first_name\": \"x\"", "{\"email\": \"owner@example.com\", \"first_name\": \"x\"}x"] {
            send(&server, &caller, WITH_JSON[0], "application/json", body).await.expect(400);
        }
        let cut = "--b\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nowner@example.com\r\n--b\r\nContent-Disposition: form-data; name=\"first_name\"\r\n\r\nx";
        send(&server, &caller, WITH_JSON[0], "multipart/form-data; boundary=b", cut).await.expect(400);
        assert_eq!(server.profile_data(&caller).await, before);
        assert_eq!(before["UserProfile"][0]["first_name"], Value::Null);
    }

    async fn the_callers_request_id_comes_back(server: Server) {
        let reply = server.call("GET", UPDATE).header("x-request-id", "my-own-id_42").send().await;
        assert_eq!((reply.status, reply.header("x-request-id")), (405, Some("my-own-id_42")));
    }
}
