//! Every operation can be tried out.

use serde_json::{Value, json};

use super::{browse, visible};
use crate::process::support::{Process, command, run, text};

/// What the page says where a file is missing: which parts of a form, or that the body is.
fn missing(operation: &str) -> Option<Value> {
    match operation {
        "uploadImage" | "uploadProfileImage" => Some(json!(["image"])),
        "uploadFile" => Some(json!("Required field is not provided")),
        _ => None,
    }
}

#[tokio::test]
async fn execute_sends_what_the_page_shows_or_says_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let server = Process::serve(folder.path(), &[]).await;
    let pair = server.register("owner@example.com").await;
    let data = folder.path().display().to_string();
    let mut create = command(&["apikey", "create", "page", "--data", &data]);
    let key = text(&run(&mut create, "").await.stdout);
    let seen = browse(
        "operations",
        &visible(&server.url),
        &[
            ("DOSSIER_TOKEN", pair["access_token"].as_str().unwrap()),
            ("DOSSIER_KEY", key.trim()),
        ],
    )
    .await;
    for document in &server::documents::DOCUMENTS {
        let Some(json) = document.json else { continue };
        let json: Value = serde_json::from_str(json).unwrap();
        let seen = seen[document.name].as_object().unwrap();
        let paths = json["paths"].as_object().unwrap().values();
        let operations: Vec<&Value> = paths
            .flat_map(|it| it.as_object().unwrap().values())
            .collect();
        assert_eq!(seen.len(), operations.len(), "{}", document.name);
        for operation in operations {
            let id = operation["operationId"].as_str().unwrap();
            if let Some(missing) = missing(id) {
                assert_eq!(seen[id], missing, "{id}");
                continue;
            }
            let status = seen[id]
                .as_u64()
                .unwrap_or_else(|| panic!("{id}: {}", seen[id]));
            // What the documents show as examples is malformed nowhere.
            assert!(
                status < 500 && status != 415 && status != 422,
                "{id}: {status}"
            );
            let described = &operation["responses"][status.to_string()];
            assert!(described.is_object(), "{id}: {status}");
        }
    }
}
