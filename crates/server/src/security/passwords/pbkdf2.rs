//! PBKDF2 with HMAC-SHA256 (RFC 8018, section 5.2), as Django writes it.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::kept::UnusableHash;

const KIND: &str = "Django's PBKDF2";
/// Most iterations: about a second on a machine that is not new.
const MOST: u32 = 2_000_000;
/// Of the output, in bytes: what SHA-256 gives.
const LENGTH: usize = 32;

/// What stands between the dollars.
pub(super) struct Pbkdf2 {
    iterations: u32,
    salt: String,
    output: [u8; LENGTH],
}

impl Pbkdf2 {
    /// Reads `870000$salt$output` from behind `pbkdf2_sha256$`. The salt is taken as it stands there.
    pub(super) fn parse(text: &str) -> Result<Self, UnusableHash> {
        let this = Self::read(text).ok_or(UnusableHash::Damaged(KIND))?;
        if this.iterations > MOST {
            return Err(UnusableHash::TooCostly("2,000,000 iterations"));
        }
        Ok(this)
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('$');
        let (iterations, salt, output) = (parts.next()?, parts.next()?, parts.next()?);
        let output = BASE64_STANDARD.decode(output).ok()?;
        let digits = iterations.bytes().all(|byte| byte.is_ascii_digit());
        (digits && !salt.is_empty() && parts.next().is_none()).then_some(Self {
            // What does not fit is too much in any case.
            iterations: match iterations.trim_start_matches('0') {
                "" => return None,
                digits => digits.parse().unwrap_or(u32::MAX),
            },
            salt: salt.to_owned(),
            output: output.try_into().ok()?,
        })
    }

    /// Whether `password` gives this hash.
    pub(super) fn matches(&self, password: &str) -> bool {
        let mut output = [0; LENGTH];
        pbkdf2::pbkdf2_hmac::<Sha256>(
            password.as_bytes(),
            self.salt.as_bytes(),
            self.iterations,
            &mut output,
        );
        output.ct_eq(&self.output).into()
    }
}
