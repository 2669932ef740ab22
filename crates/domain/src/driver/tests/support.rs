//! What the tests of drivers' profiles have in common.

use bytes::Bytes;
use futures_util::{Stream, stream};

use crate::access::Access;
use crate::blob::{Checksum, ContentType, PartError};
use crate::driver::{
    Action, Announced, DocumentKind, Driver, DriverChange, DriverError, Fault, Source, Upload,
    UploadRoute, UploadedFile,
};
use crate::fakes::World;
use crate::profile::Expected;

/// A registration without what is optional.
pub(super) fn registration() -> DriverChange {
    let text = |text: &str| Some(text.to_owned());
    DriverChange {
        first_name: text("Virgie"),
        last_name: text("Luettgen"),
        postcode: text("123"),
        birth_date: text("2000-03-20T10:02:34.340Z"),
        start_date: text("2020-03-20T10:02:34.340Z"),
        contact_phone_number: text("07856 207372"),
        ..DriverChange::default()
    }
}

/// A change of nothing but what is attached as `kind`.
pub(super) fn with(kind: DocumentKind, sources: impl IntoIterator<Item = Source>) -> DriverChange {
    DriverChange {
        documents: vec![(kind, sources.into_iter().collect())],
        ..DriverChange::default()
    }
}

/// A PDF that says `text`.
pub(super) fn pdf(text: &str) -> Bytes {
    Bytes::from(format!("%PDF-1.7 {text}"))
}

/// That PDF as a file of a request.
pub(super) fn file(text: &str) -> Source {
    Source::File(UploadedFile {
        filename: Some(format!("{text}.pdf")),
        bytes: pdf(text),
    })
}

/// What announces a file with these bytes.
pub(super) fn upload(bytes: &Bytes) -> Upload {
    Upload {
        filename: "upload.pdf".to_owned(),
        byte_size: bytes.len() as u64,
        checksum: Checksum::of(bytes).to_string(),
        content_type: ContentType::Pdf,
        metadata: "{}".to_owned(),
    }
}

pub(super) fn token(announced: &Announced) -> &str {
    match &announced.route {
        UploadRoute::Token(token) => token,
        UploadRoute::Direct(target) => panic!("{target:?}"),
    }
}

/// Bytes that come in two pieces.
pub(super) fn pieces(
    bytes: &Bytes,
) -> impl Stream<Item = Result<Bytes, PartError>> + Send + Unpin + use<> {
    let (first, second) = (bytes.slice(..4), bytes.slice(4..));
    stream::iter([Ok(first), Ok(second)])
}

impl World {
    /// [`World::owner`] with a driver profile, which has version 2.
    pub(super) async fn driver(&self) -> Access {
        let access = self.owner().await;
        self.drivers()
            .create(&access, registration())
            .await
            .unwrap();
        let _ = self.store.take_journal();
        access
    }

    /// Sends a file ahead.
    pub(super) async fn announce(&self, access: &Access, text: &str) -> Announced {
        let upload = upload(&pdf(text));
        self.drivers().announce(access, upload).await.unwrap()
    }

    /// Sends a file ahead, and its bytes.
    pub(super) async fn upload(&self, access: &Access, text: &str) -> Announced {
        let announced = self.announce(access, text).await;
        self.receive(&announced, &pdf(text)).await.unwrap();
        announced
    }

    /// Sends the bytes of a file that was announced as a PDF.
    pub(super) async fn receive(
        &self,
        announced: &Announced,
        bytes: &Bytes,
    ) -> Result<(), DriverError> {
        let length = Some(bytes.len() as u64);
        self.drivers()
            .receive(token(announced), "application/pdf", length, pieces(bytes))
            .await
    }

    /// Changes a profile whatever its version.
    pub(super) async fn change(
        &self,
        access: &Access,
        change: DriverChange,
    ) -> Result<Driver, DriverError> {
        let drivers = self.drivers();
        let written = drivers.update(access, change, &Expected::Any).await?;
        Ok(written.driver)
    }
}

/// Names a file that was announced.
pub(super) fn named(announced: &Announced) -> Source {
    Source::SignedId(announced.signed_id.clone())
}

/// The numbers of what is attached as `kind`, in order.
pub(super) fn held(driver: &Driver, kind: DocumentKind) -> Vec<i64> {
    let held = driver.attachments.iter().filter(|it| it.kind == kind);
    held.map(|it| it.id).collect()
}

/// What the driver's trail says, the latest first.
pub(super) fn trail(driver: &Driver) -> Vec<(Action, Option<DocumentKind>)> {
    let trail = driver.sheet.activities.iter();
    trail.map(|it| (it.action, it.subject)).collect()
}

/// What is wrong, as a refusal says it.
pub(super) fn faults<T: std::fmt::Debug>(
    outcome: Result<T, DriverError>,
) -> Vec<(&'static str, Fault)> {
    match outcome {
        Err(DriverError::Invalid(faults)) => {
            faults.into_iter().map(|it| (it.field, it.fault)).collect()
        }
        other => panic!("{other:?}"),
    }
}
