//! What staff decide.

use super::{
    ManageError, ManagePorts, ManageRepository, ManageService, ManagedUser, Refusal, UserChange,
    UserWritten,
};
use crate::access::{Access, Role};
use crate::clock::Clock;
use crate::event::Wakes;
use crate::id::UserId;
use crate::profile::Expected;
use crate::session::admit;

impl<P: ManagePorts> ManageService<P> {
    /// Decides about `user` (`None` for what is no id of a user), and answers them as they are then. Whoever is disabled is refused from now on, with all that they hold: see
    /// [`crate::profile::ProfileRepository`].
    ///
    /// # Errors
    /// [`ManageError::Forbidden`] for a caller that is neither service nor admin, told before anything is looked up; [`ManageError::Revoked`], [`Refusal::NoUser`],
    /// [`ManageError::Stale`].
    pub async fn change_user(
        &self,
        access: &Access,
        user: Option<UserId>,
        change: UserChange,
        expected: &Expected,
    ) -> Result<ManagedUser, ManageError> {
        if access.role == Role::User {
            return Err(ManageError::Forbidden);
        }
        let Some(id) = user else {
            self.confirm(access).await?;
            return Err(Refusal::NoUser.into());
        };
        let now = self.clock.now();
        let granted = self.manage.change_user(access, id, change, expected, now);
        let granted = granted.await?;
        let UserWritten {
            user,
            changed,
            announced,
        } = admit(&self.sessions, access, granted, now).await?;
        // Who is disabled is to be heard of by their streams, which end then.
        if announced || changed.disabled == Some(true) {
            self.wakes.wake(id, None);
        }
        Ok(user)
    }
}
