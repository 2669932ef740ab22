//! `dossier user create`.

use std::io::Read;

use std::sync::Arc;

use contract::Index;
use domain::access::Role;
use domain::auth::Registration;
use domain::clock::SystemClock;

use super::CommandError;
use crate::app::App;
use crate::config::Settings;

/// Longest line that is read as a password, in bytes: 128 characters of four bytes and an end of line.
const LONGEST: u64 = 128 * 4 + 2;

/// Makes an account with the password on standard input and prints its uid.
///
/// # Errors
/// When the address, the role or the password breaks the rules of registration, or the database fails.
pub async fn create(settings: Settings, email: String, role: String) -> Result<(), CommandError> {
    let role: Role = role.parse()?;
    let password = read_password()?;
    check(&email, &password)?;
    let app = App::start(&settings, Arc::new(SystemClock)).await?;
    let registration = Registration {
        email,
        password: password.into(),
        username: None,
        first_name: None,
        last_name: None,
    };
    let identity = app.auth.create_account(registration, role).await?;
    println!("{}", identity.uid);
    Ok(())
}

/// Holds what was given against the schema of a registration, the only place where its rules are written.
fn check(email: &str, password: &str) -> Result<(), CommandError> {
    let registration = serde_json::json!({"email": email, "password": password});
    let violations = Index::new(api::auth::DOCUMENT)?.check_body("register", &registration);
    if violations.is_empty() {
        return Ok(());
    }
    let sentences: Vec<String> = violations
        .iter()
        .map(|violation| format!("The {}: {}", violation.path.join("."), violation.message))
        .collect();
    Err(sentences.join("\n").into())
}

fn read_password() -> Result<String, CommandError> {
    let mut text = String::new();
    std::io::stdin().take(LONGEST).read_to_string(&mut text)?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
