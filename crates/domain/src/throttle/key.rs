//! Under which key failures are counted.

use std::net::IpAddr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::ThrottleKey;
use crate::fold::fold;

impl ThrottleKey {
    /// The key of the account with this email, in any spelling, whether there is such an account or not.
    #[must_use]
    pub fn account(email: &str) -> Self {
        Self::hash("account", fold(email).as_bytes())
    }

    /// The key of a network address. All addresses of an IPv6 /64 share one: a single customer holds that many.
    #[must_use]
    pub fn address(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::hash("address", &address.octets()),
            IpAddr::V6(address) => Self::hash("address", &(address.to_bits() >> 64).to_be_bytes()),
        }
    }

    fn hash(kind: &str, name: &[u8]) -> Self {
        let digest = Sha256::new()
            .chain_update(kind)
            .chain_update([0])
            .chain_update(name)
            .finalize();
        Self(URL_SAFE_NO_PAD.encode(digest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> ThrottleKey {
        ThrottleKey::address(text.parse().unwrap())
    }

    #[test]
    fn the_spelling_of_an_email_does_not_matter() {
        assert_eq!(
            ThrottleKey::account("Owner@Minbil.IO"),
            ThrottleKey::account("owner@minbil.io")
        );
        assert_ne!(
            ThrottleKey::account("other@minbil.io"),
            ThrottleKey::account("owner@minbil.io")
        );
    }

    #[test]
    fn a_key_does_not_tell_what_it_stands_for() {
        let ThrottleKey(key) = ThrottleKey::account("owner@minbil.io");
        assert_eq!(key.len(), 43);
        assert!(!key.contains("owner"));
    }

    #[test]
    fn ipv4_addresses_are_told_apart() {
        assert_ne!(address("192.0.2.1"), address("192.0.2.2"));
    }

    #[test]
    fn an_ipv4_address_is_the_same_within_ipv6() {
        assert_eq!(address("192.0.2.1"), address("::ffff:192.0.2.1"));
    }

    #[test]
    fn addresses_of_one_ipv6_network_share_a_key() {
        assert_eq!(address("2001:db8:0:1::1"), address("2001:db8:0:1:ffff::2"));
        assert_ne!(address("2001:db8:0:1::1"), address("2001:db8:0:2::1"));
    }

    #[test]
    fn an_account_and_an_address_never_share_a_key() {
        assert_ne!(
            ThrottleKey::hash("account", b"x"),
            ThrottleKey::hash("address", b"x")
        );
    }
}
