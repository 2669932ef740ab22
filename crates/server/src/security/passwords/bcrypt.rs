//! bcrypt: of Devise and many others, and two of Django's hashers.

use std::fmt::Write as _;

use bcrypt::HashParts;
use sha2::{Digest, Sha256};

use super::kept::UnusableHash;

const KIND: &str = "bcrypt";
/// What a cost may be: from what the algorithm can do to about a second.
const COSTS: std::ops::RangeInclusive<u32> = 4..=14;
/// Length of `$2b$12$`, 22 characters of salt and 31 of output.
const LENGTH: usize = 60;
/// The variants. They have been one since the faults of old were mended.
const VARIANTS: [&str; 3] = ["$2a$", "$2b$", "$2y$"];

/// A hash, and what was hashed.
pub(super) struct Bcrypt {
    hash: String,
    /// What was hashed is the password's SHA-256 in hexadecimal, which no longer password can exceed.
    digest: bool,
}

impl Bcrypt {
    /// Whether it begins as one.
    pub(super) fn is_meant(text: &str) -> bool {
        VARIANTS.iter().any(|variant| text.starts_with(variant))
    }

    /// Reads `$2b$12$…`.
    pub(super) fn parse(text: &str) -> Result<Self, UnusableHash> {
        let damaged = UnusableHash::Damaged(KIND);
        if !Self::is_meant(text) || text.len() != LENGTH {
            return Err(damaged);
        }
        let parts: HashParts = text.parse().map_err(|_| damaged)?;
        match parts.get_cost() {
            cost if cost > *COSTS.end() => {
                return Err(UnusableHash::TooCostly("bcrypt's cost 14"));
            }
            cost if cost < *COSTS.start() => return Err(damaged),
            _ => {}
        }
        let hash = text.to_owned();
        Ok(Self {
            hash,
            digest: false,
        })
    }

    /// Reads the same from behind `bcrypt_sha256$`.
    pub(super) fn of_digest(text: &str) -> Result<Self, UnusableHash> {
        Ok(Self {
            digest: true,
            ..Self::parse(text)?
        })
    }

    /// Whether `password` gives this hash. As everywhere, only its first 72 bytes count.
    pub(super) fn matches(&self, password: &str) -> Result<bool, String> {
        if self.digest {
            let mut digits = String::with_capacity(64);
            for byte in Sha256::digest(password) {
                // Writing to a string cannot fail.
                let _ = write!(digits, "{byte:02x}");
            }
            return verify(&digits, &self.hash);
        }
        verify(password, &self.hash)
    }
}

fn verify(password: &str, hash: &str) -> Result<bool, String> {
    bcrypt::verify(password, hash).map_err(|error| error.to_string())
}
