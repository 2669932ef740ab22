//! Sealing and opening passes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac};
use secrecy::SecretString;
use sha2::Sha256;
use uuid::Uuid;

use super::Pass;
use crate::access::{Access, Role};
use crate::id::{PairId, SessionId, UserId};
use crate::keys;

/// What a pass is sealed for. Another name would void all passes.
const PURPOSE: &str = "cookie";
/// The first byte of a pass. Another layout has another one.
const VERSION: u8 = 1;
/// The version, three ids, the role and the time of issue, in bytes.
const LENGTH: usize = 1 + 3 * 16 + 1 + 8;

/// Seals and opens passes with HMAC-SHA256 (RFC 2104), under a key that is derived from the server's secret. A pass is written as
/// `<base64url of its bytes>.<base64url of their tag>`; nobody else can make or alter one.
#[derive(Clone)]
pub struct PassSeal(Hmac<Sha256>);

impl PassSeal {
    /// With a key that is derived from `secret`.
    #[must_use]
    pub fn new(secret: &SecretString) -> Self {
        Self(keys::derived(secret, PURPOSE))
    }

    /// What proves this; parts of a second are cut.
    #[must_use]
    pub fn seal(&self, pass: &Pass) -> SecretString {
        let bytes = written(pass);
        let tag = self.0.clone().chain_update(&bytes).finalize().into_bytes();
        let mut text = URL_SAFE_NO_PAD.encode(bytes);
        text.push('.');
        URL_SAFE_NO_PAD.encode_string(tag, &mut text);
        text.into()
    }

    /// What `text` proves; none if it was not sealed here, or is over at `now`.
    #[must_use]
    pub fn open(&self, text: &str, now: DateTime<Utc>) -> Option<Pass> {
        let (bytes, tag) = text.split_once('.')?;
        let bytes: [u8; LENGTH] = decoded(bytes)?;
        let tag: [u8; 32] = decoded(tag)?;
        // Compares in constant time.
        self.0
            .clone()
            .chain_update(bytes)
            .verify(&tag.into())
            .ok()?;
        read(&bytes).filter(|pass| now < pass.expires_at())
    }
}

/// So many bytes from base64url of exactly their length.
fn decoded<const N: usize>(text: &str) -> Option<[u8; N]> {
    let expected = (N * 4).div_ceil(3);
    let text = (text.len() == expected).then_some(text)?;
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

/// The layout of version 1.
fn written(pass: &Pass) -> Vec<u8> {
    let Pass {
        access:
            Access {
                user,
                session,
                pair,
                role,
            },
        issued_at,
    } = pass;
    [
        &[VERSION],
        session.0.as_bytes().as_slice(),
        pair.0.as_bytes(),
        user.0.as_bytes(),
        &[code(*role)],
        &issued_at.timestamp().to_be_bytes(),
    ]
    .concat()
}

fn read(bytes: &[u8; LENGTH]) -> Option<Pass> {
    let (version, rest) = bytes.split_first()?;
    let (session, rest) = rest.split_first_chunk::<16>()?;
    let (pair, rest) = rest.split_first_chunk::<16>()?;
    let (user, rest) = rest.split_first_chunk::<16>()?;
    let (role, rest) = rest.split_first()?;
    let seconds = i64::from_be_bytes(rest.try_into().ok()?);
    (*version == VERSION).then_some(())?;
    Some(Pass {
        access: Access {
            user: UserId(Uuid::from_bytes(*user)),
            session: SessionId(Uuid::from_bytes(*session)),
            pair: PairId(Uuid::from_bytes(*pair)),
            role: [Role::User, Role::Service, Role::Admin]
                .into_iter()
                .find(|known| code(*known) == *role)?,
        },
        issued_at: DateTime::from_timestamp(seconds, 0)?,
    })
}

const fn code(role: Role) -> u8 {
    match role {
        Role::User => 0,
        Role::Service => 1,
        Role::Admin => 2,
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use secrecy::ExposeSecret;

    use super::*;

    fn sealed_with(secret: &str) -> PassSeal {
        PassSeal::new(&SecretString::from(secret))
    }

    fn now() -> DateTime<Utc> {
        "2026-02-12T10:00:00Z".parse().unwrap()
    }

    fn pass(role: Role) -> Pass {
        Pass {
            access: Access {
                user: UserId(Uuid::from_u128(1)),
                session: SessionId(Uuid::from_u128(2)),
                pair: PairId(Uuid::from_u128(3)),
                role,
            },
            issued_at: now(),
        }
    }

    /// A pass of these bytes, with a good tag.
    fn signed(bytes: &[u8]) -> String {
        let mac = keys::derived(&SecretString::from("secret"), PURPOSE).chain_update(bytes);
        let tag = mac.finalize().into_bytes();
        format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(bytes),
            URL_SAFE_NO_PAD.encode(tag)
        )
    }

    #[test]
    fn what_was_sealed_is_opened() {
        let seal = sealed_with("secret");
        for role in [Role::User, Role::Service, Role::Admin] {
            let text = seal.seal(&pass(role));
            assert_eq!(
                seal.open(text.expose_secret(), now()),
                Some(pass(role)),
                "{role}"
            );
        }
    }

    #[test]
    fn a_pass_can_be_a_cookie() {
        let text = sealed_with("secret").seal(&pass(Role::User));
        let text = text.expose_secret();
        assert_eq!(text.len(), 122);
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        assert!(text.chars().all(plain), "{text}");
        assert_eq!(text, signed(&written(&pass(Role::User))));
    }

    #[test]
    fn a_pass_is_over_after_seven_days_to_the_second() {
        let seal = sealed_with("secret");
        let text = seal.seal(&pass(Role::User));
        let open = |seconds| seal.open(text.expose_secret(), now() + TimeDelta::seconds(seconds));
        assert!(open(7 * 86_400 - 1).is_some());
        assert!(open(7 * 86_400).is_none());
        // The clock of another instance may be behind.
        assert!(open(-1).is_some());
    }

    #[test]
    fn the_end_of_time_is_no_defect() {
        let issued_at = DateTime::<Utc>::MAX_UTC;
        let far = Pass {
            issued_at,
            ..pass(Role::User)
        };
        assert_eq!(far.expires_at(), issued_at);
        let mut bytes = written(&pass(Role::User));
        bytes[LENGTH - 8..].copy_from_slice(&i64::MAX.to_be_bytes());
        assert_eq!(sealed_with("secret").open(&signed(&bytes), now()), None);
    }

    #[test]
    fn another_key_version_role_or_purpose_is_refused() {
        let seal = sealed_with("secret");
        let text = sealed_with("another").seal(&pass(Role::User));
        assert_eq!(seal.open(text.expose_secret(), now()), None);
        let bytes = written(&pass(Role::User));
        assert!(seal.open(&signed(&bytes), now()).is_some());
        for (place, value) in [(0, 0), (0, 2), (49, 3)] {
            let mut other = bytes.clone();
            other[place] = value;
            assert_eq!(seal.open(&signed(&other), now()), None, "{place}");
        }
        for length in [0, LENGTH - 1] {
            assert_eq!(seal.open(&signed(&bytes[..length]), now()), None);
        }
        let longer = [&bytes[..], &[0]].concat();
        assert_eq!(seal.open(&signed(&longer), now()), None);
    }

    #[test]
    fn no_letter_can_be_changed_cut_or_added() {
        let seal = sealed_with("secret");
        let text = seal.seal(&pass(Role::User)).expose_secret().to_owned();
        for place in 0..text.len() {
            let (before, after) = (&text[..place], &text[place + 1..]);
            for letter in ["A", "_", ".", "=", "%", ""] {
                let other = format!("{before}{letter}{after}");
                assert!(
                    other == text || seal.open(&other, now()).is_none(),
                    "{other}"
                );
            }
            assert_eq!(seal.open(before, now()), None);
        }
        for other in [
            format!("{text}="),
            format!("\"{text}\""),
            format!(".{text}"),
            format!("{text}."),
            text.to_uppercase(),
        ] {
            assert_eq!(seal.open(&other, now()), None, "{other}");
        }
    }
}
