//! Creating and changing a driver's profile: checked whole, then written whole.

use super::dates::Dates;
use super::draft::{Draft, missing};
use super::faults::Faults;
use super::files::Stored;
use super::papers::Papers;
use super::revise::revision;
use super::{
    CreateDriverError, Driver, DriverChange, DriverError, DriverPorts, DriverRepository,
    DriverService, Revision, SaveDriverError, Saved,
};
use crate::access::Access;
use crate::blob::{Blob, BlobRepository, BlobStore};
use crate::clock::Clock;
use crate::event::Wakes;
use crate::profile::Expected;
use crate::session::admit;

/// How often a change is tried that others get ahead of.
pub(super) const ATTEMPTS: usize = 5;

/// What a change is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Intent<'a> {
    /// To create the profile.
    Create,
    /// To change it.
    Update(&'a Expected),
    /// To be looked at only.
    Look,
}

impl Intent<'_> {
    /// The profile that is there, or none, if that is right.
    fn admit(self, driver: Option<Driver>) -> Result<Option<Driver>, DriverError> {
        match (self, driver) {
            (Self::Create, Some(_)) => Err(DriverError::Exists),
            (Self::Update(_), None) => Err(DriverError::NotFound),
            (Self::Update(expected), Some(driver)) if !expected.admits(driver.version) => {
                Err(DriverError::Stale)
            }
            (_, driver) => Ok(driver),
        }
    }
}

/// What a change meets.
struct Scene {
    driver: Option<Driver>,
    /// The blobs that can be attached.
    usable: Vec<i64>,
}

/// Why a revision was not written.
enum Setback {
    /// Others were faster.
    Overtaken,
    /// A blob cannot be attached any more.
    BlobGone,
    /// For good.
    Refused(DriverError),
}

impl<P: DriverPorts> DriverService<P> {
    /// What is wrong with a change, where no document can tell.
    pub(super) async fn look(
        &self,
        access: &Access,
        change: &DriverChange,
    ) -> Result<Faults, DriverError> {
        let papers = Papers::read(change, access.user, &self.seal);
        let scene = self.scene(access, &papers, Intent::Look).await?;
        let (_, faults) = self.judge(change, &papers, &scene, Intent::Look);
        Ok(faults)
    }

    /// Writes a change, or nothing of it.
    pub(super) async fn write(
        &self,
        access: &Access,
        change: &DriverChange,
        intent: Intent<'_>,
    ) -> Result<Driver, DriverError> {
        let papers = Papers::read(change, access.user, &self.seal);
        let mut stored = Vec::new();
        let written = self.attempt(access, change, &papers, intent, &mut stored);
        let written = written.await;
        if let Err(error) = &written {
            self.give_up(&stored, error).await;
        }
        written
    }

    async fn attempt(
        &self,
        access: &Access,
        change: &DriverChange,
        papers: &Papers<'_>,
        intent: Intent<'_>,
        stored: &mut Vec<Stored>,
    ) -> Result<Driver, DriverError> {
        for _ in 0..ATTEMPTS {
            let scene = self.scene(access, papers, intent).await?;
            let (dates, faults) = self.judge(change, papers, &scene, intent);
            faults.check()?;
            let driver = scene.driver;
            let draft = match &driver {
                Some(driver) => Draft::revise(driver, change, &dates),
                None => Draft::create(change, &dates).ok_or(DriverError::NotFound)?,
            };
            let plain = draft.members.is_empty() && papers.files().next().is_none();
            let driver = match driver {
                Some(driver) if plain && papers.holdings(Some(&driver), []).is_empty() => {
                    return Ok(driver);
                }
                driver => driver,
            };
            if stored.is_empty() {
                self.store_files(access, papers, stored).await?;
            }
            let holdings = papers.holdings(driver.as_ref(), stored.iter().map(|file| file.id));
            let now = self.clock.now();
            let revision = revision(access, driver.as_ref(), draft, holdings, now);
            match self.persist(access, driver.as_ref(), &revision).await {
                Ok(driver) => return Ok(driver),
                Err(Setback::Overtaken) => {}
                Err(Setback::BlobGone) => self.still_reserved(access, stored).await?,
                Err(Setback::Refused(error)) => return Err(error),
            }
        }
        Err(DriverError::Stale)
    }

    /// What a change meets; who would be refused anyway costs no work on the documents.
    async fn scene(
        &self,
        access: &Access,
        papers: &Papers<'_>,
        intent: Intent<'_>,
    ) -> Result<Scene, DriverError> {
        let mut driver = intent.admit(self.find(access, access.user).await?)?;
        let unattached = papers.unattached(driver.as_ref());
        if unattached.is_empty() {
            let usable = Vec::new();
            return Ok(Scene { driver, usable });
        }
        let found = self.blobs.find(access.user, &unattached).await?;
        if found.iter().any(|blob| blob.attached) {
            // It may have been attached where it is to be since the profile was read: by the same request, sent twice.
            driver = intent.admit(self.find(access, access.user).await?)?;
        }
        let mut usable = Vec::new();
        for Blob { id, attached, blob } in found {
            if !attached && self.store.holds(&blob.described).await? {
                usable.push(id);
            }
        }
        Ok(Scene { driver, usable })
    }

    /// Everything that is wrong with a change.
    fn judge(
        &self,
        change: &DriverChange,
        papers: &Papers<'_>,
        scene: &Scene,
        intent: Intent<'_>,
    ) -> (Dates, Faults) {
        let mut faults = Faults::default();
        if matches!(intent, Intent::Create) {
            missing(change, &mut faults);
        }
        let today = self.clock.now().date_naive();
        let dates = Dates::read(change, today, &mut faults);
        papers.judge(scene.driver.as_ref(), &scene.usable, &mut faults);
        (dates, faults)
    }

    /// Writes a revision in one transaction and wakes whoever is told of it.
    async fn persist(
        &self,
        access: &Access,
        driver: Option<&Driver>,
        revision: &Revision,
    ) -> Result<Driver, Setback> {
        let now = self.clock.now();
        let granted = match driver {
            Some(driver) => self.drivers.save(access, driver, revision, now).await?,
            None => self.drivers.create(access, revision, now).await?,
        };
        let admitted = admit(&self.sessions, access, granted, now).await;
        let Saved { driver, announced } = admitted.map_err(DriverError::from)?;
        if announced {
            self.wakes.wake(driver.user, None);
        }
        Ok(driver)
    }

    /// [`Self::persist`] of what staff say: whether it has to be tried again.
    pub(super) async fn save(
        &self,
        access: &Access,
        driver: &Driver,
        revision: &Revision,
    ) -> Result<bool, DriverError> {
        match self.persist(access, Some(driver), revision).await {
            Ok(_) => Ok(true),
            Err(Setback::Overtaken | Setback::BlobGone) => Ok(false),
            Err(Setback::Refused(error)) => Err(error),
        }
    }
}

impl From<DriverError> for Setback {
    fn from(error: DriverError) -> Self {
        Self::Refused(error)
    }
}

impl From<SaveDriverError> for Setback {
    fn from(error: SaveDriverError) -> Self {
        match error {
            SaveDriverError::Stale => Self::Overtaken,
            SaveDriverError::BlobGone => Self::BlobGone,
            SaveDriverError::Revoked(revoked) => Self::Refused(revoked.into()),
            SaveDriverError::Store(error) => Self::Refused(error.into()),
        }
    }
}

impl From<CreateDriverError> for Setback {
    fn from(error: CreateDriverError) -> Self {
        match error {
            CreateDriverError::Exists => Self::Refused(DriverError::Exists),
            CreateDriverError::BlobGone => Self::BlobGone,
            CreateDriverError::Revoked(revoked) => Self::Refused(revoked.into()),
            CreateDriverError::Store(error) => Self::Refused(error.into()),
        }
    }
}
