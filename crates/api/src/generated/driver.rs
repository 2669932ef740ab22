//! Driver: generated from `driver.yaml` by codegen; do not edit.

use contract::{
    AnyJson, Constrained, Contract, Date, DateTime, EmailStr, FileOrText, FilesOrTexts, Form,
    Header, Int, Json, Multipart, Nullable, Opt, SetByServer, Str, StreamedBody, UriStr, Validated,
};
use poem::Request;
use poem_openapi::param::Path;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiRequest, ApiResponse, Object, OpenApi, OpenApiService, Tags};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("driver.json");

contract::security_scheme! {
    /// An access token from `POST /auth/login`, `POST /auth/register` or `POST /auth/refresh`.
    pub struct BearerAuth = Scheme {
        name: "bearerAuth",
        description: Some("An access token from `POST /auth/login`, `POST /auth/register` or `POST /auth/refresh`."),
        kind: SchemeKind::Bearer { format: Some("JWT") },
    };
}

#[derive(Tags)]
enum Tag {
    /// The caller's own driver profile.
    #[oai(rename = "profile")]
    Profile,
    /// Files that are sent ahead and attached later.
    #[oai(rename = "direct uploads")]
    DirectUploads,
}

/// A driver's profile under its root.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverProfileEnvelope {
    pub profile: DriverProfile,
}

/// A driver's profile; all members are always present.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverProfile {
    /// The driver's number.
    pub id: i64,
    /// What happened to the profile, the latest first, at most 50; what a request does itself shows from the next one on.
    #[oai(validator(max_items = 50))]
    pub activities: Vec<DriverActivity>,
    /// What the driver says of themselves.
    pub bio: Nullable<Str>,
    /// Date of birth.
    pub birth_date: Date,
    /// The training in safeguarding children.
    pub child_safeguard_training: DriverAttachment,
    /// The kinds of documents that a driver has to supply.
    pub compliance_documents: Vec<DriverComplianceDocument>,
    /// Where the driver can be called.
    pub contact_phone_number: Str,
    /// The certificate of professional competence.
    pub cpc: DriverAttachment,
    /// The curriculum vitae.
    pub cv: DriverAttachment,
    /// The certificate of the Disclosure and Barring Service.
    pub dbs: DriverAttachment,
    /// Any other documents.
    pub documents: Vec<DriverAttachment>,
    /// The pictures of the driving licence.
    pub driving_license: Vec<DriverAttachment>,
    /// The address that the user signs in with.
    pub email: EmailStr,
    /// The enhanced certificate of the Disclosure and Barring Service.
    pub enchanced_dbs: DriverAttachment,
    pub english_level: Nullable<DriverProfileEnglishLevel>,
    /// Where the driver has worked.
    pub experiences: Vec<DriverExperience>,
    /// Given name.
    pub first_name: Nullable<Str>,
    /// Interviews with the driver.
    pub interviews: Vec<DriverInterview>,
    /// Family name.
    pub last_name: Nullable<Str>,
    /// The categories of vehicles that the driver may drive.
    pub licenses: Vec<DriverLicense>,
    /// The medical examination.
    pub medical_check: DriverAttachment,
    /// E.164; of the person in all APIs.
    pub phone_number: Nullable<Str>,
    /// Postcode of the home address.
    pub postcode: Str,
    /// What staff think of the driver.
    pub reviews: Vec<DriverReview>,
    /// The day from which the driver can work.
    pub start_date: Date,
    /// The tachograph card.
    pub tacho: DriverAttachment,
}

/// Something that happened to a driver's profile.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverActivity {
    /// Its number among the driver's.
    pub id: i64,
    /// What happened: created, updated, document_attached, document_removed, document_approved, document_rejected, interview_added or review_added.
    pub action: Str,
    /// The kind of the document that it happened to.
    pub subject: Nullable<Str>,
    /// When.
    pub created_at: DateTime,
}

/// A document; without one, all members are null and the filename is empty.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverAttachment {
    /// Its number.
    pub id: Nullable<i64>,
    /// What its owner can name it by.
    pub signed_id: Nullable<Str>,
    /// In bytes.
    pub byte_size: Nullable<i64>,
    /// As it was sent, without what no file name should have.
    pub filename: Str,
    /// Where it can be fetched, for at least an hour.
    pub url: Nullable<UriStr>,
}

contract::string_enum! {
    /// The kind of a document that a driver has to supply.
    pub enum DriverComplianceDocument => "The kind of a document that a driver has to supply." {
        Dbs = "dbs",
        Tacho = "tacho",
        EnchancedDbs = "enchanced_dbs",
        Cpc = "cpc",
        MedicalCheck = "medical_check",
        ChildSafeguardTraining = "child_safeguard_training",
    }
}

contract::string_enum! {
    /// How well the driver speaks English.
    pub enum DriverProfileEnglishLevel => "How well the driver speaks English." {
        Beginner = "beginner",
        Elementary = "elementary",
        Intermediate = "intermediate",
        UpperIntermediate = "upper_intermediate",
        Advanced = "advanced",
        Fluent = "fluent",
        Native = "native",
    }
}

/// Where a driver has worked.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverExperience {
    /// Its number among the driver's.
    pub id: i64,
    /// The employer.
    pub company: Str,
    /// As what.
    pub position: Str,
    /// The first day.
    pub start_date: Nullable<Date>,
    /// The last day; null while it lasts.
    pub end_date: Nullable<Date>,
    /// What there was to do.
    pub description: Nullable<Str>,
}

/// An interview with a driver.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverInterview {
    /// Its number among the driver's.
    pub id: i64,
    /// When it takes place.
    pub scheduled_at: DateTime,
    /// Scheduled, completed, cancelled or no_show.
    pub status: Str,
    /// What there is to know about it.
    pub notes: Nullable<Str>,
    /// When it was entered.
    pub created_at: DateTime,
}

contract::string_enum! {
    /// A category of vehicles, as British driving licences name it.
    pub enum DriverLicense => "A category of vehicles, as British driving licences name it." {
        Am = "am",
        P = "p",
        Q = "q",
        A1 = "a1",
        A2 = "a2",
        A = "a",
        B1 = "b1",
        B = "b",
        Be = "be",
        C1 = "c1",
        C1e = "c1e",
        C = "c",
        Ce = "ce",
        D1 = "d1",
        D1e = "d1e",
        D = "d",
        De = "de",
        F = "f",
        G = "g",
        H = "h",
        K = "k",
        L = "l",
        M = "m",
        N = "n",
    }
}

/// What a member of staff thinks of a driver.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverReview {
    /// Its number among the driver's.
    pub id: i64,
    /// From 1 to 5, 5 being the best.
    #[oai(validator(maximum(value = "5"), minimum(value = "1")))]
    pub rating: Int,
    /// In words.
    pub comment: Nullable<Str>,
    /// When it was entered.
    pub created_at: DateTime,
}

contract::constraint! {
    /// What the document says of `RequestId`.
    pub RequestIdRule {
        max_length: Some(128),
        min_length: Some(1),
    }
}

contract::constraint! {
    /// What the document says of `Runtime`.
    pub RuntimeRule {
        pattern: Some(String::from("^[0-9]+[.][0-9]{6}$")),
    }
}

/// What went wrong.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverError {
    /// In words.
    pub error: Str,
}

contract::constraint! {
    /// What the document says of `RetryAfter`.
    pub RetryAfterRule {
        minimum: Some(1.0),
    }
}

/// A new driver profile.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverProfileCreate {
    pub profile: Constrained<DriverProfileCreateFields, DriverProfileCreateProfileRule>,
}

/// A new driver profile.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverProfileCreateFields {
    pub first_name: DriverText,
    pub last_name: DriverText,
    pub postcode: DriverPostcode,
    pub birth_date: DriverDate,
    pub start_date: DriverDate,
    pub contact_phone_number: DriverPhoneNumber,
    /// What the driver says of themselves.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub bio: MaybeUndefined<DriverBio>,
    /// All categories of vehicles that the driver may drive.
    #[oai(nullable, validator(max_items = 30))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub licenses: MaybeUndefined<Vec<DriverLicense>>,
    /// All places where the driver has worked.
    #[oai(nullable, validator(max_items = 50))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub experiences: MaybeUndefined<Vec<DriverExperienceInput>>,
    /// The certificate of the Disclosure and Barring Service.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub dbs: MaybeUndefined<DriverSignedId>,
    /// The tachograph card.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub tacho: MaybeUndefined<DriverSignedId>,
    /// The enhanced certificate of the Disclosure and Barring Service.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub enchanced_dbs: MaybeUndefined<DriverSignedId>,
    /// The certificate of professional competence.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub cpc: MaybeUndefined<DriverSignedId>,
    /// The medical examination.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub medical_check: MaybeUndefined<DriverSignedId>,
    /// The training in safeguarding children.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub child_safeguard_training: MaybeUndefined<DriverSignedId>,
    /// The curriculum vitae.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub cv: MaybeUndefined<DriverSignedId>,
    /// The pictures of the driving licence.
    #[oai(nullable, validator(max_items = 50))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub driving_license: MaybeUndefined<Vec<DriverSignedId>>,
    /// Any other documents.
    #[oai(nullable, validator(max_items = 50))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub documents: MaybeUndefined<Vec<DriverSignedId>>,
    /// How well the driver speaks English.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub english_level: MaybeUndefined<DriverEnglishLevel>,
}

contract::constraint! {
    /// What the document says of `DriverText`.
    pub DriverTextRule {
        description: Some("A text that is not blank."),
        pattern: Some(String::from("^[^\\x00]*[^\\s\\x00][^\\x00]*$")),
        max_length: Some(255),
        min_length: Some(1),
    }
}

/// A text that is not blank.
pub type DriverText = Constrained<Str, DriverTextRule>;

contract::constraint! {
    /// What the document says of `DriverPostcode`.
    pub DriverPostcodeRule {
        description: Some("A postcode."),
        pattern: Some(String::from("^[^\\x00]*[^\\s\\x00][^\\x00]*$")),
        max_length: Some(20),
        min_length: Some(1),
    }
}

/// A postcode.
pub type DriverPostcode = Constrained<Str, DriverPostcodeRule>;

contract::constraint! {
    /// What the document says of `DriverDate`.
    pub DriverDateRule {
        description: Some("A date, or a date-time whose date counts as it is written."),
        pattern: Some(String::from("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$")),
        min_length: Some(1),
    }
}

/// A date, or a date-time whose date counts as it is written.
pub type DriverDate = Constrained<Str, DriverDateRule>;

contract::constraint! {
    /// What the document says of `DriverPhoneNumber`.
    pub DriverPhoneNumberRule {
        description: Some("A phone number as people write it."),
        pattern: Some(String::from("^[^\\x00]*[^\\s\\x00][^\\x00]*$")),
        max_length: Some(40),
        min_length: Some(1),
    }
}

/// A phone number as people write it.
pub type DriverPhoneNumber = Constrained<Str, DriverPhoneNumberRule>;

contract::constraint! {
    /// What the document says of `DriverBio`.
    pub DriverBioRule {
        description: Some("What a driver says of themselves."),
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(5000),
    }
}

/// What a driver says of themselves.
pub type DriverBio = Constrained<Str, DriverBioRule>;

/// Where a driver has worked.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverExperienceInput {
    pub company: DriverText,
    pub position: DriverText,
    /// The first day.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub start_date: MaybeUndefined<DriverDateOrNone>,
    /// The last day.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub end_date: MaybeUndefined<DriverDateOrNone>,
    /// What there was to do.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub description: MaybeUndefined<Constrained<Str, DriverExperienceInputDescriptionRule>>,
}

contract::constraint! {
    /// What the document says of `DriverDateOrNone`.
    pub DriverDateOrNoneRule {
        description: Some("A date, or a date-time whose date counts as it is written; an empty text is none."),
        pattern: Some(String::from("^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?)?$")),
    }
}

/// A date, or a date-time whose date counts as it is written; an empty text is none.
pub type DriverDateOrNone = Constrained<Str, DriverDateOrNoneRule>;

contract::constraint! {
    /// What the document says of `DriverExperienceInputDescription`.
    pub DriverExperienceInputDescriptionRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(2000),
    }
}

contract::constraint! {
    /// What the document says of `DriverSignedId`.
    pub DriverSignedIdRule {
        description: Some("The `signed_id` of a direct upload, or of what is attached there already."),
        max_length: Some(1024),
    }
}

/// The `signed_id` of a direct upload, or of what is attached there already.
pub type DriverSignedId = Constrained<Str, DriverSignedIdRule>;

contract::string_enum! {
    /// How well somebody speaks English.
    pub enum DriverEnglishLevel => "How well somebody speaks English." {
        Beginner = "beginner",
        Elementary = "elementary",
        Intermediate = "intermediate",
        UpperIntermediate = "upper_intermediate",
        Advanced = "advanced",
        Fluent = "fluent",
        Native = "native",
    }
}

contract::constraint! {
    /// What the document says of `DriverProfileCreateProfile`.
    pub DriverProfileCreateProfileRule {
        min_properties: Some(1),
    }
}

/// A new driver profile.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverProfileCreateForm {
    #[oai(rename = "profile[first_name]")]
    #[serde(rename = "profile[first_name]")]
    pub profile_first_name: DriverText,
    #[oai(rename = "profile[last_name]")]
    #[serde(rename = "profile[last_name]")]
    pub profile_last_name: DriverText,
    #[oai(rename = "profile[postcode]")]
    #[serde(rename = "profile[postcode]")]
    pub profile_postcode: DriverPostcode,
    #[oai(rename = "profile[birth_date]")]
    #[serde(rename = "profile[birth_date]")]
    pub profile_birth_date: DriverDate,
    #[oai(rename = "profile[start_date]")]
    #[serde(rename = "profile[start_date]")]
    pub profile_start_date: DriverDate,
    #[oai(rename = "profile[contact_phone_number]")]
    #[serde(rename = "profile[contact_phone_number]")]
    pub profile_contact_phone_number: DriverPhoneNumber,
    #[oai(rename = "profile[english_level]")]
    #[serde(
        rename = "profile[english_level]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_english_level: Opt<DriverEnglishLevel>,
    #[oai(rename = "profile[bio]")]
    #[serde(rename = "profile[bio]", skip_serializing_if = "Opt::is_absent")]
    pub profile_bio: Opt<DriverBio>,
    /// All categories of vehicles that the driver may drive.
    #[oai(rename = "profile[licenses]", validator(max_items = 30))]
    #[serde(rename = "profile[licenses]", skip_serializing_if = "Opt::is_absent")]
    pub profile_licenses: Opt<Vec<DriverFormLicense>>,
    /// All places where the driver has worked.
    #[oai(rename = "profile[experiences]", validator(max_items = 50))]
    #[serde(
        rename = "profile[experiences]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_experiences: Opt<Vec<DriverExperienceInput>>,
    #[oai(rename = "profile[dbs]")]
    #[serde(rename = "profile[dbs]", skip_serializing_if = "Opt::is_absent")]
    pub profile_dbs: Opt<DriverSignedId>,
    #[oai(rename = "profile[tacho]")]
    #[serde(rename = "profile[tacho]", skip_serializing_if = "Opt::is_absent")]
    pub profile_tacho: Opt<DriverSignedId>,
    #[oai(rename = "profile[enchanced_dbs]")]
    #[serde(
        rename = "profile[enchanced_dbs]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_enchanced_dbs: Opt<DriverSignedId>,
    #[oai(rename = "profile[cpc]")]
    #[serde(rename = "profile[cpc]", skip_serializing_if = "Opt::is_absent")]
    pub profile_cpc: Opt<DriverSignedId>,
    #[oai(rename = "profile[medical_check]")]
    #[serde(
        rename = "profile[medical_check]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_medical_check: Opt<DriverSignedId>,
    #[oai(rename = "profile[child_safeguard_training]")]
    #[serde(
        rename = "profile[child_safeguard_training]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_child_safeguard_training: Opt<DriverSignedId>,
    #[oai(rename = "profile[cv]")]
    #[serde(rename = "profile[cv]", skip_serializing_if = "Opt::is_absent")]
    pub profile_cv: Opt<DriverSignedId>,
    /// The pictures of the driving licence.
    #[oai(rename = "profile[driving_license]", validator(max_items = 50))]
    #[serde(
        rename = "profile[driving_license]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_driving_license: Opt<Vec<DriverSignedId>>,
    /// Any other documents.
    #[oai(rename = "profile[documents]", validator(max_items = 50))]
    #[serde(rename = "profile[documents]", skip_serializing_if = "Opt::is_absent")]
    pub profile_documents: Opt<Vec<DriverSignedId>>,
}

contract::string_enum! {
    /// A category of vehicles; an empty text, as browsers send it for a group of boxes, is none.
    pub enum DriverFormLicense => "A category of vehicles; an empty text, as browsers send it for a group of boxes, is none." {
        Empty = "",
        Am = "am",
        P = "p",
        Q = "q",
        A1 = "a1",
        A2 = "a2",
        A = "a",
        B1 = "b1",
        B = "b",
        Be = "be",
        C1 = "c1",
        C1e = "c1e",
        C = "c",
        Ce = "ce",
        D1 = "d1",
        D1e = "d1e",
        D = "d",
        De = "de",
        F = "f",
        G = "g",
        H = "h",
        K = "k",
        L = "l",
        M = "m",
        N = "n",
    }
}

contract::constraint! {
    /// What the document says of `CreateProfileForm`.
    pub CreateProfileFormRule {
        min_properties: Some(1),
    }
}

contract::multipart_form! {
    /// A new driver profile.
    pub struct DriverProfileCreateMultipart => "A new driver profile." {
        pub profile_first_name: DriverText = "profile[first_name]",
        pub profile_last_name: DriverText = "profile[last_name]",
        pub profile_postcode: DriverPostcode = "profile[postcode]",
        pub profile_birth_date: DriverDate = "profile[birth_date]",
        pub profile_start_date: DriverDate = "profile[start_date]",
        pub profile_contact_phone_number: DriverPhoneNumber = "profile[contact_phone_number]",
        pub profile_english_level: Opt<DriverEnglishLevel> = "profile[english_level]",
        pub profile_bio: Opt<DriverBio> = "profile[bio]",
        /// All categories of vehicles that the driver may drive.
        pub profile_licenses: Opt<Constrained<Vec<DriverFormLicense>, DriverProfileCreateMultipartProfileLicensesRule>> = "profile[licenses]" => "All categories of vehicles that the driver may drive.",
        /// All places where the driver has worked.
        pub profile_experiences: Opt<Constrained<Vec<DriverExperienceInput>, DriverProfileCreateMultipartProfileExperiencesRule>> = "profile[experiences]" => "All places where the driver has worked.",
        /// The certificate of the Disclosure and Barring Service.
        pub profile_dbs: Opt<FileOrText> = "profile[dbs]" => "The certificate of the Disclosure and Barring Service.",
        /// The tachograph card.
        pub profile_tacho: Opt<FileOrText> = "profile[tacho]" => "The tachograph card.",
        /// The enhanced certificate of the Disclosure and Barring Service.
        pub profile_enchanced_dbs: Opt<FileOrText> = "profile[enchanced_dbs]" => "The enhanced certificate of the Disclosure and Barring Service.",
        /// The certificate of professional competence.
        pub profile_cpc: Opt<FileOrText> = "profile[cpc]" => "The certificate of professional competence.",
        /// The medical examination.
        pub profile_medical_check: Opt<FileOrText> = "profile[medical_check]" => "The medical examination.",
        /// The training in safeguarding children.
        pub profile_child_safeguard_training: Opt<FileOrText> = "profile[child_safeguard_training]" => "The training in safeguarding children.",
        /// The curriculum vitae.
        pub profile_cv: Opt<FileOrText> = "profile[cv]" => "The curriculum vitae.",
        /// The pictures of the driving licence.
        pub profile_driving_license: Opt<Constrained<FilesOrTexts, DriverProfileCreateMultipartProfileDrivingLicenseRule>> = "profile[driving_license]" => "The pictures of the driving licence.",
        /// Any other documents.
        pub profile_documents: Opt<Constrained<FilesOrTexts, DriverProfileCreateMultipartProfileDocumentsRule>> = "profile[documents]" => "Any other documents.",
    }
}

contract::constraint! {
    /// What the document says of `DriverProfileCreateMultipartProfileLicenses`.
    pub DriverProfileCreateMultipartProfileLicensesRule {
        max_items: Some(30),
    }
}

contract::constraint! {
    /// What the document says of `DriverProfileCreateMultipartProfileExperiences`.
    pub DriverProfileCreateMultipartProfileExperiencesRule {
        max_items: Some(50),
    }
}

contract::constraint! {
    /// What the document says of `DriverProfileCreateMultipartProfileDrivingLicense`.
    pub DriverProfileCreateMultipartProfileDrivingLicenseRule {
        max_items: Some(50),
    }
}

contract::constraint! {
    /// What the document says of `DriverProfileCreateMultipartProfileDocuments`.
    pub DriverProfileCreateMultipartProfileDocumentsRule {
        max_items: Some(50),
    }
}

contract::constraint! {
    /// What the document says of `DriverProfileCreateMultipart`.
    pub DriverProfileCreateMultipartRule {
        min_properties: Some(1),
    }
}

/// Everything that is wrong, by member; `base` is the whole.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverErrors {
    /// For each member what is wrong with it.
    pub errors: BTreeMap<String, Vec<Str>>,
}

/// What is to change.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverProfileUpdate {
    pub profile: Constrained<DriverProfileUpdateFields, DriverProfileUpdateProfileRule>,
}

/// What is to change.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverProfileUpdateFields {
    pub first_name: DriverText,
    pub last_name: DriverText,
    pub postcode: DriverPostcode,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub birth_date: Opt<DriverDate>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub start_date: Opt<DriverDate>,
    pub contact_phone_number: DriverPhoneNumber,
    /// What the driver says of themselves.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub bio: MaybeUndefined<DriverBio>,
    /// All categories of vehicles that the driver may drive.
    #[oai(nullable, validator(max_items = 30))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub licenses: MaybeUndefined<Vec<DriverLicense>>,
    /// All places where the driver has worked.
    #[oai(nullable, validator(max_items = 50))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub experiences: MaybeUndefined<Vec<DriverExperienceInput>>,
    /// The certificate of the Disclosure and Barring Service.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub dbs: MaybeUndefined<DriverSignedId>,
    /// The tachograph card.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub tacho: MaybeUndefined<DriverSignedId>,
    /// The enhanced certificate of the Disclosure and Barring Service.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub enchanced_dbs: MaybeUndefined<DriverSignedId>,
    /// The certificate of professional competence.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub cpc: MaybeUndefined<DriverSignedId>,
    /// The medical examination.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub medical_check: MaybeUndefined<DriverSignedId>,
    /// The training in safeguarding children.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub child_safeguard_training: MaybeUndefined<DriverSignedId>,
    /// The curriculum vitae.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub cv: MaybeUndefined<DriverSignedId>,
    /// The pictures of the driving licence.
    #[oai(nullable, validator(max_items = 50))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub driving_license: MaybeUndefined<Vec<DriverSignedId>>,
    /// Any other documents.
    #[oai(nullable, validator(max_items = 50))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub documents: MaybeUndefined<Vec<DriverSignedId>>,
    pub english_level: DriverEnglishLevel,
}

contract::constraint! {
    /// What the document says of `DriverProfileUpdateProfile`.
    pub DriverProfileUpdateProfileRule {
        min_properties: Some(1),
    }
}

/// What is to change.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverProfileUpdateForm {
    #[oai(rename = "profile[first_name]")]
    #[serde(rename = "profile[first_name]")]
    pub profile_first_name: DriverText,
    #[oai(rename = "profile[last_name]")]
    #[serde(rename = "profile[last_name]")]
    pub profile_last_name: DriverText,
    #[oai(rename = "profile[postcode]")]
    #[serde(rename = "profile[postcode]")]
    pub profile_postcode: DriverPostcode,
    #[oai(rename = "profile[birth_date]")]
    #[serde(rename = "profile[birth_date]", skip_serializing_if = "Opt::is_absent")]
    pub profile_birth_date: Opt<DriverDate>,
    #[oai(rename = "profile[start_date]")]
    #[serde(rename = "profile[start_date]", skip_serializing_if = "Opt::is_absent")]
    pub profile_start_date: Opt<DriverDate>,
    #[oai(rename = "profile[contact_phone_number]")]
    #[serde(rename = "profile[contact_phone_number]")]
    pub profile_contact_phone_number: DriverPhoneNumber,
    #[oai(rename = "profile[english_level]")]
    #[serde(rename = "profile[english_level]")]
    pub profile_english_level: DriverEnglishLevel,
    #[oai(rename = "profile[bio]")]
    #[serde(rename = "profile[bio]", skip_serializing_if = "Opt::is_absent")]
    pub profile_bio: Opt<DriverBio>,
    /// All categories of vehicles that the driver may drive.
    #[oai(rename = "profile[licenses]", validator(max_items = 30))]
    #[serde(rename = "profile[licenses]", skip_serializing_if = "Opt::is_absent")]
    pub profile_licenses: Opt<Vec<DriverFormLicense>>,
    /// All places where the driver has worked.
    #[oai(rename = "profile[experiences]", validator(max_items = 50))]
    #[serde(
        rename = "profile[experiences]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_experiences: Opt<Vec<DriverExperienceInput>>,
    #[oai(rename = "profile[dbs]")]
    #[serde(rename = "profile[dbs]", skip_serializing_if = "Opt::is_absent")]
    pub profile_dbs: Opt<DriverSignedId>,
    #[oai(rename = "profile[tacho]")]
    #[serde(rename = "profile[tacho]", skip_serializing_if = "Opt::is_absent")]
    pub profile_tacho: Opt<DriverSignedId>,
    #[oai(rename = "profile[enchanced_dbs]")]
    #[serde(
        rename = "profile[enchanced_dbs]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_enchanced_dbs: Opt<DriverSignedId>,
    #[oai(rename = "profile[cpc]")]
    #[serde(rename = "profile[cpc]", skip_serializing_if = "Opt::is_absent")]
    pub profile_cpc: Opt<DriverSignedId>,
    #[oai(rename = "profile[medical_check]")]
    #[serde(
        rename = "profile[medical_check]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_medical_check: Opt<DriverSignedId>,
    #[oai(rename = "profile[child_safeguard_training]")]
    #[serde(
        rename = "profile[child_safeguard_training]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_child_safeguard_training: Opt<DriverSignedId>,
    #[oai(rename = "profile[cv]")]
    #[serde(rename = "profile[cv]", skip_serializing_if = "Opt::is_absent")]
    pub profile_cv: Opt<DriverSignedId>,
    /// The pictures of the driving licence.
    #[oai(rename = "profile[driving_license]", validator(max_items = 50))]
    #[serde(
        rename = "profile[driving_license]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_driving_license: Opt<Vec<DriverSignedId>>,
    /// Any other documents.
    #[oai(rename = "profile[documents]", validator(max_items = 50))]
    #[serde(rename = "profile[documents]", skip_serializing_if = "Opt::is_absent")]
    pub profile_documents: Opt<Vec<DriverSignedId>>,
}

contract::constraint! {
    /// What the document says of `UpdateProfileForm`.
    pub UpdateProfileFormRule {
        min_properties: Some(1),
    }
}

contract::multipart_form! {
    /// What is to change.
    pub struct DriverProfileUpdateMultipart => "What is to change." {
        pub profile_first_name: DriverText = "profile[first_name]",
        pub profile_last_name: DriverText = "profile[last_name]",
        pub profile_postcode: DriverPostcode = "profile[postcode]",
        pub profile_birth_date: Opt<DriverDate> = "profile[birth_date]",
        pub profile_start_date: Opt<DriverDate> = "profile[start_date]",
        pub profile_contact_phone_number: DriverPhoneNumber = "profile[contact_phone_number]",
        pub profile_english_level: DriverEnglishLevel = "profile[english_level]",
        pub profile_bio: Opt<DriverBio> = "profile[bio]",
        /// All categories of vehicles that the driver may drive.
        pub profile_licenses: Opt<Constrained<Vec<DriverFormLicense>, DriverProfileUpdateMultipartProfileLicensesRule>> = "profile[licenses]" => "All categories of vehicles that the driver may drive.",
        /// All places where the driver has worked.
        pub profile_experiences: Opt<Constrained<Vec<DriverExperienceInput>, DriverProfileUpdateMultipartProfileExperiencesRule>> = "profile[experiences]" => "All places where the driver has worked.",
        /// The certificate of the Disclosure and Barring Service.
        pub profile_dbs: Opt<FileOrText> = "profile[dbs]" => "The certificate of the Disclosure and Barring Service.",
        /// The tachograph card.
        pub profile_tacho: Opt<FileOrText> = "profile[tacho]" => "The tachograph card.",
        /// The enhanced certificate of the Disclosure and Barring Service.
        pub profile_enchanced_dbs: Opt<FileOrText> = "profile[enchanced_dbs]" => "The enhanced certificate of the Disclosure and Barring Service.",
        /// The certificate of professional competence.
        pub profile_cpc: Opt<FileOrText> = "profile[cpc]" => "The certificate of professional competence.",
        /// The medical examination.
        pub profile_medical_check: Opt<FileOrText> = "profile[medical_check]" => "The medical examination.",
        /// The training in safeguarding children.
        pub profile_child_safeguard_training: Opt<FileOrText> = "profile[child_safeguard_training]" => "The training in safeguarding children.",
        /// The curriculum vitae.
        pub profile_cv: Opt<FileOrText> = "profile[cv]" => "The curriculum vitae.",
        /// The pictures of the driving licence.
        pub profile_driving_license: Opt<Constrained<FilesOrTexts, DriverProfileUpdateMultipartProfileDrivingLicenseRule>> = "profile[driving_license]" => "The pictures of the driving licence.",
        /// Any other documents.
        pub profile_documents: Opt<Constrained<FilesOrTexts, DriverProfileUpdateMultipartProfileDocumentsRule>> = "profile[documents]" => "Any other documents.",
    }
}

contract::constraint! {
    /// What the document says of `DriverProfileUpdateMultipartProfileLicenses`.
    pub DriverProfileUpdateMultipartProfileLicensesRule {
        max_items: Some(30),
    }
}

contract::constraint! {
    /// What the document says of `DriverProfileUpdateMultipartProfileExperiences`.
    pub DriverProfileUpdateMultipartProfileExperiencesRule {
        max_items: Some(50),
    }
}

contract::constraint! {
    /// What the document says of `DriverProfileUpdateMultipartProfileDrivingLicense`.
    pub DriverProfileUpdateMultipartProfileDrivingLicenseRule {
        max_items: Some(50),
    }
}

contract::constraint! {
    /// What the document says of `DriverProfileUpdateMultipartProfileDocuments`.
    pub DriverProfileUpdateMultipartProfileDocumentsRule {
        max_items: Some(50),
    }
}

contract::constraint! {
    /// What the document says of `DriverProfileUpdateMultipart`.
    pub DriverProfileUpdateMultipartRule {
        min_properties: Some(1),
    }
}

/// A file to come, under one of two names.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverDirectUploadRequest {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub file: Opt<DriverUpload>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub blob: Opt<DriverUpload>,
}

/// A file to come.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverUpload {
    pub filename: DriverText,
    /// In bytes.
    #[oai(validator(maximum(value = "20000000"), minimum(value = "1")))]
    pub byte_size: i64,
    /// The MD5 of the bytes in base64.
    pub checksum: Constrained<Str, DriverUploadChecksumRule>,
    pub content_type: DriverContentType,
    /// Whatever the client wants to keep with it, up to 4 KiB of compact JSON.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub metadata: MaybeUndefined<BTreeMap<String, AnyJson>>,
}

contract::constraint! {
    /// What the document says of `DriverUploadChecksum`.
    pub DriverUploadChecksumRule {
        pattern: Some(String::from("^[A-Za-z0-9+/]{21}[AQgw]==$")),
    }
}

contract::string_enum! {
    /// The types of files that are taken.
    pub enum DriverContentType => "The types of files that are taken." {
        ApplicationPdf = "application/pdf",
        ImageJpeg = "image/jpeg",
        ImagePng = "image/png",
        ImageWebp = "image/webp",
    }
}

contract::constraint! {
    /// What the document says of `CreateDirectUploadJson`.
    pub CreateDirectUploadJsonRule {
        min_properties: Some(1),
    }
}

contract::untagged_union! {
    /// One of several.
    pub enum CreateDirectUploadOkJson any_of {
        DriverDirectUpload(DriverDirectUpload),
        DriverBlob(DriverBlob),
    }
}

/// Where to send a file, and what to name it by then.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverDirectUpload {
    pub direct_upload: DriverUploadTicket,
}

/// Where to send a file, and what to name it by then.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverUploadTicket {
    /// To be sent with the bytes.
    pub headers: BTreeMap<String, Str>,
    /// By which a profile takes the file.
    pub signed_id: Str,
    /// Where to send the bytes, with `PUT`.
    pub url: UriStr,
}

/// A file to come, as Active Storage describes it.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverBlob {
    /// Its number.
    pub id: i64,
    /// Its name in the store.
    pub key: Str,
    /// Without what no file name should have.
    pub filename: Str,
    pub content_type: DriverContentType,
    /// What the client wants to keep with it.
    pub metadata: BTreeMap<String, AnyJson>,
    /// In bytes.
    pub byte_size: i64,
    /// The MD5 of the bytes in base64.
    pub checksum: Str,
    /// When it was announced.
    pub created_at: DateTime,
    /// By which a profile takes the file.
    pub signed_id: Str,
    pub direct_upload: DriverUploadTarget,
}

/// Where to send a file.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverUploadTarget {
    /// Where to send the bytes, with `PUT`.
    pub url: UriStr,
    /// To be sent with the bytes.
    pub headers: BTreeMap<String, Str>,
}

/// What may be set of a driver's profile.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverProfileFields {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub first_name: Opt<DriverText>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub last_name: Opt<DriverText>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub postcode: Opt<DriverPostcode>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub birth_date: Opt<DriverDate>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub start_date: Opt<DriverDate>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub contact_phone_number: Opt<DriverPhoneNumber>,
    /// What the driver says of themselves.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub bio: MaybeUndefined<DriverBio>,
    /// All categories of vehicles that the driver may drive.
    #[oai(nullable, validator(max_items = 30))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub licenses: MaybeUndefined<Vec<DriverLicense>>,
    /// All places where the driver has worked.
    #[oai(nullable, validator(max_items = 50))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub experiences: MaybeUndefined<Vec<DriverExperienceInput>>,
    /// The certificate of the Disclosure and Barring Service.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub dbs: MaybeUndefined<DriverSignedId>,
    /// The tachograph card.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub tacho: MaybeUndefined<DriverSignedId>,
    /// The enhanced certificate of the Disclosure and Barring Service.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub enchanced_dbs: MaybeUndefined<DriverSignedId>,
    /// The certificate of professional competence.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub cpc: MaybeUndefined<DriverSignedId>,
    /// The medical examination.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub medical_check: MaybeUndefined<DriverSignedId>,
    /// The training in safeguarding children.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub child_safeguard_training: MaybeUndefined<DriverSignedId>,
    /// The curriculum vitae.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub cv: MaybeUndefined<DriverSignedId>,
    /// The pictures of the driving licence.
    #[oai(nullable, validator(max_items = 50))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub driving_license: MaybeUndefined<Vec<DriverSignedId>>,
    /// Any other documents.
    #[oai(nullable, validator(max_items = 50))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub documents: MaybeUndefined<Vec<DriverSignedId>>,
}

/// What may be set of a driver's profile, by names with brackets.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverProfileFormFields {
    #[oai(rename = "profile[first_name]")]
    #[serde(rename = "profile[first_name]", skip_serializing_if = "Opt::is_absent")]
    pub profile_first_name: Opt<DriverText>,
    #[oai(rename = "profile[last_name]")]
    #[serde(rename = "profile[last_name]", skip_serializing_if = "Opt::is_absent")]
    pub profile_last_name: Opt<DriverText>,
    #[oai(rename = "profile[postcode]")]
    #[serde(rename = "profile[postcode]", skip_serializing_if = "Opt::is_absent")]
    pub profile_postcode: Opt<DriverPostcode>,
    #[oai(rename = "profile[birth_date]")]
    #[serde(rename = "profile[birth_date]", skip_serializing_if = "Opt::is_absent")]
    pub profile_birth_date: Opt<DriverDate>,
    #[oai(rename = "profile[start_date]")]
    #[serde(rename = "profile[start_date]", skip_serializing_if = "Opt::is_absent")]
    pub profile_start_date: Opt<DriverDate>,
    #[oai(rename = "profile[contact_phone_number]")]
    #[serde(
        rename = "profile[contact_phone_number]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_contact_phone_number: Opt<DriverPhoneNumber>,
    #[oai(rename = "profile[english_level]")]
    #[serde(
        rename = "profile[english_level]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_english_level: Opt<DriverEnglishLevel>,
    #[oai(rename = "profile[bio]")]
    #[serde(rename = "profile[bio]", skip_serializing_if = "Opt::is_absent")]
    pub profile_bio: Opt<DriverBio>,
    /// All categories of vehicles that the driver may drive.
    #[oai(rename = "profile[licenses]", validator(max_items = 30))]
    #[serde(rename = "profile[licenses]", skip_serializing_if = "Opt::is_absent")]
    pub profile_licenses: Opt<Vec<DriverFormLicense>>,
    /// All places where the driver has worked.
    #[oai(rename = "profile[experiences]", validator(max_items = 50))]
    #[serde(
        rename = "profile[experiences]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_experiences: Opt<Vec<DriverExperienceInput>>,
}

/// The documents, each by its `signed_id`.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct DriverProfileFormDocuments {
    #[oai(rename = "profile[dbs]")]
    #[serde(rename = "profile[dbs]", skip_serializing_if = "Opt::is_absent")]
    pub profile_dbs: Opt<DriverSignedId>,
    #[oai(rename = "profile[tacho]")]
    #[serde(rename = "profile[tacho]", skip_serializing_if = "Opt::is_absent")]
    pub profile_tacho: Opt<DriverSignedId>,
    #[oai(rename = "profile[enchanced_dbs]")]
    #[serde(
        rename = "profile[enchanced_dbs]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_enchanced_dbs: Opt<DriverSignedId>,
    #[oai(rename = "profile[cpc]")]
    #[serde(rename = "profile[cpc]", skip_serializing_if = "Opt::is_absent")]
    pub profile_cpc: Opt<DriverSignedId>,
    #[oai(rename = "profile[medical_check]")]
    #[serde(
        rename = "profile[medical_check]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_medical_check: Opt<DriverSignedId>,
    #[oai(rename = "profile[child_safeguard_training]")]
    #[serde(
        rename = "profile[child_safeguard_training]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_child_safeguard_training: Opt<DriverSignedId>,
    #[oai(rename = "profile[cv]")]
    #[serde(rename = "profile[cv]", skip_serializing_if = "Opt::is_absent")]
    pub profile_cv: Opt<DriverSignedId>,
    /// The pictures of the driving licence.
    #[oai(rename = "profile[driving_license]", validator(max_items = 50))]
    #[serde(
        rename = "profile[driving_license]",
        skip_serializing_if = "Opt::is_absent"
    )]
    pub profile_driving_license: Opt<Vec<DriverSignedId>>,
    /// Any other documents.
    #[oai(rename = "profile[documents]", validator(max_items = 50))]
    #[serde(rename = "profile[documents]", skip_serializing_if = "Opt::is_absent")]
    pub profile_documents: Opt<Vec<DriverSignedId>>,
}

contract::media_type! {
    /// `application/pdf`
    pub ApplicationPdf = "application/pdf"
}

contract::media_type! {
    /// `image/jpeg`
    pub ImageJpeg = "image/jpeg"
}

contract::media_type! {
    /// `image/png`
    pub ImagePng = "image/png"
}

contract::media_type! {
    /// `image/webp`
    pub ImageWebp = "image/webp"
}

/// What `getProfile` answers.
#[derive(Debug, ApiResponse)]
pub enum GetProfileResponse {
    /// The driver profile.
    #[oai(status = 200)]
    Ok(
        Json<DriverProfileEnvelope>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// The body may be kept by the caller only, and is asked for again each time.
        #[oai(header = "Cache-Control")]
        SetByServer<Str>,
        /// Which request headers the answer depends on.
        #[oai(header = "Vary")]
        SetByServer<Str>,
        /// Who may show the answer in a frame.
        #[oai(header = "X-Frame-Options")]
        SetByServer<Str>,
        /// Turns off what old browsers did instead of a content security policy.
        #[oai(header = "X-XSS-Protection")]
        SetByServer<Str>,
        /// The media type is not to be guessed.
        #[oai(header = "X-Content-Type-Options")]
        SetByServer<Str>,
        /// No policy files for old plugins.
        #[oai(header = "X-Permitted-Cross-Domain-Policies")]
        SetByServer<Str>,
        /// What a browser may tell other sites of the URL.
        #[oai(header = "Referrer-Policy")]
        SetByServer<Str>,
        /// The weak entity tag of the profile as it is now; changes with every change that any API shows, and with the signed URLs.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The profile still has one of the tags in `If-None-Match`.
    #[oai(status = 304)]
    NotModified(
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// The weak entity tag of the profile as it is now; changes with every change that any API shows, and with the signed URLs.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// There is no such thing (yet).
    #[oai(status = 404)]
    NotFound(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl GetProfileResponse {
    /// The driver profile.
    #[must_use]
    pub fn ok(body: DriverProfileEnvelope, e_tag: impl Into<Str>) -> Self {
        Self::Ok(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            e_tag.into(),
        )
    }
    /// The profile still has one of the tags in `If-None-Match`.
    #[must_use]
    pub fn not_modified(e_tag: impl Into<Str>) -> Self {
        Self::NotModified(SetByServer::new(), SetByServer::new(), e_tag.into())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: DriverError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            www_authenticate.into(),
        )
    }
    /// There is no such thing (yet).
    #[must_use]
    pub fn not_found(body: DriverError) -> Self {
        Self::NotFound(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: DriverError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: DriverError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            retry_after.into(),
        )
    }
}

#[derive(Debug, ApiRequest)]
pub enum CreateProfileBody {
    Json(Json<DriverProfileCreate>),
    Form(Form<Constrained<DriverProfileCreateForm, CreateProfileFormRule>>),
    Multipart(
        Multipart<Constrained<DriverProfileCreateMultipart, DriverProfileCreateMultipartRule>>,
    ),
}

/// What `createProfile` answers.
#[derive(Debug, ApiResponse)]
pub enum CreateProfileResponse {
    /// The driver profile.
    #[oai(status = 200)]
    Ok(
        Json<DriverProfileEnvelope>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// The body may be kept by the caller only, and is asked for again each time.
        #[oai(header = "Cache-Control")]
        SetByServer<Str>,
        /// Which request headers the answer depends on.
        #[oai(header = "Vary")]
        SetByServer<Str>,
        /// Who may show the answer in a frame.
        #[oai(header = "X-Frame-Options")]
        SetByServer<Str>,
        /// Turns off what old browsers did instead of a content security policy.
        #[oai(header = "X-XSS-Protection")]
        SetByServer<Str>,
        /// The media type is not to be guessed.
        #[oai(header = "X-Content-Type-Options")]
        SetByServer<Str>,
        /// No policy files for old plugins.
        #[oai(header = "X-Permitted-Cross-Domain-Policies")]
        SetByServer<Str>,
        /// What a browser may tell other sites of the URL.
        #[oai(header = "Referrer-Policy")]
        SetByServer<Str>,
        /// The weak entity tag of the profile as it is now; changes with every change that any API shows, and with the signed URLs.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The body is malformed, or has no root.
    #[oai(status = 400)]
    BadRequest(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408)]
    RequestTimeout(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413)]
    PayloadTooLarge(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415)]
    UnsupportedMediaType(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// What was sent cannot be kept; `errors` says why, for each member.
    #[oai(status = 422)]
    UnprocessableEntity(
        Json<DriverErrors>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl CreateProfileResponse {
    /// The driver profile.
    #[must_use]
    pub fn ok(body: DriverProfileEnvelope, e_tag: impl Into<Str>) -> Self {
        Self::Ok(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            e_tag.into(),
        )
    }
    /// The body is malformed, or has no root.
    #[must_use]
    pub fn bad_request(body: DriverError) -> Self {
        Self::BadRequest(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: DriverError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            www_authenticate.into(),
        )
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: DriverError) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: DriverError) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: DriverError) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// What was sent cannot be kept; `errors` says why, for each member.
    #[must_use]
    pub fn unprocessable_entity(body: DriverErrors) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: DriverError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: DriverError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            retry_after.into(),
        )
    }
}

#[derive(Debug, ApiRequest)]
pub enum UpdateProfileBody {
    Json(Json<DriverProfileUpdate>),
    Form(Form<Constrained<DriverProfileUpdateForm, UpdateProfileFormRule>>),
    Multipart(
        Multipart<Constrained<DriverProfileUpdateMultipart, DriverProfileUpdateMultipartRule>>,
    ),
}

/// What `updateProfile` answers.
#[derive(Debug, ApiResponse)]
pub enum UpdateProfileResponse {
    /// The driver profile as it is now.
    #[oai(status = 200)]
    Ok(
        Json<DriverProfileEnvelope>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// The body may be kept by the caller only, and is asked for again each time.
        #[oai(header = "Cache-Control")]
        SetByServer<Str>,
        /// Which request headers the answer depends on.
        #[oai(header = "Vary")]
        SetByServer<Str>,
        /// Who may show the answer in a frame.
        #[oai(header = "X-Frame-Options")]
        SetByServer<Str>,
        /// Turns off what old browsers did instead of a content security policy.
        #[oai(header = "X-XSS-Protection")]
        SetByServer<Str>,
        /// The media type is not to be guessed.
        #[oai(header = "X-Content-Type-Options")]
        SetByServer<Str>,
        /// No policy files for old plugins.
        #[oai(header = "X-Permitted-Cross-Domain-Policies")]
        SetByServer<Str>,
        /// What a browser may tell other sites of the URL.
        #[oai(header = "Referrer-Policy")]
        SetByServer<Str>,
        /// The weak entity tag of the profile as it is now; changes with every change that any API shows, and with the signed URLs.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The body is malformed, or has no root.
    #[oai(status = 400)]
    BadRequest(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// There is no such thing (yet).
    #[oai(status = 404)]
    NotFound(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408)]
    RequestTimeout(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The profile has none of the tags in `If-Match` any more.
    #[oai(status = 412)]
    PreconditionFailed(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413)]
    PayloadTooLarge(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415)]
    UnsupportedMediaType(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// What was sent cannot be kept; `errors` says why, for each member.
    #[oai(status = 422)]
    UnprocessableEntity(
        Json<DriverErrors>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl UpdateProfileResponse {
    /// The driver profile as it is now.
    #[must_use]
    pub fn ok(body: DriverProfileEnvelope, e_tag: impl Into<Str>) -> Self {
        Self::Ok(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            e_tag.into(),
        )
    }
    /// The body is malformed, or has no root.
    #[must_use]
    pub fn bad_request(body: DriverError) -> Self {
        Self::BadRequest(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: DriverError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            www_authenticate.into(),
        )
    }
    /// There is no such thing (yet).
    #[must_use]
    pub fn not_found(body: DriverError) -> Self {
        Self::NotFound(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: DriverError) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The profile has none of the tags in `If-Match` any more.
    #[must_use]
    pub fn precondition_failed(body: DriverError) -> Self {
        Self::PreconditionFailed(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: DriverError) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: DriverError) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// What was sent cannot be kept; `errors` says why, for each member.
    #[must_use]
    pub fn unprocessable_entity(body: DriverErrors) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: DriverError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: DriverError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            retry_after.into(),
        )
    }
}

/// What `createDirectUpload` answers.
#[derive(Debug, ApiResponse)]
pub enum CreateDirectUploadResponse {
    /// Where to send the bytes.
    #[oai(status = 200)]
    Ok(
        Json<CreateDirectUploadOkJson>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// The body may be kept by the caller only, and is asked for again each time.
        #[oai(header = "Cache-Control")]
        SetByServer<Str>,
        /// Which request headers the answer depends on.
        #[oai(header = "Vary")]
        SetByServer<Str>,
        /// Who may show the answer in a frame.
        #[oai(header = "X-Frame-Options")]
        SetByServer<Str>,
        /// Turns off what old browsers did instead of a content security policy.
        #[oai(header = "X-XSS-Protection")]
        SetByServer<Str>,
        /// The media type is not to be guessed.
        #[oai(header = "X-Content-Type-Options")]
        SetByServer<Str>,
        /// No policy files for old plugins.
        #[oai(header = "X-Permitted-Cross-Domain-Policies")]
        SetByServer<Str>,
        /// What a browser may tell other sites of the URL.
        #[oai(header = "Referrer-Policy")]
        SetByServer<Str>,
    ),
    /// The body is malformed, or has no root.
    #[oai(status = 400)]
    BadRequest(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408)]
    RequestTimeout(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413)]
    PayloadTooLarge(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415)]
    UnsupportedMediaType(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// What was sent cannot be kept; `errors` says why, for each member.
    #[oai(status = 422)]
    UnprocessableEntity(
        Json<DriverErrors>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl CreateDirectUploadResponse {
    /// Where to send the bytes.
    #[must_use]
    pub fn ok(body: CreateDirectUploadOkJson) -> Self {
        Self::Ok(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
            SetByServer::new(),
        )
    }
    /// The body is malformed, or has no root.
    #[must_use]
    pub fn bad_request(body: DriverError) -> Self {
        Self::BadRequest(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: DriverError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            www_authenticate.into(),
        )
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: DriverError) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: DriverError) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: DriverError) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// What was sent cannot be kept; `errors` says why, for each member.
    #[must_use]
    pub fn unprocessable_entity(body: DriverErrors) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: DriverError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: DriverError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            retry_after.into(),
        )
    }
}

#[derive(Debug, ApiRequest)]
pub enum UploadFileBody {
    Pdf(StreamedBody<ApplicationPdf>),
    Jpeg(StreamedBody<ImageJpeg>),
    Png(StreamedBody<ImagePng>),
    Webp(StreamedBody<ImageWebp>),
}

/// What `uploadFile` answers.
#[derive(Debug, ApiResponse)]
pub enum UploadFileResponse {
    /// The file is kept.
    #[oai(status = 204)]
    NoContent(
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The body is malformed, or has no root.
    #[oai(status = 400)]
    BadRequest(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// There is no such thing (yet).
    #[oai(status = 404)]
    NotFound(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408)]
    RequestTimeout(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413)]
    PayloadTooLarge(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// What was sent cannot be kept; `errors` says why, for each member.
    #[oai(status = 422)]
    UnprocessableEntity(
        Json<DriverErrors>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<DriverError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How long the request took inside, in seconds.
        #[oai(header = "X-Runtime")]
        SetByServer<Constrained<Str, RuntimeRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl UploadFileResponse {
    /// The file is kept.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent(SetByServer::new(), SetByServer::new())
    }
    /// The body is malformed, or has no root.
    #[must_use]
    pub fn bad_request(body: DriverError) -> Self {
        Self::BadRequest(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// There is no such thing (yet).
    #[must_use]
    pub fn not_found(body: DriverError) -> Self {
        Self::NotFound(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: DriverError) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: DriverError) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// What was sent cannot be kept; `errors` says why, for each member.
    #[must_use]
    pub fn unprocessable_entity(body: DriverErrors) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: DriverError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: DriverError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            retry_after.into(),
        )
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `getProfile`
        pub GetProfile = "getProfile"
    }
    contract::operation! {
        /// `createProfile`
        pub CreateProfile = "createProfile"
    }
    contract::operation! {
        /// `updateProfile`
        pub UpdateProfile = "updateProfile"
    }
    contract::operation! {
        /// `createDirectUpload`
        pub CreateDirectUpload = "createDirectUpload"
    }
    contract::operation! {
        /// `uploadFile`
        pub UploadFile = "uploadFile"
    }
}

/// What an implementation of Driver does, operation by operation.
pub trait DriverApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    /// Read my driver profile
    ///
    /// The URLs of the documents are signed; they work for at least an hour. The entity tag changes with the profile, and when they do. Names, email and phone number are those of the person in all APIs.
    fn get_profile(
        &self,
        request: &Request,
        security: BearerAuth,
        if_none_match: Option<Str>,
    ) -> impl Future<Output = Result<GetProfileResponse, Self::Error>> + Send;
    /// Complete my registration
    ///
    /// Complete driver registration. Create the current driver's profile, once. What is wrong is told of all members at once, and then nothing is kept.
    fn create_profile(
        &self,
        request: &Request,
        security: BearerAuth,
        body: CreateProfileBody,
    ) -> impl Future<Output = Result<CreateProfileResponse, Self::Error>> + Send;
    /// Change my driver profile
    ///
    /// Update the current driver's profile. A member that is absent stays as it is; a list replaces the list that was there. A document is set by a file (multipart) or by the `signed_id` of a direct upload, and removed by `null` (in a form: by an empty text); what is attached already may be sent back by its `signed_id`. A file has up to 20 MB, a form with files up to 128 MiB in all.
    fn update_profile(
        &self,
        request: &Request,
        security: BearerAuth,
        if_match: Option<Str>,
        body: UpdateProfileBody,
    ) -> impl Future<Output = Result<UpdateProfileResponse, Self::Error>> + Send;
    /// Announce a file
    ///
    /// Answers where the file's bytes are to be sent within five minutes, with which headers, and the `signed_id` by which a profile then takes it. Under `file` the answer is only that; under `blob`, as Active Storage's own client sends it, it is all that Active Storage says of a blob. A file that no profile takes within a day is deleted.
    fn create_direct_upload(
        &self,
        request: &Request,
        security: BearerAuth,
        body: Constrained<DriverDirectUploadRequest, CreateDirectUploadJsonRule>,
    ) -> impl Future<Output = Result<CreateDirectUploadResponse, Self::Error>> + Send;
    /// Send the announced file
    ///
    /// The bytes of a file that was announced, to the URL of the announcement and with its headers. Their number, MD5 and type have to be what was announced, else nothing is kept.
    fn upload_file(
        &self,
        request: &Request,
        token: Str,
        body: UploadFileBody,
    ) -> impl Future<Output = Result<UploadFileResponse, Self::Error>> + Send;
}

/// The routes of a [`DriverApi`].
#[derive(Debug)]
pub struct DriverRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: DriverApi> DriverRoutes<A> {
    /// Read my driver profile
    ///
    /// The URLs of the documents are signed; they work for at least an hour. The entity tag changes with the profile, and when they do. Names, email and phone number are those of the person in all APIs.
    #[oai(
        path = "/api/v1/users/profile",
        method = "get",
        operation_id = "getProfile",
        tag = "Tag::Profile"
    )]
    async fn get_profile(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::GetProfile>,
        /// Entity tags that the caller has; when the profile still has one of them, the answer is 304 without a body.
        #[oai(name = "If-None-Match", explode = false)]
        if_none_match: Header<Opt<Str>>,
    ) -> poem::Result<GetProfileResponse> {
        DriverApi::get_profile(&*self.0, request, security, if_none_match.0.0)
            .await
            .map_err(contract::application)
    }
    /// Complete my registration
    ///
    /// Complete driver registration. Create the current driver's profile, once. What is wrong is told of all members at once, and then nothing is kept.
    #[oai(
        path = "/api/v1/users/profile",
        method = "post",
        operation_id = "createProfile",
        tag = "Tag::Profile"
    )]
    async fn create_profile(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::CreateProfile>,
        body: CreateProfileBody,
    ) -> poem::Result<CreateProfileResponse> {
        DriverApi::create_profile(&*self.0, request, security, body)
            .await
            .map_err(contract::application)
    }
    /// Change my driver profile
    ///
    /// Update the current driver's profile. A member that is absent stays as it is; a list replaces the list that was there. A document is set by a file (multipart) or by the `signed_id` of a direct upload, and removed by `null` (in a form: by an empty text); what is attached already may be sent back by its `signed_id`. A file has up to 20 MB, a form with files up to 128 MiB in all.
    #[oai(
        path = "/api/v1/users/profile",
        method = "put",
        operation_id = "updateProfile",
        tag = "Tag::Profile"
    )]
    async fn update_profile(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::UpdateProfile>,
        /// Entity tags that the caller has read; the request is refused with 412 when the profile has another one now.
        #[oai(name = "If-Match", explode = false)]
        if_match: Header<Opt<Str>>,
        body: UpdateProfileBody,
    ) -> poem::Result<UpdateProfileResponse> {
        DriverApi::update_profile(&*self.0, request, security, if_match.0.0, body)
            .await
            .map_err(contract::application)
    }
    /// Announce a file
    ///
    /// Answers where the file's bytes are to be sent within five minutes, with which headers, and the `signed_id` by which a profile then takes it. Under `file` the answer is only that; under `blob`, as Active Storage's own client sends it, it is all that Active Storage says of a blob. A file that no profile takes within a day is deleted.
    #[oai(
        path = "/api/v1/direct_uploads",
        method = "post",
        operation_id = "createDirectUpload",
        tag = "Tag::DirectUploads"
    )]
    async fn create_direct_upload(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::CreateDirectUpload>,
        body: Json<Constrained<DriverDirectUploadRequest, CreateDirectUploadJsonRule>>,
    ) -> poem::Result<CreateDirectUploadResponse> {
        DriverApi::create_direct_upload(&*self.0, request, security, body.into_inner())
            .await
            .map_err(contract::application)
    }
    /// Send the announced file
    ///
    /// The bytes of a file that was announced, to the URL of the announcement and with its headers. Their number, MD5 and type have to be what was announced, else nothing is kept.
    #[oai(
        path = "/api/v1/direct_uploads/:token",
        method = "put",
        operation_id = "uploadFile",
        tag = "Tag::DirectUploads"
    )]
    async fn upload_file(
        &self,
        request: &Request,
        _validated: Validated<operations::UploadFile>,
        /// From the URL of the announcement.
        #[oai(name = "token", explode = false, validator(min_length = 1))]
        token: Path<Str>,
        body: UploadFileBody,
    ) -> poem::Result<UploadFileResponse> {
        DriverApi::upload_file(&*self.0, request, token.0, body)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for DriverRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: DriverApi>(api: Arc<A>) -> OpenApiService<Contract<DriverRoutes<A>>, ()> {
    OpenApiService::new(Contract(DriverRoutes(api)), "Driver", "0.1.0")
        .description(
            "The profile of a driver and their compliance documents, for the drivers' apps.",
        )
        .license(
            poem_openapi::LicenseObject::new("Apache-2.0")
                .url("https://www.apache.org/licenses/LICENSE-2.0"),
        )
        .server(poem_openapi::ServerObject::new("/").description("This server"))
}
