//! Staff look at documents.

use super::staff::staff;
use super::support::{faults, file, held, trail, with};
use crate::access::{Access, Role};
use crate::clock::Clock;
use crate::driver::{Action, DocumentKind, DocumentReview, DriverError, Fault, Verdict};
use crate::fakes::World;
use crate::profile::Expected;

const KIND: DocumentKind = DocumentKind::DrivingLicense;

/// Somebody with two pictures of a driving licence, and the numbers of these.
async fn licensed(world: &World) -> (Access, Vec<i64>) {
    let driver = world.driver().await;
    let change = with(KIND, [file("front"), file("back")]);
    let held = held(&world.change(&driver, change).await.unwrap(), KIND);
    (driver, held)
}

async fn look(
    world: &World,
    staff: &Access,
    driver: &Access,
    verdict: Verdict,
    reason: Option<&str>,
) -> Result<DocumentReview, DriverError> {
    let reason = reason.map(str::to_owned);
    let user = Some(driver.user);
    let drivers = world.drivers();
    drivers
        .review_document(staff, user, KIND, verdict, reason, &Expected::Any)
        .await
}

#[tokio::test]
async fn what_staff_say_is_said_of_all_documents_of_the_kind() {
    let world = World::default();
    let (driver, ids) = licensed(&world).await;
    let staff = staff(&world, Role::Service).await;
    for (verdict, reason, action) in [
        (
            Verdict::Rejected,
            Some("Blurred."),
            Action::DocumentRejected,
        ),
        (Verdict::Approved, None, Action::DocumentApproved),
    ] {
        let review = look(&world, &staff, &driver, verdict, reason).await;
        let review = review.unwrap();
        let expected = DocumentReview {
            verdict,
            reason: reason.map(str::to_owned),
            reviewed_at: world.clock.now(),
        };
        assert_eq!(review, expected);
        for id in &ids {
            assert_eq!(world.store.blob_review(*id), Some(review.clone()));
        }
        let driver = world.drivers().read(&driver).await.unwrap();
        assert_eq!(trail(&driver)[0], (action, Some(KIND)));
    }
    let driver = world.drivers().read(&driver).await.unwrap();
    assert_eq!(driver.version, 5);
    assert_eq!(held(&driver, KIND), ids);
}

#[tokio::test]
async fn a_new_document_has_not_been_looked_at() {
    let world = World::default();
    let (driver, _) = licensed(&world).await;
    let staff = staff(&world, Role::Service).await;
    let review = look(&world, &staff, &driver, Verdict::Approved, None).await;
    review.unwrap();
    let change = with(KIND, [file("new")]);
    let ids = held(&world.change(&driver, change).await.unwrap(), KIND);
    assert_eq!(world.store.blob_review(ids[0]), None);
}

#[tokio::test]
async fn where_nothing_is_attached_there_is_nothing_to_look_at() {
    let world = World::default();
    let driver = world.driver().await;
    let staff = staff(&world, Role::Admin).await;
    let change = with(DocumentKind::Cv, [file("cv")]);
    world.change(&driver, change).await.unwrap();
    let outcome = look(&world, &staff, &driver, Verdict::Approved, None).await;
    assert!(matches!(outcome, Err(DriverError::NotFound)), "{outcome:?}");
}

#[tokio::test]
async fn a_rejection_has_a_reason() {
    let world = World::default();
    let (driver, ids) = licensed(&world).await;
    let staff = staff(&world, Role::Admin).await;
    let outcome = look(&world, &staff, &driver, Verdict::Rejected, None).await;
    assert_eq!(faults(outcome), [("reason", Fault::Blank)]);
    assert_eq!(world.store.blob_review(ids[0]), None);
}

#[tokio::test]
async fn a_user_may_not_look_at_their_own() {
    let world = World::default();
    let (driver, _) = licensed(&world).await;
    let outcome = look(&world, &driver, &driver, Verdict::Approved, None).await;
    let refused = matches!(outcome, Err(DriverError::Forbidden));
    assert!(refused, "{outcome:?}");
}
