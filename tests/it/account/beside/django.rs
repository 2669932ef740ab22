//! Django REST framework, running beside Dossier.

use std::path::PathBuf;
use std::process::Stdio;

use reqwest::Client;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use super::requests::Request;
use crate::support::server::environment;

/// The framework with the project in `tests/drf`. It ends with the test.
pub struct Django {
    url: String,
    client: Client,
    _process: Child,
}

impl Django {
    /// Starts it on a free port.
    pub async fn start() -> Self {
        let project = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("drf");
        let mut process = Command::new(environment("DOSSIER_TEST_PYTHON"))
            .arg("-B")
            .arg(project)
            // It ends with this pipe too, should the test be killed.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("Python starts");
        let output = process.stdout.take().expect("a pipe");
        let port = BufReader::new(output).lines().next_line().await;
        let port = port.expect("text").expect("the framework starts");
        let client = Client::builder().no_proxy().build();
        Self {
            url: format!("http://127.0.0.1:{port}"),
            client: client.expect("a client can be made"),
            _process: process,
        }
    }

    /// Its answer: the status and the `errors`.
    pub async fn answer(&self, request: &Request) -> (u16, Value) {
        let method = request.method.parse().expect("it is a method");
        let call = self
            .client
            .request(method, format!("{}{}", self.url, request.path));
        let call = call.header("content-type", &request.content_type);
        let response = call.body(request.body.clone()).send().await;
        let response = response.expect("the framework answers");
        let status = response.status().as_u16();
        let body = response.text().await.expect("text");
        let body: Value = serde_json::from_str(&body).expect(&body);
        (status, body["errors"].clone())
    }
}
