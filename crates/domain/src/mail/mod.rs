//! The port to where mail goes.

use crate::store::Cause;

/// A message in plain text to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// Lines of text that end with `\n`.
    pub text: String,
}

/// Why a message was not taken.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// No mail can be sent to such an address at all.
    #[error("the address takes no mail: {0}")]
    Address(#[source] Cause),
    /// Worth a retry.
    #[error("the mail was not taken: {0}")]
    Failed(#[source] Cause),
}

/// Takes messages: a mail server, or a folder.
pub trait Mailer: Send + Sync + 'static {
    /// Hands `mail` over; an `Ok` says that it is taken for good.
    ///
    /// # Errors
    /// See [`MailError`].
    fn send(&self, mail: &Mail) -> impl Future<Output = Result<(), MailError>> + Send;
}
