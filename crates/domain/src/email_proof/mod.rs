//! Proof that an address is the caller's: a six-digit code that was mailed there, and a checksum that binds it to the caller and the address.

mod checksum;
mod code;
mod error;
mod message;
mod repository;
mod service;
mod update;

#[cfg(test)]
mod tests;

pub use checksum::ProofKeys;
pub use error::{EmailFault, EmailProofError};
pub use repository::{BeginProofError, EmailProofRepository};
pub use service::{EmailProofPorts, EmailProofService};
pub use update::EmailChange;

use chrono::{DateTime, TimeDelta, Utc};

use crate::id::{EmailProofId, UserId};

/// How long a code is good.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// How often a code may be tried.
pub const TRIES: u32 = 5;

/// How many codes a user may have asked for that are still good.
pub const MOST: u32 = 5;

/// HMAC-SHA256 of a code and the id of its proof: a code has too few digits for any hash without a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeMac(pub [u8; 32]);

/// A proof that is about to be kept. The address itself is not: the checksum is bound to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEmailProof {
    /// Which one it is.
    pub id: EmailProofId,
    /// Who has to prove something.
    pub user: UserId,
    /// Of the code that was mailed.
    pub code: CodeMac,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}
