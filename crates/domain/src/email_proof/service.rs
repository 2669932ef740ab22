//! Asking for proof and taking it.

use secrecy::ExposeSecret;

use super::message::message;
use super::{
    EmailFault, EmailProofError, EmailProofRepository, LIFETIME, MOST, NewEmailProof, ProofKeys,
    code,
};
use crate::access::Access;
use crate::clock::Clock;
use crate::id::EmailProofId;
use crate::mail::Mailer;
use crate::random::Random;
use crate::session::{SessionRepository, admit};

/// The types of the ports of [`EmailProofService`], as one parameter.
pub trait EmailProofPorts: 'static {
    /// Where proofs are kept.
    type Proofs: EmailProofRepository;
    /// Where sessions are kept.
    type Sessions: SessionRepository;
    /// What takes mail.
    type Mailer: Mailer;
    /// What tells the time.
    type Clock: Clock;
    /// Where codes and ids come from.
    type Random: Random;
}

/// Has people prove that an address is theirs. It never looks whether somebody has the address: neither its answer nor the time that it takes tells.
pub struct EmailProofService<P: EmailProofPorts> {
    /// Where proofs are kept.
    pub proofs: P::Proofs,
    /// Where sessions are kept.
    pub sessions: P::Sessions,
    /// What takes mail.
    pub mailer: P::Mailer,
    /// What tells the time.
    pub clock: P::Clock,
    /// Where codes and ids come from.
    pub random: P::Random,
    /// What checksums and codes are bound with.
    pub keys: ProofKeys,
}

impl<P: EmailProofPorts> EmailProofService<P> {
    /// Mails a code to `email` and answers the checksum that goes with it: only together, and only from this user for this address, do they prove
    /// anything. The proof is kept before the mail goes, so that nobody has more mailed than they may.
    ///
    /// # Errors
    /// [`EmailProofError::Revoked`], [`EmailProofError::TooMany`], [`EmailProofError::Mail`], and [`EmailProofError::Email`] with
    /// [`EmailFault::Unreachable`].
    pub async fn begin(&self, access: &Access, email: &str) -> Result<String, EmailProofError> {
        let now = self.clock.now();
        let id = EmailProofId::generate(now, &self.random);
        let code = code::draw(&self.random);
        let proof = NewEmailProof {
            id,
            user: access.user,
            code: self.keys.code(id, code.expose_secret()),
            expires_at: now + LIFETIME,
        };
        let granted = self.proofs.begin(access, &proof, MOST, now).await?;
        admit(&self.sessions, access, granted, now).await?;
        if let Err(error) = self.mailer.send(&message(email, &code)).await {
            // What was not mailed counts for nothing. If that fails it is over in a while by itself.
            if let Err(kept) = self.proofs.forget(access.user, id).await {
                tracing::warn!(error = %kept, "the proof of a code that was not mailed is kept");
            }
            return Err(error.into());
        }
        Ok(self.keys.checksum(id, access.user, email))
    }

    /// What `code` and `checksum` prove: that `email` is the caller's. The checksum is judged first, and costs the code no try if it is wrong.
    ///
    /// # Errors
    /// [`EmailProofError::Email`] with [`EmailFault::NotMatching`].
    pub async fn verify(
        &self,
        access: &Access,
        email: &str,
        code: &str,
        checksum: &str,
    ) -> Result<EmailProofId, EmailProofError> {
        let not_matching = || EmailProofError::Email(vec![EmailFault::NotMatching]);
        let id = self.keys.open(checksum, access.user, email);
        let id = id.ok_or_else(not_matching)?;
        let kept = self.proofs.attempt(access, id, self.clock.now()).await?;
        let presented = self.keys.code(id, code);
        match kept {
            Some(kept) if kept.matches(&presented) => Ok(id),
            _ => Err(not_matching()),
        }
    }
}
