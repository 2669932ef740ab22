//! The settings as the server uses them.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ipnet::IpNet;
use mail::{Mailbox, MailboxError, SmtpUrl};
use media::Location;
use secrecy::SecretString;

use super::parser::Parser;
use super::sources::Raw;
use super::{ConfigError, parse, prefix};

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Whom mail is from where nothing is configured.
pub const NO_REPLY: &str = "Dossier <no-reply@localhost>";

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
    /// Where the Account API is served: a path that begins with a slash and does not end with one.
    pub account_prefix: String,
    /// How often somebody may change their profile in 24 hours through the Account API.
    pub profile_updates_per_day: u32,
    /// The server that takes mail; `None`: the folder [`Self::outbox`].
    pub smtp_url: Option<SmtpUrl>,
    /// Whom mail is from; `None`: [`NO_REPLY`].
    pub mail_from: Option<Mailbox>,
    /// What knows where addresses are; `None` when nobody does.
    pub geoip_db: Option<PathBuf>,
    /// Where callers are taken to be of whom nothing is known: ISO 3166-1 alpha-2, upper case.
    pub default_country: String,
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
    /// Collects from all sources, checks and fills in the defaults.
    ///
    /// `flags` are keys and values, `variables` the environment (only those that begin with `DOSSIER_` count), `file` the TOML
    /// file if one was named.
    ///
    /// # Errors
    /// A sentence for every bad value and for all that is no setting, all at once; it names where the value came from and never shows a secret.
    pub fn collect(
        flags: impl IntoIterator<Item = (&'static str, String)>,
        variables: impl IntoIterator<Item = (String, String)>,
        file: Option<&Path>,
    ) -> Result<Self, ConfigError> {
        let raw = Raw::collect(flags, variables, file);
        let mut parser = Parser::new(&raw);
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
            account_prefix: parser
                .get("account_prefix", prefix::account_prefix)
                .unwrap_or_else(|| "/api/v1".to_owned()),
            profile_updates_per_day: parser
                .get("profile_updates_per_day", parse::times_a_day)
                .unwrap_or(10),
            smtp_url: parser.get("smtp_url", parse::smtp_url),
            mail_from: parser.get("mail_from", parse::mailbox),
            geoip_db: parser.get("geoip_db", parse::file),
            default_country: parser
                .get("default_country", parse::country)
                .unwrap_or_else(|| "US".to_owned()),
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
            otlp_url: parser.get("otlp_url", parse::otlp_url),
            data,
        };
        parser.finish().map(|()| settings)
    }

    /// Whom mail is from.
    ///
    /// # Errors
    /// None, as long as [`NO_REPLY`] is a mailbox.
    pub fn sender(&self) -> Result<Mailbox, MailboxError> {
        self.mail_from.clone().map_or_else(|| NO_REPLY.parse(), Ok)
    }

    /// The folder that mail is written to where there is no server for it.
    #[must_use]
    pub fn outbox(&self) -> PathBuf {
        self.data.join("outbox")
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
