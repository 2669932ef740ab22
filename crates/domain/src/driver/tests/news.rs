//! What the driver is told.

use super::support::{file, registration, with};
use crate::access::{Access, Role};
use crate::change::Change;
use crate::clock::Clock;
use crate::driver::{DocumentKind, DriverChange, Verdict};
use crate::fakes::World;
use crate::presence::Presence;
use crate::profile::Expected;
use crate::testing::EMAIL;

/// An owner who is online, and another session of theirs.
async fn twice(world: &World) -> (Access, Access) {
    let first = world.owner().await;
    let events = world.events();
    events.set_presence(&first, Presence::Online).await.unwrap();
    let second = world.login(EMAIL).await;
    let _ = world.wakes.take();
    (first, world.access(&second))
}

/// The latest that the user of `access` has been told, as type and data.
async fn latest(world: &World, access: &Access) -> (String, String) {
    let events = world.events().page(access, 0).await.unwrap();
    let latest = events.last().unwrap();
    (latest.kind.clone(), latest.data.clone())
}

fn changed(access: &Access, members: &str) -> (String, String) {
    let session = access.session;
    let data = format!(r#"{{"session_id":"{session}","members":{members}}}"#);
    ("profile.changed".to_owned(), data)
}

#[tokio::test]
async fn other_sessions_are_told_what_changed() {
    let world = World::default();
    let (first, second) = twice(&world).await;
    let drivers = world.drivers();
    drivers.create(&second, registration()).await.unwrap();
    assert_eq!(world.wakes.take(), [(first.user, None)]);
    let members =
        r#"["first_name","last_name","postcode","birth_date","start_date","contact_phone_number"]"#;
    assert_eq!(latest(&world, &first).await, changed(&second, members));

    let change = DriverChange {
        first_name: Some("Lashell".to_owned()),
        postcode: Some("123".to_owned()),
        bio: Change::Set("Careful.".to_owned()),
        ..with(DocumentKind::EnchancedDbs, [file("certificate")])
    };
    world.change(&second, change).await.unwrap();
    assert_eq!(world.wakes.take(), [(first.user, None)]);
    let members = r#"["first_name","bio","enchanced_dbs"]"#;
    assert_eq!(latest(&world, &first).await, changed(&second, members));
}

#[tokio::test]
async fn the_only_session_is_told_nothing_of_its_own_doings() {
    let world = World::default();
    let access = world.driver().await;
    let change = with(DocumentKind::Cv, [file("cv")]);
    world.change(&access, change).await.unwrap();
    assert_eq!(world.wakes.take(), []);
}

#[tokio::test]
async fn what_changes_nothing_is_no_news() {
    let world = World::default();
    let (_, second) = twice(&world).await;
    world
        .drivers()
        .create(&second, registration())
        .await
        .unwrap();
    let _ = world.wakes.take();
    world.change(&second, registration()).await.unwrap();
    assert_eq!(world.wakes.take(), []);
}

#[tokio::test]
async fn what_staff_do_is_told_even_to_the_only_session() {
    let world = World::default();
    let driver = world.driver().await;
    let change = with(DocumentKind::Dbs, [file("certificate")]);
    world.change(&driver, change).await.unwrap();
    let events = world.events();
    events
        .set_presence(&driver, Presence::Online)
        .await
        .unwrap();
    let staff = world.register("staff@minbil.io", None).await;
    let staff = Access {
        role: Role::Service,
        ..world.access(&staff)
    };
    let user = Some(driver.user);
    let drivers = world.drivers();
    let told = async |kind: &str, data: &str| {
        assert_eq!(world.wakes.take(), [(driver.user, None)]);
        let expected = (kind.to_owned(), data.to_owned());
        assert_eq!(latest(&world, &driver).await, expected);
    };

    let at = world.clock.now();
    let status = "scheduled".to_owned();
    let interview = drivers.add_interview(&staff, user, at, status, None).await;
    interview.unwrap();
    let data = r#"{"id":1,"scheduled_at":"2026-02-12T10:00:00.000Z"}"#;
    told("interview.created", data).await;

    let comment = Some("Drives with great care.".to_owned());
    let review = drivers.add_review(&staff, user, 5, comment).await;
    review.unwrap();
    told("review.created", r#"{"id":1,"rating":5}"#).await;

    let reason = Some("It is cut off.".to_owned());
    let kind = DocumentKind::Dbs;
    let review = drivers.review_document(
        &staff,
        user,
        kind,
        Verdict::Rejected,
        reason,
        &Expected::Any,
    );
    review.await.unwrap();
    let data = r#"{"kind":"dbs","status":"rejected","reason":"It is cut off."}"#;
    told("document.reviewed", data).await;
}
