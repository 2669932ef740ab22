//! Changing the email.

use chrono::TimeDelta;
use domain::access::Granted;
use domain::account::AccountRepository;
use domain::change::Change;
use domain::email_proof::LIFETIME;
use domain::event::News;
use domain::id::EmailProofId;
use domain::image::ImageRepository;
use domain::presence::Presence::Online;
use domain::profile::{Expected, Profile, ProfileChange, ProfileRepository, UpdateError, Updated};
use domain::session::SessionRepository;

use crate::profile_update::{read, username};
use crate::support::data::{after, fresh, image, start};
use crate::support::on_both;
use crate::support::proof::email;
use crate::support::world::{Person, World};

impl World {
    /// Changes the email at `seconds`.
    async fn update_email(
        &self,
        person: &Person,
        change: &ProfileChange,
        expected: &Expected,
        seconds: i64,
    ) -> Result<Profile, UpdateError> {
        let updated = self
            .profiles
            .update(&person.access, change, expected, after(seconds));
        Ok(updated.await?.value.profile)
    }

    /// Fails unless nothing has come of what was refused: the profile is as it was, and with the proof, if there is one, it is changed now.
    async fn nothing_came_of_it(&self, person: &Person, proof: Option<EmailProofId>) {
        let profile = read(self, person).await;
        assert_eq!(profile.version, 1);
        assert_eq!(profile.email, person.account.email);
        if let Some(proof) = proof {
            let change = email("unused@example.org", Some(proof));
            let updated = self.update_email(person, &change, &Expected::Any, 3).await;
            assert_eq!(updated.expect("a profile").version, 2);
        }
    }
}

fn unproved<T: std::fmt::Debug>(outcome: &Result<T, UpdateError>) {
    assert!(
        matches!(outcome, Err(UpdateError::EmailUnproved)),
        "{outcome:?}"
    );
}

on_both! {
    async fn a_proved_email_takes_the_place_of_the_one_there_was(world: World) {
        let ada = world.register("ada").await;
        let before = read(&world, &ada).await;
        let [proof, other] = [world.proof(&ada.access, 0).await, world.proof(&ada.access, 0).await];
        let change = ProfileChange { last_name: Change::Set("X".to_owned()), ..email("Ada.Ny@Example.ORG", Some(proof)) };
        let granted = world.profiles.update(&ada.access, &change, &Expected::OneOf(vec![1]), after(5)).await.unwrap();
        let expected = Profile {
            email: "Ada.Ny@Example.ORG".to_owned(),
            last_name: Some("X".to_owned()),
            version: 2,
            updated_at: after(5),
            ..before
        };
        let updated = Updated { profile: expected.clone(), announced: false };
        assert_eq!(granted, Granted { value: updated, first_use: true });
        assert_eq!(read(&world, &ada).await, expected);
        // It is what they sign in with, and the old one is free.
        let found = world.accounts.credentials("ada.ny@example.org").await.unwrap().unwrap();
        assert_eq!((found.user.uid, found.user.email.as_str()), (ada.access.user, "Ada.Ny@Example.ORG"));
        assert!(world.accounts.credentials("ada@example.org").await.unwrap().is_none());
        let bob = world.register("bob").await;
        let theirs = world.proof(&bob.access, 0).await;
        world.update_email(&bob, &email("ada@example.org", Some(theirs)), &Expected::Any, 6).await.unwrap();
        // One proof is used up, and no other.
        assert!(!world.tries(&ada.access, proof, 6).await);
        assert!(world.tries(&ada.access, other, 6).await);
    }

    async fn a_proof_is_used_once(world: World) {
        let ada = world.register("ada").await;
        let proof = world.proof(&ada.access, 0).await;
        let first = world.update_email(&ada, &email("one@example.org", Some(proof)), &Expected::Any, 1).await.unwrap();
        for again in ["two@example.org", "one@example.org", "ONE@example.org"] {
            unproved(&world.update_email(&ada, &email(again, Some(proof)), &Expected::Any, 1).await);
        }
        assert_eq!(read(&world, &ada).await, first);
    }

    async fn a_proof_does_until_it_is_over(world: World) {
        for (name, nanoseconds, good) in [("a", -1, true), ("b", -1_000_000, true), ("c", 0, false), ("d", 1_000_000, false)] {
            let person = world.register(name).await;
            let proof = world.proof(&person.access, 0).await;
            let now = start() + LIFETIME + TimeDelta::nanoseconds(nanoseconds);
            let change = email(&format!("{name}2@example.org"), Some(proof));
            let outcome = world.profiles.update(&person.access, &change, &Expected::Any, now).await;
            if good {
                outcome.unwrap();
            } else {
                unproved(&outcome);
                world.nothing_came_of_it(&person, None).await;
            }
        }
    }

    async fn a_proof_whose_tries_are_used_up_still_proves(world: World) {
        let ada = world.register("ada").await;
        let proof = world.proof(&ada.access, 0).await;
        for _ in 0..5 {
            assert!(world.tries(&ada.access, proof, 1).await);
        }
        world.update_email(&ada, &email("new@example.org", Some(proof)), &Expected::Any, 1).await.unwrap();
    }

    async fn anothers_proof_proves_nothing_and_is_not_used(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await;
        let proof = world.proof(&bob.access, 0).await;
        for address in ["new@example.org", "bob@example.org", "ada@example.org", "Ada@example.org"] {
            unproved(&world.update_email(&ada, &email(address, Some(proof)), &Expected::Any, 1).await);
        }
        unproved(&world.update_email(&ada, &email("new@example.org", Some(EmailProofId(fresh()))), &Expected::Any, 1).await);
        world.nothing_came_of_it(&ada, None).await;
        world.nothing_came_of_it(&bob, Some(proof)).await;
    }

    async fn another_spelling_needs_no_proof_and_another_address_does(world: World) {
        let ada = world.register("ada").await;
        for (version, spelling) in [(2, "ADA@Example.org"), (3, "ADA@Example.org"), (4, "ada@example.org")] {
            let profile = world.update_email(&ada, &email(spelling, None), &Expected::Any, 1).await.unwrap();
            assert_eq!((profile.email.as_str(), profile.version), (spelling, version));
        }
        for other in ["ada@example.com", "ada@example.org ", "", "ada@example.orĝ"] {
            unproved(&world.update_email(&ada, &email(other, None), &Expected::Any, 1).await);
        }
        assert_eq!(read(&world, &ada).await.version, 4);
        assert!(world.accounts.credentials("ada@example.org").await.unwrap().is_some());
    }

    async fn a_proof_of_the_address_there_is_is_used_up_too(world: World) {
        let ada = world.register("ada").await;
        let proof = world.proof(&ada.access, 0).await;
        world.update_email(&ada, &email("ADA@example.org", Some(proof)), &Expected::Any, 1).await.unwrap();
        unproved(&world.update_email(&ada, &email("new@example.org", Some(proof)), &Expected::Any, 1).await);
    }

    async fn a_taken_email_is_told_to_those_who_proved_it_only(world: World) {
        let ada = world.register("ada").await;
        world.register("bob").await;
        for address in ["bob@example.org", "BOB@example.org"] {
            unproved(&world.update_email(&ada, &email(address, None), &Expected::Any, 1).await);
            unproved(&world.update_email(&ada, &email(address, Some(EmailProofId(fresh()))), &Expected::Any, 1).await);
        }
        let proof = world.proof(&ada.access, 0).await;
        unproved(&world.update_email(&ada, &email("bob@example.org", Some(proof)), &Expected::Any, 600).await);
        for address in ["bob@example.org", "BOB@example.org"] {
            let taken = world.update_email(&ada, &email(address, Some(proof)), &Expected::Any, 1).await;
            assert!(matches!(taken, Err(UpdateError::EmailTaken)), "{taken:?}");
        }
        world.nothing_came_of_it(&ada, Some(proof)).await;
    }

    async fn a_stale_writer_keeps_their_proof(world: World) {
        let ada = world.register("ada").await;
        world.register("bob").await;
        let proof = world.proof(&ada.access, 0).await;
        for change in [email("new@example.org", Some(proof)), email("bob@example.org", Some(proof)), email("x@example.org", None)] {
            for expected in [vec![], vec![2, 9]] {
                let stale = world.update_email(&ada, &change, &Expected::OneOf(expected), 1).await;
                assert!(matches!(stale, Err(UpdateError::Stale)), "{stale:?}");
            }
        }
        unproved(&world.update_email(&ada, &email("x@example.org", None), &Expected::OneOf(vec![1]), 1).await);
        world.nothing_came_of_it(&ada, Some(proof)).await;
    }

    async fn whoever_is_refused_otherwise_keeps_their_proof(world: World) {
        let ada = world.register("ada").await;
        world.register("bob").await;
        let second = world.sign_in(ada.access.user, after(1)).await;
        let proof = world.proof(&ada.access, 0).await;
        let new = email("new@example.org", Some(proof));
        world.sessions.revoke(&ada.access, second.session, after(1)).await.unwrap();
        for change in [&new, &email("x@example.org", None), &email("ADA@example.org", None)] {
            let revoked = world.profiles.update(&second, change, &Expected::OneOf(vec![9]), after(2)).await;
            assert!(matches!(revoked, Err(UpdateError::Revoked(_))), "{revoked:?}");
        }
        let taken = ProfileChange { email: new.email.clone(), ..username("bob") };
        let taken = world.update_email(&ada, &taken, &Expected::Any, 2).await;
        assert!(matches!(taken, Err(UpdateError::UsernameTaken)), "{taken:?}");
        let gone = ProfileChange { image: Change::Set(image()), ..new };
        let gone = world.update_email(&ada, &gone, &Expected::Any, 2).await;
        assert!(matches!(gone, Err(UpdateError::ImageGone)), "{gone:?}");
        world.nothing_came_of_it(&ada, Some(proof)).await;
    }

    async fn email_and_image_change_together(world: World) {
        let ada = world.register("ada").await;
        let [proof, late] = [world.proof(&ada.access, 0).await, world.proof(&ada.access, 100).await];
        let name = image();
        world.images.reserve(&name, ada.access.user, after(1)).await.unwrap();
        let change = ProfileChange { image: Change::Set(name.clone()), ..email("new@example.org", Some(proof)) };
        let profile = world.update_email(&ada, &change, &Expected::Any, 2).await.unwrap();
        assert_eq!((profile.image.as_ref(), profile.email.as_str()), (Some(&name), "new@example.org"));
        let attached = "SELECT COUNT(*) FROM images WHERE state = 'attached'";
        assert_eq!(world.count(attached).await, 1);
        let clear = ProfileChange { image: Change::Clear, ..email("newer@example.org", Some(proof)) };
        unproved(&world.update_email(&ada, &clear, &Expected::Any, 2).await);
        assert_eq!(world.count(attached).await, 1);
        let clear = ProfileChange { image: Change::Clear, ..email("newer@example.org", Some(late)) };
        assert_eq!(world.update_email(&ada, &clear, &Expected::Any, 2).await.unwrap().image, None);
        assert_eq!(world.count(attached).await, 0);
    }

    async fn the_other_sessions_are_told_of_a_new_email(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.sign_in(ada.user, after(1)).await;
        world.be(&ada, Online, 1, 1_000).await;
        world.sql("DELETE FROM events").await;
        let proof = world.proof(&ada, 0).await;
        for (change, told) in [(email("new@example.org", Some(proof)), true), (email("x@example.org", Some(proof)), false), (email("NEW@example.org", None), true)] {
            let before = world.page(&other, 0).await.len();
            let outcome = world.profiles.update(&ada, &change, &Expected::Any, after(2)).await;
            assert_eq!(outcome.is_ok_and(|granted| granted.value.announced), told);
            assert_eq!(world.page(&other, 0).await.len(), before + usize::from(told));
        }
        let page = world.page(&other, 0).await;
        let expected = News::ProfileChanged { session: ada.session, members: vec!["email"] }.event();
        for event in page {
            assert_eq!((&event.kind, &event.data, event.created_at), (&expected.kind, &expected.data, after(2)));
        }
    }

    async fn a_wrong_name_in_the_way_is_not_a_taken_email(world: World) {
        let ada = world.register("ada").await;
        world.register("bob").await;
        world.sql("CREATE UNIQUE INDEX odd ON users (last_name)").await;
        world.sql("UPDATE users SET last_name = 'X' WHERE username = 'bob'").await;
        let proof = world.proof(&ada.access, 0).await;
        let change = ProfileChange { last_name: Change::Set("X".to_owned()), ..email("new@example.org", Some(proof)) };
        let outcome = world.update_email(&ada, &change, &Expected::Any, 1).await;
        assert!(matches!(outcome, Err(UpdateError::Store(domain::store::StoreError::Internal(_)))), "{outcome:?}");
    }
}
