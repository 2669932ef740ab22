//! A bucket for the tests.

use std::env;

use media::{AccessKey, Files, Location};
use object_store::aws::{AmazonS3, AmazonS3Builder};

pub const BUCKET: &str = "dossier-test";

/// The server's URL.
#[expect(
    clippy::disallowed_methods,
    reason = "a test has no configuration but its environment"
)]
pub fn endpoint() -> String {
    env::var("DOSSIER_TEST_S3").expect(
        "DOSSIER_TEST_S3 must be the URL of an S3-compatible test server; `make test` starts one",
    )
}

/// The files under a prefix of the test's own, so that tests do not meet; the bucket is made where it is missing.
pub async fn connected(prefix: &str) -> Files {
    let endpoint = endpoint();
    let made = reqwest::Client::new()
        .put(format!("{endpoint}/{BUCKET}"))
        .send()
        .await;
    let status = made.expect("the server answers").status();
    assert!(
        status.is_success() || status == 409,
        "the bucket cannot be made: {status}"
    );
    opened(BUCKET, prefix, &endpoint)
}

/// The files under a prefix of any bucket anywhere.
pub fn opened(bucket: &str, prefix: &str, endpoint: &str) -> Files {
    let url = format!("s3://{bucket}/{prefix}?endpoint={endpoint}&region=us-east-1");
    let Ok(Location::Bucket(bucket)) = url.parse() else {
        panic!("{url} is no bucket")
    };
    let key = AccessKey {
        id: "test".to_owned(),
        secret: "test".into(),
    };
    Files::connect_with(&bucket, &key).expect("good settings")
}

/// The bucket itself, as somebody else sees it.
pub fn seen() -> AmazonS3 {
    let bucket = AmazonS3Builder::new()
        .with_bucket_name(BUCKET)
        .with_endpoint(endpoint())
        .with_allow_http(true)
        .with_access_key_id("test")
        .with_secret_access_key("test");
    bucket.build().expect("good settings")
}

/// The URL of a server that is not there.
pub fn nowhere() -> String {
    // Nothing listens on a port that was just given back.
    let port =
        std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    format!("http://{}", port.expect("a free port"))
}
