//! A profile as a row.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::change::Change;
use domain::event::News;
use domain::id::{ManageProfileId, UserId};
use domain::manage::{ManageProfile, ManageWrite, ManageWritten};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

/// Inserts the row of `manage_profiles` that `$source` gives, or updates the one that there is, and answers a [`ProfileRow`]. The literals are the parameters
/// that say whether the time zone changes, and what the attributes become.
macro_rules! upsert {
    ($source:literal, $changes:literal, $attributes:literal) => {
        concat!(
            "INSERT INTO manage_profiles (id, user_uid, timezone, attributes, created_at, updated_at) ",
            $source,
            " ON CONFLICT (user_uid) DO UPDATE SET timezone = CASE WHEN ",
            $changes,
            " THEN excluded.timezone ELSE manage_profiles.timezone END, attributes = COALESCE(",
            $attributes,
            ", manage_profiles.attributes), updated_at = excluded.updated_at \
             RETURNING id, timezone, attributes, created_at, updated_at"
        )
    };
}

pub(super) use upsert;

/// What is read of a profile beside the person's version.
#[derive(FromQueryResult)]
pub(super) struct ProfileRow {
    id: Uuid,
    timezone: Option<String>,
    attributes: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl ProfileRow {
    /// The profile of `user`, who has this version.
    pub(super) fn of(self, user: UserId, version: i64) -> ManageProfile {
        let Self {
            id,
            timezone,
            attributes,
            created_at,
            updated_at,
        } = self;
        ManageProfile {
            id: ManageProfileId(id),
            user,
            timezone,
            attributes,
            created_at,
            updated_at,
            version,
        }
    }
}

/// The row of `users` that was updated, and whether the caller's pair is new.
#[derive(FromQueryResult)]
pub(super) struct Touched {
    pub(super) version: i64,
    pub(super) first_use: bool,
}

/// The profile's id, whether its time zone changes, what that becomes, and what the attributes become.
pub(super) fn changes(write: &ManageWrite) -> [Value; 4] {
    let ManageWrite {
        id,
        timezone,
        attributes,
    } = write;
    let name = match timezone {
        Change::Set(name) => Some(name.clone()),
        Change::Keep | Change::Clear => None,
    };
    [
        id.0.into(),
        (!timezone.is_keep()).into(),
        name.into(),
        attributes.clone().into(),
    ]
}

/// What is to be told of a write.
pub(super) fn news(access: &Access, write: &ManageWrite) -> Vec<News> {
    let members = write.members();
    let session = access.session;
    let changed = (!members.is_empty()).then_some(News::ProfileChanged { session, members });
    changed.into_iter().collect()
}

/// The answer.
pub(super) fn written(
    profile: ManageProfile,
    announced: bool,
    first_use: bool,
) -> Granted<ManageWritten> {
    Granted {
        value: ManageWritten { profile, announced },
        first_use,
    }
}
