//! From text to checked values; each function answers what is wrong as the end of a sentence.

use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;
use std::time::Duration;

use domain::locale::Gazetteer;
use ipnet::IpNet;
use mail::{Mailbox, MailboxError, SmtpUrl, SmtpUrlError};
use media::{Location, LocationError};
use secrecy::SecretString;

use super::{LogFormat, prefix};

/// An address and a port; a name is looked up.
pub fn address(text: &str) -> Result<SocketAddr, String> {
    text.to_socket_addrs()
        .ok()
        .and_then(|mut addresses| addresses.next())
        .ok_or_else(|| {
            format!("must be an address and a port such as 127.0.0.1:5000, not '{text}'")
        })
}

/// An address, or `off`.
pub fn address_or_off(text: &str) -> Result<Option<SocketAddr>, String> {
    if text == "off" {
        Ok(None)
    } else {
        address(text).map(Some)
    }
}

/// A folder's path.
pub fn folder(text: &str) -> Result<PathBuf, String> {
    if text.is_empty() {
        Err("must name a folder".to_owned())
    } else {
        Ok(PathBuf::from(text))
    }
}

/// A database's URL; never shown.
pub fn database_url(text: &str) -> Result<SecretString, String> {
    if ["sqlite:", "postgres://", "postgresql://"]
        .iter()
        .any(|scheme| text.starts_with(scheme))
    {
        Ok(text.into())
    } else {
        Err("must begin with sqlite: or postgres://".to_owned())
    }
}

/// A number of connections.
pub fn connections(text: &str) -> Result<u32, String> {
    text.parse()
        .ok()
        .filter(|number| (1..=1_000).contains(number))
        .ok_or_else(|| format!("must be a number from 1 to 1000, not '{text}'"))
}

/// Where media lie.
pub fn media_url(text: &str) -> Result<Location, String> {
    text.parse()
        .map_err(|error: LocationError| error.to_string())
}

/// An `http` or `https` URL without query; its trailing slash is cut.
fn url(text: &str) -> Option<String> {
    let uri: http::Uri = text.parse().ok()?;
    let good = matches!(uri.scheme_str(), Some("http" | "https"))
        && uri.host().is_some()
        && uri.query().is_none();
    good.then(|| text.trim_end_matches('/').to_owned())
}

/// Where clients reach the server: a URL whose path, if it has one, goes into documents and other URLs as it is. One that is wrong is not shown, since it
/// may have a password in it.
pub fn public_url(text: &str) -> Result<String, String> {
    url(text)
        .filter(|url| !url.contains('@'))
        .filter(|url| matches!(prefix::base_path(url), path if path.is_empty() || prefix::is_path(path)))
        .ok_or_else(|| "must be an http:// or https:// URL with a plain path or none, without a user and a query".to_owned())
}

/// Where traces are sent; never shown, since it may have a key in it.
pub fn otlp_url(text: &str) -> Result<String, String> {
    url(text).ok_or_else(|| "must be an http:// or https:// URL without a query".to_owned())
}

/// A signing key; never shown.
pub fn jwt_secret(text: &str) -> Result<SecretString, String> {
    if text.len() < 32 {
        Err(format!(
            "must have at least 32 bytes, it has {}",
            text.len()
        ))
    } else {
        Ok(text.into())
    }
}

/// Web origins as browsers write them: scheme, host and port only.
pub fn origins(text: &str) -> Result<Vec<String>, String> {
    items(text)
        .map(|origin| {
            let uri: http::Uri = origin.parse().map_err(|_| not_origin())?;
            let plain = uri.path() == "/" && !origin.ends_with('/') && uri.query().is_none();
            match (uri.scheme_str(), uri.authority()) {
                (Some("http" | "https"), Some(_)) if plain => Ok(origin.to_ascii_lowercase()),
                _ => Err(not_origin()),
            }
        })
        .collect()
}

fn not_origin() -> String {
    "must list origins such as https://app.example.com".to_owned()
}

/// Networks in CIDR notation, or single addresses.
pub fn networks(text: &str) -> Result<Vec<IpNet>, String> {
    items(text)
        .map(|item| {
            item.parse::<IpNet>()
                .or_else(|_| item.parse::<std::net::IpAddr>().map(IpNet::from))
                .map_err(|_| format!("must list networks such as 10.0.0.0/8, not '{item}'"))
        })
        .collect()
}

/// How often somebody may do something in a day.
pub fn times_a_day(text: &str) -> Result<u32, String> {
    text.parse()
        .ok()
        .filter(|number| (1..=10_000).contains(number))
        .ok_or_else(|| format!("must be a number from 1 to 10000, not '{text}'"))
}

/// A mail server; never shown.
pub fn smtp_url(text: &str) -> Result<SmtpUrl, String> {
    text.parse()
        .map_err(|error: SmtpUrlError| error.to_string())
}

/// Somebody's address.
pub fn mailbox(text: &str) -> Result<Mailbox, String> {
    text.parse()
        .map_err(|error: MailboxError| error.to_string())
}

/// A file's path.
pub fn file(text: &str) -> Result<PathBuf, String> {
    if text.is_empty() {
        Err("must name a file".to_owned())
    } else {
        Ok(PathBuf::from(text))
    }
}

/// A country, by its code in ISO 3166-1.
pub fn country(text: &str) -> Result<String, String> {
    locale::World
        .country(text)
        .map(|country| country.code)
        .ok_or_else(|| format!("must be the two letters of a country such as NO, not '{text}'"))
}

/// A duration of at least a second, in whole ones.
pub fn some_seconds(text: &str) -> Result<Duration, String> {
    seconds(text)
        .ok()
        .filter(|duration| !duration.is_zero())
        .ok_or_else(|| format!("must be a number of seconds from 1 to 3600, not '{text}'"))
}

/// A duration in whole seconds.
pub fn seconds(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .filter(|seconds| *seconds <= 3_600)
        .map(Duration::from_secs)
        .ok_or_else(|| format!("must be a number of seconds from 0 to 3600, not '{text}'"))
}

/// A log filter.
pub fn filter(text: &str) -> Result<String, String> {
    tracing_subscriber::EnvFilter::try_new(text)
        .map(|_| text.to_owned())
        .map_err(|_| {
            format!("must be a log filter such as info or 'warn,server=debug', not '{text}'")
        })
}

/// `text` or `json`.
pub fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err(format!("must be text or json, not '{text}'")),
    }
}

fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
}
