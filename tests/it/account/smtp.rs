//! Codes that go out by a real mail server.

use std::path::PathBuf;
use std::process::Stdio;

use serde_json::json;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::support::Server;
use crate::support::account::{Proof, code, data, errors};
use crate::support::database::Kind;
use crate::support::server::environment;

const NEW: &str = "new@example.com";

/// A mail server that prints what it takes, a line of JSON for each message. It ends with the test.
struct MailServer {
    /// `smtp://127.0.0.1:PORT`.
    url: String,
    output: Lines<BufReader<ChildStdout>>,
    process: Child,
}

impl MailServer {
    async fn start() -> Self {
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("smtp.py");
        let mut process = Command::new(environment("DOSSIER_TEST_PYTHON"))
            .arg("-B")
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("Python starts");
        let mut output = BufReader::new(process.stdout.take().expect("a pipe")).lines();
        let port = output.next_line().await.expect("text");
        let url = format!("smtp://127.0.0.1:{}", port.expect("it listens"));
        Self {
            url,
            output,
            process,
        }
    }

    /// The next message that it takes.
    async fn message(&mut self) -> serde_json::Value {
        let line = self.output.next_line().await.expect("text");
        serde_json::from_str(&line.expect("a message")).expect("JSON")
    }
}

#[tokio::test]
async fn a_code_goes_out_and_proves_an_address() {
    let mut mail = MailServer::start().await;
    let flags = [
        ("smtp_url", mail.url.as_str()),
        ("mail_from", "Accounts <accounts@example.org>"),
    ];
    let server = Server::with(Kind::Sqlite, flags).await;
    let caller = server.caller("owner").await;
    let answer = data(&server.ask_for_code(&caller, NEW).await);
    let message = mail.message().await;
    assert_eq!(message["from"], "accounts@example.org");
    assert_eq!(message["to"], json!([NEW]));
    let text = message["text"].as_str().unwrap();
    assert!(
        text.contains("From: Accounts <accounts@example.org>\r\n"),
        "{text}"
    );
    assert!(text.contains(&format!("To: {NEW}\r\n")), "{text}");
    let checksum = answer["token_checksum"].as_str().unwrap().to_owned();
    let proof = Proof {
        code: code(text),
        checksum,
    };
    server.change(&caller, &proof.of(NEW)).await.expect(200);
    assert_eq!(server.person(&caller).await["email"], NEW);
    // Nothing is left in a folder.
    assert!(!server.data().join("outbox").exists());
}

#[tokio::test]
async fn mail_for_several_at_once_reaches_each() {
    let mut mail = MailServer::start().await;
    let server = Server::with(Kind::Sqlite, [("smtp_url", mail.url.as_str())]).await;
    let caller = server.caller("owner").await;
    let addresses: Vec<String> = (0..5)
        .map(|number| format!("a{number}@example.com"))
        .collect();
    let asked = addresses
        .iter()
        .map(|email| server.ask_for_code(&caller, email));
    for reply in futures_util::future::join_all(asked).await {
        data(&reply);
    }
    let mut reached = Vec::new();
    for _ in &addresses {
        let message = mail.message().await;
        assert_eq!(message["from"], "no-reply@localhost");
        reached.push(message["to"][0].as_str().unwrap().to_owned());
    }
    reached.sort();
    assert_eq!(reached, addresses);
}

#[tokio::test]
async fn a_mail_server_that_refuses_or_is_gone_is_503() {
    let mut mail = MailServer::start().await;
    let server = Server::with(Kind::Sqlite, [("smtp_url", mail.url.as_str())]).await;
    let caller = server.caller("owner").await;
    // The script refuses these.
    for email in ["refused@example.com", "later@example.com"] {
        let reply = server.ask_for_code(&caller, email).await;
        assert!(errors(&reply, 503)["detail"].is_string(), "{email}");
        assert!(reply.header("retry-after").is_some());
    }
    data(&server.ask_for_code(&caller, NEW).await);
    assert_eq!(mail.message().await["to"], json!([NEW]));
    mail.process.kill().await.unwrap();
    let reply = server.ask_for_code(&caller, "other@example.com").await;
    assert!(
        !errors(&reply, 503)["detail"]
            .as_str()
            .unwrap()
            .contains("127.0.0.1")
    );
    assert!(reply.header("retry-after").is_some());
}
