//! Access tokens that anybody can read.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::access::Access;
use crate::auth::{AccessTokens, SignError};
use crate::id::{PairId, SessionId, UserId};

/// Writes claims and life into the token in clear.
#[derive(Debug, Clone, Copy, Default)]
pub struct FakeTokens;

impl FakeTokens {
    /// The claims of a token that it has made and that is good at `now`.
    #[must_use]
    pub fn verify(&self, token: &SecretString, now: DateTime<Utc>) -> Option<Access> {
        let parts: Vec<&str> = token.expose_secret().split(' ').collect();
        let [user, session, pair, role, issued_at, expires_at] = parts[..] else {
            return None;
        };
        let life = issued_at.parse::<DateTime<Utc>>().ok()?..expires_at.parse().ok()?;
        let access = Access {
            user: UserId(user.parse::<Uuid>().ok()?),
            session: SessionId(session.parse().ok()?),
            pair: PairId(pair.parse().ok()?),
            role: role.parse().ok()?,
        };
        life.contains(&now).then_some(access)
    }
}

impl AccessTokens for FakeTokens {
    fn sign(
        &self,
        access: &Access,
        issued_at: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<SecretString, SignError> {
        let Access {
            user,
            session,
            pair,
            role,
        } = access;
        let life = format!("{} {}", issued_at.to_rfc3339(), expires_at.to_rfc3339());
        Ok(SecretString::from(format!(
            "{user} {session} {pair} {role} {life}"
        )))
    }
}
