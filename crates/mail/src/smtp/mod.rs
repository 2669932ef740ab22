//! Mail by SMTP (RFC 5321).
//!
//! lettre's own pool would take a connection back whose letter ran into the time limit, with an answer still to come that then stands for the
//! next letter's. So connections are kept here: only those go back whose letter was taken.

mod idle;
mod limits;
mod server;
mod tls;
mod url;

#[cfg(test)]
mod tests;

pub use self::limits::Limits;
pub use self::server::Server;
pub use self::url::{SmtpUrl, SmtpUrlError};
