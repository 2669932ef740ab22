//! The adapter.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::clock::{Clock, SystemClock};
use domain::mail::{Mail, MailError, Mailer};

use crate::letter::LetterError;
use crate::outbox::Outbox;
use crate::smtp::{Limits, Server};
use crate::{Mailbox, SmtpUrl, letter, name};

/// Takes messages and hands them to a mail server or puts them into a folder. Clones share its connections.
#[derive(Debug, Clone)]
pub struct Post {
    from: Mailbox,
    way: Way,
}

#[derive(Debug, Clone)]
enum Way {
    Server(Arc<Server>),
    Folder(Outbox),
}

/// Why there can be no [`Post`].
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The folder cannot be made or used.
    #[error("the folder {} cannot be used: {source}", folder.display())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl Post {
    /// Hands mail to the server at `url`. It is connected to when there is a mail, not before.
    #[must_use]
    pub fn smtp(url: SmtpUrl, from: Mailbox) -> Self {
        Self::server(Server::new(url, Limits::default()), from)
    }

    /// Puts mail into `folder`, a file each that is called `….eml`, which sort by when they were written. The folder is made where it is
    /// missing; what a killed process has left half-written in it is removed. Blocks.
    ///
    /// # Errors
    /// When the folder cannot be made or read.
    pub fn folder(folder: &Path, from: Mailbox) -> Result<Self, PostError> {
        let outbox = Outbox::open(folder).map_err(|source| PostError::Folder {
            folder: folder.to_owned(),
            source,
        })?;
        Ok(Self {
            from,
            way: Way::Folder(outbox),
        })
    }

    pub(crate) fn server(server: Server, from: Mailbox) -> Self {
        Self {
            from,
            way: Way::Server(Arc::new(server)),
        }
    }
}

impl Mailer for Post {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let (now, name) = (SystemClock.now(), name::random());
        let letter = letter::write(&self.from, mail, now, &name);
        let letter = letter.map_err(|error| match error {
            // Of what is in a letter, only the address is not ours.
            LetterError::Recipient(_) | LetterError::Message(_) => MailError::Address(error.into()),
            LetterError::Subject => MailError::Failed(error.into()),
        })?;
        let taken = match &self.way {
            Way::Server(server) => server.send(letter).await.map_err(Into::into),
            Way::Folder(outbox) => outbox.put(&letter, now, &name).await.map_err(Into::into),
        };
        taken.map_err(MailError::Failed)
    }
}
