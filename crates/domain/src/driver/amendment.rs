//! Changes that the store makes at once.

use chrono::NaiveDate;

use super::dates::Dates;
use super::draft::numbered;
use super::faults::Faults;
use super::{
    DriverChange, DriverError, DriverPorts, DriverRepository, DriverService, Experience, Written,
};
use crate::access::Access;
use crate::change::Change;
use crate::clock::Clock;
use crate::profile::Expected;
use crate::session::admit;

/// Members that are set whatever they are; what is none or keeps stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Amendment {
    /// The person's given name.
    pub first_name: Option<String>,
    /// The person's family name.
    pub last_name: Option<String>,
    /// See [`super::Sheet::postcode`].
    pub postcode: Option<String>,
    /// See [`super::Sheet::birth_date`].
    pub birth_date: Option<NaiveDate>,
    /// See [`super::Sheet::start_date`].
    pub start_date: Option<NaiveDate>,
    /// See [`super::Sheet::contact_phone_number`].
    pub contact_phone_number: Option<String>,
    /// See [`super::Sheet::english_level`].
    pub english_level: Option<String>,
    /// See [`super::Sheet::bio`].
    pub bio: Change<String>,
    /// See [`super::Sheet::licenses`].
    pub licenses: Option<Vec<String>>,
    /// See [`super::Sheet::experiences`].
    pub experiences: Option<Vec<Experience>>,
}

impl Amendment {
    /// What `change` says of members, where `before` are the experiences that there are.
    pub(super) fn of(change: &DriverChange, dates: &Dates, before: &[Experience]) -> Self {
        let change = change.clone();
        let experiences = dates.experiences.as_ref();
        Self {
            first_name: change.first_name,
            last_name: change.last_name,
            postcode: change.postcode,
            birth_date: dates.birth_date,
            start_date: dates.start_date,
            contact_phone_number: change.contact_phone_number,
            english_level: change.english_level,
            bio: change.bio,
            licenses: change.licenses,
            experiences: experiences.map(|given| numbered(before, given)),
        }
    }

    /// The same of a change that does not depend on what there is: experiences keep their numbers, documents are held against those that are attached.
    /// None also for one that is to be refused; who reads first tells why.
    pub(super) fn unread(change: &DriverChange, today: NaiveDate) -> Option<Self> {
        let mut faults = Faults::default();
        let dates = Dates::read(change, today, &mut faults);
        (!depends(change) && faults.check().is_ok()).then(|| Self::of(change, &dates, &[]))
    }
}

/// Whether what a change comes to depends on what there is.
pub(super) fn depends(change: &DriverChange) -> bool {
    change.experiences.is_some() || !change.documents.is_empty()
}

impl<P: DriverPorts> DriverService<P> {
    /// Makes a change that the store can make at once; none if it cannot, whatever the reason: then nothing is changed.
    pub(super) async fn amend(
        &self,
        access: &Access,
        amendment: &Amendment,
        expected: &Expected,
    ) -> Result<Option<Written>, DriverError> {
        let now = self.clock.now();
        let amended = self.drivers.amend(access, amendment, expected, now).await?;
        let Some(granted) = amended else {
            return Ok(None);
        };
        let driver = admit(&self.sessions, access, granted, now).await?;
        let recorded = 1;
        Ok(Some(Written { driver, recorded }))
    }
}
