//! Accounts that are made by the thousand.

mod insert;
mod taken;

use std::collections::HashMap;

use domain::import::{ImportRepository, ImportedAccount, Outcome};
use domain::store::StoreError;
use uuid::Uuid;

use self::insert::insert;
use self::taken::Taken;
use crate::connection::{Database, Transaction};

/// The domain's [`ImportRepository`].
#[derive(Debug, Clone)]
pub struct Imports {
    database: Database,
}

impl Imports {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

impl ImportRepository for Imports {
    async fn import(&self, accounts: &[ImportedAccount]) -> Result<Vec<Outcome>, StoreError> {
        let transaction = self.database.begin().await?;
        let outcome = import(&transaction, accounts).await;
        transaction.end(outcome).await
    }

    async fn preview(&self, accounts: &[ImportedAccount]) -> Result<Vec<Outcome>, StoreError> {
        let accounts: Vec<_> = accounts.iter().collect();
        let taken = Taken::by(self.database.reader(), &accounts).await?;
        let outcome = |account: &&ImportedAccount| taken.for_account(account);
        Ok(accounts
            .iter()
            .map(|account| outcome(account).unwrap_or(Outcome::Imported))
            .collect())
    }
}

async fn import(
    transaction: &Transaction,
    accounts: &[ImportedAccount],
) -> Result<Vec<Outcome>, StoreError> {
    let mut outcomes = HashMap::with_capacity(accounts.len());
    let mut open: Vec<_> = accounts.iter().collect();
    while !open.is_empty() {
        let made = insert(transaction, &open).await?;
        open.retain(|account| !made.contains(&id(account)));
        outcomes.extend(made.into_iter().map(|id| (id, Outcome::Imported)));
        if open.is_empty() {
            break;
        }
        let taken = Taken::by(transaction, &open).await?;
        // Whoever was in the way may be out of it again: then they are tried once more.
        open.retain(|account| match taken.for_account(account) {
            Some(outcome) => {
                outcomes.insert(id(account), outcome);
                false
            }
            None => true,
        });
    }
    let outcome = |account| outcomes.get(&id(account)).copied();
    Ok(accounts.iter().filter_map(outcome).collect())
}

fn id(account: &ImportedAccount) -> Uuid {
    account.account.uid.0
}
