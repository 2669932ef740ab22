//! Images in a bucket.

use domain::image::{Encoded, ImageName, MediaStore};
use domain::store::StoreError;
use futures_util::TryStreamExt;
use media::Files;
use object_store::{Attribute, GetOptions, ObjectStore};

use crate::support::{BUCKET, connected, endpoint, nowhere, opened, seen};

const NAME: &str = "abcdefghijklmnopqrstuvwxyz234567.png";

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
    let path = format!("told/images/{NAME}").into();
    let seen = seen()
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
    let files = opened(BUCKET, "", &nowhere());
    let refused = files.find(NAME).await;
    assert!(
        matches!(refused, Err(StoreError::Unavailable(_))),
        "{refused:?}"
    );
}
