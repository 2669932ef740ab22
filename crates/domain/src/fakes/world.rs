//! All fakes together.

use super::{
    FakeCodec, FakePasswords, FakeTokens, FixedClock, MemoryMedia, MemoryStore, SeededRandom,
};
use crate::auth::{AuthPorts, AuthService};
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
    type Clock = FixedClock;
    type Random = SeededRandom;
}

impl ProfilePorts for Fakes {
    type Profiles = MemoryStore;
    type Sessions = MemoryStore;
    type Images = MemoryStore;
    type Media = MemoryMedia;
    type Codec = FakeCodec;
    type Clock = FixedClock;
    type Random = SeededRandom;
}

impl HousekeepingPorts for Fakes {
    type Sessions = MemoryStore;
    type Throttles = MemoryStore;
    type Images = MemoryStore;
    type Media = MemoryMedia;
    type Clock = FixedClock;
}

/// One of each fake. The services made from it share them.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// All repositories.
    pub store: MemoryStore,
    /// The files.
    pub media: MemoryMedia,
    /// Hashing.
    pub passwords: FakePasswords,
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
            clock: self.clock.clone(),
        }
    }
}
