//! The port to where sign-ins are kept.

use chrono::{DateTime, Utc};

use super::{NewPair, NewSession, RefreshHash, Session};
use crate::access::{Access, Granted, Role};
use crate::account::Identity;
use crate::id::{PairId, SessionId};
use crate::store::StoreError;

/// What came of presenting a refresh token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rotation {
    /// The new pair stands. The pair whose refresh token was presented stays good for access until its token expires.
    Rotated {
        /// The session that goes on.
        session: SessionId,
        /// Whose it is.
        user: Identity,
    },
    /// The token had been used, and something of the pair that it gave has been used too: somebody else has a copy. The whole
    /// session has been revoked.
    Reused,
    /// No such token, or its session is over or revoked, or its pair void, or its user gone or disabled.
    Refused,
}

/// Where sign-ins are kept. Each method is one transaction.
pub trait SessionRepository: Send + Sync + 'static {
    /// Begins `session` with its first pair, if its user still has exactly this `password_hash` and is not disabled. False when not, and
    /// nothing was begun: a sign-in that has proved the old password never outlives a change of password that ends all others, however
    /// the two race (the user's row decides). If another session of the user's stands, [`crate::event::News::of_session`] becomes an event of
    /// theirs in the same transaction; where their queue and its reserve are full it is left out.
    ///
    /// # Errors
    /// The store's.
    fn open(
        &self,
        session: &NewSession,
        pair: &NewPair,
        password_hash: &str,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Exchanges the refresh token with hash `presented` for `next`, exactly once however many requests race (the session's row decides):
    ///
    /// - not used before: it is now used, and `next` is the pair that it gave;
    /// - used before, and nothing of the pair that it gave has been used (no access token by [`Self::mark_used`], no refresh token by
    ///   this method): that pair becomes void and `next` takes its place (a lost response, two browser tabs);
    /// - used before otherwise: the session is revoked ([`Rotation::Reused`]).
    ///
    /// # Errors
    /// The store's.
    fn rotate(
        &self,
        presented: &RefreshHash,
        next: &NewPair,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Rotation, StoreError>> + Send;

    /// Records that the access token of `pair` has been used, and moves its session's `last_used_at` to `now`. Harmless when repeated.
    ///
    /// # Errors
    /// The store's.
    fn mark_used(
        &self,
        pair: PairId,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Whether the access stands; `None` when not.
    ///
    /// # Errors
    /// The store's.
    fn check(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<()>>, StoreError>> + Send;

    /// Moves the end of the caller's session and of their pair to `until`, and the session's last use to `now`; gives back the role that the user has
    /// now. `None`, and nothing is moved, when the access does not stand or its session began before `earliest`.
    ///
    /// # Errors
    /// The store's.
    fn prolong(
        &self,
        access: &Access,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
        earliest: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Role>, StoreError>> + Send;

    /// The caller's sessions that stand, newest first; `None` when the access does not stand.
    ///
    /// # Errors
    /// The store's.
    fn list(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<Vec<Session>>>, StoreError>> + Send;

    /// Revokes one of the caller's own sessions; the answer's value is false when the caller has no such standing session. `None` when the
    /// access does not stand.
    ///
    /// # Errors
    /// The store's.
    fn revoke(
        &self,
        access: &Access,
        session: SessionId,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<bool>>, StoreError>> + Send;

    /// Deletes sessions (with their pairs) that were over or revoked before `before`, at most `limit`; answers how many.
    ///
    /// # Errors
    /// The store's.
    fn purge(
        &self,
        before: DateTime<Utc>,
        limit: u64,
    ) -> impl Future<Output = Result<u64, StoreError>> + Send;
}
