//! What a user's other sessions are told.

use domain::access::Access;
use domain::account::AccountRepository;
use domain::change::Change;
use domain::event::{EventRepository, News};
use domain::image::ImageRepository;
use domain::presence::Presence::Online;
use domain::profile::{Expected, ProfileChange, ProfileRepository, UpdateError};
use domain::session::{NewSession, SessionRepository};

use crate::profile_update::{first_name, username};
use crate::support::data::{after, hash, image, pair, session};
use crate::support::on_both;
use crate::support::world::World;

/// Somebody with two sessions, online, who has heard of nothing yet.
async fn with_two_sessions(world: &World) -> [Access; 2] {
    let ada = world.register("ada").await.access;
    let other = world.sign_in(ada.user, after(1)).await;
    world.be(&ada, Online, 1, 1_000).await;
    world.sql("DELETE FROM events").await;
    [ada, other]
}

on_both! {
    async fn the_other_sessions_are_told_of_a_change(world: World) {
        let [ada, other] = with_two_sessions(&world).await;
        let change = ProfileChange { last_name: Change::Clear, ..first_name("X") };
        let granted = world.profiles.update(&ada, &change, &Expected::Any, after(2)).await.unwrap();
        assert!(granted.value.announced);
        let page = world.page(&other, 0).await;
        assert_eq!(page.len(), 1);
        let expected = News::ProfileChanged { session: ada.session, members: vec!["first_name", "last_name"] }.event();
        assert_eq!((&page[0].kind, &page[0].data, page[0].created_at), (&expected.kind, &expected.data, after(2)));
        assert_eq!(world.mark(&ada).await.delivered, 2);
    }

    async fn news_wait_for_whoever_is_not_online(world: World) {
        let [ada, other] = with_two_sessions(&world).await;
        let granted = world.profiles.update(&ada, &first_name("X"), &Expected::Any, after(1_000)).await.unwrap();
        assert!(granted.value.announced);
        assert_eq!(world.kinds(&other).await, [""; 0]);
        assert_eq!(world.be(&other, Online, 1_001, 1_002).await, 1);
        assert_eq!(world.kinds(&other).await, ["profile.changed"]);
    }

    async fn without_another_session_nobody_is_told(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        world.be(&ada, Online, 0, 1_000).await;
        let other = world.sign_in(ada.user, after(1)).await;
        world.sessions.revoke(&ada, other.session, after(2)).await.unwrap();
        let short = NewSession { expires_at: after(4), ..session(ada.user, after(1)) };
        assert!(world.sessions.open(&short, &pair(after(1)), &hash("secret")).await.unwrap());
        world.sql("DELETE FROM events").await;
        let granted = world.profiles.update(&ada, &first_name("X"), &Expected::Any, after(4)).await.unwrap();
        assert!(!granted.value.announced);
        let name = image();
        world.images.reserve(&name, ada.user, after(4)).await.unwrap();
        let change = ProfileChange { image: Change::Set(name), ..first_name("Y") };
        let granted = world.profiles.update(&ada, &change, &Expected::Any, after(4)).await.unwrap();
        assert!(!granted.value.announced);
        assert_eq!(world.count("SELECT count(*) FROM events").await, 0);
        assert_eq!(world.mark(&bob).await.delivered, 0);
        // A moment earlier the short session still stood.
        let granted = world.profiles.update(&ada, &first_name("Z"), &Expected::Any, after(3)).await.unwrap();
        assert!(granted.value.announced);
    }

    async fn a_change_of_nothing_is_no_news(world: World) {
        let [ada, other] = with_two_sessions(&world).await;
        let granted = world.profiles.update(&ada, &ProfileChange::default(), &Expected::Any, after(2)).await.unwrap();
        assert!(!granted.value.announced);
        assert_eq!(granted.value.profile.version, 2);
        assert_eq!(world.kinds(&other).await, [""; 0]);
    }

    async fn a_refused_change_is_no_news(world: World) {
        let [ada, other] = with_two_sessions(&world).await;
        world.register("bob").await;
        let taken = world.profiles.update(&ada, &username("bob"), &Expected::Any, after(2)).await;
        assert!(matches!(taken, Err(UpdateError::UsernameTaken)), "{taken:?}");
        let stale = world.profiles.update(&ada, &username("eve"), &Expected::OneOf(vec![9]), after(2)).await;
        assert!(matches!(stale, Err(UpdateError::Stale)), "{stale:?}");
        let gone = ProfileChange { image: Change::Set(image()), ..first_name("X") };
        let gone = world.profiles.update(&ada, &gone, &Expected::Any, after(2)).await;
        assert!(matches!(gone, Err(UpdateError::ImageGone)), "{gone:?}");
        assert_eq!(world.kinds(&other).await, [""; 0]);
        assert_eq!(world.mark(&other).await.delivered, 1);
    }

    async fn a_new_image_is_news_of_its_own(world: World) {
        let [ada, other] = with_two_sessions(&world).await;
        let name = image();
        world.images.reserve(&name, ada.user, after(2)).await.unwrap();
        let change = ProfileChange { image: Change::Set(name), ..first_name("X") };
        let granted = world.profiles.update(&ada, &change, &Expected::Any, after(2)).await.unwrap();
        assert!(granted.value.announced);
        let clear = ProfileChange { image: Change::Clear, ..ProfileChange::default() };
        world.profiles.update(&ada, &clear, &Expected::Any, after(3)).await.unwrap();
        assert_eq!(world.kinds(&other).await, ["profile.changed", "profile.image_changed", "profile.image_changed"]);
    }

    async fn a_full_queue_has_a_reserve_for_news(world: World) {
        let ada = world.register("ada").await.access;
        world.fill_queue("ada", "'{}'").await;
        world.sign_in(ada.user, after(1)).await;
        let granted = world.profiles.update(&ada, &first_name("X"), &Expected::Any, after(2)).await.unwrap();
        assert!(granted.value.announced);
        assert!(world.accounts.change_password(&ada, &hash("secret"), &hash("new"), after(3)).await.unwrap());
        assert_eq!(world.count("SELECT last_id FROM event_feeds").await, 10_003);
    }

    async fn a_full_reserve_leaves_news_out_and_nothing_else(world: World) {
        let ada = world.register("ada").await.access;
        world.fill_queue("ada", "'{}'").await;
        world.sql("UPDATE event_feeds SET last_id = 11000").await;
        let other = world.sign_in(ada.user, after(1)).await;
        let granted = world.profiles.update(&ada, &first_name("X"), &Expected::Any, after(2)).await.unwrap();
        assert_eq!((granted.value.announced, granted.value.profile.first_name.as_deref()), (false, Some("X")));
        let name = image();
        world.images.reserve(&name, ada.user, after(2)).await.unwrap();
        let change = ProfileChange { image: Change::Set(name), ..first_name("Y") };
        let granted = world.profiles.update(&ada, &change, &Expected::Any, after(2)).await.unwrap();
        assert_eq!((granted.value.announced, granted.value.profile.first_name.as_deref()), (false, Some("Y")));
        assert!(world.accounts.change_password(&ada, &hash("secret"), &hash("new"), after(3)).await.unwrap());
        assert!(world.sessions.check(&other, after(4)).await.unwrap().is_none());
        assert_eq!(world.count("SELECT count(*) FROM events").await, 10_000);
        assert_eq!(world.count("SELECT last_id FROM event_feeds").await, 11_000);
    }

    async fn a_reserve_with_one_place_takes_one_of_two_news(world: World) {
        let ada = world.register("ada").await.access;
        world.fill_queue("ada", "'{}'").await;
        world.sign_in(ada.user, after(1)).await;
        world.sql("UPDATE event_feeds SET last_id = 11001, delivered_id = 2").await;
        let clear = ProfileChange { image: Change::Clear, ..first_name("X") };
        let granted = world.profiles.update(&ada, &clear, &Expected::Any, after(2)).await.unwrap();
        assert!(granted.value.announced);
        assert_eq!(world.count("SELECT count(*) FROM events WHERE kind = 'profile.changed'").await, 1);
        assert_eq!(world.count("SELECT count(*) FROM events WHERE kind = 'profile.image_changed'").await, 0);
    }

    async fn the_other_sessions_are_told_of_a_sign_in(world: World) {
        let ada = world.register("ada").await.access;
        assert_eq!(world.count("SELECT count(*) FROM events").await, 0);
        world.be(&ada, Online, 0, 1_000).await;
        let new = session(ada.user, after(1));
        assert!(world.sessions.open(&new, &pair(after(1)), &hash("secret")).await.unwrap());
        assert!(!world.sessions.open(&session(ada.user, after(1)), &pair(after(1)), &hash("wrong")).await.unwrap());
        let page = world.page(&ada, 0).await;
        assert_eq!(page.len(), 1);
        let expected = News::of_session(&new).event();
        assert_eq!((&page[0].kind, &page[0].data, page[0].created_at), (&expected.kind, &expected.data, after(1)));
    }

    async fn a_sign_in_alone_is_no_news(world: World) {
        let ada = world.register("ada").await.access;
        world.sessions.revoke(&ada, ada.session, after(1)).await.unwrap();
        world.sign_in(ada.user, after(2)).await;
        assert_eq!(world.count("SELECT count(*) FROM events").await, 0);
    }

    async fn a_new_password_is_always_news(world: World) {
        let ada = world.register("ada").await.access;
        world.be(&ada, Online, 0, 1_000).await;
        assert!(!world.accounts.change_password(&ada, &hash("wrong"), &hash("new"), after(1)).await.unwrap());
        assert_eq!(world.kinds(&ada).await, [""; 0]);
        assert!(world.accounts.change_password(&ada, &hash("secret"), &hash("new"), after(2)).await.unwrap());
        let page = world.page(&ada, 0).await;
        let expected = News::PasswordChanged { session: ada.session }.event();
        assert_eq!((&page[0].kind, &page[0].data), (&expected.kind, &expected.data));
        assert_eq!(page.len(), 1);
    }

    async fn repeating_news_needs_no_key(world: World) {
        let [ada, other] = with_two_sessions(&world).await;
        for _ in 0..2 {
            world.profiles.update(&ada, &first_name("X"), &Expected::Any, after(2)).await.unwrap();
        }
        assert_eq!(world.kinds(&other).await, ["profile.changed", "profile.changed"]);
        assert_eq!(world.events.purge(after(3), 10).await.unwrap(), 2);
    }
}
