//! The process is killed half-way, with SIGKILL, at points that nobody chose.

use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::support::Process;
use crate::support::pictures::picture;

fn form(side: u32) -> Form {
    Form::new()
        .part(
            "file",
            Part::bytes(picture(side, side, ImageFormat::Jpeg)).file_name("a.jpg"),
        )
        .text("address", side.to_string())
}

#[tokio::test]
async fn a_kill_during_uploads_leaves_no_profile_with_a_missing_image() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Process::serve(folder.path(), &[]).await;
    let token = server.register("owner@example.com").await["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    for round in 0_u32..8 {
        // The last answer that the client saw is true after the crash, and whatever is shown can be fetched.
        let mut last = Value::Null;
        let kill_after = u64::from(round) * 7 + 3;
        let uploads = async {
            for number in 0.. {
                let request = server
                    .request("PUT", "/api/co/profile")
                    .bearer_auth(&token)
                    .multipart(form(300 + round * 10 + number));
                match request.send().await {
                    Ok(response) if response.status() == 200 => {
                        match response.json::<Value>().await {
                            Ok(body) => last = body["address"].clone(),
                            Err(_) => break,
                        }
                    }
                    _ => break,
                }
            }
        };
        let killer = async {
            tokio::time::sleep(std::time::Duration::from_millis(kill_after)).await;
            server.signal("KILL").await;
        };
        tokio::join!(uploads, killer);
        server.child.wait().await.unwrap();
        server = Process::serve(folder.path(), &[]).await;
        let profile = server.profile(&token).await;
        if let (Some(seen), Some(kept)) = (last.as_str(), profile["address"].as_str()) {
            assert!(
                kept.parse::<u32>().unwrap() >= seen.parse::<u32>().unwrap(),
                "an acknowledged change is lost"
            );
        }
        if let Some(url) = profile["profileImage"].as_str() {
            let path = &url[url.find("/media/").unwrap()..];
            for path in [path.to_owned(), path.replace(".jpg", "-thumb.jpg")] {
                let response = server.request("GET", &path).send().await.unwrap();
                assert_eq!(response.status(), 200);
                assert!(image::load_from_memory(&response.bytes().await.unwrap()).is_ok());
            }
        }
    }
}

#[tokio::test]
async fn an_acknowledged_write_outlives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Process::serve(folder.path(), &[]).await;
    let token = server.register("owner@example.com").await["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    for round in 0..5 {
        let body = json!({"address": format!("round {round}")});
        let response = server
            .request("PUT", "/api/co/profile")
            .bearer_auth(&token)
            .json(&body)
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 200);
        server.signal("KILL").await;
        server.child.wait().await.unwrap();
        server = Process::serve(folder.path(), &[]).await;
        assert_eq!(server.profile(&token).await["address"], body["address"]);
    }
}
