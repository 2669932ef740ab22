//! The process is killed, with SIGKILL, while documents are announced, uploaded, attached and replaced.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use domain::fakes::FixedClock;
use reqwest::RequestBuilder;
use reqwest::multipart::{Form, Part};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use server::app::App;
use server::config::Settings;

use super::support::Process;
use crate::support::database::{self, Kind};
use crate::support::drivers::{PROFILE, UPLOADS, announcement, files_in, new_profile, pdf, update};

/// How often it is killed.
const ROUNDS: u64 = 8;
/// The kinds that documents go to, in turn: by signed id, the last one as a file of a form.
const KINDS: [&str; 3] = ["dbs", "documents", "cv"];

/// A document that takes some time to arrive.
fn bytes(number: usize) -> Vec<u8> {
    let mut bytes = pdf(number);
    bytes.resize(600_000, b' ');
    bytes
}

/// A driver who does not stop to bring documents.
struct Driver {
    token: String,
    /// The number of the next document.
    next: usize,
    /// For each kind the document that the server has last said it shows.
    acknowledged: [Option<usize>; KINDS.len()],
}

impl Driver {
    /// Brings documents until the server does not answer any more.
    async fn bring(&mut self, server: &Process) {
        while self.bring_one(server).await.is_some() {}
    }

    async fn bring_one(&mut self, server: &Process) -> Option<()> {
        let number = self.next;
        self.next += 1;
        let (place, name) = (number % KINDS.len(), format!("{number}.pdf"));
        let kind = KINDS[place];
        if kind == "cv" {
            let file = Part::bytes(bytes(number)).file_name(name);
            let form = Form::new().part("profile[cv]", file);
            let members = update(json!({}));
            let members = members["profile"].as_object().expect("members").iter();
            let form = members.fold(form, |form, (name, value)| {
                form.text(
                    format!("profile[{name}]"),
                    value.as_str().expect("a text").to_owned(),
                )
            });
            self.answer(server.request("PUT", PROFILE).multipart(form))
                .await?;
        } else {
            let blob = json!({"blob": announcement(&name, &bytes(number))});
            let announced = self
                .answer(server.request("POST", UPLOADS).json(&blob))
                .await?;
            let url = announced["direct_upload"]["url"].as_str().expect("a URL");
            let path = &url[url.find(UPLOADS).expect("a URL of this API")..];
            let upload = server
                .request("PUT", path)
                .header("content-type", "application/pdf");
            self.answer(upload.body(bytes(number))).await?;
            let id = announced["signed_id"].clone();
            let body = update(json!({kind: if kind == "documents" { json!([id]) } else { id }}));
            self.answer(server.request("PUT", PROFILE).json(&body))
                .await?;
        }
        self.acknowledged[place] = Some(number);
        Some(())
    }

    /// The body of a good answer; nothing when there is none any more.
    async fn answer(&self, request: RequestBuilder) -> Option<Value> {
        let response = request.bearer_auth(&self.token).send().await.ok()?;
        let status = response.status();
        let bytes = response.bytes().await.ok()?;
        assert!(
            status.is_success(),
            "{status}: {}",
            String::from_utf8_lossy(&bytes)
        );
        Some(serde_json::from_slice(&bytes).unwrap_or_default())
    }

    /// Whatever is shown can be fetched, and what was acknowledged is shown, or what came after it. Answers how many documents are shown.
    async fn check(&self, server: &Process) -> usize {
        let shown = self
            .answer(server.request("GET", PROFILE))
            .await
            .expect("it answers");
        let mut count = 0;
        for (kind, acknowledged) in KINDS.into_iter().zip(self.acknowledged) {
            let document = match &shown["profile"][kind] {
                Value::Array(list) => list.first().cloned().unwrap_or_default(),
                one => one.clone(),
            };
            let name = document["filename"].as_str().unwrap_or_default();
            let number = name
                .strip_suffix(".pdf")
                .and_then(|number| number.parse().ok());
            assert!(
                number >= acknowledged,
                "{kind}: {number:?}, but {acknowledged:?} was acknowledged"
            );
            let Some(number) = number else { continue };
            let url = document["url"].as_str().expect("a URL");
            let path = &url[url.find("/media/").expect("a URL of this server")..];
            let response = server
                .request("GET", path)
                .send()
                .await
                .expect("it answers");
            assert_eq!(response.status(), 200, "{kind} cannot be fetched");
            assert!(
                response.bytes().await.expect("it is whole") == bytes(number),
                "{kind}"
            );
            count += 1;
        }
        count
    }
}

/// Does the chores as they are done a day later.
async fn sweep(data: &Path, database: &str) {
    let flags = [
        ("data", data.display().to_string()),
        ("database_url", database.to_owned()),
    ];
    let settings = Settings::collect(flags, [], None).expect("the settings are good");
    let tomorrow = FixedClock::at(Utc::now() + TimeDelta::hours(25));
    let app = App::start(&settings, Arc::new(tomorrow))
        .await
        .expect("it starts");
    app.housekeeping.run().await;
    app.finish().await;
}

/// The keys of all rows of documents.
async fn keys(database: &str) -> BTreeSet<String> {
    let connection = database::open(database).await;
    let sql = Statement::from_string(connection.get_database_backend(), "SELECT key FROM blobs");
    let rows = connection
        .query_all_raw(sql)
        .await
        .expect("the rows can be read");
    rows.iter()
        .map(|row| row.try_get("", "key").expect("a key"))
        .collect()
}

/// The names of all files in the media folder, whole ones or not. There is one that tells whether it can be written.
fn names(data: &Path) -> BTreeSet<String> {
    let files = files_in(&data.join("media"));
    let names = files.iter().filter_map(|path| path.file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name != ".ready").collect()
}

async fn kill_again_and_again(kind: Kind) {
    let folder = tempfile::tempdir().unwrap();
    let database = database::create(kind, folder.path()).await;
    let flags = ["--database-url", database.as_str()];
    let mut server = Process::serve(folder.path(), &flags).await;
    let pair = server.register("driver@example.com").await;
    let mut driver = Driver {
        token: pair["access_token"].as_str().unwrap().to_owned(),
        next: 0,
        acknowledged: [None; KINDS.len()],
    };
    let created = server
        .request("POST", PROFILE)
        .json(&new_profile(json!({})));
    driver.answer(created).await.unwrap();
    for round in 0..ROUNDS {
        // Anywhere in a cycle of a few documents.
        let delay = Duration::from_micros(round.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 200_000);
        let killer = async {
            tokio::time::sleep(delay).await;
            server.signal("KILL").await;
        };
        tokio::join!(driver.bring(&server), killer);
        server.child.wait().await.unwrap();

        server = Process::serve(folder.path(), &flags).await;
        driver.check(&server).await;
        server.signal("KILL").await;
        server.child.wait().await.unwrap();
        sweep(folder.path(), &database).await;

        server = Process::serve(folder.path(), &flags).await;
        let shown = driver.check(&server).await;
        let (kept, known) = (names(folder.path()), keys(&database).await);
        assert_eq!((&kept, kept.len()), (&known, shown), "round {round}");
    }
    assert!(
        driver.acknowledged.iter().all(Option::is_some),
        "it was killed too early"
    );
}

#[tokio::test]
async fn a_kill_leaves_no_document_missing_and_no_file_behind_on_sqlite() {
    kill_again_and_again(Kind::Sqlite).await;
}

#[tokio::test]
async fn a_kill_leaves_no_document_missing_and_no_file_behind_on_postgres() {
    kill_again_and_again(Kind::Postgres).await;
}
