//! Hashing one password, argon2id (RFC 9106).

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Params, Version};

use super::memory::Memory;

/// Memory of one hash, in KiB (OWASP's password storage cheat sheet, as t and p).
pub(super) const MEMORY: u32 = 19_456;
/// Passes over that memory.
pub(super) const PASSES: u32 = 2;
/// Lanes.
pub(super) const LANES: u32 = 1;
/// What an unknown account's password is compared with: the same work, and no password gives this hash.
pub(super) const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The PHC string of a new hash of `password`: m = 19456 KiB, t = 2, p = 1, a random salt.
///
/// # Errors
/// When argon2 refuses, which it does not.
pub(super) fn hash(password: &str, memory: &Memory) -> Result<String, String> {
    let params =
        Params::new(MEMORY, PASSES, LANES, Some(Params::DEFAULT_OUTPUT_LEN)).map_err(said)?;
    let salt = Salt::generate();
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let output = fill(&argon2, password, &salt, memory)?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(said)?,
        salt: Some(salt),
        hash: Some(output),
    };
    Ok(hash.to_string())
}

/// What `argon2` makes of `password`, in memory that is lent.
pub(super) fn fill(
    argon2: &Argon2<'_>,
    password: &str,
    salt: &Salt,
    memory: &Memory,
) -> Result<Output, String> {
    let params = argon2.params();
    let mut output = [0; Output::MAX_LENGTH];
    let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
    let output = output.get_mut(..length).ok_or("its output is too long")?;
    memory
        .lend(params.block_count(), |blocks| {
            argon2.hash_password_into_with_memory(password.as_bytes(), salt, output, blocks)
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

    use super::super::kept::Kept;
    use super::*;

    #[test]
    fn a_password_matches_its_own_hash_only() {
        let memory = Memory::default();
        let made = hash("correct horse", &memory).unwrap();
        assert!(
            made.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{made}"
        );
        let kept = Kept::parse(&made).unwrap();
        assert!(kept.is_current());
        assert_eq!(kept.matches("correct horse", &memory), Ok(true));
        assert_eq!(kept.matches("wrong horse", &memory), Ok(false));
    }

    #[test]
    fn two_hashes_of_one_password_differ() {
        let memory = Memory::default();
        assert_ne!(
            hash("correct horse", &memory),
            hash("correct horse", &memory)
        );
    }

    #[test]
    fn the_library_by_itself_agrees() {
        let made = hash("correct horse", &Memory::default()).unwrap();
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

    #[test]
    fn nobody_costs_a_whole_hash() {
        let nobody = Kept::parse(NOBODY).unwrap();
        assert!(nobody.is_current());
        assert_eq!(
            nobody.matches("correct horse", &Memory::default()),
            Ok(false)
        );
    }
}
