//! Documents as the API shows them.

use api::driver::DriverAttachment;
use chrono::{DateTime, Utc};
use domain::driver::{Attachment, DocumentKind};
use domain::id::UserId;

use super::handlers::Service;
use crate::media::DocumentUrls;

/// Shows the documents of one driver.
pub struct Attachments<'a> {
    /// Signs ids and URLs.
    pub service: &'a Service,
    /// Makes URLs.
    pub urls: &'a DocumentUrls,
    /// Whose they are.
    pub owner: UserId,
    /// All of them.
    pub attached: Vec<Attachment>,
    /// When they are shown.
    pub now: DateTime<Utc>,
}

impl Attachments<'_> {
    /// The document of a kind that is no list.
    pub fn one(&self, kind: DocumentKind) -> DriverAttachment {
        let mut attached = self.of(kind);
        attached.next().map_or_else(nothing, |it| self.show(it))
    }

    /// The documents of a kind that is a list.
    pub fn all(&self, kind: DocumentKind) -> Vec<DriverAttachment> {
        self.of(kind).map(|it| self.show(it)).collect()
    }

    fn of(&self, kind: DocumentKind) -> impl Iterator<Item = &Attachment> {
        self.attached.iter().filter(move |it| it.kind == kind)
    }

    fn show(&self, attachment: &Attachment) -> DriverAttachment {
        let token = self.service.download_token(attachment, self.now);
        let filename = attachment.filename.as_str();
        DriverAttachment {
            id: Some(attachment.id).into(),
            signed_id: Some(self.service.signed_id(self.owner, attachment.id).into()).into(),
            byte_size: i64::try_from(attachment.byte_size).ok().into(),
            filename: filename.into(),
            url: Some(self.urls.url(&token, filename).into()).into(),
        }
    }
}

/// How the API shows that there is no document.
fn nothing() -> DriverAttachment {
    DriverAttachment {
        id: None.into(),
        signed_id: None.into(),
        byte_size: None.into(),
        filename: "".into(),
        url: None.into(),
    }
}
