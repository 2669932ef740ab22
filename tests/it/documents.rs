//! `/openapi` and `/docs`.

use serde_json::Value;

use crate::support::Server;
use crate::support::database::Kind;

#[tokio::test]
async fn every_document_is_served_as_it_was_written() {
    let server = Server::on(Kind::Sqlite).await;
    for name in [
        "auth",
        "carowner",
        "driver",
        "account",
        "manage",
        "components",
    ] {
        let reply = server
            .call("GET", &format!("/openapi/{name}.yaml"))
            .send()
            .await;
        let written = std::fs::read(format!(
            "{}/../openapi/{name}.yaml",
            env!("CARGO_MANIFEST_DIR")
        ))
        .unwrap();
        assert_eq!(reply.bytes, written, "{name}");
        assert_eq!(reply.header("content-type"), Some("application/yaml"));
    }
}

#[tokio::test]
async fn the_json_of_a_document_stands_alone() {
    let server = Server::on(Kind::Sqlite).await;
    for name in ["auth", "carowner", "driver", "account", "manage"] {
        let document = server
            .call("GET", &format!("/openapi/{name}.json"))
            .send()
            .await
            .expect(200);
        assert_eq!(document["openapi"], "3.0.3");
        assert_references(&document, &document);
    }
}

/// What is wrong in a list is told item by item; what bounds that is how long a list may be.
#[tokio::test]
async fn every_list_that_clients_send_has_a_bound() {
    let server = Server::on(Kind::Sqlite).await;
    let mut lists = 0;
    for name in ["auth", "carowner", "driver", "account", "manage"] {
        let path = format!("/openapi/{name}.json");
        let document = server.call("GET", &path).send().await.expect(200);
        for path in document["paths"].as_object().unwrap().values() {
            for operation in path.as_object().unwrap().values() {
                lists += bounded_lists(&operation["requestBody"], &document);
            }
        }
    }
    assert!(lists >= 10, "{lists}");
}

/// How many lists there are in what a client sends, each with a bound.
fn bounded_lists(value: &Value, document: &Value) -> usize {
    let deeper = |values: &mut dyn Iterator<Item = &Value>| {
        values.map(|value| bounded_lists(value, document)).sum()
    };
    match value {
        Value::Object(members) => {
            if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
                let pointer = reference.strip_prefix('#').unwrap();
                return bounded_lists(document.pointer(pointer).unwrap(), document);
            }
            let is_list = members.get("type") == Some(&"array".into());
            let bound = members.get("maxItems").and_then(Value::as_u64);
            assert!(!is_list || bound.is_some_and(|it| it <= 1_000), "{value}");
            usize::from(is_list) + deeper(&mut members.values())
        }
        Value::Array(items) => deeper(&mut items.iter()),
        _ => 0,
    }
}

/// Every `$ref` leads somewhere in the document itself.
fn assert_references(value: &Value, document: &Value) {
    match value {
        Value::Object(members) => {
            if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
                assert!(
                    document
                        .pointer(reference.strip_prefix('#').expect(reference))
                        .is_some(),
                    "{reference}"
                );
            }
            members
                .values()
                .for_each(|value| assert_references(value, document));
        }
        Value::Array(items) => items
            .iter()
            .for_each(|value| assert_references(value, document)),
        _ => {}
    }
}

#[tokio::test]
async fn swagger_ui_offers_every_document_and_loads_nothing_from_elsewhere() {
    let server = Server::on(Kind::Sqlite).await;
    let home = server.call("GET", "/").send().await;
    // Relative: a proxy may have put a path before these.
    assert_eq!((home.status, home.header("location")), (307, Some("docs/")));
    let redirect = server.call("GET", "/docs").send().await;
    assert_eq!(
        (redirect.status, redirect.header("location")),
        (308, Some("docs/"))
    );
    let page = server.call("GET", "/docs/").send().await;
    assert_eq!(page.status, 200);
    let policy = page.header("content-security-policy").unwrap();
    assert!(
        policy.contains("default-src 'none'") && policy.contains("script-src 'self';"),
        "{policy}"
    );
    assert!(
        !page.text.contains("http://") && !page.text.contains("https://"),
        "{}",
        page.text
    );
    for name in ["auth", "carowner", "driver", "account", "manage"] {
        let link = format!("href=\"../openapi/{name}.json\"");
        assert!(page.text.contains(&link), "{}", page.text);
    }
    let start = server
        .call("GET", "/docs/swagger-initializer.js")
        .send()
        .await;
    assert_eq!(
        start.header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    assert!(
        start.text.contains("validatorUrl: 'none'"),
        "{}",
        start.text
    );
    for file in [
        "swagger-ui-bundle.js",
        "swagger-ui.css",
        "swagger-ui-standalone-preset.js",
    ] {
        let reply = server.call("GET", &format!("/docs/{file}")).send().await;
        assert_eq!(reply.status, 200, "{file}");
        assert_eq!(
            reply.header("content-security-policy"),
            Some(policy),
            "{file}"
        );
    }
    // Of Swagger UI's own files those that the page has no use for.
    for file in ["oauth2-redirect.html", "swagger-ui-es-bundle.js", "x"] {
        let path = format!("/docs/{file}");
        server.call("GET", &path).send().await.expect(404);
    }
}

#[tokio::test]
async fn pages_take_get_only_and_say_so() {
    let server = Server::on(Kind::Sqlite).await;
    for path in [
        "/",
        "/healthz",
        "/readyz",
        "/media/x.jpg",
        "/openapi/auth.json",
        "/docs",
        "/docs/",
        "/docs/index.html",
    ] {
        for method in ["POST", "DELETE"] {
            let reply = server.call(method, path).send().await;
            reply.expect(405);
            assert_eq!(
                reply.header("allow"),
                Some("GET, HEAD, OPTIONS"),
                "{method} {path}"
            );
        }
        let options = server.call("OPTIONS", path).send().await;
        assert_eq!(
            (options.status, options.header("allow")),
            (204, Some("GET, HEAD, OPTIONS")),
            "{path}"
        );
    }
}
