//! Reading and changing one's own driver profile.

use super::scene::Intent;
use super::{Driver, DriverChange, DriverError, DriverRepository, FieldFault, Written};
use crate::access::Access;
use crate::blob::{BlobRepository, BlobStore, Seal};
use crate::clock::Clock;
use crate::event::Wakes;
use crate::id::UserId;
use crate::profile::Expected;
use crate::random::Random;
use crate::session::{SessionRepository, admit};

/// The types of the ports of [`DriverService`], as one parameter.
pub trait DriverPorts: 'static {
    /// Where drivers' profiles are kept.
    type Drivers: DriverRepository;
    /// Where the life of files is kept.
    type Blobs: BlobRepository;
    /// Where the bytes of files lie.
    type Store: BlobStore;
    /// Where sessions are kept.
    type Sessions: SessionRepository;
    /// The streams that are open.
    type Wakes: Wakes;
    /// What tells the time.
    type Clock: Clock;
    /// Where the keys of files come from.
    type Random: Random;
}

/// Shows and changes drivers' profiles: the caller's own, and for staff what they add to another's.
pub struct DriverService<P: DriverPorts> {
    /// Where drivers' profiles are kept.
    pub drivers: P::Drivers,
    /// Where the life of files is kept.
    pub blobs: P::Blobs,
    /// Where the bytes of files lie.
    pub store: P::Store,
    /// Where sessions are kept.
    pub sessions: P::Sessions,
    /// The streams that are open.
    pub wakes: P::Wakes,
    /// What tells the time.
    pub clock: P::Clock,
    /// Where the keys of files come from.
    pub random: P::Random,
    /// What seals signed ids and tokens.
    pub seal: Seal,
}

impl<P: DriverPorts> DriverService<P> {
    /// The caller's driver profile.
    ///
    /// # Errors
    /// [`DriverError::Revoked`], [`DriverError::NotFound`].
    pub async fn read(&self, access: &Access) -> Result<Driver, DriverError> {
        let driver = self.find(access, access.user).await?;
        driver.ok_or(DriverError::NotFound)
    }

    /// Creates the caller's driver profile, with its documents, and answers it.
    ///
    /// # Errors
    /// [`DriverError::Revoked`], [`DriverError::Exists`] (told before anything that is wrong with `change`), [`DriverError::Invalid`].
    pub async fn create(
        &self,
        access: &Access,
        change: DriverChange,
    ) -> Result<Written, DriverError> {
        self.write(access, &change, Intent::Create).await
    }

    /// Changes the caller's driver profile, all or nothing, and answers it as it is then. What changes nothing writes nothing, but is refused like any other
    /// change.
    ///
    /// # Errors
    /// [`DriverError::Revoked`], [`DriverError::NotFound`], [`DriverError::Stale`], [`DriverError::Overtaken`],
    /// [`DriverError::Invalid`].
    pub async fn update(
        &self,
        access: &Access,
        change: DriverChange,
        expected: &Expected,
    ) -> Result<Written, DriverError> {
        self.write(access, &change, Intent::Update(expected)).await
    }

    /// What is wrong with the dates, signed ids and files of a change that is refused for other reasons already, so that all is told at once. Nothing is kept.
    ///
    /// # Errors
    /// [`DriverError::Revoked`].
    pub async fn faults(
        &self,
        access: &Access,
        change: &DriverChange,
    ) -> Result<Vec<FieldFault>, DriverError> {
        Ok(self.look(access, change).await?.into_vec())
    }

    /// The driver profile of `user`, if they have one.
    pub(super) async fn find(
        &self,
        access: &Access,
        user: UserId,
    ) -> Result<Option<Driver>, DriverError> {
        let now = self.clock.now();
        let granted = self.drivers.read(access, user, now).await?;
        Ok(admit(&self.sessions, access, granted, now).await?)
    }
}
