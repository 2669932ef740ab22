//! Swagger UI in a browser.

mod demo;
mod operations;
mod page;

use serde_json::Value;

use crate::support::browser;

/// What a script saw of the server at `url`, with these variables.
async fn browse(name: &str, url: &str, variables: &[(&str, &str)]) -> Value {
    let variables = [&[("DOSSIER_URL", url)], variables].concat();
    browser::browse(&format!("swagger-ui/{name}.mjs"), &variables).await
}

/// Where a browser on this machine finds a server: the address that it prints.
fn visible(url: &str) -> String {
    url.replace("127.0.0.1", "localhost")
}
