//! Documents in a bucket.

use bytes::Bytes;
use domain::blob::{BlobKey, BlobStore, Checksum, ContentType, Described, PartError, ReceiveError};
use domain::store::StoreError;
use futures_util::{StreamExt, TryStreamExt, stream};
use md5::{Digest, Md5};
use media::Files;
use object_store::{Attribute, GetOptions, ObjectStore, ObjectStoreExt, WriteMultipart};

use crate::support::{BUCKET, connected, nowhere, opened, seen};

const KEY: &str = "abcdefghijklmnopqrstuvwxyz234567";

/// A PDF of so many bytes.
pub fn pdf(size: usize) -> Vec<u8> {
    let counted = (0_u32..).flat_map(u32::to_be_bytes);
    let beginning = b"%PDF-1.7\n".iter().copied();
    beginning.chain(counted).take(size).collect()
}

/// What `bytes` are.
pub fn described(bytes: &[u8]) -> Described {
    Described {
        key: BlobKey(KEY.to_owned()),
        byte_size: bytes.len() as u64,
        checksum: Checksum(Md5::digest(bytes).into()),
        content_type: ContentType::Pdf,
    }
}

/// Everything that `bytes` are not.
fn wrong(bytes: &[u8]) -> Vec<Described> {
    let changed = |change: fn(&mut Described)| {
        let mut file = described(bytes);
        change(&mut file);
        file
    };
    vec![
        changed(|file| file.byte_size -= 1),
        changed(|file| file.byte_size += 1),
        changed(|file| file.checksum.0[0] ^= 1),
        changed(|file| file.content_type = ContentType::Jpeg),
    ]
}

fn parts(bytes: &[u8]) -> Vec<Result<Bytes, PartError>> {
    let parts = bytes.chunks(10_000);
    parts.map(|part| Ok(Bytes::copy_from_slice(part))).collect()
}

async fn read(files: &Files) -> Option<Vec<u8>> {
    let key = BlobKey(KEY.to_owned());
    let opened = files.open_blob(&key, ContentType::Pdf, None).await;
    let pieces = opened.expect("the store answers")?.body.try_collect();
    let pieces: Vec<_> = pieces.await.expect("the store sends it all");
    Some(pieces.concat())
}

/// Puts bytes under the key as a client does, whatever was agreed; in two parts where they are so many.
pub async fn store(prefix: &str, bytes: &[u8]) {
    let path = format!("{prefix}/documents/{KEY}").into();
    if bytes.len() > 5 << 20 {
        let upload = seen().put_multipart(&path).await.expect("an upload");
        let mut upload = WriteMultipart::new(upload);
        upload.write(bytes);
        upload.finish().await.expect("a place");
    } else {
        let put = seen().put(&path, bytes.to_vec().into()).await;
        put.expect("a place");
    }
}

/// Whether nothing lies under the prefix, nor is on its way there.
pub async fn is_empty(prefix: &str) -> bool {
    let listed: Vec<_> = seen()
        .list(Some(&prefix.into()))
        .try_collect()
        .await
        .expect("a list");
    listed.is_empty()
}

#[tokio::test]
async fn what_was_received_is_held_read_and_deleted() {
    let files = connected("received").await;
    for size in [12, 300_000, 6_000_000] {
        let bytes = pdf(size);
        let file = described(&bytes);
        assert!(!files.holds(&file).await.expect("an answer"));
        assert_eq!(read(&files).await, None);

        let received = files.receive(&file, stream::iter(parts(&bytes))).await;
        received.expect("a place");
        assert!(files.holds(&file).await.expect("an answer"));
        assert_eq!(read(&files).await.expect("a file"), bytes);
        let found = files.find_blob(&file.key, ContentType::Pdf).await;
        let info = found.expect("an answer").expect("a file");
        assert_eq!(
            (info.size, info.content_type),
            (size as u64, "application/pdf")
        );
        assert_eq!(info.etag, format!("\"{KEY}\""));
        let part = files.open_blob(&file.key, ContentType::Pdf, Some(1..4));
        let part = part.await.expect("an answer").expect("a file");
        let pieces: Vec<_> = part.body.try_collect().await.expect("all of it");
        assert_eq!(pieces.concat(), b"PDF");

        files.delete(&file.key).await.expect("an answer");
        files
            .delete(&file.key)
            .await
            .expect("nothing there is fine");
        assert!(is_empty("received").await);
    }
}

#[tokio::test]
async fn a_bucket_is_told_the_type() {
    let files = connected("type").await;
    let bytes = pdf(100);
    let put = files.put(&described(&bytes), bytes.clone().into()).await;
    put.expect("a place");
    assert_eq!(read(&files).await.expect("a file"), bytes);
    let path = format!("type/documents/{KEY}").into();
    let got = seen().get_opts(&path, GetOptions::default()).await;
    let attributes = got.expect("a file").attributes;
    let content_type = attributes.get(&Attribute::ContentType);
    assert_eq!(content_type.map(AsRef::as_ref), Some("application/pdf"));
}

#[tokio::test]
async fn what_is_not_as_announced_never_gets_there() {
    let files = connected("mismatch").await;
    let bytes = pdf(300_000);
    for file in wrong(&bytes) {
        let put = files.put(&file, bytes.clone().into()).await;
        assert!(matches!(put, Err(ReceiveError::Mismatch(_))), "{put:?}");
        let received = files.receive(&file, stream::iter(parts(&bytes))).await;
        assert!(
            matches!(received, Err(ReceiveError::Mismatch(_))),
            "{received:?}"
        );
    }
    let broken = stream::iter([Err(PartError("gone".into()))]);
    let bytes_stop = stream::iter(parts(&bytes)).chain(broken);
    let received = files.receive(&described(&bytes), bytes_stop).await;
    assert!(
        matches!(received, Err(ReceiveError::Broken(_))),
        "{received:?}"
    );
    assert!(is_empty("mismatch").await);
}

#[tokio::test]
async fn what_a_client_has_stored_is_held_when_it_is_what_was_announced() {
    let files = connected("stored").await;
    // The entity tag of an object that came in parts is no MD5.
    for size in [12, 300_000, 6_000_000] {
        let bytes = pdf(size);
        store("stored", &bytes).await;
        assert!(files.holds(&described(&bytes)).await.expect("an answer"));
        assert_eq!(read(&files).await.expect("a file"), bytes);
    }
}

#[tokio::test]
async fn whatever_else_a_client_has_stored_is_deleted() {
    let files = connected("deleted").await;
    for size in [12, 6_000_000] {
        let bytes = pdf(size);
        for file in wrong(&bytes) {
            store("deleted", &bytes).await;
            assert!(!files.holds(&file).await.expect("an answer"), "{file:?}");
            assert!(is_empty("deleted").await, "{file:?}");
        }
    }
}

#[tokio::test]
async fn a_bucket_that_cannot_be_reached_is_unavailable() {
    let files = opened(BUCKET, "", &nowhere());
    let bytes = pdf(100);
    let file = described(&bytes);
    let received = files.receive(&file, stream::iter(parts(&bytes))).await;
    assert!(
        matches!(
            received,
            Err(ReceiveError::Store(StoreError::Unavailable(_)))
        ),
        "{received:?}"
    );
    let held = files.holds(&file).await;
    assert!(matches!(held, Err(StoreError::Unavailable(_))), "{held:?}");
}
