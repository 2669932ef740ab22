//! The lists of a driver's profile as they are kept: JSON.

use chrono::{DateTime, NaiveDate, Utc};
use domain::driver::{Action, Activity, DocumentKind, Experience, Interview, Review};
use domain::store::StoreError;
use serde::{Deserialize, Serialize, Serializer};

use super::moment;
use crate::error::{corrupt, unknown};

/// An item as it is kept.
pub(super) trait Entry<'a>: Serialize + Deserialize<'a> {
    /// What the domain calls it.
    type Item: 'a;

    fn of(item: &'a Self::Item) -> Self;

    fn item(self) -> Result<Self::Item, StoreError>;
}

/// The JSON of `items`.
pub(super) fn written<'a, E: Entry<'a>>(items: &'a [E::Item]) -> Result<String, StoreError> {
    let entries: Vec<E> = items.iter().map(E::of).collect();
    serde_json::to_string(&entries).map_err(corrupt)
}

/// What [`written`] has written.
pub(super) fn read<'a, E: Entry<'a>>(json: &'a str) -> Result<Vec<E::Item>, StoreError> {
    let entries: Vec<E> = serde_json::from_str(json).map_err(corrupt)?;
    entries.into_iter().map(E::item).collect()
}

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct LicenseEntry(String);

impl Entry<'_> for LicenseEntry {
    type Item = String;

    fn of(item: &String) -> Self {
        Self(item.clone())
    }

    fn item(self) -> Result<String, StoreError> {
        Ok(self.0)
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct ExperienceEntry {
    id: i64,
    company: String,
    position: String,
    start_date: Option<NaiveDate>,
    end_date: Option<NaiveDate>,
    description: Option<String>,
}

impl Entry<'_> for ExperienceEntry {
    type Item = Experience;

    fn of(item: &Experience) -> Self {
        let Experience {
            id,
            company,
            position,
            start_date,
            end_date,
            description,
        } = item.clone();
        Self {
            id,
            company,
            position,
            start_date,
            end_date,
            description,
        }
    }

    fn item(self) -> Result<Experience, StoreError> {
        let Self {
            id,
            company,
            position,
            start_date,
            end_date,
            description,
        } = self;
        Ok(Experience {
            id,
            company,
            position,
            start_date,
            end_date,
            description,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct InterviewEntry {
    id: i64,
    scheduled_at: DateTime<Utc>,
    status: String,
    notes: Option<String>,
    #[serde(with = "moment")]
    created_at: DateTime<Utc>,
}

impl Entry<'_> for InterviewEntry {
    type Item = Interview;

    fn of(item: &Interview) -> Self {
        let Interview {
            id,
            scheduled_at,
            status,
            notes,
            created_at,
        } = item.clone();
        Self {
            id,
            scheduled_at,
            status,
            notes,
            created_at,
        }
    }

    fn item(self) -> Result<Interview, StoreError> {
        let Self {
            id,
            scheduled_at,
            status,
            notes,
            created_at,
        } = self;
        Ok(Interview {
            id,
            scheduled_at,
            status,
            notes,
            created_at,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct ReviewEntry {
    id: i64,
    rating: i64,
    comment: Option<String>,
    #[serde(with = "moment")]
    created_at: DateTime<Utc>,
}

impl Entry<'_> for ReviewEntry {
    type Item = Review;

    fn of(item: &Review) -> Self {
        let Review {
            id,
            rating,
            comment,
            created_at,
        } = item.clone();
        Self {
            id,
            rating,
            comment,
            created_at,
        }
    }

    fn item(self) -> Result<Review, StoreError> {
        let Self {
            id,
            rating,
            comment,
            created_at,
        } = self;
        Ok(Review {
            id,
            rating,
            comment,
            created_at,
        })
    }
}

/// Written as an array of these in this order, the time in milliseconds since 1970: a trail is written again with every change, and longer rows PostgreSQL
/// compresses each time. Rows of earlier releases have objects, with times as texts.
#[derive(Deserialize)]
pub(super) struct ActivityEntry<'a> {
    id: i64,
    action: &'a str,
    #[serde(borrow)]
    subject: Option<&'a str>,
    #[serde(deserialize_with = "moment::deserialize")]
    created_at: DateTime<Utc>,
}

impl Serialize for ActivityEntry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let created_at = self.created_at.timestamp_millis();
        (self.id, self.action, self.subject, created_at).serialize(serializer)
    }
}

impl<'a> Entry<'a> for ActivityEntry<'a> {
    type Item = Activity;

    fn of(item: &'a Activity) -> Self {
        let Activity {
            id,
            action,
            subject,
            created_at,
        } = *item;
        Self {
            id,
            action: action.name(),
            subject: subject.map(DocumentKind::name),
            created_at,
        }
    }

    fn item(self) -> Result<Activity, StoreError> {
        let Self {
            id,
            action,
            subject,
            created_at,
        } = self;
        Ok(Activity {
            id,
            action: Action::named(action).ok_or_else(|| unknown("activity", action))?,
            subject: subject.map(document_kind).transpose()?,
            created_at,
        })
    }
}

/// What follows the number in what an activity is written as.
pub(super) fn latest(action: Action, now: DateTime<Utc>) -> Result<String, StoreError> {
    let activity = Activity {
        id: 0,
        action,
        subject: None,
        created_at: now,
    };
    let json = serde_json::to_string(&ActivityEntry::of(&activity)).map_err(corrupt)?;
    Ok(json.trim_start_matches("[0").to_owned())
}

/// The kind of documents of this name.
pub(super) fn document_kind(name: &str) -> Result<DocumentKind, StoreError> {
    DocumentKind::named(name).ok_or_else(|| unknown("kind of documents", name))
}
