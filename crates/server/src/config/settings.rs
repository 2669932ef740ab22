//! The settings as the server uses them.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use media::Location;
use secrecy::SecretString;

use super::parse::{self, Parser};
use super::{ConfigError, Raw};

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Everything that can be configured, checked.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the APIs are served.
    pub listen: SocketAddr,
    /// Where metrics are served; `None` for nowhere.
    pub admin_listen: Option<SocketAddr>,
    /// Where the embedded defaults keep their files.
    pub data: PathBuf,
    /// `sqlite:…` or `postgres://…`; holds a password, so it is a secret.
    pub database_url: SecretString,
    /// How many connections to the database at most.
    pub database_connections: u32,
    /// `file:///…` or `s3://…`.
    pub media_url: Location,
    /// How clients reach this server, without a trailing slash.
    pub public_url: String,
    /// The key that signs access tokens; `None`: the one in the data folder.
    pub jwt_secret: Option<SecretString>,
    /// Web origins that may call the APIs, as browsers write them.
    pub cors_origins: Vec<String>,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// How long the body of a request may take to arrive.
    pub body: Duration,
    /// How long a stop first goes on serving, for load balancers to turn away.
    pub drain: Duration,
    /// How long a stop then waits for requests in flight.
    pub shutdown: Duration,
    /// The log filter.
    pub log: String,
    /// How log lines look.
    pub log_format: LogFormat,
    /// Where traces are sent, without a trailing slash; `None` for nowhere.
    pub otlp_url: Option<String>,
}

impl Settings {
    /// Checks what was collected and fills in the defaults.
    ///
    /// # Errors
    /// A sentence for every bad value, all at once; it names where the value came from and never shows a secret.
    pub fn new(raw: &Raw) -> Result<Self, ConfigError> {
        let mut parser = Parser::new(raw);
        let listen = parser
            .get("listen", parse::address)
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 5000)));
        let data = parser
            .get("data", parse::folder)
            .unwrap_or_else(|| PathBuf::from("./data"));
        let settings = Self {
            listen,
            admin_listen: parser
                .get("admin_listen", parse::address_or_off)
                .unwrap_or_else(|| Some(SocketAddr::from(([127, 0, 0, 1], 5001)))),
            database_url: parser
                .get("database_url", parse::database_url)
                .unwrap_or_else(|| format!("sqlite:{}", data.join("dossier.db").display()).into()),
            database_connections: parser
                .get("database_connections", parse::connections)
                .unwrap_or(16),
            media_url: parser
                .get("media_url", parse::media_url)
                .unwrap_or_else(|| Location::Folder(data.join("media"))),
            public_url: parser
                .get("public_url", parse::public_url)
                .unwrap_or_else(|| format!("http://{}", visible(listen))),
            jwt_secret: parser.get("jwt_secret", parse::jwt_secret),
            cors_origins: parser
                .get("cors_origins", parse::origins)
                .unwrap_or_default(),
            trusted_proxies: parser
                .get("trusted_proxies", parse::networks)
                .unwrap_or_default(),
            body: parser
                .get("body_seconds", parse::some_seconds)
                .unwrap_or(Duration::from_mins(1)),
            drain: parser
                .get("drain_seconds", parse::seconds)
                .unwrap_or_default(),
            shutdown: parser
                .get("shutdown_seconds", parse::seconds)
                .unwrap_or(Duration::from_secs(30)),
            log: parser
                .get("log", parse::filter)
                .unwrap_or_else(|| "info".to_owned()),
            log_format: parser
                .get("log_format", parse::log_format)
                .unwrap_or(LogFormat::Text),
            otlp_url: parser.get("otlp_url", parse::public_url),
            data,
        };
        parser.finish().map(|()| settings)
    }
}

/// The address that a browser on this machine can open: an unspecified one is shown as `localhost`.
fn visible(listen: SocketAddr) -> String {
    if listen.ip().is_unspecified() || listen.ip().is_loopback() {
        format!("localhost:{}", listen.port())
    } else {
        listen.to_string()
    }
}
