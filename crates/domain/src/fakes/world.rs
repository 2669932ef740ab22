//! All fakes together.

use secrecy::SecretString;

use super::{
    FakeAddresses, FakeCodec, FakeGazetteer, FakePasswords, FakeTokens, FixedClock, MemoryFiles,
    MemoryMedia, MemoryStore, RecordedMail, RecordedWakes, SeededRandom,
};
use crate::api_key::{ApiKeyPorts, ApiKeyService};
use crate::auth::{AuthPorts, AuthService};
use crate::blob::Seal;
use crate::driver::{DriverPorts, DriverService};
use crate::email_proof::{EmailProofPorts, EmailProofService, ProofKeys};
use crate::event::{EventPorts, EventService};
use crate::housekeeping::{HousekeepingPorts, HousekeepingService};
use crate::locale::{LocalePorts, LocaleService, UnknownCountry};
use crate::profile::{ProfilePorts, ProfileService};
use crate::quota::{QuotaPorts, QuotaService};
use crate::session::PassSeal;

/// The fakes as the services' ports.
#[derive(Debug)]
pub enum Fakes {}

impl AuthPorts for Fakes {
    type Accounts = MemoryStore;
    type Sessions = MemoryStore;
    type Throttles = MemoryStore;
    type Passwords = FakePasswords;
    type Tokens = FakeTokens;
    type Wakes = RecordedWakes;
    type Clock = FixedClock;
    type Random = SeededRandom;
}

impl ProfilePorts for Fakes {
    type Profiles = MemoryStore;
    type Sessions = MemoryStore;
    type Images = MemoryStore;
    type Media = MemoryMedia;
    type Codec = FakeCodec;
    type Wakes = RecordedWakes;
    type Clock = FixedClock;
    type Random = SeededRandom;
}

impl HousekeepingPorts for Fakes {
    type Sessions = MemoryStore;
    type Throttles = MemoryStore;
    type Images = MemoryStore;
    type Media = MemoryMedia;
    type Blobs = MemoryStore;
    type BlobStore = MemoryFiles;
    type Events = MemoryStore;
    type Proofs = MemoryStore;
    type Quotas = MemoryStore;
    type Clock = FixedClock;
}

impl EventPorts for Fakes {
    type Events = MemoryStore;
    type Sessions = MemoryStore;
    type Wakes = RecordedWakes;
    type Clock = FixedClock;
}

impl DriverPorts for Fakes {
    type Drivers = MemoryStore;
    type Blobs = MemoryStore;
    type Store = MemoryFiles;
    type Sessions = MemoryStore;
    type Wakes = RecordedWakes;
    type Clock = FixedClock;
    type Random = SeededRandom;
}

impl ApiKeyPorts for Fakes {
    type ApiKeys = MemoryStore;
    type Clock = FixedClock;
    type Random = SeededRandom;
}

impl EmailProofPorts for Fakes {
    type Proofs = MemoryStore;
    type Sessions = MemoryStore;
    type Mailer = RecordedMail;
    type Clock = FixedClock;
    type Random = SeededRandom;
}

impl QuotaPorts for Fakes {
    type Quotas = MemoryStore;
    type Sessions = MemoryStore;
    type Clock = FixedClock;
}

impl LocalePorts for Fakes {
    type Addresses = FakeAddresses;
    type Gazetteer = FakeGazetteer;
    type Clock = FixedClock;
}

/// What seals the passes of all worlds.
#[must_use]
pub fn passes() -> PassSeal {
    PassSeal::new(&SecretString::from("the secret of the fakes"))
}

/// One of each fake. The services made from it share them.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// All repositories.
    pub store: MemoryStore,
    /// The files of images.
    pub media: MemoryMedia,
    /// The files of documents.
    pub files: MemoryFiles,
    /// The mail that was sent.
    pub mail: RecordedMail,
    /// Hashing.
    pub passwords: FakePasswords,
    /// The hints that open streams would get.
    pub wakes: RecordedWakes,
    /// The time.
    pub clock: FixedClock,
    /// Randomness.
    pub random: SeededRandom,
}

impl World {
    /// The service that signs people in.
    #[must_use]
    pub fn auth(&self) -> AuthService<Fakes> {
        AuthService {
            accounts: self.store.clone(),
            sessions: self.store.clone(),
            throttles: self.store.clone(),
            passwords: self.passwords.clone(),
            tokens: FakeTokens,
            passes: passes(),
            wakes: self.wakes.clone(),
            clock: self.clock.clone(),
            random: self.random.clone(),
        }
    }

    /// The service of profiles.
    #[must_use]
    pub fn profiles(&self) -> ProfileService<Fakes> {
        ProfileService {
            profiles: self.store.clone(),
            sessions: self.store.clone(),
            images: self.store.clone(),
            media: self.media.clone(),
            codec: FakeCodec,
            wakes: self.wakes.clone(),
            clock: self.clock.clone(),
            random: self.random.clone(),
        }
    }

    /// The service that tidies up.
    #[must_use]
    pub fn housekeeping(&self) -> HousekeepingService<Fakes> {
        HousekeepingService {
            sessions: self.store.clone(),
            throttles: self.store.clone(),
            images: self.store.clone(),
            media: self.media.clone(),
            blobs: self.store.clone(),
            blob_store: self.files.clone(),
            events: self.store.clone(),
            proofs: self.store.clone(),
            quotas: self.store.clone(),
            clock: self.clock.clone(),
        }
    }

    /// The service of events.
    #[must_use]
    pub fn events(&self) -> EventService<Fakes> {
        EventService {
            events: self.store.clone(),
            sessions: self.store.clone(),
            wakes: self.wakes.clone(),
            clock: self.clock.clone(),
        }
    }

    /// The service of drivers' profiles.
    #[must_use]
    pub fn drivers(&self) -> DriverService<Fakes> {
        DriverService {
            drivers: self.store.clone(),
            blobs: self.store.clone(),
            store: self.files.clone(),
            sessions: self.store.clone(),
            wakes: self.wakes.clone(),
            clock: self.clock.clone(),
            random: self.random.clone(),
            seal: Seal::new(&SecretString::from("the secret of the fakes")),
        }
    }

    /// The service of API keys of one more instance, which remembers nothing yet.
    #[must_use]
    pub fn api_keys(&self) -> ApiKeyService<Fakes> {
        ApiKeyService::new(self.store.clone(), self.clock.clone(), self.random.clone())
    }

    /// The service of proofs of addresses.
    #[must_use]
    pub fn proofs(&self) -> EmailProofService<Fakes> {
        EmailProofService {
            proofs: self.store.clone(),
            sessions: self.store.clone(),
            mailer: self.mail.clone(),
            clock: self.clock.clone(),
            random: self.random.clone(),
            keys: ProofKeys::new(&SecretString::from("the secret of the fakes")),
        }
    }

    /// The service that lets people change their profile `limit` times a day.
    #[must_use]
    pub fn quotas(&self, limit: u32) -> QuotaService<Fakes> {
        QuotaService {
            quotas: self.store.clone(),
            sessions: self.store.clone(),
            clock: self.clock.clone(),
            limit,
        }
    }

    /// The service that localises clients, those of whom nothing is known in this country.
    ///
    /// # Errors
    /// When [`FakeGazetteer`] does not know it.
    pub fn locales(&self, country: &str) -> Result<LocaleService<Fakes>, UnknownCountry> {
        LocaleService::new(FakeAddresses, FakeGazetteer, self.clock.clone(), country)
    }
}
