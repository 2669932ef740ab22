//! What the page of a demo shows, and what can be done with it.

use std::process::Stdio;
use std::time::Duration;

use image::ImageFormat;
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;
use tokio::process::{Child, Command};

use super::{browse, visible};
use crate::process::support::{Process, free_port};
use crate::support::browser::script;
use crate::support::pictures::picture;

/// Signs in with what the page at `url` shows, and does with it what can be done.
async fn use_credentials(url: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("picture.png");
    std::fs::write(&file, picture(40, 30, ImageFormat::Png)).unwrap();
    let file = file.display().to_string();
    browse("credentials", url, &[("DOSSIER_PICTURE", &file)]).await
}

/// What it saw is what the server knows.
async fn assert_used(seen: &Value, server: &Process, url: &str) {
    let all: Vec<&str> = server::documents::DOCUMENTS
        .iter()
        .filter(|document| document.json.is_some())
        .map(|document| document.name)
        .collect();
    assert_eq!(seen["documents"], json!(all));
    let token = seen["login"]["body"]["access_token"].as_str().unwrap();
    let user = &seen["login"]["body"]["user"];
    assert_eq!(user["email"], "demo@example.com");
    let pixels = json!({"status": 200, "width": 40, "height": 30});

    let (own, driver) = (&seen["carOwner"], &seen["driver"]);
    assert_eq!(own["read"]["body"]["uid"], user["uid"]);
    assert_eq!(own["renamed"]["body"]["firstName"], "Ada");
    // Only the picture was sent.
    assert_eq!(own["uploaded"]["body"]["lastName"], "Lovelace");
    assert_eq!(own["picture"], pixels);
    let picture = own["uploaded"]["body"]["profileImage"].as_str().unwrap();
    assert!(picture.starts_with(&format!("{url}/media/")), "{picture}");

    let document = &driver["uploaded"]["body"]["profile"]["dbs"];
    assert_eq!(document["filename"], "picture.png");
    // What the page shows as an example was sent with it.
    assert_eq!(
        driver["uploaded"]["body"]["profile"]["first_name"],
        "Lashell"
    );
    assert_eq!(driver["document"], pixels);

    let account = &seen["account"];
    let shown = &account["read"]["body"]["data"];
    assert_eq!(shown["UserProfile"][0]["first_name"], "Lashell");
    assert_eq!(
        shown["ProfileImage"],
        account["uploaded"]["body"]["data"]["ProfileImage"]
    );
    let profile = server.profile(token).await;
    assert_eq!(profile["profileImage"], shown["ProfileImage"]);

    // By cookie, and by one that was typed while the browser held none.
    assert_eq!(seen["signIn"]["body"]["user"], *user);
    for way in ["byCookie", "typed"] {
        assert_eq!(seen[way]["written"]["body"]["timezone"], "Europe/Oslo");
        assert_eq!(seen[way]["read"], seen[way]["written"], "{way}");
        assert_eq!(seen[way]["read"]["body"]["userId"], user["uid"]);
    }
    let hidden = seen["hidden"].as_str().unwrap();
    assert!(hidden.contains("holds a session already"), "{hidden}");
    assert_eq!(seen["cookiesHeld"], 1);
    assert_eq!(
        (&seen["stored"], &seen["cookiesLeft"]),
        (&json!(0), &json!(0))
    );
}

#[tokio::test]
async fn its_credentials_open_every_api() {
    let folder = tempfile::tempdir().unwrap();
    let server = Process::serve(folder.path(), &["--demo"]).await;
    let url = visible(&server.url);
    let seen = use_credentials(&url).await;
    assert_used(&seen, &server, &url).await;
}

/// Serves `target` below a path.
async fn proxy(port: u16, base: &str, target: &str) -> Child {
    let mut proxy = Command::new("node")
        .args([
            &script("swagger-ui/proxy.mjs"),
            &port.to_string(),
            base,
            target,
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("node starts");
    let mut said = [0; 5];
    let ready = proxy.stdout.as_mut().unwrap().read_exact(&mut said);
    let ready = tokio::time::timeout(Duration::from_secs(20), ready).await;
    ready.expect("in time").expect("it says that it is ready");
    proxy
}

#[tokio::test]
async fn they_do_so_behind_a_proxy_with_a_path_and_another_prefix() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let url = format!("http://localhost:{port}/some/where");
    let server = Process::serve(
        folder.path(),
        &[
            "--demo",
            "--public-url",
            &url,
            "--account-prefix",
            "/apps/v2",
        ],
    )
    .await;
    let target = server.url.trim_start_matches("http://");
    let _proxy = proxy(port, "/some/where", target).await;
    let seen = use_credentials(&url).await;
    assert_used(&seen, &server, &url).await;
    // What leads elsewhere leads there through the proxy.
    let redirect = server.request("GET", "/apps/v2/user/get/profile");
    let redirected = redirect.send().await.unwrap();
    assert_eq!(
        redirected.url().path(),
        "/some/where/apps/v2/user/get/profile/"
    );
}

#[tokio::test]
async fn they_are_shown_by_a_demo_only_and_to_this_machine_only() {
    let folder = tempfile::tempdir().unwrap();
    let credentials = async |server: &Process, host: &str| {
        let request = server.request("GET", "/docs/demo.json");
        let answer = request.header("host", host).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["cache-control"], "no-store");
        assert!(!answer.headers().contains_key("access-control-allow-origin"));
        answer.json::<Value>().await.unwrap()
    };
    let demo = Process::serve(folder.path(), &["--demo"]).await;
    for host in ["localhost", "LOCALHOST:5000", "127.0.0.1:80", "[::1]:5000"] {
        let shown = credentials(&demo, host).await;
        assert_eq!(shown["accounts"][0]["email"], "demo@example.com", "{host}");
        assert_eq!(shown["accounts"][0]["role"], "user");
        assert_eq!(shown["accounts"][1]["role"], "admin");
        assert!(shown["api_key"].is_string());
    }
    for host in ["example.com", "localhost.example.com:5000", "192.168.0.1"] {
        assert_eq!(credentials(&demo, host).await, Value::Null, "{host}");
    }
    drop(demo);
    let server = Process::serve(folder.path(), &[]).await;
    assert_eq!(credentials(&server, "localhost").await, Value::Null);
}
