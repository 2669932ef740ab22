//! What consoles know of users, and what staff decide about them.

mod attributes;
mod error;
mod merge;
mod repository;
mod service;
mod staff;

#[cfg(test)]
mod tests;

pub use attributes::{DEEPEST, LARGEST, NOTHING};
pub use error::{ManageError, Refusal};
pub use merge::merge;
pub use repository::{Found, ManageRepository, ManageWriteError, ManageWritten, UserWritten};
pub use service::{ManagePorts, ManageService, reaches};

use chrono::{DateTime, Utc};

use crate::access::Role;
use crate::change::Change;
use crate::id::{ManageProfileId, UserId};

/// What consoles know of a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManageProfile {
    /// Its own id.
    pub id: ManageProfileId,
    /// Whose it is.
    pub user: UserId,
    /// An IANA name or link.
    pub timezone: Option<String>,
    /// A JSON text without white space between its tokens.
    pub attributes: String,
    /// When it was first written.
    pub created_at: DateTime<Utc>,
    /// When it was last written.
    pub updated_at: DateTime<Utc>,
    /// See [`crate::profile::Profile::version`].
    pub version: i64,
}

/// What a profile's attributes become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttributesChange {
    /// What they are; [`NOTHING`] where there is no profile yet.
    Keep,
    /// This JSON text.
    Set(String),
    /// What this merge patch (RFC 7396) makes of them.
    Merge(String),
}

/// What a profile becomes. JSON texts have no white space between their tokens, and no object in them has a member twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManageChange {
    /// The time zone.
    pub timezone: Change<String>,
    /// The attributes.
    pub attributes: AttributesChange,
}

/// What is to be written: a change that has been judged, in which nothing is to be merged any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManageWrite {
    /// What the profile's id is if there is none yet.
    pub id: ManageProfileId,
    /// The time zone.
    pub timezone: Change<String>,
    /// The attributes, unless they stay as they are.
    pub attributes: Option<String>,
}

impl ManageWrite {
    /// The names of the members that change.
    #[must_use]
    pub fn members(&self) -> Vec<&'static str> {
        let timezone = (!self.timezone.is_keep()).then_some("timezone");
        let attributes = self.attributes.as_ref().map(|_| "attributes");
        timezone.into_iter().chain(attributes).collect()
    }
}

/// A user as staff see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManagedUser {
    /// Who it is.
    pub id: UserId,
    /// See [`crate::profile::Profile::email`].
    pub email: String,
    /// See [`crate::profile::Profile::username`].
    pub username: Option<String>,
    /// What they may do.
    pub role: Role,
    /// See [`crate::profile::Profile::verify_vehicles`].
    pub verify_vehicles: bool,
    /// Whether they are refused everywhere.
    pub disabled: bool,
    /// When they registered.
    pub created_at: DateTime<Utc>,
    /// When anything of them last changed.
    pub updated_at: DateTime<Utc>,
    /// See [`crate::profile::Profile::version`].
    pub version: i64,
}

/// What staff decide about a user; `None` stays as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UserChange {
    /// See [`ManagedUser::verify_vehicles`].
    pub verify_vehicles: Option<bool>,
    /// See [`ManagedUser::disabled`].
    pub disabled: Option<bool>,
}

impl UserChange {
    /// The same without what `user` is already; `None` when nothing is left.
    #[must_use]
    pub fn of(self, user: &ManagedUser) -> Option<Self> {
        let other = |wanted: Option<bool>, now: bool| wanted.filter(|wanted| *wanted != now);
        let change = Self {
            verify_vehicles: other(self.verify_vehicles, user.verify_vehicles),
            disabled: other(self.disabled, user.disabled),
        };
        (change != Self::default()).then_some(change)
    }
}

/// Knows the time zones of the IANA database.
pub trait TimeZones: Send + Sync + 'static {
    /// Whether `name` is that of a zone or link, spelled exactly as it is there.
    fn knows(&self, name: &str) -> bool;
}
