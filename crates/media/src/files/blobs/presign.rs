//! URLs under which clients send documents to a bucket themselves.

use std::iter;
use std::time::Duration;

use domain::blob::{Described, UploadTarget};
use domain::store::StoreError;
use jiff::Timestamp;
use object_store::path::Path;
use object_store::signer::{Signer, Url};
use rusty_s3::Method;

use super::super::failure::failed;
use super::remote::Remote;

impl Remote {
    /// Where and how a client sends this document and nothing else: its length, type and MD5 are signed with the URL.
    ///
    /// # Errors
    /// Where the credentials come from.
    pub async fn target(
        &self,
        path: &Path,
        described: &Described,
        valid: Duration,
    ) -> Result<UploadTarget, StoreError> {
        // The bucket's client knows its URL and region, but refuses to sign a length.
        let put = object_store::signer::Method::PUT;
        let url = self.store.signed_url(put, path, valid).await;
        let url = url.map_err(failed)?;
        let region = region(&url).ok_or_else(|| {
            StoreError::Internal("the bucket's client does not sign as expected".into())
        })?;
        let credentials = self.credentials.get_credential().await.map_err(failed)?;

        let (length, md5) = (
            described.byte_size.to_string(),
            described.checksum.to_string(),
        );
        let content_type = described.content_type.name();
        // By name.
        let signed = [
            ("content-length", length.as_str()),
            ("content-md5", &md5),
            ("content-type", content_type),
        ];
        let url = rusty_s3::signing::sign(
            &Timestamp::now(),
            Method::Put,
            url,
            &credentials.key_id,
            &credentials.secret_key,
            credentials.token.as_deref(),
            &region,
            valid.as_secs(),
            iter::empty(),
            signed.into_iter(),
        );
        Ok(UploadTarget {
            url: url.into(),
            headers: vec![
                ("Content-Type".to_owned(), content_type.to_owned()),
                ("Content-MD5".to_owned(), md5),
            ],
        })
    }
}

/// The region for which a URL is signed: `key/date/region/s3/aws4_request` says so.
fn region(url: &Url) -> Option<String> {
    let mut parameters = url.query_pairs();
    let (_, scope) = parameters.find(|(name, _)| name == "X-Amz-Credential")?;
    Some(scope.rsplit('/').nth(2)?.to_owned())
}
