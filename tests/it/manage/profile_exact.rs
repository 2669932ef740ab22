//! `/manage/api/users/{userId}/profile`: attributes come back as they were written.

use serde_json::{Value, json};

use crate::support::manage::{MERGE_PATCH, assert_problem, profile_of};
use crate::support::{Account, Server, on_both_databases};

/// Sends a body and answers the text of the response, which may have numbers in it that no reader of JSON here takes.
async fn sent(
    server: &Server,
    account: &Account,
    method: &str,
    media_type: &str,
    body: &str,
) -> String {
    let url = format!("{}{}", server.url, profile_of(&account.uid));
    let request = server.client.request(method.parse().unwrap(), url);
    let request = request
        .bearer_auth(&account.token)
        .header("content-type", media_type);
    let reply = request.body(body.to_owned()).send().await.unwrap();
    let status = reply.status();
    let text = reply.text().await.unwrap();
    assert_eq!(status, 200, "{text}");
    text
}

fn attributes(text: &str) -> &str {
    let (_, rest) = text.split_once("\"attributes\":").unwrap();
    rest.rsplit_once(",\"createdAt\"").unwrap().0
}

on_both_databases! {
    async fn every_value_comes_back_as_it_was_written(server: Server) {
        let owner = server.register("owner").await;
        for value in [
            "123456789012345678901234567890", "-0", "-0.0", "1.10", "1e400", "-1E-400", "0.1e+1", "18446744073709551616",
            "true", "false", "0", "\"\"", "[]", "{}", r#"{"b":1,"a":{"":[null]}}"#,
            r#""\u0000\u001f\/\ud83d\ude97é""#, r#"{"a":"\u0061","b\u0000":2}"#,
            r#"{"$serde_json::private::Number":"1"}"#, r#"{"$serde_json::private::RawValue":"[9]"}"#,
            "[1.0,1.00,10e-1]", "\"\u{2028}\u{feff}\u{1f697}\"",
        ] {
            let body = format!("{{\"attributes\": {value}}}");
            for (method, media_type) in [("PUT", "application/json"), ("PATCH", "application/json"), ("PATCH", MERGE_PATCH)] {
                sent(&server, &owner, "PUT", "application/json", "{}").await;
                let written = sent(&server, &owner, method, media_type, &body).await;
                assert_eq!(attributes(&written), value, "{method} {media_type}");
                let read = sent(&server, &owner, "GET", "application/json", "").await;
                assert_eq!(read, written);
            }
        }
    }

    async fn a_merge_leaves_alone_what_it_does_not_touch(server: Server) {
        let owner = server.register("owner").await;
        let body = r#"{"attributes":{"a":1e400,"b":{"c":1.10,"d":-0},"e":[1.0]}}"#;
        sent(&server, &owner, "PUT", "application/json", body).await;
        let patch = r#"{"attributes":{"b":{"d":12345678901234567890123},"f":{"g":null,"h":0.10}}}"#;
        let merged = sent(&server, &owner, "PATCH", MERGE_PATCH, patch).await;
        let expected = r#"{"a":1e400,"b":{"c":1.10,"d":12345678901234567890123},"e":[1.0],"f":{"h":0.10}}"#;
        assert_eq!(attributes(&merged), expected);
        assert_eq!(attributes(&sent(&server, &owner, "GET", "", "").await), expected);
    }

    async fn white_space_is_not_kept_and_does_not_count(server: Server) {
        let owner = server.register("owner").await;
        let most = 64 * 1024;
        let body = format!("{{{}\"attributes\":{}[ \"a b\" ,\t\"{}\"\r\n]}}", " ".repeat(50_000), "\n".repeat(50_000), "x".repeat(most - 10));
        let written = sent(&server, &owner, "PUT", "application/json", &body).await;
        assert_eq!(attributes(&written).len(), most);
        assert!(attributes(&written).starts_with("[\"a b\",\"xxx"));
    }

    async fn sixty_four_kib_are_kept_and_one_byte_more_is_422(server: Server) {
        let owner = server.register("owner").await;
        let most = 64 * 1024;
        for media_type in ["application/json", MERGE_PATCH] {
            let fits = json!({"attributes": {"a": "é".repeat((most - 8) / 2)}}).to_string();
            let written = sent(&server, &owner, "PATCH", media_type, &fits).await;
            assert_eq!(attributes(&written).len(), most);
            let large = json!({"attributes": {"a": format!("{}x", "é".repeat((most - 8) / 2))}}).to_string();
            let reply = server.own_profile("PATCH", &owner).body(media_type, large).send().await;
            assert_problem(&reply, 422, "The attributes are larger than 64 KiB.");
        }
        // What a merge comes to counts.
        let reply = server.merge_profile(&owner, "{\"attributes\":{\"b\":1}}").await;
        assert_problem(&reply, 422, "The attributes are larger than 64 KiB.");
        let smaller = server.merge_profile(&owner, "{\"attributes\":{\"a\":null,\"b\":1}}").await;
        assert_eq!(smaller.expect(200)["attributes"], json!({"b": 1}));
    }

    async fn thirty_two_levels_are_kept_and_more_are_422(server: Server) {
        let owner = server.register("owner").await;
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let nested = |depth: usize| {
                let value = if open == "[" { "" } else { "1" };
                format!("{{\"attributes\":{}{value}{}}}", open.repeat(depth), close.repeat(depth))
            };
            for (method, media_type) in [("PUT", "application/json"), ("PATCH", "application/json"), ("PATCH", MERGE_PATCH)] {
                sent(&server, &owner, method, media_type, &nested(32)).await;
                for depth in [33, 127, 129, 40_000] {
                    let reply = server.own_profile(method, &owner).body(media_type, nested(depth)).send().await;
                    assert_problem(&reply, 422, "The attributes are more than 32 levels deep.");
                }
            }
        }
        let brackets = format!("{{\"attributes\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        let reply = server.own_profile("PUT", &owner).body("application/json", brackets).send().await;
        assert_problem(&reply, 422, "The attributes are more than 32 levels deep.");
        // A merge may make it deeper than either.
        let deep = format!("{}1{}", "{\"a\":".repeat(32), "}".repeat(32));
        sent(&server, &owner, "PUT", "application/json", &format!("{{\"attributes\":{deep}}}")).await;
        let replaced = format!("{}[]{}", "{\"a\":".repeat(32), "}".repeat(32));
        let reply = server.merge_profile(&owner, &format!("{{\"attributes\":{replaced}}}")).await;
        assert_problem(&reply, 422, "The attributes are more than 32 levels deep.");
        let read: Value = server.read_profile(&owner).await;
        assert_eq!(read["attributes"].to_string(), deep);
    }

    async fn what_is_no_json_is_400(server: Server) {
        let owner = server.register("owner").await;
        for value in [
            "", "01", "1.", "+1", "NaN", "\"", "\"\u{1}\"", "[1,]", "{\"a\":1,}", "\"\\x\"", "\"\\ud800\"", "{\"a\":1,\"\\u0061\":2}",
            "[{\"a\":{\"b\":1,\"b\":1}}]", &"[".repeat(100_000),
        ] {
            for media_type in ["application/json", MERGE_PATCH] {
                let body = format!("{{\"attributes\":{value}}}");
                let reply = server.own_profile("PATCH", &owner).body(media_type, body).send().await;
                assert_eq!(reply.expect(400)["code"], "bad_request");
            }
        }
        server.own_profile("GET", &owner).send().await.expect(404);
    }
}
