//! What is kept, read and deleted.

use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use bytes::Bytes;
use domain::blob::{BlobKey, BlobStore, ContentType};
use domain::store::StoreError;

use super::*;

#[tokio::test]
async fn what_was_received_is_read_whole_or_in_part() {
    for (size, length) in [
        (12, 1),
        (700, 1),
        (131_072, 131_072),
        (131_073, 4_096),
        (400_000, 70_001),
        (400_000, 400_000),
    ] {
        let folder = Folder::new();
        let bytes = pdf(size);
        let file = described(&bytes);
        folder
            .files
            .receive(&file, parts(&bytes, length))
            .await
            .unwrap();

        assert!(folder.files.holds(&file).await.unwrap());
        assert_eq!(
            folder.read(&file).await.unwrap(),
            bytes,
            "{size} by {length}"
        );
        let info = folder
            .files
            .find_blob(&file.key, ContentType::Pdf)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (info.size, info.content_type),
            (size as u64, "application/pdf")
        );
        assert_eq!(info.etag, format!("\"{KEY}\""));
        let part = folder
            .files
            .open_blob(&file.key, ContentType::Pdf, Some(1..4))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((part.range, part.info), (1..4, info));
        let pieces: Vec<_> = part.body.try_collect().await.unwrap();
        assert_eq!(pieces.concat(), b"PDF");
        assert_eq!(folder.seen(), (vec![KEY.to_owned()], 0));
    }
}

#[tokio::test]
async fn what_was_put_is_read() {
    let folder = Folder::new();
    let bytes = pdf(300_000);
    let file = described(&bytes);
    folder
        .files
        .put(&file, Bytes::from(bytes.clone()))
        .await
        .unwrap();
    assert!(folder.files.holds(&file).await.unwrap());
    assert_eq!(folder.read(&file).await.unwrap(), bytes);
    assert_eq!(folder.seen(), (vec![KEY.to_owned()], 0));
}

#[tokio::test]
async fn what_is_sent_again_takes_the_place_of_itself() {
    let folder = Folder::new();
    let bytes = pdf(200_000);
    let file = described(&bytes);
    for length in [1_000, 200_000] {
        folder
            .files
            .receive(&file, parts(&bytes, length))
            .await
            .unwrap();
    }
    assert_eq!(folder.read(&file).await.unwrap(), bytes);
    assert_eq!(folder.seen(), (vec![KEY.to_owned()], 0));
}

#[tokio::test]
async fn only_the_servers_own_user_reads_a_document() {
    let folder = Folder::new();
    let bytes = pdf(100);
    folder
        .files
        .receive(&described(&bytes), parts(&bytes, 100))
        .await
        .unwrap();
    let mode = fs::metadata(folder.documents().join(KEY))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn what_is_not_there_is_not_held() {
    let folder = Folder::new();
    let bytes = pdf(100);
    let file = described(&bytes);
    assert!(!folder.files.holds(&file).await.unwrap());
    assert_eq!(
        folder
            .files
            .find_blob(&file.key, ContentType::Pdf)
            .await
            .unwrap(),
        None
    );
    assert_eq!(folder.read(&file).await, None);

    folder.files.put(&file, bytes.into()).await.unwrap();
    let mut longer = file.clone();
    longer.byte_size += 1;
    assert!(!folder.files.holds(&longer).await.unwrap());
}

#[tokio::test]
async fn what_was_deleted_is_gone_and_may_be_deleted_again() {
    let folder = Folder::new();
    let bytes = pdf(100);
    let file = described(&bytes);
    folder.files.delete(&file.key).await.unwrap();
    folder.files.put(&file, bytes.into()).await.unwrap();
    folder.files.delete(&file.key).await.unwrap();
    folder.files.delete(&file.key).await.unwrap();
    assert!(!folder.files.holds(&file).await.unwrap());
    assert_eq!(folder.seen(), (vec![], 0));
}

#[tokio::test]
async fn clients_send_nothing_to_a_folder_themselves() {
    let folder = Folder::new();
    let file = described(&pdf(100));
    assert_eq!(
        folder
            .files
            .target(&file, Duration::from_mins(5))
            .await
            .unwrap(),
        None
    );
}

#[tokio::test]
async fn no_other_key_gets_near_the_store() {
    let folder = Folder::new();
    fs::create_dir_all(folder.documents()).unwrap();
    fs::write(folder.documents().join("secret"), b"secret").unwrap();
    let bytes = pdf(100);
    for bad in [
        "",
        "secret",
        "../documents/secret",
        "/etc/passwd",
        &KEY[1..],
        &KEY.to_uppercase(),
        &format!("{KEY}a"),
        &format!("{}.pdf", &KEY[4..]),
        &format!("../{}", &KEY[3..]),
        &format!("{}é", &KEY[2..]),
    ] {
        let key = BlobKey(bad.to_owned());
        let mut file = described(&bytes);
        file.key = key.clone();
        assert_eq!(
            folder
                .files
                .find_blob(&key, ContentType::Pdf)
                .await
                .unwrap(),
            None,
            "{bad}"
        );
        assert_eq!(folder.read(&file).await, None, "{bad}");
        assert!(
            folder.files.put(&file, bytes.clone().into()).await.is_err(),
            "{bad}"
        );
        assert!(
            folder
                .files
                .receive(&file, parts(&bytes, 100))
                .await
                .is_err(),
            "{bad}"
        );
        assert!(
            matches!(
                folder.files.holds(&file).await,
                Err(StoreError::Internal(_))
            ),
            "{bad}"
        );
        assert!(
            matches!(
                folder.files.target(&file, Duration::from_mins(5)).await,
                Err(StoreError::Internal(_))
            ),
            "{bad}"
        );
        assert!(
            matches!(
                folder.files.delete(&key).await,
                Err(StoreError::Internal(_))
            ),
            "{bad}"
        );
    }
    assert_eq!(folder.seen(), (vec!["secret".to_owned()], 0));
}
