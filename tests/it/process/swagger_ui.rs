//! Swagger UI in a browser.

use std::process::Stdio;
use std::time::Duration;

use image::ImageFormat;
use serde_json::{Value, json};
use tokio::process::Command;

use super::support::{Process, text};
use crate::support::pictures::picture;
use crate::support::server::environment;

/// What the browser saw of this server with this token, having uploaded a picture of 40 by 30 pixels.
async fn browse(url: &str, token: &str) -> Value {
    environment("DOSSIER_TEST_NODE_MODULES");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("picture.png");
    std::fs::write(&file, picture(40, 30, ImageFormat::Png)).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/clients/swagger-ui.mjs");
    let browsing = Command::new("node")
        .arg(script)
        .env("DOSSIER_URL", url)
        .env("DOSSIER_TOKEN", token)
        .env("DOSSIER_PICTURE", &file)
        .env(
            "DOSSIER_TEST_CHROMIUM",
            environment("DOSSIER_TEST_CHROMIUM"),
        )
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = tokio::time::timeout(Duration::from_mins(3), browsing)
        .await
        .expect("the browser ends")
        .expect("node starts");
    assert!(
        output.status.success(),
        "{}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[tokio::test]
async fn the_profile_can_be_read_and_changed_in_a_browser() {
    let folder = tempfile::tempdir().unwrap();
    let server = Process::serve(folder.path(), &["--demo"]).await;
    let pair = server.register("owner@example.com").await;
    let token = pair["access_token"].as_str().unwrap();
    let before = server.profile(token).await;
    // The address that the server prints.
    let url = server.url.replace("127.0.0.1", "localhost");
    let seen = browse(&url, token).await;

    let offered: Vec<&str> = seen["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|document| document["name"].as_str().unwrap())
        .collect();
    let all: Vec<&str> = server::documents::DOCUMENTS
        .iter()
        .filter(|document| document.json.is_some())
        .map(|document| document.name)
        .collect();
    assert_eq!(offered, all);
    assert_eq!(seen["read"], json!({"status": 200, "profile": before}));
    let (renamed, uploaded) = (&seen["renamed"], &seen["uploaded"]);
    assert_eq!(renamed["status"], 200);
    assert_eq!(renamed["profile"]["firstName"], "Ada");
    assert_eq!(renamed["profile"]["lastName"], "Lovelace");
    assert_eq!(uploaded["status"], 200);
    // Only the picture was sent.
    assert_eq!(uploaded["profile"]["firstName"], "Ada");
    assert_eq!(uploaded["profile"], server.profile(token).await);
    assert_eq!(
        uploaded["picture"],
        json!({"status": 200, "width": 40, "height": 30})
    );
}
