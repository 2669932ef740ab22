//! The snippets that front ends start from, run as they are printed; only what stands in angle brackets is put there.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use image::ImageFormat;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::support::account::{Caller, LOCAL_INFO, data};
use crate::support::database::Kind;
use crate::support::pictures::picture;
use crate::support::server::environment;
use crate::support::{Server, on_both_databases};

/// The languages of the snippets.
const LANGUAGES: [(&str, &str); 2] = [("node", "js"), ("php", "php")];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("clients")
}

/// Runs a snippet in both languages, with this in the place of what stands in angle brackets; answers what it has printed.
async fn run(server: &Server, caller: &Caller, name: &str, filled: &[(&str, &str)]) -> Vec<Value> {
    environment("DOSSIER_TEST_NODE_MODULES");
    let base = format!("{}/api/v1", server.url);
    let mut printed = Vec::new();
    for (program, ending) in LANGUAGES {
        let file = folder().join("account").join(format!("{name}.{ending}"));
        let mut text = std::fs::read_to_string(file).expect("the snippet is there");
        let everywhere = [
            ("https://<domain>/<api prefix>/<version>", base.as_str()),
            ("<apikey>", &caller.key),
            ("<access-token>", &caller.account.token),
            ("<access token>", &caller.account.token),
        ];
        for (place, value) in everywhere.iter().chain(filled) {
            text = text.replace(place, value);
        }
        let output = feed(program, &text).await;
        let body = serde_json::from_str(&output);
        printed.push(body.unwrap_or_else(|error| panic!("{name}.{ending}: {error}: {output}")));
    }
    printed
}

/// What a program prints that gets this on its standard input.
async fn feed(program: &str, text: &str) -> String {
    let mut child = Command::new(program)
        .current_dir(folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(text.as_bytes()).await.expect("it reads");
    drop(input);
    let output = child.wait_with_output().await.expect("it ends");
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{program}: {out}{err}");
    out.into_owned()
}

/// A picture in a file, which is gone with the folder.
fn picture_in(folder: &Path, name: &str, side: u32) -> String {
    let file = folder.join(name);
    std::fs::write(&file, picture(side, side, ImageFormat::Png)).expect("it can be written");
    file.display().to_string()
}

on_both_databases! {
    async fn reading_the_profile(server: Server) {
        let caller = server.caller("owner").await;
        let shown = server.profile_data(&caller).await;
        for answer in run(&server, &caller, "get-profile", &[]).await {
            assert_eq!(answer, json!({"status_code": 200, "errors": {}, "data": shown}));
        }
    }

    async fn changing_the_profile(server: Server) {
        let caller = server.caller("owner").await;
        let filled = [("<first_name>", "Lashell"), ("<last_name>", "Farrell"), ("<email>", "owner@example.com"), ("<phone_number>", "4799999999")];
        for answer in run(&server, &caller, "update-profile", &filled).await {
            assert_eq!(answer["data"]["UserProfile"], json!([{
                "username": null, "first_name": "Lashell", "last_name": "Farrell", "email": "owner@example.com", "phone_code": "+47",
                "phone_number": "+4799999999", "country_code": "NO",
            }]), "{answer}");
        }
        // As it is printed, in angle brackets and all.
        for answer in run(&server, &caller, "update-profile", &[]).await {
            assert_eq!(answer, json!({"status_code": 400, "data": {}, "errors": {
                "email": ["Enter a valid email address."],
                "phone_number": ["Phone number must be entered in the format: '999999999'. Up to 15 digits allowed."],
            }}));
        }
    }

    async fn uploading_an_image(server: Server) {
        let caller = server.caller("owner").await;
        let pictures = tempfile::tempdir().unwrap();
        let (image, cropped) = (picture_in(pictures.path(), "image.png", 40), picture_in(pictures.path(), "cropped.png", 20));
        let stream = |file: &str| format!("require('fs').createReadStream('{file}')");
        let (image_uri, cropped_uri) = (stream(&image), stream(&cropped));
        let filled = [
            ("<image uri>", image_uri.as_str()), ("<image name>", "image.png"), ("<cropped_image uri>", &cropped_uri), ("<cropped_image name>", "cropped.png"),
            ("<image root path>", &image), ("<cropped_image root path>", &cropped),
        ];
        // The original prints both paths.
        let short = [&filled[..], &[("user/profile/profile-image", "user/profile-image")]].concat();
        for filled in [&filled[..], &short] {
            let mut seen = Vec::new();
            for answer in run(&server, &caller, "profile-image", filled).await {
                assert_eq!(answer["status_code"], 200, "{answer}");
                seen.push(answer["data"]["ProfileImage"].clone());
            }
            assert_ne!(seen[0], seen[1]);
            let shown = server.call("GET", &server.path_of(&seen[1])).send().await;
            assert_eq!(image::load_from_memory(&shown.bytes).unwrap().width(), 20);
            assert_eq!(server.profile_data(&caller).await["ProfileImage"], seen[1]);
        }
    }

    async fn asking_where_one_is(server: Server) {
        let caller = server.caller("owner").await;
        let local = data(&server.ask(&caller, "GET", LOCAL_INFO).send().await);
        for answer in run(&server, &caller, "local-info", &[]).await {
            assert_eq!(answer, json!({"status_code": 200, "errors": {}, "data": local}));
        }
    }
}

#[tokio::test]
async fn at_the_limit_they_are_told_how_long_to_wait() {
    let server = Server::with(Kind::Sqlite, [("profile_updates_per_day", "1")]).await;
    let caller = server.caller("owner").await;
    server.change_of(&caller, json!({})).await.expect(200);
    let wait = "Your daily profile update limit exceeded. Expected available in 24 hours 00 minutes and 00 seconds.";
    for answer in run(&server, &caller, "update-profile", &[]).await {
        let told = json!({"status_code": 429, "errors": {"detail": wait}, "data": {}});
        assert_eq!(answer, told);
    }
}
