//! Reading and writing profiles.

use super::attributes::{check, is_too_deep};
use super::{
    AttributesChange, Found, ManageChange, ManageError, ManageProfile, ManageRepository,
    ManageWrite, ManageWriteError, ManageWritten, NOTHING, Refusal, TimeZones, merge,
};
use crate::access::{Access, Role};
use crate::change::Change;
use crate::clock::Clock;
use crate::event::Wakes;
use crate::id::{ManageProfileId, UserId};
use crate::profile::Expected;
use crate::random::Random;
use crate::session::{SessionRepository, admit};

/// How often a merge is tried that others get ahead of: of so many at once, at least one gets through each time.
const ATTEMPTS: usize = 64;

/// The types of the ports of [`ManageService`], as one parameter.
pub trait ManagePorts: 'static {
    /// Where profiles and users are kept.
    type Manage: ManageRepository;
    /// What knows time zones.
    type Zones: TimeZones;
    /// Where sessions are kept.
    type Sessions: SessionRepository;
    /// The streams that are open.
    type Wakes: Wakes;
    /// What tells the time.
    type Clock: Clock;
    /// Where ids come from.
    type Random: Random;
}

/// Shows and changes what consoles know of users, and what staff decide about them.
pub struct ManageService<P: ManagePorts> {
    /// Where profiles and users are kept.
    pub manage: P::Manage,
    /// What knows time zones.
    pub zones: P::Zones,
    /// Where sessions are kept.
    pub sessions: P::Sessions,
    /// The streams that are open.
    pub wakes: P::Wakes,
    /// What tells the time.
    pub clock: P::Clock,
    /// Where ids come from.
    pub random: P::Random,
}

/// Whether a caller may ask for the profile of `user` (`None` for what is no id of a user): their own, or anyone's if they are staff.
#[must_use]
pub fn reaches(access: &Access, user: Option<UserId>) -> bool {
    access.role != Role::User || user == Some(access.user)
}

impl<P: ManagePorts> ManageService<P> {
    /// The profile of `user`; `None` for what is no id of a user.
    ///
    /// # Errors
    /// [`Refusal::OthersRead`] for a caller who is neither that user nor staff, told from the access alone; [`ManageError::Revoked`], [`Refusal::NoProfile`].
    pub async fn read(
        &self,
        access: &Access,
        user: Option<UserId>,
    ) -> Result<ManageProfile, ManageError> {
        let user = self.subject(access, user, Refusal::OthersRead, Refusal::NoProfile);
        let found = self.find(access, user.await?).await?;
        let profile = found.and_then(|found| found.profile);
        Ok(profile.ok_or(Refusal::NoProfile)?)
    }

    /// Makes or changes the profile of `user` (`None` for what is no id of a user), and answers it as it is then. What changes nothing writes nothing, but is refused like any
    /// other change.
    ///
    /// # Errors
    /// [`Refusal::OthersWrite`] for a caller who is neither that user nor staff, told from the access alone; [`Refusal::Timezone`], [`Refusal::TooLarge`],
    /// [`Refusal::TooDeep`]; [`ManageError::Revoked`], [`Refusal::NoUser`], [`ManageError::Stale`], [`ManageError::Overtaken`].
    pub async fn write(
        &self,
        access: &Access,
        user: Option<UserId>,
        change: ManageChange,
        expected: &Expected,
    ) -> Result<ManageProfile, ManageError> {
        let user = self.subject(access, user, Refusal::OthersWrite, Refusal::NoUser);
        let user = user.await?;
        let ManageChange {
            timezone,
            attributes,
        } = change;
        if let Err(refusal) = self.judge(&timezone, &attributes) {
            // Who may not even ask is not told what is wrong with it.
            self.confirm(access).await?;
            return Err(refusal.into());
        }
        let write = |attributes| ManageWrite {
            id: ManageProfileId::generate(self.clock.now(), &self.random),
            timezone: timezone.clone(),
            attributes,
        };
        match attributes {
            AttributesChange::Merge(patch) => {
                self.merge(access, user, &patch, write, expected).await
            }
            AttributesChange::Set(attributes) => {
                let write = write(Some(attributes));
                Ok(self.store(access, user, &write, expected).await?)
            }
            AttributesChange::Keep if timezone.is_keep() => {
                self.make(access, user, &write(None), expected).await
            }
            AttributesChange::Keep => Ok(self.store(access, user, &write(None), expected).await?),
        }
    }

    /// Whether a change can be kept, as far as that can be told without what is there.
    fn judge(
        &self,
        timezone: &Change<String>,
        attributes: &AttributesChange,
    ) -> Result<(), Refusal> {
        if !self.is_timezone(timezone) {
            return Err(Refusal::Timezone);
        }
        match attributes {
            AttributesChange::Set(attributes) => check(attributes),
            AttributesChange::Merge(patch) if is_too_deep(patch) => Err(Refusal::TooDeep),
            AttributesChange::Keep | AttributesChange::Merge(_) => Ok(()),
        }
    }

    /// Whether a time zone can be kept, if it is one that is to be.
    pub fn is_timezone(&self, timezone: &Change<String>) -> bool {
        match timezone {
            Change::Keep | Change::Clear => true,
            Change::Set(name) => self.zones.knows(name),
        }
    }

    /// Merges with what is there, again if others get ahead of it.
    async fn merge(
        &self,
        access: &Access,
        user: UserId,
        patch: &str,
        write: impl Fn(Option<String>) -> ManageWrite + Send + Sync,
        expected: &Expected,
    ) -> Result<ManageProfile, ManageError> {
        for _ in 0..ATTEMPTS {
            let Found { version, profile } = self.find_expected(access, user, expected).await?;
            let before = profile.map_or_else(|| NOTHING.to_owned(), |it| it.attributes);
            let merged = match patch {
                "null" => NOTHING.to_owned(),
                patch => merge(Some(&before), patch),
            };
            check(&merged)?;
            let as_read = Expected::OneOf(vec![version]);
            match self
                .store(access, user, &write(Some(merged)), &as_read)
                .await
            {
                Err(ManageWriteError::Stale) => {}
                outcome => return Ok(outcome?),
            }
        }
        Err(ManageError::Overtaken)
    }

    /// The profile that there is, or else an empty one.
    async fn make(
        &self,
        access: &Access,
        user: UserId,
        write: &ManageWrite,
        expected: &Expected,
    ) -> Result<ManageProfile, ManageError> {
        match self.find_expected(access, user, expected).await?.profile {
            Some(profile) => Ok(profile),
            None => Ok(self.store(access, user, write, expected).await?),
        }
    }

    async fn find_expected(
        &self,
        access: &Access,
        user: UserId,
        expected: &Expected,
    ) -> Result<Found, ManageError> {
        let found = self.find(access, user).await?.ok_or(Refusal::NoUser)?;
        if expected.admits(found.version) {
            Ok(found)
        } else {
            Err(ManageError::Stale)
        }
    }

    async fn find(&self, access: &Access, user: UserId) -> Result<Option<Found>, ManageError> {
        let now = self.clock.now();
        let granted = self.manage.read(access, user, now).await?;
        Ok(admit(&self.sessions, access, granted, now).await?)
    }

    /// Writes, and wakes whoever is told of it.
    async fn store(
        &self,
        access: &Access,
        user: UserId,
        write: &ManageWrite,
        expected: &Expected,
    ) -> Result<ManageProfile, ManageWriteError> {
        let now = self.clock.now();
        let granted = self
            .manage
            .write(access, user, write, expected, now)
            .await?;
        let ManageWritten { profile, announced } =
            admit(&self.sessions, access, granted, now).await?;
        if announced {
            self.wakes.wake(user, None);
        }
        Ok(profile)
    }

    /// Whom a caller means: themselves, or anyone if they are staff.
    async fn subject(
        &self,
        access: &Access,
        user: Option<UserId>,
        foreign: Refusal,
        missing: Refusal,
    ) -> Result<UserId, ManageError> {
        if !reaches(access, user) {
            return Err(foreign.into());
        }
        let Some(user) = user else {
            self.confirm(access).await?;
            return Err(missing.into());
        };
        Ok(user)
    }

    /// Refuses a caller whose access does not stand.
    ///
    /// # Errors
    /// [`ManageError::Revoked`].
    pub async fn confirm(&self, access: &Access) -> Result<(), ManageError> {
        let now = self.clock.now();
        let granted = self.sessions.check(access, now).await?;
        Ok(admit(&self.sessions, access, granted, now).await?)
    }
}
