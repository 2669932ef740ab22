//! Keys as clients have them.

use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{ApiKey, ApiKeyHash, ApiKeyPrefix};
use crate::random::{ALPHABET, Random, name};

/// Characters of a prefix.
const PREFIX: usize = 8;

/// Characters of a secret, each with five random bits.
const SECRET: usize = 32;

impl ApiKeyHash {
    /// The hash of a whole key, whatever it is.
    #[must_use]
    pub fn of(key: &str) -> Self {
        Self(Sha256::digest(key).into())
    }
}

impl ApiKey {
    /// Whether it is the key with this hash, and good. Takes the same time wherever two hashes differ.
    pub(super) fn admits(&self, hash: &ApiKeyHash) -> bool {
        bool::from(self.hash.0.ct_eq(&hash.0)) && self.revoked_at.is_none()
    }
}

/// A new key, whole, and its prefix.
pub(super) fn draw(random: &impl Random) -> (ApiKeyPrefix, SecretString) {
    let prefix = name::<PREFIX>(random);
    let secret = SecretString::from(name::<SECRET>(random));
    let key = format!("{prefix}.{}", secret.expose_secret());
    (ApiKeyPrefix(prefix), key.into())
}

/// The prefix of what may be a key; none for what cannot be one, which then costs no look-up.
pub(super) fn prefix(presented: &str) -> Option<ApiKeyPrefix> {
    let (prefix, secret) = presented.split_once('.')?;
    let plain = |part: &str| part.bytes().all(|byte| ALPHABET.contains(&byte));
    let good = prefix.len() == PREFIX && secret.len() == SECRET && plain(prefix) && plain(secret);
    good.then(|| ApiKeyPrefix(prefix.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fakes::SeededRandom;

    #[test]
    fn a_key_is_its_prefix_and_its_secret() {
        let random = SeededRandom::default();
        let (own, key) = draw(&random);
        let key = key.expose_secret();
        assert_eq!(key.len(), 41);
        assert!(key.starts_with(&format!("{}.", own.0)), "{key}");
        assert_eq!(prefix(key), Some(own));
        assert_ne!(draw(&random).1.expose_secret(), key);
    }

    #[test]
    fn what_cannot_be_a_key_has_no_prefix() {
        let good = "abcdefgh.abcdefghijkmnpqrstuvwxyz23456789";
        assert!(prefix(good).is_some());
        let upper = good.to_uppercase();
        let longer = format!("{good}a");
        let spaced = format!(" {good}");
        let dotted = good.replace("ijk", ".jk");
        let foreign = good.replace('9', "ø");
        let sly = good.replace("abcdefgh.", "' or 1=1.");
        for text in [
            "",
            ".",
            "abcdefgh",
            "abcdefgh.",
            &good[1..],
            &upper,
            &longer,
            &spaced,
            &dotted,
            &foreign,
            &sly,
        ] {
            assert_eq!(prefix(text), None, "{text}");
        }
    }
}
