//! Users of Django, Devise and better-auth, whose passwords those systems have hashed in this very test.

use std::path::PathBuf;
use std::process::Output;

use chrono::TimeDelta;
use serde_json::{Value, json};
use tokio::process::Command;

use super::export::{login, move_in};
use crate::process::support::{run, text};
use crate::support::database::value;
use crate::support::server::environment;
use crate::support::{Server, on_both_databases};

/// How the hashes begin that this server makes.
const OURS: &str = "$argon2id$v=19$m=19456,t=2,p=1$";
/// The second has another form NFKC, and more bytes than characters.
const PASSWORDS: [&str; 2] = ["correct horse battery", "blåbærsyltetøy ﬁne Ⅳ"];

/// What a script of another system prints of the passwords: lists of name, password and hash.
async fn hashed(mut script: Command) -> Vec<(String, String, String)> {
    let Output {
        status,
        stdout,
        stderr,
    } = run(&mut script, &json!(PASSWORDS).to_string()).await;
    assert!(status.success(), "{}", text(&stderr));
    serde_json::from_slice(&stdout).expect("lists of three texts")
}

async fn all_systems() -> Vec<(String, String, String)> {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut python = Command::new(environment("DOSSIER_TEST_PYTHON"));
    python.arg("-B").arg(tests.join("moving_in/hashes.py"));
    environment("DOSSIER_TEST_NODE_MODULES");
    let mut node = Command::new("node");
    node.arg(tests.join("clients/better-auth.mjs"));
    let piped = |command: &mut Command| {
        command.stdout(std::process::Stdio::piped());
        command.stderr(std::process::Stdio::piped());
    };
    piped(&mut python);
    piped(&mut node);
    let (mut all, more) = tokio::join!(hashed(python), hashed(node));
    all.extend(more);
    all
}

async fn kept(server: &Server, email: &str) -> String {
    let sql = format!("SELECT password_hash AS value FROM users WHERE email = '{email}'");
    value(server, &sql).await
}

on_both_databases! {
    async fn everybody_signs_in_with_the_old_password_and_has_a_new_hash_then(server: Server) {
        let all = all_systems().await;
        assert_eq!(all.len(), 6 * PASSWORDS.len());
        let email = |number: usize| format!("user{number}@example.com");
        let lines = all.iter().enumerate().map(|(number, (_, _, hash))| {
            format!("{}\n", json!({"email": email(number), "password_hash": hash}))
        });
        move_in(&server, &lines.collect::<String>()).await;
        for (number, (system, password, hash)) in all.iter().enumerate() {
            // They all come from one address, which must not be slowed for its failures.
            server.advance(TimeDelta::hours(1));
            let email = email(number);
            assert_eq!(&kept(&server, &email).await, hash, "{system}");
            if password == PASSWORDS[0] {
                login(&server, &email, &format!("{password} ")).await.expect(401);
                assert_eq!(&kept(&server, &email).await, hash, "{system}");
            }
            let pair = login(&server, &email, password).await.expect(200);
            let replaced = kept(&server, &email).await;
            assert!(replaced.starts_with(OURS), "{system}: {replaced}");
            let token = pair["access_token"].as_str().unwrap();
            let profile: Value = server.get("/api/co/profile", token).send().await.expect(200);
            assert_eq!(profile["email"], email.as_str());
            login(&server, &email, password).await.expect(200);
            assert_eq!(kept(&server, &email).await, replaced, "{system}");
        }
    }
}
