//! The store in a bucket, on a real S3-compatible server.

use std::env;

use domain::image::{Encoded, ImageName, MediaStore};
use domain::store::StoreError;
use futures_util::TryStreamExt;
use media::{AccessKey, Files, Location};
use object_store::aws::AmazonS3Builder;
use object_store::{Attribute, GetOptions, ObjectStore};

const NAME: &str = "abcdefghijklmnopqrstuvwxyz234567.png";

const BUCKET: &str = "dossier-test";

/// The server's URL.
#[expect(
    clippy::disallowed_methods,
    reason = "a test has no configuration but its environment"
)]
fn endpoint() -> String {
    env::var("DOSSIER_TEST_S3").expect(
        "DOSSIER_TEST_S3 must be the URL of an S3-compatible test server; `make test` starts one",
    )
}

/// The files under a prefix of the test's own, so that tests do not meet; the bucket is made where it is missing.
async fn connected(prefix: &str) -> Files {
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

fn opened(bucket: &str, prefix: &str, endpoint: &str) -> Files {
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

fn picture(bytes: &[u8]) -> Encoded {
    Encoded {
        bytes: bytes.to_vec(),
        content_type: "image/png",
        extension: "png",
        width: 1,
        height: 1,
    }
}

async fn read(files: &Files, range: Option<std::ops::Range<u64>>) -> Option<Vec<u8>> {
    let opened = files.open(NAME, range).await.expect("the store answers")?;
    let pieces: Vec<_> = opened
        .body
        .try_collect()
        .await
        .expect("the store sends it all");
    Some(pieces.concat())
}

#[tokio::test]
async fn what_was_put_is_found_read_and_deleted() {
    let files = connected("round-trip").await;
    let name = ImageName(NAME.to_owned());
    assert_eq!(files.find(NAME).await.expect("an answer"), None);
    assert!(read(&files, None).await.is_none());
    assert!(read(&files, Some(0..1)).await.is_none());

    files
        .put(&name, &picture(b"0123456789"))
        .await
        .expect("a place");
    let info = files.find(NAME).await.expect("an answer").expect("a file");
    assert_eq!((info.size, info.content_type), (10, "image/png"));
    assert_eq!(info.etag, format!("\"{NAME}\""));
    assert_eq!(read(&files, None).await.expect("a file"), b"0123456789");
    assert_eq!(read(&files, Some(3..6)).await.expect("a file"), b"345");
    assert_eq!(read(&files, Some(8..99)).await.expect("a file"), b"89");

    files
        .put(&name, &picture(b"another"))
        .await
        .expect("a place");
    assert_eq!(read(&files, None).await.expect("a file"), b"another");
    files.delete(&name).await.expect("an answer");
    files.delete(&name).await.expect("nothing there is fine");
    assert_eq!(files.find(NAME).await.expect("an answer"), None);
}

#[tokio::test]
async fn a_bucket_is_told_what_a_file_is_and_where_it_lies() {
    let files = connected("told").await;
    files
        .put(&ImageName(NAME.to_owned()), &picture(b"x"))
        .await
        .expect("a place");
    let bucket = AmazonS3Builder::new()
        .with_bucket_name(BUCKET)
        .with_endpoint(endpoint())
        .with_allow_http(true)
        .with_access_key_id("test")
        .with_secret_access_key("test");
    let bucket = bucket.build().expect("good settings");
    let path = format!("told/images/{NAME}").into();
    let seen = bucket
        .get_opts(&path, GetOptions::default())
        .await
        .expect("a file")
        .attributes;
    let told = |attribute| seen.get(&attribute).map(AsRef::as_ref);
    assert_eq!(told(Attribute::ContentType), Some("image/png"));
    assert_eq!(
        told(Attribute::CacheControl),
        Some("public, max-age=31536000, immutable")
    );
}

#[tokio::test]
async fn a_bucket_is_ready_when_it_is_there() {
    connected("ready")
        .await
        .ping()
        .await
        .expect("the bucket is there");
    let missing = opened("dossier-no-such-bucket", "ready", &endpoint());
    assert!(missing.ping().await.is_err());
}

#[tokio::test]
async fn a_store_that_cannot_be_reached_is_unavailable() {
    // Nothing listens on a port that was just given back.
    let port =
        std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let files = opened(
        BUCKET,
        "",
        &format!("http://{}", port.expect("a free port")),
    );
    let refused = files.find(NAME).await;
    assert!(
        matches!(refused, Err(StoreError::Unavailable(_))),
        "{refused:?}"
    );
}
