//! Hashing one password and checking it, argon2id (RFC 9106).

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Params, Version};

use super::memory::Memory;

/// Memory of one hash, in KiB (OWASP's password storage cheat sheet, as t and p).
const MEMORY: u32 = 19_456;
/// Passes over that memory.
const PASSES: u32 = 2;
/// Lanes.
const LANES: u32 = 1;
/// What an unknown account's password is compared with: the same work, and no password gives this hash.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The PHC string of a new hash of `password`: m = 19456 KiB, t = 2, p = 1, a random salt.
///
/// # Errors
/// When argon2 refuses, which it does not.
pub(super) fn hash(password: &[u8], memory: &Memory) -> Result<String, String> {
    let params =
        Params::new(MEMORY, PASSES, LANES, Some(Params::DEFAULT_OUTPUT_LEN)).map_err(said)?;
    let salt = Salt::generate();
    let output = fill(password, &salt, &params, memory)?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(said)?,
        salt: Some(salt),
        hash: Some(output),
    };
    Ok(hash.to_string())
}

/// Whether `password` matches the PHC string `hash`, compared in constant time. With none, the work is that of a new hash and the answer
/// is false.
///
/// # Errors
/// When the string is no hash that [`hash`] makes, with whatever parameters.
pub(super) fn verify(password: &[u8], hash: Option<&str>, memory: &Memory) -> Result<bool, String> {
    let known = hash.is_some();
    let hash = PasswordHash::new(hash.unwrap_or(NOBODY)).map_err(said)?;
    let (Some(salt), Some(expected)) = (&hash.salt, &hash.hash) else {
        return Err("it has no salt or no output".to_owned());
    };
    let ours = hash.algorithm == Algorithm::Argon2id.ident()
        && hash.version == Some(Version::V0x13.into());
    if !ours {
        return Err("it is not of argon2id, version 19".to_owned());
    }
    let params = Params::try_from(&hash).map_err(said)?;
    let output = fill(password, salt, &params, memory)?;
    Ok(known && output == *expected)
}

fn fill(password: &[u8], salt: &Salt, params: &Params, memory: &Memory) -> Result<Output, String> {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let mut output = [0; Output::MAX_LENGTH];
    let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
    let output = output.get_mut(..length).ok_or("its output is too long")?;
    memory
        .lend(params.block_count(), |blocks| {
            argon2.hash_password_into_with_memory(password, salt, output, blocks)
        })
        .map_err(said)?;
    Output::new(output).map_err(said)
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::PasswordVerifier as _;

    use super::*;

    #[test]
    fn a_password_matches_its_own_hash_only() {
        let memory = Memory::default();
        let made = hash(b"correct horse", &memory).unwrap();
        assert!(
            made.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{made}"
        );
        assert_eq!(verify(b"correct horse", Some(&made), &memory), Ok(true));
        assert_eq!(verify(b"wrong horse", Some(&made), &memory), Ok(false));
    }

    #[test]
    fn two_hashes_of_one_password_differ() {
        let memory = Memory::default();
        assert_ne!(
            hash(b"correct horse", &memory),
            hash(b"correct horse", &memory)
        );
    }

    #[test]
    fn the_library_by_itself_agrees() {
        let made = hash(b"correct horse", &Memory::default()).unwrap();
        let library = Argon2::default();
        assert!(
            library
                .verify_password(b"correct horse", made.as_str())
                .is_ok()
        );
        assert!(
            library
                .verify_password(b"wrong horse", made.as_str())
                .is_err()
        );
    }

    /// The first vector of the reference implementation's own tests: "password", "somesalt", t = 2, m = 2^16, p = 1.
    #[test]
    fn a_hash_of_another_cost_is_verified_at_that_cost() {
        const REFERENCE: &str = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        let memory = Memory::default();
        assert_eq!(verify(b"password", Some(REFERENCE), &memory), Ok(true));
        assert_eq!(verify(b"passwore", Some(REFERENCE), &memory), Ok(false));
    }

    #[test]
    fn nobody_has_no_password_but_costs_a_whole_hash() {
        assert_eq!(
            verify(b"correct horse", None, &Memory::default()),
            Ok(false)
        );
        let nobody = PasswordHash::new(NOBODY).unwrap();
        assert_eq!(
            nobody.params.to_string(),
            format!("m={MEMORY},t={PASSES},p={LANES}")
        );
        assert_eq!(nobody.hash.unwrap().len(), 32);
    }

    #[test]
    fn a_hash_that_cannot_be_read_is_a_defect_and_no_match() {
        let memory = Memory::default();
        for bad in [
            "plain",
            "$argon2id$v=19$m=19456,t=2,p=1",
            "$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$argon2id$v=16$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ] {
            assert!(
                verify(b"correct horse", Some(bad), &memory).is_err(),
                "{bad}"
            );
        }
    }
}
