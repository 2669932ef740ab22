//! Telling what no document can tell, beside what it has told.

use bytes::Bytes;

use super::support::{file, named, registration};
use crate::driver::{DocumentKind, DriverChange, Fault, FieldFault, Source, UploadedFile};
use crate::fakes::World;

#[tokio::test]
async fn dates_signed_ids_and_files_are_told_with_or_without_a_profile() {
    for registered in [false, true] {
        let world = World::default();
        let access = if registered {
            world.driver().await
        } else {
            world.owner().await
        };
        let not_sent = world.announce(&access, "late").await;
        let change = DriverChange {
            birth_date: Some("2000-02-30".to_owned()),
            start_date: Some(" ".to_owned()),
            documents: vec![
                (DocumentKind::Dbs, vec![Source::SignedId("x".to_owned())]),
                (DocumentKind::Cpc, vec![named(&not_sent)]),
                (
                    DocumentKind::Cv,
                    vec![Source::File(UploadedFile {
                        filename: None,
                        bytes: Bytes::from_static(b"MZ"),
                    })],
                ),
                (DocumentKind::Documents, vec![file("fine")]),
            ],
            ..DriverChange::default()
        };
        let faults = world.drivers().faults(&access, &change).await.unwrap();
        let expected = [
            ("birth_date", Fault::Invalid),
            ("start_date", Fault::Blank),
            ("dbs", Fault::Invalid),
            ("cpc", Fault::Invalid),
            ("cv", Fault::WrongType),
        ];
        let expected = expected.map(|(field, fault)| FieldFault { field, fault });
        assert_eq!(faults, expected);
        assert_eq!(world.files.keys(), Vec::<String>::new());
        assert_eq!(world.store.blobs(), 1);
    }
}

#[tokio::test]
async fn what_is_fine_has_no_faults_and_nothing_is_kept() {
    let world = World::default();
    let access = world.owner().await;
    let ahead = world.upload(&access, "ahead").await;
    let change = DriverChange {
        documents: vec![(DocumentKind::Dbs, vec![named(&ahead)])],
        ..registration()
    };
    let faults = world.drivers().faults(&access, &change).await.unwrap();
    assert_eq!(faults, []);
    world.drivers().read(&access).await.unwrap_err();
}
