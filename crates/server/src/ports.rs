//! Which adapters the domain's services work with.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::access::Access;
use domain::api_key::ApiKeyPorts;
use domain::auth::{AccessTokens, AuthPorts, SignError};
use domain::clock::Clock;
use domain::driver::DriverPorts;
use domain::email_proof::EmailProofPorts;
use domain::event::EventPorts;
use domain::housekeeping::HousekeepingPorts;
use domain::locale::LocalePorts;
use domain::manage::ManagePorts;
use domain::profile::ProfilePorts;
use domain::quota::QuotaPorts;
use domain::random::SystemRandom;
use locale::{Addresses, World};
use mail::Post;
use media::{Codec, Files};
use persistence::{
    Accounts, ApiKeys, Blobs, Drivers, EmailProofs, Events, Images, Manage, Profiles, Quotas,
    Sessions, Throttles,
};
use secrecy::SecretString;

use crate::events::Hub;
use crate::security::jwt::Jwt;
use crate::security::passwords::Passwords;

/// The adapters of a running server.
pub enum Production {}

impl AuthPorts for Production {
    type Accounts = Accounts;
    type Sessions = Sessions;
    type Throttles = Throttles;
    type Passwords = Passwords;
    type Tokens = Signer;
    type Wakes = Arc<Hub>;
    type Clock = Arc<dyn Clock>;
    type Random = SystemRandom;
}

impl ProfilePorts for Production {
    type Profiles = Profiles;
    type Sessions = Sessions;
    type Images = Images;
    type Media = Files;
    type Codec = Codec;
    type Wakes = Arc<Hub>;
    type Clock = Arc<dyn Clock>;
    type Random = SystemRandom;
}

impl HousekeepingPorts for Production {
    type Sessions = Sessions;
    type Throttles = Throttles;
    type Images = Images;
    type Media = Files;
    type Blobs = Blobs;
    type BlobStore = Files;
    type Events = Events;
    type Proofs = EmailProofs;
    type Quotas = Quotas;
    type Clock = Arc<dyn Clock>;
}

impl EventPorts for Production {
    type Events = Events;
    type Sessions = Sessions;
    type Wakes = Arc<Hub>;
    type Clock = Arc<dyn Clock>;
}

impl DriverPorts for Production {
    type Drivers = Drivers;
    type Blobs = Blobs;
    type Store = Files;
    type Sessions = Sessions;
    type Wakes = Arc<Hub>;
    type Clock = Arc<dyn Clock>;
    type Random = SystemRandom;
}

impl ManagePorts for Production {
    type Manage = Manage;
    type Zones = World;
    type Sessions = Sessions;
    type Wakes = Arc<Hub>;
    type Clock = Arc<dyn Clock>;
    type Random = SystemRandom;
}

impl ApiKeyPorts for Production {
    type ApiKeys = ApiKeys;
    type Clock = Arc<dyn Clock>;
    type Random = SystemRandom;
}

impl EmailProofPorts for Production {
    type Proofs = EmailProofs;
    type Sessions = Sessions;
    type Mailer = Post;
    type Clock = Arc<dyn Clock>;
    type Random = SystemRandom;
}

impl QuotaPorts for Production {
    type Quotas = Quotas;
    type Sessions = Sessions;
    type Clock = Arc<dyn Clock>;
}

impl LocalePorts for Production {
    type Addresses = Addresses;
    type Gazetteer = World;
    type Clock = Arc<dyn Clock>;
}

/// Signs access tokens for the auth service.
pub struct Signer(pub Arc<Jwt>);

impl AccessTokens for Signer {
    fn sign(
        &self,
        access: &Access,
        issued_at: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<SecretString, SignError> {
        let token = self.0.sign(access, issued_at, expires_at);
        token
            .map(Into::into)
            .map_err(|error| SignError(error.into()))
    }
}
