//! Proofs of addresses.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::email_proof::{
    BeginProofError, CodeMac, EmailProofRepository, LIFETIME, NewEmailProof, TRIES,
};
use domain::id::{EmailProofId, UserId};
use domain::store::StoreError;
use sea_orm::FromQueryResult;

use crate::connection::{Database, Transaction};
use crate::error::{corrupt, store};
use crate::slots::{NoSlot, Slots, slots};
use crate::statement::{at, execute, one};

/// The domain's [`EmailProofRepository`].
#[derive(Debug, Clone)]
pub struct EmailProofs {
    database: Database,
}

impl EmailProofs {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

/// A proof holds its slot until it is over or used, also when its code can be tried no more: else there would be no end of codes, and of guesses.
const SLOTS: Slots = slots!(
    "email_proofs",
    ("id, code, expires_at, tries") = ("$6, $7, $8, 0"),
    replace: "id = excluded.id, code = excluded.code, expires_at = excluded.expires_at, tries = excluded.tries",
    held: "expires_at > $4",
    by: "expires_at"
);

#[derive(FromQueryResult)]
struct CodeRow {
    code: Vec<u8>,
}

impl EmailProofRepository for EmailProofs {
    async fn begin(
        &self,
        access: &Access,
        proof: &NewEmailProof,
        most: u32,
        now: DateTime<Utc>,
    ) -> Result<Granted<()>, BeginProofError> {
        // Whose it is, is the caller.
        let NewEmailProof {
            id,
            user: _,
            code,
            expires_at,
        } = proof;
        let row = [id.0.into(), code.0.to_vec().into(), at(*expires_at).into()];
        let begun = SLOTS.take(&self.database, access, most, &[], &row, now);
        begun.await.map_err(|refused| match refused {
            NoSlot::Revoked(revoked) => revoked.into(),
            NoSlot::Store(error) => error.into(),
            NoSlot::Full { oldest } => {
                let left = oldest.map_or(LIFETIME, |oldest| oldest - at(now));
                BeginProofError::TooMany {
                    retry_after: left.to_std().unwrap_or_default(),
                }
            }
        })
    }

    async fn attempt(
        &self,
        access: &Access,
        proof: EmailProofId,
        now: DateTime<Utc>,
    ) -> Result<Option<CodeMac>, StoreError> {
        const SQL: &str = "UPDATE email_proofs SET tries = tries + 1 \
                           WHERE id = $1 AND user_uid = $2 AND expires_at > $3 AND tries < $4 RETURNING code";
        let values = [
            proof.0.into(),
            access.user.0.into(),
            at(now).into(),
            TRIES.into(),
        ];
        let row: Option<CodeRow> = one(self.database.writer(), SQL, values)
            .await
            .map_err(store)?;
        row.map(|CodeRow { code }| code.as_slice().try_into().map(CodeMac).map_err(corrupt))
            .transpose()
    }

    async fn forget(&self, user: UserId, proof: EmailProofId) -> Result<(), StoreError> {
        const SQL: &str = "DELETE FROM email_proofs WHERE id = $1 AND user_uid = $2";
        let values = [proof.0.into(), user.0.into()];
        execute(self.database.writer(), SQL, values).await?;
        Ok(())
    }

    async fn purge(&self, before: DateTime<Utc>, limit: u64) -> Result<u64, StoreError> {
        SLOTS.purge(&self.database, before, limit).await
    }
}

/// Uses up a proof that has been found good. False when that has been done in the meantime.
pub(crate) async fn use_up(
    transaction: &Transaction,
    proof: EmailProofId,
) -> Result<bool, StoreError> {
    const SQL: &str = "DELETE FROM email_proofs WHERE id = $1";
    Ok(execute(transaction, SQL, [proof.0.into()]).await? == 1)
}
