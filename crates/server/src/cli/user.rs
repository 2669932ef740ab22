//! `dossier user create`.

use std::io::Read;

use domain::access::Role;
use domain::auth::Registration;

use super::CommandError;
use crate::app::App;
use crate::config::Settings;
use crate::start;

/// Longest line that is read as a password, in bytes: 128 characters of four bytes and an end of line.
const LONGEST: u64 = 128 * 4 + 2;

/// Makes an account with the password on standard input and prints its uid.
///
/// # Errors
/// When the address, the role or the password breaks the rules of registration, or the database fails.
pub async fn create(settings: Settings, email: String, role: String) -> Result<(), CommandError> {
    let role: Role = role.parse()?;
    let password = read_password()?;
    start::data_folder(&settings)?;
    let app = App::start(&settings).await?;
    let registration = Registration { email, password: password.into(), username: None, first_name: None, last_name: None };
    app.check_registration(&registration)?;
    let identity = app.auth.create_account(registration, role).await?;
    println!("{}", identity.uid);
    Ok(())
}

fn read_password() -> Result<String, CommandError> {
    let mut text = String::new();
    std::io::stdin().take(LONGEST).read_to_string(&mut text)?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
