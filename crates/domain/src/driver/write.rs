//! Creating and changing a driver's profile: checked whole, then written whole.

use super::amendment::depends;
use super::draft::Draft;
use super::files::Stored;
use super::papers::Papers;
use super::revise::revision;
use super::scene::Intent;
use super::{
    Amendment, CreateDriverError, Driver, DriverChange, DriverError, DriverPorts, DriverRepository,
    DriverService, Revision, SaveDriverError, Saved,
};
use crate::access::Access;
use crate::clock::Clock;
use crate::event::Wakes;
use crate::profile::Expected;
use crate::session::admit;

/// How often a change is tried that others get ahead of: of so many at once, at least one gets through each time.
pub(super) const ATTEMPTS: usize = 64;

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The profile as it is now.
    pub driver: Driver,
    /// How many of its activities, the latest, are the change's own.
    pub recorded: usize,
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
    /// Writes a change, or nothing of it.
    pub(super) async fn write(
        &self,
        access: &Access,
        change: &DriverChange,
        intent: Intent<'_>,
    ) -> Result<Written, DriverError> {
        if let Intent::Update(expected) = intent
            && let Some(amendment) = Amendment::unread(change, self.clock.now().date_naive())
            && let Some(written) = self.amend(access, &amendment, expected).await?
        {
            return Ok(written);
        }
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
    ) -> Result<Written, DriverError> {
        for _ in 0..ATTEMPTS {
            let scene = self.scene(access, papers, intent).await?;
            let (dates, faults) = self.judge(change, papers, &scene, intent);
            faults.check()?;
            let driver = scene.driver;
            let before = driver.as_ref().map_or(&[][..], |it| &it.sheet.experiences);
            let amendment = Amendment::of(change, &dates, before);
            let draft = match &driver {
                Some(driver) => Draft::revise(driver, &amendment),
                None => Draft::create(&amendment).ok_or(DriverError::NotFound)?,
            };
            let plain = draft.members.is_empty() && papers.files().next().is_none();
            let driver = match driver {
                Some(driver) if plain && papers.holdings(Some(&driver), []).is_empty() => {
                    return Ok(Written {
                        driver,
                        recorded: 0,
                    });
                }
                driver => driver,
            };
            if stored.is_empty() {
                self.store_files(access, papers, stored).await?;
            }
            let holdings = papers.holdings(driver.as_ref(), stored.iter().map(|file| file.id));
            if let Some(driver) = &driver
                && holdings.is_empty()
                && depends(change)
            {
                let read = Expected::OneOf(vec![driver.version]);
                if let Some(written) = self.amend(access, &amendment, &read).await? {
                    return Ok(written);
                }
            }
            let now = self.clock.now();
            let revision = revision(access, driver.as_ref(), draft, holdings, now);
            match self.persist(access, driver.as_ref(), &revision).await {
                Ok(written) => {
                    return Ok(Written {
                        recorded: recorded(driver.as_ref(), &written),
                        driver: written,
                    });
                }
                Err(Setback::Overtaken) => {}
                Err(Setback::BlobGone) => self.still_reserved(access, stored).await?,
                Err(Setback::Refused(error)) => return Err(error),
            }
        }
        Err(DriverError::Overtaken)
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

/// How many activities there are that were not there before.
fn recorded(before: Option<&Driver>, now: &Driver) -> usize {
    let trail = |driver: &Driver| driver.sheet.activities.first().map_or(0, |it| it.id);
    let last = before.map_or(0, trail);
    let activities = now.sheet.activities.iter();
    activities.take_while(|it| it.id > last).count()
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
