//! Beginning, showing and ending sessions.

use chrono::{DateTime, TimeDelta, Utc};

use super::{AuthError, AuthPorts, AuthService, Client};
use crate::access::Access;
use crate::clock::Clock;
use crate::event::Wakes;
use crate::id::{SessionId, UserId};
use crate::session::{NewSession, Session, SessionRepository, admit};

/// How long a session lasts, however often it is refreshed.
pub const SESSION_LIFE: TimeDelta = TimeDelta::days(30);

/// So many characters are kept of what a client calls itself.
const USER_AGENT_LENGTH: usize = 512;

/// One of the caller's sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedSession {
    /// The session.
    pub session: Session,
    /// Whether it is the one that the caller asks with.
    pub current: bool,
}

impl<P: AuthPorts> AuthService<P> {
    /// A session of `user` that begins now and is still to be stored.
    pub(super) fn new_session(
        &self,
        user: UserId,
        client: &Client,
        now: DateTime<Utc>,
    ) -> NewSession {
        let cut = |text: &String| text.chars().take(USER_AGENT_LENGTH).collect();
        NewSession {
            id: SessionId::generate(now, &self.random),
            user,
            created_at: now,
            expires_at: now + SESSION_LIFE,
            user_agent: client.user_agent.as_ref().map(cut),
        }
    }

    /// The caller's sessions that stand, newest first.
    ///
    /// # Errors
    /// [`AuthError::Revoked`].
    pub async fn list_sessions(&self, access: &Access) -> Result<Vec<ListedSession>, AuthError> {
        let now = self.clock.now();
        let granted = self.sessions.list(access, now).await?;
        let sessions = admit(&self.sessions, access, granted, now).await?;
        let listed = sessions.into_iter().map(|session| ListedSession {
            current: session.id == access.session,
            session,
        });
        Ok(listed.collect())
    }

    /// Ends one of the caller's sessions; it may be the current one.
    ///
    /// # Errors
    /// [`AuthError::UnknownSession`] when it is over already, somebody else's or nobody's; [`AuthError::Revoked`].
    pub async fn revoke_session(
        &self,
        access: &Access,
        session: SessionId,
    ) -> Result<(), AuthError> {
        let now = self.clock.now();
        let granted = self.sessions.revoke(access, session, now).await?;
        if admit(&self.sessions, access, granted, now).await? {
            self.wakes.wake(access.user, None);
            Ok(())
        } else {
            Err(AuthError::UnknownSession)
        }
    }

    /// Ends the session that the caller asks with.
    ///
    /// # Errors
    /// [`AuthError::Revoked`].
    pub async fn logout(&self, access: &Access) -> Result<(), AuthError> {
        let now = self.clock.now();
        let granted = self.sessions.revoke(access, access.session, now).await?;
        // That it was over a moment before is as good.
        let _ended: bool = admit(&self.sessions, access, granted, now).await?;
        self.wakes.wake(access.user, None);
        Ok(())
    }
}
