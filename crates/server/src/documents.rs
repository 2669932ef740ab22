//! The OpenAPI documents as they are served: what was written, not what a framework derives.

use std::collections::HashMap;
use std::sync::Arc;

use bytes::Bytes;
use poem::http::header;
use poem::web::{Data, Path};
use poem::{Endpoint, EndpointExt, IntoResponse, Response, Route, handler};

/// A document by the name that it has in `openapi/`.
pub struct Document {
    /// `carowner`; also the module of its generated code.
    pub name: &'static str,
    /// As it was written.
    pub yaml: &'static str,
    /// The same in one piece, with what it refers to in other files inside; `None` for what is no API of its own.
    pub json: Option<&'static str>,
    /// What stands before its paths: the URL of its server, where that is a path, else nothing.
    pub prefix: &'static str,
}

/// All documents, in the order in which Swagger UI offers them.
pub const DOCUMENTS: [Document; 6] = [
    Document {
        name: "auth",
        yaml: include_str!("../../../openapi/auth.yaml"),
        json: Some(api::auth::DOCUMENT),
        prefix: "",
    },
    Document {
        name: "carowner",
        yaml: include_str!("../../../openapi/carowner.yaml"),
        json: Some(api::carowner::DOCUMENT),
        prefix: "",
    },
    Document {
        name: "driver",
        yaml: include_str!("../../../openapi/driver.yaml"),
        json: Some(api::driver::DOCUMENT),
        prefix: "",
    },
    Document {
        name: "account",
        yaml: include_str!("../../../openapi/account.yaml"),
        json: Some(api::account::DOCUMENT),
        prefix: "/api/v1",
    },
    Document {
        name: "manage",
        yaml: include_str!("../../../openapi/manage.yaml"),
        json: Some(api::manage::DOCUMENT),
        prefix: "",
    },
    Document {
        name: "components",
        yaml: include_str!("../../../openapi/components.yaml"),
        json: None,
        prefix: "",
    },
];

/// Files by name, with their media types.
type Files = Arc<HashMap<String, (&'static str, Bytes)>>;

/// `/openapi/<name>.yaml` and `/openapi/<name>.json`. A document says where its API is served: one with a prefix below `prefix`, all of them below the
/// `base` that a proxy puts before our paths, which is a path without a trailing slash, or nothing.
#[must_use]
pub fn endpoint(base: &str, prefix: &str) -> impl Endpoint + use<> {
    let files = DOCUMENTS.iter().flat_map(|document| {
        let (own, there) = match document.prefix {
            "" => ("/", base.to_owned()),
            own => (own, format!("{base}{prefix}")),
        };
        let there = if there.is_empty() { "/" } else { &there };
        let moved = |text: &str, before: &str, behind: &str| {
            let (from, to) = (
                format!("{before}{own}{behind}"),
                format!("{before}{there}{behind}"),
            );
            text.replacen(&from, &to, 1)
        };
        let yaml = moved(document.yaml, "url: ", "\n");
        let json = document.json.map(|json| moved(json, "\"url\": \"", "\""));
        let yaml = Some((
            format!("{}.yaml", document.name),
            ("application/yaml", yaml.into()),
        ));
        let json = json.map(|json| {
            let name = format!("{}.json", document.name);
            (name, ("application/json", json.into()))
        });
        yaml.into_iter().chain(json)
    });
    let files: Files = Arc::new(files.collect());
    Route::new().at("/:file", poem::get(file)).data(files)
}

#[handler]
fn file(Path(name): Path<String>, Data(files): Data<&Files>) -> poem::Result<Response> {
    let (media_type, text) = files.get(&name).ok_or(poem::error::NotFoundError)?;
    Ok(text
        .clone()
        .with_content_type(*media_type)
        .with_header(header::CACHE_CONTROL, "no-cache")
        .with_header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .into_response())
}

#[cfg(test)]
mod tests {
    use poem::Request;

    use super::*;

    #[test]
    fn a_prefix_is_where_the_document_says_that_it_is_served() {
        for document in &DOCUMENTS {
            let Some(json) = document.json else { continue };
            let json: serde_json::Value = serde_json::from_str(json).unwrap();
            let url = json["servers"][0]["url"].as_str().unwrap();
            assert_eq!(document.prefix, url.trim_end_matches('/'));
        }
    }

    /// A document as it is served, and as it was written.
    async fn served(endpoint: &impl Endpoint, name: &str, extension: &str) -> (String, String) {
        let path = format!("/{name}.{extension}");
        let request = Request::builder().uri_str(&path).finish();
        let served = endpoint.get_response(request).await.into_body();
        let document = DOCUMENTS.iter().find(|it| it.name == name).unwrap();
        let written = match extension {
            "yaml" => document.yaml,
            _ => document.json.unwrap(),
        };
        (served.into_string().await.unwrap(), written.to_owned())
    }

    #[tokio::test]
    async fn a_document_says_in_one_place_where_its_api_is_served() {
        for (base, prefix, account, others) in [
            ("", "/api/v1", "/api/v1", "/"),
            ("", "/x/y", "/x/y", "/"),
            ("/base", "/x/y", "/base/x/y", "/base"),
        ] {
            let endpoint = endpoint(base, prefix);
            for name in ["auth", "carowner", "driver", "account", "manage"] {
                let (from, to) = match name {
                    "account" => ("/api/v1", account),
                    _ => ("/", others),
                };
                let (yaml, written) = served(&endpoint, name, "yaml").await;
                let line = |url| format!("  - url: {url}\n");
                assert!(yaml == written.replace(&line(from), &line(to)), "{name}");
                assert!(yaml.contains(&line(to)), "{name}");
                let (json, written) = served(&endpoint, name, "json").await;
                let member = |url| format!("\"url\": \"{url}\"");
                assert!(
                    json == written.replace(&member(from), &member(to)),
                    "{name}"
                );
                assert!(json.contains(&member(to)), "{name}");
            }
        }
    }
}
