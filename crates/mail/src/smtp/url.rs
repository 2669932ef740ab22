//! Which mail server, as a setting names it.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use percent_encoding::percent_decode_str;
use secrecy::SecretString;
use url::{Host, Url};

/// A mail server.
///
/// - `smtps://user:password@mail.example.com`: TLS from the beginning, port 465.
/// - `smtp://user:password@mail.example.com?tls=required`: TLS by STARTTLS (RFC 3207), port 587. With `tls=opportunistic` only where the server
///   offers it, which protects from nobody who can change what is sent.
/// - `smtp://localhost` or `smtp://relay?tls=none`: no TLS, port 25.
///
/// Letters of a user's name or password that mean something in a URL are percent-encoded. `hello=mail.example.com` is what the server is told
/// who is calling, instead of this machine's name.
#[derive(Debug, Clone)]
pub struct SmtpUrl {
    pub(super) host: Host,
    pub(super) port: u16,
    pub(super) encryption: Encryption,
    pub(super) credentials: Option<(String, SecretString)>,
    pub(super) hello: Option<String>,
}

/// When a connection is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// Never.
    None,
    /// When the server offers it.
    Opportunistic,
    /// Before anything else is said but that it shall be.
    Required,
    /// From the first byte.
    Implicit,
}

/// Why a text names no mail server. It never repeats the text, which may have a password.
#[derive(Debug, thiserror::Error)]
pub enum SmtpUrlError {
    /// It is of another kind.
    #[error("must begin with 'smtp://' or 'smtps://'")]
    Scheme,
    /// Not a URL.
    #[error("is no URL such as 'smtps://user:password@mail.example.com': {0}")]
    NotUrl(#[from] url::ParseError),
    /// No server.
    #[error("names no server after '//'")]
    NoHost,
    /// A port that cannot be connected to.
    #[error("must not have port 0")]
    Port,
    /// One half of the credentials.
    #[error("must have a user and a password, or neither")]
    HalfCredentials,
    /// Credentials that are no text.
    #[error("has a user or password that is not UTF-8 once it is percent-decoded")]
    Credentials,
    /// A password that anybody on the way could read.
    #[error(
        "would send the password in the clear; begin with 'smtps://', or end with '?tls=required' or, if that is meant, '?tls=none'"
    )]
    Clear,
    /// More than a server.
    #[error("must not have a path or fragment after the server")]
    Path,
    /// A way of encrypting that there is not.
    #[error(
        "has an unknown value for tls; known are required, opportunistic and none, and none of them with 'smtps://'"
    )]
    Tls,
    /// A name that cannot be said.
    #[error("has a value for hello that is no host's name")]
    Hello,
    /// A query parameter that means nothing.
    #[error("has an unknown parameter; known are tls and hello")]
    Parameter,
}

impl FromStr for SmtpUrl {
    type Err = SmtpUrlError;

    fn from_str(text: &str) -> Result<Self, SmtpUrlError> {
        if !text.starts_with("smtp://") && !text.starts_with("smtps://") {
            return Err(SmtpUrlError::Scheme);
        }
        let url = Url::parse(text)?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(SmtpUrlError::Path);
        }
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = Host::parse(host.ok_or(SmtpUrlError::NoHost)?)?;
        let credentials = credentials(&url)?;
        let (mut tls, mut hello) = (None, None);
        for (key, value) in url.query_pairs() {
            match key.as_ref() {
                "tls" => tls = Some(value.into_owned()),
                "hello" => hello = Some(name(&value)?),
                _ => return Err(SmtpUrlError::Parameter),
            }
        }
        let (encryption, port) = match (url.scheme(), tls.as_deref()) {
            ("smtps", None) => (Encryption::Implicit, 465),
            ("smtp", Some("required")) => (Encryption::Required, 587),
            ("smtp", Some("opportunistic")) => (Encryption::Opportunistic, 587),
            ("smtp", None) if credentials.is_some() && !is_this_machine(&host) => {
                return Err(SmtpUrlError::Clear);
            }
            ("smtp", Some("none") | None) => (Encryption::None, 25),
            _ => return Err(SmtpUrlError::Tls),
        };
        let port = url.port().unwrap_or(port);
        if port == 0 {
            return Err(SmtpUrlError::Port);
        }
        Ok(Self {
            host,
            port,
            encryption,
            credentials,
            hello,
        })
    }
}

/// Where it is, without credentials.
impl fmt::Display for SmtpUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match self.encryption {
            Encryption::Implicit => "smtps",
            _ => "smtp",
        };
        write!(formatter, "{scheme}://{}:{}", self.host, self.port)
    }
}

fn credentials(url: &Url) -> Result<Option<(String, SecretString)>, SmtpUrlError> {
    let decoded = |text| {
        let decoded = percent_decode_str(text).decode_utf8();
        decoded
            .map(Cow::into_owned)
            .map_err(|_| SmtpUrlError::Credentials)
    };
    match (url.username(), url.password().unwrap_or_default()) {
        ("", "") => Ok(None),
        ("", _) | (_, "") => Err(SmtpUrlError::HalfCredentials),
        (user, password) => Ok(Some((decoded(user)?, decoded(password)?.into()))),
    }
}

/// The name of a host, which is a word of a command.
fn name(text: &str) -> Result<String, SmtpUrlError> {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || b".-_[]:".contains(&byte);
    if text.is_empty() || text.len() > 255 || !text.bytes().all(word) {
        return Err(SmtpUrlError::Hello);
    }
    Ok(text.to_owned())
}

fn is_this_machine(host: &Host) -> bool {
    match host {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}
