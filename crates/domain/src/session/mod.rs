//! Sign-ins, and the token pairs issued to them.

mod admission;
mod pass;
mod pass_seal;
mod repository;

pub use admission::stands;
pub(crate) use admission::{AccessError, admit};
pub use pass::{PASS_LIFE, Pass, RENEWABLE};
pub use pass_seal::PassSeal;
pub use repository::{Rotation, SessionRepository};

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::id::{PairId, SessionId, UserId};

/// A sign-in as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id (`sid`).
    pub id: SessionId,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When one of its token pairs was issued or first used: exact to the life of an access token, without a write per request.
    pub last_used_at: DateTime<Utc>,
    /// What the client called itself at sign-in, cut to 512 characters.
    pub user_agent: Option<String>,
}

/// A sign-in that is about to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub user: UserId,
    /// When it begins.
    pub created_at: DateTime<Utc>,
    /// When it is over, unless [`SessionRepository::prolong`] moves it.
    pub expires_at: DateTime<Utc>,
    /// See [`Session::user_agent`].
    pub user_agent: Option<String>,
}

/// SHA-256 of a refresh token; the token itself is never kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RefreshHash(pub [u8; 32]);

impl RefreshHash {
    /// The hash of `token`, whatever it is. No salt and no stretching: a token has 256 random bits, nobody guesses one.
    #[must_use]
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token).into())
    }
}

/// A token pair that is about to be issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPair {
    /// Its id (`jti` of its access token).
    pub id: PairId,
    /// Hash of its refresh token.
    pub refresh: RefreshHash,
    /// When it is issued.
    pub issued_at: DateTime<Utc>,
}
