//! What a body changes.

use api::driver::{
    CreateProfileBody, DriverProfileCreate, DriverProfileCreateFields, DriverProfileCreateForm,
    DriverProfileCreateMultipart, DriverProfileUpdate, DriverProfileUpdateFields,
    DriverProfileUpdateForm, DriverProfileUpdateMultipart, UpdateProfileBody,
};
use domain::driver::{DocumentKind, DriverChange};

use super::sent::{Clearable, List, Papers, Text, experience, licenses, listed};

/// Takes a body apart, of whatever type: in JSON the members have plain names, in forms they begin with `profile_`.
macro_rules! change {
    ($body:expr, json $type:ident) => {
        change!(
            $body,
            $type {
                first_name,
                last_name,
                postcode,
                birth_date,
                start_date,
                contact_phone_number,
                english_level,
                bio,
                licenses,
                experiences,
                dbs,
                tacho,
                enchanced_dbs,
                cpc,
                medical_check,
                child_safeguard_training,
                cv,
                driving_license,
                documents
            }
        )
    };
    ($body:expr, form $type:ident) => {
        change!(
            $body,
            $type {
                profile_first_name,
                profile_last_name,
                profile_postcode,
                profile_birth_date,
                profile_start_date,
                profile_contact_phone_number,
                profile_english_level,
                profile_bio,
                profile_licenses,
                profile_experiences,
                profile_dbs,
                profile_tacho,
                profile_enchanced_dbs,
                profile_cpc,
                profile_medical_check,
                profile_child_safeguard_training,
                profile_cv,
                profile_driving_license,
                profile_documents
            }
        )
    };
    ($body:expr, $type:ident {
        $first_name:ident, $last_name:ident, $postcode:ident, $birth_date:ident, $start_date:ident, $contact_phone_number:ident,
        $english_level:ident, $bio:ident, $licenses:ident, $experiences:ident,
        $dbs:ident, $tacho:ident, $enchanced_dbs:ident, $cpc:ident, $medical_check:ident, $child_safeguard_training:ident, $cv:ident,
        $driving_license:ident, $documents:ident
    }) => {{
        let $type {
            $first_name,
            $last_name,
            $postcode,
            $birth_date,
            $start_date,
            $contact_phone_number,
            $english_level,
            $bio,
            $licenses,
            $experiences,
            $dbs,
            $tacho,
            $enchanced_dbs,
            $cpc,
            $medical_check,
            $child_safeguard_training,
            $cv,
            $driving_license,
            $documents,
        } = $body;
        let documents = [
            (DocumentKind::Dbs, $dbs.sources()),
            (DocumentKind::Tacho, $tacho.sources()),
            (DocumentKind::EnchancedDbs, $enchanced_dbs.sources()),
            (DocumentKind::Cpc, $cpc.sources()),
            (DocumentKind::MedicalCheck, $medical_check.sources()),
            (
                DocumentKind::ChildSafeguardTraining,
                $child_safeguard_training.sources(),
            ),
            (DocumentKind::Cv, $cv.sources()),
            (DocumentKind::DrivingLicense, listed($driving_license)),
            (DocumentKind::Documents, listed($documents)),
        ];
        DriverChange {
            first_name: $first_name.text(),
            last_name: $last_name.text(),
            postcode: $postcode.text(),
            birth_date: $birth_date.text(),
            start_date: $start_date.text(),
            contact_phone_number: $contact_phone_number.text(),
            english_level: $english_level.text(),
            bio: $bio.change(),
            licenses: $licenses.list().map(licenses),
            experiences: $experiences
                .list()
                .map(|list| list.into_iter().map(experience).collect()),
            documents: documents
                .into_iter()
                .filter_map(|(kind, sources)| Some((kind, sources?)))
                .collect(),
        }
    }};
}

/// What the body of a new profile says.
pub fn of_new(body: CreateProfileBody) -> DriverChange {
    match body {
        CreateProfileBody::Json(body) => {
            let DriverProfileCreate { profile } = body.into_inner();
            change!(profile.into_inner(), json DriverProfileCreateFields)
        }
        CreateProfileBody::Form(body) => {
            change!(body.into_inner().into_inner(), form DriverProfileCreateForm)
        }
        CreateProfileBody::Multipart(body) => {
            change!(body.into_inner().into_inner(), form DriverProfileCreateMultipart)
        }
    }
}

/// What the body of an update says.
pub fn of_update(body: UpdateProfileBody) -> DriverChange {
    match body {
        UpdateProfileBody::Json(body) => {
            let DriverProfileUpdate { profile } = body.into_inner();
            change!(profile.into_inner(), json DriverProfileUpdateFields)
        }
        UpdateProfileBody::Form(body) => {
            change!(body.into_inner().into_inner(), form DriverProfileUpdateForm)
        }
        UpdateProfileBody::Multipart(body) => {
            change!(body.into_inner().into_inner(), form DriverProfileUpdateMultipart)
        }
    }
}
