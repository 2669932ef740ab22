//! The driver profile as the API shows it.

use api::driver::{
    DriverActivity, DriverComplianceDocument, DriverExperience, DriverInterview, DriverLicense,
    DriverProfile, DriverProfileEnglishLevel, DriverReview,
};
use domain::driver::{Activity, DocumentKind, Driver, Experience, Interview, Review, Sheet};

use super::attachments::Attachments;

/// The profile, whose documents are shown apart from it.
pub fn profile(driver: Driver, documents: &Attachments<'_>) -> DriverProfile {
    let Driver {
        id,
        user: _,
        version: _,
        email,
        first_name,
        last_name,
        phone_number,
        sheet,
        attachments: _,
    } = driver;
    let Sheet {
        postcode,
        birth_date,
        start_date,
        contact_phone_number,
        english_level,
        bio,
        licenses,
        experiences,
        interviews,
        reviews,
        activities,
    } = sheet;
    DriverProfile {
        id,
        activities: activities.iter().map(activity).collect(),
        bio: bio.map(Into::into).into(),
        birth_date: birth_date.into(),
        child_safeguard_training: documents.one(DocumentKind::ChildSafeguardTraining),
        compliance_documents: DriverComplianceDocument::ALL.to_vec(),
        contact_phone_number: contact_phone_number.into(),
        cpc: documents.one(DocumentKind::Cpc),
        cv: documents.one(DocumentKind::Cv),
        dbs: documents.one(DocumentKind::Dbs),
        documents: documents.all(DocumentKind::Documents),
        driving_license: documents.all(DocumentKind::DrivingLicense),
        email: email.into(),
        enchanced_dbs: documents.one(DocumentKind::EnchancedDbs),
        english_level: english_level.as_deref().and_then(level).into(),
        experiences: experiences.into_iter().map(experience).collect(),
        first_name: first_name.map(Into::into).into(),
        interviews: interviews.into_iter().map(interview).collect(),
        last_name: last_name.map(Into::into).into(),
        licenses: licenses.iter().filter_map(|name| license(name)).collect(),
        medical_check: documents.one(DocumentKind::MedicalCheck),
        phone_number: phone_number.map(Into::into).into(),
        postcode: postcode.into(),
        reviews: reviews.into_iter().map(review).collect(),
        start_date: start_date.into(),
        tacho: documents.one(DocumentKind::Tacho),
    }
}

fn activity(activity: &Activity) -> DriverActivity {
    let Activity {
        id,
        action,
        subject,
        created_at,
    } = activity;
    DriverActivity {
        id: *id,
        action: action.name().into(),
        subject: subject.map(|kind| kind.name().into()).into(),
        created_at: (*created_at).into(),
    }
}

fn experience(experience: Experience) -> DriverExperience {
    let Experience {
        id,
        company,
        position,
        start_date,
        end_date,
        description,
    } = experience;
    DriverExperience {
        id,
        company: company.into(),
        position: position.into(),
        start_date: start_date.map(Into::into).into(),
        end_date: end_date.map(Into::into).into(),
        description: description.map(Into::into).into(),
    }
}

fn interview(interview: Interview) -> DriverInterview {
    let Interview {
        id,
        scheduled_at,
        status,
        notes,
        created_at,
    } = interview;
    DriverInterview {
        id,
        scheduled_at: scheduled_at.into(),
        status: status.into(),
        notes: notes.map(Into::into).into(),
        created_at: created_at.into(),
    }
}

fn review(review: Review) -> DriverReview {
    let Review {
        id,
        rating,
        comment,
        created_at,
    } = review;
    DriverReview {
        id,
        rating: rating.into(),
        comment: comment.map(Into::into).into(),
        created_at: created_at.into(),
    }
}

fn level(name: &str) -> Option<DriverProfileEnglishLevel> {
    let mut levels = DriverProfileEnglishLevel::ALL.iter().copied();
    levels.find(|level| level.as_str() == name)
}

fn license(name: &str) -> Option<DriverLicense> {
    let mut licenses = DriverLicense::ALL.iter().copied();
    licenses.find(|license| license.as_str() == name)
}
