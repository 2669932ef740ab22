//! What a user's other sessions are told.

use bytes::Bytes;

use crate::access::Access;
use crate::auth::PasswordChange;
use crate::change::Change;
use crate::event::Event;
use crate::fakes::World;
use crate::presence::Presence;
use crate::profile::{Expected, NewEmail, ProfileChange};
use crate::testing::{EMAIL, PASSWORD, secret};

/// What has been told to the user of `access`, as type and data.
async fn told(world: &World, access: &Access) -> Vec<(String, String)> {
    let events: Vec<Event> = world.events().page(access, 0).await.unwrap();
    events
        .into_iter()
        .map(|event| (event.kind, event.data))
        .collect()
}

/// An owner with two sessions, who is online and has seen the second sign-in.
async fn twice(world: &World) -> (Access, Access) {
    let first = world.owner().await;
    world
        .events()
        .set_presence(&first, Presence::Online)
        .await
        .unwrap();
    let second = world.login(EMAIL).await;
    (first, world.access(&second))
}

#[tokio::test]
async fn a_new_sign_in_is_told_to_the_others() {
    let world = World::default();
    let (first, second) = twice(&world).await;
    let [(kind, data)] = told(&world, &first).await.try_into().unwrap();
    assert_eq!(kind, "session.created");
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["session_id"], second.session.to_string());
    assert_eq!(data["user_agent"], "tests");
}

#[tokio::test]
async fn the_only_session_is_told_nothing_of_its_own_doings() {
    let world = World::default();
    let owner = world.owner().await;
    world
        .events()
        .set_presence(&owner, Presence::Online)
        .await
        .unwrap();
    let change = ProfileChange {
        address: Change::Clear,
        ..ProfileChange::default()
    };
    let _ = world.wakes.take();
    world
        .profiles()
        .update(&owner, change, None, &Expected::Any)
        .await
        .unwrap();
    assert_eq!(told(&world, &owner).await, []);
    assert_eq!(world.wakes.take(), []);
}

#[tokio::test]
async fn changed_members_and_a_changed_image_are_two_things() {
    let world = World::default();
    let (first, second) = twice(&world).await;
    let change = ProfileChange {
        first_name: Change::Set("Ola".to_owned()),
        address: Change::Clear,
        ..ProfileChange::default()
    };
    let picture = Some(Bytes::from_static(b"picture"));
    let _ = world.wakes.take();
    world
        .profiles()
        .update(&second, change, picture, &Expected::Any)
        .await
        .unwrap();
    assert_eq!(world.wakes.take(), [(first.user, None)]);
    world
        .profiles()
        .remove_image(&second, &Expected::Any)
        .await
        .unwrap();
    let session = second.session;
    let told = told(&world, &first).await;
    let expected = [
        (
            "profile.changed",
            format!(r#"{{"session_id":"{session}","members":["first_name","address"]}}"#),
        ),
        (
            "profile.image_changed",
            format!(r#"{{"session_id":"{session}"}}"#),
        ),
        (
            "profile.image_changed",
            format!(r#"{{"session_id":"{session}"}}"#),
        ),
    ];
    let expected = expected.map(|(kind, data)| (kind.to_owned(), data));
    assert_eq!(told[1..], expected);
}

#[tokio::test]
async fn a_changed_address_is_told_by_its_name_only() {
    let world = World::default();
    let (first, second) = twice(&world).await;
    let email = EMAIL.to_uppercase();
    let change = ProfileChange {
        email: Some(NewEmail { email, proof: None }),
        ..ProfileChange::default()
    };
    let profiles = world.profiles();
    let changed = profiles.update(&second, change, None, &Expected::Any).await;
    changed.unwrap();
    let [_, (kind, data)] = told(&world, &first).await.try_into().unwrap();
    assert_eq!(kind, "profile.changed");
    let session = second.session;
    let expected = format!(r#"{{"session_id":"{session}","members":["email"]}}"#);
    assert_eq!(data, expected);
}

#[tokio::test]
async fn a_changed_password_is_told_even_to_the_last_session() {
    let world = World::default();
    let owner = world.owner().await;
    world
        .events()
        .set_presence(&owner, Presence::Online)
        .await
        .unwrap();
    let change = PasswordChange {
        current: secret(PASSWORD),
        new: secret("another horse battery"),
    };
    world.auth().change_password(&owner, change).await.unwrap();
    let [(kind, _)] = told(&world, &owner).await.try_into().unwrap();
    assert_eq!(kind, "password.changed");
}

#[tokio::test]
async fn revoking_a_session_wakes_its_streams() {
    let world = World::default();
    let (first, second) = twice(&world).await;
    let _ = world.wakes.take();
    world
        .auth()
        .revoke_session(&first, second.session)
        .await
        .unwrap();
    assert_eq!(world.wakes.take(), [(first.user, None)]);
    world.auth().logout(&first).await.unwrap();
    assert_eq!(world.wakes.take(), [(first.user, None)]);
}
