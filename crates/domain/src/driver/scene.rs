//! What a change meets, and what is wrong with it there.

use futures_util::{StreamExt, TryStreamExt, stream};

use super::dates::Dates;
use super::draft::missing;
use super::faults::Faults;
use super::papers::Papers;
use super::{Driver, DriverChange, DriverError, DriverPorts, DriverService};
use crate::access::Access;
use crate::blob::{Blob, BlobRepository, BlobStore};
use crate::clock::Clock;
use crate::profile::Expected;
use crate::store::StoreError;

/// So many files are asked for at once: a bucket may have to be read to tell.
const AT_ONCE: usize = 4;

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
pub(super) struct Scene {
    pub(super) driver: Option<Driver>,
    /// The blobs that can be attached.
    pub(super) usable: Vec<i64>,
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

    /// What a change meets; who would be refused anyway costs no work on the documents.
    pub(super) async fn scene(
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
        let usable = self.arrived(found).await?;
        Ok(Scene { driver, usable })
    }

    /// Those of these files that are reserved and whose bytes are there.
    async fn arrived(&self, blobs: Vec<Blob>) -> Result<Vec<i64>, DriverError> {
        let reserved = blobs.into_iter().filter(|blob| !blob.attached);
        let asked = stream::iter(reserved).map(async |Blob { id, blob, .. }| {
            let holds = self.store.holds(&blob.described).await?;
            Ok::<_, StoreError>(holds.then_some(id))
        });
        let arrived: Vec<Option<i64>> = asked.buffered(AT_ONCE).try_collect().await?;
        Ok(arrived.into_iter().flatten().collect())
    }

    /// Everything that is wrong with a change.
    pub(super) fn judge(
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
}
