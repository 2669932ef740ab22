//! The profile of a driver: what the Rails API shows of a person, beside what all APIs show.

mod activity;
mod amendment;
mod change;
mod dates;
mod document;
mod draft;
mod entries;
mod error;
mod faults;
mod files;
mod links;
mod papers;
mod receiving;
mod repository;
mod revise;
mod revision;
mod scene;
mod service;
mod staff;
mod tickets;
mod uploads;
mod write;

#[cfg(test)]
mod tests;

pub use activity::{Action, Activity, LONGEST_TRAIL};
pub use amendment::Amendment;
pub use change::{DriverChange, ExperienceInput, Source, UploadedFile};
pub use document::{Attachment, DocumentKind};
#[cfg(any(test, feature = "fakes"))]
pub(crate) use draft::Draft;
pub use error::{DriverError, Fault, FieldFault};
pub use links::{Download, download_epoch};
pub use repository::{CreateDriverError, DriverRepository, SaveDriverError, Saved};
pub use revision::{Revision, Sheet};
pub use service::{DriverPorts, DriverService};
pub use staff::{DocumentReview, Interview, MOST_ENTRIES, Review, Verdict};
pub use uploads::{Announced, Upload, UploadRoute};
pub use write::Written;

use chrono::NaiveDate;

use crate::id::UserId;

/// A driver's profile as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub user: UserId,
    /// See [`crate::profile::Profile::version`].
    pub version: i64,
    /// The person's address.
    pub email: String,
    /// The person's given name.
    pub first_name: Option<String>,
    /// The person's family name.
    pub last_name: Option<String>,
    /// The person's phone number, E.164.
    pub phone_number: Option<String>,
    /// What is the driver's own.
    pub sheet: Sheet,
    /// What is attached, by kind and then in the order in which it was attached.
    pub attachments: Vec<Attachment>,
}

/// Where a driver has worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Experience {
    /// Its number among the driver's.
    pub id: i64,
    /// The employer.
    pub company: String,
    /// As what.
    pub position: String,
    /// The first day.
    pub start_date: Option<NaiveDate>,
    /// The last day, unless it lasts.
    pub end_date: Option<NaiveDate>,
    /// What there was to do.
    pub description: Option<String>,
}
