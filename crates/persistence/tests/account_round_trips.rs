//! What keys, proofs and counts cost: round trips to PostgreSQL, counted on the wire.

use std::cell::Cell;

use domain::api_key::{ApiKeyHash, ApiKeyPrefix, ApiKeyRepository};
use domain::email_proof::EmailProofRepository;
use domain::profile::{Expected, ProfileRepository};

use crate::round_trips::{through_a_proxy, trips};
use crate::support::data::after;
use crate::support::fixture::{Backend, run};
use crate::support::proof::email;

#[test]
fn keys_counts_and_proofs_take_one_round_trip_each() {
    run(Backend::Postgres, async |near| {
        let (proxy, world) = through_a_proxy(&near).await;
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        let prefix = ApiKeyPrefix("aaaaaaaa".to_owned());
        let hash = ApiKeyHash([1; 32]);
        world
            .api_keys
            .create(&prefix, "web", &hash, after(0))
            .await
            .unwrap();
        let find = trips(&proxy, async || {
            assert!(world.api_keys.find(&prefix).await.unwrap().is_some());
        });
        assert_eq!(find.await, 1, "find");
        let used = trips(&proxy, async || {
            world.api_keys.record_use(&prefix, after(1)).await.unwrap();
        });
        assert_eq!(used.await, 1, "record_use");
        let list = trips(&proxy, async || _ = world.api_keys.list().await.unwrap());
        assert_eq!(list.await, 1, "list");
        let revoke = trips(&proxy, async || {
            world.api_keys.revoke("web", after(1)).await.unwrap();
        });
        assert_eq!(revoke.await, 1, "revoke");
        let count = trips(&proxy, async || world.counts(&ada, 9, 1).await.unwrap());
        assert_eq!(count.await, 1, "count");
        world.counts(&bob, 1, 1).await.unwrap();
        let refuse = trips(&proxy, async || {
            assert!(world.counts(&bob, 1, 1).await.is_err());
        });
        assert_eq!(refuse.await, 2, "a count that is refused");
        let begin = trips(&proxy, async || _ = world.proof(&ada, 1).await);
        assert_eq!(begin.await, 1, "begin");
        let proof = world.proof(&ada, 1).await;
        let attempt = trips(&proxy, async || assert!(world.tries(&ada, proof, 1).await));
        assert_eq!(attempt.await, 1, "attempt");
        let vain = trips(&proxy, async || assert!(!world.tries(&bob, proof, 1).await));
        assert_eq!(vain.await, 1, "a vain attempt");
        let purge = trips(&proxy, async || {
            assert_eq!(world.email_proofs.purge(after(0), 9).await.unwrap(), 0);
        });
        assert_eq!(purge.await, 1, "purge");
        assert_eq!(proxy.connections(), 1);
    });
}

#[test]
fn a_new_email_takes_a_transaction() {
    run(Backend::Postgres, async |near| {
        let (proxy, world) = through_a_proxy(&near).await;
        let ada = world.register("ada").await.access;
        let number = Cell::new(0);
        let update = trips(&proxy, async || {
            number.set(number.get() + 1);
            let proof = near.proof(&ada, 1).await;
            let change = email(&format!("ada{}@example.org", number.get()), Some(proof));
            let updated = world
                .profiles
                .update(&ada, &change, &Expected::Any, after(1));
            updated.await.unwrap();
        });
        // Begin, person, proof, whether there is somebody to tell, commit.
        assert_eq!(update.await, 5, "a new email");
    });
}
