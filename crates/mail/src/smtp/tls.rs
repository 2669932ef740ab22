//! How a mail server proves that it is the one that was meant.

use lettre::transport::smtp::Error;
#[cfg(test)]
use lettre::transport::smtp::client::Certificate;
use lettre::transport::smtp::client::TlsParameters;
use tokio::sync::OnceCell;

/// What is needed for TLS with one server, put together when it is needed for the first time: this machine's list of authorities is long.
#[derive(Default)]
pub struct Tls {
    parameters: OnceCell<TlsParameters>,
    /// An authority that only tests trust.
    #[cfg(test)]
    pub trusted: Option<Certificate>,
}

impl Tls {
    /// For the server of this name.
    ///
    /// # Errors
    /// When TLS cannot be set up on this machine.
    pub async fn parameters(&self, name: &str) -> Result<TlsParameters, Error> {
        let built = self.parameters.get_or_try_init(async || {
            let building = TlsParameters::builder(name.to_owned());
            #[cfg(test)]
            let building = match self.trusted.clone() {
                Some(trusted) => building.add_root_certificate(trusted),
                None => building,
            };
            // It reads files.
            let built = tokio::task::spawn_blocking(move || building.build());
            built
                .await
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()))
        });
        built.await.cloned()
    }
}
