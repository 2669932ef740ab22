//! Keys for single purposes, derived from the server's secret: no instance has to keep or exchange them.

use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

/// A block of SHA-256, in bytes.
const BLOCK: usize = 64;

/// HMAC-SHA256 (RFC 2104) under a key for `purpose`: the HMAC of the purpose's name under `secret`. Another name gives another key, so a name never
/// changes.
pub(crate) fn derived(secret: &SecretString, purpose: &str) -> Hmac<Sha256> {
    let root = keyed(secret.expose_secret().as_bytes());
    keyed(&root.chain_update(purpose).finalize().into_bytes())
}

/// HMAC with a key of any length (RFC 2104, section 2).
fn keyed(key: &[u8]) -> Hmac<Sha256> {
    let hash = Sha256::digest(key);
    let key = if key.len() > BLOCK { &hash[..] } else { key };
    let mut block = [0; BLOCK];
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    Hmac::new(&block.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_any_length_is_taken_as_others_take_it() {
        for length in [0, 1, 63, 64, 65, 200] {
            let key = vec![7; length];
            let theirs = Hmac::<Sha256>::new_from_slice(&key).unwrap();
            let [ours, theirs] =
                [keyed(&key), theirs].map(|mac| mac.chain_update("text").finalize());
            assert!(ours == theirs, "{length}");
        }
    }

    #[test]
    fn purposes_and_secrets_have_keys_of_their_own() {
        let tag = |secret: &str, purpose| {
            let mac = derived(&SecretString::from(secret), purpose);
            mac.chain_update("text").finalize().into_bytes()
        };
        assert_eq!(tag("secret", "one"), tag("secret", "one"));
        assert_ne!(tag("secret", "one"), tag("secret", "two"));
        assert_ne!(tag("secret", "one"), tag("Secret", "one"));
    }
}
