//! The wrapper of a derived API.

use std::collections::HashMap;

use poem::endpoint::BoxEndpoint;
use poem::http::Method;
use poem_openapi::OpenApi;
use poem_openapi::registry::{MetaApi, MetaPath, Registry};

use super::Patch;

/// Wraps a derived API and mends what the derive cannot say, in documentation and routes alike:
///
/// - The derive drops a trailing slash. `/profile/~` is documented and served as `/profile/`, and
///   only so.
/// - Schemes that are needed together are documented as alternatives. They come as one name joined
///   by `&` and leave as one requirement.
/// - Operations of one path in two impls write the same JSON key twice, and one is lost. They are
///   put together.
pub struct Contract<A>(pub A);

impl<A: OpenApi + Patch> OpenApi for Contract<A> {
    fn meta() -> Vec<MetaApi> {
        let mut merged: Vec<MetaPath> = Vec::new();
        for mut path in A::meta().into_iter().flat_map(|api| api.paths) {
            path.path = with_slash(path.path);
            for requirement in path.operations.iter_mut().flat_map(|it| &mut it.security) {
                split(requirement);
            }
            match merged.iter_mut().find(|known| known.path == path.path) {
                Some(known) => known.operations.extend(path.operations),
                None => merged.push(path),
            }
        }
        vec![MetaApi { paths: merged }]
    }

    fn register(registry: &mut Registry) {
        A::register(registry);
        A::patch(registry);
    }

    fn add_routes(self, table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>) {
        let mut routes = HashMap::new();
        self.0.add_routes(&mut routes);
        for (path, methods) in routes {
            table.entry(with_slash(path)).or_default().extend(methods);
        }
    }
}

fn with_slash(path: String) -> String {
    match path.strip_suffix("/~") {
        Some(path) => format!("{path}/"),
        None => path,
    }
}

/// `{"a&b": []}` becomes `{"a": [], "b": []}`.
fn split(requirement: &mut HashMap<&'static str, Vec<&'static str>>) {
    let joined: Vec<&'static str> = requirement
        .keys()
        .copied()
        .filter(|name| name.contains('&'))
        .collect();
    for names in joined {
        let scopes = requirement.remove(names).unwrap_or_default();
        for name in names.split('&') {
            requirement.insert(name, scopes.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use poem::http::StatusCode;
    use poem_openapi::payload::PlainText;
    use poem_openapi::registry::Registry;
    use poem_openapi::{OpenApi, OpenApiService};
    use serde_json::{Value, json};

    use super::{Contract, Patch};

    struct Read;
    struct Write;

    #[expect(clippy::unused_async, reason = "poem-openapi wants it")]
    #[OpenApi]
    impl Read {
        #[oai(path = "/a/:id/~", method = "get")]
        async fn read(&self) -> PlainText<String> {
            PlainText("read".into())
        }
    }

    #[expect(clippy::unused_async, reason = "poem-openapi wants it")]
    #[OpenApi]
    impl Write {
        #[oai(path = "/a/:id/~", method = "put")]
        async fn write(&self) {}
    }

    impl Patch for (Read, Write) {
        fn patch(registry: &mut Registry) {
            super::super::deny_unknown(registry, "Nothing");
        }
    }

    #[tokio::test]
    async fn slashes_are_kept_and_impls_of_one_path_are_merged() {
        let service = OpenApiService::new(Contract((Read, Write)), "t", "1");
        let spec: Value = serde_json::from_str(&service.spec()).unwrap();
        let paths = spec["paths"].as_object().unwrap();
        assert_eq!(paths.keys().collect::<Vec<_>>(), ["/a/{id}/"]);
        let methods: Vec<_> = paths["/a/{id}/"].as_object().unwrap().keys().collect();
        assert_eq!(methods, ["get", "put"]);
        let client = poem::test::TestClient::new(service);
        client.get("/a/1/").send().await.assert_text("read").await;
        client.put("/a/1/").send().await.assert_status_is_ok();
        client
            .get("/a/1")
            .send()
            .await
            .assert_status(StatusCode::NOT_FOUND);
    }

    #[test]
    fn joined_names_are_one_requirement() {
        let mut requirement = [("a&b", vec![])].into();
        super::split(&mut requirement);
        assert_eq!(json!(requirement), json!({"a": [], "b": []}));
    }
}
