//! Imports in memory.

use super::MemoryStore;
use super::accounts::{check_unique, row};
use super::state::State;
use crate::account::CreateError;
use crate::import::{ImportRepository, ImportedAccount, Outcome};
use crate::store::StoreError;

impl ImportRepository for MemoryStore {
    async fn import(&self, accounts: &[ImportedAccount]) -> Result<Vec<Outcome>, StoreError> {
        self.transaction("imports.import", |state| {
            let made = accounts.iter().map(|newcomer| {
                let outcome = outcome(state, newcomer)?;
                if outcome == Outcome::Imported {
                    insert(state, newcomer);
                }
                Ok(outcome)
            });
            made.collect()
        })
        .await
    }

    async fn preview(&self, accounts: &[ImportedAccount]) -> Result<Vec<Outcome>, StoreError> {
        self.transaction("imports.preview", |state| {
            let outcomes = accounts.iter().map(|newcomer| outcome(state, newcomer));
            outcomes.collect()
        })
        .await
    }
}

fn outcome(state: &State, newcomer: &ImportedAccount) -> Result<Outcome, StoreError> {
    if state.users.contains_key(&newcomer.account.uid) {
        return Ok(Outcome::AlreadyThere);
    }
    match check_unique(state, &newcomer.account) {
        Ok(()) => Ok(Outcome::Imported),
        Err(CreateError::EmailTaken) => Ok(Outcome::EmailTaken),
        Err(CreateError::UsernameTaken) => Ok(Outcome::UsernameTaken),
        Err(CreateError::Store(error)) => Err(error),
    }
}

fn insert(state: &mut State, newcomer: &ImportedAccount) {
    let ImportedAccount {
        account,
        phone_number,
        address,
        verify_vehicles,
    } = newcomer;
    let mut row = row(account);
    row.profile.phone_number.clone_from(phone_number);
    row.profile.address.clone_from(address);
    row.profile.verify_vehicles = *verify_vehicles;
    state.users.insert(account.uid, row);
}
