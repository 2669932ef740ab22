//! Somebody who follows events and somebody who produces them, over a database that outlives the program.

use chrono::{DateTime, Utc};
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::{Process, command, run};
use crate::support::database::{self, Kind};
use crate::support::sse::EventStream;

/// A database and a data folder. Any number of instances can be started over them.
pub struct World {
    folder: TempDir,
    database: String,
}

/// Who takes part.
#[derive(Debug, Clone)]
pub struct People {
    /// The follower's id.
    pub uid: String,
    /// The follower's access token.
    pub owner: String,
    /// The producer's access token.
    pub producer: String,
}

impl World {
    /// An empty one.
    pub async fn new(kind: Kind) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let database = database::create(kind, folder.path()).await;
        Self { folder, database }
    }

    /// Starts an instance.
    pub async fn serve(&self) -> Process {
        Process::serve(
            self.folder.path(),
            &["--database-url", self.database.as_str()],
        )
        .await
    }

    /// When the presence of its only follower ends.
    pub async fn presence_ends(&self) -> DateTime<Utc> {
        let connection = database::open(&self.database).await;
        let sql = "SELECT present_until AS value FROM event_feeds";
        database::first(&connection, sql).await
    }

    /// Makes the accounts, with the help of an instance; the owner is online.
    pub async fn people(&self, server: &Process) -> People {
        let data = self.folder.path().display().to_string();
        let (email, password) = ("producer@example.com", "correct horse");
        let mut create = command(&[
            "user",
            "create",
            email,
            "--role",
            "service",
            "--data",
            &data,
            "--database-url",
            &self.database,
        ]);
        let created = run(&mut create, password).await;
        assert!(created.status.success(), "{created:?}");
        let login = server.request("POST", "/auth/login");
        let login = login.json(&json!({"email": email, "password": password}));
        let login = login.send().await.expect("it answers");
        let token = |pair: &Value| pair["access_token"].as_str().expect("a token").to_owned();
        let producer = token(&login.json().await.expect("JSON"));
        let pair = server.register("owner@example.com").await;
        let people = People {
            uid: pair["user"]["uid"].as_str().expect("an id").to_owned(),
            owner: token(&pair),
            producer,
        };
        people.go_online(server).await;
        people
    }
}

impl People {
    /// Sets the owner's presence.
    pub async fn go_online(&self, server: &Process) {
        let request = server.request("PUT", "/api/co/presence");
        let request = request.bearer_auth(&self.owner);
        let response = request.json(&json!({"status": "online"})).send().await;
        assert_eq!(response.expect("it answers").status(), 200);
    }

    /// A request to produce an event with this data.
    pub fn event(&self, request: RequestBuilder, data: &Value) -> RequestBuilder {
        let event = json!({"type": "test", "data": data});
        request.bearer_auth(&self.producer).json(&event)
    }

    /// Where they are produced.
    pub fn path(&self) -> String {
        format!("/manage/api/users/{}/events", self.uid)
    }

    /// Produces an event at this instance, and answers its id.
    pub async fn produce(&self, server: &Process, data: &Value) -> i64 {
        let request = self.event(server.request("POST", &self.path()), data);
        let response = request.send().await.expect("it answers");
        assert_eq!(response.status(), 202);
        let body: Value = response.json().await.expect("JSON");
        body["id"].as_i64().expect("an id")
    }

    /// The owner's stream of what comes after this id.
    pub async fn follow(&self, server: &Process, after: i64) -> EventStream {
        let request = server.request("GET", "/api/co/events");
        let request = request.bearer_auth(&self.owner);
        EventStream::open(request.header("last-event-id", after))
            .await
            .expect("it answers")
    }
}
