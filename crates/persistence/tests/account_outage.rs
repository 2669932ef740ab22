//! Without the database there are no keys, proofs and counts.

use domain::api_key::{ApiKeyHash, ApiKeyPrefix, ApiKeyRepository, CreateApiKeyError};
use domain::email_proof::{BeginProofError, EmailProofRepository};
use domain::profile::{Expected, ProfileRepository, UpdateError};
use domain::quota::{QuotaError, QuotaRepository};
use domain::store::StoreError;

use crate::outage::{fill, through_proxy};
use crate::support::data::after;
use crate::support::fixture::{Backend, run};
use crate::support::proof::email;

fn unavailable<T: std::fmt::Debug>(outcome: &Result<T, StoreError>) {
    assert!(
        matches!(outcome, Err(StoreError::Unavailable(_))),
        "{outcome:?}"
    );
}

#[test]
fn while_the_database_is_away_nothing_of_the_account_is_there() {
    run(Backend::Postgres, async |near| {
        let (mut proxy, far, ada) = through_proxy(&near).await;
        let proof = near.proof(&ada.access, 0).await;
        let prefix = ApiKeyPrefix("aaaaaaaa".to_owned());
        let hash = ApiKeyHash([1; 32]);
        fill(&far, &ada).await;
        proxy.go_away().await;
        unavailable(&far.api_keys.find(&prefix).await);
        unavailable(&far.api_keys.list().await);
        unavailable(&far.api_keys.revoke("web", after(1)).await);
        unavailable(&far.api_keys.record_use(&prefix, after(1)).await);
        let created = far.api_keys.create(&prefix, "web", &hash, after(1)).await;
        let Err(CreateApiKeyError::Store(error)) = created else {
            panic!("{created:?}")
        };
        unavailable::<()>(&Err(error));
        let begun = far.try_begin(&ada.access, 5, 1).await;
        let Err(BeginProofError::Store(error)) = begun else {
            panic!("{begun:?}")
        };
        unavailable::<()>(&Err(error));
        unavailable(&far.email_proofs.attempt(&ada.access, proof, after(1)).await);
        unavailable(&far.email_proofs.forget(ada.access.user, proof).await);
        unavailable(&far.email_proofs.purge(after(1), 1).await);
        let counted = far.quotas.count(&ada.access, 1, after(1)).await;
        let Err(QuotaError::Store(error)) = counted else {
            panic!("{counted:?}")
        };
        unavailable::<()>(&Err(error));
        unavailable(&far.quotas.purge(after(1), 1).await);
        let change = email("new@example.org", Some(proof));
        let updated = far
            .profiles
            .update(&ada.access, &change, &Expected::Any, after(1))
            .await;
        let Err(UpdateError::Store(error)) = updated else {
            panic!("{updated:?}")
        };
        unavailable::<()>(&Err(error));
        proxy.come_back().await;
        far.counts(&ada.access, 1, 1).await.unwrap();
        far.profiles
            .update(&ada.access, &change, &Expected::Any, after(1))
            .await
            .unwrap();
    });
}
