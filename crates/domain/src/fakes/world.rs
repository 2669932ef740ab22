//! All fakes together.

use secrecy::SecretString;

use super::{
    FakeCodec, FakePasswords, FakeTokens, FixedClock, MemoryFiles, MemoryMedia, MemoryStore,
    RecordedWakes, SeededRandom,
};
use crate::auth::{AuthPorts, AuthService};
use crate::blob::Seal;
use crate::driver::{DriverPorts, DriverService};
use crate::event::{EventPorts, EventService};
use crate::housekeeping::{HousekeepingPorts, HousekeepingService};
use crate::profile::{ProfilePorts, ProfileService};

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

/// One of each fake. The services made from it share them.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// All repositories.
    pub store: MemoryStore,
    /// The files of images.
    pub media: MemoryMedia,
    /// The files of documents.
    pub files: MemoryFiles,
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
}
