//! Proofs of addresses in memory.

use chrono::{DateTime, Utc};

use super::MemoryStore;
use super::state::{ProofRow, State};
use crate::access::{Access, Granted, Revoked};
use crate::email_proof::{BeginProofError, CodeMac, EmailProofRepository, NewEmailProof, TRIES};
use crate::id::{EmailProofId, UserId};
use crate::store::StoreError;

impl EmailProofRepository for MemoryStore {
    async fn begin(
        &self,
        access: &Access,
        proof: &NewEmailProof,
        most: u32,
        now: DateTime<Utc>,
    ) -> Result<Granted<()>, BeginProofError> {
        self.transaction("email_proofs.begin", |state| {
            let granted = state.grant(access, now, |_| ()).ok_or(Revoked)?;
            let own = state.proofs.values();
            let held = own.filter(|row| row.is_usable(access.user, now));
            let mut ends: Vec<_> = held.map(|row| row.proof.expires_at).collect();
            ends.sort();
            // Once so many are over, another has room.
            let surplus = (ends.len() + 1).saturating_sub(most as usize);
            if let Some(end) = surplus.checked_sub(1).and_then(|last| ends.get(last)) {
                let retry_after = (*end - now).to_std().unwrap_or_default();
                return Err(BeginProofError::TooMany { retry_after });
            }
            let row = ProofRow {
                proof: proof.clone(),
                tries: 0,
                used: false,
            };
            state.proofs.insert(proof.id, row);
            Ok(granted)
        })
        .await
    }

    async fn attempt(
        &self,
        access: &Access,
        proof: EmailProofId,
        now: DateTime<Utc>,
    ) -> Result<Option<CodeMac>, StoreError> {
        self.transaction("email_proofs.attempt", |state| {
            let row = state.usable(access.user, proof, now);
            let good = row.filter(|row| row.tries < TRIES);
            Ok(good.map(|row| {
                row.tries += 1;
                row.proof.code
            }))
        })
        .await
    }

    async fn forget(&self, user: UserId, proof: EmailProofId) -> Result<(), StoreError> {
        self.transaction("email_proofs.forget", |state| {
            state
                .proofs
                .retain(|id, row| *id != proof || row.proof.user != user);
            Ok(())
        })
        .await
    }

    async fn purge(&self, before: DateTime<Utc>, limit: u64) -> Result<u64, StoreError> {
        self.transaction("email_proofs.purge", |state| {
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            let rows = state.proofs.iter();
            let over = rows.filter(|(_, row)| row.proof.expires_at < before);
            let over: Vec<EmailProofId> = over.map(|(id, _)| *id).take(limit).collect();
            state.proofs.retain(|id, _| !over.contains(id));
            Ok(over.len() as u64)
        })
        .await
    }
}

impl ProofRow {
    /// Whether it can be used up by `user`. How often it was tried does not matter: the last try may have been the right one.
    fn is_usable(&self, user: UserId, now: DateTime<Utc>) -> bool {
        self.proof.user == user && !self.used && now < self.proof.expires_at
    }
}

impl State {
    /// The proof, if `user` can use it up.
    pub(super) fn usable(
        &mut self,
        user: UserId,
        proof: EmailProofId,
        now: DateTime<Utc>,
    ) -> Option<&mut ProofRow> {
        let row = self.proofs.get_mut(&proof)?;
        row.is_usable(user, now).then_some(row)
    }
}
