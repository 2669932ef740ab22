//! Every setting, once: its names, its default and what it is. Flags, variables, the file's keys and the help come from here.

/// A setting as the operator sees it.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its key in the TOML file; `--database-url` and `DOSSIER_DATABASE_URL` are made from `database_url`.
    pub key: &'static str,
    /// What its value looks like.
    pub value: &'static str,
    /// What it has when nobody sets it, for the help.
    pub default: &'static str,
    /// What it does.
    pub help: &'static str,
    /// Whether it can come from a file too (`…_FILE`), and is never shown.
    pub secret: bool,
}

impl Setting {
    /// The flag, without its dashes: `database-url`.
    #[must_use]
    pub fn flag(&self) -> String {
        self.key.replace('_', "-")
    }

    /// The variable: `DOSSIER_DATABASE_URL`.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("{PREFIX}{}", self.key.to_uppercase())
    }
}

/// What all variables begin with.
pub const PREFIX: &str = "DOSSIER_";

/// All settings, in the order in which the help shows them.
pub const SETTINGS: [Setting; 22] = [
    Setting {
        key: "listen",
        value: "ADDRESS:PORT",
        default: "127.0.0.1:5000",
        help: "Where the APIs are served",
        secret: false,
    },
    Setting {
        key: "admin_listen",
        value: "ADDRESS:PORT",
        default: "127.0.0.1:5001",
        help: "Where Prometheus metrics are served; 'off' for nowhere",
        secret: false,
    },
    Setting {
        key: "data",
        value: "FOLDER",
        default: "./data",
        help: "Where the embedded defaults keep their files",
        secret: false,
    },
    Setting {
        key: "database_url",
        value: "URL",
        default: "sqlite in the data folder",
        help: "sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME",
        secret: true,
    },
    Setting {
        key: "database_connections",
        value: "NUMBER",
        default: "16",
        help: "How many connections to the database at most",
        secret: false,
    },
    Setting {
        key: "media_url",
        value: "URL",
        default: "a folder in the data folder",
        help: "file:///FOLDER or s3://BUCKET/PREFIX (credentials from the usual AWS_* variables)",
        secret: false,
    },
    Setting {
        key: "public_url",
        value: "URL",
        default: "from the listen address",
        help: "How clients reach this server; image URLs begin with it",
        secret: false,
    },
    Setting {
        key: "jwt_secret",
        value: "TEXT",
        default: "made in the data folder at the first start",
        help: "The key that signs access tokens, at least 32 bytes; the same on every instance",
        secret: true,
    },
    Setting {
        key: "cors_origins",
        value: "ORIGIN,…",
        default: "none",
        help: "Web origins that may call the APIs from a browser",
        secret: false,
    },
    Setting {
        key: "trusted_proxies",
        value: "CIDR,…",
        default: "none",
        help: "Proxies whose X-Forwarded-For is believed",
        secret: false,
    },
    Setting {
        key: "account_prefix",
        value: "PATH",
        default: "/api/v1",
        help: "Where the Account API is served",
        secret: false,
    },
    Setting {
        key: "profile_updates_per_day",
        value: "NUMBER",
        default: "10",
        help: "How often somebody may change their profile in 24 hours through the Account API",
        secret: false,
    },
    Setting {
        key: "smtp_url",
        value: "URL",
        default: "files in outbox in the data folder",
        help: "The server that takes mail: smtps://USER:PASSWORD@HOST, smtp://USER:PASSWORD@HOST?tls=required or smtp://localhost",
        secret: true,
    },
    Setting {
        key: "mail_from",
        value: "ADDRESS",
        default: "Dossier <no-reply@localhost>",
        help: "Whom mail is from",
        secret: false,
    },
    Setting {
        key: "geoip_db",
        value: "FILE",
        default: "none",
        help: "Where network addresses are: a database of countries or cities in MaxMind's format",
        secret: false,
    },
    Setting {
        key: "default_country",
        value: "CODE",
        default: "US",
        help: "The country of callers whose address and Accept-Language tell none",
        secret: false,
    },
    Setting {
        key: "body_seconds",
        value: "SECONDS",
        default: "60",
        help: "How long the body of a request may take to arrive, with pauses of up to 10 seconds",
        secret: false,
    },
    Setting {
        key: "drain_seconds",
        value: "SECONDS",
        default: "0",
        help: "How long a stop first goes on serving, with /readyz at 503, so that load balancers turn away",
        secret: false,
    },
    Setting {
        key: "shutdown_seconds",
        value: "SECONDS",
        default: "30",
        help: "How long a stop then waits for requests in flight",
        secret: false,
    },
    Setting {
        key: "log",
        value: "FILTER",
        default: "info",
        help: "What is logged: error, warn, info, debug, trace, or a filter such as 'info,persistence=debug'",
        secret: false,
    },
    Setting {
        key: "log_format",
        value: "text|json",
        default: "text",
        help: "How log lines look",
        secret: false,
    },
    Setting {
        key: "otlp_url",
        value: "URL",
        default: "none",
        help: "Where OpenTelemetry traces are sent, by OTLP over HTTP, such as http://localhost:4318",
        secret: false,
    },
];
