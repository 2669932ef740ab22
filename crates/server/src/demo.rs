//! `--demo`: two accounts and an API key to try the server out with.
//!
//! Passwords and key are random and kept in the data folder, readable by its owner only, so that a folder which is later
//! served to others holds nothing that everybody knows.

use std::io::Write;
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::access::Role;
use domain::api_key::{ApiKeyError, ApiKeyService};
use domain::auth::{AuthError, AuthService, Registration};
use domain::random::{Random, SystemRandom};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

use crate::cli::CommandError;
use crate::config::Settings;
use crate::ports::Production;

/// Where passwords and key are kept, in the data folder.
const FILE: &str = "demo.json";

/// What the key is called; with a number where there is one of that name.
const KEY_NAME: &str = "demo";

/// What the demo consists of.
#[derive(Debug, Serialize, Deserialize)]
pub struct Demo {
    /// The accounts.
    pub accounts: Vec<DemoAccount>,
    /// The API key; empty while there is none.
    pub api_key: String,
}

/// What is in the file.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Whole(Demo),
    /// As it was written when there were no API keys.
    Accounts(Vec<DemoAccount>),
}

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

/// Makes the demo accounts and the API key where they are not there yet, and answers how to use them.
///
/// # Errors
/// When the data folder cannot be written or the database fails.
pub async fn prepare(
    settings: &Settings,
    auth: &AuthService<Production>,
    api_keys: &ApiKeyService<Production>,
) -> Result<Demo, CommandError> {
    let path = settings.data.join(FILE);
    let mut demo = match std::fs::read_to_string(&path) {
        Ok(text) => match serde_json::from_str(&text)? {
            Kept::Whole(demo) => demo,
            Kept::Accounts(accounts) => without_key(accounts),
        },
        Err(_) => without_key(draw()),
    };
    if api_keys.check(&demo.api_key).await?.is_none() {
        demo.api_key = make_key(api_keys).await?;
        write(&settings.data, &path, &demo)?;
    }
    for account in &demo.accounts {
        create(auth, account).await?;
    }
    Ok(demo)
}

fn without_key(accounts: Vec<DemoAccount>) -> Demo {
    Demo {
        accounts,
        api_key: String::new(),
    }
}

fn draw() -> Vec<DemoAccount> {
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
    vec![
        account("demo@example.com", Role::User),
        account("staff@example.com", Role::Admin),
    ]
}

fn write(data: &Path, path: &Path, demo: &Demo) -> Result<(), CommandError> {
    let mut file = tempfile::Builder::new().prefix(FILE).tempfile_in(data)?;
    file.write_all(serde_json::to_string_pretty(demo)?.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

/// A key of the first name that is free: one that was revoked, or whose secret is lost, keeps its own.
async fn make_key(api_keys: &ApiKeyService<Production>) -> Result<String, CommandError> {
    let mut name = KEY_NAME.to_owned();
    for number in 2_u32.. {
        match api_keys.create(&name).await {
            Ok(key) => return Ok(key.expose_secret().to_owned()),
            Err(ApiKeyError::NameTaken) => name = format!("{KEY_NAME} {number}"),
            Err(error) => return Err(error.into()),
        }
    }
    Err("There are too many API keys.".into())
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
