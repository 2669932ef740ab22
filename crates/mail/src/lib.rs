//! Where mail goes: to a server by SMTP (RFC 5321), or into a folder as `.eml` files.
//!
//! [`Post`] implements the domain's port [`domain::mail::Mailer`]. What an operator configures is a [`SmtpUrl`] and a [`Mailbox`]; both tell what
//! is wrong with a text in a sentence that never shows a password.

mod letter;
mod mailbox;
mod name;
mod outbox;
mod post;
mod smtp;

pub use mailbox::{Mailbox, MailboxError};
pub use post::{Post, PostError};
pub use smtp::{SmtpUrl, SmtpUrlError};
