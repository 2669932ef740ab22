//! The port to where accounts are made by the thousand.

use super::ImportedAccount;
use crate::store::StoreError;

/// What has become of a newcomer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The account is made.
    Imported,
    /// There is an account with this id: they came in before, whatever they have changed since.
    AlreadyThere,
    /// Another account has the email.
    EmailTaken,
    /// Another account has the username.
    UsernameTaken,
}

/// Where accounts are made by the thousand. Each method is one transaction.
pub trait ImportRepository: Send + Sync + 'static {
    /// Makes the accounts, each unless it is there already or another has its email or username, which one that stands before it in `accounts`
    /// may have. Answers what has become of each, in their order. No two of them have one id.
    ///
    /// # Errors
    /// The store's. Nothing was made then, or everything and only the answer is lost; to repeat it is harmless.
    fn import(
        &self,
        accounts: &[ImportedAccount],
    ) -> impl Future<Output = Result<Vec<Outcome>, StoreError>> + Send;

    /// What [`Self::import`] would answer for each if it were alone. Changes nothing.
    ///
    /// # Errors
    /// The store's.
    fn preview(
        &self,
        accounts: &[ImportedAccount],
    ) -> impl Future<Output = Result<Vec<Outcome>, StoreError>> + Send;
}
