//! Between the domain and the console's API.

mod profile;
mod user;

pub use profile::{change, patch, profile, replacement};
pub use user::{managed, user_change};

use api::manage::{
    ManageDocumentKind, ManageDocumentReview, ManageDocumentStatus, ManageInterview, ManageReview,
};
use domain::driver::{DocumentKind, DocumentReview, Interview, Review, Verdict};
use domain::id::UserId;
use poem_openapi::types::MaybeUndefined;
use uuid::Uuid;

/// An interview as the API shows it.
pub fn interview(interview: Interview) -> ManageInterview {
    let Interview {
        id,
        scheduled_at,
        status,
        notes,
        created_at,
    } = interview;
    ManageInterview {
        id,
        scheduled_at: scheduled_at.into(),
        status: status.into(),
        notes: notes.map(Into::into).into(),
        created_at: created_at.into(),
    }
}

/// A review as the API shows it.
pub fn review(review: Review) -> ManageReview {
    let Review {
        id,
        rating,
        comment,
        created_at,
    } = review;
    ManageReview {
        id,
        rating: rating.into(),
        comment: comment.map(Into::into).into(),
        created_at: created_at.into(),
    }
}

/// The review of the documents of a kind as the API shows it.
pub fn document_review(kind: ManageDocumentKind, review: DocumentReview) -> ManageDocumentReview {
    let DocumentReview {
        verdict,
        reason,
        reviewed_at,
    } = review;
    ManageDocumentReview {
        kind,
        status: match verdict {
            Verdict::Approved => ManageDocumentStatus::Approved,
            Verdict::Rejected => ManageDocumentStatus::Rejected,
        },
        reason: reason.map(Into::into).into(),
        reviewed_at: reviewed_at.into(),
    }
}

/// The kind that the API names so.
pub const fn kind(kind: ManageDocumentKind) -> DocumentKind {
    match kind {
        ManageDocumentKind::Dbs => DocumentKind::Dbs,
        ManageDocumentKind::Tacho => DocumentKind::Tacho,
        ManageDocumentKind::EnchancedDbs => DocumentKind::EnchancedDbs,
        ManageDocumentKind::Cpc => DocumentKind::Cpc,
        ManageDocumentKind::MedicalCheck => DocumentKind::MedicalCheck,
        ManageDocumentKind::ChildSafeguardTraining => DocumentKind::ChildSafeguardTraining,
        ManageDocumentKind::Cv => DocumentKind::Cv,
        ManageDocumentKind::DrivingLicense => DocumentKind::DrivingLicense,
        ManageDocumentKind::Documents => DocumentKind::Documents,
    }
}

/// The verdict that the API names so.
pub const fn verdict(status: ManageDocumentStatus) -> Verdict {
    match status {
        ManageDocumentStatus::Approved => Verdict::Approved,
        ManageDocumentStatus::Rejected => Verdict::Rejected,
    }
}

/// What a text says, unless it is absent or null.
pub fn text<T: Into<String>>(member: MaybeUndefined<T>) -> Option<String> {
    member.take().map(Into::into)
}

/// The user with this id; none for what is no id of a user.
pub fn user(id: &str) -> Option<UserId> {
    Uuid::try_parse(id).ok().map(UserId)
}
