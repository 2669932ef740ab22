//! From whom mail comes.

use std::str::FromStr;

use lettre::message::Mailbox as Parsed;

/// Somebody's address, with or without a name: `Dossier <no-reply@example.com>` (RFC 5322, section 3.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox(pub(crate) Parsed);

/// A text is no mailbox.
#[derive(Debug, thiserror::Error)]
#[error(
    "must be an address such as 'no-reply@example.com' or 'Dossier <no-reply@example.com>', not '{0}'"
)]
pub struct MailboxError(String);

impl FromStr for Mailbox {
    type Err = MailboxError;

    fn from_str(text: &str) -> Result<Self, MailboxError> {
        let parsed = text.parse().map_err(|_| MailboxError(text.to_owned()))?;
        Ok(Self(parsed))
    }
}
