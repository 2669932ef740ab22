//! Shortcuts to proofs of addresses and to counts.

use std::time::Duration;

use domain::access::Access;
use domain::email_proof::{
    BeginProofError, CodeMac, EmailProofRepository, LIFETIME, NewEmailProof,
};
use domain::id::EmailProofId;
use domain::profile::{NewEmail, ProfileChange};
use domain::quota::{QuotaError, QuotaRepository};

use super::data::{after, fresh};
use super::world::World;

/// A proof that is begun at `seconds`, with a code of its own.
pub fn new_proof(access: &Access, seconds: i64) -> NewEmailProof {
    let mut code = [7; 32];
    code[..16].copy_from_slice(fresh().as_bytes());
    NewEmailProof {
        id: EmailProofId(fresh()),
        user: access.user,
        code: CodeMac(code),
        expires_at: after(seconds) + LIFETIME,
    }
}

/// A change of nothing else.
pub fn email(email: &str, proof: Option<EmailProofId>) -> ProfileChange {
    let email = email.to_owned();
    ProfileChange {
        email: Some(NewEmail { email, proof }),
        ..ProfileChange::default()
    }
}

impl World {
    /// Begins a proof at `seconds`, unless `most` others are good.
    pub async fn try_begin(
        &self,
        access: &Access,
        most: u32,
        seconds: i64,
    ) -> Result<EmailProofId, BeginProofError> {
        let proof = new_proof(access, seconds);
        let begun = self
            .email_proofs
            .begin(access, &proof, most, after(seconds));
        begun.await?;
        Ok(proof.id)
    }

    /// Begins a proof at `seconds` that nothing is in the way of.
    pub async fn proof(&self, access: &Access, seconds: i64) -> EmailProofId {
        let begun = self.try_begin(access, 10_000, seconds).await;
        begun.expect("a proof")
    }

    /// Whether a try at `seconds` is one.
    pub async fn tries(&self, access: &Access, proof: EmailProofId, seconds: i64) -> bool {
        let code = self.email_proofs.attempt(access, proof, after(seconds));
        code.await.expect("an answer").is_some()
    }

    /// Counts a change at `seconds`; else says for how many milliseconds none will be.
    pub async fn counts(&self, access: &Access, limit: u32, seconds: i64) -> Result<(), u128> {
        match self.quotas.count(access, limit, after(seconds)).await {
            Ok(_) => Ok(()),
            Err(QuotaError::Exhausted { retry_after }) => {
                assert_ne!(retry_after, Duration::ZERO);
                Err(retry_after.as_millis())
            }
            Err(error) => panic!("{error:?}"),
        }
    }
}
