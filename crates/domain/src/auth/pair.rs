//! Drawing and issuing token pairs.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};

use super::{AccessTokens, AuthError, AuthPorts, AuthService};
use crate::access::Access;
use crate::account::Identity;
use crate::id::{PairId, SessionId};
use crate::random::{Random, bytes};
use crate::session::{NewPair, RefreshHash};

/// How long an access token lasts.
pub const ACCESS_LIFE: TimeDelta = TimeDelta::minutes(15);

/// What a client gets when it signs in or refreshes.
#[derive(Debug, Clone)]
pub struct TokenPair {
    /// Opens the APIs.
    pub access_token: SecretString,
    /// In how many seconds the access token expires.
    pub expires_in: u64,
    /// Gets the next pair, once.
    pub refresh_token: SecretString,
    /// Whose pair it is.
    pub user: Identity,
}

/// A pair that has been drawn, and of which the store has to hear before its client does.
pub(super) struct Draft {
    /// What the store keeps.
    pub(super) pair: NewPair,
    refresh_token: SecretString,
}

impl Draft {
    /// Draws a pair with a refresh token of 32 random bytes.
    pub(super) fn draw(now: DateTime<Utc>, random: &impl Random) -> Self {
        let refresh_token = SecretString::from(URL_SAFE_NO_PAD.encode(bytes::<32>(random)));
        let pair = NewPair {
            id: PairId::generate(now, random),
            refresh: RefreshHash::of(refresh_token.expose_secret()),
            issued_at: now,
        };
        Self {
            pair,
            refresh_token,
        }
    }
}

impl<P: AuthPorts> AuthService<P> {
    /// The pair of `draft` as the client gets it.
    pub(super) fn issue(
        &self,
        draft: Draft,
        session: SessionId,
        user: Identity,
    ) -> Result<TokenPair, AuthError> {
        let access = Access {
            user: user.uid,
            session,
            pair: draft.pair.id,
            role: user.role,
        };
        let issued_at = draft.pair.issued_at;
        let access_token = self
            .tokens
            .sign(&access, issued_at, issued_at + ACCESS_LIFE)?;
        Ok(TokenPair {
            access_token,
            expires_in: ACCESS_LIFE.num_seconds().unsigned_abs(),
            refresh_token: draft.refresh_token,
            user,
        })
    }
}
