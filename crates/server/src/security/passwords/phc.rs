//! argon2 as a PHC string: ours, and those of other variants and costs.

use argon2::password_hash::phc::{Output, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Params, Version};

use super::argon2id::{self, LANES, MEMORY, PASSES};
use super::kept::UnusableHash;
use super::memory::Memory;

const KIND: &str = "argon2";
/// Most memory, in KiB: 256 MiB.
const MOST_MEMORY: u32 = 256 << 10;
/// Most passes.
const MOST_PASSES: u32 = 10;
/// Most lanes.
const MOST_LANES: u32 = 16;
/// Most work, in KiB times passes: about a second.
const MOST_WORK: u32 = 1 << 20;
/// The limits in words.
const MOST: &str = "256 MiB, 10 passes, 16 lanes or 1 GiB over all passes";
/// Shortest output, in bytes: no other password has it by chance.
const SHORTEST: usize = 16;

/// What a PHC string says.
pub(super) struct Argon2Hash {
    algorithm: Algorithm,
    version: Version,
    params: Params,
    salt: Salt,
    output: Output,
}

impl Argon2Hash {
    /// Reads `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, or one of argon2i or argon2d, or of the version that needs no `v=`.
    pub(super) fn parse(text: &str) -> Result<Self, UnusableHash> {
        Self::read(text)
            .ok_or(UnusableHash::Damaged(KIND))?
            .bounded()
    }

    fn read(text: &str) -> Option<Self> {
        let hash = PasswordHash::new(text).ok()?;
        let params = Params::try_from(&hash).ok()?;
        let output = hash.hash.filter(|output| output.len() >= SHORTEST)?;
        let keyed = !params.keyid().is_empty() || !params.data().is_empty();
        (!keyed).then_some(Self {
            algorithm: Algorithm::new(hash.algorithm).ok()?,
            version: hash
                .version
                .unwrap_or(Version::V0x10.into())
                .try_into()
                .ok()?,
            params,
            salt: hash.salt?,
            output,
        })
    }

    fn bounded(self) -> Result<Self, UnusableHash> {
        let (memory, passes) = (self.params.m_cost(), self.params.t_cost());
        let fits = memory <= MOST_MEMORY
            && passes <= MOST_PASSES
            && self.params.p_cost() <= MOST_LANES
            && memory * passes <= MOST_WORK;
        fits.then_some(self).ok_or(UnusableHash::TooCostly(MOST))
    }

    /// Whether it is made as [`argon2id::hash`] does it.
    pub(super) fn is_current(&self) -> bool {
        let costs = (
            self.params.m_cost(),
            self.params.t_cost(),
            self.params.p_cost(),
        );
        self.algorithm == Algorithm::Argon2id
            && self.version == Version::V0x13
            && costs == (MEMORY, PASSES, LANES)
            && self.salt.len() == Salt::RECOMMENDED_LENGTH
            && self.output.len() == Params::DEFAULT_OUTPUT_LEN
    }

    /// In MiB.
    pub(super) fn memory(&self) -> u32 {
        self.params.m_cost().div_ceil(1 << 10)
    }

    /// Whether `password` gives this hash.
    pub(super) fn matches(&self, password: &str, memory: &Memory) -> Result<bool, String> {
        let argon2 = Argon2::new(self.algorithm, self.version, self.params.clone());
        // Only what ours take is worth keeping.
        let spare = Memory::default();
        let memory = if self.is_current() { memory } else { &spare };
        let output = argon2id::fill(&argon2, password, &self.salt, memory)?;
        Ok(output == self.output)
    }
}
