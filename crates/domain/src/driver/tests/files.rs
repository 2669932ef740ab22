//! Files that come with a change.

use bytes::Bytes;

use super::support::{faults, file, pdf, with};
use crate::blob::LARGEST_FILE;
use crate::driver::{DocumentKind, DriverChange, DriverError, Fault, Source, UploadedFile};
use crate::fakes::World;
use crate::profile::Expected;

fn source(filename: Option<&str>, bytes: impl Into<Bytes>) -> Source {
    Source::File(UploadedFile {
        filename: filename.map(str::to_owned),
        bytes: bytes.into(),
    })
}

fn sized(size: u64) -> Bytes {
    let mut bytes = pdf("large").to_vec();
    bytes.resize(usize::try_from(size).unwrap(), b' ');
    bytes.into()
}

#[tokio::test]
async fn what_is_no_file_that_is_taken_is_told_and_nothing_is_kept() {
    let world = World::default();
    let access = world.driver().await;
    let too_large = Fault::TooLarge {
        limit: LARGEST_FILE,
    };
    for (bytes, fault) in [
        (Bytes::new(), Fault::Blank),
        (Bytes::from_static(b"<html>"), Fault::WrongType),
        (sized(LARGEST_FILE + 1), too_large),
    ] {
        let change = DriverChange {
            documents: vec![
                (DocumentKind::Dbs, vec![file("fine")]),
                (DocumentKind::Cv, vec![source(Some("cv.pdf"), bytes)]),
            ],
            ..DriverChange::default()
        };
        assert_eq!(faults(world.change(&access, change).await), [("cv", fault)]);
    }
    assert_eq!(world.store.take_journal(), ["drivers.read"; 3]);
    assert_eq!(world.files.keys(), Vec::<String>::new());
}

#[tokio::test]
async fn the_largest_file_is_taken() {
    let world = World::default();
    let access = world.driver().await;
    let change = with(DocumentKind::Cv, [source(None, sized(LARGEST_FILE))]);
    let driver = world.change(&access, change).await.unwrap();
    assert_eq!(driver.attachments[0].byte_size, LARGEST_FILE);
}

#[tokio::test]
async fn a_file_is_what_it_contains_and_named_for_it_where_it_has_no_name() {
    let world = World::default();
    let access = world.driver().await;
    let files = [
        source(None, pdf("a")),
        source(Some(" "), &b"\xff\xd8\xff\xe0"[..]),
        source(Some("really.pdf"), &b"\x89PNG\r\n\x1a\n"[..]),
        source(Some(" ../x.webp "), &b"RIFF\x01\x02\x03\x04WEBP"[..]),
    ];
    let change = with(DocumentKind::Documents, files);
    let driver = world.change(&access, change).await.unwrap();
    let named: Vec<_> = driver
        .attachments
        .iter()
        .map(|it| (it.filename.as_str(), it.content_type.name()))
        .collect();
    let expected = [
        ("file.pdf", "application/pdf"),
        ("file.jpg", "image/jpeg"),
        ("really.pdf", "image/png"),
        ("..-x.webp", "image/webp"),
    ];
    assert_eq!(named, expected);
}

#[tokio::test]
async fn who_would_be_refused_anyway_stores_nothing() {
    let world = World::default();
    let access = world.driver().await;
    let change = with(DocumentKind::Cv, [file("cv")]);
    let expected = Expected::OneOf(vec![1]);
    let drivers = world.drivers();
    let outcome = drivers.update(&access, change.clone(), &expected).await;
    assert!(matches!(outcome, Err(DriverError::Stale)), "{outcome:?}");
    world.auth().logout(&access).await.unwrap();
    let outcome = world.change(&access, change).await;
    assert!(matches!(outcome, Err(DriverError::Revoked(_))));
    let journal = world.store.take_journal();
    assert!(!journal.contains(&"blobs.reserve"), "{journal:?}");
}

#[tokio::test]
async fn the_row_comes_before_the_bytes() {
    let world = World::default();
    let access = world.driver().await;
    world
        .store
        .fail("blobs.reserve", crate::fakes::Fault::Unreachable);
    let change = with(DocumentKind::Cv, [file("cv")]);
    let outcome = world.change(&access, change).await;
    assert!(matches!(outcome, Err(DriverError::Store(_))), "{outcome:?}");
    assert_eq!(world.files.keys(), Vec::<String>::new());
}
