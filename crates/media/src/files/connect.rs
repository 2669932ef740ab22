//! Opens the store at a location.

use std::path::Path as FilePath;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey, AwsCredentialProvider};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{ClientOptions, ObjectStore, RetryConfig};
use secrecy::ExposeSecret;

use super::location::Bucket;
use super::{AccessKey, LocationError};

/// How long one request to a bucket may take. Images are small; a request that waits for one has a caller that waits, too.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(15);

/// How long a bucket may be silent while a document is sent there or read. The whole has no limit, since whoever downloads one may be slow.
const SILENCE: Duration = Duration::from_secs(30);

/// How often a request to a bucket is tried again, and for how long.
const RETRIES: usize = 3;
const RETRY_TIMEOUT: Duration = Duration::from_secs(20);

/// A bucket, or the part of it below a prefix.
pub type Store = PrefixStore<AmazonS3>;

/// An opened bucket.
pub struct Opened {
    /// For small requests.
    pub quick: Store,
    /// For large ones.
    pub patient: Store,
    /// As whom.
    pub credentials: AwsCredentialProvider,
}

/// Opens a folder, which is made where it is missing.
pub fn folder(path: &FilePath) -> Result<Arc<dyn ObjectStore>, LocationError> {
    let unusable = |source| LocationError::Folder {
        folder: path.to_owned(),
        source,
    };
    std::fs::create_dir_all(path).map_err(unusable)?;
    // A file is on the disk before a profile refers to it.
    let store = LocalFileSystem::new_with_prefix(path)?.with_fsync(true);
    Ok(Arc::new(store))
}

/// Opens a bucket, without asking it anything yet.
pub fn bucket(bucket: &Bucket, key: Option<&AccessKey>) -> Result<Opened, LocationError> {
    let mut builder = AmazonS3Builder::from_env().with_bucket_name(&bucket.name);
    if let Some(endpoint) = &bucket.endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    if let Some(region) = &bucket.region {
        builder = builder.with_region(region);
    }
    if let Some(key) = key {
        builder = builder
            .with_access_key_id(&key.id)
            .with_secret_access_key(key.secret.expose_secret());
    }
    // Whoever writes `http:` means it.
    let plain = [AmazonS3ConfigKey::Endpoint, AmazonS3ConfigKey::S3Endpoint]
        .iter()
        .filter_map(|key| builder.get_config_value(key))
        .any(|endpoint| endpoint.starts_with("http:"));
    let retry = RetryConfig {
        max_retries: RETRIES,
        retry_timeout: RETRY_TIMEOUT,
        ..RetryConfig::default()
    };
    let builder = builder.with_retry(retry);
    let client = ClientOptions::new().with_allow_http(plain);
    let patient = client
        .clone()
        .with_timeout_disabled()
        .with_read_timeout(SILENCE);
    let quick = builder
        .clone()
        .with_client_options(client.with_timeout(REQUEST_TIMEOUT))
        .build()?;
    // One provider for both, so that a role's credentials are fetched once.
    let credentials = Arc::clone(quick.credentials());
    let patient = builder
        .with_client_options(patient)
        .with_credentials(Arc::clone(&credentials))
        .build()?;
    let prefix = Path::parse(&bucket.prefix).map_err(object_store::Error::from)?;
    Ok(Opened {
        quick: PrefixStore::new(quick, prefix.clone()),
        patient: PrefixStore::new(patient, prefix),
        credentials,
    })
}
