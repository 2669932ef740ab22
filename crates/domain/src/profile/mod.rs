//! The core profile: what all APIs show of a person.

mod error;
mod picture;
mod repository;
mod service;

#[cfg(test)]
mod tests;

pub use error::ProfileError;
pub use repository::{Expected, ProfileRepository, UpdateError, Updated};
pub use service::{ImageRemoval, ProfilePorts, ProfileService};

use chrono::{DateTime, Utc};

use crate::change::Change;
use crate::id::{EmailProofId, UserId};
use crate::image::ImageName;

/// A person's profile as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Who it is.
    pub uid: UserId,
    /// As it was written at registration; unique by its [`crate::fold::fold`].
    pub email: String,
    /// As it was written; unique by its fold.
    pub username: Option<String>,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// E.164.
    pub phone_number: Option<String>,
    /// Postal address, free text.
    pub address: Option<String>,
    /// The profile image, if there is one.
    pub image: Option<ImageName>,
    /// Whether staff have verified the person's vehicles.
    pub verify_vehicles: bool,
    /// Raised by one with every change of anything that any API shows; entity tags come from it.
    pub version: i64,
    /// When the person registered.
    pub created_at: DateTime<Utc>,
    /// When anything last changed.
    pub updated_at: DateTime<Utc>,
}

/// A partial update of a profile, applied all or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileChange {
    /// See [`Profile::email`]; `None` keeps it.
    pub email: Option<NewEmail>,
    /// See [`Profile::username`].
    pub username: Change<String>,
    /// See [`Profile::first_name`].
    pub first_name: Change<String>,
    /// See [`Profile::last_name`].
    pub last_name: Change<String>,
    /// See [`Profile::phone_number`].
    pub phone_number: Change<String>,
    /// See [`Profile::address`].
    pub address: Change<String>,
    /// `Set` names an image that [`crate::image::ImageRepository::reserve`] has reserved for this user.
    pub image: Change<ImageName>,
}

/// An address to take the place of the one there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEmail {
    /// As it is written.
    pub email: String,
    /// What has proved that it is the user's, to be used up in the same transaction; `None` where nothing needs proof, since it is only another
    /// spelling (the same [`crate::fold::fold`]) of the address there is.
    pub proof: Option<EmailProofId>,
}

impl ProfileChange {
    /// True when it would change nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
