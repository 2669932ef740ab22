//! Letters are handed to a mail server.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use lettre::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use secrecy::ExposeSecret;
use tokio::sync::Semaphore;
use tokio::time;
use url::Host;

use super::idle::Idle;
use super::tls::Tls;
use super::url::Encryption;
use super::{Limits, SmtpUrl};

/// A mail server, with the connections to it.
pub struct Server {
    url: SmtpUrl,
    limits: Limits,
    name: String,
    hello: ClientId,
    tls: Tls,
    idle: Arc<Idle>,
    places: Semaphore,
}

/// Why a letter was not taken.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The server cannot be reached, is not the one that was meant or refuses.
    #[error(transparent)]
    Refused(#[from] Error),
    /// It takes too long.
    #[error("the mail server has not taken a letter within {0:?}")]
    Late(Duration),
    /// The program stops.
    #[error("the letter was given up: {0}")]
    GivenUp(#[from] tokio::task::JoinError),
}

impl Server {
    /// That server; nothing is said to it yet.
    pub fn new(url: SmtpUrl, limits: Limits) -> Self {
        Self {
            name: match &url.host {
                Host::Domain(name) => name.clone(),
                Host::Ipv4(address) => address.to_string(),
                Host::Ipv6(address) => address.to_string(),
            },
            hello: url.hello.clone().map(ClientId::Domain).unwrap_or_default(),
            tls: Tls::default(),
            idle: Idle::new(limits.idle),
            places: Semaphore::new(limits.connections),
            url,
            limits,
        }
    }

    /// Like [`Self::new`], but trusts this authority, too.
    #[cfg(test)]
    pub fn trusting(mut self, authority: lettre::transport::smtp::client::Certificate) -> Self {
        self.tls.trusted = Some(authority);
        self
    }

    /// Hands a letter over. A caller that goes away does not end it.
    ///
    /// # Errors
    /// See [`SendError`].
    pub async fn send(self: &Arc<Self>, letter: Message) -> Result<(), SendError> {
        let server = Arc::clone(self);
        let sending = tokio::spawn(async move {
            let limit = server.limits.letter;
            let sent = time::timeout(limit, server.hand_over(&letter)).await;
            sent.map_err(|_| SendError::Late(limit))?
                .map_err(SendError::from)
        });
        sending.await?
    }

    async fn hand_over(&self, letter: &Message) -> Result<(), Error> {
        // It is never closed.
        let _place = self.places.acquire().await.ok();
        let mut connection = self.connection().await?;
        connection
            .send(letter.envelope(), &letter.formatted())
            .await?;
        self.idle.keep(connection);
        Ok(())
    }

    /// One that was kept and still works, else a new one.
    async fn connection(&self) -> Result<AsyncSmtpConnection, Error> {
        while let Some(mut kept) = self.idle.take() {
            let works = time::timeout(self.limits.connect, kept.test_connected()).await;
            if works.unwrap_or(false) {
                return Ok(kept);
            }
        }
        self.connect().await
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let encryption = self.url.encryption;
        let tls = match encryption {
            Encryption::None => None,
            _ => Some(self.tls.parameters(&self.name).await?),
        };
        let from_the_first_byte = tls.clone().filter(|_| encryption == Encryption::Implicit);
        let mut connection = AsyncSmtpConnection::connect_tokio1(
            (self.name.as_str(), self.url.port),
            Some(self.limits.connect),
            &self.hello,
            from_the_first_byte,
            None,
        )
        .await?;
        if let Some(tls) = tls
            && (encryption == Encryption::Required
                || encryption == Encryption::Opportunistic && connection.can_starttls())
        {
            connection.starttls(tls, &self.hello).await?;
        }
        if let Some((user, password)) = &self.url.credentials {
            let credentials = Credentials::new(user.clone(), password.expose_secret().to_owned());
            connection.auth(DEFAULT_MECHANISMS, &credentials).await?;
        }
        Ok(connection)
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Server({})", self.url)
    }
}
