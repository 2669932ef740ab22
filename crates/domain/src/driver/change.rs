//! What a driver sends.

use bytes::Bytes;

use super::DocumentKind;
use crate::change::Change;

/// A driver's profile, new or changed: what is none or keeps stays as it is. Texts have been held against the document; dates and documents have not.
#[derive(Debug, Clone, Default)]
pub struct DriverChange {
    /// The person's given name.
    pub first_name: Option<String>,
    /// The person's family name.
    pub last_name: Option<String>,
    /// Postcode of the home address.
    pub postcode: Option<String>,
    /// A date or a date-time, of which the date counts as it is written.
    pub birth_date: Option<String>,
    /// Likewise.
    pub start_date: Option<String>,
    /// Where the driver can be called.
    pub contact_phone_number: Option<String>,
    /// How well the driver speaks English.
    pub english_level: Option<String>,
    /// What the driver says of themselves.
    pub bio: Change<String>,
    /// All categories of vehicles.
    pub licenses: Option<Vec<String>>,
    /// All places where the driver has worked.
    pub experiences: Option<Vec<ExperienceInput>>,
    /// What each of these kinds holds from now on, at most one unless the kind is a list.
    pub documents: Vec<(DocumentKind, Vec<Source>)>,
}

/// Where a driver says that they have worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExperienceInput {
    /// The employer.
    pub company: String,
    /// As what.
    pub position: String,
    /// See [`DriverChange::birth_date`].
    pub start_date: Option<String>,
    /// Likewise.
    pub end_date: Option<String>,
    /// What there was to do.
    pub description: Option<String>,
}

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// It was uploaded directly, or is attached there already.
    SignedId(String),
    /// It came with the request.
    File(UploadedFile),
}

/// A file that came with the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadedFile {
    /// What the client calls it.
    pub filename: Option<String>,
    /// Its bytes.
    pub bytes: Bytes,
}
