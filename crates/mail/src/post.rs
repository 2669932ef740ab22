//! The adapter.

use std::path::Path;

use domain::mail::{Mail, MailError, Mailer};

use crate::{Mailbox, SmtpUrl};

/// Takes messages and hands them to a mail server or puts them into a folder. Clones share its connections.
#[derive(Debug, Clone)]
pub struct Post {}

/// Why there can be no [`Post`].
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The folder cannot be made or used.
    #[error("the folder {} cannot be used: {source}", folder.display())]
    Folder {
        /// Which.
        folder: std::path::PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// TLS cannot be set up.
    #[error("TLS cannot be set up: {0}")]
    Tls(#[source] lettre::transport::smtp::Error),
}

impl Post {
    /// Hands mail to the server at `url`. It is not connected to before there is a mail.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn smtp(url: &SmtpUrl, from: Mailbox) -> Result<Self, PostError> {
        let _ = (url, from);
        Ok(Self {})
    }

    /// Puts mail into `folder`, one `.eml` file each. The folder is made where it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn folder(folder: &Path, from: Mailbox) -> Result<Self, PostError> {
        let _ = (folder, from);
        Ok(Self {})
    }
}

impl Mailer for Post {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        Err(MailError(format!("not yet: {}", mail.to).into()))
    }
}
