//! Making, listing, revoking and checking keys.

use std::error::Error;
use std::sync::Arc;

use chrono::TimeDelta;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use secrecy::{ExposeSecret, SecretString};

use super::memory::{Found, Known, Memory};
use super::presented::{draw, prefix};
use super::{ApiKey, ApiKeyError, ApiKeyHash, ApiKeyPrefix, ApiKeyRepository};
use crate::clock::Clock;
use crate::random::Random;
use crate::store::StoreError;

/// Longest name, in characters.
const LONGEST_NAME: usize = 100;

/// How exact `last_used_at` is.
const USE_PRECISION: TimeDelta = TimeDelta::minutes(1);

/// The types of the ports of [`ApiKeyService`], as one parameter.
pub trait ApiKeyPorts: 'static {
    /// Where API keys are kept.
    type ApiKeys: ApiKeyRepository + Clone;
    /// What tells the time.
    type Clock: Clock;
    /// Where keys come from.
    type Random: Random;
}

/// Gives out API keys and knows them again. Each instance of the server has one, for what it remembers.
pub struct ApiKeyService<P: ApiKeyPorts> {
    api_keys: P::ApiKeys,
    clock: P::Clock,
    random: P::Random,
    memory: Memory,
}

impl<P: ApiKeyPorts> ApiKeyService<P> {
    /// A service that remembers nothing yet.
    #[must_use]
    pub fn new(api_keys: P::ApiKeys, clock: P::Clock, random: P::Random) -> Self {
        Self {
            api_keys,
            clock,
            random,
            memory: Memory::default(),
        }
    }

    /// Makes a key and answers it, whole. Nobody can be told it again.
    ///
    /// # Errors
    /// [`ApiKeyError::BadName`], [`ApiKeyError::NameTaken`].
    pub async fn create(&self, name: &str) -> Result<SecretString, ApiKeyError> {
        let name = name.trim();
        let length = name.chars().count();
        if !(1..=LONGEST_NAME).contains(&length) || name.contains(char::is_control) {
            let longest = LONGEST_NAME;
            return Err(ApiKeyError::BadName { longest });
        }
        let (prefix, key) = draw(&self.random);
        let hash = ApiKeyHash::of(key.expose_secret());
        let now = self.clock.now();
        self.api_keys.create(&prefix, name, &hash, now).await?;
        Ok(key)
    }

    /// All keys, the revoked ones included, oldest first.
    ///
    /// # Errors
    /// The store's.
    pub async fn list(&self) -> Result<Vec<ApiKey>, StoreError> {
        self.api_keys.list().await
    }

    /// Revokes the key with this prefix, or else this name; a whole key stands for its prefix. False when there is none that is good.
    ///
    /// # Errors
    /// The store's.
    pub async fn revoke(&self, name_or_prefix: &str) -> Result<bool, StoreError> {
        let now = self.clock.now();
        let named = name_or_prefix.trim();
        match prefix(named) {
            Some(ApiKeyPrefix(prefix)) => self.api_keys.revoke(&prefix, now).await,
            None => self.api_keys.revoke(named, now).await,
        }
    }

    /// Which key `presented` is; none if it is no good one.
    ///
    /// A key that was found good is remembered for [`super::MEMORY`]; of requests that present the same one at once, one looks it up for all. Bad ones are
    /// not remembered. A use is recorded by whoever looks up, to the minute.
    ///
    /// # Errors
    /// The store's, when the key could not be looked up.
    pub async fn check(&self, presented: &str) -> Result<Option<ApiKeyPrefix>, StoreError> {
        let Some(prefix) = prefix(presented) else {
            return Ok(None);
        };
        let hash = ApiKeyHash::of(presented);
        let now = self.clock.now();
        match self.memory.recall(hash, now, || self.look_up(prefix, hash)) {
            Known::Good(prefix) => Ok(Some(prefix)),
            Known::Asked(found) => answer(found.await.as_ref()),
            Known::Asking(found) => {
                let found = found.await;
                if let Ok(Some(key)) = &found {
                    self.record_use(key).await;
                }
                answer(found.as_ref())
            }
        }
    }

    fn look_up(&self, prefix: ApiKeyPrefix, hash: ApiKeyHash) -> BoxFuture<'static, Found> {
        let api_keys = self.api_keys.clone();
        async move {
            let found = api_keys.find(&prefix).await.map_err(Arc::new)?;
            Ok(found.filter(|key| key.admits(&hash)).map(Arc::new))
        }
        .boxed()
    }

    /// Records a use unless one was recorded within the last minute, by whichever instance. A use that cannot be recorded keeps nobody out.
    async fn record_use(&self, key: &ApiKey) {
        let now = self.clock.now();
        let recent = |at| now - at < USE_PRECISION;
        if key.last_used_at.is_some_and(recent) {
            return;
        }
        if let Err(error) = self.api_keys.record_use(&key.prefix, now).await {
            let error = &error as &dyn Error;
            tracing::warn!(
                prefix = key.prefix.0,
                error,
                "the use of an API key was not recorded"
            );
        }
    }
}

/// What a shared look-up says to one of those who share it.
fn answer(
    found: Result<&Option<Arc<ApiKey>>, &Arc<StoreError>>,
) -> Result<Option<ApiKeyPrefix>, StoreError> {
    match found {
        Ok(key) => Ok(key.as_ref().map(|key| key.prefix.clone())),
        Err(error) => Err(match &**error {
            StoreError::Unavailable(_) => StoreError::Unavailable(Arc::clone(error).into()),
            StoreError::Internal(_) => StoreError::Internal(Arc::clone(error).into()),
        }),
    }
}
