//! scrypt (RFC 7914), as better-auth uses it.

use scrypt::Params;
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;

use super::kept::UnusableHash;

const KIND: &str = "better-auth's scrypt";
/// The binary logarithm of N; with [`BLOCKS`], 32 MiB.
const LOG_N: u8 = 14;
/// r.
const BLOCKS: u32 = 16;
/// p.
const LANES: u32 = 1;
/// Of the key, in bytes.
const LENGTH: usize = 64;
/// Of the salt, in hexadecimal digits.
const SALT: usize = 32;

/// What stands on both sides of the colon.
pub(super) struct Scrypt {
    salt: String,
    key: [u8; LENGTH],
}

impl Scrypt {
    /// What it takes, in MiB.
    pub(super) const MEMORY: u32 = 32;

    /// Reads `salt:key`, both hexadecimal; what has no colon is of no kind.
    pub(super) fn parse(text: &str) -> Result<Self, UnusableHash> {
        let (salt, key) = text.split_once(':').ok_or(UnusableHash::Unknown)?;
        let good = salt.len() == SALT && key.len() == 2 * LENGTH && [salt, key].iter().all(is_hex);
        if !good {
            return Err(UnusableHash::Unknown);
        }
        let mut bytes = [0; LENGTH];
        for (byte, digits) in bytes.iter_mut().zip(key.as_bytes().chunks_exact(2)) {
            let digits = std::str::from_utf8(digits).unwrap_or_default();
            *byte = u8::from_str_radix(digits, 16).map_err(|_| UnusableHash::Damaged(KIND))?;
        }
        let salt = salt.to_owned();
        Ok(Self { salt, key: bytes })
    }

    /// Whether `password` gives this key. What is hashed is its form NFKC, under the salt's digits, not what they stand for.
    pub(super) fn matches(&self, password: &str) -> Result<bool, String> {
        let password: String = password.nfkc().collect();
        let params = Params::new(LOG_N, BLOCKS, LANES).map_err(|error| error.to_string())?;
        let mut key = [0; LENGTH];
        scrypt::scrypt(password.as_bytes(), self.salt.as_bytes(), &params, &mut key)
            .map_err(|error| error.to_string())?;
        Ok(key.ct_eq(&self.key).into())
    }
}

fn is_hex(text: &&str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
