//! `--demo`: two accounts to try the server out with.
//!
//! Their passwords are random and kept in the data folder, readable by its owner only, so that a folder which is later
//! served to others holds no account with a password that everybody knows.

use std::io::Write;
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::access::Role;
use domain::auth::{AuthError, AuthService, Registration};
use domain::random::{Random, SystemRandom};
use serde::{Deserialize, Serialize};

use crate::cli::CommandError;
use crate::config::Settings;
use crate::ports::Production;

/// Where the passwords are kept, in the data folder.
const FILE: &str = "demo.json";

/// A demo account.
#[derive(Debug, Serialize, Deserialize)]
pub struct DemoAccount {
    /// Its address.
    pub email: String,
    /// Its password.
    pub password: String,
    /// What it may do.
    pub role: String,
}

/// Refuses to show demo passwords to other machines.
///
/// # Errors
/// A sentence, when the server would listen on an address that is not loopback.
pub fn check(settings: &Settings) -> Result<(), CommandError> {
    if settings.listen.ip().is_loopback() {
        Ok(())
    } else {
        Err(format!(
            "--demo needs a loopback address such as 127.0.0.1:5000, not {}.",
            settings.listen
        )
        .into())
    }
}

/// Makes the demo accounts where they are not there yet, and answers how to sign in.
///
/// # Errors
/// When the data folder cannot be written or the database fails.
pub async fn accounts(
    settings: &Settings,
    auth: &AuthService<Production>,
) -> Result<Vec<DemoAccount>, CommandError> {
    let path = settings.data.join(FILE);
    let accounts = match std::fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text)?,
        Err(_) => write(&settings.data, &path)?,
    };
    for account in &accounts {
        create(auth, account).await?;
    }
    Ok(accounts)
}

fn write(data: &Path, path: &Path) -> Result<Vec<DemoAccount>, CommandError> {
    let account = |email: &str, role: Role| {
        let mut bytes = [0; 12];
        SystemRandom.fill(&mut bytes);
        let password = BASE64_URL_SAFE_NO_PAD.encode(bytes);
        DemoAccount {
            email: email.to_owned(),
            password,
            role: role.name().to_owned(),
        }
    };
    let accounts = vec![
        account("demo@example.com", Role::User),
        account("staff@example.com", Role::Admin),
    ];
    let mut file = tempfile::Builder::new().prefix(FILE).tempfile_in(data)?;
    file.write_all(serde_json::to_string_pretty(&accounts)?.as_bytes())?;
    file.persist(path)?;
    Ok(accounts)
}

async fn create(auth: &AuthService<Production>, account: &DemoAccount) -> Result<(), CommandError> {
    let registration = Registration {
        email: account.email.clone(),
        password: account.password.clone().into(),
        username: None,
        first_name: None,
        last_name: None,
    };
    match auth
        .create_account(registration, account.role.parse()?)
        .await
    {
        Ok(_) | Err(AuthError::EmailTaken) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
