//! What is mailed.

use secrecy::{ExposeSecret, SecretString};

use super::LIFETIME;
use crate::mail::Mail;

/// The message that brings `code` to the address `to`.
pub(super) fn message(to: &str, code: &SecretString) -> Mail {
    let (code, minutes) = (code.expose_secret(), LIFETIME.num_minutes());
    Mail {
        to: to.to_owned(),
        subject: "Your code to confirm this address".to_owned(),
        text: format!(
            "Your code is {code}\n\
             \n\
             Enter it within {minutes} minutes to make this the address of your account.\n\
             If you have not asked for it, ignore this message: nothing changes without the code.\n"
        ),
    }
}
