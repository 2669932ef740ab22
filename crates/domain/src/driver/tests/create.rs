//! Completing the registration.

use super::support::{faults, file, named, pdf, registration, trail};
use crate::change::Change;
use crate::driver::{
    Action, DocumentKind, DriverChange, DriverError, ExperienceInput, Fault, Sheet, Written,
};
use crate::fakes::World;
use crate::testing::EMAIL;

#[tokio::test]
async fn who_has_no_driver_profile_finds_none() {
    let world = World::default();
    let access = world.owner().await;
    let outcome = world.drivers().read(&access).await;
    assert!(matches!(outcome, Err(DriverError::NotFound)), "{outcome:?}");
    let outcome = world.change(&access, registration()).await;
    assert!(matches!(outcome, Err(DriverError::NotFound)), "{outcome:?}");
}

#[tokio::test]
async fn a_registration_makes_a_driver_of_the_person() {
    let world = World::default();
    let access = world.owner().await;
    let Written { driver, recorded } = world
        .drivers()
        .create(&access, registration())
        .await
        .unwrap();
    assert_eq!(recorded, 1);
    assert_eq!(driver, world.drivers().read(&access).await.unwrap());
    assert_eq!((driver.user, driver.version), (access.user, 2));
    assert_eq!(driver.email, EMAIL);
    assert_eq!(driver.first_name.as_deref(), Some("Virgie"));
    assert_eq!(driver.phone_number, None);
    assert_eq!(trail(&driver), [(Action::Created, None)]);
    let expected = Sheet {
        postcode: "123".to_owned(),
        birth_date: "2000-03-20".parse().unwrap(),
        start_date: "2020-03-20".parse().unwrap(),
        contact_phone_number: "07856 207372".to_owned(),
        english_level: None,
        bio: None,
        licenses: Vec::new(),
        experiences: Vec::new(),
        interviews: Vec::new(),
        reviews: Vec::new(),
        activities: driver.sheet.activities.clone(),
    };
    assert_eq!(driver.sheet, expected);
    let profile = world.profiles().read(&access).await.unwrap();
    assert_eq!(profile.last_name.as_deref(), Some("Luettgen"));
}

#[tokio::test]
async fn a_registration_may_bring_everything() {
    let world = World::default();
    let access = world.owner().await;
    let sent_ahead = world.upload(&access, "ahead").await;
    let change = DriverChange {
        english_level: Some("fluent".to_owned()),
        bio: Change::Set("Careful.".to_owned()),
        licenses: Some(vec!["d1".to_owned(), "ce".to_owned()]),
        experiences: Some(vec![ExperienceInput {
            company: "Northline Coaches".to_owned(),
            position: "Coach driver".to_owned(),
            start_date: Some("2015-04-01".to_owned()),
            end_date: Some(String::new()),
            description: None,
        }]),
        documents: vec![
            (DocumentKind::Dbs, vec![named(&sent_ahead)]),
            (DocumentKind::Documents, vec![file("a"), file("b")]),
        ],
        ..registration()
    };
    let written = world.drivers().create(&access, change).await.unwrap();
    assert_eq!(written.recorded, 3);
    let driver = written.driver;
    assert_eq!(driver.sheet.english_level.as_deref(), Some("fluent"));
    assert_eq!(driver.sheet.bio.as_deref(), Some("Careful."));
    assert_eq!(driver.sheet.licenses, ["d1", "ce"]);
    let experience = &driver.sheet.experiences[0];
    assert_eq!((experience.id, experience.end_date), (1, None));
    let files: Vec<_> = driver
        .attachments
        .iter()
        .map(|it| (it.kind, it.filename.as_str(), world.files.bytes(&it.key)))
        .collect();
    let expected = [
        (DocumentKind::Dbs, "upload.pdf", Some(pdf("ahead"))),
        (DocumentKind::Documents, "a.pdf", Some(pdf("a"))),
        (DocumentKind::Documents, "b.pdf", Some(pdf("b"))),
    ];
    assert_eq!(files, expected);
    let expected = [
        (Action::DocumentAttached, Some(DocumentKind::Documents)),
        (Action::DocumentAttached, Some(DocumentKind::Dbs)),
        (Action::Created, None),
    ];
    assert_eq!(trail(&driver), expected);
}

#[tokio::test]
async fn there_is_one_registration() {
    let world = World::default();
    let access = world.driver().await;
    let outcome = world.drivers().create(&access, registration()).await;
    assert!(matches!(outcome, Err(DriverError::Exists)), "{outcome:?}");
}

#[tokio::test]
async fn that_there_is_a_profile_is_told_before_what_is_wrong() {
    let world = World::default();
    let access = world.driver().await;
    let wrong = DriverChange {
        birth_date: Some("2000-02-30".to_owned()),
        ..DriverChange::default()
    };
    let outcome = world.drivers().create(&access, wrong).await;
    assert!(matches!(outcome, Err(DriverError::Exists)), "{outcome:?}");
    assert_eq!(world.store.take_journal(), ["drivers.read"]);
}

#[tokio::test]
async fn of_registrations_that_race_one_is_kept() {
    let world = World::default();
    let access = world.owner().await;
    let drivers = world.drivers();
    let with_file = DriverChange {
        documents: vec![(DocumentKind::Cv, vec![file("cv")])],
        ..registration()
    };
    let (one, two) = tokio::join!(
        drivers.create(&access, with_file.clone()),
        drivers.create(&access, with_file),
    );
    let refused = match (one, two) {
        (Ok(_), Err(error)) | (Err(error), Ok(_)) => error,
        other => panic!("{other:?}"),
    };
    assert!(matches!(refused, DriverError::Exists), "{refused:?}");
    assert_eq!(world.store.blobs(), 1);
    assert_eq!(world.files.keys().len(), 1);
}

#[tokio::test]
async fn what_is_missing_is_told_all_at_once() {
    let world = World::default();
    let access = world.owner().await;
    let drivers = world.drivers();
    let outcome = drivers.create(&access, DriverChange::default()).await;
    let missing = [
        "first_name",
        "last_name",
        "postcode",
        "birth_date",
        "start_date",
        "contact_phone_number",
    ];
    assert_eq!(faults(outcome), missing.map(|it| (it, Fault::Blank)));
}

#[tokio::test]
async fn a_revoked_caller_neither_reads_nor_registers() {
    let world = World::default();
    let access = world.owner().await;
    world.auth().logout(&access).await.unwrap();
    let outcome = world.drivers().read(&access).await;
    assert!(matches!(outcome, Err(DriverError::Revoked(_))));
    let outcome = world.drivers().create(&access, registration()).await;
    assert!(matches!(outcome, Err(DriverError::Revoked(_))));
    let outcome = world.drivers().faults(&access, &registration()).await;
    assert!(matches!(outcome, Err(DriverError::Revoked(_))));
}

#[tokio::test]
async fn reading_is_one_round_trip_and_the_first_use_is_written_down() {
    let world = World::default();
    let pair = world.register(EMAIL, None).await;
    let access = world.access(&pair);
    world.drivers().read(&access).await.unwrap_err();
    let journal = world.store.take_journal();
    assert_eq!(journal, ["drivers.read", "sessions.mark_used"]);
    world.drivers().read(&access).await.unwrap_err();
    assert_eq!(world.store.take_journal(), ["drivers.read"]);
}
