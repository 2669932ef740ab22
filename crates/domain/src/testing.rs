//! What the tests of several services need.

use secrecy::SecretString;

use crate::access::Access;
use crate::auth::{Client, Registration, TokenPair};
use crate::clock::Clock;
use crate::fakes::{FakeTokens, World};

/// The password of everybody.
pub(crate) const PASSWORD: &str = "correct horse battery staple";

pub(crate) const EMAIL: &str = "owner@minbil.io";

pub(crate) fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// A client at an address nobody else comes from.
pub(crate) fn client() -> Client {
    client_at("192.0.2.1")
}

pub(crate) fn client_at(address: &str) -> Client {
    Client {
        address: address.parse().unwrap(),
        user_agent: Some("tests".to_owned()),
    }
}

pub(crate) fn registration(email: &str, username: Option<&str>) -> Registration {
    Registration {
        email: email.to_owned(),
        password: secret(PASSWORD),
        username: username.map(str::to_owned),
        first_name: Some("Kari".to_owned()),
        last_name: None,
    }
}

impl World {
    /// Registers somebody and forgets what the store was asked for it.
    pub(crate) async fn register(&self, email: &str, username: Option<&str>) -> TokenPair {
        let registration = registration(email, username);
        let pair = self.auth().register(registration, &client()).await.unwrap();
        let _ = self.store.take_journal();
        pair
    }

    /// Signs in with the right password.
    pub(crate) async fn login(&self, email: &str) -> TokenPair {
        self.auth()
            .login(email, secret(PASSWORD), &client())
            .await
            .unwrap()
    }

    /// What the access token of `pair` proves now.
    pub(crate) fn access(&self, pair: &TokenPair) -> Access {
        FakeTokens
            .verify(&pair.access_token, self.clock.now())
            .unwrap()
    }

    /// Registers [`EMAIL`] with the username `owner` and uses the access token once, so that the first use is behind.
    pub(crate) async fn owner(&self) -> Access {
        let pair = self.register(EMAIL, Some("owner")).await;
        let access = self.access(&pair);
        self.profiles().read(&access).await.unwrap();
        let _ = self.store.take_journal();
        access
    }
}
