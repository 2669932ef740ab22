//! The lists of a driver's profile as they are kept: JSON.

use chrono::{DateTime, NaiveDate, Utc};
use domain::driver::{Action, Activity, DocumentKind, Experience, Interview, Review};
use domain::store::StoreError;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::{corrupt, unknown};

/// An item as it is kept.
pub(super) trait Entry: Serialize + DeserializeOwned {
    /// What the domain calls it.
    type Item;

    fn of(item: &Self::Item) -> Self;

    fn item(self) -> Result<Self::Item, StoreError>;
}

/// The JSON of `items`.
pub(super) fn written<E: Entry>(items: &[E::Item]) -> Result<String, StoreError> {
    let entries: Vec<E> = items.iter().map(E::of).collect();
    serde_json::to_string(&entries).map_err(corrupt)
}

/// What [`written`] has written.
pub(super) fn read<E: Entry>(json: &str) -> Result<Vec<E::Item>, StoreError> {
    let entries: Vec<E> = serde_json::from_str(json).map_err(corrupt)?;
    entries.into_iter().map(E::item).collect()
}

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct LicenseEntry(String);

impl Entry for LicenseEntry {
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

impl Entry for ExperienceEntry {
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
    created_at: DateTime<Utc>,
}

impl Entry for InterviewEntry {
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
    created_at: DateTime<Utc>,
}

impl Entry for ReviewEntry {
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

#[derive(Serialize, Deserialize)]
pub(super) struct ActivityEntry {
    id: i64,
    action: String,
    subject: Option<String>,
    created_at: DateTime<Utc>,
}

impl Entry for ActivityEntry {
    type Item = Activity;

    fn of(item: &Activity) -> Self {
        let Activity {
            id,
            action,
            subject,
            created_at,
        } = item;
        Self {
            id: *id,
            action: action.name().to_owned(),
            subject: subject.map(|kind| kind.name().to_owned()),
            created_at: *created_at,
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
            action: Action::named(&action).ok_or_else(|| unknown("activity", &action))?,
            subject: subject.as_deref().map(document_kind).transpose()?,
            created_at,
        })
    }
}

/// The kind of documents of this name.
pub(super) fn document_kind(name: &str) -> Result<DocumentKind, StoreError> {
    DocumentKind::named(name).ok_or_else(|| unknown("kind of documents", name))
}
