//! Starts the program and talks to it.

use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::Duration;

use reqwest::Client;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, Command};

/// The program, built beside this test.
fn binary() -> PathBuf {
    let test = std::env::current_exe().expect("a program knows where it is");
    let folder = test
        .parent()
        .and_then(Path::parent)
        .expect("tests lie in target/debug/deps");
    let binary = folder.join("dossier");
    assert!(
        binary.exists(),
        "{} is not built: run the tests with `make test`",
        binary.display()
    );
    binary
}

/// The program with these arguments and no settings from around it.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    command
        .args(arguments)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

/// Runs it to its end.
pub async fn run(command: &mut Command, input: &str) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that does not read its input may be gone already.
    let _ = stdin.write_all(input.as_bytes()).await;
    drop(stdin);
    tokio::time::timeout(Duration::from_secs(30), child.wait_with_output())
        .await
        .expect("it ends")
        .expect("it ran")
}

/// What it wrote, as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it is bound").port()
}

/// A running `dossier serve`.
pub struct Process {
    /// `http://127.0.0.1:PORT`.
    pub url: String,
    /// The process.
    pub child: Child,
    client: Client,
}

impl Process {
    /// Starts it over this data folder and waits until it answers.
    pub async fn serve(data: &Path, more: &[&str]) -> Self {
        let address = format!("127.0.0.1:{}", free_port());
        let data = data.display().to_string();
        let mut arguments = vec!["serve", "--listen", &address, "--data", &data];
        for (flag, value) in [("--admin-listen", "off"), ("--log", "warn")] {
            if !more.contains(&flag) {
                arguments.extend([flag, value]);
            }
        }
        arguments.extend(more);
        let mut child = command(&arguments).spawn().expect("the program starts");
        let client = Client::builder()
            .no_proxy()
            .build()
            .expect("a client can be made");
        let url = format!("http://{address}");
        for _ in 0..600 {
            if client
                .get(format!("{url}/readyz"))
                .send()
                .await
                .is_ok_and(|response| response.status() == 200)
            {
                return Self { url, child, client };
            }
            if let Some(status) = child.try_wait().expect("it can be asked") {
                let output = child
                    .wait_with_output()
                    .await
                    .expect("its output can be read");
                panic!(
                    "it ended with {status}: {}{}",
                    text(&output.stdout),
                    text(&output.stderr)
                );
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("it did not answer within 12 seconds");
    }

    /// A request.
    pub fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        self.client.request(
            method.parse().expect("a method"),
            format!("{}{path}", self.url),
        )
    }

    /// Registers somebody and answers the token pair.
    pub async fn register(&self, email: &str) -> Value {
        let body = json!({"email": email, "password": "correct horse"});
        let response = self
            .request("POST", "/auth/register")
            .json(&body)
            .send()
            .await
            .expect("it answers");
        assert_eq!(response.status(), 201);
        response.json().await.expect("JSON")
    }

    /// The profile of whoever has this token.
    pub async fn profile(&self, token: &str) -> Value {
        let response = self
            .request("GET", "/api/co/profile")
            .bearer_auth(token)
            .send()
            .await
            .expect("it answers");
        assert_eq!(response.status(), 200);
        response.json().await.expect("JSON")
    }

    /// Sends it a signal.
    pub async fn signal(&self, name: &str) {
        let id = self.child.id().expect("it runs").to_string();
        let status = Command::new("kill")
            .args(["-s", name, &id])
            .status()
            .await
            .expect("kill can be run");
        assert!(status.success());
    }
}
