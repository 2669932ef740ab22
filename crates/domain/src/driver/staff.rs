//! What staff add to a driver's profile.

use chrono::{DateTime, Utc};

/// So many interviews, and so many reviews, a driver may have.
pub const MOST_ENTRIES: usize = 200;

/// An interview with a driver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// Its number among the driver's, from 1.
    pub id: i64,
    /// When it takes place.
    pub scheduled_at: DateTime<Utc>,
    /// `scheduled`, `completed`, `cancelled` or `no_show`.
    pub status: String,
    /// What there is to know about it.
    pub notes: Option<String>,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
}

/// What a member of staff thinks of a driver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its number among the driver's, from 1.
    pub id: i64,
    /// From 1 to 5, 5 being the best.
    pub rating: i64,
    /// In words.
    pub comment: Option<String>,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
}

/// What came of looking at a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It will do.
    Approved,
    /// It will not.
    Rejected,
}

impl Verdict {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Rejected => "rejected",
        }
    }
}

/// What a member of staff says of the documents of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentReview {
    /// Whether they will do.
    pub verdict: Verdict,
    /// Why not; a rejection has one.
    pub reason: Option<String>,
    /// When it was said.
    pub reviewed_at: DateTime<Utc>,
}
