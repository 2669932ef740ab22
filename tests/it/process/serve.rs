//! Starting, stopping, starting again.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::support::{Process, command, run, text};

#[tokio::test]
async fn sigterm_finishes_what_is_in_flight_and_ends_with_0() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Process::serve(folder.path(), &[]).await;
    let token = server.register("owner@example.com").await["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    // A request whose body comes in two parts, the second after the signal.
    let mut socket = TcpStream::connect(server.url.trim_start_matches("http://"))
        .await
        .unwrap();
    let head = format!(
        "PUT /api/co/profile HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{{\"address\":"
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    // The server has this connection before it stops to accept.
    server.request("GET", "/healthz").send().await.unwrap();
    server.signal("TERM").await;
    let address = server.url.trim_start_matches("http://").to_owned();
    while TcpStream::connect(&address).await.is_ok() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    socket.write_all(b" \"late\" }").await.unwrap();
    let mut response = String::new();
    socket.read_to_string(&mut response).await.unwrap();
    assert!(
        response.starts_with("HTTP/1.1 200 ") && response.contains("\"address\":\"late\""),
        "{response}"
    );
    let status = tokio::time::timeout(Duration::from_secs(10), server.child.wait())
        .await
        .expect("it ends")
        .unwrap();
    assert_eq!(status.code(), Some(0));
}

#[tokio::test]
async fn tokens_and_profiles_outlive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Process::serve(folder.path(), &[]).await;
    let pair = server.register("owner@example.com").await;
    let token = pair["access_token"].as_str().unwrap();
    let before = server.profile(token).await;
    server.signal("TERM").await;
    server.child.wait().await.unwrap();
    let server = Process::serve(folder.path(), &[]).await;
    assert_eq!(server.profile(token).await, before);
}

#[tokio::test]
async fn an_address_in_use_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let data = folder.path().join("data").display().to_string();
    let output = run(
        &mut command(&["serve", "--listen", &address, "--data", &data]),
        "",
    )
    .await;
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains(&format!("Cannot listen on {address}")),
        "{}",
        text(&output.stderr)
    );
}

#[tokio::test]
async fn the_demo_prints_accounts_that_work_and_keeps_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut printed = Vec::new();
    for _ in 0..2 {
        let mut server = Process::serve(folder.path(), &["--demo"]).await;
        server.signal("TERM").await;
        let mut out = String::new();
        server
            .child
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut out)
            .await
            .unwrap();
        server.child.wait().await.unwrap();
        let accounts: Vec<(String, String)> = out
            .lines()
            .filter_map(|line| {
                line.trim()
                    .strip_prefix("Demo ")?
                    .split_once(" with password ")
            })
            .map(|(who, password)| {
                (
                    who.split_whitespace().last().unwrap().to_owned(),
                    password.to_owned(),
                )
            })
            .collect();
        assert_eq!(accounts.len(), 2, "{out}");
        printed.push(accounts);
    }
    assert_eq!(printed[0], printed[1]);
    let server = Process::serve(folder.path(), &[]).await;
    for (email, password) in &printed[0] {
        let response = server
            .request("POST", "/auth/login")
            .json(&json!({"email": email, "password": password}))
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 200, "{email}");
    }
}

#[tokio::test]
async fn a_log_line_has_the_request_id_and_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let mut server =
        Process::serve(folder.path(), &["--log", "debug", "--log-format", "json"]).await;
    let body = json!({"email": "owner@example.com", "password": "hunter2 hunter2"});
    let pair: Value = server
        .request("POST", "/auth/register")
        .header("x-request-id", "find-me")
        .json(&body)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let token = pair["access_token"].as_str().unwrap();
    server.profile(token).await;
    server.signal("TERM").await;
    let mut log = String::new();
    server
        .child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut log)
        .await
        .unwrap();
    let line = log
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap_or_else(|_| panic!("not JSON: {line}"))
        })
        .find(|line| line["id"] == "find-me");
    let line = line.unwrap_or_else(|| panic!("no line with the id: {log}"));
    assert_eq!(
        [&line["operation"], &line["path"]],
        ["register", "/auth/register"]
    );
    assert_eq!(line["status"], 201);
    let signature = token.rsplit('.').next().unwrap();
    for secret in [
        "hunter2",
        "argon2id",
        signature,
        pair["refresh_token"].as_str().unwrap(),
    ] {
        assert!(!log.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn the_cause_of_a_defect_is_in_the_log_and_nowhere_else() {
    use sea_orm::ConnectionTrait;
    let folder = tempfile::tempdir().unwrap();
    let mut server = Process::serve(folder.path(), &["--log-format", "json"]).await;
    let token = server.register("owner@example.com").await["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let url = format!("sqlite:{}", folder.path().join("dossier.db").display());
    let database = sea_orm::Database::connect(url).await.unwrap();
    database
        .execute_unprepared("ALTER TABLE token_pairs RENAME TO gone")
        .await
        .unwrap();
    let request = server
        .request("GET", "/api/co/profile")
        .bearer_auth(&token)
        .header("x-request-id", "find-me");
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 500);
    assert!(!response.text().await.unwrap().contains("token_pairs"));
    server.signal("TERM").await;
    let mut log = String::new();
    server
        .child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut log)
        .await
        .unwrap();
    let line = log
        .lines()
        .find(|line| line.contains("find-me") && line.contains("internal error"));
    assert!(
        line.is_some_and(|line| line.contains("token_pairs") && line.contains("getProfile")),
        "{log}"
    );
}

#[cfg(unix)]
#[tokio::test]
async fn a_data_folder_that_it_makes_is_its_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let _server = Process::serve(&data, &[]).await;
    let mode = std::fs::metadata(&data).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}
