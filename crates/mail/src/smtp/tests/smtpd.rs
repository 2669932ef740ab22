//! The mail server of the tests, in a process of its own.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;

use lettre::transport::smtp::client::Certificate;
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::Post;
use crate::smtp::{Limits, Server};

/// A running server. It ends when this is dropped.
pub struct Smtpd {
    process: Child,
    said: UnboundedReceiver<Value>,
    port: u64,
    authority: Certificate,
}

impl Smtpd {
    /// Starts one; `modes` are told in `smtpd.py`.
    pub async fn start(modes: &[&str]) -> Self {
        let python = std::env::var_os("DOSSIER_TEST_PYTHON")
            .expect("DOSSIER_TEST_PYTHON names a Python with the packages of tests/requirements.txt (see tests/run.sh)");
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/smtp/tests/smtpd.py");
        let mut process = Command::new(python)
            .arg(script)
            .args(modes)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python runs");
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let (says, mut said) = unbounded_channel();
        thread::spawn(move || {
            for line in lines {
                let line = serde_json::from_str(&line.unwrap()).unwrap();
                // Whoever does not listen any more needs to know nothing more.
                let _ = says.send(line);
            }
        });
        let ready: Value = said.recv().await.expect("the server starts");
        Self {
            process,
            said,
            port: ready["port"].as_u64().unwrap(),
            authority: Certificate::from_pem(ready["authority"].as_str().unwrap().as_bytes())
                .unwrap(),
        }
    }

    /// What hands letters to it. In the URL, `HOST` stands for its name and port.
    pub fn post(&self, url: &str, limits: Limits) -> Post {
        let url = url.replace("HOST", &format!("localhost:{}", self.port));
        self.post_to(&url, limits)
    }

    /// As [`Self::post`], with a complete URL.
    pub fn post_to(&self, url: &str, limits: Limits) -> Post {
        let server = Server::new(url.parse().unwrap(), limits);
        Post::server(
            server.trusting(self.authority.clone()),
            "Dossier <no-reply@example.com>".parse().unwrap(),
        )
    }

    /// Where it listens.
    pub fn port(&self) -> u64 {
        self.port
    }

    /// The next thing that happens there.
    pub async fn says(&mut self) -> Value {
        self.said.recv().await.expect("the server runs")
    }

    /// The next letter that it takes, with how many connections came before.
    pub async fn letter(&mut self) -> (usize, Value) {
        let mut connections = 0;
        loop {
            let said = self.says().await;
            match said["connected"].as_bool() {
                None => return (connections, said),
                Some(came) => connections += usize::from(came),
            }
        }
    }
}

impl Drop for Smtpd {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
