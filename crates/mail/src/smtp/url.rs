//! Which mail server, as a setting names it.

use std::str::FromStr;

use secrecy::SecretString;

/// A mail server: `smtps://user:password@host`, `smtp://user:password@host?tls=required` or `smtp://localhost`.
#[derive(Debug, Clone)]
pub struct SmtpUrl(SecretString);

/// Why a text names no mail server.
#[derive(Debug, thiserror::Error)]
pub enum SmtpUrlError {
    /// It is of another kind.
    #[error("must begin with 'smtp://' or 'smtps://'")]
    Scheme,
}

impl FromStr for SmtpUrl {
    type Err = SmtpUrlError;

    fn from_str(text: &str) -> Result<Self, SmtpUrlError> {
        Ok(Self(text.into()))
    }
}
