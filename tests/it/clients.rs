//! The snippets that front ends start from, run as they are printed: base URL and token come from the environment, or, where a
//! snippet has them in its text, are put there.

use std::path::PathBuf;
use std::process::Stdio;

use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use tokio::process::Command;

use crate::support::database::Kind;
use crate::support::pictures::picture;
use crate::support::server::environment;
use crate::support::{Account, Server};

fn snippet(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("clients/carowner")
        .join(name)
}

/// Writes its progress to standard error.
const CURL: &str = "curl";

async fn run(mut command: Command, name: &str) -> String {
    let output = command
        .stdin(Stdio::null())
        .output()
        .await
        .expect("the program can be started");
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(
        output.status.success() && (err.is_empty() || name == CURL),
        "{name}: {out}{err}"
    );
    out.into_owned()
}

async fn node(server: &Server, account: &Account, name: &str) -> String {
    environment("DOSSIER_TEST_NODE_MODULES");
    let mut command = Command::new("node");
    command
        .arg(snippet(name))
        .env("MINBIL_API_BASE_URL", &server.url)
        .env("MINBIL_ACCESS_TOKEN", &account.token);
    run(command, name).await
}

async fn curl(server: &Server, account: &Account, name: &str) -> String {
    let text = std::fs::read_to_string(snippet(name)).expect("the snippet is there");
    let text = text
        .replace("https://api.minbil.no", &server.url)
        .replace("<access-token>", &account.token);
    let mut command = Command::new("sh");
    command.arg("-c").arg(text);
    run(command, CURL).await
}

async fn upload(server: &Server, account: &Account) {
    let part = Part::bytes(picture(9, 9, ImageFormat::Png)).file_name("a.png");
    let form = Form::new().part("profile_image", part);
    server
        .call("PUT", "/api/co/profile")
        .bearer(&account.token)
        .form(form)
        .send()
        .await
        .expect(200);
}

#[tokio::test]
async fn get_runs_as_printed() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    for name in ["get.axios.mjs", "get.fetch.mjs"] {
        let out = node(&server, &owner, name).await;
        assert!(
            out.starts_with("200 ") && out.contains("owner@example.com"),
            "{name}: {out}"
        );
    }
    let out = curl(&server, &owner, "get.curl.sh").await;
    assert!(out.contains("\"email\":\"owner@example.com\""), "{out}");
}

#[tokio::test]
async fn put_runs_as_printed() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    for name in ["put.axios.mjs", "put.fetch.mjs"] {
        let out = node(&server, &owner, name).await;
        assert!(
            out.starts_with("200 ") && out.contains("+4799999999"),
            "{name}: {out}"
        );
    }
    let out = curl(&server, &owner, "put.curl.sh").await;
    assert!(out.contains("\"username\":\"string_value\""), "{out}");
}

#[tokio::test]
async fn delete_runs_as_printed() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    for name in ["delete.axios.mjs", "delete.fetch.mjs"] {
        upload(&server, &owner).await;
        let out = node(&server, &owner, name).await;
        assert!(
            out.starts_with("200 ") && out.contains("request_id"),
            "{name}: {out}"
        );
    }
    upload(&server, &owner).await;
    let out = curl(&server, &owner, "delete.curl.sh").await;
    assert!(out.contains("\"data\":{}"), "{out}");
}

#[tokio::test]
async fn presence_runs_as_printed() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    let producer = server.service("producer").await;
    for name in ["presence.axios.mjs", "presence.fetch.mjs"] {
        server.be("away", &owner).await;
        server.tell(&producer, &owner, "ride").await;
        let out = node(&server, &owner, name).await;
        assert_eq!(
            out, "200 { status: 'online', queued_delivered: 1 }\n",
            "{name}"
        );
    }
    let out = curl(&server, &owner, "presence.curl.sh").await;
    assert_eq!(out, "{\"status\":\"online\",\"queued_delivered\":0}");
}
