//! What binds a proof to a user and an address, and a code to its proof.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use secrecy::SecretString;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::CodeMac;
use crate::fold::fold;
use crate::id::{EmailProofId, UserId};
use crate::keys::derived;

/// Bytes of an id, with which a checksum begins.
const ID: usize = 16;

/// Bytes of a checksum: the id and an HMAC-SHA256.
const CHECKSUM: usize = ID + 32;

/// The keys of checksums and codes, derived from the server's secret. All instances know each other's checksums, without a look-up.
#[derive(Clone)]
pub struct ProofKeys {
    checksum: Hmac<Sha256>,
    code: Hmac<Sha256>,
}

impl ProofKeys {
    /// The keys that are derived from `secret`.
    #[must_use]
    pub fn new(secret: &SecretString) -> Self {
        Self {
            checksum: derived(secret, "email_proof_checksum"),
            code: derived(secret, "email_proof_code"),
        }
    }

    /// What names the proof `id` of `user` for `email` (in any spelling), and cannot be made by anybody else: 64 characters.
    pub(super) fn checksum(&self, id: EmailProofId, user: UserId, email: &str) -> String {
        let tag = self.tag(id, user, email);
        URL_SAFE_NO_PAD.encode([&id.0.as_bytes()[..], &tag].concat())
    }

    /// The proof that `checksum` names; none if it is not one of `user` for `email`. Takes the same time wherever a checksum of the right length is wrong.
    pub(super) fn open(&self, checksum: &str, user: UserId, email: &str) -> Option<EmailProofId> {
        let mut bytes = [0; CHECKSUM];
        let length = URL_SAFE_NO_PAD.decode_slice(checksum, &mut bytes).ok()?;
        let (id, tag) = bytes.get(..length)?.split_first_chunk::<ID>()?;
        let id = EmailProofId(Uuid::from_bytes(*id));
        bool::from(self.tag(id, user, email).ct_eq(tag)).then_some(id)
    }

    /// What is kept of the code of the proof `id`.
    pub(super) fn code(&self, id: EmailProofId, code: &str) -> CodeMac {
        let mac = self.code.clone().chain_update(id.0).chain_update(code);
        CodeMac(mac.finalize().into_bytes().into())
    }

    /// The ids have a fixed length, so that nothing of what is chained can pass for another part.
    fn tag(&self, id: EmailProofId, user: UserId, email: &str) -> [u8; 32] {
        let mac = self.checksum.clone().chain_update("email");
        let mac = mac.chain_update(id.0).chain_update(user.0);
        mac.chain_update(fold(email)).finalize().into_bytes().into()
    }
}
