//! A driver's documents.

use crate::blob::{BlobKey, ContentType, Filename};

/// A kind of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocumentKind {
    /// The certificate of the Disclosure and Barring Service.
    Dbs,
    /// The tachograph card.
    Tacho,
    /// The enhanced certificate of the Disclosure and Barring Service; the API has always spelt it so.
    EnchancedDbs,
    /// The certificate of professional competence.
    Cpc,
    /// The medical examination.
    MedicalCheck,
    /// The training in safeguarding children.
    ChildSafeguardTraining,
    /// The curriculum vitae.
    Cv,
    /// The pictures of the driving licence: a list.
    DrivingLicense,
    /// Any other documents: a list.
    Documents,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Dbs,
        Self::Tacho,
        Self::EnchancedDbs,
        Self::Cpc,
        Self::MedicalCheck,
        Self::ChildSafeguardTraining,
        Self::Cv,
        Self::DrivingLicense,
        Self::Documents,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dbs => "dbs",
            Self::Tacho => "tacho",
            Self::EnchancedDbs => "enchanced_dbs",
            Self::Cpc => "cpc",
            Self::MedicalCheck => "medical_check",
            Self::ChildSafeguardTraining => "child_safeguard_training",
            Self::Cv => "cv",
            Self::DrivingLicense => "driving_license",
            Self::Documents => "documents",
        }
    }

    /// Whether any number of documents can be attached as this kind, else at most one.
    #[must_use]
    pub const fn is_list(self) -> bool {
        matches!(self, Self::DrivingLicense | Self::Documents)
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// A document that is attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The blob's number.
    pub id: i64,
    /// As what it is attached.
    pub kind: DocumentKind,
    /// Where its bytes lie.
    pub key: BlobKey,
    /// What it is called.
    pub filename: Filename,
    /// How many bytes it has.
    pub byte_size: u64,
    /// What it is.
    pub content_type: ContentType,
}
