//! A driver's profile as it is to be.

use chrono::NaiveDate;

use super::{Activity, DocumentKind, DocumentReview, Experience, Interview, Review};
use crate::event::News;

/// What is the driver's own of their profile; the store keeps it whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Postcode of the home address.
    pub postcode: String,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// The day from which the driver can work.
    pub start_date: NaiveDate,
    /// Where the driver can be called.
    pub contact_phone_number: String,
    /// How well the driver speaks English.
    pub english_level: Option<String>,
    /// What the driver says of themselves.
    pub bio: Option<String>,
    /// The categories of vehicles that the driver may drive.
    pub licenses: Vec<String>,
    /// Where the driver has worked.
    pub experiences: Vec<Experience>,
    /// Interviews, in the order in which they were entered.
    pub interviews: Vec<Interview>,
    /// Reviews, in the order in which they were entered.
    pub reviews: Vec<Review>,
    /// What happened, the latest first.
    pub activities: Vec<Activity>,
}

/// What a driver's profile becomes, all or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The person's names, where they change.
    pub first_name: Option<String>,
    /// See there.
    pub last_name: Option<String>,
    /// The driver's own, whole.
    pub sheet: Sheet,
    /// The kinds of which something is attached or removed, each with the numbers of all blobs that it holds then, in order. What it held before and holds
    /// no longer becomes an orphan.
    pub documents: Vec<(DocumentKind, Vec<i64>)>,
    /// What staff say of what is attached of a kind.
    pub review: Option<(DocumentKind, DocumentReview)>,
    /// What the user is told: by a member of staff always, by themselves if another session of theirs stands.
    pub news: Vec<News>,
}
