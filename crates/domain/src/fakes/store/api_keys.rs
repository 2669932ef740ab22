//! API keys in memory.

use chrono::{DateTime, Utc};

use super::MemoryStore;
use crate::api_key::{ApiKey, ApiKeyHash, ApiKeyPrefix, ApiKeyRepository, CreateApiKeyError};
use crate::store::StoreError;

impl ApiKeyRepository for MemoryStore {
    async fn create(
        &self,
        prefix: &ApiKeyPrefix,
        name: &str,
        hash: &ApiKeyHash,
        now: DateTime<Utc>,
    ) -> Result<(), CreateApiKeyError> {
        self.transaction("api_keys.create", |state| {
            if state.api_keys.iter().any(|key| key.name == name) {
                return Err(CreateApiKeyError::NameTaken);
            }
            state.api_keys.push(ApiKey {
                prefix: prefix.clone(),
                name: name.to_owned(),
                hash: *hash,
                created_at: now,
                last_used_at: None,
                revoked_at: None,
            });
            Ok(())
        })
        .await
    }

    async fn list(&self) -> Result<Vec<ApiKey>, StoreError> {
        self.transaction("api_keys.list", |state| Ok(state.api_keys.clone()))
            .await
    }

    async fn find(&self, prefix: &ApiKeyPrefix) -> Result<Option<ApiKey>, StoreError> {
        self.transaction("api_keys.find", |state| {
            let found = state.api_keys.iter().find(|key| key.prefix == *prefix);
            Ok(found.cloned())
        })
        .await
    }

    async fn revoke(&self, name_or_prefix: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
        self.transaction("api_keys.revoke", |state| {
            let by_prefix = |key: &ApiKey| key.prefix.0 == name_or_prefix;
            let prefixed = state.api_keys.iter().any(by_prefix);
            let named = |key: &ApiKey| by_prefix(key) || (!prefixed && key.name == name_or_prefix);
            let good = state
                .api_keys
                .iter_mut()
                .filter(|key| key.revoked_at.is_none());
            let revoked = good.filter(|key| named(key));
            let revoked = revoked.map(|key| key.revoked_at = Some(now)).count();
            Ok(revoked > 0)
        })
        .await
    }

    async fn record_use(
        &self,
        prefix: &ApiKeyPrefix,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.transaction("api_keys.record_use", |state| {
            let found = state.api_keys.iter_mut().find(|key| key.prefix == *prefix);
            if let Some(key) = found {
                key.last_used_at = key.last_used_at.max(Some(now));
            }
            Ok(())
        })
        .await
    }
}
