//! A server in this process, on a socket of its own.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::clock::Clock;
use domain::fakes::FixedClock;
use serde_json::{Value, json};
use server::app::App;
use server::config::Settings;
use server::http::connections::{ConnectionLimits, Sockets, serve};
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::database::{self, Kind};
use super::exchange::Call;

/// A variable that the test runner must have set; without it the test fails, it is never skipped.
pub fn environment(name: &str) -> String {
    std::env::var(name)
        .unwrap_or_else(|_| panic!("{name} is not set: run the tests with `make test`"))
}

/// A running server. It ends with the test.
pub struct Server {
    /// `http://127.0.0.1:PORT`.
    pub url: String,
    /// The server's time.
    pub clock: FixedClock,
    /// The server's insides, for what no API shows.
    pub app: App,
    /// Which database it runs on.
    pub kind: Kind,
    /// The settings it was started with.
    pub flags: Vec<(&'static str, String)>,
    /// Sends requests; keeps connections open.
    pub client: reqwest::Client,
    folder: Arc<TempDir>,
    task: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Somebody who has registered.
#[derive(Debug, Clone)]
pub struct Account {
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
    /// The user's id.
    pub uid: String,
    /// The access token of the last pair.
    pub token: String,
    /// The refresh token of the last pair.
    pub refresh_token: String,
}

impl Server {
    /// A server with a new database.
    pub async fn on(kind: Kind) -> Self {
        Self::with(kind, []).await
    }

    /// The same with other settings than the defaults.
    pub async fn with(kind: Kind, flags: impl IntoIterator<Item = (&'static str, &str)>) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a temporary folder can be made"));
        let database_url = database::create(kind, folder.path()).await;
        let mut all = vec![
            ("data", folder.path().display().to_string()),
            ("database_url", database_url),
            ("database_connections", "4".to_owned()),
            // What is not about the limit shall not meet it.
            ("profile_updates_per_day", "1000".to_owned()),
        ];
        all.extend(
            flags
                .into_iter()
                .map(|(key, value)| (key, value.to_owned())),
        );
        Self::start(kind, all, folder, FixedClock::default()).await
    }

    /// A second instance over the same database, data folder and clock.
    pub async fn another(&self) -> Self {
        Self::start(
            self.kind,
            self.flags.clone(),
            Arc::clone(&self.folder),
            self.clock.clone(),
        )
        .await
    }

    async fn start(
        kind: Kind,
        flags: Vec<(&'static str, String)>,
        folder: Arc<TempDir>,
        clock: FixedClock,
    ) -> Self {
        let sockets = Sockets::listen(([127, 0, 0, 1], 0).into())
            .await
            .expect("a port is free");
        let url = format!("http://{}", sockets.address());
        let mut with_url = flags.clone();
        with_url.push(("public_url", url.clone()));
        let settings = Settings::collect(with_url, [], None).expect("the settings are good");
        let app = App::start(&settings, Arc::new(clock.clone()))
            .await
            .expect("the server starts");
        let endpoint = app.endpoint().expect("the documents are good");
        let task = tokio::spawn(serve(
            sockets,
            endpoint,
            ConnectionLimits::default(),
            CancellationToken::new(),
            Duration::ZERO,
        ));
        let client = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client can be made");
        Self {
            url,
            clock,
            app,
            kind,
            flags,
            client,
            folder,
            task,
        }
    }

    /// The server's time.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Moves the server's time on.
    pub fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    /// Where the server keeps its files.
    pub fn data(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// A request to `path`, yet to be completed and sent.
    pub fn call(&self, method: &str, path: &str) -> Call {
        let method = method.parse().expect("it is a method");
        Call::new(self.client.request(method, format!("{}{path}", self.url)))
    }

    /// A `GET` with an access token.
    pub fn get(&self, path: &str, token: &str) -> Call {
        self.call("GET", path).bearer(token)
    }

    /// Somebody new, `<name>@example.com`.
    pub async fn register(&self, name: &str) -> Account {
        self.register_with(name, json!({})).await
    }

    /// Somebody new, with more members in the registration.
    pub async fn register_with(&self, name: &str, more: Value) -> Account {
        let email = format!("{name}@example.com");
        let password = format!("password of {name}");
        let mut body = json!({"email": email, "password": password});
        for (key, value) in more.as_object().expect("members") {
            body[key] = value.clone();
        }
        let reply = self.call("POST", "/auth/register").json(&body).send().await;
        assert_eq!(reply.status, 201, "{}", reply.text);
        Account::of(&reply.json(), email, password)
    }

    /// A new session of the account.
    pub async fn login(&self, account: &Account) -> Account {
        let body = json!({"email": account.email, "password": account.password});
        let reply = self.call("POST", "/auth/login").json(&body).send().await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        Account::of(
            &reply.json(),
            account.email.clone(),
            account.password.clone(),
        )
    }
}

impl Account {
    /// What a token pair says.
    pub fn of(pair: &Value, email: String, password: String) -> Self {
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        Self {
            email,
            password,
            uid: text(&pair["user"]["uid"]),
            token: text(&pair["access_token"]),
            refresh_token: text(&pair["refresh_token"]),
        }
    }
}
