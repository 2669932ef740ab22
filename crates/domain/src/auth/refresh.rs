//! Exchanging refresh tokens.

use super::pair::Draft;
use super::{AuthError, AuthPorts, AuthService, TokenPair};
use crate::clock::Clock;
use crate::session::{RefreshHash, Rotation, SessionRepository};

impl<P: AuthPorts> AuthService<P> {
    /// The next pair of the session that `refresh_token` belongs to.
    ///
    /// A refresh token works once. Used again, it ends the session, because one of two holders is a thief; unless nothing of the pair
    /// that it gave has been used yet (a lost response, two browser tabs): then that pair is void and a new one is issued.
    ///
    /// # Errors
    /// [`AuthError::RefreshRefused`].
    pub async fn refresh(&self, refresh_token: &str) -> Result<TokenPair, AuthError> {
        let now = self.clock.now();
        let draft = Draft::draw(now, &self.random);
        let presented = RefreshHash::of(refresh_token);
        match self.sessions.rotate(&presented, &draft.pair, now).await? {
            Rotation::Rotated { session, user } => self.issue(draft, session, user),
            Rotation::Reused => {
                tracing::warn!("a refresh token was reused; its session is revoked");
                Err(AuthError::RefreshRefused)
            }
            Rotation::Refused => Err(AuthError::RefreshRefused),
        }
    }
}
