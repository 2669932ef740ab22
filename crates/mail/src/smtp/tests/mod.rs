//! Letters to a real mail server, and to some that are none.

mod delivery;
mod failure;
mod secrecy;
mod smtpd;
mod url;

use domain::mail::Mail;

/// A letter to somebody.
fn mail(to: &str) -> Mail {
    Mail {
        to: to.to_owned(),
        subject: "Your code".to_owned(),
        text: "Hello,\n\n.123456\n".to_owned(),
    }
}
