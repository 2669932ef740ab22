//! The page without a mouse, without JavaScript, and from a link.

use serde_json::{Value, json};

use super::{browse, visible};
use crate::process::support::Process;

#[tokio::test]
async fn a_link_and_the_keyboard_are_enough() {
    let folder = tempfile::tempdir().unwrap();
    let server = Process::serve(folder.path(), &[]).await;
    let pair = server.register("owner@example.com").await;
    let token = pair["access_token"].as_str().unwrap();
    let seen = browse(
        "keyboard",
        &visible(&server.url),
        &[("DOSSIER_TOKEN", token)],
    )
    .await;
    assert_eq!(
        seen,
        json!({
            "focused": "Authorize",
            "status": 200,
            // This server is none.
            "demo": 0,
            "address": "/docs/?urls.primaryName=carowner#/profile/getProfile",
        })
    );
}

#[tokio::test]
async fn without_javascript_the_page_leads_to_the_documents() {
    let folder = tempfile::tempdir().unwrap();
    let server = Process::serve(folder.path(), &[]).await;
    let titles: Value = server::documents::DOCUMENTS
        .iter()
        .filter_map(|document| {
            let json: Value = serde_json::from_str(document.json?).unwrap();
            Some((document.name.to_owned(), json["info"]["title"].clone()))
        })
        .collect::<serde_json::Map<_, _>>()
        .into();
    for without in [
        "",
        "swagger-ui-bundle.js",
        "swagger-initializer.js",
        "demo.js",
    ] {
        let seen = browse("unscripted", &server.url, &[("DOSSIER_WITHOUT", without)]).await;
        assert_eq!(seen["titles"], titles, "{without}");
        let said = seen["said"].as_str().unwrap();
        assert!(said.contains("needs JavaScript"), "{said}");
    }
}
