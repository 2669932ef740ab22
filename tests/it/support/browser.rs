//! A browser, driven by the scripts in `tests/clients`.

use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::process::Command;

use super::server::environment;

/// The path of a script, by its path in `tests/clients`.
pub fn script(name: &str) -> String {
    format!("{}/clients/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// What a script saw, with these variables: the JSON that it prints.
pub async fn browse(name: &str, variables: &[(&str, &str)]) -> Value {
    environment("DOSSIER_TEST_NODE_MODULES");
    let browsing = Command::new("node")
        .arg(script(name))
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
    let said = [output.stdout.as_slice(), &output.stderr].map(String::from_utf8_lossy);
    assert!(output.status.success(), "{}{}", said[0], said[1]);
    serde_json::from_str(&said[0]).expect("JSON")
}
