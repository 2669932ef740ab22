//! `apikey create`, `list` and `revoke`, and the key of the demo.

use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use tokio::io::AsyncReadExt;

use super::support::{Process, command, run, text};

/// Runs `apikey` over this data folder.
async fn apikey(data: &Path, arguments: &[&str]) -> Output {
    let data = data.display().to_string();
    let mut command = command(&["apikey"]);
    run(command.args(arguments).args(["--data", &data]), "").await
}

/// What it prints when it has done its work.
async fn done(data: &Path, arguments: &[&str]) -> String {
    let output = apikey(data, arguments).await;
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "");
    text(&output.stdout)
}

/// What it says when it could not.
async fn refused(data: &Path, arguments: &[&str]) -> String {
    let output = apikey(data, arguments).await;
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    assert_eq!(text(&output.stdout), "");
    text(&output.stderr)
}

/// The cells of the list, two spaces or more apart.
async fn listed(data: &Path) -> Vec<Vec<String>> {
    let table = done(data, &["list"]).await;
    let cells = |line: &str| {
        let cells = line.split("  ").map(str::trim);
        let cells = cells.filter(|cell| !cell.is_empty());
        cells.map(str::to_owned).collect()
    };
    table.lines().map(cells).collect()
}

#[tokio::test]
async fn create_prints_the_key_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let printed = done(folder.path(), &["create", "web shop"]).await;
    let key = printed.strip_suffix('\n').unwrap();
    let (prefix, secret) = key.split_once('.').unwrap();
    assert_eq!((prefix.len(), secret.len()), (8, 32));
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    assert!(prefix.bytes().chain(secret.bytes()).all(good), "{key}");
    assert_ne!(done(folder.path(), &["create", "ios"]).await, printed);
}

#[tokio::test]
async fn list_shows_everything_but_the_secret() {
    let folder = tempfile::tempdir().unwrap();
    let headings = ["PREFIX", "NAME", "CREATED", "LAST USED", "REVOKED"];
    assert_eq!(listed(folder.path()).await, [headings]);
    let key = done(folder.path(), &["create", "web shop"]).await;
    done(folder.path(), &["create", "ios"]).await;
    done(folder.path(), &["revoke", "ios"]).await;
    let table = done(folder.path(), &["list"]).await;
    let (prefix, secret) = key.trim().split_once('.').unwrap();
    assert!(!table.contains(secret), "{table}");
    let [_, shop, ios] = listed(folder.path()).await.try_into().unwrap();
    assert_eq!(
        [&*shop[0], &shop[1], &shop[3], &shop[4]],
        [prefix, "web shop", "never", "no"]
    );
    let day = |time: &str| time.len() == 20 && time.ends_with('Z');
    assert!(day(&shop[2]), "{shop:?}");
    assert_eq!([&*ios[1], &ios[3]], ["ios", "never"]);
    assert!(day(&ios[4]), "{ios:?}");
}

#[tokio::test]
async fn a_key_is_revoked_by_name_or_prefix_and_only_once() {
    let folder = tempfile::tempdir().unwrap();
    let key = done(folder.path(), &["create", "ios"]).await;
    done(folder.path(), &["create", "web shop"]).await;
    for named in ["web shop", &key[..8]] {
        let said = done(folder.path(), &["revoke", named]).await;
        assert!(said.contains("within 5 seconds"), "{said}");
        let said = refused(folder.path(), &["revoke", named]).await;
        let sentence = format!("There is no good API key with the name or prefix '{named}'.\n");
        assert_eq!(said, sentence);
    }
}

#[tokio::test]
async fn a_name_that_is_bad_or_taken_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), &["create", "ios"]).await;
    done(folder.path(), &["revoke", "ios"]).await;
    let long = "a".repeat(101);
    for (name, sentence) in [
        ("ios", "There is an API key of that name.\n"),
        (
            "",
            "The name of an API key has 1 to 100 characters, none of them a control character.\n",
        ),
        (
            &long,
            "The name of an API key has 1 to 100 characters, none of them a control character.\n",
        ),
        (
            "a\nb",
            "The name of an API key has 1 to 100 characters, none of them a control character.\n",
        ),
    ] {
        assert_eq!(refused(folder.path(), &["create", name]).await, sentence);
    }
    assert_eq!(listed(folder.path()).await.len(), 2);
}

#[tokio::test]
async fn a_command_without_its_argument_is_answered_with_help() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&[][..], &["create"], &["revoke"], &["rename", "ios"]] {
        let output = run(
            command(&["apikey"])
                .args(arguments)
                .current_dir(folder.path()),
            "",
        )
        .await;
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("Usage:"), "{arguments:?}");
    }
    assert!(!folder.path().join("data").exists());
}

/// The key that a demo over this data folder prints.
async fn shown_by_demo(data: &Path) -> String {
    let mut server = Process::serve(data, &["--demo"]).await;
    server.signal("TERM").await;
    let mut out = String::new();
    let mut stdout = server.child.stdout.take().unwrap();
    stdout.read_to_string(&mut out).await.unwrap();
    server.child.wait().await.unwrap();
    let shown = |line: &str| line.trim().strip_prefix("Demo apikey ").map(str::to_owned);
    let key = out.lines().find_map(shown).expect(&out);
    key.trim().to_owned()
}

#[tokio::test]
async fn the_demo_keeps_its_key_as_long_as_it_is_good() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let key = shown_by_demo(data).await;
    assert_eq!(shown_by_demo(data).await, key);
    done(data, &["revoke", "demo"]).await;
    let next = shown_by_demo(data).await;
    assert_ne!(next, key);
    assert_eq!(shown_by_demo(data).await, next);
    let server = Process::serve(data, &[]).await;
    let pair = server.register("owner@example.com").await;
    let token = pair["access_token"].as_str().unwrap();
    for (key, status) in [(&next, 200), (&key, 403)] {
        let call = server.request("GET", "/api/v1/get/local-info/");
        let answer = call.bearer_auth(token).header("apikey", key).send().await;
        assert_eq!(answer.unwrap().status(), status);
    }
}

#[tokio::test]
async fn a_demo_of_before_there_were_keys_keeps_its_accounts() {
    let folder = tempfile::tempdir().unwrap();
    let before = json!([{"email": "demo@example.com", "password": "from before", "role": "user"}]);
    let file = folder.path().join("demo.json");
    std::fs::write(&file, before.to_string()).unwrap();
    let key = shown_by_demo(folder.path()).await;
    let now: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(now, json!({"accounts": before, "api_key": key}));
}
