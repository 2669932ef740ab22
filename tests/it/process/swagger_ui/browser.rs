//! Runs the scripts in `tests/clients/swagger-ui`.

use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::process::Command;

use crate::process::support::text;
use crate::support::server::environment;

/// The path of a script.
pub fn script(name: &str) -> String {
    format!(
        "{}/clients/swagger-ui/{name}.mjs",
        env!("CARGO_MANIFEST_DIR")
    )
}

/// What a script saw in a browser of the server at `url`, with these variables.
pub async fn browse(name: &str, url: &str, variables: &[(&str, &str)]) -> Value {
    environment("DOSSIER_TEST_NODE_MODULES");
    let browsing = Command::new("node")
        .arg(script(name))
        .env("DOSSIER_URL", url)
        .env(
            "DOSSIER_TEST_CHROMIUM",
            environment("DOSSIER_TEST_CHROMIUM"),
        )
        .envs(variables.iter().copied())
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

/// Where a browser on this machine finds a server: the address that it prints.
pub fn visible(url: &str) -> String {
    url.replace("127.0.0.1", "localhost")
}
